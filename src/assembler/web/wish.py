"""What somebody can do instead of what is not his to do: record a wish of the participant he works for, with the words that he typed."""

from __future__ import annotations

from dataclasses import dataclass

from assembler.reading.records.gemeenten import Organisatie
from assembler.verbs.refusals import FoundError, Refusal
from assembler.web.ask import Ask

_SAID = ("tekst", "wens", "opschrift", "leden", "variant", "uitvoering", "reden")  # fields whose words say what somebody would like, in this order


@dataclass(frozen=True, slots=True)
class Offer:
    """A wish to be recorded: for which participants, about which clause, with which words, on which day."""

    voor: tuple[Organisatie, ...]
    over: str
    tekst: str
    datum: str


def offer(ask: Ask) -> Offer | None:
    """Return what can be recorded; None outside a traject, and for who works for none of its participants."""
    if "traject" not in ask.path or not ask.person.gemeenten:
        return None
    try:
        known, deelnemers = ask.opened.workspace, ask.trajectmap.traject.deelnemers
    except (FoundError, Refusal):
        return None
    mine = tuple(known.organisaties[name] for name in deelnemers if name in ask.person.gemeenten)
    name = ask.path.get("clausule") or ask.path.get("plek", "").partition("/")[2].partition("/")[0]  # a place begins with its document and clause
    clause = known.clausules.get(name)
    said = dict.fromkeys(text.rstrip(".") for field in _SAID if (text := " ".join(ask.word(field).split())))
    return (
        Offer(mine, name if clause is not None and clause.wie == "regio" else "", "".join(f"{text}. " for text in said).strip(), ask.desk.today().isoformat())
        if mine
        else None
    )
