"""One composer for all papers: of the region and of a gemeente, each in its house style, and nothing that is dropped without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.ground.document import Masthead, text_of
from assembler.pipeline import Made
from werkruimte import BASIS, BESTANDEN, Wijziging, anders, bevindingen, draai, gezond, laad, regels_van, tekst_van, werkruimte

TRAJECT = "trajecten/proef/traject.yaml"
MIJLPAAL = "trajecten/proef/mijlpalen/definitief.yaml"
STIJL = "templates/huisstijlen/regio/huisstijl.yaml"
MEMO = "templates/documenten/memo.yaml"
TEKST = "gemeenten/noord/proef/definitief/memo/na-tekst.md"

_MEMO = """\
id: memo
naam: Memo
klasse: {klasse}
per: {per}
titel: "Memo {{{{ traject.naam | tekst }}}}"
velden:
  onderwerp: "{{{{ traject.naam | tekst }}}}"
  ter-kennis-van: Het bestuur
secties:
  - id: tekst
    opschrift: Waar het om gaat
    blokken:
      - {{id: komt, tekst: "Wij bespreken {{{{ mijlpaal.naam | tekst }}}}."}}
  - id: soms
    als: not mijlpaal.definitief
    blokken:
      - {{id: soms, tekst: Alleen in een concept.}}
"""
_VORM = """\
format:
  velden:
    - {veld: onderwerp, label: Betreft}
  ondertekening: {opstelling: naast}
  bron: eigen vorm
  status: aanname
"""
_FORMAT = """\
formats:
  memo:
    kop: Memo van de regio
    velden:
      - {veld: ter-kennis-van, label: Aan}
    aanhef: "Beste lezer,"
    secties:
      - {sectie: tekst, opschrift: De kern}
    groet: ["Met groet,"]
    ondertekening: {functies: [voorzitter, secretaris]}
    bron: eigen vorm
    status: aanname
