"""The laws that every rule keeps, proved on random figures for every rule found in the folders.

Universal: the parts are the whole, the order of the gemeenten does not matter, the same figures give the same outcome (in money
at most a cent apart), nobody gets less than nothing. What a rule declares in `WETTEN` is proved for that rule.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assembler.rules import seams
from assembler.rules.ballot import Stemming, en_bloc
from assembler.rules.money import KeyInput, divisor_method, largest_remainder
from assembler.rules.thresholds import wins
from assembler.rules.votes import Stemgerechtigde, Stemverhouding, stemverhouding
from dosis import greep, voorbeelden
from gevallen import bestanden, gevallen, stemgerechtigden

BEDRAGEN = st.integers(0, 10**12)
CIJFERS = st.one_of(st.integers(0, 20), st.integers(0, 1_000_000), st.integers(0, 10**10))


def _met_parameters(seam: str, *soorten: str) -> list[Any]:
    """Return (module, case) for each case whose parameters are allowed: the first with those parameters."""
    found, seen = [], set()
    for name, module in seams.modules(f"rules.{seam}").items():
        cases = gevallen(seam, name) if name in bestanden(seam) else []
        for case in cases:
            computed = {"verwacht_stemmen", "verwacht_aangenomen", "verwacht_verdeeld"} & set(case)
            known = (name, str(case["parameters"]))
            if module.SOORT in soorten and computed and known not in seen:
                seen.add(known)
                found.append(pytest.param(module, case, id=f"{name}: {case['naam']}"))
    return found


# ── votes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _deelnemers(data: st.DataObject, module: Any, p: Any, case: dict[str, Any]) -> list[Stemgerechtigde]:
    """Draw figures and members for the deelnemers of a case."""
    asked = [vraag.sleutel for vraag in module.cijfers(p)]
    drawn = [
        Stemgerechtigde(deelnemer.id, deelnemer.leden, {name: data.draw(CIJFERS, label=f"{deelnemer.id} {name}") for name in asked})
        for deelnemer in stemgerechtigden(case)
    ]
    assume(not any(bezwaar.is_fout for bezwaar in module.controle(p, drawn)))
    return drawn


def _eigen_tabel(p: Any, first: str, second: str) -> bool:
    """Return whether a table in the parameters gives these two something different."""
    tables = [value for _, value in p if isinstance(value, dict) and {first, second} & set(value)]
    return any(table.get(first) != table.get(second) for table in tables)


GEWICHTEN = _met_parameters("stemregels", "gewicht")


@pytest.mark.parametrize(("module", "case"), GEWICHTEN)
@given(data=st.data())
@settings(max_examples=voorbeelden(10), deadline=None)
def test_votes_keep_the_laws(module: Any, case: dict[str, Any], data: st.DataObject) -> None:
    """Wgr 13, vierde lid, onderdeel b: votes belong to named gemeenten; equal figures, equal votes."""
    p = module.Parameters.model_validate(case["parameters"])
    deelnemers = _deelnemers(data, module, p, case)
    stemmen = module.stemmen(p, deelnemers)
    assert set(stemmen) == {deelnemer.id for deelnemer in deelnemers}
    assert all(type(votes) is int and votes >= 0 for votes in stemmen.values())
    assert module.stemmen(p, data.draw(st.permutations(deelnemers))) == stemmen
    _equal_votes(module, p, deelnemers)
    if "monotoon" in module.WETTEN:
        _monotone_votes(module, p, deelnemers, data)


def _equal_votes(module: Any, p: Any, deelnemers: list[Stemgerechtigde]) -> None:
    first, second = deelnemers[0], deelnemers[-1]
    if first.id == second.id or _eigen_tabel(p, first.id, second.id):
        return
    twins = [*deelnemers[:-1], replace(first, id=second.id)]
    if any(bezwaar.is_fout for bezwaar in module.controle(p, twins)):
        return
    stemmen = module.stemmen(p, twins)
    assert stemmen[first.id] == stemmen[second.id]


def _monotone_votes(module: Any, p: Any, deelnemers: list[Stemgerechtigde], data: st.DataObject) -> None:
    grown = deelnemers[0]
    more = {name: value + data.draw(CIJFERS) for name, value in grown.cijfers.items()}
    bigger = [replace(grown, cijfers=more), *deelnemers[1:]]
    if not any(bezwaar.is_fout for bezwaar in module.controle(p, bigger)):
        assert module.stemmen(p, bigger)[grown.id] >= module.stemmen(p, deelnemers)[grown.id]


@pytest.mark.parametrize(("module", "case"), GEWICHTEN)
@given(stemmen=st.integers(0, 2_000), leden=st.integers(0, 12))
@settings(max_examples=voorbeelden(10), deadline=None)
def test_the_bundles_of_a_gemeente_are_its_votes(module: Any, case: dict[str, Any], stemmen: int, leden: int) -> None:
    """Votes belong to a gemeente and are divided over its members; what cannot be divided is a message, never a fraction."""
    found = module.verdeling(module.Parameters.model_validate(case["parameters"]), stemmen, leden)
    if isinstance(found, str):
        assert found.endswith(".")
    else:
        assert sum(found) == stemmen
        assert len(found) in {1, leden}
        assert len(set(found[1:])) <= 1  # the first casts what is left over
        assert all(found[0] - other < len(found) for other in found[1:])


# ── majorities ────────────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def tabellen(draw: st.DrawFn, names: list[str]) -> Stemverhouding:
    """Draw a table of votes in which each gemeente has one to three members, some casting jointly."""
    deelnemers = [Stemgerechtigde(name, draw(st.integers(1, 3))) for name in names]
    stemmen = {deelnemer.id: draw(st.integers(0, 12)) * deelnemer.leden for deelnemer in deelnemers}
    joint = draw(st.booleans())
    table, faults = stemverhouding(deelnemers, stemmen, lambda votes, leden: (votes,) if joint else (votes // leden,) * leden)
    assert not faults
    return table


MEERDERHEDEN = _met_parameters("stemregels", "meerderheid")
ZEVEN = ["alblasserdam", "dordrecht", "hardinxveld-giessendam", "hendrik-ido-ambacht", "papendrecht", "sliedrecht", "zwijndrecht"]


def _eind(module: Any, p: Any) -> int:
    """Return the meeting by which a rule has nothing more to wait for."""
    return getattr(p, "vergaderingen", 0) + 1 if hasattr(module, "aangenomen") else 1


@pytest.mark.slow
@pytest.mark.parametrize(("module", "case"), MEERDERHEDEN)
@given(data=st.data())
@settings(max_examples=voorbeelden(10), deadline=None)
def test_majorities_keep_the_laws(module: Any, case: dict[str, Any], data: st.DataObject) -> None:
    """A rule over members says the same as its thresholds over gemeenten, once all gemeenten vote as one."""
    p = module.Parameters.model_validate(case["parameters"])
    table = data.draw(tabellen(ZEVEN))
    assume(table.totaal > 0)
    voor = data.draw(st.sets(st.sampled_from(ZEVEN)))
    vergadering = _eind(module, p)
    found = module.aangenomen(p, en_bloc(table, voor, case.get("besluit"), vergadering))
    assert found == wins(module.drempels(p, table), voor)
    assert module.aangenomen(p, en_bloc(table, ZEVEN, case.get("besluit"), vergadering))
    if "eenduidig" in module.WETTEN and found:
        assert not module.aangenomen(p, en_bloc(table, set(ZEVEN) - voor, case.get("besluit"), vergadering))


@pytest.mark.slow
@pytest.mark.parametrize(("module", "case"), [row for row in MEERDERHEDEN if "monotoon" in row.values[0].WETTEN])
@given(data=st.data())
@settings(max_examples=voorbeelden(10), deadline=None)
def test_one_more_vote_in_favour_never_turns_a_decision_down(module: Any, case: dict[str, Any], data: st.DataObject) -> None:
    """Whoever was against, blank or absent and now votes for, takes nothing away from a decision."""
    p = module.Parameters.model_validate(case["parameters"])
    ballot = en_bloc(data.draw(tabellen(ZEVEN)), (), case.get("besluit"))
    where = {lid.id: data.draw(st.sampled_from(("voor", "tegen", "blanco", "weg"))) for lid in ballot.leden}
    switched = data.draw(st.sampled_from(sorted(where)))
    before, after = _ballot(ballot, where), _ballot(ballot, {**where, switched: "voor"})
    assert module.aangenomen(p, before) <= module.aangenomen(p, after)
    turned = replace(before, leden=tuple(reversed(before.leden)))
    assert module.aangenomen(p, turned) == module.aangenomen(p, before)


def _ballot(ballot: Stemming, where: dict[str, str]) -> Stemming:
    chosen = {stand: frozenset(lid for lid, at in where.items() if at == stand) for stand in ("voor", "tegen", "blanco")}
    return replace(ballot, voor=chosen["voor"], tegen=chosen["tegen"], blanco=chosen["blanco"])


# ── money ─────────────────────────────────────────────────────────────────────────────────────────────────────────

SLEUTELS = _met_parameters("verdeelsleutels", "sleutel", "bewerking")


def _invoer(data: st.DataObject, module: Any, p: Any, case: dict[str, Any]) -> KeyInput:
    """Draw an amount, figures and participation for the deelnemers of a case."""
    names = tuple(case["deelnemers"])
    asked = [vraag.sleutel for vraag in module.cijfers(p, 2022)]
    invoer = KeyInput(
        bedrag=data.draw(BEDRAGEN, label="bedrag"),
        deelnemers=names,
        cijfers={key: {name: data.draw(CIJFERS, label=f"{key} {name}") for name in names} for key in asked},
        deelname={name: data.draw(st.fractions(0, 1, max_denominator=12)) for name in names},
        basis={name: data.draw(CIJFERS, label=f"basis {name}") for name in names},
        pakket=data.draw(st.sampled_from(("basis", "plus", "maatwerk"))),
        soort=data.draw(st.sampled_from(("programmakosten", "uitvoeringskosten"))),
        jaren_lokaal={name: data.draw(st.integers(0, 6)) for name in names},
        grootheden={"reserve": data.draw(CIJFERS, label="reserve")},
        jaar=data.draw(st.integers(2018, 2030), label="jaar"),
    )
    assume(not any(bezwaar.is_fout for bezwaar in module.controle(p, invoer)))
    return invoer


@pytest.mark.slow
@pytest.mark.parametrize(("module", "case"), SLEUTELS)
@given(data=st.data())
@settings(max_examples=voorbeelden(10), deadline=None)
def test_money_keeps_the_laws(module: Any, case: dict[str, Any], data: st.DataObject) -> None:
    """The parts are the whole to the cent, whatever the order; twins pay the same to a cent; nobody is paid to take part."""
    p = module.Parameters.model_validate(case["parameters"])
    invoer = _invoer(data, module, p, case)
    parts = module.verdeel(p, invoer)
    keeps_sum(module, p, invoer, parts)
    assert module.verdeel(p, replace(invoer, deelnemers=tuple(data.draw(st.permutations(invoer.deelnemers))))) == parts
    keeps_sign(module, parts)
    _twins(module, p, invoer)
    laws = module.WETTEN.get(getattr(p, "afronding", module.AFRONDING[0]), ())
    more = replace(invoer, bedrag=invoer.bedrag + data.draw(st.one_of(st.integers(0, 5), BEDRAGEN), label="meer"))
    if "monotoon" in laws and not any(bezwaar.is_fout for bezwaar in module.controle(p, more)):
        keeps_monotone(module, p, invoer, more)
    if "quotum" in laws:
        _quotum(module, p, invoer)


def keeps_sum(module: Any, p: Any, invoer: KeyInput, parts: dict[str, int]) -> None:
    """The parts are whole cents and add up to what is divided."""
    assert set(parts) == set(invoer.deelnemers)
    assert all(type(part) is int for part in parts.values())
    assert sum(parts.values()) == module.te_verdelen(p, invoer)


def keeps_sign(module: Any, parts: dict[str, int]) -> None:
    """A key takes from nobody less than nothing; what works on contributions may give back, unless it says otherwise to all."""
    if module.SOORT == "sleutel":
        assert min(parts.values()) >= 0


def keeps_monotone(module: Any, p: Any, invoer: KeyInput, more: KeyInput) -> None:
    """A higher amount gives nobody a lower part."""
    before, after = module.verdeel(p, invoer), module.verdeel(p, more)
    assert all(after[name] >= before[name] for name in before)


def _twins(module: Any, p: Any, invoer: KeyInput) -> None:
    first, second = invoer.deelnemers[0], invoer.deelnemers[-1]
    if first == second or _eigen_tabel(p, first, second):
        return
    twin = replace(
        invoer,
        cijfers={key: {**row, second: row[first]} for key, row in invoer.cijfers.items()},
        deelname={**invoer.deelname, second: invoer.deelname[first]},
        basis={**invoer.basis, second: invoer.basis[first]},
        jaren_lokaal={**invoer.jaren_lokaal, second: invoer.jaren_lokaal[first]},
    )
    if not any(bezwaar.is_fout for bezwaar in module.controle(p, twin)):
        parts = module.verdeel(p, twin)
        assert abs(parts[first] - parts[second]) <= 1


def _quotum(module: Any, p: Any, invoer: KeyInput) -> None:
    """Each is within one cent of the exact part, and the exact parts add up to the amount (within half a cent)."""
    parts, exact = module.verdeel(p, invoer), module.exact(p, invoer)
    loose = sum(exact.values(), Fraction(0)) - module.te_verdelen(p, invoer)
    assert abs(loose) <= Fraction(1, 2)
    assert all(abs(part - exact[name]) < 1 + abs(loose) for name, part in parts.items())


def _seeded(module: Any, p: Any, case: dict[str, Any], seed: int) -> KeyInput:
    """Return a budget with figures from a seed: as the drawn ones, but a thousand of them in a second."""
    dice, names = random.Random(seed), tuple(case["deelnemers"])  # noqa: S311 - figures, no secrets
    top = dice.choice((20, 1_000_000, 10**10))
    return KeyInput(
        bedrag=dice.randrange(dice.choice((100, 10**6, 10**12))),
        deelnemers=names,
        cijfers={vraag.sleutel: {name: dice.randint(0, top) for name in names} for vraag in module.cijfers(p, 2022)},
        deelname={name: Fraction(dice.randint(0, 5), 5) for name in names},
        basis={name: dice.randint(0, top) for name in names},
        pakket=dice.choice(("basis", "plus", "maatwerk")),
        soort=dice.choice(("programmakosten", "uitvoeringskosten")),
        jaren_lokaal={name: dice.randint(0, 6) for name in names},
        grootheden={"reserve": dice.randint(0, top)},
        jaar=dice.randint(2018, 2030),
    )


EEN_PER_SLEUTEL = {row.values[0].__name__: row for row in SLEUTELS}


@pytest.mark.fuzz
@pytest.mark.parametrize(("module", "case"), EEN_PER_SLEUTEL.values())
def test_a_thousand_budgets_add_up(module: Any, case: dict[str, Any]) -> None:
    """1,000 random budgets for every key and every rounding, with `make fuzz` (one in ten in the suite): the sum is exact, the declared laws are kept."""
    seen, seeds = 0, greep(range(1_600), 10)
    for seed in seeds:
        rounding = module.AFRONDING[seed % len(module.AFRONDING)]
        p = module.Parameters.model_validate({**case["parameters"], "afronding": rounding})
        invoer = _seeded(module, p, case, seed)
        if any(bezwaar.is_fout for bezwaar in module.controle(p, invoer)):
            continue
        seen += 1
        parts = module.verdeel(p, invoer)
        keeps_sum(module, p, invoer, parts)
        keeps_sign(module, parts)
        if "quotum" in module.WETTEN[rounding]:
            _quotum(module, p, invoer)
        if "monotoon" in module.WETTEN[rounding]:
            keeps_monotone(module, p, invoer, replace(invoer, bedrag=invoer.bedrag + 1 + seed % 3))
    assert seen >= len(seeds) * 5 // 8


# ── the two ways of rounding, and the laws themselves ─────────────────────────────────────────────────────────────

NAMEN = st.text("abcdefghij", min_size=1, max_size=2)
GEWICHT = st.dictionaries(NAMEN, st.one_of(st.integers(0, 9), st.integers(0, 10**6)), min_size=1, max_size=8)


@pytest.mark.slow
@given(weights=GEWICHT, total=st.one_of(st.integers(0, 60), BEDRAGEN))
@settings(max_examples=voorbeelden(100), deadline=None)
def test_largest_remainder_stays_within_a_cent(weights: dict[str, int], total: int) -> None:
    assume(sum(weights.values()))
    parts = largest_remainder(total, weights)
    assert sum(parts.values()) == total
    assert all(abs(part - Fraction(total * weights[name], sum(weights.values()))) < 1 for name, part in parts.items())


@pytest.mark.slow
@given(weights=GEWICHT, total=st.one_of(st.integers(0, 60), BEDRAGEN), more=st.integers(0, 9), grown=st.integers(0, 9))
@settings(max_examples=voorbeelden(100), deadline=None)
def test_the_divisor_method_is_monotone(weights: dict[str, int], total: int, more: int, grown: int) -> None:
    assume(sum(weights.values()))
    parts = divisor_method(total, weights)
    assert sum(parts.values()) == total
    assert all(part >= parts[name] for name, part in divisor_method(total + more, weights).items())
    first = min(weights)
    assert divisor_method(total, {**weights, first: weights[first] + grown})[first] >= parts[first]


@pytest.mark.slow
@given(weights=st.dictionaries(st.sampled_from("abcde"), st.integers(1, 9), min_size=2), total=st.integers(0, 40))
@settings(max_examples=voorbeelden(100), deadline=None)
def test_the_divisor_method_favours_no_exchange(weights: dict[str, int], total: int) -> None:
    """Webster's own test, apart from how it is computed: no next cent comes sooner than one that was given."""
    parts = divisor_method(total, weights)
    for gives, takes in itertools.permutations(parts, 2):
        if parts[gives]:
            assert Fraction(2 * parts[gives] - 1, weights[gives]) <= Fraction(2 * parts[takes] + 1, weights[takes])


def test_largest_remainder_is_not_monotone_and_the_law_sees_it() -> None:
    """The law must be able to fail: 6, 6 and 2 give 4, 4, 2 of 10 and 5, 5, 1 of 11."""
    module = SimpleNamespace(verdeel=lambda _, invoer: largest_remainder(invoer.bedrag, invoer.cijfer("inwoners")))
    invoer = KeyInput(10, ("a", "b", "c"), {"inwoners": {"a": 6, "b": 6, "c": 2}})
    with pytest.raises(AssertionError):
        keeps_monotone(module, None, invoer, replace(invoer, bedrag=11))


def test_a_key_that_loses_a_cent_is_seen() -> None:
    """The law must be able to fail: dividing by flooring leaves cents over."""
    module = SimpleNamespace(SOORT="sleutel", te_verdelen=lambda _, invoer: invoer.bedrag)
    invoer = KeyInput(100, ("a", "b", "c"))
    with pytest.raises(AssertionError):
        keeps_sum(module, None, invoer, {"a": 33, "b": 33, "c": 33})
    with pytest.raises(AssertionError):
        keeps_sign(module, {"a": 101, "b": -1})
