"""`explain` of an amount goes down to who gave the figures: pools, keys, and the file of a controller."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from assembler.ground.document import Invulling, text_of
from assembler.rendering.terminal import sums
from assembler.rendering.terminal.explain import explain
from werkruimte import Geladen, anders, draai, werkruimte

TRAJECT = "trajecten/proef/traject.yaml"
LOG = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"


def test_een_bijdrage_wordt_uitgelegd_tot_en_met_het_bestand_van_de_controller(tmp_path: Path) -> None:
    figure = "  - cijfer: {naam: begroting-samen, waarde: 901270, peildatum: 2021-02-01, bron: begroting, status: definitief}\n"
    order = (
        "bestand: controller.csv\nomschrijving: Post\nrijen: {begroting-samen: Uitvoering}\nwaarde: Raming\neenheid: euro\n"
        "peildatum: 2021-02-01\nbekend: 2021-02-01\nbron: raming van de controller\nstatus: voorlopig\n"
    )
    files = {
        LOG: anders(LOG, (figure, "")),
        "trajecten/proef/cijfers/raming.yaml": order,
        "trajecten/proef/cijfers/controller.csv": "Post;Raming\nUitvoering;901.270,00\n",
    }
    uitkomst = draai(werkruimte(tmp_path, files), "explain", "proef", "betekenis/inwoners", "--mijlpaal", "concept", "--soort", "brief", "--gemeente", "noord")
    assert uitkomst.code == 0, uitkomst.alles
    lines = [line.strip().replace("\u00a0", " ") for line in uitkomst.uit.splitlines()]
    start = lines.index("de som van wat Noord betaalt aan:")
    assert lines[start + 1] == "- uitvoering: € 201.260,00 van € 901.270,00"
    assert lines[start + 2] == "bedrag: cijfers/begroting-samen/2021-02-01; bron: raming van de controller [trajecten/proef/cijfers/controller.csv:2:2]"
    assert lines[start + 3] == "sleutel: sleutel, regel per_inwoner [clauses/geld/sleutel.yaml]"
    assert lines[start + 4] == "telt: 20.126 = gemeenten/noord/inwoners/2021-01-01; bron: tellingen [gemeenten/noord/gemeente.yaml:9:7]"
    assert "opgegeven in gemeenten/noord/gemeente.yaml:9:7" in lines
    assert "controller.csv" not in "".join(lines[: start - 1])  # what a paper prints names no file of ours


def _cents(text: str) -> int:
    return int(re.sub(r"[^0-9]", "", text))


def test_an_amount_of_the_milestone_before_is_explained_by_the_figures_of_then(sociaal: Geladen) -> None:
    """A paper prints then and now beside each other: each goes down to its own pools, inhabitants and choices, and the parts are the whole."""
    facts = sociaal.folded("definitief").facts
    paper = sociaal.maak("definitief", "raadsvoorstel-alblasserdam").final
    printed = {item.sleutel: item.text for node in paper.root.walk() for item in node.inhoud if isinstance(item, Invulling)}
    for key, wmo, people in (("eerder/2021-06-01/bijdrage/alblasserdam", 6_200_000_000, "20.070"), ("bijdrage/alblasserdam", 6_000_000_000, "20.126")):
        lines = [line.strip() for line in sums.how(facts, key)]
        parts = [re.findall(r"[0-9.]+,[0-9]{2}", line) for line in lines if line.startswith("- ")]
        assert len(parts) == len(facts.traject.pools)
        assert wmo in [_cents(whole) for _, whole in parts]
        assert [line.split()[1] for line in lines if line.startswith("telt: ")] == [people] * len(parts)
        assert round(sum(_cents(part) for part, _ in parts) / 100) == _cents(printed[key])


def test_of_a_version_that_went_out_the_amount_is_taken_over_and_not_computed_again(sociaal: Geladen) -> None:
    facts = sociaal.folded("definitief").facts
    assert facts.earlier is not None
    kept = replace(facts, earlier=replace(facts.earlier, facts=lambda: None))
    assert [line.strip().replace("\u00a0", " ") for line in sums.how(kept, "eerder/2021-06-01/bijdrage/totaal")] == [
        "bijdrage/totaal bij de mijlpaal Concepttekst van 1 juni 2021, overgenomen uit de versie die toen is vastgelegd"
    ]
    assert list(sums.how(facts, "eerder/2020-01-01/bijdrage/totaal")) == []


# --- what was recorded: days, numbers of things, powers ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("mijlpaal", "stuk", "plek", "verwacht"),
    [
        (
            "concept",
            "raadsvoorstel-sliedrecht",
            "voorstel/beslispunten/kennisnemen",
            "de stand van de mijlpaal Concepttekst [trajecten/gr-sociaal/mijlpalen/concept.yaml:",
        ),
        ("definitief", "raadsvoorstel-sliedrecht", "juridisch/met-toestemming/weigering", "7: Alblasserdam, Dordrecht, Hardinxveld-Giessendam, "),
        ("definitief", "rib-sliedrecht", "planning/raden", "Zwijndrecht: 5 oktober 2021 (aanname); bron: dag gekozen voor deze uitwerking"),
        (
            "concept",
            "rib-sliedrecht",
            "planning/uiterste-datum",
            "de uiterste dag van de mijlpaal Concepttekst; bron: Raadsinformatiebrief van Alblasserdam",
        ),
        ("definitief", "besluitenlijst", "aannames/taken", "; deeltaken en bevoegdheden: eigen uitwerking [clauses/taken/"),
    ],
)
def test_a_day_or_a_number_of_things_leads_to_who_recorded_it(sociaal: Geladen, mijlpaal: str, stuk: str, plek: str, verwacht: str) -> None:
    final = sociaal.maak(mijlpaal, stuk).final
    node = next(item for item in final.root.walk() if item.id.endswith(f"/{plek}"))
    said = explain(sociaal.folded(mijlpaal).facts, final, node)
    assert verwacht in said.replace("\u00a0", " ")
    assert "  in een besluit:" not in said  # no decision changes a paper


def test_a_power_leads_to_its_law_its_certainty_and_the_decision_on_its_way(sociaal: Geladen) -> None:
    """A cell stands where its table does."""
    final = sociaal.maak("definitief", "mandaatbesluit").final
    node = next(item for item in final.root.walk() if item.kind == "cel" and item.id.endswith("schuldhulpverlening-vroegsignalering/wetsartikel"))
    lines = [line.strip() for line in explain(sociaal.folded("definitief").facts, final, node).splitlines()]
    assert any(line.startswith("bron: clauses/mandaat/mandaatregister.yaml:") for line in lines)
    assert any(line.startswith("bevoegdheid van college: Wet gemeentelijke schuldhulpverlening, artikel 3, eerste lid (MEM) [clauses/taken/") for line in lines)
    assert any("wijze: mandaat, besloten op 14" in line and "2021-07-14-bestuurlijke-dialoogsessie.yaml" in line for line in lines)


def test_a_row_of_a_list_of_decisions_leads_to_the_log_and_a_count_of_changes_to_the_changes(sociaal: Geladen) -> None:
    facts = sociaal.folded("definitief").facts
    lijst = sociaal.maak("definitief", "besluitenlijst").final
    row = next(item for item in lijst.root.walk() if "besluit=2021-07-08" in item.id and item.kind == "onderdeel")
    assert "uit het log: 8 juli 2021, stuurgroep [trajecten/gr-sociaal/besluiten/2021-07-08-stuurgroep.yaml:" in explain(facts, lijst, row).replace(
        "\u00a0", " "
    )
    brief = sociaal.maak("definitief", "raadsvoorstel-sliedrecht").final
    counted = next(item for item in brief.root.walk() if "op zes plaatsen gewijzigd" in text_of(item.inhoud))
    parts = [line.strip() for line in explain(facts, brief, counted).splitlines() if line.startswith("      ")]
    assert "de clausule taken [clauses/takenpakket/taken.yaml:1:1]" in parts
    changes = [line for line in parts if "[" not in line]
    assert len(changes) == 6
    assert "derde lid, onderdeel b: nieuw" in changes
