"""The forms that a finished document is written in: a seam. A form is a file of this folder, and its name is what `build --format` takes."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assembler.ground.document import Final
    from assembler.wordfile.base import Numbering


class OutputFormat(Protocol):
    """What each file of the folder has; what it needs is imported when it is asked for."""

    SUFFIX: str

    def render(self, final: Final, base: bytes, numbering: Numbering) -> bytes:
        """Return a document in this form; `base` is the base file of its house style, for who needs it."""


def render_all(name: str, jobs: Sequence[tuple[Final, bytes, Numbering]]) -> list[bytes]:
    """Return documents in one form, in their order; a form that is dear to start makes them all in one go (`render_all` of its own)."""
    form = load(name)
    together = getattr(form, "render_all", None)
    return list(together(jobs)) if together else [form.render(*job) for job in jobs]


def formats() -> tuple[str, ...]:
    """Return the names of the forms that are there."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(__path__)))


def load(name: str) -> OutputFormat:
    """Return a form by its name."""
    return cast("OutputFormat", importlib.import_module(f"{__name__}.{name}"))
