"""The parts of any Word file -> its paragraphs and tables in reading order, as they read when every tracked change is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from assembler.ground.spaces import loosened
from assembler.reading.word.paragraph import Block, Paragraph, TableBlock
from assembler.wordfile.accepted import join_struck
from assembler.wordfile.counting import Counting
from assembler.wordfile.formulas import FORMULA, SYMBOLS, formula_line
from assembler.wordfile.oxml import MC, PPR, PSTYLE, RPR, RUN, VAL, Element, P, T, W

_GONE = {W + "del", W + "moveFrom"}  # what is struck, or stood here before it moved
_THROUGH = {W + name for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "ins", "moveTo", "fldSimple", "customXml", "dir", "bdo")}
_HEADING = re.compile(r"(?:heading|kop|überschrift)\s*(\d)\Z", re.IGNORECASE)
_CONTENTS = ("toc ", "contents ", "index heading", "inhopg ", "kopvaninhoudsopgave", "toc heading")
_FALLBACK = MC + "Fallback"  # the same once more, for older programs
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-", W + "br": " ", W + "cr": " "}
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    number: tuple[str, int] | None = None
    outline: int | None = None
    bold: bool | None = None


class Reader:
    """Reads the body of one file; `styles`, `numbering` and `notes` are the roots of its other parts, where it has them."""

    def __init__(self, styles: Element | None, numbering: Element | None, notes: Mapping[str, Element]) -> None:
        self._styles = {style.get(W + "styleId", ""): _style(style) for style in (styles.iter(W + "style") if styles is not None else ())}
        default = [
            s.get(W + "styleId", "")
            for s in (styles.iter(W + "style") if styles is not None else ())
            if s.get(W + "default") == "1" and s.get(W + "type") == "paragraph"
        ]
        self._default = default[0] if default else ""
        self._counting = Counting(numbering)
        self._seen: set[Element] = set()  # the pieces of text that were read, or left out because they are not on the page
        self._notes = {
            (kind, note.get(W + "id", "")): " ".join(filter(None, (self._words(p) for p in note.iter(P))))
            for kind, root in notes.items()
            for note in root
            if note.get(W + "type") is None
        }

    def blocks(self, document: Element) -> Iterator[Block]:
        """Yield what stands in the body; joins, in place, the paragraphs of which the end is struck."""
        body = document.find(W + "body")
        if body is not None:
            join_struck(body)
            yield from self._inside(body, 0)

    def unread(self, document: Element) -> str:
        """Return the words of a document that `blocks` has yielded, as far as they stand where nothing was read."""
        left = (part for part in document.iter(T, SYMBOLS) if part not in self._seen)
        return " ".join("".join(part.text or "" for part in left if not any(above.tag in {*_GONE, _FALLBACK} for above in part.iterancestors())).split())

    def _left_out(self, element: Element) -> None:
        """Note that what stands in an element is not on the page, or is made by Word itself."""
        self._seen.update(element.iter(T, SYMBOLS))

    def _inside(self, element: Element, depth: int) -> Iterator[Block]:
        if depth > _MAX_DEPTH:
            return
        for child in element:
            if child.tag == P:
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield from self._table(child, depth)
            elif child.tag in _THROUGH:
                yield from self._inside(child, depth + 1)
            elif child.tag == MC + "AlternateContent":
                for choice in islice(child.iterchildren(MC + "Choice"), 1):
                    yield from self._inside(choice, depth + 1)

    # --- paragraphs -------------------------------------------------------------------------------------------------

    def _paragraph(self, element: Element, depth: int) -> Iterator[Block]:
        style_id = _value(element.find(f"{PPR}/{PSTYLE}")) or self._default
        chain = self._chain(style_id)
        name = chain[0].name.casefold() if chain else ""
        if name.startswith(_CONTENTS):
            self._left_out(element)
            return
        text = self._words(element)
        number = self._number(element, style_id, chain)
        label = self._counting.label(*number) if number is not None and (text.strip() or number[0]) else ""
        for line in text.split("\f"):
            if line.strip():
                yield Paragraph(line.strip(" "), label, number[1] if number else 0, name, self._heading(element, chain), bold=self._bold(element, chain))
                label = ""
        yield from self._noted(element)
        for box in element.iter(W + "txbxContent"):
            if next(box.iterancestors(P)) is element and not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                yield from self._inside(box, depth + 1)

    def _chain(self, style_id: str) -> list[_Style]:
        found: list[_Style] = []
        while style_id in self._styles and len(found) < _MAX_DEPTH:
            found.append(self._styles[style_id])
            style_id = found[-1].based_on
        return found

    def _number(self, element: Element, style_id: str, chain: list[_Style]) -> tuple[str, int] | None:
        """Return the list and the level of a paragraph: its own, else that of its style; list 0 takes it away."""
        own = element.find(f"{PPR}/{W}numPr")
        inherited = next((style.number for style in chain if style.number is not None), None) or self._counting.by_style.get(style_id)
        if own is None:
            found = inherited
        else:
            level = own.find(W + "ilvl")
            number = own.find(W + "numId")
            found = (
                _value(number) if number is not None else (inherited[0] if inherited else ""),
                int(_value(level) or 0) if level is not None and _value(level).isdecimal() else (inherited[1] if inherited and number is None else 0),
            )
        return found if found is not None and found[0] not in {"", "0"} else None

    def _heading(self, element: Element, chain: list[_Style]) -> int:
        own = _value(element.find(f"{PPR}/{W}outlineLvl"))
        outline = int(own) if own.isdecimal() else next((style.outline for style in chain if style.outline is not None), None)
        if outline is not None and outline < 9:
            return outline + 1
        named = next((match for style in chain if (match := _HEADING.match(style.name))), None)
        return int(named[1]) if named else 0

    def _bold(self, element: Element, chain: list[_Style]) -> bool:
        default = next((style.bold for style in chain if style.bold is not None), False)
        runs = [run for run in _runs(element) if any((part.text or "").strip() for part in run.iter(T))]
        return bool(runs) and all(_switch(run.find(f"{RPR}/{W}b"), otherwise=default) for run in runs)

    def _noted(self, element: Element) -> Iterator[Paragraph]:
        for kind, tag in (("footnotes", "footnoteReference"), ("endnotes", "endnoteReference")):
            for mark in element.iter(W + tag):
                text = self._notes.get((kind, mark.get(W + "id", "")), "")
                if text:
                    yield Paragraph(f"Noot: {text}", note=True)

    # --- tables -----------------------------------------------------------------------------------------------------

    def _table(self, table: Element, depth: int) -> Iterator[Block]:
        """Yield a table, and behind it the notes of its cells."""
        rows: list[tuple[str, ...]] = []
        notes: list[Paragraph] = []
        for row in table.iter(W + "tr"):
            if next(row.iterancestors(W + "tbl")) is not table:
                continue
            if row.find(f"{W}trPr/{W}del") is not None:
                self._left_out(row)
                continue
            cells: list[str] = []
            for cell in row.iter(W + "tc"):
                if next(cell.iterancestors(W + "tr")) is not row:
                    continue
                span = _value(cell.find(f"{W}tcPr/{W}gridSpan"))
                cells += [self._cell(cell, depth, notes), *([""] * (min(int(span), 63) - 1 if span.isdecimal() else 0))]
            rows.append(tuple(cells))
        yield TableBlock(tuple(rows))
        yield from notes

    def _cell(self, cell: Element, depth: int, notes: list[Paragraph]) -> str:
        """Return what a cell says, its lists with their numbers and a table in it row by row; its notes are added to `notes`."""
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and merged.get(VAL, "continue") == "continue":
            self._left_out(cell)
            return ""
        found: list[str] = []
        for block in self._inside(cell, depth + 1):
            if isinstance(block, TableBlock):
                found += [text for row in block.rows for text in row]
            elif block.note:
                notes.append(block)
            else:
                found += [block.label, block.text]
        return " ".join(" ".join(found).split())

    # --- words ------------------------------------------------------------------------------------------------------

    def _words(self, element: Element) -> str:
        """Return the words of a paragraph; a tab stays, a line break is a space, a page break parts it, a formula is a line."""
        found: list[str] = []
        for run in _runs(element):
            if run.tag in FORMULA or _switch(run.find(f"{RPR}/{W}vanish"), otherwise=False):
                self._left_out(run)
                found.append(formula_line(run) if run.tag in FORMULA else "")
                continue
            for part in run:
                if part.tag == T:
                    self._seen.add(part)
                    found.append(loosened(part.text or ""))
                elif part.tag == W + "sym":
                    found.append(_symbol(part.get(W + "char", "")))
                elif part.tag in _SIGNS:
                    found.append("\f" if part.tag == W + "br" and part.get(W + "type") == "page" else _SIGNS[str(part.tag)])
                elif part.tag == W + "ruby":
                    found += [self._words(base) for base in part.iterchildren(W + "rubyBase")]
        return "".join(found).replace("\n", " ")


def _style(element: Element) -> _Style:
    number = element.find(f"{PPR}/{W}numPr")
    outline = _value(element.find(f"{PPR}/{W}outlineLvl"))
    bold = element.find(f"{RPR}/{W}b")
    found = None
    if number is not None:
        level = _value(number.find(W + "ilvl"))
        found = (_value(number.find(W + "numId")), int(level) if level.isdecimal() else 0)
    return _Style(
        _value(element.find(W + "name")),
        _value(element.find(W + "basedOn")),
        found,
        int(outline) if outline.isdecimal() else None,
        _switch(bold, otherwise=False) if bold is not None else None,
    )


def _runs(element: Element) -> Iterator[Element]:
    """Yield the runs and formulas that are on the page: in links and controls too, not what is struck, not those of a text box."""
    for child in element:
        if child.tag == RUN or child.tag in FORMULA:
            yield child
        elif child.tag in _THROUGH:
            yield from _runs(child)
        elif child.tag == MC + "AlternateContent":
            yield from (run for choice in islice(child.iterchildren(MC + "Choice"), 1) for run in _runs(choice))


def _symbol(code: str) -> str:
    """Return a sign of a font of signs: one of such a font alone stands in the private range."""
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{2,4}", code) and not 0xD800 <= int(code, 16) < 0xE000 and int(code, 16) > 31 else ""


def _value(element: Element | None) -> str:
    return element.get(VAL, "") if element is not None else ""


def _switch(element: Element | None, *, otherwise: bool | None) -> bool:
    if element is None:
        return bool(otherwise)
    return element.get(VAL, "1") not in {"0", "false", "off", "none"}
