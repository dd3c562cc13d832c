"""The votes as sentences see them: all together, and what they make of the power of each gemeente."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assembler.facts.facts import Facts
from assembler.facts.power import power_over
from assembler.ground.document import Gat
from assembler.ground.values import Figure, Waarde, computed, first_gap, known, total
from assembler.rules.power import NotComputed
from assembler.sentences.names import CIJFER, GETAL, TEKST, Name, View, ViewKind

VOTES = ViewKind(
    "stemverhouding",
    "de stemmen in het algemeen bestuur samen",
    {
        "totaal": Name(CIJFER, "alle stemmen samen"),
        "meerderheid": Name(CIJFER, "de kleinste meerderheid: meer dan de helft van alle stemmen"),
        "leden": Name(GETAL, "alle leden samen"),
        "regel": Name(TEKST, "de stemregel (id)"),
    },
)


def votes_view(facts: Facts) -> View:
    """Return all votes together, and the least that is more than half of them."""
    rights = facts.stemrecht
    everything = total("stemmen/totaal", rights.stemmen.values(), "de inwonertallen")
    majority = replace(everything, value=everything.value // 2 + 1, key="stemmen/meerderheid") if isinstance(everything, Waarde) else everything
    members = Waarde(sum(rights.leden.values()), "keuze:leden/totaal")
    return VOTES.view(VOTES.name, {"totaal": everything, "meerderheid": majority, "leden": members, "regel": rights.regel})


def power_of_each(facts: Facts) -> Mapping[str, tuple[Figure, Figure]]:
    """Return per gemeente its Banzhaf share and its Shapley-Shubik index, for a decision that no rule names."""
    names, votes, ruleset = facts.traject.deelnemers, facts.stemrecht.stemmen.values(), facts.stemrecht.ruleset
    if ruleset is None:
        return dict.fromkeys(names, (first_gap(votes) or Gat("ntb", "de stemmen"),) * 2)
    found = power_over(facts, ruleset)
    if isinstance(found, NotComputed):
        return dict.fromkeys(names, (Gat("ntb", "de macht"),) * 2)
    parts = known(votes)
    return {
        name: (computed(found.banzhaf[name], f"macht/banzhaf/{name}", parts), computed(found.shapley[name], f"macht/shapley/{name}", parts)) for name in names
    }
