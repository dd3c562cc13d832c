"""Tasks and powers of a regulation: how powers pass, what stays, what the law of the day gives, and what the papers say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assembler.checking.law import of_facts
from assembler.facts.facts import Facts
from assembler.facts.orders import orders
from assembler.facts.views.scope import region_scope
from assembler.ground.document import Gat, Node, text_of
from assembler.ground.findings import Finding, Level
from assembler.ground.values import Waarde
from assembler.pipeline import Made, assemble, fold
from assembler.reading.records.keuzes import Keuze, KeuzeBevoegdheid, KeuzeClausule, KeuzeTaken, KeuzeWet, Taakuitvoering
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.taken import Taak
from assembler.reading.records.workspace import Trajectmap, Workspace
from dosis import sampled
from varianten import ZEVEN, proefbesluit
from werkruimte import REPO, Geladen, artikel, draai, regels_van, tekst_van

TRANSFER = "verhouding-bevoegdheden"
ANNEX = "bijlage:takenmatrix"
PW_RESERVED = "De bevoegdheden, bedoeld in de paragrafen 7.1 en 7.3 van de wet"


def clause(name: str, variant: str | None = None, **parameters: Any) -> Keuze:
    return KeuzeClausule(clausule=name, variant=variant, parameters=parameters)


def task(gemeente: str, taak: str, uitvoering: Any, *deeltaken: str) -> Keuze:
    return KeuzeTaken(gemeente=gemeente, taken={taak: Taakuitvoering(uitvoering=uitvoering, deeltaken=deeltaken)})


EXEMPT = clause("vrijstelling", tot="2026-01-01")


def definitief(item: Trajectmap) -> Mijlpaal:
    """Return the milestone with the text and the papers of all organs."""
    return next(mijlpaal for mijlpaal in item.mijlpalen if mijlpaal.id == "definitief")


def with_choices(sociaal: Geladen, keuzes: Sequence[Keuze] = (), **traject: Any) -> Trajectmap:
    """Return gr-sociaal with one more decision, and other facts of the traject."""
    item = sociaal.trajectmap
    changed = item.traject.model_copy(update=traject)
    stand = definitief(item).stand
    besluiten = (*item.besluiten, proefbesluit(list(keuzes), stand)) if keuzes else item.besluiten
    return replace(item, traject=changed, besluiten=besluiten)


def facts_of(sociaal: Geladen, *keuzes: Keuze, ruimte: Workspace | None = None, **traject: Any) -> Facts:
    item = with_choices(sociaal, keuzes, **traject)
    return fold(ruimte or sociaal.ruimte, item, definitief(item)).facts


def made_of(sociaal: Geladen, *keuzes: Keuze, soort: str = "gr-tekst") -> Made:
    """Return a paper of the definite text after these choices; it has no faults and no warnings."""
    item = with_choices(sociaal, keuzes)
    mijlpaal = definitief(item)
    folded = fold(sociaal.ruimte, item, mijlpaal)
    wanted = next(order for order in orders(sociaal.ruimte, item, mijlpaal) if order.soort.id == soort)
    made = assemble(folded, wanted)
    found = [f"{finding.span}: {finding.message}" for finding in (*folded.findings, *made.findings) if finding.level is not Level.OPMERKING]
    assert found == []
    return made


def on_day(sociaal: Geladen, day: date) -> Facts:
    return facts_of(sociaal, bekendmaking=day, inwerkingtreding=day)


def found_by(facts: Facts, slug: str) -> list[Finding]:
    return [finding for finding in of_facts(facts) if finding.slug == slug]


def cents(item: Waarde | Gat) -> int:
    assert isinstance(item, Waarde)
    return int(item.value)


def lines(made: Made, name: str) -> list[str]:
    return regels_van(made, artikel(made, name))


def words(made: Made, name: str) -> str:
    return " ".join(lines(made, name))


def table(made: Made, name: str) -> list[list[str]]:
    """Return the rows of a table as texts, its heading first."""
    return [[text_of(cel.inhoud) for cel in rij.kinderen] for rij in _table(made, name).kinderen]


def _table(made: Made, name: str) -> Node:
    return next(node for node in made.final.root.walk() if node.kind == "tabel" and node.id.endswith(f"/{name}"))


def tables(made: Made) -> set[str]:
    return {node.id.rpartition("/")[2] for node in made.final.root.walk() if node.kind == "tabel"}


def with_task(sociaal: Geladen, taak: Taak) -> Workspace:
    return replace(sociaal.ruimte, taken={**sociaal.ruimte.taken, taak.id: taak})


@pytest.fixture(scope="module")
def regeling(sociaal: Geladen) -> Made:
    return sociaal.maak("definitief")


@pytest.fixture(scope="module")
def mandaat(sociaal: Geladen) -> Made:
    return sociaal.maak("definitief", "mandaatbesluit")


@pytest.fixture(scope="module")
def feiten(sociaal: Geladen) -> Facts:
    return sociaal.folded("definitief").facts


# --- how powers pass -------------------------------------------------------------------------------------------------


def test_powers_pass_per_law_unless_chosen_otherwise(regeling: Made) -> None:
    found = lines(regeling, TRANSFER)
    assert "aan het college zijn toegekend, in de omvang en met de uitzonderingen die daarin per wet zijn vermeld" in found[0]
    rows = {row[0]: row[1:] for row in table(regeling, "wetten")}
    assert rows["De Participatiewet"] == ["Alle bevoegdheden van het college", PW_RESERVED]
    assert rows["De Wet gemeentelijke schuldhulpverlening"][1].startswith("De bevoegdheden voor de taak centrale toegang; het aanbieden van een gesprek")
    assert rows["De Wet kinderopvang"] == [
        "De bevoegdheden van het college voor de taak tegemoetkoming in de kosten van kinderopvang",
        "De bevoegdheden voor andere taken",
    ]
    assert "De Wet inburgering 2021" not in rows  # mandated


def test_the_annex_says_whether_it_is_complete(sociaal: Geladen, regeling: Made) -> None:
    assert "de opsomming is niet uitputtend" in words(regeling, ANNEX)
    other = made_of(sociaal, clause(TRANSFER, "per-artikel"))
    assert "Een bevoegdheid die niet is vermeld, is niet overgedragen." in words(other, ANNEX)
    assert "niet uitputtend" not in words(other, ANNEX)
    assert "wetten" in tables(regeling)
    assert "wetten" not in tables(other)
    assert table(other, "overgedragen") == table(regeling, "overgedragen")


def test_a_successor_of_a_law_is_included_in_every_way_that_transfers(sociaal: Geladen, regeling: Made) -> None:
    assert any("een wettelijk voorschrift dat haar wijzigt of vervangt" in line for line in lines(regeling, TRANSFER))
    other = lines(made_of(sociaal, clause(TRANSFER, "per-artikel")), TRANSFER)
    assert any("die bij een wijziging of vervanging van het wettelijk voorschrift daarvoor in de plaats komt" in line for line in other)


def test_with_mandate_only_nothing_passes_and_all_is_in_the_register(sociaal: Geladen) -> None:
    only = clause(TRANSFER, "alleen-mandaat")
    made = made_of(sociaal, only)
    assert text_of(artikel(made, TRANSFER).opschrift) == "Uitoefening van bevoegdheden"
    assert not {"wetten", "overgedragen"} & tables(made)
    rules = {tuple(row[2:]) for row in table(made, "vaststelling-van-regels")[1:]}
    assert not {cell for row in rules for cell in row} & {"Algemeen bestuur", "Dagelijks bestuur"}
    facts = facts_of(sociaal, only)
    every = [power for power in facts.powers.alle() if power.bevoegdheid.orgaan == "college" and power.bevoegdheid.wijze != "lokaal"]
    register = [row for row in table(made_of(sociaal, only, soort="mandaatbesluit"), "gemandateerde-bevoegdheden")[1:] if len(row) > 1]
    assert len(register) == len(every)


def test_the_receiving_organ_can_be_the_algemeen_bestuur(sociaal: Geladen, regeling: Made) -> None:
    assert "De overgedragen bevoegdheden berusten bij het dagelijks bestuur, tenzij" in words(regeling, TRANSFER)
    assert "de bevoegdheden die op grond van artikel 6, zesde lid, bij het dagelijks bestuur berusten" in words(regeling, "db-bevoegdheden")
    other = made_of(sociaal, clause(TRANSFER, orgaan="algemeen-bestuur"))
    assert "De overgedragen bevoegdheden berusten bij het algemeen bestuur, tenzij" in words(other, TRANSFER)
    assert "artikel 6, zesde lid" not in words(other, "db-bevoegdheden")


def test_one_law_can_pass_for_its_tasks_only(sociaal: Geladen) -> None:
    narrow = KeuzeWet(wet="participatiewet", omvang="taken")
    made = made_of(sociaal, narrow)
    row = next(row for row in table(made, "wetten") if row[0] == "De Participatiewet")
    assert row[1].startswith("De bevoegdheden van het college voor de taak algemene bijstand, de taak bijzondere bijstand,")
    assert row[2] == "De bevoegdheden voor andere taken"
    assert "niet volledig overgedragen: alleen de bevoegdheden voor de genoemde taken gaan over" in tekst_van(made)


def test_one_task_can_be_mandated_as_a_whole(sociaal: Geladen) -> None:
    chosen = KeuzeBevoegdheid(bevoegdheid="schuldhulpverlening", wijze="mandaat")
    powers = facts_of(sociaal, chosen).powers
    taak = sociaal.ruimte.taken["schuldhulpverlening"]
    assert {power.bevoegdheid.id: power.wijze for power in powers.van(taak)} == {
        item.id: "lokaal" if item.wijze == "lokaal" else "mandaat" for item in taak.bevoegdheden
    }
    made = made_of(sociaal, chosen)
    assert "De Wet gemeentelijke schuldhulpverlening" not in {row[0] for row in table(made, "wetten")}


def test_the_rest_of_a_law_that_passes_wholly_is_in_the_basispakket(regeling: Made) -> None:
    assert "behoort ook de uitvoering van die wet die niet bij een taak is genoemd, tot het basispakket" in words(regeling, TRANSFER)


# --- in the place of the colleges ------------------------------------------------------------------------------------


def test_the_board_takes_the_place_of_a_college_only_where_a_law_passes_wholly(regeling: Made, feiten: Facts) -> None:
    text = tekst_van(regeling)
    assert "De uitvoering van de Participatiewet is volledig overgedragen, behalve door Alblasserdam." in text
    assert "(artikel 8c van de Participatiewet)" in text
    assert "De uitvoering van de Wet inburgering 2021 is niet volledig overgedragen: de bevoegdheden worden in mandaat uitgeoefend." in text
    assert {law.wet.id for law in feiten.powers.wetten() if law.volledig and law.wet.overdracht.in_de_plaats} == {"participatiewet", "ioaw", "ioaz"}


def test_a_gemeente_that_keeps_only_factual_work_keeps_no_power_of_a_law(feiten: Facts) -> None:
    keeps = {
        gemeente: {taak for there, taak in feiten.keuzes.taken if there == gemeente and feiten.keuzes.taken[there, taak].keuze.uitvoering != "gezamenlijk"}
        for gemeente in ZEVEN
    }
    assert keeps["hendrik-ido-ambacht"] == {"praktijkleren"}  # finding places: no decision
    pw = next(law for law in feiten.powers.wetten() if law.wet.id == "participatiewet")
    assert pw.behalve == ("alblasserdam",)


def test_a_law_that_passes_after_all_leaves_out_who_keeps_a_part(sociaal: Geladen) -> None:
    made = made_of(sociaal, KeuzeBevoegdheid(bevoegdheid="inburgering", wijze="delegatie"))
    assert "De uitvoering van de Wet inburgering 2021 is volledig overgedragen, behalve door Alblasserdam en Zwijndrecht." in tekst_van(made)
    assert "De colleges van Alblasserdam en Zwijndrecht blijven voor die wet zelf aanspreekpunt." in tekst_van(made)


@pytest.mark.parametrize(
    ("keuze", "reden"),
    [
        (clause(TRANSFER, "alleen-mandaat"), "de colleges dragen geen bevoegdheden over"),
        (clause(TRANSFER, "per-artikel"), "de bevoegdheden gaan per artikel over en niet als geheel"),
        (KeuzeBevoegdheid(bevoegdheid="loonkostensubsidie", wijze="mandaat"), "een deel van de bevoegdheden gaat niet over"),
    ],
)
def test_a_remark_says_why_a_law_does_not_pass_wholly(sociaal: Geladen, keuze: Keuze, reden: str) -> None:
    found = [item.message for item in found_by(facts_of(sociaal, keuze), "overdracht-is-volledig")]
    assert f"De Participatiewet gaat niet volledig over: {reden}. Het bestuur treedt voor die wet niet in de plaats van de colleges." in found


def test_a_remark_names_the_tasks_of_a_law_that_pass_without_being_named(feiten: Facts, sociaal: Geladen) -> None:
    found = [item.message for item in found_by(feiten, "overdracht-is-volledig")]
    assert any("dus ook de uitvoering van: beschut werk (beschut-werk) en tegenprestatie (tegenprestatie)" in item for item in found)
    every = facts_of(sociaal, taken=(*sociaal.trajectmap.traject.taken, "beschut-werk", "tegenprestatie"))
    assert not any("dus ook de uitvoering van" in item.message for item in found_by(every, "overdracht-is-volledig"))


def test_a_remark_names_a_part_without_a_power_when_powers_are_enumerated(sociaal: Geladen, feiten: Facts) -> None:
    start = "Voor werving van leerwerkplekken en praktijkverklaring (praktijkleren) is geen bevoegdheid genoemd"
    enumerated = facts_of(sociaal, clause(TRANSFER, "per-artikel"))
    assert any(item.message.startswith(start) for item in found_by(enumerated, "overdracht-is-volledig"))
    assert not any("is geen bevoegdheid genoemd" in item.message for item in found_by(feiten, "overdracht-is-volledig"))


# --- rules -----------------------------------------------------------------------------------------------------------


def test_rules_of_the_board_are_transferred_and_follow_the_transfer(sociaal: Geladen, regeling: Made) -> None:
    assert "De overdracht omvat de bevoegdheid van het college om nadere regels vast te stellen, voor zover bijlage 2" in words(regeling, TRANSFER)
    rows = {row[0]: row[1:] for row in table(regeling, "vaststelling-van-regels")}
    assert rows["Hulpmiddelen"] == ["Raad", "Algemeen bestuur", "Dagelijks bestuur"]
    assert rows["Ondersteuning thuis"] == ["Raad", "College", "College"]
    mandated = made_of(sociaal, KeuzeBevoegdheid(bevoegdheid="wmo-hulpmiddelen", wijze="mandaat"))
    rows = {row[0]: row[1:] for row in table(mandated, "vaststelling-van-regels")}
    assert rows["Hulpmiddelen"] == ["Raad", "College", "College"]  # rules about a power of the colleges are theirs


def test_colleges_can_keep_the_beleidsregels(sociaal: Geladen, regeling: Made) -> None:
    keeps = made_of(sociaal, clause(TRANSFER, beleidsregels="colleges"))
    assert table(keeps, "vaststelling-van-regels")[0] == ["Taak", "Verordening", "Nadere regels"]
    assert table(regeling, "vaststelling-van-regels")[0] == ["Taak", "Verordening", "Nadere regels", "Beleidsregels"]
    assert "Een college kan beleidsregels vaststellen over de uitoefening van een bevoegdheid die het heeft overgedragen." in words(keeps, TRANSFER)
    assert "b. de vaststelling van de beleidsregels waarvoor bijlage 2 het dagelijks bestuur vermeldt; en" in lines(regeling, "db-bevoegdheden")
    assert "beleidsregels" not in words(keeps, "db-bevoegdheden")
    assert "e. de nadere regels waarvoor bijlage 2 het algemeen bestuur vermeldt." in lines(keeps, "ab-bevoegdheden")


def test_binding_rules_are_never_mandated(sociaal: Geladen) -> None:
    facts = facts_of(sociaal, KeuzeBevoegdheid(bevoegdheid="wmo-hulpmiddelen/verordening", wijze="mandaat"))
    found = found_by(facts, "regels-niet-gemandateerd")
    assert [item.grondslag for item in found] == ["Awb, artikel 10:3, tweede lid, onderdeel a"]
    assert not found_by(facts_of(sociaal), "regels-niet-gemandateerd")


# --- within the belang, of the right organ ---------------------------------------------------------------------------


def test_every_task_is_within_the_belang(sociaal: Geladen, regeling: Made, feiten: Facts) -> None:
    assert "schuldhulpverlening, inburgering, maatschappelijke ondersteuning en de zorg voor overledenen zonder nabestaanden" in words(regeling, "belang")
    assert not found_by(feiten, "taak-valt-binnen-belang")
    narrow = facts_of(sociaal, clause("belang", terreinen=["werk", "inkomen", "inburgering", "schuldhulpverlening", "maatschappelijke ondersteuning"]))
    (found,) = found_by(narrow, "taak-valt-binnen-belang")
    assert found.is_error
    assert found.message.startswith("De taak 'verhaal van kosten van lijkbezorging' valt buiten het belang")
    assert found.grondslag == "Wgr, artikel 10, eerste lid"


def test_lijkbezorging_is_what_a_college_can_do(sociaal: Geladen, regeling: Made) -> None:
    taak = sociaal.ruimte.taken["lijkbezorging"]
    assert {(power.orgaan, power.artikel, power.zekerheid) for power in taak.bevoegdheden} == {("college", "22", "INF")}
    assert "g. verhaal van kosten van lijkbezorging." in lines(regeling, "taken")
    assert "De wet legt de zorg voor deze uitvaarten bij de burgemeester." in tekst_van(regeling)


def test_a_task_of_another_organ_is_a_fault(sociaal: Geladen) -> None:
    taak = sociaal.ruimte.taken["lijkbezorging"]
    theirs = tuple(power.model_copy(update={"orgaan": "burgemeester", "wijze": "lokaal"}) for power in taak.bevoegdheden)
    facts = facts_of(sociaal, ruimte=with_task(sociaal, taak.model_copy(update={"bevoegdheden": theirs})))
    (found,) = found_by(facts, "overdracht-past-bij-aard")
    assert "rust alleen op bevoegdheden van de burgemeester" in found.message
    assert not found_by(facts_of(sociaal, aard="gemengd"), "overdracht-past-bij-aard")


def test_the_text_says_which_tasks_cannot_be_local(sociaal: Geladen, regeling: Made) -> None:
    found = lines(regeling, "maatwerk")
    start = found.index("3. Het tweede lid, onderdeel a, geldt niet voor de volgende taken:")
    assert found[start + 1 : start + 4] == ["a. algemene bijstand;", "b. handhaving; en", "c. terugvordering en verhaal."]
    expected = {name for name in sociaal.trajectmap.traject.taken if not sociaal.ruimte.taken[name].lokaal_mogelijk}
    assert expected == {"algemene-bijstand", "handhaving", "terugvordering-en-verhaal"}


def test_a_power_comes_back_by_a_decision_of_the_college(regeling: Made) -> None:
    text = words(regeling, TRANSFER)
    assert "met ingang van de dag die het college van de betrokken deelnemer daarvoor bij besluit bepaalt" in text
    assert "niet eerder dan de dag na die waarop dat besluit is bekendgemaakt" in text
    assert "Het college neemt dat besluit uiterlijk vier weken voor de dag waarop de lokale uitvoering eindigt" in words(
        regeling, "bijlage:spelregels-maatwerk"
    )


# --- mandate ---------------------------------------------------------------------------------------------------------


def test_factual_acts_are_authorised_and_decisions_mandated(mandaat: Made) -> None:
    rows = table(mandaat, "gemandateerde-bevoegdheden")
    assert rows[0] == ["Bevoegdheid", "Wetsartikel", "Wijze", "Deeltaak"]
    ways = {row[0]: row[2] for row in rows[1:] if len(row) > 1}
    assert ways["Het oproepen voor en het afnemen van de brede intake"] == "Machtiging"
    assert ways["Het vaststellen van de leerroute, de ondersteuning en de begeleiding"] == "Mandaat"
    assert ["Inburgering"] in rows  # one table, a heading row per task
    assert "Ieder college machtigt het dagelijks bestuur" in words(mandaat, "mandaatverlening")


def test_the_register_names_one_part_or_several(mandaat: Made) -> None:
    text = words(mandaat, "bijlage:mandaatregister")
    assert (
        "voert van de taak inburgering de deeltaken brede intake en maatschappelijke begeleiding zelf uit. Voor die gemeente omvat het mandaat deze deeltaken niet."
        in text
    )
    assert "voert van de taak inburgering de deeltaak maatschappelijke begeleiding zelf uit. Voor die gemeente omvat het mandaat deze deeltaak niet." in text
    assert "De gemeente Alblasserdam voert de taak ondersteuning thuis geheel zelf uit." in text


def test_rights_and_duties_under_the_participatiewet_go_to_a_bestuursorgaan(sociaal: Geladen, mandaat: Made) -> None:
    mandated = KeuzeBevoegdheid(bevoegdheid="loonkostensubsidie", wijze="mandaat")
    staff = facts_of(sociaal, mandated)
    (found,) = found_by(staff, "ondermandaat-past-bij-wet")
    assert "op grond van de Participatiewet" in found.message
    assert found.level is Level.OPMERKING
    board = clause("ondermandaat", rechten_en_plichten="dagelijks-bestuur")
    assert not found_by(facts_of(sociaal, mandated, board), "ondermandaat-past-bij-wet")
    assert not found_by(facts_of(sociaal), "ondermandaat-past-bij-wet")
    text = words(made_of(sociaal, mandated, board, soort="mandaatbesluit"), "ondermandaat")
    assert "geen ondermandaat voor de vaststelling van rechten en plichten van een inwoner op grond van de Participatiewet" in text
    assert "rechten en plichten" not in words(mandaat, "ondermandaat")


# --- the law of the day ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "naam", "verordening"),
    [(date(2022, 3, 31), "individuele studietoeslag", True), (date(2022, 4, 1), "studietoeslag", False)],
)
def test_the_studietoeslag_by_the_day_of_the_text(sociaal: Geladen, day: date, naam: str, *, verordening: bool) -> None:
    taak = on_day(sociaal, day).workspace.taken["minimabeleid"]
    assert [part.naam for part in taak.deeltaken if part.id == "studietoeslag"] == [naam]
    powers = {power.id for power in taak.bevoegdheden}
    assert ("verordening-studietoeslag" in powers) == verordening
    assert ("individuele-studietoeslag-verlenen" in powers) == verordening
    assert ("studietoeslag-verstrekken" in powers) != verordening


def test_participatiewet_in_balans_by_the_day_of_the_text(sociaal: Geladen) -> None:
    library = {year: on_day(sociaal, date(year, 1, 1)).workspace.taken for year in (2025, 2026, 2027)}
    assert [library[year]["tegenprestatie"].naam for year in library] == ["tegenprestatie", "tegenprestatie", "maatschappelijke participatie"]
    assert ["jongeren" in {power.id for power in library[year]["bijzondere-bijstand"].bevoegdheden} for year in library] == [True, False, False]


def test_no_power_is_given_and_taken_on_one_day(sociaal: Geladen) -> None:
    for taak in sociaal.ruimte.taken.values():
        for power in taak.bevoegdheden:
            assert power.vanaf is None or power.tot is None or power.vanaf < power.tot, (taak.id, power.id)


# --- what the tables and lists say -----------------------------------------------------------------------------------


def test_the_table_of_powers_names_the_part_that_needs_each(regeling: Made) -> None:
    rows = table(regeling, "overgedragen")
    assert rows[0] == ["Bevoegdheid", "Wetsartikel", "Deeltaak"]
    assert ["Het verlagen van de bijstand wegens het niet nakomen van verplichtingen", "Artikel 18, tweede lid, van de Participatiewet", "Herziening"] in rows
    assert rows[1] == ["Algemene bijstand"]


def test_the_table_of_local_powers_names_the_articles(regeling: Made) -> None:
    rows = table(regeling, "bevoegdheden-bij-lokale-uitvoering")
    there = rows[rows.index(["Alblasserdam"]) + 1 : rows.index(["Hendrik-Ido-Ambacht"])]
    assert there[0] == [
        "Inburgering",
        "Brede intake en maatschappelijke begeleiding",
        "Artikel 13, eerste lid, en artikel 14, eerste lid, van de Wet inburgering 2021",
    ]
    assert there[1] == ["Praktijkleren", "Werving van leerwerkplekken", "Geen"]
    assert there[2][2] == "Artikel 10a, eerste en achtste lid, van de Participatiewet"
    assert there[4][:2] == ["Ondersteuning thuis", "De gehele taak"]


def test_local_execution_stands_in_an_open_register(regeling: Made) -> None:
    text = words(regeling, "bijlage:spelregels-maatwerk")
    assert (
        "houdt een openbaar register bij van wat iedere deelnemer uit het pluspakket en als maatwerk afneemt, en van wat die deelnemer in lokale uitvoering heeft"
        in text
    )
    assert "Bij lokale uitvoering vermeldt het register welke bevoegdheden het college van de deelnemer zelf uitoefent" in text


def test_tasks_are_explained_in_the_memorandum(regeling: Made, sociaal: Geladen) -> None:
    found = regeling.final.root.find("gr-tekst/toelichting/bijlage:takenmatrix")
    assert found is not None
    text = " ".join(regels_van(regeling, found))
    for name in sociaal.trajectmap.traject.taken:
        assert sociaal.ruimte.taken[name].toelichting.split(". ")[0][:60] in text, name


def test_all_parts_local_is_the_task_local(sociaal: Geladen, feiten: Facts) -> None:
    assert feiten.keuzes.taken["alblasserdam", "wmo-voorkant"].keuze.uitvoering == "lokaal"
    parts = [part.id for part in sociaal.ruimte.taken["loonkostensubsidie"].deeltaken]
    whole = facts_of(sociaal, task("dordrecht", "loonkostensubsidie", "gedeeltelijk", *parts)).keuzes.taken["dordrecht", "loonkostensubsidie"].keuze
    assert (whole.uitvoering, whole.deeltaken) == ("lokaal", ())
    some = facts_of(sociaal, task("dordrecht", "loonkostensubsidie", "gedeeltelijk", *parts[1:])).keuzes.taken["dordrecht", "loonkostensubsidie"].keuze
    assert some.uitvoering == "gedeeltelijk"


def test_a_list_of_one_stands_in_the_sentence(sociaal: Geladen) -> None:
    local = {name: sociaal.ruimte.taken[name].model_copy(update={"lokaal_mogelijk": True}) for name in ("handhaving", "terugvordering-en-verhaal")}
    ruimte = replace(sociaal.ruimte, taken={**sociaal.ruimte.taken, **local})
    made = Geladen(ruimte, ()).maak("definitief")
    assert "3. Het tweede lid, onderdeel a, geldt niet voor de taak algemene bijstand." in lines(made, "maatwerk")


def test_one_gemeente_with_local_tasks_stands_in_the_sentence(sociaal: Geladen) -> None:
    rest = [task("zwijndrecht", "inburgering", "gezamenlijk"), task("hendrik-ido-ambacht", "praktijkleren", "gezamenlijk")]
    found = lines(made_of(sociaal, *rest), "taken")
    start = next(number for number, line in enumerate(found) if line.startswith("3. "))
    assert found[start] == (
        "3. In afwijking van het eerste lid berust op de dag van inwerkingtreding van deze regeling de uitvoering van de volgende taken of deeltaken bij Alblasserdam:"
    )
    assert found[start + 1] == "a. inburgering, voor zover het brede intake en maatschappelijke begeleiding betreft;"
    assert found[start + 5] == "e. ondersteuning thuis."


def test_explain_finds_an_item_below_an_item() -> None:
    found = draai(REPO, "explain", "gr-sociaal", "artikel 5, derde lid, onderdeel a, onder 2°")
    assert "  id: gr-tekst/taken/lokaal/gemeente=alblasserdam/taak=praktijkleren\n" in found.uit


def test_views_show_where_tasks_and_powers_come_from(feiten: Facts, sociaal: Geladen) -> None:
    scope = region_scope(feiten)
    for view in scope["taken"]:
        assert view.values["bron"] == sociaal.ruimte.taken[view.key].bron
        assert all(power.values["zekerheid"] in {"SEEN", "SEEN-2", "CARRY", "INF", "MEM"} for power in view.values["bevoegdheden"])


def test_the_list_of_decisions_tells_of_powers_laws_and_exemptions(sociaal: Geladen) -> None:
    pool = next(pool for pool in sociaal.trajectmap.traject.pools if pool.id == "uitvoeringskosten-schuldhulp")
    keuzes = [
        KeuzeBevoegdheid(bevoegdheid="schuldhulpverlening", wijze="mandaat"),
        KeuzeBevoegdheid(bevoegdheid="inburgering/boete-traject", wijze="delegatie"),
        KeuzeWet(wet="participatiewet", omvang="taken"),
        EXEMPT,
        *(task("sliedrecht", name, "vrijgesteld") for name in pool.taken),
    ]
    text = tekst_van(made_of(sociaal, *keuzes, soort="besluitenlijst"))
    assert "Schuldhulpverlening, alle bevoegdheden: in mandaat." in text
    assert (
        "Inburgering, het opleggen van een bestuurlijke boete wegens het niet meewerken tijdens het inburgeringstraject: overgedragen aan het openbaar lichaam."
        in text
    )
    assert "Participatiewet: alleen de bevoegdheden voor de genoemde taken gaan over." in text
    assert "Sliedrecht: schuldhulpverlening vrijgesteld." in text


# --- clauses that a region can add -----------------------------------------------------------------------------------

OPTIONAL: dict[str, dict[str, Any]] = {
    "uitvoeringstoets": {},
    "dienstverleningsovereenkomst": {},
    "dienstverlening-derden": {},
    "regionale-visie": {},
    "gegevensbescherming": {},
    "bezwaar": {},
}


@pytest.mark.parametrize(("name", "way"), sampled([(name, way) for name in OPTIONAL for way in ("per-wet", "per-artikel", "alleen-mandaat")], 10))
def test_an_optional_clause_is_built_without_findings(sociaal: Geladen, regeling: Made, name: str, way: str) -> None:
    assert regeling.final.root.find(f"gr-tekst/{name}") is None
    made = made_of(sociaal, clause(TRANSFER, way), clause(name, **OPTIONAL[name]))
    text = words(made, name)
    assert text
    for wrong in ("{{", "}}", "None", "()", "  ", " ,", " .", "€"):
        assert wrong not in text, (wrong, text)
    assert (way == "alleen-mandaat") == ("overgedragen bevoegdheid" not in text) or name not in {"gegevensbescherming", "bezwaar"}


def test_an_exempt_gemeente_is_outside_text_powers_mandate_and_costs(sociaal: Geladen) -> None:
    pool = next(pool for pool in sociaal.trajectmap.traject.pools if pool.id == "uitvoeringskosten-wmo")
    keuzes = [EXEMPT, *(task("sliedrecht", name, "vrijgesteld") for name in pool.taken)]
    made = made_of(sociaal, *keuzes)
    first = lines(made, "vrijstelling")[0]
    assert first == (
        "1. In afwijking van artikel 5 neemt de gemeente Sliedrecht tot 1 januari 2026 niet deel aan centrale toegang, ondersteuning thuis en hulpmiddelen."
    )
    row = next(row for row in table(made, "taken-en-deelnemers") if row[0] == "Hulpmiddelen")
    assert row[1:] == ["Basispakket", "Alle andere", "Geen", "Geen", "Sliedrecht"]
    assert "neemt niet deel: de deelnemer is op grond van artikel 9 van de taak vrijgesteld" in words(made, ANNEX)
    assert "De gemeente Sliedrecht neemt niet deel aan de taak ondersteuning thuis." in words(
        made_of(sociaal, *keuzes, soort="mandaatbesluit"), "bijlage:mandaatregister"
    )
    facts = facts_of(sociaal, *keuzes)
    paid = {name: cents(item) for name, item in facts.bijdragen[pool.id].items()}
    assert paid["sliedrecht"] == 0
    assert sum(paid.values()) == cents(facts.bedragen[pool.id])
    assert all(value > 0 for name, value in paid.items() if name != "sliedrecht")
    wmo = next(law for law in facts.powers.wetten() if law.wet.id == "wmo")
    assert "sliedrecht" in wmo.behalve


@pytest.mark.parametrize(
    ("keuzes", "start"),
    [
        ([task("sliedrecht", "schuldhulpverlening", "vrijgesteld")], "Een gemeente neemt niet deel aan een taak, maar de clausule"),
        ([EXEMPT], "De clausule 'vrijstelling' staat in de regeling, maar geen gemeente is vrijgesteld."),
        ([EXEMPT, task("sliedrecht", "wmo-hulpmiddelen", "vrijgesteld")], "Sliedrecht is vrijgesteld van 'wmo-hulpmiddelen', maar niet van alle taken"),
    ],
)
def test_an_exemption_fits_the_text_and_the_money(sociaal: Geladen, keuzes: list[Keuze], start: str) -> None:
    (found,) = found_by(facts_of(sociaal, *keuzes), "vrijstelling-past-bij-taken")
    assert found.is_error
    assert found.message.startswith(start)
    assert found.grondslag == "Wgr, artikel 11"
