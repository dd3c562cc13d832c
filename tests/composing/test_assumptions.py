"""What is not sure: marks in the order of reading, one for each source, and the section that explains them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assembler.composing.assumptions import noted
from assembler.ground.document import Invulling, Node, NodeId, Tekst, text_of
from werkruimte import Geladen, anders, gezond, tekst_van, werkruimte

T = "gemeenten/noord/gemeente.yaml"


def alinea(name: str, *inhoud: Invulling | Tekst) -> Node:
    return Node("alinea", NodeId(f"d/{name}"), (), inhoud)


def onzeker(bron: str, status: str = "aanname") -> Invulling:
    return Invulling("7", bron, status, bron)  # type: ignore[arg-type]


def test_tekens_lopen_op_in_leesvolgorde_en_een_bron_heeft_er_een(proef: Geladen) -> None:
    rows = (alinea("a", onzeker("b"), Tekst(" en "), onzeker("a")), alinea("b", onzeker("b"), onzeker("c", "voorlopig"), onzeker("d", "definitief")))
    made = noted(Node("document", NodeId("d"), (onzeker("z"),), (), rows), proef.folded("concept").facts)
    marks = [item.noot for node in made.walk() for item in (*node.opschrift, *node.inhoud) if isinstance(item, Invulling)]
    assert marks == [1, 2, 3, 2, 4, 0]
    section = made.kinderen[-1]
    assert [text_of(item.inhoud) for item in section.kinderen] == ["Aanname: z.", "Aanname: b.", "Aanname: a.", "Voorlopig cijfer: c."]


def test_zonder_aannames_staat_dat_er_en_alleen_dan(proef: Geladen) -> None:
    facts = proef.folded("concept").facts
    sure = noted(Node("document", NodeId("d"), (), (), (alinea("a", Tekst("Zeker.")),)), facts).kinderen[-1]
    assert [text_of(item.inhoud) for item in sure.kinderen] == ["Dit stuk bevat geen aannames."]
    unsure = noted(Node("document", NodeId("d"), (), (), (alinea("a", onzeker("b")),)), facts).kinderen[-1]
    assert [(item.kind, text_of(item.inhoud)) for item in unsure.kinderen] == [("onderdeel", "Aanname: b.")]


def test_een_teken_staat_met_zijn_nummer_voor_de_uitleg(tmp_path: Path) -> None:
    text = anders(
        T,
        (
            "waarde: 20126, peildatum: 2021-01-01, bekend: 2021-03-01, bron: tellingen, status: definitief",
            "waarde: 20126, peildatum: 2021-01-01, bekend: 2021-03-01, bron: eigen raming, status: aanname",
        ),
    )
    made = gezond(werkruimte(tmp_path, {T: text})).maak("definitief", "brief-noord")
    [section] = [node for node in made.final.root.walk() if node.kind == "aannames"]
    assert [made.final.label(item) for item in section.kinderen] == [f"[{number}]" for number in range(1, len(section.kinderen) + 1)]
    assert "[1] Aanname: eigen raming." in tekst_van(made)
    assert replace(section, kinderen=()).opschrift == (Tekst("Aannames in dit stuk"),)
