"""A computed table: header row, a row for each item or each name, a total row when a column has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assembler.composing.blocks.crossing import crossed
from assembler.composing.composer import Composer, Place, Scope
from assembler.ground.document import Inlines, Node, NodeId, Row, RowKind, Table, text_of
from assembler.ground.document.fit import STANDING, breaking
from assembler.ground.findings import Finding, warning
from assembler.reading.records.blokken import Kolom, Tabel

_Cell = Inlines | tuple[Node, ...]  # a sentence, or paragraphs below each other
_Cells = tuple[str, RowKind, list[_Cell]]  # end of the id of a row, its kind, what its first cells hold


@dataclass(frozen=True, slots=True)
class _Column:
    """A column as it stands: its record, the suffix of its id, the names its heading may use."""

    record: Kolom
    suffix: str
    scope: Scope

    @property
    def id(self) -> str:
        return f"{self.record.id}={self.suffix}" if self.suffix else self.record.id


def build(composer: Composer, record: Tabel, scope: Scope, place: Place, node_id: str) -> Sequence[Node]:
    """Return the table; none when it has no rows."""
    here = place.at(node_id)
    name = f"{node_id}/{record.id}"
    columns = list(_columns(composer, record, scope))
    rows = [*_items(composer, record, scope, place.at(name), columns), *_named(composer, record, here, columns)]
    if not rows or not columns:
        return ()
    head = _row(f"{name}/kop", "kop", columns, [composer.sentence(item.record.kop, item.scope, here) for item in columns])
    body = [_row(f"{name}/{suffix}", kind, columns[: len(cells)], cells) for suffix, kind, cells in rows]
    if any(item.record.totaal for item in columns):
        body.append(_row(f"{name}/totaal", "totaal", columns, [composer.sentence(item.record.totaal, item.scope, here) for item in columns]))
    alignments, widths = tuple(item.record.uitlijning for item in columns), tuple(item.record.breedte for item in columns)
    layout = Table(alignments, widths, record.breekbaar, record.omschrijving or "")
    caption = composer.sentence(record.bijschrift, scope, here)
    made = Node("tabel", NodeId(name), caption, (), (head, *body), layout, replace(place.origin, span=record.positie.span))
    composer.findings += [_unfit(made, number) for number in breaking(made, STANDING)]
    return (made,)


def _unfit(table: Node, number: int) -> Finding:
    """Return the finding about a column that fits on no page beside the first: its words will break."""
    head = text_of(table.kinderen[0].kinderen[number].inhoud)
    message = f"In de tabel '{text_of(table.opschrift) or table.id}' past de kolom '{head}' niet naast de eerste kolom op een bladzijde; de woorden worden afgebroken."
    hint = "Kort het langste woord in deze kolom of in de eerste kolom in, of zet er spaties of streepjes in."
    return warning("tabel-past-op-bladzijde", message, table.herkomst.span, hint=hint)


def _columns(composer: Composer, record: Tabel, scope: Scope) -> Iterator[_Column]:
    """Yield the columns; neighbours that repeat over the same thing are repeated together."""
    shown = [kolom for kolom in record.kolommen if composer.holds(kolom.als, scope)]
    for _, group in groupby(shown, key=lambda kolom: kolom.per.tekst if kolom.per else ""):
        together = list(group)
        for suffix, inner in composer.loop(together[0].per, scope):
            for kolom in together:
                yield _Column(kolom, suffix, inner)


def _items(composer: Composer, record: Tabel, scope: Scope, here: Place, columns: Sequence[_Column]) -> Iterator[_Cells]:
    """Yield the row for each item of `per`, below a row with the words of `groep` when those change."""
    above: Inlines = ()
    for suffix, inner in composer.loop(record.per, scope) if record.per is not None else ():
        if composer.holds(record.als, inner):
            group = composer.sentence(record.groep, inner, here)
            if text_of(group) != text_of(above):
                yield f"groep-{suffix}", "groep", [group]
                above = group
            yield suffix, "rij", [_cell(composer, item, crossed(inner, item.scope, scope), here, suffix) for item in columns]


def _cell(composer: Composer, column: _Column, scope: Scope, here: Place, suffix: str) -> _Cell:
    if column.record.blokken:
        return composer.blocks(column.record.blokken, scope, here.at(f"{here.parent}/{suffix}/{column.id}", "alinea"))
    return composer.sentence(column.record.cel, scope, here)


def _named(composer: Composer, record: Tabel, here: Place, columns: Sequence[_Column]) -> Iterator[_Cells]:
    """Yield each row with a name of its own: the name, and one cell for each other column."""
    for row in record.rijen:
        first, *others = columns
        yield row.id, "rij", [composer.sentence(row.kop, first.scope, here), *(composer.sentence(row.cel, item.scope, here) for item in others)]


def _row(node_id: str, kind: RowKind, columns: Sequence[_Column], cells: Sequence[_Cell]) -> Node:
    made = tuple(_made(NodeId(f"{node_id}/{column.id}"), cell) for column, cell in zip(columns, cells, strict=True))
    return Node("rij", NodeId(node_id), (), (), made, Row(kind))


def _made(node_id: NodeId, cell: _Cell) -> Node:
    nodes = tuple(item for item in cell if isinstance(item, Node))
    return Node("cel", node_id, kinderen=nodes) if nodes else Node("cel", node_id, (), tuple(item for item in cell if not isinstance(item, Node)))
