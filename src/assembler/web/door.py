"""Who asks: without configuration the one user of this computer, else whoever logged in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assembler.checking.rights.people import ALONE, Person

AGAIN = "afgebroken"  # field of a form that is sent again, after a log-in that had ended: the draft that it was kept in


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

    async def outside(self, request: Request) -> Response:
        """Answer who is nobody here."""

    def routes(self) -> Sequence[Route]:
        """Return the addresses at which somebody logs in and out."""

    def place(self) -> tuple[frozenset[str], bool] | None:
        """Return the names under which a browser asks, as they hold now, and whether it does so over https; None: as the server began."""


class _Open:
    """The door of one user: whoever reaches this computer's own address."""

    several = False

    def seat(self, _request: Request) -> Seat:
        """Return the one user."""
        return Seat(ALONE)

    async def outside(self, _request: Request) -> Response:
        """Nobody is outside here."""
        raise AssertionError

    def routes(self) -> Sequence[Route]:
        """Return that there is nowhere to log in."""
        return ()

    def place(self) -> None:
        """Return that the names stay those with which the server began."""


OPEN: Door = _Open()
