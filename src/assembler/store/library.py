"""What all trajecten share: clauses, tasks, terms and laws; gemeenten; kinds of document and house styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assembler.ground.findings import Span
from assembler.reading.records.base import Record
from assembler.reading.records.blokken import Begrip, Begrippen, Gedeeldblok
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.documenten import Documentsoort, Huisstijl, Vergelijking
from assembler.reading.records.domeinen import Domein
from assembler.reading.records.gemeenten import Gemeente, Organisatie
from assembler.reading.records.mijlpalen import Mijlpaalsoort
from assembler.reading.records.modules import Module
from assembler.reading.records.organisaties import Organisatiesoort, Organisatiesoorten
from assembler.reading.records.recht import Bestuursbesluit, Bestuursbesluiten, Rechtswijziging, Rechtswijzigingen
from assembler.reading.records.stappen import Behandelsoort, Behandelsoorten, Invulregel, Lichaamsorgaan
from assembler.reading.records.taken import Taak
from assembler.reading.records.vormen import Vorm
from assembler.reading.records.wetten import Wet, Wetstekst, Wetten
from assembler.reading.records.wgr import Wgrbepaling, Wgrhoofdstuk, Wgrtabel
from assembler.store.sources import MAX_BINARY, Sources


@dataclass(slots=True)
class Library:
    """The records of the library, each under its id."""

    clausules: dict[str, Clausule] = field(default_factory=dict)
    taken: dict[str, Taak] = field(default_factory=dict)
    begrippen: dict[str, Begrip] = field(default_factory=dict)
    wetten: dict[str, Wet] = field(default_factory=dict)
    wetsteksten: dict[str, Wetstekst] = field(default_factory=dict)
    besluiten: dict[str, Bestuursbesluit] = field(default_factory=dict)
    recht: dict[str, Rechtswijziging] = field(default_factory=dict)
    organisaties: dict[str, Organisatie] = field(default_factory=dict)
    vormen: dict[str, Vorm] = field(default_factory=dict)
    wgr: dict[str, Wgrbepaling] = field(default_factory=dict)
    wgrhoofdstukken: dict[str, Wgrhoofdstuk] = field(default_factory=dict)
    soorten: dict[str, Organisatiesoort] = field(default_factory=dict)
    documentsoorten: dict[str, Documentsoort] = field(default_factory=dict)
    modules: dict[str, Module] = field(default_factory=dict)
    domeinen: dict[str, Domein] = field(default_factory=dict)
    blokken: dict[str, Gedeeldblok] = field(default_factory=dict)
    mijlpaalsoorten: dict[str, Mijlpaalsoort] = field(default_factory=dict)
    vergelijkingen: dict[str, Vergelijking] = field(default_factory=dict)
    huisstijlen: dict[str, Huisstijl] = field(default_factory=dict)
    behandelsoorten: dict[str, Behandelsoort] = field(default_factory=dict)
    lichaamsorganen: dict[str, Lichaamsorgaan] = field(default_factory=dict)
    invulregels: dict[str, Invulregel] = field(default_factory=dict)
    basis: dict[str, bytes] = field(default_factory=dict)


def read_library(sources: Sources) -> Library:
    """Return what stands in clauses/, gemeenten/, organisaties/ and templates/."""
    found = Library()
    for file in sources.yaml("clauses"):
        _clauses(sources, file, found)
    for file in sources.named("gemeenten", "gemeente.yaml"):
        sources.add(found.organisaties, sources.record(Gemeente, file), file, "gemeente", named_by=-2)
    for file in sources.named("organisaties", "organisatie.yaml"):
        sources.add(found.organisaties, sources.record(Organisatie, file), file, "organisatie", named_by=-2)
    for file in sources.yaml("templates/documenten"):
        sources.add(found.documentsoorten, sources.record(Documentsoort, file), file, "documentsoort")
    for file in sources.yaml("templates/blokken"):
        sources.add(found.blokken, sources.record(Gedeeldblok, file), file, "blok")
    for file in sources.yaml("templates/mijlpalen"):
        sources.add(found.mijlpaalsoorten, sources.record(Mijlpaalsoort, file), file, "soort mijlpaal")
    for file in sources.yaml("templates/vergelijkingen"):
        sources.add(found.vergelijkingen, sources.record(Vergelijking, file), file, "vergelijking")
    for file in sources.named("templates/huisstijlen", "huisstijl.yaml"):
        sources.add(found.huisstijlen, sources.record(Huisstijl, file), file, "huisstijl", named_by=-2)
    for name, style in found.huisstijlen.items():
        basis = _basis(sources, style)
        if basis is not None:
            found.basis[name] = basis
    return found


# A folder of clauses/ that holds lists -> its record, and for each list in it: its field, where it is kept, and what one of it is called.
_LISTS: Mapping[str, tuple[type[Record], tuple[tuple[str, str, str], ...]]] = {
    "begrippen": (Begrippen, (("begrippen", "begrippen", "begrip"),)),
    "wetten": (Wetten, (("wetten", "wetten", "wet"), ("teksten", "wetsteksten", "wetstekst"))),
    "besluiten": (Bestuursbesluiten, (("besluiten", "besluiten", "besluit"),)),
    "recht": (Rechtswijzigingen, (("recht", "recht", "rechtswijziging"),)),
    "behandelingen": (
        Behandelsoorten,
        (("soorten", "behandelsoorten", "soort behandeling"), ("organen", "lichaamsorganen", "orgaan"), ("invulregels", "invulregels", "invulregel")),
    ),
    "organisaties": (Organisatiesoorten, (("soorten", "soorten", "soort organisatie"),)),
    "wgr": (Wgrtabel, (("bepalingen", "wgr", "bepaling"), ("hoofdstukken", "wgrhoofdstukken", "hoofdstuk"))),
}
# folders of clauses/ that hold no clauses
SPECIAL: Mapping[str, type[Record]] = {
    **{folder: record for folder, (record, _) in _LISTS.items()},
    "taken": Taak,
    "vormen": Vorm,
    "modules": Module,
    "domeinen": Domein,
}


def _clauses(sources: Sources, file: str, into: Library) -> None:
    folder = file.split("/")[1]
    if folder == "taken":
        sources.add(into.taken, sources.record(Taak, file), file, "taak")
    elif folder == "vormen":
        sources.add(into.vormen, sources.record(Vorm, file), file, "vorm")
    elif folder == "modules":
        sources.add(into.modules, sources.record(Module, file), file, "module")
    elif folder == "domeinen":
        sources.add(into.domeinen, sources.record(Domein, file), file, "domein")
    elif folder in _LISTS:
        model, lists = _LISTS[folder]
        found = sources.record(model, file)
        for field_name, kept, what in lists if found is not None else ():
            for item in getattr(found, field_name):
                sources.add(getattr(into, kept), item, file, what, named_by=None)
    else:
        sources.add(into.clausules, sources.record(Clausule, file), file, "clausule")


def _basis(sources: Sources, style: Huisstijl) -> bytes | None:
    """Return the base .docx of a house style, or None with a finding when it is not there or not fit."""
    from assembler.wordfile.base import HouseStyleError, read_base  # noqa: PLC0415 - lxml stays out of --help

    file = f"templates/huisstijlen/{style.id}/{style.basis}"
    if not sources.there(file):
        message = f"Het Word-bestand '{style.basis}' van deze huisstijl ontbreekt."
        hint = f"Zet het in templates/huisstijlen/{style.id}/, of maak het opnieuw met tools/maak_huisstijlen.py."
        sources.report("huisstijl-bestaat", message, style.positie.of("basis"), hint=hint)
        return None
    content = sources.content(file, limit=MAX_BINARY)
    if content is None:
        return None
    try:
        read_base(content, "levend")
    except HouseStyleError as fault:
        hint = "Maak het opnieuw met tools/maak_huisstijlen.py, of zet een eerdere versie terug."
        sources.report("huisstijl-bestaat", str(fault), Span(file), hint=hint)
        return None
    return content
