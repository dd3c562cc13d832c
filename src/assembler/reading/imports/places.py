"""Where the figures of an import stand in its file: whose each is, which, in what unit and of which day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from assembler.ground.findings import error, suggestion
from assembler.reading.imports.faults import Faults
from assembler.reading.imports.sheet import Cell, Sheet, column_letter
from assembler.reading.records.cijfers import Cijferimport
from assembler.reading.records.gemeenten import Organisatie
from assembler.reading.records.trajecten import Traject

_THOUSANDS = re.compile(r"[x×*]\s*(?:€|eur|euro)?\s*1[.,]?000(?![0-9])|duizend|\bk€|€\s*k\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell with a figure: whose, which, in what unit, on which day."""

    cell: Cell
    name: str
    gemeente: str | None
    unit: str
    peildatum: date


@dataclass(slots=True)
class Places:
    """Finds the cells of one import in a sheet."""

    order: Cijferimport
    traject: Traject
    gemeenten: Mapping[str, Organisatie]
    faults: Faults

    def find(self, sheet: Sheet) -> list[Place]:
        """Return the cells with the figures that the import asks for; what is not there is noted."""
        return self._of_gemeenten(sheet) if self.order.gemeente is not None else self._of_traject(sheet)

    def _of_gemeenten(self, sheet: Sheet) -> list[Place]:
        """Return the cells of the gemeenten: each deelnemer once, nobody else."""
        head = self._headings(sheet, [self.order.gemeente or "", *(item.kolom for item in self.order.kolommen.values())])
        if head is None:
            return []
        seen: dict[str, Cell] = {}
        places: list[Place] = []
        for row in self._rows(sheet, head[self.order.gemeente or ""]):
            label = row[head[self.order.gemeente or ""]]
            gemeente = self._gemeente(label)
            if gemeente is None:
                continue
            if gemeente in seen:
                self.faults.report("gemeente-staat-een-keer", label, f"{label.text} staat er twee keer", related=seen[gemeente])
                continue
            seen[gemeente] = label
            for name, column in self.order.kolommen.items():
                cell = row[head[column.kolom]]
                places.append(Place(cell, name, gemeente, column.eenheid or self.order.eenheid, column.peildatum or self.order.peildatum))
        missing = [name for name in self.traject.deelnemers if name not in seen]
        if missing:
            who = ", ".join(self.gemeenten[name].naam if name in self.gemeenten else name for name in missing)
            hint = "Zet in dit bestand een regel voor iedere deelnemer, of haal haar uit 'deelnemers:' in traject.yaml als zij niet meedoet."
            self.faults.report_absent("gemeente-heeft-cijfer", f"er is geen regel voor {who}", hint=hint)
        return places

    def _of_traject(self, sheet: Sheet) -> list[Place]:
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
                self.faults.report("gemeente-staat-een-keer", label, f"'{label.text}' staat er twee keer", related=seen[name])
                continue
            seen[name] = label
            places.append(Place(row[head[values]], name, None, self.order.eenheid, self.order.peildatum))
        for name, text in self.order.rijen.items():
            if name not in self.traject.cijfers:
                self.faults.findings.append(
                    error("naam-bestaat", f"Het cijfer '{name}' bestaat niet.", self.order.positie.of("rijen"), hint=suggestion(name, self.traject.cijfers))
                )
            elif name not in seen:
                self.faults.report_absent("regel-bestaat-in-bestand", f"er is geen regel '{text}'")
        return [place for place in places if place.name in self.traject.cijfers]

    def _headings(self, sheet: Sheet, wanted: Iterable[str]) -> dict[str, int] | None:
        """Return the index of each wanted column, or None when one is not there (or is there twice)."""
        number = self.order.kopregel
        row = next((row for row in sheet.rows if row and _row_number(row[0]) == number), ())
        texts = [cell.text for cell in row]
        whole = True
        for name in dict.fromkeys(wanted):
            count = sum(text.casefold() == name.casefold() for text in texts)
            if count != 1:
                what = f"er is geen kolom '{name}'" if not count else f"er zijn {count} kolommen '{name}'"
                hint = suggestion(name, texts) or f"Op regel {number} staat: {', '.join(text for text in texts if text)}."
                self.faults.report_absent("kolom-bestaat", what, hint=hint)
                whole = False
        if not whole:
            return None
        self._check_thousands(sheet, wanted)
        return {name: [text.casefold() for text in texts].index(name.casefold()) for name in wanted}

    def _check_thousands(self, sheet: Sheet, wanted: Iterable[str]) -> None:
        """Note each heading, or line above the headings, that speaks of thousands where the import reads euros."""
        units = {column.kolom: column.eenheid or self.order.eenheid for column in self.order.kolommen.values()}
        units |= {self.order.waarde: self.order.eenheid} if self.order.waarde is not None else {}
        read = {name.casefold() for name in wanted if units.get(name) == "euro"}
        if not read:
            return
        above = [cell for row in sheet.rows if row and _row_number(row[0]) < self.order.kopregel for cell in row]
        heads = [cell for row in sheet.rows if row and _row_number(row[0]) == self.order.kopregel for cell in row if cell.text.casefold() in read]
        hint = "Schrijf 'eenheid: duizend-euro' in de import of bij deze kolom; zijn het hele euro's, verbeter dan de kop in het bestand."
        message = "zegt dat de bedragen in duizenden zijn; de import leest ze als euro's"
        for cell in (*above, *heads):
            if _THOUSANDS.search(cell.text):
                self.faults.report("eenheid-past-bij-kop", cell, f"'{cell.text}' {message}", hint=hint)

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
            self.faults.report("gemeente-bestaat", cell, "hier ontbreekt de gemeente")
        else:
            other = next((record.naam for record in self.gemeenten.values() if text in {record.id, record.naam.casefold()}), None)
            if other is not None:
                hint = f"Zet {other} bij 'overslaan:' in de import, of haal de regel uit het bestand; doet zij mee, zet haar dan bij 'deelnemers:'."
                self.faults.report("gemeente-bestaat", cell, f"'{cell.text}' is geen deelnemer van dit traject", hint=hint)
                return None
            names = [self.gemeenten[name].naam for name in self.traject.deelnemers if name in self.gemeenten]
            hint = suggestion(cell.text, names) or "Zet het bij 'overslaan' als deze regel niet meedoet, zoals een totaal."
            self.faults.report("gemeente-bestaat", cell, f"'{cell.text}' is geen deelnemer", hint=hint)
        return None


def _row_number(cell: Cell) -> int:
    return int("".join(sign for sign in cell.name if sign.isdigit()))
