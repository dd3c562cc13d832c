"""Spaces that do not break: what a reader takes as one stays on one line, and what a text is compared by has none of them."""

from __future__ import annotations

import re

NBSP = "\u00a0"
_NARROW = "\u202f"
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_PLACES = "artikel|bijlage|hoofdstuk|onderdeel|lid"
_MONTH_WORDS = _MONTHS.split("|")
_PLACE, _DAY = re.compile(rf"(?:{_PLACES}) "), re.compile(r"\d ")
_KEPT = re.compile(rf"\b({_PLACES}) (?=\d|[a-z]\b|[IVX]+\b|\Z)|\b(\d{{1,2}}) (?=(?:{_MONTHS})\b)", re.IGNORECASE)
_LOOSE = re.compile(rf"\b(?:({_PLACES}){NBSP}|(\d{{1,2}}){NBSP}(?=(?:{_MONTHS})\b|\Z))", re.IGNORECASE)


def unbroken(text: str) -> str:
    """Return a piece of running text in which what a reader takes as one stays on one line: `artikel 32`, `bijlage 2`, `onderdeel a`, `1 januari`.

    A word for a place at the end stays with what follows. For what is printed only: a text itself has spaces there, and `loosened` gives them back.
    """
    low = text.lower()  # to look for the words first is some five times as fast as to try the pattern at each of them
    if not _PLACE.search(low) and not (_DAY.search(low) and any(month in low for month in _MONTH_WORDS)):
        return text
    return _KEPT.sub(lambda found: f"{found[1] or found[2]}{NBSP}", text)


def loosened(text: str) -> str:
    """Return a piece of a printed text with the spaces that `unbroken` found in it."""
    return _LOOSE.sub(lambda found: f"{found[1] or found[2]} ", text) if NBSP in text else text


def spaced(text: str) -> str:
    """Return what a text is compared by: with a plain space for each that does not break, for that is no difference of words."""
    return text.replace(NBSP, " ").replace(_NARROW, " ")
