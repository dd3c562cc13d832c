"""The names that sentences may use in each place of a workspace, worked out once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from assembler.checking.names.places import places
from assembler.facts.parameter_types import item_kinds, types_of
from assembler.facts.views.choices import attribute, change_types, choice_types, figure_types, module_types
from assembler.facts.views.declared import COMPARISONS, IN_PAPERS, OWN, SCOPE, view_types
from assembler.facts.views.planning import milestone_types
from assembler.ground.findings import Finding, Span, error, suggestion
from assembler.reading.records.clausules import Clausule, Variant
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.sentences.names import Type, view
from assembler.sentences.scope import Names


@dataclass(frozen=True, slots=True)
class Context:
    """Names per place. `base` serves every sentence; clauses add `regel`, papers `gemeente`."""

    workspace: Workspace
    base: Names

    def of_traject(self, item: Trajectmap) -> Context:
        """Return the names of the texts of one traject: its figures have its own units, whatever another calls the same, and it has its own milestones."""
        figures = {**self.base.views["cijfers"], **figure_types(item.traject)}
        views = {**self.base.views, "cijfers": figures, "mijlpalen": milestone_types(item.mijlpalen)}
        return replace(self, base=replace(self.base, views=views))

    def clause(self, variant: Variant, *, gemeente: bool = False) -> Names:
        """Return the names of a clause's sentences."""
        names = {**self.base.names, **({"gemeente": OWN.type} if gemeente else {})}
        return replace(self.base, names=names, views={**self.base.views, "regel": types_of(variant)})

    def any_variant(self, clausule: Clausule) -> Names:
        """Return the names of a clause's sentences whichever variant is chosen: for a text that the log puts in it."""
        known = {name: kind for variant in clausule.varianten.values() for name, kind in types_of(variant).items()}
        return replace(self.base, views={**self.base.views, "regel": known})

    def regulation(self, *, gemeente: bool = False) -> Names:
        """Return the names of the title and headings of a regulation; of one per gemeente also that gemeente."""
        return self.base.having("gemeente", OWN.type) if gemeente else self.base

    def in_regulation(self, *, gemeente: bool = False) -> Names:
        """Return the names of a shared block in a regulation."""
        bare = self.regulation(gemeente=gemeente)
        return bare.once(("shared", *self._blocks()), lambda: replace(bare, shared=self.workspace.blokken))

    def paper(self, *, gemeente: bool = True) -> Names:
        """Return the names of a paper: for one gemeente, or of the region."""
        milestone = {**self.base.views["mijlpaal"], **{name: found.type for name, found in IN_PAPERS.items()}}
        views = {**self.base.views, "mijlpaal": milestone}
        names = self.base.once(("paper", *self._blocks()), lambda: replace(self.base, views=views, shared=self.workspace.blokken))
        return names.having("gemeente", OWN.type) if gemeente else names

    def comparison(self, over: str) -> Names:
        """Return the names of a comparison: what differs, and nothing of a milestone."""
        named = {over: COMPARISONS[over].type}
        return self.base.once(("comparison", over, *self._blocks()), lambda: replace(self.base, names=named, shared=self.workspace.blokken))

    def _blocks(self) -> tuple[tuple[str, int], ...]:
        """Return which shared blocks there are; what is made with them keeps them, so that no other gets the identity of one."""
        return tuple((name, id(item)) for name, item in self.workspace.blokken.items())


def context(workspace: Workspace) -> Context:
    """Return the names known in this workspace."""
    views: dict[str, Mapping[str, Type]] = {**view_types(), **{name: kind.types for name, kind in item_kinds().items()}, "regel": {}}
    views["keuzes"] = {attribute(name): view(f"keuze:{name}") for name in workspace.clausules}
    views |= {f"keuze:{name}": choice_types(clause) for name, clause in workspace.clausules.items()}
    views["cijfers"] = {name: kind for item in workspace.trajecten.values() for name, kind in figure_types(item.traject).items()}
    views["mijlpalen"] = {name: kind for item in workspace.trajecten.values() for name, kind in milestone_types(item.mijlpalen).items()}
    views["recht"] = change_types(workspace.recht)
    views["modules"] = module_types(workspace.modules)
    own = {name for item in workspace.trajecten.values() for part in item.delen for name in part.eigen_artikelen}
    chapters = {f"hoofdstuk:{chapter.id}" for soort in workspace.documentsoorten.values() for chapter in soort.hoofdstukken}
    annexes = {f"bijlage:{annex.clausule}" for soort in workspace.documentsoorten.values() for annex in soort.bijlagen}
    targets = {
        **dict.fromkeys(("ref", "ref_of"), frozenset({*workspace.clausules, *own, *chapters, *annexes})),
        **dict.fromkeys(("begrip", "het", "dit", "dat", "ieder"), frozenset(workspace.begrippen)),
        "wet": frozenset(workspace.wetten),
        "wgr": frozenset(workspace.wgr),
        "steunt_op": places(workspace),
    }
    return Context(workspace, _as_before(Names({name: declared.type for name, declared in SCOPE.items()}, views, targets)))


def _as_before(names: Names) -> Names:
    """Return the same names as they were made before, with all that was found under them: most edits of a workspace give no other."""
    known = next((item for item in _MADE if item == names), None)
    if known is None:
        _MADE.append(names)
    return known or names


_MADE: deque[Names] = deque(maxlen=8)


def unknown(name: str, known: Iterable[str], what: str, span: Span, slug: str = "naam-bestaat") -> Finding:
    """Return the finding for a name that is not there, with the nearest one that is."""
    hint = suggestion(name, known)
    return error(slug, f"{what} '{name}' bestaat niet.", span, hint=hint)


def no_deelnemer(ctx: Context, traject: Traject, name: str, span: Span, slug: str = "naam-bestaat") -> Finding:
    """Return the finding for who takes no part: unknown, or known and not (any more) in the list of this traject."""
    record = ctx.workspace.organisaties.get(name)
    if record is None:
        return unknown(name, traject.deelnemers, "De deelnemer", span, slug)
    file = traject.positie.of("deelnemers").file or f"trajecten/{traject.id}/traject.yaml"
    hint = f"Doet zij mee, zet '{name}' dan bij 'deelnemers:' in {file}. Gaat zij eruit: zie docs/handleiding/een-gemeente-gaat-eruit.md."
    return error(slug, f"{record.naam} is geen deelnemer van dit traject.", span, hint=hint)


def strangers(names: Iterable[str], known: Iterable[str], what: str, span: Span, slug: str = "naam-bestaat") -> Iterator[Finding]:
    """Yield the finding for each of these names that is not there."""
    there = dict.fromkeys(known)
    yield from (unknown(name, there, what, span, slug) for name in names if name not in there)
