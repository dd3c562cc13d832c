"""Words on paper back to what is written in a sentence: a term, reference or law to its call, a value (`values`) to its parameter.

Nothing is guessed: a call counts when, written again by the program itself, it gives these words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from assembler.comparing.returned.named import Named, Places, written
from assembler.comparing.returned.values import Values
from assembler.composing.refer import Phrases
from assembler.ground.document import Begripgebruik, Final, text_of
from assembler.ground.findings import NOWHERE
from assembler.ground.wording import hoofdletter
from assembler.pipeline import Folded
from assembler.sentences.calls import CALLS, CallContext
from assembler.sentences.filters import FillError

_CAPITAL = " | hoofdletter"
_JOINS = re.compile(r"(?:,? (?:en|of|dan wel|alsmede) |, )+")  # between places, and nothing else


class Readback:
    """Reads words back under the facts of a milestone; `base` is the text in which they were written, with its numbers."""

    def __init__(self, folded: Folded, base: Final) -> None:
        self.folded, self.base = folded, base
        workspace = folded.facts.workspace
        wgr = {name: place.text for name, place in folded.facts.wgr.items()}
        self.terms = frozenset(name for node in base.root.walk() if node.kind == "begrip" and (name := node.id.rpartition("/")[2]) in workspace.begrippen)
        self.context = CallContext(workspace.begrippen, workspace.wetten, self.terms, wgr)
        self.values = Values(folded, self.context)
        self.phrases = Phrases(base.root, base.labels)
        self.places = Places(self.phrases)
        self._named: dict[str, Mapping[str, str]] = {}

    # --- terms, references, laws ------------------------------------------------------------------------------------

    @cached_property
    def known_terms(self) -> Mapping[str, str]:
        """The terms that the text defines, by how they are printed: with and without article, as they are and in the plural."""
        found: dict[str, str] = {}
        used = {item.begrip for node in self.base.root.walk() for item in node.inhoud if isinstance(item, Begripgebruik)}
        for name in sorted(self.terms, key=lambda name: (name not in used, name)):
            for call, words in (("begrip", (name,)), ("begrip", (name, "meervoud")), *((call, (name,)) for call in ("het", "dit", "dat", "ieder"))):
                text = self._printed(call, words)
                if text:
                    code = f"{call}({', '.join(repr(word) for word in words)})"
                    found.setdefault(text, f"{{{{ {code} }}}}")
                    found.setdefault(hoofdletter(text), f"{{{{ {code}{_CAPITAL} }}}}")
        return found

    def _printed(self, call: str, words: tuple[str, ...]) -> str:
        try:
            made = CALLS[call].apply(self.context, words, NOWHERE)
        except FillError:
            return ""
        return text_of(made if isinstance(made, tuple) else (made,))

    def term(self, words: str) -> str | None:
        """Return how a defined term is written that is printed so."""
        return self.known_terms.get(words)

    def reference(self, words: str, here: str) -> str | None:
        """Return how a reference is written that reads so in the provision `here`, by the numbers of the text."""
        bare = words.removesuffix(",")
        known = self._known_phrases(here)
        found = known.get(bare) or known.get(bare[:1].lower() + bare[1:])
        if found is not None:
            return f"{{{{ ref('{found.partition('/')[2]}'){'' if bare in known else _CAPITAL} }}}}"
        named = self.places.whole(bare, here)
        if named is not None:
            return self._call(named, bare)
        pieces = self._pieces(bare, here)
        rest = "".join(words for words, named in pieces if named is None)
        return self._with_places(pieces) if any(named for _, named in pieces) and _JOINS.fullmatch(rest) else None

    def _call(self, named: Named, words: str) -> str:
        return f"{{{{ {written(named)}{_CAPITAL if words[:1].isupper() else ''} }}}}"

    def _pieces(self, words: str, here: str) -> list[tuple[str, Named | None]]:
        """Return words in pieces: those that name places, and what stands between them."""
        found: list[tuple[str, Named | None]] = []
        at = 0
        for named in self.places.all(words, here):
            found += [(words[at : named.begin], None), (words[named.begin : named.end], named)]
            at = named.end
        return [*found, (words[at:], None)]

    def _with_places(self, pieces: list[tuple[str, Named | None]]) -> str:
        return "".join(self._call(named, words) if named else words for words, named in pieces)

    def _known_phrases(self, here: str) -> Mapping[str, str]:
        if here not in self._named:
            self._named[here] = self.phrases.to_each(here)
        return self._named[here]

    def law(self, words: str) -> str | None:
        """Return how a law is written, with the article named before it."""
        for law in self.folded.facts.workspace.wetten.values():
            title = f"{law.lidwoord} {law.citeertitel}" if law.lidwoord else law.citeertitel
            lead = re.fullmatch(rf"(?:artikel ([0-9a-z.:]+) van )?{re.escape(title)}", words, re.IGNORECASE)
            if lead is not None and law.begrip not in self.terms:
                code = f"wet('{law.id}', '{lead[1]}')" if lead[1] else f"wet('{law.id}')"
                capital = _CAPITAL if words[:1].isupper() and self._printed("wet", (law.id, *([lead[1]] if lead[1] else []))) != words else ""
                return f"{{{{ {code}{capital} }}}}"
        return None

    # --- new words --------------------------------------------------------------------------------------------------

    def chipped(self, words: str, here: str) -> str:
        """Return words in which the terms that the text defines, and places by their number, are written as such; NoSuchPlaceError for a place that is not there."""
        phrases = {phrase: f"{{{{ ref('{name.partition('/')[2]}') }}}}" for phrase, name in self._known_phrases(here).items() if " " in phrase}
        phrases |= {hoofdletter(phrase): code.replace(" }}", f"{_CAPITAL} }}}}") for phrase, code in phrases.items()}
        known = {**{text: code for text, code in self.known_terms.items() if "begrip(" in code}, **phrases}
        pieces = self._pieces(words, here)
        return "".join(self._call(named, part) if named else self._with_terms(part, known) for part, named in pieces)

    @staticmethod
    def _with_terms(words: str, known: Mapping[str, str]) -> str:
        rows = sorted(known, key=len, reverse=True)
        if not rows:
            return words
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, rows))})(?![\w-]|, (?:eerste|tweede|derde|\w+de|\w+ste) lid| van (?:de|het) \w*wet)")
        return pattern.sub(lambda match: known[match[0]], words)
