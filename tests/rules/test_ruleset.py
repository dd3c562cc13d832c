"""The rule set as a whole, what stands against it, and what moves when a figure or a parameter does."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assembler.rules import seams, sensitivity
from assembler.rules.ballot import en_bloc
from assembler.rules.power import Game, Power, indices, minimal_coalitions
from assembler.rules.ruleset import Demand, RuleSet, objections
from assembler.rules.thresholds import wins
from assembler.rules.votes import Stemgerechtigde
from dosis import voorbeelden
from gevallen import gevallen, stemgerechtigden, tabel, teksten

ZEVEN = {"alblasserdam": 3, "dordrecht": 12, "hardinxveld-giessendam": 2, "hendrik-ido-ambacht": 4, "papendrecht": 4, "sliedrecht": 3, "zwijndrecht": 5}
DUBBEL = {"drempel_stemmen": "1/2", "drempel_gemeenten": "1/2", "strikt": True, "basis": "uitgebracht", "verdeelde_gemeente": "telt-niet-mee"}


def eis(naam: str, **parameters: Any) -> Demand:
    """Return a demand by the name of its rule."""
    module = seams.majority_rules()[naam]
    return Demand(naam, module, module.Parameters.model_validate(parameters))


def quorum(**parameters: Any) -> Any:
    """Return a quorum with its parameters."""
    module = seams.quorum_rules()["quorum"]
    return module, module.Parameters.model_validate(parameters)


def tie_rule(**parameters: Any) -> Any:
    """Return what a tie means, with its parameters."""
    module = seams.tie_rules()["staken"]
    return module, module.Parameters.model_validate(parameters)


def test_without_a_demand_an_absolute_majority_of_the_votes_cast_is_needed() -> None:
    """Gemeentewet 30."""
    ruleset = RuleSet(tabel(ZEVEN))
    assert [drempel.quotum for drempel in ruleset.thresholds()] == [17]
    assert ruleset.outcome(en_bloc(ruleset.verhouding, {"dordrecht", "zwijndrecht"})) == "aangenomen"
    assert ruleset.outcome(en_bloc(ruleset.verhouding, {"dordrecht", "papendrecht"})) == "verworpen"


def test_dordrecht_wins_with_any_one_of_three_when_votes_go_by_inhabitants() -> None:
    """praktijk.md 2.2: by inhabitants with Zwijndrecht, Papendrecht or HIA; just not with Sliedrecht, Alblasserdam or H-G."""
    inwoners = {"alblasserdam": 20126, "dordrecht": 119111, "hardinxveld-giessendam": 18410, "hendrik-ido-ambacht": 31258, "papendrecht": 32171}
    inwoners |= {"sliedrecht": 25589, "zwijndrecht": 44780}
    spel = Game(tuple(inwoners), RuleSet(tabel(inwoners)).thresholds())
    pairs = {names for names in minimal_coalitions(spel) if len(names) == 2}  # type: ignore[union-attr]
    assert {name for names in pairs for name in names} == {"dordrecht", "zwijndrecht", "papendrecht", "hendrik-ido-ambacht"}
    assert not spel.wins({"dordrecht", "sliedrecht"})
    assert spel.wins(set(inwoners) - {"dordrecht"})


def test_demands_hold_beside_each_other_and_only_where_they_are_made() -> None:
    """Wgr 13, vierde lid, onderdeel c: a qualified majority only for named decisions."""
    begroting = eis("gekwalificeerde_meerderheid", besluiten=["begroting"], breuk="2/3", basis="uitgebracht")
    ruleset = RuleSet(tabel(ZEVEN), (eis("dubbele_meerderheid", **DUBBEL), begroting))
    four = {"dordrecht", "zwijndrecht", "alblasserdam", "hardinxveld-giessendam"}
    assert ruleset.outcome(en_bloc(ruleset.verhouding, four, "begroting")) == "aangenomen"
    assert ruleset.outcome(en_bloc(ruleset.verhouding, {"dordrecht", "zwijndrecht", "papendrecht"}, "begroting")) == "verworpen"
    assert ruleset.outcome(en_bloc(ruleset.verhouding, {"dordrecht", "alblasserdam", "sliedrecht", "hardinxveld-giessendam"})) == "aangenomen"
    assert [(drempel.unit, drempel.quotum) for drempel in ruleset.thresholds("begroting")] == [("stemmen", 17), ("gemeenten", 4), ("stemmen", 22)]


def test_consensus_comes_first_and_then_the_other_demands() -> None:
    ruleset = RuleSet(tabel(ZEVEN), (eis("consensus_eerst", vergaderingen=1, bedenktijd_dagen=14, besluiten=[]), eis("dubbele_meerderheid", **DUBBEL)))
    voor = set(ZEVEN) - {"alblasserdam"}
    assert ruleset.outcome(en_bloc(ruleset.verhouding, voor)) == "verworpen"
    assert ruleset.outcome(en_bloc(ruleset.verhouding, voor, vergadering=2)) == "aangenomen"


def test_without_a_quorum_nothing_is_decided() -> None:
    """Gemeentewet 20: heads, not votes."""
    ruleset = RuleSet(tabel(ZEVEN), quorum=quorum(deel_leden="1/2", strikt=True, tweede_vergadering="zonder-quorum", uren_tot_tweede=24))
    everyone = en_bloc(ruleset.verhouding, ZEVEN)
    few = replace(everyone, voor=frozenset({"dordrecht-1", "zwijndrecht-1", "papendrecht-1"}))
    assert ruleset.outcome(few) == "geen quorum"
    assert ruleset.outcome(replace(few, vergadering=2)) == "aangenomen"
    assert ruleset.outcome(everyone) == "aangenomen"


def test_a_tie_is_put_off_and_then_not_adopted() -> None:
    """Gemeentewet 32, vierde tot en met zesde lid."""
    ruleset = RuleSet(tabel({"a": 5, "b": 5, "c": 2}), tie=tie_rule(herstemming="volgende-vergadering", daarna="verworpen"))
    tie = replace(en_bloc(ruleset.verhouding, {"a"}), tegen=frozenset({"b-1"}))
    assert ruleset.outcome(tie) == "herstemming"
    assert ruleset.outcome(replace(tie, vergadering=2)) == "verworpen"
    assert ruleset.outcome(en_bloc(ruleset.verhouding, {"b", "c"})) == "aangenomen"


@pytest.mark.parametrize(("voorzitter", "uitslag"), [("a-1", "aangenomen"), ("b-1", "verworpen"), (None, "verworpen")])
def test_the_casting_vote_counts_as_one_vote_more(voorzitter: str | None, uitslag: str) -> None:
    """Allowed for a bedrijfsvoeringsorganisatie; the other demands stay."""
    ruleset = RuleSet(tabel({"a": 5, "b": 5}), tie=tie_rule(herstemming="geen", daarna="voorzitter-beslist"))
    assert ruleset.outcome(replace(en_bloc(ruleset.verhouding, {"a"}), voorzitter=voorzitter)) == uitslag
    strict = replace(ruleset, demands=(eis("dubbele_meerderheid", **DUBBEL),))
    assert strict.outcome(replace(en_bloc(ruleset.verhouding, {"a"}), voorzitter=voorzitter)) == "verworpen"


@pytest.mark.slow
@given(st.data())
@settings(max_examples=voorbeelden(50), deadline=None)
def test_thresholds_say_what_a_vote_en_bloc_decides(data: st.DataObject) -> None:
    """The game that the power indices count is the rule set that decides."""
    names = list(ZEVEN)
    table = tabel({name: data.draw(st.integers(0, 9)) for name in names})
    assume(table.totaal)
    named = {"besluiten": ["x"]}
    blok = {"naam": "blok", "gemeenten": names[:3], "minimum": 2}
    pool = [
        eis("gewone_meerderheid"),
        eis("dubbele_meerderheid", **DUBBEL),
        eis("gekwalificeerde_meerderheid", breuk="2/3", basis="alle", **named),
        eis("gekwalificeerde_meerderheid", breuk="3/4", basis="leden", **named),
        eis("eenstemmigheid", basis="uitgebracht", uitgezonderd=names[:2], **named),
        eis("aantal_deelnemers", aantal=5, van=7, verdeelde_gemeente="telt-niet-mee", **named),
        eis("steun_genoemde_gemeenten", gemeenten=names[1:3], allemaal=False, **named),
        eis("leden_en_stemmen", breuk_leden="2/3", breuk_stemmen="2/3", basis="alle", **named),
        eis("blokbescherming", blokken=[blok], minimum_gemeenten=3, verdeelde_gemeente="telt-niet-mee", besluiten=[]),
    ]
    ruleset = RuleSet(table, tuple(data.draw(st.lists(st.sampled_from(pool), max_size=3))))
    besluit = data.draw(st.sampled_from([None, "x", "y"]))
    voor = data.draw(st.sets(st.sampled_from(names)))
    decided = ruleset.outcome(en_bloc(table, voor, besluit)) == "aangenomen"
    assert decided == wins(ruleset.thresholds(besluit), voor)
    if decided:
        assert ruleset.outcome(en_bloc(table, set(names) - voor, besluit)) == "verworpen", "both a coalition and its opponents would win"


@given(st.integers(1, 7), st.sets(st.sampled_from(list(ZEVEN))))
@settings(deadline=None)
def test_k_of_n_gemeenten_are_counted_whatever_their_votes(aantal: int, voor: set[str]) -> None:
    """With one vote for k of the seven and none on the votes, k gemeenten carry a decision and k - 1 do not."""
    demand = eis("aantal_deelnemers", aantal=aantal, van=7, verdeelde_gemeente="telt-niet-mee", besluiten=["x"])
    table = tabel(ZEVEN)
    assert demand.regel.aangenomen(demand.p, en_bloc(table, voor, "x")) is (len(voor) >= aantal)
    assert wins(demand.regel.drempels(demand.p, table), voor) is (len(voor) >= aantal)
    every = indices(Game(tuple(ZEVEN), demand.regel.drempels(demand.p, table)))
    assert isinstance(every, Power)
    assert set(every.banzhaf.values()) == {Fraction(1, 7)}, "gemeenten that count alike have alike power"


def test_a_number_of_gemeenten_belongs_to_the_number_there_are() -> None:
    """VNOG: 18 of 22; with a gemeente more the number no longer says what it said."""
    ruleset = RuleSet(tabel(ZEVEN), (eis("aantal_deelnemers", aantal=5, van=8, verdeelde_gemeente="telt-niet-mee", besluiten=["x"]),))
    assert "fout: Er staat 5 van de 8 gemeenten, maar er zijn 7 deelnemers." in teksten(objections(ruleset, "openbaar-lichaam", ["x"]))


def test_what_stands_against_a_rule_set() -> None:
    blok = {"naam": "landelijk", "gemeenten": ["b", "gorinchem"], "minimum": 1}
    ruleset = RuleSet(
        tabel({"a": 6, "b": 2, "c": 0}),
        (
            eis("blokbescherming", blokken=[blok], minimum_gemeenten=0, verdeelde_gemeente="telt-niet-mee", besluiten=["begroting"]),
            eis("eenstemmigheid", besluiten=["toetreding"], basis="alle"),
        ),
        quorum(deel_leden="1/3", strikt=True, tweede_vergadering="zonder-quorum", uren_tot_tweede=24),
        tie_rule(herstemming="volgende-vergadering", daarna="voorzitter-beslist"),
    )
    assert teksten(objections(ruleset, "openbaar-lichaam", [None, "begroting"])) == [
        "waarschuwing: a: Deze gemeente heeft 6 van de 8 stemmen: meer dan de helft.",
        "waarschuwing: c: Deze gemeente heeft wel een lid, maar geen stem.",
        "fout: 'gorinchem' wordt genoemd in blokbescherming, maar is geen deelnemer.",
        "fout: Dit quorum is lager dan meer dan de helft van de leden.",
        "fout: In het algemeen bestuur van een openbaar lichaam geeft de stem van de voorzitter niet de doorslag.",
        "waarschuwing: a: Deze gemeente haalt de eisen alleen.",
        "opmerking: a: Deze gemeente kan een besluit alleen tegenhouden.",
        "opmerking: a: Deze gemeente kan een besluit voor 'begroting' alleen tegenhouden.",
        "opmerking: b: Deze gemeente kan een besluit voor 'begroting' alleen tegenhouden.",
    ]


def test_who_has_an_own_interest_counts_nowhere_in_that_decision() -> None:
    """Gemeentewet 28: the members of Dordrecht are out of the vote, the majority and the number of gemeenten; elsewhere they vote."""
    module = seams.exclusion_rules()["uitsluiting"]
    out = (module, module.Parameters.model_validate({"besluiten": ["contract"], "gemeenten": ["dordrecht"]}))
    stelsel = RuleSet(tabel(ZEVEN, dordrecht=2), (eis("dubbele_meerderheid", **DUBBEL),), exclusions=(out,))
    assert stelsel.excluded("contract") == {"dordrecht"}
    assert [(drempel.quotum, sum(drempel.weights.values())) for drempel in stelsel.thresholds("contract")] == [(11, 21), (4, 6)]
    assert [(drempel.quotum, sum(drempel.weights.values())) for drempel in stelsel.thresholds(None)] == [(17, 33), (4, 7)]
    four = {"zwijndrecht", "papendrecht", "hendrik-ido-ambacht", "sliedrecht"}
    assert stelsel.outcome(en_bloc(stelsel.verhouding, four, "contract")) == "aangenomen"
    assert stelsel.outcome(en_bloc(stelsel.verhouding, four, "begroting")) == "verworpen"
    assert stelsel.outcome(en_bloc(stelsel.verhouding, {"dordrecht"}, "contract")) == "verworpen"


@pytest.mark.parametrize(("vorm", "niveau"), [("bedrijfsvoeringsorganisatie", "fout"), ("gemeenschappelijk-orgaan", "waarschuwing"), ("openbaar-lichaam", "")])
def test_where_the_law_is_silent_the_regulation_must_speak(vorm: Any, niveau: str) -> None:
    """wgr.md 6, trap 11: a bedrijfsvoeringsorganisatie without quorum, majority or tie rule has a gap."""
    lines = [line for line in teksten(objections(RuleSet(tabel(ZEVEN)), vorm)) if "zegt niets" in line]
    subjects = ("het quorum", "de meerderheid", "het staken van stemmen") if niveau else ()
    assert lines == [f"{niveau}: De regeling zegt niets over {subject}, en de wet ook niet." for subject in subjects]


def test_a_demand_that_can_never_be_met_is_a_fault() -> None:
    blok = {"naam": "landelijk", "gemeenten": ["gorinchem"], "minimum": 1}
    ruleset = RuleSet(tabel({"a": 1, "b": 1}), (eis("blokbescherming", blokken=[blok], minimum_gemeenten=0, verdeelde_gemeente="telt-niet-mee", besluiten=[]),))
    assert "fout: De eisen kunnen nooit worden gehaald, ook niet als alle gemeenten voor zijn." in teksten(objections(ruleset, "gemeenschappelijk-orgaan"))


def test_a_double_majority_gives_the_small_ones_power() -> None:
    table = tabel(ZEVEN)
    found = indices(Game(tuple(ZEVEN), RuleSet(table, (eis("dubbele_meerderheid", **DUBBEL),)).thresholds()))
    plain = indices(Game(tuple(ZEVEN), RuleSet(table).thresholds()))
    assert isinstance(found, Power)
    assert isinstance(plain, Power)
    assert found.banzhaf["hardinxveld-giessendam"] > plain.banzhaf["hardinxveld-giessendam"]
    assert found.banzhaf["dordrecht"] < plain.banzhaf["dordrecht"]


# ── what moves ────────────────────────────────────────────────────────────────────────────────────────────────────


def _zeven() -> tuple[Any, Any, list[Stemgerechtigde]]:
    case = gevallen("stemregels", "per_inwoners")[0]
    module = seams.weight_rules()["per_inwoners"]
    return module, module.Parameters.model_validate(case["parameters"]), stemgerechtigden(case)


def test_another_rounding_moves_dordrecht_between_36_and_42_percent() -> None:
    """praktijk.md 2.2."""
    module, p, deelnemers = _zeven()
    found = sensitivity.other_choices(module, p, "afronding", deelnemers)
    assert {name: (votes["dordrecht"], sum(votes.values())) for name, votes in found.items()} == {
        "omhoog": (12, 33),
        "omlaag": (11, 26),
        "dichtstbij": (12, 29),
    }
    assert sensitivity.other_choices(module, p, "minimum", deelnemers) == {}


def test_a_choice_that_cannot_be_computed_is_left_out() -> None:
    module = seams.weight_rules()["naar_bijdrage"]
    options = {"euro_per_stem": 1, "afronding": "omlaag", "minimum": 0, "plafond": "1/3"}
    p = module.Parameters.model_validate({"begrotingsjaar": 2022, "verdeling_over_leden": "gelijk", "afwezigheid": "medelid", **options})
    deelnemers = [Stemgerechtigde(name, 1, {"bijdrage": cents}) for name, cents in (("a", 100), ("b", 100), ("c", 40))]
    found = sensitivity.other_choices(module, p, "afronding", deelnemers)
    assert found == {"omhoog": {"a": 1, "b": 1, "c": 1}}


def test_the_next_step_of_each_gemeente() -> None:
    """Rounded up, Alblasserdam loses its third vote with 126 inhabitants fewer and gets a fourth with 9.875 more."""
    module, p, deelnemers = _zeven()
    steps = {item.id: sensitivity.next_step(module, p, deelnemers, item.id, "inwoners") for item in deelnemers}
    assert (steps["alblasserdam"].more, steps["alblasserdam"].less) == (9_875, 126)
    assert (steps["zwijndrecht"].more, steps["zwijndrecht"].less) == (5_221, 4_780)
    capped = p.model_copy(update={"maximum": 12, "minimum": 2})
    assert sensitivity.next_step(module, capped, deelnemers, "dordrecht", "inwoners").more is None
    assert sensitivity.next_step(module, capped, deelnemers, "hardinxveld-giessendam", "inwoners").less is None


def test_a_demand_on_part_of_the_votes_takes_the_place_of_the_majority_and_another_does_not() -> None:
    """Gemeentewet 30 asks for more than half of the votes cast, unless a rule asks for another part of the votes."""
    table = tabel({"a": 4, "b": 3, "c": 3})
    third = RuleSet(table, (eis("gekwalificeerde_meerderheid", breuk="1/3", basis="alle", besluiten=["x"]),))
    assert third.outcome(en_bloc(table, {"a"}, "x")) == "aangenomen"
    assert third.outcome(en_bloc(table, {"a"}, "y")) == "verworpen"
    members = RuleSet(table, (eis("gekwalificeerde_meerderheid", breuk="1/3", basis="leden", besluiten=["x"]),))
    assert members.outcome(en_bloc(table, {"a"}, "x")) == "verworpen"
    assert members.outcome(en_bloc(table, {"a", "b"}, "x")) == "aangenomen"


def test_the_majority_of_the_votes_is_named_before_other_demands() -> None:
    table = tabel({"a": 4, "b": 3, "c": 3})
    ruleset = RuleSet(table, (eis("gekwalificeerde_meerderheid", breuk="2/3", basis="leden", besluiten=["x"]),))
    assert [(item.unit, item.quotum) for item in ruleset.thresholds("x")] == [("stemmen", 6), ("leden", 2)]
    assert [(item.unit, item.quotum) for item in ruleset.thresholds("y")] == [("stemmen", 6)]
