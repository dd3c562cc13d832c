"""Word, in the house style of who sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assembler.document import Final
    from assembler.wordfile.base import Numbering

SUFFIX = "docx"


def render(final: Final, base: bytes, numbering: Numbering) -> bytes:
    """Return the document as a .docx."""
    from assembler.rendering import word  # noqa: PLC0415 - lxml and python-docx, for who asks for Word

    return word.render(final, base, numbering=numbering)
