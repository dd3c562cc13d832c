"""A second build makes only what depends on what changed, and makes it as a first one does: every input, changed, against a build from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from assembler import pipeline
from assembler.checking.names import library
from assembler.checking.names.context import Context
from assembler.facts.orders import Order
from assembler.ground.findings import Finding
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.rendering import formats
from assembler.store.meaning import milestone_of
from assembler.verbs.open import gate_with
from conftest import Maker
from dosis import greep
from werkruimte import BESTANDEN, ORGANEN, draai, manifest, schrijf, sporen

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("met_cache")]
# Words that stand in the files of the small workspace, each with another that may stand there: what is printed, counted, chosen, addressed.
WOORDEN = (
    ("Regeling Proef", "Regeling Anders"), ("omschrijving: het uitvoeren van", "omschrijving: het verzorgen van"), ("waarde: 20126", "waarde: 20226"),
    ("waarde: 30001", "waarde: 30101"), ("waarde: 40000", "waarde: 40100"), ("weken: 8", "weken: 9"), ("waarde: 901270", "waarde: 901370"),
    ("Ieder lid heeft één stem.", "Ieder lid heeft een eigen stem."), ("een kleiner bestuur", "een kleiner algemeen bestuur"), ("Dit is de concepttekst.", "Dit is de tekst."),
    ("kennis te nemen van het concept", "kennis te nemen van dit concept"), ("college dat deelneemt", "college dat meedoet"), ("Geachte raad,", "Beste raad,"),
    ("stelt een klachtenregeling vast", "heeft een klachtenregeling"), ("maakt een voorbehoud", "maakt nog een voorbehoud"), ("Noord doet het zelf", "Noord doet dit zelf"),
    ("Zorgwet", "Wet op de zorg"), ("S. Noord", "T. Noord"), ("opschrift: Bestuur", "opschrift: Het bestuur"), ("De termijn is", "De termijn bedraagt"),
    ("Iedere {{ begrip('deelnemer') }} wijst leden aan.", "Iedere {{ begrip('deelnemer') }} benoemt leden."), ("Stemmen per gemeente", "De stemmen per gemeente"),
)  # fmt: skip


def _changes() -> list[tuple[str, str]]:
    """Return each file of the small workspace with how it reads when something in it is changed: in words that matter where it has them, else a remark."""
    found = []
    for name, text in {**ORGANEN, **BESTANDEN}.items():
        words = [(old, new) for old, new in WOORDEN if old in text]
        found += [(name, text.replace(old, new)) for old, new in words]
        if not words and name.endswith(".yaml"):
            found.append((name, f"{text}# gelezen\n"))
    return found


CHANGES = _changes()
WRITTEN = [(name, f"{text}\nEen zin erbij.\n") for name, text in BESTANDEN.items() if milestone_of(name)]  # by gemeenten, for the papers of one milestone


def test_every_sort_of_input_is_among_those_that_are_changed() -> None:
    changed = {name.split("/")[0] for name, text in CHANGES if not text.endswith("# gelezen\n")}
    assert changed == {"clauses", "gemeenten", "templates", "trajecten"}
    assert WRITTEN
    assert {old for old, _ in WOORDEN if not any(old in text for text in BESTANDEN.values())} == set()


def test_a_second_build_is_as_one_from_nothing_whatever_was_changed(ruimte: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ruimte(ORGANEN)
    assert draai(root, "build").code == 0
    made: list[int] = []
    real = formats.render_all

    def counted(form: str, jobs: Sequence[Any]) -> list[bytes]:
        made.append(len(jobs))
        return real(form, jobs)

    monkeypatch.setattr("assembler.verbs.build.render_all", counted)
    every = 8
    spared = 0
    for name, text in [*greep(CHANGES, 12), *WRITTEN]:
        schrijf(root, name, text)
        made.clear()
        again = draai(root, "build")
        spared += every - sum(made)
        fresh = tmp_path / "vers"
        shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("build", ".cache", ".werkbank"))
        whole = draai(fresh, "build")
        assert (again.code, again.fout) == (whole.code, whole.fout), (name, again.alles, whole.alles)
        assert sporen(root / "build/proef") == sporen(fresh / "build/proef"), name
        shutil.rmtree(fresh)
        schrijf(root, name, {**ORGANEN, **BESTANDEN}[name])
        assert draai(root, "build").code == 0
    assert spared > 0
    made.clear()
    assert draai(root, "build").code == 0
    assert sum(made) == 0  # nothing has changed


def test_what_a_person_changed_or_took_away_is_made_again(ruimte: Maker) -> None:
    root = ruimte()
    assert draai(root, "build").code == 0
    folder = root / "build/proef/definitief"
    before = sporen(folder)
    (folder / "brief-noord.docx").unlink()
    (folder / "gr-tekst.docx").write_bytes(b"van een mens")
    said = draai(root, "build").alles
    assert "gr-tekst.eigen-1.docx" in said
    assert {name: mark for name, mark in sporen(folder).items() if "eigen" not in name} == before
    assert len(manifest(folder)["documenten"]) == 4


def test_another_form_or_numbering_is_another_document(ruimte: Maker) -> None:
    root = ruimte()
    for args in ((), ("--nummering", "vast"), ("--ter-beoordeling",), ("--format", "txt"), ("--werkversie",)):
        for _ in range(2):
            assert draai(root, "build", "--mijlpaal", "definitief", *args).code == 0
    folder = root / "build/proef/definitief"
    texts = {name: (folder / name).read_bytes() for name in ("gr-tekst.docx", "gr-tekst-vast.docx", "gr-tekst-ter-beoordeling.docx", "gr-tekst.txt")}
    assert len(set(texts.values())) == 4
    assert formats.load("txt").SUFFIX == "txt"


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the documents that are composed from here on."""
    names: list[str] = []
    real = pipeline.assemble

    def noted(folded: pipeline.Folded, order: Order, *, werkversie: bool = False) -> pipeline.Made:
        names.append(order.name)
        return real(folded, order, werkversie=werkversie)

    monkeypatch.setattr(pipeline, "assemble", noted)
    return names


