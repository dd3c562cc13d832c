"""The bytes of a file <-> its text with all line ends alike: what is not changed keeps its own line ends and byte order mark."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text as it stands in the file (`raw`, mark and all) and as it is read (`text`)."""

    raw: str
    text: str

    def replaced(self, begin: int, end: int, new: str) -> bytes:
        """Return the bytes of the file with the characters from `begin` to `end` of `text` replaced by `new`."""
        starts = _starts(self.raw)
        first = _LINE_END.search(self.raw)
        new = new.replace("\n", first.group() if first else "\n")
        return (self.raw[: self._there(starts, begin)] + new + self.raw[self._there(starts, end) :]).encode()

    def _there(self, starts: list[int], at: int) -> int:
        line = self.text.count("\n", 0, at)
        return starts[line] + at - (self.text.rfind("\n", 0, at) + 1)


def lines(content: bytes) -> Lines:
    """Return the text in a file that is known to be good UTF-8."""
    raw = content.decode("utf-8")
    return Lines(raw, _LINE_END.sub("\n", raw.removeprefix("\ufeff")))


def _starts(raw: str) -> list[int]:
    return [int(raw.startswith("\ufeff")), *(match.end() for match in _LINE_END.finditer(raw))]
