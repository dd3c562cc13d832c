"""The library that comes with the program: beside its modules in an installed package, or in the folder that the program was built from (edge).

A new workspace gets a copy of it. It is its own from then on: what a text says never changes because somebody installed another version of the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assembler.facts.modules import with_modules
from assembler.reading.records.workspace import Workspace
from assembler.store.library import read_library
from assembler.store.sources import Sources

_PROGRAM = Path(__file__).parents[1]
# not the houses of one region
_FOLDERS = ("clauses", *(f"templates/{name}" for name in ("blokken", "documenten", "mijlpalen", "vergelijkingen", "huisstijlen/regio")))
_RECORDS = (
    "clausules", "taken", "begrippen", "wetten", "besluiten", "recht", "vormen", "wgr", "wgrhoofdstukken", "soorten", "documentsoorten", "blokken", "huisstijlen", "basis", "mijlpaalsoorten", "modules", "domeinen",
)  # fmt: skip


class NoLibraryError(Exception):
    """The program was installed without its library."""


def place() -> Path:
    """Return the folder that holds `clauses/` and `templates/`; NoLibraryError when there is none."""
    for folder in (_PROGRAM / "packaged", *_PROGRAM.parents[1:2]):
        if all((folder / name).is_dir() for name in _FOLDERS):
            return folder
    message = "De bibliotheek (clauses en templates) hoort bij het programma, maar is niet gevonden. Installeer het programma opnieuw."
    raise NoLibraryError(message)


def contents() -> dict[str, bytes]:
    """Return the files of the library by path, with their bytes."""
    return dict(_contents(place()))


def _contents(home: Path) -> Iterator[tuple[str, bytes]]:
    for folder in _FOLDERS:
        for path in sorted((home / folder).rglob("*")):
            if path.is_file() and not path.name.startswith((".", "~$")):
                yield path.relative_to(home).as_posix(), path.read_bytes()


def library() -> Workspace:
    """Return the library as a workspace in which nobody takes part yet."""
    found = read_library(Sources(place()))
    kinds = {name: with_modules(soort, found.modules.values()) for name, soort in found.documentsoorten.items()}
    return Workspace(**{**{name: getattr(found, name) for name in _RECORDS}, "documentsoorten": kinds})
