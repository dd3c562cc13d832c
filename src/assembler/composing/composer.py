"""Blocks -> nodes: conditions, repetitions and lists; sentences are filled, structure stays as written.

What a block may hold beside its text and items (a table, a chart, signatures, what stands elsewhere) is built by who is handed
in: one builder for each such field of a block (`composing.blocks`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assembler.composing.lists import is_closed, open_ended, punctuated
from assembler.ground.document import Herkomst, Inlines, Kind, List, ListStyle, Node, NodeId, Tekst, Verwijzing
from assembler.ground.findings import Finding, error
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Blok
from assembler.sentences import fill
from assembler.sentences.calls import CallContext
from assembler.sentences.filters import FillError

Scope = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the id of its parent, its article (for `.lid` references), its origin, the kind it becomes.

    `style` is how a list is marked that does not say so itself; `besluiten` are the decisions that touched a part, by its path.
    """

    parent: str
    artikel: str
    origin: Herkomst
    kind: Kind = "alinea"
    style: ListStyle = "letters"
    besluiten: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def at(self, parent: str, kind: Kind | None = None) -> Place:
        """Return the place one level down."""
        return Place(parent, self.artikel, self.origin, kind or self.kind, self.style, self.besluiten)


@dataclass(frozen=True, slots=True)
class Target:
    """Whose document this is: its id, its gemeente (None: the region), how its house marks the beslispunten, and its kind."""

    document: str
    gemeente: str | None = None
    beslispunten: ListStyle = "cijfers"
    soort: str = ""


# A field of a block -> what stands for its value at a place; the last is the id of the block.
Builder = Callable[["Composer", Any, Scope, Place, str], Sequence[Node]]


