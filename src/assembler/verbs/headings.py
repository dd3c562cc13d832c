"""What the program calls by an id, in words, where no text says how it reads there: the heading of a clause, a document."""

from __future__ import annotations

import re

from assembler.ground.document import text_of
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.workspace import Workspace
from assembler.sentences.calls import CallContext
from assembler.sentences.fill import fill

_SPELT = {"financien": "financiën"}  # an id has no diaeresis
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}")


def heading(workspace: Workspace, clausule: Clausule) -> str:
    """Return the heading of a clause with its terms filled in; what only a regulation can tell is left out, as three dots."""
    context = CallContext(workspace.begrippen, workspace.wetten, frozenset(workspace.begrippen))
    inlines, faults = fill(clausule.opschrift, {}, context)
    return " ".join(_PLACEHOLDER.sub("… ", clausule.opschrift.tekst).split()) if faults else text_of(inlines)


def plainly(name: str) -> str:
    """Return an id as words."""
    return _SPELT.get(name, re.sub(r"[-_]+", " ", name))


def paper_words(workspace: Workspace, name: str) -> str:
    """Return what a document is called of which this is the name (`rib-dordrecht`) or the kind (`rib`): its kind, and for whom it is."""
    known, organisations = workspace.documentsoorten, workspace.organisaties
    if name in known:
        return known[name].naam
    whose = next((item for item in organisations if name.endswith(f"-{item}") and name.removesuffix(f"-{item}") in known), "")
    return f"{known[name.removesuffix(f'-{whose}')].naam} ({organisations[whose].naam})" if whose else plainly(name)
