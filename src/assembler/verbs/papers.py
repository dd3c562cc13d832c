"""The documents of a text: what there is, what stands in `build/`, and each as the bytes of a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assembler.reading.records.workspace import Trajectmap
from assembler.rendering.formats import formats
from assembler.store import office
from assembler.store.files import contents
from assembler.verbs import build as making
from assembler.verbs.opened import Opened
from assembler.verbs.refusals import FailedError, FoundError, unknown
from assembler.verbs.texts import Gekozen

_LABEL = {"nieuw": "nog niet gemaakt", "gelijk": "gemaakt", "eigen": "door iemand gewijzigd"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its name, kind and gemeente, its title, how it stands in `build/`, and the errors that keep its set from being made."""

    naam: str
    soort: str
    gemeente: str | None
    titel: str
    stand: str
    fouten: int


def papers(opened: Opened, trajectmap: Trajectmap, picked: Gekozen) -> list[Paper]:
    """Return the documents of a text, those of the region first."""
    rows = _built(opened, trajectmap, picked)
    if picked.bewaard is not None:
        kept = picked.bewaard
        return [
            Paper(
                row.naam,
                row.soort,
                row.gemeente,
                kept.finals[row.naam].titel,
                _stand(rows, row.naam),
                0,
            )
            for row in kept.versie.documenten
        ]
    made = opened.milestone(trajectmap, picked.mijlpaal)
    region = sum(item.is_error for item in (*made.folded.findings, *(found for item in made.made if item.order.gemeente is None for found in item.findings)))
    return [
        Paper(
            item.order.name,
            item.order.soort.id,
            item.order.gemeente,
            item.final.titel,
            _stand(rows, item.order.name),
            region or sum(found.is_error for found in item.findings),
        )
        for item in made.made
    ]


def _built(opened: Opened, trajectmap: Trajectmap, picked: Gekozen) -> Mapping[str, Mapping[str, Any]]:
    """Return the rows of the manifest by the name of the file, each with whether the file is still the one that was written."""
    place = opened.root / "build" / trajectmap.traject.id / picked.mijlpaal.id
    try:
        data = json.loads(contents(place / "manifest.json"))
        rows = {str(row["path"]): dict(row) for row in data["documenten"] if "/" not in row["path"] and "\\" not in row["path"]}
        text = str(data.get("tekst", ""))
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    for name, row in rows.items():
        row["tekst"] = text
        try:
            row["own"] = hashlib.sha256(contents(place / name)).hexdigest() == row.get("sha256")
        except OSError:
            row["own"] = None
    return rows


def _stand(rows: Mapping[str, Mapping[str, Any]], name: str) -> str:
    row = rows.get(f"{name}.docx")
    if row is None or row["own"] is None:
        return _LABEL["nieuw"]
    return f"{_LABEL['gelijk']} ({row['tekst']})" if row["own"] else _LABEL["eigen"]


def forms() -> list[str]:
    """Return the forms in which a paper can be had on this machine: pdf only where LibreOffice is."""
    return [name for name in formats() if name != "pdf" or office.program()]


def pictures(opened: Opened, trajectmap: Trajectmap, picked: Gekozen, name: str) -> list[bytes]:
    """Return the pages of one document as LibreOffice shows them, each a PNG; made once for a workspace. FailedError without LibreOffice."""

    def made() -> list[bytes]:
        try:
            return office.pages(_content(opened, trajectmap, picked, name, "pdf"))
        except office.OfficeError as fault:
            raise FailedError(str(fault)) from fault

    found: list[bytes] = opened.once(("pages", trajectmap.traject.id, picked.naam, name), made)
    return found


def content(opened: Opened, trajectmap: Trajectmap, picked: Gekozen, name: str, form: str) -> bytes:
    """Return one document as the bytes of a file; FoundError while its set has errors, UnknownNameError when there is none of that name, FailedError without LibreOffice."""
    try:
        return _content(opened, trajectmap, picked, name, form)
    except office.OfficeError as fault:
        raise FailedError(str(fault)) from fault


def _content(opened: Opened, trajectmap: Trajectmap, picked: Gekozen, name: str, form: str) -> bytes:
    if picked.bewaard is not None:
        kept = picked.bewaard
        rows = {row.naam: row for row in kept.versie.documenten}
        if name not in rows:
            raise unknown(name, rows, "Het stuk")
        final = kept.finals[name]
        return making.rendered_as(final, kept.bases[final.huisstijl], form)
    whole = opened.milestone(trajectmap, picked.mijlpaal)
    made = {item.order.name: item for item in whole.made}
    if name not in made:
        raise unknown(name, made, "Het stuk")
    item = made[name]
    wrong = [found for other in whole.made if other.order.gemeente in (None, item.order.gemeente) for found in other.findings if found.is_error]
    wrong += [found for found in whole.folded.findings if found.is_error]
    if wrong:
        raise FoundError(tuple(wrong))
    return making.rendered_as(item.final, opened.workspace.basis[item.final.huisstijl], form)
