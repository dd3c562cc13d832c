"""Regulation and traject apart: a traject works on regulations by instruments; the short form is one regulation with one instrument."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from assembler.facts.orders import orders
from assembler.facts.views.scope import gemeente_scope
from assembler.pipeline import fold, milestone
from assembler.reading.records.regelingen import Regeling, Trajectopgave, Wordt
from assembler.reading.records.trajecten import Traject
from assembler.verbs.starts import moved
from werkruimte import BESTANDEN, REPO, Geladen, Wijziging, anders, bevindingen, draai, gezond, laad, schrijf, tekst_van, werkruimte

TRAJECT = "trajecten/proef/traject.yaml"
REGELING = "regelingen/proef/regeling.yaml"
OVER = "bekendmaking", "inwerkingtreding", "begrotingsjaar", "vermelding", "id"
REGELS = "".join(f"{regel}\n" for regel in BESTANDEN[TRAJECT].splitlines() if regel.partition(":")[0] not in OVER)
INSTRUMENT = "  - {soort: vaststellen, regeling: proef, bekendmaking: 2021-12-15, datum: 2022-01-01, begrotingsjaar: 2022}\n"
KOP = "id: proef\nnaam: Samen verder\nvermelding: Alleen een proef\ninstrumenten:\n"
APART: Mapping[str, str] = {REGELING: f"id: proef\n{REGELS}", TRAJECT: KOP + INSTRUMENT}

LATER = "trajecten/later/traject.yaml"
MIJLPAAL = """\
id: wijziging
naam: Wijziging
stand: 2022-09-01
omschrijving: wijziging van de regeling
documenten:
  - {soort: gr-tekst}
  - {soort: brief, voor: alle}
beslispunten:
  - {id: wijzigen, tekst: de regeling te wijzigen}
"""


def later(instrument: str) -> dict[str, Wijziging]:
    """Return the files of a second traject, with this instrument."""
    return {LATER: f"id: later\nnaam: Later\nvermelding: Alleen een proef\ninstrumenten:\n{instrument}", "trajecten/later/mijlpalen/wijziging.yaml": MIJLPAAL}


def wijzigen(meer: str = "", soort: str = "wijzigen", vanaf: str = "vanaf: proef@definitief, ") -> str:
    return f"  - {{soort: {soort}, regeling: proef, {vanaf}bekendmaking: 2022-11-15, datum: 2023-01-01, begrotingsjaar: 2023{meer}}}\n"


@pytest.fixture(scope="module")
def vastgelegd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace in which the regulation is adopted, and its last milestone fixed."""
    root = werkruimte(tmp_path_factory.mktemp("vastgelegd"), APART)
    uitkomst = draai(root, "freeze", "proef", "definitief", "--door", "A. Jansen", "--gezien", "B. de Vries")
    assert uitkomst.code == 0, uitkomst.alles
    return root


def teksten(geladen: Geladen, traject: str = "proef") -> dict[str, str]:
    item = geladen.ruimte.trajecten[traject]
    return {made.order.name: tekst_van(made) for found in item.mijlpalen for made in milestone(geladen.ruimte, item, found).made}


def fouten(root: Path) -> list[tuple[str, str, str]]:
    return [(str(found.span), found.message, found.hint) for found in laad(root).bevindingen if found.is_error]


def test_een_traject_met_zijn_regeling_erin_is_een_regeling_met_een_instrument(tmp_path: Path, proef: Geladen) -> None:
    apart = gezond(werkruimte(tmp_path, APART))
    assert teksten(apart) == teksten(proef)
    kort, lang = proef.trajectmap, apart.trajectmap
    assert (kort.soort, kort.regeling, kort.instrument) == (lang.soort, lang.regeling, None) == ("vaststellen", "proef", None)
    assert lang.traject.onderwerp == "Samen verder"
    assert lang.traject.positie.of("deelnemers").file == REGELING
    assert lang.traject.positie.of("inwerkingtreding").file == TRAJECT
    assert set(apart.ruimte.regelingen) == {"proef"}


