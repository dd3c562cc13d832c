"""What a block may hold beside its text and items: one module for each such field, found by the name of the field.

They are handed to the composer, in the order in which they stand when a block holds several.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assembler.composing.blocks import cells, figure, insert, shared, signature, table
from assembler.composing.composer import Builder

BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {"tabel": table.build, "figuur": figure.build, "cellen": cells.build, "ondertekening": signature.build, "invoegen": insert.build, "blok": shared.build}
)
