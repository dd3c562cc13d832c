"""A finished document as canonical JSON and back, without loss: what a frozen version is kept as, readable for ever.

The same tree gives the same bytes. `formaat` says how it was written; a reader of an old format is never taken away.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, get_args

from assembler.ground.document import (
    GEEN_HERKOMST,
    PLAIN,
    Begripgebruik,
    Conjunction,
    Deel,
    Final,
    Gat,
    Herkomst,
    Inline,
    Inlines,
    Invulling,
    Kind,
    Label,
    Look,
    Marked,
    Node,
    NodeId,
    Tekst,
    Verwijzing,
    Voettekst,
    Wetsverwijzing,
)
from assembler.ground.document.rows import layout_of, row_of
from assembler.ground.findings import NOWHERE, Span

FORMAAT = 1
_KINDS = frozenset(get_args(Kind))
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: JSON can say it, UTF-8 cannot


class BoomError(Exception):
    """Bytes that are no tree of ours; the message says why."""


def canonical(value: object) -> bytes:
    """Return a value as JSON that is the same on every machine: sorted, UTF-8, one item a line."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)
    return (_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text) + "\n").encode()


def dump(final: Final) -> bytes:
    """Return a document as canonical JSON."""
    return canonical(_data(final))


def mark(final: Final) -> str:
    """Return a hash of all that `dump` says."""
    return _hash(_data(final))


def _data(final: Final) -> dict[str, object]:
    return {
        "formaat": FORMAAT,
        "titel": final.titel,
        "klasse": final.klasse,
        "huisstijl": final.huisstijl,
        "voettekst": _foot(final.voettekst),
        "labels": {node_id: [label.nummer, label.aanduiding] for node_id, label in final.labels.items()},
        "boom": _node(final.root),
    }


