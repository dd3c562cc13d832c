"""The verb diff: between milestones, versions, days, folders and Word files; every change with its cause."""

from __future__ import annotations

import io
import json
import re
import shutil
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from assembler.comparing.causes.causes import Cause
from assembler.comparing.causes.difference import visible
from assembler.comparing.causes.flat import pair
from assembler.comparing.trees import compare
from assembler.ground.spaces import loosened
from assembler.wordfile.oxml import W_NS
from werkruimte import BESTANDEN, Uitkomst, anders, draai, schrijf, sporen, werkruimte

Maker = Callable[..., Path]
KLACHTEN = "clauses/slot/klachten.yaml"
LOG = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
BEWERKT = ("een klachtenregeling vast", "een regeling voor klachten vast")


def vergelijk(root: Path, oud: str, nieuw: str, *args: str) -> dict[str, Any]:
    """Return the comparison as data."""
    uitkomst = draai(root, "diff", "proef", oud, nieuw, "--as", "json", *args)
    assert uitkomst.code == 0, uitkomst.alles
    data: dict[str, Any] = json.loads(uitkomst.uit)
    assert data["versie"] == 1
    return data


def leg_vast(root: Path, mijlpaal: str = "concept") -> None:
    assert draai(root, "freeze", "proef", mijlpaal, "--door", "A", "--gezien", "B").code == 0


def wijziging(data: Mapping[str, Any], node_id: str) -> dict[str, Any]:
    """Return the change of one node, by the end of its id."""
    found = [item for item in data["wijzigingen"] if any(side["id"].endswith(node_id) for side in (*item["oud"], *item["nieuw"]))]
    assert len(found) == 1, [item["nieuw"] for item in data["wijzigingen"]]
    return dict(found[0])


