"""What gemeenten write for a traject stands where somebody reads it: in a folder of who takes part, and in a paper that is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assembler.checking.names.blocks import check_blocks, check_zin
from assembler.checking.names.context import Context, no_deelnemer, unknown
from assembler.ground.findings import Finding, Span, error, warning
from assembler.reading.records.documenten import Documentsoort
from assembler.reading.records.workspace import EigenBeslispunten, LokaleTekst, Trajectmap


def check_folders(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield once for each folder of a gemeente that takes no part, at the first file in it: all that stands there is read by nobody."""
    places = [(name, besluiten[0].positie.span.file) for name, besluiten in item.keuzes.items() if besluiten]
    places += [(text.gemeente, text.span.file) for text in item.teksten]
    places += [(name, record.positie.span.file) for name, record in item.gegevens.items()]
    places += [(points.gemeente, points.span.file) for points in item.eigen_beslispunten]
    for name, file in dict(sorted(places, reverse=True)).items():
        if name not in item.betrokkenen:
            folder = "/".join(file.split("/")[:3])
            found = no_deelnemer(ctx, item.traject, name, Span(file), "plaats-bestaat")
            yield replace(found, message=f"{found.message} De map {folder} wordt niet gebruikt.") if name in ctx.workspace.organisaties else found


def check_local(ctx: Context, item: Trajectmap, text: LokaleTekst) -> Iterator[Finding]:
    """Yield what is wrong with a text of a gemeente: it stands at a place of a paper that is made, and its sentences can be read."""
    milestones = [mijlpaal.id for mijlpaal in item.mijlpalen]
    soort = ctx.workspace.documentsoorten.get(text.soort)
    if text.mijlpaal not in milestones:
        yield unknown(text.mijlpaal, milestones, "De mijlpaal", text.span, "plaats-bestaat")
    if soort is None:
        yield unknown(text.soort, ctx.workspace.documentsoorten, "De documentsoort", text.span, "plaats-bestaat")
    elif text.sectie not in (sections := [section.id for section in soort.secties]):
        found = unknown(text.sectie, sections, "De plaats", text.span, "plaats-bestaat")
        yield found if found.hint else replace(found, hint=f"Een '{soort.id}' heeft: {', '.join(sections)}.")
    else:
        yield from _reader(item, soort, text)
        names = ctx.paper(gemeente=soort.per == "gemeente")
        yield from check_zin(text.opschrift, names)
        yield from check_blocks(text.blokken, names)


def check_points(ctx: Context, item: Trajectmap, points: EigenBeslispunten) -> Iterator[Finding]:
    """What a gemeente adds to the beslispunten stands in papers that it gets, and names what exists."""
    mijlpaal = next((found for found in item.mijlpalen if found.id == points.mijlpaal), None)
    yield from check_blocks(points.lijst.onderdelen, ctx.paper())
    if mijlpaal is None:
        yield unknown(points.mijlpaal, [found.id for found in item.mijlpalen], "De mijlpaal", points.span, "plaats-bestaat")
    elif not any(_has_points(ctx, made.soort) and mijlpaal.makes(made, points.gemeente) for made in mijlpaal.documenten):
        message = f"De gemeente krijgt bij de mijlpaal '{mijlpaal.id}' geen stuk met beslispunten; deze worden niet afgedrukt."
        hint = "Zet raadsvoorstel en raadsbesluit bij 'documenten' van de mijlpaal, of haal het bestand weg."
        yield warning("tekst-wordt-afgedrukt", message, points.span, hint=hint)


def _has_points(ctx: Context, soort: str) -> bool:
    found = ctx.workspace.documentsoorten.get(soort)
    return found is not None and any(blok.invoegen == "beslispunten" for section in found.secties for blok in section.blokken)


def _reader(item: Trajectmap, soort: Documentsoort, text: LokaleTekst) -> Iterator[Finding]:
    """A text of a gemeente stands in a paper that is made: for that gemeente, at that milestone."""
    mijlpaal = next((mijlpaal for mijlpaal in item.mijlpalen if mijlpaal.id == text.mijlpaal), None)
    if soort.per == "traject":
        hint = "Geef de tekst aan de regio, of zet haar bij een stuk van de gemeente zelf."
        yield error("plaats-bestaat", f"'{soort.id}' is een stuk van de regio; tekst van één gemeente komt daar niet in.", text.span, hint=hint)
    elif mijlpaal is not None and not any(made.soort == soort.id and mijlpaal.makes(made, text.gemeente) for made in mijlpaal.documenten):
        message = f"De gemeente krijgt bij de mijlpaal '{mijlpaal.id}' geen '{soort.id}'; deze tekst wordt niet afgedrukt."
        yield warning("tekst-wordt-afgedrukt", message, text.span, hint="Zet het stuk bij 'documenten' van de mijlpaal, of haal het bestand weg.")
