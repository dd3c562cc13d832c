"""A choice that changes the text itself as sentences see it: which article, what became of it, and how it reads now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, assert_never

from assembler.facts.facts import Facts
from assembler.facts.views.settings import spaced
from assembler.facts.views.texts import RegulationText
from assembler.reading.records.base import Zin
from assembler.reading.records.keuzes import (
    KeuzeNieuwArtikel,
    KeuzeNieuwLid,
    KeuzeSchrap,
    KeuzeVerplaats,
    KeuzeVervang,
    Tekstkeuze,
)


class TextChoices:
    """Tells what a choice did to the text, by the headings and words that stand there now."""

    def __init__(self, facts: Facts, text: Callable[[], RegulationText]) -> None:
        self.facts = facts
        self.text = text

    def values(self, keuze: Tekstkeuze) -> dict[str, Any]:
        """Return the values of a choice: its kind, and what a reader would know it by."""
        match keuze:
            case KeuzeNieuwLid():
                return self._nieuw_lid(keuze)
            case KeuzeNieuwArtikel():
                return {"soort": "nieuw_artikel", "titel": keuze.nieuw_artikel.opschrift}
            case KeuzeVervang():
                return self._vervang(keuze)
            case KeuzeSchrap():
                return self._schrap(keuze)
            case KeuzeVerplaats():
                return self._verplaats(keuze)
            case _:
                assert_never(keuze)

    def title(self, name: str) -> str | Zin:
        """Return the heading of an article, annex or chapter as it reads now; of a clause that is not in the text its own."""
        found = self.text().title(name)
        clause = self.facts.workspace.clausules.get(name)
        own = (keuze.nieuw_artikel for besluit in self.facts.trajectmap.besluiten for keuze in besluit.keuzes if isinstance(keuze, KeuzeNieuwArtikel))
        return found if found is not None else clause.opschrift if clause else next((item.opschrift for item in own if item.id == name), name)

    def _quoted(self, kind: str, name: str, path: str) -> dict[str, Any]:
        quote = self.text().quote(path)
        return {"soort": kind, "titel": self.title(name), "citaat": quote or "", "heeft_citaat": quote is not None}

    def _nieuw_lid(self, keuze: KeuzeNieuwLid) -> dict[str, Any]:
        new = keuze.nieuw_lid
        return self._quoted("nieuw_lid" if new.lid else "nieuw_onderdeel", new.in_.partition("/")[0], f"{new.in_}/{new.blok.id}")

    def _vervang(self, keuze: KeuzeVervang) -> dict[str, Any]:
        new = keuze.vervang
        if new.opschrift is not None:
            return {"soort": "opschrift", "titel": new.opschrift}
        kind, colon, name = new.plaats.partition(":")
        if colon and kind == "begrip":
            term = self.facts.workspace.begrippen.get(name)
            return {"soort": "begrip", "begrip": term.term if term else name, "tekst": new.tekst}
        what = "gesplitst" if new.gevolgd_door else "samengevoegd" if new.neemt_op else "vervang"
        return self._quoted(what, new.plaats.partition("/")[0], new.plaats)

    def _schrap(self, keuze: KeuzeSchrap) -> dict[str, Any]:
        name, _, rest = keuze.schrap.partition("/")
        return {"soort": "schrap", "titel": self.title(name), "onderdeel": spaced(rest)}

    def _verplaats(self, keuze: KeuzeVerplaats) -> dict[str, Any]:
        move = keuze.verplaats
        if "/" in move.wat:
            return self._quoted("verplaats_deel", move.wat.partition("/")[0], move.wat)
        return {"soort": "verplaats", "titel": self.title(move.wat), "waar": self.title(move.na or move.naar or ""), "vooraan": move.na is None}
