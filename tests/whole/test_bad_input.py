"""Bad input: each gets a finding with its place, what is wrong and what was meant; exit 1, nothing written, no traceback."""

from __future__ import annotations

import os
import re
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from dosis import sampled
from werkruimte import BASIS, BESTANDEN, anders, bevindingen, draai, plek, schrijf, sporen, werkruimte

T = "trajecten/proef/traject.yaml"
CONCEPT = "trajecten/proef/mijlpalen/concept.yaml"
DEFINITIEF = "trajecten/proef/mijlpalen/definitief.yaml"
STUURGROEP = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
DIALOOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
KEUZES = "gemeenten/noord/proef/keuzes.yaml"
NOORD = "gemeenten/noord/gemeente.yaml"
KLACHTEN = "clauses/slot/klachten.yaml"
STEMMEN = "clauses/bestuur/stemmen.yaml"
TAKEN = "clauses/takenpakket/taken.yaml"
FIETSPADEN = "clauses/taken/fietspaden.yaml"
JEUGDHULP = "clauses/taken/jeugdhulp.yaml"
BEGRIPPEN = "clauses/begrippen/begrippen.yaml"
GR_TEKST = "templates/documenten/gr-tekst.yaml"
HUISSTIJL = "templates/huisstijlen/regio/huisstijl.yaml"
BASISBESTAND = "templates/huisstijlen/regio/basis.docx"

ZIN = "\"Het {{ begrip('bestuur') }} stelt een klachtenregeling vast.\""
KEUZE = "clausule: klachten\n    parameters: {weken: 8}"
VOORBEHOUD = "clausule: voorbehoud\n        variant: ja"
YAML = "Dit is geen geldige YAML: de opbouw klopt hier niet."
DATUM = "Schrijf een datum als jjjj-mm-dd, bijvoorbeeld 2021-06-30."
STUURTEKEN = "Hier staat een onzichtbaar stuurteken ({}) dat niet in een tekst hoort."
ZINNEN = (
    "Toegestaan zijn namen, filters, ref(), ref_of(), begrip(), het(), dit(), dat(), ieder(), wet(), wgr(), ntb(), bij_besluit(), na_besluit(), "
    "'x if y else z' en vergelijkingen."
)
OPDRACHT = "Gebruik alleen {{ ... }}; herhalen gaat met 'per', voorwaarden met 'als'."
AANROEP = "Er is ref(), ref_of(), begrip(), het(), dit(), dat(), ieder(), wet(), wgr(), ntb(), bij_besluit() en na_besluit()."
VELDEN = "id, opschrift, wie, optioneel, verplicht, geldt_voor, grondslag, vervult, vereist, sluit_uit, regimes, standaard, varianten, toelichting, toelichting_blokken, bron"


class Geval(NamedTuple):
    """One fault: in which file `oud` becomes `nieuw`, at which text the finding points, and what it says."""

    bestand: str
    oud: str
    nieuw: str
    wijst: str
    boodschap: str
    tip: str = ""
    gemeten: bool = True  # `wijst` is the text itself; else a place `file:line:column`


def zin(tekst: str, wijst: str, boodschap: str, tip: str = ZINNEN) -> Geval:
    """Return a case with another sentence in one lid."""
    return Geval(KLACHTEN, ZIN, tekst, wijst, boodschap, tip)


