"""Votes and contributions as they are and under variants that somebody typed."""

from __future__ import annotations

from collections.abc import Sequence

from assembler.checking.law import of_facts
from assembler.facts import whatif
from assembler.facts.facts import Facts
from assembler.facts.whatif import Scenario
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.rules import seams
from assembler.verbs.headings import heading
from assembler.verbs.refusals import UnknownNameError, unknown


def scenarios(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, variants: Sequence[str]) -> tuple[Scenario, ...]:
    """Return the facts as they are and under each variant; UnknownNameError for a variant that cannot be read or names what is not there."""
    try:
        return whatif.scenarios(workspace, trajectmap, mijlpaal, whatif.read_variants(variants), of_facts)
    except whatif.VariantError as fault:
        raise (unknown(fault.naam, fault.bekend, str(fault)) if fault.bekend else UnknownNameError(str(fault))) from fault


def offered(facts: Facts, kind: str) -> list[tuple[str, str, str, bool]]:
    """Return the variants that a rule of this kind (`stemmen`, `bijdragen`) computes: as it is typed, the clause, in words, and whether it is the one now."""
    rules = seams.stemregels() if kind == "stemmen" else seams.verdeelsleutels()
    found = []
    for name, clausule in facts.workspace.clausules.items():
        now = facts.keuzes.clausules[name]
        for variant, record in clausule.varianten.items():
            if record.regel in rules:
                found.append((f"{name}={variant}", heading(facts.workspace, clausule), record.omschrijving or variant, now.aanwezig and now.variant == variant))
    return found
