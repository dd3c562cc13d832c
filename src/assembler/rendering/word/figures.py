"""Figures: a caption above, the chart as a picture in the line, and in words what it shows for who cannot see it."""

from __future__ import annotations

import hashlib

from lxml.etree import SubElement

from assembler.document import Final, Kind, Node, text_of
from assembler.rendering import charts as tekenen
from assembler.rendering.word.writer import Bouwer, Plek, Schrijver
from assembler.wordfile import styles as stijlen
from assembler.wordfile.fields import sleutel
from assembler.wordfile.oxml import RUN, Element, R, W, alinea, schoon
from assembler.wordfile.parts import beeld_id

WP_NS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC_NS = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP, _A, _PIC = f"{{{WP_NS}}}", f"{{{A_NS}}}", f"{{{PIC_NS}}}"
_EMU, _EMU_TWIP = 3600, 635  # in a tenth of a millimetre, in a twip


def beelden(final: Final) -> dict[str, bytes]:
    """Return the pictures of a document by the name of their part, which is the hash of their bytes."""
    tekeningen = (tekenen.png(tekenen.beeld(node)) for node in final.root.walk() if node.kind == "figuur")
    return {_naam(inhoud): inhoud for inhoud in tekeningen}


def _naam(inhoud: bytes) -> str:
    return f"word/media/{hashlib.sha256(inhoud).hexdigest()[:16]}.png"


def figuren(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write figures, each under its caption."""
    for node in groep:
        bijschrift = alinea(doel, stijlen.BIJSCHRIFT) if node.opschrift else None
        if bijschrift is None:
            schrijver.anker(doel, node)
        else:
            bladwijzer = schrijver.bladwijzers.open(bijschrift, sleutel(node.id))
            schrijver.zin(bijschrift, node.opschrift)
            schrijver.bladwijzers.sluit(bijschrift, bladwijzer)
        beeld = tekenen.beeld(node)
        breed = min(beeld.breedte * _EMU, plek.breedte * _EMU_TWIP)
        maat = {"cx": str(breed), "cy": str(breed * beeld.hoogte // beeld.breedte)}
        _teken(alinea(doel, plek.stijl), node, _naam(tekenen.png(beeld)), maat)


def _teken(paragraaf: Element, node: Node, naam: str, maat: dict[str, str]) -> None:
    """Add the picture in a run; its description is what stands in the text form of the document."""
    tekening = SubElement(SubElement(paragraaf, RUN), W + "drawing")
    inline = SubElement(tekening, _WP + "inline", dict.fromkeys(("distT", "distB", "distL", "distR"), "0"), nsmap={"wp": WP_NS})
    SubElement(inline, _WP + "extent", maat)
    eigen = {"id": str(_nummer(node) or 1), "name": schoon(text_of(node.opschrift)) or "Figuur"}
    SubElement(inline, _WP + "docPr", eigen | {"descr": schoon(text_of(node.inhoud))})
    vast = SubElement(inline, _WP + "cNvGraphicFramePr")
    SubElement(vast, _A + "graphicFrameLocks", {"noChangeAspect": "1"}, nsmap={"a": A_NS})
    plaat = SubElement(SubElement(inline, _A + "graphic", nsmap={"a": A_NS}), _A + "graphicData", {"uri": PIC_NS})
    _plaat(SubElement(plaat, _PIC + "pic", nsmap={"pic": PIC_NS}), eigen, naam, maat)


def _nummer(node: Node) -> int:
    """Return a number of its own for a picture: from the id of its node, so that it stays when others come or go."""
    return int.from_bytes(hashlib.sha256(node.id.encode("utf-8", "surrogatepass")).digest()[:4], "big") >> 1


def _plaat(pic: Element, eigen: dict[str, str], naam: str, maat: dict[str, str]) -> None:
    soort = SubElement(pic, _PIC + "nvPicPr")
    SubElement(soort, _PIC + "cNvPr", eigen)
    SubElement(soort, _PIC + "cNvPicPr")
    vulling = SubElement(pic, _PIC + "blipFill")
    SubElement(vulling, _A + "blip", {R + "embed": beeld_id(naam)})
    SubElement(SubElement(vulling, _A + "stretch"), _A + "fillRect")
    vorm = SubElement(pic, _PIC + "spPr")
    plaats = SubElement(vorm, _A + "xfrm")
    SubElement(plaats, _A + "off", {"x": "0", "y": "0"})
    SubElement(plaats, _A + "ext", maat)
    SubElement(SubElement(vorm, _A + "prstGeom", {"prst": "rect"}), _A + "avLst")


BOUWERS: dict[Kind, Bouwer] = {"figuur": figuren}
