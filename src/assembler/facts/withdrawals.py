"""What the log takes back: which choices an earlier decision made that a later one of the same body withdrew."""

from __future__ import annotations

from datetime import date

from assembler.facts.chosen import Origin, origin
from assembler.facts.sequence import in_order
from assembler.reading.records.keuzes import KeuzeIntrekken
from assembler.reading.records.workspace import Trajectmap


def withdrawals(trajectmap: Trajectmap, stand: date) -> dict[str, Origin]:
    """Return by the id of a choice (`besluit#nummer`) the decision that took it back, as it counts on `stand`.

    The last decision is heard first: a withdrawal that was itself taken back withdraws nothing.
    """
    log = [(gemeente, item) for gemeente, item in in_order(trajectmap) if item.datum <= stand and item.status == "besloten"]
    found: dict[str, Origin] = {}
    for place in range(len(log) - 1, -1, -1):
        gemeente, besluit = log[place]
        for nummer, keuze in enumerate(besluit.keuzes, 1):
            bron = origin(besluit, keuze, nummer)
            if not isinstance(keuze, KeuzeIntrekken) or bron.id in found:
                continue
            for other, earlier in log[:place]:
                if other == gemeente and earlier.id == keuze.besluit:
                    numbers = [keuze.nummer] if keuze.nummer else range(1, len(earlier.keuzes) + 1)
                    found |= {f"{earlier.id}#{number}": bron for number in numbers}
    return found
