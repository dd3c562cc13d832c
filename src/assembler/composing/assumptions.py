"""What is not certain in a document: a mark at each recorded figure that is not, and the block that tells about it.

A mark stands at a figure that somebody recorded as provisional or assumed, never at one that is computed: those are named once, in the
block. In running text a subject has its mark where it comes first; in a table above its column, or at each value where a column would have
a row of them; words that a sentence itself marks have one in each paragraph. A kind that is signed has no marks at all: there what is not certain is a fault in a definitive text, until
it is certain or an organ accepted it.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assembler.composing.blocks import composer_of
from assembler.composing.blocks.shared import phrases
from assembler.composing.composer import Place, Target
from assembler.facts.facts import Facts
from assembler.facts.uncertain import Recorded, as_typed, in_words, invented, open_items, recorded
from assembler.facts.unread import unread
from assembler.facts.views.uncertain import Doubts, uncertain_view
from assembler.ground.document import Gat, Herkomst, Inline, Inlines, Input, Invulling, Node, Note, text_of
from assembler.ground.findings import Finding, Related, error, remark
from assembler.ground.values import is_uncertain
from assembler.ground.wording import opsomming
from assembler.reading.records.documenten import Documentsoort

SLUG = "onzekere-invoer-is-aanvaard"
READ = "bibliotheek-is-nagelezen"
_ABOVE = 3  # marks above a column at most
Subject = tuple[str, str]


@dataclass(slots=True)
class _Marks:
    """Which mark each subject has, and the figures behind what was computed."""

    facts: Facts
    rows: dict[Subject, dict[Input, None]] = field(default_factory=dict)
    behind: set[Input] = field(default_factory=set)
    _known: dict[Input, Recorded] = field(default_factory=dict)

    def record(self, item: Input) -> Recorded:
        if item not in self._known:
            self._known[item] = recorded(self.facts, item)
        return self._known[item]

    def see(self, item: Invulling) -> None:
        """Take note of a value that was filled in."""
        self.behind |= item.uit
        own = own_input(item)
        if own is not None:
            self.rows.setdefault(self.record(own).subject, {})[own] = None

    def number(self, item: Inline) -> int:
        """Return the number of the mark of a value; 0 where it has none."""
        own = own_input(item)
        return list(self.rows).index(self.record(own).subject) + 1 if own is not None else 0

    def spoken(self, number: int) -> bool:
        """Return whether a mark is of words that a sentence itself marks."""
        return list(self.rows)[number - 1][0] == "woorden"


def own_input(item: Inline) -> Input | None:
    """Return the uncertain figure that a value is itself; None for what is certain or computed."""
    if isinstance(item, Invulling) and is_uncertain(item.status) and not item.uit:
        return Input(item.sleutel, item.status, item.bron)
    return None


def noted(root: Node, facts: Facts, soort: Documentsoort, scope: Mapping[str, Any], gemeente: str | None) -> tuple[Node, list[Finding]]:
    """Return the tree with its marks and the block that tells what is not certain; for a kind that is signed, what nobody accepted."""
    marks = _Marks(facts)
    nodes = list(root.walk())
    silent = False
    for node in nodes:
        for item in (*node.opschrift, *node.inhoud):
            if type(item) is Invulling:
                marks.see(item)
                silent = silent or not item.text
    doubts = _doubts(nodes, marks, soort, gemeente)
    if soort.ondertekend and facts.mijlpaal.definitief:
        return _without_silent(root), [*_unaccepted(doubts, marks, facts), *_library(doubts)]
    told, found = _told(root, facts, soort, {**scope, "onzeker": uncertain_view(facts, doubts, gemeente)}, gemeente)
    if soort.ondertekend:
        bare = _without_silent(root)
        return replace(bare, kinderen=(*told, *bare.kinderen)), [*found, *_library(doubts)]
    if not told:
        return _without_silent(root), found
    placed = _placed(root, marks, set())
    placed = _without_silent(placed) if silent else placed
    return replace(placed, kinderen=(*placed.kinderen, *(_section(node, marks) for node in told))), found


def _doubts(nodes: Sequence[Node], marks: _Marks, soort: Documentsoort, gemeente: str | None) -> Doubts:
    facts = marks.facts
    shown = {item for row in marks.rows.values() for item in row}
    gaps = dict.fromkeys(item.omschrijving for node in nodes for item in node.inhoud if type(item) is Gat and item.soort == "ntb")
    printed = " ".join(text_of(inlines) for node in nodes for inlines in (node.opschrift, node.inhoud) if inlines)
    # A decision that is marked where it stands, as a besluitenlijst does, is not told of a second time.
    told = {own.sleutel for row in marks.rows.values() for own in row}
    clauses = frozenset(node.herkomst.clausule for node in nodes if node.herkomst.clausule)
    return Doubts(
        tuple(tuple(row) for row in marks.rows.values()),
        tuple(item for item in marks.behind if item not in shown),
        tuple(gaps),
        tuple(
            item.datum
            for item in invented(facts, gemeente, everybody=soort.ondertekend).values()
            if not item.vertrouwelijk and f"besluit/{item.id}" not in told
        ),
        unread(facts, printed, clauses),
    )


# --- marks ------------------------------------------------------------------------------------------------------------


def _placed(node: Node, marks: _Marks, seen: set[int]) -> Node:
    """Return a node with its marks; `seen` are those that running text has had already."""
    if node.kind == "tabel":
        return _table(node, marks)
    words: set[int] = set()
    heading = _marked(node.opschrift, marks, seen, words)
    text = _marked(node.inhoud, marks, seen, words)
    children = tuple([_placed(child, marks, seen) for child in node.kinderen]) if node.kinderen else ()
    if heading is node.opschrift and text is node.inhoud and all(map(operator.is_, children, node.kinderen)):
        return node
    return replace(node, opschrift=heading, inhoud=text, kinderen=children)


def _marked(inlines: Inlines, marks: _Marks, seen: set[int], words: set[int]) -> Inlines:
    """Return a sentence with its marks; the same one where it has none."""
    if Invulling not in map(type, inlines):
        return inlines
    return tuple([_mark(item, marks, seen, words) for item in inlines])


def _mark(item: Inline, marks: _Marks, seen: set[int], words: set[int]) -> Inline:
    number = marks.number(item) if isinstance(item, Invulling) else 0
    if not number or not isinstance(item, Invulling) or number in (words if marks.spoken(number) else seen):
        return item
    (words if marks.spoken(number) else seen).add(number)
    return replace(item, noot=number)


def _table(table: Node, marks: _Marks) -> Node:
    """Return a table with the marks of each column in its head, each mark once; at its values where they are many, at the caption where no head stands."""
    head = next((row for row in table.kinderen if row.row_kind == "kop"), None)
    seen: set[int] = set()
    caption = [item for item in table.opschrift if not (own_input(item) and not item.text)]
    loose = dict.fromkeys(marks.number(item) for item in table.opschrift if marks.number(item))
    caption += _signs(loose, seen)
    if head is None:
        return replace(table, opschrift=(*caption, *_signs(dict.fromkeys(_in(table, marks)), seen)))
    cells, many = [], set[int]()
    for place, cell in enumerate(head.kinderen):
        column = [row.kinderen[place] for row in table.kinderen if place < len(row.kinderen)]
        signs = _signs(dict.fromkeys(number for one in column for number in _in(one, marks)), seen)
        if len(signs) > _ABOVE:
            many.add(place)
        cells.append(cell if place in many else replace(cell, inhoud=(*cell.inhoud, *signs)))
    marked = replace(head, kinderen=tuple(cells))
    return replace(table, opschrift=tuple(caption), kinderen=tuple(marked if row is head else _at_values(row, many, marks) for row in table.kinderen))


def _at_values(row: Node, places: set[int], marks: _Marks) -> Node:
    """Return a row of a table with the marks at the values in these columns, in each cell once."""
    if not places:
        return row
    return replace(row, kinderen=tuple(_cell(cell, marks) if place in places else cell for place, cell in enumerate(row.kinderen)))


def _cell(cell: Node, marks: _Marks) -> Node:
    seen: set[int] = set()
    return cell.mapped(lambda _node, inlines: _marked(inlines, marks, seen, seen))


def _in(node: Node, marks: _Marks) -> Iterator[int]:
    for below in node.walk():
        for item in (*below.opschrift, *below.inhoud):
            if number := marks.number(item):
                yield number


def _signs(numbers: Mapping[int, None], seen: set[int]) -> list[Invulling]:
    """Return marks without text, for those that were not seen before."""
    new = [number for number in numbers if number not in seen]
    seen.update(new)
    return [Invulling("", "", noot=number) for number in new]


def _without_silent(root: Node) -> Node:
    """Return the tree without the values that say nothing."""
    return root.mapped(lambda _node, inlines: _bare(inlines))


def _bare(inlines: Inlines) -> Inlines:
    """Return a sentence without the values that say nothing and have no mark: those of a caption."""
    for item in inlines:
        if type(item) is Invulling and not (item.text or item.noot):
            break
    else:
        return inlines
    return tuple(item for item in inlines if not isinstance(item, Invulling) or item.text or item.noot)


# --- the block --------------------------------------------------------------------------------------------------------


def _told(root: Node, facts: Facts, soort: Documentsoort, scope: Mapping[str, Any], gemeente: str | None) -> tuple[tuple[Node, ...], list[Finding]]:
    """Return what the block of this kind says, and what was found in it."""
    block = facts.workspace.blokken.get(soort.blok_niet_vast or "")
    if block is None:
        return (), []
    composer = composer_of(facts, Target(root.id, gemeente))
    place = Place(root.id, "", Herkomst(block.positie.span), "alinea", "streepjes")
    return composer.blocks(block.blokken, {**scope, **phrases(block.zinnen)}, place), composer.findings


def _section(node: Node, marks: _Marks) -> Node:
    """Return a section of the block as the list of notes: the paragraph of a mark carries its number."""
    if node.kind != "sectie":
        return node
    notes = (child for child in node.kinderen if child.id.startswith(f"{node.id}/noot="))
    numbers = {child.id: number for number, child in enumerate(notes, 1)}
    made = tuple(
        child if child.id == f"{node.id}/geen" else replace(child, kind="onderdeel", layout=Note(numbers[child.id]) if child.id in numbers else child.layout)
        for child in node.kinderen
    )
    assert len(numbers) in (0, len(marks.rows)), node.id  # noqa: S101 - a block that tells of notes tells of each
    return replace(node, kind="aannames", kinderen=made)


# --- what is signed ---------------------------------------------------------------------------------------------------


def _unaccepted(doubts: Doubts, marks: _Marks, facts: Facts) -> Iterator[Finding]:
    """Yield a fault for each uncertain thing that a signed text rests on and that no organ accepted."""
    inputs = [*(item for row in doubts.marked for item in row), *doubts.behind]
    items = dict.fromkeys(marks.record(item) for item in sorted(inputs, key=lambda one: one.sleutel))
    for item in open_items(facts, [*items, *invented(facts, None, everybody=True)]):
        fields = ", ".join(f"{name}: {value}" for name, value in as_typed(item).items())
        message = f"Dit stuk wordt ondertekend en berust op iets wat niet vaststaat: {in_words(facts, item)}."
        if item.soort == "woorden":
            hint = "Haal het filter 'aanname' uit deze zin zodra het vaststaat; wat wordt ondertekend, heeft geen voorbehoud."
        else:
            hint = (
                f"Leg vast wat zeker is, of laat het orgaan dat erover gaat het aanvaarden, in een besluit: keuzes: [{{aanvaardt: {{{fields}}}, reden: ...}}]."
            )
        yield error(SLUG, message, item.span, hint=hint)


def _library(doubts: Doubts) -> Iterator[Finding]:
    """Yield a remark on what a signed text takes from the library and nobody has read: as for law that is still to be read."""
    tasks = [(task.naam, task.positie.of("bron")) for task in doubts.library.taken]
    own = "De verdeling in onderdelen en bevoegdheden is eigen uitwerking, in een stuk dat wordt ondertekend, van"
    places = "De vindplaats in de wet is uit het geheugen, in een stuk dat wordt ondertekend, van"
    for lead, rows, hint in (
        (own, tasks, "Lees na of dit klopt met de wet en met wat de colleges willen, en noem die bron bij 'bron:'."),
        (places, doubts.library.vindplaatsen, "Lees de bepaling na en zet 'zekerheid: SEEN'."),
    ):
        if rows:
            related = tuple(Related(span, name) for name, span in rows[1:])
            yield remark(READ, f"{lead} {opsomming([name for name, _ in rows])}.", rows[0][1], related=related, hint=hint)
