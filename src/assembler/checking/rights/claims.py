"""What a provider says of who logged in -> a person with the roles that the configuration gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assembler.checking.rights.people import OF_GEMEENTE, Person
from assembler.ground.findings import Finding, error, suggestion
from assembler.reading.records.toegang import RESERVED, Toegang

NOBODY = Person("")
_VIA = "werkbank:aanbieder"  # among what is kept: who said it


def kept(toegang: Toegang, claims: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of the claims is asked later: who it is, a name, and the groups that the configuration knows."""
    asked = {toegang.aanmelden.kenmerk, "name", "email_verified", *(row.claim for row in toegang.groepen)}
    known = {row.waarde for row in toegang.groepen}
    return {
        name: [item for item in value if item in known] if isinstance(value, list) else value
        for name, value in claims.items()
        if name in asked and name != _VIA and isinstance(value, (str, bool, list))
    } | {_VIA: _via(toegang)}


def of_this(toegang: Toegang, kept: Mapping[str, Any]) -> bool:
    """Return whether what was kept was said by the provider of the configuration: with another one the same number is somebody else."""
    return kept.get(_VIA) == _via(toegang)


def _via(toegang: Toegang) -> str:
    return f"{toegang.aanmelden.uitgever} {toegang.aanmelden.client}"


def person(toegang: Toegang, claims: Mapping[str, Any]) -> Person:
    """Return who logged in; nobody when the claim that names him is missing, or is an address of which nobody is sure."""
    name = claims.get(toegang.aanmelden.kenmerk)
    if not isinstance(name, str) or not name.strip() or (toegang.aanmelden.kenmerk == "email" and claims.get("email_verified") is not True):
        return NOBODY
    own = [row for row in toegang.gebruikers if row.kenmerk == name]
    groups = [row.rollen for row in toegang.groepen if row.waarde in _values(claims.get(row.claim))]
    shown = next((row.naam for row in own if row.naam), "") or str(claims.get("name") or name)
    return Person(name, frozenset(rol for rollen in (*(row.rollen for row in own), *groups) for rol in rollen), toon=shown)


def _values(claim: Any) -> list[str]:
    return [claim] if isinstance(claim, str) else [item for item in claim if isinstance(item, str)] if isinstance(claim, list) else []


def check(toegang: Toegang, deelnemers: Iterable[str]) -> list[Finding]:
    """Return what is wrong with the roles: a participant that does not exist, or one that is called as an owner that is none."""
    known = list(deelnemers)
    found = []
    for row in toegang.rijen:
        for rol in row.rollen:
            name = rol.removeprefix(OF_GEMEENTE)
            if rol.startswith(OF_GEMEENTE) and (name not in known or rol in RESERVED):
                found.append(error("gemeente-bestaat", f"De rol '{rol}' noemt geen deelnemer.", row.positie.of("rollen"), hint=suggestion(name, known)))
    return found
