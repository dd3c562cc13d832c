"""The choices about clauses, folded: which variant of each, with which parameters, whether it is there, and who said so last."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from assembler.facts.chosen import Clausulekeuze, Origin
from assembler.facts.reach import Reach
from assembler.facts.setby import SetBy
from assembler.ground.findings import Related, error, warning
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.keuzes import KeuzeClausule
from assembler.reading.records.workspace import Workspace
from assembler.reading.source import SourceMap


class Clauses:
    """Folds the choices about clauses of the library, of the region and of each gemeente."""

    def __init__(self, workspace: Workspace, of: Reach, usual: Collection[str], set_by: SetBy) -> None:
        self.workspace = workspace
        self.of = of
        self.set_by = set_by
        self.usual = usual  # optional elsewhere, part of a text of this form or of a chosen module
        self._of_region: dict[str, dict[str, Any]] = {}
        self._local: dict[tuple[str, str], dict[str, Any]] = {}

    def apply(self, keuze: KeuzeClausule, bron: Origin, gemeente: str | None) -> None:
        """Take a choice about a clause of the library into account; of a gemeente, for its own text."""
        name = keuze.clausule
        clausule = self.workspace.clausules[name]
        where = f"{gemeente}/{name}" if gemeente else name
        state = self._local.setdefault((gemeente, name), self._start(clausule)) if gemeente else self._of_region.setdefault(name, self._start(clausule))
        self._has_effect(keuze, state, bron)
        self._one_voice(where, state["bronnen"], keuze, bron)
        if keuze.variant is not None:
            self.set_by.claim(f"variant {where}", bron)
            if keuze.variant != state["variant"]:
                state["parameters"] = {}
                state["bronnen"] = {key: value for key, value in state["bronnen"].items() if key in {"variant", "aanwezig"}}
            state["variant"] = keuze.variant
            state["bronnen"]["variant"] = bron
        for key, value in keuze.parameters.items():
            self.set_by.claim(f"parameter {where} {key}", bron)
            span = keuze.parameters.values_at[key] if isinstance(keuze.parameters, SourceMap) else bron.span
            state["parameters"][key] = (value, span)
            state["bronnen"][key] = bron
        if keuze.vervalt or not state["aanwezig"]:
            self.set_by.claim(f"aanwezig {where}", bron)
            state["bronnen"]["aanwezig"] = bron
        state["aanwezig"] = not keuze.vervalt

    def _has_effect(self, keuze: KeuzeClausule, state: Mapping[str, Any], bron: Origin) -> None:
        """Say of a choice that names a clause and no more, while that is in the text already, that it chooses nothing."""
        if keuze.variant is None and not keuze.parameters and not keuze.vervalt and state["aanwezig"]:
            message = f"Deze keuze verandert niets: '{keuze.clausule}' staat al in de tekst, en er is geen variant, parameter of 'vervalt' genoemd."
            hint = f"Noem wat er is gekozen; 'assembler explain clausule:{keuze.clausule}' laat zien wat er te kiezen is."
            self.set_by.findings.append(warning("keuze-heeft-gevolg", message, bron.span, hint=hint))

    def _one_voice(self, where: str, known: Mapping[str, Origin], keuze: KeuzeClausule, bron: Origin) -> None:
        """Two decisions of one moment may not set variant and parameters apart: a variant drops parameters, so the order would decide."""
        others = [known["variant"]] if keuze.parameters and keuze.variant is None and "variant" in known else []
        if keuze.variant is not None:
            others = [other for key, other in known.items() if key not in {"variant", "aanwezig"}]
        for other in others:
            if other.moment == bron.moment and other.besluit != bron.besluit:
                message = f"Op {bron.datum.isoformat()} kiezen twee besluiten de variant en de parameters van '{where}'; welke eerst geldt, is niet te zeggen."
                hint = "Neem beide in één besluit op, of geef een van de twee een later volgnummer."
                self.set_by.findings.append(
                    error("keuze-is-eenduidig", message, bron.span, related=(Related(other.span, "hier staat de andere keuze"),), hint=hint)
                )

    def _start(self, clausule: Clausule) -> dict[str, Any]:
        """Return how a clause reads before anybody chose: the variant for this regulation, present unless it is optional or there is none."""
        variant = self.of.variant(clausule)
        standard = clausule.standaard or next(iter(clausule.varianten))
        present = variant is not None and (not clausule.optioneel or clausule.id in self.usual)
        return {"variant": variant or standard, "aanwezig": present, "parameters": {}, "bronnen": {}}

    def result(self) -> dict[str, Clausulekeuze]:
        """Return how each clause reads; one that nobody spoke of as the library says."""
        return {name: _frozen(name, self._of_region.get(name) or self._start(clausule)) for name, clausule in self.workspace.clausules.items()}

    def local(self) -> dict[tuple[str, str], Clausulekeuze]:
        """Return how a clause reads for a gemeente that chose for itself, by gemeente and clause."""
        return {key: _frozen(key[1], state) for key, state in self._local.items()}


def _frozen(name: str, state: dict[str, Any]) -> Clausulekeuze:
    return Clausulekeuze(name, state["variant"], state["aanwezig"], dict(state["parameters"]), dict(state["bronnen"]))
