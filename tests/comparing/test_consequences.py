"""Gevolgen: each decision and figure is told by its own step, with votes and euros; nothing is credited with what came after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assembler.comparing.causes.causes import Cause
from assembler.comparing.causes.consequences import CauseGroup, Consequences
from assembler.comparing.causes.effects import Effects, Moved
from assembler.comparing.causes.sides import Side
from assembler.comparing.papers.consequences import consequences_view
from assembler.composing.comparison import compose_comparison
from assembler.ground.document import Voettekst
from assembler.rendering import text
from werkruimte import BESTANDEN, Geladen, draai, schrijf

Maker = Callable[..., Path]
LOG = "trajecten/proef/besluiten/"
NOORD = "gemeenten/noord/gemeente.yaml"


def besluit(datum: str, keuze: str, gremium: str = "stuurgroep") -> str:
    return f"datum: {datum}\ngremium: {gremium}\nkeuzes:\n  - {keuze}\n"


def begroting(datum: str, waarde: int) -> str:
    return besluit(datum, f"cijfer: {{naam: begroting-samen, waarde: {waarde}, peildatum: {datum}, bron: begroting, status: definitief}}")


def gevolgen(root: Path, oud: str, nieuw: str = "definitief", *args: str) -> str:
    uitkomst = draai(root, "diff", "proef", oud, nieuw, "--as", "gevolgen", *args)
    assert uitkomst.code == 0, uitkomst.alles
    return " ".join(uitkomst.uit.split())


def na(tekst: str, kop: str) -> str:
    """Return what stands under a heading of the page, up to the next decision."""
    return tekst.partition(kop)[2].partition(" oktober 2021, ")[0]


def met_inwoners(aantal: int, bekend: str) -> str:
    rij = f"    - {{waarde: {aantal}, peildatum: 2021-01-01, bekend: {bekend}, bron: correctie, status: definitief}}\n"
    return BESTANDEN[NOORD].replace("functionarissen:", f"{rij}functionarissen:")


def test_a_decision_is_told_by_its_own_step(ruimte: Maker) -> None:
    """J4: two decisions on one figure: the first is told with the value that it set, not with the last one."""
    weken = [besluit(f"2021-10-{dag}", f"{{clausule: klachten, parameters: {{weken: {aantal}}}}}") for dag, aantal in (("01", 10), ("15", 12))]
    tekst = gevolgen(ruimte({f"{LOG}2021-10-01-a.yaml": weken[0], f"{LOG}2021-10-15-b.yaml": weken[1]}), "2021-09-15")
    assert "Gemeenschappelijke regeling: artikel 6 (Klachten): 'acht' wordt 'tien'." in na(tekst, " 1 oktober 2021, stuurgroep")
    assert "Gemeenschappelijke regeling: artikel 6 (Klachten): 'tien' wordt 'twaalf'." in na(tekst, "15 oktober 2021, stuurgroep")
    assert "'acht' wordt 'twaalf'" not in tekst


def test_euros_are_those_of_the_step(ruimte: Maker) -> None:
    root = ruimte({f"{LOG}2021-10-01-a.yaml": begroting("2021-10-01", 800000), f"{LOG}2021-10-15-b.yaml": begroting("2021-10-15", 701270)})
    tekst = gevolgen(root, "2021-09-15")
    assert "Bijdragen: Noord − € 22.614; Midden − € 33.710; Zuid − € 44.945." in na(tekst, " 1 oktober 2021, stuurgroep")
    assert "Bijdragen: Noord − € 22.047; Midden − € 32.865; Zuid − € 43.818." in na(tekst, "15 oktober 2021, stuurgroep")
    assert "Samen | € 901.270 | € 701.270 | −€ 200.000" in tekst


def test_euros_per_gemeente_stand_on_top_and_add_up(ruimte: Maker) -> None:
    root = ruimte({f"{LOG}2021-10-01-a.yaml": begroting("2021-10-01", 800000)})
    tekst = gevolgen(root, "2021-09-15")
    assert "Gemeente | Bijdrage was | Bijdrage wordt | Verschil" in tekst
    assert "Samen | € 901.270 | € 800.000 | −€ 101.270" in tekst
    assert "De stemmen zijn gelijk gebleven." in tekst
    assert tekst.index("Samen | ") < tekst.index("Per besluit")
    assert "Bijdragen: Noord − € " in na(tekst, "1 oktober 2021, stuurgroep")


def test_nothing_that_costs_is_one_sentence(ruimte: Maker) -> None:
    tekst = gevolgen(ruimte(), "2021-08-15")
    assert "Stemmen en bijdragen: De stemmen en bijdragen van alle gemeenten zijn gelijk gebleven." in tekst


def test_a_corrected_figure_is_one_row_with_its_effect(ruimte: Maker) -> None:
    """J5: what was 101 lines of derived figures with internal names is the figure, what it was and became, and what that did."""
    tekst = gevolgen(ruimte({NOORD: met_inwoners(50000, "2021-10-01")}), "2021-09-15")
    rij = tekst.partition("Per cijfer")[2].partition("Documenten: ")[0]
    assert "Inwoners op 1 januari 2021 Was en wordt: Noord 20.126 wordt 50.000 (+29.874). Bron: correctie" in rij
    assert "Stemmen: Noord 3 wordt 5." in rij
    assert "Bijdragen: Noord + € " in rij
    assert "stemmen/" not in tekst
    assert "Noord | 3 | 5" in tekst


def test_two_figures_are_two_rows(ruimte: Maker) -> None:
    """Each figure has an effect of its own: one that nobody counts with touches nothing."""
    zetels = "  raadszetels:\n    - {waarde: 31, peildatum: 2021-03-01, bekend: 2021-10-01, bron: kiesraad, status: definitief}\nfunctionarissen:"
    tekst = gevolgen(ruimte({NOORD: met_inwoners(50000, "2021-10-01").replace("functionarissen:", zetels)}), "2021-09-15")
    rijen = tekst.partition("Per cijfer")[2].partition("Documenten: ")[0]
    assert "Raadszetels op 1 maart 2021 Was en wordt: Noord nieuw 31. Bron: kiesraad geen gevolg voor de tekst" in rijen


def test_a_lapsed_lid_stands_under_the_number_that_its_article_has_now(ruimte: Maker) -> None:
    """One article, one name: a new article before it must not tell of the same article under its old number too."""
    log = (
        "datum: 2021-10-01\ngremium: stuurgroep\nkeuzes:\n"
        "  - nieuw_artikel: {id: doel, opschrift: Doel, na: taken, leden: [{id: doel, tekst: Het doel is samenwerken.}]}\n"
        "  - schrap: klachten/termijn\n"
        "  - vervang: {plaats: klachten/regeling, tekst: \"Het {{ begrip('bestuur') }} regelt klachten.\"}\n"
    )
    tekst = gevolgen(ruimte({f"{LOG}2021-10-01-a.yaml": log}), "2021-09-15")
    assert "artikel 7 (Klachten)" in tekst
    assert "artikel 6 (Klachten)" not in tekst


def test_a_move_and_a_change_have_each_their_own_decision(ruimte: Maker) -> None:
    """What moved a provision is not what changed its words, and the other way round."""
    root = ruimte(
        {
            f"{LOG}2021-10-01-a.yaml": besluit("2021-10-01", "verplaats: {wat: klachten, na: naam}"),
            f"{LOG}2021-10-15-b.yaml": besluit("2021-10-15", "vervang: {plaats: klachten/regeling, tekst: \"Het {{ begrip('bestuur') }} regelt klachten.\"}"),
        }
    )
    uit = draai(root, "diff", "proef", "2021-09-15", "definitief").uit
    eerste, tweede = "oorzaak: 1 oktober 2021, stuurgroep", "oorzaak: 15 oktober 2021, stuurgroep"
    verplaatst, gewijzigd = uit.partition("  gewijzigd")[0], uit.partition("  gewijzigd")[2]
    assert eerste in verplaatst
    assert tweede not in verplaatst
    assert tweede in gewijzigd.partition("oorzaak: 1 ")[0]


def test_the_list_of_assumptions_is_told_only_where_nothing_else_changed(ruimte: Maker) -> None:
    """It follows from the rest: a place of its own would say everything twice."""
    root = ruimte({f"{LOG}2021-10-01-a.yaml": begroting("2021-10-01", 800000).replace("definitief", "aanname")})
    tekst = gevolgen(root, "2021-09-15")
    assert "Toelichting bij de cijfers" not in tekst.partition("Documenten: ")[0]


@pytest.mark.parametrize(
    ("stappen", "verwacht"),
    [
        (((100, 300), (300, 200)), "Bijdragen: Noord +\u00a0€\u00a01."),
        (((100, 300), (300, 100)), ""),
        (((None, 300),), "Bijdragen: Noord n.t.b. wordt €\u00a03."),
        (((100, None),), "Bijdragen: Noord €\u00a01 wordt n.t.b.\n"),
    ],
)
def test_steps_are_told_by_their_first_and_last(proef: Geladen, stappen: tuple[tuple[int | None, int | None], ...], verwacht: str) -> None:
    cause = Cause("besluit", "x", day=date(2021, 10, 1), gremium="stuurgroep", besluit="b#1")
    group = CauseGroup(cause, {cause: []}, [Effects({}, {"noord": Moved(*stap)}) for stap in stappen])
    side = Side("a", "versie nu", "A", None, {})
    found = Consequences("proef", side, side, (group,), (), (), (), (), (), (), {}, {}, (), 0)
    foot = Voettekst("", "", "", "", "", concept=False)
    final, findings = compose_comparison(
        proef.ruimte, proef.ruimte.vergelijkingen["gevolgen"], {"gevolgen": consequences_view(found, {"noord": "Noord"}, str)}, foot, "regio"
    )
    assert findings == ()
    tekst = text.render(final).decode()
    assert verwacht in tekst
    assert ("Bijdragen:" in tekst) == bool(verwacht)


def test_of_votes_that_a_changed_file_may_have_moved_nothing_is_said(ruimte: Maker) -> None:
    """The steps are told from the files as they are now; what a file of figures said when a version was fixed is not kept with it."""
    root = ruimte()
    assert draai(root, "freeze", "proef", "definitief", "--door", "Anna", "--gezien", "Bert").code == 0
    assert "De stemmen en bijdragen van alle gemeenten zijn gelijk gebleven." in gevolgen(root, "definitief@1", "definitief@nu")
    name = "gemeenten/noord/gemeente.yaml"
    schrijf(root, name, BESTANDEN[name].replace("waarde: 20126", "waarde: 30126"))
    changed = gevolgen(root, "definitief@1", "definitief@nu")
    assert "'3' wordt '4'" in changed
    assert "gelijk gebleven" not in changed
