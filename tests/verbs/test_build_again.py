"""A second build makes only what depends on what changed, and makes it as a first one does: every input, changed, against a build from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from assembler.rendering import formats
from conftest import Maker
from dosis import greep
from werkruimte import BESTANDEN, ORGANEN, draai, manifest, schrijf, sporen

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("met_cache")]
# Words that stand in the files of the small workspace, each with another that may stand there: what is printed, counted, chosen, addressed.
WOORDEN = (
    ("Regeling Proef", "Regeling Anders"), ("omschrijving: het uitvoeren van", "omschrijving: het verzorgen van"), ("waarde: 20126", "waarde: 20226"),
    ("waarde: 30001", "waarde: 30101"), ("waarde: 40000", "waarde: 40100"), ("weken: 8", "weken: 9"), ("waarde: 901270", "waarde: 901370"),
    ("Ieder lid heeft één stem.", "Ieder lid heeft een eigen stem."), ("een kleiner bestuur", "een kleiner algemeen bestuur"), ("Dit is de concepttekst.", "Dit is de tekst."),
    ("kennis te nemen van het concept", "kennis te nemen van dit concept"), ("college dat deelneemt", "college dat meedoet"), ("Geachte raad,", "Beste raad,"),
    ("stelt een klachtenregeling vast", "heeft een klachtenregeling"), ("maakt een voorbehoud", "maakt nog een voorbehoud"), ("Noord doet het zelf", "Noord doet dit zelf"),
    ("Zorgwet", "Wet op de zorg"), ("S. Noord", "T. Noord"), ("opschrift: Bestuur", "opschrift: Het bestuur"), ("De termijn is", "De termijn bedraagt"),
    ("Iedere {{ begrip('deelnemer') }} wijst leden aan.", "Iedere {{ begrip('deelnemer') }} benoemt leden."), ("Stemmen per gemeente", "De stemmen per gemeente"),
)  # fmt: skip


def _changes() -> list[tuple[str, str]]:
    """Return each file of the small workspace with how it reads when something in it is changed: in words that matter where it has them, else a remark."""
    found = []
    for name, text in {**ORGANEN, **BESTANDEN}.items():
        words = [(old, new) for old, new in WOORDEN if old in text]
        found += [(name, text.replace(old, new)) for old, new in words]
        if not words and name.endswith(".yaml"):
            found.append((name, f"{text}# gelezen\n"))
    return found


CHANGES = _changes()


def test_every_sort_of_input_is_among_those_that_are_changed() -> None:
    changed = {name.split("/")[0] for name, text in CHANGES if not text.endswith("# gelezen\n")}
    assert changed == {"clauses", "gemeenten", "templates", "trajecten"}
    assert {old for old, _ in WOORDEN if not any(old in text for text in BESTANDEN.values())} == set()


def test_a_second_build_is_as_one_from_nothing_whatever_was_changed(ruimte: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ruimte(ORGANEN)
    assert draai(root, "build").code == 0
    made: list[int] = []
    real = formats.render_all

    def counted(form: str, jobs: Sequence[Any]) -> list[bytes]:
        made.append(len(jobs))
        return real(form, jobs)

    monkeypatch.setattr("assembler.verbs.build.render_all", counted)
    every = 8
    spared = 0
    for name, text in greep(CHANGES, 12):
        schrijf(root, name, text)
        made.clear()
        again = draai(root, "build")
        spared += every - sum(made)
        fresh = tmp_path / "vers"
        shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("build", ".cache", ".werkbank"))
        whole = draai(fresh, "build")
        assert again.code == whole.code, (name, again.alles, whole.alles)
        assert sporen(root / "build/proef") == sporen(fresh / "build/proef"), name
        shutil.rmtree(fresh)
        schrijf(root, name, {**ORGANEN, **BESTANDEN}[name])
        assert draai(root, "build").code == 0
    assert spared > 0
    made.clear()
    assert draai(root, "build").code == 0
    assert sum(made) == 0  # nothing has changed


def test_what_a_person_changed_or_took_away_is_made_again(ruimte: Maker) -> None:
    root = ruimte()
    assert draai(root, "build").code == 0
    folder = root / "build/proef/definitief"
    before = sporen(folder)
    (folder / "brief-noord.docx").unlink()
    (folder / "gr-tekst.docx").write_bytes(b"van een mens")
    said = draai(root, "build").alles
    assert "gr-tekst.eigen-1.docx" in said
    assert {name: mark for name, mark in sporen(folder).items() if "eigen" not in name} == before
    assert len(manifest(folder)["documenten"]) == 4


def test_another_form_or_numbering_is_another_document(ruimte: Maker) -> None:
    root = ruimte()
    for args in ((), ("--nummering", "vast"), ("--ter-beoordeling",), ("--format", "txt"), ("--werkversie",)):
        for _ in range(2):
            assert draai(root, "build", "--mijlpaal", "definitief", *args).code == 0
    folder = root / "build/proef/definitief"
    texts = {name: (folder / name).read_bytes() for name in ("gr-tekst.docx", "gr-tekst-vast.docx", "gr-tekst-ter-beoordeling.docx", "gr-tekst.txt")}
    assert len(set(texts.values())) == 4
    assert formats.load("txt").SUFFIX == "txt"
