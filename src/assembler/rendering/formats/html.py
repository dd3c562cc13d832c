"""A web page: one file to read on screen, on paper and by ear; the same in every house style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.rendering import html

if TYPE_CHECKING:
    from assembler.ground.document import Final
    from assembler.wordfile.base import Numbering

SUFFIX = "html"


def render(final: Final, base: bytes, numbering: Numbering) -> bytes:  # noqa: ARG001 - what each form is given
    """Return the document as UTF-8 HTML."""
    return html.render(final)
