"""The formulas of the workbook: what a voting rule or a key computes, in the words of a spreadsheet program.

A formula stands here only where a spreadsheet program gives the same cents: its numbers are not exact. A rule that has no
formula here, or figures too near the edge of a cent, are written as values, with a note.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from assembler.facts.contributions import KeyStep
from assembler.rules.smallcounts import hides

DECIMALEN = 4  # of a cent: finer than this a spreadsheet program does not see apart
_RAND = Fraction(2, 10**DECIMALEN)
_RONDT = {"omhoog": "ROUNDUP", "omlaag": "ROUNDDOWN", "dichtstbij": "ROUND"}


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures: heading and a number per gemeente."""

    kop: str
    waarden: Mapping[str, int | Fraction]


@dataclass(frozen=True, slots=True)
class KeyFormula:
    """The columns that a key uses, its weight per row and the amount it divides.

    In both, `{0}`, `{1}` are the cells of the columns in the row, `{0s}` their sums, `{bedrag}` the pool and `{som}` the
    sum of the weights.
    """

    kolommen: tuple[FigureColumn, ...]
    gewicht: str
    te_verdelen: str = "{bedrag}"


def sleutel(step: KeyStep) -> KeyFormula | str:
    """Return the formula of one step, or why there is none."""
    make = _SLEUTELS.get(step.regel)
    if make is None or getattr(step.p, "afronding", "grootste-resten") != "grootste-resten":
        return "deze sleutel staat hier als uitkomst, zonder formule"
    asked = {vraag.sleutel: vraag.naam for vraag in step.sleutel.cijfers(step.p, step.given.jaar)}
    if any(hides(asked.get(name, name), row, step.p) for name, row in step.given.cijfers.items()):
        return "de aantallen zijn zo klein dat zij naar personen kunnen wijzen; alleen de uitkomst staat hier"
    if not _uiteen(step):
        return "de bedragen liggen te dicht bij een halve cent voor een rekenblad; alleen de uitkomst staat hier"
    return make(step) or "deze sleutel staat hier als uitkomst, zonder formule"


def _uiteen(step: KeyStep) -> bool:
    """Return whether the remainders of cents are equal or well apart, so that rounding floats cannot exchange them."""
    total = step.sleutel.te_verdelen(step.p, step.given)
    exact = step.sleutel.exact(step.p, step.given)
    whole = sum(exact.values(), Fraction(0))
    rests = sorted({(part * total / whole) % 1 if whole else Fraction(0) for part in exact.values()})
    near = any(later - earlier < _RAND for earlier, later in pairwise(rests))
    return not near and all(rest == 0 or _RAND < rest < 1 - _RAND for rest in rests) and abs(total) < 10**11


def _kolommen(step: KeyStep) -> tuple[FigureColumn, ...]:
    asked = {vraag.sleutel: vraag for vraag in step.sleutel.cijfers(step.p, step.given.jaar)}
    found = []
    for name, row in step.given.cijfers.items():
        vraag = asked.get(name)
        moment = f" {vraag.peildatum.strftime('%d-%m-%Y')}" if vraag and vraag.peildatum else ""
        found.append(FigureColumn(f"{vraag.naam if vraag else name}{moment}", row))
    return tuple(found)


def _som_van_cijfers(step: KeyStep) -> KeyFormula:
    columns = _kolommen(step)
    return KeyFormula(columns, "+".join(f"{{{index}}}" for index in range(len(columns))))


def _mix(step: KeyStep) -> KeyFormula:
    columns, parts, index = _kolommen(step), [], 0
    for part in step.p.delen:
        cells = range(index, index + part.jaren)
        row, whole = "+".join(f"{{{at}}}" for at in cells), "+".join(f"{{{at}s}}" for at in cells)
        parts.append(f"{_getal(part.procent)}/100*({row})/({whole})")
        index += part.jaren
    return KeyFormula(columns, "+".join(parts))


def _doorgeef(step: KeyStep) -> KeyFormula:
    shares = [share for share in (100 - step.p.solidair, step.p.solidair) if share]
    return KeyFormula(_kolommen(step), "+".join(f"{_getal(share)}/100*{{{at}}}/{{{at}s}}" for at, share in enumerate(shares)))


def _vast(step: KeyStep) -> KeyFormula:
    number = len(step.given.deelnemers)
    if step.p.tarief is not None:
        return KeyFormula(_kolommen(step), f"{step.p.vaste_voet}+{step.p.tarief}*{{0}}", "{som}")
    return KeyFormula(_kolommen(step), f"{step.p.vaste_voet}+({{bedrag}}-{number * step.p.vaste_voet})*{{0}}/{{0s}}")


def _producten(step: KeyStep) -> KeyFormula:
    columns = _kolommen(step)
    at = {name: index for index, name in enumerate(step.given.cijfers)}
    weight = "+".join(f"{product.tarief}*{{{at[product.cijfer]}}}" for product in step.p.producten)
    if step.p.afrekening == "vast":
        return KeyFormula(columns, weight, "{som}")
    band = f"{_getal(step.p.bandbreedte)}/100*{{som}}"
    return KeyFormula(columns, weight, f"ROUND({{som}}+MAX({{bedrag}}-{{som}}-{band},0)+MIN({{bedrag}}-{{som}}+{band},0),0)")


