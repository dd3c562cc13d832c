"""Freezing: a milestone fixed as a numbered version, proven by hash, and rendered from its own tree for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assembler.ground import treejson
from assembler.store import versions
from bomen import HUISSTIJLEN
from dosis import sampled
from werkruimte import Uitkomst, anders, draai, manifest, sporen

Maker = Callable[..., Path]
KLACHTEN = "clauses/slot/klachten.yaml"


def leg_vast(root: Path, mijlpaal: str = "concept", door: str = "A. Jansen", gezien: str = "B. de Vries", *meer: str) -> Uitkomst:
    return draai(root, "freeze", "proef", mijlpaal, "--door", door, "--gezien", gezien, *meer)


def leg_vast_opnieuw(root: Path) -> Uitkomst:
    return leg_vast(root, "concept", "A. Jansen", "B. de Vries", "--opnieuw")


def versie(root: Path, nummer: int = 1, mijlpaal: str = "concept") -> Path:
    return root / "trajecten/proef/vastgelegd" / mijlpaal / str(nummer)


def wijzig(root: Path) -> None:
    """Edit a clause, as a jurist would."""
    (root / KLACHTEN).write_text(anders(KLACHTEN, ("een klachtenregeling vast", "een regeling voor klachten vast")), encoding="utf-8")


# --- fixing ----------------------------------------------------------------------------------------------------------


def test_a_milestone_becomes_version_1_and_then_2(ruimte: Maker) -> None:
    root = ruimte()
    uitkomst = leg_vast(root)
    assert uitkomst.code == 0, uitkomst.alles
    assert "versie 1 is vastgelegd (4 documenten, stand 2021-06-01)" in uitkomst.uit
    data = json.loads((versie(root) / "versie.json").read_text())
    assert (data["formaat"], data["nummer"], data["door"], data["gezien"]) == (1, 1, "A. Jansen", "B. de Vries")
    assert data["programma"].startswith("assembler ")
    assert KLACHTEN in data["invoer"]
    assert [row["naam"] for row in data["documenten"]] == ["gr-tekst", "brief-noord", "brief-midden", "brief-zuid"]
    assert set(data["documenten"][0]["inhoud"]) == {"docx-levend", "docx-vast", "txt"}
    eerste = sporen(versie(root))
    same = leg_vast(root)
    assert (same.code, same.fout) == (
        2,
        "De tekst is gelijk aan concept@1: er is niets nieuws vast te leggen. Wilt u toch een volgende versie? Gebruik dan --opnieuw.\n",
    )
    assert not versie(root, 2).exists()
    assert leg_vast_opnieuw(root).code == 0
    assert sporen(versie(root)) == eerste  # append-only
    assert json.loads((versie(root, 2) / "versie.json").read_text())["vorige"] == (versie(root) / "zegel").read_text().strip()


@pytest.mark.parametrize(
    ("door", "gezien", "meer", "code", "tekst"),
    [
        ("A. Jansen", "a.  JANSEN", (), 2, "dezelfde naam"),
        ("A. Jansen", "  ", (), 2, "een naam"),
        ("A. Jansen", "B. de Vries", ("--werkversie",), 2, "Een werkversie kan niet worden vastgelegd"),
    ],
)
def test_two_people_fix_a_version(ruimte: Maker, door: str, gezien: str, meer: tuple[str, ...], code: int, tekst: str) -> None:
    root = ruimte()
    uitkomst = leg_vast(root, "concept", door, gezien, *meer)
    assert uitkomst.code == code
    assert tekst in uitkomst.fout
    assert not (root / "trajecten/proef/vastgelegd").exists()


def test_names_are_asked_for_and_milestones_must_exist(ruimte: Maker) -> None:
    root = ruimte()
    assert draai(root, "freeze", "proef", "concept").code == 2
    uitkomst = leg_vast(root, "conceptt")
    assert uitkomst.code == 2
    assert "Bedoelde u 'concept'?" in uitkomst.fout
    assert leg_vast(root, "concept@nu").code == 2


def test_nothing_is_fixed_while_there_are_errors(ruimte: Maker) -> None:
    """A gap (n.t.b.) in a definitief is an error; in a concept it is not."""
    log = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
    root = ruimte({log: anders(log, ("waarde: 901270", "waarde: ntb"))})
    uitkomst = leg_vast(root, "definitief")
    assert uitkomst.code == 1
    assert "is niet vastgelegd: er zijn fouten" in uitkomst.fout
    assert not (root / "trajecten/proef/vastgelegd").exists()
    assert leg_vast(root, "concept").code == 0


def test_a_fault_in_a_file_stops_it_too(ruimte: Maker) -> None:
    root = ruimte({KLACHTEN: "id: klachten\nopschrift: [\n"})
    assert leg_vast(root).code == 1
    assert not (root / "trajecten/proef/vastgelegd").exists()


def test_no_reason_of_a_confidential_decision_is_kept(ruimte: Maker) -> None:
    log = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
    root = ruimte({log: anders(log, ("reden: Grotere gemeenten tellen zwaarder.", "reden: GEHEIM\n    vertrouwelijk: true"))})
    assert leg_vast(root).code == 0
    for path in versie(root).iterdir():
        assert b"GEHEIM" not in path.read_bytes(), path.name


# --- building from it ------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_version_is_rendered_from_its_own_tree(ruimte: Maker) -> None:
    """Equal in `inhoud`, whatever happened since to the clause, the log, or the house style."""
    root = ruimte()
    leg_vast(root)
    assert draai(root, "build", "proef", "--mijlpaal", "concept").code == 0
    eerst = {row["path"]: row["inhoud"] for row in manifest(root / "build/proef/concept")["documenten"]}
    vast = {f"{row['naam']}.docx": row["inhoud"] for row in json.loads((versie(root) / "versie.json").read_text())["documenten"]}
    assert {name: row.get("docx-levend", row["docx-vast"]) for name, row in vast.items()} == eerst
    wijzig(root)
    (root / "trajecten/proef/besluiten/2021-05-01-x.yaml").write_text(
        "datum: 2021-05-01\ngremium: x\nkeuzes:\n  - {clausule: klachten, parameters: {weken: 3}}\n"
    )
    huis = root / "templates/huisstijlen/regio/basis.docx"
    huis.write_bytes((HUISSTIJLEN / "dordrecht" / "basis.docx").read_bytes())
    uitkomst = draai(root, "build", "proef", "--mijlpaal", "concept")
    assert uitkomst.code == 0
    assert {row["path"]: row["inhoud"] for row in manifest(root / "build/proef/concept")["documenten"]} == eerst
    assert "proef concept (versie 1): 4 ongewijzigd" in uitkomst.uit
    assert "de tekst van nu wijkt af van versie 1: gr-tekst" in uitkomst.uit
    assert manifest(root / "build/proef/concept")["tekst"] == "versie 1"


@pytest.mark.slow
def test_concept_is_the_latest_version_and_nu_is_today(ruimte: Maker) -> None:
    root = ruimte()
    leg_vast(root)
    wijzig(root)
    leg_vast(root)
    bouw = ("build", "proef", "--format", "txt", "--mijlpaal")
    gr = root / "build/proef/concept/gr-tekst.txt"
    for naam, woord, tekst in (
        ("concept", "versie 2", "regeling voor"),
        ("concept@1", "versie 1", "klachtenregeling"),
        ("concept@nu", "versie nu", "regeling voor"),
    ):
        uitkomst = draai(root, *bouw, naam)
        assert uitkomst.code == 0
        assert f"({woord})" in uitkomst.uit
        assert woord.replace("versie nu", "concept van 1 juni") in gr.read_text().splitlines()[-1]
        assert tekst in gr.read_text()
    assert "wijkt af" not in draai(root, *bouw, "concept").uit


@pytest.mark.slow
@pytest.mark.parametrize("naam", ["concept@3", "concept@0", "concept@x", "concept@-1", "concept@²", "definitief@1"])
def test_an_unknown_version_is_refused_with_what_exists(ruimte: Maker, naam: str) -> None:
    root = ruimte()
    leg_vast(root)
    for args in (("build", "proef", "--mijlpaal", naam), ("check", "proef", "--mijlpaal", naam), ("explain", "proef", "artikel 1", "--mijlpaal", naam)):
        uitkomst = draai(root, *args)
        assert uitkomst.code == 2, args
        assert f"De versie '{naam}' bestaat niet. Er is: " in uitkomst.fout
        assert f"{naam.partition('@')[0]}@nu" in uitkomst.fout


@pytest.mark.slow
def test_explain_and_check_say_which_text_they_took(ruimte: Maker) -> None:
    root = ruimte()
    leg_vast(root)
    wijzig(root)
    oud, nu = (draai(root, "explain", "proef", "klachten/regeling", "--mijlpaal", naam) for naam in ("concept", "concept@nu"))
    assert "Concept (versie 1)" in oud.uit
    assert "klachtenregeling" in oud.uit
    assert "Concept (versie nu)" in nu.uit
    assert "regeling voor klachten" in nu.uit
    stemmen = draai(root, "explain", "proef", "stemmen", "--mijlpaal", "concept")
    assert "besluit: 1 februari 2021, stuurgroep: Grotere gemeenten tellen zwaarder." in stemmen.uit
    assert "proef concept: versie 1" in draai(root, "check", "proef").fout
    assert json.loads(draai(root, "check", "proef", "--mijlpaal", "concept", "--format", "json").uit)["teksten"] == {"proef concept": "versie 1"}


@pytest.mark.slow
def test_a_frozen_milestone_stands_though_todays_clauses_no_longer_do(ruimte: Maker) -> None:
    root = ruimte()
    leg_vast(root)
    (root / KLACHTEN).write_text(anders(KLACHTEN, ("standaard: 6", "standaard: 60")))
    assert draai(root, "build", "proef", "--mijlpaal", "concept@nu").code == 1
    uitkomst = draai(root, "build", "proef", "--mijlpaal", "concept")
    assert uitkomst.code == 0
    assert "wijkt af van versie 1" in uitkomst.uit
    assert draai(root, "check", "proef", "--mijlpaal", "concept").code == 0


def test_a_werkversie_is_made_from_today(ruimte: Maker) -> None:
    root = ruimte()
    leg_vast(root)
    uitkomst = draai(root, "build", "proef", "--mijlpaal", "concept", "--werkversie")
    assert "(werkversie)" in uitkomst.uit


# --- proof -----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_check_finds_nothing_in_what_is_whole(ruimte: Maker) -> None:
    root = ruimte()
    leg_vast(root)
    leg_vast_opnieuw(root)
    assert draai(root, "check", "proef").code == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("naam", "hoe"),
    sampled(
        [(naam, hoe) for naam in ("gr-tekst.json", "brief-noord.json", "versie.json", "huisstijl-regio.docx", "zegel") for hoe in ("gewijzigd", "weg", "leeg")],
        4,
    ),
)
def test_check_names_what_is_damaged(ruimte: Maker, naam: str, hoe: str) -> None:
    root = ruimte()
    leg_vast(root)
    path = versie(root) / naam
    if hoe == "weg":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes().replace(b"a", b"b", 1) + b" " if hoe == "gewijzigd" and naam != "zegel" else b"0" * 64 if naam == "zegel" else b"")
    uitkomst = draai(root, "check", "proef")
    assert uitkomst.code == 1
    genoemd = "versie.json" if naam == "zegel" and hoe != "weg" else naam
    assert f"trajecten/proef/vastgelegd/concept/1/{genoemd}" in uitkomst.uit
    assert versions.SLUG in uitkomst.uit
    voor = sporen(root / "build")
    assert draai(root, "build", "proef", "--mijlpaal", "concept").code == 1
    assert sporen(root / "build") == voor  # nothing written
    assert draai(root, "build", "proef", "--mijlpaal", "concept@nu").code == 0
    assert leg_vast(root).code == 1  # no version upon a damaged one


@pytest.mark.slow
def test_a_version_taken_away_or_a_file_put_beside_is_seen(ruimte: Maker) -> None:
    root = ruimte()
    leg_vast(root)
    leg_vast_opnieuw(root)
    (versie(root, 2) / "los.txt").write_text("x")
    assert "los.txt hoort niet bij deze versie" in draai(root, "check", "proef").uit
    (versie(root, 2) / "los.txt").unlink()
    versie(root, 1).rename(root / "weg")
    uitkomst = draai(root, "check", "proef")
    assert uitkomst.code == 1
    assert "vastgelegd/concept/1/versie.json" in uitkomst.uit


@pytest.mark.slow
def test_a_version_made_anew_does_not_fit_the_next(ruimte: Maker) -> None:
    """Somebody replaces version 1 by another that is whole in itself: version 2 remembers its seal."""
    root = ruimte()
    leg_vast(root)
    leg_vast_opnieuw(root)
    head = versie(root) / "versie.json"
    data = json.loads(head.read_text()) | {"door": "Iemand Anders"}
    content = treejson.canonical(data)
    head.write_bytes(content)
    (versie(root) / "zegel").write_text(hashlib.sha256(content).hexdigest() + "\n")
    uitkomst = draai(root, "check", "proef")
    assert uitkomst.code == 1
    assert "past niet bij wat versie 2 erover vastlegt" in uitkomst.uit


def test_nothing_half_is_left_when_writing_fails(ruimte: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ruimte()
    monkeypatch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    uitkomst = leg_vast(root)
    assert uitkomst.code == 3
    assert [path for path in (root / "trajecten/proef/vastgelegd").rglob("*") if path.is_file()] == []
