"""Comparing: what changed, and nothing else; a number is no change, a move is one change, words are exact."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.comparing.trees import Change, MergedNode, Segment, TreeComparison, TreeSide, compare
from assembler.comparing.trees.edit import word_blocks
from assembler.comparing.trees.words import Word, printed, words_in
from assembler.ground.document import Final, Gat, Inline, Inlines, Invulling, Node, NodeId, Tekst, Verwijzing, text_of
from bomen import Boom, groot, regeling
from dosis import voorbeelden
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


ANDERE = {
    "personeel": "De directeur benoemt het personeel en stelt de bezoldiging vast.",
    "toezicht": "De toezichthouder kijkt ieder jaar of alles volgens de regels gaat.",
    "gegevens": "Persoonsgegevens worden verwerkt zoals de verordening dat voorschrijft.",
    "reserves": "Een overschot gaat naar de reserve totdat die groot genoeg is.",
    "toetreding": "Een gemeente kan toetreden als alle deelnemers daarmee instemmen.",
    "archiefzorg": "Stukken worden overgebracht naar de archiefbewaarplaats van de stad.",
}


def met_id(naam: str, *artikelen: Node) -> Final:
    deel = Node("hoofdstuk", NodeId(f"gr/hoofdstuk:{naam}"), zin(naam), (), artikelen)
    return af(Node("document", NodeId("gr"), zin("Regeling"), (), (deel,)))


def soorten(vergelijking: TreeComparison) -> list[tuple[str, str]]:
    return [(wijziging.action, wijziging.kind) for wijziging in vergelijking.changes]


def gemarkeerd(segmenten: tuple[Segment, ...]) -> str:
    vormen = {"gelijk": "{}", "weg": "[-{}-]", "nieuw": "[+{}+]"}
    return "".join(vormen[segment.kind].format(segment.text) for segment in segmenten)


def enige(vergelijking: TreeComparison) -> Change:
    assert len(vergelijking.changes) == 1, soorten(vergelijking)
    return vergelijking.changes[0]


# --- what is no change ----------------------------------------------------------------------------------------------


def test_the_same_document_has_no_changes() -> None:
    vergelijking = compare(regeling(), regeling())
    assert vergelijking.equal
    assert vergelijking.renumbered == vergelijking.references == ()
    assert {knoop.state for knoop in vergelijking.tree.walk()} == {"stays"}
    assert {rij.action for rij in vergelijking.transposition} == {"ongewijzigd"}


def test_a_space_that_does_not_break_is_no_change() -> None:
    old, new = (document((artikel("kosten", lid("kosten/een", f"De bijdrage is €{space}5, te betalen voor 1{space}mei.")),)) for space in (" ", "\u00a0"))
    assert compare(old, new).changes == ()
    assert compare(new, old).changes == ()


def test_an_inserted_article_is_the_only_change() -> None:
    nieuw = artikel("taken", lid("taken/een", "Het openbaar lichaam voert de taken uit die de deelnemers opdragen."))
    vergelijking = compare(document((A, B, C)), document((A, nieuw, B, C)))
    assert soorten(vergelijking) == [("nieuw", "artikel")]
    assert [(w.old_label, w.new_label) for w in vergelijking.renumbered] == [("Artikel 2", "Artikel 3"), ("Artikel 3", "Artikel 4")]
    assert [gemarkeerd(w.sentence.inhoud) for w in vergelijking.references] == ["Een klacht over artikel 3 gaat naar de ombudsman."]
    assert [segment.was for segment in vergelijking.references[0].sentence.inhoud if segment.renumbered] == ["artikel 2"]
    assert [(rij.old, rij.new, rij.action) for rij in vergelijking.transposition] == [
        ("1", "1", "ongewijzigd"),
        ("", "2", "nieuw"),
        ("2", "3", "vernummerd"),
        ("3", "4", "vernummerd"),
    ]


def test_a_reference_to_something_else_is_a_change_even_when_it_prints_the_same() -> None:
    naar_begroting = artikel("klachten", lid("klachten/een", "Een klacht over ", Verwijzing(("gr/begroting",)), " gaat naar de ombudsman."))
    vergelijking = compare(document((B, A, C)), document((A, B, naar_begroting)))
    assert ("gewijzigd", "lid") in soorten(vergelijking)


def test_the_order_in_which_a_reference_names_its_targets_is_no_change() -> None:
    """F5: the phrase tells them in the order of the text, so it prints the same."""
    beide = [
        artikel("klachten", lid("klachten/een", "Een klacht over ", Verwijzing(doelen), " gaat naar de ombudsman."))
        for doelen in (("gr/begroting", "gr/archief"), ("gr/archief", "gr/begroting"))
    ]
    oud, nieuw = (document((A, B, item)) for item in beide)
    assert text_of(oud.root.kinderen[0].kinderen[2].kinderen[0].inhoud) == "Een klacht over de artikelen 1 en 2 gaat naar de ombudsman."
    assert compare(oud, nieuw).equal
    minder = artikel("klachten", lid("klachten/een", "Een klacht over ", Verwijzing(("gr/begroting",)), " gaat naar de ombudsman."))
    assert not compare(oud, document((A, B, minder))).equal


def test_a_list_of_references_whose_targets_change_places_only_gets_other_numbers() -> None:
    klacht = artikel("klachten", lid("klachten/een", "Een klacht over ", Verwijzing(("gr/begroting", "gr/archief")), " gaat naar de ombudsman."))
    vergelijking = compare(document((A, B, C, klacht)), document((B, A, C, klacht)))
    assert [wijziging.action for wijziging in vergelijking.changes] == ["verplaatst"]


def test_how_text_is_made_of_pieces_is_no_change() -> None:
    los = artikel("begroting", lid("begroting/een", TEKST[:9], Invulling(TEKST[9:20], "x"), TEKST[20:]))
    assert compare(document((A,)), document((los,))).equal


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
        # F6: a stop or a capital that goes is one mark, not a sentence
        (
            "Hij meldt de omvang, telkens op de vijftiende dag van de maand.",
            "Hij meldt de omvang; telkens op de vijftiende dag van de maand.",
            "Hij meldt de omvang[-,-][+;+] telkens op de vijftiende dag van de maand.",
        ),
        (
            "De raad besluit over iets. De bijdrage volgt daaruit.",
            "De raad besluit over iets. de bijdrage volgt daaruit.",
            "De raad besluit over iets. [-De-][+de+] bijdrage volgt daaruit.",
        ),
        # two changes with only a comma between them are one; one that is only taken away stands beside what is replaced
        ("Er is geld, tijd en ruimte.", "Er is goud, rust en ruimte.", "Er is [-geld, tijd-][+goud, rust+] en ruimte."),
        (
            "Hij zendt een brief of een nota aan de raad.",
            "Hij zendt een stuk of nota aan de raad.",
            "Hij zendt een [-brief-][+stuk+] of[- een-] nota aan de raad.",
        ),
        # the space that both end with stays
        (
            "De raad kan wel iets doen. Hij kan het laten.",
            "De raad kan niets doen. Hij kan het laten.",
            "De raad kan [-wel iets-][+niets+] doen. Hij kan het laten.",
        ),
        ("Súdwest-Fryslân telt mee.", "Noardeast-Fryslân telt mee.", "[-Súdwest-][+Noardeast+]-Fryslân telt mee."),
    ],
)
def test_words_are_exact_and_a_sentence_of_which_little_stays_goes_whole(oud: str, nieuw: str, verwacht: str) -> None:
    vergelijking = compare(document((artikel("a", lid("a/een", oud)),)), document((artikel("a", lid("a/een", nieuw)),)))
    assert gemarkeerd(enige(vergelijking).sentence.inhoud) == verwacht


def test_a_figure_is_told_apart_from_text() -> None:
    def met(getal: str, woord: str) -> Final:
        return document((artikel("a", lid("a/een", f"De raming {woord} uit op ", Invulling(getal, "raming", "aanname"), " euro voor het hele jaar.")),))

    cijfer = enige(compare(met("100", "komt"), met("120", "komt")))
    assert (cijfer.through, [(c.key, c.old, c.new) for c in cijfer.figures]) == ("cijfer", [("raming", "100", "120")])
    assert [segment.key for segment in cijfer.sentence.inhoud if segment.kind != "gelijk"] == ["raming", "raming"]
    assert enige(compare(met("100", "komt"), met("100", "valt"))).through == "tekst"
    assert enige(compare(met("100", "komt"), met("120", "valt"))).through == "beide"


def test_a_gap_that_is_filled_in_comes_through_a_figure() -> None:
    oud = document((artikel("a", lid("a/een", "De regeling treedt in werking op ", Gat("ntb", "datum"), ".")),))
    nieuw = document((artikel("a", lid("a/een", "De regeling treedt in werking op ", Invulling("1 januari 2022", "datum"), ".")),))
    wijziging = enige(compare(oud, nieuw))
    assert (wijziging.through, wijziging.figures[0].old, wijziging.figures[0].new) == ("cijfer", "n.t.b.", "1 januari 2022")


def test_the_mark_at_the_end_of_an_item_is_no_change_of_text() -> None:
    def lijst(*teksten: str) -> Final:
        items = tuple(Node("onderdeel", NodeId(f"gr/a/een/i{i}"), (), zin(tekst)) for i, tekst in enumerate(teksten))
        return document((artikel("a", lid("a/een", "De raad beslist over:", kinderen=items)),))

    vergelijking = compare(lijst("de begroting; en", "de jaarrekening."), lijst("de begroting;", "de jaarrekening; en", "de wijziging van deze regeling."))
    assert [(w.action, w.through) for w in vergelijking.changes] == [("gewijzigd", "leesteken"), ("gewijzigd", "leesteken"), ("nieuw", "")]


def test_an_article_that_moves_to_another_chapter_is_one_move() -> None:
    vergelijking = compare(document((A, B), (C,)), document((B,), (C, A)))
    wijziging = enige(vergelijking)
    assert (wijziging.action, wijziging.old_label, wijziging.new_label) == ("verplaatst", "Artikel 1", "Artikel 3")
    assert [knoop.state for knoop in vergelijking.tree.walk() if knoop.node.id == "gr/begroting/een"] == ["departed", "arrived"]
    assert ("1", "3", "verplaatst") in [(rij.old, rij.new, rij.action) for rij in vergelijking.transposition]


def test_a_move_and_a_change_are_two() -> None:
    anders = artikel("begroting", lid("begroting/een", TEKST.replace("jaar", "kalenderjaar")))
    assert soorten(compare(document((A, B), (C,)), document((B,), (C, anders)))) == [("verplaatst", "artikel"), ("gewijzigd", "lid")]


def test_the_fewest_are_moved() -> None:
    vergelijking = compare(document((A, B, C)), document((C, A, B)))
    assert [(w.action, w.new) for w in vergelijking.changes] == [("verplaatst", ("gr/klachten",))]


def test_a_node_with_another_id_is_known_by_its_text() -> None:
    anders = artikel("begroting", lid("begroting/vaststelling", TEKST.replace("vast", "definitief vast")))
    assert soorten(compare(document((A, B)), document((anders, B)))) == [("gewijzigd", "lid")]


def test_a_chapter_with_another_id_is_the_same_chapter() -> None:
    oud = document((A, B))
    wortel = pas_aan(oud.root, "gr/hoofdstuk:1", lambda node: (replace(node, id=NodeId("gr/hoofdstuk:algemeen"), opschrift=zin("Iets heel anders")),))
    assert soorten(compare(oud, af(wortel))) == [("gewijzigd", "hoofdstuk")]


def test_a_chapter_that_holds_little_of_another_is_not_that_chapter() -> None:
    """Two chapters of which one article out of four is the same: the one goes, the other comes."""
    los = [artikel(naam, lid(f"{naam}/een", tekst)) for naam, tekst in ANDERE.items()]
    vergelijking = compare(met_id("oud", A, *los[:3]), met_id("nieuw", A, *los[3:]))
    assert ("nieuw", "hoofdstuk") in soorten(vergelijking)
    assert ("vervallen", "hoofdstuk") in soorten(vergelijking)


def test_two_equal_articles_that_got_other_names_are_both_known_again() -> None:
    oud, nieuw = ([artikel(naam, lid(f"{naam}/een", TEKST)) for naam in namen] for namen in (("een", "twee"), ("drie", "vier")))
    vergelijking = compare(document((B, *oud), (C,)), document((B,), (C, *nieuw)))
    assert {wijziging.action for wijziging in vergelijking.changes if wijziging.kind == "artikel"} <= {"verplaatst", "gewijzigd"}


def test_what_lapsed_out_of_something_that_moved_did_not_move() -> None:
    rijk = artikel("begroting", lid("begroting/een", TEKST), lid("begroting/twee", "De raden zien haar vooraf en zeggen wat zij ervan vinden."))
    vergelijking = compare(document((rijk, B), (C,)), document((B,), (C, A)))
    bewegingen = {knoop.node.id: (knoop.state, knoop.move) for knoop in vergelijking.tree.walk() if knoop.state in {"departed", "lapsed"}}
    assert bewegingen == {"gr/begroting": ("departed", 1), "gr/begroting/een": ("departed", 1), "gr/begroting/twee": ("lapsed", 0)}


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
    splitsing = [w for w in compare(heel, delen).changes if w.action == "gesplitst"]
    assert [(w.old, w.new) for w in splitsing] == [(("gr/a/een",), ("gr/a/een", "gr/a/twee"))]
    samen = [w for w in compare(delen, heel).changes if w.action == "samengevoegd"]
    assert [(w.old, w.new) for w in samen] == [(("gr/a/een", "gr/a/twee"), ("gr/a/een",))]


def test_words_that_went_to_a_part_are_kept() -> None:
    """F7: of a text that was split or joined no word that both sides have is a change."""
    een, twee = "De begroting wordt vastgesteld door het algemeen bestuur.", "De raden geven daarover vooraf hun zienswijze aan het dagelijks bestuur."
    heel = document((artikel("a", lid("a/een", f"{een} {twee}")),))
    gelijk = document((artikel("a", lid("a/een", een), lid("a/twee", twee)),))
    assert [enige(compare(*paar)).action for paar in ((heel, gelijk), (gelijk, heel))] == ["gesplitst", "samengevoegd"]
    delen = document((artikel("a", lid("a/een", een), lid("a/twee", twee.replace("vooraf", "tijdig"))),))
    for vergelijking, soort, kant in ((compare(heel, delen), "gesplitst", "nieuw"), (compare(delen, heel), "samengevoegd", "weg")):
        wijziging = next(item for item in vergelijking.changes if item.action == soort)
        deel = wijziging.parts[1].inhoud
        assert {item.kind for item in deel} == {kant}
        assert [item.text.strip() for item in deel if not item.kept] == ["tijdig"]
        assert [item.text.strip() for item in wijziging.parts[0].inhoud if item.kind != "gelijk" and not item.kept] == ["vooraf"]


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
    assert [(w.action, w.kind) for w in vergelijking.changes] == [("gewijzigd", "cel"), ("nieuw", "rij")]


def test_a_renamed_gemeente_is_changed_not_replaced() -> None:
    def lijst(naam: str) -> Final:
        items = tuple(Node("onderdeel", NodeId(f"gr/a/een/gemeente={n.lower()}"), (), zin(f"{n}: 2 stemmen;")) for n in ("Alblasserdam", naam, "Zwijndrecht"))
        return document((artikel("a", lid("a/een", "De stemmen zijn:", kinderen=items)),))

    wijziging = enige(compare(lijst("Dordrecht"), lijst("Molenlanden")))
    assert (wijziging.action, gemarkeerd(wijziging.sentence.inhoud)) == ("gewijzigd", "[-Dordrecht-][+Molenlanden+]: 2 stemmen;")


# --- laws -----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@settings(max_examples=voorbeelden(100), deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_blocks_cover_both_sentences(oud: str, nieuw: str) -> None:
    links, rechts = ([Word(woord, woord) for woord in words_in(tekst)] for tekst in (oud, nieuw))
    assert "".join(woord.text for woord in links) == oud
    o = n = 0
    for blok in word_blocks(links, rechts):
        assert (blok.o1, blok.n1) == (o, n)
        teksten = ["".join(w.text for w in deel) for deel in (links[blok.o1 : blok.o2], rechts[blok.n1 : blok.n2])]
        assert blok.equal == (teksten[0] == teksten[1])
        o, n = blok.o2, blok.n2
    assert (o, n) == (len(links), len(rechts))


@pytest.mark.slow
@settings(max_examples=voorbeelden(80), deadline=None)
@given(zaden, st.integers(0, 6))
def test_every_node_and_every_word_stands_in_the_merged_tree_once(zaad: int, aantal: int) -> None:
    oud, nieuw = paar(kans_van(zaad), aantal)
    vergelijking = compare(oud, nieuw)
    knopen = list(vergelijking.tree.walk())
    assert [k.old.id for k in knopen if k.old and k.state not in {"new", "arrived"}] == [node.id for node in _gezien(vergelijking.old)]
    assert [k.new.id for k in knopen if k.new and k.state not in {"lapsed", "departed"}] == [node.id for node in nieuw.root.walk()]
    assert Counter(k.old.id for k in knopen if k.old and k.state not in {"new", "arrived"}) == Counter(node.id for node in oud.root.walk())
    for knoop in knopen:
        _woorden_kloppen(vergelijking, knoop)


def _gezien(kant: TreeSide) -> list[Node]:
    return list(kant.final.root.walk())


def _woorden_kloppen(vergelijking: TreeComparison, knoop: MergedNode) -> None:
    delen = vergelijking.sentence(knoop)
    for deel in ("opschrift", "inhoud"):
        segmenten: tuple[Segment, ...] = getattr(delen, deel)
        if knoop.old and knoop.state != "arrived":
            assert "".join(s.was or s.text for s in segmenten if s.kind != "nieuw") == printed(getattr(knoop.old, deel))
        if knoop.new and knoop.state != "departed":
            assert "".join(s.text for s in segmenten if s.kind != "weg") == printed(getattr(knoop.new, deel))


@pytest.mark.slow
@settings(max_examples=voorbeelden(40), deadline=None)
@given(zaden)
def test_comparing_with_itself_finds_nothing_and_comparing_is_repeatable(zaad: int) -> None:
    oud, nieuw = paar(kans_van(zaad))
    assert compare(oud, oud).equal
    assert compare(nieuw, nieuw).equal
    assert compare(oud, nieuw) == compare(oud, nieuw)


@pytest.mark.slow
@settings(max_examples=voorbeelden(40), deadline=None)
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
    assert len(vergelijking.pairs) > 0.9 * len(vergelijking.old.nodes)
    assert not [w for w in vergelijking.changes if w.action in {"nieuw", "vervallen"} and w.kind in {"artikel", "lid", "hoofdstuk"}]


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


# --- which node is which ------------------------------------------------------------------------------------------------

ZES, VIJF = "een heel eigen zin van zes", "een eigen zin van vijf"


def gebeurd(oud: Final, nieuw: Final) -> dict[str, str]:
    """Return per id in the new document (else the old one) what happened to it."""
    return {(item.new or item.old)[0].removeprefix("gr/"): item.action for item in compare(oud, nieuw).changes}


@pytest.mark.parametrize(("woorden", "soort"), [(ZES, {"d/ander": "verplaatst"}), (VIJF, {"b/weg": "vervallen", "d/ander": "nieuw"})])
def test_a_text_is_known_again_elsewhere_when_it_says_enough(woorden: str, soort: dict[str, str]) -> None:
    """Six words are recognised under another name in another article, five are not."""
    b, d = artikel("b", lid("b/een", "Het eerste dat hier altijd staat.")), artikel("d", lid("d/een", "Iets dat over geheel andere dingen gaat."))
    oud = document((replace(b, kinderen=(*b.kinderen, lid("b/weg", woorden))), d))
    nieuw = document((b, replace(d, kinderen=(*d.kinderen, lid("d/ander", woorden)))))
    assert gebeurd(oud, nieuw) == soort


def test_of_two_equal_texts_that_went_one_is_the_text_that_came() -> None:
    """A text that came is one of the two, not both."""
    blijft = artikel("d", lid("d/een", "Iets dat over geheel andere dingen gaat."))
    twee = artikel("b", lid("b/weg", ZES), lid("b/ook", ZES))
    nieuw = document(
        (artikel("b", lid("b/blijft", "Nu staat hier een verhaal over bomen.")), replace(blijft, kinderen=(*blijft.kinderen, lid("d/ander", ZES))))
    )
    gevonden = compare(document((twee, blijft)), nieuw)
    assert sum(item.action == "verplaatst" for item in gevonden.changes) == 1
    assert sum(old_id in {"gr/b/weg", "gr/b/ook"} and new_id == "gr/d/ander" for old_id, new_id in gevonden.pairs.items()) == 1


@pytest.mark.parametrize(("over", "dezelfde"), [(2, True), (1, False)])
def test_a_chapter_with_another_id_is_the_same_when_half_of_it_is(over: int, dezelfde: bool) -> None:
    namen = [artikel(naam, lid(f"{naam}/een", f"Dit gaat over het onderwerp {naam} en verder niets.")) for naam in ("a", "b", "c", "d")]
    nieuwe = [artikel(naam, lid(f"{naam}/een", f"Zaken van {naam} staan hier los van al het vorige. " * 5)) for naam in ("p", "q", "r", "s")]

    def met(naam: str, *delen: Node) -> Final:
        return af(Node("document", NodeId("gr"), zin("Regeling"), (), (Node("hoofdstuk", NodeId(f"gr/hoofdstuk:{naam}"), zin("Deel"), (), delen),)))

    gevonden = compare(met("oud", *namen), met("nieuw", *namen[:over], *nieuwe[over:]))
    assert (gevonden.pairs.get(NodeId("gr/hoofdstuk:oud")) == NodeId("gr/hoofdstuk:nieuw")) is dezelfde


def test_siblings_in_the_same_place_need_less_in_common() -> None:
    """Of leden without a name: a third of the words makes the one in the same place a version; under another number half is needed."""
    oud = document((artikel("a", lid("a/lid-1", "een twee drie vier vijf zes zeven acht negen")),))
    zelfde = document((artikel("a", lid("a/lid-1", "een twee drie aap noot mies wim zus jet")),))
    assert gebeurd(oud, zelfde) == {"a/lid-1": "gewijzigd"}
    ander = document((artikel("a", lid("a/lid-2", "een twee drie aap noot mies wim zus jet")),))
    assert set(gebeurd(oud, ander).values()) == {"vervallen", "nieuw"}
    helft = document((artikel("a", lid("a/lid-2", "een twee drie vier vijf mies wim zus jet")),))
    assert set(gebeurd(oud, helft).values()) <= {"gewijzigd", "vernummerd"}
