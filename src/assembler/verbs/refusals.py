"""Why a verb cannot do what was asked: each kind says which exit code the command line gives it, and a web edge its status."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assembler.ground.findings import Findings


class Refusal(Exception):  # noqa: N818 - the kinds below end on Error
    """What was asked cannot be done; the message is for the person who asked."""


class UnknownNameError(Refusal):
    """A name that does not exist, or wrong usage (exit 2); the message says what exists."""


class UnusableError(Refusal):
    """A file that somebody offered and that cannot be used (exit 1)."""


class NotYoursError(Refusal):
    """Something that is not for this person to read or change; only a face that several people use has it."""


class FailedError(Refusal):
    """An operation that failed, such as a file that is held open (exit 3)."""


class FoundError(Refusal):
    """Findings of level fout that stop every verb (exit 1)."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(f"{sum(item.is_error for item in findings)} fouten")
        self.findings = findings


def unknown(name: str, known: Iterable[str], what: str) -> UnknownNameError:
    """Return the refusal of a name, with the nearest one and all that exist."""
    from assembler.ground.findings import suggestion  # noqa: PLC0415 - heavy imports stay out of --help

    names = list(known)
    near = suggestion(name, names)
    listed = f"Er is: {', '.join(names)}." if names else "Er is er geen."
    return UnknownNameError(f"{what} '{name}' bestaat niet. {near + ' ' if near else ''}{listed}")