GEVALLEN: dict[str, Geval] = {
    # YAML that does not parse
    "een dubbele punt in een tekst": Geval(
        KLACHTEN, ZIN, "Het bestuur beslist: altijd: meteen.", ": altijd", YAML, "Staat er een dubbele punt in een tekst? Zet de tekst dan tussen aanhalingstekens."
    ),
    "een aanhalingsteken te veel": Geval(
        KLACHTEN, ZIN, '"Het bestuur', "De termijn is", YAML, "Is een regel verkeerd ingesprongen, of staat er een aanhalingsteken midden in een tekst?"
    ),
    "een lijst die niet sluit": Geval(
        FIETSPADEN, "wetten: [zorgwet]", "wetten: [zorgwet", ": [zorg]", YAML, "Controleer de inspringing en de leestekens rond deze plek."
    ),
    "een tekst die met een apenstaart begint": Geval(
        KLACHTEN, ZIN, "@bestuur", "@bestuur", YAML, "Begint de tekst met een bijzonder teken? Zet de tekst dan tussen aanhalingstekens."
    ),
    "een tekst die met een sterretje begint": Geval(
        KLACHTEN, ZIN, "*bestuur", "*bestuur", YAML, "Begint de tekst met een bijzonder teken (* of &)? Zet de tekst dan tussen aanhalingstekens."
    ),
    "een anker": Geval(KLACHTEN, ZIN, "&hier Het bestuur.", "&hier", "Ankers en verwijzingen van YAML (& en *) mogen hier niet.", "Schrijf de waarde uit."),
    "een tag": Geval(KLACHTEN, ZIN, "!Het bestuur", "!Het", "YAML-tags (met een uitroepteken) mogen hier niet.", "Zet de tekst tussen aanhalingstekens."),
    "twee documenten": Geval(
        KLACHTEN, "toelichting: Klachten gaan naar het bestuur.\n", "---\nbron: x\n", "bron: x", "Dit bestand bevat meer dan één YAML-document.",
        "Verwijder de regel met '---'.",
    ),
    "een lijst als bestand": Geval(KLACHTEN, BESTANDEN[KLACHTEN], "- een\n", "- een", "Hier hoort een groep met namen en waarden te staan."),
    "een lijst als sleutel": Geval(KLACHTEN, "leden:", "? [a]\n: b\nleden:", "[a]", "Een sleutel moet een woord zijn."),
    # a tab
    "een tab": Geval(
        KLACHTEN, "  - id: termijn", "\t- id: termijn", "\t", "Hier staat een tab in de inspringing; YAML kent alleen spaties.", "Vervang de tab door spaties."
    ),
    # a duplicate key
    "een dubbele sleutel": Geval(
        KLACHTEN, "leden:", "opschrift: Bezwaren\nleden:", "opschrift: Bezwaren", "De sleutel 'opschrift' staat hier twee keer.", "Verwijder een van de twee."
    ),
    # an unknown or missing field
    "een onbekend veld": Geval(KLACHTEN, "leden:", "kleur: rood\nleden:", "kleur", "Het veld 'kleur' bestaat hier niet.", f"Bekend zijn: {VELDEN}."),
    "een verkeerd gespeld veld": Geval(KLACHTEN, "    tekst: " + ZIN, "    text: " + ZIN, "text:", "Het veld 'text' bestaat hier niet.", "Bedoelde u 'tekst'?"),
    "een veld dat het programma zelf gebruikt": Geval(
        KLACHTEN, "leden:", "positie: 3\nleden:", "positie", "Het veld 'positie' bestaat hier niet.", f"Bekend zijn: {VELDEN}."
    ),
    "een ontbrekend veld": Geval(FIETSPADEN, "naam: fietspaden\n", "", "id: fietspaden", "Hier ontbreekt 'naam'."),
    "een cijfer zonder bron": Geval(
        NOORD, "waarde: 20126, peildatum: 2021-01-01, bekend: 2021-03-01, bron: tellingen", "waarde: 20126, peildatum: 2021-01-01, bekend: 2021-03-01",
        "{waarde: 20126", "Hier ontbreekt 'bron'.",
    ),
    "een lege waarde": Geval(KLACHTEN, "opschrift: Klachten", 'opschrift: ""', '""', "Deze tekst is leeg.", "Vul haar in, of verwijder de regel."),
    "een lid zonder id": Geval(
        KLACHTEN, "- id: termijn\n    tekst", "- tekst", 'tekst: "De termijn', "Hier ontbreekt 'id'.",
        "Ieder lid en onderdeel heeft een id: daarmee wordt het teruggevonden als nummers schuiven.",
    ),
    # a wrong type
    "tekst in plaats van een lijst": Geval(
        T, "[noord, midden, zuid]", "noord", "noord\n", "Hier hoort een lijst te staan ('noord').", "Begin elke regel met een streepje en een spatie."
    ),
    "tekst in plaats van een getal": Geval(
        T, "begrotingsjaar: 2022", "begrotingsjaar: volgend jaar", "volgend", "Hier hoort een geheel getal te staan ('volgend jaar')."
    ),
    "ja in plaats van true": Geval(DEFINITIEF, "definitief: true", "definitief: ja", "ja\nomschrijving", "Hier hoort 'true' of 'false' te staan ('ja')."),
    "een getal in plaats van tekst": Geval(
        T, "citeertitel: Regeling Proef", "citeertitel: 12", "12\n", "Hier hoort tekst te staan ('12').", "Zet de waarde tussen aanhalingstekens."
    ),
    "tekst in plaats van een groep": Geval(
        T, "{naam: Proef, zetel: midden}", "Stichting", "Stichting", "Hier hoort een groep met namen en waarden te staan ('Stichting')."
    ),
    "een getal met duizendtalpunten": Geval(
        NOORD, "20126", "20.126.1", "20.126.1", "Dit is geen getal ('20.126.1').",
        "Schrijf een getal zonder punten voor duizendtallen en met een punt voor decimalen, bijvoorbeeld 1250.50.",
    ),
    "een getal buiten de grens": Geval(T, "begrotingsjaar: 2022", "begrotingsjaar: 22", "22\n", "Dit getal is te klein ('22').", "De grens is 1985."),
    "een lege lijst": Geval(T, "taken: [fietspaden, jeugdhulp, schuldhulp]\npools", "taken: []\npools", "[]", "Deze lijst is te kort.", "Vul haar aan."),
    "een keuze die er niet is": Geval(FIETSPADEN, "pakket: basis", "pakket: bassis", "bassis", "'bassis' kan hier niet.", "Bedoelde u 'basis'?"),
    "een id met een hoofdletter": Geval(
        KLACHTEN, "id: klachten\n", "id: Klachten\n", "Klachten\nopschrift", "'Klachten' heeft niet de juiste vorm.",
        "Gebruik kleine letters en cijfers, met streepjes ertussen.",
    ),
    # an unquoted code
    "een code zonder aanhalingstekens": Geval(
        NOORD, '"0505"', "0505", "0505", "Een gemeentecode staat tussen aanhalingstekens ('0505').",
        'Andere programma\'s lezen een voorloopnul als een ander getal; schrijf bijvoorbeeld "0505".',
    ),
    "een code zonder voorloopnul zonder aanhalingstekens": Geval(
        NOORD, '"0505"', "1505", "1505", "Een gemeentecode staat tussen aanhalingstekens ('1505').",
        'Andere programma\'s lezen een voorloopnul als een ander getal; schrijf bijvoorbeeld "0505".',
    ),
    "een code van drie cijfers": Geval(NOORD, '"0505"', '"505"', '"505"', "Een gemeentecode bestaat uit vier cijfers ('505').", 'Bijvoorbeeld "0505".'),
    # an impossible date
    "een datum die niet bestaat": Geval(T, "inwerkingtreding: 2022-01-01", "inwerkingtreding: 2022-02-30", "2022-02-30", "Deze datum bestaat niet ('2022-02-30').", DATUM),
    "een datum in woorden": Geval(T, "inwerkingtreding: 2022-01-01", "inwerkingtreding: 1 januari 2022", "1 januari", "Dit is geen datum ('1 januari 2022').", DATUM),
    "een dertiende maand in het log": Geval(DIALOOG, "2021-09-01", "2021-13-01", "2021-13-01", "Deze datum bestaat niet ('2021-13-01').", DATUM),
    # an unknown variant, task, gemeente, placeholder, filter, place or reference
    "een onbekende variant": Geval(STUURGROEP, "per-inwoners", "per-inwonres", "per-inwonres", "De variant 'per-inwonres' bestaat niet.", "Bedoelde u 'per-inwoners'?"),
    "een onbekende standaardvariant": Geval(
        STEMMEN, "standaard: een-per-lid", "standaard: een-per-leden", "een-per-leden", "De variant 'een-per-leden' bestaat niet.", "Bedoelde u 'een-per-lid'?"
    ),
    "een onbekende clausule": Geval(DIALOOG, "clausule: klachten", "clausule: klagten", "klagten", "De clausule 'klagten' bestaat niet.", "Bedoelde u 'klachten'?"),
    "een onbekende clausule in een documentsoort": Geval(
        GR_TEKST, "[klachten, ombudsman, naam]", "[klachten, ombudsmann, naam]", "[klachten", "De clausule 'ombudsmann' bestaat niet.", "Bedoelde u 'ombudsman'?"
    ),
    "een onbekende parameter": Geval(DIALOOG, "weken: 8", "wekken: 8", "wekken", "De parameter 'wekken' bestaat niet.", "Bedoelde u 'weken'?"),
    "een onbekende parameter van een regel": Geval(
        STUURGROEP, "afronding: omhoog", "afrondng: omhoog", "afrondng", "De parameter 'afrondng' bestaat niet.", "Bedoelde u 'afronding'?"
    ),
    "een onbekende taak in het traject": Geval(
        T, "taken: [fietspaden, jeugdhulp, schuldhulp]\npools", "taken: [fietspaden, jeugdhulp, schuldhulp, jeugdhlp]\npools", "[fietspaden, jeugdhulp, schuldhulp, jeugdhlp",
        "De taak 'jeugdhlp' bestaat niet.", "Bedoelde u 'jeugdhulp'?",
    ),
    "een onbekende taak in een keuze": Geval(KEUZES, "jeugdhulp:", "jeugdhlp:", "{uitvoering", "De taak 'jeugdhlp' bestaat niet.", "Bedoelde u 'jeugdhulp'?"),
    "een onbekende deeltaak": Geval(KEUZES, "[nazorg]", "[nazorgen]", "[nazorgen]", "De deeltaak 'nazorgen' bestaat niet.", "Bedoelde u 'nazorg'?"),
    "een onbekende gemeente": Geval(T, "midden, zuid]", "midden, zuidd]", "[noord", "De gemeente 'zuidd' bestaat niet.", "Bedoelde u 'zuid'?"),
    "een onbekende gemeente bij een behandeling": Geval(
        DEFINITIEF, "  noord: {datum", "  noordd: {datum", "{datum", "De deelnemer 'noordd' bestaat niet.", "Bedoelde u 'noord'?"
    ),
    "een onbekende zetel": Geval(T, "zetel: midden", "zetel: middn", "middn", "De deelnemer 'middn' bestaat niet.", "Bedoelde u 'midden'?"),
    "een onbekende mijlpaal": Geval(T, "naam: Regeling Proef\n", "naam: Regeling Proef\nwerkt_aan: definitif\n", "definitif\n", "De mijlpaal 'definitif' bestaat niet.", "Bedoelde u 'definitief'?"),
    "een onbekende documentsoort": Geval(
        CONCEPT, "voor: alle}\n", "voor: alle}\n  - {soort: gr-tekts}\n", "gr-tekts", "De documentsoort 'gr-tekts' bestaat niet.", "Bedoelde u 'gr-tekst'?"
    ),
    "een onbekende naam in een zin": zin(
        '"Het {{ bestuur | naam }} stelt vast."', "{{ bestuur", "De naam 'bestuur' is hier niet bekend.",
        "Bekend zijn: bijdragen, cijfers, deelnemers, keuzes, mijlpaal, mijlpalen, modules, overdracht, pools, recht, regel, stappen, stemverhouding, taken, traject, vorm, wetten.",
    ),
    "een onbekend gegeven in een zin": Geval(KLACHTEN, "regel.weken", "regel.week", "{{ regel", "'regel' heeft geen 'week'.", "Bedoelde u 'weken'?"),
    "een onbekend gegeven in een herhaling": Geval(TAKEN, "taak.naam | tekst", "taak.naamm | tekst", "{{ taak.naamm", "'taak' heeft geen 'naamm'.", "Bedoelde u 'naam'?"),
    "een naam van een herhaling daarbuiten": zin('"{{ deelnemer.naam | naam }} beslist."', "{{ deelnemer", "De naam 'deelnemer' is hier niet bekend.", "Bedoelde u 'deelnemers'?"),
    "een onbekend filter": Geval(KLACHTEN, "aantal('week', 'weken')", "aantl('week', 'weken')", "{{ regel", "Het filter 'aantl' bestaat niet.", "Bedoelde u 'aantal'?"),
    "een filter dat niet past": Geval(
        KLACHTEN, "aantal('week', 'weken')", "datum", "{{ regel", "Het filter 'datum' past niet op deze waarde (getal).", "Gebruik het filter 'getal'."
    ),
    "een kale waarde": Geval(
        KLACHTEN, " | aantal('week', 'weken')", "", "{{ regel", "'regel.weken' is een kale waarde.",
        "Zeg met een filter hoe zij geschreven wordt, bijvoorbeeld {{ regel.weken | getal }}.",
    ),
    "een onbekend begrip": zin("\"Het {{ begrip('bestur') }} beslist.\"", "{{ begrip('bestur", "begrip('bestur') wijst naar iets dat niet bestaat.", "Bedoelde u 'bestuur'?"),
    "een onbekende wet": zin("\"Volgens {{ wet('wgrr') }} geldt dit.\"", "{{ wet", "wet('wgrr') wijst naar iets dat niet bestaat.", "Bedoelde u 'wgr'?"),
    "een onbekende wet bij een taak": Geval(FIETSPADEN, "[zorgwet]", "[zorgwett]", "[zorgwett]", "De wet 'zorgwett' bestaat niet.", "Bedoelde u 'zorgwet'?"),
    "een verwijzing naar een onbekend artikel": zin("\"Zie {{ ref('stemmn') }}.\"", "{{ ref", "ref('stemmn') wijst naar iets dat niet bestaat.", "Bedoelde u 'stemmen'?"),
    "een verwijzing naar een onbekende bijlage": zin(
        "\"Zie {{ ref('bijlage:stemtabl') }}.\"", "{{ ref", "ref('bijlage:stemtabl') wijst naar iets dat niet bestaat.", "Bedoelde u 'bijlage:stemtabel'?"
    ),
    "een verwijzing naar een onbekend lid van het artikel zelf": zin(
        "\"Zie {{ ref('.termyn') }}.\"", "{{ ref", "'klachten/termyn' staat niet in deze tekst: de clausule 'klachten' heeft geen deel 'termyn'.", "Bedoelde u 'termijn'?"
    ),
    "een verwijzing naar een onbekend lid van een ander artikel": zin(
        "\"Zie {{ ref('stemmen/gewigt') }}.\"", "{{ ref", "'stemmen/gewigt' staat niet in deze tekst: de clausule 'stemmen' heeft geen deel 'gewigt'.", "Bedoelde u 'gewicht'?"
    ),
    "een verwijzing naar een clausule die niet is gekozen": zin(
        "\"Zie {{ ref('ombudsman') }}.\"", "{{ ref", "'ombudsman' staat niet in deze tekst: die clausule is optioneel en niet gekozen.",
        "Kies de clausule 'ombudsman' in een besluit, of laat de verwijzing vervallen.",
    ),
    "een verwijzing naar een lid van een andere variant": zin(
        "\"Zie {{ ref('stemmen/stem') }}.\"", "{{ ref",
        "'stemmen/stem' staat niet in deze tekst: de gekozen variant 'per-inwoners' (besluit van 2021-02-01) heeft het niet, of zijn voorwaarde geldt niet.", "",
    ),
    "een onbekende plaats voor een nieuw lid": Geval(
        DIALOOG, KEUZE, "nieuw_lid: {in: klachten, na: regelng, lid: {id: nieuw, tekst: Nieuw.}}", "nieuw_lid", "De plaats 'regelng' staat niet in deze tekst.",
        "Bedoelde u 'regeling'?",
    ),
    "een nieuw lid in een onbekend artikel": Geval(
        DIALOOG, KEUZE, "nieuw_lid: {in: klahten, na: regeling, lid: {id: nieuw, tekst: Nieuw.}}", "klahten", "De plaats 'klahten' bestaat niet.", "Bedoelde u 'klachten'?"
    ),
    "een onbekende plaats om te schrappen": Geval(
        DIALOOG, KEUZE, "schrap: klachten/termyn", "schrap", "De plaats 'klachten/termyn' staat niet in deze tekst.", "Bedoelde u 'klachten/termijn'?"
    ),
    "een onbekende plaats om te vervangen": Geval(
        DIALOOG, KEUZE, "vervang: {plaats: klachten/regelng, tekst: Nieuw.}", "vervang", "De plaats 'klachten/regelng' staat niet in deze tekst.", "Bedoelde u 'klachten/regeling'?"
    ),
    "een onbekend begrip om te vervangen": Geval(
        DIALOOG, KEUZE, "vervang: {plaats: 'begrip:bestur', tekst: Nieuw.}", "vervang", "De plaats 'begrip:bestur' staat niet in deze tekst.", "Bedoelde u 'begrip:bestuur'?"
    ),
    "een onbekende plaats om naar te verplaatsen": Geval(DIALOOG, KEUZE, "verplaats: {wat: klachten, na: nam}", "nam}", "De plaats 'nam' bestaat niet.", "Bedoelde u 'naam'?"),
    "een onbekend hoofdstuk om naar te verplaatsen": Geval(
        DIALOOG, KEUZE, "verplaats: {wat: klachten, naar: bestur}", "bestur}", "Het hoofdstuk 'bestur' bestaat niet.", "Bedoelde u 'bestuur'?"
    ),
    "een onbekende sectie in een huisstijl": Geval(HUISSTIJL, "sectie: kern", "sectie: kernn", "kernn", "De sectie 'kernn' bestaat niet.", "Bedoelde u 'kern'?"),
    "een onbekend veld in een huisstijl": Geval(HUISSTIJL, "veld: onderwerp", "veld: onderwrp", "onderwrp", "Het veld 'onderwrp' bestaat niet.", "Bedoelde u 'onderwerp'?"),
    "een onbekend cijfer": Geval(STUURGROEP, "naam: begroting-samen", "naam: begroting-same", "begroting-same", "Het cijfer 'begroting-same' bestaat niet.", "Bedoelde u 'begroting-samen'?"),
    "een onbekende sleutel van een pool": Geval(T, "sleutel: sleutel", "sleutel: sleutl", "sleutl}", "De clausule 'sleutl' bestaat niet.", "Bedoelde u 'sleutel'?"),
    # one id twice
    "twee leden met een id": Geval(KLACHTEN, "id: termijn", "id: regeling", 'regeling\n    tekst: "De', "Het id 'regeling' komt hier twee keer voor."),
    "een id dat niet de naam van het bestand is": Geval(
        KLACHTEN, "id: klachten\n", "id: bezwaren\n", "bezwaren\n", "Het id 'bezwaren' is niet de naam van het bestand ('klachten').", "Schrijf 'id: klachten', of hernoem het bestand."
    ),
    # requires or excludes
    "een clausule die vereist wat niet is gekozen": Geval(
        STEMMEN, "vereist: [samenstelling]", "vereist: [ombudsman]", f"{STUURGROEP}:4:5", "'stemmen' vereist 'ombudsman', maar dat is niet gekozen.",
        "Kies ombudsman, of kies een andere variant van stemmen.", gemeten=False,
    ),
    "een clausule die een andere variant vereist": Geval(
        KLACHTEN, "leden:", "vereist: [stemmen=een-per-lid]\nleden:", "id: klachten", "'klachten' vereist 'stemmen, variant een-per-lid', maar dat is niet gekozen.",
        "Kies stemmen, variant een-per-lid, of kies een andere variant van klachten.",
    ),
    "een clausule die uitsluit wat is gekozen": Geval(
        STEMMEN, "vereist: [samenstelling]", "sluit_uit: [klachten]", f"{STUURGROEP}:4:5", "'stemmen' gaat niet samen met 'klachten'.",
        "Laat een van de twee vervallen, of kies een andere variant van stemmen.", gemeten=False,
    ),
    "een clausule die vereist wat niet bestaat": Geval(
        STEMMEN, "vereist: [samenstelling]", "vereist: [samenstellng]", "[samenstellng]", "De clausule 'samenstellng' bestaat niet.", "Bedoelde u 'samenstelling'?"
    ),
    "een variant waarvan de voorwaarde niet geldt": Geval(
        STEMMEN, "    regel: per_inwoners", "    voorwaarde: \"traject.vorm == 'openbaar-lichaam'\"\n    regel: per_inwoners", f"{STUURGROEP}:4:5",
        "De variant 'per-inwoners' van 'stemmen' past hier niet: traject.vorm == 'openbaar-lichaam' geldt niet.", gemeten=False,
    ),
    "een clausule van een ander tijdvak": Geval(
        KLACHTEN, "leden:", "regimes: [II]\nleden:", "id: klachten",
        "'klachten' (variant 'standaard') is geschreven voor het recht vanaf 1 juli 2022; deze regeling valt onder het recht tot en met 30 juni 2022.",
        "Laat de clausule vervallen.",
    ),
    # a circular reference
    "een begrip dat naar zichzelf verwijst": Geval(
        BEGRIPPEN, "college dat deelneemt", "\"een {{ begrip('deelnemer') }}\"", '"een {{', "De omschrijving van 'deelnemer' verwijst, al dan niet via andere begrippen, naar zichzelf."
    ),
    # a sentence with a loop, a statement, arithmetic or a reach for internals
    "een lus": zin(
        '"{% for d in deelnemers %}{{ d.naam | naam }}{% endfor %}"', '"{% for', "In een zin mag geen opdracht ({% ... %}) staan.", OPDRACHT
    ),
    "een opdracht": zin('"{% set x = 1 %}Het bestuur."', '"{% set', "In een zin mag geen opdracht ({% ... %}) staan.", OPDRACHT),
    "een opmerking": zin('"Het bestuur{# toch niet #} beslist."', '"Het bestuur{#', "In een zin mag geen opmerking ({# ... #}) staan.", OPDRACHT),
    "een optelling": zin('"Na {{ (regel.weken + 1) | getal }} weken."', "{{ (regel", "Rekenen mag niet in een zin."),
    "een macht": zin('"Na {{ (9 ** 9 ** 9) | getal }} weken."', "{{ (9", "Rekenen mag niet in een zin."),
    "een minteken": zin('"Na {{ -regel.weken | getal }} weken."', "{{ -regel", "Rekenen mag niet in een zin."),
    "aan elkaar geplakte tekst": zin("\"Na {{ 'a' ~ 'b' }} weken.\"", "{{ 'a'", "Teksten aan elkaar plakken mag niet in een zin."),
    "een greep naar binnen": zin('"{{ traject.__class__ | tekst }}"', "{{ traject.__", "De naam '__class__' bestaat niet.", ""),
    "een diepe greep naar binnen": zin('"{{ traject.naam.__class__.__mro__ | tekst }}"', "{{ traject.naam.__", "De naam '__mro__' bestaat niet.", ""),
    "een greep naar globale namen": zin('"{{ self.__init__.__globals__ }}"', "{{ self", "De naam '__globals__' bestaat niet.", ""),
    "een methode": zin('"{{ traject.naam.upper() }}"', "{{ traject.naam.upper", "'dit' kan hier niet worden aangeroepen.", AANROEP),
    "een functie": zin('"{{ range(1000000000) }}"', "{{ range", "'range' kan hier niet worden aangeroepen.", AANROEP),
    "een greep met haken": zin('"{{ deelnemers[0].naam | naam }}"', "{{ deelnemers[", "Iets tussen rechte haken opvragen mag niet in een zin."),
    "het filter attr": zin("\"{{ traject | attr('naam') }}\"", "{{ traject |", "Het filter 'attr' bestaat niet.", ""),
    "een test": zin("\"{{ 'a' if traject is defined else 'b' }}\"", "{{ 'a' if", "Een test met 'is' mag niet in een zin."),
    "een woordenboek": zin('"{{ {} }}"', "{{ {}", "Een woordenboek mag niet in een zin."),
    "een berekende verwijzing": zin('"{{ ref(traject.naam) }}"', "{{ ref", "ref() krijgt alleen vaste woorden tussen aanhalingstekens mee.", ""),
    "open accolades": zin("\"Het {{ begrip('bestuur') beslist.\"", "{{ begrip('bestuur') beslist", "De accolades zijn niet gesloten.", "Sluit de uitdrukking met }}."),
    "sluitende accolades": zin('"Het bestuur }} beslist."', '"Het bestuur }}', "Hier staan sluitende accolades zonder opening.", ""),
    "lege accolades": zin('"Het {{ }} beslist."', "{{ }}", "Deze uitdrukking is niet te lezen.", "Controleer aanhalingstekens, haakjes en leestekens."),
    "drieduizend haakjes": zin('"{{ ' + "(" * 3000 + "1" + ")" * 3000 + ' }}"', "{{ (((", "Deze uitdrukking is te lang (6003 tekens; het maximum is 1000).", "Verdeel haar: schrijf de zin in stukken, elk met een eigen 'als' (zinnen, of blokken onder elkaar)."),
    "een voorwaarde die een cijfer leest": Geval(
        STEMMEN, "als: regel.met_tabel", "als: stemverhouding.totaal > 10", "stemverhouding.totaal > 10",
        "Een voorwaarde of herhaling mag het cijfer 'stemverhouding.totaal' niet lezen.",
        "Cijfers veranderen de opbouw van een tekst niet; gebruik een keuze of parameter.",
    ),
    "een voorwaarde die niet bestaat": Geval(STEMMEN, "als: regel.met_tabel", "als: regel.met_tabl", "regel.met_tabl\n", "'regel' heeft geen 'met_tabl'.", "Bedoelde u 'met_tabel'?"),
    # a key set by who does not own it
    "een keuze van de regio door een gemeente": Geval(
        KEUZES, VOORBEHOUD, "clausule: klachten\n        parameters: {weken: 3}", "klachten", "Over 'klachten' gaat de regio, niet de gemeente.", "Leg een wens vast ('wens:' met 'over:')."
    ),
    "een keuze van een gemeente door de regio": Geval(
        DIALOOG, KEUZE, "clausule: voorbehoud\n    variant: ja", "voorbehoud", "Over 'voorbehoud' gaat de gemeente, niet de regio.", "Leg de keuze vast in de map van de gemeente."
    ),
    "een tekst van de regio door een gemeente": Geval(
        KEUZES, VOORBEHOUD, "schrap: klachten/termijn", "schrap", "De tekst van de regeling is van de regio; een gemeente kan haar hier niet wijzigen.",
        "Leg een wens vast, of neem het besluit op in trajecten/.../besluiten/.",
    ),
    "een taak van een andere gemeente": Geval(KEUZES, "      - taken:", "      - gemeente: zuid\n        taken:", "zuid", "Een gemeente kiest alleen voor zichzelf."),
    "een cijfer van een andere gemeente": Geval(
        KEUZES, VOORBEHOUD, "cijfer: {naam: inwoners, gemeente: zuid, waarde: 3, peildatum: 2021-01-01, bron: x, status: definitief}", "zuid",
        "Een gemeente geeft alleen haar eigen cijfers op.",
    ),
    "een taak van de regio door een gemeente": Geval(
        JEUGDHULP, "pakket: basis", "pakket: basis\nwie: regio", f"{KEUZES}:6:22", "Over de taak 'jeugdhulp' gaat de regio.", gemeten=False
    ),
    "een wens van de regio": Geval(DIALOOG, KEUZE, "wens: iets", "wens", "Een wens hoort in de map van een gemeente."),
    # a file that is not UTF-8 or is empty
    "een leeg bestand": Geval(KLACHTEN, BESTANDEN[KLACHTEN], "", f"{KLACHTEN}:1:1", "Dit bestand is leeg.", gemeten=False),
    "een bestand met alleen opmerkingen": Geval(KLACHTEN, BESTANDEN[KLACHTEN], "# later\n", f"{KLACHTEN}:1:1", "Dit bestand is leeg.", gemeten=False),
    # a value with control or bidi characters
    "een stuurteken": Geval(KLACHTEN, "opschrift: Klachten", "opschrift: Kla\x07chten", "\x07", STUURTEKEN.format("U+0007"), "Verwijder het teken."),
    "een nulteken": Geval(KLACHTEN, "opschrift: Klachten", "opschrift: Kla\x00chten", "\x00", STUURTEKEN.format("U+0000"), "Verwijder het teken."),
    "een teken dat de richting omkeert": Geval(KLACHTEN, "opschrift: Klachten", "opschrift: Kla\u202echten", "\u202e", STUURTEKEN.format("U+202E"), "Verwijder het teken."),
    "een richtingteken in het Arabisch": Geval(KLACHTEN, "opschrift: Klachten", "opschrift: Kla\u061cchten", "\u061c", STUURTEKEN.format("U+061C"), "Verwijder het teken."),
    "een uitgeschreven stuurteken": Geval(KLACHTEN, "opschrift: Klachten", 'opschrift: "Kla\\x07chten"', '"Kla', STUURTEKEN.format("U+0007"), "Verwijder het teken."),
    "een uitgeschreven richtingteken": Geval(KLACHTEN, "opschrift: Klachten", 'opschrift: "Kla\\u202echten"', '"Kla', STUURTEKEN.format("U+202E"), "Verwijder het teken."),
    "een half teken": Geval(KLACHTEN, "opschrift: Klachten", 'opschrift: "Kla\\ud800chten"', '"Kla', STUURTEKEN.format("U+D800"), "Verwijder het teken."),
    # a missing house style
    "een onbekende huisstijl": Geval(NOORD, "huisstijl: regio", "huisstijl: regoi", "regoi", "De huisstijl 'regoi' bestaat niet.", "Bedoelde u 'regio'?"),
}  # fmt: skip