def _lumpsum(step: KeyStep) -> KeyFormula:
    money = FigureColumn("ingebracht bedrag (centen)", step.p.bedragen)
    if not step.p.ingroei_jaren:
        return KeyFormula((money,), "{0}")
    along = min(max(Fraction(step.given.jaar - step.p.basisjaar, step.p.ingroei_jaren), Fraction(0)), Fraction(1))
    weight = f"{{0}}/{{0s}}*{_getal(1 - along)}+{{1}}/{{1s}}*{_getal(along)}"
    return KeyFormula((money, FigureColumn("bijdrage naar de sleutel (centen)", step.given.basis)), weight)


def _lokaal(step: KeyStep) -> KeyFormula | None:
    """Return the formula for who does something itself; own figures of the step before, so `basis` must be there."""
    given, p = step.given, step.p
    if not given.basis or p.bij_lokaal == "frictie":
        return None
    part = FigureColumn("deel dat gezamenlijk gaat", {name: given.joint_share(name) for name in given.deelnemers})
    joint = FigureColumn("bijdrage x deelname", {name: given.basis[name] * given.joint_share(name) for name in given.deelnemers})
    columns = (FigureColumn("bijdrage als allen meedoen (centen)", given.basis), part, joint)
    if given.pakket != "basis":
        return KeyFormula(columns, "{bedrag}*{2}/{2s}", "ROUND({som},0)")
    direct, overhead = f"{{bedrag}}*100/{100 + p.overheadopslag}", f"{{bedrag}}*{p.overheadopslag}/{100 + p.overheadopslag}"
    if p.bij_lokaal == "rest" and any(joint.waarden.values()):
        return KeyFormula(columns, f"{overhead}*{{0}}/{{0s}}+{direct}*{{2}}/{{2s}}", "ROUND({som},0)")
    share = "{0}/{0s}" if p.bij_lokaal == "rest" else "{0}/{0s}*{1}"
    return KeyFormula(columns, f"{overhead}*{{0}}/{{0s}}+{direct}*{share}", "ROUND({som},0)")


def _getal(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


_SLEUTELS: Mapping[str, Callable[[KeyStep], KeyFormula | None]] = {
    "per_inwoner": _som_van_cijfers,
    "per_client": _som_van_cijfers,
    "gemeentefonds": _som_van_cijfers,
    "mix": _mix,
    "doorgeefkosten": _doorgeef,
    "vast_plus_variabel": _vast,
    "prijs_maal_aantal": _producten,
    "lumpsum": _lumpsum,
    "basis_plus_maatwerk": _lokaal,
}


# ── votes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class VoteFormula:
    """What the votes are computed from: named constants, an optional list of classes, and the formula per row.

    `{x}` is the figure in the row, `{leden}` its members, other names are constants; `{vanaf}` and `{klasse}` the classes.
    """

    cijfer: str
    formule: str
    constanten: tuple[tuple[str, int], ...] = ()
    klassen: tuple[tuple[int, int], ...] = ()


def stemregel(regel: str, p: Any, hoogste: int) -> VoteFormula | None:
    """Return the formula of a voting rule, or None; `hoogste` is the most votes anybody has, where a cap binds."""
    if regel in {"een_per_lid", "ongelijke_leden"}:
        return VoteFormula("", "{leden}")
    if regel == "per_inwoners":
        counted = f"MAX({{minimum}},{_RONDT[p.afronding]}({{x}}/{{inwoners_per_stem}},0))"
        most = f"MIN({{maximum}},{counted})" if p.maximum else counted
        constants = (("inwoners_per_stem", p.inwoners_per_stem), ("minimum", p.minimum), *((("maximum", p.maximum),) if p.maximum else ()))
        return VoteFormula("inwoners", most, constants)
    if regel == "raadszetels":
        return VoteFormula("raadszetels", f"{_RONDT[p.afronding]}({{x}}/{{zetels_per_stem}},0)", (("zetels_per_stem", p.zetels_per_stem),))
    if regel == "inwonersklassen":
        return VoteFormula("inwoners", "LOOKUP({x},{vanaf},{klasse})", (), tuple((klasse.vanaf, klasse.stemmen) for klasse in p.klassen))
    if regel == "naar_bijdrage":
        counted = f"MAX({{minimum}},{_RONDT[p.afronding]}({{x}}/{{centen_per_stem}},0))"
        constants = (("centen_per_stem", p.euro_per_stem), ("minimum", p.minimum), ("hoogste na het plafond", hoogste))
        return VoteFormula("bijdrage (centen)", f"MIN({{hoogste na het plafond}},{counted})", constants)
    return None


def vul(template: str, cellen: Mapping[str, str]) -> str:
    """Return a formula with its cells filled in."""
    for name, cell in sorted(cellen.items(), key=lambda item: -len(item[0])):
        template = template.replace("{" + name + "}", cell)
    return template


def bereik(kolom: str, regels: Sequence[int]) -> str:
    """Return a range of one column, fixed."""
    return f"${kolom}${regels[0]}:${kolom}${regels[-1]}"
