"""The marks that close the items of a list: between them, after the last, and inside a list within a list."""

from __future__ import annotations

from dataclasses import replace

from assembler.ground.document import Inlines, List, Node, Tekst, text_of

_CLOSED = (".", "?", "!", ":", ";")


def punctuated(items: tuple[Node, ...], conjunction: str | None = None, last: str = ".") -> tuple[Node, ...]:
    """Close the items of a list (AR 3.59, 3.60): `;` between, a full stop at the end; whole sentences get their own."""
    made = []
    for number, item in enumerate(items):
        final = number == len(items) - 1
        mark = last if final else ";" + (f" {conjunction}" if conjunction and number == len(items) - 2 else "")
        below = tuple(child for child in item.kinderen if child.kind == "onderdeel")
        if below:
            inner = punctuated(below, item.layout.conjunction if isinstance(item.layout, List) else None, mark)
            made.append(replace(item, kinderen=(*inner, *(child for child in item.kinderen if child.kind != "onderdeel"))))
            continue
        text = text_of(item.inhoud)
        if text.endswith(_CLOSED) or not text:
            made.append(item)
        else:
            whole = text[:1].isupper() and not conjunction and item.kind == "onderdeel" and _are_sentences(items)
            closed = (*item.inhoud, Tekst("." if whole else mark))
            made.append(Node(item.kind, item.id, item.opschrift, closed, item.kinderen, item.layout, item.herkomst))
    return tuple(made)


def is_closed(words: Inlines) -> bool:
    """Return whether a sentence has its mark at the end."""
    return text_of(words).endswith(_CLOSED)


def open_ended(chapeau: Inlines) -> Inlines:
    """Return a chapeau without the colon at its end: the sentence goes on."""
    last = chapeau[-1] if chapeau else None
    return (*chapeau[:-1], Tekst(last.text.removesuffix(":"))) if isinstance(last, Tekst) else chapeau


def _are_sentences(items: tuple[Node, ...]) -> bool:
    """A list of whole sentences: each begins with a capital and is long enough to hold a verb."""
    texts = [text_of(item.inhoud) for item in items]
    return all(text[:1].isupper() and text.count(" ") > 3 for text in texts if text)
