"""Choices -> the rule set of the board: who has how many votes, which demands a decision meets, quorum and tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assembler.facts import figures
from assembler.facts.inforce import RulesInForce
from assembler.ground.document import Gat
from assembler.ground.findings import Finding, Related, error
from assembler.ground.values import Figure, Waarde, Woord, first_gap, in_cents, inputs, worst
from assembler.ground.wording import getal, opsomming
from assembler.rules import ruleset, seams
from assembler.rules.boardsize import LEDEN_AB
from assembler.rules.common import FigureQuestion
from assembler.rules.ruleset import Demand, RuleSet
from assembler.rules.seams import WeightRule
from assembler.rules.votes import Stemgerechtigde, Stemgewicht, Stemverhouding, stemverhouding

BIJDRAGE = "bijdrage"
SLUG = "stemmen-kloppen"


@dataclass(frozen=True, slots=True)
class Stemrecht:
    """Votes and members per deelnemer; a gap where a figure is not known yet. `regel` is the rule that counts.

    `ruleset` is the whole rule set, where the votes are known; `clausule` the clause that gives the votes.
    """

    regel: str
    leden: Mapping[str, int]
    stemmen: Mapping[str, Figure]
    per_lid: Mapping[str, Figure]
    ruleset: RuleSet | None = None
    clausule: str = ""


@dataclass(frozen=True, slots=True)
class VoteRule:
    """The rule that gives the votes, its parameters, and the clause it stands in."""

    clausule: str
    naam: str
    regel: WeightRule
    p: Any


def voting_rights(inforce: RulesInForce, bijdragen: Mapping[str, Figure]) -> tuple[Stemrecht, list[Finding]]:
    """Return the rule set under these choices; `bijdragen` is what each pays in the budget year, for votes by contribution."""
    leden = members(inforce)
    gewicht, found = vote_rule(inforce)
    if gewicht is None:
        return _unknown(inforce, "", leden, Gat("ntb", "stemmen")), found
    answers, missing = asked_figures(inforce, gewicht, bijdragen)
    found += missing
    gap = first_gap(item for row in answers.values() for item in row.values())
    if gap is not None:
        return _unknown(inforce, gewicht.naam, leden, gap, answers), found
    known = {name: {key: item for key, item in row.items() if isinstance(item, Waarde)} for name, row in answers.items()}
    verhouding, faults = vote_table(gewicht, leden, {name: {key: item.value for key, item in row.items()} for name, row in known.items()})
    found += inforce.findings(faults, gewicht.clausule, SLUG)
    if verhouding is None:
        return _unknown(inforce, gewicht.naam, leden, Gat("ntb", "stemmen")), found
    whole, more = _ruleset(inforce, gewicht.clausule, verhouding)
    total, each = {}, {}
    for name in inforce.traject.deelnemers:
        row = verhouding.van(name)
        asked = list(known[name].values())
        rest = (worst(item.status for item in asked), "; ".join(item.bron for item in asked), inputs(asked))
        total[name] = Waarde(row.stemmen, f"stemmen/{name}", *rest)
        each[name] = Waarde(_per_lid(row), f"stemmen/{name}/per-lid", *rest)
    return Stemrecht(gewicht.naam, leden, total, each, whole, gewicht.clausule), found + more


def _per_lid(row: Stemgewicht) -> int | Woord:
    """Return the votes of each member, or in words how its members cast the votes of a gemeente."""
    if row.per_lid is not None:
        return row.per_lid
    return Woord(opsomming([getal(votes) for votes in row.bundels])) if row.ongelijk else Woord("gezamenlijk")


def vote_rule(inforce: RulesInForce) -> tuple[VoteRule | None, list[Finding]]:
    """Return the one clause that gives the votes; a second one contradicts it."""
    row = [VoteRule(name, inforce.rule_of(name), module, p) for name, module, p in inforce.carrying(seams.weight_rules())]
    if not row:
        return None, []
    first, found = row[0], []
    for other in row[1:]:
        related = (Related(inforce.place(first.clausule), "hier staat de andere"),)
        message = f"'{first.clausule}' en '{other.clausule}' bepalen allebei de stemmen."
        found.append(error(SLUG, message, inforce.place(other.clausule), related=related, hint="Laat een van de twee vervallen."))
    return first, found


def vote_table(gewicht: VoteRule, leden: Mapping[str, int], cijfers: Mapping[str, Mapping[str, int]]) -> tuple[Stemverhouding | None, tuple[Any, ...]]:
    """Return the table of votes for these figures and what stands against it; no table where the rule cannot count."""
    gerechtigd = [Stemgerechtigde(name, leden[name], row) for name, row in cijfers.items()]
    bezwaren = gewicht.regel.controle(gewicht.p, gerechtigd)
    if any(bezwaar.is_fout for bezwaar in bezwaren):
        return None, bezwaren
    stemmen = gewicht.regel.stemmen(gewicht.p, gerechtigd)
    verhouding, more = stemverhouding(gerechtigd, stemmen, lambda votes, members: gewicht.regel.verdeling(gewicht.p, votes, members))
    return verhouding, (*bezwaren, *more)


def asked_figures(inforce: RulesInForce, gewicht: VoteRule, bijdragen: Mapping[str, Figure]) -> tuple[dict[str, dict[str, Figure]], list[Finding]]:
    """Return per gemeente the answers to what the rule asks, and a finding for each figure that is not there."""
    vragen = gewicht.regel.cijfers(gewicht.p)
    answers: dict[str, dict[str, Figure]] = {name: {} for name in inforce.traject.deelnemers}
    asked: list[FigureQuestion] = []
    for vraag in vragen:
        if vraag.naam == BIJDRAGE and vraag.peildatum and vraag.peildatum.year == inforce.traject.begrotingsjaar:
            for name, row in answers.items():
                row[vraag.sleutel] = bijdragen[name]
            continue
        asked.append(vraag)
        for name, row in answers.items():
            found = figures.of_gemeente(inforce.workspace.organisaties[name], vraag.naam, inforce.keuzes, vraag.peildatum)
            row[vraag.sleutel] = in_cents(found) if vraag.naam == BIJDRAGE else found  # of another year: recorded in euros
    return answers, figures.missing(inforce, asked, gewicht.clausule)


def members(inforce: RulesInForce) -> dict[str, int]:
    """Return the members per gemeente: what the clause says that has that parameter (Wgr 13(3)), or else one each."""
    clause = inforce.clause_with(LEDEN_AB)
    given = inforce.parameters[clause][LEDEN_AB] if clause is not None else None
    return dict(given) if isinstance(given, Mapping) else dict.fromkeys(inforce.traject.deelnemers, given if isinstance(given, int) else 1)


def _unknown(inforce: RulesInForce, regel: str, leden: Mapping[str, int], gap: Gat, answers: Mapping[str, Mapping[str, Figure]] | None = None) -> Stemrecht:
    """Return the rights while the votes are not known: for each gemeente its own gap, or else the first one."""
    own = {name: first_gap(row.values()) or gap for name, row in (answers or {}).items()}
    gaps: dict[str, Figure] = {name: own.get(name, gap) for name in inforce.traject.deelnemers}
    return Stemrecht(regel, leden, gaps, gaps)


def _ruleset(inforce: RulesInForce, gewicht: str, verhouding: Stemverhouding) -> tuple[RuleSet, list[Finding]]:
    """Return all rules together on one table, and what stands against them, each at the clause it comes from."""
    found: list[Finding] = []
    demands = tuple(Demand(name, module, p) for name, module, p in inforce.carrying(seams.majority_rules()))
    quorum = list(inforce.carrying(seams.quorum_rules()))
    staken = list(inforce.carrying(seams.tie_rules()))
    for row, what in ((quorum, "het quorum"), (staken, "het staken van de stemmen")):
        for name, *_ in row[1:]:
            related = (Related(inforce.place(row[0][0]), "hier staat de andere"),)
            found.append(error(SLUG, f"'{row[0][0]}' en '{name}' gaan allebei over {what}.", inforce.place(name), related=related))
    excluded = list(inforce.carrying(seams.exclusion_rules()))
    whole = RuleSet(verhouding, demands, quorum[0][1:] if quorum else None, staken[0][1:] if staken else None, tuple(row[1:] for row in excluded))
    places = {"": gewicht, "quorum": quorum[0][0] if quorum else "", "staken": staken[0][0] if staken else ""}
    for name, rule, p in excluded:
        found += inforce.findings(rule.bezwaren(p, inforce.vergadervorm), name, SLUG)
    for name, bezwaren in ruleset.objections_by_part(whole, inforce.vergadervorm, kinds_of_decision(whole)):
        found += inforce.findings(bezwaren, places.get(name, name), SLUG)
    return whole, found


def kinds_of_decision(whole: RuleSet) -> Sequence[str | None]:
    """Return the kinds of decision that differ: any decision, and each one that a rule names."""
    named = [name for p in (*(demand.p for demand in whole.demands), *(p for _, p in whole.exclusions)) for name in getattr(p, "besluiten", ())]
    return (None, *dict.fromkeys(named))
