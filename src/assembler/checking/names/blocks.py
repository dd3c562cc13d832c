"""What is wrong in the blocks of a text: their shape, their sentences, their tables and figures, and the blocks that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.checking.names.context import unknown
from assembler.ground.findings import Finding, Related, Span, error
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Blok, Celtabel, Figuur, Tabel, Tijdlijn, Zinnen
from assembler.sentences import check as sentencecheck
from assembler.sentences.names import view
from assembler.sentences.scope import Names


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
