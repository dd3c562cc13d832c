"""What papers tell of the milestone before: from the comparison, in words, and nothing of what is confidential or was taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.ground.findings import Level
from werkruimte import BESTANDEN, BLOKKEN, Geladen, Wijziging, anders, draai, gezond, laad, tekst_van, werkruimte

DIALOOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
DEFINITIEF = "trajecten/proef/mijlpalen/definitief.yaml"
KLACHTEN = "clauses/slot/klachten.yaml"
BRIEF = "templates/documenten/brief.yaml"
HEAD = "datum: 2021-09-01\ngremium: dialoogsessie\nkeuzes:\n"
TERM = "tweede lid: “De termijn is zes weken” is nu “De termijn is acht weken”"
NEW = "  - nieuw_lid: {in: klachten, na: termijn, lid: {id: verslag, tekst: 'Ieder jaar verschijnt een verslag.'}}\n"


def brief(tmp_path: Path, wijzig: dict[str, Wijziging] | None = None) -> str:
    """Return the paper of a gemeente at the last milestone, with the block in it."""
    return tekst_van(gezond(met_brief(tmp_path, wijzig)).maak("definitief", "brief-zuid"))


def met_brief(tmp_path: Path, wijzig: dict[str, Wijziging] | None = None) -> Path:
    skeleton = anders(BRIEF, ("      - invoegen: kern\n", "      - invoegen: kern\n      - blok: veranderd-sinds\n"))
    return werkruimte(tmp_path, {**BLOKKEN, BRIEF: skeleton, **(wijzig or {})})


def test_a_sentence_that_changed_is_told_by_the_words_that_differ(tmp_path: Path) -> None:
    printed = brief(tmp_path)
    assert "Dit is in de tekst veranderd sinds 1 juni 2021 (Concept):" in printed
    assert f"(Klachten): {TERM}" in printed


def test_a_clause_says_in_its_own_words_what_was_chosen(tmp_path: Path) -> None:
    worded = BESTANDEN[KLACHTEN] + "in_woorden:\n  weken: \"klachten worden binnen {{ regel.weken | aantal('week', 'weken') }} behandeld\"\n"
    assert "- klachten worden binnen acht weken behandeld (artikel " in brief(tmp_path, {KLACHTEN: worded})


def test_words_for_a_parameter_that_is_not_there_are_a_fault(tmp_path: Path) -> None:
    worded = BESTANDEN[KLACHTEN] + "in_woorden:\n  week: zo\n"
    [found] = laad(werkruimte(tmp_path, {KLACHTEN: worded})).bevindingen
    assert (found.slug, found.hint) == ("parameter-bestaat", "Bedoelde u 'weken'?")


@pytest.mark.parametrize("secret", ["vertrouwelijk: true\n", ""])
def test_of_a_confidential_decision_only_the_text_shows(tmp_path: Path, secret: str) -> None:
    worded = BESTANDEN[KLACHTEN] + 'in_woorden:\n  weken: "klachten gaan sneller"\n'
    log = BESTANDEN[DIALOOG].replace("keuzes:\n", f"{secret}keuzes:\n")
    printed = brief(tmp_path, {KLACHTEN: worded, DIALOOG: log})
    assert ("klachten gaan sneller" in printed) is (not secret)
    assert (TERM in printed) is bool(secret)
    assert "ertrouwelijk" not in printed


def test_what_was_decided_and_taken_back_is_not_told(tmp_path: Path) -> None:
    assert "is nieuw: “Ieder jaar verschijnt een verslag.”" in brief(tmp_path / "a", {DIALOOG: HEAD + NEW})
    back = {"trajecten/proef/besluiten/2021-09-02-dialoog.yaml": HEAD.replace("09-01", "09-02") + "  - {schrap: klachten/verslag}\n"}
    printed = brief(tmp_path / "b", {DIALOOG: HEAD + NEW, **back})
    assert "verslag" not in printed
    assert "De tekst is niet veranderd sinds 1 juni 2021 (Concept)." in printed


def test_a_place_may_be_left_out_with_a_reason_and_only_one_that_exists(tmp_path: Path) -> None:
    left_out = BESTANDEN[DEFINITIEF] + "niet_noemen:\n  - {plaats: klachten, reden: staat al in de brief van mei}\n"
    assert "Klachten" not in brief(tmp_path / "a", {DEFINITIEF: left_out})
    [found] = laad(werkruimte(tmp_path / "b", {DEFINITIEF: left_out.replace("plaats: klachten", "plaats: klachte")})).bevindingen
    assert (found.level, found.message) == (Level.FOUT, "Het artikel of de bijlage 'klachte' bestaat niet.")


def test_an_article_that_comes_goes_or_moves_is_told_as_a_whole(tmp_path: Path) -> None:
    text = "  - {clausule: klachten, vervalt: true}\n  - nieuw_artikel: {id: bezwaar, opschrift: Bezwaar, na: stemmen, leden: [{id: een, tekst: 'Bezwaar kan.'}]}\n"
    printed = brief(tmp_path, {DIALOOG: HEAD + text})
    assert "- nieuw is artikel " in printed
    assert "(Bezwaar)" in printed
    assert "- vervallen is artikel " in printed
    assert "Bezwaar kan" not in printed


def test_the_version_that_went_out_is_what_is_compared_with(tmp_path: Path) -> None:
    root = met_brief(tmp_path)
    assert draai(root, "freeze", "proef", "concept", "--door", "A. Jansen", "--gezien", "B. de Vries").code == 0
    path = root / KLACHTEN
    path.write_text(path.read_text(encoding="utf-8").replace("stelt een klachtenregeling vast", "stelt een regeling voor klachten vast"), encoding="utf-8")
    printed = tekst_van(laad(root).maak("definitief", "brief-zuid"))
    assert "eerste lid: “" in printed
    assert "regeling voor klachten" in printed


def test_the_first_milestone_with_a_text_tells_of_none(tmp_path: Path) -> None:
    printed = tekst_van(gezond(met_brief(tmp_path)).maak("concept", "brief-zuid"))
    assert "veranderd" not in printed


# --- in gr-sociaal ---------------------------------------------------------------------------------------------------


def test_a_council_reads_every_change_of_the_text_and_the_estimates_of_then_and_now(sociaal: Geladen) -> None:
    printed = tekst_van(sociaal.maak("definitief", "raadsvoorstel-alblasserdam")).replace("\u00a0", " ")
    told = printed.partition("Dit is in de tekst veranderd sinds 1 juni 2021 (Concepttekst):")[2].partition("De bijdragen van alle")
    for words in (
        "eigen uitvoering door Hendrik-Ido-Ambacht: praktijkleren (werving van leerwerkplekken)",
        "begrip 'lokale uitvoering': “een deelnemer zelf in plaats van” is nu “een deelnemer zelf, of door een ander in opdracht van die deelnemer, in plaats van”",
        "het aantal stemmen wordt na iedere raadsverkiezing opnieuw berekend (artikel 12)",
        "nieuw is artikel 14 (Besluiten met een grotere meerderheid)",
        "artikel 22 (Inlichtingen aan de raden) staat op een andere plaats",
        "de kosten worden verdeeld naar het inwonertal van één jaar voor het begrotingsjaar (artikel 32)",
        "artikel 34 (Reserves): tweede lid: “bedraagt ten hoogste 5 procent van de” is nu “bedraagt ten hoogste 4 procent van de”",
        "artikel 43 (Indicatie en uittredingsplan): vijfde lid is nieuw: “Het dagelijks bestuur stelt de uittredende deelnemer in de gelegenheid",
        "- bijlage 2 (Taken, bevoegdheden en regels) is op ",
    ):
        assert words in told[0], words
    assert "portefeuillehoudersoverleg" not in printed
    estimate = " ".join(told[2].partition("Kaders en wensen")[0].split()).replace("\u00a0", " ")
    assert "toen geraamd op € 242.000.000 [2]; dat bedrag daalt met € 2.000.000." in estimate  # the mark of an assumption
    assert "De bijdrage van Alblasserdam was geraamd op € 16.699.133 en daalt met € 2.431.976." in estimate  # 14.267.157 now


def test_a_letter_asks_no_decision_and_does_not_repeat_the_proposal(sociaal: Geladen) -> None:
    letter = tekst_van(sociaal.maak("definitief", "rib-alblasserdam"))
    assert "Wij vragen u te besluiten" not in letter
    assert "veranderd sinds" not in letter
    assert "op voorstel van het college" in letter
    shared = {line for line in letter.splitlines() if len(line) > 80} & set(tekst_van(sociaal.maak("definitief", "raadsvoorstel-alblasserdam")).splitlines())
    assert not [line for line in shared if "bijdrage" in line]


def test_what_a_gemeente_reads_of_local_tasks_fits_what_it_does(sociaal: Geladen) -> None:
    """One task in the sentence, more in a list; who does none reads so; and nobody is promised a payment that the text does not have."""
    letters = {name: tekst_van(sociaal.maak("definitief", f"rib-{name}")) for name in ("alblasserdam", "zwijndrecht", "papendrecht")}
    assert "kiest bij de volgende taken voor eigen uitvoering, met tussen haakjes de onderdelen waar het om gaat:" in letters["alblasserdam"]
    assert "- ondersteuning thuis (de hele taak)." in letters["alblasserdam"]
    assert "Zwijndrecht kiest bij één taak voor eigen uitvoering: inburgering (maatschappelijke begeleiding)." in letters["zwijndrecht"]
    assert "Zwijndrecht heeft in de voorbereiding ingebracht: ruimte voor lokaal initiatief." in letters["zwijndrecht"]
    assert "Papendrecht voert volgens deze tekst geen taken of onderdelen daarvan zelf uit" in letters["papendrecht"]
    proposals = {name: tekst_van(sociaal.maak("definitief", f"raadsvoorstel-{name}")) for name in ("zwijndrecht", "papendrecht")}
    article = tekst_van(sociaal.maak("definitief", "gr-tekst"))
    assert "Een deelnemer die maatwerk beperkt of beëindigt, vergoedt" in article  # and not who takes a task into local hands
    assert all("is daarbij niet geregeld" in printed for printed in proposals.values())
    assert "Omgekeerd komt het aandeel van Zwijndrecht" in proposals["zwijndrecht"]
    assert "Omgekeerd" not in proposals["papendrecht"]


def test_a_bijdrage_per_inwoner_has_cents(sociaal: Geladen) -> None:
    """In whole euros a bijdrage of 25 cents was none; the table of the regulation has cents too."""
    printed = tekst_van(sociaal.maak("definitief", "raadsvoorstel-zwijndrecht")).replace("\u00a0", " ")
    assert "dat is € 830,08 per inwoner" in printed
    assert "€ 830,08" in tekst_van(sociaal.maak("definitief", "gr-tekst")).replace("\u00a0", " ")


def test_the_gemeente_that_publishes_says_we(sociaal: Geladen) -> None:
    assert "colleges maken wij de regeling bekend" in tekst_van(sociaal.maak("definitief", "raadsvoorstel-dordrecht"))
    assert "colleges maakt het college van Dordrecht de regeling bekend" in tekst_van(sociaal.maak("definitief", "raadsvoorstel-zwijndrecht"))


def test_of_who_chose_nothing_it_is_not_said_that_it_chose(sociaal: Geladen) -> None:
    printed = tekst_van(sociaal.maak("definitief", "rib-dordrecht"))
    assert "laat alle taken" not in printed
    assert "Dordrecht voert volgens deze tekst geen taken of onderdelen daarvan zelf uit; GR Sociaal voert alle taken" in printed
