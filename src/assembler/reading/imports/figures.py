"""An import + its file -> figures as if recorded: every fault names file, sheet and cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from assembler.ground.findings import Finding, Related, error
from assembler.reading.imports import numerals
from assembler.reading.imports.faults import Faults
from assembler.reading.imports.numerals import Mark, NoNumber
from assembler.reading.imports.places import Place, Places
from assembler.reading.imports.sheet import read_sheet
from assembler.reading.records.cijfers import Cijferimport
from assembler.reading.records.gemeenten import Organisatie
from assembler.reading.records.keuzes import Cijferopgave
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Importcijfer


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a cell holds no number of the import: the demand it does not meet, and what is wrong."""

    slug: str
    why: str


@dataclass(slots=True)
class _Reader:
    """Reads the numbers of one import; notes what is wrong with them."""

    order: Cijferimport
    faults: Faults

    def read(self, places: list[Place]) -> tuple[Importcijfer, ...]:
        mark = self._mark(places)
        read = [(place, self._value(place, mark)) for place in places] if mark is not None else []
        name = self.faults.file.rsplit("/", 1)[-1]
        return tuple(self._figure(place, value, name) for place, value in read if value is not None)

    def _mark(self, places: list[Place]) -> Mark | None:
        """Return the decimal mark of all numbers that are text, or None with a finding when it cannot be told."""
        if self.order.decimaalteken is not None:
            return self.order.decimaalteken
        texts = [place.cell.text for place in places if isinstance(place.cell.value, str)]
        found = numerals.decimal_mark(texts)
        if found in {",", "."}:
            return "," if found == "," else "."
        if found == "":
            return "."
        why = (
            "sommige getallen hebben een komma voor decimalen, andere een punt" if found == "both" else "komma's en punten kunnen hier beide duizendtallen zijn"
        )
        cells = [place.cell for place in places if isinstance(place.cell.value, str) and numerals.bare_number(place.cell.text).strip("-0123456789")]
        self.faults.report("getal-is-leesbaar", cells[-1], why, hint="Schrijf de getallen op één manier, of zeg 'decimaalteken: \",\"' in de import.")
        return None

    def _value(self, place: Place, mark: Mark) -> Decimal | None:
        """Return the number in a cell, or None with a finding."""
        value = self._number(place, mark)
        if isinstance(value, Decimal):
            return value
        self.faults.report(value.slug, place.cell, value.why)
        return None

    @staticmethod
    def _number(place: Place, mark: Mark) -> Decimal | _Refused:
        """Return the number, or which demand the cell does not meet and why."""
        cell = place.cell
        if cell.fault:
            return _Refused("cel-heeft-waarde", f"de cel {cell.fault}")
        if not cell.text:
            return _Refused("cel-heeft-waarde", "hier ontbreekt een getal")
        value = cell.value if isinstance(cell.value, Decimal) else numerals.number(cell.text, mark)
        if isinstance(value, NoNumber):
            return _Refused("getal-is-leesbaar", f"'{cell.text}' {value.why}")
        if value < 0:
            return _Refused("bedrag-is-juist", "een bedrag of aantal kan niet negatief zijn")
        if place.unit == "duizend-euro":
            value *= 1000
        if place.unit != "aantal" and value * 100 != (value * 100).to_integral_value():
            return _Refused("bedrag-is-juist", "een bedrag heeft ten hoogste twee decimalen")
        if place.unit == "aantal" and value != value.to_integral_value():
            return _Refused("bedrag-is-juist", "een aantal is een geheel getal")
        return value

    def _figure(self, place: Place, value: Decimal, name: str) -> Importcijfer:
        figure = Cijferopgave(
            naam=place.name,
            gemeente=place.gemeente,
            waarde=value,
            peildatum=place.peildatum,
            bron=self.order.bron,
            status=self.order.status,
            sprong=self.order.sprong,
        )
        return Importcijfer(figure, self.order.bekend, name.rpartition(".")[0], place.cell.span)


def read_figures(
    order: Cijferimport, content: bytes, traject: Traject, gemeenten: Mapping[str, Organisatie], file: str
) -> tuple[tuple[Importcijfer, ...], list[Finding]]:
    """Return the figures of one import, and every fault in its file."""
    faults = Faults(file, order.kopregel)
    sheet, found = read_sheet(content, file, order.blad)
    faults.findings += found
    if sheet is None or any(name not in gemeenten for name in traject.deelnemers):
        return (), faults.findings  # one that is not known is told where it is named, and nothing here can be judged
    faults.sheet = sheet.name
    return _Reader(order, faults).read(Places(order, traject, gemeenten, faults).find(sheet)), faults.findings


def doubled(figures: Iterable[Importcijfer]) -> list[Finding]:
    """Return a finding for each figure that comes out of two imports known on one day."""
    seen: dict[tuple[object, ...], Importcijfer] = {}
    found = []
    for item in figures:
        key = (item.cijfer.naam, item.cijfer.gemeente, item.cijfer.peildatum, item.bekend)
        if key in seen:
            who = f" van {item.cijfer.gemeente}" if item.cijfer.gemeente else ""
            related = (Related(seen[key].span, "hier staat het andere"),)
            found.append(error("cijfer-staat-een-keer", f"Het cijfer '{item.cijfer.naam}'{who} komt uit twee imports.", item.span, related=related))
        seen[key] = item
    return found
