"""A place that others fill: the beslispunten of the milestone, a text of the traject, a clause that this gemeente chose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.composing.composer import Composer, Place, Scope
from assembler.composing.lists import punctuated
from assembler.facts.earlier import Opdracht
from assembler.facts.facts import Facts
from assembler.ground.document import Herkomst, List, Look, Node, NodeId, Tekst
from assembler.ground.findings import Finding, error, warning
from assembler.reading.records.blokken import Blok

OPDRACHTEN = "wijzigingsopdrachten"  # the place where an amending act says what changes


def build(facts: Facts, composer: Composer, record: str, scope: Scope, place: Place, _node_id: str) -> Sequence[Node]:
    """Return what stands in this place now; a place that nobody filled is empty."""
    node_id = f"{place.parent}/{record}"
    if record == "beslispunten":
        items = punctuated(_points(facts, composer, scope, place.at(node_id, "onderdeel")))
        return (Node("alinea", NodeId(node_id), (), (), items, List(composer.target.beslispunten), place.origin),) if items else ()
    if record == OPDRACHTEN:
        return _instructions(facts, composer, place, node_id)
    text = facts.trajectmap.plaatstekst(facts.mijlpaal.id, record, composer.target.soort)
    if text is not None:
        return composer.blocks(text.blokken, scope, place.at(node_id))
    keuze = facts.keuzes.lokaal.get((composer.target.gemeente or "", record))
    if keuze is None or not keuze.aanwezig:
        return ()
    clause = facts.workspace.clausules[record]
    origin = Herkomst(clause.positie.span, record, keuze.variant, tuple(bron.id for bron in keuze.bronnen.values()))
    return composer.blocks(clause.varianten[keuze.variant].blokken, scope, replace(place.at(node_id), origin=origin))


def _instructions(facts: Facts, composer: Composer, place: Place, node_id: str) -> tuple[Node, ...]:
    """Return what an amending act says, item by item, each with the new text that follows it."""
    rows: tuple[Opdracht, ...] = facts.once(OPDRACHTEN, tuple)
    if not rows:
        message = "Dit besluit wijzigt niets: er is geen vastgelegde tekst waarvan het uitgaat, of de tekst is gelijk aan die."
        hint = "Zet bij het instrument 'vanaf: <traject>@<mijlpaal>', en neem een besluit dat de tekst verandert."
        composer.findings.append(error("wijziging-heeft-inhoud", message, place.origin.span, hint=hint))
    return tuple(node for row in rows for node in _said(row, node_id, place))


def _said(row: Opdracht, parent: str, place: Place) -> Iterator[Node]:
    here = f"{parent}/{row.merk.lower()}"
    yield Node("alinea", NodeId(here), (), (Tekst(f"{row.merk}. ", Look(bold=row.merk.isalpha())), Tekst(row.tekst)), herkomst=place.origin)
    for number, node in enumerate(row.luidt, 1):
        yield _moved(node, f"{here}/luidt-{number}")
    for below in row.delen:
        yield from _said(below, here, place)


def _moved(node: Node, here: str) -> Node:
    """Return a node under another id, with all below it."""
    return replace(node, id=NodeId(here), kinderen=tuple(_moved(child, f"{here}/{number}") for number, child in enumerate(node.kinderen, 1)))


def _points(facts: Facts, composer: Composer, scope: Scope, place: Place) -> tuple[Node, ...]:
    """Return the beslispunten that all are asked, and those that this gemeente adds, in one count: in voorstel and besluit alike."""
    shared = composer.blocks(facts.mijlpaal.beslispunten, scope, place)
    own = facts.trajectmap.beslispunten_van(composer.target.gemeente, facts.mijlpaal.id)
    if own is None:
        return shared
    typed, first = own.lijst.vanaf or 1, len(shared) + 1
    if own.lijst.lijst == "cijfers" and typed != first:
        hint = f"Begin met '{first}. ', of typ '- ' voor ieder punt: dan telt het programma."
        composer.findings.append(
            error("beslispunt-is-een-punt", f"Hier staat nummer {typed}; dit wordt beslispunt {first}.", own.lijst.positie.span, hint=hint)
        )
    origin = replace(place.origin, span=own.span)
    return (*shared, *composer.blocks(own.lijst.onderdelen, scope, replace(place.at(f"{place.parent}/eigen"), origin=origin)))


def missing(facts: Facts, blok: Blok, fallback: Blok) -> Finding:
    """Return the finding about a place of a definitive paper that says itself what nobody wrote there."""
    folder = f"trajecten/{facts.traject.id}/teksten/{facts.mijlpaal.id}"
    message = f"Een stuk bij een definitieve tekst zegt dat dit ontbreekt: {fallback.ontbreekt}."
    hint = f"Schrijf het in {folder}/{blok.invoegen}.md; geldt het voor één gemeente, dan in haar eigen tekst bij deze sectie."
    written = fallback.tekst or fallback.kop
    return warning("plaats-is-gevuld", message, written.span if written else fallback.positie.span, hint=hint)
