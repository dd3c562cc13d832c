"""A regulation: preamble, chapters with articles, closing, annexes, memorandum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assembler.composing.blocks import composer_of, context_of
from assembler.composing.composer import Place, Target
from assembler.composing.edits import build, titles
from assembler.composing.laws import abbreviated
from assembler.composing.lists import punctuated
from assembler.composing.structure import Structure
from assembler.facts.chosen import Clausulekeuze
from assembler.facts.facts import Facts
from assembler.facts.parameters import view_of
from assembler.facts.views.scope import region_scope
from assembler.ground.document import Begripgebruik, Cover, Herkomst, Inlines, List, Node, NodeId, Section, Sheet, Tekst, Verwijzing, text_of
from assembler.ground.document.fit import STANDING, too_wide
from assembler.ground.findings import Finding
from assembler.ground.values import Waarde
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Blok
from assembler.reading.records.documenten import Bijlagesoort, Documentsoort
from assembler.sentences.names import View
from assembler.sentences.own import own

BEGRIPPENLID = "begrippen"  # the lid under which the definitions stand


def compose_regulation(facts: Facts, soort: Documentsoort, scope: Mapping[str, Any], document: str) -> tuple[Node, tuple[Finding, ...]]:
    """Return the tree of a regulation and what was found on the way; under the names of the region it is composed once for these facts."""

    def compose() -> tuple[Node, tuple[Finding, ...]]:
        return _Regulation(facts, soort, _with_own_days(facts, soort, scope), document).compose()

    return facts.once(f"regulation {soort.id} {document}", compose) if scope is region_scope(facts) else compose()


def _with_own_days(facts: Facts, soort: Documentsoort, scope: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the names in which a regulation that is changed keeps the days of the act that adopted it: the change has days of its own."""
    start = facts.trajectmap.vertrek
    if start is None or soort.id != facts.traject.regeling:
        return scope
    base, origin = scope["traject"], start.oorsprong
    days = {
        "bekendmaking": Waarde(origin.bekendmaking, "traject/bekendmaking"),
        "inwerkingtreding": Waarde(origin.inwerkingtreding, "traject/inwerkingtreding"),
    }
    return {**scope, "traject": View(base.kind, base.key, {**base.values, **days, "begrotingsjaar": origin.begrotingsjaar})}


