"""The configuration of a workbench for several people: what is wrong in it is said before the server answers anybody."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from assembler.checking.rights import claims
from assembler.ground.findings import Span
from assembler.reading import yamltext
from assembler.reading.records.toegang import Toegang, Werkbank
from assembler.reading.validate import record
from assembler.verbs.desk import Desk
from assembler.verbs.refusals import FoundError
from assembler.verbs.several import several
from conftest import Maker
from werkruimte import REPO

GOOD = """\
adres: https://werkbank.example
aanmelden: {uitgever: "https://login.example/realms/a", client: werkbank}
gebruikers:
  - {kenmerk: "1", rollen: ["gemeente:noord", regio]}
"""


def _toegang(text: str) -> Toegang | None:
    read = record(Werkbank, yamltext.parse(text.encode(), "werkbank.yaml").data, Span("werkbank.yaml"))[0]
    return read.toegang if read else None


def _wrong(root: Path) -> list[str]:
    with pytest.raises(FoundError) as fault:
        several(Desk(root))
    assert all(item.span.file == "werkbank.yaml" for item in fault.value.findings)
    return [item.message for item in fault.value.findings]


def test_without_configuration_one_user_works_here(ruimte: Maker) -> None:
    assert several(Desk(ruimte())) is None


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("gemeente:noord", "gemeente:nord", "De rol 'gemeente:nord' noemt geen deelnemer."),
        ("gemeente:noord", "gemeente:regio", "De rol 'gemeente:regio' noemt geen deelnemer."),
        ("client: werkbank", "client: werkbank, geheim: ER_IS_GEEN_GEHEIM", "De omgevingsvariabele ER_IS_GEEN_GEHEIM is niet gezet."),
        ("https://werkbank.example", "http://werkbank.example", "'http://werkbank.example' heeft niet de juiste vorm."),
        ("https://werkbank.example", "https://werkbank.example/pad", "'https://werkbank.example/pad' heeft niet de juiste vorm."),
        ("https://login.example/realms/a", "http://login.example/", "'http://login.example/' heeft niet de juiste vorm."),
        ("regio]", "baas]", "'baas' heeft niet de juiste vorm."),
        ('gebruikers:\n  - {kenmerk: "1", rollen: ["gemeente:noord", regio]}\n', "", "Noem gebruikers of groepen met rollen"),
        ("adres:", "adress:", "adress"),
    ],
)
def test_what_is_wrong_in_it_is_said_at_its_place(ruimte: Maker, was: str, becomes: str, says: str) -> None:
    root = ruimte()
    assert was in GOOD
    (root / "werkbank.yaml").write_text(GOOD, encoding="utf-8")
    assert several(Desk(root)) is not None
    (root / "werkbank.yaml").write_text(GOOD.replace(was, becomes), encoding="utf-8")
    assert any(says in item for item in _wrong(root)), _wrong(root)


def test_a_link_is_no_configuration(ruimte: Maker) -> None:
    root = ruimte()
    (root.parent / "elders.yaml").write_text(GOOD, encoding="utf-8")
    (root / "werkbank.yaml").symlink_to(root.parent / "elders.yaml")
    assert _wrong(root)


def test_the_password_stands_in_no_text_about_the_configuration(ruimte: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ruimte()
    monkeypatch.setenv("MIJN_GEHEIM", "hocuspocus")
    (root / "werkbank.yaml").write_text(GOOD.replace("client: werkbank", "client: werkbank, geheim: MIJN_GEHEIM"), encoding="utf-8")
    found = several(Desk(root))
    assert found is not None
    assert found.secret == "hocuspocus"  # noqa: S105
    assert "hocuspocus" not in repr(found)


@pytest.mark.parametrize(
    ("said", "naam", "rollen"),
    [
        ({"sub": "1"}, "1", {"gemeente:noord", "regio"}),
        ({"sub": "2", "groups": ["a", "gr"]}, "2", {"lezer"}),
        ({"sub": "2", "groups": "gr"}, "2", {"lezer"}),
        ({"sub": "1", "groups": ["gr", 4, None]}, "1", {"gemeente:noord", "regio", "lezer"}),
        ({"sub": "3", "groups": {"gr": True}}, "3", set()),
        ({"sub": 1}, "", set()),
        ({"sub": " "}, "", set()),
        ({}, "", set()),
    ],
)
def test_who_somebody_is_follows_from_what_the_provider_says(said: dict[str, Any], naam: str, rollen: set[str]) -> None:
    toegang = _toegang(GOOD + "groepen:\n  - {claim: groups, waarde: gr, rollen: [lezer]}\n")
    assert toegang is not None
    found = claims.person(toegang, said)
    assert (found.naam, set(found.rollen)) == (naam, rollen)
    assert claims.person(toegang, claims.kept(toegang, said)) == found


@pytest.mark.parametrize(("verified", "naam"), [(True, "a@b.nl"), (False, ""), ("true", ""), (None, "")])
def test_an_address_counts_only_when_the_provider_is_sure_of_it(verified: object, naam: str) -> None:
    toegang = _toegang(GOOD.replace("client: werkbank", "client: werkbank, kenmerk: email"))
    assert toegang is not None
    assert claims.person(toegang, {"sub": "1", "email": "a@b.nl", "email_verified": verified}).naam == naam


def test_the_example_of_the_manual_is_one() -> None:
    page = (REPO / "docs/handleiding/samen-in-een-werkbank.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert found is not None
    toegang = _toegang(found[1])
    assert toegang is not None
    assert claims.check(toegang, []) == []
    for rol in ("lezer", "gemeente:<deelnemer>", "regio", "vastlegger", "bibliotheek", "beheerder"):
        assert f"| `{rol}` |" in page


@pytest.mark.parametrize(
    ("adres", "host"),
    [
        ("https://werkbank.example", "werkbank.example"),
        ("https://werkbank.example:443", "werkbank.example"),
        ("https://werkbank.example:8443", "werkbank.example:8443"),
        ("http://localhost:8765", "localhost:8765"),
        ("http://127.0.0.1:80", "127.0.0.1"),
    ],
)
def test_the_name_under_which_a_browser_asks_has_no_usual_port(adres: str, host: str) -> None:
    toegang = _toegang(GOOD.replace("https://werkbank.example", adres))
    assert toegang is not None
    assert (toegang.host, toegang.https) == (host, adres.startswith("https"))
