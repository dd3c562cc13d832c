"""What a gemeente chose about a task as sentences see it."""

from __future__ import annotations

from assembler.facts.facts import Facts
from assembler.reading.records.keuzes import (
    Taakuitvoering,
)
from assembler.sentences.names import JA_NEE, TEKST, TEKSTEN, Name, View, ViewKind

OWN_TASK = ViewKind(
    "taakkeuze",
    "wat een besluit over een taak van een gemeente koos",
    {
        "naam": Name(TEKST, "de taak"),
        "uitvoering": Name(TEKST, "gezamenlijk, gedeeltelijk, lokaal of vrijgesteld"),
        "deeltaken": Name(TEKSTEN, "de delen die de gemeente zelf doet"),
        "deeltaken_bekend": Name(JA_NEE, "of die al vaststaan"),
    },
)


def own_task(facts: Facts, name: str, chosen: Taakuitvoering) -> View:
    """Return what a gemeente chose about one task."""
    task = facts.workspace.taken[name]
    known = chosen.deeltaken != "ntb"
    parts = tuple(item.naam for item in task.deeltaken if item.id in chosen.deeltaken) if known else ()
    return OWN_TASK.view(name, {"naam": task.naam, "uitvoering": chosen.uitvoering, "deeltaken": parts, "deeltaken_bekend": known})
