"""Small counts of persons: a number that may point at somebody is never printed per gemeente and task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assembler.rules.money import printable_count

DREMPEL = 10
# What counts no persons who have something in common; whatever else a region counts (leerlingen, patienten, jongeren) may, and is protected.
_GEEN_PERSONEN = frozenset({
    "inwoners", "raadszetels", "zetels", "huishoudens", "woningen", "adressen", "bedrijven", "vestigingen", "scholen", "gebouwen", "oppervlakte", "hectare", "hectaren",
    "kilometers", "bijdrage", "begroting", "aandeel", "budget", "kosten", "uren", "producten", "meldingen", "containers", "aansluitingen", "objecten", "voertuigen",
})  # fmt: skip


def counts_persons(naam: str) -> bool:
    """Return whether a figure may count persons, by the first word of its name: `clienten-bijstand`, `jongeren-jeugdhulp`; things do not."""
    return naam.split("-", maxsplit=1)[0] not in _GEEN_PERSONEN


def limit_of(naam: str, p: Any = None) -> int:
    """Return below which number a figure is not printed; 0 for a figure that counts no persons. A key may set its own."""
    own = getattr(p, "niet_afdrukken_onder", None)
    if own is not None and getattr(p, "cijfer", None) == naam:
        return int(own)
    return DREMPEL if counts_persons(naam) else 0


def printable(naam: str, aantallen: Mapping[str, int], p: Any = None) -> dict[str, int | None]:
    """Return the counts that may be printed; None for a small one, and for all others too when only one is small.

    With a total beside it, one hidden number is the total less the rest; so then nothing is printed.
    """
    limit = limit_of(naam, p)
    shown = {name: printable_count(count, limit) for name, count in aantallen.items()}
    hidden = sum(count is None for count in shown.values())
    return dict.fromkeys(shown) if hidden == 1 else shown


def hides(naam: str, aantallen: Mapping[str, int], p: Any = None) -> bool:
    """Return whether some of these counts may not be printed; then their sum may not be either."""
    return any(count is None for count in printable(naam, aantallen, p).values())
