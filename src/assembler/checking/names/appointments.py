"""What is planned fits: no meeting in a recess or on a holiday, after the last day, or before its papers can be there."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.checking.names.context import Context
from assembler.facts.appointments import Trouble, appointments
from assembler.ground.findings import Finding, error, warning
from assembler.reading.records.workspace import Trajectmap

SLUG = "planning-past"
TERM = "termijn-is-in-acht-genomen"
_TERMS: dict[Trouble, str] = {
    "wachttijd": "Plan haar na die dag, of leg vast dat dit orgaan eerder antwoordde (uitkomsten/).",
    "termijn": "Kies een eerdere dag, of leg vast dat de termijn is verlengd.",
}
_HINTS: dict[Trouble, str] = {
    "recess": "Kies een andere dag, of verbeter 'recessen' van deze deelnemer.",
    "vrije-dag": "Kies een werkdag; is de dag zo in de bron, zeg dat dan bij 'bron'.",
    "te-laat": "Kies een eerdere dag, of verzet de inwerkingtreding.",
    "voor-de-stukken": "Kies een latere dag, of verbeter de stand van de mijlpaal.",
    "voor-de-vorige": "Verbeter een van de twee dagen.",
    "stukken-te-laat": "Kies een latere vergadering, of verzet de stand van de mijlpaal.",
}


def check_appointments(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what does not fit in the planning; that a meeting has no day yet is no fault."""
    for row in appointments(ctx.workspace, item):
        for kind, text in row.troubles:
            if kind == "te-laat" and (row.dag is None or row.dag <= item.traject.bekendmaking or row.mijlpaal.uiterste_dag is not None):
                continue  # time between the decisions and publication is planning of our own; of a last day that is given, it is told there
            where = {"mijlpaal": row.mijlpaal.id, "gemeente": row.deelnemer or None}
            if kind in _HINTS:
                message = f"De behandeling van '{row.mijlpaal.naam}' door {row.wie} past niet: {text}."
                yield warning(SLUG, message, row.span, hint=_HINTS[kind], **where)
            elif kind in _TERMS:
                message = f"{row.wie[:1].upper()}{row.wie[1:]}: {text}."
                made = {"hint": _TERMS[kind], **where}
                yield error(TERM, message, row.span, **made) if kind == "wachttijd" else warning(TERM, message, row.span, **made)
