"""What the skeleton of a comparison may ask: declared here, with all other names; `comparing.papers` works the values out."""

from __future__ import annotations

from assembler.sentences.names import BEDRAG, DATUM, DELEN, GETAL, JA_NEE, TEKST, Name, ViewKind, collection, view

REMARK = ViewKind("vermelding", "een regel die als zodanig wordt genoemd", {"tekst": Name(TEKST, "de regel")})
SIDE = ViewKind(
    "zijde",
    "een van de twee teksten die worden vergeleken",
    {
        "titel": Name(TEKST, "wat het is, met de versie tussen haakjes"),
        "naam": Name(TEKST, "de naam van de mijlpaal"),
        "heeft_stand": Name(JA_NEE, "of bekend is van welke dag de tekst is"),
        "stand": Name(DATUM, "die dag", sometimes=True),
        "mijlpaal": Name(TEKST, "de mijlpaal, zoals het document die onderaan noemt", sometimes=True),
        "versie": Name(TEKST, "de versie, zoals het document die onderaan noemt", sometimes=True),
    },
)
_CAUSE = {
    "soort": Name(TEKST, "besluit, cijfer, bestanden, programma, mijlpaal, woordbestand of onbekend"),
    "dag": Name(DATUM, "van een besluit: de dag", sometimes=True),
    "gremium": Name(TEKST, "van een besluit: wie het nam"),
    "uitgedacht": Name(JA_NEE, "of geen bron dat besluit noemt"),
    "vertrouwelijk": Name(JA_NEE, "of de reden vertrouwelijk is"),
    "ingetrokken": Name(JA_NEE, "of dat besluit niet meer geldt"),
    "heeft_voorbehoud": Name(JA_NEE, "of een van die drie zo is"),
    "cijfer": Name(TEKST, "van een cijfer: welk"),
    "bestanden": Name(collection("vermelding"), "van een bewerking: de eerste bestanden"),
    "meer_bestanden": Name(GETAL, "hoeveel er meer zijn"),
    "programmas": Name(collection("vermelding"), "van een ander programma: met welke twee de teksten zijn gemaakt"),
}
CAUSE = ViewKind(
    "oorzaak",
    "waarom iets anders luidt",
    {
        **_CAUSE,
        "reden": Name(TEKST, "de reden van het besluit, of de bron van het cijfer"),
        "heeft_reden": Name(JA_NEE, "of die erbij hoort"),
        "herhaald": Name(JA_NEE, "of de oorzaak ervoor dezelfde naam heeft"),
        "plaatsen": Name(collection("gewijzigde_plaats"), "de eerste plaatsen die zij raakte", sometimes=True),
        "meer_plaatsen": Name(GETAL, "hoeveel het er meer zijn", sometimes=True),
    },
)
CHANGED_SPOT = ViewKind(
    "gewijzigde_plaats",
    "een plaats in de lijst van oorzaken",
    {"naam": Name(TEKST, "haar naam in een zin"), "soort": Name(TEKST, "wat er gebeurde"), "toelichting": Name(JA_NEE, "of het de toelichting is")},
)
TALLY = ViewKind("telling", "hoeveel er van één soort zijn", {"soort": Name(TEKST, "waarvan"), "aantal": Name(GETAL, "hoeveel")})
PASSAGE = ViewKind(
    "passage",
    "een artikel, bijlage of deel dat anders luidt",
    {
        "naam": Name(TEKST, "hoe het heet, of heette"),
        "soort": Name(TEKST, "wat ermee gebeurde: nieuw, vervallen, gewijzigd, verplaatst, ..."),
        "kop_was": Name(TEKST, "hoe het heette"),
        "kop_wordt": Name(TEKST, "hoe het heet"),
        "andere_kop": Name(JA_NEE, "of dat verschilt"),
        "stond_er": Name(JA_NEE, "of het in de oude tekst staat"),
        "staat_er": Name(JA_NEE, "of het in de nieuwe tekst staat"),
        "heeft_was": Name(JA_NEE, "of daarvan iets is te tonen"),
        "heeft_wordt": Name(JA_NEE, "of daarvan iets is te tonen"),
        "was": Name(DELEN, "hoe het luidde, met wat wegviel gemerkt"),
        "wordt": Name(DELEN, "hoe het luidt, met wat nieuw is gemerkt"),
        "zonder_besluit": Name(JA_NEE, "of niemand iets daarvan besloot"),
        "alleen_nummer": Name(JA_NEE, "of alleen een nummer verschoof"),
        "oorzaken": Name(collection("oorzaak"), "waarom"),
        "tabellen": Name(collection("gewijzigde_tabel"), "de tabellen erin die anders zijn"),
        "zelf": Name(collection("passage"), "deze passage, als de ene rij van een tabel"),
    },
)
CHANGED_TABLE = ViewKind(
    "gewijzigde_tabel",
    "een tabel die anders is",
    {
        "naam": Name(TEKST, "waar zij staat, en haar bijschrift"),
        "inhoud": Name(DELEN, "de rijen die verschillen, de totalen voorop"),
        "weggelaten": Name(GETAL, "hoeveel rijen gelijk bleven"),
    },
)
RENUMBERED = ViewKind(
    "nummer",
    "een artikel in de transponeringstabel",
    {
        "was": Name(TEKST, "het oude nummer"),
        "wordt": Name(TEKST, "het nieuwe"),
        "opschrift": Name(TEKST, "het opschrift"),
        "soort": Name(TEKST, "wat er gebeurde"),
        "ook_gewijzigd": Name(JA_NEE, "of het ook anders luidt"),
    },
)
DIFFERENCE = ViewKind(
    "verschil",
    "wat er in één document is gewijzigd",
    {
        "document": Name(TEKST, "de naam van het document"),
        "titel": Name(TEKST, "de titel van het nieuwe document"),
        "oud": Name(view("zijde"), "de oude tekst"),
        "nieuw": Name(view("zijde"), "de nieuwe tekst"),
        "een_mijlpaal": Name(JA_NEE, "of beide dezelfde mijlpaal noemen"),
        "een_versie": Name(JA_NEE, "of beide dezelfde versie noemen"),
        "kanttekeningen": Name(collection("vermelding"), "wat een lezer van de teksten zelf moet weten"),
        "plaatsen": Name(GETAL, "op hoeveel plaatsen er iets is gewijzigd"),
        "soorten": Name(collection("telling"), "van iedere soort wijziging hoeveel"),
        "heeft_artikelen": Name(JA_NEE, "of het document artikelen heeft"),
        "gelijk": Name(GETAL, "van hoeveel artikelen de tekst gelijk bleef"),
        "vernummerd": Name(GETAL, "hoeveel daarvan een ander nummer kregen"),
        "zonder_besluit": Name(GETAL, "hoeveel wijzigingen niemand besloot"),
        "oorzaken": Name(collection("oorzaak"), "de eerste oorzaken, elk met de plaatsen die zij raakte"),
        "heeft_oorzaken": Name(JA_NEE, "of die er zijn"),
        "meer_oorzaken": Name(GETAL, "hoeveel oorzaken er meer zijn"),
        "passages": Name(collection("passage"), "wat is gewijzigd, in leesvolgorde; wat niemand besloot eerst"),
        "tabellen": Name(collection("gewijzigde_tabel"), "de tabellen die anders zijn"),
        "heeft_tabellen": Name(JA_NEE, "of die er zijn"),
        "nummers": Name(collection("nummer"), "de artikelen met een ander nummer of een andere tekst"),
        "heeft_nummers": Name(JA_NEE, "of die er zijn"),
    },
)

