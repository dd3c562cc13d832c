"""Reads the worked examples of the seams: `tests/cases/<seam>/<regel>.yaml`, one list `gevallen` with defaults beside it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from assembler.reading.yamltext import parse
from assembler.rules.ballot import Lid, Stemming
from assembler.rules.common import Objections
from assembler.rules.leaving import ExitInput
from assembler.rules.money import KeyInput
from assembler.rules.votes import Stemgerechtigde, Stemverhouding, stemverhouding

HERE = Path(__file__).parent / "cases"


def gevallen(seam: str, regel: str) -> list[dict[str, Any]]:
    """Return the cases of one rule; what the file says beside `gevallen` is the default of each."""
    file = HERE / seam / f"{regel}.yaml"
    parsed = parse(file.read_bytes(), file.name)
    assert not parsed.findings, [str(finding.span) + " " + finding.message for finding in parsed.findings]
    shared = {key: value for key, value in parsed.data.items() if key != "gevallen"}
    return [{**shared, **case} for case in parsed.data["gevallen"]]


def bestanden(seam: str) -> set[str]:
    """Return the names of the case files of a seam."""
    return {file.stem for file in (HERE / seam).glob("*.yaml")}


def stemgerechtigden(case: dict[str, Any]) -> list[Stemgerechtigde]:
    """Return the deelnemers of a case for a rule of votes."""
    return [
        Stemgerechtigde(name, row.get("leden", 1), {key: value for key, value in row.items() if key != "leden"}) for name, row in case["deelnemers"].items()
    ]


def stemming(case: dict[str, Any]) -> Stemming:
    """Return the vote of a case."""
    leden = tuple(Lid(name, row["gemeente"], row["stemmen"]) for name, row in case["leden"].items())
    voor, tegen, blanco = (frozenset(case.get(key, ())) for key in ("voor", "tegen", "blanco"))
    known = {lid.id for lid in leden}
    assert voor | tegen | blanco <= known, f"unknown member in case {case['naam']}"
    return Stemming(leden, voor, tegen, blanco, case.get("besluit"), case.get("vergadering", 1), case.get("voorzitter"))


_APART = {"deelname", "basis", "jaren_lokaal"}


def verdeelinvoer(case: dict[str, Any]) -> KeyInput:
    """Return the input of a case for a key; fractions are text, amounts whole cents."""
    rows = case["deelnemers"]
    names = tuple(rows)
    figures = dict.fromkeys(key for row in rows.values() for key in row if key not in _APART)
    return KeyInput(
        bedrag=case["bedrag"],
        deelnemers=names,
        cijfers={key: {name: rows[name][key] for name in names if key in rows[name]} for key in figures},
        deelname={name: Fraction(row["deelname"]) for name, row in rows.items() if "deelname" in row},
        basis={name: row["basis"] for name, row in rows.items() if "basis" in row},
        pakket=case.get("pakket", "basis"),
        soort=case.get("soort", "uitvoeringskosten"),
        jaren_lokaal={name: row["jaren_lokaal"] for name, row in rows.items() if "jaren_lokaal" in row},
        grootheden=dict(case.get("grootheden", {})),
        jaar=case.get("jaar", 0),
    )


def uittreedinvoer(case: dict[str, Any]) -> ExitInput:
    """Return the input of a case for a rule of leaving; amounts in whole cents per year."""

    def reeks(name: str) -> dict[int, int]:
        return {int(year): amount for year, amount in case.get(name, {}).items()}

    return ExitInput(
        deelnemer=case["deelnemer"],
        melding=date.fromisoformat(case["melding"]),
        datum=date.fromisoformat(case["datum"]),
        deelnemer_sinds=date.fromisoformat(case["deelnemer_sinds"]) if "deelnemer_sinds" in case else None,
        bijdragen=reeks("bijdragen"),
        schade=reeks("schade"),
        vaste_kosten=reeks("vaste_kosten"),
        besparing=reeks("besparing"),
        fte_geraakt=Fraction(case.get("fte_geraakt", 0)),
        fte_overgenomen=Fraction(case.get("fte_overgenomen", 0)),
        blijvers=dict(case.get("blijvers", {})),
    )


def tabel(stemmen: dict[str, int], **leden: int) -> Stemverhouding:
    """Return a table of these votes."""
    deelnemers = [Stemgerechtigde(name, leden.get(name, 1)) for name in stemmen]
    found, faults = stemverhouding(deelnemers, stemmen, lambda votes, members: (votes // members,) * members)
    assert not faults
    return found


def teksten(found: Objections) -> list[str]:
    """Return objections as lines."""
    return [f"{item.niveau}: {item.deelnemer + ': ' if item.deelnemer else ''}{item.tekst}" for item in found]
