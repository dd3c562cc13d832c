"""Several people at one workbench: what each may save, what is offered instead, who works on what, and what the journal says."""

from __future__ import annotations

import asyncio
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import docx
import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from assembler.checking.rights.people import Person
from assembler.store import journal
from assembler.verbs.desk import Desk
from assembler.verbs.refusals import FoundError, NotYoursError, UnknownNameError
from assembler.verbs.save import Change, ConflictError, considered, save
from assembler.web import events
from assembler.web.app import app
from browser import HOST, token, woorden
from conftest import Maker
from samen import Deur
from werkruimte import BESTANDEN, schrijf

KEUZES, ZUID = "gemeenten/noord/proef/keuzes.yaml", "gemeenten/zuid/proef/keuzes.yaml"
CIJFER = "{naam: inwoners, gemeente: noord, waarde: 5, peildatum: 2021-01-01, bron: telling, status: definitief}"
LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
PEOPLE = {
    "anna": Person("anna", frozenset({"gemeente:noord"}), toon="Anna Noord"),
    "zus": Person("zus", frozenset({"gemeente:zuid"}), toon="Zus Zuid"),
    "rik": Person("rik", frozenset({"regio"}), toon="Rik Regio"),
    "vera": Person("vera", frozenset({"vastlegger"}), toon="Vera Vast"),
    "leo": Person("leo", frozenset({"lezer"}), toon="Leo Lezer"),
}


class Zaal:
    """The server with a clock, and a browser for each person."""

    def __init__(self, root: Path) -> None:
        self.root, self.later = root, timedelta()
        self.desk = Desk(root, now=lambda: datetime.now(UTC) + self.later)
        self.app = app(self.desk, {HOST}, b"x" * 32, Deur(PEOPLE))

    def van(self, who: str) -> TestClient:
        return TestClient(self.app, base_url=f"http://{HOST}", follow_redirects=True, headers={"x-wie": who})


@pytest.fixture
def zaal(ruimte: Maker) -> Zaal:
    return Zaal(ruimte())


def test_a_participant_saves_its_own_wish_under_its_own_name_and_no_other(zaal: Zaal) -> None:
    anna = zaal.van("anna")
    form = {"token": token(anna.get("/t/proef/gemeenten/noord").text), "wens": "een kort besluit", "datum": "2021-05-05", "gremium": "college"}
    before = (zaal.root / KEUZES).read_bytes()
    looked = anna.post("/t/proef/gemeenten/noord/wens", data=form)
    assert looked.status_code == 200, woorden(looked.text)
    assert (zaal.root / KEUZES).read_bytes() == before
    saved = anna.post("/t/proef/gemeenten/noord/wens", data={**form, "stap": "bewaar"})
    assert "een kort besluit" in woorden(saved.text)
    row = journal.lines(zaal.root)[-1]
    assert (row["wie"], row["wat"]) == ("anna", "bewaard")
    assert KEUZES in row["over"]
    for who in ("zus", "rik", "leo", "vera"):
        other = zaal.van(who)
        mark = {"token": token(other.get("/t/proef").text)}
        assert other.post("/t/proef/gemeenten/noord/wens", data={**form, **mark, "stap": "bewaar"}).status_code == 403, who


def test_what_the_region_decides_is_saved_by_who_works_for_it(zaal: Zaal) -> None:
    rik = zaal.van("rik")
    mark = token(rik.get("/t/proef/besluit").text)
    rik.post("/t/proef/kies/clausule/klachten", data={"token": mark, "reden": "zo kan het ook", "p.weken": "7"})
    head = {"token": mark, "datum": "2021-10-05", "gremium": "overleg", "verder": "gevolgen"}
    assert "Wat doet dit besluit" in rik.post("/t/proef/besluit", data=head).text
    rik.post("/t/proef/besluit/gevolgen", data={"token": mark, "stap": "bewaar"})
    assert (zaal.root / "trajecten/proef/besluiten/2021-10-05-overleg.yaml").exists()
    assert journal.lines(zaal.root)[-1]["wie"] == "rik"


