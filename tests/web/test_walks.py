"""What a jurist does, from the screen to a file whose text is read: with scripts and without; and by keyboard alone, by ear, and by two windows at once."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser, Page

from assembler.ground.document import NodeId
from assembler.wordfile.fields import bookmark_of
from assembler.writing.edit import data_of
from chromium import downloaded, listened, looked_at, open_bank, visitor
from dosis import sampled
from redactie import Redactie
from werkruimte import PROCES, draai, kopie_van_repo, werkruimte

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAVED = re.compile("bewaard=ja")
SENTENCE = "wijzig/gr-tekst/klachten/termijn?stand=definitief@nu"
MIJLPAAL = "trajecten/proef/mijlpalen/definitief.yaml"


class Walk:
    """A workspace with two versions that are fixed, served, and a person on it."""

    def __init__(self, root: Path, address: str, page: Page, *, scripts: bool) -> None:
        self.root, self.address, self.page, self.scripts = root, address, page, scripts

    def open(self, place: str) -> Page:
        """Open a screen of the traject."""
        answer = self.page.goto(f"{self.address}/t/proef{'/' if place else ''}{place}", timeout=120_000)
        assert answer is not None
        assert answer.status == 200, place
        return self.page

    def save(self, button: str) -> str:
        """Press a button that shows what is done, see that nothing is saved yet, save, and return the words of the page that follows."""
        self.page.get_by_role("button", name=button).click()
        assert "Er is nog niets bewaard." in self.words(), self.words()
        self.page.get_by_role("button", name="Bewaar", exact=True).click()
        self.page.wait_for_url(SAVED)
        assert self.page.title().startswith("Bewaard: ")
        assert self.page.get_by_role("status").first.inner_text() == "Bewaard."
        return self.words()

    def words(self) -> str:
        """Return the words of the page."""
        return " ".join(self.page.inner_text("main").split())

    def look(self, name: str) -> None:
        """Look at the page, once: without scripts it looks the same."""
        if self.scripts:
            looked_at(self.page, f"gang-{name}")

    def word(self, link: str) -> str:
        """Return the text of the Word file behind a link."""
        return text(downloaded(self.page, link).read_bytes())


def text(content: bytes) -> str:
    """Return all text of a Word file, paragraph by paragraph."""
    body = docx.Document(io.BytesIO(content)).element.body
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = ("".join(run.text or "" for run in part.iter(f"{name}t")) for part in body.iter(f"{name}p"))
    return "\n".join(lines).replace("\u00a0", " ")


@pytest.fixture(scope="module", params=[pytest.param(True, id="met scripts"), pytest.param(False, id="zonder scripts", marks=pytest.mark.broad)])
def walk(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    root = werkruimte(tmp_path_factory.mktemp("gang"), PROCES)
    for name in ("concept", "definitief"):
        made = draai(root, "freeze", "proef", name, "--door", "Anna", "--gezien", "Bert")
        assert made.code == 0, made
    with open_bank(root) as address:
        context = visitor(browser, java_script_enabled=request.param)
        page = context.new_page()
        wrong = listened(page)
        yield Walk(root, address, page, scripts=request.param)
        assert wrong == []
        context.close()


def test_the_day_of_a_council_from_the_planning_to_word(walk: Walk) -> None:
    page = walk.open("planning?stand=definitief@nu")
    page.get_by_role("link", name=re.compile("^Wijzig: Definitief")).first.click()
    page.get_by_label("Datum (mag leeg)", exact=True).fill("2021-12-02")
    walk.look("behandeling")
    assert "Behandeling: Noord" in walk.save("Wat doet deze wijziging?")
    assert "2021-12-02" in (walk.root / MIJLPAAL).read_text(encoding="utf-8")
    page = walk.open("planning")
    assert "2 december 2021" in walk.word("Word (docx)")


@pytest.mark.broad
def test_a_milestone_is_begun_and_its_paper_is_in_word(walk: Walk) -> None:
    page = walk.open("planning")
    page.get_by_label("Naam van een nieuwe mijlpaal").fill("Derde tekst")
    page.get_by_role("button", name="Begin een mijlpaal").click()
    page.get_by_label("Naam", exact=True).fill("Derde tekst")
    page.get_by_label("Stand", exact=True).fill("2021-12-20")
    page.get_by_label("Omschrijving", exact=True).fill("derde tekst van de regeling")
    walk.save("Wat doet deze wijziging?")
    page.get_by_role("link", name="Voeg toe bij Documenten").click()
    page.get_by_label("Soort", exact=True).fill("gr-tekst")
    walk.look("mijlpaal-document")
    walk.save("Wat doet deze wijziging?")
    walk.open("stukken?stand=derde-tekst@nu")
    assert "De termijn is acht weken." in walk.word("gr-tekst als docx")
    (walk.root / "trajecten/proef/mijlpalen/derde-tekst.yaml").unlink()


@pytest.mark.broad
def test_what_was_sent_and_what_came_of_it_from_the_screen_to_word(walk: Walk) -> None:
    page = walk.open("stand")
    sent = page.locator("#verzonden")
    sent.get_by_label("Welke vastgelegde versie").select_option("definitief@1")
    sent.get_by_label("Waarvoor").select_option("toestemming")
    sent.get_by_label("Dag van verzending").fill("2021-11-02")
    sent.get_by_label("Dag van ontvangst").fill("2021-11-03")
    sent.get_by_role("checkbox", name=re.compile("raad van de gemeente Noord")).check()
    walk.look("stand-verzonden")
    assert "definitief@1, 2 november 2021" in walk.save("Wat doet deze verzending?")
    (kept,) = (walk.root / "trajecten/proef/verzendingen").glob("*.yaml")
    assert data_of(kept.read_bytes())["ontvangen"] == "2021-11-03"
    decided = page.locator("#besloten")
    decided.get_by_label("Wie besloot").select_option("noord/raad")
    decided.get_by_label("Waarover").select_option("toestemming")
    decided.get_by_label("Op welke versie").select_option("definitief@1")
    decided.get_by_label("Dag van het besluit").fill("2021-12-02")
    decided.get_by_label("Uitslag").select_option("aangenomen")
    decided.get_by_label("Voor", exact=True).fill("12")
    decided.get_by_label("Tegen", exact=True).fill("5")
    decided.get_by_label("Wat het orgaan van het vervolg vindt").fill("dat het snel moet")
    decided.get_by_label("Motie").fill("ieder jaar te berichten")
    decided.get_by_text("Een amendement dat een beslispunt wijzigt").click()
    decided.get_by_label("Wat is gevraagd, als zinsdeel").first.fill("de kennisname te schrappen")
    decided.get_by_label("Het beslispunt dat anders luidt of vervalt").first.select_option("kennis")
    decided.get_by_label("Bron: waaruit blijkt het").fill("besluitenlijst")
    walk.look("stand-besloten")
    words = walk.save("Wat doet deze uitkomst?")
    assert "Stemmen: 12 voor, 5 tegen" in words
    (outcome,) = (walk.root / "trajecten/proef/uitkomsten").glob("*.yaml")
    page.get_by_role("link", name=re.compile("^Vul aan of beantwoord")).click()
    page.get_by_role("link", name=re.compile("ieder jaar te berichten")).click()
    page.get_by_label("Verwerking").select_option("overgenomen")
    page.get_by_label("Antwoord (mag leeg)", exact=True).fill("Het bestuur bericht ieder jaar.")
    page.get_by_label("Beantwoord (mag leeg)").fill("2021-12-10")
    walk.look("uitkomst-antwoord")
    walk.save("Wat doet deze wijziging?")
    data: Any = data_of(outcome.read_bytes())
    assert data["standpunt"] == ["dat het snel moet"]
    assert [(row["soort"], row.get("verwerking"), row.get("beslispunt")) for row in data["inbreng"]] == [
        ("motie", "overgenomen", None),
        ("amendement", None, "kennis"),
    ]
    walk.open("stand")
    said = walk.word("Word (docx)")
    assert "2 december 2021" in said
    assert "de kennisname te schrappen" in said
    assert "ieder jaar te berichten" in said


@pytest.mark.broad
def test_a_proposal_from_word_is_taken_over_and_is_in_word_again(walk: Walk) -> None:
    assert draai(walk.root, "build", "proef", "--mijlpaal", "concept@1", "--soort", "gr-tekst").code == 0
    back = Redactie((walk.root / "build/proef/concept/gr-tekst.docx").read_bytes(), 1)
    back.put(bookmark_of(NodeId("gr-tekst/klachten/termijn")), "zes weken", "elf weken")
    page = walk.open("reacties")
    if not page.get_by_label("Het Word-bestand").is_visible():
        page.get_by_text("Een Word-bestand dat terugkwam").click()
    page.get_by_label("Het Word-bestand").set_input_files({"name": "noord.docx", "mimeType": "application/octet-stream", "buffer": back.saved()})
    page.get_by_label("Van wie").fill("noord")
    page.get_by_label("Ontvangen op").fill("2021-06-20")
    page.get_by_role("button", name="Lees in").click()
    assert "1 voorstel staat open." in walk.words()
    page.get_by_text(re.compile("^Neem over of beantwoord")).click()
    page.get_by_label("Gremium (wie besluit)").fill("dialoog")
    page.get_by_label("Datum van het besluit").fill("2021-05-20")
    page.get_by_role("group", name="Neem over als besluit").get_by_label("Status").select_option("besloten")
    page.get_by_label("Reden (staat in geen stuk)").fill("Dat vroeg Noord.")
    walk.look("terug")
    page.get_by_role("button", name=re.compile("^Neem over: ")).click()
    assert "0 voorstellen staan open." in walk.words()
    walk.open("stukken?stand=concept@nu")
    assert "De termijn is elf weken." in walk.word("gr-tekst als docx")


@pytest.mark.broad
def test_the_set_of_a_council_is_had_as_one_file(walk: Walk, browser: Browser) -> None:
    page = walk.open("stukken?stand=definitief@nu")
    page.get_by_role("link", name="Sets voor de griffies").click()
    page.get_by_role("link", name="Definitief, versie 1").first.click()
    page.get_by_role("link", name="Noord").click()
    walk.look("set")
    with zipfile.ZipFile(io.BytesIO(downloaded(page, "Haal op als zip (Word)").read_bytes())) as zipped:
        names = zipped.namelist()
        (letter,) = [name for name in names if name.endswith("brief-noord.docx")]
        assert {"index.html", "metadata.json"} <= set(names)
        assert "Noord" in text(zipped.read(letter))
        index = zipped.read("index.html").decode()
    if walk.scripts:
        alone = browser.new_context(bypass_csp=True)
        handed = alone.new_page()
        handed.set_content(index)
        looked_at(handed, "set-index")
        alone.close()


@pytest.mark.broad
@pytest.mark.parametrize("scripts", [True, False])
def test_a_new_traject_from_its_questions_to_word(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    with open_bank(kopie_van_repo(tmp_path / "w")) as address:
        context = visitor(browser, java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{address}/nieuw", timeout=120_000)
        for name, answer in (("naam", "Gemeenschappelijke regeling Waterland"), ("deelnemers", "Dordrecht, Sliedrecht")):
            page.locator(f"[name={name}]").fill(answer)
        page.locator("[name=vorm]").select_option("bedrijfsvoeringsorganisatie")
        page.get_by_role("button", name="Wat wordt dit?").click(timeout=120_000)
        assert "trajecten/gr-waterland/traject.yaml" in page.inner_text("main")
        page.get_by_role("button", name=re.compile("^Bewaar")).first.click(timeout=120_000)
        page.goto(f"{address}/t/gr-waterland/stukken", timeout=120_000)
        link = page.get_by_role("link", name=re.compile(r"^gr-.* als docx$|^regeling.* als docx$")).first
        with page.expect_download(timeout=120_000) as waiting:
            link.click()
        assert "Waterland" in text(Path(waiting.value.path()).read_bytes())
        context.close()


# --- by keyboard, and by ear ---------------------------------------------------------------------------------------------

SCREENS = (
    "", "regeling?zoek=termijn", "besluit", "kies", "kies/ander", "kies/taken", "cijfers", "gemeenten/noord", "planning",
    "stand", "stukken", "sets?stand=definitief@1", "sets/noord?stand=definitief@1", "vastleggen", "reacties", "vergelijk", "bevindingen",
    f"gegevens/{MIJLPAAL}", f"gegevens/{MIJLPAAL}/behandelingen/noord", f"gegevens/{MIJLPAAL}/beslispunten/+",
    SENTENCE, "gemeenten/zuid/tekst/definitief/brief/na-betekenis", "teksten", "teksten/definitief/kern",
)  # fmt: skip
# What takes a key on a page, in the order of the page; a group of radio buttons is one.
STOPS = """() => {
  const groups = new Set();
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"], [contenteditable=true]')].filter((item) => {
    if (item.type === 'hidden' || item.disabled || (item.tabIndex < 0 && !item.isContentEditable) || !item.checkVisibility({visibilityProperty: true})) return false;
    if (item.type !== 'radio') return true;
    const first = !groups.has(item.name); groups.add(item.name); return first;
  }).map((item) => { if (item.matches('.cm-content')) return 'cm-content'; item.dataset.stop = item.type === 'radio' ? `radio ${item.name}` : String(groups.size) + item.tagName + Math.random(); return item.dataset.stop; });
}"""
FOCUSED = """() => {
  const focus = document.activeElement, item = focus.closest('.cm-editor')?.querySelector('.cm-content') ?? focus, look = getComputedStyle(item), box = item.getBoundingClientRect();
  const ring = (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 1) || item.matches('.cm-content');
  return {stop: item.matches('.cm-content') ? 'cm-content' : item.type === 'radio' ? `radio ${item.name}` : item.dataset.stop || '', ring, inside: box.bottom > 0 && box.top < innerHeight, text: item.textContent.trim().slice(0, 40)};
}"""


@pytest.mark.parametrize("screen", sampled(SCREENS, {"stand"}))
def test_a_screen_is_used_by_keyboard_alone_and_told_to_who_hears_it(walk: Walk, screen: str) -> None:
    """The first key leads past the menu; every control is reached, in the order of the page, with a ring around it and in sight; and has a name and a role."""
    page = walk.open(screen)
    if walk.scripts and page.locator("[data-schrijf]").count():
        page.locator(".cm-content").wait_for()  # the script stands over the plain field
    stops: list[str] = page.evaluate(STOPS)
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUSED)
    assert (first["text"], first["ring"], first["inside"]) == ("Naar de inhoud", True, True)
    reached = [first]
    for _ in stops[1:]:
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        while found["stop"] == reached[-1]["stop"]:  # a field of several parts, such as a day, takes a key for each
            page.keyboard.press("Tab")
            found = page.evaluate(FOCUSED)
        reached.append(found)
    assert [item["stop"] for item in reached] == stops
    assert [item for item in reached if not (item["ring"] and item["inside"])] == []
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    spoken = {
        "button",
        "link",
        "textbox",
        "combobox",
        "checkbox",
        "radio",
        "listbox",
        "spinbutton",
        "DisclosureTriangle",
        "Date",
        "menuitem",
        "group",
        "region",
        "navigation",
    }
    nameless = [
        node["role"]["value"]
        for node in tree
        if not node["ignored"] and node["role"]["value"] in spoken - {"group", "region"} and not node.get("name", {}).get("value", "").strip()
    ]
    assert nameless == []
    headings = [
        int(re.sub(r"\D", "", item)) for item in page.eval_on_selector_all("main h1, main h2, main h3, main h4", "items => items.map((item) => item.tagName)")
    ]
    assert headings[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(headings))


@pytest.mark.broad  # of the keyboard the screen above is the sample
def test_a_day_is_changed_and_saved_without_a_mouse(walk: Walk) -> None:
    """From the menu to the saved record with Tab, letters and Enter; what a save did is the title of the page that follows, and said."""
    page = walk.open(f"gegevens/{MIJLPAAL}/behandelingen/noord")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
    _tab_to(page, "veld-bijeenkomst")
    page.keyboard.press("Control+A")
    page.keyboard.type("besloten vergadering")
    page.keyboard.press("Enter")
    page.get_by_text("Er is nog niets bewaard.").wait_for()
    assert "Er is nog niets bewaard." in walk.words()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Bewaar":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(SAVED)
    assert page.title().startswith("Bewaard: ")
    assert "bijeenkomst: besloten vergadering" in (walk.root / MIJLPAAL).read_text(encoding="utf-8")


def test_a_sentence_is_written_without_a_mouse(walk: Walk) -> None:
    """Into the field with Tab, its name and its keys told; a list opened and closed with Escape; out of it again with Tab, and on to the reason."""
    page = walk.open(SENTENCE)
    field = page.locator(".cm-content") if walk.scripts else page.locator("#tekst")
    field.wait_for()
    for _ in range(60):
        page.keyboard.press("Tab")
        if field.evaluate("item => document.activeElement === item"):
            break
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    (heard,) = [node for node in told if not node["ignored"] and node["role"]["value"] == "textbox" and node.get("name", {}).get("value") == "De zin"]
    assert "Met Tab verlaat u het veld." in heard["description"]["value"]
    assert "Met Tab verlaat u het veld." in walk.words()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Het bestuur besluit {{besl" if walk.scripts else " Het bestuur besluit.")
    if walk.scripts:
        page.locator(".cm-tooltip-autocomplete").wait_for()
        page.keyboard.press("Escape")
        page.locator(".cm-tooltip-autocomplete").wait_for(state="detached")
        for _ in "{{besl":
            page.keyboard.press("Backspace")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "reden":
            break
    page.keyboard.type("duidelijker")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="In het mandje").wait_for()
    assert "nieuwe tekst. duidelijker" in walk.words()


def _tab_to(page: Page, name: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == name:
            return
    raise AssertionError(name)


# --- two windows at once -------------------------------------------------------------------------------------------------


@pytest.mark.broad  # the same through the server, without windows, is in test_server
@pytest.mark.parametrize("saves", [100])
def test_two_windows_save_in_one_file_and_nothing_is_lost(browser: Browser, tmp_path: Path, saves: int) -> None:
    """Two real windows, each with its own figures for one gemeente, take turns between looking and saving: what was said to be saved is there, and nothing else."""
    root = werkruimte(tmp_path)
    file = root / "gemeenten/noord/gemeente.yaml"
    before = data_of(file.read_bytes())
    with open_bank(root) as address:
        pages = [visitor(browser).new_page() for _ in (1, 2)]
        kept: list[str] = []
        refused: list[str] = []
        for number in range(saves):
            for who, page in enumerate(pages):
                page.goto(f"{address}/t/proef/gegevens/gemeenten/noord/gemeente.yaml/cijfers/inwoners/+", timeout=120_000)
                day = f"20{22 + who}-{number // 25 % 12 + 1:02}-{number % 25 + 1:02}"
                for name, value in (("waarde", f"{1000 + number}"), ("peildatum", day), ("bekend", day), ("bron", f"venster {who}, keer {number}")):
                    page.locator(f"[name='v.{name}']").fill(value)
                page.locator("[name='v.status']").select_option("definitief")
                page.get_by_role("button", name="Wat doet deze wijziging?").click()
                page.get_by_text("Er is nog niets bewaard.").wait_for()
            for who, page in enumerate(pages):  # both have looked before either saves, and both press at once
                page.evaluate("() => { const form = [...document.forms].find((one) => one.querySelector('[name=stap][value=bewaar]')); form.requestSubmit(); }")
                kept.append(f"venster {who}, keer {number}")
            for page in pages:
                page.wait_for_url(SAVED, timeout=120_000)
                refused += [] if page.title().startswith("Bewaard: ") else [page.title()]
        for page in pages:
            page.context.close()
    after = data_of(file.read_bytes())
    written = [row["bron"] for row in after["cijfers"]["inwoners"][len(before["cijfers"]["inwoners"]) :]]
    assert refused == []
    assert sorted(written) == sorted(kept)
    assert len(written) == 2 * saves
    assert {name: value for name, value in after.items() if name != "cijfers"} == {name: value for name, value in before.items() if name != "cijfers"}
