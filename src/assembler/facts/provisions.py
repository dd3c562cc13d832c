"""Whether a law has a provision, as far as its texts were read: known, to be verified, or not there (`clauses/wetten/teksten.yaml`).

Nothing is claimed beyond those texts. That an article stands in none of them proves nothing: a law changes. Only what lies beyond the last article of a
whole text, what is known to be repealed, and an article of a law that another one replaced, is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from assembler.ground.wording import datum, opsomming
from assembler.reading.records.wetten import Wetstekst
from assembler.reading.records.workspace import Workspace

SURE = frozenset({"SEEN", "SEEN-2", "CARRY"})  # what somebody read, in the law or in a second source
_ARTICLE = re.compile(r"(?P<artikel>[^( ]+)(?:\((?P<leden>\d+)(?P<meer>\+?)\))?")
_PART = re.compile(r"(\d+)([a-z]*)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a provision; `waarom` says why it is not simply known, in words that follow its name."""

    uitkomst: Literal["bekend", "te-verifieren", "is-er-niet"]
    waarom: str = ""


KNOWN = Answer("bekend")


@dataclass(frozen=True, slots=True)
class _Article:
    """An article in one text: how many leden it has (None: not read), and whether there may be more."""

    leden: int | None
    meer: bool


def asked(workspace: Workspace, wet: str, artikel: str, leden: Sequence[str], day: date, sinds: date = date.min) -> Answer:
    """Return what is known of an article and of these leden on a day; what is said to be so only `sinds` a successor, is about that successor."""
    new = max((item.vanaf for item in workspace.wetten[wet].later if item.vanaf <= sinds), default=date.min)
    texts = [item for item in workspace.wetsteksten.values() if item.wet == wet and item.dag >= new]
    gone = next(_gone(workspace, texts, wet, artikel, (new, day)), None)
    if gone is not None:
        return gone
    before = sorted((item for item in texts if item.dag <= day), key=lambda item: item.dag)
    having = [item for item in before if artikel in articles(item.artikelen)]
    if not having:
        return _absent(texts, before, artikel)
    if not any(item.zekerheid in SURE for item in having):
        return Answer("te-verifieren", "is alleen uit het geheugen bekend")
    return _leden(having, artikel, leden)


def _gone(workspace: Workspace, texts: Sequence[Wetstekst], wet: str, artikel: str, days: tuple[date, date]) -> Iterator[Answer]:
    """Yield why a provision is not there any more: the law has a successor since the first of these days, or the article was repealed before the last."""
    new, day = days
    later = [item for item in workspace.wetten[wet].later if new < item.vanaf <= day and item.citeertitel != workspace.wetten[wet].citeertitel]
    for item in later:
        why = f"is van een wet die vanaf {datum(item.vanaf)} is vervangen door de {item.citeertitel}"
        yield Answer("is-er-niet", why) if item.zekerheid in SURE else Answer("te-verifieren", f"{why}, naar verwachting")
    for text in texts:
        for row in text.vervallen:
            if artikel in row.artikelen and row.vanaf <= day:
                why = f"is vervallen met ingang van {datum(row.vanaf)}"
                yield Answer("is-er-niet", why) if row.zekerheid in SURE else Answer("te-verifieren", f"{why}, maar dat is zelf niet gelezen")


def _absent(texts: Sequence[Wetstekst], before: Sequence[Wetstekst], artikel: str) -> Answer:
    """Return what is known of an article that stands in no text of the day."""
    if not texts:
        return Answer("te-verifieren", "staat in een wet waarvan geen tekst is gelezen")
    whole = [item for item in before if item.volledig]
    last = max((name for item in before for name in articles(item.artikelen)), key=_rank, default="") if whole else ""
    if last and _rank(artikel)[0][0] > _rank(last)[0][0]:  # 10a may have been put behind 10
        return Answer("is-er-niet", f"ligt voorbij het laatste artikel van die wet dat bekend is ({last}, tekst van {datum(whole[-1].dag)})")
    after = next((item for item in sorted(texts, key=lambda item: item.dag) if artikel in articles(item.artikelen)), None)
    if after is not None:
        return Answer("te-verifieren", f"is alleen gelezen in een tekst van later ({datum(after.dag)})")
    seen = before or texts
    return Answer("te-verifieren", f"staat niet in de {'tekst die is' if len(seen) == 1 else 'teksten die zijn'} gelezen ({_days(seen)})")


def _leden(having: Sequence[Wetstekst], artikel: str, leden: Sequence[str]) -> Answer:
    """Return whether an article has these leden, by the newest text in which they were counted."""
    for text in reversed(having):
        found = articles(text.artikelen)[artikel]
        if found.leden is None:
            continue
        over = [lid for lid in leden if not lid.isdecimal() or int(lid) > found.leden]
        if not over or text.zekerheid not in SURE:
            return KNOWN
        count = "geen leden" if found.leden == 0 else f"{'ten minste ' if found.meer else ''}{found.leden} {'lid' if found.leden == 1 else 'leden'}"
        return Answer("te-verifieren", f"heeft in de tekst van {datum(text.dag)} {count}")
    return KNOWN


def _days(texts: Sequence[Wetstekst]) -> str:
    return opsomming(list(dict.fromkeys(datum(item.dag) for item in sorted(texts, key=lambda item: item.dag))))


@lru_cache(maxsize=64)
def articles(written: str) -> dict[str, _Article]:
    """Return the articles of a text, as they are written in one line: `13(10) 14a(0) 15`."""
    matches = (_ARTICLE.fullmatch(item) for item in written.split())
    return {item["artikel"]: _Article(int(item["leden"]) if item["leden"] else None, bool(item["meer"])) for item in matches if item}


def _rank(artikel: str) -> tuple[tuple[int, str], ...]:
    """Return what sorts articles as a law does: 9, 10, 10a, 10:2."""
    return tuple((int(number), letters) for number, letters in _PART.findall(artikel))
