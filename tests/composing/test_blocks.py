"""Blocks that any kind of document may use, sentences in pieces, tables with named rows, columns repeated together, charts with a series per item."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.ground.document import Chart, Table, text_of
from assembler.pipeline import Made
from werkruimte import BESTANDEN, BLOKKEN, Geladen, Wijziging, anders, gezond, laad, plek, tekst_van, werkruimte

MIJLPAAL = "trajecten/proef/mijlpalen/definitief.yaml"
MEMO = "templates/documenten/memo.yaml"
BLOK = "templates/blokken/kort.yaml"
KOP = "id: memo\nnaam: Memo\nklasse: stuk\nper: traject\ntitel: Memo\nsecties:\n  - id: tekst\n    blokken:\n"


def met_memo(blokken: str, zinnen: str = "") -> dict[str, Wijziging]:
    """Return the small workspace with a memo of the region that holds these blocks."""
    head = KOP.replace("secties:", f"zinnen:\n{zinnen}secties:") if zinnen else KOP
    return {MIJLPAAL: anders(MIJLPAAL, ("documenten:\n", "documenten:\n  - {soort: memo}\n")), MEMO: head + blokken}


def memo(tmp_path: Path, blokken: str, zinnen: str = "", kort: str | None = None) -> Made:
    return gezond(werkruimte(tmp_path, met_memo(blokken, zinnen) | ({BLOK: kort} if kort else {}))).maak("definitief", "memo")


def fouten(tmp_path: Path, blokken: str, zinnen: str = "", kort: str | None = None) -> list[str]:
    return [item.message for item in laad(werkruimte(tmp_path, met_memo(blokken, zinnen) | ({BLOK: kort} if kort else {}))).bevindingen]


def alineas(made: Made) -> list[str]:
    return [text_of(node.inhoud) for node in made.final.root.walk() if node.kind in {"alinea", "onderdeel"} and "aannames" not in node.id]


# --- sentences in pieces ---------------------------------------------------------------------------------------------


def test_een_zin_in_stukken_staat_waar_haar_naam_staat(tmp_path: Path) -> None:
    zinnen = """\
  wie:
    - per: deelnemers
      scheiding: "; "
      voegwoord: en
      tekst: "{{ deelnemer.naam | naam }}"
  zin:
    - Deelnemers zijn
    - " {{ wie }}"
    - als: mijlpaal.definitief
      tekst: ", definitief"
    - als: not mijlpaal.definitief
      tekst: ", voorlopig"
