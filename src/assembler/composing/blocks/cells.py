"""A small table that somebody wrote out: its first row is the heads; columns are as wide as what stands in them asks for."""

from __future__ import annotations

from collections.abc import Sequence

from assembler.composing.composer import Composer, Place, Scope
from assembler.ground.document import Inlines, Node, NodeId, Row, Table, text_of
from assembler.reading.records.blokken import Celtabel
from assembler.sentences.own import own_words

_NARROW, _WIDE = 8, 45  # characters: no column is narrower or wider than these in proportion


def build(composer: Composer, record: Celtabel, scope: Scope, place: Place, node_id: str) -> Sequence[Node]:
    """Return the table; who cannot see it hears what its columns are about."""
    here = place.at(node_id)
    name = f"{node_id}/tabel"
    rows = [[composer.sentence(cell, scope, here) for cell in row] for row in record.rijen]
    widths = tuple(min(max(_NARROW, *(len(text_of(cell)) for cell in column)), _WIDE) for column in zip(*rows, strict=True))
    heads = [text_of(cell) for cell in rows[0] if cell]
    layout = Table(record.uitlijning, widths, breakable=True, description=own_words("celtabel", koppen=tuple(heads), heeft_koppen=bool(heads)))
    made = tuple(_row(f"{name}/rij-{number}", cells, head=not number) for number, cells in enumerate(rows))
    return (Node("tabel", NodeId(name), composer.sentence(record.bijschrift, scope, here), (), made, layout, place.origin),)


def _row(node_id: str, cells: Sequence[Inlines], *, head: bool) -> Node:
    made = tuple(Node("cel", NodeId(f"{node_id}/kolom-{number}"), (), cell) for number, cell in enumerate(cells, 1))
    return Node("rij", NodeId(node_id), (), (), made, Row("kop" if head else "rij"))
