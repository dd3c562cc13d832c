"""What `werkbank.yaml` says now: read again when the file changes; while it has a fault, what held before goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assembler.checking.rights import claims
from assembler.ground.findings import Finding, Findings, Span, error, ordered
from assembler.reading.records.toegang import Geschiedenis, Toegang
from assembler.store import access


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds: who may work together (None: one user works here) with the password of the workbench at its provider, and what comes in git."""

    toegang: Toegang | None = None
    secret: str | None = field(default=None, repr=False)
    geschiedenis: Geschiedenis = field(default_factory=Geschiedenis)


class Settings:
    """The settings of one workspace; `parties` gives its participants with a word that changes when they may have, and is asked only when it must be."""

    def __init__(self, root: Path, parties: Callable[[], tuple[str, Mapping[str, object]]]) -> None:
        self._root, self._parties = root, parties
        self._lock = threading.Lock()
        self._seen: object = ()  # the stamp of the file that was looked at last
        self._known = ""  # the participants that it was held against
        self._holds: Setting | None = None
        self.findings: Findings = ()
        self.hear: Callable[[Findings], None] = lambda _found: None  # who is told when the file was read again

    def first(self) -> Setting:
        """Return what the file says; whoever begins to serve looks at `findings`, for then nothing held before."""
        with self._lock:
            return self._look()

    def now(self, known: str = "") -> Setting:
        """Return what holds now; `known` is the word of the participants as the server last read them: a role may name one that was not there before."""
        with self._lock:
            changed = access.stamp(self._root) != self._seen
            return self._look() if self._holds is None or changed or (self.findings and known not in ("", self._known)) else self._holds

    def _look(self) -> Setting:
        self._seen = access.stamp(self._root)
        fresh, found = self._read()
        before = self._holds
        if before is not None and not found:
            found = _standing(before, fresh)
        self.findings = ordered(tuple(found))
        self._holds = before or Setting() if self.findings else fresh
        if before is not None:
            self.hear(self.findings)
        return self._holds

    def _read(self) -> tuple[Setting, list[Finding]]:
        read, found = access.read(self._root)
        if read is None:
            return Setting(), found
        if read.toegang is None:
            return Setting(geschiedenis=read.geschiedenis), found
        secret, missing = access.secret_of(read.toegang)
        self._known, parties = self._parties()
        return Setting(read.toegang, secret, read.geschiedenis), [*found, *missing, *claims.check(read.toegang, parties)]


def _standing(before: Setting, fresh: Setting) -> list[Finding]:
    """Return why new settings wait for a new start: with or without log-in is another server, and nobody is to find it open because a file was moved."""
    if (before.toegang is None) == (fresh.toegang is None):
        return []
    message = (
        "De werkbank draait voor één gebruiker; aanmelden komt er pas bij als zij opnieuw start."
        if before.toegang is None
        else "In werkbank.yaml staat niet meer wie er samen werken, of het bestand is er niet meer. De aanmelding blijft zoals zij was."
    )
    return [error("werkbank-is-ingesteld", message, Span(access.FILE), hint="Zet terug wat er stond, of start 'assembler serve' opnieuw.")]
