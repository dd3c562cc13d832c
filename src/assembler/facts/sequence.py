"""The decisions of a traject in the order in which they count: first those that its text starts from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.keuzes import Keuze, KeuzeCijfer, KeuzeIntrekken, KeuzeWens
from assembler.reading.records.workspace import Trajectmap

OF_ITS_TRAJECT = (KeuzeWens, KeuzeCijfer)  # what was wished and estimated then is not what is wished and estimated now: it shapes no text of later


def in_order(trajectmap: Trajectmap) -> Iterator[tuple[str | None, Besluit]]:
    """Yield every decision with the gemeente that took it (None: the region), in order of date and rank; first those that the text starts from."""
    yield from _sorted(trajectmap.vooraf)
    log: list[tuple[str | None, Besluit]] = [(None, besluit) for besluit in trajectmap.besluiten]
    log += [(gemeente, besluit) for gemeente, besluiten in sorted(trajectmap.keuzes.items()) for besluit in besluiten]
    yield from _sorted(log)


def _sorted(log: Iterable[tuple[str | None, Besluit]]) -> list[tuple[str | None, Besluit]]:
    return sorted(log, key=lambda entry: (entry[1].datum, entry[1].volgnummer, entry[0] or "", entry[1].id or ""))


def of_body(trajectmap: Trajectmap, gemeente: str | None) -> tuple[Besluit, ...]:
    """Return the decisions of a gemeente (None: the region), also those that the text starts from."""
    own = trajectmap.keuzes.get(gemeente, ()) if gemeente else trajectmap.besluiten
    return (*(item for who, item in trajectmap.vooraf if who == gemeente), *own)


def taken_back(trajectmap: Trajectmap, gemeente: str | None, keuze: KeuzeIntrekken) -> tuple[Keuze, ...]:
    """Return the choices that a withdrawal names; none when there is no such decision of the same body."""
    rows = of_body(trajectmap, gemeente)
    found = next((item.keuzes for item in rows if item.id == keuze.besluit), ())
    return found if keuze.nummer is None else found[keuze.nummer - 1 : keuze.nummer]
