"""Facts -> Draft -> Numbered -> Final: sentences filled, structure as the library and the log say, labels, references.

In: facts, a kind of document, the names its sentences may use. Out: a tree with a stable id on every node, and findings. Numbers stand in a map
beside the tree; figures never change structure. Touches no format and no disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assembler.composing.assumptions import noted
from assembler.composing.blocks.insert import OPDRACHTEN
from assembler.composing.paper import compose_paper
from assembler.composing.regulation import compose_regulation
from assembler.composing.texts import printed
from assembler.facts.facts import Facts
from assembler.ground.document import Draft
from assembler.ground.findings import Finding
from assembler.reading.records.documenten import Documentsoort


def _amending(facts: Facts, soort: Documentsoort) -> None:
    """Work out what an act must say to amend the regulation, before such an act is composed: that needs the regulation itself."""
    amend = facts.earlier.amend if facts.earlier is not None else None
    if amend is not None and soort.id != facts.traject.regeling:
        text = printed(facts)
        facts.once(OPDRACHTEN, lambda: amend(text.root, text.labels))


def compose(facts: Facts, soort: Documentsoort, scope: Mapping[str, Any], document: str, gemeente: str | None) -> tuple[Draft, tuple[Finding, ...]]:
    """Return the composed tree of one document; `scope` holds the names its sentences may use."""
    if soort.klasse == "regeling":
        _amending(facts, soort)
        root, found = compose_regulation(facts, soort, scope, document)
    else:
        root, found = compose_paper(facts, soort, scope, document, gemeente)
    told, doubted = noted(root, facts, soort, scope, gemeente)
    return Draft(told), (*found, *doubted)
