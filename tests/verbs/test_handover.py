"""A set for one council: from the frozen version only, in the order of the agenda, with what is of others, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import signal
import zipfile
from pathlib import Path
from typing import Any

import page
import pytest

from dosis import sampled, voorbeelden
from gedood import Dying
from kantoor import kantoor
from werkruimte import ORGANEN, anders, bevindingen, draai, gezond, plek, schrijf, sporen, tekst_van, werkruimte

ADVIES = b"%PDF-1.4 advies van de ondernemingsraad"
EIGEN = b"%PDF-1.4 van noord alleen"
_ANNEX = "  - {{id: {id}, titel: {titel}, bestand: {bestand}, eigenaar: {eigenaar}, sha256: {sha}, datum: 2021-11-20, bron: e-mail{more}}}\n"


def _annex(content: bytes, more: str = "", **words: str) -> str:
    return _ANNEX.format(sha=hashlib.sha256(content).hexdigest(), more=more, **words)


MIJLPAAL = (
    anders(
        "trajecten/proef/mijlpalen/definitief.yaml",
        ("bijeenkomst: raadsvergadering, bron: kalender", 'bijeenkomst: raadsvergadering, agendapunt: "7", bron: kalender'),
        ("documenten:\n", "bijlagen:\n  - {titel: De regeling, document: gr-tekst}\ndocumenten:\n  - {soort: voorstel, voor: alle}\n"),
    )
    + "externe_bijlagen:\n"
    + _annex(ADVIES, id="advies", titel="Advies OR", bestand="or advies.pdf", eigenaar="ondernemingsraad")
    + _annex(b"geheim", ", vertrouwelijk: true", id="geheim", titel="Salarissen", bestand="geheim.docx", eigenaar="bureau")
)
GEGEVENS = "functionarissen:\n  - {functie: portefeuillehouder, naam: P. Noord, bron: website}\nbijlagen:\n  definitief:\n  " + _annex(
    EIGEN, id="eigen", titel="Eigen notitie", bestand="notitie.pdf", eigenaar="college van Noord"
)
VOORSTEL = """\
id: voorstel
naam: Collegevoorstel
klasse: stuk
per: gemeente
lezers: [uitvoerend]
titel: Voorstel aan het college
format: {bron: eigen vorm, status: aanname}
secties:
  - id: kern
    blokken:
      - {id: kern, tekst: Alleen voor het college.}
"""
BRIEF = anders("templates/documenten/brief.yaml", ("per: gemeente\n", "per: gemeente\nlezers: [vertegenwoordigend]\nvolgorde: 20\n"))


@pytest.fixture(scope="module")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with a frozen definitive text, an agenda number for one council, and enclosures of others."""
    root = werkruimte(
        tmp_path_factory.mktemp("set"),
        {
            **ORGANEN,
            "trajecten/proef/mijlpalen/definitief.yaml": MIJLPAAL,
            "templates/documenten/voorstel.yaml": VOORSTEL,
            "templates/documenten/brief.yaml": BRIEF,
            "trajecten/proef/bijlagen/or advies.pdf": ADVIES,
            "trajecten/proef/bijlagen/geheim.docx": b"geheim",
            "gemeenten/noord/proef/bijlagen/notitie.pdf": EIGEN,
            "gemeenten/noord/proef/gegevens.yaml": GEGEVENS,
        },
    )
    gezond(root)
    found = draai(root, "freeze", "proef", "definitief", "--door", "A", "--gezien", "B")
    assert found.code == 0, found.alles
    return root


@pytest.fixture
def root(begin: Path, tmp_path: Path) -> Path:
    """Return a copy of it, to change."""
    return Path(shutil.copytree(begin, tmp_path / "werkruimte"))


def _set(root: Path, out: Path, *more: str, gemeente: str = "noord", form: str = "docx") -> Path:
    made = draai(root, "build", "proef", "--mijlpaal", "definitief", "--gemeente", gemeente, "--set", "--format", form, "--out", str(out), *more)
    assert made.code == 0, made.alles
    return out / "proef/definitief" / f"set-{gemeente}"


