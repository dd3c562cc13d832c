"""Blocks -> nodes: conditions, repetitions, lists, tables; sentences are filled, structure stays as written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assembler.composing.figures import figuur
from assembler.document import Gat, Herkomst, Inlines, Kind, List, ListStyle, Node, NodeId, Row, RowKind, Signature, Table, Tekst, Verwijzing, text_of
from assembler.facts.facts import Facts
from assembler.facts.views.declared import CELL
from assembler.facts.views.planning import functionaris
from assembler.findings import Finding, error
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Blok, Kolom, Ondertekening, Tabel
from assembler.sentences import fill
from assembler.sentences.fillers import CallContext, FillError
from assembler.sentences.names import View

Scope = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the id of its parent, its article (for `.lid` references), its origin, the kind it becomes."""

    parent: str
    artikel: str
    herkomst: Herkomst
    kind: Kind = "alinea"
    lijst: ListStyle = "letters"
    besluiten: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def at(self, parent: str, kind: Kind | None = None, lijst: ListStyle | None = None) -> Place:
        """Return the place one level down."""
        return replace(self, parent=parent, kind=kind or self.kind, lijst=lijst or self.lijst)


class Composer:
    """Fills blocks under one set of facts for one document; collects findings."""

    def __init__(self, facts: Facts, document: str, context: CallContext, gemeente: str | None = None, beslispunten: ListStyle = "cijfers") -> None:
        self.facts = facts
        self.document = document
        self.context = context
        self.gemeente = gemeente
        self.beslispunten = beslispunten
        self.inzetten: Mapping[str, Callable[[Place], tuple[Node, ...]]] = {}  # what the program itself puts in a place
        self.findings: list[Finding] = []

    def zin(self, zin: Zin | None, scope: Scope, place: Place) -> Inlines:
        """Return a filled sentence with its references as node ids."""
        if zin is None:
            return ()
        inlines, found = fill.fill(zin, scope, self.context)
        self.findings.extend(found)
        return tuple(
            replace(item, doelen=tuple(self._target(doel, place) for doel in item.doelen)) if isinstance(item, Verwijzing) else item for item in inlines
        )

    def _target(self, path: str, place: Place) -> str:
        return f"{self.document}/{place.artikel}/{path[1:]}" if path.startswith(".") else f"{self.document}/{path}"

    def holds(self, zin: Zin | None, scope: Scope) -> bool:
        """Return whether a condition holds; one that cannot be read is a finding and does not hold."""
        try:
            return fill.truth(zin, scope, self.context)
        except FillError as fault:
            self.findings.append(error(fault.slug, str(fault), zin.span if zin else self.facts.traject.positie.span, hint=fault.hint))
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

    def blocks(self, blokken: Sequence[Blok], scope: Scope, place: Place) -> tuple[Node, ...]:
        """Return the nodes of these blocks, in order."""
        found: list[Node] = []
        for number, blok in enumerate(blokken, 1):
            found.extend(self.block(blok, scope, place, number))
        return tuple(found)

    def block(self, blok: Blok, scope: Scope, place: Place, number: int) -> list[Node]:
        """Return the nodes of one block: none when `als` does not hold, several when `per` repeats it."""
        found: list[Node] = []
        for suffix, inner in self.loop(blok.per, scope):
            if not self.holds(blok.als, inner):
                continue
            name = blok.id or (_loop_kind(inner, scope) if suffix else f"{place.kind}-{number}")
            node_id = f"{place.parent}/{name}" + (f"={suffix}" if suffix else "")
            found.extend(self._one(blok, inner, place, node_id))
        return found

    def _one(self, blok: Blok, scope: Scope, place: Place, node_id: str) -> list[Node]:
        if blok.invoegen is not None:
            return list(self._insert(blok.invoegen, scope, place))
        origin = self._origin(place, node_id, blok)
        if blok.kop is not None:
            below = place.at(node_id, "alinea")
            children = [*self._body(blok, scope, below, f"{node_id}/tekst", origin), *self.blocks(blok.blokken, scope, below)]
            return [Node("sectie", NodeId(node_id), self.zin(blok.kop, scope, place), (), tuple(children), herkomst=origin)]
        if blok.ondertekening is not None:
            return [self.signature(blok.ondertekening, scope, place, node_id)]
        if blok.figuur is not None:
            return list(figuur(self, blok.figuur, scope, place.at(node_id)))
        return [*self._body(blok, scope, place, node_id, origin), *self.blocks(blok.blokken, scope, place.at(node_id))]

    def _body(self, blok: Blok, scope: Scope, place: Place, node_id: str, origin: Herkomst) -> list[Node]:
        """Return the paragraph of a block with its items, and its table: inside a lid, after an alinea."""
        items = self.blocks(blok.onderdelen, scope, place.at(node_id, "onderdeel")) if blok.onderdelen else ()
        if place.kind != "onderdeel":  # a list below an item is closed with the list it stands in
            items = punctuated(items, blok.voegwoord)
        if blok.onderdelen and not items:
            return []  # a list of which every item fell away falls away itself, with its chapeau
        table = [made] if blok.tabel is not None and len((made := self.table(blok.tabel, scope, place.at(node_id))).kinderen) > 1 else []
        if blok.tekst is None and not items:
            return table
        style = blok.lijst or ("letters" if place.kind in {"lid", "onderdeel"} else place.lijst)
        look = List(style, blok.voegwoord if place.kind == "onderdeel" else None) if items else None
        if place.kind in {"lid", "onderdeel"}:
            return [Node(place.kind, NodeId(node_id), (), self.zin(blok.tekst, scope, place), (*items, *table), look, origin)]
        return [Node(place.kind, NodeId(node_id), (), self.zin(blok.tekst, scope, place), items, look, origin), *table]

    def _origin(self, place: Place, node_id: str, blok: Blok) -> Herkomst:
        path = node_id.removeprefix(f"{self.document}/").replace("bijlage:", "")
        decided = place.besluiten.get(path, ())
        span = (blok.tekst or blok.kop or blok.als).span if (blok.tekst or blok.kop or blok.als) else blok.positie.span  # type: ignore[union-attr]
        return replace(place.herkomst, span=span, besluiten=tuple(dict.fromkeys((*place.herkomst.besluiten, *decided))))

    def _insert(self, name: str, scope: Scope, place: Place) -> tuple[Node, ...]:
        """Return the blocks that the traject (or this gemeente) has for this place: a text, the beslispunten, a clause of its own."""
        mijlpaal = self.facts.mijlpaal
        if name in self.inzetten:
            return self.inzetten[name](place)
        if name == "beslispunten":
            below = place.at(f"{place.parent}/beslispunten", "onderdeel")
            made = punctuated(self.blocks(mijlpaal.beslispunten, scope, below))
            return (Node("alinea", NodeId(f"{place.parent}/beslispunten"), (), (), made, List(self.beslispunten), place.herkomst),) if made else ()
        text = self.facts.trajectmap.plaatstekst(mijlpaal.id, name)
        if text is not None:
            return self.blocks(text.blokken, scope, place.at(f"{place.parent}/{name}"))
        keuze = self.facts.keuzes.lokaal.get((self.gemeente or "", name))
        if keuze is not None and keuze.aanwezig:
            clause = self.facts.workspace.clausules[name]
            variant = clause.varianten[keuze.variant]
            origin = Herkomst(clause.positie.span, name, keuze.variant, tuple(bron.id for bron in keuze.bronnen.values()))
            return self.blocks(variant.blokken, scope, replace(place.at(f"{place.parent}/{name}"), herkomst=origin))
        return ()

    # --- tables -------------------------------------------------------------------------------------------------

    def table(self, tabel: Tabel, scope: Scope, place: Place) -> Node:
        """Return a computed table: header row, a row per item, a total row when a column has one."""
        node_id = f"{place.parent}/{tabel.id}"
        columns = [(kolom, suffix, inner) for kolom in tabel.kolommen for suffix, inner in self.loop(kolom.per, scope)]
        rows = [self._row(f"{node_id}/kop", "kop", [(kolom, suffix, self.zin(kolom.kop, inner, place)) for kolom, suffix, inner in columns])]
        for suffix, inner in self.loop(tabel.per, scope):
            if self.holds(tabel.als, inner):
                cells = [(kolom, key, self.zin(kolom.cel, _cross(inner, outer, scope), place)) for kolom, key, outer in columns]
                rows.append(self._row(f"{node_id}/{suffix}", "rij", cells))
        if any(kolom.totaal for kolom in tabel.kolommen):
            cells = [(kolom, suffix, self.zin(kolom.totaal, inner, place)) for kolom, suffix, inner in columns]
            rows.append(self._row(f"{node_id}/totaal", "totaal", cells))
        look = Table(tuple(kolom.uitlijning for kolom, _, _ in columns), tuple(kolom.breedte for kolom, _, _ in columns))
        origin = replace(place.herkomst, span=tabel.positie.span)
        return Node("tabel", NodeId(node_id), self.zin(tabel.bijschrift, scope, place), (), tuple(rows), look, origin)

    @staticmethod
    def _row(node_id: str, soort: RowKind, cells: list[tuple[Kolom, str, Inlines]]) -> Node:
        made = tuple(Node("cel", NodeId(f"{node_id}/{kolom.id}" + (f"={suffix}" if suffix else "")), (), inhoud) for kolom, suffix, inhoud in cells)
        return Node("rij", NodeId(node_id), (), (), made, Row(soort))

    # --- signatures ---------------------------------------------------------------------------------------------

    def signature(self, block: Ondertekening, scope: Scope, place: Place, node_id: str) -> Node:
        """Return a signature block: names as a source gives them on the day of the document, else an open line."""
        view = scope.get("deelnemer") or scope.get("gemeente")
        gemeente = self.facts.workspace.gemeenten.get(view.key) if isinstance(view, View) else None
        signers = []
        for functie in block.functies:
            name: Inlines = ()
            if gemeente is not None and "gemeente" in scope and not block.plaats_datum:
                found = functionaris(gemeente, "burgemeester" if functie == "voorzitter" else functie, _signing_day(scope, self.facts))
                if not isinstance(found, Gat):
                    name = (Tekst(found.value),)
            signers.append(Node("ondertekenaar", NodeId(f"{node_id}/{functie}"), (Tekst(f"de {functie}"),), name))
        look = Signature(block.opstelling, gemeente.plaats if gemeente and block.plaats_datum else "")
        return Node("ondertekening", NodeId(node_id), (), self.zin(block.verklaring, scope, place), tuple(signers), look, place.herkomst)


