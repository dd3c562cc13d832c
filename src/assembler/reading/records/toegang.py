"""The settings of a workbench: who may work together on one server, by which roles, and what it does with git. In `werkbank.yaml`, beside the folders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from assembler.reading.records.base import Record, Reeks, Tekst

_HOST = r"([a-z0-9-]+\.)*[a-z0-9-]+(:[0-9]{1,5})?"
_LOOPBACK = r"http://(127\.0\.0\.1|localhost)(:[0-9]{1,5})?"  # without https only on the machine itself
_ADRES = rf"^(https://{_HOST}|{_LOOPBACK})$"
_UITGEVER = rf"^(https://{_HOST}|{_LOOPBACK})(/[A-Za-z0-9._~%-]+)*/?$"
_ROL = r"^(lezer|regio|bibliotheek|vastlegger|beheerder|gemeente:[a-z0-9]+(-[a-z0-9]+)*)$"
RESERVED = frozenset({"gemeente:regio", "gemeente:bibliotheek"})  # what these write is not of a participant

Rol = Annotated[Tekst, StringConstraints(pattern=_ROL)]
Rollen = Annotated[Reeks[Rol], Field(min_length=1, description="lezer, regio, bibliotheek, vastlegger, beheerder, of gemeente:<deelnemer>; elk voegt iets toe")]


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


class Geschiedenis(Record):
    """What the workbench does with the repository of git that a workspace stands in."""

    vastleggen: bool = Field(default=False, description="true: iedere keer dat iemand in de werkbank bewaart, wordt een commit in Git; er wordt nooit gepusht")


_SAMEN = ("adres", "aanmelden")  # each needs the other


class Werkbank(Record):
    """The settings of a workbench: who may work together on one server, and what it does with git."""

    model_config = ConfigDict(
        json_schema_extra={"dependencies": {**{name: list(_SAMEN) for name in ("gebruikers", "groepen")}, "adres": ["aanmelden"], "aanmelden": ["adres"]}}
    )

    adres: Tekst | None = Field(
        default=None, pattern=_ADRES, description="Adres waarop gebruikers de werkbank openen, zonder pad; https, behalve op deze computer zelf"
    )
    aanmelden: Aanmelden | None = Field(default=None, description="Waar gebruikers zich aanmelden; zonder: één gebruiker, op deze computer")
    gebruikers: Reeks[Gebruiker] = Field(default=(), description="Gebruikers een voor een")
    groepen: Reeks[Groep] = Field(default=(), description="Groepen zoals de aanbieder ze noemt; wie in meer groepen zit, heeft alle rollen ervan")
    geschiedenis: Geschiedenis = Field(default=Geschiedenis(), description="Wat de werkbank in Git vastlegt")

    @model_validator(mode="after")
    def _samen(self) -> Werkbank:
        given = self.adres, self.aanmelden, self.gebruikers or self.groepen
        if any(given):
            missing = next((name for name, value in zip(_SAMEN, given, strict=False) if not value), None)
            if missing:
                raise PydanticCustomError("samen", f"Waar meer mensen werken, hoort ook het veld '{missing}'.", {"slug": "veld-is-ingevuld"})
            if not given[-1]:
                raise PydanticCustomError("niemand", "Noem gebruikers of groepen met rollen: nu mag niemand iets.", {"slug": "veld-is-ingevuld"})
        return self

    @property
    def toegang(self) -> Toegang | None:
        """Who may work together; None where one user works."""
        return Toegang(self.adres, self.aanmelden, self.gebruikers, self.groepen) if self.adres and self.aanmelden else None


@dataclass(frozen=True, slots=True)
class Toegang:
    """Who may work together on one server."""

    adres: str
    aanmelden: Aanmelden
    gebruikers: tuple[Gebruiker, ...] = ()
    groepen: tuple[Groep, ...] = ()

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
