"""Choices + figures -> what each deelnemer pays of each cost pool: by the key that the pool names, and by what a gemeente does itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assembler.facts import figures
from assembler.facts.inforce import RulesInForce
from assembler.ground.document import Gat
from assembler.ground.findings import Finding, error
from assembler.ground.values import Figure, Waarde, inputs, shared_source, total, worst
from assembler.reading.records.trajecten import Pool
from assembler.rules import seams
from assembler.rules.formulas import counts_things
from assembler.rules.money import KeyInput
from assembler.rules.seams import Verdeelsleutel

SLUG = "verdeling-klopt"


@dataclass(frozen=True, slots=True)
class KeyStep:
    """One key at work: the clause, the rule with its parameters, what it was given and what came out, in cents."""

    clausule: str
    regel: str
    sleutel: Verdeelsleutel
    p: Any
    given: KeyInput
    outcome: Mapping[str, int]
    used: tuple[Waarde, ...] = ()


@dataclass(frozen=True, slots=True)
class Poolverdeling:
    """What each pays of one pool, and by which steps; a gap for all while something is not known."""

    pool: str
    bedrag: Figure
    bijdragen: Mapping[str, Figure]
    steps: tuple[KeyStep, ...] = ()

    def local_effect(self, gemeente: str) -> int:
        """Return what a gemeente pays more than if all took part wholly, in cents."""
        last = self.steps[-1] if self.steps else None
        return last.outcome[gemeente] - last.given.basis[gemeente] if last is not None and gemeente in last.given.deelname else 0


@dataclass(slots=True)
class Divider:
    """Divides pools over the deelnemers; collects what stands against that."""

    inforce: RulesInForce
    findings: list[Finding] = field(default_factory=list)

    def verdeel(self, pool: Pool, bedrag: Figure) -> Poolverdeling:
        """Return what each deelnemer pays of one pool, in cents."""
        names = self.inforce.traject.deelnemers
        without = {name for name in names if exempt(self.inforce, pool, name)}
        self._key_exists(pool)
        if isinstance(bedrag, Gat):
            return Poolverdeling(pool.id, bedrag, dict.fromkeys(names, bedrag))
        steps = self._steps(pool, bedrag.value, tuple(name for name in names if name not in without))
        if isinstance(steps, Gat):
            return Poolverdeling(pool.id, bedrag, dict.fromkeys(names, steps))
        used = [item for step in steps for item in step.used]
        by = shared_source(used, "verdeeld naar cijfers van de deelnemers") if used else ""
        sources = "; ".join(part for part in (bedrag.bron, by) if part)
        status = worst([bedrag.status, *(item.status for item in used)])
        paid, basis = {**dict.fromkeys(without, 0), **steps[-1].outcome}, inputs([bedrag, *used])
        shares = {name: Waarde(paid[name], f"bijdrage/{pool.id}/{name}", status, sources, basis) for name in names}
        return Poolverdeling(pool.id, bedrag, shares, steps)

    def _steps(self, pool: Pool, bedrag: int, deelnemers: tuple[str, ...]) -> tuple[KeyStep, ...] | Gat:
        """Return the steps: the key of the pool, what it grew from, and what is done locally."""
        traject = self.inforce.traject
        if not deelnemers:
            return Gat("ntb", "wie deze kosten betaalt")
        given = KeyInput(bedrag, deelnemers, pakket=pool.pakket, soort=pool.soort, jaar=traject.begrotingsjaar)
        deelname = {name: joint_share(self.inforce, pool, name) for name in deelnemers}
        steps: list[KeyStep] = []
        for clausule, shares in ((pool.sleutel, {}), (pool.ingroei, {}), (pool.lokaal, deelname)):
            if clausule is None:
                continue
            step = self._step(clausule, replace(given, basis=steps[-1].outcome if steps else {}, deelname=shares))
            if isinstance(step, Gat):
                return step
            steps.append(step)
        return tuple(steps)

    def _step(self, clausule: str, given: KeyInput) -> KeyStep | Gat:
        """Return the outcome of the rule of one clause, or what is not known yet."""
        found = next((item for item in self.inforce.carrying(pool_keys()) if item[0] == clausule), None)
        if found is None:
            return Gat("ntb", "de verdeelsleutel")
        _, module, p = found
        asked = self._figures(clausule, module, p, given)
        if isinstance(asked, Gat):
            return asked
        known = {name: {gemeente: item.value for gemeente, item in row.items()} for name, row in asked.items()}
        whole = self._whole(clausule, module, known)
        if whole is None:
            return Gat("ntb", "de verdeling van de kosten")
        given = replace(given, cijfers=whole)
        bezwaren = module.controle(p, given)
        self.findings += self.inforce.findings(bezwaren, clausule, SLUG)
        if any(bezwaar.is_fout for bezwaar in bezwaren):
            return Gat("ntb", "de verdeling van de kosten")
        used = tuple(item for row in asked.values() for item in row.values())
        return KeyStep(clausule, self.inforce.rule_of(clausule), module, p, given, module.verdeel(p, given), used)

    def _figures(self, clausule: str, module: Verdeelsleutel, p: Any, given: KeyInput) -> dict[str, dict[str, Waarde]] | Gat:
        """Return the figures that a key asks for; with a basis to build on, a key for local work needs none."""
        vragen = () if given.basis else module.cijfers(p, self.inforce.traject.begrotingsjaar)
        found = figures.missing(self.inforce, vragen, clausule)
        self.findings += [item for item in found if item not in self.findings]
        asked: dict[str, dict[str, Waarde]] = {}
        for vraag in vragen:
            for name in given.deelnemers:
                item = figures.of_gemeente(self.inforce.workspace.organisaties[name], vraag.naam, self.inforce.keuzes, vraag.peildatum)
                if isinstance(item, Gat):
                    return item
                asked.setdefault(vraag.sleutel, {})[name] = item
        return asked

    def _whole(self, clausule: str, module: Verdeelsleutel, cijfers: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, int]] | None:
        """Return whole numbers: a figure in euros with cents becomes one in cents, for as a weight it means the same."""
        whole: dict[str, dict[str, int]] = {}
        for name, row in cijfers.items():
            if all(not isinstance(value, Decimal) for value in row.values()):
                whole[name] = dict(row)
                continue
            scaled = {gemeente: Decimal(value) * 100 for gemeente, value in row.items()}
            if counts_things(module):  # an amount has whole cents: that was checked where it was written
                message = f"Het cijfer '{name}' is niet voor iedere gemeente een geheel getal; deze sleutel rekent met hele aantallen."
                self.findings.append(error(SLUG, message, self.inforce.place(clausule)))
                return None
            whole[name] = {gemeente: int(value) for gemeente, value in scaled.items()}
        return whole

    def _key_exists(self, pool: Pool) -> None:
        """Note when the clause that a pool names is not there, or computes nothing."""
        for name, clausule in (("sleutel", pool.sleutel), ("ingroei", pool.ingroei), ("lokaal", pool.lokaal)):
            if clausule is None or clausule not in self.inforce.workspace.clausules:
                continue
            if self.inforce.present(clausule) is None:
                message, hint = f"De pool '{pool.naam}' heeft geen sleutel: '{clausule}' staat niet in de regeling.", "Kies die clausule, of noem een andere."
            elif self.inforce.rule_of(clausule) not in pool_keys():
                message, hint = f"De pool '{pool.naam}' heeft geen sleutel: '{clausule}' verdeelt niets.", "Noem een clausule met een verdeelsleutel als regel."
            else:
                continue
            self.findings.append(error("pool-heeft-sleutel", message, pool.positie.of(name), hint=hint))


def paid(bijdragen: Mapping[str, Mapping[str, Figure]], gemeente: str) -> Figure:
    """Return what one deelnemer pays of all pools; a gap when a part is a gap, or when there is nothing to pay."""
    parts = [row[gemeente] for row in bijdragen.values()]
    found = total("bijdrage", parts) if parts else Gat("ntb", "de bijdragen")
    return replace(found, bron="berekend uit de bijdragen") if isinstance(found, Waarde) else found


def pool_keys() -> Mapping[str, Verdeelsleutel]:
    """Return the rules that divide a pool; a `bewerking` works on what came out."""
    return {name: module for name, module in seams.verdeelsleutels().items() if module.SOORT == "sleutel"}


def exempt(inforce: RulesInForce, pool: Pool, gemeente: str) -> bool:
    """Return whether a gemeente takes part in no task of a pool: then it pays nothing of it, and its key divides without it."""
    chosen = [inforce.keuzes.taken.get((gemeente, name)) for name in pool.taken]
    return all(item is not None and item.keuze.uitvoering == "vrijgesteld" for item in chosen)


def joint_share(inforce: RulesInForce, pool: Pool, gemeente: str) -> Fraction:
    """Return which part of a pool's tasks a gemeente leaves to the joint body; tasks and their parts weigh the same.

    A task whose local parts are not named yet counts as joint: nothing is taken off before it is known.
    """
    joint = Fraction(0)
    for name in pool.taken:
        taak, chosen = inforce.workspace.taken.get(name), inforce.keuzes.taken.get((gemeente, name))
        if taak is None or chosen is None or chosen.keuze.uitvoering == "gezamenlijk":
            joint += 1
        elif chosen.keuze.uitvoering == "gedeeltelijk":
            parts = () if chosen.keuze.deeltaken == "ntb" else chosen.keuze.deeltaken
            joint += 1 - Fraction(len(set(parts)), len(taak.deeltaken))
    return joint / len(pool.taken)
