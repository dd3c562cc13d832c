"""In een bindende tekst staat geen bedrag in euro.

Een bedrag in de regeling of in een bijlage die daarvan onderdeel is, zou bij iedere begroting een wijziging van de regeling vragen,
met toestemming van alle raden. Bijdragen horen in de begroting en in de toelichting.

Grondslag: geen wettelijk verbod; een wijziging van de regeling volgt artikel 1 en artikel 9 van de Wgr.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.document import Cover, Invulling, Node, Sheet
from assembler.ground.findings import Finding, error

_BINDING = {"aanhef", "hoofdstuk", "artikel", "sluiting"}


def check_document(_facts: Facts, root: Node) -> Iterator[Finding]:
    """Yield each amount of money in a binding part of a regulation."""
    if not isinstance(root.layout, Cover):
        return
    parts = [
        node
        for node in root.kinderen
        if node.kind in _BINDING or (node.kind == "bijlage" and not (isinstance(node.layout, Sheet) and node.layout.aard == "toelichting"))
    ]
    for node in (below for part in parts for below in part.walk()):
        if any(isinstance(item, Invulling) and item.text.startswith("€") for item in node.inhoud) or "€" in "".join(item.text for item in node.inhoud):
            yield error(
                "geen-bedrag-in-regeling",
                "Hier staat een bedrag in een bindende tekst.",
                node.herkomst.span,
                hint="Zet bedragen in de toelichting of in de begroting.",
            )
