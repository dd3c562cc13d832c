"""The JSON Schemas are current, accept every file of the workspace, and refuse what the loader refuses."""

from __future__ import annotations

import fnmatch
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from assembler.ground.findings import Span
from assembler.reading import yamltext
from assembler.reading.validate import record
from werkruimte import gereedschap

ROOT = Path(__file__).resolve().parents[2]


TOOL = gereedschap("maak_schemas")
GLOBS = TOOL.globs()
FILES = sorted(
    path.relative_to(ROOT).as_posix() for folder in ("clauses", "gemeenten", "regelingen", "templates", "trajecten") for path in (ROOT / folder).rglob("*.y*ml")
)


@cache
def _validator(soort: str) -> Draft7Validator:
    return Draft7Validator(TOOL.schema(soort))


def _soorten(path: str) -> list[str]:
    return [soort for soort, places in GLOBS.items() if any(fnmatch.fnmatch(path, place) for place in places)]


def _data(text: str) -> Any:
    parsed = yamltext.parse(text.encode(), "proef.yaml")
    assert not parsed.findings
    return parsed.data


def _faults(soort: str, text: str) -> list[str]:
    return [error.message for error in _validator(soort).iter_errors(_data(text))]


def _loads(soort: str, text: str) -> bool:
    return record(TOOL.SOORTEN[soort][0], _data(text), Span("proef.yaml"))[0] is not None


def test_schemas_are_current() -> None:
    assert TOOL.stale() == [], "Draai 'make schemas' (tools/maak_schemas.py)."


@pytest.mark.slow
def test_guard_of_current_notices_a_change(tmp_path: Path) -> None:
    for path, text in TOOL.outputs().items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "clauses").symlink_to(ROOT / "clauses")
    assert TOOL.stale(tmp_path) == []
    old = tmp_path / "schemas" / "taak.schema.json"
    old.write_text(old.read_text(encoding="utf-8").replace("Deelta", "Deel"), encoding="utf-8")
    (tmp_path / ".vscode" / "settings.json").unlink()
    assert TOOL.stale(tmp_path) == ["schemas/taak.schema.json", ".vscode/settings.json"]


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in (ROOT / "schemas").iterdir()} == {f"{soort}.schema.json" for soort in TOOL.SOORTEN}


def test_there_are_files_of_every_kind() -> None:
    assert {soort for path in FILES for soort in _soorten(path)} == set(TOOL.SOORTEN) - {
        "antwoorden",
        "vervolgantwoorden",
        "organisatie",
        "reacties",
        "uitkomst",
        "verzending",
        "werkbank",
    }  # in this region only gemeenten take part, nothing came back, one jurist works here, and answers stand outside a workspace


@pytest.mark.parametrize("soort", TOOL.SOORTEN)
def test_schema_is_a_schema_and_explains_every_field(soort: str) -> None:
    made = TOOL.schema(soort)
    Draft7Validator.check_schema(made)
    records = [made, *made["$defs"].values()]
    assert all(item["title"] for item in records)
    silent = [f"{item['title']}: {name}" for item in records for name, field in item["properties"].items() if not field.get("description")]
    assert silent == []
    english = [word for word in (" the ", " which ", " of a ", "pydantic") if word in json.dumps(made)]
    assert english == []


@pytest.mark.parametrize("path", FILES)
def test_file_fits_its_schema(path: str) -> None:
    soorten = _soorten(path)
    assert len(soorten) == 1, "Ieder bestand heeft precies één schema; draai 'make schemas' na een nieuwe map in clauses/."
    data = yamltext.parse((ROOT / path).read_bytes(), path).data
    assert [error.message for error in _validator(soorten[0]).iter_errors(data)] == []


