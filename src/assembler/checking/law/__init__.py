"""Checks of law and drafting: one file per check, found by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType

from assembler.facts.facts import Facts
from assembler.ground.document import Node
from assembler.ground.findings import Finding
from assembler.rules.seams import modules


def checks() -> Mapping[str, ModuleType]:
    """Return every check by name."""
    return modules("checking.law")


def of_facts(facts: Facts) -> Iterator[Finding]:
    """Yield what the checks find in choices and figures, before any text is made; of a regulation that ends only what is said of that."""
    ends = facts.trajectmap.soort == "opheffen"
    for check in checks().values():
        if hasattr(check, "check") and (not ends or getattr(check, "OOK_BIJ_OPHEFFING", False)):
            yield from check.check(facts)


def of_document(facts: Facts, root: Node) -> Iterator[Finding]:
    """Yield what the checks find in a finished text."""
    for check in checks().values():
        if hasattr(check, "check_document"):
            yield from check.check_document(facts, root)
