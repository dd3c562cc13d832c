"""The history of git on the screens of the workbench: of everything, of a file, of a provision; what a save told, and nothing to who may not read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assembler.checking.rights.people import Person
from assembler.verbs import history, raw
from assembler.verbs.desk import Desk
from assembler.web.app import app
from browser import HOST, bezoek, links, token, woorden
from conftest import Maker
from geheimen import FILES, OF, geheimen, met_geheimen
from gitwerk import git, in_git, onderwerpen
from samen import Deur
from werkruimte import BESTANDEN, schrijf

LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
PLEK = "/t/proef/plek/gr-tekst/klachten/termijn?stand=definitief@nu"
PEOPLE = {
    "lezer": Person("lezer", frozenset({"lezer"})),
    "regio": Person("regio", frozenset({"regio"}), toon="Rik Regio"),
    "vastlegger": Person("vastlegger", frozenset({"vastlegger"})),
    "noord": Person("noord@noord.example", frozenset({"gemeente:noord"}), toon="Anna Noord"),
    "zuid": Person("zuid", frozenset({"gemeente:zuid"})),
}


@pytest.fixture(autouse=True)
def _nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))


def test_a_save_in_the_browser_stands_in_the_history_of_its_provision_its_file_and_the_whole(ruimte: Maker) -> None:
    root = in_git(ruimte())
    browser = bezoek(root)
    mark = token(browser.get("/t/proef/besluit").text)
    browser.post("/t/proef/kies/clausule/klachten", data={"token": mark, "reden": "zo kan het ook", "p.weken": "7"})
    browser.post("/t/proef/besluit", data={"token": mark, "datum": "2021-10-05", "gremium": "overleg", "verder": "gevolgen"})
    browser.post("/t/proef/besluit/gevolgen", data={"token": mark, "stap": "bewaar"})
    file = "trajecten/proef/besluiten/2021-10-05-overleg.yaml"
    assert onderwerpen(root) == ["Besluit 2021-10-05 overleg", "Begin"]
    for address in ("/geschiedenis", f"/geschiedenis/{file}", PLEK, PLEK.replace("/plek/", "/geschiedenis/")):
        page = browser.get(address)
        words = woorden(page.text)
        assert page.status_code == 200
        assert "door Jurist van de regio Besluit 2021-10-05 overleg - clausule klachten" in words, address
        assert "Besluit van 5 oktober 2021, overleg nieuw In het log Klachten: weken 7 De regels in het bestand" in words
        assert "Nieuw: gremium: overleg" in words
        assert 'href="/t/proef/besluiten#2021-10-05-overleg"' in page.text
    assert f"/geschiedenis/{file}" in list(links(browser.get("/t/proef/besluiten").text))
    assert f"/geschiedenis/{file}" in list(links(browser.get(f"/bestand/{file}").text))
    assert browser.get("/geschiedenis/trajecten/proef/../../werkbank.yaml").status_code == 404


def test_where_there_is_no_repository_a_provision_says_so(ruimte: Maker) -> None:
    browser = bezoek(ruimte())
    for address in (PLEK, "/geschiedenis", f"/geschiedenis/{LOG}"):
        page = browser.get(address)
        assert page.status_code == 200
        assert "Deze werkruimte staat niet in een repository van Git." in woorden(page.text)


def test_what_kept_a_save_out_of_git_is_told_to_who_saved_until_one_goes_well(ruimte: Maker) -> None:
    root = in_git(ruimte())
    git(root, "checkout", "-q", "--detach")
    app_ = app(Desk(root), {HOST}, b"x" * 32, Deur(PEOPLE))

    def browser(who: str) -> TestClient:
        return TestClient(app_, base_url=f"http://{HOST}", follow_redirects=True, headers={"x-wie": who})

    noord = browser("noord")

    def wens(text: str) -> str:
        form = {"token": token(noord.get("/t/proef/gemeenten/noord").text), "wens": text, "datum": "2021-05-05", "gremium": "college", "stap": "bewaar"}
        return woorden(noord.post("/t/proef/gemeenten/noord/wens", data=form).text)

    first = wens("een kort besluit")
    assert "een kort besluit" in first
    assert "Uw wijziging is bewaard, en staat niet in Git. In de repository staat geen tak klaar" in first
    assert "staat niet in Git" not in woorden(browser("zuid").get("/t/proef").text)
    assert "1 keer bewaard wacht nog" in woorden(browser("regio").get("/geschiedenis").text)
    git(root, "switch", "-q", "main")
    assert "staat niet in Git" not in wens("nog een besluit")
    assert onderwerpen(root) == ["Wens van noord", "Wens van noord", "Begin"]
    assert git(root, "status", "--porcelain") == ""


@pytest.fixture(scope="module")
def geheim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace that had a secret in each of its places: first another text, then the secrets, then what stands there now without them."""
    root = in_git(met_geheimen(tmp_path_factory.mktemp("geheim")), aan=False)
    for file in FILES.values():
        if (root / file).is_file() and file not in BESTANDEN:
            git(root, "rm", "-q", file)
        elif file in BESTANDEN:
            schrijf(root, file, BESTANDEN[file])
    git(root, "add", "-A")
    git(root, "-c", "user.name=Begin", "commit", "-q", "-m", "Weg: " + " ".join(OF))
    return root


@pytest.mark.slow
@pytest.mark.parametrize("who", PEOPLE)
def test_no_page_of_the_history_holds_what_its_reader_may_not_read(geheim: Path, who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not now, not in an earlier version, not in the words of a commit; by address or by link."""
    browser = TestClient(app(Desk(geheim), {HOST}, b"x" * 32, Deur(PEOPLE)), base_url=f"http://{HOST}", follow_redirects=True, headers={"x-wie": who})
    monkeypatch.setattr(history, "MANY", 1)
    ahead = ["/geschiedenis", PLEK, PLEK.replace("/plek/", "/geschiedenis/"), *(f"/geschiedenis/{file}" for file in FILES.values())]
    seen: dict[str, set[str]] = {}
    while ahead:
        address = ahead.pop()
        if address not in seen:
            page = browser.get(address)
            seen[address] = set(geheimen(page.text))
            ahead += [item for item in links(page.text) if item.startswith("/geschiedenis")] if page.status_code == 200 else []
    name = {"noord": "noord", "zuid": "zuid"}.get(who, who)
    assert {address: words for address, words in seen.items() if any(name not in OF[word] for word in words)} == {}
    assert len(seen) > 4
    if who == "noord":
        assert set().union(*seen.values()) >= {"NOORDTEKST", "NOORDREDEN", "NOORDVERTROUWELIJK"}
    if who == "regio":
        assert set().union(*seen.values()) >= {"GEHEIMREDEN", "NOORDTEKST"}


WITHOUT = {
    "files of others": ("zuid", f"/geschiedenis/{FILES['tekst van noord']}", "NOORDTEKST", raw, "readable", lambda _desk, _file: True),
    "earlier versions": ("lezer", f"/geschiedenis/{FILES['regio']}", "GEHEIMREDEN", history, "may_hold_secret", lambda _file, _data: False),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", WITHOUT)
def test_without_one_of_its_guards_a_secret_shows(geheim: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    who, address, word, where, what, instead = WITHOUT[name]
    browser = TestClient(app(Desk(geheim), {HOST}, b"x" * 32, Deur(PEOPLE)), base_url=f"http://{HOST}", follow_redirects=True, headers={"x-wie": who})
    assert word not in browser.get(address).text
    monkeypatch.setattr(where, what, instead)
    assert word in browser.get(address).text
