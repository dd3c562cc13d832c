"""What a gemeente fills in for one traject stands in the papers of that traject only, and figures about its tasks in no other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assembler.facts.orders import orders
from assembler.ground.document import text_of
from assembler.pipeline import Made, assemble, fold
from werkruimte import BESTANDEN, Geladen, Wijziging, anders, gezond, laad, werkruimte

STIJL, BRIEF = "templates/huisstijlen/regio/huisstijl.yaml", "templates/documenten/brief.yaml"
GEGEVENS = "gemeenten/noord/{traject}/gegevens.yaml"
GEMEENTE = "gemeenten/noord/gemeente.yaml"
NU = "    - {{waarde: {}, peildatum: 2021-01-01, bekend: 2021-02-01, bron: begroting van Noord, status: definitief}}\n"
ZIN = '      - {{id: nu, als: {}, tekst: "{}"}}\n'


def _twee() -> dict[str, Wijziging]:
    """Return the small workspace with a second traject of the same gemeenten, and a letter that tells what a gemeente pays now."""
    found: dict[str, Wijziging] = {}
    for name, text in BESTANDEN.items():
        if name.startswith("trajecten/proef/"):
            found[name.replace("/proef/", "/ander/")] = text.replace("id: proef", "id: ander")
    nu = ZIN.format("gemeente.bijdrage_huidig_bekend", "Nu betaalt zij {{ gemeente.bijdrage_huidig | getal }}.")
    nu = nu.replace("| getal", "| euro_heel")
    onbekend = ZIN.format("not gemeente.bijdrage_huidig_bekend", "Wat zij nu betaalt, is niet bekend.")
    found[BRIEF] = anders(
        BRIEF, ("      - invoegen: voorbehoud\n", nu + onbekend.replace("id: nu", "id: onbekend") + "      - invoegen: voorbehoud\n")
    ).replace("velden:\n", 'velden:\n  portefeuillehouder: "{{ gemeente.portefeuillehouder | naam }}"\n', 1)
    found[STIJL] = anders(
        STIJL,
        (
            "      - {veld: zaaknummer, label: Zaaknummer}\n",
            "      - {veld: zaaknummer, label: Zaaknummer}\n      - {veld: auteur, label: Auteur, leeg: true}\n      - {veld: portefeuillehouder, label: Portefeuillehouder}\n",
        ),
    )
    return found


def _brief(geladen: Geladen, traject: str, mijlpaal: str, gemeente: str = "noord") -> Made:
    item = geladen.ruimte.trajecten[traject]
    chosen = next(found for found in item.mijlpalen if found.id == mijlpaal)
    order = next(order for order in orders(geladen.ruimte, item, chosen) if order.name == f"brief-{gemeente}")
    return assemble(fold(geladen.ruimte, item, chosen), order)


def _velden(made: Made) -> Mapping[str, str]:
    return {text_of(node.opschrift): text_of(node.inhoud) for node in made.final.root.walk() if node.kind == "veld"}


def _alles(made: Made) -> str:
    return " ".join(text_of(node.inhoud) for node in made.final.root.walk())


def test_velden_en_ambten_van_een_traject_staan_in_geen_ander(tmp_path: Path) -> None:
    wijzig = _twee() | {
        GEGEVENS.format(traject="ander"): """\
functionarissen:
  - {functie: portefeuillehouder, naam: P. van Ander, bron: raadsbrief}
velden: {auteur: A. de Schrijver}
stukken:
  definitief:
    brief: {zaaknummer: 2022-0033455}
