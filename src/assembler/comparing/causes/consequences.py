"""What a traject went through since a version: per decision what it touched, and what is still open; over all documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from assembler.comparing.causes.causes import Oorzaak, of_choice
from assembler.comparing.causes.difference import Punt, Verschil, difference
from assembler.comparing.causes.places import unit
from assembler.comparing.causes.sides import Side
from assembler.comparing.causes.steps import Toestand, key
from assembler.comparing.trees import Segment
from assembler.comparing.trees.model import EENHEDEN
from assembler.document import Gat, Invulling, Node
from assembler.findings import Finding, Level

_AANNAMES = "Aannames in dit stuk"
_KORT = 48  # characters of before and after


@dataclass(frozen=True, slots=True)
class Geraakt:
    """A place that was touched, in one document or in that of several gemeenten, with a taste of before and after."""

    document: str
    plaats: str
    soort: str
    was: str
    wordt: str
    aantal: int  # changes there
    stukken: tuple[str, ...]
    regeling: bool = True  # no paper, but a text with articles


@dataclass(slots=True)
class Groep:
    """What one decision (or other cause) touched. `oorzaken` are its choices, each with its reason."""

    titel: str
    soort: str
    oorzaken: list[Oorzaak] = field(default_factory=list)
    geraakt: list[Geraakt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Gevolgen:
    """The page that goes before everything that is sent."""

    traject: str
    oud: Side
    nieuw: Side
    groepen: tuple[Groep, ...]  # what nobody decided first, then the decisions by date, figures, and the milestone
    zonder_gevolg: tuple[str, ...]  # decisions that touched nothing
    ongewijzigd: tuple[str, ...]
    erbij: tuple[str, ...]
    eraf: tuple[str, ...]
    ntb: tuple[str, ...]
    aannames: tuple[str, ...]
    eigen_tekst: Mapping[str, int]  # gemeente -> paragraphs of its own
    bevindingen: Mapping[str, int]
    voorgenomen: tuple[str, ...]
    wijzigingen: int

    @property
    def zonder_besluit(self) -> tuple[Groep, ...]:
        """What nobody decided."""
        return tuple(item for item in self.groepen if item.soort in {"bewerking", "onbekend"})


def consequences(traject: str, old: Side, new: Side, states: Sequence[Toestand], names: Sequence[str] | None = None) -> Gevolgen:
    """Return the consequences for all documents that both sides have (or those named)."""
    wanted = [name for name in new.stukken if names is None or name in names]
    shared = [name for name in wanted if name in old.stukken]
    found = [difference(traject, old, new, (name, name), states) for name in shared]
    groups = _groups(found)
    stukken = [new.stukken[name] for name in wanted]
    return Gevolgen(
        traject, old, new, tuple(groups), tuple(_idle(old, new, groups)),
        tuple(item.naam for item in found if not item.punten),
        tuple(name for name in wanted if name not in old.stukken),
        tuple(name for name in old.stukken if name not in new.stukken and (names is None or name in names)),
        tuple(dict.fromkeys(gat for stuk in stukken for gat in _gaps(stuk.final.root.walk()))),
        tuple(dict.fromkeys(bron for stuk in stukken for bron in _assumed(stuk.final.root.walk()))),
        _own(new, wanted), _levels(new.bevindingen), new.voorgenomen, sum(len(item.punten) for item in found),
    )  # fmt: skip


def _groups(found: Sequence[Verschil]) -> list[Groep]:
    groups: dict[str, Groep] = {}
    touched: dict[str, dict[tuple[str, str], list[tuple[Verschil, Punt]]]] = {}
    for verschil in found:
        for punt in verschil.punten:
            for item in punt.oorzaken:
                title = item.tekst[:1].upper() + item.tekst[1:]
                group = groups.setdefault(title, Groep(title, item.soort))
                if item not in group.oorzaken and (item.besluit not in {known.besluit for known in group.oorzaken} or not item.besluit):
                    group.oorzaken.append(item)
                place = (verschil.document, _unit(verschil, punt))
                touched.setdefault(title, {}).setdefault(place, []).append((verschil, punt))
    for title, places in touched.items():
        groups[title].geraakt = _merged([_touched(place, rows) for place, rows in places.items()])
    order = {"onbekend": 0, "bewerking": 1, "besluit": 2, "cijfer": 3, "mijlpaal": 4}
    return sorted(groups.values(), key=lambda item: (order[item.soort], str(item.oorzaken[0].datum or "")))


def _unit(verschil: Verschil, punt: Punt) -> str:
    found, item = verschil.vergelijking, punt.wijziging
    name = unit(found.nieuw, item.nieuw[0]) if item.nieuw else unit(found.oud, item.oud[0])
    return name.replace(verschil.gemeente.replace("-", " ").title(), "de gemeente") if verschil.gemeente else name


def _touched(place: tuple[str, str], rows: Sequence[tuple[Verschil, Punt]]) -> Geraakt:
    verschil = rows[0][0]
    real = [punt for _, punt in rows if punt.wijziging.door != "leesteken"] or [rows[0][1]]
    whole = {punt.wijziging.soort for punt in real if punt.wijziging.kind in EENHEDEN}
    was, now = ("", "") if whole else next((taste for punt in real if all(taste := _taste(punt)) and taste[0] != taste[1]), _taste(real[0]))
    names = tuple(dict.fromkeys(verschil.naam for verschil, _ in rows))
    regeling = verschil.vergelijking.nieuw.final.klasse == "regeling"
    return Geraakt(*place, whole.pop() if len(whole) == 1 else "gewijzigd", was, now, len(real), names, regeling=regeling)


def _taste(punt: Punt) -> tuple[str, str]:
    """Return a few words of before and after."""
    if punt.wijziging.soort != "gewijzigd":
        return _short(punt.was), _short(punt.wordt)
    parts = [*punt.wijziging.zin.opschrift, *punt.wijziging.zin.inhoud]
    was, now = _loose(parts, "weg").split(), _loose(parts, "nieuw").split()
    same = next((number for number, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]), min(len(was), len(now)))
    return _short(" ".join(was[same:])), _short(" ".join(now[same:]))


def _loose(parts: Sequence[Segment], kind: str) -> str:
    """Return the words of one kind; what stands between them is left out."""
    groups = groupby(parts, key=lambda item: item.soort == kind)
    return " … ".join("".join(item.tekst for item in group) for hit, group in groups if hit)


def _short(text: str) -> str:
    text = " ".join(text.split()).strip(" ,;")
    return text if len(text) <= _KORT else text[: _KORT - 1].rsplit(" ", 1)[0] + "…"


def _merged(rows: Sequence[Geraakt]) -> list[Geraakt]:
    """Return the places of a regulation; its memorandum, each annex with more of them, and each paper are one line."""
    groups: dict[tuple[str, str], list[Geraakt]] = {}
    for row in rows:
        if row.plaats == _AANNAMES and len(rows) > 1:
            continue  # the list of assumptions follows from the rest
        groups.setdefault((row.document, _line_of(row)), []).append(row)
    found = []
    for (document, name), group in groups.items():
        names = tuple(dict.fromkeys(item for row in group for item in row.stukken))
        one = len(group) == 1 and group[0].regeling
        was, now = next(((row.was, row.wordt) for row in group if row.was and row.wordt), ("", ""))
        found.append(group[0] if one else Geraakt(document, name, "gewijzigd", was, now, sum(row.aantal for row in group), names, regeling=group[0].regeling))
    return sorted(found, key=lambda item: not item.regeling)


def _line_of(row: Geraakt) -> str:
    """Return the name of the line that a place is told in."""
    if not row.regeling:
        return row.document
    if row.plaats.startswith("Toelichting, "):
        return "toelichting"
    return row.plaats.partition(", ")[0] if row.plaats.startswith("Bijlage ") else row.plaats


def _idle(old: Side, new: Side, groups: Sequence[Groep]) -> Iterator[str]:
    """Yield the decisions since the old side that touched no document."""
    was = {key(regel): regel.hash for regel in old.besluiten or ()}
    seen = {item.besluit.rpartition("#")[0] for group in groups for item in group.oorzaken}
    for regel in new.besluiten or ():
        if old.besluiten is not None and was.get(key(regel)) != regel.hash and regel.id not in seen and regel.keuzes:
            yield of_choice(regel, 0).tekst


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
        stuk = new.stukken[name]
        number = sum(bool(node.opmaak.get("lokaal")) for node in stuk.final.root.walk())
        if number and stuk.gemeente:
            found[stuk.gemeente] = found.get(stuk.gemeente, 0) + number
    return found


def _levels(findings: Sequence[Finding]) -> dict[str, int]:
    counts = {level: len({(item.slug, item.message, item.span) for item in findings if item.level is level}) for level in Level}
    return {str(level): count for level, count in counts.items() if count}
