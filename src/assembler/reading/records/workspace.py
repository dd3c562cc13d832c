"""All records of one workspace together, as the reader hands them on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from assembler.ground.findings import Span
from assembler.reading.records.base import Zin
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.blokken import Begrip, Blok, Gedeeldblok
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.documenten import Documentsoort, Huisstijl
from assembler.reading.records.gemeenten import Gegevens, Organisatie
from assembler.reading.records.keuzes import Cijferopgave, KeuzeNieuwArtikel
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.modules import Module
from assembler.reading.records.organisaties import Organisatiesoort
from assembler.reading.records.reacties import Reacties
from assembler.reading.records.recht import Bestuursbesluit, Rechtswijziging
from assembler.reading.records.taken import Taak
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.vormen import Vorm
from assembler.reading.records.wetten import Wet
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


@dataclass(frozen=True, slots=True)
class Importcijfer:
    """A figure that came from the export of a controller, or from what a gemeente fills in for a traject: counts from `bekend`, as if recorded that day."""

    cijfer: Cijferopgave
    bekend: date
    id: str
    span: Span
    herkomst: str = "import van cijfers"


@dataclass(frozen=True, slots=True)
class Trajectmap:
    """A traject with its milestones in order, its log, the choices of each gemeente, texts for papers, and imported figures."""

    traject: Traject
    mijlpalen: tuple[Mijlpaal, ...]
    besluiten: tuple[Besluit, ...]
    keuzes: Mapping[str, tuple[Besluit, ...]] = field(default_factory=dict)
    teksten: tuple[LokaleTekst, ...] = ()  # of the gemeenten
    plaatsteksten: tuple[Plaatstekst, ...] = ()  # of the region
    eigen_beslispunten: tuple[EigenBeslispunten, ...] = ()
    cijfers: tuple[Importcijfer, ...] = ()
    reacties: tuple[Reacties, ...] = ()  # what came back on versions that were sent
    gegevens: Mapping[str, Gegevens] = field(default_factory=dict)  # what each participant fills in for this traject

    @property
    def eigen_artikelen(self) -> frozenset[str]:
        """The ids of the articles that the log of the region adds to the library."""
        return frozenset(keuze.nieuw_artikel.id for besluit in self.besluiten for keuze in besluit.keuzes if isinstance(keuze, KeuzeNieuwArtikel))

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
