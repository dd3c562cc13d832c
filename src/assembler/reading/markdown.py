"""A plain text file as markdown-it-py reads it: tokens that know where they stand; what goes beyond the subset is a finding.

Before it reads, what people paste is made regular without moving a character: a bullet of Word becomes a dash, the year that begins
a line is no number of a list, and what stands between double braces is hidden, for it is no Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from assembler.ground.findings import Finding, Span, error

SLUG = "opmaak-is-bekend"
HIDDEN, MORE = "\ufffe", "\uffff"  # the first and the next characters of an expression; no text may hold them (`source.FORBIDDEN`)
_STOP = "\ufdd0"  # the full stop after a year
_EXPRESSION = re.compile(r"\{\{.*?\}\}")
_BULLET = re.compile("^([ \t]*)[*+\u2022\u00b7\u25aa\u25cf\u25e6\u2013\u2014\uf0a7\uf0b7\uf0fc](?:[ \t]|$)")
_DASH = re.compile("^[ \t]*[\u2013\u2014][ \t]")  # in the middle of a paragraph it may be the dash of a sentence that runs on
_YEAR = re.compile(r"^([ \t]*\d{3,})([.)])(?=[ \t])")
_Rule = Callable[[StateInline, bool], bool]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a paragraph, heading, item or cell: their tokens, and where each line of them stands (line, column)."""

    token: Token
    places: tuple[tuple[int, int], ...]

    def at(self, offset: int) -> tuple[int, int]:
        """Return line and column of a character."""
        before = self.token.content[:offset]
        line = before.count("\n")
        number, column = self.places[min(line, len(self.places) - 1)]
        return number, column + len(before) - (before.rfind("\n") + 1)


@dataclass(frozen=True, slots=True)
class Text:
    """A file, or the rest of one, as it was read: its lines as they stand, the number of the first, its tokens, its expressions by place."""

    file: str
    lines: tuple[str, ...]
    first: int
    hidden: tuple[str, ...]  # the same lines as Markdown sees them, character for character
    tokens: tuple[Token, ...]
    expressions: dict[tuple[int, int], str]

    def span(self, token: Token) -> Span:
        """Return the lines of a block."""
        begin, end = token.map or (0, len(self.lines))
        last = max(begin, end - 1)
        length = len(self.lines[last]) if last < len(self.lines) else 0
        return Span(self.file, self.first + begin, 1, self.first + last, length + 1)


def read(lines: Sequence[str], file: str, first: int) -> Text:
    """Return these lines of a file as Markdown; `first` is the number of the first of them."""
    expressions: dict[tuple[int, int], str] = {}
    hidden = []
    above, listed = "", False  # the line above; whether an item began in the lines since the last empty one
    for number, line in enumerate(lines, first):
        for match in _EXPRESSION.finditer(line):
            expressions[number, match.start() + 1] = match.group()
        dash = bool(_DASH.match(line)) and bool(above.strip()) and not above.rstrip().endswith(":") and not listed
        hidden.append(_EXPRESSION.sub(lambda match: HIDDEN + MORE * (len(match.group()) - 1), line if dash else _regular(line)))
        above, listed = line, bool(line.strip()) and (listed or (bool(_BULLET.match(line)) and not dash) or line.lstrip().startswith("- "))
    return Text(file, tuple(lines), first, tuple(hidden), tuple(_reader().parse("\n".join(hidden))), expressions)


def _regular(line: str) -> str:
    """Return a line in which each mark that people use for a list is that of Markdown; every character stays in its place."""
    line = _BULLET.sub(lambda match: f"{match.group(1)}- ", line)
    return _YEAR.sub(lambda match: match.group(1) + _STOP, line) if line.lstrip(" \t")[:1].isdecimal() else line


def shown(text: str) -> str:
    """Return text of a token as it stood in the file, apart from what is hidden in it."""
    return text.replace(_STOP, ".")


