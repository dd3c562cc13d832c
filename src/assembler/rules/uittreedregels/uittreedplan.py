"""Uittreedplan: het bestuur brengt de gevolgen in kaart en stelt het plan vast.

Na de melding inventariseert het dagelijks bestuur de gevolgen (geld, recht, personeel, organisatie), met een onafhankelijke
deskundige. Het algemeen bestuur stelt daarna het plan met de som vast.

Te kiezen:

- `melding`: in welke vorm wordt gemeld: `schriftelijk` of `met-raadsbesluit` (met de toestemming van de eigen raad erbij).
- `maanden_inventarisatie`: hoeveel maanden het dagelijks bestuur heeft.
- `deskundige`: wie de deskundige aanwijst: `bestuur` of `samen` met de uittreder.
- `maanden_besluit`: binnen hoeveel maanden na de inventarisatie het algemeen bestuur besluit.
- `maanden_verlenging`: met hoeveel maanden dat één keer kan worden verlengd; 0 is niet.
- `accountant`: of een verklaring van de accountant bij het plan hoort.

Grondslag: Wgr artikel 9, eerste lid. De richtlijnen van de regio Arnhem-Nijmegen geven het algemeen bestuur vijf maanden, met
drie erbij; Avres kent een uittreedplan.

Let op: het algemeen bestuur stelt de gevolgen vast en niet of de gemeente weg mag: een eis van instemming is in strijd met de wet
(ABRvS 15 april 2015, ECLI:NL:RVS:2015:1198). Regel wie beslist als partijen het oneens blijven (Wgr artikel 28). De uittreder
stemt mee, tenzij hij zich moet onthouden; zeg dat.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Record
from assembler.rules.common import ALLE_VORMEN, Objections, waarschuwing
from assembler.rules.leaving import ExitInput, ExitStep
from assembler.rules.terms import add_months

SOORT: Literal["procedure"] = "procedure"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("Wgr artikel 9, eerste lid", "Wgr artikel 28 (geschillen)")
WETTEN: tuple[str, ...] = ()


class Parameters(Record):
    """Wie wat binnen hoeveel tijd doet."""

    melding: Literal["schriftelijk", "met-raadsbesluit"] = Field(description="In welke vorm wordt gemeld")
    maanden_inventarisatie: int = Field(ge=1, le=24, description="Hoeveel maanden het dagelijks bestuur heeft")
    deskundige: Literal["bestuur", "samen"] = Field(description="Wie de deskundige aanwijst")
    maanden_besluit: int = Field(ge=1, le=24, description="Binnen hoeveel maanden daarna het algemeen bestuur besluit")
    maanden_verlenging: int = Field(ge=0, le=12, description="Met hoeveel maanden dat kan worden verlengd; 0: niet")
    accountant: bool = Field(description="Of een verklaring van de accountant bij het plan hoort")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return f"uittreedplan: {p.maanden_inventarisatie} maanden inventarisatie, besluit binnen {p.maanden_besluit} maanden"


def controle(p: Parameters, invoer: ExitInput) -> Objections:
    """Return what stands against it: a plan that may come after the exit."""
    last = stappen(p, invoer)[-1].datum
    if last <= invoer.datum:
        return ()
    return (waarschuwing("Het plan kan later klaar zijn dan de uittreding ingaat; kies een langere opzegtermijn.", parameter="maanden_besluit"),)


def stappen(p: Parameters, invoer: ExitInput) -> tuple[ExitStep, ...]:
    """Return the steps with their last days."""
    inventory = add_months(invoer.melding, p.maanden_inventarisatie)
    decision = add_months(inventory, p.maanden_besluit)
    found = [
        ExitStep(invoer.melding, "melding van de uittreding"),
        ExitStep(inventory, "dagelijks bestuur legt de gevolgen voor"),
        ExitStep(decision, "algemeen bestuur stelt het uittreedplan vast"),
    ]
    if p.maanden_verlenging:
        found.append(ExitStep(add_months(decision, p.maanden_verlenging), "algemeen bestuur stelt het uittreedplan vast, na verlenging"))
    return tuple(found)
