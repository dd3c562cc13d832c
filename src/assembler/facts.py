"""Keuzes + figures -> Facts: votes, contributions, parameters and dates under these choices, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from assembler import figures, parameters, seams
from assembler.choose import Clausulekeuze, Keuzes
from assembler.document import Gat
from assembler.figures import worst
from assembler.findings import Finding, Span
from assembler.kosten import Verdeelinvoer
from assembler.names import Waarde, Woord
from assembler.records.clausules import Regime
from assembler.records.gemeenten import Gemeente
from assembler.records.trajecten import Mijlpaal, Pool, Traject
from assembler.records.workspace import Trajectmap, Workspace
from assembler.regels import Bezwaar, Cijfervraag
from assembler.stemmen import Stemgerechtigde, bezwaren_gewicht, stemverhouding

WEP = date(2021, 7, 1)  # Wet elektronische publicaties: bekendmaking in het gemeenteblad (wgr.md 0.3)
WGR_2022 = date(2022, 7, 1)  # Stb. 2022, 18


@dataclass(frozen=True, slots=True)
class Stand:
    """Votes and members per deelnemer; a gap where a figure is not known yet. `regel` is the rule that counts."""

    regel: str
    leden: Mapping[str, int]
    stemmen: Mapping[str, Waarde | Gat]
    per_lid: Mapping[str, Waarde | Gat]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a milestone's documents may say, before anything is said."""

    workspace: Workspace
    trajectmap: Trajectmap
    mijlpaal: Mijlpaal
    keuzes: Keuzes
    regime: Regime
    parameters: Mapping[str, Mapping[str, Any]]
    stand: Stand
    bedragen: Mapping[str, Waarde | Gat]  # pool -> amount to share, in cents
    bijdragen: Mapping[str, Mapping[str, Waarde | Gat]]  # pool -> deelnemer -> cents
    deelname: Mapping[str, Mapping[str, Fraction]]  # pool -> deelnemer -> share taken jointly

    @property
    def traject(self) -> Traject:
        """The traject itself."""
        return self.trajectmap.traject


def regime_of(traject: Traject) -> Regime:
    """Return the regime of the Wgr for the *text*: by the planned day of publication and entry into force."""
    if max(traject.bekendmaking, traject.inwerkingtreding) >= WGR_2022:
        return "II"
    return "I-b" if traject.bekendmaking >= WEP else "I-a"