"""


def met_memo(per: str, klasse: str = "stuk") -> dict[str, Wijziging]:
    """Return the small workspace with a memo at its last milestone."""
    voor = "" if per == "traject" else ", voor: alle"
    text = anders(MIJLPAAL, ("documenten:\n", f"documenten:\n  - {{soort: memo{voor}}}\n"))
    return {MIJLPAAL: text, MEMO: _MEMO.format(klasse=klasse, per=per) + (_VORM if per == "gemeente" else "")}


def koppen(made: Made) -> list[str]:
    return [text_of(node.opschrift) for node in made.final.root.kinderen if node.kind == "sectie"]


# --- a paper of the region -------------------------------------------------------------------------------------------


def test_een_stuk_van_de_regio_staat_in_de_huisstijl_van_de_regio(tmp_path: Path) -> None:
    made = gezond(werkruimte(tmp_path, met_memo("traject"))).maak("definitief", "memo")
    assert (made.final.huisstijl, made.final.klasse, made.findings) == ("regio", "stuk", ())
    assert tekst_van(made).splitlines()[2:7] == ["Memo", "", "Onderwerp: Regeling Proef", "Ter kennis van: Het bestuur", ""]


def test_het_format_van_de_regio_geldt_ook_voor_haar_stukken(tmp_path: Path) -> None:
    stijl = anders(STIJL, ("formats:\n", _FORMAT))
    made = gezond(werkruimte(tmp_path, met_memo("traject") | {STIJL: stijl})).maak("definitief", "memo")
    printed = tekst_van(made)
    assert koppen(made) == ["De kern"]
    for line in ("Memo van de regio", "Aan: Het bestuur", "Beste lezer,", "Met groet,"):
        assert line in printed.splitlines()
    assert "Onderwerp" not in printed
    [signing] = [node for node in made.final.root.walk() if node.kind == "ondertekening"]
    assert [(text_of(item.opschrift), text_of(item.inhoud)) for item in signing.kinderen] == [("de voorzitter", ""), ("de secretaris", "")]


def test_het_traject_kiest_de_huisstijl_van_de_regio(tmp_path: Path) -> None:
    wijzig = met_memo("traject") | {
        "templates/huisstijlen/oost/huisstijl.yaml": BESTANDEN[STIJL].replace("id: regio", "id: oost").replace("formats:\n", _FORMAT),
        "templates/huisstijlen/oost/basis.docx": BASIS.read_bytes(),
    }
    wijzig[TRAJECT] = anders(TRAJECT, ("vorm: ", "huisstijl: oost\nvorm: "))
    geladen = gezond(werkruimte(tmp_path, wijzig))
    assert geladen.maak("definitief", "memo").final.huisstijl == geladen.maak("definitief").final.huisstijl == "oost"
    assert geladen.maak("definitief", "brief-noord").final.huisstijl == "regio"
    assert draai(geladen.root, "build", "--mijlpaal", "definitief", "--soort", "memo").code == 0


def test_een_huisstijl_die_niet_bestaat_noemt_die_er_zijn(tmp_path: Path) -> None:
    text = anders(TRAJECT, ("vorm: ", "huisstijl: zuid\nvorm: "))
    [found] = [item for item in bevindingen(werkruimte(tmp_path, {TRAJECT: text})) if item["niveau"] == "fout"]
    assert (found["slug"], found["message"]) == ("huisstijl-bestaat", "De huisstijl 'zuid' van de stukken van de regio bestaat niet.")
    assert found["hint"] == "Kies met 'huisstijl:' een map in templates/huisstijlen. Er is: regio."
    assert text.splitlines()[found["regel"] - 1] == "huisstijl: zuid"


def test_bijlagen_van_de_raadsstukken_staan_niet_vanzelf_bij_een_stuk_van_de_regio(tmp_path: Path) -> None:
    bijlagen = "bijlagen:\n  - {titel: De tekst voor de raden}\n"
    for per, name, staat in (("traject", "memo", False), ("gemeente", "memo-noord", True)):
        wijzig = met_memo(per)
        made = gezond(werkruimte(tmp_path / per, wijzig | {MIJLPAAL: str(wijzig[MIJLPAAL]) + bijlagen})).maak("definitief", name)
        assert ("De tekst voor de raden" in tekst_van(made)) == staat


# --- a paper of a gemeente -------------------------------------------------------------------------------------------


def test_iedere_gemeente_heeft_haar_eigen_tekst_in_ieder_stuk(tmp_path: Path) -> None:
    geladen = gezond(werkruimte(tmp_path, met_memo("gemeente") | {TEKST: "Noord schenkt koffie.\n"}))
    found = {name: "Noord schenkt koffie." in tekst_van(geladen.maak("definitief", f"memo-{name}")) for name in ("noord", "midden", "zuid")}
    assert found == {"noord": True, "midden": False, "zuid": False}


@pytest.mark.parametrize("per", ["gemeente", "traject"])
def test_het_vroegere_woord_notitie_leest_als_stuk(tmp_path: Path, per: str) -> None:
    wijzig = met_memo(per, "notitie") | ({TEKST: "Noord schenkt koffie.\n"} if per == "gemeente" else {})
    geladen = gezond(werkruimte(tmp_path, wijzig))
    assert geladen.ruimte.documentsoorten["memo"].klasse == "stuk"
    made = geladen.alles("definitief")
    assert ("Noord schenkt koffie." in tekst_van(made["memo-noord"])) if per == "gemeente" else ("Wij bespreken" in tekst_van(made["memo"]))


def test_een_huis_zonder_format_krijgt_de_vorm_van_de_documentsoort(tmp_path: Path) -> None:
    made = gezond(werkruimte(tmp_path, met_memo("gemeente"))).maak("definitief", "memo-zuid")
    assert [text_of(node.opschrift) for node in made.final.root.walk() if node.kind == "veld"] == ["Betreft"]
    [signing] = [node for node in made.final.root.walk() if node.kind == "ondertekening"]
    assert [(text_of(item.opschrift), text_of(item.inhoud)) for item in signing.kinderen] == [("de secretaris", "S. Zuid"), ("de burgemeester", "")]


def test_een_stuk_van_een_gemeente_zonder_enige_vorm_is_een_fout(tmp_path: Path) -> None:
    wijzig = met_memo("gemeente")
    wijzig[MEMO] = str(wijzig[MEMO]).removesuffix(_VORM)
    [found] = laad(werkruimte(tmp_path, wijzig)).bevindingen
    assert (found.slug, found.is_error, found.span.file) == ("format-bestaat", True, MIJLPAAL)
    assert found.message == "Een 'memo' voor Noord, Midden en Zuid heeft geen vorm: er zouden geen velden en geen ondertekening in staan."
    assert found.hint == "Zet 'format:' in templates/documenten/memo.yaml, of onder 'formats:' in de huisstijl van die gemeente."


# --- nothing dropped without a finding -------------------------------------------------------------------------------


def test_tekst_van_een_gemeente_bij_een_stuk_van_de_regio_is_een_fout(tmp_path: Path) -> None:
    [found] = laad(werkruimte(tmp_path, met_memo("traject") | {TEKST: "Noord schenkt koffie.\n"})).bevindingen
    assert (found.span.file, found.message) == (TEKST, "'memo' is een stuk van de regio; tekst van één gemeente komt daar niet in.")
    assert found.is_error


def test_tekst_voor_een_stuk_dat_de_gemeente_niet_krijgt_is_een_waarschuwing(tmp_path: Path) -> None:
    wijzig = met_memo("gemeente") | {TEKST.replace("definitief", "concept"): "Noord schenkt koffie.\n"}
    [found] = laad(werkruimte(tmp_path, wijzig)).bevindingen
    assert not found.is_error
    assert (found.slug, found.message) == (
        "tekst-wordt-afgedrukt",
        "De gemeente krijgt bij de mijlpaal 'concept' geen 'memo'; deze tekst wordt niet afgedrukt.",
    )


def test_tekst_bij_een_sectie_die_wegvalt_is_een_waarschuwing(tmp_path: Path) -> None:
    place = TEKST.replace("na-tekst", "na-soms")
    made = gezond(werkruimte(tmp_path, met_memo("gemeente") | {place: "Noord schenkt koffie.\n"})).maak("definitief", "memo-noord")
    [found] = made.findings
    assert (found.slug, found.span.file, found.gemeente) == ("tekst-wordt-afgedrukt", place, "noord")
    assert found.message == "De sectie 'soms' staat nu niet in dit stuk; deze tekst wordt niet afgedrukt."
    assert "koffie" not in tekst_van(made)


def test_een_zin_die_een_gemeente_noemt_past_niet_in_een_stuk_van_de_regio(tmp_path: Path) -> None:
    wijzig = met_memo("traject")
    wijzig[MEMO] = str(wijzig[MEMO]).replace("Wij bespreken", "{{ gemeente.naam | naam }} bespreekt")
    [found] = laad(werkruimte(tmp_path, wijzig)).bevindingen
    assert found.message == "De naam 'gemeente' is hier niet bekend."


@pytest.mark.parametrize(("bijlagen", "regels"), [("genummerd", ["1. De tekst", "2. De brief"]), ("streepjes", ["De tekst", "De brief"]), ("geen", [])])
def test_bijlagen_staan_er_zoals_het_huis_ze_wil(tmp_path: Path, bijlagen: str, regels: list[str]) -> None:
    stijl = anders(STIJL, ("    kop: Brief\n", f"    kop: Brief\n    bijlagen: {bijlagen}\n    bijlagen_kop: Meegestuurd\n"))
    text = BESTANDEN[MIJLPAAL] + "bijlagen:\n  - {titel: De tekst}\n  - {titel: De brief}\n"
    made = gezond(werkruimte(tmp_path, {STIJL: stijl, MIJLPAAL: text})).maak("definitief", "brief-noord")
    found = [node for node in made.final.root.walk() if node.id == "brief-noord/bijlagen"]
    assert [line for node in found for line in regels_van(made, node)] == regels
    assert [text_of(node.opschrift) for node in found] == (["Meegestuurd"] if regels else [])


@pytest.mark.parametrize(
    ("kop", "naam", "na"), [("    kop: Bericht\n", "Bericht", False), ("", "Brief", False), ("    kop: Bericht\n    kop_na_velden: true\n", "Bericht", True)]
)
def test_de_naam_boven_een_stuk_is_die_van_het_huis_of_anders_van_de_soort(tmp_path: Path, kop: str, naam: str, na: bool) -> None:
    made = gezond(werkruimte(tmp_path, {STIJL: anders(STIJL, ("    kop: Brief\n", kop))})).maak("definitief", "brief-noord")
    assert made.final.root.layout == Masthead("brief", naam, na)
