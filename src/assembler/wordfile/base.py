"""The base of a house style: opened once with python-docx, checked, made ready to take a text.

A secretary may have restyled it in Word. So nothing is taken on trust but what `styles.REQUIRED` names; styles are found
by id or else by name; and what Word adds about its user (properties, templates, comments) is left behind.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part, XmlPart
from docx.oxml.section import CT_SectPr
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.shared import lazyproperty
from lxml.etree import LxmlError

from assembler.wordfile.archive import DAMAGED, Packed, packed
from assembler.wordfile.headers import FIELDS, fields_in
from assembler.wordfile.lists import Lists
from assembler.wordfile.oxml import VAL, Element, R, W, refuse_doctype
from assembler.wordfile.pages import text_width
from assembler.wordfile.styles import REQUIRED, RULE_LIST

Numbering = Literal["levend", "vast"]

_MAX_PARTS, _MAX_BYTES = 200, 30_000_000
_KEPT = {RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.FONT_TABLE, RT.THEME, RT.WEB_SETTINGS, RT.HEADER, RT.FOOTER}
_POINTS_AT_STYLE = {W + name for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")}
_OF_ITS_USER = ("attachedTemplate", "mailMerge", "documentProtection", "rsids", "docVars")
_LOOSE = "de onderdelen van het Word-bestand passen niet bij elkaar"
_NAMED = re.compile(r"'/?([^']+)'")


class HouseStyleError(Exception):
    """The base file of a house style cannot carry a document; `reasons` names all that is missing."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("De huisstijl (basis.docx) is niet te gebruiken: " + "; ".join(reasons) + ".")
        self.reasons = reasons


class SettledPart(Part):
    """A part that is the same in every document: compressed once."""

    @lazyproperty
    def packed(self) -> Packed:
        """The part as it stands in a package."""
        return packed(self.blob)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of the document to one of the parts of its house style."""

    id: str
    kind: str
    part: Part


@dataclass(frozen=True, slots=True)
class Base:
    """What a document takes from its house style: its parts, of which a few are filled in, and the section."""

    relations: tuple[Relation, ...]
    section: CT_SectPr
    numbering: Element
    indents: dict[str, dict[str, str]]  # w:ind by style


@lru_cache(maxsize=64)
def read_base(content: bytes, numbering: Numbering) -> Base:
    """Return the base in `content` for a numbering; raises `HouseStyleError` with everything that is wrong with it.

    In the numbering `vast` the styles number nothing: labels are text there.
    """
    try:
        _refuse_odd(content)
        return _ready(_opened(content), numbering)
    except KeyError as fault:
        named = _NAMED.search(str(fault.args[0]))
        raise HouseStyleError(f"het onderdeel {named[1] if named else fault.args[0]} ontbreekt") from fault
    except LxmlError as fault:
        raise HouseStyleError(f"een onderdeel is geen goede XML ({fault})") from fault
    except DAMAGED as fault:
        raise HouseStyleError("het is geen Word-bestand (.docx)") from fault


def _refuse_odd(content: bytes) -> None:
    """Refuse what python-docx would unpack or read without a limit."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = package.infolist()
        if len(members) > _MAX_PARTS or sum(member.file_size for member in members) > _MAX_BYTES:
            raise HouseStyleError("het bestand is te groot")
        for member in members:
            if member.filename.endswith((".xml", ".rels")):
                refuse_doctype(package.read(member))


def _opened(content: bytes) -> Package:
    try:
        return Package.open(io.BytesIO(content))
    except (AttributeError, TypeError, AssertionError, IndexError, RecursionError) as fault:  # python-docx checks nothing of what it reads
        raise HouseStyleError(_LOOSE) from fault


def _ready(package: Package, numbering: Numbering) -> Base:
    for part in package.iter_parts():
        if isinstance(part, XmlPart):
            refuse_doctype(b"", part.element)
    main = package.main_document_part
    if not isinstance(main, DocumentPart):
        raise HouseStyleError("het is geen Word-document (.docx)")
    relations = tuple(Relation(r.rId, r.reltype, r.target_part) for r in main.rels.values() if not r.is_external and r.reltype in _KEPT)
    if not all(r.id and r.part.content_type for r in relations):
        raise HouseStyleError(_LOOSE)
    styles, lists, settings = (_element(relations, kind) for kind in (RT.STYLES, RT.NUMBERING, RT.SETTINGS))
    pages = {r.id: r.part.element for r in relations if r.kind in {RT.HEADER, RT.FOOTER} and isinstance(r.part, XmlPart)}
    section = main.element.find(f"{W}body/{W}sectPr")
    _name_styles(styles, [lists, *pages.values()])
    _check(styles, section, pages)
    assert isinstance(section, CT_SectPr)  # noqa: S101 - _check saw to that
    if numbering == "vast":
        _without_numbers(styles, lists)
    for element in [element for name in _OF_ITS_USER for element in settings.findall(W + name)]:
        settings.remove(element)
    for relation in relations:
        _without_externals(relation.part)
    _check_numbers(section, lists)
    settled = tuple(relation if relation.id in pages or relation.kind == RT.NUMBERING else _settled(relation) for relation in relations)
    return Base(settled, section, lists, _indents(styles))


