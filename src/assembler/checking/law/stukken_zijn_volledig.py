"""Een tekst en haar stukken hebben wat zij nodig hebben: kostenposten, beslispunten, en een behandeling.

Zonder kostenposten staat er een artikel over de verdeling van kosten dat niets verdeelt, en leest een raad dat hij niets betaalt. Zonder
beslispunten staat er "besluit:" met niets erachter. Zonder behandeling vraagt een definitieve tekst aan geen enkele raad iets. In een
concept is het een waarschuwing, in een definitieve tekst een fout. Vul 'pools' aan in traject.yaml, of 'beslispunten' en 'behandelingen' in
het bestand van de mijlpaal.

Grondslag: de bijdrage van de deelnemers volgt uit de regeling; toestemming van de raad: Wgr, artikel 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.contributions import pool_keys
from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, error, warning

SLUG = "stukken-zijn-volledig"
GUIDE = "docs/handleiding/kostenposten-en-begroting.md"


def check(facts: Facts) -> Iterator[Finding]:
    """Yield what is missing altogether in a traject or at this milestone."""
    make = error if facts.mijlpaal.definitief else warning
    mijlpaal, traject = facts.mijlpaal, facts.traject
    regulation = facts.workspace.documentsoorten[traject.regeling]
    articles = {name for chapter in regulation.hoofdstukken for name in chapter.clausules} | set(regulation.artikelen)
    keys = [name for name, _, _ in facts.inforce.carrying(pool_keys()) if name in articles]
    if keys and not traject.pools:
        message = f"Dit traject heeft geen kostenposten; '{keys[0]}' verdeelt niets, en iedere bijdrage is nul."
        yield make(SLUG, message, traject.positie.span, hint=f"Zet 'pools:' in trajecten/{traject.id}/traject.yaml. Zie {GUIDE}.")
    file = f"trajecten/{traject.id}/mijlpalen/{mijlpaal.id}.yaml"
    asking = [made.soort for made in mijlpaal.documenten if _asks(facts, made.soort) and any(mijlpaal.makes(made, name) for name in traject.deelnemers)]
    if asking and not mijlpaal.beslispunten:
        message = f"Het stuk '{asking[0]}' vraagt om een besluit, maar deze mijlpaal heeft geen beslispunten: achter 'besluit' staat niets."
        yield make(SLUG, message, mijlpaal.positie.span, hint=f"Zet 'beslispunten:' in {file}, of haal het stuk weg bij 'documenten:'.")
    if (
        mijlpaal.definitief
        and mijlpaal.vult is None
        and not mijlpaal.behandelingen
        and any(facts.workspace.documentsoorten[made.soort].per == "gemeente" for made in mijlpaal.documenten)
    ):
        message = "Deze definitieve tekst wordt aan geen enkele raad voorgelegd: er zijn geen behandelingen."
        yield error(
            SLUG, message, mijlpaal.positie.span, hint=f"Zet onder 'behandelingen:' in {file} per gemeente wat er wordt gevraagd, met 'soort: besluiten'."
        )


def _asks(facts: Facts, soort: str) -> bool:
    """Return whether a kind of document prints the decision points."""
    return any(blok.invoegen == "beslispunten" for section in facts.workspace.documentsoorten[soort].secties for blok in section.blokken)
