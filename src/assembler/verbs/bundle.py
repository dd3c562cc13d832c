"""A set of papers for one council while it is made: its rows under the numbers of the agenda, its files, and what is not known of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from assembler.facts.makers import Maker
from assembler.ground.findings import Finding, remark
from assembler.reading.records.gemeenten import Organisatie
from assembler.reading.records.mijlpalen import Behandeling
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.rendering.html.setpage import Handed, Handedfile
from assembler.store.versions import Bewaard

KNOWN = "metadata-is-bekend"


@dataclass(slots=True)
class Bundle:
    """A set while it is made: of which version, for which council, how that treats it, and what is in it so far."""

    workspace: Workspace
    item: Trajectmap
    kept: Bewaard
    council: Maker
    treated: Behandeling | None
    rows: list[tuple[Handed, dict[str, Any]]] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def gemeente(self) -> Organisatie:
        """Whose council it is."""
        return self.council.organisatie

    @property
    def woo(self) -> dict[str, str] | None:
        """The category of the Woo of what this council reads; None where it is not known."""
        found = self.council.soort.vergaderstukken
        return {"naam": found.naam, "id": found.id} if found else None

    def unknown(self, message: str, hint: str) -> None:
        """Note something that is not known: at how the council treats the set, else at its organisation."""
        span = self.treated.positie.span if self.treated else self.gemeente.positie.span
        self.findings.append(remark(KNOWN, message, span, hint=hint))

    def number(self) -> str:
        """Return the number of the next paper: below that of the agenda where it is known."""
        point = self.treated.agendapunt if self.treated else None
        return f"{point}.{len(self.rows) + 1}" if point else str(len(self.rows) + 1)

    def file(self, number: str, name: str, form: str, content: bytes) -> Handedfile:
        """Keep a file under its number; the names stand in the order of the agenda."""
        head, _, last = number.rpartition(".")
        full = f"{head + '.' if head else ''}{int(last):02}-{name}"
        self.contents[full] = content
        return Handedfile(full, form, len(content), hashlib.sha256(content).hexdigest())
