"""The second traject: a change of GR Sociaal from its signed text, and the end of GR Drechtwerk; Dordrecht's letter of 8 March 2022 held against ours."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from assembler.checking import names
from assembler.comparing.amending import applied, binding, instructions
from assembler.composing.footer import fits, fitted
from assembler.facts.orders import orders
from assembler.ground.document import Node, text_of
from assembler.pipeline import Made, assemble, fold
from assembler.reading.records.workspace import Trajectmap
from assembler.store.versions import read, trees
from assembler.store.workspace import load
from assembler.verbs.earlier import earlier
from dosis import sampled
from werkruimte import REPO, Geladen, draai, tekst_van

NAAM = "samenvoeging-drechtwerk"


_KEPT: dict[str, dict[str, Made]] = {}


def stukken(sociaal: Geladen, mijlpaal: str) -> dict[str, Made]:
    if mijlpaal not in _KEPT:
        item = traject(sociaal)
        chosen = next(row for row in item.mijlpalen if row.id == mijlpaal)
        folded = fold(sociaal.ruimte, item, chosen, earlier(REPO, sociaal.ruimte, item, chosen))
        _KEPT[mijlpaal] = {order.name: assemble(folded, order) for order in orders(sociaal.ruimte, item, chosen)}
    return _KEPT[mijlpaal]


def traject(sociaal: Geladen) -> Trajectmap:
    return sociaal.ruimte.trajecten[NAAM]


# --- Dordrecht's letter of 8 March 2022, field by field ----------------------------------------------------------------

# What the letter says (in our own words) -> where ours has it, and the words by which it is known there.
VELDEN = [
    ("aan wie", "Aan\nde gemeenteraad"),
    ("datum", "Datum: 8 maart 2022"),
    ("zaaknummer", "Zaaknummer: 2022-0033455"),
    ("waar het over gaat", "Betreft: Principebesluit uitgangspunten samenvoeging GR Drechtwerk en GR Sociaal"),
    ("vergadering, niet ingevuld", "Vergadering van: …"),
    ("portefeuillehouder", "Portefeuillehouder: Peter Heijkoop"),
    ("programma van de begroting", "Begrotingsprogramma: Sociaal en Zorgzaam Dordrecht"),
    ("kernteam", "Kernteam/Opgave: Opgaven - Zorgzame Stad"),
    ("auteur", "Auteur: Guido von Grumbkow"),
    ("adres van de auteur", "E-mail: g.von.grumbkow@dordrecht.nl"),
    ("verantwoordelijke", "Verantwoordelijke: Gemma Smid-Marsman"),
    ("openbaar", "Openbaar: Ja"),
]
KOPPEN = [
    "Wat is de aanleiding om deze informatie kenbaar te maken?",
    "Wat is de te delen informatie?",
    "Hoe verder na deze raadsinformatiebrief?",
    "Welke kosten zijn verbonden aan het proces?",
]
INHOUD = [
    ("eerdere besluiten maar deels uitgevoerd", 0, "maar voor een deel gebeurd"),
    ("drie decentralisaties", 0, "drie decentralisaties"),
    ("corona en de GR Sociaal vulden de agenda", 0, "door corona"),
    ("het AB Drechtwerk van 1 juli 2021", 0, "1 juli 2021"),
    ("richting voor het einde van de collegeperiode", 0, "einde van deze collegeperiode"),
    ("verkenning hervat eind 2021", 0, "Eind 2021"),
    ("regionale visie: werk met zo min mogelijk steun", 1, "zo weinig mogelijk steun"),
    ("beide voeren de Participatiewet uit", 1, "Beide regelingen voeren de Participatiewet uit"),
    ("doelgroepen lopen door elkaar", 1, "op papier gescheiden"),
    ("één loket", 1, "één loket voor inwoners en werkgevers"),
    ("bestaanszekerheid en schulden", 1, "bestaanszekerheid en schulden"),
    ("minder bestuurlijke drukte door overlap", 1, "bestuurlijke drukte neemt af"),
    ("eigenheid van Drechtwerk en zorg voor medewerkers", 1, "eigenheid"),
    ("doorlopende ontwikkellijn", 1, "ontwikkellijn zonder onderbreking"),
    ("Participatiewet, Wsw en aangepaste arbeid onder één strategie", 1, "Wet sociale werkvoorziening en aangepast werk"),
    ("robuuste organisatie", 1, "stevige organisatie"),
    ("stap 1: besluiten van raden, colleges en dagelijkse besturen per 1 januari 2023", 2, "dagelijkse besturen van de twee regelingen"),
    ("stap 1: de dag", 2, "1 januari 2023"),
    ("stap 2: implementatieplan en fasering", 2, "plan voor de invoering, met de fasering"),
    ("stap 3: beide ondernemingsraden, na het AB", 2, "ondernemingsraden van de GR Sociaal en van de GR Drechtwerk, na het besluit van het algemeen bestuur"),
    ("stap 4: projectorganisatie in 2022", 2, "projectorganisatie voor de voorbereiding in 2022"),
    ("stap 5: profielen en werving vanaf het tweede kwartaal", 2, "tweede kwartaal van 2022"),
    ("maart: besluit van het college", 2, "maart 2022, de colleges: de samenvoeging in beginsel"),
    ("maart: brief aan de raad", 2, "maart 2022, de raden: het principebesluit"),
    ("maart: voorgenomen besluit AB GR Sociaal", 2, "maart 2022, het algemeen bestuur van GR Sociaal"),
    ("maart: voorgenomen besluit AB GR Drechtwerk", 2, "maart 2022, het algemeen bestuur van GR Drechtwerk"),
    ("april t/m juli: inloopavonden en kennismaking", 2, "april tot en met juli 2022, de raden: inloopavonden en kennismaking"),
    ("juni: colleges over de concepttekst", 2, "juni 2022, de colleges: de concepttekst"),
    ("juli: raden over de concepttekst", 2, "juli en augustus 2022 [2], de raden: het ontwerp van de wijziging (zienswijze)"),
    ("november: colleges over de definitieve tekst", 2, "november 2022, de colleges: de definitieve tekst"),
    ("december: raden over de definitieve tekst", 2, "december 2022, de raden: de wijziging (toestemming)"),
    ("projectorganisatie, zo nodig met hulp van buiten", 3, "zo nodig met hulp van buiten"),
    ("kosten ten laste van beide regelingen", 3, "ten laste van beide regelingen"),
    ("kosten later precies", 3, "pas later precies te noemen"),
    ("twee directiefuncties worden één", 3, "Twee directiefuncties worden er één"),
]


@pytest.fixture(scope="module")
def brief(sociaal: Geladen) -> str:
    return tekst_van(stukken(sociaal, "principebesluit")["rib-dordrecht"])


def test_de_velden_van_de_brief_van_dordrecht(brief: str) -> None:
    assert [what for what, words in VELDEN if words not in brief] == []
    places = [brief.index(words) for _, words in VELDEN]
    assert places == sorted(places)


def test_de_koppen_staan_in_de_volgorde_van_de_bron(brief: str) -> None:
    places = [brief.index(heading) for heading in KOPPEN]
    assert places == sorted(places)


@pytest.mark.parametrize(("wat", "kop", "woorden"), INHOUD, ids=[row[0] for row in INHOUD])
def test_wat_de_brief_zegt_staat_onder_dezelfde_kop(brief: str, wat: str, kop: int, woorden: str) -> None:
    start = brief.index(KOPPEN[kop])
    end = brief.index(KOPPEN[kop + 1]) if kop + 1 < len(KOPPEN) else len(brief)
    assert " ".join(woorden.split()) in " ".join(brief[start:end].split()), wat


def test_de_brief_wordt_getekend_en_heeft_een_bijlage(brief: str) -> None:
    assert brief.index("de secretaris") < brief.index("de burgemeester") < brief.index("Bijlagen\n  1. Samenvoeging GR Drechtwerk en GR Sociaal")


def test_de_brief_zegt_niets_over_de_tekst_die_er_nog_niet_is(brief: str) -> None:
    assert "veranderd sinds" not in brief
    assert "maatwerk" not in brief
    assert "€" not in brief


def test_in_het_eerste_traject_lekt_niets_van_het_tweede(sociaal: Geladen) -> None:
    text = tekst_van(sociaal.maak("hoofdlijnennotitie", "rib-dordrecht"))
    assert "von Grumbkow" not in text
    assert "2022-0033455" not in text


# --- the change of GR Sociaal ------------------------------------------------------------------------------------------


def test_het_wijzigingsbesluit_maakt_van_de_ondertekende_tekst_de_nieuwe(sociaal: Geladen) -> None:
    start = traject(sociaal).vertrek
    assert start is not None
    old = trees(REPO, read(REPO, start.traject, start.mijlpaal, start.nummer))["gr-tekst"]
    for mijlpaal in ("ontwerp", "definitief"):
        new = stukken(sociaal, mijlpaal)["gr-tekst"].final
        work = instructions(old, new)
        assert work
        assert applied(binding(old), work) == binding(new)


def test_het_wijzigingsbesluit_zegt_wat_er_is_besloten(sociaal: Geladen) -> None:
    made = stukken(sociaal, "definitief")["wijzigingsbesluit"]
    text = tekst_van(made)
    assert [made.final.label(node) for node in made.final.root.walk() if node.kind == "artikel"] == ["Artikel I", "Artikel II"]
    assert "In artikel 3, eerste lid, wordt" in text
    assert "p. sociale werkvoorziening; en\nq. beschut werk." in text
    assert "gezien de zienswijzen die de raden van hun gemeenten" in text
    assert "treedt in werking met ingang van 1 januari 2023" in text


def test_de_regeling_zelf_houdt_haar_eigen_dag(sociaal: Geladen) -> None:
    text = tekst_van(stukken(sociaal, "definitief")["gr-tekst"])
    assert "treedt in werking met ingang van 1 januari 2022" in text
    assert "treedt in werking met ingang van 1 januari 2023" not in text


def test_geen_besluit_is_overgenomen_en_alles_telt(sociaal: Geladen) -> None:
    item = traject(sociaal)
    old = {besluit.id for besluit in sociaal.trajectmap.besluiten}
    assert {besluit.id for who, besluit in item.vooraf if who is None} == old
    assert not old & {besluit.id for besluit in item.besluiten}
    assert item.traject.taken == (*sociaal.trajectmap.traject.taken, "sociale-werkvoorziening", "beschut-werk")
    assert "transitiekosten" not in item.traject.cijfers


@pytest.mark.broad
def test_diff_vergelijkt_over_trajecten_heen_en_kent_de_oorzaken() -> None:
    uitkomst = draai(REPO, "diff", NAAM, "gr-sociaal@ondertekening@1", "definitief")
    assert uitkomst.code == 0, uitkomst.alles
    assert "oud:   gr-sociaal@ondertekening@1: Ondertekende tekst (versie 1), stand 2 december 2021" in uitkomst.uit
    deel = uitkomst.uit[uitkomst.uit.index("Artikel 3 ") :]
    assert "oorzaak: 1 juni 2022, projectorganisatie" in deel[:600]


# --- the end of GR Drechtwerk, and the papers ---------------------------------------------------------------------------


def test_de_opheffing_is_van_haar_eigen_deelnemers_en_noemt_haar_eigen_lichaam(sociaal: Geladen) -> None:
    text = tekst_van(stukken(sociaal, "definitief")["opheffingsregeling"])
    assert text.startswith("Illustratieve uitwerking; geen vastgesteld besluit\n\nRegeling tot opheffing van de Gemeenschappelijke regeling Drechtwerk")
    assert "De Gemeenschappelijke regeling Drechtwerk wordt opgeheven met ingang van 1 januari 2023." in text
    assert "GR Drechtwerk blijft na de opheffing bestaan zolang dat voor de vereffening van het vermogen nodig is." in text
    assert "de Gemeenschappelijke regeling Sociaal zo wordt gewijzigd" in text


@pytest.mark.parametrize("gemeente", ["dordrecht", "alblasserdam", "papendrecht"])
def test_de_raad_beslist_over_beide_besluiten_in_voorstel_en_besluit_gelijk(sociaal: Geladen, gemeente: str) -> None:
    made = stukken(sociaal, "definitief")
    points = []
    for soort in ("raadsvoorstel", "raadsbesluit"):
        root: Node = made[f"{soort}-{gemeente}"].final.root
        points.append(
            [
                text_of(node.inhoud)
                for node in root.walk()
                if node.kind == "onderdeel" and "toestemming te verlenen om de Gemeenschappelijke regeling" in text_of(node.inhoud)
            ]
        )
    assert points[0] == points[1]
    assert [("te wijzigen" in point, "op te heffen" in point) for point in points[0]] == [(True, False), (False, True)]
    text = tekst_van(made[f"raadsvoorstel-{gemeente}"])
    subject = "Toestemming voor de wijziging van de Gemeenschappelijke regeling Sociaal en de opheffing van de Gemeenschappelijke regeling Drechtwerk"
    assert subject in text
    assert "treffen van de" not in text


def test_alle_stukken_zijn_gemaakt_zonder_fout(sociaal: Geladen) -> None:
    counts = {name: len(stukken(sociaal, name)) for name in ("principebesluit", "ontwerp", "definitief")}
    assert counts == {"principebesluit": 7, "ontwerp": 10, "definitief": 24}
    assert [found.message for name in counts for made in stukken(sociaal, name).values() for found in made.findings if found.is_error] == []


def test_de_stappen_van_de_bron_staan_er_met_wie_en_wanneer(sociaal: Geladen) -> None:
    steps = [(step.wie.tekst, step.wat, step.regeling or "") for row in traject(sociaal).mijlpalen for step in row.stappen]
    for expected in (
        ("gr-sociaal/algemeen-bestuur", "voornemen", ""), ("drechtwerk/algemeen-bestuur", "voornemen", "drechtwerk"), ("gr-sociaal/dagelijks-bestuur", "besluiten", ""),
        ("drechtwerk/dagelijks-bestuur", "besluiten", "drechtwerk"), ("gr-sociaal/ondernemingsraad", "advies", ""), ("drechtwerk/ondernemingsraad", "advies", "drechtwerk"),
        ("alle/raad", "zienswijze", ""), ("alle/raad", "zienswijze", "drechtwerk"), ("alle/raad", "toestemming", ""), ("alle/raad", "toestemming", "drechtwerk"),
    ):  # fmt: skip
        assert expected in steps
    assert traject(sociaal).traject.inwerkingtreding == traject(sociaal).anders["drechtwerk"].traject.inwerkingtreding == date(2023, 1, 1)


def test_een_brief_vraagt_geen_besluit(sociaal: Geladen) -> None:
    """The letter informs, in every traject and at every milestone; a decision is asked by the raadsvoorstel."""
    eerste = {f"{name}/{item}": made for name in ("hoofdlijnennotitie", "concept", "definitief") for item, made in sociaal.alles(name).items()}
    tweede = {f"{name}/{item}": made for name in ("ontwerp", "definitief") for item, made in stukken(sociaal, name).items()}
    brieven = {name: tekst_van(made) for row in (eerste, tweede) for name, made in row.items() if made.order.soort.id == "rib"}
    assert len(brieven) > 10
    assert {name for name, text in brieven.items() if re.search(r"[Ww]ij (?:vragen|stellen) (?:u|uw raad)\b(?! nu geen)", text)} == set()


# --- what is not known yet ---------------------------------------------------------------------------------------------


def test_een_brief_zegt_in_woorden_dat_de_bijdrage_nog_niet_is_te_ramen(sociaal: Geladen) -> None:
    """At the draft nobody knows what it costs: no amount and no letters in the place of one, and nothing is compared with it."""
    letters = {name: tekst_van(made) for name, made in stukken(sociaal, "ontwerp").items() if name.startswith("rib-")}
    assert len(letters) == 7
    for name, text in letters.items():
        assert "n.t.b." not in text, name
        assert "is nog niet te ramen: de kosten zijn nog niet bekend." in text, name
        assert "bij volledig gezamenlijke" not in text, name


def test_de_regeling_tot_opheffing_noemt_zich_een_regeling(sociaal: Geladen) -> None:
    text = tekst_van(stukken(sociaal, "definitief")["opheffingsregeling"])
    assert "Deze regeling treedt in werking" in text
    assert "Dit besluit" not in text


# --- the foot of a page -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "foot"),
    [
        ("Raadsvoorstel GR Sociaal: Definitieve tekst", "Raadsvoorstel GR Sociaal"),
        (
            "Raadsvoorstel samenvoeging GR Drechtwerk en GR Sociaal met bijlagen",
            "Raadsvoorstel samenvoeging Drechtwerk met bijlagen",
        ),
        ("Besluit " + "over een lange naam " * 9, "Besluit over een lange naam over een lange naam over een …"),
    ],
)
def test_the_foot_of_a_page_is_one_line(sociaal: Geladen, title: str, foot: str) -> None:
    """In full where it fits, else with the short names that there are, and cut off at a word where those are too long still."""
    item = traject(sociaal)
    facts = fold(sociaal.ruimte, item, next(row for row in item.mijlpalen if row.id == "principebesluit"), None).facts
    made = stukken(sociaal, "principebesluit")["rib-dordrecht"].final
    voet = replace(made.voettekst, mijlpaal="Definitieve tekst", titel="")
    found = fitted(facts, replace(made, titel=title, voettekst=voet)).foot
    assert found.title == foot
    assert fits(found)


# --- a merger in which somebody joins or leaves too -------------------------------------------------------------------

WIE = {"toetreden": "gorinchem", "uittreden": "sliedrecht"}
BLIJVEN = ("alblasserdam", "dordrecht", "hardinxveld-giessendam", "hendrik-ido-ambacht", "papendrecht", "zwijndrecht")


def besluitpunten(milestone: str) -> str:
    """Return a milestone of which each participant decides on what its own organs do."""
    return (
        f"{milestone[: milestone.index('beslispunten:')]}beslispunten:\n  - {{blok: besluit-over-regeling}}\nbijlagen:\n  - {{titel: Regeling tot opheffing}}\n"
    )


def _ook(soort: str) -> dict[str, bytes]:
    """Return the files of this merger in which a gemeente joins GR Sociaal too (it takes part in GR Drechtwerk alone), or leaves it."""
    wie, act = WIE[soort], {"toetreden": "toetredingsbesluit", "uittreden": "wijzigingsbesluit"}[soort]

    def lees(path: str) -> str:
        return (REPO / path).read_text(encoding="utf-8")

    head, milestone = f"trajecten/{NAAM}/traject.yaml", f"trajecten/{NAAM}/mijlpalen/definitief.yaml"
    instrument = f"  - soort: {soort}\n    deelnemers: [{{organisatie: {wie}, organen: [college]}}]\n    regeling: gr-sociaal\n"
    text = besluitpunten(lees(milestone))
    kinds = f"  - {{soort: {act}}}\n" + ("  - {soort: uittredingsbesluit, voor: uittreders}\n" if soort == "uittreden" else "")
    files = {
        head: lees(head).replace("  - soort: wijzigen\n    regeling: gr-sociaal\n", instrument).replace("    document: wijzigingsbesluit\n", ""),
        milestone: text.replace("  - {soort: wijzigingsbesluit}\n", kinds),
    }
    if soort == "toetreden":
        figure = "    - {waarde: 38000, peildatum: 2022-01-01, bekend: 2022-03-01, bron: proef, status: definitief}\n"
        own = (
            lees("gemeenten/sliedrecht/gemeente.yaml")
            .replace("sliedrecht", wie)
            .replace("Sliedrecht", "Gorinchem")
            .replace(f"huisstijl: {wie}", "huisstijl: regio")
        )
        files |= {
            "regelingen/drechtwerk/regeling.yaml": lees("regelingen/drechtwerk/regeling.yaml").replace(
                "dordrecht, hardinxveld", f"dordrecht, {wie}, hardinxveld"
            ),
            f"gemeenten/{wie}/gemeente.yaml": own.replace("  raadszetels:", f"{figure}  raadszetels:", 1),
            f"gemeenten/{wie}/{NAAM}/keuzes.yaml": "besluiten: []\n",
        }
    else:  # the table of members names who leaves: a decision replaces it
        seats = ", ".join(f"{name}: 1" for name in BLIJVEN)
        files[f"trajecten/{NAAM}/besluiten/2022-06-03-projectorganisatie.yaml"] = (
            f"datum: 2022-06-03\ngremium: projectorganisatie\nkeuzes:\n  - clausule: ab-samenstelling\n    parameters:\n      leden_per_gemeente: {{{seats}}}\n"
        )
    return {name: content.encode() for name, content in files.items()}


@pytest.fixture(scope="module", params=sampled(sorted(WIE), 2))
def ook(request: pytest.FixtureRequest) -> tuple[str, dict[str, Made]]:
    soort: str = request.param
    workspace, found = load(REPO, _ook(soort))
    assert [item.message for item in (*found, *names.check(workspace)) if item.is_error] == []
    item = workspace.trajecten[NAAM]
    chosen = next(row for row in item.mijlpalen if row.id == "definitief")
    folded = fold(workspace, item, chosen, earlier(REPO, workspace, item, chosen))
    assert [found.message for found in folded.findings if found.is_error] == []
    kinds = {"gr-tekst", "raadsbesluit", "opheffingsregeling", "toetredingsbesluit", "wijzigingsbesluit", "uittredingsbesluit"}
    some = {f"raadsvoorstel-{name}" for name in ("dordrecht", WIE[soort])}
    wanted = [order for order in orders(workspace, item, chosen) if order.soort.id in kinds or order.name in some]
    return soort, {order.name: assemble(folded, order) for order in wanted}


def test_ook_dan_maakt_het_besluit_van_de_oude_tekst_de_nieuwe(sociaal: Geladen, ook: tuple[str, dict[str, Made]]) -> None:
    """One act changes who take part and what they do; applied to the signed text it gives the new one."""
    soort, made = ook
    start = traject(sociaal).vertrek
    assert start is not None
    old = trees(REPO, read(REPO, start.traject, start.mijlpaal, start.nummer))["gr-tekst"]
    work = instructions(old, made["gr-tekst"].final)
    assert work
    assert applied(binding(old), work) == binding(made["gr-tekst"].final)
    act = tekst_van(made["toetredingsbesluit" if soort == "toetreden" else "wijzigingsbesluit"])
    assert "p. sociale werkvoorziening; en\nq. beschut werk." in act
    assert "In de aanhef wordt “gemeenten Alblasserdam" in act
    assert [found.message for item in made.values() for found in item.findings if found.is_error] == []


def test_ook_dan_staat_er_wat_het_betekent_als_een_raad_niet_instemt_met_de_opheffing(ook: tuple[str, dict[str, Made]]) -> None:
    """Who joins, leaves or stays decides on the end of the other regulation too; the law does not name ending (wgr.md I-1.3), so that is said as it is known."""
    soort, made = ook
    for gemeente, own in ((WIE[soort], {"toetreden": "De toetreding", "uittreden": "De uittreding"}[soort]), ("dordrecht", "De wijziging")):
        text = tekst_van(made[f"raadsvoorstel-{gemeente}"])
        end, naam = "de opheffing van de Gemeenschappelijke regeling Drechtwerk", gemeente.capitalize()
        assert f"Voor {end} eist de Wet gemeenschappelijke regelingen niet met zoveel woorden de toestemming van " in text
        assert f"niet in met {end}, dan hangt het van de bepalingen over opheffing van die regeling af of zij toch wordt opgeheven [" in text
        assert f"Zolang zij niet is opgeheven, blijft {naam} daaraan deelnemen. {own} is een ander besluit; of zij zonder die opheffing kan doorgaan" in text


def test_wie_aan_de_oude_regeling_zelf_deelneemt_beslist_daarover_zelf() -> None:
    """The organs that decide are those of each regulation: colleges change the one, raden and colleges end the other."""
    path = "regelingen/drechtwerk/regeling.yaml"
    old = (
        (REPO / path)
        .read_text(encoding="utf-8")
        .replace("aard: collegeregeling\n", "")
        .replace("dordrecht, hardinxveld", "{organisatie: dordrecht, organen: [raad, college]}, hardinxveld")
    )
    milestone = f"trajecten/{NAAM}/mijlpalen/definitief.yaml"
    workspace, found = load(REPO, {path: old.encode(), milestone: besluitpunten((REPO / milestone).read_text(encoding="utf-8")).encode()})
    assert [item.message for item in found if item.is_error] == []
    item = workspace.trajecten[NAAM]
    chosen = next(row for row in item.mijlpalen if row.id == "definitief")
    folded = fold(workspace, item, chosen, earlier(REPO, workspace, item, chosen))
    besluit, voorstel = (
        tekst_van(assemble(folded, order)) for order in orders(workspace, item, chosen) if order.name in {"raadsbesluit-dordrecht", "raadsvoorstel-dordrecht"}
    )
    if "Raadsvoorstel" in besluit.splitlines()[2]:
        besluit, voorstel = voorstel, besluit
    end = "de Gemeenschappelijke regeling Drechtwerk op te heffen, met ingang van 1 januari 2023 en volgens het ontwerp in de versie van 8 november 2022"
    points = re.findall(r"^ +\d\. (.*[;.])$", besluit, re.MULTILINE)[:3]
    assert points == [
        f"{end}, voor zover het de eigen bevoegdheden betreft;",
        f"aan het college toestemming te verlenen om {end.replace('Drechtwerk op te heffen', 'Sociaal te wijzigen')};",
        f"aan het college toestemming te verlenen om {end}.",
    ]
    assert "Betreft: Besluit tot en toestemming voor de wijziging van" in besluit
    assert "gelet op de bepalingen over opheffing van de Gemeenschappelijke regeling Drechtwerk;" in besluit
    assert "Over de opheffing van de Gemeenschappelijke regeling Drechtwerk beslist uw raad ook zelf, als deelnemer aan die regeling." in voorstel


def test_ook_dan_zegt_ieder_stuk_wat_voor_die_raad_geldt(ook: tuple[str, dict[str, Made]]) -> None:
    """Each council consents to what its own college does to each of the two regulations, and to nothing that another does."""
    soort, made = ook
    wie, naam = WIE[soort], WIE[soort].capitalize()
    own = {"toetreden": "tot de Gemeenschappelijke regeling Sociaal toe te treden", "uittreden": "uit de Gemeenschappelijke regeling Sociaal te treden"}[soort]
    change = (
        f"de Gemeenschappelijke regeling Sociaal te wijzigen in verband met de {'toetreding' if soort == 'toetreden' else 'uittreding'} van de gemeente {naam}"
    )
    end = "de Gemeenschappelijke regeling Drechtwerk op te heffen, met ingang van 1 januari 2023"
    besluiten = {name.removeprefix("raadsbesluit-"): tekst_van(item) for name, item in made.items() if name.startswith("raadsbesluit-")}
    assert len(besluiten) == (8 if soort == "toetreden" else 7)
    for gemeente, text in besluiten.items():
        assert (own in text, change in text, end in text) == (gemeente == wie, gemeente != wie, True), gemeente
    for gemeente in ("dordrecht", wie):
        voorstel = tekst_van(made[f"raadsvoorstel-{gemeente}"])
        for line in re.findall(r"aan het college toestemming te verlenen om [^;\n]*?(?=[;.]\n)", besluiten[gemeente]):
            assert line in voorstel
    act = tekst_van(made["toetredingsbesluit" if soort == "toetreden" else "wijzigingsbesluit"])
    assert (f"{naam}, ……" in act, f"{naam}, ……" in tekst_van(made["opheffingsregeling"])) == (soort == "toetreden", True)
    assert (f"uittredingsbesluit-{wie}" in made) is (soort == "uittreden")
    if soort == "uittreden":
        assert not re.search(r"te wijzigen|op te heffen", tekst_van(made[f"uittredingsbesluit-{wie}"]))
        assert "betaalt Sliedrecht naar deze raming in totaal" in tekst_van(made[f"raadsvoorstel-{wie}"])
        assert not re.search(r"krijgt \d+ stem|De bijdrage van Sliedrecht over", tekst_van(made[f"raadsvoorstel-{wie}"]))
