"""The foot of a document: its name, its milestone and state, and who sends it."""

from __future__ import annotations

from dataclasses import replace

from assembler.facts.facts import Facts
from assembler.facts.orders import Order
from assembler.ground.document import NOW, Final, Voettekst
from assembler.ground.wording import datum


def footer(known: Facts, order: Order, *, werkversie: bool) -> Voettekst:
    """Return the foot of a document of a milestone."""
    mijlpaal = known.mijlpaal
    return Voettekst(
        order.name,
        mijlpaal.naam,
        "werkversie" if werkversie else NOW,
        datum(mijlpaal.stand),
        known.traject.vermelding,
        concept=not mijlpaal.definitief and order.soort.klasse == "regeling",
        **_sender(known, order.gemeente),
    )


def _sender(known: Facts, gemeente: str | None) -> dict[str, str]:
    """Return who sends a paper: its gemeente or other participant, else the region as the traject names it, else the body itself."""
    if gemeente is not None:
        own = known.workspace.organisaties[gemeente]
        return {"soort": "" if own.voluit else known.workspace.soorten[own.soort].naam, "afzender": own.naam}
    region = known.traject.afzender
    return {"soort": region.soort or "", "afzender": region.naam} if region is not None else {"soort": "", "afzender": known.traject.lichaam.naam}


def fitted(facts: Facts, final: Final) -> Final:
    """Return a document with a short title in its foot, where the whole one does not fit and there are short names."""
    if final.foot.fits:
        return final
    head = facts.trajectmap.opgave
    shorter = {facts.traject.citeertitel: facts.traject.korte_titel, **({head.naam: head.korte_naam} if head is not None else {})}
    title = final.titel
    for name, short in shorter.items():
        title = title.replace(name, short or name)
    return replace(final, voettekst=replace(final.voettekst, titel=title)) if title != final.titel else final
