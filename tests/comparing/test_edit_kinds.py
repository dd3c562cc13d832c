"""What an edit touches: the words of the sentence, a value, a term, a reference, a law, or a mark that the program adds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.comparing.returned.kinds import Touch, edits, touches
from assembler.ground.document import Begripgebruik, Deel, Gat, Inline, Invulling, Node, NodeId, Tekst, Verwijzing, Wetsverwijzing

ZIN: tuple[Inline, ...] = (
    Tekst("Een "), Begripgebruik("deelnemer", "deelnemer"), Tekst(" betaalt binnen "), Invulling("zes\u00a0weken", "keuze:bijdragen.termijn"),
    Tekst(" na "), Verwijzing(("gr/bijdragen/voorschot",), delen=(Deel("het "), Deel("tweede", NodeId("gr/bijdragen/voorschot")), Deel(" lid"))),
    Tekst(", bedoeld in "), Wetsverwijzing("artikel 17 van de Gemeentewet", "gemeentewet"), Tekst(", ten minste "), Gat("ntb", "het bedrag"), Tekst(";"),
)  # fmt: skip
LID = Node("onderdeel", NodeId("gr/bijdragen/a"), (), ZIN)
WAS = "Een deelnemer betaalt binnen zes weken na het tweede lid, bedoeld in artikel 17 van de Gemeentewet, ten minste n.t.b.;"


@pytest.mark.parametrize(
    ("van", "naar", "geraakt"),
    [
        ("betaalt binnen", "voldoet binnen", [Touch("zin", "betaalt", "voldoet")]),
        ("zes weken", "8 weken", [Touch("waarde", "zes weken", "8 weken", "keuze:bijdragen.termijn")]),
        ("zes weken", "acht maanden", [Touch("waarde", "zes weken", "acht maanden", "keuze:bijdragen.termijn")]),
        ("Een deelnemer", "Een gemeente", [Touch("begrip", "deelnemer", "gemeente", "deelnemer")]),
        ("het tweede lid", "het derde lid", [Touch("verwijzing", "het tweede lid", "het derde lid", "bijdragen/voorschot")]),
        ("artikel 17 van", "artikel 18 van", [Touch("wet", "artikel 17 van de Gemeentewet", "artikel 18 van de Gemeentewet", "gemeentewet")]),
        ("n.t.b.", "drie", [Touch("open", "n.t.b.", "drie", "het bedrag")]),
        ("n.t.b.;", "n.t.b.; en", [Touch("leesteken", "", " en")]),
        ("zes weken na", "zes weken en een dag na", [Touch("zin", "", "en een dag ")]),
        (" na het tweede lid,", ",", [Touch("verwijzing", "het tweede lid", "", "bijdragen/voorschot"), Touch("zin", " na het tweede lid", "")]),
    ],
)
def test_an_edit_is_told_by_what_it_touches(van: str, naar: str, geraakt: list[Touch]) -> None:
    assert list(touches(LID, WAS, WAS.replace(van, naar, 1))) == geraakt


def test_a_definition_is_read_with_its_term_and_a_heading_apart() -> None:
    node = Node("begrip", NodeId("gr/begrippen/raad"), (Tekst("raad"),), (Tekst("de raad van een "), Begripgebruik("deelnemer", "deelnemer"), Tekst(";")))
    assert touches(node, "raad: de raad van een deelnemer;", "raad: de raad van iedere deelnemer;") == (Touch("zin", "een", "iedere"),)
    assert touches(Node("artikel", NodeId("gr/a"), (Tekst("Het bestuur"),)), "Het bestuur", "Het hele bestuur", heading=True) == (Touch("zin", "", "hele "),)


def test_a_space_that_does_not_break_is_as_any_other() -> None:
    assert edits("binnen zes\u00a0weken, € 5", "binnen zes weken,\u202f€\u00a05") == ()


def test_a_text_that_is_not_that_of_the_node_tells_nothing() -> None:
    assert touches(LID, "Iets anders.", "Iets heel anders.") == ()


@given(st.text(alphabet="ab 1.,é", max_size=40), st.text(alphabet="ab 1.,é", max_size=40))
def test_the_edits_of_one_text_make_the_other(was: str, wordt: str) -> None:
    """Law: an old text with its edits carried out is the new one."""
    text = was
    for edit in reversed(edits(was, wordt)):
        text = text[: edit.begin] + edit.new + text[edit.end :]
    assert text == wordt
