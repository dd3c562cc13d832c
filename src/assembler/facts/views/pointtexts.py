"""The text of the regulation under the variants of an open point: the leden asked for, or those that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assembler.facts.views.texts import LidText, RegulationText
from assembler.facts.whatif.points import Outcome, concerned
from assembler.reading.records.punten import OpenPunt
from assembler.sentences.names import GETAL, JA_NEE, TEKST, Name, View, ViewKind

LID = ViewKind(
    "lidtekst",
    "een lid zoals het in een variant luidt",
    {
        "variant": Name(TEKST, "de letter van de variant"),
        "naam": Name(TEKST, "de naam van de variant"),
        "eerste_van_variant": Name(JA_NEE, "of dit het eerste lid van deze variant is"),
        "artikel": Name(TEKST, "het artikel met zijn nummer: Artikel 12"),
        "lid": Name(GETAL, "het nummer van het lid"),
        "heeft_nummer": Name(JA_NEE, "of het lid een nummer heeft"),
        "tekst": Name(TEKST, "wat er staat, met alle onderdelen"),
        "is_gelijk": Name(JA_NEE, "of dit in een eerdere variant ook zo staat"),
        "gelijk_aan": Name(TEKST, "de letter van de variant waarin dit voor het eerst zo staat"),
    },
)


def leden(record: OpenPunt, outcomes: Sequence[Outcome], texts: Sequence[RegulationText]) -> tuple[View, ...]:
    """Return the leden as they would read, variant by variant; what reads the same says in which variant it did before."""
    rows = [{lid.key: lid for lid in _shown(record, text)} for text in texts]
    if not record.toon:
        rows = [{key: lid for key, lid in row.items() if any(_said(other.get(key)) != lid.tekst for other in rows)} for row in rows]
    seen: dict[tuple[str, int, str], str] = {}
    found = []
    for item, row in zip(outcomes, rows, strict=True):
        for number, lid in enumerate(row.values()):
            earlier = seen.setdefault((lid.artikel, lid.nummer, lid.tekst), item.letter)
            values = {
                "variant": item.letter, "naam": item.record.naam, "eerste_van_variant": number == 0, "artikel": lid.artikel, "lid": lid.nummer,
                "heeft_nummer": bool(lid.nummer), "tekst": lid.tekst, "is_gelijk": earlier != item.letter, "gelijk_aan": earlier,
            }  # fmt: skip
            found.append(LID.view(f"{item.letter}-{lid.key.replace('/', '-')}", values))
    return tuple(found)


def _shown(record: OpenPunt, text: RegulationText) -> Iterator[LidText]:
    for clause in dict.fromkeys((*(path.partition("/")[0] for path in record.toon), *concerned(record))):
        for lid in text.leden(clause):
            if not record.toon or {lid.key, clause} & set(record.toon):
                yield lid


def _said(lid: LidText | None) -> str:
    return lid.tekst if lid is not None else ""
