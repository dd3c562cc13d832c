"""YAML text to data that remembers where it stands."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from assembler.ground.findings import Span
from assembler.reading.source import Parsed, SourceList, SourceMap, SourceText
from assembler.reading.yamltext import parse


def lees(text: str) -> Parsed:
    """Read a text that stands in `x.yaml`."""
    return parse(text.encode(), "x.yaml")


def data(text: str) -> SourceMap:
    """Return the mapping in a text without faults."""
    parsed = lees(text)
    assert not parsed.findings, [finding.message for finding in parsed.findings]
    assert isinstance(parsed.data, SourceMap)
    return parsed.data


def test_iedere_waarde_kent_haar_plaats() -> None:
    found = data("een: aap\ntwee:\n  - noot\n  - drie: mies\n")
    assert (found.keys_at["twee"].line, found.keys_at["twee"].column) == (2, 1)
    assert str(found.values_at["een"]) == "x.yaml:1:6"
    lijst = found["twee"]
    assert isinstance(lijst, SourceList)
    assert [str(span) for span in lijst.items_at] == ["x.yaml:3:5", "x.yaml:4:5"]
    assert str(lijst[1].values_at["drie"]) == "x.yaml:4:11"
    assert isinstance(lijst[0], SourceText)
    assert lijst[0].span == Span("x.yaml", 3, 5, 3, 9)


@pytest.mark.parametrize(
    ("geschreven", "waarde"),
    [
        ("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("12", 12), ("-3", -3), ("0", 0),
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("True", "True"), ("NULL", "NULL"), ("0505", "0505"), ("0x1f", "0x1f"), ("1e3", "1e3"), ("1.5", "1.5"),
        ("1_000", "1_000"), ("+1", "+1"), ("12:30", "12:30"), ("2021-05-27", "2021-05-27"), ('"12"', "12"), ("'true'", "true"), (".inf", ".inf"), ("-0", 0),
        ("9" * 19, "9" * 19),
    ],
)  # fmt: skip
def test_alleen_true_false_null_en_gehele_getallen_zijn_geen_tekst(geschreven: str, waarde: object) -> None:
    found = data(f"x: {geschreven}\n")["x"]
    assert found == waarde
    assert type(found) in (type(waarde), SourceText)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_een_bom_en_andere_regeleinden_veranderen_niets(ending: str, mark: bytes) -> None:
    text = "een: aap\ntwee: >-\n  noot\n  {{ mies }}\n"
    plain, other = lees(text), parse(mark + text.replace("\n", ending).encode(), "x.yaml")
    assert other == plain
    assert other.data.values_at == plain.data.values_at
    assert other.data["twee"].expressions == plain.data["twee"].expressions == ((4, 3),)


def test_een_tekst_tussen_aanhalingstekens_weet_dat_zij_dat_is() -> None:
    found = data("a: 0505\nb: \"0505\"\nc: '0505'\n")
    assert [found[key].plain for key in "abc"] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "plaatsen"),
    [
        ('x: "a {{ b }} c {{ d }}"\n', ((1, 7), (1, 17))),
        ("x: 'a {{ b }}'\n", ((1, 7),)),
        ("x: a {{ b }}\n", ((1, 6),)),
        ("x: >-\n  een\n  {{ b }} twee\n  {{ c }}\n", ((3, 3), (4, 3))),
        ("x: |\n  {{ b }}\n", ((2, 3),)),
        ('x: "een\n  {{ b }}"\n', ((2, 3),)),
    ],
)
def test_iedere_uitdrukking_in_een_zin_kent_haar_plaats(text: str, plaatsen: tuple[tuple[int, int], ...]) -> None:
    assert data(text)["x"].expressions == plaatsen


def test_ieder_dubbel_veld_wordt_met_beide_plaatsen_gemeld() -> None:
    findings = lees("a: 1\nb: {c: 1, c: 2}\na: 3\n").findings
    assert [(str(item.span), item.message, str(item.related[0].span)) for item in findings] == [
        ("x.yaml:2:11", "De sleutel 'c' staat hier twee keer.", "x.yaml:2:5"),
        ("x.yaml:3:1", "De sleutel 'a' staat hier twee keer.", "x.yaml:1:1"),
    ]


def test_alle_tabs_worden_gemeld() -> None:
    assert [str(item.span) for item in lees("a:\n\tb: 1\n \tc: 2\nd: een\ttab in tekst\n").findings] == ["x.yaml:2:1", "x.yaml:3:2"]


@pytest.mark.slow
def test_een_heel_diepe_opbouw_wordt_gemeld_en_loopt_niet_vast() -> None:
    for text in ("x: " + "[" * 60 + "]" * 60, "x: " + "[" * 5000 + "]" * 5000, "x: " + "{a: " * 3000 + "}" * 3000):
        parsed = lees(text)
        assert parsed.findings
        assert all(item.is_error for item in parsed.findings)


def test_een_stapel_ankers_wordt_niet_uitgerold() -> None:
    bom = "a: &a [x, x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}, *{old}]\n" for old, new in zip("abcdefghijklmn", "bcdefghijklmno", strict=True))
    start = time.perf_counter()
    assert any(item.message == "Ankers en verwijzingen van YAML (& en *) mogen hier niet." for item in lees(bom).findings)
    assert time.perf_counter() - start < 10


@given(st.text(max_size=80))
def test_willekeurige_tekst_geeft_data_of_bevindingen_en_nooit_een_uitzondering(text: str) -> None:
    parsed = parse(text.encode("utf-8", "surrogatepass"), "x.yaml")
    assert parsed.data is not None or parsed.findings or text.strip() in {"null", "~", "---"} or not text.strip("-\n ~nul")


@given(st.binary(max_size=60))
def test_willekeurige_bytes_geven_data_of_bevindingen_en_nooit_een_uitzondering(content: bytes) -> None:
    parse(content, "x.yaml")


@pytest.mark.slow
@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,6}", fullmatch=True), st.text(st.characters(codec="ascii", min_codepoint=32, max_codepoint=126), max_size=20), min_size=1
    )
)
def test_tekst_tussen_aanhalingstekens_komt_terug_zoals_zij_er_staat(values: dict[str, str]) -> None:
    text = "".join(f"{key}: '{value.replace(chr(39), chr(39) * 2)}'\n" for key, value in values.items())
    assert dict(data(text)) == values


@given(st.text(st.sampled_from("ab: -[]{}#&*!|>'\"\n,1~"), max_size=30))
def test_wat_wij_als_yaml_aannemen_neemt_een_gewone_lezer_ook_aan(text: str) -> None:
    parsed = lees(text)
    try:
        YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, TypeError):
        assert parsed.findings or parsed.data is None


# --- a text that begins with braces ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "column", "typed"),
    [
        ("id: x\ntekst: {{ begrip('bestuur') }} doet het.\n", 2, 8, "\"{{ begrip('bestuur') }} doet het.\""),
        ("tekst: {{ begrip('bestuur') }}\n", 1, 8, "\"{{ begrip('bestuur') }}\""),
        ('tekst: {{ begrip("bestuur") }} doet het.\n', 1, 8, "'{{ begrip(\"bestuur\") }} doet het.'"),
        ("leden:\n  - {{ taak.naam | tekst }}, en\n", 2, 5, '"{{ taak.naam | tekst }}, en"'),
        ("lid: {id: x, tekst: {{ begrip('bestuur') }} doet het.}\n", 1, 21, "\"{{ begrip('bestuur') }} doet het.\""),
    ],
)
def test_een_tekst_die_met_accolades_begint_zegt_dat_er_aanhalingstekens_om_moeten(text: str, line: int, column: int, typed: str) -> None:
    (found,) = parse(text.encode(), "proef.yaml").findings
    assert (found.slug, found.message) == ("yaml-is-geldig", "Een tekst die met {{ begint, staat tussen aanhalingstekens.")
    assert (found.span.line, found.span.column, found.hint) == (line, column, f"Schrijf: {typed}")
