"""What the law, or the list of deelnemers, has against the parameters of a voting rule; shared by the rules here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from assembler.rules.common import Objections, Vorm, fout, opmerking
from assembler.rules.votes import Stemgerechtigde

OPENBAAR_LICHAAM: Vorm = "openbaar-lichaam"


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
