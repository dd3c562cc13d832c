"""Wat niet uit een bron komt, staat op een lijst.

Een besluit dat voor deze uitwerking is uitgedacht ('aanname: true'), een cijfer met de status 'aanname' of 'voorlopig', en een
behandeling in een raad waarvan de datum is aangenomen: elk is een opmerking. Heeft een orgaan het aanvaard, dan staat erbij wie en wanneer. Zo ziet de jurist in een oogopslag wat nog moet
worden nagegaan voordat de stukken de deur uitgaan.

Grondslag: geen; een werkafspraak over eerlijkheid van cijfers.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.facts.uncertain import Recorded, acceptance
from assembler.ground.findings import Finding, remark
from assembler.ground.wording import datum

SLUG = "aannames-zijn-bekend"
OOK_BIJ_OPHEFFING = True


def check(facts: Facts) -> Iterator[Finding]:
    """Yield a remark for each assumption that this milestone rests on."""
    yield from _log(facts)
    for item, bron in facts.keuzes.cijfers:
        if item.status != "definitief":
            known = Recorded("cijfer", item.naam, item.gemeente, item.peildatum, bron.datum)
            owner = facts.workspace.organisaties.get(item.gemeente or "")
            who = f" van {owner.naam}" if owner else ""
            yield remark(SLUG, f"Het cijfer {item.naam}{who} ({item.status}{_accepted(facts, known)}): {item.bron}.", bron.span)
    for name in facts.traject.deelnemers:
        yield from _own(facts, name)


def _log(facts: Facts) -> Iterator[Finding]:
    """Yield the decisions that no source names, and those that are not taken yet."""
    stand = facts.keuzes.stand
    for besluit in (*facts.trajectmap.besluiten, *(besluit for row in facts.trajectmap.keuzes.values() for besluit in row)):
        if besluit.aanname and besluit.datum <= stand and besluit.status == "besloten":
            known = Recorded("besluit", besluit.id or "", bekend=besluit.datum)
            message = f"Het besluit van {datum(besluit.datum)} ({besluit.gremium}) is uitgedacht voor deze uitwerking{_accepted(facts, known)}."
            yield remark(SLUG, message, besluit.positie.span)
        if besluit.status == "voorgenomen" and besluit.datum <= stand:
            message = f"Het besluit van {datum(besluit.datum)} ({besluit.gremium}) is een voornemen; het telt nog niet mee."
            yield remark("voornemens-zijn-bekend", message, besluit.positie.span)


def _own(facts: Facts, name: str) -> Iterator[Finding]:
    """Yield what one deelnemer is not sure of: its figures, the day on which it treats this milestone; and its wishes."""
    gemeente = facts.workspace.organisaties[name]
    for figure, row in gemeente.cijfers.items():
        for seen in row:
            if seen.status != "definitief" and seen.bekend <= facts.keuzes.stand:
                known = Recorded("cijfer", figure, name, seen.peildatum, seen.bekend)
                message = f"{gemeente.naam}: {figure} op {datum(seen.peildatum)} is {seen.status} ({seen.bron}){_accepted(facts, known)}."
                yield remark(SLUG, message, seen.positie.span)
    treated = facts.mijlpaal.behandelingen.get(name)
    if treated is not None and treated.status == "aanname":
        known = Recorded("behandeling", facts.mijlpaal.id, name)
        yield remark(SLUG, f"{gemeente.naam}: de behandeling van deze mijlpaal is een aanname{_accepted(facts, known)}.", treated.positie.span, gemeente=name)
    for keuze, bron in facts.keuzes.wensen.get(name, ()):
        over = f" over '{keuze.over}'" if keuze.over else ""
        yield remark("wensen-zijn-bekend", f"{gemeente.naam} heeft een wens{over}.", bron.span)


def _accepted(facts: Facts, item: Recorded) -> str:
    bron = acceptance(facts, item)
    return f"; aanvaard op {datum(bron.datum)} door {bron.gremium}" if bron is not None else ""
