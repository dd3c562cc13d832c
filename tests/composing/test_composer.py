"""Clauses become a tree: conditions, repetitions, lists and their marks, tables, definitions, memorandum, edits of the log."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.ground.document import Node, Row, Table, text_of
from assembler.pipeline import Made
from werkruimte import BESTANDEN, Geladen, anders, artikel, bevindingen, gezond, regels_van, tekst_van, werkruimte

KLACHTEN = "clauses/slot/klachten.yaml"
TAKEN = "clauses/takenpakket/taken.yaml"
STEMMEN = "clauses/bestuur/stemmen.yaml"
BEGRIPPEN = "clauses/begrippen/begrippen.yaml"
STEMTABEL = "clauses/slot/stemtabel.yaml"
T = "trajecten/proef/traject.yaml"
GR = "templates/documenten/gr-tekst.yaml"
KEUZES = "gemeenten/noord/proef/keuzes.yaml"
LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
KEUZE = "clausule: klachten\n    parameters: {weken: 8}\n    reden: Zes weken bleek te kort."
ZIN = "\"Het {{ begrip('bestuur') }} stelt een klachtenregeling vast.\""


def lid(tmp_path: Path, text: str) -> list[str]:
    """Return the lines of the complaints article when its leden are these."""
    made = gezond(
        werkruimte(
            tmp_path, {KLACHTEN: f"id: klachten\nopschrift: Klachten\nparameters: {{weken: {{soort: getal, omschrijving: x, standaard: 6}}}}\nleden:\n{text}"}
        )
    ).maak("definitief")
    return regels_van(made, artikel(made, "klachten"))


def met_log(tmp_path: Path, *keuzes: str, **wijzig: str) -> Made:
    """Return the definitive regulation after these choices."""
    rows = "".join(f"  - {keuze}\n" for keuze in keuzes)
    return gezond(werkruimte(tmp_path, {LOG: f"datum: 2021-09-01\ngremium: dialoogsessie\nkeuzes:\n{rows}", **wijzig})).maak("definitief")


def artikelen(made: Made) -> list[str]:
    """Return the labels and headings of the articles."""
    return [f"{made.final.label(node)} {text_of(node.opschrift)}" for node in made.final.root.walk() if node.kind == "artikel"]


def hoofdstukken(made: Made) -> list[str]:
    """Return the labels and headings of the chapters, with the articles in each."""
    return [
        f"{made.final.label(node)} {text_of(node.opschrift)}: " + ", ".join(made.final.labels[child.id].nummer for child in node.kinderen)
        for node in made.final.root.kinderen
        if node.kind == "hoofdstuk"
    ]


# --- conditions and repetitions --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("als", "staat"),
    [
        ("regel.weken == 8", True), ("regel.weken > 8", False), ("not regel.weken == 8", False), ("keuzes.stemmen.variant == 'per-inwoners'", True),
        ("keuzes.stemmen.met_tabel", True), ("keuzes.ombudsman.aanwezig", False), ("mijlpaal.definitief", True), ("traject.vorm in ('a', 'b')", False),
        ("traject.toelichting == 'per_artikel' and not mijlpaal.is_laatste or regel.weken >= 8", True),
    ],
)  # fmt: skip
def test_als_bepaalt_of_een_lid_er_staat(tmp_path: Path, als: str, staat: bool) -> None:
    text = anders(KLACHTEN, ("  - id: termijn\n", f'  - id: termijn\n    als: "{als}"\n'))
    made = gezond(werkruimte(tmp_path, {KLACHTEN: text})).maak("definitief")
    assert (artikel(made, "klachten").find("gr-tekst/klachten/termijn") is not None) == staat


def test_per_geeft_een_onderdeel_per_stuk_met_een_vast_id(proef: Geladen) -> None:
    made = proef.maak("definitief")
    ids = [str(node.id) for node in artikel(made, "stemmen").walk() if node.kind == "onderdeel"]
    assert ids == [f"gr-tekst/stemmen/uitkomst/gemeente={name}" for name in ("noord", "midden", "zuid")]


def test_per_met_als_kiest_uit_de_verzameling(tmp_path: Path) -> None:
    text = '  - id: a\n    tekst: "Dit:"\n    onderdelen:\n      - {id: t, per: taken, als: "taak.pakket == \'plus\'", tekst: "{{ taak.naam | tekst }}"}\n'
    assert lid(tmp_path, text.replace("'plus'", "'basis'")) == ["Dit:", "a. fietspaden;", "b. jeugdhulp."]


@pytest.mark.parametrize(("bij_een", "zin"), [("", "Dit schuldhulp."), ("    bij_een: Dat is de taak\n", "Dat is de taak schuldhulp.")])
def test_a_list_of_one_runs_on_in_its_sentence(tmp_path: Path, bij_een: str, zin: str) -> None:
    text = f'  - id: a\n    tekst: "Dit:"\n{bij_een}    onderdelen:\n      - {{id: t, per: taken, als: "taak.pakket == \'plus\'", tekst: "{{{{ taak.naam | tekst }}}}"}}\n'
    assert lid(tmp_path, text) == [zin]


def test_what_stands_below_the_one_item_becomes_the_list(tmp_path: Path) -> None:
    inner = '          - {id: d, per: taak.deeltaken, tekst: "{{ deeltaak.naam | tekst }}"}\n'
    text = f'  - id: a\n    tekst: "Dit:"\n    bij_een: De taak\n    onderdelen:\n      - id: t\n        per: taken\n        als: "taak.pakket == \'plus\'"\n        tekst: "{{{{ taak.naam | tekst }}}}:"\n        voegwoord: en\n        onderdelen:\n{inner}'
    assert lid(tmp_path, text) == ["De taak schuldhulp:", "a. intake van schuldhulp; en", "b. nazorg bij schuldhulp."]


def test_per_in_per_kent_beide_namen(tmp_path: Path) -> None:
    inner = '          - {id: d, per: taak.deeltaken, tekst: "{{ deeltaak.naam | tekst }} ({{ taak.naam | tekst }})"}\n'
    text = f'  - id: a\n    tekst: "Dit:"\n    onderdelen:\n      - id: t\n        per: taken\n        als: "taak.pakket == \'basis\'"\n        tekst: "{{{{ taak.naam | tekst }}}}:"\n        onderdelen:\n{inner}'
    assert lid(tmp_path, text) == [
        "Dit:",
        "a. fietspaden:",
        "1°. intake van fietspaden (fietspaden);",
        "2°. nazorg bij fietspaden (fietspaden);",
        "b. jeugdhulp:",
        "1°. intake van jeugdhulp (jeugdhulp);",
        "2°. nazorg bij jeugdhulp (jeugdhulp).",
    ]


def test_een_lijst_waarvan_ieder_onderdeel_wegvalt_valt_zelf_weg(tmp_path: Path) -> None:
    text = '  - id: a\n    tekst: "In afwijking hiervan:"\n    onderdelen:\n      - {id: t, per: taken, als: "taak.pakket == \'maatwerk\'", tekst: "{{ taak.naam | tekst }}"}\n  - {id: b, tekst: Blijft.}\n'
    assert lid(tmp_path, text) == ["Blijft."]


def test_zonder_lokale_taken_valt_het_lid_over_lokale_taken_weg(tmp_path: Path) -> None:
    text = anders(KEUZES, ("{uitvoering: gedeeltelijk, deeltaken: [nazorg]}", "{uitvoering: gezamenlijk}"))
    made = gezond(werkruimte(tmp_path, {KEUZES: text})).maak("definitief")
    assert regels_van(made, artikel(made, "taken")) == ["Het bestuur voert de volgende taken uit:", "a. fietspaden;", "b. jeugdhulp; en", "c. schuldhulp."]


# --- lists and their marks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("onderdelen", "voegwoord", "regels"),
    [
        (["een"], "", ["a. een."]),
        (["een", "twee"], "", ["a. een;", "b. twee."]),
        (["een", "twee", "drie"], "en", ["a. een;", "b. twee; en", "c. drie."]),
        (["een", "twee"], "of", ["a. een; of", "b. twee."]),
        (["Dit is een hele zin", "Dit is er ook een"], "", ["a. Dit is een hele zin.", "b. Dit is er ook een."]),
        (["vraagt u dit?", "of niet"], "", ["a. vraagt u dit?", "b. of niet."]),
    ],
)
def test_een_lijst_krijgt_haar_leestekens_van_het_programma(tmp_path: Path, onderdelen: list[str], voegwoord: str, regels: list[str]) -> None:
    items = "".join(f'      - {{id: x{number}, tekst: "{text}"}}\n' for number, text in enumerate(onderdelen))
    extra = f"    voegwoord: {voegwoord}\n" if voegwoord else ""
    assert lid(tmp_path, f'  - id: a\n    tekst: "Dit:"\n{extra}    onderdelen:\n{items}') == ["Dit:", *regels]


def test_een_lijst_in_een_lijst_sluit_een_keer(tmp_path: Path) -> None:
    text = """\
  - id: a
    tekst: "Dit:"
    voegwoord: en
    onderdelen:
      - id: x
        tekst: "eerste:"
        voegwoord: of
        onderdelen:
          - {id: p, tekst: p}
          - {id: q, tekst: q}
      - {id: y, tekst: tweede}
      - id: z
        tekst: "derde:"
        onderdelen:
          - {id: p, tekst: p}
          - {id: q, tekst: q}
