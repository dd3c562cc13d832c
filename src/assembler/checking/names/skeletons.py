"""Skeletons hold together: each kind of document and each comparison names what exists, and has the fields of its class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from assembler.checking.names.blocks import check_blocks, check_phrases, check_shared, check_zin
from assembler.checking.names.context import Context, unknown
from assembler.facts.views.declared import DOUBTS
from assembler.ground.findings import Finding, error, warning
from assembler.reading.records.documenten import Documentsoort, Sectie, Vergelijking
from assembler.sentences import check as sentencecheck
from assembler.sentences.scope import Names


def check_skeletons(ctx: Context) -> Iterator[Finding]:
    """Yield what is wrong with the skeletons of papers, regulations and comparisons."""
    for soort in ctx.workspace.documentsoorten.values():
        yield from _soort(ctx, soort)
    for vergelijking in ctx.workspace.vergelijkingen.values():
        bare = ctx.comparison(vergelijking.over)
        yield from bare.found_in(vergelijking, partial(_comparison, vergelijking, bare))


def _soort(ctx: Context, soort: Documentsoort) -> Iterator[Finding]:
    bare: Names = ctx.paper(gemeente=soort.per == "gemeente") if soort.klasse == "stuk" else ctx.regulation(gemeente=soort.per == "gemeente")
    names = bare.once(("phrases", id(soort.zinnen)), lambda: replace(bare, phrases=soort.zinnen))  # which keep them, so that no others get their identity
    yield from check_phrases(soort.zinnen, bare)
    yield from _class(soort)
    places = [
        *((name, soort.positie.of(field)) for field in ("aanhef", "artikelen", "slot") for name in getattr(soort, field)),
        *((name, chapter.positie.of("clausules")) for chapter in soort.hoofdstukken for name in chapter.clausules),
        *((item.clausule, item.positie.of("clausule")) for item in soort.bijlagen),
    ]
    used = [name for name, _ in places]
    for name, span in [*places, *([(soort.toelichting, soort.positie.of("toelichting"))] if soort.toelichting else [])]:
        if name not in ctx.workspace.clausules:
            yield unknown(name, ctx.workspace.clausules, "De clausule", span)
    for name in {name for name in used if used.count(name) > 1}:
        yield error("clausule-staat-eenmaal", f"De clausule '{name}' staat twee keer in deze documentsoort.", soort.positie.span)
    for zin in (soort.titel, soort.kop, soort.ondertitel, *soort.velden.values()):
        yield from check_zin(zin, names)
    for chapter in soort.hoofdstukken:
        yield from check_zin(chapter.opschrift, names)
        for zin in chapter.toelichting:
            yield from check_zin(zin, names)
    yield from _annexes(soort, used, names)
    yield from _doubts(ctx, soort)
    yield from names.found_in(soort, partial(_sections, soort.secties, names))


def _annexes(soort: Documentsoort, used: Sequence[str], names: Names) -> Iterator[Finding]:
    for item in soort.bijlagen:
        if item.als is not None:
            yield from sentencecheck.check_condition(item.als, names)
        if item.hoort_bij and item.hoort_bij not in used:
            yield unknown(item.hoort_bij, used, "Het artikel", item.positie.of("hoort_bij"))


def _sections(secties: Sequence[Sectie], names: Names) -> Iterator[Finding]:
    for section in secties:
        yield from check_zin(section.opschrift, names)
        if section.als is not None:
            yield from sentencecheck.check_condition(section.als, names)
        yield from check_blocks(section.blokken, names)


def _comparison(vergelijking: Vergelijking, bare: Names) -> Iterator[Finding]:
    """Yield what is wrong with the skeleton of a comparison: it knows what differs, and no milestone, gemeente or signature."""
    blokken = bare.shared
    yield from (
        unknown(name, blokken, "Het blok", vergelijking.positie.of("zinnen_uit"), "blok-bestaat") for name in vergelijking.zinnen_uit if name not in blokken
    )
    zinnen = vergelijking.alle_zinnen(blokken)
    names = replace(bare, phrases=zinnen)
    yield from check_phrases(zinnen, bare)
    for zin in (vergelijking.titel, vergelijking.ondertitel, vergelijking.voet.mijlpaal, vergelijking.voet.versie):
        yield from check_zin(zin, names)
    yield from _sections(vergelijking.secties, names)
    waiting = [blok for section in vergelijking.secties for blok in section.blokken]
    while waiting:
        blok = waiting.pop()
        for field in ("invoegen", "ondertekening", "steunt_op"):
            if getattr(blok, field):
                message = f"In een vergelijking kan geen '{field}' staan: zij hoort bij geen mijlpaal."
                yield error("veld-is-bekend", message, blok.positie.of(field))
        waiting += [*blok.blokken, *blok.onderdelen, *(one for kolom in (blok.tabel.kolommen if blok.tabel else ()) for one in kolom.blokken)]


def _doubts(ctx: Context, soort: Documentsoort) -> Iterator[Finding]:
    """Yield what is wrong with the block that tells what is not certain; one that an older workspace does not have is a warning."""
    if soort.niet_vast is None and soort.blok_niet_vast is not None and soort.blok_niet_vast not in ctx.workspace.blokken:
        message = f"Het blok '{soort.blok_niet_vast}' staat niet in templates/blokken: stukken van deze soort zeggen niet welke cijfers niet vaststaan."
        yield warning("blok-bestaat", message, soort.positie.span, hint="Neem dat bestand over uit de map templates/blokken van deze versie van het programma.")
    elif soort.blok_niet_vast is not None:
        yield from check_shared(
            soort.blok_niet_vast, ctx.in_regulation(gemeente=soort.per == "gemeente").having("onzeker", DOUBTS.type), soort.positie.of("niet_vast")
        )


_OF_CLASS = {
    "regeling": ("aanhef", "hoofdstukken", "artikelen", "slot", "bijlagen", "toelichting", "ondertitel"),
    "stuk": ("velden", "zinnen", "secties", "format"),
}


def _class(soort: Documentsoort) -> Iterator[Finding]:
    """Yield the fields of the other class: they would stand in no document."""
    other = "stuk" if soort.klasse == "regeling" else "regeling"
    for field in _OF_CLASS[other]:
        if getattr(soort, field):
            hint = f"Dat hoort bij 'klasse: {other}'. Hier past: {', '.join(_OF_CLASS[soort.klasse])}."
            yield error("veld-is-bekend", f"Een documentsoort van de klasse '{soort.klasse}' heeft geen '{field}'.", soort.positie.of(field), hint=hint)
