"""Figures from a file: what comes out, and a finding with file, sheet and cell for all that cannot be read."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from assembler.facts import figures
from assembler.ground.findings import Finding
from assembler.ground.values import Waarde
from assembler.reading.imports import numerals
from assembler.rules.smallcounts import hides, printable
from werkruimte import draai, laad, werkruimte

IMPORT = """\
bestand: {bestand}
gemeente: Gemeente
kolommen:
  clienten-jeugd: Cliënten
  lasten-jeugd: {{kolom: Lasten, eenheid: euro}}
eenheid: aantal
peildatum: 2021-01-01
bekend: 2021-03-01
bron: export van de controller
status: voorlopig
{meer}"""
KOP = "Gemeente;Cliënten;Lasten\n"
GOED = f"{KOP}Noord;120;1.250.000,50\nMidden;80;900.000\nZuid;1.310;2.000.000,00\n"


def _ruimte(tmp_path: Path, content: str | bytes, *, meer: str = "", bestand: str = "clienten.csv") -> Path:
    return werkruimte(
        tmp_path, {"trajecten/proef/cijfers/jeugd.yaml": IMPORT.format(bestand=bestand, meer=meer), f"trajecten/proef/cijfers/{bestand}": content}
    )


def _bevindingen(tmp_path: Path, content: str | bytes, *, meer: str = "", bestand: str = "clienten.csv") -> list[Finding]:
    return list(laad(_ruimte(tmp_path, content, meer=meer, bestand=bestand)).bevindingen)


def _een(tmp_path: Path, content: str | bytes, *, meer: str = "", bestand: str = "clienten.csv") -> Finding:
    found = _bevindingen(tmp_path, content, meer=meer, bestand=bestand)
    assert len(found) == 1, [item.message for item in found]
    return found[0]


def _waarden(tmp_path: Path, content: str | bytes, *, meer: str = "", bestand: str = "clienten.csv") -> dict[tuple[str, str], Any]:
    geladen = laad(_ruimte(tmp_path, content, meer=meer, bestand=bestand))
    assert not geladen.bevindingen, [item.message for item in geladen.bevindingen]
    return {(item.cijfer.gemeente or "", item.cijfer.naam): item.cijfer.waarde for item in geladen.trajectmap.cijfers}


def _werkmap(*rijen: tuple[Any, ...], blad: str = "Blad1") -> bytes:
    book = Workbook()
    book.worksheets[0].title = blad
    for rij in rijen:
        book.worksheets[0].append(rij)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


VERWACHT = {
    ("noord", "clienten-jeugd"): 120, ("noord", "lasten-jeugd"): Decimal("1250000.50"), ("midden", "clienten-jeugd"): 80,
    ("midden", "lasten-jeugd"): 900000, ("zuid", "clienten-jeugd"): 1310, ("zuid", "lasten-jeugd"): 2000000,
}  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        GOED,
        GOED.replace("\n", "\r\n"),
        f"\ufeff{GOED}".encode(),
        GOED.encode("cp1252"),
        GOED.replace(";", "\t"),
        'Gemeente,Cliënten,Lasten\nNoord,120,"1,250,000.50"\nMidden,80,"900,000"\nZuid,"1,310","2,000,000.00"\n',
        "Gemeente,Cliënten,Lasten\nNoord,120,1250000.5\nMidden,80,900000\nZuid,1310,2000000\n",
        f"{KOP}0505;120;€ 1.250.000,50\nmidden;80;900.000,-\n\nZUID;1.310; 2 000 000,00 \n",
    ],
    ids=["puntkomma", "windows", "bom", "cp1252", "tab", "komma-engels", "komma-kaal", "code-id-hoofdletters"],
)
def test_een_csv_levert_dezelfde_cijfers_hoe_hij_ook_is_geschreven(tmp_path: Path, content: str | bytes) -> None:
    assert _waarden(tmp_path, content) == VERWACHT


def test_een_werkmap_levert_dezelfde_cijfers(tmp_path: Path) -> None:
    rows = (("Gemeente", "Cliënten", "Lasten"), ("Noord", 120, 1250000.5), ("Midden", 80, 900000), ("Zuid", 1310, "2.000.000,00"), (None, None, None))
    assert _waarden(tmp_path, _werkmap(*rows), bestand="export.xlsx") == VERWACHT


def test_een_cijfer_telt_alsof_het_op_die_dag_bekend_werd(tmp_path: Path) -> None:
    geladen = laad(_ruimte(tmp_path, GOED))
    folded = geladen.folded("concept")
    found = figures.of_gemeente(geladen.ruimte.organisaties["noord"], "clienten-jeugd", folded.keuzes)
    assert isinstance(found, Waarde)
    assert (found.value, found.status, found.bron) == (120, "voorlopig", "export van de controller")
    assert all(item.bekend.isoformat() == "2021-03-01" for item in geladen.trajectmap.cijfers)


def test_een_totaalregel_wordt_overgeslagen_als_de_import_dat_zegt(tmp_path: Path) -> None:
    assert _waarden(tmp_path, f"{GOED}Totaal;1.510;4.150.000,50\n", meer="overslaan: [totaal]\n") == VERWACHT


def test_cijfers_van_het_traject_komen_uit_een_begroting(tmp_path: Path) -> None:
    opdracht = """\
