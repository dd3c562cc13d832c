"""The traject as sentences see it: its name and form, its dates, the body it founds, the laws of its tasks."""

from __future__ import annotations

from typing import Any

from assembler.facts.facts import Facts
from assembler.facts.makers import grouped, in_short, of_their_kind, with_role
from assembler.facts.views.instruments import GOES_IN, MOVERS, instrument_view, movers
from assembler.facts.views.links import Links
from assembler.facts.views.tasks import execution
from assembler.facts.wgr import chapter
from assembler.ground.values import Waarde
from assembler.ground.wording import met_lidwoord
from assembler.reading.records.organisaties import Rol
from assembler.sentences.names import DATUM, GETAL, JA_NEE, TEKST, TEKSTEN, Name, View, ViewKind, collection, view
from assembler.sentences.own import own_words

TRAJECT = ViewKind(
    "traject",
    "het traject: één regeling die wordt gemaakt of gewijzigd",
    {
        "naam": Name(TEKST, "de naam van het traject"),
        "citeertitel": Name(TEKST, "hoe de regeling wordt aangehaald"),
        "heet": Name(TEKST, "hoe een zin de regeling noemt, achter 'de': met het woord regeling ervoor als de titel niet zegt wat zij is"),
        "betreft": Name(TEKST, "waar het traject over gaat: de regeling die wordt vastgesteld, of de naam van het traject"),
        "soort": Name(TEKST, "wat het met de regeling doet: vaststellen, wijzigen, opheffen, toetreden of uittreden"),
        "wordt_vastgesteld": Name(JA_NEE, "of de regeling wordt vastgesteld; zo niet, dan bestaat zij al"),
        "handelingen": Name(
            TEKSTEN, "wat het met iedere regeling doet: de wijziging van de X, de opheffing van de Y; van wat wordt vastgesteld alleen de naam"
        ),
        "wat_ingaat": Name(TEKST, "wat in werking treedt: de regeling, de wijziging, de opheffing, de toetreding of de uittreding"),
        "gaat_in": Name(JA_NEE, "of dat ingaat, en niet in werking treedt: een opheffing, een toetreding, een uittreding"),
        "instrumenten": Name(collection("instrument"), "wat het met iedere regeling doet, een voor een"),
        **MOVERS,
        "vorm": Name(TEKST, "de vorm van samenwerking, bijvoorbeeld openbaar-lichaam"),
        "aard": Name(TEKST, "welke organen de regeling treffen: collegeregeling, raadsregeling, burgemeestersregeling of gemengd"),
        "makers": Name(collection("maker"), "alle organen die de regeling treffen"),
        "partijen": Name(TEKSTEN, "die organen in woorden, soort bij soort: de colleges van burgemeester en wethouders van de gemeenten X en Y"),
        "grondslagen": Name(TEKSTEN, "waarop de deelneming van een van hen rust, als dat niet alleen de Wgr is: een verdrag, een koninklijk besluit"),
        "heeft_grondslagen": Name(JA_NEE, "of er zo'n grondslag is genoemd"),
        "organen": Name(TEKSTEN, "die organen in het kort: de colleges, gedeputeerde staten"),
        "organen_van": Name(TEKSTEN, "die organen zoals een omschrijving ze noemt: het college van burgemeester en wethouders"),
        "raden_van": Name(TEKSTEN, "de vertegenwoordigende organen van de deelnemers, zonder lidwoord: gemeenteraad, provinciale staten"),
        "colleges_van": Name(TEKSTEN, "hun uitvoerende organen: college van burgemeester en wethouders, gedeputeerde staten"),
        "burgemeesters_van": Name(TEKSTEN, "hun voorzittende organen: burgemeester"),
        "vertegenwoordiging": Name(TEKSTEN, "de vertegenwoordigende organen van alle deelnemers: de raden van hun gemeenten"),
        "toestemming_van": Name(TEKSTEN, "wie toestemming geven aan een ander orgaan: de raden van hun gemeenten"),
        "toestemmers": Name(TEKSTEN, "die organen zonder terugverwijzing: de raden van de gemeenten X en Y"),
        "vraagt_toestemming": Name(JA_NEE, "of er een orgaan is dat toestemming nodig heeft"),
        "raden_doen_mee": Name(JA_NEE, "of vertegenwoordigende organen de regeling treffen"),
        "colleges_doen_mee": Name(JA_NEE, "of uitvoerende organen de regeling treffen"),
        "burgemeesters_doen_mee": Name(JA_NEE, "of voorzittende organen de regeling treffen"),
        "soorten": Name(TEKSTEN, "de soorten deelnemers in het meervoud: gemeenten, provincies"),
        "deelnemers_heten": Name(TEKST, "gemeenten, of deelnemers als er ook anderen zijn"),
        "deelnemer_is": Name(TEKST, "gemeente, of rechtspersoon als er ook anderen zijn"),
        "deelnemer_heet": Name(TEKST, "gemeente, of deelnemer als er ook anderen zijn"),
        "alleen_gemeenten": Name(JA_NEE, "of alleen gemeenten deelnemen"),
        "met_provincie": Name(JA_NEE, "of een provincie deelneemt"),
        "met_waterschap": Name(JA_NEE, "of een waterschap deelneemt"),
        "wgr_hoofdstuk": Name(TEKST, "welk hoofdstuk van de Wgr voor deze deelnemers geldt: I tot en met VII"),
        "toezicht": Name(TEKST, "wie toezicht houdt: gedeputeerde staten of Onze Minister"),
        "regime": Name(TEKST, "welke tekst van de Wgr geldt: I-a, I-b of II"),
        "begrotingsjaar": Name(GETAL, "het jaar waarover de bijdragen gaan"),
        "bekendmaking": Name(DATUM, "de geplande dag van bekendmaking"),
        "inwerkingtreding": Name(DATUM, "de geplande dag van inwerkingtreding"),
        "lichaam": Name(TEKST, "de naam van het lichaam dat de regeling instelt"),
        "bekend_als": Name(TEKST, "de naam waaronder inwoners en raden dat lichaam nu kennen"),
        "heeft_bekende_naam": Name(JA_NEE, "of die is vermeld"),
        "aantal_deelnemers": Name(GETAL, "hoeveel gemeenten deelnemen"),
        "twee_deelnemers": Name(JA_NEE, "of er twee deelnemers zijn, zodat de regeling eindigt als een van hen uittreedt"),
        "aantal_taken": Name(GETAL, "hoeveel taken de regeling opdraagt"),
        "een_taak": Name(JA_NEE, "of dat er maar een is"),
        "taken_met_verordening": Name(collection("taak"), "de taken waarvoor de raad een verordening vaststelt"),
        "heeft_lokale_uitvoering": Name(JA_NEE, "of een van de gemeenten een taak of deeltaak zelf uitvoert"),
        "raakt_inwoners": Name(JA_NEE, "of een taak inwoners rechtstreeks raakt, volgens haar domein; een taak zonder domein doet dat"),
        "prestaties": Name(TEKST, "wat de taken opleveren, in de woorden van hun domeinen: uitkeringen, voorzieningen en andere prestaties"),
        "heeft_pluspakket": Name(JA_NEE, "of er een taak in het pluspakket is"),
        "zetel": Name(view("deelnemer"), "de gemeente waar het lichaam zetelt"),
        "definities": Name(TEKST, "hoe de begrippen staan: alfabetisch of geletterd"),
        "toelichting": Name(TEKST, "hoe de toelichting is ingedeeld: per_hoofdstuk of per_artikel"),
        "vermelding": Name(TEKST, "wat onder aan iedere bladzijde staat"),
    },
)
FORM = ViewKind(
    "vorm",
    "de vorm van samenwerking",
    {
        "id": Name(TEKST, "openbaar-lichaam, bedrijfsvoeringsorganisatie, gemeenschappelijk-orgaan of regeling-zonder-meer"),
        "naam": Name(TEKST, "hoe de vorm heet, zonder lidwoord"),
        "rechtspersoon": Name(JA_NEE, "of zij een rechtspersoon is, met eigen personeel, vermogen en overeenkomsten"),
        "twee_besturen": Name(JA_NEE, "of zij een algemeen en een dagelijks bestuur heeft"),
        "een_bestuur": Name(JA_NEE, "of zij een ongedeeld bestuur heeft"),
        "heeft_bestuur": Name(JA_NEE, "of er een bestuur is"),
    },
)
_BY_THEMSELVES = ("opheffen", "uittreden")  # an act of who takes it, beside which no text of the regulation stands
LAW = ViewKind("wet_item", "een wet van de taken", {"naam": Name(TEKST, "de citeertitel met zijn lidwoord")})


