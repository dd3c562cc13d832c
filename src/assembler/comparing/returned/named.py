"""Places as people type them, several at once too -> which places of one text these are: `de artikelen 4, 5 en 7, tweede lid`.

What people leave out (`artikel 4 lid 2`, `artikelen` without `de`) is read as well; the program writes it again in its own way. A place of a law or of
another text is none of ours. A place that this text does not have is no guess either: that is for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembler.composing.refer import Address, Phrases
from assembler.ground.wording import rangtelwoord

_ORDINALS = {rangtelwoord(number): str(number) for number in range(1, 101)}
_ORDINAL = f"(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_NUMBER = r"\d+[a-z]{0,2}\b(?![:.]\d)"
_ITEM = r"(?<!\w)(?:(?:[a-z]|a[a-z])\b(?!['’])|\d+(?:\.\d+)*°?(?![\w.]*\d))"
_AND = r"(?:,? (?:en|of)|,| tot en met) "
_LEDEN = rf"(?:{_ORDINAL}(?:{_AND}{_ORDINAL})* lid\b|lid {_NUMBER}|leden {_NUMBER}(?:{_AND}{_NUMBER})*)"
_PARTS = rf"(?:onderdelen|onderdeel|onder|sub) {_ITEM}(?:{_AND}{_ITEM})*(?:, onder {_ITEM}(?:{_AND}{_ITEM})*)?"
_ONE = rf"{_NUMBER}(?:,? {_LEDEN})?(?:,? {_PARTS})?"
_VERBS = "van|zijn|is|en|of|geldt|gelden|wordt|worden|niet"
_GOES_ON = rf"(?=\Z|[.,;:)]| (?:{_VERBS})\b)"  # behind `artikel 4 en 5`: no `5 weken`
_GROUP = re.compile(
    rf"(?<![\w-])(?:(?:de )?(?P<plural>artikelen|hoofdstukken|bijlagen) (?P<many>{_ONE}(?:{_AND}{_ONE})*)"
    rf"|(?P<single>artikel|hoofdstuk|bijlage) (?P<few>{_ONE}(?:(?:, {_ONE})*(?:,? (?:en|of)| tot en met) {_ONE}{_GOES_ON})?)"
    rf"|(?:het|de) (?P<here>(?:{_LEDEN})(?:,? {_PARTS})?)"
    rf"|(?:de )?(?P<below>(?:onderdelen|onderdeel) {_ITEM}(?:{_AND}{_ITEM})*(?:, onder {_ITEM}(?:{_AND}{_ITEM})*)?))",
    re.IGNORECASE,
)
_NOWHERE = Address("", "")
_SINGULAR = {"artikelen": "artikel", "hoofdstukken": "hoofdstuk", "bijlagen": "bijlage"}
_ELSEWHERE = re.compile(
    r",? (?:van|uit) (?:(?:de|het|die|dat|deze|een) )?(?:\w+ )?\w*(?:wet|besluit|verordening|boek|statuten|reglement|verdrag|convenant|overeenkomst|richtlijn)\w*\b"
    r"|,? (?:van|uit) (?:boek|titel|die regeling)\b|,? (?-i:[A-Z])\w+",
    re.IGNORECASE,
)
_A_MEMBER = re.compile(r" van (?!dit artikel)")  # `het eerste lid van het bestuur` is a person

_ROW = re.compile(r"⟦en [^⟧]+⟧(?:,? ⟦en [^⟧]+⟧)*(?:,? (en|of) ⟦en [^⟧]+⟧)?")  # places named one after another, and together


class NoSuchPlaceError(Exception):
    """A place that somebody typed and that the text does not have; the message says which."""


@dataclass(frozen=True, slots=True)
class Named:
    """Places that are named together: where in the words, with which conjunction, and which they are."""

    begin: int
    end: int
    conjunction: str
    places: tuple[str, ...]


class Places:
    """The places of one text by their numbers."""

    def __init__(self, phrases: Phrases) -> None:
        self.ids: Mapping[Address, str] = phrases.addresses()
        self.of: Mapping[str, Address] = {name: address for address, name in self.ids.items()}

    def all(self, words: str, here: str) -> Iterator[Named]:
        """Yield the places that words in the provision `here` name; NoSuchPlaceError for one that the text does not have."""
        at = 0
        while match := _GROUP.search(words, at):
            at = match.end()
            alone = match["here"] and (_A_MEMBER.match(words, match.end()) or not self.of.get(here, _NOWHERE).kind)
            if not alone and not _ELSEWHERE.match(words, match.end()):
                yield self._named(match, here)

    def whole(self, words: str, here: str) -> Named | None:
        """Return the places when the words name places and say nothing else."""
        match = _GROUP.fullmatch(words)
        return self._named(match, here) if match else None

    def begin(self, words: str, here: str) -> Named | None:
        """Return the places that words begin with."""
        match = _GROUP.match(words)
        return self._named(match, here) if match else None

    def alike(self, words: str, here: str) -> str:
        """Return words with each place in one way of writing, so that two that name the same places are equal."""
        made, at = "", 0
        try:
            for item in self.all(words, here):
                made += f"{words[at : item.begin]}⟦{item.conjunction} {' '.join(item.places)}⟧"
                at = item.end + (1 if words[item.end : item.end + 2] == ", " else 0)  # the comma that closes a place of several parts
        except NoSuchPlaceError:
            return words
        return _ROW.sub(
            lambda row: f"⟦{row[1] or 'en'} {' '.join(name for item in re.findall('⟦en ([^⟧]+)', row[0]) for name in item.split())}⟧", made + words[at:]
        )

    # --- one group --------------------------------------------------------------------------------------------------

    def _named(self, match: re.Match[str], here: str) -> Named:
        words = match[0]
        places = tuple(dict.fromkeys(self._ids(match, here)))
        if not places:
            raise NoSuchPlaceError(f"'{words}' staat niet in die versie")
        return Named(match.start(), match.end(), "of" if re.search(r" of ", words) and not re.search(r" en (?!met)", words) else "en", places)

    def _ids(self, match: re.Match[str], here: str) -> list[str]:
        own = self.of.get(here, _NOWHERE)
        if match["here"] or match["below"]:
            lid = own.lid if match["below"] else ""
            return self._below(own.kind, own.number, lid, match["here"] or match["below"], match[0])
        kind = _SINGULAR.get((match["plural"] or "").lower(), (match["single"] or "").lower())
        found: list[str] = []
        rows = list(re.finditer(rf"({_AND})?({_NUMBER})((?:,? {_LEDEN})?(?:,? {_PARTS})?)", match["many"] or match["few"], re.IGNORECASE))
        for row in rows:
            reach = "tot en met" in (row[1] or "")
            more = self._below(kind, row[2], "", row[3].lstrip(", "), match[0])
            found += self._between(found[-1], more[0], match[0]) if reach else more
        return found

    def _below(self, kind: str, number: str, lid: str, rest: str, told: str) -> list[str]:
        """Return the ids of what `rest` names within one article: leden, or items of one lid."""
        leden, parts = _parted(rest)
        if len(leden) > 1 and parts:
            raise NoSuchPlaceError(f"'{told}' is op meer dan één manier te lezen")
        rows = [(reach, Address(kind, number, one)) for reach, one in (leden or [(False, lid)])]
        rows = [(reach, Address(kind, number, rows[0][1].lid, tuple(steps))) for reach, steps in parts] or rows
        found: list[str] = []
        for reach, address in rows:
            name = self.ids.get(address)
            if name is None:
                raise NoSuchPlaceError(f"'{told}' staat niet in die versie")
            found += self._between(found[-1], name, told) if reach and found else [name]
        return found

    def _between(self, first: str, last: str, told: str) -> list[str]:
        """Return all from one place to another of its kind."""
        one = self.of[first]
        row = [name for address, name in self.ids.items() if address.beside(one)]
        if last not in row or row.index(last) <= row.index(first):
            raise NoSuchPlaceError(f"'{told}' staat niet in die versie")
        return row[row.index(first) : row.index(last) + 1]


_Listed = list[tuple[bool, str]]  # whether all from the one before are meant, and the number


def _parted(rest: str) -> tuple[_Listed, list[tuple[bool, list[str]]]]:
    """Return the numbers of the leden that words name, and the items, each as the steps down to it."""
    leden = re.match(_LEDEN, rest, re.IGNORECASE)
    told = leden[0] if leden else ""
    numbers = [(reach, _ORDINALS.get(word.lower(), word)) for reach, word in _listed(told, rf"{_ORDINAL}\b|\d+[a-z]*\b")]
    levels = [_listed(level, _ITEM) for level in re.split(r",? ?\b(?:onderdelen|onderdeel|onder|sub) ", rest[len(told) :], flags=re.IGNORECASE) if level]
    *above, last = levels or [[]]
    return numbers, [(reach, [*(level[0][1] for level in above), item]) for reach, item in last]


def _listed(words: str, item: str) -> _Listed:
    return [(bool(match[1]), match[2]) for match in re.finditer(rf"(tot en met )?({item})", words, re.IGNORECASE)]


def written(named: Named) -> str:
    """Return how a sentence is written that names these places."""
    call = "ref_of" if named.conjunction == "of" else "ref"
    return f"{call}({', '.join(repr(name.partition('/')[2]) for name in named.places)})"
