"""A milestone of a traject: a cut-off date, what is asked then of whom, and the texts of the region for its papers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Datum, Id, Record, Reeks, Tekst, Zin
from assembler.reading.records.blokken import Blok
from assembler.reading.records.gemeenten import ExterneBijlage, Status
from assembler.reading.records.punten import OpenPunt
from assembler.reading.records.stappen import AGENDAPUNT, Periode, Stap, Stapsoort

Soortbehandeling = Literal["informeren", "richting", "besluiten", "kaders"]  # of a treatment in the short form


class Behandeling(Record):
    """How one gemeente treats one milestone: which organ, when, to what end, with what outcome."""

    orgaan: Literal["raad", "college"] = "raad"
    datum: Datum | None = Field(default=None, description="Leeg: nog niet gepland")
    periode: Periode | None = Field(default=None, description="Waarin de behandeling valt, als de dag niet bekend is")
    soort: Soortbehandeling
    datum_stuk: Datum | None = Field(default=None, description="Datum van het stuk; leeg: de stand van de mijlpaal")
    bijeenkomst: Tekst | None = None
    uitkomst: Tekst | None = None
    agendapunt: Tekst | None = Field(default=None, pattern=AGENDAPUNT, description="Nummer op de agenda van het orgaan; de stukken van de set tellen daaronder")
    voorwaarden: Reeks[Tekst] = Field(default=(), description="Voorwaarden die het orgaan aan zijn besluit heeft verbonden, ieder als zinsdeel")
    bron: Tekst
    status: Status = "definitief"


class UitersteDag(Record):
    """The last day on which the organs can still treat a milestone, as its source says."""

    datum: Datum = Field(description="De dag zelf")
    bron: Tekst = Field(description="Wie deze dag noemt")
    status: Status = Field(default="definitief", description="Hoe zeker zij is")


class Beslismoment(Record):
    """A day on which the participants decide together whether to go on: go or no go."""

    datum: Datum = Field(description="De dag")
    wat: Tekst = Field(description="Waarover dan overeenstemming moet zijn, als zinsdeel")
    bron: Tekst = Field(description="Wie deze dag noemt")
    status: Status = Field(default="definitief", description="Hoe zeker zij is")


class Documentkeuze(Record):
    """A document made at a milestone: of what kind, for whom."""

    soort: Id
    id: Id | None = None
    voor: Literal["regio", "alle", "uittreders"] | Stapsoort = Field(
        default="regio", description="De regio, alle deelnemers, wie uit de regeling treden, of wie de mijlpaal zo behandelen"
    )
    alleen: Reeks[Id] = Field(default=(), description="Alleen voor deze deelnemers; weglaten: voor allen bij wie 'voor' past")
    regeling: Id | None = Field(default=None, description="Regeling waarover het gaat; weglaten: die van het eerste instrument van het traject")


class Bijlage(Record):
    """An enclosure of the papers of a milestone."""

    titel: Zin
    document: Id | None = Field(default=None, description="Het document van deze mijlpaal dat is bijgevoegd")


class NietNoemen(Record):
    """A place of the regulation that changed and that papers do not tell, with the reason; only who works on the traject reads it."""

    plaats: Tekst = Field(description="Het id van het artikel, of bijlage:<id>")
    reden: Tekst = Field(description="Waarom de stukken haar niet noemen")


class Mijlpaal(Record):
    """A cut-off date, what is asked then of whom, and which documents that takes."""

    id: Id
    naam: Tekst
    soort: Id | None = Field(default=None, description="Soort mijlpaal uit templates/mijlpalen; wat hier niet staat, komt daarvandaan")
    stand: Datum
    definitief: bool = Field(default=False, description="Een gat (n.t.b.) is hier een fout")
    vult: Id | None = Field(
        default=None,
        description="De mijlpaal waarvan de vastgelegde stukken hier worden ingevuld met wat is besloten (dag, nummer, stemming, amendementen op een besluit); verder zijn zij gelijk",
    )
    buiten_planning: bool = Field(default=False, description="Geen stap die stukken noemen, maar een tekst om vast te leggen, zoals die is ondertekend")
    omschrijving: Zin
    behandelingen: dict[Id, Behandeling] = Field(default_factory=dict)
    stappen: Reeks[Stap] = Field(default=(), description="Wie wat wanneer doet, in volgorde; een behandeling is een stap van een raad in het kort")
    uiterste_dag: UitersteDag | None = Field(default=None, description="Laatste dag waarop de deelnemers deze mijlpaal nog kunnen behandelen")
    beslismomenten: Reeks[Beslismoment] = Field(default=(), description="Dagen waarop de deelnemers samen beslissen of zij doorgaan")
    documenten: Reeks[Documentkeuze] = Field(default=(), description="Welke documenten er zijn; bij een soort mijlpaal: welke erbij komen")
    zonder: Reeks[Id] = Field(default=(), description="Documenten van de soort mijlpaal die hier niet worden gemaakt")
    beslispunten: Reeks[Blok] = ()
    bijlagen: Reeks[Bijlage] = ()
    externe_bijlagen: Reeks[ExterneBijlage] = Field(default=(), description="Bijlagen van anderen, die iedere raad krijgt; in de stukken na 'bijlagen'")
    niet_noemen: Reeks[NietNoemen] = Field(default=(), description="Wijzigingen sinds de vorige mijlpaal die de stukken weglaten, ieder met een reden")
    open_punten: Reeks[OpenPunt] = Field(default=(), description="Waarover de dialoogsessie nog kiest; de stof van de keuzenotitie")

    def makes(self, document: Documentkeuze, gemeente: str) -> bool:
        """Return whether a paper per gemeente is made for this one."""
        if document.alleen and gemeente not in document.alleen:
            return False
        treated = self.behandelingen.get(gemeente)
        return document.voor in {"alle", "uittreders"} or (treated is not None and treated.soort == document.voor)


REGELING, BESLUIT = "regeling", "besluit"  # in a kind of milestone: the kind of document that the regulation of the traject is, and the act of its instrument


class Mijlpaalsoort(Record):
    """What milestones of one kind have in every traject: documents, beslispunten, enclosures, open points, and texts for papers.

    A milestone that names the kind (`soort`) has all of it that it says nothing of itself: a field that it does not give, a place for which
    the traject has no text. The documents that it names come beside those of the kind. A document, or a variant of an open point, that is not
    written for the regulation is left out.
    """

    id: Id
    naam: Tekst = Field(description="Hoe zo'n mijlpaal gewoonlijk heet")
    omschrijving: Tekst = Field(description="Wat er dan voorligt, zoals het onder de titel staat")
    definitief: bool = False
    vult: Id | None = Field(default=None, description="De soort mijlpaal waarvan de vastgelegde stukken worden ingevuld met wat is besloten")
    documenten: Reeks[Documentkeuze] = Field(
        default=(),
        description="'soort: regeling' is de regeling van het traject, van welke soort die ook is, en 'soort: besluit' het besluit van het instrument",
    )
    beslispunten: Reeks[Blok] = ()
    bijlagen: Reeks[Bijlage] = ()
    open_punten: Reeks[OpenPunt] = Field(
        default=(),
        description="Waarover gewoonlijk nog wordt gekozen; een variant die niet voor de regeling is geschreven, valt weg. De waarde 'jongste' is de jongste dag "
        "waarvan de inwoners van alle deelnemers bekend zijn",
    )
    teksten: dict[Id, Reeks[Blok]] = Field(
        default_factory=dict, description="Per plaats ('invoegen') in de stukken wat er staat zolang een traject daarvoor geen eigen tekst heeft"
    )


class Routemoment(Record):
    """One moment of a route: its day in the picture, and how the source says when."""

    datum: Datum = Field(description="De dag; is er alleen een maand bekend, de eerste dag daarvan")
    wanneer: Tekst | None = Field(default=None, description="Zoals de bron het zegt, bijvoorbeeld begin juni 2021; leeg: de dag")
    wat: Tekst = Field(description="Wat er dan is, als zinsdeel")
    bron: Tekst = Field(description="Wie dit noemt")
    status: Status = Field(default="definitief", description="Hoe zeker het is")


class Route(Record):
    """One of the routes along which a traject goes: its own, with the milestones, or one beside it."""

    id: Id = Field(description="Naam, eenmalig")
    naam: Tekst = Field(description="Zoals zij in de tijdlijn heet")
    mijlpalen: bool = Field(default=False, description="De route van dit traject zelf: haar momenten zijn de mijlpalen, de bekendmaking en de inwerkingtreding")
    momenten: Reeks[Routemoment] = Field(default=(), description="Momenten; bij 'mijlpalen' komen zij erbij")


class Routes(Record):
    """The routes of a traject, in the order in which the timeline has them; without this file there is one, that of the milestones."""

    routes: Reeks[Route] = Field(min_length=1, description="De routes, van boven naar beneden")


class Tekstblokken(Record):
    """What the region wrote for one place in the papers of one milestone."""

    blokken: Reeks[Blok] = Field(min_length=1)
