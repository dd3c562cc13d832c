"""A regulation: which articles name a law short, where an article comes from, and what a text without definitions reads like."""

from __future__ import annotations

from pathlib import Path

import pytest

from werkruimte import BESTANDEN, anders, artikel, gezond, regels_van, werkruimte

GR = "templates/documenten/gr-tekst.yaml"
BEPALINGEN = "clauses/algemeen/begripsbepalingen.yaml"
NAAM = "clauses/slot/naam.yaml"
LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
KEUZE = "clausule: klachten\n    parameters: {weken: 8}\n    reden: Zes weken bleek te kort."
MET_WET = anders(NAAM, ("Deze regeling wordt aangehaald als: {{ traject.citeertitel | tekst }}.", "Gelet op {{ wet('wgr', '1') }}."))


@pytest.mark.parametrize(
    ("bepalingen", "hoofdstuk", "zin"),
    [
        (BESTANDEN[BEPALINGEN], "[begripsbepalingen, taken]", "Gelet op artikel 1 van de wet."),
        (BESTANDEN[BEPALINGEN], "[taken]", "Gelet op artikel 1 van de Wet gemeenschappelijke regelingen."),
        (
            "id: begripsbepalingen\nopschrift: Begrippen\nleden:\n  - {id: begrippen, tekst: 'Dit:', onderdelen: [{id: x, tekst: eigen tekst}]}\n",
            "[begripsbepalingen, taken]",
            "Gelet op artikel 1 van de Wet gemeenschappelijke regelingen.",
        ),
    ],
)
def test_een_wet_heet_kort_waar_de_tekst_haar_omschrijft_en_anders_voluit(tmp_path: Path, bepalingen: str, hoofdstuk: str, zin: str) -> None:
    """A law has its short name only in a text whose definitions the program writes: there the short name is explained."""
    wijzig = {NAAM: MET_WET, BEPALINGEN: bepalingen, GR: anders(GR, ("[begripsbepalingen, taken]", hoofdstuk))}
    made = gezond(werkruimte(tmp_path, wijzig)).maak("definitief")
    assert regels_van(made, artikel(made, "naam")) == [zin]
    assert any(node.kind == "begrip" for node in made.final.root.walk()) == zin.endswith("de wet.")


def test_een_artikel_van_de_bibliotheek_noemt_zijn_variant_en_een_eigen_artikel_heeft_er_geen(tmp_path: Path) -> None:
    eigen = "nieuw_artikel: {id: ombudsman-zelf, opschrift: Eigen, na: klachten, leden: [{id: een, tekst: Eigen tekst.}]}"
    made = gezond(werkruimte(tmp_path, {LOG: anders(LOG, (KEUZE, eigen))})).maak("definitief")
    assert (artikel(made, "stemmen").herkomst.variant, artikel(made, "ombudsman-zelf").herkomst.variant) == ("per-inwoners", "")
    assert artikel(made, "ombudsman-zelf").herkomst.besluiten == ("2021-09-01-dialoog#1",)


def test_een_vervallen_bijlage_staat_niet_in_de_tekst(tmp_path: Path) -> None:
    """A decision that drops an annex drops it: it was printed all the same. What still refers to it is a finding."""
    with_annex = gezond(werkruimte(tmp_path / "met", {})).maak("definitief")
    names = [node.id for node in with_annex.final.root.walk() if node.kind == "bijlage"]
    clause = names[-1].rpartition("bijlage:")[2]
    dropped = werkruimte(tmp_path / "zonder", {LOG: anders(LOG, (KEUZE, f"clausule: {clause}\n    vervalt: true"))})
    made = gezond(dropped).maak("definitief")
    assert [node.id for node in made.final.root.walk() if node.kind == "bijlage"] == names[:-1]
