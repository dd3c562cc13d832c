"""The places of a regulation that a paper may lean on: articles, annexes, and their parts by id, in any variant or by a decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assembler.reading.records.blokken import Blok
from assembler.reading.records.keuzes import KeuzeNieuwArtikel, KeuzeNieuwLid, KeuzeVervang, added
from assembler.reading.records.workspace import Workspace


def places(workspace: Workspace) -> frozenset[str]:
    """Return every place by the name that the log and papers give it: "uittreding-plan", "uittreding-plan/indicatie"."""
    return frozenset((*_of_library(workspace), *_of_log(workspace)))


def _of_library(workspace: Workspace) -> Iterator[str]:
    annexes = {annex.clausule for soort in workspace.documentsoorten.values() for annex in soort.bijlagen}
    for name, clause in workspace.clausules.items():
        path = f"bijlage:{name}" if name in annexes else name
        yield path
        for variant in clause.varianten.values():
            yield from _below(path, (*variant.leden, *variant.blokken))


def _of_log(workspace: Workspace) -> Iterator[str]:
    held = [besluit for item in workspace.regelingen.values() for besluit in item.besluiten]
    for besluiten in (held, *(part.besluiten for item in workspace.trajecten.values() for part in item.delen)):
        for keuze in (keuze for besluit in besluiten for keuze in besluit.keuzes):
            if isinstance(keuze, KeuzeNieuwLid | KeuzeVervang):
                for within, blok in added(keuze):
                    yield from _below(within, (blok,))
            elif isinstance(keuze, KeuzeNieuwArtikel):
                yield keuze.nieuw_artikel.id
                yield from _below(keuze.nieuw_artikel.id, keuze.nieuw_artikel.leden)


def _below(path: str, blokken: Sequence[Blok]) -> Iterator[str]:
    for blok in blokken:
        if blok.id is not None:
            yield f"{path}/{blok.id}"
            yield from _below(f"{path}/{blok.id}", (*blok.onderdelen, *blok.blokken))
