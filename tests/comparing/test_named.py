"""Places as people type them: what the program writes of any places is read back as those places, and what people leave out too."""

from __future__ import annotations

import random

import pytest

from assembler.comparing.returned.named import NoSuchPlaceError, Places, written
from assembler.composing.refer import Phrases
from assembler.ground.document import Verwijzing
from dosis import voorbeelden
from werkruimte import Geladen

HERE = "gr-tekst/begripsbepalingen/deelnemer-gemeente"


@pytest.fixture(scope="module")
def phrases(sociaal: Geladen) -> Phrases:
    final = sociaal.maak("concept").final
    return Phrases(final.root, final.labels)


@pytest.fixture(scope="module")
def places(phrases: Phrases) -> Places:
    return Places(phrases)


@pytest.mark.fuzz
def test_what_the_program_writes_of_places_is_read_as_those_places(phrases: Phrases, places: Places) -> None:
    chance = random.Random(3)  # noqa: S311
    names = list(places.of)
    for _ in range(voorbeelden(600)):
        here, one = chance.choice(names), chance.choice(names)
        near = [name for name in names if places.of[name].beside(places.of[one])]
        count = chance.choice((1, 2, 2, 3, 4))
        pool = near if len(near) >= count and chance.random() < 0.8 else names
        meant = [name for name in chance.sample(pool, count) if not f"{here}/".startswith(f"{name}/")]  # `dit artikel`, `dit lid`: no number
        if not meant:
            continue
        [made] = phrases.of((Verwijzing(tuple(meant), conjunction=chance.choice(("en", "of"))),), here)
        assert {name for item in places.all(made.text, here) for name in item.places} == set(meant), (here, made.text)


TYPED = {
    "de artikelen 4, 5 en 7, tweede lid": ["ref('gebied', 'taken', 'mandaat/instemming')"],
    "artikelen 4 en 5": ["ref('gebied', 'taken')"],
    "artikel 4 lid 2": ["ref('gebied/uitoefening')"],
    "artikel 4, lid 1 en artikel 5": ["ref('gebied/grondgebied')", "ref('taken')"],
    "artikel 5 en 6 zijn": ["ref('taken', 'verhouding-bevoegdheden')"],
    "artikel 4 of 5": ["ref_of('gebied', 'taken')"],
    "de artikelen 4 tot en met 7": ["ref('gebied', 'taken', 'verhouding-bevoegdheden', 'mandaat')"],
    "het eerste en derde lid": ["ref('begripsbepalingen/begrippen', 'begripsbepalingen/bijlagen')"],
    "binnen artikel 5, 6 weken na": ["ref('taken')"],
    "artikel 10, tweede lid, van de Wet gemeenschappelijke regelingen": [],
    "artikel 4 Awb": [],
    "artikel 4 van de Gemeentewet": [],
    "artikel 2:3": [],
    "het tweede lid van het bestuur": [],
    "vier leden en een voorzitter": [],
}


@pytest.mark.parametrize("words", TYPED)
def test_what_people_type(places: Places, words: str) -> None:
    assert [written(item) for item in places.all(words, HERE)] == TYPED[words]


@pytest.mark.parametrize(
    "words", ["artikel 99", "artikel 4, negende lid", "de artikelen 4 en 99", "artikel 4, eerste en tweede lid, onderdeel a", "de artikelen 7 tot en met 4"]
)
def test_a_place_that_is_not_there_or_may_be_two_is_for_a_person(places: Places, words: str) -> None:
    with pytest.raises(NoSuchPlaceError):
        list(places.all(words, HERE))


def test_two_ways_to_name_the_same_places_are_alike(places: Places) -> None:
    one, other, more = (places.alike(words, HERE) for words in ("Zie artikel 4 en artikel 5.", "Zie de artikelen 4 en 5.", "Zie de artikelen 4 en 6."))
    assert one == other != more
