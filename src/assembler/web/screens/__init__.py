"""The screens: a seam. A screen is a file of this folder with `ROUTES`: method, address, and what answers."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

Row = tuple[str, str, Callable[[Any], Any]]


def routes() -> Iterator[Row]:
    """Yield the routes of every screen."""
    for found in sorted(item.name for item in pkgutil.iter_modules(__path__)):
        yield from importlib.import_module(f"{__name__}.{found}").ROUTES