@pytest.mark.parametrize(
    ("who", "file", "content"),
    [
        ("anna", ZUID, BESTANDEN[KEUZES]),
        ("anna", LOG, BESTANDEN[LOG].replace("weken: 8", "weken: 9")),
        ("anna", "clauses/slot/klachten.yaml", BESTANDEN["clauses/slot/klachten.yaml"] + "# x\n"),
        ("rik", KEUZES, BESTANDEN[KEUZES].replace("een kleiner bestuur", "een groter bestuur")),
        ("rik", "clauses/slot/klachten.yaml", BESTANDEN["clauses/slot/klachten.yaml"] + "# x\n"),
        ("vera", LOG, BESTANDEN[LOG].replace("weken: 8", "weken: 9")),
        ("leo", LOG, BESTANDEN[LOG].replace("weken: 8", "weken: 9")),
        ("zus", "gemeenten/noord/nieuw.yaml", "id: x\n"),
        ("rik", ZUID, "besluiten: []\n"),
        ("anna", "gemeenten/oost/gemeente.yaml", BESTANDEN["gemeenten/zuid/gemeente.yaml"].replace("id: zuid", "id: oost").replace("1999", "1998")),
    ],
)
def test_a_verb_writes_no_record_of_another_whoever_calls_it(zaal: Zaal, who: str, file: str, content: str) -> None:
    desk = zaal.desk.of(PEOPLE[who])
    before = {path: path.read_bytes() for path in zaal.root.rglob("*.yaml")}
    change = Change(file, lambda _there: content.encode(), "x")
    for verb in (considered, save):
        with pytest.raises(Exception) as fault:
            verb(desk, change)
        assert type(fault.value).__name__ in {"NotYoursError", "FoundError"}
    assert {path: path.read_bytes() for path in zaal.root.rglob("*.yaml")} == before


def test_the_region_begins_a_participant_and_nobody_else_does(zaal: Zaal) -> None:
    """What is not there yet is of nobody; from then on it is of the participant."""
    file, text = "gemeenten/oost/gemeente.yaml", BESTANDEN["gemeenten/zuid/gemeente.yaml"].replace("id: zuid", "id: oost").replace("1999", "1998")
    rik = zaal.desk.of(PEOPLE["rik"])
    save(rik, Change(file, lambda _there: text.encode(), "x"))
    assert "oost" in zaal.desk.open().workspace.organisaties
    with pytest.raises(NotYoursError):
        save(rik, Change(file, lambda _there: text.replace("naam: Zuid", "naam: Oost").encode(), "x"))
    with pytest.raises(UnknownNameError):
        save(rik, Change("elders/iets.yaml", lambda _there: b"id: x\n", "x"))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (ZUID, f"besluiten:\n  - datum: 2021-03-01\n    gremium: college\n    keuzes:\n      - cijfer: {CIJFER}\n"),
        (
            ZUID,
            "besluiten:\n  - datum: 2021-03-01\n    gremium: college\n    keuzes:\n      - gemeente: noord\n        taken: {jeugdhulp: {uitvoering: lokaal}}\n",
        ),
        ("gemeenten/zuid/gemeente.yaml", BESTANDEN["gemeenten/zuid/gemeente.yaml"].replace("id: zuid", "id: noord")),
        (ZUID, "besluiten:\n  - datum: 2021-03-01\n    gremium: college\n    keuzes:\n      - clausule: klachten\n        parameters: {weken: 9}\n"),
    ],
)
def test_a_record_that_speaks_for_another_is_refused_in_the_folder_of_its_writer(zaal: Zaal, file: str, content: str) -> None:
    """The address is right, the file is right; the record is not: it does not load, or it is not hers to write."""
    desk = zaal.desk.of(PEOPLE["zus"])
    before = {path: path.read_bytes() for path in zaal.root.rglob("*.yaml")}
    with pytest.raises((NotYoursError, FoundError)):
        save(desk, Change(file, lambda _there: content.encode(), "x"))
    assert {path: path.read_bytes() for path in zaal.root.rglob("*.yaml")} == before


