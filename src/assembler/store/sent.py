"""What was sent and decided names a version that was frozen, and documents that read as they did then (edge)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assembler.ground.findings import Span, suggestion
from assembler.reading.records.besluitvorming import Uitkomst, Verzending
from assembler.store import versions
from assembler.store.sources import Sources
from assembler.store.version import Versie

FROZEN = "versie-is-vastgelegd"
SAME = "verzonden-is-vastgelegd"


def prove_sent(sources: Sources, traject: str, sent: Sequence[Verzending], decided: Sequence[Uitkomst]) -> None:
    """Report every version that was never frozen, and every document that the version does not have or has otherwise."""
    known: dict[str, Versie | None] = {}
    rows: list[Verzending | Uitkomst] = [*sent, *decided]
    for item in rows:
        where = item.positie.of("versie")
        if item.versie not in known:
            known[item.versie] = _version(sources, traject, item.versie, where)
        elif known[item.versie] is None:
            _version(sources, traject, item.versie, where)
        kept = known[item.versie]
        if kept is not None and isinstance(item, Verzending):
            for text, hint, span in _differing(item, kept):
                sources.report(SAME, text, span, hint=hint)


def _version(sources: Sources, traject: str, name: str, where: Span) -> Versie | None:
    mijlpaal, _, number = name.partition("@")
    there = versions.numbers(sources.root, traject, mijlpaal)
    if int(number) not in there:
        every = [f"{mijlpaal}@{item}" for item in there]
        hint = suggestion(name, every) or f"Leg haar eerst vast: assembler freeze {traject} --mijlpaal {mijlpaal} --door NAAM --gezien NAAM."
        sources.report(FROZEN, f"De versie {name} is niet vastgelegd: wat is verzonden of besloten, gaat over een vaste tekst.", where, hint=hint)
        return None
    try:
        return versions.read(sources.root, traject, mijlpaal, int(number))
    except versions.DamagedError:
        return None  # told where the version itself is proved


def _differing(item: Verzending, kept: Versie) -> Iterator[tuple[str, str, Span]]:
    rows = {row.naam: row for row in kept.documenten}
    for stuk in item.stukken:
        row = rows.get(stuk.naam)
        if row is None:
            hint = suggestion(stuk.naam, rows) or f"Daarin staan: {', '.join(rows)}."
            yield f"In {item.versie} staat geen stuk '{stuk.naam}'.", hint, stuk.positie.of("naam")
        elif stuk.inhoud != row.sha256:
            hint = "Het kenmerk van een verzending wordt nooit gewijzigd; neem het over uit versie.json ('sha256' van dit stuk)."
            yield f"Wat van '{stuk.naam}' is verzonden, is niet wat in {item.versie} is vastgelegd.", hint, stuk.positie.of("inhoud")
