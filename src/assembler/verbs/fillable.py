"""What may be filled in where somebody writes a sentence: the names that its place has (those that are checked there), each as it is typed, and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assembler.checking.names.context import Context, context
from assembler.facts.parameter_types import rule_model, rule_names
from assembler.facts.views.choices import CHOICE, attribute
from assembler.facts.views.declared import IN_PAPERS, KINDS
from assembler.ground.document import text_of
from assembler.ground.findings import NOWHERE
from assembler.ground.wording import hoofdletter
from assembler.reading.records.blokken import Begrip
from assembler.reading.records.clausules import Clausule, Variant
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Trajectmap
from assembler.sentences.calls import CALLS, CallContext
from assembler.sentences.infer import filter_for
from assembler.sentences.names import Type
from assembler.sentences.scope import Names
from assembler.verbs.headings import heading
from assembler.verbs.opened import Opened

_DEPTH = 3  # `traject.zetel.naam`
_NOT_WRITTEN = frozenset({"lijst", "ja_nee", "node", "delen", "bronnen"})  # what a sentence repeats, asks or quotes, and does not print
_IDS = frozenset({"id", "variant"})  # names for the program, not for a reader
_GROUPS = {"regel": "Keuzes van deze clausule", "keuzes": "Keuzes van andere clausules", "cijfers": "Cijfers van het traject", "gemeente": "De gemeente"}
_Meanings = Mapping[str, Mapping[str, str]]  # of each kind of view: its names in words


@dataclass(frozen=True, slots=True)
class Fillable:
    """One thing that may be filled in: what it is called, what to type, and among what it is listed."""

    naam: str
    code: str
    groep: str


def in_clause(opened: Opened, clausule: str, variant: str, trajectmap: Trajectmap | None = None) -> list[Fillable]:
    """Return what a sentence of a clause may hold, its own parameters first; in a traject also the figures of that traject."""
    found = opened.workspace.clausules.get(clausule)
    names = _context(opened, trajectmap)
    if found is None:
        return _listed(opened, names.base, trajectmap, {})
    kept = found.varianten.get(variant)
    scope = names.clause(kept, gemeente=found.wie == "gemeente") if kept else names.any_variant(found)
    return _listed(opened, scope, trajectmap, parameters(kept) if kept else _of_clause(found))


def in_paper(opened: Opened, trajectmap: Trajectmap) -> list[Fillable]:
    """Return what a paragraph in a paper of one gemeente may hold."""
    return _listed(opened, _context(opened, trajectmap).paper(), trajectmap, {})


def grouped(rows: Sequence[Fillable]) -> list[tuple[str, list[Fillable]]]:
    """Return them by what they are listed among, in order."""
    return [(group, [row for row in rows if row.groep == group]) for group in dict.fromkeys(row.groep for row in rows)]


def parameters(variant: Variant) -> dict[str, str]:
    """Return what each parameter of a variant is, in words: its own, and those of the rule that computes it."""
    model = rule_model(variant)
    return {**({name: found.meaning for name, found in rule_names(model).items()} if model else {}), **_own(variant)}


def _own(variant: Variant) -> dict[str, str]:
    return {name: item.omschrijving for name, item in variant.parameters.items()}


def _of_clause(clausule: Clausule) -> dict[str, str]:
    return {name: said for variant in clausule.varianten.values() for name, said in parameters(variant).items()}


def _context(opened: Opened, trajectmap: Trajectmap | None) -> Context:
    known: Context = opened.once(("names",), lambda: context(opened.workspace))
    return known.of_traject(trajectmap) if trajectmap is not None else known


def _listed(opened: Opened, names: Names, trajectmap: Trajectmap | None, regel: Mapping[str, str]) -> list[Fillable]:
    workspace = opened.workspace
    said = {**_meanings(opened), "regel": regel, "cijfers": _figures(trajectmap.traject) if trajectmap else {}}
    values = list(_values(names, said))
    return [
        *(row for row in values if row.groep == _GROUPS["regel"]),
        *(Fillable(str(item.term), f"{{{{ begrip('{item.id}') }}}}", "Begrippen") for item in workspace.begrippen.values()),
        *_with_article(workspace.begrippen),
        *(Fillable(heading(workspace, item), f"{{{{ ref('{item.id}') }}}}", "Verwijzingen") for item in workspace.clausules.values()),
        *(Fillable(item.citeertitel, f"{{{{ wet('{item.id}') }}}}", "Wetten") for item in workspace.wetten.values()),
        *(row for row in values if row.groep != _GROUPS["regel"]),
    ]


def _with_article(begrippen: Mapping[str, Begrip]) -> Iterator[Fillable]:
    """Yield each term with the word before it that goes with its article, as the sentence language writes it."""
    known = CallContext(begrippen, terms=frozenset(begrippen))
    for name in begrippen:
        for call in ("het", "dit", "dat", "ieder"):
            yield Fillable(text_of(CALLS[call].apply(known, (name,), NOWHERE)), f"{{{{ {call}('{name}') }}}}", "Begrippen met hun lidwoord")


def _meanings(opened: Opened) -> _Meanings:
    """Return what the names of each kind of view mean; those of a choice begin with what the clause is about."""
    kinds = {kind.name: {name: found.meaning for name, found in kind.names.items()} for kind in KINDS}
    kinds["mijlpaal"] = {**kinds["mijlpaal"], **{name: found.meaning for name, found in IN_PAPERS.items()}}
    chosen = {name: found.meaning for name, found in CHOICE.names.items()}
    choices = {f"keuze:{item.id}": {**chosen, **_of_clause(item)} for item in opened.workspace.clausules.values()}
    headings = {attribute(item.id): heading(opened.workspace, item) for item in opened.workspace.clausules.values()}
    return {**kinds, **choices, "keuzes": headings}


def _figures(traject: Traject) -> dict[str, str]:
    return {attribute(name): series.omschrijving for name, series in traject.cijfers.items()}


def _values(names: Names, said: _Meanings) -> Iterator[Fillable]:
    """Yield every value that can be reached from a name without a repetition, and can be written."""
    for name, kind in names.names.items():
        for path, leaf, words in _leaves(names, said, (name,), kind, ()):
            if leaf.naam not in _NOT_WRITTEN and path[-1] not in _IDS:
                code = f"{{{{ {'.'.join(path)} | {filter_for(leaf)} }}}}"
                whose = () if name in _GROUPS and name != "gemeente" else (name,)
                yield Fillable(": ".join((*whose, *words)), code, _GROUPS.get(name, hoofdletter(name)))


def _leaves(
    names: Names, said: _Meanings, path: tuple[str, ...], kind: Type, words: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Type, tuple[str, ...]]]:
    if kind.naam != "view":
        yield path, kind, words
    elif len(path) <= _DEPTH:
        for name, below in names.views.get(kind.view, {}).items():
            yield from _leaves(names, said, (*path, name), below, (*words, said.get(kind.view, {}).get(name) or name.replace("_", " ")))