"""
    assert alineas(memo(tmp_path, '      - {id: a, tekst: "{{ zin }}."}\n', zinnen)) == ["Deelnemers zijn Noord; Midden en Zuid, definitief."]


def test_een_zin_gebruikt_de_namen_van_de_plaats_waar_zij_staat(tmp_path: Path) -> None:
    zinnen = "  klein:\n    - {als: deelnemer.is_zetel, tekst: zetel}\n    - {als: not deelnemer.is_zetel, tekst: geen zetel}\n"
    blokken = '      - {id: a, per: deelnemers, tekst: "{{ deelnemer.naam | naam }}: {{ klein }}."}\n'
    assert alineas(memo(tmp_path, blokken, zinnen)) == ["Noord: geen zetel.", "Midden: zetel.", "Zuid: geen zetel."]


@pytest.mark.parametrize(
    ("zinnen", "blok", "zegt"),
    [
        ('  zin: "{{ deelnemer.naam | naam }}"\n', '"{{ zin }}"', "De naam 'deelnemer' is hier niet bekend."),
        ("  zin: Een zin.\n", '"{{ zn }}"', "De naam 'zn' is hier niet bekend."),
        ('  een: "{{ twee }}"\n  twee: "{{ een }}"\n', '"{{ twee }}"', "De naam 'twee' is hier niet bekend."),
        ('  zin: "{{ zin }}"\n', '"{{ zin }}"', "De naam 'zin' is hier niet bekend."),
        ("  deelnemers: Een zin.\n", '"{{ deelnemers | opsomming }}"', "De naam 'deelnemers' is hier al bekend."),
        ("  zin:\n    - {als: bijdragen.totaal, tekst: x}\n", '"{{ zin }}"', "Een voorwaarde of herhaling mag het cijfer 'bijdragen.totaal' niet lezen."),
        ("  zin:\n    - {per: traject.naam, tekst: x}\n", '"{{ zin }}"', "'traject.naam' is geen verzameling om over te herhalen."),
    ],
)
def test_wat_in_een_stuk_van_een_zin_niet_klopt_is_een_fout(tmp_path: Path, zinnen: str, blok: str, zegt: str) -> None:
    assert zegt in fouten(tmp_path, f"      - {{id: a, tekst: {blok}}}\n", zinnen)


def test_een_zin_in_stukken_is_geen_voorwaarde(tmp_path: Path) -> None:
    assert fouten(tmp_path, "      - {id: a, als: zin, tekst: x}\n", "  zin: x\n") == ["De naam 'zin' is hier niet bekend."]


def test_een_fout_in_een_zin_staat_op_haar_eigen_plaats(tmp_path: Path) -> None:
    text = KOP.replace("secties:", 'zinnen:\n  zin: "Zie {{ cijfers.nergens | getal }}"\nsecties:') + '      - {id: a, tekst: "{{ zin }}"}\n'
    [found] = laad(werkruimte(tmp_path, met_memo("") | {MEMO: text})).bevindingen
    assert f"{found.span.file}:{found.span.line}:{found.span.column}" == plek(MEMO, "{{ cijfers", text)


@pytest.mark.parametrize(
    ("wijzig", "zegt"),
    [
        (("klasse: stuk", "klasse: stuk\nslot: [naam]"), "Een documentsoort van de klasse 'stuk' heeft geen 'slot'."),
        (("klasse: stuk", "klasse: regeling\nartikelen: [naam]"), "Een documentsoort van de klasse 'regeling' heeft geen 'secties'."),
    ],
)
def test_wat_niet_bij_de_klasse_hoort_is_een_fout(tmp_path: Path, wijzig: tuple[str, str], zegt: str) -> None:
    """It would stand in no document, and nobody would be told."""
    text = (KOP + "      - {id: a, tekst: x}\n").replace(*wijzig)
    [found] = laad(werkruimte(tmp_path, met_memo("") | {MEMO: text})).bevindingen
    assert (found.slug, found.message, found.span.file) == ("veld-is-bekend", zegt, MEMO)


# --- shared blocks ---------------------------------------------------------------------------------------------------

KORT = """\
id: kort
omschrijving: Een gemeente kort (binnen 'per deelnemers').
zinnen:
  stem: "{{ deelnemer.stemmen | stemmen }}"
blokken:
  - id: regel
    tekst: "{{ deelnemer.naam | naam }} heeft {{ stem }}."
"""


def test_een_gedeeld_blok_staat_in_ieder_stuk(tmp_path: Path) -> None:
    made = memo(
        tmp_path,
        "      - id: een\n        per: deelnemers\n        kop: Gemeente {{ deelnemer.naam | naam }}\n        blokken:\n          - blok: kort\n",
        kort=KORT,
    )
    assert [item.replace("\u00a0", " ") for item in alineas(made)] == ["Noord heeft 3 stemmen.", "Midden heeft 4 stemmen.", "Zuid heeft 4 stemmen."]
    assert made.final.root.find("memo/tekst/een=noord/regel") is not None


def test_een_gedeeld_blok_zonder_zijn_namen_is_een_fout(tmp_path: Path) -> None:
    assert "De naam 'deelnemer' is hier niet bekend." in fouten(tmp_path, "      - blok: kort\n", kort=KORT)


def test_een_blok_dat_er_niet_is_noemt_het_naaste(tmp_path: Path) -> None:
    [found] = laad(werkruimte(tmp_path, met_memo("      - blok: kor\n") | {BLOK: KORT})).bevindingen
    assert (found.slug, found.message, found.hint) == ("blok-bestaat", "Het blok 'kor' bestaat niet.", "Bedoelde u 'kort'?")


def test_een_blok_dat_zichzelf_gebruikt_is_een_fout(tmp_path: Path) -> None:
    kort = "id: kort\nomschrijving: x\nblokken:\n  - blok: lang\n"
    lang = "id: lang\nomschrijving: x\nblokken:\n  - blok: kort\n"
    wijzig = met_memo("      - blok: kort\n") | {BLOK: kort, "templates/blokken/lang.yaml": lang}
    [found] = laad(werkruimte(tmp_path, wijzig)).bevindingen
    assert found.message == "Het blok 'kort' gebruikt, al dan niet via andere blokken, zichzelf."


def test_een_brief_van_een_gemeente_laat_de_besluiten_zien_en_een_andere_regio_kiest_haar_woorden(tmp_path: Path) -> None:
    """Any kind of document can use what the besluitenlijst uses; its words are data."""
    blok = BLOKKEN["templates/blokken/besluiten-van.yaml"].replace("opgenomen in de tekst", "staat nu in de regeling")
    brief = BESTANDEN["templates/documenten/brief.yaml"].replace("      - invoegen: kern\n", "      - invoegen: kern\n      - blok: besluiten-van\n")
    log = "datum: 2021-09-01\ngremium: dialoogsessie\nkeuzes:\n  - {clausule: ombudsman, variant: standaard}\n"
    wijzig = {
        **BLOKKEN,
        "templates/blokken/besluiten-van.yaml": blok,
        "templates/documenten/brief.yaml": brief,
        "trajecten/proef/besluiten/2021-09-01-dialoog.yaml": log,
    }
    printed = tekst_van(gezond(werkruimte(tmp_path, wijzig)).maak("definitief", "brief-zuid"))
    assert "1. 1 september 2021, dialoogsessie" in printed
    assert "Ombudsman: staat nu in de regeling. | Artikel 7" in printed


def test_een_andere_volgorde_is_een_verplaatste_regel(tmp_path: Path) -> None:
    """Another region puts the money first: a line moves in the skeleton."""
    blokken = '      - per: mijlpaal.open_punten\n        kop: "{{ punt.opschrift }}"\n        blokken:\n          - blok: wet-en-vragen\n          - blok: varianten-naast-elkaar\n'
    punt = """\