def traject_view(facts: Facts, links: Links) -> View:
    """Return the traject."""
    traject, law = facts.traject, chapter(facts.workspace, facts.traject)
    item = facts.trajectmap
    acts = tuple(instrument_view(facts, part) for part in item.delen)
    values = {
        "betreft": traject.naam if item.soort == "vaststellen" else traject.onderwerp or traject.naam, "soort": item.soort,
        "wordt_vastgesteld": item.soort == "vaststellen", "handelingen": tuple(str(act.get("handeling")) for act in acts), "instrumenten": acts,
        "wat_ingaat": own_words("wat_ingaat", soort=item.soort), "gaat_in": item.soort in GOES_IN, **movers(facts),
        "naam": traject.naam, "citeertitel": traject.citeertitel, "heet": traject.heet, "vorm": traject.vorm, "aard": facts.aard, "regime": facts.regime,
        "begrotingsjaar": traject.begrotingsjaar, "bekendmaking": Waarde(traject.bekendmaking, "traject/bekendmaking"),
        "inwerkingtreding": Waarde(traject.inwerkingtreding, "traject/inwerkingtreding"), "lichaam": Waarde(traject.lichaam.naam, "traject/lichaam"),
        "bekend_als": traject.lichaam.bekend_als or "", "heeft_bekende_naam": bool(traject.lichaam.bekend_als),
        "aantal_deelnemers": Waarde(len(traject.deelnemers), "traject/deelnemers"), "twee_deelnemers": len(traject.deelnemers) == 2, "aantal_taken": Waarde(len(traject.taken), "traject/taken"), "een_taak": len(traject.taken) == 1,
        "taken_met_verordening": tuple(links.taken[taak] for taak in traject.taken if facts.workspace.taken[taak].verordening == "raad"),
        "heeft_lokale_uitvoering": any(execution(facts, name, taak) in {"gedeeltelijk", "lokaal"} for name in traject.deelnemers for taak in traject.taken),
        "raakt_inwoners": _touches(facts),
        "prestaties": _yields(facts),
        "heeft_pluspakket": any(taak.pakket == "plus" for taak in facts.powers.taken),
        "zetel": links.deelnemers[traject.lichaam.zetel], "definities": traject.definities, "toelichting": traject.toelichting,
        "vermelding": traject.vermelding, **_makers(facts, links),
        "wgr_hoofdstuk": law.id if law else "I", "toezicht": law.toezicht if law else "gedeputeerde staten",
    }  # fmt: skip
    return TRAJECT.view(traject.id, values)


