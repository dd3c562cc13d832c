"""`artikel 5, tweede lid` in the text of a file -> a reference to the node that has that number there, so that a number that only shifts is no change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assembler.ground.document import Deel, Inlines, Label, Node, NodeId, Tekst, Verwijzing

_ORDINALS = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende",
)  # fmt: skip
_NUMBER = r"\d{1,4}[a-z]{0,2}(?:[.:]\d{1,3}[a-z]?)*"
_HEAD = re.compile(r"\bartikel(en)?\s+", re.IGNORECASE)
_ONE = re.compile(rf"({_NUMBER})\b(?:,?\s+({'|'.join(_ORDINALS)}|\d{{1,2}}e)\s+lid\b)?")
_GLUE = re.compile(r",?\s+(?:en|of|tot en met|t/m)\s+|,\s+")
_LAW = re.compile(
    r"(?:,?\s*(?:(?:aanhef en )?(?:onder(?:deel)?|sub)\s+[a-z0-9°]+|(?:eerste|tweede|derde|vierde|vijfde|zesde)(?: en \w+)? lid))*,?\s+"
    r"(?:van|uit|bij)\s+(?:de|het)\s+(?!regeling\b|gemeenschappelijke regeling\b|onderhavige\b)|\s+(?:Wgr|Awb|Gemeentewet|BW|Gw)\b"
)


def with_references(root: Node, labels: Mapping[NodeId, Label]) -> Node:
    """Return the tree with every reference to an article of its own text as one; those to a law stay words."""
    articles = {labels[node.id].nummer: node for node in root.walk() if node.kind == "artikel" and node.id in labels}
    if not articles:
        return root
    return root.mapped(lambda node, inlines: _found(inlines, articles, labels) if node.kind != "document" else inlines)


def _found(inlines: Inlines, articles: Mapping[str, Node], labels: Mapping[NodeId, Label]) -> Inlines:
    made: list[Tekst | Verwijzing] = []
    for item in inlines:
        made += _in_text(item.text, articles, labels)
    return inlines if len(made) == 1 and isinstance(made[0], Tekst) else tuple(made)


def _in_text(text: str, articles: Mapping[str, Node], labels: Mapping[NodeId, Label]) -> Iterator[Tekst | Verwijzing]:
    done = at = 0
    while head := _HEAD.search(text, at):
        at = head.end()
        row = list(_row(text, at))
        if row and not _LAW.match(text, row[-1].end()):
            for found in row:
                target = _target(found, articles, labels)
                if target is not None:
                    if found.start() > done:
                        yield Tekst(text[done : found.start()])
                    yield Verwijzing((target,), delen=(Deel(found.group(), target),))
                    done = found.end()
        at = row[-1].end() if row else at
    if done < len(text) or not text:
        yield Tekst(text[done:])


def _row(text: str, at: int) -> Iterator[re.Match[str]]:
    """Yield the numbers of `artikelen 3, 5, tweede lid, en 9`."""
    while found := _ONE.match(text, at):
        yield found
        glue = _GLUE.match(text, found.end())
        if glue is None:
            return
        at = glue.end()


def _target(found: re.Match[str], articles: Mapping[str, Node], labels: Mapping[NodeId, Label]) -> NodeId | None:
    article = articles.get(found[1].lower())
    if article is None or not found[2]:
        return article.id if article is not None else None
    number = found[2].rstrip("e") if found[2][0].isdigit() else str(_ORDINALS.index(found[2].lower()) + 1)
    lid = next((child for child in article.kinderen if child.id in labels and labels[child.id].nummer == number), None)
    return lid.id if lid is not None else article.id
