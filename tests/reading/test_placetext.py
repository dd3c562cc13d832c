"""A plain file of the region: paragraphs and lists with an id of their own (`test_prose.py` says what it may hold)."""

from __future__ import annotations

import pytest

from assembler.reading.placetext import read
from assembler.reading.records.blokken import Blok

FILE = "trajecten/proef/teksten/concept/kern.md"


def lees(text: str) -> list[tuple[str | None, str, str | None, list[tuple[str | None, str]]]]:
    """Return each block: id, text, kind of list, and its items."""
    found, findings = read(text.encode(), FILE)
    assert not findings
    assert found is not None
    return [(item.id, _text(item), item.lijst, [(below.id, _text(below)) for below in item.onderdelen]) for item in found]


def _text(blok: Blok) -> str:
    return blok.tekst.tekst if blok.tekst else ""


def test_alineas_zijn_blokken() -> None:
    assert lees("Een:\ntwee.\n\nDrie.\n") == [(None, "Een: twee.", None, []), (None, "Drie.", None, [])]


def test_een_naam_tussen_accolades_aan_het_eind_is_het_id() -> None:
    assert lees("Een\ntwee. {#een-twee}\n\nDrie. {#drie}\n") == [("een-twee", "Een twee.", None, []), ("drie", "Drie.", None, [])]


def test_een_lijst_hoort_bij_de_alinea_erboven() -> None:
    assert lees("Wij willen: {#wens}\n\n- dit {#dit}\n- dat\n  en meer\n\nOok. {#ook}\n1. eerst\n") == [
        ("wens", "Wij willen:", "streepjes", [("dit", "dit"), (None, "dat en meer")]),
        ("ook", "Ook.", "cijfers", [(None, "eerst")]),
    ]


def test_een_andere_soort_lijst_staat_apart() -> None:
    assert lees("- los\n1. eerst\n2. dan\n") == [(None, "", "streepjes", [(None, "los")]), (None, "", "cijfers", [(None, "eerst"), (None, "dan")])]


def test_een_jaartal_aan_het_begin_van_een_regel_is_geen_nummer() -> None:
    assert lees("Dat was eind augustus\n2021. Daarna kwam de rest.\n") == [(None, "Dat was eind augustus 2021. Daarna kwam de rest.", None, [])]


@pytest.mark.parametrize("regel", ["Let op: dit: dat", "{a: b}", "'aanhaling'", "& en", "-5 graden", "Reden: later"])
def test_tekens_die_in_yaml_iets_betekenen_zijn_gewone_tekst(regel: str) -> None:
    assert lees(f"{regel}\n") == [(None, regel, None, [])]


def test_de_lijst_van_de_regio_sluit_het_programma_met_leestekens() -> None:
    [block] = read(b"- een\n- twee\n", FILE)[0] or ()
    assert block.leestekens


def test_wat_niet_kan_is_een_fout_op_zijn_plaats() -> None:
    found, findings = read(b"Een.\n\n> citaat\n", FILE)
    assert found is None
    assert [(item.slug, str(item.span), item.message) for item in findings] == [("opmaak-is-bekend", f"{FILE}:3:1", "Een citaatblok kan hier niet.")]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_een_leeg_bestand_is_een_bevinding(text: str) -> None:
    found, findings = read(text.encode(), FILE)
    assert found is None
    assert [item.message for item in findings] == ["Dit bestand is leeg."]


def test_ieder_blok_weet_waar_het_staat() -> None:
    found, _ = read(b"Een.\n\nTwee:\n- drie\n", FILE)
    assert found is not None
    assert [item.positie.span.line for item in found] == [1, 3]
    assert found[1].onderdelen[0].positie.of("id").line == 4
