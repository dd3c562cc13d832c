"""The text of a sentence -> literal text and expressions, each checked against a whitelist.

Jinja2 reads the expressions; nothing it reads is ever compiled or run.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from assembler.ground.document import Tekst
from assembler.ground.findings import Span, suggestion
from assembler.ground.wording import opsomming
from assembler.reading.records.base import Zin
from assembler.reading.source import FORBIDDEN
from assembler.sentences.calls import CALLS
from assembler.sentences.filters import FILTERS

_LONGEST, _DEEPEST = 1000, 25  # characters, and steps: the longest of the library has 392 of the one, the deepest 8 of the other
_SPLIT = "Verdeel haar: schrijf de zin in stukken, elk met een eigen 'als' (zinnen, of blokken onder elkaar)."
_ENV = Environment(autoescape=False)  # noqa: S701 - only its parser is used; nothing is rendered
_ENV.filters = dict.fromkeys(FILTERS, str)

_CALLED = opsomming([f"{name}()" for name in CALLS])


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of literal text, or the syntax tree of one expression with its rank among the expressions; `located`: what it makes knows its place in the file."""

    text: str
    tree: nodes.Expr | None = None
    rank: int = 0
    located: bool = False
    words: Tekst | None = None  # of literal text


class SentenceError(Exception):
    """A sentence that cannot be read: message, hint, and the rank of the expression (-1: the whole)."""

    def __init__(self, message: str, hint: str = "", rank: int = -1) -> None:
        super().__init__(message)
        self.hint = hint
        self.rank = rank


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
            pieces.append(Piece(before, words=Tekst(before)))
        inside, closed, rest = rest.partition("}}")
        if not closed:
            raise SentenceError("De accolades zijn niet gesloten.", "Sluit de uitdrukking met }}.", rank)
        tree = expression(inside, rank)
        pieces.append(Piece(inside, tree, rank, located=any(calls(tree, name) for name, call in CALLS.items() if call.located)))
        rank += 1
    if "}}" in rest:
        raise SentenceError("Hier staan sluitende accolades zonder opening.")
    if rest:
        pieces.append(Piece(rest, words=Tekst(rest)))
    return tuple(pieces)


@lru_cache(maxsize=20000)
def expression(text: str, rank: int = -1) -> nodes.Expr:
    """Return the checked syntax tree of one expression."""
    if len(text) > _LONGEST:
        raise SentenceError(f"Deze uitdrukking is te lang ({len(text)} tekens; het maximum is {_LONGEST}).", _SPLIT, rank)
    try:
        parser = Parser(_ENV, "{{ " + text + " }}", state="root")
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
    if _depth(tree) > _DEEPEST:
        raise SentenceError(f"Deze uitdrukking gaat meer dan {_DEEPEST} stappen diep.", _SPLIT, rank)
    _allow(tree, rank)
    return tree


def _depth(tree: nodes.Node) -> int:
    """Return how deep an expression goes, without going that deep itself."""
    deepest, level = 0, [tree]
    while level:
        deepest += 1
        level = [child for node in level for child in node.iter_child_nodes()]
    return deepest


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
        _allow_filter(tree, rank)
    elif isinstance(tree, nodes.Const):
        _allow_constant(tree.value, rank)
    elif isinstance(tree, nodes.Call):
        _allow_call(tree, rank)
        return
    elif isinstance(tree, nodes.Name) and tree.name.startswith("_"):
        raise SentenceError(f"De naam '{tree.name}' bestaat niet.", "", rank)
    elif not isinstance(tree, _ALLOWED):
        what = _REFUSED.get(type(tree), "Rekenen" if isinstance(tree, (nodes.BinExpr, nodes.UnaryExpr)) else "Dit")
        raise SentenceError(
            f"{what} mag niet in een zin.",
            f"Toegestaan zijn namen, filters, {', '.join(f'{name}()' for name in CALLS)}, 'x if y else z' en vergelijkingen.",
            rank,
        )
    for child in tree.iter_child_nodes():
        _allow(child, rank)


def _allow_filter(tree: nodes.Filter, rank: int) -> None:
    if tree.name not in FILTERS:
        raise SentenceError(f"Het filter '{tree.name}' bestaat niet.", suggestion(tree.name, FILTERS), rank)
    if tree.kwargs or tree.dyn_args or tree.dyn_kwargs or not all(isinstance(arg, nodes.Const) and isinstance(arg.value, str) for arg in tree.args):
        raise SentenceError(f"Het filter '{tree.name}' krijgt alleen vaste woorden tussen aanhalingstekens mee.", FILTERS[tree.name].meaning, rank)
    low, high = FILTERS[tree.name].arity
    if not low <= len(tree.args) <= high:
        count = {0: "geen woorden", 1: "één woord"}
        asked = count.get(high, f"{high} woorden") if low == high else f"{low} of {high} woorden"
        raise SentenceError(f"Het filter '{tree.name}' krijgt {asked} mee, geen {len(tree.args)}.", FILTERS[tree.name].meaning, rank)


def _allow_constant(value: object, rank: int) -> None:
    """A text within quotes may hold no more than any text; an escape can say what the reader of files refuses."""
    if isinstance(value, str) and (match := FORBIDDEN.search(value)):
        message = f"Hier staat een onzichtbaar stuurteken (U+{ord(match.group()):04X}) dat niet in een tekst hoort."
        raise SentenceError(message, "Verwijder het teken, of de code met \\ die het schrijft.", rank)


def _allow_call(tree: nodes.Call, rank: int) -> None:
    if not isinstance(tree.node, nodes.Name) or tree.node.name not in CALLS:
        name = tree.node.name if isinstance(tree.node, nodes.Name) else "dit"
        raise SentenceError(
            f"'{name}' kan hier niet worden aangeroepen.",
            (suggestion(name, CALLS) if isinstance(tree.node, nodes.Name) else "") or f"Er is {_CALLED}.",
            rank,
        )
    if tree.kwargs or tree.dyn_args or tree.dyn_kwargs or not all(isinstance(arg, nodes.Const) and isinstance(arg.value, str) for arg in tree.args):
        raise SentenceError(f"{tree.node.name}() krijgt alleen vaste woorden tussen aanhalingstekens mee.", "", rank)
    for arg in tree.args:
        _allow_constant(arg.value, rank)  # type: ignore[attr-defined]


def place(zin: Zin, rank: int) -> Span:
    """Return where the nth expression of a sentence stands in its file."""
    if 0 <= rank < len(zin.expressions):
        line, column = zin.expressions[rank]
        return Span(zin.span.file, line, column, line, column + 2)
    return zin.span


def calls(tree: nodes.Node, name: str) -> list[nodes.Call]:
    """Return the calls of one name inside an expression."""
    return [
        call
        for call in [*([tree] if isinstance(tree, nodes.Call) else []), *tree.find_all(nodes.Call)]
        if isinstance(call.node, nodes.Name) and call.node.name == name
    ]


def spell(tree: nodes.Node) -> str:
    """Return an attribute as a person writes it: `deelnemer.naam`."""
    if isinstance(tree, nodes.Getattr):
        return f"{spell(tree.node)}.{tree.attr}"
    return tree.name if isinstance(tree, nodes.Name) else "dit"
