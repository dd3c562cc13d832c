"""`--as json`: everything that a comparison knows, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from assembler.comparing.causes.causes import Cause
from assembler.comparing.causes.difference import Difference, ExplainedChange
from assembler.comparing.causes.places import place
from assembler.comparing.causes.sides import Side
from assembler.comparing.trees import Change, Segment, TreeSide
from assembler.ground.document import NodeId

VERSION = 1


def render(difference: Difference) -> str:
    """Return the comparison as JSON."""
    found = difference.trees
    data = {
        "versie": VERSION,
        "traject": difference.traject,
        "document": difference.document,
        "gemeente": difference.gemeente,
        "oud": side(difference.old),
        "nieuw": side(difference.new),
        "gelijk": found.equal,
        "kanttekeningen": list(difference.caveats),
        "wijzigingen": [_point(difference, explained) for explained in difference.changes],
        "vernummerd": [_change(difference, item) for item in found.renumbered],
        "verwijzingen": [_change(difference, item) for item in found.references],
        "transponering": [
            {"oud": row.old, "nieuw": row.new, "soort": row.action, "oud_id": row.old_id, "nieuw_id": row.new_id, "opschrift": row.opschrift,
             "gewijzigd": row.changed}
            for row in found.transposition
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def side(of: Side) -> dict[str, Any]:
    """Return a side as plain data."""
    return {
        "gevraagd": of.asked, "tekst": of.text, "mijlpaal": of.mijlpaal or None, "naam": of.name,
        "stand": of.stand.isoformat() if of.stand else None, "programma": of.program or None,
    }  # fmt: skip


def _point(difference: Difference, explained: ExplainedChange) -> dict[str, Any]:
    return {
        **_change(difference, explained.change), "was": explained.before, "wordt": explained.after, "zonder_besluit": explained.undecided,
        "oorzaken": [cause(item) for item in explained.causes],
    }  # fmt: skip


def _change(difference: Difference, item: Change) -> dict[str, Any]:
    return {
        "soort": item.action,
        "onderdeel": item.kind,
        "oud": _places(difference.trees.old, item.old),
        "nieuw": _places(difference.trees.new, item.new),
        "door": item.through or None,
        "opschrift": [_segment(part) for part in item.sentence.opschrift],
        "inhoud": [_segment(part) for part in item.sentence.inhoud],
        "cijfers": [
            {"sleutel": row.key, "oud": row.old, "nieuw": row.new, "oud_status": row.old_status, "nieuw_status": row.new_status} for row in item.figures
        ],
    }


def _places(side: TreeSide, ids: Sequence[NodeId]) -> list[dict[str, str]]:
    return [{"id": node_id, "label": side.label(node_id), "plaats": place(side, node_id)} for node_id in ids]


def _segment(item: Segment) -> dict[str, str]:
    more = {name: value for name, value in (("was", item.was), ("sleutel", item.key), ("elders", "ja" if item.kept else "")) if value}
    return {"soort": item.kind, "tekst": item.text, **more}


def cause(item: Cause) -> dict[str, Any]:
    """Return a cause as plain data."""
    return {
        "soort": item.kind, "tekst": item.text, "datum": item.day.isoformat() if item.day else None, "gremium": item.gremium or None,
        "reden": item.reden or None, "besluit": item.besluit or None, "gemeente": item.gemeente, "over": item.about or None,
        "vertrouwelijk": item.vertrouwelijk, "aanname": item.aanname, "ingetrokken": item.withdrawn,
    }  # fmt: skip
