"""What somebody may not read is not in the workspace that he is shown; what all share is."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from assembler import pipeline
from assembler.checking.rights import hidden
from assembler.checking.rights.people import EVERYTHING, Person
from assembler.facts.decisions import entries
from assembler.ground.findings import NOWHERE, Finding, Level, Span
from assembler.reading import yamltext
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.besluitvorming import Uitkomst, Verzending
from assembler.reading.records.gemeenten import Gegevens, Gemeente
from assembler.reading.records.reacties import Reacties
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.store.workspace import load
from assembler.verbs.desk import Desk
from assembler.verbs.earlier import earlier
from geheimen import FILES, OF, SHARED, geheimen, met_geheimen

WHO = {
    "lezer": Person("L", frozenset({"lezer"})),
    "regio": Person("R", frozenset({"regio"})),
    "vastlegger": Person("V", frozenset({"vastlegger"})),
    "noord": Person("N", frozenset({"gemeente:noord"})),
    "zuid": Person("Z", frozenset({"gemeente:zuid"})),
}


@pytest.fixture(scope="module")
def geheim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return met_geheimen(tmp_path_factory.mktemp("geheim"))


@pytest.mark.parametrize("who", WHO)
def test_no_record_that_somebody_is_shown_holds_a_secret_of_another(geheim: Path, who: str) -> None:
    workspace, _ = load(geheim)
    shown = hidden.seen(workspace, WHO[who].sight)
    assert set(geheimen(repr(shown))) - SHARED == {word for word in OF if OF[word] & {who}} - SHARED
    listed = hidden.positions(shown.trajecten["proef"], WHO[who].sight)
    assert set(geheimen(repr(listed.reacties))) == {word for word in OF if "VOORSTEL" in word and OF[word] & {who}}
    assert "Beantwoord voorstel" in repr(listed.reacties)


def test_who_is_alone_is_shown_the_same_workspace(geheim: Path) -> None:
    workspace, _ = load(geheim)
    assert hidden.seen(workspace, EVERYTHING) is workspace
    assert set(geheimen(repr(workspace))) == set(OF)


@pytest.mark.slow
@pytest.mark.parametrize("who", ["lezer", "noord", "regio"])
def test_every_paper_that_somebody_may_read_is_the_paper_itself(geheim: Path, who: str) -> None:
    """A paper that said something else to one reader would be wrong for him."""
    workspace, _ = load(geheim)
    shown = hidden.seen(workspace, WHO[who].sight)
    for mijlpaal in workspace.trajecten["proef"].mijlpalen:
        papers = []
        for item in (workspace, shown):
            trajectmap = item.trajecten["proef"]
            whole = pipeline.milestone(item, trajectmap, mijlpaal, earlier(geheim, item, trajectmap, mijlpaal))
            papers.append({made.order.name: made.final for made in whole.made if WHO[who].sight.reads(made.order.gemeente)})
        assert papers[0] == papers[1]
        assert papers[0]


def test_a_decision_that_is_shown_without_its_reason_is_known_to_a_version_that_was_fixed(geheim: Path) -> None:
    workspace, _ = load(geheim)
    shown = hidden.seen(workspace, WHO["zuid"].sight)
    day = workspace.trajecten["proef"].mijlpalen[-1].stand
    rows = [[(row.id, row.hash) for row in entries(item, item.trajecten["proef"], day)] for item in (workspace, shown)]
    assert rows[0] == rows[1]


@pytest.mark.parametrize(
    ("who", "file", "reads"),
    [
        ("zuid", FILES["noord"], False),
        ("noord", FILES["noord"], True),
        ("regio", FILES["noord"], False),  # a confidential reason of noord stands in it
        ("zuid", FILES["regio"], False),
        ("regio", FILES["regio"], True),
        ("vastlegger", FILES["regio"], False),
        ("lezer", "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml", True),
        ("zuid", FILES["reactie"], False),
        ("regio", FILES["reactie"], True),
        ("lezer", "clauses/slot/klachten.yaml", True),
        ("zuid", "gemeenten/noord/gemeente.yaml", False),
        ("regio", "gemeenten/noord/gemeente.yaml", True),
        ("regio", "werkbank.yaml", False),
        ("regio", ".werkbank/journaal.jsonl", False),
    ],
)
def test_which_files_somebody_reads_as_they_are(geheim: Path, who: str, file: str, reads: bool) -> None:
    workspace, _ = load(geheim)
    assert hidden.reads_file(workspace, file, WHO[who].sight) is reads


def test_a_finding_about_the_paper_or_in_the_file_of_another_is_not_told() -> None:
    rows = [
        Finding("x", Level.FOUT, "van de regio", Span("trajecten/proef/traject.yaml")),
        Finding("x", Level.FOUT, "over een stuk", NOWHERE, gemeente="noord"),
        Finding("x", Level.FOUT, "in een bestand", Span("gemeenten/noord/proef/keuzes.yaml")),
        Finding("x", Level.FOUT, "van zuid", Span("gemeenten/zuid/gemeente.yaml"), gemeente="zuid"),
    ]
    assert [item.message for item in hidden.findings(rows, WHO["zuid"].sight)] == ["van de regio", "van zuid"]
    assert [item.message for item in hidden.findings(rows, EVERYTHING)] == [item.message for item in rows]


def test_the_key_of_a_workspace_changes_for_who_may_read_what_changed(geheim: Path) -> None:
    desk = Desk(geheim)
    before = {who: desk.of(person).state() for who, person in WHO.items()}
    path = geheim / FILES["tekst van noord"]
    path.write_text(path.read_text(encoding="utf-8") + "\nNog iets.\n", encoding="utf-8")
    after = {who: desk.of(person).state() for who, person in WHO.items()}
    assert {who for who in WHO if before[who] != after[who]} == {"regio", "vastlegger", "noord"}


# Every field of the records that not everybody may read all of: looked at in `rights.hidden`, and either withheld there or for all.
LOOKED_AT = {
    Workspace: "clausules taken begrippen wetten besluiten recht organisaties documentsoorten huisstijlen basis trajecten files blokken vormen wgr wgrhoofdstukken "
    "soorten modules regelingen mijlpaalsoorten domeinen behandelsoorten lichaamsorganen vergelijkingen wetsteksten invulregels",
    Trajectmap: "traject mijlpalen besluiten keuzes teksten plaatsteksten eigen_beslispunten cijfers reacties verzendingen uitkomsten routes gegevens vooraf instrument "
    "opgave vertrek anders uittreding",
    Besluit: "id datum volgnummer gremium status keuzes reden bron aanname vertrouwelijk regeling",
    Gegevens: "cijfers functionarissen velden stukken bijlagen",
    Gemeente: "id soort naam voluit code adres postadres huisstijl plaats cijfers functionarissen velden recessen aanlevering bron provincie",
    Reacties: "document mijlpaal versie van ontvangen bestand sha256 voorstellen",
    Uitkomst: "id wie wat datum versie uitslag nummer stemming eenstemmig redenen standpunt ingevuld inbreng bron status",
    Verzending: "id aan wat datum ontvangen versie stukken vervangt bron status",
}


@pytest.mark.parametrize("record", LOOKED_AT, ids=lambda record: record.__name__)
def test_a_field_that_nobody_looked_at_is_seen(record: Any) -> None:
    """Say in `rights.hidden` who may read a new field, and then name it here."""
    names = {item.name for item in fields(record)} if is_dataclass(record) else set(record.model_fields) - {"positie"}
    assert names == set(LOOKED_AT[record].split())


@pytest.mark.parametrize(
    ("file", "text", "secret"),
    [
        ("trajecten/proef/besluiten/x.yaml", "keuzes:\n  - {clausule: a, vertrouwelijk: true}\n", True),
        ("trajecten/proef/besluiten/x.yaml", "vertrouwelijk: true\nkeuzes: []\n", True),
        ("trajecten/proef/besluiten/x.yaml", "vertrouwelijk: misschien\nkeuzes: []\n", True),  # no record, but somebody meant something by it
        ("trajecten/proef/besluiten/x.yaml", "vertrouwelijk: false\nkeuzes: [{clausule: a, reden: vertrouwelijk}]\n", False),
        ("trajecten/proef/mijlpalen/x.yaml", "niet_noemen: [{wat: a, reden: b}]\n", True),
        ("trajecten/proef/mijlpalen/x.yaml", "niet_noemen: []\n", False),
        ("trajecten/proef/mijlpalen/x.yaml", "externe_bijlagen: [{id: a, vertrouwelijk: true}]\n", True),
        ("gemeenten/noord/proef/gegevens.yaml", "bijlagen: {concept: [{id: a, vertrouwelijk: true}]}\n", True),
        ("trajecten/proef/reacties/a.yaml", "voorstellen: [{id: a, soort: tekst}]\n", True),  # open, as it is without a word
        ("trajecten/proef/reacties/a.yaml", "voorstellen: [{id: a, soort: tekst, status: overgenomen}]\n", False),
        ("trajecten/proef/reacties/a.yaml", "voorstellen: [{id: a, soort: tekst, status: afgewezen, vertrouwelijk: true}]\n", True),
    ],
)
def test_what_stood_in_a_file_is_told_to_be_confidential_from_its_data_alone(file: str, text: str, secret: bool) -> None:
    assert hidden.may_hold_secret(file, yamltext.parse(text.encode(), file).data) is secret


def test_every_file_that_is_confidential_now_would_be_told_to_be_from_its_data(geheim: Path) -> None:
    found = hidden.confidential_files(Desk(geheim).open().workspace)
    assert len(found) >= 3
    assert [name for name in found if not hidden.may_hold_secret(name, yamltext.parse((geheim / name).read_bytes(), name).data)] == []
