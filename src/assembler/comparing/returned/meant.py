"""What a text was to become, beside what it became: every provision that was meant reads so, and nothing else changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assembler.comparing.causes.places import place
from assembler.comparing.returned.kinds import stretches
from assembler.comparing.returned.named import Places
from assembler.comparing.returned.values import in_figures
from assembler.comparing.trees import TreeSide
from assembler.comparing.trees.side import tree_side
from assembler.composing.refer import Phrases
from assembler.ground.document import Final, Node, NodeId, Verwijzing, text_of

_TAIL = re.compile(r"[;.,](?: (?:en|of))?\Z")


@dataclass(slots=True)
class Wanted:
    """What is meant, by id of a node: how it reads, how its heading does, which are gone, and which comes straight after which of its neighbours."""

    texts: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    after: dict[str, str] = field(default_factory=dict)  # '' : first
    here: dict[str, str] = field(default_factory=dict)  # of what is new: the provision from where its references were read

    def add(self, other: Wanted) -> None:
        """Take in what another proposal means."""
        self.texts |= other.texts
        self.headings |= other.headings
        self.gone |= other.gone
        self.after |= other.after
        self.here |= other.here


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A place that does not read as was meant; `meant` is '' where nobody asked for a change."""

    place: str
    meant: str
    made: str


def otherwise(before: Final, after: Final, base: Final, wanted: Wanted) -> tuple[Otherwise, ...]:
    """Return what differs from what was meant; references count by the numbers of the base, the text in which it was written."""
    return (*_meant(before, after, base, wanted), *_besides(before, after, wanted))


def _meant(before: Final, after: Final, base: Final, wanted: Wanted) -> Iterator[Otherwise]:
    old, new = (tree_side(final) for final in (before, after))
    phrases = Phrases(base.root, base.labels)
    places = Places(phrases)
    for rows, heading in ((wanted.texts, False), (wanted.headings, True)):
        for name, text in rows.items():
            node = new.nodes.get(NodeId(name))
            here = wanted.here.get(name, name)
            made = reads(node, phrases, here, heading=heading) if node is not None else ""
            said, asked = (in_figures(_closed(words, node)) for words in (made, text))
            if said != asked and places.alike(said, here) != places.alike(asked, here):
                yield Otherwise(place(new, node.id) if node is not None else _place(old, name), text, made)
    for node in (new.nodes[NodeId(name)] for name in sorted(wanted.gone) if name in new.nodes):
        yield Otherwise(place(new, node.id), "(vervalt)", text_of(node.inhoud) or text_of(node.opschrift))
    for name, neighbour in wanted.after.items():
        if name in new.nodes and _before(after.root, name) != neighbour:
            yield Otherwise(_place(new, name), f"na {_place(new, neighbour) or 'het begin'}", f"na {_place(new, _before(after.root, name)) or 'het begin'}")


def _place(side: TreeSide, name: str) -> str:
    return place(side, NodeId(name)) if name in side.nodes else name.partition("/")[2]


def _before(root: Node, name: str) -> str:
    """Return the id of the neighbour before a node: '' for the first."""
    for node in root.walk():
        if any(child.id == name for child in node.kinderen):
            return next((one.id for one, two in pairwise(node.kinderen) if two.id == name), "")
    return ""


def _besides(before: Final, after: Final, wanted: Wanted) -> Iterator[Otherwise]:
    """Yield what changed though nobody asked for it: numbers, and marks that the program adds, aside."""
    old, new = (tree_side(final) for final in (before, after))
    explained = {f"{document}/toelichting/{rest}" for document, _, rest in (name.partition("/") for name in (*wanted.headings, *wanted.gone))}
    asked = {*wanted.texts, *wanted.headings, *wanted.gone, *explained}  # the memorandum repeats the heading of what it explains
    for name in dict.fromkeys((*old.nodes, *new.nodes)):
        if name in asked or any(name.startswith(f"{gone}/") for gone in wanted.gone):
            continue
        was, now = old.nodes.get(name), new.nodes.get(name)
        if (_core(was) if was is not None else "") != (_core(now) if now is not None else ""):
            side, node = (new, now) if now is not None else (old, was)
            if node is not None:
                yield Otherwise(place(side, node.id), "", text_of(node.inhoud) or text_of(node.opschrift) if now is not None else "")


def _core(node: Node) -> str:
    words = "".join("→" if isinstance(item, Verwijzing) else item.text for item in (*node.opschrift, *node.inhoud))
    return _TAIL.sub("", words) if node.kind in {"onderdeel", "begrip"} else words


def _closed(text: str, node: Node | None) -> str:
    words = re.sub(r"\s+", " ", text).strip()
    return _TAIL.sub("", words) if node is not None and node.kind in {"onderdeel", "begrip"} else words


def reads(node: Node, phrases: Phrases, here: str, *, heading: bool = False) -> str:
    """Return how a provision reads, each reference with the numbers of another text as it is said in the provision `here`."""
    return stretches(as_in(node, phrases, here), heading=heading)[0]


def as_in(node: Node, phrases: Phrases, here: str) -> Node:
    """Return a provision with the numbers of another text in its references."""
    return replace(node, opschrift=phrases.of(node.opschrift, here), inhoud=phrases.of(node.inhoud, here))
