"""PDF: the Word file with fixed numbers as LibreOffice prints it, tagged, PDF/UA-1 and PDF/A-2b."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from assembler.rendering import pdf
from assembler.store import office

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assembler.ground.document import Final
    from assembler.wordfile.base import Numbering

SUFFIX = "pdf"


def render(final: Final, base: bytes, numbering: Numbering) -> bytes:
    """Return the document as a PDF; OfficeError without LibreOffice."""
    return render_all([(final, base, numbering)])[0]


def render_all(jobs: Sequence[tuple[Final, bytes, Numbering]]) -> list[bytes]:
    """Return documents as PDF in their order: LibreOffice starts once for all of them. A page that is printed counts nothing itself: the numbers are fixed."""
    from assembler.rendering import word  # noqa: PLC0415 - lxml and python-docx, for who asks for them

    if find_spec("pikepdf") is None:
        raise office.OfficeError("Voor pdf is het onderdeel 'pdf' van het programma nodig. Installeer het met: pip install '.[pdf]'.")
    made = office.to_pdf({f"{number} {final.titel}": word.render(final, base, numbering="vast") for number, (final, base, _) in enumerate(jobs, 1)})
    return [pdf.repaired(content) for content in made.values()]
