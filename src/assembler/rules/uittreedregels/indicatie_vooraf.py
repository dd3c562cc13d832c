"""Indicatie vooraf: eerst een raming, dan pas het besluit om uit te treden.

Een gemeente die overweegt uit te treden, kan het bestuur om een raming van de gevolgen vragen. Zij weet dan vóór haar besluit
ongeveer wat het kost.

Te kiezen:

- `weken`: binnen hoeveel weken de raming er is.
- `bandbreedte`: het percentage dat de som naar boven en beneden kan afwijken.
- `kosten`: wie de raming betaalt: `lichaam` of `aanvrager`.

Grondslag: Wgr artikel 9, eerste lid; advies in de vakliteratuur, geen wettelijke plicht.

Let op: een raming bindt niet, tenzij de regeling het zegt. Zonder raming besluit een raad blind; met een gratis raming vraagt iedere
gemeente er elk jaar een. De melding van de uittreding komt pas na de raming.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from pydantic import Field

from assembler.ground.wording import decimaal
from assembler.reading.records.base import Record
from assembler.rules.common import ALLE_VORMEN, Objections, Procent
from assembler.rules.leaving import ExitInput, ExitStep, percentage

SOORT: Literal["procedure"] = "procedure"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("Wgr artikel 9, eerste lid",)
WETTEN: tuple[str, ...] = ()


class Parameters(Record):
    """Hoe snel en hoe precies de raming is."""

    weken: int = Field(ge=1, le=52, description="Binnen hoeveel weken de raming er is")
    bandbreedte: Procent = Field(ge=0, le=100, description="Het percentage dat de som kan afwijken")
    kosten: Literal["lichaam", "aanvrager"] = Field(description="Wie de raming betaalt")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return f"raming vooraf binnen {p.weken} weken, met een bandbreedte van {decimaal(p.bandbreedte)}%"


def controle(p: Parameters, invoer: ExitInput) -> Objections:
    """Return what the figures lack: nothing."""
    return ()


def stappen(p: Parameters, invoer: ExitInput) -> tuple[ExitStep, ...]:
    """Return the last days before the notice: to ask for the estimate, and to have it."""
    return (
        ExitStep(invoer.melding - timedelta(weeks=p.weken), "gemeente vraagt om een raming van de gevolgen"),
        ExitStep(invoer.melding, "raming is er, daarna de melding"),
    )


def raming(p: Parameters, som: int) -> tuple[int, int]:
    """Return between which amounts the estimate lies, in cents."""
    margin = percentage(som, p.bandbreedte)
    return som - margin, som + margin
