"""`werkbank.yaml` changes while the server runs: what is right holds from the next request on, what is wrong is told and changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aanbieder import CLIENT, SECRET, Aanbieder, aanbieder
from assembler.ground.findings import Findings
from assembler.verbs.save import Change, save
from browser import token, woorden
from conftest import Maker
from gitwerk import git, in_git
from samen import ADRES, TOEGANG, Samen
from werkruimte import BESTANDEN, schrijf

BEHEER = '  - {kenmerk: "3", naam: Bea Beheer, rollen: [beheerder]}\n'
GROEPEN = "groepen:\n"


@pytest.fixture(scope="module")
def provider() -> Iterator[Aanbieder]:
    with aanbieder() as found:
        yield found


@pytest.fixture
def samen(ruimte: Maker, provider: Aanbieder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Samen:
    monkeypatch.setenv("WERKBANK_GEHEIM", SECRET)
    monkeypatch.setenv("HOME", str(tmp_path))
    provider.lie, provider.about = None, {}
    return Samen(ruimte(), provider)


def zet(samen: Samen, change: Callable[[str], str]) -> str:
    """Change the settings as a person does, and return what they were."""
    file = samen.root / "werkbank.yaml"
    before = file.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, encoding="utf-8")
    return before


def met_beheer(text: str) -> str:
    return text.replace(GROEPEN, BEHEER + GROEPEN)


def test_who_loses_a_role_has_it_not_at_the_next_request_and_who_gets_one_has(samen: Samen) -> None:
    anna = samen.logged_in(sub="1")
    form = {"token": token(anna.get("/t/proef/gemeenten/noord").text), "wens": "iets", "datum": "2021-05-05", "gremium": "college"}
    assert "Eigen alinea's" in anna.get("/t/proef/gemeenten/noord").text
    assert anna.post("/t/proef/gemeenten/noord/wens", data=form).status_code == 200
    zet(samen, lambda text: text.replace('rollen: ["gemeente:noord"]', "rollen: [lezer]"))
    assert anna.post("/t/proef/gemeenten/noord/wens", data={**form, "stap": "bewaar"}).status_code == 403
    assert "Een wens vastleggen" not in anna.get("/t/proef/gemeenten/noord").text
    assert "iets" not in (samen.root / "gemeenten/noord/proef/keuzes.yaml").read_text(encoding="utf-8")
    zet(samen, lambda text: text.replace("naam: Anna Noord, rollen: [lezer]", 'naam: Anna Noord, rollen: ["gemeente:noord", lezer]'))
    assert "Een wens vastleggen" in anna.get("/t/proef/gemeenten/noord").text
    zet(samen, lambda text: text.replace('  - {kenmerk: "1", naam: Anna Noord, rollen: ["gemeente:noord", lezer]}\n', ""))
    assert anna.get("/t/proef").status_code == 403
    assert anna.get("/stroom").status_code == 403


WRONG = {
    "a participant that is not": lambda text: text.replace("gemeente:noord", "gemeente:nord"),
    "no YAML": lambda text: text.replace("gebruikers:", "gebruikers: ["),
    "half of it": lambda text: text[: len(text) // 2],
    "nothing": lambda _text: "",
    "a secret that is not there": lambda text: text.replace("WERKBANK_GEHEIM", "ER_IS_GEEN_GEHEIM"),
    "nobody logs in any more": lambda _text: "geschiedenis: {vastleggen: true}\n",
    "a role that is none": lambda text: text.replace("[regio]", "[baas]"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_to_who_looks_after_it_and_what_held_goes_on(samen: Samen, name: str) -> None:
    zet(samen, met_beheer)
    anna, bea = samen.logged_in(sub="1"), samen.logged_in(sub="3")
    assert "Wat in werkbank.yaml staat, geldt." in woorden(bea.get("/beheer").text)
    heard: list[Findings] = []
    samen.desk.hear(heard.append)
    good = zet(samen, WRONG[name])
    assert anna.get("/t/proef/gemeenten/noord").status_code == 200
    page = woorden(bea.get("/t/proef").text)
    assert "werkbank.yaml is gewijzigd en kan zo niet gelden" in page
    assert "werkbank.yaml" not in woorden(anna.get("/t/proef").text)
    assert "Wat daarvoor gold, geldt nog" in woorden(bea.get("/beheer").text)
    assert [item.span.file for item in samen.desk.unset] == ["werkbank.yaml"] * len(samen.desk.unset)
    assert samen.desk.unset
    assert anna.get("/beheer").status_code == 403
    assert samen.browser().get("/t/proef").status_code == 401  # nobody finds it open
    (samen.root / "werkbank.yaml").write_text(good, encoding="utf-8")
    assert "kan zo niet gelden" not in woorden(bea.get("/t/proef").text)
    assert [bool(item) for item in heard] == [True, False]


def test_a_file_that_is_gone_leaves_the_door_shut(samen: Samen) -> None:
    anna = samen.logged_in(sub="1")
    (samen.root / "werkbank.yaml").unlink()
    assert samen.browser().get("/t/proef").status_code == 401
    assert anna.get("/t/proef/gemeenten/noord").status_code == 200
    assert [item.slug for item in samen.desk.unset] == ["werkbank-is-ingesteld"]


def test_one_user_does_not_become_several_while_the_server_runs(ruimte: Maker) -> None:
    from assembler.verbs.desk import Desk  # noqa: PLC0415

    desk = Desk(ruimte())
    assert desk.settings.toegang is None
    schrijf(desk.root, "werkbank.yaml", TOEGANG.format(adres=ADRES, issuer="https://login.example", client=CLIENT).replace(", geheim: WERKBANK_GEHEIM", ""))
    assert desk.settings.toegang is None
    assert [item.slug for item in desk.unset] == ["werkbank-is-ingesteld"]
    schrijf(desk.root, "werkbank.yaml", "geschiedenis: {vastleggen: true}\n")
    assert desk.settings.geschiedenis.vastleggen
    assert desk.unset == ()


def test_a_role_for_a_participant_that_comes_later_holds_from_then_on(samen: Samen) -> None:
    zet(samen, lambda text: met_beheer(text).replace('["gemeente:noord"]', '["gemeente:noord", "gemeente:oost"]'))
    assert samen.desk.settings.toegang is not None
    assert [item.message for item in samen.desk.unset] == ["De rol 'gemeente:oost' noemt geen deelnemer."]
    text = BESTANDEN["gemeenten/zuid/gemeente.yaml"].replace("id: zuid", "id: oost").replace("1999", "1998")
    schrijf(samen.root, "gemeenten/oost/gemeente.yaml", text)
    samen.desk.open()
    anna = samen.logged_in(sub="1")
    assert anna.get("/t/proef").status_code == 200
    assert samen.desk.unset == ()
    assert "gemeente:oost" in samen.desk.settings.toegang.rollen


def test_another_provider_makes_everybody_log_in_again(samen: Samen, provider: Aanbieder) -> None:
    """The same number is somebody else there; what he typed is kept for nobody."""
    anna = samen.logged_in(sub="1")
    good = zet(samen, lambda text: text.replace(f"client: {CLIENT}", "client: een-andere"))
    assert anna.get("/t/proef").status_code == 401
    assert "client_id=een-andere" in samen.browser().get("/aanmelden").headers["location"]
    (samen.root / "werkbank.yaml").write_text(good, encoding="utf-8")
    assert anna.get("/t/proef").status_code == 200
    zet(samen, lambda text: text.replace(f"adres: {ADRES}", "adres: https://elders.test"))
    assert anna.get("/t/proef").status_code == 403  # only under its own name
    assert anna.get("/t/proef", headers={"host": "elders.test"}).status_code == 200
    assert provider.issuer


@pytest.mark.slow
def test_who_logged_in_is_the_author_of_what_he_saves(samen: Samen) -> None:
    """Turned on while the server runs; under an address of the workbench, or his own where the provider names him by one."""
    in_git(samen.root, aan=False)
    zet(samen, lambda text: text + "geschiedenis: {vastleggen: true}\n")
    anna = samen.logged_in(sub="1")
    form = {"token": token(anna.get("/t/proef/gemeenten/noord").text), "wens": "iets", "datum": "2021-05-05", "gremium": "college", "stap": "bewaar"}
    assert anna.post("/t/proef/gemeenten/noord/wens", data=form).status_code == 303
    assert git(samen.root, "log", "-1", "--format=%an <%ae>|%cn <%ce>|%s") == (
        "Anna Noord <1@werkbank.test>|Jurist van de regio <jurist@regio.example>|Wens van noord"
    )
    assert git(samen.root, "status", "--porcelain") == ""
    zet(samen, lambda text: text.replace("vastleggen: true", "vastleggen: false"))
    save(samen.desk, Change("gemeenten/noord/proef/keuzes.yaml", lambda there: (there or b"") + b"# x\n", "keuze"))
    assert git(samen.root, "rev-list", "--count", "HEAD") == "2"


def test_the_page_for_who_looks_after_it_says_who_has_which_role_and_who_has_none(samen: Samen) -> None:
    zet(samen, lambda text: met_beheer(text).replace('["gemeente:zuid", vastlegger]', "[vastlegger]"))
    bea = samen.logged_in(sub="3")
    page = woorden(bea.get("/beheer").text)
    assert "Anna Noord 1 gemeente:noord" in page
    assert "groep groups: gr-lezers lezer" in page
    assert re.search(r"heeft niemand een rol; hun map kan niemand wijzigen: .*Zuid \( ?gemeente:zuid\)", page), page
    assert "gemeente:noord)" not in page
    assert "Iedere regel past op de regel ervoor." in page
    assert samen.logged_in(sub="1").get("/beheer").status_code == 403
