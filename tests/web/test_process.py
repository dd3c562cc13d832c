"""Planning and what happened: who is late, what was sent to whom, what came of it; written down as records of their own, after they were shown."""

from __future__ import annotations

import pytest

from browser import bewaar, bezoek, stuur, woorden
from conftest import Maker
from werkruimte import PROCES, draai


def test_the_planning_is_a_table_and_files_for_an_agenda_and_a_sheet(ruimte: Maker) -> None:
    browser = bezoek(ruimte(PROCES))
    words = woorden(browser.get("/t/proef/planning").text)
    assert "Wat niet past" in words
    only = woorden(browser.get("/t/proef/planning?gemeente=noord").text)
    table = only.partition("Wie wanneer")[2]
    assert "De raad van de gemeente Noord" in table
    assert "9 december 2021" in table
    assert "Zuid" not in table
    for form, begins in (("ics", b"BEGIN:VCALENDAR"), ("xlsx", b"PK"), ("docx", b"PK"), ("html", b"<!DOCTYPE")):
        answer = browser.get(f"/t/proef/planning/bestand/{form}")
        assert answer.status_code == 200, (form, woorden(answer.text))
        assert answer.content[: len(begins)].upper() == begins.upper()
        assert f"planning-proef.{form}" in answer.headers["content-disposition"]
    assert browser.get("/t/proef/planning/bestand/exe").status_code == 404


def test_what_was_sent_and_decided_is_written_down_and_shown(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte(PROCES))
    empty = woorden(browser.get("/t/proef/stand").text)
    assert "Er is nog niets verzonden of besloten." in empty
    assert "leg haar eerst vast" in empty
    assert draai(root, "freeze", "proef", "concept", "--door", "Anna", "--gezien", "Bert").code == 0
    here = "/t/proef/stand"
    assert "Kies wat is verzonden" in woorden(stuur(browser, f"{here}/verzonden", versie="concept@1", wat="toestemming", datum="2021-07-01").text)
    shown = stuur(
        browser, f"{here}/verzonden", versie="concept@1", wat="toestemming", datum="2021-07-01", aan=["noord/raad", "zuid/raad"], bron="Brief van 1 juli 2021"
    )
    assert "Er is nog niets bewaard." in woorden(shown.text), woorden(shown.text)
    assert not (root / "trajecten/proef/verzendingen").exists()
    done = bewaar(browser, shown, f"{here}/verzonden")
    assert sorted(path.name for path in (root / "trajecten/proef/verzendingen").iterdir()) == ["2021-07-01-noord-raad.yaml", "2021-07-01-zuid-raad.yaml"]
    assert "concept@1, 1 juli 2021" in woorden(done.text)
    assert "wacht op een besluit" in woorden(done.text)
    typed = {"wie": "noord/raad", "wat": "toestemming", "versie": "concept@1", "datum": "2021-08-01", "uitslag": "aangenomen", "voor": "12", "tegen": "3"}
    wrong = stuur(browser, f"{here}/besloten", **typed)
    assert wrong.status_code == 400
    assert 'value="12"' in wrong.text
    outcome = stuur(browser, f"{here}/besloten", **typed, bron="Besluitenlijst", **{"inbreng.motie": "de nazorg  te houden\nde kosten te melden"})
    bewaar(browser, outcome, f"{here}/besloten")
    written = (root / "trajecten/proef/uitkomsten/2021-08-01-noord-raad-toestemming.yaml").read_text(encoding="utf-8")
    assert "stemming:\n  voor: 12\n  tegen: 3\n" in written
    assert "tekst: de nazorg te houden" in written
    words = woorden(browser.get(here).text)
    assert "Stemmen: 12 voor, 3 tegen." in words
    assert "Motie: de kosten te melden (open)" in words
    assert "klaar" in words
    assert draai(root, "check", "proef").code == 0
    again = stuur(browser, f"{here}/besloten", **{**typed, "uitslag": "verworpen"}, bron="Besluitenlijst")
    assert again.status_code == 409
    assert "2021-08-01-noord-raad-toestemming.yaml" in woorden(again.text)


@pytest.mark.parametrize(
    ("typed", "said"), [({"datum": "2021-02-30"}, "De dag '2021-02-30' bestaat niet."), ({"tegen": ""}, "allebei"), ({"voor": "veel"}, "hele getallen")]
)
def test_an_outcome_that_cannot_be_is_told_in_words(ruimte: Maker, typed: dict[str, str], said: str) -> None:
    browser = bezoek(root := ruimte(PROCES))
    assert draai(root, "freeze", "proef", "concept", "--door", "Anna", "--gezien", "Bert").code == 0
    whole = {
        "wie": "noord/raad",
        "wat": "toestemming",
        "versie": "concept@1",
        "datum": "2021-08-01",
        "uitslag": "aangenomen",
        "voor": "1",
        "tegen": "2",
        "bron": "x",
    }
    answer = stuur(browser, "/t/proef/stand/besloten", **{**whole, **typed})
    assert answer.status_code == 400
    assert said in woorden(answer.text)
    assert not (root / "trajecten/proef/uitkomsten").exists()
