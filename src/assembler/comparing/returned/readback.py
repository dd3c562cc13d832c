"""Words on paper back to what is written in a sentence: a value to its parameter, a term, reference or law to its call.

Nothing is guessed: a reading counts when, written again by the program itself, it gives these words.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from jinja2 import nodes
from pydantic import BaseModel

from assembler.comparing.returned.named import Named, Places, written
from assembler.composing.refer import Phrases
from assembler.facts.parameter_types import rule_model, types_of
from assembler.facts.parameters import view_of
from assembler.ground.document import Begripgebruik, Final, text_of
from assembler.ground.findings import NOWHERE
from assembler.ground.wording import datum, hoofdletter, rangtelwoord, telwoord
from assembler.pipeline import Folded
from assembler.sentences.calls import CALLS, CallContext
from assembler.sentences.filters import FillError
from assembler.sentences.names import EURO, View
from assembler.sentences.worked import evaluate

_WORDS = {word: number for number in range(101) for word in (telwoord(number), rangtelwoord(number))}
_MONTHS = tuple(datum(date(2021, month, 1)).split()[1] for month in range(1, 13))
_CARDINALS = {telwoord(number): number for number in range(2, 21)} | {"één": 1}
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+")
_DATE = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})")
_CAPITAL = " | hoofdletter"
_JOINS = re.compile(r"(?:,? (?:en|of|dan wel|alsmede) |, )+")  # between places, and nothing else


@dataclass(frozen=True, slots=True)
class Reading:
    """A parameter of a clause with another value, as a record writes it."""

    clausule: str
    parameter: str
    waarde: Any


class Readback:
    """Reads words back under the facts of a milestone; `base` is the text in which they were written, with its numbers."""

    def __init__(self, folded: Folded, base: Final) -> None:
        self.folded, self.base = folded, base
        workspace = folded.facts.workspace
        wgr = {name: place.text for name, place in folded.facts.wgr.items()}
        self.terms = frozenset(name for node in base.root.walk() if node.kind == "begrip" and (name := node.id.rpartition("/")[2]) in workspace.begrippen)
        self.context = CallContext(workspace.begrippen, workspace.wetten, self.terms, wgr)
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

    # --- values -----------------------------------------------------------------------------------------------------

    def value(self, tree: nodes.Expr, words: str, clausule: str) -> Reading | None:
        """Return the parameter that, with another value, makes an expression of this clause print these words; None when there is none, or more."""
        found = [reading for clause, name in _parameters(tree, clausule) for reading in self._readings(tree, words, clause, name)]
        return found[0] if len(found) == 1 else None

    def _readings(self, tree: nodes.Expr, words: str, clausule: str, name: str) -> Iterator[Reading]:
        values = self.folded.facts.parameters.get(clausule)
        if values is None or name not in values:
            return
        seen = set()
        own = _of_rule(tree, clausule)
        for typed, raw in self._candidates(clausule, name, words):
            scope = {**self.folded.scope, "regel": view_of(clausule, {**values, name: typed})}
            if str(raw) not in seen and in_figures(self._text(own, scope)) == in_figures(words):
                seen.add(str(raw))
                yield Reading(clausule, name, raw)

    def _text(self, tree: nodes.Expr, scope: Mapping[str, Any]) -> str:
        try:
            made = evaluate(tree, scope, self.context, NOWHERE)
        except (FillError, TypeError, AttributeError):
            return "\0"
        if isinstance(made, (str, View)) or made is None:
            return made if isinstance(made, str) else "\0"
        row = made if isinstance(made, tuple) else (made,)
        return "".join(getattr(item, "text", "") for item in row)

    def _candidates(self, clausule: str, name: str, words: str) -> Iterator[tuple[Any, Any]]:
        """Yield values that the words may say: as the program holds them, and as a record writes them."""
        facts = self.folded.facts
        variant = facts.workspace.clausules[clausule].varianten[facts.keuzes.clausules[clausule].variant]
        parameter = variant.parameters.get(name)
        now = facts.parameters[clausule][name]
        money = types_of(variant).get(name) == EURO
        kind = parameter.soort if parameter is not None else ""
        if kind == "keuze" or (parameter is None and isinstance(now, str)):
            for option in parameter.opties if parameter else _options(rule_model(variant), name):
                yield option, option
        elif kind == "ja_nee" or isinstance(now, bool):
            yield from ((True, True), (False, False))
        elif kind == "datum" or isinstance(now, date):
            yield from ((day, day.isoformat()) for day in _dates(words))
        elif kind == "breuk" or isinstance(now, Fraction):
            yield from ((part, f"{part.numerator}/{part.denominator}") for part in _parts())
        elif kind == "getal" or isinstance(now, int):
            yield from ((number * 100, number) if money else (number, number) for number in _numbers(words))
        elif kind == "tekst":
            yield words, words


def _parameters(tree: nodes.Node, clausule: str) -> dict[tuple[str, str], None]:
    """Return the parameters that an expression reads, each with its clause."""
    found: dict[tuple[str, str], None] = {}
    for item in [tree, *tree.find_all(nodes.Getattr)] if isinstance(tree, nodes.Getattr) else list(tree.find_all(nodes.Getattr)):
        assert isinstance(item, nodes.Getattr)  # noqa: S101 - what was asked for
        if isinstance(item.node, nodes.Name) and item.node.name == "regel":
            found[clausule, item.attr] = None
        elif isinstance(item.node, nodes.Getattr) and isinstance(item.node.node, nodes.Name) and item.node.node.name == "keuzes":
            found[item.node.attr.replace("_", "-"), item.attr] = None
    return found


def _of_rule(tree: nodes.Expr, clausule: str) -> nodes.Expr:
    """Return the expression in which `keuzes.<this clause>` is called `regel`, as its own sentences call it."""
    made = copy.deepcopy(tree)
    for item in [made, *made.find_all(nodes.Getattr)]:
        if isinstance(item, nodes.Getattr) and isinstance(item.node, nodes.Getattr) and item.node.attr.replace("_", "-") == clausule:
            item.node = nodes.Name("regel", "load")
    return made


def _options(rule: type[BaseModel] | None, name: str) -> tuple[str, ...]:
    """Return the words that a parameter of a rule may be."""
    field = rule.model_fields.get(name) if rule is not None else None
    found = getattr(field.annotation, "__args__", ()) if field is not None else ()
    return tuple(str(item) for item in found if isinstance(item, str))


def _numbers(words: str) -> Iterator[int]:
    yield from (int(item.replace(".", "")) for item in _NUMBER.findall(words) if len(item) < 16)
    yield from (_WORDS[word] for word in re.findall(r"\w+", words.casefold()) if word in _WORDS)
    yield from (1 for word in re.findall(r"\w+", words.casefold()) if word in {"een", "één"})


def _dates(words: str) -> Iterator[date]:
    for day, month, year in _DATE.findall(words):
        try:
            yield date(int(year), _MONTHS.index(month) + 1, int(day))
        except ValueError:
            continue


def _parts() -> Iterator[Fraction]:
    yield from sorted({Fraction(above, below) for below in range(1, 21) for above in range(1, below + 1)}, key=lambda part: (part.denominator, part))


def in_figures(words: str) -> str:
    """Return words with their numbers in figures and white space counted once: `acht weken` and `8 weken` say the same, and how is for the program."""
    bare = re.sub(r"\s+", " ", words).strip()
    return re.sub(r"\w+", lambda match: str(_CARDINALS.get(match[0], match[0])), bare)


def is_number(word: str) -> bool:
    """Return whether a word says a number."""
    return word.isdecimal() or word.casefold() in _WORDS
