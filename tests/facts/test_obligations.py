"""The guarantee and the sum of leaving for one gemeente, against the sums by hand."""

from __future__ import annotations

import pytest

from assembler.facts.views.obligations import obligations
from assembler.ground.values import Waarde
from werkruimte import Geladen


@pytest.mark.parametrize("gemeente", ["alblasserdam", "dordrecht"])
def test_the_guarantee_is_the_share_in_the_contributions_without_maatwerk(sociaal: Geladen, gemeente: str) -> None:
    facts = sociaal.folded("definitief").facts
    pools = [pool.id for pool in facts.traject.pools if pool.pakket != "maatwerk"]
    paid = {name: sum(item.value for pool in pools if isinstance(item := facts.bijdragen[pool][name], Waarde)) for name in facts.traject.deelnemers}
    found = obligations(facts, gemeente)["garantie_per_miljoen"]
    assert abs(found.value - 100_000_000 * paid[gemeente] / sum(paid.values())) <= 1
    assert sum(obligations(facts, name)["garantie_per_miljoen"].value for name in paid) == pytest.approx(100_000_000, abs=len(paid))


def test_leaving_costs_three_times_the_uitvoeringskosten_in_five_years(sociaal: Geladen) -> None:
    facts = sociaal.folded("definitief").facts
    found = obligations(facts, "alblasserdam")
    base = sum(
        item.value for pool in facts.traject.pools if pool.soort == "uitvoeringskosten" if isinstance(item := facts.bijdragen[pool.id]["alblasserdam"], Waarde)
    )
    assert found["uittreedgrondslag"].value == base
    assert abs(found["uittreedsom"].value - 3 * base) <= 3  # 100, 80, 60, 40 and 20 percent, each rounded to a cent
    assert found["uittreedsom_is_te_ramen"]


def test_without_those_clauses_there_is_no_sum_and_no_guarantee(proef: Geladen) -> None:
    found = obligations(proef.folded("definitief").facts, "zuid")
    assert not found["heeft_garantie"]
    assert not found["uittreedsom_is_te_ramen"]
