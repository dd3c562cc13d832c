"""For which regulations a text is written: forms, makers, kinds of participant."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Record, Reeks
from assembler.reading.records.organisaties import Organisatiesoortnaam

Vormnaam = Literal["openbaar-lichaam", "bedrijfsvoeringsorganisatie", "gemeenschappelijk-orgaan", "regeling-zonder-meer"]
Aardregeling = Literal["collegeregeling", "raadsregeling", "burgemeestersregeling", "gemengd"]

VORMEN: tuple[Vormnaam, ...] = ("openbaar-lichaam", "bedrijfsvoeringsorganisatie", "gemeenschappelijk-orgaan", "regeling-zonder-meer")
MAKERS: tuple[Aardregeling, ...] = ("collegeregeling", "raadsregeling", "burgemeestersregeling", "gemengd")
SOORTEN: tuple[Organisatiesoortnaam, ...] = ("gemeente", "provincie", "waterschap", "lichaam", "rijk", "buitenlands", "privaat")


class Bereik(Record):
    """For which regulations a text reads right; a field that is left out leaves nothing out."""

    vormen: Reeks[Vormnaam] = Field(default=VORMEN, description="Vormen van samenwerking")
    makers: Reeks[Aardregeling] = Field(default=MAKERS, description="Welke organen de regeling treffen")
    deelnemers: Reeks[Organisatiesoortnaam] = Field(default=SOORTEN, description="Soorten deelnemers; geen andere dan deze")


# What a text serves that does not say so: a body of gemeenten, made by their colleges.
ONGENOEMD = Bereik(vormen=("openbaar-lichaam",), makers=("collegeregeling",), deelnemers=("gemeente",))
