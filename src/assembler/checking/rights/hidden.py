"""The workspace as somebody may see it: what is not to be read is not in it, so that nothing made from it can show it.

What the shared documents are made of stays: figures, decided choices, outcomes. Of another participant these go: its own texts and beslispunten, what
it fills in for its own papers, choices that are not decided, the reasons and sources of those that are. Confidential reasons go for all but who keeps
the record, proposals that are confidential for all but the region and who made them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assembler.checking.rights.people import REGIO, Sight
from assembler.facts.chosen import confidential
from assembler.facts.decisions import LoggedDecision, marked
from assembler.ground.findings import Finding
from assembler.reading.records.base import Zin
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.gemeenten import Gegevens, Organisatie
from assembler.reading.records.keuzes import Keuze, KeuzeWens
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.reacties import Reacties
from assembler.reading.records.workspace import Trajectmap, Workspace

_CLOSED = "vertrouwelijk"  # in the place of words that are
_PARTICIPANTS = ("gemeenten/", "organisaties/")


def seen(workspace: Workspace, sight: Sight) -> Workspace:
    """Return the workspace as it may be seen; the same one when nothing is withheld."""
    if sight.everything:
        return workspace
    return replace(
        workspace,
        organisaties={name: _organisation(item, sight) for name, item in workspace.organisaties.items()},
        trajecten={name: _traject(item, sight) for name, item in workspace.trajecten.items()},
        regelingen={name: replace(item, besluiten=_log(item.besluiten, sight)) for name, item in workspace.regelingen.items()},
        files={name: mark for name, mark in workspace.files.items() if reads_file(workspace, name, sight)},
    )


def _organisation(item: Organisatie, sight: Sight) -> Organisatie:
    return item if sight.reads(item.id) else item.model_copy(update={"velden": {}})


def _traject(item: Trajectmap, sight: Sight) -> Trajectmap:
    return replace(
        item,
        mijlpalen=tuple(_milestone(row, sight) for row in item.mijlpalen),
        besluiten=_log(item.besluiten, sight),
        keuzes={name: _choices(name, row, sight) for name, row in item.keuzes.items()},
        teksten=tuple(row for row in item.teksten if sight.reads(row.gemeente)),
        eigen_beslispunten=tuple(row for row in item.eigen_beslispunten if sight.reads(row.gemeente)),
        reacties=tuple(_reaction(row, sight) for row in item.reacties),
        gegevens={name: _given(name, row, sight) for name, row in item.gegevens.items()},
        vooraf=tuple((who, row) for who, besluit in item.vooraf for row in (_choices(who, (besluit,), sight) if who else _log((besluit,), sight))),
        anders={name: _traject(other, sight) for name, other in item.anders.items()},
    )


def _milestone(item: Mijlpaal, sight: Sight) -> Mijlpaal:
    """Return a milestone; why its papers leave a change out is for who works on the traject, an enclosure that is confidential for the region."""
    update: dict[str, Any] = {}
    if sight.folders is not None and item.niet_noemen:
        update["niet_noemen"] = tuple(row.model_copy(update={"reden": ""}) for row in item.niet_noemen)
    if not sight.knows(REGIO) and any(row.vertrouwelijk for row in item.externe_bijlagen):
        update["externe_bijlagen"] = tuple(row for row in item.externe_bijlagen if not row.vertrouwelijk)
    return item.model_copy(update=update) if update else item


def _log(row: Iterable[Besluit], sight: Sight) -> tuple[Besluit, ...]:
    return tuple(row) if sight.knows(REGIO) else tuple(_discreet(item) for item in row)


def _choices(gemeente: str, row: Iterable[Besluit], sight: Sight) -> tuple[Besluit, ...]:
    """Return what a participant chose: all of it, all but confidential reasons, or only what is decided and so shared."""
    if sight.knows(gemeente):
        return tuple(row)
    if sight.reads(gemeente):
        return tuple(_discreet(item) for item in row)
    return tuple(_without(item, [_wordless(item, keuze) for keuze in item.keuzes], whole=True) for item in row if item.status == "besloten")


def _discreet(besluit: Besluit) -> Besluit:
    """Return a decision without its confidential reasons."""
    hidden = [confidential(besluit, keuze) for keuze in besluit.keuzes]
    if not any(hidden):
        return besluit
    rows = [keuze.model_copy(update={"reden": None}) if secret else keuze for keuze, secret in zip(besluit.keuzes, hidden, strict=True)]
    return _without(besluit, rows, whole=all(hidden))


def _wordless(besluit: Besluit, keuze: Keuze) -> Keuze:
    """Return a choice of another without its reason; a wish that is confidential, and so stands in no paper, without its words."""
    update: dict[str, Any] = {"reden": None}
    if isinstance(keuze, KeuzeWens) and confidential(besluit, keuze):
        update["wens"] = Zin(_CLOSED, keuze.wens.span)
    return keuze.model_copy(update=update)


def _without(besluit: Besluit, keuzes: Sequence[Keuze], *, whole: bool) -> Besluit:
    """Return a decision with these choices in the place of its own; without its reason and source too when nothing of it (`whole`) is explained.

    Who took a decision that is confidential itself is not told either. Its hash stays that of the record, so that a version that was fixed knows it.
    """
    update: dict[str, Any] = {"keuzes": tuple(keuzes)}
    update |= {"reden": None, "bron": None} if whole else {}
    update |= {"gremium": _CLOSED} if besluit.vertrouwelijk else {}
    return marked(besluit.model_copy(update=update), besluit)


def _reaction(item: Reacties, sight: Sight) -> Reacties:
    if sight.knows(REGIO) or sight.knows(item.van) or not any(row.vertrouwelijk for row in item.voorstellen):
        return item
    return item.model_copy(update={"voorstellen": tuple(row for row in item.voorstellen if not row.vertrouwelijk)})


def positions(item: Trajectmap, sight: Sight) -> Trajectmap:
    """Return a traject without what others asked and the region has not answered yet, for a list of what came back.

    Papers tell of it, at the day that the region lets them: those read the same for all, and are made from the traject as it is.
    """
    rows = [
        row if sight.knows(REGIO) or sight.folders is None or row.van in sight.folders else
        row.model_copy(update={"voorstellen": tuple(part for part in row.voorstellen if part.status != "open")})
        for row in item.reacties
    ]  # fmt: skip
    return replace(item, reacties=tuple(rows))


def _given(gemeente: str, record: Gegevens, sight: Sight) -> Gegevens:
    """Return what a participant fills in; of another without what stands in its own papers only, and without enclosures that are confidential."""
    if not sight.reads(gemeente):
        return record.model_copy(update={"velden": {}, "stukken": {}, "bijlagen": {}})
    if sight.knows(gemeente):
        return record
    rows = {name: tuple(item for item in row if not item.vertrouwelijk) for name, row in record.bijlagen.items()}
    return record.model_copy(update={"bijlagen": rows})


# --- files -----------------------------------------------------------------------------------------------------------


def owner_of_file(file: str) -> str:
    """Return whose a file is: of the region, of the library, or of a participant by its id; '' for a place that is nobody's."""
    top, _, rest = file.partition("/")
    if f"{top}/" in _PARTICIPANTS:
        return rest.partition("/")[0]
    return {"trajecten": REGIO, "regelingen": REGIO, "clauses": "bibliotheek", "templates": "bibliotheek"}.get(top, "")


