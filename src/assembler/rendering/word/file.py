"""A finished body as a file: with what every page says, the properties, the tree that travels along, and the house style around it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assembler.ground.document import Final
from assembler.rendering.carried.write import data_of
from assembler.wordfile.base import Base
from assembler.wordfile.headers import FIELDS, SENDER, PageText
from assembler.wordfile.lists import Lists
from assembler.wordfile.package import Contents, package
from assembler.wordfile.pages import Pages
from assembler.wordfile.properties import Properties
from assembler.wordfile.words import fingerprint


@dataclass(frozen=True, slots=True)
class Written:
    """A body as it was written: word/document.xml, the lists and sections that it uses, its pictures by name of part, where its links lead."""

    document: bytes
    lists: Lists
    pages: Pages
    pictures: Mapping[str, bytes]
    addresses: Sequence[str] = ()
    words: Sequence[str] | None = None  # line by line, of a file that is sealed


def addresses_of(*finals: Final) -> tuple[str, ...]:
    """Return the addresses that links in these documents lead to, each once."""
    every = (item.look.link for final in finals for node in final.root.walk() for item in (*node.opschrift, *node.inhoud) if item.look.link)
    return tuple(sorted(set(every)))


def docx(final: Final, base: Base, written: Written) -> bytes:
    """Return a .docx of a document; with its words it is sealed: a hash of them is kept in it, by which an edit is seen (a redline is to be edited)."""
    data = data_of(final, written.words or ())
    own = {"Boom": hashlib.sha256(data.content).hexdigest()} | ({} if written.words is None else {"Tekst": fingerprint(written.words)})
    contents = Contents(written.document, written.lists, written.pages, _page_text(final), _properties(final, own), data, written.pictures, written.addresses)
    return package(base, contents)


def _page_text(final: Final) -> PageText:
    foot, text = final.foot, final.voettekst
    said = dict(zip(FIELDS, (text.vermelding, *foot), strict=True))
    return PageText(said | (dict(zip(SENDER, (f"{text.soort} ".lstrip(), text.afzender), strict=True)) if text.afzender else {}), text.concept)


def _properties(final: Final, own: Mapping[str, str]) -> Properties:
    foot = final.voettekst
    facts = {"Document": foot.document, "Mijlpaal": foot.mijlpaal, "Versie": foot.versie, "Stand": foot.stand}
    facts |= {"Korte titel": foot.titel} if foot.titel else {}
    sender = {"Soort": foot.soort, "Afzender": foot.afzender} if foot.afzender else {}
    return Properties(final.titel, final.foot.line, foot.vermelding, own={**facts, **sender, **own})
