"""Edits of the text of a traject hold together: the places that they name exist, and what they write can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assembler.checking.names.blocks import check_blocks, check_zin
from assembler.checking.names.context import Context, unknown
from assembler.checking.names.drafting import check_item, check_items, check_leden, check_lid
from assembler.ground.findings import Finding, Span, error
from assembler.reading.records.base import NUMBERED, SHIFTS
from assembler.reading.records.bewerkingen import NieuwArtikel, NieuwLid, Verplaatsing, Vervanging
from assembler.reading.records.blokken import Blok
from assembler.reading.records.keuzes import KeuzeSchrap
from assembler.reading.records.workspace import Trajectmap
from assembler.sentences.scope import Names


class Edits:
    """Checks the edits of one traject."""

    def __init__(self, ctx: Context, item: Trajectmap) -> None:
        self.ctx = ctx
        self.traject = item.traject.id
        self.terms = ctx.workspace.begrippen
        self.known = {*ctx.workspace.clausules, *item.eigen_artikelen}

    def new_lid(self, new: NieuwLid) -> Iterator[Finding]:
        """Yield what is wrong with a new lid or onderdeel."""
        yield from self._known(new.in_.partition("/")[0], new.positie.of("in"))
        yield from check_blocks((new.blok,), self._names(new.in_.partition("/")[0]), ids=True)
        yield from check_zin(new.toelichting, self._names(new.in_.partition("/")[0]))
        yield from check_leden((new.blok,), self.terms) if new.lid is not None else check_items((new.blok,), self.terms)

    def new_article(self, new: NieuwArtikel) -> Iterator[Finding]:
        """Yield what is wrong with a new article."""
        if new.id in self.ctx.workspace.clausules:
            yield error("id-is-uniek", f"Er is al een clausule '{new.id}'.", new.positie.of("id"), hint="Geef het artikel een eigen id.")
        yield from self._known(new.na, new.positie.of("na"))
        yield from check_zin(new.opschrift, self.ctx.base)
        yield from check_blocks(new.leden, self.ctx.base, ids=True)
        yield from check_leden(new.leden, self.terms)

    def replaced(self, new: Vervanging) -> Iterator[Finding]:
        """Yield what is wrong with new text for a place."""
        name = new.plaats.partition("/")[0]
        if new.opschrift is not None:
            yield from self._headed(new)
            return
        if not new.plaats.startswith("begrip:"):
            yield from self._known(name, new.positie.of("plaats"))
        yield from check_zin(new.tekst, self._names(name))
        yield from check_blocks((*(new.onderdelen or ()), *new.gevolgd_door), self._names(name), ids=True)
        yield from self._written(new)
        yield from check_leden(new.gevolgd_door, self.terms) if new.plaats.count("/") == 1 else check_items(new.gevolgd_door, self.terms)
        yield from self._joined(new)

    def _headed(self, new: Vervanging) -> Iterator[Finding]:
        """Yield what is wrong with a new heading of an article, annex or chapter."""
        chapters = {f"hoofdstuk:{chapter.id}" for soort in self.ctx.workspace.documentsoorten.values() for chapter in soort.hoofdstukken}
        if new.plaats not in {*self.known, *chapters}:
            found = unknown(new.plaats, {*self.known, *chapters}, "De plaats", new.positie.of("plaats"), "plaats-bestaat")
            yield found if found.hint else replace(found, hint="Een opschrift hoort bij een artikel of bijlage ('clausule') of een hoofdstuk ('hoofdstuk:id').")
        yield from check_zin(new.opschrift, self._names(new.plaats))

    def _joined(self, new: Vervanging) -> Iterator[Finding]:
        """Yield what is wrong with the parts that are joined with another."""
        for place in new.neemt_op:
            yield from self._known(place.partition("/")[0], new.positie.of("neemt_op"))
            if place == new.plaats or new.plaats.startswith(f"{place}/"):
                yield error("plaats-bestaat", f"'{place}' kan niet in zichzelf opgaan.", new.positie.of("neemt_op"))
            elif "/" not in place:
                yield error("plaats-bestaat", "Samenvoegen gaat per lid of onderdeel.", new.positie.of("neemt_op"))

    def _written(self, new: Vervanging) -> Iterator[Finding]:
        """Yield what is wrong in the writing of new text, by what it stands for: a lid, or an onderdeel or definition."""
        assert new.tekst is not None  # noqa: S101 - no heading
        if new.plaats.startswith("begrip:") or new.plaats.count("/") > 1:
            yield from check_item(new.tekst, self.terms)
        elif new.onderdelen is None:
            yield from check_lid(new.tekst, None, self.terms)
        else:
            yield from check_lid(new.tekst, Blok(tekst=new.tekst, onderdelen=new.onderdelen), self.terms)
        yield from check_items(new.onderdelen or (), self.terms)

    def dropped(self, keuze: KeuzeSchrap) -> Iterator[Finding]:
        """Yield what is wrong with a place that falls away."""
        place = keuze.schrap
        unknown_place = list(self._known(place.partition("/")[0], keuze.positie.of("schrap")))
        yield from unknown_place
        if "/" not in place and not unknown_place:
            yield error(
                "plaats-bestaat",
                "Schrappen gaat per lid of onderdeel.",
                keuze.positie.of("schrap"),
                hint=f"Een heel artikel: 'clausule: {place}' met 'vervalt: true'.",
            )

    def moved(self, move: Verplaatsing) -> Iterator[Finding]:
        """Yield what is wrong with a move."""
        if "/" in move.wat:
            yield from self._moved_part(move)
            return
        chapters = [chapter.id for soort in self.ctx.workspace.documentsoorten.values() for chapter in soort.hoofdstukken]
        yield from self._known(move.wat, move.positie.of("wat"), chapters)
        if move.na is not None:
            yield from self._known(move.na, move.positie.of("na"), chapters)
        if move.naar is not None and move.naar not in chapters:
            yield unknown(move.naar, chapters, "Het hoofdstuk", move.positie.of("naar"), "plaats-bestaat")
        if move.na == move.wat:
            yield error("plaats-bestaat", "Een artikel kan niet na zichzelf staan.", move.positie.of("na"))

    def _moved_part(self, move: Verplaatsing) -> Iterator[Finding]:
        """Yield what is wrong with the move of a lid or onderdeel: it stays among its neighbours, for its words may speak of its article."""
        yield from self._known(move.wat.partition("/")[0], move.positie.of("wat"))
        above = move.wat.rpartition("/")[0]
        goal, field = (move.na.rpartition("/")[0], "na") if move.na is not None else (move.naar, "naar")
        if move.na == move.wat:
            yield error("plaats-bestaat", "Een lid of onderdeel kan niet na zichzelf staan.", move.positie.of("na"))
        elif goal != above:
            message = f"'{move.wat}' kan alleen verhuizen binnen '{above}'."
            hint = f"Schrijf 'na: {above}/...' of 'naar: {above}'. Naar elders: schrap het hier, en neem het daar op met 'nieuw_lid'."
            yield error("plaats-bestaat", message, move.positie.of(field), hint=hint)

    def _known(self, name: str, span: Span, more: Iterable[str] = ()) -> Iterator[Finding]:
        if name not in self.known and name not in more:
            found = unknown(name, {*self.known, *more}, "De plaats", span, "plaats-bestaat")
            hint = f'{SHIFTS} assembler explain {self.traject} "{name}"' if NUMBERED.match(name) else "Hier hoort de vaste naam: 'clausule', of 'clausule/lid'."
            hint = "Laat de naam van het document weg: begin met de clausule." if name in self.ctx.workspace.documentsoorten else hint
            yield found if found.hint and not NUMBERED.match(name) else replace(found, hint=hint)

    def _names(self, clausule: str) -> Names:
        found = self.ctx.workspace.clausules.get(clausule)
        if found is None:
            return self.ctx.base
        return self.ctx.any_variant(found)
