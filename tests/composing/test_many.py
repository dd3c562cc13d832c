"""From two participants to all gemeenten of the country: every table and every chart fits on its page."""

from __future__ import annotations

from pathlib import Path

import pytest

import docxcheck
from assembler.ground.document import Chart, Final, text_of
from assembler.ground.document.fit import STANDING, column_widths, in_blocks, narrowest, rows_of_chart
from assembler.rendering import charts
from assembler.rendering.word import render
from assembler.wordfile.oxml import W
from bomen import Boom, basis
from dosis import sampled
from werkruimte import anders, laad, werkruimte

MIJLPAAL = "trajecten/proef/mijlpalen/definitief.yaml"
TRAJECT = "trajecten/proef/traject.yaml"
MIDDEN = "gemeenten/midden/gemeente.yaml"
BLOKKEN = """\
      - id: a
        figuur:
          id: stemmen
          bijschrift: Stemmen per deelnemer
          per: deelnemers
          rij: "{{ deelnemer.naam | naam }}"
          reeksen:
            - {naam: Stemmen, waarde: "{{ deelnemer.inwoners | getal }}"}
          referentie: {naam: Inwoners, waarde: "{{ deelnemer.inwoners | getal }}"}
      - id: b
        tabel:
          id: matrix
          bijschrift: Uitvoering per taak en per deelnemer
          per: taken
          kolommen:
            - {id: taak, kop: Taak, cel: "{{ taak.naam | tekst }}", breedte: 20}
            - {id: wie, per: deelnemers, kop: "{{ deelnemer.naam | naam }}", cel: "{{ cel.uitvoering | tekst }}"}
"""
MEMO = {
    MIJLPAAL: anders(MIJLPAAL, ("documenten:\n", "documenten:\n  - {soort: memo}\n")),
    "templates/documenten/memo.yaml": f"id: memo\nnaam: Memo\nklasse: stuk\nper: traject\ntitel: Memo\nsecties:\n  - id: tekst\n    blokken:\n{BLOKKEN}",
}


def stuk(map_: Path, aantal: int) -> Final:
    """Return a memo with a chart and a matrix of so many participants."""
    extra = [f"gemeente-{number}" for number in range(3, aantal)]
    names = ["noord", "midden", "zuid", *extra][: max(aantal, 3)]
    clones = {
        f"gemeenten/{name}/gemeente.yaml": anders(
            MIDDEN, ("id: midden", f"id: {name}"), ("naam: Midden", f"naam: Gemeentenaam {name[9:]}"), ('"0610"', f'"{1000 + int(name[9:])}"')
        )
        for name in extra
    }
    wijzig = {**MEMO, **clones, TRAJECT: anders(TRAJECT, ("[noord, midden, zuid]", f"[{', '.join(names)}]"))}
    geladen = laad(werkruimte(map_, wijzig))
    assert not [item.message for item in geladen.bevindingen if item.is_error and "behandeling" not in item.message]
    return geladen.maak("definitief", "memo").final


@pytest.mark.slow
@pytest.mark.parametrize("aantal", sampled([3, 9, 30, 342], {9, 30}))
def test_a_matrix_and_a_chart_fit_on_the_page_whatever_the_number(aantal: int, tmp_path: Path) -> None:
    final = stuk(tmp_path, aantal)
    docx = render(final, basis(), numbering="vast")
    body = docxcheck.document(docx)
    tabellen = [[int(kolom.get(W + "w", "0")) for kolom in tabel.iter(W + "gridCol")] for tabel in body.iter(W + "tbl")]
    assert sum(len(tabel) - 1 for tabel in tabellen) == aantal  # every participant, once
    assert all(len(tabel) <= 63 and sum(tabel) <= STANDING + 2 for tabel in tabellen)
    assert min(breedte for tabel in tabellen for breedte in tabel) > 900  # "gezamenlijk" in nine points
    assert (len(tabellen) == 1) == (aantal == 3)
    between = [element.tag for tabel in body.iter(W + "tbl") if (element := tabel.getprevious()) is not None]
    assert W + "tbl" not in between  # Word makes one of two tables that touch
    [figuur] = [node for node in final.root.walk() if node.kind == "figuur"]
    assert isinstance(figuur.layout, Chart)
    assert charts.draw(figuur).height <= 2000
    assert len(figuur.layout.rows) == min(aantal, rows_of_chart(1))
    assert (f"(de {rows_of_chart(1)} grootste van de {aantal})" in text_of(figuur.opschrift)) == (aantal > rows_of_chart(1))
    assert docxcheck.problems(docx) == []


def test_the_gemeente_whose_paper_it_is_stands_in_the_chart_and_the_rows_keep_their_order() -> None:
    from assembler.composing.blocks.figure import _that_fit  # noqa: PLC0415
    from assembler.ground.document import ChartRow, Point  # noqa: PLC0415

    rows = [(str(number), ChartRow(f"G{number}", (Point(number, str(number)),))) for number in range(100)]
    most = rows_of_chart(1)
    shown, said = _that_fit(rows, "5")
    assert [row.name for row in shown] == ["G5", *(f"G{number}" for number in range(101 - most, 100))]
    assert text_of(said) == f" (de {most - 1} grootste van de 100, en G5)"
    shown, said = _that_fit(rows, "99")
    assert (len(shown), text_of(said)) == (most, f" (de {most} grootste van de 100)")
    assert _that_fit(rows[:most], "5")[1] == ()


@pytest.mark.parametrize("series", [1, 2, 3, 4, 5])
def test_as_many_rows_as_fit_are_drawn_within_a_page(series: int) -> None:
    b = Boom()
    rijen = tuple((f"Gemeente {number}", *((number, str(number)) for _ in range(series)), (3, "3")) for number in range(rows_of_chart(series)))
    figuur = b.node("figuur", op="x", tekst="x", grafiek="staven", reeksen=tuple(f"r{number}" for number in range(series)), rijen=rijen, referentie="merk")
    assert 1500 < charts.draw(figuur).height <= 2150


def test_a_column_is_never_narrower_than_its_longest_word() -> None:
    b = Boom()
    tabel = b.tabel("Taken", ("kop", ("Taak", "Nr", "Toelichting")), ("rij", ("inkomensondersteunende", "1", "kort")))
    least = narrowest(tabel)
    assert least[0] > 1900
    assert least[1] < 700
    widths = column_widths((1, 50, 50), least, STANDING)
    assert widths[0] == least[0]
    assert sum(widths) == STANDING
    assert column_widths((), (5000, 10000), 9000) == [3000, 6000]
    assert in_blocks((2000, 3000, 3000, 3000), STANDING) == [range(1, 3), range(3, 4)]
    assert in_blocks((100, *[100] * 80), STANDING) == [range(1, 41), range(41, 81)]  # as equal as can be
    assert in_blocks((100, *[100] * 62), STANDING) == [range(1, 63)]
    assert in_blocks((1000, 5000, *[1000] * 6), STANDING) == [range(1, 5), range(5, 8)]


def test_the_bold_letters_of_a_heading_need_more_room() -> None:
    b = Boom()
    least = [narrowest(b.tabel("Kosten", (kind, ("maatschappelijke", "x"))))[0] for kind in ("rij", "kop", "totaal")]
    assert least[0] < least[1] == least[2]
