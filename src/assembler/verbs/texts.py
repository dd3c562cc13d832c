"""Which text of a milestone a verb takes: `concept` (the latest frozen version, else today's), `concept@2`, `concept@nu`, `verzonden:<gemeente>`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assembler.ground.findings import Finding
from assembler.store.versions import Bewaard, DamagedError, load, numbers, prove, read
from assembler.verbs.open import the_mijlpaal
from assembler.verbs.refusals import FoundError, UnknownNameError

if TYPE_CHECKING:
    from assembler.reading.records.mijlpalen import Mijlpaal
    from assembler.reading.records.workspace import Trajectmap, Workspace


SENT = "verzonden:"  # before the name of a participant: the version that it was sent last


@dataclass(frozen=True, slots=True)
class Gekozen:
    """A milestone, and the frozen version of it that was asked for; None: as the log folds today."""

    mijlpaal: Mijlpaal
    bewaard: Bewaard | None = None

    @property
    def tekst(self) -> str:
        """How every output names it."""
        return self.bewaard.versie.tekst if self.bewaard else "versie nu"

    @property
    def naam(self) -> str:
        """As it is written on the command line: `concept@2`, `concept@nu`."""
        return f"{self.mijlpaal.id}@{self.bewaard.versie.nummer if self.bewaard else 'nu'}"


@dataclass(frozen=True, slots=True)
class Nagekeken:
    """A milestone that is fixed, as `check` sees it: what was found when it was fixed, and what the proof finds now."""

    tekst: str
    bevindingen: tuple[Finding, ...]


def latest(root: Path, workspace: Workspace, traject: str | None) -> dict[tuple[str, str], Nagekeken]:
    """Return, for each (traject, milestone) that has a frozen version, what `check` says of it."""
    found = {}
    for name, trajectmap in workspace.trajecten.items():
        for mijlpaal in trajectmap.mijlpalen if traject in (None, name) else ():
            known = numbers(root, name, mijlpaal.id)
            if known:
                proof = prove(root, name, mijlpaal.id)
                was = () if proof else read(root, name, mijlpaal.id, known[-1]).bevindingen
                found[name, mijlpaal.id] = Nagekeken(f"versie {known[-1]}", (*proof, *was))
    return found


def pick(root: Path, trajectmap: Trajectmap, name: str | None) -> Gekozen:
    """Return the text that `name` stands for; UnknownNameError when it does not exist, FoundError when it is damaged."""
    if name is not None and name.startswith(SENT):
        return pick(root, trajectmap, _sent_to(trajectmap, name.removeprefix(SENT)))
    bare, _, version = (name or "").partition("@")
    mijlpaal = the_mijlpaal(trajectmap, bare or None)
    traject = trajectmap.traject.id
    known = numbers(root, traject, mijlpaal.id)
    if version == "nu" or (not version and not known):
        return Gekozen(mijlpaal)
    number = int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else 0
    if version and number not in known:
        names = ", ".join([*(f"{mijlpaal.id}@{item}" for item in known), f"{mijlpaal.id}@nu"])
        raise UnknownNameError(f"De versie '{name}' bestaat niet. Er is: {names}.")
    try:
        return Gekozen(mijlpaal, load(root, read(root, traject, mijlpaal.id, number or known[-1])))
    except DamagedError as fault:
        raise FoundError(fault.findings) from fault


def _sent_to(trajectmap: Trajectmap, gemeente: str) -> str:
    """Return the version that a participant was sent last."""
    rows = {row.aan.van or "": row.versie for row in trajectmap.verzendingen}  # by day: the last one stays
    if gemeente not in rows:
        known = f"Wel aan: {', '.join(sorted(rows))}." if rows else "Leg een verzending vast met 'assembler verzonden'."
        raise UnknownNameError(f"Er staat niet dat er iets aan '{gemeente}' is verzonden. {known}")
    return rows[gemeente]
