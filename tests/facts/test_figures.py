"""Which observation of a figure counts: the newest that was known on the stand date; gaps stay gaps, doubt stays doubt."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from assembler.facts.figures import missing, of_gemeente, of_traject
from assembler.ground.document import Gat
from assembler.ground.findings import Level
from assembler.ground.values import Waarde
from assembler.rules.common import FigureQuestion
from werkruimte import anders, gezond, laad, plek, regels_van, werkruimte

NOORD = "gemeenten/noord/gemeente.yaml"
T = "trajecten/proef/traject.yaml"
LOG = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
NIEUW = "{waarde: 20126, peildatum: 2021-01-01, bekend: 2021-03-01, bron: tellingen, status: definitief}"


def inwoners(root: Path, mijlpaal: str, peildatum: date | None = None) -> Waarde | Gat:
    """Return the inhabitants of Noord at a milestone."""
    geladen = gezond(root)
    return of_gemeente(geladen.ruimte.organisaties["noord"], "inwoners", geladen.folded(mijlpaal).keuzes, peildatum)


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
    root = werkruimte(
        tmp_path,
        {
            LOG: None,
            "trajecten/proef/besluiten/2021-04-01-stuurgroep.yaml": anders(
                LOG, ("  - clausule: sleutel", f"{extra}  - clausule: sleutel"), ("datum: 2021-02-01\n", "datum: 2021-04-01\n")
            ),
        },
    )
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


def test_een_ontbrekend_inwonertal_maakt_de_stemmen_onbekend_en_niet_nul(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {NOORD: anders(NOORD, (f"    - {NIEUW}\n", ""))})
    made = gezond(root).maak("concept", "brief-noord")
    assert "Noord heeft n.t.b. van de n.t.b." in regels_van(made, made.final.root)
    assert "Nog niet bekend (n.t.b.): inwoners van Noord op 1 januari 2021." in {item.message for item in made.findings}


# --- what a rule asks and some gemeenten do not have -------------------------------------------------------------------

STEMMEN = "stemmen"


def gemist(root: Path, mijlpaal: str, *vragen: FigureQuestion) -> list[tuple[Level, str, str]]:
    """Return what is told about figures that the voting rule would ask."""
    found = missing(laad(root).folded(mijlpaal).facts.inforce, vragen, STEMMEN)
    assert {item.slug for item in found} <= {"cijfer-is-bekend"}
    return [(item.level, item.message, item.hint) for item in found]


def test_een_cijfer_dat_iedereen_heeft_wordt_niet_gemist(tmp_path: Path) -> None:
    assert gemist(werkruimte(tmp_path), "concept", FigureQuestion("inwoners"), FigureQuestion("inwoners", date(2021, 1, 1))) == []


def test_ieder_cijfer_dat_ontbreekt_wordt_gemeld_met_wie_het_mist(tmp_path: Path) -> None:
    asked = (FigureQuestion("inwoners", date(2019, 1, 1)), FigureQuestion("inwoners"), FigureQuestion("raadszetels"))
    assert gemist(werkruimte(tmp_path), "concept", *asked) == [
        (
            Level.WAARSCHUWING,
            "Het cijfer 'inwoners' op 1 januari 2019 ontbreekt voor Noord, Midden en Zuid.",
            "Wel opgegeven: 1 januari 2020 en 1 januari 2021.",
        ),
        (Level.WAARSCHUWING, "Het cijfer 'raadszetels' ontbreekt voor Noord, Midden en Zuid.", ""),
    ]


@pytest.mark.parametrize(("mijlpaal", "level"), [("concept", Level.OPMERKING), ("definitief", Level.FOUT)])
def test_een_cijfer_dat_later_bekend_wordt_is_in_een_concept_een_opmerking(tmp_path: Path, mijlpaal: str, level: Level) -> None:
    late = anders(NOORD, ("peildatum: 2021-01-01, bekend: 2021-03-01", "peildatum: 2021-01-01, bekend: 2022-03-01"))
    found = gemist(werkruimte(tmp_path, {NOORD: late}), mijlpaal, FigureQuestion("inwoners", date(2021, 1, 1)))
    assert found == [(level, "Het cijfer 'inwoners' op 1 januari 2021 is nog niet bekend voor Noord.", "")]


def test_een_cijfer_dat_ontbreekt_is_in_een_definitieve_tekst_een_fout(tmp_path: Path) -> None:
    found = gemist(werkruimte(tmp_path), "definitief", FigureQuestion("raadszetels"))
    assert [level for level, _, _ in found] == [Level.FOUT]


def test_een_gemist_cijfer_wordt_gemeld_waar_het_telmoment_is_gekozen(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    facts = laad(root).folded("concept").facts
    (found,) = missing(facts.inforce, [FigureQuestion("raadszetels")], STEMMEN)
    assert str(found.span) == plek(LOG, "2021-01-01, herijking")


@pytest.mark.parametrize("waarde", ["ntb", "901270"])
def test_een_bedrag_dat_nog_niet_bekend_is_is_een_gat(tmp_path: Path, waarde: str) -> None:
    geladen = laad(werkruimte(tmp_path, {LOG: anders(LOG, ("waarde: 901270", f"waarde: {waarde}"))}))
    found = of_traject(geladen.trajectmap.traject, "begroting-samen", geladen.folded("concept").keuzes)
    if waarde == "ntb":
        assert found == Gat("ntb", "Geraamde kosten in 2022")
    else:
        assert found == Waarde(90127000, "cijfers/begroting-samen/2021-02-01", "definitief", "begroting")
