"""`explain` of an amount goes down to who gave the figures: pools, keys, and the file of a controller."""

from __future__ import annotations

from pathlib import Path

from werkruimte import anders, draai, werkruimte

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
