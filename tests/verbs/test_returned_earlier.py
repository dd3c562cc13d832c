"""A file that an earlier release made, and that comes back now: the version that it was sent of still says what it is."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from assembler.store import together, versions
from assembler.store.version import Vastgelegd, Versie
from assembler.writing import edit
from bomen import basis
from redactie import Redactie
from werkruimte import anders, draai, werkruimte

CASES = Path(__file__).parents[1] / "cases" / "carried"
DOCUMENTS = {"gr-tekst": "1-regeling", "rib-alblasserdam": "1-brief"}  # by the name that the file says; with the tree as it was fixed then
CONCEPT = "trajecten/proef/mijlpalen/concept.yaml"
LOST = ("niets", "bladwijzers")


@pytest.fixture
def fixed(tmp_path: Path) -> Path:
    """A workspace in which version 2 of the draft was fixed by that release."""
    root = werkruimte(tmp_path, {CONCEPT: anders(CONCEPT, ("naam: Concept\n", "naam: concept\n"))})
    fix(root, 2, {name: (CASES / f"{case}.json").read_bytes() for name, case in DOCUMENTS.items()})
    return root


def fix(root: Path, nummer: int, trees: Mapping[str, bytes]) -> None:
    rows = tuple(Vastgelegd(name, name, None, name, hashlib.sha256(tree).hexdigest(), {}, ()) for name, tree in trees.items())
    style, day = basis(), date(2021, 3, 30)
    seals = {"regio": hashlib.sha256(style).hexdigest()}
    versie = Versie("proef", "concept", "concept", nummer, day, "0.0", "A", "B", day, "", {}, seals, (), rows, ())
    with together.writing(root):
        versions.write(root, versie, trees, {"regio": style})


def sent(name: str) -> bytes:
    return (CASES / f"{DOCUMENTS[name]}.docx").read_bytes()


def back(root: Path, content: bytes) -> list[dict[str, object]]:
    """Return the proposals that are kept of a file that came back."""
    path = root.parent / "terug.docx"
    path.write_bytes(content)
    done = draai(root, "terug", "proef", str(path), "--van", "noord", "--op", "2021-06-20")
    assert done.code == 0, done.alles
    kept = root / "trajecten/proef/reacties/concept@2/noord-2021-06-20.yaml"
    return list(edit.value_at(kept.read_bytes(), ("voorstellen",)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_file_that_nobody_touched_asks_nothing(fixed: Path, name: str) -> None:
    """Also where this release makes the same document with other spaces, styles or numbers."""
    assert back(fixed, sent(name)) == []


@pytest.mark.parametrize("lost", LOST)
def test_what_a_reviewer_changed_in_it_is_found_at_its_lid(fixed: Path, lost: str) -> None:
    work = Redactie(sent("gr-tekst"), 3)
    acts: tuple[Callable[[], None], ...] = (work.replace_word, work.insert_words, work.delete_paragraph, work.new_paragraph, work.comment)
    for act in acts:
        act()
    rows = back(fixed, work.saved(lost))
    assert Counter(row["soort"] for row in rows) == Counter(item.soort for item in work.edits)
    assert all(item.word in " ".join(str(row.get("wordt", "")) for row in rows) for item in work.edits)


def test_one_of_another_text_is_refused(fixed: Path, tmp_path: Path) -> None:
    """Its tree is whole and of that release, but not that of the version that its properties name."""
    other = (CASES / "1-regeling.json").read_bytes().replace(b"ieder voor zover bevoegd", b"ieder voor zoveel nodig")
    fix(fixed, 3, {"gr-tekst": other})
    work = Redactie(sent("gr-tekst"), 1)
    work.parts["docProps/custom.xml"] = work.parts["docProps/custom.xml"].replace(b"versie 2", b"versie 3")
    path = tmp_path / "gemengd.docx"
    path.write_bytes(work.saved())
    done = draai(fixed, "terug", "proef", str(path), "--van", "noord")
    assert (done.code, "maar is van een andere tekst" in done.fout) == (1, True)
