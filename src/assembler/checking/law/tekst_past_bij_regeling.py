"""De tekst is geschreven voor deze vorm, deze organen en deze soorten deelnemers.

Een clausule, een variant en een soort stuk zeggen met 'geldt_voor' voor welke vormen (openbaar lichaam, bedrijfsvoeringsorganisatie,
gemeenschappelijk orgaan, regeling zonder meer), welke makers (college-, raads-, burgemeesters- of gemengde regeling) en welke soorten deelnemers
zij zijn geschreven. Staat er niets, dan is dat een openbaar lichaam van colleges van gemeenten. Daarbuiten staat er iets wat voor deze regeling niet
waar is: een college dat niet meedoet, een dagelijks bestuur dat er niet is.

Kies een variant die er wel voor is, laat de clausule vervallen, of schrijf er een. Ook een vorm die de wet deze organen niet toestaat, is een fout.

Grondslag: Wet gemeenschappelijke regelingen, artikelen 1 en 8, en de overeenkomstige artikelen van de andere hoofdstukken.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.facts.reach import Reach, clauses_of, range_of, reach, told
from assembler.ground.findings import Finding, error
from assembler.ground.wording import opsomming
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.documenten import Documentsoort

SLUG = "tekst-past-bij-regeling"
OOK_BIJ_OPHEFFING = True


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each kind of document and each chosen text that is not written for this regulation, and a form that the law denies its makers."""
    of = reach(facts.workspace, facts.traject)
    if not of.claims:
        return
    denied = list(_form(facts, of))
    yield from denied
    for soort in () if denied else dict.fromkeys(choice.soort for choice in facts.mijlpaal.documenten):
        record = facts.workspace.documentsoorten[soort]
        if not of.within(record.geldt_voor):
            yield _kind(facts, record, of)
        else:
            yield from _clauses(facts, record, of)


def _form(facts: Facts, of: Reach) -> Iterator[Finding]:
    vorm = facts.workspace.vormen.get(of.vorm)
    if vorm is None:
        have = opsomming(sorted(facts.workspace.vormen))
        message = f"Voor de vorm '{of.vorm}' is er geen profiel in clauses/vormen."
        yield error(SLUG, message, facts.traject.positie.of("vorm"), hint=f"Er is: {have}.")
    elif of.aard not in vorm.makers:
        message = f"Een {of.aard.replace('gemengd', 'gemengde regeling')} kan de vorm {vorm.naam} niet hebben: de wet laat die alleen toe voor: {opsomming(vorm.makers)}."
        yield error(SLUG, message, facts.traject.positie.of("vorm"), grondslag=facts.in_wgr(vorm.bepaling))


def _kind(facts: Facts, soort: Documentsoort, of: Reach) -> Finding:
    vorm = facts.workspace.vormen.get(of.vorm)
    regulations = vorm.regelingen if vorm and soort.id == facts.traject.regeling else tuple(facts.workspace.documentsoorten)  # no act that changes or ends one
    known = [facts.workspace.documentsoorten[name] for name in regulations if name in facts.workspace.documentsoorten]
    others = [item.id for item in known if item.klasse == soort.klasse and of.within(item.geldt_voor)]
    message = f"Het soort stuk '{soort.id}' is geschreven voor: {told(soort.geldt_voor)}. Deze regeling is: {_what(of)}."
    hint = f"Wel geschreven hiervoor: {opsomming(others)}." if others else "Er is nog geen soort stuk voor deze regeling."
    return error(SLUG, message, facts.mijlpaal.positie.of("documenten"), hint=hint)


def _clauses(facts: Facts, soort: Documentsoort, of: Reach) -> Iterator[Finding]:
    for name in clauses_of(soort):
        keuze, clausule = facts.keuzes.clausules[name], facts.workspace.clausules[name]
        if keuze.aanwezig and not of.within(range_of(clausule, keuze.variant)):
            message = f"'{name}' (variant '{keuze.variant}') is geschreven voor: {told(range_of(clausule, keuze.variant))}. Deze regeling is: {_what(of)}."
            yield error(SLUG, message, facts.inforce.place(name), hint=_other(clausule, of))


def _other(clausule: Clausule, of: Reach) -> str:
    fit = [name for name in clausule.varianten if of.within(range_of(clausule, name))]
    return f"Kies de variant {' of '.join(fit)}." if fit else "Er is geen variant voor deze regeling: laat de clausule vervallen, of schrijf er een."


def _what(of: Reach) -> str:
    return f"{of.vorm}; {of.aard}; {opsomming(sorted(of.soorten))}"
