"""Taking over what came back from Word: a record of the log or other words in a text file, and the rebuilt text is what the reviewer meant."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assembler.comparing.returned.flow import flow
from assembler.comparing.returned.match import plain
from assembler.rendering.carried.read import read_revisions
from assembler.verbs.adopt import Adopted, Decision, adopt
from assembler.verbs.desk import Desk
from assembler.verbs.refusals import FoundError, UnknownNameError, UnusableError
from assembler.wordfile.fields import bookmark_of
from assembler.writing import edit
from dosis import sampled
from redactie import Redactie
from werkruimte import BESTANDEN, draai, werkruimte

Change = Callable[[Redactie], object]
DAG = date(2021, 5, 20)
BESLUIT = "trajecten/proef/besluiten/2021-05-20-dialoog.yaml"


def merk(plaats: str, document: str = "gr-tekst") -> str:
    return bookmark_of(f"{document}/{plaats}")


@pytest.fixture(scope="module")
def verstuurd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small workspace with a fixed version of its concept, and the papers of it."""
    root = werkruimte(tmp_path_factory.mktemp("verstuurd"))
    assert draai(root, "freeze", "proef", "concept", "--door", "A", "--gezien", "B").code == 0
    assert draai(root, "build", "proef", "--mijlpaal", "concept@1").code == 0
    return root


@pytest.fixture
def terug(verstuurd: Path, tmp_path: Path) -> Callable[..., tuple[Path, list[dict[str, Any]], Redactie]]:
    """Return what gives, for an edit, a workspace in which the file came back, its proposals, and the file."""

    def lees(*changes: Change, document: str = "gr-tekst", van: str = "noord") -> tuple[Path, list[dict[str, Any]], Redactie]:
        root = tmp_path / "ruimte"
        if not root.exists():
            shutil.copytree(verstuurd, root)
        work = Redactie((verstuurd / f"build/proef/concept/{document}.docx").read_bytes(), 1)
        for change in changes:
            change(work)
        path = tmp_path / f"{van}.docx"
        path.write_bytes(work.saved())
        done = draai(root, "terug", "proef", str(path), "--van", van, "--op", "2021-06-20")
        assert done.code == 0, done.alles
        rows = edit.value_at((root / f"trajecten/proef/reacties/concept@1/{van}-2021-06-20.yaml").read_bytes(), ("voorstellen",))
        return root, rows, work

    return lees


def over(root: Path, rows: list[dict[str, Any]], **more: Any) -> Adopted:
    return adopt(Desk(root), "proef", [str(row["id"]) for row in rows], Decision("dialoog", DAG, "besloten", "Noord vroeg het.", **more))


def keuzes(root: Path) -> list[Any]:
    found = edit.value_at((root / BESLUIT).read_bytes(), ("keuzes",))
    return [{name: value for name, value in row.items() if name != "reden"} for row in found]


def lines(content: bytes) -> list[str]:
    """Return the words of a file with its changes accepted, the marks that close the items of a list aside."""
    return [re.sub(r"[;.](?: en)?\Z", "", plain(item.text)) for item in flow(read_revisions(content)[0]).now if plain(item.text)]


