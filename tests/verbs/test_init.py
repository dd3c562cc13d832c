"""A new workspace: the form by article 8, days counted back, participants from the tables, and everything or nothing in the folder."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assembler.ground.findings import Finding
from assembler.reading.records.antwoorden import Antwoorden
from assembler.reading.records.workspace import Workspace
from assembler.rules.timetable import counted_back, first_january
from assembler.store import country, newfolder, packaged
from assembler.verbs.beginning import begin, choices, fromregister
from assembler.verbs.beginning.form import form
from assembler.verbs.beginning.participants import parties, slug, without_kind
from assembler.verbs.refusals import UnknownNameError
from dosis import sampled
from werkruimte import bevindingen, draai, gereedschap, gezond, schrijf, tekst_van

DAG = date(2026, 11, 29)
VIER = ["Den Helder", "Hollands Kroon", "Schagen", "Texel"]


@pytest.fixture(scope="module")
def bibliotheek() -> Workspace:
    return packaged.library()


def antwoorden(**meer: Any) -> Antwoorden:
    return Antwoorden.model_validate({"naam": "Regeling Proef", "deelnemers": VIER, "organen": ["college"], "domeinen": ["recreatie"], **meer})


def gemaakt(bibliotheek: Workspace, **meer: Any) -> begin.Made:
    return begin.make(antwoorden(**meer), DAG, bibliotheek)


def gezegd(found: tuple[Finding, ...]) -> list[str]:
    return [item.message for item in found]


# --- the form --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gegeven", "organen", "vorm", "artikel"),
    [
        ({}, ["college"], "openbaar-lichaam", "eerste lid"),
        ({"eigen_lichaam": "nee"}, ["college"], "regeling-zonder-meer", "vierde lid"),
        ({"eigen_lichaam": False}, ["raad"], "regeling-zonder-meer", "vierde lid"),
        ({"rechtspersoon": "nee"}, ["college"], "gemeenschappelijk-orgaan", "tweede lid"),
        ({"rechtspersoon": "nee", "eigen_personeel": "nee"}, ["raad"], "gemeenschappelijk-orgaan", "tweede lid"),
        ({"rechtspersoon": "nee", "eigen_personeel": "ja"}, ["college"], "openbaar-lichaam", "eerste lid"),
        ({"alleen_ondersteuning": True}, ["college"], "bedrijfsvoeringsorganisatie", "derde lid"),
        ({"alleen_ondersteuning": True}, ["college", "raad"], "openbaar-lichaam", "eerste lid"),
        ({"alleen_ondersteuning": True, "rechtspersoon": "ja", "eigen_personeel": "ja"}, ["college"], "bedrijfsvoeringsorganisatie", "derde lid"),
    ],
)
def test_de_vorm_volgt_uit_artikel_8(gegeven: dict[str, Any], organen: list[str], vorm: str, artikel: str) -> None:
    """wgr.md I-8.1 to I-8.4."""
    chosen = form(antwoorden(**gegeven), organen)
    assert chosen.vorm == vorm
    assert f"artikel 8, {artikel}" in chosen.reden


def test_een_vorm_die_de_wet_niet_toelaat_wordt_geweigerd_met_het_artikel(bibliotheek: Workspace) -> None:
    made = gemaakt(bibliotheek, vorm="bedrijfsvoeringsorganisatie", organen=["raad"])
    assert gezegd(made.findings) == ["Dit is een raadsregeling, en dat kan geen bedrijfsvoeringsorganisatie zijn: de wet laat alleen toe: collegeregeling."]
    assert made.findings[0].grondslag == "Wgr, artikel 8, derde lid"
    assert made.files == {}


def test_zonder_lichaam_noemt_de_regeling_wie_het_werk_doet_en_geen_lichaam(bibliotheek: Workspace, tmp_path: Path) -> None:
    """Regio.md row 20: a regeling zonder meer has no body; the largest gemeente does the work until somebody says otherwise."""
    begin.begin(tmp_path / "nieuw", antwoorden(eigen_lichaam="nee"), DAG, bibliotheek)
    name = "regelingen/gr-proef/regeling.yaml"
    text = (tmp_path / "nieuw" / name).read_text(encoding="utf-8")
    assert "centrum: den-helder\n" in text
    assert "lichaam" not in text
    assert "# Aangenomen: wie het werk doet (den-helder). Kijk het na." in text
    made = tekst_van(gezond(tmp_path / "nieuw").maak("concept", "gr-centrumregeling"))
    assert "het college van burgemeester en wethouders van de gemeente Den Helder" in made.replace("\u00a0", " ").lower().replace("den helder", "Den Helder")
    schrijf(tmp_path / "nieuw", name, text.replace("vorm: regeling-zonder-meer", "vorm: openbaar-lichaam"))
    found = {(item["slug"], item["message"]) for item in bevindingen(tmp_path / "nieuw")}
    assert ("veld-is-bekend", "'centrum' hoort bij een regeling zonder meer, in plaats van 'lichaam'.") in found
    schrijf(tmp_path / "nieuw", name, text.replace("centrum: den-helder\n", ""))
    assert ("veld-is-ingevuld", "Hier ontbreekt 'lichaam'.") in {(item["slug"], item["message"]) for item in bevindingen(tmp_path / "nieuw")}


# --- the days --------------------------------------------------------------------------------------------------------


def test_de_dagen_zijn_teruggerekend_en_zeggen_waarop_zij_berusten() -> None:
    """wgr.md 3.1: eight weeks for the draft (Wgr 1(3), SEEN), thirteen for consent (Awb 10:31, INF); the rest is planning of our own. No step on a free day."""
    table = counted_back(date(2028, 1, 1), draft_round=True, consent=True)
    assert [(step.id, step.dag.isoformat(), step.weken, step.zekerheid) for step in table.steps] == [
        ("concept", "2027-06-11", 8, "SEEN"),
        ("verwerking", "2027-08-06", 4, ""),
        ("definitief", "2027-09-03", 13, "INF"),
        ("treffen", "2027-12-03", 2, ""),
        ("bekendmaking", "2027-12-17", 2, "CARRY"),
        ("inwerkingtreding", "2028-01-01", 0, "CARRY"),
    ]
    without = counted_back(date(2028, 1, 1), draft_round=False, consent=False)
    assert [step.grondslag for step in without.steps[:3]] == ["eigen planning; de wet noemt geen termijn"] * 3
    assert table.day("bekendmaking") < table.day("inwerkingtreding")


@pytest.mark.parametrize(("today", "year"), [("2026-11-29", 2028), ("2027-04-01", 2028), ("2027-05-01", 2029), ("2026-01-05", 2027)])
def test_zonder_dag_is_het_de_eerste_januari_die_haalbaar_is(today: str, year: int) -> None:
    start = first_january(date.fromisoformat(today))
    assert start == date(year, 1, 1)
    assert counted_back(start, draft_round=True, consent=True).day("concept") > date.fromisoformat(today)


STAP = re.compile(r"wie: (\S+)\n    wat: (\S+)")


@pytest.mark.parametrize(
    ("gegeven", "concept", "definitief"),
    [
        ({}, [("alle/raad", "zienswijze")], [("alle/raad", "toestemming"), ("alle/college", "vaststellen")]),
        ({"organen": ["raad"]}, [("alle/raad", "richting")], [("alle/raad", "vaststellen")]),
        ({"organen": ["raad", "college"]}, [("alle/raad", "richting")], [("alle/raad", "vaststellen"), ("alle/college", "vaststellen")]),
        (
            {"deelnemers": ["Texel", {"naam": "Flevoland", "soort": "provincie"}]},
            [("texel/raad", "zienswijze"), ("flevoland/provinciale-staten", "zienswijze")],
            [
                ("texel/raad", "toestemming"),
                ("flevoland/provinciale-staten", "toestemming"),
                ("texel/college", "vaststellen"),
                ("flevoland/gedeputeerde-staten", "vaststellen"),
            ],
        ),
    ],
)
def test_wie_wat_doet_volgt_uit_wie_de_regeling_treft(bibliotheek: Workspace, gegeven: dict[str, Any], concept: list[Any], definitief: list[Any]) -> None:
    """Councils that make it have no round for a zienswijze and give no consent (Wgr 1(2)-(4)); who makes it, adopts it."""
    made = gemaakt(bibliotheek, **gegeven)
    assert STAP.findall(made.files["trajecten/gr-proef/mijlpalen/concept.yaml"]) == concept
    assert STAP.findall(made.files["trajecten/gr-proef/mijlpalen/definitief.yaml"]) == definitief
    first = "het ontwerp gaat naar de raden voor een zienswijze" if concept[0][1] == "zienswijze" else "de concepttekst gaat rond"
    assert first in made.files["trajecten/gr-proef/mijlpalen/concept.yaml"]


def test_een_dag_die_te_vroeg_is_wordt_gezegd(bibliotheek: Workspace) -> None:
    made = gemaakt(bibliotheek, inwerkingtreding="2027-01-01")
    assert gezegd(made.findings) == ["Voor 1 januari 2027 had de concepttekst op 12 juni 2026 klaar moeten zijn."]
    assert made.findings[0].hint == "De eerste 1 januari waarvoor alle stappen nog passen, is 1 januari 2028."
    assert made.files


# --- participants ----------------------------------------------------------------------------------------------------


def test_een_gemeente_is_een_naam_of_een_code_en_brengt_haar_feiten_mee(bibliotheek: Workspace) -> None:
    given = antwoorden(deelnemers=["den helder", "gm0448", "0441", {"naam": "Hollands Noorderkwartier", "soort": "waterschap"}])
    found, faults = parties(given, country.gemeenten(), bibliotheek.soorten)
    assert faults == []
    assert [(party.id, party.organen, party.aangenomen) for party in found] == [
        ("den-helder", ("college",), False),
        ("texel", ("college",), False),
        ("schagen", ("college",), False),
        ("hollands-noorderkwartier", ("dagelijks-bestuur",), True),
    ]
    assert found[1].facts["inwoners"] == 13958
    assert found[1].plaats == "Den Burg"
    assert found[3].plaats == "n.t.b."  # a waterschap has no place of its name


@pytest.mark.parametrize(
    ("getypt", "soort", "naam", "voluit"),
    [
        ("'s-Hertogenbosch", None, "'s-Hertogenbosch", ""),
        ("den bosch", None, "Den Bosch", ""),
        ("Bergen (NH.)", None, "Bergen (NH.)", ""),
        ("Bergen NH", None, "Bergen NH", ""),
        ("'S-GRAVENHAGE", None, "'s-Gravenhage", ""),
        ("gemeente De Ronde Venen", None, "De Ronde Venen", ""),
        ("Sudwest Fryslan", None, "Súdwest-Fryslân", ""),
        ("Hoogheemraadschap van Rijnland", "waterschap", "Rijnland", "het Hoogheemraadschap van Rijnland"),
        ("Hollands Noorderkwartier", "waterschap", "Hollands Noorderkwartier", "het Hoogheemraadschap Hollands Noorderkwartier"),
        ("Wetterskip Fryslân", "waterschap", "Wetterskip Fryslân", "het Wetterskip Fryslân"),
        ("Waterschap Aa en Maas", "waterschap", "Aa en Maas", ""),
        ("Provincie Utrecht", "provincie", "Utrecht", ""),
    ],
)
def test_een_deelnemer_heet_zoals_hij_is_getypt_en_voluit_zoals_hij_zich_noemt(
    bibliotheek: Workspace, getypt: str, soort: str | None, naam: str, voluit: str
) -> None:
    """A text says the gemeente 's-Hertogenbosch and the Hoogheemraadschap van Rijnland, never the waterschap Hoogheemraadschap van Rijnland."""
    found, faults = parties(antwoorden(deelnemers=["Texel", {"naam": getypt, **({"soort": soort} if soort else {})}]), country.gemeenten(), bibliotheek.soorten)
    assert faults == []
    assert (found[1].naam, found[1].facts.get("voluit", "")) == (naam, voluit)