def fouten(root: Path) -> set[tuple[str, str, str]]:
    """Return place, message and hint of every error."""
    return {(f"{item['bestand']}:{item['regel']}:{item['kolom']}", item["message"], item["hint"]) for item in bevindingen(root) if item["niveau"] == "fout"}


def geweigerd(root: Path, verwacht: set[tuple[str, str, str]]) -> None:
    """Assert that these are all the errors, and that check and build both end with 1 and write nothing."""
    voor = sporen(root)
    assert fouten(root) == verwacht
    controle = draai(root, "check")
    assert controle.code == 1
    for place, message, hint in verwacht:
        assert f"{place}: fout: {message}\n" in controle.alles
        assert not hint or f"\n    {hint}\n" in controle.alles
    assert draai(root, "build", "--out", str(root.parent / "uit")).code == 1
    assert not (root.parent / "uit").exists()
    assert sporen(root) == voor


@pytest.mark.parametrize("naam", sampled(GEVALLEN, 6))
def test_een_fout_krijgt_een_bevinding_met_plaats_en_tip_en_er_wordt_niets_geschreven(tmp_path: Path, naam: str) -> None:
    geval = GEVALLEN[naam]
    text = anders(geval.bestand, (geval.oud, geval.nieuw)) if geval.oud != BESTANDEN[geval.bestand] else geval.nieuw
    root = werkruimte(tmp_path, {geval.bestand: text})
    place = plek(geval.bestand, geval.wijst, text) if geval.gemeten else geval.wijst
    verwacht = {(place, geval.boodschap, geval.tip)}
    if geval.bestand == DIALOOG:
        _alleen_definitief(root, verwacht)
    else:
        geweigerd(root, verwacht)


