"""A Word file that this program made -> the document in it; every other file is refused, in bounded time and memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from assembler.ground.document import Final, Voettekst
from assembler.reading.word.structure import structured
from assembler.rendering.carried.opened import FRAME, NOTES, UnreadableError, has_macros, parsed, parts_of, properties_of, xml_of
from assembler.rendering.carried.tree import NAMESPACES, final_of
from assembler.wordfile import revisions, words
from assembler.wordfile.oxml import Element, W
from assembler.wordfile.paragraphs import Reader
from assembler.wordfile.uncarried import uncarried

__all__ = ["FOREIGN", "ReadFile", "UnreadableError", "has_macros", "read_docx", "read_revisions", "read_structure"]

_MAX_LINES = 20_000
FOREIGN = "het is niet door dit programma gemaakt"
_TRACKED = (W + "ins", W + "del", W + "moveFrom", W + "moveTo")


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
    parts = parts_of(content)
    own = properties_of(parts)
    document = xml_of(parts, "word/document.xml")
    found = (part for name, part in sorted(parts.items()) if name.startswith("customXml/item") and any(kind.encode() in part[:2000] for kind in NAMESPACES))
    tree_part = next((etree.tostring(parsed(part, "met de boom"), method="c14n") for part in found), b"")  # another program writes the same otherwise
    foreign = "Boom" not in own and not tree_part
    if foreign and not of_others:
        raise UnreadableError(FOREIGN)
    skipped = words.contents_styles(parsed(parts.get("word/styles.xml", b"<x/>"), "word/styles.xml"))
    marked = list(words.marked_lines(document, skipped))
    notes = [f"{kind}: {line}" for kind, name in NOTES.items() if name in parts for line in words.note_lines(parsed(parts[name], name))]
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
    frame = words.frame_lines([parsed(part, name) for name, part in sorted(parts.items()) if name.startswith(FRAME)])
    marks = (*(mark for _, mark in marked), *("" for _ in notes))
    remarks = (*_comments(parts), *(_beside(parts, document) if foreign else ()))
    return ReadFile(own, None if why else skeleton, tree_part, lines, counting, why, marks, skeleton, frame, remarks)


def read_structure(content: bytes, name: str, vermelding: str, huisstijl: str) -> Final:
    """Return the document that the words, numbers and headings of any Word file make; what is tracked counts as accepted. Raises `UnreadableError`."""
    parts = parts_of(content)
    reader = _reader(parts)
    blocks = list(islice(reader.blocks(xml_of(parts, "word/document.xml")), _MAX_LINES + 1))
    if len(blocks) > _MAX_LINES:
        raise UnreadableError(f"het heeft te veel alinea's (meer dan {_MAX_LINES})")
    return structured(blocks, name, vermelding, huisstijl)


def _reader(parts: dict[str, bytes]) -> Reader:
    others = {kind: parsed(parts[part], part) for kind in ("styles", "numbering", "footnotes", "endnotes") if (part := f"word/{kind}.xml") in parts}
    return Reader(others.get("styles"), others.get("numbering"), {kind: root for kind, root in others.items() if kind.endswith("notes")})


def _beside(parts: dict[str, bytes], document: Element) -> Iterator[str]:
    """What a file of others holds that a comparison of words does not show, or shows otherwise."""
    yield from uncarried(document)
    reader = _reader(parts)
    for _ in reader.blocks(document):
        pass
    if left := reader.unread(document):
        yield f"tekst op een plaats die het programma niet leest, is niet vergeleken: '{left[:100]}{'…' if len(left) > 100 else ''}'"


def read_revisions(content: bytes) -> tuple[tuple[revisions.RevisedParagraph, ...], Mapping[str, revisions.Comment]]:
    """Return the paragraphs of any Word file with who changed what, and the notes in its margin; raises `UnreadableError`."""
    parts = parts_of(content)
    styles = parsed(parts["word/styles.xml"], "word/styles.xml") if "word/styles.xml" in parts else None
    found = revisions.paragraphs(xml_of(parts, "word/document.xml"), styles)
    if len(found) > _MAX_LINES:
        raise UnreadableError(f"het heeft te veel alinea's (meer dan {_MAX_LINES})")
    notes, extended = (parsed(parts[name], name) if name in parts else None for name in ("word/comments.xml", "word/commentsExtended.xml"))
    return found, revisions.comments(notes, extended)


def _comments(parts: dict[str, bytes]) -> tuple[str, ...]:
    """What people noted in the margin."""
    name = "word/comments.xml"
    number = sum(1 for _ in parsed(parts[name], name).iter(W + "comment")) if name in parts else 0
    if number < 2:
        return ("er staat één opmerking in de kantlijn; die is niet vergeleken",) if number else ()
    return (f"er staan {number} opmerkingen in de kantlijn; die zijn niet vergeleken",)


# --- the tree --------------------------------------------------------------------------------------------------------


def _final(part: bytes, own: dict[str, str], said: Sequence[str]) -> Final:
    document, mijlpaal, versie, stand = (own.get(name, "") for name in ("Document", "Mijlpaal", "Versie", "Stand"))
    sender = {"soort": own.get("Soort", ""), "afzender": own.get("Afzender", ""), "titel": own.get("Korte titel", "")}
    try:
        return final_of(parsed(part, "met de boom"), said, Voettekst(document, mijlpaal, versie, stand, "", concept=False, **sender))
    except (KeyError, ValueError, TypeError, StopIteration, AttributeError, IndexError, RecursionError) as fault:
        raise UnreadableError("de boom van het document is niet te lezen") from fault
