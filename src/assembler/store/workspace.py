"""The folders of a workspace -> one Workspace value: the only reader of what people wrote."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assembler.facts.inheriting import inherited
from assembler.facts.modules import with_modules
from assembler.facts.reach import kind_for
from assembler.facts.steps import with_treatments
from assembler.ground.findings import Finding
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.store.fingerprint import FOLDERS, NEEDED
from assembler.store.instruments import with_log_before
from assembler.store.library import read_library
from assembler.store.regelingen import Delen, read_regulations
from assembler.store.sources import NO_OVERLAY, Overlay, Sources
from assembler.store.strays import report_strays
from assembler.store.traject import read_head, read_traject


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
    regelingen = read_regulations(sources)
    heads = {file.split("/")[1]: read_head(sources, file) for file in sources.named("trajecten", "traject.yaml")}
    delen = Delen(sources, regelingen, heads)
    read = (read_traject(sources, name, head, delen.of(name), library.organisaties) for name, head in heads.items())
    trajecten = with_log_before({item.traject.id: item for item in read if item is not None}, regelingen)
    report_strays(sources)
    kinds = {name: with_modules(soort, library.modules.values()) for name, soort in library.documentsoorten.items()}
    workspace = Workspace(
        library.clausules, library.taken, library.begrippen, library.wetten, library.besluiten, library.recht, library.organisaties,
        kinds, library.huisstijlen, library.basis, trajecten, sources.hashes, library.blokken, library.vormen, library.wgr, library.wgrhoofdstukken, library.soorten, library.modules,
        regelingen, library.mijlpaalsoorten, library.domeinen, library.behandelsoorten, library.lichaamsorganen, library.vergelijkingen, library.wetsteksten,
        library.invulregels,
    )  # fmt: skip
    trajecten = {name: _leaving_too(with_treatments(workspace, inherited(workspace, _of_form(workspace, item)))) for name, item in trajecten.items()}
    return replace(workspace, trajecten=trajecten), tuple(sources.findings)


def _of_form(workspace: Workspace, item: Trajectmap) -> Trajectmap:
    """Return a traject with the kind of document of its form, where it names none itself."""
    kind = None if "regeling" in item.traject.model_fields_set else kind_for(workspace, item.traject)
    others = {name: _of_form(workspace, other) for name, other in item.anders.items()}
    left = _of_form(workspace, item.uittreding) if item.uittreding else None
    return replace(item, traject=item.traject.model_copy(update={"regeling": kind}) if kind else item.traject, anders=others, uittreding=left)


def _leaving_too(item: Trajectmap) -> Trajectmap:
    """Return a traject in which who leaves the regulation has the milestones, steps and texts of the others."""
    left = replace(item.uittreding, mijlpalen=item.mijlpalen, plaatsteksten=item.plaatsteksten) if item.uittreding else None
    return replace(item, uittreding=left)
