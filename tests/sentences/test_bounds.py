"""An expression stays within bounds: how long and deep it is, what its constants hold, which words its filters and calls take."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from assembler.reading.records.base import Zin
from assembler.sentences.check import check
from assembler.sentences.expressions import SentenceError, expression
from assembler.sentences.names import GETAL, JA_NEE, TEKST, view
from assembler.sentences.scope import Names
from werkruimte import anders, laad, plek, werkruimte

NAMES = Names(
    {"a": JA_NEE, "naam": TEKST, "n": GETAL, "keuzes": view("keuzes"), "taak": view("taak")},
    {"keuzes": {"sleutel": view("keuze")}, "taak": {"naam": TEKST}},
    {"ref": frozenset({"klachten", "taken"}), "ref_of": frozenset({"klachten", "taken"}), "wet": frozenset({"wgr"})},
)


def fout(text: str) -> str:
    """Return what is wrong with an expression; '' when nothing is."""
    found = check(Zin("{{ " + text + " }}"), NAMES)
    return found[0].message if found else ""


def test_een_uitdrukking_van_duizend_stappen_is_een_melding_en_geen_ramp() -> None:
    assert fout("a" + ".b" * 400 + " | tekst") == "Deze uitdrukking gaat meer dan 25 stappen diep."
    assert fout("a" + ".b" * 1000 + " | tekst") == "Deze uitdrukking is te lang (2011 tekens; het maximum is 1000)."
    assert fout("(" * 400 + "naam" + ")" * 400 + " | naam") in {"", "Deze uitdrukking is te ingewikkeld."}


def test_geneste_keuzes_kosten_geen_tijd_die_verdubbelt() -> None:
    begin = time.process_time()
    assert fout("'x' if a else " * 22 + "'y'") == ""
    assert fout("'x' if a else " * 60 + "'y'") == "Deze uitdrukking gaat meer dan 25 stappen diep."
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(("code", "teken"), [(r"\x07", "U+0007"), (r"\u202e", "U+202E"), (r"\ud800", "U+D800"), (r"\u2066", "U+2066")])
def test_een_vaste_tekst_bevat_geen_teken_dat_geen_tekst_mag_bevatten(code: str, teken: str) -> None:
    message = f"Hier staat een onzichtbaar stuurteken ({teken}) dat niet in een tekst hoort."
    assert fout(f"'x{code}' if a else 'y'") == message
    assert fout(f"ntb('x{code}')") == message
    assert fout(f"naam | aanname('x{code}')") == message


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("naam | tekst(1)", "Het filter 'tekst' krijgt alleen vaste woorden tussen aanhalingstekens mee."),
        ("naam | tekst('x')", "Het filter 'tekst' krijgt geen woorden mee, geen 1."),
        ("n | aantal(1, 2)", "Het filter 'aantal' krijgt alleen vaste woorden tussen aanhalingstekens mee."),
        ("n | aantal('lid')", "Het filter 'aantal' krijgt 2 woorden mee, geen 1."),
        ("naam | naam | aanname", "Het filter 'aanname' krijgt één woord mee, geen 0."),
        ("keuzes | tekst", "'keuzes' heeft geen naam om af te drukken."),
        ("taak | tekst", ""),
        ("n | aantal('lid', 'leden')", ""),
        ("ref('klachten', 'klachten')", "ref() noemt 'klachten' twee keer."),
        ("ref_of('klachten', 'taken', 'klachten')", "ref_of() noemt 'klachten' twee keer."),
        ("ref('klachten', 'taken')", ""),
        ("wet('wgr', 'abc')", "Een artikelnummer ziet er niet uit als 'abc'."),
        ("wet('wgr', '')", "Een artikelnummer ziet er niet uit als ''."),
        ("wet('wgr', '1', '-1')", "Een lid ziet er niet uit als '-1'."),
        ("wet('wgr', '1', '0')", "Een lid ziet er niet uit als '0'."),
        ("wet('wgr', '1', '2', 'B')", "Een onderdeel ziet er niet uit als 'B'."),
        ("wet('wgr', '10:3', '2', 'b')", ""),
        ("wet('wgr', '8a')", ""),
    ],
)
def test_woorden_van_filters_en_aanroepen(inside: str, message: str) -> None:
    assert fout(inside) == message


def test_een_melding_zegt_wat_er_wel_kan() -> None:
    with pytest.raises(SentenceError) as found:
        expression("n | aantal('lid')")
    assert found.value.hint == "`aantal('lid', 'leden')`: `één lid`, `zeven leden`"


KLACHTEN = "clauses/slot/klachten.yaml"
_DIEP = """  - id: diep
    tekst: "Dit:"
    onderdelen:
      - id: een
        tekst: "een:"
        onderdelen:
          - id: twee
            tekst: "twee:"
            onderdelen:
              - id: drie
                tekst: "drie:"
                onderdelen:
                  - {id: vier, tekst: vier}
"""


def test_een_vierde_niveau_onder_een_lid_is_een_fout_op_zijn_plaats(tmp_path: Path) -> None:
    text = anders(KLACHTEN, ("  - id: termijn\n", _DIEP + "  - id: termijn\n"))
    found = laad(werkruimte(tmp_path, {KLACHTEN: text})).bevindingen
    assert [(item.slug, str(item.span), item.message, item.is_error) for item in found] == [
        ("opsomming-niet-te-diep", plek(KLACHTEN, "{id: vier", text), "Dit is een opsomming op niveau 4; er zijn er 3.", True)
    ]
