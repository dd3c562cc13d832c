"""Voorschot en afrekening: eerst een deel van de begrote bijdrage, na afloop het verschil met de werkelijke kosten.

De gemeenten betalen in termijnen een voorschot op hun begrote bijdrage. Na het jaar verdeelt het lichaam de werkelijke kosten in dezelfde
verhouding; het verschil met het voorschot wordt bijbetaald of terugbetaald.

Te kiezen:

- `voorschot`: welk percentage van de begrote bijdrage als voorschot wordt betaald.
- `termijnen`: in hoeveel gelijke termijnen per jaar (1, 2, 4 of 12); een cent die overblijft, zit in de eerste termijnen.
- `afrekenen_binnen_maanden`: binnen hoeveel maanden na het jaar wordt afgerekend.
- `rente`: `geen` of `wettelijke-rente` over wat te laat wordt betaald.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

Dit is een bewerking: `basis` is de begrote bijdrage van iedere gemeente, het bedrag de werkelijke kosten. De uitkomst is wat ieder nog
betaalt (of terugkrijgt: negatief).

Grondslag: de regeling; de jaarrekening wordt vóór de wettelijke datum vastgesteld (Wgr artikel 34).

Let op: een voorschot van 100 procent betekent dat de gemeenten het lichaam voorfinancieren; een lager voorschot dat het lichaam moet
lenen. Na de jaarrekening zijn de begrotingen van de gemeenten vaak al dicht: een late afrekening komt in een ander jaar terecht.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.ground.wording import decimaal
from assembler.rules.common import ALLE_VORMEN, FigureQuestion, Objections, Procent, whole
from assembler.rules.money import KeyInput, KeyParameters, basis_objections, largest_remainder, percent_of, pro_rata, settled

SOORT: Literal["bewerking"] = "bewerking"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling", "Wgr artikel 34 (vaststelling van de jaarrekening)")
AFRONDING = ("grootste-resten", "delermethode")
WETTEN = {"grootste-resten": ("quotum",), "delermethode": ("monotoon",)}


class Parameters(KeyParameters):
    """Hoeveel voorschot, in hoeveel termijnen, en wanneer de afrekening komt."""

    voorschot: Procent = Field(ge=0, le=100, description="Percentage van de begrote bijdrage dat als voorschot wordt betaald")
    termijnen: Literal[1, 2, 4, 12] = Field(description="In hoeveel termijnen per jaar")
    afrekenen_binnen_maanden: int = Field(ge=1, le=24, description="Binnen hoeveel maanden na het jaar wordt afgerekend")
    rente: Literal["geen", "wettelijke-rente"] = Field(description="Of over te late betaling rente loopt")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return f"voorschot van {decimaal(p.voorschot)}% in {p.termijnen} {'termijn' if p.termijnen == 1 else 'termijnen'}, afrekening op werkelijke kosten"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: none beside the contributions."""
    return ()


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    return basis_objections(invoer)


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return what is still to be paid, all together: the costs less the advances."""
    return invoer.bedrag - sum(_voorschot(p, invoer.basis[name]) for name in invoer.deelnemers)


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact settlement of each."""
    costs = settled(invoer.bijdragen, Fraction(invoer.bedrag))
    return {name: part - _voorschot(p, invoer.basis[name]) for name, part in costs.items()}


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each still pays (or gets back, negative), in cents."""
    costs = pro_rata(invoer.bedrag, invoer.bijdragen, p.afronding)
    return {name: part - _voorschot(p, invoer.basis[name]) for name, part in costs.items()}


def voorschotten(p: Parameters, bijdrage: int) -> tuple[int, ...]:
    """Return the terms in which one gemeente pays its advance; together they are the advance, to the cent."""
    terms = {f"{number:02}": 1 for number in range(p.termijnen)}
    return tuple(largest_remainder(_voorschot(p, bijdrage), terms).values())


def _voorschot(p: Parameters, bijdrage: int) -> int:
    return whole(percent_of(bijdrage, p.voorschot), "dichtstbij")
