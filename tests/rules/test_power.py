"""Power indices against counting one by one, and against published figures."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, permutations
from operator import add, ge

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.rules.counting import winning
from assembler.rules.power import MAX_VOTES, Game, NotComputed, Power, blocking_groups, indices, minimal_coalitions, sole_deciders, vetos
from assembler.rules.thresholds import Threshold
from dosis import voorbeelden


def spel(quotum: int, *stemmen: int, gemeenten: int = 0) -> Game:
    """Return the game of these votes, with a demand on the number of gemeenten beside it."""
    names = tuple(f"g{number}" for number in range(len(stemmen)))
    drempels = (Threshold("stemmen", dict(zip(names, stemmen, strict=True)), quotum),)
    return Game(names, (*drempels, Threshold("gemeenten", dict.fromkeys(names, 1), gemeenten)) if gemeenten else drempels)


def berekend(game: Game) -> Power:
    """Return the power of a game that is small enough."""
    found = indices(game)
    assert isinstance(found, Power)
    return found


def by_hand(game: Game) -> tuple[list[int], list[Fraction]]:
    """Return swings and Shapley-Shubik index by trying every coalition: nothing shared with the program."""
    number = len(game.players)
    swings, pivots = [0] * number, [Fraction(0)] * number
    chance = {size: Fraction(1, number * len(list(combinations(range(number - 1), size)))) for size in range(number)}
    wins = [
        all(sum(d.weights.get(name, 0) for at, name in enumerate(game.players) if mask >> at & 1) >= d.quotum for d in game.thresholds)
        for mask in range(2**number)
    ]
    for mask in range(2**number):
        for at in range(number):
            if not mask >> at & 1 and wins[mask | 1 << at] and not wins[mask]:
                swings[at] += 1
                pivots[at] += chance[mask.bit_count()]
    return swings, pivots


@st.composite
def games(draw: st.DrawFn, most: int = 7) -> Game:
    """Draw a game of one to three demands; a demand may leave some gemeenten out."""
    names = tuple(f"g{number}" for number in range(draw(st.integers(1, most))))
    drempels = []
    for unit in draw(st.sampled_from((("stemmen",), ("stemmen", "gemeenten"), ("stemmen", "leden"), ("stemmen", "gemeenten", "blok")))):
        top = {"stemmen": 40, "leden": 3, "gemeenten": 1, "blok": 1}[unit]
        low = 1 if unit == "gemeenten" else 0
        weights = {name: draw(st.integers(low, top)) for name in names}
        drempels.append(Threshold(unit, weights, draw(st.integers(0, sum(weights.values()) + 1))))
    return Game(names, tuple(drempels))


@pytest.mark.slow
@given(games())
@settings(max_examples=voorbeelden(70), deadline=None)
def test_the_indices_equal_an_enumeration(game: Game) -> None:
    found = berekend(game)
    swings, pivots = by_hand(game)
    assert list(found.swings.values()) == swings
    assert list(found.shapley.values()) == pivots
    assert list(found.absolute.values()) == [Fraction(count, 2 ** (len(game.players) - 1)) for count in swings]
    if sum(swings):
        assert sum(found.banzhaf.values()) == 1
        assert sum(found.shapley.values()) == 1


@pytest.mark.slow
@pytest.mark.parametrize("number", [11, 12, 13, 14, 15])
def test_the_indices_equal_an_enumeration_up_to_fifteen_players(number: int) -> None:
    """Random games with one, two and three demands."""
    dice = random.Random(number)  # noqa: S311 - votes, no secrets
    names = tuple(f"g{at}" for at in range(number))
    votes = Threshold("stemmen", {name: dice.randint(0, 60) for name in names}, 0)
    votes = replace(votes, quotum=sum(votes.weights.values()) * dice.randint(40, 75) // 100)
    heads = Threshold("gemeenten", dict.fromkeys(names, 1), number // 2 + 1)
    block = Threshold("blok", {name: dice.randint(0, 2) for name in names}, 3)
    for demands in ((votes,), (votes, heads), (votes, heads, block)):
        game = Game(names, demands)
        found = berekend(game)
        assert (list(found.swings.values()), list(found.shapley.values())) == by_hand(game)


@given(games(most=5))
@settings(max_examples=voorbeelden(20), deadline=None)
def test_the_shapley_index_is_the_share_of_orders_in_which_one_decides(game: Game) -> None:
    """Shapley and Shubik's own definition: who turns the coalition into a winning one, over all orders of joining."""
    found = berekend(game)
    pivots = dict.fromkeys(game.players, 0)
    orders = list(permutations(game.players))
    for order in orders:
        for at, name in enumerate(order):
            if game.wins(order[: at + 1]) and not game.wins(order[:at]):
                pivots[name] += 1
    assert found.shapley == {name: Fraction(count, len(orders)) for name, count in pivots.items()}


