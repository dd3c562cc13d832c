"""The traject as sentences see it: its name and form, its dates, the body it founds, the laws of its tasks."""

from __future__ import annotations

from assembler.facts.facts import Facts
from assembler.facts.views.links import Links
from assembler.ground.values import Waarde
from assembler.ground.wording import met_lidwoord
from assembler.sentences.names import DATUM, GETAL, TEKST, Name, View, ViewKind, view

TRAJECT = ViewKind(
    "traject",
    "het traject: één regeling die wordt gemaakt of gewijzigd",
    {
        "naam": Name(TEKST, "de naam van het traject"),
        "citeertitel": Name(TEKST, "hoe de regeling wordt aangehaald"),
        "vorm": Name(TEKST, "de vorm van samenwerking, bijvoorbeeld openbaar-lichaam"),
        "aard": Name(TEKST, "welke organen de regeling treffen, bijvoorbeeld collegeregeling"),
        "regime": Name(TEKST, "welke tekst van de Wgr geldt: I-a, I-b of II"),
        "begrotingsjaar": Name(GETAL, "het jaar waarover de bijdragen gaan"),
        "bekendmaking": Name(DATUM, "de geplande dag van bekendmaking"),
        "inwerkingtreding": Name(DATUM, "de geplande dag van inwerkingtreding"),
        "lichaam": Name(TEKST, "de naam van het lichaam dat de regeling instelt"),
        "zetel": Name(view("deelnemer"), "de gemeente waar het lichaam zetelt"),
        "definities": Name(TEKST, "hoe de begrippen staan: alfabetisch of geletterd"),
        "toelichting": Name(TEKST, "hoe de toelichting is ingedeeld: per_hoofdstuk of per_artikel"),
        "vermelding": Name(TEKST, "wat onder aan iedere bladzijde staat"),
    },
)
LAW = ViewKind("wet_item", "een wet van de taken", {"naam": Name(TEKST, "de citeertitel met zijn lidwoord")})


def traject_view(facts: Facts, links: Links) -> View:
    """Return the traject."""
    traject = facts.traject
    values = {
        "naam": traject.naam, "citeertitel": traject.citeertitel, "vorm": traject.vorm, "aard": traject.aard, "regime": facts.regime,
        "begrotingsjaar": traject.begrotingsjaar, "bekendmaking": Waarde(traject.bekendmaking, "traject/bekendmaking"),
        "inwerkingtreding": Waarde(traject.inwerkingtreding, "traject/inwerkingtreding"), "lichaam": Waarde(traject.lichaam.naam, "traject/lichaam"),
        "zetel": links.deelnemers[traject.lichaam.zetel], "definities": traject.definities, "toelichting": traject.toelichting,
        "vermelding": traject.vermelding,
    }  # fmt: skip
    return TRAJECT.view(traject.id, values)


def laws(facts: Facts) -> tuple[View, ...]:
    """Return the laws of the tasks by title, without those that every regulation rests on."""
    known = facts.workspace.wetten
    names = {name for taak in facts.traject.taken for name in facts.workspace.taken[taak].wetten if not known[name].algemeen}
    return tuple(
        LAW.view(name, {"naam": met_lidwoord(known[name].lidwoord, known[name].citeertitel)})
        for name in sorted(names, key=lambda name: known[name].citeertitel)
    )
