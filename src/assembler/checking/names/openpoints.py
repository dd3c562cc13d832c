"""The open points of a milestone hold together: every clause, variant, parameter and cost pool that they name exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assembler.checking.names.blocks import check_zin
from assembler.checking.names.choices import named_decisions
from assembler.checking.names.context import Context, no_deelnemer, unknown
from assembler.checking.names.participants import check_positions
from assembler.facts.parameter_types import types_of
from assembler.ground.findings import Finding, Span, error
from assembler.reading.records.base import Record
from assembler.reading.records.punten import OpenPunt, Puntvariant
from assembler.reading.records.trajecten import Traject
from assembler.reading.source import SourceMap


def check_open_points(ctx: Context, traject: Traject, punten: Sequence[OpenPunt]) -> Iterator[Finding]:
    """Yield what is wrong in the open points of one milestone."""
    names = [punt.id for punt in punten]
    for punt in punten:
        if names.count(punt.id) > 1:
            yield error("id-is-uniek", f"Er zijn twee open punten '{punt.id}'.", punt.positie.of("id"))
        for zin in (punt.opschrift, punt.inleiding, *punt.vragen):
            yield from check_zin(zin, ctx.base)
        yield from _shown(ctx, punt)
        yield from check_positions(punt)
        for variant in punt.varianten:
            yield from _variant(ctx, traject, punt, variant)


def _shown(ctx: Context, punt: OpenPunt) -> Iterator[Finding]:
    for place in punt.toon:
        clause, _, lid = place.partition("/")
        found = ctx.workspace.clausules.get(clause)
        if found is None:
            yield unknown(clause, ctx.workspace.clausules, "De clausule", punt.positie.of("toon"))
        elif lid and lid not in (known := {blok.id for item in found.varianten.values() for blok in item.leden if blok.id}):
            yield unknown(lid, known, f"Het lid van '{clause}'", punt.positie.of("toon"), "plaats-bestaat")


def _variant(ctx: Context, traject: Traject, punt: OpenPunt, variant: Puntvariant) -> Iterator[Finding]:
    yield from check_zin(variant.omschrijving, ctx.base)
    yield from _choice(ctx, punt.clausule, variant, punt.positie.of("clausule"))
    for also in variant.ook:
        yield from _choice(ctx, also.clausule, also, also.positie.of("clausule"))
    for row in variant.voorkeuren:
        if row.deelnemer not in traject.deelnemers:
            yield no_deelnemer(ctx, traject, row.deelnemer, row.positie.of("deelnemer"))
    pools = [pool.id for pool in traject.pools]
    for pool, clause in variant.pools.items():
        if pool not in pools:
            yield unknown(pool, pools, "De kostenpool", variant.positie.of("pools"))
        if clause not in ctx.workspace.clausules:
            yield unknown(clause, ctx.workspace.clausules, "De clausule", variant.positie.of("pools"))


def _choice(ctx: Context, name: str, choice: Record, span: Span) -> Iterator[Finding]:
    """Yield what is wrong with one choice: its clause, variant and parameters."""
    clause = ctx.workspace.clausules.get(name)
    if clause is None:
        yield unknown(name, ctx.workspace.clausules, "De clausule", span)
        return
    variant: str | None = getattr(choice, "variant", None)
    if variant is not None and variant not in clause.varianten:
        yield unknown(variant, clause.varianten, "De variant", choice.positie.of("variant"), "variant-bestaat")
        return
    given: Mapping[str, Any] = getattr(choice, "parameters", {})
    known = {name for item in ([clause.varianten[variant]] if variant else clause.varianten.values()) for name in types_of(item)}
    for parameter in given:
        if parameter not in known:
            place = given.keys_at[parameter] if isinstance(given, SourceMap) else choice.positie.span
            yield unknown(parameter, known, "De parameter", place, "parameter-bestaat")
    yield from named_decisions(ctx, [clause.varianten[variant]] if variant else list(clause.varianten.values()), given, choice.positie.span)
