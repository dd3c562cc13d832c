"""The screens: a seam. A screen is a file of this folder with `ROUTES`: method, address, what answers, and what it asks of who opens it (`rights.people.KINDS`)."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

Row = tuple[str, str, Callable[[Any], Any], str]
NOBODY = "alleen"  # what a route asks that says nothing: that nobody else works here


def routes() -> Iterator[Row]:
    """Yield the routes of every screen; where several people work, one that does not say what it asks is for nobody."""
    for found in sorted(item.name for item in pkgutil.iter_modules(__path__)):
        for row in importlib.import_module(f"{__name__}.{found}").ROUTES:
            method, address, answer, *kind = row
            yield method, address, answer, kind[0] if kind else NOBODY
