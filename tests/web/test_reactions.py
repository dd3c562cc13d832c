"""The screen of reactions: a file that came back is read, shown per place, taken over or answered; nothing is saved that reads otherwise than was meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assembler.ground.document import NodeId
from assembler.wordfile.fields import bookmark_of
from assembler.writing import edit
from browser import bezoek, token, woorden
from conftest import Maker
from redactie import Redactie
from werkruimte import draai

ADDRESS = "/t/proef/reacties"
KEPT = "trajecten/proef/reacties/concept@1/noord-2021-06-20.yaml"


def sent_back(root: Path, *changes: Callable[[Redactie], object]) -> bytes:
    work = Redactie((root / "build/proef/concept/gr-tekst.docx").read_bytes(), 1)
    for change in changes:
        change(work)
    return work.saved()


@pytest.fixture
def screen(ruimte: Maker) -> tuple[Path, TestClient]:
    root = ruimte()
    assert draai(root, "freeze", "proef", "concept", "--door", "A", "--gezien", "B").code == 0
    assert draai(root, "build", "proef", "--mijlpaal", "concept@1", "--soort", "gr-tekst").code == 0
    return root, bezoek(root)


def put(plaats: str, was: str, wordt: str) -> Callable[[Redactie], object]:
    return lambda work: work.put(bookmark_of(NodeId(f"gr-tekst/{plaats}")), was, wordt)


def post(browser: TestClient, step: str, data: dict[str, str], content: bytes | None = None) -> Any:
    files = {"bestand": ("noord.docx", content)} if content is not None else None
    return browser.post(f"{ADDRESS}/{step}", data={"token": token(browser.get(ADDRESS).text), **data}, files=files)


def test_a_file_is_read_taken_over_and_answered(screen: tuple[Path, TestClient]) -> None:
    root, browser = screen
    assert "Er is nog niets teruggekomen." in woorden(browser.get(ADDRESS).text)
    back = sent_back(root, put("klachten/termijn", "zes weken", "acht weken"), put("klachten", "Klachten", "Wie klaagt"))
    page = post(browser, "lees", {"van": "noord", "ontvangen": "2021-06-20"}, back)
    assert page.status_code == 200, woorden(page.text)
    assert "2 voorstellen staan open." in woorden(page.text)
    assert "Was: De termijn is zes weken. Wordt: De termijn is acht weken." in woorden(page.text)
    rows = edit.value_at((root / KEPT).read_bytes(), ("voorstellen",))
    by_kind = {row["soort"]: row["id"] for row in rows}
    over = {"kenmerk": by_kind["tekst"], "gremium": "dialoog", "datum": "2021-05-20", "status": "besloten", "reden": "Te kort.", "antwoord": "Akkoord."}
    assert "Overgenomen" in woorden(post(browser, "neem-over", over).text)
    assert edit.value_at((root / "trajecten/proef/besluiten/2021-05-20-dialoog.yaml").read_bytes(), ("keuzes",)) == [
        {"clausule": "klachten", "parameters": {"weken": 8}}
    ]
    done = post(browser, "antwoord", {"kenmerk": by_kind["opschrift"], "status": "afgewezen", "antwoord": "Het opschrift volgt de wet."})
    assert "Antwoord: Het opschrift volgt de wet." in woorden(done.text)
    assert "0 voorstellen staan open." in woorden(done.text)


def test_what_reads_otherwise_is_shown_and_not_saved(screen: tuple[Path, TestClient]) -> None:
    root, browser = screen
    back = sent_back(root, lambda work: work.delete_paragraph(bookmark_of(NodeId("gr-tekst/stemmen/gewicht"))))
    post(browser, "lees", {"van": "noord", "ontvangen": "2021-06-20"}, back)
    name = edit.value_at((root / KEPT).read_bytes(), ("voorstellen", 0, "id"))
    page = post(browser, "neem-over", {"kenmerk": name, "gremium": "dialoog", "datum": "2021-05-20", "reden": "Omdat."})
    assert page.status_code == 400
    assert "Er is niets bewaard" in woorden(page.text)
    assert ">Omdat.</textarea>" in page.text
    assert not (root / "trajecten/proef/besluiten/2021-05-20-dialoog.yaml").exists()


@pytest.mark.parametrize(
    ("step", "data", "content", "why"),
    [
        ("lees", {"van": "noord", "ontvangen": "2021-06-20"}, b"niets", "het is geen Word-bestand (.docx), of het is beschadigd"),
        ("lees", {"van": "noodr", "ontvangen": "2021-06-20"}, b"niets", "De deelnemer 'noodr' bestaat niet."),
        ("lees", {"van": "noord", "ontvangen": ""}, b"niets", "Kies een Word-bestand, en vul in van wie het is en wanneer het kwam."),
        ("neem-over", {"kenmerk": "zzz", "gremium": "dialoog", "datum": "2021-05-20"}, None, "Het voorstel 'zzz' bestaat niet."),
        ("neem-over", {"kenmerk": "zzz", "gremium": "", "datum": ""}, None, "Vul in wie besluit (het gremium) en op welke dag."),
        ("antwoord", {"kenmerk": "zzz", "status": "weg"}, None, "Kies wat er met het voorstel is gedaan."),
    ],
)
def test_what_is_wrong_is_told_beside_what_was_typed(ruimte: Maker, step: str, data: dict[str, str], content: bytes | None, why: str) -> None:
    page = post(bezoek(ruimte()), step, data, content)
    assert (page.status_code, why in woorden(page.text)) == (400, True), woorden(page.text)


def test_two_who_answer_one_proposal_see_each_others_words(screen: tuple[Path, TestClient]) -> None:
    root, browser = screen
    post(browser, "lees", {"van": "noord", "ontvangen": "2021-06-20"}, sent_back(root, put("klachten/termijn", "zes weken", "acht weken")))
    (row,) = edit.value_at((root / KEPT).read_bytes(), ("voorstellen",))
    seen = {"kenmerk": row["id"], "was.status": "open", "was.antwoord": ""}
    assert post(browser, "antwoord", {**seen, "status": "afgewezen", "antwoord": "Nee."}).status_code == 200
    late = post(browser, "antwoord", {**seen, "status": "ter_bespreking", "antwoord": "Eerst praten."})
    assert late.status_code == 409
    assert "Zoals u het zag Open Zoals het nu is Niet overgenomen Nee. Zoals u het wilt Ter bespreking Eerst praten." in woorden(late.text)
    assert edit.value_at((root / KEPT).read_bytes(), ("voorstellen", 0, "antwoord")) == "Nee."
