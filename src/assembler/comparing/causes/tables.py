"""A table that changed, as a table: the rows that differ, each with what its cells were and are; totals first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assembler.comparing.trees import MergedNode, Segment, TreeComparison
from assembler.ground.document import Table, text_of

Cells = tuple[tuple[Segment, ...], ...]


@dataclass(frozen=True, slots=True)
class ChangedTable:
    """The heads of a table and its rows that differ; of a row that came or went every cell is marked."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Cells, ...]
    layout: Table
    left_out: int  # rows that did not change


def changed_table(found: TreeComparison, merged: MergedNode, changed: Callable[[MergedNode], bool]) -> ChangedTable | None:
    """Return what changed in a table; None where its columns differ, for then no row can be laid beside another."""
    heads, rows = _parts(merged)
    width = len(heads.children) if heads is not None else 0
    here = [row for row in rows if row.state != "departed" and (row.state != "stays" or changed(row))]
    if heads is None or heads.state != "stays" or any(len(row.children) != width for row in (heads, *here)) or not here:
        return None
    here.sort(key=lambda row: row.node.row_kind != "totaal")  # stable: the rest keeps its order
    node = merged.node
    return ChangedTable(
        text_of(node.opschrift),
        tuple(text_of(cel.node.inhoud) for cel in heads.children),
        tuple(tuple(found.sentence(cel).inhoud for cel in row.children) for row in here),
        node.layout if isinstance(node.layout, Table) else Table(),
        len(rows) - len(here),
    )


def _parts(merged: MergedNode) -> tuple[MergedNode | None, list[MergedNode]]:
    """The row of heads, and the others."""
    heads = [row for row in merged.children if row.node.row_kind == "kop"]
    return (heads[0] if len(heads) == 1 else None), [row for row in merged.children if row.node.row_kind != "kop"]
