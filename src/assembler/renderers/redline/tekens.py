"""A paragraph as what is compared in it: its number, its words, its references; and words as runs again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml.etree import SubElement

from assembler.compare.woordenstroom import Sleutel, woorden_in
from assembler.renderers.redline.blokken import VERWIJZING
from assembler.renderers.word import stijlen
from assembler.renderers.word.oxml import PPR, PRESERVE, RPR, RSTYLE, RUN, TAB, VAL, Element, T, W
from assembler.renderers.word.velden import koppeling

_KOPPELING = W + "hyperlink"


@dataclass(frozen=True, slots=True)
class Stuk:
    """Text in one character style, with the bookmark it jumps to."""

    tekst: str
    stijl: str = ""
    anker: str = ""


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


@dataclass(frozen=True, slots=True)
class Regel:
    """A paragraph: its properties, its number (with the tab after it), the rest of it, the bookmarks it carries."""

    eigenschappen: Element
    nummer: tuple[Teken, ...]
    tekens: tuple[Teken, ...]
    bladwijzers: tuple[str, ...]

    @property
    def stijl(self) -> str:
        """The style of the paragraph."""
        return stijl_van(self.eigenschappen)


def stijl_van(eigenschappen: Element) -> str:
    """Return the style in the properties of a paragraph."""
    return eigenschappen[0].get(VAL, "") if len(eigenschappen) else ""


def regel(paragraaf: Element, label: str, *, volledig: bool) -> Regel:
    """Return a paragraph as it is compared; with `volledig` a reference is the same only if it prints the same number."""
    groepen = list(_groepen(paragraaf))
    nummer, rest = _nummer(groepen, label)
    tekens = [teken for stukken, verwijzing in rest for teken in _tekens(stukken, verwijzing, volledig=volledig)]
    namen = tuple(merk.get(W + "name", "") for merk in paragraaf.iter(W + "bookmarkStart") if merk.get(W + "name", "").startswith("_g"))
    return Regel(paragraaf[0], tuple(Teken((stuk,), woord) for stuk in nummer for woord, stuk in _woorden(stuk)), tuple(tekens), namen)


def _groepen(paragraaf: Element) -> Iterable[tuple[list[Stuk], str]]:
    """The text of a paragraph in order: that of a reference apart, with what it points at."""
    for element in paragraaf:
        if element.tag == VERWIJZING:
            yield [stuk for deel in element for stuk in _stukken(deel)], element.get("sleutel", "")
        elif element.tag != PPR:
            yield from (([stuk], "") for stuk in _stukken(element))


def _stukken(element: Element) -> Iterable[Stuk]:
    anker = element.get(W + "anchor", "") if element.tag == _KOPPELING else ""
    for run in [element] if element.tag == RUN else element.findall(RUN):
        stijl = run.find(f"{RPR}/{RSTYLE}")
        for inhoud in run:
            if inhoud.tag in {T, TAB}:
                yield Stuk("\t" if inhoud.tag == TAB else inhoud.text or "", "" if stijl is None else stijl.get(VAL, ""), anker)


def _nummer(groepen: list[tuple[list[Stuk], str]], label: str) -> tuple[list[Stuk], list[tuple[list[Stuk], str]]]:
    """The number that a paragraph begins with, if it begins with the label of its node, and what follows."""
    gelezen, stukken = "", []
    for i, (deel, verwijzing) in enumerate(groepen):
        if verwijzing or not label or not label.startswith(gelezen):
            break
        if gelezen == label:
            tab = [stuk for stuk in deel if stuk.tekst == "\t"]
            return [*stukken, *tab], groepen[i + bool(tab) :]
        gelezen += "".join(stuk.tekst for stuk in deel)
        stukken += deel
    return (stukken, []) if label and gelezen == label else ([], groepen)


def _tekens(stukken: Sequence[Stuk], verwijzing: str, *, volledig: bool) -> Iterable[Teken]:
    gedrukt = "".join(stuk.tekst for stuk in stukken)
    extra = (gedrukt,) if volledig else ()
    if verwijzing:
        yield Teken(tuple(stukken), (verwijzing, *extra))
    elif stukken[0].stijl == stijlen.NOOT:
        yield Teken(tuple(stukken), ("noot", *extra))
    else:
        yield from (Teken((stuk,), (stuk.stijl, woord) if stuk.stijl else woord) for een in stukken for woord, stuk in _woorden(een))


def _woorden(stuk: Stuk) -> Iterable[tuple[str, Stuk]]:
    return ((woord, Stuk(woord, stuk.stijl, stuk.anker)) for woord in woorden_in(stuk.tekst))


# --- and back -------------------------------------------------------------------------------------------------------


def schrijf(doel: Element, tekens: Iterable[Teken], merk: Callable[[], Element] | None = None, *, weg: bool = False) -> None:
    """Add words as runs; `merk` makes the tracked change around them. What is `weg` links to nothing any more."""
    stukken = [stuk for teken in tekens for stuk in teken.stukken]
    for anker, groep in groupby(stukken, key=lambda stuk: "" if weg else stuk.anker):
        plaats = koppeling(doel, anker) if anker else doel
        if merk is not None:
            plaats.append(om := merk())
            plaats = om
        for stijl, zelfde in groupby(groep, key=lambda stuk: stuk.stijl):
            _run(plaats, "".join(stuk.tekst for stuk in zelfde), stijl)


def _run(plaats: Element, tekst: str, stijl: str) -> None:
    run = SubElement(plaats, RUN)
    if stijl:
        SubElement(SubElement(run, RPR), RSTYLE, {VAL: stijl})
    for i, deel in enumerate(tekst.split("\t")):
        if i:
            SubElement(run, TAB)
        if deel:
            kenmerken = PRESERVE if deel[0].isspace() or deel[-1].isspace() else {}
            SubElement(run, W + "delText" if plaats.tag == W + "del" else T, kenmerken).text = deel