def _alleen_definitief(root: Path, verwacht: set[tuple[str, str, str]]) -> None:
    """A fault of the text that a later decision makes stops the milestones after it, and those only."""
    assert fouten(root) == verwacht
    uitkomst = draai(root, "build", "--out", str(root.parent / "uit"))
    assert uitkomst.code == 1
    assert not (root.parent / "uit" / "proef" / "definitief").exists()
    place, message, hint = next(iter(verwacht))
    assert f"{place}: fout: {message}\n" in uitkomst.fout
    assert not hint or f"    {hint}\n" in uitkomst.fout


def test_een_verkeerd_gespeld_verplicht_veld_geeft_beide_kanten(tmp_path: Path) -> None:
    text = anders(KLACHTEN, ("opschrift: Klachten", "opschift: Klachten"))
    geweigerd(
        werkruimte(tmp_path, {KLACHTEN: text}),
        {
            (f"{KLACHTEN}:1:1", "Hier ontbreekt 'opschrift'.", "Is dat misschien 'opschift'?"),
            (f"{KLACHTEN}:2:1", "Het veld 'opschift' bestaat hier niet.", "Bedoelde u 'opschrift'?"),
        },
    )


def test_een_dubbele_sleutel_wijst_beide_plaatsen_aan(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {KLACHTEN: anders(KLACHTEN, ("leden:", "opschrift: Bezwaren\nleden:"))})
    assert (
        f"{KLACHTEN}:3:1: fout: De sleutel 'opschrift' staat hier twee keer.\n    zie {KLACHTEN}:2:1: hier staat hij de eerste keer\n"
        in draai(root, "check").alles
    )


