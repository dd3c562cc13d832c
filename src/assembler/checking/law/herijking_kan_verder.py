"""Wat een regeling opnieuw laat berekenen, gaat ook na de volgende stap goed.

Wordt het aantal stemmen na verkiezingen of ieder jaar opnieuw berekend, dan geldt de nieuwe uitkomst zonder wijziging van de regeling. Deze
controle zoekt voor iedere gemeente de eerste stap omhoog en omlaag in haar cijfer, en legt de tabel van daarna naast alle eisen: een gemeente
die alleen beslist, een eis die nooit wordt gehaald of een aantal dat de regel niet kan verdelen, moet voor de ondertekening bekend zijn.

Grondslag: Wgr, artikel 13, vierde lid, onderdeel a (de regeling bepaalt het meervoudig stemrecht); dat de uitkomst uitvoerbaar moet blijven, is
een werkafspraak.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assembler.facts.contributions import paid
from assembler.facts.facts import Facts
from assembler.facts.votes import VoteRule, asked_figures, kinds_of_decision, vote_rule, vote_table
from assembler.ground.findings import Finding, Level, warning
from assembler.ground.values import Waarde
from assembler.ground.wording import getal, hoofdletter
from assembler.rules.common import Objection, Objections
from assembler.rules.ruleset import RuleSet, objections
from assembler.rules.sensitivity import next_step
from assembler.rules.votes import Stemgerechtigde

SLUG = "herijking-kan-verder"
_SERIOUS = {Level.FOUT, Level.WAARSCHUWING}


def check(facts: Facts) -> Iterator[Finding]:
    """Yield what goes wrong at the first step of each gemeente, and does not go wrong today."""
    gewicht, _ = vote_rule(facts.inforce)
    whole = facts.stemrecht.ruleset
    if gewicht is None or whole is None or getattr(gewicht.p, "herijking", "geen") == "geen":
        return
    answers, _ = asked_figures(facts.inforce, gewicht, {name: paid(facts.bijdragen, name) for name in facts.traject.deelnemers})
    figures = {name: {key: item.value for key, item in row.items() if isinstance(item, Waarde)} for name, row in answers.items()}
    if any(len(figures[name]) < len(row) for name, row in answers.items()):
        return
    now = {_same(item) for item in _serious(facts, whole)}
    seated = [Stemgerechtigde(name, facts.stemrecht.leden[name], row) for name, row in figures.items()]
    for name, row in figures.items():
        for key in row:
            step = next_step(gewicht.regel, gewicht.p, seated, name, key)
            for change in (step.more, -step.less if step.less else None):
                if change is not None:
                    after = {**figures, name: {**row, key: row[key] + change}}
                    yield from _new(facts, gewicht, after, (name, key, change), now)


def _new(facts: Facts, gewicht: VoteRule, figures: Mapping[str, Mapping[str, int]], step: tuple[str, str, int], now: set[tuple[str, str]]) -> Iterator[Finding]:
    name, key, change = step
    verhouding, faults = vote_table(gewicht, facts.stemrecht.leden, figures)
    found = [item for item in faults if item.is_fout]
    if verhouding is not None and facts.stemrecht.ruleset is not None:
        found += _serious(facts, replace(facts.stemrecht.ruleset, verhouding=verhouding))
    for item in found:
        if _same(item) not in now:
            gemeente = facts.workspace.organisaties[name].naam
            many = f"{getal(abs(change))} {key} {'meer' if change > 0 else 'minder'}"
            whom = f" ({facts.workspace.organisaties[item.deelnemer].naam})" if item.deelnemer else ""
            message = f"Heeft {gemeente} {many}, dan gaat de volgende berekening van de stemmen niet goed: {item.tekst}{whom}"
            hint = "Kies een andere maat, een maximum, een andere meerderheid of 'herijking: geen'."
            yield warning(
                SLUG, hoofdletter(message), facts.inforce.place(gewicht.clausule, "herijking"), hint=hint, grondslag=facts.in_wgr("ongelijk-aantal-leden")
            )


def _serious(facts: Facts, whole: RuleSet) -> Objections:
    return tuple(item for item in objections(whole, facts.inforce.vergadervorm, kinds_of_decision(whole)) if item.niveau in _SERIOUS)


def _same(item: Objection) -> tuple[str, str]:
    """Return what makes two objections the same: who and what, not the numbers in it."""
    return item.deelnemer or "", "".join(sign for sign in item.tekst if not sign.isdigit())
