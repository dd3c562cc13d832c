"""Fixes a milestone as a numbered version: all its documents free of errors, with the proof of what they were made from."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assembler import __version__, pipeline
from assembler.facts import decisions
from assembler.ground import treejson
from assembler.ground.document import Final
from assembler.ground.findings import Finding, Findings, has_errors, ordered
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.store import versions
from assembler.store.folder import PROGRAM, inhoud
from assembler.store.together import writing
from assembler.store.versions import Vastgelegd, Versie
from assembler.store.workspace import load
from assembler.verbs import build
from assembler.verbs.build import Stuk
from assembler.verbs.earlier import earlier

PATIENCE = 600.0  # seconds that a second freeze waits for the first


class SameError(Exception):
    """The text is the same as in the version that there is; the message names it."""


class MovedError(Exception):
    """Somebody changed the workspace since it was read; the message says which file. An older text never becomes the later version."""


class NamesError(Exception):
    """The two names are not those of two people."""


@dataclass(frozen=True, slots=True)
class Wie:
    """Who fixes a version, who has seen it, and on which day."""

    door: str
    gezien: str
    op: date

    def __post_init__(self) -> None:
        """Refuse an empty name, and one name twice."""
        if not _folded(self.door) or not _folded(self.gezien):
            raise NamesError("Noem bij --door en bij --gezien een naam.")
        if _folded(self.door) == _folded(self.gezien):
            raise NamesError("Bij --door en --gezien staat dezelfde naam; vastleggen doen twee mensen.")


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def freeze(root: Path, workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, wie: Wie, *, again: bool = False) -> tuple[Versie | None, Findings]:
    """Fix a milestone as its next version; None, and nothing written, while there are errors.

    SameError when every document reads as in the last version, unless `again`. Two at once: the second waits, and sees what the first one fixed;
    MovedError when the workspace is no longer as it was read.
    """
    with writing(root, PATIENCE):
        _refuse_moved(root, workspace)
        return _freeze(root, workspace, trajectmap, mijlpaal, wie, again=again)


def _freeze(root: Path, workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, wie: Wie, *, again: bool) -> tuple[Versie | None, Findings]:
    traject = trajectmap.traject.id
    found = versions.prove(root, traject, mijlpaal.id)
    known = versions.numbers(root, traject, mijlpaal.id)
    number = max(known, default=0) + 1
    stukken, more = _documents(workspace, trajectmap, mijlpaal, number, root)
    findings = ordered([*found, *more])
    if has_errors(findings):
        return None, findings
    if known and not again and not found:
        _refuse_same(versions.trees(root, versions.read(root, traject, mijlpaal.id, known[-1])), stukken, f"{mijlpaal.id}@{known[-1]}")
    trees = {item.naam: treejson.dump(item.final) for item in stukken}
    styles = {item.final.huisstijl: item.basis for item in stukken}
    versie = Versie(
        traject, mijlpaal.id, mijlpaal.naam, number, mijlpaal.stand, f"{PROGRAM} {__version__}", wie.door.strip(), wie.gezien.strip(), wie.op,
        _seal(root, traject, mijlpaal.id, known), _inputs(workspace, traject),
        {name: hashlib.sha256(content).hexdigest() for name, content in sorted(styles.items())}, decisions.entries(workspace, trajectmap, mijlpaal.stand),
        tuple(_kept(item, trees[item.naam]) for item in stukken), findings,
    )  # fmt: skip
    versions.write(root, versie, trees, styles)
    return versie, findings


def _refuse_moved(root: Path, workspace: Workspace) -> None:
    now = load(root)[0].files
    if moved := sorted({name for name, _ in workspace.files.items() ^ now.items()}):
        raise MovedError(f"{moved[0]} is gewijzigd terwijl u vastlegde. Er is niets vastgelegd; lees na wat er nu staat, en probeer het opnieuw.")


def _refuse_same(before: Mapping[str, Final], stukken: Sequence[Stuk], name: str) -> None:
    if {key: treejson.gist(final) for key, final in before.items()} == {item.naam: treejson.gist(item.final) for item in stukken}:
        raise SameError(f"De tekst is gelijk aan {name}: er is niets nieuws vast te leggen.")


def _documents(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, number: int, root: Path) -> tuple[list[Stuk], list[Finding]]:
    """Return every document of a milestone as it will read in this version, and all that was found."""
    whole = pipeline.milestone(workspace, trajectmap, mijlpaal, earlier(root, workspace, trajectmap, mijlpaal))
    return [_numbered(build.stuk(workspace, trajectmap, item), number) for item in whole.made], whole.findings


def _numbered(item: Stuk, number: int) -> Stuk:
    final = item.final
    return replace(item, final=replace(final, voettekst=replace(final.voettekst, versie=f"versie {number}")))


def _kept(item: Stuk, tree: bytes) -> Vastgelegd:
    forms = {"docx-levend": ("docx", "levend"), "docx-vast": ("docx", "vast"), "txt": ("txt", "vast")}
    if item.final.klasse != "regeling":
        del forms["docx-levend"]
    hashes = {name: inhoud(f"{item.naam}.{form}", build.rendered(item, form, numbering)) for name, (form, numbering) in forms.items()}
    return Vastgelegd(item.document, item.soort, item.gemeente, item.naam, hashlib.sha256(tree).hexdigest(), hashes, item.bronnen)


def _inputs(workspace: Workspace, traject: str) -> dict[str, str]:
    """Return the hash of each file that may have a say in this traject: not those of another one."""
    mine, waiting = {traject}, [traject]
    while waiting:  # a text that starts from an earlier one is made from that too
        starts = (part.vertrek.traject for part in workspace.trajecten[waiting.pop()].delen if part.vertrek)
        waiting += [name for name in starts if name not in mine]
        mine |= set(waiting)
    others = tuple(f"trajecten/{name}/" for name in workspace.trajecten if name not in mine)
    return {name: hashed for name, hashed in sorted(workspace.files.items()) if not name.startswith(others)}


def _seal(root: Path, traject: str, mijlpaal: str, known: list[int]) -> str:
    if not known:
        return ""
    return (versions.folder(root, traject, mijlpaal) / str(known[-1]) / "zegel").read_text("ascii").strip()
