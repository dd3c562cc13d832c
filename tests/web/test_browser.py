"""The workbench in a real browser: every screen looked at, heard, measured and kept as a picture; a sentence changed as a person does, with and without scripts."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser, Page

from aanbieder import SECRET, aanbieder
from assembler.facts.orders import orders
from assembler.rendering import html
from chromium import AXE, GEOMETRY, HEARD, PICTURES, downloaded, heard, listened, looked_at, measured, open_bank, served, visitor, writing
from conftest import Maker
from dosis import sampled
from gitwerk import git, in_git
from samen import Samen
from werkruimte import Geladen, kopie_van_repo, schrijf

pytestmark = [pytest.mark.browser, pytest.mark.slow]


# What a person opens, by the name of its picture.
SCREENS = {
    "trajecten": "/",
    "nieuw": "/nieuw",
    "overzicht": "/t/gr-sociaal",
    "regeling": "/t/gr-sociaal/regeling?zoek=maatwerk",
    "stuk": "/t/gr-sociaal/stuk/rib-dordrecht",
    "plek": "/t/gr-sociaal/plek/gr-tekst/uittreding-kosten/schadebeperking",
    "zin": "/t/gr-sociaal/wijzig/gr-tekst/uittreding-kosten/schadebeperking",
    "besluiten": "/t/gr-sociaal/besluiten",
    "reacties": "/t/gr-sociaal/reacties",
    "mandje": "/t/gr-sociaal/besluit",
    "kies": "/t/gr-sociaal/kies",
    "andere-keuzes": "/t/gr-sociaal/kies/ander",
    "variant": "/t/gr-sociaal/kies/clausule/besluitvorming?variant=gewone-meerderheid",
    "taken": "/t/gr-sociaal/kies/taken?gemeente=zwijndrecht&taak=inburgering",
    "stemmen": "/t/gr-sociaal/stemmen?variant=stemverhouding%3Deen-per-lid",
    "bijdragen": "/t/gr-sociaal/bijdragen?variant=verdeelsleutel.jaren_terug%3D1",
    "cijfers": "/t/gr-sociaal/cijfers",
    "cijfer": "/t/gr-sociaal/cijfers/dordrecht/inwoners/1",
    "inlezen": "/t/gr-sociaal/cijfers/inlezen",
    "deelnemers": "/t/gr-sociaal/gemeenten",
    "deelnemer": "/t/gr-sociaal/gemeenten/sliedrecht",
    "eigen-alinea": "/t/gr-sociaal/gemeenten/sliedrecht/tekst/definitief/rib/na-betekenis",
    "mijlpaal": "/t/gr-sociaal/gegevens/trajecten/gr-sociaal/mijlpalen/concept.yaml",
    "behandeling": "/t/gr-sociaal/gegevens/trajecten/gr-sociaal/mijlpalen/definitief.yaml/behandelingen/dordrecht",
    "beslispunt": "/t/gr-sociaal/gegevens/trajecten/gr-sociaal/mijlpalen/definitief.yaml/beslispunten/0",
    "mijlpaal-nieuw": "/t/gr-sociaal/gegevens/trajecten/gr-sociaal/mijlpalen/vastgesteld.yaml",
    "gegevens-deelnemer": "/t/gr-sociaal/gegevens/gemeenten/sliedrecht/gr-sociaal/gegevens.yaml",
    "gemeente": "/t/gr-sociaal/gegevens/gemeenten/sliedrecht/gemeente.yaml",
    "besluit-nieuw": "/t/gr-sociaal/gegevens/gemeenten/sliedrecht/gr-sociaal/keuzes.yaml/besluiten/+?keuzesoort=taken",
    "sets": "/t/gr-sociaal/sets",
    "eigen-keuze": "/t/gr-sociaal/gemeenten/sliedrecht/kies/voorbehoud-kosten",
    "regioteksten": "/t/gr-sociaal/teksten",
    "regiotekst": "/t/gr-sociaal/teksten/definitief/dekking",
    "planning": "/t/gr-sociaal/planning",
    "stand": "/t/gr-sociaal/stand",
    "stukken": "/t/gr-sociaal/stukken",
    "vergelijken": "/t/gr-sociaal/vergelijk?oud=2021-08-16&nieuw=2021-08-18",
    "gevolgen": "/t/gr-sociaal/vergelijk?oud=2021-08-16&nieuw=2021-08-18&als=gevolgen&document=gr-tekst",
    "bevindingen": "/t/gr-sociaal/bevindingen",
    "uitleg": "/uitleg/alles-is-bekend",
    "vastleggen": "/t/gr-sociaal/vastleggen",
    "bibliotheek": "/bibliotheek",
    "clausule": "/bibliotheek/stemverhouding",
    "lijsten": "/bibliotheek/lijsten",
    "bewerk": "/bibliotheek/bewerk/clauses/stemverhoudingen/stemverhouding.yaml?plek=varianten/een-per-lid/leden/0/tekst",
    "gebruik": "/bibliotheek/gebruik/begrip/deelnemer",
    "bestand": "/bestand/trajecten/gr-sociaal/traject.yaml?regel=5",
    "geschiedenis": "/geschiedenis",
    "geschiedenis-bestand": "/geschiedenis/clauses/slot/klachten.yaml",
    "geschiedenis-plek": "/t/gr-sociaal/geschiedenis/gr-tekst/klachten/overzicht",
    "plek-in-git": "/t/gr-sociaal/plek/gr-tekst/klachten/overzicht",
    "beheer": "/beheer",
    "bestaat-niet": "/t/gr-sociall",
}


@pytest.fixture(scope="module")
def sociaal_bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = kopie_van_repo(tmp_path_factory.mktemp("bank") / "werkruimte")
    clause = root / "clauses/slot/klachten.yaml"
    now = clause.read_text(encoding="utf-8")
    clause.write_text(now.replace("zendt ieder jaar een overzicht", "zendt een overzicht"), encoding="utf-8")
    assert clause.read_text(encoding="utf-8") != now
    in_git(root, aan=False)
    clause.write_text(now, encoding="utf-8")
    git(root, "commit", "-q", "-a", "-m", "Klachten: ieder jaar\n\nZoals de raden vroegen.")
    with open_bank(root) as address:
        yield address


@pytest.fixture(scope="module")
def seeing(browser: Browser) -> Iterator[Page]:
    context = visitor(browser)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """Return a page on which no script runs."""
    context = visitor(browser, java_script_enabled=False)
    yield context.new_page()
    context.close()


IN_THE_SUITE = {"plek"}


@pytest.mark.parametrize("name", sampled(SCREENS, IN_THE_SUITE))
def test_a_screen_can_be_seen_heard_and_used_without_scripts(seeing: Page, bare: Page, sociaal_bank: str, name: str) -> None:
    wrong = listened(seeing)
    missing = name == "bestaat-niet"
    answer = seeing.goto(sociaal_bank + SCREENS[name], timeout=120_000)
    assert answer is not None
    assert answer.status == (404 if missing else 200)
    looked_at(seeing, name)
    assert [item for item in wrong if not (missing and "404" in item)] == []
    words = " ".join(seeing.inner_text("main").split())
    bare.goto(sociaal_bank + SCREENS[name])
    assert bare.locator("h1").count() == 1
    assert " ".join(bare.inner_text("main").split())[:150] == words[:150]
    assert bare.locator("form:not([method])").count() == 0


def change(page: Page, address: str, type_it: Callable[[Page], None], look: Callable[[Page], None] = lambda _page: None) -> bytes:
    """Change one sentence as a person does, from the text to a downloaded .docx; return the file."""
    page.goto(f"{address}/t/proef/regeling?stand=definitief@nu")
    page.locator("li", has_text="De termijn is acht weken.").locator("a.achter").click()
    page.get_by_role("link", name="Wijzig deze tekst").click()
    type_it(page)
    page.get_by_label("Reden", exact=True).fill("dat is duidelijker")
    page.get_by_role("button", name="In het mandje").click()
    page.get_by_label("Datum van het besluit").fill("2021-10-01")
    page.get_by_label("Gremium (wie besloot)").fill("overleg")
    page.get_by_role("button", name="Wat doet dit besluit?").click()
    assert "Er is nog niets bewaard." in page.inner_text("main")
    assert "1 stuk verandert, 3 blijven zoals ze zijn." in page.inner_text("main")
    look(page)
    page.get_by_role("button", name="Bewaar", exact=True).click()
    assert "overleg" in page.inner_text("main")
    page.goto(f"{address}/t/proef/stukken?stand=definitief@nu")
    return downloaded(page, "gr-tekst als docx").read_bytes()


def test_a_sentence_is_changed_live_and_another_window_is_told(browser: Browser, ruimte: Maker) -> None:
    root = ruimte()
    with open_bank(root) as address:
        context = visitor(browser)
        other = context.new_page()
        other.goto(f"{address}/t/proef")
        page = context.new_page()
        wrong = listened(page)

        def typed(page: Page) -> None:
            field = writing(page, "De zin")
            field.fill("De termijn bedraagt {{ regel.weken | aantal('week', 'weken') }}.")
            page.locator("#voorbeeld", has_text="De termijn bedraagt acht weken.").wait_for()
            field.fill("Kapot {{ begrip('bestuurder') }}.")
            page.locator("#voorbeeld", has_text="Bedoelde u 'bestuur'?").wait_for()
            field.fill("De termijn bedraagt {{ regel.weken | aantal('week', 'weken') }} voor het ")
            page.locator(".schrijfveld .chip", has_text="Termijn in weken").wait_for()
            page.get_by_text("Wat u kunt invullen").click()
            page.get_by_text("Begrippen", exact=True).click()
            page.get_by_role("button", name="{{ begrip('bestuur') }}", exact=True).click()
            page.locator("#voorbeeld", has_text="De termijn bedraagt acht weken voor het bestuur").wait_for()
            field.press("Backspace")  # a chip goes as one thing
            page.locator("#voorbeeld", has_not_text="het bestuur").wait_for()
            field.press_sequentially("{{bestu")
            page.locator("[role=option][aria-selected=true]", has_text="bestuur").wait_for()
            page.wait_for_timeout(300)  # a list that has just opened takes no Enter: it may be meant for the text
            field.press("Enter")
            page.locator("#voorbeeld", has_text="De termijn bedraagt acht weken voor het bestuur").wait_for()
            assert field.inner_text().split()[:3] == ["De", "termijn", "bedraagt"]
            page.get_by_role("button", name="Invullingen als tekst").click()
            assert "{{ begrip('bestuur') }}" in field.inner_text()
            page.get_by_role("button", name="Invullingen als tekst").click()
            page.screenshot(path=PICTURES / "zin-live.png")
            assert page.evaluate(GEOMETRY) == []

        PICTURES.mkdir(parents=True, exist_ok=True)
        content = change(page, address, typed, lambda page: looked_at(page, "gevolgen-vooraf"))
        assert "voor het bestuur" in docx.Document(io.BytesIO(content)).element.xml
        other.locator(".melding-nieuw", has_text="Er is intussen iets gewijzigd").wait_for()
        other.get_by_role("link", name="Lees deze bladzijde opnieuw").click()
        other.wait_for_load_state()
        assert other.locator(".melding-nieuw").count() == 0
        schrijf(root, "trajecten/proef/besluiten/2021-11-01-buiten.yaml", "datum: 2021-11-01\ngremium: wij\nkeuzes:\n  - {clausule: ombudsman}\n")
        other.locator(".melding-nieuw").wait_for()
        assert wrong == []
        context.close()


@pytest.mark.broad
def test_a_paragraph_of_a_gemeente_is_written_with_its_paper_around_it(browser: Browser, ruimte: Maker) -> None:
    """Headings, a list, bold words and a figure, seen in the paper while they are typed, saved, and read back from Word."""
    with open_bank(ruimte()) as address:
        context = visitor(browser)
        page = context.new_page()
        wrong = listened(page)
        page.goto(f"{address}/t/proef/gemeenten/zuid/tekst/definitief/brief/na-betekenis?stand=definitief@nu")
        field = writing(page, "Tekst")
        field.press_sequentially("# Wat Zuid vindt\n\nDit is nieuw voor {{ gemeente.naam | naam }}.\n\neerst\n")
        page.locator("#omgeving", has_text="Dit is nieuw voor Zuid.").wait_for()
        field.press("ArrowUp")
        page.get_by_role("button", name="Opsomming").click()
        page.locator("#omgeving li", has_text="eerst").wait_for()
        field.press("Control+End")
        field.press_sequentially("\n")
        page.get_by_role("button", name="Vet", exact=True).click()
        field.press_sequentially("haast")
        page.locator("#omgeving strong", has_text="haast").wait_for()
        field.press("Control+End")
        field.press_sequentially(" {{ gemeente.naem | naam }}")
        page.locator("#omgeving", has_text="Bedoelde u 'naam'?").wait_for()
        field.press("Backspace")  # the code is one thing
        page.locator("#omgeving strong", has_text="haast").wait_for()
        looked_at(page, "eigen-alinea-live")
        page.get_by_role("button", name="Wat doet deze tekst?").click()
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.goto(f"{address}/t/proef/stukken?stand=definitief@nu")
        written = docx.Document(str(downloaded(page, "brief-zuid als docx"))).element.xml
        assert [word for word in ("Wat Zuid vindt", "Dit is nieuw voor ", "eerst", "haast", "<w:b/>") if word not in written] == []
        assert wrong == []
        context.close()


@pytest.mark.broad
def test_the_library_and_a_heading_are_changed_as_a_person_does(browser: Browser, ruimte: Maker) -> None:
    """From the search in the library, and from the other choices, to words that are read in Word."""
    with open_bank(ruimte()) as address:
        context = visitor(browser)
        page = context.new_page()
        wrong = listened(page)
        page.goto(f"{address}/bibliotheek?zoek=klachtenregeling")
        page.get_by_role("link", name="Klachten").first.click()
        page.get_by_role("link", name="Wijzig klachten termijn").click()
        writing(page, "De tekst").fill("De termijn beloopt {{ regel.weken | aantal('week', 'weken') }}.")
        page.get_by_role("button", name="Wat doet dit in alle trajecten?").click()
        assert "Zij raakt 1 van de 1 traject: Regeling Proef." in page.inner_text("main")
        looked_at(page, "bibliotheek-gevolgen")
        page.get_by_role("button", name="Bewaar in de bibliotheek").click()
        page.goto(f"{address}/t/proef/kies?stand=definitief@nu")
        page.get_by_role("link", name="Iets anders").click()
        form = page.locator("#opschrift")
        form.get_by_label("Artikel of hoofdstuk").select_option("klachten")
        form.get_by_label("Het nieuwe opschrift").fill("Klagen over het bestuur")
        form.get_by_label("Reden", exact=True).fill("duidelijker")
        form.get_by_role("button", name="In het mandje").click()
        page.get_by_label("Datum van het besluit").fill("2021-10-01")
        page.get_by_label("Gremium (wie besloot)").fill("overleg")
        page.get_by_role("button", name="Wat doet dit besluit?").click()
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.goto(f"{address}/t/proef/stukken?stand=definitief@nu")
        written = docx.Document(str(downloaded(page, "gr-tekst als docx"))).element.xml
        assert [word for word in ("De termijn beloopt ", "Klagen over het bestuur") if word not in written] == []
        assert wrong == []
        context.close()


@pytest.mark.office
@pytest.mark.broad
def test_papers_are_made_while_somebody_looks_and_their_pages_are_shown(browser: Browser, ruimte: Maker) -> None:
    with open_bank(ruimte()) as address:
        context = visitor(browser)
        page = context.new_page()
        wrong = listened(page)
        page.goto(f"{address}/t/proef/stukken?stand=definitief@nu")
        page.get_by_role("button", name="Maak alle stukken").click()
        page.locator("#werk", has_text="Klaar: 4 nieuw").wait_for()
        page.locator("#lijst", has_text="gemaakt (versie nu)").first.wait_for()
        page.get_by_role("link", name="Zo ziet Word het: brief-zuid").click()
        picture = page.get_by_role("img", name="Blad 1 van")
        picture.wait_for()
        assert page.evaluate("async () => { const one = document.querySelector('.bladen img'); await one.decode(); return one.naturalWidth }") > 700
        looked_at(page, "bladen")
        assert downloaded(page, "Haal op als pdf").read_bytes().startswith(b"%PDF")
        assert wrong == []
        context.close()


@pytest.mark.broad
def test_a_sentence_is_changed_without_scripts(browser: Browser, ruimte: Maker) -> None:
    with open_bank(ruimte()) as address:
        context = visitor(browser, java_script_enabled=False)

        def typed(page: Page) -> None:
            page.get_by_label("De zin").fill("De termijn duurt {{ regel.weken | aantal('week', 'weken') }}.")
            page.get_by_role("button", name="Toon hoe het luidt").click()
            assert "De termijn duurt acht weken." in page.inner_text("#voorbeeld")

        content = change(context.new_page(), address, typed)
        assert "duurt" in docx.Document(io.BytesIO(content)).element.xml
        context.close()


@pytest.mark.broad
def test_the_pages_of_what_goes_wrong_can_be_read_too(browser: Browser, ruimte: Maker) -> None:
    """A conflict of three texts, a file with a fault, a refusal that keeps the words: looked at, measured and heard."""
    root = ruimte()
    with open_bank(root) as address:
        context = visitor(browser)
        page = context.new_page()
        page.goto(f"{address}/t/proef/besluiten")
        page.get_by_role("button", name="Wijzig of trek in: 1 september 2021, dialoogsessie").click()
        page.get_by_label("Reden van het besluit als geheel (mag leeg)").fill(
            "Een reden die lang genoeg is om te zien of de drie teksten naast elkaar te lezen blijven. " * 3
        )
        schrijf(
            root,
            "trajecten/proef/besluiten/2021-09-01-dialoog.yaml",
            "datum: 2021-09-01\ngremium: dialoogsessie\nreden: van een ander\nkeuzes:\n  - {clausule: klachten, parameters: {weken: 8}}\n",
        )
        page.get_by_role("button", name="Wat doet dit besluit?").click()
        assert page.inner_text("h1") == "Dit is intussen door een ander gewijzigd"
        looked_at(page, "botsing")
        schrijf(root, "trajecten/proef/traject.yaml", "id: proef\nnaam: [\n")
        page.goto(f"{address}/t/proef")
        assert page.inner_text("h1") == "Er staat een fout in een bestand"
        looked_at(page, "onleesbaar")
        page.get_by_role("link", name="Open trajecten/proef/traject.yaml").click()
        looked_at(page, "bestand-fout")
        context.close()


@pytest.mark.broad
@pytest.mark.parametrize("name", ["gr-tekst", "rib-sliedrecht"])
def test_a_document_as_a_page_is_seen_heard_and_printed(browser: Browser, sociaal: Geladen, name: str) -> None:
    """`build --format html`: in a window and on paper, where only a table may be wider; a word of a heading leads to its place."""
    page = browser.new_context(bypass_csp=True).new_page()
    page.set_content(html.render(sociaal.maak("concept", name).final).decode())
    looked_at(page, f"pagina-{name}")
    assert page.evaluate("[...document.querySelectorAll('nav a')].every((link) => document.getElementById(decodeURI(link.hash.slice(1))))")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.broad
def test_every_kind_of_document_is_a_page_that_reads_in_one_direction(browser: Browser, sociaal: Geladen) -> None:
    """One document of each kind, from a window of 320 pixels to one of 1280, with letters twice as large, and by ear."""
    trajectmap = sociaal.trajectmap
    kinds: dict[str, tuple[str, str]] = {}
    for mijlpaal in trajectmap.mijlpalen:
        for order in orders(sociaal.ruimte, trajectmap, mijlpaal):
            kinds.setdefault(order.soort.id, (mijlpaal.id, order.name))
    page = browser.new_context(bypass_csp=True).new_page()
    for name, (at, document) in kinds.items():
        page.set_content(html.render(sociaal.maak(at, document).final).decode())
        measured(page, name)
        heard(page)
    assert len(kinds) > 12


def test_the_guards_see_what_they_guard_against(browser: Browser) -> None:
    page = visitor(browser).new_page()
    words = "veel woorden " * 20
    page.set_content(
        f"<main><p style='width:2rem'>{words}</p><div style='width:1px;overflow:hidden'><p style='width:90vw;margin-left:50vw'>{words}</p></div><img src=x>"
        + "".join(f"<p id='p{number}' style='color: {'#999' if number == 3 else '#222'}'>woorden</p>" for number in range(6))
        + "<div style='background: #222'><p>woorden</p></div></main>"
    )
    assert [item.partition(":")[0] for item in page.evaluate(GEOMETRY)][:1] == ["2 rem"]
    assert any(item.startswith("cut off") for item in page.evaluate(GEOMETRY))
    page.evaluate(AXE)
    found = {item["id"]: [node["target"][0] for node in item["nodes"]] for item in page.evaluate(HEARD)}
    assert "image-alt" in found
    assert found["color-contrast"] == ["#p3", "div:nth-child(10) > p"]  # one of many, and one by what is behind it


@pytest.mark.broad
def test_who_logs_in_is_told_what_is_his_and_is_back_with_what_he_typed(browser: Browser, ruimte: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WERKBANK_GEHEIM", SECRET)
    root, banks = ruimte(), []

    def made(host: str) -> Any:
        banks.append(Samen(root, provider, f"http://{host}"))
        return banks[0].app

    sentence = "/t/proef/wijzig/gr-tekst/klachten/termijn?stand=definitief@nu"
    with aanbieder() as provider, served(made) as address:
        anna, rik = visitor(browser).new_page(), visitor(browser).new_page()
        anna.goto(f"{address}{sentence}")
        assert "Regeling Proef" not in anna.content()
        looked_at(anna, "aanmelden")
        provider.who = {"sub": "1"}
        anna.get_by_role("link", name="Aanmelden").click()
        assert "Dit bepaalt de regio." in anna.inner_text("main")
        looked_at(anna, "niet-voor-u")
        provider.who = {"sub": "2", "name": "Rik Regio"}
        rik.goto(f"{address}{sentence}")
        rik.get_by_role("link", name="Aanmelden").click()
        rik.get_by_label("Reden", exact=True).fill("lang over nagedacht")
        banks[0].later = timedelta(hours=11)
        rik.get_by_role("button", name="In het mandje").click()
        assert "Wat u typte is bewaard" in rik.inner_text("main")
        rik.get_by_role("link", name="Aanmelden").click()
        assert "lang over nagedacht" in rik.inner_text("main")
        looked_at(rik, "afgebroken")
        rik.get_by_role("button", name="Ga hiermee verder").click()
        assert rik.locator("h1").inner_text() != "Dit is niet gelukt"
        rik.get_by_role("button", name="Afmelden").click()
        assert "U bent afgemeld" in rik.inner_text("main")
        rik.goto(f"{address}/t/proef")
        assert "Regeling Proef" not in rik.content()