""",
        GEMEENTE: BESTANDEN[GEMEENTE].replace("functionarissen:\n", "functionarissen:\n  - {functie: portefeuillehouder, naam: P. van Noord, bron: website}\n"),
    }
    geladen = gezond(werkruimte(tmp_path, wijzig))
    ander, eerder, proef = (_velden(_brief(geladen, *row)) for row in (("ander", "definitief"), ("ander", "concept"), ("proef", "definitief")))
    assert (ander["Portefeuillehouder"], ander["Auteur"], ander["Zaaknummer"]) == ("P. van Ander", "A. de Schrijver", "2022-0033455")
    assert (eerder["Portefeuillehouder"], eerder["Auteur"]) == ("P. van Ander", "A. de Schrijver")
    assert "2022-0033455" not in eerder["Zaaknummer"]
    assert proef["Portefeuillehouder"] == "P. van Noord"
    assert "A. de Schrijver" not in proef["Auteur"]


def test_wat_een_gemeente_nu_betaalt_is_van_een_traject_en_hoeft_niet_bekend_te_zijn(tmp_path: Path) -> None:
    geladen = gezond(werkruimte(tmp_path, _twee() | {GEGEVENS.format(traject="proef"): "cijfers:\n  bijdrage-huidig:\n" + NU.format(97500)}))
    assert "Nu betaalt zij € 97.500." in _alles(_brief(geladen, "proef", "definitief")).replace("\u00a0", " ")
    for traject, gemeente in (("ander", "noord"), ("proef", "zuid")):
        assert "Wat zij nu betaalt, is niet bekend." in _alles(_brief(geladen, traject, "definitief", gemeente))


def test_een_cijfer_over_de_taken_van_een_traject_staat_niet_bij_een_gemeente_met_twee(tmp_path: Path) -> None:
    gemeente = BESTANDEN[GEMEENTE].replace("cijfers:\n", "cijfers:\n  bijdrage-huidig:\n" + NU.format(97500))
    assert laad(werkruimte(tmp_path / "een", {GEMEENTE: gemeente})).bevindingen == ()
    [found] = laad(werkruimte(tmp_path / "twee", _twee() | {GEMEENTE: gemeente})).bevindingen
    assert (found.slug, found.is_error, found.span.file) == ("cijfer-hoort-bij-traject", True, GEMEENTE)
    assert found.message == "Het cijfer 'bijdrage-huidig' gaat over de taken van een traject, en Noord doet mee aan ander en proef."
    assert found.hint == "Zet het onder 'cijfers:' in gemeenten/noord/<traject>/gegevens.yaml van het traject waar het bij hoort."


def test_wat_nergens_wordt_afgedrukt_is_een_bevinding(tmp_path: Path) -> None:
    name = GEGEVENS.format(traject="proef")
    text = "velden: {auter: A. B.}\nstukken:\n  defnitief: {brief: {zaaknummer: '1'}}\n  concept: {breif: {zaaknummer: '1'}, brief: {zaknummer: '1'}}\n"
    told = [(item.slug, item.message, item.hint) for item in laad(werkruimte(tmp_path, _twee() | {name: text})).bevindingen if item.span.file == name]
    assert [message for _, message, _ in told] == [
        "Geen stuk van deze deelnemer heeft een veld 'auter'; het wordt niet afgedrukt.",
        "De mijlpaal 'defnitief' bestaat niet.",
        "De documentsoort 'breif' bestaat niet.",
        "Het veld in een 'brief' 'zaknummer' bestaat niet.",
    ]
    assert [hint for _, _, hint in told] == ["Bedoelde u 'auteur'?", "Bedoelde u 'definitief'?", "Bedoelde u 'brief'?", "Bedoelde u 'zaaknummer'?"]


def test_gegevens_van_wie_niet_meedoet_worden_gemeld(tmp_path: Path) -> None:
    west = BESTANDEN[GEMEENTE].replace("noord", "west").replace("Noord", "West").replace("0505", "0606")
    wijzig = {"gemeenten/west/gemeente.yaml": west, "gemeenten/west/proef/gegevens.yaml": "velden: {zaaknummer: '1'}\n"}
    [found] = laad(werkruimte(tmp_path, wijzig)).bevindingen
    assert found.span.file == "gemeenten/west/proef/gegevens.yaml"
    assert found.message.endswith("De map gemeenten/west/proef wordt niet gebruikt.")