open_punten:
  - id: p
    opschrift: Hoe?
    clausule: stemmen
    varianten: [{naam: Zo}, {naam: Anders, variant: een-per-lid}]
    vragen: [Waarom?]
"""
    wijzig = met_memo(blokken) | BLOKKEN
    made = gezond(werkruimte(tmp_path, wijzig | {MIJLPAAL: str(wijzig[MIJLPAAL]) + punt})).maak("definitief", "memo")
    assert [line for line in alineas(made) if line.endswith(":") or line == "Waarom?"] == ["Vragen om te beantwoorden:", "Waarom?", "De varianten:"]


# --- lists, tables, charts -------------------------------------------------------------------------------------------


def test_een_lijst_zonder_leestekens_staat_er_zoals_zij_is_geschreven(tmp_path: Path) -> None:
    blok = '      - {{id: a, tekst: "Dit:", {}onderdelen: [{{id: x, tekst: een}}, {{id: y, tekst: twee}}]}}\n'
    assert alineas(memo(tmp_path / "a", blok.format("leestekens: false, "))) == ["Dit:", "een", "twee"]
    assert alineas(memo(tmp_path / "b", blok.format(""))) == ["Dit:", "een;", "twee."]


def rijen(made: Made) -> list[list[str]]:
    return [[text_of(cel.inhoud) for cel in rij.kinderen] for rij in made.final.root.walk() if rij.kind == "rij"]


def test_rijen_met_een_naam(tmp_path: Path) -> None:
    blok = """\
      - id: t
        tabel:
          id: t
          omschrijving: Wat er is
          breekbaar: true
          kolommen:
            - {id: wat, kop: Wat}
            - {id: g, per: deelnemers, kop: "{{ deelnemer.naam | naam }}", uitlijning: rechts}
          rijen:
            - {id: plaats, kop: Plaats, cel: "{{ deelnemer.plaats | naam }}"}
            - {id: leden, kop: Leden, cel: "{{ deelnemer.leden | getal }}"}
"""
    made = memo(tmp_path, blok)
    assert rijen(made) == [["Wat", "Noord", "Midden", "Zuid"], ["Plaats", "Noord", "Midden", "Zuid"], ["Leden", "1", "1", "1"]]
    table = made.final.root.find("memo/tekst/t/t")
    assert table is not None
    assert table.layout == Table(("links", "rechts", "rechts", "rechts"), (10, 10, 10, 10), breakable=True, description="Wat er is")
    assert made.final.root.find("memo/tekst/t/t/leden/g=zuid") is not None


def test_kolommen_naast_elkaar_met_dezelfde_per_worden_samen_herhaald(tmp_path: Path) -> None:
    blok = """\
      - id: t
        tabel:
          id: t
          bijschrift: Kruis
          per: taken
          kolommen:
            - {id: taak, kop: Taak, cel: "{{ taak.naam | tekst }}"}
            - {id: wie, per: deelnemers, kop: "{{ deelnemer.naam | naam }}", cel: "{{ cel.uitvoering | tekst }}"}
            - {id: waar, per: deelnemers, kop: plaats, cel: "{{ deelnemer.plaats | naam }}"}