@pytest.mark.parametrize(
    ("deelnemers", "told", "hint"),
    [
        (
            ["Texel", "Den Heldr"],
            "De gemeente 'Den Heldr' staat niet in de tabel van gemeenten (Register van Overheidsorganisaties, 15-5-2026).",
            "Bedoelde u 'Den Helder'?",
        ),
        (["Texel", "texel"], "'Texel' staat twee keer bij de deelnemers.", ""),
        (
            ["Texel", {"naam": "Schagen", "organen": ["colege"]}],
            "Het orgaan 'colege' van 'Schagen' bestaat niet.",
            "Een gemeente heeft: raad, college en burgemeester.",
        ),
    ],
)
def test_wie_niet_bestaat_wordt_gezegd_met_wie_bedoeld_is(bibliotheek: Workspace, deelnemers: list[Any], told: str, hint: str) -> None:
    made = gemaakt(bibliotheek, deelnemers=deelnemers)
    assert (gezegd(made.findings), made.findings[0].hint) == ([told], hint)


def test_namen_worden_vaste_namen() -> None:
    assert slug("Súdwest-Fryslân") == "sudwest-fryslan"
    assert slug("'s-Hertogenbosch") == "s-hertogenbosch"
    assert slug("een heel lange naam die niet past", 20) == "een-heel-lange-naam"
    assert without_kind("Gemeenschappelijke regeling Noord") == "Noord"
    assert without_kind("Regio Noord") == "Regio Noord"


