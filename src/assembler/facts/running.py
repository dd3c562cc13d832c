"""Terms of law that run since something was sent: until when an organ has the time, and until when others must wait for it.

A term begins on the day of receipt where that is recorded, else on that of sending. An organ that answered ends the waiting (INF: a council that will give no
view says so as soon as it can, and then nothing is left to wait for).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assembler.facts.statutes import regime_of
from assembler.facts.steps import actors, named, part_of
from assembler.facts.wgr import doubt
from assembler.ground.findings import Span
from assembler.reading.records.besluitvorming import Verzending
from assembler.reading.records.stappen import Termijn
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.rules.terms import Term, statutory_end


@dataclass(frozen=True, slots=True)
class Running:
    """One term: of whom, for what, since when, until when, on what it rests, and when the organ answered, as far as that is recorded."""

    wie: str  # as it is written: <organisation>/<organ>
    naam: str
    deelnemer: str  # id of an organisation; '' for who is none
    soort: str  # kind of treatment
    begin: date
    einde: date
    termijn: Termijn
    grondslag: str
    antwoord: date | None
    key: str
    bron: str
    span: Span

    def waits(self, deelnemer: str, soort: str, day: date) -> bool:
        """Return whether this must be waited for: a later kind of treatment of the same participant on a day within the term, before the answer."""
        if self.termijn.soort != "minstens" or soort not in self.termijn.voor or deelnemer != self.deelnemer:
            return False
        return self.begin <= day <= self.einde and (self.antwoord is None or day < self.antwoord)


def running(workspace: Workspace, item: Trajectmap) -> tuple[Running, ...]:
    """Return the terms of everything that was sent, by the law of the text, in the order of sending."""
    sent = [found for row in item.verzendingen for found in _of_sending(workspace, item, row)]
    known = {(row.wie, row.soort) for row in sent}
    steps = [found for found in _of_steps(workspace, item) if (found.wie, found.soort) not in known]
    once = {(row.wie, row.soort, row.begin, row.einde, row.grondslag): row for row in reversed((*sent, *steps))}  # of two regulations, sent together
    return tuple(sorted(once.values(), key=lambda row: (row.begin, row.wie, row.einde)))


def _of_sending(workspace: Workspace, item: Trajectmap, row: Verzending) -> Iterator[Running]:
    kind = workspace.behandelsoorten.get(row.wat)
    actor = next(iter(named(workspace, item, row.aan)), None)
    begin = row.ontvangen or row.datum
    answers = [
        found.datum
        for found in item.uitkomsten
        if found.wie.tekst == row.aan.tekst and found.wat == row.wat and found.datum >= begin and found.uitslag != "aangehouden"
    ]
    for term in _terms(item, kind.termijnen if kind else ()):
        if actor is not None:
            yield Running(
                row.aan.tekst, actor.naam, row.aan.van or "", row.wat, begin, last_day(begin, term), term, basis_of(workspace, term), min(answers, default=None),
                f"verzending/{row.id}", row.bron or "", row.positie.of("datum"),
            )  # fmt: skip


def _of_steps(workspace: Workspace, item: Trajectmap) -> Iterator[Running]:
    """Yield the terms of steps that say when something was sent; the checks of steps tell what is wrong with those."""
    for mijlpaal in item.mijlpalen:
        for place, step in enumerate(mijlpaal.stappen):
            kind = workspace.behandelsoorten.get(step.wat)
            for actor in actors(workspace, item, step) if step.verzonden and kind else ():
                for term in _terms(part_of(item, step.regeling), kind.termijnen if kind else ()):
                    begin = step.verzonden or date.min
                    who = actor.maker.wie if actor.maker else step.wie.tekst
                    yield Running(
                        who, actor.naam, actor.maker.organisatie.id if actor.maker else "", step.wat, begin, last_day(begin, term), term, basis_of(workspace, term),
                        step.datum if step.uitkomst else None, f"stap/{mijlpaal.id}/{place}/verzonden", step.bron, step.positie.of("verzonden"),
                    )  # fmt: skip


def _terms(item: Trajectmap, terms: tuple[Termijn, ...]) -> Iterator[Termijn]:
    regime = regime_of(item.traject)
    yield from (term for term in terms if regime in term.regimes)


def last_day(begin: date, term: Termijn) -> date:
    """Return the last day of a term: it runs on over a free day where the law says so, for who has it and for who waits for it alike."""
    return statutory_end(begin, Term(term.aantal, term.eenheid))


def basis_of(workspace: Workspace, term: Termijn) -> str:
    """Return on what a term rests, with how sure that is."""
    if term.bepaling is not None:
        known = workspace.wgr.get(term.bepaling)
        spot = next((row for row in known.plaatsen if set(row.regimes) & set(term.regimes)), None) if known else None
        return f"Wgr, artikel {spot.artikel}{f', lid {spot.lid}' if spot.lid else ''}{doubt(term.zekerheid)}" if spot else ""
    wet = workspace.wetten.get(term.wet or "")
    name = (wet.afkorting or wet.citeertitel) if wet else term.wet or ""
    return f"{name}, artikel {term.artikel or ''}{f', lid {term.lid}' if term.lid else ''}{doubt(term.zekerheid)}"