SOORTEN: dict[str, tuple[Change, list[Any]]] = {
    "woorden": (
        lambda work: work.put(merk("klachten/regeling"), "stelt een", "stelt voor iedere deelnemer een"),
        [{"vervang": {"plaats": "klachten/regeling", "tekst": "Het {{ begrip('bestuur') }} stelt voor iedere {{ begrip('deelnemer') }} een klachtenregeling vast."}}],
    ),
    "een waarde": (lambda work: work.put(merk("klachten/termijn"), "zes weken", "acht weken"), [{"clausule": "klachten", "parameters": {"weken": 8}}]),
    "een waarde van een regel": (
        lambda work: work.put(merk("stemmen/gewicht"), "10.000", "20.000"),
        [{"clausule": "stemmen", "parameters": {"inwoners_per_stem": 20000}}],
    ),
    "een datum": (
        lambda work: work.put(merk("stemmen/gewicht"), "1 januari 2021", "1 januari 2020"),
        [{"clausule": "stemmen", "parameters": {"peildatum": "2020-01-01"}}],
    ),
    "een begrip": (
        lambda work: work.put(merk("samenstelling/per-deelnemer"), "deelnemer", "bestuur", tracked=False),
        [{"vervang": {"plaats": "samenstelling/per-deelnemer", "tekst": "Iedere {{ begrip('bestuur') }} wijst leden aan."}}],
    ),
    "een omschrijving": (
        lambda work: work.put(merk("begripsbepalingen/begrippen/deelnemer"), "dat deelneemt", "dat meedoet"),
        [{"vervang": {"plaats": "begrip:deelnemer", "tekst": "college dat meedoet"}}],
    ),
    "een opschrift": (lambda work: work.put(merk("klachten"), "Klachten", "Wie klaagt"), [{"vervang": {"plaats": "klachten", "opschrift": "Wie klaagt"}}]),
    "vervalt": (lambda work: work.delete_paragraph(merk("klachten/termijn")), [{"schrap": "klachten/termijn"}]),
    "een nieuw lid": (
        lambda work: work.new_paragraph(merk("klachten/regeling"), "Zie ook artikel 2, eerste lid."),
        [
            {
                "nieuw_lid": {
                    "in": "klachten",
                    "na": "regeling",
                    "lid": {"id": "zie-ook", "tekst": "Zie ook {{ ref('taken/lijst') }}."},
                }
            }
        ],
    ),
    "meer plaatsen tegelijk": (
        lambda work: work.new_paragraph(merk("klachten/regeling"), "In afwijking van de artikelen 2, 3 en 4, eerste lid, geldt artikel 6 lid 2."),
        [
            {
                "nieuw_lid": {
                    "in": "klachten",
                    "na": "regeling",
                    "lid": {
                        "id": "in-afwijking-van",
                        "tekst": "In afwijking van {{ ref('taken', 'samenstelling', 'stemmen/gewicht') }}, geldt {{ ref('klachten/termijn') }}.",
                    },
                }
            }
        ],
    ),
    "een verwijzing erbij": (
        lambda work: work.put(merk("stemmen/uitkomst"), "Met toepassing van ", "Met toepassing van de artikelen 2 en 3 en "),
        [
            {
                "vervang": {
                    "plaats": "stemmen/uitkomst",
                    "tekst": "Met toepassing van {{ ref('taken', 'samenstelling') }} en {{ ref('.gewicht') }} zijn de stemmen:",
                }
            }
        ],
    ),
    "een nieuw lid onder het opschrift": (
        lambda work: work.new_paragraph(merk("klachten"), "Er is een regeling.", "Lid"),
        [{"nieuw_lid": {"in": "klachten", "lid": {"id": "er-is-een-regeling", "tekst": "Er is een regeling."}}}],
    ),
    "een nieuw onderdeel": (
        lambda work: work.new_paragraph(merk("taken/lijst/taak=schuldhulp"), "overige taken"),
        [{"nieuw_lid": {"in": "taken/lijst", "na": "taak", "onderdeel": {"id": "overige-taken", "tekst": "overige taken"}}}],
    ),
    "gesplitst": (
        lambda work: work.split(merk("samenstelling/per-deelnemer")),
        [
            {
                "vervang": {
                    "plaats": "samenstelling/per-deelnemer",
                    "tekst": "Iedere {{ begrip('deelnemer') }}",
                    "gevolgd_door": [{"id": "wijst-leden-aan", "tekst": "wijst leden aan."}],
                }
            }
        ],
    ),
    "samengevoegd": (
        lambda work: work.join(merk("klachten/regeling")),
        [
            {
                "vervang": {
                    "plaats": "klachten/regeling",
                    "tekst": "Het {{ begrip('bestuur') }} stelt een klachtenregeling vast. De termijn is {{ regel.weken | aantal('week', 'weken') }}.",
                    "neemt_op": ["klachten/termijn"],
                }
            }
        ],
    ),
    "verplaatst": (lambda work: work.move(merk("klachten/regeling"), merk("klachten/termijn")), [{"verplaats": {"wat": "klachten/regeling", "na": "klachten/termijn"}}]),
    "naar een ander artikel": (
        lambda work: work.move(merk("klachten/termijn"), merk("samenstelling/aantal")),
        [
            {"schrap": "klachten/termijn"},
            {
                "nieuw_lid": {
                    "in": "samenstelling",
                    "na": "aantal",
                    "lid": {"id": "termijn", "tekst": "De termijn is {{ keuzes.klachten.weken | aantal('week', 'weken') }}."},
                }
            },
        ],
    ),
}  # fmt: skip


