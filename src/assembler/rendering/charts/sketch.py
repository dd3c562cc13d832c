"""A drawing in SVG: rectangles, lines and text, in tenths of a millimetre and whole numbers, so that it is the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

INK = "#1f2d4d"  # on white 13.5 : 1
PAPER = "#ffffff"
LINE = "#595959"  # on white 7.0 : 1

# Fills that differ without colour: full, slanted, empty, dotted, level.
FILLS = ("vol", "schuin", "leeg", "stip", "liggend")
_PATTERNS = {
    "schuin": '<pattern id="{id}" width="16" height="16" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="16" height="16" fill="{PAPER}"/><rect width="6" height="16" fill="{INK}"/></pattern>',
    "stip": '<pattern id="{id}" width="14" height="14" patternUnits="userSpaceOnUse">'
    f'<rect width="14" height="14" fill="{PAPER}"/><rect x="4" y="4" width="6" height="6" fill="{INK}"/></pattern>',
    "liggend": '<pattern id="{id}" width="10" height="10" patternUnits="userSpaceOnUse">'
    f'<rect width="10" height="10" fill="{PAPER}"/><rect width="10" height="4" fill="{INK}"/></pattern>',
}
_COLOURS = {"vol": INK, "leeg": PAPER}


@dataclass(slots=True)
class Sketch:
    """A drawing under construction; `typeface` is the typeface of the house, `key` tells its fills from those of another in the same page."""

    width: int
    typeface: str
    key: str = ""
    parts: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def rectangle(self, x: int, y: int, width: int, height: int, fill: str) -> None:
        """Add a rectangle with an outline."""
        self.used.add(fill)
        colour = _COLOURS.get(fill) or f"url(#{self._id(fill)})"
        self.parts.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour}" stroke="{INK}" stroke-width="3"/>')

    def line(self, x: int, top: int, bottom: int, thickness: int, colour: str = LINE) -> None:
        """Add an upright line."""
        self.parts.append(f'<rect x="{x - thickness // 2}" y="{top}" width="{thickness}" height="{bottom - top}" fill="{colour}"/>')

    def level(self, left: int, right: int, y: int, thickness: int, colour: str = LINE) -> None:
        """Add a level line."""
        self.parts.append(f'<rect x="{left}" y="{y - thickness // 2}" width="{right - left}" height="{thickness}" fill="{colour}"/>')

    def dot(self, x: int, y: int, radius: int) -> None:
        """Add a dot."""
        self.parts.append(f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{INK}" stroke="{PAPER}" stroke-width="4"/>')

    def text(self, x: int, y: int, text: str, size: int, *, right: bool = False) -> None:
        """Add text on a baseline; `right`: it ends at `x`. A white edge keeps it apart from what is below it."""
        anchor = ' text-anchor="end"' if right else ""
        edge = f'stroke="{PAPER}" stroke-width="8" stroke-linejoin="round" paint-order="stroke"'
        self.parts.append(f'<text x="{x}" y="{y}" font-size="{size}" fill="{INK}" {edge}{anchor}>{escape(text)}</text>')

    def _id(self, fill: str) -> str:
        return f"{fill}-{self.key}" if self.key else fill

    def svg(self, height: int) -> str:
        """Return the whole as SVG."""
        patterns = "".join(_PATTERNS[name].replace("{id}", self._id(name)) for name in FILLS if name in self.used and name in _PATTERNS)
        letters = quoteattr(", ".join(dict.fromkeys((self.typeface, "Lato", "Arial", "sans-serif"))))
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height}" font-family={letters}>'
        return f'{head}<defs>{patterns}</defs><rect width="{self.width}" height="{height}" fill="{PAPER}"/>{"".join(self.parts)}</svg>'
