"""`init` in a workspace that has the regulation: a traject for a change, a merger, an end, a newcomer or a leaver, that builds at once."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assembler.checking import names
from assembler.reading.records.antwoorden import Vervolgantwoorden
from assembler.store.workspace import load
from assembler.verbs.beginning import following
from assembler.verbs.beginning.following_layout import Start
from assembler.verbs.refusals import FoundError
from werkruimte import REPO, Geladen, draai, gezond, manifest, schrijf

DAG = date(2026, 11, 29)
EERST = """\
naam: Gemeenschappelijke regeling Recreatie Kop
deelnemers: [Den Helder, Hollands Kroon, Schagen]
organen: [college]
zetel: Schagen
domeinen: [recreatie]
inwerkingtreding: 2028-01-01
"""


@pytest.fixture(scope="module")
def begonnen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workspace that `init` made, with nothing fixed."""
    folder = tmp_path_factory.mktemp("vervolg")
    schrijf(folder, "a.yaml", EERST)
    assert draai(folder, "init", str(folder / "w"), "--uit", str(folder / "a.yaml")).code == 0
    return folder / "w"


@pytest.fixture(scope="module")
def vastgelegd(begonnen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(shutil.copytree(begonnen, tmp_path_factory.mktemp("vast") / "w"))
    done = draai(root, "freeze", "gr-recreatie-kop", "concept", "--door", "A. Jansen", "--gezien", "B. de Vries")
    assert done.code == 0, done.alles
    return root


def antwoorden(**meer: Any) -> Vervolgantwoorden:
    return Vervolgantwoorden.model_validate(meer)


def gemaakt(root: Path, geladen: Geladen, **meer: Any) -> following.Followed:
    """Return what these answers make; laid over the workspace it loads without a fault."""
    made = following.make(root, geladen.ruimte, antwoorden(**meer), DAG)
    after, found = load(root, {name: text.encode() for name, text in made.files.items()})
    assert [item.message for item in (*found, *names.check(after)) if item.is_error] == []
    return made


GEVALLEN = [
    ("toetreding-texel", {"soort": "toetreden", "deelnemers": ["Texel"]}, {"ontwerp", "definitief"}),
    ("uittreding-den-helder", {"soort": "uittreden", "deelnemers": ["Den Helder"]}, {"ontwerp", "definitief"}),
    ("opheffing-gemeenschappelijke-regeling-recreatie-kop", {"soort": "opheffen"}, {"definitief"}),
    ("wijziging-gemeenschappelijke-regeling-recreatie-kop", {"soort": "wijzigen"}, {"ontwerp", "definitief"}),
]


@pytest.mark.parametrize(("naam", "wat", "mijlpalen"), GEVALLEN, ids=[row[0] for row in GEVALLEN])
def test_een_vervolg_heeft_instrument_mijlpalen_en_stappen(vastgelegd: Path, naam: str, wat: dict[str, Any], mijlpalen: set[str]) -> None:
    geladen = gezond(vastgelegd)
    made = gemaakt(vastgelegd, geladen, **wat)
    assert made.id == naam
    assert {Path(name).stem for name in made.files if "/mijlpalen/" in name} == mijlpalen
    after = load(vastgelegd, {name: text.encode() for name, text in made.files.items()})[0].trajecten[naam]
    assert (after.instrument.soort if after.instrument else "") == wat["soort"]
    assert after.vertrek is not None
    assert after.vertrek.tekst == "gr-recreatie-kop@concept@1"
    steps = [(step.wie.tekst, step.wat) for mijlpaal in after.mijlpalen for step in mijlpaal.stappen]
    assert ("alle/raad", "toestemming") in steps
    assert (("alle/raad", "zienswijze") in steps) is (wat["soort"] != "opheffen")  # ending is not making (wgr.md I-1.3)
    assert ("alle/college", "vaststellen") in steps
    treated = after.mijlpalen[-1].behandelingen
    assert {"den-helder", "hollands-kroon", "schagen"} <= set(treated)  # of who leaves too
    assert after.mijlpalen[0].stand > after.vertrek.stand


def test_een_nieuwkomer_krijgt_een_eigen_map_en_wie_vertrekt_niet(vastgelegd: Path) -> None:
    geladen = gezond(vastgelegd)
    new = gemaakt(vastgelegd, geladen, soort="toetreden", deelnemers=["Texel"]).files
    assert {name for name in new if name.startswith("gemeenten/")} == {"gemeenten/texel/gemeente.yaml", "gemeenten/texel/toetreding-texel/keuzes.yaml"}
    assert "in 2029" in new["trajecten/toetreding-texel/traject.yaml"]
    left = gemaakt(vastgelegd, geladen, soort="uittreden", deelnemers=["Den Helder"], id="weg").files
    assert [name for name in left if name.startswith("gemeenten/")] == []


def test_wat_opgaat_in_een_ander_eindigt_vanaf_zijn_eigen_tekst(sociaal: Geladen) -> None:
    """What the ended regulation chose counts in the papers about its end: without its text its clauses had no values."""
    asked = antwoorden(soort="samenvoegen", regeling="gr-sociaal", eindigt="drechtwerk")
    kept = following._start(REPO, sociaal.ruimte, asked, "gr-sociaal", None)
    other = next(part for item in sociaal.ruimte.trajecten.values() for part in item.delen if part.regeling == "drechtwerk")
    start = Start(other, replace(kept.versie))  # as if it were the other way around
    ended = following._ended(REPO, sociaal.ruimte, antwoorden(soort="samenvoegen", regeling="drechtwerk", eindigt="gr-sociaal"), start)
    assert ended is not None
    assert (ended.tekst, ended.versie is start.versie) == (kept.tekst, False)


def test_een_samenvoeging_werkt_waar_meer_regelingen_zijn(sociaal: Geladen) -> None:
    """In this repository: GR Sociaal takes over what GR Drechtwerk did, which ends."""
    made = gemaakt(REPO, sociaal, soort="samenvoegen", regeling="gr-sociaal", eindigt="drechtwerk", id="weer-samen", ingang="2025-01-01")
    text, last = (made.files[f"trajecten/weer-samen/{name}.yaml"] for name in ("traject", "mijlpalen/definitief"))
    assert text.index("soort: wijzigen") < text.index("soort: opheffen")
    assert ("opheffingsregeling" in last, last.count("regeling: drechtwerk") > 1) == (True, True)  # its act, and its steps
    assert text.count("vanaf: ") == 1  # of GR Drechtwerk no text was ever fixed
    with pytest.raises(FoundError) as fault:
        following.make(REPO, sociaal.ruimte, antwoorden(soort="opheffen"), DAG)
    assert fault.value.findings[0].message == "Noem met 'regeling' welke regeling."


SLECHT: list[tuple[dict[str, Any], str]] = [
    ({"soort": "uittreden"}, "Dit zegt niet wie uittreedt."),
    ({"soort": "uittreden", "deelnemers": ["Texel"]}, "'Texel' neemt geen deel."),
    ({"soort": "toetreden", "deelnemers": ["Schagen"]}, "Schagen neemt al deel."),
    ({"soort": "toetreden", "deelnemers": ["Tekssel"]}, "De gemeente 'Tekssel' staat niet in de tabel van gemeenten"),
    ({"soort": "wijzigen", "regeling": "gr-niets"}, "De regeling 'gr-niets' is er niet."),
    ({"soort": "samenvoegen"}, "Een regeling kan niet in zichzelf opgaan."),
    ({"soort": "wijzigen", "vanaf": "gr-recreatie-kop@concept@7"}, "De versie 'gr-recreatie-kop@concept@7' van deze regeling is nooit vastgelegd."),
    ({"soort": "wijzigen", "ingang": "2027-01-01"}, "Voor 1 januari 2027 moet de eerste stap op"),
]


@pytest.mark.parametrize(("wat", "tekst"), SLECHT, ids=[row[1][:30] for row in SLECHT])
def test_wat_niet_kan_wordt_gezegd(vastgelegd: Path, wat: dict[str, Any], tekst: str) -> None:
    with pytest.raises(FoundError) as fault:
        following.make(vastgelegd, gezond(vastgelegd).ruimte, antwoorden(**wat), DAG)
    assert [item.message for item in fault.value.findings if item.message.startswith(tekst)], fault.value.findings
    assert all(item.hint for item in fault.value.findings)


def test_zonder_vastgelegde_tekst_hoort_men_hoe_dat_moet(begonnen: Path) -> None:
    with pytest.raises(FoundError) as fault:
        following.make(begonnen, gezond(begonnen).ruimte, antwoorden(soort="opheffen"), DAG)
    [found] = fault.value.findings
    assert "freeze gr-recreatie-kop definitief --door" in found.hint


def test_de_eerste_vraag_is_wat_men_gaat_doen_en_de_stukken_zijn_er_meteen(vastgelegd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(shutil.copytree(vastgelegd, tmp_path / "w"))
    monkeypatch.setattr("sys.stdin", io.StringIO("vertrekken\nuittreden\nDen Helder\n\n"))
    done = draai(tmp_path, "init", str(root))
    assert done.code == 0, done.alles
    assert "Kies uit: nieuw, wijzigen, samenvoegen, opheffen, toetreden, uittreden." in done.fout
    built = draai(root, "build", "uittreding-den-helder")
    assert (built.code, built.uit.strip()) == (0, "uittreding-den-helder ontwerp (versie nu): 6 nieuw"), built.alles
    names_made = {row["path"] for row in manifest(root / "build/uittreding-den-helder/ontwerp")["documenten"]}
    assert {"uittredingsbesluit-den-helder.docx", "wijzigingsbesluit.docx", "rib-den-helder.docx", "rib-schagen.docx"} <= names_made
    late = draai(root, "build", "uittreding-den-helder", "--mijlpaal", "definitief", "--werkversie", "--format", "txt", "--soort", "raadsvoorstel")
    assert "[opzegtermijn-is-verstreken]" in late.alles
    told = (root / "build/werkversie/uittreding-den-helder/definitief/raadsvoorstel-den-helder.txt").read_text(encoding="utf-8")
    assert "daarna: het besluit wordt genomen door het college van burgemeester en wethouders van de gemeente Den Helder;" in told.replace("\u00a0", " ")
    stays = (root / "build/werkversie/uittreding-den-helder/definitief/raadsvoorstel-schagen.txt").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert ("Aan de artikelen en bijlagen is niets veranderd" in stays, "De tekst is niet veranderd" in stays) == (True, False)  # who are parties did change
    draai(root, "build", "uittreding-den-helder", "--mijlpaal", "ontwerp", "--werkversie", "--format", "txt", "--soort", "rib")
    letter = (root / "build/werkversie/uittreding-den-helder/ontwerp/rib-schagen.txt").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert ("nog niet te ramen" in letter, "De bedragen zijn een raming" in letter) == (True, False)  # of nothing an amount is known
    again = draai(tmp_path, "init", str(root), "--uit", str(tmp_path / "geen.yaml"))
    assert again.code == 2
    schrijf(tmp_path, "nieuw.yaml", EERST)
    assert "is niet leeg" in draai(tmp_path, "init", str(root), "--uit", str(tmp_path / "nieuw.yaml")).fout


def test_een_vervolg_waar_geen_werkruimte_is_wordt_geweigerd(tmp_path: Path) -> None:
    schrijf(tmp_path, "b.yaml", "soort: opheffen\n")
    done = draai(tmp_path, "init", str(tmp_path / "leeg"), "--uit", str(tmp_path / "b.yaml"))
    assert (done.code, "staat geen werkruimte" in done.fout, (tmp_path / "leeg").exists()) == (2, True, False)


def test_wie_intussen_hetzelfde_traject_maakte_wordt_niet_overschreven(vastgelegd: Path, tmp_path: Path) -> None:
    """Two who read the same workspace and give the same answers: the second hears that it is there, and nothing is written over it."""
    root = Path(shutil.copytree(vastgelegd, tmp_path / "w"))
    ruimte = gezond(root).ruimte
    first = following.follow(root, ruimte, antwoorden(soort="wijzigen"), DAG)
    file = root / next(iter(first.files))
    schrijf(root, file.relative_to(root).as_posix(), file.read_text(encoding="utf-8") + "# van een mens\n")
    with pytest.raises(FoundError) as fault:
        following.follow(root, ruimte, antwoorden(soort="wijzigen"), DAG)
    assert [item.message for item in fault.value.findings] == [f"Het traject '{first.id}' is er al."]
    assert file.read_text(encoding="utf-8").endswith("# van een mens\n")
