"""Wat een overdracht van bevoegdheden meebrengt, en wat zij mist.

Sommige wetten zeggen dat het bestuur van een openbaar lichaam voor die wet in de plaats van de colleges treedt als haar uitvoering volledig is
overgedragen. Blijft een bevoegdheid bij de colleges, is zij gemandateerd, of gaan bevoegdheden alleen voor genoemde taken over, dan geldt dat
niet; voor een gemeente die een deel van de wet zelf uitvoert, geldt het voor die gemeente niet. Of dat laatste in de wet zo is bedoeld, is na te
gaan (INF). Deze opmerking zegt per wet waarom.

Gaat een wet als geheel over, dan gaan ook taken van die wet over die het traject niet noemt; dan is het beter ze te noemen. Gaan bevoegdheden
artikel voor artikel over, dan blijft bij de colleges wat niet is genoemd; een deeltaak zonder bevoegdheid is dan na te gaan.

Grondslag: de bepaling per wet, bijvoorbeeld Participatiewet, artikel 8c; voor het overige Wgr, artikel 10, tweede lid.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.facts.powers import LawTransfer
from assembler.facts.views.powers import law_name
from assembler.facts.views.transfers import reason
from assembler.ground.findings import Finding, Span, remark
from assembler.ground.wording import hoofdletter, opsomming

SLUG = "overdracht-is-volledig"
_OPDRACHT = "Uitvoering door een derde in opdracht van het college blijft mogelijk, maar besluiten over rechten en plichten neemt alleen een bestuursorgaan."


def check(facts: Facts) -> Iterator[Finding]:
    """Yield what keeps a law from passing wholly, what passes unnamed, and what is not named."""
    span = facts.traject.positie.of("taken")
    for law in facts.powers.wetten():
        yield from _place(facts, law, span)
        if law.geheel and law.taken:
            yield from _unnamed(facts, law, span)
    if facts.powers.overdracht == "per-artikel":
        yield from _without(facts, span)


def _place(facts: Facts, law: LawTransfer, span: Span) -> Iterator[Finding]:
    """Yield that the board does not take the place of the colleges, of all or of some."""
    place = law.wet.overdracht.in_de_plaats
    if place is None:
        return
    basis = f"{law.wet.citeertitel}, artikel {place.artikel} ({place.zekerheid})"
    if not law.volledig or len(law.behalve) == len(facts.traject.deelnemers):
        message = f"{hoofdletter(law_name(law.wet))} gaat niet volledig over: {reason(facts, law)}. Het bestuur treedt voor die wet niet in de plaats van de colleges."
        hint = _OPDRACHT if law.wet.mandaat_aan_bestuursorganen else ""
        yield remark(SLUG, message, span, hint=hint, grondslag=basis)
    elif law.behalve:
        names = opsomming([facts.workspace.organisaties[name].naam for name in law.behalve])
        message = f"{hoofdletter(law_name(law.wet))} gaat volledig over, behalve door {names}: daar treedt het bestuur niet in de plaats van het college."
        yield remark(SLUG, message, span, grondslag=basis)


def _unnamed(facts: Facts, law: LawTransfer, span: Span) -> Iterator[Finding]:
    rest = [
        taak for taak in facts.workspace.taken.values() if taak.id not in facts.traject.taken and any(law.wet.id == power.wet for power in taak.bevoegdheden)
    ]
    own = [taak for taak in rest if any(power.wet == law.wet.id and power.orgaan == "college" for power in taak.bevoegdheden)]
    if own:
        names = opsomming([f"{taak.naam} ({taak.id})" for taak in own])
        message = f"{hoofdletter(law_name(law.wet))} gaat als geheel over, dus ook de uitvoering van: {names}. Het traject noemt {'die taak' if len(own) == 1 else 'die taken'} niet."
        hint = f"Neem op wat nodig is in de taken van het traject, of kies voor deze wet 'wet: {law.wet.id}' met 'omvang: taken'."
        yield remark(SLUG, message, span, hint=hint, grondslag=facts.in_wgr("overdracht"))


def _without(facts: Facts, span: Span) -> Iterator[Finding]:
    for taak in facts.powers.taken:
        powers = [power for power in facts.powers.van(taak) if power.bevoegdheid.aard != "regels"]
        covered = {part for power in powers for part in power.bevoegdheid.deeltaken}
        bare = [part.naam for part in taak.deeltaken if part.id not in covered]
        if bare and all(power.bevoegdheid.deeltaken for power in powers):
            message = f"Voor {opsomming(bare)} ({taak.naam}) is geen bevoegdheid genoemd; wat niet is genoemd, gaat niet over."
            yield remark(SLUG, message, span, hint="Ga na of dit feitelijk werk is waarvoor geen besluit nodig is.", grondslag=facts.in_wgr("overdracht"))
