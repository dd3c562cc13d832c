"""Each screen says what the verbs say, and no link on any of them leads nowhere."""

from __future__ import annotations

import io
import re
import time
from collections import Counter
from pathlib import Path

import docx
import pytest

from assembler.rendering.terminal.findings import grouped
from assembler.verbs import check
from assembler.verbs.desk import Desk
from browser import bezoek, links, token, woorden
from conftest import Maker
from dosis import sampled
from werkruimte import BESTANDEN, draai, manifest, schrijf

BESLUIT = "trajecten/proef/besluiten/2021-10-01-raad.yaml"
CONCEPT, NU = "?stand=concept@nu", "?stand=definitief@nu"


def kind_of(address: str) -> str:
    """Return the screen of an address: the word of its path that is no name."""
    parts = address.partition("?")[0].split("/")
    return parts[3] if parts[1] == "t" and len(parts) > 3 else parts[1]


@pytest.mark.slow
@pytest.mark.parametrize("of_each", sampled([5, 900], {5}))
def test_every_link_of_every_page_leads_somewhere(ruimte: Maker, of_each: int) -> None:
    """With a version that is fixed, and a finding of each level; all pages, or the first few of each screen."""
    browser = bezoek(root := ruimte())
    assert draai(root, "freeze", "proef", "concept", "--door", "Anna", "--gezien", "Bert").code == 0
    seen: set[str] = set()
    walked: Counter[str] = Counter()
    ahead = ["/", "/t/proef/vergelijk?oud=concept@1&nieuw=definitief@nu", f"/t/proef/regeling{CONCEPT}&zoek=lid"]
    while ahead:
        address = ahead.pop()
        if address in seen or walked[kind_of(address)] >= of_each or kind_of(address) == "bladen":  # LibreOffice makes those; test_browser looks at one
            continue
        seen.add(address)
        walked[kind_of(address)] += 1
        answer = browser.get(address)
        assert answer.status_code == 200, (address, answer.text[:2000])
        if answer.headers["content-type"].startswith("text/html"):
            page = answer.text
            assert page.count("<h1") == 1, address
            assert '<html lang="nl">' in page
            anchors = set(re.findall(r'href="#([^"]+)"', page)) - set(re.findall(r' id="([^"]+)"', page))
            assert not anchors, (address, anchors)
            ahead += [item for item in links(page) if len(seen) < 900]
    assert len(walked) > 20
    assert len(seen) > 60 if of_each == 5 else 150 < len(seen) < 900  # all of it was walked


def test_the_overview_tells_the_line_of_milestones_and_what_needs_attention(ruimte: Maker) -> None:
    page = woorden(bezoek(ruimte()).get("/t/proef").text)
    assert "Definitief Stand 1 december 2021" in page
    assert "Nog niet vastgelegd" in page
    assert "Noord: een kleiner bestuur" in page
    assert "Noord besluiten 9 december 2021 nog niet bekend" in page


def test_the_regulation_is_the_text_with_its_chapters_and_a_way_behind_each_provision(ruimte: Maker) -> None:
    browser = bezoek(ruimte())
    page = browser.get(f"/t/proef/regeling{NU}").text
    assert "Artikel 4 Stemmen" in woorden(page)
    assert "/t/proef/plek/gr-tekst/stemmen/gewicht" in page or "/t/proef/plek/gr-tekst/stemmen/stem" in page
    found = woorden(browser.get(f"/t/proef/regeling{NU}&zoek=KLACHTEN").text)
    assert re.search(r"Gevonden: \d+ plaats", found)
    for typed in ("zes weken", "zes%C2%A0weken"):  # as typed, and as copied from the page
        assert re.search(r"Gevonden: \d+ plaats", woorden(browser.get(f"/t/proef/regeling{NU}&zoek={typed}").text)), typed
    assert "Gevonden: 0" in woorden(browser.get(f"/t/proef/regeling{NU}&zoek=zzz").text)


