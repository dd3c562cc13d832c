"""Writes down what came of a treatment: what one organ decided, on which version, with its votes and what it gave along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, get_args

from assembler.reading.records.besluitvorming import Inbrengsoort
from assembler.reading.records.stappen import Uitslag
from assembler.verbs.basket import slug
from assembler.writing import house

UITSLAGEN: tuple[str, ...] = get_args(Uitslag)
INBRENG: tuple[str, ...] = get_args(Inbrengsoort)
AMENDMENT = ("tekst", "beslispunt", "na", "luidt")  # what is asked of one that changes a point of the decision, in the order in which it is written
_VOTES = ("voor", "tegen", "onthouden")


def read(typed: Mapping[str, str], contributions: Mapping[str, str], rows: Callable[[str], Sequence[str]] = lambda _name: ()) -> tuple[dict[str, Any], str]:
    """Return the record of what was typed, and what is missing in words ('' when nothing); what else may be wrong the checks say.

    `contributions` has by the kind of what was given along its texts, each on a line of its own; `rows` gives all that was typed under a name that stands
    on the form more than once: the lines that were filled in, and amendments that change a point of the decision.
    """
    row: dict[str, Any] = {name: typed[name].strip() for name in ("wie", "wat", "datum", "versie", "uitslag")}
    row |= {name: typed[name].strip() for name in ("nummer",) if typed[name].strip()}
    votes = {name: int(typed[name]) for name in _VOTES if typed[name].strip().isdecimal()}
    if {"voor", "tegen"} <= votes.keys():
        row["stemming"] = votes
    if typed["eenstemmig"]:
        row["eenstemmig"] = True
    row |= {name: lines for name in ("redenen", "standpunt") if (lines := [" ".join(line.split()) for line in typed[name].split("\n") if line.strip()])}
    filled = {" ".join(words.split()): " ".join(said.split()) for words, said in zip(rows("ingevuld"), rows("ingevuld_is"), strict=False) if words.strip()}
    row |= {"ingevuld": filled} if filled else {}
    given = [(kind, " ".join(line.split())) for kind, text in contributions.items() for line in text.split("\n") if line.strip()]
    brought = [{"id": _name(kind, number), "soort": kind, "tekst": text} for number, (kind, text) in enumerate(given, 1)]
    brought += [{"id": _name("amendement", number), **item} for number, item in enumerate(_amendments(rows), len(brought) + 1)]
    row |= {"inbreng": brought} if brought else {}
    row["bron"] = " ".join(typed["bron"].split())
    row |= {"status": typed["status"]} if typed["status"] not in ("", "definitief") else {}
    return row, _missing(row, typed)


def _amendments(rows: Callable[[str], Sequence[str]]) -> Iterator[dict[str, str]]:
    """Yield the amendments that change a point of the decision, as far as they were typed."""
    for values in zip(*(rows(f"am.{name}") for name in AMENDMENT), strict=False):
        said = {name: " ".join(value.split()) for name, value in zip(AMENDMENT, values, strict=True) if value.strip()}
        if said:
            yield {"soort": "amendement", **said}


def _name(kind: str, number: int) -> str:
    return f"{kind}-{number}"


def _missing(row: Mapping[str, Any], typed: Mapping[str, str]) -> str:
    if any(not row[name] for name in ("wie", "wat", "datum", "versie", "uitslag", "bron")):
        return "Vul in wie besloot, waarover, op welke dag, op welke versie, met welke uitslag, en waaruit dat blijkt (bron)."
    if any(typed[name].strip() and not typed[name].strip().isdecimal() for name in _VOTES):
        return "Schrijf stemmen als hele getallen."
    if any("tekst" not in item for item in row.get("inbreng", ())):
        return "Schrijf bij een amendement ook wat is gevraagd."
    if bool(typed["voor"].strip()) != bool(typed["tegen"].strip()):
        return "Vul de stemmen voor en tegen allebei in, of geen van beide."
    try:
        date.fromisoformat(row["datum"])
    except ValueError:
        return f"De dag '{row['datum']}' bestaat niet. Schrijf een dag als 2021-06-15."
    return ""


def file_of(traject: str, row: Mapping[str, Any]) -> str:
    """Return the file of an outcome: its day, who decided, and about what."""
    return f"trajecten/{traject}/uitkomsten/{row['datum']}-{slug(row['wie'].replace('/', '-'))}-{slug(row['wat'])}.yaml"


def text_of(row: Mapping[str, Any]) -> bytes:
    """Return the record as it stands in its file."""
    return house.text_of(dict(row), "Wat is besloten. Dit bestand wordt niet meer gewijzigd.").encode()
