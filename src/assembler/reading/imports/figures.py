"""An import + its file -> figures as if recorded: every fault names file, sheet and cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from assembler.ground.findings import Finding, Related, Span, error, suggestion
from assembler.reading.imports import numerals
from assembler.reading.imports.numerals import Getalfout, Teken
from assembler.reading.imports.sheet import Blad, Cel, column_letter, read_sheet
from assembler.reading.records.cijfers import Cijferimport
from assembler.reading.records.gemeenten import Gemeente
from assembler.reading.records.keuzes import Cijferopgave
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Importcijfer


@dataclass(frozen=True, slots=True)
class _Plek:
    """A cell with a figure: whose, which, in what unit, on which day."""

    cel: Cel
    naam: str
    gemeente: str | None
    eenheid: str
    peildatum: date


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a cell holds no number of the import: the demand it does not meet, and what is wrong."""

    slug: str
    why: str


@dataclass(slots=True)
class _Lezer:
    """Reads one import; collects findings."""

    opdracht: Cijferimport
    traject: Traject
    gemeenten: Mapping[str, Gemeente]
    file: str
    findings: list[Finding] = field(default_factory=list)
    blad: str = ""

    def lees(self, content: bytes) -> tuple[Importcijfer, ...]:
        sheet, found = read_sheet(content, self.file, self.opdracht.blad)
        self.findings += found
        if sheet is None:
            return ()
        self.blad = sheet.naam
        places = self._per_gemeente(sheet) if self.opdracht.gemeente is not None else self._van_traject(sheet)
        mark = self._teken(places)
        read = [(place, self._waarde(place, mark)) for place in places] if mark is not None else []
        name = self.file.rsplit("/", 1)[-1]
        return tuple(self._cijfer(place, value, name) for place, value in read if value is not None)

    # ── where the figures stand ───────────────────────────────────────────────────────────────────────────────────

    def _per_gemeente(self, sheet: Blad) -> list[_Plek]:
        """Return the cells of the gemeenten: each deelnemer once, nobody else."""
        head = self._koppen(sheet, [self.opdracht.gemeente or "", *(item.kolom for item in self.opdracht.kolommen.values())])
        if head is None:
            return []
        seen: dict[str, Cel] = {}
        places: list[_Plek] = []
        for row in self._regels(sheet, head[self.opdracht.gemeente or ""]):
            label = row[head[self.opdracht.gemeente or ""]]
            gemeente = self._gemeente(label)
            if gemeente is None:
                continue
            if gemeente in seen:
                self._fout("gemeente-staat-een-keer", label, f"{label.tekst} staat er twee keer", related=seen[gemeente])
                continue
            seen[gemeente] = label
            for name, column in self.opdracht.kolommen.items():
                cell = row[head[column.kolom]]
                places.append(_Plek(cell, name, gemeente, column.eenheid or self.opdracht.eenheid, column.peildatum or self.opdracht.peildatum))
        missing = [name for name in self.traject.deelnemers if name not in seen]
        if missing:
            who = ", ".join(self.gemeenten[name].naam if name in self.gemeenten else name for name in missing)
            self.findings.append(error("gemeente-heeft-cijfer", f"{self._waar()}er is geen regel voor {who}.", self._begin()))
        return places

    def _van_traject(self, sheet: Blad) -> list[_Plek]:
        """Return the cells of the figures of the traject: each named row once."""
        labels, values = self.opdracht.omschrijving or "", self.opdracht.waarde or ""
        head = self._koppen(sheet, [labels, values])
        if head is None:
            return []
        wanted = {text.casefold(): name for name, text in self.opdracht.rijen.items()}
        seen: dict[str, Cel] = {}
        places = []
        for row in self._regels(sheet, head[labels]):
            label = row[head[labels]]
            name = wanted.get(label.tekst.casefold())
            if name is None:
                continue  # a budget has more rows than cost pools
            if name in seen:
                self._fout("gemeente-staat-een-keer", label, f"'{label.tekst}' staat er twee keer", related=seen[name])
                continue
            seen[name] = label
            places.append(_Plek(row[head[values]], name, None, self.opdracht.eenheid, self.opdracht.peildatum))
        for name, text in self.opdracht.rijen.items():
            if name not in self.traject.cijfers:
                self.findings.append(
                    error("naam-bestaat", f"Het cijfer '{name}' bestaat niet.", self.opdracht.positie.of("rijen"), hint=suggestion(name, self.traject.cijfers))
                )
            elif name not in seen:
                self.findings.append(error("regel-bestaat-in-bestand", f"{self._waar()}er is geen regel '{text}'.", self._begin()))
        return [place for place in places if place.naam in self.traject.cijfers]

    def _koppen(self, sheet: Blad, wanted: Iterable[str]) -> dict[str, int] | None:
        """Return the index of each wanted column, or None when one is not there (or is there twice)."""
        number = self.opdracht.kopregel
        row = next((row for row in sheet.rijen if row and _regel(row[0]) == number), ())
        texts = [cell.tekst for cell in row]
        faults = []
        for name in dict.fromkeys(wanted):
            count = sum(text.casefold() == name.casefold() for text in texts)
            if count != 1:
                what = f"er is geen kolom '{name}'" if not count else f"er zijn {count} kolommen '{name}'"
                hint = suggestion(name, texts) or f"Op regel {number} staat: {', '.join(text for text in texts if text)}."
                faults.append(error("kolom-bestaat", f"{self._waar()}{what}.", self._begin(), hint=hint))
        self.findings += faults
        return None if faults else {name: [text.casefold() for text in texts].index(name.casefold()) for name in wanted}

    def _regels(self, sheet: Blad, column: int) -> list[tuple[Cel, ...]]:
        """Return the rows below the headings that say something and are not left out."""
        skipped = {text.casefold() for text in self.opdracht.overslaan}
        rows = [row for row in sheet.rijen if row and _regel(row[0]) > self.opdracht.kopregel and any(cell.tekst or cell.fout for cell in row)]
        width = max((len(row) for row in rows), default=0)
        full = [(*row, *(Cel("", f"{column_letter(at)}{_regel(row[0])}", row[0].span) for at in range(len(row), width))) for row in rows]
        return [row for row in full if row[column].tekst.casefold() not in skipped]

    def _gemeente(self, cell: Cel) -> str | None:
        """Return the deelnemer that a cell names: by name, id or code."""
        text = cell.tekst.casefold()
        for name in self.traject.deelnemers:
            record = self.gemeenten.get(name)
            if record is not None and text in {name, record.naam.casefold(), record.code, record.code.lstrip("0")}:
                return name
        if not text:
            self._fout("gemeente-bestaat", cell, "hier ontbreekt de gemeente")
        else:
            names = [self.gemeenten[name].naam for name in self.traject.deelnemers if name in self.gemeenten]
            hint = suggestion(cell.tekst, names) or "Zet het bij 'overslaan' als deze regel niet meedoet, zoals een totaal."
            self._fout("gemeente-bestaat", cell, f"'{cell.tekst}' is geen deelnemer", hint=hint)
        return None

    # ── what stands there ─────────────────────────────────────────────────────────────────────────────────────────

    def _teken(self, places: list[_Plek]) -> Teken | None:
        """Return the decimal mark of all numbers that are text, or None with a finding when it cannot be told."""
        if self.opdracht.decimaalteken is not None:
            return self.opdracht.decimaalteken
        texts = [place.cel.tekst for place in places if isinstance(place.cel.waarde, str)]
        found = numerals.decimaalteken(texts)
        if found in {",", "."}:
            return "," if found == "," else "."
        if found == "":
            return "."
        why = (
            "sommige getallen hebben een komma voor decimalen, andere een punt"
            if found == "beide"
            else "komma's en punten kunnen hier beide duizendtallen zijn"
        )
        cells = [place.cel for place in places if isinstance(place.cel.waarde, str) and numerals.schoon(place.cel.tekst).strip("-0123456789")]
        self._fout("getal-is-leesbaar", cells[-1], why, hint="Schrijf de getallen op één manier, of zeg 'decimaalteken: \",\"' in de import.")
        return None

    def _waarde(self, place: _Plek, mark: Teken) -> Decimal | None:
        """Return the number in a cell, or None with a finding."""
        value = self._gelezen(place, mark)
        if isinstance(value, Decimal):
            return value
        self._fout(value.slug, place.cel, value.why)
        return None

    @staticmethod
    def _gelezen(place: _Plek, mark: Teken) -> Decimal | _Refused:
        """Return the number, or which demand the cell does not meet and why."""
        cell = place.cel
        if cell.fout:
            return _Refused("cel-heeft-waarde", f"de cel {cell.fout}")
        if not cell.tekst:
            return _Refused("cel-heeft-waarde", "hier ontbreekt een getal")
        value = cell.waarde if isinstance(cell.waarde, Decimal) else numerals.getal(cell.tekst, mark)
        if isinstance(value, Getalfout):
            return _Refused("getal-is-leesbaar", f"'{cell.tekst}' {value.reden}")
        if value < 0:
            return _Refused("bedrag-is-juist", "een bedrag of aantal kan niet negatief zijn")
        if place.eenheid == "euro" and value * 100 != (value * 100).to_integral_value():
            return _Refused("bedrag-is-juist", "een bedrag heeft ten hoogste twee decimalen")
        if place.eenheid == "aantal" and value != value.to_integral_value():
            return _Refused("bedrag-is-juist", "een aantal is een geheel getal")
        return value

    def _cijfer(self, place: _Plek, value: Decimal, name: str) -> Importcijfer:
        text = f"{self.opdracht.bron} ({name}{', blad ' + self.blad if self.blad else ''})"
        figure = Cijferopgave(naam=place.naam, gemeente=place.gemeente, waarde=value, peildatum=place.peildatum, bron=text, status=self.opdracht.status)
        return Importcijfer(figure, self.opdracht.bekend, name.rpartition(".")[0], place.cel.span)

    def _fout(self, slug: str, cell: Cel, message: str, *, hint: str = "", related: Cel | None = None) -> None:
        where = f"Cel {cell.naam}{f' van blad {self.blad!r}' if self.blad else ''}: "
        more = (Related(related.span, f"de eerste staat in cel {related.naam}"),) if related else ()
        self.findings.append(error(slug, f"{where}{message}.", cell.span, hint=hint, related=more))

    def _waar(self) -> str:
        return f"Blad '{self.blad}': " if self.blad else "In dit bestand: "

    def _begin(self) -> Span:
        return Span(self.file, self.opdracht.kopregel, 1, self.opdracht.kopregel, 1) if not self.blad else Span(self.file)


def _regel(cell: Cel) -> int:
    return int("".join(sign for sign in cell.naam if sign.isdigit()))


def read_figures(
    opdracht: Cijferimport, content: bytes, traject: Traject, gemeenten: Mapping[str, Gemeente], file: str
) -> tuple[tuple[Importcijfer, ...], list[Finding]]:
    """Return the figures of one import, and every fault in its file."""
    reader = _Lezer(opdracht, traject, gemeenten, file)
    return reader.lees(content), reader.findings


def doubled(cijfers: Iterable[Importcijfer]) -> list[Finding]:
    """Return a finding for each figure that comes out of two imports known on one day."""
    seen: dict[tuple[object, ...], Importcijfer] = {}
    found = []
    for item in cijfers:
        key = (item.cijfer.naam, item.cijfer.gemeente, item.cijfer.peildatum, item.bekend)
        if key in seen:
            who = f" van {item.cijfer.gemeente}" if item.cijfer.gemeente else ""
            related = (Related(seen[key].span, "hier staat het andere"),)
            found.append(error("cijfer-staat-een-keer", f"Het cijfer '{item.cijfer.naam}'{who} komt uit twee imports.", item.span, related=related))
        seen[key] = item
    return found
