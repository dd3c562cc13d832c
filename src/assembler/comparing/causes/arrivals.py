"""Figures that became known between two days: which they are, and the traject as it was before it knew them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from assembler.facts import figures
from assembler.facts.chosen import Keuzes
from assembler.facts.facts import Facts
from assembler.ground import wording
from assembler.ground.document import Gat
from assembler.ground.values import Waarde
from assembler.reading.records.gemeenten import Organisatie
from assembler.reading.records.workspace import Trajectmap, Workspace


@dataclass(frozen=True, slots=True)
class FigureMove:
    """A figure with another value or status; `old` is '' where it was not known. `gemeente` is None for one of the traject."""

    name: str
    gemeente: str | None
    peildatum: date
    old: str
    new: str
    difference: str
    status: str
    bron: str


def arrivals(workspace: Workspace, trajectmap: Trajectmap, since: date, until: date) -> tuple[str, ...]:
    """Return the names of the figures of which an observation became known after `since`, not later than `until`."""
    own = {name for item in _deelnemers(workspace, trajectmap) for name, row in item.cijfers.items() if any(since < seen.bekend <= until for seen in row)}
    return tuple(sorted(own | {item.cijfer.naam for item in trajectmap.cijfers if since < item.bekend <= until}))


def without(workspace: Workspace, trajectmap: Trajectmap, names: Collection[str], since: date) -> tuple[Workspace, Trajectmap]:
    """Return the traject as if nothing became known of these figures after `since`."""
    if not names:
        return workspace, trajectmap

    def earlier(gemeente: Organisatie) -> Organisatie:
        kept = {name: tuple(seen for seen in row if name not in names or seen.bekend <= since) for name, row in gemeente.cijfers.items()}
        return gemeente.model_copy(update={"cijfers": kept})

    part = replace(trajectmap, cijfers=tuple(item for item in trajectmap.cijfers if item.cijfer.naam not in names or item.bekend <= since))
    return replace(workspace, organisaties={name: earlier(item) for name, item in workspace.organisaties.items()}), part


def _deelnemers(workspace: Workspace, trajectmap: Trajectmap) -> list[Organisatie]:
    return [workspace.organisaties[name] for name in trajectmap.traject.deelnemers]


def moves(name: str, before: Facts, after: Facts) -> tuple[FigureMove, ...]:
    """Return what a figure was and became, for each deelnemer (or for the traject) and each day that it is about."""
    found = []
    for gemeente in (*after.traject.deelnemers, None):
        for day in sorted(_days(after, name, gemeente)):
            old, new = (_value(facts, name, gemeente, day) for facts in (before, after))
            if isinstance(new, Waarde) and (not isinstance(old, Waarde) or (old.value, old.status) != (new.value, new.status)):
                euro = gemeente is None and after.traject.cijfers[name].eenheid == "euro"
                found.append(_move(name, gemeente, day, old if isinstance(old, Waarde) else None, new, euro=euro))
    return tuple(found)


def title(name: str, facts: Facts, found: Sequence[FigureMove]) -> str:
    """Return what a reader calls a figure that became known: "inwoners op 1 januari 2021"."""
    series = facts.traject.cijfers.get(name)
    days = {item.peildatum for item in found}
    day = f" op {wording.datum(days.pop())}" if len(days) == 1 else ""
    return f"{series.omschrijving if series else name.replace('-', ' ')}{day}"


def _days(facts: Facts, name: str, gemeente: str | None) -> set[date]:
    logged = {item.peildatum for item, _ in facts.keuzes.cijfers if item.gemeente == gemeente and item.naam == name}
    own = facts.workspace.organisaties[gemeente].cijfers.get(name, ()) if gemeente else ()
    return logged | {item.peildatum for item in own if item.bekend <= facts.keuzes.stand}


def _value(facts: Facts, name: str, gemeente: str | None, day: date) -> Waarde | Gat:
    keuzes: Keuzes = facts.keuzes
    if gemeente is not None:
        return figures.of_gemeente(facts.workspace.organisaties[gemeente], name, keuzes, day)
    only = replace(keuzes, cijfers=tuple(item for item in keuzes.cijfers if item[0].peildatum == day))
    return figures.of_traject(facts.traject, name, only)


def _move(name: str, gemeente: str | None, day: date, old: Waarde | None, new: Waarde, *, euro: bool) -> FigureMove:
    def text(value: int | Decimal) -> str:
        return wording.euro_heel(int(value)) if euro else wording.getal(value)

    change = new.value - old.value if old is not None else 0
    sign = "+" if change > 0 else "−"
    return FigureMove(
        name, gemeente, day, text(old.value) if old else "", text(new.value), f"{sign}{text(abs(change))}" if change else "", new.status, new.bron
    )
