"""What the traject knows is not typed a second time: found in anybody's texts, and in those of this repository waived one by one."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from assembler.checking.names.typed import literals, sentences_in
from assembler.ground.document import text_of
from assembler.pipeline import Made
from werkruimte import Geladen, anders, bevindingen, gezond, laad, werkruimte

CONCEPT = "trajecten/proef/mijlpalen/concept.yaml"
KERN = "trajecten/proef/teksten/concept/kern.md"
EIGEN = "gemeenten/noord/proef/concept/brief/na-betekenis.md"
TRAJECT = "trajecten/proef/traject.yaml"


def getypt(root: Path) -> list[tuple[str, str, str]]:
    return [(item["bestand"], item["message"], item["hint"]) for item in bevindingen(root) if item["slug"] == "gegeven-is-niet-getypt"]


@pytest.mark.parametrize(
    ("tekst", "getoond", "wat", "code"),
    [
        ("Op 1 juni 2021 ligt er een concept.", "1 juni 2021", "de stand van de mijlpaal 'Concept'", "{{ mijlpalen.concept.stand | datum }}"),
        ("Op 1\u00a0december 2021 ligt er een tekst.", "1 december 2021", "de stand van de mijlpaal 'Definitief'", "{{ mijlpalen.definitief.stand | datum }}"),
        ("De drie gemeenten willen dit.", "drie gemeenten", "het aantal deelnemers", "{{ traject.aantal_deelnemers | telwoord }}"),
        ("Het kost € 901.270 per jaar.", "€ 901.270", "het cijfer 'begroting-samen'", "{{ cijfers.begroting_samen | euro }}"),
    ],
)
def test_a_fact_of_the_traject_that_is_typed_is_a_warning_with_what_to_write(tmp_path: Path, tekst: str, getoond: str, wat: str, code: str) -> None:
    for name in (KERN, EIGEN):
        found = getypt(werkruimte(tmp_path / name.partition("/")[0], {name: f"{tekst}\n"}))
        assert found == [(name, f"Hier is '{getoond}' getypt; dat is {wat}, en verandert niet mee.", f"Schrijf {code}.")]


def test_what_is_computed_prints_what_was_typed_and_is_no_finding(tmp_path: Path) -> None:
    tekst = (
        "Op {{ mijlpalen.concept.stand | datum }} ({{ mijlpalen.concept.stand | maand }}) willen de {{ traject.aantal_deelnemers | telwoord }} gemeenten dit."
    )
    geladen = gezond(werkruimte(tmp_path, {KERN: f"{tekst}\n"}))
    made = geladen.maak("concept", "brief-zuid")
    assert any("Op 1 juni 2021 (juni 2021) willen de drie gemeenten dit." in literal for literal in _printed(made))


def _printed(made: Made) -> list[str]:
    return [text_of(node.inhoud).replace("\u00a0", " ") for node in made.final.root.walk()]


@pytest.mark.parametrize(
    "tekst", ["Op 11 juni 2021 was er overleg.", "Twee van de gemeenten willen dit niet.", "Het kost € 901.270,50.", "In juni 2021 was het warm."]
)
def test_another_day_number_or_amount_is_no_finding(tmp_path: Path, tekst: str) -> None:
    assert getypt(werkruimte(tmp_path, {KERN: f"{tekst}\n"})) == []


def test_the_day_of_treatment_is_known_in_the_papers_of_that_gemeente_only(tmp_path: Path) -> None:
    text = "In de vergadering van 9 december 2021 besluit u.\n"
    own = EIGEN.replace("concept", "definitief")
    assert getypt(werkruimte(tmp_path, {own: text, own.replace("noord", "zuid"): text})) == [
        (own, "Hier is '9 december 2021' getypt; dat is de dag van behandeling, en verandert niet mee.", "Schrijf {{ gemeente.behandeling.datum | datum }}.")
    ]


def test_the_days_on_which_a_milestone_is_treated_and_the_last_one(tmp_path: Path) -> None:
    rows = "uiterste_dag: {datum: 2021-07-13, bron: planning}\nbehandelingen:\n"
    rows += "  noord: {datum: 2021-06-28, soort: informeren, bron: kalender}\n  zuid: {datum: 2021-07-05, soort: informeren, bron: kalender, status: aanname}\n"
    tekst = (
        "{{ mijlpalen.concept.behandeldagen | tekst }}{{ '' if mijlpalen.concept.alle_behandeldagen_bekend else ' (voor zover bekend)' }}, uiterlijk "
        "{{ mijlpalen.concept.uiterste_dag | datum }}.\n"
    )
    made = gezond(werkruimte(tmp_path, {CONCEPT: anders(CONCEPT, ("beslispunten:\n", f"{rows}beslispunten:\n")), KERN: tekst})).maak("concept", "brief-zuid")
    assert "28 juni tot en met 5 juli 2021 (voor zover bekend), uiterlijk 13 juli 2021." in _printed(made)


def test_a_treatment_after_the_last_day_of_its_milestone_is_a_warning(tmp_path: Path) -> None:
    rows = "uiterste_dag: {datum: 2021-07-13, bron: planning}\nbehandelingen:\n"
    rows += "  noord: {datum: 2021-07-14, soort: informeren, bron: kalender}\n  zuid: {datum: 2021-07-13, soort: informeren, bron: kalender}\n"
    text = anders(CONCEPT, ("beslispunten:\n", f"{rows}beslispunten:\n"))
    [found] = [item for item in bevindingen(werkruimte(tmp_path, {CONCEPT: text})) if item["niveau"] != "opmerking"]
    assert (found["slug"], found["niveau"], text.splitlines()[found["regel"] - 1].strip()[:6]) == ("behandeling-op-tijd", "waarschuwing", "noord:")
    assert found["message"] == "Noord behandelt de mijlpaal 'Concept' op 14 juli 2021; de uiterste dag is 13 juli 2021."


# --- this repository -----------------------------------------------------------------------------------------------------

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_SEASONS = "voorjaar|zomer|najaar|herfst|winter|lente"
_NUMBERS = (
    "twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|dertig|veertig|vijftig"
    "|honderd|duizend|miljoen|helft"
)
_TYPED = re.compile(rf"(?<![\w.-])\d[\d.,]*%?|\b(?:{_MONTHS}|{_SEASONS}|{_NUMBERS})\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\A\d\.\d (?=[A-Z])")  # an argument has the number of its beslispunt
# Where a number, a month or a number word is typed all the same: file, words, and why no fact of ours is typed twice.
WAIVED = {
    ("trajecten/gr-sociaal/mijlpalen/concept.yaml", "helft"): "de gewone regel van de variant in woorden",
    ("trajecten/gr-sociaal/mijlpalen/concept.yaml", "twee"): "een vraag aan de sessie, over een mogelijkheid",
    ("trajecten/gr-sociaal/mijlpalen/concept.yaml", "drie"): "een vraag aan de sessie, over een mogelijkheid",
    ("trajecten/gr-sociaal/teksten/concept/achtergrond.md", "2006"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("trajecten/gr-sociaal/teksten/concept/achtergrond.md", "2015"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("trajecten/gr-sociaal/teksten/concept/achtergrond.md", "2018"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("trajecten/gr-sociaal/teksten/concept/betekenis.yaml", "twee"): "staat alleen bij de variant met twee meerderheden, die de zin zelf opsomt",
    ("trajecten/gr-sociaal/teksten/concept/overwegingen.md", "2006"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("trajecten/gr-sociaal/teksten/definitief/achtergrond.md", "2006"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("trajecten/gr-sociaal/teksten/definitief/achtergrond.md", "2015"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("trajecten/gr-sociaal/teksten/definitief/achtergrond.md", "2018"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("trajecten/gr-sociaal/teksten/definitief/argumenten.yaml", "twee"): "de oude en de nieuwe regeling",
    ("trajecten/gr-sociaal/teksten/definitief/overwegingen.md", "2006"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("trajecten/gr-sociaal/teksten/hoofdlijnennotitie/aanleiding.md", "twee"): "de zinnen erna noemen beide wegen",
    ("trajecten/gr-sociaal/teksten/principebesluit/aanleiding.md", "2006"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("trajecten/gr-sociaal/teksten/principebesluit/aanleiding.md", "2015"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("trajecten/gr-sociaal/teksten/principebesluit/aanleiding.md", "2018"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("trajecten/gr-sociaal/teksten/principebesluit/waarom.md", "2006"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("trajecten/gr-sociaal/teksten/principebesluit/waarom.md", "2015"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("trajecten/gr-sociaal/teksten/principebesluit/waarom.md", "2018"): "geschiedenis, uit de aanhef van de vastgestelde regeling",
    ("gemeenten/alblasserdam/gr-sociaal/hoofdlijnennotitie/rib/na-kern.md", "2021"): "een stap van Alblasserdam zelf, zoals haar brief aan de raad die noemt",
    ("gemeenten/alblasserdam/gr-sociaal/hoofdlijnennotitie/rib/na-kern.md", "26"): "een stap van Alblasserdam zelf, zoals haar brief aan de raad die noemt",
    ("gemeenten/alblasserdam/gr-sociaal/hoofdlijnennotitie/rib/na-kern.md", "januari"): "een stap van Alblasserdam zelf, zoals haar brief aan de raad die noemt",
    ("gemeenten/alblasserdam/gr-sociaal/hoofdlijnennotitie/rib/na-kern.md", "maart"): "een stap van Alblasserdam zelf, zoals haar brief aan de raad die noemt",
    ("trajecten/gr-sociaal/teksten/principebesluit/nieuws.md", "vier"): "zoveel werkgroepen noemt de nieuwsbrief; zij staan nergens anders",
    ("gemeenten/alblasserdam/gr-sociaal/principebesluit/rib/na-proces.md", "drie"): "de momenten die de lijst eronder noemt",
    ("gemeenten/alblasserdam/gr-sociaal/principebesluit/rib/na-proces.md", "helft"): "zoals de brief van januari 2021 het zegt; het jaar is berekend",
    ("gemeenten/sliedrecht/gr-sociaal/definitief/raadsvoorstel/in-plaats-van-kaders.md", "juni"): "Sliedrecht24 noemt eind juni; de dag in onze planning is aangenomen",
    ("gemeenten/sliedrecht/gr-sociaal/definitief/rib/na-betekenis.md", "juni"): "Sliedrecht24 noemt eind juni; de dag in onze planning is aangenomen",
    ("gemeenten/sliedrecht/gr-sociaal/definitief/rib/na-betekenis.md", "20"): "een bijeenkomst van Sliedrecht zelf, die nergens anders staat",
    ("gemeenten/sliedrecht/gr-sociaal/definitief/rib/na-betekenis.md", "september"): "een bijeenkomst van Sliedrecht zelf, die nergens anders staat",
    ("gemeenten/sliedrecht/gr-sociaal/definitief/rib/na-betekenis.md", "2021"): "een bijeenkomst van Sliedrecht zelf, die nergens anders staat",
    ("templates/blokken/oude-regeling.yaml", "twee"): "de oude en de nieuwe regeling",
    ("templates/blokken/stemmen-naast-elkaar.yaml", "twee"): "het opschrift van een kolom: wie met één ander samen tegenhoudt",
    ("templates/blokken/stemmen-naast-elkaar.yaml", "100,0%"): "alle stemmen samen",
    ("templates/blokken/toestemming.yaml", "dertien"): "de termijn van artikel 10:31 van de Awb; de zin draagt het teken dat dit te verifiëren is",
    ("templates/blokken/verplichtingen.yaml", "1.000.000"): "de maat waarvoor gemeente.garantie_per_miljoen is berekend",
}  # fmt: skip


def _typed_here(sociaal: Geladen) -> Counter[tuple[str, str]]:
    """Count what is typed in the texts of papers: those of the traject and the gemeenten, the skeletons and the shared blocks."""
    item = sociaal.trajectmap
    milestones = [part for row in item.mijlpalen for part in (row.omschrijving, *row.beslispunten, *row.bijlagen, *row.open_punten)]
    records = [
        *milestones,
        *item.plaatsteksten,
        *item.teksten,
        *item.eigen_beslispunten,
        *sociaal.ruimte.blokken.values(),
        *sociaal.ruimte.documentsoorten.values(),
    ]
    found: Counter[tuple[str, str]] = Counter()
    for zin in sentences_in(records):
        for words in literals(zin):
            found.update((zin.span.file, match.group().rstrip(".,").lower()) for match in _TYPED.finditer(_NUMBERED.sub("", words)))
    return found


def test_every_number_month_and_number_word_in_our_papers_is_computed_or_waived_with_a_reason(sociaal: Geladen) -> None:
    typed = _typed_here(sociaal)
    assert sorted(set(typed) - set(WAIVED)) == []
    assert sorted(set(WAIVED) - set(typed)) == []  # a waiver of what is no longer there


def test_the_scan_sees_what_it_is_for(tmp_path: Path) -> None:
    for words, hits in (("najaar 2021: de raden besluiten", {"najaar", "2021"}), ("1.2 Iets van 40% op 3 mei", {"40%", "3", "mei"}), ("tweede lid", set())):
        assert {match.group() for match in _TYPED.finditer(_NUMBERED.sub("", words))} == hits
    geladen = laad(werkruimte(tmp_path, {KERN: "Zeven raden.\n"}))
    assert "zeven" in {name for _, name in _typed_here(geladen)}


def test_a_name_of_a_variant_has_no_number_that_is_not_among_its_parameters(sociaal: Geladen) -> None:
    """The name stands above a column; its numbers are those of the choice below it."""
    seen = 0
    for mijlpaal in sociaal.trajectmap.mijlpalen:
        for punt in mijlpaal.open_punten:
            for variant in punt.varianten:
                numbers = {int(text.replace(".", "")) for text in re.findall(r"\d[\d.]*", variant.naam)}
                given = set(map(int, re.findall(r"\d+", str(dict(variant.parameters))))) | _standing(sociaal, mijlpaal.id, punt.clausule)
                assert numbers <= given, variant.naam
                seen += len(numbers)
    assert seen


def _standing(sociaal: Geladen, mijlpaal: str, clausule: str) -> set[int]:
    """Return the numbers that the clause has now: a variant keeps those that it does not name."""
    values = sociaal.folded(mijlpaal).facts.keuzes.clausules[clausule].parameters.values()
    return {int(number) for value, _ in values for number in re.findall(r"\d+", str(value))}
