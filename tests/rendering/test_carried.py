"""The tree inside a Word file: what goes in comes out, and no other file is taken for one of ours."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import docxcheck
from assembler.ground import treejson
from assembler.ground.document import Final, Inlines, Invulling, Node, text_of
from assembler.rendering.carried.read import UnreadableError, read_docx
from assembler.rendering.carried.write import ITEM_ID, NS, data_of, tree_of
from assembler.rendering.word import render
from assembler.wordfile.words import fingerprint, lines
from bomen import basis, brief, groot, regeling
from werkruimte import Geladen

CASES = sorted((Path(__file__).parents[1] / "cases" / "carried").glob("*.docx"))
TREES: dict[str, Callable[[], Final]] = {"regeling": regeling, "brief": brief, "groot": lambda: groot(5)}
TREE, BODY, PROPERTIES = "customXml/item1.xml", "word/document.xml", "docProps/custom.xml"
Change = Callable[[bytes], bytes]


def made(tree: str = "regeling") -> bytes:
    return render(TREES[tree](), basis(), numbering="vast")


def shown(node: Node) -> tuple[Any, ...]:
    """Return what a file may show of a node: words, values with their facts and marks, layout; no source, no status."""

    def words(inlines: Inlines) -> tuple[Any, ...]:
        return "".join(item.text for item in inlines), [(item.text, item.sleutel, item.noot) for item in inlines if isinstance(item, Invulling)]

    return node.kind, node.id, words(node.opschrift), words(node.inhoud), node.layout, [shown(child) for child in node.kinderen]


@pytest.mark.parametrize("tree", TREES)
def test_what_goes_in_comes_out(tree: str) -> None:
    final = TREES[tree]()
    found = read_docx(made(tree)).final
    assert found is not None
    assert shown(found.root) == shown(final.root)
    assert found.labels == final.labels
    assert (found.klasse, found.huisstijl) == (final.klasse, final.huisstijl)
    assert tree_of(replace(found, voettekst=final.voettekst)) == tree_of(final)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_file_of_the_first_form_is_still_read(case: Path) -> None:
    """What the program wrote before the words of a document were left to its page: whole, to every label, value and reference."""
    read = read_docx(case.read_bytes())
    assert read.why == ""
    assert read.final is not None
    assert treejson.dump(read.final) == case.with_suffix(".json").read_bytes()


def test_the_words_of_a_document_are_carried_once() -> None:
    parts = docxcheck.delen(render(groot(40), basis(), numbering="levend"))
    assert len(parts[TREE]) < len(parts[BODY]) / 4
    sentence = max((text_of(node.inhoud) for node in groot(40).root.walk()), key=len)
    assert sentence not in parts[TREE].decode()


def test_of_an_edited_file_the_places_are_known_and_not_the_words() -> None:
    """Headings, labels, names of rows: enough to say where somebody changed something."""
    change, _ = WORDS_ONLY["another word"]
    whole, edited_ = read_docx(made()).final, read_docx(change(made())).skeleton
    assert whole is not None
    assert edited_ is not None
    assert [(node.id, node.kind, node.opschrift) for node in whole.root.walk()] == [(node.id, node.kind, node.opschrift) for node in edited_.root.walk()]
    assert edited_.labels == whole.labels
    rows = [node.kinderen[0].inhoud for node in edited_.root.walk() if node.kind == "rij" and node.kinderen]
    assert rows == [node.kinderen[0].inhoud for node in whole.root.walk() if node.kind == "rij" and node.kinderen]
    known, all_ = (sum(len(text_of(node.inhoud)) for node in final.root.walk()) for final in (edited_, whole))
    assert known < all_ / 3


NO_TREES: dict[str, str] = {
    "words of before": '[0,"=a",[-5,3]]',
    "words that are not there": '[0,"=a",[0,9000000]]',
    "another kind": '[7,"=a"]',
    "the same id": '[0,"=a","",[[0,"=b"],[0,"=b"]]]',
    "nothing": "[]",
    "no tree": '"x"',
    "too deep": '[0,"=a","",[' * 5000,
}


@pytest.mark.parametrize("fault", NO_TREES)
def test_a_tree_that_no_document_has_is_refused(fault: str) -> None:
    seal_of_words = fingerprint(lines(docxcheck.document(made())))
    text = f'{{"klasse":"stuk","huisstijl":"regio","woorden":"{seal_of_words}","soorten":["document"],"boom":{NO_TREES[fault]}}}'
    content = f'<boom xmlns="{NS}">{text}</boom>'.encode()
    seal = (PROPERTIES, r"(name=.Boom.>.*?lpwstr[^>]*>)[0-9a-f]{64}", rf"\g<1>{hashlib.sha256(content).hexdigest()}")
    with pytest.raises(UnreadableError, match="de boom van het document is niet te lezen"):
        read_docx(docxcheck.met_deel(edited(*seal)(made()), TREE, content))


@pytest.mark.slow
@pytest.mark.broad
def test_every_document_of_a_milestone_is_read_back(sociaal: Geladen) -> None:
    for name, item in sociaal.alles("concept").items():
        found = read_docx(render(item.final, sociaal.ruimte.basis[item.final.huisstijl], numbering="levend"))
        assert found.final is not None, name
        assert tree_of(replace(found.final, voettekst=item.final.voettekst)) == tree_of(item.final), name
        assert found.counting == (item.final.klasse == "regeling"), name


def test_the_tree_has_its_place_in_the_package() -> None:
    found = docxcheck.delen(made())
    data = data_of(regeling(), list(lines(docxcheck.document(made()))))
    assert (data.namespace, data.item_id) == (NS, ITEM_ID)
    assert found[TREE] == data.content == etree.tostring(etree.fromstring(data.content), method="c14n")
    assert ITEM_ID.encode() in found["customXml/itemProps1.xml"]
    assert hashlib.sha256(data.content).hexdigest().encode() in found[PROPERTIES]


def without(part: str) -> Change:
    def change(content: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as zip_:
            for name, was in docxcheck.delen(content).items():
                if name != part:
                    zip_.writestr(name, was)
        return out.getvalue()

    return change


def edited(part: str, pattern: str, text: str) -> Change:
    def change(content: bytes) -> bytes:
        was = docxcheck.delen(content)[part].decode()
        now = re.sub(pattern, text, was, count=1)
        assert now != was
        return docxcheck.met_deel(content, part, now.encode())

    return change


WORDS_ONLY: dict[str, tuple[Change, str]] = {
    "no tree": (without(TREE), "de boom van het document ontbreekt in het bestand"),
    "another tree": (edited(TREE, "artikel", "lid"), "de boom in het bestand is gewijzigd of hoort bij een ander document"),
    "another word": (edited(BODY, "inwoners", "mensen"), "de tekst is gewijzigd nadat het document is gemaakt"),
    "a tracked change": (edited(BODY, "</w:body>", '<w:p><w:ins w:id="9001" w:author="a"/></w:p></w:body>'), "er staan bijgehouden wijzigingen in"),
}


@pytest.mark.parametrize("fault", WORDS_ONLY)
def test_of_a_file_that_was_changed_only_the_words_count(fault: str) -> None:
    change, why = WORDS_ONLY[fault]
    found = read_docx(change(made()))
    assert found.final is None
    assert found.why == why
    assert found.lines


REFUSED: dict[str, tuple[Change, str]] = {
    "text": (lambda _: b"Geachte raad", "het is geen Word-bestand (.docx), of het is beschadigd"),
    "old": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "het is versleuteld met een wachtwoord, of een Word-bestand van voor 2007 (.doc)"),
    "half": (lambda content: content[: len(content) // 2], "het is geen Word-bestand (.docx), of het is beschadigd"),
    "no body": (without(BODY), "het is geen Word-bestand: de tekst ontbreekt"),
    "not ours": (lambda _: basis(), "het is niet door dit programma gemaakt"),
    "no xml": (edited(BODY, "</w:body>", ""), "het onderdeel word/document.xml is geen goede XML"),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_another_file_is_refused_in_words(fault: str) -> None:
    change, why = REFUSED[fault]
    with pytest.raises(UnreadableError) as caught:
        read_docx(change(made()))
    assert str(caught.value) == why


def test_another_program_may_write_the_tree_in_its_own_way() -> None:
    content = docxcheck.delen(made())[TREE]
    again = etree.tostring(etree.fromstring(content), xml_declaration=True, encoding="UTF-8", standalone=True)
    assert again != content
    assert read_docx(docxcheck.met_deel(made(), TREE, again)).final is not None
