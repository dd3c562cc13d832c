"""One sentence: Jinja expressions checked against a whitelist, then evaluated to inline nodes.

Jinja2 reads the expressions; nothing it reads is ever compiled or run. A walk over its syntax tree checks names and
types before any traject exists (`check`), another one fills in the values (`fill`, `truth`, `items`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from assembler.document import Gat, Inline, Inlines, Tekst, Verwijzing
from assembler.fillers import CALLS, FILTERS, CallContext, FillError
from assembler.findings import Finding, Span, error
from assembler.names import GLOBALS, JA_NEE, LOOP_NAMES, NODE, ONBEKEND, TEKST, VIEWS, Type, View, Waarde
from assembler.records.base import Zin

_ENV = Environment(autoescape=False)  # noqa: S701 - only its parser is used; nothing is rendered
_ENV.filters = dict.fromkeys(FILTERS, str)
Scope = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of literal text, or the syntax tree of one expression with its rank among the expressions."""

    text: str
    tree: nodes.Expr | None = None
    rank: int = 0


class SentenceError(Exception):
    """A sentence that cannot be read: message, hint, and the rank of the expression (-1: the whole)."""

    def __init__(self, message: str, hint: str = "", rank: int = -1) -> None:
        super().__init__(message)
        self.hint = hint
        self.rank = rank


def suggestion(word: str, known: object) -> str:
    """Return `Bedoelde u 'x'?` when a known word is near, else ''."""
    near = get_close_matches(word, [str(item) for item in known], n=1, cutoff=0.6)  # type: ignore[attr-defined]
    return f"Bedoelde u '{near[0]}'?" if near else ""


@lru_cache(maxsize=20000)
def split(text: str) -> tuple[Piece, ...]:
    """Cut a sentence into literal text and expressions; SentenceError when it holds anything else."""
    pieces: list[Piece] = []
    rest, rank = text, 0
    for sign, word in (("{%", "een opdracht ({% ... %})"), ("{#", "een opmerking ({# ... #})")):
        if sign in text:
            raise SentenceError(f"In een zin mag geen {word[4:]} staan.", "Gebruik alleen {{ ... }}; herhalen gaat met 'per', voorwaarden met 'als'.")
    while "{{" in rest:
        before, _, rest = rest.partition("{{")
        if before:
            pieces.append(Piece(before))
        inside, closed, rest = rest.partition("}}")
        if not closed:
            raise SentenceError("De accolades zijn niet gesloten.", "Sluit de uitdrukking met }}.", rank)
        pieces.append(Piece(inside, expression(inside, rank), rank))
        rank += 1
    if "}}" in rest:
        raise SentenceError("Hier staan sluitende accolades zonder opening.")
    if rest:
        pieces.append(Piece(rest))
    return tuple(pieces)


@lru_cache(maxsize=20000)
def expression(text: str, rank: int = -1) -> nodes.Expr:
    """Return the checked syntax tree of one expression."""
    try:
        parser = Parser(_ENV, "{{" + text + "}}", state="root")
        output = parser.parse().body
    except TemplateSyntaxError as fault:
        raise SentenceError("Deze uitdrukking is niet te lezen.", _syntax_hint(str(fault)), rank) from fault
    except (RecursionError, ValueError, OverflowError) as fault:
        raise SentenceError("Deze uitdrukking is te ingewikkeld.", "", rank) from fault
    if len(output) != 1 or not isinstance(output[0], nodes.Output) or len(output[0].nodes) != 1:
        raise SentenceError("Hier hoort één uitdrukking te staan.", "", rank)
    tree = output[0].nodes[0]
    if isinstance(tree, nodes.TemplateData):
        raise SentenceError("Hier hoort één uitdrukking te staan.", "", rank)
    _allow(tree, rank)
    return tree


def _syntax_hint(message: str) -> str:
    if "No filter named" in message:
        name = message.split("'")[1]
        return suggestion(name, FILTERS) or f"Het filter '{name}' bestaat niet. Er is: {', '.join(sorted(FILTERS))}."
    return "Controleer aanhalingstekens, haakjes en leestekens."


_ALLOWED = (nodes.Name, nodes.Const, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.List, nodes.Tuple)
_REFUSED: dict[type, str] = {
    nodes.Getitem: "Iets tussen rechte haken opvragen",
    nodes.Concat: "Teksten aan elkaar plakken",
    nodes.Test: "Een test met 'is'",
    nodes.Dict: "Een woordenboek",
    nodes.Slice: "Een deel van een lijst nemen",
}


