"""A link that somebody planted: nothing is read or written through it outside the workspace, whichever file or folder it takes the place of."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assembler.store import journal, together
from assembler.store.drafts import Drafts
from assembler.store.files import OddFileError
from redactie import Redactie
from werkruimte import draai

Maker = Callable[..., Path]
NU = datetime(2021, 5, 1, tzinfo=UTC)
CONCEPT = ("--mijlpaal", "concept")


def buiten(root: Path) -> dict[str, bytes]:
    """Return what stands outside the workspace, where a link may lead."""
    place = root.parent / "buiten"
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


@pytest.fixture
def root(ruimte: Maker) -> Path:
    made = ruimte()
    (made.parent / "buiten").mkdir()
    (made.parent / "buiten/geheim.txt").write_text("geheim", encoding="utf-8")
    return made


def plant(root: Path, name: str, goal: str = "buiten") -> None:
    """Put a link to outside in the place of a file or folder."""
    place = root / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(root.parent / goal)


@pytest.mark.parametrize("name", ["build", "build/proef", "build/proef/concept", "build/werkversie", "build/werkversie/proef"])
def test_no_document_is_written_through_a_folder_that_is_a_link(root: Path, name: str) -> None:
    plant(root, name)
    before = buiten(root)
    done = draai(root, "build", "proef", *CONCEPT, *(("--werkversie",) if "werkversie" in name else ()))
    assert (done.code, f"{name} is niet te gebruiken (een koppeling). Haal het weg en probeer het opnieuw." in done.fout) == (3, True), done.alles
    assert buiten(root) == before


@pytest.mark.parametrize("name", ["gr-tekst.docx", "manifest.json", ".journaal.json"])
def test_a_file_that_is_a_link_is_replaced_and_not_followed(root: Path, name: str) -> None:
    plant(root, f"build/proef/concept/{name}", "buiten/geheim.txt")
    before = buiten(root)
    assert draai(root, "build", "proef", *CONCEPT, "--soort", "gr-tekst").code == 0
    assert buiten(root) == before
    assert not (root / f"build/proef/concept/{name}").is_symlink()


def test_the_lock_of_a_folder_is_no_link(root: Path) -> None:
    plant(root, "build/.slot", "buiten/geheim.txt")
    before = buiten(root)
    done = draai(root, "build", "proef", *CONCEPT, "--soort", "gr-tekst")
    assert (done.code, "Traceback" in done.alles) == (3, False), done.alles
    assert buiten(root) == before


def test_a_folder_that_a_person_names_may_be_a_link(root: Path) -> None:
    plant(root, "uit")
    assert draai(root, "build", "proef", *CONCEPT, "--soort", "gr-tekst", "--out", str(root / "uit")).code == 0
    assert (root.parent / "buiten/proef/concept/gr-tekst.docx").exists()


@pytest.mark.parametrize("name", ["trajecten/proef/vastgelegd", "trajecten/proef/vastgelegd/concept", ".werkbank"])
def test_no_version_is_frozen_through_a_link(root: Path, name: str) -> None:
    plant(root, name)
    before = buiten(root)
    done = draai(root, "freeze", "proef", "concept", "--door", "A", "--gezien", "B")
    assert (done.code in {1, 3}, "koppeling" in done.alles, "Traceback" in done.alles) == (True, True, False), done.alles
    assert buiten(root) == before


@pytest.mark.parametrize("name", ["versie.json", "zegel", "gr-tekst.json"])
def test_no_version_is_read_through_a_link(root: Path, name: str) -> None:
    assert draai(root, "freeze", "proef", "concept", "--door", "A", "--gezien", "B").code == 0
    place = root / "trajecten/proef/vastgelegd/concept/1" / name
    (root.parent / "buiten" / name).write_bytes(place.read_bytes())
    place.unlink()
    plant(root, f"trajecten/proef/vastgelegd/concept/1/{name}", f"buiten/{name}")
    done = draai(root, "build", "proef", "--mijlpaal", "concept@1")
    assert (done.code, f"Het vastgelegde bestand {name} is niet te lezen" in done.alles) == (1, True), done.alles


def test_what_came_back_is_not_kept_through_a_link(root: Path) -> None:
    assert draai(root, "freeze", "proef", "concept", "--door", "A", "--gezien", "B").code == 0
    assert draai(root, "build", "proef", "--mijlpaal", "concept@1", "--soort", "gr-tekst").code == 0
    work = Redactie((root / "build/proef/concept/gr-tekst.docx").read_bytes(), 1)
    work.replace_word()
    (root.parent / "terug.docx").write_bytes(work.saved())
    plant(root, "trajecten/proef/reacties")
    before = buiten(root)
    done = draai(root, "terug", "proef", str(root.parent / "terug.docx"), "--van", "noord", "--op", "2021-06-20")
    assert (done.code in {1, 3}, "koppeling" in done.alles) == (True, True), done.alles
    assert buiten(root) == before


def test_several_files_at_once_are_not_written_through_a_link(root: Path) -> None:
    plant(root, "trajecten/proef/bijlagen")
    before = buiten(root)
    with together.writing(root), pytest.raises(OddFileError):
        together.write(root, {"trajecten/proef/bijlagen/x.md": b"x", "nieuw.yaml": b"y"})
    assert buiten(root) == before
    assert not (root / "nieuw.yaml").exists()


@pytest.mark.parametrize("name", [".werkbank", ".werkbank/journaal.jsonl", ".werkbank/concepten.sqlite"])
def test_the_journal_and_the_drafts_are_not_kept_through_a_link(root: Path, name: str) -> None:
    plant(root, name, "buiten" if name == ".werkbank" else "buiten/geheim.txt")
    before = buiten(root)
    acts: dict[str, Callable[[], None]] = {
        "journaal.jsonl": lambda: journal.note(root, NU, "A", "bewaard", "x"),
        "concepten.sqlite": lambda: Drafts(root).put("A", "x", "tekst", NU),
    }
    for file, act in acts.items():
        if name in {".werkbank", f".werkbank/{file}"}:
            with pytest.raises(OSError, match=r"koppeling|gewoon bestand|symbolic"):
                act()
        else:
            act()
    assert buiten(root) == before


@pytest.mark.parametrize("name", [".werkbank", "trajecten/proef/vastgelegd"])
def test_a_folder_that_hides_its_owner_is_told_by_every_verb(root: Path, name: str) -> None:
    plant(root, name)
    for verb in (("check",), ("build", "proef", *CONCEPT, "--soort", "gr-tekst")):
        assert "Traceback" not in draai(root, *verb).alles


def test_no_temporary_name_can_be_guessed(root: Path) -> None:
    """Law: what stands in a folder while it is written has a name that differs each time, or is the file itself."""
    seen: list[set[str]] = []
    true = os.replace
    made: set[str] = set()

    def watch(self: Path, goal: Path) -> Path:
        made.add(self.name)
        true(self, goal)
        return Path(goal)

    for number in range(2):
        made = set()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "replace", watch)
            assert draai(root, "build", "proef", *CONCEPT, "--soort", "gr-tekst", "--out", str(root.parent / f"uit{number}")).code == 0
        seen.append(made)
    assert all(name.startswith(".assembler-") for name in seen[0])
    assert len(seen[0]) > 1
    assert not seen[0] & seen[1]


def test_drafts_that_are_no_table_any_more_are_begun_again(root: Path) -> None:
    (root / ".werkbank").mkdir()
    (root / ".werkbank/concepten.sqlite").write_bytes(b"geen tabel" * 1000)
    drafts = Drafts(root)
    assert drafts.get("A", "x") == ""
    drafts.put("A", "x", "tekst", NU)
    assert drafts.get("A", "x") == "tekst"
