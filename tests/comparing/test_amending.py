"""An amending act: its instructions, applied to the old text, give the new one; and they are said in the fixed formulas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.comparing.amending import applied, binding, instructions, said
from assembler.comparing.amending.formulas import text_lines
from assembler.comparing.amending.phrases import enumeration, put, replaced
from assembler.ground.document import Final, Node, NodeId, Tekst, Verwijzing
from assembler.ground.wording import opsomming
from paren import af, kans_van, paar
from werkruimte import Geladen


@given(st.integers(0, 2**40))
def test_de_opdrachten_maken_van_de_oude_tekst_de_nieuwe(zaad: int) -> None:
    """Applied to the old text the instructions of an act give the new text, to the letter and to the number."""
    old, new = paar(kans_van(zaad), 6)
    assert applied(binding(old), instructions(old, new)) == binding(new)


@pytest.mark.parametrize(("oud", "nieuw"), [("concept", "definitief"), ("definitief", "concept"), ("definitief", "definitief")])
def test_de_opdrachten_maken_van_de_regeling_de_volgende(sociaal: Geladen, oud: str, nieuw: str) -> None:
    old, new = sociaal.maak(oud).final, sociaal.maak(nieuw).final
    work = instructions(old, new)
    assert applied(binding(old), work) == binding(new)
    assert bool(work) is (oud != nieuw)


_ZIN = st.lists(st.sampled_from(["de", "raad", "raad.", "stelt", "artikel", "31", "31,", "vast;", "niet"]), min_size=1, max_size=12).map(" ".join)


@given(_ZIN, _ZIN)
def test_vervangen_woorden_maken_van_de_ene_zin_de_andere(oud: str, nieuw: str) -> None:
    pairs = replaced(oud, nieuw)
    assert pairs is None or (put(oud, pairs) == nieuw and all(oud.count(was) == 1 or was == oud for was, _ in pairs))


# --- the formulas ------------------------------------------------------------------------------------------------------


def lid(naam: str, *stukken: str | Verwijzing, kinderen: tuple[Node, ...] = ()) -> Node:
    return Node("lid", NodeId(f"gr/{naam}"), (), tuple(Tekst(stuk) if isinstance(stuk, str) else stuk for stuk in stukken), kinderen)


def onderdeel(naam: str, tekst: str) -> Node:
    return Node("onderdeel", NodeId(f"gr/{naam}"), (), (Tekst(tekst),))


def artikel(naam: str, *leden: Node, kop: str = "") -> Node:
    return Node("artikel", NodeId(f"gr/{naam}"), (Tekst(kop or naam.capitalize()),), (), leden)


def document(*hoofdstukken: tuple[Node, ...]) -> Final:
    delen = tuple(Node("hoofdstuk", NodeId(f"gr/hoofdstuk:{i}"), (Tekst(f"Deel {i}"),), (), deel) for i, deel in enumerate(hoofdstukken, 1))
    return af(Node("document", NodeId("gr"), (Tekst("Regeling"),), (), delen))


A = artikel("begroting", lid("begroting/een", "Het bestuur stelt de begroting vast voor 1 juli."), lid("begroting/twee", "Het zendt haar aan de raden."))
B = artikel("archief", lid("archief/een", "De secretaris beheert het archief."))
C = artikel("klachten", lid("klachten/een", "Een klacht als bedoeld in ", Verwijzing(("gr/archief",)), ", gaat naar de ombudsman."))
D = artikel(
    "reserves",
    lid("reserves/een", "Een overschot gaat naar:", kinderen=(onderdeel("reserves/een/a", "de reserve; of"), onderdeel("reserves/een/b", "de deelnemers."))),
)
L = artikel("leden", lid("leden/een", "Een begint."), lid("leden/twee", "Twee volgt."), lid("leden/drie", "Drie besluit het."))
NIEUW = artikel("toezicht", lid("toezicht/een", "De toezichthouder kijkt ieder jaar."))


def regels(old: Final, new: Final) -> list[str]:
    assert applied(binding(old), instructions(old, new)) == binding(new)
    return [line for item in said(instructions(old, new)) for line in text_lines(item)]


GEVALLEN = {
    "woorden": (
        document((A, B)),
        document((artikel("begroting", lid("begroting/een", "Het bestuur stelt de begroting vast voor 15 september."), A.kinderen[1]), B)),
        ["A. In artikel 1, eerste lid, wordt “1 juli” vervangen door “15 september”."],
    ),
    "woorden erbij en weg": (
        document((A,)),
        document((artikel("begroting", lid("begroting/een", "Het algemeen bestuur stelt de begroting vast voor 1 juli."), lid("begroting/twee", "Het zendt haar.")),)),
        ["A. Artikel 1 wordt als volgt gewijzigd:", "1. In het eerste lid wordt na “Het” ingevoegd “algemeen”.", "2. In het tweede lid vervalt “aan de raden”."],
    ),
    "opschrift": (document((A,)), document((artikel("begroting", *A.kinderen, kop="De begroting"),)), ["A. Het opschrift van artikel 1 komt te luiden: De begroting"]),
    "artikel erbij": (
        document((A, B, C)),
        document((A, NIEUW, B, C)),
        [
            "A. Na artikel 1 wordt een artikel ingevoegd, luidende:", "Artikel 2 Toezicht", "De toezichthouder kijkt ieder jaar.",
            "B. In artikel 3 wordt “artikel 2” vervangen door “artikel 3”.", "C. De artikelen 2 en 3 worden vernummerd tot artikelen 3 en 4.",
        ],
    ),
    "artikel weg": (document((A, B, D)), document((A, D)), ["A. Artikel 2 vervalt.", "B. Artikel 3 wordt vernummerd tot artikel 2."]),
    "aan het eind": (
        document((A,), (B,)), document((A,), (B, NIEUW)),
        ["A. Aan hoofdstuk 2 wordt een artikel toegevoegd, luidende:", "Artikel 3 Toezicht", "De toezichthouder kijkt ieder jaar."],
    ),
    "lid erbij": (
        document((A,)), document((artikel("begroting", A.kinderen[0], lid("begroting/half", "Het vraagt advies."), A.kinderen[1]),)),
        ["A. In artikel 1 wordt, onder vernummering van het tweede lid tot derde lid, na het eerste lid een lid ingevoegd, luidende:", "2. Het vraagt advies."],
    ),
    "lid erbij vooraan, en een ander gewijzigd": (
        document((L,)), document((artikel("leden", lid("leden/nul", "Het vraagt advies."), lid("leden/een", "Een begint nu."), *L.kinderen[1:]),)),
        [
            "A. Artikel 1 wordt als volgt gewijzigd:", "1. Voor het eerste lid wordt een lid ingevoegd, luidende:", "1. Het vraagt advies.",
            "2. In het eerste lid wordt na “begint” ingevoegd “nu”.", "3. Het eerste tot en met derde lid worden vernummerd tot tweede tot en met vierde lid.",
        ],
    ),
    "leden erbij, en een ervoor gewijzigd": (
        document((L,)),
        document((artikel("leden", lid("leden/een", "Een eindigt."), lid("leden/x", "Het vraagt advies."), lid("leden/y", "Het wacht."), *L.kinderen[1:]),)),
        [
            "A. Artikel 1 wordt als volgt gewijzigd:", "1. In het eerste lid wordt “begint” vervangen door “eindigt”.",
            "2. Onder vernummering van het tweede en derde lid tot vierde en vijfde lid worden na het eerste lid twee leden ingevoegd, luidende:", "2. Het vraagt advies.", "3. Het wacht.",
        ],
    ),
    "lid weg": (
        document((L,)), document((artikel("leden", *L.kinderen[1:]),)),
        ["A. Artikel 1, eerste lid, vervalt, onder vernummering van het tweede en derde lid tot eerste en tweede lid."],
    ),
    "lid aan het eind": (
        document((A,)), document((artikel("begroting", *A.kinderen, lid("begroting/drie", "Het vraagt advies.")),)),
        ["A. Aan artikel 1 wordt een lid toegevoegd, luidende:", "3. Het vraagt advies."],
    ),
    "artikel krijgt leden": (
        document((B,)), document((artikel("archief", B.kinderen[0], lid("archief/twee", "Het bestuur ziet toe.")),)),
        ["A. Artikel 1 komt te luiden:", "Artikel 1 Archief", "1. De secretaris beheert het archief.", "2. Het bestuur ziet toe."],
    ),
    "onderdeel": (
        document((D,)),
        document((artikel("reserves", lid("reserves/een", "Een overschot gaat naar:", kinderen=(onderdeel("reserves/een/a", "de algemene reserve; of"), D.kinderen[0].kinderen[1]))),)),
        ["A. In artikel 1, onderdeel a, wordt na “de” ingevoegd “algemene”."],
    ),
    "hoofdstuk erbij": (
        document((A,)), document((A,), (B,)), ["A. Na hoofdstuk 1 wordt een hoofdstuk ingevoegd, luidende:", "Hoofdstuk 2 Deel 2", "Artikel 2 Archief", "De secretaris beheert het archief."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("geval", GEVALLEN)
def test_een_opdracht_staat_in_de_vaste_formule(geval: str) -> None:
    """Practice notes 4.6, M1 to M26 (Aanwijzingen voor de regelgeving 6.6 to 6.18)."""
    old, new, expected = GEVALLEN[geval]
    assert regels(old, new) == expected


def test_meer_dan_zesentwintig_wijzigingen_krijgen_dubbele_letters() -> None:
    many = tuple(artikel(f"a{i}", lid(f"a{i}/een", f"Regel {i} geldt.")) for i in range(28))
    other = tuple(artikel(f"a{i}", lid(f"a{i}/een", f"Regel {i} geldt niet.")) for i in range(28))
    assert [item.letter for item in said(instructions(document(many), document(other)))][24:] == ["Y", "Z", "AA", "BB"]


@given(
    st.lists(st.sampled_from(["Aa", "Bree", "Kop", "Hollands Kroon", "Eem"]), min_size=1, max_size=4, unique=True),
    st.lists(st.sampled_from(["Aa", "Bree", "Eem", "Texel"]), min_size=1, max_size=4, unique=True),
)
def test_een_opsomming_van_deelnemers_wordt_als_geheel_genoemd(oud: list[str], nieuw: list[str]) -> None:
    """The one put in the place of the other gives the new sentence, and starts at the word before the names."""
    old, new = (f"De colleges van de gemeenten {opsomming(names)}, ieder voor zover bevoegd;" for names in (oud, nieuw))
    was, now = enumeration(old, new)
    assert put(old, ((was, now),)) == new
    assert old == new or was.startswith("gemeenten ")
