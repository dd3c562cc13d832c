"""A frozen version without its trees: what was fixed, by whom, from what; and how that is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assembler.facts import decisions
from assembler.ground.findings import Finding, Level, Span

FORMAAT = 1


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """One document of a frozen version: what it is, the hash of its tree, and of its `inhoud` in each form."""

    document: str
    soort: str
    gemeente: str | None
    naam: str
    sha256: str
    inhoud: Mapping[str, str]
    bronnen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Versie:
    """A frozen version, without its trees."""

    traject: str
    mijlpaal: str
    naam: str
    nummer: int
    stand: date
    programma: str
    door: str
    gezien: str
    vastgelegd_op: date
    vorige: str
    invoer: Mapping[str, str]
    huisstijlen: Mapping[str, str]
    besluiten: tuple[decisions.LoggedDecision, ...]
    documenten: tuple[Vastgelegd, ...]
    bevindingen: tuple[Finding, ...]

    @property
    def tekst(self) -> str:
        """How every output names it."""
        return f"versie {self.nummer}"


def from_data(data: Mapping[str, Any]) -> Versie:
    """Return the version that `as_data` wrote; KeyError, TypeError or ValueError when it is none."""
    documents = tuple(
        Vastgelegd(row["document"], row["soort"], row["gemeente"], row["naam"], row["sha256"], row["inhoud"], tuple(row["bronnen"]))
        for row in data["documenten"]
    )
    found = tuple(
        Finding(row["naam"], Level(row["niveau"]), row["tekst"], Span(*row["plaats"]), gemeente=row["gemeente"], mijlpaal=data["mijlpaal"])
        for row in data["bevindingen"]
    )
    return Versie(
        data["traject"], data["mijlpaal"], data["naam"], int(data["nummer"]), date.fromisoformat(data["stand"]), data["programma"],
        data["door"], data["gezien"], date.fromisoformat(data["vastgelegd_op"]), data["vorige"], data["invoer"], data["huisstijlen"],
        tuple(decisions.from_data(row) for row in data["besluiten"]), documents, found,
    )  # fmt: skip


def as_data(versie: Versie) -> dict[str, Any]:
    """Return a version as plain data."""
    rows = [
        {
            "document": row.document, "soort": row.soort, "gemeente": row.gemeente, "naam": row.naam, "sha256": row.sha256,
            "inhoud": dict(row.inhoud), "bronnen": list(row.bronnen),
        }
        for row in versie.documenten
    ]  # fmt: skip
    found = [
        {
            "naam": item.slug, "niveau": str(item.level), "tekst": item.message, "gemeente": item.gemeente,
            "plaats": [item.span.file, item.span.line, item.span.column, item.span.end_line, item.span.end_column],
        }
        for item in versie.bevindingen
    ]  # fmt: skip
    return {
        "formaat": FORMAAT, "traject": versie.traject, "mijlpaal": versie.mijlpaal, "naam": versie.naam, "nummer": versie.nummer,
        "stand": versie.stand.isoformat(), "programma": versie.programma, "door": versie.door, "gezien": versie.gezien,
        "vastgelegd_op": versie.vastgelegd_op.isoformat(), "vorige": versie.vorige, "invoer": dict(versie.invoer),
        "huisstijlen": dict(versie.huisstijlen), "besluiten": [decisions.as_data(regel) for regel in versie.besluiten],
        "documenten": rows, "bevindingen": found,
    }  # fmt: skip
