"""The forms that a finished document is written in: a seam. A form is a file of this folder, and its name is what `build --format` takes."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from assembler.ground.document import Final
    from assembler.wordfile.base import Numbering

_PLANNED = ("pdf",)  # promised on the command line; a file of that name keeps the promise


class OutputFormat(Protocol):
    """What each file of the folder has; what it needs is imported when it is asked for."""

    SUFFIX: str

    def render(self, final: Final, base: bytes, numbering: Numbering) -> bytes:
        """Return a document in this form; `base` is the base file of its house style, for who needs it."""


def formats() -> tuple[str, ...]:
    """Return the names of the forms that are there."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(__path__)))


def planned() -> tuple[str, ...]:
    """Return the names of the forms that are not there yet."""
    return tuple(name for name in _PLANNED if name not in formats())


def load(name: str) -> OutputFormat:
    """Return a form by its name."""
    return cast("OutputFormat", importlib.import_module(f"{__name__}.{name}"))
