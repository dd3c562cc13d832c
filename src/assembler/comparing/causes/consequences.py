"""What a traject went through since a version: per decision what it touched, and what is still open; over all documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from assembler.comparing.causes.causes import Cause, of_choice
from assembler.comparing.causes.difference import Difference, ExplainedChange, difference
from assembler.comparing.causes.places import unit
from assembler.comparing.causes.sides import Side
from assembler.comparing.causes.steps import LogState, key
from assembler.comparing.trees import Segment
from assembler.comparing.trees.model import UNITS
from assembler.document import Gat, Invulling, Node
from assembler.findings import Finding, Level

_ASSUMPTIONS = "Aannames in dit stuk"
_SHORT = 48  # characters of before and after


@dataclass(frozen=True, slots=True)
class TouchedPlace:
    """A place that was touched, in one document or in that of several gemeenten, with a taste of before and after."""

    document: str
    place: str
    action: str
    before: str
    after: str
    count: int  # changes there
    papers: tuple[str, ...]
    regeling: bool = True  # no paper, but a text with articles


@dataclass(slots=True)
class CauseGroup:
    """What one decision (or other cause) touched. `causes` are its choices, each with its reason."""

    title: str
    kind: str
    causes: list[Cause] = field(default_factory=list)
    touched: list[TouchedPlace] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Consequences:
    """The page that goes before everything that is sent."""

    traject: str
    old: Side
    new: Side
    groups: tuple[CauseGroup, ...]  # what nobody decided first, then the decisions by date, figures, and the milestone
    idle: tuple[str, ...]  # decisions that touched nothing
    unchanged: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    ntb: tuple[str, ...]
    aannames: tuple[str, ...]
    own_text: Mapping[str, int]  # gemeente -> paragraphs of its own
    findings: Mapping[str, int]
    voorgenomen: tuple[str, ...]
    changes: int

    @property
    def undecided(self) -> tuple[CauseGroup, ...]:
        """What nobody decided."""
        return tuple(item for item in self.groups if item.kind in {"bewerking", "onbekend"})


def consequences(traject: str, old: Side, new: Side, states: Sequence[LogState], names: Sequence[str] | None = None) -> Consequences:
    """Return the consequences for all documents that both sides have (or those named)."""
    wanted = [name for name in new.entries if names is None or name in names]
    shared = [name for name in wanted if name in old.entries]
    found = [difference(traject, old, new, (name, name), states) for name in shared]
    groups = _groups(found)
    entries = [new.entries[name] for name in wanted]
    return Consequences(
        traject, old, new, tuple(groups), tuple(_idle(old, new, groups)),
        tuple(item.name for item in found if not item.changes),
        tuple(name for name in wanted if name not in old.entries),
        tuple(name for name in old.entries if name not in new.entries and (names is None or name in names)),
        tuple(dict.fromkeys(gap for entry in entries for gap in _gaps(entry.final.root.walk()))),
        tuple(dict.fromkeys(source for entry in entries for source in _assumed(entry.final.root.walk()))),
        _own(new, wanted), _levels(new.findings), new.voorgenomen, sum(len(item.changes) for item in found),
    )  # fmt: skip


def _groups(found: Sequence[Difference]) -> list[CauseGroup]:
    groups: dict[str, CauseGroup] = {}
    touched: dict[str, dict[tuple[str, str], list[tuple[Difference, ExplainedChange]]]] = {}
    for diff in found:
        for explained in diff.changes:
            for item in explained.causes:
                title = item.text[:1].upper() + item.text[1:]
                group = groups.setdefault(title, CauseGroup(title, item.kind))
                if item not in group.causes and (item.besluit not in {known.besluit for known in group.causes} or not item.besluit):
                    group.causes.append(item)
                place = (diff.document, _unit(diff, explained))
                touched.setdefault(title, {}).setdefault(place, []).append((diff, explained))
    for title, places in touched.items():
        groups[title].touched = _merged([_touched(place, rows) for place, rows in places.items()])
    order = {"onbekend": 0, "bewerking": 1, "besluit": 2, "cijfer": 3, "mijlpaal": 4}
    return sorted(groups.values(), key=lambda item: (order[item.kind], str(item.causes[0].day or "")))


def _unit(diff: Difference, explained: ExplainedChange) -> str:
    found, item = diff.trees, explained.change
    name = unit(found.new, item.new[0]) if item.new else unit(found.old, item.old[0])
    return name.replace(diff.gemeente.replace("-", " ").title(), "de gemeente") if diff.gemeente else name


def _touched(place: tuple[str, str], rows: Sequence[tuple[Difference, ExplainedChange]]) -> TouchedPlace:
    diff = rows[0][0]
    real = [explained for _, explained in rows if explained.change.through != "leesteken"] or [rows[0][1]]
    whole = {explained.change.action for explained in real if explained.change.kind in UNITS}
    was, now = ("", "") if whole else next((taste for explained in real if all(taste := _taste(explained)) and taste[0] != taste[1]), _taste(real[0]))
    names = tuple(dict.fromkeys(diff.name for diff, _ in rows))
    regeling = diff.trees.new.final.klasse == "regeling"
    return TouchedPlace(*place, whole.pop() if len(whole) == 1 else "gewijzigd", was, now, len(real), names, regeling=regeling)


def _taste(explained: ExplainedChange) -> tuple[str, str]:
    """Return a few words of before and after."""
    if explained.change.action != "gewijzigd":
        return _short(explained.before), _short(explained.after)
    parts = [*explained.change.sentence.opschrift, *explained.change.sentence.inhoud]
    was, now = _loose(parts, "weg").split(), _loose(parts, "nieuw").split()
    same = next((number for number, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]), min(len(was), len(now)))
    return _short(" ".join(was[same:])), _short(" ".join(now[same:]))


def _loose(parts: Sequence[Segment], kind: str) -> str:
    """Return the words of one kind; what stands between them is left out."""
    groups = groupby(parts, key=lambda item: item.kind == kind)
    return " … ".join("".join(item.text for item in group) for hit, group in groups if hit)


def _short(text: str) -> str:
    text = " ".join(text.split()).strip(" ,;")
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rsplit(" ", 1)[0] + "…"


def _merged(rows: Sequence[TouchedPlace]) -> list[TouchedPlace]:
    """Return the places of a regulation; its memorandum, each annex with more of them, and each paper are one line."""
    groups: dict[tuple[str, str], list[TouchedPlace]] = {}
    for row in rows:
        if row.place == _ASSUMPTIONS and len(rows) > 1:
            continue  # the list of assumptions follows from the rest
        groups.setdefault((row.document, _line_of(row)), []).append(row)
    found = []
    for (document, name), group in groups.items():
        names = tuple(dict.fromkeys(item for row in group for item in row.papers))
        one = len(group) == 1 and group[0].regeling
        was, now = next(((row.before, row.after) for row in group if row.before and row.after), ("", ""))
        found.append(
            group[0] if one else TouchedPlace(document, name, "gewijzigd", was, now, sum(row.count for row in group), names, regeling=group[0].regeling)
        )
    return sorted(found, key=lambda item: not item.regeling)


def _line_of(row: TouchedPlace) -> str:
    """Return the name of the line that a place is told in."""
    if not row.regeling:
        return row.document
    if row.place.startswith("Toelichting, "):
        return "toelichting"
    return row.place.partition(", ")[0] if row.place.startswith("Bijlage ") else row.place


def _idle(old: Side, new: Side, groups: Sequence[CauseGroup]) -> Iterator[str]:
    """Yield the decisions since the old side that touched no document."""
    was = {key(decision): decision.hash for decision in old.besluiten or ()}
    seen = {item.besluit.rpartition("#")[0] for group in groups for item in group.causes}
    for decision in new.besluiten or ():
        if old.besluiten is not None and was.get(key(decision)) != decision.hash and decision.id not in seen and decision.keuzes:
            yield of_choice(decision, 0).text


def _gaps(nodes: Iterator[Node]) -> Iterator[str]:
    for node in nodes:
        for item in (*node.opschrift, *node.inhoud):
            if isinstance(item, Gat) and item.soort == "ntb":
                yield item.omschrijving


def _assumed(nodes: Iterator[Node]) -> Iterator[str]:
    for node in nodes:
        for item in (*node.opschrift, *node.inhoud):
            if isinstance(item, Invulling) and item.status == "aanname":
                yield item.bron


def _own(new: Side, wanted: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in wanted:
        entry = new.entries[name]
        number = sum(node.local for node in entry.final.root.walk())
        if number and entry.gemeente:
            found[entry.gemeente] = found.get(entry.gemeente, 0) + number
    return found


def _levels(findings: Sequence[Finding]) -> dict[str, int]:
    counts = {level: len({(item.slug, item.message, item.span) for item in findings if item.level is level}) for level in Level}
    return {str(level): count for level, count in counts.items() if count}
