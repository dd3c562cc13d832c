"""No answer to somebody holds what he may not read, whatever he asks: every page that is linked, every form, every file that is downloaded."""

from __future__ import annotations

import html
import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assembler.checking.rights.hidden import owner_of_file, seen
from assembler.checking.rights.people import EVERYTHING, KINDS, Person, Sight
from assembler.verbs import raw, record_change, withheld
from assembler.verbs.desk import Desk
from assembler.verbs.opened import Opened
from assembler.verbs.sides import Plek, text_side
from assembler.web import screens
from assembler.web.app import app
from assembler.web.screens import reactions
from browser import HOST, links, token
from dosis import sampled, voorbeelden
from geheimen import FILES, OF, geheimen, met_geheimen
from samen import Deur
from werkruimte import draai

PEOPLE = {
    "lezer": Person("lezer", frozenset({"lezer"})),
    "regio": Person("regio", frozenset({"regio"})),
    "vastlegger": Person("vastlegger", frozenset({"vastlegger"})),
    "bibliotheek": Person("bibliotheek", frozenset({"bibliotheek"})),
    "noord": Person("noord", frozenset({"gemeente:noord"})),
    "zuid": Person("zuid", frozenset({"gemeente:zuid"})),
    "niemand": Person("niemand"),
}
START = (
    "/", "/t/proef", "/t/proef/vergelijk?oud=concept@1&nieuw=definitief@nu", "/t/proef/vergelijk?oud=concept@1&nieuw=definitief@nu&als=gevolgen",
    "/t/proef/vergelijk?oud=2021-02-02&nieuw=2021-11-30&als=gevolgen", "/t/proef/vergelijk.docx?oud=concept@1&nieuw=definitief@nu&als=gevolgen",
    "/t/proef/vergelijk.docx?oud=concept@nu&nieuw=definitief@nu&als=redline&document=brief-noord", "/t/proef/vergelijk?oud=concept@1&nieuw=definitief@nu&document=brief-noord",
    "/t/proef/stuk/brief-noord?stand=concept@nu", "/t/proef/stuk/brief-noord?stand=concept@1", "/t/proef/bestand/brief-noord.docx?stand=concept@nu",
    "/t/proef/bestand/brief-noord.docx?stand=concept@1", "/t/proef/bestand/brief-noord.txt?stand=definitief@nu", "/t/proef/plek/brief-noord/betekenis?stand=concept@nu",
    "/t/proef/plek/gr-tekst/klachten/termijn?stand=definitief@nu", "/t/proef/plek/gr-tekst/klachten/termijn?stand=concept@1", "/t/proef/gemeenten/noord",
    "/t/proef/gemeenten/noord/kies/voorbehoud", "/t/proef/gemeenten/noord/tekst/concept/brief/na-betekenis", "/t/proef/regeling?stand=definitief@nu&zoek=GEHEIM",
    "/t/proef/stuk/brief-noord?stand=concept@nu&zoek=NOORD", "/bibliotheek?zoek=NOORD", "/t/proef/bevindingen?gemeente=noord", "/t/proef/stuk/brief-nord",
    "/t/proef/naar?stuk=brief-noord", "/t/proef/besluiten", "/t/proef/reacties", "/t/proef/cijfers", "/t/proef/besluit", "/t/proef/kies", "/t/proef/vastleggen",
    *(f"/bestand/{file}" for file in FILES.values()), "/bestand/gemeenten/noord/proef/gegevens.yaml", "/bestand/gemeenten/noord/proef/definitief/beslispunten.md",
    "/bestand/gemeenten/noord/gemeente.yaml", "/bestand/trajecten/proef/besluiten/2021-10-02-besloten.yaml",
    "/bestand/trajecten/proef/vastgelegd/concept/1/versie.json", "/bestand/.werkbank/journaal.jsonl", "/bestand/werkbank.yaml",
)  # fmt: skip
# What a form sends: of the region, of a participant, with words that conflict, with a file that does not load.
FORMS: tuple[tuple[str, dict[str, str]], ...] = (
    ("/t/proef/besluit/open", {"besluit": "2021-10-01-geheim"}),
    ("/t/proef/besluit/open", {"besluit": "2021-10-02-besloten", "toch": "ja"}),
    ("/t/proef/besluit/verder", {"hoe": "opnieuw"}),
    ("/t/proef/besluit", {"datum": "2021-10-03", "gremium": "overleg", "verder": "gevolgen"}),
    ("/t/proef/besluit/gevolgen", {}),
    ("/t/proef/besluit/leeg", {}),
    ("/t/proef/kies/clausule/klachten", {"reden": "x", "p.weken": "7"}),
    ("/t/proef/wijzig/gr-tekst/klachten/termijn", {"tekst": "De termijn is {{ onbekend }}.", "soort": "vervang"}),
    ("/t/proef/voorbeeld/gr-tekst/klachten/termijn", {"tekst": "De termijn is kort.", "soort": "vervang"}),
    ("/t/proef/gemeenten/noord/wens", {"datum": "2021-05-05", "gremium": "college", "wens": "iets"}),
    ("/t/proef/gemeenten/zuid/wens", {"datum": "2021-05-05", "gremium": "college", "wens": "iets"}),
    ("/t/proef/gemeenten/noord/kies/voorbehoud", {"datum": "2021-05-05", "gremium": "college", "reden": "x", "variant": "nee"}),
    ("/t/proef/gemeenten/noord/tekst/concept/brief/na-betekenis", {"tekst": "anders", "gezien": "iets wat er niet stond"}),
    ("/t/proef/gemeenten/zuid/tekst/concept/brief/na-betekenis", {"tekst": "van zuid", "gezien": ""}),
    ("/t/proef/cijfers", {"gemeente": "noord", "cijfer": "inwoners", "waarde": "5", "peildatum": "2021-01-01", "bekend": "2021-01-01", "bron": "x", "status": "definitief", "index": "0"}),
    ("/t/proef/cijfers", {"gemeente": "zuid", "cijfer": "inwoners", "waarde": "5", "peildatum": "2021-01-02", "bekend": "2021-01-02", "bron": "x", "status": "definitief"}),
    (f"/bestand/{FILES['noord']}", {"merk": "0", "inhoud": "x"}),
    (f"/bestand/{FILES['regio']}", {"merk": "0", "inhoud": "x"}),
    ("/t/proef/vastleggen?stand=concept@nu", {"door": "Anna", "gezien": ""}),
    ("/t/proef/reacties/antwoord", {"kenmerk": "x", "status": "open"}),
)  # fmt: skip


