"""Findings as JSON and back, without loss: what a check found, to be told again when nothing has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from assembler.ground.findings import Finding, Level, Related, Span

_PLAIN = tuple(field.name for field in fields(Finding) if field.name not in {"level", "span", "related"})


def as_data(findings: Sequence[Finding]) -> list[Any]:
    """Return findings as plain data."""
    return [
        [str(item.level), _row(item.span), [[_row(other.span), other.note] for other in item.related], *(getattr(item, name) for name in _PLAIN)]
        for item in findings
    ]


def from_data(data: Sequence[Any]) -> tuple[Finding, ...]:
    """Return the findings that `as_data` wrote."""
    return tuple(
        Finding(
            level=Level(level), span=Span(*span), related=tuple(Related(Span(*place), note) for place, note in related), **dict(zip(_PLAIN, rest, strict=True))
        )
        for level, span, related, *rest in data
    )


def _row(span: Span) -> list[Any]:
    return [getattr(span, field.name) for field in fields(Span)]
