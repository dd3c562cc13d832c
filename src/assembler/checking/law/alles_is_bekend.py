"""Wat nog niet bekend is (n.t.b.), staat niet in een definitieve tekst.

Een gat dat iemand met `ntb` heeft aangegeven, is in een concept een opmerking en in een definitieve mijlpaal een fout. Wat pas bij of na het besluit
bekend is (datum en plaats van ondertekening, nummer van bekendmaking), is geen gat.

Grondslag: een vastgestelde regeling is volledig; artikel 10, eerste lid, van de Wet gemeenschappelijke regelingen.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.document import Node
from assembler.ground.findings import Finding, error, remark


def check_document(facts: Facts, root: Node) -> Iterator[Finding]:
    """Yield a finding for each gap: a remark in a concept, an error in a definitive text."""
    mijlpaal = facts.mijlpaal
    found: dict[str, Finding] = {}
    for node in root.walk():
        for item in node.inhoud:
            if getattr(item, "soort", "") != "ntb":
                continue
            what = getattr(item, "omschrijving", "")
            make = error if mijlpaal.definitief else remark
            message = f"Nog niet bekend (n.t.b.): {what}."
            hint = "In een definitieve tekst mag niets n.t.b. zijn: leg het vast in een besluit." if mijlpaal.definitief else ""
            found.setdefault(what, make("alles-is-bekend", message, node.herkomst.span, hint=hint))
    yield from found.values()
