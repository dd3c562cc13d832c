"""Small counts of persons: a number that may point at somebody is never printed per gemeente and task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assembler.rules.money import af_te_drukken

DREMPEL = 10
_PERSONEN = ("clienten", "client", "dossiers", "uitkeringen", "personen")


def telt_personen(naam: str) -> bool:
    """Return whether a figure counts persons, by its name: `clienten-bijstand`, `dossiers-schuldhulp`."""
    return naam.split("-", maxsplit=1)[0] in _PERSONEN


def drempel_van(naam: str, p: Any = None) -> int:
    """Return below which number a figure is not printed; 0 for a figure that counts no persons. A key may set its own."""
    own = getattr(p, "niet_afdrukken_onder", None)
    if own is not None and getattr(p, "cijfer", None) == naam:
        return int(own)
    return DREMPEL if telt_personen(naam) else 0


def te_tonen(naam: str, aantallen: Mapping[str, int], p: Any = None) -> dict[str, int | None]:
    """Return the counts that may be printed; None for a small one, and for all others too when only one is small.

    With a total beside it, one hidden number is the total less the rest; so then nothing is printed.
    """
    limit = drempel_van(naam, p)
    shown = {name: af_te_drukken(count, limit) for name, count in aantallen.items()}
    hidden = sum(count is None for count in shown.values())
    return dict.fromkeys(shown) if hidden == 1 else shown


def verborgen(naam: str, aantallen: Mapping[str, int], p: Any = None) -> bool:
    """Return whether some of these counts may not be printed; then their sum may not be either."""
    return any(count is None for count in te_tonen(naam, aantallen, p).values())