MOVED = ViewKind(
    "verschuiving",
    "stemmen en bijdrage van een gemeente, voor en na",
    {
        "naam": Name(TEKST, "de gemeente", sometimes=True),
        "stemmen_was": Name(GETAL, "haar stemmen", sometimes=True),
        "stemmen_wordt": Name(GETAL, "haar stemmen nu", sometimes=True),
        "bijdrage_was": Name(BEDRAG, "wat zij betaalde", sometimes=True),
        "bijdrage_wordt": Name(BEDRAG, "wat zij betaalt", sometimes=True),
        "verschil": Name(BEDRAG, "wat dat scheelt", sometimes=True),
        "verschil_bekend": Name(JA_NEE, "of beide bekend zijn", sometimes=True),
    },
)
FIGURE_MOVE = ViewKind(
    "cijferwijziging",
    "een cijfer dat bekend werd of anders werd",
    {
        "gemeente": Name(TEKST, "van welke gemeente"),
        "heeft_gemeente": Name(JA_NEE, "of het van een gemeente is"),
        "dag": Name(DATUM, "de peildatum"),
        "toont_dag": Name(JA_NEE, "of die erbij moet: er zijn er meer"),
        "is_nieuw": Name(JA_NEE, "of het er eerst niet was"),
        "zelfde": Name(JA_NEE, "of alleen de status anders is"),
        "was": Name(TEKST, "de waarde die het had"),
        "wordt": Name(TEKST, "de waarde"),
        "verschil": Name(TEKST, "wat dat scheelt, met een teken"),
        "status": Name(TEKST, "de status"),
    },
)
TOUCHED = ViewKind(
    "geraakt",
    "een plaats die een besluit raakte",
    {
        "naam": Name(TEKST, "haar naam in een zin"),
        "soort": Name(TEKST, "wat er gebeurde"),
        "toont": Name(TEKST, "wat ervan te tonen is: soort, beide, erbij, eruit of aantal"),
        "was": Name(TEKST, "een stukje van wat er stond"),
        "wordt": Name(TEKST, "een stukje van wat er staat"),
        "aantal": Name(GETAL, "hoeveel wijzigingen daar"),
    },
)
TOUCHED_TEXT = ViewKind(
    "geraakte_tekst",
    "een document met de plaatsen daarin die een keuze raakte",
    {
        "naam": Name(TEKST, "het document"),
        "plaatsen": Name(collection("geraakt"), "de eerste plaatsen"),
        "meer": Name(GETAL, "hoeveel het er meer zijn"),
    },
)
CHOICE_EFFECT = ViewKind("keuzegevolg", "wat één keuze in teksten raakte", {"teksten": Name(collection("geraakte_tekst"), "per document")})
PAPERS = ViewKind("stukken", "stukken van één soort", {"naam": Name(TEKST, "hoe zij heten"), "aantal": Name(GETAL, "hoeveel het er zijn")})
EFFECT = ViewKind(
    "gevolg",
    "wat één besluit, cijfer of andere oorzaak deed",
    {
        **_CAUSE,
        "cijfers": Name(collection("cijferwijziging"), "de cijfers die bekend werden"),
        "heeft_cijfers": Name(JA_NEE, "of die er zijn"),
        "reden": Name(TEKST, "de ene korte reden, of de bron"),
        "heeft_reden": Name(JA_NEE, "of die er is"),
        "keuzes": Name(collection("keuzegevolg"), "per keuze wat in teksten is geraakt"),
        "stukken": Name(collection("stukken"), "de stukken die zijn geraakt"),
        "heeft_stukken": Name(JA_NEE, "of die er zijn"),
        "stemmen": Name(collection("verschuiving"), "wie andere stemmen kreeg"),
        "heeft_stemmen": Name(JA_NEE, "of iemand die kreeg"),
        "bijdragen": Name(collection("verschuiving"), "wie anders gaat betalen"),
        "heeft_bijdragen": Name(JA_NEE, "of iemand dat gaat"),
        "zonder_gevolg": Name(JA_NEE, "of het niets raakte"),
    },
)
CONSEQUENCES = ViewKind(
    "gevolgen",
    "wat er tussen twee teksten in alle documenten is gebeurd",
    {
        "oud": Name(view("zijde"), "de oude teksten"),
        "nieuw": Name(view("zijde"), "de nieuwe teksten"),
        "kanttekeningen": Name(collection("vermelding"), "wat een lezer van de teksten zelf moet weten"),
        "wijzigingen": Name(GETAL, "hoeveel wijzigingen"),
        "heeft_bedragen": Name(JA_NEE, "of stemmen en bijdragen van beide bekend zijn"),
        "stemmen_anders": Name(JA_NEE, "of iemand andere stemmen heeft"),
        "bijdragen_anders": Name(JA_NEE, "of iemand anders betaalt"),
        "gemeenten": Name(collection("verschuiving"), "per gemeente stemmen en bijdrage"),
        "samen": Name(view("verschuiving"), "alle gemeenten samen"),
        "zonder_besluit": Name(collection("gevolg"), "wat niemand besloot"),
        "heeft_zonder_besluit": Name(JA_NEE, "of dat er is"),
        "besluiten": Name(collection("gevolg"), "de besluiten, op datum"),
        "heeft_besluiten": Name(JA_NEE, "of die er zijn"),
        "cijfers": Name(collection("gevolg"), "de cijfers die bekend werden"),
        "heeft_cijfers": Name(JA_NEE, "of die er zijn"),
        "uitgedacht": Name(JA_NEE, "of een van deze besluiten is uitgedacht"),
        "ongewijzigd": Name(collection("stukken"), "de stukken die gelijk bleven"),
        "aantal_ongewijzigd": Name(GETAL, "hoeveel dat er zijn"),
        "aantal_stukken": Name(GETAL, "hoeveel stukken er zijn"),
        "hoort_bij_mijlpaal": Name(JA_NEE, "of wijzigingen bij de andere mijlpaal of dag horen"),
        "bij_mijlpaal": Name(collection("stukken"), "de stukken waarin"),
        "erbij": Name(collection("stukken"), "de stukken die er eerst niet waren"),
        "aantal_erbij": Name(GETAL, "hoeveel"),
        "eraf": Name(collection("stukken"), "de stukken die er niet meer zijn"),
        "aantal_eraf": Name(GETAL, "hoeveel"),
        "onbekend": Name(collection("vermelding"), "de eerste gegevens die n.t.b. zijn"),
        "heeft_onbekend": Name(JA_NEE, "of die er zijn"),
        "meer_onbekend": Name(GETAL, "hoeveel het er meer zijn"),
        "aannames": Name(GETAL, "hoeveel bronnen van aangenomen cijfers"),
        "eigen_teksten": Name(collection("telling"), "per gemeente de alinea's die zij zelf schreef"),
        "heeft_eigen_teksten": Name(JA_NEE, "of die er zijn"),
        "voorgenomen": Name(collection("vermelding"), "besluiten die nog niet zijn genomen"),
        "heeft_voorgenomen": Name(JA_NEE, "of die er zijn"),
        "bevindingen": Name(collection("telling"), "per niveau hoeveel bevindingen"),
        "heeft_bevindingen": Name(JA_NEE, "of die er zijn"),
    },
)
COMPARED: tuple[ViewKind, ...] = (
    DIFFERENCE, CONSEQUENCES, SIDE, REMARK, CAUSE, CHANGED_SPOT, TALLY, PASSAGE, CHANGED_TABLE, RENUMBERED, EFFECT, CHOICE_EFFECT, TOUCHED_TEXT, TOUCHED, PAPERS,
    MOVED, FIGURE_MOVE,
)  # fmt: skip
