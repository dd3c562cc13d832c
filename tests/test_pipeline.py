"""The stages together: a milestone with all its documents, and everything that was found about it."""

from __future__ import annotations

from pathlib import Path

from assembler.facts.orders import orders
from assembler.pipeline import assembled, check, fold, milestone
from werkruimte import anders, gezond, werkruimte

BRIEF = "templates/documenten/brief.yaml"


def test_een_mijlpaal_heeft_ieder_stuk_en_alles_wat_is_gevonden(tmp_path: Path) -> None:
    geladen = gezond(werkruimte(tmp_path, {BRIEF: anders(BRIEF, ("{{ bij_besluit('zaaknummer') }}", "{{ ntb('het zaaknummer') }}"))}))
    chosen = geladen.mijlpaal("definitief")
    whole = milestone(geladen.ruimte, geladen.trajectmap, chosen)
    assert [item.order for item in whole.made] == list(orders(geladen.ruimte, geladen.trajectmap, chosen))
    assert {item.mijlpaal for item in whole.findings} == {"definitief"}
    assert {item.gemeente for item in whole.findings if item.is_error} == {"noord", "midden", "zuid"}
    assert whole.findings == [*whole.folded.findings, *(finding for made in whole.made for finding in made.findings)]
    assert set(whole.findings) <= set(check(geladen.ruimte, ()))


def test_de_stukken_komen_een_voor_een(tmp_path: Path) -> None:
    geladen = gezond(werkruimte(tmp_path))
    folded = fold(geladen.ruimte, geladen.trajectmap, geladen.mijlpaal("concept"))
    assert next(assembled(folded)).order.name == "gr-tekst"
    assert [item.slug for item in folded.findings] == ["wensen-zijn-bekend"]
