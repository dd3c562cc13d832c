"""A traject that works on several regulations -> the same traject for each of them, with the decisions before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.keuzes import KeuzeAanvaarding, KeuzeCijfer
from assembler.reading.records.regelingen import Trajectopgave
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Regelingmap, Trajectmap
from assembler.store.regelingen import Deel

OF_FIGURES = (KeuzeCijfer, KeuzeAanvaarding)  # choices that are about what is known, not about the text


def parted(whole: Trajectmap, head: Trajectopgave, delen: Sequence[Deel]) -> Trajectmap:
    """Return a traject with what it does to each of its regulations apart: the documents of its milestones and its decisions go where they belong."""
    first, *others = [_part(whole, head, deel, first=deel is delen[0]) for deel in delen]
    anders = {item.regeling: item for item in others}
    left = replace(first.uittreding, anders=anders) if first.uittreding else None  # who leaves the first may decide on the others
    return replace(first, anders=anders, uittreding=left)


def _part(whole: Trajectmap, head: Trajectopgave, deel: Deel, *, first: bool) -> Trajectmap:
    own = deel.instrument.regeling

    def belongs(name: str | None) -> bool:
        return name == own or (first and name not in {item.regeling for item in head.instrumenten})

    milestones = tuple(item.model_copy(update={"documenten": tuple(row for row in item.documenten if belongs(row.regeling))}) for item in whole.mijlpalen)
    besluiten = tuple(item for item in whole.besluiten if belongs(item.regeling))
    keuzes = {name: tuple(item for item in row if belongs(item.regeling)) for name, row in whole.keuzes.items()}
    found = replace(
        whole, traject=deel.traject, mijlpalen=milestones, besluiten=besluiten, keuzes=keuzes, instrument=deel.instrument, opgave=head, vertrek=deel.vertrek
    )
    return replace(found, uittreding=leaving(found, deel.blijft)) if deel.blijft else found


def leaving(part: Trajectmap, traject: Traject) -> Trajectmap:
    """Return what who leaves a regulation decides on: the text as it is (`traject`), so without what this traject changes in it; its figures are known."""
    besluiten = tuple(item.model_copy(update={"keuzes": tuple(row for row in item.keuzes if isinstance(row, OF_FIGURES))}) for item in part.besluiten)
    return replace(part, traject=traject, besluiten=besluiten)


def with_log_before(trajecten: Mapping[str, Trajectmap], regelingen: Mapping[str, Regelingmap]) -> dict[str, Trajectmap]:
    """Return the trajecten with the decisions before them: those of the regulation, and those that counted in the version that each starts from."""
    done: dict[str, Trajectmap] = {}

    def whole(name: str) -> Trajectmap:
        if name not in done:
            first, *others = [with_before(part) for part in trajecten[name].delen]
            done[name] = replace(first, anders={item.regeling: item for item in others})
        return done[name]

    def with_before(part: Trajectmap) -> Trajectmap:
        rows = before(part)
        left = replace(part.uittreding, vooraf=rows) if part.uittreding else None
        return replace(part, vooraf=rows, uittreding=left)

    def before(part: Trajectmap) -> tuple[tuple[str | None, Besluit], ...]:
        start = part.vertrek
        if start is None or start.traject not in trajecten:
            held = regelingen.get(part.regeling) if part.instrument else None
            return tuple((None, item) for item in held.besluiten) if held else ()
        earlier = next(item for item in whole(start.traject).delen if item.regeling == part.regeling)
        rows = [*earlier.vooraf, *((None, item) for item in earlier.besluiten), *((who, item) for who, row in earlier.keuzes.items() for item in row)]
        return tuple((who, item) for who, item in rows if item.datum <= start.stand)

    return {name: whole(name) for name in trajecten}