VERWIJST: dict[str, tuple[str, str, str, str]] = {
    "erachter": ("'.gewicht'", "het eerste lid", " en artikel 3", "Met toepassing van {{ ref('.gewicht') }} en {{ ref('samenstelling') }} zijn de stemmen:"),
    "een rij erachter": ("'samenstelling'", "artikel 3", ", 5 en 6", "Met toepassing van {{ ref('samenstelling', 'sleutel', 'klachten') }} zijn de stemmen:"),
    "een lid erachter": ("'samenstelling'", "artikel 3", ", tweede lid,", "Met toepassing van {{ ref('samenstelling/per-deelnemer') }}, zijn de stemmen:"),
}


@pytest.mark.parametrize("hoe", VERWIJST)
def test_what_is_typed_behind_a_reference_goes_on_with_it(tmp_path: Path, hoe: str) -> None:
    code, printed, typed, expected = VERWIJST[hoe]
    clause = BESTANDEN["clauses/bestuur/stemmen.yaml"].replace("Met toepassing van {{ ref('.gewicht') }}", f"Met toepassing van {{{{ ref({code}) }}}}")
    root = werkruimte(tmp_path, {"clauses/bestuur/stemmen.yaml": clause})
    assert draai(root, "freeze", "proef", "concept", "--door", "A", "--gezien", "B").code == 0
    assert draai(root, "build", "proef", "--mijlpaal", "concept@1").code == 0
    work = Redactie((root / "build/proef/concept/gr-tekst.docx").read_bytes(), 1)
    work.put(merk("stemmen/uitkomst"), " zijn de", f"{typed} zijn de")
    (tmp_path / "terug.docx").write_bytes(work.saved())
    assert draai(root, "terug", "proef", str(tmp_path / "terug.docx"), "--van", "noord", "--op", "2021-06-20").code == 0
    rows = edit.value_at((root / "trajecten/proef/reacties/concept@1/noord-2021-06-20.yaml").read_bytes(), ("voorstellen",))
    assert [row["was"] for row in rows] == [f"Met toepassing van {printed} zijn de stemmen:"]
    found = over(root, rows)
    assert (found.errors, found.differs) == ((), ())
    assert keuzes(root) == [{"vervang": {"plaats": "stemmen/uitkomst", "tekst": expected}}]


def test_a_value_in_a_heading_becomes_a_proposal_for_that_value(tmp_path: Path) -> None:
    clause = BESTANDEN["clauses/slot/klachten.yaml"].replace(
        "opschrift: Klachten", "opschrift: \"Klachten binnen {{ regel.weken | aantal('week', 'weken') }}\""
    )
    root = werkruimte(tmp_path, {"clauses/slot/klachten.yaml": clause})
    assert draai(root, "freeze", "proef", "concept", "--door", "A", "--gezien", "B").code == 0
    assert draai(root, "build", "proef", "--mijlpaal", "concept@1").code == 0
    work = Redactie((root / "build/proef/concept/gr-tekst.docx").read_bytes(), 1)
    work.put(merk("klachten"), "zes weken", "acht weken")
    (tmp_path / "terug.docx").write_bytes(work.saved())
    assert draai(root, "terug", "proef", str(tmp_path / "terug.docx"), "--van", "noord", "--op", "2021-06-20").code == 0
    rows = edit.value_at((root / "trajecten/proef/reacties/concept@1/noord-2021-06-20.yaml").read_bytes(), ("voorstellen",))
    assert [row["soort"] for row in rows] == ["opschrift"]
    over(root, rows, anyway=True)  # the term is told in the lid too
    assert keuzes(root) == [{"clausule": "klachten", "parameters": {"weken": 8}}]


