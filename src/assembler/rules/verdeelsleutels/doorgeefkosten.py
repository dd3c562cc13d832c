"""Doorgeven van programmakosten: uitkeringen en voorzieningen voor eigen inwoners.

Programmakosten zijn geld dat bij inwoners terechtkomt, zoals bijstand. Het lichaam geeft het door: iedere gemeente betaalt haar eigen
lasten. Met solidariteit wordt (een deel) gedeeld naar de budgetten die de gemeenten daarvoor van het Rijk krijgen.

Te kiezen:

- `lasten`: het cijfer met de werkelijke of begrote lasten van iedere gemeente, zoals `lasten-bijstand`, op 1 januari van het jaar.
- `budget`: het cijfer met het budget van iedere gemeente, zoals `buig-budget`, op 1 januari van het jaar.
- `solidair`: welk percentage van de kosten naar budget wordt gedeeld; 0 is ieder zijn eigen lasten, 100 is helemaal naar budget.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

Grondslag: de Wgr laat de verdeling aan de regeling; de gebundelde uitkering (Participatiewet) gaat naar de gemeente zelf.

Let op: gebruik deze sleutel voor programmakosten, niet voor de uitvoering: apparaatskosten volgen de lasten niet. Met `solidair` 100 kan een
gemeente die haar bestand klein houdt meebetalen aan een andere; met 0 draagt een gemeente een tegenvaller alleen. De vangnetregeling
van het Rijk kijkt naar de gemeente, niet naar het lichaam: solidariteit kan daar een recht kosten.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.ground.wording import decimaal
from assembler.reading.records.base import Id
from assembler.rules.common import ALLE_VORMEN, FigureQuestion, Objections, Procent
from assembler.rules.formulas import KeyFormula, columns, number
from assembler.rules.money import KeyInput, KeyParameters, pro_rata, shares_of, value_objections, zero_objections

SOORT: Literal["sleutel"] = "sleutel"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling; de Wgr schrijft geen verdeelsleutel voor",)
AFRONDING = ("grootste-resten", "delermethode")
WETTEN = {"grootste-resten": ("quotum",), "delermethode": ("monotoon",)}


class Parameters(KeyParameters):
    """Welke lasten en budgetten tellen, en hoeveel er wordt gedeeld."""

    lasten: Id = Field(description="Het cijfer met de lasten van iedere gemeente")
    budget: Id = Field(description="Het cijfer met het budget van iedere gemeente")
    solidair: Procent = Field(ge=0, le=100, description="Welk percentage naar budget wordt gedeeld")


def omschrijving(p: Parameters) -> str:
    """Return the key in a few words."""
    if not p.solidair:
        return f"ieder zijn eigen {p.lasten.replace('-', ' ')}"
    return f"{decimaal(p.solidair)}% naar {p.budget.replace('-', ' ')}, de rest naar eigen {p.lasten.replace('-', ' ')}"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs for a budget year: only those that count."""
    return tuple(FigureQuestion(name, date(jaar, 1, 1)) for name in _gebruikt(p))


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    found: Objections = ()
    for name in _gebruikt(p):
        found += value_objections(invoer, name, name) or zero_objections(invoer, invoer.cijfer(name), name)
    return found


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return the amount that is divided: all of it."""
    return invoer.bedrag


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each."""
    return {name: invoer.bedrag * share for name, share in _aandelen(p, invoer).items()}


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each contributes, in cents."""
    return pro_rata(invoer.bedrag, _aandelen(p, invoer), p.afronding)


def formule(p: Parameters, invoer: KeyInput) -> KeyFormula:
    """Return what it computes in the words of a workbook."""
    shares = [share for share in (100 - p.solidair, p.solidair) if share]
    weight = "+".join(f"{number(share)}/100*{{{at}}}/{{{at}s}}" for at, share in enumerate(shares))
    return KeyFormula(columns(cijfers(p, invoer.jaar), invoer), weight)


def _gebruikt(p: Parameters) -> tuple[str, ...]:
    return (*((p.lasten,) if p.solidair < 100 else ()), *((p.budget,) if p.solidair > 0 else ()))


def _aandelen(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    weights = dict.fromkeys(invoer.deelnemers, Fraction(0))
    for name, procent in ((p.lasten, 100 - p.solidair), (p.budget, p.solidair)):
        if procent:
            weights = {key: weights[key] + share * procent / 100 for key, share in shares_of(invoer.cijfer(name)).items()}
    return weights
