"""The decisions of the region since the milestone before, as sentences see them: what each chose, and which articles it touches.

A confidential decision, or choice, is not there at all: what it did to the text shows in the text. Reasons stay with the makers: no view has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from assembler.facts.decisions import counting
from assembler.facts.facts import Facts
from assembler.facts.views.lazy import Lazy
from assembler.facts.views.logchoice import Choices
from assembler.facts.views.texts import RegulationText
from assembler.ground.values import Waarde
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.keuzes import Keuze, KeuzeAanvaarding, KeuzeIntrekken
from assembler.sentences.names import DATUM, GETAL, JA_NEE, TEKST, Name, View, ViewKind, collection

DECISION = ViewKind(
    "genomen_besluit",
    "een besluit van de regio sinds de vorige mijlpaal",
    {
        "nummer": Name(GETAL, "zijn nummer in de rij"),
        "datum": Name(DATUM, "de dag"),
        "gremium": Name(TEKST, "wie besloot"),
        "aanname": Name(JA_NEE, "of het besluit voor deze uitwerking is uitgedacht"),
        "keuzes": Name(collection("keuze"), "wat is gekozen"),
        "alleen_aanvaard": Name(JA_NEE, "of het alleen aanvaardt wat nog niet vaststaat"),
        "raakt_iets": Name(JA_NEE, "of er artikelen zijn waarin het is verwerkt"),
    },
)


def decisions(facts: Facts, text: Callable[[], RegulationText]) -> tuple[View, ...]:
    """Return the view of each decision of the region since the milestone before; `text` is the regulation as it reads now."""
    return tuple(_decision(facts, besluit, number, text) for number, besluit in enumerate(_since(facts), 1))


def _since(facts: Facts) -> Iterator[Besluit]:
    """Yield the decisions of the region that count now and did not count at the milestone before, as far as anybody may know them."""
    before = [item.stand for item in facts.trajectmap.mijlpalen if item.stand < facts.mijlpaal.stand]
    for gemeente, besluit in counting(facts.trajectmap, facts.mijlpaal.stand):
        if gemeente is None and _public(facts, besluit) and not (before and besluit.datum <= max(before)):
            yield besluit


def _decision(facts: Facts, besluit: Besluit, number: int, text: Callable[[], RegulationText]) -> View:
    choices = Choices(facts, text)
    rows = cache(lambda: tuple(choices.view(keuze, str(index)) for index, keuze in enumerate(_public(facts, besluit), 1)))
    makers: dict[str, Callable[[], Any]] = {
        "nummer": lambda: number, "datum": lambda: Waarde(besluit.datum, f"besluit/{besluit.id}"), "gremium": lambda: besluit.gremium,
        "aanname": lambda: besluit.aanname, "keuzes": rows, "alleen_aanvaard": lambda: all(isinstance(keuze, KeuzeAanvaarding) for keuze in _public(facts, besluit)),
        "raakt_iets": lambda: any(row.get("raakt_iets") for row in rows()),
    }  # fmt: skip
    return DECISION.view(besluit.id or f"{besluit.datum.isoformat()}-{number}", Lazy(makers))


def _public(facts: Facts, besluit: Besluit) -> tuple[Keuze, ...]:
    """Return the choices that anybody may know: one that takes back or accepts a secret would tell that there is one."""
    return () if besluit.vertrouwelijk else tuple(keuze for keuze in besluit.keuzes if not keuze.vertrouwelijk and not _names_a_secret(facts, keuze))


def _names_a_secret(facts: Facts, keuze: Keuze) -> bool:
    name, number = (keuze.besluit, keuze.nummer) if isinstance(keuze, KeuzeIntrekken) else (None, None)
    name = keuze.aanvaardt.besluit if isinstance(keuze, KeuzeAanvaarding) else name
    earlier = next((item for item in facts.trajectmap.besluiten if name is not None and item.id == name), None)
    if earlier is None:
        return False
    rows = earlier.keuzes if number is None else earlier.keuzes[number - 1 : number]
    return earlier.vertrouwelijk or (bool(rows) and all(item.vertrouwelijk for item in rows))
