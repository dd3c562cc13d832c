"""The days of a traject fit together: a decision counts in some text, its file says the same day, and a text counts after it is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assembler.checking.names.context import Context
from assembler.facts.sequence import of_body
from assembler.ground.findings import Finding, Related, error, suggestion, warning
from assembler.ground.wording import datum
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.keuzes import KeuzeIntrekken
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Trajectmap

COUNTS = "besluit-telt-mee"
LONG_BEFORE = 2  # years before the first milestone: more often a slip in the year than a decision of then
_DATED = re.compile(r"(?:.*/)?([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[^/]*)?\.ya?ml\Z")


def check_days(traject: Traject) -> Iterator[Finding]:
    """Yield what is wrong between the days in traject.yaml."""
    if traject.inwerkingtreding < traject.bekendmaking:
        message = f"De regeling treedt in werking op {datum(traject.inwerkingtreding)}, voordat zij is bekendgemaakt ({datum(traject.bekendmaking)})."
        hint = f"Schrijf hier {traject.bekendmaking} of later, of verbeter 'bekendmaking'."
        related = (Related(traject.positie.of("bekendmaking"), "hier staat de bekendmaking"),)
        basis = "Wgr, artikel 26; Awb, artikel 3:40"
        yield error("inwerkingtreding-na-bekendmaking", message, traject.positie.of("inwerkingtreding"), hint=hint, related=related, grondslag=basis)


def check_limits(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield each treatment of a milestone that is planned after its last day."""
    for mijlpaal in item.mijlpalen:
        limit = mijlpaal.uiterste_dag
        for name, found in mijlpaal.behandelingen.items() if limit is not None else ():
            if limit is not None and found.datum is not None and found.datum > limit.datum and name in ctx.workspace.organisaties:
                who = ctx.workspace.organisaties[name].naam
                message = f"{who} behandelt de mijlpaal '{mijlpaal.naam}' op {datum(found.datum)}; de uiterste dag is {datum(limit.datum)}."
                hint = "Verbeter de dag, plan een eerdere vergadering, of verzet 'uiterste_dag' met een bron."
                related = (Related(limit.positie.span, "hier staat de uiterste dag"),)
                yield warning("behandeling-op-tijd", message, found.positie.of("datum"), hint=hint, related=related)


def check_moment(item: Trajectmap, besluit: Besluit) -> Iterator[Finding]:
    """Yield what is wrong with the day of one decision: told at its own file, for it is there that one looks."""
    yield from _file_name(besluit)
    if (
        besluit.status != "ingetrokken" and item.mijlpalen and len({mijlpaal.stand for mijlpaal in item.mijlpalen}) == len(item.mijlpalen)
    ):  # else that is told first
        yield from _counts(item.traject, item.mijlpalen, besluit)


def _file_name(besluit: Besluit) -> Iterator[Finding]:
    named = _DATED.match(besluit.positie.span.file)
    if named and named[1] != besluit.datum.isoformat():
        message = f"De naam van dit bestand zegt {named[1]}, het besluit zelf {besluit.datum.isoformat()}; het telt vanaf {datum(besluit.datum)}."
        yield warning(
            "datum-in-naam-klopt", message, besluit.positie.of("datum"), hint=f"Verbeter 'datum:', of geef het bestand een naam die begint met {besluit.datum}."
        )


def _counts(traject: Traject, mijlpalen: tuple[Mijlpaal, ...], besluit: Besluit) -> Iterator[Finding]:
    first, last = mijlpalen[0], mijlpalen[-1]
    where = besluit.positie.of("datum")
    if besluit.datum > last.stand:
        message = f"Dit besluit van {datum(besluit.datum)} telt nog nergens: de laatste mijlpaal, '{last.naam}', heeft als stand {datum(last.stand)}."
        hint = (
            f"Zet 'stand: {besluit.datum.isoformat()}' in trajecten/{traject.id}/mijlpalen/{last.id}.yaml, of maak daar een nieuwe mijlpaal. "
            "Zie docs/handleiding/de-stand-verzetten.md."
        )
        yield warning(COUNTS, message, where, hint=hint, related=(Related(last.positie.of("stand"), "hier staat de stand"),))
    elif besluit.datum.year < first.stand.year - LONG_BEFORE:
        years = first.stand.year - besluit.datum.year
        message = f"Dit besluit is van {datum(besluit.datum)}: {years} jaar voor de eerste mijlpaal ('{first.naam}', {datum(first.stand)})."
        hint = f"Is het jaar goed getypt? Bedoelde u {first.stand.year} of later, verbeter dan 'datum:'; anders geldt het in alle stukken."
        yield warning(COUNTS, message, where, hint=hint)


def withdrawn(item: Trajectmap, gemeente: str | None, besluit: Besluit, keuze: KeuzeIntrekken) -> Iterator[Finding]:
    """Yield what is wrong with a withdrawal: it takes back an earlier decision of the same body of the log, that counted until then."""
    span = keuze.positie.of("intrekken")
    rows = {row.id or "": row for row in of_body(item, gemeente) if row is not besluit}
    earlier = rows.get(keuze.besluit)
    if earlier is None:
        everyone = [row.id or "" for other in item.keuzes.values() for row in other] + [row.id or "" for row in item.besluiten]
        if keuze.besluit in everyone and keuze.besluit != besluit.id:
            whose = "de regio" if gemeente else "een gemeente"
            message, hint = f"Het besluit '{keuze.besluit}' is van {whose}; wie een besluit nam, trekt het in.", "Neem de intrekking op waar dat besluit staat."
            yield error("keuze-van-eigenaar", message, span, hint=hint)
            return
        known = suggestion(keuze.besluit, rows) or (f"Er is: {', '.join(sorted(rows))}." if rows else "Er zijn geen andere besluiten.")
        yield error("besluit-bestaat", f"Het besluit '{keuze.besluit}' bestaat niet.", span, hint=known)
        return
    related = (Related(earlier.positie.span, "hier staat dat besluit"),)
    if (earlier.datum, earlier.volgnummer) >= (besluit.datum, besluit.volgnummer):
        message = f"Het besluit '{keuze.besluit}' ({datum(earlier.datum)}) is niet eerder genomen dan dit ({datum(besluit.datum)})."
        hint = "Alleen een eerder besluit is in te trekken. Verbeter de datum, of haal de keuze uit dat besluit zelf weg."
        yield error("besluit-telt-mee", message, span, hint=hint, related=related)
    elif keuze.nummer is not None and keuze.nummer > len(earlier.keuzes):
        number = len(earlier.keuzes)
        message = f"Het besluit '{keuze.besluit}' heeft {number} {'keuze' if number == 1 else 'keuzes'}; er is geen nummer {keuze.nummer}."
        yield error(
            "besluit-bestaat", message, span, hint=f"Schrijf '{keuze.besluit}/1' voor de eerste, of '{keuze.besluit}' voor het hele besluit.", related=related
        )
    elif earlier.status != "besloten":
        message = f"Het besluit '{keuze.besluit}' telt niet ('status: {earlier.status}'); er is niets in te trekken."
        yield warning("besluit-telt-mee", message, span, hint="Haal deze keuze weg.", related=related)
