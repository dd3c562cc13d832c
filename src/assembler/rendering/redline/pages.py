"""The pages of a redline: title and contents in their place, sections as the new text has them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal

from lxml import etree
from lxml.etree import SubElement

from assembler.comparing.trees.model import MergedNode, TreeComparison
from assembler.comparing.trees.shortest import shortest_edit
from assembler.ground.document import ADDRESS, Masthead
from assembler.rendering.redline.body import Body, Placed, block_pairs, mark_moves
from assembler.rendering.redline.sides import WrittenSide, elements_of
from assembler.rendering.word import contents
from assembler.rendering.word.figures import WP_NS
from assembler.wordfile import styles
from assembler.wordfile.fields import bookmark_of
from assembler.wordfile.flow import Flow
from assembler.wordfile.oxml import PPR, PSTYLE, VAL, Element, P, R, W
from assembler.wordfile.pages import Pages

_LINK = W + "hyperlink"
_PICTURE = f"{{{WP_NS}}}docPr"


def write_body(body: Element, writer: Body, pages: Pages, *, with_contents: bool) -> None:
    """Write the body of a redline."""
    blocks: list[Placed] = []
    landscape = False
    parts = list(_parts(writer, with_contents=with_contents))
    done = False
    for part, following in zip_longest(parts, parts[1:]):
        if done:  # with the one before it
            done = False
            continue
        shared = writer.shared(part, following) if isinstance(part, MergedNode) and isinstance(following, MergedNode) else None
        added = shared if shared is not None else [part] if isinstance(part, Placed) else list(writer.blocks(part))
        done = shared is not None
        if isinstance(part, MergedNode) and part.new is not None and part.state != "departed":
            here = part.new.landscape
            if here != landscape:
                _foothold(body, blocks)
            _end(body, pages.turned(landscape=here))
            landscape = here
        blocks += added
        body.extend([placed.element for placed in added])
    body.append(pages.last())
    mark_moves(blocks, writer.marker)
    _drop_dead_links(body)
    for number, picture in enumerate(body.iter(_PICTURE), 1):
        picture.set("id", str(number))


def _foothold(body: Element, blocks: list[Placed]) -> None:
    """See to it that the last paragraph stands whatever is accepted or rejected: a section ends in it."""
    last = next((placed for placed in reversed(blocks) if placed.how != "anchor"), None)
    if last is None or last.how or last.element.tag != P or last.element.find(f"{PPR}/{W}pPrChange") is not None:
        made = SubElement(body, P)
        SubElement(SubElement(made, PPR), PSTYLE, {VAL: styles.SECTION_END})
        blocks.append(Placed(made))


def _end(body: Element, section: Element | None) -> None:
    """End a section in the last paragraph: `_foothold` saw to it that one stands there."""
    if section is not None:
        next(element for element in reversed(body) if element.tag == P)[0].append(section)


def _drop_dead_links(body: Element) -> None:
    """A link to what no longer stands here is text."""
    names = {mark.get(W + "name") for mark in body.iter(W + "bookmarkStart")}
    for link in [link for link in body.iter(_LINK) if link.get(R + "id") is None and link.get(W + "anchor") not in names]:
        parent = link.getparent()
        assert parent is not None  # noqa: S101 - a link stands in a paragraph
        place = parent.index(link)
        parent[place : place + 1] = list(link)


# --- title and contents ----------------------------------------------------------------------------------------------


def _parts(writer: Body, *, with_contents: bool) -> Iterator[MergedNode | Placed]:
    """Yield the nodes directly in the document, with the title and the contents."""
    children = writer.comparison.tree.children
    old, new = _title_place(writer.comparison, "old"), _title_place(writer.comparison, "new")
    for i in range(len(children) + 1):
        if i in {old, new}:
            pairs = block_pairs(writer.old.title if i == old else [], writer.new.title if i == new else [])
            yield from (placed for o, n in pairs for placed in writer.block(o, n))
        if i == new and with_contents:
            yield from _contents(writer)
        yield from children[i : i + 1]


def _title_place(comparison: TreeComparison, side: Literal["old", "new"]) -> int:
    """Before which node the title of a side stands: under the address, and under the fields where the format wants that."""
    root = (comparison.old if side == "old" else comparison.new).final.root
    first = {"velden"} if isinstance(root.layout, Masthead) and root.layout.after_fields else set()
    place = 0
    for i, merged in enumerate(comparison.tree.children, 1):
        node = merged.old if side == "old" else merged.new
        if node is None or merged.state == ("arrived" if side == "old" else "departed"):
            continue
        if node.kind not in first and node.layout != ADDRESS:
            break
        place = i
    return place


def _contents(writer: Body) -> Iterator[Placed]:
    """The contents: those of the new text with its pages; marked line by line where numbers are marked too."""
    new = _contents_lines(writer.new)
    if not writer.full:
        box = Flow()
        contents.write_contents(box, writer.new.writer.headings)
        yield from (Placed(line) for line in elements_of(box))
        return
    old = _contents_lines(writer.old)
    same = {"": "", **{bookmark_of(o): bookmark_of(n) for o, n in writer.comparison.pairs.items()}}
    for equal, o1, o2, n1, n2 in shortest_edit([same.get(name, f"- {name}") for name, _ in old], [name for name, _ in new]):
        if equal:
            for (_, o), (_, n) in zip(old[o1:o2], new[n1:n2], strict=True):
                yield from writer.block(o, n)
        else:
            for _, o in old[o1:o2]:
                yield from writer.block(o, None)
            for _, n in new[n1:n2]:
                yield from writer.block(None, n)


def _contents_lines(side: WrittenSide) -> list[tuple[str, Element]]:
    """The lines of the contents by the bookmark that each leads to; without pages, which are of neither text."""
    box = Flow()
    contents.write_contents(box, side.writer.headings, pages=False)
    headings = contents.lines_of(side.writer.headings)
    return list(zip(["", *(heading.bookmark for heading in headings)], elements_of(box), strict=True)) if headings else []


def begin_after_contents(body: Element, new: WrittenSide) -> None:
    """Let the text begin on a page of its own after long contents."""
    if not contents.stand_apart(len(_contents_lines(new))):
        return
    lines = [p for p in body.iter(P) if p[0][0].get(W + "val") in {*styles.CONTENTS, styles.CONTENTS_HEADING}]
    following = lines[-1].getnext() if lines else None
    while following is not None and following.tag != P:
        following = following.getnext()
    if following is not None:
        place = 1 + (following[0].find(W + "keepNext") is not None)
        following[0].insert(place, etree.Element(W + "pageBreakBefore"))
