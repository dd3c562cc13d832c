"""What papers and participants say holds together: arguments, numbers of articles and enclosures, who signs, case numbers, days, one position."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assembler.checking.names.participants import check_organisation_periods
from assembler.reading.records.gemeenten import Gemeente
from werkruimte import BESTANDEN, anders, bevindingen, gezond, laad, werkruimte

VOORSTEL = """\
id: voorstel
naam: Raadsvoorstel
klasse: stuk
per: gemeente
titel: Voorstel
format:
  ondertekening: {functies: [secretaris, burgemeester]}
  bijlagen: genummerd
  bron: eigen vorm
  status: aanname
secties:
  - id: voorstel
    opschrift: Voorstel
    blokken:
      - {id: voorstel, tekst: "Wij stellen voor:"}
      - invoegen: beslispunten
  - id: argumenten
    opschrift: Argumenten
    blokken:
      - invoegen: argumenten
  - id: vervolg
    opschrift: Vervolg
    blokken:
      - invoegen: vervolg
"""
DEF = "trajecten/proef/mijlpalen/definitief.yaml"
PLACES = "trajecten/proef/teksten/definitief"
TWO = "# 1.1 Het is nodig\n\nWant het moet.\n\n# 2.1 Het is goed\n\nWant het kan.\n"
WITH = anders(
    DEF,
    (
        "  - {soort: brief, voor: alle}\n",
        "  - {soort: brief, voor: alle}\n  - {soort: voorstel, voor: alle}\nbijlagen:\n  - {titel: De regeling, document: gr-tekst}\n",
    ),
)


def _root(tmp_path: Path, arguments: str | None = TWO, vervolg: str = "Verder niets.", **more: str | None) -> Path:
    files: dict[str, str | bytes | None] = {
        "templates/documenten/voorstel.yaml": VOORSTEL,
        DEF: WITH,
        f"{PLACES}/argumenten.md": arguments,
        f"{PLACES}/vervolg.md": f"{vervolg}\n",
    }
    return werkruimte(tmp_path, {**files, **{name.replace("__", "/"): text for name, text in more.items()}})


def _at(root: Path, slug: str) -> list[dict[str, Any]]:
    return [item for item in bevindingen(root, "proef") if item["slug"] == slug]


def _told(root: Path, slug: str) -> list[str]:
    return list(dict.fromkeys(item["message"] for item in _at(root, slug)))


def _of_paper(root: Path, slug: str, paper: str = "voorstel-noord") -> list[str]:
    """Return what is told of one paper alone: a whole check would make all the others."""
    return [item.message for item in laad(root).maak("definitief", paper).findings if item.slug == slug]


# --- beslispunten and arguments ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (TWO, []),
        ("# 1.1 Het is nodig\n\nWant het moet.\n", ["Bij beslispunt 2 staat geen argument: kennis te nemen van de toelichting"]),
        (f"{TWO}\n# 3.1 Van vroeger\n\nOud.\n", ["Het argument '3.1 Van vroeger' hoort bij beslispunt 3; er zijn er 2."]),
        ("# Het is nodig\n\nWant het moet.\n", []),  # without numbers nobody can tell
        (None, ["Bij geen van de 2 beslispunten staat een argument."]),
    ],
)
def test_every_point_has_an_argument(tmp_path: Path, arguments: str | None, words: list[str]) -> None:
    """By its number, at the point itself; an argument without a point is told too."""
    assert [text.rstrip(";.") for text in _of_paper(_root(tmp_path, arguments), "beslispunt-heeft-argument")] == [text.rstrip(";.") for text in words]


def test_an_argument_of_the_gemeente_itself_counts(tmp_path: Path) -> None:
    """Beside those of the region, for a point of its own."""
    own = {"gemeenten/noord/proef/definitief/beslispunten.md": "3. een avond te beleggen\n"}
    root = werkruimte(
        tmp_path / "zonder",
        {"templates/documenten/voorstel.yaml": VOORSTEL, DEF: WITH, f"{PLACES}/argumenten.md": TWO, f"{PLACES}/vervolg.md": "Niets.\n", **own},
    )
    [found] = [item for item in laad(root).maak("definitief", "voorstel-noord").findings if item.slug == "beslispunt-heeft-argument"]
    assert found.message == "Bij beslispunt 3 staat geen argument: een avond te beleggen."
    assert found.hint == "Schrijf een argument dat begint met 3.1, in gemeenten/noord/proef/definitief/voorstel/na-argumenten.md."
    place = root / "gemeenten/noord/proef/definitief/voorstel/na-argumenten.md"
    place.parent.mkdir(parents=True)
    place.write_text("# 3.1 Een avond helpt\n\nInwoners vragen erom.\n", encoding="utf-8")
    assert _of_paper(root, "beslispunt-heeft-argument") == []


# --- numbers of what is there --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Zie artikel 7 en artikel 1.", []),
        ("Zie artikel 61.", ["artikel 61"]),
        ("Zie de artikelen 2, 3 en 19.", ["artikel 19"]),
        ("Zie artikel 2, tweede lid.", []),
        ("Zie artikel 2, negende lid.", ["artikel 2, negende lid"]),
        ("Zie artikel 61 van de Gemeentewet.", []),
        ("Volgens de Wgr geldt artikel 61.", []),
        ("In de oude regeling was dat artikel 61.", []),
        ("Zie artikel {{ 61 }}.", []),  # what is filled in is no typing
        ("Zie bijlage 1.", []),
        ("Zie bijlage 4.", ["bijlage 4"]),
    ],
)
def test_a_paper_names_what_there_is(tmp_path: Path, text: str, what: list[str]) -> None:
    """In the text of its own milestone, and in the list of its enclosures."""
    found = _of_paper(_root(tmp_path, vervolg=text.replace("{{ 61 }}", "{{ traject.aantal_deelnemers | getal }}")), "stuk-noemt-wat-er-is")
    assert found == [f"Dit stuk noemt {name}, en dat is er niet in wat erbij hoort." for name in what]


def test_a_milestone_without_a_text_claims_nothing(tmp_path: Path) -> None:
    """There is no version that the paper goes with."""
    changed = (
        WITH.replace("  - {soort: gr-tekst}\n", "").replace("bijlagen:\n  - {titel: De regeling, document: gr-tekst}\n", "").replace("definitief: true\n", "")
    )
    root = werkruimte(
        tmp_path, {"templates/documenten/voorstel.yaml": VOORSTEL, DEF: changed, f"{PLACES}/argumenten.md": TWO, f"{PLACES}/vervolg.md": "Zie artikel 61.\n"}
    )
    assert _of_paper(root, "stuk-noemt-wat-er-is") == []


def test_an_article_that_a_later_choice_took_away_is_told_in_the_paper(tmp_path: Path) -> None:
    """The number was right, once."""
    root = _root(tmp_path, vervolg="Klachten staan in artikel 7.")
    assert _of_paper(root, "stuk-noemt-wat-er-is") == []
    (root / "trajecten/proef/besluiten/2021-10-01-dialoog.yaml").write_text(
        "datum: 2021-10-01\ngremium: dialoogsessie\nkeuzes:\n  - {clausule: klachten, vervalt: true}\n", encoding="utf-8"
    )
    assert _of_paper(root, "stuk-noemt-wat-er-is") == ["Dit stuk noemt artikel 7, en dat is er niet in wat erbij hoort."]


# --- who signs ------------------------------------------------------------------------------------------------------------


def _people(*rows: str) -> str:
    old = "  - {functie: secretaris, naam: S. Noord, bron: website}\n"
    return anders("gemeenten/noord/gemeente.yaml", (old, "".join(f"  - {{{row}, bron: website}}\n" for row in rows)))


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (("functie: secretaris, naam: S. Noord",), False),  # without days nothing is claimed
        (("functie: secretaris, naam: S. Noord, tot: 2021-12-31",), False),
        (("functie: secretaris, naam: S. Noord, tot: 2021-10-31",), True),
        (("functie: secretaris, naam: S. Noord, van: 2022-01-01",), True),
        (("functie: secretaris, naam: S. Noord, tot: 2021-10-31", "functie: secretaris, naam: T. Noord, van: 2021-11-01"), False),
        (("functie: griffier, naam: G. Noord, tot: 2020-01-01",), False),  # does not sign this paper
    ],
)
def test_who_signs_is_in_office_that_day(tmp_path: Path, people: tuple[str, ...], told: bool) -> None:
    """The paper of 1 December; nobody is claimed for an office of which nobody is recorded."""
    root = werkruimte(tmp_path, {"gemeenten/noord/gemeente.yaml": _people(*people)})
    found = [text for text in _of_paper(root, "ondertekenaar-is-in-functie", "brief-noord") if "1 december 2021" in text]
    assert bool(found) is told
    if told:
        assert found[0].startswith("Op 1 december 2021 is van Noord geen secretaris in functie bekend (S. Noord ")


def test_an_office_that_ends_before_it_begins(tmp_path: Path) -> None:
    """And a recess too."""
    text = _people("functie: secretaris, naam: S. Noord, van: 2021-05-01, tot: 2021-04-30") + "recessen:\n  - {van: 2021-08-01, tot: 2021-07-01, bron: x}\n"
    found = _told(werkruimte(tmp_path, {"gemeenten/noord/gemeente.yaml": text}), "datum-klopt")
    assert [item.split("'")[1] for item in found] == ["secretaris S. Noord", "recess"]


# --- case numbers, positions, days ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mask", "number", "fits"),
    [
        ("JJJJ-NNNNNNN", "2021-0033455", True),
        ("JJJJ-NNNNNNN", "2021-33455", False),
        ("0523-NNNN", "0523-1885", True),
        ("0523-NNNN", "0524-1885", False),
        ("Z.LL/NN", "Z.ab/12", True),
        ("Z.LL/NN", "Zxab/12", False),
        (None, "wat dan ook", True),
    ],
)
def test_a_case_number_fits_the_mask_of_its_house(mask: str | None, number: str, fits: bool) -> None:
    """A house without a mask says nothing."""
    fields = {"zaaknummer": number} | ({"zaaknummermasker": mask} if mask else {})
    noord = Gemeente(id="noord", naam="Noord", code="0505", huisstijl="regio", plaats="Noord", velden=fields, bron="register")
    assert ([item.slug for item in check_organisation_periods(noord)] == []) is fits


def test_a_case_number_is_checked_wherever_it_is_filled_in(tmp_path: Path) -> None:
    """Of the gemeente, of the traject, and of one paper; each at its place."""
    own = BESTANDEN["gemeenten/noord/gemeente.yaml"] + 'velden: {zaaknummermasker: "NN", zaaknummer: "1"}\n'
    data = 'velden: {zaaknummer: "2"}\nstukken:\n  definitief:\n    brief: {zaaknummer: "3"}\n'
    found = _at(werkruimte(tmp_path, {"gemeenten/noord/gemeente.yaml": own, "gemeenten/noord/proef/gegevens.yaml": data}), "zaaknummer-past-bij-masker")
    assert [(item["message"].split("'")[1], item["bestand"].rpartition("/")[2], item["hint"].endswith("zoals 12.")) for item in found] == [
        ("1", "gemeente.yaml", True), ("2", "gegevens.yaml", True), ("3", "gegevens.yaml", True),
    ]  # fmt: skip


def test_a_participant_has_one_position_on_a_point(tmp_path: Path) -> None:
    """Two answers that it prefers are told at the second, with the first."""
    point = """\
