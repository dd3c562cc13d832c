"""What a text types that the traject knows by itself: a day, an amount, the number of participants. It stays when the traject changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal

from assembler.facts.views.choices import attribute
from assembler.ground.findings import Finding, warning
from assembler.ground.spaces import NBSP
from assembler.ground.wording import datum, euro, telwoord
from assembler.reading.records.base import Positie, Record, Zin
from assembler.reading.records.keuzes import KeuzeCijfer
from assembler.reading.records.workspace import EigenBeslispunten, LokaleTekst, Trajectmap
from assembler.sentences.expressions import SentenceError, split

SLUG = "gegeven-is-niet-getypt"
_CONDITIONS = frozenset({"als", "per"})  # what they hold is no prose
_PARTICIPANTS = "gemeenten|deelnemers|deelnemende gemeenten|raden|colleges|gemeenteraden"


@dataclass(frozen=True, slots=True)
class _Known:
    """How a fact of the traject looks when it is typed, what it is, and what to write in its place."""

    look: re.Pattern[str]
    what: str
    code: str


def check_typed(item: Trajectmap) -> Iterator[Finding]:
    """Yield each place where a text of the region or of a gemeente types a fact that the traject holds."""
    known = [*_days(item), *_count(item), *_amounts(item)]
    own = {name: _meetings(item, name) for name in item.betrokkenen}
    for mijlpaal in item.mijlpalen:
        for record in (*mijlpaal.beslispunten, *mijlpaal.bijlagen, *mijlpaal.open_punten):
            yield from _found(record, known)
    for text in item.plaatsteksten:
        yield from _found(text, known)
    local: list[LokaleTekst | EigenBeslispunten] = [*item.teksten, *item.eigen_beslispunten]
    for words in local:
        yield from _found(words, [*known, *own.get(words.gemeente, {}).get(words.mijlpaal, ())])


def _found(text: object, known: Iterable[_Known]) -> Iterator[Finding]:
    for zin in sentences_in(text):
        for words in literals(zin):
            for fact in known:
                if match := fact.look.search(words):
                    message = f"Hier is '{match.group()}' getypt; dat is {fact.what}, en verandert niet mee."
                    yield warning(SLUG, message, zin.span, hint=f"Schrijf {fact.code}.")


def sentences_in(value: object) -> Iterator[Zin]:
    """Yield every sentence in what somebody wrote, however deep it stands; a condition or repetition is none."""
    if isinstance(value, Zin):
        yield value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            if name not in _CONDITIONS:
                yield from sentences_in(getattr(value, name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from sentences_in(part)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from sentences_in(part)
    elif is_dataclass(value) and not isinstance(value, (type, Positie)):
        for one in fields(value):
            yield from sentences_in(getattr(value, one.name))


def literals(zin: Zin) -> list[str]:
    """Return the words of a sentence that are typed: what stands outside the braces."""
    try:
        return [" ".join(piece.text.replace(NBSP, " ").split()) for piece in split(zin.tekst) if piece.tree is None]
    except SentenceError:  # told where the sentence is checked
        return []


def _day(day: date, what: str, code: str) -> _Known:
    return _Known(re.compile(rf"(?<!\d){re.escape(datum(day))}(?!\d)"), what, f"{{{{ {code} | datum }}}}")


def _days(item: Trajectmap) -> Iterator[_Known]:
    """Yield the days of the traject; of the same day the first one that is found."""
    rows = [(item.traject.inwerkingtreding, "de dag van inwerkingtreding", "traject.inwerkingtreding")]
    for mijlpaal in item.mijlpalen:
        name = f"mijlpalen.{attribute(mijlpaal.id)}"
        rows.append((mijlpaal.stand, f"de stand van de mijlpaal '{mijlpaal.naam}'", f"{name}.stand"))
        if mijlpaal.uiterste_dag is not None:
            rows.append((mijlpaal.uiterste_dag.datum, f"de uiterste dag van de mijlpaal '{mijlpaal.naam}'", f"{name}.uiterste_dag"))
    first: dict[date, tuple[str, str]] = {}
    for day, what, code in rows:
        first.setdefault(day, (what, code))
    yield from (_day(day, what, code) for day, (what, code) in first.items())


def _meetings(item: Trajectmap, gemeente: str) -> dict[str, list[_Known]]:
    """Return per milestone the day on which a gemeente treats it: its own papers know that one."""
    found = {mijlpaal.id: mijlpaal.behandelingen.get(gemeente) for mijlpaal in item.mijlpalen}
    return {name: [_day(row.datum, "de dag van behandeling", "gemeente.behandeling.datum")] for name, row in found.items() if row is not None and row.datum}


def _count(item: Trajectmap) -> Iterator[_Known]:
    number = len(item.traject.deelnemers)
    look = re.compile(rf"\b(?:{telwoord(number)}|{number}) (?:{_PARTICIPANTS})\b", re.IGNORECASE)
    yield _Known(look, "het aantal deelnemers", "{{ traject.aantal_deelnemers | telwoord }}")


def _amounts(item: Trajectmap) -> Iterator[_Known]:
    """Yield the amounts that were recorded for the traject, as papers write them."""
    given = [row.cijfer for row in item.cijfers]
    given += [keuze.cijfer for besluit in item.besluiten for keuze in besluit.keuzes if isinstance(keuze, KeuzeCijfer)]
    first: dict[str, str] = {}
    for figure in given:
        series = item.traject.cijfers.get(figure.naam)
        if figure.gemeente is None and series is not None and series.eenheid == "euro" and isinstance(figure.waarde, Decimal):
            first.setdefault(euro(int(figure.waarde * 100)).replace(NBSP, " "), figure.naam)
    for text, name in first.items():
        yield _Known(re.compile(rf"{re.escape(text)}(?![\d.,]*\d)"), f"het cijfer '{name}'", f"{{{{ cijfers.{attribute(name)} | euro }}}}")
