"""A Word file that this program made -> the document in it; every other file is refused, in bounded time and memory."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from assembler.ground.document import Final, Voettekst
from assembler.reading.word.structure import structured
from assembler.rendering.carried.tree import NAMESPACES, final_of
from assembler.wordfile import revisions, words
from assembler.wordfile.oxml import Element, W, parse
from assembler.wordfile.paragraphs import Reader
from assembler.wordfile.uncarried import uncarried

_MAX_FILE, _MAX_PART, _MAX_ALL, _MAX_PARTS, _MAX_LINES = 50_000_000, 20_000_000, 40_000_000, 1000, 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an encrypted .docx, or a .doc
_NOTES = {"Voetnoot": "word/footnotes.xml", "Eindnoot": "word/endnotes.xml"}
_FRAME = ("word/header", "word/footer")
_READ = {
    "word/document.xml",
    "docProps/custom.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/comments.xml",
    "word/commentsExtended.xml",
    *_NOTES.values(),
}
FOREIGN = "het is niet door dit programma gemaakt"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_TRACKED = (W + "ins", W + "del", W + "moveFrom", W + "moveTo")
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error, ValueError, OverflowError, OSError)


class UnreadableError(Exception):
    """A file that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a Word file holds. Without `final` only its words can be compared; `why` says why."""

    properties: dict[str, str]
    final: Final | None
    part: bytes  # the part with the tree, as it stands
    lines: tuple[str, ...]
    counting: bool
    why: str = ""
    marks: tuple[str, ...] = ()  # by line: the bookmark of the node that begins there, or ''
    skeleton: Final | None = None  # the tree as the program wrote it, also where the words were edited afterwards
    frame: tuple[str, ...] = ()  # the lines of headers and footers
    remarks: tuple[str, ...] = ()  # what is in the file beside its words: comments

    @property
    def foreign(self) -> bool:
        """Whether another program made the file."""
        return self.why == FOREIGN


def read_docx(content: bytes, *, of_others: bool = False) -> ReadFile:
    """Return the document in a file of ours; raises `UnreadableError`, also for a file of others unless those may come in too."""
    parts = _parts(content)
    own = _properties(parts)
    document = _xml(parts, "word/document.xml")
    found = (part for name, part in sorted(parts.items()) if name.startswith("customXml/item") and any(kind.encode() in part[:2000] for kind in NAMESPACES))
    tree_part = next((etree.tostring(_parsed(part, "met de boom"), method="c14n") for part in found), b"")  # another program writes the same otherwise
    foreign = "Boom" not in own and not tree_part
    if foreign and not of_others:
        raise UnreadableError(FOREIGN)
    skipped = words.contents_styles(_parsed(parts.get("word/styles.xml", b"<x/>"), "word/styles.xml"))
    marked = list(words.marked_lines(document, skipped))
    notes = [f"{kind}: {line}" for kind, name in _NOTES.items() if name in parts for line in words.note_lines(_parsed(parts[name], name))]
    lines = (*(text for text, _ in marked), *notes)
    if len(lines) > _MAX_LINES:
        raise UnreadableError(f"het heeft te veel alinea's (meer dan {_MAX_LINES})")
    if foreign and not lines:
        raise UnreadableError("er staat geen tekst in")
    counting = any("SEQ " in (instruction.text or "") for instruction in document.iter("{*}instrText"))
    why = ""
    if foreign:
        why = FOREIGN
    elif not tree_part:
        why = "de boom van het document ontbreekt in het bestand"
    elif hashlib.sha256(tree_part).hexdigest() != own.get("Boom"):
        why = "de boom in het bestand is gewijzigd of hoort bij een ander document"
    elif any(True for _ in document.iter(*_TRACKED)):
        why = "er staan bijgehouden wijzigingen in"
    elif own.get("Tekst") != words.fingerprint(text for text, _ in marked):
        why = "de tekst is gewijzigd nadat het document is gemaakt"
    elif notes:
        why = "er is een voet- of eindnoot bij gezet"
    elif aside := words.set_aside(document):
        why = f"er is tekst doorgehaald of verborgen ('{aside[:80]}')"
    genuine = bool(tree_part) and hashlib.sha256(tree_part).hexdigest() == own.get("Boom")
    skeleton = _final(tree_part, own, [text for text, _ in marked]) if genuine else None
    frame = words.frame_lines([_parsed(part, name) for name, part in sorted(parts.items()) if name.startswith(_FRAME)])
    marks = (*(mark for _, mark in marked), *("" for _ in notes))
    return ReadFile(
        own, None if why else skeleton, tree_part, lines, counting, why, marks, skeleton, frame, (*_comments(parts), *(uncarried(document) if foreign else ()))
    )


def read_structure(content: bytes, name: str, vermelding: str, huisstijl: str) -> Final:
    """Return the document that the words, numbers and headings of any Word file make; what is tracked counts as accepted. Raises `UnreadableError`."""
    parts = _parts(content)
    others = {kind: _parsed(parts[part], part) for kind in ("styles", "numbering", "footnotes", "endnotes") if (part := f"word/{kind}.xml") in parts}
    notes = {kind: root for kind, root in others.items() if kind.endswith("notes")}
    reader = Reader(others.get("styles"), others.get("numbering"), notes)
    blocks = list(islice(reader.blocks(_xml(parts, "word/document.xml")), _MAX_LINES + 1))
    if len(blocks) > _MAX_LINES:
        raise UnreadableError(f"het heeft te veel alinea's (meer dan {_MAX_LINES})")
    return structured(blocks, name, vermelding, huisstijl)


def read_revisions(content: bytes) -> tuple[tuple[revisions.RevisedParagraph, ...], Mapping[str, revisions.Comment]]:
    """Return the paragraphs of any Word file with who changed what, and the notes in its margin; raises `UnreadableError`."""
    parts = _parts(content)
    styles = _parsed(parts["word/styles.xml"], "word/styles.xml") if "word/styles.xml" in parts else None
    found = revisions.paragraphs(_xml(parts, "word/document.xml"), styles)
    if len(found) > _MAX_LINES:
        raise UnreadableError(f"het heeft te veel alinea's (meer dan {_MAX_LINES})")
    notes, extended = (_parsed(parts[name], name) if name in parts else None for name in ("word/comments.xml", "word/commentsExtended.xml"))
    return found, revisions.comments(notes, extended)


def has_macros(content: bytes) -> bool:
    """Return whether a Word file carries programs, whatever its name says."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return any(name.casefold().endswith("vbaproject.bin") for name in package.namelist())
    except _FAULTS:
        return False


