"""Instructions in the fixed formulas of the Aanwijzingen voor de regelgeving (6.6 to 6.18): what stands in the articles of an amending act.

All that happens to one article stands under one letter; the new text follows the formula, with the marks that it will have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assembler.comparing.amending.instructions import Drop, Heading, Insert, Instruction, Renumber, Unit, Words
from assembler.comparing.amending.plain import Place, Plain, lines
from assembler.ground.wording import letter
from assembler.sentences.own import own_words

_PLURAL = {"artikel": "artikelen", "lid": "leden", "hoofdstuk": "hoofdstukken", "bijlage": "bijlagen", "onderdeel": "onderdelen", "begrip": "begripsbepalingen"}
_DE = {"bijlage", "begrip"}


@dataclass(frozen=True, slots=True)
class Said:
    """One item of an act: its letter, its formula, the new text line by line; or the formulas below it, each with its new text."""

    letter: str
    tekst: str
    luidt: tuple[Plain, ...] = ()
    delen: tuple[Said, ...] = ()


def said(work: Sequence[Instruction]) -> tuple[Said, ...]:
    """Return the items of an act, lettered in order."""
    groups = [tuple(row) for _, row in groupby(work, key=_article)]
    return tuple(_item(_capital(number), row) for number, row in enumerate(groups, 1))


def _capital(number: int) -> str:
    """Return A to Z, then AA, BB (AR 6.15)."""
    turn, place = divmod(number - 1, 26)
    return letter(place + 1).upper() * (turn + 1)


def _article(item: Instruction) -> object:
    """Return what instructions have in common that stand under one letter: their article."""
    match item:
        case Words(place) | Unit(place) | Heading(place) | Drop(place):
            inside = place[0][0] == "artikel" and (len(place) > 1 or isinstance(item, Heading))
            return place[0] if inside else id(item)
        case Insert(within=within) | Renumber(within=within):
            return within[0] if within and within[0][0] == "artikel" else id(item)


def _item(mark: str, row: Sequence[Instruction]) -> Said:
    if len(row) == 1:
        text, luidt = _formula(row[0], inside=False)
        return Said(mark, text, luidt)
    first = row[0]
    place = first.within if isinstance(first, Insert | Renumber) else first.place
    rows = ((str(number), *_formula(item, inside=True)) for number, item in enumerate(row, 1))
    return Said(mark, own_words("wijziging_van_artikel", waar=_named(place[:1])), (), tuple(Said(number, text, luidt) for number, text, luidt in rows))


def _formula(item: Instruction, *, inside: bool) -> tuple[str, tuple[Plain, ...]]:
    match item:
        case Words(place, pairs):
            return own_words("wijziging_van_woorden", waar=_where(place, inside=inside), wat=tuple(_changes(pairs))), ()
        case Unit(place, luidt):
            return own_words("wijziging_als_geheel", waar=_where(place, inside=inside)), (luidt,)
        case Heading(place, heading):
            return own_words("wijziging_van_opschrift", waar=_named(place), met_artikel=not inside, luidt=heading), ()
        case Insert():
            return _insert(item, inside=inside), item.units
        case Drop(place):
            return own_words("wijziging_vervalt", waar=_where(place, inside=inside)), ()
        case Renumber():
            return " ".join(_renumber(item)), ()


def _changes(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    for was, now in pairs:
        if not now:
            yield own_words("woorden_vervallen", was=was)
        elif now.startswith(f"{was} "):
            yield own_words("woorden_ingevoegd", was=was, wordt=now.removeprefix(was).strip())
        else:
            yield own_words("woorden_vervangen", was=was, wordt=now)


def _insert(item: Insert, *, inside: bool) -> str:
    kind, many = item.units[0].kind, len(item.units) > 1
    name = _PLURAL.get(kind, kind) if many else "begripsbepaling" if kind == "begrip" else kind
    what = own_words("wat_wordt_ingevoegd", veel=many, aantal=len(item.units), soort=name)
    if kind == "begrip":
        return own_words("begrip_ingevoegd", waar=_where(item.within, inside=inside), wat=what)
    if item.last and item.within:
        return own_words("aan_het_eind_toegevoegd", waar=_where(item.within, inside=False), wat=what)
    if item.after is None:
        return own_words("vooraan_ingevoegd", met_plaats=bool(item.within), waar=_where(item.within, inside=False), wat=what)
    return own_words("erna_ingevoegd", waar=_where(item.after, inside=inside), wat=what)


def _renumber(item: Renumber) -> Iterator[str]:
    """Yield that units get other numbers, those that shift alike in one sentence."""
    rows = [(place[-1][1], number) for place, number in item.pairs]
    for row in _runs(rows):
        (first, to), (last, until) = row[0], row[-1]
        one, through = len(row) == 1, "en" if len(row) == 2 else "tot en met"
        if item.kind == "lid":
            was, now, stop, end = int(first), int(to), int(last), int(until)
            more = {"tot": stop, "en_met": end, "en": through}
            yield own_words("lid_vernummerd", was=was, wordt=now) if one else own_words("leden_vernummerd", was=was, wordt=now, **more)
            continue
        how = "verletterd" if item.kind == "onderdeel" and first.isalpha() else "vernummerd"
        if one:
            article = "de " if item.kind in _DE else ""
            yield own_words("een_vernummerd", wat=f"{article}{item.kind} {first}", hoe=how, wordt=f"{item.kind} {to}")
        else:
            yield own_words("meer_vernummerd", soort=_PLURAL.get(item.kind, item.kind), was=first, tot=last, hoe=how, wordt=to, en_met=until, en=through)


def _runs(rows: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Yield the rows that follow one another on both sides."""
    found: list[tuple[str, str]] = []
    for row in rows:
        if found and not all(_next(before, after) for before, after in zip(found[-1], row, strict=True)):
            yield found
            found = []
        found.append(row)
    if found:
        yield found


def _next(before: str, after: str) -> bool:
    if before.isdecimal() and after.isdecimal():
        return int(after) == int(before) + 1
    return len(before) == len(after) == 1 and ord(after) == ord(before) + 1


def _named(place: Place) -> str:
    """Return a place in full: `artikel 5, tweede lid, onderdeel a`; a lid without a number is its article."""
    parts = [_step(*step) for step in place]
    return ", ".join(part for part in parts if part)


def _where(place: Place, *, inside: bool) -> str:
    """Return a place in full, or under the letter of its article: `het tweede lid, onderdeel a`."""
    if not inside:
        found = _named(place)
        return f"{found}," if ", " in found else found
    rest = [_step(*step) for step in place[1:]]
    shown = [part for part in rest if part]
    if not shown:
        return "de tekst"
    first = f"het {shown[0]}" if place[1][0] == "lid" else shown[0]
    return f"{', '.join((first, *shown[1:]))}{',' if len(shown) > 1 else ''}"


def _step(kind: str, number: str) -> str:
    match kind:
        case "lid":
            return own_words("plaats_in_lid", lid=int(number)) if number else ""
        case "begrip":
            return own_words("plaats_in_begrip", term=number)
    return f"{kind} {number}".strip()


def text_lines(item: Said) -> Iterator[str]:
    """Yield an item as it stands in an act, line by line."""
    yield f"{item.letter}. {item.tekst}"
    for unit in item.luidt:
        yield from lines(unit)
    for below in item.delen:
        yield from text_lines(below)
