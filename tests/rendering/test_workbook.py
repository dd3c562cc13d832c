"""The workbook of `calc`: recalculated by LibreOffice it gives the same votes and the same cents."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from assembler.checking.law import of_facts
from assembler.facts import whatif
from assembler.facts.whatif import Scenario
from assembler.rendering.workbook.contributions import contributions_book
from assembler.rendering.workbook.votes import votes_book
from assembler.rules.power import Power
from kantoor import kantoor
from varianten import GEVALLEN, Geval, met_variant
from werkruimte import REPO, Geladen, anders, draai, werkruimte

SLEUTELS = tuple(geval for geval in GEVALLEN if geval.clausule.startswith(("verdeelsleutel", "maatwerkkosten", "ingroei")))
STEMMEN = tuple(geval for geval in GEVALLEN if geval.clausule == "stemverhouding")


def _scenarios(geladen: Geladen, gevallen: Sequence[Geval]) -> list[Scenario]:
    """Return a scenario for each case, under a short name."""
    rows = []
    for number, geval in enumerate(gevallen):
        item = met_variant(geladen, geval)
        base = whatif.scenarios(geladen.ruimte, item, item.mijlpalen[-1], (), of_facts)[0]
        rows.append(Scenario(f"s{number}", str(geval), base.facts))
    return rows


def _herrekend(content: bytes, folder: Path, naam: str = "blad") -> dict[str, Worksheet]:
    """Return the sheets of a workbook after LibreOffice recalculated it; without that the formulas have no values."""
    program = kantoor()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{naam}.xlsx").write_bytes(content)
    assert all(
        cell.value is None or not isinstance(cell.value, float) for row in load_workbook(folder / f"{naam}.xlsx").worksheets[0].iter_rows() for cell in row[3:5]
    )
    profile = f"-env:UserInstallation=file://{folder / 'profiel'}"
    command = [program, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "uit"), str(folder / f"{naam}.xlsx")]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    book = load_workbook(folder / "uit" / f"{naam}.xlsx", data_only=True)
    return {sheet.title: sheet for sheet in book.worksheets}


def _rijen(sheet: Worksheet, kop: str) -> list[dict[str, Any]]:
    """Return the rows below each line of headings that has this one, as dictionaries."""
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    found = []
    for index, row in enumerate(rows):
        if row[0] == "Gemeente" and kop in row:
            for below in rows[index + 1 :]:
                if below[0] in (None, "Totaal", "Te verdelen") or str(below[0]).startswith(("deze", "de ")):
                    break
                found.append(dict(zip([str(head) for head in row], below, strict=True)))
    return found


@pytest.mark.office
@pytest.mark.broad
def test_het_blad_van_bijdragen_geeft_voor_iedere_sleutel_dezelfde_centen(sociaal: Geladen, tmp_path: Path) -> None:
    rows = _scenarios(sociaal, SLEUTELS)
    outcomes = [whatif.contribution_outcome(row) for row in rows]
    assert all(outcome.totaal is not None for outcome in outcomes)
    sheets = _herrekend(contributions_book(outcomes), tmp_path)
    live = 0
    for outcome in outcomes:
        names = {row.naam: row.gemeente for row in outcome.rows}
        steps = [step for name in outcome.scenario.facts.verdelingen for step in outcome.scenario.facts.verdelingen[name].steps]
        expected = [(gemeente, cents) for step in steps for gemeente, cents in step.outcome.items()]
        read = [(names[row["Gemeente"]], round(row["Bijdrage (centen)"])) for row in _rijen(sheets[f"Bijdragen {outcome.scenario.naam}"], "Bijdrage (centen)")]
        assert read == expected, outcome.scenario.omschrijving
        live += any("Rang van de rest" in row for row in _rijen(sheets[f"Bijdragen {outcome.scenario.naam}"], "Bijdrage (centen)"))
    assert live > len(rows) // 2


@pytest.mark.office
@pytest.mark.broad
def test_het_overzicht_telt_de_bladen_op(sociaal: Geladen, tmp_path: Path) -> None:
    outcomes = [whatif.contribution_outcome(row) for row in _scenarios(sociaal, SLEUTELS[:3])]
    sheet = _herrekend(contributions_book(outcomes), tmp_path)["Overzicht"]
    rows = {row["Gemeente"]: row for row in _rijen(sheet, "s0 (euro)")}
    for outcome in outcomes:
        for row in outcome.rows:
            assert round(rows[row.naam][f"{outcome.scenario.naam} (euro)"] * 100) == row.totaal
            assert round(rows[row.naam][f"{outcome.scenario.naam} per inwoner"] * 100) == row.per_inwoner
    first, last = outcomes[0], outcomes[-1]
    for row in last.rows:
        assert round(rows[row.naam][f"Verschil {last.scenario.naam}"] * 100) == (row.totaal or 0) - (first.of(row.gemeente).totaal or 0)


@pytest.mark.office
@pytest.mark.broad
def test_het_blad_van_stemmen_geeft_voor_iedere_regel_dezelfde_stemmen(sociaal: Geladen, tmp_path: Path) -> None:
    outcomes = [whatif.vote_outcome(row) for row in _scenarios(sociaal, STEMMEN)]
    sheets = _herrekend(votes_book(outcomes), tmp_path)
    for outcome in outcomes:
        rows = _rijen(sheets[f"Stemmen {outcome.scenario.naam}"], "Stemmen")
        assert [(row["Gemeente"], row["Stemmen"]) for row in rows] == [(row.naam, row.stemmen) for row in outcome.rows], outcome.scenario.omschrijving
        assert sum(row["Aandeel"] for row in rows) == pytest.approx(1)
        onder = {str(row[0]): row for row in sheets[f"Stemmen {outcome.scenario.naam}"].iter_rows(values_only=True)}
        totaal = sum(row.stemmen for row in outcome.rows)
        assert (onder["Totaal"][1], onder["Totaal"][3]) == (sum(row.leden for row in outcome.rows), totaal)
        assert onder["Meer dan de helft"][3] == totaal // 2 + 1
        power = outcome.besluiten[0].power
        assert isinstance(power, Power)
        for row, item in zip(rows, outcome.rows, strict=True):
            assert row["Banzhaf *"] == pytest.approx(float(power.banzhaf[item.gemeente]))
            assert row["Shapley *"] == pytest.approx(float(power.shapley[item.gemeente]))


@pytest.mark.slow
def test_een_klein_aantal_clienten_staat_niet_in_het_rekenblad(sociaal: Geladen, tmp_path: Path) -> None:
    geval = next(item for item in SLEUTELS if item.variant == "per-client" and item.clausule == "verdeelsleutel")
    klein = Geval(geval.model, geval.clausule, geval.variant, {**geval.parameters, "niet_afdrukken_onder": 500})
    found = {}
    for name, item in (("ruim", geval), ("krap", klein)):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(contributions_book([whatif.contribution_outcome(_scenarios(sociaal, [item])[0])]))
        found[name] = {cell.value for sheet in load_workbook(path).worksheets for row in sheet.iter_rows() for cell in row}
    assert 310 + 14 in found["ruim"]
    assert 310 + 14 not in found["krap"]
    assert any("personen" in str(value) for value in found["krap"])


@pytest.mark.slow
def test_het_blad_is_iedere_keer_hetzelfde(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("een.xlsx", "twee.xlsx")]
    for path in files:
        assert draai(REPO, "calc", "bijdragen", "gr-sociaal", "--xlsx", str(path)).code == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_een_naam_die_als_een_formule_begint_is_een_naam(tmp_path: Path) -> None:
    """Wie een blad opent, voert niet uit wat iemand als naam typte; de formules van het programma blijven formules."""
    file = "gemeenten/noord/gemeente.yaml"
    root = werkruimte(tmp_path, {file: anders(file, ("naam: Noord\n", "naam: '=HYPERLINK(\"http://x\")'\n"))})
    for words in (("calc", "stemmen", "proef", "--xlsx"), ("calc", "bijdragen", "proef", "--xlsx"), ("planning", "proef", "--as", "xlsx", "--out")):
        out = tmp_path / "uit.xlsx"
        assert draai(root, *words, str(out)).code == 0
        cells = [cell for sheet in load_workbook(out) for line in sheet.iter_rows() for cell in line if cell.value is not None]
        assert any("HYPERLINK" in str(cell.value) for cell in cells)
        assert [cell.coordinate for cell in cells if cell.data_type == "f" and "HYPERLINK" in str(cell.value)] == []
        assert "planning" in words or any(cell.data_type == "f" for cell in cells)
