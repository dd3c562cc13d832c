"""An overview of differences -> Final: its skeleton filled from what differs; of no milestone, and without notes on figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assembler.composing.blocks import free_builders
from assembler.composing.blocks.shared import phrases
from assembler.composing.composer import Composer, Place, Target
from assembler.ground.document import Final, Herkomst, Node, NodeId, Overview, Voettekst, text_of
from assembler.ground.findings import Finding
from assembler.reading.records.documenten import Sectie, Vergelijking
from assembler.reading.records.workspace import Workspace
from assembler.sentences.calls import CallContext


def compose_comparison(
    workspace: Workspace, skeleton: Vergelijking, names: Mapping[str, Any], foot: Voettekst, house_style: str
) -> tuple[Final, tuple[Finding, ...]]:
    """Return the overview and what was found on the way; `names` is what its sentences may use, `foot` what every page says besides its own words."""
    name = " ".join(part for part in (skeleton.id, foot.document) if part)
    scope = {**names, **phrases(skeleton.alle_zinnen(workspace.blokken))}
    composer = Composer(Target(name), CallContext(workspace.begrippen, workspace.wetten), free_builders(workspace.blokken))
    top = Place(name, "", Herkomst(skeleton.positie.span), "alinea", "streepjes")
    title, subtitle = (composer.sentence(zin, scope, top) for zin in (skeleton.titel, skeleton.ondertitel))
    milestone, version = (text_of(composer.sentence(zin, scope, top)) for zin in (skeleton.voet.mijlpaal, skeleton.voet.versie))
    sections = tuple(_section(composer, section, scope, top) for section in skeleton.secties if composer.holds(section.als, scope))
    root = Node("document", NodeId(name), title, subtitle, tuple(node for node in sections if node.kinderen), Overview(skeleton.liggend))
    page = replace(foot, document=name, mijlpaal=milestone, versie=version)
    return Final(root, {}, text_of(title), "stuk", page, house_style), tuple(composer.findings)


def _section(composer: Composer, section: Sectie, scope: Mapping[str, Any], top: Place) -> Node:
    node_id = f"{top.parent}/{section.id}"
    place = replace(top.at(node_id), origin=Herkomst(section.positie.span))
    children = composer.blocks(section.blokken, scope, place)
    return Node("sectie", NodeId(node_id), composer.sentence(section.opschrift, scope, place), (), children, herkomst=place.origin)
