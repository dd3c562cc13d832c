"""The milestone as sentences see it, how a gemeente treats it, and who holds an office on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from assembler.facts.facts import Facts
from assembler.facts.offices import office_holder
from assembler.facts.views.choices import attribute
from assembler.ground.document import Gat
from assembler.ground.values import Figure, Waarde, computed
from assembler.ground.wording import datum, maanden, periode
from assembler.reading.records.gemeenten import Organisatie
from assembler.reading.records.mijlpalen import Behandeling, Mijlpaal
from assembler.sentences.names import DATUM, GETAL, JA_NEE, TEKST, TEKSTEN, Name, Type, View, ViewKind, collection, view

_MILESTONE = {
    "id": Name(TEKST, "het id van de mijlpaal"),
    "naam": Name(TEKST, "de naam van de mijlpaal"),
    "omschrijving": Name(TEKST, "wat er dan voorligt"),
    "stand": Name(DATUM, "de dag waarop de stand van zaken wordt weergegeven"),
}
SHORT = ViewKind(
    "mijlpaal_kort",
    "een andere mijlpaal, in het kort",
    {
        **_MILESTONE,
        "wanneer": Name(TEKST, "eerder, nu of later dan de mijlpaal van dit stuk"),
        "behandeldagen": Name(TEKST, "de dagen waarop de deelnemers haar behandelen, van de eerste tot en met de laatste die bekend is"),
        "heeft_behandeldagen": Name(JA_NEE, "of er een dag bekend is"),
        "alle_behandeldagen_bekend": Name(JA_NEE, "of van alle deelnemers de dag bekend is"),
        "uiterste_dag": Name(DATUM, "de laatste dag waarop zij haar nog kunnen behandelen", sometimes=True),
        "heeft_uiterste_dag": Name(JA_NEE, "of die er is"),
        "beslisdag": Name(DATUM, "de dag waarop de deelnemers bij deze mijlpaal samen beslissen of zij doorgaan", sometimes=True),
        "beslist_over": Name(TEKST, "waarover dan overeenstemming moet zijn", sometimes=True),
        "heeft_beslisdag": Name(JA_NEE, "of die er is"),
    },
)
MILESTONE = ViewKind(
    "mijlpaal",
    "de mijlpaal waarvoor het stuk wordt gemaakt",
    {
        **_MILESTONE,
        "definitief": Name(JA_NEE, "of er na deze mijlpaal niets meer open mag staan"),
        "is_laatste": Name(JA_NEE, "of er geen mijlpaal meer volgt"),
        "is_eerste": Name(JA_NEE, "of er geen mijlpaal aan voorafgaat"),
        "volgende": Name(view("mijlpaal_kort"), "de volgende mijlpaal; bij de laatste: deze zelf"),
        "volgnummer": Name(GETAL, "de hoeveelste mijlpaal van het traject dit is"),
        "reeks": Name(collection("mijlpaal_kort"), "alle mijlpalen van het traject, in volgorde"),
        "aantal": Name(GETAL, "hoeveel mijlpalen het traject heeft"),
        "een_stap": Name(JA_NEE, "of dat er maar een is"),
        "versie": Name(TEKST, "naam en stand, zoals onder aan het stuk"),
        "met_tekst": Name(JA_NEE, "of dan de tekst van de regeling zelf voorligt"),
    },
)
TREATMENT = ViewKind(
    "behandeling",
    "hoe een gemeente een mijlpaal behandelt",
    {
        "orgaan": Name(TEKST, "wie behandelt: raad of college"),
        "datum": Name(DATUM, "de dag van de vergadering; zolang die niet bekend is een invulregel"),
        "soort": Name(TEKST, "wat wordt gevraagd, bijvoorbeeld informeren of besluiten"),
        "gevraagd": Name(TEKST, "hetzelfde in woorden: kennisnemen, richting geven, toestemming"),
        "bijeenkomst": Name(TEKST, "de bijeenkomst vooraf, in woorden"),
        "uitkomst": Name(TEKST, "wat eruit kwam, in woorden"),
        "voorwaarden": Name(TEKSTEN, "de voorwaarden die zij aan haar besluit verbond"),
        "heeft_voorwaarden": Name(JA_NEE, "of die er zijn"),
        "heeft_datum": Name(JA_NEE, "of de dag bekend is"),
        "periode": Name(TEKST, "de maand of maanden waarin zij valt: april tot en met juli 2022"),
        "heeft_periode": Name(JA_NEE, "of daarvan alleen een periode bekend is, en niet de dag"),
        "uiterste_dag": Name(DATUM, "de laatste dag waarop de deelnemers de mijlpaal nog kunnen behandelen", sometimes=True),
        "heeft_uiterste_dag": Name(JA_NEE, "of een bron die noemt"),
        "heeft_bijeenkomst": Name(JA_NEE, "of er een bijeenkomst is"),
        "heeft_uitkomst": Name(JA_NEE, "of er op de dag van het stuk een uitkomst is"),
        "mijlpaal": Name(TEKST, "de naam van de mijlpaal"),
        "vraagt_besluit": Name(JA_NEE, "of een besluit wordt gevraagd: besluiten, kaders, toestemming of vaststellen"),
        "zin": Name(TEKST, "wat de brief over deze soort behandeling zegt, als geen besluit wordt gevraagd"),
        "heeft_zin": Name(JA_NEE, "of er zo een zin is"),
    },
)


def later_milestones(facts: Facts) -> list[Mijlpaal]:
    """Return the milestones that are planned after this one; a text of an earlier day has those of its milestone."""
    planned = next((item.stand for item in facts.trajectmap.mijlpalen if item.id == facts.mijlpaal.id), facts.mijlpaal.stand)
    return [item for item in facts.trajectmap.mijlpalen if item.stand > planned and not item.buiten_planning]


def milestone_view(facts: Facts) -> View:
    """Return the milestone of this paper."""
    mijlpaal = facts.mijlpaal
    later = later_milestones(facts)
    following = later[0] if later else mijlpaal
    row = [item for item in facts.trajectmap.mijlpalen if not item.buiten_planning or item.id == facts.mijlpaal.id]
    values = {
        **_named(mijlpaal), "definitief": mijlpaal.definitief, "is_laatste": not later, "is_eerste": bool(row) and row[0].id == mijlpaal.id, "volgende": short_view(facts, following),
        "volgnummer": next((number for number, item in enumerate(row, 1) if item.id == mijlpaal.id), len(row) - len(later)),
        "reeks": tuple(short_view(facts, item) for item in row), "aantal": Waarde(len(row), "traject/mijlpalen"), "een_stap": len(row) == 1,
        "versie": f"{mijlpaal.naam.lower()}, stand {datum(mijlpaal.stand)}",
        "met_tekst": any(item.soort == facts.traject.regeling for item in mijlpaal.documenten),
    }  # fmt: skip
    return MILESTONE.view(mijlpaal.id, values)


def _named(mijlpaal: Mijlpaal) -> dict[str, Any]:
    return {
        "id": mijlpaal.id,
        "naam": mijlpaal.naam,
        "omschrijving": mijlpaal.omschrijving.tekst,
        "stand": Waarde(mijlpaal.stand, f"mijlpaal/{mijlpaal.id}/stand"),
    }


def short_view(facts: Facts, mijlpaal: Mijlpaal) -> View:
    """Return a milestone as another one tells of it: its day, and when it is treated as far as that is planned."""
    planned = {name: found for name in facts.traject.deelnemers if (found := mijlpaal.behandelingen.get(name)) is not None and found.datum is not None}
    days = [Waarde(found.datum, f"planning/{name}/{mijlpaal.id}", found.status, found.bron) for name, found in planned.items()]
    first, last = (pick((day.value for day in days), default=mijlpaal.stand) for pick in (min, max))
    limit, coming = mijlpaal.uiterste_dag, {item.id for item in later_milestones(facts)}
    loose = not facts.mijlpaal.documenten  # a paper of no milestone: it tells of all by its day
    when = "nu" if mijlpaal.id == facts.mijlpaal.id else "later" if mijlpaal.id in coming else "eerder"
    values = {
        **_named(mijlpaal),
        "behandeldagen": computed(periode(first, last), f"mijlpaal/{mijlpaal.id}/behandeldagen", days, "vergaderdagen"),
        "wanneer": ("later" if mijlpaal.stand > facts.mijlpaal.stand else "eerder") if loose else when,
        "heeft_behandeldagen": bool(days),
        "alle_behandeldagen_bekend": len(days) == len(facts.traject.deelnemers),
        "heeft_uiterste_dag": limit is not None,
    }
    gate = next(iter(mijlpaal.beslismomenten), None)
    values["heeft_beslisdag"] = gate is not None
    if gate is not None:
        values |= {"beslisdag": Waarde(gate.datum, f"mijlpaal/{mijlpaal.id}/beslisdag", gate.status, gate.bron), "beslist_over": gate.wat}
    if limit is not None:
        values["uiterste_dag"] = Waarde(limit.datum, f"mijlpaal/{mijlpaal.id}/uiterste-dag", limit.status, limit.bron)
    return SHORT.view(mijlpaal.id, values)


def milestone_types(mijlpalen: Iterable[Mijlpaal]) -> dict[str, Type]:
    """Return the milestones of a traject that a sentence may ask for."""
    return {attribute(item.id): view(SHORT.name) for item in mijlpalen}


def milestones_view(facts: Facts) -> View:
    """Return every milestone of the traject by its id."""
    return View("mijlpalen", "mijlpalen", {attribute(item.id): short_view(facts, item) for item in facts.trajectmap.mijlpalen})


def treatment(facts: Facts, mijlpaal: Mijlpaal, found: Behandeling | None, gemeente: str, on: date) -> View:
    """Return how a gemeente treats a milestone; None: it is not planned, and all is still to be filled in.

    A paper of the day `on` knows no outcome of a later meeting, whenever it is built.
    """
    kind = facts.workspace.behandelsoorten.get(found.soort) if found else None
    key = f"planning/{gemeente}/{mijlpaal.id}"
    known = found is not None and found.datum is not None
    decided = found is not None and found.datum is not None and found.datum <= on
    values = {
        "orgaan": found.orgaan if found else "raad",
        "datum": Waarde(found.datum, key, found.status, found.bron) if found and known else Gat("bij_besluit", "datum van behandeling"),
        "soort": found.soort if found else "",
        "gevraagd": kind.naam if kind else found.soort if found else "nog niet bepaald",
        "bijeenkomst": (found.bijeenkomst if found else None) or "",
        "uitkomst": (found.uitkomst if found and decided else None) or "",
        "voorwaarden": found.voorwaarden if found and decided else (),
        "mijlpaal": mijlpaal.naam,
        "vraagt_besluit": kind.vraagt_besluit if kind else found is not None and found.soort in {"besluiten", "kaders"},
        "zin": (kind.zin if kind else None) or "", "heeft_zin": bool(kind and kind.zin),
    }  # fmt: skip
    when, limit = found.periode if found and not known else None, mijlpaal.uiterste_dag
    values["periode"] = Waarde(maanden(when.van, when.tot), key, found.status if found else "", found.bron if found else "") if when else ""
    values |= {"uiterste_dag": Waarde(limit.datum, f"mijlpaal/{mijlpaal.id}/uiterste-dag", limit.status, limit.bron)} if limit else {}
    has = {
        "heeft_datum": known,
        "heeft_periode": when is not None,
        "heeft_uiterste_dag": limit is not None,
        "heeft_bijeenkomst": bool(values["bijeenkomst"]),
        "heeft_uitkomst": bool(values["uitkomst"]),
    }
    has["heeft_voorwaarden"] = bool(values["voorwaarden"])
    return TREATMENT.view(key, values | has)


def functionaris(facts: Facts, gemeente: Organisatie, functie: str, op: date) -> Figure:
    """Return the name of who holds an office on a day."""
    found = office_holder(facts.trajectmap, gemeente, functie, op)
    return Waarde(found.naam, f"gemeenten/{gemeente.id}/{functie}", "definitief", found.bron) if found else Gat("bij_besluit", functie)
