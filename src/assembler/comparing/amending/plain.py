"""The binding text of a regulation without all that is not words or numbers: chapters, articles and annexes, each with its number as printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from assembler.ground.document import Final, Kind, Label, Node, NodeId, Sheet, text_of

PARTIES = "partijen"  # the paragraph of a preamble that names the parties
Step = tuple[str, str]  # kind and number of a unit; of a definition its term
Place = tuple[Step, ...]  # of a unit in the old text; an article is named by its number alone


@dataclass(frozen=True, slots=True)
class Plain:
    """A unit: its number, heading and words, and the units in it. `node` is what it was read from."""

    kind: Kind
    nummer: str
    opschrift: str
    tekst: str
    delen: tuple[Plain, ...] = ()
    node: Node | None = field(default=None, compare=False, repr=False)

    @property
    def step(self) -> Step:
        """What names it among its neighbours."""
        return self.kind, self.opschrift if self.kind == "begrip" else self.nummer

    def without_number(self) -> Plain:
        """Return it with another number to come."""
        return replace(self, nummer="")


def binding(final: Final) -> Plain:
    """Return the text that an act amends: who are parties to it, and what binds; no other preamble, signatures, memorandum, or annex that only explains."""
    parties = tuple(found for node in final.root.kinderen if node.kind == "aanhef" for found in _parties(node))
    units = tuple(plain(node, final.labels) for node in final.root.kinderen if _binds(node))
    return Plain("document", "", "", "", (*parties, *units))


def _parties(preamble: Node) -> Iterator[Plain]:
    """Yield who make the regulation, as its preamble says: of all that stands there only this changes when somebody joins or leaves."""
    yield from (Plain("aanhef", "", "", text_of(node.inhoud), (), preamble) for node in preamble.kinderen if node.id.endswith(f"/{PARTIES}"))


def _binds(node: Node) -> bool:
    if node.kind == "bijlage":
        return not isinstance(node.layout, Sheet) or node.layout.aard != "toelichting"
    return node.kind in {"hoofdstuk", "artikel"}


def plain(node: Node, labels: Mapping[NodeId, Label]) -> Plain:
    """Return a node and all below it as plain text."""
    label = labels.get(node.id)
    units = tuple(plain(child, labels) for child in node.kinderen)
    return Plain(node.kind, label.nummer if label else "", text_of(node.opschrift), text_of(node.inhoud), units, node)


def lines(unit: Plain) -> Iterator[str]:
    """Yield a unit line by line, each with its number in front, as it stands in a text; a row of a table is one line."""
    if unit.kind == "rij":
        yield " | ".join(" ".join(lines(cell)) for cell in unit.delen)
        return
    yield from heading(unit)
    for child in unit.delen:
        yield from lines(child)


def heading(unit: Plain) -> Iterator[str]:
    """Yield the lines of a unit itself, without what is below it."""
    mark = _mark(unit)
    head = " ".join(part for part in (mark, unit.opschrift if unit.kind != "begrip" else "") if part)
    said = f"{unit.opschrift}: {unit.tekst}" if unit.kind == "begrip" else unit.tekst
    if unit.kind in {"hoofdstuk", "artikel", "bijlage"}:
        yield from (line for line in (head, said) if line)
    elif head or said:
        yield " ".join(part for part in (head, said) if part)


def _mark(unit: Plain) -> str:
    names = {"hoofdstuk": "Hoofdstuk", "artikel": "Artikel", "bijlage": "Bijlage"}
    if unit.kind in names:
        return f"{names[unit.kind]} {unit.nummer}"
    return f"{unit.nummer}." if unit.nummer else ""
