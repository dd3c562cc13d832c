"""The folder of each regulation, and what an instrument makes of it: one `Traject` for each regulation that a traject works on (edge)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assembler.ground.findings import Span, suggestion
from assembler.reading.records.base import Positie
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.regelingen import Instrument, Regeling, Trajectopgave, Wordt
from assembler.reading.records.trajecten import Deelname, Inhoud, Traject
from assembler.reading.records.workspace import Regelingmap, Vertrek
from assembler.store import versions
from assembler.store.sources import Sources

FROZEN = "vertrek-is-vastgelegd"


def read_regulations(sources: Sources) -> dict[str, Regelingmap]:
    """Return what stands in regelingen/."""
    found: dict[str, Regeling] = {}
    for file in sources.named("regelingen", "regeling.yaml"):
        sources.add(found, sources.record(Regeling, file), file, "regeling", named_by=-2)
    return {name: Regelingmap(item, tuple(log(sources, f"regelingen/{name}"))) for name, item in found.items()}


def log(sources: Sources, folder: str) -> Iterator[Besluit]:
    """Yield the decisions in the folder of a traject or a regulation, each with an id."""
    for path in sources.yaml(f"{folder}/besluiten"):
        item = sources.record(Besluit, path)
        if item is not None:
            yield identified(item, Path(path).stem)


def identified(besluit: Besluit, name: str) -> Besluit:
    """Return a decision with an id: its own, or the name of where it stands."""
    return besluit if besluit.id else besluit.model_copy(update={"id": name})


@dataclass(frozen=True, slots=True)
class Deel:
    """What a traject does to one regulation: all that the stages must know of it, by which instrument, from where."""

    traject: Traject
    instrument: Instrument
    vertrek: Vertrek | None
    regeling: Regeling  # as it is once the instrument is in force
    blijft: Traject | None = None  # of who leaves: the regulation as it is, on which they decide


@dataclass(slots=True)
class Delen:
    """Works out, for every traject, what each of its instruments makes of its regulation: an earlier traject first."""

    sources: Sources
    regelingen: Mapping[str, Regelingmap]
    heads: Mapping[str, Traject | Trajectopgave | None]
    _done: dict[str, tuple[Deel, ...]] = field(default_factory=dict)
    _busy: list[str] = field(default_factory=list)

    def of(self, name: str) -> tuple[Deel, ...]:
        """Return the parts of a traject, without those of which the regulation or the start is not there: that is reported."""
        head = self.heads.get(name)
        if not isinstance(head, Trajectopgave):
            return ()
        if name not in self._done:
            self._busy.append(name)
            found = [self._part(head, item) for item in head.instrumenten]
            self._busy.pop()
            self._done[name] = tuple(item for item in found if item is not None)
        return self._done[name]

    def _part(self, head: Trajectopgave, item: Instrument) -> Deel | None:
        known = self.regelingen.get(item.regeling)
        if known is None:
            if self.sources.there(f"regelingen/{item.regeling}/regeling.yaml"):
                return None  # it is there, and what is wrong with it is told at its own place
            hint = suggestion(item.regeling, self.regelingen) or (f"Er is: {', '.join(self.regelingen)}." if self.regelingen else "")
            where = f"Of maak regelingen/{item.regeling}/regeling.yaml."
            self.sources.report("regeling-bestaat", f"De regeling '{item.regeling}' bestaat niet.", item.positie.of("regeling"), hint=f"{hint} {where}".strip())
            return None
        if item.vanaf is None:
            return deel_of(head, item, known.regeling, None)
        start = self._start(item, known.regeling)
        return deel_of(head, item, *start) if start is not None else None

    def _start(self, item: Instrument, known: Regeling) -> tuple[Regeling, Vertrek] | None:
        """Return the regulation that an instrument starts from, as the earlier traject left it, with the frozen version of that."""
        span, (name, mijlpaal, *number) = item.positie.of("vanaf"), str(item.vanaf).split("@")
        if name in self._busy:
            self.sources.report(
                FROZEN, f"Het traject '{name}' begint, al dan niet via andere, bij zichzelf.", span, hint="Noem bij 'vanaf' een eerder traject."
            )
            return None
        earlier = self._earlier(name, item, known)
        if earlier is None:
            return None
        root = self.sources.root
        frozen = versions.numbers(root, name, mijlpaal)
        wanted = int(number[0]) if number else max(frozen, default=0)
        if wanted not in frozen:
            have = [f"{name}@{place}@{nummer}" for place in _frozen(root, name) for nummer in versions.numbers(root, name, place)]
            hint = f"Er is: {', '.join(have)}." if have else f"Leg haar eerst vast: assembler freeze {name} {mijlpaal} --door <naam> --gezien <naam>."
            self.sources.report(FROZEN, f"De versie '{item.vanaf}' is nooit vastgelegd.", span, hint=suggestion(str(item.vanaf), have) or hint)
            return None
        try:
            versie = versions.read(root, name, mijlpaal, wanted)
        except versions.DamagedError as fault:
            self.sources.findings += fault.findings
            return None
        fixed = {(row.gemeente, row.id): row.hash for row in versie.besluiten}
        origin = earlier.vertrek.oorsprong if earlier.vertrek else earlier.traject
        return earlier.regeling, Vertrek(name, mijlpaal, wanted, versie.naam, versie.stand, origin, earlier.traject.deelnemers, fixed)

    def _earlier(self, name: str, item: Instrument, known: Regeling) -> Deel | None:
        """Return what an earlier traject made of the regulation of this instrument; None, reported, when it is not there or about another."""
        span = item.positie.of("vanaf")
        head = self.heads.get(name)
        if isinstance(head, Traject) and head.id == item.regeling:
            return Deel(head, _adopted(head), None, _as_regulation(known, head))
        rows = {part.instrument.regeling: part for part in self.of(name)}
        if item.regeling in rows:
            return rows[item.regeling]
        if head is not None:
            message, hint = f"Het traject '{name}' gaat niet over de regeling '{item.regeling}'.", "Noem een traject dat deze regeling vaststelde of wijzigde."
            self.sources.report(FROZEN, message, span, hint=hint)
        elif name not in self.heads:
            hint = suggestion(name, self.heads) or f"Er is: {', '.join(self.heads)}."
            self.sources.report(FROZEN, f"Het traject '{name}' bestaat niet.", span, hint=hint)
        return None


def deel_of(head: Trajectopgave, item: Instrument, before: Regeling, vertrek: Vertrek | None) -> Deel:
    """Return what an instrument makes of a regulation."""
    regeling = after(before, item)
    left = merged(head, item, before) if regeling.deelnemers != before.deelnemers and item.soort == "uittreden" else None
    return Deel(merged(head, item, regeling), item, vertrek, regeling, left)


def _adopted(traject: Traject) -> Instrument:
    """Return the instrument of a traject that holds its regulation itself."""
    days = {"bekendmaking": traject.bekendmaking, "datum": traject.inwerkingtreding, "begrotingsjaar": traject.begrotingsjaar}
    return Instrument.model_validate({"soort": "vaststellen", "regeling": traject.id, **days})


def _frozen(root: Path, traject: str) -> list[str]:
    place = root / "trajecten" / traject / "vastgelegd"
    return sorted(item.name for item in place.iterdir() if item.is_dir()) if place.is_dir() else []


_OF_REGULATION = tuple(name for name in Inhoud.model_fields if name not in {"id", "bron", "positie", "centrum"})


def _as_regulation(regeling: Regeling, traject: Traject) -> Regeling:
    """Return a regulation as an earlier traject left it."""
    return regeling.model_copy(update={name: getattr(traject, name) for name in _OF_REGULATION})


def after(regeling: Regeling, item: Instrument) -> Regeling:
    """Return a regulation as an instrument makes it: who joins takes part, who leaves does not; who ends it decides on it as it is.

    While fewer than two would stay there is no regulation without who leaves: that is told where names are checked, and it stays as it is.
    """
    changes = _changes(regeling, item.wordt) if item.wordt else {}
    if item.soort == "toetreden":
        changes["deelnames"] = (*regeling.deelnames, *(row for row in item.deelnames if row.organisatie not in regeling.deelnemers))
    staying = tuple(row for row in regeling.deelnames if row.organisatie not in item.besluitnemers)
    if item.soort == "uittreden" and len(staying) > 1:
        changes["deelnames"] = staying
        changes |= _without(item.besluitnemers, changes.get("eigen_deelnemers", regeling.eigen_deelnemers))
    return regeling.model_copy(update={**changes, "positie": _placed(regeling, item, changes)})


def _without(left: tuple[str, ...], rows: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return who takes part in a task of its own participants when some are gone; a task that nobody is left in is told where names are checked."""
    kept = {taak: tuple(name for name in row if name not in left) or row for taak, row in rows.items()}
    return {"eigen_deelnemers": kept} if kept else {}


