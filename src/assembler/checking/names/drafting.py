"""How a provision is written: a whole sentence, without what the program sets itself, and with its references and terms as such.

What is typed stays as it was typed: a number of an article is wrong after the next move, and a term that is not marked is a word as any
other. So these are warnings about the text, wherever it was written; terms only in the text of a traject itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assembler.ground.findings import Finding, Span, warning
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Begrip, Blok
from assembler.sentences.expressions import Piece, SentenceError, calls, split

_ORDINAL = "eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|\\d+(?:e|de|ste)"
_NUM = r"\d+[a-z]*(?:[.:]\d+)*"
_REFERENCE = re.compile(
    rf"\b(?:artikel(?:en)?|hoofdstuk(?:ken)?|bijlage[n]?|leden|lid)\s+{_NUM}|\bart\.\s*{_NUM}|\b(?:{_ORDINAL})\s+lid\b|\bonderdeel\s+[a-z]\b",
    re.IGNORECASE,
)
_OF_LAW = re.compile(r"^[^.;]{0,60}?\bvan (?:de |het |een )?(?:$|[A-Z]\w*(?:wet|boek|besluit)?\b|\w*wet\b|richtlijn|verordening)")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)°]+\s")
_LAW_CALLS = ("wet", "wgr")
DEFINITIONS = "begrippen"  # the lid below which the program sets the definitions
SENTENCE = "lid-is-een-zin"
REFERENCE = "verwijzing-loopt-mee"
TERM = "begrip-is-gemerkt"


def check_leden(leden: Sequence[Blok], terms: Mapping[str, Begrip] | None = None) -> Iterator[Finding]:
    """Yield what is wrong in the writing of leden and what stands below them; with `terms` also a term that is not marked."""
    for lid in leden:
        if lid.tekst is not None and lid.kop is None:
            yield from check_lid(lid.tekst, lid, terms)
        yield from check_items(lid.onderdelen, terms)


def check_lid(zin: Zin, lid: Blok | None, terms: Mapping[str, Begrip] | None = None) -> Iterator[Finding]:
    """Yield what is wrong in the writing of a lid; None: what stands below it stays as it is, and is not known here."""
    yield from _sentence(zin, lid)
    yield from _words(zin, terms)


def check_item(zin: Zin, terms: Mapping[str, Begrip] | None = None) -> Iterator[Finding]:
    """Yield what is wrong in the writing of an onderdeel: the program sets its letter and its mark."""
    pieces = _pieces(zin)
    if pieces and pieces[0].tree is None and (match := _NUMBER.match(pieces[0].text)):
        yield _typed_number(match.group(), zin.span)
    if pieces and pieces[-1].tree is None and pieces[-1].text.endswith(";"):
        hint = "Haal ';' weg: het programma zet ze tussen de onderdelen, en een punt aan het eind."
        yield warning(SENTENCE, "Dit onderdeel eindigt op een puntkomma.", zin.span, hint=hint)
    yield from _words(zin, terms)


def check_items(row: Sequence[Blok], terms: Mapping[str, Begrip] | None = None) -> Iterator[Finding]:
    """Yield what is wrong in the writing of onderdelen and what stands below them."""
    for item in row:
        if item.tekst is not None:
            yield from check_item(item.tekst, terms)
        yield from check_items(item.onderdelen, terms)


def _pieces(zin: Zin) -> tuple[Piece, ...]:
    """Return the pieces of a sentence; none of one that cannot be read, which is said elsewhere."""
    try:
        return split(zin.tekst)
    except SentenceError:
        return ()


# --- a sentence ------------------------------------------------------------------------------------------------------


def _sentence(zin: Zin, lid: Blok | None) -> Iterator[Finding]:
    """A lid begins with a capital and ends with a stop, or with a colon above its items; it carries no number of its own."""
    pieces = _pieces(zin)
    if not pieces:
        return
    first, last = pieces[0], pieces[-1]
    match = _NUMBER.match(first.text) if first.tree is None else None
    if match:
        yield _typed_number(match.group(), zin.span)
    elif first.tree is None and first.text[:1].islower():
        yield warning(SENTENCE, "Dit lid begint niet met een hoofdletter.", zin.span, hint=f"Typ '{first.text[:1].upper()}{first.text[1:12].rstrip()}...'.")
    if last.tree is not None:
        return
    end = last.text.rstrip()[-1:]
    below = (
        lid is None
        or lid.id == DEFINITIONS
        or bool(lid.onderdelen or lid.tabel or lid.figuur or lid.tijdlijn or lid.cellen or lid.invoegen or lid.blok or lid.blokken)
    )
    if end == ":" and not below:
        hint = "Schrijf de onderdelen eronder, of maak er een hele zin van."
        yield warning(SENTENCE, "Dit is een aanhef zonder onderdelen: na de dubbele punt staat niets.", zin.span, hint=hint)
    elif end == ";":
        yield warning(SENTENCE, "Dit lid eindigt op een puntkomma.", zin.span, hint="Een lid is een zin: sluit haar met een punt.")
    elif end not in ".?!:”\"')…":
        yield warning(
            SENTENCE, "Dit lid heeft aan het eind geen punt.", zin.span, hint="Sluit de zin met een punt, of met een dubbele punt als er onderdelen volgen."
        )


def _typed_number(text: str, span: Span) -> Finding:
    return warning(SENTENCE, f"Hier staat een getypt nummer of letter ('{text.strip()}').", span, hint="Haal het weg: het programma nummert.")


# --- words -----------------------------------------------------------------------------------------------------------


def _words(zin: Zin, terms: Mapping[str, Begrip] | None) -> Iterator[Finding]:
    pieces = _pieces(zin)
    for number, piece in enumerate(pieces):
        if piece.tree is not None:
            continue
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        yield from _references(zin, piece.text, following)
        if terms is not None:
            yield from _terms(zin, piece.text, terms)


def _references(zin: Zin, text: str, following: Piece | None) -> Iterator[Finding]:
    for match in _REFERENCE.finditer(text):
        rest = text[match.end() :]
        law = _OF_LAW.match(rest)
        into_call = following is not None and following.tree is not None and any(calls(following.tree, name) for name in _LAW_CALLS)
        if law and (law.group().rstrip().endswith(("van", "de", "het")) is False or into_call):
            continue
        hint = (
            "Verwijs met {{ ref('artikel-id') }} of {{ ref('artikel-id/lid-id') }}; 'assembler explain' noemt de id's. Een wet: {{ wet('awb', '10:3', '2') }}."
        )
        yield warning(REFERENCE, f"'{match.group()}' is een getypte verwijzing: na een verplaatsing klopt zij niet meer.", zin.span, hint=hint)


def _terms(zin: Zin, text: str, terms: Mapping[str, Begrip]) -> Iterator[Finding]:
    """A defined term among plain words; of terms that stand in each other the longest."""
    left = text
    for term, begrip, form in _forms(terms):
        pattern = re.compile(rf"(?<![\w-]){re.escape(term)}(?![\w-])", re.IGNORECASE)
        match = pattern.search(left)
        if match:
            left = pattern.sub(" ", left)
            call = f"begrip('{begrip.id}')" if not form else f"begrip('{begrip.id}', 'meervoud')"
            capital = " | hoofdletter" if match.group()[:1].isupper() and not term[:1].isupper() else ""
            message = f"'{match.group()}' is een begrip van de regeling, maar staat hier als gewoon woord."
            yield warning(TERM, message, zin.span, hint=f"Schrijf {{{{ {call}{capital} }}}}: dan komt het in de lijst van begrippen.")


def _forms(terms: Mapping[str, Begrip]) -> list[tuple[str, Begrip, bool]]:
    forms = [(str(item.term), item, False) for item in terms.values()]
    forms += [(str(item.meervoud), item, True) for item in terms.values() if item.meervoud]
    return sorted(forms, key=lambda row: -len(row[0]))
