"""How files read before, told from a repository that git made: of everything, of one file, of one provision; and to nobody more than he may read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assembler.checking.rights.people import Person
from assembler.ground.document import Node
from assembler.verbs import history
from assembler.verbs.desk import Desk
from assembler.verbs.history import History
from assembler.verbs.refusals import NotYoursError, UnknownNameError
from assembler.verbs.save import Change, save
from conftest import Maker
from gitwerk import git, in_git
from werkruimte import BESTANDEN, schrijf

LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
KLACHTEN = "clauses/slot/klachten.yaml"
MIJLPAAL = "trajecten/proef/mijlpalen/definitief.yaml"
KEUZES = "gemeenten/noord/proef/keuzes.yaml"


def vast(root: Path, file: str, content: str | None, message: str, wie: str = "Rik") -> None:
    """Change a file by hand, and commit it."""
    if content is None:
        (root / file).unlink()
    else:
        schrijf(root, file, content)
    git(root, "add", "-A")
    git(root, "-c", f"user.name={wie}", "commit", "-q", "-m", message)


@pytest.fixture
def root(ruimte: Maker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return in_git(ruimte())


def berichten(found: History) -> list[str]:
    assert found.geen == ""
    return [item.bericht.partition("\n")[0] for item in found.stappen]


def regels(found: History, number: int = 0) -> list[str]:
    """Return the lines that went and came in one change."""
    return [f"{soort} {tekst.strip()}" for deel in found.stappen[number].delen for soort, tekst in deel.regels if soort in {"weg", "nieuw"}]


def test_a_file_has_who_when_and_what_newest_first_with_its_decision(root: Path) -> None:
    desk = Desk(root)
    vast(root, LOG, BESTANDEN[LOG].replace("weken: 8", "weken: 9"), "Langer\n\nOp verzoek.", "Anna Noord")
    vast(root, KLACHTEN, BESTANDEN[KLACHTEN] + "# x\n", "Elders")
    save(desk, Change(LOG, lambda there: (there or b"").replace(b"weken: 9", b"weken: 10"), "besluit 2021-09-01 dialoogsessie"))
    found = history.of_file(desk, LOG)
    assert berichten(found) == ["Besluit 2021-09-01 dialoogsessie", "Langer", "Begin"]
    assert [(item.wie, item.ours) for item in found.stappen] == [("Jurist van de regio", True), ("Anna Noord", False), ("Begin", False)]
    assert [regels(found, number) for number in (0, 1)] == [
        ["weg parameters: {weken: 9}", "nieuw parameters: {weken: 10}"],
        ["weg parameters: {weken: 8}", "nieuw parameters: {weken: 9}"],
    ]
    assert [deel.soort for item in found.stappen for deel in item.delen] == ["gewijzigd", "gewijzigd", "nieuw"]
    assert {deel.besluit for item in found.stappen for deel in item.delen} == {("proef", "2021-09-01-dialoog")}
    assert found.stappen[1].bericht == "Langer\n\nOp verzoek."
    assert found.stappen[0].moment is not None
    assert found.stappen[0].moment.tzinfo is not None


def test_a_change_is_told_in_words_with_no_line_of_the_file(root: Path) -> None:
    """What a jurist reads: which record, from what to what; a decision by its choices, a text by its words."""
    gemeente, tekst = "gemeenten/noord/gemeente.yaml", "gemeenten/noord/proef/concept/brief/voor-betekenis.md"
    vast(root, LOG, BESTANDEN[LOG].replace("weken: 8", "weken: 9"), "besluit")
    vast(root, gemeente, BESTANDEN[gemeente].replace("waarde: 20126", "waarde: 20130"), "cijfer")
    vast(root, KLACHTEN, BESTANDEN[KLACHTEN].replace("De termijn is", "De termijn bedraagt"), "zin")
    vast(root, KLACHTEN, BESTANDEN[KLACHTEN].replace("De termijn is", "De termijn bedraagt") + "# x\n", "opmerking")
    vast(root, MIJLPAAL, BESTANDEN[MIJLPAAL].replace("2021-12-09", "2021-12-16"), "dag")
    vast(root, tekst, "Iets van Noord.\n", "tekst")
    said = [(deel.over, deel.woorden) for step in history.of_all(Desk(root)).stappen[:6] for deel in step.delen]
    same = "Wat er staat is gelijk; alleen de volgorde, de opmaak of een opmerking in het bestand is anders."
    assert said == [
        ("Eigen tekst van Noord: concept, brief, voor betekenis", ("Erbij 'Iets van Noord.'",)),
        ("Mijlpaal: Definitief", ("Behandelingen, Noord, datum: van 9 december 2021 naar 16 december 2021",)),
        ("Clausule Klachten", (same,)),
        ("Clausule Klachten", ("Lid 'termijn': 'is' wordt 'bedraagt'",)),
        ("Gemeente: Noord", ("Cijfers, inwoners, 1 januari 2021: van 20.126 naar 20.130",)),
        ("Besluit van 1 september 2021, dialoogsessie", ("Klachten, weken: van 8 naar 9",)),
    ]
    new = [deel for step in history.of_file(Desk(root), LOG).stappen for deel in step.delen][-1]
    assert new.woorden == ("Klachten: weken 8",)


def test_a_file_that_went_and_one_that_never_was(root: Path) -> None:
    file = "gemeenten/noord/proef/concept/brief/voor-betekenis.md"
    vast(root, file, "Iets.\n", "Erbij")
    vast(root, file, None, "Eraf")
    found = history.of_file(Desk(root), file)
    assert [(item.bericht, item.delen[0].soort, regels(found, number)) for number, item in enumerate(found.stappen)] == [
        ("Eraf", "weg", ["weg Iets."]),
        ("Erbij", "nieuw", ["nieuw Iets."]),
    ]
    assert history.of_file(Desk(root), file.replace("betekenis", "kosten")).stappen == ()
    for outside in ("werkbank.yaml", "trajecten/proef/../../werkbank.yaml", ".git/config", "trajecten/.geheim.yaml"):
        with pytest.raises(UnknownNameError):
            history.of_file(Desk(root), outside)


def test_all_changes_are_told_in_pages(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MANY", 2)
    for number in range(4):
        vast(root, KLACHTEN, BESTANDEN[KLACHTEN] + f"# {number}\n", f"nummer {number}")
    first = history.of_all(Desk(root))
    assert berichten(first) == ["nummer 3", "nummer 2"]
    second = history.of_all(Desk(root), first.verder)
    assert berichten(second) == ["nummer 1", "nummer 0"]
    last = history.of_all(Desk(root), second.verder)
    assert (berichten(last), last.verder) == (["Begin"], "")
    assert history.of_all(Desk(root), "0" * 40).stappen == ()


def test_a_change_of_many_files_names_them_all_and_shows_what_fits(root: Path) -> None:
    begin = history.of_all(Desk(root)).stappen[-1]
    assert {deel.file for deel in begin.delen} >= {LOG, KLACHTEN, KEUZES}
    assert any(deel.lang and not deel.regels for deel in begin.delen)
    assert 0 < sum(len(deel.regels) for deel in begin.delen) <= 120
    assert history.of_file(Desk(root), LOG).stappen[-1].delen[0].regels


def test_of_a_merge_only_what_no_parent_had_is_told(root: Path) -> None:
    git(root, "switch", "-q", "-c", "tak")
    vast(root, KLACHTEN, BESTANDEN[KLACHTEN] + "# tak\n", "op de tak")
    git(root, "switch", "-q", "main")
    vast(root, LOG, BESTANDEN[LOG].replace("weken: 8", "weken: 9"), "op main")
    git(root, "merge", "-q", "--no-ff", "-m", "samen", "tak")
    assert sorted(berichten(history.of_all(Desk(root)))) == ["Begin", "op de tak", "op main"]


@pytest.mark.parametrize("how", ["none", "empty"])
def test_without_a_repository_it_says_so_and_in_an_empty_one_nothing_is_there(ruimte: Maker, how: str) -> None:
    root = ruimte()
    if how == "empty":
        git(root, "init", "-q")
        assert history.of_all(Desk(root)) == History()
        return
    assert history.of_all(Desk(root)).geen == "Deze werkruimte staat niet in een repository van Git."
    assert history.of_file(Desk(root), LOG).geen


def test_without_the_package_it_says_what_to_install(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dulwich.repo", None)
    assert history.of_all(Desk(root)).geen == "Om Git te lezen is het pakket dulwich nodig: pip install 'assembler[werkbank]'."
    desk = Desk(root)
    save(desk, Change(LOG, lambda there: (there or b"").replace(b"weken: 8", b"weken: 9"), "besluit"))
    assert "pip install 'assembler[werkbank]'" in desk.told[0].message
    assert b"weken: 9" in (root / LOG).read_bytes()


def test_a_shallow_copy_tells_what_it_has(root: Path, tmp_path: Path) -> None:
    """The commit with which it begins holds every file, and did not write them all."""
    vast(root, KLACHTEN, BESTANDEN[KLACHTEN] + "# x\n", "laatste")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "kort")
    desk = Desk(tmp_path / "kort")
    for found in (history.of_file(desk, KLACHTEN), history.of_all(desk)):
        assert berichten(found) == []
        assert "staat niet in deze kopie" in found.einde
    git(tmp_path / "kort", "config", "user.email", "rik@regio.example")
    vast(tmp_path / "kort", KLACHTEN, BESTANDEN[KLACHTEN] + "# y\n", "daarna")
    assert berichten(history.of_file(desk, KLACHTEN)) == ["daarna"]


def _commit(root: Path, author: str) -> None:
    """Make a commit of what is staged with a line for its author that git itself would not write."""
    text = f"tree {git(root, 'write-tree')}\nparent {git(root, 'rev-parse', 'HEAD')}\n{author}committer Rik <rik@regio.example> 1600000000 +0000\n\nraar\n"
    (root / ".git/raar").write_text(text, encoding="utf-8")
    git(root, "update-ref", "refs/heads/main", git(root, "hash-object", "-t", "commit", "-w", "--literally", ".git/raar"))


ODD = {
    "a day that no calendar has": ("author Rik <rik@regio.example> 99999999999999 +0000\n", "Rik"),
    "a day before all": ("author Rik <rik@regio.example> -160000000000000 +0000\n", "Rik"),
    "no author": ("", ""),
    "an author without a day": ("author Rik <rik@regio.example>\n", "Rik"),
    "what no program reads": ("author Rik <rik@regio.example> 1600000000\n", None),
}


@pytest.mark.parametrize("name", ODD)
def test_a_commit_that_was_written_oddly_is_told_as_far_as_it_can_be_and_ends_no_page(root: Path, name: str) -> None:
    author, wie = ODD[name]
    schrijf(root, KLACHTEN, BESTANDEN[KLACHTEN] + "# x\n")
    git(root, "add", "-A")
    _commit(root, author)
    vast(root, KLACHTEN, BESTANDEN[KLACHTEN] + "# y\n", "daarna")
    desk = Desk(root)
    for found in (history.of_file(desk, KLACHTEN), history.of_all(desk)):
        assert berichten(found) == (["daarna", "raar", "Begin"] if wie is not None else [])
        assert bool(found.einde) is (wie is None)
        if wie is not None:
            assert (found.stappen[1].wie, found.stappen[1].moment) == (wie, None)


@pytest.mark.parametrize(("object_", "how"), [("HEAD~1", "gone"), ("HEAD~1:clauses", "gone"), ("HEAD~1:clauses", "spoilt"), (f"HEAD:{KLACHTEN}", "spoilt")])
def test_a_damaged_repository_is_told_up_to_where_it_can_be_read(root: Path, object_: str, how: str) -> None:
    for number in range(3):
        vast(root, KLACHTEN, BESTANDEN[KLACHTEN] + f"# {number}\n", f"{number}")
    mark = git(root, "rev-parse", object_)
    place = root / ".git/objects" / mark[:2] / mark[2:]
    place.chmod(0o644)
    place.unlink() if how == "gone" else place.write_bytes(b"iets anders")
    desk = Desk(root)
    termijn = node(desk, "gr-tekst/klachten/termijn")
    for found in (history.of_file(desk, KLACHTEN), history.of_all(desk), history.of_provision(desk, desk.open().traject("proef"), termijn)):
        assert found.geen == ""
        assert ("is in deze repository van Git niet te lezen" in found.einde) is (KLACHTEN not in object_)
        assert found.einde or found.stappen
    assert all(history.of_file(desk.of(person), KLACHTEN).geen == "" for person in PEOPLE.values())


def test_a_repository_of_which_the_last_commit_cannot_be_found_has_no_history(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with references that are kept in a form that is not known."""
    from dulwich.refs import RefsContainer  # noqa: PLC0415

    def fails(_refs: RefsContainer, _name: bytes) -> None:
        raise KeyError

    monkeypatch.setattr(RefsContainer, "follow", fails)
    assert history.of_all(Desk(root)).geen == "De repository van Git is niet te lezen (KeyError)."