"""
    assert rijen(memo(tmp_path, blok))[0] == ["Taak", "Noord", "plaats", "Midden", "plaats", "Zuid", "plaats"]
    assert rijen(memo(tmp_path / "b", blok))[2] == ["jeugdhulp", "gedeeltelijk lokaal", "Noord", "gezamenlijk", "Midden", "gezamenlijk", "Zuid"]


@pytest.mark.parametrize(
    ("tabel", "zegt"),
    [
        ("bijschrift: x, kolommen: [{id: a, kop: A, cel: x}]", "Een tabel heeft 'per' (een rij per stuk) of 'rijen' (rijen met een naam)."),
        (
            "bijschrift: x, per: taken, rijen: [{id: r, kop: R, cel: x}], kolommen: [{id: a, kop: A}]",
            "Een tabel heeft 'per' (een rij per stuk) of 'rijen' (rijen met een naam).",
        ),
        ("per: taken, kolommen: [{id: a, kop: A, cel: x}]", "Een tabel zonder 'bijschrift' heeft een 'omschrijving' nodig."),
        ("bijschrift: x, per: taken, kolommen: [{id: a, kop: A}]", "Hier ontbreekt 'cel': de inhoud van een cel."),
        ("bijschrift: x, rijen: [{id: r, kop: R, cel: x}], kolommen: [{id: a, kop: A, cel: x}]", "Bij 'rijen' staat de inhoud van een cel bij de rij."),
        (
            "bijschrift: x, rijen: [{id: r, kop: R, cel: '{{ deelnemer.naam | naam }}'}], kolommen: [{id: a, kop: A}, {id: b, kop: B}]",
            "De naam 'deelnemer' is hier niet bekend.",
        ),
    ],
)
def test_een_tabel_die_niet_klopt_is_een_fout(tmp_path: Path, tabel: str, zegt: str) -> None:
    assert fouten(tmp_path, f"      - {{id: t, tabel: {{id: t, {tabel}}}}}\n") == [zegt]


def test_een_figuur_met_een_staaf_voor_ieder_stuk(tmp_path: Path) -> None:
    blok = """\
      - id: f
        figuur:
          id: f
          bijschrift: Bijdragen
          per: deelnemers
          rij: "{{ deelnemer.naam | naam }}"
          reeksen:
            - {per: pools, naam: "Post {{ pool.naam | tekst }}", waarde: "{{ cel.bedrag | euro }}"}
            - {naam: stemmen, waarde: "{{ deelnemer.stemmen | getal }}"}
"""
    [node] = [item for item in memo(tmp_path, blok).final.root.walk() if item.kind == "figuur"]
    assert isinstance(node.layout, Chart)
    assert node.layout.series == ("Post uitvoering", "stemmen")
    assert [point.text for point in node.layout.rows[0].points] == ["€\u00a0201.260", "3"]


def test_tekst_en_figuur_van_een_blok_staan_er_allebei(tmp_path: Path) -> None:
    """A block drops nothing of what it holds."""
    blok = """\
      - id: f
        tekst: Dit laat het zien.
        figuur:
          id: f
          bijschrift: Stemmen
          per: deelnemers
          rij: "{{ deelnemer.naam | naam }}"
          reeksen: [{naam: stemmen, waarde: "{{ deelnemer.stemmen | getal }}"}]
      - kop: Met een kop
        invoegen: kern
"""
    made = gezond(werkruimte(tmp_path, met_memo(blok) | {"trajecten/proef/teksten/definitief/kern.md": "De kern.\n"})).maak("definitief", "memo")
    assert alineas(made) == ["Dit laat het zien.", "De kern."]
    assert [node.kind for node in made.final.root.walk() if node.kind == "figuur"] == ["figuur"]
    assert [text_of(node.opschrift) for node in made.final.root.walk() if node.kind == "sectie" and node.opschrift] == ["Met een kop"]


def test_zolang_een_cijfer_van_een_figuur_niet_bekend_is_staat_zij_er_niet(tmp_path: Path) -> None:
    """Noord has seats, Midden and Zuid not yet: a chart of one of three would say what is not so."""
    blok = """\
      - id: f
        tekst: Zetels.
        figuur:
          id: f
          bijschrift: Zetels
          per: deelnemers
          rij: "{{ deelnemer.naam | naam }}"
          reeksen: [{naam: zetels, waarde: "{{ deelnemer.raadszetels | getal }}"}]
