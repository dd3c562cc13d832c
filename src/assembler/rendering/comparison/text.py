"""`--as txt`: a comparison for a terminal, in reading order; what nobody decided comes first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from assembler.comparing.causes.causes import Oorzaak
from assembler.comparing.causes.difference import Punt, Verschil
from assembler.comparing.causes.places import unit
from assembler.rendering.comparison import words

_WIDTH = 110


def render(verschil: Verschil, *, volledig: bool = False) -> str:
    """Return the comparison as text."""
    return "\n".join([*_head(verschil), *_points(verschil), *_numbers(verschil, volledig=volledig)]).rstrip() + "\n"


def _head(verschil: Verschil) -> Iterator[str]:
    yield f"{verschil.traject}, {verschil.naam}"
    yield f"  oud:   {verschil.oud.woord}: {words.side(verschil.oud)}"
    yield f"  nieuw: {verschil.nieuw.woord}: {words.side(verschil.nieuw)}"
    yield from (f"  let op: {note}" for note in verschil.kanttekeningen)
    yield f"  {verschil.telling}"


def _points(verschil: Verschil) -> Iterator[str]:
    place, loose = "", False
    causes: tuple[Oorzaak, ...] = ()
    for punt in verschil.punten:
        if punt.zonder_besluit and not loose:
            yield from ("", "ZONDER BESLUIT")
        elif loose and not punt.zonder_besluit:
            yield from ("", "MET OORZAAK")
        loose = punt.zonder_besluit
        here = _unit(verschil, punt)
        if here != place:
            yield from ("", here)
            place, causes = here, ()
        yield from _point(punt, here)
        if punt.oorzaken != causes:
            causes = punt.oorzaken
            for item in causes:
                yield from _wrapped(f"oorzaak: {words.cause(item)}", 6)


def _unit(verschil: Verschil, punt: Punt) -> str:
    found = verschil.vergelijking
    olds = [found.oud.eenheid(node_id).id for node_id in punt.wijziging.oud]
    news = [found.nieuw.eenheid(node_id).id for node_id in punt.wijziging.nieuw] or [found.paren[item] for item in olds if item in found.paren]
    olds = olds or [found.terug[item] for item in news if item in found.terug]
    was = unit(found.oud, olds[0]) if olds else ""
    now = unit(found.nieuw, news[0]) if news else ""
    return f"{now} (was: {was})" if was and now and was != now else now or was


def _point(punt: Punt, here: str) -> Iterator[str]:
    inner = punt.plaats.removeprefix(here.partition(" (was: ")[0]).lstrip(", ")
    moved = f" van {punt.was_plaats}" if punt.wijziging.soort == "verplaatst" else ""
    through = " (door een cijfer)" if punt.wijziging.door == "cijfer" else " (leesteken)" if punt.wijziging.door == "leesteken" else ""
    yield f"  {punt.wijziging.soort}{moved}{f': {inner}' if inner else ''}{through}"
    match punt.wijziging.soort:
        case "gewijzigd":
            zin = punt.wijziging.zin
            text = ": ".join(part for part in (words.marked(zin.opschrift), words.marked(zin.inhoud)) if part)
        case "nieuw":
            text = f"{{+{punt.wordt}+}}"
        case "vervallen":
            text = f"[-{punt.was}-]"
        case "samengevoegd" | "gesplitst":
            text = f"[-{punt.was}-] {{+{punt.wordt}+}}"
        case _:
            text = ""
    yield from _wrapped(text, 4)


def _numbers(verschil: Verschil, *, volledig: bool) -> Iterator[str]:
    rows = words.renumbered(verschil.vergelijking.transponering)
    if rows:
        yield from ("", "Transponeringstabel (oud, nieuw)")
        yield from (f"  {row.oud or '-':<14} {row.nieuw or '-':<14} {words.kind(row)}: {row.opschrift}" for row in rows)
    if volledig and verschil.vergelijking.verwijzingen:
        yield from ("", "Alleen een ander nummer in een verwijzing")
        for item in verschil.vergelijking.verwijzingen:
            changed = [f"{part.was} -> {part.tekst}" for part in (*item.zin.opschrift, *item.zin.inhoud) if part.hernummerd]
            yield f"  {item.nieuw[0]}: {'; '.join(changed)}"


def _wrapped(text: str, indent: int) -> list[str]:
    pad = " " * indent
    return textwrap.wrap(text, _WIDTH, initial_indent=pad, subsequent_indent=pad, break_long_words=False, break_on_hyphens=False) if text.strip() else []
