"""Steps of a traject: who does what on which day, with what outcome; and the kinds of treatment, with who can give one and the term the law sets."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.reading.records.base import ZEKERHEID, Datum, Id, Nummer, Record, Reeks, Tekst
from assembler.reading.records.gemeenten import Status
from assembler.reading.records.wgr import Regime

Stapsoort = Literal["informeren", "richting", "kaders", "besluiten", "voornemen", "advies", "zienswijze", "toestemming", "vaststellen", "instemming"]
Staprol = Literal["vertegenwoordigend", "uitvoerend", "voorzittend", "bestuur", "advies", "gremium"]
Uitslag = Literal["aangenomen", "gewijzigd", "verworpen", "aangehouden", "van_rechtswege"]
AGENDAPUNT = r"^[0-9]{1,3}([a-z]|\.[0-9]{1,2})?$"
ALLE = "alle"  # every participant of the regulation


class Termijn(Record):
    """A term of law at a treatment, from the day on which it was sent."""

    soort: Literal["minstens", "hoogstens"] = Field(description="minstens: pas daarna mag wat bij 'voor' staat; hoogstens: zo lang heeft het orgaan de tijd")
    aantal: int = Field(ge=1, description="Hoeveel")
    eenheid: Literal["dagen", "weken", "maanden"] = Field(description="Dagen, weken of maanden")
    voor: Reeks[Id] = Field(default=(), description="Soorten behandeling die pas na de termijn kunnen")
    regimes: Reeks[Regime] = Field(default=("I-a", "I-b", "II"), description="Recht waarin de termijn bestaat; leeg: alle")
    bepaling: Id | None = Field(default=None, description="Onderwerp in clauses/wgr waarop zij berust")
    wet: Id | None = Field(default=None, description="Andere wet waarop zij berust")
    artikel: Nummer | None = Field(default=None, description="Artikel van die wet")
    lid: Nummer | None = Field(default=None, description="Lid daarvan")
    zekerheid: str = Field(pattern=ZEKERHEID, description="Hoe zeker de termijn is: SEEN, SEEN-2, CARRY, INF of MEM")


class Behandelsoort(Record):
    """A kind of treatment."""

    id: Id = Field(description="Naam waarmee een stap haar noemt")
    naam: Tekst = Field(description="Hoe zij in een overzicht van stappen heet, met een kleine letter")
    zin: Tekst | None = Field(default=None, description="Wat de brief aan het orgaan erover zegt, als er geen besluit wordt gevraagd")
    vraagt_besluit: bool = Field(description="Of het orgaan een besluit neemt, met een voorstel")
    rollen: Reeks[Staprol] = Field(default=(), description="Welke organen dit kunnen; leeg: ieder")
    alleen_zonder_maker: bool = Field(default=False, description="Niet voor een orgaan dat de regeling zelf treft")
    na: Reeks[Id] = Field(default=(), description="Soorten die, waar zij er zijn, eraan voorafgaan")
    termijnen: Reeks[Termijn] = Field(default=(), description="Termijnen van de wet")
    uitslagen: dict[Uitslag, Tekst] = Field(default_factory=dict, description="Hoe iedere mogelijke uitslag in een overzicht heet; een andere kan hier niet")


class Lichaamsorgaan(Record):
    """An organ of a body that a regulation founded, or who advises there."""

    id: Id = Field(description="Naam waarmee een stap het noemt: <regeling>/<orgaan>")
    naam: Tekst = Field(description="Zonder lidwoord")
    lidwoord: Literal["de", "het"] = Field(description="Lidwoord")
    rol: Staprol = Field(description="Wat het doet")
    besturen: Reeks[Literal["twee", "een", "geen"]] = Field(description="Bij welke vormen het er is")


class Invulregel(Record):
    """Which fill-in lines of a decision its outcome fills: those with these words."""

    id: Literal["datum", "nummer", "stemming"] = Field(description="Wat van de uitkomst er komt te staan: haar dag, haar nummer, of hoe er is gestemd")
    woorden: Reeks[Tekst] = Field(min_length=1, description="De woorden van de invulregel, zoals in {{ bij_besluit('datum van de vergadering') }}")


class Behandelsoorten(Record):
    """The file of kinds of treatment, of the organs of a body, and of what an outcome fills in."""

    soorten: Reeks[Behandelsoort] = Field(description="De soorten")
    organen: Reeks[Lichaamsorgaan] = Field(default=(), description="De organen van een lichaam")
    invulregels: Reeks[Invulregel] = Field(default=(), description="Welke invulregels van een besluit de uitkomst invult, in een mijlpaal met 'vult'")


def written(value: object) -> object:
    """An organ may stand there as a text: `noord/raad`, `alle/college`, `regeling/algemeen-bestuur`."""
    if not isinstance(value, str):
        return value
    van, mark, orgaan = value.partition("/")
    if not mark:
        raise PydanticCustomError(
            "wie_zonder_orgaan", "Hier staat niet welk orgaan.", {"hint": f"Schrijf '{value}/<orgaan>', of {{gremium: {value}}} voor wie geen orgaan is."}
        )
    return {"van": van, "orgaan": orgaan}


class Wie(Record):
    """Who takes a step: an organ of an organisation or of a body, or another body that has only a name."""

    van: Id | None = Field(default=None, description="Organisatie, 'alle' deelnemers, of een regeling")
    orgaan: Id | None = Field(default=None, description="Orgaan daarvan")
    gremium: Tekst | None = Field(default=None, description="Een ander gremium, met zijn naam en lidwoord: de stuurgroep")

    @model_validator(mode="after")
    def _een_van_beide(self) -> Wie:
        if (self.gremium is None) == (self.orgaan is None) or (self.van is None) != (self.orgaan is None):
            raise PydanticCustomError("wie_onduidelijk", "Dit zegt niet wie de stap zet.", {"hint": "Schrijf '<organisatie>/<orgaan>', of {gremium: <naam>}."})
        return self

    @property
    def tekst(self) -> str:
        """As it is written."""
        return self.gremium or f"{self.van}/{self.orgaan}"


class Periode(Record):
    """When a step is planned, as far as only that is known."""

    van: Datum = Field(description="Eerste dag")
    tot: Datum = Field(description="Laatste dag")


class Stap(Record):
    """One step: who, what, when, with what outcome."""

    wie: Annotated[Wie, BeforeValidator(written)] = Field(
        description="Wie: <organisatie>/<orgaan>, alle/<orgaan>, <regeling>/<orgaan> van haar lichaam, of {gremium: ...}"
    )
    wat: Id = Field(description="Soort behandeling, uit clauses/behandelingen")
    over: Tekst | None = Field(default=None, description="Waarover, als dat niet vanzelf spreekt")
    regeling: Id | None = Field(default=None, description="Regeling waarover het gaat; weglaten: die van het eerste instrument")
    datum: Datum | None = Field(default=None, description="Dag; leeg: nog niet bekend")
    periode: Periode | None = Field(default=None, description="Waarin de stap valt, als de dag niet bekend is")
    verzonden: Datum | None = Field(default=None, description="Dag waarop het stuk aan het orgaan is gezonden; daar begint een termijn")
    datum_stuk: Datum | None = Field(default=None, description="Datum van het stuk; leeg: de stand van de mijlpaal")
    bijeenkomst: Tekst | None = Field(default=None, description="Soort bijeenkomst, als zinsdeel")
    uitkomst: Tekst | None = Field(default=None, description="Wat eruit kwam")
    agendapunt: Tekst | None = Field(default=None, pattern=AGENDAPUNT, description="Nummer op de agenda van het orgaan; de stukken van de set tellen daaronder")
    bron: Tekst = Field(description="Waar dit vandaan komt")
    status: Status = Field(default="definitief", description="Hoe zeker dit is: definitief, voorlopig of aanname")
