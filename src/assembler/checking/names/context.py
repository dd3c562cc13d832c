"""The names that sentences may use in each place of a workspace, worked out once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assembler.checking.names.places import places
from assembler.facts.parameter_types import item_kinds, types_of
from assembler.facts.views.choices import attribute, change_types, choice_types, figure_types, module_types
from assembler.facts.views.declared import COMPARISONS, IN_PAPERS, OWN, SCOPE, view_types
from assembler.facts.views.planning import milestone_types
from assembler.ground.findings import Finding, Related, Span, error, suggestion
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Blok, Celtabel, Figuur, Tabel, Tijdlijn, Zinnen
from assembler.reading.records.clausules import Clausule, Variant
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.sentences import check as sentencecheck
from assembler.sentences.check import Names
from assembler.sentences.names import Type, view


@dataclass(frozen=True, slots=True)
class Context:
    """Names per place. `base` serves every sentence; clauses add `regel`, papers `gemeente`."""

    workspace: Workspace
    base: Names

    def of_traject(self, item: Trajectmap) -> Context:
        """Return the names of the texts of one traject: its figures have its own units, whatever another calls the same, and it has its own milestones."""
        figures = {**self.base.views["cijfers"], **figure_types(item.traject)}
        views = {**self.base.views, "cijfers": figures, "mijlpalen": milestone_types(item.mijlpalen)}
        return replace(self, base=replace(self.base, views=views))

    def clause(self, variant: Variant, *, gemeente: bool = False) -> Names:
        """Return the names of a clause's sentences."""
        names = {**self.base.names, **({"gemeente": OWN.type} if gemeente else {})}
        return replace(self.base, names=names, views={**self.base.views, "regel": types_of(variant)})

    def any_variant(self, clausule: Clausule) -> Names:
        """Return the names of a clause's sentences whichever variant is chosen: for a text that the log puts in it."""
        known = {name: kind for variant in clausule.varianten.values() for name, kind in types_of(variant).items()}
        return replace(self.base, views={**self.base.views, "regel": known})

    def regulation(self, *, gemeente: bool = False) -> Names:
        """Return the names of the title and headings of a regulation; of one per gemeente also that gemeente."""
        return self.base.having("gemeente", OWN.type) if gemeente else self.base

    def in_regulation(self, *, gemeente: bool = False) -> Names:
        """Return the names of a shared block in a regulation."""
        bare = self.regulation(gemeente=gemeente)
        return bare.once(("shared", *self._blocks()), lambda: replace(bare, shared=self.workspace.blokken))

    def paper(self, *, gemeente: bool = True) -> Names:
        """Return the names of a paper: for one gemeente, or of the region."""
        milestone = {**self.base.views["mijlpaal"], **{name: found.type for name, found in IN_PAPERS.items()}}
        views = {**self.base.views, "mijlpaal": milestone}
        names = self.base.once(("paper", *self._blocks()), lambda: replace(self.base, views=views, shared=self.workspace.blokken))
        return names.having("gemeente", OWN.type) if gemeente else names

    def comparison(self, over: str) -> Names:
        """Return the names of a comparison: what differs, and nothing of a milestone."""
        named = {over: COMPARISONS[over].type}
        return self.base.once(("comparison", over, *self._blocks()), lambda: replace(self.base, names=named, shared=self.workspace.blokken))

    def _blocks(self) -> tuple[tuple[str, int], ...]:
        """Return which shared blocks there are; what is made with them keeps them, so that no other gets the identity of one."""
        return tuple((name, id(item)) for name, item in self.workspace.blokken.items())


