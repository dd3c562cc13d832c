"""The milestone as sentences see it, how a gemeente treats it, and who holds an office on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from assembler.facts.facts import Facts
from assembler.ground.document import Gat
from assembler.ground.values import Figure, Waarde
from assembler.ground.wording import datum
from assembler.reading.records.gemeenten import Functionaris, Organisatie
from assembler.reading.records.mijlpalen import Behandeling, Mijlpaal
from assembler.sentences.names import DATUM, JA_NEE, TEKST, TEKSTEN, Name, View, ViewKind, view

_MILESTONE = {
    "id": Name(TEKST, "het id van de mijlpaal"),
    "naam": Name(TEKST, "de naam van de mijlpaal"),
    "omschrijving": Name(TEKST, "wat er dan voorligt"),
    "stand": Name(DATUM, "de dag waarop de stand van zaken wordt weergegeven"),
}
SHORT = ViewKind("mijlpaal_kort", "een andere mijlpaal, in het kort", _MILESTONE)
MILESTONE = ViewKind(
    "mijlpaal",
    "de mijlpaal waarvoor het stuk wordt gemaakt",
    {
        **_MILESTONE,
        "definitief": Name(JA_NEE, "of er na deze mijlpaal niets meer open mag staan"),
        "is_laatste": Name(JA_NEE, "of er geen mijlpaal meer volgt"),
        "volgende": Name(view("mijlpaal_kort"), "de volgende mijlpaal; bij de laatste: deze zelf"),
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
        "bijeenkomst": Name(TEKST, "de bijeenkomst vooraf, in woorden"),
        "uitkomst": Name(TEKST, "wat eruit kwam, in woorden"),
        "voorwaarden": Name(TEKSTEN, "de voorwaarden die zij aan haar besluit verbond"),
        "heeft_voorwaarden": Name(JA_NEE, "of die er zijn"),
        "heeft_datum": Name(JA_NEE, "of de dag bekend is"),
        "heeft_bijeenkomst": Name(JA_NEE, "of er een bijeenkomst is"),
        "heeft_uitkomst": Name(JA_NEE, "of er een uitkomst is"),
        "mijlpaal": Name(TEKST, "de naam van de mijlpaal"),
        "vraagt_besluit": Name(JA_NEE, "of een besluit wordt gevraagd: besluiten of kaders"),
    },
)


def later_milestones(facts: Facts) -> list[Mijlpaal]:
    """Return the milestones that are planned after this one; a text of an earlier day has those of its milestone."""
    planned = next((item.stand for item in facts.trajectmap.mijlpalen if item.id == facts.mijlpaal.id), facts.mijlpaal.stand)
    return [item for item in facts.trajectmap.mijlpalen if item.stand > planned]


def milestone_view(facts: Facts) -> View:
    """Return the milestone of this paper."""
    mijlpaal = facts.mijlpaal
    later = later_milestones(facts)
    following = later[0] if later else mijlpaal
    values = {
        **_short(mijlpaal), "definitief": mijlpaal.definitief, "is_laatste": not later, "volgende": SHORT.view(following.id, _short(following)),
        "versie": f"{mijlpaal.naam.lower()}, stand {datum(mijlpaal.stand)}",
        "met_tekst": any(item.soort == facts.traject.regeling for item in mijlpaal.documenten),
    }  # fmt: skip
    return MILESTONE.view(mijlpaal.id, values)


def _short(mijlpaal: Mijlpaal) -> dict[str, Any]:
    return {"id": mijlpaal.id, "naam": mijlpaal.naam, "omschrijving": mijlpaal.omschrijving.tekst, "stand": mijlpaal.stand}


def treatment(mijlpaal: Mijlpaal, found: Behandeling | None, gemeente: str) -> View:
    """Return how a gemeente treats a milestone; None: it is not planned, and all is still to be filled in."""
    key = f"planning/{gemeente}/{mijlpaal.id}"
    known = found is not None and found.datum is not None
    values = {
        "orgaan": found.orgaan if found else "raad",
        "datum": Waarde(found.datum, key, found.status, found.bron) if found and known else Gat("bij_besluit", "datum van behandeling"),
        "soort": found.soort if found else "",
        "bijeenkomst": (found.bijeenkomst if found else None) or "",
        "uitkomst": (found.uitkomst if found else None) or "",
        "voorwaarden": found.voorwaarden if found else (),
        "mijlpaal": mijlpaal.naam,
        "vraagt_besluit": found is not None and found.soort in {"besluiten", "kaders"},
    }
    has = {"heeft_datum": known, "heeft_bijeenkomst": bool(values["bijeenkomst"]), "heeft_uitkomst": bool(values["uitkomst"])}
    has["heeft_voorwaarden"] = bool(values["voorwaarden"])
    return TREATMENT.view(key, values | has)


def functionaris(facts: Facts, gemeente: Organisatie, functie: str, op: date) -> Figure:
    """Return the name of who holds an office on a day."""
    found = office_holder(facts, gemeente, functie, op)
    return Waarde(found.naam, f"gemeenten/{gemeente.id}/{functie}", "definitief", found.bron) if found else Gat("bij_besluit", functie)


def office_holder(facts: Facts, gemeente: Organisatie, functie: str, op: date) -> Functionaris | None:
    """Return who holds an office on a day, as far as a source names one; the latest appointed when several do.

    Who holds it in this traject goes before who holds it in general.
    """
    own = facts.trajectmap.gegevens.get(gemeente.id)
    for row in (own.functionarissen if own else (), gemeente.functionarissen):
        fitting = [item for item in row if item.functie == functie and (item.van or date.min) <= op <= (item.tot or date.max)]
        if fitting:
            return max(fitting, key=lambda item: item.van or date.min)
    return None
