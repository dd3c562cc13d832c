"""Numbers as a spreadsheet program exports them: Dutch (`1.250,50`) or English (`1,250.50`), told apart by the whole column, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Teken = Literal[",", "."]
_SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\t"))
_PLAIN = re.compile(r"-?[0-9]+\Z")
_SIGNED = re.compile(r"-?[0-9][0-9.,]*\Z")


@dataclass(frozen=True, slots=True)
class Getalfout:
    """Why a text is no number here."""

    reden: str


def schoon(text: str) -> str:
    """Return the text without what surrounds a number: spaces, the euro sign, a minus behind it or brackets around it."""
    bare = text.translate(_SPACES).removeprefix("€").removeprefix("EUR").removesuffix("€").removesuffix(",-").removesuffix(",--")
    if bare.startswith("(") and bare.endswith(")"):
        bare = f"-{bare[1:-1]}"
    if bare.endswith("-"):
        bare = f"-{bare[:-1]}"
    return bare.replace("-€", "-").replace("−", "-")


def wijst_op(text: str) -> Teken | None:
    """Return the decimal mark that this number must have been written with, or None when it does not tell."""
    bare = schoon(text).lstrip("-")
    if "," in bare and "." in bare:
        return "," if bare.rindex(",") > bare.rindex(".") else "."
    for mark, other in ((",", "."), (".", ",")):
        if bare.count(mark) > 1:
            return other  # type: ignore[return-value]
        if bare.count(mark) == 1 and len(bare.rpartition(mark)[2]) != 3:
            return mark  # type: ignore[return-value]
    return None


def decimaalteken(texts: Iterable[str]) -> Teken | Literal["", "beide", "onduidelijk"]:
    """Return the decimal mark of these numbers; empty when no number has one, or why it cannot be told."""
    row = [schoon(text) for text in texts]
    found = {mark for text in row if (mark := wijst_op(text)) is not None}
    if len(found) > 1:
        return "beide"
    if found:
        return found.pop()
    doubtful = {mark for text in row for mark in ",." if mark in text}
    if not doubtful:
        return ""
    # Only groups of three: thousands, for amounts have no three decimals and numbers of persons none. Both marks: no telling.
    return "onduidelijk" if len(doubtful) > 1 else "," if doubtful == {"."} else "."


def getal(text: str, teken: Teken) -> Decimal | Getalfout:
    """Return the number, read with this decimal mark."""
    bare = schoon(text)
    if _PLAIN.match(bare):
        return Decimal(bare)
    thousands = "." if teken == "," else ","
    if not _SIGNED.match(bare):
        return Getalfout("is geen getal")
    whole, mark, rest = bare.partition(teken)
    groups = whole.lstrip("-").split(thousands)
    if thousands in rest or teken in rest or (mark and not rest):
        return Getalfout(f"is geen getal met een {'komma' if teken == ',' else 'punt'} voor decimalen")
    if len(groups) > 1 and (len(groups[0]) not in {1, 2, 3} or any(len(group) != 3 for group in groups[1:])):
        return Getalfout("heeft de scheiding van duizendtallen niet op de juiste plaats")
    return Decimal(f"{'-' if whole.startswith('-') else ''}{''.join(groups)}{'.' + rest if rest else ''}")
