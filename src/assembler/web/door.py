"""Who asks: without configuration the one user of this computer, else whoever logged in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from starlette.requests import Request

from assembler.rights.people import ALONE, Person


@dataclass(frozen=True, slots=True)
class Seat:
    """Who asks, and what ties the forms of this person to this log-in."""

    person: Person
    mark: str = ""


class Door(Protocol):
    """Tells who asks."""

    several: bool  # whether more than one person works here, each with a log-in

    def seat(self, request: Request) -> Seat:
        """Return who asks; a person without roles when nobody logged in."""


class _Open:
    """The door of one user: whoever reaches this computer's own address."""

    several = False

    def seat(self, _request: Request) -> Seat:
        """Return the one user."""
        return Seat(ALONE)


OPEN: Door = _Open()
