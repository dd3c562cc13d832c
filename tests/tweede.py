"""A second traject on a regulation that stands on no disk: somebody joins or leaves, or it is changed or ended, from the text of the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assembler.comparing.amending import items
from assembler.facts.earlier import Earlier
from assembler.facts.orders import orders
from assembler.ground.document import Final
from assembler.ground.findings import Finding, Level
from assembler.pipeline import Folded, Made, assemble, fold
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.regelingen import Instrument, Regeling, Trajectopgave
from assembler.reading.records.trajecten import Inhoud
from assembler.reading.records.workspace import Trajectmap, Vertrek, Workspace
from assembler.store.instruments import leaving
from assembler.store.regelingen import deel_of
from regio import regeling_van

Eerste = tuple[Workspace, Trajectmap, Mijlpaal]
JAAR = 2026
VERWACHT = {"plaats-is-gevuld", "beslispunt-heeft-argument", "opzegtermijn-is-verstreken"}  # the leaver of these cases decides in the year before it leaves


@dataclass(frozen=True, slots=True)
class Tweede:
    """The text before, and every document of the second traject by name, with what was found."""

    oud: Final
    folded: Folded
    made: dict[str, Made]

    @property
    def bevindingen(self) -> list[Finding]:
        """Every error and warning; nobody wrote the texts of this region, that papers say what is missing is right, and so it is that who leaves says so late."""
        found = [*self.folded.findings, *(finding for one in self.made.values() for finding in one.findings)]
        return [finding for finding in found if finding.level is not Level.OPMERKING and finding.slug not in VERWACHT]


def zonder(eerste: Eerste, naam: str) -> Eerste:
    """Return a first traject in which an organisation of the workspace does not take part."""
    workspace, item, mijlpaal = eerste
    left = tuple(row for row in item.traject.deelnames if row.organisatie != naam)
    return workspace, replace(item, traject=item.traject.model_copy(update={"deelnames": left})), mijlpaal


def _alleen_raden(item: Trajectmap) -> bool:
    return all(row.organen == ("raad",) for row in item.traject.deelnames)


def tweede(
    eerste: Eerste, soort: str, wie: Sequence[Any] = (), keuzes: Sequence[dict[str, Any]] = (), *, stukken: Sequence[dict[str, str]] = (), **velden: Any
) -> Tweede:
    """Return what a traject with this instrument makes, from the text that the first one has."""
    workspace, item, mijlpaal = eerste
    old = regeling_van(eerste)[0].final
    regeling = Regeling.model_construct(**{name: getattr(item.traject, name) for name in Inhoud.model_fields}, documentsoort=item.traject.regeling)
    days = {"bekendmaking": f"{JAAR - 1}-12-15", "datum": f"{JAAR}-01-01", "begrotingsjaar": JAAR}
    instrument = Instrument.model_validate({"soort": soort, "regeling": "proef", "deelnemers": list(wie), **days, **velden})
    head = Trajectopgave.model_validate({"id": "later", "naam": "Later", "vermelding": "Proef", "instrumenten": [instrument.model_dump(by_alias=True)]})
    start = Vertrek("proef", "definitief", 1, mijlpaal.naam, mijlpaal.stand, item.traject, item.traject.deelnemers)
    deel = deel_of(head, instrument, regeling, start)
    kinds = (
        [{"soort": item.traject.regeling}, {"soort": "toetredingsbesluit" if soort == "toetreden" else "wijzigingsbesluit"}]
        if soort != "opheffen"
        else [{"soort": "opheffingsregeling"}]
    )
    kinds += [{"soort": "uittredingsbesluit", "voor": "uittreders"}] if soort == "uittreden" and deel.blijft and not _alleen_raden(item) else []
    kinds += [{"soort": name, "voor": "alle"} for name in ("raadsvoorstel", "raadsbesluit", "rib")]
    here = Mijlpaal.model_validate({
        "id": "definitief", "naam": "Definitieve besluiten", "stand": f"{JAAR - 1}-06-01", "definitief": True, "omschrijving": "definitieve tekst",
        "documenten": [*kinds, *stukken], "beslispunten": [{"blok": "besluit-over-regeling"}],
        "behandelingen": {name: {"soort": "besluiten", "bron": "proef"} for name in workspace.organisaties},
    })  # fmt: skip
    figure = {"naam": "begroting-samen", "waarde": 120_000, "peildatum": f"{JAAR - 1}-01-01", "bron": "b", "status": "definitief"}
    own = Besluit.model_validate({"id": "later", "datum": f"{JAAR - 1}-05-01", "gremium": "stuurgroep", "keuzes": [{"cijfer": figure}, *keuzes]})
    part = Trajectmap(
        deel.traject, (here,), (own,), instrument=instrument, opgave=head, vertrek=start, vooraf=tuple((None, row) for row in item.besluiten)
    )  # fmt: skip
    part = replace(part, uittreding=leaving(part, deel.blijft) if deel.blijft else None)
    before = Earlier(start.naam, date(JAAR - 2, 6, 1), lambda _n, _l: (), dict, lambda: None, amend=lambda node, labels: items(old, node, labels))
    folded = fold(workspace, part, here, before)
    return Tweede(old, folded, {order.name: assemble(folded, order) for order in orders(workspace, part, here)})
