"""Sentences of the program itself, which stand in `own.yaml` and not in a skeleton: they belong to how a text is built."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from assembler.ground.document import Inlines, text_of
from assembler.reading import yamltext
from assembler.reading.records.blokken import Zinnen
from assembler.sentences.calls import CallContext
from assembler.sentences.fill import embedded
from assembler.sentences.names import Phrase

FILE = "own.yaml"


@cache
def sentences() -> Mapping[str, Phrase]:
    """Return every sentence by its name."""
    parsed = yamltext.parse(files("assembler.sentences").joinpath(FILE).read_bytes(), FILE)
    found = TypeAdapter(Zinnen).validate_python(parsed.data)
    return MappingProxyType({name: Phrase(pieces) for name, pieces in found.items()})


def own(name: str, **values: Any) -> Inlines:
    """Return a sentence, filled with these values; a name or value that is not there is a bug."""
    inlines, faults = embedded(sentences()[name], values, CallContext())
    assert not faults, (name, [item.message for item in faults])  # noqa: S101 - our own sentence
    return inlines


def own_words(name: str, **values: Any) -> str:
    """Return a sentence as plain text."""
    return text_of(own(name, **values))
