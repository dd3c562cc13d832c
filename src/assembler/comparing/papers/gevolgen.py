"""The page of consequences: who votes and pays what now, what each decision and figure did, and what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assembler.comparing.causes.causes import INVENTED
from assembler.comparing.causes.consequences import CauseGroup, Consequences
from assembler.comparing.causes.sides import Entry
from assembler.comparing.causes.tastes import TouchedPlace
from assembler.comparing.papers import amounts, words
from assembler.comparing.papers.pieces import Cell, overview, paragraph, section, table
from assembler.ground.document import Final, Node, Voettekst
from assembler.ground.wording import datum, hoofdletter

_SHORT = 120  # characters: a reason up to here is told
_MAX = 9  # places of one decision; the comparison itself has all
_LOOSE = "iedere wijziging heeft een besluit, een cijfer of de andere mijlpaal als oorzaak"


def paper(found: Consequences, names: Mapping[str, str], vermelding: str, house_style: str) -> Final:
    """Return the page; `names` are those of the gemeenten, `vermelding` is what every page of the traject says."""
    stand = datum(found.new.stand) if found.new.stand else ""
    foot = Voettekst("gevolgen", found.new.name, f"sinds {found.old.title}", stand, vermelding, concept=False)
    count = words.number_of(found.changes, "wijziging", "wijzigingen")
    parts = [paragraph(f"Van {words.side(found.old)} naar {words.side(found.new)}: {count}.")]
    parts += [paragraph(f"{note}.", "Let op") for note in (*found.old.caveats, *found.new.caveats)]
    parts += amounts.totals(found, names)
    parts += _loose(found)
    parts += [*_decided(found, names), *_figures(found, names)]
    parts += [paragraph(_joined(rows), about) for about, rows in (("Documenten", _documents(found)), ("Nog open", _open(found, names)))]
    if any("*" in _starred(title) for title in (*(group.title for group in found.groups), *found.idle)):
        parts.append(paragraph(f"* {INVENTED}"))
    return overview(f"Gevolgen sinds {found.old.title}", "", foot, house_style, parts, landscape=False)


def _joined(rows: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{about[:1].lower()}{about[1:]}: {line}" for about, line in rows) + "."


def _starred(title: str) -> str:
    """Return the title of a decision with a star for one that was made up; a note at the end explains it."""
    return title.replace(f"({INVENTED}, ", "* (").replace(f" ({INVENTED})", " *")


def _loose(found: Consequences) -> Iterator[Node]:
    if not found.undecided:
        yield paragraph(f"niets; {_LOOSE}.", "Zonder besluit")
        return
    rows = [[_title(group.title), [paragraph(line, about) for about, line in _places([group.touched])]] for group in found.undecided]
    yield section("Zonder besluit", table("Wat zonder besluit is gewijzigd", ("Wat", "Gevolg"), (28, 72), rows))


def _decided(found: Consequences, names: Mapping[str, str]) -> Iterator[Node]:
    rows: list[list[Cell]] = [[_title(_starred(group.title)), list(_did(group, names))] for group in found.groups if group.kind == "besluit"]
    rows += [[_title(_starred(hoofdletter(item))), [paragraph("geen gevolg voor de tekst")]] for item in found.idle]
    yield section("Per besluit", table("Wat ieder besluit deed", ("Besluit", "Gevolg"), (28, 72), rows) if rows else paragraph("er is niets besloten", "Geen"))


def _figures(found: Consequences, names: Mapping[str, str]) -> Iterator[Node]:
    rows = [[_title(group.title.removeprefix("Cijfer: ")), list(_did(group, names))] for group in found.groups if group.kind == "cijfer"]
    if rows:
        yield section("Per cijfer", table("Wat ieder nieuw bekend cijfer deed", ("Cijfer", "Gevolg"), (28, 72), rows))


def _title(text: str) -> list[Node]:
    return [paragraph("", hoofdletter(text))]


def _did(group: CauseGroup, names: Mapping[str, str]) -> Iterator[Node]:
    """Yield what a decision or figure did: its figures, the places of each choice, votes and contributions."""
    if group.figures:
        yield paragraph(amounts.figures(group.figures, names), "Was en wordt")
    reasons = {item.reden for item in group.causes if item.reden}
    if len(reasons) == 1 and len(reason := next(iter(reasons))) < _SHORT:
        yield paragraph(reason, "Bron" if group.kind == "cijfer" else "")
    yield from (paragraph(line, about) for about, line in _places(list(group.causes.values())))
    yield from (paragraph(line, about) for about, line in amounts.lines(group.effects, names))
    if not group.touched and not group.effects:
        yield paragraph("geen gevolg voor de tekst")


def _places(parts: Sequence[Sequence[TouchedPlace]]) -> Iterator[tuple[str, str]]:
    """Yield the places that each part touched, per document, and at the end the papers of all parts together."""
    papers: dict[str, dict[str, None]] = {}
    for touched in parts:
        texts: dict[str, list[str]] = {}
        for item in touched:
            if item.regeling:
                texts.setdefault(item.document, []).append(_place(item))
            else:
                papers.setdefault(item.document, {}).update(dict.fromkeys(item.papers))
        shown = [f"{name}: {'; '.join(rows[:_MAX])}{f'; en {len(rows) - _MAX} andere plaatsen' if len(rows) > _MAX else ''}" for name, rows in texts.items()]
        if shown:
            yield "", ". ".join(shown) + "."
    if papers:
        yield "Stukken", ", ".join(f"{name} ({len(rows)})" if len(rows) > 1 else next(iter(rows)) for name, rows in papers.items()) + "."


def _place(item: TouchedPlace) -> str:
    text = f"{item.place[:1].lower()}{item.place[1:]}" if item.place.startswith(("Artikel", "Bijlage", "Toelichting")) else item.place
    if item.action != "gewijzigd":
        return f"{text} {item.action}"
    if item.before and item.after:
        more = f"{item.count} wijzigingen, waaronder " if item.count > 1 else ""
        return f"{text}: {more}'{item.before}' wordt '{item.after}'"
    if (item.before or item.after) and item.count == 1:
        return f"{text}: {'erbij' if item.after else 'eruit'} '{item.after or item.before}'"
    return f"{text} ({words.number_of(item.count, 'wijziging', 'wijzigingen')})"


def _documents(consequences: Consequences) -> Iterator[tuple[str, str]]:
    total = len(consequences.new.entries)
    yield "Ongewijzigd", f"{len(consequences.unchanged)} van {total}{_within(_listed(consequences.unchanged, consequences.new.entries))}"
    for group in consequences.groups:
        if group.kind == "mijlpaal":
            touched = tuple(dict.fromkeys(name for item in group.touched for name in item.papers))
            yield "Hoort bij de andere mijlpaal of dag", f"wijzigingen in {', '.join(_listed(touched, consequences.new.entries))}"
    for name, rows, side in (("Nieuw", consequences.added, consequences.new), ("Vervallen", consequences.dropped, consequences.old)):
        if rows:
            yield name, f"{len(rows)}{_within(_listed(rows, side.entries))}"


def _listed(rows: tuple[str, ...], entries: Mapping[str, Entry]) -> list[str]:
    """Return documents by name, those of more gemeenten together: gr-tekst, rib (7)."""
    counts = Counter(entries[name].document for name in rows)
    return [
        f"{document} ({number})" if number > 1 else next(name for name in rows if entries[name].document == document) for document, number in counts.items()
    ]


def _within(names: list[str]) -> str:
    return f" ({', '.join(names)})" if names else ""


def _open(consequences: Consequences, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    own = ", ".join(f"{names.get(name, name)} {number}" for name, number in consequences.own_text.items())
    yield (
        "Nog niet bekend (n.t.b.)",
        "; ".join(consequences.ntb[:5]) + (f" en {len(consequences.ntb) - 5} andere" if len(consequences.ntb) > 5 else "") or "niets",
    )
    yield (
        "Aannames",
        f"{words.number_of(len(consequences.aannames), 'bron', 'bronnen')} van aangenomen cijfers" if consequences.aannames else "geen aangenomen cijfers",
    )
    yield "Eigen tekst van gemeenten", own or "geen"
    yield "Voorgenomen, niet besloten", "; ".join(consequences.voorgenomen) or "niets"
    counts = {"fout": ("fout", "fouten"), "waarschuwing": ("waarschuwing", "waarschuwingen"), "opmerking": ("opmerking", "opmerkingen")}
    yield "Bevindingen", ", ".join(words.number_of(number, *counts[level]) for level, number in consequences.findings.items()) or "geen"
