"""The canonical text: the same in every house style and numbering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.rendering import text

if TYPE_CHECKING:
    from assembler.document import Final
    from assembler.wordfile.base import Numbering

SUFFIX = "txt"


def render(final: Final, base: bytes, numbering: Numbering) -> bytes:  # noqa: ARG001 - what each form is given
    """Return the document as UTF-8 text."""
    return text.render(final)