def test_who_may_not_change_a_sentence_records_a_wish_with_what_he_typed(zaal: Zaal) -> None:
    anna = zaal.van("anna")
    form = {"token": token(anna.get("/t/proef/gemeenten/noord").text), "tekst": "De termijn is kort.", "reden": "Dat is <b>beter</b>.", "soort": "vervang"}
    page = anna.post("/t/proef/wijzig/gr-tekst/klachten/termijn?stand=definitief@nu", data=form)
    assert page.status_code == 403
    assert "Dit bepaalt de regio." in page.text
    found = re.search(r'<form method="post" action="(/t/proef/gemeenten/noord/wens[^"]*)">(.*?)</form>', page.text, re.DOTALL)
    assert found is not None
    assert "De termijn is kort. Dat is &lt;b&gt;beter&lt;/b&gt;.</textarea>" in found[2]
    assert '<input type="hidden" name="over" value="klachten">' in found[2]
    wish = {"token": token(page.text), "wens": "De termijn is kort.", "over": "klachten", "datum": "2021-05-05", "gremium": "college"}
    assert "Wat doet deze wens?" in woorden(anna.post(found[1], data=wish).text)
    anna.post(found[1], data={**wish, "stap": "bewaar"})
    assert "De termijn is kort." in (zaal.root / KEUZES).read_text(encoding="utf-8")
    assert "/wens" not in zaal.van("leo").get("/t/proef/wijzig/gr-tekst/klachten/termijn").text


def test_who_works_on_what_is_told_to_others_and_ends(zaal: Zaal) -> None:
    address = "/t/proef/wijzig/gr-tekst/klachten/termijn?stand=definitief@nu"
    people = PEOPLE | {"roos": Person("roos", frozenset({"regio"}), toon="Roos Regio")}
    zaal.app = app(zaal.desk, {HOST}, b"x" * 32, Deur(people))
    rik, roos = zaal.van("rik"), zaal.van("roos")
    assert "werkt hier ook aan" not in rik.get(address).text
    seen = woorden(roos.get(address).text)
    assert "Rik Regio werkt hier ook aan (laatst gezien om " in seen
    assert "Roos Regio werkt hier ook aan" in woorden(rik.get(address).text)
    assert "werkt hier ook aan" not in woorden(roos.get("/t/proef/wijzig/gr-tekst/stemmen/gewicht?stand=definitief@nu").text)
    zaal.later = timedelta(minutes=16)
    assert "werkt hier ook aan" not in woorden(roos.get(address).text)
    mark = token(rik.get(address).text)
    rik.post(address, data={"token": mark, "tekst": "De termijn is kort.", "soort": "vervang", "reden": "x", "stap": "mandje"})
    assert "werkt hier ook aan" not in woorden(roos.get(address).text)


def test_each_has_a_basket_and_drafts_of_his_own(zaal: Zaal) -> None:
    people = PEOPLE | {"roos": Person("roos", frozenset({"regio"}), toon="Roos Regio")}
    zaal.app = app(zaal.desk, {HOST}, b"x" * 32, Deur(people))
    rik, roos = zaal.van("rik"), zaal.van("roos")
    rik.post("/t/proef/kies/clausule/klachten", data={"token": token(rik.get("/t/proef/besluit").text), "reden": "VANRIK", "p.weken": "7"})
    assert "VANRIK" in rik.get("/t/proef/besluit").text
    assert "VANRIK" not in roos.get("/t/proef/besluit").text
    assert "Het mandje" in woorden(rik.get("/t/proef").text)
    assert "Het mandje" not in woorden(roos.get("/t/proef").text)


