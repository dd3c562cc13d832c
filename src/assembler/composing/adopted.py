"""A document of a frozen version as it was adopted: what was left for the decision is filled in from its outcome, and nothing else differs.

Filled in are the day, the number, the votes and what the outcome itself says of a fill-in line; a paragraph that says that there is no decision yet
goes; and a decision that an amendement changed has its points as they were adopted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from assembler.composing.footer import fitted
from assembler.composing.lists import punctuated
from assembler.composing.number import number
from assembler.composing.paper import house_style
from assembler.facts.earlier import Earlier, Filling
from assembler.facts.facts import Facts
from assembler.facts.makers import with_role
from assembler.facts.orders import Order
from assembler.facts.standing import DONE
from assembler.facts.views.outcomes import result_in_words, votes_in_words
from assembler.ground.document import Draft, Final, Gat, Inline, Inlines, Invulling, List, Masthead, Node, NodeId, Tekst, Voettekst
from assembler.ground.findings import Finding, error, warning
from assembler.ground.values import is_uncertain
from assembler.ground.wording import datum, opsomming
from assembler.reading.records.besluitvorming import Inbreng, Uitkomst
from assembler.reading.records.documenten import Documentsoort

_POINTS = "/beslispunten"
_MARKS = frozenset({".", ";", "; en", "; of"})


def filled_in(facts: Facts, earlier: Earlier | None, order: Order, foot: Voettekst) -> tuple[Final, tuple[Finding, ...]]:
    """Return a document of the frozen version that this milestone fills in, with what was decided; only its foot says which milestone it is of."""
    filling = earlier.fills() if earlier is not None else None
    final, found = _adopted(facts, order.soort, order.gemeente, order.name, filling) if filling is not None else (None, ())
    if final is not None:
        return fitted(facts, replace(final, voettekst=replace(foot, titel=final.foot.title))), found
    vult = facts.mijlpaal.vult
    message = f"Van '{order.name}' is bij {vult} niets vastgelegd waarover is besloten: er is niets in te vullen."
    hint = f"Leg eerst vast (assembler freeze), en schrijf in uitkomsten/ wat daarover is besloten, met 'versie: {vult}@<nummer>'."
    empty = Node("document", NodeId(order.name), (Tekst(order.soort.naam),))
    missing = error("vult-vastgelegde-versie", message, facts.mijlpaal.positie.of("vult"), hint=hint)
    return Final(empty, {}, order.soort.naam, order.soort.klasse, foot, house_style(facts, order.gemeente)), (missing,)


def _adopted(facts: Facts, soort: Documentsoort, gemeente: str | None, name: str, filling: Filling) -> tuple[Final | None, tuple[Finding, ...]]:
    """Return a document of the frozen version as it was adopted; None when that version does not have it."""
    kept = filling.stukken.get(name)
    if kept is None or not soort.ondertekend or gemeente is None:
        return kept, ()
    outcome = _outcome(facts, soort, gemeente, filling.versie)
    if isinstance(outcome, Finding):
        return kept, (outcome,)
    root, wrong = _with_points(_dropped(kept.root, soort), soort, outcome)
    root = _filled(root, _values(facts, outcome))
    labels = number(Draft(root)).labels if root.id == kept.root.id and _amendments(outcome) else kept.labels
    return replace(kept, root=root, labels=labels), (*wrong, *_left(root, outcome))


def _outcome(facts: Facts, soort: Documentsoort, gemeente: str, versie: str) -> Uitkomst | Finding:
    """Return what the organ whose decision this is decided on this version, or why there is nothing to fill in."""
    organ = with_role(facts.workspace, gemeente, "vertegenwoordigend" if soort.orgaan == "raad" else "uitvoerend")
    wie = organ.wie if organ else gemeente
    rows = [row for row in facts.trajectmap.uitkomsten if row.wie.tekst == wie and row.versie.partition("@")[0] == facts.mijlpaal.vult]
    rows = [row for row in rows if row.datum <= facts.mijlpaal.stand and (not soort.besluit_over or row.wat in soort.besluit_over)]
    if rows and rows[-1].versie == versie and rows[-1].uitslag in DONE and not is_uncertain(rows[-1].status):
        return rows[-1]
    span = rows[-1].positie.span if rows else facts.mijlpaal.positie.of("vult")
    if not rows:
        about = f" met 'wat: {opsomming(soort.besluit_over, 'of')}'" if soort.besluit_over else ""
        message = f"Van {wie} staat er tot en met {datum(facts.mijlpaal.stand)} geen besluit{about} over {versie}: '{soort.naam}' is niet in te vullen."
    elif rows[-1].uitslag not in DONE:
        message = f"{wie} besloot over {versie}: {result_in_words(facts, rows[-1])}. Een vastgesteld stuk is er dan niet."
    elif is_uncertain(rows[-1].status):
        message = f"Wat {wie} besloot over {versie}, staat niet vast ({rows[-1].status}): in een stuk dat is vastgesteld, kan dat niet."
    else:
        message = f"{wie} besloot over {rows[-1].versie}, en niet over {versie}: dit stuk is niet in te vullen."
    return error("vastgesteld-is-besloten", message, span, hint="Leg het besluit vast in uitkomsten/, of verbeter de stand van de mijlpaal.")


def _dropped(root: Node, soort: Documentsoort) -> Node:
    """Return the tree without what stands there only as long as nothing is decided."""
    gone = {f"{root.id}/{name}" for name in soort.alleen_ontwerp}
    return _without(root, gone) if gone else root


def _without(node: Node, gone: set[str]) -> Node:
    return replace(node, kinderen=tuple(_without(child, gone) for child in node.kinderen if child.id not in gone))


# --- what is filled in -----------------------------------------------------------------------------------------------


def _values(facts: Facts, outcome: Uitkomst) -> Mapping[str, Invulling]:
    """Return for the words of a fill-in line what stands there."""
    texts: Mapping[Literal["datum", "nummer", "stemming"], str] = {
        "datum": datum(outcome.datum),
        "nummer": outcome.nummer or "",
        "stemming": votes_in_words(outcome),
    }
    lines = {words: texts[line.id] for line in facts.workspace.invulregels.values() for words in line.woorden if texts[line.id]}
    return {words: _fact(outcome, text) for words, text in {**lines, **outcome.ingevuld}.items()}


def _fact(outcome: Uitkomst, text: str) -> Invulling:
    return Invulling(text, f"uitkomst/{outcome.id}", outcome.status, outcome.bron)


def _filled(node: Node, values: Mapping[str, Invulling]) -> Node:
    def inlines(row: Inlines) -> Inlines:
        return tuple(_in_place(item, values) for item in row)

    return replace(node, opschrift=inlines(node.opschrift), inhoud=inlines(node.inhoud), kinderen=tuple(_filled(child, values) for child in node.kinderen))


def _in_place(item: Inline, values: Mapping[str, Invulling]) -> Inline:
    if not isinstance(item, Gat) or item.soort != "bij_besluit" or item.omschrijving not in values:
        return item
    return replace(values[item.omschrijving], look=item.look)


def _left(root: Node, outcome: Uitkomst) -> Iterator[Finding]:
    """Yield the fill-in lines for which the outcome has nothing."""
    gaps = dict.fromkeys(
        item.omschrijving for node in root.walk() for item in (*node.opschrift, *node.inhoud) if isinstance(item, Gat) and item.soort == "bij_besluit"
    )
    for words in gaps:
        message = f"Wat er bij '{words}' komt te staan, zegt de uitkomst van {outcome.wie.tekst} niet."
        yield warning("invulregel-is-ingevuld", message, outcome.positie.span, hint=f"Schrijf in de uitkomst onder 'ingevuld': {words}: <wat er staat>.")


# --- a decision as amended -------------------------------------------------------------------------------------------


def _amendments(outcome: Uitkomst) -> list[Inbreng]:
    return [part for part in outcome.inbreng if part.soort == "amendement" and part.uitslag in DONE and (part.beslispunt or part.na)]


def _with_points(root: Node, soort: Documentsoort, outcome: Uitkomst) -> tuple[Node, tuple[Finding, ...]]:
    """Return the tree with the points of the decision as they were adopted, in the name of the paper too."""
    changes = _amendments(outcome)
    points = next((node for node in root.walk() if node.id.endswith(_POINTS)), None)
    if not changes:
        return root, ()
    items = [] if points is None else list(points.kinderen)
    wrong: list[Finding] = []
    for part in changes:
        place = next((index for index, item in enumerate(items) if item.id.rpartition("/")[2] == (part.beslispunt or part.na)), None)
        if place is None:
            known = [item.id.rpartition("/")[2] for item in items]
            message = f"Het amendement '{part.id}' gaat over het beslispunt '{part.beslispunt or part.na}', dat dit besluit niet heeft."
            field = "beslispunt" if part.beslispunt else "na"
            wrong.append(
                error("beslispunt-bestaat", message, part.positie.of(field), hint=f"Het besluit heeft: {opsomming(known) if known else 'geen punten'}.")
            )
        elif part.na is not None:
            items.insert(
                place + 1, replace(items[place], id=NodeId(f"{items[place].id.rpartition('/')[0]}/{part.id}"), inhoud=_reads(outcome, part), kinderen=())
            )
        elif part.luidt is None:
            del items[place]
        else:
            items[place] = replace(items[place], inhoud=_reads(outcome, part), kinderen=())
    if points is None or wrong:
        return root, tuple(wrong)
    conjunction = points.layout.conjunction if isinstance(points.layout, List) else None
    made = _replaced(root, replace(points, kinderen=punctuated(tuple(_open(item) for item in items), conjunction)))
    return replace(made, layout=_named(made, soort)), ()


def _reads(outcome: Uitkomst, part: Inbreng) -> Inlines:
    return (_fact(outcome, part.luidt or ""),)


def _open(item: Node) -> Node:
    """Return a point without the mark that closes it: which one that is, hangs on what comes after."""
    last = item.inhoud[-1] if item.inhoud else None
    return replace(item, inhoud=item.inhoud[:-1]) if isinstance(last, Tekst) and last.text in _MARKS else item


def _replaced(node: Node, new: Node) -> Node:
    return new if node.id == new.id else replace(node, kinderen=tuple(_replaced(child, new) for child in node.kinderen))


def _named(root: Node, soort: Documentsoort) -> Masthead | None:
    head = root.layout if isinstance(root.layout, Masthead) else None
    return replace(head, name=f"{head.name}, {soort.bij_amendement}") if head is not None and soort.bij_amendement else head
