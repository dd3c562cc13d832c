"""Leden, onderdelen, definitions: items that number themselves where Word counts as the tree does, and else in text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from assembler.ground.document import Node, text_of
from assembler.rendering.word.writer import OwnList, Position, Writer
from assembler.wordfile import styles
from assembler.wordfile.fields import bookmark_of
from assembler.wordfile.flow import Anchor, Flow, Grid, Paragraph, keep_with_next, paragraph, run, tab
from assembler.wordfile.lists import DASHES, DEGREES, LETTERS, Format, Level, recognise

_WIDE = 567  # twips: where a rule begins after a number of two (10.7), and the text of the heading above it too
_UNDER_TABLE = 120  # twips above a list under a table: as above any paragraph


@dataclass(frozen=True, slots=True)
class ItemLook:
    """What a group of items looks like: the style of an item, of one without a mark, and what the style numbers itself."""

    style: str
    unmarked: str
    style_format: Format | None = None  # the style prints this label itself, here


class Marking(NamedTuple):
    """How a group is numbered: by a list (or none: the style's own), in text, or not at all."""

    style: str
    own_list: tuple[int, int] | None = None
    as_text: bool = False
    counted: bool = False  # Word counts
    hanging: int = 0  # twips, where that of the style is too narrow for the numbers
    position: Position | None = None  # for what stands below


def onderdelen(writer: Writer, target: Flow, parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write the items of a list, and the lists in them."""
    marking = choose_marking(writer, parent, group, _look(position), position)
    assert marking.position is not None  # noqa: S101 - choose_marking fills it in
    write_items(writer, target, group, marking, marking.position._replace(depth=position.depth + 1))


def _look(position: Position) -> ItemLook:
    depth = min(position.depth, len(styles.ITEMS) - 1)
    if not position.in_artikel or depth > 1:
        return ItemLook(styles.ITEMS[min(depth + position.in_artikel, len(styles.ITEMS) - 1)], styles.ITEM_UNMARKED)
    format_here = (LETTERS, DEGREES)[depth] if position.style_list else None
    return ItemLook((styles.ONDERDEEL, styles.SUBONDERDEEL)[depth], styles.ITEM_UNMARKED, format_here)


def choose_marking(writer: Writer, parent: Node, group: tuple[Node, ...], look: ItemLook, position: Position) -> Marking:
    """Return how a group of items is numbered so that it prints the labels of the tree and nothing else."""
    marking = _marking(writer, parent, group, look, position)
    return marking._replace(hanging=_WIDE) if position.depth == 0 and _numbers_of_two(writer, group) else marking


def _numbers_of_two(writer: Writer, group: tuple[Node, ...]) -> bool:
    """Return whether the labels are those of rules in a section: 3.1, 3.2."""
    return all("." in writer.final.label(node).rstrip(".") for node in group)


def _marking(writer: Writer, parent: Node, group: tuple[Node, ...], look: ItemLook, position: Position) -> Marking:
    below = position._replace(style_list=False, own_list=None)
    format_here = _format(writer, parent, group)
    if format_here is None and not any(writer.final.label(node) for node in group):
        return Marking(look.unmarked, position=below)
    if format_here is None or not writer.counting:
        style = styles.FIXED_NUMBER.get(look.style, look.style) if writer.counting else look.style
        return Marking(style, as_text=True, position=below)
    if format_here == look.style_format:
        return Marking(look.style, counted=True, position=position._replace(own_list=None))
    own_list = position.own_list
    here = Level(format_here, look.style)
    if own_list is None or own_list.levels.get(position.depth) != here:
        levels = {**_levels(writer, group, position._replace(depth=position.depth + 1)), position.depth: here}
        own_list = OwnList(writer.lists.new(levels), levels)
    return Marking(look.style, (own_list.number, position.depth), counted=True, position=below._replace(own_list=own_list))


def write_items(writer: Writer, target: Flow, group: tuple[Node, ...], marking: Marking, below: Position) -> None:
    """Write the paragraphs of a group, each with what stands in it; no item of a list stands alone on a page."""
    if marking.counted:
        writer.numbered_by_list.update(node.id for node in group)
    under_table = isinstance(next((block for block in reversed(target) if not isinstance(block, Anchor)), None), Grid)
    for number, node in enumerate(group, 1):
        with_next = node.kind == "onderdeel" and number in {1, len(group) - 1} and number < len(group)
        element = paragraph(target, marking.style, keep_next=with_next, numbering=marking.own_list)
        element.room = _UNDER_TABLE if under_table and number == 1 else 0
        if marking.hanging:
            element.left = element.hanging = marking.hanging
        bookmark = writer.bookmarks.open(element, bookmark_of(node.id))
        label = mark(writer, node, as_text=marking.as_text)
        if label:
            run(element, label)
            tab(element)
        if node.opschrift:
            _term(element, node)
        writer.sentence(element, node.inhoud)
        writer.bookmarks.close(element, bookmark)
        if node.kinderen:
            keep_with_next(element)
            writer.build(target, node, below)


def mark(writer: Writer, node: Node, *, as_text: bool) -> str:
    """Return the mark that stands before an item as text: its label, or the dash of a list that is not numbered; a lid without a number has no mark."""
    return (writer.final.label(node) or (DASHES.pattern if node.kind != "lid" else "")) if as_text else ""


def _term(element: Paragraph, node: Node) -> None:
    """The term of a definition."""
    run(element, text_of(node.opschrift), styles.TERM)
    if node.inhoud:
        run(element, ": ")


def _format(writer: Writer, parent: Node, group: tuple[Node, ...]) -> Format | None:
    labels = [writer.final.label(node) for node in group]
    if any(labels):
        return recognise(labels)
    return DASHES if parent.list_style == "streepjes" else None


def _levels(writer: Writer, group: tuple[Node, ...], position: Position) -> dict[int, Level]:
    """The levels of the lists in a list, as far as those of one level agree."""
    found: dict[int, set[Format | None]] = {}
    _gather(writer, group, position.depth, found)
    agreed = {depth: format_here for depth, formats in found.items() if len(formats) == 1 for format_here in formats}
    return {depth: Level(format_here, _look(position._replace(depth=depth)).style) for depth, format_here in agreed.items() if format_here is not None}


def _gather(writer: Writer, group: tuple[Node, ...], depth: int, found: dict[int, set[Format | None]]) -> None:
    """The formats of the lists under these items, by depth."""
    for node in group:
        below = tuple(child for child in node.kinderen if child.kind == "onderdeel")
        if below:
            found.setdefault(depth, set()).add(_format(writer, node, below))
            _gather(writer, below, depth + 1, found)
