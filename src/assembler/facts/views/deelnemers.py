"""The deelnemers as sentences see them, and a gemeente in its own papers."""

from __future__ import annotations

from typing import Any

from assembler.facts import figures
from assembler.facts.facts import Facts
from assembler.facts.makers import voluit, with_role
from assembler.facts.views.contributions import OWN, own_contribution
from assembler.facts.views.instruments import OWN_ACTS, own_acts
from assembler.facts.views.links import Links
from assembler.facts.views.obligations import OBLIGATIONS, obligations
from assembler.facts.views.organs import maker_view
from assembler.facts.views.outcomes import contributions_view, outcomes_view
from assembler.facts.views.planning import functionaris, later_milestones, treatment
from assembler.facts.views.since import earlier_amount
from assembler.facts.views.tasks import execution, local_task
from assembler.facts.views.votes import power_of_each
from assembler.ground.document import Gat
from assembler.ground.values import Figure, Waarde, difference, share
from assembler.ground.wording import met_lidwoord
from assembler.reading.records.keuzes import KeuzeWens
from assembler.sentences.names import AANDEEL, BEDRAG, CIJFER, DATUM, GETAL, JA_NEE, NODE, TEKST, TEKSTEN, Name, View, ViewKind, collection, view

DEELNEMER = ViewKind(
    "deelnemer",
    "een deelnemende gemeente of andere organisatie",
    {
        "id": Name(TEKST, "het id van de deelnemer"),
        "naam": Name(TEKST, "de naam, zonder de soort"),
        "soort": Name(TEKST, "de soort: gemeente, provincie, waterschap, lichaam, rijk, buitenlands of privaat"),
        "de_soort": Name(TEKST, "de soort met lidwoord: de gemeente, het waterschap"),
        "voluit": Name(TEKST, "de gemeente X, de provincie X, of zoals de organisatie zich noemt"),
        "code": Name(TEKST, "de code van het CBS; leeg als er geen is"),
        "plaats": Name(TEKST, "waar de deelnemer stukken ondertekent"),
        "makers": Name(collection("maker"), "de organen die de regeling treffen"),
        "college": Name(TEKST, "het uitvoerend orgaan: het college van burgemeester en wethouders van de gemeente X, gedeputeerde staten van de provincie X"),
        "raad": Name(TEKST, "het vertegenwoordigend orgaan: de raad van de gemeente X, provinciale staten van de provincie X"),
        "college_orgaan": Name(TEKST, "dat uitvoerend orgaan zonder de naam van de deelnemer: het college van burgemeester en wethouders"),
        "college_kort": Name(TEKST, "hetzelfde in het kort, in het enkelvoud: het college, het dagelijks bestuur"),
        "vragers": Name(TEKSTEN, "wie van de deelnemer toestemming nodig heeft: het college, de burgemeester"),
        "meer_vragers": Name(JA_NEE, "of dat er meer zijn dan een"),
        "besluitnaam": Name(TEKST, "hoe een besluit van het vertegenwoordigend orgaan heet: Raadsbesluit, Statenbesluit"),
        "voorstelnaam": Name(TEKST, "hoe een voorstel aan dat orgaan heet: Raadsvoorstel, Statenvoorstel"),
        "briefnaam": Name(TEKST, "hoe een brief aan dat orgaan heet: Raadsinformatiebrief, Statenbrief"),
        "aanspreking_raad": Name(TEKST, "zoals een voorstel dat orgaan aanspreekt: uw raad, uw staten"),
        "college_is_maker": Name(JA_NEE, "of het uitvoerend orgaan de regeling treft"),
        "raad_is_maker": Name(JA_NEE, "of dat orgaan de regeling zelf treft"),
        "alleen_raad_is_maker": Name(JA_NEE, "of alleen dat orgaan haar treft, zodat er geen toestemming is te geven"),
        "is_zetel": Name(JA_NEE, "of het lichaam hier zetelt"),
        "inwoners": Name(CIJFER, "de inwoners, naar de nieuwste telling die bekend is"),
        "inwoners_begroting": Name(CIJFER, "de inwoners waarnaar de bijdragen zijn geraamd"),
        "raadszetels": Name(CIJFER, "de zetels van de raad"),
        "leden": Name(GETAL, "de leden in het algemeen bestuur"),
        "stemmen": Name(CIJFER, "alle stemmen van de gemeente"),
        "stemmen_per_lid": Name(CIJFER, "de stemmen van ieder lid, of 'gezamenlijk'"),
        "aandeel_stemmen": Name(AANDEEL, "haar aandeel in alle stemmen"),
        "aandeel_inwoners": Name(AANDEEL, "haar aandeel in alle inwoners"),
        "macht": Name(AANDEEL, "haar macht volgens Banzhaf, bij een gewoon besluit"),
        "macht_shapley": Name(AANDEEL, "haar macht volgens Shapley en Shubik, bij een gewoon besluit"),
        **OWN,
        **OBLIGATIONS,
        "lokale_taken": Name(collection("taak"), "de taken die zij geheel of gedeeltelijk zelf doet"),
        "niet_lokale_taken": Name(collection("taak"), "de taken waarvan is besloten dat zij ze gezamenlijk laat doen"),
        "aantal_lokale_taken": Name(GETAL, "hoeveel dat er zijn: lokale_taken"),
        "aantal_niet_lokale_taken": Name(GETAL, "hoeveel dat er zijn: niet_lokale_taken"),
        "heeft_lokale_taken": Name(JA_NEE, "of zij iets zelf doet"),
        "vrijgestelde_taken": Name(collection("taak"), "de taken waaraan zij niet deelneemt"),
        "heeft_vrijgestelde_taken": Name(JA_NEE, "of er zulke taken zijn"),
        "keuze_bekend": Name(JA_NEE, "of vaststaat wat zij zelf doet: er is een besluit over een van haar taken"),
        "behandeling": Name(view("behandeling"), "hoe zij deze mijlpaal behandelt"),
    },
)
GEMEENTE = ViewKind(
    "gemeente",
    "de gemeente waarvoor het stuk is; heeft ook alles van deelnemer",
    {
        **DEELNEMER.names,
        **OWN_ACTS,
        "behandeling_volgende": Name(view("behandeling"), "hoe zij de volgende behandelt"),
        "heeft_volgende": Name(JA_NEE, "of zij een volgende behandelt"),
        "planning": Name(collection("behandeling"), "hoe zij alle mijlpalen behandelt, in volgorde"),
        "portefeuillehouder": Name(TEKST, "haar portefeuillehouder; noemt geen bron die: een invulregel"),
        "wensen": Name(collection("wens"), "wat zij anders wil"),
        "heeft_wensen": Name(JA_NEE, "of zij iets anders wil"),
        "meegegeven": Name(collection("meegegeven"), "wat haar organen bij eerdere besluiten meegaven, en wat ermee is gedaan"),
        "heeft_meegegeven": Name(JA_NEE, "of er zo iets is"),
        "besluiten_college": Name(collection("uitkomst"), "wat haar uitvoerend orgaan tot en met de dag van het stuk besloot, het oudste eerst"),
        "heeft_besluiten_college": Name(JA_NEE, "of daar iets van is vastgelegd"),
        "college_hield_aan": Name(JA_NEE, "of het laatste daarvan is dat het de beslissing uitstelde"),
        "laatste_besluiten_college": Name(collection("uitkomst"), "alleen dat laatste besluit; niets als er geen is"),
        "eerdere_besluiten_college": Name(collection("uitkomst"), "wat het daarvoor besloot"),
        "datum_stuk": Name(DATUM, "de datum van het stuk"),
        "bijdrage_eerder": Name(BEDRAG, "wat zij zou betalen, zoals bij de vorige mijlpaal geraamd"),
        "bijdrage_eerder_bekend": Name(JA_NEE, "of dat toen is geraamd"),
        "verschil_eerder": Name(BEDRAG, "haar bijdrage min wat toen is geraamd"),
    },
)
WISH = ViewKind(
    "wens",
    "een wens van de gemeente",
    {
        "tekst": Name(TEKST, "de wens"),
        "over": Name(NODE, "het opschrift van het artikel waarover zij gaat", sometimes=True),
        "heeft_over": Name(JA_NEE, "of dat is vermeld"),
    },
)


