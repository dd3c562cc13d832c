"""What came back on a version holds together: from whom it is, on what, and what was done with each proposal."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.checking.names.context import Context, unknown
from assembler.ground.findings import Finding, error, suggestion, warning
from assembler.reading.records.reacties import Reacties, Voorstel
from assembler.reading.records.workspace import Trajectmap


def check_answers(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong in the reactions on versions of a traject."""
    decisions = [besluit.id or "" for besluit in item.besluiten]
    for reacties in item.reacties:
        yield from _check_head(ctx, item, reacties)
        for voorstel in reacties.voorstellen:
            if voorstel.besluit is not None and voorstel.besluit not in decisions:
                yield unknown(voorstel.besluit, decisions, "Het besluit", voorstel.positie.of("besluit"), "reactie-past-bij-traject")
            yield from _check_answer(voorstel)


def _check_head(ctx: Context, item: Trajectmap, reacties: Reacties) -> Iterator[Finding]:
    milestones = [mijlpaal.id for mijlpaal in item.mijlpalen]
    if reacties.mijlpaal not in milestones:
        yield unknown(reacties.mijlpaal, milestones, "De mijlpaal", reacties.positie.of("mijlpaal"), "reactie-past-bij-traject")
    known = item.betrokkenen
    if reacties.van not in {*known, *ctx.workspace.organisaties} and (near := suggestion(reacties.van, known)):
        yield error(
            "reactie-past-bij-traject",
            f"De deelnemer '{reacties.van}' bestaat niet.",
            reacties.positie.of("van"),
            hint=f"{near} Een ander orgaan schrijft u voluit.",
        )


def _check_answer(voorstel: Voorstel) -> Iterator[Finding]:
    """Yield what a reader of the reactienota would miss."""
    span = voorstel.positie.of("status")
    if voorstel.status in {"afgewezen", "aangepast"} and voorstel.antwoord is None:
        yield warning(
            "reactie-is-beantwoord",
            f"Het voorstel {voorstel.id} is {voorstel.status}, en er staat geen antwoord bij.",
            span,
            hint="Schrijf bij 'antwoord' waarom: dat staat in de reactienota.",
        )
    if voorstel.status == "open" and voorstel.besluit is not None:
        message = f"Het voorstel {voorstel.id} is nog open, maar noemt een besluit dat het uitvoert."
        yield warning("reactie-is-beantwoord", message, span, hint="Schrijf 'status: overgenomen' of 'status: aangepast', of haal het besluit weg.")
