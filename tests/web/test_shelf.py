"""The library changed in the browser: by span, for all trajecten, after what it does in each was shown; and where everything is used."""

from __future__ import annotations

import html
import re

import pytest

from browser import bewaar, bezoek, stuur, verborgen, woorden
from conftest import Maker
from werkruimte import BESTANDEN, draai, schrijf

FILE = "clauses/slot/klachten.yaml"
HERE = f"/bibliotheek/bewerk/{FILE}?plek=leden/1/tekst"
SEEN = "De termijn is {{ regel.weken | aantal('week', 'weken') }}."
NEW = "De termijn bedraagt {{ regel.weken | aantal('week', 'weken') }}."


def test_a_sentence_of_the_library_changes_by_its_span_after_all_trajecten_were_told(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    assert draai(root, "freeze", "proef", "concept", "--door", "Anna", "--gezien", "Bert").code == 0
    before = (root / FILE).read_text(encoding="utf-8")
    assert "plek=leden%2F1%2Ftekst" in browser.get("/bibliotheek/klachten").text
    page = browser.get(HERE).text
    assert "voor alle trajecten die haar gebruiken" in woorden(page)
    assert "begrip(&#39;bestuur&#39;)" in page
    assert {row["code"] for row in browser.get(f"/bibliotheek/namen/{FILE}?plek=leden/1/tekst").json()} >= {"{{ regel.weken | getal }}", "{{ ref('stemmen') }}"}
    shown = stuur(browser, HERE, soort="tekst", tekst=NEW, gezien=SEEN)
    words = woorden(shown.text)
    assert "Zij raakt 1 van de 1 traject: Regeling Proef." in words
    assert re.search(r"Anders: [A-Z][a-z ]+\. Vastgelegd, en dus niet geraakt: Concept, versie 1\.", words)  # by their names
    again = browser.post(HERE, data={**verborgen(shown.text), "stap": "terug"})
    assert NEW in html.unescape(again.text)  # the way back has what was typed
    assert (root / FILE).read_text(encoding="utf-8") == before
    bewaar(browser, shown, HERE)
    assert (root / FILE).read_text(encoding="utf-8") == before.replace("De termijn is", "De termijn bedraagt")
    late = stuur(browser, HERE, soort="tekst", tekst="Iets anders.", gezien=SEEN)
    assert late.status_code == 409
    assert "De termijn bedraagt" in woorden(late.text)
    assert draai(root, "check", "proef").code == 0


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"soort": "tekst", "tekst": "Kapot {{ begrip('bestuurder') }}."}, "Bedoelde u 'bestuur'?"),
        ({"soort": "tekst", "tekst": " "}, "Er staat geen tekst."),
        ({"soort": "iets", "tekst": "x"}, "iets"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_saved(ruimte: Maker, form: dict[str, str], said: str) -> None:
    browser = bezoek(root := ruimte())
    before = (root / FILE).read_bytes()
    answer = stuur(browser, HERE, **form, gezien=SEEN, stap="bewaar" if said != "iets" else "")
    assert answer.status_code in {400, 503}
    assert said in woorden(answer.text)
    assert (root / FILE).read_bytes() == before


def test_a_lid_comes_and_goes_and_a_variant_begins_as_another(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    before = (root / FILE).read_text(encoding="utf-8")
    bewaar(browser, stuur(browser, HERE, soort="erna", tekst="Klagen is gratis.", gezien=SEEN), HERE)
    assert "  - id: klagen-is-gratis\n    tekst: Klagen is gratis.\n" in (root / FILE).read_text(encoding="utf-8")
    there = HERE.replace("/1/", "/2/")
    bewaar(browser, stuur(browser, there, soort="weg", tekst="", gezien="Klagen is gratis."), there)
    assert (root / FILE).read_text(encoding="utf-8") == before
    name = next(
        path.rpartition("/")[2].removesuffix(".yaml") for path, text in BESTANDEN.items() if path.startswith("clauses/") and "\nvarianten:" in str(text)
    )
    page = browser.get(f"/bibliotheek/{name}").text
    like = page.partition('<option value="')[2].partition('"')[0]
    form = {"als": like, "naam": "Net anders", "omschrijving": "Bijna zo"}
    shown = stuur(browser, f"/bibliotheek/{name}/variant", **form)
    assert "Zij verandert in geen traject een stuk." in woorden(shown.text)
    done = bewaar(browser, shown, f"/bibliotheek/{name}/variant")
    assert "Variant net anders" in woorden(done.text)
    assert "Bijna zo" in done.text


def test_where_everything_is_used_and_only_the_library_is_changed_here(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    assert "klachten" in browser.get("/bibliotheek/gebruik/begrip/bestuur").text.casefold()
    assert "Regeling Proef, concept" in woorden(browser.get("/bibliotheek/gebruik/clausule/klachten").text)
    assert browser.get("/bibliotheek/gebruik/begrip/bestur").status_code == 404
    schrijf(
        root,
        "trajecten/proef/besluiten/2021-10-01-x.yaml",
        "datum: 2021-10-01\ngremium: x\nreden: y\nkeuzes:\n  - {clausule: klachten, parameters: {weken: 8}}\n",
    )
    for other in (
        "trajecten/proef/traject.yaml?plek=naam",
        "clauses/slot/../../trajecten/proef/traject.yaml?plek=naam",
        f"{FILE}?plek=leden/9/tekst",
        "clauses/nergens.yaml?plek=x",
    ):
        assert browser.get(f"/bibliotheek/bewerk/{other}").status_code == 404
