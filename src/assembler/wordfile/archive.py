"""The zip of a package: no clock, user or machine in it; what is the same in every document is compressed once.

For a letter of four pages the zipfile of Python takes longer to put twenty parts together than it takes to compress them.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# What zipfile, zlib and struct raise on a package that is damaged, or made to mislead them.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error, ValueError, OverflowError, OSError)

_DATE = (1 << 5) | 1  # 1 January 1980, the first day a zip knows
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DEFLATE = 8
_VERSION = 20
_SMALL = 4096  # bytes


@dataclass(frozen=True, slots=True)
class Packed:
    """A part of a package, compressed: it can stand in any number of packages."""

    content: bytes
    check: int
    length: int


def packed(content: bytes) -> Packed:
    """Compress one part. What is small is often the same in the next document: a header, what leads to which part."""
    return _small(content) if len(content) <= _SMALL else _pressed(content)


@lru_cache(maxsize=512)
def _small(content: bytes) -> Packed:
    return _pressed(content)


def _pressed(content: bytes) -> Packed:
    press = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Packed(press.compress(content) + press.flush(), zlib.crc32(content), len(content))


def archive(members: Iterable[tuple[str, Packed]]) -> bytes:
    """Return a zip of the members in this order (APPNOTE 4.3)."""
    body, directory, place, count = [], [], 0, 0
    for member, part in members:
        name = member.encode("ascii")
        traits = (_VERSION, 0, _DEFLATE, 0, _DATE, part.check, len(part.content), part.length, len(name), 0)
        head = _LOCAL.pack(b"PK\x03\x04", *traits) + name
        directory.append(_CENTRAL.pack(b"PK\x01\x02", _VERSION, *traits, 0, 0, 0, 0, place) + name)
        body += [head, part.content]
        place += len(head) + len(part.content)
        count += 1
    register = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(register), place, 0)
    return b"".join([*body, register, end])
