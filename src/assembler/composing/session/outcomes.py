"""An open point -> its variants, each with the facts under it and the text as it would read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assembler.composing.regulation import compose_regeling
from assembler.composing.session.pieces import Genummerd, genummerd
from assembler.facts.facts import Facts
from assembler.facts.views.scope import region_scope
from assembler.facts.whatif import Variant, under
from assembler.reading.records.punten import OpenPunt, Puntkeuze, Puntvariant

LETTERS = "ABCD"


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """One variant: its letter, the facts under it, the text, and whether it is what stands in the text now."""

    letter: str
    record: Puntvariant
    facts: Facts
    tekst: Genummerd
    nu: bool

    @property
    def naam(self) -> str:
        """Its letter and name."""
        return f"{self.letter}. {self.record.naam}"


def uitkomsten(facts: Facts, punt: OpenPunt) -> tuple[Uitkomst, ...]:
    """Return the variants of a point, in the order in which they are written."""
    named = [Variant(letter, item.naam, _instellingen(punt, item)) for letter, item in zip(LETTERS, punt.varianten, strict=False)]
    rows = [under(facts, variant) for variant in named]
    touched = betrokken(punt)
    return tuple(
        Uitkomst(variant.naam, item, row, _tekst(row), _gelijk(facts, row, touched)) for variant, row, item in zip(named, rows, punt.varianten, strict=True)
    )


def betrokken(punt: OpenPunt) -> tuple[str, ...]:
    """Return the clauses that a point is about: its own, and those that go with one of its variants."""
    also = [item.clausule for variant in punt.varianten for item in variant.ook]
    return tuple(dict.fromkeys((punt.clausule, *also, *(name for variant in punt.varianten for name in variant.pools.values()))))


def _instellingen(punt: OpenPunt, variant: Puntvariant) -> tuple[tuple[str, Any], ...]:
    """Return a variant as the settings of a scenario."""
    found: list[tuple[str, Any]] = []
    chosen: list[tuple[str, Puntvariant | Puntkeuze]] = [(punt.clausule, variant), *((also.clausule, also) for also in variant.ook)]
    for name, item in chosen:
        if item.variant is not None:
            found.append((name, item.variant))
        found += [(f"{name}.{parameter}", value) for parameter, value in item.parameters.items()]
    return (*found, *((f"pool.{pool}", clause) for pool, clause in variant.pools.items()))


def _tekst(facts: Facts) -> Genummerd:
    soort = facts.workspace.documentsoorten[facts.traject.regeling]
    root, _ = compose_regeling(facts, soort, region_scope(facts), soort.id)
    return genummerd(root)


def _gelijk(nu: Facts, dan: Facts, clausules: Sequence[str]) -> bool:
    """Return whether these clauses read the same, and the same cost pools go by the same keys."""
    here, there = nu.keuzes.clausules, dan.keuzes.clausules
    same = all((here[name].variant, here[name].aanwezig) == (there[name].variant, there[name].aanwezig) for name in clausules)
    rules = all(_waarden(nu, name) == _waarden(dan, name) for name in clausules)
    return same and rules and [pool.sleutel for pool in nu.traject.pools] == [pool.sleutel for pool in dan.traject.pools]


def _waarden(facts: Facts, clausule: str) -> tuple[object, object]:
    plain = {key: value for key, value in facts.parameters[clausule].items() if not isinstance(value, tuple)}
    rule = facts.inforce.rules.get(clausule)
    return plain, rule.model_dump(exclude={"positie"}) if rule is not None else None
