"""A sentence may only use names that are known where it stands: checked before any traject exists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from jinja2 import nodes

from assembler.ground.findings import Finding, error
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Zinsdeel
from assembler.sentences.expressions import SentenceError, expression, place, split
from assembler.sentences.infer import filter_for, infer
from assembler.sentences.names import DELEN, NODE, ONBEKEND, Type
from assembler.sentences.scope import Names


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
            found += names.in_phrase(name, check_pieces)
        try:
            kind = infer(piece.tree, names.with_phrases(), figures=True)
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


def _kind_of(zin: Zin, names: Names, slug: str = "naam-bestaat") -> Type | Finding:
    """Return the type of an expression that shapes the text and so may not read figures, or what is wrong with it."""
    try:
        return infer(expression(zin.tekst), names, figures=False)
    except SentenceError as fault:
        return error(slug, str(fault), zin.span, hint=fault.hint)


def check_condition(zin: Zin, names: Names) -> list[Finding]:
    """Return what is wrong with a condition: as `check`, and it may not read figures."""
    kind = _kind_of(zin, names, slug="voorwaarde-is-leesbaar")
    return [kind] if isinstance(kind, Finding) else []


def check_parts(zin: Zin, names: Names) -> list[Finding]:
    """Return what is wrong with an expression that must name parts of another text."""
    kind = _kind_of(zin, names)
    if isinstance(kind, Finding):
        return [kind]
    return [] if kind == DELEN else [error("naam-bestaat", f"'{zin.tekst}' is geen tekst om over te nemen.", zin.span)]


def check_loop(zin: Zin, names: Names) -> tuple[Names, list[Finding]]:
    """Return the names inside a repetition over this collection."""
    kind = _kind_of(zin, names)
    if isinstance(kind, Finding):
        return names, [kind]
    if kind.naam != "lijst":
        hint = "Bijvoorbeeld: deelnemers, taken of pools."
        return names, [error("naam-bestaat", f"'{zin.tekst}' is geen verzameling om over te herhalen.", zin.span, hint=hint)]
    return names.having(kind.view, Type("view", kind.view)), []


def _constant(tree: nodes.Expr) -> bool:
    if isinstance(tree, nodes.CondExpr):
        return tree.expr2 is not None and all(_constant(part) or isinstance(part, (nodes.Filter, nodes.Call)) for part in (tree.expr1, tree.expr2))
    return isinstance(tree, nodes.Const) and isinstance(tree.value, str)