def test_a_fault_in_a_file_of_another_is_told_without_its_words(ruimte: Maker) -> None:
    root = ruimte({KEUZES: BESTANDEN[KEUZES].replace("college van Noord", "college van Noord\n    GEHEIMWOORD: GEHEIMWOORD")})
    zaal = Zaal(root)
    for who, told in (("anna", True), ("zus", False), ("rik", False), ("leo", False)):
        for address in ("/t/proef", f"/bestand/{KEUZES}"):
            answer = zaal.van(who).get(address)
            assert ("GEHEIMWOORD" in answer.text) is told, (who, address)
        assert KEUZES in zaal.van(who).get("/t/proef").text
    form = {"token": token(zaal.van("anna").get(f"/bestand/{KEUZES}").text), "merk": "x", "inhoud": "besluiten: []\n"}
    assert zaal.van("zus").post(f"/bestand/{KEUZES}", data=form).status_code in {400, 403}
    page = zaal.van("anna").get(f"/bestand/{KEUZES}").text
    mark = re.search(r'name="merk" value="([0-9a-f]+)"', page)
    assert mark is not None
    zaal.van("anna").post(f"/bestand/{KEUZES}", data={"token": token(page), "merk": mark[1], "inhoud": BESTANDEN[KEUZES]})
    assert (zaal.root / KEUZES).read_text(encoding="utf-8") == BESTANDEN[KEUZES]


def test_the_save_of_one_is_told_to_the_open_page_of_another_who_may_read_it(zaal: Zaal) -> None:
    """What an open page listens to (`/stroom`) says this word, and the page has the one that it was made from."""

    def word(who: str) -> str:
        found = re.search(r'data-versie="([0-9a-f]+)"', zaal.van(who).get("/t/proef").text)
        assert found is not None
        assert found[1] == zaal.desk.of(PEOPLE[who]).state()
        return found[1]

    before = {who: word(who) for who in PEOPLE}
    schrijf(zaal.root, "gemeenten/noord/proef/concept/brief/na-betekenis.md", "Andere woorden.\n")
    assert {who for who in PEOPLE if word(who) != before[who]} == {"anna", "rik", "vera"}
    before = {who: word(who) for who in PEOPLE}
    schrijf(zaal.root, LOG, BESTANDEN[LOG].replace("weken: 8", "weken: 9"))
    assert {who for who in PEOPLE if word(who) != before[who]} == set(PEOPLE)


def test_who_fixes_a_version_is_who_logged_in(zaal: Zaal) -> None:
    vera = zaal.van("vera")
    mark = token(vera.get("/t/proef/vastleggen?stand=concept@nu").text)
    vera.post("/t/proef/vastleggen?stand=concept@nu", data={"token": mark, "door": "Iemand Anders", "gezien": "Bert"})
    text = (zaal.root / "trajecten/proef/vastgelegd/concept/1/versie.json").read_text(encoding="utf-8")
    assert "Vera Vast" in text
    assert "Iemand Anders" not in text
    assert "Noord doet het zelf" in (zaal.root / "trajecten/proef/vastgelegd/concept/1/brief-noord.json").read_text(encoding="utf-8")
    assert [(row["wie"], row["wat"]) for row in journal.lines(zaal.root)] == [("vera", "vastgelegd")]


def test_what_is_fixed_holds_what_the_person_who_fixes_it_may_not_read(ruimte: Maker) -> None:
    """A version is of the workspace, not of what one person sees of it: the command line finds it whole."""
    root = ruimte({LOG: BESTANDEN[LOG].replace("reden: Zes weken bleek te kort.", "reden: NIETVOORVERA\n    vertrouwelijk: true")})
    zaal = Zaal(root)
    vera = zaal.van("vera")
    mark = token(vera.get("/t/proef/vastleggen?stand=definitief@nu").text)
    page = vera.post("/t/proef/vastleggen?stand=definitief@nu", data={"token": mark, "gezien": "Bert"})
    assert page.status_code == 200, woorden(page.text)
    assert "is gelijk aan definitief@1" in woorden(vera.post("/t/proef/vastleggen?stand=definitief@nu", data={"token": mark, "gezien": "Bert"}).text)
    same = vera.get("/t/proef/vergelijk?oud=definitief@1&nieuw=definitief@nu&als=gevolgen")
    assert "NIETVOORVERA" not in same.text


