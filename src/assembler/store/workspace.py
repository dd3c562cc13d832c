"""The folders of a workspace -> one Workspace value: the only reader of what people wrote."""

from __future__ import annotations

from pathlib import Path

from assembler.ground.findings import Finding, Span, suggestion
from assembler.reading.records.workspace import Workspace
from assembler.store.fingerprint import FOLDERS, NEEDED
from assembler.store.library import read_library
from assembler.store.sources import NO_OVERLAY, Overlay, Sources
from assembler.store.traject import read_traject


class NoWorkspaceError(Exception):
    """The folder is no workspace; the message says what is missing."""

    def __init__(self, root: Path) -> None:
        super().__init__(f"{root} is geen werkruimte: de mappen {', '.join(NEEDED)} ontbreken.")


def load(root: Path, overlay: Overlay = NO_OVERLAY) -> tuple[Workspace, tuple[Finding, ...]]:
    """Return the workspace under `root` and every fault in its files; NoWorkspaceError when there is none.

    `overlay` lays files over those on the disk: path -> bytes, or None for a file that would not be there.
    """
    if not any((root / folder).is_dir() for folder in FOLDERS):
        raise NoWorkspaceError(root)
    sources = Sources(root, overlay)
    library = read_library(sources)
    read = (read_traject(sources, file, library.organisaties) for file in sources.named("trajecten", "traject.yaml"))
    trajecten = {item.traject.id: item for item in read if item is not None}
    _report_strays(sources)
    workspace = Workspace(
        library.clausules, library.taken, library.begrippen, library.wetten, library.besluiten, library.recht, library.organisaties,
        library.documentsoorten, library.huisstijlen, library.basis, trajecten, sources.hashes, library.blokken, library.wgr, library.wgrhoofdstukken, library.soorten,
    )  # fmt: skip
    return workspace, tuple(sources.findings)


def _report_strays(sources: Sources) -> None:
    """A file that stands where nothing reads it is a mistake that would stay unseen: a folder or name is misspelt."""
    known: dict[tuple[str, int], set[str]] = {}
    for file in sources.asked:
        for depth, part in enumerate(file.split("/")):
            known.setdefault((file.partition("/")[0], depth), set()).add(part)
    for folder in FOLDERS:
        for file in sources.listed(folder, lambda name: name.endswith((".yaml", ".yml", ".md"))):
            if file in sources.asked or "/vastgelegd/" in file or file.endswith("/README.md"):
                continue
            odd = [(part, known.get((folder, depth), set())) for depth, part in enumerate(file.split("/"))]
            near = next((hint for part, names in odd if part not in names and (hint := suggestion(part, sorted(names)))), "")
            message = "Dit bestand staat niet op een plaats waar het wordt gelezen."
            sources.report("plaats-bestaat", message, Span(file), hint=near or "Controleer de naam van het bestand en van de mappen erboven.")
