"""An import + its file -> figures as if recorded: every fault names file, sheet and cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from assembler.ground.findings import Finding, Related, Span, error, suggestion
from assembler.reading.imports import numerals
from assembler.reading.imports.numerals import Mark, NoNumber
from assembler.reading.imports.sheet import Cell, Sheet, column_letter, read_sheet
from assembler.reading.records.cijfers import Cijferimport
from assembler.reading.records.gemeenten import Organisatie
from assembler.reading.records.keuzes import Cijferopgave
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Importcijfer

_THOUSANDS = re.compile(r"[x×*]\s*(?:€|eur|euro)?\s*1[.,]?000(?![0-9])|duizend|\bk€|€\s*k\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell with a figure: whose, which, in what unit, on which day."""

    cell: Cell
    name: str
    gemeente: str | None
    unit: str
    peildatum: date


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a cell holds no number of the import: the demand it does not meet, and what is wrong."""

    slug: str
    why: str


@dataclass(slots=True)
class _Reader:
    """Reads one import; collects findings."""

    order: Cijferimport
    traject: Traject
    gemeenten: Mapping[str, Organisatie]
    file: str
    findings: list[Finding] = field(default_factory=list)
    sheet_name: str = ""

    def read(self, content: bytes) -> tuple[Importcijfer, ...]:
        sheet, found = read_sheet(content, self.file, self.order.blad)
        self.findings += found
        if sheet is None:
            return ()
        self.sheet_name = sheet.name
        if any(name not in self.gemeenten for name in self.traject.deelnemers):
            return ()  # a fault in what a gemeente wrote, or in the list of deelnemers: told there, and nothing here can be judged
        places = self._of_gemeenten(sheet) if self.order.gemeente is not None else self._of_traject(sheet)
        mark = self._mark(places)
        read = [(place, self._value(place, mark)) for place in places] if mark is not None else []
        name = self.file.rsplit("/", 1)[-1]
        return tuple(self._figure(place, value, name) for place, value in read if value is not None)

    # ── where the figures stand ───────────────────────────────────────────────────────────────────────────────────

    def _of_gemeenten(self, sheet: Sheet) -> list[_Place]:
        """Return the cells of the gemeenten: each deelnemer once, nobody else."""
        head = self._headings(sheet, [self.order.gemeente or "", *(item.kolom for item in self.order.kolommen.values())])
        if head is None:
            return []
        seen: dict[str, Cell] = {}
        places: list[_Place] = []
        for row in self._rows(sheet, head[self.order.gemeente or ""]):
            label = row[head[self.order.gemeente or ""]]
            gemeente = self._gemeente(label)
            if gemeente is None:
                continue
            if gemeente in seen:
                self._fault("gemeente-staat-een-keer", label, f"{label.text} staat er twee keer", related=seen[gemeente])
                continue
            seen[gemeente] = label
            for name, column in self.order.kolommen.items():
                cell = row[head[column.kolom]]
                places.append(_Place(cell, name, gemeente, column.eenheid or self.order.eenheid, column.peildatum or self.order.peildatum))
        missing = [name for name in self.traject.deelnemers if name not in seen]
        if missing:
            who = ", ".join(self.gemeenten[name].naam if name in self.gemeenten else name for name in missing)
            hint = "Zet in dit bestand een regel voor iedere deelnemer, of haal haar uit 'deelnemers:' in traject.yaml als zij niet meedoet."
            self.findings.append(error("gemeente-heeft-cijfer", f"{self._where()}er is geen regel voor {who}.", self._start(), hint=hint))
        return places

    def _of_traject(self, sheet: Sheet) -> list[_Place]:
        """Return the cells of the figures of the traject: each named row once."""
        labels, values = self.order.omschrijving or "", self.order.waarde or ""
        head = self._headings(sheet, [labels, values])
        if head is None:
            return []
        wanted = {text.casefold(): name for name, text in self.order.rijen.items()}
        seen: dict[str, Cell] = {}
        places = []
        for row in self._rows(sheet, head[labels]):
            label = row[head[labels]]
            name = wanted.get(label.text.casefold())
            if name is None:
                continue  # a budget has more rows than cost pools
            if name in seen:
                self._fault("gemeente-staat-een-keer", label, f"'{label.text}' staat er twee keer", related=seen[name])
                continue
            seen[name] = label
            places.append(_Place(row[head[values]], name, None, self.order.eenheid, self.order.peildatum))
        for name, text in self.order.rijen.items():
            if name not in self.traject.cijfers:
                self.findings.append(
                    error("naam-bestaat", f"Het cijfer '{name}' bestaat niet.", self.order.positie.of("rijen"), hint=suggestion(name, self.traject.cijfers))
                )
            elif name not in seen:
                self.findings.append(error("regel-bestaat-in-bestand", f"{self._where()}er is geen regel '{text}'.", self._start()))
        return [place for place in places if place.name in self.traject.cijfers]

    def _headings(self, sheet: Sheet, wanted: Iterable[str]) -> dict[str, int] | None:
        """Return the index of each wanted column, or None when one is not there (or is there twice)."""
        number = self.order.kopregel
        row = next((row for row in sheet.rows if row and _row_number(row[0]) == number), ())
        texts = [cell.text for cell in row]
        faults = []
        for name in dict.fromkeys(wanted):
            count = sum(text.casefold() == name.casefold() for text in texts)
            if count != 1:
                what = f"er is geen kolom '{name}'" if not count else f"er zijn {count} kolommen '{name}'"
                hint = suggestion(name, texts) or f"Op regel {number} staat: {', '.join(text for text in texts if text)}."
                faults.append(error("kolom-bestaat", f"{self._where()}{what}.", self._start(), hint=hint))
        self.findings += faults or self._thousands(sheet, wanted)
        return None if faults else {name: [text.casefold() for text in texts].index(name.casefold()) for name in wanted}

    def _thousands(self, sheet: Sheet, wanted: Iterable[str]) -> list[Finding]:
        """Return a finding for each heading, or line above the headings, that speaks of thousands where the import reads euros."""
        units = {column.kolom: column.eenheid or self.order.eenheid for column in self.order.kolommen.values()}
        units |= {self.order.waarde: self.order.eenheid} if self.order.waarde is not None else {}
        read = {name.casefold() for name in wanted if units.get(name) == "euro"}
        if not read:
            return []
        above = [cell for row in sheet.rows if row and _row_number(row[0]) < self.order.kopregel for cell in row]
        heads = [cell for row in sheet.rows if row and _row_number(row[0]) == self.order.kopregel for cell in row if cell.text.casefold() in read]
        hint = "Schrijf 'eenheid: duizend-euro' in de import of bij deze kolom; zijn het hele euro's, verbeter dan de kop in het bestand."
        message = "zegt dat de bedragen in duizenden zijn; de import leest ze als euro's"
        where = f" van blad {self.sheet_name!r}" if self.sheet_name else ""
        return [
            error("eenheid-past-bij-kop", f"Cel {cell.name}{where}: '{cell.text}' {message}.", cell.span, hint=hint)
            for cell in (*above, *heads)
            if _THOUSANDS.search(cell.text)
        ]

    def _rows(self, sheet: Sheet, column: int) -> list[tuple[Cell, ...]]:
        """Return the rows below the headings that say something and are not left out."""
        skipped = {text.casefold() for text in self.order.overslaan}
        rows = [row for row in sheet.rows if row and _row_number(row[0]) > self.order.kopregel and any(cell.text or cell.fault for cell in row)]
        width = max((len(row) for row in rows), default=0)
        full = [(*row, *(Cell("", f"{column_letter(at)}{_row_number(row[0])}", row[0].span) for at in range(len(row), width))) for row in rows]
        return [row for row in full if row[column].text.casefold() not in skipped]

    def _gemeente(self, cell: Cell) -> str | None:
        """Return the deelnemer that a cell names: by name, id or code."""
        text = cell.text.casefold()
        for name in self.traject.deelnemers:
            record = self.gemeenten.get(name)
            if record is not None and text in {name, record.naam.casefold(), record.code, (record.code or "").lstrip("0")} - {""}:
                return name
        if not text:
            self._fault("gemeente-bestaat", cell, "hier ontbreekt de gemeente")
        else:
            other = next((record.naam for record in self.gemeenten.values() if text in {record.id, record.naam.casefold()}), None)
            if other is not None:
                hint = f"Zet {other} bij 'overslaan:' in de import, of haal de regel uit het bestand; doet zij mee, zet haar dan bij 'deelnemers:'."
                self._fault("gemeente-bestaat", cell, f"'{cell.text}' is geen deelnemer van dit traject", hint=hint)
                return None
            names = [self.gemeenten[name].naam for name in self.traject.deelnemers if name in self.gemeenten]
            hint = suggestion(cell.text, names) or "Zet het bij 'overslaan' als deze regel niet meedoet, zoals een totaal."
            self._fault("gemeente-bestaat", cell, f"'{cell.text}' is geen deelnemer", hint=hint)
        return None

    # ── what stands there ─────────────────────────────────────────────────────────────────────────────────────────

    def _mark(self, places: list[_Place]) -> Mark | None:
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
        self._fault("getal-is-leesbaar", cells[-1], why, hint="Schrijf de getallen op één manier, of zeg 'decimaalteken: \",\"' in de import.")
        return None

    def _value(self, place: _Place, mark: Mark) -> Decimal | None:
        """Return the number in a cell, or None with a finding."""
        value = self._number(place, mark)
        if isinstance(value, Decimal):
            return value
        self._fault(value.slug, place.cell, value.why)
        return None

    @staticmethod
    def _number(place: _Place, mark: Mark) -> Decimal | _Refused:
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

    def _figure(self, place: _Place, value: Decimal, name: str) -> Importcijfer:
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

    def _fault(self, slug: str, cell: Cell, message: str, *, hint: str = "", related: Cell | None = None) -> None:
        where = f"Cel {cell.name}{f' van blad {self.sheet_name!r}' if self.sheet_name else ''}: "
        more = (Related(related.span, f"de eerste staat in cel {related.name}"),) if related else ()
        self.findings.append(error(slug, f"{where}{message}.", cell.span, hint=hint, related=more))

    def _where(self) -> str:
        return f"Blad '{self.sheet_name}': " if self.sheet_name else "In dit bestand: "

    def _start(self) -> Span:
        return Span(self.file, self.order.kopregel, 1, self.order.kopregel, 1) if not self.sheet_name else Span(self.file)


def _row_number(cell: Cell) -> int:
    return int("".join(sign for sign in cell.name if sign.isdigit()))


def read_figures(
    order: Cijferimport, content: bytes, traject: Traject, gemeenten: Mapping[str, Organisatie], file: str
) -> tuple[tuple[Importcijfer, ...], list[Finding]]:
    """Return the figures of one import, and every fault in its file."""
    reader = _Reader(order, traject, gemeenten, file)
    return reader.read(content), reader.findings


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
