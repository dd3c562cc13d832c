"""The words of a paragraph in Markdown -> a sentence of ours: with its expressions, and where it is bold, italic or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it.token import Token

from assembler.ground.document import PLAIN, Look
from assembler.ground.findings import Finding, Span
from assembler.reading.markdown import HIDDEN, MORE, Text, Words, finding, shown
from assembler.reading.records.base import Uiterlijk, Zin
from assembler.reading.source import FORBIDDEN

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s]+\Z")
_HIDDEN = re.compile(f"{HIDDEN}{MORE}*")
_BLANKS = re.compile(r"[ \t]+")
_AMOUNT = re.compile(r"€ (?=[\d\u2212-])")
_PLAIN_TEXT = "Schrijf gewone tekst; **vet**, *cursief* en [tekst](https://adres) kunnen wel."
_RUN = re.compile(r"([*_~])\1*")
_REFUSED = {
    "image": ("Een afbeelding kan hier niet.", "Verwijs naar een bijlage, of zet er een link: [tekst](https://adres)."),
    "code_inline": ("Tekst tussen ` kan hier niet.", "Haal de tekens ` weg."),
    "html_inline": ("HTML kan hier niet.", f"{_PLAIN_TEXT} Bedoelt u de tekens zelf? Typ \\<."),
    "s_open": ("Doorgehaalde tekst kan hier niet: een stuk zegt wat geldt.", "Haal de tekst weg, of haal ~~ weg."),
}


def sentence(words: Words, text: Text) -> tuple[Zin, list[Finding]]:
    """Return the sentence in these words, and what in it cannot be printed."""
    maker = _Maker(words, text)
    for token in words.token.children or ():
        maker.add(token)
    return maker.made(), maker.findings


def shortened(zin: Zin, length: int) -> Zin:
    """Return the first `length` characters of a sentence."""
    looks = tuple(replace(item, end=min(item.end, length)) for item in zin.looks if item.begin < length)
    return replace(zin, tekst=zin.tekst[:length], looks=looks)


class _Maker:
    def __init__(self, words: Words, text: Text) -> None:
        self.words = words
        self.text = text
        self.findings: list[Finding] = []
        self._parts: list[tuple[str, Look]] = []
        self._bold = self._italic = 0
        self._link = ""
        self._seen = 0  # where the last run of stars or lines ended

    def add(self, token: Token) -> None:
        """Take one token."""
        match token.type:
            case "strong_open" | "strong_close":
                self._bold += token.nesting
            case "em_open" | "em_close":
                self._italic += token.nesting
            case "link_open":
                self._link = self._address(token)
            case "link_close":
                self._link = ""
            case "text" | "text_special":
                self._check_written_out(token)
                self._check_loose(token)
                self._check_link(token)
                self._say(token.content)
            case "softbreak":
                self._say(" ")
            case "hardbreak":
                self._break(token)
            case "s_close":
                pass
            case "html_inline" if any("HTML" in item.message for item in self.findings):
                pass
            case _:
                message, hint = _REFUSED.get(token.type, ("Dit kan hier niet.", _PLAIN_TEXT))
                self._report(token, message, hint)

    def _say(self, text: str) -> None:
        if text:
            self._parts.append((text, Look(self._bold > 0, self._italic > 0, self._link)))

    def _report(self, token: Token, message: str, hint: str) -> None:
        self.findings.append(finding(message, self.text.file, self.words.at(int(token.meta.get("at", 0))), hint))

    def _address(self, token: Token) -> str:
        address = str(token.attrGet("href") or "")
        if "%EF%BF%BE" in address:
            self._report(token, "Een adres is vaste tekst.", "Zet de invulling in de tekst van de link, niet in het adres.")
        elif not _ADDRESS.match(address):
            self._report(token, "Dit adres leidt nergens heen voor wie het stuk leest.", "Begin een adres met https:// of met mailto:.")
        elif token.attrGet("title"):
            self._report(token, "Een titel bij een link wordt nergens afgedrukt.", "Typ alleen het adres: [tekst](https://adres).")
        return address

    def _break(self, token: Token) -> None:
        """Two spaces at the end of a line nobody sees: the line runs on, as any other; a backslash is there on purpose."""
        at = int(token.meta.get("at", 0))
        if self.words.token.content[at : at + 1] == "\\":
            self._report(token, "Een regel afbreken kan hier niet.", "Zet er een lege regel tussen, of maak er een opsomming van.")
        self._say(" ")

    def _check_written_out(self, token: Token) -> None:
        """A character that no text may hold, written as a code (`&#x202e;`), is that character."""
        hidden = FORBIDDEN.search(token.content) if token.type == "text_special" else None
        if hidden is not None:
            message = f"Hier staat een onzichtbaar stuurteken (U+{ord(hidden.group()):04X}) dat niet in een tekst hoort."
            self._report(token, message, "Verwijder het teken.")

    def _check_loose(self, token: Token) -> None:
        """A star or line that belongs to no other would be printed, where somebody meant bold or italic."""
        sign, at = token.content, token.meta.get("at")
        if token.type != "text" or sign not in {"*", "_", "~"} or at is None or int(at) < self._seen or self.findings:
            return
        content = self.words.token.content
        found = _RUN.match(content, int(at))
        run = len(found[0]) if found else 1
        self._seen = int(at) + run
        before, after = content[: int(at)][-1:], content[int(at) + run :][:1]
        alone = run == 1 and not (before.strip() or after.strip())  # 5 * 3
        inside = before.isalnum() and after.isalnum() and (sign == "_" or run == 1)  # snake_case, 2*3
        if not alone and not inside:
            whole = sign * min(run, 3)
            self._report(
                token, f"Hier staat een losse {whole}; zo zou zij worden afgedrukt.", f"Zet {whole} ook aan het eind, of typ \\{sign} voor het teken zelf."
            )

    def _check_link(self, token: Token) -> None:
        """What begins as a link and is none would be printed with its brackets."""
        for sign in ("](", "]["):
            at = token.content.find(sign)
            if at >= 0 and token.type == "text":
                place = self.words.at(max(self.words.token.content.find(token.content[at:]), 0))
                self.findings.append(finding("Deze link is niet te lezen.", self.text.file, place, "Typ [tekst](https://adres), zonder spatie ertussen."))
                return

    # --- the sentence ------------------------------------------------------------------------------------------------

    def made(self) -> Zin:
        """Return the sentence: one space where there are more, none at its ends, and an amount not parted from its sign."""
        begin, end = self.words.places[0], self.words.at(len(self.words.token.content))
        expressions = tuple(self._expressions())
        tekst, looks = "", []
        for text, look in self._filled(expressions):
            piece = _BLANKS.sub(" ", text)
            piece = piece.lstrip(" ") if not tekst or tekst.endswith(" ") else piece
            if look != PLAIN and piece:
                looks.append(Uiterlijk(len(tekst), len(tekst) + len(piece), look))
            tekst += piece
        span = Span(self.text.file, begin[0], begin[1], end[0], end[1])
        made = Zin(_AMOUNT.sub("€\u00a0", tekst), span, expressions, tuple(looks))
        return shortened(made, len(tekst.rstrip(" ")))

    def _expressions(self) -> Iterator[tuple[int, int]]:
        """Yield where each expression stands in the file."""
        for match in _HIDDEN.finditer(self.words.token.content):
            yield self.words.at(match.start())

    def _filled(self, expressions: tuple[tuple[int, int], ...]) -> Iterator[tuple[str, Look]]:
        """Yield the pieces with their expressions as they were typed."""
        places = iter(expressions)
        for text, look in self._parts:
            yield _HIDDEN.sub(lambda _: self.text.expressions.get(next(places, (0, 0)), "{{ }}"), shown(text)), look
