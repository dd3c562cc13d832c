"""The foot of a document: its name, its milestone and state, and who sends it."""

from __future__ import annotations

from dataclasses import replace

from assembler.facts.facts import Facts
from assembler.facts.orders import Order
from assembler.ground.document import NOW, Final, Foot, Voettekst
from assembler.ground.document.fit import STANDING, text_width
from assembler.ground.wording import datum

_LETTERS = 160  # their size in a foot: 8 points, in twips
_PAGE = "Pagina 10 van 10"
_WIDER = 87  # percent: how wide a line of running text is to what the measure says of it, which takes letters in classes


def footer(known: Facts, order: Order, *, werkversie: bool) -> Voettekst:
    """Return the foot of a document of a milestone."""
    mijlpaal = known.mijlpaal
    return Voettekst(
        order.name,
        mijlpaal.naam,
        "werkversie" if werkversie else NOW if mijlpaal.vult is None else "stand",
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
    """Return a document with a foot of one line: with short names where the whole title does not fit, and cut off where those are still too long."""
    if fits(final.foot):
        return final
    head = facts.trajectmap.opgave
    shorter = {facts.traject.citeertitel: facts.traject.korte_titel, **({head.naam: head.korte_naam} if head is not None else {})}
    title = final.titel
    for name, short in shorter.items():
        title = title.replace(name, short or name)
    made = replace(final, voettekst=replace(final.voettekst, titel=title)) if title != final.titel else final
    words = made.foot.title.split()
    while len(words) > 1 and not fits(made.foot):
        words.pop()
        made = replace(final, voettekst=replace(final.voettekst, titel=f"{' '.join(words)} …"))
    return made


def fits(foot: Foot) -> bool:
    """Return whether a foot stands on one line beside the number of the page, in the widest letters of the houses."""
    return text_width(foot.line, _LETTERS) * _WIDER <= (STANDING - text_width(_PAGE, _LETTERS)) * 100
