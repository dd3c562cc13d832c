"""The facts of a participant -> the files that say them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from assembler.store.country import Table
from assembler.verbs.beginning.participants import Party
from assembler.writing.house import text_of

STYLE = "regio"


@dataclass(frozen=True, slots=True)
class Entry:
    """With what the facts of a participant are written down: for which traject, from which table, by whom, on which day."""

    traject: str
    gemeenten: Table
    bron: str | None
    dag: date


def of_party(new: Entry, party: Party) -> Iterator[tuple[str, str]]:
    """Yield the file with the facts of a participant, and the one for its own choices."""
    gemeente = party.soort == "gemeente"
    folder = f"{'gemeenten' if gemeente else 'organisaties'}/{party.id}"
    name = "gemeente" if gemeente else "organisatie"
    yield f"{folder}/{name}.yaml", text_of(_facts(new, party), f"Kijk na: {party.naam} {party.noot}" if party.noot else "")
    yield f"{folder}/{new.traject}/keuzes.yaml", text_of({"besluiten": []}, f"De eigen keuzes van {party.naam} in dit traject.")


def _facts(new: Entry, party: Party) -> dict[str, Any]:
    gemeente = party.soort == "gemeente"
    source = new.gemeenten.source if "inwoners" in party.facts or "adres" in party.facts else (new.bron or "opgave bij het begin van het traject")
    made: dict[str, Any] = {"id": party.id} if gemeente else {"id": party.id, "soort": party.soort}
    made["naam"] = party.naam
    if "voluit" in party.facts:
        made["voluit"] = party.facts["voluit"]
    if "code" in party.facts and (gemeente or party.facts["code"]):
        made["code"] = str(party.facts["code"]).removeprefix("gm")
    made |= {name: party.facts[name] for name in ("provincie", "adres", "postadres") if name in party.facts}
    made |= {"huisstijl": STYLE, "plaats": party.plaats}
    figures = {name: [_figure(new, name, party.facts[name])] for name in ("inwoners", "raadszetels") if name in party.facts}
    return {**made, **({"cijfers": figures} if figures else {}), "bron": source}


def _figure(new: Entry, name: str, value: int) -> dict[str, Any]:
    unsure = "; de tabel noemt geen peildatum, deze is aangenomen" if name == "inwoners" else ""
    day = new.gemeenten.peildatum if name == "inwoners" else new.gemeenten.datum
    return {
        "waarde": value,
        "peildatum": day,
        "bekend": min(new.gemeenten.datum, new.dag),
        "bron": f"{new.gemeenten.source}{unsure}",
        "status": "voorlopig",
    }