def _element(relations: tuple[Relation, ...], kind: str) -> Element:
    found = next((r.part for r in relations if r.kind == kind), None)
    if not isinstance(found, XmlPart):
        raise KeyError(f"'word/{kind.rpartition('/')[2]}.xml'")
    element: Element = found.element
    return element


def _settled(relation: Relation) -> Relation:
    """The relation to a part as it now stands: it is written once, not for each document."""
    was = relation.part
    part = SettledPart(was.partname, was.content_type, was.blob)
    if relation.kind != RT.SETTINGS:  # what settings lead to is of the user: a template, a printer
        part.rels.update(was.rels)
    return Relation(relation.id, relation.kind, part)


def _without_externals(part: Part) -> None:
    """Take away what leads out of the package, also from the parts that this part leads to (a picture, a font)."""
    for rel in list(part.rels.values()):
        if rel.is_external:
            del part.rels[rel.rId]
        else:
            _without_externals(rel.target_part)


def _name_styles(styles: Element, others: list[Element]) -> None:
    """Give a style that Word renamed (Heading 1 has another id in each language) the id that we know it by."""
    ids = {style.get(W + "styleId") for style in styles.iter(W + "style")}
    by_name = {name.get(VAL, "").lower(): style for style in styles.iter(W + "style") for name in style.iter(W + "name")}
    fresh: dict[str, str] = {}
    for style_id, name in REQUIRED.items():
        style = by_name.get(name.lower())
        if style_id not in ids and style is not None:
            fresh[style.get(W + "styleId", "")] = style_id
            style.set(W + "styleId", style_id)
    for element in (e for root in [styles, *others] for e in root.iter() if fresh and e.tag in _POINTS_AT_STYLE):
        element.set(VAL, fresh.get(element.get(VAL, ""), element.get(VAL, "")))


def _check(styles: Element, section: Element | None, pages: dict[str, Element]) -> None:
    reasons = [*_lacking_styles({style.get(W + "styleId", ""): style for style in styles.iter(W + "style")})]
    if section is None or section.find(W + "pgSz") is None or section.find(W + "pgMar") is None:
        reasons.append("de bladspiegel ontbreekt")
    else:
        used = {ref.get(R + "id", "") for ref in section if ref.get(W + "type") == "default"}
        filled = {field for r in used if r in pages for field in fields_in(pages[r])}
        reasons += [f"kop- en voettekst hebben geen veld {field}" for field in FIELDS if field not in filled]
    if reasons:
        raise HouseStyleError(*reasons)


def _check_numbers(section: CT_SectPr, lists: Element) -> None:
    """Refuse a size or a number that is none, before a document finds out."""
    try:
        Lists(lists, {})
        for landscape in (False, True):
            text_width(section, landscape=landscape)
    except (ValueError, AssertionError) as fault:
        raise HouseStyleError("een maat of een nummer is geen getal") from fault


def _lacking_styles(present: dict[str, Element]) -> Iterator[str]:
    yield from (f"stijl {name} ontbreekt" for style_id, name in REQUIRED.items() if style_id not in present)
    yield from (f"stijl {REQUIRED[s]} heeft geen nummering" for s in RULE_LIST if s in present and present[s].find(f".//{W}numPr") is None)


def _indents(styles: Element) -> dict[str, dict[str, str]]:
    """The indentation of each style, its own or that of the style it is based on."""
    every = {style.get(W + "styleId", ""): style for style in styles.iter(W + "style")}
    found = {}
    for name, style in every.items():
        here, seen = style, {name}
        while (indent := here.find(f"{W}pPr/{W}ind")) is None:
            based_on = here.find(W + "basedOn")
            parent = "" if based_on is None else based_on.get(VAL, "")
            if parent not in every or parent in seen:
                break
            seen.add(parent)
            here = every[parent]
        else:
            found[name] = {str(key): str(value) for key, value in indent.items()}
    return found


def _without_numbers(styles: Element, lists: Element) -> None:
    """Take the numbering out of the styles of leden and onderdelen, and the styles out of the numbering."""
    for style in styles.iter(W + "style"):
        properties = style.find(W + "pPr")
        if style.get(W + "styleId") in RULE_LIST and properties is not None:
            for number in properties.findall(W + "numPr"):
                properties.remove(number)
    for level in lists.iter(W + "lvl"):
        for style_name in level.findall(W + "pStyle"):
            if style_name.get(VAL) in RULE_LIST:
                level.remove(style_name)
