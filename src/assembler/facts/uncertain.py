"""What is not certain: which record an uncertain figure or day comes from, how papers call it, and whether an organ accepted it.

A recorded figure keeps the key it got in `figures` and `views.planning`; here it leads back to the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assembler.facts.chosen import Origin
from assembler.facts.decisions import counting
from assembler.facts.facts import Facts
from assembler.ground.document import Input
from assembler.ground.findings import NOWHERE, Span
from assembler.ground.wording import datum
from assembler.reading.records.aanvaarding import Aanvaarding
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.keuzes import KeuzeAanvaarding, KeuzeCijfer, KeuzeIntrekken, KeuzeWens

RECORDED = ("gemeenten/", "cijfers/", "planning/")  # how the keys of recorded figures and days begin
_NO_TEXT = (KeuzeAanvaarding, KeuzeCijfer, KeuzeIntrekken)  # choices that shape no text: a figure says by itself how sure it is
_PLANNING = "planning van de behandeling"  # how papers call what `planning/` keys are about


@dataclass(frozen=True, slots=True)
class Recorded:
    """Something recorded that is not certain.

    `soort` and `naam` say what: a figure, the day on which a milestone is treated, a decision that no source names, or words marked in a
    sentence itself (`woorden`). `gemeente` is whose it is (None: of the traject), `peildatum` the day that a figure is of, `bekend` the
    day since which it is known, `span` where it stands.
    """

    soort: Literal["cijfer", "behandeling", "besluit", "woorden"]
    naam: str
    gemeente: str | None = None
    peildatum: date | None = None
    bekend: date | None = None
    span: Span = NOWHERE

    @property
    def subject(self) -> tuple[str, str]:
        """What papers tell together: figures of the gemeenten of one name and day, those of the traject, days of treatment; words by themselves."""
        if self.soort == "cijfer":
            return ("cijfers", "") if self.gemeente is None else (self.naam, f"{self.peildatum}")
        return (self.soort, "" if self.soort == "behandeling" else self.naam)


def recorded(facts: Facts, item: Input) -> Recorded:
    """Return the record that an uncertain figure or day comes from."""
    match item.sleutel.split("/"):
        case ["gemeenten", gemeente, naam, moment]:
            return _figure(facts, naam, gemeente, date.fromisoformat(moment))
        case ["cijfers", naam, moment]:
            return _figure(facts, naam, None, date.fromisoformat(moment))
        case ["planning", gemeente, mijlpaal, *_]:
            found = next((row.behandelingen.get(gemeente) for row in facts.trajectmap.mijlpalen if row.id == mijlpaal), None)
            return Recorded("behandeling", mijlpaal, gemeente, span=found.positie.span if found else NOWHERE)
        case _:
            return Recorded("woorden", item.bron)


def _figure(facts: Facts, naam: str, gemeente: str | None, moment: date) -> Recorded:
    """Return the observation that counts: of one day the one known last, as `figures` picks it."""
    stand = facts.keuzes.stand
    own = facts.workspace.organisaties[gemeente].cijfers.get(naam, ()) if gemeente is not None else ()
    seen = [(item.bekend, item.positie.span) for item in own if item.peildatum == moment and item.bekend <= stand]
    seen += [(bron.datum, bron.span) for item, bron in facts.keuzes.cijfers if (item.gemeente, item.naam, item.peildatum) == (gemeente, naam, moment)]
    bekend, span = max(seen, key=lambda row: row[0], default=(moment, NOWHERE))
    return Recorded("cijfer", naam, gemeente, moment, bekend, span)


def invented(facts: Facts, gemeente: str | None, *, everybody: bool = False) -> dict[Recorded, Besluit]:
    """Return the decisions in force that no source names: of the region and, for its own papers, of one gemeente; of `everybody` for what all sign."""
    rows = counting(facts.trajectmap, facts.keuzes.stand)
    if not any(item.soort == facts.traject.regeling for item in facts.mijlpaal.documenten):  # without the text, what it started from is not told of
        before = {(owner, besluit.id) for owner, besluit in facts.trajectmap.vooraf}
        rows = [(owner, besluit) for owner, besluit in rows if (owner, besluit.id) not in before]
    silent = (*_NO_TEXT, KeuzeWens) if everybody else _NO_TEXT
    gone = {item.bron.id for item in facts.keuzes.ingetrokken}
    return {
        Recorded("besluit", besluit.id or "", owner, bekend=besluit.datum, span=besluit.positie.span): besluit
        for owner, besluit in rows
        if besluit.aanname
        and (everybody or owner in (None, gemeente))
        and any(not isinstance(keuze, silent) and f"{besluit.id}#{number}" not in gone for number, keuze in enumerate(besluit.keuzes, 1))
    }


def acceptance(facts: Facts, item: Recorded) -> Origin | None:
    """Return the decision by which an organ accepted this; a figure that became known later was not before it."""
    for given, bron in facts.keuzes.aanvaard:
        known = item.bekend is None or item.bekend <= bron.datum
        if known and item.soort != "woorden" and given.covers(item.soort, item.naam, item.gemeente, item.peildatum):
            return bron
    return None


def open_items(facts: Facts, items: Iterable[Recorded]) -> list[Recorded]:
    """Return what nobody accepted."""
    return [item for item in items if acceptance(facts, item) is None]


# --- in words ---------------------------------------------------------------------------------------------------------


def figure_name(facts: Facts, naam: str) -> str:
    """Return how papers call a figure of the gemeenten, or of the traject; a small letter first."""
    series = facts.traject.cijfers.get(naam)
    named = series.omschrijving if series else facts.traject.gemeentecijfers.get(naam, naam.replace("-", " "))
    return named[:1].lower() + named[1:] if named[1:2].islower() else named


def subject_in_words(facts: Facts, soort: str, naam: str, *, together: bool = False) -> str:
    """Return how papers call what is not certain, alone or `together` with its group; nothing for words that speak for themselves."""
    series = facts.traject.cijfers.get(naam) if together and soort == "cijfer" else None
    if series is not None and series.groep:
        return series.groep
    return {"cijfer": lambda: figure_name(facts, naam), "behandeling": lambda: _PLANNING}.get(soort, str)()


def in_words(facts: Facts, item: Recorded) -> str:
    """Return one uncertain thing in full, with whose it is and of which day."""
    of = f" van {facts.workspace.organisaties[item.gemeente].naam}" if item.gemeente is not None else ""
    if item.soort == "besluit":
        return f"het besluit van {datum(item.bekend)}{of}" if item.bekend else f"het besluit '{item.naam}'"
    if item.soort == "woorden":
        return item.naam
    day = f", peildatum {datum(item.peildatum)}" if item.peildatum and item.gemeente else ""
    milestone = f" (mijlpaal '{item.naam}')" if item.soort == "behandeling" else ""
    return f"{subject_in_words(facts, item.soort, item.naam)}{of}{day}{milestone}"


def accepted_in_words(facts: Facts, item: Aanvaarding) -> str:
    """Return what an acceptance accepts."""
    if item.besluit is not None:
        found = next((besluit for _, besluit in counting(facts.trajectmap, facts.keuzes.stand) if besluit.id == item.besluit), None)
        return f"het besluit van {datum(found.datum)}" if found is not None else "een besluit dat geen bron noemt"
    naam, soort = (item.cijfer, "cijfer") if item.cijfer is not None else (item.behandeling or "", "behandeling")
    of = f" van {facts.workspace.organisaties[item.gemeente].naam}" if item.gemeente is not None else ""
    day = f", peildatum {datum(item.peildatum)}" if item.peildatum is not None else ""
    return f"{subject_in_words(facts, soort, naam or '')}{of}{day}"


def as_typed(item: Recorded) -> Mapping[str, str]:
    """Return the fields with which a decision accepts this, as they are typed."""
    fields: dict[str, str] = {item.soort: item.naam}
    if item.soort != "besluit" and item.gemeente is not None:
        fields["gemeente"] = item.gemeente
    if item.soort == "cijfer" and item.gemeente is not None and item.peildatum is not None:
        fields["peildatum"] = item.peildatum.isoformat()
    return fields
