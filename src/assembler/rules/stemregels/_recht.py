"""What the law, or the list of deelnemers, has against the parameters of a voting rule; shared by the rules here."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from assembler.rules.common import Objections, Vorm, fout, opmerking
from assembler.rules.votes import Stemgerechtigde

OPENBAAR_LICHAAM: Vorm = "openbaar-lichaam"

# Decisions that are for the deelnemers themselves: (what to look for, how it is named, where it says so).
_TREFFEN = "Wgr artikel 1 en artikel 9, eerste lid"
_WIJZIGING = r"wijzig\w*\s+(van\s+)?(de|deze)\s+(gemeenschappelijke\s+)?regeling|regelingswijziging"
_BEVOEGDHEDEN = r"(nieuwe|uitbreid\w*|overdra\w+|overdracht)\b.*\bbevoegdhe"
_NIET_AAN_HET_BESTUUR = (
    (r"toetred", "toetreding", _TREFFEN),
    (r"uittred", "uittreding", _TREFFEN),
    (_WIJZIGING, "wijziging van de regeling", _TREFFEN),
    (_BEVOEGDHEDEN, "nieuwe bevoegdheden", "Wgr artikel 10, tweede lid"),
)
_WEL_AAN_HET_BESTUUR = re.compile(r"\b(voorstel|advies|zienswijze|gevolgen|kosten|uittreedplan|uittredingsplan|vaststell)", re.IGNORECASE)


def bezwaren_besluiten(besluiten: Collection[str]) -> Objections:
    """Return a fault for each named decision that is not the board's to take."""
    found = []
    for besluit in besluiten:
        for pattern, name, grondslag in _NIET_AAN_HET_BESTUUR:
            if re.search(pattern, besluit, re.IGNORECASE) and not _WEL_AAN_HET_BESTUUR.search(besluit):
                text = f"'{besluit}' gaat over {name}. Dat besluiten de deelnemers, niet het bestuur van het lichaam."
                found.append(fout(text, grondslag, parameter="besluiten"))
                break
    return tuple(found)


def bezwaren_drempel(breuk: Fraction, vorm: Vorm, *, strikt: bool, parameter: str) -> Objections:
    """Return a fault where a demand on votes lies below the absolute majority that binds an openbaar lichaam."""
    if vorm != "openbaar-lichaam" or breuk > Fraction(1, 2) or (breuk == Fraction(1, 2) and strikt):
        return ()
    text = "Deze drempel ligt onder de volstrekte meerderheid van de uitgebrachte stemmen; alleen de Wgr zelf kan daarvan afwijken."
    return (fout(text, "Wgr artikel 22, eerste lid, in samenhang met Gemeentewet artikel 30 (INF)", parameter=parameter),)


def bezwaren_alle_besluiten(besluiten: Collection[str], vorm: Vorm) -> Objections:
    """Return a remark where a demand heavier than the absolute majority is made of every decision of an openbaar lichaam."""
    if vorm != OPENBAAR_LICHAAM or besluiten:
        return ()
    text = "Deze eis geldt hier voor alle besluiten; de wet kent een zwaardere eis dan de volstrekte meerderheid voor genoemde besluiten."
    return (opmerking(text, "Wgr artikel 13, vierde lid, onderdeel c; Gemeentewet artikel 30 (INF)", parameter="besluiten"),)


def table_objections(tabel: Mapping[str, int], deelnemers: Sequence[Stemgerechtigde], parameter: str) -> Objections:
    """Return a fault for each deelnemer that a table leaves out, and each name in it that is no deelnemer (Wgr 13, derde lid)."""
    names = [deelnemer.id for deelnemer in deelnemers]
    missing = [fout("Deze gemeente staat niet in de tabel.", parameter=parameter, deelnemer=name) for name in names if name not in tabel]
    unknown = [fout(f"'{name}' staat in de tabel, maar is geen deelnemer.", parameter=parameter) for name in tabel if name not in names]
    return (*missing, *unknown)
