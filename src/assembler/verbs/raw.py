"""A text file of the workspace as it is: to look at, and to mend when it keeps the workspace from loading."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from assembler.checking.rights.hidden import owner_of_file, reads_file
from assembler.store import together
from assembler.store.files import BusyError, contents, is_ordinary
from assembler.store.fingerprint import FOLDERS
from assembler.verbs.desk import Desk
from assembler.verbs.recorded import recording
from assembler.verbs.refusals import FailedError, NotYoursError, UnknownNameError

_ENDINGS = (".yaml", ".yml", ".md", ".csv")
_LIMIT = 4_000_000
PATIENCE = 10.0  # seconds that a save waits for another


class ChangedError(Exception):
    """Somebody else saved the file since it was read; `theirs` is what it says now."""

    def __init__(self, theirs: str) -> None:
        super().__init__("het bestand is intussen gewijzigd")
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class Raw:
    """The text of a file, and the mark of its bytes."""

    text: str
    mark: str


def read(desk: Desk, file: str) -> Raw:
    """Return a file; UnknownNameError when it is no text of this workspace, NotYoursError when it holds what this person may not read."""
    refuse(desk, file)
    content = _content(desk.root, file)
    return Raw(content.decode("utf-8-sig", "replace"), mark(content))


def refuse(desk: Desk, file: str) -> None:
    """NotYoursError when this person may not read a file."""
    if not readable(desk, file):
        raise NotYoursError(f"Het bestand {file} is niet voor u te lezen: het is van een ander, of er staat iets vertrouwelijks in.")


def readable(desk: Desk, file: str) -> bool:
    """Return whether this person may read a file as it is now."""
    whole, person = desk.whole(), desk.person
    # Of a workspace that does not load nobody knows what is confidential in it: then a file is for who keeps it.
    return person.writes(owner_of_file(file)) if whole.faults else reads_file(whole.workspace, file, person.sight)


def is_text(file: str) -> bool:
    """Return whether a path is one of a text in the folders of the workspace."""
    parts = file.split("/")
    return parts[0] in FOLDERS and not any(part in {"", ".", ".."} or part.startswith(".") for part in parts) and file.endswith(_ENDINGS)


def mark(content: bytes) -> str:
    """Return what tells one content from another."""
    return hashlib.sha256(content).hexdigest()


def write(desk: Desk, file: str, was: str, text: str) -> None:
    """Save a file that has a fault; ChangedError when it is not what was read any more, UnknownNameError when it is sound: then its own screen is for it."""
    desk.keeps(file)
    try:
        with together.writing(desk.root, PATIENCE):
            content = _content(desk.root, file)
            if not any(item.span.file == file for item in desk.whole().faults):
                raise UnknownNameError(f"In {file} staat geen fout; wijzig het op zijn eigen bladzijde.")
            if mark(content) != was:
                raise ChangedError(content.decode("utf-8-sig", "replace"))
            fresh = _as_before(content, text)
            lines = [desk.line("bewaard", f"fout hersteld ({file}, {mark(fresh)[:12]})")]
            with recording(desk, {file: (content, fresh)}, lambda: f"Fout hersteld in {file}", lines):
                together.write(desk.root, {file: fresh}, lines)
    except BusyError as fault:
        raise FailedError("Iemand anders is aan het bewaren. Probeer het opnieuw.") from fault
    except OSError as fault:
        raise FailedError(f"{file} kan niet worden bewaard ({fault.strerror}).") from fault


def _as_before(content: bytes, text: str) -> bytes:
    """Return a text with the line ends and the mark at the beginning that the file had."""
    lines = text.replace("\r\n", "\n")
    ends = lines.replace("\n", "\r\n") if b"\r\n" in content else lines
    return (b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b"") + ends.encode()


def _content(root: Path, file: str) -> bytes:
    """Return the bytes of a text in one of the folders of the workspace, and of nothing else."""
    fits = is_text(file)
    path = root.joinpath(*file.split("/")) if fits else root
    if not fits or not path.resolve().is_relative_to(root.resolve()) or not is_ordinary(path):
        raise UnknownNameError(f"Het bestand '{file}' is er niet in deze werkruimte.")
    return contents(path, _LIMIT)
