"""Word files of others: compared by the structure that their numbers, words and headings make."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

import redlinecheck
from assembler.ground.document import Final, text_of
from assembler.rendering.carried.read import read_docx, read_structure
from werkruimte import draai

Maker = Callable[..., Path]
OLD = """Gemeenschappelijke regeling Afval
De colleges van A en B;
besluiten:
Artikel 1 Begrippen
In deze regeling wordt verstaan onder raad: de gemeenteraad.
Artikel 2 Bestuur
1. Het bestuur bestaat uit drie leden.
2. Artikel 1 is van toepassing.
Artikel 3 Geld
De kosten, bedoeld in artikel 2, eerste lid, worden gedeeld naar inwoners.
Artikel 4 Slot
Deze regeling treedt in werking op de dag, bedoeld in artikel 26 van de Wet gemeenschappelijke regelingen.
"""
NEW = (
    OLD.replace("drie leden", "vijf leden")
    .replace("Artikel 3 Geld", "Artikel 3 Archief\nEr is een archief.\nArtikel 4 Geld")
    .replace("Artikel 4 Slot", "Artikel 5 Slot")
)


def file(path: Path, text: str) -> Path:
    """Write a file as anybody makes one: with python-docx, headings bold, numbers typed."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph().add_run(line).bold = line.startswith("Artikel ")
    document.save(str(path))
    return path


def of_others(content: bytes, words: tuple[str, str] = ("", "")) -> bytes:
    """Return a file of ours without anything that says that it is ours; with some words in the place of others."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name.startswith("customXml") or name == "docProps/custom.xml":
                continue
            part = old.read(name)
            if name.endswith(".rels") or name == "[Content_Types].xml":
                part = re.sub(rb"<(Relationship|Override)[^>]*(customXml|custom\.xml|custom-properties)[^>]*/>", b"", part)
            if name == "word/document.xml":
                part = re.sub(rb"<w:bookmark(Start|End)[^>]*/>", b"", part)
                part = part.replace(words[0].encode(), words[1].encode()) if words[0] else part
            new.writestr(name, part)
    return buffer.getvalue()


def provisions(final: Final) -> list[tuple[str, str, str]]:
    """Return each article, lid and numbered item of the text with the article it is in, its number and its words."""
    found = []
    for article in (node for node in final.root.walk() if node.kind == "artikel"):
        number = final.labels[article.id].nummer
        found.append(("artikel", number, text_of(article.opschrift)))
        found += [
            (f"{number} {node.kind}", final.labels[node.id].nummer, text_of(node.inhoud))
            for node in article.walk()
            if node.kind in {"lid", "onderdeel"} and node.id in final.labels
        ]
    return found


@pytest.mark.parametrize("numbering", ["levend", "vast"])
def test_the_structure_of_our_own_file_is_read_without_anything_of_ours(ruimte: Maker, numbering: str) -> None:
    root = ruimte()
    assert draai(root, "build", "proef", "--mijlpaal", "concept", "--nummering", numbering).code == 0
    content = (root / f"build/proef/concept/gr-tekst{'-vast' if numbering == 'vast' else ''}.docx").read_bytes()
    ours = read_docx(content).final
    assert ours is not None
    assert len(provisions(ours)) > 20
    assert provisions(read_structure(of_others(content), "x", "", "")) == provisions(ours)


def test_two_files_of_others_are_compared_by_article(ruimte: Maker, tmp_path: Path) -> None:
    old, new = file(tmp_path / "oud.docx", OLD), file(tmp_path / "nieuw.docx", NEW)
    done = draai(ruimte(), "diff", str(old), str(new), "--as", "json")
    assert done.code == 0, done.alles
    assert "oud.docx: het is niet door dit programma gemaakt. De opbouw is gelezen uit nummers, koppen en woorden; opmaak is niet vergeleken." in done.fout
    changes = json.loads(done.uit)["wijzigingen"]
    assert [(item["soort"], item["nieuw"][0]["plaats"]) for item in changes] == [
        ("gewijzigd", "Artikel 2 (Bestuur), eerste lid"),
        ("nieuw", "Artikel 3 (Archief)"),
    ]


@pytest.mark.parametrize("full", [False, True])
def test_the_redline_of_files_of_others_is_the_new_text_and_the_old_one(ruimte: Maker, tmp_path: Path, *, full: bool) -> None:
    old, new, place = file(tmp_path / "oud.docx", OLD), file(tmp_path / "nieuw.docx", NEW), tmp_path / "r.docx"
    done = draai(ruimte(), "diff", "proef", str(old), str(new), "--as", "redline", "--out", str(place), *(["--volledig"] if full else []))
    assert done.code == 0, done.alles
    content = place.read_bytes()
    assert [text.replace("\t", " ") for _, text in redlinecheck.regels(content, "accepteer")] == NEW.splitlines()
    rejected = [text.replace("\t", " ") for _, text in redlinecheck.regels(content, "verwerp")]
    assert rejected == OLD.splitlines() if full else len(rejected) == len(OLD.splitlines())
    assert redlinecheck.gebreken(content) == []


def test_our_text_beside_a_file_of_others(ruimte: Maker, tmp_path: Path) -> None:
    """What somebody else's file says against ours: the same text is no change, a changed word is one, at its place."""
    root = ruimte()
    assert draai(root, "build", "proef", "--mijlpaal", "concept").code == 0
    content = of_others((root / "build/proef/concept/gr-tekst.docx").read_bytes())
    same = tmp_path / "zelfde.docx"
    same.write_bytes(content)
    done = draai(root, "diff", "proef", "concept", str(same), "--as", "json")
    assert done.code == 0, done.alles
    assert json.loads(done.uit)["wijzigingen"] == []
    document = docx.Document(str(same))
    word = next(run for paragraph in document.element.body.iter("{*}p") for run in paragraph.iter("{*}t") if run.text and "klachtenregeling" in run.text)
    word.text = word.text.replace("klachtenregeling", "regeling voor klachten")
    document.save(str(same))
    changed = json.loads(draai(root, "diff", "proef", "concept", str(same), "--as", "json").uit)["wijzigingen"]
    assert len(changed) == 1
    assert changed[0]["nieuw"][0]["plaats"].startswith("Artikel ")