# --- profiles --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "naam"), [(2, "klein"), (5, "klein"), (6, "midden"), (12, "midden"), (13, "groot")])
def test_het_profiel_volgt_uit_het_aantal_deelnemers(count: int, naam: str) -> None:
    assert choices.profile("ntb", count).naam == naam
    assert choices.profile("groot", count).naam == "groot"


VORMEN = ("openbaar-lichaam", "bedrijfsvoeringsorganisatie", "gemeenschappelijk-orgaan", "regeling-zonder-meer")


@pytest.mark.slow
@pytest.mark.parametrize(("vorm", "profiel"), sampled([(vorm, profiel) for vorm in VORMEN for profiel in ("klein", "midden", "groot")], 7))
def test_ieder_profiel_is_in_iedere_vorm_een_hele_regeling(bibliotheek: Workspace, tmp_path: Path, profiel: str, vorm: str) -> None:
    """What init chooses misses no parameter, and its members satisfy Wgr 14(3): no error at the first milestone, in any form."""
    begin.begin(tmp_path / "nieuw", antwoorden(vorm=vorm, profiel=profiel), DAG, bibliotheek)
    geladen = gezond(tmp_path / "nieuw")
    assert [item.message for item in geladen.folded("concept").findings if item.is_error] == []
    made = geladen.maak("concept", geladen.trajectmap.traject.regeling)
    assert [item.message for item in made.findings if item.is_error] == []


