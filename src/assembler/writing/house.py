"""Data -> YAML lines in the style of this repository: blocks of two spaces, lists indented, long texts folded, short lists of words on one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assembler.writing import scalars

ON_ONE_LINE = 100
Data = Mapping[str, "Data"] | Sequence["Data"] | str | int | bool | None  # what a YAML file of ours can hold


def text_of(data: Mapping[str, Any], comment: str = "") -> str:
    """Return the text of a new file; `comment` stands above it, line by line behind a #."""
    head = [f"# {line}".rstrip() for line in comment.splitlines()]
    return "\n".join([*head, *block(data, 0)]) + "\n"


def block(data: Any, indent: int) -> list[str]:
    """Return the lines of a mapping or list, all indented by `indent`."""
    pad = " " * indent
    lines: list[str] = []
    if isinstance(data, Mapping):
        for name, value in data.items():
            head, below = value_lines(value, indent + 2)
            lines += [f"{pad}{key(name)}:{' ' if head else ''}{head}", *below]
        return lines
    for value in data:
        if isinstance(value, Mapping) and value:
            first, *rest = block(value, indent + 2)
            lines += [f"{pad}- {first[indent + 2 :]}", *rest]
        else:
            head, below = value_lines(value, indent + 2)
            lines += [f"{pad}- {head}", *below] if head else [f"{pad}-", *below]
    return lines


def value_lines(value: Any, indent: int) -> tuple[str, list[str]]:
    """Return what stands behind the colon or dash, and the lines below it, indented by `indent`."""
    if is_many(value):
        if not value or (not isinstance(value, Mapping) and _short(value)):
            return flow(value), []
        return "", block(value, indent)
    text = value if isinstance(value, str) else None
    if text is not None and len(text) + indent > scalars.WIDTH and (lines := scalars.folded(text, scalars.WIDTH - indent)) is not None:
        return ">-", [f"{' ' * indent}{line}".rstrip() for line in lines]
    if text is not None and "\n" in text and (lines := scalars.literal(text)) is not None:
        return "|-", [f"{' ' * indent}{line}".rstrip() for line in lines]
    return next(scalars.spelled(value, None, flow=False)), []


def flow(value: Any) -> str:
    """Return a value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key(name, flow_too=True)}: {flow(item)}" for name, item in value.items()) + "}"
    if is_many(value):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return next(scalars.spelled(value, None, flow=True))


def key(name: str, *, flow_too: bool = False) -> str:
    """Return a key as it is spelled."""
    return next(scalars.spelled(str(name), None, flow=True)) if flow_too or not scalars.plain_fits(str(name), flow=True) else str(name)


def is_many(value: Any) -> bool:
    """Return whether a value is a mapping or a list."""
    return isinstance(value, Mapping) or (isinstance(value, Sequence) and not isinstance(value, str | bytes))


def _short(items: Sequence[Any]) -> bool:
    return not any(is_many(item) or "\n" in str(item) for item in items) and len(flow(items)) <= ON_ONE_LINE
