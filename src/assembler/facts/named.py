"""The decisions of the board that parameters name: by id from the closed list, never in words of one's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from assembler.facts.chosen import Clausulekeuze
from assembler.ground.findings import Finding, Span, error, suggestion
from assembler.ground.values import Waarde
from assembler.reading.records.clausules import Variant
from assembler.reading.records.recht import Bestuursbesluit
from assembler.reading.source import SourceList
from assembler.rules.common import BESLUITNAAM
from assembler.sentences.names import View

SLUG = "besluit-bestaat"
Besluitenlijst = Mapping[str, Bestuursbesluit]


def velden(variant: Variant, model: type[BaseModel] | None) -> frozenset[str]:
    """Return the parameters of a variant, and of its rule, that name decisions."""
    own = {name for name, parameter in variant.parameters.items() if parameter.soort == "besluiten"}
    fields = model.model_fields if model is not None else {}
    return frozenset(own | {name for name, field in fields.items() if _noemt(field.annotation)})


def _noemt(annotation: Any) -> bool:
    inner = (get_args(annotation) or (None,))[0]
    return BESLUITNAAM in getattr(inner, "__metadata__", ())


def genoemd(variant: Variant, fields: frozenset[str], keuze: Clausulekeuze) -> Iterator[tuple[str, Any, Span]]:
    """Yield each of these parameters with what was chosen, or else its default, and where."""
    for name in sorted(fields):
        parameter = variant.parameters.get(name)
        value, span = keuze.parameters.get(name, (parameter.standaard if parameter else (), variant.positie.span))
        yield name, value if isinstance(value, (list, tuple)) else (), span


def views(value: Any, besluiten: Besluitenlijst) -> tuple[View, ...]:
    """Return the named decisions as sentences see them: the words, and the organ that decides."""
    known = [besluiten[item] for item in value if isinstance(item, str) and item in besluiten]
    return tuple(View("besluit", item.id, {"naam": Waarde(item.tekst, ""), "orgaan": item.orgaan}) for item in known)


def namen(value: Any, span: Span) -> Iterator[tuple[str, Span]]:
    """Yield the names in a list with their places; what is no list of texts is reported where its type is checked."""
    for index, item in enumerate(value if isinstance(value, (list, tuple)) else ()):
        if isinstance(item, str):
            yield str(item), value.items_at[index] if isinstance(value, SourceList) else span


def in_woorden(value: Any, besluiten: Besluitenlijst) -> Any:
    """Return a list of ids as the words of the regulation, in the same order; anything else as it is."""
    if not isinstance(value, (list, tuple)):
        return value
    return [besluiten[item].tekst if isinstance(item, str) and item in besluiten else item for item in value]


def onbekend(value: Any, span: Span, besluiten: Besluitenlijst) -> Iterator[Finding]:
    """Yield a fault for each name that is not in the list: only a decision of which the organ is known can be named."""
    for name, place in namen(value, span):
        if name not in besluiten:
            by_words = next((item.id for item in besluiten.values() if item.tekst.casefold() == name.strip(" .").casefold()), "")
            near = f"Schrijf '{by_words}'." if by_words else suggestion(name, besluiten)
            ours = ", ".join(item.id for item in besluiten.values() if item.orgaan == "algemeen-bestuur")
            listed = f"Kies uit: {ours}." if ours else "De lijst is leeg."
            message = f"'{name}' staat niet in de lijst van besluiten (clauses/besluiten)."
            yield error(SLUG, message, place, hint=f"{near} {listed} Een ander besluit komt eerst in die lijst, met het orgaan dat het neemt.".strip())
