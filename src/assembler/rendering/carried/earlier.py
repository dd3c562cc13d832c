"""The tree as the first form of it stood in a file: an element for each node, its words in full, and one text of JSON behind them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast, get_args

from assembler.ground.document import Inlines, Invulling, Kind, Label, Node, NodeId, Tekst
from assembler.ground.document.rows import layout_of
from assembler.rendering.carried.extra import completed, looking
from assembler.wordfile.oxml import Element

NS = "urn:assembler:boom:1"
_KINDS = frozenset(get_args(Kind))
_NS = f"{{{NS}}}"


def read(root: Element) -> tuple[Node, dict[NodeId, Label], str, str]:
    """Return the tree, its labels, its class and its house style; KeyError, ValueError, TypeError or StopIteration when it is none."""
    extra = json.loads(root.findtext(_NS + "aanvulling") or "{}")
    top = _node(next(element for element in root if element.tag == _NS + "document"), extra)
    return top, _labels(extra), str(extra["klasse"]), str(extra["huisstijl"])


def _labels(data: Mapping[str, Any]) -> dict[NodeId, Label]:
    return {NodeId(node_id): Label(str(number), str(full)) for node_id, (number, full) in data["labels"].items()}


def _node(element: Element, extra: dict[str, Any]) -> Node:
    kind = str(element.tag).removeprefix(_NS)
    if kind not in _KINDS:
        raise ValueError(kind)
    node_id = element.get("id", "")
    layout = layout_of(kind, extra["opmaak"].get(node_id, {}))
    sentences = [
        _sentence(element.find(_NS + name), f"{node_id} {field_name}", extra) for name, field_name in (("opschrift", "opschrift"), ("tekst", "inhoud"))
    ]
    children = tuple(_node(child, extra) for child in element if str(child.tag).removeprefix(_NS) in _KINDS)
    return Node(cast("Kind", kind), NodeId(node_id), sentences[0], sentences[1], children, layout)


def _sentence(element: Element | None, key: str, extra: dict[str, Any]) -> Inlines:
    if element is None:
        return ()
    pieces: list[Tekst | Invulling] = [Tekst(element.text)] if element.text else []
    for value in element:
        pieces.append(Invulling(value.text or "", value.get("sleutel", "")))
        pieces += [Tekst(value.tail)] if value.tail else []
    whole = completed(pieces, extra["verwijzingen"].get(key, ()), extra["noten"].get(key, ()))
    return looking(whole, extra.get("uiterlijk", {}).get(key, ()))  # a file of before has none
