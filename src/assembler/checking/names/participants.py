"""What participants fill in holds together: periods that have a day, case numbers as their house writes them, one position on a point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import cycle

from assembler.ground.findings import Finding, Related, Span, error, warning
from assembler.ground.wording import datum
from assembler.reading.records.gemeenten import Functionaris, Gegevens, Organisatie, Recess
from assembler.reading.records.punten import OpenPunt, Voorkeur
from assembler.reading.records.workspace import Trajectmap, Workspace

PERIOD = "datum-klopt"
MASK = "zaaknummer-past-bij-masker"
ONE_POSITION = "deelnemer-heeft-een-standpunt"
NUMBER, WANTED = "zaaknummer", "zaaknummermasker"
_PARTS = {"J": "[0-9]", "N": "[0-9]", "L": "[A-Za-z]"}  # digit of a year, digit, letter


def check_periods(rows: Sequence[Functionaris | Recess]) -> Iterator[Finding]:
    """Yield each office or recess that ends before it begins."""
    for row in rows:
        begin, end = row.van or date.min, row.tot or date.max
        if end < begin:
            what = row.naam if isinstance(row, Recess) else f"{row.functie} {row.naam}"
            hint = "Verbeter een van de twee; 'tot' is de laatste dag."
            yield error(PERIOD, f"'{what}' eindigt op {datum(end)}, voor de eerste dag ({datum(begin)}).", row.positie.of("tot"), hint=hint)


def check_organisation_periods(organisatie: Organisatie) -> Iterator[Finding]:
    """Yield what is wrong with the periods and the case number in the file of an organisation itself."""
    yield from check_periods([*organisatie.functionarissen, *organisatie.recessen])
    number = organisatie.velden.get(NUMBER)
    if number is not None:
        yield from _masked(organisatie, number, organisatie.positie.of("velden"))


def check_given_data(workspace: Workspace, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong with what participants fill in for one traject."""
    for name, own in item.gegevens.items():
        yield from check_periods(own.functionarissen)
        organisatie = workspace.organisaties.get(name)
        for number, span in _numbers(own) if organisatie else ():
            yield from _masked(organisatie, number, span) if organisatie else ()


def _numbers(own: Gegevens) -> Iterator[tuple[str, Span]]:
    if NUMBER in own.velden:
        yield own.velden[NUMBER], own.positie.of("velden")
    for kinds in own.stukken.values():
        for fields in kinds.values():
            if NUMBER in fields:
                yield fields[NUMBER], own.positie.of("stukken")


def _masked(organisatie: Organisatie, number: str, span: Span) -> Iterator[Finding]:
    """Yield a case number that is not written as the mask of its house has it; a house without a mask says nothing."""
    mask = organisatie.velden.get(WANTED)
    if mask is None or re.fullmatch("".join(_PARTS.get(char, re.escape(char)) for char in mask), number.strip()):
        return
    digits = {"J": cycle("2021"), "N": cycle("1234567890"), "L": cycle("A")}
    example = "".join(next(digits[char]) if char in digits else char for char in mask)
    hint = f"{organisatie.naam} schrijft het als {mask}: J is een cijfer van het jaar, N een cijfer, L een letter; zoals {example}."
    yield warning(MASK, f"Het zaaknummer '{number}' is niet geschreven zoals {organisatie.naam} dat doet.", span, hint=hint)


def check_positions(punt: OpenPunt) -> Iterator[Finding]:
    """Yield a participant that is said to prefer two answers to one point."""
    first: dict[str, tuple[str, Voorkeur]] = {}
    for variant in punt.varianten:
        for row in variant.voorkeuren:
            name, before = first.setdefault(row.deelnemer, (variant.naam, row))
            if before is not row:
                message = f"'{row.deelnemer}' verkiest bij '{punt.id}' zowel '{name}' als '{variant.naam}'; een deelnemer heeft één standpunt."
                related = (Related(before.positie.span, "hier staat het andere"),)
                hint = "Haal het standpunt weg dat is verlaten; verschillen de bronnen, dan telt de jongste."
                yield error(ONE_POSITION, message, row.positie.of("deelnemer"), hint=hint, related=related)