def test_what_a_file_never_could_hold_is_told_too(root: Path) -> None:
    """Whatever somebody committed once: a decision without choices, choices that are none, names that are no names."""
    odd = (
        "keuzes: [null, 3, x, {}]\n", "keuzes:\n  - {id: [a], clausule: {b: c}}\n  - {id: {d: e}, taken: [1]}\n", "- 1\n", "gremium: {a: b}\ndatum: [1]\n",
        "keuzes:\n  - {vervang: [1], cijfer: 2}\n", "opschrift: [a]\nid: 3\n",
    )  # fmt: skip
    for number, text in enumerate(odd):
        for file in (LOG, KLACHTEN):
            schrijf(root, file, text)
        vast(root, "clauses/slot/ander.yaml", text, f"{number}")
    for file in (LOG, KLACHTEN):
        schrijf(root, file, BESTANDEN[file])
    vast(root, "clauses/slot/ander.yaml", None, "heel")
    desk = Desk(root)
    assert berichten(history.of_all(desk)) == ["heel", *(f"{number}" for number in reversed(range(len(odd)))), "Begin"]
    for file in (LOG, KLACHTEN):
        assert len(history.of_file(desk, file).stappen) == len(odd) + 2


def test_how_far_is_looked_back_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        vast(root, KLACHTEN, BESTANDEN[KLACHTEN] + f"# {number}\n", f"{number}")
    monkeypatch.setattr("assembler.store.revisions._FARTHEST", 2)
    found = history.of_file(Desk(root), KLACHTEN)
    assert berichten(found) == ["2", "1"]
    assert "Verder terug dan 2 commits kijkt de werkbank niet" in found.einde


