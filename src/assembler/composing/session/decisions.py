"""What was decided since the milestone before, from the log: day, body, decision, reason, and the articles it touches.

A confidential decision is mentioned, without what it says. What is only proposed or was withdrawn is not in the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assembler.composing.composer import Composer, Place
from assembler.composing.regulation import compose_regeling
from assembler.composing.session.pieces import Genummerd, Kolom, alinea, genummerd, lijst, sectie, tabel
from assembler.composing.session.words import Woorden
from assembler.document import Inlines, Invulling, Node, Tekst
from assembler.facts.decisions import counting
from assembler.facts.facts import Facts
from assembler.facts.views.scope import region_scope
from assembler.reading.records.besluiten import Besluit, Keuze
from assembler.wording import datum, hoofdletter, opsomming

UITGEDACHT = "dit besluit is voor deze uitwerking uitgedacht; geen bron noemt het"
Scope = Mapping[str, Any]


def besluiten(composer: Composer, scope: Scope, place: Place) -> tuple[Node, ...]:
    """Return a section for each decision of the region since the milestone before."""
    rows = list(_sinds(composer.facts))
    if not rows:
        return (alinea(f"{place.parent}/geen", "Sinds de vorige mijlpaal heeft de regio geen besluiten genomen."),)
    maker = _Lijst(composer, scope, place)
    return tuple(maker.besluit(besluit, nummer) for nummer, besluit in enumerate(rows, 1))


def _sinds(facts: Facts) -> Iterator[Besluit]:
    """Yield the decisions of the region that count now and did not count at the milestone before."""
    before = [item.stand for item in facts.trajectmap.mijlpalen if item.stand < facts.mijlpaal.stand]
    for gemeente, besluit in counting(facts.trajectmap, facts.mijlpaal.stand):
        if gemeente is None and not (before and besluit.datum <= max(before)):
            yield besluit


class _Lijst:
    """Puts decisions into words; knows the texts that they shaped."""

    def __init__(self, composer: Composer, scope: Scope, place: Place) -> None:
        self.facts = composer.facts
        self.place = place
        self.teksten = _teksten(self.facts)
        self.woorden = Woorden(composer, scope, place, self.teksten)

    def besluit(self, besluit: Besluit, nummer: int) -> Node:
        node_id = f"{self.place.parent}/{nummer}"
        if besluit.vertrouwelijk:
            heading = f"{nummer}. {datum(besluit.datum)}"
            return sectie(node_id, heading, [alinea(f"{node_id}/vertrouwelijk", "Vertrouwelijk besluit. De inhoud is niet openbaar.")])
        open_ = [keuze for keuze in besluit.keuzes if not keuze.vertrouwelijk]
        rows = [[self.woorden.van(keuze), self._raakt(keuze)] for keuze in open_]  # no reasons: these stay with the makers
        hidden = len(besluit.keuzes) - len(open_)
        if hidden:
            rows.append(["Een vertrouwelijk onderdeel" if hidden == 1 else f"{hidden} vertrouwelijke onderdelen", ""])
        day: Inlines = (Tekst(datum(besluit.datum)),)
        if besluit.aanname:
            day = (Invulling(datum(besluit.datum), f"besluit/{besluit.id}", "aanname", UITGEDACHT),)
        heading_ = (Tekst(f"{nummer}. "), *day, Tekst(f", {besluit.gremium}"))
        return sectie(node_id, heading_, [_inhoud(f"{node_id}/inhoud", rows)])

    def _raakt(self, keuze: Keuze) -> str:
        """Return the articles and annexes that a choice shaped, as they are numbered now."""
        found = [text.label(node).lower() for text in self.teksten for node in self.woorden.geraakt(keuze, text) if text.label(node)]
        return hoofdletter(opsomming(list(dict.fromkeys(found)))) if found else ""


def _inhoud(node_id: str, rows: list[list[str]]) -> Node:
    """Return what was decided and what it touches; without what nobody said, and as a list when nothing else is left."""
    heads = [Kolom("Besloten", 84), Kolom("Raakt", 36)]
    kept = [index for index in range(len(heads)) if any(row[index] for row in rows)]
    if kept == [0]:
        return lijst(node_id, "", [row[0] for row in rows])
    return tabel(
        node_id,
        "",
        [heads[index] for index in kept],
        [[row[index] for index in kept] for row in rows],
        "tekst",
        "Wat is besloten en in welke artikelen het is verwerkt",
    )


def _teksten(facts: Facts) -> tuple[Genummerd, ...]:
    """Return the regulation of this milestone as numbered now."""
    soort = facts.workspace.documentsoorten[facts.traject.regeling]
    root, _ = compose_regeling(facts, soort, region_scope(facts), soort.id)
    return (genummerd(root),)