CLAUSE = "id: proef\nopschrift: Proef\n"
SHORT_FORMS = [
    ("clausule", CLAUSE + "leden:\n- {id: een, tekst: Een.}\n"),
    ("clausule", CLAUSE + "blokken:\n- tekst: Een.\nparameters:\n  n: {soort: getal, omschrijving: aantal}\n"),
    ("clausule", CLAUSE + "toelichting: Eén zin.\nleden:\n- {id: een, tekst: Een.}\n"),
    ("clausule", CLAUSE + "toelichting: [Eén zin., Nog een.]\nvarianten:\n  a: {leden: [{id: een, tekst: Een.}], toelichting: Zin.}\n"),
    ("clausule", CLAUSE + "leden:\n- {id: een, tekst: 'Een:', onderdelen: {per: deelnemers, tekst: '{{ deelnemer.naam | naam }}'}}\n"),
    ("clausule", CLAUSE + "grondslag: [{wet: wgr, artikel: 10a, lid: 2}, {wet: awb, artikel: '10:3'}]\nleden: [{id: een, tekst: 5}]\n"),
    ("organisatie", "id: a\nsoort: provincie\nnaam: A\nhuisstijl: a\nplaats: A\nbron: b\n"),
    (
        "blok",
        "id: a\nomschrijving: A\nzinnen: {een: Een., twee: [Een, {als: traject.naam, tekst: ' en twee', scheiding: ' '}]}\nblokken: [{tekst: '{{ een }}'}]\n",
    ),
    ("vergelijking", "id: a\nnaam: A\nover: verschil\ntitel: A\nvoet: {mijlpaal: M, versie: V}\nsecties: [{id: s, blokken: [{overnemen: passage.was}]}]\n"),
    ("gemeentekeuzes", "besluiten: []\n"),
    ("vervolgantwoorden", "soort: toetreden\ndeelnemers: [Urk, {naam: Flevoland, soort: provincie}]\ningang: 2027-01-01\n"),
    ("antwoorden", "naam: A\ndeelnemers: [Urk, {naam: Flevoland, soort: provincie, organen: [gedeputeerde-staten]}]\nrechtspersoon: ja\nbegrotingsjaar: ntb\n"),
    ("mijlpaalsoort", "id: a\nnaam: A\nomschrijving: A\ndocumenten: [{soort: regeling}]\nteksten: {kern: [{id: wat, tekst: Een.}]}\n"),
    (
        "mijlpaal",
        "id: a\nnaam: A\nstand: 2021-06-01\nomschrijving: A\nstappen:\n- {wie: a/raad, wat: advies, bron: b}\n- {wie: {gremium: de stuurgroep}, wat: advies, bron: b}\n",
    ),
    ("gemeentekeuzes", "besluiten:\n- datum: 2021-06-01\n  gremium: college\n  keuzes: [{taken: {inburgering: {uitvoering: gedeeltelijk, deeltaken: ntb}}}]\n"),
    ("besluit", "datum: 2021-06-01\ngremium: sessie\nkeuzes:\n- nieuw_lid: {in: taken, lid: {id: x, tekst: X.}}\n  reden:\n"),
    (
        "besluit",
        "datum: 2021-06-01\ngremium: s\nkeuzes:\n- cijfer: {naam: transitiekosten, waarde: 1250.50, peildatum: 2021-05-01, bron: b, status: aanname}\n",
    ),
]


@pytest.mark.parametrize(("soort", "text"), SHORT_FORMS)
def test_what_the_loader_takes_the_schema_takes(soort: str, text: str) -> None:
    assert _loads(soort, text)
    assert _faults(soort, text) == []


