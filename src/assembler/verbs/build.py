"""A milestone -> the files of its documents: renders what may be kept, says what may not (edge)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from assembler import __version__, pipeline
from assembler.composing.marks import marked
from assembler.facts.chosen import confidential
from assembler.facts.orders import Order, orders
from assembler.ground import treejson
from assembler.ground.document import Final
from assembler.ground.findings import Finding
from assembler.pipeline import Folded, Made
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.rendering.formats import formats, load, render_all
from assembler.store.folder import PROGRAM, File
from assembler.store.rendered import Rendered
from assembler.store.versions import Bewaard, Vastgelegd
from assembler.verbs.built import Published, Ready, Result, write
from assembler.wordfile.review import for_review

if TYPE_CHECKING:
    from assembler.store.cache import Cache
    from assembler.store.turn import Turn
    from assembler.wordfile.base import Numbering

_OWN_FILE = 3  # gemeenten/<gemeente>/gemeente.yaml; deeper stands what that gemeente wrote and chose for a traject


REVIEW = "-ter-beoordeling"  # behind the name of a file that is sent to be edited


@dataclass(frozen=True, slots=True)
class Wish:
    """What `build` was asked: formats, numbering, and limits to one kind or gemeente."""

    formats: tuple[str, ...] = ("docx",)
    nummering: str = "levend"
    soort: str | None = None
    gemeente: str | None = None
    werkversie: bool = False
    beoordeling: bool = False  # Word with change recording on, beside the documents themselves

    @property
    def partial(self) -> bool:
        """Whether only some documents of a milestone are wanted."""
        return self.soort is not None or self.gemeente is not None

    def takes(self, item: Order | Stuk | Vastgelegd) -> bool:
        """Return whether a document is wanted."""
        soort = item.soort if isinstance(item.soort, str) else item.soort.id
        return self.soort in (None, soort) and self.gemeente in (None, item.gemeente)


@dataclass(frozen=True, slots=True)
class Past:
    """What went before: the frozen versions to build from, by milestone, what gives the milestone before one, for papers that tell of it, and what was made of which tree."""

    versies: Mapping[str, Bewaard] = field(default_factory=dict)
    before: pipeline.Before = lambda _trajectmap, _mijlpaal: None
    cache: Cache | None = None
    turn: Turn | None = None  # begun before the workspace was read
    known: Callable[[str, str, Path], Ready | None] = lambda _traject, _mijlpaal, _folder: None  # a milestone as it was built before


@dataclass(frozen=True, slots=True)
class Stuk:
    """A finished document on its way to files; `bronnen` are the files that it is made from."""

    document: str
    soort: str
    gemeente: str | None
    naam: str
    final: Final
    basis: bytes
    bronnen: tuple[str, ...]


def build(
    workspace: Workspace,
    trajectmap: Trajectmap,
    mijlpalen: Sequence[Mijlpaal],
    wish: Wish,
    out: Path,
    step: Callable[[str], None] = lambda _name: None,
    past: Past = Past(),
) -> Result:
    """Build these milestones of a traject under `out`; `step` hears the name of each document made.

    `past` has the frozen versions to build from; the other milestones are folded as they are today. WriteError when a file cannot be written,
    OfficeError when a form needs LibreOffice and it is not there or fails; then nothing is written.
    """
    result = Result()
    base = out / "werkversie" if wish.werkversie else out
    ready = []
    for mijlpaal in mijlpalen:
        folder = base / trajectmap.traject.id / mijlpaal.id
        known = past.known(trajectmap.traject.id, mijlpaal.id, folder)
        ready.append(known or _made(workspace, trajectmap, mijlpaal, _Making(wish, folder, step, past)))
    write(result, ready, past.turn)  # only now, one after the other: so that who builds at the same time waits for the writing alone
    return result


@dataclass(frozen=True, slots=True)
class _Making:
    """How a milestone is made: what was asked, where it goes, who hears of it, and what went before."""

    wish: Wish
    folder: Path
    step: Callable[[str], None]
    past: Past


def _made(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, making: _Making) -> Ready:
    """Make the documents of a milestone, with those of sets with errors left out; of what gemeenten wrote only that for its papers is given to who makes them."""
    wish, past = making.wish, making.past
    trajectmap = trajectmap.with_texts(lambda text: text.mijlpaal == mijlpaal.id)
    bewaard = past.versies.get(mijlpaal.id)
    made, loose = _assembled(pipeline.fold(workspace, trajectmap, mijlpaal, past.before(trajectmap, mijlpaal)), wish, making.step)
    found: list[Finding] = []
    if bewaard is None:
        found += [*loose, *(finding for item in made for finding in item.findings)]
        good, bad = (made, []) if wish.werkversie else _gated(made, loose)
        stukken = [stuk(workspace, trajectmap, item) for item in good]
    else:
        bad, stukken = [], list(_kept(bewaard))
    rendered_before = Rendered(None if wish.werkversie else past.cache, making.folder)
    files = _files([item for item in stukken if wish.takes(item)], mijlpaal.id, wish, confidential_files(trajectmap), rendered_before)
    head = {
        "versie": 1,
        "traject": trajectmap.traject.id,
        "mijlpaal": mijlpaal.id,
        "stand": (bewaard.versie if bewaard else mijlpaal).stand.isoformat(),
        "programma": f"{PROGRAM} {__version__}",
        "tekst": "werkversie" if wish.werkversie else bewaard.versie.tekst if bewaard else "versie nu",
    }
    whole = not wish.partial and not wish.beoordeling and set(wish.formats) == {"docx"} and wish.nummering == "levend"
    afwijkend = differing(bewaard, made, wish) if bewaard else None
    given = Published(head, [item.row for item in files], whole, tuple(found), afwijkend)
    return Ready(mijlpaal.id, making.folder, given, files, {item.order.name: list(_names(item.order)) for item in bad})


def _kept(bewaard: Bewaard) -> Iterator[Stuk]:
    """Yield the documents of a frozen version, from their own trees and house styles."""
    for row in bewaard.versie.documenten:
        final = bewaard.finals[row.naam]
        yield Stuk(row.document, row.soort, row.gemeente, row.naam, final, bewaard.bases[final.huisstijl], row.bronnen)


def differing(bewaard: Bewaard, made: Sequence[Made], wish: Wish | None = None) -> list[str]:
    """Return the names of the documents that read otherwise today than they were fixed."""
    wish = wish or Wish()
    rows = {row.naam: row for row in bewaard.versie.documenten if wish.takes(row)}
    today = {item.order.name: item.final for item in made if wish.takes(item.order)}
    names = [*rows, *(name for name in today if name not in rows)]
    return [name for name in names if name not in rows or name not in today or treejson.gist(bewaard.finals[name]) != treejson.gist(today[name])]


def _assembled(folded: Folded, wish: Wish, step: Callable[[str], None]) -> tuple[list[Made], tuple[Finding, ...]]:
    made = []
    facts = folded.facts
    for order in orders(facts.workspace, facts.trajectmap, facts.mijlpaal):
        if wish.takes(order) or order.gemeente is None:  # a gemeente's papers need the text of the region free of errors
            step(order.name)
            made.append(pipeline.assemble(folded, order, werkversie=wish.werkversie))
    if wish.werkversie:
        made = [replace(item, final=marked(item.final, (*folded.findings, *item.findings))) for item in made]
    return made, folded.findings


def _gated(made: Sequence[Made], loose: Sequence[Finding]) -> tuple[list[Made], list[Made]]:
    """Part the documents into those of sets without errors and those of sets with: all of the region, or all of a gemeente."""
    region = any(finding.is_error for finding in loose) or any(finding.is_error for item in made if item.order.gemeente is None for finding in item.findings)
    wrong = {item.order.gemeente for item in made if any(finding.is_error for finding in item.findings)}
    bad = [item for item in made if region or item.order.gemeente in wrong]
    return [item for item in made if item not in bad], bad


def _names(order: Order) -> Iterator[str]:
    for suffix in (load(form).SUFFIX for form in formats()):
        yield f"{order.name}.{suffix}"
        yield f"{order.name}-vast.{suffix}"
        if suffix == "docx":
            yield from (f"{order.name}{tail}{REVIEW}.docx" for tail in ("", "-vast"))


def stuk(workspace: Workspace, trajectmap: Trajectmap, made: Made) -> Stuk:
    """Return a finished document with what its files take."""
    order = made.order
    basis = workspace.basis[made.final.huisstijl]
    return Stuk(order.document, order.soort.id, order.gemeente, order.name, made.final, basis, tuple(_sources(trajectmap, made)))


def _files(stukken: Sequence[Stuk], mijlpaal: str, wish: Wish, secret: Collection[str], kept: Rendered) -> list[File]:
    """Return the files of these documents, those of one document together; what stands there already is not made again."""
    found: list[list[File]] = [[] for _ in stukken]
    for form in wish.formats:
        numberings = [_numbering(item, form, wish) for item in stukken]
        names = [_name(item, form, wish) for item in stukken]
        keys = [kept.key(item.final, item.basis, form, numbering, review=_reviewed(form, wish)) for item, numbering in zip(stukken, numberings, strict=True)]
        there = [kept.there(key, name) for key, name in zip(keys, names, strict=True)]
        jobs = [(item.final, item.basis, numbering) for item, numbering, old in zip(stukken, numberings, there, strict=True) if old is None]
        fresh = iter(render_all(form, jobs))
        for files, item, numbering, name, key, old in zip(found, stukken, numberings, names, keys, there, strict=True):
            content, gist = old or kept.made(key, name, for_review(next(fresh)) if _reviewed(form, wish) else next(fresh))
            files.append(File(name, content, _row(item, mijlpaal, form, numbering, name, content, gist, secret)))
    return [file for files in found for file in files]


def _numbering(item: Stuk, form: str, wish: Wish) -> Numbering:
    return cast("Numbering", wish.nummering) if item.final.klasse == "regeling" and form != "pdf" else "vast"


def _reviewed(form: str, wish: Wish) -> bool:
    return wish.beoordeling and form == "docx"


def _name(item: Stuk, form: str, wish: Wish) -> str:
    tail = "-vast" if wish.nummering == "vast" and item.final.klasse == "regeling" else ""
    return f"{item.naam}{tail}{REVIEW if _reviewed(form, wish) else ''}.{load(form).SUFFIX}"


def _row(item: Stuk, mijlpaal: str, form: str, numbering: Numbering, name: str, content: bytes, gist: str, secret: Collection[str]) -> Mapping[str, Any]:  # noqa: PLR0913, PLR0917 - what a row says
    return {
        "path": name, "document": item.document, "soort": item.soort, "mijlpaal": mijlpaal, "gemeente": item.gemeente, "formaat": form,
        "nummering": numbering, "sha256": hashlib.sha256(content).hexdigest(), "inhoud": gist, "titel": item.final.titel,
        "bronnen": list(readable(item.bronnen, item.gemeente, secret)),
    }  # fmt: skip


def rendered_as(final: Final, base: bytes, form: str) -> bytes:
    """Return a document in one form, with the numbering that a build gives it when nobody asks for another."""
    numbering: Literal["levend", "vast"] = "levend" if final.klasse == "regeling" else "vast"
    return load(form).render(final, base, numbering)


def readable(bronnen: Sequence[str], gemeente: str | None, secret: Collection[str]) -> Iterator[str]:
    """Yield the sources of a document that its reader may know of: the manifest leaves the house with it.

    Not what other gemeenten wrote (of any of them, where the region reads), and not the decisions in `secret`: the name of the file tells who
    decided, and when. All sources are kept with a frozen version, and `explain` tells them to who has the workspace.
    """
    for name in bronnen:
        steps = name.split("/")
        of_other = steps[0] == "gemeenten" and len(steps) > _OWN_FILE and steps[1] != gemeente
        if name not in secret and not of_other:
            yield name


def rendered(item: Stuk, form: str, numbering: str) -> bytes:
    """Return a document in one form."""
    return load(form).render(item.final, item.basis, cast("Literal['levend', 'vast']", numbering))


def confidential_files(trajectmap: Trajectmap) -> frozenset[str]:
    """Return the files of the log that hold a confidential decision or choice."""
    log = [besluit for part in trajectmap.delen for row in ((item for _, item in part.vooraf), part.besluiten, *part.keuzes.values()) for besluit in row]
    return frozenset(besluit.positie.span.file for besluit in log if any(confidential(besluit, keuze) for keuze in besluit.keuzes))


def _sources(trajectmap: Trajectmap, made: Made) -> list[str]:
    """Return the files that a document is made from, as paths in the workspace."""
    spans = {node.herkomst.span.file for node in made.final.root.walk()} - {""}
    used = {name.rpartition("#")[0] for node in made.final.root.walk() for name in node.herkomst.besluiten}
    log = [*trajectmap.besluiten, *(besluit for row in trajectmap.keuzes.values() for besluit in row)]
    return sorted(spans | {besluit.positie.span.file for besluit in log if besluit.id in used})
