"""Wat niet uit een bron komt, staat op een lijst.

Een besluit dat voor deze uitwerking is uitgedacht ('aanname: true'), een cijfer met de status 'aanname' of 'voorlopig', en een
behandeling in een raad waarvan de datum is aangenomen: elk is een opmerking. Zo ziet de jurist in een oogopslag wat nog moet
worden nagegaan voordat de stukken de deur uitgaan.

Grondslag: geen; een werkafspraak over eerlijkheid van cijfers.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, remark
from assembler.ground.wording import datum

SLUG = "aannames-zijn-bekend"


def check(facts: Facts) -> Iterator[Finding]:
    """Yield a remark for each assumption that this milestone rests on."""
    stand = facts.keuzes.stand
    log = [*facts.trajectmap.besluiten, *(besluit for row in facts.trajectmap.keuzes.values() for besluit in row)]
    for besluit in log:
        if besluit.aanname and besluit.datum <= stand and besluit.status == "besloten":
            yield remark(SLUG, f"Het besluit van {datum(besluit.datum)} ({besluit.gremium}) is uitgedacht voor deze uitwerking.", besluit.positie.span)
        if besluit.status == "voorgenomen" and besluit.datum <= stand:
            yield remark(
                "voornemens-zijn-bekend",
                f"Het besluit van {datum(besluit.datum)} ({besluit.gremium}) is een voornemen; het telt nog niet mee.",
                besluit.positie.span,
            )
    for item, bron in facts.keuzes.cijfers:
        if item.status != "definitief":
            yield remark(SLUG, f"Het cijfer {item.naam} ({item.status}): {item.bron}.", bron.span)
    for name in facts.traject.deelnemers:
        gemeente = facts.workspace.organisaties[name]
        for figure, row in gemeente.cijfers.items():
            for seen in row:
                if seen.status != "definitief" and seen.bekend <= stand:
                    yield remark(SLUG, f"{gemeente.naam}: {figure} op {datum(seen.peildatum)} is {seen.status} ({seen.bron}).", seen.positie.span)
        treated = facts.mijlpaal.behandelingen.get(name)
        if treated is not None and treated.status == "aanname":
            yield remark(SLUG, f"{gemeente.naam}: de behandeling van deze mijlpaal is een aanname.", treated.positie.span)
        for keuze, bron in facts.keuzes.wensen.get(name, ()):
            over = f" over '{keuze.over}'" if keuze.over else ""
            yield remark("wensen-zijn-bekend", f"{gemeente.naam} heeft een wens{over}.", bron.span)
