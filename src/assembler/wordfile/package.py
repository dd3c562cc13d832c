"""The package: parts compressed once, put together in one order, so that the same parts are the same bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_DATUM = (1 << 5) | 1  # 1 January 1980, the first day a zip knows
_LOKAAL = struct.Struct("<4s5H3I2H")
_CENTRAAL = struct.Struct("<4s6H3I5H2I")
_EINDE = struct.Struct("<4s4H2IH")
_DEFLATE = 8
_VERSIE = 20


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a package, compressed: it can stand in any number of packages."""

    naam: bytes
    gepakt: bytes
    controle: int
    lengte: int


def deel(naam: str, inhoud: bytes) -> Deel:
    """Compress one part."""
    pers = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Deel(naam.encode("ascii"), pers.compress(inhoud) + pers.flush(), zlib.crc32(inhoud), len(inhoud))


def pak(delen: Iterable[Deel]) -> bytes:
    """Return a zip of the parts in this order, without clock, user or machine in it (APPNOTE 4.3)."""
    lichaam, inhoudsopgave, plaats, aantal = [], [], 0, 0
    for stuk in delen:
        kenmerken = (_VERSIE, 0, _DEFLATE, 0, _DATUM, stuk.controle, len(stuk.gepakt), stuk.lengte, len(stuk.naam), 0)
        kop = _LOKAAL.pack(b"PK\x03\x04", *kenmerken) + stuk.naam
        inhoudsopgave.append(_CENTRAAL.pack(b"PK\x01\x02", _VERSIE, *kenmerken, 0, 0, 0, 0, plaats) + stuk.naam)
        lichaam += [kop, stuk.gepakt]
        plaats += len(kop) + len(stuk.gepakt)
        aantal += 1
    register = b"".join(inhoudsopgave)
    einde = _EINDE.pack(b"PK\x05\x06", 0, 0, aantal, aantal, len(register), plaats, 0)
    return b"".join([*lichaam, register, einde])