def _allow(tree: nodes.Node, rank: int) -> None:
    """Refuse everything outside the whitelist, at any depth."""
    if isinstance(tree, nodes.Getattr):
        if tree.attr.startswith("_"):
            raise SentenceError(f"De naam '{tree.attr}' bestaat niet.", "", rank)
    elif isinstance(tree, nodes.Filter):
        if tree.name not in FILTERS:
            raise SentenceError(f"Het filter '{tree.name}' bestaat niet.", suggestion(tree.name, FILTERS), rank)
        if tree.kwargs or tree.dyn_args or tree.dyn_kwargs or not all(isinstance(arg, nodes.Const) for arg in tree.args):
            raise SentenceError(f"Het filter '{tree.name}' krijgt alleen vaste woorden mee.", "", rank)
    elif isinstance(tree, nodes.Call):
        _allow_call(tree, rank)
        return
    elif isinstance(tree, nodes.Name) and tree.name.startswith("_"):
        raise SentenceError(f"De naam '{tree.name}' bestaat niet.", "", rank)
    elif not isinstance(tree, _ALLOWED):
        what = _REFUSED.get(type(tree), "Rekenen" if isinstance(tree, (nodes.BinExpr, nodes.UnaryExpr)) else "Dit")
        raise SentenceError(f"{what} mag niet in een zin.", "Toegestaan zijn namen, filters, ref(), begrip(), wet(), 'x if y else z' en vergelijkingen.", rank)
    for child in tree.iter_child_nodes():
        _allow(child, rank)


def _allow_call(tree: nodes.Call, rank: int) -> None:
    if not isinstance(tree.node, nodes.Name) or tree.node.name not in CALLS:
        name = tree.node.name if isinstance(tree.node, nodes.Name) else "dit"
        raise SentenceError(
            f"'{name}' kan hier niet worden aangeroepen.",
            suggestion(name, CALLS) or "Er is ref(), begrip(), wet(), ntb(), bij_besluit() en na_besluit().",
            rank,
        )
    if tree.kwargs or tree.dyn_args or tree.dyn_kwargs or not all(isinstance(arg, nodes.Const) and isinstance(arg.value, str) for arg in tree.args):
        raise SentenceError(f"{tree.node.name}() krijgt alleen vaste woorden tussen aanhalingstekens mee.", "", rank)


def place(zin: Zin, rank: int) -> Span:
    """Return where the nth expression of a sentence stands in its file."""
    if 0 <= rank < len(zin.expressions):
        line, column = zin.expressions[rank]
        return Span(zin.span.file, line, column, line, column + 2)
    return zin.span


# --- checking, before any traject exists ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Names:
    """What a sentence may use here: names in scope, extra views (`regel`, `keuzes`, `cijfers`), known ids for calls."""

    names: Mapping[str, Type]
    views: Mapping[str, Mapping[str, Type]]
    targets: Mapping[str, frozenset[str]]  # per call: the ids it may name

    def having(self, name: str, kind: Type) -> Names:
        """Return these names with one more in scope."""
        return Names({**self.names, name: kind}, self.views, self.targets)


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
        try:
            kind = _infer(piece.tree, names, figures=True)
            if kind not in (NODE, ONBEKEND) and not _constant(piece.tree):
                raise SentenceError(
                    f"'{piece.text.strip()}' is een kale waarde.",
                    f"Zeg met een filter hoe zij geschreven wordt, bijvoorbeeld {{{{ {piece.text.strip()} | {_filter_for(kind)} }}}}.",
                )
        except SentenceError as fault:
            found.append(error("naam-bestaat", str(fault), place(zin, piece.rank), hint=fault.hint))
    return found


def check_condition(zin: Zin, names: Names) -> list[Finding]:
    """Return what is wrong with a condition: as `check`, and it may not read figures."""
    try:
        _infer(expression(zin.tekst), names, figures=False)
    except SentenceError as fault:
        return [error("voorwaarde-is-leesbaar", str(fault), zin.span, hint=fault.hint)]
    return []


def check_loop(zin: Zin, names: Names) -> tuple[Names, list[Finding]]:
    """Return the names inside a repetition over this collection."""
    try:
        kind = _infer(expression(zin.tekst), names, figures=False)
        if kind.soort != "lijst":
            raise SentenceError(f"'{zin.tekst}' is geen verzameling om over te herhalen.", "Bijvoorbeeld: deelnemers, taken of pools.")
    except SentenceError as fault:
        return names, [error("naam-bestaat", str(fault), zin.span, hint=fault.hint)]
    return names.having(kind.view, Type("view", kind.view)), []


def _constant(tree: nodes.Expr) -> bool:
    if isinstance(tree, nodes.CondExpr):
        return tree.expr2 is not None and all(_constant(part) or isinstance(part, (nodes.Filter, nodes.Call)) for part in (tree.expr1, tree.expr2))
    return isinstance(tree, nodes.Const) and isinstance(tree.value, str)


