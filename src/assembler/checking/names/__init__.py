"""Every name that one file uses exists in another: the gate before any stage runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assembler.checking.names.answers import check_answers
from assembler.checking.names.appointments import check_appointments
from assembler.checking.names.context import context
from assembler.checking.names.figures import check_leaps
from assembler.checking.names.instruments import check_instruments
from assembler.checking.names.library import check_library
from assembler.checking.names.log import check_log
from assembler.checking.names.participants import check_given_data
from assembler.checking.names.standing import check_decisions
from assembler.checking.names.steps import check_steps
from assembler.checking.names.traject import check_part, check_traject
from assembler.ground.findings import Finding, ordered
from assembler.reading.records.workspace import Workspace

Library = Callable[[Callable[[], Sequence[Finding]]], Sequence[Finding]]  # what is wrong in the library, or what was found before


def check(workspace: Workspace, library: Library = lambda make: make()) -> tuple[Finding, ...]:
    """Return every name that does not exist, every sentence that cannot be read, every choice by a wrong owner.

    The library is checked without what gemeenten wrote for their papers: `library` may tell of it what was found when all but those texts said the same.
    """
    ctx = context(workspace)
    found = [*library(lambda: check_library(context(_without_texts(workspace))))]
    for item in workspace.trajecten.values():
        own = ctx.of_traject(item)
        found += check_instruments(ctx, item)
        found += check_traject(own, item)
        found += check_steps(own, item)
        found += check_decisions(own, item)
        found += check_appointments(own, item)
        found += check_given_data(workspace, item)
        for part in item.delen:
            found += check_log(ctx.of_traject(part), part)
            found += check_part(ctx.of_traject(part), part) if part is not item else ()
        found += check_leaps(own, item)
        found += check_answers(own, item)
    return ordered(found)


def _without_texts(workspace: Workspace) -> Workspace:
    return replace(workspace, trajecten={name: item.with_texts(lambda _text: False) for name, item in workspace.trajecten.items()})
