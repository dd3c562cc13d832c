"""`calc`: the worked table of praktijk.md 2.2 to the vote, scenarios side by side, and what stands against them."""

from __future__ import annotations

import json
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from assembler.checking.law import besluit_met_eis_niet_gemandateerd, of_facts
from assembler.facts import whatif
from assembler.facts.openpoints import open_items
from assembler.facts.whatif import VariantError, read_variants
from assembler.facts.whatif.contributions import difference, largest_shifts
from assembler.ground.findings import Level
from assembler.rendering.terminal.table import TextTable
from assembler.rules.boardsize import size_objections
from assembler.rules.power import Game, Power, indices
from assembler.rules.thresholds import Threshold
from werkruimte import REPO, Geladen, Uitkomst, anders, draai, laad, proces, werkruimte

LOG = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
PER = "stemverhouding=per-inwoners; stemverhouding.verdeling_over_leden=gezamenlijk; stemverhouding.maximum=0; stemverhouding.minimum=0; stemverhouding.afwezigheid=plaatsvervanger; stemverhouding.peildatum=2021-01-01; stemverhouding.herijking=geen"
ZETELS = "stemverhouding=raadszetels; stemverhouding.zetels_per_stem=1; stemverhouding.afronding=omhoog; stemverhouding.peildatum=2018-03-21; stemverhouding.verdeling_over_leden=gezamenlijk; stemverhouding.afwezigheid=plaatsvervanger"


def _stemmen(geladen: Geladen, *varianten: str) -> list[dict[str, int]]:
    item = geladen.trajectmap
    rows = whatif.scenarios(geladen.ruimte, item, item.mijlpalen[-1], read_variants(varianten), of_facts)
    return [{row.gemeente: row.stemmen for row in whatif.vote_outcome(scenario).rows} for scenario in rows[1:]]


def _calc(root: Path, wat: str, *args: str) -> dict[str, Any]:
    uitkomst = draai(root, "calc", wat, *args, "--format", "json")
    data = json.loads(uitkomst.uit)
    assert data["versie"] == 1
    return dict(data)


# ── the worked table ──────────────────────────────────────────────────────────────────────────────────────────────

TABEL = {
    f"{PER}; stemverhouding.inwoners_per_stem=10000; stemverhouding.afronding=omhoog": (3, 12, 2, 4, 4, 3, 5),
    f"{PER}; stemverhouding.inwoners_per_stem=10000; stemverhouding.afronding=omlaag": (2, 11, 1, 3, 3, 2, 4),
    f"{PER}; stemverhouding.inwoners_per_stem=10000; stemverhouding.afronding=dichtstbij": (2, 12, 2, 3, 3, 3, 4),
    f"{PER}; stemverhouding.inwoners_per_stem=20000; stemverhouding.afronding=omhoog": (2, 6, 1, 2, 2, 2, 3),
    ZETELS: (19, 39, 17, 23, 23, 21, 27),
}


@pytest.mark.parametrize("variant", TABEL, ids=range(len(TABEL)))
def test_de_uitgewerkte_tabel_komt_op_de_stem_uit(sociaal: Geladen, variant: str) -> None:
    assert tuple(_stemmen(sociaal, variant)[0].values()) == TABEL[variant]


def test_met_twee_leden_van_dordrecht_blijft_het_twaalf_van_drieendertig(sociaal: Geladen) -> None:
    outcome = whatif.vote_outcome(whatif.scenarios(sociaal.ruimte, sociaal.trajectmap, sociaal.trajectmap.mijlpalen[-1], (), of_facts)[0])
    dordrecht = next(row for row in outcome.rows if row.gemeente == "dordrecht")
    assert (dordrecht.leden, dordrecht.stemmen, outcome.totaal, dordrecht.per_lid, dordrecht.aandeel) == (2, 12, 33, 6, Fraction(12, 33))


