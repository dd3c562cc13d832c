"""The milestone before one, as its papers tell of it: the version that went out, or else as the log folds today; worked out when asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from assembler import pipeline
from assembler.comparing.amending import items
from assembler.comparing.since import amounts, changed_places
from assembler.facts.earlier import Amender, ChangedPlace, Earlier, Filling, Opdracht
from assembler.facts.facts import Facts
from assembler.facts.orders import orders
from assembler.facts.standing import decided_version, received
from assembler.ground.document import Final, Label, Node, NodeId, text_of
from assembler.ground.values import Waarde
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.store.versions import Bewaard, DamagedError, read, trees
from assembler.verbs.refusals import FoundError, UnknownNameError
from assembler.verbs.texts import pick


def earlier(root: Path, workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal) -> Earlier | None:
    """Return the last milestone before this one at which the regulation lay on the table too; None when there is none.

    Of a day before the stand of a milestone it is the one before that milestone.
    """
    if mijlpaal.vult is not None:
        return _filled(root, workspace, trajectmap, mijlpaal.vult)
    regulation = trajectmap.traject.regeling
    known = sorted(trajectmap.mijlpalen, key=lambda item: item.stand)
    planned = next((item.stand for item in known if item.id == mijlpaal.id), mijlpaal.stand)
    rows = [item for item in known if item.stand < planned and any(row.soort == regulation for row in item.documenten)]
    here = any(row.soort == regulation for row in mijlpaal.documenten)
    start = trajectmap.vertrek
    if rows and here:
        sent = cache(partial(_sent, root, workspace, trajectmap, mijlpaal, {item.id for item in rows}))
        found = replace(_of(root, workspace, trajectmap, rows[-1]), sent=sent)
    elif start is not None and any(workspace.documentsoorten[row.soort].klasse == "regeling" for row in mijlpaal.documenten):
        found = _told(start.naam, start.stand, lambda: (_started(root, trajectmap), None), paid=False)
    else:
        return None
    return replace(found, amend=_amender(root, trajectmap)) if start is not None else found


def _started(root: Path, trajectmap: Trajectmap) -> Final | None:
    """Return the regulation in the fixed version that a traject starts from; None when that is damaged, which is told where it is proved."""
    start = trajectmap.vertrek
    try:
        versie = read(root, start.traject, start.mijlpaal, start.nummer) if start else None
        finals = trees(root, versie) if versie else {}
    except DamagedError:
        return None
    kinds = {row.naam: row.soort for row in versie.documenten} if versie else {}
    return next((final for name, final in finals.items() if kinds[name] == trajectmap.traject.regeling), None)


def _amender(root: Path, trajectmap: Trajectmap) -> Amender:
    def amend(node: Node, labels: Mapping[NodeId, Label]) -> tuple[Opdracht, ...]:
        old = _started(root, trajectmap)
        return items(old, node, labels) if old is not None else ()

    return amend


def _sent(root: Path, workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, known: Collection[str], gemeente: str) -> Earlier | None:
    """Return the last text that the council of a gemeente received before this one, an older state of this milestone included; None when none was recorded."""
    for out in received(workspace, trajectmap, gemeente, mijlpaal.stand):
        name, _, number = out.versie.partition("@")
        if name not in {*known, mijlpaal.id}:
            continue
        found = of_version(root, workspace, trajectmap, name, int(number))
        if name in known or (found is not None and found.stand < mijlpaal.stand):
            return found
    return None


def of_version(root: Path, workspace: Workspace, trajectmap: Trajectmap, name: str, number: int) -> Earlier | None:
    """Return a frozen version as the text before; None when it cannot be read, which is told where it is proved."""
    try:
        kept = pick(root, trajectmap, f"{name}@{number}").bewaard
    except (FoundError, UnknownNameError):
        return None
    if kept is None:
        return None
    milestone = next(item for item in trajectmap.mijlpalen if item.id == name)
    return _of(root, workspace, trajectmap, milestone.model_copy(update={"stand": kept.versie.stand, "naam": kept.versie.naam}), kept)


def _filled(root: Path, workspace: Workspace, trajectmap: Trajectmap, name: str) -> Earlier | None:
    """Return the frozen version that was decided on, as what a milestone fills in; None when there is none."""
    number = decided_version(trajectmap, name)
    found = of_version(root, workspace, trajectmap, name, number) if number is not None else None
    if found is None:
        return None
    kept = pick(root, trajectmap, f"{name}@{number}").bewaard
    return replace(found, fills=lambda: Filling(f"{name}@{number}", kept.finals) if kept is not None else None)


def before(root: Path, workspace: Workspace) -> pipeline.Before:
    """Return what gives the milestone before any one of this workspace."""
    return partial(earlier, root, workspace)


def _of(root: Path, workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, kept: Bewaard | None = None) -> Earlier:
    def regulation() -> tuple[Final | None, Facts | None]:
        return (_kept(kept, trajectmap), None) if kept else _regulation(root, workspace, trajectmap, mijlpaal)

    return _told(mijlpaal.naam, mijlpaal.stand, regulation)


def _told(naam: str, stand: date, read_text: Callable[[], tuple[Final | None, Facts | None]], *, paid: bool = True) -> Earlier:
    """Return what papers tell of an earlier text; without amounts (`paid`) where those were of another year."""
    regulation = cache(read_text)
    told: list[tuple[Node, tuple[ChangedPlace, ...]]] = []  # the last text that was compared: the next is often the same

    def changes(node: Node, labels: Mapping[NodeId, Label]) -> tuple[ChangedPlace, ...]:
        old, _ = regulation()
        if old is None:
            return ()
        if not told or told[0][0] != node:
            new = Final(node, labels, text_of(node.opschrift), "regeling", old.voettekst, old.huisstijl)
            told[:] = [(node, changed_places(old, new))]
        return told[0][1]

    @cache
    def printed() -> Mapping[str, Waarde]:
        old, _ = regulation()
        return amounts(old) if old is not None and paid else {}

    return Earlier(naam, stand, changes, printed, lambda: regulation()[1])


def _regulation(root: Path, workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal) -> tuple[Final | None, Facts | None]:
    """Return the regulation of a milestone, of its latest fixed version or as it folds today, in the second case with its facts."""
    try:
        kept = pick(root, trajectmap, mijlpaal.id).bewaard
    except FoundError:
        return None, None  # that it is damaged is told where that version itself is proved
    if kept is not None:
        return _kept(kept, trajectmap), None
    order = next(item for item in orders(workspace, trajectmap, mijlpaal) if item.soort.id == trajectmap.traject.regeling)
    folded = pipeline.fold(workspace, trajectmap, mijlpaal, checks=pipeline.unchecked)
    return pipeline.text(folded, order)[0], folded.facts


def _kept(kept: Bewaard, trajectmap: Trajectmap) -> Final | None:
    return next((kept.finals[row.naam] for row in kept.versie.documenten if row.soort == trajectmap.traject.regeling), None)
