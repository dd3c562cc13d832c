"""The canonical text of a document: every word of the tree in reading order, for the eye, for diff, and for tests."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from assembler.ground.document import Final, Indent, Inline, Inlines, Invulling, Marked, Masthead, Node, Signature, spelled, text_of

WIDTH = 2  # spaces of indent per level


def render(final: Final) -> bytes:
    """Return the document as UTF-8 text: labels, sentences, tables with ` | ` between cells, and the footer."""
    marks = [part for part in ("CONCEPT" if final.voettekst.concept else "", final.voettekst.vermelding) if part]
    lines = [" - ".join(marks), "", *_lines(final.root, final, 0), "", final.foot.line]
    return ("\n".join(lines).strip() + "\n").encode()


def wrapped(text: str, width: int = 110) -> str:
    """Return a text for a terminal: lines longer than `width` run on below where their words began."""
    found = []
    for line in text.splitlines():
        indent = " " * (len(line) - len(line.lstrip(" ")) + 2 * line.lstrip(" ").startswith("- "))
        found += textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True) or [""]
    return "\n".join(found) + "\n"


def plain(inlines: Inlines) -> str:
    """Return a sentence with the marks of its uncertain figures, `€ 1.000 [2]`, and those of a comparison, `[-weg-]{+nieuw+}`."""
    return "".join(_piece(item) for item in spelled(inlines))


def _piece(item: Inline) -> str:
    if isinstance(item, Invulling) and item.noot:
        return f"{item.text} [{item.noot}]"
    if isinstance(item, Marked):
        return f"[-{item.text}-]" if item.mark == "gone" else f"{{+{item.text}+}}"
    return item.text


def _lines(node: Node, final: Final, depth: int) -> Iterator[str]:
    pad = " " * (WIDTH * depth)
    label = final.label(node)
    heading = plain(node.opschrift)
    match node.kind:
        case "document":
            yield from _top(node, heading, final)
            return
        case "hoofdstuk" | "bijlage" | "artikel":
            yield ""
            yield " ".join(part for part in (label, heading) if part)
        case "toelichting" | "sectie" | "aannames":
            if heading:
                yield ""
                yield pad + " ".join(part for part in (label, heading) if part)
        case "veld":
            yield f"{heading}: {plain(node.inhoud)}".strip()
            return
        case "tabel":
            yield pad + heading
            yield from (line for row in node.kinderen for line in _row(row, pad))
            return
        case "figuur":
            yield from (pad + line for line in (heading, f"[{plain(node.inhoud)}]") if line)
            return
        case "ondertekening":
            yield from _signature(node, pad)
            return
        case _:
            yield from _paragraph(node, label, heading, pad)
    inner = depth + 1 if node.kind in {"lid", "onderdeel"} or node.list_style else depth
    for child in node.kinderen:
        yield from _lines(child, final, inner)


def _top(node: Node, heading: str, final: Final) -> Iterator[str]:
    yield (node.layout.name if isinstance(node.layout, Masthead) else "") or heading
    yield from [plain(node.inhoud)] if node.inhoud else []
    yield ""
    for child in node.kinderen:
        yield from _lines(child, final, 0)


def _paragraph(node: Node, label: str, heading: str, pad: str) -> Iterator[str]:
    body = plain(node.inhoud)
    term = f"{heading}: " if node.kind == "begrip" or (heading and body) else heading
    mark = label or ("-" if node.kind in {"onderdeel", "begrip"} else "")
    text = " ".join(part for part in (mark, f"{term}{body}") if part)
    if text:
        yield pad + text


def _row(row: Node, pad: str) -> Iterator[str]:
    """A row on a line; where cells hold paragraphs those stand below the first cell."""
    if not any(cel.kinderen for cel in row.kinderen):
        yield pad + " | ".join(plain(cel.inhoud) for cel in row.kinderen)
        return
    for number, cel in enumerate(row.kinderen):
        for item in cel.kinderen or (cel,):
            depth = WIDTH * (min(number, 1) + (item.layout.depth if isinstance(item.layout, Indent) else 0))
            yield from _paragraph(item, "", plain(item.opschrift), pad + " " * depth)


def _signature(node: Node, pad: str) -> Iterator[str]:
    if node.inhoud:
        yield pad + plain(node.inhoud)
    if isinstance(node.layout, Signature) and node.layout.place:
        yield f"{pad}{node.layout.place}, …………………………"
    for signer in node.kinderen:
        yield f"{pad}{text_of(signer.opschrift)} {text_of(signer.inhoud) or '…………………………'}"
