"""The package of a Word file, hostile until proven otherwise: the few parts that are read, each within its limit."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from assembler.wordfile.archive import DAMAGED
from assembler.wordfile.oxml import Element, parse

_MAX_FILE, _MAX_PART, _MAX_ALL, _MAX_PARTS = 50_000_000, 20_000_000, 40_000_000, 1000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an encrypted .docx, or a .doc
NOTES = {"Voetnoot": "word/footnotes.xml", "Eindnoot": "word/endnotes.xml"}
FRAME = ("word/header", "word/footer")
_READ = {
    "word/document.xml",
    "docProps/custom.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/comments.xml",
    "word/commentsExtended.xml",
    *NOTES.values(),
}
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")  # names of the strict half of the standard; nothing that we read differs


class UnreadableError(Exception):
    """A file that cannot be used; the message says why."""


def has_macros(content: bytes) -> bool:
    """Return whether a Word file carries programs, whatever its name says."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return any(name.casefold().endswith("vbaproject.bin") for name in package.namelist())
    except DAMAGED:
        return False


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the few parts that are read, each within its limit."""
    if len(content) > _MAX_FILE:
        raise UnreadableError(f"het is te groot (meer dan {_MAX_FILE // 1_000_000} MB)")
    if content.startswith(_OLE):
        raise UnreadableError("het is versleuteld met een wachtwoord, of een Word-bestand van voor 2007 (.doc)")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            if len(members) > _MAX_PARTS:
                raise UnreadableError("het heeft te veel onderdelen")
            if any(member.flag_bits & 1 for member in members):
                raise UnreadableError("het is versleuteld met een wachtwoord")
            named = _named(package)
            parts: dict[str, bytes] = {}
            for member in members:
                name = named.get(member.filename, member.filename)
                if _needed(name) and (member.filename in named or name not in named.values()):
                    parts[name] = _part(package, member, sum(map(len, parts.values())))
            return parts
    except DAMAGED as fault:
        raise UnreadableError("het is geen Word-bestand (.docx), of het is beschadigd") from fault


def _named(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the name that we know each related part by: other programs may call the text `word/document2.xml`. Without relations: nothing."""
    main = next((target for kind, target in _related(package, "") if kind == "officeDocument"), "")
    if not main:
        return {}
    found, headers = {main: "word/document.xml"}, 0
    for kind, target in _related(package, main):
        if kind in {"header", "footer"}:
            headers += 1
            found[target] = f"word/{kind}{headers}.xml"
        elif f"word/{kind}.xml" in _READ:
            found[target] = f"word/{kind}.xml"
    return found


def _related(package: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Yield the last word of the kind of each relation of a part ('': of the file), and the name of the part that it leads to."""
    folder, _, base = part.rpartition("/")
    name = f"{folder}/_rels/{base}.rels".lstrip("/")
    if name not in package.namelist():
        return
    try:
        root = parse(_part(package, package.getinfo(name), 0))
    except etree.LxmlError:
        return
    for relation in root.iter("{*}Relationship"):
        if relation.get("TargetMode") != "External":
            yield relation.get("Type", "").rpartition("/")[2], posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")


def _needed(name: str) -> bool:
    return name in _READ or name.startswith(FRAME) or (name.startswith("customXml/item") and "Props" not in name)


def _part(package: zipfile.ZipFile, member: zipfile.ZipInfo, already: int) -> bytes:
    """Return a part; no more is unpacked than the limits, whatever the package says of its size."""
    room = min(_MAX_PART, _MAX_ALL - already)
    with package.open(member) as stream:
        part = stream.read(room + 1)
    if len(part) > room:
        raise UnreadableError(f"het onderdeel {member.filename} is uitgepakt te groot")
    return part


def xml_of(parts: dict[str, bytes], name: str) -> Element:
    """Return the root of a part that must be there; raises `UnreadableError`."""
    if name not in parts:
        raise UnreadableError("het is geen Word-bestand: de tekst ontbreekt")
    return parsed(parts[name], name)


def parsed(part: bytes, name: str) -> Element:
    """Return the root of a part; raises `UnreadableError`."""
    try:
        return parse(_STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", part))
    except etree.LxmlError as fault:
        raise UnreadableError(f"het onderdeel {name} is geen goede XML") from fault


def properties_of(parts: dict[str, bytes]) -> dict[str, str]:
    """Return the properties that a program added to the file."""
    if "docProps/custom.xml" not in parts:
        return {}
    root = parsed(parts["docProps/custom.xml"], "docProps/custom.xml")
    return {item.get("name", ""): "".join(str(text) for text in item.itertext()) for item in root.iter(_PROPERTY)}