@pytest.mark.slow
def test_was_wordt_of_a_file_that_somebody_edited(ruimte: Maker, tmp_path: Path) -> None:
    root = ruimte()
    assert draai(root, "build", "proef", "--mijlpaal", "concept").code == 0
    path = root / "build/proef/concept/gr-tekst.docx"
    document = docx.Document(str(path))
    word = next(run for paragraph in document.element.body.iter("{*}p") for run in paragraph.iter("{*}t") if run.text and "klachtenregeling" in run.text)
    word.text = word.text.replace("klachtenregeling", "regeling voor klachten")
    edited, place = tmp_path / "terug.docx", tmp_path / "w.docx"
    document.save(str(edited))
    for form in ("was-wordt", "redline"):
        done = draai(root, "diff", "proef", "concept", str(edited), "--as", form, "--out", str(place))
        assert done.code == 0, done.alles
        assert "regeling voor klachten" in " ".join(text for _, text in redlinecheck.regels(place.read_bytes(), "accepteer"))
    assert draai(root, "diff", "proef", "concept", str(edited), "--as", "gevolgen").code == 1


def test_two_words_that_are_no_files_need_a_traject(ruimte: Maker) -> None:
    done = draai(ruimte(), "diff", "concept", "definitief")
    assert done.code == 2
    assert "Noem eerst het traject" in done.fout


def test_the_word_file_of_somebody_else_beside_our_text_as_a_list_and_as_a_redline(ruimte: Maker, tmp_path: Path) -> None:
    root = ruimte()
    assert draai(root, "build", "proef", "--mijlpaal", "concept", "--soort", "gr-tekst", "--nummering", "vast").code == 0
    ours = next((root / "build").rglob("gr-tekst*.docx")).read_bytes()
    theirs = tmp_path / "voorstel-buurgemeente.docx"
    theirs.write_bytes(of_others(ours, ("zes weken", "tien weken")))
    listed = draai(root, "diff", "proef", "concept@nu", "--tegen", str(theirs))
    assert "De termijn is [-zes-]{+tien+} weken." in listed.uit, listed.alles
    out = tmp_path / "uit.docx"
    assert draai(root, "diff", "proef", "concept@nu", "--tegen", str(theirs), "--as", "redline", "--out", str(out)).code == 0
    assert ("zes" in " ".join(redlinecheck.gemerkt(out.read_bytes(), "del")), "tien" in " ".join(redlinecheck.gemerkt(out.read_bytes(), "ins"))) == (True, True)
    wrong = draai(root, "diff", "proef", "concept@nu", "definitief@nu", "--tegen", str(theirs))
    assert (wrong.code, "Het bestand komt in de plaats van NIEUW." in wrong.fout) == (2, True)
