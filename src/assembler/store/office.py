"""LibreOffice as a printer: Word files -> PDF files, all in one go, in a folder of its own (edge).

It is asked for tagged PDF/UA-1 and PDF/A-2b. It runs without a screen, with a fresh profile, so no setting of a person has a say; nothing of it is left behind.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

_PROGRAMS = ("soffice", "libreoffice")
_DRAWER, _DOTS = "pdftoppm", 96  # dots to an inch
_START, _EACH = 120, 20  # seconds: to start, and for each file
_OPTIONS = {
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}


class OfficeError(Exception):
    """LibreOffice is not there, or did not do it; the message says what to do."""


def program() -> str | None:
    """Return where LibreOffice is; None when it is not on this machine."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def to_pdf(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return each Word file as PDF under the same name; names are without a suffix. OfficeError when that fails for any of them."""
    if not files:
        return {}
    office = program()
    if office is None:
        raise OfficeError("Voor pdf is LibreOffice nodig, en dat staat niet op deze computer. Installeer LibreOffice, of vraag docx, html of txt.")
    with tempfile.TemporaryDirectory(prefix="assembler-") as place:
        folder = Path(place)
        names = {f"{number:04}": name for number, name in enumerate(files)}  # no name of ours reaches a command line
        for short, name in names.items():
            (folder / f"{short}.docx").write_bytes(files[name])
        _run(office, folder, [f"{short}.docx" for short in names])
        missing = [name for short, name in names.items() if not (folder / f"{short}.pdf").is_file()]
        if missing:
            raise OfficeError(f"LibreOffice maakte geen pdf van: {', '.join(missing)}. Open het Word-bestand daarvan in LibreOffice om te zien waarom.")
        return {name: (folder / f"{short}.pdf").read_bytes() for short, name in names.items()}


def pages(content: bytes) -> list[bytes]:
    """Return each page of a PDF file as a picture (PNG), in order; OfficeError when the program for that (pdftoppm of Poppler) is not there or fails."""
    drawer = shutil.which(_DRAWER)
    if drawer is None:
        raise OfficeError("Voor plaatjes van de bladen is 'pdftoppm' nodig (Poppler), en dat staat niet op deze computer. Haal het stuk op als pdf of docx.")
    with tempfile.TemporaryDirectory(prefix="assembler-") as place:
        folder = Path(place)
        (folder / "stuk.pdf").write_bytes(content)
        command = [drawer, "-r", str(_DOTS), "-png", "stuk.pdf", "blad"]
        try:
            subprocess.run(command, cwd=folder, capture_output=True, timeout=_START, check=True)  # noqa: S603 - a list, no shell; the names are ours
        except (subprocess.SubprocessError, OSError) as fault:
            raise OfficeError("Van de pdf zijn geen plaatjes te maken. Haal het stuk op als pdf of docx.") from fault
        return [path.read_bytes() for path in sorted(folder.glob("blad-*.png"))]  # the numbers in the names are equally long


def _run(office: str, folder: Path, files: list[str]) -> None:
    command = [
        office, f"-env:UserInstallation={(folder / 'profiel').as_uri()}", "--headless", "--norestore",
        "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS)}", "--outdir", ".", *files,
    ]  # fmt: skip
    patience = _START + _EACH * len(files)
    try:
        subprocess.run(command, cwd=folder, capture_output=True, timeout=patience, check=False)  # noqa: S603 - a list, no shell; the names are ours
    except subprocess.TimeoutExpired as fault:
        raise OfficeError(f"LibreOffice was na {patience} seconden niet klaar met de pdf's. Probeer het opnieuw, of met minder stukken tegelijk.") from fault
    except OSError as fault:
        raise OfficeError(f"LibreOffice is niet te starten ({fault.strerror}).") from fault