def _filter_for(kind: Type) -> str:
    return {"getal": "getal", "euro": "euro", "datum": "datum", "procent": "procent", "teksten": "opsomming"}.get(kind.soort, "tekst")


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
        if allowed and kind not in (ONBEKEND,) and kind.soort not in allowed:
            raise SentenceError(f"Het filter '{tree.name}' past niet op deze waarde ({kind.soort}).", f"Gebruik het filter '{_filter_for(kind)}'.")
        return NODE
    if isinstance(tree, nodes.Call):
        _check_call(tree, names)
        return NODE
    for child in tree.iter_child_nodes():
        if isinstance(child, nodes.Expr):
            _infer(child, names, figures=figures)
        elif isinstance(child, nodes.Operand):
            _infer(child.expr, names, figures=figures)
    if isinstance(tree, nodes.CondExpr):
        kinds = [_infer(part, names, figures=figures) for part in (tree.expr1, tree.expr2) if part is not None]
        return NODE if NODE in kinds else kinds[0]
    return TEKST if isinstance(tree, nodes.Const) and isinstance(tree.value, str) else JA_NEE


def _infer_attribute(tree: nodes.Getattr, names: Names, *, figures: bool) -> Type:
    owner = _infer(tree.node, names, figures=figures)
    if owner is ONBEKEND:
        return ONBEKEND
    if owner.soort != "view":
        raise SentenceError(f"Van '{_spell(tree.node)}' kan geen '{tree.attr}' worden gevraagd.")
    known = names.views.get(owner.view) or VIEWS.get(owner.view, {})
    if tree.attr not in known:
        raise SentenceError(f"'{_spell(tree.node)}' heeft geen '{tree.attr}'.", suggestion(tree.attr, known) or f"Wel: {', '.join(sorted(known))}.")
    kind = known[tree.attr]
    if kind.figure and not figures:
        raise SentenceError(
            f"Een voorwaarde of herhaling mag het cijfer '{_spell(tree)}' niet lezen.",
            "Cijfers veranderen de opbouw van een tekst niet; gebruik een keuze of parameter.",
        )
    return kind


def _spell(tree: nodes.Node) -> str:
    if isinstance(tree, nodes.Getattr):
        return f"{_spell(tree.node)}.{tree.attr}"
    return tree.name if isinstance(tree, nodes.Name) else "dit"


def _check_call(tree: nodes.Call, names: Names) -> None:
    name = tree.node.name  # type: ignore[attr-defined]
    arguments = [arg.value for arg in tree.args]  # type: ignore[attr-defined]
    low, high = CALLS[name].arity
    if not low <= len(arguments) <= high:
        raise SentenceError(f"{name}() krijgt {low} tot {high} woorden mee, geen {len(arguments)}.")
    known = names.targets.get(name)
    if known is None:
        return
    for argument in arguments if name == "ref" else arguments[:1]:
        if argument.startswith("."):
            continue  # a place in the same article: known when the text is composed
        if argument.partition("/")[0] not in known:
            raise SentenceError(f"{name}('{argument}') wijst naar iets dat niet bestaat.", suggestion(argument, known))


# --- filling, with the values of one document ---------------------------------------------------------------------


def fill(zin: Zin, scope: Scope, context: CallContext) -> tuple[Inlines, list[Finding]]:
    """Return the inline nodes of a sentence under these values."""
    out: list[Inline] = []
    found: list[Finding] = []
    for piece in split(zin.tekst):
        if piece.tree is None:
            out.append(Tekst(piece.text))
            continue
        try:
            out.extend(_nodes(evaluate(piece.tree, scope, context, place(zin, piece.rank))))
        except FillError as fault:
            found.append(error(fault.slug, str(fault), place(zin, piece.rank), hint=fault.hint))
    return _merge(out), found


def _nodes(value: Any) -> tuple[Inline, ...]:
    if isinstance(value, tuple):
        return value
    if isinstance(value, str):
        return (Tekst(value),) if value else ()
    if value is None:
        return ()
    return (value,)


def _merge(inlines: list[Inline]) -> Inlines:
    """Join literal texts that touch: a sentence has one form."""
    merged: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Tekst) and merged and isinstance(merged[-1], Tekst):
            merged[-1] = Tekst(merged[-1].text + inline.text)
        else:
            merged.append(inline)
    return tuple(merged)


def truth(zin: Zin | None, scope: Scope, context: CallContext) -> bool:
    """Return whether a condition holds; no condition always does. FillError when it reads what is not there."""
    if zin is None:
        return True
    return bool(_plain(evaluate(expression(zin.tekst), scope, context, zin.span)))


