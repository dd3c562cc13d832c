"""A decision that is taken back later: from that day as if it had never been, until that day as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.facts.chosen import Keuzes
from werkruimte import BESTANDEN, BLOKKEN, REPO, bevindingen, draai, laad, tekst_van, werkruimte

MAP = "trajecten/proef/besluiten"
ARTIKEL = "  - nieuw_artikel: {id: risico, opschrift: Risico, na: klachten, leden: [{id: zorg, tekst: Wie risico loopt meldt dat.}]}\n"


def _besluit(dag: str, keuzes: str) -> str:
    return f"datum: {dag}\ngremium: overleg\nkeuzes:\n{keuzes}"


def _root(tmp_path: Path, **log: str) -> Path:
    """Return the small workspace with these decisions: `b_2021_10_01` is of that day."""
    days = {name.removeprefix("b_").replace("_", "-"): text for name, text in log.items()}
    return werkruimte(tmp_path, {f"{MAP}/{day}-overleg.yaml": _besluit(day, text) for day, text in days.items()})


def _keuzes(root: Path, mijlpaal: str = "definitief") -> Keuzes:
    return laad(root).folded(mijlpaal).keuzes


def _fouten(root: Path) -> list[tuple[str, str]]:
    return [(item["message"], item["hint"]) for item in bevindingen(root) if item["niveau"] != "opmerking"]


def test_een_parameter_is_weer_wat_hij_was(tmp_path: Path) -> None:
    before = _keuzes(_root(tmp_path, b_2021_08_01="  - {clausule: klachten, parameters: {weken: 4}}\n"))
    assert before.clausules["klachten"].parameters["weken"][0] == 8  # by the session of 1 September
    after = _keuzes(_root(tmp_path, b_2021_08_01="  - {clausule: klachten, parameters: {weken: 4}}\n", b_2021_10_01="  - intrekken: 2021-09-01-dialoog\n"))
    assert after.clausules["klachten"].parameters["weken"][0] == 4
    assert [(item.bron.id, item.door.id) for item in after.ingetrokken] == [("2021-09-01-dialoog#1", "2021-10-01-overleg#1")]


def test_een_keuze_uit_een_besluit(tmp_path: Path) -> None:
    log = "  - {clausule: klachten, parameters: {weken: 4}}\n  - clausule: ombudsman\n"
    found = _keuzes(_root(tmp_path, b_2021_09_15=log, b_2021_10_01="  - {intrekken: 2021-09-15-overleg/1, reden: te kort}\n"))
    assert found.clausules["klachten"].parameters["weken"][0] == 8
    assert found.clausules["ombudsman"].aanwezig


def test_een_eerdere_mijlpaal_blijft_zoals_zij_was(tmp_path: Path) -> None:
    log = {"b_2021_05_01": ARTIKEL, "b_2021_10_01": "  - intrekken: 2021-05-01-overleg\n"}
    root = _root(tmp_path, **log)
    assert [item.bron.besluit for item in _keuzes(root, "concept").bewerkingen] == ["2021-05-01-overleg"]
    assert _keuzes(root).bewerkingen == ()
    assert _fouten(root) == []


def test_een_intrekking_is_zelf_in_te_trekken(tmp_path: Path) -> None:
    found = _keuzes(_root(tmp_path, b_2021_10_01="  - intrekken: 2021-09-01-dialoog\n", b_2021_11_01="  - intrekken: 2021-10-01-overleg\n"))
    assert found.clausules["klachten"].parameters["weken"][0] == 8


def test_met_een_artikel_vervalt_wat_er_later_aan_is_veranderd(tmp_path: Path) -> None:
    edit = "  - vervang: {plaats: risico/zorg, tekst: Wie risico ziet meldt dat.}\n"
    for gone in ("  - intrekken: 2021-05-01-overleg\n", "  - {clausule: risico, vervalt: true}\n"):
        root = _root(tmp_path, b_2021_05_01=ARTIKEL, b_2021_06_15=edit, b_2021_10_01=gone)
        assert _keuzes(root).bewerkingen == ()
        assert _fouten(root) == []
    late = _root(tmp_path, b_2021_05_01=ARTIKEL, b_2021_06_15="  - clausule: ombudsman\n", b_2021_10_01=gone, b_2021_10_02=edit)
    message = "Het artikel 'risico' is er niet meer: het is op 2021-10-01 ingetrokken of vervallen."
    assert _fouten(late) == [(message, "Haal deze keuze weg, of neem het artikel eerst opnieuw op.")]


def test_een_verwijzing_naar_wat_is_ingetrokken_noemt_de_intrekking(tmp_path: Path) -> None:
    ref = "  - nieuw_lid: {in: klachten, na: termijn, lid: {id: ook, tekst: \"Zie ook {{ ref('risico') }}.\"}}\n"
    for gone, why in (("intrekken: 2021-05-01-overleg", "trok het in"), ("{clausule: risico, vervalt: true}", "liet 'risico' vervallen")):
        found = _fouten(_root(tmp_path, b_2021_05_01=ARTIKEL, b_2021_06_15=ref, b_2021_10_01=f"  - {gone}\n"))
        assert found, gone
        assert all(f"het besluit van 2021-10-01 {why}" in message for message, _ in found), found


def test_een_bewerking_van_een_lid_dat_is_ingetrokken_zegt_wat_ook_moet(tmp_path: Path) -> None:
    lid = "  - nieuw_lid: {in: klachten, na: termijn, lid: {id: ook, tekst: Het kan ook anders.}}\n"
    edit = "  - vervang: {plaats: klachten/ook, tekst: Het kan niet anders.}\n"
    found = _fouten(_root(tmp_path, b_2021_05_01=lid, b_2021_06_15=edit, b_2021_10_01="  - intrekken: 2021-05-01-overleg\n"))
    message = "De plaats 'klachten/ook' is er niet meer: het besluit van 2021-10-01 trok haar in."
    assert found == [(message, "Trek ook deze keuze in: 'intrekken: 2021-06-15-overleg/1'.")]


@pytest.mark.parametrize(
    ("wat", "message", "hint"),
    [
        ("2021-09-01-dialog", "Het besluit '2021-09-01-dialog' bestaat niet.", "Bedoelde u '2021-09-01-dialoog'?"),
        (
            "2021-09-01-dialoog/2",
            "Het besluit '2021-09-01-dialoog' heeft 1 keuze; er is geen nummer 2.",
            "Schrijf '2021-09-01-dialoog/1' voor de eerste, of '2021-09-01-dialoog' voor het hele besluit.",
        ),
        (
            "2021-11-01-later",
            "Het besluit '2021-11-01-later' (1 november 2021) is niet eerder genomen dan dit (1 oktober 2021).",
            "Alleen een eerder besluit is in te trekken. Verbeter de datum, of haal de keuze uit dat besluit zelf weg.",
        ),
        (
            "noord-1",
            "Het besluit 'noord-1' is van een gemeente; wie een besluit nam, trekt het in.",
            "Neem de intrekking op waar dat besluit staat.",
        ),
        ("2021-09-02-niet", "Het besluit '2021-09-02-niet' telt niet ('status: voorgenomen'); er is niets in te trekken.", "Haal deze keuze weg."),
    ],
)
def test_wat_niet_is_in_te_trekken(tmp_path: Path, wat: str, message: str, hint: str) -> None:
    later = _besluit("2021-11-01", "  - clausule: ombudsman\n")
    niet = _besluit("2021-09-02", "  - clausule: ombudsman\n").replace("keuzes:", "status: voorgenomen\nkeuzes:")
    log = {f"{MAP}/2021-10-01-overleg.yaml": _besluit("2021-10-01", f"  - intrekken: {wat}\n")}
    root = werkruimte(tmp_path, {**log, f"{MAP}/2021-11-01-later.yaml": later, f"{MAP}/2021-09-02-niet.yaml": niet})
    assert _fouten(root) == [(message, hint)]


def test_een_gemeente_trekt_haar_eigen_besluit_in(tmp_path: Path) -> None:
    name = "gemeenten/noord/proef/keuzes.yaml"
    text = BESTANDEN[name] + "  - datum: 2021-04-01\n    gremium: college van Noord\n    keuzes:\n      - intrekken: noord-1/1\n        reden: toch samen\n"
    root = werkruimte(tmp_path, {name: text})
    assert _keuzes(root).taken == {}
    assert _keuzes(root).lokaal["noord", "voorbehoud"].variant == "ja"
    assert _fouten(root) == []


def test_een_vergelijking_noemt_de_intrekking_als_oorzaak(tmp_path: Path) -> None:
    root = _root(tmp_path, b_2021_10_01="  - {intrekken: 2021-09-01-dialoog, reden: zes weken was genoeg}\n")
    uitkomst = draai(root, "diff", "proef", "2021-09-30", "2021-10-01", "--as", "txt")
    assert uitkomst.code == 0, uitkomst.alles
    assert "De termijn is [-acht-]{+zes+} weken." in uitkomst.uit
    assert "oorzaak: 1 oktober 2021, overleg: zes weken was genoeg" in uitkomst.uit


def test_de_besluitenlijst_zegt_wat_er_is_ingetrokken(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {
        f"{MAP}/2021-10-01-overleg.yaml": _besluit("2021-10-01", "  - intrekken: 2021-09-01-dialoog\n  - intrekken: 2021-02-01-stuurgroep/2\n  - intrekken: 2021-02-01-stuurgroep/3\n"),
        "templates/documenten/besluitenlijst.yaml": (REPO / "templates/documenten/besluitenlijst.yaml").read_text(encoding="utf-8"),
        **BLOKKEN,
        "trajecten/proef/mijlpalen/definitief.yaml": BESTANDEN["trajecten/proef/mijlpalen/definitief.yaml"].replace("documenten:\n", "documenten:\n  - {soort: besluitenlijst}\n"),
    })  # fmt: skip
    geladen = laad(root)
    assert not geladen.bevindingen, [item.message for item in geladen.bevindingen]
    printed = tekst_van(geladen.maak("definitief", "besluitenlijst"))
    assert "Het besluit van 1 september 2021, dialoogsessie, is ingetrokken." in printed
    assert "Verdeling van de kosten: wat op 1 februari 2021 is besloten, is ingetrokken." in printed
    assert "Eén keuze uit het besluit van 1 februari 2021 is ingetrokken." in printed
