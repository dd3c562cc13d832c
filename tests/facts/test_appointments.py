"""The planning: last days counted back by hand under three regimes, papers before a meeting, a recess, a holiday, a leap year; read back from a calendar."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from assembler.facts.appointments import appointments
from assembler.rules.timetable import counted_back
from werkruimte import ORGANEN, REPO, Geladen, anders, bevindingen, draai, gezond, laad, schrijf, werkruimte

Maker = Callable[..., Path]
DEFINITIEF = "trajecten/proef/mijlpalen/definitief.yaml"
NOORD = "gemeenten/noord/gemeente.yaml"
_PLANNED = "noord: {datum: 2021-12-09, soort: besluiten, bijeenkomst: raadsvergadering, bron: kalender}"


def _with(ruimte: Maker, row: str = _PLANNED, noord: str = "") -> Path:
    return ruimte({**ORGANEN, DEFINITIEF: anders(DEFINITIEF, (_PLANNED, row)), NOORD: anders(NOORD, ("bron: register\n", f"{noord}bron: register\n"))})


def _troubles(root: Path, on: date | None = None) -> set[str]:
    loaded = laad(root)
    return {kind for row in appointments(loaded.ruimte, loaded.trajectmap, on) for kind, _ in row.troubles}


@pytest.mark.parametrize(
    ("start", "draft_round", "draft", "final", "publication"),
    [
        # 1 January 2022, before 1 July 2022 (a draft round is our own): 2 + 2 + 13 + 4 + 8 weeks back, each on a working day, by hand on a calendar
        (date(2022, 1, 1), False, date(2021, 6, 11), date(2021, 9, 3), date(2021, 12, 17)),
        # after 1 July 2022: the same weeks, now eight of them are the zienswijze
        (date(2023, 1, 1), True, date(2022, 6, 10), date(2022, 9, 2), date(2022, 12, 16)),
        # over 29 February 2024
        (date(2024, 6, 1), True, date(2023, 11, 10), date(2024, 2, 2), date(2024, 5, 17)),
    ],
)
def test_the_days_counted_back(start: date, draft_round: bool, draft: date, final: date, publication: date) -> None:
    """By hand."""
    table = counted_back(start, draft_round=draft_round, consent=True)
    assert (table.day("concept"), table.day("definitief"), table.day("bekendmaking")) == (draft, final, publication)


def test_a_council_that_decides_too_late_for_the_entry_into_force(ruimte: Maker) -> None:
    """The regulation is in force on 1 January 2022: makers decide at the latest on 3 December 2021."""
    root = _with(ruimte)
    loaded = laad(root)
    [row] = [item for item in appointments(loaded.ruimte, loaded.trajectmap) if item.deelnemer == "noord" and item.mijlpaal.id == "definitief"]
    assert row.uiterste == counted_back(date(2022, 1, 1), draft_round=False, consent=True).day("treffen") == date(2021, 12, 3)
    assert {kind for kind, _ in row.troubles} == {"te-laat"}
    assert "9 december 2021 is na 3 december 2021" in row.troubles[0][1]


def test_a_decision_after_publication_is_told(ruimte: Maker) -> None:
    """Between the decisions and publication the time is our own planning; after it is not."""
    assert "planning-past" not in {item["slug"] for item in bevindingen(_with(ruimte), "proef")}
    late = bevindingen(_with(ruimte, row=_PLANNED.replace("2021-12-09", "2021-12-16")), "proef")
    assert [item["slug"] for item in late if "16 december 2021 is na" in item["message"]] == ["planning-past"]


def test_a_recess_a_holiday_and_papers_that_cannot_be_there(ruimte: Maker) -> None:
    """Each is a warning at the day of the meeting."""
    rest = "recessen:\n  - {naam: winterreces, van: 2021-12-01, tot: 2021-12-12, bron: kalender}\n"
    assert "recess" in _troubles(_with(ruimte, noord=rest))
    assert "vrije-dag" in _troubles(_with(ruimte, row=_PLANNED.replace("2021-12-09", "2021-12-25")))
    due = "aanlevering:\n  - {orgaan: raad, aantal: 3, eenheid: weken, bron: reglement}\n"
    root = _with(ruimte, noord=due)
    assert "stukken-te-laat" in _troubles(root)
    found = [item for item in bevindingen(root, "proef") if item["slug"] == "planning-past"]
    assert any("de stukken moeten er op 18 november 2021 zijn; zij zijn er op 1 december 2021" in item["message"] for item in found)
    assert {item["bestand"] for item in found} == {DEFINITIEF}
    assert all(item["hint"] for item in found)


def test_a_day_that_has_been_asks_for_its_outcome(ruimte: Maker) -> None:
    """Only for who looks back."""
    root = _with(ruimte)
    assert "uitkomst-ontbreekt" not in _troubles(root, date(2021, 12, 9))
    assert "uitkomst-ontbreekt" in _troubles(root, date(2021, 12, 10))
    assert "uitkomst-ontbreekt" not in _troubles(_with(ruimte, row=_PLANNED.replace("bron:", "uitkomst: toestemming verleend, bron:")), date(2021, 12, 10))


def test_a_meeting_without_a_day_is_no_fault_but_is_told(ruimte: Maker) -> None:
    """In the planning, not by `check`."""
    root = _with(ruimte, row="noord: {soort: besluiten, bron: kalender}")
    assert "geen-dag" in _troubles(root)
    assert "planning-past" not in {item["slug"] for item in bevindingen(root, "proef")}


def test_the_planning_as_an_agenda_is_read_back(ruimte: Maker, tmp_path: Path) -> None:
    """By the days, and the same each time."""
    root = _with(ruimte, noord="aanlevering:\n  - {orgaan: raad, aantal: 2, eenheid: weken, bron: reglement}\n")
    _with_papers(root)
    out = tmp_path / "plan.ics"
    assert draai(root, "planning", "proef", "--op", "2021-11-01", "--as", "ics", "--out", str(out)).code == 0
    first = out.read_bytes()
    events: dict[str, Any] = {str(item["summary"]): item for item in Calendar.from_ical(first).walk("VEVENT")}
    assert events["Regeling Proef: Definitief, de raad van de gemeente Noord"]["dtstart"].dt == date(2021, 12, 9)
    assert events["Regeling Proef: stukken aanleveren voor de raad van de gemeente Noord"]["dtstart"].dt == date(2021, 11, 25)
    assert events["Regeling Proef: inwerkingtreding"]["dtstart"].dt == date(2022, 1, 1)
    assert len({str(item["uid"]) for item in events.values()}) == len(events)
    assert draai(root, "planning", "proef", "--op", "2021-11-01", "--as", "ics", "--out", str(out)).code == 0
    assert out.read_bytes() == first


def test_the_planning_as_a_sheet(ruimte: Maker, tmp_path: Path) -> None:
    """Days are days."""
    root = _with(ruimte)
    out = tmp_path / "plan.xlsx"
    assert draai(root, "planning", "proef", "--op", "2021-11-01", "--as", "xlsx", "--out", str(out)).code == 0
    rows: list[Any] = list(load_workbook(io.BytesIO(out.read_bytes())).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:4] == ("Mijlpaal", "Wie", "Wat", "Wanneer")
    assert any(row[3].date() == date(2021, 12, 9) for row in rows[1:] if row[3])


def test_the_planning_on_the_screen(ruimte: Maker) -> None:
    """Who, what, when, by when, and what does not fit."""
    root = _with(ruimte)
    _with_papers(root)
    shown = draai(root, "planning", "proef", "--op", "2021-11-01")
    assert shown.code == 0, shown.alles
    assert "De raad van de gemeente Noord | besluit | 9 december 2021 | 3 december 2021 | 9 december 2021 is na 3 december 2021" in shown.uit
    assert "Van geen vergadering is bekend hoe lang ervoor de stukken er moeten zijn." in shown.uit  # and no column of dashes for it
    assert "Stukken er op" not in shown.uit
    assert "Niet bekend is wanneer reces hebben: Noord, Midden en Zuid." in shown.uit
    assert "Wie de regeling treffen, besluiten gelijkluidend | 3 december 2021 | niet gepland | eigen planning" in shown.uit
    assert "De regeling wordt bekendgemaakt | 17 december 2021 | 15 december 2021 | Wgr, artikel 26" in shown.uit
    assert "voor een zienswijze" not in shown.uit  # the law of 2021 has no round on the draft
    missing = draai(root, "planning", "proef", "--as", "docx")
    assert (missing.code, "--out" in missing.fout) == (2, True)


def test_what_is_known_of_deliveries_and_recesses_is_shown(ruimte: Maker) -> None:
    """The column comes when one participant says how long before; who has a recess is not named as unknown."""
    rest = "recessen:\n  - {naam: winterreces, van: 2021-12-20, tot: 2022-01-05, bron: kalender}\n"
    root = _with(ruimte, noord=f"{rest}aanlevering:\n  - {{orgaan: raad, aantal: 1, eenheid: weken, bron: reglement}}\n")
    _with_papers(root)
    shown = draai(root, "planning", "proef", "--op", "2021-11-01").uit
    assert "De raad van de gemeente Noord | besluit | 9 december 2021 | 3 december 2021 | 2 december 2021 |" in shown
    assert "Niet bekend is wanneer reces hebben: Midden en Zuid." in shown
    assert "hoe lang ervoor de stukken" not in shown


def test_a_step_of_which_only_the_months_are_known(ruimte: Maker) -> None:
    """They are shown, and told when they are over or too late."""
    text = anders(
        DEFINITIEF,
        (f"behandelingen:\n  {_PLANNED}\n", "stappen:\n  - {wie: noord/raad, wat: toestemming, periode: {van: 2021-12-06, tot: 2021-12-31}, bron: kalender}\n"),
    )
    root = ruimte({**ORGANEN, DEFINITIEF: text})
    _with_papers(root)
    assert (
        "De raad van de gemeente Noord | toestemming | december 2021 | 3 december 2021 | december 2021 is na 3 december 2021"
        in draai(root, "planning", "proef", "--op", "2021-11-01").uit
    )
    assert _troubles(root, date(2022, 1, 1)) == {"te-laat", "uitkomst-ontbreekt"}


def test_the_planning_of_gr_sociaal_names_the_days_of_the_source() -> None:
    """Three days on which is decided whether to go on (seed 002)."""
    shown = draai(REPO, "planning", "gr-sociaal", "--op", "2021-01-15")
    assert shown.code == 0, shown.alles
    for day in ("1 april 2021", "1 juni 2021", "31 augustus 2021"):
        assert f"{day}: overeenstemming over" in shown.uit
    assert "13 juli 2021" in shown.uit  # the last day for the councils


def _with_papers(root: Path) -> None:
    for name in ("templates/documenten/planning.yaml", "templates/blokken/mijlpalen.yaml", "templates/blokken/tijdlijn.yaml"):
        schrijf(root, name, (REPO / name).read_text(encoding="utf-8"))


def test_the_small_workspace_is_fine(tmp_path: Path) -> None:
    """Without a planning nothing is told."""
    gezond(werkruimte(tmp_path))


# What the sources say of gr-sociaal: who treated which milestone on which day, and what came of it (kennis of the case, seeds 000, 001 and 002).
_OF_THE_SOURCES = [
    ("principebesluit", "het college van burgemeester en wethouders van de gemeente Papendrecht", date(2020, 10, 27), "principebesluit genomen"),
    ("principebesluit", "de raad van de gemeente Zwijndrecht", date(2020, 11, 24), ""),
    ("principebesluit", "de raad van de gemeente Sliedrecht", date(2021, 1, 19), ""),
    ("principebesluit", "de raad van de gemeente Alblasserdam", date(2021, 1, 26), "principebesluit genomen"),
    ("hoofdlijnennotitie", "de raad van de gemeente Alblasserdam", date(2021, 4, 13), ""),
    ("hoofdlijnennotitie", "de raad van de gemeente Zwijndrecht", date(2021, 4, 20), "met algemene stemmen aangenomen"),
    ("hoofdlijnennotitie", "de raad van de gemeente Hendrik-Ido-Ambacht", date(2021, 5, 10), "vastgesteld als hamerstuk"),
    ("concept", "de raad van de gemeente Sliedrecht", date(2021, 6, 29), "kaders en voorwaarden meegegeven"),
]


def test_gr_sociaal_is_planned_as_the_sources_say(sociaal: Geladen) -> None:
    """Each day and outcome that a source gives; a day that none gives says that it was chosen."""
    rows = appointments(sociaal.ruimte, sociaal.ruimte.trajecten["gr-sociaal"])
    assert {(row.mijlpaal.id, row.wie, row.dag, row.uitkomst) for row in rows} >= set(_OF_THE_SOURCES)
    assert all("gekozen voor deze uitwerking" in row.bron for row in rows if row.status == "aanname")
    told = {(row.mijlpaal.id, row.wie) for row in rows if row.uitkomst}
    assert told - {(mijlpaal, wie) for mijlpaal, wie, _, uitkomst in _OF_THE_SOURCES if uitkomst} <= {
        ("principebesluit", row.wie) for row in rows if row.rol == "uitvoerend"
    }  # no outcome of which no source tells
