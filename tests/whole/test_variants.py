"""Every voting model, every key and every exit rule of the library builds into a regulation without findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from assembler.facts.orders import orders
from assembler.facts.parameter_types import all_rules, rule_model
from assembler.ground.findings import Level
from assembler.pipeline import Made, assemble, fold
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.documenten import Documentsoort
from assembler.reading.records.keuzes import KeuzeClausule
from assembler.reading.records.workspace import Trajectmap, Workspace
from dosis import sampled
from varianten import GEVALLEN, UITTREDEN, Geval, met_variant, proefbesluit
from werkruimte import Geladen, artikel, regels_van

pytestmark = pytest.mark.slow

ALLE = (*GEVALLEN, *UITTREDEN)


def _bestuur(geladen: Geladen, geval: Geval) -> tuple[Workspace, Trajectmap]:
    """Return a small regulation of a bedrijfsvoeringsorganisatie: only the articles on deciding."""
    item = geladen.trajectmap
    traject = item.traject.model_copy(update={"vorm": geval.vorm, "pools": (), "modules": ()})
    soort = Documentsoort.model_validate(
        {
            "id": "gr-tekst",
            "naam": "Regeling",
            "klasse": "regeling",
            "per": "traject",
            "titel": "Proef",
            "hoofdstukken": [{"id": "bestuur", "opschrift": "Het bestuur", "clausules": ["besluitvorming", "quorum", "staken"]}],
            "toelichting": "toelichting-proef",
        }
    )
    uitleg = Clausule.model_validate({"id": "toelichting-proef", "opschrift": "Algemeen", "blokken": [{"id": "uitleg", "tekst": "Dit is een proef."}]})
    library = {**geladen.ruimte.clausules, "toelichting-proef": uitleg}
    workspace = replace(geladen.ruimte, clausules=library, documentsoorten={"gr-tekst": soort}, vormen={})
    mijlpaal = item.mijlpalen[-1].model_copy(update={"documenten": item.mijlpalen[-1].documenten[:1], "beslispunten": ()})
    chosen: dict[str, tuple[str, Mapping[str, Any]]] = {
        "besluitvorming": ("gewoon-bestuur", {}),
        "quorum": ("eigen-quorum", {"deel_leden": "1/2", "strikt": True, "tweede_vergadering": "zonder-quorum", "uren_tot_tweede": 24}),
        "staken": ("eigen-regel", {"herstemming": "geen", "daarna": "verworpen"}),
        geval.clausule: (geval.variant, geval.parameters),
    }
    keuzes = [KeuzeClausule(clausule=name, variant=variant, parameters=dict(values)) for name, (variant, values) in chosen.items()]
    small = replace(
        item,
        traject=traject,
        mijlpalen=(mijlpaal,),
        besluiten=(*_zonder_tekst(item), proefbesluit(keuzes, mijlpaal.stand)),
        keuzes={},
        teksten=(),
        plaatsteksten=(),
    )
    return workspace, small


def _zonder_tekst(item: Trajectmap) -> tuple[Besluit, ...]:
    """Return the log without what rewrites articles: those are not in the small text."""
    kept = [(besluit, tuple(keuze for keuze in besluit.keuzes if isinstance(keuze, KeuzeClausule))) for besluit in item.besluiten]
    return tuple(besluit.model_copy(update={"keuzes": keuzes}) for besluit, keuzes in kept if keuzes)


UNCERTAIN = "onzekere-invoer-is-aanvaard"  # of a figure of this workspace that only this variant uses, not of the variant


def _maak(geladen: Geladen, geval: Geval) -> tuple[Made, list[str]]:
    """Return the regulation with the variant in it, and what stands against it (assumptions aside)."""
    bvo = geval.vorm != "openbaar-lichaam"
    workspace, item = _bestuur(geladen, geval) if bvo else (geladen.ruimte, met_variant(geladen, geval))
    mijlpaal = item.mijlpalen[-1]
    folded = fold(workspace, item, mijlpaal)
    wanted = next(order for order in orders(workspace, item, mijlpaal) if order.soort.id == item.traject.regeling)
    made = assemble(folded, wanted)
    found = [*folded.findings, *made.findings]
    return made, [f"{finding.span}: {finding.message}" for finding in found if finding.level is not Level.OPMERKING and finding.slug != UNCERTAIN]


@pytest.mark.parametrize("geval", sampled(ALLE, 12), ids=str)
def test_een_variant_wordt_een_regeling_zonder_bevindingen(sociaal: Geladen, geval: Geval) -> None:
    made, found = _maak(sociaal, geval)
    assert found == []
    lines = regels_van(made, artikel(made, geval.clausule))
    text = "\n".join(lines)
    assert lines
    for wrong in ("{{", "}}", "None", "()", "  ", " ,", " .", "€"):
        assert wrong not in text, (wrong, text)


def test_iedere_regel_van_de_mappen_heeft_een_variant_die_wordt_gebouwd(sociaal: Geladen) -> None:
    built = {sociaal.ruimte.clausules[geval.clausule].varianten[geval.variant].regel for geval in ALLE}
    built |= {"gewone_meerderheid"}  # the regulation of every other case
    assert set(all_rules()) - built == set()


def test_iedere_variant_met_een_regel_staat_in_de_lijst(sociaal: Geladen) -> None:
    listed = {(geval.clausule, geval.variant) for geval in ALLE}
    ruled = {(name, variant) for name, clause in sociaal.ruimte.clausules.items() for variant, item in clause.varianten.items() if rule_model(item)}
    elsewhere = {
        ("besluitvorming", "wettelijke-regels"),
        ("besluitvorming", "wettelijke-meerderheid"),
        ("besluitvorming", "voorzitter-beslist-bij-wet"),
        ("stemverhouding", "een-stem"),
        ("verdeelsleutel", "inwoners-kort"),
    }
    assert (
        ruled - listed <= {("besluitvorming", "gewone-meerderheid"), ("besluitvorming", "gewoon-bestuur")} | elsewhere
    )  # of other forms and makers: test_forms


def test_tekst_van_de_mengsleutel(sociaal: Geladen) -> None:
    geval = next(item for item in GEVALLEN if item.variant == "mix")
    made, _ = _maak(sociaal, geval)
    text = "\n".join(regels_van(made, artikel(made, "verdeelsleutel")))
    assert "voor 70 procent naar verhouding van het aantal cliënten met een bijstandsuitkering op 1 januari van het jaar voor het begrotingsjaar" in text
    assert "voor 30 procent naar verhouding van het aantal inwoners op 1 januari van het jaar voor het begrotingsjaar" in text


def test_tekst_van_de_groepen_van_gemeenten(sociaal: Geladen) -> None:
    geval = next(item for item in GEVALLEN if item.clausule == "blokbescherming")
    made, _ = _maak(sociaal, geval)
    text = "\n".join(regels_van(made, artikel(made, "blokbescherming")))
    assert "groep stad, bestaande uit:" in text
    assert "Hendrik-Ido-Ambacht" in text
    assert "twee gemeenten uit groep dorp" in text