def node(desk: Desk, place: str) -> Node:
    traject = desk.open().traject("proef")
    made = desk.open().milestone(traject, next(item for item in traject.mijlpalen if item.id == "definitief")).made
    found = next(item.final for item in made if item.order.name == place.partition("/")[0]).root.find(place)
    assert found is not None
    return found


def test_a_provision_has_the_changes_of_its_own_words_and_of_the_decisions_about_it(root: Path) -> None:
    desk = Desk(root)
    lid = next(line for line in BESTANDEN[KLACHTEN].split("\n") if "bedraagt" in line or "is {{" in line)
    vast(root, KLACHTEN, BESTANDEN[KLACHTEN].replace(lid, lid.replace("is {{", "bedraagt {{")), "Woorden van het lid")
    vast(root, KLACHTEN, (root / KLACHTEN).read_text(encoding="utf-8") + "# opmerking\n", "Alleen een opmerking")
    vast(root, LOG, BESTANDEN[LOG].replace("weken: 8", "weken: 9"), "Het besluit erover")
    found = history.of_provision(desk, desk.open().traject("proef"), node(desk, "gr-tekst/klachten/termijn"))
    assert berichten(found)[:2] == ["Het besluit erover", "Woorden van het lid"]
    assert "Alleen een opmerking" not in berichten(found)
    assert any("bedraagt" in row for row in regels(found, 1))
    assert all("opschrift" not in row for row in regels(found, 1))
    assert found.stappen[0].delen[0].besluit == ("proef", "2021-09-01-dialoog")


