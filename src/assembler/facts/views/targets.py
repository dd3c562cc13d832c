"""What a choice of the log is about: the articles, annexes and terms that it names, and the facts that it sets."""

from __future__ import annotations

from typing import assert_never

from assembler.reading.records.keuzes import (
    Keuze,
    KeuzeAanvaarding,
    KeuzeBevoegdheid,
    KeuzeCijfer,
    KeuzeClausule,
    KeuzeIntrekken,
    KeuzeNieuwArtikel,
    KeuzeNieuwLid,
    KeuzeSchrap,
    KeuzeTaken,
    KeuzeVerplaats,
    KeuzeVervang,
    KeuzeWens,
    KeuzeWet,
)


def names_of(keuze: Keuze) -> tuple[str, ...]:
    """Return the articles, annexes and terms that a choice is about."""
    match keuze:
        case KeuzeClausule():
            return (keuze.clausule,)
        case KeuzeSchrap():
            return (keuze.schrap.partition("/")[0],)
        case KeuzeNieuwLid():
            return (keuze.nieuw_lid.in_.partition("/")[0],)
        case KeuzeNieuwArtikel():
            return (keuze.nieuw_artikel.id,)
        case KeuzeVervang():
            return (keuze.vervang.plaats.partition("/")[0].removeprefix("hoofdstuk:"),)
        case KeuzeVerplaats():
            return (keuze.verplaats.wat.partition("/")[0],)
        case KeuzeTaken() | KeuzeBevoegdheid() | KeuzeWet() | KeuzeCijfer() | KeuzeIntrekken() | KeuzeWens() | KeuzeAanvaarding():
            return ()
        case _:
            assert_never(keuze)


def keys_of(keuze: Keuze) -> tuple[str, ...]:
    """Return the beginnings of the keys of the facts that a choice sets."""
    match keuze:
        case KeuzeTaken():
            return tuple(f"taak/{name}/{keuze.gemeente}" for name in keuze.taken)
        case KeuzeCijfer():
            return (f"cijfers/{keuze.cijfer.naam}/",)
        case (
            KeuzeClausule()
            | KeuzeAanvaarding()
            | KeuzeBevoegdheid()
            | KeuzeWet()
            | KeuzeNieuwLid()
            | KeuzeNieuwArtikel()
            | KeuzeVervang()
            | KeuzeSchrap()
            | KeuzeVerplaats()
            | KeuzeIntrekken()
            | KeuzeWens()
        ):
            return ()
        case _:
            assert_never(keuze)
