"""A place in a YAML text + a value -> the span that is replaced and what comes there, closest to what stood there first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ruamel.yaml.nodes import ScalarNode, SequenceNode

from assembler.writing import house, scalars
from assembler.writing.place import Place, dash, last, line_begin, line_end

Change = tuple[int, int, str]  # from, to, what comes there


def settings(text: str, found: Place, value: Any) -> Iterator[Change]:
    """Give the ways to write a value in the place of another, the one closest to what stood there first."""
    node, flow = found.node, _in_flow(found)
    begin, end = node.start_mark.index, last(text, node)
    if isinstance(node, ScalarNode) and node.start_mark.index == node.end_mark.index:  # nothing stood behind the colon or dash
        begin = end = _behind_sign(text, found)
    if house.is_many(value) and value and not flow:
        yield _many(text, found, value, end)
        return
    if not isinstance(node, ScalarNode) and not node.flow_style:
        sign = _behind_sign(text, found)
        one_line = house.flow(value) if house.is_many(value) else next(scalars.spelled(value, None, flow=flow))
        yield sign, end, f" {one_line}{_comments(text, found, sign)}"
        return
    pad = " " if begin == end and text[begin - 1 : begin] in (":", "-") else ""
    if house.is_many(value):
        yield begin, end, pad + house.flow(value)
        return
    if not flow and isinstance(value, str):
        lines = _block(node, text[begin:end], value, begin - line_begin(text, begin), _indent(text, found))
        if lines is not None:
            yield begin, end, pad + lines
    style = node.style if isinstance(node, ScalarNode) else None
    for new in scalars.spelled(value, style, flow=flow):
        yield begin, end, pad + new


def _comments(text: str, found: Place, sign: int) -> str:
    """Return what stands between a colon or dash and the block below it: comments, which stay."""
    return text[sign : found.node.start_mark.index].rstrip() if not isinstance(found.node, ScalarNode) else ""


def _block(node: Any, there: str, value: str, column: int, indent: int) -> str | None:
    """Return a text as a block of lines, where it was one, or is too long for a line or has several; `there` stands in its place, from this column."""
    if not isinstance(node, ScalarNode):
        return None
    style = node.style
    old: list[str] = []
    if style in ("|", ">"):
        header, _, body = there.partition("\n")
        raw = body.split("\n")
        indent = len(raw[0]) - len(raw[0].lstrip(" ")) if raw and raw[0].strip() else indent
        old = [line[indent:] for line in raw]
        mark = header if header.split("#")[0].strip() in ("|-", ">-", "|", ">") else f"{style}-"
    else:
        if len(value) + column <= scalars.WIDTH and "\n" not in value:
            return None
        if style in ("'", '"') and "\n" not in value and "\n" not in there:
            return None  # one line in quotes stays one line in quotes
        mark = ">-"
    width = max([scalars.WIDTH - indent, *(len(line) for line in old)])
    written = None
    if style != "|" and (style == ">" or "\n" not in value):
        written = scalars.folded(value, width, old)
    if written is None or style == "|":
        written = scalars.literal(value)
        mark = mark if style == "|" else "|-"
    return "\n".join([mark, *(f"{' ' * indent}{line}".rstrip() for line in written)]) if written is not None else None


def _many(text: str, found: Place, value: Any, end: int) -> Change:
    """Return the change that writes a mapping or list as a block below its key or dash."""
    begin = _behind_sign(text, found)
    end = max(begin, end)
    kept = "" if isinstance(found.node, ScalarNode) or found.node.flow_style else _comments(text, found, begin)
    head, below = house.value_lines(value, _indent(text, found))
    if head:
        return begin, end, f" {head}{kept}"
    if text[found.entry] == "-" and isinstance(found.within, SequenceNode) and isinstance(value, dict):
        column = found.entry - line_begin(text, found.entry)
        below = house.block(value, column + 2)
        return begin, end, " " + "\n".join([below[0][column + 2 :], *below[1:]])
    return begin, end, kept + "\n" + "\n".join(below)


def _behind_sign(text: str, found: Place) -> int:
    """Return the place right behind the colon of a key or the dash of an item."""
    if isinstance(found.within, SequenceNode):
        return found.entry + 1
    key = next(key for key, value in found.within.value if value is found.node)
    return text.index(":", int(key.end_mark.index)) + 1


def _indent(text: str, found: Place) -> int:
    """Return by how much the lines below a key or dash are indented."""
    return found.entry - line_begin(text, found.entry) + 2


def _in_flow(found: Place) -> bool:
    """Return whether a value stands between braces or brackets."""
    return bool(found.within is not None and found.within.flow_style)


# --- insert and delete -------------------------------------------------------------------------------------------


def insertion(text: str, node: Any, step: str | int, value: Any) -> Change:
    """Return the change that adds a key behind the others, or an item before the one that has its number."""
    if node.flow_style:
        new = house.flow({step: value})[1:-1] if isinstance(step, str) else house.flow(value)
        if isinstance(step, int) and step < len(node.value):
            at = node.value[step].start_mark.index
            return at, at, f"{new}, "
        final = node.value[-1]
        at = last(text, final[1] if isinstance(final, tuple) else final)
        return at, at, f", {new}"
    column = node.start_mark.column
    below = house.block({step: value} if isinstance(step, str) else [value], column)
    if isinstance(step, int) and step < len(node.value):
        at = dash(text, node, step)
        return at, at, "\n".join([below[0][column:], *below[1:], " " * column])
    final = node.value[-1]
    at = line_end(text, last(text, final[1] if isinstance(final, tuple) else final))
    return at, at, "\n" + "\n".join(below)


def removal(text: str, node: Any, found: Place) -> Change:
    """Return the change that takes an entry out: with its lines, or with its comma."""
    entries = [pair if isinstance(pair, tuple) else (None, pair) for pair in node.value]
    number = next(at for at, (_, value) in enumerate(entries) if value is found.node)
    if node.flow_style:
        if number:
            return last(text, entries[number - 1][1]), last(text, found.node), ""
        return _begin(text, node, 0), _begin(text, node, 1), ""
    end = last(text, found.node)
    if text[line_begin(text, found.entry) : found.entry].strip():  # behind a dash: what follows moves up to it
        following = _begin(text, node, number + 1)
        between = text[end:following]
        return found.entry, (end if "#" in between else following), ""
    begin, stop = line_begin(text, found.entry), line_end(text, end)
    if stop < len(text):
        return begin, stop + 1, ""
    return max(begin - 1, 0), stop, ""


def _begin(text: str, node: Any, number: int) -> int:
    """Return where an entry of a mapping or list begins, key or dash included."""
    entry = node.value[number]
    if isinstance(entry, tuple):
        return int(entry[0].start_mark.index)
    return int(entry.start_mark.index) if node.flow_style else dash(text, node, number)
