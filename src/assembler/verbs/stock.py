"""The library as a reader sees it: clauses by subject with where each is in use, tasks, terms, laws; and a search through all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.facts.choose import choose
from assembler.ground.spaces import spaced
from assembler.reading.records.blokken import Blok
from assembler.reading.records.clausules import Clausule, Variant
from assembler.verbs.headings import heading
from assembler.verbs.opened import Opened


@dataclass(frozen=True, slots=True)
class Use:
    """A milestone of a traject in which a clause stands: in which variant."""

    traject: str
    mijlpaal: str
    variant: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found: what kind of thing, its id, its name, and the words around."""

    soort: str
    id: str
    naam: str
    tekst: str


def subjects(opened: Opened) -> dict[str, list[Clausule]]:
    """Return the clauses by the folder that they stand in."""
    found: dict[str, list[Clausule]] = {}
    for clausule in opened.workspace.clausules.values():
        found.setdefault(clausule.positie.span.file.split("/")[1], []).append(clausule)
    return found


def uses(opened: Opened) -> dict[str, list[Use]]:
    """Return for each clause where it stands in a text: by the log of each milestone."""
    return opened.once("uses", lambda: _uses(opened))


def _uses(opened: Opened) -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = {}
    for name, trajectmap in opened.workspace.trajecten.items():
        for mijlpaal in trajectmap.mijlpalen:
            keuzes, _ = choose(opened.workspace, trajectmap, mijlpaal.stand)
            for clausule, keuze in keuzes.clausules.items():
                if keuze.aanwezig:
                    found.setdefault(clausule, []).append(Use(name, mijlpaal.id, keuze.variant))
    return found


def texts(variant: Variant) -> Iterator[tuple[int, str, str]]:
    """Yield the sentences of a variant as they were written: depth, id, text."""
    for blok in (*variant.leden, *variant.blokken):
        yield from _texts(blok, 0)


def _texts(blok: Blok, depth: int) -> Iterator[tuple[int, str, str]]:
    said = blok.tekst or blok.kop
    if said is not None:
        yield depth, blok.id or "", said.tekst
    for child in (*blok.onderdelen, *blok.blokken):
        yield from _texts(child, depth + 1)


def where_used(opened: Opened, soort: str, name: str) -> list[Hit]:
    """Return where a clause, term, law or task is used: each text of the library that fills it in, and each traject that has it."""
    calls = {"clausule": "ref|ref_of", "begrip": "begrip|het|dit|dat|ieder", "wet": "wet", "taak": ""}[soort]
    named = re.compile(rf"\b(?:{calls})\('{re.escape(name)}'") if calls else None
    found = {(hit.soort, hit.id, hit.naam): hit for hit in _everything(opened) if named is not None and named.search(hit.tekst)}
    found |= {(hit.soort, hit.id, hit.naam): hit for hit in _leaning(opened, soort, name)}
    return list(found.values())


def _leaning(opened: Opened, soort: str, name: str) -> Iterator[Hit]:
    """Yield what names it without a sentence: a basis in the law, a power of a task, the tasks of a traject, a choice."""
    workspace = opened.workspace
    if soort == "wet":
        yield from (
            Hit("clausule", item.id, f"{heading(opened.workspace, item)} (grondslag)", "")
            for item in workspace.clausules.values()
            if any(row.wet == name for row in item.grondslag)
        )
        yield from (
            Hit("taak", item.id, f"{item.naam} (bevoegdheden)", "") for item in workspace.taken.values() if any(row.wet == name for row in item.bevoegdheden)
        )
    if soort == "taak":
        yield from (Hit("traject", key, item.traject.naam, "") for key, item in workspace.trajecten.items() if name in item.traject.taken)
    if soort == "clausule":
        rows = ((use.traject, use.mijlpaal, use.variant) for use in uses(opened).get(name, ()))
        yield from (
            Hit("traject", traject, f"{workspace.trajecten[traject].traject.naam}, {mijlpaal}", f"variant {variant}") for traject, mijlpaal, variant in rows
        )


def search(opened: Opened, words: str) -> list[Hit]:
    """Return what in the library holds these words, whatever the capitals and the kind of spaces."""
    wanted = spaced(words).casefold()
    return [hit for hit in _everything(opened) if wanted in spaced(f"{hit.id} {hit.naam} {hit.tekst}").casefold()]


def _everything(opened: Opened) -> Iterator[Hit]:
    workspace = opened.workspace
    for clausule in workspace.clausules.values():
        for name, variant in clausule.varianten.items():
            for _, _, text in texts(variant):
                yield Hit("clausule", clausule.id, f"{heading(opened.workspace, clausule)} ({name})", text)
        for zin in clausule.toelichting:
            yield Hit("clausule", clausule.id, f"{heading(opened.workspace, clausule)} (toelichting)", zin.tekst)
    for taak in workspace.taken.values():
        yield Hit("taak", taak.id, str(taak.naam), str(taak.omschrijving))
    for begrip in workspace.begrippen.values():
        yield Hit("begrip", begrip.id, begrip.term, begrip.definitie.tekst)
    for wet in workspace.wetten.values():
        yield Hit("wet", wet.id, wet.citeertitel, "")
