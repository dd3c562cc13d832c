"""`--as gevolgen`: what every decision since a version did, on a page: for a terminal, as a web page, and in Word."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from assembler.comparing.causes.causes import AANGENOMEN
from assembler.comparing.causes.consequences import Geraakt, Gevolgen, Groep
from assembler.comparing.causes.sides import Stuk
from assembler.document import Voettekst
from assembler.rendering.comparison import words
from assembler.rendering.comparison.page import page
from assembler.rendering.word.overview import Overzicht, Stukje, regel
from assembler.wording import datum

_MAX = 9  # places of one decision; the comparison itself has all
_WIDTH = 110


@dataclass(frozen=True, slots=True)
class Blok:
    """A heading with its lines; of a line the first part is emphasised."""

    kop: str
    punten: tuple[tuple[str, str], ...]


def title(gevolgen: Gevolgen) -> str:
    """Return the title of the page."""
    return f"Gevolgen sinds {gevolgen.oud.titel}"


def blocks(gevolgen: Gevolgen, names: dict[str, str] | None = None) -> list[Blok]:
    """Return the page as headings and lines; `names` are those of the gemeenten."""
    loose = gevolgen.zonder_besluit
    found = [
        Blok(
            "Zonder besluit",
            tuple((group.titel, _places(group)) for group in loose)
            or (("Geen", "iedere wijziging heeft een besluit, een cijfer of de andere mijlpaal als oorzaak"),),
        )
    ]
    decided = [item for item in gevolgen.groepen if item not in loose and item.soort != "mijlpaal"]
    lines = [(_starred(group.titel), f"{_reasons(group)}{_places(group)}") for group in decided]
    lines += [(_starred(item[:1].upper() + item[1:]), "geen gevolg voor de tekst") for item in gevolgen.zonder_gevolg]
    found.append(Blok("Per besluit", tuple(lines) or (("Geen", "er is niets besloten"),)))
    found.append(Blok("Documenten", tuple(_documents(gevolgen))))
    found.append(Blok("Nog open", tuple(_open(gevolgen, names or {}))))
    return found


def _starred(title: str) -> str:
    """Return the title of a decision with a star for one that was made up; `_note` explains it."""
    return title.replace(f"({AANGENOMEN}, ", "* (").replace(f" ({AANGENOMEN})", " *")


def _note(found: list[Blok]) -> str:
    return f"* {AANGENOMEN}" if any("*" in head for block in found for head, _ in block.punten) else ""


def _reasons(group: Groep) -> str:
    reasons = list(dict.fromkeys(item.reden for item in group.oorzaken if item.reden))
    return f"{' '.join(reasons)} " if len(reasons) == 1 and len(reasons[0]) < 120 else ""


def _places(group: Groep) -> str:
    """Return what a decision touched, per document; the papers together."""
    texts: dict[str, list[str]] = {}
    papers = []
    for item in group.geraakt:
        if item.regeling:
            texts.setdefault(item.document, []).append(_place(item))
        else:
            papers.append(f"{item.document} ({len(item.stukken)})" if len(item.stukken) > 1 else item.stukken[0])
    shown = [
        f"{document}: {'; '.join(rows[:_MAX])}{f'; en {len(rows) - _MAX} andere plaatsen' if len(rows) > _MAX else ''}" for document, rows in texts.items()
    ]
    return ". ".join([*shown, *([f"Stukken: {', '.join(papers)}"] if papers else [])]) + "."


def _place(item: Geraakt) -> str:
    text = f"{item.plaats[:1].lower()}{item.plaats[1:]}" if item.plaats.startswith(("Artikel", "Bijlage", "Toelichting")) else item.plaats
    if item.soort != "gewijzigd":
        return f"{text} {item.soort}"
    if item.was and item.wordt:
        more = f"{item.aantal} wijzigingen, waaronder " if item.aantal > 1 else ""
        return f"{text}: {more}'{item.was}' wordt '{item.wordt}'"
    if (item.was or item.wordt) and item.aantal == 1:
        return f"{text}: {'erbij' if item.wordt else 'eruit'} '{item.wordt or item.was}'"
    return f"{text} ({words.aantal(item.aantal, 'wijziging', 'wijzigingen')})"


def _documents(gevolgen: Gevolgen) -> Iterator[tuple[str, str]]:
    total = len(gevolgen.nieuw.stukken)
    yield "Ongewijzigd", f"{len(gevolgen.ongewijzigd)} van {total}{_listed(gevolgen.ongewijzigd, gevolgen.nieuw.stukken)}"
    for group in gevolgen.groepen:
        if group.soort == "mijlpaal":
            number = len({name for item in group.geraakt for name in item.stukken})
            yield (
                "Hoort bij de andere mijlpaal of dag",
                f"{sum(item.aantal for item in group.geraakt)} wijzigingen in {words.aantal(number, 'document', 'documenten')}",
            )
    for name, rows, side in (("Nieuw", gevolgen.erbij, gevolgen.nieuw), ("Vervallen", gevolgen.eraf, gevolgen.oud)):
        if rows:
            yield name, f"{len(rows)}{_listed(rows, side.stukken)}"


def _listed(rows: tuple[str, ...], stukken: Mapping[str, Stuk]) -> str:
    """Return documents by name, those of more gemeenten together: " (gr-tekst, rib (7))"."""
    counts = Counter(stukken[name].document for name in rows)
    shown = [
        f"{document} ({number})" if number > 1 else next(name for name in rows if stukken[name].document == document) for document, number in counts.items()
    ]
    return f" ({', '.join(shown)})" if shown else ""


def _open(gevolgen: Gevolgen, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    own = ", ".join(f"{names.get(name, name)} {number}" for name, number in gevolgen.eigen_tekst.items())
    yield "Nog niet bekend (n.t.b.)", "; ".join(gevolgen.ntb[:5]) + (f" en {len(gevolgen.ntb) - 5} andere" if len(gevolgen.ntb) > 5 else "") or "niets"
    yield "Aannames", f"{words.aantal(len(gevolgen.aannames), 'bron', 'bronnen')} van aangenomen cijfers" if gevolgen.aannames else "geen aangenomen cijfers"
    yield "Eigen tekst van gemeenten", own or "geen"
    yield "Voorgenomen, niet besloten", "; ".join(gevolgen.voorgenomen) or "niets"
    counts = {"fout": ("fout", "fouten"), "waarschuwing": ("waarschuwing", "waarschuwingen"), "opmerking": ("opmerking", "opmerkingen")}
    yield "Bevindingen", ", ".join(words.aantal(number, *counts[level]) for level, number in gevolgen.bevindingen.items()) or "geen"


def _intro(gevolgen: Gevolgen) -> str:
    return f"Van {words.side(gevolgen.oud)} naar {words.side(gevolgen.nieuw)}: {words.aantal(gevolgen.wijzigingen, 'wijziging', 'wijzigingen')}."


def txt(gevolgen: Gevolgen, names: dict[str, str]) -> str:
    """Return the page for a terminal."""
    lines = [title(gevolgen), *_wrapped(_intro(gevolgen), 0)]
    lines += [f"Let op: {note}" for note in (*gevolgen.oud.kanttekeningen, *gevolgen.nieuw.kanttekeningen)]
    found = blocks(gevolgen, names)
    for block in found:
        lines += ["", block.kop.upper()]
        for head, text in block.punten:
            lines += _wrapped(f"- {head}: {text}", 2)
    return "\n".join([*lines, *(["", note] if (note := _note(found)) else [])]) + "\n"


def _wrapped(text: str, indent: int) -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False)


def html(gevolgen: Gevolgen, names: dict[str, str]) -> str:
    """Return the page for a browser."""
    body = [f"<h1>{escape(title(gevolgen))}</h1>", f"<p>{escape(_intro(gevolgen))}</p>"]
    found = blocks(gevolgen, names)
    for block in found:
        items = "".join(f"<li><strong>{escape(head)}:</strong> {escape(text)}</li>" for head, text in block.punten)
        body.append(f"<section><h2>{escape(block.kop)}</h2><ul>{items}</ul></section>")
    return page(title(gevolgen), "\n".join([*body, f"<p>{escape(_note(found))}</p>"]))


def docx(gevolgen: Gevolgen, names: dict[str, str], basis: bytes, vermelding: str) -> bytes:
    """Return the page in Word: as compact as it can be read, for it should be one."""
    stand = datum(gevolgen.nieuw.stand) if gevolgen.nieuw.stand else ""
    foot = Voettekst("gevolgen", gevolgen.nieuw.naam, f"sinds {gevolgen.oud.titel}", stand, vermelding, concept=False)
    overzicht = Overzicht(basis, title(gevolgen), foot, liggend=False)
    found = blocks(gevolgen, names)
    overzicht.zin(Stukje(" ".join([_intro(gevolgen), *([f"{note}."] if (note := _note(found)) else [])])))
    loose, decided, documents, still = found
    if gevolgen.zonder_besluit:
        _table(overzicht, loose, "Zonder besluit")
    else:
        overzicht.zin(Stukje("Zonder besluit: ", "vet"), Stukje("niets; iedere wijziging heeft een besluit, een cijfer of de andere mijlpaal als oorzaak."))
    _table(overzicht, decided, "Besluit")
    for name, block in (("Documenten", documents), ("Nog open", still)):
        overzicht.zin(Stukje(f"{name}: ", "vet"), Stukje("; ".join(f"{head[:1].lower()}{head[1:]}: {text}" for head, text in block.punten) + "."))
    return overzicht.bytes()


def _table(overzicht: Overzicht, block: Blok, first: str) -> None:
    overzicht.kop(block.kop)
    overzicht.tabel(block.kop, (first, "Gevolg"), (24, 76), [[[regel(head, "vet")], [regel(text)]] for head, text in block.punten])
