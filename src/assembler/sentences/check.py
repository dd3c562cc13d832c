"""A sentence may only use names that are known where it stands: checked before any traject exists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import takewhile
from typing import Any, TypeVar

from jinja2 import nodes

from assembler.ground.findings import Finding, error, suggestion
from assembler.reading.records.base import NUMMER, Zin
from assembler.reading.records.blokken import Gedeeldblok, Zinsdeel
from assembler.sentences.expressions import SentenceError, expression, place, spell, split
from assembler.sentences.fillers import CALLS, FILTERS
from assembler.sentences.names import DELEN, JA_NEE, NODE, ONBEKEND, TEKST, Type

D = TypeVar("D", bound=dict[Any, Any])


@dataclass(frozen=True, slots=True)
class Names:
    """What a sentence may use here: names in scope, what each kind of view has, known ids for calls.

    `phrases` are the sentences in pieces that a skeleton named, `shared` the blocks that any skeleton may use: each is checked
    where it is used. `within` are the shared blocks around this place.
    """

    names: Mapping[str, Type]
    views: Mapping[str, Mapping[str, Type]]
    targets: Mapping[str, frozenset[str]]  # per call: the ids it may name
    phrases: Mapping[str, Sequence[Zinsdeel]] = field(default_factory=dict)
    shared: Mapping[str, Gedeeldblok] = field(default_factory=dict)
    within: frozenset[str] = frozenset()
    # What was made of these names and found under them: thousands of sentences ask the same of a few.
    _made: dict[tuple[object, ...], Names] = field(default_factory=dict, init=False, compare=False, repr=False)
    _found: dict[str, tuple[Finding, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _told: dict[int, tuple[object, tuple[Finding, ...]]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def having(self, name: str, kind: Type) -> Names:
        """Return these names with one more in scope."""
        return self.once(("having", name, kind), lambda: replace(self, names={**self.names, name: kind}))

    def before(self, name: str) -> Names:
        """Return these names with only the phrases that stand before one: no phrase can lead back to itself."""
        return self.once(("before", name), lambda: replace(self, phrases=dict(takewhile(lambda item: item[0] != name, self.phrases.items()))))

    def with_phrases(self) -> Names:
        """Return these names with the phrases among them, for a sentence that is no condition."""
        return self.once(("phrases",), lambda: replace(self, names={**self.names, **dict.fromkeys(self.phrases, NODE)})) if self.phrases else self

    def inside(self, name: str) -> Names:
        """Return these names as they are inside a shared block."""
        phrases = {**self.phrases, **self.shared[name].zinnen}
        return self.once(("inside", name), lambda: replace(self, phrases=phrases, within=self.within | {name}))

    def in_phrase(self, name: str) -> tuple[Finding, ...]:
        """Return what is wrong in a phrase where it is used."""
        if name not in self._found:
            self._found[name] = tuple(check_pieces(self.phrases[name], self.before(name)))
        return self._found[name]

    def once(self, key: tuple[object, ...], make: Callable[[], Names]) -> Names:
        """Return the names that these become, made once; what the key does not say, these names say."""
        if key not in self._made:
            made = make()
            _with_room(self._made)[key] = made
        return self._made[key]

    def found_in(self, record: object, look: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
        """Return what is found in a record under these names, looked for once: neither ever changes. The record is kept, so that no other gets its identity."""
        if id(record) not in self._told:
            told = tuple(look())
            _with_room(self._told)[id(record)] = (record, told)
        return self._told[id(record)][1]


MOST = 2_000  # what is kept of one set of names; who edits all day makes new records all day


def _with_room(kept: D) -> D:
    if len(kept) >= MOST:
        kept.clear()
    return kept


def check(zin: Zin, names: Names) -> list[Finding]:
    """Return what is wrong with a sentence: what it may not hold, unknown names, values without a filter."""
    try:
        pieces = split(zin.tekst)
    except SentenceError as fault:
        return [error("zin-is-leesbaar", str(fault), place(zin, fault.rank), hint=fault.hint)]
    found: list[Finding] = []
    for piece in pieces:
        if piece.tree is None:
            continue
        for name in sorted(_names_in(piece.tree) & names.phrases.keys()) if names.phrases else ():
            found += names.in_phrase(name)
        try:
            kind = _infer(piece.tree, names.with_phrases(), figures=True)
        except SentenceError as fault:
            found.append(error("naam-bestaat", str(fault), place(zin, piece.rank), hint=fault.hint))
            continue
        if kind not in (NODE, ONBEKEND) and not _constant(piece.tree):
            bare = piece.text.strip()
            hint = f"Zeg met een filter hoe zij geschreven wordt, bijvoorbeeld {{{{ {bare} | {filter_for(kind)} }}}}."
            found.append(error("naam-bestaat", f"'{bare}' is een kale waarde.", place(zin, piece.rank), hint=hint))
    return found


def check_pieces(pieces: Sequence[Zinsdeel], names: Names) -> list[Finding]:
    """Return what is wrong in a sentence in pieces."""
    found: list[Finding] = []
    for piece in pieces:
        inner = names
        if piece.per is not None:
            inner, faults = check_loop(piece.per, names)
            found += faults
        if piece.als is not None:
            found += check_condition(piece.als, inner)
        found += check(piece.tekst, inner)
    return found


@lru_cache(maxsize=20000)
def _names_in(tree: nodes.Expr) -> frozenset[str]:
    return frozenset(node.name for node in [*([tree] if isinstance(tree, nodes.Name) else []), *tree.find_all(nodes.Name)])


def check_condition(zin: Zin, names: Names) -> list[Finding]:
    """Return what is wrong with a condition: as `check`, and it may not read figures."""
    try:
        _infer(expression(zin.tekst), names, figures=False)
    except SentenceError as fault:
        return [error("voorwaarde-is-leesbaar", str(fault), zin.span, hint=fault.hint)]
    return []


def check_parts(zin: Zin, names: Names) -> list[Finding]:
    """Return what is wrong with an expression that must name parts of another text."""
    try:
        kind = _infer(expression(zin.tekst), names, figures=False)
    except SentenceError as fault:
        return [error("naam-bestaat", str(fault), zin.span, hint=fault.hint)]
    return [] if kind == DELEN else [error("naam-bestaat", f"'{zin.tekst}' is geen tekst om over te nemen.", zin.span)]


def check_loop(zin: Zin, names: Names) -> tuple[Names, list[Finding]]:
    """Return the names inside a repetition over this collection."""
    try:
        kind = _infer(expression(zin.tekst), names, figures=False)
    except SentenceError as fault:
        return names, [error("naam-bestaat", str(fault), zin.span, hint=fault.hint)]
    if kind.naam != "lijst":
        hint = "Bijvoorbeeld: deelnemers, taken of pools."
        return names, [error("naam-bestaat", f"'{zin.tekst}' is geen verzameling om over te herhalen.", zin.span, hint=hint)]
    return names.having(kind.view, Type("view", kind.view)), []


def _constant(tree: nodes.Expr) -> bool:
    if isinstance(tree, nodes.CondExpr):
        return tree.expr2 is not None and all(_constant(part) or isinstance(part, (nodes.Filter, nodes.Call)) for part in (tree.expr1, tree.expr2))
    return isinstance(tree, nodes.Const) and isinstance(tree.value, str)


def filter_for(kind: Type) -> str:
    """Return the filter that writes a value of this type as it is most often written."""
    return {"getal": "getal", "euro": "euro", "datum": "datum", "procent": "procent", "teksten": "opsomming"}.get(kind.naam, "tekst")


def _infer(tree: nodes.Expr, names: Names, *, figures: bool) -> Type:
    """Return the type of an expression; SentenceError for an unknown name, a figure where none may stand, a wrong filter."""
    if isinstance(tree, nodes.Name):
        if tree.name not in names.names:
            raise SentenceError(
                f"De naam '{tree.name}' is hier niet bekend.", suggestion(tree.name, names.names) or f"Bekend zijn: {', '.join(sorted(names.names))}."
            )
        return names.names[tree.name]
    if isinstance(tree, nodes.Getattr):
        return _infer_attribute(tree, names, figures=figures)
    if isinstance(tree, nodes.Filter):
        kind = _infer(tree.node, names, figures=figures) if tree.node is not None else ONBEKEND
        allowed = FILTERS[tree.name].kinds
        if allowed and kind != ONBEKEND and kind.naam not in allowed:
            raise SentenceError(f"Het filter '{tree.name}' past niet op deze waarde ({kind.naam}).", f"Gebruik het filter '{filter_for(kind)}'.")
        if kind.naam == "view" and "naam" not in names.views.get(kind.view, {}):
            known = ", ".join(sorted(names.views.get(kind.view, {})))
            raise SentenceError(f"'{spell(tree.node or tree)}' heeft geen naam om af te drukken.", f"Noem wat u eruit nodig hebt: {known}.")
        return NODE
    if isinstance(tree, nodes.Call):
        _check_call(tree, names)
        return NODE
    if isinstance(tree, nodes.CondExpr):
        _infer(tree.test, names, figures=figures)
        kinds = [_infer(part, names, figures=figures) for part in (tree.expr1, tree.expr2) if part is not None]
        return NODE if NODE in kinds else kinds[0]
    for child in tree.iter_child_nodes():
        if isinstance(child, nodes.Expr):
            _infer(child, names, figures=figures)
        elif isinstance(child, nodes.Operand):
            _infer(child.expr, names, figures=figures)
    return TEKST if isinstance(tree, nodes.Const) and isinstance(tree.value, str) else JA_NEE


def _infer_attribute(tree: nodes.Getattr, names: Names, *, figures: bool) -> Type:
    owner = _infer(tree.node, names, figures=figures)
    if owner is ONBEKEND:
        return ONBEKEND
    if owner.naam != "view":
        raise SentenceError(f"Van '{spell(tree.node)}' kan geen '{tree.attr}' worden gevraagd.")
    known = names.views.get(owner.view, {})
    if tree.attr not in known:
        raise SentenceError(f"'{spell(tree.node)}' heeft geen '{tree.attr}'.", suggestion(tree.attr, known) or f"Wel: {', '.join(sorted(known))}.")
    kind = known[tree.attr]
    if kind.figure and not figures:
        raise SentenceError(
            f"Een voorwaarde of herhaling mag het cijfer '{spell(tree)}' niet lezen.",
            "Cijfers veranderen de opbouw van een tekst niet; gebruik een keuze of parameter.",
        )
    return kind


_PROVISION = (
    ("Een artikelnummer", re.compile(NUMMER), "Bijvoorbeeld '13', '10:3' of '8a'."),
    ("Een lid", re.compile(r"(?:[1-9][0-9]?[a-z]?)?"), "Bijvoorbeeld '2'; of '' als het artikel geen leden heeft."),
    ("Een onderdeel", re.compile(r"[a-z]{1,2}|[1-9][0-9]?°"), "Bijvoorbeeld 'b' of '1°'."),
)


def _check_provision(arguments: Sequence[str]) -> None:
    """Article, lid and onderdeel of a law are written as laws number them; whether that law has them nobody here knows."""
    for text, (what, form, hint) in zip(arguments[1:], _PROVISION, strict=False):
        if not form.fullmatch(text):
            raise SentenceError(f"{what} ziet er niet uit als '{text}'.", hint)


def _check_call(tree: nodes.Call, names: Names) -> None:
    name = tree.node.name  # type: ignore[attr-defined]
    arguments = [arg.value for arg in tree.args]  # type: ignore[attr-defined]
    low, high = CALLS[name].arity
    if not low <= len(arguments) <= high:
        raise SentenceError(f"{name}() krijgt {low} tot {high} woorden mee, geen {len(arguments)}.")
    if name in {"ref", "ref_of"} and len(set(arguments)) < len(arguments):
        double = next(item for item in arguments if arguments.count(item) > 1)
        raise SentenceError(f"{name}() noemt '{double}' twee keer.", "Noem ieder lid of artikel één keer.")
    if name == "wet":
        _check_provision(arguments)
    known = names.targets.get(name)
    if known is None:
        return
    for argument in arguments if name in {"ref", "ref_of", "wgr"} else arguments[:1]:
        if argument.startswith("."):
            continue  # a place in the same article: known when the text is composed
        if argument.partition("/")[0] not in known:
            raise SentenceError(f"{name}('{argument}') wijst naar iets dat niet bestaat.", suggestion(argument, known))
