"""De regeling bevat wat de Wgr in haar tekst eist.

Voor een openbaar lichaam: de deelnemers, de instelling, het belang, de overgedragen bevoegdheden en hun verhouding tot die van
de deelnemers, de plaats van vestiging, het bestuur en het aantal leden, de voorzitter, verantwoording, inlichtingen en ontslag,
wijziging, opheffing, toetreding en uittreding, vereffening, archief en inwerkingtreding. Sinds 1 juli 2022 ook: zienswijze van
de raden op besluiten, betrokkenheid van ingezetenen, en evaluatie. Een clausule zegt met 'vervult' aan welke eis zij voldoet.

Deze controle stelt vast dat een onderwerp ontbreekt; zij oordeelt niet over de inhoud.

Grondslag: de artikelen die per eis zijn genoemd. De eisen van na 1 juli 2022 zijn ten dele te verifieren (tweede bron).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, error

# what must be in the text -> (rows of the fact sheet that satisfy it, article, regimes in which it is demanded)
_ALL = ("I-a", "I-b", "II")
_EISEN: Mapping[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "de deelnemers": (("i-1-1", "ii-1-1"), "Wgr, artikel 1, eerste lid", _ALL),
    "de instelling van het lichaam": (("i-8-1",), "Wgr, artikel 8, eerste lid", _ALL),
    "het belang": (("i-10-1",), "Wgr, artikel 10, eerste lid", _ALL),
    "de overgedragen bevoegdheden": (("i-10-2",), "Wgr, artikel 10, tweede lid", _ALL),
    "de verhouding tussen bevoegdheden": (("i-30-4",), "Wgr, artikel 30, tweede lid", _ALL),
    "de plaats van vestiging": (("i-10-5",), "Wgr, artikel 10, derde lid", _ALL),
    "het aantal leden van het algemeen bestuur": (("i-13-7",), "Wgr, artikel 13, derde lid", _ALL),
    "de aanwijzing van de voorzitter": (("i-13-11",), "Wgr, artikel 13, negende lid", _ALL),
    "het dagelijks bestuur": (("i-14-1",), "Wgr, artikel 14, eerste lid", _ALL),
    "verantwoording, inlichtingen en ontslag": (("i-18",), "Wgr, artikel 18 in samenhang met artikel 16", _ALL),
    "inlichtingen aan de raden": (("i-17", "ii-17-2"), "Wgr, artikel 17", _ALL),
    "wijziging, opheffing, toetreding en uittreding": (("i-9-1", "ii-9-1"), "Wgr, artikel 9, eerste lid", _ALL),
    "vereffening": (("i-9-2", "ii-9-2"), "Wgr, artikel 9, tweede lid", _ALL),
    "de dag van inwerkingtreding": (("i-26-0",), "Wgr, artikel 26, derde lid", _ALL),
    "de zorg voor archiefbescheiden": (("i-arch", "ii-arch"), "Archiefwet 1995, artikel 40", _ALL),
    "zienswijze van de raden op besluiten": (("ii-10-5",), "Wgr, artikel 10, vijfde lid (te verifieren)", ("II",)),
    "betrokkenheid van ingezetenen": (("ii-10-7",), "Wgr, artikel 10, zevende lid", ("II",)),
    "evaluatie": (("ii-11a",), "Wgr, vermoedelijk artikel 11a (te verifieren)", ("II",)),
}


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each subject that the law demands in the text of an openbaar lichaam and no chosen clause covers."""
    soort = facts.workspace.documentsoorten[facts.traject.regeling]
    made = {choice.soort for choice in facts.mijlpaal.documenten}
    if facts.traject.vorm != "openbaar-lichaam" or facts.traject.regeling not in made:
        return
    listed = [*soort.aanhef, *(name for chapter in soort.hoofdstukken for name in chapter.clausules), *soort.slot]
    covered = {row for name in listed if facts.keuzes.clausules[name].aanwezig for row in facts.workspace.clausules[name].vervult}
    for subject, (rows, article, regimes) in _EISEN.items():
        if facts.regime in regimes and not covered & set(rows):
            yield error("regeling-bevat-wat-de-wet-eist", f"In de regeling ontbreekt: {subject}.", facts.traject.positie.span, grondslag=article)
