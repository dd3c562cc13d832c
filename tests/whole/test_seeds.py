"""The papers of the sources beside ours: each field, heading, date, task and number that a source shows, against what our counterpart says, in own words."""

from __future__ import annotations

import re

import pytest

from werkruimte import Geladen, tekst_van

# source: what it shows -> milestone, paper, and a pattern of our counterpart
NIEUWSBRIEF = [
    ("the name of the paper", "hoofdlijnennotitie", "nieuwsbrief", r"^Nieuwsbrief$"),
    ("a number and a date", "hoofdlijnennotitie", "nieuwsbrief", r"^Nummer: 2\nDatum: 30 maart 2021$"),
    ("for councillors and colleges", "hoofdlijnennotitie", "nieuwsbrief", r"^Aan: De raden en de colleges"),
    ("where the process stands", "hoofdlijnennotitie", "nieuwsbrief", r"^Waar staan we$"),
    ("three milestones with the day of the papers: March", "principebesluit", "nieuwsbrief", r"Hoofdlijnennotitie: 30 maart 2021 \(gepland\)"),
    ("June (the source plans May)", "principebesluit", "nieuwsbrief", r"Concepttekst: 1 juni 2021 \(gepland\)"),
    ("the end of August", "principebesluit", "nieuwsbrief", r"Definitieve tekst: 31 augustus 2021 \(gepland\)"),
    ("when which council decides, the last one in February", "principebesluit", "nieuwsbrief", r"Hendrik-Ido-Ambacht \| besluit \| 1 februari 2021"),
    ("operational on 1 January 2022", "principebesluit", "nieuwsbrief", r"in werking op 1 januari 2022"),
    ("where to send questions", "hoofdlijnennotitie", "nieuwsbrief", r"^Vragen kunt u stellen aan"),
]
HOOFDLIJNEN = [
    ("why", "hoofdlijnennotitie", r"^Waarom\nDe zeven gemeenten willen"),
    ("what, with all tasks", "hoofdlijnennotitie", r"^Wat\n.*\n.*22 taken uitvoeren"),
    (
        "the share of local work of each gemeente",
        "hoofdlijnennotitie",
        r"^Alblasserdam \| inburgering .*; praktijkleren .*; participatieplekken .*; centrale toegang .*; ondersteuning thuis",
    ),
    ("nobody else has chosen yet", "hoofdlijnennotitie", r"^Dordrecht \| nog geen keuze bekend$"),
    ("how, by law: first principles only", "hoofdlijnennotitie", r"^Hoe: bestuur en zeggenschap\nDe eerste uitgangspunten"),
    ("how, in money: no amounts yet", "hoofdlijnennotitie", r"^Hoe: geld\nEerst halen de gemeenten op welke inhoud"),
    ("not yet complete", "hoofdlijnennotitie", r"wordt bij de concepttekst aangevuld"),
    ("once more with the concept, now in full: votes", "concept", r"^Dordrecht \| 2 \| 12 \| 36,4% \| 40,9%$"),
    ("and money", "concept", r"^Totaal \| €.242\.000\.000 \|"),
]
RIB_ALBLASSERDAM = [
    ("the subject", r"Hoofdlijnennotitie"),
    ("30 March 2021", r"30 maart 2021"),
    ("the portefeuillehouder", r"Kees Jongmans"),
    (
        "what is not done locally",
        r"inkomensvoorziening voor oudere werklozen en gewezen zelfstandigen.*kinderopvang.*schuldenbewind.*subsidieverstrekking.*lijkbezorging",
    ),
    ("five tasks locally: inburgering", r"inburgering"),
    ("centrale toegang", r"centrale toegang"),
    ("the front of the Wmo", r"ondersteuning thuis"),
    ("praktijkleren", r"praktijkleren"),
    ("participatieplekken", r"participatieplekken"),
    ("direction, no decision", r"U hoeft nu niets te besluiten"),
    ("costs come later", r"geeft daarop nog geen antwoord"),
    ("the meeting of 13 April", r"bio van 13 april 2021"),
    ("the secretary signs", r"S\. van Heeren"),
    ("the mayor signs", r"J\.G\.A\. Paans"),
]


def _text(sociaal: Geladen, mijlpaal: str, paper: str) -> str:
    return tekst_van(sociaal.alles(mijlpaal)[paper])


@pytest.mark.parametrize(("what", "mijlpaal", "paper", "pattern"), NIEUWSBRIEF, ids=[row[0] for row in NIEUWSBRIEF])
def test_the_newsletter(sociaal: Geladen, what: str, mijlpaal: str, paper: str, pattern: str) -> None:
    """Number 1 of 29 January 2021 (seed 001)."""
    assert re.search(pattern, _text(sociaal, mijlpaal, paper), re.MULTILINE), what


@pytest.mark.parametrize(("what", "mijlpaal", "pattern"), HOOFDLIJNEN, ids=[row[0] for row in HOOFDLIJNEN])
def test_the_outline_note(sociaal: Geladen, what: str, mijlpaal: str, pattern: str) -> None:
    """What seed 001 says that it consists of, and that it comes twice: in part in March, in full with the concept."""
    assert re.search(pattern, _text(sociaal, mijlpaal, "hoofdlijnennotitie"), re.MULTILINE), what


@pytest.mark.parametrize(("what", "pattern"), RIB_ALBLASSERDAM, ids=[row[0] for row in RIB_ALBLASSERDAM])
def test_the_letter_of_alblasserdam(sociaal: Geladen, what: str, pattern: str) -> None:
    """The raadsinformatiebrief of 30 March 2021 (seed 000)."""
    assert re.search(pattern, _text(sociaal, "hoofdlijnennotitie", "rib-alblasserdam")), what


def test_the_outline_note_is_no_longer_in_part_when_there_is_a_text(sociaal: Geladen) -> None:
    """And nothing of the first one that holds no more is left in the second."""
    concept = _text(sociaal, "concept", "hoofdlijnennotitie")
    assert "volgen bij de concepttekst" not in concept
    assert "nog geen tekst" not in concept


def test_a_paper_tells_no_outcome_of_a_later_day(sociaal: Geladen) -> None:
    """What a council decided in May is not in a letter of March, though the workspace knows it."""
    assert any(item.uitkomst for item in sociaal.mijlpaal("hoofdlijnennotitie").behandelingen.values())
    made = sociaal.alles("hoofdlijnennotitie").values()
    assert not [item.order.name for item in made if "hamerstuk" in tekst_van(item)]
