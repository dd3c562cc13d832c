"""The heading of a clause in words, where no regulation says how it reads there: in lists of the library and of what can be chosen."""

from __future__ import annotations

import re

from assembler.ground.document import text_of
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.workspace import Workspace
from assembler.sentences.calls import CallContext
from assembler.sentences.fill import fill

_PLACEHOLDER = re.compile(r"\{\{.*?\}\}")


def heading(workspace: Workspace, clausule: Clausule) -> str:
    """Return the heading of a clause with its terms filled in; what only a regulation can tell is left out, as three dots."""
    context = CallContext(workspace.begrippen, workspace.wetten, frozenset(workspace.begrippen))
    inlines, faults = fill(clausule.opschrift, {}, context)
    return " ".join(_PLACEHOLDER.sub("… ", clausule.opschrift.tekst).split()) if faults else text_of(inlines)
