"""Votes under each scenario: the table, the power of each gemeente, who wins and who blocks, and what moves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from assembler.facts import figures
from assembler.facts.contributions import paid
from assembler.facts.facts import Facts
from assembler.facts.power import game, power_over
from assembler.facts.votes import VoteRule, asked_figures, kinds_of_decision, vote_rule, vote_table
from assembler.facts.whatif.variants import Scenario
from assembler.ground import wording
from assembler.ground.findings import Finding
from assembler.ground.values import Waarde, first_gap
from assembler.rules import power
from assembler.rules.power import NotComputed, Power
from assembler.rules.ruleset import RuleSet
from assembler.rules.sensitivity import next_step, other_choices
from assembler.rules.thresholds import Threshold
from assembler.rules.votes import Stemgerechtigde, Stemverhouding

Figures = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One gemeente in the table of votes."""

    gemeente: str
    naam: str
    leden: int
    inwoners: int | None
    stemmen: int
    bundels: tuple[int, ...]
    per_lid: int | None
    aandeel: Fraction
    aandeel_inwoners: Fraction | None


@dataclass(frozen=True, slots=True)
class DecisionPower:
    """Power over the decisions that meet the same demands (None: any decision that no rule names)."""

    besluiten: tuple[str | None, ...]
    demands: tuple[str, ...]
    thresholds: tuple[Threshold, ...]
    power: Power | NotComputed
    coalitions: tuple[tuple[str, ...], ...] | NotComputed
    blocking: tuple[tuple[str, ...], ...] | NotComputed
    alleen: tuple[str, ...]
    vetos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoteStep:
    """The next change in inhabitants that gives or takes a vote: how many more (or fewer), votes then, all votes then."""

    gemeente: str
    inwoners: int
    stemmen: int
    totaal: int
    meerderheid: int
    alert: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """The same rule with one thing else: another rounding, another peildatum."""

    what: str
    stemmen: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class VoteOutcome:
    """Everything about the votes under one scenario; `unknown` says why there is no table."""

    scenario: Scenario
    regel: str
    unknown: str = ""
    rows: tuple[VoteRow, ...] = ()
    totaal: int = 0
    meerderheid: int = 0
    besluiten: tuple[DecisionPower, ...] = ()
    steps: tuple[VoteStep, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    findings: tuple[Finding, ...] = ()


def vote_outcome(scenario: Scenario) -> VoteOutcome:
    """Return the votes under one scenario."""
    known = scenario.facts
    rule, _ = vote_rule(known.inforce)
    words = rule.regel.omschrijving(rule.p) if rule else "geen stemregel gekozen"
    whole = known.stemrecht.ruleset
    if rule is None or whole is None:
        gap = first_gap(known.stemrecht.stemmen.values())
        return VoteOutcome(scenario, words, gap.omschrijving if gap else words, findings=scenario.findings)
    figures = _figures(known, rule)
    return VoteOutcome(
        scenario,
        words,
        "",
        _rows(known, whole.verhouding),
        whole.verhouding.totaal,
        whole.verhouding.meerderheid,
        tuple(_powers(known, whole)),
        tuple(_steps(known, rule, figures)),
        tuple(_alternatives(known, rule, figures)) if whole.verhouding.totaal else (),
        scenario.findings,
    )


def _rows(known: Facts, verhouding: Stemverhouding) -> tuple[VoteRow, ...]:
    counts = {name: inwoners(known, name) for name in known.traject.deelnemers}
    complete = [count for count in counts.values() if count is not None]
    total = sum(complete) if len(complete) == len(counts) else 0
    rows = []
    for row in verhouding.rijen:
        count = counts[row.deelnemer]
        share = Fraction(count, total) if count is not None and total else None
        name = known.workspace.organisaties[row.deelnemer].naam
        rows.append(VoteRow(row.deelnemer, name, row.leden, count, row.stemmen, row.bundels, row.per_lid, verhouding.aandeel(row.deelnemer), share))
    return tuple(rows)


def inwoners(known: Facts, gemeente: str) -> int | None:
    """Return the inhabitants of a gemeente, the newest figure known on the stand date."""
    found = figures.of_gemeente(known.workspace.organisaties[gemeente], "inwoners", known.keuzes)
    return int(found.value) if isinstance(found, Waarde) else None


def _powers(known: Facts, whole: RuleSet) -> list[DecisionPower]:
    """Return the power per set of demands; decisions that meet the same demands are taken together."""
    groups: dict[tuple[str, ...], list[str | None]] = {}
    for besluit in kinds_of_decision(whole):
        groups.setdefault((*(demand.naam for demand in whole.demands_on(besluit)), *sorted(whole.excluded(besluit))), []).append(besluit)
    return [_power(known, whole, tuple(row)) for row in groups.values()]


def _power(known: Facts, whole: RuleSet, besluiten: tuple[str | None, ...]) -> DecisionPower:
    besluit = besluiten[0]
    played = game(whole, besluit)
    demands = tuple(eis.regel.omschrijving(eis.p) for eis in whole.demands_on(besluit)) or ("meer dan de helft van de uitgebrachte stemmen",)
    return DecisionPower(
        besluiten,
        demands,
        played.thresholds,
        power_over(known, whole, besluit),
        power.minimal_coalitions(played),
        power.blocking_groups(played),
        power.sole_deciders(played),
        power.vetos(played),
    )


def _figures(known: Facts, rule: VoteRule) -> Figures | None:
    """Return the figures that the rule asks for, or None while one is missing."""
    totals = {name: paid(known.bijdragen, name) for name in known.traject.deelnemers}
    answers, _ = asked_figures(known.inforce, rule, totals)
    if first_gap(item for row in answers.values() for item in row.values()) is not None:
        return None
    return {name: {key: item.value for key, item in row.items() if isinstance(item, Waarde)} for name, row in answers.items()}


# ── what moves it ─────────────────────────────────────────────────────────────────────────────────────────────────


def _steps(known: Facts, rule: VoteRule, figures: Figures | None) -> list[VoteStep]:
    """Return for each gemeente the nearest step up and down in inhabitants that changes its votes."""
    if figures is None or not all("inwoners" in row for row in figures.values()):
        return []
    found = []
    for name, row in figures.items():
        step = next_step(rule.regel, rule.p, _seated(known, figures), name, "inwoners")
        changes = [change for change in (step.more, -step.less if step.less else None) if change is not None]
        found += [_after(known, rule, {**figures, name: {**row, "inwoners": row["inwoners"] + change}}, (name, change)) for change in changes]
    return found


def _seated(known: Facts, figures: Figures) -> list[Stemgerechtigde]:
    return [Stemgerechtigde(name, known.stemrecht.leden[name], row) for name, row in figures.items()]


def _after(known: Facts, rule: VoteRule, figures: Figures, who: tuple[str, int]) -> VoteStep:
    verhouding, objections = vote_table(rule, known.stemrecht.leden, figures)
    assert verhouding is not None  # noqa: S101 - the rule counted these figures with one changed
    alert = next((item.tekst for item in objections if item.deelnemer == who[0]), "")
    return VoteStep(*who, verhouding.van(who[0]).stemmen, verhouding.totaal, verhouding.meerderheid, alert)


def _alternatives(known: Facts, rule: VoteRule, figures: Figures | None) -> list[Alternative]:
    """Return the votes under every other rounding, and on every other peildatum for which all have a figure."""
    fields = type(rule.p).model_fields
    found: list[Alternative] = []
    if "afronding" in fields and figures is not None:
        options = other_choices(rule.regel, rule.p, "afronding", _seated(known, figures))
        found += [Alternative(f"afronding {option}", votes) for option, votes in options.items() if option != rule.p.afronding]
    if "peildatum" in fields:
        for moment in sorted(_known_days(known, rule) - {rule.p.peildatum}):
            votes = _on_day(known, rule, moment)
            found += [Alternative(f"peildatum {wording.datum(moment)}", votes)] if votes else []
    return found


def _on_day(known: Facts, rule: VoteRule, moment: date) -> Mapping[str, int] | None:
    """Return the votes by the figures of another day; None where a gemeente has none, or the rule cannot count them."""
    other = replace(rule, p=rule.p.model_copy(update={"peildatum": moment}))
    figures = _figures(known, other)
    found = vote_table(other, known.stemrecht.leden, figures)[0] if figures is not None else None
    return found.stemmen if found is not None else None


def _known_days(known: Facts, rule: VoteRule) -> set[date]:
    names = {vraag.naam for vraag in rule.regel.cijfers(rule.p)}
    dates = {item.peildatum for gemeente in known.traject.deelnemers for name in names for item in known.workspace.organisaties[gemeente].cijfers.get(name, ())}
    return dates | {item.peildatum for item, _ in known.keuzes.cijfers if item.naam in names}
