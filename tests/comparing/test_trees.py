"""Comparing: what changed, and nothing else; a number is no change, a move is one change, words are exact."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.comparing.trees import Knoop, Segment, Vergelijking, Wijziging, compare
from assembler.comparing.trees.edit import verschil
from assembler.comparing.trees.words import Woord, gedrukt, woorden_in
from assembler.document import Final, Gat, Inline, Inlines, Invulling, Node, NodeId, Tekst, Verwijzing
from bomen import Boom, groot, regeling
from paren import Maker, af, erbij, kans_van, paar, pas_aan

zaden = st.integers(0, 2**40)


def zin(*stukken: str | Inline) -> Inlines:
    return tuple(Tekst(stuk) if isinstance(stuk, str) else stuk for stuk in stukken)


def lid(naam: str, *stukken: str | Inline, kinderen: tuple[Node, ...] = ()) -> Node:
    return Node("lid", NodeId(f"gr/{naam}"), (), zin(*stukken), kinderen)


def artikel(naam: str, *leden: Node) -> Node:
    return Node("artikel", NodeId(f"gr/{naam}"), zin(naam.capitalize()), (), leden)


def document(*hoofdstukken: tuple[Node, ...]) -> Final:
    delen = tuple(Node("hoofdstuk", NodeId(f"gr/hoofdstuk:{i}"), zin(f"Deel {i}"), (), deel) for i, deel in enumerate(hoofdstukken, 1))
    return af(Node("document", NodeId("gr"), zin("Regeling"), (), delen))


TEKST = "Het algemeen bestuur stelt de begroting vast voor het jaar waarvoor zij dient."
A = artikel("begroting", lid("begroting/een", TEKST))
B = artikel("archief", lid("archief/een", "De secretaris beheert het archief van het openbaar lichaam."))
C = artikel("klachten", lid("klachten/een", "Een klacht over ", Verwijzing(("gr/archief",)), " gaat naar de ombudsman."))


def soorten(vergelijking: Vergelijking) -> list[tuple[str, str]]:
    return [(wijziging.soort, wijziging.kind) for wijziging in vergelijking.wijzigingen]


def gemarkeerd(segmenten: tuple[Segment, ...]) -> str:
    vormen = {"gelijk": "{}", "weg": "[-{}-]", "nieuw": "[+{}+]"}
    return "".join(vormen[segment.soort].format(segment.tekst) for segment in segmenten)


def enige(vergelijking: Vergelijking) -> Wijziging:
    assert len(vergelijking.wijzigingen) == 1, soorten(vergelijking)
    return vergelijking.wijzigingen[0]


# --- what is no change ----------------------------------------------------------------------------------------------


def test_the_same_document_has_no_changes() -> None:
    vergelijking = compare(regeling(), regeling())
    assert vergelijking.gelijk
    assert vergelijking.vernummerd == vergelijking.verwijzingen == ()
    assert {knoop.staat for knoop in vergelijking.boom.walk()} == {"blijft"}
    assert {rij.soort for rij in vergelijking.transponering} == {"ongewijzigd"}


def test_an_inserted_article_is_the_only_change() -> None:
    nieuw = artikel("taken", lid("taken/een", "Het openbaar lichaam voert de taken uit die de deelnemers opdragen."))
    vergelijking = compare(document((A, B, C)), document((A, nieuw, B, C)))
    assert soorten(vergelijking) == [("nieuw", "artikel")]
    assert [(w.oud_label, w.nieuw_label) for w in vergelijking.vernummerd] == [("Artikel 2", "Artikel 3"), ("Artikel 3", "Artikel 4")]
    assert [gemarkeerd(w.zin.inhoud) for w in vergelijking.verwijzingen] == ["Een klacht over artikel 3 gaat naar de ombudsman."]
    assert [segment.was for segment in vergelijking.verwijzingen[0].zin.inhoud if segment.hernummerd] == ["artikel 2"]
    assert [(rij.oud, rij.nieuw, rij.soort) for rij in vergelijking.transponering] == [
        ("1", "1", "ongewijzigd"),
        ("", "2", "nieuw"),
        ("2", "3", "vernummerd"),
        ("3", "4", "vernummerd"),
    ]


def test_a_reference_to_something_else_is_a_change_even_when_it_prints_the_same() -> None:
    naar_begroting = artikel("klachten", lid("klachten/een", "Een klacht over ", Verwijzing(("gr/begroting",)), " gaat naar de ombudsman."))
    vergelijking = compare(document((B, A, C)), document((A, B, naar_begroting)))
    assert ("gewijzigd", "lid") in soorten(vergelijking)


def test_how_text_is_made_of_pieces_is_no_change() -> None:
    los = artikel("begroting", lid("begroting/een", TEKST[:9], Invulling(TEKST[9:20], "x"), TEKST[20:]))
    assert compare(document((A,)), document((los,))).gelijk


# --- changes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("De raad stelt vast.", "De raad stelt niet vast.", "De raad stelt [+niet +]vast."),
        ("De termijn is zes weken na ontvangst.", "De termijn is acht weken na ontvangst.", "De termijn is [-zes-][+acht+] weken na ontvangst."),
        (
            "Hij ontvangt de concepttekst van het stuk.",
            "Hij ontvangt de definitieve tekst van het stuk.",
            "Hij ontvangt de [-concepttekst-][+definitieve tekst+] van het stuk.",
        ),
        ("Het bedrag is € 1.250.000 per jaar.", "Het bedrag is € 1.300.000 per jaar.", "Het bedrag is € [-1.250.000-][+1.300.000+] per jaar."),
        (
            "Eerste zin blijft staan. Tweede zin vervalt geheel.",
            "Eerste zin blijft staan. Iets volkomen anders komt.",
            "Eerste zin blijft staan. [-Tweede zin vervalt geheel.-][+Iets volkomen anders komt.+]",
        ),
        (
            "Er is een raad. Er is een college.",
            "Er is een raad. Er komt een nieuwe zin tussen. Er is een college.",
            "Er is een raad. [+Er komt een nieuwe zin tussen. +]Er is een college.",
        ),
        (
            "De secretaris beheert het archief.",
            "Iedere deelnemer betaalt zijn bijdrage tijdig.",
            "[-De secretaris beheert het archief.-][+Iedere deelnemer betaalt zijn bijdrage tijdig.+]",
        ),
        ("Súdwest-Fryslân telt mee.", "Noardeast-Fryslân telt mee.", "[-Súdwest-][+Noardeast+]-Fryslân telt mee."),
    ],
)
def test_words_are_exact_and_a_sentence_of_which_little_stays_goes_whole(oud: str, nieuw: str, verwacht: str) -> None:
    vergelijking = compare(document((artikel("a", lid("a/een", oud)),)), document((artikel("a", lid("a/een", nieuw)),)))
    assert gemarkeerd(enige(vergelijking).zin.inhoud) == verwacht


def test_a_figure_is_told_apart_from_text() -> None:
    def met(getal: str, woord: str) -> Final:
        return document((artikel("a", lid("a/een", f"De raming {woord} uit op ", Invulling(getal, "raming", "aanname"), " euro voor het hele jaar.")),))

    cijfer = enige(compare(met("100", "komt"), met("120", "komt")))
    assert (cijfer.door, [(c.sleutel, c.oud, c.nieuw) for c in cijfer.cijfers]) == ("cijfer", [("raming", "100", "120")])
    assert [segment.sleutel for segment in cijfer.zin.inhoud if segment.soort != "gelijk"] == ["raming", "raming"]
    assert enige(compare(met("100", "komt"), met("100", "valt"))).door == "tekst"
    assert enige(compare(met("100", "komt"), met("120", "valt"))).door == "beide"


def test_a_gap_that_is_filled_in_comes_through_a_figure() -> None:
    oud = document((artikel("a", lid("a/een", "De regeling treedt in werking op ", Gat("ntb", "datum"), ".")),))
    nieuw = document((artikel("a", lid("a/een", "De regeling treedt in werking op ", Invulling("1 januari 2022", "datum"), ".")),))
    wijziging = enige(compare(oud, nieuw))
    assert (wijziging.door, wijziging.cijfers[0].oud, wijziging.cijfers[0].nieuw) == ("cijfer", "n.t.b.", "1 januari 2022")


def test_the_mark_at_the_end_of_an_item_is_no_change_of_text() -> None:
    def lijst(*teksten: str) -> Final:
        items = tuple(Node("onderdeel", NodeId(f"gr/a/een/i{i}"), (), zin(tekst)) for i, tekst in enumerate(teksten))
        return document((artikel("a", lid("a/een", "De raad beslist over:", kinderen=items)),))

    vergelijking = compare(lijst("de begroting; en", "de jaarrekening."), lijst("de begroting;", "de jaarrekening; en", "de wijziging van deze regeling."))
    assert [(w.soort, w.door) for w in vergelijking.wijzigingen] == [("gewijzigd", "leesteken"), ("gewijzigd", "leesteken"), ("nieuw", "")]


def test_an_article_that_moves_to_another_chapter_is_one_move() -> None:
    vergelijking = compare(document((A, B), (C,)), document((B,), (C, A)))
    wijziging = enige(vergelijking)
    assert (wijziging.soort, wijziging.oud_label, wijziging.nieuw_label) == ("verplaatst", "Artikel 1", "Artikel 3")
    assert [knoop.staat for knoop in vergelijking.boom.walk() if knoop.node.id == "gr/begroting/een"] == ["vertrokken", "aangekomen"]
    assert ("1", "3", "verplaatst") in [(rij.oud, rij.nieuw, rij.soort) for rij in vergelijking.transponering]


def test_a_move_and_a_change_are_two() -> None:
    anders = artikel("begroting", lid("begroting/een", TEKST.replace("jaar", "kalenderjaar")))
    assert soorten(compare(document((A, B), (C,)), document((B,), (C, anders)))) == [("verplaatst", "artikel"), ("gewijzigd", "lid")]


def test_the_fewest_are_moved() -> None:
    vergelijking = compare(document((A, B, C)), document((C, A, B)))
    assert [(w.soort, w.nieuw) for w in vergelijking.wijzigingen] == [("verplaatst", ("gr/klachten",))]


def test_a_node_with_another_id_is_known_by_its_text() -> None:
    anders = artikel("begroting", lid("begroting/vaststelling", TEKST.replace("vast", "definitief vast")))
    assert soorten(compare(document((A, B)), document((anders, B)))) == [("gewijzigd", "lid")]


def test_a_chapter_with_another_id_is_the_same_chapter() -> None:
    oud = document((A, B))
    wortel = pas_aan(oud.root, "gr/hoofdstuk:1", lambda node: (replace(node, id=NodeId("gr/hoofdstuk:algemeen"), opschrift=zin("Iets heel anders")),))
    assert soorten(compare(oud, af(wortel))) == [("gewijzigd", "hoofdstuk")]


def test_nodes_numbered_in_a_row_are_paired_by_content() -> None:
    def alineas(*teksten: str) -> Final:
        kinderen = tuple(Node("alinea", NodeId(f"gr/s/alinea-{i}"), (), zin(tekst)) for i, tekst in enumerate(teksten, 1))
        return af(Node("document", NodeId("gr"), zin("Stuk"), (), (Node("sectie", NodeId("gr/s"), zin("Kop"), (), kinderen),)), "stuk")

    eerste, tweede = "De colleges bespreken de melding in het overleg.", "De raad ontvangt daarvan bericht."
    vergelijking = compare(alineas(eerste, tweede), alineas("Vooraf gaat een geheel nieuwe alinea over iets.", eerste, tweede))
    assert soorten(vergelijking) == [("nieuw", "alinea")]


def test_a_lid_that_is_split_or_joined_says_so() -> None:
    een, twee = "De begroting wordt vastgesteld door het algemeen bestuur.", "De raden geven daarover vooraf hun zienswijze aan het dagelijks bestuur."
    heel = document((artikel("a", lid("a/een", f"{een} {twee}")),))
    delen = document((artikel("a", lid("a/een", een), lid("a/twee", twee)),))
    splitsing = [w for w in compare(heel, delen).wijzigingen if w.soort == "gesplitst"]
    assert [(w.oud, w.nieuw) for w in splitsing] == [(("gr/a/een",), ("gr/a/een", "gr/a/twee"))]
    samen = [w for w in compare(delen, heel).wijzigingen if w.soort == "samengevoegd"]
    assert [(w.oud, w.nieuw) for w in samen] == [(("gr/a/een", "gr/a/twee"), ("gr/a/een",))]


def test_rows_and_cells_are_compared_by_key() -> None:
    def tabel(**rijen: tuple[str, str]) -> Final:
        gemaakt = tuple(
            Node("rij", NodeId(f"gr/t/{naam}"), (), (), tuple(Node("cel", NodeId(f"gr/t/{naam}/k{i}"), (), zin(cel)) for i, cel in enumerate(cellen)))
            for naam, cellen in rijen.items()
        )
        return af(Node("document", NodeId("gr"), zin("Stuk"), (), (Node("tabel", NodeId("gr/t"), zin("Tabel"), (), gemaakt),)), "stuk")

    vergelijking = compare(
        tabel(a=("Alblasserdam", "10"), b=("Dordrecht", "20")), tabel(a=("Alblasserdam", "11"), c=("Sliedrecht", "5"), b=("Dordrecht", "20"))
    )
    assert [(w.soort, w.kind) for w in vergelijking.wijzigingen] == [("gewijzigd", "cel"), ("nieuw", "rij")]


def test_a_renamed_gemeente_is_changed_not_replaced() -> None:
    def lijst(naam: str) -> Final:
        items = tuple(Node("onderdeel", NodeId(f"gr/a/een/gemeente={n.lower()}"), (), zin(f"{n}: 2 stemmen;")) for n in ("Alblasserdam", naam, "Zwijndrecht"))
        return document((artikel("a", lid("a/een", "De stemmen zijn:", kinderen=items)),))

    wijziging = enige(compare(lijst("Dordrecht"), lijst("Molenlanden")))
    assert (wijziging.soort, gemarkeerd(wijziging.zin.inhoud)) == ("gewijzigd", "[-Dordrecht-][+Molenlanden+]: 2 stemmen;")


def test_the_changes_of_an_article_are_found_by_it() -> None:
    anders = artikel("begroting", lid("begroting/een", TEKST.replace("jaar", "kalenderjaar")))
    vergelijking = compare(document((A, B)), document((anders, B)))
    assert [w.nieuw for w in vergelijking.wijzigingen_van(NodeId("gr/begroting"))] == [("gr/begroting/een",)]
    assert vergelijking.wijzigingen_van(NodeId("gr/archief")) == ()


# --- laws -----------------------------------------------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_blocks_cover_both_sentences(oud: str, nieuw: str) -> None:
    links, rechts = ([Woord(woord, woord) for woord in woorden_in(tekst)] for tekst in (oud, nieuw))
    assert "".join(woord.tekst for woord in links) == oud
    o = n = 0
    for blok in verschil(links, rechts):
        assert (blok.o1, blok.n1) == (o, n)
        teksten = ["".join(w.tekst for w in deel) for deel in (links[blok.o1 : blok.o2], rechts[blok.n1 : blok.n2])]
        assert blok.gelijk == (teksten[0] == teksten[1])
        o, n = blok.o2, blok.n2
    assert (o, n) == (len(links), len(rechts))


@settings(max_examples=250, deadline=None)
@given(zaden, st.integers(0, 6))
def test_every_node_and_every_word_stands_in_the_merged_tree_once(zaad: int, aantal: int) -> None:
    oud, nieuw = paar(kans_van(zaad), aantal)
    vergelijking = compare(oud, nieuw)
    knopen = list(vergelijking.boom.walk())
    assert [k.oud.id for k in knopen if k.oud and k.staat not in {"nieuw", "aangekomen"}] == [node.id for node in _gezien(vergelijking, "oud")]
    assert [k.nieuw.id for k in knopen if k.nieuw and k.staat not in {"vervallen", "vertrokken"}] == [node.id for node in nieuw.root.walk()]
    assert Counter(k.oud.id for k in knopen if k.oud and k.staat not in {"nieuw", "aangekomen"}) == Counter(node.id for node in oud.root.walk())
    for knoop in knopen:
        _woorden_kloppen(vergelijking, knoop)


def _gezien(vergelijking: Vergelijking, kant: str) -> list[Node]:
    return list(getattr(vergelijking, kant).final.root.walk())


def _woorden_kloppen(vergelijking: Vergelijking, knoop: Knoop) -> None:
    delen: Any = vergelijking.zin(knoop)
    for deel in ("opschrift", "inhoud"):
        segmenten = getattr(delen, deel)
        if knoop.oud and knoop.staat != "aangekomen":
            assert "".join(s.was or s.tekst for s in segmenten if s.soort != "nieuw") == gedrukt(getattr(knoop.oud, deel))
        if knoop.nieuw and knoop.staat != "vertrokken":
            assert "".join(s.tekst for s in segmenten if s.soort != "weg") == gedrukt(getattr(knoop.nieuw, deel))


@settings(max_examples=100, deadline=None)
@given(zaden)
def test_comparing_with_itself_finds_nothing_and_comparing_is_repeatable(zaad: int) -> None:
    oud, nieuw = paar(kans_van(zaad))
    assert compare(oud, oud).gelijk
    assert compare(nieuw, nieuw).gelijk
    assert compare(oud, nieuw) == compare(oud, nieuw)


@settings(max_examples=100, deadline=None)
@given(zaden)
def test_an_inserted_article_never_touches_another(zaad: int) -> None:
    kans = kans_van(zaad)
    oud, _ = paar(kans, 0)
    hoofdstuk = next((node for node in oud.root.walk() if node.kind == "hoofdstuk"), None)
    if hoofdstuk is None:
        return
    nieuw = Node("artikel", NodeId("gr/ingevoegd"), zin("Ingevoegd"), (), (Node("lid", NodeId("gr/ingevoegd/x"), (), Maker(kans).zin([])),))
    vergelijking = compare(oud, af(erbij(oud.root, hoofdstuk.id, kans.randint(0, len(hoofdstuk.kinderen)), nieuw)))
    assert soorten(vergelijking) == [("nieuw", "artikel")]


def test_documents_without_a_common_id_are_compared_by_content() -> None:
    def zonder_ids(final: Final) -> Final:
        ids = {node.id: NodeId(f"x{i}") for i, node in enumerate(final.root.walk())}

        def anders(node: Node) -> Node:
            return replace(node, id=ids[node.id], kinderen=tuple(anders(kind) for kind in node.kinderen))

        return replace(final, root=anders(final.root), labels={ids[node_id]: label for node_id, label in final.labels.items()})

    vergelijking = compare(regeling(), zonder_ids(regeling()))
    assert len(vergelijking.paren) > 0.9 * len(vergelijking.oud.nodes)
    assert not [w for w in vergelijking.wijzigingen if w.soort in {"nieuw", "vervallen"} and w.kind in {"artikel", "lid", "hoofdstuk"}]


def test_two_long_regulations_take_well_under_a_second() -> None:
    oud, nieuw = groot(200), groot(190)
    begin = time.process_time()
    compare(oud, nieuw)
    assert time.process_time() - begin < 1.0


def test_a_sentence_is_compared_in_bounded_time() -> None:
    b = Boom()
    teksten = [" ".join(f"{woord}{i % modulo}" for i in range(6000)) for woord, modulo in (("aap", 7), ("aap", 11))]
    finals = [b.final(b.node("document", b.node("alinea", tekst=tekst, id_="d/a"), id_="d"), "x", "stuk") for tekst in teksten]
    begin = time.process_time()
    compare(*finals)
    assert time.process_time() - begin < 3.0
