"""Votes and power under the variants of an open point: what it takes to decide, who has what weight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from assembler.facts.facts import Facts
from assembler.facts.power import game, power_over
from assembler.ground.document import Gat
from assembler.rules.power import Game, NotComputed, Power, blocking_groups, minimal_coalitions, vetos
from assembler.rules.ruleset import RuleSet
from assembler.sentences.names import AANDEEL, CIJFER, JA_NEE, TEKST, TEKSTEN, Name, View, ViewKind, collection

_NAMED = 3  # the coalitions and blocking pairs named; more would not be read
THRESHOLD = ViewKind(
    "drempel",
    "een eis aan een besluit, als alle leden stemmen",
    {"nodig": Name(CIJFER, "hoeveel er nodig zijn"), "totaal": Name(CIJFER, "hoeveel er zijn"), "eenheid": Name(TEKST, "stemmen, leden of gemeenten")},
)
PAIR = ViewKind("paar", "twee gemeenten die samen een besluit kunnen tegenhouden", {"gemeenten": Name(TEKSTEN, "hun namen")})


@dataclass(frozen=True, slots=True)
class VoteSide:
    """One variant as far as votes go; power and coalitions are counted when a sentence asks for them."""

    facts: Facts
    ruleset: RuleSet
    game: Game

    @property
    def gist(self) -> tuple[object, ...]:
        """What makes two variants the same: votes and thresholds."""
        return tuple(self.ruleset.verhouding.stemmen.items()), repr(self.game.thresholds)

    @property
    def power(self) -> Power | NotComputed:
        """The power of each in a decision that no rule names."""
        return power_over(self.facts, self.ruleset)

    @property
    def smallest(self) -> tuple[str, ...] | None:
        """A smallest coalition that decides; None where that is not computed."""
        found = self.facts.once("minimal coalitions", lambda: minimal_coalitions(self.game))
        return None if isinstance(found, NotComputed) or not found else found[0]

    @property
    def pairs(self) -> tuple[tuple[str, ...], ...] | None:
        """The pairs that can block a decision; None where that is not computed."""
        found = self.facts.once("blocking groups", lambda: blocking_groups(self.game))
        return None if isinstance(found, NotComputed) else tuple(pair for pair in found if len(pair) == 2)

    @property
    def pivot(self) -> str | None:
        """The one gemeente that every blocking pair has."""
        pairs = self.pairs
        if not pairs or len(pairs) < 2:
            return None
        shared = set(pairs[0]).intersection(*pairs[1:])
        return shared.pop() if len(shared) == 1 else None

    def named(self, gemeenten: Sequence[str]) -> tuple[str, ...]:
        """Return the names of these gemeenten."""
        return tuple(self.facts.workspace.organisaties[name].naam for name in gemeenten)


def votes_of_point(variants: Sequence[Facts]) -> tuple[VoteSide | None, ...]:
    """Return the votes under each variant; None where a figure or a choice is missing."""
    rulesets = [(facts, facts.stemrecht.ruleset) for facts in variants]
    return tuple(VoteSide(facts, ruleset, game(ruleset)) if ruleset is not None else None for facts, ruleset in rulesets)


def _thresholds(side: VoteSide) -> tuple[View, ...]:
    return tuple(
        THRESHOLD.view(str(number), {"nodig": item.quotum, "totaal": sum(item.weights.values()), "eenheid": item.unit})
        for number, item in enumerate(side.game.thresholds, 1)
    )


def _example(side: VoteSide) -> tuple[str, ...]:
    smallest = side.smallest or ()
    return side.named(smallest) if len(smallest) <= _NAMED else ()


def _partners(side: VoteSide) -> tuple[str, ...]:
    pivot = side.pivot
    return tuple(name for pair in side.pairs or () for name in pair if pivot and name != pivot)


def _loose(side: VoteSide) -> tuple[View, ...]:
    pairs = () if side.pivot else (side.pairs or ())[:_NAMED]
    return tuple(PAIR.view(str(number), {"gemeenten": side.named(pair)}) for number, pair in enumerate(pairs, 1))


def _more(side: VoteSide) -> int:
    return 0 if side.pivot else max(0, len(side.pairs or ()) - _NAMED)


def _index(side: VoteSide, index: str, gemeente: str) -> Any:
    power = side.power
    return getattr(power, index)[gemeente] if isinstance(power, Power) else Gat("ntb", "de macht in een variant")


# What sentences may ask of a variant about votes, and of a variant and a gemeente together: how it is declared, how it is worked out.
ANSWERS: Mapping[str, tuple[Name, Callable[[VoteSide], Any]]] = MappingProxyType(
    {
        "drempels": (Name(collection("drempel"), "wat een besluit nodig heeft"), _thresholds),
        "stemmen_totaal": (Name(CIJFER, "alle stemmen samen"), lambda side: side.ruleset.verhouding.totaal),
        "kleinste_bekend": (Name(JA_NEE, "of de kleinste meerderheid is berekend"), lambda side: side.smallest is not None),
        "kleinste": (Name(CIJFER, "hoeveel gemeenten samen ten minste een besluit kunnen nemen"), lambda side: len(side.smallest or ())),
        "voorbeeld": (Name(TEKSTEN, "gemeenten die dat kunnen, als het er weinig zijn"), _example),
        "andere_kleinste": (
            Name(JA_NEE, "of anderen dat ook kunnen: niet ieder van hen is daarvoor nodig"),
            lambda side: set(side.smallest or ()) != set(vetos(side.game)),
        ),
        "heeft_voorbeeld": (Name(JA_NEE, "of dat voorbeeld er is"), lambda side: bool(_example(side))),
        "tegenhouders": (Name(TEKSTEN, "gemeenten die alleen een besluit kunnen tegenhouden"), lambda side: side.named(vetos(side.game))),
        "heeft_tegenhouders": (Name(JA_NEE, "of zulke gemeenten er zijn"), lambda side: bool(vetos(side.game))),
        "paren_bekend": (Name(JA_NEE, "of is berekend welke twee gemeenten samen kunnen tegenhouden"), lambda side: side.pairs is not None),
        "heeft_paren": (Name(JA_NEE, "of zulke paren er zijn"), lambda side: bool(side.pairs)),
        "spil": (Name(TEKST, "de ene gemeente die in ieder paar zit"), lambda side: side.named([side.pivot])[0] if side.pivot else ""),
        "heeft_spil": (Name(JA_NEE, "of er zo een is"), lambda side: side.pivot is not None),
        "spil_met": (Name(TEKSTEN, "met wie die gemeente kan tegenhouden"), lambda side: side.named(_partners(side))),
        "spil_met_allen": (Name(JA_NEE, "of dat alle andere zijn"), lambda side: len(_partners(side)) == len(side.game.players) - 1),
        "paren": (Name(collection("paar"), "de eerste paren, als geen gemeente in ieder paar zit"), _loose),
        "meer_paren": (Name(CIJFER, "hoeveel paren er nog meer zijn"), _more),
        "heeft_meer_paren": (Name(JA_NEE, "of er nog meer zijn"), lambda side: bool(_more(side))),
        "macht_bekend": (Name(JA_NEE, "of de macht is berekend"), lambda side: isinstance(side.power, Power)),
    }
)
CELLS: Mapping[str, tuple[Name, Callable[[VoteSide, str], Any]]] = MappingProxyType(
    {
        "stemmen": (Name(CIJFER, "van een variant en een deelnemer: haar stemmen"), lambda side, gemeente: side.ruleset.verhouding.van(gemeente).stemmen),
        "aandeel_stemmen": (Name(AANDEEL, "idem: haar aandeel in de stemmen"), lambda side, gemeente: side.ruleset.verhouding.aandeel(gemeente)),
        "banzhaf": (Name(AANDEEL, "idem: haar macht volgens Banzhaf"), lambda side, gemeente: _index(side, "banzhaf", gemeente)),
        "shapley": (Name(AANDEEL, "idem: haar macht volgens Shapley en Shubik"), lambda side, gemeente: _index(side, "shapley", gemeente)),
    }
)
