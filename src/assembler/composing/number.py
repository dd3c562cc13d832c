"""Draft -> Numbered: a label for every node that has a number. Identity comes first, numbers last."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assembler.document import Draft, Label, Node, NodeId, Note, Numbered
from assembler.wording import letter, romeins

_MARKS: Mapping[str, Callable[[int], str]] = {"letters": letter, "cijfers": str, "romeins": romeins}


def number(draft: Draft) -> Numbered:
    """Return the draft with its labels.

    Chapters and articles are numbered through (AR 3.54, 3.56), leden in figures from two up (AR 3.58), items a., b., and
    below them 1°., 2°. (AR 3.59); annexes from 1. This is the policy `doorlopend`, for a text that is not yet in force.
    """
    labels: dict[NodeId, Label] = {}
    counts = {"hoofdstuk": 0, "artikel": 0, "bijlage": 0}
    names = {"hoofdstuk": "Hoofdstuk", "artikel": "Artikel", "bijlage": "Bijlage"}
    for node in draft.root.walk():
        if node.kind in counts:
            counts[node.kind] += 1
            count = str(counts[node.kind])
            labels[node.id] = Label(count, f"{names[node.kind]} {count}")
        if node.kind == "artikel":
            _leden(node, labels)
        elif node.list_style and node.kind not in {"lid", "onderdeel"}:
            _items(node, labels)
        elif node.kind == "aannames":
            _notes(node, labels)
    return Numbered(draft.root, labels)


def _leden(artikel: Node, labels: dict[NodeId, Label]) -> None:
    leden = [child for child in artikel.kinderen if child.kind == "lid"]
    for count, lid in enumerate(leden, 1):
        if len(leden) > 1:
            labels[lid.id] = Label(str(count), f"{count}.")
        _items(lid, labels)


def _items(owner: Node, labels: dict[NodeId, Label]) -> None:
    """Number the items of a list: its own style first, degree signs below an item with a letter, letters below figures."""
    style = owner.list_style or "letters"
    items = [child for child in owner.kinderen if child.kind in {"onderdeel", "begrip"}]
    for count, item in enumerate(items, 1):
        if style == "letters" and labels.get(owner.id, Label("", "")).nummer.isalpha():
            labels[item.id] = Label(f"{count}°", f"{count}°.")
        elif style in _MARKS:
            mark = _MARKS[style](count)
            labels[item.id] = Label(mark, f"{mark}.")
        _items(item, labels)


def _notes(section: Node, labels: dict[NodeId, Label]) -> None:
    for item in section.kinderen:
        if isinstance(item.layout, Note):
            labels[item.id] = Label(str(item.layout.number), f"[{item.layout.number}]")
