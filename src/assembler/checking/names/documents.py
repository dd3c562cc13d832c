"""The documents of a milestone: each of a kind that exists, for readers that it has, under a name of its own."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.checking.names.context import Context, no_deelnemer, unknown
from assembler.checking.names.formats import check_formats_there
from assembler.ground.findings import Finding, Related, error
from assembler.reading.records.mijlpalen import Documentkeuze, Mijlpaal
from assembler.reading.records.trajecten import Traject


def check_documents(ctx: Context, traject: Traject, mijlpaal: Mijlpaal) -> Iterator[Finding]:
    """Yield what is wrong with the documents of a milestone."""
    for choice in mijlpaal.documenten:
        soort = ctx.workspace.documentsoorten.get(choice.soort)
        if soort is None:
            yield unknown(choice.soort, ctx.workspace.documentsoorten, "De documentsoort", choice.positie.of("soort"))
        elif (soort.per == "traject") != (choice.voor == "regio"):
            hint = "Schrijf 'voor: alle'." if soort.per == "gemeente" else "Laat 'voor' weg."
            yield error(
                "document-heeft-lezer",
                f"'{choice.soort}' wordt gemaakt per {soort.per}; dat past niet bij 'voor: {choice.voor}'.",
                choice.positie.span,
                hint=hint,
            )
        for name in choice.alleen:
            if name not in traject.deelnemers:
                yield no_deelnemer(ctx, traject, name, choice.positie.of("alleen"))
    for choice in mijlpaal.documenten:
        same = [other for other in mijlpaal.documenten if (other.id or other.soort) == (choice.id or choice.soort)]
        if len(same) > 1 and len({other.voor for other in same}) < len(same):
            yield error("id-is-uniek", f"Het document '{choice.id or choice.soort}' staat er twee keer.", choice.positie.span)
    yield from _one_name(ctx, traject, mijlpaal)
    yield from check_formats_there(ctx, traject, mijlpaal)


def _one_name(ctx: Context, traject: Traject, mijlpaal: Mijlpaal) -> Iterator[Finding]:
    """No two documents of a milestone may have one file name: `rib-dordrecht` is a rib for Dordrecht, and may be the id of another document."""
    made: dict[str, Documentkeuze] = {}
    for choice in mijlpaal.documenten:
        soort = ctx.workspace.documentsoorten.get(choice.soort)
        own = choice.id or choice.soort
        readers = [f"{own}-{name}" for name in traject.deelnemers if mijlpaal.makes(choice, name)]
        for name in readers if soort is not None and soort.per == "gemeente" else [own]:
            first = made.setdefault(name, choice)
            if first is not choice and (first.id or first.soort) != own:
                message = f"Twee documenten van deze mijlpaal zouden '{name}' heten."
                related = (Related(first.positie.span, "hier staat het andere"),)
                yield error("id-is-uniek", message, choice.positie.span, related=related, hint="Geef een van de twee een ander 'id'.")
