"""`--as gevolgen`: what every decision since a version did, on a page: for a terminal, as a web page, and in Word."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from assembler.comparing.causes.causes import INVENTED
from assembler.comparing.causes.consequences import CauseGroup, Consequences, TouchedPlace
from assembler.comparing.causes.sides import Entry
from assembler.document import Voettekst
from assembler.rendering.comparison import words
from assembler.rendering.comparison.page import page
from assembler.rendering.word.overview import Overzicht, Stukje, regel
from assembler.wording import datum

_MAX = 9  # places of one decision; the comparison itself has all
_WIDTH = 110


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; of a line the first part is emphasised."""

    heading: str
    lines: tuple[tuple[str, str], ...]


def title(consequences: Consequences) -> str:
    """Return the title of the page."""
    return f"Gevolgen sinds {consequences.old.title}"


def blocks(consequences: Consequences, names: dict[str, str] | None = None) -> list[Section]:
    """Return the page as headings and lines; `names` are those of the gemeenten."""
    loose = consequences.undecided
    found = [
        Section(
            "Zonder besluit",
            tuple((group.title, _places(group)) for group in loose)
            or (("Geen", "iedere wijziging heeft een besluit, een cijfer of de andere mijlpaal als oorzaak"),),
        )
    ]
    decided = [item for item in consequences.groups if item not in loose and item.kind != "mijlpaal"]
    lines = [(_starred(group.title), f"{_reasons(group)}{_places(group)}") for group in decided]
    lines += [(_starred(item[:1].upper() + item[1:]), "geen gevolg voor de tekst") for item in consequences.idle]
    found.append(Section("Per besluit", tuple(lines) or (("Geen", "er is niets besloten"),)))
    found.append(Section("Documenten", tuple(_documents(consequences))))
    found.append(Section("Nog open", tuple(_open(consequences, names or {}))))
    return found


def _starred(title: str) -> str:
    """Return the title of a decision with a star for one that was made up; `_note` explains it."""
    return title.replace(f"({INVENTED}, ", "* (").replace(f" ({INVENTED})", " *")


def _note(found: list[Section]) -> str:
    return f"* {INVENTED}" if any("*" in head for block in found for head, _ in block.lines) else ""


def _reasons(group: CauseGroup) -> str:
    reasons = list(dict.fromkeys(item.reden for item in group.causes if item.reden))
    return f"{' '.join(reasons)} " if len(reasons) == 1 and len(reasons[0]) < 120 else ""


def _places(group: CauseGroup) -> str:
    """Return what a decision touched, per document; the papers together."""
    texts: dict[str, list[str]] = {}
    papers = []
    for item in group.touched:
        if item.regeling:
            texts.setdefault(item.document, []).append(_place(item))
        else:
            papers.append(f"{item.document} ({len(item.papers)})" if len(item.papers) > 1 else item.papers[0])
    shown = [
        f"{document}: {'; '.join(rows[:_MAX])}{f'; en {len(rows) - _MAX} andere plaatsen' if len(rows) > _MAX else ''}" for document, rows in texts.items()
    ]
    return ". ".join([*shown, *([f"Stukken: {', '.join(papers)}"] if papers else [])]) + "."


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
    yield "Ongewijzigd", f"{len(consequences.unchanged)} van {total}{_listed(consequences.unchanged, consequences.new.entries)}"
    for group in consequences.groups:
        if group.kind == "mijlpaal":
            number = len({name for item in group.touched for name in item.papers})
            yield (
                "Hoort bij de andere mijlpaal of dag",
                f"{sum(item.count for item in group.touched)} wijzigingen in {words.number_of(number, 'document', 'documenten')}",
            )
    for name, rows, side in (("Nieuw", consequences.added, consequences.new), ("Vervallen", consequences.dropped, consequences.old)):
        if rows:
            yield name, f"{len(rows)}{_listed(rows, side.entries)}"


def _listed(rows: tuple[str, ...], entries: Mapping[str, Entry]) -> str:
    """Return documents by name, those of more gemeenten together: " (gr-tekst, rib (7))"."""
    counts = Counter(entries[name].document for name in rows)
    shown = [
        f"{document} ({number})" if number > 1 else next(name for name in rows if entries[name].document == document) for document, number in counts.items()
    ]
    return f" ({', '.join(shown)})" if shown else ""


def _open(consequences: Consequences, names: dict[str, str]) -> Iterator[tuple[str, str]]:
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


def _intro(consequences: Consequences) -> str:
    return f"Van {words.side(consequences.old)} naar {words.side(consequences.new)}: {words.number_of(consequences.changes, 'wijziging', 'wijzigingen')}."


def txt(consequences: Consequences, names: dict[str, str]) -> str:
    """Return the page for a terminal."""
    lines = [title(consequences), *_wrapped(_intro(consequences), 0)]
    lines += [f"Let op: {note}" for note in (*consequences.old.caveats, *consequences.new.caveats)]
    found = blocks(consequences, names)
    for block in found:
        lines += ["", block.heading.upper()]
        for head, text in block.lines:
            lines += _wrapped(f"- {head}: {text}", 2)
    return "\n".join([*lines, *(["", note] if (note := _note(found)) else [])]) + "\n"


def _wrapped(text: str, indent: int) -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False)


def html(consequences: Consequences, names: dict[str, str]) -> str:
    """Return the page for a browser."""
    body = [f"<h1>{escape(title(consequences))}</h1>", f"<p>{escape(_intro(consequences))}</p>"]
    found = blocks(consequences, names)
    for block in found:
        items = "".join(f"<li><strong>{escape(head)}:</strong> {escape(text)}</li>" for head, text in block.lines)
        body.append(f"<section><h2>{escape(block.heading)}</h2><ul>{items}</ul></section>")
    return page(title(consequences), "\n".join([*body, f"<p>{escape(_note(found))}</p>"]))


def docx(consequences: Consequences, names: dict[str, str], basis: bytes, vermelding: str) -> bytes:
    """Return the page in Word: as compact as it can be read, for it should be one."""
    stand = datum(consequences.new.stand) if consequences.new.stand else ""
    foot = Voettekst("gevolgen", consequences.new.name, f"sinds {consequences.old.title}", stand, vermelding, concept=False)
    overzicht = Overzicht(basis, title(consequences), foot, liggend=False)
    found = blocks(consequences, names)
    overzicht.zin(Stukje(" ".join([_intro(consequences), *([f"{note}."] if (note := _note(found)) else [])])))
    loose, decided, documents, still = found
    if consequences.undecided:
        _table(overzicht, loose, "Zonder besluit")
    else:
        overzicht.zin(Stukje("Zonder besluit: ", "vet"), Stukje("niets; iedere wijziging heeft een besluit, een cijfer of de andere mijlpaal als oorzaak."))
    _table(overzicht, decided, "Besluit")
    for name, block in (("Documenten", documents), ("Nog open", still)):
        overzicht.zin(Stukje(f"{name}: ", "vet"), Stukje("; ".join(f"{head[:1].lower()}{head[1:]}: {text}" for head, text in block.lines) + "."))
    return overzicht.bytes()


def _table(overzicht: Overzicht, block: Section, first: str) -> None:
    overzicht.kop(block.heading)
    overzicht.tabel(block.heading, (first, "Gevolg"), (24, 76), [[[regel(head, "vet")], [regel(text)]] for head, text in block.lines])
