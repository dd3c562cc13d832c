"""A comparison as passages side by side: per article, annex or section what it was and what it becomes; what stays is left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from assembler.comparing.causes.causes import Oorzaak
from assembler.comparing.causes.difference import Punt, Verschil
from assembler.comparing.causes.places import column, unit
from assembler.comparing.trees import Knoop, Segment, Vergelijking, Wijziging, Zin
from assembler.comparing.trees.model import EENHEDEN
from assembler.document import NodeId, text_of

STAAT_IN_OUD = {"blijft", "vervallen", "aangekomen"}
STAAT_IN_NIEUW = {"blijft", "nieuw", "aangekomen"}


@dataclass(frozen=True, slots=True)
class Regel:
    """A line of a passage: its number or mark, and its words; `overslag` stands for lines that did not change."""

    diepte: int
    label: str
    segmenten: tuple[Segment, ...]
    overslag: bool = False


@dataclass(slots=True)
class Passage:
    """One article, annex or section with a change; `was` or `wordt` is empty where a side does not have it."""

    sleutel: str
    was_kop: str
    wordt_kop: str
    was: list[Regel] = field(default_factory=list)
    wordt: list[Regel] = field(default_factory=list)
    punten: list[Punt] = field(default_factory=list)

    @property
    def oorzaken(self) -> tuple[Oorzaak, ...]:
        """Every cause of a change in it, each once; what nobody decided first."""
        causes = dict.fromkeys(item for punt in self.punten for item in punt.oorzaken)
        return tuple(sorted(causes, key=lambda item: (item.soort not in {"bewerking", "onbekend"}, item.datum or date.max)))

    @property
    def is_aannames(self) -> bool:
        """Whether this is the list of assumptions: it follows from the rest."""
        return bool(self.punten) and all((item.wijziging.nieuw or item.wijziging.oud)[0].split("/")[1:2] == ["aannames"] for item in self.punten)

    @property
    def zonder_besluit(self) -> bool:
        """Whether one of its changes was decided by nobody."""
        return any(punt.zonder_besluit for punt in self.punten)

    @property
    def soort(self) -> str:
        """What happened to it as a whole: nieuw, vervallen, verplaatst, gewijzigd; vernummerd when only its references renumbered."""
        if not self.punten:
            return "vernummerd"
        whole = {punt.wijziging.soort for punt in self.punten if punt.wijziging.kind in EENHEDEN}
        return next((soort for soort in ("nieuw", "vervallen", "samengevoegd", "gesplitst", "verplaatst") if soort in whole), "gewijzigd")


def passages(verschil: Verschil, *, volledig: bool = False) -> list[Passage]:
    """Return the passages in reading order; those with a change without a decision first. `volledig` shows renumbering too."""
    return _Passages(verschil, volledig=volledig).all()


class _Passages:
    def __init__(self, verschil: Verschil, *, volledig: bool) -> None:
        self.found: Vergelijking = verschil.vergelijking
        self.volledig = volledig
        self.moving = False  # the unit at hand moved as a whole
        self.points: dict[NodeId, list[Punt]] = {}
        for punt in verschil.punten:
            for node_id in self._units(punt.wijziging):
                self.points.setdefault(node_id, []).append(punt)
        self.touched = {node_id for punt in verschil.punten for node_id in (*punt.wijziging.oud, *punt.wijziging.nieuw)}
        self.renumbered: set[NodeId] = set()
        if volledig:
            self.touched |= {node_id for item in self.found.verwijzingen for node_id in (*item.oud, *item.nieuw)}
            self.renumbered = {self.found.nieuw.eenheid(node_id).id for item in self.found.verwijzingen for node_id in item.nieuw}

    def _units(self, item: Wijziging) -> set[NodeId]:
        old = {self.found.oud.eenheid(node_id).id for node_id in item.oud}
        return old | {self.found.nieuw.eenheid(node_id).id for node_id in item.nieuw}

    def all(self) -> list[Passage]:
        """Return every passage with a change."""
        made: dict[NodeId, Passage] = {}
        for knoop in self._unit_knots(self.found.boom):
            points = self._points_of(knoop)
            if (points or self._renumbered(knoop)) and knoop.staat != "vertrokken":
                passage = self._passage(knoop, points)
                if passage.was or passage.wordt:
                    made[knoop.node.id] = passage
        return sorted(made.values(), key=lambda item: not item.zonder_besluit)

    def _unit_knots(self, knoop: Knoop) -> Iterator[Knoop]:
        if knoop.node.kind in EENHEDEN or knoop.node.kind == "document":
            yield knoop
        if knoop.node.kind != "artikel":
            for child in knoop.kinderen:
                yield from self._unit_knots(child)

    def _renumbered(self, knoop: Knoop) -> bool:
        return knoop.nieuw is not None and knoop.nieuw.id in self.renumbered

    def _points_of(self, knoop: Knoop) -> list[Punt]:
        ids = [node.id for node in (knoop.oud, knoop.nieuw) if node is not None]
        return list({id(punt): punt for node_id in ids for punt in self.points.get(node_id, ())}.values())

    def _passage(self, knoop: Knoop, points: list[Punt]) -> Passage:
        heads = [
            unit(side, node.id) if node is not None and knoop.staat in states else ""
            for side, node, states in ((self.found.oud, knoop.oud, STAAT_IN_OUD), (self.found.nieuw, knoop.nieuw, STAAT_IN_NIEUW))
        ]
        key = "w" + hashlib.sha256(knoop.node.id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        passage = Passage(key, heads[0], heads[1], punten=points)
        self.moving = knoop.staat == "aangekomen"
        self._lines(knoop, passage, 0, top=True)
        for rows in (passage.was, passage.wordt):
            if all(row.overslag for row in rows):
                rows.clear()
        return passage

    def _lines(self, knoop: Knoop, passage: Passage, depth: int, *, top: bool = False) -> None:
        """Add the lines of a node and of what stands below it, up to a unit of its own."""
        if knoop.node.kind == "tabel":
            self._table(knoop, passage, depth)
            return
        zin = self.found.zin(knoop)
        if top and knoop.staat != "blijft" and not (knoop.oud and knoop.nieuw and zin.gewijzigd):
            zin = Zin(inhoud=zin.inhoud)  # its heading stands above it already
        if not top or zin.gewijzigd or zin.inhoud:
            joint = (*zin.opschrift, *([Segment("gelijk", ": ")] if zin.opschrift and zin.inhoud else []), *zin.inhoud)
            self._line(knoop, passage, depth, joint)
        skipped = False
        for child in knoop.kinderen:
            if child.node.kind in EENHEDEN:
                continue
            if self._changed(child):
                self._lines(child, passage, depth if top else depth + 1)
                skipped = False
            elif not skipped:
                self._skip(child, passage, depth if top else depth + 1)
                skipped = True

    def _line(self, knoop: Knoop, passage: Passage, depth: int, segments: tuple[Segment, ...]) -> None:
        moved = " (verplaatst)" if knoop.staat in {"vertrokken", "aangekomen"} and not self.moving else ""
        if knoop.oud is not None and (knoop.staat in {"blijft", "vervallen", "vertrokken"} or self.moving):
            words = tuple(self._old(item) for item in segments if item.soort != "nieuw")
            self._add(passage.was, depth, self.found.oud.label(knoop.oud.id) + moved, words)
        if knoop.nieuw is not None and knoop.staat in STAAT_IN_NIEUW:
            words = tuple(Segment("nieuw", item.tekst) if self.volledig and item.was else item for item in segments if item.soort != "weg")
            self._add(passage.wordt, depth, self.found.nieuw.label(knoop.nieuw.id) + moved, words)

    def _old(self, item: Segment) -> Segment:
        return Segment("weg" if self.volledig and item.was else item.soort, item.was or item.tekst, sleutel=item.sleutel)

    @staticmethod
    def _add(rows: list[Regel], depth: int, label: str, words: tuple[Segment, ...]) -> None:
        if words:
            rows.append(Regel(depth, label, words))

    def _skip(self, knoop: Knoop, passage: Passage, depth: int) -> None:
        for rows, states in ((passage.was, STAAT_IN_OUD), (passage.wordt, STAAT_IN_NIEUW)):
            if knoop.staat in states and not (rows and rows[-1].overslag):
                rows.append(Regel(depth, "", (Segment("gelijk", "(…)"),), overslag=True))

    def _changed(self, knoop: Knoop) -> bool:
        return knoop.staat != "blijft" or any(node.id in self.touched for item in knoop.walk() for node in (item.oud, item.nieuw) if node is not None)

    def _table(self, knoop: Knoop, passage: Passage, depth: int) -> None:
        """Add the rows of a table that changed: of a row that stays only the cells that differ."""
        zin = self.found.zin(knoop)
        self._line(knoop, passage, depth, zin.opschrift or (Segment("gelijk", "Tabel"),))
        for row in knoop.kinderen:
            if row.staat != "blijft":
                cells = [self.found.zin(cel).inhoud for cel in row.kinderen]
                joint = tuple(item for number, cell in enumerate(cells) for item in ((Segment("gelijk", " | "),) if number else ()) + cell)
                self._line(row, passage, depth + 1, joint)
                continue
            for cel in row.kinderen:
                if self._changed(cel) and (cel.nieuw is not None or cel.oud is not None):
                    side, node = (self.found.nieuw, cel.nieuw) if cel.nieuw is not None else (self.found.oud, cel.oud)
                    assert node is not None  # noqa: S101 - one of both is there
                    head = ", ".join(part for part in (text_of(row.node.kinderen[0].inhoud), column(side, node)) if part)
                    self._line(cel, passage, depth + 1, (Segment("gelijk", f"{head}: "), *self.found.zin(cel).inhoud))