PEOPLE = {
    "noord": Person("noord", frozenset({"gemeente:noord"})),
    "zuid": Person("zuid", frozenset({"gemeente:zuid"})),
    "regio": Person("regio", frozenset({"regio"})),
    "vastlegger": Person("vastlegger", frozenset({"vastlegger"})),
    "lezer": Person("lezer", frozenset({"lezer"})),
}


def ziet(root: Path, who: str, file: str) -> str:
    """Return all that somebody is told of a file, by its own page and by that of everything; '' when it may not be read."""
    desk = Desk(root).of(PEOPLE[who])
    every = [item for item in history.of_all(desk).stappen if any(deel.file == file for deel in item.delen)]
    try:
        own = history.of_file(desk, file)
    except NotYoursError:
        assert every == []
        return ""
    return repr((every, own))


def test_what_was_confidential_once_is_told_to_nobody_else_nor_what_was_before_it(root: Path) -> None:
    """Open, then closed, then taken out: for who does not keep the file its history begins after that."""
    open_ = BESTANDEN[LOG].replace("Zes weken bleek te kort.", "EERSTOPEN")
    assert open_ != BESTANDEN[LOG]
    vast(root, LOG, open_, "eerst EERSTOPEN")
    vast(root, LOG, open_.replace("reden: EERSTOPEN", "reden: DANGEHEIM\n    vertrouwelijk: true"), "dan DANGEHEIM")
    vast(root, LOG, BESTANDEN[LOG].replace("Zes weken bleek te kort.", "DAARNA"), "weg")
    vast(root, LOG, BESTANDEN[LOG].replace("Zes weken bleek te kort.", "TENSLOTTE"), "later")
    for who in PEOPLE:
        told = ziet(root, who, LOG)
        assert ("TENSLOTTE" in told, "DAARNA" in told) == (True, True), who
        assert ("EERSTOPEN" in told, "DANGEHEIM" in told) == ((who == "regio"),) * 2, who
    vast(root, LOG, open_.replace("reden: EERSTOPEN", "reden: NUGEHEIM\n    vertrouwelijk: true"), "nu")
    for who in PEOPLE:
        assert bool(ziet(root, who, LOG)) is (who == "regio"), who


