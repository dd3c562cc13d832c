"""What both papers are made of: paragraphs, lists and tables, made by the program instead of from a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assembler.composing.number import number
from assembler.composing.refer import refer
from assembler.document import Alignment, Draft, Inlines, Label, List, ListStyle, Node, NodeId, Row, RowKind, Table, Tekst, text_of


def zin(text: str | Inlines) -> Inlines:
    """Return a text as a sentence; nothing for nothing."""
    return ((Tekst(text),) if text else ()) if isinstance(text, str) else text


def alinea(node_id: str, text: str | Inlines) -> Node:
    """Return a paragraph."""
    return Node("alinea", NodeId(node_id), (), zin(text))


def lijst(node_id: str, aanhef: str | Inlines, items: Sequence[str | Inlines], soort: ListStyle = "streepjes") -> Node:
    """Return a paragraph with a list."""
    onderdelen = tuple(Node("onderdeel", NodeId(f"{node_id}/{nummer}"), (), zin(item)) for nummer, item in enumerate(items, 1))
    return Node("alinea", NodeId(node_id), (), zin(aanhef), onderdelen, List(soort))


def sectie(node_id: str, opschrift: str | Inlines, kinderen: Sequence[Node]) -> Node:
    """Return a section."""
    return Node("sectie", NodeId(node_id), zin(opschrift), (), tuple(kinderen))


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its heading, its place, and its width in proportion to the others."""

    kop: str
    breedte: int = 10
    uitlijning: Alignment = "links"


def tabel(
    node_id: str, bijschrift: str | Inlines, kolommen: Sequence[Kolom], rijen: Sequence[Sequence[str | Inlines]], soort: str = "", omschrijving: str = ""
) -> Node:
    """Return a table; of `soort` totaal the last row is that of the totals, of `soort` tekst it may break between rows.

    `omschrijving` says what it shows where no caption does: for who cannot see it.
    """
    kop = _rij(f"{node_id}/kop", "kop", [kolom.kop for kolom in kolommen])
    laatste = len(rijen) if soort == "totaal" else 0
    rows = [_rij(f"{node_id}/{nummer}", "totaal" if nummer == laatste else "rij", rij) for nummer, rij in enumerate(rijen, 1)]
    look = Table(tuple(kolom.uitlijning for kolom in kolommen), tuple(kolom.breedte for kolom in kolommen), soort == "tekst", omschrijving)
    return Node("tabel", NodeId(node_id), zin(bijschrift), (), (kop, *rows), look)


def _rij(node_id: str, soort: RowKind, cellen: Sequence[str | Inlines]) -> Node:
    made = tuple(Node("cel", NodeId(f"{node_id}/{nummer}"), (), zin(cel)) for nummer, cel in enumerate(cellen, 1))
    return Node("rij", NodeId(node_id), (), (), made, Row(soort))


@dataclass(frozen=True, slots=True)
class Genummerd:
    """A text with its numbers and references filled in, to quote from."""

    root: Node
    labels: dict[NodeId, Label]

    def label(self, node: Node) -> str:
        """Return the label of a node, or ''."""
        found = self.labels.get(node.id)
        return found.aanduiding if found else ""


def genummerd(root: Node) -> Genummerd:
    """Return a composed text as it would be printed; what is wrong in it is said where that text itself is made."""
    numbered = number(Draft(root))
    return Genummerd(refer(numbered, lambda _path: ("", (), ""))[0], dict(numbered.labels))


def voluit(node: Node, tekst: Genummerd) -> str:
    """Return a lid or onderdeel in one line, with all that stands below it; tables are left to where they stand."""
    parts = [text_of(node.inhoud)]
    for child in node.kinderen:
        if child.kind in {"onderdeel", "begrip"}:
            mark = tekst.label(child)
            parts.append(f"{mark} {voluit(child, tekst)}".strip())
    return " ".join(part for part in parts if part)
