"""What a document cannot be sure of, as its sentences see it: marked figures, what was computed from uncertain ones, gaps, invented decisions, the library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assembler.facts.facts import Facts
from assembler.facts.uncertain import Recorded, recorded, subject_in_words
from assembler.facts.unread import Unread
from assembler.ground.document import Input
from assembler.ground.values import Waarde
from assembler.ground.wording import datum
from assembler.sentences.names import DATUM, GETAL, JA_NEE, TEKST, TEKSTEN, Name, View, ViewKind, collection

NOTE_PART = ViewKind(
    "nootdeel",
    "een deel van een gegeven dat niet vaststaat: met één status en één bron",
    {
        "voorlopig": Name(JA_NEE, "of het voorlopig is; anders is het aangenomen"),
        "van": Name(TEKSTEN, "de gemeenten waarvan het is"),
        "van_enkele": Name(JA_NEE, "of dat erbij moet: het is niet van alle gemeenten, en niet van die van dit stuk"),
        "bron": Name(TEKST, "waar het vandaan komt"),
        "heeft_bron": Name(JA_NEE, "of dat in dit stuk hoort"),
    },
)
NOTE = ViewKind(
    "noot",
    "een gegeven dat niet vaststaat",
    {
        "wat": Name(TEKSTEN, "wat het is, met een kleine letter"),
        "heeft_wat": Name(JA_NEE, "of dat erbij moet; woorden die een zin zelf als aanname merkt, zeggen zelf wat zij zijn"),
        "dag": Name(DATUM, "de peildatum", sometimes=True),
        "heeft_dag": Name(JA_NEE, "of die erbij hoort: bij cijfers van gemeenten"),
        "delen": Name(collection("nootdeel"), "per status en bron"),
    },
)
UNCERTAIN = ViewKind(
    "onzeker",
    "wat in dit stuk niet vaststaat; alleen in het blok dat de documentsoort daarvoor noemt",
    {
        "noten": Name(collection("noot"), "de gegevens die in het stuk een teken hebben"),
        "basis": Name(collection("noot"), "de gegevens waaruit het stuk iets berekent en die zelf geen teken hebben"),
        "heeft_basis": Name(JA_NEE, "of die er zijn"),
        "gegevens": Name(TEKSTEN, "alle gegevens die niet vaststaan, kort"),
        "heeft_gegevens": Name(JA_NEE, "of die er zijn"),
        "onbekend": Name(TEKSTEN, "wat nog niet bekend is (n.t.b.)"),
        "heeft_onbekend": Name(JA_NEE, "of dat er is"),
        "besluiten": Name(TEKSTEN, "de dagen van besluiten die geen bron noemt"),
        "heeft_besluiten": Name(JA_NEE, "of die er zijn"),
        "taken": Name(GETAL, "hoeveel taken in het stuk eigen uitwerking zijn"),
        "heeft_taken": Name(JA_NEE, "of dat er zijn"),
        "een_taak": Name(JA_NEE, "of het er precies één is"),
        "vindplaatsen": Name(GETAL, "van hoeveel plaatsen in de wet niet is nagelezen of zij kloppen"),
        "heeft_vindplaatsen": Name(JA_NEE, "of dat er zijn"),
        "een_vindplaats": Name(JA_NEE, "of het er precies één is"),
        "is_zeker": Name(JA_NEE, "of er niets van dit alles is"),
    },
)


@dataclass(frozen=True, slots=True)
class Doubts:
    """What a document rests on and is not certain: figures marked in order, figures behind what was computed, and the rest."""

    marked: tuple[tuple[Input, ...], ...]  # one row for each mark
    behind: tuple[Input, ...]
    gaps: tuple[str, ...]
    invented: tuple[date, ...]
    library: Unread


def uncertain_view(facts: Facts, doubts: Doubts, gemeente: str | None) -> View:
    """Return what a document of this gemeente (None: of the region) cannot be sure of."""
    telling = _Telling(facts, gemeente)
    notes = tuple(telling.note(row, sourced=True) for row in doubts.marked)
    basis = telling.merged(doubts.behind)
    subjects = dict.fromkeys(telling.subject(recorded(facts, item)) for item in (*(item for row in doubts.marked for item in row), *doubts.behind))
    lists: Mapping[str, Sequence[str]] = {
        "gegevens": tuple(name for name in subjects if name),
        "onbekend": doubts.gaps,
        "besluiten": tuple(datum(day) for day in sorted(dict.fromkeys(doubts.invented))),
    }
    told = Waarde(lists["besluiten"], "onzeker/besluiten")
    tasks, places = len(doubts.library.taken), len(doubts.library.vindplaatsen)
    values: dict[str, Any] = {
        **lists,
        **{f"heeft_{name}": bool(row) for name, row in lists.items()},
        "besluiten": told,
        "noten": notes, "basis": basis, "heeft_basis": bool(basis),
        "taken": Waarde(tasks, "onzeker/taken"), "heeft_taken": tasks > 0, "een_taak": tasks == 1, "vindplaatsen": Waarde(places, "onzeker/vindplaatsen"), "heeft_vindplaatsen": places > 0, "een_vindplaats": places == 1,
        "is_zeker": not (notes or basis or doubts.gaps or doubts.invented or tasks or places),
    }  # fmt: skip
    return UNCERTAIN.view("onzeker", values)


class _Telling:
    """Tells uncertain figures in the words of one paper."""

    def __init__(self, facts: Facts, gemeente: str | None) -> None:
        self.facts = facts
        self.gemeente = gemeente

    def subject(self, item: Recorded) -> str:
        """Return what something recorded is; nothing for words that say so themselves."""
        return "" if item.soort == "woorden" else subject_in_words(self.facts, item.soort, item.naam, together=True)

    def note(self, items: Sequence[Input], *, sourced: bool) -> View:
        """Return the note on the figures of one subject."""
        known = [(item, recorded(self.facts, item)) for item in items]
        first = known[0][1]
        names = tuple(dict.fromkeys(name for _, record in known if (name := self.subject(record))))
        day = first.peildatum if first.gemeente is not None else None
        parts = tuple(self._part(str(number), *part, sourced=sourced) for number, part in enumerate(self._parts(known, sourced=sourced), 1))
        values: dict[str, Any] = {"wat": names, "heeft_wat": bool(names), "heeft_dag": day is not None, "delen": parts}
        key = "-".join(part for part in first.subject if part) if first.soort != "woorden" else f"woorden-{hashlib.sha256(first.naam.encode()).hexdigest()[:8]}"
        return NOTE.view(key, values | ({"dag": day} if day is not None else {}))

    def _parts(self, known: Sequence[tuple[Input, Recorded]], *, sourced: bool) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return (status, source, gemeenten) of each part; the words of another gemeente about itself stay out of a paper about what was computed."""
        shared = len(known) > 1 and len({item.bron for item, _ in known}) == 1
        found: dict[tuple[str, str], dict[str, None]] = {}
        for item, record in known:
            may = sourced or shared or record.gemeente is None
            owners = found.setdefault((item.status, item.bron.rstrip(".") if may else ""), {})
            owners |= {record.gemeente: None} if record.gemeente is not None else {}
        return [(*key, tuple(owners)) for key, owners in found.items()]

    def _part(self, key: str, status: str, bron: str, owners: tuple[str, ...], *, sourced: bool) -> View:
        names = tuple(self.facts.workspace.organisaties[name].naam for name in self.facts.traject.deelnemers if name in owners)
        few = bool(owners) and not (sourced and owners == (self.gemeente,)) and len(names) < len(self.facts.traject.deelnemers)
        return NOTE_PART.view(key, {"voorlopig": status == "voorlopig", "van": names, "van_enkele": few, "bron": bron, "heeft_bron": bool(bron)})

    def merged(self, items: Iterable[Input]) -> tuple[View, ...]:
        """Return a note for each subject."""
        rows: dict[tuple[str, str], list[Input]] = {}
        for item in sorted(items, key=lambda one: one.sleutel):
            rows.setdefault(recorded(self.facts, item).subject, []).append(item)
        return tuple(self.note(row, sourced=False) for row in rows.values())
