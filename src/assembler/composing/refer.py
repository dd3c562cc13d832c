"""Numbered -> resolved: every reference becomes the whole phrase, in the words that drafting practice uses (AR 3.29)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from assembler.ground import wording
from assembler.ground.document import Conjunction, Deel, Inline, Inlines, Label, Node, NodeId, Numbered, Verwijzing
from assembler.ground.findings import Finding, Related, Span, error

UNPLACED = "artikel ???"  # what stands for a place that the text does not have
Why = Callable[[str], tuple[str, tuple[Related, ...], str]]
_PARTS = re.compile(r"(?:artikel|bijlage) \d+[a-z]*, |lid, onderdeel", re.IGNORECASE)
_PLURAL = {"artikel": "de artikelen", "hoofdstuk": "de hoofdstukken", "bijlage": "de bijlagen"}
_SELF = {"artikel": "dit artikel", "hoofdstuk": "dit hoofdstuk", "bijlage": "deze bijlage"}


class Spot(NamedTuple):
    """Where a node stands: the numbered node above it, its lid, and the items down to it."""

    node: Node
    top: Node | None  # hoofdstuk, artikel or bijlage
    lid: Node | None
    items: tuple[Node, ...]
    order: int


@dataclass(frozen=True, slots=True)
class Address:
    """A place by its numbers: artikel 12, lid 3 ('' where leden have none), and the items down to it."""

    kind: str
    number: str
    lid: str = ""
    items: tuple[str, ...] = ()

    def beside(self, other: Address) -> bool:
        """Return whether two places stand beside each other: both articles, both leden of one article, or both items of one list."""
        same = (self.kind, bool(self.lid), len(self.items)) == (other.kind, bool(other.lid), len(other.items))
        above = (self.number, self.lid if self.items else "", self.items[:-1]) == (other.number, other.lid if other.items else "", other.items[:-1])
        return same and (above or not (self.lid or self.items))


def refer(numbered: Numbered, why: Why) -> tuple[Node, tuple[Finding, ...]]:
    """Return the tree with all references resolved; a target that is not in this text is a finding.

    `why` says of a path (`clausule/lid`) by which choice it is not in the text, or what was meant when it is in no text.
    """
    return _Referrer(numbered, why).resolve()


class Phrases:
    """How places are referred to in one text that has its numbers."""

    def __init__(self, root: Node, labels: Mapping[NodeId, Label]) -> None:
        self._of = _Referrer(Numbered(root, labels), lambda _path: ("", (), ""))

    def of(self, row: Inlines, here: str) -> Inlines:
        """Return a sentence as its references read in this text in the provision `here`; one to a place that is not there stays as it is."""
        made = [self._one(item, here) if isinstance(item, Verwijzing) else item for item in row]
        return tuple(_closed(item, made[number + 1 :]) if isinstance(item, Verwijzing) else item for number, item in enumerate(made))

    def _one(self, item: Verwijzing, here: str) -> Verwijzing:
        known = here in self._of.spots and all(doel in self._of.spots for doel in item.doelen)
        return self._of._reference(item, self._of.spots[here].node) if known else replace(item, delen=(Deel(item.text.removesuffix(",")),))  # noqa: SLF001 - of this module

    def to_each(self, here: str) -> dict[str, str]:
        """Return the place that each phrase names, as a sentence of the provision `here` says it; of two the first in the text."""
        found: dict[str, str] = {}
        node = self._of.spots[here].node if here in self._of.spots else self._of.root
        for name, spot in self._of.spots.items():
            if spot.top is not None and spot.node.kind != "sectie" and self._of._has_number(spot):  # noqa: SLF001 - of this module
                found.setdefault(self._of._reference(Verwijzing((name,)), node).text, name)  # noqa: SLF001 - of this module
        return found

    def addresses(self) -> dict[Address, str]:
        """Return the id of every place that has a number, in the order of the text."""
        found: dict[Address, str] = {}
        for name, spot in self._of.spots.items():
            numbered = [self._of._label(item) for item in (*([spot.lid] if spot.lid else ()), *spot.items)]  # noqa: SLF001 - of this module
            if spot.top is not None and spot.top.id in self._of.labels and (not spot.items or all(numbered[-len(spot.items) :])):
                lid = numbered[0] if spot.lid else ""
                found.setdefault(Address(spot.top.kind, self._of.labels[spot.top.id].nummer, lid, tuple(numbered[1 if spot.lid else 0 :])), name)
        return found


def _said(item: Verwijzing, delen: tuple[Deel, ...]) -> Verwijzing:
    """Return a reference with the words that it has here."""
    return Verwijzing(item.doelen, item.span, item.hoofdletter, delen, item.conjunction, item.look)


class _Referrer:
    def __init__(self, numbered: Numbered, why: Why) -> None:
        self.root = numbered.root
        self.labels: Mapping[NodeId, Label] = numbered.labels
        self.why = why
        self.spots: dict[str, Spot] = {}
        self.findings: list[Finding] = []
        self._index(numbered.root, None, None, ())

    def _index(self, node: Node, top: Node | None, lid: Node | None, items: tuple[Node, ...]) -> None:
        if node.kind in _SELF:
            top, lid, items = node, None, ()
        elif node.kind == "lid":
            lid, items = node, ()
        elif node.kind == "onderdeel" or (node.kind == "sectie" and node.id in self.labels):
            items = (node,) if node.kind == "sectie" or (items and items[-1].kind == "sectie") else (*items, node)
        self.spots[node.id] = Spot(node, top, lid, items, len(self.spots))
        for child in node.kinderen:
            self._index(child, top, lid, items)

    def resolve(self) -> tuple[Node, tuple[Finding, ...]]:
        return self.root.mapped(self._inlines), tuple(self.findings)

    def _inlines(self, node: Node, inlines: Inlines) -> Inlines:
        if Verwijzing not in map(type, inlines):
            return inlines
        made = [self._reference(item, node) if isinstance(item, Verwijzing) else item for item in inlines]
        return tuple(_closed(item, made[number + 1 :]) if isinstance(item, Verwijzing) else item for number, item in enumerate(made))

    def _reference(self, item: Verwijzing, node: Node) -> Verwijzing:
        targets = []
        for doel in item.doelen:
            spot = self.spots.get(doel)
            if spot is None or not self._has_number(spot):
                self._missing(doel, item.span, node, spot)
            else:
                targets.append(spot)
        if len(targets) < len(item.doelen):
            return _said(item, (Deel(UNPLACED),))
        delen = self._phrase(sorted({spot.order: spot for spot in targets}.values(), key=lambda spot: spot.order), self.spots[node.id], item.conjunction)
        if item.hoofdletter:
            first = delen[0]
            delen = (replace(first, text=wording.hoofdletter(first.text)), *delen[1:])
        return _said(item, delen)

    def _has_number(self, spot: Spot) -> bool:
        if spot.node.kind == "lid":
            return True
        return spot.node.id in self.labels

    def _missing(self, doel: str, span: Span, node: Node, spot: Spot | None) -> None:
        path = doel.partition("/")[2]
        if spot is not None:
            message = f"'{path}' heeft geen nummer; daarnaar kan niet worden verwezen."
            self.findings.append(error("verwijzing-bestaat", message, span, place=self.place(node)))
            return
        reason, related, hint = self.why(path)
        message = f"'{path}' staat niet in deze tekst{reason}."
        self.findings.append(error("verwijzing-bestaat", message, span, place=self.place(node), related=related, hint=hint))

    def place(self, node: Node) -> str:
        """Return where a node stands, in words: `artikel 12, derde lid`."""
        spot = self.spots[node.id]
        if spot.top is None:
            return ""
        return "".join(deel.text for deel in self._one(spot, None))

    # --- phrases ------------------------------------------------------------------------------------------------

    def _phrase(self, targets: Sequence[Spot], here: Spot, conjunction: Conjunction) -> tuple[Deel, ...]:
        if len(targets) == 1:
            return self._one(targets[0], here)
        kinds = {spot.node.kind for spot in targets}
        kind = targets[0].node.kind
        if len(kinds) == 1 and kind in _PLURAL:
            return (Deel(f"{_PLURAL[kind] if conjunction == 'en' else kind} "), *self._listed(targets, conjunction, numbers=True))
        same_top = len({spot.top.id for spot in targets if spot.top}) == 1
        if kinds == {"lid"} and same_top:
            lead = (Deel("het "),) if self._inside(targets[0], here) else (*self._top(targets[0]), Deel(", "))
            return (*lead, *self._listed(targets, conjunction, numbers=False), Deel(" lid"))
        if kinds == {"onderdeel"} and len({(spot.lid.id if spot.lid else "", spot.items[:-1]) for spot in targets}) == 1 and same_top:
            return self._onderdelen(targets, here, conjunction)
        parts = [self._one(spot, here) for spot in targets]
        if not all(self._inside(spot, here) for spot in targets):  # behind another article a bare `onderdeel b` would be of that one
            parts = [self._one(spot, None) if part[0].text == "onderdeel " else part for spot, part in zip(targets, parts, strict=True)]
        joined: list[Deel] = list(parts[0])
        for number, part in enumerate(parts[1:], 2):
            closed = "," if _PARTS.search("".join(deel.text for deel in parts[number - 2])) else ""  # artikel 3, eerste lid, en artikel 4
            joined += [Deel(f"{closed} {conjunction} " if number == len(parts) else ", "), *part]
        return tuple(joined)

    def _onderdelen(self, targets: Sequence[Spot], here: Spot, conjunction: Conjunction) -> tuple[Deel, ...]:
        first = targets[0]
        base = self._base(first, here)
        word = "onderdelen" if conjunction == "en" else "onderdeel"
        above = self._item(first, skip=1)
        if above:
            lead = (*base, Deel(", "), *above, Deel(", onder ")) if base else (*above, Deel(", onder "))
        else:
            lead = (*base, Deel(f", {word} ")) if base else (Deel("de onderdelen " if conjunction == "en" else "onderdeel "),)
        return (*lead, *self._listed(targets, conjunction, numbers=True))

    def _listed(self, targets: Sequence[Spot], conjunction: Conjunction, *, numbers: bool) -> tuple[Deel, ...]:
        """Return the numbers as linked pieces, three or more in a row as a range."""
        ranks = [self._rank(spot) for spot in targets]
        if targets[0].node.kind == "onderdeel" and len({spot.node.id.rpartition("/")[0] for spot in targets}) > 1:
            ranks = [2 * spot.order for spot in targets]  # 1.2, 3.3 and 5.4 of an annex are no row
        words = [self._label(spot.node) if numbers else wording.rangtelwoord(rank) for spot, rank in zip(targets, ranks, strict=True)]
        text = wording.reeks(ranks, words, conjunction)
        found: list[Deel] = []
        for word, spot in zip(words, targets, strict=True):
            before, sep, rest = _cut(text, word)
            if not sep:
                continue  # inside a range
            if before:
                found.append(Deel(before))
            found.append(Deel(word, spot.node.id))
            text = rest
        return (*found, Deel(text)) if text else tuple(found)

    def _rank(self, spot: Spot) -> int:
        if spot.node.kind == "onderdeel":
            owner = self.spots[spot.node.id.rpartition("/")[0]].node if spot.node.id.rpartition("/")[0] in self.spots else spot.node
            return next((number for number, child in enumerate(owner.kinderen, 1) if child.id == spot.node.id), spot.order)
        label = self._label(spot.node)
        return int(label) if label.isdecimal() else spot.order

    def _label(self, node: Node) -> str:
        found = self.labels.get(node.id)
        return found.nummer if found else ""

    def _inside(self, spot: Spot, here: Spot | None) -> bool:
        return here is not None and spot.top is not None and here.top is not None and spot.top.id == here.top.id

    def _top(self, spot: Spot) -> tuple[Deel, ...]:
        assert spot.top is not None  # noqa: S101 - every numbered node stands below one
        return (Deel(f"{spot.top.kind} "), Deel(self.labels[spot.top.id].nummer, spot.top.id))

    def _one(self, spot: Spot, here: Spot | None) -> tuple[Deel, ...]:
        if spot.node.kind in _SELF:
            return (Deel(_SELF[spot.node.kind]),) if self._inside(spot, here) else self._top(spot)
        if spot.node.kind in {"onderdeel", "sectie"}:
            base = self._base(spot, here)
            letters = self._item(spot)
            return (*base, Deel(", "), *letters) if base else letters
        numbered = spot.lid is not None and spot.lid.id in self.labels
        if not self._inside(spot, here):
            return (*self._top(spot), Deel(", "), *self._lid(spot), Deel(" lid")) if numbered else self._top(spot)
        if not numbered:
            return (Deel("dit artikel"),)
        if here is not None and here.lid is not None and spot.lid is not None and here.lid.id == spot.lid.id:
            return (Deel("dit lid"),)
        return (Deel("het "), *self._lid(spot), Deel(" lid"))

    def _base(self, spot: Spot, here: Spot | None) -> tuple[Deel, ...]:
        """Return what comes before an item: nothing in the same lid, else its lid, else its article and lid."""
        numbered = spot.lid is not None and spot.lid.id in self.labels
        if self._inside(spot, here):
            same_lid = here is not None and (here.lid.id if here.lid else "") == (spot.lid.id if spot.lid else "")
            return () if same_lid or not numbered else (Deel("het "), *self._lid(spot), Deel(" lid"))
        return (*self._top(spot), Deel(", "), *self._lid(spot), Deel(" lid")) if numbered else self._top(spot)

    def _lid(self, spot: Spot) -> tuple[Deel, ...]:
        assert spot.lid is not None  # noqa: S101 - only asked of a numbered lid
        return (Deel(wording.rangtelwoord(int(self.labels[spot.lid.id].nummer)), spot.lid.id),)

    def _item(self, spot: Spot, skip: int = 0) -> tuple[Deel, ...]:
        """Return the items down to a place, without the last `skip` of them."""
        items = spot.items[: len(spot.items) - skip]
        numbered = [item for item in items if item.id in self.labels]  # a place in words may lie below an item without number
        if not numbered:
            return () if skip else (Deel("een onderdeel"),)
        first, *rest = numbered
        found = [Deel("onderdeel "), Deel(self.labels[first.id].nummer, first.id)]
        for item in rest:
            found += [Deel(", onder "), Deel(self.labels[item.id].nummer, item.id)]
        return tuple(found)


def _closed(item: Verwijzing, rest: Sequence[Inline]) -> Verwijzing:
    """Close a phrase of several parts with a comma when the sentence goes on: `artikel 6, eerste lid, aan`."""
    following = rest[0].text if rest else ""
    if _PARTS.search(item.text) and len(following) > 1 and following[0] == " " and following[1].isalpha():
        return replace(item, delen=(*item.delen, Deel(",")))
    return item


def _cut(text: str, word: str) -> tuple[str, str, str]:
    """Cut `text` at the first whole occurrence of `word`."""
    start = 0
    while (index := text.find(word, start)) >= 0:
        end = index + len(word)
        if (index == 0 or not text[index - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
            return text[:index], word, text[end:]
        start = index + 1
    return text, "", ""