def fill_deelnemers(facts: Facts, links: Links) -> None:
    """Give the deelnemers their values; the tasks have theirs already."""
    power = power_of_each(facts)
    for name, deelnemer in links.deelnemers.items():
        deelnemer.values = DEELNEMER.checked(_deelnemer(facts, links, name, power[name]))


def _deelnemer(facts: Facts, links: Links, name: str, power: tuple[Figure, Figure]) -> dict[str, Any]:
    gemeente, rights, traject = facts.workspace.organisaties[name], facts.stemrecht, facts.traject
    inwoners = figures.of_gemeente(gemeente, "inwoners", facts.keuzes)
    everyone = [figures.of_gemeente(facts.workspace.organisaties[other], "inwoners", facts.keuzes) for other in traject.deelnemers]
    local = tuple(local_task(facts, links, taak, name) for taak in traject.taken if execution(facts, name, taak) in {"gedeeltelijk", "lokaal"})
    exempt = tuple(links.taken[taak] for taak in traject.taken if execution(facts, name, taak) == "vrijgesteld" and (name, taak) not in facts.keuzes.buiten)
    joint = tuple(links.taken[taak] for taak in traject.taken if (name, taak) in facts.keuzes.taken and execution(facts, name, taak) == "gezamenlijk")
    return {
        "id": name, "naam": gemeente.naam, "code": gemeente.code or "", "plaats": gemeente.plaats, "is_zetel": name == traject.lichaam.zetel,
        **_organs(facts, name),
        "inwoners": inwoners, "inwoners_begroting": inwoners, "raadszetels": figures.of_gemeente(gemeente, "raadszetels", facts.keuzes),
        "leden": Waarde(rights.leden[name], f"keuze:leden/{name}"), "stemmen": rights.stemmen[name], "stemmen_per_lid": rights.per_lid[name],
        "aandeel_stemmen": share(f"aandeel/stemmen/{name}", rights.stemmen[name], rights.stemmen.values(), "aandeel"),
        "aandeel_inwoners": share(f"aandeel/inwoners/{name}", inwoners, everyone, "aandeel"), "macht": power[0], "macht_shapley": power[1],
        **own_contribution(facts, name, inwoners), **obligations(facts, name), "lokale_taken": local, "niet_lokale_taken": joint, "heeft_lokale_taken": bool(local),
        "aantal_lokale_taken": Waarde(len(local), f"taken/lokaal/{name}"), "aantal_niet_lokale_taken": Waarde(len(joint), f"taken/niet-lokaal/{name}"),
        "vrijgestelde_taken": exempt, "heeft_vrijgestelde_taken": bool(exempt),
        "keuze_bekend": any(taak in traject.taken for gemeente_, taak in facts.keuzes.taken if gemeente_ == name and (gemeente_, taak) not in facts.keuzes.buiten),
        "behandeling": treatment(facts, facts.mijlpaal, facts.mijlpaal.behandelingen.get(name), name, facts.mijlpaal.stand),
    }  # fmt: skip


