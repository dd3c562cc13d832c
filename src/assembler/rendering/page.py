"""A web page of our own: one file, no scripts, nothing from elsewhere, readable on screen, on paper and by ear."""

from __future__ import annotations

from html import escape

_STYLE = """
:root { color-scheme: light dark; --lijn: #b8c0c8; --zacht: #f3f5f7; --nieuw: #e3efdf; --weg: #f8e2e0; }
@media (prefers-color-scheme: dark) { :root { --lijn: #55606a; --zacht: #23282d; --nieuw: #1f3a1a; --weg: #48201d; } }
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, "Segoe UI", sans-serif; margin: 0 auto; max-width: 80rem; padding: 1rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1.05rem; margin: 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; } th, td { text-align: left; vertical-align: top; padding: .4rem .6rem;
border: 1px solid var(--lijn); overflow-wrap: anywhere; } thead th { background: var(--zacht); }
ins { text-decoration: underline; background: var(--nieuw); } del { text-decoration: line-through; background: var(--weg); }
.alleen-horen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.let-op { border-left: .3rem solid #a15c00; padding-left: .75rem; } .overslag { opacity: .7; } p { margin: .2rem 0; }
.in-1 { margin-left: 1.25rem; } .in-2 { margin-left: 2.5rem; } .in-3 { margin-left: 3.75rem; } .in-4 { margin-left: 5rem; }
article { margin-top: 1.5rem; } :target { outline: .2rem solid #1f6fbf; outline-offset: .3rem; }
@media print { body { max-width: none; } article { break-inside: avoid-page; } thead { display: table-header-group; } }
"""


_DEEPEST = 4


def indented(depth: int) -> str:
    """Return the class of a line that is set in by so many steps."""
    return f"in-{min(depth, _DEEPEST)}"


def page(title: str, body: str) -> str:
    """Return a whole page around its body."""
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
