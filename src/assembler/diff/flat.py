"""A document as its lines only: what is left to compare when a Word file has no tree, or its words were edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assembler.document import Final, Node, NodeId, Tekst, Voettekst

_LEEG = Voettekst("", "", "", "", "", concept=False)


def from_lines(lines: Sequence[str], side: str, titel: str, voet: Voettekst = _LEEG) -> Final:
    """Return lines as a document; `side` keeps the ids of two sides apart, so that content alone decides what belongs together."""
    alineas = tuple(Node("alinea", NodeId(f"tekst/{side}-{number}"), (), (Tekst(line),)) for number, line in enumerate(lines, 1))
    root = Node("document", NodeId("tekst"), (Tekst(titel),), (), alineas)
    return Final(root, {}, titel, "stuk", replace(voet), "regio")
