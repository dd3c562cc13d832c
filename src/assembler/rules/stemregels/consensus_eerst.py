"""Eerst consensus, dan stemmen.

In de eerste vergadering (of vergaderingen) is een voorstel alleen aangenomen als niemand tegen is. Lukt dat niet, dan komt het
terug in een volgende vergadering en gelden daar de gewone eisen van de regeling: deze regel valt dan weg.

Te kiezen:

- `vergaderingen`: in hoeveel vergaderingen consensus wordt gezocht.
- `bedenktijd_dagen`: hoeveel dagen er ten minste tussen die vergaderingen liggen.
- `besluiten`: de besluiten waarvoor dit geldt, uit de lijst in clauses/besluiten; een lege lijst is alle besluiten.

Grondslag: Wgr artikel 13, vierde lid, onderdeel c, voor de besluiten die de regeling noemt; als werkwijze hoort het in het
reglement van orde.

Let op: een wettelijke termijn loopt door. Plan de eerste vergadering zo vroeg dat de tweede nog voor die datum valt. Voor het
algemeen bestuur van een openbaar lichaam is een voorstel aangenomen bij volstrekte meerderheid (Gemeentewet 30): wie daarvan in
de eerste vergadering afwijkt zonder de besluiten te noemen, moet het als werkwijze opschrijven (het voorstel komt dan niet in
stemming) en niet als eis aan de uitslag.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Record, Reeks
from assembler.rules.ballot import Stemming, mentions
from assembler.rules.common import MET_BESTUUR, Besluitnaam, Objections, Vorm
from assembler.rules.stemregels._recht import bezwaren_alle_besluiten
from assembler.rules.thresholds import Threshold
from assembler.rules.votes import Stemverhouding

SOORT: Literal["meerderheid"] = "meerderheid"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Wgr artikel 13, vierde lid, onderdeel c",)
WETTEN = ("monotoon",)


class Parameters(Record):
    """Hoe lang consensus wordt gezocht, en waarover."""

    vergaderingen: int = Field(ge=1, le=5, description="In hoeveel vergaderingen consensus wordt gezocht")
    bedenktijd_dagen: int = Field(ge=0, le=365, description="Hoeveel dagen er ten minste tussen de vergaderingen liggen")
    besluiten: Reeks[Besluitnaam] = Field(description="De besluiten waarvoor dit geldt; een lege lijst: alle")


def omschrijving(p: Parameters) -> str:
    """Return the demand in a few words."""
    meetings = "in de eerste vergadering" if p.vergaderingen == 1 else f"in de eerste {p.vergaderingen} vergaderingen"
    return f"{meetings} alleen zonder tegenstemmen; ten minste {p.bedenktijd_dagen} dagen later volgens de gewone eisen"


def geldt(p: Parameters, besluit: str | None) -> bool:
    """Return whether this demand is made of a decision."""
    return not p.besluiten or mentions(p.besluiten, besluit)


def aangenomen(p: Parameters, stemming: Stemming) -> bool:
    """Return whether a vote meets the demand: consensus, as long as that is sought."""
    return stemming.vergadering > p.vergaderingen or (bool(stemming.voor) and not stemming.tegen)


def drempels(p: Parameters, verhouding: Stemverhouding) -> tuple[Threshold, ...]:
    """Return no threshold: in the end the other demands decide."""
    return ()


def bezwaren(p: Parameters, vorm: Vorm) -> Objections:
    """Return what the law has against these parameters."""
    return bezwaren_alle_besluiten(p.besluiten, vorm)
