"""`--as was-wordt`: a landscape .docx with was, wordt and toelichting beside each other, and a minute of summary on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assembler.comparing.causes import passages
from assembler.comparing.causes.causes import Cause
from assembler.comparing.causes.difference import Difference
from assembler.comparing.causes.passages import Passage
from assembler.comparing.trees import Segment
from assembler.document import Voettekst
from assembler.rendering.comparison import words
from assembler.rendering.word.overview import Cel, Overzicht, Regel, Stukje, regel

_MAX_LINES = 12  # lines of the summary: what can be read in a minute


def render(difference: Difference, basis: bytes, *, full: bool = False) -> bytes:
    """Return the overview as a .docx in the house style of `basis`."""
    found = passages.passages(difference, full=full)
    new = difference.trees.new.final
    title = f"Was-wordtlijst {new.titel}"
    overzicht = Overzicht(basis, title, footer(difference, "was-wordt"), liggend=True)
    overzicht.ondertitel(f"Van {words.side(difference.old)} naar {words.side(difference.new)}")
    _summary(overzicht, difference, found)
    if found:
        overzicht.kop("De wijzigingen")
        rows = [[_side(item.before_heading, item.before), _side(item.after_heading, item.after), list(_why(item))] for item in found]
        overzicht.tabel("Was, wordt en toelichting per artikel", ("Was", "Wordt", "Toelichting"), (37, 37, 26), rows)
    _numbers(overzicht, difference)
    return overzicht.bytes()


def footer(difference: Difference, kind: str) -> Voettekst:
    """Return what every page of an overview says: which it is, and of which two texts."""
    was, now = difference.trees.old.final.voettekst, difference.trees.new.final.voettekst
    milestone = now.mijlpaal if was.mijlpaal == now.mijlpaal else f"{was.mijlpaal} – {now.mijlpaal}"
    version = now.versie if was.versie == now.versie else f"{was.versie} – {now.versie}"
    return Voettekst(f"{kind} {difference.name}", milestone, version, now.stand, now.vermelding or was.vermelding, concept=False)


def _summary(overzicht: Overzicht, difference: Difference, found: Sequence[Passage]) -> None:
    overzicht.kop("In één minuut")
    for line in words.summary(difference, found):
        overzicht.zin(Stukje(line))
    for note in difference.caveats:
        overzicht.zin(Stukje("Let op: ", "vet"), Stukje(f"{note}."))
    lines = list(by_cause(found))
    for title, text in lines[:_MAX_LINES]:
        overzicht.punt(Stukje(f"{title}: ", "vet"), Stukje(text))
    if len(lines) > _MAX_LINES:
        overzicht.punt(Stukje(f"en nog {len(lines) - _MAX_LINES} andere oorzaken; zie de tabel."))
    if found:
        overzicht.zin(
            Stukje("Zo leest u de tabel: "), Stukje("doorgehaald", "weg"), Stukje(" is vervallen, "), Stukje("onderstreept", "nieuw"),
            Stukje(" is nieuw, (…) staat voor tekst die gelijk bleef."),
        )  # fmt: skip


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


def _side(heading: str, rows: Sequence[passages.Line]) -> Cel:
    if not heading:
        return [regel("(komt niet voor)", "cursief")]
    lines = [regel(heading, "vet")]
    lines += [Regel((*_label(item.label), *_pieces(item.segments)), item.depth) for item in rows]
    return lines if rows else [*lines, regel("(…)")]


def _label(label: str) -> tuple[Stukje, ...]:
    return (Stukje(f"{label} "),) if label else ()


def _pieces(segments: Sequence[Segment]) -> tuple[Stukje, ...]:
    return tuple(Stukje(item.text, "" if item.kind == "gelijk" else item.kind) for item in segments)


def _why(passage: Passage) -> Iterator[Regel]:
    """Yield the decisions and their reasons; each decision is named once."""
    if passage.undecided:
        yield regel("Zonder besluit", "vet")
    if not passage.changes:
        yield regel("Alleen een ander nummer.")
    said = ""
    for item in passage.causes:
        text = item.text[:1].upper() + item.text[1:]
        if text != said:
            yield regel(f"{text}.", "vet" if item.kind == "besluit" else "")
            said = text
        if item.reden:
            yield regel(item.reden)


def _numbers(overzicht: Overzicht, difference: Difference) -> None:
    rows = words.renumbered(difference.trees.transposition)
    if rows:
        overzicht.kop("Transponeringstabel")
        cells = [[[regel(text)] for text in (row.old or "–", row.new or "–", row.opschrift, words.kind(row))] for row in rows]
        overzicht.tabel("Oude en nieuwe nummers van de artikelen", ("Artikel was", "Artikel wordt", "Opschrift", "Wat er gebeurde"), (12, 12, 50, 26), cells)
