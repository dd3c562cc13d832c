"""Pieces of work that do not depend on each other, in as many processes as were asked; what they give comes in order (edge).

A process is a copy of this one, so nothing is read twice. Where the system cannot make copies (Windows), one follows the other.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from assembler.verbs.refusals import FoundError, Refusal

R = TypeVar("R")
_work: list[Callable[[int], Any]] = []  # as it stood when the processes were copied


def each(work: Callable[[int], R], count: int, processes: int) -> Iterator[R]:
    """Yield what each piece of work (0 to `count`) gives, in order; a refusal of one is raised in its turn."""
    if processes < 2 or count < 2 or not hasattr(os, "fork"):
        yield from map(work, range(count))
        return
    _work[:] = [work]
    with multiprocessing.get_context("fork").Pool(min(processes, count), _quiet) as pool:
        for refusal, found in pool.imap(_run, range(count)):
            if refusal is not None:
                raise _refusal(*refusal)
            yield found


def _quiet() -> None:
    """Leave it to the first process to answer who stops it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _run(number: int) -> tuple[tuple[type[Refusal], Any] | None, Any]:
    try:
        return None, _work[0](number)
    except FoundError as fault:
        return (FoundError, fault.findings), None
    except Refusal as fault:
        return (type(fault), str(fault)), None


def _refusal(kind: type[Refusal], said: Any) -> Refusal:
    return kind(said)
