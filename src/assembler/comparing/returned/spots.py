"""The paragraphs of a document as it was written -> which node each is of, and where that stands in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assembler.comparing.causes.places import place
from assembler.comparing.returned.flow import Strand
from assembler.comparing.returned.proposals import Spot
from assembler.comparing.trees.side import tree_side
from assembler.ground.document import Final, NodeId


def spots_of(final: Final, strands: Sequence[Strand], bookmark_of: Callable[[NodeId], str]) -> Mapping[int, Spot]:
    """Return what each paragraph is: by the bookmark of its node, or by its cell in the table that the last node before it holds."""
    side = tree_side(final)
    named = {bookmark_of(node_id): node_id for node_id in side.nodes}
    found: dict[int, Spot] = {}
    last, first_of_table = Spot(), (-1, Spot())
    for strand in strands:
        node_id = next((named[name] for name in strand.bookmarks if name in named), None)
        if node_id is not None:
            node = side.nodes[node_id]
            last = Spot(str(node_id), place(side, node_id), side.label(node_id), heading=bool(node.opschrift) and not node.inhoud)
        if strand.cell is None:
            found[strand.number] = last if node_id is not None else Spot(last.node, last.place)
            continue
        table, row, column = strand.cell
        if first_of_table[0] != table:
            first_of_table = (table, last)
        holder = first_of_table[1]
        where = f"{holder.place}, tabel, rij {row + 1}, kolom {column + 1}".removeprefix(", ")
        found[strand.number] = Spot(f"{holder.node}/cel-{row + 1}-{column + 1}", where)
    return found
