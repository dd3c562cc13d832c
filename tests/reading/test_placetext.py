"""A plain file of the region: paragraphs and lists with an id of their own, and nothing that only YAML can say."""

from __future__ import annotations

import pytest

from assembler.reading.placetext import read
from assembler.reading.records.blokken import Blok

FILE = "trajecten/proef/teksten/concept/kern.md"
HINT = "Noem het bestand .yaml en schrijf de tekst als 'blokken:' (docs/formaat.md), of haal dit weg."


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


@pytest.mark.parametrize("regel", ["Let op: dit: dat", "{a: b}", "* ster", "'aanhaling'", "& en", "| x", "-5 graden", "Reden: later"])
def test_tekens_die_in_yaml_iets_betekenen_zijn_gewone_tekst(regel: str) -> None:
    assert lees(f"{regel}\n") == [(None, regel, None, [])]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Een.\n\n# Kop\n", 3, "Een tekst in een .md-bestand heeft geen kopjes."),
        ("Een.\n\n{{ traject.naam | tekst }}\n", 3, "Een tekst in een .md-bestand heeft geen invullingen."),
        ("Een {% if %}.\n", 1, "Een tekst in een .md-bestand heeft geen invullingen."),
        ("Een. {#Met Hoofdletter}\n", 1, "Een tekst in een .md-bestand heeft geen invullingen."),
        ("Een }} twee. {#een}\n", 1, "Een tekst in een .md-bestand heeft geen invullingen."),
    ],
)
def test_wat_alleen_yaml_kan_is_een_bevinding_op_zijn_regel(text: str, line: int, message: str) -> None:
    found, findings = read(text.encode(), FILE)
    assert found is None
    assert [(item.slug, item.span.file, item.span.line, item.message, item.hint) for item in findings] == [("tekst-is-gewone-tekst", FILE, line, message, HINT)]


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
