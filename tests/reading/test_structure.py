"""Paragraphs of a Word file of others -> its structure: numbers, words and headings decide, and what is no heading is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assembler.ground.document import Final, Node, Verwijzing, text_of
from assembler.reading.word.marks import mark_of
from assembler.reading.word.paragraph import Block, Paragraph, TableBlock
from assembler.reading.word.structure import structured


def made(*lines: str | Block) -> Final:
    return structured([Paragraph(line) if isinstance(line, str) else line for line in lines], "naam")


def outline(final: Final) -> list[str]:
    def below(node: Node, depth: int) -> Iterator[str]:
        label = final.labels[node.id].aanduiding if node.id in final.labels else ""
        words = " ".join(filter(None, (label, text_of(node.opschrift), text_of(node.inhoud))))
        yield f"{'  ' * depth}{node.kind}" + (f": {words}" if words else "")
        for child in node.kinderen:
            yield from below(child, depth + 1)

    return [line for node in final.root.kinderen for line in below(node, 0)]


REGULATION = (
    "Gemeenschappelijke regeling Afval", "De colleges van A en B;", "besluiten de volgende regeling te treffen:", "Hoofdstuk 1 Algemeen", "Artikel 1. Begrippen",
    "In deze regeling wordt verstaan onder:", "raad: de gemeenteraad;", "wet: de wet.", "Artikel 2 Bestuur", "1. Het bestuur bestaat uit:", "a. het algemeen bestuur;",
    "b. het dagelijks bestuur, met:", "1°. een voorzitter;", "2°. twee leden;", "c. de voorzitter.", "2. Artikel 1 is van toepassing op artikel 2, eerste lid.",
    "Artikel 3", "Er is een archief, bedoeld in artikel 2 van de Archiefwet 1995.", "Aldus vastgesteld op 1 mei 2020.", "De voorzitter", "Bijlage 1 Kaart", "De kaart.",
    "Toelichting", "Algemeen deel.", "Artikel 2 Bestuur", "Dit artikel regelt het bestuur.",
)  # fmt: skip


def test_a_regulation_with_typed_numbers() -> None:
    final = made(*REGULATION)
    assert final.klasse == "regeling"
    assert final.titel == "Gemeenschappelijke regeling Afval"
    assert outline(final) == [
        "aanhef",
        "  alinea: De colleges van A en B;",
        "  alinea: besluiten de volgende regeling te treffen:",
        "hoofdstuk: Hoofdstuk 1 Algemeen",
        "  artikel: Artikel 1 Begrippen",
        "    lid: In deze regeling wordt verstaan onder:",
        "      onderdeel: raad: de gemeenteraad;",
        "      onderdeel: wet: de wet.",
        "  artikel: Artikel 2 Bestuur",
        "    lid: 1. Het bestuur bestaat uit:",
        "      onderdeel: a. het algemeen bestuur;",
        "      onderdeel: b. het dagelijks bestuur, met:",
        "        onderdeel: 1°. een voorzitter;",
        "        onderdeel: 2°. twee leden;",
        "      onderdeel: c. de voorzitter.",
        "    lid: 2. Artikel 1 is van toepassing op artikel 2, eerste lid.",
        "  artikel: Artikel 3",
        "    lid: Er is een archief, bedoeld in artikel 2 van de Archiefwet 1995.",
        "sluiting",
        "  alinea: Aldus vastgesteld op 1 mei 2020.",
        "  alinea: De voorzitter",
        "bijlage: Bijlage 1 Kaart",
        "  alinea: De kaart.",
        "toelichting: Toelichting",
        "  alinea: Algemeen deel.",
        "  sectie: Artikel 2 Bestuur",
        "    alinea: Dit artikel regelt het bestuur.",
    ]


def test_references_to_the_text_itself_are_references_and_those_to_a_law_are_words() -> None:
    final = made(*REGULATION)
    found = [(item.text, item.doelen[0]) for node in final.root.walk() for item in node.inhoud if isinstance(item, Verwijzing)]
    label = {text: final.labels[node_id].aanduiding for text, node_id in found}  # type: ignore[index]
    assert label == {"1": "Artikel 1", "2, eerste lid": "1."}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("op grond van artikel 5, tweede lid, van de Wet gemeenschappelijke regelingen", None),
        ("artikel 5 van deze regeling", "Artikel 5"),
        ("de artikelen 5 en 6 zijn", "Artikel 5"),
        ("artikel 5, onderdeel a, van de Gemeentewet", None),
        ("artikel 77 bestaat niet", None),
        ("artikel 5 Wgr", None),
    ],
)
def test_what_a_reference_points_at(text: str, target: str | None) -> None:
    final = made("Titel", "Artikel 5 Vijf", f"Bedoeld in {text}.", "Artikel 6 Zes", "Niets.")
    found = [final.labels[item.doelen[0]].aanduiding for node in final.root.walk() for item in node.inhoud if isinstance(item, Verwijzing)]  # type: ignore[index]
    assert (found[0] if found else None) == target


@pytest.mark.parametrize(
    ("text", "opens", "label"),
    [
        ("Artikel 5 is van overeenkomstige toepassing.", "", ""),
        ("Artikel 5, tweede lid, geldt niet", "", ""),
        ("Artikel 5 Taken en bevoegdheden", "artikel", "Artikel 5"),
        ("ARTIKEL 12a: SLOT", "artikel", "Artikel 12a"),
        ("Artikel 2.3 Bestuur", "artikel", "Artikel 2.3"),
        ("Hoofdstuk IV Financiën", "hoofdstuk", "Hoofdstuk IV"),
        ("Hoofdstuk 2 bevat de regels over het bestuur.", "", ""),
        ("Bijlage 2 omschrijft de taken.", "", ""),
        ("Bijlage II: taken", "bijlage", "Bijlage II"),
        ("Artikelsgewijze toelichting", "toelichting", ""),
        ("1. Het bestuur", "cijfer", "1."),
        ("3) Het bestuur", "cijfer", "3."),
        ("1.2 Het bestuur", "cijfers", "1.2"),
        ("a. het bestuur", "letter", "a."),
        ("iii. het bestuur", "romein", "iii."),
        ("2° het bestuur", "graad", "2°."),
        ("• het bestuur", "streep", ""),
        ("2021 was een jaar", "", ""),
        ("de. zin", "", ""),
    ],
)
def test_what_a_paragraph_opens(text: str, opens: str, label: str) -> None:
    mark = mark_of(Paragraph(text))
    assert (mark.opens, mark.label) == (opens, label)


def test_automatic_numbers_count_as_typed_ones() -> None:
    typed = made("T", "Artikel 1 Een", "1. Eerste:", "a. letter a;", "b. letter b.", "2. Tweede.")
    automatic = made(
        "T",
        Paragraph("Een", "Artikel 1"),
        Paragraph("Eerste:", "1."),
        Paragraph("letter a;", "a)", 1),
        Paragraph("letter b.", "b)", 1),
        Paragraph("Tweede.", "2."),
    )
    assert outline(automatic) == outline(typed)


def test_i_after_h_is_a_letter_and_first_of_a_list_below_is_roman() -> None:
    items = [f"{letter}. onderdeel;" for letter in "abcdefghij"]
    assert [line.strip() for line in outline(made("T", "Artikel 1 X", "1. Lijst:", *items))[2:]] == [f"onderdeel: {item}" for item in items]
    nested = outline(made("T", "Artikel 1 X", "1. Lijst:", "a. een, met:", "i. klein;", "ii. kleiner;", "b. twee."))
    assert [len(line) - len(line.lstrip()) for line in nested[2:]] == [4, 6, 6, 4]


def test_a_number_that_is_not_the_next_lid_stays_in_the_list_it_is_in() -> None:
    found = outline(made("T", "Artikel 1 X", "1. Lijst:", "a. een, met:", "1. klein;", "2. kleiner;", "b. twee.", "2. Slot."))
    assert found[1:] == [
        "  lid: 1. Lijst:",
        "    onderdeel: a. een, met:",
        "      onderdeel: 1. klein;",
        "      onderdeel: 2. kleiner;",
        "    onderdeel: b. twee.",
        "  lid: 2. Slot.",
    ]


def test_a_letter_without_articles_keeps_its_headings_and_tables() -> None:
    final = made("Brief", Paragraph("Aanleiding", heading=1), "Er is iets.", TableBlock((("a", "b"), ("1",))), Paragraph("Kosten", heading=2), "- geen")
    assert final.klasse == "stuk"
    assert outline(final) == [
        "sectie: Aanleiding", "  alinea: Er is iets.", "  tabel", "    rij", "      cel: a", "      cel: b", "    rij", "      cel: 1", "      cel",
        "  sectie: Kosten", "    alinea", "      onderdeel: geen",
    ]  # fmt: skip


def test_no_word_is_lost() -> None:
    odd = ("z. los", "9. negen", "Titel", "• x", "Artikel 7 Zeven", "c. los", "Bijlage", "Artikel 1 Een", "tekst", "Hoofdstuk 3 Drie", "slot")
    final = made(*odd)
    words = " ".join([final.titel, *outline(final)])
    assert all(line.split()[-1] in words for line in odd)
