"""Sides, causes and lists of lines, as the sentences of a paper about a difference see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assembler.comparing.causes.causes import IN_A_FILE, SHOWN, Cause
from assembler.comparing.causes.sides import Side
from assembler.facts.views.compared import REMARK, SIDE
from assembler.ground.document import Voettekst
from assembler.sentences.names import View


def remarks(lines: Iterable[str]) -> tuple[View, ...]:
    """Return lines of which nothing is said but what they are."""
    return tuple(REMARK.view(str(number), {"tekst": line}) for number, line in enumerate(lines, 1))


def side(of: Side, foot: Voettekst | None = None) -> View:
    """Return a side; `foot` is what the document itself says on every page."""
    values: dict[str, Any] = {"titel": of.title, "naam": of.name, "heeft_stand": of.stand is not None}
    values |= {"stand": of.stand} if of.stand is not None else {}
    return SIDE.view(of.asked, values | ({"mijlpaal": foot.mijlpaal, "versie": foot.versie} if foot is not None else {}))


def cause(item: Cause) -> Mapping[str, Any]:
    """Return what names a cause."""
    values: dict[str, Any] = {
        "soort": _sort(item), "gremium": item.gremium, "uitgedacht": item.aanname, "vertrouwelijk": item.vertrouwelijk, "ingetrokken": item.withdrawn,
        "heeft_voorbehoud": item.aanname or item.vertrouwelijk or item.withdrawn, "cijfer": item.figure, "bestanden": remarks(item.files[:SHOWN]),
        "meer_bestanden": max(0, len(item.files) - SHOWN), "programmas": remarks(item.programs),
    }  # fmt: skip
    return values | ({"dag": item.day} if item.day is not None else {})


def _sort(item: Cause) -> str:
    if item == IN_A_FILE:
        return "woordbestand"
    return ("programma" if item.programs else "bestanden") if item.kind == "bewerking" else item.kind


def within(heading: str) -> str:
    """Return the name of a place as it reads in a sentence: of what the text itself names, with a small letter."""
    return f"{heading[:1].lower()}{heading[1:]}" if heading.startswith(("Artikel ", "Bijlage ", "Hoofdstuk ", "Toelichting")) else heading
