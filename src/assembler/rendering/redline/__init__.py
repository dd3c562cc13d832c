"""Word with tracked changes: a comparison in, a .docx out in which every change can be accepted or rejected.

Written from the two trees, block by block, with the builders of the Word renderer. Accept all gives the new document,
exactly. Reject all gives the old one; what only renumbered is not marked and keeps its new number, unless `volledig`.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Literal

from lxml import etree

from assembler.comparing.trees import Vergelijking
from assembler.document import Final, Node
from assembler.rendering.carried import write as boom
from assembler.rendering.redline.body import Lichaam
from assembler.rendering.redline.marks import Merker
from assembler.rendering.redline.pages import begin_na_inhoud, schrijf_lichaam
from assembler.rendering.redline.sides import schrijf_kant
from assembler.rendering.word import figures as figuur
from assembler.rendering.word import kop_en_voet
from assembler.wordfile import parts as relaties
from assembler.wordfile import properties as eigenschappen
from assembler.wordfile.base import Basis, lees_basis
from assembler.wordfile.lists import Lijsten
from assembler.wordfile.oxml import MC_NS, R_NS, W15_NS, W_NS, Element, W, serialiseer
from assembler.wordfile.package import deel, pak
from assembler.wordfile.pages import Bladspiegel

__all__ = ["SUFFIX", "render_redline"]

SUFFIX = "docx"

Verplaatsingen = Literal["verplaatsen", "doorhalen"]


def render_redline(
    vergelijking: Vergelijking, basis: bytes, *, auteur: str, datum: date, volledig: bool = False, verplaatsingen: Verplaatsingen = "verplaatsen"
) -> bytes:
    """Return the two documents in one, as tracked changes of `auteur` (a body and a milestone, never a person) on `datum`.

    `volledig` marks what only renumbered as well, so that rejecting gives the old document to the letter.
    `verplaatsingen`: what moved is marked as a move, or struck in the one place and new in the other.
    """
    huis = lees_basis(basis, "vast")
    lijsten, bladspiegel = Lijsten(huis.nummering, huis.inspringing), Bladspiegel(huis.pagina)
    document = _document(vergelijking, lijsten, huis, bladspiegel, Merker(auteur, datum), volledig=volledig, verplaatsen=verplaatsingen == "verplaatsen")
    final = _met_voet(vergelijking)
    tree, beelden = boom.boom(final), figuur.beelden(vergelijking.oud.final) | figuur.beelden(final)
    eigen = {
        "word/document.xml": serialiseer(document),
        "word/numbering.xml": serialiseer(lijsten.deel()),
        **kop_en_voet(final, huis, liggend=bladspiegel.heeft_liggend),
        "customXml/item1.xml": tree,
        "docProps/core.xml": eigenschappen.kern(final),
        "docProps/custom.xml": eigenschappen.eigen(final, hashlib.sha256(tree).hexdigest()),
    }
    voorop = relaties.vaste_delen(basis, "vast", liggend=bladspiegel.heeft_liggend, beelden=tuple(beelden))
    return pak([*voorop, *(deel(naam, inhoud) for naam, inhoud in (eigen | beelden).items()), *huis.vast])


def _document(
    vergelijking: Vergelijking, lijsten: Lijsten, huis: Basis, bladspiegel: Bladspiegel, merker: Merker, *, volledig: bool, verplaatsen: bool
) -> Element:
    """word/document.xml."""
    paren = vergelijking.paren

    def breedte(*, liggend: bool) -> int:
        return Bladspiegel(huis.pagina).draai(etree.Element(W + "body"), liggend=liggend)

    def breedte_oud(node: Node) -> int:
        doel = paren.get(node.id)
        return breedte(liggend=doel is not None and bool(vergelijking.nieuw.nodes[doel].opmaak.get("liggend")))

    def breedte_nieuw(node: Node) -> int:
        return breedte(liggend=bool(node.opmaak.get("liggend")))

    oud = schrijf_kant(vergelijking.oud, lijsten, vergelijking.vertaal_oud, breedte_oud)
    nieuw = schrijf_kant(vergelijking.nieuw, lijsten, vergelijking.vertaal_nieuw, breedte_nieuw)
    document = etree.Element(W + "document", {f"{{{MC_NS}}}Ignorable": "w15"}, nsmap={"w": W_NS, "r": R_NS, "mc": MC_NS, "w15": W15_NS})
    lichaam = Lichaam(vergelijking, oud, nieuw, merker, volledig=volledig, verplaatsen=verplaatsen)
    met_inhoud = vergelijking.nieuw.final.klasse == "regeling"
    schrijf_lichaam(document, lichaam, bladspiegel, inhoud=met_inhoud)
    if met_inhoud:
        begin_na_inhoud(document[0], {"nieuw": nieuw})
    return document


def _met_voet(vergelijking: Vergelijking) -> Final:
    """The new document; its footer says what it is compared with."""
    final, was = vergelijking.nieuw.final, vergelijking.oud.final.voettekst
    anders = f"{was.mijlpaal}, {was.versie}" if was.mijlpaal != final.voettekst.mijlpaal else was.versie
    return replace(final, voettekst=replace(final.voettekst, versie=f"{final.voettekst.versie}, wijzigingen sinds {anders}"))
