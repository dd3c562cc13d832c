"""Writes down what was sent to whom: a record of its own, never changed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assembler.facts.makers import with_role
from assembler.facts.steps import named
from assembler.reading.records.stappen import Staprol, Wie
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.store import together
from assembler.store.files import BusyError, contents
from assembler.store.folder import WriteError
from assembler.store.version import Vastgelegd
from assembler.store.versions import Bewaard
from assembler.verbs.refusals import FailedError, UnknownNameError, unknown
from assembler.verbs.texts import pick
from assembler.writing import house


@dataclass(frozen=True, slots=True)
class Sending:
    """What is sent: which version, for which treatment, when; `documents` and `vervangt` where that is not all of it and not the first."""

    versie: str
    wat: str
    op: date
    documents: tuple[str, ...] = ()
    vervangt: str | None = None
    bron: str | None = None
    ontvangen: date | None = None
    status: str = "definitief"


def send(root: Path, workspace: Workspace, item: Trajectmap, to: Sequence[str], sending: Sending) -> list[Path]:
    """Write one record for each organ and return their files; UnknownNameError for what does not exist, and then none is written."""
    folder = root / "trajecten" / item.traject.id / "verzendingen"
    try:
        with together.writing(root):
            files = records(root, workspace, item, to, sending)
            together.write(root, files)
    except BusyError as fault:
        raise FailedError("Iemand anders is aan het bewaren. Probeer het opnieuw.") from fault
    except OSError as fault:
        raise FailedError(str(WriteError(folder, fault))) from fault
    return [root / name for name in files]


def records(root: Path, workspace: Workspace, item: Trajectmap, to: Sequence[str], sending: Sending) -> dict[str, bytes]:
    """Return one record for each organ, by the file that it is to stand in; UnknownNameError for what does not exist."""
    if sending.wat not in workspace.behandelsoorten:
        raise unknown(sending.wat, workspace.behandelsoorten, "De soort behandeling")
    kept = pick(root, item, sending.versie).bewaard
    if kept is None:
        message = f"{sending.versie} is niet vastgelegd. Verzonden wordt een vaste versie; leg haar eerst vast met 'assembler freeze', en noem haar als {sending.versie.partition('@')[0]}@1."
        raise UnknownNameError(message)
    if sending.vervangt is not None and sending.vervangt not in {row.id for row in item.verzendingen}:
        raise unknown(sending.vervangt, [row.id or "" for row in item.verzendingen], "De verzending")
    rows = [_record(workspace, item, kept, wie, sending) for wie in to]
    folder = root / "trajecten" / item.traject.id / "verzendingen"
    names = [f"{sending.op.isoformat()}-{wie.replace('/', '-')}" for wie in to]
    places = _free(folder, names)
    said = [house.text_of(data, "Wat is verzonden. Dit bestand wordt niet meer gewijzigd.").encode() for data in rows]
    _refuse_again(folder, names, said)
    return {place.relative_to(root).as_posix(): text for place, text in zip(places, said, strict=True)}


def _refuse_again(folder: Path, names: Sequence[str], said: Sequence[bytes]) -> None:
    """Refuse to write down the very same sending once more: of who tried again, or of two at once."""
    there = [item.name for name, text in zip(names, said, strict=True) for item in sorted(folder.glob(f"{name}*.yaml")) if contents(item) == text]
    if there:
        more = f" (en {len(there) - 1} andere)" if len(there) > 1 else ""
        raise UnknownNameError(f"Deze verzending staat er al: {(folder / there[0]).as_posix()}{more}. Er is niets bij geschreven.")


def councils(workspace: Workspace, item: Trajectmap) -> list[str]:
    """Return the representing organ of each participant that decides, as it is written."""
    found = (with_role(workspace, name, "vertegenwoordigend") for name in item.besluitnemers)
    return [council.wie for council in found if council is not None]


def _record(workspace: Workspace, item: Trajectmap, kept: Bewaard, wie: str, sending: Sending) -> dict[str, Any]:
    van, mark, orgaan = wie.partition("/")
    actors = named(workspace, item, Wie(van=van, orgaan=orgaan)) if mark else ()
    if not actors:
        hint = ", ".join(councils(workspace, item))
        raise UnknownNameError(f"Het orgaan '{wie}' is niet bekend. Schrijf <organisatie>/<orgaan>, bijvoorbeeld: {hint}.")
    rol = actors[0].rol
    documents = [row for row in kept.versie.documenten if (row.naam in sending.documents if sending.documents else goes_to(workspace, row, van, rol))]
    missing = set(sending.documents) - {row.naam for row in documents}
    if missing:
        raise unknown(min(missing), [row.naam for row in kept.versie.documenten], f"In {sending.versie} staat dit stuk niet; het stuk")
    data: dict[str, Any] = {"aan": wie, "wat": sending.wat, "datum": sending.op, "versie": f"{kept.versie.mijlpaal}@{kept.versie.nummer}"}
    data |= {"vervangt": sending.vervangt} if sending.vervangt else {}
    data |= {"ontvangen": sending.ontvangen} if sending.ontvangen else {}
    data |= {"bron": sending.bron} if sending.bron else {}
    data |= {"status": sending.status} if sending.status != "definitief" else {}
    return {**data, "stukken": [{"naam": row.naam, "inhoud": row.sha256} for row in documents]}


def goes_to(workspace: Workspace, row: Vastgelegd, van: str, rol: Staprol) -> bool:
    """Return whether a document goes to an organ of this participant: its own papers and those of the region, as far as this organ is to read them."""
    kind = workspace.documentsoorten.get(row.soort)
    return row.gemeente in (None, van) and (kind is None or not kind.lezers or rol in kind.lezers)


def _free(folder: Path, names: Sequence[str]) -> list[Path]:
    """Return a place in a folder for each name that is not taken, also not by one before it."""
    taken: list[Path] = []
    for name in names:
        tries = (folder / f"{name}{'' if number == 1 else f'-{number}'}.yaml" for number in range(1, 1000))
        place = next((item for item in tries if item not in taken and not item.exists()), None)
        if place is None:
            raise FailedError(f"Er zijn al meer dan 999 verzendingen met de naam {name}.")
        taken.append(place)
    return taken
