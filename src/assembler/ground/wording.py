"""Dutch in one place: numbers, dates, amounts, lists and ordinals as words on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal
from num2words import num2words

from assembler.ground.spaces import NBSP


@lru_cache(maxsize=2048)
def datum(value: date) -> str:
    """Return a date in words: `30 maart 2021`."""
    return format_date(value, "d MMMM y", locale="nl")


def maand(value: date) -> str:
    """Return the month of a date: `maart 2021`."""
    return format_date(value, "MMMM y", locale="nl")


def periode(first: date, last: date) -> str:
    """Return the days from one to another: `5 tot en met 14 oktober 2021`; of one day that day. What both share is said once."""
    if first == last:
        return datum(first)
    form = "d MMMM y" if first.year != last.year else "d MMMM" if first.month != last.month else "d"
    return f"{format_date(first, form, locale='nl')} tot en met {datum(last)}"


def maanden(first: date, last: date) -> str:
    """Return the months from one day to another: `maart 2022`, `juli en augustus 2022`, `april tot en met juli 2022`, `december 2022 en januari 2023`."""
    start, stop = datum(first).partition(" ")[2], datum(last).partition(" ")[2]
    if start == stop:
        return start
    between = "en" if last.year * 12 + last.month - first.year * 12 - first.month == 1 else "tot en met"
    return f"{start.partition(' ')[0] if first.year == last.year else start} {between} {stop}"


@lru_cache(maxsize=2048, typed=True)
def getal(value: int | Decimal | Fraction) -> str:
    """Return a number with Dutch separators: `20.126`, `12,5`."""
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    return str(format_decimal(value, format="#,##0.###", locale="nl"))


@lru_cache(maxsize=2048)
def euro(cents: int) -> str:
    """Return an amount of cents in euros: `€ 1.250` when whole, else `€ 1.250,50`; the space does not break."""
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    body = format_decimal(whole, format="#,##0", locale="nl")
    return f"€{NBSP}{sign}{body}" + (f",{rest:02d}" if rest else "")


def euro_heel(cents: int) -> str:
    """Return an amount rounded half up to whole euros: for estimates in running text."""
    return euro((cents + 50) // 100 * 100)


@lru_cache(maxsize=2048)
def euro_exact(cents: int) -> str:
    """Return an amount with its cents, always: for tables and prices per inhabitant."""
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"€{NBSP}{sign}{format_decimal(whole, format='#,##0', locale='nl')},{rest:02d}"


def euro_verschil(cents: int, *, exact: bool = False) -> str:
    """Return a difference with its sign, a plus too, so that nobody has to guess: `+€ 1.250`, `−€ 3`; none when it rounds to nothing."""
    written = euro_exact if exact else euro_heel
    amount = written(abs(cents))
    return amount if amount == written(0) else f"{'+' if cents > 0 else '−'}{amount}"


_FRACTIONS = {
    Fraction(1): "het geheel",
    Fraction(1, 2): "de helft",
    Fraction(1, 3): "een derde",
    Fraction(2, 3): "twee derde",
    Fraction(1, 4): "een vierde",
    Fraction(3, 4): "drie vierde",
    Fraction(2, 5): "twee vijfde",
    Fraction(3, 5): "drie vijfde",
    Fraction(4, 5): "vier vijfde",
}


def breuk(value: Fraction, daarna: str = "") -> str:
    """Return a fraction in words where it has them: `twee derde`; else in figures, with these words after it: `7/12 deel`."""
    return _FRACTIONS.get(value, f"{value.numerator}/{value.denominator} {daarna}".strip())


def breuk_van_de(value: Fraction, aantal: int = 0) -> str:
    """Return a part before what it is a part of: `twee derde van de`; of a number of things that it counts: `18 van de 22`."""
    if not aantal or (value * aantal).denominator != 1:
        return f"{breuk(value)} van de"
    part = int(value * aantal)
    return f"{telwoord(part)} van de {telwoord(aantal)}" if aantal <= 20 else f"{getal(part)} van de {getal(aantal)}"


def decimaal(value: Fraction) -> str:
    """Return a number that ends behind the comma with all its decimals: `2,75`, `70`."""
    text = f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def getal_verschil(value: int) -> str:
    """Return a difference between numbers with its sign, a plus too: `+1.250`, `-3`."""
    return f"{'+' if value > 0 else ''}{getal(value)}"


def procent(share: Fraction, decimals: int = 1) -> str:
    """Return a share of 1 as a percentage, rounded half up, always with its decimal: `36,4%`, `11,0%`; one notation in every paper."""
    scale = 10**decimals
    scaled = share * 100 * scale
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    whole, rest = divmod(rounded, scale)
    return f"{whole},{rest:0{decimals}d}%"


@lru_cache(maxsize=512)
def telwoord(value: int) -> str:
    """Return a number in words: `zeven`; above twenty in figures, as drafting custom has it."""
    if not 0 <= value <= 20:
        return getal(value)
    return str(num2words(value, lang="nl"))


def alle(value: int) -> str:
    """Return how a sentence speaks of all of a number: `beide`, `alle zeven`."""
    return "beide" if value == 2 else f"alle {telwoord(value)}"


@lru_cache(maxsize=512)
def rangtelwoord(value: int) -> str:
    """Return an ordinal in words: `tweede`, `eenentwintigste`."""
    return str(num2words(value, lang="nl", to="ordinal"))


def opsomming(items: Sequence[str], voegwoord: str = "en") -> str:
    """Return `A`, `A en B`, `A, B en C`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {voegwoord} {items[-1]}"