def test_a_milestone_without_a_regulation_shows_what_it_has(ruimte: Maker) -> None:
    name = "trajecten/proef/mijlpalen/concept.yaml"
    root = ruimte({name: BESTANDEN[name].replace("  - {soort: gr-tekst}\n", "")})
    assert "Brief Regeling Proef" in woorden(bezoek(root).get(f"/t/proef/regeling{CONCEPT}").text)


def test_behind_a_provision_stand_its_sentence_its_source_what_leans_on_it_and_its_history(ruimte: Maker) -> None:
    schrijven = {
        BESLUIT: "datum: 2021-10-01\ngremium: overleg\nreden: omdat het eerlijk is\nkeuzes:\n  - clausule: klachten\n    parameters: {weken: 4}\n",
    }
    browser = bezoek(ruimte(schrijven))
    page = browser.get(f"/t/proef/plek/gr-tekst/klachten/termijn{NU}").text
    words = woorden(page)
    assert "De zin zoals zij is geschreven De termijn is Termijn in weken. Waar het in de bestanden staat" in words  # a chip with the name of the value
    assert "De termijn is {{ regel.weken | aantal('week', 'weken') }}." in words
    assert "clauses/slot/klachten.yaml" in words
    assert "1 oktober 2021, overleg: Klachten: weken 4. omdat het eerlijk is" in words
    assert "Concept, zoals nu De termijn is zes weken." in words
    assert "Definitief, zoals nu De termijn is vier weken." in words
    leans = woorden(browser.get(f"/t/proef/plek/gr-tekst/stemmen{NU}").text)
    assert "verwijst hiernaar" in leans


@pytest.mark.slow
def test_a_confidential_reason_is_shown_nowhere_but_in_its_own_file(ruimte: Maker) -> None:
    file = "trajecten/proef/besluiten/2021-10-01-geheim.yaml"
    said = "datum: 2021-10-01\ngremium: overleg\nkeuzes:\n  - clausule: klachten\n    parameters: {weken: 4}\n    vertrouwelijk: true\n    reden: GEHEIMWOORD\n"
    browser = bezoek(ruimte({file: said}))
    for address in (
        "/t/proef",
        "/t/proef/besluiten",
        "/t/proef/plek/gr-tekst/klachten/termijn",
        "/t/proef/vergelijk?oud=concept@nu&nieuw=definitief@nu&als=gevolgen",
    ):
        answer = browser.get(address)
        assert answer.status_code == 200
        assert "GEHEIMWOORD" not in answer.text
    assert "(reden vertrouwelijk)" in browser.get("/t/proef/besluiten").text


@pytest.mark.slow
def test_the_findings_are_those_of_check(ruimte: Maker) -> None:
    root = ruimte(
        {"clauses/slot/ombudsman.yaml": BESTANDEN["clauses/slot/ombudsman.yaml"].replace("optioneel: true\n", "").replace("'klachten'", "'klachten/termijn'")}
    )
    for moment in (1, 2):
        desk = Desk(root)
        opened = desk.open()
        assert opened.findings(opened.traject("proef")).findings == check.check(root, "proef", None, None, None).findings
        page = bezoek(root).get("/t/proef/bevindingen").text
        assert page.count('class="bevinding ') == len(grouped(opened.findings(opened.traject("proef")).findings))
        if moment == 1:
            assert draai(root, "freeze", "proef", "concept", "--door", "Anna", "--gezien", "Bert").code == 0


def test_a_finding_leads_to_the_place_in_the_text(ruimte: Maker) -> None:
    name = "clauses/slot/klachten.yaml"
    browser = bezoek(ruimte({name: BESTANDEN[name].replace("De termijn is", "De termijn, zie {{ ref('ombudsman') }}, is")}))
    page = browser.get("/t/proef/bevindingen?niveau=fout").text
    shown = [item for item in links(page) if "/plek/" in item]
    assert shown == ["/t/proef/plek/gr-tekst/klachten/termijn?stand=concept%40nu"]
    assert "De termijn" in woorden(browser.get(shown[0]).text)


