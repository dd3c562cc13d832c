"""Papers of the region for who must choose, and for who wants to know what was chosen: keuzenotitie and besluitenlijst.

They look at several versions of the text at once, so they stand above the stages that make one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from assembler.composing.assumptions import noted
from assembler.composing.composer import Composer, Place
from assembler.composing.session.decisions import besluiten
from assembler.composing.session.points import open_punten
from assembler.document import Draft, Herkomst, Node, NodeId, Tekst
from assembler.facts.facts import Facts
from assembler.findings import Finding
from assembler.reading.records.documenten import Documentsoort, Sectie
from assembler.sentences.fillers import CallContext
from assembler.wording import hoofdletter

__all__ = ["compose_notitie"]


def compose_notitie(facts: Facts, soort: Documentsoort, scope: Mapping[str, Any], document: str) -> tuple[Draft, tuple[Finding, ...]]:
    """Return the composed tree of a paper of the region: its fields, and its sections in order."""
    composer = Composer(facts, document, CallContext(facts.workspace.begrippen, facts.workspace.wetten))
    composer.inzetten = {"open-punten": partial(open_punten, composer, scope), "besluiten": partial(besluiten, composer, scope)}
    top = Place(document, "", Herkomst(soort.positie.span), "alinea", "streepjes")
    fields = tuple(
        Node("veld", NodeId(f"{document}/veld:{name}"), (Tekst(hoofdletter(name.replace("-", " "))),), composer.zin(zin, scope, top))
        for name, zin in soort.velden.items()
    )
    head = (Node("velden", NodeId(f"{document}/velden"), (), (), fields),) if fields else ()
    sections = tuple(node for section in soort.secties for node in _section(composer, section, scope))
    look = {"soort": soort.id, "klasse": "stuk", "kop": soort.naam, "kop_na_velden": False}
    root = Node("document", NodeId(document), composer.zin(soort.titel, scope, top), (), (*head, *sections), look)
    return Draft(noted(root, facts)), tuple(composer.findings)


def _section(composer: Composer, section: Sectie, scope: Mapping[str, Any]) -> tuple[Node, ...]:
    if not composer.holds(section.als, scope):
        return ()
    node_id = f"{composer.document}/{section.id}"
    place = Place(node_id, "", Herkomst(section.positie.span), "alinea", "streepjes")
    children = composer.blocks(section.blokken, scope, place)
    heading = composer.zin(section.opschrift, scope, place)
    return (Node("sectie", NodeId(node_id), heading, (), children, herkomst=place.herkomst),) if children else ()
