"""What comes back from other programs: edited in LibreOffice by two people, and by programs that write Word files."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from assembler.comparing.returned.flow import flow
from assembler.comparing.returned.proposals import Proposal, proposals
from assembler.comparing.returned.spots import spots_of
from assembler.rendering.carried.read import read_docx, read_revisions
from assembler.wordfile.fields import bookmark_of
from kantoor import ontbreekt, op_verzoek
from werkruimte import draai

Maker = Callable[..., Path]
ACTS = [
    ("Anna Lezer", "vervang", "klachtenregeling", "regeling voor klachten"),
    ("Anna Lezer", "vervang", "zes weken", "acht weken"),
    ("Anna Lezer", "nieuw", "Regeling Proef.", "Zij treedt in werking."),
    ("Anna Lezer", "opmerking:Anna Lezer", "Iedere deelnemer wijst", "Hoeveel leden?"),
    ("Bas Kenner", "vervang", "wijst leden aan", "benoemt leden"),
    ("Bas Kenner", "vervang", "Samenstelling", "Wie er zitten"),
    ("Bas Kenner", "weg", "Met toepassing van", ""),
    ("Bas Kenner", "splits", "De leden van een gemeente", ""),
    ("Bas Kenner", "opmerking:Bas Kenner", "voeren zelf uit", "Klopt dit?"),
    ("", "vervang", "draagt bij naar", "betaalt naar"),
]
KINDS = Counter(
    {
        ("tekst", "Anna Lezer"): 2, ("nieuw", "Anna Lezer"): 1, ("opmerking", "Anna Lezer"): 1, ("tekst", "Bas Kenner"): 1, ("opschrift", "Bas Kenner"): 1,
        ("vervalt", "Bas Kenner"): 1, ("gesplitst", "Bas Kenner"): 1, ("opmerking", "Bas Kenner"): 1, ("tekst", "stil"): 1,
    }
)  # fmt: skip


def sent(root: Path) -> bytes:
    assert draai(root, "build", "proef", "--mijlpaal", "concept", "--soort", "gr-tekst").code == 0
    return next((root / "build").rglob("gr-tekst.docx")).read_bytes()


def asked(content: bytes, back: bytes) -> tuple[Proposal, ...]:
    final = read_docx(content).final
    assert final is not None
    base = flow(read_revisions(content)[0]).sent
    paragraphs, notes = read_revisions(back)
    return proposals(base, spots_of(final, base, bookmark_of), flow(paragraphs), notes)


def told(found: tuple[Proposal, ...]) -> Counter[tuple[str, str]]:
    return Counter((item.soort, "stil" if item.silent else ", ".join(dict.fromkeys(hand.author for hand in item.hands))) for item in found)


def in_office(content: bytes, place: Path, acts: list[tuple[str, str, str, str]]) -> bytes:
    """Return the file as LibreOffice saves it after these acts."""
    (place / "uit.docx").write_bytes(content)
    script = Path(__file__).resolve().parents[1] / "kantoorwerk.py"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with op_verzoek(place, "retour") as pipe:
        command = ["/usr/bin/python3", str(script), pipe, (place / "uit.docx").as_uri(), (place / "terug.docx").as_uri()]
        subprocess.run(command, input=json.dumps(acts), text=True, check=True, timeout=240, env=environment)
    return (place / "terug.docx").read_bytes()


@pytest.mark.office
@pytest.mark.broad
def test_edits_of_two_people_in_libreoffice_are_found_with_their_names(ruimte: Maker, tmp_path: Path) -> None:
    content = sent(ruimte())
    found = asked(content, in_office(content, tmp_path, ACTS))
    assert told(found) == KINDS, [(item.soort, item.was, item.wordt, item.spot.place) for item in found]
    value = next(item for item in found if "acht weken" in item.wordt)
    assert [(part.wat, part.feit) for part in value.raakt] == [("waarde", "keuze:klachten.weken")]


@pytest.mark.office
@pytest.mark.broad
def test_a_file_that_libreoffice_only_saved_asks_nothing(ruimte: Maker, tmp_path: Path) -> None:
    content = sent(ruimte())
    assert asked(content, in_office(content, tmp_path, [])) == ()


def test_edits_by_python_docx_are_found_though_nothing_is_recorded(ruimte: Maker) -> None:
    """python-docx does not see what stands in a content control; what is around it, it does."""
    content = sent(ruimte())
    document = docx.Document(io.BytesIO(content))
    body = document.element.body
    runs = [run for run in body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t") if run.text and "klachtenregeling" in run.text]
    runs[-1].text = (runs[-1].text or "").replace("klachtenregeling", "regeling voor klachten")
    cell = next(cell for table in document.tables for row in table.rows for cell in row.cells if cell.text == "gedeeltelijk lokaal")
    cell.paragraphs[0].runs[0].text = "geheel lokaal"
    buffer = io.BytesIO()
    document.save(buffer)
    found = asked(content, buffer.getvalue())
    assert [(item.soort, item.silent, item.wordt) for item in found] == [
        ("tekst", True, "Het bestuur stelt een regeling voor klachten vast."),
        ("tekst", True, "geheel lokaal"),
    ]
    assert found[1].spot.place.endswith("rij 'jeugdhulp', kolom 'Noord'")


JAVASCRIPT = Path(__file__).resolve().parents[1] / "javascript"


def in_javascript(content: bytes, library: str, acts: list[dict[str, str]]) -> bytes:
    """Return the file as a library of JavaScript leaves it after these acts."""
    node = shutil.which("node")
    if node is None or not (JAVASCRIPT / "node_modules/docx").exists():
        ontbreekt("node, of wat 'make javascript' erbij zet,")
    command = [str(node), str(JAVASCRIPT / "edit.mjs"), library, json.dumps(acts)]
    return subprocess.run(command, input=content, capture_output=True, check=True, timeout=120).stdout


@pytest.mark.javascript
def test_edits_that_the_library_docx_records_are_found_with_their_names(ruimte: Maker) -> None:
    acts = [
        {"was": "klachtenregeling", "wordt": "regeling voor klachten", "door": "Anna Lezer"},
        {"was": "zes weken", "wordt": "acht weken", "door": "Bas Kenner"},
        {"was": "Samenstelling", "wordt": "Wie er zitten", "door": "Bas Kenner"},
    ]
    content = sent(ruimte())
    found = asked(content, in_javascript(content, "docx", acts))
    assert sorted((item.soort, item.wordt, item.hands[0].author, item.silent) for item in found) == [
        ("opschrift", "Artikel 3 Wie er zitten", "Bas Kenner", False),  # of the article in the memorandum: the library takes every place
        ("opschrift", "Wie er zitten", "Bas Kenner", False),
        ("tekst", "De termijn is acht weken.", "Bas Kenner", False),
        ("tekst", "Het bestuur stelt een regeling voor klachten vast.", "Anna Lezer", False),
    ]
    assert [(part.wat, part.feit) for item in found if "acht weken" in item.wordt for part in item.raakt] == [("waarde", "keuze:klachten.weken")]


@pytest.mark.javascript
def test_edits_by_jszip_and_xmldom_are_found_though_nothing_is_recorded(ruimte: Maker) -> None:
    acts = [
        {"wat": "vervang", "was": "klachtenregeling", "wordt": "regeling voor klachten"},
        {"wat": "weg", "was": "Iedere "},
        {"wat": "nieuw", "was": "Regeling Proef.", "wordt": "Zij treedt in werking."},
        {"wat": "vervang", "was": "gedeeltelijk lokaal", "wordt": "geheel lokaal"},
        {"wat": "opmerking", "was": "De termijn is", "wordt": "Is dit haalbaar?", "door": "Anna Lezer"},
    ]
    content = sent(ruimte())
    found = asked(content, in_javascript(content, "xmldom", acts))
    assert sorted((item.soort, item.was, item.wordt, item.silent) for item in found) == [
        ("nieuw", "", "Zij treedt in werking.", True),
        ("opmerking", "De termijn is zes weken.", "Is dit haalbaar?", False),
        ("tekst", "Het bestuur stelt een klachtenregeling vast.", "Het bestuur stelt een regeling voor klachten vast.", True),
        ("tekst", "gedeeltelijk lokaal", "geheel lokaal", True),
        ("vervalt", "Iedere deelnemer wijst leden aan.", "", True),
    ]


@pytest.mark.javascript
@pytest.mark.parametrize("library", ["docx", "xmldom"])
def test_a_file_that_a_library_of_javascript_only_saved_asks_nothing(ruimte: Maker, library: str) -> None:
    content = sent(ruimte())
    assert asked(content, in_javascript(content, library, [])) == ()
