"""The bytes of a YAML file -> data that remembers where it stands, or what is wrong with the text: the first stage."""

from __future__ import annotations

from functools import lru_cache

from assembler.reading import yamlevents
from assembler.reading.source import Parsed, decode


@lru_cache(maxsize=4096)
def parse(content: bytes, file: str) -> Parsed:
    """Return the data in `content`, with positions that name `file`; all faults of the text are findings.

    The same data comes back for the same content: who changes it, changes it for all.
    """
    text, faults = decode(content, file)
    if text is None:
        return Parsed(None, faults)
    clean = None if faults else yamlevents.read(text, file)
    if clean is not None:
        return Parsed(clean, ())
    from assembler.reading.yamlnodes import Reader  # noqa: PLC0415 - most workspaces never need the slow composer

    reader = Reader(file, text)
    data = reader.read()
    return Parsed(data, tuple(reader.findings))
