"""All records of one workspace together, as the reader hands them on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from assembler.ground.findings import Span
from assembler.reading.records.base import Zin
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.besluitvorming import Uitkomst, Verzending
from assembler.reading.records.blokken import Begrip, Blok, Gedeeldblok
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.documenten import Documentsoort, Huisstijl, Vergelijking
from assembler.reading.records.domeinen import Domein
from assembler.reading.records.gemeenten import Gegevens, Organisatie
from assembler.reading.records.keuzes import Cijferopgave, KeuzeNieuwArtikel
from assembler.reading.records.mijlpalen import Mijlpaal, Mijlpaalsoort, Route
from assembler.reading.records.modules import Module
from assembler.reading.records.organisaties import Organisatiesoort
from assembler.reading.records.reacties import Reacties
from assembler.reading.records.recht import Bestuursbesluit, Rechtswijziging
from assembler.reading.records.regelingen import Instrument, Regeling, Soortinstrument, Trajectopgave
from assembler.reading.records.stappen import Behandelsoort, Invulregel, Lichaamsorgaan
from assembler.reading.records.taken import Taak
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.vormen import Vorm
from assembler.reading.records.wetten import Wet, Wetstekst
from assembler.reading.records.wgr import Wgrbepaling, Wgrhoofdstuk


@dataclass(frozen=True, slots=True)
class LokaleTekst:
    """The text of one gemeente for one place in one paper: at a section, or at one block in it (`blok`, '' for the section)."""

    gemeente: str
    mijlpaal: str
    soort: str
    positie: Literal["voor", "na", "in-plaats-van"]
    sectie: str
    opschrift: Zin | None
    reden: str
    blokken: tuple[Blok, ...]
    span: Span
    blok: str = ""


@dataclass(frozen=True, slots=True)
class EigenBeslispunten:
    """What one gemeente asks its council to decide besides what all are asked: `lijst` holds the points, with the number of the first if it was typed."""

    gemeente: str
    mijlpaal: str
    lijst: Blok
    span: Span


@dataclass(frozen=True, slots=True)
class Plaatstekst:
    """What the region wrote for one place (`invoegen`) in the papers of one milestone: in all of them, or in those of one kind (`soort`)."""

    mijlpaal: str
    plaats: str
    blokken: tuple[Blok, ...]
    span: Span
    soort: str = ""
    geerfd: bool = False  # of the kind of milestone, for a traject that has no text of its own there


@dataclass(frozen=True, slots=True)
class Importcijfer:
    """A figure that came from the export of a controller, or from what a gemeente fills in for a traject: counts from `bekend`, as if recorded that day."""

    cijfer: Cijferopgave
    bekend: date
    id: str
    span: Span
    herkomst: str = "import van cijfers"


@dataclass(frozen=True, slots=True)
class Regelingmap:
    """A regulation, and the decisions that hold for every traject that works on it."""

    regeling: Regeling
    besluiten: tuple[Besluit, ...] = ()


@dataclass(frozen=True, slots=True)
class Vertrek:
    """Where the text of an instrument starts: a frozen version of an earlier traject, and the days of the text as that has them."""

    traject: str
    mijlpaal: str
    nummer: int
    naam: str  # of that milestone
    stand: date
    oorsprong: Traject  # whose days the text itself names: of the instrument that adopted the regulation
    deelnemers: tuple[str, ...]  # who took part then
    besluiten: Mapping[tuple[str | None, str], str] = field(default_factory=dict)  # gemeente and id of a decision -> hash, as the version fixed it

    @property
    def tekst(self) -> str:
        """As it is written: `<traject>@<mijlpaal>@1`."""
        return f"{self.traject}@{self.mijlpaal}@{self.nummer}"


@dataclass(frozen=True, slots=True)
class Trajectmap:
    """A traject with its milestones in order, its log, the choices of each gemeente, texts for papers, and imported figures.

    It is about one regulation, by one instrument; what the traject does to other regulations stands in `anders`, each with the same milestones.
    """

    traject: Traject
    mijlpalen: tuple[Mijlpaal, ...]
    besluiten: tuple[Besluit, ...]
    keuzes: Mapping[str, tuple[Besluit, ...]] = field(default_factory=dict)
    teksten: tuple[LokaleTekst, ...] = ()  # of the gemeenten
    plaatsteksten: tuple[Plaatstekst, ...] = ()  # of the region
    eigen_beslispunten: tuple[EigenBeslispunten, ...] = ()
    cijfers: tuple[Importcijfer, ...] = ()
    reacties: tuple[Reacties, ...] = ()  # what came back on versions that were sent
    verzendingen: tuple[Verzending, ...] = ()  # by day
    uitkomsten: tuple[Uitkomst, ...] = ()  # by day
    routes: tuple[Route, ...] = ()  # of the timeline; none: that of the milestones alone
    gegevens: Mapping[str, Gegevens] = field(default_factory=dict)  # what each participant fills in for this traject
    vooraf: tuple[tuple[str | None, Besluit], ...] = ()  # decisions before this traject that its text starts from, with the gemeente that took each
    instrument: Instrument | None = None  # None: a traject that holds its regulation itself, and adopts it
    opgave: Trajectopgave | None = None  # as it was written; None likewise
    vertrek: Vertrek | None = None
    anders: Mapping[str, Trajectmap] = field(default_factory=dict)  # regulation -> what this traject does to it, after the first
    uittreding: Trajectmap | None = None  # what who leaves the regulation decides: about the text as it is, with itself still in it

    def with_texts(self, wanted: Callable[[LokaleTekst], bool]) -> Trajectmap:
        """Return this traject, and all in it, with none of the texts of gemeenten but those that are wanted: what is made of it cannot depend on the others."""
        left = self.uittreding
        return replace(
            self,
            teksten=tuple(text for text in self.teksten if wanted(text)),
            anders={name: part.with_texts(wanted) for name, part in self.anders.items()},
            uittreding=left.with_texts(wanted) if left is not None else None,
        )

    @property
    def soort(self) -> Soortinstrument:
        """What the traject does to its regulation; who stays when others leave, changes it."""
        if self.instrument is None:
            return "vaststellen"
        return "wijzigen" if self.uittreding is not None else self.instrument.soort

    @property
    def toetreders(self) -> tuple[str, ...]:
        """The ids of who joins the regulation by this instrument."""
        return self.instrument.besluitnemers if self.instrument and self.instrument.soort == "toetreden" else ()

    @property
    def uittreders(self) -> tuple[str, ...]:
        """The ids of who leaves the regulation by this instrument."""
        return self.instrument.besluitnemers if self.instrument and self.instrument.soort == "uittreden" else ()

    @property
    def regeling(self) -> str:
        """The id of its regulation: that of the traject where it holds the regulation itself."""
        return self.instrument.regeling if self.instrument else self.traject.id

    @property
    def delen(self) -> tuple[Trajectmap, ...]:
        """This and what the traject does to other regulations."""
        return (self, *self.anders.values())

    def mijlpaal(self, asked: Mijlpaal) -> Mijlpaal:
        """Return a milestone as it is for this regulation, with the stand that was asked for; without documents where it has none."""
        own = next((item.documenten for item in self.mijlpalen if item.id == asked.id), ())
        return asked.model_copy(update={"documenten": own})

    @property
    def besluitnemers(self) -> tuple[str, ...]:
        """Who decides on the instrument, and so gets papers, in the order of the participants."""
        asked = self.instrument.besluitnemers if self.instrument and self.soort != "toetreden" and self.uittreding is None else ()
        return tuple(name for name in self.traject.deelnemers if name in asked) if asked else self.traject.deelnemers

    @property
    def beslissers(self) -> tuple[str, ...]:
        """Who decides in the traject on this regulation: on its text, and who leaves it on that."""
        return (*self.besluitnemers, *(self.uittreding.besluitnemers if self.uittreding else ()))

    @property
    def betrokkenen(self) -> tuple[str, ...]:
        """All that the instrument concerns, in the order of the participants: those of the regulation as it becomes, and who leaves it."""
        return (*self.traject.deelnemers, *(self.uittreding.besluitnemers if self.uittreding else ()))

    @property
    def eigen_artikelen(self) -> frozenset[str]:
        """The ids of the articles that the log of the region adds to the library."""
        rows = (*self.besluiten, *(besluit for gemeente, besluit in self.vooraf if gemeente is None))
        return frozenset(keuze.nieuw_artikel.id for besluit in rows for keuze in besluit.keuzes if isinstance(keuze, KeuzeNieuwArtikel))

    def beslispunten_van(self, gemeente: str | None, mijlpaal: str) -> EigenBeslispunten | None:
        """Return what a gemeente adds to the beslispunten of a milestone, if it adds any."""
        return next((item for item in self.eigen_beslispunten if (item.gemeente, item.mijlpaal) == (gemeente, mijlpaal)), None)

    def plaatstekst(self, mijlpaal: str, plaats: str, soort: str = "") -> Plaatstekst | None:
        """Return what the region wrote for a place in a kind of paper of a milestone, if it wrote anything: for that kind before what is for all."""
        found = {text.soort: text for text in self.plaatsteksten if (text.mijlpaal, text.plaats) == (mijlpaal, plaats)}
        return found.get(soort) or found.get("")


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything people wrote: a value; the program changes none of it."""

    clausules: Mapping[str, Clausule] = field(default_factory=dict)
    taken: Mapping[str, Taak] = field(default_factory=dict)
    begrippen: Mapping[str, Begrip] = field(default_factory=dict)
    wetten: Mapping[str, Wet] = field(default_factory=dict)
    besluiten: Mapping[str, Bestuursbesluit] = field(default_factory=dict)  # the decisions that a regulation may name
    recht: Mapping[str, Rechtswijziging] = field(default_factory=dict)  # changes in the law by date
    organisaties: Mapping[str, Organisatie] = field(default_factory=dict)  # who can take part: gemeenten and others
    documentsoorten: Mapping[str, Documentsoort] = field(default_factory=dict)
    huisstijlen: Mapping[str, Huisstijl] = field(default_factory=dict)
    basis: Mapping[str, bytes] = field(default_factory=dict)  # base .docx per house style
    trajecten: Mapping[str, Trajectmap] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)  # relative path -> sha256 of its bytes
    blokken: Mapping[str, Gedeeldblok] = field(default_factory=dict)  # of templates/blokken
    vormen: Mapping[str, Vorm] = field(default_factory=dict)  # forms of a regulation
    wgr: Mapping[str, Wgrbepaling] = field(default_factory=dict)  # the Wgr by meaning
    wgrhoofdstukken: Mapping[str, Wgrhoofdstuk] = field(default_factory=dict)
    soorten: Mapping[str, Organisatiesoort] = field(default_factory=dict)  # kinds of organisation, in the order of their file
    modules: Mapping[str, Module] = field(default_factory=dict)  # parts that a regulation chooses as a whole
    regelingen: Mapping[str, Regelingmap] = field(default_factory=dict)  # regulations that stand apart from who works on them
    mijlpaalsoorten: Mapping[str, Mijlpaalsoort] = field(default_factory=dict)  # what milestones of a kind have in every traject
    domeinen: Mapping[str, Domein] = field(default_factory=dict)  # fields of work, to which tasks belong
    behandelsoorten: Mapping[str, Behandelsoort] = field(default_factory=dict)  # what an organ does at a step
    lichaamsorganen: Mapping[str, Lichaamsorgaan] = field(default_factory=dict)  # organs of a body
    vergelijkingen: Mapping[str, Vergelijking] = field(default_factory=dict)  # skeletons of what `diff` makes
    wetsteksten: Mapping[str, Wetstekst] = field(default_factory=dict)  # which articles of the laws were read
    invulregels: Mapping[str, Invulregel] = field(default_factory=dict)  # which fill-in lines an outcome fills