def test_a_paper_is_the_file_that_build_writes(ruimte: Maker, tmp_path: Path) -> None:
    root = ruimte()
    assert draai(root, "build", "proef", "--out", str(tmp_path / "uit")).code == 0
    browser = bezoek(root)
    for name in ("gr-tekst", "brief-noord"):
        answer = browser.get(f"/t/proef/bestand/{name}.docx{NU}")
        assert answer.content == (tmp_path / "uit/proef/definitief" / f"{name}.docx").read_bytes()
        assert f"filename*=UTF-8''{name}.docx" in answer.headers["content-disposition"]
    assert "Noord heeft" in " ".join(item.text for item in docx.Document(io.BytesIO(answer.content)).paragraphs)


def test_the_papers_are_made_with_progress_and_then_stand_there(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    page = browser.get(f"/t/proef/stukken{NU}").text
    assert "nog niet gemaakt" in page
    answer = browser.post("/t/proef/stukken", data={"token": token(page), "stand": "definitief@nu"})
    deadline = time.monotonic() + 60
    while "<progress" in answer.text and time.monotonic() < deadline:
        time.sleep(0.1)
        answer = browser.get(f"/t/proef/stukken{NU}")
    assert "Klaar: 4 nieuw" in answer.text
    assert {row["document"] for row in manifest(root / "build/proef/definitief")["documenten"]} == {"gr-tekst", "brief"}
    assert "gemaakt (versie nu)" in answer.text
    schrijf(root, "build/proef/definitief/brief-noord.docx", b"anders")
    assert "door iemand gewijzigd" in browser.get(f"/t/proef/stukken{NU}").text


def test_a_set_with_a_fault_is_not_sent(ruimte: Maker) -> None:
    name = BESLUIT
    root = ruimte({name: "datum: 2021-10-01\ngremium: overleg\nkeuzes:\n  - clausule: klachten\n    parameters: {weken: 40}\n"})
    browser = bezoek(root)
    assert "fout" in woorden(browser.get(f"/t/proef/stukken{NU}").text)
    assert browser.get(f"/t/proef/bestand/gr-tekst.docx{NU}").status_code == 503
    assert browser.get(f"/t/proef/bestand/gr-tekst.docx{CONCEPT}").status_code == 200


def test_the_set_of_a_text_that_is_not_fixed_tells_from_which_version_there_is_one(ruimte: Maker) -> None:
    root = ruimte()
    browser = bezoek(root)
    answer = browser.get(f"/t/proef/sets/noord{CONCEPT}")
    assert (answer.status_code, "die is er nog niet" in woorden(answer.text)) == (200, True)
    assert draai(root, "freeze", "proef", "concept", "--door", "Anna", "--gezien", "Bert").code == 0
    for page in ("sets", "sets/noord"):
        assert f"/t/proef/{page}?stand=concept%401" in links(bezoek(root).get(f"/t/proef/{page}{CONCEPT}").text)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["redline", "was-wordt", "gevolgen"])
def test_a_comparison_stands_in_the_page_and_goes_to_word(ruimte: Maker, form: str) -> None:
    besluit = "datum: 2021-10-01\ngremium: overleg\nkeuzes:\n  - clausule: klachten\n    parameters: {weken: 4}\n"
    browser = bezoek(ruimte({BESLUIT: besluit}))
    query = f"?oud=concept@nu&nieuw=definitief@nu&als={form}"
    words = woorden(browser.get(f"/t/proef/vergelijk{query}").text)
    assert "vier" in words
    assert "overleg" in words or form == "was-wordt"
    answer = browser.get(f"/t/proef/vergelijk.docx{query}")
    assert docx.Document(io.BytesIO(answer.content)).element.body is not None
    if form == "redline":
        assert b"w:ins" in docx.Document(io.BytesIO(answer.content)).part.blob