"""
    noord = "gemeenten/noord/gemeente.yaml"
    zetels = "  raadszetels:\n    - {waarde: 19, peildatum: 2020-01-01, bekend: 2020-03-01, bron: telling, status: definitief}\n"
    wijzig = met_memo(blok) | {noord: BESTANDEN[noord].replace("cijfers:\n", f"cijfers:\n{zetels}")}
    made = gezond(werkruimte(tmp_path, wijzig)).maak("definitief", "memo")
    assert alineas(made) == ["Zetels."]
    assert not [node for node in made.final.root.walk() if node.kind == "figuur"]


def test_in_een_regeling_tekent_een_functie_zonder_naam(tmp_path: Path) -> None:
    """Who signs is known on the day of a paper; a regulation is signed on a day that nobody knows yet."""
    clause = "clauses/slot/ondertekening.yaml"
    made = gezond(werkruimte(tmp_path, {clause: BESTANDEN[clause].replace("      plaats_datum: true\n", "")})).maak("definitief")
    signers = [node for node in made.final.root.walk() if node.kind == "ondertekenaar"]
    assert len(signers) == 6
    assert {text_of(node.inhoud) for node in signers} == {""}


# --- filters ---------------------------------------------------------------------------------------------------------


def test_een_aanname_zegt_waarom(tmp_path: Path) -> None:
    made = memo(tmp_path, "      - {id: a, tekst: \"Op {{ mijlpaal.stand | datum | aanname('de dag is gekozen voor deze proef') }}.\"}\n")
    assert "[1] De dag is gekozen voor deze proef." in tekst_van(made)


def test_een_aanname_zonder_reden_is_een_fout(tmp_path: Path) -> None:
    [found] = laad(werkruimte(tmp_path, met_memo('      - {id: a, tekst: "{{ mijlpaal.stand | datum | aanname }}"}\n'))).bevindingen
    assert (found.slug, found.message) == ("zin-is-leesbaar", "Het filter 'aanname' krijgt één woord mee, geen 0.")


# --- what stands in a place that nobody filled -----------------------------------------------------------------------

PLAATS = "      - invoegen: advies\n        anders:\n          - id: onbekend\n            tekst: Het advies is niet bekend.\n"


def test_a_place_that_nobody_filled_says_what_its_skeleton_says(tmp_path: Path) -> None:
    assert "Het advies is niet bekend." in alineas(memo(tmp_path / "a", PLAATS))
    filled = met_memo(PLAATS) | {"trajecten/proef/teksten/definitief/advies.md": "Het advies is positief. {#advies}\n"}
    said = alineas(gezond(werkruimte(tmp_path / "b", filled)).maak("definitief", "memo"))
    assert "Het advies is positief." in said
    assert "Het advies is niet bekend." not in said


def test_anders_without_a_place_is_a_fault(tmp_path: Path) -> None:
    [found] = fouten(tmp_path, "      - id: x\n        tekst: Dit.\n        anders:\n          - {id: y, tekst: Dat.}\n")
    assert found == "'anders' hoort bij 'invoegen': het staat er als niemand die plaats heeft gevuld."


def test_a_sentence_in_a_place_that_nobody_filled_is_checked(tmp_path: Path) -> None:
    [found] = fouten(tmp_path, PLAATS.replace("Het advies is niet bekend.", '"{{ traject.nam | tekst }}"'))
    assert "nam" in found


# --- money that goes up or down --------------------------------------------------------------------------------------


def test_a_difference_is_told_as_what_happens_to_an_amount(tmp_path: Path) -> None:
    block = '      - id: x\n        per: deelnemers\n        tekst: "{{ deelnemer.verschil_bijdrage | stijgt }}; {{ deelnemer.effect_lokaal | hoger }} samen"\n'
    assert "n.t.b.; even hoog als samen" in alineas(memo(tmp_path, block))


def test_who_shows_a_saving_shows_that_own_costs_are_not_in_it(sociaal: Geladen) -> None:
    for milestone, name in (("concept", "rib-alblasserdam"), ("definitief", "raadsvoorstel-alblasserdam"), ("definitief", "rib-alblasserdam")):
        printed = tekst_van(sociaal.maak(milestone, name))
        saves = "de bijdrage daalt met" in printed or "lager dan" in printed
        assert not saves or "om onderdelen zelf uit te voeren, zit niet in deze bedragen" in printed, (milestone, name)
    assert "de bijdrage daalt met" in tekst_van(sociaal.maak("definitief", "raadsvoorstel-alblasserdam"))
