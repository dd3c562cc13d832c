"""What a sentence calls a regulation, behind `de`."""

from __future__ import annotations

import pytest

from assembler.reading.records.trajecten import behind_de
from assembler.store import country


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Gemeenschappelijke regeling Sociaal", "Gemeenschappelijke regeling Sociaal"),
        ("De gemeenschappelijke regeling RID Utrecht", "gemeenschappelijke regeling RID Utrecht"),
        ("de Centrumgemeenteregeling samenwerking I&IT Hengelo", "Centrumgemeenteregeling samenwerking I&IT Hengelo"),
        ("GR Cocensus 2025", "GR Cocensus 2025"),
        ("MGR Rijk van Nijmegen", "MGR Rijk van Nijmegen"),
        ("Natuurgrenspark De Groote Heide", "regeling Natuurgrenspark De Groote Heide"),
        ("De Betho", "regeling De Betho"),
        ("Dienstverleningshandvest Zorgproducten Bommelerwaard 2024", "Dienstverleningshandvest Zorgproducten Bommelerwaard 2024"),
    ],
)
def test_a_title_is_said_behind_de(title: str, said: str) -> None:
    assert behind_de(title) == said


def test_no_regulation_of_the_register_is_called_by_two_articles() -> None:
    said = [behind_de(str(row["citeertitel"] or row["naam"])) for row in country.regulations().rows.values()]
    assert len(said) > 400
    assert [name for name in said if name.lower().startswith(("de ", "het "))] == []
    assert said == [behind_de(name) for name in said]  # said again it is the same
