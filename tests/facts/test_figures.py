"""Which observation of a figure counts: the newest that was known on the stand date; gaps stay gaps, doubt stays doubt."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from assembler.facts.figures import of_gemeente, of_traject
from assembler.ground.document import Gat
from assembler.ground.values import Waarde
from werkruimte import anders, gezond, regels_van, tekst_van, werkruimte

NOORD = "gemeenten/noord/gemeente.yaml"
T = "trajecten/proef/traject.yaml"
LOG = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
NIEUW = "{waarde: 20126, peildatum: 2021-01-01, bekend: 2021-03-01, bron: tellingen, status: definitief}"


def inwoners(root: Path, mijlpaal: str, peildatum: date | None = None) -> Waarde | Gat:
    """Return the inhabitants of Noord at a milestone."""
    geladen = gezond(root)
    return of_gemeente(geladen.ruimte.gemeenten["noord"], "inwoners", geladen.folded(mijlpaal).keuzes, peildatum)


@pytest.mark.parametrize(("bekend", "waarde"), [("2021-06-01", 20126), ("2021-06-02", 19500)])
def test_een_cijfer_telt_vanaf_de_dag_dat_het_bekend_is(tmp_path: Path, bekend: str, waarde: int) -> None:
    found = inwoners(
        werkruimte(tmp_path, {NOORD: anders(NOORD, ("peildatum: 2021-01-01, bekend: 2021-03-01", f"peildatum: 2021-01-01, bekend: {bekend}"))}), "concept"
    )
    assert isinstance(found, Waarde)
    assert found.value == waarde


def test_een_latere_bijstelling_van_dezelfde_peildatum_gaat_voor(tmp_path: Path) -> None:
    more = f"{NIEUW}\n    - {{waarde: 20130, peildatum: 2021-01-01, bekend: 2021-07-01, bron: bijstelling, status: definitief}}"
    root = werkruimte(tmp_path, {NOORD: anders(NOORD, (NIEUW, more))})
    values = [inwoners(root, mijlpaal) for mijlpaal in ("concept", "definitief")]
    assert [(item.value, item.bron) for item in values if isinstance(item, Waarde)] == [(20126, "tellingen"), (20130, "bijstelling")]


def test_een_nieuwere_peildatum_gaat_voor_een_latere_bijstelling_van_een_oudere(tmp_path: Path) -> None:
    more = f"{NIEUW}\n    - {{waarde: 19400, peildatum: 2020-01-01, bekend: 2021-05-01, bron: bijstelling, status: definitief}}"
    root = werkruimte(tmp_path, {NOORD: anders(NOORD, (NIEUW, more))})
    newest, older = inwoners(root, "concept"), inwoners(root, "concept", date(2020, 1, 1))
    assert isinstance(newest, Waarde)
    assert isinstance(older, Waarde)
    assert (newest.value, older.value) == (20126, 19400)


def test_een_gevraagde_peildatum_die_er_niet_is_geeft_een_gat(tmp_path: Path) -> None:
    found = inwoners(werkruimte(tmp_path), "concept", date(2019, 1, 1))
    assert found == Gat("ntb", "inwoners van Noord op 1 januari 2019")


def test_een_cijfer_uit_het_log_van_de_regio_telt_voor_die_gemeente(tmp_path: Path) -> None:
    extra = "  - cijfer: {naam: inwoners, gemeente: noord, waarde: 25000, peildatum: 2021-01-01, bron: hertelling, status: voorlopig}\n"
    root = werkruimte(tmp_path, {LOG: anders(LOG, ("  - clausule: sleutel", f"{extra}  - clausule: sleutel"), ("datum: 2021-02-01\n", "datum: 2021-04-01\n"))})
    found = inwoners(root, "concept")
    assert isinstance(found, Waarde)
    assert (found.value, found.status, found.bron) == (25000, "voorlopig", "hertelling")


@pytest.mark.parametrize(("waarde", "centen"), [("901270", 90127000), ("901270.5", 90127050), ("0.01", 1), ("0", 0)])
def test_euro_worden_hele_centen(tmp_path: Path, waarde: str, centen: int) -> None:
    geladen = gezond(werkruimte(tmp_path, {LOG: anders(LOG, ("waarde: 901270", f"waarde: {waarde}"))}))
    found = of_traject(geladen.trajectmap.traject, "begroting-samen", geladen.folded("concept").keuzes)
    assert isinstance(found, Waarde)
    assert found.value == centen
    assert isinstance(found.value, int)


def test_de_bijdragen_zijn_samen_precies_de_begroting(tmp_path: Path) -> None:
    for number, amount in enumerate(("901270", "1000.01", "0.02", "7")):
        folded = gezond(werkruimte(tmp_path / str(number), {LOG: anders(LOG, ("waarde: 901270", f"waarde: {amount}"))})).folded("concept")
        shares = [item.value for item in folded.facts.bijdragen["samen"].values() if isinstance(item, Waarde)]
        assert sum(shares) == int(Fraction(amount) * 100)
        assert len(shares) == 3


def test_een_aanname_krijgt_een_teken_waar_zij_staat_en_een_uitleg_aan_het_eind(tmp_path: Path) -> None:
    root = werkruimte(
        tmp_path, {NOORD: anders(NOORD, (NIEUW, NIEUW.replace("bron: tellingen, status: definitief", "bron: schatting van Noord, status: aanname")))}
    )
    geladen = gezond(root)
    noord, zuid = geladen.maak("concept", "brief-noord"), geladen.maak("concept", "brief-zuid")
    assert "Noord heeft 3\u00a0stemmen [1] van de 11 [2]." in tekst_van(noord)
    assert "Er zijn 20.126 [1] inwoners; de bijdrage is €\u00a0201.260 [3]." in tekst_van(noord)
    assert "[1] Aanname: schatting van Noord.\n[2] Aanname: " in tekst_van(noord)
    assert "Zuid heeft 4\u00a0stemmen van de 11 [1]." in tekst_van(zuid)
    assert "Er zijn 40.000 inwoners; de bijdrage is €\u00a0400.000 [2]." in tekst_van(zuid)
    assert "schatting" not in tekst_van(zuid)


def test_zonder_aannames_zegt_het_stuk_dat(tmp_path: Path) -> None:
    made = gezond(werkruimte(tmp_path)).maak("concept", "brief-zuid")
    assert regels_van(made, made.final.root)[-1] == "Dit stuk bevat geen aannames."


def test_een_ontbrekend_inwonertal_maakt_de_stemmen_onbekend_en_niet_nul(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {NOORD: anders(NOORD, (f"    - {NIEUW}\n", ""))})
    made = gezond(root).maak("concept", "brief-noord")
    assert "Noord heeft n.t.b. van de n.t.b." in regels_van(made, made.final.root)
    assert "Nog niet bekend (n.t.b.): inwoners van Noord op 1 januari 2021." in {item.message for item in made.findings}