# --- everything or nothing -------------------------------------------------------------------------------------------

GOED = f"naam: Regeling Proef\ndeelnemers: [{', '.join(VIER)}]\norganen: [college]\ndomeinen: [recreatie]\n"


def init(tmp_path: Path, text: str, *more: str) -> Any:
    schrijf(tmp_path, "a.yaml", text)
    return draai(tmp_path, "init", str(tmp_path / "nieuw"), "--uit", str(tmp_path / "a.yaml"), *more)


def namen(folder: Path) -> Counter[str]:
    return Counter(path.name for path in folder.iterdir())


def test_een_map_die_niet_leeg_is_wordt_niet_aangeraakt(tmp_path: Path) -> None:
    schrijf(tmp_path, "nieuw/brief.txt", "van mij")
    done = init(tmp_path, GOED)
    assert (done.code, done.uit) == (2, "")
    assert done.fout == f"De map {tmp_path / 'nieuw'} is niet leeg. Kies een map die er nog niet is, of een lege: er wordt niets overschreven.\n"
    assert namen(tmp_path / "nieuw") == Counter(["brief.txt"])
    schrijf(tmp_path, "los", "x")
    assert draai(tmp_path, "init", str(tmp_path / "los"), "--uit", str(tmp_path / "a.yaml")).code == 2


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("naam: A\ndeelnemers: [Urk, Texel]\nvorm: openbaar\n", "3:7", "'openbaar' kan hier niet."),
        ("naam: A\ndeelnemers: [Urk, Tessel]\n", "2:19", "De gemeente 'Tessel' staat niet in de tabel van gemeenten"),
        ("naam: A\ndeelnemer: [Urk, Texel]\n", "2:1", "Het veld 'deelnemer' bestaat hier niet."),
        ("naam: A\ndeelnemers: [Urk, Texel]\ndomeinen: [recreatje]\n", "3:11", "Het domein 'recreatje' bestaat niet."),
        ("naam: A\ndeelnemers: [Urk, Texel]\nzetel: Ameland\n", "3:8", "'Ameland' is geen van de deelnemers, en kan niet de zetel zijn."),
        ("naam: A\ndeelnemers: [Urk, Texel]\nmodules: [maatwerk]\nvorm: regeling-zonder-meer\n", "3:10", "De module 'maatwerk' heeft geen plaats"),
        ("naam: [A\n", "2:1", ""),
    ],
)
def test_een_antwoord_dat_niet_kan_heeft_een_plaats_en_er_komt_niets(tmp_path: Path, text: str, place: str, message: str) -> None:
    done = init(tmp_path, text)
    assert done.code == 1
    assert f"a.yaml:{place}: fout: {message}" in done.fout
    assert namen(tmp_path) == Counter(["a.yaml"])


