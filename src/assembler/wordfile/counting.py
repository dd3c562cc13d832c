"""The numbers that Word prints before paragraphs and does not write in the file: counted as Word counts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from assembler.ground.wording import romeins
from assembler.wordfile.lists import letter
from assembler.wordfile.oxml import VAL, Element, W

_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": lambda number: romeins(number).lower(),
    "upperRoman": romeins,
    "ordinal": lambda number: f"{number}e",
    "none": lambda _: "",
}
_DEPTH = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None  # after which level it begins again; None: after any higher one
    legal: bool = False  # every number in it in figures


@dataclass(slots=True)
class _Counters:
    """How far one definition has counted."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * _DEPTH)


class Counting:
    """The numbering part of a file, and how far its lists have counted."""

    def __init__(self, numbering: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._definition: dict[str, str] = {}
        self._overrides: dict[str, dict[int, _Level]] = {}
        self._counters: dict[str, _Counters] = {}
        self._begun: set[str] = set()
        self.by_style: dict[str, tuple[str, int]] = {}  # style -> list and level, where the list names its style
        for element in numbering if numbering is not None else ():
            if element.tag == W + "abstractNum":
                self._levels[element.get(W + "abstractNumId", "")] = _levels(element)
            elif element.tag == W + "num":
                self._list(element)

    def _list(self, element: Element) -> None:
        number = element.get(W + "numId", "")
        reference = element.find(W + "abstractNumId")
        self._definition[number] = reference.get(VAL, "") if reference is not None else ""
        for override in element.iter(W + "lvlOverride"):
            depth = _int(override.get(W + "ilvl"), 0)
            base = self._levels.get(self._definition[number], {}).get(depth, _Level())
            own = override.find(W + "lvl")
            level = _level(own) if own is not None else base
            start = override.find(W + "startOverride")
            if start is not None:
                level = _Level(_int(start.get(VAL), 1), level.format, level.text, level.restart, level.legal)
            self._overrides.setdefault(number, {})[depth] = level

    def label(self, number: str, depth: int) -> str:
        """Count one paragraph of a list and return what Word prints before it; '' for a list that does not exist."""
        if number not in self._definition or not 0 <= depth < _DEPTH:
            return ""
        definition = self._definition[number]
        counters = self._counters.setdefault(definition, _Counters()).numbers
        own = self._overrides.get(number, {})
        if number not in self._begun:
            self._begun.add(number)
            for at in own:
                counters[at] = None  # a list of its own begins where it says
        levels = {**self._levels.get(definition, {}), **own}
        level = levels.get(depth, _Level())
        for at in range(depth):
            if counters[at] is None:
                counters[at] = levels.get(at, _Level()).start
        value = counters[depth]
        counters[depth] = level.start if value is None else value + 1
        for at in range(depth + 1, _DEPTH):
            restart = levels.get(at, _Level()).restart
            if restart is None or (restart and depth < restart):
                counters[at] = None
        return _printed(level, levels, counters)


def _printed(level: _Level, levels: Mapping[int, _Level], counters: list[int | None]) -> str:
    if level.format == "bullet":
        return level.text or "•"
    text = level.text
    for at in range(_DEPTH):
        sign = f"%{at + 1}"
        if sign in text:
            number = counters[at] or levels.get(at, _Level()).start
            how = "decimal" if level.legal else levels.get(at, _Level()).format
            text = text.replace(sign, _FORMATS.get(how, str)(number))
    return text.strip()


def _levels(definition: Element) -> dict[int, _Level]:
    return {_int(level.get(W + "ilvl"), 0): _level(level) for level in definition.iter(W + "lvl")}


def _level(element: Element) -> _Level:
    def value(name: str, otherwise: str) -> str:
        found = element.find(W + name)
        return found.get(VAL, otherwise) if found is not None else otherwise

    restart = element.find(W + "lvlRestart")
    legal = element.find(W + "isLgl")
    return _Level(
        _int(value("start", "1"), 1),
        value("numFmt", "decimal"),
        value("lvlText", ""),
        _int(restart.get(VAL), 0) if restart is not None else None,
        legal is not None and legal.get(VAL, "1") not in {"0", "false"},
    )


def _int(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.lstrip("-").isdecimal() and len(text) < 7 else otherwise
