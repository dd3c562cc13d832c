"""The log holds together: every choice is of one kind, names what exists, and is made by who owns it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assembler.checking.names.context import Context, check_blocks, check_zin, unknown
from assembler.facts.choose import choose
from assembler.facts.parameters import types_of
from assembler.findings import Finding, Span, error
from assembler.reading.records.besluiten import Besluit, Keuze
from assembler.reading.records.clausules import Clausule, Variant
from assembler.reading.records.workspace import Trajectmap
from assembler.reading.source import SourceMap
from assembler.sentences.check import Names

_KINDS = ("clausule", "taken", "bevoegdheid", "cijfer", "nieuw_lid", "nieuw_artikel", "vervang", "schrap", "verplaats", "wens")


def check_log(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong in the decisions of the region and of the gemeenten."""
    rows: list[tuple[str | None, Besluit]] = [(None, besluit) for besluit in item.besluiten]
    rows += [(gemeente, besluit) for gemeente, besluiten in item.keuzes.items() for besluit in besluiten]
    seen: dict[str, Besluit] = {}
    for gemeente, besluit in rows:
        name = besluit.id or ""
        if name in seen:
            yield error("id-is-uniek", f"Er zijn twee besluiten '{name}'.", besluit.positie.span)
        seen[name] = besluit
        for keuze in besluit.keuzes:
            yield from _Choice(ctx, item, keuze, gemeente).check()
    yield from choose(ctx.workspace, item, date.max)[1]