def reeks(numbers: Sequence[int], words: Sequence[str], voegwoord: str = "en") -> str:
    """Return numbered things, three or more in a row as a range: `tweede tot en met vierde`, `5, 6 en 9`.

    `words` are the words of the `numbers`, in the same order; numbers are ascending.
    """
    parts: list[str] = []
    start = 0
    for index in range(len(numbers)):
        if index + 1 < len(numbers) and numbers[index + 1] == numbers[index] + 1:
            continue
        run = words[start : index + 1]
        parts.extend([f"{run[0]} tot en met {run[-1]}"] if len(run) > 2 and voegwoord == "en" else run)
        start = index + 1
    return opsomming(parts, voegwoord)


def met_lidwoord(lidwoord: str | None, woorden: str) -> str:
    """Return words after their article, where they have one: `de Wet gemeenschappelijke regelingen`."""
    return f"{lidwoord} {woorden}" if lidwoord else woorden


def wetsartikel(artikel: str = "", lid: str | Sequence[str] = "", onderdeel: str = "") -> str:
    """Return `artikel 13, zesde lid, onderdeel b,`: with the comma that the words after it need; of several leden a range."""
    if not artikel:
        return ""
    parts = [f"artikel {artikel}"]
    leden = (lid,) if isinstance(lid, str) else tuple(lid)
    if any(leden):
        parts.append(_leden(leden))
    if onderdeel:
        parts.append(f"onderdeel {onderdeel}")
    return ", ".join(parts) + ("," if len(parts) > 1 else "")


@lru_cache(maxsize=512)
def _leden(leden: Sequence[str]) -> str:
    if all(lid.isdecimal() for lid in leden):
        return f"{reeks([int(lid) for lid in leden], [rangtelwoord(int(lid)) for lid in leden])} lid"
    return f"{'lid' if len(leden) == 1 else 'de leden'} {opsomming(leden)}"


def hoofdletter(text: str) -> str:
    """Return the text with its first letter as a capital; `ij` becomes `IJ`, and `één` is `Eén`: the accent does not stand on the capital."""
    if text[:2] == "ij":
        return "IJ" + text[2:]
    if text.startswith("één"):
        return "Eén" + text[3:]
    return text[:1].upper() + text[1:]


def letter(index: int) -> str:
    """Return the mark of the nth item (from 1): a..z, aa, ab, ..."""
    found = ""
    while index > 0:
        index, rest = divmod(index - 1, 26)
        found = chr(ord("a") + rest) + found
    return found


def romeins(value: int) -> str:
    """Return a Roman numeral: `IV`."""
    table = (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    found = ""
    for amount, sign in table:
        while value >= amount:
            found, value = found + sign, value - amount
    return found