def test_a_download_is_in_the_journal_under_the_name_of_who_took_it(zaal: Zaal) -> None:
    assert zaal.van("leo").get("/t/proef/bestand/gr-tekst.txt?stand=concept@nu").status_code == 200
    row = journal.lines(zaal.root)[-1]
    assert (row["wie"], row["wat"], row["over"]) == ("leo", "download", "concept@nu gr-tekst.txt")
    assert journal.broken(zaal.root) == []


@pytest.mark.slow
def test_all_papers_are_made_by_the_region_with_what_participants_wrote(zaal: Zaal) -> None:
    for who in ("anna", "leo"):
        other = zaal.van(who)
        assert "Maak alle stukken" not in other.get("/t/proef/stukken").text
        assert other.post("/t/proef/stukken", data={"token": token(other.get("/t/proef/cijfers").text), "stand": "concept@nu"}).status_code == 403, who
    rik = zaal.van("rik")
    page = rik.post("/t/proef/stukken", data={"token": token(rik.get("/t/proef/stukken").text), "stand": "concept@nu"})
    assert page.status_code == 200
    job = zaal.desk.jobs.last
    assert job is not None
    until = time.monotonic() + 60
    while job.busy and time.monotonic() < until:
        time.sleep(0.05)
    assert job.failure == ""
    made = docx.Document(str(zaal.root / "build/proef/concept/brief-noord.docx"))
    assert "Noord doet het zelf" in made.element.xml
    assert "brief-noord" not in zaal.van("leo").get("/t/proef/stukken?stand=concept@nu").text


def test_a_save_has_two_guards_and_each_is_enough(zaal: Zaal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose the file is, before anything in it is told; whose the records are that differ."""
    desk = zaal.desk.of(PEOPLE["zus"])
    change = Change(LOG, lambda _there: BESTANDEN[LOG].replace("weken: 8", "weken: 9").encode(), "x")
    for one, other in (("keeps", "refuse"), ("refuse", "keeps")):
        with monkeypatch.context() as patch:
            patch.setattr(Desk, one, lambda _self, _what: None)
            with pytest.raises(NotYoursError):
                save(desk, change)
            patch.setattr(Desk, other, lambda _self, _what: None)
            save(desk, change)
            assert "weken: 9" in (zaal.root / LOG).read_text(encoding="utf-8")
        schrijf(zaal.root, LOG, BESTANDEN[LOG])


def test_a_conflict_tells_nobody_what_stands_in_the_file_of_another(zaal: Zaal) -> None:
    seen: list[bytes | None] = []

    def make(there: bytes | None) -> bytes:
        seen.append(there)
        raise ConflictError("x", "", (there or b"").decode(), "")

    for verb in (considered, save):
        with pytest.raises(NotYoursError):
            verb(zaal.desk.of(PEOPLE["zus"]), Change(KEUZES, make, "x"))
    assert seen == []


@pytest.mark.parametrize(("who", "told"), [("anna", True), ("zus", False), ("niemand", False)])
def test_an_open_page_hears_of_a_save_that_its_reader_may_read(zaal: Zaal, who: str, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_SECONDS", 0.01)

    async def hears() -> list[str]:
        scope = {"type": "http", "method": "GET", "path": "/stroom", "headers": [(b"x-wie", who.encode())], "query_string": b""}

        async def nothing() -> dict[str, str]:
            await asyncio.Event().wait()
            raise AssertionError

        answer = await events.stream(zaal.desk, Deur(PEOPLE))(Request(scope, nothing))
        if answer.status_code != 200:
            return [str(answer.status_code)]
        lines = answer.body_iterator  # type: ignore[attr-defined]
        first = await anext(lines)
        schrijf(zaal.root, "gemeenten/noord/proef/concept/brief/na-betekenis.md", "Andere woorden.\n")
        return [first, await anext(lines)]  # the next word, or after twenty looks that there is none

    heard = asyncio.run(hears())
    if who == "niemand":
        assert heard == ["403"]
        return
    assert heard[0].startswith("event: versie\ndata: ")
    assert heard[1].startswith("event: versie") is told
    assert (heard[1] == ": stil\n\n") is not told
    assert heard[0] != heard[1]
