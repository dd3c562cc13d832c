"""Which file says what of a traject that goes on from a text that was fixed (edge)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assembler.facts.makers import makers, roles
from assembler.facts.statutes import WGR_2022
from assembler.reading.records.antwoorden import Vervolgantwoorden
from assembler.reading.records.trajecten import Deelname
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.rules.timetable import Timetable
from assembler.store.version import Versie
from assembler.verbs.beginning.participants import Party
from assembler.verbs.beginning.treatment import Plan, counted, steps
from assembler.writing.house import text_of

DRAFT, FINAL, END = "ontwerp-wijziging", "definitief-wijziging", "definitief-opheffing"


@dataclass(frozen=True, slots=True)
class Start:
    """A regulation as a traject left it, and the fixed version of its text."""

    part: Trajectmap
    versie: Versie

    @property
    def tekst(self) -> str:
        """As an instrument names it."""
        return f"{self.versie.traject}@{self.versie.mijlpaal}@{self.versie.nummer}"


@dataclass(frozen=True, slots=True)
class New:
    """What is known of the traject that is to be made."""

    id: str
    naam: str
    answers: Vervolgantwoorden
    start: Start
    ended: Start | None
    movers: tuple[Party, ...]
    known: Sequence[Party]
    workspace: Workspace
    table: Timetable
    draft: bool


def files(new: New) -> dict[str, str]:
    """Return the files of the traject by their paths."""
    folder = f"trajecten/{new.id}"
    found = {f"{folder}/traject.yaml": text_of(_traject(new), f"{new.naam}. Wat hier staat, is ingevuld bij het begin: kijk het na.")}
    if new.draft:
        found[f"{folder}/mijlpalen/ontwerp.yaml"] = text_of(_milestone(new, "ontwerp", "concept", DRAFT, "Ontwerp"), _days(new))
    kind = END if new.answers.soort == "opheffen" else FINAL
    found[f"{folder}/mijlpalen/definitief.yaml"] = text_of(_milestone(new, "definitief", "definitief", kind, "Definitieve besluiten"), _note(new))
    return found


def _note(new: New) -> str:
    if new.answers.soort not in {"wijzigen", "samenvoegen"}:
        return "" if new.draft else _days(new)
    return f"Het wijzigingsbesluit wordt gemaakt zodra er een besluit is dat de tekst wijzigt: leg dat vast in trajecten/{new.id}/besluiten/, en haal dan 'zonder' weg."


def _days(new: New) -> str:
    return counted(new.table).replace("de regeling wordt", "het besluit wordt").replace("de regeling treedt", "het besluit treedt")


def _figures(new: New) -> dict[str, Any]:
    """Return the figures of the regulation that name the year before, for the year that this is about."""
    was, now = str(new.start.part.traject.begrotingsjaar), str(new.table.day("inwerkingtreding").year)
    rows = {name: item for name, item in new.start.part.traject.cijfers.items() if was in item.omschrijving and was not in name}
    return {name: {"omschrijving": item.omschrijving.replace(was, now), "eenheid": item.eenheid} for name, item in rows.items()} if was != now else {}


def _traject(new: New) -> dict[str, Any]:
    before = new.start.part
    head = before.opgave or before.traject
    region = {"afzender": head.afzender.model_dump(exclude={"positie"}, exclude_none=True)} if head.afzender else {}
    return {
        "id": new.id, "naam": new.naam, "vermelding": head.vermelding, "huisstijl": head.huisstijl, **region,
        "werkt_aan": "ontwerp" if new.draft else "definitief", "instrumenten": list(_instruments(new)),
        **({"cijfers": figures} if (figures := _figures(new)) and new.draft else {}),
        "bron": new.answers.bron or "antwoorden bij het begin van het traject",
    }  # fmt: skip


def _instruments(new: New) -> Iterator[dict[str, Any]]:
    days = {"bekendmaking": new.table.day("bekendmaking"), "datum": new.table.day("inwerkingtreding"), "begrotingsjaar": new.table.day("inwerkingtreding").year}
    soort = "wijzigen" if new.answers.soort == "samenvoegen" else new.answers.soort
    who = {"deelnemers": [_participation(new, party) for party in new.movers]} if new.movers else {}
    yield {"soort": soort, "regeling": new.start.part.regeling, "vanaf": new.start.tekst, **who, **days}
    if new.ended is not None:
        text = {"vanaf": new.ended.tekst} if new.ended.versie is not new.start.versie else {}  # what it chose counts in the papers about its end
        yield {"soort": "opheffen", "regeling": new.ended.part.regeling, **text, **days}


def _participation(new: New, party: Party) -> Any:
    """Return who joins with its organs where those are not the usual one; who leaves by its name alone."""
    if new.answers.soort == "uittreden" or party.organen == (new.workspace.soorten[party.soort].standaard,):
        return party.id
    return Deelname(organisatie=party.id, organen=party.organen).model_dump(exclude={"positie"}, exclude_defaults=True)


def _milestone(new: New, name: str, moment: str, kind: str, title: str) -> dict[str, Any]:
    plan = Plan(new.known, new.workspace.soorten, new.table, "zienswijze" if _zienswijze(new) else "richting")
    rows = [*steps(plan, moment)]
    if new.ended is not None:
        rows += [{**row, "regeling": new.ended.part.regeling} for row in _steps_of_ended(new, moment)]
    more = [{"soort": "opheffingsregeling", "regeling": new.ended.part.regeling}] if new.ended is not None else []
    without = {"zonder": ["wijzigingsbesluit"]} if new.answers.soort in {"wijzigen", "samenvoegen"} else {}
    return {
        "id": name, "soort": kind, "naam": title, "stand": new.table.day(moment), "omschrijving": title, "stappen": rows,
        **({"documenten": more} if more else {}), **without,
    }  # fmt: skip


def _steps_of_ended(new: New, moment: str) -> Iterator[dict[str, Any]]:
    """Yield who does what with the regulation that ends; a draft of its end goes round only because the merger is one whole."""
    if new.ended is not None:
        plan = Plan(sitting(new.workspace, new.ended), new.workspace.soorten, new.table, "richting")
        yield from steps(plan, moment) if moment == "definitief" else ()


def _zienswijze(new: New) -> bool:
    council = "vertegenwoordigend" in roles(new.workspace, new.start.part.traject)
    return new.draft and not council and new.table.day("bekendmaking") >= WGR_2022


def sitting(workspace: Workspace, start: Start) -> list[Party]:
    """Return who takes part in a regulation, with its organs."""
    organs = makers(workspace, start.part.traject)
    return [
        Party(name, item.naam, item.soort, tuple(maker.orgaan.id for maker in organs[name]))
        for name in start.part.traject.deelnemers
        if (item := workspace.organisaties.get(name)) is not None
    ]
