"""Header and footer: the content controls of the house style, which python-docx passes over, filled in with what every page says."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from assembler.wordfile.flow import spelled
from assembler.wordfile.oxml import R_NS, RUN, SPACE, TAB, VAL, Element, T, W, clean, serialize
from assembler.wordfile.styles import CONCEPT, LANDSCAPE

# The tags of the content controls that a base file must have: what every page says (`document` is the title), and the foot.
FIELDS = ("vermelding", "document", "mijlpaal", "versie", "stand")
# Those that it may have: who sends the paper, in a wordmark. A house with a picture for that needs none.
SENDER = ("soort", "afzender")
_PLACE = re.compile("\ue000([0-9])\ue001")  # of a value, in characters that stand for nothing: no header of a house has them


@dataclass(frozen=True, slots=True)
class PageText:
    """What every page says: a text for each of `FIELDS` and, where it is known, of `SENDER`; of a concept also its mark."""

    values: Mapping[str, str]
    concept: bool


def fields_in(root: Element) -> Iterator[str]:
    """Yield the tags of the fields that stand in a header or footer."""
    for mark in root.iter(W + "tag"):
        yield mark.get(VAL, "")


def fill(template: Element, text: PageText, *, landscape: bool = False) -> Element:
    """Return a header or footer, filled in; `landscape` for a page that lies down. The mark CONCEPT stays in a concept only.

    The namespace of relationships is declared, used or not, as Word does it: docx2python reads no header without.
    """
    declared: dict[str, str] = {"r": R_NS, **{prefix: uri for prefix, uri in template.nsmap.items() if prefix is not None}}
    root = etree.Element(template.tag, {str(name): str(value) for name, value in template.attrib.items()}, nsmap=declared)
    root.extend(copy.deepcopy(list(template)))
    for control in list(root.iter(W + "sdt")):
        mark = control.find(f"{W}sdtPr/{W}tag")
        if mark is not None and mark.get(VAL) in text.values:
            _replace(control, text.values[mark.get(VAL, "")])
    if not text.concept:
        _without_concept(root)
    if landscape:
        for style in root.iter(W + "pStyle"):
            style.set(VAL, LANDSCAPE.get(style.get(VAL, ""), style.get(VAL, "")))
    return root


def filled(template: Element, text: PageText, *, landscape: bool = False) -> bytes:
    """Return a header or footer as `fill` does, as the part that it becomes: what differs between the documents of a house is put in its place as text."""
    names = tuple(text.values)
    said = [spelled(value) for value in text.values.values()]
    return _PLACE.sub(lambda place: said[int(place[1])], _with_places(template, names, text.concept, landscape)).encode("utf-8")


@lru_cache(maxsize=512)
def _with_places(template: Element, names: tuple[str, ...], concept: bool, landscape: bool) -> str:  # noqa: FBT001 - what a page of a house depends on
    marked = PageText({name: f"\ue000{number}\ue001" for number, name in enumerate(names)}, concept)
    return serialize(fill(template, marked, landscape=landscape)).decode("utf-8")


def _replace(control: Element, value: str) -> None:
    """Put the value in the first run of a control, and that run in the place of the control."""
    parent = control.getparent()
    runs = [run for run in control.iter(RUN) if run.find(T) is not None]
    if parent is None or not runs:
        return
    run = runs[0]
    first, *rest = run.findall(T)
    for text in rest:
        run.remove(text)
    first.text = clean(value)
    first.set(SPACE, "preserve")
    parent.replace(control, run)


def _without_concept(root: Element) -> None:
    """Take the mark away, with the tab before it; a paragraph that held nothing else goes too."""
    for mark in [run for run in root.iter(RUN) if _is_concept(run)]:
        parent, previous = mark.getparent(), mark.getprevious()
        if parent is None:
            continue
        if previous is not None and previous.tag == RUN and previous.find(TAB) is not None:
            parent.remove(previous)
        parent.remove(mark)
        above = parent.getparent()
        if above is not None and len(above) > 1 and parent.find(f".//{RUN}") is None:
            above.remove(parent)


def _is_concept(run: Element) -> bool:
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(VAL) == CONCEPT
