"""One making or changing of a regulation: the traject, its milestones, and the dated log of choices."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Datum, Getal, Id, Record, Reeks, Tekst, Zin
from assembler.reading.records.blokken import Blok
from assembler.reading.records.clausules import Pakket
from assembler.reading.records.gemeenten import Status
from assembler.reading.records.punten import OpenPunt, Parameters

Soortbehandeling = Literal["informeren", "richting", "besluiten", "kaders"]
Uitvoering = Literal["gezamenlijk", "gedeeltelijk", "lokaal"]


class Behandeling(Record):
    """How one gemeente treats one milestone: which organ, when, to what end, with what outcome."""

    orgaan: Literal["raad", "college"] = "raad"
    datum: Datum | None = Field(default=None, description="Leeg: nog niet gepland")
    soort: Soortbehandeling
    datum_stuk: Datum | None = Field(default=None, description="Datum van het stuk; leeg: de stand van de mijlpaal")
    bijeenkomst: Tekst | None = None
    uitkomst: Tekst | None = None
    bron: Tekst
    status: Status = "definitief"


class Documentkeuze(Record):
    """A document made at a milestone: of what kind, for whom."""

    soort: Id
    id: Id | None = None
    voor: Literal["regio", "alle", "informeren", "richting", "kaders", "besluiten"] = "regio"


class Bijlage(Record):
    """An enclosure of the papers of a milestone."""

    titel: Zin
    document: Id | None = Field(default=None, description="Het document van deze mijlpaal dat is bijgevoegd")


class Mijlpaal(Record):
    """A cut-off date, what is asked then of whom, and which documents that takes."""

    id: Id
    naam: Tekst
    stand: Datum
    definitief: bool = Field(default=False, description="Een gat (n.t.b.) is hier een fout")
    omschrijving: Zin
    behandelingen: dict[Id, Behandeling] = Field(default_factory=dict)
    documenten: Reeks[Documentkeuze] = ()
    teksten: dict[Id, Reeks[Blok]] = Field(default_factory=dict)
    beslispunten: Reeks[Blok] = ()
    bijlagen: Reeks[Bijlage] = ()
    open_punten: Reeks[OpenPunt] = Field(default=(), description="Waarover de dialoogsessie nog kiest; de stof van de keuzenotitie")

    def makes(self, document: Documentkeuze, gemeente: str) -> bool:
        """Return whether a paper per gemeente is made for this one."""
        treated = self.behandelingen.get(gemeente)
        return document.voor == "alle" or (treated is not None and treated.soort == document.voor)


class Pool(Record):
    """A cost pool: which tasks it pays, and what kind of money it is."""

    id: Id
    naam: Tekst
    soort: Literal["programmakosten", "uitvoeringskosten"]
    pakket: Pakket
    taken: Reeks[Id] = Field(min_length=1)
    sleutel: Id = Field(description="Clausule die zegt hoe deze pool wordt verdeeld")
    ingroei: Id | None = Field(default=None, description="Clausule met ingebrachte bedragen, van waaruit de verdeling naar de sleutel toegroeit")
    lokaal: Id | None = Field(default=None, description="Clausule die zegt wat betaalt wie een taak (deels) zelf doet")
    toelichting: Tekst | None = None


class Lichaam(Record):
    """The body that the regulation founds."""

    naam: Tekst
    zetel: Id = Field(description="Gemeente van vestiging")


class Cijferreeks(Record):
    """A figure of the traject: what it measures; its values stand in the log or here."""

    omschrijving: Tekst
    eenheid: Literal["euro", "getal", "procent"]


class Traject(Record):
    """One making or changing of a regulation."""

    id: Id
    naam: Tekst
    citeertitel: Tekst
    vorm: Literal["openbaar-lichaam", "bedrijfsvoeringsorganisatie", "gemeenschappelijk-orgaan", "regeling-zonder-meer"]
    aard: Literal["collegeregeling", "raadsregeling", "burgemeestersregeling", "gemengd"]
    vermelding: Tekst = Field(description="Staat op elke bladzijde")
    lichaam: Lichaam
    regeling: Id = Field(default="gr-tekst", description="Documentsoort van de regeling zelf")
    huisstijl: Id = Field(default="regio", description="Huisstijl van de stukken van de regio: een map in templates/huisstijlen")
    deelnemers: Reeks[Id] = Field(min_length=2)
    bekendmaking: Datum = Field(description="Geplande dag van bekendmaking; bepaalt het regime van de tekst")
    inwerkingtreding: Datum
    begrotingsjaar: int = Field(ge=1985, le=2100)
    werkt_aan: Id | None = None
    toelichting: Literal["per_hoofdstuk", "per_artikel"] = "per_artikel"
    definities: Literal["alfabetisch", "geletterd"] = "alfabetisch"
    taken: Reeks[Id] = Field(min_length=1)
    pools: Reeks[Pool] = ()
    cijfers: dict[Id, Cijferreeks] = Field(default_factory=dict)
    mijlpalen: Reeks[Mijlpaal] = Field(min_length=1)
    bron: Tekst | None = None


class NieuwLid(Record):
    """A lid or onderdeel of this traject: its text and its place."""

    lid: Blok | None = None
    onderdeel: Blok | None = None
    in_: Tekst = Field(alias="in", description="clausule, of clausule/lid")
    na: Id | None = Field(default=None, description="Komt na dit lid; leeg: voorop")


class NieuwArtikel(Record):
    """An article of this traject."""

    id: Id
    opschrift: Zin
    leden: Reeks[Blok] = Field(min_length=1)
    na: Id
    toelichting: Zin | None = None


class Vervanging(Record):
    """New text for a lid, onderdeel or definition."""

    plaats: Tekst = Field(description="clausule/lid of clausule/lid/onderdeel, of begrip:id")
    tekst: Zin
    onderdelen: Reeks[Blok] | None = None


class Verplaatsing(Record):
    """A move of an article or chapter."""

    wat: Id
    na: Id | None = None
    naar: Id | None = Field(default=None, description="Hoofdstuk waarin het vooraan komt")


class TaakKeuze(Record):
    """What one gemeente does with one task."""

    uitvoering: Uitvoering
    deeltaken: Reeks[Id] | Literal["ntb"] = ()
    vanaf: Datum | None = None
    toelichting: Tekst | None = None


class CijferKeuze(Record):
    """A figure that becomes known in the log; `gemeente` for one of a gemeente."""

    naam: Id
    gemeente: Id | None = None
    waarde: Getal | Literal["ntb"]
    peildatum: Datum
    bron: Tekst
    status: Status


class Keuze(Record):
    """One choice: exactly one of the ways below. Only the keys it names are replaced."""

    clausule: Id | None = None
    variant: Id | None = None
    parameters: Parameters = Field(default_factory=dict)
    vervalt: bool = False
    taken: dict[Id, TaakKeuze] = Field(default_factory=dict)
    gemeente: Id | None = Field(default=None, description="Bij taken: voor welke gemeente (in het log van de regio)")
    bevoegdheid: Tekst | None = Field(default=None, description="taak/bevoegdheid waarvan de wijze wordt gekozen")
    wijze: Literal["delegatie", "mandaat", "lokaal"] | None = None
    cijfer: CijferKeuze | None = None
    nieuw_lid: NieuwLid | None = None
    nieuw_artikel: NieuwArtikel | None = None
    vervang: Vervanging | None = None
    schrap: Tekst | None = None
    verplaats: Verplaatsing | None = None
    wens: Zin | None = Field(default=None, description="Wat deze gemeente zou willen van iets dat de regio bepaalt")
    over: Id | None = Field(default=None, description="Bij een wens: de clausule waarover het gaat")
    reden: Tekst | None = None
    vertrouwelijk: bool = False


class Besluit(Record):
    """One dated decision of one body, with its choices."""

    id: Id | None = None
    datum: Datum
    volgnummer: int = Field(default=1, ge=1)
    gremium: Tekst
    status: Literal["voorgenomen", "besloten", "ingetrokken"] = "besloten"
    keuzes: Reeks[Keuze] = Field(min_length=1)
    reden: Tekst | None = None
    bron: Tekst | None = None
    aanname: bool = Field(default=False, description="Uitgedacht voor deze uitwerking; geen bron noemt dit besluit")
    vertrouwelijk: bool = False


class Gemeentekeuzes(Record):
    """The dated choices of one gemeente in one traject."""

    besluiten: Reeks[Besluit] = ()
