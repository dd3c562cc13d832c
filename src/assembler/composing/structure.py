"""The structure of a regulation under construction: chapters, the blocks of each article, and which decisions touched what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from assembler.facts.chosen import Bewerking, Withdrawn
from assembler.ground.findings import Finding, Related, error, suggestion
from assembler.reading.records.base import Zin
from assembler.reading.records.bewerkingen import NieuwArtikel
from assembler.reading.records.blokken import Blok
from assembler.reading.records.keuzes import Keuze, KeuzeNieuwArtikel, KeuzeNieuwLid, KeuzeVervang, added

FEW = 40  # more names than this in a message help nobody


@dataclass(slots=True)
class Structure:
    """The structure of a regulation under construction: chapters with clause ids, and the blocks of each clause.

    Built by `build` and only read afterwards. `besluiten` maps `clausule`, `clausule/lid` or `begrip:id` to the ids
    of the decisions that touched it.
    """

    hoofdstukken: dict[str, list[str]]
    blokken: dict[str, tuple[Blok, ...]] = field(default_factory=dict)
    artikelen: dict[str, NieuwArtikel] = field(default_factory=dict)
    definities: dict[str, Zin] = field(default_factory=dict)
    besluiten: dict[str, list[str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    ingetrokken: tuple[Withdrawn, ...] = ()
    opschriften: dict[str, Zin] = field(default_factory=dict)  # of an article, annex or chapter (`hoofdstuk:id`) that got another
    toelichtingen: dict[str, Zin] = field(default_factory=dict)  # of a lid or onderdeel that the log added, by its place

    def touched(self, key: str, edit: Bewerking) -> None:
        """Note that a decision shaped this part."""
        self.besluiten.setdefault(key, []).append(edit.bron.id)


def unknown(structure: Structure, edit: Bewerking, place: str, known: Iterable[str]) -> None:
    """Report an edit of a place that is not there: with who withdrew it, or what is nearest."""
    gone = next((item for item in structure.ingetrokken if _put(item.keuze, place)), None)
    if gone is not None:
        message = f"De plaats '{place}' is er niet meer: het besluit van {gone.door.datum.isoformat()} trok haar in."
        hint = f"Trek ook deze keuze in: 'intrekken: {edit.bron.id.replace('#', '/')}'."
        structure.findings.append(error("plaats-bestaat", message, edit.bron.span, hint=hint, related=(Related(gone.door.span, "hier is dat besloten"),)))
        return
    rows = list(known)
    hint = suggestion(place, rows) or (
        f"Er is: {', '.join(rows)}." if 0 < len(rows) <= FEW else "De id's staan bij 'assembler explain <traject> \"artikel 12\"'."
    )
    structure.findings.append(error("plaats-bestaat", f"De plaats '{place}' staat niet in deze tekst.", edit.bron.span, hint=hint))


def _put(keuze: Keuze, place: str) -> bool:
    """Return whether this choice put a place in the text: named with its clause, or bare among its neighbours."""
    if isinstance(keuze, KeuzeNieuwLid | KeuzeVervang):
        return any(place == blok.id or f"{place}/".startswith(f"{within}/{blok.id}/") for within, blok in added(keuze))
    return isinstance(keuze, KeuzeNieuwArtikel) and place.partition("/")[0] == keuze.nieuw_artikel.id


def insert(row: list[Any], item: Any, after: int) -> list[Any]:
    """Return the row with one more item, after the place of that index."""
    return [*row[: after + 1], item, *row[after + 1 :]]
