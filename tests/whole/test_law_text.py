"""The text of the regulation says what holds: right organ, right day, one word for one thing; each check of it can fail.

Every case stands for a defect that a jurist found in a built text, with the value that is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assembler.checking import names
from assembler.checking.law import begrotingskalender_past, herijking_kan_verder
from assembler.checking.law.woorden_van_een_regeling import BETER
from assembler.facts.orders import orders
from assembler.ground.document import Node, text_of
from assembler.ground.findings import Finding, Level
from assembler.pipeline import Made, assemble, fold
from assembler.reading.records.base import Zin
from assembler.reading.records.keuzes import Keuze, KeuzeClausule, KeuzeNieuwLid
from assembler.reading.records.workspace import Trajectmap
from dosis import sampled
from varianten import proefbesluit
from werkruimte import Geladen, artikel, regels_van, tekst_van

REGIME_II = {"inwerkingtreding": date(2023, 1, 1), "bekendmaking": date(2022, 12, 1)}
OPTIONEEL = (
    "andere-regelingen",
    "bezwaar",
    "clientenraad",
    "onvoorziene-gevallen",
    "portefeuillehoudersoverleg",
    "privaatrechtelijke-grenzen",
    "treasury",
    "verzekering",
)


def met(geladen: Geladen, *keuzes: Keuze, **traject: Any) -> Trajectmap:
    """Return gr-sociaal with one more decision, and other dates of the traject."""
    item = geladen.trajectmap
    changed = item.traject.model_copy(update=traject)
    extra = (proefbesluit(list(keuzes), item.mijlpalen[-1].stand),) if keuzes else ()
    return replace(item, traject=changed, besluiten=(*item.besluiten, *extra))


def regeling(geladen: Geladen, *keuzes: Keuze, **traject: Any) -> tuple[Made, list[Finding]]:
    """Return the definitive regulation under these choices, and what is found against it, remarks aside."""
    item = met(geladen, *keuzes, **traject)
    stand = fold(geladen.ruimte, item, item.mijlpalen[-1])
    wanted = next(order for order in orders(geladen.ruimte, item, item.mijlpalen[-1]) if order.soort.id == item.traject.regeling)
    made = assemble(stand, wanted)
    return made, [finding for finding in (*stand.findings, *made.findings) if finding.level is not Level.OPMERKING]


def kies(clausule: str, variant: str | None = None, **parameters: Any) -> Keuze:
    return KeuzeClausule(clausule=clausule, variant=variant, parameters=parameters)


def leden(made: Made, clausule: str) -> str:
    """Return an article with its numbers, one sentence a line."""
    return "\n".join(regels_van(made, artikel(made, clausule)))


@pytest.fixture(scope="module")
def tekst(sociaal: Geladen) -> Made:
    """Return the definitive regulation as it is."""
    return sociaal.maak("definitief")


# ── what gr-sociaal says ──────────────────────────────────────────────────────────────────────────────────────────

ZEGT = [
    # a2, corrections 4 and 5: decisions of the organ that takes them
    ("bijzondere-meerderheid", "een wijziging van de begroting om een geldlening aan te gaan die daarin niet is voorzien"),
    ("ab-bevoegdheden", "het meerjarenbeleid voor de uitvoering van de taken"),
    ("ab-bevoegdheden", "de bevoegdheid tot het nemen van de besluiten, bedoeld in artikel 14, eerste lid"),
    ("betrokkenheid-raden", "het doen van een voorstel aan de colleges tot wijziging of opheffing van deze regeling"),
    ("betrokkenheid-raden", "over het ontwerp van een besluit tot een ingrijpende wijziging van de wijze waarop een taak wordt uitgevoerd."),
    # a4, corrections 6 and 7: the legal person goes on; no verordening goes on with it
    ("openbaar-lichaam", "Het openbaar lichaam dat bij de Gemeenschappelijke regeling Drechtsteden is ingesteld, wordt voortgezet onder de naam GR Sociaal."),
    ("overgangsrecht", "verordeningen vallen hier niet onder"),
    # a8, correction 10: table until a new outcome, votes that do not divide, quorum by heads
    ("stemverhouding", "die bij verschil voorgaat op de berekening zolang nog geen nieuwe uitkomst als bedoeld in het vierde lid, geldt"),
    ("stemverhouding", "brengt het lid dat het college daarvoor heeft aangewezen, ook de overblijvende stemmen uit"),
    ("stemverhouding", "voor het aantal leden, bedoeld in de artikelen 20 en 29 van de Gemeentewet, telt ieder lid als één"),
    # a9, correction 11
    ("besluitvorming", "De stemmen staken als voor en tegen een voorstel evenveel stemmen zijn uitgebracht"),
    ("besluitvorming", "Een voorstel dat niet aan beide eisen, bedoeld in het tweede lid, voldoet, is verworpen, tenzij de stemmen staken."),
    ("besluitvorming", "met een gekwalificeerde meerderheid; die is bereikt als"),
    # a11: a term that fits in the year
    ("kaders", "binnen vier weken na ontvangst van de kaders"),
    # a14
    ("ab-zittingsduur", "telkens aan binnen vier weken na:"),
    ("ab-zittingsduur", "in werking treedt; of"),
    ("ambtelijke-organisatie", "Het personeel werkt op basis van een arbeidsovereenkomst"),
    ("garantie", "toepassing van de artikelen 194 en 195 van de Gemeentewet"),
    ("controle", "of wie daar de rekenkamerfunctie uitoefent"),
    # b1, b2, b12: who pays what
    ("maatwerkkosten", "komt het aandeel van die deelnemer ten laste van de andere deelnemers"),
    ("maatwerkkosten", "over de kosten, bedoeld in onderdeel b"),
    ("maatwerkkosten", "Deelnemers die samen hetzelfde maatwerk afnemen, verdelen de kosten, bedoeld in het eerste lid"),
    ("maatwerkkosten", "Een deelnemer die maatwerk beperkt of beëindigt"),
    # b4, b5, b13, b19
    ("taken", "staat in het register, bedoeld in bijlage 1, onderdeel 5.3."),
    ("taken", "Hendrik-Ido-Ambacht: praktijkleren, voor zover het werving van leerwerkplekken betreft"),
    ("bekendmaking", "Het eerste tot en met derde lid zijn van overeenkomstige toepassing"),
    ("bijdragen", "uiterlijk op de vijftiende dag van ieder kwartaal"),
    # b7
    ("begripsbepalingen", "taken die het openbaar lichaam op grond van artikel 5, tweede lid, uitvoert voor de deelnemers die daarvoor hebben gekozen"),
    ("begripsbepalingen", "gemeente waarvan het college van burgemeester en wethouders aan deze regeling deelneemt"),
    ("begripsbepalingen", "programmakosten, en de uitvoeringskosten die rechtstreeks aan een taak of aan maatwerk zijn toe te rekenen"),
    ("begripsbepalingen", "uitvoeringskosten die geen directe kosten zijn"),
    # b20
    ("overgangsrecht", "wordt die bevoegdheid in mandaat uitgeoefend, dan handelt de gemandateerde ook de zaken af"),
]


@pytest.mark.parametrize(("clausule", "zin"), ZEGT)
def test_the_regulation_says(tekst: Made, clausule: str, zin: str) -> None:
    assert zin in leden(tekst, clausule)


ZEGT_NIET = [
    *(rf"\b{re.escape(word)}\b" for word in BETER),
    r"Vanaf 1 juli 2022",  # a10
    r"het aangaan van (een geldlening|verplichtingen)",  # a2
    r"gekwalificeerde meerderheid voor",  # a9: the word names one threshold only
    r"rechtspositie van het personeel",  # a14
    r"artikel 13, vierde lid, van de W",  # a14: colleges reach it through the sixth lid
    r"neemt de rechten en verplichtingen over",  # a4
    r"kostenposten",  # b1
    r"in de streek",  # c
    r"om die geldig te doen zijn",  # c
]


@pytest.mark.parametrize("woorden", ZEGT_NIET)
def test_the_regulation_does_not_say(tekst: Made, woorden: str) -> None:
    assert [regel for regel in tekst_van(tekst).splitlines() if re.search(woorden, regel, re.IGNORECASE)] == []


def test_the_opening_is_one_sentence_on_two_articles_and_treats_the_old_regulation_as_what_it_is(sociaal: Geladen, tekst: Made) -> None:
    """b3, a4: one line for seven colleges; gelet op Wgr 1 and 8(1) only; a new regulation is `getroffen`, one that goes on `gewijzigd`."""
    opening = tekst_van(tekst).partition("Hoofdstuk 1")[0]
    assert opening.count("ieder voor zover bevoegd;") == 1
    assert "gelet op de artikelen 1 en 8, eerste lid, van de Wet gemeenschappelijke regelingen;" in opening
    assert opening.count("gelet op") == 1
    assert opening.rstrip().endswith("besluiten de Gemeenschappelijke regeling Drechtsteden zo te wijzigen dat zij komt te luiden:")
    made, _ = regeling(sociaal, kies("overgangsrecht", "eerste-regeling"))
    assert tekst_van(made).partition("Hoofdstuk 1")[0].rstrip().endswith("besluiten de volgende gemeenschappelijke regeling te treffen:")


def test_a_memorandum_uses_the_short_names_of_laws_once_they_are_introduced(tekst: Made) -> None:
    """b15, AR 4.50: written out once, where the short form is given."""
    memo = tekst_van(tekst).partition("Toelichting op de Gemeenschappelijke regeling Sociaal")[2]
    assert memo.count("Wet gemeenschappelijke regelingen") == 1
    assert "Wet gemeenschappelijke regelingen (Wgr)" in memo
    assert memo.count("Algemene wet bestuursrecht") == 1
    assert memo.count("de Wgr") > 20


def test_the_rules_of_a_binding_annex_can_be_cited(tekst: Made) -> None:
    """b4: sections 1, 2 ... and rules 1.1, 1.2 ...; each number once; other annexes keep their own."""
    annex = next(node for node in tekst.final.root.walk() if node.id.endswith("/bijlage:spelregels-maatwerk"))
    sections = [node for node in annex.kinderen if node.kind == "sectie"]
    assert [tekst.final.labels[node.id].nummer for node in sections] == [str(number) for number in range(1, 12)]
    numbers = [tekst.final.labels[item.id].aanduiding for section in sections for item in section.walk() if item.kind == "onderdeel"]
    assert numbers[:6] == ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1"]
    assert len(numbers) == len(set(numbers)) == 59
    assert "3.2 Het verzoek wordt schriftelijk ingediend" in tekst_van(tekst)


def test_a_list_of_one_item_stands_in_its_sentence(tekst: Made) -> None:
    """b5, AR 3.59: no lid of the articles has one onderdeel below it."""
    alone = [node.id for node in tekst.final.root.walk() if node.kind in {"lid", "onderdeel"} and [child.kind for child in node.kinderen] == ["onderdeel"]]
    assert alone == []


def test_every_definition_is_used_and_says_something(tekst: Made) -> None:
    """b7: a term that stands in the list also stands in an article, and no term is defined by itself."""
    article = artikel(tekst, "begripsbepalingen")
    terms = {text_of(node.opschrift).casefold(): text_of(node.inhoud) for node in article.walk() if node.kind == "begrip"}
    rest = re.sub(r"\s+", " ", tekst_van(tekst).partition("Artikel 2 ")[2]).casefold()
    assert [name for name in terms if name[:-1] not in rest] == []
    assert {"directe kosten", "overhead", "deelnemende gemeente"} <= set(terms)
    assert {"algemeen bestuur", "dagelijks bestuur", "voorzitter", "secretaris", "regeling", "cliëntenraden"} & set(terms) == set()


# ── decisions and the organ that takes them (a2) ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("besluit", "message", "hint"),
    [
        ("geldlening", "Over 'het aangaan van een geldlening' besluit het dagelijks bestuur, niet het algemeen bestuur.", "begrotingswijziging-lening"),
        ("wijziging", "besluiten de deelnemers zelf, niet het algemeen bestuur.", "voorstel-wijziging"),
        ("verordening-taak", "besluiten de raden, niet het algemeen bestuur.", "Laat het weg"),
        ("deelneming", "kan alleen als 'deelneming-rechtspersonen' in de regeling staat.", "Kies de clausule"),
    ],
)
def test_a_decision_of_another_organ_is_refused_with_what_there_is(sociaal: Geladen, besluit: str, message: str, hint: str) -> None:
    chosen = kies("bijzondere-meerderheid", "gekwalificeerd", besluiten=[besluit], breuk="3/5", basis="uitgebracht")
    _, found = regeling(sociaal, chosen)
    fault = next(item for item in found if item.slug == "besluit-is-van-dat-orgaan")
    assert message in fault.message
    assert hint in fault.hint
    assert fault.grondslag


def test_the_raden_may_speak_on_decisions_of_both_organs_and_on_no_other(sociaal: Geladen) -> None:
    made, found = regeling(sociaal, kies("betrokkenheid-raden", "vaste-lijst", besluiten=["meerjarenbeleid", "geldlening"]))
    assert found == []
    text = leden(made, "betrokkenheid-raden")
    assert "Het algemeen bestuur stelt de raden in de gelegenheid" in text
    assert (
        "Het dagelijks bestuur stelt de raden in de gelegenheid een zienswijze naar voren te brengen over het ontwerp van een besluit tot het aangaan" in text
    )
    _, found = regeling(sociaal, kies("betrokkenheid-raden", "vaste-lijst", besluiten=["meerjarenbeleid", "uittreding"]))
    assert [item.slug for item in found] == ["besluit-is-van-dat-orgaan"]


def test_free_text_for_a_decision_is_refused_with_the_list(sociaal: Geladen) -> None:
    item = met(sociaal, kies("betrokkenheid-raden", besluiten=["een belangrijk besluit"]))
    found = [finding for finding in names.check(replace(sociaal.ruimte, trajecten={item.traject.id: item})) if finding.slug == "besluit-bestaat"]
    assert len(found) == 1
    assert "een belangrijk besluit" in found[0].message
    assert "meerjarenbeleid" in found[0].message + found[0].hint


# ── votes (a8, a9) ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("variant", "parameters"),
    [
        ("gewone-meerderheid", {}),
        ("dubbele-meerderheid", {"drempel_stemmen": "1/2", "drempel_gemeenten": "1/2", "strikt": True, "basis": "alle", "verdeelde_gemeente": "telt-niet-mee"}),
    ],
)
def test_staken_is_defined_by_votes_in_every_majority(sociaal: Geladen, variant: str, parameters: dict[str, Any]) -> None:
    made, _ = regeling(sociaal, kies("besluitvorming", variant, **parameters))
    assert "De stemmen staken als voor en tegen een voorstel evenveel stemmen zijn uitgebracht" in leden(made, "besluitvorming")


def test_a_minimum_is_not_printed_where_rounding_up_makes_it_empty(sociaal: Geladen) -> None:
    votes = {"inwoners_per_stem": 10000, "minimum": 1, "peildatum": "2021-01-01", "verdeling_over_leden": "gelijk", "afwezigheid": "plaatsvervanger"}
    up, _ = regeling(sociaal, kies("stemverhouding", "per-inwoners", **votes, afronding="omhoog", herijking="geen"))
    down, _ = regeling(sociaal, kies("stemverhouding", "per-inwoners", **votes, afronding="omlaag", herijking="geen"))
    assert "ten minste één stem" not in leden(up, "stemverhouding")
    assert "ten minste één stem" in leden(down, "stemverhouding")
    assert "gaat bij verschil voor op de berekening" not in leden(up, "stemverhouding")


def test_the_next_step_of_a_recalculation_is_tested(sociaal: Geladen) -> None:
    """Dordrecht has 119,111 inhabitants: at 120,000 it has four of seven votes and decides alone; today three of six."""
    votes = {"inwoners_per_stem": 30000, "minimum": 0, "peildatum": "2021-01-01", "verdeling_over_leden": "gezamenlijk", "afwezigheid": "plaatsvervanger"}
    simple = kies("besluitvorming", "gewone-meerderheid")

    def found(herijking: str) -> list[str]:
        item = met(sociaal, kies("stemverhouding", "per-inwoners", **votes, afronding="omlaag", herijking=herijking), simple)
        facts = fold(sociaal.ruimte, item, item.mijlpalen[-1]).facts
        return [finding.message for finding in herijking_kan_verder.check(facts) if finding.level is Level.WAARSCHUWING]

    assert found("geen") == []
    assert any(message.startswith("Heeft Dordrecht 889 inwoners meer,") and "alleen" in message for message in found("na-verkiezingen"))


# ── the old regulation (a4) ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("deelnemers", "ingetrokken"), [("colleges", True), ("raden, colleges en burgemeesters", False)])
def test_a_new_body_binds_no_creditor_and_ends_no_regulation_of_others(sociaal: Geladen, deelnemers: str, *, ingetrokken: bool) -> None:
    """BW 6:155 and 6:159 ask for the other party; a regulation of raden ends by decisions of raden."""
    made, found = regeling(sociaal, kies("overgangsrecht", "nieuw", oude_regeling="Gemeenschappelijke regeling Drechtsteden", oude_deelnemers=deelnemers))
    text = leden(made, "overgangsrecht")
    assert found == []
    assert "De deelnemers bevorderen dat het openbaar lichaam in de plaats treedt" in text
    assert "zo nodig met medewerking van de wederpartij" in text
    assert ("wordt ingetrokken" in text) is ingetrokken
    assert "wordt voortgezet" not in leden(made, "openbaar-lichaam")


def test_a_decision_that_is_no_consent_cites_no_article_of_consent(sociaal: Geladen) -> None:
    """a5: before the definitive text the raad decides nothing under article 1 of the Wgr."""
    for mijlpaal in ("principebesluit", "hoofdlijnennotitie"):
        papers = {name: tekst_van(made) for name, made in sociaal.alles(mijlpaal).items() if name.startswith("raadsbesluit")}
        assert papers
        assert all("gelet op" not in text for text in papers.values())
    assert "gelet op artikel 1, tweede lid, van de Wet gemeenschappelijke regelingen;" in tekst_van(sociaal.maak("definitief", "raadsbesluit-dordrecht"))


# ── the law on the day of the text (a10, a14) ─────────────────────────────────────────────────────────────────────

OP_DE_DAG = [
    (date(2022, 1, 1), "controle", "of wie daar de rekenkamerfunctie uitoefent", True),
    (date(2023, 1, 1), "controle", "of wie daar de rekenkamerfunctie uitoefent", False),
    (date(2022, 1, 1), "archief", "de Archiefwet 1995", True),
    (date(2027, 1, 1), "archief", "de Archiefwet 1995", False),
]


@pytest.mark.parametrize(("dag", "clausule", "zin", "staat_er"), OP_DE_DAG)
def test_a_text_follows_the_law_of_its_day(sociaal: Geladen, dag: date, clausule: str, zin: str, *, staat_er: bool) -> None:
    made, _ = regeling(sociaal, inwerkingtreding=dag, bekendmaking=date(dag.year - 1, 12, 1))
    assert (zin in leden(made, clausule)) is staat_er


def test_what_the_law_asks_since_july_2022_is_said_as_a_fact_only_then(sociaal: Geladen, tekst: Made) -> None:
    later, _ = regeling(sociaal, **REGIME_II)
    assert "De Wgr eist deze bepaling niet; de colleges kiezen er zelf voor." in tekst_van(tekst)
    assert "De Wgr eist deze bepaling niet" not in tekst_van(later)
    assert "artikel 1, tweede lid, van de Wet gemeenschappelijke regelingen" in tekst_van(tekst).partition("Hoofdstuk 1")[0]
    assert "artikel 1, vierde lid, van de Wet gemeenschappelijke regelingen" in tekst_van(later).partition("Hoofdstuk 1")[0]


def test_a_sentence_about_later_law_is_found(sociaal: Geladen) -> None:
    own = KeuzeNieuwLid.model_validate(
        {"nieuw_lid": {"in": "evaluatie", "lid": {"id": "later", "tekst": "Vanaf 1 juli 2022 geldt een andere termijn."}}, "reden": "proef"}
    )
    _, found = regeling(sociaal, own)
    assert [(item.slug, item.message) for item in found] == [
        ("recht-is-van-de-dag", "Hier staat 1 juli 2022; dat is na de dag van deze tekst (1 januari 2022).")
    ]


# ── calendar and money (a11, b1, b2) ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("weken", "traject", "earliest"),
    [(4, {}, ""), (5, {}, ""), (6, {}, "op zijn vroegst op 4 augustus"), (4, REGIME_II, ""), (6, REGIME_II, "op zijn vroegst op 16 september")],
)
def test_the_terms_of_the_budget_fit_in_the_year(sociaal: Geladen, weken: int, traject: dict[str, Any], earliest: str) -> None:
    """wgr.md 3.2. I: 14 April, wishes, 8 weeks, 14 days, before 1 August; II: 29 April, wishes, 12 weeks, 14 days, before 15 September."""
    item = met(sociaal, kies("kaders", wensentermijn=weken), **traject)
    found = list(begrotingskalender_past.check(fold(sociaal.ruimte, item, item.mijlpalen[-1]).facts))
    assert [earliest in finding.message for finding in found] == ([True] if earliest else [])


@pytest.mark.parametrize(
    ("bij_lokaal", "more", "says"),
    [
        ("krimpt", {}, "een taak of deeltaak in lokale uitvoering neemt, of maatwerk beperkt of beëindigt"),
        ("rest", {}, "ten laste van de andere deelnemers"),
        ("frictie", {"frictie_percentages": [75, 50, 25]}, "nog achtereenvolgens 75, 50 en 25 procent"),
    ],
)
def test_considerans_article_and_memorandum_agree_on_who_pays(sociaal: Geladen, bij_lokaal: str, more: dict[str, Any], says: str) -> None:
    key = kies("maatwerkkosten", "basis-plus-maatwerk", overheadopslag=15, bij_lokaal=bij_lokaal, eigen_ambtelijke_kosten=True, **more)
    made, found = regeling(sociaal, key)
    assert found == []
    assert says in leden(made, "maatwerkkosten")
    opening = tekst_van(made).partition("Hoofdstuk 1")[0]
    assert ("de gemeente die zo'n keuze maakt" in opening) is (bij_lokaal != "rest")
    assert ("Een keuze voor lokale uitvoering verhoogt dus hun bijdrage." in tekst_van(made)) is (bij_lokaal == "rest")


def test_friction_is_not_paid_twice(sociaal: Geladen) -> None:
    afbouw = kies("frictiekosten", "afbouw", drempel=0, opzegtermijn_maanden=0, percentages=[75, 50, 25], schadebeperking=True)
    _, found = regeling(sociaal, afbouw)
    assert [item.slug for item in found] == ["frictie-niet-dubbel"]


# ── what may be added (f) ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("clausule", sampled(OPTIONEEL, 8))
def test_an_optional_clause_becomes_an_article_without_findings(sociaal: Geladen, tekst: Made, clausule: str) -> None:
    assert tekst.final.root.find(f"{tekst.final.root.id}/{clausule}") is None
    made, found = regeling(sociaal, kies(clausule))
    assert found == []
    assert len(leden(made, clausule).splitlines()) >= 2


@pytest.mark.parametrize("clausule", ["adviescommissie-raden", "openbaarheid"])
def test_a_clause_of_later_law_is_for_a_text_of_that_day(sociaal: Geladen, clausule: str) -> None:
    _, early = regeling(sociaal, kies(clausule))
    made, late = regeling(sociaal, kies(clausule), **REGIME_II)
    assert {item.slug for item in early} - {"wgr-heeft-plaats"} == {"clausules-passen-bij-elkaar"}  # nor does the law of then say anything about it
    assert late == []
    assert leden(made, clausule)


def test_raden_that_ask_for_it_get_a_say(sociaal: Geladen) -> None:
    made, found = regeling(sociaal, kies("betrokkenheid-raden", "op-verzoek", aantal_raden=2, verzoek_weken=4, zienswijze_weken=12))
    assert found == []
    text = leden(made, "betrokkenheid-raden")
    assert "Als ten minste twee raden binnen vier weken na ontvangst daarom vragen, kunnen alle raden" in text
    assert "tenzij alle raden eerder hebben laten weten dat zij niet om een zienswijze vragen" in text


def test_who_leaves_may_be_kept_out_of_the_vote_on_its_own_exit_sum(sociaal: Geladen) -> None:
    """a14: the members of the college that leaves vote on it, unless the regulation says not."""
    clause = sociaal.ruimte.clausules["uittreding-plan"]
    variant = next(name for name, item in clause.varianten.items() if "onthouding" in item.parameters)
    made, found = regeling(sociaal, kies("uittreding-plan", variant, onthouding=True))
    assert found == []
    assert "nemen niet deel aan de stemming" in leden(made, "uittreding-plan")


# ── words (b6) ────────────────────────────────────────────────────────────────────────────────────────────────────


def _zinnen(value: Any) -> Iterator[Zin]:
    """Yield every sentence of a record."""
    if isinstance(value, Zin):
        yield value
    elif hasattr(value, "model_fields_set"):
        for name in type(value).model_fields:
            yield from _zinnen(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _zinnen(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _zinnen(item)


def test_the_library_uses_one_word_for_one_thing(sociaal: Geladen) -> None:
    words = re.compile(rf"(?i)(?<![\w/])({'|'.join(re.escape(word) for word in BETER)})(?![\w/])")
    sentences = [zin for clause in sociaal.ruimte.clausules.values() for zin in _zinnen(clause)]
    assert len(sentences) > 1000
    assert [(str(zin.span), found[0]) for zin in sentences if (found := words.search(zin.tekst))] == []


def test_a_word_of_another_hand_is_found(sociaal: Geladen) -> None:
    own = KeuzeNieuwLid.model_validate(
        {"nieuw_lid": {"in": "evaluatie", "lid": {"id": "los", "tekst": "Indien nodig wordt tweemaal en/of driemaal geëvalueerd."}}, "reden": "proef"}
    )
    item = met(sociaal, own)
    stand = fold(sociaal.ruimte, item, item.mijlpalen[-1])
    wanted = next(order for order in orders(sociaal.ruimte, item, item.mijlpalen[-1]) if order.soort.id == item.traject.regeling)
    found = {finding.message for finding in assemble(stand, wanted).findings if finding.slug == "woorden-van-een-regeling"}
    assert found == {"Hier staat 'Indien'.", "Hier staat 'tweemaal'.", "Hier staat 'en/of'.", "Hier staat 'driemaal'."}


def test_an_acting_burgemeester_signs_as_such(sociaal: Geladen) -> None:
    """c: gemeente.yaml says `waarnemend`; the paper says it too."""

    def signers(gemeente: str, mijlpaal: str) -> list[str]:
        root: Node = sociaal.maak(mijlpaal, f"rib-{gemeente}").final.root
        return [text_of(node.opschrift) for node in root.walk() if node.kind == "ondertekenaar"]

    assert "de waarnemend burgemeester" in signers("papendrecht", "definitief")
    assert "de burgemeester" in signers("dordrecht", "definitief")


def test_the_list_of_decisions_names_decisions_in_words(sociaal: Geladen) -> None:
    text = tekst_van(sociaal.maak("definitief", "besluitenlijst"))
    assert "een wijziging van de begroting om een geldlening aan te gaan die daarin niet is voorzien" in text
    assert "begrotingswijziging lening" not in text
