"""Solidariteit met kaders: tot een grens samen, daarboven ieder voor zich.

Iedere gemeente heeft een budgetkader. Wat zij meer of minder uitgeeft, wordt tot een grens gedeeld door allen, naar hun kader. Wat daar
voorbij gaat, is voor haar zelf.

Te kiezen:

- `lasten`: het cijfer met de lasten van iedere gemeente, op 1 januari van het jaar.
- `kaders`: per gemeente het kader in euro's.
- `grens`: tot welk percentage van het eigen kader een over- of onderschrijding wordt gedeeld; 0 is niets, 100 is bijna alles.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

Wijkt het te verdelen bedrag af van de som van de lasten, dan tellen de lasten naar rato.

Grondslag: de Wgr laat de verdeling aan de regeling. WerkSaam Westfriesland begon met solidariteit en budgetkaders.

Let op: een ruim kader is geld waard; hoe de kaders tot stand komen is de eigenlijke onderhandeling. Ook een meevaller wordt tot de grens
gedeeld. De uitkomst loopt met het bedrag mee, maar na afronding kan iemand een cent anders uitkomen dan men verwacht: deze
sleutel belooft dat niet.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.ground.wording import decimaal
from assembler.reading.records.base import Id
from assembler.rules.common import ALLE_VORMEN, Euro, FigureQuestion, Objections, Procent
from assembler.rules.money import KeyInput, KeyParameters, pro_rata, settled, table_objections, value_objections, zero_objections

SOORT: Literal["sleutel"] = "sleutel"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling; de Wgr schrijft geen verdeelsleutel voor",)
AFRONDING = ("grootste-resten", "delermethode")
WETTEN: dict[str, tuple[str, ...]] = {"grootste-resten": ("quotum",), "delermethode": ()}


class Parameters(KeyParameters):
    """De kaders, en tot hoe ver afwijkingen worden gedeeld."""

    lasten: Id = Field(description="Het cijfer met de lasten van iedere gemeente")
    kaders: dict[Id, Euro] = Field(min_length=2, description="Per gemeente het kader in euro's")
    grens: Procent = Field(ge=0, le=100, description="Tot welk percentage van het kader een afwijking wordt gedeeld")


def omschrijving(p: Parameters) -> str:
    """Return the key in a few words."""
    return f"ieder zijn eigen {p.lasten.replace('-', ' ')}; afwijkingen van het kader tot {decimaal(p.grens)}% samen"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs for a budget year."""
    return (FigureQuestion(p.lasten, date(jaar, 1, 1)),)


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    found = table_objections(invoer, p.kaders, "kaders") + value_objections(invoer, p.lasten, p.lasten)
    return found or zero_objections(invoer, invoer.cijfer(p.lasten), p.lasten) + zero_objections(invoer, p.kaders, "kader")


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return the amount that is divided: all of it."""
    return invoer.bedrag


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each: its own costs, less the deviation within the limit, plus its part of all of those."""
    kaders = {name: p.kaders[name] for name in invoer.deelnemers}
    lasten = settled(invoer.cijfer(p.lasten), Fraction(invoer.bedrag))
    shared = {name: _gedeeld(lasten[name] - kader, kader * p.grens / 100) for name, kader in kaders.items()}
    back = settled(kaders, sum(shared.values(), Fraction(0)))
    return {name: lasten[name] - shared[name] + back[name] for name in invoer.deelnemers}


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each contributes, in cents."""
    return pro_rata(invoer.bedrag, exact(p, invoer), p.afronding)


def _gedeeld(afwijking: Fraction, grens: Fraction) -> Fraction:
    """Return the part of a deviation that is shared: as far as it stays within the limit."""
    return max(-grens, min(afwijking, grens))
