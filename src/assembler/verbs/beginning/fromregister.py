"""A regulation of the register -> answers: what the register says of it, each with its source; what it does not say stays open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from assembler.ground.findings import suggestion
from assembler.reading.records.antwoorden import Antwoorden
from assembler.reading.records.workspace import Workspace
from assembler.store.country import Table
from assembler.verbs.refusals import UnknownNameError

_MANY = 12  # names to offer for one that does not exist


def answers(register: Table, name: str, library: Workspace) -> Antwoorden:
    """Return what the register says of a regulation; UnknownNameError with those that come near when it has none of that name."""
    row = register.rows.get(name)
    if row is None:
        raise UnknownNameError(_unknown(register, name))
    found = {subject: domain for subject in row["terreinen"] if (domain := _domain(library, subject)) is not None}
    own = [subject.rpartition(" | ")[2] for subject in _specific(row["terreinen"]) if subject not in found]
    laws = {law.id for law in library.wetten.values() if law.citeertitel in row["wetten"]}
    domains = list(dict.fromkeys(found.values()))
    data: dict[str, Any] = {
        "naam": row["naam"],
        "citeertitel": row["citeertitel"],
        "id": None,
        "vorm": row["vorm"],
        "lichaam": row["lichaam"] if row["vorm"] != "regeling-zonder-meer" else None,
        "deelnemers": [_participant(item) for item in row["deelnemers"]],
        "domeinen": domains,
        "taken": _of_laws(library, domains, laws),
        "terreinen": list(dict.fromkeys(own)),
        "overdracht": "delegatie" if "delegatie" in row["verkrijging"] else "mandaat",
        "uit_register": name,
        "bron": register.source,
    }
    return Antwoorden.model_validate({key: value for key, value in data.items() if value})


def _participant(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return a participant as an answer gives it: a code counts only where the table of gemeenten has it."""
    kept = {name: item[name] for name in ("naam", "soort", "organen", "voluit") if name in item}
    return {**kept, **({"code": item["code"]} if item["soort"] == "gemeente" else {})}


def _specific(subjects: Iterable[str]) -> list[str]:
    """Return the subjects without those that stand above another of them."""
    rows = list(subjects)
    return [item for item in rows if not any(other.startswith(f"{item} | ") for other in rows)]


def _domain(library: Workspace, subject: str) -> str | None:
    """Return the domain that the register means by a subject: one that names it, or the subject above it."""
    for wanted in (subject, subject.partition(" | ")[0]):
        found = next((name for name, item in library.domeinen.items() if wanted in item.terreinen), None)
        if found is not None:
            return found
    return None


def _of_laws(library: Workspace, wanted: Collection[str], laws: Collection[str]) -> list[str]:
    """Return the tasks of these domains when the register names a law of some of them: those, and all of a domain of which it names none; else none."""
    named = {taak.domein for taak in library.taken.values() if taak.domein in wanted and set(taak.wetten) & set(laws)}
    rows = [taak for taak in library.taken.values() if taak.domein in wanted and taak.pakket == "basis"]
    return [taak.id for taak in rows if taak.domein not in named or set(taak.wetten) & set(laws)] if named else []


def _unknown(register: Table, name: str) -> str:
    part = name.lower()
    near = [key for key, row in register.rows.items() if part in key or part in f"{row['citeertitel']} {row['naam']}".lower()][:_MANY]
    hint = f"Er is: {', '.join(near)}." if near else suggestion(name, list(register.rows)) or "Zoek met een deel van de naam."
    return f"De regeling '{name}' staat niet in het register ({register.source}). {hint}"