def _signing_day(scope: Scope, facts: Facts) -> Any:
    day = scope["gemeente"].get("datum_stuk")
    return day.value if not isinstance(day, Gat) else facts.mijlpaal.stand


def _loop_kind(inner: Scope, outer: Scope) -> str:
    return next((name for name in inner if inner[name] is not outer.get(name)), "rij")


def _cross(row: Scope, column: Scope, base: Scope) -> Scope:
    """Return the scope of a cell: names of its row and its column, and `cel` for what belongs to both."""
    merged = {**row, **{name: value for name, value in column.items() if value is not base.get(name)}}
    rows = [value for name, value in row.items() if value is not base.get(name) and isinstance(value, View)]
    columns = [value for name, value in column.items() if value is not base.get(name) and isinstance(value, View)]
    for one in rows:
        for other in columns:
            shared = one.crossings.get(other.key) or other.crossings.get(one.key)
            if shared is not None:
                return {**merged, "cel": CELL.view(f"{one.key}/{other.key}", shared)}
    return merged


_CLOSED = (".", "?", "!", ":", ";")


def punctuated(items: tuple[Node, ...], voegwoord: str | None = None, last: str = ".") -> tuple[Node, ...]:
    """Close the items of a list (AR 3.59, 3.60): `;` between, a full stop at the end; whole sentences get their own."""
    made = []
    for number, item in enumerate(items):
        final = number == len(items) - 1
        mark = last if final else ";" + (f" {voegwoord}" if voegwoord and number == len(items) - 2 else "")
        if any(child.kind == "onderdeel" for child in item.kinderen):
            inner = punctuated(
                tuple(child for child in item.kinderen if child.kind == "onderdeel"), item.layout.conjunction if isinstance(item.layout, List) else None, mark
            )
            made.append(replace(item, kinderen=(*inner, *(child for child in item.kinderen if child.kind != "onderdeel"))))
            continue
        text = text_of(item.inhoud)
        if text.endswith(_CLOSED) or not text:
            made.append(item)
        else:
            whole = text[:1].isupper() and not voegwoord and item.kind == "onderdeel" and _is_sentence(items)
            made.append(replace(item, inhoud=(*item.inhoud, Tekst("." if whole else mark))))
    return tuple(made)


def _is_sentence(items: tuple[Node, ...]) -> bool:
    """A list of whole sentences: each begins with a capital and is long enough to hold a verb."""
    texts = [text_of(item.inhoud) for item in items]
    return all(text[:1].isupper() and text.count(" ") > 3 for text in texts if text)
