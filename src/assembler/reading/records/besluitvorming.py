"""What was sent to whom, and what came of it: records that are written once and never changed, for they are what a term or a later paper rests on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.reading.records.base import Datum, Id, Record, Reeks, Tekst
from assembler.reading.records.gemeenten import Status
from assembler.reading.records.stappen import Uitslag, Wie, written

VERSIE = r"^[a-z0-9]+(-[a-z0-9]+)*@[1-9][0-9]*$"
Inbrengsoort = Literal["kader", "motie", "amendement", "zienswijze", "voorwaarde"]
Verwerking = Literal["open", "overgenomen", "deels", "niet"]


class Verzondenstuk(Record):
    """A document that was sent, with the hash of what it says."""

    naam: Tekst = Field(description="Naam van het stuk in de vastgelegde versie, bijvoorbeeld rib-<gemeente>")
    inhoud: Tekst = Field(pattern=r"^[0-9a-f]{64}$", description="Kenmerk van het stuk, zoals versie.json het als sha256 heeft")


class Verzending(Record):
    """Documents of a frozen version that went to one organ on one day; a term of law begins there."""

    id: Id | None = Field(default=None, description="Naam; leeg: die van het bestand")
    aan: Annotated[Wie, BeforeValidator(written)] = Field(description="<organisatie>/<orgaan>, of <regeling>/<orgaan> van haar lichaam")
    wat: Id = Field(description="Waarvoor: een soort behandeling uit clauses/behandelingen")
    datum: Datum = Field(description="Dag van verzending")
    ontvangen: Datum | None = Field(default=None, description="Dag van ontvangst, als die een andere is")
    versie: Tekst = Field(pattern=VERSIE, description="De vastgelegde versie: <mijlpaal>@<nummer>")
    stukken: Reeks[Verzondenstuk] = Field(min_length=1, description="Wat er is verzonden")
    vervangt: Id | None = Field(default=None, description="De eerdere verzending waarvan dit een addendum is")
    bron: Tekst | None = Field(default=None, description="Waaruit de verzending blijkt")
    status: Status = "definitief"


class Stemming(Record):
    """How was voted; whole votes."""

    voor: int = Field(ge=0, description="Stemmen voor")
    tegen: int = Field(ge=0, description="Stemmen tegen")
    onthouden: int = Field(default=0, ge=0, description="Leden die geen stem uitbrachten")


class Inbreng(Record):
    """What an organ gave along with its decision, and how that was answered."""

    id: Id = Field(description="Naam, eenmalig binnen dit bestand")
    soort: Inbrengsoort = Field(description="kader, motie, amendement, zienswijze of voorwaarde")
    tekst: Tekst = Field(description="Wat is gevraagd, als zinsdeel")
    over: Tekst | None = Field(default=None, description="Het artikel of de bijlage waarover het gaat: clausule of bijlage:<id>")
    uitslag: Uitslag = Field(default="aangenomen", description="Wat er van deze motie of dit amendement werd")
    verwerking: Verwerking = Field(default="open", description="open, overgenomen, deels of niet")
    antwoord: Tekst | None = Field(default=None, description="Hoe ermee is omgegaan en waarom, als zin")
    beantwoord: Datum | None = Field(default=None, description="Dag van het antwoord; een stuk van een eerdere dag kent het niet")
    besluit: Id | None = Field(default=None, description="Het besluit in het log dat het uitvoert")
    beslispunt: Id | None = Field(default=None, description="Bij een amendement op het besluit zelf: het beslispunt dat anders luidt of vervalt")
    na: Id | None = Field(default=None, description="Bij een amendement dat een beslispunt toevoegt: het beslispunt waarna het komt")
    luidt: Tekst | None = Field(default=None, description="Hoe het beslispunt door het amendement luidt, als zinsdeel; leeg bij 'beslispunt': het vervalt")

    @model_validator(mode="after")
    def _wijzigt_een_besluit(self) -> Inbreng:
        """An amendement says of one point of the decision how it reads; nothing else changes a decision."""
        named = [name for name in ("beslispunt", "na", "luidt") if getattr(self, name) is not None]
        if named and self.soort != "amendement":
            raise PydanticCustomError("inbreng_wijzigt_niets", "Alleen een amendement wijzigt een beslispunt.", {"hint": f"Haal '{named[0]}' weg."})
        if (self.na is not None) and (self.luidt is None or self.beslispunt is not None):
            hint = "Schrijf bij 'na' ook 'luidt', en geen 'beslispunt'."
            raise PydanticCustomError("inbreng_onvolledig", "Van het nieuwe beslispunt staat er niet hoe het luidt.", {"hint": hint})
        if self.luidt is not None and self.beslispunt is None and self.na is None:
            hint = "Schrijf bij 'beslispunt' welk punt anders luidt, of bij 'na' waarna het nieuwe punt komt."
            raise PydanticCustomError("inbreng_onvolledig", "Er staat niet om welk beslispunt het gaat.", {"hint": hint})
        return self


class Uitkomst(Record):
    """What one organ decided, on which version, on which day."""

    id: Id | None = Field(default=None, description="Naam; leeg: die van het bestand")
    wie: Annotated[Wie, BeforeValidator(written)] = Field(description="<organisatie>/<orgaan>, of <regeling>/<orgaan> van haar lichaam")
    wat: Id = Field(description="Waarover: een soort behandeling uit clauses/behandelingen")
    datum: Datum = Field(description="Dag van het besluit")
    versie: Tekst = Field(pattern=VERSIE, description="De vastgelegde versie waarop het besluit ziet: <mijlpaal>@<nummer>")
    uitslag: Uitslag = Field(description="aangenomen, gewijzigd, verworpen, aangehouden of van_rechtswege")
    nummer: Tekst | None = Field(default=None, description="Nummer van het besluit")
    stemming: Stemming | None = Field(default=None, description="De stemmen; leeg: zonder stemming of niet bekend")
    eenstemmig: bool = Field(default=False, description="Met algemene stemmen")
    redenen: Reeks[Tekst] = Field(default=(), description="Waarom, bij aanhouden of verwerpen; ieder als zin")
    standpunt: Reeks[Tekst] = Field(default=(), description="Wat het orgaan van het vervolg vindt, ieder als zinsdeel dat met 'dat' begint")
    ingevuld: dict[Tekst, Tekst] = Field(
        default_factory=dict,
        description="Wat er bij het besluit is ingevuld: de woorden van de invulregel, bijvoorbeeld 'nummer van het raadsvoorstel', en wat er dan staat",
    )
    inbreng: Reeks[Inbreng] = Field(default=(), description="Kaders, moties, amendementen, zienswijzen en voorwaarden")
    bron: Tekst = Field(description="Waaruit het besluit blijkt")
    status: Status = "definitief"