def context(workspace: Workspace) -> Context:
    """Return the names known in this workspace."""
    views: dict[str, Mapping[str, Type]] = {**view_types(), **{name: kind.types for name, kind in item_kinds().items()}, "regel": {}}
    views["keuzes"] = {attribute(name): view(f"keuze:{name}") for name in workspace.clausules}
    views |= {f"keuze:{name}": choice_types(clause) for name, clause in workspace.clausules.items()}
    views["cijfers"] = {name: kind for item in workspace.trajecten.values() for name, kind in figure_types(item.traject).items()}
    views["mijlpalen"] = {name: kind for item in workspace.trajecten.values() for name, kind in milestone_types(item.mijlpalen).items()}
    views["recht"] = change_types(workspace.recht)
    views["modules"] = module_types(workspace.modules)
    own = {name for item in workspace.trajecten.values() for part in item.delen for name in part.eigen_artikelen}
    chapters = {f"hoofdstuk:{chapter.id}" for soort in workspace.documentsoorten.values() for chapter in soort.hoofdstukken}
    annexes = {f"bijlage:{annex.clausule}" for soort in workspace.documentsoorten.values() for annex in soort.bijlagen}
    targets = {
        **dict.fromkeys(("ref", "ref_of"), frozenset({*workspace.clausules, *own, *chapters, *annexes})),
        **dict.fromkeys(("begrip", "het", "dit", "dat", "ieder"), frozenset(workspace.begrippen)),
        "wet": frozenset(workspace.wetten),
        "wgr": frozenset(workspace.wgr),
        "steunt_op": places(workspace),
    }
    return Context(workspace, _as_before(Names({name: declared.type for name, declared in SCOPE.items()}, views, targets)))


def _as_before(names: Names) -> Names:
    """Return the same names as they were made before, with all that was found under them: most edits of a workspace give no other."""
    known = next((item for item in _MADE if item == names), None)
    if known is None:
        _MADE.append(names)
    return known or names


_MADE: deque[Names] = deque(maxlen=8)


def check_blocks(blokken: Sequence[Blok], names: Names, *, ids: bool = False, depth: int = 0, fallback: bool = False) -> list[Finding]:
    """Return what is wrong in these blocks and below.

    With `ids` each needs one of its own. `depth`: how many lists deep they stand. `fallback`: they stand where nobody filled a place.
    """
    found = _too_deep(blokken, depth, most=_LISTS if ids else _LISTS + 1)
    seen: dict[str, Blok] = {}
    for blok in blokken:
        if ids and blok.id is None and blok.per is None and blok.invoegen is None and blok.blok is None:
            found.append(
                error(
                    "veld-is-ingevuld",
                    "Hier ontbreekt 'id'.",
                    blok.positie.span,
                    hint="Ieder lid en onderdeel heeft een id: daarmee wordt het teruggevonden als nummers schuiven.",
                )
            )
        if blok.id is not None and blok.id in seen:
            related = (Related(seen[blok.id].positie.of("id"), "hier staat de eerste"),)
            found.append(error("id-is-uniek", f"Het id '{blok.id}' komt hier twee keer voor.", blok.positie.of("id"), related=related))
        if blok.id is not None:
            seen[blok.id] = blok
        found += _check_block(blok, names, ids=ids, depth=depth, fallback=fallback)
    return found


_LISTS = 3  # in a lid: a., 1°., i.; a paper has a level more


def _too_deep(blokken: Sequence[Blok], depth: int, most: int) -> list[Finding]:
    """A list deeper than there are marks and styles for."""
    if depth != most + 1 or not blokken:
        return []
    hint = "Maak er een eigen lid van, of schrijf het als één zin."
    return [error("opsomming-niet-te-diep", f"Dit is een opsomming op niveau {depth}; er zijn er {most}.", blokken[0].positie.span, hint=hint)]


_CONTENT = ("kop", "onderwerp", "tekst", "onderdelen", "tabel", "figuur", "tijdlijn", "cellen", "blokken", "invoegen", "overnemen", "blok", "ondertekening")


def _check_block(blok: Blok, names: Names, *, ids: bool, depth: int, fallback: bool) -> list[Finding]:
    found = list(_check_shape(blok, fallback=fallback))
    if blok.per is not None:
        names, faults = sentencecheck.check_loop(blok.per, names)
        found += faults
    if blok.als is not None:
        found += sentencecheck.check_condition(blok.als, names)
    for zin in (blok.kop, blok.onderwerp, blok.tekst, blok.bij_een, blok.ondertekening.verklaring if blok.ondertekening else None):
        found += check_zin(zin, names)
    if blok.overnemen is not None:
        found += sentencecheck.check_parts(blok.overnemen, names)
    if blok.tabel is not None:
        found += _check_table(blok.tabel, names)
    if blok.figuur is not None:
        found += _check_figure(blok.figuur, names)
    if blok.tijdlijn is not None:
        found += _check_timeline(blok.tijdlijn, names)
    if blok.cellen is not None:
        found += _check_cells(blok.cellen, names)
    if blok.blok is not None:
        found += check_shared(blok.blok, names, blok.positie.of("blok"))
    known = names.targets["steunt_op"]
    found += [unknown(path, known, "De plaats", blok.positie.of("steunt_op"), "plaats-bestaat") for path in blok.steunt_op if path not in known]
    found += check_blocks(blok.onderdelen, names, ids=ids, depth=depth + 1)
    return [*found, *check_blocks(blok.blokken, names), *check_blocks(blok.anders, names, fallback=True)]


