"""A paragraph as what is compared in it: its number, its words, its references; and words as runs again."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from lxml import etree
from lxml.etree import SubElement

from assembler.comparing.trees.words import Sleutel, woorden_in
from assembler.rendering.redline.sides import VERWIJZING
from assembler.wordfile import styles as stijlen
from assembler.wordfile.fields import koppeling
from assembler.wordfile.lists import STREEPJES
from assembler.wordfile.oxml import PPR, PRESERVE, RPR, RSTYLE, RUN, TAB, VAL, Element, T, W

TABTEKEN = "\x1f"  # a tab of Word; a tab in the text is a character as any other, and this one cannot stand in XML
_KOPPELING = W + "hyperlink"
_BEELD = W + "drawing"


class Stuk(NamedTuple):
    """Text in one character style, with the bookmark it jumps to; or a picture."""

    tekst: str
    stijl: str = ""
    anker: str = ""
    beeld: Element | None = None


@dataclass(frozen=True, slots=True)
class Teken:
    """A word, a mark, a tab or a whole reference; the same as another when the keys are."""

    stukken: tuple[Stuk, ...]
    sleutel: Sleutel

    @property
    def tekst(self) -> str:
        """What it prints."""
        return "".join(stuk.tekst for stuk in self.stukken)

    @property
    def telt(self) -> bool:
        """Whether it says something: a space or a comma does not."""
        return not isinstance(self.sleutel, str) or self.tekst[:1].isalnum()


class Groep(NamedTuple):
    """The pieces of one reference, with what it points at; or one piece of plain text."""

    stukken: tuple[Stuk, ...]
    verwijzing: str = ""


@dataclass(frozen=True, slots=True)
class Regel:
    """A paragraph: its properties, its number (with the tab after it), the rest of it, the bookmarks it carries.

    With `volledig` a reference is the same as another only if it prints the same number.
    """

    eigenschappen: Element
    nummer: tuple[Teken, ...]
    groepen: tuple[Groep, ...]
    bladwijzers: tuple[str, ...]
    volledig: bool

    @property
    def stijl(self) -> str:
        """The style of the paragraph."""
        return stijl_van(self.eigenschappen)

    @property
    def tab(self) -> tuple[Teken, ...]:
        """The tab after the number, if it has one."""
        return self.nummer[-1:] if self.nummer and self.nummer[-1].tekst == TABTEKEN else ()

    @property
    def heel(self) -> list[Teken]:
        """The text in as few pieces as it has, for where it is not compared."""
        return [Teken(groep.stukken, groep.verwijzing) for groep in self.groepen]

    @property
    def tekens(self) -> list[Teken]:
        """The text word for word."""
        return [teken for groep in self.groepen for teken in _tekens(groep, volledig=self.volledig)]


def stijl_van(eigenschappen: Element) -> str:
    """Return the style in the properties of a paragraph."""
    return eigenschappen[0].get(VAL, "") if len(eigenschappen) else ""


def regel(paragraaf: Element, label: str, *, volledig: bool) -> Regel:
    """Return a paragraph of a node with this label as it is compared."""
    nummer, rest = _nummer(list(_groepen(paragraaf)), label)
    namen = tuple(naam for merk in paragraaf.iterfind(W + "bookmarkStart") if (naam := merk.get(W + "name", "")).startswith("_g"))
    tekens = tuple(Teken((een,), een.tekst) for stuk in nummer for een in _woorden(stuk))
    return Regel(paragraaf[0], tekens, tuple(rest), namen, volledig)


def _groepen(paragraaf: Element) -> Iterable[Groep]:
    """The text of a paragraph in order."""
    for element in paragraaf:
        if element.tag == VERWIJZING:
            yield Groep(tuple(stuk for deel in element for stuk in _stukken(deel)), element.get("sleutel", ""))
        elif element.tag != PPR:
            yield from (Groep((stuk,)) for stuk in _stukken(element))


def _stukken(element: Element) -> Iterable[Stuk]:
    anker = element.get(W + "anchor", "") if element.tag == _KOPPELING else ""
    for run in [element] if element.tag == RUN else element.findall(RUN):
        stijl = run.find(f"{RPR}/{RSTYLE}")
        for inhoud in run:
            if inhoud.tag in {T, TAB}:
                yield Stuk(TABTEKEN if inhoud.tag == TAB else inhoud.text or "", "" if stijl is None else stijl.get(VAL, ""), anker)
            elif inhoud.tag == _BEELD:
                yield Stuk("", beeld=inhoud)


def _nummer(groepen: list[Groep], label: str) -> tuple[list[Stuk], list[Groep]]:
    """The number that a paragraph begins with, if it begins with the label of its node (or the dash of a list), and what follows."""
    streep = not label
    label = label or STREEPJES.patroon
    gelezen = ""
    stukken: list[Stuk] = []
    for i, groep in enumerate(groepen):
        if groep.verwijzing or not label.startswith(gelezen):
            break
        if gelezen == label:
            met_tab = groep.stukken[0].tekst == TABTEKEN
            if streep and not met_tab:
                break
            return [*stukken, *(groep.stukken if met_tab else ())], groepen[i + met_tab :]
        gelezen += "".join(stuk.tekst for stuk in groep.stukken)
        stukken += groep.stukken
    return (stukken, []) if gelezen == label and not streep else ([], groepen)


def _tekens(groep: Groep, *, volledig: bool) -> Iterable[Teken]:
    stukken, verwijzing = groep
    eerste = stukken[0]
    if verwijzing and volledig:
        return [Teken((een,), (verwijzing, een.tekst)) for stuk in stukken for een in _woorden(stuk)]
    if verwijzing:
        return [Teken(stukken, (verwijzing,))]
    if eerste.beeld is not None:
        return [Teken(stukken, ("beeld", etree.tostring(eerste.beeld, encoding="unicode")))]
    if eerste.stijl == stijlen.NOOT:
        return [Teken(stukken, ("noot", eerste.tekst) if volledig else ("noot",))]
    return [Teken((een,), (een.stijl, een.tekst) if een.stijl else een.tekst) for een in _woorden(eerste)]


def _woorden(stuk: Stuk) -> list[Stuk]:
    return [Stuk(woord, stuk.stijl, stuk.anker) for woord in woorden_in(stuk.tekst)]


# --- and back -------------------------------------------------------------------------------------------------------


def schrijf(doel: Element, tekens: Iterable[Teken], merk: Callable[[], Element] | None = None, *, weg: bool = False) -> None:
    """Add words as runs; `merk` makes the tracked change around them. What is `weg` links to nothing any more."""
    stukken = [stuk for teken in tekens for stuk in teken.stukken]
    for anker, groep in groupby(stukken, key=lambda stuk: "" if weg else stuk.anker):
        plaats = koppeling(doel, anker) if anker else doel
        if merk is not None:
            plaats.append(om := merk())
            plaats = om
        for (stijl, beeld), zelfde in groupby(groep, key=lambda stuk: (stuk.stijl, stuk.beeld)):
            if beeld is None:
                _run(plaats, "".join(stuk.tekst for stuk in zelfde), stijl)
            else:
                SubElement(plaats, RUN).append(copy.deepcopy(beeld))


def _run(plaats: Element, tekst: str, stijl: str) -> None:
    run = SubElement(plaats, RUN)
    if stijl:
        SubElement(SubElement(run, RPR), RSTYLE, {VAL: stijl})
    for i, deel in enumerate(tekst.split(TABTEKEN)):
        if i:
            SubElement(run, TAB)
        if deel:
            kenmerken = PRESERVE if deel[0].isspace() or deel[-1].isspace() else {}
            SubElement(run, W + "delText" if plaats.tag == W + "del" else T, kenmerken).text = deel
