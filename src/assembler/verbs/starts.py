"""Whether the fixed version that a traject starts from still reads as its milestone does today: else its act would change what nobody decided on (edge)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assembler import pipeline
from assembler.comparing.trees import compare
from assembler.facts.orders import orders
from assembler.ground import treejson
from assembler.ground.document import Final
from assembler.ground.findings import Finding, warning
from assembler.reading.records.workspace import Trajectmap, Vertrek, Workspace
from assembler.store.versions import DamagedError, read, trees

SLUG = "vertrek-luidt-hetzelfde"


def moved(root: Path, workspace: Workspace, traject: str | None = None) -> Iterator[Finding]:
    """Yield each instrument, of all trajecten or of one, that starts from a fixed text which its milestone no longer gives."""

    @cache
    def now(name: str, mijlpaal: str, regeling: str) -> Final | None:
        return _today(workspace, name, mijlpaal, regeling)

    for name, item in workspace.trajecten.items():
        for part in item.delen if traject in (None, name) else ():
            start = part.vertrek
            if start is None or part.instrument is None:
                continue
            fixed, today = _fixed(root, start, part.traject.regeling), now(start.traject, start.mijlpaal, part.regeling)
            if fixed is not None and today is not None and _differ(fixed, today):
                yield _told(start, part)


def _differ(old: Final, new: Final) -> bool:
    """Return whether two texts read otherwise, as `diff` would say it."""
    if treejson.gist(old) == treejson.gist(new):
        return False
    found = compare(old, new)
    return bool(found.changes or found.renumbered or found.references)


def _told(start: Vertrek, part: Trajectmap) -> Finding:
    message = f"De tekst van '{start.mijlpaal}' in het traject '{start.traject}' luidt nu anders dan in {start.tekst}, waar dit begint: het besluit wijzigt dan ook wat niemand heeft besloten."
    where = part.instrument.positie.of("vanaf") if part.instrument else part.traject.positie.span
    hint = (
        f"Kijk wat er anders is: assembler diff {start.traject} {start.mijlpaal}@{start.nummer} {start.mijlpaal}@nu. Hoort het zo, leg de tekst dan opnieuw vast "
        f"(assembler freeze {start.traject} {start.mijlpaal} --door <naam> --gezien <naam>) en noem hier die versie; anders: zet terug wat is veranderd."
    )
    return warning(SLUG, message, where, hint=hint)


def _fixed(root: Path, start: Vertrek, soort: str) -> Final | None:
    """Return the regulation as it was fixed; None when it cannot be read, which is told where it is proved."""
    try:
        versie = read(root, start.traject, start.mijlpaal, start.nummer)
        finals = trees(root, versie)
    except DamagedError:
        return None
    return next((finals[row.naam] for row in versie.documenten if row.soort == soort), None)


def _today(workspace: Workspace, name: str, mijlpaal: str, regeling: str) -> Final | None:
    """Return the regulation at a milestone of the earlier traject as it reads now; None when there is no such text any more."""
    earlier = workspace.trajecten.get(name)
    part = next((row for row in earlier.delen if row.regeling == regeling), None) if earlier else None
    asked = next((row for row in part.mijlpalen if row.id == mijlpaal), None) if part else None
    if part is None or asked is None:
        return None
    order = next((row for row in orders(workspace, part, asked) if row.soort.id == part.traject.regeling and row.regeling is None), None)
    return pipeline.text(pipeline.fold(workspace, part, asked, checks=pipeline.unchecked), order)[0] if order else None
