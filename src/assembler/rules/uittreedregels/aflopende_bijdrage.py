"""Uittreedsom: de eigen bijdrage, in een aantal jaren aflopend.

Wie uittreedt, betaalt nog een aantal jaren een dalend percentage van wat hij bijdroeg. De som is vooraf te berekenen en vraagt
geen bewijs van schade.

Te kiezen:

- `percentages`: per jaar na de uittreding welk percentage wordt betaald, zoals 100, 80, 60, 40 en 20; het loopt niet op.
- `referentiejaren`: over hoeveel volle jaren vóór de uittreding de bijdrage wordt gemiddeld; 1 is het laatste jaar.

Grondslag: Wgr artikel 9, eerste lid (gevolgen van uittreding). Vijf jaar aflopend is sinds het koninklijk besluit van 1985 de
aanvaarde maatstaf als de regeling niets anders zegt.

Let op: de som is dezelfde of er nu veel of weinig achterblijft. Wie in het laatste jaar minder is gaan afnemen, betaalt minder; een
gemiddelde over drie jaar vangt dat op. Programmakosten horen er niet in: die vallen weg als de inwoners niet meer worden bediend.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Record
from assembler.rules.common import ALLE_VORMEN, Aflopend, Objections
from assembler.rules.leaving import ExitInput, ExitLine, percentage, year_objections

SOORT: Literal["som"] = "som"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("Wgr artikel 9, eerste lid",)
WETTEN = ("monotoon", "aflopend")


class Parameters(Record):
    """Welk percentage per jaar, en waarvan."""

    percentages: Aflopend = Field(min_length=1, max_length=20, description="Per jaar welk percentage van de bijdrage wordt betaald")
    referentiejaren: int = Field(ge=1, le=10, description="Over hoeveel volle jaren de bijdrage wordt gemiddeld")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    base = "de laatste bijdrage" if p.referentiejaren == 1 else f"de gemiddelde bijdrage van {p.referentiejaren} jaar"
    return f"{len(p.percentages)} jaar een aflopend deel van {base} ({', '.join(str(procent) for procent in p.percentages)}%)"


def controle(p: Parameters, invoer: ExitInput) -> Objections:
    """Return what the figures lack."""
    return year_objections(invoer.bijdragen, invoer.referentiejaren(p.referentiejaren), "bijdragen")


def rijen(p: Parameters, invoer: ExitInput) -> tuple[ExitLine, ...]:
    """Return a line for each year of the run-down (Wgr 9, eerste lid)."""
    base = invoer.gemiddelde(p.referentiejaren)
    return tuple(ExitLine(invoer.datum.year + later, f"{procent}% van de bijdrage", percentage(base, procent)) for later, procent in enumerate(p.percentages))