def test_remarks_in_every_file_compose_nothing_and_say_the_same(ruimte: Maker, tmp_path: Path, composed: list[str]) -> None:
    traject = "trajecten/proef/traject.yaml"
    texts = {
        **BESTANDEN,
        **ORGANEN,
        traject: BESTANDEN[traject].replace("basis, taken: [fietspaden, jeugdhulp, schuldhulp]", "basis, taken: [fietspaden, jeugdhulp]"),
    }
    root = ruimte({name: text for name, text in texts.items() if text != BESTANDEN.get(name)})
    first = draai(root, "build", "--strict")
    assert composed
    assert (first.code, "waarschuwing: De taak 'schuldhulp' staat in geen kostenpool." in first.fout) == (1, True)
    composed.clear()
    for name, text in texts.items():
        if name.endswith(".yaml") and text.endswith("\n"):
            schrijf(root, name, f"{text}# gelezen\n")
    again = draai(root, "build", "--strict")
    assert composed == []
    assert "ongewijzigd" in again.uit
    shutil.copytree(root, tmp_path / "vers", ignore=shutil.ignore_patterns("build", ".cache", ".werkbank"))
    whole = draai(tmp_path / "vers", "build", "--strict")
    assert composed
    assert (again.code, again.fout) == (whole.code, whole.fout) == (first.code, first.fout)
    assert sporen(root / "build") == sporen(tmp_path / "vers/build")


def test_what_is_not_where_it_was_written_is_made_again(ruimte: Maker, composed: list[str]) -> None:
    """A file that a person changed, took away or replaced by a link; a manifest that is damaged; another folder: as a first build does with it."""
    root = ruimte()
    assert draai(root, "build").code == 0
    folder, whole = root / "build/proef/definitief", sporen(root / "build/proef/definitief")

    def damage_link() -> None:
        (folder / "gr-tekst.docx").rename(root / "elders.docx")
        (folder / "gr-tekst.docx").symlink_to(root / "elders.docx")

    damages: tuple[Callable[[], object], ...] = (
        (folder / "brief-noord.docx").unlink,
        lambda: (folder / "gr-tekst.docx").write_bytes(b"van een mens"),
        damage_link,
    )
    for number, damage in enumerate(damages):
        damage()
        composed.clear()
        said = draai(root, "build")
        assert said.code == 0
        assert composed
        assert ("eigen-" in said.uit) == (number > 0)
        assert {name: mark for name, mark in sporen(folder).items() if "eigen" not in name} == whole
    (folder / "manifest.json").write_text("{}")
    composed.clear()
    assert draai(root, "build").code == 0
    assert composed == []
    assert {name: mark for name, mark in sporen(folder).items() if "eigen" not in name} == whole
    assert draai(root, "build", "--out", str(root / "elders")).code == 0
    assert composed
    assert sporen(root / "elders/proef/definitief") == whole


def test_what_was_kept_by_another_or_is_damaged_is_not_believed(ruimte: Maker, composed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ruimte()
    assert draai(root, "build").code == 0
    whole = sporen(root / "build")
    spoils: tuple[Callable[[Path], object] | None, ...] = (lambda path: path.write_bytes(path.read_bytes()[:-1] + b"!"), Path.unlink, None)
    for spoil in spoils:
        for path in (root / ".cache/assembler").iterdir():
            if spoil is not None and len(path.name) == 64:
                spoil(path)
        if spoil is None:
            monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "een-ander"))
        composed.clear()
        assert draai(root, "build").code == 0
        assert composed
        assert sporen(root / "build") == whole


