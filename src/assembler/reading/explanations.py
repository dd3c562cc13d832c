"""What every field of a record is for, in Dutch: by its own description, or by `explanations.yaml`; for the schemas of editors, and for forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from assembler.reading import yamltext
from assembler.reading.records.base import Record

_FILE = "explanations.yaml"


@cache
def _table() -> Mapping[str, Any]:
    parsed = yamltext.parse(files("assembler.reading").joinpath(_FILE).read_bytes(), _FILE)
    assert not parsed.findings, parsed.findings  # noqa: S101 - our own file
    found: Mapping[str, Any] = parsed.data
    return found


def title(name: str) -> str:
    """Return what a kind of record is called, by the name of its class; '' for one that has no title."""
    return str(_table()["titels"].get(name, ""))


def explained(record: type[Record], field: str) -> str:
    """Return what a field is for; '' when nobody said it, which a test does not allow."""
    said = record.model_fields[field].description or _table()["velden"].get(record.__name__, {}).get(field, "")
    return f"{said.removesuffix('.')}." if said else ""