open_punten:
  - id: stemmen
    opschrift: Hoe?
    clausule: stemmen
    inleiding: Het kan op twee manieren.
    varianten:
      - {naam: een, voorkeuren: [{deelnemer: noord, bron: raad}]}
      - {naam: twee, variant: een-per-lid, voorkeuren: [{deelnemer: zuid, bron: raad}, {deelnemer: noord, bron: krant}]}
    vragen: [Welke?]
"""
    root = werkruimte(tmp_path, {"trajecten/proef/mijlpalen/concept.yaml": BESTANDEN["trajecten/proef/mijlpalen/concept.yaml"] + point})
    (found,) = [item for item in laad(root).bevindingen if item.slug == "deelnemer-heeft-een-standpunt"]
    assert [item.note for item in found.related] == ["hier staat het andere"]
    assert found.message == "'noord' verkiest bij 'stemmen' zowel 'een' als 'twee'; een deelnemer heeft één standpunt."


@pytest.mark.parametrize(
    ("concept", "definitief", "words"),
    [
        ("2021-06-15", "2021-12-09", ""),
        ("2021-05-20", "2021-12-09", "20 mei 2021 is voor de stand van de stukken (1 juni 2021)"),
        ("2021-12-16", "2021-12-09", "9 december 2021 is voor de behandeling van 'Concept' op 16 december 2021"),
    ],
)
def test_a_council_treats_milestones_in_their_order(tmp_path: Path, concept: str, definitief: str, words: str) -> None:
    """Not before the papers are of that day, nor before what came before."""
    first = BESTANDEN["trajecten/proef/mijlpalen/concept.yaml"] + f"behandelingen:\n  noord: {{datum: {concept}, soort: informeren, bron: kalender}}\n"
    root = werkruimte(tmp_path, {"trajecten/proef/mijlpalen/concept.yaml": first, DEF: anders(DEF, ("datum: 2021-12-09", f"datum: {definitief}"))})
    found = _told(root, "planning-past")
    assert ([text for text in found if words in text] != []) is bool(words), found
    assert bool(found) is bool(words)


def test_the_small_workspace_has_none_of_these(tmp_path: Path) -> None:
    """A check that always speaks would pass the tests above."""
    gezond(werkruimte(tmp_path))
