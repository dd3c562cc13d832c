"""Where a row and a column meet: the names of both, and `cel` for what belongs to the two together."""

from __future__ import annotations

from assembler.composing.composer import Scope
from assembler.facts.views.declared import CELL
from assembler.sentences.names import View


def crossed(row: Scope, column: Scope, base: Scope) -> Scope:
    """Return the scope of a cell: `row` and `column` each have more names than `base`."""
    if column is base:  # a column that does not repeat has nothing of its own
        return row
    merged = {**row, **{name: value for name, value in column.items() if value is not base.get(name)}}
    rows = [value for name, value in row.items() if value is not base.get(name) and isinstance(value, View)]
    columns = [value for name, value in column.items() if value is not base.get(name) and isinstance(value, View)]
    for one in rows:
        for other in columns:
            shared = one.crossings.get(other.key) or other.crossings.get(one.key)
            if shared is not None:
                return {**merged, "cel": CELL.view(f"{one.key}/{other.key}", shared)}
    return merged
