"""The memo of a college that holds: that of Bergen (NH) of 29 May 2012 (seed 003) field by field against ours, in a workspace of its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from werkruimte import BASIS, REPO, Geladen, draai, gezond, tekst_van

BRON = REPO / "tests/cases/bergen-nh"
# What the memo shows -> a pattern of our counterpart, in the order of the memo.
VELDEN = [
    ("what it is: from the college, to the council", r"^Memo van het college aan de raad$"),
    ("the date", r"^Datum: 29 mei 2012$"),
    ("to whom", r"^Aan: De raad van de gemeente Bergen \(NH\)$"),
    ("from whom", r"^Van: Het college van burgemeester en wethouders$"),
    ("the subject", r"^Onderwerp: Hoofdlijnennotitie regionale samenwerking sociale zaken$"),
    ("the portefeuillehouder", r"^Portefeuillehouder: Jan Mesu$"),
    ("who knows more", r"^Inlichtingen bij: Eline van Braak$"),
]
KOPPEN = ["Aanleiding", "Kernboodschap", "Besluit college", "Bijlagen"]
INHOUD = [
    ("of its own accord, the duty to inform", 0, r"uit eigen beweging.*artikel.169, tweede lid, van de Gemeentewet"),
    ("a project organisation since mid January 2012", 1, r"medio januari 2012 .*projectorganisatie"),
    ("the gemeenten of the region of Alkmaar, sociale zaken", 1, r"gemeenten in de regio Alkmaar op het gebied van sociale zaken"),
    ("PORA of 14 March, the model, the vision", 1, r"PORA Sociale Zaken sprak op 14 maart 2012 over het dienstverleningsmodel, met de visie"),
    ("starting points in a note", 1, r"hoofdlijnennotitie legt de uitgangspunten vast"),
    ("to all colleges", 1, r"voor bij alle colleges"),
    ("held on 3 April", 1, r"Op 3 april 2012 heeft het college de beslissing aangehouden over: Hoofdlijnennotitie Dienstverleningsmodel"),
    ("waiting for more information", 1, r"wachten op meer informatie"),
    ("most other colleges too", 1, r"meeste andere colleges"),
    ("the second go or no go", 1, r"tweede go/no-gomoment"),
    ("talks with the secretarissen", 1, r"gemeentesecretarissen"),
    ("works councils see all papers and hear of progress", 1, r"ondernemingsraden kunnen alle stukken inzien"),
    ("a vision and the choice among variants explained", 1, r"uitgebreide visie op dienstverlening .*keuze voor een van de varianten"),
    ("talks with works councils in the planning", 1, r"overleg met hen hoort in het planningsoverzicht"),
    ("variant 3 and the place of WNK", 1, r"Uitvoeringsvariant 3, .*WNK"),
    ("great financial consequences", 1, r"financiële gevolgen groot"),
    ("the Wwv as occasion, both on 1 January 2013", 1, r"Wet werken naar vermogen .*1 januari 2013"),
    ("the Wwv does not come", 1, r"wet gaat in deze vorm niet door"),
    ("the intention stands, more time", 1, r"voornemen om samen te werken verandert dat niets; wij krijgen er tijd"),
    ("the planning is tight", 1, r"planning vonden wij steeds krap"),
    ("others keep to 1 January 2013, and use 2013 to carry it out", 1, r"op 1 januari 2013 een blauwdruk .*2013 om de afspraken in te voeren"),
    ("not responsible, for clients and staff", 1, r"niet verantwoord, vooral voor de cliënten en het personeel"),
    ("go on, but too early to agree", 2, r"dat de intensieve samenwerking .* door moet gaan, maar dat instemmen .* nu te vroeg is"),
    ("at a slower pace", 2, r"dat het vervolg langzamer moet gaan"),
    ("conditions for what follows", 2, r"De voorwaarden voor het vervolg zijn:"),
    (
        "condition 1: an analysis of models by four measures",
        2,
        r"analyse van verschillende dienstverleningsmodellen.*effectiviteit, efficiency en klantgerichtheid",
    ),
    ("condition 2: how works councils are involved", 2, r"beschrijving van hoe de ondernemingsraden worden ingelicht"),
    ("the note goes with it", 3, r"Hoofdlijnennotitie Dienstverleningsmodel"),
]


@pytest.fixture(scope="module")
def bergen(tmp_path_factory: pytest.TempPathFactory) -> Geladen:
    """Return the workspace of the two gemeenten: the note is fixed first, then what the college decided on it is written down."""
    root = tmp_path_factory.mktemp("bergen")
    for folder in ("clauses", "templates"):
        shutil.copytree(REPO / folder, root / folder)
    shutil.copytree(BRON, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("uitkomsten"))
    shutil.copyfile(BASIS, root / "templates/huisstijlen/bergen-nh/basis.docx")
    done = draai(root, "freeze", "sociale-zaken", "hoofdlijnennotitie", "--door", "A", "--gezien", "B")
    assert done.code == 0, done.alles
    shutil.copytree(BRON / "trajecten/sociale-zaken/uitkomsten", root / "trajecten/sociale-zaken/uitkomsten")
    return gezond(root)


@pytest.fixture(scope="module")
def memo(bergen: Geladen) -> str:
    return tekst_van(bergen.maak("stand", "memo-bergen-nh"))


@pytest.mark.parametrize(("what", "pattern"), VELDEN, ids=[row[0] for row in VELDEN])
def test_the_fields(memo: str, what: str, pattern: str) -> None:
    """Each of the memo, in ours."""
    assert re.search(pattern, memo, re.MULTILINE), what


def test_the_fields_and_headings_stand_in_the_order_of_the_memo(memo: str) -> None:
    """And no other heading of the memo stands between them."""
    found = [re.search(pattern, memo, re.MULTILINE) for _, pattern in VELDEN]
    places = [match.start() for match in found if match]
    assert places == sorted(places)
    assert [line for line in memo.splitlines() if line in KOPPEN] == KOPPEN


@pytest.mark.parametrize(("what", "heading", "pattern"), INHOUD, ids=[row[0] for row in INHOUD])
def test_what_the_memo_says_stands_under_the_same_heading(memo: str, what: str, heading: int, pattern: str) -> None:
    """Field, date, step, number of the seed, in own words."""
    start = memo.index(f"\n{KOPPEN[heading]}\n")
    end = memo.index(f"\n{KOPPEN[heading + 1]}\n") if heading + 1 < len(KOPPEN) else len(memo)
    assert re.search(pattern, memo[start:end], re.DOTALL), what


def test_the_day_of_which_the_source_is_silent_is_marked_as_an_assumption(memo: str) -> None:
    """The memo tells what was decided, not when."""
    assert re.search(r"Op 29 mei 2012 \[1\] heeft het college", memo)


def test_nobody_signs_it(bergen: Geladen) -> None:
    """As in the source."""
    assert not [node for node in bergen.maak("stand", "memo-bergen-nh").final.root.walk() if node.kind == "ondertekening"]


def test_of_a_college_of_which_nothing_is_known_nothing_is_said(bergen: Geladen) -> None:
    """Alkmaar: no decision, no condition, no word of Bergen."""
    other = tekst_van(bergen.maak("stand", "memo-alkmaar"))
    assert "is nog niet vastgelegd" in other
    assert not re.search(r"aangehouden|Bergen|Mesu|Voorwaarde", other)


def test_the_state_tells_that_the_college_held_and_why(bergen: Geladen) -> None:
    """The same records, seen from the traject."""
    shown = draai(bergen.root, "stand", "sociale-zaken", "--op", "2012-06-01")
    assert "aangehouden op 29 mei 2012" in shown.uit
    assert "onderbouwing nog onvoldoende" in shown.uit
    assert "voorwaarde: een uitgebreide analyse" in shown.uit
    assert draai(bergen.root, "stand", "sociale-zaken", "--op", "2012-05-28").uit.count("aangehouden op 3 april 2012") == 1


def test_a_college_that_agreed_says_so(bergen: Geladen, tmp_path: Path) -> None:
    """The same kind of paper, with the outcome that there is: no reasons, the votes of a board by its number."""
    root = Path(shutil.copytree(bergen.root, tmp_path / "anders"))
    later = root / "trajecten/sociale-zaken/uitkomsten/2012-05-29-bergen-nh-college.yaml"
    later.write_text(
        "wie: bergen-nh/college\nwat: besluiten\ndatum: 2012-05-15\nversie: hoofdlijnennotitie@1\nuitslag: aangenomen\nnummer: B12\nbron: x\n", encoding="utf-8"
    )
    text = tekst_van(gezond(root).maak("stand", "memo-bergen-nh"))
    assert (
        "Op 15 mei 2012 (nummer B12) heeft het college over Hoofdlijnennotitie Dienstverleningsmodel, versie 1 beslist: besloten volgens het voorstel." in text
    )
    assert "Voorwaarde" not in text
