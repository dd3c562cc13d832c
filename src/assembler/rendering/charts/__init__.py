"""Charts: the figures of a `figuur` node as SVG, and that as a picture for print. Nothing of the machine is in it.

The picture is drawn with Lato, which comes with a pinned package: the same bytes, whatever fonts a machine has.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from assembler.document import Chart, Node
from assembler.rendering.charts import bars

__all__ = ["Beeld", "beeld", "png", "svg"]

LETTERTYPE = "Lato"
_DPI = 300
_TEKENAARS = {"staven": bars.teken}


@dataclass(frozen=True, slots=True)
class Beeld:
    """A chart as drawn, and its size in tenths of a millimetre."""

    svg: str
    breedte: int
    hoogte: int


def beeld(node: Node, lettertype: str = LETTERTYPE) -> Beeld:
    """Return the drawing of a figuur node."""
    assert isinstance(node.layout, Chart)  # noqa: S101 - a figuur has its figures
    tekening, hoogte = _TEKENAARS[node.layout.shape](node.layout, lettertype)
    return Beeld(tekening, bars.BREEDTE, hoogte)


def svg(node: Node, lettertype: str = LETTERTYPE) -> str:
    """Return the SVG of a figuur node, for a page in a browser."""
    return beeld(node, lettertype).svg


@lru_cache(maxsize=256)
def png(tekening: Beeld) -> bytes:
    """Return the drawing as a PNG of 300 dots to the inch."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415 - a heavy import, for documents with a chart only

    letters = str(files("font_lato") / "files" / "Lato-Regular.ttf")
    breedte = tekening.breedte * _DPI // 254
    return bytes(
        svg_to_bytes(svg_string=tekening.svg, width=breedte, skip_system_fonts=True, font_files=[letters], sans_serif_family=LETTERTYPE, font_family=LETTERTYPE)
    )