def _yields(facts: Facts) -> str:
    """Return what the tasks yield in the words of their domains; tasks of more than one domain have the shortest word, which serves all."""
    domains = facts.workspace.domeinen
    words = {domains[taak.domein].prestaties if taak.domein else "prestaties" for taak in facts.powers.taken}
    return min(words, key=len, default="prestaties")


def _touches(facts: Facts) -> bool:
    """Return whether a task touches inhabitants, as its domain says; of a task without a domain nobody said otherwise."""
    domains = facts.workspace.domeinen
    return any(taak.domein is None or domains[taak.domein].raakt == "inwoners" for taak in facts.powers.taken)


def _named(facts: Facts, rol: Rol) -> tuple[str, ...]:
    """Return what the organs with a role are called at the participants, each once."""
    found = (with_role(facts.workspace, name, rol) for name in facts.traject.deelnemers)
    return tuple(dict.fromkeys(maker.orgaan.voluit or maker.orgaan.naam for maker in found if maker is not None))


def form_view(facts: Facts) -> View:
    """Return the form; a library that describes none has only the one that every text once had."""
    vorm = facts.workspace.vormen.get(facts.traject.vorm)
    boards = vorm.besturen if vorm else "twee"
    values = {
        "id": facts.traject.vorm, "naam": vorm.naam if vorm else facts.traject.vorm.replace("-", " "), "rechtspersoon": vorm.rechtspersoon if vorm else True,
        "twee_besturen": boards == "twee", "een_bestuur": boards == "een", "heeft_bestuur": boards != "geen",
    }  # fmt: skip
    return FORM.view(facts.traject.vorm, values)


