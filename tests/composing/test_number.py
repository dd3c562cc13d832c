"""Numbers come last: chapters and articles through, leden from two up, items a., b., below them 1°., 2°."""

from __future__ import annotations

from pathlib import Path

from assembler.composing.number import number
from assembler.ground.document import Draft, List, ListStyle, Node, NodeId, Note, Numbered, Tekst
from werkruimte import Geladen, anders, artikel, gezond, regels_van, werkruimte

KLACHTEN = "clauses/slot/klachten.yaml"
LEDEN = "  - id: regeling\n    tekst: \"Het {{ begrip('bestuur') }} stelt een klachtenregeling vast.\"\n"


def boom(*items: Node, lijst: ListStyle = "letters") -> Numbered:
    """Number a paper with one list."""
    alinea = Node("alinea", NodeId("d/a"), (), (Tekst("Dit:"),), items, List(lijst))
    return number(Draft(Node("document", NodeId("d"), (), (), (alinea,))))


def items(aantal: int, onder: str = "d/a", *kinderen: Node) -> tuple[Node, ...]:
    """Return so many items."""
    return tuple(Node("onderdeel", NodeId(f"{onder}/{index}"), (), (Tekst("x"),), kinderen) for index in range(aantal))


def nummers(found: Numbered) -> list[str]:
    """Return the labels in reading order."""
    return [found.labels[node.id].aanduiding for node in found.root.walk() if node.id in found.labels]


def test_hoofdstukken_artikelen_en_bijlagen_tellen_door(proef: Geladen) -> None:
    made = proef.maak("definitief")
    found = [made.final.label(node) for node in made.final.root.walk() if node.kind in {"hoofdstuk", "artikel", "bijlage"}]
    assert found == [
        "Hoofdstuk 1",
        "Artikel 1",
        "Artikel 2",
        "Hoofdstuk 2",
        "Artikel 3",
        "Artikel 4",
        "Artikel 5",
        "Hoofdstuk 3",
        "Artikel 6",
        "Artikel 7",
        "Bijlage 1",
    ]


def test_een_enig_lid_heeft_geen_nummer_en_twee_leden_wel(proef: Geladen) -> None:
    made = proef.maak("definitief")
    assert [line[:2] for line in regels_van(made, artikel(made, "klachten"))] == ["1.", "2."]
    assert regels_van(made, artikel(made, "naam")) == ["Deze regeling wordt aangehaald als: Regeling Proef."]


def test_letters_lopen_door_na_z() -> None:
    assert nummers(boom(*items(28)))[-3:] == ["z.", "aa.", "ab."]


def test_onder_letters_staan_graden_en_onder_cijfers_letters() -> None:
    inner = items(2, "d/a/x")
    assert nummers(boom(Node("onderdeel", NodeId("d/a/x"), (), (), inner)))[1:] == ["1°.", "2°."]
    assert nummers(boom(Node("onderdeel", NodeId("d/a/x"), (), (), inner, List("letters")), lijst="cijfers")) == ["1.", "a.", "b."]


def test_onder_graden_staan_kleine_romeinse_cijfers() -> None:
    third = tuple(Node("onderdeel", NodeId(f"d/a/x/y/{index}"), (), (Tekst("z"),)) for index in range(4))
    second = Node("onderdeel", NodeId("d/a/x/y"), (), (Tekst("y"),), third)
    assert nummers(boom(Node("onderdeel", NodeId("d/a/x"), (), (Tekst("x"),), (second,)))) == ["a.", "1°.", "i.", "ii.", "iii.", "iv."]


def test_een_lijst_telt_verder_waar_een_andere_ophield() -> None:
    alinea = Node("alinea", NodeId("d/a"), (), (), items(2), List("cijfers", first=3))
    assert nummers(number(Draft(Node("document", NodeId("d"), (), (), (alinea,))))) == ["3.", "4."]


def test_iedere_soort_opsomming_heeft_haar_eigen_tekens() -> None:
    assert nummers(boom(*items(4), lijst="romeins")) == ["I.", "II.", "III.", "IV."]
    assert nummers(boom(*items(2), lijst="cijfers")) == ["1.", "2."]
    assert nummers(boom(*items(2), lijst="streepjes")) == []
    assert nummers(boom(*items(2), lijst="geen")) == []


def test_een_weggevallen_lid_laat_geen_gat_in_de_nummers(tmp_path: Path) -> None:
    two = gezond(
        werkruimte(tmp_path / "a", {KLACHTEN: anders(KLACHTEN, (LEDEN, LEDEN + "  - id: nooit\n    als: \"traject.vorm == 'x'\"\n    tekst: Nooit.\n"))})
    ).maak("definitief")
    assert [line[:2] for line in regels_van(two, artikel(two, "klachten"))] == ["1.", "2."]
    one = gezond(
        werkruimte(tmp_path / "b", {KLACHTEN: anders(KLACHTEN, (LEDEN, LEDEN.replace("    tekst", "    als: \"traject.vorm == 'x'\"\n    tekst")))})
    ).maak("definitief")
    assert regels_van(one, artikel(one, "klachten")) == ["De termijn is acht weken."]


def test_een_id_verandert_niet_als_een_nummer_verandert(tmp_path: Path) -> None:
    log = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
    geladen = gezond(werkruimte(tmp_path, {log: anders(log, ("clausule: klachten\n    parameters: {weken: 8}", "verplaats: {wat: klachten, naar: algemeen}"))}))
    before, after = geladen.maak("concept"), geladen.maak("definitief")
    assert {node.id for node in artikel(before, "klachten").walk()} == {node.id for node in artikel(after, "klachten").walk()}
    assert (before.final.label(artikel(before, "klachten")), after.final.label(artikel(after, "klachten"))) == ("Artikel 6", "Artikel 1")


def test_een_lijst_begint_bij_een() -> None:
    assert nummers(boom(*items(2))) == ["a.", "b."]
    assert nummers(boom(*items(1), lijst="cijfers")) == ["1."]


def test_letters_onder_een_lid_van_een_artikel_worden_pas_een_niveau_dieper_graden() -> None:
    """Under a numbered lid stand letters, though the label of the lid is no letter; below these degrees; below figures again letters."""
    leaf = Node("onderdeel", NodeId("d/a/l/x/y"), (), (Tekst("y"),))
    item = Node("onderdeel", NodeId("d/a/l/x"), (), (Tekst("x"),), (leaf,), List())
    lid = Node("lid", NodeId("d/a/l"), (), (Tekst("Dit:"),), (item,), List())
    other = Node("lid", NodeId("d/a/m"), (), (Tekst("Dat."),))
    made = number(Draft(Node("document", NodeId("d"), (), (), (Node("artikel", NodeId("d/a"), (), (), (lid, other)),))))
    assert nummers(made) == ["Artikel 1", "1.", "a.", "1°.", "2."]


def test_een_uitleg_bij_een_teken_heeft_het_nummer_van_dat_teken() -> None:
    """Only the section of assumptions has such labels, and only for a mark in the text."""
    note = Node("onderdeel", NodeId("d/x/1"), (), (Tekst("Aanname."),), layout=Note(3))
    gap = Node("onderdeel", NodeId("d/x/ntb"), (), (Tekst("Nog niet bekend."),))
    made = number(Draft(Node("document", NodeId("d"), (), (), (Node("aannames", NodeId("d/x"), (), (), (note, gap)),))))
    assert {name: (label.nummer, label.aanduiding) for name, label in made.labels.items()} == {"d/x/1": ("3", "[3]")}
