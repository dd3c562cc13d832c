"""Every domain of the library with every way of transfer: a whole regulation that speaks of no other domain, and in which no term or reference dangles."""

from __future__ import annotations

import re

import pytest

from assembler.ground.document import Begripgebruik, Node, text_of
from assembler.reading.records.taken import Bevoegdheid
from regio import kern, regeling_van
from werkruimte import Geladen

# Words of a field of work that no other has, besides the names of its tasks.
WOORDEN = {
    "sociaal": ("bijstand", "uitkering", "inburgering", "schuldhulp", "cliënt", "sociaal domein", "beschut werk"),
    "jeugd": ("jeugdhulp", "leerplicht", "jeugdige", "jeugdbescherming", "startkwalificatie"),
    "omgeving": ("omgevingsvergunning", "milieu", "bouwplan", "maatwerkvoorschrift"),
    "veiligheid": ("brandweer", "rampen", "crisis", "meldkamer", "veiligheidsregio"),
    "gezondheid": ("gezondheid", "infectie", "kinderopvang", "epidemie"),
    "belastingen": ("belastingen", "aanslag", "heffingsambtenaar", "kwijtschelding", "onroerende zaken"),
    "archief": ("historisch", "geschiedenis", "overgebrachte archiefbescheiden"),
    "bedrijfsvoering": ("systemen en ondersteuning", "salaris", "informatieveiligheid", "netwerken", "basisregistraties"),
    "recreatie": ("recreatie", "wandel", "stranden", "landschap"),
}
# What may be said all the same: a term of the kern, what a domain says of another that the law ties to it, and the name of a law.
TOEGESTAAN = {
    "belastingen": ("belasting over de toegevoegde waarde", "belastingen of rechten"),
    "gezondheid": ("directeur publieke gezondheid",),
    "veiligheid": ("gezondheidsdienst", "geneeskundige"),
}
NAAST_ELKAAR = {
    ("gezondheid", "veiligheid"),
    ("veiligheid", "gezondheid"),
    ("jeugd", "sociaal"),
    ("sociaal", "jeugd"),
    ("gezondheid", "jeugd"),
    ("sociaal", "gezondheid"),
}  # laws that name each other's work
ALTIJD = (r"\bn\.t\.b\.", r"\{\{|\}\}", r"\bNone\b", r"  ", r" ,", r" \.", "maatwerk(?!voor)", "pluspakket", "basispakket", "lokale uitvoering", "Drechtsteden")


def _taken(geladen: Geladen, domein: str) -> list[str]:
    return [taak.id for taak in geladen.ruimte.taken.values() if taak.domein == domein and taak.pakket == "basis"]


def _teksten(root: Node) -> list[str]:
    return [text for node in root.walk() for text in (text_of(node.opschrift), text_of(node.inhoud)) if text]


def vreemd(teksten: list[str], domein: str) -> list[str]:
    """Return each sentence of a regulation that has a word of another domain, or a word that belongs in none."""
    wrong = [pattern for pattern in ALTIJD if domein != "sociaal" or "maatwerk" not in pattern]  # a word of that field, too
    for other, words in WOORDEN.items():
        if other != domein and (domein, other) not in NAAST_ELKAAR:
            wrong += [re.escape(word) for word in words]
    allowed = [re.escape(word) for words in TOEGESTAAN.values() for word in words]
    found = []
    for text in teksten:
        bare = re.sub("|".join(allowed), "…", text, flags=re.IGNORECASE)
        found += [f"{pattern}: {text}" for pattern in wrong if re.search(pattern, bare, re.IGNORECASE)]
    return found


def _gemaakt(geladen: Geladen, domein: str, overdracht: str) -> tuple[Node, list[str]]:
    record = geladen.ruimte.domeinen[domein]
    chosen = [{"clausule": name, "variant": variant} for name, variant in record.keuzes.items()]
    made, found = regeling_van(kern(geladen, _taken(geladen, domein), keuzes=[*chosen, {"clausule": "verhouding-bevoegdheden", "variant": overdracht}]))
    return made.final.root, [f"{item.slug}: {item.message}" for item in found]


def test_every_domain_has_words_and_tasks(sociaal: Geladen) -> None:
    assert set(WOORDEN) == set(sociaal.ruimte.domeinen)
    assert all(len(_taken(sociaal, domein)) >= 3 for domein in WOORDEN)
    assert all(taak.domein for taak in sociaal.ruimte.taken.values())


