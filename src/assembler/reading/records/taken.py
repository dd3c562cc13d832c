"""Tasks: what the joint body does, in parts that a gemeente can keep, with the powers that each part takes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.reading.records.base import ZEKERHEID, Datum, EenOfMeer, Id, Nummer, Record, Reeks, Tekst, Zin
from assembler.reading.records.organisaties import Organisatiesoortnaam

Orgaan = Literal["raad", "college", "burgemeester", "geen", "bestuur", "voorzitter"]  # the last two: of the joint body itself
Gekozenwijze = Literal["delegatie", "mandaat", "lokaal"]
Wijze = Literal["delegatie", "mandaat", "lokaal", "attributie"]
Aard = Literal["besluit", "handeling", "regels"]
Pakket = Literal["basis", "plus", "maatwerk"]
Regelgever = Literal["algemeen-bestuur", "dagelijks-bestuur", "college", "geen"]


class Toelichtingsdeel(Record):
    """A sentence of the explanation of a task that is only true beside something else: in a regulation that has a module, or that has other tasks too."""

    module: Id | None = Field(default=None, description="Alleen in een regeling waarin deze module staat")
    taken: Reeks[Id] = Field(default=(), description="Alleen in een regeling die ook al deze taken heeft")
    tekst: Tekst = Field(description="De zin of zinnen")


EIGEN = "eigen-"  # how the id of a task begins that a regulation brought with it, and nobody worked out yet


class Later(Record):
    """How a task or a part of it is called from a day on: the law that changes on that day gave it another name."""

    vanaf: Datum
    naam: Tekst
    omschrijving: Zin
    toelichting: Tekst | None = None
    bron: Tekst


class Bevoegdheid(Record):
    """A power that goes with a task: law and article, whose power it is, and who uses it.

    A `handeling` is no decision (Awb 10:12): a college does not mandate it but authorises (machtiging). To make `regels` that bind is never mandated
    (Awb 10:3(2)(a)). A power that a law gives only from or until a day stands in no text of another day. What the law itself gives to an organ of the
    joint body (`attributie`) passes from nobody: no regulation transfers it, and no decision changes it.
    """

    id: Id
    omschrijving: Tekst
    wet: Id
    artikel: Nummer
    lid: EenOfMeer[Nummer] = Field(default=(), description="Lid, of een lijst van leden")
    deeltaken: Reeks[Id] = Field(default=(), description="Deeltaken waarvoor de bevoegdheid nodig is; leeg: de gehele taak")
    orgaan: Orgaan = Field(
        description="Wiens bevoegdheid het is: raad, college, burgemeester, of geen; bij attributie het bestuur of de voorzitter van het lichaam"
    )
    aard: Aard = Field(default="besluit", description="Besluit, feitelijke handeling (machtiging), of het stellen van algemeen verbindende regels")
    wijze: Wijze
    met: Reeks[Organisatiesoortnaam] = Field(
        default=(), description="Alleen als een van deze soorten deelneemt: de bevoegdheid van een waterschap of een provincie staat in een eigen wet"
    )
    vanaf: Datum | None = Field(default=None, description="Eerste dag waarop de wet deze bevoegdheid geeft")
    tot: Datum | None = Field(default=None, description="Eerste dag waarop de wet deze bevoegdheid niet meer geeft")
    zekerheid: str = Field(default="MEM", pattern=ZEKERHEID)
    noot: Tekst | None = Field(default=None, description="Wat bij de vindplaats is op te merken; staat in geen stuk")

    @model_validator(mode="after")
    def _given_by_law(self) -> Bevoegdheid:
        """What the law gives to the joint body itself is of an organ of that body, and nothing else is."""
        if (self.wijze == "attributie") != (self.orgaan in {"bestuur", "voorzitter"}):
            message = "'wijze: attributie' hoort bij 'orgaan: bestuur' of 'orgaan: voorzitter', en omgekeerd."
            raise PydanticCustomError("attributie", message, {"slug": "waarde-heeft-juiste-vorm"})
        return self


class Deeltaak(Record):
    """A part of a task that a gemeente can keep or take back by itself."""

    id: Id
    naam: Tekst
    omschrijving: Tekst | None = None
    later: Reeks[Later] = Field(default=(), description="Hoe de deeltaak vanaf een dag heet")


class Taak(Record):
    """A task of the joint body."""

    id: Id
    naam: Tekst
    omschrijving: Zin
    domein: Id | None = Field(default=None, description="Domein (clauses/domeinen) waartoe de taak hoort")
    wetten: Reeks[Id] = Field(default=(), description="Wetten van de taak; leeg: geen wet draagt haar op")
    terreinen: Reeks[Tekst] = Field(min_length=1, description="Terreinen van het belang waarbinnen de taak valt")
    wie: Literal["regio", "gemeente"] = "gemeente"
    pakket: Pakket = "basis"
    deeltaken: Reeks[Deeltaak] = Field(default=(), description="Onderdelen die een deelnemer zelf kan doen; leeg: de taak is niet te delen")
    bevoegdheden: Reeks[Bevoegdheid] = ()
    verordening: Literal["raad", "geen"] = "geen"
    nadere_regels: Regelgever = "geen"
    beleidsregels: Regelgever = "geen"
    lokaal_mogelijk: bool = Field(default=True, description="Mag een gemeente deze taak (deels) zelf doen?")
    later: Reeks[Later] = Field(default=(), description="Hoe de taak vanaf een dag heet")
    uit_te_werken: bool = Field(default=False, description="Een begin: wat de taak inhoudt, is nog niet uitgewerkt. In een definitieve tekst een fout")
    toelichting: Tekst
    toelichting_erbij: Reeks[Toelichtingsdeel] = Field(default=(), description="Wat de toelichting daarachter zegt, waar dat in deze regeling klopt")
    bron: Tekst
