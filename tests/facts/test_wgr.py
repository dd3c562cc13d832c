"""The Wgr by meaning: each subject stands where the chapter of the participants and the regime of the day have it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assembler.facts.wgr import cited, places
from assembler.ground.document import text_of
from werkruimte import REPO, gezond

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assembler.facts.wgr import Lawplace
    from assembler.reading.records.wgr import Regime
    from werkruimte import Geladen

GETAL = {name: row for row, name in enumerate(("SEEN", "SEEN-2", "CARRY", "INF", "MEM"))}
# (participants, regime, subject) -> place: as wgr.md 1A, 1B and 7 have them
PLAATSEN = [
    (("gemeente",), "I-a", "toestemming", "artikel 1, tweede lid,"),
    (("gemeente",), "II", "toestemming", "artikel 1, vierde lid,"),
    (("gemeente",), "II", "treffen-is-ook-wijzigen", "artikel 1, vijfde lid,"),
    (("gemeente",), "I-a", "register", "artikel 27"),
    (("gemeente",), "I-b", "register", "artikel 136"),
    (("provincie",), "II", "treffen", "artikel 40"),
    (("provincie",), "I-a", "openbaar-lichaam", "artikel 41 in samenhang met artikel 8, eerste lid,"),
    (("waterschap",), "I-a", "treffen", "artikel 50"),
    (("waterschap",), "I-a", "geschillen", "artikel 50a in samenhang met artikel 28"),
    (("gemeente", "provincie"), "II", "treffen", "artikel 51"),
    (("gemeente", "provincie"), "II", "over-te-dragen", "artikel 54, eerste lid,"),
    (("gemeente", "provincie"), "II", "inzending-begroting", "artikel 58, tweede lid,"),
    (("gemeente", "provincie"), "II", "kaders", "artikel 58b"),
    (("gemeente", "waterschap"), "II", "treffen", "artikel 61"),
    (("gemeente", "waterschap"), "II", "bekendmaking", "artikel 62a"),
    (("gemeente", "provincie", "waterschap"), "I-b", "treffen", "artikel 73"),
    (("provincie", "waterschap"), "II", "ontwerpbegroting", "artikel 91, eerste lid,"),
]


def _wgr(geladen: Geladen, soorten: tuple[str, ...], regime: Regime) -> dict[str, Lawplace]:
    """Return the places for a regulation whose participants are of these kinds, in turn."""
    traject = geladen.trajectmap.traject
    kinds = {name: geladen.ruimte.organisaties[name].model_copy(update={"soort": soorten[i % len(soorten)]}) for i, name in enumerate(traject.deelnemers)}
    return dict(places(replace(geladen.ruimte, organisaties={**geladen.ruimte.organisaties, **kinds}), traject, regime))


@pytest.mark.parametrize(("soorten", "regime", "onderwerp", "plaats"), PLAATSEN)
def test_a_subject_stands_in_the_chapter_of_the_participants(proef: Geladen, soorten: tuple[str, ...], regime: Regime, onderwerp: str, plaats: str) -> None:
    assert _wgr(proef, soorten, regime)[onderwerp].text == plaats


@pytest.mark.parametrize("soorten", [("provincie",), ("gemeente", "provincie"), ("gemeente", "provincie", "waterschap"), ("provincie", "waterschap")])
def test_disputes_are_not_for_gedeputeerde_staten_where_a_provincie_takes_part(proef: Geladen, soorten: tuple[str, ...]) -> None:
    """Wgr 28 is not among what chapters II, IV, VI and VII declare applicable (wgr.md 7)."""
    assert "geschillen" not in _wgr(proef, soorten, "II")


def test_another_chapter_is_never_surer_than_its_mirror(proef: Geladen) -> None:
    own, mirror = _wgr(proef, ("gemeente",), "II"), _wgr(proef, ("gemeente", "provincie"), "II")
    assert mirror
    assert all(GETAL[mirror[name].zekerheid] >= GETAL[own[name].zekerheid] for name in mirror)


def test_what_is_not_read_in_the_law_in_force_is_to_be_verified(proef: Geladen) -> None:
    known = _wgr(proef, ("gemeente",), "II")
    assert cited(known, "bevoegd-te-treffen", "toestemming") == "Wgr, artikel 1, eerste lid, en artikel 1, vierde lid"
    assert cited(known, "evaluatie") == "Wgr, artikel 11a (te verifiëren)"


def test_a_sentence_about_what_the_law_does_not_say_here_is_a_fault(ruimte: Callable[..., Path]) -> None:
    root = ruimte(
        {"clauses/slot/klachten.yaml": "id: klachten\nopschrift: Klachten\nleden:\n  - id: een\n    tekst: \"Gelet op {{ wgr('zienswijze-ontwerp') }}.\"\n"}
    )
    (root / "trajecten/proef/besluiten/2021-09-01-dialoog.yaml").unlink()
    found = [item for item in gezond(root).maak("concept").findings if item.slug == "wgr-heeft-plaats"]
    assert [item.message for item in found] == ["Over 'zienswijze-ontwerp' zegt de Wgr niets voor deze deelnemers of op deze dag."]


def test_several_places_stand_together(ruimte: Callable[..., Path]) -> None:
    root = ruimte(
        {"clauses/slot/naam.yaml": "id: naam\nopschrift: Naam\nleden:\n  - id: een\n    tekst: \"Gelet op {{ wgr('treffen', 'openbaar-lichaam') }}.\"\n"}
    )
    final = gezond(root).maak("concept").final
    assert text_of(final.root.find("gr-tekst/naam/een").inhoud) == "Gelet op de artikelen 1 en 8, eerste lid, van de wet."  # type: ignore[union-attr]


def test_no_sentence_of_the_library_names_an_article_of_the_wgr_by_number() -> None:
    """Regio.md row 14: 58 references were those of chapter I."""
    files = [path for folder in ("clauses", "templates") for path in (REPO / folder).rglob("*.yaml")]
    assert len(files) > 100
    assert [path.name for path in files if re.search(r"wet\('wgr', ", path.read_text(encoding="utf-8"))] == []