def _hash(value: object) -> str:
    """Return a hash of a value as JSON on one line: the encoder in C writes no indents."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def gist(final: Final) -> str:
    """Return a hash of what a document says: without where that comes from, and whichever version it is."""
    row = _bare(_node(final.root))
    foot = {name: value for name, value in _foot(final.voettekst).items() if name != "versie"}
    labels = {node_id: label.aanduiding for node_id, label in final.labels.items()}
    return _hash([row, foot, labels, final.titel, final.huisstijl])


def _bare(row: Any) -> Any:
    if isinstance(row, dict):
        return {name: _bare(value) for name, value in row.items() if name not in {"herkomst", "plaats"}}
    return [_bare(item) for item in row] if isinstance(row, list) else row


def load(content: bytes) -> Final:
    """Return the document in these bytes; BoomError when they are not what `dump` of any version wrote."""
    try:
        data = json.loads(content)
        reader = _READERS.get(data["formaat"])
        if reader is None:
            raise BoomError(f"formaat {data['formaat']!r} is niet bekend; daarvoor is een nieuwere versie van het programma nodig")
        return reader(data)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as fault:
        raise BoomError("de inhoud is geen boom van een document") from fault


# --- writing ---------------------------------------------------------------------------------------------------------


def _foot(voet: Voettekst) -> dict[str, Any]:
    """The foot of a page; who sends it only where that is known, and its short title only where there is one, as trees of before have it."""
    return {name: value for name in Voettekst.__slots__ if (value := getattr(voet, name)) != "" or name not in {"soort", "afzender", "titel"}}


def _node(node: Node) -> dict[str, Any]:
    row: dict[str, Any] = {"soort": node.kind, "id": node.id}
    row |= {name: [_inline(item) for item in inlines] for name, inlines in (("opschrift", node.opschrift), ("inhoud", node.inhoud)) if inlines}
    if layout := row_of(node.layout):
        row["opmaak"] = layout
    if node.herkomst != GEEN_HERKOMST:
        origin = node.herkomst
        row["herkomst"] = {"plaats": _span(origin.span), "clausule": origin.clausule, "variant": origin.variant, "besluiten": list(origin.besluiten)}
    if node.kinderen:
        row["kinderen"] = [_node(child) for child in node.kinderen]
    return row


def _span(span: Span) -> list[Any]:
    return [] if span == NOWHERE else [span.file, span.line, span.column, span.end_line, span.end_column]


def _inline(item: Inline) -> str | dict[str, Any]:
    row = _words(item)
    if item.look == PLAIN:
        return row
    row = {"tekst": row} if isinstance(row, str) else row
    return row | {"opmaak": {name: value for name, value in look_row(item.look).items() if value}}


def look_row(look: Look) -> dict[str, Any]:
    """Return how words look as plain data."""
    return {"vet": look.bold, "cursief": look.italic, "link": look.link}


def _words(item: Inline) -> str | dict[str, Any]:
    match item:
        case Tekst():
            return item.text
        case Invulling():
            return {"invulling": item.text, "sleutel": item.sleutel, "status": item.status, "bron": item.bron, "noot": item.noot}
        case Begripgebruik():
            return {"begrip": item.begrip, "tekst": item.text}
        case Gat():
            return {"gat": item.soort, "omschrijving": item.omschrijving}
        case Wetsverwijzing():
            return {"wet": item.wet, "tekst": item.text}
        case Marked():
            return {"gemarkeerd": item.mark, "tekst": item.text}
        case Verwijzing():
            delen = [deel.text if deel.doel is None else [deel.text, deel.doel] for deel in item.delen]
            return {"verwijzing": list(item.doelen), "plaats": _span(item.span), "hoofdletter": item.hoofdletter, "delen": delen} | (
                {"voegwoord": "of"} if item.conjunction == "of" else {}
            )


# --- reading, format 1 -----------------------------------------------------------------------------------------------


def _read_1(data: Mapping[str, Any]) -> Final:
    labels = {NodeId(node_id): Label(*map(_text, pair)) for node_id, pair in data["labels"].items()}
    voet = Voettekst(**data["voettekst"])
    if data["klasse"] not in {"regeling", "stuk"}:
        raise BoomError(f"klasse {data['klasse']!r} is niet bekend")
    return Final(_node_1(data["boom"]), labels, _text(data["titel"]), data["klasse"], voet, _text(data["huisstijl"]))


def _node_1(row: Mapping[str, Any]) -> Node:
    if row["soort"] not in _KINDS:
        raise BoomError(f"een onderdeel van de soort {row['soort']!r} is niet bekend")
    origin = row.get("herkomst")
    return Node(
        row["soort"],
        NodeId(_text(row["id"])),
        _inlines_1(row.get("opschrift", ())),
        _inlines_1(row.get("inhoud", ())),
        tuple(_node_1(child) for child in row.get("kinderen", ())),
        layout_of(row["soort"], row.get("opmaak", {})),
        GEEN_HERKOMST if origin is None else Herkomst(_span_1(origin["plaats"]), origin["clausule"], origin["variant"], tuple(origin["besluiten"])),
    )


def _inlines_1(rows: Any) -> Inlines:
    return tuple(_inline_1(row) for row in rows)


def look_of(row: Mapping[str, Any]) -> Look:
    """Return how words look, from what `look_row` wrote."""
    return Look(bool(row.get("vet")), bool(row.get("cursief")), _text(row.get("link", "")))


def _inline_1(row: Any) -> Inline:
    found = _words_1(row)
    return replace(found, look=look_of(row["opmaak"])) if isinstance(row, dict) and "opmaak" in row else found


def _words_1(row: Any) -> Inline:
    if isinstance(row, str):
        return Tekst(row)
    if row.keys() <= {"tekst", "opmaak"}:
        return Tekst(_text(row["tekst"]))
    if "invulling" in row:
        return Invulling(_text(row["invulling"]), _text(row["sleutel"]), row["status"], row["bron"], int(row["noot"]))
    if "begrip" in row:
        return Begripgebruik(_text(row["tekst"]), row["begrip"])
    if "gat" in row:
        return Gat(row["gat"], _text(row["omschrijving"]))
    if "wet" in row:
        return Wetsverwijzing(_text(row["tekst"]), row["wet"])
    if "gemarkeerd" in row:
        return Marked(_text(row["tekst"]), row["gemarkeerd"])
    delen = tuple(Deel(deel) if isinstance(deel, str) else Deel(_text(deel[0]), NodeId(deel[1])) for deel in row["delen"])
    conjunction: Conjunction = "of" if row.get("voegwoord") == "of" else "en"
    return Verwijzing(tuple(row["verwijzing"]), _span_1(row["plaats"]), bool(row["hoofdletter"]), delen, conjunction)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _span_1(row: Any) -> Span:
    return Span(*row) if row else NOWHERE


_READERS: Mapping[object, Callable[[Mapping[str, Any]], Final]] = {1: _read_1}