def _check_shape(blok: Blok, *, fallback: bool) -> Iterator[Finding]:
    """Yield the fields of a block that miss what they belong to; `fallback`: it stands below `anders`."""
    if not any(getattr(blok, name) for name in _CONTENT):
        hint = "Geef het een 'tekst', 'onderdelen', 'tabel', 'figuur' of 'blokken'."
        yield error("veld-is-ingevuld", "Dit deel heeft geen inhoud.", blok.positie.span, hint=hint)
    if blok.anders and blok.invoegen is None:
        message = "'anders' hoort bij 'invoegen': het staat er als niemand die plaats heeft gevuld."
        yield error("veld-is-ingevuld", message, blok.positie.of("anders"), hint="Zet er 'invoegen' bij, of maak er een gewoon blok van.")
    if blok.ontbreekt and not fallback:
        message = "'ontbreekt' hoort bij een blok onder 'anders': het zegt wat er ontbreekt zolang niemand de plaats heeft gevuld."
        yield error("veld-is-ingevuld", message, blok.positie.of("ontbreekt"), hint="Zet het blok onder 'anders', of laat 'ontbreekt' weg.")


def check_zin(zin: Zin | None, names: Names) -> list[Finding]:
    """Return what is wrong with a sentence, if there is one."""
    return sentencecheck.check(zin, names) if zin is not None else []


def check_shared(name: str, names: Names, span: Span) -> list[Finding]:
    """Return what is wrong with the use of a shared block here: it needs the names that its sentences use."""
    found = names.shared.get(name)
    if found is None:
        return [unknown(name, names.shared, "Het blok", span, "blok-bestaat")]
    if name in names.within:
        return [error("blok-zonder-kringloop", f"Het blok '{name}' gebruikt, al dan niet via andere blokken, zichzelf.", span)]
    return list(names.found_in(found, lambda: [*check_phrases(found.zinnen, names), *check_blocks(found.blokken, names.inside(name))]))


def check_phrases(zinnen: Zinnen, names: Names) -> list[Finding]:
    """Return the named sentences that hide a name which is already there."""
    taken = [(name, pieces) for name, pieces in zinnen.items() if name in names.names]
    hint = "Geef de zin een andere naam."
    return [error("naam-is-vrij", f"De naam '{name}' is hier al bekend.", pieces[0].tekst.span, hint=hint) for name, pieces in taken]


def _check_table(tabel: Tabel, names: Names) -> list[Finding]:
    found = [*_check_form(tabel), *check_zin(tabel.bijschrift, names)]
    row = names
    if tabel.per is not None:
        row, faults = sentencecheck.check_loop(tabel.per, names)
        found += faults
    if tabel.als is not None:
        found += sentencecheck.check_condition(tabel.als, row)
    found += check_zin(tabel.groep, row)
    for item in tabel.rijen:
        found += check_zin(item.kop, names)
    for kolom in tabel.kolommen:
        if kolom.als is not None:
            found += sentencecheck.check_condition(kolom.als, names)
        head, cell = names, row.having("cel", view("cel"))
        if kolom.per is not None:
            head, faults = sentencecheck.check_loop(kolom.per, names)
            found += faults
            cell = replace(cell, names={**head.names, **cell.names})
        found += [*check_zin(kolom.kop, head), *check_zin(kolom.cel, cell), *check_blocks(kolom.blokken, cell), *check_zin(kolom.totaal, head)]
        if kolom is not tabel.kolommen[0]:
            found += [finding for item in tabel.rijen for finding in check_zin(item.cel, head)]
    return found


def _check_cells(table: Celtabel, names: Names) -> list[Finding]:
    """Return what is wrong in a table that was written out: every row has a cell in each column."""
    found = [*check_zin(table.bijschrift, names), *(finding for row in table.rijen for cell in row for finding in check_zin(cell, names))]
    columns = len(table.rijen[0])
    if any(len(row) != columns for row in table.rijen):
        hint = "Geef iedere rij even veel cellen; een lege cel is ''."
        found.append(error("veld-is-ingevuld", f"Niet iedere rij heeft {columns} cellen.", table.positie.of("rijen"), hint=hint))
    if table.uitlijning and len(table.uitlijning) != columns:
        found.append(error("veld-is-ingevuld", f"Er zijn {columns} kolommen en {len(table.uitlijning)} uitlijningen.", table.positie.of("uitlijning")))
    return found


