"""The comparison from start to end: pair, merge, read off the changes."""

from __future__ import annotations

from assembler.comparing.trees.changes import Lijst
from assembler.comparing.trees.merge import Samenvoeger
from assembler.comparing.trees.model import Vergelijking, vertaal_nieuw, vertaal_oud
from assembler.comparing.trees.pair import Koppelaar
from assembler.comparing.trees.sentences import Zinnen
from assembler.comparing.trees.side import Kaart, zijde
from assembler.comparing.trees.splits import gedeeld
from assembler.comparing.trees.transposition import transponering
from assembler.document import Final


def compare(oud: Final, nieuw: Final) -> Vergelijking:
    """Return what changed between two documents."""
    links, rechts = Kaart(zijde(oud)), Kaart(zijde(nieuw))
    koppelaar = Koppelaar(links, rechts)
    koppelaar.koppel()
    paren, terug = koppelaar.paren, koppelaar.terug
    boom = Samenvoeger(links, rechts, paren, terug).boom()
    lijst = Lijst(links, rechts, Zinnen(lambda doel: vertaal_oud(links.kant, paren, doel), lambda doel: vertaal_nieuw(rechts.kant, doel)))
    lijst.lees(boom)
    wijzigingen = tuple(gedeeld(lijst.wijzigingen, links, rechts, paren, terug))
    return Vergelijking(
        links.kant,
        rechts.kant,
        paren,
        terug,
        boom,
        wijzigingen,
        tuple(lijst.vernummerd),
        tuple(lijst.verwijzingen),
        transponering(links.kant, rechts.kant, paren, terug, wijzigingen),
        lijst.woorden,
    )
