"""A paragraph as what is compared in it: its number, its words, its references; and words as runs again."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import NamedTuple

from lxml import etree
from lxml.etree import SubElement

from assembler.comparing.trees.words import WordKey, words_in
from assembler.ground.spaces import spaced
from assembler.rendering.redline.sides import REFERENCE
from assembler.wordfile import styles
from assembler.wordfile.lists import DASHES
from assembler.wordfile.oxml import BOLD, ITALIC, PPR, PRESERVE, RPR, RSTYLE, RUN, TAB, VAL, Element, R, T, W

TAB_MARK = "\x1f"  # a tab of Word; a tab in the text is a character as any other, and this one cannot stand in XML
LINE_MARK = "\x1e"  # a new line in a paragraph
_MARKS = {TAB: TAB_MARK, W + "br": LINE_MARK}
_TAGS = {mark: tag for tag, mark in _MARKS.items()}
_CUT = re.compile(f"([{TAB_MARK}{LINE_MARK}])")
_LINK = W + "hyperlink"
_PICTURE = W + "drawing"


class Fragment(NamedTuple):
    """Text in one character style and look, with the bookmark it jumps to or the relation to an address; or a picture."""

    text: str
    style: str = ""
    anchor: str = ""
    picture: Element | None = None
    bold: bool = False
    italic: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class RunToken:
    """A word, a mark, a tab or a whole reference; the same as another when the keys are."""

    fragments: tuple[Fragment, ...]
    key: WordKey

    @property
    def text(self) -> str:
        """What it prints."""
        return "".join(fragment.text for fragment in self.fragments)

    @property
    def counts(self) -> bool:
        """Whether it says something: a space or a comma does not."""
        return not isinstance(self.key, str) or self.text[:1].isalnum()


class FragmentGroup(NamedTuple):
    """The pieces of one reference, with what it points at; or one piece of plain text."""

    fragments: tuple[Fragment, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphWords:
    """A paragraph: its properties, its number (with the tab after it), the rest of it, the bookmarks it carries.

    With `full` a reference is the same as another only if it prints the same number.
    """

    properties: Element
    number: tuple[RunToken, ...]
    groups: tuple[FragmentGroup, ...]
    bookmarks: tuple[str, ...]
    full: bool

    @property
    def style(self) -> str:
        """The style of the paragraph."""
        return style_of(self.properties)

    @property
    def tab(self) -> tuple[RunToken, ...]:
        """The tab after the number, if it has one."""
        return self.number[-1:] if self.number and self.number[-1].text == TAB_MARK else ()

    @property
    def coarse(self) -> list[RunToken]:
        """The text in as few pieces as it has, for where it is not compared."""
        return [RunToken(group.fragments, group.reference) for group in self.groups]

    @property
    def tokens(self) -> list[RunToken]:
        """The text word for word."""
        return [token for group in self.groups for token in _tokens(group, full=self.full)]


def style_of(properties: Element) -> str:
    """Return the style in the properties of a paragraph."""
    return properties[0].get(VAL, "") if len(properties) else ""


def paragraph_words(paragraph: Element, label: str, *, full: bool) -> ParagraphWords:
    """Return a paragraph of a node with this label as it is compared."""
    number, rest = _number(list(_groups(paragraph)), label)
    names = tuple(name for mark in paragraph.iterfind(W + "bookmarkStart") if (name := mark.get(W + "name", "")).startswith("_g"))
    tokens = tuple(RunToken((one,), one.text) for fragment in number for one in _words(fragment))
    return ParagraphWords(paragraph[0], tokens, tuple(rest), names, full)


def _groups(paragraph: Element) -> Iterable[FragmentGroup]:
    """The text of a paragraph in order."""
    for element in paragraph:
        if element.tag == REFERENCE:
            yield FragmentGroup(tuple(fragment for part in element for fragment in _fragments(part)), element.get("sleutel", ""))
        elif element.tag != PPR:
            yield from (FragmentGroup((fragment,)) for fragment in _fragments(element))


def _fragments(element: Element) -> Iterable[Fragment]:
    anchor, address = (element.get(name, "") if element.tag == _LINK else "" for name in (W + "anchor", R + "id"))
    for run in [element] if element.tag == RUN else element.findall(RUN):
        style = run.find(f"{RPR}/{RSTYLE}")
        bold, italic = (run.find(f"{RPR}/{name}") is not None for name in (BOLD, ITALIC))
        for content in run:
            if content.tag in {T, *_MARKS}:
                text = _MARKS.get(str(content.tag)) or content.text or ""
                yield Fragment(text, "" if style is None else style.get(VAL, ""), anchor, None, bold, italic, address)
            elif content.tag == _PICTURE:
                yield Fragment("", picture=content)


def _number(groups: list[FragmentGroup], label: str) -> tuple[list[Fragment], list[FragmentGroup]]:
    """The number that a paragraph begins with, if it begins with the label of its node (or the dash of a list), and what follows."""
    dash = not label
    label = label or DASHES.pattern
    read = ""
    fragments: list[Fragment] = []
    for i, group in enumerate(groups):
        if group.reference or not label.startswith(read):
            break
        if read == label:
            with_tab = group.fragments[0].text == TAB_MARK
            if dash and not with_tab:
                break
            return [*fragments, *(group.fragments if with_tab else ())], groups[i + with_tab :]
        read += "".join(fragment.text for fragment in group.fragments)
        fragments += group.fragments
    return (fragments, []) if read == label and not dash else ([], groups)


def _tokens(group: FragmentGroup, *, full: bool) -> Iterable[RunToken]:
    fragments, reference = group
    first = fragments[0]
    if reference and full:
        return [RunToken((one,), (reference, spaced(one.text))) for fragment in fragments for one in _words(fragment)]
    if reference:
        return [RunToken(fragments, (reference,))]
    if first.picture is not None:
        return [RunToken(fragments, ("beeld", etree.tostring(first.picture, encoding="unicode")))]
    if first.style == styles.NOTE:
        return [RunToken(fragments, ("noot", first.text) if full else ("noot",))]
    marks = tuple(mark for mark in (first.style, first.address) if mark)  # how words look is no change of the text
    return [RunToken((one,), (*marks, spaced(one.text)) if marks else spaced(one.text)) for one in _words(first)]


def _words(fragment: Fragment) -> list[Fragment]:
    return [fragment._replace(text=word) for word in words_in(fragment.text)]


# --- and back -------------------------------------------------------------------------------------------------------


def write(target: Element, tokens: Iterable[RunToken], mark: Callable[[], Element] | None = None, *, gone: bool = False) -> None:
    """Add words as runs; `mark` makes the tracked change around them. What is `gone` links to nothing any more."""
    fragments = [fragment for token in tokens for fragment in token.fragments]
    for (anchor, address), group in groupby(fragments, key=lambda fragment: ("", "") if gone else (fragment.anchor, fragment.address)):
        leads = {W + "anchor": anchor} if anchor else {R + "id": address} if address else None
        place = target if leads is None else SubElement(target, _LINK, leads | {W + "history": "1"})
        if mark is not None:
            place.append(around := mark())
            place = around
        for (style, bold, italic, picture), same in groupby(group, key=lambda fragment: (fragment.style, fragment.bold, fragment.italic, fragment.picture)):
            if picture is None:
                _run(place, "".join(fragment.text for fragment in same), style, partial(_look, bold=bold, italic=italic, underline=bool(address)))
            else:
                SubElement(place, RUN).append(copy.deepcopy(picture))


def _run(place: Element, text: str, style: str, shown: Callable[[Element, str], None]) -> None:
    run = SubElement(place, RUN)
    properties = SubElement(run, RPR)
    shown(properties, style)
    if not len(properties):
        run.remove(properties)
    for part in _CUT.split(text):
        if part in _TAGS:
            SubElement(run, _TAGS[part])
        elif part:
            attributes = PRESERVE if part[0].isspace() or part[-1].isspace() else {}
            SubElement(run, W + "delText" if place.tag == W + "del" else T, attributes).text = part


def _look(properties: Element, style: str, *, bold: bool, italic: bool, underline: bool) -> None:
    """Say how a run looks, in the order that the schema wants."""
    if style:
        SubElement(properties, RSTYLE, {VAL: style})
    if bold:
        SubElement(properties, BOLD)
    if italic:
        SubElement(properties, ITALIC)
    if underline:
        SubElement(properties, W + "u", {VAL: "single"})
