"""Reads `werkbank.yaml`: who may work together on one server, and what the workbench does with git (edge)."""

from __future__ import annotations

import os
from pathlib import Path

from assembler.ground.findings import Finding, error
from assembler.reading.records.toegang import Toegang, Werkbank
from assembler.store.sources import Sources

FILE = "werkbank.yaml"


def read(root: Path) -> tuple[Werkbank | None, list[Finding]]:
    """Return the settings, or why it cannot be used; neither when there is none."""
    if not os.path.lexists(root / FILE):
        return None, []
    sources = Sources(root)
    found = sources.record(Werkbank, FILE)
    return found, sources.findings


def secret_of(toegang: Toegang) -> tuple[str | None, list[Finding]]:
    """Return the password of the workbench at its provider, from the environment; None for one without."""
    name = toegang.aanmelden.geheim
    if name is None:
        return None, []
    found = os.environ.get(name, "")
    wrong = error(
        "naam-bestaat", f"De omgevingsvariabele {name} is niet gezet.", toegang.aanmelden.positie.of("geheim"), hint="Zet haar voor 'assembler serve'."
    )
    return (found, []) if found else (None, [wrong])


def stamp(root: Path) -> tuple[int, int, int] | None:
    """Return what changes whenever the file does, cheap to ask; None when there is none that can be looked at."""
    try:
        state = (root / FILE).lstat()
    except OSError:
        return None
    return state.st_size, max(state.st_mtime_ns, state.st_ctime_ns), state.st_ino
