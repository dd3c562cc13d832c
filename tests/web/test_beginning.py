"""A new traject in the browser: the questions of `init`, the files they make shown first, and a traject of which the papers are then made."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.verbs.beginning.questions import questions
from assembler.verbs.desk import Desk
from browser import bewaar, bezoek, stuur, woorden
from werkruimte import kopie_van_repo

FORM = {"naam": "Gemeenschappelijke regeling Waterland", "deelnemers": "Dordrecht, Sliedrecht", "organen": "college", "vorm": "bedrijfsvoeringsorganisatie"}


@pytest.mark.slow
def test_a_traject_begins_with_the_questions_of_init(tmp_path: Path) -> None:
    root = kopie_van_repo(tmp_path / "werkruimte")
    browser = bezoek(root)
    page = browser.get("/nieuw").text
    assert [item.veld for item in questions(Desk(root).open().workspace) if f'name="{item.veld}"' not in page] == []
    wrong = stuur(browser, "/nieuw", **{**FORM, "anderen": "Rivierenland"})
    assert wrong.status_code == 400
    assert "'Rivierenland' heeft geen soort." in woorden(wrong.text)
    assert "Gemeenschappelijke regeling Waterland" in wrong.text
    unknown = stuur(browser, "/nieuw", **{**FORM, "deelnemers": "Dordrecht, Slidrecht"})
    assert unknown.status_code == 400
    assert "Slidrecht" in woorden(unknown.text)
    kept = (root / "gemeenten/dordrecht/gemeente.yaml").read_bytes()
    shown = stuur(browser, "/nieuw", **FORM)
    assert "trajecten/gr-waterland/traject.yaml" in woorden(shown.text), woorden(shown.text)[:3000]
    assert not (root / "trajecten/gr-waterland").exists()
    done = bewaar(browser, shown, "/nieuw")
    assert "Gemeenschappelijke regeling Waterland" in woorden(done.text)
    assert (root / "gemeenten/dordrecht/gemeente.yaml").read_bytes() == kept
    assert browser.get("/t/gr-waterland/regeling").status_code == 200
    again = stuur(browser, "/nieuw", **FORM)
    assert again.status_code == 400
    assert "Er is al een traject of regeling" in woorden(again.text)
