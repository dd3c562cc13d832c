"""The Markdown of a plain file: what is in the subset becomes blocks, what is not is a finding at its line and column."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.reading.prose import blocks
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Blok

FILE = "gemeenten/noord/proef/concept/brief/na-kern.md"


def lees(text: str) -> tuple[Blok, ...]:
    """Return the blocks of a text in which nothing is wrong."""
    made, found = blocks(text.split("\n"), FILE)
    assert not found
    return made


def vorm(blok: Blok) -> Any:
    """Return a block as its words, and what stands below it: `-` or the first number of a list, `#` for a heading."""
    words = (blok.kop or blok.tekst or Zin("")).tekst
    if blok.onderdelen:
        return words, "-" if blok.lijst == "streepjes" else blok.vanaf or 1, [vorm(item) for item in blok.onderdelen]
    return (words, "#", [vorm(item) for item in blok.blokken]) if blok.kop else words


def vormen(text: str) -> list[Any]:
    """Return the blocks of a text in short."""
    return [vorm(blok) for blok in lees(text)]


def uiterlijk(zin: Zin | None) -> list[tuple[str, str]]:
    """Return each stretch of a sentence that looks otherwise, with how: b, i, or the address."""
    assert zin is not None
    return [(zin.tekst[item.begin : item.end], "b" * item.look.bold + "i" * item.look.italic + item.look.link) for item in zin.looks]


def test_alineas() -> None:
    assert vormen("Een.\nTwee.\n\n\n    Drie  \nvier.\n") == ["Een. Twee.", "Drie vier."]


@pytest.mark.parametrize("teken", ["-", "*", "+", "•", "·", "▪", "–", "—", "\uf0b7", "\uf0a7"])
@pytest.mark.parametrize("wit", [" ", "\t"])
def test_ieder_teken_dat_mensen_en_word_gebruiken_maakt_een_opsomming(teken: str, wit: str) -> None:
    assert vormen(f"Wij willen:\n{teken}{wit}dit\n  en dat\n{teken}{wit}meer\n") == [("Wij willen:", "-", ["dit en dat", "meer"])]


def test_opsommingen_onder_opsommingen_blijven_dat() -> None:
    text = "- een\n  - genest\n    1. diep\n    2. dieper\n* twee\n\t- met een tab\n"
    assert vormen(text) == [("", "-", [("een", "-", [("genest", 1, ["diep", "dieper"])]), ("twee", "-", ["met een tab"])])]


def test_een_punt_onder_een_punt_uit_word_springt_twee_spaties_in() -> None:
    assert vormen("•\teen\n  - onder\n•\ttwee\n\t•\tmet een tab") == [("", "-", [("een", "-", ["onder"]), ("twee", "-", ["met een tab"])])]


def test_een_genummerde_lijst_telt_verder_na_een_tussenstuk_en_na_een_lijst_eronder() -> None:
    assert vormen("1. a\n   - onder\n2. b\n\nTussen.\n\n3. c\n4. d\n") == [("", 1, [("a", "-", ["onder"]), "b"]), ("Tussen.", 3, ["c", "d"])]


def test_kopjes_hebben_wat_eronder_staat() -> None:
    assert vormen("Vooraf.\n\n## Een\na\n\n### Onder\nb\n## Twee\nc\n") == ["Vooraf.", ("Een", "#", ["a", ("Onder", "#", ["b"])]), ("Twee", "#", ["c"])]


def test_vet_cursief_en_links_staan_op_hun_plaats_in_de_zin() -> None:
    [blok] = lees("Dit is **vet *en schuin* samen**, _schuin_ en [een *link*](https://a.nl/b?c=1) of <https://d.nl>.")
    assert blok.tekst is not None
    assert blok.tekst.tekst == "Dit is vet en schuin samen, schuin en een link of https://d.nl."
    assert uiterlijk(blok.tekst) == [
        ("vet ", "b"), ("en schuin", "bi"), (" samen", "b"), ("schuin", "i"), ("een ", "https://a.nl/b?c=1"), ("link", "ihttps://a.nl/b?c=1"),
        ("https://d.nl", "https://d.nl"),
    ]  # fmt: skip


def test_een_invulling_is_geen_markdown_en_weet_waar_zij_staat() -> None:
    [een, twee] = lees("Wij\nbetalen **{{ gemeente.bijdrage | euro }}** en\n{{ x_y | a('*', '_') }}.\n\n- {{ b | c }}")[0:1] + lees("Ook:\n- {{ b | c }}")
    assert een.tekst is not None
    assert een.tekst.tekst == "Wij betalen {{ gemeente.bijdrage | euro }} en {{ x_y | a('*', '_') }}."
    assert een.tekst.expressions == ((2, 11), (3, 1))
    assert uiterlijk(een.tekst) == [("{{ gemeente.bijdrage | euro }}", "b")]
    assert [item.tekst.expressions for item in twee.onderdelen if item.tekst] == [((2, 3),)]


def test_een_tabel() -> None:
    [kop, tabel] = lees("Zo:\n\n| Gemeente | Bedrag |\n|---|---:|\n| **Noord** | {{ a | euro }} |\n| b \\| c |  |")
    assert vorm(kop) == "Zo:"
    assert tabel.cellen is not None
    assert [[cel.tekst for cel in rij] for rij in tabel.cellen.rijen] == [["Gemeente", "Bedrag"], ["Noord", "{{ a | euro }}"], ["b | c", ""]]
    assert tabel.cellen.uitlijning == ("links", "rechts")
    assert [cel.span.column for cel in tabel.cellen.rijen[1]] == [3, 15]
    assert tabel.cellen.rijen[1][1].expressions == ((5, 15),)


def test_een_bedrag_en_zijn_teken_worden_niet_gescheiden_en_een_vaste_spatie_blijft() -> None:
    assert vormen("Dat is € 37.000.000 of € -5, en 12\u00a0km; &nbsp;meer.") == ["Dat is €\u00a037.000.000 of €\u00a0-5, en 12\u00a0km; \u00a0meer."]


@pytest.mark.parametrize(
    "text",
    ["Let op: dit: dat", "{a: b}", "'aanhaling'", '"q"', "& en", "-5 graden", "5 * 3 = 15", "2*3", "snake_case_naam", "2021. Daarna", "a) los", "[naam]", "a < b", "10% ~ 12%"],
)  # fmt: skip
def test_gewone_tekst_blijft_zoals_zij_is(text: str) -> None:
    assert vormen(text) == [text]


def test_een_teken_met_een_schuine_streep_ervoor_is_dat_teken() -> None:
    assert vormen(r"\*letterlijk\* \# \<b\> \- x") == ["*letterlijk* # <b> - x"]


def test_een_naam_tussen_accolades_aan_het_eind_is_het_id() -> None:
    [kop] = lees("## Kop {#k}\n\nEen\ntwee. {#een-twee}\n- dit **vet** {#dit}\n")
    [alinea] = kop.blokken
    assert (kop.id, alinea.id, [item.id for item in alinea.onderdelen]) == ("k", "een-twee", ["dit"])
    assert vorm(kop) == ("Kop", "#", [("Een twee.", "-", ["dit vet"])])


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a ![x](y.png) b", "1:3", "Een afbeelding kan hier niet."),
        ("een `code`", "1:5", "Tekst tussen ` kan hier niet."),
        ("een <b>vet</b>", "1:5", "HTML kan hier niet."),
        ("x\n\n<div>\ny", "3:1", "HTML kan hier niet."),
        ("x\n\n > citaat", "3:2", "Een citaatblok kan hier niet."),
        ("```\nx\n```", "1:1", "Een blok met code kan hier niet."),
        ("tekst\n---", "2:1", "Een lijn tussen alinea's kan hier niet."),
        ("voet[^1] noot", "1:5", "Een voetnoot kan hier niet."),
        ("[a]: https://x.nl", "1:1", "Een link die elders wordt uitgelegd, kan hier niet."),
        ("[a](javascript:b)", "1:3", "Deze link is niet te lezen."),
        ("[a](b.html)", "1:1", "Dit adres leidt nergens heen voor wie het stuk leest."),
        ("[a]({{ x | y }})", "1:1", "Een adres is vaste tekst."),
        ('[a](https://b.nl "titel")', "1:1", "Een titel bij een link wordt nergens afgedrukt."),
        ("een ~~weg~~", "1:5", "Doorgehaalde tekst kan hier niet: een stuk zegt wat geldt."),
        ("een **vet", "1:5", "Hier staat een losse **; zo zou zij worden afgedrukt."),
        ("bedrag* met ster", "1:7", "Hier staat een losse *; zo zou zij worden afgedrukt."),
        ("a\\\nb", "1:2", "Een regel afbreken kan hier niet."),
        ("| a | b |\n| c | d |", "1:1", "Dit is geen tabel: onder de eerste rij hoort een regel met streepjes."),
        ("| a | b |\n|--|--|\n| 1 | 2 | 3 |", "3:1", "Deze rij heeft 3 cellen; de tabel heeft 2 kolommen."),
        ("| a | b |\n|--|--|\n| 1 |", "3:1", "Deze rij heeft 1 cel; de tabel heeft 2 kolommen."),
        ("| a | b |\n|--|--|\n\nx", "1:1", "Deze tabel heeft alleen koppen."),
        ("1. a\n1. b", "2:1", "Hier staat nummer 1 waar 2 volgt."),
        ("1. a\n3. b", "2:1", "Hier staat nummer 3 waar 2 volgt."),
        ("tekst\n2. twee", "2:1", "Deze regel begint als een opsomming, maar zou achter de regel erboven komen."),
        ("a. een\nb. twee", "2:1", "Deze regel begint als een opsomming, maar zou achter de regel erboven komen."),
        ("tekst\n– loopt door", "2:1", "Deze regel begint als een opsomming, maar zou achter de regel erboven komen."),
        ("- a\n        - b", "2:9", "Deze regel begint als een opsomming, maar zou achter de regel erboven komen."),
        ("1. a\n  - onder\n2. b", "2:3", "Deze opsomming staat niet onder het punt erboven."),
        ("• een\no\ttwee", "2:1", "Dit is in Word een punt onder een punt."),
        ("• een\n– twee", "2:1", "In deze opsomming staan twee soorten tekens: • en –."),
        ("een\ttab", "1:4", "Hier staat een tab; een tabel of inspringing uit Word wordt zo niet herkend."),
        ("een \uf04a", "1:5", "Dit teken komt uit een symboollettertype van Word; het wordt op een ander apparaat iets anders."),
        ("- [ ] doen", "1:3", "Een afvinkvakje kan hier niet."),
        ("#kop", "1:1", "Dit is geen kopje: de spatie na # ontbreekt."),
        ("# leeg", "1:3", "Onder dit kopje staat niets."),
        ("# a\n\n### b\nx", "3:5", "Dit kopje slaat een niveau over."),
        ("- a\n\n  b", "3:1", "Een punt van een opsomming is één alinea, met zo nodig één opsomming eronder."),
        ("- a\n- ", "2:1", "Dit punt is leeg."),
        ("{{ x\n}}", "1:1", "De accolades zijn niet op deze regel geopend en gesloten."),
        ("x {#Met Hoofdletter}", "1:3", "Een naam bestaat uit kleine letters, cijfers en streepjes, en staat aan het eind."),
        ("dat is € {{ x | euro }}", "1:8", "Hier komt het euroteken twee keer: de invulling schrijft het zelf."),
    ],
)  # fmt: skip
def test_wat_buiten_de_opmaak_valt_is_een_fout_op_zijn_plaats(text: str, place: str, message: str) -> None:
    made, found = blocks(text.split("\n"), FILE)
    assert made == ()
    assert [(item.slug, f"{item.span.line}:{item.span.column}", item.message) for item in found] == [("opmaak-is-bekend", place, message)]
    assert all(item.hint for item in found)
    assert all(item.is_error for item in found)


def test_de_eerste_regel_telt_vanaf_waar_de_tekst_begint() -> None:
    _, found = blocks(["a", "", "`c`"], FILE, 4)
    assert [str(item.span) for item in found] == [f"{FILE}:6:1"]


def _woorden(blok: Blok) -> str:
    cells = [cel.tekst for rij in blok.cellen.rijen for cel in rij] if blok.cellen else []
    below = [_woorden(item) for item in (*blok.onderdelen, *blok.blokken)]
    return " ".join([(blok.kop or Zin("")).tekst, (blok.tekst or Zin("")).tekst, *cells, *below])


@given(st.lists(st.sampled_from(["woord", "**", "*", "_", "- ", "• ", "1. ", "2. ", "\n", "\n\n", "  ", "\t", "| ", "|--|\n", "## ", "{{ a | b }}", "> ", "[l](https://a.nl)", "`", "<b>", "€ 5"]), max_size=14))  # fmt: skip
def test_nooit_verdwijnt_een_woord_zonder_melding(delen: list[str]) -> None:
    """Of every text each word, figure and expression is in the blocks, or something is reported."""
    text = "".join(delen)
    made, found = blocks(text.split("\n"), FILE)
    printed = " ".join(_woorden(blok) for blok in made)
    for word in ("woord", "{{ a | b }}", "€\u00a05"):
        typed = text.replace("€ 5", "€\u00a05").count(word)
        assert found or printed.count(word) == typed
    assert found or not any(sign in printed.replace("{{ a | b }}", "") for sign in ("**", "<b>", "|--|"))
