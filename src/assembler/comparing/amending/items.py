"""The items of an act as a document takes them: the formula, then the new text in paragraphs and tables, each with its own marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assembler.comparing.amending.formulas import Said, said
from assembler.comparing.amending.plain import Plain, heading
from assembler.comparing.amending.work import instructions
from assembler.facts.earlier import Opdracht
from assembler.ground.document import Final, Inlines, Label, Node, NodeId, Tekst, text_of


def items(old: Final, root: Node, labels: Mapping[NodeId, Label]) -> tuple[Opdracht, ...]:
    """Return what an act must say to make the text of `old` into the one with this root."""
    new = Final(root, labels, text_of(root.opschrift), "regeling", old.voettekst, old.huisstijl)
    return tuple(_item(row) for row in said(instructions(old, new)))


def _item(row: Said) -> Opdracht:
    return Opdracht(row.letter, row.tekst, tuple(node for unit in row.luidt for node in _nodes(unit)), tuple(_item(below) for below in row.delen))


def _nodes(unit: Plain) -> Iterator[Node]:
    """Yield a unit as paragraphs with their numbers typed out; a table stays one."""
    if unit.kind == "tabel" and unit.node is not None:
        yield unit.node.mapped(lambda _node, inlines: _words(inlines))
        return
    for text in heading(unit):
        yield Node("alinea", NodeId("luidt"), (), (Tekst(text),))
    for child in unit.delen:
        yield from _nodes(child)


def _words(inlines: Inlines) -> Inlines:
    """Return a sentence as its words alone: in an act a reference to the text that it amends leads nowhere."""
    return (Tekst(text_of(inlines)),)
