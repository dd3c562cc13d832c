"""Een toestemming heeft geen voorwaarden.

De raad geeft zijn toestemming of onthoudt haar; onthouden kan alleen wegens strijd met het recht of het algemeen belang. De regels over goedkeuring in
de Algemene wet bestuursrecht (artikel 10:32) gelden van overeenkomstige toepassing, en die kennen geen voorwaarde en geen tijdelijke toestemming. Dat
zij ook voor deze toestemming gelden, is afgeleid uit de wet en niet in een uitspraak gezien (INF).

Verbindt een raad een voorwaarde aan zijn besluit, dan staat zij bij zijn behandeling ('voorwaarden:' in het bestand van de mijlpaal); bij de
toestemming is dat een fout, bij een eerdere mijlpaal een kader dat in het voorstel over de definitieve tekst terugkomt. Wat een gemeente zelf aan
de beslispunten toevoegt of in haar voorstel of besluit schrijft, is gewone tekst: daar kan de controle alleen woorden aanwijzen die als een voorwaarde
lezen, en dat is een waarschuwing. Wat de raad wil bereiken, kan een opdracht aan het college of een motie zijn; een opdracht wordt niet aangewezen.

Grondslag: artikel 1 van de Wet gemeenschappelijke regelingen; artikel 10:32 van de Algemene wet bestuursrecht (INF).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assembler.facts.facts import Facts
from assembler.facts.makers import roles
from assembler.ground.findings import Finding, error, warning
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Blok

_CONDITION = re.compile(r"voorwaarde|\bmits\b|\btenzij\b|onder (?:het )?voorbehoud|\bniet (?:hoger|meer|lager|minder) (?:is )?dan\b|\btijdelijk", re.IGNORECASE)
_IN_TEXT = re.compile(r"(?:op|onder) (?:de |een )?(?:uitdrukkelijke |volgende )?voorwaarden?\b|onder (?:het )?voorbehoud", re.IGNORECASE)
_ASSIGNMENT = re.compile(r"[^,;]*?\b(?:op te dragen|te verzoeken|te vragen|uit te nodigen)\b", re.IGNORECASE)
_PAPERS = {"raadsvoorstel", "raadsbesluit"}
SLUG = "toestemming-zonder-voorwaarden"
_HINT = "Maak er een opdracht aan het college van ('het college op te dragen ...'), of een motie."


def check(facts: Facts) -> Iterator[Finding]:
    """Yield a fault for each condition that is recorded at the consent of this milestone, a warning for what reads as one."""
    if not facts.mijlpaal.definitief or "vertegenwoordigend" in roles(facts.workspace, facts.traject):
        return
    grondslag = f"{facts.in_wgr('toestemming')}, in samenhang met artikel 10:32 van de Algemene wet bestuursrecht (INF)"
    for gemeente, found in facts.mijlpaal.behandelingen.items():
        if found.soort == "besluiten" and gemeente in facts.traject.deelnemers:
            for text in found.voorwaarden:
                message = f"{facts.workspace.organisaties[gemeente].naam} verbindt aan de toestemming een voorwaarde, en dat kan niet: {text}."
                yield error(SLUG, message, found.positie.of("voorwaarden"), hint=_HINT, grondslag=grondslag, gemeente=gemeente)
    for zin, pattern in _sentences(facts):
        match = pattern.search(zin.tekst)
        if match and not _assigns(zin.tekst[: match.start()]):
            message = f"Aan de toestemming kunnen geen voorwaarden worden verbonden; '{match.group()}' leest als een voorwaarde."
            yield warning(SLUG, message, zin.span, hint=_HINT, grondslag=grondslag)


def _assigns(before: str) -> bool:
    """Return whether what stands before a word gives an assignment, so that the word is part of that and not of the consent."""
    return _ASSIGNMENT.match(before) is not None and "toestemming" not in before.lower()


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
