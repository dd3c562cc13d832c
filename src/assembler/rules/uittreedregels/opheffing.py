"""Opheffing als te weinig gemeenten overblijven.

Blijven er na een uittreding te weinig gemeenten over, of te weinig van de bijdragen, dan heffen de deelnemers de regeling op in plaats van haar
voort te zetten. De vereffening verdeelt wat er over of tekort is over allen, ook de uittreder.

Te kiezen:

- `minimum_deelnemers`: met hoeveel gemeenten de regeling nog doorgaat.
- `minimum_bijdrage`: welk percentage van de bijdragen er dan nog moet zijn; 0 is geen eis.
- `maanden_plan`: binnen hoeveel maanden er een liquidatieplan is.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`, bij het verdelen van het saldo.

Grondslag: Wgr artikel 9, eerste lid (opheffing), tweede en derde lid (vereffening). De regeling van Avres kent opheffing als
alternatief voor een uittreding.

Let op: de regeling kan een drempel noemen, maar opheffen blijft een besluit van de deelnemers. Het woord opheffing staat niet in artikel 1:
laat de bepaling zelf zeggen of de raden toestemming geven. Het lichaam blijft bestaan zolang de vereffening duurt.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.ground.wording import decimaal
from assembler.rules.common import ALLE_VORMEN, Objections, Procent, fout, waarschuwing
from assembler.rules.leaving import ExitInput, year_objections
from assembler.rules.money import KeyParameters, pro_rata

SOORT: Literal["alternatief"] = "alternatief"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("Wgr artikel 9, eerste, tweede en derde lid",)
WETTEN: tuple[str, ...] = ()


class Parameters(KeyParameters):
    """Wanneer de regeling niet doorgaat, en hoe lang het plan duurt."""

    minimum_deelnemers: int = Field(ge=2, le=100, description="Met hoeveel gemeenten de regeling nog doorgaat")
    minimum_bijdrage: Procent = Field(ge=0, le=100, description="Welk percentage van de bijdragen er nog moet zijn; 0: geen eis")
    maanden_plan: int = Field(ge=1, le=36, description="Binnen hoeveel maanden er een liquidatieplan is")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    share = f" of minder dan {decimaal(p.minimum_bijdrage)}% van de bijdragen" if p.minimum_bijdrage else ""
    return f"opheffing bij minder dan {p.minimum_deelnemers} gemeenten{share}"


def controle(p: Parameters, invoer: ExitInput) -> Objections:
    """Return what the figures lack, and whether this exit is such a case."""
    found = year_objections(invoer.bijdragen, invoer.referentiejaren(1), "bijdragen")
    if not found and not invoer.bijdragen[invoer.datum.year - 1] and not any(invoer.blijvers.values()):
        found = (fout("Niemand draagt iets bij; daarnaar is niets te verdelen."),)
    if found:
        return found
    if geldt(p, invoer):
        return (waarschuwing("Na deze uittreding blijft er te weinig over: dan ligt opheffing voor.", parameter="minimum_deelnemers"),)
    return ()


def geldt(p: Parameters, invoer: ExitInput) -> bool:
    """Return whether too little is left after this exit."""
    if len(invoer.blijvers) < p.minimum_deelnemers:
        return True
    left = sum(invoer.blijvers.values())
    return left * 100 < (left + invoer.bijdragen[invoer.datum.year - 1]) * p.minimum_bijdrage


def verdeel(p: Parameters, invoer: ExitInput, saldo: int) -> dict[str, int]:
    """Return what each gets of the balance after liquidation (or pays, negative), the leaver included, in cents."""
    weights = {**invoer.blijvers, invoer.deelnemer: invoer.bijdragen[invoer.datum.year - 1]}
    return pro_rata(saldo, weights, p.afronding)