@pytest.mark.parametrize("domein", WOORDEN)
def test_the_regulation_of_a_domain_is_whole_and_speaks_of_no_other(sociaal: Geladen, domein: str) -> None:
    root, found = _gemaakt(sociaal, domein, sociaal.ruimte.domeinen[domein].overdracht)
    assert found == []
    assert vreemd(_teksten(root), domein) == []
    used = {item.begrip for node in root.walk() for item in (*node.inhoud, *node.opschrift) if isinstance(item, Begripgebruik)}
    defined = {node.id.rpartition("/")[2] for node in root.walk() if node.kind == "begrip"}
    assert ({name for name in used - defined if sociaal.ruimte.begrippen[name].opgenomen}, defined - used) == (set(), set())


@pytest.mark.parametrize("overdracht", ["per-wet", "per-artikel", "alleen-mandaat"])
def test_powers_that_the_law_gives_to_the_body_stand_apart(sociaal: Geladen, overdracht: str) -> None:
    """Attribution: in every way of transfer the board has them, and no college gives them."""
    root, found = _gemaakt(sociaal, "veiligheid", overdracht)
    assert found == []
    text = "\n".join(_teksten(root))
    assert "Bevoegdheden die de wet zelf toekent" in text
    assert "zonder dat deze regeling haar overdraagt" in text
    powers = [item for taak in sociaal.ruimte.taken.values() for item in taak.bevoegdheden if item.wijze == "attributie"]
    assert len(powers) >= 8
    assert {item.orgaan for item in powers} == {"bestuur", "voorzitter"}


def test_a_law_that_says_itself_who_is_on_the_board_is_followed(sociaal: Geladen) -> None:
    """The colleges of a veiligheidsregio appoint nobody: a text in which they do is an error."""
    _, found = regeling_van(kern(sociaal, _taken(sociaal, "veiligheid"), keuzes=[{"clausule": "verhouding-bevoegdheden", "variant": "per-artikel"}]))
    told = [item for item in found if item.slug == "clausules-passen-bij-elkaar"]
    assert {item.hint for item in told} >= {
        "Kies de variant 'burgemeesters-bij-wet'.",
        "Kies de variant 'bij-wet'.",
        "Kies de variant 'voorzitter-beslist-bij-wet'.",
    }


def test_what_the_library_says_of_a_law_has_a_place_and_a_certainty(sociaal: Geladen) -> None:
    """Of each power outside the social domain: read (CARRY), named in a regulation in force (SEEN-2), or said to be from memory, with a note."""
    powers: list[Bevoegdheid] = [item for taak in sociaal.ruimte.taken.values() if taak.domein != "sociaal" for item in taak.bevoegdheden]
    assert len(powers) > 40
    assert {item.zekerheid for item in powers} == {"CARRY", "SEEN-2", "MEM"}
    assert all(item.noot for item in powers)


def test_the_reader_finds_a_word_of_another_domain(sociaal: Geladen) -> None:
    """The guard is proved: the text of one domain, read as that of another."""
    root, _ = _gemaakt(sociaal, "belastingen", "per-artikel")
    assert vreemd(_teksten(root), "belastingen") == []
    assert vreemd(_teksten(root), "recreatie")
    assert vreemd(["De gemeente kan maatwerk afnemen."], "jeugd")


@pytest.mark.parametrize(("domein", "waarom"), [("recreatie", "alle bevoegdheden"), ("bedrijfsvoering", "alle bevoegdheden")])
def test_a_text_that_transfers_while_nothing_can_pass_is_an_error(sociaal: Geladen, domein: str, waarom: str) -> None:
    """Regio.md row 8: the article transferred what the annex did not list."""
    _, found = _gemaakt(sociaal, domein, "per-wet")
    assert len(found) == 1
    assert f"maar er gaat geen enkele over: {waarom}" in found[0]
    _, bare = regeling_van(kern(sociaal, ["recreatiegebieden"]))
    assert [item.message for item in bare] == [
        "'verhouding-bevoegdheden' zegt dat bevoegdheden overgaan, maar er gaat geen enkele over: bij de taken staan geen bevoegdheden."
    ]
