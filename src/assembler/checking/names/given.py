"""What a participant fills in for a traject is printed somewhere, and a figure about the tasks of one traject is not that of another."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.checking.names.context import Context, unknown
from assembler.checking.names.figures import of_gemeente
from assembler.facts.views.contributions import CURRENT, STATE
from assembler.ground.findings import Finding, error, suggestion, warning
from assembler.ground.wording import opsomming
from assembler.reading.records.documenten import Format
from assembler.reading.records.gemeenten import Gegevens
from assembler.reading.records.workspace import Trajectmap


def check_given(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong in the `gegevens.yaml` of the participants of a traject."""
    for name, record in item.gegevens.items():
        organisatie = ctx.workspace.organisaties.get(name)
        if organisatie is None or name not in item.betrokkenen:
            continue  # told for the whole folder
        for figure, row in record.cijfers.items():
            for seen in row:
                yield from of_gemeente(figure, seen.waarde, seen.positie.of("waarde"))
        kinds = {choice.soort for mijlpaal in item.mijlpalen for choice in mijlpaal.documenten if mijlpaal.makes(choice, name)}
        printed = {field for kind in kinds for field in _fields(ctx, name, kind)}
        for field in record.velden:
            if field not in printed:
                message = f"Geen stuk van deze deelnemer heeft een veld '{field}'; het wordt niet afgedrukt."
                hint = suggestion(field, printed) or "Zet het veld in de huisstijl, of haal het weg."
                yield warning("tekst-wordt-afgedrukt", message, record.positie.of("velden"), hint=hint)
        yield from _papers(ctx, item, name, record)


def _papers(ctx: Context, item: Trajectmap, name: str, record: Gegevens) -> Iterator[Finding]:
    """Yield the papers that this participant does not get, and the fields that they do not have."""
    span = record.positie.of("stukken")
    milestones = {mijlpaal.id: mijlpaal for mijlpaal in item.mijlpalen}
    for where, papers in record.stukken.items():
        if where not in milestones:
            yield unknown(where, milestones, "De mijlpaal", span, "mijlpaal-bestaat")
            continue
        made = {choice.soort for choice in milestones[where].documenten if milestones[where].makes(choice, name)}
        for kind, fields in papers.items():
            if kind not in ctx.workspace.documentsoorten:
                yield unknown(kind, ctx.workspace.documentsoorten, "De documentsoort", span)
            elif kind not in made:
                message = f"De gemeente krijgt bij de mijlpaal '{where}' geen '{kind}'; deze velden worden niet afgedrukt."
                yield warning("tekst-wordt-afgedrukt", message, span, hint="Zet het stuk bij 'documenten' van de mijlpaal, of haal de velden weg.")
            else:
                known = _fields(ctx, name, kind)
                yield from (unknown(field, known, f"Het veld in een '{kind}'", span) for field in fields if field not in known)


def _fields(ctx: Context, name: str, kind: str) -> list[str]:
    """Return the fields that a kind of paper has in the house of a participant."""
    soort = ctx.workspace.documentsoorten.get(kind)
    style = ctx.workspace.huisstijlen.get(ctx.workspace.organisaties[name].huisstijl)
    found: Format | None = (style.formats.get(kind) if style else None) or (soort.format if soort else None)
    return [choice.veld for choice in found.velden] if found else []


def check_shared_figures(ctx: Context) -> Iterator[Finding]:
    """Yield each figure about the tasks of a traject that stands in the file of a gemeente with more than one: it would be compared with other tasks."""
    for name, record in ctx.workspace.organisaties.items():
        among = [traject for traject, item in ctx.workspace.trajecten.items() if name in item.betrokkenen]
        for figure in (CURRENT, STATE):
            if figure in record.cijfers and len(among) > 1:
                message = f"Het cijfer '{figure}' gaat over de taken van een traject, en {record.naam} doet mee aan {opsomming(among)}."
                folder = "/".join(record.positie.span.file.split("/")[:2])
                hint = f"Zet het onder 'cijfers:' in {folder}/<traject>/gegevens.yaml van het traject waar het bij hoort."
                yield error("cijfer-hoort-bij-traject", message, record.cijfers[figure][0].positie.span, hint=hint)
