"""Choices from the library hold together: clauses, tasks, powers, figures and wishes; each made by who owns it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assembler.checking.names.blocks import check_zin
from assembler.checking.names.context import Context, no_deelnemer, unknown
from assembler.checking.names.figures import of_gemeente
from assembler.facts.named import onbekend
from assembler.facts.parameter_types import types_of
from assembler.facts.parameters import besluitvelden
from assembler.ground.findings import Finding, Span, error
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.clausules import Clausule, Variant
from assembler.reading.records.keuzes import KeuzeAanvaarding, KeuzeBevoegdheid, KeuzeCijfer, KeuzeClausule, KeuzeTaken, KeuzeWens, KeuzeWet, Taakuitvoering
from assembler.reading.records.taken import Taak
from assembler.reading.records.workspace import Trajectmap
from assembler.reading.source import SourceMap


def named_decisions(ctx: Context, variants: Sequence[Variant], given: Mapping[str, Any], span: Span) -> Iterator[Finding]:
    """Yield each decision that a parameter names and that is not in the list of decisions."""
    for name in sorted({field for variant in variants for field in besluitvelden(variant)} & set(given)):
        place = given.values_at[name] if isinstance(given, SourceMap) else span
        yield from onbekend(given[name], place, ctx.workspace.besluiten)


class Choices:
    """Checks the choices of one body: the region (None) or a gemeente."""

    def __init__(self, ctx: Context, item: Trajectmap, gemeente: str | None) -> None:
        self.ctx = ctx
        self.item = item
        self.traject = item.traject
        self.gemeente = gemeente
        self.own = item.eigen_artikelen

    def clause(self, keuze: KeuzeClausule) -> Iterator[Finding]:
        """Yield what is wrong with a choice about a clause."""
        name = keuze.clausule
        clausule = self.ctx.workspace.clausules.get(name)
        if clausule is None and name in self.own and self.gemeente is None:
            yield from self._own_article(keuze)
            return
        if clausule is None:
            yield unknown(name, self.ctx.workspace.clausules, "De clausule", keuze.positie.of("clausule"))
            return
        owner = "gemeente" if self.gemeente else "regio"
        if clausule.wie != owner:
            hint = "Leg een wens vast ('wens:' met 'over:')." if clausule.wie == "regio" else "Leg de keuze vast in de map van de gemeente."
            yield error("keuze-van-eigenaar", f"Over '{name}' gaat de {clausule.wie}, niet de {owner}.", keuze.positie.of("clausule"), hint=hint)
        if clausule.verplicht and keuze.vervalt:
            basis = clausule.grondslag[0] if clausule.grondslag else None
            yield error(
                "verplichte-clausule-blijft",
                f"'{name}' kan niet vervallen: de wet eist deze bepaling.",
                keuze.positie.of("vervalt"),
                grondslag=f"{basis.wet} {basis.artikel}" if basis else "",
            )
        if keuze.variant is not None and keuze.variant not in clausule.varianten:
            yield unknown(keuze.variant, clausule.varianten, "De variant", keuze.positie.of("variant"), "variant-bestaat")
            return
        yield from self._parameters(keuze, clausule)

    @staticmethod
    def _own_article(keuze: KeuzeClausule) -> Iterator[Finding]:
        """An article of this traject has no variants: it can only be dropped."""
        if not keuze.vervalt or keuze.variant is not None or keuze.parameters:
            message = f"'{keuze.clausule}' is een artikel van dit traject zelf: het heeft geen varianten of parameters."
            hint = "Schrijf 'vervalt: true' om het te laten vervallen; met 'vervang', 'nieuw_lid' of 'schrap' verandert de tekst."
            yield error("keuze-is-eenduidig", message, keuze.positie.of("clausule"), hint=hint)

    def _parameters(self, keuze: KeuzeClausule, clausule: Clausule) -> Iterator[Finding]:
        variants: list[Variant] = [clausule.varianten[keuze.variant]] if keuze.variant else list(clausule.varianten.values())
        known = {name for variant in variants for name in types_of(variant)}
        for name in keuze.parameters:
            if name not in known:
                source = keuze.parameters
                span = source.keys_at[name] if isinstance(source, SourceMap) else keuze.positie.span
                yield unknown(name, known, "De parameter", span, "parameter-bestaat")
        yield from named_decisions(self.ctx, variants, keuze.parameters, keuze.positie.span)

    def tasks(self, keuze: KeuzeTaken) -> Iterator[Finding]:
        """Yield what is wrong with a choice about tasks."""
        gemeente = self.gemeente or keuze.gemeente
        if gemeente is None:
            yield error("veld-is-ingevuld", "Hier ontbreekt 'gemeente'.", keuze.positie.span, hint="Zeg voor welke gemeente deze taken gelden.")
        elif gemeente not in self.traject.deelnemers:
            yield no_deelnemer(self.ctx, self.traject, gemeente, keuze.positie.of("gemeente"))
        if self.gemeente and keuze.gemeente not in (None, self.gemeente):
            yield error("keuze-van-eigenaar", "Een gemeente kiest alleen voor zichzelf.", keuze.positie.of("gemeente"))
        for name, wat in keuze.taken.items():
            taak = self.ctx.workspace.taken.get(name)
            if taak is None or name not in self.traject.taken:
                yield unknown(name, self.traject.taken, "De taak", wat.positie.span, "taak-bestaat")
                continue
            yield from self._owner(taak, wat)
            own = self.traject.eigen_deelnemers.get(name)
            if own is not None and gemeente is not None and gemeente not in own:
                message = f"Aan de taak '{name}' neemt '{gemeente}' niet deel: dat zegt 'eigen_deelnemers' van de regeling."
                yield error("taak-kan-lokaal", message, wat.positie.span, hint="Haal deze keuze weg, of zet de gemeente bij de deelnemers van de taak.")
            yield from self._parts(taak, wat)

    def _owner(self, taak: Taak, wat: Taakuitvoering) -> Iterator[Finding]:
        """Yield a fault when this gemeente may not choose this, or nobody may."""
        if taak.wie == "regio" and self.gemeente:
            yield error("keuze-van-eigenaar", f"Over de taak '{taak.id}' gaat de regio.", wat.positie.span)
        if wat.uitvoering == "vrijgesteld" and self.gemeente:
            hint = "Neem de vrijstelling op in een besluit van de regio, met de clausule 'vrijstelling'."
            message = "Over vrijstelling van een taak gaat de regio: zij staat in de regeling."
            yield error("keuze-van-eigenaar", message, wat.positie.of("uitvoering"), hint=hint)
        if not taak.lokaal_mogelijk and wat.uitvoering in {"gedeeltelijk", "lokaal"}:
            yield error("taak-kan-lokaal", f"De taak '{taak.id}' hoort geheel bij het gezamenlijke pakket.", wat.positie.of("uitvoering"))

    def _parts(self, taak: Taak, wat: Taakuitvoering) -> Iterator[Finding]:
        """Yield what is wrong with the parts of a task that are named, or not named."""
        parts = [part.id for part in taak.deeltaken]
        for part in () if wat.deeltaken == "ntb" else wat.deeltaken:
            if part not in parts:
                yield unknown(part, parts, "De deeltaak", wat.positie.of("deeltaken"), "taak-bestaat")
        if wat.uitvoering == "gedeeltelijk" and not parts:
            hint = "Kies 'gezamenlijk' of 'lokaal', of geef de taak deeltaken in clauses/taken."
            yield error("deeltaken-zijn-genoemd", f"De taak '{taak.id}' heeft geen deeltaken: zij is niet te delen.", wat.positie.of("uitvoering"), hint=hint)
        elif wat.uitvoering == "gedeeltelijk" and not wat.deeltaken:
            yield error(
                "deeltaken-zijn-genoemd",
                f"'{taak.id}' is gedeeltelijk lokaal; noem de deeltaken.",
                wat.positie.of("uitvoering"),
                hint="Zijn zij nog niet bekend, schrijf dan 'deeltaken: ntb'.",
            )
        if wat.uitvoering != "gedeeltelijk" and wat.deeltaken:
            yield error("deeltaken-zijn-genoemd", f"Deeltaken horen bij 'gedeeltelijk', niet bij '{wat.uitvoering}'.", wat.positie.of("deeltaken"))

    def power(self, keuze: KeuzeBevoegdheid) -> Iterator[Finding]:
        """Yield what is wrong with a choice about a power."""
        name, _, power = keuze.bevoegdheid.partition("/")
        taak = self.ctx.workspace.taken.get(name)
        span = keuze.positie.of("bevoegdheid")
        if taak is None:
            yield unknown(name, self.traject.taken, "De taak", span, "taak-bestaat")
        elif power and power not in (known := [item.id for item in taak.bevoegdheden]):
            yield unknown(power, known, "De bevoegdheid", span)
        elif power and any(item.id == power and item.wijze == "attributie" for item in taak.bevoegdheden):
            message = f"De bevoegdheid '{power}' geeft de wet zelf aan het bestuur van het lichaam: daarover beslist geen regeling."
            yield error("keuze-van-eigenaar", message, span, hint="Haal deze keuze weg.")

    def law(self, keuze: KeuzeWet) -> Iterator[Finding]:
        """Yield what is wrong with a choice about how much of a law passes."""
        if keuze.wet not in self.ctx.workspace.wetten:
            yield unknown(keuze.wet, self.ctx.workspace.wetten, "De wet", keuze.positie.of("wet"), "wet-bestaat")

    def figure(self, keuze: KeuzeCijfer) -> Iterator[Finding]:
        """Yield what is wrong with a figure."""
        figure = keuze.cijfer
        if figure.gemeente is not None:
            if figure.gemeente not in self.traject.deelnemers:
                yield no_deelnemer(self.ctx, self.traject, figure.gemeente, figure.positie.of("gemeente"))
            if self.gemeente and figure.gemeente != self.gemeente:
                yield error("keuze-van-eigenaar", "Een gemeente geeft alleen haar eigen cijfers op.", figure.positie.of("gemeente"))
            if figure.waarde != "ntb":
                yield from of_gemeente(figure.naam, figure.waarde, figure.positie.of("waarde"))
            return
        series = self.traject.cijfers.get(figure.naam)
        if series is None:
            yield unknown(figure.naam, self.traject.cijfers, "Het cijfer", figure.positie.of("naam"))
        elif series.eenheid == "euro" and figure.waarde != "ntb":
            if figure.waarde < 0:
                yield error("bedrag-is-juist", "Een bedrag kan niet negatief zijn.", figure.positie.of("waarde"))
            if figure.waarde * 100 != int(figure.waarde * 100):
                yield error("bedrag-is-juist", "Een bedrag heeft ten hoogste twee decimalen.", figure.positie.of("waarde"))

    def acceptance(self, keuze: KeuzeAanvaarding) -> Iterator[Finding]:
        """Yield what is wrong with an acceptance: it names what is there, and a gemeente accepts for itself only."""
        item, where = keuze.aanvaardt, keuze.aanvaardt.positie
        if item.gemeente is not None and item.gemeente not in self.traject.deelnemers:
            yield unknown(item.gemeente, self.traject.deelnemers, "De deelnemer", where.of("gemeente"))
        elif self.gemeente and item.gemeente != self.gemeente:
            hint = f"Schrijf 'gemeente: {self.gemeente}', of neem de aanvaarding op in trajecten/.../besluiten/."
            yield error("keuze-van-eigenaar", "Een gemeente aanvaardt alleen cijfers en dagen van haarzelf.", where.span, hint=hint)
        own = {
            name
            for gemeente in self.traject.deelnemers
            if gemeente in self.ctx.workspace.organisaties
            for name in self.ctx.workspace.organisaties[gemeente].cijfers
        }
        logged = {choice.cijfer.naam for besluit in self._log() for choice in besluit.keuzes if isinstance(choice, KeuzeCijfer)}
        figures = {*(() if item.gemeente else self.traject.cijfers), *own, *logged, *(row.cijfer.naam for row in self.item.cijfers)}
        named = (
            ("cijfer", item.cijfer, figures, "Het cijfer", "naam-bestaat"),
            ("behandeling", item.behandeling, {mijlpaal.id for mijlpaal in self.item.mijlpalen}, "De mijlpaal", "mijlpaal-bestaat"),
            ("besluit", item.besluit, {besluit.id or "" for besluit in self._log()}, "Het besluit", "besluit-bestaat"),
        )
        for field, name, known, what, slug in named:
            if name is not None and name not in known:
                yield unknown(name, known, what, where.of(field), slug)

    def _log(self) -> list[Besluit]:
        before = (besluit for _, besluit in self.item.vooraf)
        return [*before, *self.item.besluiten, *(besluit for row in self.item.keuzes.values() for besluit in row)]

    def wish(self, keuze: KeuzeWens) -> Iterator[Finding]:
        """Yield what is wrong with a wish."""
        if self.gemeente is None:
            yield error("keuze-van-eigenaar", "Een wens hoort in de map van een gemeente.", keuze.positie.span)
        yield from check_zin(keuze.wens, self.ctx.paper())
        if keuze.over is not None and keuze.over not in self.ctx.workspace.clausules:
            yield unknown(keuze.over, self.ctx.workspace.clausules, "De clausule", keuze.positie.of("over"))
