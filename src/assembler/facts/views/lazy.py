"""Named values that are worked out when a sentence asks for them: what few papers say, and takes several versions of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class Lazy(Mapping[str, Any]):
    """Values by name, each worked out once, when it is first asked for."""

    __slots__ = ("_known", "_makers")

    def __init__(self, makers: Mapping[str, Callable[[], Any]]) -> None:
        self._makers = makers
        self._known: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Return a value; KeyError for a name that is not here."""
        if name not in self._known:
            self._known[name] = self._makers[name]()
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        """Return whether a value has this name, without working it out."""
        return name in self._makers

    def get(self, name: str, default: Any = None) -> Any:
        """Return a value, or what stands for none of that name; a fault in working it out is no lack of it."""
        return self[name] if name in self._makers else default

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._makers)

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self._makers)
