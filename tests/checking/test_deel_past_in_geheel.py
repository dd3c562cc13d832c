"""A sum that is said to be part of another is part of it, or the paper does not say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from werkruimte import BESTANDEN, BLOKKEN, Wijziging, anders, bevindingen, gezond, laad, tekst_van, werkruimte

TRAJECT = "trajecten/proef/traject.yaml"
LOG = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
BRIEF = "templates/documenten/brief.yaml"


def met_last(bedrag: int, in_pool: str = "") -> dict[str, Wijziging]:
    """Return the small workspace with a one-off cost, part of a pool or not, and a letter that tells of it."""
    within = f", begrepen_in: {in_pool}" if in_pool else ""
    figure = f"cijfers:\n  overgang: {{omschrijving: de kosten van de overgang, eenheid: euro, eenmalig: true{within}}}\n"
    chosen = f"  - cijfer: {{naam: overgang, waarde: {bedrag}, peildatum: 2021-02-01, bron: begroting, status: definitief}}\n"
    return {
        **BLOKKEN,
        TRAJECT: BESTANDEN[TRAJECT].replace("cijfers:\n", figure),
        LOG: BESTANDEN[LOG] + chosen,
        BRIEF: anders(BRIEF, ("      - invoegen: kern\n", "      - invoegen: kern\n      - blok: eenmalige-lasten\n")),
    }


def letter(tmp_path: Path, wijzig: dict[str, Wijziging]) -> str:
    return tekst_van(gezond(werkruimte(tmp_path, wijzig)).maak("definitief", "brief-zuid")).replace("\u00a0", " ")


def test_a_paper_says_only_what_the_data_say(tmp_path: Path) -> None:
    apart = letter(tmp_path / "a", met_last(5000))
    assert "De kosten van de overgang, voor alle gemeenten samen: € 5.000; dat bedrag zit niet in de raming" in apart
    assert "dat bedrag is begrepen in de raming voor uitvoering" in letter(tmp_path / "b", met_last(5000, "samen"))


@pytest.mark.parametrize(("bedrag", "fout"), [(901270, False), (901271, True)])
def test_a_part_is_not_larger_than_the_whole(tmp_path: Path, bedrag: int, fout: bool) -> None:
    found = [item["message"] for item in bevindingen(werkruimte(tmp_path, met_last(bedrag, "samen"))) if item["slug"] == "deel-past-in-geheel"]
    expected = "In de kostenpost 'uitvoering' (€\u00a0901.270) kan €\u00a0901.271 niet zijn begrepen: de kosten van de overgang."
    assert set(found) == ({expected} if fout else set())


def test_a_pool_that_does_not_exist_is_a_fault(tmp_path: Path) -> None:
    [found] = laad(werkruimte(tmp_path, met_last(5000, "same"))).bevindingen
    assert (found.message, found.hint) == ("De kostenpost 'same' bestaat niet.", "Bedoelde u 'samen'?")
