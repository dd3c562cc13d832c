"""Word: a finished tree and the base file of a house style in, the bytes of a .docx out.

Same tree, same base, same numbering: same bytes. The body is written as text (`wordfile/flow`), for an object for each run would
cost more than all the rest; python-docx holds the package that it is laid in (`wordfile/`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.ground.document import Overview
from assembler.ground.unhurried import unhurried
from assembler.rendering.word.body import write_body
from assembler.rendering.word.figures import pictures_of
from assembler.rendering.word.file import Written, addresses_of, docx
from assembler.wordfile.base import Base, HouseStyleError, Numbering, read_base
from assembler.wordfile.flow import document_of
from assembler.wordfile.lists import Lists
from assembler.wordfile.pages import Pages
from assembler.wordfile.words import written_lines

if TYPE_CHECKING:
    from assembler.ground.document import Final

__all__ = ["HouseStyleError", "render"]


@unhurried()
def render(final: Final, base: bytes, *, numbering: Numbering) -> bytes:
    """Return the document as a .docx.

    `base` is the base file of the house style; raises `HouseStyleError`, naming all that it lacks. `numbering` is
    `levend` (chapters and articles count themselves, references follow at F9, leden and onderdelen are one list) or
    `vast` (every label is text, every reference a link). What both print are the labels of `final`. A paper (klasse
    stuk) has one form, whatever `numbering` says: real lists, and no fields that count.
    """
    if final.klasse == "stuk":
        numbering = "levend"
    house = read_base(base, numbering)
    lists, pages = Lists(house.numbering, house.indents), _pages(final, house)
    body = write_body(final, lists, pages, counting=numbering == "levend")
    return docx(final, house, Written(document_of(body), lists, pages, pictures_of(final), addresses_of(final), written_lines(body)))


def _pages(final: Final, house: Base) -> Pages:
    """The pages of a document; an overview begins without the first page of a letter, and may lie down."""
    layout = final.root.layout
    return Pages(house.section, landscape=layout.landscape, first_page=False) if isinstance(layout, Overview) else Pages(house.section)
