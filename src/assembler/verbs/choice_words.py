"""A choice of the log in the words of its readers: the heading of a clause, the name of a task, what was chosen, with no id in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, assert_never

from pydantic import ValidationError

from assembler.facts.sequence import taken_back
from assembler.ground import wording
from assembler.reading.records.bewerkingen import Vervanging
from assembler.reading.records.keuzes import (
    SOORTEN,
    Keuze,
    KeuzeAanvaarding,
    KeuzeBevoegdheid,
    KeuzeCijfer,
    KeuzeClausule,
    KeuzeIntrekken,
    KeuzeNieuwArtikel,
    KeuzeNieuwLid,
    KeuzeSchrap,
    KeuzeTaken,
    KeuzeVerplaats,
    KeuzeVervang,
    KeuzeWens,
    KeuzeWet,
    Taakuitvoering,
    Tekstkeuze,
)
from assembler.reading.records.workspace import Trajectmap
from assembler.verbs.code_words import code_words
from assembler.verbs.headings import heading, plainly
from assembler.verbs.opened import Opened

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHORT = 80


def value_words(value: Any) -> str:
    """Return a value of a record as a reader says it: a day, a number, yes or no; of what holds more than one value no more than that there is something."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int):
        return wording.getal(value) if abs(value) > 9999 else str(value)
    if isinstance(value, date):
        return wording.datum(value)
    if isinstance(value, (list, tuple)) and not any(isinstance(item, (Mapping, list, tuple)) for item in value):
        return wording.opsomming([value_words(item) for item in value])
    if isinstance(value, (Mapping, list, tuple)):
        return "een tabel"
    text = str(value)
    if _DAY.fullmatch(text):
        return _day(text)
    return {"ntb": "nog te bepalen", "true": "ja", "false": "nee"}.get(text, text)


def _day(text: str) -> str:
    try:
        return wording.datum(date.fromisoformat(text))
    except ValueError:
        return text


