"""Roles: nothing is allowed that no role gives."""

from __future__ import annotations

import pytest

from assembler.checking.rights.people import ALONE, EVERYTHING, KINDS, Person, known_roles
from assembler.web import screens


def person(*rollen: str) -> Person:
    return Person("Anna", frozenset(rollen))


@pytest.mark.parametrize(
    ("rollen", "writes"),
    [
        ((), set()),
        (("lezer",), set()),
        (("regio",), {"regio"}),
        (("bibliotheek",), {"bibliotheek"}),
        (("vastlegger",), set()),
        (("gemeente:noord",), {"noord"}),
        (("gemeente:noord", "regio"), {"noord", "regio"}),
        (("gemeente:regio",), {"regio"}),  # a participant of that name would be the region: no configuration may give it
        (("iets",), set()),
    ],
)
def test_who_writes_what(rollen: tuple[str, ...], writes: set[str]) -> None:
    owners = ("regio", "bibliotheek", "noord", "zuid", "", "lezer", "vastlegger", "iets")
    assert {owner for owner in owners if person(*rollen).writes(owner)} == writes


@pytest.mark.parametrize(
    ("rollen", "folders", "secrets"),
    [
        ((), set(), set()),
        (("lezer",), set(), set()),
        (("bibliotheek",), set(), set()),
        (("gemeente:noord",), {"noord"}, {"noord"}),
        (("regio",), None, {"regio"}),
        (("vastlegger",), None, set()),
        (("vastlegger", "gemeente:noord"), None, {"noord"}),
    ],
)
def test_who_reads_what(rollen: tuple[str, ...], folders: set[str] | None, secrets: set[str]) -> None:
    sight = person(*rollen).sight
    assert sight.folders == folders
    assert {name for name in ("regio", "noord", "zuid") if sight.knows(name)} == secrets
    assert sight.reads(None)
    assert sight.reads("zuid") is (folders is None)


def test_the_one_user_of_a_workbench_without_log_in_may_do_all() -> None:
    assert ALONE.sight == EVERYTHING
    assert ALONE.writes("")
    assert ALONE.writes("noord")
    assert all(ALONE.enters(kind) for kind in (*KINDS, "onbekend"))


@pytest.mark.parametrize(
    ("rollen", "kinds"),
    [
        ((), {"open"}),
        (("lezer",), {"open", "gedeeld"}),
        (("regio",), {"open", "gedeeld", "stukken", "deelnemer", "regio"}),
        (("vastlegger",), {"open", "gedeeld", "stukken", "vastleggen"}),
        (("bibliotheek",), {"open", "gedeeld", "bibliotheek"}),
        (("beheerder",), {"open", "gedeeld", "beheer"}),
        (("gemeente:noord",), {"open", "gedeeld", "deelnemer", "gemeente"}),
        (("gemeente:zuid",), {"open", "gedeeld", "deelnemer"}),
    ],
)
def test_who_uses_which_screens(rollen: tuple[str, ...], kinds: set[str]) -> None:
    assert {kind for kind in (*KINDS, "onbekend") if person(*rollen).enters(kind, "noord")} == kinds


def test_every_route_says_what_it_asks_of_who_opens_it() -> None:
    """One that says nothing is for nobody where several people work: then its screen is missing for all of them."""
    silent = [(method, address) for method, address, _, kind in screens.routes() if kind not in set(KINDS) - {screens.NOBODY}]
    assert silent == []


def test_what_only_writes_is_not_for_who_only_reads() -> None:
    """The preview of a sentence writes nothing, but it is of the same form."""
    for method, address, _, kind in screens.routes():
        if method == "POST" and address != "/bestand/{bestand:path}":  # whose file it is, is told by the file
            assert kind not in {"gedeeld", "open"}, address


def test_the_roles_of_a_workspace_name_its_participants() -> None:
    assert known_roles(["noord"]) == ["lezer", "regio", "bibliotheek", "vastlegger", "beheerder", "gemeente:noord"]
