"""Made-up workspaces with a marked word in every place that may be read by some only: each reader is shown the words that are his, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from assembler.checking.rights.hidden import confidential_files, may_hold_secret, seen
from assembler.checking.rights.people import Person
from assembler.reading import yamltext
from assembler.store.workspace import load
from assembler.verbs.desk import Desk
from assembler.web.app import app
from assembler.writing import house
from browser import HOST
from dosis import voorbeelden
from samen import Deur
from werkruimte import schrijf, werkruimte

DEELNEMERS = ("noord", "midden", "zuid")
ROLES = ("lezer", "regio", "vastlegger", "bibliotheek", *(f"gemeente:{name}" for name in DEELNEMERS))
PEOPLE = {role: Person(role, frozenset({role})) for role in ROLES}
EVERYBODY = frozenset(ROLES)


@dataclass(frozen=True)
class Gemaakt:
    """Files to lay over a workspace, and for each marked word who may read it, as the manual says it."""

    files: dict[str, str]
    readers: dict[str, frozenset[str]]


class _Woorden:
    """Gives out marked words."""

    def __init__(self) -> None:
        self.readers: dict[str, frozenset[str]] = {}

    def new(self, readers: frozenset[str]) -> str:
        word = f"MERK{len(self.readers):03d}X"
        self.readers[word] = readers
        return word


def _folder(owner: str) -> frozenset[str]:
    return frozenset({"regio", "vastlegger", f"gemeente:{owner}"})


def _self(owner: str) -> frozenset[str]:
    return frozenset({"regio"}) if owner == "regio" else frozenset({f"gemeente:{owner}"})


@st.composite
def besluiten(draw: st.DrawFn, words: _Woorden, owner: str, number: int) -> dict[str, Any]:
    """Return a decision of an owner, with a marked word in every field that says something."""
    status = draw(st.sampled_from(["besloten", "voorgenomen", "ingetrokken"]))
    whole = draw(st.booleans())
    choices = [draw(st.booleans()) for _ in range(draw(st.integers(1, 3)))]
    secret = [whole or item for item in choices]
    regional = owner == "regio"
    shared = EVERYBODY if regional else (EVERYBODY if status == "besloten" else _folder(owner))
    reasons = EVERYBODY if regional else _folder(owner)
    keuzes = []
    for confidential in choices:
        if not regional:  # a wish that is confidential stands in no paper
            row: dict[str, Any] = {"wens": words.new(_folder(owner) if whole or confidential else shared), "over": "samenstelling"}
        elif draw(st.integers(0, 4)):
            row = {"clausule": "klachten", "parameters": {"weken": draw(st.integers(1, 9))}}
        else:  # what does not exist: then the workspace does not load
            row = {"schrap": f"klachten/{words.new(shared).lower()}"}
        row["reden"] = words.new(_self(owner) if whole or confidential else reasons)
        keuzes.append({**row, **({"vertrouwelijk": True} if confidential else {})})
    general = _self(owner) if all(secret) else reasons
    head = {"datum": f"2021-03-{number + 1:02d}", "gremium": f"overleg {words.new(_self(owner) if whole else shared)}", "status": status}
    return head | ({"vertrouwelijk": True} if whole else {}) | {"reden": words.new(general), "bron": words.new(general), "keuzes": keuzes}


def _enclosed(word: str, *, secret: bool) -> str:
    return (
        f"    - {{id: {word.lower()}, titel: {word}, bestand: {word}.pdf, eigenaar: {word}, sha256: {'0' * 64}, bron: {word}"
        f"{', vertrouwelijk: true' if secret else ''}}}\n"
    )


@st.composite
def werkruimten(draw: st.DrawFn) -> Gemaakt:
    words, files = _Woorden(), {}
    for number in range(draw(st.integers(0, 3))):
        files[f"trajecten/proef/besluiten/2021-03-{number + 1:02d}-gemaakt.yaml"] = house.text_of(draw(besluiten(words, "regio", number)))
    for name in DEELNEMERS:
        rows = [draw(besluiten(words, name, number)) for number in range(draw(st.integers(0, 2)))]
        if rows:
            files[f"gemeenten/{name}/proef/keuzes.yaml"] = house.text_of({"besluiten": rows})
        if draw(st.booleans()):
            files[f"gemeenten/{name}/proef/definitief/brief/na-betekenis.md"] = f"# Kop {words.new(_folder(name))}\n\nZin {words.new(_folder(name))}.\n"
        if draw(st.booleans()):
            files[f"gemeenten/{name}/proef/definitief/beslispunten.md"] = f"1. {words.new(_folder(name))} te doen\n"
        if draw(st.booleans()):
            files[f"gemeenten/{name}/proef/gegevens.yaml"] = (
                f"velden:\n  auteur: {words.new(_folder(name))}\nstukken:\n  concept:\n    brief:\n      auteur: {words.new(_folder(name))}\n"
            )
    return Gemaakt(files, words.readers)


@pytest.fixture(scope="module")
def basis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return werkruimte(tmp_path_factory.mktemp("basis"), {"gemeenten/noord/proef/keuzes.yaml": None})


def _marks(text: str, readers: dict[str, frozenset[str]]) -> Iterator[str]:
    found = set(re.findall(r"MERK\d{3}X", text.upper()))
    yield from (word for word in readers if word in found)


@given(made=werkruimten())
@settings(max_examples=voorbeelden(12))
def test_each_reader_is_shown_the_words_that_are_his_and_no_other(basis: Path, made: Gemaakt) -> None:
    workspace, found = load(basis, {name: text.encode() for name, text in made.files.items()})
    assert [item.message for item in found if item.is_error] == []
    assert made.files.keys() <= workspace.files.keys()
    assert set(_marks(repr(workspace.trajecten), made.readers)) == set(made.readers)
    for file in confidential_files(workspace):  # of what a file was before, only its data are known: told no less
        assert may_hold_secret(file, yamltext.parse((made.files.get(file) or (basis / file).read_text(encoding="utf-8")).encode(), file).data), file
    for role, person in PEOPLE.items():
        shown = set(_marks(repr(seen(workspace, person.sight)), made.readers))
        assert shown == {word for word, readers in made.readers.items() if role in readers}, role


PLACES = (
    "/t/proef", "/t/proef/besluiten", "/t/proef/gemeenten/{wie}", "/t/proef/stuk/brief-{wie}?stand=definitief@nu", "/t/proef/bestand/brief-{wie}.txt?stand=definitief@nu",
    "/t/proef/bevindingen", "/t/proef/vergelijk?oud=concept@nu&nieuw=definitief@nu&als=gevolgen", "/t/proef/plek/gr-tekst/klachten/termijn?stand=definitief@nu",
    "/t/proef/vergelijk?oud=concept@nu&nieuw=definitief@nu&als=was-wordt&document=brief-{wie}", "/bestand/gemeenten/{wie}/proef/keuzes.yaml",
    "/bestand/trajecten/proef/besluiten/2021-03-01-gemaakt.yaml", "/t/proef/regeling?stand=definitief@nu&zoek=merk", "/t/proef/stukken?stand=definitief@nu",
)  # fmt: skip


@pytest.mark.slow
@given(made=werkruimten(), role=st.sampled_from(ROLES), wie=st.sampled_from(DEELNEMERS))
@settings(max_examples=voorbeelden(4))
def test_no_page_shows_a_word_that_is_not_its_readers(tmp_path_factory: pytest.TempPathFactory, made: Gemaakt, role: str, wie: str) -> None:
    """Also of a workspace that does not load."""
    root = werkruimte(tmp_path_factory.mktemp("gemaakt"), {"gemeenten/noord/proef/keuzes.yaml": None})
    for name, text in made.files.items():
        schrijf(root, name, text)
    browser = TestClient(app(Desk(root), {HOST}, b"x" * 32, Deur(PEOPLE)), base_url=f"http://{HOST}", headers={"x-wie": role})
    for place in PLACES:
        address = place.format(wie=wie)
        shown = set(_marks(browser.get(address).text, made.readers))
        assert shown <= {word for word, readers in made.readers.items() if role in readers}, (address, role)
