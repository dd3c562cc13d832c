"""The names that sentences may use, each with its type: one table for checking, for facts, and for the manual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a value: a scalar, a view (`view` is its kind) or a collection of views."""

    soort: str
    view: str = ""
    figure: bool = False  # an observed or computed figure: `als` may not read it


TEKST, GETAL, EURO = Type("tekst"), Type("getal"), Type("euro")
DATUM, JA_NEE, BREUK, TEKSTEN = Type("datum"), Type("ja_nee"), Type("breuk"), Type("teksten")
NODE = Type("node")  # text that may stand in a document
ONBEKEND = Type("onbekend")
CIJFER, BEDRAG, AANDEEL = Type("getal", figure=True), Type("euro", figure=True), Type("procent", figure=True)


def view(kind: str) -> Type:
    """Return the type of one view."""
    return Type("view", kind)


def lijst(kind: str) -> Type:
    """Return the type of a collection of views; its loop name is the kind."""
    return Type("lijst", kind)


_DEELNEMER: dict[str, Type] = {
    "id": TEKST, "naam": TEKST, "code": TEKST, "plaats": TEKST, "college": TEKST, "raad": TEKST, "is_zetel": JA_NEE,
    "inwoners": CIJFER, "inwoners_begroting": CIJFER, "raadszetels": CIJFER, "leden": GETAL, "stemmen": CIJFER, "stemmen_per_lid": CIJFER,
    "aandeel_stemmen": AANDEEL, "aandeel_inwoners": AANDEEL, "bijdrage": BEDRAG, "bijdrage_per_inwoner": BEDRAG, "maatwerkkosten": BEDRAG,
    "macht": AANDEEL, "macht_shapley": AANDEEL, "aandeel_bijdrage": AANDEEL, "bijdrage_huidig": BEDRAG, "verschil_bijdrage": BEDRAG, "effect_lokaal": BEDRAG,
    "lokale_taken": lijst("taak"), "niet_lokale_taken": lijst("taak"), "heeft_lokale_taken": JA_NEE,
}  # fmt: skip
_BEHANDELING: dict[str, Type] = {
    "orgaan": TEKST, "datum": DATUM, "soort": TEKST, "bijeenkomst": TEKST, "uitkomst": TEKST, "heeft_datum": JA_NEE,
    "heeft_bijeenkomst": JA_NEE, "heeft_uitkomst": JA_NEE, "mijlpaal": TEKST,
}  # fmt: skip

VIEWS: Mapping[str, Mapping[str, Type]] = MappingProxyType(
    {
        "traject": {
            "naam": TEKST, "citeertitel": TEKST, "vorm": TEKST, "aard": TEKST, "regime": TEKST, "begrotingsjaar": GETAL, "bekendmaking": DATUM,
            "inwerkingtreding": DATUM, "lichaam": TEKST, "zetel": view("deelnemer"), "definities": TEKST, "toelichting": TEKST, "vermelding": TEKST,
        },
        "mijlpaal": {
            "id": TEKST, "naam": TEKST, "omschrijving": TEKST, "stand": DATUM, "definitief": JA_NEE, "is_laatste": JA_NEE,
            "volgende": view("mijlpaal_kort"), "versie": TEKST,
        },
        "mijlpaal_kort": {"id": TEKST, "naam": TEKST, "omschrijving": TEKST, "stand": DATUM},
        "deelnemer": _DEELNEMER,
        "gemeente": _DEELNEMER
        | {
            "behandeling": view("behandeling"), "behandeling_volgende": view("behandeling"), "heeft_volgende": JA_NEE, "portefeuillehouder": TEKST,
            "wensen": lijst("wens"), "heeft_wensen": JA_NEE, "datum_stuk": DATUM, "planning": lijst("behandeling"),
        },
        "behandeling": _BEHANDELING,
        "wens": {"tekst": TEKST},
        "taak": {
            "id": TEKST, "naam": TEKST, "omschrijving": TEKST, "pakket": TEKST, "pakketnaam": TEKST, "deeltaken": lijst("deeltaak"),
            "bevoegdheden": lijst("bevoegdheid"), "overgedragen": lijst("bevoegdheid"), "gemandateerd": lijst("bevoegdheid"),
            "heeft_overgedragen": JA_NEE, "heeft_gemandateerd": JA_NEE, "wettennamen": TEKSTEN, "verordening": TEKST, "nadere_regels": TEKST,
            "beleidsregels": TEKST, "verordening_naam": TEKST, "nadere_regels_naam": TEKST, "beleidsregels_naam": TEKST, "toelichting": TEKST,
            "uitzonderingen": lijst("uitzondering"), "heeft_uitzonderingen": JA_NEE, "eigen": view("uitzondering"), "pool": view("pool"), "heeft_pool": JA_NEE,
        },
        "deeltaak": {"id": TEKST, "naam": TEKST, "omschrijving": TEKST},
        "bevoegdheid": {"id": TEKST, "omschrijving": TEKST, "wetsartikel": TEKST, "orgaan": TEKST, "wijze": TEKST},
        "uitzondering": {
            "deelnemer": view("deelnemer"), "uitvoering": TEKST, "deeltaken": TEKSTEN, "deeltaken_bekend": JA_NEE, "toelichting": TEKST,
            "heeft_toelichting": JA_NEE,
        },
        "wet_item": {"naam": TEKST},
        "besluit": {"naam": TEKST},
        "pool": {
            "id": TEKST, "naam": TEKST, "soort": TEKST, "pakket": TEKST, "bedrag": BEDRAG, "sleutel": TEKST, "verdeeld": BEDRAG, "sleutel_naam": TEKST, "taken": lijst("taak"),
            "toelichting": TEKST, "heeft_toelichting": JA_NEE,
        },
        "stemverhouding": {"totaal": CIJFER, "meerderheid": CIJFER, "leden": GETAL, "regel": TEKST},
        "bijdragen": {"totaal": BEDRAG, "jaar": GETAL, "inwoners": CIJFER},
        "cel": {"uitvoering": TEKST, "bedrag": BEDRAG},
    }
)  # fmt: skip

GLOBALS: Mapping[str, Type] = MappingProxyType(
    {
        "traject": view("traject"), "mijlpaal": view("mijlpaal"), "deelnemers": lijst("deelnemer"), "taken": lijst("taak"), "pools": lijst("pool"),
        "wetten": lijst("wet_item"), "stemverhouding": view("stemverhouding"), "bijdragen": view("bijdragen"), "regel": view("regel"),
        "keuzes": view("keuzes"), "cijfers": view("cijfers"),
    }
)  # fmt: skip


class View:
    """What sentences see of a fact: named values, nothing else."""

    __slots__ = ("key", "kind", "values")

    def __init__(self, kind: str, key: str, values: Mapping[str, Any]) -> None:
        self.kind = kind
        self.key = key
        self.values = values

    def get(self, name: str) -> Any:
        """Return a value; KeyError when this view has none of that name."""
        return self.values[name]

    def __repr__(self) -> str:
        return f"View({self.kind}:{self.key})"
