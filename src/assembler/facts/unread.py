"""What a printed text takes from the library and nobody has read in a source: tasks worded by ourselves, places in a law from memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from assembler.facts.facts import Facts
from assembler.facts.statutes import day_of
from assembler.ground.findings import Span
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Blok
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.taken import Bevoegdheid, Taak

FROM_MEMORY = "MEM"  # certainty of a place that nobody has looked up
_WGR = re.compile(r"\bwgr\(([^)]*)\)")
_OWN_WORDS = ("eigen uitwerking", "aanname")  # what the source of a task says when it names none


@dataclass(frozen=True, slots=True)
class Unread:
    """What a text rests on in the library: the tasks that are our own work, and each place in a law that was not read, with where it says so."""

    taken: tuple[Taak, ...]
    vindplaatsen: tuple[tuple[str, Span], ...]  # in words, and where the library says so


def unread(facts: Facts, printed: str, clausules: frozenset[str]) -> Unread:
    """Return what the words `printed` and the clauses of a document take from the library and is not sure."""
    text = printed.lower()
    tasks = [facts.workspace.taken[name] for name in facts.traject.taken if facts.workspace.taken[name].naam.lower() in text]
    own = tuple(task for task in tasks if any(words in task.bron.lower() for words in _OWN_WORDS))
    places = [*_powers(facts, text), *_names(facts, text)]
    for name in sorted(clausules & set(facts.workspace.clausules)):
        places += _grounds(facts, facts.workspace.clausules[name])
        places += _subjects(facts, facts.workspace.clausules[name])
    return Unread(own, tuple(dict.fromkeys(places)))


def _powers(facts: Facts, text: str) -> Iterator[tuple[str, Span]]:
    for name in facts.traject.taken:
        for power in facts.workspace.taken[name].bevoegdheden:
            if power.zekerheid == FROM_MEMORY and power.omschrijving.lower() in text:
                yield _place(facts, power), power.positie.of("zekerheid")


def _place(facts: Facts, power: Bevoegdheid) -> str:
    law = facts.workspace.wetten.get(power.wet)
    return f"{law.citeertitel if law else power.wet}, artikel {power.artikel}"


def _names(facts: Facts, text: str) -> Iterator[tuple[str, Span]]:
    """Yield the names under which a law goes on the day of the text, as far as nobody read them."""
    for law in facts.workspace.wetten.values():
        for item in law.later:
            if item.zekerheid == FROM_MEMORY and item.vanaf <= day_of(facts.traject) and item.citeertitel.lower() in text:
                yield item.citeertitel, item.positie.of("zekerheid")


def _grounds(facts: Facts, clause: Clausule) -> Iterator[tuple[str, Span]]:
    """Yield the places that a clause, as it reads now, gives as its basis from memory."""
    keuze = facts.keuzes.clausules.get(clause.id)
    variant = clause.varianten.get(keuze.variant) if keuze is not None else None
    for item in (*clause.grondslag, *(variant.grondslag if variant else ())):
        law = facts.workspace.wetten.get(item.wet)
        if item.zekerheid == FROM_MEMORY and law is not None and item.holds_on(day_of(facts.traject)):
            yield f"{law.citeertitel}, artikel {item.artikel}", item.positie.of("zekerheid")


def _subjects(facts: Facts, clause: Clausule) -> Iterator[tuple[str, Span]]:
    """Yield the places in the Wgr that the sentences of a clause name by their meaning, as far as these are from memory."""
    keuze = facts.keuzes.clausules.get(clause.id)
    variant = clause.varianten.get(keuze.variant) if keuze is not None else None
    for zin in sentences_of((*variant.leden, *variant.blokken)) if variant is not None else ():
        for place in (facts.wgr[name] for name in law_subjects(zin) if name in facts.wgr):
            if place.zekerheid == FROM_MEMORY:
                yield f"Wet gemeenschappelijke regelingen, {place.text.rstrip(',')}", zin.span


def law_subjects(zin: Zin) -> list[str]:
    """Return the subjects of the Wgr that a sentence names."""
    return list(_law_subjects(zin.tekst))


@lru_cache(maxsize=8192)
def _law_subjects(text: str) -> tuple[str, ...]:
    return tuple(name.strip(" '\"") for given in _WGR.findall(text) for name in given.split(","))


def sentences_of(blokken: Iterable[Blok]) -> Iterator[Zin]:
    """Yield the sentences of blocks and of what stands below them."""
    for blok in blokken:
        if blok.tekst is not None:
            yield blok.tekst
        yield from sentences_of((*blok.onderdelen, *blok.blokken))
