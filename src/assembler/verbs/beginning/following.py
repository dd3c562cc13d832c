"""Answers -> a traject in a workspace that has the regulation already: change, end, merger, joining or leaving, from the text that was fixed (edge)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from assembler.checking import names
from assembler.facts.makers import roles
from assembler.facts.statutes import WGR_2022
from assembler.ground.findings import Finding, error, has_errors, ordered, suggestion, warning
from assembler.ground.wording import datum, opsomming
from assembler.reading.records.antwoorden import Vervolgantwoorden
from assembler.reading.records.workspace import Workspace
from assembler.rules.timetable import Timetable, counted_back, first_january
from assembler.store import country, together, versions
from assembler.store.files import BusyError
from assembler.store.workspace import load
from assembler.verbs.beginning import following_layout
from assembler.verbs.beginning.entries import Entry, of_party
from assembler.verbs.beginning.following_layout import DRAFT, END, FINAL, New, Start
from assembler.verbs.beginning.participants import Party, parties, slug
from assembler.verbs.refusals import FailedError, FoundError

_NAMES = {"wijzigen": "Wijziging", "samenvoegen": "Samenvoeging", "opheffen": "Opheffing", "toetreden": "Toetreding", "uittreden": "Uittreding"}
_START = "vertrek-is-vastgelegd"


@dataclass(frozen=True, slots=True)
class Followed:
    """The traject that was made, its files by path, and what is to be said."""

    id: str
    files: Mapping[str, str]
    findings: tuple[Finding, ...]


def follow(root: Path, workspace: Workspace, answers: Vervolgantwoorden, today: date) -> Followed:
    """Make the traject in the workspace, all of it or nothing; FoundError when the answers cannot be, FailedError when it cannot be written."""
    made = make(root, workspace, answers, today)
    content: dict[str, bytes | None] = {name: text.encode() for name, text in made.files.items()}
    try:
        with together.writing(root):
            _refuse_there(root, made, answers)
            after, found = load(root, content)
            found = ordered((*found, *(() if has_errors(found) else names.check(after))))
            if has_errors(found):
                raise FoundError(found)
            together.write(root, content)
    except BusyError as fault:
        raise FailedError("Iemand anders is aan het bewaren. Probeer het opnieuw.") from fault
    except OSError as fault:
        raise FailedError(fault.strerror or str(fault)) from fault
    return made


def _refuse_there(root: Path, made: Followed, answers: Vervolgantwoorden) -> None:
    """Refuse to write over what somebody else put there since the workspace was read."""
    if (root / "trajecten" / made.id).exists():
        raise FoundError((_there_already(made.id, answers),))
    if taken := [name for name in made.files if (root / name).exists()]:
        raise FailedError(f"Iemand anders heeft {opsomming(taken)} intussen gemaakt. Probeer het opnieuw.")


def _there_already(name: str, answers: Vervolgantwoorden) -> Finding:
    return error("id-is-uniek", f"Het traject '{name}' is er al.", answers.positie.of("id"), hint="Geef met 'id' een andere naam.")


def make(root: Path, workspace: Workspace, answers: Vervolgantwoorden, today: date) -> Followed:
    """Return the files of the traject; FoundError with what the answers lack."""
    start = _start(root, workspace, answers, _regulation(workspace, answers.regeling, answers, "regeling"), answers.vanaf)
    ended = _ended(root, workspace, answers, start)
    _has_kinds(workspace, answers)
    movers, files = _movers(workspace, answers, start)
    known = [*following_layout.sitting(workspace, start), *(movers if answers.soort == "toetreden" else ())]
    table, told = _timetable(workspace, answers, start, today)
    name = answers.naam or _name(answers, start, movers)
    own = answers.id or slug(name, 60)
    if own in workspace.trajecten:
        raise FoundError((_there_already(own, answers),))
    made = New(own, name, answers, start, ended, tuple(movers), known, workspace, table, _has_draft(answers))
    entered = Entry(own, country.gemeenten(), answers.bron, min(today, table.day("concept")))
    facts = dict(row for party in files for row in of_party(entered, party))
    return Followed(own, {**facts, **following_layout.files(made)}, ordered(told))


# --- what the answers name ---------------------------------------------------------------------------------------------


def regulations(workspace: Workspace) -> tuple[str, ...]:
    """Return the regulations that trajecten of a workspace work on."""
    return tuple(dict.fromkeys(part.regeling for item in workspace.trajecten.values() for part in item.delen))


def _regulation(workspace: Workspace, asked: str | None, answers: Vervolgantwoorden, field: str) -> str:
    known = regulations(workspace)
    if asked is None and len(known) == 1:
        return known[0]
    if asked in known:
        return str(asked)
    message = f"De regeling '{asked}' is er niet." if asked else f"Noem met '{field}' welke regeling."
    hint = (suggestion(asked, known) if asked else "") or f"Er is: {opsomming(known) or 'er nog geen; begin met een nieuwe regeling'}."
    raise FoundError((error("regeling-bestaat", message, answers.positie.of(field), hint=hint),))


def _start(root: Path, workspace: Workspace, answers: Vervolgantwoorden, regeling: str, asked: str | None) -> Start:
    """Return the fixed version that was asked for, or the latest of this regulation; FoundError says how to fix one."""
    parts = [part for item in workspace.trajecten.values() for part in item.delen if part.regeling == regeling]
    fixed = [
        Start(part, versions.read(root, part.traject.id, mijlpaal.id, number))
        for part in parts
        for mijlpaal in part.mijlpalen
        for number in versions.numbers(root, part.traject.id, mijlpaal.id)
    ]
    if asked is not None:
        found = [item for item in fixed if asked in {item.tekst, item.tekst.rpartition("@")[0]}]
        if not found:
            hint = suggestion(asked, [item.tekst for item in fixed]) or f"Er is: {opsomming([item.tekst for item in fixed]) or 'er nog geen'}."
            raise FoundError((error(_START, f"De versie '{asked}' van deze regeling is nooit vastgelegd.", answers.positie.of("vanaf"), hint=hint),))
        return found[-1]
    if not fixed:
        last = parts[-1]
        hint = f"Leg haar eerst vast: assembler --root {root.as_posix()} freeze {last.traject.id} {last.mijlpalen[-1].id} --door <naam> --gezien <naam>."
        message = f"Van de regeling '{regeling}' is nog geen tekst vastgelegd, zodat niet is te zeggen wat er verandert."
        raise FoundError((error(_START, message, answers.positie.span, hint=hint),))
    return max(fixed, key=lambda item: (item.part.traject.inwerkingtreding, item.versie.stand, item.versie.nummer))


def _ended(root: Path, workspace: Workspace, answers: Vervolgantwoorden, start: Start) -> Start | None:
    """Return the regulation that a merger ends, from its own fixed text where there is one: else the version is that of the other."""
    if answers.soort != "samenvoegen":
        return None
    others = [name for name in regulations(workspace) if name != start.part.regeling]
    name = _regulation(workspace, answers.eindigt or (others[0] if len(others) == 1 else None), answers, "eindigt")
    if name == start.part.regeling:
        message = "Een regeling kan niet in zichzelf opgaan."
        raise FoundError((error("regeling-bestaat", message, answers.positie.of("eindigt"), hint=f"Er is: {opsomming(others) or 'geen andere'}."),))
    parts = [part for item in workspace.trajecten.values() for part in item.delen if part.regeling == name]
    fixed = any(versions.numbers(root, part.traject.id, mijlpaal.id) for part in parts for mijlpaal in part.mijlpalen)
    return _start(root, workspace, answers, name, None) if fixed else Start(parts[0], start.versie)


def _has_kinds(workspace: Workspace, answers: Vervolgantwoorden) -> None:
    """FoundError when the library of this workspace is of before these kinds: it is a copy, and only its keeper takes something over."""
    wanted = {END} if answers.soort == "opheffen" else {DRAFT, FINAL}
    missing = sorted(wanted - set(workspace.mijlpaalsoorten))
    if missing:
        message = f"De bibliotheek van deze werkruimte heeft geen soort mijlpaal {opsomming([repr(name) for name in missing])}."
        hint = "Neem templates/ en clauses/instrumenten/ over uit deze versie van het programma."
        raise FoundError((error("mijlpaal-bestaat", message, answers.positie.span, hint=hint),))


def _movers(workspace: Workspace, answers: Vervolgantwoorden, start: Start) -> tuple[list[Party], list[Party]]:
    """Return who joins or leaves, and of whom the workspace has no file yet."""
    if answers.soort not in {"toetreden", "uittreden"}:
        return [], []
    span, sitting = answers.positie.of("deelnemers"), following_layout.sitting(workspace, start)
    if not answers.deelnemers:
        message = f"Dit zegt niet wie {'toetreedt' if answers.soort == 'toetreden' else 'uittreedt'}."
        raise FoundError((error("deelnemer-bestaat", message, span, hint="Schrijf 'deelnemers: [<naam>]'."),))
    if answers.soort == "uittreden":
        by_name = {key: party for party in sitting for key in (party.id, slug(party.naam))}
        unknown = next((item for item in answers.deelnemers if slug(item.naam) not in by_name), None)
        if unknown is not None:
            hint = suggestion(unknown.naam, [party.naam for party in sitting]) or f"Deelnemers zijn: {opsomming([party.naam for party in sitting])}."
            raise FoundError((error("deelnemer-bestaat", f"'{unknown.naam}' neemt geen deel.", unknown.positie.of("naam"), hint=hint),))
        return [by_name[slug(item.naam)] for item in answers.deelnemers], []
    usual = next((party.organen for party in sitting if party.soort == "gemeente"), ())
    found, faults = parties(answers.model_copy(update={"organen": answers.organen or usual}), country.gemeenten(), workspace.soorten)
    doubled = [party for party in found if party.id in start.part.traject.deelnemers]
    faults += [error("deelnemer-bestaat", f"{party.naam} neemt al deel.", span, hint="Noem wie erbij komt.") for party in doubled]
    if faults:
        raise FoundError(ordered(faults))
    return found, [party for party in found if party.id not in workspace.organisaties]


# --- when ---------------------------------------------------------------------------------------------------------------


def _has_draft(answers: Vervolgantwoorden) -> bool:
    return answers.soort != "opheffen"


def _timetable(workspace: Workspace, answers: Vervolgantwoorden, start: Start, today: date) -> tuple[Timetable, list[Finding]]:
    """Return the days counted back, after the text that it starts from, and what is to be said of them."""
    base = max(today, start.versie.stand + timedelta(days=1), start.part.traject.inwerkingtreding)
    council = "vertegenwoordigend" in (found := roles(workspace, start.part.traject))
    day = answers.ingang if isinstance(answers.ingang, date) else first_january(base)
    table = counted_back(day, draft_round=_has_draft(answers) and not council and day >= WGR_2022, consent=found != {"vertegenwoordigend"})
    first = table.day("concept" if _has_draft(answers) else "definitief")
    if first <= start.versie.stand:
        message = (
            f"Voor {datum(day)} moet de eerste stap op {datum(first)} klaar zijn, voor de tekst waar dit begint ({start.tekst}, {datum(start.versie.stand)})."
        )
        raise FoundError(
            (error("planning-past", message, answers.positie.of("ingang"), hint=f"De eerste 1 januari die past, is {datum(first_january(base))}."),)
        )
    late = f"Voor {datum(day)} had de eerste stap op {datum(first)} klaar moeten zijn."
    hint = f"De eerste 1 januari waarvoor alle stappen nog passen, is {datum(first_january(base))}."
    return table, [warning("planning-past", late, answers.positie.of("ingang"), hint=hint)] if first < today else []


def _name(answers: Vervolgantwoorden, start: Start, movers: Sequence[Party]) -> str:
    who = opsomming([party.naam for party in movers]) if movers else start.part.traject.citeertitel
    return f"{_NAMES[answers.soort]} {who}"