def test_gaat_er_iets_mis_terwijl_er_wordt_geschreven_dan_blijft_er_niets_staan(tmp_path: Path) -> None:
    def breek_af() -> None:
        with newfolder.prepared(tmp_path / "nieuw", {"een/twee.txt": b"x"}) as beside:
            assert (beside / "een/twee.txt").read_bytes() == b"x"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        breek_af()
    assert namen(tmp_path) == Counter()
    with pytest.raises(newfolder.OccupiedError), newfolder.prepared(tmp_path / "nieuw", {"een.txt": b"x"}):
        schrijf(tmp_path, "nieuw/ander.txt", "intussen")  # somebody else was first
    assert namen(tmp_path) == Counter(["nieuw"])
    assert namen(tmp_path / "nieuw") == Counter(["ander.txt"])


def test_in_een_lege_map_waar_iemand_staat_komt_alles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "leeg").mkdir()
    monkeypatch.chdir(tmp_path / "leeg")
    schrijf(tmp_path, "a.yaml", GOED)
    assert draai(tmp_path, "init", ".", "--uit", "../a.yaml").code == 0
    assert {"clauses", "templates", "regelingen", "trajecten", "gemeenten", "README.md", "antwoorden.yaml"} == set(namen(Path()))


def test_uit_en_register_samen_of_een_bestand_dat_er_niet_is_wordt_geweigerd(tmp_path: Path) -> None:
    assert draai(tmp_path, "init", str(tmp_path / "n"), "--uit", "a", "--register", "b").fout.startswith("Geef --uit of --register, niet allebei.")
    done = draai(tmp_path, "init", str(tmp_path / "n"), "--uit", str(tmp_path / "geen.yaml"))
    assert (done.code, "is niet te lezen" in done.fout) == (2, True)


