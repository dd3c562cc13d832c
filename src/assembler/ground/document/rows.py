"""The layout of a node as plain data and back, under the names that frozen trees and Word files have carried from the first version on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from assembler.ground.document.layout import (
    Aard,
    Alignment,
    Arrangement,
    Chart,
    ChartRow,
    Conjunction,
    Cover,
    Explained,
    Indent,
    Layout,
    Line,
    LineRole,
    List,
    ListStyle,
    Masthead,
    Note,
    Overview,
    Point,
    Row,
    RowKind,
    Section,
    Shape,
    Sheet,
    Signature,
    Table,
)

Plain = dict[str, Any]


def row_of(layout: Layout | None) -> Plain:  # noqa: C901, PLR0911 - one case for each sort, no choices
    """Return a layout as plain data, ready for JSON; empty where there is none."""
    match layout:
        case None:
            return {}
        case Cover():
            return {"soort": layout.soort, "klasse": "regeling", "ondertitel": layout.subtitle}
        case Masthead():
            return {"soort": layout.soort, "klasse": "stuk", "kop": layout.name, "kop_na_velden": layout.after_fields}
        case Overview():
            return {"overzicht": True} | _filled({"liggend": layout.landscape})
        case Indent():
            return {"inspringing": layout.depth}
        case List():
            return {"lijst": layout.style} | _filled({"voegwoord": layout.conjunction}) | ({} if layout.first == 1 else {"vanaf": layout.first})
        case Line():
            return {"rol": layout.role}
        case Section():
            return _filled({"lokaal": layout.local, "label": layout.explains, "rol": "bijlagen" if layout.enclosures else ""})
        case Table():
            row: Plain = {"uitlijning": list(layout.alignments), "breedtes": list(layout.widths)}
            return row | _filled({"breekbaar": layout.breakable, "omschrijving": layout.description})
        case Row():
            return {"soort": layout.kind}
        case Sheet():
            return {"aard": layout.aard, "liggend": layout.landscape}
        case Chart():
            rows = [[row.name, *([point.number, point.text] for point in (*row.points, *([row.mark] if row.mark else [])))] for row in layout.rows]
            return {"grafiek": layout.shape, "reeksen": list(layout.series), "rijen": rows, "referentie": layout.reference}
        case Signature():
            return {"opstelling": layout.arrangement, "plaats_datum": layout.place}
        case Note():
            return {"noot": layout.number}


def _filled(row: Plain) -> Plain:
    return {name: value for name, value in row.items() if value}


def layout_of(kind: str, row: Mapping[str, Any]) -> Layout | None:
    """Return the layout that a row of a node of this kind says; ValueError or TypeError when it says none that we know."""
    if not row:
        return None
    if kind == "document":
        return _root(row)
    name = next((name for name in _READERS if name in row), None)
    if name is None:
        raise ValueError(f"opmaak {sorted(row)}")
    return _READERS[name](row)


def _root(row: Mapping[str, Any]) -> Layout:
    if row.get("overzicht"):
        return Overview(bool(row.get("liggend")))
    if row.get("klasse") == "stuk" or "kop" in row or "kop_na_velden" in row:
        return Masthead(str(row.get("soort", "")), str(row.get("kop", "")), bool(row.get("kop_na_velden")))
    return Cover(str(row.get("soort", "")), str(row.get("ondertitel", "")))


def _list(row: Mapping[str, Any]) -> Layout:
    conjunction = _one(Conjunction, row["voegwoord"]) if row.get("voegwoord") else None
    return List(_one(ListStyle, row.get("lijst", "letters")), conjunction, int(row.get("vanaf", 1)))


def _line(row: Mapping[str, Any]) -> Layout:
    return _section(row) if row["rol"] == "bijlagen" else Line(_one(LineRole, row["rol"]))


def _section(row: Mapping[str, Any]) -> Layout:
    label = row.get("label")
    return Section(bool(row.get("lokaal")), None if not label else _one(Explained, label), row.get("rol") == "bijlagen")


def _table(row: Mapping[str, Any]) -> Layout:
    alignments = tuple(_one(Alignment, item) for item in row.get("uitlijning", ()))
    return Table(alignments, tuple(int(item) for item in row.get("breedtes", ())), bool(row.get("breekbaar")), str(row.get("omschrijving", "")))


def _chart(row: Mapping[str, Any]) -> Layout:
    reference = str(row.get("referentie") or "")
    rows = tuple(_chart_row(item, marked=bool(reference)) for item in row["rijen"])
    return Chart(tuple(map(str, row["reeksen"])), rows, reference, _one(Shape, row["grafiek"]))


def _chart_row(item: Any, *, marked: bool) -> ChartRow:
    name, *pairs = item
    points = tuple(Point(int(number), str(text)) for number, text in pairs)
    return ChartRow(str(name), points[:-1], points[-1]) if marked else ChartRow(str(name), points)


def _one(known: Any, value: object) -> Any:
    """Return a value that is one of the words of a type."""
    if value not in get_args(known):
        raise ValueError(f"{value!r} is geen van {get_args(known)}")
    return value


# A name that tells which sort a row is; a row of several names is found by the first.
_READERS: Mapping[str, Callable[[Mapping[str, Any]], Layout]] = {
    "lijst": _list,
    "voegwoord": _list,
    "rol": _line,
    "lokaal": _section,
    "label": _section,
    "uitlijning": _table,
    "breedtes": _table,
    "breekbaar": _table,
    "omschrijving": _table,
    "soort": lambda row: Row(_one(RowKind, row["soort"])),
    "aard": lambda row: Sheet(_one(Aard, row["aard"]), bool(row.get("liggend"))),
    "liggend": lambda row: Sheet(landscape=bool(row["liggend"])),
    "grafiek": _chart,
    "opstelling": lambda row: Signature(_one(Arrangement, row["opstelling"]), str(row.get("plaats_datum") or "")),
    "plaats_datum": lambda row: Signature(place=str(row["plaats_datum"] or "")),
    "inspringing": lambda row: Indent(int(row["inspringing"])),
    "noot": lambda row: Note(int(row["noot"])),
}
