"""What the program calls by an id, in the words of who reads a page: a text, a paper, a traject, a sentence with what is filled in, how sure a place in a law is."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from assembler.ground.wording import hoofdletter
from assembler.reading.records.workspace import Trajectmap
from assembler.verbs.choice_words import value_words
from assembler.verbs.code_words import CodeWords, code_words
from assembler.verbs.headings import paper_words, plainly
from assembler.verbs.opened import versions
from assembler.web.ask import Ask

_SURE = {"SEEN": "gelezen in de wet", "SEEN-2": "uit een andere bron, te verifiëren", "CARRY": "gelezen in een eerdere tekst van de wet, te verifiëren",
         "INF": "afgeleid, te verifiëren", "MEM": "uit het geheugen, te verifiëren"}  # fmt: skip
_CODE = re.compile(rf"\(({'|'.join(_SURE)})(?:, te verifiëren)?\)")
_TEXT_FILE = re.compile(r"\btrajecten/([a-z0-9-]+)/teksten/([a-z0-9-]+)/([a-z0-9-]+)\.md\b")
_PLACE = re.compile(r" \[[^\]\s]+:\d+:\d+\]")
_KEY = re.compile(r"= keuze:([a-z0-9-]+)\.(\w+)")
_PLACEHOLDER = re.compile(r"\{\{[^{}]*(\}\}|$)")


def sentence(ask: Ask, text: object, clausule: str = "", variant: str = "") -> Markup:
    """Return a sentence as it is written, with what is filled in as chips; their codes stand behind them."""
    trajectmap = ask.trajectmap if "traject" in ask.path else None
    pieces = code_words(ask.opened, clausule, variant, trajectmap).pieces(str(text))
    return Markup("").join(Markup('<span class="chip" title="{}">{}</span>').format(code, words) if code else escape(words) for words, code in pieces)


def bare(ask: Ask, text: object) -> str:
    """Return a sentence, or the beginning of one, with the names of what is filled in as words."""
    known = code_words(ask.opened) if not ask.desk.open().faults else CodeWords()
    return _PLACEHOLDER.sub("…", known.words(str(text)))


def text_name(ask: Ask, name: str, traject: str = "") -> str:
    """Return what a text of a traject (that of the address) is called that is written `concept@1`, `concept@nu`, or as a day."""
    mijlpaal, mark, number = str(name).partition("@")
    trajectmap = ask.opened.workspace.trajecten[traject] if traject else ask.trajectmap
    found = next((item.naam for item in trajectmap.mijlpalen if item.id == mijlpaal), "")
    if not mark or not found:
        return value_words(str(name))
    return f"{found}, {'zoals nu' if number == 'nu' else f'versie {number}'}"


def text_names(ask: Ask) -> list[str]:
    """Return the texts that a reader can choose from, in order: each frozen version and today's text of each milestone (`concept@1`, `concept@nu`)."""
    known = versions(ask.opened, ask.trajectmap)
    return [f"{item.id}@{number}" for item in ask.trajectmap.mijlpalen for number in (*known[item.id], "nu")]


def paper_name(ask: Ask, name: str) -> str:
    """Return what a paper is called: its kind, and for whom it is."""
    return paper_words(ask.opened.workspace, name)


def traject_name(trajectmap: Trajectmap) -> str:
    """Return what a traject is called, also beside another about the same regulation."""
    opgave = trajectmap.opgave
    return hoofdletter(opgave.naam) if opgave else trajectmap.traject.naam


def names_in(ask: Ask, where: str) -> str:
    """Return where a finding counts, with participants and milestones by their names."""
    known = {name: item.naam for name, item in ask.opened.workspace.organisaties.items()} if not ask.desk.open().faults else {}
    if "traject" in ask.path and known:
        known |= {item.id: item.naam for item in ask.trajectmap.mijlpalen}
    return ", ".join(known.get(part, part) for part in where.split(", "))


def where_to_write(hint: str) -> str:
    """Return the page on which the text is written that a hint asks for by its file; '' for a hint that asks for none."""
    found = _TEXT_FILE.search(hint)
    return f"/t/{found[1]}/teksten/{found[2]}/{found[3]}" if found else ""


def how_sure(code: str) -> str:
    """Return in words how sure a place in a law is."""
    return _SURE.get(code, code)


def without_codes(text: str) -> str:
    """Return a line of an explanation with how sure a place is in words, a value by its choice, and no place in a file."""
    sure = _CODE.sub(lambda match: f"({_SURE[match[1]]})", _PLACE.sub("", text))
    return _KEY.sub(lambda match: f"= keuze bij {plainly(match[1])}: {plainly(match[2])}", sure)
