"""What a block may hold beside its text and items: one module for each such field, found by the name of the field.

They are handed to the composer, in the order in which they stand when a block holds several.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from assembler.composing.blocks import cells, figure, insert, quote, shared, signature, table, timeline
from assembler.composing.composer import Builder, Composer, Target
from assembler.facts.facts import Facts
from assembler.reading.records.blokken import Gedeeldblok
from assembler.sentences.calls import CallContext


def composer_of(facts: Facts, target: Target, has: Callable[[str], bool] = lambda _path: True) -> Composer:
    """Return who fills the blocks of a document of this milestone."""
    missing = partial(insert.missing, facts) if facts.mijlpaal.definitief else None
    own: Mapping[str, Builder] = {"ondertekening": partial(signature.build, facts), "invoegen": partial(insert.build, facts)}
    return Composer(target, context_of(facts), {**free_builders(facts.workspace.blokken), **own}, has, missing)


def context_of(facts: Facts, terms: frozenset[str] = frozenset()) -> CallContext:
    """Return what calls in sentences lean on; `terms` are those that the document defines."""
    places = facts.once("places in the Wgr", lambda: {name: place.text for name, place in facts.wgr.items()})
    return CallContext(facts.workspace.begrippen, facts.workspace.wetten, terms, places)


def free_builders(blokken: Mapping[str, Gedeeldblok]) -> Mapping[str, Builder]:
    """Return what a block may hold that needs no facts: all that it says is in its scope, or in the shared blocks given."""
    return {
        "tabel": table.build,
        "figuur": figure.build,
        "tijdlijn": timeline.build,
        "cellen": cells.build,
        "overnemen": quote.build,
        "blok": partial(shared.build, blokken),
    }
