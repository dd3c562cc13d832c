"""The two sides of `diff` as they are written: a milestone or version, a day of the log, or a Word file of ours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assembler.checking.rights.people import EVERYTHING, Sight
from assembler.ground import wording
from assembler.ground.document import Overview
from assembler.verbs import withheld
from assembler.verbs.earlier import earlier
from assembler.verbs.open import the_mijlpaal
from assembler.verbs.refusals import UnknownNameError, UnusableError
from assembler.verbs.texts import pick

if TYPE_CHECKING:
    from assembler.comparing.causes.sides import Side
    from assembler.reading.records.mijlpalen import Mijlpaal
    from assembler.reading.records.workspace import Trajectmap, Workspace
    from assembler.rendering.carried.read import ReadFile

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_MAX = 50_000_000


@dataclass(frozen=True, slots=True)
class Plek:
    """A workspace to take a side from, and what of it may be seen."""

    root: Path
    workspace: Workspace
    trajectmap: Trajectmap
    sight: Sight = EVERYTHING


@dataclass(frozen=True, slots=True)
class Woordbestand:
    """A Word file as a side: its document when the tree in it can be used, else its words."""

    woord: str
    naam: str
    gelezen: ReadFile
    inhoud: bytes = b""


def is_file(word: str) -> bool:
    """Return whether a side is written as a file."""
    return word.casefold().endswith((".docx", ".doc", ".docm", ".dotx")) or "/" in word or "\\" in word


def read_file(word: str) -> Woordbestand:
    """Return a Word file; UnknownNameError when it is not there, UnusableError when it cannot be used."""
    from assembler.rendering.carried.read import UnreadableError, read_docx  # noqa: PLC0415

    path = Path(word)
    if not path.exists():
        raise UnknownNameError(f"Het bestand '{word}' bestaat niet.")
    try:
        if path.is_file() and path.stat().st_size > _MAX:
            raise UnusableError(f"{path.name} is niet te gebruiken: het is te groot (meer dan {_MAX // 1_000_000} MB).")
        inhoud = path.read_bytes()
        gelezen = read_docx(inhoud, of_others=True)
    except UnreadableError as fault:
        raise UnusableError(f"{path.name} is niet te gebruiken: {fault}.") from fault
    except OSError as fault:
        raise UnusableError(f"{path.name} is niet te lezen ({fault.strerror}).") from fault
    if gelezen.skeleton is not None and isinstance(gelezen.skeleton.root.layout, Overview):
        raise UnusableError(f"{path.name} is niet te gebruiken: het is zelf een overzicht van verschillen, geen document.")
    return Woordbestand(word, path.stem if gelezen.foreign else gelezen.properties.get("Document", path.stem), gelezen, inhoud)


def text_side(plek: Plek, word: str, other: str) -> Side:
    """Return a milestone, version or day of a traject; a day has the documents of the milestone on the other side."""
    from assembler.comparing.causes import sides  # noqa: PLC0415

    if _DAY.match(word):
        mijlpaal = _milestone_for(plek, _day(word), other)
        return replace(_folded(plek, mijlpaal, word), text=f"besluiten tot en met {wording.datum(_day(word))}")
    plek, name = _elsewhere(plek, word)
    picked = pick(plek.root, plek.trajectmap, name)
    if picked.bewaard is not None:
        kept = withheld.side(sides.from_frozen(picked.bewaard, word), plek.sight)
        return replace(kept, earlier=earlier(plek.root, plek.workspace, plek.trajectmap, picked.mijlpaal))
    return replace(_folded(plek, picked.mijlpaal, word), traject=plek.trajectmap.traject.id)


def _elsewhere(plek: Plek, word: str) -> tuple[Plek, str]:
    """Return the traject that a side is of: another one where it is written as `<traject>@<mijlpaal>` or `<traject>@<mijlpaal>@<n>`, as `vanaf` is."""
    name, _, rest = word.partition("@")
    other = plek.workspace.trajecten.get(name)
    if not rest or other is None or name in {item.id for item in plek.trajectmap.mijlpalen}:
        return plek, word
    return replace(plek, trajectmap=other), rest


def _folded(plek: Plek, mijlpaal: Mijlpaal, word: str) -> Side:
    from assembler.comparing.causes import sides  # noqa: PLC0415

    found = sides.from_fold(plek.workspace, plek.trajectmap, mijlpaal, word, earlier(plek.root, plek.workspace, plek.trajectmap, mijlpaal))
    return withheld.side(found, plek.sight)


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError as fault:
        raise UnknownNameError(f"De dag '{word}' bestaat niet. Schrijf een dag als 2021-06-15.") from fault


def _milestone_for(plek: Plek, day: date, other: str) -> Mijlpaal:
    """Return the milestone whose documents a day is shown in, with that day as its stand."""
    known = plek.trajectmap.mijlpalen
    if not _DAY.match(other) and not is_file(other):
        found = the_mijlpaal(plek.trajectmap, other.partition("@")[0])
    else:
        last = max(day, _day(other)) if _DAY.match(other) else day
        found = next((item for item in sorted(known, key=lambda item: item.stand) if item.stand >= last), known[-1])
    return found.model_copy(update={"stand": day})


def places(read: ReadFile) -> tuple[str, ...]:
    """Return where each line of a file stands, by the bookmarks that stay with a paragraph whatever is done to its words."""
    from assembler.comparing.causes.places import place  # noqa: PLC0415
    from assembler.comparing.trees.side import tree_side  # noqa: PLC0415
    from assembler.wordfile.fields import bookmark_of  # noqa: PLC0415

    if read.skeleton is None:
        return ()
    side = tree_side(read.skeleton)
    named = {bookmark_of(node_id): node_id for node_id in side.nodes}
    return tuple(place(side, named[mark]) if mark in named else "" for mark in read.marks)


def file_side(plek: Plek, bestand: Woordbestand) -> Side:
    """Return a Word file as a side: with all that the workspace still knows of the document in it."""
    from assembler.comparing.causes.sides import Side, entry  # noqa: PLC0415
    from assembler.facts import decisions as log  # noqa: PLC0415
    from assembler.ground.wording import datum  # noqa: PLC0415

    final = bestand.gelezen.final
    assert final is not None  # noqa: S101 - the caller saw to that
    voet, name = final.voettekst, Path(bestand.woord).name
    milestone = next((item for item in plek.trajectmap.mijlpalen if item.naam == voet.mijlpaal), None)
    known = _known(plek, bestand, milestone, voet.versie)
    if known is not None:
        return replace(known, asked=name, text=f"{known.text}, uit {name}")
    stand = milestone.stand if milestone is not None and datum(milestone.stand) == voet.stand else None
    gemeente = next((item for item in plek.trajectmap.betrokkenen if bestand.naam.endswith(f"-{item}")), None)
    document = bestand.naam.removesuffix(f"-{gemeente}") if gemeente else bestand.naam
    besluiten = log.entries(plek.workspace, plek.trajectmap, stand) if stand else None
    return Side(
        name, f"{voet.versie}, uit {name}", voet.mijlpaal, stand, {bestand.naam: entry(document, gemeente, final)}, besluiten, None, "",
        milestone.id if milestone else "",
    )  # fmt: skip


def _known(plek: Plek, bestand: Woordbestand, milestone: Mijlpaal | None, versie: str) -> Side | None:
    """Return the side that this very document is of: today's fold or a frozen version, when the tree is equal to the letter."""
    from assembler.comparing.causes import sides  # noqa: PLC0415
    from assembler.rendering.carried.write import tree_of  # noqa: PLC0415
    from assembler.store.versions import numbers  # noqa: PLC0415

    if milestone is None:
        return None
    number = versie.removeprefix("versie ")
    if number.isdecimal() and int(number) in numbers(plek.root, plek.trajectmap.traject.id, milestone.id):
        kept = pick(plek.root, plek.trajectmap, f"{milestone.id}@{number}").bewaard
        assert kept is not None  # noqa: S101 - the version is there
        found = replace(
            withheld.side(sides.from_frozen(kept, bestand.woord), plek.sight), earlier=earlier(plek.root, plek.workspace, plek.trajectmap, milestone)
        )
    elif versie == "versie nu":
        found = _folded(plek, milestone, bestand.woord)
    else:
        return None
    stuk = found.entries.get(bestand.naam)
    if stuk is None or bestand.gelezen.final is None or tree_of(stuk.final) != tree_of(bestand.gelezen.final):
        return None
    return replace(found, entries={bestand.naam: stuk})
