"""Gekozen clausules passen bij elkaar, bij de vorm van de regeling en bij het recht van dat moment.

Een clausule kan een andere vereisen of uitsluiten, een variant kan een voorwaarde hebben (bijvoorbeeld de vorm van het
lichaam), en beide kunnen horen bij een tijdvak van de Wgr: I-a (tot en met 30 juni 2021), I-b (tot en met 30 juni 2022) of
II (daarna). Ook kan de wet van een taak zelf zeggen hoe een artikel luidt, zoals de Wet veiligheidsregio's over het bestuur. Voor de tekst telt de geplande dag van bekendmaking en inwerkingtreding.

Grondslag: de clausule zelf noemt haar grondslag; de tijdvakken staan in Stb. 2021, 175 (bekendmaking) en Stb. 2022, 18.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assembler.facts.chosen import Clausulekeuze
from assembler.facts.facts import Facts
from assembler.facts.parameters import view_of
from assembler.facts.views.scope import region_scope
from assembler.ground.findings import Finding, Related, Span, error
from assembler.reading.records.clausules import Clausule, Variant
from assembler.sentences import fill
from assembler.sentences.calls import CallContext
from assembler.sentences.filters import FillError

_REGIMES = {"I-a": "tot en met 30 juni 2021", "I-b": "tot en met 30 juni 2022", "II": "vanaf 1 juli 2022"}


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each clause that needs, excludes or presumes what is not so."""
    names, used = region_scope(facts), _used(facts)
    for name, keuze in facts.keuzes.clausules.items():
        clausule = facts.workspace.clausules[name]
        variant = clausule.varianten.get(keuze.variant)
        if not keuze.aanwezig or variant is None or name not in used:
            continue
        span = keuze.bronnen["variant"].span if "variant" in keuze.bronnen else clausule.positie.span
        yield from _relations(facts, name, (*clausule.vereist, *variant.vereist), span, wanted=True)
        yield from _relations(facts, name, (*clausule.sluit_uit, *variant.sluit_uit), span, wanted=False)
        yield from _regime(facts, clausule, keuze, variant, span)
        yield from _of_law(facts, name, keuze, span)
        if variant.voorwaarde is not None and not _holds(facts, name, variant, names):
            message = f"De variant '{keuze.variant}' van '{name}' past hier niet: {variant.voorwaarde} geldt niet."
            yield error("clausules-passen-bij-elkaar", message, span, related=(Related(variant.voorwaarde.span, "hier staat de voorwaarde"),))


def _used(facts: Facts) -> set[str]:
    """Return the clauses that stand in a document of this traject."""
    found: set[str] = set()
    for name in {choice.soort for mijlpaal in facts.trajectmap.mijlpalen for choice in mijlpaal.documenten}:
        soort = facts.workspace.documentsoorten[name]
        found |= {*soort.aanhef, *soort.artikelen, *soort.slot, *(item for chapter in soort.hoofdstukken for item in chapter.clausules)}
        found |= {*(item.clausule for item in soort.bijlagen), *([soort.toelichting] if soort.toelichting else [])}
    return found


def _relations(facts: Facts, name: str, row: Sequence[str], span: Span, *, wanted: bool) -> Iterator[Finding]:
    for item in row:
        other, _, variant = item.partition("=")
        keuze = facts.keuzes.clausules[other]
        there = keuze.aanwezig and variant in {"", keuze.variant}
        if there == wanted:
            continue
        source = keuze.bronnen.get("aanwezig") or keuze.bronnen.get("variant")
        related = (Related(source.span, "hier is dat gekozen"),) if source else ()
        what = f"{other}, variant {variant}" if variant else other
        message = f"'{name}' vereist '{what}', maar dat is niet gekozen." if wanted else f"'{name}' gaat niet samen met '{what}'."
        hint = f"Kies {what}, of kies een andere variant van {name}." if wanted else f"Laat een van de twee vervallen, of kies een andere variant van {name}."
        yield error("clausules-passen-bij-elkaar", message, span, related=related, hint=hint)


def _of_law(facts: Facts, name: str, keuze: Clausulekeuze, span: Span) -> Iterator[Finding]:
    """Yield where the law of a task says itself how this must read, and the text reads otherwise."""
    laws = dict.fromkeys(wet for taak in facts.powers.taken for wet in taak.wetten)
    for wet in (facts.workspace.wetten[item] for item in laws):
        wanted = wet.eist.get(name)
        if wanted is not None and keuze.variant != wanted:
            message = f"De {wet.citeertitel} regelt zelf wat '{name}' moet zeggen; de variant '{keuze.variant}' wijkt daarvan af."
            yield error("clausules-passen-bij-elkaar", message, span, hint=f"Kies de variant '{wanted}'.", grondslag=wet.citeertitel)


def _regime(facts: Facts, clausule: Clausule, keuze: Clausulekeuze, variant: Variant, span: Span) -> Iterator[Finding]:
    if facts.regime in clausule.regimes and facts.regime in variant.regimes:
        return
    allowed = [regime for regime in clausule.regimes if regime in variant.regimes]
    other = next((name for name, item in clausule.varianten.items() if facts.regime in item.regimes and name != keuze.variant), None)
    message = f"'{clausule.id}' (variant '{keuze.variant}') is geschreven voor het recht {' en '.join(_REGIMES[item] for item in allowed)}; deze regeling valt onder het recht {_REGIMES[facts.regime]}."
    yield error("clausules-passen-bij-elkaar", message, span, hint=f"Kies de variant '{other}'." if other else "Laat de clausule vervallen.")


def _holds(facts: Facts, name: str, variant: Variant, names: Mapping[str, object]) -> bool:
    scope = {**names, "regel": view_of(name, facts.parameters.get(name, {}))}
    try:
        return fill.truth(variant.voorwaarde, scope, CallContext())
    except FillError:
        return False
