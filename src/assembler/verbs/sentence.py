"""A sentence while somebody types it: how the provision would read, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from assembler import pipeline
from assembler.facts.orders import orders
from assembler.ground.document import Final
from assembler.ground.findings import Findings, error
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.verbs.basket import Basket, change
from assembler.verbs.desk import Desk
from assembler.verbs.opened import Opened
from assembler.verbs.provision import whole_text
from assembler.verbs.save import ConflictError, considered

_LAST = 999_999  # rank of the trial on its day: after every decision


@dataclass(frozen=True, slots=True)
class Trial:
    """How a provision would read ('' when it would not be there), and what was found that was not there before."""

    text: str
    findings: Findings


def tried(desk: Desk, traject: str, mijlpaal: Mijlpaal, node_id: str, choice: dict[str, object]) -> Trial:
    """Return how a provision reads under one more choice at a milestone; nothing is written."""
    basket = Basket({"datum": mijlpaal.stand.isoformat(), "volgnummer": _LAST, "gremium": "proefwijziging"}, [choice])
    try:
        after, _ = considered(desk, change(traject, basket))
    except ConflictError as fault:  # somebody named a record so
        return Trial("", (error("keuze-is-eenduidig", str(fault)),))
    if after.faults:
        return Trial("", tuple(item for item in after.faults if item.is_error))
    document = node_id.partition("/")[0]
    final, found = made(after, traject, mijlpaal, document)
    node = final.root.find(node_id)
    before = {(item.slug, item.message) for item in made(desk.open(), traject, mijlpaal, document)[1]}
    return Trial(whole_text(node) if node else "", tuple(item for item in found if (item.slug, item.message) not in before))


def made(opened: Opened, traject: str, mijlpaal: Mijlpaal, document: str) -> tuple[Final, Findings]:
    """Return one document of a milestone with all that was found about it."""

    def make() -> tuple[Final, Findings]:
        trajectmap = opened.traject(traject)
        folded = opened.folded(trajectmap, mijlpaal)
        order = next(item for item in orders(opened.workspace, trajectmap, mijlpaal) if item.name == document)
        one = pipeline.assemble(folded, order)
        return one.final, (*folded.findings, *one.findings)

    return opened.once(("one", traject, mijlpaal.id, document), make)