class ChoiceWords:
    """The words for the choices of a traject (None: of any), by the names that a workspace gives."""

    def __init__(self, opened: Opened, trajectmap: Trajectmap | None = None, gemeente: str | None = None) -> None:
        self._opened, self._trajectmap, self._gemeente = opened, trajectmap, gemeente
        self._known = opened.workspace

    def told(self, keuze: Keuze) -> str:
        """Return what a choice chooses."""
        match keuze:
            case KeuzeWens():
                about = f" (over {self.clause(keuze.over)})" if keuze.over else ""
                return f"wens: {self.sentence(keuze.wens.tekst)}{about}"
            case KeuzeIntrekken():
                return self._withdrawn(keuze)
            case KeuzeClausule():
                return self._chosen(keuze)
            case KeuzeBevoegdheid():
                taak, _, power = keuze.bevoegdheid.partition("/")
                return f"bevoegdheid {', '.join(item for item in (self.task(taak), plainly(power)) if item)}: {keuze.wijze}"
            case KeuzeWet():
                much = "alle bevoegdheden gaan over" if keuze.omvang == "geheel" else "alleen de bevoegdheden voor de genoemde taken gaan over"
                return f"{self.law(keuze.wet)}: {much}"
            case KeuzeCijfer(cijfer=figure):
                whose = f" van {self.organisation(figure.gemeente)}" if figure.gemeente else ""
                return f"cijfer {self.figure(figure.naam)}{whose}: {value_words(figure.waarde)} op {wording.datum(figure.peildatum)}"
            case KeuzeAanvaarding(aanvaardt=item):
                what = plainly(item.cijfer or item.behandeling or item.besluit or "")
                return f"aanvaard, hoewel het niet vaststaat: {what}{f' van {self.organisation(item.gemeente)}' if item.gemeente else ''}"
            case KeuzeTaken():
                whose = f" in {self.organisation(keuze.gemeente)}" if keuze.gemeente else ""
                return "; ".join(f"{self.task(name)}{whose}: {_done(row)}" for name, row in keuze.taken.items())
            case KeuzeNieuwLid() | KeuzeNieuwArtikel() | KeuzeVervang() | KeuzeSchrap() | KeuzeVerplaats():
                return self._edited(keuze)
            case _:
                assert_never(keuze)

    def of_data(self, choice: Any) -> str:
        """Return what a choice as data chooses; one that is not whole yet by its kind, and what is none at all as some choice."""
        kind = next((key for key in SOORTEN if key in choice), "") if isinstance(choice, Mapping) else ""
        try:
            return self.told(SOORTEN[kind].model_validate(choice))  # type: ignore[arg-type]
        except (KeyError, ValidationError):
            return plainly(kind) or "een keuze"

    def topic(self, choice: Mapping[str, Any]) -> str:
        """Return what a choice as data is about, without what it chooses."""
        if isinstance(name := choice.get("clausule"), str):
            return self.clause(name)
        if isinstance(rows := choice.get("taken"), Mapping):
            return ", ".join(self.task(str(name)) for name in rows)
        if isinstance(row := choice.get("vervang"), Mapping):
            return self.place(str(row.get("plaats", "")))
        if isinstance(row := choice.get("cijfer"), Mapping):
            return f"cijfer {self.figure(str(row.get('naam', '')))}"
        return plainly(next((kind for kind in SOORTEN if kind in choice), "keuze"))

    # --- names -------------------------------------------------------------------------------------------------------

    def clause(self, name: str) -> str:
        """Return the heading of a clause."""
        found = self._known.clausules.get(name)
        return heading(self._known, found) if found else plainly(name)

    def clause_in(self, file: str) -> str:
        """Return what the clause in a file is called; '' for a file of something else."""
        found = next((item for item in self._known.clausules.values() if item.positie.span.file == file), None)
        return f"Clausule {heading(self._known, found)}" if found else ""

    def task(self, name: str) -> str:
        """Return the name of a task."""
        found = self._known.taken.get(name)
        return found.naam if found else plainly(name)

    def law(self, name: str) -> str:
        """Return the name of a law."""
        found = self._known.wetten.get(name)
        return found.citeertitel if found else plainly(name)

    def organisation(self, name: str) -> str:
        """Return the name of a participant; of anything else its id as words."""
        found = self._known.organisaties.get(name)
        return found.naam if found else plainly(name)

    def figure(self, name: str) -> str:
        """Return what a figure is called: by the words of the traject, where it has those."""
        series = self._trajectmap.traject.cijfers.get(name) if self._trajectmap else None
        return series.omschrijving if series else plainly(name)

    def place(self, name: str) -> str:
        """Return a place in the text as a record names it: a clause, a lid or onderdeel of it, a term or a chapter."""
        kind, mark, rest = name.partition(":")
        if mark:
            return f"{kind} '{plainly(rest)}'"
        clause, *parts = name.split("/")
        steps = [f"{kind} '{plainly(part)}'" for kind, part in zip(("lid", "onderdeel"), parts, strict=False)]
        return ", ".join((self.clause(clause), *steps))

    def sentence(self, text: str) -> str:
        """Return a sentence with what is filled in by its name."""
        return code_words(self._opened, trajectmap=self._trajectmap).words(text)

    def _short(self, text: str) -> str:
        said = self.sentence(text)
        return said if len(said) <= _SHORT else f"{said[:_SHORT].rsplit(' ', 1)[0]} …"

    # --- kinds with more than one thing to say -----------------------------------------------------------------------

    def _chosen(self, keuze: KeuzeClausule) -> str:
        if keuze.vervalt:
            return f"{self.clause(keuze.clausule)}: vervalt"
        said = [plainly(keuze.variant)] if keuze.variant and keuze.variant != "standaard" else []
        said += [f"{plainly(name)} {value_words(value)}" for name, value in keuze.parameters.items()]
        return f"{self.clause(keuze.clausule)}: {', '.join(said) or 'staat in de tekst'}"

    def _withdrawn(self, keuze: KeuzeIntrekken) -> str:
        rows = taken_back(self._trajectmap, self._gemeente, keuze) if self._trajectmap else ()
        said = "; ".join(self.told(item) for item in rows if not isinstance(item, KeuzeIntrekken))
        return f"ingetrokken: {said or plainly(keuze.besluit)}"

    def _edited(self, keuze: Tekstkeuze) -> str:
        """Return what a choice does to the text."""
        match keuze:
            case KeuzeNieuwLid(nieuw_lid=new):
                text = self._short(new.blok.tekst.tekst) if new.blok.tekst else plainly(new.blok.id or "")
                return f"{self.place(new.in_)}: nieuw {'lid' if new.lid else 'onderdeel'} '{text}'"
            case KeuzeNieuwArtikel(nieuw_artikel=article):
                return f"nieuw artikel '{self.sentence(article.opschrift.tekst)}', na {self.clause(article.na)}"
            case KeuzeVervang(vervang=change):
                return self._replaced(change)
            case KeuzeSchrap():
                return f"{self.place(keuze.schrap)}: vervalt"
            case KeuzeVerplaats(verplaats=move):
                where = f"na {self.place(move.na)}" if move.na else f"vooraan in {self.place(move.naar or '')}"
                return f"{self.place(move.wat)}: verplaatst, {where}"
            case _:
                assert_never(keuze)

    def _replaced(self, change: Vervanging) -> str:
        if change.opschrift is not None:
            return f"{self.place(change.plaats)}: nieuw opschrift '{self.sentence(change.opschrift.tekst)}'"
        split = f", gesplitst in {wording.telwoord(1 + len(change.gevolgd_door))}" if change.gevolgd_door else ""
        joined = f", samengevoegd met {wording.opsomming([self.place(item) for item in change.neemt_op])}" if change.neemt_op else ""
        return f"{self.place(change.plaats)}: nieuwe tekst{split}{joined}"


def _done(row: Taakuitvoering) -> str:
    parts = (
        ""
        if not row.deeltaken
        else " (welke onderdelen: nog te bepalen)"
        if row.deeltaken == "ntb"
        else f" ({wording.opsomming([plainly(item) for item in row.deeltaken])})"
    )
    return f"{row.uitvoering}{parts}{f' vanaf {wording.datum(row.vanaf)}' if row.vanaf else ''}"
