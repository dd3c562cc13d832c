"""A file that nothing reads is a finding: by its place, or by the end of its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from werkruimte import gezond, laad, werkruimte

MAP = "gemeenten/noord/proef/concept/brief"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        (f"{MAP}/na-kern.md.txt", "Noem het bestand 'na-kern.md'. Zet in Kladblok bij Opslaan als: 'Alle bestanden'."),
        (f"{MAP}/na-kern.txt", "Noem het bestand 'na-kern.md'. Zet in Kladblok bij Opslaan als: 'Alle bestanden'."),
        (f"{MAP}/na-kern.MD", "Noem het bestand 'na-kern.md'. Zet in Kladblok bij Opslaan als: 'Alle bestanden'."),
        (f"{MAP}/na-kern.markdown", "Noem het bestand 'na-kern.md'. Zet in Kladblok bij Opslaan als: 'Alle bestanden'."),
        ("gemeenten/noord/proef/keuzes.yaml.txt", "Noem het bestand 'keuzes.yaml'. Zet in Kladblok bij Opslaan als: 'Alle bestanden'."),
        ("trajecten/proef/teksten/concept/kosten.md.txt", "Noem het bestand 'kosten.md'. Zet in Kladblok bij Opslaan als: 'Alle bestanden'."),
        ("trajecten/proef/besluiten/2021-10-01-x.yaml.txt", "Noem het bestand '2021-10-01-x.yaml'. Zet in Kladblok bij Opslaan als: 'Alle bestanden'."),
        ("trajecten/proef/mijlpalen/slot.txt", "Noem het bestand 'slot.yaml'. Zet in Kladblok bij Opslaan als: 'Alle bestanden'."),
        ("trajecten/proef/besluiten/2021-10-01-x.docx", "Leg vast wat er is besloten in '2021-10-01-x.yaml'."),
        (f"{MAP}/na-kern.docx", "Plak de tekst in een gewoon tekstbestand 'na-kern.md'."),
        (f"{MAP}/na-kern.odt", "Plak de tekst in een gewoon tekstbestand 'na-kern.md'."),
    ],
)
def test_een_tekst_met_een_verkeerd_eind_wordt_niet_stil_overgeslagen(tmp_path: Path, name: str, hint: str) -> None:
    [found] = laad(werkruimte(tmp_path, {name: "Onze tekst.\n"})).bevindingen
    assert (found.slug, found.span.file, found.hint, found.is_error) == ("plaats-bestaat", name, hint, True)


def test_een_kopie_naast_de_tekst_en_een_ander_bestand_zijn_een_waarschuwing(tmp_path: Path) -> None:
    found = laad(werkruimte(tmp_path, {f"{MAP}/na-betekenis.docx": "x", f"{MAP}/foto.png": "x"})).bevindingen
    assert sorted((item.span.file, item.message, item.is_error) for item in found) == [
        (f"{MAP}/foto.png", "Dit bestand wordt niet gelezen.", False),
        (f"{MAP}/na-betekenis.docx", "Dit bestand wordt niet gelezen.", False),
    ]


def test_wat_elders_staat_of_verborgen_is_laat_de_controle_met_rust(tmp_path: Path) -> None:
    gezond(
        werkruimte(tmp_path, {"gemeenten/noord/logo.png": "x", f"{MAP}/.DS_Store": "x", f"{MAP}/~$na-kern.docx": "x", "trajecten/proef/cijfers/bron.xlsx": "x"})
    )