def _metadata(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    return found


def test_the_set_has_what_this_council_reads_below_the_number_of_the_agenda(begin: Path, tmp_path: Path) -> None:
    """Its own first, then what all receive, then what is of others; not what is for the college, nor what is confidential."""
    folder = _set(begin, tmp_path)
    files = ["7.01-brief-noord.docx", "7.02-gr-tekst.docx", "7.03-or advies.pdf", "7.05-notitie.pdf"]
    assert sorted(path.name for path in folder.iterdir()) == [*files, "index.html", "manifest.json", "metadata.json"]
    assert (folder / files[2]).read_bytes() == ADVIES
    rows = _metadata(folder)["stukken"]
    assert [(row["nummer"], row["soort"]["id"], row["openbaarheid"], len(row["bestanden"])) for row in rows] == [
        ("7.1", "brief", None, 1), ("7.2", "gr-tekst", None, 1), ("7.3", "advies", "openbaar", 1), ("7.4", "geheim", "vertrouwelijk", 0), ("7.5", "eigen", "openbaar", 1),
    ]  # fmt: skip


def test_another_council_gets_its_own_set_counted_from_one(begin: Path, tmp_path: Path) -> None:
    """Nothing of what one gemeente encloses for its own council; what is not known is said."""
    folder = _set(begin, tmp_path, gemeente="zuid")
    assert sorted(path.name for path in folder.iterdir() if path.suffix in {".docx", ".pdf"}) == ["01-brief-zuid.docx", "02-gr-tekst.docx", "03-or advies.pdf"]
    data = _metadata(folder)
    assert (data["vergadering"], data["organisatie"]["tooi"]) == ({"datum": None, "agendapunt": None, "bijeenkomst": None}, None)
    assert len([text for text in data["niet_bekend"] if "agendapunt" in text or "TOOI-id van Zuid" in text or "portefeuillehouder" in text]) == 3
    assert EIGEN not in b"".join(path.read_bytes() for path in folder.iterdir())


def test_what_each_file_is_stands_beside_it(begin: Path, tmp_path: Path) -> None:
    """For a machine; hashes are of the files that are there."""
    folder = _set(begin, tmp_path)
    data = _metadata(folder)
    assert (data["versie"], data["stand"], data["vergadering"]["datum"], data["vergadering"]["agendapunt"]) == ("definitief@1", "2021-12-01", "2021-12-09", "7")
    letter, _, advice = data["stukken"][:3]
    assert (letter["titel"], letter["datum"], letter["portefeuillehouder"], letter["status"]) == (
        "Brief Regeling Proef: Definitief", "2021-12-01", "P. Noord", "definitieve tekst",
    )  # fmt: skip
    assert letter["woo_categorie"]["naam"] == "Vergaderstukken decentrale overheden"
    assert (advice["eigenaar"], advice["kenmerk"], advice["datum"]) == ("ondernemingsraad", hashlib.sha256(ADVIES).hexdigest(), "2021-11-20")
    for row in data["stukken"]:
        for file in row["bestanden"]:
            content = (folder / file["naam"]).read_bytes()
            assert (file["sha256"], file["bytes"]) == (hashlib.sha256(content).hexdigest(), len(content))
    assert letter["soort"]["tooi"] is None  # no list was read that has it
    assert any("geen TOOI-id bekend: brief, gr-tekst" in text for text in data["niet_bekend"])


def test_the_id_of_a_gemeente_is_that_of_the_register(root: Path, tmp_path: Path) -> None:
    """Only when the register knows that code under that name: 0505 is Dordrecht, not Noord."""
    assert _metadata(_set(root, tmp_path / "a"))["organisatie"]["tooi"] is None
    place = root / "gemeenten/noord/gemeente.yaml"
    place.write_text(place.read_text(encoding="utf-8").replace("naam: Noord", "naam: Dordrecht", 1), encoding="utf-8")
    assert _metadata(_set(root, tmp_path / "b"))["organisatie"]["tooi"] == "https://identifier.overheid.nl/tooi/id/gemeente/gm0505"


def test_the_page_works_from_the_zip(begin: Path, tmp_path: Path) -> None:
    """Every link leads to a file in it, each file has one, and nothing comes from elsewhere; what a table shows is said."""
    folder = _set(begin, tmp_path)
    with zipfile.ZipFile(f"{folder}.zip") as zipped:
        text = zipped.read("index.html").decode()
        names = set(zipped.namelist())
        assert names == {path.name for path in folder.iterdir()} - {"manifest.json"}
        assert all(zipped.read(name) == (folder / name).read_bytes() for name in names)
    links = {link.replace("%20", " ") for link in re.findall(r'href="([^"#]+)"', text)}
    assert links == names - {"index.html", "metadata.json"}
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//|@import|url\(", text)
    assert '<html lang="nl">' in text
    assert "<caption>" in text
    assert text.count('scope="row"') == 5
    assert "wordt apart verstrekt" in text
    assert ">Brief Regeling Proef: Definitief, </span>Word" in text  # said to who hears links alone


def test_the_same_version_gives_the_same_bytes(begin: Path, tmp_path: Path) -> None:
    """Twice, in another folder, and though the text has changed since."""
    first = Path(f"{_set(begin, tmp_path / 'a')}.zip").read_bytes()
    root = Path(shutil.copytree(begin, tmp_path / "elders"))
    schrijf(root, "trajecten/proef/teksten/definitief/kern.md", "Nieuwe tekst. {#nieuw}\n")
    folder = _set(root, tmp_path / "b")
    assert Path(f"{folder}.zip").read_bytes() == first
    again = draai(root, "build", "proef", "--mijlpaal", "definitief@1", "--gemeente", "noord", "--set", "--format", "docx", "--out", str(tmp_path / "b"))
    assert (again.code, Path(f"{folder}.zip").read_bytes() == first) == (0, True)


def test_a_text_that_is_not_frozen_is_not_handed_over(begin: Path, tmp_path: Path) -> None:
    """It says what to type."""
    for name in ("concept", "definitief@nu"):
        loose = draai(begin, "build", "proef", "--mijlpaal", name, "--gemeente", "noord", "--set", "--out", str(tmp_path / "uit"))
        assert (loose.code, f"assembler freeze proef {name.partition('@')[0]}" in loose.fout, (tmp_path / "uit").exists()) == (2, True, False)
    for more in (["--werkversie"], ["--alle"], ["--soort", "brief"], ["--ter-beoordeling"]):
        assert draai(begin, "build", *([] if "--alle" in more else ["proef"]), "--set", *more).code == 2


def test_a_missing_or_changed_enclosure_is_told_and_stops_the_set_alone(root: Path, tmp_path: Path) -> None:
    """At its record, with the hash that it has now."""
    place = root / "trajecten/proef/bijlagen/or advies.pdf"
    place.write_bytes(b"anders")
    (changed,) = [item for item in bevindingen(root, "proef") if item["slug"] == "bijlage-is-ongewijzigd"]
    assert f"{changed['bestand']}:{changed['regel']}:" in plek("trajecten/proef/mijlpalen/definitief.yaml", hashlib.sha256(ADVIES).hexdigest(), MIJLPAAL)
    assert hashlib.sha256(b"anders").hexdigest() in changed["hint"]
    place.unlink()
    (missing,) = [item for item in bevindingen(root, "proef") if item["slug"] == "bijlage-is-er"]
    assert "trajecten/proef/bijlagen/or advies.pdf" in missing["message"]
    made = draai(root, "build", "proef", "--mijlpaal", "definitief", "--gemeente", "noord", "--set", "--format", "docx", "--out", str(tmp_path / "uit"))
    assert (made.code, "bijlage-is-er" in made.alles, (tmp_path / "uit").exists()) == (1, True, False)
    assert draai(root, "build", "proef", "--mijlpaal", "concept", "--soort", "gr-tekst", "--out", str(tmp_path / "uit")).code == 0


def test_a_file_that_no_record_names_is_told(root: Path) -> None:
    """No council would get it."""
    schrijf(root, "trajecten/proef/bijlagen/vergeten.pdf", b"%PDF")
    schrijf(root, "gemeenten/noord/proef/bijlagen/vergeten.md", "tekst")
    assert [item["bestand"] for item in bevindingen(root, "proef") if "geen raad krijgt het" in item["message"]] == [
        "gemeenten/noord/proef/bijlagen/vergeten.md",
        "trajecten/proef/bijlagen/vergeten.pdf",
    ]


def test_papers_list_what_goes_along_and_nothing_confidential(root: Path) -> None:
    """In the list of enclosures, after those of the region; what one gemeente adds stands in its own papers only."""
    made = gezond(root).alles("definitief")
    north, south = (tekst_van(made[f"brief-{name}"]) for name in ("noord", "zuid"))
    assert ("Advies OR" in north, "Eigen notitie" in north, "Salarissen" in north) == (True, True, False)
    assert ("Advies OR" in south, "Eigen notitie" in south) == (True, False)


def test_what_is_sent_to_a_council_is_what_it_reads(root: Path) -> None:
    """A proposal to the college goes to the college."""
    for wie, other in (("noord/raad", "brief-noord"), ("noord/college", "voorstel-noord")):
        assert draai(root, "verzonden", "proef", "definitief@1", "--aan", wie, "--voor", "informeren", "--op", "2021-12-02").code == 0
        text = (root / f"trajecten/proef/verzendingen/2021-12-02-{wie.replace('/', '-')}.yaml").read_text(encoding="utf-8")
        assert [name for name in ("brief-noord", "voorstel-noord", "gr-tekst") if f"naam: {name}" in text] == [other, "gr-tekst"]


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.broad
def test_the_pdf_beside_word_holds_to_both_standards(begin: Path, tmp_path: Path) -> None:
    """By the checker of another hand, in the zip as it is handed over."""
    kantoor()
    made = draai(begin, "build", "proef", "--mijlpaal", "definitief", "--gemeente", "noord", "--set", "--out", str(tmp_path))
    assert made.code == 0, made.alles
    with zipfile.ZipFile(io.BytesIO((tmp_path / "proef/definitief/set-noord.zip").read_bytes())) as zipped:
        own = [name for name in zipped.namelist() if name.endswith(".pdf") and name.replace(".pdf", ".docx") in zipped.namelist()]
        assert own == ["7.01-brief-noord.pdf", "7.02-gr-tekst.pdf"]
        for name in own:
            assert not [item.message for profile in ("ua1", "2b") for item in page.validate_pdf_bytes(zipped.read(name), profile=profile).failures], name


@pytest.mark.slow
@pytest.mark.fuzz
@pytest.mark.skipif(os.name == "nt", reason="Windows kent geen SIGKILL")
@pytest.mark.parametrize("how", sampled(["kill", "full", "size"], {"full"}))
def test_a_set_that_is_stopped_halfway_has_whole_files_and_the_next_finishes_it(begin: Path, tmp_path: Path, gedood: Dying, how: str) -> None:
    out = tmp_path / "uit"
    words = ("--root", str(begin), "build", "proef", "--mijlpaal", "definitief", "--gemeente", "noord", "--set", "--format", "docx", "--out", str(out))

    def there() -> dict[str, str]:
        return {name: mark for name, mark in sporen(out).items() if not any(step.startswith(".") for step in name.split("/"))} if out.exists() else {}

    code, steps = gedood.run(10**6, *words)
    assert code == 0
    whole = there()
    assert any(name.endswith(".zip") for name in whole)
    for moment in range(1, steps, max(1, steps // voorbeelden(3))):
        shutil.rmtree(out)
        code, _ = gedood.run(moment, *words, how=how)
        assert code in ({-signal.SIGKILL} if how == "kill" else {0, 3}), moment
        assert there().items() <= whole.items(), moment
        assert code != 0 or there() == whole, moment
        assert gedood.run(10**6, *words)[0] == 0, moment
        assert there() == whole, moment
        assert not list(out.rglob(".assembler-*")), moment