def reads_file(workspace: Workspace, file: str, sight: Sight) -> bool:
    """Return whether a file may be read as it is: with every reason and every word that stands in it."""
    if sight.everything:
        return True
    owner = owner_of_file(file)
    if not owner or not (owner in {REGIO, "bibliotheek"} or sight.reads(owner)):
        return False
    return sight.knows(owner) or file not in confidential_files(workspace)


def confidential_files(workspace: Workspace) -> frozenset[str]:
    """Return the files that hold a reason or a proposal that is confidential, or why papers leave something out."""
    found = set()
    for item in workspace.regelingen.values():
        found |= {row.positie.span.file for row in item.besluiten if _has_secret(row)}
    for traject in (part for item in workspace.trajecten.values() for part in item.delen):
        rows = (*traject.besluiten, *(row for taken in traject.keuzes.values() for row in taken))
        found |= {row.positie.span.file for row in rows if _has_secret(row)}
        found |= {row.positie.span.file for row in traject.reacties if any(item.vertrouwelijk or item.status == "open" for item in row.voorstellen)}
        found |= {row.positie.span.file for row in traject.mijlpalen if row.niet_noemen or any(item.vertrouwelijk for item in row.externe_bijlagen)}
        found |= {row.positie.span.file for row in traject.gegevens.values() if any(item.vertrouwelijk for part in row.bijlagen.values() for item in part)}
    return frozenset(found)


def may_hold_secret(file: str, data: Any) -> bool:
    """Return whether what stood in a file before may hold what `confidential_files` looks for: told from the data alone, for no workspace can be made of them."""
    if isinstance(data, Mapping):
        opened = "/reacties/" in file and "voorstellen" not in data and "soort" in data and data.get("status", "open") == "open"
        return bool(opened or data.get("vertrouwelijk") or data.get("niet_noemen")) or any(may_hold_secret(file, item) for item in data.values())
    return isinstance(data, (list, tuple)) and any(may_hold_secret(file, item) for item in data)


def _has_secret(besluit: Besluit) -> bool:
    return any(confidential(besluit, keuze) for keuze in besluit.keuzes)


# --- what was found, and what was fixed ------------------------------------------------------------------------------


def findings(rows: Iterable[Finding], sight: Sight) -> list[Finding]:
    """Return the findings that may be read: not those about a paper or in a file of another participant."""
    return [item for item in rows if sight.reads(item.gemeente) and _reads_place(item.span.file, sight)]


def _reads_place(file: str, sight: Sight) -> bool:
    return not file.startswith(_PARTICIPANTS) or sight.reads(owner_of_file(file))


def faults(rows: Iterable[Finding], person_writes: Mapping[str, bool]) -> list[Finding]:
    """Return what keeps a workspace from loading: in full for who keeps the file (`person_writes`, by owner), else only in which file it is."""
    return [item if person_writes.get(owner_of_file(item.span.file), False) else _bare(item) for item in rows]


def _bare(item: Finding) -> Finding:
    words = "In dit bestand staat een fout. Wie dit bestand beheert, ziet welke."
    return replace(item, message=words, hint="", related=())


def decisions(rows: Iterable[LoggedDecision], sight: Sight) -> tuple[LoggedDecision, ...]:
    """Return the decisions as a version has them, without the reasons of participants whose folder is not read."""
    return tuple(row if sight.reads(row.gemeente) else replace(row, keuzes=tuple(replace(item, reden="") for item in row.keuzes)) for row in rows)


def inputs(files: Mapping[str, str], sight: Sight) -> dict[str, str]:
    """Return the hashes of what a version was made from, without the files of participants whose folder is not read."""
    return {name: mark for name, mark in files.items() if _reads_place(name, sight)}
