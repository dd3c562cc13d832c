"""Een genoemd besluit is van het orgaan waarvan de regeling het noemt.

Een regeling kan voor besluiten van het algemeen bestuur een zwaardere meerderheid eisen, en zeggen over welke besluiten van het bestuur de
raden zich vooraf kunnen uitspreken. Zij kan daarmee geen besluit bij een ander orgaan leggen dan de wet doet: een geldlening en andere
privaatrechtelijke handelingen zijn van het dagelijks bestuur, wijziging van de regeling, toetreding en uittreding van de deelnemers,
verordeningen over een taak van de raden. Een besluit bestaat ook alleen als de clausule in de regeling staat waarop het berust.

Welk orgaan een besluit neemt, en op welk artikel dat berust, staat in clauses/besluiten.

Grondslag: Wgr, artikelen 1, 9, 10, tweede lid, 13, vierde lid, onderdeel c, en 33b, eerste lid; per besluit staat de grondslag in de lijst.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts import named
from assembler.facts.facts import Facts
from assembler.facts.parameter_types import rule_model
from assembler.facts.parameters import besluitvelden
from assembler.ground.findings import Finding, Span, error
from assembler.ground.wording import opsomming, wetsartikel
from assembler.reading.records.recht import Bestuursbesluit

SLUG = "besluit-is-van-dat-orgaan"
_WIE = {
    "algemeen-bestuur": "het algemeen bestuur",
    "dagelijks-bestuur": "het dagelijks bestuur",
    "deelnemers": "de deelnemers zelf",
    "raden": "de raden",
}


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each named decision that is another organ's, or that this regulation does not know."""
    for name, keuze in facts.keuzes.clausules.items():
        variant = facts.workspace.clausules[name].varianten.get(keuze.variant)
        if not keuze.aanwezig or variant is None:
            continue
        allowed = {"algemeen-bestuur"} if rule_model(variant) is not None else {"algemeen-bestuur", "dagelijks-bestuur"}
        for _, value, span in named.genoemd(variant, besluitvelden(variant), keuze):
            for besluit, place in named.namen(value, span):
                record = facts.workspace.besluiten.get(besluit)
                if record is not None:
                    yield from _besluit(facts, record, place, allowed)


def _besluit(facts: Facts, besluit: Bestuursbesluit, span: Span, allowed: set[str]) -> Iterator[Finding]:
    if besluit.orgaan not in allowed:
        instead = f"Noem in plaats daarvan: {', '.join(besluit.alternatief)}." if besluit.alternatief else "Laat het weg."
        message = f"Over '{besluit.tekst}' {'besluit' if besluit.orgaan.endswith('bestuur') else 'besluiten'} {_WIE[besluit.orgaan]}, niet {_anders(allowed)}."
        yield error(SLUG, message, span, hint=instead, grondslag=_grondslag(facts, besluit))
    for name in besluit.vereist:
        if not facts.keuzes.clausules[name].aanwezig:
            message = f"'{besluit.tekst}' kan alleen als '{name}' in de regeling staat."
            yield error(SLUG, message, span, hint=f"Kies de clausule '{name}', of laat dit besluit weg.", grondslag=_grondslag(facts, besluit))


def _anders(allowed: set[str]) -> str:
    return _WIE["algemeen-bestuur"] if len(allowed) == 1 else "het bestuur van het lichaam"


def _grondslag(facts: Facts, besluit: Bestuursbesluit) -> str:
    """Return the articles in words, each with how sure we are of it."""
    found = []
    for item in besluit.grondslag:
        law = facts.workspace.wetten[item.wet]
        sure = "" if item.zekerheid == "SEEN" else f" ({item.zekerheid})"
        found.append(f"{law.afkorting or law.citeertitel}, {wetsartikel(item.artikel, item.lid or '', item.onderdeel or '').rstrip(',')}{sure}")
    return opsomming(found)
