"""The papers of the sources beside ours: each field, heading, date, task and number that a source shows, against what our counterpart says, in own words."""

from __future__ import annotations

import re

import pytest

from assembler.ground.document import Invulling
from werkruimte import Geladen, tekst_van

# source: what it shows -> milestone, paper, and a pattern of our counterpart
NIEUWSBRIEF = [
    ("the name of the paper", "hoofdlijnennotitie", "nieuwsbrief", r"^Nieuwsbrief$"),
    ("a number and a date", "hoofdlijnennotitie", "nieuwsbrief", r"^Nummer: 2\nDatum: 30 maart 2021$"),
    ("for councillors and colleges", "hoofdlijnennotitie", "nieuwsbrief", r"^Aan: De raden en de colleges"),
    ("where the process stands", "hoofdlijnennotitie", "nieuwsbrief", r"^Waar staan we$"),
    ("three milestones with the day of the papers: March", "principebesluit", "nieuwsbrief", r"Hoofdlijnennotitie: 30 maart 2021 \(gepland\)"),
    ("June (the source plans May)", "principebesluit", "nieuwsbrief", r"Concepttekst: 1 juni 2021 \(gepland\)"),
    ("the end of August", "principebesluit", "nieuwsbrief", r"Definitieve tekst: 31 augustus 2021 \(gepland\)"),
    ("when which council decides, the last one in February", "principebesluit", "nieuwsbrief", r"Hendrik-Ido-Ambacht \| besluit \| 1 februari 2021"),
    ("operational on 1 January 2022", "principebesluit", "nieuwsbrief", r"in werking op 1 januari 2022"),
    (
        "a steering group prepares the note, led by two",
        "principebesluit",
        "nieuwsbrief",
        r"stuurgroep .*voorzitter van het netwerk van managers sociaal en de directeur",
    ),
    (
        "four working groups, on tasks, delegation and mandate",
        "principebesluit",
        "nieuwsbrief",
        r"Vier werkgroepen .*taken, de verdeling daarvan, overdracht en mandaat",
    ),
    (
        "a fixed way for each milestone",
        "principebesluit",
        "nieuwsbrief",
        r"gesprekken van medewerkers en van bestuurders, een ronde langs de raden, .*technische vragen",
    ),
    ("where to send questions", "hoofdlijnennotitie", "nieuwsbrief", r"^Vragen kunt u stellen aan"),
]
HOOFDLIJNEN = [
    ("why", "hoofdlijnennotitie", r"^Waarom\nDe zeven gemeenten willen"),
    ("what, with all tasks", "hoofdlijnennotitie", r"^Wat\n.*\n.*22 taken uitvoeren"),
    (
        "the share of local work of each gemeente",
        "hoofdlijnennotitie",
        r"^Alblasserdam \| inburgering .*; praktijkleren .*; participatieplekken .*; centrale toegang .*; ondersteuning thuis",
    ),
    ("nobody else has chosen yet", "hoofdlijnennotitie", r"^Dordrecht \| nog geen keuze bekend$"),
    ("how, by law: first principles only", "hoofdlijnennotitie", r"^Hoe: bestuur en zeggenschap\nDe eerste uitgangspunten"),
    ("how, in money: no amounts yet", "hoofdlijnennotitie", r"^Hoe: geld\nEerst halen de gemeenten op welke inhoud"),
    ("not yet complete", "hoofdlijnennotitie", r"wordt bij de concepttekst aangevuld"),
    ("once more with the concept, now in full: votes", "concept", r"^Dordrecht \| 2 \| 12 \| 36,4% \| 40,9%$"),
    ("and money", "concept", r"^Totaal \| €.242\.000\.000 \|"),
]
RIB_ALBLASSERDAM = [
    ("the subject", r"Hoofdlijnennotitie"),
    ("30 March 2021", r"30 maart 2021"),
    ("the portefeuillehouder", r"Kees Jongmans"),
    (
        "what is not done locally",
        r"inkomensvoorziening voor oudere werklozen en gewezen zelfstandigen.*kinderopvang.*schuldenbewind.*subsidieverstrekking.*lijkbezorging",
    ),
    ("five tasks locally: inburgering", r"inburgering"),
    ("centrale toegang", r"centrale toegang"),
    ("the front of the Wmo", r"ondersteuning thuis"),
    ("praktijkleren", r"praktijkleren"),
    ("participatieplekken", r"participatieplekken"),
    ("direction, no decision", r"U hoeft nu niets te besluiten"),
    ("costs come later", r"geeft daarop nog geen antwoord"),
    ("the meeting of 13 April", r"bio van 13 april 2021"),
    ("the principebesluit of 26 January", r"principebesluit op 26 januari 2021"),
    (
        "the note on starting points, in the council of March (the 30th there), sharpened",
        r"raad van maart 2021 de uitgangspuntennotitie vast, met enkele aanscherpingen",
    ),
    ("extra evenings, with the presidium", r"presidium bespreken wij .*extra avonden .*formeel of informeel"),
    ("the kind of paper", r"^Raadsinformatiebrief$"),
    ("a field for the occasion, left open", r"^Aanleiding: …"),
    ("who wrote it", r"^Schrijver: Astrid de Gooijer$"),
    ("the salutation", r"^Geachte leden van de gemeenteraad,$"),
    ("two routes: services by Dordrecht, and the social domain", r"twee wegen.*Dordrecht als servicegemeente.*sociaal domein"),
    ("prepared in talks of officials and administrators", r"gesprekken tussen bestuurders en tussen medewerkers"),
    ("a heading on local work", r"^Lokale inrichting$"),
    ("with the partners of the centrale toegang", r"partners van de centrale toegang"),
    ("capacity and quality of the own organisation", r"omvang en.*kwaliteit van onze ambtelijke organisatie"),
    ("a plan by the college before the decision on the text", r"inrichtingsplan.*voordat over de.*nieuwe regeling wordt besloten"),
    ("five fields with local work, five without", r"vijf taakvelden.*vijf andere"),
    ("room to grow", r"groeimodel"),
    ("a heading on costs", r"^Kosten$"),
    ("first what is wanted, then what it costs", r"eerst halen wij op welke richting gewenst is"),
    (
        "the concept text in June, with costs and votes in both boards",
        r"juni 2021 .*concepttekst.*stemverhoudingen in het algemeen bestuur en.*dagelijks bestuur",
    ),
    ("a reservation, made in the answer to the uitgangspuntennotitie", r"uitgangspuntennotitie.*voorbehoud"),
    ("the planning as a picture of two routes", r"Tijdlijn"),
    ("the note goes along", r"^Bijlagen\n.*[Hh]oofdlijnennotitie Contouren"),
    ("the greeting", r"Met vriendelijke groet,\nburgemeester en wethouders,"),
    ("the secretary signs", r"S\. van Heeren"),
    ("the mayor signs", r"J\.G\.A\. Paans"),
]
# What the letter of January 2021 says -> under which of our headings ('' for above the first), and the words by which it is known there.
RIB_PROCES_KOPPEN = ["Gezamenlijke en lokale uitvoering", "Kosten", "Besluitvormingstraject", "Drie stappen", "Rol van uw raad", "Projectorganisatie"]
RIB_PROCES = [
    ("the salutation", "", r"^Geachte leden van de gemeenteraad,$"),
    ("January 2021, no day", "", r"^Datum: januari 2021$"),
    ("the council treats the principebesluit on 26 January", "", r"raadsvergadering van 26 januari 2021"),
    ("a regulation of its own for the social service", "", r"nieuwe gemeenschappelijke regeling van de colleges"),
    ("a servicegemeente from Dordrecht, in principle", "", r"in principe voor Dordrecht als servicegemeente"),
    ("both on 1 January 2022", "", r"ingaan op 1 januari 2022"),
    ("ways to decide: a heading", "Besluitvormingstraject", r"hoofdlijnennotitie, een concepttekst en een definitieve tekst"),
    ("two processes that hang together, nearly in parallel", "Drie stappen", r"hangen samen en lopen bijna gelijk op"),
    ("dienstverleningsovereenkomsten", "Drie stappen", r"zakelijke dienstverleningsovereenkomsten"),
    ("more decisions in the first half of 2021", "Drie stappen", r"eerste helft van 2021 meer worden besloten"),
    ("three stages", "Drie stappen", r"drie momenten waarop de gemeenten beslissen of zij doorgaan"),
    (
        "the first, 1 April: starting points and our own position",
        "Drie stappen",
        r"- 1 april 2021: .*uitgangspunten .*bedrijfsvoering, .*waar Alblasserdam zelf begint",
    ),
    (
        "the note on governance and maatwerk at the end of the quarter",
        "Drie stappen",
        r"eind van het eerste kwartaal een regionale hoofdlijnennotitie over bestuur en maatwerk",
    ),
    ("the college by 1 April, the council in April", "Drie stappen", r"uiterlijk 1 april 2021 besluiten, daarna is uw raad in april 2021"),
    ("the local position on maatwerk before that", "Drie stappen", r"wat Alblasserdam van maatwerk vindt"),
    (
        "the second, 1 June: colleges on the agreements, councils on the text",
        "Drie stappen",
        r"- 1 juni 2021: het college .*dienstverleningsovereenkomsten, de raden .*sociaal domein",
    ),
    ("13 July at the latest", "Drie stappen", r"uiterlijk 13 juli 2021"),
    ("because of the formal decisions after the recess", "Drie stappen", r"na het reces .*formele besluiten"),
    ("the third, 31 August, through the college of Dordrecht", "Drie stappen", r"- 31 augustus 2021: .*via het college van Dordrecht"),
    ("the pressure lies early, the council goes along", "Drie stappen", r"meeste druk ligt op de eerste maanden"),
    ("moments to meet, for colleges and councils", "Drie stappen", r"penvoerders .*colleges, en ook raden"),
    ("the role of the council: a heading, owner and frames", "Rol van uw raad", r"eigenaar van de nieuwe regeling en stelt de kaders"),
    ("meetings with the griffie and the presidium", "Rol van uw raad", r"griffie een beeldvormende bijeenkomst; met het presidium"),
    ("the calendar of the council, and flexibility", "Rol van uw raad", r"vergaderschema.*soepelheid.*aanleveren van stukken"),
    ("an addendum for what comes late", "Rol van uw raad", r"addendum, zodat de behandeling niet onnodig wacht"),
    ("the project: a heading, who co-ordinates", "Projectorganisatie", r"Kees Jongmans aan als coördinerend portefeuillehouder"),
    ("the gemeentesecretaris gives the order", "Projectorganisatie", r"gemeentesecretaris is opdrachtgever"),
    (
        "a project group and a portefeuillehoudersoverleg",
        "Projectorganisatie",
        r"projectgroep adviseert een apart portefeuillehoudersoverleg.*sociaal en middelen",
    ),
    ("proposals are prepared there together", "Projectorganisatie", r"bereidt de voorstellen aan college en raad in samenhang voor"),
    ("the greeting", "Projectorganisatie", r"Met vriendelijke groet,\nburgemeester en wethouders,"),
    ("who sign, the secretary first", "Projectorganisatie", r"de secretaris S\. van Heeren\nde burgemeester J\.G\.A\. Paans"),
]