@pytest.mark.parametrize(
    ("eerste", "tweede", "wat", "kolom"),
    [(KLACHTEN, "clauses/algemeen/klachten.yaml", "clausule 'klachten'", 5), (FIETSPADEN, "clauses/taken/extra/fietspaden.yaml", "taak 'fietspaden'", 5)],
)
def test_twee_bestanden_met_een_id_wijzen_elkaar_aan(tmp_path: Path, eerste: str, tweede: str, wat: str, kolom: int) -> None:
    voor, na = sorted((eerste, tweede))
    root = werkruimte(tmp_path, {tweede: BESTANDEN[eerste]})
    geweigerd(root, {(f"{na}:1:{kolom}", f"Er is al een {wat}.", "Geef een van de twee een ander id.")})
    assert f"zie {voor}:1:{kolom}: hier staat de eerste" in draai(root, "check").alles


def test_twee_waarden_voor_een_sleutel_op_een_moment_wijzen_elkaar_aan(tmp_path: Path) -> None:
    text = anders(DIALOOG, ("    reden:", "  - clausule: klachten\n    parameters: {weken: 9}\n    reden:"))
    root = werkruimte(tmp_path, {DIALOOG: text})
    geweigerd(
        root,
        {
            (
                f"{DIALOOG}:6:5",
                "Op 2021-09-01 wordt hetzelfde twee keer bepaald (parameter klachten weken).",
                "Geef een van de twee besluiten een later volgnummer, of verwijder een keuze.",
            )
        },
    )
    assert f"zie {DIALOOG}:4:5: hier staat de andere keuze" in draai(root, "check").alles