def test_een_stap_in_inwoners_zegt_wanneer_de_stemmen_veranderen(sociaal: Geladen) -> None:
    outcome = whatif.vote_outcome(whatif.scenarios(sociaal.ruimte, sociaal.trajectmap, sociaal.trajectmap.mijlpalen[-1], (), of_facts)[0])
    steps = {(step.gemeente, step.inwoners > 0): step for step in outcome.steps}
    assert (steps["alblasserdam", False].inwoners, steps["alblasserdam", False].stemmen) == (-126, 2)
    assert (steps["dordrecht", True].inwoners, steps["dordrecht", True].stemmen, steps["dordrecht", True].totaal) == (890, 13, 34)
    assert "gaan niet gelijk over 2 leden" in steps["dordrecht", True].alert
    assert {item.what for item in outcome.alternatives} == {"afronding omlaag", "afronding dichtstbij", "peildatum 1 januari 2020"}


def test_macht_coalities_en_blokkades_per_soort_besluit(sociaal: Geladen) -> None:
    outcome = whatif.vote_outcome(whatif.scenarios(sociaal.ruimte, sociaal.trajectmap, sociaal.trajectmap.mijlpalen[-1], (), of_facts)[0])
    gewoon, bijzonder = outcome.besluiten
    assert gewoon.besluiten == (None,)
    assert len(bijzonder.besluiten) == 3
    assert [drempel.quotum for drempel in bijzonder.thresholds] == [17, 4, 20]
    assert isinstance(gewoon.power, Power)
    assert sum(gewoon.power.banzhaf.values()) == 1
    assert isinstance(gewoon.blocking, tuple)
    assert ("dordrecht", "zwijndrecht") in gewoon.blocking


# ── side by side ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_twee_varianten_staan_naast_elkaar_met_wie_wint_en_verliest() -> None:
    data = _calc(REPO, "bijdragen", "gr-sociaal", "--variant", "verdeelsleutel.jaren_terug=2", "--variant", "Zelf: taak.zwijndrecht.schuldhulpverlening=lokaal")
    assert [item["scenario"] for item in data["scenarios"]] == ["nu", "A", "Zelf"]
    nu, a, zelf = data["scenarios"]
    for item in (nu, a, zelf):
        assert sum(row["totaal"] for row in item["gemeenten"]) == item["totaal"] == 24_000_000_000
        assert sum(row["verschil"] for row in item["gemeenten"]) == 0
    assert a["gaat_meest_vooruit"][0] == "sliedrecht"
    assert a["gaat_meest_achteruit"][0] == "dordrecht"
    assert zelf["gaat_meest_vooruit"][0] == "zwijndrecht"


@pytest.mark.slow
def test_een_gemeente_die_zelf_doet_raakt_alle_gemeenten() -> None:
    data = _calc(REPO, "bijdragen", "gr-sociaal", "--variant", "maatwerkkosten.bij_lokaal=krimpt")
    nu, krimpt = data["scenarios"]
    assert sum(row["lokale_uitvoering"] for row in nu["gemeenten"]) == 0
    assert krimpt["totaal"] < nu["totaal"]


@pytest.mark.slow
def test_de_tabellen_zijn_uitgelijnd_en_noemen_ieder_scenario() -> None:
    uitkomst = draai(REPO, "calc", "bijdragen", "gr-sociaal", "--variant", "verdeelsleutel.jaren_terug=2")
    assert uitkomst.code == 0, uitkomst.fout
    assert "Sliedrecht gaat er het meest op vooruit (-€\u00a0267.567,59); Dordrecht het meest op achteruit (+€\u00a0343.906,51)." in uitkomst.uit
    block = uitkomst.uit[uitkomst.uit.index("Scenario's naast elkaar") :].splitlines()
    assert len({line.index("  ", 10) for line in block[1:2]}) == 1
    assert len(block[2]) == max(len(line) for line in block[1:11])


def test_een_tabel_zet_getallen_rechts_en_woorden_links() -> None:
    table = TextTable("Titel", ("Naam", "Getal"), [("a", "1"), ("langer", "1.000")], ("Totaal", "1.001"))
    assert str(table) == "Titel\nNaam    Getal\n──────  ─────\na           1\nlanger  1.000\n──────  ─────\nTotaal  1.001"


def test_een_voorgenomen_besluit_is_door_te_rekenen(tmp_path: Path) -> None:
    later = "datum: 2021-10-01\ngremium: stuurgroep\nstatus: voorgenomen\nkeuzes:\n  - {clausule: stemmen, variant: een-per-lid}\n"
    root = werkruimte(tmp_path, {"trajecten/proef/besluiten/2021-10-01-voorstel.yaml": later})
    data = _calc(root, "stemmen", "proef", "--variant", "besluit=2021-10-01-voorstel")
    assert [item["totaal"] for item in data["scenarios"]] == [11, 3]


