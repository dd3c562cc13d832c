"""Where a day of the process, or what came of it, was recorded: for `explain`."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.appointments import appointments
from assembler.facts.facts import Facts
from assembler.ground.findings import Span
from assembler.ground.wording import datum

KINDS = frozenset({"uitkomst", "inbreng", "verzending", "beslismoment", "planning", "afspraak", "stap", "terugtelling", "route"})


def told(facts: Facts, key: str) -> Iterator[str]:
    """Yield what is behind one key, each line with the file and line where it stands."""
    match key.split("/"):
        case ["uitkomst", name, *_]:
            yield from _outcome(facts, name)
        case ["inbreng", deelnemer, soort]:
            rows = [(row, part) for row in facts.trajectmap.uitkomsten if row.wie.van == deelnemer for part in row.inbreng if part.soort == soort]
            yield from (f"{soort} '{part.id}', {row.wie.tekst} op {datum(row.datum)}{_at(part.positie.span)}" for row, part in rows)
        case ["verzending", name, *_]:
            sent = next((row for row in facts.trajectmap.verzendingen if row.id == name), None)
            if sent is not None:
                yield f"verzonden aan {sent.aan.tekst}: {sent.versie}{_at(sent.positie.of('datum'))}"
        case ["stap", name, number, *rest] if number.isdecimal():
            yield from _step(facts, name, int(number), "verzonden" if "verzonden" in rest else "datum")
        case ["terugtelling", _]:
            yield f"teruggeteld van de inwerkingtreding op {datum(facts.traject.inwerkingtreding)}{_at(facts.traject.positie.of('inwerkingtreding'))}"
        case ["route", name, number] if number.isdecimal():
            yield from _moment(facts, name, int(number))
        case ["beslismoment", number] if number.isdecimal():
            gates = sorted((gate for item in facts.trajectmap.mijlpalen for gate in item.beslismomenten), key=lambda gate: gate.datum)
            yield from (f"moment van doorgaan of niet; bron: {gate.bron}{_at(gate.positie.of('datum'))}" for gate in gates[int(number) :][:1])
        case ["planning", deelnemer, name, *rest]:
            yield from _treatment(facts, deelnemer, name, "datum_stuk" if rest == ["stuk"] else "datum")
        case ["afspraak", number, *_] if number.isdecimal():
            for row in appointments(facts.workspace, facts.trajectmap, facts.mijlpaal.stand)[int(number) :][:1]:
                yield f"gepland bij de mijlpaal {row.mijlpaal.naam}{f'; {row.waarom}' if row.waarom else ''}; bron: {row.bron}{_at(row.span)}"
        case _:
            return


def _at(span: Span) -> str:
    return f" [{span}]" if span.file else ""


def _treatment(facts: Facts, deelnemer: str, mijlpaal: str, field: str) -> Iterator[str]:
    item = next((row for row in facts.trajectmap.mijlpalen if row.id == mijlpaal), None)
    found = item.behandelingen.get(deelnemer) if item is not None else None
    if item is not None and found is not None and (field == "datum" or found.datum_stuk is not None):
        yield f"de behandeling van de mijlpaal {item.naam} ({found.status}); bron: {found.bron}{_at(found.positie.of(field))}"
    elif item is not None:
        yield f"de stand van de mijlpaal {item.naam}{_at(item.positie.of('stand'))}"  # a paper has the day of its milestone, where nothing else is said


def _moment(facts: Facts, route: str, number: int) -> Iterator[str]:
    for item in facts.trajectmap.routes:
        for moment in item.momenten[number : number + 1] if item.id == route else ():
            yield f"moment van de route {item.naam}; bron: {moment.bron}{_at(moment.positie.of('datum'))}"


def _step(facts: Facts, mijlpaal: str, number: int, field: str) -> Iterator[str]:
    item = next((row for row in facts.trajectmap.mijlpalen if row.id == mijlpaal), None)
    for step in item.stappen[number : number + 1] if item is not None else ():
        what = "verzonden aan" if field == "verzonden" else "stap van"
        yield f"{what} {step.wie.tekst} ({step.status}); bron: {step.bron}{_at(step.positie.of(field))}"


def _outcome(facts: Facts, name: str) -> Iterator[str]:
    found = next((row for row in facts.trajectmap.uitkomsten if row.id == name), None)
    if found is not None:
        yield f"het besluit van {found.wie.tekst} over {found.versie} ({found.status}); bron: {found.bron}{_at(found.positie.of('datum'))}"
