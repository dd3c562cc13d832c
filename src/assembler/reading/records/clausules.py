"""The library of clauses, each with the ways in which it can read."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from assembler.ground.findings import NOWHERE
from assembler.reading.records.base import EenOfMeer, Grondslag, Id, Record, Reeks, Tekst, Zin
from assembler.reading.records.bereik import Bereik
from assembler.reading.records.blokken import Blok
from assembler.reading.records.wgr import Regime
from assembler.reading.source import SourceMap

Eigenaar = Literal["regio", "gemeente"]


class Weinig(Record):
    """What a number is with few participants when nobody chose: the law may want more of them together."""

    deelnemers: int = Field(ge=1, description="Geldt bij ten hoogste zoveel deelnemers")
    samen: int = Field(ge=1, description="Hoeveel het er samen ten minste zijn; per deelnemer naar boven afgerond")
    geldt_voor: Bereik | None = Field(default=None, description="Voor welke regelingen; leeg: een openbaar lichaam van colleges van gemeenten")


class Parameter(Record):
    """A parameter of a variant: what kind of value, and the value when nobody chose (None: it must be chosen)."""

    soort: Literal["getal", "tekst", "datum", "ja_nee", "keuze", "breuk", "per_gemeente", "lijst", "besluiten"]
    omschrijving: Tekst
    eenheid: Tekst | None = None
    opties: Reeks[Tekst] = ()
    van: Literal["deelnemers", "raden", "colleges", "burgemeesters"] | None = Field(
        default=None,
        description="Een breuk kan ook een aantal zijn: 18/22 is 18 van de 22 deelnemers; of van de organen die deelnemen: raden zijn ook provinciale staten, en zo verder",
    )
    minimum: int | None = None
    maximum: int | None = None
    standaard: Any = None
    bij_weinig: Weinig | None = Field(default=None, description="De standaard als er weinig deelnemers zijn")


class Variant(Record):
    """One way in which a clause can read.

    `voorwaarde` must hold where it is chosen. `regel` names a file in stemregels/ or verdeelsleutels/ that computes it.
    An article has `leden`, prose (aanhef, annex, memorandum) has `blokken`. `overdracht` marks the article by which powers pass: per law,
    per article of a law, or not at all (mandate only).
    """

    omschrijving: Tekst | None = None
    opschrift: Zin | None = None
    geldt_voor: Bereik | None = Field(default=None, description="Voor welke regelingen deze variant is geschreven; leeg: wat de clausule zegt")
    voorwaarde: Zin | None = None
    regel: str | None = Field(default=None, pattern=r"^[a-z0-9_]+$")
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    overdracht: Literal["per-wet", "per-artikel", "geen"] | None = Field(default=None, description="Hoe deze variant bevoegdheden laat overgaan")
    regimes: Reeks[Regime] = ("I-a", "I-b", "II")
    grondslag: Reeks[Grondslag] = ()
    vereist: Reeks[Tekst] = ()
    sluit_uit: Reeks[Tekst] = ()
    leden: Reeks[Blok] = ()
    blokken: Reeks[Blok] = ()
    toelichting: EenOfMeer[Zin] | None = None
    in_woorden: dict[str, Zin] = Field(
        default_factory=dict, description="Per parameter de zin waarmee stukken zeggen wat is gekozen, zonder hoofdletter en punt; leest 'regel'"
    )


class Clausule(Record):
    """A clause of the library. Without `varianten` its `leden` or `blokken` are the one variant `standaard`."""

    id: Id
    opschrift: Zin
    wie: Eigenaar = "regio"
    optioneel: bool = Field(default=False, description="Staat alleen in de tekst als een besluit haar kiest")
    verplicht: bool = Field(default=False, description="Kan niet vervallen: de wet eist haar")
    geldt_voor: Bereik | None = Field(
        default=None, description="Voor welke regelingen de clausule is geschreven; leeg: een openbaar lichaam van colleges van gemeenten"
    )
    grondslag: Reeks[Grondslag] = ()
    vervult: Reeks[Id] = ()
    vereist: Reeks[Tekst] = Field(default=(), description="clausule of clausule=variant die ook gekozen moet zijn")
    sluit_uit: Reeks[Tekst] = ()
    regimes: Reeks[Regime] = ("I-a", "I-b", "II")
    standaard: Id | None = None
    varianten: dict[Id, Variant] = Field(min_length=1)
    toelichting: EenOfMeer[Zin] = ()
    toelichting_blokken: Reeks[Blok] = Field(default=(), description="Toelichting die zich herhaalt of opsomt; volgt op 'toelichting'")
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
            target = variant if key in {"leden", "blokken", "parameters", "regel", "voorwaarde", "in_woorden"} else rest
            target[key] = value
            if isinstance(data, SourceMap):
                target.keys_at[key], target.values_at[key] = data.keys_at[key], data.values_at[key]
        rest["varianten"], rest["standaard"] = {"standaard": variant}, "standaard"
        return rest
