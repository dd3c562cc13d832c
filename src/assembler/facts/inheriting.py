"""A milestone with all that those of its kind have in every traject (templates/mijlpalen): what its own file does not say comes from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assembler.facts.reach import Reach, clauses_of, range_of, reach
from assembler.reading.records.documenten import Documentsoort
from assembler.reading.records.mijlpalen import BESLUIT, REGELING, Bijlage, Documentkeuze, Mijlpaal, Mijlpaalsoort
from assembler.reading.records.punten import OpenPunt, Puntkeuze, Puntvariant
from assembler.reading.records.regelingen import act_of
from assembler.reading.records.workspace import Plaatstekst, Trajectmap, Workspace

NEWEST = "jongste"  # in a parameter: the newest day of which the inhabitants of all are known
_FIELDS = ("beslispunten", "definitief")  # taken over as they are


def inherited(workspace: Workspace, item: Trajectmap) -> Trajectmap:
    """Return a traject in which each milestone has what its kind gives it; a kind that does not exist gives nothing and is reported with the names."""
    if not any(mijlpaal.soort in workspace.mijlpaalsoorten for mijlpaal in item.mijlpalen):
        return _filling(item)
    of = reach(workspace, item.traject)
    milestones = tuple(_milestone(workspace, item, mijlpaal, of) for mijlpaal in item.mijlpalen)
    own = {(text.mijlpaal, text.plaats) for text in item.plaatsteksten if not text.soort}
    texts = [text for mijlpaal in item.mijlpalen for text in _texts(workspace, mijlpaal) if (text.mijlpaal, text.plaats) not in own]
    return _filling(replace(item, mijlpalen=milestones, plaatsteksten=(*item.plaatsteksten, *texts)))


def _filling(item: Trajectmap) -> Trajectmap:
    """Return a traject in which a milestone that fills in another has its documents, and is no step of its own."""
    sources = {row.id: row for row in item.mijlpalen}
    if not any(row.vult in sources for row in item.mijlpalen):
        return item
    made = tuple(_as_filled(row, sources[row.vult]) if row.vult in sources else row for row in item.mijlpalen)
    return replace(item, mijlpalen=made, anders={name: _filling(_named(part, made)) for name, part in item.anders.items()})


def _named(part: Trajectmap, made: tuple[Mijlpaal, ...]) -> Trajectmap:
    """Return what a traject does to another regulation, whose milestones fill in the same ones."""
    fills = {row.id: row.vult for row in made}
    return replace(part, mijlpalen=tuple(row.model_copy(update={"vult": fills.get(row.id)}) for row in part.mijlpalen))


def _as_filled(mijlpaal: Mijlpaal, source: Mijlpaal) -> Mijlpaal:
    shared = {name: getattr(source, name) for name in ("documenten", "beslispunten", "bijlagen")}
    return mijlpaal.model_copy(update={**shared, "definitief": True, "buiten_planning": True})


def _milestone(workspace: Workspace, item: Trajectmap, mijlpaal: Mijlpaal, of: Reach) -> Mijlpaal:
    soort = workspace.mijlpaalsoorten.get(mijlpaal.soort or "")
    if soort is None:
        return mijlpaal
    given = mijlpaal.model_fields_set
    documents = tuple(_documents(workspace, item, mijlpaal, soort, of))
    made = {choice.id or choice.soort for choice in documents}
    found = {name: getattr(soort, name) for name in _FIELDS if name not in given}
    found["documenten"] = documents
    if mijlpaal.vult is None and soort.vult is not None:
        found["vult"] = next((row.id for row in reversed(item.mijlpalen) if row.soort == soort.vult and row.stand < mijlpaal.stand), None)
    if "bijlagen" not in given:
        found["bijlagen"] = tuple(_annexes(item, soort, made))
    if "open_punten" not in given:
        found["open_punten"] = tuple(_points(workspace, item, soort, of))
    return mijlpaal.model_copy(update=found)


def _documents(workspace: Workspace, item: Trajectmap, mijlpaal: Mijlpaal, soort: Mijlpaalsoort, of: Reach) -> Iterator[Documentkeuze]:
    """Yield the documents of a kind of milestone that are written for this regulation, then those that the milestone itself names."""
    own = {choice.id or choice.soort for choice in mijlpaal.documenten}
    for choice in soort.documenten:
        name = _kind(item, choice.soort)
        if choice.voor == "uittreders" and not item.uittreders:
            continue
        if {choice.id or name, name if choice.id is None else ""} & {*own, *mijlpaal.zonder}:
            continue
        kind = workspace.documentsoorten.get(name)
        if kind is None or name == item.traject.regeling or of.within(kind.geldt_voor):
            yield choice.model_copy(update={"soort": name})  # one that does not exist is reported as if it stood in the milestone
    yield from mijlpaal.documenten


def _kind(item: Trajectmap, name: str) -> str:
    return item.traject.regeling if name == REGELING else act_of(item.instrument, item.traject.regeling, text=True) if name == BESLUIT else name


def _annexes(item: Trajectmap, soort: Mijlpaalsoort, made: set[str]) -> Iterator[Bijlage]:
    """Yield the enclosures that go without a document of the milestone, or with one that is made."""
    for annex in soort.bijlagen:
        name = _kind(item, annex.document) if annex.document is not None else None
        if name is None or name in made:
            yield annex.model_copy(update={"document": name})


def _points(workspace: Workspace, item: Trajectmap, soort: Mijlpaalsoort, of: Reach) -> Iterator[OpenPunt]:
    """Yield the open points on clauses of this regulation, with the variants that serve it; a point with one variant is none."""
    kind = workspace.documentsoorten.get(item.traject.regeling)
    day = _newest(workspace, item)
    for point in soort.open_punten if kind is not None else ():
        dated = (_dated(variant, day) for variant in point.varianten if _serves(workspace, kind, point, variant, of))
        variants = tuple(variant for variant in dated if variant is not None)
        if len(variants) > 1:
            yield point.model_copy(update={"varianten": variants})


def _newest(workspace: Workspace, item: Trajectmap) -> str | None:
    """Return the newest day of which the inhabitants of all participants are known; None when there is no such day."""
    known = [
        {figure.peildatum for figure in workspace.organisaties[name].cijfers.get("inwoners", ())}
        for name in item.traject.deelnemers
        if name in workspace.organisaties
    ]
    common = set.intersection(*known) if known else set()
    return max(common).isoformat() if common else None


def _dated(variant: Puntvariant, day: str | None) -> Puntvariant | None:
    """Return a variant in which `jongste` is that day; None when the variant needs a day and there is none."""
    if NEWEST not in variant.parameters.values():
        return variant
    filled = {name: day if value == NEWEST else value for name, value in variant.parameters.items()}
    return variant.model_copy(update={"parameters": filled}) if day is not None else None


def _serves(workspace: Workspace, kind: Documentsoort | None, point: OpenPunt, variant: Puntvariant, of: Reach) -> bool:
    chosen = (Puntkeuze(clausule=point.clausule, variant=variant.variant), *variant.ook)
    return kind is not None and all(_fits(workspace, kind, choice, of) for choice in chosen)


def _fits(workspace: Workspace, kind: Documentsoort, choice: Puntkeuze, of: Reach) -> bool:
    """Return whether a choice is about a clause of this regulation, and a variant that is written for it."""
    clausule = workspace.clausules.get(choice.clausule)
    if clausule is None or choice.clausule not in clauses_of(kind):
        return False
    return choice.variant is None or (choice.variant in clausule.varianten and of.within(range_of(clausule, choice.variant)))


def _texts(workspace: Workspace, mijlpaal: Mijlpaal) -> Iterator[Plaatstekst]:
    soort = workspace.mijlpaalsoorten.get(mijlpaal.soort or "")
    for place, blokken in soort.teksten.items() if soort is not None else ():
        if blokken:
            yield Plaatstekst(mijlpaal.id, place, blokken, blokken[0].positie.span, geerfd=True)
