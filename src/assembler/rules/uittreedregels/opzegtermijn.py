"""Opzegtermijn: wanneer een uittreding op zijn vroegst ingaat.

Tussen de melding en de uittreding ligt een aantal maanden, zodat het lichaam kan afbouwen. De uittreding kan aan 1 januari gebonden
zijn, en aan een minimumtijd van deelname.

Te kiezen:

- `maanden`: hoeveel maanden er ten minste tussen melding en uittreding liggen.
- `alleen_per_1_januari`: of de uittreding alleen aan het begin van een jaar ingaat.
- `minimum_jaren`: hoeveel jaren iemand ten minste deelneemt; 0 is geen minimum.

Grondslag: Wgr artikel 9, eerste lid: de regeling mag het tijdstip en de gevolgen van de uittreding regelen.

Let op: een termijn mag, een slot niet: uittreden is een eenzijdig besluit, en een minimumtijd die het recht uitholt, houdt geen stand.
Voor de Wgr is uittreden ook 'treffen': in een collegeregeling is toestemming van de eigen raad nodig, vóór het besluit van het
college. Tel die tijd mee in de planning.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Record
from assembler.rules.common import ALLE_VORMEN, Objections, fout
from assembler.rules.leaving import ExitInput
from assembler.rules.terms import add_months

SOORT: Literal["termijn"] = "termijn"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("Wgr artikel 1, derde lid (tot 1-7-2022) of vijfde lid", "Wgr artikel 9, eerste lid")
WETTEN = ("monotoon",)


class Parameters(Record):
    """Hoe lang van tevoren, en op welke dag."""

    maanden: int = Field(ge=0, le=60, description="Hoeveel maanden er ten minste tussen melding en uittreding liggen")
    alleen_per_1_januari: bool = Field(description="Of de uittreding alleen aan het begin van een jaar ingaat")
    minimum_jaren: int = Field(ge=0, le=20, description="Hoeveel jaren iemand ten minste deelneemt; 0: geen minimum")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    when = ", alleen per 1 januari" if p.alleen_per_1_januari else ""
    least = f", niet binnen {p.minimum_jaren} jaar" if p.minimum_jaren else ""
    return f"opzegtermijn van {p.maanden} maanden{when}{least}"


def controle(p: Parameters, invoer: ExitInput) -> Objections:
    """Return what the figures lack."""
    if p.minimum_jaren and invoer.deelnemer_sinds is None:
        return (fout("Sinds wanneer deze gemeente deelneemt, is niet bekend.", parameter="minimum_jaren"),)
    return ()


def datum(p: Parameters, invoer: ExitInput) -> date:
    """Return the first day on which the gemeente can be out."""
    first = add_months(invoer.melding, p.maanden)
    if p.minimum_jaren and invoer.deelnemer_sinds is not None:
        first = max(first, add_months(invoer.deelnemer_sinds, 12 * p.minimum_jaren))
    if p.alleen_per_1_januari and (first.month, first.day) != (1, 1):
        return date(first.year + 1, 1, 1)
    return first
