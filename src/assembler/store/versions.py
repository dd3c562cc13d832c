"""Frozen versions: written once under `trajecten/<traject>/vastgelegd/<mijlpaal>/<n>/`, read for ever, proven by hash (edge).

* versie.json: what, when, by whom; hashes of all that went in and came out; the decisions that counted
* zegel: sha256 of versie.json; versie.json names the seal of the version before
* <document>.json: the tree of each document (treejson)
* huisstijl-<x>.docx: the base file of each house style in use
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assembler.ground import treejson
from assembler.ground.document import Final
from assembler.ground.findings import Finding, Span, error
from assembler.store.files import BEGIN, END, OddFileError, contents, put, real, room, settle, umask
from assembler.store.version import FORMAAT, Vastgelegd, Versie, as_data, from_data

__all__ = ["SLUG", "Bewaard", "DamagedError", "ExistsError", "Vastgelegd", "Versie", "load", "numbers", "prove", "read", "write"]

SLUG = "vastgelegde-versie-is-heel"
HINT = "Zet het bestand terug zoals het was (uit het versiebeheer); een vastgelegde versie wordt nooit gewijzigd."


class DamagedError(Exception):
    """A frozen version that is not what was fixed; `findings` name what is damaged."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = tuple(findings)


class ExistsError(Exception):
    """The version was fixed by somebody else in the meantime."""


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A frozen version with its documents by name and the base files of its house styles."""

    versie: Versie
    finals: Mapping[str, Final]
    bases: Mapping[str, bytes]


def folder(root: Path, traject: str, mijlpaal: str) -> Path:
    """Return where the versions of a milestone stand."""
    return root / "trajecten" / traject / "vastgelegd" / mijlpaal


def numbers(root: Path, traject: str, mijlpaal: str) -> list[int]:
    """Return the versions that there are, in order."""
    place = folder(root, traject, mijlpaal)
    return sorted(int(item.name) for item in place.iterdir() if item.name.isascii() and item.name.isdigit()) if place.is_dir() else []


# --- reading ---------------------------------------------------------------------------------------------------------


def read(root: Path, traject: str, mijlpaal: str, nummer: int) -> Versie:
    """Return a version; DamagedError when its seal is broken."""
    place = folder(root, traject, mijlpaal) / str(nummer)
    content = _content(root, place / "versie.json")
    seal = _content(root, place / "zegel").decode("ascii", "replace").strip()
    if hashlib.sha256(content).hexdigest() != seal:
        raise DamagedError([_damaged(root, place / "versie.json", "is gewijzigd nadat het is vastgelegd: de inhoud past niet bij het zegel")])
    try:
        data = json.loads(content)
        if data["formaat"] != FORMAAT:
            raise DamagedError([_damaged(root, place / "versie.json", f"heeft formaat {data['formaat']!r}; daarvoor is een nieuwer programma nodig")])
        return from_data(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise DamagedError([_damaged(root, place / "versie.json", "is niet te lezen")]) from fault


def load(root: Path, versie: Versie) -> Bewaard:
    """Return a version with all that belongs to it; DamagedError when something is not what was fixed."""
    return Bewaard(versie, trees(root, versie), bases(root, versie))


def trees(root: Path, versie: Versie) -> dict[str, Final]:
    """Return the documents of a version by name; DamagedError when one is not what was fixed."""
    place = folder(root, versie.traject, versie.mijlpaal) / str(versie.nummer)
    found: dict[str, Final] = {}
    wrong: list[Finding] = []
    for row in versie.documenten:
        try:
            found[row.naam] = treejson.load(_proven(root, place / f"{row.naam}.json", row.sha256))
        except DamagedError as fault:
            wrong += fault.findings
        except treejson.BoomError as fault:
            wrong.append(_damaged(root, place / f"{row.naam}.json", f"is niet te lezen: {fault}"))
    if wrong:
        raise DamagedError(wrong)
    return found


def bases(root: Path, versie: Versie) -> dict[str, bytes]:
    """Return the base files of the house styles of a version; DamagedError when one is not what was fixed."""
    place = folder(root, versie.traject, versie.mijlpaal) / str(versie.nummer)
    return {name: _proven(root, place / f"huisstijl-{name}.docx", hashed) for name, hashed in versie.huisstijlen.items()}


def _content(root: Path, path: Path) -> bytes:
    try:
        return contents(real(root, path))
    except OSError as fault:
        reason = fault.strerror if isinstance(fault, OddFileError) else os.strerror(fault.errno or 0)
        why = "ontbreekt" if isinstance(fault, FileNotFoundError) else f"is niet te lezen ({reason})"
        raise DamagedError([_damaged(root, path, why)]) from fault


def _proven(root: Path, path: Path, expected: str) -> bytes:
    content = _content(root, path)
    if hashlib.sha256(content).hexdigest() != expected:
        raise DamagedError([_damaged(root, path, "is gewijzigd nadat het is vastgelegd")])
    return content


def _damaged(root: Path, path: Path, why: str) -> Finding:
    return error(SLUG, f"Het vastgelegde bestand {path.name} {why}.", Span(path.relative_to(root).as_posix()), hint=HINT)


# --- proof -----------------------------------------------------------------------------------------------------------


def prove(root: Path, traject: str, mijlpaal: str) -> list[Finding]:
    """Return what is wrong with the frozen versions of a milestone: every hash, every file, the chain of seals."""
    found: list[Finding] = []
    known = numbers(root, traject, mijlpaal)
    place = folder(root, traject, mijlpaal)
    found += [_damaged(root, place / str(n) / "versie.json", "ontbreekt: er zijn latere versies") for n in range(1, max(known, default=0)) if n not in known]
    before = ""
    for number in known:
        try:
            versie = read(root, traject, mijlpaal, number)
        except DamagedError as fault:
            found += fault.findings
            before = ""
            continue
        if before and versie.vorige != before:
            found.append(_damaged(root, place / str(number - 1) / "zegel", f"past niet bij wat versie {number} erover vastlegt"))
        found += _proof_of(root, place / str(number), versie)
        before = (place / str(number) / "zegel").read_text("ascii").strip()
    return found


def _proof_of(root: Path, place: Path, versie: Versie) -> Iterator[Finding]:
    expected = {"versie.json", "zegel", *(f"{row.naam}.json" for row in versie.documenten), *(f"huisstijl-{name}.docx" for name in versie.huisstijlen)}
    for extra in sorted(item.name for item in place.iterdir() if item.name not in expected):
        yield _damaged(root, place / extra, "hoort niet bij deze versie")
    for part in (trees, bases):
        try:
            part(root, versie)
        except DamagedError as fault:
            yield from fault.findings


# --- writing ---------------------------------------------------------------------------------------------------------


def write(root: Path, versie: Versie, finals: Mapping[str, bytes], styles: Mapping[str, bytes]) -> Path:
    """Write a version in the room of the workspace first, then put it in place whole; ExistsError when it is there already. The caller holds the lock."""
    place = real(root, folder(root, versie.traject, versie.mijlpaal) / str(versie.nummer))
    head = treejson.canonical(as_data(versie))
    files = {f"{name}.json": content for name, content in finals.items()} | {f"huisstijl-{name}.docx": content for name, content in styles.items()}
    files |= {"versie.json": head, "zegel": f"{hashlib.sha256(head).hexdigest()}\n".encode()}
    place.parent.mkdir(parents=True, exist_ok=True)
    for left in place.parent.glob(f"{BEGIN}*{END}"):
        shutil.rmtree(left)  # of a freeze that was killed; we hold the lock, so nobody is writing it now
    fresh = Path(tempfile.mkdtemp(prefix=BEGIN, suffix=END, dir=room(root)))
    try:
        for name, content in files.items():
            put(fresh / name, content)
        fresh.chmod(0o777 & ~umask())
        if place.exists():
            raise ExistsError
        try:
            fresh.rename(place)
        except OSError as fault:
            if fault.errno != errno.EXDEV:
                raise
            _over(fresh, place)
        settle(place.parent)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return place


def _over(fresh: Path, place: Path) -> None:
    """Put a folder in place on another disk: copied beside it first."""
    beside = Path(tempfile.mkdtemp(prefix=BEGIN, suffix=END, dir=place.parent))
    try:
        shutil.copytree(fresh, beside, dirs_exist_ok=True)
        beside.rename(place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
