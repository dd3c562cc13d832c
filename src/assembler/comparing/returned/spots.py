"""The paragraphs of a document as it was written -> which node each is of, and where that stands in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from assembler.comparing.causes.places import place
from assembler.comparing.returned.flow import Strand
from assembler.comparing.returned.match import plain
from assembler.comparing.returned.proposals import Spot
from assembler.comparing.trees.side import tree_side
from assembler.ground.document import Final, Node, NodeId, text_of


def spots_of(final: Final, strands: Sequence[Strand], bookmark_of: Callable[[NodeId], str]) -> Mapping[int, Spot]:
    """Return what each paragraph is: by the bookmark of its node, or by its cell in the table that it stands in."""
    side = tree_side(final)
    named = {bookmark_of(node_id): node_id for node_id in side.nodes}
    cells = _cells(final, strands)
    found: dict[int, Spot] = {}
    last, first_of_table = Spot(), (-1, Spot())
    for strand in strands:
        node_id = next((named[name] for name in strand.bookmarks if name in named), None)
        if node_id is not None:
            node = side.nodes[node_id]
            heading = bool(node.opschrift) and not node.inhoud
            last = Spot(str(node_id), place(side, node_id), side.label(node_id), heading, node)
        if strand.cell is None:
            found[strand.number] = last if node_id is not None else Spot(last.node, last.place)
            continue
        cell = cells.get(strand.number)
        if cell is not None:
            found[strand.number] = Spot(str(cell.id), place(side, cell.id), source=cell)
            continue
        table, row, column = strand.cell
        if first_of_table[0] != table:
            first_of_table = (table, last)
        holder = first_of_table[1]
        where = f"{holder.place}, tabel, rij {row + 1}, kolom {column + 1}".removeprefix(", ")
        found[strand.number] = Spot(f"{holder.node}/cel-{row + 1}-{column + 1}", where)
    return found


def _cells(final: Final, strands: Sequence[Strand]) -> dict[int, Node]:
    """Return the cell of the tree that a paragraph in a table is; the tables are found in their order, by what their cells say."""
    rows: dict[int, list[Strand]] = {}
    for strand in strands:
        if strand.cell is not None and (strand.text.strip() or strand.bookmarks):
            rows.setdefault(strand.cell[0], []).append(strand)
    tables = [node for node in final.root.walk() if node.kind == "tabel"]
    found: dict[int, Node] = {}
    at = 0
    for row in rows.values():
        for number in range(at, len(tables)):
            pairs = dict(_paired(tables[number], row))
            if pairs and len(pairs) == len(row):
                found |= pairs
                at = number + 1
                break
    return found


def _paired(table: Node, row: Sequence[Strand]) -> Iterator[tuple[int, Node]]:
    """Yield the paragraphs that say what the cell at their place says."""
    lines = [node.kinderen for node in table.kinderen if node.kind == "rij"]
    for strand in row:
        _, line, column = strand.cell or (0, 0, 0)
        if line < len(lines) and column < len(lines[line]):
            cell = lines[line][column]
            texts = [plain(text_of(node.inhoud)) for node in cell.walk()]
            words = plain(strand.text)
            if words in texts or any(text and words.startswith(text) for text in texts):  # a mark of a source may stand behind it
                yield strand.number, cell
