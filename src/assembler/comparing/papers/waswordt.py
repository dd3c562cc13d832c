"""The was-wordtlijst: was, wordt and toelichting beside each other, and a minute of summary on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assembler.comparing.causes import passages
from assembler.comparing.causes.causes import Cause
from assembler.comparing.causes.difference import Difference
from assembler.comparing.causes.passages import Line, Passage
from assembler.comparing.causes.tables import ChangedTable
from assembler.comparing.papers import words
from assembler.comparing.papers.pieces import items, marked, overview, paragraph, section, table, text
from assembler.comparing.trees import Segment
from assembler.ground.document import Final, Marked, Node, Tekst, Voettekst

_SHORT_CELL = 40  # characters
_MAX_LINES = 12  # lines of the summary: what can be read in a minute


def paper(difference: Difference, *, full: bool = False) -> Final:
    """Return the was-wordtlijst of a document; `full` shows what only renumbered too."""
    found = passages.passages(difference, full=full)
    new = difference.trees.new.final
    parts = [section("In één minuut", *_summary(difference, found))]
    if found:
        rows = [[_side(item.before_heading, item.before), _side(item.after_heading, item.after), list(_why(item))] for item in found]
        parts.append(section("De wijzigingen", table("Was, wordt en toelichting per artikel", ("Was", "Wordt", "Toelichting"), (37, 37, 26), rows)))
    parts += [*_tables(found), *_numbers(difference)]
    subtitle = f"Van {words.side(difference.old)} naar {words.side(difference.new)}"
    return overview(f"Was-wordtlijst {new.titel}", subtitle, _footer(difference), new.huisstijl, parts, landscape=True)


def _footer(difference: Difference) -> Voettekst:
    """What every page says: which overview it is, and of which two texts."""
    was, now = difference.trees.old.final.voettekst, difference.trees.new.final.voettekst
    milestone = now.mijlpaal if was.mijlpaal == now.mijlpaal else f"{was.mijlpaal} – {now.mijlpaal}"
    version = now.versie if was.versie == now.versie else f"{was.versie} – {now.versie}"
    return Voettekst(f"was-wordt {difference.name}", milestone, version, now.stand, now.vermelding or was.vermelding, concept=False)


def _summary(difference: Difference, found: Sequence[Passage]) -> Iterator[Node]:
    yield from (paragraph(line) for line in words.summary(difference, found))
    yield from (paragraph(f"{note}.", "Let op") for note in difference.caveats)
    lines = list(by_cause(found))
    more = [("", f"en nog {len(lines) - _MAX_LINES} andere oorzaken; zie de tabel.")] if len(lines) > _MAX_LINES else []
    if lines:
        yield items([*lines[:_MAX_LINES], *more])
    if found:
        legend = (Tekst("Zo leest u de tabel: "), Marked("doorgehaald", "gone"), Tekst(" is vervallen, "), Marked("onderstreept", "new"))
        yield paragraph((*legend, Tekst(" is nieuw, (…) staat voor tekst die gelijk bleef.")))


def by_cause(found: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Yield each cause with the places that it touched; what nobody decided first, decisions by date."""
    places: dict[str, dict[str, None]] = {}
    first: dict[str, Cause] = {}
    for passage in found:
        for item in passage.causes:
            name = (
                item.text
                if item.kind == "besluit"
                else {"mijlpaal": "Hoort bij de andere mijlpaal of dag", "onbekend": "Zonder besluit"}.get(item.kind, item.text)
            )
            first.setdefault(name, item)
            if not passage.is_aannames:
                places.setdefault(name, {})[_named(passage)] = None
    order = {"onbekend": 0, "bewerking": 1, "besluit": 2, "cijfer": 3, "mijlpaal": 4}
    for name in sorted(places, key=lambda item: (order[first[item].kind], str(first[item].day or ""))):
        shown = list(places[name])
        rest = f"; en {len(shown) - 8} andere plaatsen" if len(shown) > 9 else ""
        yield name[:1].upper() + name[1:], f"{'; '.join(shown[:8] if rest else shown)}{rest}."


def _named(passage: Passage) -> str:
    """Return the name of a passage within a sentence: "artikel 12 (Stemverhouding)", "nieuw artikel 14"; the memorandum as one."""
    heading = passage.after_heading or passage.before_heading
    if heading.startswith("Toelichting, "):
        return "de toelichting"
    kind = "" if passage.action == "gewijzigd" else f", {passage.action}"
    return f"{heading[:1].lower()}{heading[1:]}{kind}" if heading.startswith(("Artikel ", "Bijlage ", "Hoofdstuk ")) else f"{heading}{kind}"


def _side(heading: str, rows: Sequence[Line]) -> list[Node]:
    if not heading:
        return [paragraph("(komt niet voor)")]
    lines = [paragraph("", heading)]
    lines += [paragraph((*(text(f"{item.label} ") if item.label else ()), *marked(item.segments)), depth=item.depth) for item in rows]
    return lines if rows else [*lines, paragraph("(…)")]


def _why(passage: Passage) -> Iterator[Node]:
    """Yield the decisions and their reasons; each decision is named once."""
    if passage.undecided:
        yield paragraph("", "Zonder besluit")
    if not passage.changes:
        yield paragraph("Alleen een ander nummer.")
    said = ""
    for item in passage.causes:
        line = f"{item.text[:1].upper()}{item.text[1:]}."
        if line != said:
            yield paragraph("", line) if item.kind == "besluit" else paragraph(line)
            said = line
        if item.reden:
            yield paragraph(item.reden)


def _tables(found: Sequence[Passage]) -> Iterator[Node]:
    """Yield the tables that changed, each under the place where it stands."""
    changed = [(passage, item) for passage in found for item in passage.tables]
    if changed:
        yield section("Gewijzigde tabellen", *(_table(passage.after_heading or passage.before_heading, item) for passage, item in changed))


def _table(place: str, item: ChangedTable) -> Node:
    """A table with the rows that differ, totals first; what was and what is stand in the same cell."""
    rows = [[_cell(cell) for cell in row] for row in item.rows]
    left_out = f"{words.number_of(item.left_out, 'rij bleef', 'rijen bleven')} gelijk en staan hier niet." if item.left_out > 1 else ""
    left_out = "Eén rij bleef gelijk en staat hier niet." if item.left_out == 1 else left_out
    heading = f"{place}: {item.caption}" if item.caption and item.caption not in place else place
    made = table(heading, item.heads, item.layout.widths, rows, item.layout.alignments)
    return section(heading, made, *([paragraph(left_out)] if left_out else []))


def _cell(segments: Sequence[Segment]) -> list[Node]:
    """A cell: what it was above what it is where both are short, as amounts are; else the words that differ in their sentence."""
    was, now = ("".join(item.text for item in segments if item.kind != kind) for kind in ("nieuw", "weg"))
    if was == now or not was or not now or max(len(was), len(now)) > _SHORT_CELL:
        return [paragraph(marked(segments))]
    return [paragraph((Marked(was, "gone"),)), paragraph((Marked(now, "new"),))]


def _numbers(difference: Difference) -> Iterator[Node]:
    rows = words.renumbered(difference.trees.transposition)
    if rows:
        cells = [[row.old or "–", row.new or "–", row.opschrift, words.kind(row)] for row in rows]
        heads = ("Artikel was", "Artikel wordt", "Opschrift", "Wat er gebeurde")
        yield section("Transponeringstabel", table("Oude en nieuwe nummers van de artikelen", heads, (12, 12, 50, 26), cells))