def test_een_ander_cijfer_en_een_andere_sleutel_per_pool(tmp_path: Path) -> None:
    tweede = anders("clauses/geld/sleutel.yaml", ("id: sleutel", "id: tweede"), ("opschrift: Verdeling van de kosten", "opschrift: Tweede\noptioneel: true"))
    root = werkruimte(tmp_path, {"clauses/geld/tweede.yaml": tweede})
    data = _calc(
        root, "bijdragen", "proef", "--variant", "cijfer.begroting-samen=100.01", "--variant", "pool.samen=tweede; tweede=inwoners; tweede.jaren_terug=2"
    )
    nu, minder, ander = data["scenarios"]
    assert (nu["totaal"], minder["totaal"], ander["totaal"]) == (90_127_000, 10_001, 90_127_000)
    assert [row["totaal"] for row in nu["gemeenten"]] != [row["totaal"] for row in ander["gemeenten"]]


def test_meer_jaren_staan_erbij_als_er_begrotingen_zijn(tmp_path: Path) -> None:
    traject = anders(
        "trajecten/proef/traject.yaml",
        (
            "  begroting-samen: {omschrijving: Geraamde kosten in 2022, eenheid: euro}\n",
            "  begroting-samen: {omschrijving: Kosten 2022, eenheid: euro}\n  begroting-samen-2023: {omschrijving: Kosten 2023, eenheid: euro}\n",
        ),
    )
    log = anders(
        LOG,
        ("  - cijfer:", "  - cijfer: {naam: begroting-samen-2023, waarde: 910000, peildatum: 2021-02-01, bron: begroting, status: definitief}\n  - cijfer:"),
    )
    log = log.replace("jaren_terug: 1", "jaren_terug: 2")
    data = _calc(werkruimte(tmp_path, {"trajecten/proef/traject.yaml": traject, LOG: log}), "bijdragen", "proef")
    assert [sum(row.values()) for row in data["scenarios"][0]["jaren"].values()] == [90_127_000, 91_000_000]


# ── what is typed wrong ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("variant", "melding"),
    [
        ("stemmenn=een-per-lid", "De clausule 'stemmenn' bestaat niet. Bedoelde u 'stemmen'?"),
        ("stemmen=x", "De variant van stemmen 'x' bestaat niet. Er is: een-per-lid, per-inwoners, vervalt."),
        ("sleutel.jaar=1", "De parameter van sleutel, variant inwoners, 'jaar' bestaat niet. Er is: afronding, jaren_terug."),
        ("pool.x=sleutel", "De pool 'x' bestaat niet. Er is: samen."),
        ("pool.samen=x", "De clausule 'x' bestaat niet."),
        ("taak.oost.jeugdhulp=lokaal", "De deelnemer 'oost' bestaat niet. Er is: noord, midden, zuid."),
        ("taak.noord.x=lokaal", "De taak 'x' bestaat niet."),
        ("taak.noord.jeugdhulp=x", "De deeltaak van jeugdhulp 'x' bestaat niet. Er is: intake, nazorg, gezamenlijk, lokaal, vrijgesteld."),
        ("cijfer.x=1", "Het cijfer 'x' bestaat niet. Er is: begroting-samen."),
        ("cijfer.begroting-samen=-1", "'-1' is geen bedrag van nul of meer met ten hoogste twee decimalen (cijfer begroting-samen)."),
        ("cijfer.begroting-samen=1.005", "'1.005' is geen bedrag van nul of meer met ten hoogste twee decimalen (cijfer begroting-samen)."),
        ("cijfer.begroting-samen=1e999999999", "'1e999999999' is geen bedrag van nul of meer met ten hoogste twee decimalen (cijfer begroting-samen)."),
        ("cijfer.begroting-samen=veel", "'veel' is geen getal (cijfer begroting-samen)."),
        ("besluit=x", "Het besluit 'x' bestaat niet."),
        ("begrotingsjaar=straks", "'straks' is geen begrotingsjaar."),
        ("x", "De variant 'x' is niet te lezen bij 'x'. Schrijf naam=waarde."),
        (";", "De variant ';' zegt niet wat er anders is."),
        ("stemmen.x=[1", "De waarde '[1' is niet te lezen."),
    ],
)
def test_een_variant_die_niet_kan_is_verkeerd_gebruik(tmp_path: Path, variant: str, melding: str) -> None:
    uitkomst = draai(werkruimte(tmp_path), "calc", "stemmen", "proef", "--variant", variant)
    assert uitkomst.code == 2
    assert melding in uitkomst.fout


