"""`--as txt`: a comparison for a terminal, in reading order; what nobody decided comes first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from assembler.comparing.causes.causes import Cause
from assembler.comparing.causes.difference import Difference, ExplainedChange
from assembler.comparing.causes.places import unit
from assembler.rendering.comparison import words

_WIDTH = 110


def render(difference: Difference, *, full: bool = False) -> str:
    """Return the comparison as text."""
    return "\n".join([*_head(difference), *_points(difference), *_numbers(difference, full=full)]).rstrip() + "\n"


def _head(difference: Difference) -> Iterator[str]:
    yield f"{difference.traject}, {difference.name}"
    yield f"  oud:   {difference.old.asked}: {words.side(difference.old)}"
    yield f"  nieuw: {difference.new.asked}: {words.side(difference.new)}"
    yield from (f"  let op: {note}" for note in difference.caveats)
    yield f"  {difference.tally}"


def _points(difference: Difference) -> Iterator[str]:
    place, loose = "", False
    causes: tuple[Cause, ...] = ()
    for explained in difference.changes:
        if explained.undecided and not loose:
            yield from ("", "ZONDER BESLUIT")
        elif loose and not explained.undecided:
            yield from ("", "MET OORZAAK")
        loose = explained.undecided
        here = _unit(difference, explained)
        if here != place:
            yield from ("", here)
            place, causes = here, ()
        yield from _point(explained, here)
        if explained.causes != causes:
            causes = explained.causes
            for item in causes:
                yield from _wrapped(f"oorzaak: {words.cause(item)}", 6)


def _unit(difference: Difference, explained: ExplainedChange) -> str:
    found = difference.trees
    olds = [found.old.unit(node_id).id for node_id in explained.change.old]
    news = [found.new.unit(node_id).id for node_id in explained.change.new] or [found.pairs[item] for item in olds if item in found.pairs]
    olds = olds or [found.back[item] for item in news if item in found.back]
    was = unit(found.old, olds[0]) if olds else ""
    now = unit(found.new, news[0]) if news else ""
    return f"{now} (was: {was})" if was and now and was != now else now or was


def _point(explained: ExplainedChange, here: str) -> Iterator[str]:
    inner = explained.place.removeprefix(here.partition(" (was: ")[0]).lstrip(", ")
    moved = f" van {explained.before_place}" if explained.change.action == "verplaatst" else ""
    decided = any(item.kind == "besluit" for item in explained.causes)  # then the value is what was decided, no figure
    through = {"cijfer": "" if decided else " (door een cijfer)", "leesteken": " (leesteken)"}.get(explained.change.through, "")
    yield f"  {explained.change.action}{moved}{f': {inner}' if inner else ''}{through}"
    match explained.change.action:
        case "gewijzigd":
            sentence = explained.change.sentence
            text = ": ".join(part for part in (words.marked(sentence.opschrift), words.marked(sentence.inhoud)) if part)
        case "nieuw":
            text = f"{{+{explained.after}+}}"
        case "vervallen":
            text = f"[-{explained.before}-]"
        case ("samengevoegd" | "gesplitst") as action if explained.change.parts:
            here = "weg" if action == "gesplitst" else "nieuw"
            text = " ¶ ".join(words.marked([item for item in part.inhoud if not (item.kept and item.kind == here)]) for part in explained.change.parts)
        case "samengevoegd" | "gesplitst":
            text = f"[-{explained.before}-] {{+{explained.after}+}}"
        case _:
            text = ""
    yield from _wrapped(text, 4)


def _numbers(difference: Difference, *, full: bool) -> Iterator[str]:
    rows = [row for row in difference.trees.transposition if row.tells]
    if rows:
        yield from ("", "Transponeringstabel (oud, nieuw)")
        yield from (f"  {row.old or '-':<14} {row.new or '-':<14} {words.kind(row)}: {row.opschrift}" for row in rows)
    if full and difference.trees.references:
        yield from ("", "Alleen een ander nummer in een verwijzing")
        for item in difference.trees.references:
            changed = [f"{part.was} -> {part.text}" for part in (*item.sentence.opschrift, *item.sentence.inhoud) if part.renumbered]
            yield f"  {item.new[0]}: {'; '.join(changed)}"


def _wrapped(text: str, indent: int) -> list[str]:
    pad = " " * indent
    return textwrap.wrap(text, _WIDTH, initial_indent=pad, subsequent_indent=pad, break_long_words=False, break_on_hyphens=False) if text.strip() else []