"""
    assert lid(tmp_path, text) == ["Dit:", "a. eerste:", "1°. p; of", "2°. q;", "b. tweede; en", "c. derde:", "1°. p;", "2°. q."]


# --- tables ----------------------------------------------------------------------------------------------------------


def tabel(made: Made, name: str) -> list[list[str]]:
    """Return the cells of a table of the annex."""
    found = made.final.root.find(f"gr-tekst/bijlage:stemtabel/{name}/{name}")
    assert found is not None
    return [[text_of(cel.inhoud) for cel in rij.kinderen] for rij in found.kinderen]


def test_een_tabel_heeft_een_kop_een_rij_per_stuk_en_een_totaal(proef: Geladen) -> None:
    made = proef.maak("definitief")
    assert tabel(made, "stemmen") == [["Gemeente", "Stemmen"], ["Noord", "3"], ["Midden", "4"], ["Zuid", "4"], ["Totaal", "11"]]
    found = made.final.root.find("gr-tekst/bijlage:stemtabel/stemmen/stemmen")
    assert found is not None
    assert [rij.layout for rij in found.kinderen] == [Row("kop"), Row("rij"), Row("rij"), Row("rij"), Row("totaal")]
    assert isinstance(found.layout, Table)
    assert found.layout.alignments == ("links", "rechts")


def test_een_kruistabel_heeft_een_cel_voor_iedere_taak_en_gemeente(proef: Geladen) -> None:
    assert tabel(proef.maak("definitief"), "taken") == [
        ["Taak", "Noord", "Midden", "Zuid"],
        ["fietspaden", "gezamenlijk", "gezamenlijk", "gezamenlijk"],
        ["jeugdhulp", "gedeeltelijk lokaal", "gezamenlijk", "gezamenlijk"],
        ["schuldhulp", "gezamenlijk", "gezamenlijk", "gezamenlijk"],
    ]


def test_een_kruistabel_kan_gekanteld_en_met_bedragen(tmp_path: Path) -> None:
    text = anders(
        STEMTABEL,
        ("per: taken\n", "per: deelnemers\n"),
        ('{id: taak, kop: Taak, cel: "{{ taak.naam | tekst }}"}', '{id: naam, kop: Naam, cel: "{{ deelnemer.naam | naam }}"}'),
        (
            '{id: gemeente, per: deelnemers, kop: "{{ deelnemer.naam | naam }}", cel: "{{ cel.uitvoering | tekst }}"}',
            '{id: pool, per: pools, kop: "{{ pool.naam | tekst }}", cel: "{{ cel.bedrag | euro }}"}',
        ),
    )
    made = gezond(werkruimte(tmp_path, {STEMTABEL: text, GR: anders(GR, ("aard: onderdeel", "aard: toelichting"))})).maak("definitief")
    assert "Naam | uitvoering\nNoord | €\u00a0201.260\nMidden | €\u00a0300.010\nZuid | €\u00a0400.000\n" in tekst_van(made)


def test_een_bedrag_in_een_bindende_bijlage_is_een_fout(tmp_path: Path) -> None:
    text = anders(STEMTABEL, ('cel: "{{ deelnemer.stemmen | getal }}"', 'cel: "{{ deelnemer.bijdrage | euro }}"'))
    found = [item for item in bevindingen(werkruimte(tmp_path, {STEMTABEL: text})) if item["niveau"] == "fout"]
    assert {(item["slug"], item["message"], item["hint"]) for item in found} == {
        ("geen-bedrag-in-regeling", "Hier staat een bedrag in een bindende tekst.", "Zet bedragen in de toelichting of in de begroting.")
    }


def test_rows_of_a_group_stand_under_a_row_of_their_own(tmp_path: Path) -> None:
    text = anders(STEMTABEL, ("per: taken\n", 'per: taken\n      groep: "{{ taak.pakket | tekst }}"\n'))
    made = gezond(werkruimte(tmp_path, {STEMTABEL: text})).maak("definitief")
    rows = tabel(made, "taken")
    assert [row[0] for row in rows] == ["Taak", "basis", "fietspaden", "jeugdhulp", "plus", "schuldhulp"]
    assert [len(row) for row in rows] == [4, 1, 4, 4, 1, 4]
    found = made.final.root.find("gr-tekst/bijlage:stemtabel/taken/taken")
    assert found is not None
    assert [rij.layout for rij in found.kinderen if len(rij.kinderen) == 1] == [Row("groep"), Row("groep")]


@pytest.mark.parametrize(("als", "koppen"), [("keuzes.stemmen.met_tabel", ["Gemeente", "Stemmen"]), ("not keuzes.stemmen.met_tabel", ["Gemeente"])])
def test_a_column_can_have_a_condition(tmp_path: Path, als: str, koppen: list[str]) -> None:
    text = anders(STEMTABEL, ("{id: stemmen, kop: Stemmen,", f'{{id: stemmen, als: "{als}", kop: Stemmen,'))
    made = gezond(werkruimte(tmp_path, {STEMTABEL: text})).maak("definitief")
    assert tabel(made, "stemmen")[0] == koppen


def test_een_tabel_zonder_rijen_valt_weg(tmp_path: Path) -> None:
    text = anders(STEMTABEL, ("per: taken\n", "per: taken\n      als: \"taak.pakket == 'maatwerk'\"\n"))
    made = gezond(werkruimte(tmp_path, {STEMTABEL: text})).maak("definitief")
    assert "Uitvoering per taak" not in tekst_van(made)


# --- definitions -----------------------------------------------------------------------------------------------------


def begrippen(made: Made) -> list[str]:
    """Return the terms that the regulation defines."""
    return [text_of(node.opschrift) for node in made.final.root.walk() if node.kind == "begrip"]


def test_alleen_gebruikte_begrippen_staan_er_en_wat_die_gebruiken(proef: Geladen) -> None:
    assert begrippen(proef.maak("definitief")) == ["bestuur", "deelnemer"]


@pytest.mark.parametrize(("zin", "staat"), [("\"Dit {{ begrip('ongebruikt') }} geldt.\"", True), ('"Dit ongebruikt geldt."', False)])
def test_een_begrip_komt_erbij_zodra_een_zin_het_gebruikt(tmp_path: Path, zin: str, staat: bool) -> None:
    made = gezond(werkruimte(tmp_path, {KLACHTEN: anders(KLACHTEN, (ZIN, zin))})).maak("definitief")
    assert ("ongebruikt" in begrippen(made)) == staat


def test_begrippen_die_elkaar_gebruiken_komen_alle_mee(tmp_path: Path) -> None:
    text = (
        BESTANDEN[BEGRIPPEN].replace("iets dat nergens staat", "\"een {{ begrip('keten') }}\"")
        + "  - {id: keten, term: keten, definitie: \"een {{ begrip('slot') }}\"}\n  - {id: slot, term: slot, definitie: het eind}\n"
    )
    made = gezond(werkruimte(tmp_path, {BEGRIPPEN: text, KLACHTEN: anders(KLACHTEN, (ZIN, "\"Dit {{ begrip('ongebruikt') }} geldt.\""))})).maak("definitief")
    assert begrippen(made) == ["bestuur", "deelnemer", "keten", "ongebruikt", "slot"]


def test_een_begrip_dat_alleen_de_toelichting_gebruikt_staat_er_niet(tmp_path: Path) -> None:
    text = anders(KLACHTEN, ("toelichting: Klachten gaan naar het bestuur.", "toelichting: \"Een {{ begrip('ongebruikt') }} gaat naar het bestuur.\""))
    made = gezond(werkruimte(tmp_path, {KLACHTEN: text})).maak("definitief")
    assert "ongebruikt" not in begrippen(made)
    assert "Een ongebruikt gaat naar het bestuur." in tekst_van(made)


@pytest.mark.parametrize(
    ("definities", "regel"),
    [("alfabetisch", "  - bestuur: bestuur, gekozen door iedere deelnemer;"), ("geletterd", "  a. bestuur: bestuur, gekozen door iedere deelnemer;")],
)
def test_begrippen_staan_met_of_zonder_letters(tmp_path: Path, definities: str, regel: str) -> None:
    made = gezond(werkruimte(tmp_path, {T: anders(T, ("begrotingsjaar: 2022\n", f"begrotingsjaar: 2022\ndefinities: {definities}\n"))})).maak("definitief")
    assert regel in tekst_van(made).splitlines()


def test_altijd_en_als_van_een_begrip(tmp_path: Path) -> None:
    text = (
        BESTANDEN[BEGRIPPEN]
        + '  - {id: vast, term: vast, definitie: altijd, altijd: true}\n  - {id: soms, term: soms, definitie: soms, altijd: true, als: "keuzes.ombudsman.aanwezig"}\n'
    )
    assert begrippen(gezond(werkruimte(tmp_path, {BEGRIPPEN: text})).maak("definitief")) == ["bestuur", "deelnemer", "vast"]


# --- memorandum ------------------------------------------------------------------------------------------------------


def toelichting(made: Made) -> list[str]:
    """Return the memorandum, line by line."""
    text = tekst_van(made)
    return [line for line in text[text.index("Toelichting op de") : text.index("Toelichting bij de cijfers")].splitlines() if line]


def test_de_toelichting_per_artikel_volgt_de_artikelen(proef: Geladen) -> None:
    assert toelichting(proef.maak("definitief")) == [
        "Toelichting op de Regeling Proef", "Algemeen", "Deze toelichting hoort bij Regeling Proef.", "Artikelsgewijze toelichting",
        "Artikel 2 Taken", "De taken staan limitatief in artikel 2, eerste lid.", "Artikel 3 Samenstelling", "Over de stemmen gaat artikel 4.",
        "Artikel 4 Stemmen", "De stemmen volgen de inwoners, zie artikel 4, eerste lid.", "Artikel 6 Klachten", "Klachten gaan naar het bestuur.",
    ]  # fmt: skip


def test_de_toelichting_per_hoofdstuk_voegt_samen(tmp_path: Path) -> None:
    made = gezond(werkruimte(tmp_path, {T: anders(T, ("begrotingsjaar: 2022\n", "begrotingsjaar: 2022\ntoelichting: per_hoofdstuk\n"))})).maak("definitief")
    assert toelichting(made)[3:] == [
        "Toelichting per hoofdstuk", "Hoofdstuk 1 Algemene bepalingen", "Dit hoofdstuk zegt wat het bestuur doet.", "De taken staan limitatief in artikel 2, eerste lid.",
        "Hoofdstuk 2 Bestuur", "Over de stemmen gaat artikel 4.", "De stemmen volgen de inwoners, zie artikel 4, eerste lid.", "Hoofdstuk 3 Slot", "Klachten gaan naar het bestuur.",
    ]  # fmt: skip


def test_de_toelichting_gaat_mee_met_haar_artikel(tmp_path: Path) -> None:
    found = toelichting(met_log(tmp_path, "verplaats: {wat: klachten, naar: algemeen}"))
    assert found[4:6] == ["Artikel 1 Klachten", "Klachten gaan naar het bestuur."]
    assert "De taken staan limitatief in artikel 3, eerste lid." in found


def test_de_toelichting_van_een_variant_hoort_bij_die_variant(tmp_path: Path) -> None:
    found = toelichting(met_log(tmp_path, "{clausule: stemmen, variant: een-per-lid}"))
    assert "Ieder lid telt even zwaar." in found
    assert not any("volgen de inwoners" in line for line in found)


# --- edits of the log ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("na", "regels"),
    [
        ("", ["1. Nieuw.", "2. Het bestuur stelt een klachtenregeling vast.", "3. De termijn is zes weken."]),
        ("na: regeling, ", ["1. Het bestuur stelt een klachtenregeling vast.", "2. Nieuw.", "3. De termijn is zes weken."]),
        ("na: termijn, ", ["1. Het bestuur stelt een klachtenregeling vast.", "2. De termijn is zes weken.", "3. Nieuw."]),
    ],
)
def test_een_nieuw_lid_komt_op_zijn_plaats(tmp_path: Path, na: str, regels: list[str]) -> None:
    made = met_log(tmp_path, f"nieuw_lid: {{in: klachten, {na}lid: {{id: nieuw, tekst: Nieuw.}}}}")
    assert regels_van(made, artikel(made, "klachten")) == regels
    new = made.final.root.find("gr-tekst/klachten/nieuw")
    assert new is not None
    assert new.herkomst.span.file == LOG


def test_een_nieuw_onderdeel_komt_in_de_lijst_met_de_goede_leestekens(tmp_path: Path) -> None:
    made = met_log(tmp_path, "nieuw_lid: {in: taken/lijst, na: taak, onderdeel: {id: rest, tekst: overige taken}}")
    assert regels_van(made, artikel(made, "taken"))[:5] == [
        "1. Het bestuur voert de volgende taken uit:",
        "a. fietspaden;",
        "b. jeugdhulp;",
        "c. schuldhulp; en",
        "d. overige taken.",
    ]


def test_een_nieuw_lid_kan_op_een_eerder_nieuw_lid_volgen(tmp_path: Path) -> None:
    made = met_log(
        tmp_path,
        "nieuw_lid: {in: klachten, na: regeling, lid: {id: een, tekst: Een.}}",
        "nieuw_lid: {in: klachten, na: een, lid: {id: twee, tekst: \"Zie {{ ref('.een') }}.\"}}",
    )
    assert regels_van(made, artikel(made, "klachten"))[1:3] == ["2. Een.", "3. Zie het tweede lid."]


def test_een_nieuw_lid_met_een_bestaand_id_is_een_fout(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {LOG: anders(LOG, (KEUZE, "nieuw_lid: {in: klachten, lid: {id: termijn, tekst: Nieuw.}}"))})
    [found] = [item for item in bevindingen(root) if item["niveau"] == "fout"]
    assert (found["message"], found["hint"]) == ("Er is hier al een deel met het id 'termijn'.", "Kies een ander id, of gebruik 'vervang'.")


@pytest.mark.parametrize(
    ("keuze", "regels"),
    [
        ("vervang: {plaats: klachten/termijn, tekst: De termijn is lang.}", ["1. Het bestuur stelt een klachtenregeling vast.", "2. De termijn is lang."]),
        (
            "vervang: {plaats: klachten/regeling, tekst: \"Volgens {{ ref('stemmen') }}:\", onderdelen: [{id: x, tekst: x}]}",
            ["1. Volgens artikel 4:", "a. x.", "2. De termijn is zes weken."],
        ),
        ("schrap: klachten/regeling", ["De termijn is zes weken."]),
    ],
)
def test_een_vervangen_of_geschrapt_lid(tmp_path: Path, keuze: str, regels: list[str]) -> None:
    made = met_log(tmp_path, keuze)
    assert regels_van(made, artikel(made, "klachten")) == regels


@pytest.mark.parametrize(
    ("keuzes", "regels"),
    [
        (
            ["vervang: {plaats: klachten/regeling, tekst: Er is een regeling., gevolgd_door: [{id: klacht, tekst: Zij gaat over klachten.}]}"],
            ["1. Er is een regeling.", "2. Zij gaat over klachten.", "3. De termijn is zes weken."],
        ),
        (
            ["vervang: {plaats: klachten/regeling, tekst: Er is een regeling met een termijn., neemt_op: [klachten/termijn]}"],
            ["Er is een regeling met een termijn."],
        ),
        (["verplaats: {wat: klachten/termijn, naar: klachten}"], ["1. De termijn is zes weken.", "2. Het bestuur stelt een klachtenregeling vast."]),
        (["verplaats: {wat: klachten/regeling, na: klachten/termijn}"], ["1. De termijn is zes weken.", "2. Het bestuur stelt een klachtenregeling vast."]),
        (
            [
                'nieuw_lid: {in: klachten, na: termijn, lid: {id: l, tekst: "Dit:", onderdelen: [{id: a, tekst: een}, {id: b, tekst: twee}, {id: c, tekst: drie}]}}',
                "verplaats: {wat: klachten/l/c, naar: klachten/l}",
                "vervang: {plaats: klachten/l/a, tekst: eerst, gevolgd_door: [{id: n, tekst: daarna}]}",
                "vervang: {plaats: klachten/termijn, tekst: De termijn is kort., neemt_op: [klachten/regeling, klachten/l/b]}",
            ],
            ["1. De termijn is kort.", "2. Dit:", "a. drie;", "b. eerst;", "c. daarna."],
        ),
    ],
)
def test_splitsen_samenvoegen_en_verplaatsen_van_delen(tmp_path: Path, keuzes: list[str], regels: list[str]) -> None:
    made = met_log(tmp_path, *keuzes)
    assert regels_van(made, artikel(made, "klachten")) == regels
    assert not [item for item in made.findings if item.is_error]


LATER = "trajecten/proef/besluiten/2021-09-15-dialoog.yaml"
GESPLITST = "vervang: {plaats: klachten/regeling, tekst: Er is een regeling., gevolgd_door: [{id: klacht, tekst: Zij gaat over klachten.}]}"


@pytest.mark.parametrize(
    ("eerst", "later", "regels"),
    [
        (
            GESPLITST,
            "vervang: {plaats: klachten/regeling, tekst: Er is een korte regeling.}",
            ["1. Er is een korte regeling.", "2. Zij gaat over klachten.", "3. De termijn is zes weken."],
        ),
        (
            GESPLITST,
            "vervang: {plaats: klachten/regeling, tekst: Alles in een lid., neemt_op: [klachten/klacht]}",
            ["1. Alles in een lid.", "2. De termijn is zes weken."],
        ),
        (
            GESPLITST,
            "vervang: {plaats: klachten/regeling, tekst: Opnieuw gesplitst., gevolgd_door: [{id: klacht, tekst: In tweeën.}]}",
            ["1. Opnieuw gesplitst.", "2. In tweeën.", "3. De termijn is zes weken."],
        ),
        (
            "vervang: {plaats: klachten/regeling, tekst: Samen., neemt_op: [klachten/termijn]}",
            "vervang: {plaats: klachten/regeling, tekst: Samen en anders.}",
            ["Samen en anders."],
        ),
        (
            'vervang: {plaats: klachten/regeling, tekst: "Dit:", onderdelen: [{id: x, tekst: x}, {id: y, tekst: y}]}',
            'vervang: {plaats: klachten/regeling, tekst: "Dit nu:"}',
            ["1. Dit nu:", "a. x;", "b. y.", "2. De termijn is zes weken."],
        ),
    ],
)
def test_nieuwe_woorden_nemen_een_eerdere_splitsing_of_samenvoeging_niet_terug(tmp_path: Path, eerst: str, later: str, regels: list[str]) -> None:
    """What an earlier decision put into the text does not go without a word when another one only changes the words of one lid."""
    made = met_log(tmp_path, eerst, **{LATER: f"datum: 2021-09-15\ngremium: dialoogsessie\nkeuzes:\n  - {later}\n"})
    assert regels_van(made, artikel(made, "klachten")) == regels
    assert not [item for item in made.findings if item.is_error]


def test_een_nieuw_opschrift_van_artikel_en_hoofdstuk_staat_ook_in_de_toelichting(tmp_path: Path) -> None:
    made = met_log(tmp_path, "vervang: {plaats: klachten, opschrift: Wie klaagt}", "vervang: {plaats: 'hoofdstuk:slot', opschrift: Ten slotte}")
    assert "Artikel 6 Wie klaagt" in artikelen(made)
    assert toelichting(made)[-2:] == ["Artikel 6 Wie klaagt", "Klachten gaan naar het bestuur."]
    assert "Hoofdstuk 3 Ten slotte: 6, 7" in hoofdstukken(made)
    assert [item.herkomst.span.file for item in made.final.root.walk() if item.id.endswith("/klachten/termijn")] == ["clauses/slot/klachten.yaml"]


def test_een_vervangen_onderdeel_en_een_geschrapt_onderdeel(tmp_path: Path) -> None:
    own = 'nieuw_lid: {in: klachten, na: termijn, lid: {id: l, tekst: "Dit:", onderdelen: [{id: a, tekst: een}, {id: b, tekst: twee}, {id: c, tekst: drie}]}}'
    made = met_log(tmp_path, own, "vervang: {plaats: klachten/l/b, tekst: anders}", "schrap: klachten/l/c")
    assert regels_van(made, artikel(made, "klachten"))[2:] == ["3. Dit:", "a. een;", "b. anders."]


def test_een_vervangen_begrip(tmp_path: Path) -> None:
    made = met_log(tmp_path, "vervang: {plaats: 'begrip:deelnemer', tekst: gemeente die deelneemt}")
    assert "  - deelnemer: gemeente die deelneemt." in tekst_van(made).splitlines()


def test_een_nieuw_artikel_met_toelichting(tmp_path: Path) -> None:
    new = "nieuw_artikel: {id: eigen, opschrift: Eigen artikel, na: klachten, leden: [{id: een, tekst: \"Zie {{ ref('klachten') }}.\"}], toelichting: Uitleg van het eigen artikel.}"
    made = met_log(tmp_path, new, "nieuw_lid: {in: klachten, lid: {id: x, tekst: \"Zie {{ ref('eigen/een') }} en {{ ref('naam') }}.\"}}")
    assert artikelen(made)[5:] == ["Artikel 6 Klachten", "Artikel 7 Eigen artikel", "Artikel 8 Citeertitel"]
    assert regels_van(made, artikel(made, "eigen")) == ["Zie artikel 6."]
    assert regels_van(made, artikel(made, "klachten"))[0] == "1. Zie artikel 7 en artikel 8."
    assert "Artikel 7 Eigen artikel\nUitleg van het eigen artikel.\n" in tekst_van(made)


@pytest.mark.parametrize(
    ("verplaats", "volgorde"),
    [
        ("{wat: klachten, na: begripsbepalingen}", ["Hoofdstuk 1 Algemene bepalingen: 1, 2, 3", "Hoofdstuk 2 Bestuur: 4, 5, 6", "Hoofdstuk 3 Slot: 7"]),
        ("{wat: klachten, naar: bestuur}", ["Hoofdstuk 1 Algemene bepalingen: 1, 2", "Hoofdstuk 2 Bestuur: 3, 4, 5, 6", "Hoofdstuk 3 Slot: 7"]),
        ("{wat: slot, na: algemeen}", ["Hoofdstuk 1 Algemene bepalingen: 1, 2", "Hoofdstuk 2 Slot: 3, 4", "Hoofdstuk 3 Bestuur: 5, 6, 7"]),
        ("{wat: naam, na: begripsbepalingen}", ["Hoofdstuk 1 Algemene bepalingen: 1, 2, 3", "Hoofdstuk 2 Bestuur: 4, 5, 6", "Hoofdstuk 3 Slot: 7"]),
    ],
)
def test_een_artikel_of_hoofdstuk_verplaatsen_hernummert_de_rest(tmp_path: Path, verplaats: str, volgorde: list[str]) -> None:
    made = met_log(tmp_path, f"verplaats: {verplaats}")
    assert hoofdstukken(made) == volgorde
    assert not [item for item in made.findings if item.is_error]
    number = made.final.labels[artikel(made, "stemmen").id].nummer
    assert f"Over de stemmen gaat artikel {number}." in tekst_van(made)


def test_een_hoofdstuk_waaruit_alles_wegging_vervalt(tmp_path: Path) -> None:
    made = met_log(tmp_path, "verplaats: {wat: klachten, naar: bestuur}", "verplaats: {wat: naam, naar: bestuur}")
    assert hoofdstukken(made) == ["Hoofdstuk 1 Algemene bepalingen: 1, 2", "Hoofdstuk 2 Bestuur: 3, 4, 5, 6, 7"]


def test_een_vervallen_artikel_en_een_gekozen_artikel(tmp_path: Path) -> None:
    made = met_log(tmp_path, "{clausule: klachten, vervalt: true}")
    assert artikelen(made)[5:] == ["Artikel 6 Citeertitel"]
    chosen = met_log(tmp_path / "b", "{clausule: ombudsman, variant: standaard}")
    assert artikelen(chosen)[5:] == ["Artikel 6 Klachten", "Artikel 7 Ombudsman", "Artikel 8 Citeertitel"]


def test_vijf_besluiten_van_een_sessie_zijn_een_bestand(tmp_path: Path) -> None:
    made = met_log(
        tmp_path,
        "{clausule: stemmen, parameters: {inwoners_per_stem: 20000}}",
        "{gemeente: zuid, taken: {schuldhulp: {uitvoering: lokaal}}}",
        "{clausule: sleutel, parameters: {jaren_terug: 2}}",
        "nieuw_lid: {in: klachten, na: termijn, lid: {id: extra, tekst: Extra.}}",
        "verplaats: {wat: naam, naar: slot}",
    )
    text = tekst_van(made)
    assert "per 20.000 inwoners" in text
    assert "schuldhulp | gezamenlijk | gezamenlijk | lokaal" in text
    assert "van 2 jaar terug" in text
    assert "3. Extra." in text
    assert artikelen(made)[5:] == ["Artikel 6 Citeertitel", "Artikel 7 Klachten"]


def test_de_bibliotheek_blijft_zoals_zij_is(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {LOG: anders(LOG, (KEUZE, "vervang: {plaats: klachten/termijn, tekst: Anders.}"))})
    geladen = gezond(root)
    before = repr(geladen.ruimte.clausules["klachten"])
    assert "Anders." in tekst_van(geladen.maak("definitief"))
    assert "Anders." not in tekst_van(geladen.maak("concept"))
    assert repr(geladen.ruimte.clausules["klachten"]) == before


# --- papers ----------------------------------------------------------------------------------------------------------


def test_beslispunten_zijn_in_ieder_stuk_dezelfde(proef: Geladen) -> None:
    for made in (proef.maak("definitief", f"brief-{name}") for name in ("noord", "midden", "zuid")):
        lines = regels_van(made, made.final.root)
        assert lines[lines.index("1. toestemming te geven;") + 1] == "2. kennis te nemen van de toelichting."


def test_een_eigen_clausule_staat_alleen_bij_de_gemeente_die_haar_koos(proef: Geladen) -> None:
    found = {name: "maakt een voorbehoud." in tekst_van(proef.maak("concept", f"brief-{name}")) for name in ("noord", "midden", "zuid")}
    assert found == {"noord": True, "midden": False, "zuid": False}


def test_een_wens_staat_alleen_in_de_eigen_stukken_en_niet_als_zij_vertrouwelijk_is(tmp_path: Path) -> None:
    open_ = gezond(werkruimte(tmp_path / "a"))
    dicht = gezond(werkruimte(tmp_path / "b", {KEUZES: anders(KEUZES, ("over: samenstelling", "over: samenstelling\n        vertrouwelijk: true"))}))
    for geladen, found in ((open_, {"brief-noord"}), (dicht, set())):
        assert {name for name, made in geladen.alles("concept").items() if "een kleiner bestuur" in repr(made.final)} == found


def test_een_ondertekenaar_heeft_alleen_een_naam_als_een_bron_hem_noemt(proef: Geladen) -> None:
    made = proef.maak("concept", "brief-zuid")
    [signing] = [node for node in made.final.root.walk() if node.kind == "ondertekening"]
    assert [(text_of(item.opschrift), text_of(item.inhoud)) for item in signing.kinderen] == [("de secretaris", "S. Zuid"), ("de burgemeester", "")]


def test_de_volgorde_van_een_huisstijl_gaat_voor_en_de_rest_volgt(tmp_path: Path) -> None:
    style = "templates/huisstijlen/regio/huisstijl.yaml"
    text = anders(
        style,
        ('      - {sectie: kern, opschrift: ""}\n', "      - {sectie: besluit, opschrift: Wat wij vragen}\n      - {sectie: kern, opschrift: Samenvatting}\n"),
    )
    made = gezond(werkruimte(tmp_path, {style: text})).maak("definitief", "brief-zuid")
    assert [text_of(node.opschrift) for node in made.final.root.kinderen if node.kind == "sectie"] == [
        "Wat wij vragen",
        "Samenvatting",
        "Wat betekent dit voor Zuid?",
    ]


def test_alle_ids_in_een_document_zijn_uniek(proef: Geladen) -> None:
    for mijlpaal in ("concept", "definitief"):
        for name, made in proef.alles(mijlpaal).items():
            ids = [node.id for node in made.final.root.walk()]
            assert len(ids) == len(set(ids)), name


def test_geen_reden_staat_in_een_boom(proef: Geladen) -> None:
    def words(node: Node) -> str:
        return " ".join(text_of((*item.opschrift, *item.inhoud)) for item in node.walk())

    for made in proef.alles("definitief").values():
        for reden in ("zwaarder", "liever zelf", "bleek te kort"):
            assert reden not in words(made.final.root)
