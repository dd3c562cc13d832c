"""The reactienota: per article each proposal, by whom, the answer, and what it changed; open ones first, nothing that is confidential."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assembler.writing import house
from werkruimte import BESTANDEN, BLOKKEN, REPO, bevindingen, gezond, tekst_van, werkruimte

SOORT = "templates/documenten/reactienota.yaml"
MIJLPAAL = "trajecten/proef/mijlpalen/definitief.yaml"
NOORD = "trajecten/proef/reacties/concept@1/noord-2021-06-20.yaml"
MIDDEN = "trajecten/proef/reacties/concept@1/midden-2021-06-21.yaml"
TERMIJN = {"plaats": "gr-tekst/klachten/termijn", "waar": "Artikel 6 (Klachten), tweede lid", "soort": "tekst", "was": "De termijn is zes weken."}


def reacties(van: str, dag: str, *rows: dict[str, Any]) -> str:
    voorstellen = [{"id": f"{number:08d}", "status": "open", **row} for number, row in enumerate(rows, 1)]
    return house.text_of(
        {
            "document": "gr-tekst", "mijlpaal": "concept", "versie": 1, "van": van, "ontvangen": dag, "bestand": f"{van}.docx", "sha256": "0" * 64,
            "voorstellen": voorstellen,
        }
    )  # fmt: skip


def ruimte(tmp_path: Path, **bestanden: str) -> Path:
    return werkruimte(
        tmp_path,
        {
            **BLOKKEN,
            SOORT: (REPO / SOORT).read_text(encoding="utf-8"),
            MIJLPAAL: BESTANDEN[MIJLPAAL].replace("documenten:\n", "documenten:\n  - {soort: reactienota}\n"),
            **bestanden,
        },
    )


def nota(root: Path) -> list[str]:
    return tekst_van(gezond(root).maak("definitief", "reactienota")).splitlines()


@pytest.fixture
def gelezen(tmp_path: Path) -> list[str]:
    """The nota on two files: an equal proposal, two that differ, a note, one that is confidential, and answers."""
    besluit = {
        "wordt": "De termijn is acht weken.",
        "id": "aaaaaaaa",
        "status": "overgenomen",
        "antwoord": "Zes weken is te kort.",
        "besluit": "2021-09-01-dialoog",
    }
    return nota(
        ruimte(
            tmp_path,
            **{
                NOORD: reacties(
                    "noord",
                    "2021-06-20",
                    {
                        "plaats": "gr-tekst/taken",
                        "waar": "Artikel 2 (Taken)",
                        "soort": "opmerking",
                        "was": "Taken",
                        "wordt": "Is dit alles?",
                        "door": ["J. de Vries"],
                    },
                    {**TERMIJN, **besluit},
                    {**TERMIJN, "wordt": "De termijn is lang.", "vertrouwelijk": True},
                    {
                        "plaats": "gr-tekst/klachten/regeling",
                        "waar": "Artikel 6 (Klachten), eerste lid",
                        "soort": "vervalt",
                        "was": "Het bestuur stelt vast.",
                        "status": "afgewezen",
                        "antwoord": "De wet vraagt een regeling.",
                    },
                ),
                MIDDEN: reacties("midden", "2021-06-21", {**TERMIJN, **besluit}, {**TERMIJN, "wordt": "De termijn is kort.", "status": "ter_bespreking"}),
            },
        )
    )


def test_de_nota_noemt_per_artikel_wie_wat_vroeg_en_wat_ermee_is_gedaan(gelezen: list[str]) -> None:
    begin, end = gelezen.index("Nog open"), gelezen.index("Toelichting bij de cijfers")
    assert [line for line in gelezen[begin:end] if line] == [
        "Nog open",
        "Artikel 2 (Taken)",
        "Van | Voorstel of opmerking | Antwoord",
        "Noord | Opmerking: “Is dit alles?” | Nog niet beantwoord.",
        "Artikel 6 (Klachten)",
        "Van | Voorstel of opmerking | Antwoord",
        "Midden | Tweede lid. “De termijn is zes weken.” wordt “De termijn is kort.” | Wordt besproken.",
        "Beantwoord",
        "Artikel 6 (Klachten)",
        "Van | Voorstel of opmerking | Antwoord",
        "Noord en Midden | Tweede lid. “De termijn is zes weken.” wordt “De termijn is acht weken.” | Overgenomen. Zes weken is te kort. Verwerkt in artikel 6: “De termijn is acht weken.”",
        "Noord | Eerste lid. Laten vervallen: “Het bestuur stelt vast.” | Niet overgenomen. De wet vraagt een regeling.",
    ]


def test_er_staat_geen_naam_van_een_mens_in_en_niets_vertrouwelijks(gelezen: list[str]) -> None:
    assert not [line for line in gelezen if "Vries" in line or "De termijn is lang." in line or "dialoog" in line]


def test_zonder_reacties_zegt_de_nota_dat(tmp_path: Path) -> None:
    assert "zijn sinds de vorige mijlpaal geen reacties ontvangen." in " ".join(nota(ruimte(tmp_path)))


def test_van_een_vertrouwelijk_besluit_staat_er_niets(tmp_path: Path) -> None:
    log = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
    row = {**TERMIJN, "wordt": "De termijn is acht weken.", "status": "overgenomen", "besluit": "2021-09-01-dialoog"}
    found = nota(ruimte(tmp_path, **{NOORD: reacties("noord", "2021-06-20", row), log: BESTANDEN[log].replace("keuzes:", "vertrouwelijk: true\nkeuzes:")}))
    assert [line for line in found if "Overgenomen" in line] == [
        "Noord | Tweede lid. “De termijn is zes weken.” wordt “De termijn is acht weken.” | Overgenomen."
    ]


@pytest.mark.parametrize(
    ("status", "geheim", "antwoord"),
    [
        ("voorgenomen", False, "Het voornemen is dit over te nemen; daarover is nog niet besloten."),
        ("voorgenomen", True, "Wordt besproken."),
        ("ingetrokken", False, "Nog niet beantwoord."),
    ],
)
def test_een_voorstel_is_niet_verder_dan_het_besluit_dat_het_uitvoert(tmp_path: Path, status: str, geheim: bool, antwoord: str) -> None:
    log = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
    row = {**TERMIJN, "wordt": "De termijn is acht weken.", "status": "overgenomen", "besluit": "2021-09-01-dialoog"}
    head = f"status: {status}\n{'vertrouwelijk: true' if geheim else 'bron: verslag'}\nkeuzes:"
    text = BESTANDEN[log].replace("keuzes:", head)
    found = nota(ruimte(tmp_path, **{NOORD: reacties("noord", "2021-06-20", row), log: text.replace("status: besloten\n", "")}))
    assert [line.rpartition("| ")[2] for line in found if line.startswith("Noord |")] == [antwoord]
    assert "Nog open" in found


@pytest.mark.parametrize(
    ("row", "kop", "slug", "message"),
    [
        ({"besluit": "2021-09-01-dialog", "status": "overgenomen"}, {}, "reactie-past-bij-traject", "Het besluit '2021-09-01-dialog' bestaat niet."),
        ({}, {"van: noord": "van: noodr"}, "reactie-past-bij-traject", "De deelnemer 'noodr' bestaat niet."),
        ({}, {"mijlpaal: concept": "mijlpaal: consept"}, "reactie-past-bij-traject", "De mijlpaal 'consept' bestaat niet."),
        ({"status": "afgewezen"}, {}, "reactie-is-beantwoord", "Het voorstel 00000001 is afgewezen, en er staat geen antwoord bij."),
        ({"besluit": "2021-09-01-dialoog"}, {}, "reactie-is-beantwoord", "Het voorstel 00000001 is nog open, maar noemt een besluit dat het uitvoert."),
    ],
)
def test_wat_niet_klopt_in_een_reactie_wordt_gezegd(tmp_path: Path, row: dict[str, str], kop: dict[str, str], slug: str, message: str) -> None:
    text = reacties("noord", "2021-06-20", {**TERMIJN, "wordt": "De termijn is kort.", **row})
    for old, new in kop.items():
        text = text.replace(old, new)
    found = [item for item in bevindingen(ruimte(tmp_path, **{NOORD: text})) if item["slug"] == slug]
    assert [(item["message"], item["bestand"]) for item in found] == [(message, NOORD)]


def test_een_ander_orgaan_dat_reageert_is_geen_fout(tmp_path: Path) -> None:
    root = ruimte(tmp_path, **{NOORD: reacties("ondernemingsraad van de sociale dienst", "2021-06-20", {**TERMIJN, "wordt": "Kort."})})
    assert not [item for item in bevindingen(root) if item["slug"].startswith("reactie-")]
