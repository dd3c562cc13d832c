"""The open points of a milestone, each with its variants side by side: text, votes and power, money, law, questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assembler.composing.composer import Composer, Place
from assembler.composing.session.money import geld
from assembler.composing.session.openlist import zonder_waarde
from assembler.composing.session.outcomes import Uitkomst, betrokken, uitkomsten
from assembler.composing.session.pieces import Kolom, alinea, lijst, sectie, tabel, voluit
from assembler.composing.session.votes import stemmen
from assembler.document import Inlines, Node, Tekst
from assembler.facts.facts import Facts
from assembler.reading.records.base import Grondslag
from assembler.reading.records.punten import OpenPunt
from assembler.wording import hoofdletter, met_lidwoord, rangtelwoord, wetsartikel

ZEKERHEID = {
    "SEEN": "gelezen in de wet",
    "SEEN-2": "volgens een tweede bron",
    "CARRY": "gelezen in de oudere wettekst",
    "INF": "gevolgtrekking, nog te bevestigen",
    "MEM": "nog na te gaan",
}
Scope = Mapping[str, Any]


def open_punten(composer: Composer, scope: Scope, place: Place) -> tuple[Node, ...]:
    """Return a section for each open point, and one for the parameters that have no value yet."""
    facts = composer.facts
    made = [_Punt(composer, scope, place, punt, nummer).sectie() for nummer, punt in enumerate(facts.mijlpaal.open_punten, 1)]
    empty = zonder_waarde(facts, composer, scope, place)
    if empty:
        node_id = f"{place.parent}/nog-in-te-vullen"
        made.append(sectie(node_id, "Nog in te vullen", [lijst(f"{node_id}/lijst", "In de gekozen tekst heeft dit nog geen waarde:", empty)]))
    if not made:
        return (alinea(f"{place.parent}/geen", "Bij deze mijlpaal staan geen punten open."),)
    return tuple(made)


class _Punt:
    """Lays out one point."""

    def __init__(self, composer: Composer, scope: Scope, place: Place, punt: OpenPunt, nummer: int) -> None:
        self.composer = composer
        self.facts: Facts = composer.facts
        self.scope = scope
        self.punt = punt
        self.nummer = nummer
        self.id = f"{place.parent}/{punt.id}"
        self.place = place.at(self.id)
        self.uitkomsten = uitkomsten(self.facts, punt)

    def sectie(self) -> Node:
        heading = (Tekst(f"{self.nummer}. "), *self._zin(self.punt.opschrift))
        children = [
            *self._inleiding(),
            self._varianten(),
            *stemmen(f"{self.id}/stemmen", self.uitkomsten),
            *geld(f"{self.id}/geld", self.uitkomsten),
            *self._tekst(),
            *self._wet(),
            *self._vragen(),
        ]
        return sectie(self.id, heading, children)

    def _zin(self, zin: Any) -> Inlines:
        return self.composer.zin(zin, self.scope, self.place)

    def _inleiding(self) -> Iterator[Node]:
        if self.punt.inleiding is not None:
            yield alinea(f"{self.id}/inleiding", self._zin(self.punt.inleiding))

    def _varianten(self) -> Node:
        items = []
        for item in self.uitkomsten:
            now = " (zo staat het nu in de tekst)" if item.nu else ""
            told = self._zin(item.record.omschrijving)
            items.append((Tekst(f"{item.naam}{now}" + (": " if told else "")), *told))
        return lijst(f"{self.id}/varianten", "De varianten:", items)

    # ── the text ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _tekst(self) -> Iterator[Node]:
        """Yield the table with the text as it would read: the leden asked for, or those that differ."""
        texts = [dict(self._leden(item)) for item in self.uitkomsten]
        if not self.punt.toon:
            texts = [{key: said for key, said in row.items() if any(other.get(key, ("", ""))[1] != said[1] for other in texts)} for row in texts]
        rows: list[list[str]] = []
        seen: dict[str, str] = {}
        for item, row in zip(self.uitkomsten, texts, strict=True):
            for number, (where, text) in enumerate(row.values()):
                earlier = seen.setdefault(f"{where} {text}", item.letter)
                rows.append([item.naam if not number else "", where, text if earlier == item.letter else f"Gelijk aan variant {earlier}."])
        if rows:
            heads = [Kolom("Variant", 19), Kolom("Plaats", 20), Kolom("Tekst", 81)]
            yield alinea(f"{self.id}/tekst-aanhef", "In de regeling staat dan:")
            yield tabel(f"{self.id}/tekst", "", heads, rows, "tekst", "De tekst van de regeling in iedere variant")

    def _leden(self, item: Uitkomst) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield, by place, where a lid stands and what it says."""
        document = item.tekst.root.id
        for clause in dict.fromkeys((*(path.partition("/")[0] for path in self.punt.toon), *betrokken(self.punt))):
            article = item.tekst.root.find(f"{document}/{clause}")
            for node in article.kinderen if article is not None else ():
                key = f"{clause}/{node.id.rpartition('/')[2]}"
                if node.kind == "lid" and (not self.punt.toon or {key, clause} & set(self.punt.toon)):
                    mark = item.tekst.label(node).rstrip(".")
                    where = (item.tekst.label(article) if article else "") + (f", {rangtelwoord(int(mark))} lid" if mark else "")
                    yield key, (where, voluit(node, item.tekst))

    # ── law and questions ─────────────────────────────────────────────────────────────────────────────────────────

    def _wet(self) -> Iterator[Node]:
        """Yield what the law says: the basis of the clause, and of the variants chosen for any clause of the point."""
        found: dict[Grondslag, None] = dict.fromkeys(self.facts.workspace.clausules[self.punt.clausule].grondslag)
        for item in self.uitkomsten:
            for clause in betrokken(self.punt):
                chosen = item.facts.keuzes.clausules[clause]
                if chosen.aanwezig:
                    found |= dict.fromkeys(self.facts.workspace.clausules[clause].varianten[chosen.variant].grondslag)
        told = [item for item in found if item.noot] or list(found)  # a place without a word of what it says helps nobody here
        if told:
            yield lijst(f"{self.id}/wet", "Wat zegt de wet?", [self._grond(item) for item in told])

    def _grond(self, basis: Grondslag) -> str:
        law = self.facts.workspace.wetten[basis.wet]
        place = f"{wetsartikel(basis.artikel, basis.lid or '', basis.onderdeel or '')} van {met_lidwoord(law.lidwoord, law.citeertitel)}"
        note = f": {basis.noot.removesuffix(' Te bevestigen.').rstrip('.')}" if basis.noot else ""
        return f"{hoofdletter(place)}{note} ({ZEKERHEID[basis.zekerheid]})."

    def _vragen(self) -> Iterator[Node]:
        if self.punt.vragen:
            questions: Sequence[Inlines] = [self._zin(zin) for zin in self.punt.vragen]
            yield lijst(f"{self.id}/vragen", "Vragen om te beantwoorden:", questions, "cijfers")
