"""Every name that sentences may use, as declared: for checking them before any traject exists, and for the manual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from assembler.facts.parameter_types import TEXT_ITEM
from assembler.facts.views import pointmoney, pointvotes
from assembler.facts.views.appointments import APPOINTMENT, GATE
from assembler.facts.views.compared import COMPARED
from assembler.facts.views.contributions import CONTRIBUTIONS, ONE_OFF, POOL
from assembler.facts.views.decisions import DECISION
from assembler.facts.views.deelnemers import DEELNEMER, GEMEENTE, WISH
from assembler.facts.views.instruments import INSTRUMENT
from assembler.facts.views.logchoice import CHOICE
from assembler.facts.views.openparameters import OPEN_PARAMETER
from assembler.facts.views.organs import MAKER
from assembler.facts.views.outcomes import CONTRIBUTION, CONTRIBUTOR, OUTCOME, WORDS
from assembler.facts.views.owntasks import OWN_TASK
from assembler.facts.views.planning import MILESTONE, SHORT, TREATMENT
from assembler.facts.views.points import BASIS, BROUGHT_IN, POINT, PREFERENCE, QUESTION, VARIANT
from assembler.facts.views.pointtexts import LID
from assembler.facts.views.pointvotes import PAIR, THRESHOLD
from assembler.facts.views.powers import POWER
from assembler.facts.views.reactions import REACTED, REACTION
from assembler.facts.views.since import CHANGED_PART, CHANGED_PLACE, CHANGED_TASKS, REPLACED
from assembler.facts.views.standing import STANDING
from assembler.facts.views.steps import STEP
from assembler.facts.views.tasks import EXCEPTION, PART, TASK
from assembler.facts.views.terms import BACK, MOMENT, ROUTE, RUNNING
from assembler.facts.views.traject import FORM, LAW, TRAJECT
from assembler.facts.views.transfers import LAW_TRANSFER, LOCAL, PLACE, TRANSFER
from assembler.facts.views.uncertain import NOTE, NOTE_PART, UNCERTAIN
from assembler.facts.views.votes import VOTES
from assembler.sentences.names import BEDRAG, DATUM, JA_NEE, TEKST, TEKSTEN, Name, Type, ViewKind, collection, view

CELL = ViewKind(
    "cel",
    "de cel van een tabel: wat een rij en een kolom samen hebben",
    {
        "uitvoering": Name(TEKST, "van een taak en een deelnemer: gezamenlijk, gedeeltelijk lokaal, lokaal, of neemt niet deel", sometimes=True),
        "bedrag": Name(BEDRAG, "van een pool en een deelnemer: wat die betaalt", sometimes=True),
        **{name: replace(declared, sometimes=True) for cells in (pointvotes.CELLS, pointmoney.CELLS) for name, (declared, _) in cells.items()},
    },
)
KINDS: tuple[ViewKind, ...] = (
    TRAJECT, INSTRUMENT, FORM, MILESTONE, SHORT, DEELNEMER, MAKER, GEMEENTE, TREATMENT, WISH, TASK, PART, POWER, EXCEPTION, TRANSFER, LAW_TRANSFER, LOCAL, PLACE, LAW, POOL, VOTES, CONTRIBUTIONS, ONE_OFF, CELL, TEXT_ITEM,
    POINT, VARIANT, PREFERENCE, BROUGHT_IN, THRESHOLD, PAIR, LID, BASIS, QUESTION, OPEN_PARAMETER, DECISION, CHOICE, OWN_TASK, UNCERTAIN, NOTE, NOTE_PART,
    CHANGED_PLACE, CHANGED_PART, CHANGED_TASKS, REPLACED, STANDING, CONTRIBUTION, OUTCOME, WORDS, CONTRIBUTOR, APPOINTMENT, GATE, RUNNING, BACK, ROUTE, MOMENT, STEP, REACTED, REACTION, *COMPARED,
)  # fmt: skip

SCOPE: Mapping[str, Name] = MappingProxyType(
    {
        "traject": Name(view("traject"), "het traject"),
        "vorm": Name(view("vorm"), "de vorm van samenwerking"),
        "mijlpaal": Name(view("mijlpaal"), "de mijlpaal van dit stuk"),
        "mijlpalen": Name(view("mijlpalen"), "de mijlpalen van het traject: mijlpalen.<id>, met _ voor ieder -"),
        "deelnemers": Name(collection("deelnemer"), "de deelnemende gemeenten"),
        "stappen": Name(collection("stap"), "de stappen van het traject, in volgorde"),
        "taken": Name(collection("taak"), "de taken van het traject"),
        "pools": Name(collection("pool"), "de kostenposten"),
        "wetten": Name(collection("wet_item"), "de wetten van de taken"),
        "overdracht": Name(view("overdracht"), "hoe bevoegdheden overgaan, en welke"),
        "stemverhouding": Name(view("stemverhouding"), "de stemmen samen"),
        "bijdragen": Name(view("bijdragen"), "de bijdragen samen"),
        "regel": Name(view("regel"), "de parameters van deze clausule: van haar variant en van de regel die haar uitrekent"),
        "keuzes": Name(view("keuzes"), "de keuzes: keuzes.<clausule>, met _ voor ieder -; heeft variant, aanwezig en de parameters"),
        "recht": Name(view("recht"), "wat in de wet is veranderd: recht.<id> uit clauses/recht, met _ voor ieder -; ja als het op de dag van de tekst geldt"),
        "modules": Name(view("modules"), "de modules: modules.<id> uit clauses/modules, met _ voor ieder -; ja als de module in de regeling staat"),
        "cijfers": Name(view("cijfers"), "de cijfers van het traject: cijfers.<naam>, met _ voor ieder -"),
    }
)
# What `mijlpaal` tells more in a paper than in a regulation: the regulation is what these are about.
IN_PAPERS: Mapping[str, Name] = MappingProxyType(
    {
        "open_punten": Name(collection("punt"), "in een stuk: waarover nog wordt gekozen"),
        "heeft_open_punten": Name(JA_NEE, "of er zulke punten zijn"),
        "open_parameters": Name(collection("open_parameter"), "in een stuk: wat in de gekozen tekst nog geen waarde heeft"),
        "heeft_open_parameters": Name(JA_NEE, "of er zulke parameters zijn"),
        "besluiten": Name(collection("genomen_besluit"), "in een stuk: wat de regio sinds de vorige mijlpaal besloot"),
        "heeft_besluiten": Name(JA_NEE, "of er zulke besluiten zijn"),
        "open_reacties": Name(collection("reactieartikel"), "in een stuk: wat sinds de vorige mijlpaal terugkwam en nog open staat, per artikel"),
        "heeft_open_reacties": Name(JA_NEE, "of er zulke reacties zijn"),
        "beantwoorde_reacties": Name(collection("reactieartikel"), "in een stuk: wat sinds de vorige mijlpaal terugkwam en is beantwoord, per artikel"),
        "heeft_beantwoorde_reacties": Name(JA_NEE, "of er zulke reacties zijn"),
        "wijzigingen": Name(collection("wijziging"), "in een stuk: de artikelen en bijlagen die anders luiden dan bij de vorige mijlpaal"),
        "heeft_wijzigingen": Name(JA_NEE, "of er zulke artikelen zijn"),
        "overige_wijzigingen": Name(collection("wijziging"), "in een stuk: die welke geen van de besluiten raakt"),
        "heeft_overige_wijzigingen": Name(JA_NEE, "of er zulke zijn"),
        "taakwijzigingen": Name(collection("taakwijziging"), "in een stuk: wat gemeenten sindsdien over de uitvoering van taken kozen"),
        "heeft_taakwijzigingen": Name(JA_NEE, "of er zulke keuzes zijn"),
        "afspraken": Name(collection("afspraak"), "in een stuk: wie welke mijlpaal wanneer behandelt"),
        "heeft_afspraken": Name(JA_NEE, "of er iets is gepland"),
        "beslismomenten": Name(collection("beslismoment"), "in een stuk: wanneer de deelnemers samen beslissen of zij doorgaan"),
        "heeft_beslismomenten": Name(JA_NEE, "of er zulke dagen zijn"),
        "looptijden": Name(collection("looptijd"), "in een stuk: de termijnen van de wet die lopen of liepen sinds iets is verzonden"),
        "heeft_looptijden": Name(JA_NEE, "of er zulke termijnen zijn"),
        "terugtellingen": Name(collection("terugtelling"), "in een stuk: de laatste dag van iedere stap, teruggeteld van de inwerkingtreding"),
        "heeft_terugtellingen": Name(JA_NEE, "of er zulke stappen zijn"),
        "routes": Name(collection("route"), "in een stuk: de lijnen van de tijdlijn, met hun momenten"),
        "heeft_routes": Name(JA_NEE, "of er een is"),
        "heeft_aanlevering": Name(JA_NEE, "in een stuk: of van een vergadering bekend is wanneer de stukken er moeten zijn"),
        "zonder_recessen": Name(TEKSTEN, "in een stuk: de deelnemers van wie niet bekend is wanneer zij reces hebben"),
        "heeft_zonder_recessen": Name(JA_NEE, "of er zulke deelnemers zijn"),
        "standregels": Name(collection("standregel"), "in een stuk: van ieder orgaan wat het heeft en wat het besloot"),
        "heeft_standregels": Name(JA_NEE, "of er zulke organen zijn"),
        "inbrengers": Name(collection("inbrenger"), "in een stuk: iedere deelnemer, met wat zijn organen besloten en meegaven"),
        "heeft_inbrengers": Name(JA_NEE, "of er deelnemers zijn die iets meegaven"),
        "heeft_besluitvorming": Name(JA_NEE, "of er iets is verzonden of besloten"),
        "vervangen": Name(collection("vervangen_stuk"), "in een addendum: de stukken die in de plaats van de eerdere komen"),
        "heeft_vorige": Name(JA_NEE, "of er een eerdere mijlpaal met een tekst is waarmee is vergeleken"),
        "vorige": Name(TEKST, "de naam van die mijlpaal"),
        "vorige_stand": Name(DATUM, "de stand daarvan"),
        "totaal_eerder": Name(BEDRAG, "alle bijdragen samen, zoals toen geraamd"),
        "totaal_eerder_bekend": Name(JA_NEE, "of dat toen is geraamd"),
        "totaal_verschil": Name(BEDRAG, "alle bijdragen samen min wat toen is geraamd"),
    }
)
# Only in the shared block that a kind of document names for what is not certain in it.
DOUBTS: Name = Name(view("onzeker"), "alleen in het blok dat een documentsoort bij 'niet_vast' noemt: wat in het stuk niet vaststaat")
# What a comparison tells of stands in the place of all other names: it is of no milestone.
COMPARISONS: Mapping[str, Name] = MappingProxyType(
    {
        "verschil": Name(view("verschil"), "alleen in een vergelijking over 'verschil': één document in twee teksten"),
        "gevolgen": Name(view("gevolgen"), "alleen in een vergelijking over 'gevolgen': alle documenten"),
    }
)
OWN: Name = Name(view("gemeente"), "alleen in een stuk voor één gemeente: die gemeente")


def view_types() -> dict[str, Mapping[str, Type]]:
    """Return for each kind of view the names that it has, with their types."""
    return {kind.name: kind.types for kind in KINDS}
