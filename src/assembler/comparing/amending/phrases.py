"""Two sentences -> the words to replace: as few and as whole as they can be named, or None where the sentence had better be given anew."""

from __future__ import annotations

from difflib import SequenceMatcher

MANY = 3  # replacements in one sentence
LONG = 14  # words in one replacement
_MARKS = ".,;:"
_NUMBERED = {"artikel", "artikelen", "bijlage", "bijlagen", "hoofdstuk", "onderdeel", "onderdelen"}  # a number is read with the word before it


def enumeration(old: str, new: str) -> tuple[str, str]:
    """Return the names that differ with those around them, from the word before the first: `gemeenten Aa en Bree` and `gemeenten Aa, Bree en Cromme`."""
    was, now = old.split(" "), new.split(" ")
    shortest = min(len(was), len(now))
    first = next((place for place in range(shortest) if was[place] != now[place]), shortest)
    last = next((place for place in range(shortest - first) if was[-1 - place] != now[-1 - place]), shortest - first)
    while first > 0 and _is_name(was[first - 1]):
        first -= 1
    while last > 0 and _is_name(was[-last]):
        last -= 1
    first = max(0, first - 1)
    pair = (" ".join(was[first : len(was) - last]), " ".join(now[first : len(now) - last]))
    return pair if old.count(pair[0]) == 1 else (old, new)


def _is_name(word: str) -> bool:
    return word[:1].isupper() or word == "en"


def replaced(old: str, new: str) -> tuple[tuple[str, str], ...] | None:
    """Return pairs of words that make `old` into `new`; each old one stands once in `old`, and they do not overlap. None when they are too many or too long."""
    was, now = old.split(" "), new.split(" ")
    changed = [[a, b, c, d] for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes() if kind != "equal"]
    spans = [_with_word(row, was) for row in changed]
    while True:
        spans = _joined(spans)
        odd = next((row for row in spans if not _once(was, row, old)), None)
        if odd is None:
            break
        _widen(odd, was)
    if len(spans) > MANY or any(max(b - a, d - c) > LONG for a, b, c, d in spans):
        return None
    whole = tuple((" ".join(was[a:b]), " ".join(now[c:d])) for a, b, c, d in spans)
    pairs = tuple(_bare(row, old) for row in whole)
    return next((row for row in (pairs, whole) if put(old, row) == new), None)


def _bare(pair: tuple[str, str], text: str) -> tuple[str, str]:
    """Leave out the mark behind words and the words in front that stand on both sides, where what is left still stands once."""
    was, now = pair
    while was and now and was[-1] == now[-1] and was[-1] in _MARKS and was[:-1] and text.count(was[:-1]) == 1:
        was, now = was[:-1], now[:-1]
    rest = was.removeprefix(f"{now} ") if now else was
    return (rest, "") if rest != was and text.count(rest) == 1 else (was, now)


def put(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """Return a sentence with these words replaced; what goes takes one blank beside it along."""
    spots = sorted((text.index(was), was, now) for was, now in pairs)
    found, at = "", 0
    for start, was, now in spots:
        before, stop = text[at:start], start + len(was)
        if not now:
            if before.endswith(" "):
                before = before[:-1]
            elif not found and not before and text[stop : stop + 1] == " ":
                stop += 1
        found += before + now
        at = stop
    return found + text[at:]


def _with_word(row: list[int], words: list[str]) -> list[int]:
    """Take the word before a number along: a reader replaces `artikel 31`, not `31`."""
    a, b, c, d = row
    return [a - 1, b, c - 1, d] if a > 0 and words[a - 1].lower() in _NUMBERED else row


def _once(words: list[str], row: list[int], text: str) -> bool:
    """Return whether these words are there, and stand once in the text."""
    part = " ".join(words[row[0] : row[1]])
    return bool(part) and (text.count(part) == 1 or (row[0] == 0 and row[1] == len(words)))


def _widen(row: list[int], words: list[str]) -> None:
    """Take in the word before, or else the one behind, on both sides."""
    if row[0] > 0:
        row[0], row[2] = row[0] - 1, row[2] - 1
    elif row[1] < len(words):
        row[1], row[3] = row[1] + 1, row[3] + 1


def _joined(spans: list[list[int]]) -> list[list[int]]:
    """Join what touches or overlaps after widening."""
    found: list[list[int]] = []
    for row in sorted(spans):
        if found and row[0] <= found[-1][1]:
            found[-1][1], found[-1][3] = max(found[-1][1], row[1]), max(found[-1][3], row[3])
        else:
            found.append(list(row))
    return found
