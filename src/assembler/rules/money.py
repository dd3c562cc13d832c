"""Money: whole cents over gemeenten, by exact shares, rounded once so that the parts are the whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Record
from assembler.rules.common import Breuk, FigureQuestion, Objections, fout, whole

__all__ = [
    "AFRONDINGEN",
    "Afronding",
    "Breuk",
    "FigureQuestion",
    "KeyInput",
    "KeyParameters",
    "Pakket",
    "basis_objections",
    "divisor_method",
    "effect",
    "figure_objections",
    "largest_remainder",
    "percent_of",
    "printable_count",
    "pro_rata",
    "settled",
    "shares_of",
    "table_objections",
    "value_objections",
    "zero_objections",
]  # fmt: skip

Afronding = Literal["grootste-resten", "delermethode"]
Pakket = Literal["basis", "plus", "maatwerk"]
Soortkosten = Literal["programmakosten", "uitvoeringskosten"]
Weights = Mapping[str, int] | Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class KeyInput:
    """What a key gets: whole cents to divide, over whom, with which figures (name, gemeente, value).

    `deelname` is the share in which a gemeente takes part jointly in the tasks of the pool (1 = wholly, 0 = it does them
    itself; not named: wholly). `basis` is what each pays by the key of the pool itself when all take part; `pakket` is
    the package of the pool, `soort` the kind of its costs; `jaren_lokaal` counts the years that a gemeente does it itself (1 = the first). `grootheden` has
    amounts of the body itself (the reserve, in cents) and `jaar` is the budget year.
    """

    bedrag: int
    deelnemers: tuple[str, ...]
    cijfers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    deelname: Mapping[str, Fraction] = field(default_factory=dict)
    basis: Mapping[str, int] = field(default_factory=dict)
    pakket: Pakket = "basis"
    soort: Soortkosten = "uitvoeringskosten"
    jaren_lokaal: Mapping[str, int] = field(default_factory=dict)
    grootheden: Mapping[str, int] = field(default_factory=dict)
    jaar: int = 0

    def joint_share(self, deelnemer: str) -> Fraction:
        """Return in which share one gemeente takes part."""
        return self.deelname.get(deelnemer, Fraction(1))

    @property
    def bijdragen(self) -> dict[str, int]:
        """What each deelnemer pays by the key of the pool, in their order."""
        return {deelnemer: self.basis[deelnemer] for deelnemer in self.deelnemers}

    def cijfer(self, sleutel: str) -> dict[str, int]:
        """Return one figure for every deelnemer, in their order."""
        return {deelnemer: self.cijfers[sleutel][deelnemer] for deelnemer in self.deelnemers}


class KeyParameters(Record):
    """What every key that rounds lets choose."""

    afronding: Afronding = Field(
        default="grootste-resten",
        description="Hoe centen worden afgerond: grootste-resten (ieder binnen een cent van zijn exacte deel) of "
        "delermethode (een hoger bedrag geeft nooit iemand een lager deel)",
    )


def largest_remainder(total: int, weights: Weights) -> dict[str, int]:
    """Divide by largest remainders: everyone within one cent of the exact share. Not monotone in the total.

    Weights 6, 6 and 2 give 4, 4, 2 of 10 and 5, 5, 1 of 11. Equal remainders go to the heavier, then by id.
    """
    if total < 0:
        return _negated(largest_remainder(-total, weights))
    exact = _exact(total, weights)
    parts = {name: whole(share, "omlaag") for name, share in exact.items()}
    order = sorted(exact, key=lambda name: (parts[name] - exact[name], -exact[name], name))
    for name in order[: total - sum(parts.values())]:
        parts[name] += 1
    return parts


def divisor_method(total: int, weights: Weights) -> dict[str, int]:
    """Divide by the divisor method with standard rounding (Sainte-Laguë, Webster).

    Monotone: a higher total gives nobody less, a higher weight gives its owner no less. In rare cases somebody is
    further than one cent from the exact share. Starts from the rounded shares, so it takes at most a step for each.
    """
    if total < 0:
        return _negated(divisor_method(-total, weights))
    exact = _exact(total, weights)
    parts = {name: whole(share, "dichtstbij") for name, share in exact.items()}
    while sum(parts.values()) < total:
        parts[min(exact, key=lambda name: _turn(exact, name, parts[name]))] += 1
    while sum(parts.values()) > total:
        held = (name for name in exact if parts[name])
        parts[max(held, key=lambda name: _turn(exact, name, parts[name] - 1))] -= 1
    return parts


def _turn(exact: Mapping[str, Fraction], name: str, held: int) -> tuple[bool, Fraction, Fraction, str]:
    """Return when it is the turn of this name for its next cent; the earliest gets it, a share of zero never."""
    share = exact[name]
    return (not share, Fraction(2 * held + 1) / share if share else Fraction(0), -share, name)


def _exact(total: int, weights: Weights) -> dict[str, Fraction]:
    whole = Fraction(sum(weights.values()))
    if any(weight < 0 for weight in weights.values()) or (total and not whole):
        raise AssertionError(weights)  # a key checks its figures in `controle`
    return {name: Fraction(total) * weight / whole if whole else Fraction(0) for name, weight in weights.items()}


def _negated(parts: Mapping[str, int]) -> dict[str, int]:
    return {name: -part for name, part in parts.items()}


AFRONDINGEN: Mapping[Afronding, Callable[[int, Weights], dict[str, int]]] = {
    "grootste-resten": largest_remainder,
    "delermethode": divisor_method,
}


def pro_rata(total: int, weights: Weights, afronding: Afronding) -> dict[str, int]:
    """Divide by weights with the rounding that was chosen."""
    return AFRONDINGEN[afronding](total, weights)


def percent_of(bedrag: int, procent: int | Fraction) -> Fraction:
    """Return a percentage of an amount, exactly."""
    return Fraction(bedrag) * procent / 100


def shares_of(weights: Weights) -> dict[str, Fraction]:
    """Return the share of each in the whole; all zero when the whole is."""
    whole = Fraction(sum(weights.values()))
    return {name: Fraction(weight) / whole if whole else Fraction(0) for name, weight in weights.items()}


def settled(basis: Mapping[str, int], total: Fraction) -> dict[str, Fraction]:
    """Return the exact part of each in an amount, by what each contributes."""
    return {name: total * share for name, share in shares_of(basis).items()}


def printable_count(aantal: int, drempel: int) -> int | None:
    """Return a count of clients, or None where it is so small that it may point at persons."""
    return aantal if aantal >= drempel else None


# ── what stands against the figures ───────────────────────────────────────────────────────────────────────────────


def figure_objections(invoer: KeyInput, sleutel: str, naam: str) -> Objections:
    """Return what is wrong with a figure that serves as weight: missing, negative, or zero for all."""
    return value_objections(invoer, sleutel, naam) or zero_objections(invoer, invoer.cijfer(sleutel), naam)


def value_objections(invoer: KeyInput, sleutel: str, naam: str) -> Objections:
    """Return a fault for each gemeente that lacks a figure, or has a negative one."""
    values = invoer.cijfers.get(sleutel, {})
    missing = [fout(f"Het cijfer '{naam}' ontbreekt voor deze gemeente.", deelnemer=name) for name in invoer.deelnemers if name not in values]
    negative = [fout(f"Het cijfer '{naam}' is negatief voor deze gemeente.", deelnemer=name) for name in invoer.deelnemers if values.get(name, 0) < 0]
    return (*missing, *negative)


def zero_objections(invoer: KeyInput, weights: Weights, naam: str) -> Objections:
    """Return a fault where there is an amount to divide, and nothing to divide it by."""
    if invoer.bedrag and not any(weights.values()):
        return (fout(f"Het cijfer '{naam}' is nul voor alle gemeenten; daarnaar is niets te verdelen."),)
    return ()


def basis_objections(invoer: KeyInput) -> Objections:
    """Return what is wrong with the contributions on which a computation builds: missing, negative, or zero for all."""
    missing = [name for name in invoer.deelnemers if name not in invoer.basis]
    if missing:
        return tuple(fout("De bijdrage van deze gemeente ontbreekt; daarop rekent deze regel door.", deelnemer=name) for name in missing)
    if any(invoer.basis[name] < 0 for name in invoer.deelnemers):
        return (fout("Een bijdrage is negatief; daarop kan deze regel niet doorrekenen."),)
    if not any(invoer.basis[name] for name in invoer.deelnemers):
        return (fout("Niemand draagt iets bij; daarnaar is niets te verdelen."),)
    return ()


def table_objections(invoer: KeyInput, tabel: Mapping[str, int], parameter: str) -> Objections:
    """Return a fault for each deelnemer that a table leaves out, and each name in it that is no deelnemer."""
    missing = [fout("Deze gemeente staat niet in de tabel.", parameter=parameter, deelnemer=name) for name in invoer.deelnemers if name not in tabel]
    unknown = [fout(f"'{name}' staat in de tabel, maar is geen deelnemer.", parameter=parameter) for name in tabel if name not in invoer.deelnemers]
    return (*missing, *unknown)


def effect(verdeel: Callable[[KeyInput], Mapping[str, int]], invoer: KeyInput) -> dict[str, tuple[int, int, int]]:
    """Return for all gemeenten what each pays when all take part wholly, what it pays now, and the difference, in cents."""
    whole, now = verdeel(replace(invoer, deelname={})), verdeel(invoer)
    return {name: (whole[name], now[name], now[name] - whole[name]) for name in invoer.deelnemers}
