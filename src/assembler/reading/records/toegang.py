"""Who may work together on one server: where they log in, and which roles that gives them. It stands in `werkbank.yaml`, beside the folders."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from assembler.reading.records.base import Record, Reeks, Tekst

_HOST = r"([a-z0-9-]+\.)*[a-z0-9-]+(:[0-9]{1,5})?"
_LOOPBACK = r"http://(127\.0\.0\.1|localhost)(:[0-9]{1,5})?"  # without https only on the machine itself
_ADRES = rf"^(https://{_HOST}|{_LOOPBACK})$"
_UITGEVER = rf"^(https://{_HOST}|{_LOOPBACK})(/[A-Za-z0-9._~%-]+)*/?$"
_ROL = r"^(lezer|regio|bibliotheek|vastlegger|gemeente:[a-z0-9]+(-[a-z0-9]+)*)$"
RESERVED = frozenset({"gemeente:regio", "gemeente:bibliotheek"})  # what these write is not of a participant

Rol = Annotated[Tekst, StringConstraints(pattern=_ROL)]
Rollen = Annotated[Reeks[Rol], Field(min_length=1, description="lezer, regio, bibliotheek, vastlegger, of gemeente:<deelnemer>; elk voegt iets toe")]


class Aanmelden(Record):
    """The provider at which users log in (OpenID Connect), and how this workbench is known there."""

    uitgever: Tekst = Field(pattern=_UITGEVER, description="Adres van de aanbieder (issuer), letterlijk zoals hij het zelf noemt")
    client: Tekst = Field(description="Naam waaronder deze werkbank bij de aanbieder is geregistreerd (client id)")
    geheim: Tekst | None = Field(
        default=None,
        pattern=r"^[A-Z][A-Z0-9_]*$",
        description="Naam van de omgevingsvariabele met het wachtwoord van de werkbank (client secret); zonder: alleen PKCE",
    )
    kenmerk: Tekst = Field(default="sub", description="Claim die een gebruiker aanwijst, zoals sub of email; email telt alleen als email_verified waar is")
    scopes: Reeks[Tekst] = Field(default=("openid", "profile", "email"), description="Waarom bij het aanmelden wordt gevraagd")
    uren: int = Field(default=10, ge=1, le=24, description="Na zoveel uur meldt een gebruiker zich opnieuw aan")


class Gebruiker(Record):
    """One user, by what the provider says of him."""

    kenmerk: Tekst = Field(description="Waarde van de claim die gebruikers aanwijst")
    naam: Tekst | None = Field(default=None, description="Naam op het scherm; leeg: die van de aanbieder")
    rollen: Rollen


class Groep(Record):
    """A group of users, by a claim of the provider."""

    claim: Tekst = Field(description="Claim waarin de aanbieder groepen of rollen noemt, zoals groups")
    waarde: Tekst = Field(description="De groep, letterlijk")
    rollen: Rollen


class Toegang(Record):
    """Who may work together on one server."""

    adres: Tekst = Field(pattern=_ADRES, description="Adres waarop gebruikers de werkbank openen, zonder pad; https, behalve op deze computer zelf")
    aanmelden: Aanmelden = Field(description="Waar gebruikers zich aanmelden")
    gebruikers: Reeks[Gebruiker] = Field(default=(), description="Gebruikers een voor een")
    groepen: Reeks[Groep] = Field(default=(), description="Groepen zoals de aanbieder ze noemt; wie in meer groepen zit, heeft alle rollen ervan")

    @model_validator(mode="after")
    def _iemand(self) -> Toegang:
        if not (self.gebruikers or self.groepen):
            raise PydanticCustomError("niemand", "Noem gebruikers of groepen met rollen: nu mag niemand iets.", {"slug": "veld-is-ingevuld"})
        return self

    @property
    def https(self) -> bool:
        """Whether users reach it over https."""
        return self.adres.startswith("https:")

    @property
    def host(self) -> str:
        """The name under which a browser asks it: with the port where that is not the usual one."""
        return self.adres.partition("://")[2].removesuffix(":443" if self.https else ":80")

    @property
    def rijen(self) -> tuple[Gebruiker | Groep, ...]:
        """Who gets roles."""
        return (*self.gebruikers, *self.groepen)

    @property
    def rollen(self) -> frozenset[str]:
        """Every role that somebody gets."""
        return frozenset(rol for row in self.rijen for rol in row.rollen)