def test_een_kringloop_van_begrippen_wordt_bij_elk_van_de_begrippen_gemeld(tmp_path: Path) -> None:
    text = anders(BEGRIPPEN, ("college dat deelneemt", "\"lid van het {{ begrip('bestuur') }}\""))
    tail = "verwijst, al dan niet via andere begrippen, naar zichzelf."
    geweigerd(
        werkruimte(tmp_path, {BEGRIPPEN: text}),
        {
            (plek(BEGRIPPEN, '"bestuur, gekozen', text), f"De omschrijving van 'bestuur' {tail}", ""),
            (plek(BEGRIPPEN, '"lid van', text), f"De omschrijving van 'deelnemer' {tail}", ""),
        },
    )


@pytest.mark.parametrize(
    ("waarde", "boodschap"), [("acht", "'weken' is een geheel getal, geen 'acht'."), ("80", "'weken' is ten hoogste 12."), ("0", "'weken' is ten minste 1.")]
)
def test_een_parameter_die_niet_past_wordt_bij_zijn_waarde_gemeld(tmp_path: Path, waarde: str, boodschap: str) -> None:
    text = anders(DIALOOG, ("weken: 8", f"weken: {waarde}"))
    root = werkruimte(tmp_path, {DIALOOG: text})
    assert (plek(DIALOOG, f"{waarde}}}", text), boodschap, "") in fouten(root)
    assert draai(root, "build").code == 1
    assert not (root / "build/proef/definitief").exists()


@pytest.mark.parametrize(
    ("oud", "nieuw", "wijst", "boodschap", "tip"),
    [
        ("peildatum: 2021-01-01, herijking", "peildatum: 2021-02-30, herijking", "2021-02-30", "Deze datum bestaat niet ('2021-02-30').", DATUM),
        ("afronding: omhoog", "afronding: omhog", "omhog", "'omhog' kan hier niet.", "Bedoelde u 'omhoog'?"),
        (
            "afronding: omhoog, ",
            "",
            "clausule: stemmen",
            "Bij de variant 'per-inwoners' van 'stemmen' ontbreekt 'afronding'.",
            "Zet onder 'parameters', met uw eigen waarden: afronding: omhoog. Wat zij betekenen: assembler explain clausule:stemmen",
        ),
        ("inwoners_per_stem: 10000", "inwoners_per_stem: 0", "0, afronding", "Dit getal is te klein ('0').", "De grens is 0."),
    ],
)
def test_een_parameter_van_een_regel_die_niet_past_wordt_bij_zijn_waarde_gemeld(
    tmp_path: Path, oud: str, nieuw: str, wijst: str, boodschap: str, tip: str
) -> None:
    text = anders(STUURGROEP, (oud, nieuw))
    root = werkruimte(tmp_path, {STUURGROEP: text})
    assert (plek(STUURGROEP, wijst, text), boodschap, tip) in fouten(root)
    assert draai(root, "build").code == 1
    assert not (root / "build").exists()


# --- places for local text -------------------------------------------------------------------------------------------

PLAATSEN = {
    "gemeenten/noord/proef/concept/brief/achter-kern.md": (
        "De naam 'achter-kern.md' zegt niet waar deze tekst hoort.",
        "Noem het bestand naar de plaats: voor-<sectie>.md, na-<sectie>.md of in-plaats-van-<sectie>.md; bij één argument na-<sectie>.<id>.md.",
    ),
    "gemeenten/noord/proef/concept/brief/na-kernn.md": ("De plaats 'kernn' bestaat niet.", "Bedoelde u 'kern'?"),
    "gemeenten/noord/proef/concept/brieff/na-kern.md": ("De documentsoort 'brieff' bestaat niet.", "Bedoelde u 'brief'?"),
    "gemeenten/noord/proef/koncept/brief/na-kern.md": ("De mijlpaal 'koncept' bestaat niet.", "Bedoelde u 'concept'?"),
    "gemeenten/oost/proef/concept/brief/na-kern.md": ("De deelnemer 'oost' bestaat niet.", ""),
    "gemeenten/noord/proef/na-kern.md": (
        "Deze tekst staat niet op een bekende plaats.",
        "Zet haar in gemeenten/<gemeente>/<traject>/<mijlpaal>/<documentsoort>/na-<sectie>.md.",
    ),
    "gemeenten/noord/proeff/concept/brief/na-kern.md": ("Dit bestand staat niet op een plaats waar het wordt gelezen.", "Bedoelde u 'proef'?"),
    "gemeenten/noord/proef/concept/brief/in-plaats-van-kern.md": (
        "Wie een tekst vervangt, zegt waarom.",
        "Begin het bestand (na het opschrift) met een regel 'Reden: ...'; die wordt niet afgedrukt.",
    ),
}