def _check_form(tabel: Tabel) -> Iterator[Finding]:
    """A table has rows by `per` or by name, cells where these are written, and words for who cannot see it."""
    if (tabel.per is None) == (not tabel.rijen):
        message = "Een tabel heeft 'per' (een rij per stuk) of 'rijen' (rijen met een naam)."
        yield error("veld-is-ingevuld", message, tabel.positie.span, hint="Kies een van de twee.")
    if tabel.bijschrift is None and tabel.omschrijving is None:
        hint = "Die staat er niet bij gedrukt; wie de tabel niet ziet, hoort haar."
        yield error("veld-is-ingevuld", "Een tabel zonder 'bijschrift' heeft een 'omschrijving' nodig.", tabel.positie.span, hint=hint)
    for kolom in tabel.kolommen:
        if (kolom.cel is None and not kolom.blokken) != bool(tabel.rijen):
            message = "Bij 'rijen' staat de inhoud van een cel bij de rij." if tabel.rijen else "Hier ontbreekt 'cel': de inhoud van een cel."
            yield error("veld-is-ingevuld", message, kolom.positie.span)


def _check_figure(figuur: Figuur, names: Names) -> list[Finding]:
    found = check_zin(figuur.bijschrift, names)
    row = names
    if figuur.per is not None:
        row, faults = sentencecheck.check_loop(figuur.per, names)
        found += [*faults, *check_zin(figuur.rij, row)]
        if figuur.rij is None:
            found.append(error("veld-is-ingevuld", "Hier ontbreekt 'rij': de naam van iedere rij.", figuur.positie.span))
    found += check_zin(figuur.bronnen, names)
    for meting in (*figuur.reeksen, *([figuur.referentie] if figuur.referentie else [])):
        series, cell = names, row
        if meting.per is not None:
            series, faults = sentencecheck.check_loop(meting.per, names)
            found += faults
            cell = replace(row, names={**series.names, **row.names}).having("cel", view("cel"))
        found += [*check_zin(meting.naam, series), *check_zin(meting.waarde, cell)]
    return found


def _check_timeline(tijdlijn: Tijdlijn, names: Names) -> list[Finding]:
    row, found = sentencecheck.check_loop(tijdlijn.per, names)
    moment, faults = sentencecheck.check_loop(tijdlijn.momenten, row)
    found = [*found, *faults, *check_zin(tijdlijn.rij, row)]
    for zin, known in ((tijdlijn.dag, moment), (tijdlijn.tekst, moment), (tijdlijn.bijschrift, names), (tijdlijn.nu, names), (tijdlijn.nu_tekst, names)):
        found += check_zin(zin, known)
    return found


def unknown(name: str, known: Iterable[str], what: str, span: Span, slug: str = "naam-bestaat") -> Finding:
    """Return the finding for a name that is not there, with the nearest one that is."""
    hint = suggestion(name, known)
    return error(slug, f"{what} '{name}' bestaat niet.", span, hint=hint)


def no_deelnemer(ctx: Context, traject: Traject, name: str, span: Span, slug: str = "naam-bestaat") -> Finding:
    """Return the finding for who takes no part: unknown, or known and not (any more) in the list of this traject."""
    record = ctx.workspace.organisaties.get(name)
    if record is None:
        return unknown(name, traject.deelnemers, "De deelnemer", span, slug)
    file = traject.positie.of("deelnemers").file or f"trajecten/{traject.id}/traject.yaml"
    hint = f"Doet zij mee, zet '{name}' dan bij 'deelnemers:' in {file}. Gaat zij eruit: zie docs/handleiding/een-gemeente-gaat-eruit.md."
    return error(slug, f"{record.naam} is geen deelnemer van dit traject.", span, hint=hint)


__all__ = ["Context", "check_blocks", "check_phrases", "check_shared", "check_zin", "context", "no_deelnemer", "unknown"]


def strangers(names: Iterable[str], known: Iterable[str], what: str, span: Span, slug: str = "naam-bestaat") -> Iterator[Finding]:
    """Yield the finding for each of these names that is not there."""
    there = dict.fromkeys(known)
    yield from (unknown(name, there, what, span, slug) for name in names if name not in there)