def test_de_antwoorden_die_erbij_staan_maken_dezelfde_werkruimte(bibliotheek: Workspace, tmp_path: Path) -> None:
    made = gemaakt(
        bibliotheek, deelnemers=[*VIER, {"naam": "Hollands Noorderkwartier", "soort": "waterschap"}], eigen_personeel=True, taken=[], terreinen=["water"]
    )
    schrijf(tmp_path, "antwoorden.yaml", made.files["antwoorden.yaml"])
    read = begin.from_file(tmp_path / "antwoorden.yaml")
    assert isinstance(read, Antwoorden)
    again = begin.make(read, DAG, bibliotheek)
    assert again.files == made.files


# --- on the terminal -------------------------------------------------------------------------------------------------


def typen(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_de_vragen_op_het_scherm_maken_een_werkruimte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typen(
        monkeypatch, "", "Gemeenschappelijke regeling Proef", "Kop", "Texel, Schagen", "Hollands Noorderkwartier waterschap", "Hollands Noorderkwartier: waterschap", "", "vorm", "ntb",
        "", "", "ja", "", "", "2028-01-01", "", "recreatie", "", "", "", "",
    )  # fmt: skip
    done = draai(tmp_path, "init", str(tmp_path / "nieuw"))
    assert done.code == 0, done.alles
    assert "'Hollands Noorderkwartier waterschap' heeft geen soort. Typ bijvoorbeeld 'Rivierenland: waterschap'." in done.fout
    assert "Kies uit: openbaar-lichaam" in done.fout
    traject = gezond(tmp_path / "nieuw").trajectmap.traject
    assert (traject.citeertitel, traject.vorm, traject.deelnemers) == (
        "Gemeenschappelijke regeling Proef",
        "openbaar-lichaam",
        ("texel", "schagen", "hollands-noorderkwartier"),
    )


def test_wie_ophoudt_met_antwoorden_breekt_af_en_er_komt_niets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typen(monkeypatch, "Regeling")
    done = draai(tmp_path, "init", str(tmp_path / "nieuw"))
    assert (done.code, done.fout.strip().endswith("Afgebroken.")) == (3, True)
    assert namen(tmp_path) == Counter()


# --- the register ----------------------------------------------------------------------------------------------------


def uit_register(bibliotheek: Workspace) -> Iterator[tuple[str, begin.Made]]:
    for name in country.regulations().rows:
        yield name, begin.make(begin.from_register(name, bibliotheek), DAG, bibliotheek)


@pytest.mark.slow
@pytest.mark.broad
def test_iedere_regeling_van_het_register_heeft_een_begin_of_wordt_om_de_wet_geweigerd(bibliotheek: Workspace) -> None:
    """Of 451 five are refused: raden or burgemeesters in a bedrijfsvoeringsorganisatie (Wgr 8(3))."""
    refused = {name: [item.slug for item in made.findings if item.is_error] for name, made in uit_register(bibliotheek) if not made.files}
    assert len(country.regulations().rows) == 451
    assert set(map(tuple, refused.values())) == {("vorm-past-bij-makers",)}
    assert len(refused) == 5


def test_wat_het_register_niet_zegt_wordt_een_aanname_die_wordt_gezegd(bibliotheek: Workspace) -> None:
    name = "gemeenschappelijk-regeling-groenalliantie-midden-holland-en-omstreken-29485688"
    made = begin.make(begin.from_register(name, bibliotheek), DAG, bibliotheek)
    assert any(item.message.startswith("Het register zegt niet welke organen deelnemen van Bodegraven-Reeuwijk, ") for item in made.findings)
    assert "status: aanname" in next(text for path, text in made.files.items() if path.startswith("regelingen/"))


def test_in_een_bedrijfsvoeringsorganisatie_zegt_de_wet_wie_deelnemen(bibliotheek: Workspace) -> None:
    """Only colleges, and what is like them elsewhere (Wgr 8(3)): of that nothing is assumed where the register names no organ."""
    for name in ("gemeenschappelijke-regeling-meerinzicht", "gemeenschappelijke-regeling-de-connectie"):
        made = begin.make(begin.from_register(name, bibliotheek), DAG, bibliotheek)
        assert [item.message for item in made.findings if item.slug == "orgaan-bestaat"] == []
        assert "status: aanname" not in next(text for path, text in made.files.items() if path.startswith("regelingen/"))


def test_een_regeling_die_het_register_niet_heeft_krijgt_wat_erop_lijkt(bibliotheek: Workspace) -> None:
    with pytest.raises(UnknownNameError, match=r"Er is: .*veiligheidsregio-zeeland"):
        fromregister.answers(country.regulations(), "veiligheidsregio", bibliotheek)
    with pytest.raises(UnknownNameError, match=r"Zoek met een deel van de naam|Bedoelde u"):
        fromregister.answers(country.regulations(), "qqqqqqqq", bibliotheek)


def test_de_tabellen_zeggen_waar_zij_vandaan_komen() -> None:
    for table in (country.regulations(), country.gemeenten()):
        assert (table.licentie, table.datum.year) == ("CC0", 2026)
        assert table.bron
    assert len(country.gemeenten().rows) == 342
    assert "geen peildatum" in country.gemeenten().noot


def test_de_tabellen_zijn_gemaakt_door_het_script() -> None:
    """The same rows through the script give the same bytes: no row was written by hand."""
    tool = gereedschap("maak_register")
    row = {"naam": "Gemeente Texel", "tooi": "gemeente/gm0448", "organen": ["Gemeenteraad"]}
    assert tool.participant(row) == {"code": "gm0448", "naam": "Texel", "soort": "gemeente", "organen": ["raad"]}
    assert tool.participant({"naam": "Stadt Kleve", "tooi": "", "organen": []}) == {
        "naam": "Stadt Kleve",
        "soort": "buitenlands",
        "eigen": True,
        "voluit": "de Stadt Kleve",
    }
    kinds = {item["soort"] for found in country.regulations().rows.values() for item in found["deelnemers"]}
    assert kinds == {"gemeente", "provincie", "waterschap", "lichaam", "rijk", "buitenlands", "privaat"}
    head = json.loads((Path(country.__file__).parent / "register/regelingen.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert head == tool.REGISTER


# --- what is still to fill in ----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_check_zegt_wie_nog_wat_moet_zeggen(tmp_path: Path) -> None:
    assert init(tmp_path, f"{GOED}terreinen: [zwemwater]\n".replace("organen: [college]\n", "")).code == 0
    done = draai(tmp_path / "nieuw", "check", "--in-te-vullen")
    heads = [line for line in done.uit.splitlines() if line and not line.startswith(" ")]
    assert (done.code, heads) == (0, ["den-helder", "hollands-kroon", "schagen", "texel", "De regio", "De jurist"])
    of = dict(zip(heads, done.uit.split("\n\n"), strict=True))
    assert "inwoners op 1 januari 2026 is voorlopig" in of["texel"]
    assert "Nog niet bekend (n.t.b.): Geraamde kosten van uitvoering recreatie" in of["De regio"]
    assert "De taak 'zwemwater' is nog niet uitgewerkt." in of["De jurist"]
    assert "Welke organen van Texel de regeling treffen, staat niet vast (aangenomen is: college)." in of["De jurist"]
    slugs = {(item["slug"], item["niveau"], item["mijlpaal"]) for item in bevindingen(tmp_path / "nieuw") if item["slug"] == "begin-is-nagekeken"}
    assert slugs == {("begin-is-nagekeken", "opmerking", "concept"), ("begin-is-nagekeken", "fout", "definitief")}
    assert "Nog in te vullen: den-helder" in draai(tmp_path / "nieuw", "check").fout
