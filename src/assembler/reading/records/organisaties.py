"""Kinds of organisation that can take part in a regulation: their organs, who signs for those, where they publish."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Id, Record, Reeks, Tekst

Organisatiesoortnaam = Literal["gemeente", "provincie", "waterschap", "lichaam", "rijk", "buitenlands", "privaat"]
Rol = Literal["vertegenwoordigend", "uitvoerend", "voorzittend"]
Functie = Literal[
    "burgemeester", "secretaris", "griffier", "voorzitter", "portefeuillehouder", "commissaris van de Koning", "dijkgraaf", "minister", "bestuurder"
]

TOOI = r"^https://identifier\.overheid\.nl/tooi/[A-Za-z0-9/_-]+$"


class Woocategorie(Record):
    """A category of the Wet open overheid, as the value list of TOOI has it."""

    naam: Tekst = Field(description="Zoals de waardelijst haar noemt")
    id: Tekst = Field(pattern=TOOI, description="Id in de waardelijst")
    bron: Tekst = Field(description="Waar dat te lezen is")


class Orgaan(Record):
    """An organ of a kind of organisation, and what it does there.

    Every organisation has at most one organ for each `rol`: it represents, it executes, it chairs. `zelf` marks the organ that is the
    organisation itself: a minister, a foreign or a private body.
    """

    id: Id
    rol: Rol
    naam: Tekst = Field(description="Voluit, zonder lidwoord en zonder de naam van de organisatie")
    voluit: Tekst | None = Field(default=None, description="Zoals een omschrijving het orgaan noemt, als dat anders is: gemeenteraad")
    meervoud: Tekst = Field(description="Voluit, van meer organisaties samen")
    kort: Tekst = Field(description="Zoals een stuk het orgaan noemt als duidelijk is van wie het is")
    kort_meervoud: Tekst
    lidwoord: Literal["de", "het"] | None = Field(default=None, description="Leeg bij een naam zonder lidwoord, zoals provinciale staten")
    aanduiding: Tekst | None = Field(default=None, description="Met lidwoord, zoals een voorstel het orgaan noemt, als dat anders is dan de korte naam")
    besluitnaam: Tekst | None = Field(default=None, description="Hoe een besluit van dit orgaan heet, zoals Raadsbesluit")
    voorstelnaam: Tekst | None = Field(default=None, description="Hoe een voorstel aan dit orgaan heet, zoals Raadsvoorstel")
    briefnaam: Tekst | None = Field(default=None, description="Hoe een brief met inlichtingen aan dit orgaan heet, zoals Raadsinformatiebrief")
    aanspreking: Tekst = Field(description="Zoals een voorstel het orgaan aanspreekt")
    zelf: bool = Field(default=False, description="De organisatie is zelf de deelnemer; zij heeft geen orgaan met een eigen naam")
    ondertekenaars: Reeks[Functie] = Field(min_length=1, description="Wie voor dit orgaan tekent, in volgorde")


class Organisatiesoort(Record):
    """A kind of organisation: what it is called, its organs in order, and where it publishes."""

    id: Organisatiesoortnaam
    naam: Tekst
    meervoud: Tekst
    lidwoord: Literal["de", "het"]
    organen: Reeks[Orgaan] = Field(min_length=1)
    standaard: Id = Field(description="Orgaan dat deelneemt als een traject geen orgaan noemt")
    blad: Tekst | None = Field(default=None, description="Waarin de organisatie haar besluiten bekendmaakt")
    wet: Id | None = Field(default=None, description="De wet over haar inrichting")
    tooi: Tekst | None = Field(default=None, pattern=TOOI, description="Waarmee het TOOI-id van een organisatie van deze soort begint; de code staat erachter")
    vergaderstukken: Woocategorie | None = Field(default=None, description="Woo-categorie van stukken voor het vertegenwoordigend orgaan; leeg: niet bekend")

    def orgaan(self, name: str) -> Orgaan | None:
        """Return an organ by its id."""
        return next((item for item in self.organen if item.id == name), None)

    def met_rol(self, rol: Rol) -> Orgaan | None:
        """Return the organ that has a role here, if there is one."""
        return next((item for item in self.organen if item.rol == rol), None)


class Organisatiesoorten(Record):
    """The file of kinds of organisation, in the order in which a regulation names them."""

    soorten: Reeks[Organisatiesoort]
