"""Whose records an edit changes: by what stands in them before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from assembler.checking.rights.hidden import seen
from assembler.checking.rights.owners import refused, touched
from assembler.checking.rights.people import ALONE, Person
from assembler.reading.records.workspace import Workspace
from assembler.store.workspace import load
from conftest import Maker
from dosis import voorbeelden
from werkruimte import BESTANDEN, werkruimte

GEMEENTE = "gemeenten/noord/gemeente.yaml"
KEUZES = "gemeenten/noord/proef/keuzes.yaml"
ZUID = "gemeenten/zuid/proef/keuzes.yaml"
BRIEF = "gemeenten/noord/proef/concept/brief/na-betekenis.md"
LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
MIJLPAAL = "trajecten/proef/mijlpalen/concept.yaml"
KLACHTEN = "clauses/slot/klachten.yaml"
CIJFER = "besluiten:\n  - datum: 2021-03-01\n    gremium: college\n    keuzes:\n      - cijfer: {naam: inwoners, gemeente: noord, waarde: 5, peildatum: 2021-01-01, bron: telling, status: definitief}\n"


@pytest.mark.parametrize(
    ("file", "content", "owners"),
    [
        (GEMEENTE, BESTANDEN[GEMEENTE].replace("plaats: Noord", "plaats: Elders"), {"noord"}),
        (KEUZES, BESTANDEN[KEUZES].replace("een kleiner bestuur", "een groter bestuur"), {"noord"}),
        (KEUZES, None, {"noord"}),
        (KEUZES, f"# een opmerking\n{BESTANDEN[KEUZES]}", {"noord"}),
        (ZUID, CIJFER, {"zuid", "noord"}),  # in the folder of one, but it speaks for another
        (ZUID, CIJFER.replace("gemeente: noord", "gemeente: zuid"), {"zuid"}),
        (BRIEF, BESTANDEN[BRIEF].replace("zelf", "samen"), {"noord"}),
        (LOG, BESTANDEN[LOG].replace("weken: 8", "weken: 9"), {"regio"}),
        (LOG, None, {"regio"}),
        (MIJLPAAL, BESTANDEN[MIJLPAAL].replace("2021-06-01", "2021-06-02"), {"regio"}),
        ("trajecten/proef/teksten/concept/kern.md", "Iets anders. {#wat}\n", {"regio"}),
        (KLACHTEN, BESTANDEN[KLACHTEN].replace("is {{", "bedraagt {{"), {"bibliotheek"}),
        ("templates/huisstijlen/regio/huisstijl.yaml", BESTANDEN["templates/huisstijlen/regio/huisstijl.yaml"] + "# opmerking\n", {"bibliotheek"}),
        ("gemeenten/oost/gemeente.yaml", BESTANDEN["gemeenten/zuid/gemeente.yaml"].replace("id: zuid", "id: oost").replace("1999", "1998"), {"regio"}),
    ],
)
def test_an_edit_touches_the_records_of(ruimte: Maker, file: str, content: str | None, owners: set[str]) -> None:
    root = ruimte()
    before, _ = load(root)
    after, _ = load(root, {file: None if content is None else content.encode()})
    assert touched(before, after) == owners
    assert touched(before, before) == frozenset()


def test_who_has_no_role_for_one_of_them_is_refused_in_words() -> None:
    anna = Person("Anna", frozenset({"gemeente:noord"}))
    assert refused(anna, frozenset({"noord"})) == ""
    assert refused(anna, frozenset()) == ""
    assert (
        refused(anna, frozenset({"noord", "zuid", "regio", ""}))
        == "Dit verandert iets van niemand die het via de werkbank wijzigt, de regio, de deelnemer zuid. Daarvoor hebt u geen rol; uw rollen: gemeente noord."
    )
    assert refused(ALONE, frozenset({"", "zuid"})) == ""
    assert refused(Person("Bert"), frozenset({"regio"})).endswith("uw rollen: geen.")


# --- a traject that begins -------------------------------------------------------------------------------------------

REGELING = """\
id: tweede
naam: Tweede regeling
citeertitel: Tweede regeling
vorm: openbaar-lichaam
documentsoort: gr-tekst
lichaam: {naam: Tweede, zetel: oost}
deelnemers: [noord, oost]
taken: [TAAK]
bron: b
"""
TRAJECT = """\
id: tweede
naam: Tweede regeling
vermelding: Ontwerp
huisstijl: regio
werkt_aan: concept
instrumenten: [{soort: vaststellen, regeling: tweede, bekendmaking: 2022-01-01, datum: 2022-01-01, begrotingsjaar: 2022}]
bron: b
"""
CONCEPT = "id: concept\nnaam: Concept\nstand: 2021-06-01\nomschrijving: Concept\n"
OOST = BESTANDEN["gemeenten/zuid/gemeente.yaml"].replace("id: zuid", "id: oost").replace("naam: Zuid", "naam: Oost").replace("1999", "1998")
TAAK = (
    "id: eigen-water\nnaam: water\nomschrijving: werkzaamheden aan water\nterreinen: [water]\nuit_te_werken: true\ntoelichting: Nog uit te werken.\nbron: b\n"
)
CHOICES = {
    "geen": "besluiten: []\n",
    "wens": "besluiten:\n  - {datum: 2021-03-01, gremium: college, keuzes: [{wens: iets kleiners, over: samenstelling}]}\n",
}


def begonnen(*, taak: str = "eigen-water", keuzes: str = "geen", of: str = "oost", more: Mapping[str, str] = MappingProxyType({})) -> dict[str, bytes]:
    """Return the files of a second traject: a new participant beside one that is there, and a task of its own."""
    files = {
        "regelingen/tweede/regeling.yaml": REGELING.replace("TAAK", taak), "trajecten/tweede/traject.yaml": TRAJECT, "trajecten/tweede/mijlpalen/concept.yaml": CONCEPT,
        "gemeenten/oost/gemeente.yaml": OOST, "gemeenten/oost/tweede/keuzes.yaml": CHOICES["geen"], "gemeenten/noord/tweede/keuzes.yaml": CHOICES["geen"],
        "clauses/taken/eigen-water.yaml": TAAK, f"gemeenten/{of}/tweede/keuzes.yaml": CHOICES[keuzes], **more,
    }  # fmt: skip
    return {name: text.encode() for name, text in files.items() if text}


@dataclass(frozen=True, eq=False)
class Toevoeging:
    """Something in the save that begins a traject, and whose it is."""

    files: Mapping[str, str]
    owner: str


TOEVOEGINGEN = (
    Toevoeging({"gemeenten/noord/tweede/keuzes.yaml": CHOICES["wens"]}, "noord"),
    Toevoeging({"gemeenten/oost/tweede/keuzes.yaml": CHOICES["wens"]}, "oost"),
    Toevoeging({"gemeenten/noord/tweede/gegevens.yaml": "velden: {auteur: A}\n"}, "noord"),
    Toevoeging({"gemeenten/oost/tweede/gegevens.yaml": "velden: {auteur: A}\n"}, "oost"),
    Toevoeging({GEMEENTE: BESTANDEN[GEMEENTE].replace("plaats: Noord", "plaats: Elders")}, "noord"),
    Toevoeging({KEUZES: BESTANDEN[KEUZES].replace("een kleiner bestuur", "een groter bestuur")}, "noord"),
    Toevoeging({ZUID: CIJFER.replace("gemeente: noord", "gemeente: zuid")}, "zuid"),
    Toevoeging({KLACHTEN: BESTANDEN[KLACHTEN].replace("is {{", "bedraagt {{")}, "bibliotheek"),
    Toevoeging({"clauses/taken/eigen-lucht.yaml": TAAK.replace("water", "lucht")}, "bibliotheek"),  # that no regulation begins with
    Toevoeging({"clauses/taken/lucht.yaml": TAAK.replace("eigen-water", "lucht").replace("water", "lucht")}, "bibliotheek"),  # that does not say it is one
    Toevoeging({LOG: BESTANDEN[LOG].replace("weken: 8", "weken: 9")}, "regio"),
)


@pytest.fixture(scope="module")
def basis(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Workspace]:
    root = werkruimte(tmp_path_factory.mktemp("begin"))
    return root, load(root)[0]


def _after(root: Path, files: Mapping[str, bytes]) -> Workspace:
    after, found = load(root, files)
    assert [item.message for item in found if item.is_error] == []
    return after


def test_a_traject_that_begins_with_a_new_participant_and_a_task_of_its_own_is_of_the_region(basis: tuple[Path, Workspace]) -> None:
    root, before = basis
    files = begonnen()
    after = _after(root, files)
    assert {"oost"} == after.organisaties.keys() - before.organisaties.keys()
    assert {"eigen-water"} == after.taken.keys() - before.taken.keys()
    assert touched(before, after) == {"regio"}
    # From then on each is of who it is of, also for who made it.
    for name, owner in (
        ("gemeenten/oost/gemeente.yaml", "oost"),
        ("gemeenten/oost/tweede/keuzes.yaml", "oost"),
        ("clauses/taken/eigen-water.yaml", "bibliotheek"),
    ):
        changed = _after(root, {**files, name: files[name] + b"# anders\n"})
        assert touched(after, changed) == {owner}, name


@given(st.sets(st.sampled_from(TOEVOEGINGEN), max_size=4))
@hypothesis_settings(max_examples=voorbeelden(25), deadline=None)
def test_whatever_else_stands_in_the_save_that_begins_a_traject_is_of_its_owner(basis: tuple[Path, Workspace], more: set[Toevoeging]) -> None:
    """Law: the owners are the region and those of what is added; and a person may save it when he has a role for each of them."""
    root, before = basis
    files = begonnen(more={name: text for item in more for name, text in item.files.items()})
    owners = touched(before, _after(root, files))
    assert owners == {"regio", *(item.owner for item in more)}
    for roles in (
        {"regio"},
        {"regio", "bibliotheek"},
        {"regio", "gemeente:noord"},
        {"regio", "bibliotheek", "gemeente:noord", "gemeente:zuid", "gemeente:oost"},
    ):
        person = Person("A", frozenset(roles))
        mine = {*(person.gemeenten), *(roles & {"regio", "bibliotheek"})}
        assert (refused(person, owners) == "") is (owners <= mine)


def test_who_reads_a_folder_that_was_made_is_as_for_every_other(basis: tuple[Path, Workspace]) -> None:
    root, _ = basis
    after = _after(root, begonnen())
    readers = {
        role: {name for name in seen(after, Person("A", frozenset({role})).sight).files if name.startswith("gemeenten/oost/")}
        for role in ("lezer", "regio", "vastlegger", "bibliotheek", "beheerder", "gemeente:noord", "gemeente:oost")
    }
    assert {role for role, names in readers.items() if names} == {"regio", "vastlegger", "gemeente:oost"}
    assert all("gemeenten/oost/gemeente.yaml" in names for names in readers.values() if names)
