"""Edits a .docx as a reviewer does, in raw markup: tracked and silent, by several hands, with notes; says of each edit what it was. Knows the format, not the reader."""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from assembler.ground.spaces import loosened

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
AUTHORS = ("A. Lezer", "B. Kenner")
WORDS = ("echter", "spoedig", "gezamenlijk", "nadrukkelijk", "jaarlijks")


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done: the kind that a reader should say, at which bookmark, and a word that proves it."""

    soort: str
    bookmark: str
    word: str = ""


class Redactie:
    """One file under review."""

    def __init__(self, docx: bytes, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - edits, no secrets
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.document = etree.fromstring(self.parts["word/document.xml"])
        self.edits: list[Edit] = []
        self._used: set[Element] = set()
        self._number = 9000
        self._notes: list[str] = []

    def free(self, *, article: bool = True) -> list[Element]:
        """Return the leden and items that nobody touched yet: marked, with words of their own, beside no other that was touched."""
        found = []
        for paragraph in self.document.iter(W + "p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            name = style.get(W + "val", "") if style is not None else ""
            if article and name not in {"Lid", "Onderdeel", "Subonderdeel"}:
                continue
            near = {paragraph, paragraph.getprevious(), paragraph.getnext()}
            if near & self._used or len(self.words_of(paragraph)) < 40 or not self.mark_of(paragraph):
                continue
            found.append(paragraph)
        return found

    @staticmethod
    def mark_of(paragraph: Element) -> str:
        return next((name for mark in paragraph.iter(W + "bookmarkStart") if (name := mark.get(W + "name", "")).startswith("_g")), "")

    @staticmethod
    def words_of(paragraph: Element) -> str:
        return loosened("".join(text.text or "" for text in paragraph.iter(W + "t")))

    def _by(self, tag: str) -> Element:
        self._number += 1
        author = self.random.choice(AUTHORS)
        return etree.Element(W + tag, {W + "id": str(self._number), W + "author": author, W + "date": "2021-06-10T09:00:00Z"})

    def at(self, mark: str) -> Element:
        """Return the paragraph with this bookmark."""
        return next(item for item in self.document.iter(W + "p") if any(one.get(W + "name") == mark for one in item.iter(W + "bookmarkStart")))

    def _take(self, mark: str = "") -> Element:
        paragraph = self.at(mark) if mark else self.random.choice(self.free())
        self._used.add(paragraph)
        return paragraph

    def _long_run(self, paragraph: Element) -> Element | None:
        """Return a run of the paragraph itself with a few words, outside links and fields."""
        runs = [run for run in paragraph.iterchildren(W + "r") if len("".join(t.text or "" for t in run.iter(W + "t")).split()) >= 3]
        return self.random.choice(runs) if runs else None

    @staticmethod
    def _cut(run: Element, at: int, end: int) -> tuple[Element, Element, Element]:
        """Cut a run in three; the words of the middle one stand from `at` to `end`."""
        text = "".join(t.text or "" for t in run.iter(W + "t"))
        pieces = []
        for part in (text[:at], text[at:end], text[end:]):
            piece = copy.deepcopy(run)
            for t in piece.findall(W + "t"):
                piece.remove(t)
            new = etree.SubElement(piece, W + "t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
            new.text = part
            pieces.append(piece)
        return pieces[0], pieces[1], pieces[2]

    # --- edits ------------------------------------------------------------------------------------------------------

    def replace_word(self, *, tracked: bool = True) -> None:
        paragraph = self._take()
        run = self._long_run(paragraph)
        if run is None:
            return
        text = "".join(t.text or "" for t in run.iter(W + "t"))
        match = self.random.choice(list(re.finditer(r"\w{3,}", text)) or [re.search(r"\w+", text)])
        assert match is not None
        word = self.random.choice(WORDS)
        self._swap(paragraph, run, match.span(), word, tracked=tracked)
        self.edits.append(Edit("tekst", self.mark_of(paragraph), word))

    def insert_words(self) -> None:
        paragraph = self._take()
        run = self._long_run(paragraph)
        if run is None:
            return
        text = "".join(t.text or "" for t in run.iter(W + "t"))
        at = text.index(" ") + 1
        before, middle, after = self._cut(run, at, at)
        word = self.random.choice(WORDS)
        middle.find(W + "t").text = word + " "  # type: ignore[union-attr]
        put = self._by("ins")
        put.append(middle)
        place = paragraph.index(run)
        paragraph[place : place + 1] = [before, put, after]
        self.edits.append(Edit("tekst", self.mark_of(paragraph), word))

    def cell(self, *, tracked: bool = True) -> None:
        """Give a cell of a table another word or figure."""
        boxes = [box for box in self.document.iter(W + "tc") if (row := box.getparent()) is not None and row.getprevious() is not None]
        lines = [found for box in boxes if len(found := box.findall(W + "p")) == 1 and found[0] not in self._used and self.words_of(found[0]).strip()]
        lines = [found for found in lines if len(list(found[0].iterchildren(W + "r"))) == 1]
        if not lines:
            return
        paragraph = self.random.choice(lines)[0]
        self._used.add(paragraph)
        run = paragraph.find(W + "r")
        assert run is not None
        text = "".join(t.text or "" for t in run.iter(W + "t"))
        word = f"{self._number}x"
        self._swap(paragraph, run, (0, len(text)), word, tracked=tracked)
        self.edits.append(Edit("tekst", "cel", word))

    def heading(self, *, tracked: bool = True) -> None:
        """Put another word in the heading of an article."""
        heads = [item for item in self.document.iter(W + "p") if self._style(item) in {"Artikel", "Artikelzonderhoofdstuk"} and item not in self._used]
        pairs = [
            (item, run)
            for item in heads
            for run in item.iterchildren(W + "r")
            if re.search(r"[a-z]{3,}", self._run_text(run)) and "Artikel" not in self._run_text(run)
        ]
        if not pairs:
            return
        paragraph, run = self.random.choice(pairs)
        self._used.add(paragraph)
        match = re.search(r"[a-z]{3,}", self._run_text(run))
        assert match is not None
        word = self.random.choice(WORDS)
        self._swap(paragraph, run, match.span(), word, tracked=tracked)
        self.edits.append(Edit("opschrift", self.mark_of(paragraph), word))

    def put(self, mark: str, was: str, wordt: str, *, tracked: bool = True) -> None:
        """Replace these words, that stand in one run, in the paragraph with this bookmark."""
        found = self.at(mark)
        run = next(item for item in found.iter(W + "r") if was in self._run_text(item))
        parent = run.getparent()
        assert parent is not None
        at = self._run_text(run).index(was)
        self._used.add(found)
        self._swap(parent, run, (at, at + len(was)), wordt, tracked=tracked)

    def replace_text(self, was: str, wordt: str) -> None:
        """Replace these words wherever they stand in one run."""
        run = next(item for item in self.document.iter(W + "r") if was in self._run_text(item))
        parent = run.getparent()
        assert parent is not None
        at = self._run_text(run).index(was)
        self._swap(parent, run, (at, at + len(was)), wordt, tracked=True)

    @staticmethod
    def _style(paragraph: Element) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return style.get(W + "val", "") if style is not None else ""

    @staticmethod
    def _run_text(run: Element) -> str:
        return loosened("".join(t.text or "" for t in run.iter(W + "t")))

    def _swap(self, parent: Element, run: Element, span: tuple[int, int], word: str, *, tracked: bool) -> None:
        before, middle, after = self._cut(run, *span)
        new = copy.deepcopy(middle)
        new.find(W + "t").text = word  # type: ignore[union-attr]
        rest: list[Element] = [before, new, after]
        if tracked:
            gone, put = self._by("del"), self._by("ins")
            middle.find(W + "t").tag = W + "delText"  # type: ignore[union-attr]
            gone.append(middle)
            put.append(new)
            rest = [before, gone, put, after]
        place = parent.index(run)
        parent[place : place + 1] = rest

    def delete_paragraph(self, mark: str = "", *, tracked: bool = True) -> None:
        paragraph = self._take(mark)
        self.edits.append(Edit("vervalt", self.mark_of(paragraph)))
        if not tracked:
            parent = paragraph.getparent()
            assert parent is not None
            parent.remove(paragraph)
            return
        self._mark(paragraph, "del")
        for child in list(paragraph):
            if child.tag in {W + "r", W + "hyperlink"}:
                gone = self._by("del")
                place = paragraph.index(child)
                paragraph.remove(child)
                for text in child.iter(W + "t"):
                    text.tag = W + "delText"
                gone.append(child)
                paragraph.insert(place, gone)

    def new_paragraph(self, mark: str = "", text: str = "", style: str = "", *, tracked: bool = True) -> None:
        paragraph = self._take(mark)
        new = etree.fromstring(
            f'<w:p xmlns:w="{NS}"><w:pPr/><w:r><w:t>Het bestuur doet {self.random.choice(WORDS)} verslag van wat het {self._number} keer deed.</w:t></w:r></w:p>'
        )
        if text:
            new[1][0].text = text
        new[0].extend(copy.deepcopy(item) for item in paragraph.findall(f"{W}pPr/{W}pStyle"))
        if style:
            new[0][0].set(W + "val", style)
        words = self.words_of(new)
        if tracked:
            self._mark(new, "ins")
            put = self._by("ins")
            run = new.find(W + "r")
            assert run is not None
            new.remove(run)
            put.append(run)
            new.append(put)
        paragraph.addnext(new)
        self._used.add(new)
        self.edits.append(Edit("nieuw", self.mark_of(paragraph), words))

    def split(self, mark: str = "") -> None:
        paragraph = self._take(mark)
        run = self._long_run(paragraph)
        if run is None:
            return
        text = "".join(t.text or "" for t in run.iter(W + "t"))
        at = text.index(" ", len(text) // 2) + 1 if " " in text[len(text) // 2 :] else text.index(" ") + 1
        before, _, after = self._cut(run, at, at)
        second = etree.Element(W + "p")
        second.extend(copy.deepcopy(item) for item in paragraph.findall(W + "pPr"))
        place = paragraph.index(run)
        second.append(after)
        second.extend(list(paragraph)[place + 1 :])
        paragraph[place:] = [before]
        self._mark(paragraph, "ins")
        paragraph.addnext(second)
        self._used.add(second)
        self.edits.append(Edit("gesplitst", self.mark_of(paragraph)))

    def join(self, mark: str) -> None:
        """Take out the end of a paragraph, so that the next one follows it after a space."""
        paragraph = self._take(mark)
        self._mark(paragraph, "del")
        put = self._by("ins")
        put.append(etree.fromstring(f'<w:r xmlns:w="{NS}"><w:t xml:space="preserve"> </w:t></w:r>'))
        paragraph.append(put)
        self.edits.append(Edit("samengevoegd", mark))

    def move(self, mark: str = "", after: str = "") -> None:
        source, target = self._take(mark), self._take(after)
        copy_ = copy.deepcopy(source)
        for item in [item for item in copy_ if item.tag in {W + "bookmarkStart", W + "bookmarkEnd"}]:
            copy_.remove(item)
        self._mark(source, "moveFrom")
        self._mark(copy_, "moveTo")
        for paragraph, tag in ((source, "moveFrom"), (copy_, "moveTo")):
            for child in list(paragraph):
                if child.tag in {W + "r", W + "hyperlink"}:
                    box = self._by(tag)
                    place = paragraph.index(child)
                    paragraph.remove(child)
                    box.append(child)
                    paragraph.insert(place, box)
        target.addnext(copy_)
        self._used.add(copy_)
        self.edits.append(Edit("verplaatst", self.mark_of(source)))

    def move_item(self, mark: str, after: str, *, tracked: bool = True) -> None:
        """Move an item of a list to behind another; silently: with what hangs on it, as somebody who cuts and pastes."""
        if tracked:
            self.move(mark, after)
            return
        source, target = self._take(mark), self._take(after)
        target.addnext(source)
        self.edits.append(Edit("verplaatst", mark))

    def comment(self) -> None:
        paragraph = self._take()
        name = str(len(self._notes))
        text = f"Is dit {self.random.choice(WORDS)} nodig?"
        self._notes.append(
            f'<w:comment w:id="{name}" w:author="{self.random.choice(AUTHORS)}" w:date="2021-06-10T09:00:00Z"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
        )
        paragraph.insert(1, etree.Element(W + "commentRangeStart", {W + "id": name}))
        paragraph.append(etree.Element(W + "commentRangeEnd", {W + "id": name}))
        run = etree.SubElement(paragraph, W + "r")
        etree.SubElement(run, W + "commentReference", {W + "id": name})
        self.edits.append(Edit("opmerking", self.mark_of(paragraph), text))

    def _mark(self, paragraph: Element, tag: str) -> None:
        properties = paragraph.find(W + "pPr")
        if properties is None:
            properties = etree.Element(W + "pPr")
            paragraph.insert(0, properties)
        look = properties.find(W + "rPr")
        if look is None:
            look = etree.SubElement(properties, W + "rPr")
        look.insert(0, self._by(tag))

    # --- the file ---------------------------------------------------------------------------------------------------

    def saved(self, lost: str = "niets") -> bytes:
        """Return the file; `lost`: what the program of the reviewer threw away: niets, bladwijzers, or alles."""
        parts: Mapping[str, bytes] = self.parts
        document = self.document
        if lost != "niets":
            document = copy.deepcopy(document)
            for mark in [mark for name in ("bookmarkStart", "bookmarkEnd") for mark in document.iter(W + name)]:
                parent = mark.getparent()
                assert parent is not None
                parent.remove(mark)
        if lost == "alles":
            for box in list(document.iter(W + "sdt")):
                inner, parent = box.find(W + "sdtContent"), box.getparent()
                assert parent is not None
                place = parent.index(box)
                parent[place : place + 1] = list(inner) if inner is not None else []
            parts = {name: part for name, part in parts.items() if not name.startswith("customXml")}
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in parts.items():
                content = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True) if name == "word/document.xml" else part
                if lost == "alles" and (name.endswith(".rels") or name == "[Content_Types].xml"):
                    content = re.sub(rb"<(Relationship|Override)[^>]*customXml[^>]*/>", b"", content)
                package.writestr(name, content)
            if self._notes:
                package.writestr("word/comments.xml", f'<w:comments xmlns:w="{NS}">{"".join(self._notes)}</w:comments>')
        return buffer.getvalue()
