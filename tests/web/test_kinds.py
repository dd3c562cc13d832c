"""Every kind of choice that a record of the log can hold can be made in the browser, and what is made loads."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from assembler.reading.records.keuzes import SOORTEN
from assembler.verbs import other_choices
from assembler.verbs.basket import Basket, change
from assembler.verbs.desk import Desk
from assembler.verbs.save import considered
from browser import bewaar, bezoek, stuur, woorden
from conftest import Maker
from werkruimte import REPO

NU = "?stand=definitief@nu"
# What a person picks where the first of a list would say nothing, or is no place to move to.
PICKED = {
    "verplaats": {"wat": "klachten/termijn", "na": ""},
    "intrekken": {"besluit": "2021-05-27-bestuurlijke-dialoogsessie/1"},
    "wet": {"omvang": "taken"},
}
TYPED = {"tekst": "Klagen", "waarde": "12.345", "peildatum": "2021-01-01", "bron": "CBS", "dag": ""}
ELSEWHERE = {"clausule", "taken", "nieuw_lid", "nieuw_artikel", "vervang", "schrap", "wens"}  # screens of their own; test_writing makes each


def typed(form: other_choices.Form) -> defaultdict[str, str]:
    """Return the form filled in as a person does: the first of each list, or what is picked above."""
    given = {
        item.naam: (item.opties[item.naam == "na"][0] if item.opties else "") if item.opties is not None and not item.leeg else TYPED.get(item.naam, "")
        for item in form.velden
    }
    return defaultdict(str, {**given, **PICKED.get(form.soort, {})})


@pytest.mark.broad  # those below take some kinds from a form to a file
@pytest.mark.slow
def test_every_kind_has_a_form_and_makes_a_record_that_loads() -> None:
    desk = Desk(REPO, lambda: date(2021, 9, 1))
    opened = desk.open()
    trajectmap = opened.traject("gr-sociaal")
    mijlpaal = next(item for item in trajectmap.mijlpalen if item.id == "definitief")
    final = next(item.final for item in opened.milestone(trajectmap, mijlpaal).made if item.order.name == "gr-tekst")
    made = {}
    for form in other_choices.forms(opened, trajectmap, final):
        assert form.missing(typed(form)) == [], form.soort
        assert not form.velden or form.missing(defaultdict(str)), form.soort
        made[form.soort] = {**form.make(typed(form)), "reden": "omdat"}
    assert {next(key for key in SOORTEN if key in item) for item in made.values()} | ELSEWHERE == set(SOORTEN)
    for kind, item in made.items():
        head = {"datum": "2021-08-30", "gremium": "bestuurlijke dialoogsessie" if kind == "intrekken" else "wij", "status": "besloten", "volgnummer": 9}
        after, _ = considered(desk, change("gr-sociaal", Basket(head, [item])))
        assert [str(found.message) for found in after.faults if found.is_error] == [], (kind, item)


def test_a_lid_is_split_and_a_heading_changes(ruimte: Maker) -> None:
    browser = bezoek(ruimte())
    place = f"/t/proef/wijzig/gr-tekst/klachten/regeling{NU}"
    form = {"soort": "splits", "tekst": "Er is een regeling.", "reden": "twee dingen", "stap": "mandje"}
    assert "Schrijf ook de tekst van wat erachter komt." in woorden(stuur(browser, place, **form).text)
    assert "In het mandje" in woorden(stuur(browser, place, **form, erachter="Zij is openbaar.").text)
    again = f"/t/proef/kies/ander{NU}"
    wrong = stuur(browser, again, soort="opschrift", plaats="klachten", tekst="Klagen over het bestuur")
    assert wrong.status_code == 400
    assert 'value="Klagen over het bestuur"' in wrong.text
    stuur(browser, again, soort="opschrift", plaats="klachten", tekst="Klagen over het bestuur", reden="duidelijker")
    effect = stuur(browser, f"/t/proef/besluit{NU}", datum="2021-10-01", gremium="Overleg", status="besloten", volgnummer="1", verder="gevolgen")
    bewaar(browser, effect, f"/t/proef/besluit{NU}")
    text = woorden(browser.get(f"/t/proef/regeling{NU}").text)
    assert "Klagen over het bestuur" in text
    assert text.index("Er is een regeling.") < text.index("Zij is openbaar.") < text.index("De termijn is acht weken.")


def test_two_leden_become_one(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    place = f"/t/proef/wijzig/gr-tekst/klachten/regeling{NU}"
    form = {"soort": "samen", "tekst": "Er is een regeling, met een termijn.", "reden": "één ding", "stap": "mandje"}
    assert 'name="neemt_op" value="klachten/termijn"' in browser.get(place).text
    assert "Vink aan wat hierin opgaat." in woorden(stuur(browser, place, **form).text)
    stuur(browser, place, **form, neemt_op="klachten/termijn")
    effect = stuur(browser, f"/t/proef/besluit{NU}", datum="2021-10-02", gremium="Overleg", status="besloten", volgnummer="1", verder="gevolgen")
    bewaar(browser, effect, f"/t/proef/besluit{NU}")
    text = woorden(browser.get(f"/t/proef/regeling{NU}").text)
    assert "Er is een regeling, met een termijn." in text
    assert "De termijn is acht weken." not in text
    assert "neemt_op" in (root / "trajecten/proef/besluiten/2021-10-02-overleg.yaml").read_text(encoding="utf-8")


def test_a_task_has_parts_that_are_not_known_yet_a_day_and_a_note(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    page = browser.get(f"/t/proef/kies/taken{NU}").text
    address = next(part.partition('"')[0] for part in page.split('<a href="')[1:] if "taak=" in part.partition('"')[0]).replace("&amp;", "&")
    names = dict(part.split("=") for part in address.partition("?")[2].partition("#")[0].split("&"))
    form = {"gemeente": names["gemeente"], "taak": names["taak"], "uitvoering": "lokaal", "vanaf": "2022-01-01", "toelichting": "op proef", "reden": "kleiner"}
    assert "In het mandje" in woorden(stuur(browser, f"/t/proef/kies/taken{NU}", **form).text)
    stuur(browser, f"/t/proef/kies/taken{NU}", **{**form, "uitvoering": "gedeeltelijk", "deeltaken": "ntb", "vanaf": "", "toelichting": ""})
    effect = stuur(browser, f"/t/proef/besluit{NU}", datum="2021-10-01", gremium="Overleg", status="voorgenomen", volgnummer="1", verder="")
    assert "deeltaken: ntb" in woorden(effect.text)
    assert "vanaf: 2022-01-01" in woorden(effect.text)
    assert "toelichting: op proef" in woorden(effect.text)
    assert not (root / "trajecten/proef/besluiten/2021-10-01-overleg.yaml").exists()
