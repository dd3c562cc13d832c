"""Dutch in one place: against Babel, num2words and a plain reckoning."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from assembler.ground import wording
from assembler.ground.spaces import NBSP


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_een_datum_staat_er_als_in_een_brief(day: date) -> None:
    assert wording.datum(day) == format_date(day, "long", locale="nl")
    assert not re.search(r"\b0\d", wording.datum(day))


@given(st.integers(-(10**12), 10**12))
def test_een_geheel_getal_heeft_punten_om_de_duizend(value: int) -> None:
    assert wording.getal(value) == format_decimal(value, locale="nl")
    assert int(wording.getal(value).replace(".", "")) == value


@pytest.mark.parametrize(
    ("value", "text"), [(Decimal("12.5"), "12,5"), (Decimal("1250.50"), "1.250,5"), (Fraction(1, 4), "0,25"), (Fraction(3), "3"), (0, "0")]
)
def test_een_gebroken_getal_heeft_een_komma(value: Decimal | Fraction | int, text: str) -> None:
    assert wording.getal(value) == text


@given(st.integers(0, 10**13))
def test_een_bedrag_staat_er_als_in_het_nederlands_en_verliest_geen_cent(cents: int) -> None:
    text = wording.euro(cents)
    oracle = format_currency(Decimal(cents) / 100, "EUR", locale="nl")
    assert text == (oracle if cents % 100 else oracle.removesuffix(",00"))
    assert wording.euro_exact(cents) == oracle
    digits = text.replace(f"€{NBSP}", "").replace(".", "")
    assert round(Decimal(digits.replace(",", ".")) * 100) == cents


def test_een_negatief_bedrag_houdt_zijn_teken() -> None:
    assert (wording.euro(-1), wording.euro(-123456), wording.euro_exact(-100)) == ("€\u00a0-0,01", "€\u00a0-1.234,56", "€\u00a0-1,00")


@given(st.fractions(0, 1))
def test_een_percentage_is_op_een_decimaal_afgerond_en_nooit_verder_weg(share: Fraction) -> None:
    text = wording.procent(share)
    value = Fraction(text.removesuffix("%").replace(".", "").replace(",", "."))
    assert abs(value - share * 100) <= Fraction(1, 20)
    assert text[-3] == ","


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(12, 33), "36,4%"),
        (Fraction(1, 2), "50,0%"),
        (Fraction(1), "100,0%"),
        (Fraction(0), "0,0%"),
        (Fraction(1, 2000), "0,1%"),
        (Fraction(9996, 10000), "100,0%"),
    ],
)
def test_een_percentage_heeft_altijd_een_decimaal(share: Fraction, text: str) -> None:
    assert wording.procent(share) == text


@given(st.integers(0, 20))
def test_tot_twintig_in_woorden(value: int) -> None:
    assert wording.telwoord(value) == num2words(value, lang="nl")


@given(st.integers(21, 10**6))
def test_boven_twintig_in_cijfers(value: int) -> None:
    assert wording.telwoord(value) == wording.getal(value)


RANGTELWOORDEN = [
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
    "veertiende",
]


def test_van_twee_zijn_allen_beide() -> None:
    assert [wording.alle(number) for number in (2, 3, 7, 22)] == ["beide", "alle drie", "alle zeven", "alle 22"]


def test_rangtelwoorden_zijn_die_van_een_regeling() -> None:
    assert [wording.rangtelwoord(number) for number in range(1, 15)] == RANGTELWOORDEN
    assert [wording.rangtelwoord(number) for number in (20, 21, 30)] == ["twintigste", "eenentwintigste", "dertigste"]


@pytest.mark.parametrize(("items", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A en B"), (["A", "B", "C"], "A, B en C")])
def test_een_opsomming_in_een_zin(items: list[str], text: str) -> None:
    assert wording.opsomming(items) == text
    assert wording.opsomming(items, "of") == text.replace(" en ", " of ")


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([5], "5"),
        ([5, 6], "5 en 6"),
        ([5, 6, 7], "5 tot en met 7"),
        ([5, 6, 9], "5, 6 en 9"),
        ([1, 2, 3, 5, 7, 8, 9, 10], "1 tot en met 3, 5 en 7 tot en met 10"),
        ([], ""),
    ],
)
def test_drie_of_meer_op_een_rij_worden_een_reeks(numbers: list[int], text: str) -> None:
    assert wording.reeks(numbers, [str(number) for number in numbers]) == text


@given(st.sets(st.integers(1, 60), min_size=1).map(sorted))
def test_een_reeks_noemt_precies_de_bedoelde_nummers(numbers: list[int]) -> None:
    named: list[int] = []
    for part in re.split(r", | en (?!met)", wording.reeks(numbers, [str(number) for number in numbers])):
        first, _, last = part.partition(" tot en met ")
        named += range(int(first), int(last or first) + 1)
    assert named == numbers


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("het college", "Het college"),
        ("ijkpunt", "IJkpunt"),
        ("één lid", "Eén lid"),
        ("eén", "Eén"),
        ("étage", "Étage"),
        ("", ""),
        ("3 leden", "3 leden"),
        ("x", "X"),
    ],
)
def test_een_hoofdletter_aan_het_begin(text: str, result: str) -> None:
    assert wording.hoofdletter(text) == result


def test_letters_tellen_door_na_z() -> None:
    assert [wording.letter(number) for number in (1, 2, 26, 27, 52, 53, 702, 703)] == ["a", "b", "z", "aa", "az", "ba", "zz", "aaa"]


@given(st.integers(1, 20000))
def test_iedere_letter_staat_voor_een_nummer(number: int) -> None:
    value = 0
    for sign in wording.letter(number):
        value = value * 26 + ord(sign) - ord("a") + 1
    assert value == number


@given(st.integers(1, 3999))
def test_romeinse_cijfers_zijn_terug_te_lezen(number: int) -> None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    text = wording.romeins(number)
    digits = [values[sign] for sign in text]
    assert sum(-value if any(later > value for later in digits[at + 1 : at + 2]) else value for at, value in enumerate(digits)) == number
    assert not re.search(r"(.)\1\1\1", text)


@pytest.mark.parametrize(
    ("value", "woorden"),
    [("1", "het geheel"), ("1/2", "de helft"), ("4/6", "twee derde"), ("2/5", "twee vijfde"), ("3/4", "drie vierde"), ("7/12", "7/12"), ("2", "2/1")],
)
def test_een_breuk_staat_er_in_woorden_als_zij_die_heeft(value: str, woorden: str) -> None:
    assert wording.breuk(Fraction(value)) == woorden


def test_een_breuk_zonder_woorden_is_een_deel() -> None:
    assert (wording.breuk(Fraction(7, 12), "deel"), wording.breuk(Fraction(2, 3), "deel")) == ("7/12 deel", "twee derde")


@pytest.mark.parametrize(("value", "text"), [("2.75", "2,75"), ("70", "70"), ("0.5", "0,5"), ("12.3456", "12,3456"), ("-1.5", "-1,5"), ("100", "100")])
def test_een_getal_houdt_al_zijn_decimalen(value: str, text: str) -> None:
    assert wording.decimaal(Fraction(value)) == text


@given(st.integers(-(10**9), 10**9))
def test_een_verschil_heeft_een_teken_dat_terug_te_lezen_is(value: int) -> None:
    text = wording.getal_verschil(value)
    assert int(text.replace(".", "")) == value
    assert text.startswith("+") == (value > 0)


@pytest.mark.parametrize(
    ("delen", "text"),
    [
        ((), ""),
        (("13",), "artikel 13"),
        (("13", "6"), "artikel 13, zesde lid,"),
        (("13", "6", "b"), "artikel 13, zesde lid, onderdeel b,"),
        (("13", "2a"), "artikel 13, lid 2a,"),
        (("13", "", "b"), "artikel 13, onderdeel b,"),
    ],
)
def test_een_wetsartikel_heeft_de_komma_die_erachter_hoort(delen: tuple[str, ...], text: str) -> None:
    assert wording.wetsartikel(*delen) == text


def test_een_lidwoord_staat_ervoor_als_het_er_is() -> None:
    assert [wording.met_lidwoord(word, "Zorgwet") for word in ("de", None, "")] == ["de Zorgwet", "Zorgwet", "Zorgwet"]
