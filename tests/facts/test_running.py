"""Terms of law that run since something was sent: by regime, by receipt, over holidays, ended by an answer; what must wait, and who is late."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from assembler.facts.appointments import appointments
from assembler.facts.running import running
from conftest import Maker
from werkruimte import ORGANEN, REPO, anders, bevindingen, draai, laad, schrijf

TRAJECT, DEFINITIEF = "trajecten/proef/traject.yaml", "trajecten/proef/mijlpalen/definitief.yaml"
HASH = "0" * 64
II = anders(TRAJECT, ("bekendmaking: 2021-12-15", "bekendmaking: 2022-12-15"), ("inwerkingtreding: 2022-01-01", "inwerkingtreding: 2023-01-01"))


def _sent(wat: str, on: str, more: str = "") -> str:
    return f"aan: noord/raad\nwat: {wat}\ndatum: {on}\nversie: concept@1\nstukken: [{{naam: gr-tekst, inhoud: {HASH}}}]\n{more}"


def _out(wat: str, on: str, wie: str = "noord/raad", uitslag: str = "aangenomen") -> str:
    return f"wie: {wie}\nwat: {wat}\ndatum: {on}\nversie: concept@1\nuitslag: {uitslag}\nbron: kalender\n"


def _ruimte(ruimte: Maker, sent: list[str], out: list[str] = [], traject: str = II, treated: str | None = None) -> Path:  # noqa: B006 - never changed
    files = {f"trajecten/proef/verzendingen/{number}.yaml": text for number, text in enumerate(sent)}
    files |= {f"trajecten/proef/uitkomsten/{number}.yaml": text for number, text in enumerate(out)}
    text = anders(DEFINITIEF, ("datum: 2021-12-09", f"datum: {treated}")) if treated else anders(DEFINITIEF)
    return ruimte({**ORGANEN, TRAJECT: traject, DEFINITIEF: text, **files})


def _terms(root: Path) -> list[tuple[str, date, date, date | None]]:
    loaded = laad(root)
    return [(row.soort, row.begin, row.einde, row.antwoord) for row in running(loaded.ruimte, loaded.trajectmap)]


def _troubles(root: Path) -> dict[str, str]:
    loaded = laad(root)
    return {kind: text for row in appointments(loaded.ruimte, loaded.trajectmap) if row.deelnemer == "noord" for kind, text in row.troubles}


@pytest.mark.parametrize(
    ("traject", "wat", "on", "last"),
    [
        (II, "zienswijze", "2022-07-01", date(2022, 8, 26)),  # 8 weeks, by hand on a calendar
        (II, "zienswijze", "2022-10-31", date(2022, 12, 27)),  # the last day is 26 December, a holiday
        (II, "zienswijze", "2024-01-29", date(2024, 3, 25)),  # over 29 February
        (II, "toestemming", "2022-09-01", date(2022, 12, 1)),  # 13 weeks do not run on over a free day
        (anders(TRAJECT), "zienswijze", "2021-07-01", None),  # the law of I-b has no round on the draft
        (anders(TRAJECT, ("bekendmaking: 2021-12-15", "bekendmaking: 2021-06-15"), ("inwerkingtreding: 2022-01-01", "inwerkingtreding: 2021-07-01")), "zienswijze", "2021-03-01", None),
        (anders(TRAJECT), "toestemming", "2021-09-01", date(2021, 12, 1)),
        (II, "informeren", "2022-09-01", None),  # no term of law
    ],
)  # fmt: skip
def test_a_term_by_the_law_of_the_text(ruimte: Maker, traject: str, wat: str, on: str, last: date | None) -> None:
    """Three regimes, a holiday, a leap year."""
    found = _terms(_ruimte(ruimte, [_sent(wat, on)], traject=traject))
    assert found == ([(wat, date.fromisoformat(on), last, None)] if last else [])


def test_a_term_begins_with_receipt_and_ends_with_an_answer(ruimte: Maker) -> None:
    """A council that held has not answered; what came before it was sent is no answer to it."""
    sent = [_sent("zienswijze", "2022-07-01", "ontvangen: 2022-07-04\n")]
    held = _ruimte(ruimte, sent, [_out("zienswijze", "2022-07-12", uitslag="aangehouden"), _out("zienswijze", "2022-06-01")])
    assert _terms(held) == [("zienswijze", date(2022, 7, 4), date(2022, 8, 29), None)]
    given = _ruimte(ruimte, sent, [_out("zienswijze", "2022-07-12", uitslag="verworpen")])  # says that it gives none
    assert _terms(given) == [("zienswijze", date(2022, 7, 4), date(2022, 8, 29), date(2022, 7, 12))]


def test_consent_within_the_term_of_the_draft_must_wait(ruimte: Maker) -> None:
    """Unless the council answered before; told in the planning and by its law."""
    sent = [_sent("zienswijze", "2022-07-01")]
    early = _troubles(_ruimte(ruimte, sent, treated="2022-08-26"))
    assert (
        early["wachttijd"]
        == "26 augustus 2022 valt in de termijn voor de zienswijze (8 weken na 1 juli 2022), die loopt tot en met 26 augustus 2022: Wgr, artikel 1, lid 3"
    )
    assert "wachttijd" not in _troubles(_ruimte(ruimte, sent, treated="2022-08-29"))
    assert "wachttijd" not in _troubles(_ruimte(ruimte, sent, [_out("zienswijze", "2022-08-15")], treated="2022-08-26"))
    assert "wachttijd" not in _troubles(_ruimte(ruimte, [_sent("zienswijze", "2021-07-01")], traject=anders(TRAJECT), treated="2021-08-20"))


def test_consent_after_its_term_is_late(ruimte: Maker) -> None:
    """Thirteen weeks; one with an outcome is past planning."""
    late = _troubles(_ruimte(ruimte, [_sent("toestemming", "2022-09-01")], treated="2022-12-08"))
    assert (
        late["termijn"]
        == "de termijn voor de toestemming (13 weken na 1 september 2022) loopt tot en met 1 december 2022: awb, artikel 10:31, lid 1 (te verifiëren)"
    )
    assert "termijn" not in _troubles(_ruimte(ruimte, [_sent("toestemming", "2022-09-01")], treated="2022-12-01"))


@pytest.fixture
def frozen(ruimte: Maker) -> Path:
    """Return a workspace of regime II with a frozen draft."""
    root = ruimte({**ORGANEN, TRAJECT: II, DEFINITIEF: anders(DEFINITIEF, ("datum: 2021-12-09", "datum: 2022-08-12"))})
    for name in ("templates/documenten/planning.yaml", "templates/blokken/mijlpalen.yaml", "templates/blokken/tijdlijn.yaml"):
        schrijf(root, name, (REPO / name).read_text(encoding="utf-8"))
    assert draai(root, "freeze", "proef", "concept", "--door", "A", "--gezien", "B").code == 0
    assert draai(root, "verzonden", "proef", "concept@1", "--alle-raden", "--voor", "zienswijze", "--op", "2022-07-01").code == 0
    return root


def test_what_was_sent_stands_in_the_planning_and_is_checked(frozen: Path) -> None:
    """With its last day and basis; consent within it is an error at the day of the meeting."""
    found: list[dict[str, Any]] = [item for item in bevindingen(frozen, "proef") if item["slug"] == "termijn-is-in-acht-genomen"]
    assert [(item["bestand"], "12 augustus 2022 valt in de termijn" in item["message"]) for item in found] == [(DEFINITIEF, True)]
    schrijf(frozen, DEFINITIEF, anders(DEFINITIEF, ("datum: 2021-12-09", "datum: 2022-09-12")))
    schrijf(frozen, "trajecten/proef/uitkomsten/2022-07-14-zuid-raad.yaml", _out("zienswijze", "2022-07-14", "zuid/raad"))
    shown = draai(frozen, "planning", "proef", "--op", "2022-08-01")
    assert shown.code == 0, shown.alles
    assert "Zienswijze: 8 weken; Wgr, artikel 1, lid 3" in shown.uit
    assert "De raad van de gemeente Noord | 1 juli 2022 | 26 augustus 2022 | loopt; daarna pas toestemming en vaststelling" in shown.uit
    assert "De raad van de gemeente Zuid | 1 juli 2022 | 26 augustus 2022 | geantwoord op 14 juli 2022" in shown.uit
    later = draai(frozen, "planning", "proef", "--op", "2022-08-27").uit
    assert "De raad van de gemeente Midden | 1 juli 2022 | 26 augustus 2022 | verstreken zonder antwoord" in later
    assert "Termijnen van de wet" not in draai(frozen, "planning", "proef", "--op", "2022-06-30").uit
    out = frozen / "plan.ics"
    assert draai(frozen, "planning", "proef", "--op", "2022-08-01", "--as", "ics", "--out", str(out)).code == 0
    named = {str(item["summary"]) for item in Calendar.from_ical(out.read_bytes()).walk("VEVENT")}
    ends = {name.partition(": ")[2] for name in named if "einde termijn" in name}
    assert ends == {f"einde termijn zienswijze, de raad van de gemeente {name}" for name in ("Noord", "Midden")}  # who answered is done
