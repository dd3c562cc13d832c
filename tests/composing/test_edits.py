"""Edits of the log that meet nothing: each says so at its place, and leaves the text as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.ground.document import text_of
from werkruimte import BESTANDEN, anders, artikel, bevindingen, gezond, laad, plek, regels_van, werkruimte

LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
KEUZE = "clausule: klachten\n    parameters: {weken: 8}\n    reden: Zes weken bleek te kort."


@pytest.mark.parametrize(
    ("keuze", "plaats"),
    [
        ("schrap: stemmen/stem", "stemmen/stem"),  # a lid of the variant that is not chosen
        ("vervang: {plaats: stemmen/stem, tekst: Anders.}", "stemmen/stem"),
        ("nieuw_lid: {in: stemmen/stem, onderdeel: {id: x, tekst: x}}", "stemmen/stem"),
        ("nieuw_lid: {in: stemmen, na: stem, lid: {id: x, tekst: X.}}", "stem"),
    ],
)
def test_een_wijziging_van_wat_de_gekozen_variant_niet_heeft_is_een_fout_bij_het_besluit(tmp_path: Path, keuze: str, plaats: str) -> None:
    root = werkruimte(tmp_path, {LOG: anders(LOG, (KEUZE, keuze))})
    found = [item for item in bevindingen(root) if item["slug"] == "plaats-bestaat"]
    assert [(item["message"], item["niveau"], item["mijlpaal"]) for item in found] == [
        (f"De plaats '{plaats}' staat niet in deze tekst.", "fout", "definitief")
    ]
    assert f"{found[0]['bestand']}:{found[0]['regel']}:{found[0]['kolom']}" == plek(LOG, keuze, anders(LOG, (KEUZE, keuze)))
    made = laad(root).maak("definitief")
    assert [line.partition(" ")[2] for line in regels_van(made, artikel(made, "stemmen"))][:2] == [
        "De leden van een gemeente hebben samen één stem per 10.000 inwoners op 1 januari 2021.",
        "Met toepassing van het eerste lid zijn de stemmen:",
    ]


def test_een_wijziging_van_wat_er_wel_staat_is_er_geen(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {LOG: anders(LOG, (KEUZE, "schrap: stemmen/uitkomst"))})
    assert not [item for item in bevindingen(root) if item["slug"] == "plaats-bestaat"]
    made = gezond(root).maak("definitief")
    assert artikel(made, "stemmen").find("gr-tekst/stemmen/uitkomst") is None


# --- the memorandum of a new lid --------------------------------------------------------------------------------------


@pytest.mark.parametrize("wijze", ["per_artikel", "per_hoofdstuk"])
@pytest.mark.parametrize("geschrapt", [False, True])
def test_een_nieuw_lid_brengt_zijn_toelichting_mee(tmp_path: Path, wijze: str, geschrapt: bool) -> None:
    traject = "trajecten/proef/traject.yaml"
    lid = (
        "  - nieuw_lid:\n      in: klachten\n      na: termijn\n      lid: {id: afschrift, tekst: De klager krijgt een afschrift.}\n"
        "      toelichting: \"Het afschrift van {{ ref('klachten/afschrift') }} kost niets.\"\n"
    )
    weg = "  - schrap: klachten/afschrift\n" if geschrapt else "  - clausule: ombudsman\n"
    log = {
        f"trajecten/proef/besluiten/2021-10-0{dag}-overleg.yaml": f"datum: 2021-10-0{dag}\ngremium: overleg\nkeuzes:\n{keuze}"
        for dag, keuze in ((1, lid), (2, weg))
    }
    root = werkruimte(tmp_path, {**log, traject: BESTANDEN[traject] + f"toelichting: {wijze}\n"})
    made = gezond(root).maak("definitief")
    memo = next(node for node in made.final.root.walk() if node.kind == "toelichting")
    text = [text_of(node.inhoud) for node in memo.walk()]
    assert ("Het afschrift van artikel 6, derde lid, kost niets." in text) is not geschrapt
    assert "Klachten gaan naar het bestuur." in text