def facts(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, keuzes: Keuzes) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the facts of a milestone under these choices, and what is missing or does not fit."""
    traject = trajectmap.traject
    found: list[Finding] = []
    values: dict[str, Mapping[str, Any]] = {}
    rules: dict[str, BaseModel] = {}
    for name, keuze in keuzes.clausules.items():
        values[name], rule, faults = parameters.resolve(workspace.clausules[name], keuze, traject.deelnemers)
        if rule is not None:
            rules[name] = rule
        if keuze.aanwezig:
            found.extend(faults)
    stand, faults = _stand(workspace, traject, keuzes, values, rules)
    found.extend(faults)
    sharing = _Sharing(workspace, traject, keuzes, rules)
    deelname = {pool.id: {gemeente: _deelname(workspace, pool, gemeente, keuzes) for gemeente in traject.deelnemers} for pool in traject.pools}
    bedragen = {pool.id: figures.of_traject(traject, f"begroting-{pool.id}", keuzes) for pool in traject.pools}
    bijdragen = {pool.id: sharing.divide(pool, bedragen[pool.id], deelname[pool.id]) for pool in traject.pools}
    found.extend(sharing.findings)
    return Facts(workspace, trajectmap, mijlpaal, keuzes, regime_of(traject), values, stand, bedragen, bijdragen, deelname), tuple(found)


def _stand(
    workspace: Workspace, traject: Traject, keuzes: Keuzes, values: Mapping[str, Mapping[str, Any]], rules: Mapping[str, BaseModel]
) -> tuple[Stand, list[Finding]]:
    """Return the votes under the chosen rule: votes belong to a gemeente and are divided over its members (Wgr 13(4))."""
    leden = _leden(traject, keuzes, values)
    clause = next(
        (name for name, keuze in keuzes.clausules.items() if keuze.aanwezig and name in rules and _rule_name(workspace, keuze) in seams.gewichtsregels()), None
    )
    if clause is None:
        gaps: Mapping[str, Waarde | Gat] = {gemeente: Gat("ntb", "stemmen") for gemeente in traject.deelnemers}
        return Stand("", leden, gaps, gaps), []
    keuze, rule = keuzes.clausules[clause], rules[clause]
    name = _rule_name(workspace, keuze)
    module = seams.gewichtsregels()[name]
    seen = {gemeente: _answers(workspace.gemeenten[gemeente], module.cijfers(rule), keuzes) for gemeente in traject.deelnemers}
    missing = {gemeente: gap for gemeente, row in seen.items() if (gap := next((item for item in row.values() if isinstance(item, Gat)), None))}
    if missing:
        gaps = {gemeente: missing.get(gemeente) or next(iter(missing.values())) for gemeente in traject.deelnemers}
        return Stand(name, leden, gaps, gaps), []
    known = {gemeente: {key: item for key, item in row.items() if isinstance(item, Waarde)} for gemeente, row in seen.items()}
    gerechtigd = [Stemgerechtigde(gemeente, leden[gemeente], {key: item.value for key, item in known[gemeente].items()}) for gemeente in traject.deelnemers]
    span = _chosen_at(workspace, keuze)
    bezwaren = module.controle(rule, gerechtigd)
    if any(bezwaar.is_fout for bezwaar in bezwaren):
        gaps = dict.fromkeys(traject.deelnemers, Gat("ntb", "stemmen"))
        return Stand(name, leden, gaps, gaps), _as_findings(workspace, bezwaren, span, "stemmen-kloppen")
    verhouding, more = stemverhouding(gerechtigd, module.stemmen(rule, gerechtigd), lambda stemmen, aantal: module.verdeling(rule, stemmen, aantal))
    found = _as_findings(workspace, (*bezwaren, *more, *bezwaren_gewicht(verhouding)), span, "stemmen-kloppen")
    total, each = {}, {}
    for gemeente in traject.deelnemers:
        row = verhouding.van(gemeente)
        status = worst(item.status for item in known[gemeente].values())
        source = "; ".join(item.bron for item in known[gemeente].values())
        total[gemeente] = Waarde(row.stemmen, f"stemmen/{gemeente}", status, source)
        each[gemeente] = Waarde(Woord("gezamenlijk") if row.per_lid is None else row.per_lid, f"stemmen/{gemeente}/per-lid", status, source)
    return Stand(name, leden, total, each), found


def _leden(traject: Traject, keuzes: Keuzes, values: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    """Return the members per gemeente: the parameter `leden_per_gemeente` of the clause that has one (Wgr 13(3))."""
    for name, keuze in keuzes.clausules.items():
        given = values[name].get("leden_per_gemeente")
        if keuze.aanwezig and isinstance(given, Mapping):
            return dict(given)
        if keuze.aanwezig and isinstance(given, int):
            return dict.fromkeys(traject.deelnemers, given)
    return dict.fromkeys(traject.deelnemers, 1)


def _rule_name(workspace: Workspace, keuze: Clausulekeuze) -> str:
    variant = workspace.clausules[keuze.clausule].varianten.get(keuze.variant)
    return (variant.regel if variant else None) or ""


def _chosen_at(workspace: Workspace, keuze: Clausulekeuze) -> Span:
    return keuze.bronnen["variant"].span if "variant" in keuze.bronnen else workspace.clausules[keuze.clausule].positie.span


def _answers(gemeente: Gemeente, vragen: Iterable[Cijfervraag], keuzes: Keuzes) -> dict[str, Waarde | Gat]:
    return {vraag.sleutel: figures.of_gemeente(gemeente, vraag.naam, keuzes, vraag.peildatum) for vraag in vragen}


def _as_findings(workspace: Workspace, bezwaren: Iterable[Bezwaar], span: Span, slug: str) -> list[Finding]:
    """Make what a rule has against its figures into findings at the place where the rule was chosen."""
    found = []
    for bezwaar in bezwaren:
        who = f"{workspace.gemeenten[bezwaar.deelnemer].naam}: " if bezwaar.deelnemer in workspace.gemeenten else ""
        found.append(Finding(slug, bezwaar.niveau, f"{who}{bezwaar.tekst}", span, grondslag=bezwaar.grondslag))
    return found


def _deelname(workspace: Workspace, pool: Pool, gemeente: str, keuzes: Keuzes) -> Fraction:
    """Return which part of a pool's tasks a gemeente leaves to the joint body; tasks and their parts weigh the same.

    A task whose local parts are not named yet counts as joint: nothing is taken off before it is known.
    """
    joint = Fraction(0)
    for name in pool.taken:
        taak, stand = workspace.taken.get(name), keuzes.taken.get((gemeente, name))
        if taak is None or stand is None or stand.keuze.uitvoering == "gezamenlijk":
            joint += 1
        elif stand.keuze.uitvoering == "gedeeltelijk":
            parts = () if stand.keuze.deeltaken == "ntb" else stand.keuze.deeltaken
            joint += 1 - Fraction(len(set(parts)), len(taak.deeltaken))
    return joint / len(pool.taken)


class _Sharing:
    """Divides pools over the deelnemers by the key that each names, and by what a gemeente does itself."""

    def __init__(self, workspace: Workspace, traject: Traject, keuzes: Keuzes, rules: Mapping[str, BaseModel]) -> None:
        self.workspace = workspace
        self.traject = traject
        self.keuzes = keuzes
        self.rules = rules
        self.findings: list[Finding] = []

    def divide(self, pool: Pool, bedrag: Waarde | Gat, deelname: Mapping[str, Fraction]) -> Mapping[str, Waarde | Gat]:
        """Return what each deelnemer pays of one pool, in cents; a gap for all while something is not known."""
        deelnemers = self.traject.deelnemers
        if isinstance(bedrag, Gat):
            return dict.fromkeys(deelnemers, bedrag)
        first = self._by(pool.sleutel, Verdeelinvoer(bedrag.value, deelnemers, pakket=pool.pakket))
        if isinstance(first, Gat):
            return dict.fromkeys(deelnemers, first)
        shares, used = first
        if pool.lokaal is not None:
            second = self._by(pool.lokaal, Verdeelinvoer(bedrag.value, deelnemers, deelname=deelname, basis=shares, pakket=pool.pakket))
            if isinstance(second, Gat):
                return dict.fromkeys(deelnemers, second)
            shares = second[0]
        shared = {item.bron for item in used}
        by = shared.pop() if len(shared) == 1 else "verdeeld naar cijfers van de deelnemers"  # not the words of one gemeente in the papers of another
        sources = "; ".join(part for part in (bedrag.bron, by if used else "") if part)
        status = worst([bedrag.status, *(item.status for item in used)])
        return {gemeente: Waarde(shares[gemeente], f"bijdrage/{pool.id}/{gemeente}", status, sources) for gemeente in deelnemers}

    def _by(self, clausule: str, invoer: Verdeelinvoer) -> tuple[dict[str, int], list[Waarde]] | Gat:
        """Return the shares by the rule of one clause, and the figures it used."""
        keuze, rule = self.keuzes.clausules.get(clausule), self.rules.get(clausule)
        module = seams.verdeelsleutels().get(_rule_name(self.workspace, keuze)) if keuze is not None else None
        if keuze is None or rule is None or module is None or not keuze.aanwezig:
            return Gat("ntb", "de verdeelsleutel")
        asked: dict[str, dict[str, Waarde | Gat]] = {}
        for vraag in () if invoer.basis else module.cijfers(rule, self.traject.begrotingsjaar):
            for gemeente in invoer.deelnemers:
                asked.setdefault(vraag.sleutel, {})[gemeente] = figures.of_gemeente(
                    self.workspace.gemeenten[gemeente], vraag.naam, self.keuzes, vraag.peildatum
                )
        gap = next((item for row in asked.values() for item in row.values() if isinstance(item, Gat)), None)
        if gap is not None:
            return gap
        used = [item for row in asked.values() for item in row.values() if isinstance(item, Waarde)]
        figures_ = {name: {gemeente: item.value for gemeente, item in row.items() if isinstance(item, Waarde)} for name, row in asked.items()}
        invoer = replace(invoer, cijfers=figures_)
        bezwaren = module.controle(rule, invoer)
        self.findings += _as_findings(self.workspace, bezwaren, _chosen_at(self.workspace, keuze), "verdeling-klopt")
        if any(bezwaar.is_fout for bezwaar in bezwaren):
            return Gat("ntb", "de verdeling van de kosten")
        return module.verdeel(rule, invoer), used
