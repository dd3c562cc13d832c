"""What is still open at a milestone: parameters without a value, figures and parts not known, decisions only proposed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from assembler.facts.facts import Facts
from assembler.facts.parameter_types import rule_model
from assembler.ground.document import Gat
from assembler.ground.findings import NOWHERE, Span

Soort = Literal["parameter", "cijfer", "deeltaken", "voorgenomen"]


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One point on the list: what is open, of which clause (or task, pool, decision), and where it can be settled."""

    soort: Soort
    onderwerp: str
    naam: str
    omschrijving: str
    mogelijkheden: tuple[str, ...] = ()
    plaats: Span = NOWHERE


def open_items(facts: Facts) -> tuple[OpenItem, ...]:
    """Return all points that are open: a parameter left open is a point on this list, never a silent default."""
    return (*_parameters(facts), *_cijfers(facts), *_deeltaken(facts), *_voorgenomen(facts))


def _parameters(facts: Facts) -> Iterator[OpenItem]:
    for name, keuze in facts.keuzes.clausules.items():
        variant = facts.workspace.clausules[name].varianten.get(keuze.variant)
        if not keuze.aanwezig or variant is None:
            continue
        place = facts.inforce.place(name)
        for parameter, own in variant.parameters.items():
            if own.standaard is None and parameter not in keuze.parameters:
                yield OpenItem("parameter", name, parameter, own.omschrijving, own.opties, place)
        model = rule_model(variant)
        for parameter, field in model.model_fields.items() if model is not None else ():
            if field.is_required() and parameter not in keuze.parameters:
                options = tuple(str(item) for item in get_args(field.annotation) if isinstance(item, str))
                yield OpenItem("parameter", name, parameter, field.description or parameter, options, place)


def _cijfers(facts: Facts) -> Iterator[OpenItem]:
    for pool in facts.traject.pools:
        gap = facts.bedragen[pool.id]
        if isinstance(gap, Gat):
            yield OpenItem("cijfer", pool.id, f"begroting-{pool.id}", gap.omschrijving, plaats=pool.positie.of("id"))
            continue
        gap = next((item for item in facts.bijdragen[pool.id].values() if isinstance(item, Gat)), gap)
        if isinstance(gap, Gat):
            yield OpenItem("cijfer", pool.id, "bijdrage", gap.omschrijving, plaats=pool.positie.of("sleutel"))


def _deeltaken(facts: Facts) -> Iterator[OpenItem]:
    for (gemeente, taak), chosen in facts.keuzes.taken.items():
        if chosen.keuze.deeltaken == "ntb":
            parts = tuple(item.naam for item in facts.workspace.taken[taak].deeltaken)
            words = f"{facts.workspace.organisaties[gemeente].naam}: welke onderdelen van {facts.workspace.taken[taak].naam} zelf"
            yield OpenItem("deeltaken", taak, gemeente, words, parts, chosen.bron.span)


def _voorgenomen(facts: Facts) -> Iterator[OpenItem]:
    for besluit in facts.keuzes.voorgenomen:
        if not besluit.vertrouwelijk:
            yield OpenItem("voorgenomen", besluit.gremium, besluit.id or "", besluit.reden or "een voorgenomen besluit", plaats=besluit.positie.span)
