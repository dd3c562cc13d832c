"""The texts of the region for its papers: each stands at a milestone and a place that exist, and is read by a paper of that milestone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assembler.checking.names.blocks import check_blocks
from assembler.checking.names.context import Context, unknown
from assembler.ground.findings import Finding, error, warning
from assembler.reading.records.blokken import Blok
from assembler.reading.records.documenten import Documentsoort
from assembler.reading.records.mijlpalen import BESLUIT, REGELING, Documentkeuze, Mijlpaal
from assembler.reading.records.workspace import Plaatstekst, Trajectmap, Workspace

OF_PROGRAM = frozenset({"beslispunten"})  # places that the program fills from other files


def check_texts(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong with the texts of a traject for its papers, the beslispunten among them."""
    milestones = {mijlpaal.id: mijlpaal.model_copy(update={"documenten": _every(item, mijlpaal)}) for mijlpaal in item.mijlpalen}
    by_kind = {name: places_of(ctx.workspace, soort) for name, soort in ctx.workspace.documentsoorten.items()}
    places = {place for found in by_kind.values() for place in found}
    for mijlpaal in item.mijlpalen:
        yield from check_blocks(mijlpaal.beslispunten, ctx.paper(), ids=True)
        yield from _nested(ctx.workspace, mijlpaal.beslispunten, places)
    for text in item.plaatsteksten:
        if text.geerfd:
            continue  # said where its kind of milestone is checked
        yield from check_blocks(text.blokken, ctx.paper())
        yield from _nested(ctx.workspace, text.blokken, places)
        if text.mijlpaal not in milestones:
            yield unknown(text.mijlpaal, milestones, "De mijlpaal", text.span, "mijlpaal-bestaat")
        yield from _place(text, by_kind, milestones.get(text.mijlpaal))


def _every(item: Trajectmap, mijlpaal: Mijlpaal) -> tuple[Documentkeuze, ...]:
    """Return the documents of a milestone of every regulation that the traject works on: a text may be for each."""
    return tuple(choice for part in item.delen for choice in part.mijlpaal(mijlpaal).documenten)


def check_kinds_of_milestone(ctx: Context) -> Iterator[Finding]:
    """Yield what is wrong in the kinds of milestone: their beslispunten, their texts, and the places and kinds of document that they name."""
    kinds = ctx.workspace.documentsoorten
    places = {place for soort in kinds.values() for place in places_of(ctx.workspace, soort)}
    for soort in ctx.workspace.mijlpaalsoorten.values():
        yield from check_blocks(soort.beslispunten, ctx.paper(), ids=True)
        yield from _nested(ctx.workspace, soort.beslispunten, places)
        for choice in soort.documenten:
            if choice.soort not in {REGELING, BESLUIT, *kinds}:
                yield unknown(choice.soort, [REGELING, BESLUIT, *kinds], "De documentsoort", choice.positie.of("soort"))
        for place, blokken in soort.teksten.items():
            yield from check_blocks(blokken, ctx.paper())
            yield from _nested(ctx.workspace, blokken, places)
            if place not in places:
                yield unknown(place, places, "De plaats", soort.positie.of("teksten"), "plaats-bestaat")


def _place(text: Plaatstekst, by_kind: Mapping[str, set[str]], mijlpaal: Mijlpaal | None) -> Iterator[Finding]:
    if text.soort and text.soort not in by_kind:
        yield unknown(text.soort, by_kind, "De documentsoort", text.span, "plaats-bestaat")
        return
    by_kind = {text.soort: by_kind[text.soort]} if text.soort else by_kind
    places = {place for found in by_kind.values() for place in found}
    if text.plaats == "beslispunten":
        hint = f"Zet ze onder 'beslispunten:' in mijlpalen/{text.mijlpaal}.yaml."
        yield error("plaats-bestaat", "De beslispunten staan bij de mijlpaal.", text.span, hint=hint)
    elif text.plaats not in places:
        found = unknown(text.plaats, places, "De plaats", text.span, "plaats-bestaat")
        yield found if found.hint else error(found.slug, found.message, text.span, hint=f"Bekend zijn: {', '.join(sorted(places))}.")
    elif mijlpaal is not None and not any(text.plaats in by_kind.get(choice.soort, ()) for choice in mijlpaal.documenten):
        hint = "Noem bij 'documenten' van de mijlpaal een stuk waarin deze plaats voorkomt, of verwijder de tekst."
        which = f"'{text.soort}'" if text.soort else "stuk"
        yield warning("tekst-wordt-afgedrukt", f"Geen {which} van de mijlpaal '{mijlpaal.id}' heeft een plaats '{text.plaats}'.", text.span, hint=hint)


def places_of(workspace: Workspace, soort: Documentsoort) -> set[str]:
    """Return the places (`invoegen`) in a kind of document and in the clauses that it names, those that others fill aside."""
    chapters = [name for chapter in soort.hoofdstukken for name in chapter.clausules]
    annexes = [annex.clausule for annex in soort.bijlagen]
    named = [*soort.aanhef, *chapters, *soort.artikelen, *soort.slot, *annexes, *([soort.toelichting] if soort.toelichting else [])]
    clauses = [workspace.clausules[name] for name in named if name in workspace.clausules]
    own = [(*variant.leden, *variant.blokken) for clause in clauses for variant in clause.varianten.values()]
    found = {blok.invoegen for blokken in (*(section.blokken for section in soort.secties), *own) for blok in _inserting(workspace, blokken)}
    return {place for place in found if place is not None and place not in OF_PROGRAM and place not in workspace.clausules}


def _nested(workspace: Workspace, blokken: Sequence[Blok], places: set[str]) -> Iterator[Finding]:
    """A text that inserts a text could insert itself, without end."""
    for blok in _inserting(workspace, blokken):
        if blok.invoegen in places or blok.invoegen in OF_PROGRAM:
            yield error(
                "plaats-bestaat", "Een tekst van de regio voegt zelf geen andere tekst in.", blok.positie.of("invoegen"), hint="Schrijf de tekst hier uit."
            )


def _inserting(workspace: Workspace, blokken: Sequence[Blok], within: frozenset[str] = frozenset()) -> Iterator[Blok]:
    """Yield the blocks that insert something, those of shared blocks (templates/blokken) among them."""
    for blok in blokken:
        if blok.invoegen is not None:
            yield blok
        if blok.blok is not None and blok.blok in workspace.blokken and blok.blok not in within:
            yield from _inserting(workspace, workspace.blokken[blok.blok].blokken, within | {blok.blok})
        yield from _inserting(workspace, blok.onderdelen, within)
        yield from _inserting(workspace, (*blok.blokken, *blok.anders), within)