def _makers(facts: Facts, links: Links) -> dict[str, Any]:
    """Return who makes the regulation, and who consents to that."""
    workspace = facts.workspace
    among = facts.trajectmap.besluitnemers if facts.trajectmap.soort in _BY_THEMSELVES else tuple(facts.makers)
    everyone = tuple(maker for name in among for maker in facts.makers[name])
    asking = [name for name in among if any(maker.orgaan.rol != "vertegenwoordigend" for maker in facts.makers[name])]
    consenting = tuple(found for name in asking if (found := with_role(workspace, name, "vertegenwoordigend")) is not None)
    all_makers = [maker for row in facts.makers.values() for maker in row]
    grounds = tuple(dict.fromkeys(item.grondslag for item in facts.traject.deelnames if item.grondslag))
    roles, kinds = {maker.orgaan.rol for maker in all_makers}, {maker.soort.id for maker in all_makers}
    return {
        "makers": tuple(view for name in facts.makers for view in links.deelnemers[name].get("makers")), "partijen": grouped(workspace, everyone),
        "grondslagen": grounds, "heeft_grondslagen": bool(grounds),
        "organen": in_short(workspace, everyone), "toestemming_van": of_their_kind(workspace, consenting), "toestemmers": grouped(workspace, consenting),
        "vraagt_toestemming": bool(consenting),
        "organen_van": tuple(dict.fromkeys(met_lidwoord(maker.orgaan.lidwoord, maker.orgaan.naam) for maker in everyone)),
        "raden_van": _named(facts, "vertegenwoordigend"), "colleges_van": _named(facts, "uitvoerend"), "burgemeesters_van": _named(facts, "voorzittend"),
        "vertegenwoordiging": of_their_kind(workspace, tuple(item for name in facts.makers if (item := with_role(workspace, name, "vertegenwoordigend")))),
        "raden_doen_mee": "vertegenwoordigend" in roles, "colleges_doen_mee": "uitvoerend" in roles, "burgemeesters_doen_mee": "voorzittend" in roles,
        "soorten": tuple(soort.meervoud for soort in workspace.soorten.values() if soort.id in kinds), "deelnemers_heten": "gemeenten" if kinds == {"gemeente"} else "deelnemers", "deelnemer_is": "gemeente" if kinds == {"gemeente"} else "rechtspersoon",
        "deelnemer_heet": "gemeente" if kinds == {"gemeente"} else "deelnemer",
        "alleen_gemeenten": kinds == {"gemeente"},
        "met_provincie": "provincie" in kinds, "met_waterschap": "waterschap" in kinds,
    }  # fmt: skip


def laws(facts: Facts) -> tuple[View, ...]:
    """Return the laws of the tasks by title, without those that every regulation rests on."""
    known = facts.workspace.wetten
    names = {name for taak in facts.traject.taken for name in facts.workspace.taken[taak].wetten if not known[name].algemeen}
    return tuple(
        LAW.view(name, {"naam": met_lidwoord(known[name].lidwoord, known[name].citeertitel)})
        for name in sorted(names, key=lambda name: known[name].citeertitel)
    )
