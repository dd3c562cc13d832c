"""A paper, of the region or of one gemeente: fields, sections in the order and wording of its house, local text, signatures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from assembler.composing.blocks import composer_of, signature
from assembler.composing.blocks.shared import phrases
from assembler.composing.composer import Place, Target
from assembler.composing.localtext import local_section, with_local_blocks
from assembler.composing.mentions import check_mentions
from assembler.composing.session import paper_scope
from assembler.composing.texts import printed
from assembler.facts.facts import Facts
from assembler.facts.makers import with_role
from assembler.ground.document import Gat, Herkomst, Inlines, Invulling, Line, LineRole, List, ListStyle, Masthead, Node, NodeId, Section, Tekst, text_of
from assembler.ground.findings import Finding, warning
from assembler.ground.wording import hoofdletter
from assembler.reading.records.base import Zin
from assembler.reading.records.documenten import Documentsoort, Format, Sectie, Sectiekeuze, Veldkeuze
from assembler.reading.records.gemeenten import ExterneBijlage
from assembler.reading.records.organisaties import Functie
from assembler.reading.records.workspace import LokaleTekst


def house_style(facts: Facts, gemeente: str | None) -> str:
    """Return the house style of a document: of its gemeente, or of the region as the traject says."""
    return facts.workspace.organisaties[gemeente].huisstijl if gemeente is not None else facts.traject.huisstijl


def compose_paper(facts: Facts, soort: Documentsoort, scope: Mapping[str, Any], document: str, gemeente: str | None) -> tuple[Node, tuple[Finding, ...]]:
    """Return the tree of a paper and what was found on the way; without `gemeente` it is a paper of the region."""
    return _Paper(facts, soort, scope, document, gemeente).compose()


def _default_format(soort: Documentsoort) -> Format:
    """Return the format of a paper of the region of which neither house nor kind says anything: every field of the skeleton, in its order."""
    fields = tuple(Veldkeuze(veld=name, label=hoofdletter(name.replace("-", " "))) for name in soort.velden)
    return Format(velden=fields, bijlagen="geen", bron="standaard van het programma", status="definitief")


class _Paper:
    def __init__(self, facts: Facts, soort: Documentsoort, scope: Mapping[str, Any], document: str, gemeente: str | None) -> None:
        self.facts = facts
        self.soort = soort
        self.scope = {**paper_scope(facts, scope, gemeente), **phrases(soort.zinnen)}
        self.document = document
        self.gemeente = gemeente
        style = facts.workspace.huisstijlen[house_style(facts, gemeente)]
        self.format = style.formats.get(soort.id) or soort.format or _default_format(soort)
        self.composer = composer_of(facts, Target(document, gemeente, self.format.beslispunten, soort.id), self._has)
        self.top = Place(document, "", Herkomst(soort.positie.span), "alinea", "streepjes")

    def _has(self, path: str) -> bool:
        """Return whether an article, annex or part of one stands in the regulation now."""
        root = printed(self.facts).root
        return root.find(f"{root.id}/{path}") is not None

    def compose(self) -> tuple[Node, tuple[Finding, ...]]:
        name = text_of(self.composer.sentence(self.soort.kop, self.scope, self.top)) or self.soort.naam
        title = _renamed(self.composer.sentence(self.soort.titel, self.scope, self.top), name, self.format.kop or name)
        head = [self._line("adres", f"adres-{number}", text) for number, text in enumerate(self.format.adressering, 1)]
        fields = self._fields()
        salutation = [self._line("aanhef", "aanhef", self.format.aanhef)] if self.format.aanhef else []
        children = [*head, *([fields] if fields.kinderen else []), *salutation, *self._sections(), *self._closing(), *self._enclosures()]
        layout = Masthead(
            self.soort.id,
            self.format.kop or name,
            self.format.kop_na_velden,
        )
        root = Node("document", NodeId(self.document), title, (), tuple(children), layout)
        return root, (*self.composer.findings, *check_mentions(self.facts, root))

    def _line(self, role: LineRole, name: str, zin: Zin) -> Node:
        return Node(
            "alinea", NodeId(f"{self.document}/{name}"), (), self.composer.sentence(zin, self.scope, self.top), layout=Line(role), herkomst=Herkomst(zin.span)
        )

    def _fields(self) -> Node:
        made = []
        for choice in self.format.velden:
            value = self._field(choice.veld)
            if not value and self.format.lege_velden == "invulregel":
                value = (Gat("bij_besluit", choice.label.rstrip(" :").lower()),)
            made.append(Node("veld", NodeId(f"{self.document}/veld:{choice.veld}"), (Tekst(choice.label),), value))
        return Node("velden", NodeId(f"{self.document}/velden"), (), (), tuple(made))

    def _field(self, name: str) -> Inlines:
        given = self._given(self.gemeente, name) if self.gemeente is not None else None
        if given is not None:
            return (Tekst(given),)
        zin = self.soort.velden.get(name)
        return self.composer.sentence(zin, self.scope, self.top) if zin else ()

    def _given(self, gemeente: str, name: str) -> str | None:
        """Return what a gemeente fills in for a field: in this paper, in this traject, or always."""
        own = self.facts.trajectmap.gegevens.get(gemeente)
        here = own.veld(self.facts.mijlpaal.id, self.soort.id, name) if own else None
        return here if here is not None else self.facts.workspace.organisaties[gemeente].velden.get(name)

    # --- sections -----------------------------------------------------------------------------------------------

    def _sections(self) -> list[Node]:
        """Return the sections in the order of the house; those it does not name follow where the skeleton has them."""
        known = {section.id: section for section in self.soort.secties}
        choices = {choice.sectie: choice for choice in self.format.secties if choice.sectie in known}
        order = [known[name] for name in choices]
        for index, section in enumerate(self.soort.secties):
            if section.id not in choices:
                before = next((other for other in reversed(self.soort.secties[:index]) if other in order), None)
                order.insert(order.index(before) + 1 if before else 0, section)
        found: list[Node] = []
        for section in order:
            if self.composer.holds(section.als, self.scope):
                found += self._placed("voor", section)
                replaced = self._placed("in-plaats-van", section)
                found += replaced or self._section(section, choices.get(section.id))
                found += self._placed("na", section)
            else:
                self.composer.findings += [_unprinted(text) for text in self._texts(section)]
        return found

    def _section(self, section: Sectie, choice: Sectiekeuze | None) -> list[Node]:
        node_id = f"{self.document}/{section.id}"
        origin = Herkomst(section.positie.span)
        place = Place(node_id, "", origin, "alinea", "streepjes")
        children = self.composer.blocks(section.blokken, self.scope, place)
        if not children:
            return []
        wording = section.opschrift if choice is None or choice.opschrift is None else choice.opschrift
        heading = () if wording is None or isinstance(wording, str) else self.composer.sentence(wording, self.scope, place)
        made = [(text, local_section(self.composer, self.scope, text)) for text in self._texts(section) if text.blok]
        node, wrong = with_local_blocks(Node("sectie", NodeId(node_id), heading, (), children, herkomst=origin), made)
        self.composer.findings += wrong
        return [node]

    def _placed(self, position: Literal["voor", "na", "in-plaats-van"], section: Sectie) -> list[Node]:
        return [local_section(self.composer, self.scope, text) for text in self._texts(section) if text.positie == position and not text.blok]

    def _texts(self, section: Sectie) -> list[LokaleTekst]:
        """Return what this gemeente wrote for a section of this paper."""
        here = (self.gemeente, self.facts.mijlpaal.id, self.soort.id, section.id)
        return [text for text in self.facts.trajectmap.teksten if (text.gemeente, text.mijlpaal, text.soort, text.sectie) == here]

    # --- closing ------------------------------------------------------------------------------------------------

    def _closing(self) -> list[Node]:
        children = [self._line("groet", f"groet-{number}", text) for number, text in enumerate(self.format.groet, 1)]
        record = self.format.ondertekening
        if record is not None:
            functies = record.functies or self._signers()
            children += signature.build(
                self.facts, self.composer, record.model_copy(update={"functies": functies}), self.scope, self.top, f"{self.document}/ondertekening"
            )
        return [Node("sluiting", NodeId(f"{self.document}/sluiting"), (), (), tuple(children))] if children else []

    def _signers(self) -> tuple[Functie, ...]:
        """Return who signs for the organ whose paper this is; an organisation without such an organ signs as the one that takes part."""
        if self.gemeente is None:
            return ()
        maker = with_role(self.facts.workspace, self.gemeente, "vertegenwoordigend" if self.soort.orgaan == "raad" else "uitvoerend")
        return maker.orgaan.ondertekenaars if maker else self.facts.makers[self.gemeente][0].orgaan.ondertekenaars

    def _enclosures(self) -> list[Node]:
        own = [item for item in self.facts.mijlpaal.bijlagen if item.document != self.soort.id]  # a paper is no enclosure of itself
        others = self._of_others()
        if self.format.bijlagen == "geen" or not (own or others):
            return []
        node_id = f"{self.document}/bijlagen"
        place = Place(node_id, "", Herkomst(), "onderdeel")
        items = tuple(
            Node("onderdeel", NodeId(f"{node_id}/{number}"), (), self.composer.sentence(item.titel, self.scope, place), herkomst=Herkomst(item.titel.span))
            for number, item in enumerate(own, 1)
        )
        items += tuple(
            Node("onderdeel", NodeId(f"{node_id}/{number}"), (), (Tekst(item.titel),), herkomst=Herkomst(item.positie.of("titel")))
            for number, item in enumerate(others, len(items) + 1)
        )
        style: ListStyle = "cijfers" if self.format.bijlagen == "genummerd" else "streepjes"
        listed = Node("alinea", NodeId(f"{node_id}/lijst"), (), (), items, List(style))
        return [Node("sectie", NodeId(node_id), (Tekst(self.format.bijlagen_kop),), (), (listed,), Section(enclosures=True))]

    def _of_others(self) -> list[ExterneBijlage]:
        """Return the enclosures of others that this paper may name: of all, and of its own gemeente."""
        mijlpaal, own = self.facts.mijlpaal, self.facts.trajectmap.gegevens.get(self.gemeente or "")
        return [item for item in (*mijlpaal.externe_bijlagen, *(own.bijlagen.get(mijlpaal.id, ()) if own else ())) if not item.vertrouwelijk]


def _renamed(title: Inlines, usual: str, own: str) -> Inlines:
    """Return a title that begins with the name that the house has for this kind of paper, where it begins with the usual one."""
    first = title[0] if title else None
    if not isinstance(first, Tekst | Invulling) or not first.text.startswith(usual):
        return title
    return (replace(first, text=own + first.text.removeprefix(usual)), *title[1:])


def _unprinted(text: LokaleTekst) -> Finding:
    message = f"De sectie '{text.sectie}' staat nu niet in dit stuk; deze tekst wordt niet afgedrukt."
    return warning("tekst-wordt-afgedrukt", message, text.span, hint="Zet de tekst bij een andere sectie, of haal het bestand weg.")