UITKOMST = {"Artikel 4 (Stemmen)", "Bijlage 1 (Stemmen per gemeente)"}
REKENT = {"een waarde van een regel": UITKOMST, "een datum": UITKOMST}  # more is computed from it


@pytest.mark.slow
@pytest.mark.parametrize("soort", sampled(SOORTEN, 8))
def test_what_is_taken_over_reads_as_the_reviewer_meant(terug: Any, soort: str, tmp_path: Path) -> None:
    change, verwacht = SOORTEN[soort]
    root, rows, work = terug(change)
    found = over(root, rows, anyway=soort in REKENT)
    assert (found.errors, found.written) == ((), True)
    assert {item.place.partition(",")[0] for item in found.differs} == REKENT.get(soort, set())
    assert keuzes(root) == verwacht
    kept = edit.value_at((root / "trajecten/proef/reacties/concept@1/noord-2021-06-20.yaml").read_bytes(), ("voorstellen",))
    assert {(row["status"], row["besluit"]) for row in kept} == {("overgenomen", "2021-05-20-dialoog")}
    made = draai(root, "build", "proef", "--mijlpaal", "concept@nu", "--soort", "gr-tekst", "--out", str(tmp_path / "uit"))
    assert made.code in {0, 1}, made.alles
    rebuilt = lines(next((tmp_path / "uit").rglob("gr-tekst.docx")).read_bytes())
    gone = [line for line in lines(work.saved()) if line not in rebuilt]
    assert gone == [
        line for line in gone if "stemmen" in line or line.isdecimal() or line == "Artikel 6 Klachten" or " lid 2" in line
    ]  # computed, told twice, or as nobody writes it
    assert soort in {*REKENT, "een opschrift", "meer plaatsen tegelijk"} or gone == []
    assert Desk(root).open().faults == ()


def test_a_planned_decision_changes_no_text_and_more_choices_come_behind_it(terug: Any) -> None:
    root, rows, _ = terug(SOORTEN["een waarde"][0], SOORTEN["een opschrift"][0])
    for row in rows:
        done = draai(root, "terug", "proef", "--neem-over", row["id"], "--gremium", "dialoog", "--op", "2021-05-20", "--antwoord", "Dat doen wij.")
        assert done.code == 0, done.alles
        assert "voorgenomen: het verandert nog geen stuk." in done.uit
    assert edit.value_at((root / BESLUIT).read_bytes(), ("status",)) == "voorgenomen"
    assert keuzes(root) == [SOORTEN["een opschrift"][1][0], SOORTEN["een waarde"][1][0]]
    listed = draai(root, "terug", "proef")
    assert listed.uit.count("overgenomen, 2021-05-20-dialoog") == 2
    assert "antwoord: Dat doen wij." in listed.uit
    again = draai(root, "terug", "proef", "--neem-over", rows[0]["id"], "--gremium", "dialoog", "--op", "2021-05-20")
    assert (again.code, "is al overgenomen, in 2021-05-20-dialoog" in again.fout) == (1, True)


def test_an_own_paragraph_of_a_gemeente_gets_other_words_in_its_file(terug: Any) -> None:
    root, rows, _ = terug(lambda work: work.replace_text("Noord doet het zelf", "Noord doet alles zelf"), document="brief-noord")
    found = over(root, rows)
    file = "gemeenten/noord/proef/concept/brief/na-betekenis.md"
    assert (found.written, found.files, found.keuzes) == (True, (file,), ())
    assert (root / file).read_text(encoding="utf-8") == "# Lokale inrichting\n\nNoord doet alles zelf: de nazorg.\n\n- eerst dit\n- dan dat\n"
    assert not (root / BESLUIT).exists()