class Placer:
    """Finds where the words of each token stand: cells of one line follow each other."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._done: dict[int, int] = {}

    def words(self, token: Token) -> Words:
        """Return the words of an inline token with their places."""
        begin = (token.map or [0, 0])[0]
        found = []
        for number, line in enumerate(token.content.split("\n"), begin):
            raw = self.text.hidden[number] if number < len(self.text.hidden) else ""
            bare = line.strip()
            start = raw.find(bare, self._done.get(number, 0))
            self._done[number] = max(start, 0) + len(bare)
            found.append((self.text.first + number, max(start, 0) + 1 - (len(line) - len(line.lstrip()))))
        return Words(token, tuple(found))


# --- the reader ------------------------------------------------------------------------------------------------------


def _placed(rule: _Rule) -> _Rule:
    """Let a rule note of each token where in its words it stands, and where it ends."""

    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the shape that the library asks for
        begin, count = state.pos, len(state.tokens)
        done = rule(state, silent)
        for token in state.tokens[count:] if done and not silent else ():
            token.meta.setdefault("at", begin)
            token.meta.setdefault("end", state.pos)
        return done

    return run


_RULES: dict[str, _Rule] = {
    "newline": rules_inline.newline, "escape": rules_inline.escape, "backticks": rules_inline.backtick, "strikethrough": rules_inline.strikethrough.tokenize,
    "emphasis": rules_inline.emphasis.tokenize, "link": rules_inline.link, "image": rules_inline.image, "autolink": rules_inline.autolink,
    "html_inline": rules_inline.html_inline, "entity": rules_inline.entity,
}  # fmt: skip


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    """Return the reader: what we refuse it recognises too, so that it can be refused by its name."""
    made = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    made.disable(["code", "lheading", "reference", "text_join", "fragments_join"])
    for name, rule in _RULES.items():
        made.inline.ruler.at(name, _placed(rule))
    return made


# --- what is left in the words ----------------------------------------------------------------------------------------

_ESCAPE = "Bedoelt u het teken zelf? Typ er een \\ voor."
_SUSPECT: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"\[\^[^\]]*\]"), "Een voetnoot kan hier niet.", "Zet de tekst van de noot in de zin, of tussen haakjes erachter."),
    (re.compile(r"^\[[^\]]+\]:"), "Een link die elders wordt uitgelegd, kan hier niet.", "Typ de link in de zin: [tekst](https://adres)."),
    (re.compile(r"\{\{|\}\}"), "De accolades zijn niet op deze regel geopend en gesloten.", "Zet {{ en }} op dezelfde regel."),
    (re.compile(r"^#+\S"), "Dit is geen kopje: de spatie na # ontbreekt.", "Typ '## Kopje'. " + _ESCAPE),
    (re.compile(r"^\||\|.*\|"), "Dit is geen tabel: onder de eerste rij hoort een regel met streepjes.", "Typ onder de koppen een regel '| --- | --- |'."),
    (re.compile(r"^o\t"), "Dit is in Word een punt onder een punt.", "Typ in plaats van 'o' en de tab: twee spaties, een streepje en een spatie."),
    (re.compile(r"\t"), "Hier staat een tab; een tabel of inspringing uit Word wordt zo niet herkend.", "Typ een spatie, of maak een tabel met | ertussen."),
    (re.compile(r"^\[[ xX]\](?=\s)"), "Een afvinkvakje kan hier niet.", "Haal '[ ]' weg, of schrijf 'gedaan' of 'nog te doen'."),
    (re.compile("[\ue000-\uf8ff]"), "Dit teken komt uit een symboollettertype van Word; het wordt op een ander apparaat iets anders.", "Typ een gewoon teken."),
    (re.compile(r"\{#[^}]*\}"), "Een naam bestaat uit kleine letters, cijfers en streepjes, en staat aan het eind.", "Typ bijvoorbeeld {#eigen-naam}."),
    (re.compile(r"€\s*\ufffe"), "Hier komt het euroteken twee keer: de invulling schrijft het zelf.", "Haal '€' voor de invulling weg."),
)  # fmt: skip
_GLUED = re.compile(r"(?:[-*+\u2022\u2013>]|\d{1,2}[.)]|\(?(?:[a-h]|[ivx]{1,4})[.)])\s|=+\Z|\|")


def left_over(words: Words, file: str) -> Iterator[Finding]:
    """Yield what in these words would be printed as it stands, or be glued to the line above it."""
    lines = words.token.content.split("\n")
    offset = 0
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        bare = line.strip()
        if number and _GLUED.match(bare):
            message = "Deze regel begint als een opsomming, maar zou achter de regel erboven komen."
            hint = "Begin een punt met '- ' of '1. ' en zet er een lege regel boven; een punt onder een punt springt twee spaties in."
            yield finding(message, file, words.at(offset + indent), hint)
            return
        for pattern, message, hint in _SUSPECT:
            match = pattern.search(bare)
            if match and not (
                pattern.pattern.startswith(r"\{#") and match.end() == len(bare) and re.fullmatch(r"\{#[a-z0-9]+(?:-[a-z0-9]+)*\}", match.group())
            ):
                yield finding(message, file, words.at(offset + indent + match.start()), hint)
                return
        offset += len(line) + 1


def finding(message: str, file: str, place: tuple[int, int], hint: str) -> Finding:
    """Return the finding about something outside the subset."""
    line, column = place
    return error(SLUG, message, Span(file, line, column, line, column + 1), hint=hint)


_BLOCKS = {
    "fence": ("Een blok met code kan hier niet.", "Haal de regels met ``` weg."),
    "hr": ("Een lijn tussen alinea's kan hier niet.", "Haal de lijn weg; een kopje begint met '## '."),
    "html_block": ("HTML kan hier niet.", "Schrijf gewone tekst; **vet**, *cursief* en [tekst](https://adres) kunnen wel."),
    "blockquote_open": ("Een citaatblok kan hier niet.", "Haal '>' weg en zet de tekst tussen aanhalingstekens."),
}


def refused(text: Text, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Yield each block that we do not take."""
    for token in tokens:
        if token.type in _BLOCKS:
            message, hint = _BLOCKS[token.type]
            begin = (token.map or [0, 0])[0]
            line = text.lines[begin] if begin < len(text.lines) else ""
            yield finding(message, text.file, (text.first + begin, 1 + len(line) - len(line.lstrip())), hint)
