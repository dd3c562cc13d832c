"""Uittreedsom: een veelvoud van de bijdrage, ineens.

Wie uittreedt, betaalt één keer een percentage van zijn gemiddelde bijdrage, tussen een ondergrens en een bovengrens.

Te kiezen:

- `procent`: welk percentage van de gemiddelde jaarbijdrage; 250 is tweeënhalf keer.
- `referentiejaren`: over hoeveel volle jaren vóór de uittreding de bijdrage wordt gemiddeld.
- `minimum`: de ondergrens in euro's.
- `maximum`: de bovengrens in euro's; leeg is geen bovengrens.

Grondslag: Wgr artikel 9, eerste lid (gevolgen van uittreding).

Let op: een hoge factor werkt als een slot op de deur en staat dan op gespannen voet met het recht om uit te treden; koppel haar aan
kosten die er echt zijn. Een ondergrens treft de kleinste gemeente het zwaarst.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.ground.wording import decimaal
from assembler.reading.records.base import Record
from assembler.rules.common import ALLE_VORMEN, Euro, Objections, Procent
from assembler.rules.leaving import ExitInput, ExitLine, percentage, year_objections

SOORT: Literal["som"] = "som"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("Wgr artikel 9, eerste lid",)
WETTEN = ("monotoon",)


class Parameters(Record):
    """Hoeveel keer de bijdrage, en tussen welke grenzen."""

    procent: Procent = Field(gt=0, le=1000, description="Welk percentage van de gemiddelde jaarbijdrage")
    referentiejaren: int = Field(ge=1, le=10, description="Over hoeveel volle jaren de bijdrage wordt gemiddeld")
    minimum: Euro = Field(description="De ondergrens in euro's")
    maximum: Euro | None = Field(default=None, description="De bovengrens in euro's; leeg: geen")

    @model_validator(mode="after")
    def _minimum_onder_maximum(self) -> Parameters:
        if self.maximum is not None and self.minimum > self.maximum:
            raise PydanticCustomError("minimum_boven_maximum", "De ondergrens van de uittreedsom ligt boven de bovengrens.")
        return self


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return f"ineens {decimaal(p.procent)}% van de gemiddelde bijdrage van {p.referentiejaren} jaar"


def controle(p: Parameters, invoer: ExitInput) -> Objections:
    """Return what the figures lack."""
    return year_objections(invoer.bijdragen, invoer.referentiejaren(p.referentiejaren), "bijdragen")


def rijen(p: Parameters, invoer: ExitInput) -> tuple[ExitLine, ...]:
    """Return the one line of the sum (Wgr 9, eerste lid)."""
    amount = max(percentage(invoer.gemiddelde(p.referentiejaren), p.procent), p.minimum)
    capped = amount if p.maximum is None else min(amount, p.maximum)
    return (ExitLine(invoer.datum.year, f"{decimaal(p.procent)}% van de gemiddelde bijdrage", capped),)
