"""Steps: an organ that exists and can do this, after what goes before it, within the term of the law; and what papers read of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assembler.checking.names.context import context
from assembler.checking.names.steps import check_steps
from assembler.facts.steps import actors, with_treatments
from assembler.pipeline import fold
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap
from werkruimte import Geladen, laad, werkruimte

NIEUW = {"bekendmaking": "2022-12-20", "inwerkingtreding": "2023-01-01"}  # under the law of 1-7-2022


def met(sociaal: Geladen, stappen: Sequence[Any], *, nieuw: bool = True, vast: bool = False) -> Trajectmap:
    """Return a traject of this repository with one milestone that has these steps."""
    item = sociaal.trajectmap
    data = {"id": "concept", "naam": "Concept", "stand": "2022-06-30", "omschrijving": "ontwerp", "stappen": [{"bron": "proef", **row} for row in stappen]}
    days: dict[str, Any] = {name: type(item.traject.bekendmaking).fromisoformat(day) for name, day in NIEUW.items()} if nieuw else {}
    if vast:
        days["deelnames"] = tuple(row.model_copy(update={"organen": ("raad",)}) for row in item.traject.deelnames)
        days["aard"] = "raadsregeling"
    return replace(item, traject=item.traject.model_copy(update=days), mijlpalen=(Mijlpaal.model_validate(data),))


def gezegd(sociaal: Geladen, stappen: Sequence[Any], *, nieuw: bool = True, vast: bool = False) -> list[tuple[str, str, str]]:
    item = with_treatments(sociaal.ruimte, met(sociaal, stappen, nieuw=nieuw, vast=vast))
    return [(found.slug, found.message, found.hint) for found in check_steps(context(sociaal.ruimte), item)]


ONTWERP = {"wie": "alle/raad", "wat": "zienswijze", "verzonden": "2022-07-01"}
GOED = [
    {"wie": "alle/college", "wat": "vaststellen", "over": "het ontwerp", "datum": "2022-06-28"},
    ONTWERP,
    {"wie": {"gremium": "de stuurgroep"}, "wat": "advies"},
    {"wie": "gr-sociaal/ondernemingsraad", "wat": "advies", "periode": {"van": "2022-08-01", "tot": "2022-12-31"}},
    {"wie": "alle/raad", "wat": "toestemming", "datum": "2022-12-13"},
]


def test_stappen_die_kunnen_geven_geen_bevinding(sociaal: Geladen) -> None:
    assert gezegd(sociaal, GOED[1:]) == []


@pytest.mark.parametrize(
    ("stap", "slug", "tekst", "hint"),
    [
        ({"wie": "dordrecht/raadd", "wat": "advies"}, "orgaan-bestaat", "Het orgaan van 'dordrecht' 'raadd' bestaat niet.", "Bedoelde u 'raad'?"),
        ({"wie": "dordrecth/raad", "wat": "advies"}, "gemeente-bestaat", "'dordrecth' is geen organisatie, en geen regeling van dit traject.", "Bedoelde u 'dordrecht'?"),
        ({"wie": "gr-sociaal/bestuur", "wat": "advies"}, "orgaan-bestaat", "Het orgaan van 'gr-sociaal' 'bestuur' bestaat niet.", ""),
        ({"wie": "alle/raad", "wat": "toestemmen"}, "naam-bestaat", "De soort behandeling 'toestemmen' bestaat niet.", "Bedoelde u 'toestemming'?"),
        (
            {"wie": "dordrecht/college", "wat": "toestemming"}, "orgaan-kan-dit",
            "Het college van burgemeester en wethouders van de gemeente Dordrecht kan geen toestemming geven.", "Dat kan wie een van deze rollen heeft: vertegenwoordigend.",
        ),
        (
            {"wie": "gr-sociaal/dagelijks-bestuur", "wat": "zienswijze"}, "orgaan-kan-dit",
            "Het dagelijks bestuur van GR Sociaal kan geen zienswijze geven.", "Dat kan wie een van deze rollen heeft: vertegenwoordigend.",
        ),
        (
            {"wie": "alle/raad", "wat": "toestemming", "datum": "2022-12-13", "periode": {"van": "2022-12-01", "tot": "2022-12-31"}}, "stappen-op-volgorde",
            "Deze stap heeft een dag en een periode.", "Laat een van de twee weg.",
        ),
    ],
)  # fmt: skip
def test_een_stap_die_niet_kan_wordt_gezegd(sociaal: Geladen, stap: dict[str, Any], slug: str, tekst: str, hint: str) -> None:
    found = [row for row in gezegd(sociaal, [stap]) if row[0] == slug]
    assert [row[1] for row in found] == [tekst]
    assert not hint or found[0][2] == hint


def test_een_raad_die_de_regeling_treft_geeft_geen_toestemming(sociaal: Geladen) -> None:
    [found] = gezegd(sociaal, [{"wie": "alle/raad", "wat": "toestemming"}], vast=True)
    assert found == (
        "orgaan-kan-dit",
        "De raad van de gemeente Alblasserdam treft de regeling zelf; daar hoort geen toestemming bij.",
        "Schrijf 'wat: vaststellen'.",
    )


def test_een_stap_komt_na_wat_eraan_voorafgaat(sociaal: Geladen) -> None:
    stappen = [{"wie": "alle/raad", "wat": "toestemming", "datum": "2022-06-01"}, {"wie": "dordrecht/raad", "wat": "zienswijze", "datum": "2022-07-05"}]
    [found] = gezegd(sociaal, stappen)
    assert found[:2] == ("stappen-op-volgorde", "De stap 'toestemming' staat voor 'zienswijze' (5 juli 2022), die eraan voorafgaat.")
    other = [{"wie": "sliedrecht/raad", "wat": "toestemming", "datum": "2022-06-01"}, {"wie": "dordrecht/raad", "wat": "zienswijze", "datum": "2022-07-05"}]
    assert gezegd(sociaal, other) == []  # of another participant


@pytest.mark.parametrize(("dag", "nieuw", "te_vroeg"), [("2022-08-26", True, True), ("2022-08-27", True, False), ("2022-08-26", False, False)])
def test_binnen_acht_weken_na_het_ontwerp_kan_niemand_besluiten(sociaal: Geladen, dag: str, nieuw: bool, te_vroeg: bool) -> None:
    """Wgr 1(3) since 1-7-2022: eight weeks from receipt; under the law before there was no such round."""
    found = gezegd(sociaal, [ONTWERP, {"wie": "alle/raad", "wat": "toestemming", "datum": dag}], nieuw=nieuw)
    told = "De stap 'toestemming' op 26 augustus 2022 valt binnen 8 weken na 1 juli 2022: die termijn loopt tot en met 26 augustus 2022."
    assert found == ([("termijn-is-in-acht-genomen", told, "Plan haar na 26 augustus 2022.")] if te_vroeg else [])


@pytest.mark.parametrize(("dag", "te_laat"), [("2022-12-31", False), ("2023-01-01", True)])
def test_over_toestemming_wordt_binnen_dertien_weken_beslist(sociaal: Geladen, dag: str, te_laat: bool) -> None:
    """Awb 10:31: thirteen weeks after sending (longer than twelve: no extension over a free day)."""
    found = gezegd(sociaal, [{"wie": "alle/raad", "wat": "toestemming", "verzonden": "2022-10-01", "datum": dag}])
    assert bool(found) is te_laat
    assert not te_laat or found[0][1].startswith("De termijn voor de toestemming (13 weken na 1 oktober 2022) eindigt op 31 december 2022")


def test_een_stap_van_een_raad_is_hoe_die_de_mijlpaal_behandelt(sociaal: Geladen) -> None:
    item = with_treatments(sociaal.ruimte, met(sociaal, [ONTWERP, {"wie": "dordrecht/raad", "wat": "toestemming", "datum": "2022-12-13"}]))
    treated = item.mijlpalen[0].behandelingen
    assert {name: row.soort for name, row in treated.items()} == {**dict.fromkeys(item.traject.deelnemers, "zienswijze"), "dordrecht": "toestemming"}
    assert [actor.rol for actor in actors(sociaal.ruimte, item, item.mijlpalen[0].stappen[0])] == ["vertegenwoordigend"] * 7


def test_zinnen_lezen_wie_wat_wanneer(sociaal: Geladen) -> None:
    item = met(sociaal, [*GOED, {"wie": "alle/raad", "wat": "zienswijze", "periode": {"van": "2022-04-01", "tot": "2022-07-31"}}])
    views = fold(sociaal.ruimte, item, item.mijlpalen[0]).scope["stappen"]
    assert [(str(view.get("wie")), view.get("wat")) for view in views] == [
        ("de colleges", "vaststelling"), ("de raden", "zienswijze"), ("de stuurgroep", "advies"), ("de ondernemingsraad van GR Sociaal", "advies"),
        ("de raden", "toestemming"), ("de raden", "zienswijze"),
    ]  # fmt: skip
    assert [view.get("periode").value for view in views if view.get("heeft_periode")] == ["augustus tot en met december 2022", "april tot en met juli 2022"]


def test_wie_zonder_orgaan_hoort_wat_te_schrijven(tmp_path: Path) -> None:
    name = "trajecten/proef/mijlpalen/concept.yaml"
    text = "id: concept\nnaam: Concept\nstand: 2021-06-01\nomschrijving: concept\nstappen:\n  - {wie: ondernemingsraad, wat: advies, bron: b}\n"
    found = [row for row in laad(werkruimte(tmp_path, {name: text})).bevindingen if row.span.file == name]
    assert [(row.message, row.hint) for row in found] == [
        ("Hier staat niet welk orgaan ('ondernemingsraad').", "Schrijf 'ondernemingsraad/<orgaan>', of {gremium: ondernemingsraad} voor wie geen orgaan is.")
    ]