class Composer:
    """Fills blocks for one document; collects findings. What a block may say comes with its scope: it knows no facts itself."""

    def __init__(self, target: Target, context: CallContext, builders: Mapping[str, Builder], has: Callable[[str], bool] = lambda _path: True,
                 missing: Callable[[Blok, Blok], Finding] | None = None) -> None:  # fmt: skip
        self.target = target
        self.context = context
        self.builders = builders
        self.missing = missing  # what is found where a definitive text says that nobody filled a place
        self.has = has  # whether an article or lid stands in the regulation that a paper is about
        self.findings: list[Finding] = []

    # --- sentences ----------------------------------------------------------------------------------------------

    def sentence(self, zin: Zin | None, scope: Scope, place: Place) -> Inlines:
        """Return a filled sentence with its references as node ids."""
        if zin is None:
            return ()
        inlines, found = fill.fill(zin, scope, self.context)
        self.findings.extend(found)
        if Verwijzing not in map(type, inlines):
            return inlines
        return tuple([self._aimed(item, place) if isinstance(item, Verwijzing) else item for item in inlines])

    def _aimed(self, item: Verwijzing, place: Place) -> Verwijzing:
        """Return a reference to nodes of this document, as it was written to paths."""
        document = self.target.document
        goals = tuple([f"{document}/{place.artikel}/{path[1:]}" if path.startswith(".") else f"{document}/{path}" for path in item.doelen])
        return Verwijzing(goals, item.span, item.hoofdletter, item.delen, item.conjunction, item.look)

    def holds(self, zin: Zin | None, scope: Scope) -> bool:
        """Return whether a condition holds; one that cannot be read is a finding and does not hold."""
        if zin is None:
            return True
        try:
            return fill.truth(zin, scope, self.context)
        except FillError as fault:
            self.findings.append(error(fault.slug, str(fault), zin.span, hint=fault.hint))
            return False

    def loop(self, zin: Zin | None, scope: Scope) -> list[tuple[str, Scope]]:
        """Return (suffix of the id, scope) for each repetition; without `per` there is one, without suffix."""
        if zin is None:
            return [("", scope)]
        try:
            views = fill.items(zin, scope, self.context)
        except FillError as fault:
            self.findings.append(error(fault.slug, str(fault), zin.span, hint=fault.hint))
            return []
        return [(view.key, {**scope, view.kind: view}) for view in views]

    # --- blocks -------------------------------------------------------------------------------------------------

    def blocks(self, blokken: Sequence[Blok], scope: Scope, place: Place) -> tuple[Node, ...]:
        """Return the nodes of these blocks, in order."""
        return tuple(node for number, blok in enumerate(blokken, 1) for node in self._block(blok, scope, place, number))

    def _block(self, blok: Blok, scope: Scope, place: Place, number: int) -> list[Node]:
        """Return the nodes of one block: none when `als` does not hold, several when `per` repeats it."""
        found: list[Node] = []
        for suffix, inner in self.loop(blok.per, scope):
            if not self.holds(blok.als, inner) or not all(self.has(path) for path in blok.steunt_op):
                continue
            name = blok.id or (_loop_kind(inner, scope) if suffix else f"{place.kind}-{number}")
            node_id = f"{place.parent}/{name}" + (f"={suffix}" if suffix else "")
            found.extend(self._one(blok, inner, place, node_id))
        return found

    def _one(self, blok: Blok, scope: Scope, place: Place, node_id: str) -> list[Node]:
        origin = self._origin(place, node_id, blok)
        if blok.kop is None:
            body = self._body(blok, scope, place, node_id, origin)
            return [*body, *self.blocks(blok.blokken, scope, place.at(node_id))] if blok.blokken else body
        below = place.at(node_id, "alinea")
        children = [*self._body(blok, scope, below, f"{node_id}/tekst", origin), *self.blocks(blok.blokken, scope, below)]
        return [Node("sectie", NodeId(node_id), self.sentence(blok.kop, scope, place), (), tuple(children), herkomst=origin)]

    def _body(self, blok: Blok, scope: Scope, place: Place, node_id: str, origin: Herkomst) -> list[Node]:
        """Return the paragraph of a block with its items, and what else it holds: inside a lid, after an alinea."""
        items = self.blocks(blok.onderdelen, scope, place.at(node_id, "onderdeel")) if blok.onderdelen else ()
        if len(items) == 1 and (place.kind in {"lid", "onderdeel"} or blok.bij_een) and all(item.per for item in blok.onderdelen):
            return [self._in_line(blok, scope, place, node_id, items[0], origin)]
        if place.kind != "onderdeel" and blok.leestekens:  # a list below an item is closed with the list it stands in
            items = punctuated(items, blok.voegwoord)
        if blok.onderdelen and not items:
            return []  # a list of which every item fell away falls away itself, with its chapeau
        more = self._built(blok, scope, place, node_id)
        if blok.tekst is None and blok.onderwerp is None and not items:
            return more
        style = blok.lijst or ("letters" if place.kind in {"lid", "onderdeel"} else place.style)
        layout = List(style, blok.voegwoord if place.kind == "onderdeel" else None, blok.vanaf or 1) if items else None
        about, text = self.sentence(blok.onderwerp, scope, place), self.sentence(blok.tekst, scope, place)
        if place.kind in {"lid", "onderdeel"}:
            return [Node(place.kind, NodeId(node_id), about, text, (*items, *more), layout, origin)]
        return [Node(place.kind, NodeId(node_id), about, text, items, layout, origin), *more]

    def _in_line(self, blok: Blok, scope: Scope, place: Place, node_id: str, item: Node, origin: Herkomst) -> Node:
        """Return a list of one as a sentence (AR 3.59): the item follows its chapeau, and a list below it becomes the list."""
        chapeau = self.sentence(blok.bij_een or blok.tekst, scope, place)
        words = (*(open_ended(chapeau) if place.kind == "lid" else chapeau), Tekst(" "), *item.inhoud)
        inner = item.layout.conjunction if isinstance(item.layout, List) else None
        children = punctuated(item.kinderen, inner or blok.voegwoord) if place.kind == "lid" else item.kinderen
        layout = List("letters", inner if place.kind == "onderdeel" else None) if children else None
        stop = (Tekst("."),) if place.kind != "onderdeel" and not children and not is_closed(words) else ()
        return Node(place.kind, NodeId(node_id), (), (*words, *stop), children, layout, origin)

    def _built(self, blok: Blok, scope: Scope, place: Place, node_id: str) -> list[Node]:
        """Return what the builders make of the other fields of a block, in their order."""
        given = blok.model_fields_set  # of nearly every block none of these: to ask that first is cheaper than to ask each
        names = () if given.isdisjoint(self.builders) else [name for name in self.builders if name in given]
        found = [node for name in names if (value := getattr(blok, name)) is not None for node in self.builders[name](self, value, scope, place, node_id)]
        return found or self._fallback(blok, scope, place)

    def _fallback(self, blok: Blok, scope: Scope, place: Place) -> list[Node]:
        """Return what stands at a place that nobody filled; in a definitive text, what it says to be missing is found."""
        if not blok.anders:
            return []
        if self.missing is not None:
            self.findings += [self.missing(blok, item) for item in blok.anders if item.ontbreekt and self.holds(item.als, scope)]
        return list(self.blocks(blok.anders, scope, place))

    def _origin(self, place: Place, node_id: str, blok: Blok) -> Herkomst:
        path = node_id.removeprefix(f"{self.target.document}/").replace("bijlage:", "")
        decided = place.besluiten.get(path, ())
        written = blok.tekst or blok.kop or blok.als
        span = written.span if written is not None else blok.positie.span
        above = place.origin.besluiten
        return Herkomst(span, place.origin.clausule, place.origin.variant, tuple(dict.fromkeys((*above, *decided))) if decided else above)


def _loop_kind(inner: Scope, outer: Scope) -> str:
    return next((name for name in inner if inner[name] is not outer.get(name)), "rij")
