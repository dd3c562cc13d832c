"""The milestones of a traject: in order, of a kind that exists, and each with what it names."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.checking.names.blocks import check_zin
from assembler.checking.names.context import Context, no_deelnemer, unknown
from assembler.checking.names.documents import check_documents
from assembler.checking.names.openpoints import check_open_points
from assembler.ground.findings import Finding, Related, error
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.regelingen import act_of
from assembler.reading.records.workspace import Trajectmap


def _left_out(ctx: Context, item: Trajectmap, mijlpaal: Mijlpaal) -> Iterator[Finding]:
    """Yield the places that papers are to leave out and that no regulation has."""
    known = {*ctx.workspace.clausules, *(f"bijlage:{name}" for name in ctx.workspace.clausules), *item.eigen_artikelen}
    for row in mijlpaal.niet_noemen:
        if row.plaats not in known:
            yield unknown(row.plaats, known, "Het artikel of de bijlage", row.positie.of("plaats"), "plaats-bestaat")


def check_milestones(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong with the milestones of a traject, and between them."""
    traject, names = item.traject, [mijlpaal.id for mijlpaal in item.mijlpalen]
    if not names:
        hint = f"Maak trajecten/{traject.id}/mijlpalen/<mijlpaal>.yaml, met 'id', 'naam', 'stand' en 'omschrijving'."
        yield error("traject-heeft-mijlpaal", "Dit traject heeft geen mijlpaal.", traject.positie.span, hint=hint)
    elif traject.werkt_aan is not None and traject.werkt_aan not in names:
        yield unknown(traject.werkt_aan, names, "De mijlpaal", traject.positie.of("werkt_aan"), "mijlpaal-bestaat")
    for before, after in zip(item.mijlpalen, item.mijlpalen[1:], strict=False):
        if after.stand == before.stand:
            related = (Related(before.positie.of("stand"), "hier staat de andere"),)
            message = f"De mijlpalen '{before.id}' en '{after.id}' hebben dezelfde stand."
            hint = "De stand bepaalt de volgorde: geef een van de twee een andere dag."
            yield error("mijlpalen-op-volgorde", message, after.positie.of("stand"), related=related, hint=hint)
    for mijlpaal in item.mijlpalen:
        if mijlpaal.vult is not None and mijlpaal.vult not in {row.id for row in item.mijlpalen if row.stand < mijlpaal.stand}:
            yield unknown(mijlpaal.vult, names, "De eerdere mijlpaal", mijlpaal.positie.of("vult"), "mijlpaal-bestaat")
        yield from _milestone(ctx, item, mijlpaal)
        yield from _left_out(ctx, item, mijlpaal)


def _kind_of_milestone(ctx: Context, item: Trajectmap, mijlpaal: Mijlpaal) -> Iterator[Finding]:
    """Yield a kind of milestone that does not exist, and documents to leave out that it does not have."""
    kinds = ctx.workspace.mijlpaalsoorten
    if mijlpaal.soort is not None and mijlpaal.soort not in kinds:
        yield unknown(mijlpaal.soort, kinds, "De soort mijlpaal", mijlpaal.positie.of("soort"), "mijlpaal-bestaat")
    soort = kinds.get(mijlpaal.soort or "")
    if soort is not None and soort.vult is not None and mijlpaal.vult is None:
        message = f"Er is geen eerdere mijlpaal van de soort '{soort.vult}' om in te vullen."
        yield error(
            "mijlpaal-bestaat",
            message,
            mijlpaal.positie.span,
            hint=f"Schrijf bij 'vult' welke mijlpaal het is, of maak een mijlpaal met 'soort: {soort.vult}'.",
        )
    known = {choice.id or choice.soort for choice in (soort.documenten if soort else ())} | {
        item.traject.regeling,
        act_of(item.instrument, item.traject.regeling, text=True),
    }
    for name in mijlpaal.zonder:
        if mijlpaal.soort is None or name not in known:
            yield unknown(name, known if mijlpaal.soort else (), "Het document", mijlpaal.positie.of("zonder"))


def _milestone(ctx: Context, item: Trajectmap, mijlpaal: Mijlpaal) -> Iterator[Finding]:
    traject = item.traject
    yield from _kind_of_milestone(ctx, item, mijlpaal)
    among = {name for part in item.delen for name in part.betrokkenen}  # who takes part in one of the regulations may treat the milestone
    for gemeente in mijlpaal.behandelingen:
        if gemeente not in among:
            yield no_deelnemer(ctx, traject, gemeente, mijlpaal.behandelingen[gemeente].positie.span)
    yield from check_documents(ctx, traject, mijlpaal)
    names = [choice.id or choice.soort for choice in mijlpaal.documenten]
    yield from check_open_points(ctx, traject, mijlpaal.open_punten)
    paper = ctx.paper()
    for annex in mijlpaal.bijlagen:
        yield from check_zin(annex.titel, paper)
        if annex.document is not None and annex.document not in names:
            yield unknown(annex.document, names, "Het document", annex.positie.of("document"))
