"""The regulation as it would be printed under some facts: what papers quote from, and say where a decision is worked in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assembler.composing.number import number
from assembler.composing.refer import refer
from assembler.composing.regulation import compose_regulation
from assembler.facts.facts import Facts
from assembler.facts.views.scope import region_scope
from assembler.facts.views.texts import LidText
from assembler.ground.document import Draft, Invulling, Label, Node, NodeId, text_of


@dataclass(frozen=True, slots=True)
class Prints:
    """An article or annex with what it prints: the terms it defines, and the keys of the facts in the rest of its text."""

    node: Node
    name: str
    terms: frozenset[str]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class PrintedRegulation:
    """A regulation with its numbers and references filled in; what is wrong in it is said where that text itself is made."""

    root: Node
    labels: Mapping[NodeId, Label]
    prints: Sequence[Prints]

    def leden(self, clausule: str) -> Iterator[LidText]:
        """Yield the leden of an article; none when it does not stand in the text."""
        article = self.root.find(f"{self.root.id}/{clausule}")
        for node in article.kinderen if article is not None else ():
            if node.kind == "lid":
                label = self.labels.get(node.id)
                yield LidText(f"{clausule}/{node.id.rpartition('/')[2]}", self._label(article), int(label.nummer) if label else 0, self._in_full(node))

    def title(self, name: str) -> str | None:
        """Return the heading of an article, annex or chapter; None when it does not stand in the text."""
        for path in (name, f"bijlage:{name}", f"hoofdstuk:{name}"):
            node = self.root.find(f"{self.root.id}/{path}")
            if node is not None and node.opschrift:
                return text_of(node.opschrift)
        return None

    def quote(self, path: str) -> str | None:
        """Return a lid or onderdeel in one line; None when it does not stand in the text."""
        node = self.root.find(f"{self.root.id}/{path}")
        return self._in_full(node) if node is not None else None

    def touched(self, names: Collection[str], keys: Collection[str]) -> tuple[str, ...]:
        """Return the labels of the articles and annexes with one of these names (a term: `begrip:naam`), or that print one of these facts."""
        terms, starts = {name.removeprefix("begrip:") for name in names if name.startswith("begrip:")}, tuple(keys)
        return tuple(
            self._label(item.node)
            for item in self.prints
            if item.name in names or not item.terms.isdisjoint(terms) or (starts and any(key.startswith(starts) for key in item.keys))
        )

    def _label(self, node: Node | None) -> str:
        found = self.labels.get(node.id) if node is not None else None
        return found.aanduiding if found else ""

    def _in_full(self, node: Node) -> str:
        """Return a lid or onderdeel with all that stands below it; tables are left to where they stand."""
        items = [child for child in node.kinderen if child.kind in {"onderdeel", "begrip"}]
        parts = [text_of(node.inhoud), *(f"{self._label(child)} {self._in_full(child)}".strip() for child in items)]
        return " ".join(part for part in parts if part)


def printed(facts: Facts) -> PrintedRegulation:
    """Return the regulation of the traject under these facts; composed once."""
    return facts.once("printed regulation", lambda: _printed(facts))


def _printed(facts: Facts) -> PrintedRegulation:
    soort = facts.workspace.documentsoorten[facts.traject.regeling]
    root, _ = compose_regulation(facts, soort, region_scope(facts), soort.id)
    numbered = number(Draft(root))
    resolved = refer(numbered, lambda _path: ("", (), ""))[0]
    return PrintedRegulation(resolved, numbered.labels, [_prints(resolved, node) for node in resolved.walk() if node.kind in {"artikel", "bijlage"}])


def _prints(root: Node, article: Node) -> Prints:
    defined = frozenset(node.id.rpartition("/")[2] for node in article.walk() if node.kind == "begrip")
    keys = frozenset(item.sleutel for node in article.walk() if node.kind != "begrip" for item in node.inhoud if isinstance(item, Invulling))
    return Prints(article, article.id.removeprefix(f"{root.id}/").removeprefix("bijlage:"), defined, keys)
