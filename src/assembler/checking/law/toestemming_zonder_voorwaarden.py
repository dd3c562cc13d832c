"""Een toestemming heeft geen voorwaarden.

De raad geeft zijn toestemming of onthoudt haar; onthouden kan alleen wegens strijd met het recht of het algemeen belang. De regels over goedkeuring in
de Algemene wet bestuursrecht (artikel 10:32) gelden van overeenkomstige toepassing, en die kennen geen voorwaarde en geen tijdelijke toestemming. Dat
zij ook voor deze toestemming gelden, is afgeleid uit de wet en niet in een uitspraak gezien (INF). De controle leest wat een gemeente zelf aan de
beslispunten toevoegt en in haar voorstel of besluit schrijft, en wijst woorden aan die een voorwaarde stellen. Wat de raad wil bereiken, kan een
opdracht aan het college of een motie zijn.

Grondslag: artikel 1 van de Wet gemeenschappelijke regelingen; artikel 10:32 van de Algemene wet bestuursrecht (INF).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assembler.facts.facts import Facts
from assembler.facts.makers import roles
from assembler.ground.findings import Finding, warning
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Blok

_CONDITION = re.compile(r"voorwaarde|\bmits\b|\btenzij\b|onder (?:het )?voorbehoud|\bniet (?:hoger|meer|lager|minder) (?:is )?dan\b|\btijdelijk", re.IGNORECASE)
_IN_TEXT = re.compile(r"(?:op|onder) (?:de |een )?(?:uitdrukkelijke |volgende )?voorwaarden?\b|onder (?:het )?voorbehoud", re.IGNORECASE)
_PAPERS = {"raadsvoorstel", "raadsbesluit"}
_HINT = "Maak er een opdracht aan het college van ('het college op te dragen ...'), of een motie."


def check(facts: Facts) -> Iterator[Finding]:
    """Yield a warning for what reads as a condition of the consent that is asked at this milestone."""
    if not facts.mijlpaal.definitief or "vertegenwoordigend" in roles(facts.workspace, facts.traject):
        return
    grondslag = f"{facts.in_wgr('toestemming')}, in samenhang met artikel 10:32 van de Algemene wet bestuursrecht (INF)"
    for zin, pattern in _sentences(facts):
        match = pattern.search(zin.tekst)
        if match:
            message = f"Aan de toestemming kunnen geen voorwaarden worden verbonden; '{match.group()}' leest als een voorwaarde."
            yield warning("toestemming-zonder-voorwaarden", message, zin.span, hint=_HINT, grondslag=grondslag)


def _sentences(facts: Facts) -> Iterator[tuple[Zin, re.Pattern[str]]]:
    """Yield what gemeenten wrote themselves for the decision of their councils."""
    item, here = facts.trajectmap, facts.mijlpaal.id
    for points in item.eigen_beslispunten:
        if points.mijlpaal == here:
            yield from ((zin, _CONDITION) for zin in _texts(points.lijst.onderdelen))
    for text in item.teksten:
        if text.mijlpaal == here and text.soort in _PAPERS:
            yield from ((zin, _IN_TEXT) for zin in _texts(text.blokken))


def _texts(blokken: Sequence[Blok]) -> Iterator[Zin]:
    for blok in blokken:
        yield from [blok.tekst] if blok.tekst is not None else []
        yield from _texts((*blok.onderdelen, *blok.blokken))
