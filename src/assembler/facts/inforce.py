"""The rules that the choices of a milestone put to work: which clause carries which rule, with which parameters, and where it says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from assembler.facts.chosen import Clausulekeuze, Keuzes
from assembler.facts.makers import roles
from assembler.ground.findings import Finding, Span
from assembler.reading.records.bereik import Vormnaam
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Workspace
from assembler.rules.common import Objection

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """The choices, the typed parameters of every clause, and those of its rule where it has one."""

    workspace: Workspace
    traject: Traject
    keuzes: Keuzes
    parameters: Mapping[str, Mapping[str, Any]]
    rules: Mapping[str, BaseModel]
    definitief: bool = False  # a gap is a fault at this milestone

    @property
    def vergadervorm(self) -> Vormnaam:
        """The form whose statutory rules on meetings and votes count: a joint organ that raden made too has those of an openbaar lichaam (Wgr 22 and 23(5))."""
        vorm = self.traject.vorm
        return "openbaar-lichaam" if vorm == "gemeenschappelijk-orgaan" and "vertegenwoordigend" in roles(self.workspace, self.traject) else vorm

    def carrying(self, modules: Mapping[str, M]) -> Iterator[tuple[str, M, Any]]:
        """Yield (clause, rule, its parameters) for each present clause whose rule is one of these."""
        for name, keuze in self.keuzes.clausules.items():
            module = modules.get(self.rule_of(name))
            if keuze.aanwezig and module is not None and name in self.rules:
                yield name, module, self.rules[name]

    def rule_of(self, clausule: str) -> str:
        """Return the name of the rule that computes a clause as it reads now; empty when it has none."""
        keuze = self.keuzes.clausules.get(clausule)
        variant = self.workspace.clausules[clausule].varianten.get(keuze.variant) if keuze else None
        return (variant.regel if variant else None) or ""

    def present(self, clausule: str) -> Clausulekeuze | None:
        """Return how a clause reads, when it is there."""
        keuze = self.keuzes.clausules.get(clausule)
        return keuze if keuze is not None and keuze.aanwezig else None

    def clause_with(self, parameter: str) -> str | None:
        """Return the clause, present in the text, that has this parameter; None when there is none."""
        return next((name for name in self.keuzes.clausules if parameter in self.parameters[name] and self.present(name) is not None), None)

    def place(self, clausule: str, parameter: str = "") -> Span:
        """Return where a parameter, or else the variant of a clause, was chosen."""
        keuze = self.keuzes.clausules[clausule]
        if parameter in keuze.parameters:
            where: Span = keuze.parameters[parameter][1]
            return where
        return keuze.bronnen["variant"].span if "variant" in keuze.bronnen else self.workspace.clausules[clausule].positie.span

    def findings(self, bezwaren: Iterable[Objection], clausule: str, slug: str) -> list[Finding]:
        """Make what stands against a rule into findings, each at the place where its cause was chosen."""
        return [
            Finding(slug, item.niveau, f"{self._who(item)}{item.tekst}", self.place(clausule, item.parameter), grondslag=item.grondslag) for item in bezwaren
        ]

    def _who(self, bezwaar: Objection) -> str:
        gemeente = self.workspace.organisaties.get(bezwaar.deelnemer)
        return f"{gemeente.naam}: " if gemeente else ""
