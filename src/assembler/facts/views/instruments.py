"""What a traject does to each of its regulations, for the region and for one participant; who joins, who leaves, who stays and who decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assembler.facts.facts import Facts
from assembler.facts.makers import Maker, grouped, makers, of_their_kind, voluit, with_role
from assembler.facts.notice import notice
from assembler.facts.views.organs import maker_view
from assembler.ground.wording import met_lidwoord
from assembler.reading.records.trajecten import behind_de
from assembler.reading.records.workspace import Trajectmap
from assembler.sentences.names import DATUM, JA_NEE, TEKST, TEKSTEN, Name, View, ViewKind, collection
from assembler.sentences.own import own_words

INSTRUMENT = ViewKind(
    "instrument",
    "wat een traject met een regeling doet",
    {
        "soort": Name(TEKST, "vaststellen, wijzigen, opheffen, toetreden of uittreden"),
        "citeertitel": Name(TEKST, "hoe de regeling wordt aangehaald"),
        "heet": Name(TEKST, "hoe een zin de regeling noemt, achter 'de'"),
        "lichaam": Name(TEKST, "de naam van haar lichaam"),
        "handeling": Name(TEKST, "de wijziging van de X, of alleen de X"),
        "te_doen": Name(TEKST, "hetzelfde als wat een orgaan besluit te doen: de X te wijzigen, tot de X toe te treden, uit de X te treden, de X op te heffen"),
        "wat_ingaat": Name(TEKST, "wat in werking treedt: de wijziging, de toetreding, de uittreding, de opheffing"),
        "deelnemers": Name(TEKSTEN, "de namen van wie daarover besluiten"),
        "dag": Name(DATUM, "de dag waarop het ingaat"),
        "raad_beslist": Name(JA_NEE, "of het vertegenwoordigend orgaan van deze deelnemer daarover zelf beslist, omdat het aan die regeling deelneemt"),
        "vraagt_toestemming": Name(JA_NEE, "of een ander orgaan van deze deelnemer daarover beslist, met toestemming van dat orgaan"),
        "vragers": Name(TEKSTEN, "die andere organen: het college, de burgemeester"),
    },
)
MOVERS = {
    "toetreders": Name(TEKSTEN, "wie tot de regeling toetreden: de gemeente X"),
    "uittreders": Name(TEKSTEN, "wie uit de regeling treden"),
    "heeft_toetreders": Name(JA_NEE, "of iemand toetreedt"),
    "heeft_uittreders": Name(JA_NEE, "of iemand uittreedt"),
    "toetreders_organen": Name(TEKSTEN, "de organen die toetreden, in woorden"),
    "uittreders_organen": Name(TEKSTEN, "de organen die uittreden, in woorden"),
    "zittende_organen": Name(TEKSTEN, "de organen die al deelnamen en blijven deelnemen, in woorden"),
    "beslissers": Name(TEKSTEN, "de organen die het besluit over de regeling nemen, in woorden: alle die haar treffen, of wie het instrument noemt"),
    "beslissers_toestemming_van": Name(TEKSTEN, "wie daarvoor toestemming geven"),
    "ondertekenaars": Name(collection("maker"), "die organen, een voor een"),
    "meer_toetreders": Name(JA_NEE, "of meer dan een orgaan toetreedt"),
    "opzegdag": Name(DATUM, "van wie uittreden: de laatste dag waarop hun besluit moet zijn ontvangen, naar de termijn die de regeling noemt"),
    "heeft_opzegdag": Name(JA_NEE, "of de regeling zo'n termijn noemt"),
    "meer_uittreders": Name(JA_NEE, "of meer dan een deelnemer uittreedt"),
}
GOES_IN = frozenset({"opheffen", "toetreden", "uittreden"})
OWN_ACTS = {
    "instrumenten": Name(collection("instrument"), "waarover zij besluit: wat het traject met iedere regeling doet waaraan zij deelneemt"),
    "handelingen": Name(TEKSTEN, "hetzelfde in woorden, zoals het voor haar is: de wijziging van de X, de toetreding tot de X"),
    "wat_ingaat": Name(TEKST, "wat in werking treedt van wat zij besluit: de regeling, de wijziging, de opheffing, de toetreding of de uittreding"),
    "gaat_in": Name(JA_NEE, "of dat ingaat, en niet in werking treedt: een opheffing, een toetreding, een uittreding"),
    "raad_beslist": Name(JA_NEE, "of haar vertegenwoordigend orgaan over een van die regelingen zelf beslist"),
    "vraagt_toestemming": Name(JA_NEE, "of een ander orgaan van haar dat over een ervan doet"),
    "treedt_toe": Name(JA_NEE, "of zij tot de regeling toetreedt"),
    "treedt_uit": Name(JA_NEE, "of zij uit de regeling treedt"),
}


def instrument_view(facts: Facts, part: Trajectmap, gemeente: str | None = None) -> View:
    """Return what a traject does to one regulation: as the region tells it, or as one participant decides on it, who may join or stay."""
    names = facts.workspace.organisaties
    title = behind_de(part.traject.naam) if part.soort == "vaststellen" else part.traject.heet
    joins = part.soort == "toetreden" and gemeente is not None and gemeente in part.toetreders
    soort = "wijzigen" if part.soort == "toetreden" and gemeente is not None and not joins else part.soort
    said: dict[str, Any] = {
        "soort": soort, "titel": title, "toetreders": () if joins else _in_full(facts, part.toetreders),
        "uittreders": _in_full(facts, part.uittreders) if soort == "wijzigen" else (),
    }  # fmt: skip
    said |= {"met_toetreders": bool(said["toetreders"]), "met_uittreders": bool(said["uittreders"])}
    values = {
        "soort": soort, "citeertitel": part.traject.citeertitel, "heet": title, "lichaam": part.traject.lichaam.naam, "handeling": own_words("handeling", **said),
        "te_doen": own_words("te_doen", **said), "wat_ingaat": own_words("wat_ingaat", soort=soort),
        "deelnemers": tuple(names[name].naam for name in part.besluitnemers if name in names), "dag": part.traject.inwerkingtreding,
        **_deciding(facts, part, gemeente),
    }  # fmt: skip
    return INSTRUMENT.view(part.regeling, values)


def _deciding(facts: Facts, part: Trajectmap, gemeente: str | None) -> dict[str, Any]:
    """Return which organs of one participant decide on one regulation: in a traject on several, those may be others for each."""
    own = _makers(facts, part).get(gemeente, ()) if gemeente is not None else ()
    asking = tuple(met_lidwoord(maker.orgaan.lidwoord, maker.orgaan.kort) for maker in own if maker.orgaan.rol != "vertegenwoordigend")
    return {"raad_beslist": len(asking) < len(own), "vraagt_toestemming": bool(asking), "vragers": asking}


def _makers(facts: Facts, part: Trajectmap) -> dict[str, tuple[Maker, ...]]:
    """Return who makes a regulation, who leaves it included."""
    left = part.uittreding.traject if part.uittreding else part.traject
    return {**makers(facts.workspace, left), **makers(facts.workspace, part.traject)}


def _in_full(facts: Facts, names: Iterable[str]) -> tuple[str, ...]:
    known = facts.workspace
    return tuple(voluit(known.organisaties[name], known.soorten[known.organisaties[name].soort]) for name in names if name in known.organisaties)


def movers(facts: Facts) -> dict[str, Any]:
    """Return who joins, leaves, stays, and decides."""
    workspace, item = facts.workspace, facts.trajectmap
    known = {**_makers(facts, item), **facts.makers}

    def organs(names: Iterable[str]) -> tuple[Maker, ...]:
        return tuple(maker for name in names for maker in known.get(name, ()))

    joining, leaving, deciding = organs(item.toetreders), organs(item.uittreders), organs(item.besluitnemers)
    asking = dict.fromkeys(maker.organisatie.id for maker in deciding if maker.orgaan.rol != "vertegenwoordigend")
    consenting = tuple(found for name in asking if (found := with_role(workspace, name, "vertegenwoordigend")) is not None)
    asked = notice(facts)
    return {
        "opzegdag": asked[1] if asked else facts.traject.inwerkingtreding, "heeft_opzegdag": asked is not None,
        "toetreders": _in_full(facts, item.toetreders), "uittreders": _in_full(facts, item.uittreders),
        "heeft_toetreders": bool(item.toetreders), "heeft_uittreders": bool(item.uittreders),
        "toetreders_organen": grouped(workspace, joining), "uittreders_organen": grouped(workspace, leaving),
        "zittende_organen": grouped(workspace, organs(name for name in item.traject.deelnemers if name not in {*item.toetreders, *item.uittreders})),
        "beslissers": grouped(workspace, deciding), "beslissers_toestemming_van": of_their_kind(workspace, consenting),
        "ondertekenaars": tuple(maker_view(maker) for maker in deciding),
        "meer_toetreders": len(joining) > 1, "meer_uittreders": len(item.uittreders) > 1,
    }  # fmt: skip


def own_acts(facts: Facts, gemeente: str) -> dict[str, Any]:
    """Return the names of `OWN_ACTS`: what one participant decides on, which may be less than the traject does."""
    item = facts.trajectmap
    acts = tuple(instrument_view(facts, part, gemeente) for part in item.delen if gemeente in part.besluitnemers)
    first = next((act for act in acts if act.key == item.regeling), None) or instrument_view(facts, item, gemeente)
    decided = acts or (first,)
    return {
        "instrumenten": acts, "handelingen": tuple(str(act.get("handeling")) for act in acts),
        "wat_ingaat": str(first.get("wat_ingaat")), "gaat_in": str(first.get("soort")) in GOES_IN,
        "raad_beslist": any(act.get("raad_beslist") for act in decided), "vraagt_toestemming": any(act.get("vraagt_toestemming") for act in decided),
        "treedt_toe": gemeente in item.toetreders, "treedt_uit": gemeente in item.uittreders,
    }  # fmt: skip
