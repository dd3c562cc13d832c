"""The decisions of the region since the milestone before, as sentences see them: what each chose, and which articles it touches.

Of a confidential decision, or choice, there is no more to ask than that it exists. Reasons stay with the makers: no view has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from assembler.facts.decisions import counting
from assembler.facts.facts import Facts
from assembler.facts.views.lazy import Lazy
from assembler.facts.views.logchoice import CHOICE, Choices
from assembler.facts.views.texts import RegulationText
from assembler.ground.values import Waarde
from assembler.reading.records.besluiten import Besluit
from assembler.sentences.names import DATUM, GETAL, JA_NEE, TEKST, Name, View, ViewKind, collection

DECISION = ViewKind(
    "genomen_besluit",
    "een besluit van de regio sinds de vorige mijlpaal",
    {
        "nummer": Name(GETAL, "zijn nummer in de rij"),
        "datum": Name(DATUM, "de dag"),
        "vertrouwelijk": Name(JA_NEE, "of de inhoud niet openbaar is; dan is er verder niets te vragen"),
        "gremium": Name(TEKST, "wie besloot"),
        "aanname": Name(JA_NEE, "of het besluit voor deze uitwerking is uitgedacht"),
        "keuzes": Name(collection("keuze"), "wat is gekozen"),
        "raakt_iets": Name(JA_NEE, "of er artikelen zijn waarin het is verwerkt"),
    },
)


def decisions(facts: Facts, text: Callable[[], RegulationText]) -> tuple[View, ...]:
    """Return the view of each decision of the region since the milestone before; `text` is the regulation as it reads now."""
    return tuple(_decision(facts, besluit, number, text) for number, besluit in enumerate(_since(facts), 1))


def _since(facts: Facts) -> Iterator[Besluit]:
    """Yield the decisions of the region that count now and did not count at the milestone before."""
    before = [item.stand for item in facts.trajectmap.mijlpalen if item.stand < facts.mijlpaal.stand]
    for gemeente, besluit in counting(facts.trajectmap, facts.mijlpaal.stand):
        if gemeente is None and not (before and besluit.datum <= max(before)):
            yield besluit


def _decision(facts: Facts, besluit: Besluit, number: int, text: Callable[[], RegulationText]) -> View:
    secret = {"keuzes": (), "raakt_iets": False, "gremium": "", "aanname": False}
    values: Mapping[str, Any] = secret
    if not besluit.vertrouwelijk:
        shown = [keuze for keuze in besluit.keuzes if not keuze.vertrouwelijk]
        choices = Choices(facts, text)
        rows = [choices.view(keuze, str(index)) for index, keuze in enumerate(shown, 1)]
        hidden = len(besluit.keuzes) - len(shown)
        if hidden:
            rows.append(CHOICE.view("vertrouwelijk", {"soort": "vertrouwelijk", "aantal": hidden, "raakt": (), "raakt_iets": False}))
        touches: Callable[[], bool] = lambda: any(row.get("raakt_iets") for row in rows)  # noqa: E731
        open_: dict[str, Callable[[], Any]] = {
            "keuzes": lambda: tuple(rows), "raakt_iets": touches, "gremium": lambda: besluit.gremium, "aanname": lambda: besluit.aanname,
        }  # fmt: skip
        values = Lazy(open_)
    key = (None if besluit.vertrouwelijk else besluit.id) or f"{besluit.datum.isoformat()}-{number}"  # an id may name the body that decided
    own: dict[str, Callable[[], Any]] = {
        "nummer": lambda: number, "datum": lambda: Waarde(besluit.datum, f"besluit/{key}"), "vertrouwelijk": lambda: besluit.vertrouwelijk,
    }  # fmt: skip
    return DECISION.view(key, Lazy({**own, **{name: partial(values.__getitem__, name) for name in values}}))