WRONG = [
    ("clausule", CLAUSE),
    ("clausule", CLAUSE + "varianten: {}\n"),
    ("clausule", CLAUSE + "leden: [{id: een, tekst: Een.}]\nvarianten: {a: {leden: [{id: een, tekst: Een.}]}}\n"),
    ("clausule", CLAUSE + "leden: [{id: een, text: Een.}]\n"),
    ("clausule", CLAUSE + "wie: raad\nleden: [{id: een, tekst: Een.}]\n"),
    ("clausule", CLAUSE + "leden: [{id: Een Lid, tekst: Een.}]\n"),
    ("clausule", CLAUSE + "leden: [{id: een, tekst: ''}]\n"),
    ("clausule", CLAUSE + "grondslag: [{wet: wgr, artikel: tien}]\nleden: [{id: een, tekst: Een.}]\n"),
    ("werkbank", "adres: http://werkbank.example\naanmelden: {uitgever: 'https://login.example', client: w}\ngebruikers: [{kenmerk: a, rollen: [lezer]}]\n"),
    ("werkbank", "adres: https://werkbank.example\naanmelden: {uitgever: 'https://login.example', client: w}\ngebruikers: [{kenmerk: a, rollen: [baas]}]\n"),
    ("besluit", "datum: 1 juni 2021\ngremium: s\nkeuzes: [{schrap: a/b}]\n"),
    ("besluit", "datum: 2021-06-01\ngremium: s\nkeuzes: []\n"),
    ("besluit", "datum: 2021-06-01\ngremium: s\nstatus: misschien\nkeuzes: [{schrap: a/b}]\n"),
    ("gemeente", "id: a\nnaam: A\ncode: 505\nhuisstijl: a\nplaats: A\nbron: b\n"),
    ("gemeentekeuzes", "besluiten:\n- keuzes: []\n"),
    ("gegevens", "stukken: {definitief: {rib: nummer}}\n"),
    ("organisatie", "id: a\nsoort: rijkswaterstaat\nnaam: A\nhuisstijl: a\nplaats: A\nbron: b\n"),
    ("vorm", "id: stichting\nnaam: a\n"),
    ("domein", "id: a\nnaam: A\n"),
    ("module", "id: a\nnaam: A\nomschrijving: B\nclausules: [{clausule: maatwerk, na: []}]\n"),
    ("wgr", "bepalingen: [{id: belang}]\nhoofdstukken: []\n"),
    ("behandelsoorten", "soorten: [{id: horen}]\n"),
    ("organisatiesoorten", "soorten: [{id: gemeente, naam: gemeente}]\n"),
    ("begrippen", "begrippen: {a: b}\n"),
    ("wetten", "wetten: [{id: wgr}]\n"),
    ("bestuursbesluiten", "besluiten: [{id: begroting}]\n"),
    ("recht", "recht: [{id: a}]\n"),
    ("documentsoort", "id: a\nnaam: A\nklasse: brief\nper: gemeente\ntitel: T\n"),
    ("huisstijl", "id: a\nnaam: A\nbron: b\nformats: {Een Brief: {bron: b, status: aanname}}\n"),
    ("vergelijking", "id: a\nnaam: A\nover: iets\ntitel: A\nvoet: {mijlpaal: M, versie: V}\nsecties: [{id: s}]\n"),
    ("vergelijking", "id: a\nnaam: A\nover: verschil\ntitel: A\nvoet: {mijlpaal: M}\nsecties: [{id: s}]\n"),
    ("vergelijking", "id: a\nnaam: A\nover: gevolgen\ntitel: A\nvoet: {mijlpaal: M, versie: V}\nsecties: []\n"),
    ("blok", "id: a\nomschrijving: A\nblokken: []\n"),
    ("blok", "id: a\nomschrijving: A\nzinnen: {Een: Een.}\nblokken: [{tekst: A}]\n"),
    ("blok", "id: a\nomschrijving: A\nzinnen: {een: []}\nblokken: [{tekst: A}]\n"),
    ("taak", "id: a\nnaam: A\n"),
    ("traject", "id: a\nnaam: A\n"),
    (
        "traject",
        "id: a\nnaam: A\nvermelding: P\ninstrumenten: [{soort: fuseren, regeling: b, bekendmaking: 2021-01-01, datum: 2021-01-01, begrotingsjaar: 2022}]\n",
    ),
    ("regeling", "id: a\nnaam: A\nciteertitel: A\nvorm: stichting\nlichaam: {naam: A, zetel: a}\ndeelnemers: [a, b]\ntaken: [a]\n"),
    ("mijlpaal", "id: a\nnaam: A\nstand: 2021-06-01\nomschrijving: A\nteksten: {kern: [{tekst: Een.}]}\n"),
    ("tekst", "blokken: []\n"),
    ("mijlpaalsoort", "id: a\nnaam: A\nomschrijving: A\nteksten: {kern: Een.}\n"),
    ("vervolgantwoorden", "soort: verlengen\n"),
    ("antwoorden", "naam: A\ndeelnemers: [Urk, Texel]\neigen_personeel: misschien\n"),
    ("uitkomst", "wie: noord/raad\nwat: toestemming\ndatum: 2021-12-09\nversie: definitief\nuitslag: aangenomen\nbron: b\n"),
    ("routes", "routes: [{id: een, naam: Een, momenten: [{datum: 1 april, wat: x, bron: y}]}]\n"),
    ("verzending", "aan: noord/raad\nwat: toestemming\ndatum: 2021-12-09\nversie: definitief@1\nstukken: []\n"),
    ("reacties", "document: a\nmijlpaal: b\nversie: 0\nvan: c\nontvangen: 2021-06-01\nbestand: d\nsha256: e\n"),
    ("cijferimport", "bestand: cijfers.ods\ngemeente: G\n"),
]