def test_wat_een_traject_in_het_kort_zegt_kan_ook_apart() -> None:
    """A field that is new in the one form has its place in the other."""
    apart = {*Regeling.model_fields, *Trajectopgave.model_fields, "regeling", "bekendmaking", "inwerkingtreding", "begrotingsjaar", "onderwerp"}
    assert set(Traject.model_fields) <= apart
    assert {*Wordt.model_fields} - {"erbij", "eraf"} <= set(Regeling.model_fields)


def test_een_besluit_bij_de_regeling_geldt_voor_wie_eraan_werkt(tmp_path: Path) -> None:
    besluit = "datum: 2019-01-01\ngremium: stuurgroep\nkeuzes:\n  - {clausule: ombudsman, vervalt: true}\n"
    root = werkruimte(tmp_path, {**APART, "regelingen/proef/besluiten/2019-01-01-stuurgroep.yaml": besluit})
    geladen = gezond(root)
    folded = geladen.folded("definitief")
    assert not folded.keuzes.clausules["ombudsman"].aanwezig
    assert folded.keuzes.clausules["ombudsman"].bronnen["aanwezig"].besluit == "2019-01-01-stuurgroep"


# --- a second traject starts where the first one ended -----------------------------------------------------------------


def test_een_wijziging_begint_bij_de_keuzes_van_de_vastgelegde_versie(kopie: Path) -> None:
    for name, text in later(wijzigen()).items():
        schrijf(kopie, name, str(text))
    geladen = gezond(kopie)
    item = geladen.ruimte.trajecten["later"]
    assert item.besluiten == ()  # nothing was copied
    assert [besluit.id for who, besluit in item.vooraf if who is None] == ["2021-02-01-stuurgroep", "2021-09-01-dialoog"]
    assert item.vertrek is not None
    assert (item.vertrek.tekst, item.traject.deelnemers) == ("proef@definitief@1", ("noord", "midden", "zuid"))
    first, second = teksten(geladen), teksten(geladen, "later")
    [weken] = [regel for regel in first["gr-tekst"].splitlines() if "klachtenregeling vast" in regel]
    assert weken in second["gr-tekst"].splitlines()
    assert ("bijdrage is n.t.b." in first["brief-noord"], "bijdrage is n.t.b." in second["brief-noord"]) == (False, True)  # estimated for another year


@pytest.fixture
def kopie(vastgelegd: Path, tmp_path: Path) -> Path:
    """Return a copy of the workspace with the fixed version."""
    return Path(shutil.copytree(vastgelegd, tmp_path / "kopie"))


