"""Bijdrage naar aandeel in de cliënten (of dossiers, of zaken).

De kosten worden verdeeld naar hoeveel cliënten iedere gemeente heeft, op één moment of gemiddeld over een aantal jaren.

Te kiezen:

- `cijfer`: welk aantal telt, zoals `clienten-bijstand`; het staat als cijfer bij iedere gemeente, op 1 januari.
- `jaren_terug`: hoeveel jaar vóór het begrotingsjaar het laatste telmoment ligt.
- `jaren`: over hoeveel jaren wordt gemiddeld; 1 is geen gemiddelde. Alle jaren tellen even zwaar.
- `niet_afdrukken_onder`: aantallen onder dit getal worden niet per gemeente en taak afgedrukt (standaard 10), want zij kunnen
  naar personen wijzen. Er wordt wel mee gerekend.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

Grondslag: de Wgr laat de verdeling aan de regeling. De Friese centrumregeling sociaal domein verdeelt de uitvoering zo.

Let op: de sleutel volgt het gebruik, en het gebruik schommelt: één jaar met veel instroom treft meteen de begroting. Een
gemiddelde over drie jaar dempt dat, maar laat ook wie het goed doet langer betalen. Wie de aantallen levert, heeft belang bij
de uitkomst: noem de administratie en het telmoment. Een gemeente met weinig cliënten is zo herleidbaar; druk dan alleen euro's
af.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Id
from assembler.rules.common import ALLE_VORMEN, FigureQuestion, Objections
from assembler.rules.formulas import KeyFormula, by_sum, columns
from assembler.rules.money import KeyInput, KeyParameters, pro_rata, settled, value_objections, zero_objections

SOORT: Literal["sleutel"] = "sleutel"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling; de Wgr schrijft geen verdeelsleutel voor",)
AFRONDING = ("grootste-resten", "delermethode")
WETTEN = {"grootste-resten": ("quotum",), "delermethode": ("monotoon",)}


class Parameters(KeyParameters):
    """Welke aantallen tellen, en van welke jaren."""

    cijfer: Id = Field(description="Welk aantal telt, zoals clienten-bijstand")
    jaren_terug: int = Field(ge=0, le=5, description="Hoeveel jaar voor het begrotingsjaar het laatste telmoment ligt")
    jaren: int = Field(ge=1, le=10, description="Over hoeveel jaren wordt gemiddeld")
    niet_afdrukken_onder: int = Field(default=10, ge=0, description="Aantallen hieronder worden niet afgedrukt")


def omschrijving(p: Parameters) -> str:
    """Return the key in a few words."""
    over = "" if p.jaren == 1 else f", gemiddeld over {p.jaren} jaar"
    return f"naar {p.cijfer.replace('-', ' ')}{over}"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs for a budget year: one for each year of the average."""
    last = jaar - p.jaren_terug
    return tuple(FigureQuestion(p.cijfer, date(last - back, 1, 1), _sleutel(p, back)) for back in range(p.jaren))


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    found = tuple(item for back in range(p.jaren) for item in value_objections(invoer, _sleutel(p, back), p.cijfer))
    return found or zero_objections(invoer, _aantallen(p, invoer), p.cijfer)


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return the amount that is divided: all of it."""
    return invoer.bedrag


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each: by the sum over the years, which divides as the average does."""
    return settled(_aantallen(p, invoer), Fraction(invoer.bedrag))


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each contributes, in cents."""
    return pro_rata(invoer.bedrag, _aantallen(p, invoer), p.afronding)


def formule(p: Parameters, invoer: KeyInput) -> KeyFormula:
    """Return what it computes in the words of a workbook."""
    return by_sum(columns(cijfers(p, invoer.jaar), invoer))


def _sleutel(p: Parameters, back: int) -> str:
    return f"{p.cijfer}-{back}" if p.jaren > 1 else p.cijfer


def _aantallen(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    rows = [invoer.cijfer(_sleutel(p, back)) for back in range(p.jaren)]
    return {name: sum(row[name] for row in rows) for name in invoer.deelnemers}