@pytest.mark.parametrize(("soort", "text"), WRONG)
def test_what_the_loader_refuses_the_schema_refuses(soort: str, text: str) -> None:
    assert not _loads(soort, text)
    assert _faults(soort, text) != []


def test_wrong_files_cover_every_kind() -> None:
    assert {soort for soort, _ in WRONG} == set(TOOL.SOORTEN)


@pytest.mark.slow
def test_a_fault_in_any_file_of_the_workspace_is_noticed() -> None:
    for path in FILES:
        data = yamltext.parse((ROOT / path).read_bytes(), path).data
        data["onzin"] = True
        assert not _validator(_soorten(path)[0]).is_valid(data), path


# --- what there is to choose in the library ----------------------------------------------------------------------------

_KEUZE = "datum: 2021-06-01\ngremium: sessie\nkeuzes:\n- "


def test_the_editor_knows_clauses_with_their_variants_and_parameters() -> None:
    chosen = TOOL.schema("besluit")["$defs"]["KeuzeClausule"]
    names = chosen["properties"]["clausule"]["anyOf"][0]["enum"]
    assert {"stemverhouding", "klachten", "verdeelsleutel"} <= set(names)
    assert "voorbehoud-kosten" not in names  # of a gemeente
    assert "voorbehoud-kosten" in TOOL.schema("gemeentekeuzes")["$defs"]["KeuzeClausule"]["properties"]["clausule"]["anyOf"][0]["enum"]
    (then,) = [row["then"]["properties"] for row in chosen["allOf"] if row["if"]["properties"]["clausule"]["const"] == "stemverhouding"]
    assert "inwonersklassen" in then["variant"]["enum"]
    assert then["parameters"]["properties"]["herijking"] == {"description": "Wanneer het aantal stemmen wordt herzien (geen, jaarlijks of na-verkiezingen)."}
    assert {"klassen", "peildatum", "inwoners_per_stem", "tabel_bindt"} <= set(then["parameters"]["properties"])


@pytest.mark.parametrize(
    ("keuze", "fits"),
    [
        ("{clausule: stemverhouding, variant: inwonersklassen}", True),
        ("{clausule: stemverhouding, variant: inwonerklassen}", False),
        ("{clausule: een-nieuwe-clausule, variant: welke-dan-ook}", True),
        ("{clausule: Stemverhouding}", False),
    ],
)
def test_a_variant_that_is_not_there_is_seen_while_typing(keuze: str, fits: bool) -> None:
    assert (not list(_validator("besluit").iter_errors(_data(_KEUZE + keuze)))) is fits
