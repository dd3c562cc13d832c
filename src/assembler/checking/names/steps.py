"""The steps of a traject hold together: an organ that exists and can do this, after what goes before it, and within the term of the law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assembler.checking.names.context import Context, unknown
from assembler.facts.makers import makers
from assembler.facts.running import basis_of, last_day
from assembler.facts.statutes import regime_of
from assembler.facts.steps import actors, part_of
from assembler.ground.findings import Finding, Related, error, suggestion, warning
from assembler.ground.wording import datum, opsomming
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.stappen import ALLE, Behandelsoort, Stap, Termijn
from assembler.reading.records.workspace import Trajectmap

ORDER = "stappen-op-volgorde"
ABLE = "orgaan-kan-dit"
TERM = "termijn-is-in-acht-genomen"
Row = tuple[Mijlpaal, Stap]


def check_steps(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong with the steps of a traject."""
    rows = [(mijlpaal, step) for mijlpaal in item.mijlpalen for step in mijlpaal.stappen]
    for place, (mijlpaal, step) in enumerate(rows):
        kind = ctx.workspace.behandelsoorten.get(step.wat)
        if kind is None:
            yield unknown(step.wat, ctx.workspace.behandelsoorten, "De soort behandeling", step.positie.of("wat"))
            continue
        named = list(_who(ctx, item, step))
        yield from named
        if not named:
            yield from _able(ctx, item, step, kind)
            yield from _after(item, rows, place, kind)
            yield from _terms(ctx, item, rows, place, kind)
        if step.datum is not None and step.periode is not None:
            yield error(ORDER, "Deze stap heeft een dag en een periode.", step.positie.of("periode"), hint="Laat een van de twee weg.")
        yield from _doubled(mijlpaal, step)


def _who(ctx: Context, item: Trajectmap, step: Stap) -> Iterator[Finding]:
    wie, where = step.wie, step.positie.of("wie")
    if step.regeling is not None and step.regeling not in {part.regeling for part in item.delen}:
        known = [part.regeling for part in item.delen]
        yield unknown(step.regeling, known, "Het instrument voor regeling", step.positie.of("regeling"), "regeling-bestaat")
        return
    if wie.gremium is not None or actors(ctx.workspace, item, step):
        return
    bodies = {part.regeling: part for part in item.delen}
    organisatie = ctx.workspace.organisaties.get(wie.van or "")
    if organisatie is not None:
        soort = ctx.workspace.soorten.get(organisatie.soort)
        yield unknown(wie.orgaan or "", [row.id for row in soort.organen] if soort else [], f"Het orgaan van '{wie.van}'", where, "orgaan-bestaat")
    elif wie.van == ALLE:
        yield unknown(
            wie.orgaan or "", sorted({row.id for soort in ctx.workspace.soorten.values() for row in soort.organen}), "Het orgaan", where, "orgaan-bestaat"
        )
    elif wie.van in bodies:
        vorm = ctx.workspace.vormen.get(bodies[wie.van].traject.vorm)
        known = [row.id for row in ctx.workspace.lichaamsorganen.values() if vorm is None or vorm.besturen in row.besturen]
        found = unknown(wie.orgaan or "", known, f"Het orgaan van '{wie.van}'", where, "orgaan-bestaat")
        yield found if found.hint else error(found.slug, found.message, where, hint=f"Er is: {opsomming(known)}.")
    else:
        every = [*item.betrokkenen, ALLE, *bodies]
        hint = suggestion(wie.van or "", every) or f"Er is: {opsomming(every)}."
        yield error("gemeente-bestaat", f"'{wie.van}' is geen organisatie, en geen regeling van dit traject.", where, hint=hint)


def _able(ctx: Context, item: Trajectmap, step: Stap, kind: Behandelsoort) -> Iterator[Finding]:
    """Yield the organ that cannot give this treatment: by its role, or because it makes the regulation itself."""
    part = part_of(item, step.regeling)
    making = {(maker.organisatie.id, maker.orgaan.id) for row in makers(ctx.workspace, part.traject).values() for maker in row}
    for actor in actors(ctx.workspace, item, step):
        if kind.rollen and actor.rol not in kind.rollen:
            message, hint = (
                f"{actor.naam[:1].upper()}{actor.naam[1:]} kan geen {kind.naam} geven.",
                f"Dat kan wie een van deze rollen heeft: {opsomming(kind.rollen)}.",
            )
            yield error(ABLE, message, step.positie.of("wie"), hint=hint, grondslag="Wgr, artikel 1")
            return
        if kind.alleen_zonder_maker and actor.maker is not None and (actor.maker.organisatie.id, actor.maker.orgaan.id) in making:
            message = f"{actor.naam[:1].upper()}{actor.naam[1:]} treft de regeling zelf; daar hoort geen {kind.naam} bij."
            yield error(ABLE, message, step.positie.of("wat"), hint="Schrijf 'wat: vaststellen'.", grondslag="Wgr, artikel 1")
            return


