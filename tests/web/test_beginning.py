"""A new traject in the browser: the questions of `init`, the files they make shown first, and a traject of which the papers are then made."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assembler.checking.rights.people import Person
from assembler.verbs.beginning.questions import questions
from assembler.verbs.desk import Desk
from assembler.verbs.refusals import NotYoursError
from assembler.verbs.save import Change, save
from assembler.web.app import app
from browser import HOST, bewaar, bezoek, stuur, token, woorden
from samen import Deur
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


PEOPLE = {
    "rik": Person("rik", frozenset({"regio"})),
    "leo": Person("leo", frozenset({"lezer"})),
    "dora": Person("dora", frozenset({"gemeente:dordrecht"})),
    "guus": Person("guus", frozenset({"gemeente:gouda"})),  # the role that comes after the folder
}


@pytest.mark.slow
@pytest.mark.broad
def test_the_region_begins_with_a_gemeente_that_has_no_folder_yet_and_leaves_it_to_that_gemeente(tmp_path: Path) -> None:
    root = kopie_van_repo(tmp_path / "werkruimte")
    made = app(Desk(root), {HOST}, b"x" * 32, Deur(PEOPLE))
    people = {who: TestClient(made, base_url=f"http://{HOST}", follow_redirects=True, headers={"x-wie": who}) for who in PEOPLE}
    form = {**FORM, "deelnemers": "Dordrecht, Gouda", "terreinen": "monumenten"}
    for who in ("leo", "dora", "guus"):
        assert people[who].post("/nieuw", data={"token": token(people[who].get("/").text), **form}).status_code == 403, who
    shown = people["rik"].post("/nieuw", data={"token": token(people["rik"].get("/nieuw").text), **form})
    words = woorden(shown.text)
    assert shown.status_code == 200, words[:2000]
    assert "Nieuw in deze werkruimte: Gouda. U maakt haar map" in words
    assert "de rol gemeente:gouda." in words
    assert not (root / "gemeenten/gouda").exists()
    assert bewaar(people["rik"], shown, "/nieuw").status_code == 200
    assert (root / "clauses/taken/eigen-monumenten.yaml").is_file()
    file = "gemeenten/gouda/gemeente.yaml"
    assert {who: people[who].get(f"/bestand/{file}").status_code for who in PEOPLE} == {"rik": 200, "leo": 403, "dora": 403, "guus": 200}
    desk = Desk(root)
    for name, content in (
        (file, (root / file).read_bytes()),
        ("gemeenten/gouda/gr-waterland/keuzes.yaml", (root / "gemeenten/gouda/gr-waterland/keuzes.yaml").read_bytes()),
    ):
        change = Change(name, lambda _there, content=content: content + b"# x\n", "x")  # type: ignore[misc]
        for who in ("rik", "leo", "dora"):
            with pytest.raises(NotYoursError):
                save(desk.of(PEOPLE[who]), change)
        save(desk.of(PEOPLE["guus"]), change)