def _organs(facts: Facts, name: str) -> dict[str, Any]:
    """Return what a deelnemer is, and which of its organs do what."""
    workspace = facts.workspace
    own = facts.makers[name]
    executive, representing = (with_role(workspace, name, rol) for rol in ("uitvoerend", "vertegenwoordigend"))
    kind = workspace.soorten[workspace.organisaties[name].soort]
    in_full = voluit(workspace.organisaties[name], workspace.soorten[workspace.organisaties[name].soort])
    roles = {maker.orgaan.rol for maker in own}
    return {
        "soort": workspace.organisaties[name].soort, "voluit": in_full, "de_soort": met_lidwoord(kind.lidwoord, kind.naam), "makers": tuple(maker_view(maker) for maker in own),
        "college": executive.naam if executive else in_full, "raad": representing.naam if representing else in_full,
        "college_orgaan": met_lidwoord(executive.orgaan.lidwoord, executive.orgaan.naam) if executive else in_full,
        "college_kort": executive.orgaan.aanduiding or met_lidwoord(executive.orgaan.lidwoord, executive.orgaan.kort) if executive else in_full,
        "vragers": tuple(met_lidwoord(maker.orgaan.lidwoord, maker.orgaan.kort) for maker in own if maker.orgaan.rol != "vertegenwoordigend"),
        "meer_vragers": sum(maker.orgaan.rol != "vertegenwoordigend" for maker in own) > 1,
        "besluitnaam": (representing.orgaan.besluitnaam if representing else None) or "Besluit",
        "voorstelnaam": (representing.orgaan.voorstelnaam if representing else None) or "Voorstel",
        "briefnaam": (representing.orgaan.briefnaam if representing else None) or "Informatiebrief",
        "aanspreking_raad": representing.orgaan.aanspreking if representing else "u",
        "raad_is_maker": "vertegenwoordigend" in roles, "college_is_maker": "uitvoerend" in roles, "alleen_raad_is_maker": roles == {"vertegenwoordigend"},
    }  # fmt: skip


