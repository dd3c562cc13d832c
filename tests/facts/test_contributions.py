"""What each pays: by whole numbers, with the least certain status, and never with the words of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.facts.contributions import paid
from assembler.facts.facts import Facts
from assembler.ground.document import Gat
from assembler.ground.values import Waarde
from werkruimte import Geladen, Wijziging, anders, laad, werkruimte

LOG = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
SLEUTEL = "clauses/geld/sleutel.yaml"
GEMEENTEN = ("noord", "midden", "zuid")
NOT_WHOLE = "Het cijfer 'uitkering' is niet voor iedere gemeente een geheel getal; deze sleutel rekent met hele aantallen."


def met_cijfer(tmp_path: Path, regel: str, parameters: str, *waarden: str) -> Geladen:
    """Return the small workspace with a key by a figure of our own, and its value for each gemeente."""
    files: dict[str, Wijziging] = {SLEUTEL: anders(SLEUTEL, ("regel: per_inwoner", f"regel: {regel}"), ("{{ regel.jaren_terug | getal }}", "een"))}
    for gemeente, waarde in zip(GEMEENTEN, waarden, strict=True):
        name = f"gemeenten/{gemeente}/gemeente.yaml"
        row = f"cijfers:\n  uitkering:\n    - {{waarde: {waarde}, peildatum: 2021-01-01, bekend: 2021-01-02, bron: circulaire, status: voorlopig}}\n"
        files[name] = anders(name, ("cijfers:\n", row))
    files[LOG] = anders(LOG, ("parameters: {jaren_terug: 1}", f"parameters: {parameters}"))
    return laad(werkruimte(tmp_path, files))


def gewogen(facts: Facts) -> dict[str, int] | None:
    """Return the figures as the key was given them, or None when it could not divide."""
    steps = facts.verdelingen["samen"].steps
    return dict(steps[0].given.cijfers["uitkering"]) if steps else None


_FONDS = "{onderdelen: [uitkering], circulaire: 2021-01-01}"
_VAST = "{vaste_voet: 0, cijfer: uitkering, jaren_terug: 1}"


@pytest.mark.parametrize(
    ("waarden", "heel"),
    [
        (("10", "20", "30"), {"noord": 10, "midden": 20, "zuid": 30}),
        (("10.50", "20", "30"), {"noord": 1050, "midden": 2000, "zuid": 3000}),
        (("0.01", "0.02", "0.03"), {"noord": 1, "midden": 2, "zuid": 3}),
    ],
)
def test_een_gewicht_in_euros_met_centen_telt_in_centen(tmp_path: Path, waarden: tuple[str, ...], heel: dict[str, int]) -> None:
    folded = met_cijfer(tmp_path, "gemeentefonds", _FONDS, *waarden).folded("definitief")
    assert gewogen(folded.facts) == heel
    assert [item.message for item in folded.findings if "geheel getal" in item.message] == []


@pytest.mark.parametrize(("waarden", "klopt"), [(("10", "20", "30"), True), (("10.50", "20", "30"), False)])
def test_een_sleutel_die_aantallen_telt_neemt_geen_deel_van_een_stuk(tmp_path: Path, waarden: tuple[str, ...], klopt: bool) -> None:
    folded = met_cijfer(tmp_path, "vast_plus_variabel", _VAST, *waarden).folded("definitief")
    assert (gewogen(folded.facts) is not None) is klopt
    assert [item.message for item in folded.findings if "geheel getal" in item.message] == ([] if klopt else [NOT_WHOLE])
    if not klopt:
        assert set(folded.facts.verdelingen["samen"].bijdragen.values()) == {Gat("ntb", "de verdeling van de kosten")}


def test_een_bijdrage_is_zo_onzeker_als_het_onzekerste_cijfer_met_een_bron_die_van_niemand_is(tmp_path: Path) -> None:
    facts = met_cijfer(tmp_path, "gemeentefonds", _FONDS, "1", "1", "2").folded("definitief").facts
    assert facts.verdelingen["samen"].bijdragen["zuid"] == Waarde(45063500, "bijdrage/samen/zuid", "voorlopig", "begroting; circulaire")


def test_de_woorden_van_een_gemeente_staan_niet_bij_de_bijdrage_van_een_ander(tmp_path: Path) -> None:
    name = "gemeenten/noord/gemeente.yaml"
    own = anders(name, ("bekend: 2021-03-01, bron: tellingen, status: definitief", "bekend: 2021-03-01, bron: wij van Noord, status: aanname"))
    facts = laad(werkruimte(tmp_path, {name: own})).folded("definitief").facts
    found = [facts.bijdragen["samen"][gemeente] for gemeente in GEMEENTEN]
    assert {(item.status, item.bron) for item in found if isinstance(item, Waarde)} == {("aanname", "begroting; verdeeld naar cijfers van de deelnemers")}


def test_wat_een_gemeente_betaalt_is_de_som_van_alle_kostenposten(tmp_path: Path) -> None:
    facts = laad(werkruimte(tmp_path)).folded("definitief").facts
    found = paid(facts.bijdragen, "noord")
    assert isinstance(found, Waarde)
    assert (found.value, found.key, found.bron) == (facts.bijdragen["samen"]["noord"].value, "bijdrage", "berekend uit de bijdragen")  # type: ignore[union-attr]
    assert paid({}, "noord") == Gat("ntb", "de bijdragen")
    assert paid({"a": {"noord": Gat("ntb", "x")}, "b": {"noord": Waarde(1, "b")}}, "noord") == Gat("ntb", "x")
