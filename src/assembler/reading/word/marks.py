"""One paragraph -> what it opens: a chapter, an article, an annex, a lid or an item; by its number and its words, never by where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from assembler.ground.wording import romeins
from assembler.reading.word.paragraph import Paragraph

Opens = Literal["hoofdstuk", "artikel", "bijlage", "toelichting", "cijfer", "cijfers", "letter", "graad", "romein", "streep", ""]

_ROMAN = {romeins(number).lower() for number in range(1, 40)}
_CHAPTER = re.compile(
    r"(hoofdstuk|titel|afdeling|paragraaf|deel)\s+(\d{1,3}[a-z]?|[ivxl]{1,7}|één|een|twee|drie)\b\s*[.:]?\s*[-–—]?\s*(.*)\Z", re.IGNORECASE | re.DOTALL
)
_ARTICLE = re.compile(r"(?:artikel|art\.)\s*(\d{1,4}[a-z]{0,2}(?:[.:]\d{1,3}[a-z]?)*)\s*[.:]?(?:\s+[-–—]\s*|\s+|\Z)(.*)\Z", re.IGNORECASE | re.DOTALL)
_ANNEX = re.compile(r"bijlage\b\s*(\d{1,3}|[ivxl]{1,6}|[a-z])?\b\s*[.:]?\s*[-–—]?\s*(.*)\Z", re.IGNORECASE | re.DOTALL)
_MEMO = re.compile(r"((?:algemene|artikelsgewijze|nadere)?\s*(?:memorie van )?toelichting)\b(.*)\Z", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"(?:lid\s+)?(\d{1,3})([.)]|(?=\t))\s*")
_POINTS = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,3})\.?(?:\t|\s+)(?=\S)")
_DEGREE = re.compile(r"(\d{1,2})\s?[°º]\.?\s*")
_LETTER = re.compile(r"([a-z]{1,2})([.)]|(?=\t))\s*", re.IGNORECASE)
_ROMAN_MARK = re.compile(r"([ivxl]{1,6})[.)]\s+", re.IGNORECASE)
_DASH = re.compile(r"([-–—•·▪●○o])(?:\s+|\t)")
_LONG = 160  # a heading is shorter


@dataclass(frozen=True, slots=True)
class Mark:
    """What a paragraph opens: the number as it is printed in full (`Artikel 5`, `2.`, `a.`), the number alone, and the words behind it."""

    opens: Opens
    label: str
    number: str
    text: str
    word: str = ""  # of a chapter: Hoofdstuk, Titel, Afdeling


def mark_of(paragraph: Paragraph) -> Mark:
    """Return what a paragraph opens; `opens` is '' for plain text."""
    text = paragraph.text.strip()
    full = f"{paragraph.label}\t{text}" if paragraph.label else text
    own = _heading(replace(paragraph, label=""), text) if paragraph.heading or paragraph.bold else None  # some programs count what stands there already
    return own or _heading(paragraph, full) or _item(paragraph, full) or Mark("", "", "", _plain(text))


def _heading(paragraph: Paragraph, full: str) -> Mark | None:
    if len(full) > _LONG or "\n" in full:
        return None
    stands_out = bool(paragraph.heading or paragraph.bold or paragraph.label)
    if (found := _CHAPTER.match(full)) and (stands_out or not _sentence(found[3])):
        return Mark("hoofdstuk", f"{found[1].capitalize()} {found[2]}", found[2].lower(), _plain(found[3]), found[1].capitalize())
    if (found := _ARTICLE.match(full)) and (stands_out or not _sentence(found[2])) and not _goes_on(found[2]):
        return Mark("artikel", f"Artikel {found[1]}", found[1].lower(), _plain(found[2]))
    if (found := _ANNEX.match(full)) and (stands_out or not _sentence(found[2])) and not _goes_on(found[2]):
        number = (found[1] or "").strip()
        return Mark("bijlage", f"Bijlage {number}".strip(), number.lower(), _plain(found[2]))
    if (found := _MEMO.match(full)) and (stands_out or len(full) < 60) and not _sentence(found[2]):
        return Mark("toelichting", "", "", _plain(full))
    return None


def _item(paragraph: Paragraph, full: str) -> Mark | None:
    if found := _POINTS.match(full):
        return Mark("cijfers", found[1], found[1], _plain(full[found.end() :]))
    if found := _DEGREE.match(full):
        return Mark("graad", f"{found[1]}°.", f"{found[1]}°", _plain(full[found.end() :]))
    if found := _NUMBER.match(full):
        return Mark("cijfer", f"{found[1]}.", found[1], _plain(full[found.end() :]))
    if found := _LETTER.match(full):
        letters = found[1].lower()
        if len(letters) == 1 or letters in _ROMAN or letters[0] == letters[1]:
            opens: Opens = "romein" if letters in _ROMAN and len(letters) > 1 else "letter"
            return Mark(opens, f"{letters}.", letters, _plain(full[found.end() :]))
    if (found := _ROMAN_MARK.match(full)) and found[1].lower() in _ROMAN:
        return Mark("romein", f"{found[1].lower()}.", found[1].lower(), _plain(full[found.end() :]))
    if found := _DASH.match(full):
        return Mark("streep", "", "", _plain(full[found.end() :]))
    if paragraph.label and not re.search(r"[0-9A-Za-z]", paragraph.label):
        return Mark("streep", "", "", _plain(paragraph.text))
    return None


def _sentence(text: str) -> bool:
    """Whether words behind a number read as a sentence and not as a heading."""
    text = text.strip()
    return text.endswith((".", ";", ",", ":")) and not text.endswith(("e.d.", "enz.", "e.a."))


def _goes_on(text: str) -> bool:
    """Whether the words behind `Artikel 5` make it a reference at the head of a sentence: `, tweede lid, is`, `van deze`."""
    return bool(re.match(r"\s*(?:,|van\b|is\b|en\b|tot\b|wordt\b|vervalt\b|komt\b|lid\b|[a-z]+ lid\b|\))", text))


def _plain(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", text).strip()


def roman(number: str) -> bool:
    """Whether a mark can be read as a roman number: `i`, `v`, `x` are letters too."""
    return number in _ROMAN
