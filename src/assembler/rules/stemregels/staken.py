"""Staken van stemmen: wat geldt als voor en tegen gelijk zijn.

Bij evenveel stemmen voor als tegen is er geen meerderheid. Deze regel zegt of er wordt overgestemd, en wat er daarna geldt.

Te kiezen:

- `herstemming`: `geen`, `zelfde-vergadering` of `volgende-vergadering` (alleen als niet alle leden hebben gestemd: is de vergadering
  voltallig, dan heeft opnieuw stemmen geen zin).
- `daarna`: `verworpen` of `voorzitter-beslist` (de stem van de voorzitter geeft de doorslag).

Grondslag: voor het algemeen bestuur van een openbaar lichaam Gemeentewet artikel 32, vierde tot en met zesde lid, via Wgr artikel
22, eerste lid: niet voltallig, dan uitstel tot de volgende vergadering; voltallig of dan weer gelijk, dan is het voorstel niet
aangenomen. Stemmen over personen gaan anders: na een tweede stemming beslist het lot (artikel 31).

Let op: een doorslaggevende stem van de voorzitter in het algemeen bestuur van een openbaar lichaam is een fout. Het antwoord van de
VNG dat de voorzitter beslist, past bij een college (Gemeentewet 59), niet bij een algemeen bestuur. Voor een
bedrijfsvoeringsorganisatie of een gemeenschappelijk orgaan van colleges mag het wel, en moet de regeling er iets over zeggen.
Met een even aantal stemmen komt staken vaker voor dan men denkt: reken na met welke gemeenten het kan.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Record
from assembler.rules.ballot import Stemming
from assembler.rules.common import MET_BESTUUR, Objections, Vorm, fout
from assembler.rules.stemregels._recht import OPENBAAR_LICHAAM

SOORT: Literal["staken"] = "staken"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Gemeentewet artikelen 31 en 32, in samenhang met Wgr artikel 22, eerste lid (openbaar lichaam)",)
WETTEN: tuple[str, ...] = ()

_GRONDSLAG = "Gemeentewet artikel 32, vierde tot en met zesde lid, in samenhang met Wgr artikel 22, eerste lid (INF)"


class Parameters(Record):
    """Of er wordt overgestemd, en wat daarna geldt."""

    herstemming: Literal["geen", "zelfde-vergadering", "volgende-vergadering"] = Field(description="Of en wanneer opnieuw wordt gestemd")
    daarna: Literal["verworpen", "voorzitter-beslist"] = Field(description="Wat geldt als de stemmen dan weer staken")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    again = {"geen": "", "zelfde-vergadering": "opnieuw stemmen", "volgende-vergadering": "opnieuw stemmen in de volgende vergadering"}
    last = "verworpen" if p.daarna == "verworpen" else "de voorzitter beslist"
    return f"{again[p.herstemming]}, daarna {last}" if again[p.herstemming] else last


def staakt(stemming: Stemming) -> bool:
    """Return whether votes were cast, as many for as against."""
    return bool(stemming.uitgebracht) and stemming.stemmen(stemming.voor) == stemming.stemmen(stemming.tegen)


def uitslag(p: Parameters, stemming: Stemming) -> Literal["herstemming", "voorzitter", "verworpen"]:
    """Return what a tie means: another vote, the word of the chair, or rejection (Gemeentewet 32)."""
    complete = len(stemming.uitgebracht) == len(stemming.leden)
    again = p.herstemming == "zelfde-vergadering" or (p.herstemming == "volgende-vergadering" and not complete)
    if again and stemming.vergadering == 1:
        return "herstemming"
    return "voorzitter" if p.daarna == "voorzitter-beslist" and stemming.voorzitter else "verworpen"


def doorslag(stemming: Stemming) -> Stemming:
    """Return the vote with one vote more for the chair: a casting vote, for the other demands to judge."""
    leden = tuple(replace(lid, stemmen=lid.stemmen + 1) if lid.id == stemming.voorzitter else lid for lid in stemming.leden)
    return replace(stemming, leden=leden)


def bezwaren(p: Parameters, vorm: Vorm) -> Objections:
    """Return what the law has against these parameters: for an openbaar lichaam it decides what a tie means."""
    if vorm != OPENBAAR_LICHAAM:
        return ()
    found: Objections = ()
    if p.daarna == "voorzitter-beslist":
        text = "In het algemeen bestuur van een openbaar lichaam geeft de stem van de voorzitter niet de doorslag."
        found += (fout(text, _GRONDSLAG, parameter="daarna"),)
    if p.herstemming != "volgende-vergadering":
        text = "Is niet voltallig gestemd, dan wordt het besluit uitgesteld tot de volgende vergadering; daarvan kan de regeling niet afwijken."
        found += (fout(text, _GRONDSLAG, parameter="herstemming"),)
    return found