bestand: begroting.csv
omschrijving: Post
rijen: {begroting-samen: Uitvoering}
waarde: Raming 2022
eenheid: euro
peildatum: 2021-05-01
bekend: 2021-05-01
bron: begroting
status: definitief
"""
    files = {"trajecten/proef/cijfers/b.yaml": opdracht, "trajecten/proef/cijfers/begroting.csv": "Post;Raming 2022\nHuur;1.000,00\nUitvoering;800.000,25\n"}
    geladen = laad(werkruimte(tmp_path, files))
    assert not geladen.bevindingen
    bedrag = geladen.folded("definitief").facts.bedragen["samen"]
    assert isinstance(bedrag, Waarde)
    assert bedrag.value == 80_000_025


FOUTEN = {
    "onbekende gemeente": (f"{GOED}Oost;1;1,00\n", "Cel A5: 'Oost' is geen deelnemer.", 5, 1),
    "dubbele gemeente": (f"{GOED}Noord;1;1,00\n", "Cel A5: Noord staat er twee keer.", 5, 1),
    "lege gemeente": (f"{GOED};1;1,00\n", "Cel A5: hier ontbreekt de gemeente.", 5, 1),
    "ontbrekende gemeente": (GOED.replace("Zuid;1.310;2.000.000,00\n", ""), "In dit bestand: er is geen regel voor Zuid.", 1, 1),
    "negatief": (GOED.replace("900.000", "-900.000"), "Cel C3: een bedrag of aantal kan niet negatief zijn.", 3, 3),
    "negatief met haken": (GOED.replace("900.000", "(900.000)"), "Cel C3: een bedrag of aantal kan niet negatief zijn.", 3, 3),
    "deel van een cent": (GOED.replace("50,", "50,").replace(",50", ",505"), "Cel C2: een bedrag heeft ten hoogste twee decimalen.", 2, 3),
    "half aantal": (GOED.replace(";80;", ";80,5;"), "Cel B3: een aantal is een geheel getal.", 3, 2),
    "leeg": (GOED.replace(";80;", ";;"), "Cel B3: hier ontbreekt een getal.", 3, 2),
    "tekst": (GOED.replace(";80;", ";n.v.t.;"), "Cel B3: 'n.v.t.' is geen getal.", 3, 2),
    "verkeerde duizendtallen": (
        GOED.replace("2.000.000,00", "2.00.000,00"),
        "Cel C4: '2.00.000,00' heeft de scheiding van duizendtallen niet op de juiste plaats.",
        4,
        3,
    ),
    "nederlands en engels": (GOED.replace("900.000", "900,000.00"), "Cel C4: sommige getallen hebben een komma voor decimalen, andere een punt.", 4, 3),
    "niet te zeggen": (f"{KOP}Noord;120;1.250\nMidden;80;900,000\nZuid;13;2\n", "Cel C3: komma's en punten kunnen hier beide duizendtallen zijn.", 3, 3),
    "kolom ontbreekt": (GOED.replace("Lasten", "Kosten"), "In dit bestand: er is geen kolom 'Lasten'.", 1, 1),
    "kolom dubbel": (GOED.replace("Cliënten", "Lasten"), "In dit bestand: er zijn 2 kolommen 'Lasten'.", 1, 1),
    "ongelijke regels": (
        "Gemeente;Cliënten;Lasten\nNoord,1;2\nx\n",
        "De kolommen zijn niet te onderscheiden: niet iedere regel heeft evenveel puntkomma's of komma's.",
        1,
        1,
    ),
}


@pytest.mark.parametrize("naam", FOUTEN)
def test_een_fout_in_een_csv_noemt_bestand_en_cel(tmp_path: Path, naam: str) -> None:
    content, message, line, column = FOUTEN[naam]
    found = _bevindingen(tmp_path, content)
    assert message in [item.message for item in found]
    here = next(item for item in found if item.message == message)
    assert (here.span.file, here.span.line, here.span.column) == ("trajecten/proef/cijfers/clienten.csv", line, column)


def test_alle_fouten_van_een_bestand_komen_tegelijk(tmp_path: Path) -> None:
    found = _bevindingen(tmp_path, f"{KOP}Noord;-1;x\nMidden;;1,005\nOost;1;1\n")
    assert len(found) >= 5


KOPPEN = ("Gemeente", "Cliënten", "Lasten")
RIJEN = (("Noord", 120, 1.5), ("Midden", 80, 2), ("Zuid", 5, 3))


@pytest.mark.parametrize(
    ("rijen", "meer", "message"),
    [
        (
            (("Noord", 120, "=A1"), *RIJEN[1:]),
            "",
            "Cel C2 van blad 'Blad1': de cel heeft een formule zonder uitkomst; open het bestand in Excel en sla het op.",
        ),
        ((("Noord", 120, "#REF!"), *RIJEN[1:]), "", "Cel C2 van blad 'Blad1': de cel bevat een foutwaarde (#REF!)."),
        ((("Noord", 120, 1.005), *RIJEN[1:]), "", "Cel C2 van blad 'Blad1': een bedrag heeft ten hoogste twee decimalen."),
        ((("Noord", True, 1), *RIJEN[1:]), "", "Cel B2 van blad 'Blad1': 'True' is geen getal."),
        ((("Nord", 120, 1), *RIJEN[1:]), "", "Cel A2 van blad 'Blad1': 'Nord' is geen deelnemer."),
        (RIJEN, "blad: Blad2\n", "Het blad 'Blad2' bestaat niet. Er is: Blad1."),
    ],
)
def test_een_fout_in_een_werkmap_noemt_blad_en_cel(tmp_path: Path, rijen: tuple[tuple[Any, ...], ...], meer: str, message: str) -> None:
    found = _bevindingen(tmp_path, _werkmap(KOPPEN, *rijen), meer=meer, bestand="export.xlsx")
    assert message in [item.message for item in found]
    assert {item.span.file for item in found} <= {"trajecten/proef/cijfers/export.xlsx"}


def test_een_som_met_ruis_van_excel_is_een_bedrag_in_centen(tmp_path: Path) -> None:
    rows = (KOPPEN, ("Noord", 120, 0.1 + 0.2), ("Midden", 80, 1234.1 * 3), ("Zuid", 5, 3))
    found = _waarden(tmp_path, _werkmap(*rows), bestand="export.xlsx")
    assert found["noord", "lasten-jeugd"] == Decimal("0.3")
    assert found["midden", "lasten-jeugd"] == Decimal("3702.3")


@pytest.mark.parametrize(("bestand", "content"), [("export.xlsx", b"geen werkmap"), ("export.xlsx", b"PK\x03\x04stuk")])
def test_een_bestand_dat_geen_werkmap_is(tmp_path: Path, bestand: str, content: bytes) -> None:
    assert _een(tmp_path, content, bestand=bestand).message == "Dit bestand is niet te lezen als Excel-werkmap."


def test_een_import_zonder_bestand_is_een_bevinding(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {"trajecten/proef/cijfers/jeugd.yaml": IMPORT.format(bestand="weg.csv", meer="")})
    found = laad(root).bevindingen
    assert [item.message for item in found] == ["Het bestand 'weg.csv' staat niet in deze map."]


def test_een_import_die_niet_zegt_van_wie_de_cijfers_zijn(tmp_path: Path) -> None:
    text = IMPORT.format(bestand="clienten.csv", meer="omschrijving: Post\n").replace("gemeente: Gemeente\n", "")
    found = laad(werkruimte(tmp_path, {"trajecten/proef/cijfers/jeugd.yaml": text, "trajecten/proef/cijfers/clienten.csv": GOED})).bevindingen
    assert [item.message for item in found] == ["Deze import zegt niet van wie de cijfers zijn."]


def test_twee_imports_van_hetzelfde_cijfer_botsen(tmp_path: Path) -> None:
    files = {f"trajecten/proef/cijfers/{name}.yaml": IMPORT.format(bestand="clienten.csv", meer="") for name in ("een", "twee")}
    found = laad(werkruimte(tmp_path, {**files, "trajecten/proef/cijfers/clienten.csv": GOED})).bevindingen
    assert "Het cijfer 'clienten-jeugd' van noord komt uit twee imports." in [item.message for item in found]


def test_een_fout_in_een_import_houdt_iedere_opdracht_tegen(tmp_path: Path) -> None:
    root = _ruimte(tmp_path, GOED.replace(";80;", ";x;"))
    for args in (("check",), ("build", "proef"), ("calc", "stemmen", "proef")):
        uitkomst = draai(root, *args)
        assert uitkomst.code == 1
        assert "clienten.csv:3:2: fout: Cel B3: 'x' is geen getal." in uitkomst.alles
    assert not (root / "build").exists()


DUIZEND = "Raming 2022 (x 1.000)"


@pytest.mark.parametrize(
    ("kop", "zegt"),
    [
        (DUIZEND, True),
        ("Lasten × € 1.000", True),
        ("lasten in duizenden", True),
        ("Lasten (k€)", True),
        ("Lasten x 1000", True),
        ("Lasten", False),
        ("Lasten x 10.000 inwoners", False),
        ("Lasten x 1.0005", False),
    ],
)
def test_een_kop_die_van_duizenden_spreekt_past_bij_de_eenheid(tmp_path: Path, kop: str, zegt: bool) -> None:
    found = [(str(item.span), item.slug, item.message) for item in laad(_met_kop(tmp_path, kop, "euro", GOED)).bevindingen]
    message = f"Cel C1: '{kop}' zegt dat de bedragen in duizenden zijn; de import leest ze als euro's."
    assert found == ([("trajecten/proef/cijfers/clienten.csv:1:3", "eenheid-past-bij-kop", message)] if zegt else [])


def test_duizend_euro_wordt_euro(tmp_path: Path) -> None:
    content = f"{KOP}Noord;120;1.250\nMidden;80;900,5\nZuid;1.310;2.000,12345\n"
    geladen = laad(_met_kop(tmp_path, DUIZEND, "duizend-euro", content))
    assert not geladen.bevindingen, [item.message for item in geladen.bevindingen]
    found = {item.cijfer.gemeente: item.cijfer.waarde for item in geladen.trajectmap.cijfers if item.cijfer.naam == "lasten-jeugd"}
    assert found == {"noord": 1_250_000, "midden": 900_500, "zuid": Decimal("2000123.45")}


def _met_kop(tmp_path: Path, kop: str, eenheid: str, content: str) -> Path:
    order = IMPORT.format(bestand="clienten.csv", meer="").replace("{kolom: Lasten, eenheid: euro}", f"{{kolom: '{kop}', eenheid: {eenheid}}}")
    return werkruimte(tmp_path, {"trajecten/proef/cijfers/jeugd.yaml": order, "trajecten/proef/cijfers/clienten.csv": content.replace("Lasten", kop)})


def test_een_fout_in_gemeente_yaml_maakt_haar_in_een_import_niet_onbekend(tmp_path: Path) -> None:
    root = _ruimte(tmp_path, GOED)
    path = root / "gemeenten/noord/gemeente.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("plaats: Noord", "plats: Noord"), encoding="utf-8")
    assert {item.span.file for item in laad(root).bevindingen} == {"gemeenten/noord/gemeente.yaml"}


@pytest.mark.parametrize(
    ("texts", "teken"),
    [
        (["1.250,50"], ","), (["1,250.50"], "."), (["1250,5"], ","), (["1250.5"], "."), (["1.250.000"], ","), (["1,250,000"], "."), (["1250"], ""),
        (["1.250"], ","), (["1,250"], "."), (["1.250", "1,250"], "unclear"), (["1,5", "1.5"], "both"), (["1.250", "2,5"], ","),
    ],
)  # fmt: skip
def test_het_decimaalteken_blijkt_uit_de_getallen(texts: list[str], teken: str) -> None:
    assert numerals.decimal_mark(texts) == teken


def test_kleine_aantallen_worden_niet_getoond_en_zijn_niet_terug_te_rekenen() -> None:
    counts = {"noord": 4, "midden": 80, "zuid": 9}
    assert printable("clienten-jeugd", counts) == {"noord": None, "midden": 80, "zuid": None}
    assert printable("clienten-jeugd", {**counts, "zuid": 10}) == {"noord": None, "midden": None, "zuid": None}
    assert printable("inwoners", counts) == counts
    assert hides("clienten-jeugd", counts)
