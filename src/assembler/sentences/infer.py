"""The type of an expression, from the names in scope: what is not known, may not stand there or does not fit is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinja2 import nodes

from assembler.ground.findings import suggestion
from assembler.reading.records.base import NUMMER
from assembler.sentences.calls import CALLS
from assembler.sentences.expressions import SentenceError, spell
from assembler.sentences.filters import FILTERS
from assembler.sentences.names import JA_NEE, NODE, ONBEKEND, TEKST, Type
from assembler.sentences.scope import Names


def filter_for(kind: Type) -> str:
    """Return the filter that writes a value of this type as it is most often written."""
    return {"getal": "getal", "euro": "euro", "datum": "datum", "procent": "procent", "teksten": "opsomming"}.get(kind.naam, "tekst")


def infer(tree: nodes.Expr, names: Names, *, figures: bool) -> Type:
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
        _check_filter(tree, names, figures=figures)
        return NODE
    if isinstance(tree, nodes.Call):
        _check_call(tree, names)
        return NODE
    if isinstance(tree, nodes.CondExpr):
        infer(tree.test, names, figures=figures)
        kinds = [infer(part, names, figures=figures) for part in (tree.expr1, tree.expr2) if part is not None]
        return NODE if NODE in kinds else kinds[0]
    for child in tree.iter_child_nodes():
        if isinstance(child, nodes.Expr):
            infer(child, names, figures=figures)
        elif isinstance(child, nodes.Operand):
            infer(child.expr, names, figures=figures)
    return TEKST if isinstance(tree, nodes.Const) and isinstance(tree.value, str) else JA_NEE


def _check_filter(tree: nodes.Filter, names: Names, *, figures: bool) -> None:
    """A filter is for values of some types, and a view without a name of its own cannot be printed."""
    kind = infer(tree.node, names, figures=figures) if tree.node is not None else ONBEKEND
    allowed = FILTERS[tree.name].kinds
    if allowed and kind != ONBEKEND and kind.naam not in allowed:
        raise SentenceError(f"Het filter '{tree.name}' past niet op deze waarde ({kind.naam}).", f"Gebruik het filter '{filter_for(kind)}'.")
    if kind.naam == "view" and "naam" not in names.views.get(kind.view, {}):
        known = ", ".join(sorted(names.views.get(kind.view, {})))
        raise SentenceError(f"'{spell(tree.node or tree)}' heeft geen naam om af te drukken.", f"Noem wat u eruit nodig hebt: {known}.")


def _infer_attribute(tree: nodes.Getattr, names: Names, *, figures: bool) -> Type:
    owner = infer(tree.node, names, figures=figures)
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