def gemeente_view(facts: Facts, own: View) -> View:
    """Return a gemeente as its own papers see it; `own` is the same as deelnemer."""
    gemeente, here = own.key, facts.mijlpaal
    planned = [(item, item.behandelingen[gemeente]) for item in facts.trajectmap.mijlpalen if gemeente in item.behandelingen]
    now = next((found for item, found in planned if item.id == here.id), None)
    coming = {item.id for item in later_milestones(facts)}
    later = [(item, found) for item, found in planned if item.id in coming]
    wishes = _wishes(facts, gemeente)
    before = earlier_amount(facts, f"bijdrage/{gemeente}", gemeente)
    dated = (now.datum_stuk if now else None) or here.stand
    given = contributions_view(facts, gemeente, dated)
    values = {
        **own.values,
        **own_acts(facts, gemeente),
        "behandeling": treatment(facts, here, now, gemeente, dated),
        "behandeling_volgende": treatment(facts, *later[0], gemeente, dated) if later else treatment(facts, here, None, gemeente, dated),
        "heeft_volgende": bool(later),
        "planning": tuple(treatment(facts, item, found, gemeente, dated) for item, found in planned),
        "bijdrage_eerder": before or Gat("ntb", "de eerdere raming"),
        "bijdrage_eerder_bekend": before is not None,
        "verschil_eerder": difference(f"verschil/eerder/{gemeente}", own.get("bijdrage"), before or Gat("ntb", "de eerdere raming")),
        "wensen": wishes,
        "meegegeven": given,
        "heeft_meegegeven": bool(given),
        **_of_college(outcomes_view(facts, gemeente, dated, "uitvoerend")),
        "heeft_wensen": bool(wishes),
        "datum_stuk": Waarde(dated, f"planning/{gemeente}/{here.id}/stuk", now.status if now else "", now.bron if now else ""),
        "portefeuillehouder": functionaris(facts, facts.workspace.organisaties[gemeente], "portefeuillehouder", dated),
    }
    return GEMEENTE.view(gemeente, values)


def _of_college(decided: tuple[View, ...]) -> dict[str, Any]:
    """Return what the college decided before, in order, and whether it put its last decision off."""
    return {
        "besluiten_college": decided,
        "heeft_besluiten_college": bool(decided),
        "college_hield_aan": bool(decided) and decided[-1].get("aangehouden"),
        "laatste_besluiten_college": decided[-1:],
        "eerdere_besluiten_college": decided[:-1],
    }


def _wishes(facts: Facts, gemeente: str) -> tuple[View, ...]:
    """Return what a gemeente wishes, without what is confidential."""
    wishes = enumerate(facts.keuzes.wensen.get(gemeente, ()))
    return tuple(_wish(facts, f"{gemeente}-wens-{index}", keuze) for index, (keuze, bron) in wishes if not bron.vertrouwelijk)


def _wish(facts: Facts, key: str, keuze: KeuzeWens) -> View:
    clause = facts.workspace.clausules.get(keuze.over or "")
    about = {"over": clause.opschrift} if clause is not None else {}
    return WISH.view(key, {"tekst": keuze.wens.tekst, "heeft_over": clause is not None, **about})
