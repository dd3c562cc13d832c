"""A plain file of a gemeente: paragraphs, lists, a heading, a reason; no YAML, a colon is harmless."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.ground.document import text_of
from assembler.reading.localtext import read
from werkruimte import BESTANDEN, gezond, regels_van, tekst_van, werkruimte

PLAATS = "gemeenten/noord/proef/concept/brief/{}-{}.md"


def lees(text: str, naam: str = "na-kern") -> list[tuple[str, str]]:
    """Return the paragraphs of a local text."""
    found, findings = read(text.encode(), f"gemeenten/noord/proef/concept/brief/{naam}.md")
    assert not findings
    assert found is not None
    return [(item.soort, item.tekst) for item in found.alineas]


def test_een_lege_regel_scheidt_alineas_en_een_gewone_regel_loopt_door() -> None:
    assert lees("Een.\nTwee.\n\n\nDrie.\n") == [("alinea", "Een. Twee."), ("alinea", "Drie.")]


def test_streepjes_en_nummers_zijn_een_lijst_en_lopen_door_op_de_volgende_regel() -> None:
    assert lees("Wij willen:\n- dit\n  en dat\n- meer\n\n1. eerst\n2. dan\n") == [
        ("alinea", "Wij willen:"),
        ("streepje", "dit en dat"),
        ("streepje", "meer"),
        ("nummer", "eerst"),
        ("nummer", "dan"),
    ]


@pytest.mark.parametrize(
    "regel", ["Let op: dit: dat", "{a: b}", "* ster", "# later kopje", "'aanhaling'", '"q"', "& en", "| x", "10 gemeenten", "-5 graden", "Reden: later"]
)
def test_tekens_die_in_yaml_iets_betekenen_zijn_hier_gewone_tekst(regel: str) -> None:
    assert lees(f"Begin.\n\n{regel}\n") == [("alinea", "Begin."), ("alinea", regel)]


def test_opschrift_en_reden_staan_vooraan_en_de_reden_wordt_niet_afgedrukt(tmp_path: Path) -> None:
    bestand = PLAATS.format("in-plaats-van", "kern")
    made = gezond(werkruimte(tmp_path, {bestand: "# Ons verhaal\nReden: GEHEIM motief\n\nWij doen het anders.\n"})).maak("concept", "brief-noord")
    assert "Ons verhaal\nWij doen het anders.\n" in tekst_van(made)
    assert "GEHEIM" not in repr(made.final.root)
    assert "stemmen van de" not in tekst_van(made)


@pytest.mark.parametrize("positie", ["voor", "na"])
def test_een_eigen_tekst_staat_op_haar_plaats(tmp_path: Path, positie: str) -> None:
    made = gezond(
        werkruimte(tmp_path, {PLAATS.format(positie, "betekenis"): "Onze tekst.\n", PLAATS.format("na", "betekenis") if positie == "voor" else "x.txt": None})
    ).maak("concept", "brief-noord")
    lines = regels_van(made, made.final.root)
    where, meaning, decision = (
        lines.index("Onze tekst."),
        lines.index("Er zijn 20.126 inwoners; de bijdrage is €\u00a0201.260."),
        lines.index("1. kennis te nemen van het concept."),
    )
    assert (where < meaning) if positie == "voor" else (meaning < where < decision)


def test_een_eigen_tekst_staat_alleen_in_dat_stuk_van_die_gemeente(tmp_path: Path) -> None:
    geladen = gezond(werkruimte(tmp_path, {PLAATS.format("voor", "kern"): "UNIEK.\n"}))
    for mijlpaal in ("concept", "definitief"):
        for name, made in geladen.alles(mijlpaal).items():
            assert ("UNIEK." in tekst_van(made)) == ((mijlpaal, name) == ("concept", "brief-noord"))


def test_een_eigen_tekst_is_herkenbaar_als_eigen_en_heeft_haar_lijst(tmp_path: Path) -> None:
    made = gezond(werkruimte(tmp_path)).maak("concept", "brief-noord")
    [section] = [node for node in made.final.root.walk() if node.local]
    assert text_of(section.opschrift) == "Lokale inrichting"
    assert [(node.kind, text_of(node.inhoud)) for node in section.walk()][1:] == [
        ("alinea", "Noord doet het zelf: de nazorg."),
        ("onderdeel", "eerst dit"),
        ("onderdeel", "dan dat"),
    ]
    assert "Lokale inrichting" in BESTANDEN[PLAATS.format("na", "betekenis")]
