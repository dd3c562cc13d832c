"""The skeletons of overviews of differences: what they may say, and what is told where one is not fit or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.checking.names.context import _MADE
from werkruimte import BESTANDEN, anders, draai, laad, werkruimte

WAS_WORDT = "templates/vergelijkingen/was-wordt.yaml"
GEVOLGEN = "templates/vergelijkingen/gevolgen.yaml"


@pytest.mark.parametrize(
    ("oud", "nieuw", "slug", "message"),
    [
        ("{{ verschil.titel | tekst }}", "{{ verschil.tittel | tekst }}", "naam-bestaat", "'verschil' heeft geen 'tittel'."),
        ("{{ verschil.titel | tekst }}", "{{ traject.naam | tekst }}", "naam-bestaat", "De naam 'traject' is hier niet bekend."),
        (
            "      - blok: kanttekeningen\n",
            "      - invoegen: kern\n",
            "veld-is-bekend",
            "In een vergelijking kan geen 'invoegen' staan: zij hoort bij geen mijlpaal.",
        ),
        ("als: passage.alleen_nummer", "als: passage.alleen", "voorwaarde-is-leesbaar", "'passage' heeft geen 'alleen'."),
        ("zinnen_uit: [zijden, oorzaken]", "zinnen_uit: [zijden, oorzaken, niets]", "blok-bestaat", "Het blok 'niets' bestaat niet."),
        ("over: verschil", "over: gevolgen", "naam-bestaat", "De naam 'verschil' is hier niet bekend."),
    ],
)
def test_what_is_wrong_in_a_skeleton_is_found_where_it_stands(tmp_path: Path, oud: str, nieuw: str, slug: str, message: str) -> None:
    found = laad(werkruimte(tmp_path, {WAS_WORDT: anders(WAS_WORDT, (oud, nieuw))})).bevindingen
    assert (slug, message) in [(item.slug, item.message) for item in found]
    assert {item.span.file.partition("/")[0] for item in found} == {"templates"}
    assert all(item.is_error for item in found)


def test_what_is_quoted_must_be_a_part_of_a_text(tmp_path: Path) -> None:
    name = "templates/blokken/was-in-een-cel.yaml"
    found = laad(werkruimte(tmp_path, {name: anders(name, ("overnemen: passage.was", "overnemen: passage.naam"))})).bevindingen
    assert {(item.slug, item.message) for item in found} == {("naam-bestaat", "'passage.naam' is geen tekst om over te nemen.")}


@pytest.mark.parametrize(
    ("vorm", "naam", "over"), [("was-wordt", "was-wordt", "verschil"), ("html", "vergelijking", "verschil"), ("gevolgen", "gevolgen", "gevolgen")]
)
def test_a_workspace_without_the_skeleton_is_told_which_file_to_take_over(tmp_path: Path, vorm: str, naam: str, over: str) -> None:
    root = werkruimte(tmp_path, {f"templates/vergelijkingen/{naam}.yaml": None})
    uitkomst = draai(root, "diff", "proef", "concept", "definitief", "--as", vorm, "--out", str(tmp_path / "x.html"))
    assert uitkomst.code == 1
    assert f"Er is geen skelet '{naam}' over '{over}' in templates/vergelijkingen. Neem {naam}.yaml over uit deze versie van het programma." in uitkomst.fout
    assert not (tmp_path / "x.html").exists()


def test_another_word_in_the_skeleton_is_another_word_in_the_paper(tmp_path: Path) -> None:
    """What the manual says: a jurist changes it without a programmer."""
    root = werkruimte(tmp_path, {GEVOLGEN: BESTANDEN[GEVOLGEN].replace("onderwerp: Nog open", "onderwerp: Wat nog open staat")})
    uit = draai(root, "diff", "proef", "concept", "definitief", "--as", "gevolgen").uit
    assert "Wat nog open staat: nog niet bekend (n.t.b.): " in uit
    assert "Nog open" not in uit


def test_what_was_found_before_is_found_anew_where_anything_changed(tmp_path: Path) -> None:
    """Names and skeletons that stayed the same are not looked at twice: what is found is each time what a program that has just begun finds."""
    block, brief = "templates/blokken/was-in-een-cel.yaml", "templates/documenten/brief.yaml"
    wrong = anders(block, ("overnemen: passage.was", "overnemen: passage.naam"))
    tried: list[dict[str, str]] = [
        {},
        {block: wrong},
        {block: f"# een regel lager\n{wrong}"},
        {},
        {brief: anders(brief, ("gemeente.stemmen | stemmen", "gemeente.stamen | stemmen"))},
        {brief: anders(brief, ("gemeente.stemmen | stemmen", "gemeente.inwoners | getal"))},
        {brief: anders(brief, ("gemeente.stemmen | stemmen", "cijfers.nieuw | euro"))},
        {
            brief: anders(brief, ("gemeente.stemmen | stemmen", "cijfers.nieuw | euro")),
            "trajecten/proef/traject.yaml": anders("trajecten/proef/traject.yaml", ("cijfers:\n", "cijfers:\n  nieuw: {omschrijving: Nieuw, eenheid: euro}\n")),
        },
        {},
    ]
    seen = []
    for number, changed in enumerate(tried):
        root = werkruimte(tmp_path / str(number), changed)
        told = laad(root).bevindingen
        _MADE.clear()
        assert told == laad(root).bevindingen, changed
        seen.append(len(told))
    assert seen == [0, 1, 1, 0, 1, 0, 1, 0, 0]
