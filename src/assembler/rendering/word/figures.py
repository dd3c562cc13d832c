"""Figures: a caption above, the chart as a picture in the line, and in words what it shows for who cannot see it."""

from __future__ import annotations

import hashlib

from lxml import etree
from lxml.etree import SubElement

from assembler.ground.document import Final, Kind, Node, text_of
from assembler.rendering import charts
from assembler.rendering.word.writer import Builder, Position, Writer
from assembler.wordfile import styles
from assembler.wordfile.fields import bookmark_of
from assembler.wordfile.flow import Flow, Paragraph, paragraph
from assembler.wordfile.oxml import RUN, Element, R, W, clean, inner
from assembler.wordfile.parts import picture_id

WP_NS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC_NS = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP, _A, _PIC = f"{{{WP_NS}}}", f"{{{A_NS}}}", f"{{{PIC_NS}}}"
_EMU, _EMU_TWIP = 3600, 635  # in a tenth of a millimetre, in a twip


def pictures_of(final: Final) -> dict[str, bytes]:
    """Return the pictures of a document by the name of their part, which is the hash of their bytes."""
    drawings = (charts.png(charts.draw(node)) for node in final.root.walk() if node.kind == "figuur")
    return {_name(content): content for content in drawings}


def _name(content: bytes) -> str:
    return f"word/media/{hashlib.sha256(content).hexdigest()[:16]}.png"


def figures(writer: Writer, target: Flow, _parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write figures, each under its caption."""
    for node in group:
        caption = paragraph(target, styles.CAPTION) if node.opschrift else None
        if caption is None:
            writer.anchor(target, node)
        else:
            bookmark = writer.bookmarks.open(caption, bookmark_of(node.id))
            writer.sentence(caption, node.opschrift)
            writer.bookmarks.close(caption, bookmark)
        drawing = charts.draw(node)
        wide = min(drawing.width * _EMU, position.width * _EMU_TWIP)
        size = {"cx": str(wide), "cy": str(wide * drawing.height // drawing.width)}
        _draw(paragraph(target, position.style), node, _name(charts.png(drawing)), size)


def _draw(line: Paragraph, node: Node, name: str, size: dict[str, str]) -> None:
    """Add the picture in a run; its description is what stands in the text form of the document."""
    element = etree.Element(RUN)
    inline = SubElement(SubElement(element, W + "drawing"), _WP + "inline", dict.fromkeys(("distT", "distB", "distL", "distR"), "0"), nsmap={"wp": WP_NS})
    SubElement(inline, _WP + "extent", size)
    own = {"id": str(_number(node) or 1), "name": clean(text_of(node.opschrift)) or "Figuur"}
    SubElement(inline, _WP + "docPr", own | {"descr": clean(text_of(node.inhoud))})
    frame = SubElement(inline, _WP + "cNvGraphicFramePr")
    SubElement(frame, _A + "graphicFrameLocks", {"noChangeAspect": "1"}, nsmap={"a": A_NS})
    data = SubElement(SubElement(inline, _A + "graphic", nsmap={"a": A_NS}), _A + "graphicData", {"uri": PIC_NS})
    _picture(SubElement(data, _PIC + "pic", nsmap={"pic": PIC_NS}), own, name, size)
    line.pieces.append(inner(element))


def _number(node: Node) -> int:
    """Return a number of its own for a picture: from the id of its node, so that it stays when others come or go."""
    return int.from_bytes(hashlib.sha256(node.id.encode("utf-8", "surrogatepass")).digest()[:4], "big") >> 1


def _picture(pic: Element, own: dict[str, str], name: str, size: dict[str, str]) -> None:
    about = SubElement(pic, _PIC + "nvPicPr")
    SubElement(about, _PIC + "cNvPr", own)
    SubElement(about, _PIC + "cNvPicPr")
    fill = SubElement(pic, _PIC + "blipFill")
    SubElement(fill, _A + "blip", {R + "embed": picture_id(name)})
    SubElement(SubElement(fill, _A + "stretch"), _A + "fillRect")
    shape = SubElement(pic, _PIC + "spPr")
    place = SubElement(shape, _A + "xfrm")
    SubElement(place, _A + "off", {"x": "0", "y": "0"})
    SubElement(place, _A + "ext", size)
    SubElement(SubElement(shape, _A + "prstGeom", {"prst": "rect"}), _A + "avLst")


BUILDERS: dict[Kind, Builder] = {"figuur": figures}
