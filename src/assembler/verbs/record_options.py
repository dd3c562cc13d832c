"""What may be chosen in a field that names something else: a participant, a clause, a kind of paper; offered beside the field, never forced."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.verbs.headings import heading
from assembler.verbs.record_form import Entry, Place
from assembler.verbs.sending import councils

Options = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to name in a traject, each list by what it is of."""

    lists: Mapping[str, Callable[[], Options]]

    def of(self, place: Place, entry: Entry) -> Options:
        """Return what may be chosen in a field of a place; nothing for a field in which anything may stand."""
        model = place.model.__name__ if place.model is not None else ""
        named = _OF_FIELD.get(f"{model}.{entry.path[0]}" if len(entry.path) == 1 else f"*.{entry.path[-1] if entry.path else ''}", "")
        return [*((option, option) for option in entry.part.shape.options if entry.part.shape.kind != "keuze"), *(self.lists[named]() if named else ())]

    def keys(self, place: Place) -> Options:
        """Return the names under which a new item of a place may stand."""
        steps = [step for step in place.path[:-1] if isinstance(step, str)]
        named = _OF_KEY.get(steps[0] if steps and len(place.path) == 2 else "", "")
        return self.lists[named]() if named else ()


def options(workspace: Workspace, trajectmap: Trajectmap) -> Known:
    """Return what there is to name in a traject."""

    def ids(known: Iterable[str]) -> Options:
        return [(name, name.replace("-", " ")) for name in known]

    return Known({
        "deelnemers": lambda: [(name, workspace.organisaties[name].naam) for name in trajectmap.betrokkenen],
        "clausules": lambda: [(item.id, heading(workspace, item)) for item in workspace.clausules.values()],
        "taken": lambda: [(name, str(workspace.taken[name].naam)) for name in trajectmap.traject.taken],
        "documentsoorten": lambda: ids(workspace.documentsoorten),
        "behandelsoorten": lambda: [(item.id, item.naam) for item in workspace.behandelsoorten.values()],
        "mijlpaalsoorten": lambda: ids(workspace.mijlpaalsoorten),
        "mijlpalen": lambda: [(item.id, item.naam) for item in trajectmap.mijlpalen],
        "besluiten": lambda: [(item.id or "", f"{item.datum.isoformat()}, {item.gremium}") for item in trajectmap.besluiten],
        "beslispunten": lambda: [(item.id, str(item.tekst or item.id)) for row in trajectmap.mijlpalen for item in row.beslispunten if item.id],
        "regelingen": lambda: ids(workspace.regelingen),
        "huisstijlen": lambda: ids(workspace.huisstijlen),
        "organen": lambda: [(name, name) for name in councils(workspace, trajectmap)],
        "cijfers": lambda: ids(dict.fromkeys((*trajectmap.traject.cijfers, *(name for item in trajectmap.betrokkenen for name in workspace.organisaties[item].cijfers)))),
    })  # fmt: skip


_OF_FIELD: Mapping[str, str] = {
    "Mijlpaal.soort": "mijlpaalsoorten", "Mijlpaal.vult": "mijlpalen", "Documentkeuze.soort": "documentsoorten", "Documentkeuze.regeling": "regelingen",
    "Stap.wie": "organen", "Stap.wat": "behandelsoorten", "Stap.regeling": "regelingen", "Uitkomst.wie": "organen", "Uitkomst.wat": "behandelsoorten",
    "Inbreng.besluit": "besluiten", "Inbreng.beslispunt": "beslispunten", "Inbreng.na": "beslispunten", "Inbreng.over": "clausules",
    "OpenPunt.clausule": "clausules", "Puntkeuze.clausule": "clausules", "KeuzeClausule.clausule": "clausules", "KeuzeWens.over": "clausules",
    "Voorkeur.deelnemer": "deelnemers", "KeuzeTaken.gemeente": "deelnemers", "*.gemeente": "deelnemers", "KeuzeIntrekken.intrekken": "besluiten", "*.cijfer": "cijfers",
    "*.besluit": "besluiten", "*.behandeling": "mijlpalen", "*.*": "taken", "Gemeente.huisstijl": "huisstijlen", "Organisatie.huisstijl": "huisstijlen",
    "Traject.werkt_aan": "mijlpalen", "Trajectopgave.werkt_aan": "mijlpalen", "Traject.huisstijl": "huisstijlen", "Trajectopgave.huisstijl": "huisstijlen",
    "Instrument.regeling": "regelingen", "Besluit.regeling": "regelingen", "Deelname.organisatie": "deelnemers", "NietNoemen.plaats": "clausules",
}  # fmt: skip
_OF_KEY: Mapping[str, str] = {"behandelingen": "deelnemers", "stukken": "mijlpalen", "bijlagen": "mijlpalen", "cijfers": "cijfers"}
