"""What reads otherwise in a regulation than in the one before, place by place, in words short enough for a paper to a council.

What only got another number, what is explained (memorandum, list of assumptions) and the mark at the end of an item do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assembler.comparing.causes.places import place, unit
from assembler.comparing.trees import Change, Segment, TreeComparison, TreeSide, compare
from assembler.facts.earlier import ChangedPart, ChangedPlace, What
from assembler.ground.document import Final, Inline, Invulling, Node, NodeId, Sheet, text_of
from assembler.ground.values import Waarde

_QUOTED = 300  # characters of a text that a paper repeats
_LAST, _FIRST = re.compile(r"(?:\S+\s+){0,2}\S*\s*\Z"), re.compile(r"\s*\S*(?:\s+\S+){0,2}")  # words shown on both sides of those that differ
_AMOUNT = re.compile(r"€\u00a0(-?[\d.]+),(\d\d)\Z")


def changed_places(old: Final, new: Final) -> tuple[ChangedPlace, ...]:
    """Return the articles and annexes of the new regulation that differ, in reading order, and those that are gone."""
    found = compare(_unmarked(old), _unmarked(new))
    rows: dict[NodeId, tuple[Node, list[Change]]] = {}
    for change in found.changes:
        top = _top(found, change)
        if top is not None and change.through != "leesteken":
            rows.setdefault(top.id, (top, []))[1].append(change)
    return tuple(_place(found, top, changes) for top, changes in rows.values())


def amounts(final: Final) -> Mapping[str, Waarde]:
    """Return the amounts that a document prints with their cents, in cents, by the key of the fact."""
    found: dict[str, Waarde] = {}
    for node in final.root.walk():
        for item in node.inhoud:
            hit = _AMOUNT.match(item.text) if isinstance(item, Invulling) else None
            if isinstance(item, Invulling) and hit is not None:
                cents = int(hit[1].replace(".", "")) * 100 + int(hit[2])
                found[item.sleutel] = Waarde(cents, item.sleutel, item.status, item.bron)
    return found


def _unmarked(final: Final) -> Final:
    """Return a document without the marks of uncertain figures: one text may have them where the other does not."""
    root = final.root.mapped(lambda _node, row: tuple([_bare(item) for item in row]) if any(isinstance(item, Invulling) and item.noot for item in row) else row)
    return replace(final, root=root)


def _bare(item: Inline) -> Inline:
    return replace(item, noot=0) if isinstance(item, Invulling) and item.noot else item


def _top(found: TreeComparison, change: Change) -> Node | None:
    """Return the article or annex that a change stands in; None where it belongs to the explanation."""
    side, ids = (found.new, change.new) if change.new else (found.old, change.old)
    at: NodeId | None = ids[0]
    top: Node | None = None
    while at is not None and at in side.nodes:
        node = side.nodes[at]
        if node.kind == "toelichting" or (isinstance(node.layout, Sheet) and node.layout.aard == "toelichting"):
            return None
        top = node if node.kind in {"artikel", "bijlage"} else top
        at = side.parents.get(at)
    return top


def _place(found: TreeComparison, top: Node, changes: Sequence[Change]) -> ChangedPlace:
    side = found.new if top.id in found.new.nodes else found.old
    whole = next((item.action for item in changes if top.id in (*item.new, *item.old) and item.action in {"nieuw", "vervallen", "verplaatst"}), None)
    parts = tuple(part for change in changes for part in _parts(found, top, change)) if whole not in {"nieuw", "vervallen"} else ()
    soort: What = "nieuw" if whole == "nieuw" else "vervallen" if whole == "vervallen" else "verplaatst" if whole and not parts else "gewijzigd"
    label = side.label(top.id)
    return ChangedPlace(top.id.partition("/")[2], soort, f"{label[:1].lower()}{label[1:]}", text_of(top.opschrift), parts)


def _parts(found: TreeComparison, top: Node, change: Change) -> Iterator[ChangedPart]:
    side, ids = (found.new, change.new) if change.new else (found.old, change.old)
    if ids[0] == top.id:
        return
    where = place(side, ids[0]).removeprefix(unit(side, ids[0])).removeprefix(", ")
    node = side.nodes[ids[0]]
    if change.action == "gewijzigd":
        yield ChangedPart(where, "gewijzigd", *_words(change.sentence.inhoud, node))
    else:
        soort: What = "nieuw" if change.action == "nieuw" else "vervallen" if change.action == "vervallen" else "gewijzigd"
        yield ChangedPart(where, soort, "", _whole(side, node))


def _whole(side: TreeSide, node: Node) -> str:
    """Return the text of a node with all below it, as it reads; '' when that is too long."""
    labels = [(side.label(item.id) if item is not node and item.kind == "onderdeel" else "", text_of(item.inhoud)) for item in node.walk()]
    text = " ".join(part for row in labels for part in row if part)
    return text if len(text) <= _QUOTED and node.kind not in {"tabel", "rij", "cel"} else ""


def _words(segments: Sequence[Segment], node: Node) -> tuple[str, str]:
    """Return what a sentence said and says: the words that differ with those around them, or the sentence as it reads now."""
    changed = [number for number, item in enumerate(segments) if item.kind != "gelijk"]
    if not changed or node.kind == "cel":
        return "", ""
    first, last = changed[0], changed[-1]
    texts = {
        kind: "".join(item.was or item.text if kind == "weg" else item.text for item in segments[first : last + 1] if item.kind in {kind, "gelijk"})
        for kind in ("weg", "nieuw")
    }
    head = _LAST.search("".join(item.text for item in segments[:first]))
    tail = _FIRST.match("".join(item.text for item in segments[last + 1 :]))
    around = (head[0] if head else "", tail[0] if tail else "")
    was, now = (" ".join(f"{around[0]}{text}{around[1]}".split(" ")).replace("  ", " ").strip(" ,;.") for text in texts.values())
    if max(len(was), len(now)) <= _QUOTED // 3:
        return was, now
    text = text_of(node.inhoud)
    return "", text if len(text) <= _QUOTED else ""
