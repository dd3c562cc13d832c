"""A sentence as it is written, with what the program fills in by its name instead of by its code: for who reads it, not for who writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final as Fixed

from assembler.reading.records.workspace import Trajectmap
from assembler.verbs import fillable
from assembler.verbs.fillable import Fillable
from assembler.verbs.opened import Opened

_CODE: Fixed = re.compile(r"\{\{[^{}]*\}\}")
_CALL: Fixed = re.compile(r"\w+\('[^']*'")
_QUOTED: Fixed = re.compile(r"'([^']*)'")
_COMPARED: Fixed = re.compile(r"[=!]=\s*'[^']*'")  # what a value is compared with is not printed
_OWN: Fixed = frozenset({"regel", "keuzes", "cijfers"})  # of the clause itself: whose it is goes without saying


class CodeWords:
    """What each code is called, by what may be filled in at a place."""

    def __init__(self, rows: Iterable[Fillable] = ()) -> None:
        self._known = {_bare(row.code): row.naam for row in rows}

    def said(self, code: str) -> str:
        """Return what a code is called; of one that nobody named the words that it may put there, or the name in it."""
        name = _bare(code)
        call = _CALL.match(name)
        found = self._known.get(name) or (call and self._known.get(f"{call[0]})"))
        if found:
            return found
        words = [word.strip() for word in _QUOTED.findall(_COMPARED.sub("", code)) if word.strip()]
        if words:
            return " / ".join(dict.fromkeys(word.replace(":", " ") for word in words))
        steps = [step.replace("_", " ") for step in name.split(".")]
        return ": ".join(steps[1:] if steps[0] in _OWN and len(steps) > 1 else steps)

    def pieces(self, text: str) -> list[tuple[str, str]]:
        """Return a sentence in stretches: the words of each, and the code that they stand for ('' for words that are words)."""
        found, at = [], 0
        for code in _CODE.finditer(text):
            found += [(text[at : code.start()], ""), (self.said(code[0]), code[0])]
            at = code.end()
        return [(words, code) for words, code in (*found, (text[at:], "")) if words]

    def words(self, text: str) -> str:
        """Return a sentence as words only."""
        return "".join(words for words, _ in self.pieces(text))


def code_words(opened: Opened, clausule: str = "", variant: str = "", trajectmap: Trajectmap | None = None) -> CodeWords:
    """Return the names of the codes in the sentences of a clause, or in any sentence."""
    key = ("code words", clausule, variant, trajectmap.traject.id if trajectmap else "")
    found: CodeWords = opened.once(key, lambda: CodeWords(fillable.in_clause(opened, clausule, variant, trajectmap)))
    return found


def _bare(code: str) -> str:
    """Return a code without its braces, filters and blanks."""
    return code.removeprefix("{{").removesuffix("}}").split("|", maxsplit=1)[0].strip()
