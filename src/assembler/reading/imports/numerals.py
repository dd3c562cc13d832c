"""Numbers as a spreadsheet program exports them: Dutch (`1.250,50`) or English (`1,250.50`), told apart by the whole column, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Mark = Literal[",", "."]
_SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\t"))
_PLAIN = re.compile(r"-?[0-9]+\Z")
_SIGNED = re.compile(r"-?[0-9][0-9.,]*\Z")


@dataclass(frozen=True, slots=True)
class NoNumber:
    """Why a text is no number here."""

    why: str


def bare_number(text: str) -> str:
    """Return the text without what surrounds a number: spaces, the euro sign, a minus behind it or brackets around it."""
    bare = text.translate(_SPACES).removeprefix("€").removeprefix("EUR").removesuffix("€").removesuffix(",-").removesuffix(",--")
    if bare.startswith("(") and bare.endswith(")"):
        bare = f"-{bare[1:-1]}"
    if bare.endswith("-"):
        bare = f"-{bare[:-1]}"
    return bare.replace("-€", "-").replace("−", "-")


def telling_mark(text: str) -> Mark | None:
    """Return the decimal mark that this number must have been written with, or None when it does not tell."""
    bare = bare_number(text).lstrip("-")
    if "," in bare and "." in bare:
        return "," if bare.rindex(",") > bare.rindex(".") else "."
    for mark, other in ((",", "."), (".", ",")):
        if bare.count(mark) > 1:
            return other  # type: ignore[return-value]
        if bare.count(mark) == 1 and len(bare.rpartition(mark)[2]) != 3:
            return mark  # type: ignore[return-value]
    return None


def decimal_mark(texts: Iterable[str]) -> Mark | Literal["", "both", "unclear"]:
    """Return the decimal mark of these numbers; empty when no number has one, or why it cannot be told."""
    row = [bare_number(text) for text in texts]
    found = {mark for text in row if (mark := telling_mark(text)) is not None}
    if len(found) > 1:
        return "both"
    if found:
        return found.pop()
    doubtful = {mark for text in row for mark in ",." if mark in text}
    if not doubtful:
        return ""
    # Only groups of three: thousands, for amounts have no three decimals and numbers of persons none. Both marks: no telling.
    return "unclear" if len(doubtful) > 1 else "," if doubtful == {"."} else "."


def number(text: str, mark: Mark) -> Decimal | NoNumber:
    """Return the number, read with this decimal mark."""
    bare = bare_number(text)
    if _PLAIN.match(bare):
        return Decimal(bare)
    thousands = "." if mark == "," else ","
    if not _SIGNED.match(bare):
        return NoNumber("is geen getal")
    whole, found, rest = bare.partition(mark)
    groups = whole.lstrip("-").split(thousands)
    if thousands in rest or mark in rest or (found and not rest):
        return NoNumber(f"is geen getal met een {'komma' if mark == ',' else 'punt'} voor decimalen")
    if len(groups) > 1 and (len(groups[0]) not in {1, 2, 3} or any(len(group) != 3 for group in groups[1:])):
        return NoNumber("heeft de scheiding van duizendtallen niet op de juiste plaats")
    return Decimal(f"{'-' if whole.startswith('-') else ''}{''.join(groups)}{'.' + rest if rest else ''}")