def _text(sociaal: Geladen, mijlpaal: str, paper: str) -> str:
    return tekst_van(sociaal.alles(mijlpaal)[paper])


@pytest.mark.parametrize(("what", "mijlpaal", "paper", "pattern"), NIEUWSBRIEF, ids=[row[0] for row in NIEUWSBRIEF])
def test_the_newsletter(sociaal: Geladen, what: str, mijlpaal: str, paper: str, pattern: str) -> None:
    """Number 1 of 29 January 2021 (seed 001)."""
    assert re.search(pattern, _text(sociaal, mijlpaal, paper), re.MULTILINE), what


@pytest.mark.parametrize(("what", "mijlpaal", "pattern"), HOOFDLIJNEN, ids=[row[0] for row in HOOFDLIJNEN])
def test_the_outline_note(sociaal: Geladen, what: str, mijlpaal: str, pattern: str) -> None:
    """What seed 001 says that it consists of, and that it comes twice: in part in March, in full with the concept."""
    assert re.search(pattern, _text(sociaal, mijlpaal, "hoofdlijnennotitie"), re.MULTILINE), what


@pytest.mark.parametrize(("what", "pattern"), RIB_ALBLASSERDAM, ids=[row[0] for row in RIB_ALBLASSERDAM])
def test_the_letter_of_alblasserdam(sociaal: Geladen, what: str, pattern: str) -> None:
    """The raadsinformatiebrief of 30 March 2021 (seed 000)."""
    assert re.search(pattern, _text(sociaal, "hoofdlijnennotitie", "rib-alblasserdam"), re.MULTILINE), what


