"""Make the JSON Schemas of everything people write, and the editor settings that apply them: `python tools/maak_schemas.py`.

Writes `schemas/<soort>.schema.json` from the records in `src/assembler/reading/records`, and `.vscode/settings.json`. A record refuses
what the loader refuses; where the loader takes a short form (one item without a list, a clause with `leden` of its own), so does
the schema. Every field is explained in Dutch: by its own description, or by the table `UITLEG` here. `--check` writes nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from assembler.facts import asked  # noqa: E402 - the script runs without the package being installed
from assembler.facts.parameters import rule_model  # noqa: E402
from assembler.reading.records.antwoorden import Antwoorden, Vervolgantwoorden  # noqa: E402
from assembler.reading.records.base import ID_PATTERN, Record  # noqa: E402 - the script runs without the package being installed
from assembler.reading.records.besluiten import Besluit, Gemeentekeuzes  # noqa: E402
from assembler.reading.records.besluitvorming import Uitkomst, Verzending  # noqa: E402
from assembler.reading.records.blokken import Begrippen, Gedeeldblok  # noqa: E402
from assembler.reading.records.cijfers import Cijferimport  # noqa: E402
from assembler.reading.records.clausules import Clausule  # noqa: E402
from assembler.reading.records.documenten import Documentsoort, Huisstijl, Vergelijking  # noqa: E402
from assembler.reading.records.domeinen import Domein  # noqa: E402
from assembler.reading.records.gemeenten import Gegevens, Gemeente, Organisatie  # noqa: E402
from assembler.reading.records.mijlpalen import Mijlpaal, Mijlpaalsoort, Routes, Tekstblokken  # noqa: E402
from assembler.reading.records.modules import Module  # noqa: E402
from assembler.reading.records.organisaties import Organisatiesoorten  # noqa: E402
from assembler.reading.records.reacties import Reacties  # noqa: E402
from assembler.reading.records.recht import Bestuursbesluiten, Rechtswijzigingen  # noqa: E402
from assembler.reading.records.regelingen import Regeling, Trajectopgave  # noqa: E402
from assembler.reading.records.stappen import Behandelsoorten  # noqa: E402
from assembler.reading.records.taken import Taak  # noqa: E402
from assembler.reading.records.toegang import Toegang  # noqa: E402
from assembler.reading.records.trajecten import Traject  # noqa: E402
from assembler.reading.records.vormen import Vorm  # noqa: E402
from assembler.reading.records.wetten import Wetten  # noqa: E402
from assembler.reading.records.wgr import Wgrtabel  # noqa: E402
from assembler.reading.records.workspace import Workspace  # noqa: E402
from assembler.store.library import SPECIAL  # noqa: E402
from assembler.store.workspace import load  # noqa: E402

Json = dict[str, Any]

# Kind of file -> its record and where such files stand. The folders of clauses/ are listed one by one (see `globs`): editors do
# not agree on a pattern that leaves folders out.
SOORTEN: Mapping[str, tuple[type[Record], tuple[str, ...]]] = {
    "clausule": (Clausule, ()),
    "taak": (Taak, ("clauses/taken/*.yaml", "clauses/taken/*/*.yaml")),
    "begrippen": (Begrippen, ("clauses/begrippen/*.yaml",)),
    "wetten": (Wetten, ("clauses/wetten/*.yaml",)),
    "bestuursbesluiten": (Bestuursbesluiten, ("clauses/besluiten/*.yaml",)),
    "recht": (Rechtswijzigingen, ("clauses/recht/*.yaml",)),
    "vorm": (Vorm, ("clauses/vormen/*.yaml",)),
    "domein": (Domein, ("clauses/domeinen/*.yaml",)),
    "module": (Module, ("clauses/modules/*.yaml",)),
    "wgr": (Wgrtabel, ("clauses/wgr/*.yaml",)),
    "behandelsoorten": (Behandelsoorten, ("clauses/behandelingen/*.yaml",)),
    "organisatiesoorten": (Organisatiesoorten, ("clauses/organisaties/*.yaml",)),
    "gemeente": (Gemeente, ("gemeenten/*/gemeente.yaml",)),
    "organisatie": (Organisatie, ("organisaties/*/organisatie.yaml",)),
    "gemeentekeuzes": (Gemeentekeuzes, ("gemeenten/*/*/keuzes.yaml", "organisaties/*/*/keuzes.yaml")),
    "gegevens": (Gegevens, ("gemeenten/*/*/gegevens.yaml", "organisaties/*/*/gegevens.yaml")),
    "regeling": (Regeling, ("regelingen/*/regeling.yaml",)),
    "traject": (Trajectopgave, ("trajecten/*/traject.yaml",)),
    "mijlpaal": (Mijlpaal, ("trajecten/*/mijlpalen/*.yaml",)),
    "mijlpaalsoort": (Mijlpaalsoort, ("templates/mijlpalen/*.yaml",)),
    "tekst": (Tekstblokken, ("trajecten/*/teksten/*/*.yaml",)),
    "besluit": (Besluit, ("trajecten/*/besluiten/*.yaml", "regelingen/*/besluiten/*.yaml")),
    "verzending": (Verzending, ("trajecten/*/verzendingen/*.yaml",)),
    "routes": (Routes, ("trajecten/*/routes.yaml",)),
    "uitkomst": (Uitkomst, ("trajecten/*/uitkomsten/*.yaml",)),
    "reacties": (Reacties, ("trajecten/*/reacties/*/*.yaml",)),
    "cijferimport": (Cijferimport, ("trajecten/*/cijfers/*.yaml",)),
    "documentsoort": (Documentsoort, ("templates/documenten/*.yaml",)),
    "blok": (Gedeeldblok, ("templates/blokken/*.yaml",)),
    "antwoorden": (Antwoorden, ("antwoorden.yaml", "antwoorden-*.yaml")),
    "vervolgantwoorden": (Vervolgantwoorden, ("vervolg.yaml", "vervolg-*.yaml")),
    "vergelijking": (Vergelijking, ("templates/vergelijkingen/*.yaml",)),
    "huisstijl": (Huisstijl, ("templates/huisstijlen/*/huisstijl.yaml",)),
    "werkbank": (Toegang, ("werkbank.yaml",)),
}

TITELS: Mapping[str, str] = {
    "Aanmelden": "Aanmelden: de aanbieder waar gebruikers zich aanmelden",
    "Gebruiker": "Gebruiker van de werkbank, met rollen",
    "Groep": "Groep van gebruikers van de werkbank, met rollen",
    "Toegang": "Werkbank: wie er samen in werkt, en met welke rollen",
    "Begrip": "Begrip: een woord met een omschrijving",
    "Begrippen": "Begrippen: de lijst van gedefinieerde woorden",
    "UitersteDag": "Laatste dag voor de behandeling van een mijlpaal, met wie haar noemt",
    "Behandeling": "Behandeling: hoe één gemeente een mijlpaal behandelt",
    "Aanmelding": "Deelnemer van een nieuwe regeling",
    "Antwoorden": "Antwoorden: waaruit init een werkruimte maakt",
    "Vervolgantwoorden": "Antwoorden: waaruit init een traject maakt voor een regeling die er al is",
    "Antwoord": "Antwoord in de draad van een opmerking",
    "Geraakt": "Geraakt: wat een wijziging raakt",
    "Recess": "Recess: wanneer een deelnemer niet vergadert",
    "Aanlevering": "Aanlevering: hoe lang voor een vergadering de stukken er moeten zijn",
    "Beslismoment": "Beslismoment: doorgaan of niet",
    "Verzending": "Verzending: wat op een dag aan een orgaan is gezonden",
    "Verzondenstuk": "Verzonden stuk, met zijn kenmerk",
    "Uitkomst": "Uitkomst: wat een orgaan over een versie besloot",
    "Stemming": "Stemming: de stemmen voor en tegen",
    "Inbreng": "Inbreng: wat een orgaan bij zijn besluit meegaf",
    "Reacties": "Reacties: wat er terugkwam op een vastgelegde versie",
    "Voorstel": "Voorstel: één wijziging of opmerking van wie het stuk las",
    "Besluit": "Besluit: één gedateerd besluit van één gremium",
    "Bestuursbesluit": "Besluit dat een regeling kan noemen, met het orgaan dat het neemt",
    "Bestuursbesluiten": "Bestuursbesluiten: de lijst van besluiten die een regeling kan noemen",
    "Bevoegdheid": "Bevoegdheid die bij een taak hoort",
    "Bereik": "Voor welke regelingen een tekst is geschreven",
    "Eis": "Onderwerp dat de wet in de tekst eist",
    "Termverwijzing": "Begrip dat in een andere regeling in de plaats komt",
    "Vorm": "Vorm van samenwerking: haar besturen, en wat de wet eist",
    "Bijlage": "Bijlage bij de stukken van een mijlpaal",
    "Bijlagesoort": "Bijlage van een documentsoort",
    "Blok": "Blok: een lid, een onderdeel of een alinea",
    "Cijfer": "Cijfer: één waarneming met datum en bron",
    "Cijferimport": "Import: cijfers uit een bestand van een controller",
    "Cijferkolom": "Kolom van een import",
    "Cijferopgave": "Cijfer dat met een besluit bekend wordt",
    "Cijferreeks": "Cijfer van het traject: wat het meet",
    "Clausule": "Clausule: één artikel, bijlage of vast tekstdeel van de bibliotheek",
    "Deeltaak": "Deeltaak: deel van een taak dat een gemeente zelf kan doen",
    "Documentkeuze": "Document dat bij een mijlpaal wordt gemaakt",
    "Documentsoort": "Documentsoort: het skelet van een soort stuk",
    "Tijdlijn": "Tijdlijn: routes met hun momenten, die het programma tekent",
    "Route": "Route: een lijn van de tijdlijn",
    "Routes": "Routes van een traject, voor de tijdlijn",
    "Routemoment": "Moment van een route",
    "ExterneBijlage": "Bijlage van een ander, met kenmerk",
    "Woocategorie": "Categorie van de Wet open overheid",
    "Figuur": "Figuur: staven die het programma tekent",
    "Format": "Format: hoe één huis één soort stuk vormgeeft",
    "Functionaris": "Functionaris, zoals een bron die noemt",
    "Gedeeldblok": "Blokken die ieder stuk kan gebruiken",
    "Vergelijking": "Vergelijking: het skelet van een overzicht van verschillen",
    "Vergelijkingsvoet": "Wat onder iedere bladzijde van een vergelijking staat",
    "Gemeente": "Gemeente: feiten die ieder traject nodig heeft",
    "Gegevens": "Gegevens: wat een deelnemer voor één traject invult",
    "Gemeentekeuzes": "Keuzes van één gemeente in één traject",
    "Grondslag": "Grondslag: een plaats in een wet",
    "Hoofdstuk": "Hoofdstuk van de regeling",
    "Huisstijl": "Huisstijl: een Word-bestand en de formats van een huis",
    "KeuzeBevoegdheid": "Keuze: hoe een bevoegdheid naar het lichaam gaat",
    "KeuzeCijfer": "Keuze: een cijfer dat bekend wordt of verandert",
    "KeuzeClausule": "Keuze: variant en parameters van een clausule",
    "KeuzeIntrekken": "Keuze: een eerder besluit wordt ingetrokken",
    "KeuzeNieuwArtikel": "Keuze: een nieuw artikel",
    "KeuzeNieuwLid": "Keuze: een nieuw lid of onderdeel",
    "KeuzeSchrap": "Keuze: een lid of onderdeel vervalt",
    "KeuzeTaken": "Keuze: wat een gemeente met taken doet",
    "KeuzeVerplaats": "Keuze: een artikel of hoofdstuk verhuist",
    "KeuzeVervang": "Keuze: nieuwe tekst voor een lid, onderdeel of begrip",
    "KeuzeWens": "Keuze: wat een gemeente zou willen",
    "KeuzeWet": "Keuze: hoeveel van een wet overgaat",
    "Kolom": "Kolom van een berekende tabel",
    "Later": "Naam van een taak of deeltaak vanaf een dag",
    "Lichaam": "Lichaam dat de regeling instelt",
    "Meting": "Meting: wat een staaf laat zien",
    "Mijlpaal": "Mijlpaal: een peildatum, wat dan wordt gevraagd, en de stukken",
    "Mijlpaalsoort": "Soort mijlpaal: wat zulke mijlpalen in ieder traject hebben",
    "Domein": "Domein: een werkveld, met zijn taken en wat daarin gebruikelijk is",
    "Module": "Module: een deel van de bibliotheek dat een regeling als geheel kiest",
    "Moduleplaats": "Clausule van een module, met haar plaats",
    "NieuwArtikel": "Nieuw artikel van dit traject",
    "NieuwLid": "Nieuw lid of onderdeel van dit traject",
    "Ondertekening": "Ondertekening: wie tekent, en hoe",
    "OpenPunt": "Open punt: waarover de deelnemers nog kiezen",
    "Orgaan": "Orgaan van een soort organisatie",
    "Organisatie": "Organisatie: feiten van een deelnemer die geen gemeente is",
    "Organisatiesoort": "Soort organisatie: haar organen, en wie daarvoor tekent",
    "Organisatiesoorten": "Organisatiesoorten: de lijst van soorten deelnemers",
    "Deelname": "Deelnemer, met de organen die de regeling treffen",
    "Parameter": "Parameter van een variant",
    "Pool": "Kostenpool: welke taken samen worden betaald",
    "Puntkeuze": "Keuze voor één clausule bij een open punt",
    "Puntvariant": "Eén antwoord op een open punt",
    "Behandelsoort": "Soort behandeling: wat een orgaan bij een stap doet",
    "Behandelsoorten": "Behandelingen: de lijst van soorten, en de organen van een lichaam",
    "Lichaamsorgaan": "Orgaan van een lichaam, of wie daar adviseert",
    "Termijn": "Termijn die de wet aan een behandeling verbindt",
    "Stap": "Stap: wie wat wanneer doet",
    "Wie": "Wie een stap zet",
    "Periode": "Periode waarin een stap valt",
    "Instrument": "Instrument: één besluit van een traject over één regeling",
    "Regeling": "Regeling: wat geldt, wie er ook aan werkt",
    "Trajectopgave": "Traject: een project dat aan een of meer regelingen werkt",
    "Erbij": "Wat bij een regeling komt",
    "Eraf": "Wat van een regeling vervalt",
    "Wordt": "Wat van een regeling voortaan anders luidt",
    "Rechtswijziging": "Rechtswijziging: vanaf welke dag het recht anders luidt",
    "Rechtswijzigingen": "Recht: de lijst van veranderingen in het recht",
    "Sectie": "Sectie van een stuk",
    "Sectiekeuze": "Sectie in het format van een huis",
    "Taak": "Taak van het lichaam",
    "Taakuitvoering": "Wat een gemeente met een taak doet",
    "Tabel": "Tabel die het programma berekent",
    "Celtabel": "Tabel waarvan de cellen zijn uitgeschreven",
    "Tabelrij": "Rij van een tabel met een eigen naam",
    "Tekstblokken": "Tekst van de regio voor één plaats in de stukken van een mijlpaal",
    "Traject": "Traject dat zijn regeling zelf bevat, in het kort",
    "Variant": "Variant: één manier waarop een clausule kan luiden",
    "Veldkeuze": "Veld in de kop van een stuk",
    "Verplaatsing": "Verplaatsing van een artikel of hoofdstuk, of van een lid of onderdeel op zijn plaats",
    "Vervanging": "Nieuwe tekst voor een lid, onderdeel of begrip, of een nieuw opschrift",
    "Zinsdeel": "Stuk van een zin",
    "Vindplaats": "Bepaling van een wet, met hoe zeker die is",
    "Wet": "Wet waarnaar de tekst verwijst",
    "Vervallen": "Artikelen die vanaf een dag zijn vervallen",
    "Wetstekst": "Tekst van een wet die is gelezen: welke artikelen zij heeft",
    "Wetsnaam": "Naam van een wet vanaf een dag, of haar opvolger",
    "Wetsoverdracht": "Hoe de bevoegdheden van een wet overgaan bij overdracht per wet",
    "Wgrbepaling": "Onderwerp van de Wgr, met waar het staat",
    "Wgrhoofdstuk": "Hoofdstuk van de Wgr: voor welke deelnemers, en hoe het hoofdstuk I volgt",
    "Wgrplaats": "Plaats in hoofdstuk I van de Wgr",
    "Wgrtabel": "De Wgr naar betekenis",
    "Wetten": "Wetten: de lijst van wetten waarnaar de tekst verwijst",
}

_ID = "Vaste naam: kleine letters en cijfers met streepjes. Verandert niet als nummers schuiven."
_ALS = "Voorwaarde zonder accolades: staat er alleen als dit geldt. Mag keuzes, parameters en taken lezen, geen cijfers."
_PER = "Verzameling om over te herhalen, zoals deelnemers, taken of pools."
_ZIN = "Zin; invullingen tussen dubbele accolades, met een filter dat zegt hoe de waarde wordt geschreven."
_BRON = "Waar dit vandaan komt, zoals een lezer het mag zien."
_STATUS = "Hoe zeker dit is: definitief, voorlopig of aanname. Wat niet definitief is, krijgt een teken in de tekst."
_REDEN = "Waarom. Staat in geen enkel stuk; wel te zien met 'explain'."
_ZEKER = "Hoe zeker de grondslag is: SEEN (in de wet gelezen), SEEN-2 (tweede bron), CARRY, INF of MEM (nog te verifieren)."
_PAKKET = "Pakket: basis (iedereen), plus (wie afneemt) of maatwerk (één gemeente)."
_REGIMES = "Recht waarvoor de tekst is geschreven: I-a (tot en met 30-6-2021), I-b (tot en met 30-6-2022) of II (daarna). Leeg: alle."
_VEREIST = "Clausules die dan ook gekozen moeten zijn: clausule, of clausule=variant."
_SLUIT_UIT = "Clausules die dan niet gekozen mogen zijn: clausule, of clausule=variant."
_VANAF = "Eerste dag waarop dit geldt. Een tekst volgt het recht van de dag waarop zij is bekendgemaakt en in werking is."
_LEDEN = "Leden van een artikel, in volgorde; ieder met een eigen id."
_BLOKKEN = "Doorlopende tekst (aanhef, bijlage, toelichting, stuk), in volgorde."
_TOELICHTING = "Toelichting bij het artikel: één zin of alinea, of een lijst daarvan. Verhuist mee met het artikel."

# Record.field -> explanation, for fields without a description of their own.
UITLEG: Mapping[str, str] = {
    "Recess.status": "Hoe zeker dit is: definitief, voorlopig of aanname.",
    "Aanlevering.status": "Hoe zeker dit is: definitief, voorlopig of aanname.",
    "Verzending.status": "Hoe zeker dit is: definitief, voorlopig of aanname.",
    "Uitkomst.status": "Hoe zeker dit is: definitief, voorlopig of aanname.",
    "Antwoord.door": "Wie antwoordde, zoals het bestand het zegt.",
    "Antwoord.tekst": "Wat er is geantwoord.",
    "Geraakt.was": "De woorden die er stonden.",
    "Geraakt.wordt": "De woorden die ervoor in de plaats komen.",
    "Reacties.document": "Id van het document, met de gemeente erachter als het een stuk van een gemeente is.",
    "Reacties.mijlpaal": "Id van de mijlpaal.",
    "Reacties.versie": "Nummer van de vastgelegde versie.",
    "Reacties.ontvangen": "Dag van ontvangst, als 2021-06-20.",
    "Reacties.bestand": "Naam van het bestand dat terugkwam.",
    "Reacties.sha256": "Hash van dat bestand.",
    "Reacties.voorstellen": "De voorstellen, in de volgorde van de tekst.",
    "Voorstel.soort": "Wat er met de plaats gebeurde.",
    "Voorstel.was": "De tekst van de vastgelegde versie.",
    "Voorstel.wordt": "De tekst zoals die in het bestand staat; bij een opmerking de opmerking.",
    "Voorstel.antwoorden": "De antwoorden in de draad van een opmerking.",
    "Voorstel.status": "Wat ermee is gedaan: open, overgenomen, aangepast, afgewezen of ter_bespreking.",
    "Grondslag.wet": "Id van de wet in clauses/wetten.",
    "Grondslag.artikel": "Artikel, bijvoorbeeld 13, 10a of '10:3'.",
    "Grondslag.lid": "Lid van dat artikel, als getal.",
    "Grondslag.onderdeel": "Onderdeel, bijvoorbeeld b.",
    "Grondslag.zekerheid": _ZEKER,
    "Grondslag.noot": "Opmerking bij de grondslag, voor wie de tekst onderhoudt.",
    "Kolom.id": _ID,
    "Kolom.kop": "Tekst boven de kolom.",
    "Kolom.cel": "Tekst in een cel; 'cel' bevat wat bij rij en kolom samen hoort.",
    "Kolom.per": "Verzameling: voor ieder onderdeel daarvan een kolom.",
    "Kolom.uitlijning": "Links, rechts (voor getallen) of midden.",
    "Tabel.id": _ID,
    "Tabel.per": "Verzameling: voor ieder onderdeel daarvan een rij.",
    "Tabel.als": "Voorwaarde per rij.",
    "Tabel.kolommen": "De kolommen, van links naar rechts. Kolommen naast elkaar met dezelfde 'per' worden samen herhaald.",
    "Tabelrij.id": _ID,
    "Tabelrij.kop": "Wat in de eerste kolom staat.",
    "Tabelrij.cel": "Wat in iedere volgende kolom staat; de namen van die kolom zijn er te gebruiken.",
    "Zinsdeel.als": _ALS,
    "Zinsdeel.per": "Verzameling: voor ieder onderdeel daarvan dit stuk, aaneen als opsomming.",
    "Zinsdeel.tekst": "Stuk van een zin. Een spatie aan het begin of het eind staat tussen aanhalingstekens.",
    "Vergelijking.id": "Naam van de vergelijking; gelijk aan de naam van het bestand.",
    "Vergelijking.naam": "Hoe zij heet.",
    "Vergelijking.titel": "Titel boven het stuk.",
    "Vergelijking.ondertitel": "Regel onder de titel.",
    "Vergelijking.voet": "Wat onder iedere bladzijde staat.",
    "Vergelijking.secties": "De secties, in volgorde; een sectie zonder inhoud vervalt.",
    "Vergelijkingsvoet.mijlpaal": "De mijlpaal, of beide.",
    "Vergelijkingsvoet.versie": "De versie, of beide.",
    "Gedeeldblok.id": "Naam van het blok; gelijk aan de naam van het bestand. Een stuk gebruikt het met 'blok: <naam>'.",
    "Gedeeldblok.omschrijving": "Wat het blok laat zien, en waar het kan staan.",
    "Gedeeldblok.zinnen": "Zinnen met een naam, te gebruiken als {{ naam }}; een zin kan er een noemen die erboven staat.",
    "Gedeeldblok.blokken": "De tekst.",
    "Tijdlijn.id": _ID,
    "Figuur.id": _ID,
    "Figuur.bijschrift": "Wat de figuur laat zien; ook de beschrijving voor wie haar niet ziet.",
    "Figuur.per": "Verzameling: voor ieder onderdeel daarvan een rij. Zonder 'per' is iedere reeks een rij.",
    "Figuur.reeksen": "Wat er per rij wordt getekend: een staaf voor ieder.",
    "Figuur.referentie": "Streep in iedere rij, om de staven mee te vergelijken.",
    "Meting.naam": "Naam van de staaf.",
    "Meting.per": "Verzameling: voor ieder onderdeel daarvan een staaf.",
    "Meting.waarde": "Eén uitdrukking; het filter schrijft de waarde die wordt getekend.",
    "Ondertekening.verklaring": "Zin boven de namen, zoals 'Aldus vastgesteld ...'.",
    "Ondertekening.functies": "Wie tekent, in volgorde. De naam komt uit gemeente.yaml, of er blijft een lege regel.",
    "Ondertekening.opstelling": "Namen naast elkaar of onder elkaar.",
    "Blok.id": "Vaste naam van dit lid of onderdeel, in woorden; verwijzingen en besluiten gebruiken haar.",
    "Blok.als": _ALS,
    "Blok.per": _PER,
    "Blok.kop": "Opschrift boven de blokken die hieronder staan.",
    "Blok.tekst": _ZIN,
    "Blok.onderdelen": "Opsomming. Zonder letter, puntkomma of punt: die zet het programma. Eén onderdeel met 'per' mag zonder lijst.",
    "Blok.tabel": "Tabel die het programma vult.",
    "Blok.figuur": "Staafdiagram dat het programma tekent.",
    "Blok.cellen": "Kleine tabel die is uitgeschreven; zie Celtabel.",
    "Blok.blokken": "Alinea's onder dit blok.",
    "Blok.invoegen": "Naam van een tekst van de mijlpaal ('teksten'), van 'beslispunten', of van een clausule die de gemeente kiest.",
    "Blok.ondertekening": "Ruimte om te tekenen.",
    "Begrip.id": _ID,
    "Begrip.term": "Het woord zoals het in de begripsbepaling staat.",
    "Begrip.meervoud": "Meervoud, waar de tekst dat nodig heeft.",
    "Begrip.definitie": "Omschrijving, zonder punt aan het einde. Mag niet via andere begrippen naar zichzelf verwijzen.",
    "Begrip.als": _ALS,
    "Begrip.toelichting": "Uitleg voor wie de tekst onderhoudt.",
    "Begrippen.begrippen": "De begrippen.",
    "Bestuursbesluit.id": _ID,
    "Bestuursbesluit.tekst": "Het besluit in woorden, na 'een besluit tot': de vaststelling van de begroting.",
    "Bestuursbesluit.orgaan": "Het orgaan dat het besluit neemt, volgens de wet of de regeling.",
    "Bestuursbesluit.grondslag": "Waarop dat berust, met hoe zeker dat is.",
    "Bestuursbesluit.vereist": "Clausules zonder welke dit besluit er niet is.",
    "Bestuursbesluit.alternatief": "Besluiten om in plaats hiervan te noemen, als het van een ander orgaan is.",
    "Bestuursbesluiten.besluiten": "De besluiten die een parameter kan noemen.",
    "Rechtswijziging.id": "Naam waarmee een zin ernaar vraagt: recht.<id>, met _ voor ieder -.",
    "Rechtswijziging.datum": "Eerste dag waarop het recht zo luidt.",
    "Rechtswijziging.omschrijving": "Wat er verandert, in één zin.",
    "Rechtswijziging.zekerheid": _ZEKER,
    "Rechtswijziging.bron": _BRON,
    "Rechtswijzigingen.recht": "De veranderingen, ieder met de dag waarop zij ingaat.",
    "Wet.id": "Naam waarmee clausules deze wet aanwijzen: wet('wgr', '13').",
    "Wet.citeertitel": "Citeertitel, zonder datum of vindplaats: de verwijzing is dynamisch.",
    "Wet.lidwoord": "Lidwoord voor de citeertitel; leeg als er geen lidwoord hoort.",
    "Wet.afkorting": "Gangbare afkorting.",
    "Wetten.wetten": "De wetten.",
    "Vindplaats.artikel": "Artikel van die wet.",
    "Vindplaats.lid": "Lid van dat artikel, als getal.",
    "Vindplaats.zekerheid": _ZEKER,
    "Vindplaats.noot": "Opmerking bij de vindplaats, voor wie de bibliotheek onderhoudt.",
    "Wetstekst.id": "Naam van de tekst, bijvoorbeeld de wet met het jaar.",
    "Wetsnaam.vanaf": _VANAF,
    "Wetsnaam.citeertitel": "Citeertitel vanaf die dag.",
    "Wetsnaam.lidwoord": "Lidwoord voor de citeertitel; leeg als er geen lidwoord hoort.",
    "Wetsnaam.afkorting": "Gangbare afkorting.",
    "Wetsnaam.zekerheid": _ZEKER,
    "Wetsnaam.bron": _BRON,
    "Later.vanaf": _VANAF,
    "Later.naam": "Naam vanaf die dag, als zinsdeel met een kleine letter.",
    "Later.omschrijving": "Wat de taak of deeltaak vanaf die dag inhoudt.",
    "Later.toelichting": "Toelichting vanaf die dag; leeg: die van de taak.",
    "Later.bron": _BRON,
    "Parameter.soort": "Soort waarde. per_gemeente: één getal voor alle, of een getal per gemeente.",
    "Parameter.omschrijving": "Wat de parameter bepaalt.",
    "Parameter.eenheid": "Eenheid, zoals jaren of weken.",
    "Parameter.opties": "Bij soort keuze: de mogelijkheden.",
    "Parameter.minimum": "Kleinste waarde.",
    "Parameter.maximum": "Grootste waarde.",
    "Parameter.standaard": "Waarde als geen besluit er een kiest.",
    "Variant.omschrijving": "Wat deze variant regelt, in één zin.",
    "Variant.opschrift": "Eigen opschrift; leeg: dat van de clausule.",
    "Variant.voorwaarde": "Voorwaarde die moet gelden waar deze variant is gekozen.",
    "Variant.regel": "Naam van een stemregel of verdeelsleutel die deze variant uitrekent; haar parameters komen erbij.",
    "Variant.parameters": "Parameters van deze variant; in zinnen: regel.naam.",
    "Variant.regimes": _REGIMES,
    "Variant.grondslag": "Grondslag van deze variant, naast die van de clausule.",
    "Variant.vereist": _VEREIST,
    "Variant.sluit_uit": _SLUIT_UIT,
    "Variant.leden": _LEDEN,
    "Variant.blokken": _BLOKKEN,
    "Variant.toelichting": _TOELICHTING,
    "Clausule.id": "Naam van de clausule; gelijk aan de naam van het bestand.",
    "Clausule.opschrift": "Opschrift van het artikel of de bijlage.",
    "Clausule.wie": "Wie kiest: de regio (besluiten van het traject) of de gemeente (haar eigen keuzes).",
    "Clausule.grondslag": "Artikelen van de wet waarop de bepaling rust.",
    "Clausule.vervult": "Eisen van de wet waaraan de bepaling voldoet, als rij van het overzicht: i-10-2.",
    "Clausule.sluit_uit": _SLUIT_UIT,
    "Clausule.regimes": _REGIMES,
    "Clausule.standaard": "Variant die geldt als geen besluit er een kiest; leeg: de eerste.",
    "Clausule.varianten": "De manieren waarop de clausule kan luiden. Is er één, schrijf dan 'leden' of 'blokken' direct onder de clausule.",
    "Clausule.toelichting": _TOELICHTING,
    "Clausule.bron": _BRON,
    "Bevoegdheid.id": _ID,
    "Bevoegdheid.omschrijving": "Wat de bevoegdheid inhoudt, als zinsdeel.",
    "Bevoegdheid.wet": "Id van de wet in clauses/wetten.",
    "Bevoegdheid.artikel": "Artikel, bijvoorbeeld 7 of 2.3.5.",
    "Bevoegdheid.lid": "Lid van dat artikel.",
    "Bevoegdheid.orgaan": "Bestuursorgaan van wie de bevoegdheid is.",
    "Bevoegdheid.wijze": "delegatie (overgedragen), mandaat (namens) of lokaal (blijft bij de gemeente).",
    "Bevoegdheid.zekerheid": _ZEKER,
    "Deeltaak.id": _ID,
    "Deeltaak.naam": "Naam van de deeltaak, als zinsdeel met een kleine letter.",
    "Deeltaak.omschrijving": "Wat de deeltaak inhoudt.",
    "Taak.id": "Naam van de taak; gelijk aan de naam van het bestand.",
    "Taak.naam": "Naam van de taak, als zinsdeel met een kleine letter.",
    "Taak.omschrijving": "Wat de taak inhoudt; vaste tekst zonder invullingen.",
    "Taak.wetten": "Wetten waarop de taak rust.",
    "Taak.wie": "Wie kiest of de taak gezamenlijk of lokaal gebeurt: gemeente of regio.",
    "Taak.pakket": _PAKKET,
    "Taak.deeltaken": "Delen van de taak die een gemeente apart zelf kan doen.",
    "Taak.bevoegdheden": "Bevoegdheden die bij de taak horen.",
    "Taak.verordening": "Wie de verordening vaststelt.",
    "Taak.nadere_regels": "Wie nadere regels stelt.",
    "Taak.beleidsregels": "Wie beleidsregels vaststelt.",
    "Taak.toelichting": "Uitleg bij de taak.",
    "Taak.bron": _BRON,
    "Hoofdstuk.id": _ID,
    "Hoofdstuk.opschrift": "Opschrift van het hoofdstuk.",
    "Hoofdstuk.clausules": "De artikelen van het hoofdstuk, in volgorde.",
    "Hoofdstuk.toelichting": "Inleiding bij het hoofdstuk, als de toelichting per hoofdstuk is.",
    "Bijlagesoort.clausule": "Clausule met de tekst van de bijlage.",
    "Bijlagesoort.aard": "onderdeel (bindt, hoort bij de regeling), toelichting (informeert) of zelfstandig (eigen besluit).",
    "Bijlagesoort.hoort_bij": "Artikel waar de bijlage bij hoort.",
    "Bijlagesoort.liggend": "Liggende bladzijde.",
    "Bijlagesoort.als": _ALS,
    "Sectie.id": "Vaste naam; ook de plaats voor tekst van een gemeente: na-<sectie>.md.",
    "Sectie.opschrift": "Kop boven de sectie; een huis kan een andere kop kiezen.",
    "Sectie.als": _ALS,
    "Sectie.blokken": "Tekst van de sectie. Een sectie zonder tekst vervalt.",
    "Documentsoort.id": "Naam van de documentsoort; gelijk aan de naam van het bestand.",
    "Documentsoort.naam": "Naam voor lezers.",
    "Documentsoort.klasse": "regeling (artikelen, bijlagen, toelichting) of stuk (velden, secties, ondertekening).",
    "Documentsoort.per": "Eén document voor het traject, of één per gemeente.",
    "Documentsoort.titel": "Titel van het document.",
    "Documentsoort.ondertitel": "Regel onder de titel.",
    "Documentsoort.orgaan": "Orgaan van wie het stuk uitgaat.",
    "Documentsoort.hoofdstukken": "De hoofdstukken, in volgorde.",
    "Documentsoort.slot": "Clausules van het slot.",
    "Documentsoort.bijlagen": "De bijlagen, in volgorde.",
    "Documentsoort.velden": "Velden die een huis in de kop kan zetten, met hun inhoud.",
    "Documentsoort.secties": "Secties van het stuk, in volgorde.",
    "Documentsoort.maximum_bladzijden": "Hoeveel bladzijden het stuk ten hoogste mag hebben.",
    "Veldkeuze.veld": "Veld van de documentsoort, of van gemeente.yaml (velden).",
    "Veldkeuze.label": "Wat er voor het veld staat.",
    "Sectiekeuze.sectie": "Sectie van de documentsoort.",
    "Sectiekeuze.opschrift": "Kop in dit huis; '' voor geen kop; weglaten: de kop van de documentsoort.",
    "Format.kop_na_velden": "De naam van het stuk staat na de velden.",
    "Format.adressering": "Regels van de adressering.",
    "Format.velden": "Velden in de kop, in volgorde.",
    "Format.aanhef": "Aanhef, zoals 'Geachte leden van de gemeenteraad,'.",
    "Format.secties": "Volgorde en koppen van de secties. Wat hier niet staat, volgt waar de documentsoort het heeft.",
    "Format.groet": "Regels van de groet.",
    "Format.ondertekening": "Wie het stuk tekent.",
    "Format.bijlagen": "Lijst van bijlagen: genummerd, met streepjes of geen.",
    "Format.bijlagen_kop": "Kop boven de lijst van bijlagen.",
    "Format.beslispunten": "Hoe beslispunten zijn genummerd.",
    "Format.bron": "Waar dit format vandaan komt.",
    "Format.status": _STATUS,
    "Huisstijl.id": "Naam van de huisstijl; gelijk aan de naam van de map.",
    "Huisstijl.naam": "Naam voor lezers.",
    "Huisstijl.basis": "Word-bestand in dezelfde map, met stijlen, kop- en voettekst.",
    "Huisstijl.formats": "Per documentsoort het format van dit huis.",
    "Huisstijl.lettertype": "Lettertype dat het script aan een nieuw Word-bestand geeft.",
    "Huisstijl.bron": _BRON,
    "Cijfer.waarde": "De waarde: zonder punten voor duizendtallen, met een punt voor decimalen.",
    "Cijfer.peildatum": "Dag waarop is geteld (jjjj-mm-dd).",
    "Cijfer.bekend": "Dag waarop het cijfer bekend werd; daarvoor gebruikt geen mijlpaal het.",
    "Cijfer.bron": _BRON,
    "Cijfer.status": _STATUS,
    "Functionaris.functie": "De functie.",
    "Functionaris.naam": "Naam zoals de bron die schrijft.",
    "Functionaris.van": "Eerste dag in functie, als die bekend is.",
    "Functionaris.tot": "Laatste dag in functie.",
    "Functionaris.waarnemend": "Neemt waar.",
    "Functionaris.bron": _BRON,
    **{
        f"Orgaan.{field}": text
        for field, text in {
            "id": "Naam waarmee een traject dit orgaan noemt, zoals college of provinciale-staten.",
            "rol": "Wat het orgaan in de organisatie is: vertegenwoordigend, uitvoerend of voorzittend.",
            "kort_meervoud": "Hetzelfde in het meervoud.",
        }.items()
    },
    **{
        f"Organisatiesoort.{field}": text
        for field, text in {
            "id": "De soort.",
            "naam": "Hoe een organisatie van deze soort heet, met een kleine letter.",
            "meervoud": "Hetzelfde in het meervoud.",
            "lidwoord": "Lidwoord voor die naam.",
            "organen": "De organen, in de volgorde waarin een regeling ze noemt.",
        }.items()
    },
    "Organisatiesoorten.soorten": "De soorten, in de volgorde waarin een regeling haar deelnemers noemt.",
    **{
        f"Organisatie.{field}": text
        for field, text in {
            "id": "Naam van de organisatie; gelijk aan de naam van de map.",
            "soort": "Soort organisatie: provincie, waterschap, lichaam (van een andere regeling), rijk, buitenlands of privaat.",
            "naam": "Naam, zonder de soort ervoor.",
            "code": "Code van het CBS of een ander register, tussen aanhalingstekens.",
            "adres": "Bezoekadres.",
            "postadres": "Postadres.",
            "huisstijl": "Huisstijl in templates/huisstijlen.",
            "functionarissen": "Wie een functie vervult, per periode.",
            "bron": _BRON,
        }.items()
    },
    "Gemeente.soort": "Een gemeente is altijd van de soort gemeente.",
    "Gemeente.id": "Naam van de gemeente; gelijk aan de naam van de map.",
    "Gemeente.naam": "Naam zoals in een brief.",
    "Gemeente.code": 'Gemeentecode: vier cijfers, altijd tussen aanhalingstekens ("0505").',
    "Gemeente.provincie": "Provincie.",
    "Gemeente.adres": "Bezoekadres.",
    "Gemeente.postadres": "Postadres.",
    "Gemeente.huisstijl": "Huisstijl in templates/huisstijlen.",
    "Gemeente.functionarissen": "Wie een functie vervult, per periode.",
    "Gemeente.bron": _BRON,
    "Behandeling.orgaan": "Orgaan dat de mijlpaal behandelt.",
    "Behandeling.soort": "informeren (niets gevraagd), richting, kaders of besluiten. Bepaalt welke stukken er komen.",
    "Behandeling.bijeenkomst": "Soort bijeenkomst, als zinsdeel.",
    "Behandeling.uitkomst": "Wat er uitkwam.",
    "Behandeling.bron": _BRON,
    "Behandeling.status": _STATUS,
    "Documentkeuze.soort": "Documentsoort in templates/documenten.",
    "Documentkeuze.id": "Eigen naam van het document; leeg: de soort.",
    "Documentkeuze.voor": "regio (één document), alle gemeenten, of alleen gemeenten met die soort behandeling.",
    "Bijlage.titel": "Titel zoals in de lijst van bijlagen.",
    "Mijlpaal.id": "Vaste naam van de mijlpaal; gelijk aan de naam van het bestand.",
    "Mijlpaal.naam": "Naam voor lezers.",
    "Mijlpaal.stand": "Peildatum: besluiten en cijfers van na deze dag tellen niet mee.",
    "Mijlpaal.omschrijving": "Wat er voorligt, als zinsdeel.",
    "Mijlpaal.behandelingen": "Per gemeente hoe zij de mijlpaal behandelt.",
    "Mijlpaal.documenten": "Welke documenten er bij deze mijlpaal zijn.",
    "Mijlpaal.beslispunten": "Beslispunten; in voorstel en besluit gelijk afgedrukt.",
    "Mijlpaal.bijlagen": "Bijlagen bij de stukken.",
    "Antwoorden.deelnemers": "Wie deelnemen, in de volgorde van de tabellen; kort een naam of code, of {naam, soort, organen}.",
    "Mijlpaalsoort.id": _ID,
    "Mijlpaalsoort.definitief": "Een gat (n.t.b.) is hier een fout.",
    "Mijlpaalsoort.beslispunten": "Beslispunten; in voorstel en besluit gelijk afgedrukt.",
    "Mijlpaalsoort.bijlagen": "Bijlagen bij de stukken; een bijlage bij een document dat er niet is, valt weg.",
    "Tekstblokken.blokken": "Alinea's van de regio voor deze plaats ('invoegen') in de stukken van de mijlpaal.",
    "OpenPunt.id": _ID,
    "OpenPunt.opschrift": "Waar het om gaat, in enkele woorden.",
    "OpenPunt.clausule": "Clausule waarover wordt gekozen.",
    "OpenPunt.inleiding": "Zin die het punt inleidt.",
    "OpenPunt.varianten": "De mogelijkheden, twee tot vier.",
    "OpenPunt.vragen": "Vragen die eerst een antwoord nodig hebben.",
    "Puntvariant.variant": "Andere variant van de clausule; leeg: die van nu.",
    "Puntvariant.parameters": "Andere waarden van parameters.",
    "Puntkeuze.clausule": "Clausule waarover dit gaat.",
    "Puntkeuze.variant": "Andere variant; leeg: die van nu.",
    "Puntkeuze.parameters": "Andere waarden van parameters.",
    "Pool.id": "Vaste naam; het bedrag is het cijfer begroting-<id>.",
    "Pool.naam": "Naam voor lezers.",
    "Pool.soort": "Programmakosten of uitvoeringskosten.",
    "Pool.pakket": _PAKKET,
    "Pool.taken": "Taken die uit deze pool worden betaald; een taak staat in één pool.",
    "Pool.toelichting": "Zin bij de bijdragetabel.",
    "Lichaam.naam": "Naam van het lichaam.",
    "Cijferreeks.omschrijving": "Wat het cijfer meet, als zinsdeel.",
    "Cijferreeks.eenheid": "euro, getal of procent.",
    "Traject.id": "Naam van het traject; gelijk aan de naam van de map.",
    "Traject.naam": "Naam van de regeling.",
    "Traject.citeertitel": "Citeertitel van de regeling.",
    "Traject.vorm": "Vorm van de samenwerking volgens de Wgr.",
    "Traject.lichaam": "Het lichaam dat wordt ingesteld.",
    "Traject.deelnames": "Deelnemers, in de volgorde van de tabellen; kort een naam, of {organisatie, organen}.",
    "Traject.inwerkingtreding": "Dag van inwerkingtreding.",
    "Traject.begrotingsjaar": "Jaar waarvoor de bijdragen zijn geraamd.",
    "Traject.werkt_aan": "Mijlpaal waaraan wordt gewerkt; zonder --mijlpaal maakt 'build' alles tot en met deze.",
    "Traject.toelichting": "Toelichting per hoofdstuk of per artikel.",
    "Traject.definities": "Begrippen op alfabet, of met letters.",
    "Traject.taken": "Taken van het lichaam, in volgorde.",
    "Traject.pools": "Kostenpools.",
    "Traject.cijfers": "Cijfers van het traject; de waarden komen met besluiten.",
    "Traject.bron": _BRON,
    "Regeling.id": "Naam van de regeling; gelijk aan de naam van de map.",
    "Regeling.naam": "Naam van de regeling, zoals boven de tekst.",
    "Regeling.citeertitel": "Citeertitel van de regeling.",
    "Regeling.vorm": "Vorm van de samenwerking volgens de Wgr.",
    "Regeling.lichaam": "Het lichaam van de regeling.",
    "Regeling.deelnames": "Deelnemers, in de volgorde van de tabellen; kort een naam, of {organisatie, organen}.",
    "Regeling.toelichting": "Toelichting per hoofdstuk of per artikel.",
    "Regeling.definities": "Begrippen op alfabet, of met letters.",
    "Regeling.taken": "Taken van het lichaam, in volgorde.",
    "Regeling.pools": "Kostenpools.",
    "Regeling.cijfers": "Cijfers van de kostenpools, en wat zij meten; de waarden komen met besluiten.",
    "Regeling.bron": _BRON,
    "Instrument.begrotingsjaar": "Jaar waarvoor de bijdragen zijn geraamd.",
    "Instrument.bron": _BRON,
    "Trajectopgave.id": "Naam van het traject; gelijk aan de naam van de map.",
    "Trajectopgave.werkt_aan": "Mijlpaal waaraan wordt gewerkt; zonder --mijlpaal maakt 'build' alles tot en met deze.",
    "Trajectopgave.gemeentecijfers": "Hoe een cijfer van de gemeenten in stukken heet, naast wat de regeling daarover zegt.",
    "Trajectopgave.instrumenten": "Wat het traject met welke regeling doet; het eerste is waar de stukken over gaan.",
    "Trajectopgave.bron": _BRON,
    "NieuwLid.lid": "Het nieuwe lid.",
    "NieuwLid.onderdeel": "Het nieuwe onderdeel.",
    "NieuwArtikel.id": _ID,
    "NieuwArtikel.opschrift": "Opschrift van het artikel.",
    "NieuwArtikel.leden": _LEDEN,
    "NieuwArtikel.na": "Artikel waar het na komt.",
    "NieuwArtikel.toelichting": "Toelichting bij het artikel.",
    "Vervanging.tekst": "De nieuwe tekst; het nummer en de verwijzingen blijven.",
    "Vervanging.onderdelen": "Nieuwe onderdelen; leeg: de bestaande blijven.",
    "Verplaatsing.wat": "Artikel of hoofdstuk dat verhuist; of een lid of onderdeel, als clausule/lid of clausule/lid/onderdeel.",
    "Verplaatsing.na": "Artikel of hoofdstuk waar het na komt; bij een lid of onderdeel een ander van hetzelfde artikel of lid.",
    "Taakuitvoering.uitvoering": "gezamenlijk, gedeeltelijk (noem de deeltaken), lokaal, of vrijgesteld (neemt niet deel; alleen in een besluit van de regio).",
    "Taakuitvoering.deeltaken": "Deeltaken die de gemeente zelf doet; 'ntb' als zij nog niet bekend zijn (in een definitieve tekst een fout).",
    "Taakuitvoering.vanaf": "Dag van ingang.",
    "Taakuitvoering.toelichting": "Zin bij de uitzondering.",
    "Cijferopgave.naam": "Naam van het cijfer.",
    "Cijferopgave.gemeente": "Gemeente van wie het cijfer is; leeg: van het traject.",
    "Cijferopgave.waarde": "De waarde, of ntb. Bedragen in euro, met ten hoogste twee decimalen.",
    "Cijferopgave.peildatum": "Dag waarop het cijfer betrekking heeft.",
    "Cijferopgave.bron": _BRON,
    "Cijferopgave.status": _STATUS,
    "KeuzeClausule.clausule": "Clausule waarover wordt besloten.",
    "KeuzeClausule.variant": "Gekozen variant. Een andere variant laat de oude parameters vervallen.",
    "KeuzeClausule.parameters": "Waarden van parameters van de variant en haar regel; wat hier niet staat, blijft.",
    "KeuzeClausule.vervalt": "De clausule komt niet in de tekst.",
    "KeuzeTaken.taken": "Per taak wat een gemeente daarmee doet.",
    "KeuzeBevoegdheid.wijze": "Bij 'bevoegdheid': delegatie, mandaat of lokaal.",
    "KeuzeCijfer.cijfer": "Een cijfer dat bekend wordt of verandert.",
    "KeuzeNieuwLid.nieuw_lid": "Een nieuw lid of onderdeel.",
    "KeuzeNieuwArtikel.nieuw_artikel": "Een nieuw artikel.",
    "KeuzeVervang.vervang": "Nieuwe tekst voor een lid, onderdeel of begrip.",
    "KeuzeSchrap.schrap": "Lid of onderdeel dat vervalt: clausule/lid, of clausule/lid/onderdeel.",
    "KeuzeVerplaats.verplaats": "Een artikel of hoofdstuk verhuist.",
    "Besluit.id": "Eigen naam; leeg: de naam van het bestand.",
    "Besluit.datum": "Dag van het besluit (jjjj-mm-dd).",
    "Besluit.volgnummer": "Volgorde van besluiten op één dag.",
    "Besluit.gremium": "Wie besloot.",
    "Besluit.status": "besloten telt mee; voorgenomen en ingetrokken tellen nergens. Wie later terugkomt op een besluit, neemt in een nieuw besluit 'intrekken' op.",
    "Besluit.keuzes": "Wat er is gekozen.",
    "Besluit.reden": _REDEN,
    "Besluit.bron": _BRON,
    "Besluit.vertrouwelijk": "De redenen blijven ook bij 'explain' verborgen.",
    "Gemeentekeuzes.besluiten": "De gedateerde besluiten van deze gemeente.",
}


# A sentence: text, or a whole number that is read as text; never empty.
_ZIN_VORM: Json = {"type": ["string", "integer"], "pattern": r"\S"}


def schema(soort: str) -> Json:
    """Return the JSON Schema of one kind of file."""
    model = SOORTEN[soort][0]
    made = model.model_json_schema(by_alias=True)
    records = {record.__name__: record for record in (*_records(model), *_records(SHORT.get(soort, model)))}
    definitions: Json = made.pop("$defs", {})
    if soort in SHORT:
        made, definitions = _either(made, definitions, model, SHORT[soort])
    for name, definition in definitions.items():
        _explain(records[name], definition)
    if soort not in SHORT:
        _explain(model, made)
    if soort == "clausule":
        made = _short_clause(made, definitions["Variant"])
    if soort in CHOOSERS:
        _choosable(definitions["KeuzeClausule"], CHOOSERS[soort])
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "$id": f"{soort}.schema.json", "title": TITELS[model.__name__]}
    return {**head, **{key: value for key, value in made.items() if key != "title"}, "$defs": definitions}


SHORT: Mapping[str, type[Record]] = {"traject": Traject}  # kind of file -> the record of its short form, without instruments


def _either(made: Json, definitions: Json, model: type[Record], short: type[Record]) -> tuple[Json, Json]:
    """Return a schema that takes a file in its full form when it has instruments, else in its short form."""
    other = short.model_json_schema(by_alias=True)
    rows = {**definitions, **other.pop("$defs", {}), model.__name__: made, short.__name__: other}
    ways = {"then": {"$ref": f"#/$defs/{model.__name__}"}, "else": {"$ref": f"#/$defs/{short.__name__}"}}
    return {"type": "object", "properties": {}, "if": {"required": ["instrumenten"]}, **ways}, rows


CHOOSERS = {"besluit": "regio", "gemeentekeuzes": "gemeente"}  # kind of file -> whose clauses it chooses


@cache
def _library() -> Workspace:
    return load(ROOT)[0]


def _choosable(definition: Json, wie: str) -> None:
    """Let editors complete the clauses of the library, and for each its variants and parameters; a clause that is not known yet is not refused."""
    clauses = {name: clause for name, clause in sorted(_library().clausules.items()) if clause.wie == wie}
    shown = definition["properties"]["clausule"]
    definition["properties"]["clausule"] = {"description": shown.pop("description"), "anyOf": [{"enum": list(clauses)}, shown]}
    definition["allOf"] = [
        {"if": {"properties": {"clausule": {"const": name}}, "required": ["clausule"]}, "then": {"properties": _choice(clause)}}
        for name, clause in clauses.items()
    ]


def _choice(clause: Clausule) -> Json:
    variants = [f"{name}: {variant.omschrijving}" for name, variant in clause.varianten.items() if variant.omschrijving]
    fields: Json = {}
    for variant in clause.varianten.values():
        for item in asked.asked(variant, rule_model(variant), asked.Names()):
            fields.setdefault(item.naam, {"description": f"{item.uitleg} ({item.vorm})."})
    return {
        "variant": {"enum": list(clause.varianten), "description": " ".join(variants) or f"Van '{clause.id}' is er één variant."},
        "parameters": {"properties": fields},
    }


def _records(model: type[BaseModel]) -> Iterator[type[Record]]:
    """Yield a record and every record that its fields hold."""
    seen: set[type[Record]] = set()
    waiting: list[Any] = [model]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, Record):
            if one not in seen:
                seen.add(one)
                yield one
                waiting += [field.annotation for field in one.model_fields.values()]
        else:
            waiting += get_args(one)


def _explain(record: type[Record], definition: Json) -> None:
    """Put the Dutch title of a record and the explanation of each field in its definition; allow what the loader allows."""
    name = record.__name__
    definition["title"] = TITELS.get(name, name)
    definition.pop("description", None)
    for key, field in record.model_fields.items():
        if key == "positie":
            continue
        shown: Json = definition["properties"][field.alias or key]
        shown.pop("title", None)
        explanation = field.description or UITLEG.get(f"{name}.{key}", "")  # a test names the fields that nobody explained
        shown["description"] = explanation.removesuffix(".") + "." if explanation else ""
        default = shown.get("default")
        if default is None or default in ([], {}, ""):
            shown.pop("default", None)
    if name == "Cijferimport":  # a column may stand as its heading alone
        columns = definition["properties"]["kolommen"]["patternProperties"]
        for pattern, column in columns.items():
            columns[pattern] = {"anyOf": [{"type": "string", "minLength": 1}, column]}
    if "zinnen" in definition["properties"]:  # a sentence in one piece may stand as a text
        rows = definition["properties"]["zinnen"]["patternProperties"]
        for pattern, row in rows.items():
            piece = {"anyOf": [dict(_ZIN_VORM), row["items"]]}
            rows[pattern] = {"anyOf": [*piece["anyOf"], {**row, "items": piece}]}
    _allow_one(name, definition["properties"])
    if "centrum" in definition["properties"]:  # a regulation without a body names who does the work instead
        definition["required"] = [field for field in definition["required"] if field != "lichaam"]
        definition["oneOf"] = [{"required": ["lichaam"]}, {"required": ["centrum"]}]
    for shown in definition["properties"].values():
        _refine(shown)


def _allow_one(name: str, properties: dict[str, Json]) -> None:
    """Allow the short forms of a record: one item without a list, a participant by its name alone."""
    if name in {"Traject", "Regeling", "Instrument"}:
        row = properties["deelnemers"]
        row["items"] = {"anyOf": [{"type": "string", "pattern": ID_PATTERN, "maxLength": 60}, row["items"]]}
    if name in {"Antwoorden", "Vervolgantwoorden"}:
        row = properties["deelnemers"]
        row["items"] = {"anyOf": [{"type": "string", "minLength": 1}, row["items"]]}
    if name == "Antwoorden":
        for field in ("eigen_lichaam", "eigen_personeel", "rechtspersoon", "alleen_ondersteuning"):
            properties[field]["enum"] = [True, False, *properties[field]["enum"]]
            properties[field].pop("type", None)
    if name == "Stap":
        text: Json = {"type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$"}
        properties["wie"] = {"description": properties["wie"]["description"], "anyOf": [text, {"$ref": "#/$defs/Wie"}]}
    if name == "Blok":
        _or_one(properties["onderdelen"], {"$ref": "#/$defs/Blok"})
    if name == "Bevoegdheid":
        _or_one(properties["lid"], dict(properties["lid"]["items"]))
    if "toelichting" in properties and name in {"Clausule", "Variant"}:
        _or_one(properties["toelichting"], dict(_ZIN_VORM))


def _or_one(shown: Json, item: Json) -> None:
    """Allow one item where a list is expected."""
    row = {key: shown.pop(key) for key in ("type", "items", "anyOf") if key in shown}
    shown["anyOf"] = [*row.get("anyOf", [row]), item]


def _refine(node: Any) -> None:
    """Say what pydantic leaves unsaid: the form of a sentence, a date and a number of an article, and that other keys are refused."""
    if isinstance(node, list):
        for item in node:
            _refine(item)
    if not isinstance(node, dict):
        return
    if "patternProperties" in node:
        node["additionalProperties"] = False
    if node.get("type") == ["string", "integer"] and "pattern" not in node:
        node["type"] = ["string", "number"]
        node["pattern"] = r"^[0-9]+[a-z]{0,3}([.:][0-9]+[a-z]{0,3})*$"
    if node.get("type") == "string" and not {"pattern", "minLength", "enum", "const"} & set(node):
        node |= {"pattern": r"^\d{4}-\d{2}-\d{2}$"} if node.get("format") == "date" else _ZIN_VORM
    for item in node.values():
        _refine(item)


def _short_clause(made: Json, variant: Json) -> Json:
    """Allow a clause of one variant: `leden` or `blokken` stand directly under it, with what goes with them."""
    fields: Json = dict(made["properties"])
    direct = {name: variant["properties"][name] for name in ("leden", "blokken", "parameters", "regel", "voorwaarde")}
    required = [name for name in made["required"] if name != "varianten"]
    ways = [
        {"title": "Met varianten", "required": ["varianten"], "not": {"anyOf": [{"required": [name]} for name in direct]}},
        {"title": "Met één variant: leden of blokken", "anyOf": [{"required": ["leden"]}, {"required": ["blokken"]}], "not": {"required": ["varianten"]}},
    ]
    return {"type": "object", "properties": {**fields, **direct}, "required": required, "additionalProperties": False, "oneOf": ways}


def globs(root: Path = ROOT) -> dict[str, list[str]]:
    """Return for each kind of file the patterns of its places; the folders of clauses/ one by one."""
    found = {soort: list(places) for soort, (_, places) in SOORTEN.items()}
    folders = sorted(item.name for item in (root / "clauses").iterdir() if item.is_dir() and item.name not in SPECIAL)
    found["clausule"] = [f"clauses/{name}/*.yaml" for name in folders]
    return found


def outputs(root: Path = ROOT) -> dict[str, str]:
    """Return the text of each file this script makes, by its path in the repository."""
    made = {f"schemas/{soort}.schema.json": _text(schema(soort)) for soort in SOORTEN}
    settings = {
        "yaml.schemas": {f"./schemas/{soort}.schema.json": places for soort, places in globs(root).items()},
        "yaml.format.enable": False,
        "yaml.customTags": [],
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
        "files.encoding": "utf8",
        "files.eol": "\n",
    }
    return {**made, ".vscode/settings.json": _text(settings)}


def _text(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def stale(root: Path = ROOT) -> list[str]:
    """Return the files that are not what this script would make."""
    return [path for path, text in outputs(root).items() if not (root / path).is_file() or (root / path).read_text(encoding="utf-8") != text]


def main() -> None:
    """Write the files that changed, or with --check say which would."""
    old = stale()
    if "--check" in sys.argv[1:]:
        print("\n".join(old) or "De schema's zijn bij.")
        sys.exit(bool(old))
    made = outputs()
    for path in old:
        (ROOT / path).parent.mkdir(exist_ok=True)
        (ROOT / path).write_text(made[path], encoding="utf-8", newline="\n")
        print(path)


if __name__ == "__main__":
    main()
