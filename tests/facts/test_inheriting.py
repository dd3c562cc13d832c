"""What a kind of milestone gives to every traject, and what a milestone or traject says itself instead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assembler.facts.inheriting import inherited
from assembler.facts.makers import aard
from assembler.facts.orders import orders
from assembler.pipeline import assemble, fold
from assembler.reading import yamltext
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace
from regio import Geval, regio
from werkruimte import REPO, Geladen, anders, bevindingen, tekst_van


def met(sociaal: Geladen, geval: Geval, soort: str, **meer: Any) -> tuple[Workspace, Trajectmap]:
    """Return a region of which the only milestone is of a kind and says nothing else."""
    workspace, item, mijlpaal = regio(sociaal, geval)
    bare = {"id": "m", "soort": soort, "naam": "Mijlpaal", "stand": mijlpaal.stand.isoformat(), "omschrijving": "Tekst"}
    made = Mijlpaal.model_validate({**bare, "behandelingen": {name: {"soort": "besluiten", "bron": "proef"} for name in item.traject.deelnemers}, **meer})
    return workspace, inherited(workspace, replace(item, mijlpalen=(made,)))


def namen(item: Trajectmap) -> list[str]:
    return [choice.id or choice.soort for choice in item.mijlpalen[0].documenten]


def test_een_mijlpaal_krijgt_de_documenten_van_haar_soort(sociaal: Geladen) -> None:
    _, item = met(sociaal, Geval("openbaar-lichaam", "colleges", "II"), "definitief")
    assert namen(item) == ["gr-openbaar-lichaam", "mandaatbesluit", "rib", "raadsvoorstel", "raadsbesluit", "besluitenlijst"]
    assert item.mijlpalen[0].definitief
    assert [annex.document for annex in item.mijlpalen[0].bijlagen] == ["gr-openbaar-lichaam", "mandaatbesluit"]


def test_een_document_dat_niet_voor_deze_regeling_is_geschreven_valt_weg_met_zijn_bijlage(sociaal: Geladen) -> None:
    _, item = met(sociaal, Geval("openbaar-lichaam", "raden", "II"), "definitief")
    assert "mandaatbesluit" not in namen(item)
    assert [annex.document for annex in item.mijlpalen[0].bijlagen] == ["gr-openbaar-lichaam"]


def test_documenten_van_de_mijlpaal_zelf_komen_erbij_en_zonder_haalt_er_een_weg(sociaal: Geladen) -> None:
    own = {"documenten": [{"soort": "keuzenotitie"}, {"soort": "rib", "voor": "besluiten"}], "zonder": ["besluitenlijst"]}
    _, item = met(sociaal, Geval("openbaar-lichaam", "colleges", "II"), "definitief", **own)
    assert namen(item) == ["gr-openbaar-lichaam", "mandaatbesluit", "raadsvoorstel", "raadsbesluit", "keuzenotitie", "rib"]
    assert item.mijlpalen[0].documenten[-1].voor == "besluiten"


def test_wat_een_mijlpaal_zelf_zegt_gaat_voor(sociaal: Geladen) -> None:
    _, item = met(
        sociaal, Geval("openbaar-lichaam", "colleges", "II"), "definitief", beslispunten=[{"id": "eigen", "tekst": "zelf"}], definitief=False, bijlagen=[]
    )
    mijlpaal = item.mijlpalen[0]
    assert ([blok.id for blok in mijlpaal.beslispunten], mijlpaal.definitief, mijlpaal.bijlagen) == (["eigen"], False, ())


def test_een_tekst_van_het_traject_gaat_voor_die_van_de_soort(sociaal: Geladen) -> None:
    """gr-sociaal writes its own kern and inherits its kanttekeningen; another traject has both from the kind."""
    own = {(text.mijlpaal, text.plaats): text for text in sociaal.trajectmap.plaatsteksten if not text.soort}
    assert own["definitief", "kern"].span.file == "trajecten/gr-sociaal/teksten/definitief/kern.yaml"
    assert own["definitief", "kanttekeningen"].span.file == "templates/mijlpalen/definitief.yaml"
    _, item = met(sociaal, Geval("openbaar-lichaam", "colleges", "II"), "definitief")
    assert {text.plaats for text in item.plaatsteksten if text.geerfd} >= {"kern", "kanttekeningen", "vervolg"}


def test_open_punten_zonder_tekst_voor_deze_regeling_vallen_weg(sociaal: Geladen) -> None:
    workspace, item = met(sociaal, Geval("openbaar-lichaam", "colleges", "II"), "concept")
    (point,) = item.mijlpalen[0].open_punten
    assert [variant.variant for variant in point.varianten] == ["een-per-lid", "per-inwoners", "per-inwoners"]
    assert {variant.parameters.get("peildatum") for variant in point.varianten} == {None, "2025-01-01"}
    for makers in ("raden", "met provincie"):
        workspace, item = met(sociaal, Geval("openbaar-lichaam", makers, "II"), "concept")
        assert item.mijlpalen[0].open_punten == (), aard(workspace, item.traject)


@pytest.mark.parametrize("soort", ["concept", "definitief"])
@pytest.mark.parametrize("makers", ["colleges", "raden", "raden en colleges", "met provincie", "met waterschap"])
@pytest.mark.parametrize("vorm", ["openbaar-lichaam", "regeling-zonder-meer"])
def test_de_stukken_van_een_soort_zijn_goed_voor_iedere_regeling(sociaal: Geladen, vorm: str, makers: str, soort: str) -> None:
    """No error in any paper, whoever makes the regulation."""
    geval = Geval(vorm, makers, "II", "mandaat" if vorm == "regeling-zonder-meer" else "delegatie")
    workspace, item = met(sociaal, geval, soort)
    folded = fold(workspace, item, item.mijlpalen[0])
    wanted = {None, "aa", item.traject.deelnemers[-1]}
    made = {order.name: assemble(folded, order) for order in orders(workspace, item, item.mijlpalen[0]) if order.gemeente in wanted}
    assert [found.message for found in (*folded.findings, *(found for one in made.values() for found in one.findings)) if found.is_error] == []
    last = tekst_van(made[f"rib-{item.traject.deelnemers[-1]}"])
    assert ("uw raad" in last) is (not makers.startswith("met "))


def test_een_soort_mijlpaal_die_er_niet_is_is_een_fout(ruimte: Any) -> None:
    name = "trajecten/proef/mijlpalen/concept.yaml"
    found = bevindingen(ruimte({name: anders(name, ("naam: Concept\n", "soort: concpt\nnaam: Concept\n"))}))
    assert [item["message"] for item in found if item["slug"] == "mijlpaal-bestaat"] == ["De soort mijlpaal 'concpt' bestaat niet."]


def test_gr_sociaal_noemt_niets_wat_een_ander_traject_moet_erven(sociaal: Geladen) -> None:
    """Regio.md 6.4: what its milestones have of their kind, their files do not name; nor does a text of it say what the kind says."""
    of_a_kind = [mijlpaal for mijlpaal in sociaal.trajectmap.mijlpalen if not mijlpaal.buiten_planning]
    assert len(of_a_kind) > 3
    for mijlpaal in of_a_kind:
        assert mijlpaal.soort in sociaal.ruimte.mijlpaalsoorten, mijlpaal.id
        data = yamltext.parse((REPO / mijlpaal.positie.span.file).read_bytes(), mijlpaal.id).data
        inherited_ones = {choice.soort for choice in sociaal.ruimte.mijlpaalsoorten[str(mijlpaal.soort)].documenten}
        assert not {choice["soort"] for choice in data.get("documenten", [])} & inherited_ones, mijlpaal.id
        assert "bijlagen" not in data, mijlpaal.id
    shared = {(name, place) for name, soort in sociaal.ruimte.mijlpaalsoorten.items() for place in soort.teksten}
    kinds = {mijlpaal.id: mijlpaal.soort for mijlpaal in sociaal.trajectmap.mijlpalen}
    there = {(kinds[text.mijlpaal], text.plaats): text for text in sociaal.trajectmap.plaatsteksten if not text.soort}
    same = [key for key in shared & set(there) if not there[key].geerfd and there[key].blokken == sociaal.ruimte.mijlpaalsoorten[str(key[0])].teksten[key[1]]]
    assert same == []
    assert any(text.geerfd for text in there.values())
