"""Korting op de uittreedsom voor wie personeel of contracten overneemt.

Een groot deel van de kosten die achterblijven is personeel. Neemt de uittreder medewerkers over, dan gaat dat deel van de som eraf naar
de mate waarin hij dat doet.

Te kiezen:

- `aandeel_personeel`: welk percentage van de uittreedsom voor personeel staat en dus kan vervallen.
- `overnameplicht`: of de uittreder moet overnemen wat voor hem werkte (anders mag het).
- `termijn_maanden`: binnen hoeveel maanden na de uittreding de overname rond is.

Grondslag: Wgr artikel 9, eerste lid; de medezeggenschap en de cao bepalen hoe het gaat.

Let op: reken in voltijdbanen (fte) en niet in personen. Wie meer overneemt dan voor hem werkte, krijgt niet meer dan het hele
personeelsdeel. Zeg wie de kosten draagt van wie niemand overneemt.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.ground.wording import decimaal
from assembler.reading.records.base import Record
from assembler.rules.common import ALLE_VORMEN, Objections, Procent, fout, waarschuwing
from assembler.rules.leaving import ExitInput, ExitLine, percentage, total

SOORT: Literal["korting"] = "korting"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("Wgr artikel 9, eerste lid",)
WETTEN: tuple[str, ...] = ()


class Parameters(Record):
    """Welk deel van de som kan vervallen, en wanneer."""

    aandeel_personeel: Procent = Field(ge=0, le=100, description="Welk percentage van de uittreedsom voor personeel staat")
    overnameplicht: bool = Field(description="Of de uittreder moet overnemen wat voor hem werkte")
    termijn_maanden: int = Field(ge=0, le=60, description="Binnen hoeveel maanden de overname rond is")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return f"korting tot {decimaal(p.aandeel_personeel)}% voor overgenomen personeel"


def controle(p: Parameters, invoer: ExitInput) -> Objections:
    """Return what stands against these figures."""
    if invoer.fte_geraakt < 0 or invoer.fte_overgenomen < 0:
        return (fout("Een aantal fte is niet negatief."),)
    if p.overnameplicht and invoer.fte_overgenomen < invoer.fte_geraakt:
        return (waarschuwing("De uittreder neemt minder over dan waartoe hij verplicht is.", parameter="overnameplicht"),)
    return ()


def rijen(p: Parameters, invoer: ExitInput, eerder: tuple[ExitLine, ...]) -> tuple[ExitLine, ...]:
    """Return the deduction from the lines so far: the part for staff, as far as that is taken over."""
    if not invoer.fte_geraakt or total(eerder) <= 0:
        return ()
    taken = min(invoer.fte_overgenomen / invoer.fte_geraakt, Fraction(1))
    off = percentage(total(eerder) * taken, p.aandeel_personeel)
    return (ExitLine(invoer.datum.year, "af: overgenomen personeel", -off),) if off else ()