NIET: dict[str, tuple[Change, str]] = {
    "geen waarde": (lambda work: work.put(merk("klachten/termijn"), "zes weken", "een paar weken"), "is niet terug te lezen als waarde van een parameter"),
    "geen begrip": (lambda work: work.put(merk("klachten/regeling"), "bestuur", "kabinet"), "en dat is niet een ander begrip dat de regeling kent"),
    "herhaling": (lambda work: work.put(merk("stemmen/uitkomst/gemeente=noord"), "3", "5"), "Deze tekst herhaalt zich voor iedere deelnemer of taak."),
    "leesteken": (lambda work: work.put(merk("begripsbepalingen/begrippen/bestuur"), ";", ","), "Dit leesteken zet het programma zelf."),
    "geen plaats": (lambda work: work.new_paragraph(merk("klachten/regeling"), "Zie artikel 99."), "'artikel 99' staat niet in die versie."),
    "twee lezingen": (
        lambda work: work.new_paragraph(merk("klachten/regeling"), "Zie artikel 4, eerste en tweede lid, onderdeel a."),
        "'artikel 4, eerste en tweede lid, onderdeel a' is op meer dan één manier te lezen.",
    ),
    "verhuist in een herhaling": (
        lambda work: work.move(merk("stemmen/uitkomst/gemeente=noord"), merk("stemmen/uitkomst/gemeente=zuid")),
        "Deze tekst herhaalt zich voor iedere deelnemer of taak.",
    ),
    "opmerking": (lambda work: work.comment(), "Een opmerking verandert geen tekst: beantwoord haar."),
    "accolades": (lambda work: work.put(merk("klachten/regeling"), "stelt", "stelt {{ x }}"), "In de nieuwe tekst staan accolades."),
}


@pytest.mark.parametrize("wat", NIET)
def test_what_no_record_can_say_stays_a_question_and_nothing_is_written(terug: Any, wat: str) -> None:
    change, why = NIET[wat]
    root, rows, _ = terug(change)
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    with pytest.raises(UnusableError) as fault:
        over(root, rows)
    assert why in str(fault.value)
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


def test_a_text_that_changed_since_is_shown_beside_the_proposal(terug: Any) -> None:
    root, rows, _ = terug(SOORTEN["woorden"][0])
    clause = root / "clauses/slot/klachten.yaml"
    clause.write_text(clause.read_text(encoding="utf-8").replace("een klachtenregeling vast", "een regeling voor klachten vast"), encoding="utf-8")
    with pytest.raises(UnusableError) as fault:
        over(root, rows)
    assert "toen: Het bestuur stelt een klachtenregeling vast.\n  nu:   Het bestuur stelt een regeling voor klachten vast." in str(fault.value)


def test_what_else_would_change_is_said_and_nothing_is_written_unless_told(terug: Any) -> None:
    """Another lid refers to the one that goes: taking that over would leave a reference to nothing."""
    root, rows, _ = terug(lambda work: work.delete_paragraph(merk("stemmen/gewicht")))
    found = over(root, rows)
    assert not found.written
    assert {item.slug for item in found.errors} == {"verwijzing-bestaat"}
    assert not (root / BESLUIT).exists()
    done = draai(root, "terug", "proef", "--neem-over", rows[0]["id"], "--gremium", "dialoog", "--op", "2021-05-20")
    assert (done.code, "Er is niets bewaard" in done.uit) == (1, True)
    assert over(root, rows, anyway=True).written


def test_a_decision_after_every_stand_is_saved_and_said_to_count_nowhere(terug: Any) -> None:
    root, rows, _ = terug(SOORTEN["een opschrift"][0])
    found = adopt(Desk(root), "proef", [rows[0]["id"]], Decision("dialoog", date(2025, 1, 1), "besloten"))
    assert (found.written, found.counts) == (True, False)


def test_names_that_do_not_exist(terug: Any) -> None:
    root, rows, _ = terug(SOORTEN["woorden"][0])
    with pytest.raises(UnknownNameError, match="Het voorstel 'zzz' bestaat niet"):
        adopt(Desk(root), "proef", ["zzz"], Decision("dialoog", DAG))
    (root / "clauses/slot/naam.yaml").write_text("id: [", encoding="utf-8")
    with pytest.raises(FoundError):
        over(root, rows)