def test_the_folder_of_another_has_no_history_for_who_does_not_read_it(root: Path) -> None:
    file = "gemeenten/noord/proef/concept/brief/voor-betekenis.md"
    vast(root, file, "NOORDTEKST\n", "alinea")
    vast(root, file, None, "weg")
    for who, person in PEOPLE.items():
        told = ziet(root, who, file)
        assert ("NOORDTEKST" in told) is (who in {"noord", "regio", "vastlegger"}), who
        assert ("NOORDTEKST" in repr(history.of_all(Desk(root).of(person)))) is ("NOORDTEKST" in told), who


def test_words_of_a_commit_are_told_when_the_workbench_wrote_them_about_what_is_read(root: Path) -> None:
    vast(root, LOG, BESTANDEN[LOG].replace("weken: 8", "weken: 9"), "Noord ligt DWARS")
    desk = Desk(root)
    save(desk, Change(LOG, lambda there: (there or b"").replace(b"weken: 9", b"weken: 10"), "besluit 2021-09-01 dialoogsessie"))
    save(
        desk,
        Change(LOG, lambda there: (there or b"").replace(b"weken: 10", b"weken: 11"), "wens NOORDWENS"),
        Change(KEUZES, lambda there: (there or b"") + b"# x\n", "keuze van noord"),
    )
    for who, person in PEOPLE.items():
        told = repr(history.of_all(Desk(root).of(person)))
        assert "Besluit 2021-09-01 dialoogsessie" in told, who
        assert "DWARS" not in told, who
        assert ("NOORDWENS" in told) is (who in {"noord", "regio", "vastlegger"}), who
    assert "DWARS" in repr(history.of_all(desk))


def test_words_about_a_file_that_was_closed_since_are_not_told_with_another_file(root: Path) -> None:
    """The page of one file looks at the commits of that file; the words of a commit tell of all its files."""
    desk = Desk(root)
    save(
        desk,
        Change(LOG, lambda there: (there or b"").replace(b"weken: 8", b"weken: 9"), "besluit EERSTOPEN"),
        Change(KLACHTEN, lambda there: (there or b"") + b"# x\n", "bepaling klachten"),
    )
    for who, person in PEOPLE.items():
        assert "EERSTOPEN" in repr(history.of_file(desk.of(person), KLACHTEN)), who
    vast(root, LOG, BESTANDEN[LOG].replace("reden: Zes weken bleek te kort.", "reden: GEHEIM\n    vertrouwelijk: true"), "dicht")
    vast(root, LOG, BESTANDEN[LOG], "weer open")
    for who, person in PEOPLE.items():
        told = repr(history.of_file(Desk(root).of(person), KLACHTEN))
        assert ("EERSTOPEN" in told) is (who == "regio"), who


def test_what_is_confidential_stands_beside_no_provision_only_in_the_history_of_its_file(root: Path) -> None:
    """As in the log: who reads everything is told that it is there, and where."""
    vast(root, LOG, BESTANDEN[LOG].replace("reden: Zes weken bleek te kort.", "reden: GEHEIM\n    vertrouwelijk: true"), "x")
    desk = Desk(root)
    beside = history.of_provision(desk, desk.open().traject("proef"), node(desk, "gr-tekst/klachten/termijn"))
    for found in (beside, history.of_all(desk)):
        assert "GEHEIM" not in repr(found)
        assert [(deel.geheim, deel.regels) for deel in found.stappen[0].delen] == [(True, ())]
    assert "GEHEIM" in repr(history.of_file(desk, LOG))


def test_a_version_that_is_no_yaml_is_told_to_who_keeps_the_file_alone(root: Path) -> None:
    vast(root, LOG, "ONLEESBAAR: [\n", "kapot")
    vast(root, LOG, BESTANDEN[LOG], "heel")
    for who in PEOPLE:
        assert ("ONLEESBAAR" in ziet(root, who, LOG)) is (who == "regio"), who
