"""The calls of a sentence: from the words between the brackets to a reference, a term, a place in a law, or a gap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assembler.ground import wording
from assembler.ground.document import Begripgebruik, Gat, Inline, Tekst, Verwijzing, Wetsverwijzing
from assembler.ground.findings import Span
from assembler.reading.records.blokken import Begrip
from assembler.reading.records.wetten import Wet
from assembler.sentences.filters import FillError


@dataclass(frozen=True, slots=True)
class CallContext:
    """What calls lean on: the defined terms and laws; `terms` are the ids of the terms that this document defines."""

    begrippen: Mapping[str, Begrip] = field(default_factory=dict)
    wetten: Mapping[str, Wet] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()
    wgr: Mapping[str, str] = field(default_factory=dict)  # subject of the Wgr -> its place in words, for this regulation


@dataclass(frozen=True, slots=True)
class Call:
    """A call: how many words it takes, what it does, and what it writes, in words for who writes a sentence."""

    arity: tuple[int, int]
    apply: Callable[[CallContext, tuple[str, ...], Span], Any]
    meaning: str
    located: bool = False  # what it makes knows where in which file it was written


def _ref(_context: CallContext, arguments: tuple[str, ...], span: Span) -> Verwijzing:
    return Verwijzing(arguments, span)


def _ref_of(_context: CallContext, arguments: tuple[str, ...], span: Span) -> Verwijzing:
    return Verwijzing(arguments, span, conjunction="of")


def _begrip(context: CallContext, arguments: tuple[str, ...], _span: Span) -> Begripgebruik:
    term = context.begrippen.get(arguments[0])
    if term is None:
        raise FillError(f"Het begrip '{arguments[0]}' bestaat niet.", slug="begrip-bestaat")
    form = arguments[1] if len(arguments) > 1 else ""
    if form not in {"", "meervoud"} or (form and not term.meervoud):
        raise FillError(f"Het begrip '{term.id}' heeft geen vorm '{form}'.", "Zet 'meervoud:' bij het begrip.", slug="begrip-bestaat")
    return Begripgebruik(str(term.meervoud if form else term.term), term.id)


def _determined(context: CallContext, arguments: tuple[str, ...], span: Span, words: tuple[str, str]) -> tuple[Inline, ...]:
    """Return a defined term with the word before it that goes with its article: (for `de`, for `het`)."""
    term = _begrip(context, arguments[:1], span)
    article = context.begrippen[arguments[0]].lidwoord
    return (Tekst(f"{words[article == 'het']} "), term) if article else (term,)


def _wet(context: CallContext, arguments: tuple[str, ...], span: Span) -> tuple[Inline, ...]:
    return _of_law(context, arguments[0], wording.wetsartikel(*arguments[1:]), span)


def _of_law(context: CallContext, name: str, article: str, _span: Span) -> tuple[Inline, ...]:
    """Return a law with a place in it, if one is given."""
    law = context.wetten.get(name)
    if law is None:
        raise FillError(f"De wet '{name}' bestaat niet in clauses/wetten.", slug="wet-bestaat")
    short = law.begrip if law.begrip in context.terms else None
    lead = f"{article} van " if article else ""
    if short:
        return (Tekst(f"{lead}{wording.met_lidwoord(law.lidwoord, '')}"), Begripgebruik(str(context.begrippen[short].term), short))
    return (Wetsverwijzing(f"{lead}{wording.met_lidwoord(law.lidwoord, law.citeertitel)}", law.id),)


def _wgr(context: CallContext, arguments: tuple[str, ...], span: Span) -> tuple[Inline, ...]:
    for name in arguments:
        if name not in context.wgr:
            message = f"Over '{name}' zegt de Wgr niets voor deze deelnemers of op deze dag."
            raise FillError(message, "Laat de zin hier vervallen met 'als', of vul de tabel in clauses/wgr aan.", slug="wgr-heeft-plaats")
    return _of_law(context, "wgr", _together([context.wgr[name] for name in arguments]), span)


def _together(places: list[str]) -> str:
    """Return several places in one law: `de artikelen 1 en 8, eerste lid,`; one that applies by way of another keeps its own words."""
    if len(places) == 1:
        return places[0]
    if any(" in samenhang met " in place for place in places):
        return wording.opsomming([place.rstrip(",") for place in places[:-1]] + [places[-1]])
    bare = [place.removeprefix("artikel ") for place in places]
    return f"de artikelen {wording.opsomming([place.rstrip(',') for place in bare[:-1]] + [bare[-1]])}"


def _gap(soort: Any) -> Callable[[CallContext, tuple[str, ...], Span], Gat]:
    return lambda _context, arguments, _span: Gat(soort, arguments[0])


CALLS: Mapping[str, Call] = {
    "ref": Call((1, 12), _ref, "een verwijzing in haar geheel: `artikel 37, tweede lid`, `het eerste lid`", located=True),
    "ref_of": Call((2, 12), _ref_of, "hetzelfde met `of` in plaats van `en`: `het tweede of derde lid`", located=True),
    "begrip": Call((1, 2), _begrip, "een gedefinieerd begrip; met `'meervoud'` zijn meervoud"),
    "het": Call((1, 1), lambda context, words, span: _determined(context, words, span, ("de", "het")), "een begrip met zijn lidwoord: `het openbaar lichaam`"),
    "dit": Call((1, 1), lambda context, words, span: _determined(context, words, span, ("deze", "dit")), "een begrip met `deze` of `dit`"),
    "dat": Call((1, 1), lambda context, words, span: _determined(context, words, span, ("die", "dat")), "een begrip met `die` of `dat`"),
    "ieder": Call((1, 1), lambda context, words, span: _determined(context, words, span, ("iedere", "ieder")), "een begrip met `iedere` of `ieder`"),
    "wet": Call((1, 4), _wet, "een wet, met artikel, lid en onderdeel: `artikel 13, zesde lid, van de ...`"),
    "wgr": Call((1, 6), _wgr, "een plaats in de Wgr naar haar betekenis (clauses/wgr), voor deze deelnemers en deze dag: `wgr('toestemming')`"),
    "ntb": Call((1, 1), _gap("ntb"), "iets dat nog niet bekend is: `n.t.b.`; in een definitief stuk een fout"),
    "bij_besluit": Call((1, 1), _gap("bij_besluit"), "een invulregel: bekend als het orgaan besluit"),
    "na_besluit": Call((1, 1), _gap("na_besluit"), "een invulregel: bekend na het besluit"),
}
