"""A plain file of a gemeente: in its place, with its heading and its reason, its figures filled in, in every form of its paper."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

import redlinecheck as rc
from assembler.comparing.trees import compare
from assembler.ground import treejson
from assembler.ground.document import PLAIN, Invulling, text_of
from assembler.pipeline import Made
from assembler.rendering import html
from assembler.rendering.carried.read import read_docx
from assembler.rendering.redline import render_redline
from assembler.rendering.word import render
from werkruimte import BASIS, BESTANDEN, gezond, laad, regels_van, tekst_van, werkruimte

W = rc.W

PLAATS = "gemeenten/noord/proef/concept/brief/{}-{}.md"


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


RIJK = """# Kosten voor {{ gemeente.naam | naam }}

Wij betalen **{{ gemeente.bijdrage | euro }}**, *niet meer*; zie [de begroting](https://noord.nl/b?x=1&y=2).

•	een punt
  - en een punt eronder
•	nog een punt

## Waarom

1. eerst
2. dan

Tussen.

3. ten slotte

| Wat | Bedrag |
|---|--:|
| Nu | € 5 |
| Straks | {{ gemeente.bijdrage | euro }} |
"""
RIJK_BESTAND = PLAATS.format("na", "betekenis")


def rijk(tmp_path: Path) -> Made:
    """Return the paper of Noord with a rich text of its own."""
    return gezond(werkruimte(tmp_path, {RIJK_BESTAND: RIJK})).maak("concept", "brief-noord")


@pytest.mark.parametrize("kop", ["1. Wat wij willen", "- Een streepje", "Kosten: 5 * 3", "Wat **wij** willen"])
def test_een_opschrift_komt_er_geheel_in(tmp_path: Path, kop: str) -> None:
    made = gezond(werkruimte(tmp_path, {RIJK_BESTAND: f"# {kop}\n\nTekst.\n"})).maak("concept", "brief-noord")
    assert f"\n{kop.replace('**', '')}\nTekst.\n" in tekst_van(made)


def test_wat_in_een_opschrift_niet_kan_is_een_fout_op_zijn_plaats(tmp_path: Path) -> None:
    [found] = laad(werkruimte(tmp_path, {RIJK_BESTAND: "# Wat `wij` willen\n\nTekst.\n"})).bevindingen
    assert (str(found.span), found.message) == (f"{RIJK_BESTAND}:1:7", "Tekst tussen ` kan hier niet.")


def test_een_rijke_tekst_komt_geheel_in_de_tekstvorm(tmp_path: Path) -> None:
    text = tekst_van(rijk(tmp_path))
    start = text.index("Kosten voor Noord")
    assert text[start : text.index("Besluit", start)].splitlines() == [
        "Kosten voor Noord",
        "Wij betalen € 201.260, niet meer; zie de begroting (https://noord.nl/b?x=1&y=2).",
        "  - een punt",
        "    - en een punt eronder",
        "  - nog een punt",
        "",
        "Waarom",
        "  1. eerst",
        "  2. dan",
        "Tussen.",
        "  3. ten slotte",
        "",
        "Wat | Bedrag",
        "Nu | € 5",
        "Straks | € 201.260",
        "",
    ]


def test_een_cijfer_in_een_eigen_tekst_is_het_cijfer_met_zijn_bron(tmp_path: Path) -> None:
    found = [item for node in rijk(tmp_path).final.root.walk() if node.local for below in node.walk() for item in below.inhoud if isinstance(item, Invulling)]
    assert [(item.text, item.sleutel, item.look.bold) for item in found] == [
        ("€ 201.260", "bijdrage/noord", True),
        ("€ 201.260", "bijdrage/noord", False),
    ]


def test_een_rijke_tekst_in_html(tmp_path: Path) -> None:
    page = html.render(rijk(tmp_path).final).decode()
    assert "<strong>€ 201.260</strong>, <em>niet meer</em>" in page
    assert '<a href="https://noord.nl/b?x=1&amp;y=2" rel="noreferrer">de begroting</a>' in page


@pytest.mark.slow
def test_een_rijke_tekst_in_word_en_terug(tmp_path: Path) -> None:
    made = rijk(tmp_path)
    content = render(made.final, BASIS.read_bytes(), numbering="levend")
    paragraphs = list(docx.Document(io.BytesIO(content)).element.body.iter(W + "p"))
    [line] = [p for p in paragraphs if "Wij betalen" in "".join(t.text or "" for t in p.iter(W + "t"))]
    looks = [("".join(t.text for t in r.iter(W + "t")), r.find(f"{W}rPr/{W}b") is not None, r.find(f"{W}rPr/{W}i") is not None) for r in line.iter(W + "r")]
    assert [row for row in looks if row[0]] == [
        ("Wij betalen ", False, False),
        ("€ 201.260", True, False),
        (", ", False, False),
        ("niet meer", False, True),
        ("; zie ", False, False),
        ("de begroting", False, False),
        (".", False, False),
    ]
    [link] = line.iter(W + "hyperlink")
    relations = docx.Document(io.BytesIO(content)).part.rels
    assert relations[link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")].target_ref == "https://noord.nl/b?x=1&y=2"
    assert not OpenXmlValidator().validate(_file(tmp_path, content)).errors
    back = read_docx(content).final
    assert back is not None
    assert [text_of(node.inhoud) for node in back.root.walk()] == [text_of(node.inhoud) for node in made.final.root.walk()]
    assert [item.look for node in back.root.walk() for item in node.inhoud if item.look != PLAIN] == [
        item.look for node in made.final.root.walk() for item in node.inhoud if item.look != PLAIN
    ]


def test_een_rijke_tekst_gaat_heen_en_weer_door_de_vastgelegde_boom(tmp_path: Path) -> None:
    final = rijk(tmp_path).final
    assert treejson.load(treejson.dump(final)).root == final.root


@pytest.mark.slow
@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("**{{ gemeente.bijdrage | euro }}**", "{{ gemeente.bijdrage | euro }}", []),  # how words look is no change of the text
        ("x=1", "x=2", [("gewijzigd", "weg", "1"), ("gewijzigd", "nieuw", "2")]),  # an address is
        ("niet meer", "niet minder", [("gewijzigd", "weg", "meer"), ("gewijzigd", "nieuw", "minder")]),
    ],
)
def test_een_rijke_tekst_wordt_vergeleken_op_wat_zij_zegt(tmp_path: Path, oud: str, nieuw: str, verwacht: list[tuple[str, str, str]]) -> None:
    was = rijk(tmp_path).final
    now = gezond(werkruimte(tmp_path, {RIJK_BESTAND: RIJK.replace(oud, nieuw, 1)})).maak("concept", "brief-noord").final
    found = compare(was, now)
    assert [(change.action, piece.kind, piece.text) for change in found.changes for piece in change.sentence.inhoud if piece.kind != "gelijk"] == verwacht
    marked = render_redline(found, BASIS.read_bytes(), author="Noord", day=date(2021, 6, 1))
    for side, final in (("accepteer", now), ("verwerp", was)):
        lines = [text for _, text in rc.regels(marked, side)]  # type: ignore[arg-type]
        assert f"Wij betalen € 201.260, {'niet minder' if final is now and nieuw == 'niet minder' else 'niet meer'}; zie de begroting." in lines
    assert not OpenXmlValidator().validate(_file(tmp_path, marked)).errors


def _file(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "proef.docx"
    path.write_bytes(content)
    return path


def test_een_naam_die_niet_bestaat_is_een_fout_op_zijn_plaats(tmp_path: Path) -> None:
    geladen = laad(werkruimte(tmp_path, {RIJK_BESTAND: "Eerst.\n\nWij tellen {{ gemeente.inwoner | getal }} en {{ gemeente.inwoners }}.\n"}))
    assert [(str(item.span), item.slug, item.message) for item in geladen.bevindingen] == [
        (f"{RIJK_BESTAND}:3:12", "naam-bestaat", "'gemeente' heeft geen 'inwoner'."),
        (f"{RIJK_BESTAND}:3:46", "naam-bestaat", "'gemeente.inwoners' is een kale waarde."),
    ]