def _changes(regeling: Regeling, wordt: Wordt) -> dict[str, Any]:
    """Return the fields of a regulation that read otherwise."""
    found = {name: value for name in ("naam", "citeertitel", "aard", "lichaam", "pakketten", "eigen_deelnemers") if (value := getattr(wordt, name)) is not None}
    more, less = wordt.erbij, wordt.eraf
    if more.taken or less.taken:
        found["taken"] = (*(name for name in regeling.taken if name not in less.taken), *more.taken)
    if more.modules or less.modules:
        found["modules"] = (*(name for name in regeling.modules if name not in less.modules), *more.modules)
    if more.pools or less.pools or less.taken:
        kept = (pool for pool in regeling.pools if pool.id not in less.pools)
        cut = (pool.model_copy(update={"taken": tuple(name for name in pool.taken if name not in less.taken)}) for pool in kept)
        found["pools"] = (*(pool for pool in cut if pool.taken), *more.pools)
    if more.cijfers:
        found["cijfers"] = {**regeling.cijfers, **more.cijfers}
    return found


def _placed(regeling: Regeling, item: Instrument, changes: Mapping[str, Any]) -> Positie:
    """Return where each field of a regulation stands: in its own file, or with the instrument that changed it."""
    given: dict[str, Span] = {}
    if item.wordt is not None:
        for owner in (item.wordt.eraf, item.wordt.erbij, item.wordt):  # the last says it
            given |= {name: owner.positie.of(name) for name in changes if name in owner.positie.fields}
    joined = {"deelnemers": item.positie.of("deelnemers")} if "deelnames" in changes else {}
    return Positie(regeling.positie.span, {**regeling.positie.fields, **given, **joined}, regeling.positie.keys)


