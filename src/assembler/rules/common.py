"""What the rules on every seam share: a question for a figure, a fraction as text, an objection as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from assembler.ground.findings import Level
from assembler.reading.records.base import Reeks, Tekst, meant

Vorm = Literal["openbaar-lichaam", "bedrijfsvoeringsorganisatie", "gemeenschappelijk-orgaan", "regeling-zonder-meer"]
MET_BESTUUR: tuple[Vorm, ...] = ("openbaar-lichaam", "bedrijfsvoeringsorganisatie", "gemeenschappelijk-orgaan")
ALLE_VORMEN: tuple[Vorm, ...] = (*MET_BESTUUR, "regeling-zonder-meer")

_BREUK = re.compile(r"([0-9]{1,6})/([0-9]{1,6})\Z")


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """A figure per gemeente that a rule needs.

    `naam` as in gemeente.yaml; `peildatum` None asks for the newest; `als` is the name under which the rule looks for
    the answer, where it asks one figure on several dates.
    """

    naam: str
    peildatum: date | None = None
    als: str = ""

    @property
    def sleutel(self) -> str:
        """The name under which the answer is handed to the rule."""
        return self.als or self.naam


@dataclass(frozen=True, slots=True)
class Objection:
    """What stands against a choice of parameters or figures: a value, for the caller to give a place.

    `parameter` and `deelnemer` say what it is about; `grondslag` on which article it rests.
    """

    niveau: Level
    tekst: str
    grondslag: str = ""
    parameter: str = ""
    deelnemer: str = ""

    @property
    def is_fout(self) -> bool:
        """Whether the rule cannot or may not be used so."""
        return self.niveau is Level.FOUT


Objections = tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class _Besluitnaam:
    """Marks a text that names a decision of the board: people write its id, a rule gets the words of the regulation."""


BESLUITNAAM = _Besluitnaam()
Besluitnaam = Annotated[Tekst, BESLUITNAAM]


def fout(tekst: str, grondslag: str = "", *, parameter: str = "", deelnemer: str = "") -> Objection:
    """Return an objection that bars the choice."""
    return Objection(Level.FOUT, tekst, grondslag, parameter, deelnemer)


def waarschuwing(tekst: str, grondslag: str = "", *, parameter: str = "", deelnemer: str = "") -> Objection:
    """Return an objection that deserves a second look."""
    return Objection(Level.WAARSCHUWING, tekst, grondslag, parameter, deelnemer)


def opmerking(tekst: str, grondslag: str = "", *, parameter: str = "", deelnemer: str = "") -> Objection:
    """Return a fact that belongs beside the choice."""
    return Objection(Level.OPMERKING, tekst, grondslag, parameter, deelnemer)


def _breuk(value: object) -> Fraction:
    if isinstance(value, Fraction):
        found = value
    else:
        match = _BREUK.match(value.strip()) if isinstance(value, str) else None
        if match is None or int(match[2]) == 0:
            raise PydanticCustomError("geen_breuk", "Schrijf een breuk als tekst, zoals 2/3.")
        found = Fraction(int(match[1]), int(match[2]))
    if not 0 < found <= 1:
        raise PydanticCustomError("breuk_buiten_bereik", "Een breuk is groter dan 0 en ten hoogste 1.")
    return found


def fraction_text(value: Fraction) -> str:
    """Return the fraction as people write it in a file: `2/3`."""
    return f"{value.numerator}/{value.denominator}"


Breuk = Annotated[
    Fraction,
    PlainValidator(_breuk),
    PlainSerializer(fraction_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,6}/[0-9]{1,6}$", "examples": ["1/2", "2/3"]}),
]


_BEDRAG = re.compile(r"(-?)([0-9]{1,13})(?:\.([0-9]{1,}))?\Z")


def _euro(value: object) -> int:
    """Return whole cents for an amount in euros: a whole number, or text with a point and at most two decimals."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise PydanticCustomError("geen_bedrag", "Schrijf een bedrag in euro's: 1250 of '1250.50'.")
    match = _BEDRAG.match(str(value).strip())
    if match is None:
        raise PydanticCustomError("geen_bedrag", "Schrijf een bedrag in euro's: 1250 of '1250.50'.", {"hint": meant(str(value))})
    if match[1]:
        raise PydanticCustomError("bedrag_negatief", "Een bedrag is hier niet negatief.")
    decimals = match[3] or ""
    if len(decimals) > 2:
        raise PydanticCustomError("deel_van_een_cent", "Een bedrag heeft ten hoogste twee decimalen: de cent is het kleinste.", {"hint": meant(str(value))})
    return int(match[2]) * 100 + int(decimals.ljust(2, "0"))


Euro = Annotated[
    int,
    PlainValidator(_euro),
    WithJsonSchema({"type": ["integer", "string"], "pattern": r"^[0-9]{1,13}(\.[0-9]{1,2})?$", "examples": [1250, "1250.50"]}),
]


def _procent(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        raise PydanticCustomError("geen_percentage", "Schrijf een percentage als getal: 70 of '2.75'.")
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,6}(\.[0-9]{1,6})?", value.strip()):
        raise PydanticCustomError("geen_percentage", "Schrijf een percentage als getal: 70 of '2.75'.")
    return Fraction(str(value).strip())


# A BeforeValidator, not a PlainValidator: after that one a Field's `ge` and `le` would silently do nothing.
Procent = Annotated[
    Fraction,
    BeforeValidator(_procent),
    WithJsonSchema({"type": ["integer", "string"], "pattern": r"^-?[0-9]{1,6}(\.[0-9]{1,6})?$", "examples": [70, "2.75"]}),
]


ROUNDED = {"omhoog": "naar boven afgerond", "omlaag": "naar beneden afgerond", "dichtstbij": "afgerond op het dichtstbijzijnde gehele getal"}


def whole(value: Fraction, afronding: Literal["omhoog", "omlaag", "dichtstbij"]) -> int:
    """Return the whole number for an exact value; exactly halfway, `dichtstbij` goes up."""
    if afronding == "omhoog":
        return -(-value.numerator // value.denominator)
    if afronding == "omlaag":
        return value.numerator // value.denominator
    doubled = value * 2 + 1
    return doubled.numerator // (doubled.denominator * 2)


def _between(rows: tuple[int, ...]) -> tuple[int, ...]:
    if any(not 0 <= procent <= 100 for procent in rows):
        raise PydanticCustomError("percentage_buiten_bereik", "Een percentage ligt tussen 0 en 100.")
    return rows


def _falling(rows: tuple[int, ...]) -> tuple[int, ...]:
    if any(later > earlier for earlier, later in pairwise(rows)):
        raise PydanticCustomError("percentages_lopen_op", "De percentages lopen niet op.")
    return rows


Percentages = Annotated[Reeks[int], AfterValidator(_between)]  # whole ones, year after year
Aflopend = Annotated[Percentages, AfterValidator(_falling)]