def test_votes_and_contributions_stand_side_by_side_as_calc_prints_them(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    page = browser.get(f"/t/proef/stemmen{NU}&variant=stemmen=een-per-lid").text
    words = woorden(page)
    printed = draai(root, "calc", "stemmen", "proef", "--mijlpaal", "definitief", "--variant", "stemmen=een-per-lid").uit
    for line in (row.strip() for row in printed.splitlines()):
        assert all(word in words for word in line.replace("─", " ").split()), line
    assert "<svg" in page
    assert "Staafdiagram: Stemmen per gemeente" in words
    choose = next(item for item in links(page) if "/kies/clausule/stemmen" in item)
    assert "Een per lid: vul in" in woorden(browser.get(choose).text)
    money = woorden(browser.get(f"/t/proef/bijdragen{NU}").text)
    assert "Bijdrage per gemeente" in money
    refused = browser.get(f"/t/proef/stemmen{NU}&variant=stemen=een-per-lid")
    assert refused.status_code == 404
    assert "Bedoelde u 'stemmen'?" in woorden(refused.text)


def test_the_figures_say_what_counts_then_and_what_was_known_before(ruimte: Maker) -> None:
    words = woorden(bezoek(ruimte()).get(f"/t/proef/cijfers{NU}").text)
    assert "Noord 20.126 definitief tellingen 20.126 op 1 januari 2021, bekend 1 maart 2021 (definitief)" in words


def test_a_gemeente_has_its_choices_wishes_planning_papers_and_paragraphs(ruimte: Maker) -> None:
    words = woorden(bezoek(ruimte()).get(f"/t/proef/gemeenten/noord{NU}").text)
    for said in ("9 december 2021", "Noord doet de nazorg liever zelf.", "een kleiner bestuur", "brief-noord", "na betekenis: Lokale inrichting"):
        assert said in words


def test_the_library_shows_variants_in_words_and_where_each_is_in_use(ruimte: Maker) -> None:
    browser = bezoek(ruimte())
    words = woorden(browser.get("/bibliotheek/stemmen").text)
    assert "Variant een per lid" in words
    assert "Regeling Proef, Definitief: variant" in words
    found = woorden(browser.get("/bibliotheek?zoek=OMBUDSMAN").text)
    assert "Clausule Ombudsman (standaard)" in found
    assert "nergens in gebruik" in woorden(browser.get("/bibliotheek").text)


@pytest.mark.slow
def test_fixing_asks_for_two_people_and_says_what_is_new(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    page = browser.get(f"/t/proef/vastleggen{NU}").text
    assert "nog niet eerder vastgelegd" in page
    form = {"token": token(page), "door": "Anna", "gezien": "anna"}
    twice = browser.post(f"/t/proef/vastleggen{NU}", data=form)
    assert twice.status_code == 400
    assert 'value="Anna"' in twice.text
    other = browser.post(f"/t/proef/vastleggen{NU}", data={**form, "gezien": "Bert", "versie": "van gisteren"})
    assert (other.status_code, "wat u zag, is niet meer wat er staat" in woorden(other.text), 'value="Bert"' in other.text) == (409, True, True)
    done = browser.post(f"/t/proef/vastleggen{NU}", data={**form, "gezien": "Bert"})
    assert "Laatste versie: versie 1, door Anna, gezien door Bert" in woorden(done.text)
    assert (root / "trajecten/proef/vastgelegd/definitief/1/zegel").is_file()
    again = browser.post(f"/t/proef/vastleggen{NU}", data={**form, "gezien": "Bert"})
    assert again.status_code == 400
    assert 'name="opnieuw"' in again.text
    frozen = woorden(browser.get("/t/proef/regeling?stand=definitief@1").text)
    assert "Die is vastgelegd en verandert niet meer" in frozen