class _Regulation:
    def __init__(self, facts: Facts, soort: Documentsoort, scope: Mapping[str, Any], document: str) -> None:
        self.facts = facts
        self.soort = soort
        self.scope = scope
        self.document = document
        self.structure: Structure = build(facts.workspace, soort, facts.keuzes)
        self.titles = titles(facts.workspace, self.structure, facts.keuzes)
        defines = any(blok.id == BEGRIPPENLID and not blok.onderdelen for row in self.structure.blokken.values() for blok in row)
        terms = frozenset(facts.workspace.begrippen) if defines else frozenset()
        self.composer = composer_of(facts, Target(document, soort=soort.id))
        self.plain = self.composer.context  # preamble and memorandum name a law in full
        self.defined = context_of(facts, terms)

    def compose(self) -> tuple[Node, tuple[Finding, ...]]:
        top = Place(self.document, "", Herkomst(), "alinea")
        title = self.composer.sentence(self.soort.titel, self.scope, top)
        aanhef = [self._prose(name, "aanhef") for name in self.soort.aanhef]
        self.composer.context = self.defined
        body = self._body()
        slot = [self._prose(name, "sluiting") for name in self.soort.slot]
        bound = [self._bijlage(item) for item in self.soort.bijlagen if item.aard != "toelichting" and self._stands(item)]
        body = self._with_definitions(body, bound)
        self.composer.context = self.plain
        memo = self._toelichting(body, bound)
        layout = Cover(self.soort.id, self._subtitle(top))
        root = Node("document", NodeId(self.document), title, (), (*aanhef, *body, *slot, *bound, *abbreviated(memo, self.facts.workspace.wetten)), layout)
        return root, (*self.structure.findings, *self.composer.findings)

    def _subtitle(self, top: Place) -> str:
        return text_of(self.composer.sentence(self.soort.ondertitel, self.scope, top)) if self.soort.ondertitel else ""

    def _place(self, name: str, parent: str) -> Place:
        keuze = self.facts.keuzes.clausules.get(name)
        decisions = tuple(bron.id for bron in keuze.bronnen.values()) if keuze else ()
        own = self.structure.artikelen.get(name)
        span = own.positie.span if own else self.facts.workspace.clausules[name].positie.span
        origin = Herkomst(span, name, keuze.variant if keuze else "", (*decisions, *self.structure.besluiten.get(name, ())))
        return Place(parent, name, origin, besluiten=self.structure.besluiten)

    def _scope(self, name: str) -> Mapping[str, Any]:
        values = self.facts.parameters.get(name)
        return {**self.scope, "regel": view_of(name, values) if values is not None else View("regel", name, {})}

    def _prose(self, name: str, kind: Any) -> Node:
        place = self._place(name, f"{self.document}/{name}")
        children = self.composer.blocks(self.structure.blokken[name], self._scope(name), replace(place, kind="alinea", style="streepjes"))
        return Node(kind, NodeId(f"{self.document}/{name}"), (), (), children, herkomst=place.origin)

    def _body(self) -> list[Node]:
        found = []
        for chapter in self.soort.hoofdstukken:
            row = self.structure.hoofdstukken.get(chapter.id, [])
            if not row:
                continue
            node_id = f"{self.document}/hoofdstuk:{chapter.id}"
            decided = tuple(self.structure.besluiten.get(f"hoofdstuk:{chapter.id}", ()))
            origin = Herkomst(chapter.positie.span, besluiten=decided)
            heading = self.composer.sentence(
                self.structure.opschriften.get(f"hoofdstuk:{chapter.id}", chapter.opschrift), self.scope, Place(node_id, "", origin)
            )
            found.append(Node("hoofdstuk", NodeId(node_id), heading, (), tuple(self._artikel(name) for name in row), herkomst=origin))
        order = list(self.structure.hoofdstukken)
        found.sort(key=lambda node: order.index(node.id.rpartition("hoofdstuk:")[2]))
        return found or [self._artikel(name) for name in self.structure.hoofdstukken.get("", [])]

    def _artikel(self, name: str) -> Node:
        node_id = f"{self.document}/{name}"
        place = replace(self._place(name, node_id), kind="lid")
        scope = self._scope(name)
        heading = self.composer.sentence(self.titles[name], scope, place)
        leden = self.composer.blocks(self.structure.blokken[name], scope, place)
        return Node("artikel", NodeId(node_id), heading, (), leden, herkomst=place.origin)

    def _stands(self, item: Bijlagesoort) -> bool:
        """Whether an annex stands in the text: its condition holds, and no decision dropped it."""
        return self.facts.keuzes.clausules[item.clausule].aanwezig and self.composer.holds(item.als, self.scope)

    def _bijlage(self, item: Bijlagesoort) -> Node:
        name = item.clausule
        node_id = f"{self.document}/bijlage:{name}"
        place = self._place(name, node_id)
        scope = self._scope(name)
        belongs: Inlines = ()
        if item.hoort_bij and item.aard == "onderdeel":
            belongs = own("bijlage_hoort_bij", artikel=Verwijzing((f"{self.document}/{item.hoort_bij}",), place.origin.span))
        first = (Node("alinea", NodeId(f"{node_id}/hoort-bij"), (), belongs, herkomst=place.origin),) if belongs else ()
        children = self.composer.blocks(self.structure.blokken[name], scope, replace(place, kind="alinea", style="cijfers"))
        layout = Sheet(item.aard, item.liggend and any(too_wide(node, STANDING) for child in children for node in child.walk()))
        return Node("bijlage", NodeId(node_id), self.composer.sentence(self.titles[name], scope, place), (), (*first, *children), layout, place.origin)

    # --- definitions --------------------------------------------------------------------------------------------

    def _with_definitions(self, body: Sequence[Node], bound: Sequence[Node]) -> list[Node]:
        """Put the definitions of the terms that the binding text uses (and those these use) under their lid."""
        if not self.defined.terms:
            return list(body)
        used = {
            item.begrip for node in (*body, *bound) for below in node.walk() for item in (*below.inhoud, *below.opschrift) if isinstance(item, Begripgebruik)
        }
        return [self._define(node, used) for node in body]

    def _define(self, node: Node, used: set[str]) -> Node:
        if node.kind == "lid" and node.id.endswith(f"/{BEGRIPPENLID}") and not node.kinderen:
            return replace(node, kinderen=self._definitions(node, used), layout=List("letters" if self.facts.traject.definities == "geletterd" else "geen"))
        if node.kind in {"hoofdstuk", "artikel"}:
            return replace(node, kinderen=tuple(self._define(child, used) for child in node.kinderen))
        return node

    def _definitions(self, lid: Node, used: set[str]) -> tuple[Node, ...]:
        made: dict[str, Node] = {}
        terms = self.facts.workspace.begrippen
        waiting = {name for name in used if terms[name].opgenomen} | {name for name, term in terms.items() if term.altijd}
        while waiting:
            for name in sorted(waiting):
                made[name] = self._definition(lid, name)
            named = {item.begrip for node in made.values() for item in node.inhoud if isinstance(item, Begripgebruik)}
            waiting = {name for name in named if terms[name].opgenomen} - set(made)
        shown = [made[name] for name in sorted(made, key=lambda name: terms[name].term.casefold()) if self.composer.holds(terms[name].als, self.scope)]
        return punctuated(tuple(shown))

    def _definition(self, lid: Node, name: str) -> Node:
        term = self.facts.workspace.begrippen[name]
        zin: Zin = self.structure.definities.get(name, term.definitie)
        artikel = lid.id.split("/")[1]
        decided = tuple(self.structure.besluiten.get(f"begrip:{name}", ()))
        origin = Herkomst(zin.span, artikel, "", decided)
        inhoud = self.composer.sentence(zin, self._scope(artikel), Place(lid.id, artikel, origin))
        return Node("begrip", NodeId(f"{lid.id}/{name}"), (Tekst(str(term.term)),), inhoud, herkomst=origin)

    # --- memorandum ---------------------------------------------------------------------------------------------

    def _toelichting(self, body: Sequence[Node], bound: Sequence[Node]) -> list[Node]:
        name = self.soort.toelichting
        if name is None:
            return []
        node_id = f"{self.document}/toelichting"
        place = self._place(name, f"{node_id}/algemeen")
        general = self.composer.blocks(self.structure.blokken[name], self._scope(name), replace(place, kind="alinea", style="streepjes"))
        per_chapter = self.facts.traject.toelichting == "per_hoofdstuk" and any(node.kind == "hoofdstuk" for node in body)
        special = [self._per_chapter(node) for node in body] if per_chapter else [self._per_article(node) for chapter in body for node in _articles(chapter)]
        special = [node for node in (*special, *self._per_annex(bound)) if node.kinderen]
        sections = [Node("sectie", NodeId(f"{node_id}/algemeen"), own("toelichting_algemeen"), (), general, herkomst=place.origin)]
        if special:
            heading = own("toelichting_per_hoofdstuk" if per_chapter else "toelichting_per_artikel")
            sections.append(Node("sectie", NodeId(f"{node_id}/bijzonder"), heading, (), tuple(special)))
        inform = [self._bijlage(item) for item in self.soort.bijlagen if item.aard == "toelichting" and self._stands(item)]
        upright = [replace(annex, kind="sectie") for annex in inform if not annex.landscape]
        lying = [replace(annex, kind="toelichting") for annex in inform if annex.landscape]  # pages of their own
        regulation = self.soort.id == self.facts.traject.regeling
        title = own("toelichting_op", citeertitel=self.facts.traject.heet) if regulation else own("toelichting")
        return [Node("toelichting", NodeId(node_id), title, (), (*sections, *upright), herkomst=place.origin), *lying]

    def _per_article(self, artikel: Node) -> Node:
        heading: Inlines = (Verwijzing((artikel.id,), artikel.herkomst.span, hoofdletter=True), Tekst(" "), *artikel.opschrift)
        node_id = NodeId(f"{self.document}/toelichting/{artikel.herkomst.clausule}")
        return Node("sectie", node_id, heading, (), self._paragraphs(artikel.herkomst.clausule, node_id), Section(explains="artikel"), artikel.herkomst)

    def _per_annex(self, bound: Sequence[Node]) -> list[Node]:
        """Return the memorandum of the annexes that bind."""
        found = []
        for annex in bound:
            name = annex.herkomst.clausule
            node_id = NodeId(f"{self.document}/toelichting/bijlage:{name}")
            heading: Inlines = (Verwijzing((annex.id,), annex.herkomst.span, hoofdletter=True), Tekst(" "), *annex.opschrift)
            found.append(Node("sectie", node_id, heading, (), self._paragraphs(name, node_id), Section(explains="bijlage"), annex.herkomst))
        return found

    def _per_chapter(self, chapter: Node) -> Node:
        name = chapter.id.rpartition("hoofdstuk:")[2]
        node_id = NodeId(f"{self.document}/toelichting/hoofdstuk:{name}")
        record = next(item for item in self.soort.hoofdstukken if item.id == name)
        place = Place(node_id, "", chapter.herkomst)
        first = tuple(
            Node("alinea", NodeId(f"{node_id}/{number}"), (), self.composer.sentence(zin, self.scope, place))
            for number, zin in enumerate(record.toelichting, 1)
        )
        rest = tuple(
            node for artikel in chapter.kinderen for node in self._paragraphs(artikel.herkomst.clausule, NodeId(f"{node_id}/{artikel.herkomst.clausule}"))
        )
        heading: Inlines = (Verwijzing((chapter.id,), chapter.herkomst.span, hoofdletter=True), Tekst(" "), *chapter.opschrift)
        return Node("sectie", node_id, heading, (), (*first, *rest), Section(explains="hoofdstuk"), chapter.herkomst)

    def _paragraphs(self, name: str, node_id: NodeId) -> tuple[Node, ...]:
        """Return the memorandum of an article: of its variant where that has one, else of the clause."""
        place = replace(self._place(name, str(node_id)), kind="alinea")
        blokken: Sequence[Blok] = ()
        if name in self.structure.artikelen:
            own = self.structure.artikelen[name].toelichting
            zinnen: Sequence[Zin] = (own,) if own else ()
        else:
            clause = self.facts.workspace.clausules[name]
            keuze: Clausulekeuze = self.facts.keuzes.clausules[name]
            zinnen, blokken = clause.varianten[keuze.variant].toelichting or clause.toelichting, clause.toelichting_blokken
        zinnen = [*zinnen, *(zin for key, zin in self.structure.toelichtingen.items() if key.partition("/")[0] == name)]
        scope = self._scope(name)
        filled = [(number, zin, self.composer.sentence(zin, scope, place)) for number, zin in enumerate(zinnen, 1)]
        made = tuple(
            Node("alinea", NodeId(f"{node_id}/toelichting-{number}"), (), inhoud, herkomst=replace(place.origin, span=zin.span))
            for number, zin, inhoud in filled
            if inhoud  # a paragraph of which every word was about what is not there
        )
        return (*made, *self.composer.blocks(blokken, scope, replace(place, style="streepjes")))


def _articles(node: Node) -> tuple[Node, ...]:
    return node.kinderen if node.kind == "hoofdstuk" else (node,)
