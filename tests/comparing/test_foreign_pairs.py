"""Pairs of Word files of others with what public test sets of compare tools try: accept all is the new text, reject all the old one, no more is marked than
differs, and what is not carried is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

import docxcheck
import redlinecheck
from assembler.comparing.causes.difference import Difference
from assembler.verbs import compared
from assembler.verbs.compare import Comparison, Wish
from assembler.verbs.sides import Plek
from dosis import sampled
from werkruimte import gezond, werkruimte
from woordparen import PAREN, Lezer, Paar

FOREIGN = "het is niet door dit programma gemaakt"


@pytest.fixture(scope="module")
def hier(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    root = werkruimte(tmp_path_factory.mktemp("paren"))
    found = gezond(root)
    return Plek(root, found.ruimte, found.trajectmap)


def redline(hier: Plek, pair: Paar, folder: Path) -> tuple[Difference, bytes]:
    """Return what differs between two files, and the redline in which also what only renumbered is marked."""
    files = [folder / "oud.docx", folder / "nieuw.docx"]
    for path, side in zip(files, (pair.oud, pair.nieuw), strict=True):
        path.write_bytes(side.docx())
    wish = Wish("redline", None, None, None, volledig=True, verplaatsingen="doorhalen")
    found = Comparison(hier, hier, wish, (str(files[0]), str(files[1]))).difference()
    return found, compared.redline(hier, found, full=True, moves="doorhalen")


def words(text: str) -> list[str]:
    """Return the words of a text: what stands between spaces and signs."""
    return re.findall(r"[^\W_]+", text)


def fewest(old: list[str], new: list[str]) -> tuple[int, int]:
    """Return how many words must go and come to make the one text into the other."""
    row = [0] * (len(new) + 1)
    for word in old:
        above, row = row, [0]
        for at, other in enumerate(new):
            row.append(above[at] + 1 if word == other else max(above[at + 1], row[at]))
    return len(old) - row[-1], len(new) - row[-1]


@pytest.mark.slow
@pytest.mark.parametrize("name", sampled(PAREN, 10))
def test_a_pair_of_others_accepted_is_the_new_text_and_rejected_the_old_one(hier: Plek, tmp_path: Path, name: str) -> None:
    pair = PAREN[name]
    found, content = redline(hier, pair, tmp_path)
    said = [[note.removeprefix(f"{side}.docx: ") for note in notes] for side, notes in (("oud", found.old.caveats), ("nieuw", found.new.caveats))]
    assert said == [[FOREIGN, *(pair.gezegd if pair.gezegd_oud is None else pair.gezegd_oud)], [FOREIGN, *pair.gezegd]]
    old, new = (words(Lezer(side).tekst()) for side in (pair.oud, pair.nieuw))
    assert words(" ".join(text for style, text in redlinecheck.regels(content, "verwerp") if style != "rij")) == old
    assert words(" ".join(text for style, text in redlinecheck.regels(content, "accepteer") if style != "rij")) == new
    marked = [len(words(" ".join(redlinecheck.gemerkt(content, kind)))) for kind in ("del", "ins")]
    assert all(number <= least + pair.meer for number, least in zip(marked, fewest(old, new), strict=True)), (marked, fewest(old, new))
    assert bool(pair.meer) >= bool(pair.waarom)
    assert redlinecheck.gebreken(content) == docxcheck.problems(content) == []
    (tmp_path / "r.docx").write_bytes(content)
    assert OpenXmlValidator().validate(str(tmp_path / "r.docx")).errors == []


@pytest.mark.parametrize(
    "name", ["andere spaties", "alleen opmaak", "alleen opmaak in een cel", "een stijl erbij", "alleen de alinea anders opgemaakt", "een noot die anders heet"]
)
def test_what_reads_the_same_is_not_marked(hier: Plek, tmp_path: Path, name: str) -> None:
    """Not one space."""
    found, content = redline(hier, PAREN[name], tmp_path)
    assert found.tally == "geen wijzigingen"
    assert redlinecheck.merken(content) == {}


@pytest.mark.slow
@pytest.mark.broad
@pytest.mark.javascript
def test_the_open_xml_sdk_finds_nothing_in_any_of_them(hier: Plek, tmp_path: Path) -> None:
    assert docxcheck.schema_faults({name: redline(hier, pair, tmp_path)[1] for name, pair in PAREN.items()}, tmp_path) == {}


@pytest.mark.broad
@pytest.mark.office
def test_libreoffice_accepts_and_rejects_them_to_the_same_words(hier: Plek, tmp_path: Path) -> None:
    """Those without a table of contents, in which it computes pages."""
    some = {name: pair for name, pair in PAREN.items() if "Regeling Afval" not in pair.oud.body + pair.nieuw.body}
    assert len(some) > 25
    docs: dict[str, tuple[bytes, tuple[str, ...]]] = {
        f"paar{number}": (redline(hier, pair, tmp_path)[1], ("accepteer", "verwerp")) for number, pair in enumerate(some.values())
    }
    read = redlinecheck.libreoffice(docs, tmp_path)
    for name, (label, pair) in zip(docs, some.items(), strict=True):
        assert words(" ".join(read[name, "accepteer"])) == words(Lezer(pair.nieuw).tekst()), label
        assert words(" ".join(read[name, "verwerp"])) == words(Lezer(pair.oud).tekst()), label
