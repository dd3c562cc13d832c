"""The library: clauses with variants, and tasks with their parts and powers."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from assembler.findings import NOWHERE
from assembler.reading.records.base import Datum, EenOfMeer, Grondslag, Id, Nummer, Record, Reeks, Tekst, Zin
from assembler.reading.records.blokken import Blok
from assembler.reading.source import SourceMap

Regime = Literal["I-a", "I-b", "II"]
Eigenaar = Literal["regio", "gemeente"]


class Parameter(Record):
    """A parameter of a variant: what kind of value, and the value when nobody chose (None: it must be chosen)."""

    soort: Literal["getal", "tekst", "datum", "ja_nee", "keuze", "breuk", "per_gemeente", "lijst"]
    omschrijving: Tekst
    eenheid: Tekst | None = None
    opties: Reeks[Tekst] = ()
    minimum: int | None = None
    maximum: int | None = None
    standaard: Any = None


class Variant(Record):
    """One way in which a clause can read.

    `voorwaarde` must hold where it is chosen. `regel` names a file in stemregels/ or verdeelsleutels/ that computes it.
    An article has `leden`, prose (aanhef, annex, memorandum) has `blokken`.
    """

    omschrijving: Tekst | None = None
    opschrift: Zin | None = None
    voorwaarde: Zin | None = None
    regel: str | None = Field(default=None, pattern=r"^[a-z0-9_]+$")
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    regimes: Reeks[Regime] = ("I-a", "I-b", "II")
    grondslag: Reeks[Grondslag] = ()
    vereist: Reeks[Tekst] = ()
    sluit_uit: Reeks[Tekst] = ()
    leden: Reeks[Blok] = ()
    blokken: Reeks[Blok] = ()
    toelichting: EenOfMeer[Zin] | None = None


class Clausule(Record):
    """A clause of the library. Without `varianten` its `leden` or `blokken` are the one variant `standaard`."""

    id: Id
    opschrift: Zin
    wie: Eigenaar = "regio"
    optioneel: bool = Field(default=False, description="Staat alleen in de tekst als een besluit haar kiest")
    verplicht: bool = Field(default=False, description="Kan niet vervallen: de wet eist haar")
    grondslag: Reeks[Grondslag] = ()
    vervult: Reeks[Id] = ()
    vereist: Reeks[Tekst] = Field(default=(), description="clausule of clausule=variant die ook gekozen moet zijn")
    sluit_uit: Reeks[Tekst] = ()
    regimes: Reeks[Regime] = ("I-a", "I-b", "II")
    standaard: Id | None = None
    varianten: dict[Id, Variant] = Field(min_length=1)
    toelichting: EenOfMeer[Zin] = ()
    bron: Tekst | None = None

    @model_validator(mode="before")
    @classmethod
    def _single_variant(cls, data: Any) -> Any:
        """Put `leden` and what goes with them under the one variant `standaard`."""
        if not isinstance(data, dict) or "varianten" in data or not ({"leden", "blokken"} & set(data)):
            return data
        span = data.span if isinstance(data, SourceMap) else NOWHERE
        variant, rest = SourceMap(span), SourceMap(span)
        for key, value in data.items():
            target = variant if key in {"leden", "blokken", "parameters", "regel", "voorwaarde"} else rest
            target[key] = value
            if isinstance(data, SourceMap):
                target.keys_at[key], target.values_at[key] = data.keys_at[key], data.values_at[key]
        rest["varianten"], rest["standaard"] = {"standaard": variant}, "standaard"
        return rest


Orgaan = Literal["raad", "college", "burgemeester", "geen"]
Wijze = Literal["delegatie", "mandaat", "lokaal"]
Pakket = Literal["basis", "plus", "maatwerk"]


class Bevoegdheid(Record):
    """A power that goes with a task: law and article, whose power it is, and who uses it."""

    id: Id
    omschrijving: Tekst
    wet: Id
    artikel: Nummer
    lid: Nummer | None = None
    orgaan: Orgaan
    wijze: Wijze
    zekerheid: str = Field(default="MEM", pattern=r"^(SEEN|SEEN-2|CARRY|INF|MEM)$")


class Deeltaak(Record):
    """A part of a task that a gemeente can keep or take back by itself."""

    id: Id
    naam: Tekst
    omschrijving: Tekst | None = None


class Taak(Record):
    """A task of the joint body."""

    id: Id
    naam: Tekst
    omschrijving: Zin
    wetten: Reeks[Id] = Field(min_length=1)
    wie: Eigenaar = "gemeente"
    pakket: Pakket
    deeltaken: Reeks[Deeltaak] = Field(min_length=1)
    bevoegdheden: Reeks[Bevoegdheid] = Field(min_length=1)
    verordening: Literal["raad", "geen"]
    nadere_regels: Literal["algemeen-bestuur", "dagelijks-bestuur", "college", "geen"]
    beleidsregels: Literal["algemeen-bestuur", "dagelijks-bestuur", "college", "geen"]
    lokaal_mogelijk: bool = Field(default=True, description="Mag een gemeente deze taak (deels) zelf doen?")
    sinds: Datum | None = None
    toelichting: Tekst
    bron: Tekst
