"""The variants of a clause as cards: what each means, and the text that each gives at a milestone."""

from __future__ import annotations

from dataclasses import dataclass

from assembler import pipeline
from assembler.composing.refer import UNPLACED
from assembler.facts import whatif
from assembler.facts.orders import orders
from assembler.facts.whatif import VariantError
from assembler.ground.document import text_of
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap
from assembler.verbs import stock
from assembler.verbs.opened import Opened

_ABSENT = "een artikel dat nu niet in de tekst staat"  # a variant may lean on a clause that is not chosen


@dataclass(frozen=True, slots=True)
class Card:
    """A variant: its name, what it means, whether it is the one now, its text ('' where it cannot be told without its parameters), its sentences as written."""

    naam: str
    omschrijving: str
    nu: bool
    tekst: tuple[str, ...]
    zinnen: tuple[tuple[int, str, str], ...]


def cards(opened: Opened, trajectmap: Trajectmap, mijlpaal: Mijlpaal, clausule: Clausule) -> list[Card]:
    """Return a card for each variant of a clause."""
    now = opened.milestone(trajectmap, mijlpaal).folded.keuzes.clausules[clausule.id]
    return [
        Card(name, variant.omschrijving or "", now.aanwezig and now.variant == name, _text(opened, trajectmap, mijlpaal, clausule.id, name), tuple(stock.texts(variant)))
        for name, variant in clausule.varianten.items()
    ]  # fmt: skip


def _text(opened: Opened, trajectmap: Trajectmap, mijlpaal: Mijlpaal, clausule: str, variant: str) -> tuple[str, ...]:
    return opened.once(("card", trajectmap.traject.id, mijlpaal.id, clausule, variant), lambda: _read(opened, trajectmap, mijlpaal, clausule, variant))


def _read(opened: Opened, trajectmap: Trajectmap, mijlpaal: Mijlpaal, clausule: str, variant: str) -> tuple[str, ...]:
    """Return the lines of a clause under a variant, as the regulation would have them."""
    order = next((item for item in orders(opened.workspace, trajectmap, mijlpaal) if item.soort.id == trajectmap.traject.regeling), None)
    if order is None:
        return ()
    base = opened.milestone(trajectmap, mijlpaal).folded.facts
    try:
        (supposed,) = whatif.read_variants([f"{clausule}={variant}"])
        other = whatif.applied(base, supposed)
    except VariantError:
        return ()
    final = pipeline.text(opened.folded(other, mijlpaal), order)[0]
    node = next((item for item in final.root.walk() if item.id.rpartition("/")[2].rpartition(":")[2] == clausule and item.herkomst.clausule == clausule), None)
    if node is None:
        return ()
    lines = (f"{final.label(item)} {text_of(item.inhoud)}".strip() for item in node.walk() if text_of(item.inhoud))
    return tuple(line.replace(UNPLACED, _ABSENT) for line in lines)
