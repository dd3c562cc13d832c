"""How an amount or a figure came about, down to the file where somebody gave it: for `explain`."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.contributions import Poolverdeling
from assembler.facts.earlier import EARLIER, Earlier
from assembler.facts.facts import Facts
from assembler.ground.document import Gat
from assembler.ground.findings import Span
from assembler.ground.values import Figure, Waarde
from assembler.ground.wording import datum, euro_exact, getal
from assembler.rendering.terminal import recorded

_DEEP = "      "


def how(facts: Facts, key: str) -> Iterator[str]:
    """Yield the lines that explain one key; none for what needs no explaining."""
    match key.split("/"):
        case ["bijdrage", "totaal"]:
            yield f"{_DEEP}de som van wat de deelnemers betalen aan:"
            for pool in facts.verdelingen.values():
                yield from _pool(facts, pool, None)
        case ["bijdrage", gemeente] if gemeente in facts.traject.deelnemers:
            yield f"{_DEEP}de som van wat {_name(facts, gemeente)} betaalt aan:"
            for pool in facts.verdelingen.values():
                yield from _pool(facts, pool, gemeente)
        case ["bijdrage", pool_id, gemeente] if pool_id in facts.verdelingen:
            yield from _pool(facts, facts.verdelingen[pool_id], None if gemeente == "totaal" else gemeente)
        case ["bijdrage-per-inwoner", gemeente]:
            yield f"{_DEEP}bijdrage/{gemeente} gedeeld door het aantal inwoners; zie bijdrage/{gemeente}"
        case [start, day, *rest] if start == EARLIER:
            row = (facts.earlier_of(name) for name in (None, *facts.traject.deelnemers))  # a council may have received another text
            then = next((item for item in row if item is not None and item.stand.isoformat() == day), None)
            yield from _before(then, "/".join(rest)) if then is not None else ()
        case [start, *_] if start in recorded.KINDS:
            yield from (f"{_DEEP}{line}" for line in recorded.told(facts, key))
        case ["cijfers", _, _] | ["gemeenten", _, _, _]:
            given = _given(facts, key)
            if given is not None:
                yield f"{_DEEP}opgegeven in {given}"
        case _:
            return


def _before(earlier: Earlier, key: str) -> Iterator[str]:
    """Yield how an amount of the milestone before came about then: by its own choices and figures, not by those of now."""
    then = earlier.facts()
    told = "zoals het toen is berekend" if isinstance(then, Facts) else "overgenomen uit de versie die toen is vastgelegd"
    yield f"{_DEEP}{key} bij de mijlpaal {earlier.naam} van {datum(earlier.stand)}, {told}"
    if isinstance(then, Facts):
        yield from how(then, key)


def _pool(facts: Facts, found: Poolverdeling, gemeente: str | None) -> Iterator[str]:
    pool = next(item for item in facts.traject.pools if item.id == found.pool)
    paid = f"{_amount(found.bijdragen[gemeente])} van " if gemeente is not None else ""
    yield f"{_DEEP}- {pool.naam}: {paid}{_amount(found.bedrag)}"
    if isinstance(found.bedrag, Waarde):
        given = _given(facts, found.bedrag.key)
        yield f"{_DEEP}  bedrag: {found.bedrag.key}; bron: {found.bedrag.bron}{f' [{given}]' if given else ''}"
    for step in found.steps:
        clause = facts.workspace.clausules[step.clausule]
        yield f"{_DEEP}  sleutel: {step.clausule}, regel {step.regel} [{clause.positie.span.file}]"
        for used in step.used:
            parts = used.key.split("/")
            if gemeente is not None and len(parts) > _OWNER and parts[_OWNER] == gemeente:
                given = _given(facts, used.key)
                yield f"{_DEEP}  telt: {getal(used.value)} = {used.key}; bron: {used.bron}{f' [{given}]' if given else ''}"


_OWNER = 1  # gemeenten/<gemeente>/<cijfer>/<dag>


def _given(facts: Facts, key: str) -> Span | None:
    """Return where a figure was given: in the log, in the file of a controller, or in the file of a gemeente."""
    kind, *rest = key.split("/")
    owner, (name, day) = (rest[0], rest[1:]) if kind == "gemeenten" else (None, rest)
    logged = [bron for item, bron in facts.keuzes.cijfers if (item.gemeente, item.naam, item.peildatum.isoformat()) == (owner, name, day)]
    if logged:
        return logged[-1].span
    record = facts.workspace.organisaties.get(owner or "")
    own = [item for item in record.cijfers.get(name, ()) if item.peildatum.isoformat() == day and item.bekend <= facts.keuzes.stand] if record else []
    return max(own, key=lambda item: item.bekend).positie.span if own else None


def _amount(figure: Figure) -> str:
    return "n.t.b." if isinstance(figure, Gat) else euro_exact(figure.value)


def _name(facts: Facts, gemeente: str) -> str:
    return facts.workspace.organisaties[gemeente].naam