def test_twee_varianten_met_een_naam_kan_niet() -> None:
    with pytest.raises(VariantError, match="Twee varianten heten hetzelfde: X, X"):
        read_variants(["X: a=1", "X: b=2"])


def test_een_waarde_die_niet_past_is_een_bevinding_bij_de_variant(tmp_path: Path) -> None:
    uitkomst = draai(werkruimte(tmp_path), "calc", "bijdragen", "proef", "--variant", "sleutel.jaren_terug=hallo")
    assert uitkomst.code == 1
    assert "variant A, sleutel.jaren_terug:1:1: fout: Hier hoort een geheel getal te staan ('hallo')." in uitkomst.fout


def test_een_rekenblad_dat_niet_te_schrijven_is_zegt_dat(tmp_path: Path) -> None:
    (tmp_path / "map.xlsx").mkdir()
    uitkomst = proces(werkruimte(tmp_path), "calc", "stemmen", "proef", "--xlsx", str(tmp_path / "map.xlsx"))
    assert uitkomst.code in {2, 3}
    assert "Traceback" not in uitkomst.alles


def test_een_onbekend_traject_of_onbekende_mijlpaal_is_verkeerd_gebruik(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    assert draai(root, "calc", "stemmen", "prof").code == 2
    assert draai(root, "calc", "stemmen", "proef", "--mijlpaal", "x").code == 2


# ── what facts find ───────────────────────────────────────────────────────────────────────────────────────────────


def _gevonden(uitkomst: Uitkomst) -> list[tuple[str, str, int]]:
    data = json.loads(uitkomst.uit)["bevindingen"]
    return [(item["niveau"], item["message"], item["regel"]) for item in data if item["niveau"] != "opmerking"]


def _check(tmp_path: Path, wijzig: dict[str, str | bytes | None]) -> list[tuple[str, str, int]]:
    return _gevonden(draai(werkruimte(tmp_path, wijzig), "check", "--mijlpaal", "definitief", "--format", "json"))


def test_een_pool_zonder_sleutel_is_een_bevinding_op_zijn_plaats(tmp_path: Path) -> None:
    found = _check(tmp_path, {"trajecten/proef/traject.yaml": anders("trajecten/proef/traject.yaml", ("sleutel: sleutel", "sleutel: klachten"))})
    assert ("fout", "De pool 'uitvoering' heeft geen sleutel: 'klachten' verdeelt niets.", 14) in found


def test_een_pool_met_een_sleutel_die_vervalt_is_een_bevinding(tmp_path: Path) -> None:
    found = _check(tmp_path, {LOG: anders(LOG, ("parameters: {jaren_terug: 1}", "vervalt: true"))})
    assert ("fout", "De pool 'uitvoering' heeft geen sleutel: 'sleutel' staat niet in de regeling.", 14) in found


def test_een_peildatum_zonder_cijfer_is_een_bevinding(tmp_path: Path) -> None:
    found = _check(tmp_path, {LOG: anders(LOG, ("peildatum: 2021-01-01,", "peildatum: 2021-02-01,"))})
    assert ("fout", "Het cijfer 'inwoners' op 1 februari 2021 ontbreekt voor Noord, Midden en Zuid.", 6) in found


def test_een_sleutel_zonder_haar_cijfers_is_een_bevinding(tmp_path: Path) -> None:
    found = _check(tmp_path, {LOG: anders(LOG, ("jaren_terug: 1", "jaren_terug: 5"))})
    assert ("fout", "Het cijfer 'inwoners' op 1 januari 2017 ontbreekt voor Noord, Midden en Zuid.", 9) in found


def test_aandelen_die_geen_honderd_zijn_zijn_een_bevinding(sociaal: Geladen) -> None:
    item = sociaal.trajectmap
    delen = "[{cijfer: inwoners, procent: 60, jaren_terug: 1}, {cijfer: inwoners, procent: 30, jaren_terug: 2}]"
    _, scheef = whatif.scenarios(sociaal.ruimte, item, item.mijlpalen[-1], read_variants([f"verdeelsleutel=mix; verdeelsleutel.delen={delen}"]), of_facts)
    assert "De percentages zijn samen 90, geen 100." in [finding.message for finding in scheef.findings]


def test_een_ongedeeld_bestuur_regelt_zelf_hoe_het_stemt(tmp_path: Path) -> None:
    """Wgr 22: for a bedrijfsvoeringsorganisatie the law says nothing of quorum and tie."""
    text = anders("trajecten/proef/traject.yaml", ("vorm: regeling-zonder-meer", "vorm: bedrijfsvoeringsorganisatie"))
    found = [message for _, message, _ in _check(tmp_path, {"trajecten/proef/traject.yaml": text})]
    assert "De regeling zegt niet hoeveel leden er moeten zijn (quorum); voor deze vorm regelt de wet dat niet." in found
    assert "De regeling zegt niet wat geldt bij staken van de stemmen; voor deze vorm regelt de wet dat niet." in found


def test_twee_clausules_die_stemmen_geven_spreken_elkaar_tegen(tmp_path: Path) -> None:
    tweede = "id: stemmen-twee\nopschrift: Nog eens\nregel: een_per_lid\nleden: [{id: een, tekst: Een stem.}]\n"
    found = _check(tmp_path, {"clauses/bestuur/stemmen-twee.yaml": tweede})
    assert "'stemmen-twee' en 'stemmen' bepalen allebei de stemmen." in [message for _, message, _ in found]


TWEE = """\
id: {id}
opschrift: Eis
optioneel: true
varianten:
  eis:
    regel: {regel}
    leden: [{{id: eis, tekst: Er geldt een eis.}}]
"""


def _eis(regel: str, parameters: str) -> dict[str, str | bytes | None]:
    return {
        "clauses/bestuur/eis.yaml": TWEE.format(id="eis", regel=regel),
        LOG: anders(LOG, ("  - clausule: sleutel", f"  - clausule: eis\n    variant: eis\n    parameters: {parameters}\n  - clausule: sleutel")),
    }


def test_een_drempel_die_nooit_wordt_gehaald_is_een_fout(tmp_path: Path) -> None:
    blok = "{blokken: [{naam: a, gemeenten: [noord, midden, zuid], minimum: 2}], minimum_gemeenten: 4, verdeelde_gemeente: telt-niet-mee, besluiten: []}"
    found = _check(tmp_path, _eis("blokbescherming", blok))
    assert ("fout", "De eisen kunnen nooit worden gehaald, ook niet als alle gemeenten voor zijn.", 4) in found


def test_een_gemeente_die_alleen_beslist_is_een_waarschuwing(tmp_path: Path) -> None:
    log = anders(LOG, ("inwoners_per_stem: 10000, afronding: omhoog, minimum: 1", "inwoners_per_stem: 30002, afronding: omlaag, minimum: 0"))
    found = _check(tmp_path, {LOG: log})
    assert ("waarschuwing", "Zuid: Deze gemeente heeft 1 van de 1 stemmen: meer dan de helft.", 4) in found
    assert ("waarschuwing", "Zuid: Deze gemeente haalt de eisen alleen.", 4) in found
    assert any(level == "waarschuwing" and "Deze gemeente heeft wel een lid, maar geen stem." in message for level, message, _ in found)


def test_een_genoemde_gemeente_die_niet_meedoet_is_een_fout(tmp_path: Path) -> None:
    blok = "{blokken: [{naam: a, gemeenten: [noord, oost], minimum: 1}], minimum_gemeenten: 0, verdeelde_gemeente: telt-niet-mee, besluiten: []}"
    found = _check(tmp_path, _eis("blokbescherming", blok))
    assert "'oost' wordt genoemd in eis, maar is geen deelnemer." in [message for _, message, _ in found]


@pytest.mark.slow
def test_wat_de_wet_voor_de_vorm_verbiedt_is_een_fout_met_artikel(sociaal: Geladen) -> None:
    item = sociaal.trajectmap
    variant = read_variants(["besluitvorming.drempel_stemmen=1/3", "bijzondere-meerderheid.besluiten=[toetreding]"])
    _, laag, toetreding = whatif.scenarios(sociaal.ruimte, item, item.mijlpalen[-1], variant, of_facts)
    faults = [finding for row in (laag, toetreding) for finding in row.findings if finding.level is Level.FOUT]
    assert len(faults) == 2
    assert all(finding.grondslag for finding in faults)
    assert "toetreding" in faults[1].message


def test_een_besluit_met_een_eis_is_niet_gemandateerd(sociaal: Geladen) -> None:
    power = next(
        power.omschrijving for name in sociaal.trajectmap.traject.taken for power in sociaal.ruimte.taken[name].bevoegdheden if power.wijze == "mandaat"
    )
    item = sociaal.trajectmap
    known = whatif.scenarios(sociaal.ruimte, item, item.mijlpalen[-1], read_variants([f'bijzondere-meerderheid.besluiten=["{power}"]']), of_facts)[1].facts
    found = list(besluit_met_eis_niet_gemandateerd.check(known))
    assert len(found) >= 1
    assert found[0].grondslag == "Awb, artikel 10:3, tweede lid, onderdeel b"


@pytest.mark.parametrize(
    ("leden", "naast", "tekst"),
    [
        ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1}, 2, ""),
        ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}, 2, "Het dagelijks bestuur (3 leden) is de meerderheid van het algemeen bestuur (5 leden)."),
        ({"a": 2, "b": 2, "c": 2}, 1, "Het dagelijks bestuur bestaat uit de voorzitter en ten minste twee andere leden."),
        ({"a": 6, "b": 0}, 2, "Het algemeen bestuur heeft leden uit ten minste twee gemeenten."),
    ],
)
def test_de_omvang_van_de_besturen_past_bij_de_wet(leden: dict[str, int], naast: int, tekst: str) -> None:
    """Wgr 13 and 14."""
    found = [item.tekst for item in size_objections(leden, naast)]
    assert (tekst in found) if tekst else not found


