"""What sentences may read: types of values, kinds of view with the names that each has, and a view itself.

Which kinds there are, and which names, is declared with the views that hold them (`facts/views`): one list, from which sentences are
checked, the views are held against it, and the manual is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assembler.reading.records.blokken import Zinsdeel


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a value, named as a jurist knows it; of a view or a collection of views (`lijst`), `view` is their kind."""

    naam: str
    view: str = ""
    figure: bool = False  # an observed or computed figure: `als` may not read it


TEKST, GETAL, EURO = Type("tekst"), Type("getal"), Type("euro")
DATUM, JA_NEE, BREUK, TEKSTEN = Type("datum"), Type("ja_nee"), Type("breuk"), Type("teksten")
NODE = Type("node")  # text that may stand in a document
DELEN = Type("delen")  # parts of another text, as they stand there
BRONNEN = Type("bronnen")  # figures of which a caption marks the sources
ONBEKEND = Type("onbekend")
CIJFER, BEDRAG, AANDEEL = Type("getal", figure=True), Type("euro", figure=True), Type("procent", figure=True)


def view(kind: str) -> Type:
    """Return the type of one view."""
    return Type("view", kind)


def collection(kind: str) -> Type:
    """Return the type of a collection of views; its loop name is the kind."""
    return Type("lijst", kind)


class View:
    """What sentences see of a fact: named values, nothing else.

    `crossings` has, by the key of another view, the values that belong to the two together: the cell of a table.
    """

    __slots__ = ("crossings", "key", "kind", "values")

    def __init__(self, kind: str, key: str, values: Mapping[str, Any], crossings: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        self.kind = kind
        self.key = key
        self.values = values
        self.crossings = crossings or {}

    def get(self, name: str) -> Any:
        """Return a value; KeyError when this view has none of that name."""
        return self.values[name]

    def __repr__(self) -> str:
        return f"View({self.kind}:{self.key})"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence in pieces, as a skeleton names it: filled where its name stands."""

    pieces: tuple[Zinsdeel, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a view has: the type of its value, and what it is, in words for who writes a sentence.

    `sometimes`: only where the meaning says so.
    """

    type: Type
    meaning: str
    sometimes: bool = False


@dataclass(frozen=True, slots=True)
class ViewKind:
    """A kind of view, declared: its name (in a repetition the name of the loop), what it is, and the names that sentences may ask of it."""

    name: str
    meaning: str
    names: Mapping[str, Name] = field(default_factory=dict)
    _always: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_always", frozenset(name for name, declared in self.names.items() if not declared.sometimes))

    @property
    def types(self) -> dict[str, Type]:
        """The type of each name."""
        return {name: declared.type for name, declared in self.names.items()}

    def checked(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the values of a view of this kind, which has the names declared: no more, and no fewer."""
        given = values.keys()
        assert given >= self._always, (self.name, self._always - given)  # noqa: S101 - a view and its declaration that differ are a bug
        assert given <= self.names.keys(), (self.name, given - self.names.keys())  # noqa: S101
        return values

    def view(self, key: str, values: Mapping[str, Any]) -> View:
        """Return a view of this kind."""
        return View(self.name, key, self.checked(values))
