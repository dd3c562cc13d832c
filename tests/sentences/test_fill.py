"""One sentence: what it may hold, which names it may use, and what it becomes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.sentences.expressions import SentenceError, expression, split
from assembler.sentences.filters import FILTERS
from werkruimte import anders, artikel, bevindingen, gezond, plek, regels_van, werkruimte

KLACHTEN = "clauses/slot/klachten.yaml"
ZIN = "\"Het {{ begrip('bestuur') }} stelt een klachtenregeling vast.\""
BRIEF = "templates/documenten/brief.yaml"
INWONERS = '"Er zijn {{ gemeente.inwoners | getal }} inwoners; de bijdrage is {{ gemeente.bijdrage | euro }}."'


def eerste_lid(tmp_path: Path, zin: str) -> str:
    """Return the first lid of the complaints article with this sentence."""
    made = gezond(werkruimte(tmp_path, {KLACHTEN: anders(KLACHTEN, (ZIN, zin))})).maak("definitief")
    return regels_van(made, artikel(made, "klachten"))[0].removeprefix("1. ")


@pytest.mark.parametrize(
    "inside",
    [
        "naam | naam", "a.b.c | tekst", "regel.x | aantal('lid', 'leden')", "'een' if x else 'geen'", "ref('.a')", "ref('a', 'b')", "begrip('a', 'meervoud')",
        "wet('a', '1', '2', 'b')", "ntb('de naam')", "bij_besluit('datum')", "na_besluit('nummer')", "'a' if x == 1 and not y or z in ('a', 'b') else 'b'",
        "ref('.a') | hoofdletter", "'a' if x > 1 else ref('b')", "'a' if 1 < x <= 3 else 'b'", "'a' if x not in ['p', 'q'] else 'b'",
    ],
)  # fmt: skip
def test_wat_een_zin_mag_bevatten(inside: str) -> None:
    assert expression(inside) is not None


@pytest.mark.parametrize(
    "inside",
    [
        "a + b", "a - b", "a * b", "a / b", "a // b", "a % b", "a ** b", "-a", "+a", "a ~ b", "a[0]", "a['b']", "a[1:2]", "a()", "a.b()", "a.b.c('x')", "{}", "{'a': 1}",
        "a is defined", "a is none", "a | map('x')", "a | attr('x')", "a | safe", "a | format(b)", "a | getal(b)", "a | getal(x=1)", "ref(a)", "ref(*a)", "ref(**a)", "ref(x='a')",
        "ref('a' ~ 'b')", "ref(1)", "range(3)", "lipsum()", "cycler('a')", "dict()", "namespace()", "_a | tekst", "a.__class__ | tekst", "a._b | tekst", "__import__('os')",
        "a if b else c.__d__", "(a, b.__c__)", "a in b.__c__", "not a.__b__", "(lambda: 1)()", "a := 1", "caller()", "super()", "self._x",
    ],
)  # fmt: skip
def test_wat_een_zin_niet_mag_bevatten(inside: str) -> None:
    with pytest.raises(SentenceError):
        expression(inside)


@pytest.mark.parametrize(
    "text", ["{% if a %}b{% endif %}", "{%- raw %}", "{# niets #}", "a {{ b", "a }} b", "{{ a }} {{ b", "{{ }}", "{{}}", "{{ a }}{{ a b }}", "{{ {{ a }} }}"]
)
def test_wat_om_een_uitdrukking_heen_niet_mag(text: str) -> None:
    with pytest.raises(SentenceError):
        split(text)


def test_een_zin_zonder_accolades_is_gewone_tekst() -> None:
    assert [piece.text for piece in split("100% van { dit } en $ en \\n")] == ["100% van { dit } en $ en \\n"]


@given(st.text(max_size=60))
def test_iedere_tekst_wordt_gelezen_of_geweigerd_met_een_eigen_fout(text: str) -> None:
    try:
        split(text)
    except SentenceError:
        return


@given(st.text(st.sampled_from("ab.'|()[]{}%#~+-*/<>=! _,0"), max_size=25))
def test_iedere_uitdrukking_wordt_gelezen_of_geweigerd_met_een_eigen_fout(inside: str) -> None:
    try:
        tree = expression(inside)
    except SentenceError:
        return
    assert "__" not in repr(tree).replace("__class__", "") or "'" in inside


@pytest.mark.parametrize(
    ("zin", "text"),
    [
        ('"{{ traject.citeertitel | tekst }} geldt."', "Regeling Proef geldt."),
        ("\"{{ 'ja' if traject.vorm == 'regeling-zonder-meer' else 'nee' }}.\"", "ja."),
        ("\"{{ 'ja' if regel.weken > 6 and regel.weken <= 8 else 'nee' }}.\"", "ja."),
        ("\"{{ 'ja' if not traject.aard in ('raadsregeling', 'gemengd') else 'nee' }}.\"", "ja."),
        ("\"{{ 'ja' if keuzes.stemmen.variant == 'per-inwoners' or keuzes.ombudsman.aanwezig else 'nee' }}.\"", "ja."),
        ("\"{{ 'ja' if keuzes.ombudsman.aanwezig else 'nee' }}.\"", "nee."),
        (
            "\"{{ regel.weken | telwoord }}, {{ regel.weken | getal }}, {{ regel.weken | rangtelwoord }}, {{ regel.weken | aantal('week', 'weken') }}.\"",
            "acht, 8, achtste, acht weken.",
        ),
        ('"{{ traject.inwerkingtreding | datum }}, {{ traject.inwerkingtreding | jaar }}."', "1 januari 2022, 2022."),
        ('"{{ deelnemers | opsomming }}."', "Noord, Midden en Zuid."),
        ("\"{{ deelnemers | opsomming('of') }}.\"", "Noord, Midden of Zuid."),
        ('"{{ traject.zetel.college | hoofdletter }}."', "Het college van burgemeester en wethouders van de gemeente Midden."),
        ('"{{ traject.zetel | tekst }}."', "Midden."),
        ("\"{{ begrip('deelnemer', 'meervoud') }}.\"", "deelnemers."),
        ("\"{{ begrip('bestuur') | hoofdletter }}.\"", "Bestuur."),
        ("\"Volgens {{ wet('zorgwet', '3', '2', 'b') }} geldt.\"", "Volgens artikel 3, tweede lid, onderdeel b, van de Zorgwet geldt."),
        ("\"Volgens {{ wet('zorgwet', '3', '', 'b') }}.\"", "Volgens artikel 3, onderdeel b, van de Zorgwet."),
        ("\"Volgens {{ wet('wgr', '10') }}.\"", "Volgens artikel 10 van de wet."),
        ("\"Op {{ bij_besluit('dag') }}.\"", "Op …………………………."),
        ('"{{ cijfers.begroting_samen | euro }} en {{ cijfers.begroting_samen | euro_exact }}."', "€\u00a0901.270 en €\u00a0901.270,00."),
        ("\"Dit {{ 'niet' if regel.weken == 1 else '' }} geldt {{ '' if regel.weken > 1 else 'zo' }}.\"", "Dit geldt."),
        (">-\n      Op\n      {{ mijlpaal.stand | datum }}\n      is het zo.", "Op 1 december 2021 is het zo."),
    ],
)
def test_een_zin_wordt_ingevuld(tmp_path: Path, zin: str, text: str) -> None:
    assert eerste_lid(tmp_path, zin) == text


def test_begrippen_worden_pas_begrip_waar_de_tekst_ze_omschrijft(tmp_path: Path) -> None:
    gedefinieerd = gezond(werkruimte(tmp_path / "a")).maak("concept")
    assert gedefinieerd.final.root.find("gr-tekst/aanhef/gelet") is not None
    assert "de Wet gemeenschappelijke regelingen" in " ".join(regels_van(gedefinieerd, gedefinieerd.final.root))


@pytest.mark.parametrize(
    ("zin", "teken"),
    [
        ('"Een {{ x | naam }}."', "{{ x"),
        ("'Een {{ x | naam }}.'", "{{ x"),
        ("Een {{ x | naam }}.", "{{ x"),
        (">-\n      Een lange zin\n      die {{ x | naam }} noemt.", "{{ x"),
        ("|\n      Een lange zin\n      die {{ x | naam }} noemt.", "{{ x"),
        ('"Een zin\n      met {{ x | naam }}."', "{{ x"),
        ("\"Het {{ begrip('bestuur') }} en de {{ x | naam }}.\"", "{{ x"),
    ],
)
def test_de_plaats_van_een_fout_is_die_van_de_uitdrukking_in_het_bestand(tmp_path: Path, zin: str, teken: str) -> None:
    text = anders(KLACHTEN, (ZIN, zin))
    [found] = [item for item in bevindingen(werkruimte(tmp_path, {KLACHTEN: text})) if item["niveau"] == "fout"]
    assert f"{found['bestand']}:{found['regel']}:{found['kolom']}" == plek(KLACHTEN, teken, text)


def test_iedere_fout_in_een_zin_wordt_gemeld(tmp_path: Path) -> None:
    text = anders(KLACHTEN, (ZIN, '"{{ x | naam }} {{ traject.nam | tekst }} {{ regel.weken }} {{ regel.weken | datum }}"'))
    found = [item for item in bevindingen(werkruimte(tmp_path, {KLACHTEN: text})) if item["niveau"] == "fout"]
    assert len(found) == 4
    assert len({item["kolom"] for item in found}) == 4


@pytest.mark.parametrize(
    "waarde",
    [
        "regel.weken",
        "traject.naam",
        "deelnemers",
        "traject.zetel",
        "traject.inwerkingtreding",
        "cijfers.begroting_samen",
        "'a' if traject.naam else regel.weken",
    ],
)
def test_een_kale_waarde_is_een_fout_die_een_filter_voorstelt(tmp_path: Path, waarde: str) -> None:
    text = anders(KLACHTEN, (ZIN, f'"{{{{ {waarde} }}}}"'))
    [found] = [item for item in bevindingen(werkruimte(tmp_path, {KLACHTEN: text})) if item["niveau"] == "fout"]
    assert found["message"] == f"'{waarde}' is een kale waarde."
    stem = found["hint"].rpartition(" | ")[2].removesuffix(" }}.")
    assert stem in FILTERS


def test_een_cijfer_dat_nog_niet_bekend_is_wordt_ntb(tmp_path: Path) -> None:
    log = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
    geladen = gezond(werkruimte(tmp_path, {log: anders(log, ("waarde: 901270", "waarde: ntb"))}))
    concept, definitief = geladen.maak("concept", "brief-noord"), geladen.maak("definitief", "brief-noord")
    assert "Er zijn 20.126 inwoners; de bijdrage is n.t.b." in regels_van(concept, concept.final.root)
    assert [str(item.level) for item in concept.findings if item.slug == "alles-is-bekend"] == ["opmerking"]
    assert [(str(item.level), item.message) for item in definitief.findings if item.slug == "alles-is-bekend"] == [
        ("fout", "Nog niet bekend (n.t.b.): Geraamde kosten in 2022.")
    ]


def test_een_taak_zonder_iets_om_op_te_sommen_is_een_fout_en_geen_lege_plek(tmp_path: Path) -> None:
    text = anders(BRIEF, (INWONERS, '"Lokaal zijn: {{ gemeente.lokale_taken | opsomming }}."'))
    made = gezond(werkruimte(tmp_path, {BRIEF: text})).maak("concept", "brief-zuid")
    [found] = [item for item in made.findings if item.is_error]
    assert (str(found.span), found.message, found.hint) == (
        plek(BRIEF, "{{ gemeente.lokale", text),
        "Er is niets om op te sommen.",
        "Zet er een voorwaarde met 'als' bij.",
    )