def items(zin: Zin, scope: Scope, context: CallContext) -> tuple[View, ...]:
    """Return the views to repeat over."""
    found = evaluate(expression(zin.tekst), scope, context, zin.span)
    if isinstance(found, tuple) and all(isinstance(item, View) for item in found):
        return found
    raise FillError(f"'{zin.tekst}' is geen verzameling om over te herhalen.")


def loop_name(views: tuple[View, ...], zin: Zin) -> str:
    """Return the name of the loop variable of a repetition."""
    return views[0].kind if views else zin.tekst


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Waarde) else value


def evaluate(tree: nodes.Node, scope: Scope, context: CallContext, span: Span) -> Any:  # noqa: C901, PLR0911 - one branch per kind of node
    """Return the value of an expression that passed the whitelist."""
    if isinstance(tree, nodes.Const):
        return tree.value
    if isinstance(tree, nodes.Name):
        if tree.name not in scope:
            raise FillError(f"De naam '{tree.name}' is hier niet bekend.")
        return scope[tree.name]
    if isinstance(tree, nodes.Getattr):
        owner = evaluate(tree.node, scope, context, span)
        if isinstance(owner, Gat):
            return owner
        if not isinstance(owner, View) or tree.attr not in owner.values:
            raise FillError(f"'{_spell(tree)}' is hier niet bekend.", hint="Is deze keuze of parameter al gemaakt?", slug="keuze-is-gemaakt")
        return owner.get(tree.attr)
    if isinstance(tree, nodes.Filter):
        value = evaluate(tree.node, scope, context, span) if tree.node is not None else ""
        if value is None:
            raise FillError(
                f"'{_spell(tree.node) if tree.node else ''}' heeft nog geen waarde.", hint="Leg de keuze vast in een besluit.", slug="keuze-is-gemaakt"
            )
        return FILTERS[tree.name].apply(value, tuple(arg.value for arg in tree.args))  # type: ignore[attr-defined]
    if isinstance(tree, nodes.Call):
        name = tree.node.name  # type: ignore[attr-defined]
        return CALLS[name].apply(context, tuple(arg.value for arg in tree.args), span)  # type: ignore[attr-defined]
    if isinstance(tree, nodes.CondExpr):
        chosen = tree.expr1 if _plain(evaluate(tree.test, scope, context, span)) else tree.expr2
        return evaluate(chosen, scope, context, span) if chosen is not None else ""
    if isinstance(tree, nodes.Not):
        return not _plain(evaluate(tree.node, scope, context, span))
    if isinstance(tree, (nodes.And, nodes.Or)):
        left = _plain(evaluate(tree.left, scope, context, span))
        decided = bool(left) if isinstance(tree, nodes.Or) else not left
        return left if decided else _plain(evaluate(tree.right, scope, context, span))
    if isinstance(tree, (nodes.List, nodes.Tuple)):
        return [_plain(evaluate(item, scope, context, span)) for item in tree.items]
    assert isinstance(tree, nodes.Compare), type(tree)  # noqa: S101 - the whitelist lets nothing else through
    return _compare(tree, scope, context, span)


_COMPARE = {
    "eq": lambda a, b: a == b, "ne": lambda a, b: a != b, "lt": lambda a, b: a < b, "lteq": lambda a, b: a <= b,
    "gt": lambda a, b: a > b, "gteq": lambda a, b: a >= b, "in": lambda a, b: a in b, "notin": lambda a, b: a not in b,
}  # fmt: skip


def _compare(tree: nodes.Compare, scope: Scope, context: CallContext, span: Span) -> bool:
    left = _plain(evaluate(tree.expr, scope, context, span))
    for operand in tree.ops:
        right = _plain(evaluate(operand.expr, scope, context, span))
        try:
            if not _COMPARE[operand.op](left, right):
                return False
        except TypeError as fault:
            raise FillError("Deze twee waarden zijn niet te vergelijken.") from fault
        left = right
    return True


__all__ = [
    "GLOBALS",
    "LOOP_NAMES",
    "Names",
    "Scope",
    "SentenceError",
    "Verwijzing",
    "check",
    "check_condition",
    "check_loop",
    "evaluate",
    "fill",
    "items",
    "place",
    "split",
    "suggestion",
    "truth",
]


def calls(tree: nodes.Node, name: str) -> list[nodes.Call]:
    """Return the calls of one name inside an expression."""
    return [
        call
        for call in [*([tree] if isinstance(tree, nodes.Call) else []), *tree.find_all(nodes.Call)]
        if isinstance(call.node, nodes.Name) and call.node.name == name
    ]
