"""Where something stands, in the words of a jurist: "Artikel 5 (Stemmen), tweede lid, onderdeel b"."""

from __future__ import annotations

from assembler.comparing.trees import TreeSide
from assembler.ground.document import Node, NodeId, Row, text_of
from assembler.ground.wording import rangtelwoord

_NAMES = {"aanhef": "Aanhef", "sluiting": "Slot en ondertekening", "velden": "Gegevens boven het stuk", "document": "Titel"}


def unit(side: TreeSide, node_id: NodeId) -> str:
    """Return the name of the article, annex or section that a node stands in."""
    node = side.unit(node_id)
    heading = text_of(node.opschrift)
    label = side.label(node.id)
    if label and not heading.startswith(label):
        return f"{label} ({heading})" if heading else label
    if node.kind == "sectie" and (around := next((item for item in _chain(side, node.id) if item.kind in {"toelichting", "bijlage"}), None)) is not None:
        inner = heading[:1].lower() + heading[1:] if heading.startswith("Artikel") else heading
        return f"{'Toelichting' if around.kind == 'toelichting' else side.label(around.id) or text_of(around.opschrift)}, {inner}"
    return _NAMES.get(node.kind) or heading or node.id.rpartition("/")[2].replace("-", " ").capitalize()


def place(side: TreeSide, node_id: NodeId) -> str:
    """Return the place of a node in full."""
    top = side.unit(node_id)
    parts = [unit(side, node_id)]
    for node in reversed(_chain(side, node_id)):
        if node.id != top.id and any(item.id == top.id for item in _chain(side, node.id)):
            parts += [part] if (part := _part(side, node)) else []
    return ", ".join(parts)


def _chain(side: TreeSide, node_id: NodeId) -> list[Node]:
    """Return a node and all around it, from the inside out."""
    found, at = [], node_id if node_id in side.nodes else None
    while at is not None:
        found.append(side.nodes[at])
        at = side.parents.get(at)
    return found


def _part(side: TreeSide, node: Node) -> str:
    label = side.label(node.id).rstrip(".")
    match node.kind:
        case "lid":
            return f"{rangtelwoord(int(label))} lid" if label.isdecimal() else ""
        case "onderdeel":
            return (f"onder {label}" if label.endswith("°") else f"onderdeel {label}") if label else ""
        case "begrip":
            return f"begrip '{text_of(node.opschrift)}'"
        case "tabel":
            return f"tabel '{text_of(node.opschrift)}'" if node.opschrift else "tabel"
        case "rij":
            return f"rij '{text_of(node.kinderen[0].inhoud)}'" if node.kinderen else ""
        case "cel":
            return f"kolom '{head}'" if (head := column(side, node)) else ""
        case "veld":
            return text_of(node.opschrift)
    return ""


def column(side: TreeSide, cel: Node) -> str:
    """Return the heading of the column that a cell stands in."""
    row = side.nodes[side.parents[cel.id]]
    table = side.nodes.get(side.parents.get(row.id, NodeId("")))
    number = next((index for index, item in enumerate(row.kinderen) if item.id == cel.id), 0)
    heads = [item for item in (table.kinderen if table else ()) if item.layout == Row("kop")]
    if row.layout == Row("groep"):
        return ""
    return text_of(heads[0].kinderen[number].inhoud) if heads and heads[0].id != row.id and number < len(heads[0].kinderen) else ""