@pytest.mark.parametrize("bestand", PLAATSEN)
def test_een_tekst_op_een_onbekende_plaats_wordt_gemeld(tmp_path: Path, bestand: str) -> None:
    message, hint = PLAATSEN[bestand]
    geweigerd(werkruimte(tmp_path, {bestand: "Onze tekst.\n"}), {(f"{bestand}:1:1", message, hint)})


@pytest.mark.parametrize(
    ("bestand", "tip"),
    [
        ("trajecten/proef/besluit/2021-03-01-raad.yaml", "Bedoelde u 'besluiten'?"),
        ("trajecten/proef/traject.yml", "Bedoelde u 'traject.yaml'?"),
        ("gemeenten/noord/proef/keuze.yaml", "Bedoelde u 'keuzes.yaml'?"),
        ("templates/huisstijl/oost/huisstijl.yaml", "Bedoelde u 'huisstijlen'?"),
        ("clauses/slot/klachten.md", "Bedoelde u 'klachten.yaml'?"),
    ],
)
def test_een_bestand_dat_nergens_wordt_gelezen_blijft_niet_onopgemerkt(tmp_path: Path, bestand: str, tip: str) -> None:
    root = werkruimte(tmp_path, {bestand: "id: x\n"})
    geweigerd(root, {(f"{bestand}:1:1", "Dit bestand staat niet op een plaats waar het wordt gelezen.", tip)})


def test_een_leesmij_en_een_vastgelegde_versie_zijn_geen_verdwaalde_bestanden(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {"clauses/README.md": "Uitleg.\n", "trajecten/proef/vastgelegd/concept-1/keuzes.yaml": "x: 1\n"})
    assert fouten(root) == set()


# --- files that are no text ------------------------------------------------------------------------------------------


def test_een_bestand_dat_geen_utf8_is_wordt_gemeld_waar_het_misgaat(tmp_path: Path) -> None:
    text = anders(KLACHTEN, ("Klachten gaan naar", "Klachten gáán naar"))
    root = werkruimte(tmp_path, {KLACHTEN: text.encode("latin-1")})
    geweigerd(root, {(plek(KLACHTEN, "áán", text), "Dit bestand is geen UTF-8.", "Sla het bestand in de editor op met codering UTF-8.")})


def _te_groot(root: Path) -> None:
    (root / KLACHTEN).write_bytes(b"#" + b"x" * 50_000_000)


def _map(root: Path) -> None:
    (root / KLACHTEN).unlink()
    (root / KLACHTEN).mkdir()


def _naar_buiten(root: Path) -> None:
    (root.parent / "buiten.yaml").write_text(BESTANDEN[KLACHTEN], encoding="utf-8")
    (root / KLACHTEN).unlink()
    (root / KLACHTEN).symlink_to(root.parent / "buiten.yaml")


def _in_een_kring(root: Path) -> None:
    (root / KLACHTEN).unlink()
    (root / KLACHTEN).symlink_to(root / KLACHTEN)


def _naar_nergens(root: Path) -> None:
    (root / KLACHTEN).unlink()
    (root / KLACHTEN).symlink_to(root / "nergens.yaml")


def _pijp(root: Path) -> None:
    (root / KLACHTEN).unlink()
    os.mkfifo(root / KLACHTEN)


BESTANDSFOUTEN: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "50 MB": (_te_groot, "Dit bestand is te groot (50 MB); het maximum is 2 MB.", ""),
    "een map": (_map, "Hier hoort een bestand te staan, geen map.", ""),
    "een koppeling naar buiten": (_naar_buiten, "Deze koppeling wijst naar een plaats buiten de werkruimte.", "Zet het bestand zelf in de werkruimte."),
    "een koppeling naar zichzelf": (_in_een_kring, "Deze koppeling wijst naar een plaats buiten de werkruimte.", "Zet het bestand zelf in de werkruimte."),
    "een koppeling naar nergens": (_naar_nergens, "Dit is geen bestand dat te lezen is.", "Zet het bestand zelf in de werkruimte."),
    "een pijp": (_pijp, "Dit is geen bestand dat te lezen is.", "Zet het bestand zelf in de werkruimte."),
}


@pytest.mark.parametrize("naam", BESTANDSFOUTEN)
def test_een_bestand_dat_geen_tekst_is_wordt_gemeld(tmp_path: Path, naam: str) -> None:
    maak, message, hint = BESTANDSFOUTEN[naam]
    root = werkruimte(tmp_path)
    maak(root)
    place, findings = f"{KLACHTEN}:1:1", bevindingen(root)
    assert [(f"{item['bestand']}:{item['regel']}:{item['kolom']}", item["message"], item["hint"]) for item in findings] == [(place, message, hint)]
    uitkomst = draai(root, "build", "--out", str(tmp_path / "uit"))
    assert uitkomst.code == 1
    assert not (tmp_path / "uit").exists()


def test_een_lokale_tekst_van_50_mb_wordt_niet_gelezen(tmp_path: Path) -> None:
    bestand = "gemeenten/noord/proef/concept/brief/na-kern.md"
    root = werkruimte(tmp_path, {bestand: b"x" * 50_000_000})
    assert fouten(root) == {(f"{bestand}:1:1", "Dit bestand is te groot (50 MB); het maximum is 2 MB.", "")}


