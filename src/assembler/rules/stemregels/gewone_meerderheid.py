"""Gewone meerderheid: meer dan de helft van de uitgebrachte stemmen.

Een besluit is aangenomen als meer dan de helft van de uitgebrachte stemmen ervoor is. Blanco en ongeldig tellen niet als
uitgebracht. Heeft een lid meer stemmen, dan tellen de stemmen en niet de leden.

Te kiezen: niets.

Grondslag: voor het algemeen bestuur van een openbaar lichaam Gemeentewet artikel 30 (volstrekte meerderheid), via Wgr
artikel 22, eerste lid. Voor een bedrijfsvoeringsorganisatie en een gemeenschappelijk orgaan van colleges regelt de wet
niets: daar moet de regeling het zeggen.

Let op: heeft één gemeente meer dan de helft van de stemmen, dan besluit zij alleen. Leg ook vast wat geldt als de stemmen
staken (`staken`) en hoeveel leden er moeten zijn (`quorum`).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from assembler.reading.records.base import Record
from assembler.rules.ballot import Stemming
from assembler.rules.common import MET_BESTUUR, Objections, Vorm
from assembler.rules.thresholds import Threshold, votes_threshold
from assembler.rules.votes import Stemverhouding, needed

SOORT: Literal["meerderheid"] = "meerderheid"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Gemeentewet artikel 30, in samenhang met Wgr artikel 22, eerste lid",)
WETTEN = ("monotoon", "eenduidig")

_HELFT = Fraction(1, 2)


class Parameters(Record):
    """Deze regel heeft geen parameters."""


def omschrijving(p: Parameters) -> str:
    """Return the demand in a few words."""
    return "meer dan de helft van de uitgebrachte stemmen"


def geldt(p: Parameters, besluit: str | None) -> bool:
    """Return whether this demand is made of a decision: of every one."""
    return True


def aangenomen(p: Parameters, stemming: Stemming) -> bool:
    """Return whether a vote meets the demand (Gemeentewet 30)."""
    return stemming.stemmen(stemming.voor) >= needed(_HELFT, stemming.stemmen(stemming.uitgebracht), strikt=True)


def drempels(p: Parameters, verhouding: Stemverhouding) -> tuple[Threshold, ...]:
    """Return the same as thresholds over gemeenten, when all vote."""
    return (votes_threshold(verhouding, _HELFT, strikt=True),)


def bezwaren(p: Parameters, vorm: Vorm) -> Objections:
    """Return what the law has against these parameters."""
    return ()
