"""A drawing in SVG: rectangles, lines and text, in tenths of a millimetre and whole numbers, so that it is the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

INKT = "#1f2d4d"  # on white 13.5 : 1
PAPIER = "#ffffff"
LIJN = "#595959"  # on white 7.0 : 1

# Fills that differ without colour: full, slanted, empty, dotted, level.
VULLINGEN = ("vol", "schuin", "leeg", "stip", "liggend")
_PATRONEN = {
    "schuin": '<pattern id="schuin" width="16" height="16" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="16" height="16" fill="{PAPIER}"/><rect width="6" height="16" fill="{INKT}"/></pattern>',
    "stip": '<pattern id="stip" width="14" height="14" patternUnits="userSpaceOnUse">'
    f'<rect width="14" height="14" fill="{PAPIER}"/><rect x="4" y="4" width="6" height="6" fill="{INKT}"/></pattern>',
    "liggend": '<pattern id="liggend" width="10" height="10" patternUnits="userSpaceOnUse">'
    f'<rect width="10" height="10" fill="{PAPIER}"/><rect width="10" height="4" fill="{INKT}"/></pattern>',
}
_KLEUREN = {"vol": INKT, "leeg": PAPIER}

# Widths of letters in thousandths of their size (of the wider Liberation Sans, rounded up in classes).
_SMAL = frozenset("ijl.,:;'|!ft()I /[]\u00a0-")
_BREED = frozenset("mwMWABCDEGHKNOPQRSUVXYZ%&€")


def tekstbreedte(tekst: str, grootte: int) -> int:
    """Return about how wide a text is; a little too wide rather than too narrow."""
    duizendsten = sum(340 if teken in _SMAL else 800 if teken in _BREED else 580 for teken in tekst)
    return -(-duizendsten * grootte // 1000)


@dataclass(slots=True)
class Schets:
    """A drawing under construction; `lettertype` is the typeface of the house."""

    breedte: int
    lettertype: str
    delen: list[str] = field(default_factory=list)
    gebruikt: set[str] = field(default_factory=set)

    def vlak(self, x: int, y: int, breedte: int, hoogte: int, vulling: str) -> None:
        """Add a rectangle with an outline."""
        self.gebruikt.add(vulling)
        kleur = _KLEUREN.get(vulling) or f"url(#{vulling})"
        self.delen.append(f'<rect x="{x}" y="{y}" width="{breedte}" height="{hoogte}" fill="{kleur}" stroke="{INKT}" stroke-width="3"/>')

    def lijn(self, x: int, boven: int, onder: int, dikte: int, kleur: str = LIJN) -> None:
        """Add an upright line."""
        self.delen.append(f'<rect x="{x - dikte // 2}" y="{boven}" width="{dikte}" height="{onder - boven}" fill="{kleur}"/>')

    def tekst(self, x: int, y: int, tekst: str, grootte: int, *, rechts: bool = False) -> None:
        """Add text on a baseline; `rechts`: it ends at `x`. A white edge keeps it apart from what is below it."""
        anker = ' text-anchor="end"' if rechts else ""
        rand = f'stroke="{PAPIER}" stroke-width="8" stroke-linejoin="round" paint-order="stroke"'
        self.delen.append(f'<text x="{x}" y="{y}" font-size="{grootte}" fill="{INKT}" {rand}{anker}>{escape(tekst)}</text>')

    def svg(self, hoogte: int) -> str:
        """Return the whole as SVG."""
        patronen = "".join(_PATRONEN[naam] for naam in VULLINGEN if naam in self.gebruikt and naam in _PATRONEN)
        letters = quoteattr(", ".join(dict.fromkeys((self.lettertype, "Lato", "Arial", "sans-serif"))))
        kop = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.breedte} {hoogte}" font-family={letters}>'
        return f'{kop}<defs>{patronen}</defs><rect width="{self.breedte}" height="{hoogte}" fill="{PAPIER}"/>{"".join(self.delen)}</svg>'
