"""What came back on the text of a milestone, as the reactienota tells it: per article each proposal, by whom, the answer, and what it changed.

Of a confidential proposal nothing is there; of a confidential decision only what it did to the text. Names of people stand in no paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from assembler.facts.facts import Facts
from assembler.facts.reactions import Row, merged, together
from assembler.facts.views.texts import RegulationText
from assembler.facts.views.worked import decision_of, progress, worked_in
from assembler.sentences.names import GETAL, JA_NEE, TEKST, TEKSTEN, Name, View, ViewKind, collection

_OPEN = ("open", "ter_bespreking", "voorgenomen")
_DONE = ("overgenomen", "aangepast")
_UNIT = re.compile(r"(Artikel [^,(]+(?:\([^)]*\))?|Bijlage [^,(]+(?:\([^)]*\))?|[^,]+)(?:, (.+))?\Z")

REACTION = ViewKind(
    "reactie",
    "een voorstel of opmerking van wie een versie las; gelijke van meer lezers zijn er één",
    {
        "van": Name(TEKSTEN, "van wie: de deelnemers of andere organen, nooit personen"),
        "plaats": Name(TEKST, "waar in het artikel: tweede lid, onderdeel a; leeg: het geheel"),
        "soort": Name(TEKST, "tekst, opschrift, nieuw, vervalt, gesplitst, samengevoegd, verplaatst of opmerking"),
        "was": Name(TEKST, "wat er stond"),
        "wordt": Name(TEKST, "wat er zou moeten staan; bij een opmerking de opmerking"),
        "heeft_was": Name(JA_NEE, "of er iets stond"),
        "heeft_wordt": Name(JA_NEE, "of er iets voor in de plaats komt"),
        "status": Name(TEKST, "open, overgenomen, aangepast, afgewezen, ter_bespreking, of voorgenomen: het besluit dat het uitvoert is nog niet genomen"),
        "antwoord": Name(TEKST, "wat ermee is gedaan, en waarom"),
        "heeft_antwoord": Name(JA_NEE, "of dat er staat"),
        "verwerkt": Name(TEKSTEN, "de artikelen en bijlagen waarin het is verwerkt"),
        "is_verwerkt": Name(JA_NEE, "of die er zijn"),
        "luidt": Name(TEKST, "hoe de bepaling nu luidt, als zij is overgenomen of aangepast"),
        "heeft_luidt": Name(JA_NEE, "of dat te zeggen is"),
        "meer_teksten": Name(JA_NEE, "of voor dezelfde plaats ook een andere tekst is voorgesteld"),
    },
)
REACTED = ViewKind(
    "reactieartikel",
    "een artikel, bijlage of ander deel waarop is gereageerd",
    {
        "nummer": Name(GETAL, "zijn nummer in de rij"),
        "naam": Name(TEKST, "het artikel, met zijn nummer en opschrift in de versie die is gelezen"),
        "tekst": Name(TEKST, "welke versie is gelezen"),
        "reacties": Name(collection("reactie"), "de voorstellen en opmerkingen"),
    },
)


def reactions(facts: Facts, text: Callable[[], RegulationText], *, answered: bool) -> tuple[View, ...]:
    """Return what came back since the milestone before, by article: what is open still, or what was answered."""
    before = max((item.stand for item in facts.trajectmap.mijlpalen if item.stand < facts.mijlpaal.stand), default=date.min)
    rows = together(facts.workspace, facts.trajectmap, before, facts.mijlpaal.stand, public=True)
    rows = tuple(replace(row, status=_status(facts, row)) for row in rows)
    wanted = [row for row in rows if (row.status not in _OPEN) == answered]
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in wanted:
        groups.setdefault((row.version, _unit(row)[0]), []).append(row)
    order = [key for version in dict.fromkeys(row.version for row in wanted) for key in _ordered(version, groups)]
    return tuple(_article(facts, text, rows, key, number) for number, key in enumerate(order, 1) for rows in [groups[key]])


def _status(facts: Facts, row: Row) -> str:
    """Return what may be said of a proposal: one that a decision carries out is no more than that decision is."""
    besluit = decision_of(facts, row.besluit)
    if row.status not in _DONE or besluit is None:
        return row.status
    return {"genomen": row.status, "open": "open", "besproken": "ter_bespreking", "voorgenomen": "voorgenomen"}[progress(besluit)]


def _ordered(version: str, groups: dict[tuple[str, str], list[Row]]) -> Iterator[tuple[str, str]]:
    yield from ((version, name) for name in merged([[name for found, name in groups if found == version]]))


def _unit(row: Row) -> tuple[str, str]:
    """Return the article of a place in words, and the place within it."""
    match = _UNIT.match(row.place.removeprefix("Na ")) if row.place else None
    if match is None:
        return row.place or "Begin van het stuk", ""
    return match[1].strip(), match[2] or ""


def _article(facts: Facts, text: Callable[[], RegulationText], rows: Sequence[Row], key: tuple[str, str], number: int) -> View:
    version, name = key
    several = {row.plaats for row in rows if sum(other.plaats == row.plaats and other.soort == "tekst" for other in rows) > 1}
    views = tuple(_reaction(facts, text, row, several=row.plaats in several and row.soort == "tekst") for row in rows)
    return REACTED.view(f"{number}", {"nummer": number, "naam": name, "tekst": _read(facts, version), "reacties": views})


def _read(facts: Facts, version: str) -> str:
    """Return which text was read, in words: Concept, versie 1."""
    mijlpaal, _, rest = version.partition("@")
    name = next((item.naam for item in facts.trajectmap.mijlpalen if item.id == mijlpaal), mijlpaal)
    return f"{name}, versie {rest.partition(',')[0]}"


def _reaction(facts: Facts, text: Callable[[], RegulationText], row: Row, *, several: bool) -> View:
    done = row.status in _DONE
    touched = worked_in(facts, text, row.besluit, row.plaats.partition("/")[2].partition("/")[0]) if done else ()
    reads = text().quote(row.plaats.partition("/")[2]) if done and row.soort in {"tekst", "gesplitst", "samengevoegd"} else None
    return REACTION.view(
        row.id,
        {
            "van": row.van, "plaats": _unit(row)[1], "soort": row.soort, "was": row.was, "wordt": row.wordt, "heeft_was": bool(row.was),
            "heeft_wordt": bool(row.wordt), "status": row.status, "antwoord": row.antwoord, "heeft_antwoord": bool(row.antwoord), "verwerkt": touched,
            "is_verwerkt": bool(touched), "luidt": reads or "", "heeft_luidt": bool(reads), "meer_teksten": several,
        },
    )  # fmt: skip