def merged(head: Trajectopgave, item: Instrument, regeling: Regeling) -> Traject:
    """Return the record that every stage reads: the regulation, with who works on it and when; each field knows in which file it stands."""
    known: dict[str, Any] = {name: getattr(regeling, name) for name in _OF_REGULATION}
    known["deelnemers"] = tuple(Deelname.model_validate(row) for row in known.pop("deelnames"))
    fields = {**regeling.positie.fields, **head.positie.fields, "bekendmaking": item.positie.of("bekendmaking"), "inwerkingtreding": item.positie.of("datum")}
    for name in ("naam", "bron"):
        fields[name] = regeling.positie.of(name)
    fields.pop("regeling", None)
    if "documentsoort" in regeling.positie.fields:
        fields["regeling"] = regeling.positie.of("documentsoort")
    kind = {"regeling": regeling.documentsoort} if regeling.documentsoort else {}
    return Traject.model_validate({
        **known, **kind, "id": head.id, "onderwerp": head.naam, "vermelding": head.vermelding, "huisstijl": head.huisstijl, "afzender": head.afzender,
        "werkt_aan": head.werkt_aan, "cijfers": {**regeling.cijfers, **head.cijfers}, "gemeentecijfers": {**regeling.gemeentecijfers, **head.gemeentecijfers},
        "bekendmaking": item.bekendmaking, "inwerkingtreding": item.datum, "begrotingsjaar": item.begrotingsjaar, "bron": regeling.bron,
        "positie": Positie(head.positie.span, fields, head.positie.keys),
    })  # fmt: skip


__all__ = ["Deel", "Delen", "deel_of", "identified", "log", "read_regulations"]
