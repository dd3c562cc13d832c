"""Word: a finished tree and the base file of a house style in, the bytes of a .docx out.

Same tree, same base, same numbering: same bytes. The body is written with lxml straight onto the parts of the base, which
are compressed once; python-docx would cost some forty times as much (kennis/docx.md, section 1).
"""

from __future__ import annotations

import copy
import hashlib
from typing import TYPE_CHECKING

from assembler.document import Overview
from assembler.rendering.carried import write as boom
from assembler.rendering.word import figures as figuur
from assembler.rendering.word.body import lichaam
from assembler.wordfile import parts as relaties
from assembler.wordfile import properties as eigenschappen
from assembler.wordfile import words as afdruk
from assembler.wordfile.base import Basis, HuisstijlFout, Nummering, lees_basis
from assembler.wordfile.headers import vul
from assembler.wordfile.lists import Lijsten
from assembler.wordfile.oxml import R, W, serialiseer
from assembler.wordfile.package import deel, pak
from assembler.wordfile.pages import Bladspiegel

if TYPE_CHECKING:
    from assembler.document import Final

__all__ = ["SUFFIX", "HuisstijlFout", "render"]

SUFFIX = "docx"


def render(final: Final, basis: bytes, *, nummering: Nummering) -> bytes:
    """Return the document as a .docx.

    `basis` is the base file of the house style; raises `HuisstijlFout`, naming all that it lacks. `nummering` is
    `levend` (chapters and articles count themselves, references follow at F9, leden and onderdelen are one list) or
    `vast` (every label is text, every reference a link). What both print are the labels of `final`. A paper (klasse
    stuk) has one form, whatever `nummering` says: real lists, and no fields that count.
    """
    if final.klasse == "stuk":
        nummering = "levend"
    huis = lees_basis(basis, nummering)
    lijsten, bladspiegel = Lijsten(huis.nummering, huis.inspringing), _bladspiegel(final, huis)
    document = lichaam(final, lijsten, bladspiegel, levend=nummering == "levend")
    extra = kop_en_voet(final, huis, liggend=bladspiegel.heeft_liggend)
    tree, beelden = boom.boom(final), figuur.beelden(final)
    eigen = {
        "word/document.xml": serialiseer(document),
        "word/numbering.xml": serialiseer(lijsten.deel()),
        **extra,
        "customXml/item1.xml": tree,
        "docProps/core.xml": eigenschappen.kern(final),
        "docProps/custom.xml": eigenschappen.eigen(final, hashlib.sha256(tree).hexdigest(), afdruk.afdruk(document)),
    }
    voorop = relaties.vaste_delen(basis, nummering, liggend=bladspiegel.heeft_liggend, beelden=tuple(beelden))
    return pak([*voorop, *(deel(naam, inhoud) for naam, inhoud in (eigen | beelden).items()), *huis.vast])


def _bladspiegel(final: Final, huis: Basis) -> Bladspiegel:
    """The pages of a document; an overview begins without the first page of a letter, and may lie down."""
    if not isinstance(final.root.layout, Overview):
        return Bladspiegel(huis.pagina)
    pagina = copy.deepcopy(huis.pagina)
    for weg in [e for e in pagina if e.tag == W + "titlePg" or e.get(W + "type") == "first"]:
        pagina.remove(weg)
    return Bladspiegel(pagina, liggend=final.root.layout.landscape)


def kop_en_voet(final: Final, huis: Basis, *, liggend: bool) -> dict[str, bytes]:
    """Headers and footers, filled in; for pages that lie down, those of the default page once more."""
    namen = {relatie.id: f"word/{relatie.doel}" for relatie in huis.relaties}
    delen = {namen[nummer]: serialiseer(vul(sjabloon, final.voettekst)) for nummer, sjabloon in huis.kopvoet.items()}
    if liggend:
        gewoon = {ref.tag: ref.get(R + "id", "") for ref in huis.pagina if ref.get(W + "type") == "default"}
        for soort, naam in relaties.LIGGEND.items():
            sjabloon = huis.kopvoet[gewoon[f"{W}{soort}Reference"]]
            delen[f"word/{naam}"] = serialiseer(vul(sjabloon, final.voettekst, liggend=True))
    return delen
