"""What an expression of a sentence gives: its tree is gone through once, and what is left of it is asked as often as there are documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import nodes

from assembler.ground.document import Gat
from assembler.ground.findings import Span
from assembler.ground.values import Waarde
from assembler.sentences.calls import CALLS, CallContext
from assembler.sentences.expressions import spell
from assembler.sentences.filters import FILTERS, FillError
from assembler.sentences.names import View

Scope = Mapping[str, Any]
Worked = Callable[[Scope, CallContext, Span], Any]


def plain(value: Any) -> Any:
    """Return a value without the fact that it is of."""
    return value.value if isinstance(value, Waarde) else value


def evaluate(tree: nodes.Node, scope: Scope, context: CallContext, span: Span) -> Any:
    """Return the value of an expression that passed the whitelist."""
    return _worked(tree)(scope, context, span)


@lru_cache(maxsize=20_000)
def _worked(tree: nodes.Node) -> Worked:
    """Return what gives the value of an expression: its tree is gone through once, however often it is asked. This is the innermost loop of composing."""
    return _WORKED[type(tree)](tree)


def _const(tree: Any) -> Worked:
    value = tree.value
    return lambda _scope, _context, _span: value


def _name(tree: Any) -> Worked:
    name = tree.name

    def value(scope: Scope, _context: CallContext, _span: Span) -> Any:
        if name not in scope:
            raise FillError(f"De naam '{name}' is hier niet bekend.")
        return scope[name]

    return value


def _attribute(tree: Any) -> Worked:
    of, name = _worked(tree.node), tree.attr

    def value(scope: Scope, context: CallContext, span: Span) -> Any:
        owner = of(scope, context, span)
        if isinstance(owner, Gat):
            return owner
        if not isinstance(owner, View) or name not in owner.values:
            raise FillError(f"'{spell(tree)}' is hier niet bekend.", hint="Is deze keuze of parameter al gemaakt?", slug="keuze-is-gemaakt")
        return owner.get(name)

    return value


def _filter(tree: Any) -> Worked:
    of = _worked(tree.node) if tree.node is not None else lambda _scope, _context, _span: ""
    apply, arguments = FILTERS[tree.name].apply, tuple(arg.value for arg in tree.args)

    def value(scope: Scope, context: CallContext, span: Span) -> Any:
        plain = of(scope, context, span)
        if plain is None:
            raise FillError(
                f"'{spell(tree.node) if tree.node else ''}' heeft nog geen waarde.", hint="Leg de keuze vast in een besluit.", slug="keuze-is-gemaakt"
            )
        return apply(plain, arguments)

    return value


def _call(tree: Any) -> Worked:
    apply, arguments = CALLS[tree.node.name].apply, tuple(arg.value for arg in tree.args)
    return lambda _scope, context, span: apply(context, arguments, span)


def _choice(tree: Any) -> Worked:
    test, yes = _worked(tree.test), _worked(tree.expr1)
    no = _worked(tree.expr2) if tree.expr2 is not None else lambda _scope, _context, _span: ""
    return lambda scope, context, span: (yes if plain(test(scope, context, span)) else no)(scope, context, span)


def _not(tree: Any) -> Worked:
    of = _worked(tree.node)
    return lambda scope, context, span: not plain(of(scope, context, span))


def _and(tree: Any) -> Worked:
    left, right = _worked(tree.left), _worked(tree.right)
    return lambda scope, context, span: plain(left(scope, context, span)) and plain(right(scope, context, span))


def _or(tree: Any) -> Worked:
    left, right = _worked(tree.left), _worked(tree.right)
    return lambda scope, context, span: plain(left(scope, context, span)) or plain(right(scope, context, span))


def _list(tree: Any) -> Worked:
    of = [_worked(item) for item in tree.items]
    return lambda scope, context, span: [plain(item(scope, context, span)) for item in of]


_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": lambda a, b: a == b, "ne": lambda a, b: a != b, "lt": lambda a, b: a < b, "lteq": lambda a, b: a <= b,
    "gt": lambda a, b: a > b, "gteq": lambda a, b: a >= b, "in": lambda a, b: a in b, "notin": lambda a, b: a not in b,
}  # fmt: skip


def _compare(tree: Any) -> Worked:
    first = _worked(tree.expr)
    steps = [(_COMPARE[operand.op], _worked(operand.expr)) for operand in tree.ops]

    def value(scope: Scope, context: CallContext, span: Span) -> bool:
        left = plain(first(scope, context, span))
        for holds, of in steps:
            right = plain(of(scope, context, span))
            try:
                if not holds(left, right):
                    return False
            except TypeError as fault:
                raise FillError("Deze twee waarden zijn niet te vergelijken.") from fault
            left = right
        return True

    return value


# What the whitelist lets through, each kind of node by its own function.
_WORKED: Mapping[type[nodes.Node], Callable[[Any], Worked]] = {
    nodes.Const: _const, nodes.Name: _name, nodes.Getattr: _attribute, nodes.Filter: _filter, nodes.Call: _call, nodes.CondExpr: _choice,
    nodes.Not: _not, nodes.And: _and, nodes.Or: _or, nodes.List: _list, nodes.Tuple: _list, nodes.Compare: _compare,
}  # fmt: skip
