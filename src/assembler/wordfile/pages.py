"""The pages of a document: the section of the base file, lying down where an annex asks for it."""

from __future__ import annotations

import copy

from assembler.wordfile.oxml import Element, P, R, W, alinea
from assembler.wordfile.parts import LIGGEND, relatie_id
from assembler.wordfile.styles import SECTIE_EINDE

_BLADWIJZERS = {W + "bookmarkStart", W + "bookmarkEnd"}


class Bladspiegel:
    """Hands out sections in order; only the first has a first page of its own."""

    def __init__(self, sectie: Element, *, liggend: bool = False) -> None:
        self._sectie = sectie
        self._eerste = True
        self._liggend = liggend  # the first page already
        self.heeft_liggend = False

    def draai(self, body: Element, *, liggend: bool) -> int:
        """See to it that what follows stands (or lies) and return the width of the text then, in twips."""
        if liggend != self._liggend:
            _sluit(body, self._volgende())
            self._liggend = liggend
        maat, marge = self._sectie.find(W + "pgSz"), self._sectie.find(W + "pgMar")
        assert maat is not None  # noqa: S101 - the base was checked
        assert marge is not None  # noqa: S101
        return int(maat.get(W + ("h" if liggend else "w"), "")) - int(marge.get(W + "left", "0")) - int(marge.get(W + "right", "0"))

    def sluit(self, body: Element) -> None:
        """End the last section."""
        body.append(self._volgende())

    def _volgende(self) -> Element:
        sectie = copy.deepcopy(self._sectie)
        if not self._eerste:
            for weg in [e for e in sectie if e.tag == W + "titlePg" or e.get(W + "type") == "first"]:
                sectie.remove(weg)
        if self._liggend:
            self.heeft_liggend = True
            _leg(sectie)
        self._eerste = False
        return sectie


def _leg(sectie: Element) -> None:
    """Turn a section on its side, with the header and footer made for that."""
    maat = sectie.find(W + "pgSz")
    assert maat is not None  # noqa: S101 - the base was checked
    hoog, breed = maat.get(W + "h", ""), maat.get(W + "w", "")
    maat.attrib.update({W + "w": hoog, W + "h": breed, W + "orient": "landscape"})
    for soort, naam in LIGGEND.items():
        for verwijzing in sectie.findall(f"{W}{soort}Reference"):
            if verwijzing.get(W + "type") == "default":
                verwijzing.set(R + "id", relatie_id(naam))


def _sluit(body: Element, sectie: Element) -> None:
    """End a section in the last paragraph; after a table or a block Word wants a paragraph for it, which takes no room."""
    laatste = next((element for element in reversed(body) if element.tag not in _BLADWIJZERS), None)
    if laatste is None or laatste.tag != P:
        laatste = alinea(body, SECTIE_EINDE)
    laatste[0].append(sectie)