def test_een_koppeling_naar_een_map_wordt_gemeld_en_niet_gevolgd(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    (root / "clauses/slot").rename(tmp_path / "slot")
    (root / "clauses/slot").symlink_to(tmp_path / "slot")
    geweigerd(root, {("clauses/slot:1:1", "Deze koppeling naar een map wordt niet gevolgd.", "Zet de map zelf in de werkruimte.")})


def test_een_koppeling_binnen_de_werkruimte_mag(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    (root / "kast.yaml").write_text(BESTANDEN[KLACHTEN], encoding="utf-8")
    (root / KLACHTEN).unlink()
    (root / KLACHTEN).symlink_to(root / "kast.yaml")
    assert fouten(root) == set()


@pytest.mark.skipif(os.geteuid() == 0, reason="een beheerder mag alles lezen")
def test_een_onleesbaar_bestand_wordt_gemeld(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    (root / KLACHTEN).chmod(0)
    assert fouten(root) == {(f"{KLACHTEN}:1:1", "Dit bestand is niet te lezen (Permission denied).", "")}
    (root / KLACHTEN).chmod(stat.S_IRUSR)


# --- values that look like something else ----------------------------------------------------------------------------

LASTIG = "R&D <b>Noord</b> ]]> \"q\" 'a' &amp; {x} % \\ — é 名 🚲"


def test_een_waarde_met_xml_blijft_tekst(tmp_path: Path) -> None:
    quoted = LASTIG.replace("'", "''")
    typed = re.sub(r"[<&]", r"\\\g<0>", LASTIG)
    root = werkruimte(
        tmp_path,
        {
            NOORD: anders(NOORD, ("naam: Noord\n", f"naam: '{quoted}'\n")),
            "gemeenten/noord/proef/concept/brief/na-kern.md": f"# {typed}\n\n{typed}\n",
        },
    )
    uitkomst = draai(root, "build", "--format", "txt", "--format", "docx")
    assert uitkomst.code == 0, uitkomst.alles
    text = (root / "build/proef/concept/brief-noord.txt").read_text(encoding="utf-8")
    assert f"{LASTIG} heeft 3" in text
    assert f"\n{LASTIG}\n{LASTIG}\n" in text
    with zipfile.ZipFile(root / "build/proef/concept/brief-noord.docx") as package:
        body = package.read("word/document.xml").decode()
    assert "R&amp;D &lt;b&gt;Noord&lt;/b&gt; ]]&gt;" in body
    assert "<b>Noord" not in body


@pytest.mark.parametrize("teken", ["\u202e", "\x07", "\u2066"])
def test_een_stuurteken_in_een_lokale_tekst_wordt_geweigerd(tmp_path: Path, teken: str) -> None:
    bestand = "gemeenten/noord/proef/concept/brief/na-kern.md"
    root = werkruimte(tmp_path, {bestand: f"Eerste regel.\nTekst{teken} verder.\n"})
    geweigerd(root, {(f"{bestand}:2:6", STUURTEKEN.format(f"U+{ord(teken):04X}"), "Verwijder het teken.")})


def test_accolades_in_een_lokale_tekst_zijn_die_van_een_zin(tmp_path: Path) -> None:
    bestand = "gemeenten/noord/proef/concept/brief/na-kern.md"
    hint = "Gebruik alleen {{ ... }}; herhalen gaat met 'per', voorwaarden met 'als'."
    geweigerd(werkruimte(tmp_path / "a", {bestand: "Dit {% if %} kan niet.\n"}), {(f"{bestand}:1:1", "In een zin mag geen opdracht ({% ... %}) staan.", hint)})
    root = werkruimte(tmp_path / "b", {bestand: "{{ traject.naam | tekst }}: het kan.\n"})
    assert draai(root, "build", "--format", "txt").code == 0
    assert "Regeling Proef: het kan." in (root / "build/proef/concept/brief-noord.txt").read_text(encoding="utf-8")


# --- a missing or broken house style ---------------------------------------------------------------------------------


def test_een_ontbrekend_wordbestand_van_een_huisstijl_wordt_gemeld(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    (root / BASISBESTAND).unlink()
    hint = "Zet het in templates/huisstijlen/regio/, of maak het opnieuw met tools/maak_huisstijlen.py."
    geweigerd(root, {(f"{HUISSTIJL}:1:1", "Het Word-bestand 'basis.docx' van deze huisstijl ontbreekt.", hint)})


def test_zonder_huisstijl_van_de_regio_is_er_geen_regeling(tmp_path: Path) -> None:
    oost: dict[str, str | bytes | None] = {
        "templates/huisstijlen/oost/huisstijl.yaml": anders(HUISSTIJL, ("id: regio", "id: oost")),
        "templates/huisstijlen/oost/basis.docx": BASIS.read_bytes(),
    }
    gemeenten = {
        f"gemeenten/{name}/gemeente.yaml": anders(f"gemeenten/{name}/gemeente.yaml", ("huisstijl: regio", "huisstijl: oost"))
        for name in ("noord", "midden", "zuid")
    }
    root = werkruimte(tmp_path, {HUISSTIJL: None, **oost, **gemeenten})
    hint = "Kies met 'huisstijl:' een map in templates/huisstijlen. Er is: oost."
    geweigerd(root, {(f"{T}:1:1", "De huisstijl 'regio' van de stukken van de regio bestaat niet.", hint)})


KAPOT = "Maak het opnieuw met tools/maak_huisstijlen.py, of zet een eerdere versie terug."


@pytest.mark.parametrize("inhoud", [b"", b"geen word", BASIS.read_bytes()[:4000]], ids=["leeg", "tekst", "afgebroken"])
def test_een_kapot_wordbestand_van_een_huisstijl_wordt_gemeld(tmp_path: Path, inhoud: bytes) -> None:
    root = werkruimte(tmp_path)
    schrijf(root, BASISBESTAND, inhoud)
    message = "De huisstijl (basis.docx) is niet te gebruiken: het is geen Word-bestand (.docx)."
    geweigerd(root, {(f"{BASISBESTAND}:1:1", message, KAPOT)})


def test_een_wordbestand_met_verminkte_inhoud_wordt_gemeld(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    content = bytearray(BASIS.read_bytes())
    for at in range(200, 1200):
        content[at] ^= 0x5A
    schrijf(root, BASISBESTAND, bytes(content))
    [(place, message, hint)] = fouten(root)
    assert place == f"{BASISBESTAND}:1:1"
    assert message.startswith("De huisstijl (basis.docx) is niet te gebruiken: ")
    assert hint == KAPOT
    assert draai(root, "build").code == 1


# --- the output folder -----------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_een_uitvoermap_die_geen_map_kan_zijn_eindigt_met_3(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    (tmp_path / "bestand").write_text("niets", encoding="utf-8")
    uitkomst = draai(root, "build", "--out", str(tmp_path / "bestand" / "uit"))
    assert uitkomst.code == 3
    assert "kan niet worden geschreven" in uitkomst.fout
    assert "Traceback" not in uitkomst.alles
    assert (tmp_path / "bestand").read_text(encoding="utf-8") == "niets"


# --- all at once -----------------------------------------------------------------------------------------------------


def test_alle_fouten_staan_er_in_een_keer(tmp_path: Path) -> None:
    root = werkruimte(
        tmp_path,
        {
            KLACHTEN: anders(KLACHTEN, ("leden:", "kleur: rood\ngeur: zoet\nleden:")),
            FIETSPADEN: anders(FIETSPADEN, ("pakket: basis", "pakket: bassis"), ("wetten: [zorgwet]", "wetten: zorgwet")),
            NOORD: anders(NOORD, ('"0505"', "0505")),
            JEUGDHULP: "",
            BEGRIPPEN: "begrippen: [",
            T: anders(T, ("inwerkingtreding: 2022-01-01", "inwerkingtreding: 2022-02-30")),
        },
    )
    assert {place.partition(":")[0] for place, _, _ in fouten(root)} == {KLACHTEN, FIETSPADEN, NOORD, JEUGDHULP, BEGRIPPEN, T}
    assert len(fouten(root)) == 8
    assert draai(root, "check").alles.rstrip().endswith("8 fouten")


def test_alle_onbekende_namen_staan_er_in_een_keer(tmp_path: Path) -> None:
    root = werkruimte(
        tmp_path,
        {
            KLACHTEN: anders(KLACHTEN, (ZIN, "\"{{ ref('stemmn') }} {{ begrip('bestur') }} {{ regel.week | getal }} {{ traject.nam | tekst }}\"")),
            STEMMEN: anders(STEMMEN, ("als: regel.met_tabel", "als: regel.met_tabl")),
            T: anders(T, ("sleutel: sleutel", "sleutel: sleutl"), ("zetel: midden", "zetel: middn")),
            KEUZES: anders(KEUZES, ("[nazorg]", "[nazorgen]")),
        },
    )
    assert len(fouten(root)) == 8


def test_een_fout_in_een_bestand_houdt_elke_opdracht_tegen(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {NOORD: anders(NOORD, ('"0505"', "0505"))})
    for args in (
        ("check",),
        ("check", "proef", "--mijlpaal", "concept"),
        ("build", "--gemeente", "zuid"),
        ("build", "--werkversie"),
        ("explain", "proef", "artikel 1"),
    ):
        uitkomst = draai(root, *args)
        assert uitkomst.code == 1, args
        assert f"{NOORD}:3:7: fout: Een gemeentecode staat tussen aanhalingstekens ('0505')." in uitkomst.alles
    assert not (root / "build").exists()
