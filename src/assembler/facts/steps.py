"""The steps of a traject: who each is of, whom it asks, and how the papers of a participant treat it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from assembler.facts.makers import Maker
from assembler.reading.records.mijlpalen import Behandeling, Mijlpaal, Soortbehandeling
from assembler.reading.records.stappen import ALLE, Stap, Staprol, Wie
from assembler.reading.records.workspace import Trajectmap, Workspace


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes a step: its name in a sentence, its role, and of an organisation which one with which organ."""

    naam: str
    rol: Staprol
    maker: Maker | None = None


def part_of(item: Trajectmap, regeling: str | None) -> Trajectmap:
    """Return what a traject does to the regulation that a step names; without a name the first."""
    return item.anders.get(regeling or "", item)


def actors(workspace: Workspace, item: Trajectmap, step: Stap) -> tuple[Actor, ...]:
    """Return who takes a step, each apart; what is not known is left out, that is told where names are checked."""
    return named(workspace, item, step.wie, step.regeling)


def named(workspace: Workspace, item: Trajectmap, wie: Wie, regeling: str | None = None) -> tuple[Actor, ...]:
    """Return the organs that somebody wrote down; none for what is not known."""
    if wie.gremium is not None:
        return (Actor(wie.gremium, "gremium"),)
    body = _body(workspace, item, wie)
    if body is not None:
        return (body,)
    part = part_of(item, regeling)
    names = part.betrokkenen if wie.van == ALLE else (wie.van or "",)
    return tuple(found for name in names if (found := _organ(workspace, name, wie.orgaan or "")) is not None)


def _organ(workspace: Workspace, name: str, orgaan: str) -> Actor | None:
    organisatie = workspace.organisaties.get(name)
    soort = workspace.soorten.get(organisatie.soort) if organisatie else None
    known = soort.orgaan(orgaan) if soort else None
    if organisatie is None or soort is None or known is None:
        return None
    maker = Maker(f"{name}/{orgaan}", organisatie, soort, known)
    return Actor(maker.naam, known.rol, maker)


def _body(workspace: Workspace, item: Trajectmap, wie: Wie) -> Actor | None:
    """Return an organ of the body of one of the regulations of a traject, as far as its form has it."""
    part = next((row for row in item.delen if row.regeling == wie.van), None)
    orgaan = workspace.lichaamsorganen.get(wie.orgaan or "")
    if part is None or orgaan is None or wie.van in workspace.organisaties:
        return None
    vorm = workspace.vormen.get(part.traject.vorm)
    if vorm is not None and vorm.besturen not in orgaan.besturen:
        return None
    return Actor(f"{orgaan.lidwoord} {orgaan.naam} van {part.traject.lichaam.naam}", orgaan.rol)


def in_words(workspace: Workspace, item: Trajectmap, step: Stap) -> str:
    """Return who takes a step: all participants grouped by kind, `de raden van de gemeenten A en B` by `de raden`; one in full."""
    found = actors(workspace, item, step)
    makers = tuple(row.maker for row in found if row.maker is not None)
    if step.wie.van == ALLE and makers:
        return " en ".join(dict.fromkeys(f"de {maker.orgaan.kort_meervoud}" if maker.orgaan.lidwoord else maker.orgaan.kort_meervoud for maker in makers))
    return found[0].naam if found else step.wie.tekst


def with_treatments(workspace: Workspace, item: Trajectmap) -> Trajectmap:
    """Return a traject in which each step of a representing organ is how its participant treats the milestone; the last of several counts."""
    if not any(row.stappen for row in item.mijlpalen):
        return item
    mijlpalen = tuple(row.model_copy(update={"behandelingen": {**dict(_treated(workspace, item, row)), **row.behandelingen}}) for row in item.mijlpalen)
    return replace(item, mijlpalen=mijlpalen)


def _treated(workspace: Workspace, item: Trajectmap, mijlpaal: Mijlpaal) -> Iterator[tuple[str, Behandeling]]:
    for step in mijlpaal.stappen:
        for actor in actors(workspace, item, step):
            if actor.rol == "vertegenwoordigend" and actor.maker is not None:
                shared = {
                    name: getattr(step, name)
                    for name in ("datum", "periode", "datum_stuk", "bijeenkomst", "uitkomst", "agendapunt", "bron", "status", "positie")
                }
                yield actor.maker.organisatie.id, Behandeling.model_construct(orgaan="raad", soort=cast("Soortbehandeling", step.wat), **shared)
