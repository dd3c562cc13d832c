"""The bytes of a YAML file -> data that remembers where it stands, or what is wrong with the text: the first stage."""

from __future__ import annotations

from functools import lru_cache

from assembler.ground.findings import error
from assembler.reading import yamlevents
from assembler.reading.source import Parsed, decode

SLOWLY = 300_000  # characters; the composer that says what is wrong takes some ten seconds for each million


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
    if not faults and len(text) > SLOWLY and (place := yamlevents.doubt(text, file)) is not None:
        hint = f"Splits dit bestand van meer dan {SLOWLY // 1000} kB: van een kleiner bestand zegt het programma precies wat er mis is."
        message = "Hier klopt iets niet: een anker, een tag, een sleutel die er twee keer staat, of een opbouw die geen YAML is."
        return Parsed(None, (error("yaml-is-geldig", message, place, hint=hint),))
    from assembler.reading.yamlnodes import Reader  # noqa: PLC0415 - most workspaces never need the slow composer

    reader = Reader(file, text)
    data = reader.read()
    return Parsed(data, tuple(reader.findings))