def _after(item: Trajectmap, rows: Sequence[Row], place: int, kind: Behandelsoort) -> Iterator[Finding]:
    """Yield an earlier step of a kind that goes before this one and is planned later."""
    _, step = rows[place]
    for other_place, (_, other) in enumerate(rows):
        same = part_of(item, other.regeling).regeling == part_of(item, step.regeling).regeling and _meet(item, step, other)
        if other.wat not in kind.na or not same:
            continue
        first, then = _last(other), _first(step)
        if (first is not None and then is not None and first > then) or (first is None and then is None and other_place > place):
            when = f" ({datum(first)})" if first else ""
            message = f"De stap '{kind.naam}' staat voor '{other.wat}'{when}, die eraan voorafgaat."
            related = (Related(other.positie.span, "hier staat die stap"),)
            yield error(ORDER, message, step.positie.span, hint="Verbeter de dag of de volgorde.", related=related)
            return


def _meet(item: Trajectmap, step: Stap, other: Stap) -> bool:
    """Return whether two steps are of one participant, or one of them of all."""
    return ALLE in {step.wie.van, other.wie.van} or step.wie.van == other.wie.van or step.wie.van not in item.betrokkenen


def _first(step: Stap) -> date | None:
    return step.datum or (step.periode.van if step.periode else None)


def _last(step: Stap) -> date | None:
    return step.datum or (step.periode.tot if step.periode else None)


def _terms(ctx: Context, item: Trajectmap, rows: Sequence[Row], place: int, kind: Behandelsoort) -> Iterator[Finding]:
    _, step = rows[place]
    if step.verzonden is None:
        return
    part = part_of(item, step.regeling)
    for term in kind.termijnen:
        if regime_of(part.traject) not in term.regimes:
            continue
        last = last_day(step.verzonden, term)
        yield from _late(ctx, step, kind, term, last) if term.soort == "hoogstens" else _early(ctx, item, rows[place + 1 :], step, term, last)


def _late(ctx: Context, step: Stap, kind: Behandelsoort, term: Termijn, last: date) -> Iterator[Finding]:
    if step.datum is not None and step.datum > last:
        message = f"De termijn voor de {kind.naam} ({term.aantal} {term.eenheid} na {_day(step.verzonden)}) eindigt op {datum(last)}; deze stap is op {datum(step.datum)}."
        hint = "Verbeter 'verzonden' of 'datum', of laat in de uitkomst zien dat de termijn is verlengd."
        yield warning(TERM, message, step.positie.of("datum"), hint=hint, grondslag=basis_of(ctx.workspace, term))


def _early(ctx: Context, item: Trajectmap, later: Sequence[Row], step: Stap, term: Termijn, last: date) -> Iterator[Finding]:
    for _, other in later:
        about = part_of(item, other.regeling).regeling == part_of(item, step.regeling).regeling
        when = _first(other)
        if other.wat in term.voor and about and _meet(item, step, other) and when is not None and when <= last:
            message = f"De stap '{other.wat}' op {datum(when)} valt binnen {term.aantal} {term.eenheid} na {_day(step.verzonden)}: die termijn loopt tot en met {datum(last)}."
            related = (Related(step.positie.of("verzonden"), "hier begint de termijn"),)
            yield error(TERM, message, other.positie.of("datum"), hint=f"Plan haar na {datum(last)}.", related=related, grondslag=basis_of(ctx.workspace, term))


def _day(day: date | None) -> str:
    return datum(day) if day else ""


def _doubled(mijlpaal: Mijlpaal, step: Stap) -> Iterator[Finding]:
    """Yield a step of a raad of which the milestone also says the short form."""
    short = mijlpaal.behandelingen.get(step.wie.van or "")
    if short is not None and short.positie.span not in {row.positie.span for row in mijlpaal.stappen}:
        related = (Related(short.positie.span, "hier staat de behandeling"),)
        message = f"Van '{step.wie.van}' staat er een behandeling en een stap bij deze mijlpaal; de behandeling zou tellen."
        yield warning(ORDER, message, step.positie.span, hint="Haal de regel onder 'behandelingen:' weg.", related=related)
