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


@dataclass(frozen=True, slots=True)
class Shift:
    """A lid that comes or goes, and the leden behind it that get another number for it: one sentence (AR 6.18)."""

    item: Insert | Drop
    behind: Renumber


def _item(mark: str, work: Sequence[Instruction]) -> Said:
    row = _shifted(work)
    if len(row) == 1:
        text, luidt = _formula(row[0], inside=False)
        return Said(mark, text, luidt)
    place = _place(row[0])
    rows = ((str(number), *_formula(item, inside=True)) for number, item in enumerate(row, 1))
    return Said(mark, own_words("wijziging_van_artikel", waar=_named(place[:1])), (), tuple(Said(number, text, luidt) for number, text, luidt in rows))


def _place(item: Instruction | Shift) -> Place:
    match item:
        case Shift():
            return item.behind.within
        case Insert(within) | Renumber(within):
            return within
    return item.place


def _shifted(row: Sequence[Instruction]) -> list[Instruction | Shift]:
    """Join the one lid of an article that comes or goes with the leden behind it; not where a sentence after it names one of those by its old number."""
    behind = [item for item in row if isinstance(item, Renumber) and item.kind == "lid" and len([*_runs(_numbers(item))]) == 1]
    moving = [item for item in row if _moves_lid(item)]
    if len(behind) != 1 or len(moving) != 1 or (isinstance(moving[0], Insert) and moving[0].last):
        return [*row]
    shifted = {place[-1] for place, _ in behind[0].pairs}
    others = [item for item in row if item is not behind[0] and item is not moving[0]]
    if any(len(_place(item)) > 1 and _place(item)[1] in shifted for item in others):
        return [*row]
    return [Shift(item, behind[0]) if isinstance(item, Insert | Drop) and item is moving[0] else item for item in row if item is not behind[0]]


def _moves_lid(item: Instruction) -> bool:
    match item:
        case Insert(units=units):
            return units[0].kind == "lid"
        case Drop(place):
            return place[-1][0] == "lid"
    return False


def _formula(item: Instruction | Shift, *, inside: bool) -> tuple[str, tuple[Plain, ...]]:
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
        case Shift(Insert() as new, behind):
            return _insert_shifting(new, behind, inside=inside), new.units
        case Shift(Drop(place), behind):
            return own_words("lid_vervalt_onder_vernummering", waar=_where(place, inside=inside), hernummerd=_renumbered(behind)), ()
    raise AssertionError(item)  # every instruction has its formula


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
    if item.after is None and kind == "lid" and inside:
        return own_words("lid_vooraan_ingevoegd", wat=what)
    if item.after is None:
        return own_words("vooraan_ingevoegd", met_plaats=bool(item.within), waar=_where(item.within, inside=False), wat=what)
    return own_words("erna_ingevoegd", waar=_where(item.after, inside=inside), wat=what)


def _insert_shifting(item: Insert, behind: Renumber, *, inside: bool) -> str:
    return own_words(
        "lid_ingevoegd_onder_vernummering",
        met_artikel=not inside,
        waar=_named(item.within),
        veel=len(item.units) > 1,
        aantal=len(item.units),
        hernummerd=_renumbered(behind),
        met_plek=item.after is not None,
        plek=_where(item.after, inside=True) if item.after else "",
    )


def _renumbered(item: Renumber) -> str:
    """Return which leden get which number, as words in a sentence; one run."""
    rows = _numbers(item)
    (was, now), (last, until) = rows[0], rows[-1]
    if len(rows) == 1:
        return own_words("onder_vernummering_lid", was=int(was), wordt=int(now))
    through = "en" if len(rows) == 2 else "tot en met"
    return own_words("onder_vernummering_leden", was=int(was), tot=int(last), wordt=int(now), en_met=int(until), en=through)


def _numbers(item: Renumber) -> list[tuple[str, str]]:
    return [(place[-1][1], number) for place, number in item.pairs]


def _renumber(item: Renumber) -> Iterator[str]:
    """Yield that units get other numbers, those that shift alike in one sentence."""
    for row in _runs(_numbers(item)):
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
        case "aanhef":
            return own_words("plaats_in_aanhef")
    return f"{kind} {number}".strip()


def text_lines(item: Said) -> Iterator[str]:
    """Yield an item as it stands in an act, line by line."""
    yield f"{item.letter}. {item.tekst}"
    for unit in item.luidt:
        yield from lines(unit)
    for below in item.delen:
        yield from text_lines(below)
