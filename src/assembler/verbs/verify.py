"""Rebuilds what a manifest says that there is, apart, and compares: byte by byte, and by what it says (edge)."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assembler import __version__
from assembler.ground.findings import Finding, Span, error, ordered
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.store.files import contents, is_ordinary
from assembler.store.folder import PROGRAM
from assembler.verbs import build as making
from assembler.verbs.earlier import before
from assembler.verbs.open import the_traject
from assembler.verbs.refusals import Refusal, UnknownNameError
from assembler.verbs.texts import pick

SLUG = "stuk-is-te-herhalen"
_LIMIT = 64_000_000


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of one manifest: its file, which text it is of, how many documents are the same, and what differs."""

    manifest: str
    tekst: str
    same: int
    findings: tuple[Finding, ...]


def verify(
    root: Path, workspace: Workspace, out: Path, traject: str | None, mijlpaal: str | None, step: Callable[[str], None] = lambda _name: None
) -> list[Verified]:
    """Rebuild what each manifest below `out` names and compare; UnknownNameError when there is nothing to compare with."""
    if traject is not None:
        the_traject(workspace, traject)
    places = [place for place in sorted(out.glob("*/*/manifest.json")) if traject in (None, place.parts[-3]) and mijlpaal in (None, place.parts[-2])]
    places = [place for place in places if place.parts[-3] in workspace.trajecten]  # not build/werkversie: that is never sent
    if not places:
        raise UnknownNameError(f"In {out} staat geen manifest om mee te vergelijken. Maak de stukken eerst, met 'assembler build'.")
    return [_verified(root, workspace, place, out, step) for place in places]


def _verified(root: Path, workspace: Workspace, place: Path, out: Path, step: Callable[[str], None]) -> Verified:
    name = place.relative_to(out.parent).as_posix() if place.is_relative_to(out.parent) else place.as_posix()
    trajectmap = workspace.trajecten[place.parts[-3]]
    try:
        head = json.loads(contents(place, _LIMIT))
        rows = {str(row["path"]): row for row in head["documenten"]}
        tekst = str(head["tekst"])
        wishes = sorted({(str(row["formaat"]), str(row["nummering"]), making.REVIEW in path) for path, row in rows.items()})
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        found = error(SLUG, "Dit is geen manifest van dit programma.", Span(name), hint="Maak de stukken opnieuw, met 'assembler build'.")
        return Verified(name, "", 0, (found,))
    findings = list(_on_disk(place.parent, name, rows))
    if head.get("programma") != f"{PROGRAM} {__version__}":
        findings.append(
            error(SLUG, f"Gemaakt met {head.get('programma')}; dit is {PROGRAM} {__version__}.", Span(name), hint="Vergelijk met hetzelfde programma.")
        )
    try:
        made = _remade(root, workspace, trajectmap, f"{place.parts[-2]}@{_version(tekst)}", wishes, step)
    except Refusal as fault:
        findings.append(error(SLUG, f"Deze stukken zijn niet opnieuw te maken: {fault}", Span(name)))
        return Verified(name, tekst, 0, ordered(findings))
    findings += _differing(name, rows, made)
    return Verified(name, tekst, sum(made.get(path, ("",))[0] == row["sha256"] for path, row in rows.items()), ordered(findings))


def _version(tekst: str) -> str:
    """Return the version that a manifest names, as it is written behind a milestone: `2`, `nu`."""
    return tekst.removeprefix("versie ")


def _remade(
    root: Path, workspace: Workspace, trajectmap: Trajectmap, text: str, wishes: Sequence[tuple[str, str, bool]], step: Callable[[str], None]
) -> dict[str, tuple[str, str]]:
    """Return each document as it is made now: its hash, and the hash of what it says."""
    picked = pick(root, trajectmap, text)
    past = making.Past({picked.mijlpaal.id: picked.bewaard} if picked.bewaard else {}, before(root, workspace))
    found: dict[str, tuple[str, str]] = {}
    for form, numbering, review in wishes:
        wish = making.Wish((form,), numbering if numbering == "vast" and form != "pdf" else "levend", beoordeling=review)
        with tempfile.TemporaryDirectory() as folder:
            making.build(workspace, trajectmap, [picked.mijlpaal], wish, Path(folder), step, past)
            place = Path(folder) / trajectmap.traject.id / picked.mijlpaal.id / "manifest.json"
            rows: list[dict[str, Any]] = json.loads(contents(place, _LIMIT))["documenten"] if place.is_file() else []
        found |= {str(row["path"]): (str(row["sha256"]), str(row["inhoud"])) for row in rows}
    return found


def _on_disk(folder: Path, name: str, rows: dict[str, Any]) -> Iterator[Finding]:
    """Yield a finding for each file that is not the one of the manifest."""
    for path, row in rows.items():
        file = folder / path
        if not is_ordinary(file):
            yield error(SLUG, f"{path} staat in het manifest en niet in de map.", Span(name), hint="Maak de stukken opnieuw, met 'assembler build'.")
        elif hashlib.sha256(contents(file, _LIMIT)).hexdigest() != row["sha256"]:
            yield error(SLUG, f"{path} is gewijzigd nadat het is gemaakt.", Span(name), hint="Maak de stukken opnieuw: dan wordt uw exemplaar apart bewaard.")


def _differing(name: str, rows: dict[str, Any], made: dict[str, tuple[str, str]]) -> Iterator[Finding]:
    """Yield a finding for each document of the manifest that is made otherwise now."""
    for path, row in rows.items():
        if path not in made:
            yield error(SLUG, f"{path} wordt nu niet meer gemaakt.", Span(name), hint="Is het stuk vervallen, of heeft het nu een fout? Zie 'assembler check'.")
        elif made[path][1] != row["inhoud"]:
            yield error(SLUG, f"{path} leest nu anders dan toen het is gemaakt.", Span(name), hint="Er is intussen iets gewijzigd; 'assembler diff' zegt wat.")
        elif made[path][0] != row["sha256"]:
            yield error(SLUG, f"{path} zegt hetzelfde en bestaat uit andere bytes.", Span(name), hint="Vergelijk met dezelfde versies van de pakketten.")
