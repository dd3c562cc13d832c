"""Thresholds in a mixed regulation: so many of the raden and so many of the colleges, or so many of the participants; refused where that says nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assembler.ground.findings import Finding
from assembler.reading.records.besluiten import Besluit
from regio import Geval, regeling_van, regio
from werkruimte import Geladen, tekst_van

LICHAAM = ("wijziging", "opheffing")
CENTRUM = ("centrum-wijziging", "centrum-opheffing")


def gelezen(geladen: Geladen, geval: Geval, clausules: tuple[str, ...], variant: str, **parameters: Any) -> tuple[str, list[Finding]]:
    """Return the text of the regulation with this variant of each clause, and what is wrong with it."""
    workspace, item, mijlpaal = regio(geladen, geval)
    keuzes = [{"clausule": name, "variant": variant, "parameters": parameters} for name in clausules]
    besluit = Besluit.model_validate({"id": "drempel", "datum": "2019-01-03", "gremium": "stuurgroep", "keuzes": keuzes})
    made, found = regeling_van((workspace, replace(item, besluiten=(*item.besluiten, besluit)), mijlpaal))
    return tekst_van(made).replace("\u00a0", " "), found


def test_zoveel_raden_en_zoveel_colleges(sociaal: Geladen) -> None:
    text, found = gelezen(sociaal, Geval("gemeenschappelijk-orgaan", "raden en colleges", "II"), LICHAAM, "per-orgaan", raden="4/6", colleges="5/6")
    assert found == []
    rows = "a. ten minste vier van de zes raden die aan deze regeling deelnemen; en\n   b. ten minste vijf van de zes colleges die aan deze regeling deelnemen."
    assert text.replace("\n  ", "\n").count(rows.replace("\n   ", "\n")) == 2, text
    assert "burgemeesters die aan deze regeling" not in text
    assert (
        "Daarvoor zijn gelijkluidende besluiten nodig van al zijn bestuursorganen die aan deze regeling deelnemen." in text
    )  # who leaves needs all its organs, and nobody else
    assert "met al zijn bestuursorganen die gaan deelnemen" in text


def test_een_deel_en_zoveel_van_alle_deelnemers(sociaal: Geladen) -> None:
    text, found = gelezen(
        sociaal, Geval("regeling-zonder-meer", "colleges en burgemeesters", "II", "mandaat"), CENTRUM, "per-orgaan", colleges="2/3", burgemeesters="6/6"
    )
    assert found == []
    assert "ten minste twee derde van de colleges die aan deze regeling deelnemen" in text
    assert "ten minste zes van de zes burgemeesters die aan deze regeling deelnemen" in text
    text, found = gelezen(sociaal, Geval("openbaar-lichaam", "raden en colleges", "II"), LICHAAM, "kort-deel", drempel="5/6")
    assert found == []
    assert text.count("van ten minste vijf van de zes deelnemers") == 2
    assert text.count("telt mee als al zijn bestuursorganen die aan deze regeling deelnemen, zo hebben besloten") == 2


SLECHT = [
    ("raden en colleges", "per-orgaan", {"raden": "4/6"}, "Hier ontbreekt 'colleges': van hoeveel van de 6 colleges ten minste een besluit nodig is, zoals 5/6."),
    ("raden en colleges", "per-orgaan", {"raden": "4/6", "colleges": "5/6", "burgemeesters": "1/6"}, "'burgemeesters' zegt hier niets: aan deze regeling nemen geen burgemeesters deel."),
    ("raden en colleges", "per-orgaan", {"raden": "4/7", "colleges": "5/6"}, "'4/7' van 'raden' telt 7 raden, maar er zijn er 6."),
    ("raden en colleges", "kort-deel", {"drempel": "5/7"}, "'5/7' van 'drempel' telt 7 deelnemers, maar er zijn er 6."),  # of seven, before one left
    ("raden en colleges", "per-orgaan", {"raden": "8/6", "colleges": "5/6"}, "'8/6' van 'raden' is geen deel van de 6 raden."),
    ("raden en colleges", "per-orgaan", {"raden": "0/6", "colleges": "5/6"}, "'0/6' van 'raden' is geen deel van de 6 raden."),
    ("colleges", "per-orgaan", {"colleges": "5/6"}, "geschreven voor: openbaar-lichaam, bedrijfsvoeringsorganisatie en gemeenschappelijk-orgaan; gemengd"),
]  # fmt: skip


@pytest.mark.parametrize(("makers", "variant", "parameters", "tekst"), SLECHT, ids=[row[3][:32] for row in SLECHT])
def test_een_drempel_die_niets_zegt_wordt_geweigerd(sociaal: Geladen, makers: str, variant: str, parameters: dict[str, str], tekst: str) -> None:
    _, found = gelezen(sociaal, Geval("gemeenschappelijk-orgaan", makers, "II"), ("wijziging",), variant, **parameters)
    assert [item for item in found if item.is_error and tekst in item.message], [item.message for item in found]


def test_uittreden_kent_geen_drempel(sociaal: Geladen) -> None:
    """Leaving is a decision of who leaves alone (wgr.md I-9.4)."""
    _, found = gelezen(sociaal, Geval("gemeenschappelijk-orgaan", "raden en colleges", "II"), ("uittreding-besluit",), "kort", drempel="5/6")
    assert [item.message for item in found if item.is_error] == [
        "De parameter 'drempel' hoort niet bij de variant 'kort' van 'uittreding-besluit', die hier geldt."
    ]
