"""A Word file that came back -> proposals per lid, kept beside the traject; the same file read again adds nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assembler.verbs.refusals import FailedError, UnknownNameError, UnusableError, unknown
from assembler.verbs.texts import pick

if TYPE_CHECKING:
    from assembler.comparing.returned.kinds import Touch
    from assembler.comparing.returned.proposals import Proposal
    from assembler.reading.records.workspace import Trajectmap, Workspace
    from assembler.rendering.carried.read import ReadFile
    from assembler.store.versions import Bewaard
    from assembler.wordfile.base import Numbering

_MAX = 50_000_000


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose file it is, and when it came; `tekst` and `document` where the file does not say of which version and which document it is."""

    van: str
    ontvangen: date
    tekst: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read: the proposals, which of them were not known yet, and the file that they are kept in."""

    document: str
    tekst: str
    proposals: tuple[Proposal, ...]
    fresh: tuple[Proposal, ...]
    place: Path


@dataclass(frozen=True, slots=True)
class _Came:
    """A file that came back: what it is called, what is in it, and from whom."""

    name: str
    content: bytes
    sender: Sender


def sender(workspace: Workspace, trajectmap: Trajectmap, van: str) -> str:
    """Return who sent a file: a participant by its id; another organ as it was typed. UnknownNameError for a participant that was misspelt."""
    from assembler.ground.findings import suggestion  # noqa: PLC0415

    names = {name: workspace.organisaties[name].naam for name in trajectmap.traject.deelnemers}
    found = next((name for name, naam in names.items() if van.casefold() in {name, naam.casefold()}), None)
    if found is None and (near := suggestion(van.casefold(), names)):
        raise UnknownNameError(f"De deelnemer '{van}' bestaat niet. {near} Een ander orgaan schrijft u voluit.")
    return found or " ".join(van.split())


def take(root: Path, trajectmap: Trajectmap, path: Path, sender: Sender) -> Taken:
    """Read a file that came back and keep what it asks; UnusableError for a file that is none of ours or of no version that was fixed."""
    return receive(root, trajectmap, path.name, _content(path), sender)


def receive(root: Path, trajectmap: Trajectmap, name: str, content: bytes, sender: Sender) -> Taken:
    """Do the same with the bytes of a file of this name."""
    if name.casefold().endswith((".docm", ".dotm")):
        raise UnusableError(f"{name} is niet te gebruiken: er zitten macro's in. Vraag het bestand als gewone .docx.")
    came = _Came(name, content, sender)
    kept, document, tree = _version(root, trajectmap, came)
    found = _proposals(kept, document, came, counting=tree)
    folder = root / "trajecten" / trajectmap.traject.id / "reacties" / f"{kept.versie.mijlpaal}@{kept.versie.nummer}"
    place = folder / f"{_slug(sender.van)}-{sender.ontvangen.isoformat()}.yaml"
    known = {item.id for reacties in trajectmap.reacties for item in reacties.voorstellen if _same(reacties, kept, document, sender)}
    fresh = tuple(item for item in found if item.id(document) not in known)
    if fresh or not known:
        _write(root, place, lambda: _text(place, document, kept, came, fresh))
    return Taken(document, kept.versie.tekst, found, fresh, place)


def _same(reacties: Any, kept: Bewaard, document: str, sender: Sender) -> bool:
    return (reacties.document, reacties.mijlpaal, reacties.versie, reacties.van) == (document, kept.versie.mijlpaal, kept.versie.nummer, sender.van)


def _content(path: Path) -> bytes:
    if not path.exists():
        raise UnknownNameError(f"Het bestand '{path}' bestaat niet.")
    try:
        if not path.is_file() or path.stat().st_size > _MAX:
            raise UnusableError(f"{path.name} is niet te gebruiken: het is geen bestand, of groter dan {_MAX // 1_000_000} MB.")
        return path.read_bytes()
    except OSError as fault:
        raise UnusableError(f"{path.name} is niet te lezen ({fault.strerror}).") from fault


def _version(root: Path, trajectmap: Trajectmap, came: _Came) -> tuple[Bewaard, str, bool]:
    """Return the frozen version that the file is of, the name of the document in it, and whether its numbers count themselves."""
    from assembler.rendering.carried.read import UnreadableError, has_macros, read_docx  # noqa: PLC0415 - heavy imports stay out of --help

    name, content, sender = came.name, came.content, came.sender
    if has_macros(content):
        raise UnusableError(f"{name} is niet te gebruiken: er zitten macro's in. Vraag het bestand als gewone .docx.")
    try:
        read = read_docx(content, of_others=sender.tekst is not None)
    except UnreadableError as fault:
        hint = (
            " Is het toch een stuk van dit traject, noem dan --tekst (bijvoorbeeld concept@1) en --document." if "niet door dit programma" in str(fault) else ""
        )
        raise UnusableError(f"{name} is niet te gebruiken: {fault}.{hint}") from fault
    document = sender.document or read.properties.get("Document", "") or trajectmap.traject.regeling
    kept = pick(root, trajectmap, sender.tekst or _named(trajectmap, name, read.properties)).bewaard
    if kept is None:
        raise UnusableError(f"{name} is van een tekst die niet is vastgelegd. Leg de versie die u verstuurt eerst vast, met 'assembler freeze'.")
    if document not in kept.finals:
        raise unknown(document, kept.finals, f"In {kept.versie.mijlpaal}@{kept.versie.nummer} staat geen stuk met deze naam; het document")
    if read.part and not _is_tree_of(read, kept, document):
        raise UnusableError(f"{name} zegt van {kept.versie.tekst} te zijn, maar is van een andere tekst: een ander traject, of een versie die hier niet is.")
    return kept, document, read.counting


def _named(trajectmap: Trajectmap, name: str, properties: Mapping[str, str]) -> str:
    """Return the version as the properties of the file name it: `concept@1`."""
    mijlpaal = next((item for item in trajectmap.mijlpalen if item.naam == properties.get("Mijlpaal")), None)
    number = properties.get("Versie", "").removeprefix("versie ")
    if mijlpaal is None or not number.isdecimal():
        raise UnusableError(
            f"{name} noemt geen vastgelegde versie van dit traject ({properties.get('Mijlpaal') or 'geen mijlpaal'}, {properties.get('Versie') or 'geen versie'}). "
            "Is het toch van dit traject, noem dan --tekst, bijvoorbeeld concept@1."
        )
    return f"{mijlpaal.id}@{number}"


def _is_tree_of(read: ReadFile, kept: Bewaard, document: str) -> bool:
    """Return whether the tree in a file, as it was sent, is that of a document, in either numbering; its words may have been edited since."""
    from assembler.rendering import word  # noqa: PLC0415
    from assembler.rendering.carried.read import read_docx  # noqa: PLC0415
    from assembler.rendering.carried.tree import has_words  # noqa: PLC0415
    from assembler.rendering.carried.write import tree_of  # noqa: PLC0415

    final = kept.finals[document]
    if has_words(read.part):
        return read.skeleton is not None and tree_of(read.skeleton) == tree_of(final)
    numberings: tuple[Numbering, ...] = ("levend", "vast") if read.counting else ("vast", "levend")
    return any(read_docx(word.render(final, kept.bases[final.huisstijl], numbering=numbering)).part == read.part for numbering in numberings)


def _proposals(kept: Bewaard, document: str, came: _Came, *, counting: bool) -> tuple[Proposal, ...]:
    """Return what the file asks: the version is written once more and read by the same reader, so that only what people did differs."""
    from assembler.comparing.returned.flow import flow  # noqa: PLC0415
    from assembler.comparing.returned.proposals import proposals  # noqa: PLC0415
    from assembler.comparing.returned.spots import spots_of  # noqa: PLC0415
    from assembler.rendering import word  # noqa: PLC0415
    from assembler.rendering.carried.read import UnreadableError, read_revisions  # noqa: PLC0415
    from assembler.wordfile.fields import bookmark_of  # noqa: PLC0415

    final = kept.finals[document]
    sent, _ = read_revisions(word.render(final, kept.bases[final.huisstijl], numbering="levend" if counting else "vast"))
    try:
        back, notes = read_revisions(came.content)
    except UnreadableError as fault:
        raise UnusableError(f"{came.name} is niet te gebruiken: {fault}.") from fault
    base = flow(sent).sent
    return proposals(base, spots_of(final, base, bookmark_of), flow(back), notes)


# --- kept ------------------------------------------------------------------------------------------------------------


def _write(root: Path, place: Path, text: Callable[[], bytes]) -> None:
    from assembler.store import together  # noqa: PLC0415
    from assembler.store.files import BusyError  # noqa: PLC0415
    from assembler.store.folder import WriteError  # noqa: PLC0415

    try:
        with together.writing(root):
            together.write(root, {place.relative_to(root).as_posix(): text()})
    except BusyError as fault:
        raise FailedError("Iemand anders is aan het bewaren. Probeer het opnieuw.") from fault
    except OSError as fault:
        raise FailedError(str(WriteError(place, fault))) from fault


def _text(place: Path, document: str, kept: Bewaard, came: _Came, fresh: Sequence[Proposal]) -> bytes:
    """Return the file with the proposals: a new one, or those behind the ones that are there; what people wrote about them stays."""
    from assembler.writing import edit, house  # noqa: PLC0415

    rows = [_row(item, document) for item in fresh]
    if place.exists():
        text = place.read_bytes()
        there = {item["id"] for item in edit.value_at(text, ("voorstellen",))}
        for row in (item for item in rows if item["id"] not in there):  # another may have read the same file meanwhile
            text = edit.insert(text, ("voorstellen", len(edit.value_at(text, ("voorstellen",)))), row)
    else:
        data = {
            "document": document, "mijlpaal": kept.versie.mijlpaal, "versie": kept.versie.nummer, "van": came.sender.van,
            "ontvangen": came.sender.ontvangen.isoformat(), "bestand": came.name, "sha256": hashlib.sha256(came.content).hexdigest(), "voorstellen": rows,
        }  # fmt: skip
        text = house.text_of(data, f"Wat er terugkwam op {kept.versie.tekst} van {document}. Schrijf bij ieder voorstel de status en het antwoord.").encode()
    return text


def _row(item: Proposal, document: str) -> dict[str, Any]:
    days = sorted({hand.day for hand in item.hands if hand.day})
    row: dict[str, Any] = {"id": item.id(document), "plaats": item.spot.node or "begin", "waar": item.spot.place or "Begin van het stuk", "soort": item.soort}
    row |= {"na": True} if item.after else {}
    row |= {name: text for name, text in (("was", item.was), ("wordt", item.wordt)) if text}
    row |= {"door": names} if (names := list(dict.fromkeys(hand.author for hand in item.hands if hand.author))) else {}
    row |= {"dag": days[-1]} if days else {}
    row |= {"stil": True} if item.silent else {}
    row |= {"bij": list(item.bij)} if any(item.bij) else {}
    row |= {"niveau": item.niveau} if item.niveau else {}
    row |= {"raakt": [_touched(part) for part in item.raakt]} if item.raakt else {}
    row |= {"antwoorden": list(_answers(item))} if item.answers else {}
    row |= {"afgehandeld": True} if item.done else {}
    return {**row, "status": "open"}


def _touched(part: Touch) -> dict[str, str]:
    return {"wat": part.wat} | {name: text for name, text in (("was", part.was), ("wordt", part.wordt), ("feit", part.feit)) if text.strip()}


def _answers(item: Proposal) -> Iterator[dict[str, str]]:
    for author, text in item.answers:
        yield {**({"door": author} if author else {}), "tekst": text or "(leeg)"}


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "onbekend"
