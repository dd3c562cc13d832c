"""The facts of a gemeente or another organisation that takes part; each figure has a value, a peildatum, a source and a status."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Datum, Gemeentecode, Getal, Id, Record, Reeks, Tekst
from assembler.reading.records.organisaties import Functie, Organisatiesoortnaam

SPRONG = "Waarom dit cijfer meer dan de helft verschilt van het vorige; zonder dat waarschuwt het programma"
Status = Literal["definitief", "voorlopig", "aanname"]


class Cijfer(Record):
    """One observation of a figure. `bekend` is the day from which it may be used; the newest known one counts."""

    waarde: Getal
    peildatum: Datum
    bekend: Datum
    bron: Tekst
    status: Status
    sprong: Tekst | None = Field(default=None, description=SPRONG)

    @property
    def getal(self) -> Decimal:
        """The value."""
        return self.waarde


class Functionaris(Record):
    """An office holder over a period, named only as a source names him."""

    functie: Functie
    naam: Tekst
    van: Datum | None = None
    tot: Datum | None = None
    waarnemend: bool = False
    bron: Tekst


class Recess(Record):
    """A stretch in which the organs of an organisation do not meet."""

    naam: Tekst = Field(default="recess", description="Hoe het heet, bijvoorbeeld zomerreces")
    van: Datum = Field(description="Eerste dag")
    tot: Datum = Field(description="Laatste dag")
    bron: Tekst = Field(description="Waar dat staat")
    status: Status = "definitief"


class Aanlevering(Record):
    """How long before a meeting of an organ its papers must be there."""

    orgaan: Id = Field(description="Het orgaan: raad, college ...")
    aantal: int = Field(ge=1, le=400, description="Hoeveel")
    eenheid: Literal["dagen", "weken"] = Field(description="Dagen of weken")
    bron: Tekst = Field(description="Waar dat staat")
    status: Status = "definitief"


class ExterneBijlage(Record):
    """A file of somebody else that goes along with the papers: where it stands, whose it is, and the hash of the file as it was received."""

    id: Id = Field(description="Naam, eenmalig bij deze mijlpaal")
    titel: Tekst = Field(description="Hoe zij in de lijst van bijlagen heet")
    bestand: Tekst = Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._-]*\.[A-Za-z0-9]+$",
        description="Bestand in de map bijlagen/ van het traject; van een eigen bijlage van een deelnemer: in gemeenten/<gemeente>/<traject>/bijlagen/",
    )
    eigenaar: Tekst = Field(description="Van wie het stuk is, bijvoorbeeld de ondernemingsraad")
    sha256: Tekst = Field(pattern=r"^[0-9a-f]{64}$", description="Kenmerk van het bestand; 'assembler check' noemt het als het ontbreekt of anders is")
    datum: Datum | None = Field(default=None, description="Datum van het stuk")
    vertrouwelijk: bool = Field(default=False, description="Zij staat dan niet in de stukken en gaat niet mee in de set; de griffie krijgt haar apart")
    bron: Tekst = Field(description="Hoe het stuk is ontvangen")


class Organisatie(Record):
    """An organisation that can take part, as far as every traject needs it."""

    id: Id
    soort: Organisatiesoortnaam
    naam: Tekst
    voluit: Tekst | None = Field(default=None, description="Met lidwoord, midden in een zin; leeg: lidwoord en soort voor de naam, zoals 'de provincie X'")
    code: Tekst | None = None
    adres: Tekst | None = None
    postadres: Tekst | None = None
    huisstijl: Id
    plaats: Tekst = Field(description="Plaats van ondertekening")
    cijfers: dict[Id, Reeks[Cijfer]] = Field(default_factory=dict, description="inwoners, raadszetels, ...")
    functionarissen: Reeks[Functionaris] = ()
    velden: dict[Id, Tekst] = Field(default_factory=dict, description="Vaste waarden van velden, zoals zaaknummermasker")
    recessen: Reeks[Recess] = Field(default=(), description="Wanneer haar organen niet vergaderen")
    aanlevering: Reeks[Aanlevering] = Field(default=(), description="Hoe lang voor een vergadering de stukken er moeten zijn")
    bron: Tekst


class Gegevens(Record):
    """What an organisation fills in for one traject: it goes before what its own file says for all of them."""

    cijfers: dict[Id, Reeks[Cijfer]] = Field(default_factory=dict, description="Cijfers over de taken van dit traject, zoals bijdrage-huidig")
    functionarissen: Reeks[Functionaris] = Field(default=(), description="Wie in dit traject een ambt bekleedt, zoals de portefeuillehouder")
    velden: dict[Id, Tekst] = Field(default_factory=dict, description="Waarden van velden in alle stukken van dit traject, zoals auteur")
    stukken: dict[Id, dict[Id, dict[Id, Tekst]]] = Field(
        default_factory=dict, description="Waarden van velden in een stuk: mijlpaal, documentsoort, veld; zoals het zaaknummer"
    )
    bijlagen: dict[Id, Reeks[ExterneBijlage]] = Field(default_factory=dict, description="Per mijlpaal de bijlagen van anderen die alleen de eigen raad krijgt")

    def veld(self, mijlpaal: str, soort: str, veld: str) -> str | None:
        """Return what a field says in a kind of paper at a milestone, if it is filled in: for that paper before what is for all."""
        return self.stukken.get(mijlpaal, {}).get(soort, {}).get(veld, self.velden.get(veld))


class Gemeente(Organisatie):
    """A gemeente: it stands in the folder of the gemeenten, and its kind goes without saying."""

    soort: Literal["gemeente"] = "gemeente"
    code: Gemeentecode
    provincie: Tekst | None = None
