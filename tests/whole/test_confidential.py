"""What a record marks as confidential stays in that record: no output of any verb, no version, cache or journal carries a word of it.

Confidential are the reason and the source of such a decision or choice, and the words of such a wish. That there was a decision, on which day and by whom,
is told in comparisons, in `explain` and in a frozen version ("(vertrouwelijk)"), and in no paper.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from assembler.cli.diff import FORMS as COMPARED
from assembler.reading import yamlevents
from dosis import voorbeelden
from werkruimte import anders, draai, werkruimte

WENS = "wens: een kleiner bestuur\n        over: samenstelling"
KEUZES = "gemeenten/noord/proef/keuzes.yaml"
VERBEN = (
    ("check",), ("check", "--format", "json"), ("stand", "proef"), ("planning", "proef", "--as", "txt"), ("calc", "stemmen", "proef"), ("calc", "bijdragen", "proef", "--format", "json"),
    ("explain", "proef", "klachten/termijn", "--mijlpaal", "definitief"), ("explain", "proef", "stemmen", "--mijlpaal", "definitief"),
    ("explain", "proef", "samenstelling/aantal"), ("terug", "proef"), ("check", "--in-te-vullen"),
    ("diff", "proef", "concept", "definitief"), ("diff", "proef", "concept", "definitief", "--as", "json"),
    ("diff", "proef", "concept", "definitief", "--document", "brief", "--gemeente", "noord"),
)  # fmt: skip
BESTANDEN = (
    *(("diff", "proef", "concept", "definitief", "--as", form, "--out", f"uit/{form}.{COMPARED[form]}") for form in COMPARED),
    ("calc", "bijdragen", "proef", "--xlsx", "uit/reken.xlsx"), ("planning", "proef", "--as", "ics", "--out", "uit/x.ics"), ("planning", "proef", "--as", "docx", "--out", "uit/x.docx"),
    ("build", "proef"), ("build", "proef", "--format", "txt"), ("build", "proef", "--format", "html"), ("build", "proef", "--werkversie"),
    ("freeze", "proef", "concept", "--door", "A", "--gezien", "B"), ("freeze", "proef", "definitief", "--door", "A", "--gezien", "B"),
    ("build", "proef", "--mijlpaal", "concept@1", "--set", "--gemeente", "noord"), ("build", "proef", "--mijlpaal", "concept@1", "--ter-beoordeling"),
)  # fmt: skip


class Geheimen:
    """Makes records of which some are confidential, each word that must stay there a mark of its own; knows how many marks it made."""

    def __init__(self, kans: random.Random) -> None:
        self.kans = kans
        self.geheim = 0
        self.openbaar = 0

    def merk(self, geheim: bool) -> str:
        self.geheim += geheim
        self.openbaar += not geheim
        return f"Geheim{self.geheim}x" if geheim else f"Openbaar{self.openbaar}x"

    def besluit(self, dag: str, keuzes: list[str], *, gremium: str) -> str:
        """Return a decision; its reasons never stand in a paper, and are secret in every output when they are confidential."""
        whole = self.kans.random() < 0.5
        head = f"datum: {dag}\ngremium: {f'{gremium} Gremium{len(dag)}x' if whole else gremium}\n"
        head += f"vertrouwelijk: true\nreden: {self.merk(True)}\nbron: {self.merk(True)}\n" if whole else ""
        rows = []
        for keuze in keuzes:
            own = whole or self.kans.random() < 0.6
            mark = "" if whole or not own else "    vertrouwelijk: true\n"
            rows.append(f"  - {keuze}\n    reden: {self.merk(own)}\n{mark}")
        return head + "keuzes:\n" + "".join(rows)

    def bestanden(self) -> dict[str, str]:
        """Return the files of a workspace with secrets in every log."""
        folder = "trajecten/proef/besluiten"
        wens = self.kans.random() < 0.7
        words = f"wens: {self.merk(wens)}\n        over: samenstelling\n        reden: {self.merk(wens)}" + ("\n        vertrouwelijk: true" if wens else "")
        own = self.kans.random() < 0.7
        voorbehoud = f"variant: ja\n        reden: {self.merk(True)}\n        vertrouwelijk: true" if own else "variant: ja"
        return {
            f"{folder}/2021-05-01-a.yaml": self.besluit("2021-05-01", ["clausule: klachten\n    parameters: {weken: 5}"], gremium="overleg"),
            f"{folder}/2021-10-01-b.yaml": self.besluit(
                "2021-10-01", ["clausule: klachten\n    parameters: {weken: 4}", "clausule: ombudsman\n    variant: standaard"], gremium="sessie"
            ),
            f"{folder}/2021-10-02-c.yaml": self.besluit(
                "2021-10-02", ["vervang: {plaats: samenstelling/per-deelnemer, tekst: \"Iedere {{ begrip('deelnemer') }} benoemt leden.\"}"], gremium="sessie"
            ),
            KEUZES: anders(
                KEUZES,
                (WENS, words),
                ("variant: ja", voorbehoud),
                ("reden: Noord doet de nazorg liever zelf.", f"reden: {self.merk(True)}\n        vertrouwelijk: true"),
            ),
        }


def gezegd(content: bytes) -> Iterator[bytes]:
    """Yield what bytes say: of a package every part."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield name.encode()
                yield from gezegd(package.read(name))


