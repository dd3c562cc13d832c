"""The besluitenlijst: what was decided since the milestone before, and nothing of what is confidential."""

from __future__ import annotations

import pytest

import docxcheck
from assembler.ground.document import text_of
from assembler.pipeline import Made
from assembler.rendering.word import render
from conftest import Maker
from werkruimte import BLOKKEN, REPO, Geladen, anders, gezond, tekst_van

LOG = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
MIJLPALEN = tuple(f"trajecten/proef/mijlpalen/{name}.yaml" for name in ("concept", "definitief"))
LIJST = (REPO / "templates/documenten/besluitenlijst.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def concept(sociaal: Geladen) -> Made:
    return sociaal.maak("concept", "besluitenlijst")


@pytest.fixture(scope="module")
def definitief(sociaal: Geladen) -> Made:
    return sociaal.maak("definitief", "besluitenlijst")


def koppen(made: Made) -> list[str]:
    return [text_of(node.opschrift) for node in made.final.root.walk() if node.kind == "sectie" and node.opschrift]


def regels(made: Made) -> list[list[str]]:
    return [[text_of(cel.inhoud) for cel in rij.kinderen] for rij in made.final.root.walk() if rij.kind == "rij"]


def test_decisions_between_two_milestones_in_their_order(concept: Made, definitief: Made) -> None:
    assert koppen(concept) == ["1. 18 mei 2021, stuurgroep", "2. 27 mei 2021, bestuurlijke dialoogsessie"]
    assert koppen(definitief) == [
        "1. 15 juni 2021, werkgroep juridische governance",
        "2. 8 juli 2021, stuurgroep",
        "3. 14 juli 2021, bestuurlijke dialoogsessie",
        "4. 17 augustus 2021, bestuurlijke dialoogsessie",
        "5. 30 augustus 2021, stuurgroep",
        "Verder gewijzigd",
    ]


def test_withdrawn_and_proposed_decisions_are_not_in_it(concept: Made, definitief: Made) -> None:
    assert "20 mei 2021" not in tekst_van(concept)  # ingetrokken
    assert "6 juli 2021" not in tekst_van(definitief)  # voorgenomen


def test_a_confidential_decision_is_not_announced_and_what_it_did_to_the_text_is_named(sociaal: Geladen, definitief: Made) -> None:
    printed = tekst_van(definitief)
    assert "artikel 34 (Reserves)" in printed
    assert "artikel 12" not in printed.partition("Verder gewijzigd")[2]  # a decision in the list touches it
    docx = render(definitief.final, sociaal.ruimte.basis["regio"], numbering="levend")
    inside = b"".join(docxcheck.delen(docx).values()).decode("utf-8", "ignore")
    for secret in ("portefeuillehoudersoverleg", "leverancier", "maximum procent", "22 juni 2021", "ertrouwelijk"):
        assert secret not in printed
        assert secret not in inside


def test_words_for_every_kind_of_choice(concept: Made, definitief: Made) -> None:
    said = {row[0].replace("\u00a0", " ") for row in (*regels(concept), *regels(definitief))}
    for begin in (
        "Stemverhouding: de leden van een gemeente hebben samen één stem per vast aantal inwoners.",
        "Zwijndrecht: inburgering gedeeltelijk lokaal (maatschappelijke begeleiding).",
        "Nieuw lid in Financiële gevolgen van uittreding: “Het dagelijks bestuur",
        "Evaluatie staat nu na Betrokkenheid van ingezetenen en belanghebbenden.",
        "Nieuwe omschrijving van het begrip lokale uitvoering: “uitvoering van een taak",
        "Stemverhouding: het aantal stemmen wordt na iedere raadsverkiezing opnieuw berekend.",
        "Nieuw artikel: Risicobeheersing.",
        "Nieuw onderdeel in Begroting: “het overzicht van de risico's",
        "Schuldhulpverlening, ",
    ):
        assert any(item.startswith(begin) for item in said), begin
    accepted = tekst_van(definitief).partition("Aanvaard is, ook al staat het nog niet vast:\n")[2]
    assert accepted.startswith("  - aantal inwoners;\n")
    assert "  - het besluit van 14 juli 2021;\n" in accepted
    assert "Geraamde kosten van toegang en maatschappelijke ondersteuning in 2022: €\u00a060.000.000." in tekst_van(definitief)


def test_what_a_decision_touches_has_the_numbers_of_the_text(sociaal: Geladen, concept: Made) -> None:
    text = sociaal.maak("concept", "gr-tekst").final
    number = text.label(next(node for node in text.root.walk() if node.id == "gr-tekst/uittreding-kosten"))
    touched = {row[0]: row[1] for row in regels(concept) if len(row) == 2}
    assert next(value for key, value in touched.items() if key.startswith("Nieuw lid in Financiële")) == number
    assert next(value for key, value in touched.items() if key.startswith("Zwijndrecht")).startswith("Artikel ")


def test_what_was_thought_up_is_marked(concept: Made) -> None:
    assert "[1] Dit besluit is voor deze uitwerking uitgedacht; geen bron noemt het" in tekst_van(concept)


def test_a_decision_that_was_thought_up_is_told_of_once(concept: Made, definitief: Made) -> None:
    """At its own place in the list; the block at the end names only the earlier ones, on which the text rests too."""
    for made, earlier, marked in (
        (concept, "27 oktober 2020 en 23 maart 2021", ("18 mei 2021", "27 mei 2021")),
        (definitief, "27 oktober 2020, 23 maart 2021 en 27 mei 2021", ("15 juni 2021", "8 juli 2021", "14 juli 2021", "17 augustus 2021")),
    ):
        row = next(text_of(node.inhoud) for node in made.final.root.walk() if node.id.endswith("/besluiten") and "uitgedacht" in text_of(node.inhoud))
        assert f"zij dragen de datum {earlier}." in row.replace("\u00a0", " ")
        headings = [node for node in made.final.root.walk() if node.kind == "sectie" and any(getattr(item, "noot", 0) for item in node.opschrift)]
        assert [text_of(node.opschrift).split(". ")[1].split(",")[0] for node in headings][: len(marked)] == list(marked)


def test_each_row_says_what_it_touches_in_words_and_not_as_a_field(concept: Made, definitief: Made) -> None:
    rows = [row for made in (concept, definitief) for row in regels(made) if len(row) == 2]
    assert len(rows) > 10
    assert all(touched for _, touched in rows)
    assert not [said for said, _ in rows if ": ja" in said]
    power = next(touched for said, touched in rows if said.startswith("Schuldhulpverlening, "))
    assert power == "Bijlage 2"


def test_word_is_valid_accessible_and_the_same_twice(sociaal: Geladen, definitief: Made) -> None:
    docx = render(definitief.final, sociaal.ruimte.basis["regio"], numbering="levend")
    assert docxcheck.problems(docx) == docxcheck.toegankelijkheid(docx) == []
    assert docx == render(sociaal.maak("definitief", "besluitenlijst").final, sociaal.ruimte.basis["regio"], numbering="levend")


# --- in a small workspace --------------------------------------------------------------------------------------------


def met_lijst(**besluiten: str) -> dict[str, str | bytes | None]:
    """Return the small workspace with a besluitenlijst at every milestone, and these decisions more."""
    found: dict[str, str | bytes | None] = {"templates/documenten/besluitenlijst.yaml": LIJST, **BLOKKEN}
    found |= {name: anders(name, ("documenten:\n", "documenten:\n  - {soort: besluitenlijst}\n")) for name in MIJLPALEN}
    return found | {f"trajecten/proef/besluiten/{name.replace('_', '-')}.yaml": text for name, text in besluiten.items()}


def lijsten(ruimte: Maker, **besluiten: str) -> list[str]:
    geladen = gezond(ruimte(met_lijst(**besluiten)))
    return [tekst_van(geladen.maak(item.id, "besluitenlijst")) for item in geladen.trajectmap.mijlpalen]


def test_each_decision_stands_in_one_list(ruimte: Maker) -> None:
    printed = lijsten(ruimte)
    assert sum("stuurgroep" in item for item in printed) == 1
    assert sum("dialoogsessie" in item for item in printed) == 1


def test_a_confidential_part_of_an_open_decision(ruimte: Maker) -> None:
    besluit = """\
datum: 2021-02-02
gremium: overleg
keuzes:
  - clausule: klachten
    parameters: {weken: 7}
    reden: Geheime reden.
    vertrouwelijk: true
  - cijfer: {naam: begroting-samen, waarde: 900000, peildatum: 2021-02-02, bron: begroting, status: definitief}
    reden: Open reden.
"""
    printed = "\n".join(lijsten(ruimte, b_2021_02_02_overleg=besluit))
    assert "Geraamde kosten" in printed or "900.000" in printed
    assert "ertrouwelijk" not in printed
    assert "Geheime reden" not in printed
    assert "Open reden" not in printed  # a reason stands in no file; explain and was-wordt tell it to the makers


def test_a_clause_that_lapses(ruimte: Maker) -> None:
    besluit = "datum: 2021-02-02\ngremium: overleg\nkeuzes:\n  - {clausule: klachten, vervalt: true}\n"
    assert "deze bepaling vervalt." in "\n".join(lijsten(ruimte, b_2021_02_02_overleg=besluit, **{"2021_09_01_dialoog": LEEG}))


LEEG = "datum: 2021-09-01\ngremium: dialoogsessie\nkeuzes:\n  - cijfer: {naam: begroting-samen, waarde: 901271, peildatum: 2021-09-01, bron: begroting, status: definitief}\n"


def test_the_first_list_knows_of_no_milestone_before_it_and_calls_an_assumption_no_decision(ruimte: Maker) -> None:
    assumed = anders(LOG, ("gremium: stuurgroep\n", "gremium: stuurgroep\naanname: true\n"))
    geladen = gezond(ruimte(met_lijst() | {LOG: assumed}))
    first, *later = (tekst_van(geladen.maak(item.id, "besluitenlijst")) for item in geladen.trajectmap.mijlpalen)
    assert "Deze lijst noemt de besluiten die tot en met " in first
    assert "sinds de vorige mijlpaal" not in first
    assert all("sinds de vorige mijlpaal" in item.lower() for item in later)
    assert "Aangenomen | Raakt" in first
    assert "Besloten | Raakt" not in first


def test_no_decisions_is_said_too(ruimte: Maker) -> None:
    geladen = gezond(ruimte(met_lijst() | {"trajecten/proef/besluiten/2021-09-01-dialoog.yaml": None}))
    last = geladen.trajectmap.mijlpalen[-1]
    assert "Sinds de vorige mijlpaal heeft de regio geen besluiten genomen." in tekst_van(geladen.maak(last.id, "besluitenlijst"))