def oorzaken(item: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    return [(row["soort"], row["tekst"], row["reden"] or "") for row in item["oorzaken"]]


def maak(root: Path, mijlpaal: str = "concept", naam: str = "gr-tekst", *args: str) -> Path:
    """Build a document and return its file."""
    assert draai(root, "build", "proef", "--mijlpaal", mijlpaal, *args).code == 0
    return root / "build/proef" / mijlpaal.partition("@")[0] / f"{naam}.docx"


# --- causes ----------------------------------------------------------------------------------------------------------


def test_a_decision_is_the_cause(ruimte: Maker) -> None:
    data = vergelijk(ruimte(), "concept", "definitief")
    item = wijziging(data, "klachten/termijn")
    assert (item["soort"], item["door"]) == ("gewijzigd", "cijfer")
    assert oorzaken(item) == [("besluit", "1 september 2021, dialoogsessie", "Zes weken bleek te kort.")]
    assert item["oorzaken"][0]["besluit"] == "2021-09-01-dialoog#1"
    assert not item["zonder_besluit"]
    assert (data["oud"]["tekst"], data["nieuw"]["tekst"]) == ("versie nu", "versie nu")


def test_each_choice_of_a_decision_causes_its_own_changes(ruimte: Maker) -> None:
    """Two choices in one record, of which the second overrules an earlier decision elsewhere in the text."""
    besluit = """\
datum: 2021-10-01
gremium: stuurgroep
keuzes:
  - clausule: ombudsman
    reden: De raden vroegen erom.
  - vervang: {plaats: klachten/regeling, tekst: "Het {{ begrip('bestuur') }} regelt klachten."}
    reden: Het kan korter.
  - verplaats: {wat: sleutel, naar: slot}
"""
    data = vergelijk(ruimte({"trajecten/proef/besluiten/2021-10-01-stuurgroep.yaml": besluit}), "concept", "definitief")
    assert oorzaken(wijziging(data, "gr-tekst/ombudsman")) == [("besluit", "1 oktober 2021, stuurgroep", "De raden vroegen erom.")]
    assert oorzaken(wijziging(data, "klachten/regeling")) == [("besluit", "1 oktober 2021, stuurgroep", "Het kan korter.")]
    moved = wijziging(data, "gr-tekst/sleutel")
    assert (moved["soort"], moved["oorzaken"][0]["over"]) == ("verplaatst", "verplaatst sleutel")
    assert all(not item["zonder_besluit"] for item in data["wijzigingen"])


def test_a_move_and_a_new_heading_of_one_article_each_have_their_own_decision(ruimte: Maker) -> None:
    """What a step did to a node is told of the change that it fits: a move by who moved it, words by who chose them."""
    sleutel = "clauses/geld/sleutel.yaml"
    ander = """\
  anders:
    opschrift: Wie wat betaalt
    regel: per_inwoner
    leden:
      - id: verdeling
        tekst: "Een {{ begrip('deelnemer') }} draagt bij naar het aantal inwoners van {{ regel.jaren_terug | getal }} jaar terug."
"""
    besluit = """\
datum: 2021-10-01
gremium: stuurgroep
keuzes:
  - {clausule: sleutel, variant: anders, parameters: {jaren_terug: 1}, reden: Een andere naam.}
  - verplaats: {wat: sleutel, naar: slot}
    reden: Een andere plaats.
"""
    clausule = anders(sleutel, ("varianten:\n", "standaard: inwoners\nvarianten:\n")) + ander
    data = vergelijk(ruimte({sleutel: clausule, "trajecten/proef/besluiten/2021-10-01-stuurgroep.yaml": besluit}), "concept", "definitief")
    found = {item["soort"]: [row["reden"] for row in item["oorzaken"]] for item in data["wijzigingen"] if item["nieuw"][0]["id"] == "gr-tekst/sleutel"}
    assert found == {"verplaatst": ["Een andere plaats."], "gewijzigd": ["Een andere naam."]}


def test_a_figure_changes_what_rests_on_it(ruimte: Maker) -> None:
    """The votes follow the inwoners that become known between the two days; no decision did that."""
    gemeente = "gemeenten/noord/gemeente.yaml"
    later = BESTANDEN[gemeente].replace(
        "functionarissen:", "    - {waarde: 50000, peildatum: 2021-01-01, bekend: 2021-08-01, bron: correctie, status: definitief}\nfunctionarissen:"
    )
    data = vergelijk(ruimte({gemeente: later}), "2021-07-01", "2021-08-15")
    item = wijziging(data, "stemmen/uitkomst/gemeente=noord")
    assert item["door"] == "cijfer"
    assert item["cijfers"][0] == {
        "sleutel": "stemmen/noord",
        "oud": "3\xa0stemmen",
        "nieuw": "5\xa0stemmen",
        "oud_status": "definitief",
        "nieuw_status": "definitief",
    }
    assert oorzaken(item) == [("cijfer", "cijfer: inwoners op 1 januari 2021", "correctie")]
    assert not item["zonder_besluit"]


def test_only_a_figure_is_called_a_figure(ruimte: Maker) -> None:
    """A value that a decision set (a term, a way of doing a task) is filled in like a figure, and is none."""
    gemeente = "gemeenten/noord/gemeente.yaml"
    later = "    - {waarde: 50000, peildatum: 2021-01-01, bekend: 2021-08-20, bron: correctie, status: definitief}\nfunctionarissen:"
    uit = draai(ruimte({gemeente: anders(gemeente, ("functionarissen:", later))}), "diff", "proef", "2021-08-15", "definitief").uit
    klachten, stemmen = uit.partition("(Klachten)")[2].partition("oorzaak")[0], uit.partition("(Stemmen)")[2].partition("oorzaak")[0]
    assert "(door een cijfer)" in stemmen, uit
    assert "(door een cijfer)" not in klachten


@pytest.mark.slow
def test_an_edit_without_a_decision_comes_first(ruimte: Maker) -> None:
    root = ruimte()
    leg_vast(root)
    schrijf(root, KLACHTEN, anders(KLACHTEN, BEWERKT))
    data = vergelijk(root, "concept@1", "definitief")
    eerste = data["wijzigingen"][0]
    assert eerste["nieuw"][0]["id"] == "gr-tekst/klachten/regeling"
    assert eerste["zonder_besluit"], eerste["oorzaken"]
    assert oorzaken(eerste) == [("bewerking", f"bewerking van {KLACHTEN}, zonder besluit", "")]
    assert not wijziging(data, "klachten/termijn")["zonder_besluit"]
    tekst = draai(root, "diff", "proef", "concept@1", "definitief").uit
    assert tekst.index("ZONDER BESLUIT") < tekst.index("regeling voor") < tekst.index("MET OORZAAK") < tekst.index("Zes weken bleek te kort.")


@pytest.mark.slow
def test_a_record_added_or_changed_after_the_version_is_the_cause(ruimte: Maker) -> None:
    root = ruimte()
    leg_vast(root)
    schrijf(
        root,
        "trajecten/proef/besluiten/2021-05-01-laat.yaml",
        "datum: 2021-05-01\ngremium: werkgroep\nkeuzes:\n  - {clausule: klachten, parameters: {weken: 4}, reden: Later genoteerd.}\n",
    )
    item = wijziging(vergelijk(root, "concept", "concept@nu"), "klachten/termijn")
    assert oorzaken(item) == [("besluit", "1 mei 2021, werkgroep", "Later genoteerd.")]
    schrijf(root, LOG, anders(LOG, ("datum: 2021-02-01\ngremium", "datum: 2021-02-01\nstatus: ingetrokken\ngremium")))
    data = vergelijk(root, "concept", "concept@nu", "--document", "gr-tekst")
    terug = [item for item in data["wijzigingen"] if any(row["ingetrokken"] for row in item["oorzaken"])]
    assert any("gr-tekst/stemmen" in side["id"] for item in terug for side in (*item["oud"], *item["nieuw"]))


@pytest.mark.slow
def test_a_confidential_reason_is_nowhere(ruimte: Maker, tmp_path: Path) -> None:
    log = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
    root = ruimte({log: anders(log, ("reden: Zes weken bleek te kort.", "reden: GEHEIM\n    vertrouwelijk: true"))})
    for vorm in ("txt", "json", "html", "was-wordt", "redline", "gevolgen"):
        out = tmp_path / f"x.{vorm}"
        if vorm == "gevolgen":
            out = tmp_path / "x.html"
        assert draai(root, "diff", "proef", "concept", "definitief", "--as", vorm, "--out", str(out)).code == 0
        parts = _delen(out) if vorm in {"was-wordt", "redline"} else [out.read_bytes()]
        assert all(b"GEHEIM" not in part for part in parts), vorm
    assert oorzaken(wijziging(vergelijk(root, "concept", "definitief"), "klachten/termijn")) == [
        ("besluit", "1 september 2021, dialoogsessie (vertrouwelijk)", "")
    ]


def test_the_reason_of_another_gemeente_stays_there(ruimte: Maker) -> None:
    keuzes = """\
besluiten:
  - datum: 2021-10-01
    gremium: college
    keuzes:
      - taken:
          fietspaden: {uitvoering: lokaal}
        reden: REDEN VAN ZUID
"""
    root = ruimte({"gemeenten/zuid/proef/keuzes.yaml": keuzes})
    regio = draai(root, "diff", "proef", "concept", "definitief").uit
    assert "1 oktober 2021, college van Zuid: REDEN VAN ZUID" in regio
    zuid = Cause("besluit", "1 oktober 2021, college van Zuid", "REDEN VAN ZUID", gemeente="zuid")
    assert visible([zuid], "noord")[0].reden == ""
    assert visible([zuid], "zuid")[0].reden == visible([zuid], None)[0].reden == "REDEN VAN ZUID"


def _delen(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as pakket:
        return [pakket.read(name) for name in pakket.namelist()]


# --- sides -----------------------------------------------------------------------------------------------------------


def test_nothing_changed_is_said(ruimte: Maker) -> None:
    uitkomst = draai(ruimte(), "diff", "proef", "concept@nu", "concept@nu")
    assert uitkomst.code == 0
    assert "geen wijzigingen" in uitkomst.uit


def test_days_of_the_log(ruimte: Maker) -> None:
    root = ruimte()
    data = vergelijk(root, "2021-08-31", "2021-09-01")
    assert [item["nieuw"][0]["id"] for item in data["wijzigingen"]] == ["gr-tekst/klachten/termijn"]
    assert data["oud"]["stand"] == "2021-08-31"
    assert data["oud"]["tekst"] == "besluiten tot en met 31 augustus 2021"
    assert vergelijk(root, "2021-09-01", "definitief")["wijzigingen"] == []


def test_an_older_workspace(ruimte: Maker, tmp_path: Path) -> None:
    oud = werkruimte(tmp_path / "oud")
    root = ruimte({KLACHTEN: anders(KLACHTEN, BEWERKT)})
    data = vergelijk(root, "concept", "concept", "--oud-root", str(oud))
    assert oorzaken(data["wijzigingen"][0]) == [("bewerking", f"bewerking van {KLACHTEN}, zonder besluit", "")]
    leeg = tmp_path / "leeg"
    leeg.mkdir()
    assert draai(root, "diff", "proef", "concept", "concept", "--oud-root", str(leeg)).code == 2


@pytest.mark.parametrize(
    ("args", "tekst"),
    [
        (("concpt", "definitief"), "Bedoelde u 'concept'? Er is: concept, definitief."),
        (("concept@2", "definitief"), "De versie 'concept@2' bestaat niet. Er is: concept@nu."),
        (("2021-13-01", "definitief"), "De dag '2021-13-01' bestaat niet."),
        (("weg.docx", "definitief"), "Het bestand 'weg.docx' bestaat niet."),
        (("concept", "definitief", "--document", "brieven"), "Het document 'brieven' bestaat niet. Bedoelde u 'brief'? Er is: gr-tekst, brief."),
        (("concept", "definitief", "--document", "brief"), "'brief' is er voor iedere gemeente apart; noem ook --gemeente."),
        (("concept", "definitief", "--gemeente", "noord"), "Noem ook --document: brief."),
        (("concept", "definitief", "--gemeente", "west", "--document", "brief"), "De gemeente 'west' bestaat niet."),
        (("concept", "definitief", "--as", "pdf"), "Kies uit: redline, was-wordt, gevolgen, html, txt, json."),
        (("concept", "definitief", "--as", "gevolgen", "--out", "x.pdf"), "Een overzicht van gevolgen is er als .txt, .html en .docx."),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(ruimte: Maker, args: tuple[str, ...], tekst: str) -> None:
    root = ruimte()
    uitkomst = draai(root, "diff", "proef", *args)
    assert uitkomst.code == 2
    assert tekst in uitkomst.fout
    assert not (root / "build").exists()


# --- Word files ------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("nummering", ["levend", "vast"])
def test_a_word_file_holds_its_document(ruimte: Maker, nummering: str) -> None:
    """Equal to the fold that it came from: so it has every cause, too."""
    root = ruimte()
    naam = "gr-tekst-vast" if nummering == "vast" else "gr-tekst"
    path = maak(root, "concept", naam, "--nummering", nummering)
    data = vergelijk(root, str(path), "definitief")
    assert oorzaken(wijziging(data, "klachten/termijn")) == [("besluit", "1 september 2021, dialoogsessie", "Zes weken bleek te kort.")]
    assert data["oud"]["tekst"] == f"versie nu, uit {naam}.docx"
    assert vergelijk(root, str(path), "concept")["wijzigingen"] == []


def test_a_word_file_of_a_frozen_version(ruimte: Maker) -> None:
    root = ruimte()
    leg_vast(root)
    path = maak(root, "concept")
    schrijf(root, KLACHTEN, anders(KLACHTEN, BEWERKT))
    data = vergelijk(root, str(path), "concept@nu")
    assert data["oud"]["tekst"] == "versie 1, uit gr-tekst.docx"
    assert oorzaken(data["wijzigingen"][0]) == [("bewerking", f"bewerking van {KLACHTEN}, zonder besluit", "")]


@pytest.mark.slow
def test_two_word_files_of_which_nobody_knows_the_past(ruimte: Maker, tmp_path: Path) -> None:
    ander = werkruimte(tmp_path / "ander", {KLACHTEN: anders(KLACHTEN, BEWERKT)})
    een, twee = tmp_path / "een.docx", tmp_path / "twee.docx"
    root = ruimte()
    shutil.copy(maak(root), een)
    shutil.copy(maak(ander), twee)
    schrijf(root, KLACHTEN, anders(KLACHTEN, ("een klachtenregeling vast", "iets anders vast")))
    data = vergelijk(root, str(een), str(twee))
    assert [item["nieuw"][0]["id"] for item in data["wijzigingen"]] == ["gr-tekst/klachten/regeling"]
    assert data["wijzigingen"][0]["zonder_besluit"]
    assert data["wijzigingen"][0]["nieuw"][0]["plaats"] == "Artikel 6 (Klachten), eerste lid"


def _bewerk(path: Path, doel: Path, wat: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(path) as pakket:
        delen = {name: pakket.read(name) for name in pakket.namelist()}
    wat(delen)
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as pakket:
        for name, deel in delen.items():
            pakket.writestr(name, deel)
    return doel


def _andere_tekst(delen: dict[str, bytes]) -> None:
    delen["word/document.xml"] = delen["word/document.xml"].replace(b"klachtenregeling", b"regeling van een ander")


def _met_noot(delen: dict[str, bytes]) -> None:
    noten = f'<w:footnotes xmlns:w="{W_NS}"><w:footnote w:id="0" w:type="separator"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Behalve Noord, dat betaalt niets.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    delen["word/footnotes.xml"] = noten.encode()


def _doorgehaald(delen: dict[str, bytes]) -> None:
    delen["word/document.xml"] = delen["word/document.xml"].replace(b"<w:r><w:t>Het bestuur stelt", b"<w:r><w:rPr><w:strike/></w:rPr><w:t>Het bestuur stelt", 1)


def _verborgen(delen: dict[str, bytes]) -> None:
    delen["word/document.xml"] = delen["word/document.xml"].replace(b"<w:r><w:t>Het bestuur stelt", b"<w:r><w:rPr><w:vanish/></w:rPr><w:t>Het bestuur stelt", 1)


def _opmerking(delen: dict[str, bytes]) -> None:
    delen["word/comments.xml"] = (
        f'<w:comments xmlns:w="{W_NS}"><w:comment w:id="1"><w:p><w:r><w:t>Klopt dit?</w:t></w:r></w:p></w:comment></w:comments>'.encode()
    )


def _andere_voet(delen: dict[str, bytes]) -> None:
    naam = next(name for name in sorted(delen) if name.startswith("word/footer") and b"Regeling Proef" in delen[name])
    delen[naam] = delen[naam].replace(b"Regeling Proef", b"vertrouwelijk", 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wat", "code", "melding"),
    [
        (_met_noot, 1, "er is een voet- of eindnoot bij gezet"),
        (_doorgehaald, 1, "er is tekst doorgehaald of verborgen ('Het bestuur stelt"),
        (_verborgen, 1, "er is tekst doorgehaald of verborgen ('Het bestuur stelt"),
        (_opmerking, 0, "er staat één opmerking in de kantlijn; die is niet vergeleken"),
        (_andere_voet, 0, "in de kop- of voettekst staat anders: 'vertrouwelijk"),
    ],
)
def test_what_stands_beside_the_text_is_text_or_said(ruimte: Maker, tmp_path: Path, wat: Callable[[dict[str, bytes]], None], code: int, melding: str) -> None:
    """F1: none of these may be passed over as "geen wijzigingen"; a note counts as text."""
    root = ruimte()
    eerst = maak(root)
    path = _bewerk(eerst, tmp_path / "bewerkt.docx", wat)
    assert path.read_bytes() != eerst.read_bytes()
    uitkomst = draai(root, "diff", "proef", str(eerst), str(path))
    assert uitkomst.code == code, uitkomst.alles
    assert melding in uitkomst.uit
    if wat is _met_noot:
        assert "Voetnoot: Behalve Noord, dat betaalt niets." in uitkomst.uit
    assert "let op" not in draai(root, "diff", "proef", str(eerst), str(eerst)).uit


def test_a_change_in_an_edited_file_has_its_place(ruimte: Maker, tmp_path: Path) -> None:
    """F9: the bookmarks stay with a paragraph whatever is done to its words; a paragraph that was added stands after one."""

    def bewerkt(delen: dict[str, bytes]) -> None:
        _andere_tekst(delen)
        plaats = delen["word/document.xml"].index(b"</w:p>", delen["word/document.xml"].index(b"regeling van een ander")) + 6
        nieuw = b"<w:p><w:r><w:t>Een alinea die iemand erbij typte.</w:t></w:r></w:p>"
        delen["word/document.xml"] = delen["word/document.xml"][:plaats] + nieuw + delen["word/document.xml"][plaats:]

    root = ruimte()
    eerst = maak(root)
    uit = draai(root, "diff", "proef", str(eerst), str(_bewerk(eerst, tmp_path / "bewerkt.docx", bewerkt))).uit
    assert "\nArtikel 6 (Klachten), eerste lid\n  gewijzigd" in uit
    assert "\nNa artikel 6 (Klachten), eerste lid\n  nieuw" in uit
    assert "Titel" not in uit


def _zonder_boom(delen: dict[str, bytes]) -> None:
    del delen["customXml/item1.xml"]


@pytest.mark.parametrize(
    ("wat", "waarom"), [(_andere_tekst, "de tekst is gewijzigd nadat het document is gemaakt"), (_zonder_boom, "de boom van het document ontbreekt")]
)
def test_of_an_edited_file_the_text_is_compared_and_that_is_said(ruimte: Maker, tmp_path: Path, wat: Callable[[dict[str, bytes]], None], waarom: str) -> None:
    root = ruimte()
    path = _bewerk(maak(root), tmp_path / "bewerkt.docx", wat)
    uitkomst = draai(root, "diff", "proef", str(path), "concept", "--as", "json")
    assert uitkomst.code == 1
    assert f"Let op: bewerkt.docx: {waarom}" in uitkomst.fout
    assert "Alleen de tekst is vergeleken." in uitkomst.fout
    data = json.loads(uitkomst.uit)
    assert waarom in data["kanttekeningen"][0]
    words = [(item["was"], item["wordt"]) for item in data["wijzigingen"]]
    assert words == ([("Het bestuur stelt een regeling van een ander vast.", "Het bestuur stelt een klachtenregeling vast.")] if wat is _andere_tekst else [])
    voor = sporen(root)
    uitkomst = draai(root, "diff", "proef", str(path), "concept", "--as", "gevolgen")
    assert uitkomst.code == 1
    assert waarom in uitkomst.fout
    assert sporen(root) == voor


@pytest.mark.slow
@pytest.mark.broad
def test_words_only_are_compared_in_bounded_time() -> None:
    """Thousands of lines of which nothing fits: a hostile or quite other text."""
    old = [f"regel {number} van de ene tekst, met eigen woorden w{number * 7}" for number in range(6000)]
    new = [f"andere {number} inhoud x{number * 3} en y{number}" for number in range(6000, 0, -1)]
    begin = time.monotonic()
    found = compare(*pair(old, new, "titel"))
    assert time.monotonic() - begin < 30
    assert found.changes
    same = compare(*pair(old, old, "titel"))
    assert same.equal
    one = compare(*pair(old[:200], [*old[:50], "een nieuwe regel", *old[50:200]], "titel"))
    assert [item.action for item in one.changes] == ["nieuw"]


def _ander_pakket(namen: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as pakket:
        for name, deel in namen.items():
            pakket.writestr(name, deel)
    return buffer.getvalue()


_W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
_EIGEN = b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="Boom"><v>0</v></property></Properties>'
_BOM = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_EXTERN = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
SLECHT: dict[str, tuple[bytes, str]] = {
    "leeg": (b"", "het is geen Word-bestand (.docx), of het is beschadigd"),
    "tekst": (b"dit is tekst", "het is geen Word-bestand (.docx), of het is beschadigd"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "het is geen Word-bestand (.docx), of het is beschadigd"),
    "ole": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "het is versleuteld met een wachtwoord, of een Word-bestand van voor 2007 (.doc)"),
    "zip": (_ander_pakket({"a.txt": b"x"}), "het is geen Word-bestand: de tekst ontbreekt"),
    "excel": (_ander_pakket({"xl/workbook.xml": b"<x/>"}), "het is geen Word-bestand: de tekst ontbreekt"),
    "vreemd": (_ander_pakket({"word/document.xml": _W}), "er staat geen tekst in"),
    "dtd": (_ander_pakket({"word/document.xml": _BOM + _W}), "het onderdeel word/document.xml is geen goede XML"),
    "extern": (_ander_pakket({"word/document.xml": _EXTERN + _W}), "het onderdeel word/document.xml is geen goede XML"),
    "dtd-16": (
        _ander_pakket({"word/document.xml": _BOM.decode().replace("<!DOC", '<?xml version="1.0"?><!DOC').encode("utf-16") + _W.decode().encode("utf-16-le")}),
        "het onderdeel word/document.xml",
    ),
    "dtd-eigen": (_ander_pakket({"word/document.xml": _W, "docProps/custom.xml": _EXTERN + _EIGEN}), "het onderdeel docProps/custom.xml is geen goede XML"),
    "kapotte-xml": (_ander_pakket({"word/document.xml": _W[:-9]}), "het onderdeel word/document.xml is geen goede XML"),
    "diep": (_ander_pakket({"word/document.xml": b"<a>" * 100_000}), "het onderdeel word/document.xml is geen goede XML"),
    "bom": (_ander_pakket({"word/document.xml": b" " * 60_000_000}), "het onderdeel word/document.xml is uitgepakt te groot"),
    "veel": (_ander_pakket({f"{n}.xml": b"" for n in range(1200)}), "het heeft te veel onderdelen"),
}


@pytest.mark.parametrize("naam", list(SLECHT))
@pytest.mark.parametrize("vorm", ["txt", "redline"])
def test_a_bad_file_is_a_clear_refusal_and_nothing_is_written(ruimte: Maker, tmp_path: Path, naam: str, vorm: str) -> None:
    root = ruimte()
    content, waarom = SLECHT[naam]
    path = tmp_path / "slecht.docx"
    path.write_bytes(content)
    uitkomst = draai(root, "diff", "proef", str(path), "concept", "--as", vorm)
    assert uitkomst.code == 1
    assert f"slecht.docx is niet te gebruiken: {waarom}" in uitkomst.fout
    assert not (root / "build").exists()


@pytest.mark.slow
def test_truncated_and_encrypted_packages(ruimte: Maker, tmp_path: Path) -> None:
    root = ruimte()
    heel = maak(root).read_bytes()
    path = tmp_path / "kort.docx"
    for number in range(0, len(heel), len(heel) // 12):
        path.write_bytes(heel[:number])
        assert draai(root, "diff", "proef", str(path), "concept").code == 1
    bits = bytearray(heel)
    for match in re.finditer(b"PK\x01\x02", heel):
        bits[match.start() + 8] |= 1
    path.write_bytes(bytes(bits))
    uitkomst = draai(root, "diff", "proef", str(path), "concept")
    assert uitkomst.code == 1
    assert "het is versleuteld met een wachtwoord" in uitkomst.fout


@pytest.mark.slow
@pytest.mark.broad
def test_every_damaged_byte_is_survived(ruimte: Maker, tmp_path: Path) -> None:
    """No byte that is flipped gives a traceback: refused, compared as text, or the same as it was."""
    root = ruimte()
    heel = maak(root, "concept", "brief-noord").read_bytes()
    path = tmp_path / "brief-noord.docx"
    for place in range(0, len(heel), len(heel) // 40):
        path.write_bytes(heel[:place] + bytes([heel[place] ^ 0x55]) + heel[place + 1 :])
        assert draai(root, "diff", "proef", str(path), "concept").code in {0, 1}


def test_an_overview_is_no_document(ruimte: Maker) -> None:
    root = ruimte()
    assert draai(root, "diff", "proef", "concept", "definitief", "--as", "was-wordt").code == 0
    path = root / "build/proef/verschil/concept-definitief/gr-tekst-was-wordt.docx"
    uitkomst = draai(root, "diff", "proef", str(path), "definitief")
    assert uitkomst.code == 1
    assert "het is zelf een overzicht van verschillen" in uitkomst.fout


# --- forms -----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.broad
def test_the_places_where_they_go(ruimte: Maker, tmp_path: Path) -> None:
    root = ruimte()

    def doe(*args: str) -> Uitkomst:
        uitkomst = draai(root, "diff", "proef", "concept@nu", "definitief", *args)
        assert uitkomst.code == 0, uitkomst.alles
        return uitkomst

    folder = root / "build/proef/verschil/concept@nu-definitief"
    for vorm in ("html", "was-wordt", "redline"):
        doe("--as", vorm)
    doe("--as", "was-wordt", "--document", "brief", "--gemeente", "noord")
    assert sorted(path.name for path in folder.iterdir()) == [
        "brief-noord-was-wordt.docx",
        "gr-tekst-html.html",
        "gr-tekst-redline.docx",
        "gr-tekst-transponeringstabel.csv",
        "gr-tekst-was-wordt.docx",
    ]
    for vorm in ("txt", "json", "gevolgen"):
        assert doe("--as", vorm).uit
        doe("--as", vorm, "--out", str(tmp_path / "map" / f"{vorm}.txt"))
        assert (tmp_path / "map" / f"{vorm}.txt").read_text() == doe("--as", vorm).uit
    assert len(list(folder.iterdir())) == 5


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(ruimte: Maker) -> None:
    root = ruimte()
    args = ("diff", "proef", "concept", "definitief", "--as")
    for vorm in ("html", "was-wordt", "redline"):
        draai(root, *args, vorm)
    eerst = sporen(root / "build")
    for vorm in ("html", "was-wordt", "redline"):
        draai(root, *args, vorm)
    assert sporen(root / "build") == eerst


def test_the_page_is_one_file_without_scripts(ruimte: Maker) -> None:
    root = ruimte()
    draai(root, "diff", "proef", "concept", "definitief", "--as", "html")
    page = loosened((root / "build/proef/verschil/concept-definitief/gr-tekst-html.html").read_text())
    assert '<html lang="nl">' in page
    assert not re.search(r"<script|<link|<img|https?://|url\(|@import| on\w+=", page)
    anchors = re.findall(r'href="#([^"]+)"', page)
    assert anchors
    assert all(page.count(f'id="{anchor}"') == 1 for anchor in anchors)
    assert re.search('<del><span class="alleen-horen">\\[vervallen: </span>6\\s*weken|<del><span class="alleen-horen">\\[vervallen: </span>zes', page), page[
        -4000:
    ]
    assert re.search('<ins><span class="alleen-horen">\\[nieuw: </span>', page)
    assert "1 september 2021, dialoogsessie: Zes weken bleek te kort." in page


def test_text_in_a_page_is_text(ruimte: Maker) -> None:
    log = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
    root = ruimte({log: anders(log, ("Zes weken bleek te kort.", '"<script>alert(1)</script> & zo"'))})
    draai(root, "diff", "proef", "concept", "definitief", "--as", "html")
    page = loosened((root / "build/proef/verschil/concept-definitief/gr-tekst-html.html").read_text())
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; zo" in page


@pytest.mark.slow
def test_renumbering_is_shown_only_when_asked(ruimte: Maker) -> None:
    besluit = "datum: 2021-10-01\ngremium: stuurgroep\nkeuzes:\n  - nieuw_artikel: {id: doel, opschrift: Doel, na: taken, leden: [{id: doel, tekst: Het doel is samenwerken.}]}\n"
    root = ruimte({"trajecten/proef/besluiten/2021-10-01-x.yaml": besluit})
    data = vergelijk(root, "2021-09-15", "definitief")
    ids = {side["id"] for item in data["wijzigingen"] for side in item["nieuw"]}
    assert "gr-tekst/doel" in ids
    assert not any("samenstelling" in item for item in ids)
    assert {"oud": "3", "nieuw": "4", "soort": "vernummerd"}.items() <= next(
        row for row in data["transponering"] if row["nieuw_id"] == "gr-tekst/samenstelling"
    ).items()
    kort, lang = (draai(root, "diff", "proef", "2021-09-15", "definitief", *args).uit for args in ((), ("--volledig",)))
    assert "Alleen een ander nummer in een verwijzing" not in kort
    assert "artikel 4 -> artikel 5" in lang or "4 -> 5" in lang


@pytest.mark.slow
def test_redline_takes_its_options(ruimte: Maker, tmp_path: Path) -> None:
    besluit = "datum: 2021-10-01\ngremium: stuurgroep\nkeuzes:\n  - verplaats: {wat: sleutel, naar: slot}\n"
    root = ruimte({"trajecten/proef/besluiten/2021-10-01-x.yaml": besluit})
    seen = {}
    for name, args in {"gewoon": (), "verplaatsen": ("--verplaatsingen", "verplaatsen"), "volledig": ("--volledig",)}.items():
        out = tmp_path / f"{name}.docx"
        assert draai(root, "diff", "proef", "2021-09-15", "definitief", "--as", "redline", "--out", str(out), *args).code == 0
        with zipfile.ZipFile(out) as pakket:
            seen[name] = pakket.read("word/document.xml").decode()
    assert "w:moveFrom " in seen["verplaatsen"]
    assert "w:moveFrom " not in seen["gewoon"]  # the default: LibreOffice leaves empty paragraphs of a rejected move
    assert set(re.findall(r'w:author="([^"]*)"', seen["gewoon"])) == {"Proef, Definitief"}
    assert len(re.findall("<w:del ", seen["volledig"])) > len(re.findall("<w:del ", seen["gewoon"]))
    assert (tmp_path / "gewoon-transponeringstabel.csv").read_text("utf-8-sig").startswith("artikel was;artikel wordt;opschrift;wat er gebeurde\n")


def test_a_file_that_is_held_open_is_said(ruimte: Maker, tmp_path: Path) -> None:
    root = ruimte()
    (tmp_path / "dicht").write_text("een bestand")
    uitkomst = draai(root, "diff", "proef", "concept", "definitief", "--as", "html", "--out", str(tmp_path / "dicht" / "x.html"))
    assert uitkomst.code == 3
