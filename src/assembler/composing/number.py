"""Draft -> Numbered: a label for every node that has a number. Identity comes first, numbers last."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assembler.ground.document import Draft, Label, List, Node, NodeId, Note, Numbered, Sheet
from assembler.ground.wording import letter, romeins

_MARKS: Mapping[str, Callable[[int], str]] = {
    "letters": letter, "cijfers": str, "romeins": romeins, "graden": "{}°".format, "klein-romeins": lambda count: romeins(count).lower(),
}  # fmt: skip
# Letters below letters are degrees, and below those small Roman numerals: deeper than that no list goes (`opsomming-niet-te-diep`).
_BELOW = {"letters": "graden", "graden": "klein-romeins"}


def number(draft: Draft, *, roman: bool = False) -> Numbered:
    """Return the draft with its labels; `roman` for the articles of an act that amends a regulation (AR 6.6).

    Chapters and articles are numbered through (AR 3.54, 3.56), leden in figures from two up (AR 3.58), items a., b., and
    below them 1°., 2°. (AR 3.59), and below those i., ii.; annexes from 1; the sections of a binding annex of rules from 1, with their rules 1.1, 1.2. This is the policy `doorlopend`, for a text that is not yet in force.
    """
    labels: dict[NodeId, Label] = {}
    counts = {"hoofdstuk": 0, "artikel": 0, "bijlage": 0}
    names = {"hoofdstuk": "Hoofdstuk", "artikel": "Artikel", "bijlage": "Bijlage"}
    for node in draft.root.walk():
        if node.kind in counts:
            counts[node.kind] += 1
            count = romeins(counts[node.kind]) if roman and node.kind == "artikel" else str(counts[node.kind])
            labels[node.id] = Label(count, f"{names[node.kind]} {count}")
        if node.kind == "artikel":
            _leden(node, labels)
        elif node.kind == "bijlage" and _of_rules(node):
            _rules(node, labels)
        elif node.list_style and node.kind not in {"lid", "onderdeel"} and not any(child.id in labels for child in node.kinderen):
            _items(node, labels)  # an annex of rules has numbered its own
        elif node.kind == "aannames":
            _notes(node, labels)
    return Numbered(draft.root, labels)


def _leden(artikel: Node, labels: dict[NodeId, Label]) -> None:
    leden = [child for child in artikel.kinderen if child.kind == "lid"]
    for count, lid in enumerate(leden, 1):
        if len(leden) > 1:
            labels[lid.id] = Label(str(count), f"{count}.")
        _items(lid, labels)


def _of_rules(annex: Node) -> bool:
    """Return whether each section of a binding annex holds numbered rules: then a rule must be cited by itself."""
    sections = [child for child in annex.kinderen if child.kind == "sectie"]
    return isinstance(annex.layout, Sheet) and annex.layout.aard == "onderdeel" and bool(sections) and all(_lists(section) for section in sections)


def _lists(section: Node) -> list[Node]:
    return [child for child in section.kinderen if child.list_style == "cijfers"]


def _rules(annex: Node, labels: dict[NodeId, Label]) -> None:
    """Number the sections of an annex and, through its lists, the rules of each section."""
    for number_of, section in enumerate((child for child in annex.kinderen if child.kind == "sectie"), 1):
        labels[section.id] = Label(str(number_of), str(number_of))
        rules = [item for listed in _lists(section) for item in listed.kinderen if item.kind == "onderdeel"]
        for count, item in enumerate(rules, 1):
            labels[item.id] = Label(f"{number_of}.{count}", f"{number_of}.{count}")
            _items(item, labels)


def _items(owner: Node, labels: dict[NodeId, Label], above: str = "") -> None:
    """Number the items of a list: its own style first, degree signs below an item with a letter, then Roman, letters below figures."""
    style: str = owner.list_style or "letters"
    if style == "letters":
        style = _BELOW.get(above, style)
    items = [child for child in owner.kinderen if child.kind in {"onderdeel", "begrip"}]
    for count, item in enumerate(items, owner.layout.first if isinstance(owner.layout, List) else 1):
        if style in _MARKS:
            mark = _MARKS[style](count)
            labels[item.id] = Label(mark, f"{mark}.")
        _items(item, labels, style)


def _notes(section: Node, labels: dict[NodeId, Label]) -> None:
    for item in section.kinderen:
        if isinstance(item.layout, Note):
            labels[item.id] = Label(str(item.layout.number), f"[{item.layout.number}]")
