"""Every number and every day in a paper leads to who recorded it: `explain` over all papers of a set, the process with its outcomes included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assembler.facts.orders import Order
from assembler.ground.document import Invulling, Node
from assembler.pipeline import Folded, assemble, fold
from assembler.reading.records.besluitvorming import Uitkomst
from assembler.rendering.terminal.explain import explain
from assembler.verbs.earlier import earlier
from werkruimte import REPO, Geladen

STUKKEN = (
    "memo", "nota-van-zienswijzen", "oplegger", "collegevoorstel", "collegebesluit", "collegebesluit-vaststelling", "aanbiedingsbrief", "nieuwsbrief",
    "hoofdlijnennotitie", "uitgangspuntennotitie", "adviesaanvraag", "bestuursvoorstel", "stand", "planning", "rib", "raadsvoorstel", "raadsbesluit",
)  # fmt: skip
PLACE = re.compile(r"\[[^\]]+\.(?:yaml|csv|md)\b")
NO_FILE = ("uitkomst/", "inbreng/")  # these stand on no disk here: their own tests have them there


def uitkomst(wie: str, datum: str, uitslag: str) -> Uitkomst:
    """Return a decision that gives along one of each, of which one was answered."""
    soorten = ("kader", "motie", "amendement", "zienswijze", "voorwaarde")
    rows = [{"id": soort, "soort": soort, "tekst": f"iets met een {soort}", "antwoord": "Ja.", "verwerking": "overgenomen"} for soort in soorten]
    row = {"id": f"{datum}-{wie.replace('/', '-')}", "wie": wie, "wat": "besluiten", "datum": datum, "versie": "hoofdlijnennotitie@1", "uitslag": uitslag}
    return Uitkomst.model_validate({**row, "bron": "b", "inbreng": rows, "redenen": ["Er is tijd nodig."]})


@pytest.fixture(scope="module", params=["principebesluit", "definitief"])
def gevouwen(sociaal: Geladen, request: pytest.FixtureRequest) -> Folded:
    """Return a milestone of the traject in which colleges held and councils decided."""
    names = sociaal.trajectmap.besluitnemers
    rows = [
        *(uitkomst(f"{name}/college", "2020-10-20", "aangehouden") for name in names),
        *(uitkomst(f"{name}/raad", "2021-04-20", "aangenomen") for name in names),
    ]
    item = replace(sociaal.trajectmap, uitkomsten=tuple(rows))
    chosen = next(row for row in item.mijlpalen if row.id == request.param)
    return fold(sociaal.ruimte, item, chosen, earlier(REPO, sociaal.ruimte, item, chosen))


def _numbers(node: Node) -> Iterator[Invulling]:
    return (item for item in (*node.opschrift, *node.inhoud) if isinstance(item, Invulling) and re.search(r"\d", item.text))


@pytest.mark.parametrize("soort", STUKKEN)
def test_each_number_and_day_of_a_paper_leads_to_a_file(gevouwen: Folded, soort: str) -> None:
    """With its line, or to the outcome that has it."""
    kind = gevouwen.facts.workspace.documentsoorten[soort]
    final = assemble(gevouwen, Order(soort, kind, None if kind.per == "traject" else "alblasserdam")).final
    told: dict[str, bool] = {}
    for node in final.root.walk():
        for item in _numbers(node):
            if item.sleutel not in told:
                told[item.sleutel] = bool(PLACE.search(explain(gevouwen.facts, final, node)))
    assert [key for key, found in told.items() if not found and not key.startswith(NO_FILE)] == []


def test_a_day_of_a_decision_leads_to_its_record(gevouwen: Folded) -> None:
    """Whose it is, on which version, by which source."""
    kind = gevouwen.facts.workspace.documentsoorten["memo"]
    final = assemble(gevouwen, Order("memo", kind, "alblasserdam")).final
    node = next(node for node in final.root.walk() if any(item.sleutel.startswith("uitkomst/") for item in _numbers(node)))
    assert "het besluit van alblasserdam/college over hoofdlijnennotitie@1 (definitief); bron: b" in explain(gevouwen.facts, final, node)