def test_the_eec_council_of_1958() -> None:
    """Votes 4, 4, 4, 2, 2, 1; 12 of 17 needed.

    Banzhaf 5/21 for Germany, France and Italy, 1/7 for Belgium and the Netherlands, nothing for Luxembourg: S.J. Brams in The
    Britannica Guide to Statistics and Probability (2011), p. 194. The Shapley-Shubik values are usually given as 23.3, 15.0 and
    0 percent (not looked up; the test above counts them).
    """
    found = berekend(spel(12, 4, 4, 4, 2, 2, 1))
    assert list(found.banzhaf.values()) == [Fraction(5, 21)] * 3 + [Fraction(1, 7)] * 2 + [Fraction(0)]
    assert list(found.shapley.values()) == [Fraction(14, 60)] * 3 + [Fraction(9, 60)] * 2 + [Fraction(0)]
    assert found.swings["g5"] == 0


def test_the_security_council_in_two_forms() -> None:
    """Five permanent members with a veto, ten others, nine votes needed: a double demand, or 39 of 7, 7, ... 1, 1.

    Shapley-Shubik 4/2145 for a non-permanent member: gonitsora.com, "Is it me, or is 'Veto' starting to sound really good"; the
    weighted form: M. Brodie, Wolfram Demonstrations Project (2011).
    """
    names = tuple(f"g{number}" for number in range(15))
    double = Game(names, (Threshold("gemeenten", dict.fromkeys(names, 1), 9), Threshold("vast", dict.fromkeys(names[:5], 1), 5)))
    for game in (double, spel(39, *([7] * 5), *([1] * 10))):
        found = berekend(game)
        assert list(found.shapley.values()) == [Fraction(421, 2145)] * 5 + [Fraction(4, 2145)] * 10
        assert vetos(game) == names[:5]


def test_nassau_county_1964_has_three_without_power() -> None:
    """Votes 31, 31, 28, 21, 2, 2; 58 needed: any two of the first three win, the others are dummies.

    milefoot.com, "The Nassau County Board of Supervisors"; the case with which Banzhaf began.
    """
    game = spel(58, 31, 31, 28, 21, 2, 2)
    found = berekend(game)
    assert list(found.banzhaf.values()) == [Fraction(1, 3)] * 3 + [Fraction(0)] * 3
    assert minimal_coalitions(game) == (("g0", "g1"), ("g0", "g2"), ("g1", "g2"))


def test_forty_gemeenten_with_two_thousand_votes_take_less_than_a_second() -> None:
    votes = [1 + (number * 37) % 97 for number in range(40)]
    votes[0] += 2000 - sum(votes)
    for game in (spel(1001, *votes), spel(1001, *votes, gemeenten=21)):
        start = time.process_time()
        found = berekend(game)
        assert time.process_time() - start < 1
        assert sum(found.shapley.values()) == 1


