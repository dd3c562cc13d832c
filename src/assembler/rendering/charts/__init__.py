"""Charts: the figures of a `figuur` node as SVG, and that as a picture for print. Nothing of the machine is in it.

The picture is drawn with Lato, which comes with a pinned package: the same bytes, whatever fonts a machine has.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from assembler.ground.document import Chart, Node
from assembler.rendering.charts import bars, timeline

__all__ = ["Drawing", "draw", "png", "svg"]

TYPEFACE = "Lato"
_DPI = 300
_DRAWERS = {"staven": bars.draw_bars, "tijdlijn": timeline.draw_timeline}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as drawn, and its size in tenths of a millimetre."""

    svg: str
    width: int
    height: int


def draw(node: Node, typeface: str = TYPEFACE, key: str = "") -> Drawing:
    """Return the drawing of a figuur node; `key` tells it from others in the same page."""
    assert isinstance(node.layout, Chart)  # noqa: S101 - a figuur has its figures
    made, height = _DRAWERS[node.layout.shape](node.layout, typeface, key)
    return Drawing(made, bars.WIDTH, height)


def svg(node: Node, typeface: str = TYPEFACE, key: str = "") -> str:
    """Return the SVG of a figuur node, for a page in a browser."""
    return draw(node, typeface, hashlib.sha256(key.encode()).hexdigest()[:8] if key else "").svg


@lru_cache(maxsize=256)
def png(drawing: Drawing) -> bytes:
    """Return the drawing as a PNG of 300 dots to the inch."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415 - a heavy import, for documents with a chart only

    letters = str(files("font_lato") / "files" / "Lato-Regular.ttf")
    width = drawing.width * _DPI // 254
    return bytes(
        svg_to_bytes(svg_string=drawing.svg, width=width, skip_system_fonts=True, font_files=[letters], sans_serif_family=TYPEFACE, font_family=TYPEFACE)
    )