@pytest.mark.parametrize(("what", "kop", "pattern"), RIB_PROCES, ids=[row[0] for row in RIB_PROCES])
def test_the_letter_about_the_process(sociaal: Geladen, what: str, kop: str, pattern: str) -> None:
    """The raadsinformatiebrief of January 2021 (seed 002), each thing under its heading."""
    text = _text(sociaal, "principebesluit", "rib-alblasserdam")
    begin = text.index(f"\n{kop}\n") if kop else 0
    after = [text.index(f"\n{other}\n") for other in RIB_PROCES_KOPPEN if f"\n{other}\n" in text]
    end = min((place for place in after if place > begin), default=len(text))
    assert re.search(pattern, text[begin:end], re.MULTILINE | re.DOTALL), what


def test_the_dates_of_that_letter_are_those_of_the_planning(sociaal: Geladen) -> None:
    """Not one of them is typed: each is a fact with a key, whose source is that letter."""
    found = {
        item.text: item for node in sociaal.maak("principebesluit", "rib-alblasserdam").final.root.walk() for item in node.inhoud if isinstance(item, Invulling)
    }
    for day, key in (("1 april 2021", "hoofdlijnennotitie/beslisdag"), ("1 juni 2021", "concept/beslisdag"), ("13 juli 2021", "concept/uiterste-dag")):
        assert found[day].sleutel == f"mijlpaal/{key}"
        assert "januari 2021" in found[day].bron
    assert found["31 augustus 2021"].sleutel == "mijlpaal/definitief/beslisdag"


def test_only_alblasserdam_sent_such_a_letter(sociaal: Geladen) -> None:
    """A milestone may have a paper for some only."""
    assert [name for name in sociaal.alles("principebesluit") if name.startswith("rib-")] == ["rib-alblasserdam"]


def test_the_outline_note_is_no_longer_in_part_when_there_is_a_text(sociaal: Geladen) -> None:
    """And nothing of the first one that holds no more is left in the second."""
    concept = _text(sociaal, "concept", "hoofdlijnennotitie")
    assert "volgen bij de concepttekst" not in concept
    assert "nog geen tekst" not in concept


def test_a_paper_tells_no_outcome_of_a_later_day(sociaal: Geladen) -> None:
    """What a council decided in May is not in a letter of March, though the workspace knows it."""
    assert any(item.uitkomst for item in sociaal.mijlpaal("hoofdlijnennotitie").behandelingen.values())
    made = sociaal.alles("hoofdlijnennotitie").values()
    assert not [item.order.name for item in made if "hamerstuk" in tekst_van(item)]