def geheimen_in(content: bytes) -> set[str]:
    """Return the secret marks in bytes; a word of the text may be cut by markup, so that is taken out as well."""
    found: set[str] = set()
    for part in gezegd(content):
        for text in (part, re.sub(rb"<[^>]*>", b"", part)):
            found |= {item.decode() for item in re.findall(rb"(?i)geheim\d+x", text)}
    return found


@pytest.mark.fuzz
@pytest.mark.parametrize("zaad", range(voorbeelden(1)))
def test_no_output_carries_a_word_that_a_record_marks_as_confidential(tmp_path: Path, met_cache: Path, zaad: int) -> None:
    """Law: of every workspace, after every verb, secret words stand in the files that people wrote and nowhere else."""
    secrets = Geheimen(random.Random(zaad))  # noqa: S311
    files = secrets.bestanden()
    root = werkruimte(tmp_path, files)
    assert secrets.geheim > 5
    before = {path for path in root.rglob("*") if path.is_file()}
    assert draai(root, "check").code == 0, draai(root, "check").alles
    for typed in (*VERBEN, *BESTANDEN):
        words = tuple(str(root.parent / word) if word.startswith("uit/") else word for word in typed)
        (root.parent / "uit").mkdir(exist_ok=True)
        done = draai(root, *words)
        assert done.code in {0, 1}, (words, done.alles)
        assert "Traceback" not in done.alles
        assert geheimen_in(done.alles.encode()) == set(), words
    made = [path for path in (*root.rglob("*"), *(root.parent / "uit").rglob("*"), *met_cache.rglob("*")) if path.is_file() and path not in before]
    assert len(made) > 40
    assert {path.suffix for path in made} >= {".docx", ".txt", ".html", ".xlsx", ".ics", ".json", ".csv"} - {".csv"}
    papers = [path for path in made if path.relative_to(root.parent).parts[:2] == ("werkruimte", "build")]
    assert len(papers) > 20
    assert [path.as_posix() for path in papers if re.search(rb"(?i)gremium\d+x", b"".join(gezegd(path.read_bytes())))] == []
    assert {path.as_posix(): found for path in made if (found := geheimen_in(path.read_bytes()))} == {}


def test_the_search_finds_a_word_wherever_it_hides() -> None:
    """The guard itself: a mark in a part of a package in a package, cut by markup, in any case."""
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("word/document.xml", "<w:t>GE</w:t><w:t>heim12x</w:t>")
    with zipfile.ZipFile(outer, "w") as package:
        package.writestr("brief.docx", inner.getvalue())
    assert geheimen_in(outer.getvalue()) == {"GEheim12x"}


@pytest.mark.usefixtures("met_cache")
def test_a_confidential_file_is_not_kept_by_who_has_no_parser_in_c(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlevents, "CParser", None)
    secrets = Geheimen(random.Random(1))  # noqa: S311
    root = werkruimte(tmp_path, secrets.bestanden())
    assert draai(root, "check").code == 0
    kept = [path for path in (root / ".cache").rglob("*") if path.is_file()]
    assert len(kept) > 10
    assert {path.name: found for path in kept if (found := geheimen_in(path.read_bytes()))} == {}
