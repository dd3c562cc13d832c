"""The pages of a redline: title and contents in their place, sections as the new text has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.etree import SubElement

from assembler.comparing.trees.edit import kortste
from assembler.comparing.trees.model import Knoop, Vergelijking
from assembler.document import Node
from assembler.rendering.redline.body import Lichaam, Uit, blokparen, markeer_bewegingen
from assembler.rendering.redline.sides import Kant
from assembler.rendering.word import contents as inhoudsopgave
from assembler.rendering.word.body import ACHTER
from assembler.rendering.word.figures import WP_NS
from assembler.wordfile import styles as stijlen
from assembler.wordfile.fields import sleutel
from assembler.wordfile.oxml import PPR, Element, P, W, alinea, begin_pagina
from assembler.wordfile.pages import Bladspiegel

_LANG = 20  # headings: contents longer than this stand on pages of their own
_LINK = W + "hyperlink"
_BEELD = f"{{{WP_NS}}}docPr"


def schrijf_lichaam(document: Element, lichaam: Lichaam, bladspiegel: Bladspiegel, *, inhoud: bool) -> None:
    """Write the body of a redline into word/document.xml."""
    body = SubElement(document, W + "body")
    blokken: list[Uit] = []
    liggend = False
    for deel in _delen(lichaam, inhoud=inhoud):
        nieuwe = [deel] if isinstance(deel, Uit) else list(lichaam.knoop(deel))
        if isinstance(deel, Knoop) and deel.nieuw is not None and deel.staat != "vertrokken":
            hier = bool(deel.nieuw.opmaak.get("liggend"))
            if hier != liggend:
                _houvast(body, blokken)
            bladspiegel.draai(body, liggend=hier)
            liggend = hier
        blokken += nieuwe
        body.extend([uit.element for uit in nieuwe])
    bladspiegel.sluit(body)
    markeer_bewegingen(blokken, lichaam.merker)
    _zonder_dode_koppelingen(body)
    for nummer, beeld in enumerate(body.iter(_BEELD), 1):
        beeld.set("id", str(nummer))


def _houvast(body: Element, blokken: list[Uit]) -> None:
    """See to it that the last paragraph stands whatever is accepted or rejected: a section ends in it."""
    laatste = next((uit for uit in reversed(blokken) if uit.wijze != "anker"), None)
    if laatste is None or laatste.wijze or laatste.element.tag != P or laatste.element.find(f"{PPR}/{W}pPrChange") is not None:
        blokken.append(Uit(alinea(body, stijlen.SECTIE_EINDE)))


def _zonder_dode_koppelingen(body: Element) -> None:
    """A link to what no longer stands here is text."""
    namen = {merk.get(W + "name") for merk in body.iter(W + "bookmarkStart")}
    for link in [link for link in body.iter(_LINK) if link.get(W + "anchor") not in namen]:
        ouder = link.getparent()
        assert ouder is not None  # noqa: S101 - a link stands in a paragraph
        plaats = ouder.index(link)
        ouder[plaats : plaats + 1] = list(link)


# --- title and contents ----------------------------------------------------------------------------------------------


def _delen(lichaam: Lichaam, *, inhoud: bool) -> Iterator[Knoop | Uit]:
    """Yield the nodes directly in the document, with the title, the contents and what those need to be renewed."""
    kinderen = lichaam.vergelijking.boom.kinderen
    oud, nieuw = _titelplaats(lichaam.vergelijking, "oud"), _titelplaats(lichaam.vergelijking, "nieuw")
    achter = next((i for i, knoop in enumerate(kinderen) if i >= nieuw and knoop.nieuw is not None and knoop.node.kind in ACHTER), len(kinderen))
    veld = inhoud and not lichaam.volledig
    for i in range(len(kinderen) + 1):
        if i in {oud, nieuw}:
            paren = blokparen(lichaam.oud.titel if i == oud else [], lichaam.nieuw.titel if i == nieuw else [])
            yield from (uit for o, n in paren for uit in lichaam.blok(o, n))
        if i == nieuw and inhoud:
            yield from _inhoud(lichaam)
        for naam, (begin, einde) in zip(inhoudsopgave.DELEN, ((nieuw, achter), (achter, len(kinderen))), strict=True):
            if veld and begin < einde:
                yield from lichaam.bereik(naam, opent=i == begin, sluit=i == einde)
        yield from kinderen[i : i + 1]


def _titelplaats(vergelijking: Vergelijking, kant: str) -> int:
    """Before which node the title of a side stands: under the address, and under the fields where the format wants that."""
    wortel = getattr(vergelijking, kant).final.root
    eerst = {"velden"} if wortel.opmaak.get("kop_na_velden") else set()
    plaats = 0
    for i, knoop in enumerate(vergelijking.boom.kinderen, 1):
        node: Node | None = getattr(knoop, kant)
        if node is None or knoop.staat == ("aangekomen" if kant == "oud" else "vertrokken"):
            continue
        if node.kind not in eerst and node.opmaak.get("rol") != "adres":
            break
        plaats = i
    return plaats


def _inhoud(lichaam: Lichaam) -> Iterator[Uit]:
    """The contents: those of the new text, a list that Word can renew; marked line by line where numbers are marked too."""
    nieuw = _inhoudsregels(lichaam.nieuw)
    if not lichaam.volledig:
        vak = etree.Element(W + "body")
        inhoudsopgave.inhoudsopgave(vak, lichaam.nieuw.schrijver.delen)
        yield from (Uit(regel) for regel in list(vak))
        return
    oud = _inhoudsregels(lichaam.oud)
    zelfde = {"": "", **{sleutel(o): sleutel(n) for o, n in lichaam.vergelijking.paren.items()}}
    for gelijk, o1, o2, n1, n2 in kortste([zelfde.get(naam, f"- {naam}") for naam, _ in oud], [naam for naam, _ in nieuw]):
        if gelijk:
            for (_, o), (_, n) in zip(oud[o1:o2], nieuw[n1:n2], strict=True):
                yield from lichaam.blok(o, n)
        else:
            for _, o in oud[o1:o2]:
                yield from lichaam.blok(o, None)
            for _, n in nieuw[n1:n2]:
                yield from lichaam.blok(None, n)


def _inhoudsregels(kant: Kant) -> list[tuple[str, Element]]:
    """The lines of the contents by the bookmark that each leads to."""
    vak = etree.Element(W + "body")
    delen = kant.schrijver.delen
    inhoudsopgave.inhoudsopgave(vak, delen)
    koppen = [kop for niveau, deel in zip(inhoudsopgave.NIVEAUS, delen, strict=True) for kop in deel if kop.niveau <= niveau]
    return list(zip(["", *(kop.bladwijzer for kop in koppen)], list(vak), strict=True)) if koppen else []


def begin_na_inhoud(body: Element, kanten: Mapping[str, Kant]) -> None:
    """Let the text begin on a page of its own after long contents."""
    if len(_inhoudsregels(kanten["nieuw"])) <= _LANG:
        return
    regels = [p for p in body.iter(P) if p[0][0].get(W + "val") in {*stijlen.INHOUD, stijlen.INHOUD_KOP}]
    volgende = regels[-1].getnext() if regels else None
    while volgende is not None and volgende.tag != P:
        volgende = volgende.getnext()
    if volgende is not None:
        begin_pagina(volgende)