def test_burgemeesters_van_minder_dan_zes_gemeenten_zijn_samen_het_hele_bestuur() -> None:
    """Wgr 14(3): of a regulation of burgemeesters alone the dagelijks bestuur may be the majority, with fewer than six gemeenten."""
    three, six = dict.fromkeys("abc", 1), dict.fromkeys("abcdef", 1)
    assert size_objections(three, 2, burgemeesters=True) == ()
    assert size_objections(six, 3, burgemeesters=True) != ()
    assert size_objections(three, 2) != ()


def test_een_parameter_zonder_waarde_is_een_open_punt_en_geen_standaard(tmp_path: Path) -> None:
    geladen = laad(werkruimte(tmp_path, {LOG: anders(LOG, (", afwezigheid: plaatsvervanger", ""))}))
    points = open_items(geladen.folded("concept").facts)
    assert [(point.soort, point.onderwerp, point.naam, point.mogelijkheden) for point in points] == [
        ("parameter", "stemmen", "afwezigheid", ("plaatsvervanger", "medelid"))
    ]


def test_veertig_deelnemers_met_tweeduizend_stemmen_kost_geen_seconde() -> None:
    names = tuple(f"g{number}" for number in range(40))
    votes = {name: 20 + 3 * index % 61 for index, name in enumerate(names)}
    total = sum(votes.values())
    start = time.perf_counter()
    found = indices(Game(names, (Threshold("stemmen", votes, total // 2 + 1), Threshold("gemeenten", dict.fromkeys(names, 1), 21))))
    assert isinstance(found, Power)
    assert time.perf_counter() - start < 2


def test_verschil_en_verschuiving_zijn_leeg_als_er_niets_verandert(proef: Geladen) -> None:
    item = proef.trajectmap
    one = whatif.contribution_outcome(whatif.scenarios(proef.ruimte, item, item.mijlpalen[-1], (), of_facts)[0])
    assert largest_shifts(one, one) == largest_shifts(one, one)
    assert largest_shifts(one, one).wint is None
    assert difference(one, one, "noord") == 0