@pytest.mark.slow
def test_all_gemeenten_of_the_country_with_a_double_majority() -> None:
    votes = [1 + (number * 37) % 23 for number in range(342)]
    start = time.process_time()
    found = berekend(spel(sum(votes) // 2 + 1, *votes, gemeenten=172))
    assert time.process_time() - start < 3  # 0.5 on a quiet machine
    assert sum(found.shapley.values()) == sum(found.banzhaf.values()) == 1
    assert [len({row[f"g{at}"] for at, own in enumerate(votes) if own == vote}) for vote in (1, 23) for row in (found.swings, found.shapley)] == [1] * 4
    assert found.shapley["g0"] < found.shapley[f"g{votes.index(23)}"]


def by_sizes(weights: list[tuple[int, ...]], left: int, quota: list[int], smallest: int) -> list[int]:
    """Return the winning coalitions per size without one participant, counted in a plain table of sizes and weights."""
    table = Counter({(0, (0,) * len(quota)): 1})
    for at, weight in enumerate(weights):
        if at != left:
            for (size, total), count in list(table.items()):
                table[size + 1, tuple(map(add, total, weight))] += count
    won = Counter[int]()
    for (size, total), count in table.items():
        won[size] += count * (size >= smallest and all(map(ge, total, quota)))
    return [won[size] for size in range(len(weights) + 1)]


@pytest.mark.parametrize("demands", [0, 1, 2])
@pytest.mark.parametrize("smallest", [0, 4, 5, 6, 7, 11, 12])
def test_winning_coalitions_per_size_below_and_above_a_half(demands: int, smallest: int) -> None:
    """Of eleven and of twelve participants: both sides of the half, and what is left over counted instead."""
    dice = random.Random(100 * demands + smallest)  # noqa: S311 - votes, no secrets
    for number in (11, 12):
        weights = [tuple(dice.randint(0, 5) for _ in range(demands)) for _ in range(number)]
        quota = [max(1, sum(column) * share // 100) for column, share in zip(zip(*weights, strict=True), (dice.randint(10, 90), 60), strict=False)]
        found = winning(weights, quota, smallest)
        assert found.every == by_sizes(weights, -1, quota, smallest)
        assert all(found.without[weight] == by_sizes(weights, at, quota, smallest) for at, weight in enumerate(weights))


def test_more_than_twenty_thousand_votes_is_said_not_computed() -> None:
    assert isinstance(indices(spel(10_001, 10_000, 10_000)), Power)
    assert indices(spel(10_002, 10_001, 10_000)) == NotComputed("De macht is niet berekend: 20.001 stemmen is meer dan 20.000.")


def test_demands_that_together_ask_too_much_are_said_not_computed() -> None:
    names = tuple("abc")
    weights = [Threshold(unit, dict.fromkeys(names, votes), 1) for unit, votes in (("stemmen", 900), ("leden", 400))]
    assert indices(Game(names, tuple(weights))) == NotComputed("De macht is niet berekend: deze eisen samen vragen te veel rekenwerk.")


def test_two_demands_on_the_same_votes_are_one() -> None:
    """A double majority beside a qualified one asks twice of the votes; that takes no more work than the heavier alone."""
    names = tuple(f"g{at}" for at in range(40))
    votes = dict.fromkeys(names, 50) | {"g0": 51}
    found = berekend(Game(names, (Threshold("stemmen", votes, 1001), Threshold("stemmen", votes, 1334))))
    assert found == berekend(Game(names, (Threshold("stemmen", votes, 1334),)))


def test_nobody_has_power_where_nothing_can_pass() -> None:
    found = berekend(spel(7, 2, 2, 2))
    assert set(found.banzhaf.values()) == set(found.shapley.values()) == {Fraction(0)}


@given(games(most=6))
@settings(max_examples=voorbeelden(40), deadline=None)
def test_minimal_coalitions_and_blocks_are_minimal(game: Game) -> None:
    everyone = set(game.players)
    winning, blocking = minimal_coalitions(game), blocking_groups(game)
    assert isinstance(winning, tuple)
    assert isinstance(blocking, tuple)
    subsets = [set(part) for size in range(1, len(everyone) + 1) for part in combinations(game.players, size)]
    for part in subsets:
        assert game.wins(part) == any(set(smallest) <= part for smallest in winning) or not winning
        assert (not game.wins(everyone - part)) == any(set(smallest) <= part for smallest in blocking)
    assert vetos(game) == tuple(names[0] for names in blocking if len(names) == 1) or not game.wins(everyone)
    assert all(game.wins({name}) for name in sole_deciders(game))


@pytest.mark.slow
def test_coalitions_of_more_than_twelve_are_not_listed() -> None:
    assert minimal_coalitions(spel(7, *([1] * 13))) == NotComputed("De coalities zijn niet opgesomd: 13 gemeenten is meer dan 12.")
    assert len(tuple(minimal_coalitions(spel(6, *([1] * 12))))) == 924  # type: ignore[arg-type]


@pytest.mark.parametrize(("size", "who"), [(1, ["g0"]), (2, ["g1", "g2"])])
def test_who_blocks_alone_and_with_whom(size: int, who: list[str]) -> None:
    """Of 4, 2, 2, 1 with 6 needed the first blocks alone, the two of 2 together."""
    found = blocking_groups(spel(6, 4, 2, 2, 1))
    assert isinstance(found, tuple)
    assert [list(names) for names in found if len(names) == size] == [who]


def test_the_most_votes_that_are_counted_are_counted() -> None:
    names = ("a", "b")
    assert isinstance(indices(Game(names, (Threshold("stemmen", {"a": MAX_VOTES - 1, "b": 1}, 1),))), Power)
    assert isinstance(indices(Game(names, (Threshold("stemmen", {"a": MAX_VOTES}, 1),))), Power)  # who is left out weighs nothing
    refused = indices(Game(names, (Threshold("stemmen", {"a": 1, "b": 1}, 1), Threshold("leden", {"a": MAX_VOTES, "b": 1}, 1))))
    assert refused == NotComputed("De macht is niet berekend: 20.001 stemmen is meer dan 20.000.")


def test_a_demand_that_asks_nothing_takes_no_room_and_changes_nothing() -> None:
    names = tuple("abc")
    votes = Threshold("stemmen", {"a": 300, "b": 200, "c": 100}, 301)
    nothing = Threshold("leden", {"a": 900, "b": 800, "c": 700}, 0)
    assert indices(Game(names, (votes, nothing))) == indices(Game(names, (votes,)))
    assert isinstance(indices(Game(names, (votes, Threshold("leden", nothing.weights, 1)))), NotComputed)


def test_a_demand_on_the_number_of_gemeenten_takes_no_room_either() -> None:
    names = tuple("abc")
    votes = Threshold("stemmen", {"a": 3, "b": 2, "c": 1}, 4)
    everyone = dict.fromkeys(names, 1)
    assert berekend(Game(names, (votes, Threshold("gemeenten", everyone, 3)))).swings == {"a": 1, "b": 1, "c": 1}
    assert berekend(Game(names, (votes, Threshold("gemeenten", everyone, 0)))).swings == berekend(Game(names, (votes,))).swings
