"""`--as json`: everything that a comparison knows, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from assembler.comparing.causes.causes import Oorzaak
from assembler.comparing.causes.difference import Punt, Verschil
from assembler.comparing.causes.places import place
from assembler.comparing.causes.sides import Side
from assembler.comparing.trees import Segment, Wijziging, Zijde
from assembler.document import NodeId

VERSIE = 1


def render(verschil: Verschil) -> str:
    """Return the comparison as JSON."""
    found = verschil.vergelijking
    data = {
        "versie": VERSIE,
        "traject": verschil.traject,
        "document": verschil.document,
        "gemeente": verschil.gemeente,
        "oud": side(verschil.oud),
        "nieuw": side(verschil.nieuw),
        "gelijk": found.gelijk,
        "kanttekeningen": list(verschil.kanttekeningen),
        "wijzigingen": [_point(verschil, punt) for punt in verschil.punten],
        "vernummerd": [_change(verschil, item) for item in found.vernummerd],
        "verwijzingen": [_change(verschil, item) for item in found.verwijzingen],
        "transponering": [
            {"oud": row.oud, "nieuw": row.nieuw, "soort": row.soort, "oud_id": row.oud_id, "nieuw_id": row.nieuw_id, "opschrift": row.opschrift,
             "gewijzigd": row.gewijzigd}
            for row in found.transponering
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def side(zijde: Side) -> dict[str, Any]:
    """Return a side as plain data."""
    return {
        "gevraagd": zijde.woord, "tekst": zijde.tekst, "mijlpaal": zijde.mijlpaal or None, "naam": zijde.naam,
        "stand": zijde.stand.isoformat() if zijde.stand else None, "programma": zijde.programma or None,
    }  # fmt: skip


def _point(verschil: Verschil, punt: Punt) -> dict[str, Any]:
    return {
        **_change(verschil, punt.wijziging), "was": punt.was, "wordt": punt.wordt, "zonder_besluit": punt.zonder_besluit,
        "oorzaken": [cause(item) for item in punt.oorzaken],
    }  # fmt: skip


def _change(verschil: Verschil, item: Wijziging) -> dict[str, Any]:
    return {
        "soort": item.soort,
        "onderdeel": item.kind,
        "oud": _places(verschil.vergelijking.oud, item.oud),
        "nieuw": _places(verschil.vergelijking.nieuw, item.nieuw),
        "door": item.door or None,
        "opschrift": [_segment(part) for part in item.zin.opschrift],
        "inhoud": [_segment(part) for part in item.zin.inhoud],
        "cijfers": [
            {"sleutel": row.sleutel, "oud": row.oud, "nieuw": row.nieuw, "oud_status": row.oud_status, "nieuw_status": row.nieuw_status} for row in item.cijfers
        ],
    }


def _places(zijde: Zijde, ids: Sequence[NodeId]) -> list[dict[str, str]]:
    return [{"id": node_id, "label": zijde.label(node_id), "plaats": place(zijde, node_id)} for node_id in ids]


def _segment(item: Segment) -> dict[str, str]:
    more = {name: value for name, value in (("was", item.was), ("sleutel", item.sleutel)) if value}
    return {"soort": item.soort, "tekst": item.tekst, **more}


def cause(item: Oorzaak) -> dict[str, Any]:
    """Return a cause as plain data."""
    return {
        "soort": item.soort, "tekst": item.tekst, "datum": item.datum.isoformat() if item.datum else None, "gremium": item.gremium or None,
        "reden": item.reden or None, "besluit": item.besluit or None, "gemeente": item.gemeente, "over": item.over or None,
        "vertrouwelijk": item.vertrouwelijk, "aanname": item.aanname, "ingetrokken": item.ingetrokken,
    }  # fmt: skip
