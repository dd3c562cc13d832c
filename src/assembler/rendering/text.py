"""The canonical text of a document: every word of the tree in reading order, for the eye, for diff, and for tests."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.document import Final, Inlines, Invulling, Masthead, Node, Signature, text_of

SUFFIX = "txt"
WIDTH = 2  # spaces of indent per level


def render(final: Final) -> bytes:
    """Return the document as UTF-8 text: labels, sentences, tables with ` | ` between cells, and the footer."""
    foot = final.voettekst
    marks = [part for part in ("CONCEPT" if foot.concept else "", foot.vermelding) if part]
    lines = [" - ".join(marks), "", *_lines(final.root, final, 0), "", f"{foot.document} - {foot.mijlpaal} - {foot.versie} - stand {foot.stand}"]
    return ("\n".join(lines).strip() + "\n").encode()


def plain(inlines: Inlines) -> str:
    """Return a sentence with the marks of its uncertain figures: `€ 1.000 [2]`."""
    return "".join(item.text + (f" [{item.noot}]" if isinstance(item, Invulling) and item.noot else "") for item in inlines)


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
                yield pad + heading
        case "veld":
            yield f"{heading}: {plain(node.inhoud)}".strip()
            return
        case "tabel":
            yield pad + heading
            yield from (pad + " | ".join(plain(cel.inhoud) for cel in rij.kinderen) for rij in node.kinderen)
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
    if final.klasse == "stuk":
        yield node.layout.name if isinstance(node.layout, Masthead) else ""
    yield heading
    yield ""
    for child in node.kinderen:
        yield from _lines(child, final, 0)


def _paragraph(node: Node, label: str, heading: str, pad: str) -> Iterator[str]:
    body = plain(node.inhoud)
    term = f"{heading}: " if node.kind == "begrip" else ""
    mark = label or ("-" if node.kind in {"onderdeel", "begrip"} else "")
    text = " ".join(part for part in (mark, f"{term}{body}") if part)
    if text:
        yield pad + text


def _signature(node: Node, pad: str) -> Iterator[str]:
    if node.inhoud:
        yield pad + plain(node.inhoud)
    if isinstance(node.layout, Signature) and node.layout.place:
        yield f"{pad}{node.layout.place}, …………………………"
    for signer in node.kinderen:
        yield f"{pad}{text_of(signer.opschrift)} {text_of(signer.inhoud) or '…………………………'}"
