"""Taking over what came back from Word: proposals become a record of the log or other words in a text file, and the rebuilt text is held against what was meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assembler import pipeline
from assembler.comparing.returned.meant import Otherwise, otherwise
from assembler.comparing.returned.readback import Readback
from assembler.ground.findings import Findings
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.reacties import Reacties
from assembler.reading.records.workspace import Trajectmap
from assembler.store.files import contents
from assembler.verbs import basket as baskets
from assembler.verbs import choices, provision
from assembler.verbs.basket import Basket
from assembler.verbs.desk import Desk
from assembler.verbs.opened import Opened
from assembler.verbs.plans.plan import plan
from assembler.verbs.plans.work import Plan
from assembler.verbs.redraft import Ground, NotByMachineError
from assembler.verbs.refusals import FoundError, UnknownNameError, UnusableError
from assembler.verbs.save import MISSING, Change, replaced, save, value
from assembler.verbs.sentence import made

_LAST = 999_999  # rank of a trial on its day: after every decision


@dataclass(frozen=True, slots=True)
class Decision:
    """By whom it is taken over, when and why; `anyway`: also when the text does not become what was meant."""

    gremium: str
    datum: date
    status: str = "voorgenomen"
    reden: str = ""
    antwoord: str = ""
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Adopted:
    """What taking over does: the files, the choices in words, what reads otherwise than was meant, and errors that it brings; nothing `written` when there are any."""

    files: tuple[str, ...]
    keuzes: tuple[str, ...]
    done: tuple[str, ...]
    differs: tuple[Otherwise, ...]
    errors: Findings
    written: bool
    counts: bool  # whether the text of some milestone counts it on its day


def adopt(desk: Desk, traject: str, ids: Sequence[str], decision: Decision) -> Adopted:
    """Take proposals over; UnknownNameError, UnusableError, for what no record can carry out too."""
    opened = _sound(desk.open())
    trajectmap = opened.traject(traject)
    files = _with(trajectmap, ids)
    first = files[0]
    if any((item.document, item.mijlpaal, item.versie) != (first.document, first.mijlpaal, first.versie) for item in files):
        raise UnusableError("Deze voorstellen zijn op verschillende stukken of versies. Neem ze per stuk en per versie over.")
    mijlpaal, counts = _milestone(trajectmap, first.mijlpaal, decision.datum)
    ground, before = _ground(desk, opened, trajectmap, first, mijlpaal)
    try:
        planned = plan(ground, [item.voorstellen for item in files], ids)
    except NotByMachineError as fault:
        raise UnusableError(str(fault)) from fault
    changes, trial = _changes(desk, traject, planned, decision, mijlpaal, counts=counts)
    after = _sound(desk.with_laid(trial))
    final, found = made(after, traject, mijlpaal, first.document)
    known = {(item.slug, item.message) for item in before}
    errors = tuple(item for item in found if item.is_error and (item.slug, item.message) not in known)
    differs = otherwise(ground.now, final, ground.base, planned.wanted)
    written = decision.anyway or not (differs or errors)
    if written:
        besluit = changes[0].file.rpartition("/")[2].removesuffix(".yaml") if planned.keuzes else ""
        settled = _settling(trajectmap, planned.done, {"status": "overgenomen", "antwoord": decision.antwoord, "besluit": besluit})
        save(desk, *changes, *settled)
    said = tuple(choices.subject(item) for item in planned.keuzes)
    return Adopted(tuple(change.file for change in changes), said, tuple(planned.done), differs, errors, written, counts)


def _sound(opened: Opened) -> Opened:
    if opened.faults:
        raise FoundError(opened.faults)
    return opened


def _with(trajectmap: Trajectmap, ids: Sequence[str]) -> list[Reacties]:
    """Return the files in which these proposals stand; UnknownNameError for one that stands in none."""
    known = {voorstel.id for item in trajectmap.reacties for voorstel in item.voorstellen}
    for name in ids:
        if name not in known:
            raise unknown_proposal(trajectmap.traject.id, name)
    found = [item for item in trajectmap.reacties if any(voorstel.id in ids for voorstel in item.voorstellen)]
    settled = [voorstel for item in found for voorstel in item.voorstellen if voorstel.id in ids and voorstel.status == "overgenomen"]
    if settled:
        raise UnusableError(f"Voorstel {settled[0].id} ({settled[0].waar}) is al overgenomen{f', in {settled[0].besluit}' if settled[0].besluit else ''}.")
    return found


def unknown_proposal(traject: str, name: str) -> UnknownNameError:
    """Return the refusal of a proposal that is not there."""
    return UnknownNameError(f"Het voorstel '{name}' bestaat niet. De kenmerken staan bij 'assembler terug {traject}'.")


def _milestone(trajectmap: Trajectmap, name: str, day: date) -> tuple[Mijlpaal, bool]:
    """Return the milestone whose text counts a decision of this day first, from the one that was sent on; else the last, and that none does."""
    row = list(trajectmap.mijlpalen)
    start = next((number for number, item in enumerate(row) if item.id == name), 0)
    counting = next((item for item in row[start:] if day <= item.stand), None)
    return (counting, True) if counting is not None else (row[-1], False)


def _ground(desk: Desk, opened: Opened, trajectmap: Trajectmap, sent: Reacties, mijlpaal: Mijlpaal) -> tuple[Ground, Findings]:
    bewaard = opened.text(trajectmap, f"{sent.mijlpaal}@{sent.versie}").bewaard
    if bewaard is None or sent.document not in bewaard.finals:
        raise UnusableError(f"{sent.positie.span.file} gaat over '{sent.document}' in {sent.mijlpaal}@{sent.versie}, en dat stuk is er niet.")
    try:
        now, findings = made(opened, trajectmap.traject.id, mijlpaal, sent.document)
    except StopIteration as fault:
        raise UnusableError(f"{mijlpaal.naam} heeft geen stuk '{sent.document}'.") from fault
    folded = pipeline.fold(opened.workspace, trajectmap, mijlpaal)
    base = bewaard.finals[sent.document]
    read = lambda file: contents(desk.root / file, 4_000_000).decode("utf-8-sig")  # noqa: E731 - one line
    return Ground(now, base, folded, lambda node: provision.sentence(opened, node.herkomst.span), read, Readback(folded, base)), findings


# --- what is saved ---------------------------------------------------------------------------------------------------


def _changes(desk: Desk, traject: str, planned: Plan, decision: Decision, mijlpaal: Mijlpaal, *, counts: bool) -> tuple[list[Change], dict[str, bytes | None]]:
    """Return the changes to save, the decision first, and the files as they would be once it is decided."""
    found: list[Change] = []
    trial: dict[str, bytes | None] = {}
    if planned.keuzes:
        basket = _basket(desk, traject, planned, decision)
        change = baskets.change(traject, basket)
        found.append(change)
        day = decision.datum if counts else mijlpaal.stand
        tried = Basket({"datum": day.isoformat(), "volgnummer": _LAST, "gremium": "proefwijziging"}, planned.keuzes)
        nothing: bytes | None = None  # stands there yet
        trial[baskets.file_of(traject, tried)] = baskets.change(traject, tried).make(nothing)
    for file, text in planned.files.items():
        made_ = _whole(text)
        found.append(Change(file, made_, "tekst naar een voorstel"))
        trial[file] = made_(contents(desk.root / file, 4_000_000))
    return found, trial


def _whole(text: str) -> Callable[[bytes | None], bytes]:
    def make(there: bytes | None) -> bytes:
        mark = b"\xef\xbb\xbf" if (there or b"").startswith(b"\xef\xbb\xbf") else b""
        return mark + text.encode()

    return make


def _basket(desk: Desk, traject: str, planned: Plan, decision: Decision) -> Basket:
    """Return the decision: a new one, or one of the same body, day and status with more choices."""
    head = {"datum": decision.datum.isoformat(), "gremium": decision.gremium, "status": decision.status, "reden": decision.reden}
    keuzes = [dict(item) for item in planned.keuzes]
    for number in range(1, 1_000):
        basket = Basket({**head, "volgnummer": number}, keuzes)
        there = baskets.reopened(desk, baskets.file_of(traject, basket))
        if there is None:
            return basket
        if there.head["status"] == decision.status and there.head["gremium"] == decision.gremium:
            there.items = [*there.items, *(choices.reasoned(item, decision.reden) if decision.reden else item for item in keuzes)]
            return there
    raise UnusableError("Er zijn op deze dag te veel besluiten van dit gremium.")


def _settling(trajectmap: Trajectmap, ids: Sequence[str], said: Mapping[str, str | bool | None]) -> list[Change]:
    """Return the changes that write the status, answer and decision of proposals in every file that has them."""
    found = []
    for item in _with_any(trajectmap, ids):
        rows = [number for number, voorstel in enumerate(item.voorstellen) if voorstel.id in ids]
        found.append(Change(item.positie.span.file, _settled(rows, said), f"antwoord op voorstellen van {item.van}"))
    return found


def _with_any(trajectmap: Trajectmap, ids: Sequence[str]) -> list[Reacties]:
    return [item for item in trajectmap.reacties if any(voorstel.id in ids for voorstel in item.voorstellen)]


def _settled(rows: Sequence[int], said: Mapping[str, str | bool | None]) -> Callable[[bytes | None], bytes]:
    def make(there: bytes | None) -> bytes:
        content = there or b""
        for number in rows:
            for name, text in said.items():
                if text not in ("", None):
                    path = ("voorstellen", number, name)
                    content = replaced(content, path, value(content, path), MISSING if text is False else text)
        return content

    return make


def answer(desk: Desk, traject: str, ids: Sequence[str], status: str, said: tuple[str, str], *, confidential: bool | None = None) -> tuple[str, ...]:
    """Write the answer to proposals (`said`: the answer, and the decision that carries it out); UnknownNameError for one that is not there.

    `confidential` says whether they stay out of the note of reactions; None: as it was.
    """
    opened = _sound(desk.open())
    trajectmap = opened.traject(traject)
    known = {voorstel.id for item in trajectmap.reacties for voorstel in item.voorstellen}
    for name in ids:
        if name not in known:
            raise unknown_proposal(traject, name)
    changes = _settling(trajectmap, ids, {"status": status, "antwoord": said[0], "besluit": said[1], "vertrouwelijk": confidential})
    save(desk, *changes)
    return tuple(change.file for change in changes)