def test_each_question_has_its_own_answer_and_an_error_is_never_kept(ruimte: Maker, composed: list[str]) -> None:
    root = ruimte()
    for args in ((), ("--soort", "brief"), ("--gemeente", "noord"), ("--format", "txt"), ("--nummering", "vast"), ("--mijlpaal", "concept"), ("--alle",)):
        found = []
        for _ in range(2):
            composed.clear()
            said = draai(root, "build", *args)
            found.append((said.code, said.fout, bool(composed)))
        assert found[1] == (*found[0][:2], False), args
        assert found[0][2], args
    assert draai(root, "build", "--soort", "nietbestaand").code == draai(root, "build", "--soort", "nietbestaand").code == 2
    schrijf(root, "gemeenten/noord/proef/definitief/brief/na-doel.md", "{{ bestaat_niet }}\n")
    assert [draai(root, "build").code for _ in range(2)] == [1, 1]


def test_who_saves_while_it_is_built_is_not_forgotten(ruimte: Maker, composed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read before is built and not kept: the next build reads what was saved."""
    from assembler.verbs import build as making  # noqa: PLC0415

    root = ruimte()
    real = making.build

    def saved(*args: Any) -> Any:
        name = next(name for name in BESTANDEN if "Geachte raad," in BESTANDEN[name])
        schrijf(root, name, BESTANDEN[name].replace("Geachte raad,", "Beste raad,"))
        return real(*args)

    with monkeypatch.context() as patch:
        patch.setattr(making, "build", saved)
        draai(root, "build")
    composed.clear()
    assert draai(root, "build").code == 0
    assert composed


def test_a_text_of_a_gemeente_composes_only_its_milestone(ruimte: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what gemeenten wrote, only what is for the papers of a milestone is given to who makes them; what is wrong in the library is told as it was."""
    root, given, checked = ruimte(), list[tuple[str, set[str]]](), list[int]()
    real, check = pipeline.fold, library.check_library

    def noted(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, *rest: Any, **more: Any) -> pipeline.Folded:
        if not more:  # the text before one is folded without checks
            given.append((mijlpaal.id, {text.mijlpaal for text in trajectmap.teksten}))
        return real(workspace, trajectmap, mijlpaal, *rest, **more)

    monkeypatch.setattr(pipeline, "fold", noted)

    def counted(ctx: Context) -> list[Finding]:
        checked.append(1)
        return check(ctx)

    monkeypatch.setattr("assembler.checking.names.check_library", counted)
    text = next(name for name in BESTANDEN if milestone_of(name) == "concept")
    schrijf(root, text.replace("/concept/", "/definitief/"), BESTANDEN[text])
    assert draai(root, "build").code == 0
    assert given == [("concept", {"concept"}), ("definitief", {"definitief"})]
    assert checked == [1]
    given.clear()
    schrijf(root, text, f"{BESTANDEN[text]}\nEen zin erbij.\n")
    said = draai(root, "build")
    assert said.code == 0
    assert given == [("concept", {"concept"})]
    assert checked == [1]
    assert "proef concept (versie nu): 1 gewijzigd, 3 ongewijzigd" in said.uit
    assert "proef definitief (versie nu): 4 ongewijzigd" in said.uit


@pytest.mark.parametrize(
    ("name", "old", "new"), [("clauses/algemeen/aanhef.yaml", "", ""), ("trajecten/proef/traject.yaml", "waarde: 901270", "waarde: 901370")]
)
def test_what_is_saved_between_knowing_and_reading_is_not_mixed_with_what_was(
    ruimte: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str
) -> None:
    """A text changed before a build begins, and something of all milestones while it does: every milestone is made of what was read, and its faults are told."""
    root = ruimte()
    text = next(item for item in BESTANDEN if milestone_of(item) == "concept")
    assert draai(root, "build").code == 0
    schrijf(root, text, f"{BESTANDEN[text]}\nEen zin erbij.\n")

    def saved(place: Path, **more: Any) -> Any:
        schrijf(root, name, BESTANDEN[name].replace(old, new) if old else f"{BESTANDEN[name]}onbekend: ja\n")
        return gate_with(place, **more)

    with monkeypatch.context() as patch:
        patch.setattr("assembler.cli.build.gate_with", saved)
        again = draai(root, "build")
    shutil.copytree(root, tmp_path / "vers", ignore=shutil.ignore_patterns("build", ".cache", ".werkbank"))
    whole = draai(tmp_path / "vers", "build")
    assert (again.code, again.fout) == (whole.code, whole.fout)
    assert (whole.code == 0) == bool(old)
    assert not old or sporen(root / "build") == sporen(tmp_path / "vers/build")
