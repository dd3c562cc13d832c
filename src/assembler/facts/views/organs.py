"""An organ of a participant that makes the regulation, as sentences see it."""

from __future__ import annotations

from assembler.facts.makers import Maker
from assembler.sentences.names import TEKST, Name, View, ViewKind

MAKER = ViewKind(
    "maker",
    "een orgaan van een deelnemer dat de regeling treft",
    {
        "naam": Name(TEKST, "het orgaan voluit: het college van burgemeester en wethouders van de gemeente X"),
        "orgaan": Name(TEKST, "het orgaan in het kort: college, raad, gedeputeerde staten"),
        "rol": Name(TEKST, "wat het orgaan daar is: vertegenwoordigend, uitvoerend of voorzittend"),
        "soort": Name(TEKST, "de soort organisatie: gemeente, provincie, waterschap, lichaam, rijk, buitenlands of privaat"),
        "plaats": Name(TEKST, "waar het orgaan stukken ondertekent"),
    },
)


def maker_view(maker: Maker) -> View:
    """Return an organ that makes the regulation."""
    orgaan = maker.orgaan
    values = {"naam": maker.naam, "orgaan": orgaan.kort, "rol": orgaan.rol, "soort": maker.soort.id, "plaats": maker.organisatie.plaats}
    return MAKER.view(maker.key, values)
