"""What a paper may say beside the facts of its milestone: open points, parameters without a value, decisions since the one before.

They look at several versions of the text at once, so they stand above the stage that composes one. Each is worked out when a
sentence of a paper asks for it, once for each milestone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from assembler.composing.texts import printed
from assembler.facts.facts import Facts
from assembler.facts.views.decisions import decisions
from assembler.facts.views.lazy import Lazy
from assembler.facts.views.openparameters import open_parameters
from assembler.facts.views.points import points
from assembler.sentences.names import View


def paper_scope(facts: Facts, scope: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the names of a paper: those of the milestone, and what `mijlpaal` tells of points and decisions."""
    base = scope["mijlpaal"]
    lists: Mapping[str, Callable[[], tuple[View, ...]]] = {
        "open_punten": lambda: points(facts, printed),
        "open_parameters": lambda: open_parameters(facts),
        "besluiten": lambda: decisions(facts, partial(printed, facts)),
    }
    once = {name: partial(facts.once, f"paper {name}", make) for name, make in lists.items()}
    makers: dict[str, Callable[[], Any]] = {
        **{name: partial(base.get, name) for name in base.values},
        **once,
        **{f"heeft_{name}": partial(_any, of) for name, of in once.items()},
    }
    return {**scope, "mijlpaal": View(base.kind, base.key, Lazy(makers))}


def _any(of: Callable[[], tuple[View, ...]]) -> bool:
    return bool(of())
