"""Which documents a milestone has, and of what: an order for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assembler.facts.makers import has_council
from assembler.facts.standing import not_adopted
from assembler.reading.records.documenten import Documentsoort
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace


@dataclass(frozen=True, slots=True)
class Order:
    """One document to make: its id in the traject, its kind, and the gemeente it is for (None: the region)."""

    document: str
    soort: Documentsoort
    gemeente: str | None
    regeling: str | None = None  # of another regulation than the first of its traject
    vertrekt: bool = False  # a paper of who leaves the regulation, about the text as it is

    @property
    def name(self) -> str:
        """The name of its file, without extension."""
        return f"{self.document}-{self.gemeente}" if self.gemeente else self.document


def orders(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal) -> Iterator[Order]:
    """Yield the documents of a milestone as they are listed, a paper of a gemeente for each that decides and needs it; then those of the other regulations.

    What all sign together is not there as adopted before all did.
    """
    treated = next((item for item in trajectmap.mijlpalen if item.id == mijlpaal.vult), mijlpaal)
    for choice in mijlpaal.documenten:
        soort = workspace.documentsoorten[choice.soort]
        name = choice.id or choice.soort
        if soort.per == "traject":
            if mijlpaal.vult is None or not soort.ondertekend or not not_adopted(workspace, trajectmap, mijlpaal):
                yield Order(name, soort, None)
            continue
        for gemeente in trajectmap.besluitnemers if choice.voor != "uittreders" else ():
            if treated.makes(choice, gemeente) and has_council(workspace, gemeente):
                yield Order(name, soort, gemeente)
        for gemeente in trajectmap.uittreding.besluitnemers if trajectmap.uittreding else ():
            if treated.makes(choice, gemeente) and has_council(workspace, gemeente):
                yield Order(name, soort, gemeente, vertrekt=True)
    for regeling, part in trajectmap.anders.items():
        yield from (replace(order, regeling=regeling) for order in orders(workspace, part, part.mijlpaal(mijlpaal)))


def of_leavers(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal) -> Mijlpaal | None:
    """Return the milestone as who leaves the regulation sees it: only papers of its own, about the text as it is; None when nobody leaves or has a paper."""
    mine = tuple(choice for choice in mijlpaal.documenten if workspace.documentsoorten[choice.soort].per == "gemeente") if trajectmap.uittreding else ()
    if not mine:
        return None
    names = {choice.id or choice.soort for choice in mine}
    annexes = tuple(annex for annex in mijlpaal.bijlagen if annex.document is None or annex.document in names)
    return mijlpaal.model_copy(update={"documenten": mine, "bijlagen": annexes})


def of_stayers(trajectmap: Trajectmap, mijlpaal: Mijlpaal) -> Mijlpaal:
    """Return the milestone without enclosures that only go to who leaves."""
    theirs = {choice.id or choice.soort for choice in mijlpaal.documenten if choice.voor == "uittreders"} if trajectmap.uittreding else set()
    return mijlpaal.model_copy(update={"bijlagen": tuple(annex for annex in mijlpaal.bijlagen if annex.document not in theirs)}) if theirs else mijlpaal
