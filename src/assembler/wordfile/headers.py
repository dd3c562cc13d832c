"""Header and footer: the content controls of the house style filled in with what every page says."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from assembler.document import Voettekst
from assembler.wordfile.oxml import RUN, SPACE, TAB, VAL, Element, T, W, schoon
from assembler.wordfile.styles import CONCEPT, LIGGEND

# The tags of the content controls in a base file, and what each is filled in with.
VELDEN = ("vermelding", "document", "mijlpaal", "versie", "stand")


def velden_in(wortel: Element) -> Iterator[str]:
    """Yield the tags of the fields that stand in a header or footer."""
    for merk in wortel.iter(W + "tag"):
        yield merk.get(VAL, "")


def vul(sjabloon: Element, voettekst: Voettekst, *, liggend: bool = False) -> Element:
    """Return a header or footer, filled in; `liggend` for a page that lies down. The mark CONCEPT stays in a concept only."""
    wortel = copy.deepcopy(sjabloon)
    for besturing in list(wortel.iter(W + "sdt")):
        merk = besturing.find(f"{W}sdtPr/{W}tag")
        if merk is not None and merk.get(VAL) in VELDEN:
            _vervang(besturing, str(getattr(voettekst, merk.get(VAL, ""))))
    if not voettekst.concept:
        _zonder_concept(wortel)
    if liggend:
        for stijl in wortel.iter(W + "pStyle"):
            stijl.set(VAL, LIGGEND.get(stijl.get(VAL, ""), stijl.get(VAL, "")))
    return wortel


def _vervang(besturing: Element, waarde: str) -> None:
    """Put the value in the first run of a control, and that run in the place of the control."""
    ouder = besturing.getparent()
    runs = [run for run in besturing.iter(RUN) if run.find(T) is not None]
    if ouder is None or not runs:
        return
    run = runs[0]
    eerste, *rest = run.findall(T)
    for tekst in rest:
        run.remove(tekst)
    eerste.text = schoon(waarde)
    eerste.set(SPACE, "preserve")
    ouder.replace(besturing, run)


def _zonder_concept(wortel: Element) -> None:
    """Take the mark away, with the tab before it; a paragraph that held nothing else goes too."""
    for merk in [run for run in wortel.iter(RUN) if _is_concept(run)]:
        ouder, vorige = merk.getparent(), merk.getprevious()
        if ouder is None:
            continue
        if vorige is not None and vorige.tag == RUN and vorige.find(TAB) is not None:
            ouder.remove(vorige)
        ouder.remove(merk)
        boven = ouder.getparent()
        if boven is not None and len(boven) > 1 and ouder.find(f".//{RUN}") is None:
            boven.remove(ouder)


def _is_concept(run: Element) -> bool:
    stijl = run.find(f"{W}rPr/{W}rStyle")
    return stijl is not None and stijl.get(VAL) == CONCEPT
