"""Make the pictures of the README from `build/`: `python tools/maak_beelden.py`. Needs LibreOffice and poppler (pdftotext, pdftoppm).

Each picture is one page of one document, found by words that stand on it, so that it survives a text that grows.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "gr-sociaal"
DOEL = ROOT / "docs" / "beeld"
PUNTEN = "72"  # dots per inch: readable in a README, small in the repository
MAXIMUM = 150_000  # bytes

# Picture -> document, and words that stand together on its page.
BEELDEN = {
    "gr-tekst.png": ("definitief/gr-tekst.docx", ("In afwijking van het eerste lid", "Alblasserdam:")),
    "rib.png": ("hoofdlijnennotitie/rib-alblasserdam.docx", ("Geachte leden", "Lokale inrichting")),
}


def _run(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)  # noqa: S603 - fixed programs, own files
    return done.stdout


def _pdf(document: Path, folder: Path) -> Path:
    """Return the PDF that LibreOffice makes of a Word file; with a profile of its own, so that an open LibreOffice is left alone."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        sys.exit("LibreOffice (soffice) is niet gevonden.")
    _run(office, f"-env:UserInstallation=file://{folder}/profiel", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document))
    return folder / f"{document.stem}.pdf"


def _page(pdf: Path, words: tuple[str, ...]) -> int:
    """Return the first page on which all these words stand."""
    pages = _run("pdftotext", "-layout", str(pdf), "-").split("\f")
    for number, text in enumerate(pages, 1):
        if all(word in text for word in words):
            return number
    sys.exit(f"{pdf.name}: op geen bladzijde staat {' en '.join(words)}.")


def main() -> None:
    """Make every picture; stop when one is too large for the repository."""
    DOEL.mkdir(parents=True, exist_ok=True)
    for name, (path, words) in BEELDEN.items():
        document = BUILD / path
        if not document.is_file():
            sys.exit(f"{document} ontbreekt; draai eerst 'make build'.")
        with tempfile.TemporaryDirectory() as folder:
            pdf = _pdf(document, Path(folder))
            page = str(_page(pdf, words))
            target = DOEL / name
            _run("pdftoppm", "-r", PUNTEN, "-f", page, "-l", page, "-singlefile", "-png", str(pdf), str(target.with_suffix("")))
        size = target.stat().st_size
        print(f"{target.relative_to(ROOT)}: bladzijde {page}, {size // 1000} kB")
        if size > MAXIMUM:
            sys.exit(f"{name} is groter dan {MAXIMUM // 1000} kB.")


if __name__ == "__main__":
    main()
