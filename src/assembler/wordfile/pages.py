"""The pages of a document: the section of its house style, by python-docx, turned where a part of the text lies down."""

from __future__ import annotations

from functools import lru_cache

from docx.enum.section import WD_HEADER_FOOTER, WD_ORIENT
from docx.oxml.section import CT_SectPr

from assembler.wordfile.flow import Anchor, Flow, Paragraph, paragraph
from assembler.wordfile.oxml import Element, inner
from assembler.wordfile.styles import SECTION_END

# The relationship to header and footer of a page that lies down.
LANDSCAPE_HEADER, LANDSCAPE_FOOTER = "rIdHeaderliggend", "rIdFooterliggend"

_EMU_TWIP = 635  # python-docx measures in EMU


class Pages:
    """Hands out sections in order; only the first has a first page of its own, if the house style has that and `first_page` wants it."""

    def __init__(self, section: CT_SectPr, *, landscape: bool = False, first_page: bool = True) -> None:
        self._section = section
        self._first = first_page
        self.landscape = landscape  # how the pages stand or lie now; the first page already
        self.has_landscape = False

    def turn(self, body: Flow, *, landscape: bool) -> int:
        """See to it that what follows stands (or lies) and return the width of the text then, in twips."""
        ended = self.turned(landscape=landscape)
        if ended is not None:
            _end(body, inner(ended))
        return text_width(self._section, landscape=landscape)

    def close(self, body: Flow) -> None:
        """End the last section."""
        body.after = inner(self.last()) + body.after

    def turned(self, *, landscape: bool) -> Element | None:
        """Return the section that ends where what follows stands (or lies) otherwise; None where it goes on."""
        if landscape == self.landscape:
            return None
        section = self.last()
        self.landscape = landscape
        return section

    def last(self) -> CT_SectPr:
        """Return the section that ends here."""
        section = self._section.clone()
        if not self._first:
            _without_first_page(section)
        if self.landscape:
            self.has_landscape = True
            _lay_down(section)
        self._first = False
        return section


@lru_cache(maxsize=256)
def text_width(section: CT_SectPr, *, landscape: bool) -> int:
    """Return the width of the text on a page that stands or lies, in twips."""
    width = section.page_height if landscape else section.page_width
    assert width is not None  # noqa: S101 - the base was checked
    margins = sum(margin for margin in (section.left_margin, section.right_margin) if margin is not None)
    return (width - margins) // _EMU_TWIP


def _without_first_page(section: CT_SectPr) -> None:
    section.titlePg_val = False
    if section.get_headerReference(WD_HEADER_FOOTER.FIRST_PAGE) is not None:
        section.remove_headerReference(WD_HEADER_FOOTER.FIRST_PAGE)
    if section.get_footerReference(WD_HEADER_FOOTER.FIRST_PAGE) is not None:
        section.remove_footerReference(WD_HEADER_FOOTER.FIRST_PAGE)


def _lay_down(section: CT_SectPr) -> None:
    """Turn a section on its side, with the header and footer made for that."""
    section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = WD_ORIENT.LANDSCAPE
    header, footer = (get(WD_HEADER_FOOTER.PRIMARY) for get in (section.get_headerReference, section.get_footerReference))
    if header is not None:
        header.rId = LANDSCAPE_HEADER
    if footer is not None:
        footer.rId = LANDSCAPE_FOOTER


def _end(body: Flow, section: str) -> None:
    """End a section in the last paragraph; after a table or a block Word wants a paragraph for it, which takes no room."""
    last = next((block for block in reversed(body) if not isinstance(block, Anchor)), None)
    if not isinstance(last, Paragraph):
        last = paragraph(body, SECTION_END)
    last.section = section
