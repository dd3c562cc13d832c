"""Power over the decisions of one milestone: of each decision by its own demands, and counted once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assembler.facts import power
from assembler.facts.power import game, power_over
from assembler.rules.power import Game, NotComputed, Power, indices
from werkruimte import Geladen, gezond, werkruimte


def test_de_macht_van_een_mijlpaal_wordt_een_keer_geteld(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[Game] = []

    def count(played: Game) -> Power | NotComputed:
        counted.append(played)
        return indices(played)

    monkeypatch.setattr(power, "indices", count)
    geladen = gezond(werkruimte(tmp_path))
    folded = geladen.folded("definitief")
    ruleset = folded.facts.stemrecht.ruleset
    assert ruleset is not None
    assert power_over(folded.facts, ruleset) is power_over(folded.facts, ruleset)
    assert counted == [game(ruleset)]


def test_wat_is_uitgerekend_geldt_alleen_voor_deze_feiten(tmp_path: Path) -> None:
    facts = gezond(werkruimte(tmp_path)).folded("definitief").facts
    assert facts.once("x", lambda: 1) == facts.once("x", lambda: 2) == 1
    assert replace(facts).once("x", lambda: 2) == 2
    assert replace(facts) == facts


def test_een_besluit_met_eigen_eisen_heeft_zijn_eigen_macht(sociaal: Geladen) -> None:
    facts = sociaal.folded("definitief").facts
    ruleset = facts.stemrecht.ruleset
    assert ruleset is not None
    named = next(name for eis in ruleset.demands for name in getattr(eis.p, "besluiten", ()))
    plain, special = power_over(facts, ruleset), power_over(facts, ruleset, named)
    assert isinstance(plain, Power)
    assert isinstance(special, Power)
    assert plain.banzhaf != special.banzhaf
    assert special == indices(game(ruleset, named))