class _Choice:
    """Checks one choice."""

    def __init__(self, ctx: Context, item: Trajectmap, keuze: Keuze, gemeente: str | None) -> None:
        self.ctx = ctx
        self.item = item
        self.traject = item.traject
        self.keuze = keuze
        self.gemeente = gemeente
        self.span: Span = keuze.positie.span

    def check(self) -> Iterator[Finding]:
        kinds = [name for name in _KINDS if getattr(self.keuze, name)]
        if len(kinds) != 1:
            message = "Deze keuze zegt niet wat zij kiest." if not kinds else f"Deze keuze doet meer dan één ding tegelijk ({', '.join(kinds)})."
            yield error("keuze-is-eenduidig", message, self.span, hint=f"Een keuze heeft precies één van: {', '.join(_KINDS)}.")
            return
        if self.gemeente is not None and kinds[0] not in {"clausule", "taken", "wens", "cijfer"}:
            yield error(
                "keuze-van-eigenaar",
                "De tekst van de regeling is van de regio; een gemeente kan haar hier niet wijzigen.",
                self.span,
                hint="Leg een wens vast, of neem het besluit op in trajecten/.../besluiten/.",
            )
            return
        yield from getattr(self, f"_{kinds[0]}")()

    # Each method below checks the kind of choice it is named after.

    def _clausule(self) -> Iterator[Finding]:
        name = self.keuze.clausule or ""
        clausule = self.ctx.workspace.clausules.get(name)
        if clausule is None:
            yield unknown(name, self.ctx.workspace.clausules, "De clausule", self.keuze.positie.of("clausule"))
            return
        owner = "gemeente" if self.gemeente else "regio"
        if clausule.wie != owner:
            hint = "Leg een wens vast ('wens:' met 'over:')." if clausule.wie == "regio" else "Leg de keuze vast in de map van de gemeente."
            yield error("keuze-van-eigenaar", f"Over '{name}' gaat de {clausule.wie}, niet de {owner}.", self.keuze.positie.of("clausule"), hint=hint)
        if clausule.verplicht and self.keuze.vervalt:
            basis = clausule.grondslag[0] if clausule.grondslag else None
            yield error(
                "verplichte-clausule-blijft",
                f"'{name}' kan niet vervallen: de wet eist deze bepaling.",
                self.keuze.positie.of("vervalt"),
                grondslag=f"{basis.wet} {basis.artikel}" if basis else "",
            )
        if self.keuze.variant is not None and self.keuze.variant not in clausule.varianten:
            yield unknown(self.keuze.variant, clausule.varianten, "De variant", self.keuze.positie.of("variant"), "variant-bestaat")
            return
        yield from self._parameters(clausule)

    def _parameters(self, clausule: Clausule) -> Iterator[Finding]:
        variants: list[Variant] = [clausule.varianten[self.keuze.variant]] if self.keuze.variant else list(clausule.varianten.values())
        known = {name for variant in variants for name in types_of(variant)}
        for name in self.keuze.parameters:
            if name not in known:
                source = self.keuze.parameters
                span = source.keys_at[name] if isinstance(source, SourceMap) else self.span
                yield unknown(name, known, "De parameter", span, "parameter-bestaat")

    def _taken(self) -> Iterator[Finding]:
        gemeente = self.gemeente or self.keuze.gemeente
        if gemeente is None:
            yield error("veld-is-ingevuld", "Hier ontbreekt 'gemeente'.", self.span, hint="Zeg voor welke gemeente deze taken gelden.")
        elif gemeente not in self.traject.deelnemers:
            yield unknown(gemeente, self.traject.deelnemers, "De deelnemer", self.keuze.positie.of("gemeente"))
        if self.gemeente and self.keuze.gemeente not in (None, self.gemeente):
            yield error("keuze-van-eigenaar", "Een gemeente kiest alleen voor zichzelf.", self.keuze.positie.of("gemeente"))
        for name, wat in self.keuze.taken.items():
            taak = self.ctx.workspace.taken.get(name)
            if taak is None or name not in self.traject.taken:
                yield unknown(name, self.traject.taken, "De taak", wat.positie.span, "taak-bestaat")
                continue
            if taak.wie == "regio" and self.gemeente:
                yield error("keuze-van-eigenaar", f"Over de taak '{name}' gaat de regio.", wat.positie.span)
            if not taak.lokaal_mogelijk and wat.uitvoering != "gezamenlijk":
                yield error("taak-kan-lokaal", f"De taak '{name}' hoort geheel bij het gezamenlijke pakket.", wat.positie.of("uitvoering"))
            parts = [part.id for part in taak.deeltaken]
            for part in () if wat.deeltaken == "ntb" else wat.deeltaken:
                if part not in parts:
                    yield unknown(part, parts, "De deeltaak", wat.positie.of("deeltaken"), "taak-bestaat")
            if wat.uitvoering == "gedeeltelijk" and not wat.deeltaken:
                yield error(
                    "deeltaken-zijn-genoemd",
                    f"'{name}' is gedeeltelijk lokaal; noem de deeltaken.",
                    wat.positie.of("uitvoering"),
                    hint="Zijn zij nog niet bekend, schrijf dan 'deeltaken: ntb'.",
                )
            if wat.uitvoering != "gedeeltelijk" and wat.deeltaken:
                yield error("deeltaken-zijn-genoemd", f"Deeltaken horen bij 'gedeeltelijk', niet bij '{wat.uitvoering}'.", wat.positie.of("deeltaken"))

    def _bevoegdheid(self) -> Iterator[Finding]:
        name, _, power = (self.keuze.bevoegdheid or "").partition("/")
        taak = self.ctx.workspace.taken.get(name)
        span = self.keuze.positie.of("bevoegdheid")
        if taak is None:
            yield unknown(name, self.traject.taken, "De taak", span, "taak-bestaat")
        elif power not in (known := [item.id for item in taak.bevoegdheden]):
            yield unknown(power, known, "De bevoegdheid", span)
        if self.keuze.wijze is None:
            yield error("veld-is-ingevuld", "Hier ontbreekt 'wijze'.", self.span, hint="delegatie, mandaat of lokaal")

    def _cijfer(self) -> Iterator[Finding]:
        figure = self.keuze.cijfer
        assert figure is not None  # noqa: S101 - chosen by its name
        if figure.gemeente is not None:
            if figure.gemeente not in self.traject.deelnemers:
                yield unknown(figure.gemeente, self.traject.deelnemers, "De deelnemer", figure.positie.of("gemeente"))
            if self.gemeente and figure.gemeente != self.gemeente:
                yield error("keuze-van-eigenaar", "Een gemeente geeft alleen haar eigen cijfers op.", figure.positie.of("gemeente"))
            return
        series = self.traject.cijfers.get(figure.naam)
        if series is None:
            yield unknown(figure.naam, self.traject.cijfers, "Het cijfer", figure.positie.of("naam"))
        elif series.eenheid == "euro" and figure.waarde != "ntb":
            if figure.waarde < 0:
                yield error("bedrag-is-juist", "Een bedrag kan niet negatief zijn.", figure.positie.of("waarde"))
            if figure.waarde * 100 != int(figure.waarde * 100):
                yield error("bedrag-is-juist", "Een bedrag heeft ten hoogste twee decimalen.", figure.positie.of("waarde"))

    def _nieuw_lid(self) -> Iterator[Finding]:
        new = self.keuze.nieuw_lid
        assert new is not None  # noqa: S101 - chosen by its name
        block = new.lid or new.onderdeel
        if block is None or (new.lid and new.onderdeel):
            yield error("veld-is-ingevuld", "Geef een 'lid' of een 'onderdeel'.", new.positie.span)
            return
        yield from self._known(new.in_.partition("/")[0], new.positie.of("in"))
        yield from check_blocks((block,), self._names(new.in_.partition("/")[0]), ids=True)

    def _nieuw_artikel(self) -> Iterator[Finding]:
        new = self.keuze.nieuw_artikel
        assert new is not None  # noqa: S101 - chosen by its name
        if new.id in self.ctx.workspace.clausules:
            yield error("id-is-uniek", f"Er is al een clausule '{new.id}'.", new.positie.of("id"), hint="Geef het artikel een eigen id.")
        yield from self._known(new.na, new.positie.of("na"))
        yield from check_zin(new.opschrift, self.ctx.base)
        yield from check_blocks(new.leden, self.ctx.base, ids=True)

    def _vervang(self) -> Iterator[Finding]:
        new = self.keuze.vervang
        assert new is not None  # noqa: S101 - chosen by its name
        name = new.plaats.partition("/")[0]
        if not new.plaats.startswith("begrip:"):
            yield from self._known(name, new.positie.of("plaats"))
        yield from check_zin(new.tekst, self._names(name))
        yield from check_blocks(new.onderdelen or (), self._names(name), ids=True)

    def _schrap(self) -> Iterator[Finding]:
        place = self.keuze.schrap or ""
        yield from self._known(place.partition("/")[0], self.keuze.positie.of("schrap"))
        if "/" not in place:
            yield error(
                "plaats-bestaat",
                "Schrappen gaat per lid of onderdeel.",
                self.keuze.positie.of("schrap"),
                hint=f"Een heel artikel: 'clausule: {place}' met 'vervalt: true'.",
            )

    def _verplaats(self) -> Iterator[Finding]:
        move = self.keuze.verplaats
        assert move is not None  # noqa: S101 - chosen by its name
        if (move.na is None) == (move.naar is None):
            yield error("veld-is-ingevuld", "Zeg waarheen: 'na' een artikel of hoofdstuk, of 'naar' een hoofdstuk.", move.positie.span)
        chapters = [chapter.id for soort in self.ctx.workspace.documentsoorten.values() for chapter in soort.hoofdstukken]
        yield from self._known(move.wat, move.positie.of("wat"), chapters)
        if move.na is not None:
            yield from self._known(move.na, move.positie.of("na"), chapters)
        if move.naar is not None and move.naar not in chapters:
            yield unknown(move.naar, chapters, "Het hoofdstuk", move.positie.of("naar"), "plaats-bestaat")
        if move.na == move.wat:
            yield error("plaats-bestaat", "Een artikel kan niet na zichzelf staan.", move.positie.of("na"))

    def _wens(self) -> Iterator[Finding]:
        if self.gemeente is None:
            yield error("keuze-van-eigenaar", "Een wens hoort in de map van een gemeente.", self.span)
        yield from check_zin(self.keuze.wens, self.ctx.paper())
        if self.keuze.over is not None and self.keuze.over not in self.ctx.workspace.clausules:
            yield unknown(self.keuze.over, self.ctx.workspace.clausules, "De clausule", self.keuze.positie.of("over"))

    def _known(self, name: str, span: Span, more: list[str] | None = None) -> Iterator[Finding]:
        own = {keuze.nieuw_artikel.id for besluit in self.item.besluiten for keuze in besluit.keuzes if keuze.nieuw_artikel}
        known = {*self.ctx.workspace.clausules, *own, *(more or ())}
        if name not in known:
            yield unknown(name, known, "De plaats", span, "plaats-bestaat")

    def _names(self, clausule: str) -> Names:
        found = self.ctx.workspace.clausules.get(clausule)
        if found is None:
            return self.ctx.base
        return self.ctx.clause(max(found.varianten.values(), key=lambda item: len(types_of(item))))
