"""An open point -> its variants, each with the facts under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assembler.facts.facts import Facts
from assembler.facts.whatif.variants import Supposed, under
from assembler.reading.records.punten import OpenPunt, Puntkeuze, Puntvariant

LETTERS = "ABCD"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One variant of a point: its letter, the facts under it, and whether it is what stands in the text now."""

    letter: str
    record: Puntvariant
    facts: Facts
    now: bool


def outcomes(facts: Facts, record: OpenPunt) -> tuple[Outcome, ...]:
    """Return the variants of a point, in the order in which they are written."""
    named = [Supposed(letter, item.naam, _settings(record, item)) for letter, item in zip(LETTERS, record.varianten, strict=False)]
    found = [under(facts, variant) for variant in named]
    names = concerned(record)
    return tuple(Outcome(variant.naam, item, then, _same(facts, then, names)) for variant, item, then in zip(named, record.varianten, found, strict=True))


def concerned(record: OpenPunt) -> tuple[str, ...]:
    """Return the clauses that a point is about: its own, and those that go with one of its variants."""
    also = [item.clausule for variant in record.varianten for item in variant.ook]
    return tuple(dict.fromkeys((record.clausule, *also, *(name for variant in record.varianten for name in variant.pools.values()))))


def _settings(record: OpenPunt, variant: Puntvariant) -> tuple[tuple[str, Any], ...]:
    """Return a variant as the settings of a scenario."""
    found: list[tuple[str, Any]] = []
    chosen: list[tuple[str, Puntvariant | Puntkeuze]] = [(record.clausule, variant), *((also.clausule, also) for also in variant.ook)]
    for name, item in chosen:
        if item.variant is not None:
            found.append((name, item.variant))
        found += [(f"{name}.{parameter}", value) for parameter, value in item.parameters.items()]
    return (*found, *((f"pool.{pool}", clause) for pool, clause in variant.pools.items()))


def _same(now: Facts, then: Facts, names: Sequence[str]) -> bool:
    """Return whether these clauses read the same, and the same cost pools go by the same keys."""
    here, there = now.keuzes.clausules, then.keuzes.clausules
    same = all((here[name].variant, here[name].aanwezig) == (there[name].variant, there[name].aanwezig) for name in names)
    rules = all(_settled(now, name) == _settled(then, name) for name in names)
    return same and rules and [pool.sleutel for pool in now.traject.pools] == [pool.sleutel for pool in then.traject.pools]


def _settled(facts: Facts, name: str) -> tuple[object, object]:
    plain = {key: value for key, value in facts.parameters[name].items() if not isinstance(value, tuple)}
    rule = facts.inforce.rules.get(name)
    return plain, rule.model_dump(exclude={"positie"}) if rule is not None else None
