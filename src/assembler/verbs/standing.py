"""Documents about the process itself, made on the day that is asked: the state of the decisions, and an addendum for one council."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assembler import pipeline
from assembler.facts.orders import Order
from assembler.facts.standing import DONE, received, standings
from assembler.ground import treejson
from assembler.ground.findings import Finding, has_errors
from assembler.pipeline import Made
from assembler.reading.records.documenten import Documentsoort
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.verbs.earlier import earlier, of_version
from assembler.verbs.refusals import FoundError, UnknownNameError, UnusableError
from assembler.verbs.texts import pick

STATE = "stand"
ADDENDUM = "addendum"


def state(workspace: Workspace, item: Trajectmap, on: date) -> Made:
    """Return the state of the decisions on a day as a document; FoundError when it cannot be made."""
    return paper(workspace, item, on, STATE)


def paper(workspace: Workspace, item: Trajectmap, on: date, kind: str) -> Made:
    """Return a paper of the region that belongs to no milestone, as it is on a day; FoundError when it cannot be made."""
    here = _milestone(item, on).model_copy(update={"stand": on, "documenten": (), "vult": None})
    return _made(pipeline.fold(workspace, item, here), Order(kind, _kind(workspace, kind), None))


@dataclass(frozen=True, slots=True)
class Addendum:
    """An addendum for one council: the paper itself, and the documents that come whole in the place of those it has."""

    made: Made
    replaced: tuple[Made, ...]


def addendum(root: Path, workspace: Workspace, item: Trajectmap, gemeente: str) -> Addendum:
    """Return what changed in the documents since this council received them, with the documents as they are now.

    UnknownNameError for a gemeente that is none; UnusableError when nothing was sent to it, when it decided already, or when nothing changed.
    """
    if gemeente not in item.beslissers:
        raise UnknownNameError(f"'{gemeente}' beslist niet mee in dit traject. Wel: {', '.join(item.beslissers)}.")
    name = workspace.organisaties[gemeente].naam
    outs = received(workspace, item, gemeente, date.max)
    if not outs:
        raise UnusableError(f"Er staat niet dat {name} stukken heeft gekregen. Leg de verzending vast met 'assembler verzonden'.")
    out = outs[0]
    mijlpaal, _, number = out.versie.partition("@")
    here = next((row for row in item.mijlpalen if row.id == mijlpaal), None)
    before, kept = of_version(root, workspace, item, mijlpaal, int(number)), pick(root, item, out.versie).bewaard
    if here is None or before is None or kept is None:
        raise UnusableError(f"De versie {out.versie} die {name} kreeg, is hier niet meer te lezen.")
    own = next((row for row in standings(workspace, item, date.max) if row.wie == out.aan.tekst), None)
    if own is not None and own.uitkomst is not None and own.uitkomst.versie == out.versie and own.uitkomst.uitslag in DONE:
        raise UnusableError(
            f"{name} heeft over {out.versie} al besloten: een addendum kan niet meer. Maak een nieuw voorstel, met een nieuwe vastgelegde versie."
        )
    fresh = pipeline.fold(workspace, item, here, earlier(root, workspace, item, here))
    now = [row for row in pipeline.assembled(fresh) if row.order.name in {stuk.naam for stuk in out.stukken}]
    changed = tuple(row for row in now if treejson.gist(row.final) != treejson.gist(kept.finals[row.order.name]))
    if not changed:
        raise UnusableError(f"De stukken van nu zijn gelijk aan die van {out.versie}, die {name} heeft: er is niets te vervangen.")
    folded = pipeline.fold(workspace, item, here, replace(before, replaced=lambda: tuple(row.final.titel for row in changed)))
    return Addendum(_made(folded, Order(ADDENDUM, _kind(workspace, ADDENDUM), gemeente)), changed)


def _kind(workspace: Workspace, name: str) -> Documentsoort:
    kind = workspace.documentsoorten.get(name)
    if kind is None:
        raise UnusableError(f"In templates/documenten staat geen soort stuk '{name}'.")
    return kind


def _milestone(item: Trajectmap, on: date) -> Mijlpaal:
    """Return the last milestone up to a day; the first when none is."""
    if not item.mijlpalen:
        raise UnusableError(f"Het traject {item.traject.id} heeft geen mijlpalen.")
    return next((row for row in reversed(item.mijlpalen) if row.stand <= on), item.mijlpalen[0])


def _made(folded: pipeline.Folded, order: Order) -> Made:
    made = pipeline.assemble(folded, order)
    found: tuple[Finding, ...] = made.findings
    if has_errors(found):
        raise FoundError(tuple(row for row in found if row.is_error))
    return made
