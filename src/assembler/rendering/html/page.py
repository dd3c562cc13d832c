"""A web page of our own: one file, no scripts, nothing from elsewhere, readable on screen, on paper and by ear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

_STYLE = """
:root { color-scheme: light dark; --lijn: #b8c0c8; --zacht: #f3f5f7; --nieuw: #e3efdf; --weg: #f8e2e0; --link: #0b4f96; --zwak: #55606a; }
@media (prefers-color-scheme: dark) { :root { --lijn: #55606a; --zacht: #23282d; --nieuw: #1f3a1a; --weg: #48201d; --link: #9cc7f5; --zwak: #b8c0c8; } }
* { box-sizing: border-box; }
body { font: 1rem/1.55 system-ui, "Segoe UI", sans-serif; margin: 0 auto; max-width: 64rem; padding: 1rem 1.25rem 4rem; overflow-wrap: break-word; }
a { color: var(--link); } p { margin: .4rem 0; max-width: 46rem; } main > section { margin-top: 1.6rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .6rem 0; } h2 { font-size: 1.25rem; line-height: 1.3; margin: 1.8rem 0 .5rem; }
h3 { font-size: 1.08rem; margin: 1.3rem 0 .3rem; } h4, h5, h6 { font-size: 1rem; margin: 1rem 0 .2rem; }
.overslaan { position: absolute; left: -100rem; } .overslaan:focus { position: static; display: inline-block; padding: .4rem .8rem; }
.merk { color: var(--zwak); font-size: .9rem; } .ondertitel { font-size: 1.1rem; } footer { border-top: 1px solid var(--lijn); margin-top: 3rem; color: var(--zwak); font-size: .9rem; }
.inhoud { background: var(--zacht); padding: .2rem 1rem .7rem; margin: 1.2rem 0; } .inhoud h2 { margin: .6rem 0 .3rem; font-size: 1.05rem; }
.inhoud ul { list-style: none; margin: 0; padding: 0; columns: 2 22rem; } .inhoud li { break-inside: avoid; margin: .15rem 0; } .inhoud .diep-2 { margin-left: 1.2rem; }
ol.leden, ol.genummerd { list-style: none; padding-left: 0; margin: .4rem 0; } ol.genummerd { padding-left: 1.6rem; } ul.streepjes { list-style: "–  "; padding-left: 1.2rem; margin: .4rem 0; }
li { margin: .3rem 0; max-width: 46rem; } li li { max-width: none; }
dl.rij { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .15rem 1.2rem; margin: 1rem 0; } dl.rij dt { font-weight: 600; } dl.rij dd { margin: 0; }
.breed { overflow-x: auto; position: relative; margin: .8rem 0 1.2rem; } table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding: .2rem 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border: 1px solid var(--lijn); } thead th, thead td, .groep th { background: var(--zacht); }
tbody th { font-weight: 400; } .groep th, .totaal th, .totaal td { font-weight: 600; } .rechts { text-align: right; font-variant-numeric: tabular-nums; } .midden { text-align: center; }
td p, th p { margin: .15rem 0; max-width: none; } .in-1 { margin-left: 1.25rem; } .in-2 { margin-left: 2.5rem; } .in-3 { margin-left: 3.75rem; } .in-4 { margin-left: 5rem; }
.grafiek { margin: 1rem 0; } .grafiek figcaption { font-weight: 600; } .grafiek svg { width: 100%; max-width: 46rem; height: auto; display: block; }
ins { text-decoration: underline; background: var(--nieuw); } del { text-decoration: line-through; background: var(--weg); }
.noot { text-decoration: none; font-size: .85em; } .terug { text-decoration: none; } .terug::after { content: "↩"; }
.ondertekening { display: flex; flex-wrap: wrap; gap: 1.5rem 4rem; margin: 1.2rem 0; } .adres, .groet { margin: 0; } .aanhef p { margin: .15rem 0; }
.alleen-horen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:target { outline: .2rem solid var(--link); outline-offset: .3rem; } :focus-visible { outline: .2rem solid var(--link); outline-offset: .1rem; }
@page { size: A4; margin: 2cm 2cm 2.2cm; } @page liggend { size: A4 landscape; }
@media (max-width: 34rem) { dl.rij { grid-template-columns: minmax(0, 1fr); } dl.rij dd { overflow-wrap: anywhere; } }
@media print { :root { color-scheme: light; } body { font-size: 10.5pt; max-width: none; padding: 0; } .inhoud, .overslaan, .terug, footer { display: none; } a { color: inherit; text-decoration: none; }
.liggend { page: liggend; } .breed { overflow: visible; } thead { display: table-header-group; } tr, figure, .ondertekening { break-inside: avoid; }
h1, h2, h3, h4, h5, h6, caption { break-after: avoid; } p, li { orphans: 2; widows: 2; } p, li { max-width: none; } }
"""
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a text: what the foot says of it, on screen at the end and on paper on each page."""

    foot: str = ""


def classed(*names: str) -> str:
    """Return classes as an attribute; nothing where there are none."""
    given = " ".join(name for name in names if name)
    return f' class="{given}"' if given else ""


def indented(depth: int) -> str:
    """Return the class of a line that is set in by so many steps."""
    return f"in-{min(depth, _DEEPEST)}"


def wide(percent: int) -> str:
    """Return a column that takes so much of the width, as an attribute; `page` gives it its style."""
    return classed(f"b-{percent}")


def page(title: str, main: str, around: Around) -> str:
    """Return a whole page around its text."""
    widths = sorted({int(found) for found in re.findall(r'<col class="b-(\d+)">', main)})
    columns = "".join(f".b-{width} {{ width: {width}%; }}\n" for width in widths)
    paper = f'@page {{ @bottom-left {{ content: "{_quoted(around.foot)}"; font: 8pt system-ui, sans-serif; }} @bottom-right {{ content: counter(page); font: 8pt system-ui, sans-serif; }} }}\n'
    foot = f"\n<footer><p>{escape(around.foot)}</p></footer>" if around.foot else ""
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<title>{escape(title)}</title>\n<style>{_STYLE}{columns}{paper}</style>\n</head>\n<body>\n<a class="overslaan" href="#tekst">Naar de tekst</a>\n'
        f'<main id="tekst" tabindex="-1">\n{main}\n</main>{foot}\n</body>\n</html>\n'
    )


def _quoted(text: str) -> str:
    """Return a text as it stands between quotes in a style sheet: nothing in it can end the text or the sheet."""
    return "".join(char if char.isalnum() or char in " .,-" else f"\\{ord(char):x} " for char in text)