SLECHT = [
    (wijzigen(vanaf="vanaf: proef@definitief@2, "), ":5:47", "De versie 'proef@definitief@2' is nooit vastgelegd.", "Bedoelde u 'proef@definitief@1'?"),
    (wijzigen(vanaf="vanaf: proef@concept, "), ":5:47", "De versie 'proef@concept' is nooit vastgelegd.", "Er is: proef@definitief@1."),
    (wijzigen(vanaf="vanaf: proev@definitief, "), ":5:47", "Het traject 'proev' bestaat niet.", "Bedoelde u 'proef'?"),
    (wijzigen(vanaf="vanaf: later@wijziging, "), ":5:47", "Het traject 'later' begint, al dan niet via andere, bij zichzelf.", "Noem bij 'vanaf' een eerder traject."),
    (wijzigen().replace("regeling: proef", "regeling: proeff"), ":5:33", "De regeling 'proeff' bestaat niet.", "Bedoelde u 'proef'? Of maak regelingen/proeff/regeling.yaml."),
    (wijzigen(", deelnemers: [noord, oost]"), ":5:", "De deelnemer 'oost' bestaat niet.", ""),
    (wijzigen(", deelnemers: [noord]", soort="toetreden"), ":5:", "'noord' neemt al deel aan de regeling 'proef' en kan niet toetreden.", "Noem wie erbij komt."),
    (wijzigen(soort="uittreden"), ":5:13", "Dit instrument zegt niet wie uittreedt.", "Schrijf 'deelnemers: [<deelnemer>]'."),
    (wijzigen(soort="vaststellen"), ":5:", "Wie een regeling vaststelt, begint niet bij een eerdere versie.", "Haal 'vanaf' weg, of schrijf 'soort: wijzigen'."),
    (
        wijzigen(", wordt: {eraf: {taken: [fietspaden]}}", soort="opheffen"), ":5:",
        "Alleen een wijziging zegt met 'wordt' wat er anders wordt.", "Haal 'wordt' weg; 'opheffen' zegt zelf al wat er verandert.",
    ),
    (
        wijzigen() * 2, ":6:5", "Dit traject heeft op 1 januari 2023 twee instrumenten voor de regeling 'proef'.",
        "Voeg de twee samen tot een instrument, of verbeter de datum of de regeling.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("instrument", "plek", "tekst", "hint"), SLECHT, ids=[row[2][:40] for row in SLECHT])
def test_een_instrument_dat_niet_kan_wordt_gezegd(kopie: Path, instrument: str, plek: str, tekst: str, hint: str) -> None:
    for name, text in later(instrument).items():
        schrijf(kopie, name, str(text))
    found = [row for row in fouten(kopie) if row[1] == tekst]
    assert found, fouten(kopie)
    assert found[0][0].startswith(f"{LATER}{plek}")
    if hint:
        assert found[0][2] == hint


def test_een_deelnemer_van_een_ander_neemt_geen_deel(kopie: Path) -> None:
    text = (kopie / "gemeenten/noord/gemeente.yaml").read_text(encoding="utf-8")
    schrijf(kopie, "gemeenten/oost/gemeente.yaml", text.replace("id: noord", "id: oost").replace("Noord", "Oost"))
    for name, content in later(wijzigen(", deelnemers: [oost]", soort="opheffen")).items():
        schrijf(kopie, name, str(content))
    [found] = [row for row in fouten(kopie) if "geen deel" in row[1]]
    assert found[1:] == ("'oost' neemt geen deel aan de regeling 'proef'.", "Deelnemers zijn: noord, midden en zuid.")
    for name, content in later(wijzigen(", deelnemers: [oost]", soort="toetreden")).items():
        schrijf(kopie, name, str(content))
    assert gezond(kopie).ruimte.trajecten["later"].traject.deelnemers == ("noord", "midden", "zuid", "oost")


def test_wat_erbij_komt_en_wat_vervalt_staat_bij_het_instrument(kopie: Path) -> None:
    wordt = ", wordt: {citeertitel: Regeling Anders, eraf: {taken: [fietspaden]}, erbij: {modules: []}}"
    for name, text in later(wijzigen(wordt)).items():
        schrijf(kopie, name, str(text))
    traject = laad(kopie).ruimte.trajecten["later"].traject
    assert (traject.citeertitel, traject.naam, traject.taken) == ("Regeling Anders", "Regeling Proef", ("jeugdhulp", "schuldhulp"))
    assert [pool.taken for pool in traject.pools] == [("jeugdhulp", "schuldhulp")]
    assert (traject.positie.of("taken").file, traject.positie.of("lichaam").file) == (LATER, REGELING)


def test_een_besluit_dat_na_het_vastleggen_is_veranderd_wordt_gezegd(kopie: Path) -> None:
    for name, text in later(wijzigen()).items():
        schrijf(kopie, name, str(text))
    log = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
    schrijf(kopie, log, anders(log, ("weken: 8", "weken: 9")))
    schrijf(
        kopie, "trajecten/later/besluiten/2021-10-01-stuurgroep.yaml", "datum: 2021-10-01\ngremium: s\nkeuzes: [{clausule: klachten, parameters: {weken: 4}}]\n"
    )
    told = {row[0]: row[1] for row in fouten(kopie)}
    assert told[f"{log}:1:1"] == "Dit besluit is gewijzigd nadat proef@definitief@1 is vastgelegd."
    old = "Dit besluit van 1 oktober 2021 is van voor de versie waarbij het traject begint (proef@definitief@1, 1 december 2021)."
    assert told["trajecten/later/besluiten/2021-10-01-stuurgroep.yaml:1:8"] == old


def test_wie_niet_zegt_waar_de_wijziging_begint_hoort_dat(kopie: Path) -> None:
    for name, text in later(wijzigen(vanaf="")).items():
        schrijf(kopie, name, str(text))
    [found] = [row for row in laad(kopie).bevindingen if row.slug == "vertrek-is-vastgelegd"]
    assert (found.is_error, found.span.file) == (False, LATER)
    assert found.message.startswith("Dit instrument zegt niet vanaf welke tekst de regeling 'proef' verandert")


def test_een_vastgelegde_tekst_die_nu_anders_luidt_wordt_gezegd(kopie: Path) -> None:
    """Else the act would change what nobody decided: a text of the library was amended after the version was fixed."""
    for name, text in later(wijzigen()).items():
        schrijf(kopie, name, str(text))

    def told() -> list[tuple[str, str, str]]:
        return [(row["niveau"], f"{row['bestand']}:{row['regel']}", row["hint"]) for row in bevindingen(kopie) if row["slug"] == "vertrek-luidt-hetzelfde"]

    assert told() == []
    klachten = "clauses/slot/klachten.yaml"
    schrijf(kopie, klachten, anders(klachten, ("een klachtenregeling vast", "een regeling voor klachten vast")))
    [(niveau, plaats, hint)] = told()
    assert (niveau, plaats) == ("waarschuwing", f"{LATER}:5")
    assert "assembler diff proef definitief@1 definitief@nu" in hint
    assert draai(kopie, "freeze", "proef", "definitief", "--door", "A. Jansen", "--gezien", "B. de Vries").code == 0
    assert told() == []  # without a number it starts from the newest


def test_de_versies_waar_de_trajecten_van_deze_map_beginnen_luiden_nog_zo(sociaal: Geladen) -> None:
    assert [found.message for found in moved(REPO, sociaal.ruimte)] == []
    assert any(part.vertrek for item in sociaal.ruimte.trajecten.values() for part in item.delen)


# --- who leaves one regulation and stays in another --------------------------------------------------------------------

ANDER, SOORTEN_STAP = "regelingen/ander/regeling.yaml", "clauses/behandelingen/behandelingen.yaml"
STAPPEN = """\
stappen:
  - {wie: alle/raad, wat: informeren, over: de uittreding, bron: planning}
  - {wie: alle/raad, wat: toestemming, over: de opheffing, regeling: ander, bron: planning}
  - {wie: zuid/college, wat: besluiten, over: de opheffing, regeling: ander, bron: planning}
"""


def twee(kopie: Path, eerste: str) -> Geladen:
    """Return the workspace with a traject that does this to `proef`, and ends another regulation of the same three."""
    schrijf(kopie, ANDER, APART[REGELING].replace("id: proef", "id: ander").replace("Regeling Proef", "Regeling Ander"))
    ends = "  - {soort: opheffen, regeling: ander, bekendmaking: 2022-11-15, datum: 2023-01-01, begrotingsjaar: 2023}\n"
    for name, text in later(eerste + ends).items():
        schrijf(kopie, name, str(text))
    schrijf(kopie, "trajecten/later/mijlpalen/wijziging.yaml", MIJLPAAL + STAPPEN)
    schrijf(kopie, SOORTEN_STAP, (REPO / SOORTEN_STAP).read_text(encoding="utf-8"))
    return laad(kopie)


def test_wie_uit_een_regeling_treedt_en_in_een_andere_blijft_heeft_daar_zijn_stappen(kopie: Path) -> None:
    """A step of all councils about the other regulation was an error: who left the first took no part in the traject."""
    geladen = twee(kopie, wijzigen(", deelnemers: [zuid]", soort="uittreden"))
    assert fouten(kopie) == []
    item = geladen.ruimte.trajecten["later"]
    assert (item.traject.deelnemers, item.anders["ander"].traject.deelnemers) == (("noord", "midden"), ("noord", "midden", "zuid"))
    assert item.uittreding is not None
    assert (item.uittreding.traject.deelnemers, item.uittreding.besluitnemers) == (("noord", "midden", "zuid"), ("zuid",))
    [mijlpaal] = item.mijlpalen
    assert {name: treated.soort for name, treated in mijlpaal.behandelingen.items()} == dict.fromkeys(("noord", "midden", "zuid"), "toestemming")
    made = {one.order.name: one for one in milestone(geladen.ruimte, item, mijlpaal).made}
    assert set(made) == {"gr-tekst", "brief-noord", "brief-midden", "brief-zuid"}
    assert "Zuid" not in tekst_van(made["gr-tekst"])


def test_wie_blijft_en_wie_vertrekt_lezen_ieder_waarover_zij_beslissen(kopie: Path) -> None:
    geladen = twee(kopie, wijzigen(", deelnemers: [zuid]", soort="uittreden"))
    item = geladen.ruimte.trajecten["later"]
    folded = fold(geladen.ruimte, item, item.mijlpalen[0])
    orders_of = {order.gemeente: order for order in orders(geladen.ruimte, item, item.mijlpalen[0]) if order.gemeente}

    def acts(name: str) -> list[str]:
        own = folded.of(orders_of[name])
        return [str(text) for text in gemeente_scope(own.facts, own.scope, name)["gemeente"].get("handelingen")]

    assert acts("zuid") == ["de uittreding uit de Regeling Proef", "de opheffing van de Regeling Ander"]
    assert acts("noord") == ["de wijziging van de Regeling Proef in verband met de uittreding van de gemeente Zuid", "de opheffing van de Regeling Ander"]


WEG = [
    ("[noord, midden]", "Na de uittreding blijft alleen zuid over; een regeling heeft ten minste twee deelnemers.", "Gebruik 'soort: opheffen'."),
    ("[midden]", "De zetel is bij 'midden', die uittreedt.", "Zeg waar zij dan is: 'wordt: {lichaam: {naam: "),
]


@pytest.mark.parametrize(("wie", "tekst", "hint"), WEG, ids=[row[0] for row in WEG])
def test_wat_niet_kan_blijven_als_iemand_vertrekt_wordt_gezegd(kopie: Path, wie: str, tekst: str, hint: str) -> None:
    for name, text in later(wijzigen(f", deelnemers: {wie}", soort="uittreden")).items():
        schrijf(kopie, name, str(text))
    found = [row for row in fouten(kopie) if row[1] == tekst]
    assert found, fouten(kopie)
    assert found[0][2].startswith(hint)


def test_een_stuk_voor_wie_uittreedt_waar_niemand_dat_doet_is_een_fout(kopie: Path) -> None:
    for name, text in later(wijzigen()).items():
        schrijf(kopie, name, str(text))
    schrijf(kopie, "trajecten/later/mijlpalen/wijziging.yaml", MIJLPAAL.replace("voor: alle", "voor: uittreders"))
    assert "Bij dit traject treedt niemand uit." in [row[1] for row in fouten(kopie)]
    schrijf(kopie, LATER, (kopie / LATER).read_text(encoding="utf-8").replace("begrotingsjaar: 2023", "begrotingsjaar: 2023, document: brieff"))
    assert "De documentsoort 'brieff' bestaat niet." in [row[1] for row in fouten(kopie)]


def test_een_regeling_met_een_fout_is_er_wel(kopie: Path) -> None:
    """Her own fault is told, and not that she is not there."""
    schrijf(kopie, REGELING, APART[REGELING].replace("vorm: ", "vorm: x"))
    assert [row[0].partition(":")[0] for row in fouten(kopie)] == [REGELING]