def _comments(parts: dict[str, bytes]) -> tuple[str, ...]:
    """What people noted in the margin."""
    name = "word/comments.xml"
    number = sum(1 for _ in _parsed(parts[name], name).iter(W + "comment")) if name in parts else 0
    if number < 2:
        return ("er staat één opmerking in de kantlijn; die is niet vergeleken",) if number else ()
    return (f"er staan {number} opmerkingen in de kantlijn; die zijn niet vergeleken",)


# --- the package -----------------------------------------------------------------------------------------------------


def _parts(content: bytes) -> dict[str, bytes]:
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
            parts: dict[str, bytes] = {}
            for member in members:
                if _needed(member.filename):
                    parts[member.filename] = _part(package, member, sum(map(len, parts.values())))
            return parts
    except _FAULTS as fault:
        raise UnreadableError("het is geen Word-bestand (.docx), of het is beschadigd") from fault


def _needed(name: str) -> bool:
    return name in _READ or name.startswith(_FRAME) or (name.startswith("customXml/item") and "Props" not in name)


def _part(package: zipfile.ZipFile, member: zipfile.ZipInfo, already: int) -> bytes:
    """Return a part; no more is unpacked than the limits, whatever the package says of its size."""
    room = min(_MAX_PART, _MAX_ALL - already)
    with package.open(member) as stream:
        part = stream.read(room + 1)
    if len(part) > room:
        raise UnreadableError(f"het onderdeel {member.filename} is uitgepakt te groot")
    return part


def _xml(parts: dict[str, bytes], name: str) -> Element:
    if name not in parts:
        raise UnreadableError("het is geen Word-bestand: de tekst ontbreekt")
    return _parsed(parts[name], name)


def _parsed(part: bytes, name: str) -> Element:
    try:
        return parse(part)
    except etree.LxmlError as fault:
        raise UnreadableError(f"het onderdeel {name} is geen goede XML") from fault


def _properties(parts: dict[str, bytes]) -> dict[str, str]:
    if "docProps/custom.xml" not in parts:
        return {}
    root = _parsed(parts["docProps/custom.xml"], "docProps/custom.xml")
    return {item.get("name", ""): "".join(str(text) for text in item.itertext()) for item in root.iter(_PROPERTY)}


# --- the tree --------------------------------------------------------------------------------------------------------


def _final(part: bytes, own: dict[str, str], said: Sequence[str]) -> Final:
    document, mijlpaal, versie, stand = (own.get(name, "") for name in ("Document", "Mijlpaal", "Versie", "Stand"))
    sender = {"soort": own.get("Soort", ""), "afzender": own.get("Afzender", ""), "titel": own.get("Korte titel", "")}
    try:
        return final_of(_parsed(part, "met de boom"), said, Voettekst(document, mijlpaal, versie, stand, "", concept=False, **sender))
    except (KeyError, ValueError, TypeError, StopIteration, AttributeError, IndexError, RecursionError) as fault:
        raise UnreadableError("de boom van het document is niet te lezen") from fault
