"""Around every page: who may ask, what a form carries, what cannot be done, and what a file with a fault does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assembler.store import journal
from assembler.verbs.desk import Desk
from assembler.verbs.opened import Opened
from assembler.web import screens
from assembler.web.app import app
from assembler.web.guard import MAX_BODY, Tokens
from browser import HOST, bezoek, links, token, woorden
from conftest import Maker
from werkruimte import BESTANDEN, schrijf

TRAJECT = "trajecten/proef/traject.yaml"


def test_every_page_forbids_what_is_not_its_own(ruimte: Maker) -> None:
    answer = bezoek(ruimte()).get("/t/proef")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.slow
def test_no_page_holds_a_script_or_a_style_of_its_own(ruimte: Maker) -> None:
    """The policy would forbid them: what looks right without it would not work with it."""
    browser = bezoek(ruimte())
    for method, address, *_ in screens.routes():
        if method == "GET" and address.count("{") <= 1:
            page = browser.get(address.replace("{traject}", "proef").replace("{id}", "stemmen").replace("{naam}", "id-is-uniek")).text
            assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son\w+=|javascript:", page), address


def test_another_host_or_another_page_is_refused(ruimte: Maker) -> None:
    browser = bezoek(ruimte())
    assert browser.get("/", headers={"host": "kwaad.example"}).status_code == 403
    page = browser.get("/t/proef/stukken").text
    form = {"token": token(page), "stand": "concept@nu"}
    assert browser.post("/t/proef/stukken", data=form, headers={"origin": "http://kwaad.example"}).status_code == 403
    assert browser.post("/t/proef/stukken", data=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert browser.post("/t/proef/stukken", data=form, headers={"origin": "null"}).status_code == 403
    assert browser.post("/t/proef/stukken", data=form, headers={"origin": f"http://{HOST}"}).status_code == 200


def test_a_form_without_the_token_saves_nothing_and_keeps_what_was_typed(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    answer = browser.post("/t/proef/vastleggen", data={"door": "Anna <b>", "gezien": "Bert"})
    assert answer.status_code == 400
    assert "Anna &lt;b&gt;" in answer.text
    assert not (root / "trajecten/proef/vastgelegd").exists()


def test_two_secrets_give_two_tokens_and_one_gives_one() -> None:
    assert Tokens(b"a" * 32).token == Tokens(b"a" * 32).token != Tokens(b"b" * 32).token
    assert Tokens(None).token != Tokens(None).token
    assert not Tokens(b"a" * 32).fits("")


def test_more_than_a_form_may_hold_is_refused_in_words(ruimte: Maker) -> None:
    browser = bezoek(ruimte())
    answer = browser.post("/t/proef/vastleggen", files={"bestand": ("x", b"x" * (MAX_BODY + 1))})
    assert answer.status_code == 413
    assert "te groot" in answer.text


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("/t/prof", "Bedoelde u 'proef'?"),
        ("/t/proef/regeling?stand=concpt@nu", "Bedoelde u 'concept'?"),
        ("/t/proef/regeling?stand=concept@3", "Er is: concept@nu."),
        ("/t/proef/stuk/gr-tkst?stand=concept@nu", "Bedoelde u 'gr-tekst'?"),
        ("/t/proef/plek/gr-tekst/stemmen/gewich?stand=definitief@nu", "Bedoelde u 'gr-tekst/stemmen/gewicht'?"),
        ("/t/proef/gemeenten/nord", "Bedoelde u 'noord'?"),
        ("/bibliotheek/stemen", "Bedoelde u 'stemmen'?"),
        ("/uitleg/id-is-unek", "Bedoelde u 'id-is-uniek'?"),
        ("/t/proef/bestand/gr-tekst.dcx", "Bedoelde u 'docx'?"),
        ("/bestand/trajecten/proef/trajet.yaml", "Het bestand 'trajecten/proef/trajet.yaml' is er niet"),
        ("/t/proef/vergelijk?oud=concept@nu&nieuw=definitief@nu&als=iets", "Er is: redline, was-wordt, gevolgen."),
        ("/nergens", "De bladzijde '/nergens' bestaat niet."),
    ],
)
def test_a_name_that_does_not_exist_is_told_with_what_is_near_and_a_way_on(ruimte: Maker, address: str, near: str) -> None:
    answer = bezoek(ruimte()).get(address)
    assert answer.status_code == 404
    assert near in woorden(answer.text)
    assert "/" in list(links(answer.text))


@pytest.mark.parametrize("file", ["../geheim.yaml", "trajecten/../../geheim.yaml", "/etc/passwd", "pyproject.toml", "trajecten/.geheim.yaml", "clauses"])
def test_no_file_outside_the_workspace_is_shown(ruimte: Maker, file: str) -> None:
    root = ruimte()
    schrijf(root.parent, "geheim.yaml", "geheim: ja\n")
    schrijf(root, "trajecten/.geheim.yaml", "geheim: ja\n")
    answer = bezoek(root).get(f"/bestand/{file.replace('..', '%2e%2e')}")
    assert answer.status_code == 404
    assert "geheim: ja" not in answer.text


def test_a_link_to_a_file_outside_the_workspace_is_not_followed(ruimte: Maker) -> None:
    root = ruimte()
    schrijf(root.parent, "geheim.yaml", "geheim: ja\n")
    (root / "trajecten/proef/koppeling.yaml").symlink_to(root.parent / "geheim.yaml")
    assert bezoek(root).get("/bestand/trajecten/proef/koppeling.yaml").status_code == 404


def test_a_workspace_that_does_not_load_shows_the_finding_and_a_plain_editor(ruimte: Maker) -> None:
    good = BESTANDEN[TRAJECT]
    browser = bezoek(root := ruimte({TRAJECT: good.replace("naam: Regeling Proef", "naam: Regeling Proef\nnaam: nog eens", 1)}))
    answer = browser.get("/t/proef/regeling")
    assert answer.status_code == 503
    assert f"{TRAJECT}:3:1" in answer.text
    assert f"/bestand/{TRAJECT}" in list(links(answer.text))
    page = browser.get(f"/bestand/{TRAJECT}").text
    form = {"token": token(page), "merk": re.search(r'name="merk" value="(\w+)"', page)[1], "inhoud": good.replace("\n", "\r\n")}  # type: ignore[index]
    assert browser.post(f"/bestand/{TRAJECT}", data=form).status_code == 200
    assert (root / TRAJECT).read_text(encoding="utf-8") == good
    assert browser.get("/t/proef/regeling?stand=definitief@nu").status_code == 200


def test_two_who_mend_one_file_do_not_overwrite_each_other(ruimte: Maker) -> None:
    wrong = BESTANDEN[TRAJECT].replace("vorm: regeling-zonder-meer", "vorm: iets")
    browser = bezoek(root := ruimte({TRAJECT: wrong}))
    page = browser.get(f"/bestand/{TRAJECT}").text
    schrijf(root, TRAJECT, wrong.replace("vorm: iets", "vorm: anders"))
    form = {"token": token(page), "merk": re.search(r'name="merk" value="(\w+)"', page)[1], "gezien": "vorm: iets", "inhoud": "mijn woorden"}  # type: ignore[index]
    answer = browser.post(f"/bestand/{TRAJECT}", data=form)
    assert answer.status_code == 409
    assert re.search("Zoals u het zag vorm: iets Zoals het nu is .*vorm: anders.* Zoals u het wilt mijn woorden", woorden(answer.text))
    assert "\nmijn woorden</textarea>" in answer.text
    assert "vorm: anders" in (root / TRAJECT).read_text(encoding="utf-8")


def test_a_sound_file_is_not_written_from_the_plain_editor(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    form = {"token": token(browser.get("/t/proef/stukken").text), "merk": "", "inhoud": "kapot"}
    answer = browser.post(f"/bestand/{TRAJECT}", data=form)
    assert answer.status_code == 400
    assert "kapot" in answer.text
    assert (root / TRAJECT).read_text(encoding="utf-8") == BESTANDEN[TRAJECT]


def test_what_somebody_typed_in_a_file_is_printed_as_words(ruimte: Maker) -> None:
    sly = "<script>alert(1)</script>"
    browser = bezoek(ruimte({TRAJECT: BESTANDEN[TRAJECT].replace("naam: Regeling Proef", f"naam: {sly}", 1)}))
    for address in ("/", "/t/proef", "/t/proef/regeling?stand=definitief@nu", f"/bestand/{TRAJECT}"):
        page = browser.get(address).text
        assert sly not in page
        assert "&lt;script&gt;" in page


# --- a workspace that stays open -------------------------------------------------------------------------------------


def test_the_workspace_is_read_once_and_again_when_a_file_changes(ruimte: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ruimte()
    reads: list[Path] = []
    real = Desk.__module__

    def counted(where: Path, key: str = "") -> Opened:
        reads.append(where)
        return _read(where, key)

    from assembler.verbs.opened import read as _read  # noqa: PLC0415 - the real one, before it is counted

    monkeypatch.setattr(f"{real}.read", counted)
    desk = Desk(root, lambda: date(2021, 5, 1))
    first = desk.open()
    assert desk.open() is first
    (root / TRAJECT).touch()  # another time, the same words
    assert desk.open() is first
    assert len(reads) == 1
    schrijf(root, TRAJECT, BESTANDEN[TRAJECT].replace("naam: Regeling Proef", "naam: Regeling Anders", 1))
    assert desk.open().workspace.trajecten["proef"].traject.naam == "Regeling Anders"
    schrijf(root, "trajecten/proef/besluiten/2021-01-01-nieuw.yaml", "datum: 2021-01-01\ngremium: wij\nkeuzes:\n  - {clausule: ombudsman}\n")
    assert len(desk.open().workspace.trajecten["proef"].besluiten) == len(first.workspace.trajecten["proef"].besluiten) + 1
    assert len(reads) == 3


def test_the_journal_says_who_took_what_and_shows_a_line_that_was_changed(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    for name in ("gr-tekst", "brief-noord"):
        assert browser.get(f"/t/proef/bestand/{name}.docx?stand=definitief@nu").status_code == 200
    assert [(row["wat"], row["over"]) for row in journal.lines(root)] == [
        ("download", "definitief@nu gr-tekst.docx"),
        ("download", "definitief@nu brief-noord.docx"),
    ]
    assert journal.broken(root) == []
    path = root / ".werkbank/journaal.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("gr-tekst", "iets"), encoding="utf-8")
    assert journal.broken(root) == [2]


def test_a_fault_of_the_program_is_told_in_words(ruimte: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_self: Opened, _trajectmap: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Opened, "findings", broken)
    browser = TestClient(app(Desk(ruimte()), {HOST}, b"x" * 32), base_url=f"http://{HOST}", raise_server_exceptions=False)
    answer = browser.get("/t/proef/bevindingen")
    assert (answer.status_code, answer.text.startswith("Hier ging in het programma iets mis.")) == (500, True)
    assert "Traceback" not in answer.text