@pytest.fixture(scope="module")
def geheim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workspace with its secrets, and a version that was fixed."""
    root = met_geheimen(tmp_path_factory.mktemp("geheim"))
    assert draai(root, "freeze", "proef", "concept", "--door", "Anna", "--gezien", "Bert").code == 0
    return root


def bezoeker(root: Path, who: str) -> TestClient:
    made = app(Desk(root), {HOST}, b"x" * 32, Deur(PEOPLE))
    return TestClient(made, base_url=f"http://{HOST}", follow_redirects=True, headers={"x-wie": who})


def gelezen(content: bytes, depth: int = 0) -> Iterator[str]:
    """Yield all that an answer says: itself, what its entities stand for, and what is packed in it."""
    yield content.decode("utf-8", "replace")
    yield html.unescape(re.sub(r"<[^>]*>", "", content.decode("utf-8", "replace")))
    if content.startswith(b"PK") and depth < 3:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield from gelezen(packed.read(name), depth + 1)


def lekken(content: bytes, who: str) -> set[str]:
    """Return the secrets in an answer that this reader may not read."""
    return {word for text in gelezen(content) for word in geheimen(text) if who not in OF[word]}


def rondgang(browser: TestClient, limit: int) -> Iterator[tuple[str, bytes]]:
    """Yield every answer that can be reached by links, from the addresses that somebody might try."""
    seen: set[str] = set()
    ahead = list(START)
    while ahead and len(seen) < limit:
        address = ahead.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = browser.get(address)
        yield address, answer.content
        if answer.headers.get("content-type", "").startswith("text/html"):
            ahead += list(links(answer.text))


def _doorzocht(root: Path, who: str, limit: int) -> tuple[dict[str, set[str]], set[str]]:
    """Return what leaks to a reader, by address, and every secret that he is shown."""
    browser = bezoeker(root, who)
    found, shown = {}, set()
    for address, content in rondgang(browser, limit):
        found[address] = lekken(content, who)
        shown |= {word for text in gelezen(content) for word in geheimen(text)}
    page = browser.get("/t/proef/cijfers").text
    mark = token(page) if 'name="token"' in page else ""
    for address, form in FORMS:
        found[f"POST {address}"] = lekken(browser.post(address, data={"token": mark, **form}).content, who)
    assert len(found) > limit * 0.6 or len(found) > 150
    return {address: words for address, words in found.items() if words}, shown


@pytest.mark.slow
@pytest.mark.parametrize("who", sampled(["zuid", "regio"], {"zuid"}))
def test_no_answer_holds_what_its_reader_may_not_read(geheim: Path, who: str) -> None:
    leaks, shown = _doorzocht(geheim, who, max(len(START), voorbeelden(len(START))))
    assert leaks == {}
    if who == "regio":  # what is looked for is there to be found
        assert shown >= {"GEHEIMREDEN", "GEHEIMBESLUIT", "GEHEIMBRON", "NOORDTEKST"}


@pytest.mark.slow
@pytest.mark.broad
@pytest.mark.parametrize("who", [who for who in PEOPLE if who not in {"zuid", "regio"}])
def test_no_answer_to_anybody_else_does_either(geheim: Path, who: str) -> None:
    leaks, shown = _doorzocht(geheim, who, len(START) if who == "niemand" else 250)
    assert leaks == {}
    if who == "noord":
        assert shown >= {"NOORDTEKST", "NOORDPUNT", "NOORDREDEN", "NOORDPLANWENS", "NOORDVERTROUWELIJK"}
    if who == "niemand":
        assert shown == set()


# --- every route that there is -----------------------------------------------------------------------------------------

# What each name in an address may be; a route with a name that is not here fails, so that none is added without being asked for here.
VALUES: dict[str, tuple[str, ...]] = {
    "traject": ("proef",), "gemeente": ("noord", "zuid"), "clausule": ("klachten", "voorbehoud"), "id": ("klachten",), "stuk": ("brief-noord",), "plek": ("gr-tekst/klachten/termijn", "brief-noord/betekenis", "0"),
    "vorm": ("docx", "zip"), "nummer": ("1",), "naam": ("inwoners",), "index": ("0",), "mijlpaal": ("concept",), "soort": ("brief",), "plaats": ("na-betekenis", "kern"),
    "bestand": (*FILES.values(), "gemeenten/noord/proef/gegevens.yaml", "gemeenten/noord/gemeente.yaml", "gemeenten/zuid/gemeente.yaml", "gemeenten/noord/proef/keuzes.yaml/besluiten/0",
                "trajecten/proef/mijlpalen/definitief.yaml", "trajecten/proef/traject.yaml", "clauses/slot/klachten.yaml", "brief-noord.docx"),
}  # fmt: skip
# A form that fits every route in part; it never says that it is to be saved, unless to who may not.
FILLED = {
    "besluit": "2021-10-01-geheim", "toch": "ja", "verder": "gevolgen", "nummer": "0", "soort": "vervang", "tekst": "anders", "gezien": "x", "reden": "x", "variant": "ja", "wens": "iets", "datum": "2021-05-05",
    "gremium": "college", "kenmerk": "x", "status": "open", "gemeente": "noord", "cijfer": "inwoners", "waarde": "5", "v.bron": "x", "v.naam": "x", "merk": "0", "inhoud": "x", "wie": "noord/raad",
}  # fmt: skip
LONG = {"/t/{traject}/bladen/{stuk}", "/t/{traject}/bladen/{stuk}/{nummer}"}  # LibreOffice draws them, for who may read the paper
MADE = ("POST", "/t/{traject}/stukken")  # begins a build, for who may


_TOLD = {200, 400, 403, 404, 409, 503}  # with a page that says why


def adressen(template: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the addresses of a route, with what stands for each name in it."""
    names = [name.partition(":")[0] for name in re.findall(r"{([^}]+)}", template)]
    for values in itertools.product(*(VALUES[name] for name in names)):
        given = dict(zip(names, values, strict=True))
        address = template
        for name, value in given.items():
            address = re.sub(rf"{{{name}(:[a-z]+)?}}", value, address)
        yield address, given


