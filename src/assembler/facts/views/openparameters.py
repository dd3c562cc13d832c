"""Parameters of the text as chosen that nobody has given a value: they stand on the list without anybody listing them."""

from __future__ import annotations

from assembler.facts.facts import Facts
from assembler.facts.openpoints import open_items
from assembler.sentences.names import JA_NEE, NODE, TEKST, TEKSTEN, Name, View, ViewKind

OPEN_PARAMETER = ViewKind(
    "open_parameter",
    "een parameter van de gekozen tekst die nog geen waarde heeft",
    {
        "onderwerp": Name(NODE, "het opschrift van haar clausule"),
        "omschrijving": Name(TEKST, "wat de parameter is"),
        "mogelijkheden": Name(TEKSTEN, "waaruit wordt gekozen"),
        "heeft_mogelijkheden": Name(JA_NEE, "of dat vaststaat"),
    },
)


def open_parameters(facts: Facts) -> tuple[View, ...]:
    """Return the view of each parameter without value of a clause of the region that stands in the text."""
    soort = facts.workspace.documentsoorten[facts.traject.regeling]
    used = {name for chapter in soort.hoofdstukken for name in chapter.clausules} | {*soort.aanhef, *soort.slot, *(item.clausule for item in soort.bijlagen)}
    return tuple(
        OPEN_PARAMETER.view(
            f"{item.onderwerp}-{item.naam.replace('_', '-')}",
            {
                "onderwerp": facts.workspace.clausules[item.onderwerp].opschrift, "omschrijving": item.omschrijving.rstrip("."),
                "mogelijkheden": item.mogelijkheden, "heeft_mogelijkheden": bool(item.mogelijkheden),
            },
        )
        for item in open_items(facts)
        if item.soort == "parameter" and item.onderwerp in used
    )  # fmt: skip
