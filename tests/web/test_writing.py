"""Writing in the workbench: every change is shown before it is saved, writes a record and nothing else, and never over what another saved."""

from __future__ import annotations

import html
import io
import re
import shutil
from pathlib import Path

import docx
import pytest

from assembler.store import journal
from assembler.writing.edit import data_of
from browser import bewaar, bezoek, stuur, token, verborgen, woorden
from conftest import Maker
from werkruimte import BESTANDEN, draai, kopie_van_repo, manifest, schrijf, sporen

NU = "?stand=definitief@nu"
KOP = {"datum": "2021-10-01", "gremium": "Overleg wethouders", "status": "besloten", "volgnummer": "1"}
BESLUIT = "trajecten/proef/besluiten/2021-10-01-overleg-wethouders.yaml"


# --- a sentence ------------------------------------------------------------------------------------------------------


def test_a_sentence_is_changed_by_a_dated_record_and_the_library_stays_as_it_is(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    before = sporen(root / "clauses")
    place = f"/t/proef/wijzig/gr-tekst/klachten/termijn{NU}"
    assert "De termijn is {{ regel.weken | aantal(&#39;week&#39;, &#39;weken&#39;) }}." in browser.get(place).text
    new = "De termijn bedraagt {{ regel.weken | aantal('week', 'weken') }}: \"kort\" # voorbeeld."
    shown = stuur(browser, place, soort="vervang", tekst=new, stap="voorbeeld")
    assert 'De termijn bedraagt acht weken: "kort" # voorbeeld.' in woorden(shown.text)
    basket = stuur(browser, place, soort="vervang", tekst=new, stap="mandje", reden="omdat het duidelijker is")
    assert "Klachten, lid 'termijn': nieuwe tekst. omdat het duidelijker is" in woorden(basket.text)
    effect = stuur(browser, f"/t/proef/besluit{NU}", **KOP, verder="gevolgen")
    words = woorden(effect.text)
    assert "Er is nog niets bewaard." in words
    assert "1 stuk verandert, 3 blijven zoals ze zijn." in words
    assert "bedraagt" in words
    assert not (root / BESLUIT).exists()
    bewaar(browser, effect, f"/t/proef/besluit{NU}")
    assert (root / BESLUIT).read_text(encoding="utf-8") == (
        "datum: 2021-10-01\ngremium: Overleg wethouders\nkeuzes:\n  - vervang:\n      plaats: klachten/termijn\n"
        "      tekst: 'De termijn bedraagt {{ regel.weken | aantal(''week'', ''weken'') }}: \"kort\" # voorbeeld.'\n    reden: omdat het duidelijker is\n"
    )
    assert sporen(root / "clauses") == before
    assert "De termijn bedraagt acht weken" in browser.get(f"/t/proef/regeling{NU}").text
    assert [row["wat"] for row in journal.lines(root)] == ["bewaard"]
    assert draai(root, "check", "proef").code == 0
    assert "Nog niets." in browser.get("/t/proef/besluit").text


@pytest.mark.parametrize(
    ("tekst", "said"),
    [
        ("Zie {{ ref('nergens') }}.", "nergens"),
        ("Een {{ begrip('bestuurder') }}.", "Bedoelde u 'bestuur'?"),
        ("Kapot {{ regel.weken", "{{"),
        ("{{ regel.jaren | getal }}", "jaren"),
    ],
)
def test_a_sentence_that_cannot_stand_is_refused_with_the_finding_and_the_words_are_kept(ruimte: Maker, tekst: str, said: str) -> None:
    browser = bezoek(root := ruimte())
    place = f"/t/proef/wijzig/gr-tekst/klachten/termijn{NU}"
    answer = stuur(browser, place, soort="vervang", tekst=tekst, stap="mandje", reden="daarom")
    assert answer.status_code == 400
    assert said in woorden(answer.text)
    assert tekst in woorden(answer.text)
    assert "bevinding-fout" in answer.text
    assert "Nog niets." in browser.get("/t/proef/besluit").text
    assert tekst in woorden(browser.get(place).text)  # as a draft
    assert "/t/proef/wijzig/gr-tekst/klachten/termijn" in browser.get("/t/proef").text
    fresh = stuur(browser, place.replace("wijzig", "begin-opnieuw"))
    assert "De termijn is {{" in woorden(fresh.text)
    assert not (root / BESLUIT).exists()


@pytest.mark.slow
def test_a_lid_is_added_and_another_falls_away(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    shown = stuur(
        browser, f"/t/proef/wijzig/gr-tekst/klachten/termijn{NU}", soort="erna", tekst="Het {{ begrip('bestuur') }} antwoordt schriftelijk.", stap="voorbeeld"
    )
    assert "Het bestuur antwoordt schriftelijk." in woorden(shown.text)
    stuur(
        browser,
        f"/t/proef/wijzig/gr-tekst/klachten/termijn{NU}",
        soort="erna",
        tekst="Het {{ begrip('bestuur') }} antwoordt schriftelijk.",
        stap="mandje",
        reden="dan blijft het staan",
    )
    stuur(browser, f"/t/proef/wijzig/gr-tekst/klachten/regeling{NU}", soort="schrap", tekst="", stap="mandje", reden="dat spreekt vanzelf")
    answer = stuur(browser, f"/t/proef/besluit{NU}", **KOP, verder="gevolgen")
    bewaar(browser, answer, f"/t/proef/besluit{NU}")
    text = woorden(browser.get(f"/t/proef/regeling{NU}").text)
    assert "Het bestuur antwoordt schriftelijk." in text
    assert "stelt een klachtenregeling vast" not in text
    assert draai(root, "check", "proef").code == 0


def test_a_frozen_text_and_a_repeated_one_are_not_changed_here(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    assert draai(root, "freeze", "proef", "definitief", "--door", "Anna", "--gezien", "Bert").code == 0
    assert "Wijzig de tekst van nu: definitief@nu" in woorden(browser.get("/t/proef/wijzig/gr-tekst/klachten/termijn?stand=definitief@1").text)
    assert "/wijzig/" not in browser.get("/t/proef/plek/gr-tekst/klachten/termijn?stand=definitief@1").text
    repeated = browser.get(f"/t/proef/plek/gr-tekst/stemmen/uitkomst/gemeente=noord{NU}").text
    assert "/wijzig/" not in repeated
    assert browser.get(f"/t/proef/wijzig/gr-tekst/stemmen/uitkomst/gemeente=noord{NU}").status_code == 404


# --- a decision ------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_variant_a_task_a_figure_a_move_and_an_article_come_into_one_record(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    cards = browser.get(f"/t/proef/kies/clausule/stemmen{NU}").text
    assert "Ieder lid heeft één stem." in woorden(cards)  # the text that the other variant gives
    stuur(browser, f"/t/proef/kies/clausule/stemmen{NU}", variant="een-per-lid", reden="ieder lid telt")
    stuur(browser, f"/t/proef/kies/taken{NU}", gemeente="zuid", taak="schuldhulp", uitvoering="gedeeltelijk", deeltaken=["intake"], reden="zuid doet de intake")
    for form in (
        {
            "soort": "cijfer",
            "naam": "begroting-samen",
            "waarde": "1.000.000",
            "peildatum": "2021-09-01",
            "bron": "raming",
            "status": "voorlopig",
            "reden": "hoger",
        },
        {"soort": "verplaats", "wat": "klachten", "na": "samenstelling", "reden": "hoort daar"},
        {"soort": "artikel", "opschrift": "Overleg", "na_artikel": "naam", "leden": "Er is overleg.\n\nHet overleg is openbaar.", "reden": "gevraagd"},
    ):
        assert "In het mandje" in stuur(browser, f"/t/proef/kies{NU}", **form).text
    answer = stuur(browser, f"/t/proef/besluit{NU}", **KOP, verder="gevolgen")
    words = woorden(answer.text)
    assert "Stemmen" in words
    assert "4 stukken veranderen" in words
    bewaar(browser, answer, f"/t/proef/besluit{NU}")
    said = (root / BESLUIT).read_text(encoding="utf-8")
    for line in ("variant: een-per-lid", "waarde: 1000000", "deeltaken: [intake]", "wat: klachten", "opschrift: Overleg", "tekst: Het overleg is openbaar."):
        assert line in said
    assert draai(root, "check", "proef").code == 0
    text = woorden(browser.get(f"/t/proef/regeling{NU}").text)
    assert "Ieder lid heeft één stem." in text
    assert "Het overleg is openbaar." in text


@pytest.mark.parametrize(
    ("address", "velden", "said"),
    [
        ("kies/clausule/klachten", {"variant": "standaard", "p.weken": "4"}, "Schrijf waarom"),
        ("kies/clausule/klachten", {"variant": "standaard", "p.weken": "8", "reden": "x"}, "Zo verandert er niets"),
        ("kies/taken", {"gemeente": "zuid", "taak": "schuldhulp", "uitvoering": "gedeeltelijk", "reden": "x"}, "Vink aan welke onderdelen"),
        ("kies", {"soort": "artikel", "opschrift": "Mijn opschrift", "reden": "x"}, "Mijn opschrift"),
        ("kies", {"soort": "verplaats", "wat": "klachten", "na": "naam"}, "Schrijf ook waarom"),
        ("besluit", {"datum": "2021-02-31", "gremium": "wij", "verder": "gevolgen"}, "De dag '2021-02-31' bestaat niet."),
        ("besluit", {"datum": "2021-10-01", "gremium": "", "verder": "gevolgen"}, "wie het besloot"),
        ("besluit", {"datum": "2021-10-01", "gremium": "wij", "verder": "gevolgen"}, "Leg ten minste één keuze in het mandje."),
    ],
)
def test_what_is_missing_is_told_beside_what_was_typed(ruimte: Maker, address: str, velden: dict[str, str], said: str) -> None:
    answer = stuur(bezoek(ruimte()), f"/t/proef/{address}{NU}", **velden)
    assert answer.status_code == 400
    assert said in answer.text.replace("&#39;", "'")


def test_a_value_that_does_not_fit_is_refused_with_the_finding_of_check(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    stuur(browser, f"/t/proef/kies/clausule/klachten{NU}", variant="standaard", **{"p.weken": "40"}, reden="lang")
    answer = stuur(browser, f"/t/proef/besluit{NU}", **KOP, verder="gevolgen")
    assert "'weken' is ten hoogste 12." in woorden(answer.text)
    assert "/t/proef/besluit" in browser.get("/t/proef").text
    stuur(browser, "/t/proef/besluit/leeg")
    stuur(browser, f"/t/proef/kies{NU}", soort="verplaats", wat="klachten", na="klachten", reden="x")
    wrong = stuur(browser, f"/t/proef/besluit{NU}", **KOP, verder="gevolgen")
    assert wrong.status_code == 400
    assert "Een artikel kan niet na zichzelf staan." in woorden(wrong.text)
    assert not (root / BESLUIT).exists()


def test_a_planned_decision_is_told_as_if_decided_and_changes_nothing(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    before = browser.get(f"/t/proef/regeling{NU}").text
    stuur(browser, f"/t/proef/kies/clausule/klachten{NU}", variant="standaard", **{"p.weken": "4"}, reden="kort")
    answer = stuur(browser, f"/t/proef/besluit{NU}", **{**KOP, "status": "voorgenomen"}, verder="gevolgen")
    words = woorden(answer.text)
    assert "Dit besluit is voorgenomen" in words
    assert "1 stuk verandert" in words
    bewaar(browser, answer, f"/t/proef/besluit{NU}")
    assert "status: voorgenomen" in (root / BESLUIT).read_text(encoding="utf-8")
    assert woorden(browser.get(f"/t/proef/regeling{NU}").text) == woorden(before)


def test_a_decision_after_the_stand_says_that_it_does_not_count_yet(ruimte: Maker) -> None:
    browser = bezoek(ruimte())
    stuur(browser, f"/t/proef/kies/clausule/klachten{NU}", variant="standaard", **{"p.weken": "4"}, reden="kort")
    words = woorden(stuur(browser, f"/t/proef/besluit{NU}", **{**KOP, "datum": "2022-02-01"}, verder="gevolgen").text)
    assert "van na de stand van Definitief" in words
    assert "Geen stuk en geen bevinding verandert." in words


def test_a_record_is_opened_again_withdrawn_and_only_what_changed_is_other(ruimte: Maker) -> None:
    name = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
    said = BESTANDEN[name].replace("keuzes:", "keuzes: # uit het verslag").replace("\n", "\r\n")
    browser = bezoek(root := ruimte({name: said}))
    basket = stuur(browser, "/t/proef/besluit/open", besluit="2021-09-01-dialoog")
    assert "Zes weken bleek te kort." in woorden(basket.text)
    answer = stuur(browser, f"/t/proef/besluit{NU}", datum="2021-09-01", gremium="dialoogsessie", status="ingetrokken", volgnummer="1", verder="gevolgen")
    assert "1 stuk verandert" in woorden(answer.text)
    bewaar(browser, answer, f"/t/proef/besluit{NU}")
    assert (root / name).read_bytes().decode() == said.rstrip() + "\r\nstatus: ingetrokken\r\n"
    assert "De termijn is zes weken." in browser.get(f"/t/proef/regeling{NU}").text


def test_what_another_changed_in_the_same_record_is_kept_or_shown(ruimte: Maker) -> None:
    """Another value: the save goes on. The same value: three texts, and nothing is written."""
    name = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
    browser = bezoek(root := ruimte())
    stuur(browser, "/t/proef/besluit/open", besluit="2021-09-01-dialoog")
    stuur(browser, "/t/proef/besluit/weg", nummer="0")
    stuur(browser, f"/t/proef/kies/clausule/klachten{NU}", variant="standaard", **{"p.weken": "4"}, reden="vier is genoeg")
    velden = {"datum": "2021-09-01", "gremium": "dialoogsessie", "status": "besloten", "volgnummer": "1"}
    schrijf(root, name, BESTANDEN[name].replace("gremium: dialoogsessie", "gremium: dialoogsessie\nbron: verslag"))
    answer = stuur(browser, f"/t/proef/besluit{NU}", **velden, verder="gevolgen")
    assert answer.status_code == 200
    schrijf(root, name, BESTANDEN[name].replace("weken: 8", "weken: 10"))
    answer = browser.post(f"/t/proef/besluit{NU}", data=verborgen(answer.text))
    assert answer.status_code == 409
    words = woorden(answer.text)
    assert "Zoals u het zag Klachten: weken 8" in words
    assert "Zoals het nu is Klachten: weken 10" in words
    assert "vier is genoeg" in words
    assert "weken: 10" in (root / name).read_text(encoding="utf-8")
    assert "vier is genoeg" in browser.get("/t/proef/besluit").text  # the basket is still there
    stuur(browser, "/t/proef/besluit/verder", hoe="erover")
    answer = stuur(browser, f"/t/proef/besluit{NU}", **velden, verder="gevolgen")
    assert answer.status_code == 200
    bewaar(browser, answer, f"/t/proef/besluit{NU}")
    assert "weken: 4" in (root / name).read_text(encoding="utf-8")


def test_after_a_conflict_one_may_begin_again_with_what_is_there_or_make_a_record_of_ones_own(ruimte: Maker) -> None:
    name = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
    browser = bezoek(root := ruimte())
    stuur(browser, "/t/proef/besluit/open", besluit="2021-09-01-dialoog")
    schrijf(root, name, BESTANDEN[name].replace("Zes weken bleek te kort.", "Iemand schreef een andere reden."))
    assert "Iemand schreef een andere reden." in stuur(browser, "/t/proef/besluit/verder", hoe="opnieuw").text
    (root / name).unlink()
    assert "De sessie besloot" in stuur(browser, "/t/proef/besluit/verder", hoe="erover").text
    velden = {"datum": "2021-09-01", "gremium": "dialoogsessie", "status": "besloten", "volgnummer": "1"}
    bewaar(browser, stuur(browser, f"/t/proef/besluit{NU}", **velden, verder="gevolgen"), f"/t/proef/besluit{NU}")
    assert "weken: 8" in (root / "trajecten/proef/besluiten/2021-09-01-dialoogsessie.yaml").read_text(encoding="utf-8")


def test_two_records_of_one_day_and_one_body_get_a_rank(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte({BESLUIT: "datum: 2021-10-01\ngremium: Overleg wethouders\nkeuzes:\n  - {clausule: ombudsman}\n"}))
    stuur(browser, f"/t/proef/kies/clausule/klachten{NU}", variant="standaard", **{"p.weken": "4"}, reden="kort")
    answer = stuur(browser, f"/t/proef/besluit{NU}", **KOP, verder="gevolgen")
    assert answer.status_code == 409
    assert "later volgnummer" in woorden(answer.text)
    answer = stuur(browser, f"/t/proef/besluit{NU}", **{**KOP, "volgnummer": "2"}, verder="gevolgen")
    bewaar(browser, answer, f"/t/proef/besluit{NU}")
    assert "volgnummer: 2" in (root / BESLUIT.replace(".yaml", "-2.yaml")).read_text(encoding="utf-8")


def test_a_full_basket_is_not_lost_by_opening_a_record(ruimte: Maker) -> None:
    browser = bezoek(ruimte())
    stuur(browser, f"/t/proef/kies/clausule/klachten{NU}", variant="standaard", **{"p.weken": "4"}, reden="kort")
    answer = stuur(browser, "/t/proef/besluit/open", besluit="2021-09-01-dialoog")
    assert answer.status_code == 409
    assert "kort" in browser.get("/t/proef/besluit").text
    assert "Zes weken" in stuur(browser, "/t/proef/besluit/open", besluit="2021-09-01-dialoog", toch="ja").text


# --- figures, wishes, paragraphs -------------------------------------------------------------------------------------


def test_a_figure_is_added_beside_the_old_one_and_only_its_lines_are_new(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    file = root / "gemeenten/noord/gemeente.yaml"
    before = file.read_text(encoding="utf-8").splitlines()
    velden = {
        "gemeente": "noord",
        "cijfer": "inwoners",
        "waarde": "30.500",
        "peildatum": "2021-01-01",
        "bekend": "2021-08-01",
        "bron": "tellingen",
        "status": "definitief",
    }
    answer = stuur(browser, f"/t/proef/cijfers{NU}", **velden)
    words = woorden(answer.text)
    assert "Er is nog niets bewaard." in words
    assert "Gemeente Stemmen was Stemmen wordt" in words
    assert "Noord 3 4" in words
    assert "gelijk gebleven" not in words.replace("De bijdragen zijn gelijk gebleven", "")
    bewaar(browser, answer, f"/t/proef/cijfers{NU}")
    after = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == []
    assert [line.strip() for line in after if line not in before] == ["- waarde: 30500", "bekend: 2021-08-01", "bron: tellingen", "status: definitief"] or len(
        after
    ) - len(before) <= 5
    assert "Noord 30.500" in woorden(browser.get(f"/t/proef/cijfers{NU}").text)
    missing = stuur(browser, f"/t/proef/cijfers{NU}", **{**velden, "bron": ""})
    assert missing.status_code == 400
    assert 'value="30.500"' in missing.text


def test_a_figure_that_another_mended_first_is_a_conflict_about_that_value_only(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    file = "gemeenten/noord/gemeente.yaml"
    velden = {
        "gemeente": "noord",
        "cijfer": "inwoners",
        "index": "1",
        "peildatum": "2021-01-01",
        "bekend": "2021-03-01",
        "bron": "tellingen",
        "status": "definitief",
    }
    seen = {f"was.{key}": value for key, value in velden.items() if key in {"peildatum", "bekend", "bron", "status"}} | {"was.waarde": "20126"}
    schrijf(root, file, BESTANDEN[file].replace("S. Noord", "T. Noord"))  # elsewhere in the file
    answer = stuur(browser, f"/t/proef/cijfers{NU}", **velden, **seen, waarde="20127")
    assert answer.status_code == 200
    schrijf(root, file, BESTANDEN[file].replace("waarde: 20126", "waarde: 20130"))
    late = browser.post(f"/t/proef/cijfers{NU}", data=verborgen(answer.text))
    assert late.status_code == 409
    assert "Zoals u het zag 20126 Zoals het nu is 20130 Zoals u het wilt 20127" in woorden(late.text)
    assert "20130" in (root / file).read_text(encoding="utf-8")


def test_a_table_of_a_controller_is_read_shown_and_saved_as_it_was_sent(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    address = f"/t/proef/cijfers/inlezen{NU}"
    table = b"Gemeente;Inwoners 2021\r\nNoord;30.500\r\nMidden;30.002\r\nZuid;40.001\r\nTotaal;100.503\r\n"
    page = browser.get(address).text
    refused = browser.post(address, data={"token": token(page)}, files={"bestand": ("plaatje.png", b"x")})
    assert refused.status_code == 400
    shown = browser.post(address, data={"token": token(page)}, files={"bestand": ("Inwoners.csv", table)})
    assert "Noord 30.500" in woorden(shown.text)
    velden = {
        "gemeente": "Gemeente",
        "kolom": "Inwoners 2021",
        "cijfer": "inwoners",
        "eenheid": "aantal",
        "peildatum": "2021-06-01",
        "bekend": "2021-08-01",
        "bron": "controller",
        "status": "voorlopig",
    }
    wrong = stuur(browser, address, **velden)
    assert wrong.status_code == 400
    assert "Totaal" in woorden(wrong.text)  # no gemeente: the finding of check, at its cell
    answer = stuur(browser, address, **velden, overslaan="Totaal")
    assert "Er is nog niets bewaard." in woorden(answer.text)
    assert "Brief (Noord)" in woorden(answer.text)
    assert not (root / "trajecten/proef/cijfers").exists()
    bewaar(browser, answer, address)
    assert (root / "trajecten/proef/cijfers/inwoners-2021-08-01.csv").read_bytes() == table
    assert "Noord 30.500 voorlopig controller" in woorden(browser.get(f"/t/proef/cijfers{NU}").text)
    assert "Lees de tabel" in browser.get(address).text  # the table is not kept any longer
    assert draai(root, "check", "proef").code == 0


def test_a_wish_comes_among_the_choices_of_the_gemeente(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    answer = stuur(browser, f"/t/proef/gemeenten/noord/wens{NU}", wens="korte lijnen", over="klachten", datum="2021-10-01", gremium="college van Noord")
    bewaar(browser, answer, f"/t/proef/gemeenten/noord/wens{NU}")
    said = (root / "gemeenten/noord/proef/keuzes.yaml").read_text(encoding="utf-8")
    assert said.startswith(BESTANDEN["gemeenten/noord/proef/keuzes.yaml"])
    assert "wens: korte lijnen" in said
    assert "korte lijnen" in browser.get(f"/t/proef/gemeenten/noord{NU}").text


@pytest.mark.slow
def test_a_gemeente_chooses_what_is_hers_among_her_own_choices(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    address = f"/t/proef/gemeenten/zuid/kies/voorbehoud{NU}"
    assert address.partition("?")[0] in browser.get(f"/t/proef/gemeenten/zuid{NU}").text
    assert "maakt een voorbehoud" in browser.get(address).text
    assert stuur(browser, address, variant="ja", reden="x", datum="", gremium="").status_code == 400
    velden = {"variant": "ja", "reden": "de raad vroeg erom", "datum": "2021-10-01", "gremium": "college van Zuid"}
    answer = stuur(browser, address, **velden)
    assert "1 stuk verandert" in woorden(answer.text)
    bewaar(browser, answer, address)
    assert "variant: ja" in (root / "gemeenten/zuid/proef/keuzes.yaml").read_text(encoding="utf-8")
    assert draai(root, "check", "proef").code == 0
    assert browser.get(f"/t/proef/gemeenten/zuid/kies/klachten{NU}").status_code == 404  # the region decides that


def test_a_paragraph_of_a_gemeente_is_written_changed_and_taken_away(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    page = browser.get(f"/t/proef/gemeenten/zuid{NU}").text
    place = re.findall(r'<option value="(definitief/brief/na-kern)">', page)[0]
    address = f"/t/proef/gemeenten/zuid/tekst/{place}"
    file = root / f"gemeenten/zuid/proef/{place}.md"
    assert "Zuid heeft" in browser.get(address).text  # the paper around it
    text = "# Zuid zegt\r\n\r\nWij doen: dit.\r\n\r\n- eerst\r\n- dan\r\n"
    answer = stuur(browser, address + NU, tekst=text, gezien="")
    assert "1 stuk verandert" in woorden(answer.text)
    assert not file.exists()
    bewaar(browser, answer, address + NU)
    assert file.read_text(encoding="utf-8") == text.replace("\r\n", "\n")
    assert "Wij doen: dit." in browser.get(f"/t/proef/stuk/brief-zuid{NU}").text
    schrijf(root, file.relative_to(root).as_posix(), "Een ander was hier.\n")
    late = stuur(browser, address + NU, tekst="Mijn tekst.", gezien=text)
    assert late.status_code == 409
    assert "Mijn tekst." in late.text
    assert file.read_text(encoding="utf-8") == "Een ander was hier.\n"
    gone = stuur(browser, address + NU, tekst="", gezien="Een ander was hier.\n")
    bewaar(browser, gone, address + NU)
    assert not file.exists()
    assert browser.get(f"/t/proef/gemeenten/zuid/tekst/definitief/brief/na-nergens{NU}").status_code == 404
    assert browser.get(f"/t/proef/gemeenten/zuid/tekst/definitief/brief/..%2F..%2Fiets{NU}").status_code == 404


def test_the_region_writes_its_own_text_for_a_place_in_the_papers(ruimte: Maker) -> None:
    """From the list of places to the paper; what another saved meanwhile is shown beside it, and an empty text takes it away."""
    kind = "templates/documenten/brief.yaml"
    root = ruimte({kind: BESTANDEN[kind] + "  - {id: gevolg, opschrift: Gevolgen, blokken: [{invoegen: gevolgen}]}\n"})
    browser = bezoek(root)
    address = "/t/proef/teksten/definitief/gevolgen"
    page = browser.get(f"/t/proef/teksten{NU}")
    assert "Gevolgen" in woorden(page.text)
    assert f'href="{address}"' in page.text
    text = "Voor **iedereen** verandert er iets.\n\n- dit\n- dat\n"
    bewaar(browser, stuur(browser, address, tekst=text, gezien=""), address)
    file = root / "trajecten/proef/teksten/definitief/gevolgen.md"
    assert file.read_text(encoding="utf-8") == text
    assert "Voor iedereen verandert er iets." in woorden(browser.get(f"/t/proef/stuk/brief-noord{NU}").text)
    late = stuur(browser, address, tekst="Anders.", gezien="wat er eerst stond")
    assert late.status_code == 409
    assert re.search("Zoals u het zag wat er eerst stond Zoals het nu is Voor .* Zoals u het wilt Anders.", woorden(late.text))
    bewaar(browser, stuur(browser, address, tekst="", gezien=text), address)
    assert not file.exists()
    assert browser.get("/t/proef/teksten/definitief/gevolge").status_code == 404


def test_a_draft_does_not_take_back_what_another_saved_since_it_was_begun(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    file = "gemeenten/noord/proef/concept/brief/na-betekenis.md"
    address = "/t/proef/gemeenten/noord/tekst/concept/brief/na-betekenis"
    stuur(browser, address, tekst="Mijn eerste woorden.", gezien=BESTANDEN[file])
    schrijf(root, file, "Van een ander.\n")
    page = browser.get(address).text
    assert "Mijn eerste woorden." in page
    assert "Intussen heeft iemand anders deze alinea gewijzigd" in woorden(page)
    seen = html.unescape(re.findall(r'name="gezien" value="([^"]*)"', page)[0])
    late = stuur(browser, address, tekst="Mijn eerste woorden.", gezien=seen, stap="bewaar")
    assert late.status_code == 409
    assert "Van een ander." in woorden(late.text)
    assert (root / file).read_text(encoding="utf-8") == "Van een ander.\n"


# --- a decision of this repository, made again -----------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.broad
def test_the_five_decisions_of_a_session_made_in_the_browser_give_the_same_documents(tmp_path: Path) -> None:
    """From an empty basket to a .docx whose text is read: on a workspace without the record that holds them."""
    name = "trajecten/gr-sociaal/besluiten/2021-05-27-bestuurlijke-dialoogsessie.yaml"
    root = kopie_van_repo(tmp_path / "werkruimte")
    redenen = iter([" ".join(row["reden"].split()) for row in data_of((root / name).read_bytes())["keuzes"]])
    (root / name).unlink()
    filed = kopie_van_repo(tmp_path / "bestanden")
    for place in (root, filed):  # a later record accepts this one by its name; the milestone that is compared is earlier
        (place / "trajecten/gr-sociaal/besluiten/2021-08-30-stuurgroep.yaml").unlink()
        for folder in (
            place / "trajecten/samenvoeging-drechtwerk",
            *place.glob("gemeenten/*/samenvoeging-drechtwerk"),
        ):  # which begins at a version that holds them
            shutil.rmtree(folder)
    browser = bezoek(root)
    concept = "?stand=concept@nu"
    sociaal = "/t/gr-sociaal"
    stem = {
        "inwoners_per_stem": "10000", "afronding": "omhoog", "minimum": "1", "maximum": "0", "peildatum": "2021-01-01", "herijking": "geen",
        "verdeling_over_leden": "gelijk", "afwezigheid": "plaatsvervanger", "tabel_bindt": "ja",
    }  # fmt: skip
    dubbel = {
        "consensus": "ja", "drempel_stemmen": "1/2", "drempel_gemeenten": "1/2", "strikt": "ja", "basis": "uitgebracht",
        "verdeelde_gemeente": "meerderheid-van-haar-stemmen",
    }  # fmt: skip
    for clausule, variant, waarden in (
        ("stemverhouding", "per-inwoners", stem),
        ("besluitvorming", "dubbele-meerderheid", dubbel),
    ):
        velden = {f"p.{key}": value for key, value in waarden.items()}
        assert stuur(browser, f"{sociaal}/kies/clausule/{clausule}{concept}", variant=variant, reden=next(redenen), **velden).status_code == 200
    stuur(
        browser,
        f"{sociaal}/kies/taken{concept}",
        gemeente="zwijndrecht",
        taak="inburgering",
        uitvoering="gedeeltelijk",
        deeltaken=["maatschappelijke-begeleiding"],
        reden=next(redenen),
    )
    stuur(browser, f"{sociaal}/kies/clausule/verdeelsleutel{concept}", variant="per-inwoner", noem="ja", reden=next(redenen), **{"p.jaren_terug": "2"})
    lid = "Het {{ begrip('dagelijks-bestuur') }} en de uittredende {{ begrip('deelnemer') }} kunnen overeenkomen dat de vergoeding in één keer wordt betaald."
    stuur(
        browser,
        f"{sociaal}/wijzig/gr-tekst/uittreding-kosten/schadebeperking{concept}",
        soort="erna",
        naam="ineens",
        tekst=lid,
        stap="mandje",
        reden=next(redenen),
    )
    stuur(browser, f"{sociaal}/kies{concept}", soort="verplaats", wat="evaluatie", na="participatie", reden=next(redenen))
    kop = {"datum": "2021-05-27", "gremium": "bestuurlijke dialoogsessie", "status": "besloten", "volgnummer": "1", "aanname": "ja"}
    answer = stuur(browser, f"{sociaal}/besluit{concept}", **kop, verder="gevolgen")
    words = woorden(answer.text)
    assert "Dordrecht" in words
    assert "Stemmen en bijdragen" in words
    assert bewaar(browser, answer, f"{sociaal}/besluit{concept}").status_code == 200
    assert (root / name).is_file()
    papier = browser.get(f"{sociaal}/bestand/gr-tekst.docx{concept}")
    assert "in één keer wordt betaald" in docx.Document(io.BytesIO(papier.content)).element.xml
    for made, folder in ((root, tmp_path / "browser"), (filed, tmp_path / "bestand")):
        assert draai(made, "build", "gr-sociaal", "--mijlpaal", "concept", "--out", str(folder)).code == 0
    rows = [
        {row["path"]: row["inhoud"] for row in manifest(folder / "gr-sociaal/concept")["documenten"]} for folder in (tmp_path / "browser", tmp_path / "bestand")
    ]
    assert [path for path in rows[1] if rows[0].get(path) != rows[1][path]] == []
    assert set(rows[0]) == set(rows[1])