def geweigerd(person: Person, template: str, kind: str, given: dict[str, str]) -> bool:
    """Return whether somebody may not have an address at all: by what the route asks, or because the record is another's."""
    of_record = "/gegevens/" in template or ("/velden/" in template and given["bestand"].endswith(".yaml"))
    file = given.get("bestand", "").partition(".yaml")[0] + ".yaml"
    fields = any(fnmatchcase(file, pattern) for pattern, _ in record_change.FILES)
    return not person.enters(kind, given.get("gemeente", "")) or (of_record and fields and not person.writes(owner_of_file(file)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("who", "begin"), sampled([("zuid", "/t/{traject}/gegevens"), *((name, "/") for name in PEOPLE if name != "niemand")], {("zuid", "/t/{traject}/gegevens")})
)
def test_every_route_there_is_refuses_who_may_not_and_shows_nobody_a_secret(geheim: Path, who: str, begin: str) -> None:
    """The routes are those of the program itself, each with every kind of name in its address: asked, and sent a form. Nothing is written for who may not."""
    browser, person = bezoeker(geheim, who), PEOPLE[who]
    before = {path: path.read_bytes() for path in geheim.rglob("*") if path.is_file() and ".werkbank" not in path.parts and "build" not in path.parts}
    page = browser.get("/t/proef/reacties").text
    mark = token(page) if 'name="token"' in page else ""
    asked: dict[str, int] = {}
    wrong = []
    for method, template, _, kind in (row for row in screens.routes() if row[1].startswith(begin)):
        for address, given in adressen(template):
            refused = geweigerd(person, template, kind, given)
            if not refused and ((method, template) == MADE or (template in LONG and person.sight.reads("noord"))):
                continue
            form = {"token": mark, **FILLED, **({"stap": "bewaar"} if refused else {})}
            answer = browser.get(address) if method == "GET" else browser.post(address, data=form)
            asked[template] = asked.get(template, 0) + 1
            if (refused and answer.status_code != 403) or answer.status_code not in _TOLD or lekken(answer.content, who):
                wrong.append((method, address, answer.status_code, refused, lekken(answer.content, who)))
    assert wrong == []
    assert len(asked) > (50 if begin == "/" else 0)
    assert {path: path.read_bytes() for path in before} == before


def test_every_route_says_what_it_asks_of_who_opens_it() -> None:
    """One that does not is for nobody; and of one with a name that is new in an address somebody says here what it may be."""
    for method, template, _, kind in screens.routes():
        assert kind in KINDS, (method, template)
        assert kind != "alleen", (method, template)
        assert next(adressen(template))[0].count("{") == 0


def _all(*_given: object, **_named: object) -> bool:
    return True


# What keeps a secret from somebody, taken away: the address at which it then shows, to whom, and the word.
WITHOUT = {
    "nothing is withheld": ("zuid", "/t/proef/besluiten", "NOORDPLANWENS", Opened, "seen_by", lambda self, _person: self),
    "documents of others": ("zuid", "/t/proef/stuk/brief-noord?stand=concept@nu", "NOORDTEKST", Sight, "reads", _all),
    "versions": ("zuid", "/t/proef/bestand/brief-noord.txt?stand=concept@1", "NOORDTEKST", withheld, "_version", lambda kept, _sight: kept),
    "answers that are still to come": ("zuid", "/t/proef/reacties", "NOORDVOORSTEL", reactions, "positions", lambda item, _sight: item),
    "reasons of the region": ("zuid", f"/bestand/{FILES['regio']}", "GEHEIMREDEN", raw, "reads_file", _all),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", WITHOUT)
def test_without_one_of_its_guards_a_secret_shows(geheim: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every guard is needed, and the walk sees what it keeps back."""
    who, address, word, where, what, instead = WITHOUT[name]
    assert word not in lekken(bezoeker(geheim, who).get(address).content, who)
    monkeypatch.setattr(where, what, instead)
    assert word in lekken(bezoeker(geheim, who).get(address).content, who)


@pytest.mark.slow
def test_a_record_of_another_is_not_opened_to_change_it(geheim: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By two guards: what a screen asks of who opens it, and whose the record is."""
    form = {"token": token(bezoeker(geheim, "noord").get("/t/proef/cijfers").text), "besluit": "2021-10-01-geheim", "toch": "ja"}

    def answer() -> str:
        found = bezoeker(geheim, "noord").post("/t/proef/besluit/open", data=form)
        return f"{found.status_code}{found.text}"

    assert "403" in answer()[:3]
    monkeypatch.setattr(Person, "enters", _all)
    assert "403" in answer()[:3]
    monkeypatch.setattr(Desk, "keeps", _all)
    assert "GEHEIMREDEN" in answer()


@pytest.mark.slow
def test_a_side_of_a_comparison_has_only_what_its_reader_may_read(geheim: Path) -> None:
    for sight, whole in ((PEOPLE["zuid"].sight, False), (EVERYTHING, True)):
        workspace = seen(Desk(geheim).open().workspace, sight)
        place = Plek(geheim, workspace, workspace.trajecten["proef"], sight)
        for word in ("concept@1", "concept@nu", "2021-05-30"):
            side = text_side(place, word, "concept@nu")
            assert "brief-zuid" in side.entries
            assert ("brief-noord" in side.entries) is whole, word
            assert ("NOORDREDEN" in repr(side.besluiten)) is whole, word
            assert any(name.startswith("gemeenten/noord/") for name in side.inputs or {}) is whole, word
