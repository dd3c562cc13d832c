"""References in Dutch: the whole phrase comes from the program, and a target that is not there names the choice."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.ground.document import Verwijzing
from werkruimte import BESTANDEN, anders, artikel, bevindingen, gezond, laad, plek, regels_van, tekst_van, werkruimte

KLACHTEN = "clauses/slot/klachten.yaml"
NAAM = "clauses/slot/naam.yaml"
STEMMEN = "clauses/bestuur/stemmen.yaml"
LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
KEUZE = "clausule: klachten\n    parameters: {weken: 8}\n    reden: Zes weken bleek te kort."

ARTIKEL = """\
id: klachten
opschrift: Klachten
parameters:
  weken: {{soort: getal, omschrijving: Termijn, standaard: 6}}
leden:
  - id: eerste
    tekst: {eerste}
  - id: tweede
    tekst: {tweede}
    onderdelen:
      - {{id: een, tekst: een}}
      - id: twee
        tekst: "twee:"
        onderdelen:
          - {{id: p, tekst: p}}
          - {{id: q, tekst: q}}
      - {{id: drie, tekst: drie}}
      - {{id: vier, tekst: vier}}
  - {{id: derde, tekst: Derde.}}
  - {{id: vierde, tekst: Vierde.}}
"""
SOLO = anders(
    NAAM,
    (
        'tekst: "Deze regeling wordt aangehaald als: {{ traject.citeertitel | tekst }}."',
        'tekst: "Dit:"\n    onderdelen:\n      - {id: x, tekst: x}\n      - {id: y, tekst: y}',
    ),
)


def zin(tmp_path: Path, text: str, *, lid: str = "eerste") -> str:
    """Return this sentence as it stands in the first (or second) lid of article 6."""
    leden = {"eerste": "Begin.", "tweede": '"Dit:"'} | {lid: text}
    made = gezond(werkruimte(tmp_path, {KLACHTEN: ARTIKEL.format(**leden), NAAM: SOLO})).maak("definitief")
    line = regels_van(made, artikel(made, "klachten"))[0 if lid == "eerste" else 1]
    return line.partition(" ")[2]


@pytest.mark.parametrize(
    ("ref", "woorden"),
    [
        ("'.tweede'", "het tweede lid"),
        ("'.eerste'", "dit lid"),
        ("'klachten'", "dit artikel"),
        ("'klachten/derde'", "het derde lid"),
        ("'naam'", "artikel 7"),
        ("'naam/titel'", "artikel 7"),
        ("'naam/titel/y'", "artikel 7, onderdeel b"),
        ("'stemmen/uitkomst'", "artikel 4, tweede lid"),
        ("'stemmen/uitkomst/gemeente=midden'", "artikel 4, tweede lid, onderdeel b"),
        ("'.tweede/een'", "het tweede lid, onderdeel a"),
        ("'.tweede/twee/q'", "het tweede lid, onderdeel b, onder 2°"),
        ("'.tweede', '.derde'", "het tweede en derde lid"),
        ("'.derde', '.tweede'", "het tweede en derde lid"),
        ("'.tweede', '.derde', '.vierde'", "het tweede tot en met vierde lid"),
        ("'.tweede', '.vierde'", "het tweede en vierde lid"),
        ("'naam', 'stemmen'", "de artikelen 4 en 7"),
        ("'samenstelling', 'stemmen', 'sleutel'", "de artikelen 3 tot en met 5"),
        ("'taken', 'samenstelling', 'stemmen', 'naam'", "de artikelen 2 tot en met 4 en 7"),
        ("'stemmen/gewicht', 'stemmen/uitkomst'", "artikel 4, eerste en tweede lid"),
        ("'.tweede/een', '.tweede/drie'", "het tweede lid, onderdelen a en c"),
        ("'.tweede/een', '.tweede/twee', '.tweede/drie'", "het tweede lid, onderdelen a tot en met c"),
        ("'naam/titel/x', 'naam/titel/y'", "artikel 7, onderdelen a en b"),
        ("'stemmen', 'klachten/derde'", "artikel 4 en het derde lid"),
        ("'stemmen/gewicht', 'samenstelling/aantal'", "artikel 3, eerste lid, en artikel 4, eerste lid"),
        ("'.tweede/twee/p', '.tweede/twee/q'", "het tweede lid, onderdeel b, onder 1° en 2°"),
        ("'.tweede/twee/q', '.tweede/drie'", "het tweede lid, onderdeel b, onder 2°, en het tweede lid, onderdeel c"),
        ("'hoofdstuk:bestuur'", "hoofdstuk 2"),
        ("'hoofdstuk:algemeen', 'hoofdstuk:bestuur'", "de hoofdstukken 1 en 2"),
        ("'bijlage:stemtabel'", "bijlage 1"),
    ],
)
def test_een_verwijzing_staat_er_in_goed_nederlands(tmp_path: Path, ref: str, woorden: str) -> None:
    assert zin(tmp_path, f'"Zie {{{{ ref({ref}) }}}}."') == f"Zie {woorden}."


@pytest.mark.parametrize(
    ("ref", "woorden"),
    [
        ("'.tweede', '.derde'", "het tweede of derde lid"),
        ("'.tweede', '.derde', '.vierde'", "het tweede, derde of vierde lid"),
        ("'naam', 'stemmen'", "artikel 4 of 7"),
        ("'samenstelling', 'stemmen', 'sleutel'", "artikel 3, 4 of 5"),
        ("'stemmen/gewicht', 'stemmen/uitkomst'", "artikel 4, eerste of tweede lid"),
        ("'.tweede/een', '.tweede/drie'", "het tweede lid, onderdeel a of c"),
        ("'stemmen', 'klachten/derde'", "artikel 4 of het derde lid"),
        ("'stemmen/gewicht', 'samenstelling/aantal'", "artikel 3, eerste lid, of artikel 4, eerste lid"),
    ],
)
def test_a_choice_between_places_is_told_with_or_and_never_as_a_range(tmp_path: Path, ref: str, woorden: str) -> None:
    assert zin(tmp_path, f'"Zie {{{{ ref_of({ref}) }}}}."') == f"Zie {woorden}."


@pytest.mark.parametrize(
    ("ref", "woorden"),
    [
        ("'.tweede/een'", "onderdeel a"),
        ("'.tweede/een', '.tweede/twee'", "de onderdelen a en b"),
        ("'.tweede/twee/p'", "onderdeel b, onder 1°"),
        ("'.tweede/twee/p', '.tweede/twee/q'", "onderdeel b, onder 1° en 2°"),
        ("'.tweede/een', 'stemmen/uitkomst'", "artikel 4, tweede lid, en artikel 6, tweede lid, onderdeel a"),
        ("'.tweede'", "dit lid"),
        ("'.eerste'", "het eerste lid"),
    ],
)
def test_binnen_hetzelfde_lid_is_een_onderdeel_genoeg(tmp_path: Path, ref: str, woorden: str) -> None:
    assert zin(tmp_path, f'"Zie {{{{ ref({ref}) }}}}:"', lid="tweede") == f"Zie {woorden}:"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("\"{{ ref('.tweede') | hoofdletter }} geldt.\"", "Het tweede lid geldt."),
        ("\"{{ ref('stemmen/uitkomst') | hoofdletter }} geldt.\"", "Artikel 4, tweede lid, geldt."),
        ("\"{{ ref('naam', 'stemmen') | hoofdletter }} gelden.\"", "De artikelen 4 en 7 gelden."),
        ("\"Als {{ ref('stemmen/uitkomst') }} geldt.\"", "Als artikel 4, tweede lid, geldt."),
        ("\"Als {{ ref('.tweede/een') }} geldt.\"", "Als het tweede lid, onderdeel a, geldt."),
        ("\"Als {{ ref('stemmen/uitkomst') }}, geldt dit.\"", "Als artikel 4, tweede lid, geldt dit."),
        ("\"Als {{ ref('stemmen') }} geldt.\"", "Als artikel 4 geldt."),
        ("\"Als {{ ref('.tweede') }} geldt.\"", "Als het tweede lid geldt."),
        ("\"Zie ({{ ref('stemmen/uitkomst') }}).\"", "Zie (artikel 4, tweede lid)."),
        ("\"Zie {{ ref('stemmen/uitkomst') }} ({{ ref('bijlage:stemtabel') }}).\"", "Zie artikel 4, tweede lid (bijlage 1)."),
    ],
)
def test_de_zin_om_een_verwijzing_loopt(tmp_path: Path, text: str, result: str) -> None:
    assert zin(tmp_path, text) == result


def test_ieder_nummer_in_een_verwijzing_wijst_naar_het_deel_met_dat_nummer(tmp_path: Path) -> None:
    text = "\"{{ ref('stemmen/uitkomst/gemeente=midden') }} en {{ ref('samenstelling', 'stemmen', 'naam') }} en {{ ref('.tweede/twee/q') }}.\""
    final = gezond(werkruimte(tmp_path, {KLACHTEN: ARTIKEL.format(eerste=text, tweede='"Dit:"'), NAAM: SOLO})).maak("definitief").final
    linked = [deel for node in final.root.walk() for item in node.inhoud if isinstance(item, Verwijzing) for deel in item.delen if deel.doel]
    assert len(linked) >= 8
    for deel in linked:
        assert deel.doel is not None
        number = final.labels[deel.doel].nummer
        ordinals = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4"}
        assert ordinals.get(deel.text, deel.text) == number


def test_in_de_toelichting_heet_een_artikel_bij_zijn_nummer(tmp_path: Path) -> None:
    text = BESTANDEN[KLACHTEN].replace(
        "toelichting: Klachten gaan naar het bestuur.",
        "toelichting: \"{{ ref('.termijn') | hoofdletter }} is kort, zie {{ ref('klachten') }} en {{ ref('stemmen') }}.\"",
    )
    made = gezond(werkruimte(tmp_path, {KLACHTEN: text})).maak("definitief")
    assert "Artikel 6, tweede lid, is kort, zie artikel 6 en artikel 4." in tekst_van(made)


WEG = {
    "een geschrapt lid": (
        "schrap: klachten/termijn", "'klachten/termijn' staat niet in deze tekst: het besluit van 2021-09-01 schrapte het.", [f"{LOG}:4:5"],
    ),
    "een vervallen artikel": (
        "clausule: klachten\n    vervalt: true", "'klachten/termijn' staat niet in deze tekst: het besluit van 2021-09-01 liet 'klachten' vervallen.", [f"{LOG}:4:5"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("naam", WEG)
def test_een_verwijzing_naar_wat_een_besluit_wegnam_noemt_dat_besluit(tmp_path: Path, naam: str) -> None:
    keuze, message, related = WEG[naam]
    text = anders(NAAM, ("Deze regeling wordt", "Na {{ ref('klachten/termijn') }} wordt deze regeling"))
    root = werkruimte(tmp_path, {NAAM: text, LOG: anders(LOG, (KEUZE, keuze))})
    found = [item for item in bevindingen(root) if item["niveau"] == "fout"]
    assert [(f"{item['bestand']}:{item['regel']}:{item['kolom']}", item["message"], item["mijlpaal"]) for item in found] == [
        (plek(NAAM, "{{ ref", text), message, "definitief")
    ]
    assert [f"{item['bestand']}:{item['regel']}:{item['kolom']}" for item in found[0]["related"]] == related
    assert found[0]["place"] == ("artikel 7" if naam == "een geschrapt lid" else "artikel 6")


def test_een_verwijzing_naar_een_lid_dat_de_gekozen_variant_niet_heeft_noemt_die_keuze(tmp_path: Path) -> None:
    text = anders(NAAM, ("Deze regeling wordt", "Na {{ ref('stemmen/stem') }} wordt deze regeling"))
    [concept, definitief] = [item for item in bevindingen(werkruimte(tmp_path, {NAAM: text})) if item["niveau"] == "fout"]
    assert (
        concept["message"]
        == "'stemmen/stem' staat niet in deze tekst: de gekozen variant 'per-inwoners' (besluit van 2021-02-01) heeft het niet, of zijn voorwaarde geldt niet."
    )
    assert [(item["bestand"], item["regel"], item["tekst"]) for item in concept["related"]] == [
        ("trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml", 4, "hier is de variant gekozen")
    ]
    assert (concept["place"], concept["mijlpaal"], definitief["mijlpaal"]) == ("artikel 7", "concept", "definitief")


def test_een_onopgeloste_verwijzing_maakt_geen_stil_gat_in_de_tekst(tmp_path: Path) -> None:
    text = anders(NAAM, ("Deze regeling wordt", "Na {{ ref('stemmen/stem') }} wordt deze regeling"))
    made = laad(werkruimte(tmp_path, {NAAM: text})).maak("definitief")
    assert "Na artikel ??? wordt" in tekst_van(made)


@pytest.mark.parametrize("ref", ["'.tweede', '.derde', '.vierde'", "'naam', 'stemmen'", "'stemmen/uitkomst'", "'.tweede/een', '.tweede/drie'"])
def test_een_verwijzing_bestaat_uit_woorden_en_nummers_en_niets_daartussen(tmp_path: Path, ref: str) -> None:
    """Every piece of a phrase says something: a field or a link around nothing is a fault in Word."""
    made = gezond(werkruimte(tmp_path, {KLACHTEN: ARTIKEL.format(eerste=f'"Zie {{{{ ref({ref}) }}}}"', tweede='"Dit:"'), NAAM: SOLO})).maak("definitief")
    pieces = [deel.text for node in made.final.root.walk() for item in node.inhoud if isinstance(item, Verwijzing) for deel in item.delen]
    assert pieces
    assert "" not in pieces
