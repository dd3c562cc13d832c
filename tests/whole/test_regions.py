"""What a paper says does not hang on the names, numbers and houses of one region: each test is a kind of thing that once did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from assembler.ground.document import text_of
from assembler.pipeline import Made, assemble, fold, orders
from assembler.reading.records.workspace import Trajectmap, Workspace
from regio import Geval, regio
from werkruimte import Geladen, tekst_van

STUKKEN = ("rib", "raadsvoorstel", "raadsbesluit")


def stuk(workspace: Workspace, item: Trajectmap, mijlpaal: str, naam: str) -> Made:
    """Return one document of a traject that stands nowhere on a disk."""
    chosen = next(found for found in item.mijlpalen if found.id == mijlpaal)
    order = next(order for order in orders(workspace, item, chosen) if order.name == naam)
    return assemble(fold(workspace, item, chosen), order)


def met_huis(workspace: Workspace, gemeente: str, huisstijl: str) -> Workspace:
    """Return the workspace in which a gemeente has another house style."""
    own = workspace.organisaties[gemeente].model_copy(update={"huisstijl": huisstijl})
    return replace(workspace, organisaties={**workspace.organisaties, gemeente: own})


# --- a house without formats ---------------------------------------------------------------------------------------


def velden(made: Made) -> Mapping[str, str]:
    return {text_of(node.opschrift): text_of(node.inhoud) for node in made.final.root.walk() if node.kind == "veld"}


def ondertekening(made: Made) -> tuple[str, list[str]]:
    [signing] = [node for node in made.final.root.walk() if node.kind == "ondertekening"]
    return text_of(signing.inhoud), [text_of(item.opschrift) for item in signing.kinderen]


def test_een_gemeente_zonder_eigen_vorm_heeft_hele_stukken(sociaal: Geladen) -> None:
    workspace = met_huis(sociaal.ruimte, "dordrecht", "regio")
    made = {soort: stuk(workspace, sociaal.trajectmap, "definitief", f"{soort}-dordrecht") for soort in STUKKEN}
    for soort in ("rib", "raadsvoorstel"):
        found = velden(made[soort])
        assert found["Aan"] == "De raad van de gemeente Dordrecht"
        assert {"Datum", "Zaaknummer", "Onderwerp", "Portefeuillehouder"} <= set(found)
        assert ondertekening(made[soort])[1] == ["de secretaris", "de burgemeester"]
        assert "Het college van burgemeester en wethouders van de gemeente Dordrecht," in tekst_van(made[soort])
    statement, signers = ondertekening(made["raadsbesluit"])
    assert statement.startswith("Aldus vastgesteld in de vergadering van de raad van de gemeente Dordrecht van ")
    assert signers == ["de griffier", "de voorzitter"]


@pytest.mark.parametrize(
    ("makers", "signing", "deciding"),
    [
        ("met provincie", ["de secretaris", "de commissaris van de Koning"], "provinciale staten van de provincie"),
        ("met waterschap", ["de secretaris", "de voorzitter"], "het algemeen bestuur van het waterschap"),
    ],
)
def test_een_andere_deelnemer_tekent_met_zijn_eigen_ambten(sociaal: Geladen, makers: str, signing: list[str], deciding: str) -> None:
    workspace, item, _ = regio(sociaal, Geval("openbaar-lichaam", makers, "II"))
    last = item.traject.deelnemers[-1]
    assert ondertekening(stuk(workspace, item, "definitief", f"raadsvoorstel-{last}"))[1] == signing
    assert deciding in ondertekening(stuk(workspace, item, "definitief", f"raadsbesluit-{last}"))[0]
