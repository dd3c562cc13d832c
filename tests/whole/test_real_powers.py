"""Regulations in force (register, May 2026): our library says the same powers in its own words, and a reader finds them back in the text.

Only facts are taken from the literal articles: form, makers, laws, receiving organ, way of transfer, exceptions. No sentence of them stands here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pytest

from regio import Geval, anders, kern, regeling_van, regio
from werkruimte import Geladen, tekst_van


@dataclass(frozen=True, slots=True)
class Feit:
    """What a regulation in force says of powers, and with which tasks and choices our library says it."""

    naam: str
    taken: tuple[str, ...]
    wetten: frozenset[str]  # by citeertitel: of the transfer, or of the tasks where nothing passes
    wijze: str  # per wet, per artikel, mandaat
    orgaan: str = ""  # which organ gets what passes; empty where nothing does, or where there is one board
    uitgezonderd: tuple[tuple[str, str], ...] = ()  # law -> a word of what does not pass
    gemandateerd: tuple[str, ...] = ()  # words of powers that are mandated in the regulation itself
    beleid_bij_colleges: bool = False
    eigen: tuple[tuple[str, tuple[str, ...]], ...] = ()  # task by its name -> its participants, when these are not all
    vorm: str = "openbaar-lichaam"
    makers: str = "colleges"
    modules: tuple[str, ...] = ()
    keuzes: tuple[dict[str, Any], ...] = ()
    velden: dict[str, Any] = field(default_factory=dict)


PW, IOAW, IOAZ, BBZ = (
    "Participatiewet",
    "Wet inkomensvoorziening oudere en gedeeltelijk arbeidsongeschikte werkloze werknemers",
    "Wet inkomensvoorziening oudere en gedeeltelijk arbeidsongeschikte gewezen zelfstandigen",
    "Besluit bijstandverlening zelfstandigen 2004",
)
WSW, WI, WGS, WKO, WMO = (
    "Wet sociale werkvoorziening",
    "Wet inburgering 2021",
    "Wet gemeentelijke schuldhulpverlening",
    "Wet kinderopvang",
    "Wet maatschappelijke ondersteuning 2015",
)
JW, LPW, OW, WM, GW, AWR, WOZ, AW, AWB = (
    "Jeugdwet", "Leerplichtwet 1969", "Omgevingswet", "Wet milieubeheer", "Gemeentewet", "Algemene wet inzake rijksbelastingen", "Wet waardering onroerende zaken", "Archiefwet 1995",
    "Algemene wet bestuursrecht",
)  # fmt: skip
INKOMEN = ("algemene-bijstand", "ioaw-ioaz", "bijstand-zelfstandigen")


def per_wet(orgaan: str, beleidsregels: str = "bijlage") -> dict[str, Any]:
    """Return the choice of transfer per law."""
    return {"clausule": "verhouding-bevoegdheden", "variant": "per-wet", "parameters": {"orgaan": orgaan, "beleidsregels": beleidsregels}}


GEHEEL = {"bevoegdheid": "inburgering", "wijze": "delegatie"}  # our library proposes mandate
MANDAAT = {"clausule": "verhouding-bevoegdheden", "variant": "alleen-mandaat"}
FEITEN = (
    Feit(  # art. 4: per law to the AB, without bijzondere bijstand; one of the participants only the Wsw; colleges keep beleidsregels
        "Uitvoeringsorganisatie Laborijn", ("sociale-werkvoorziening", *INKOMEN[:2], "bijzondere-bijstand", "kinderopvang", "inburgering"), frozenset({WSW, PW, IOAW, IOAZ, WKO, WI}),
        "per wet", "algemeen bestuur", ((PW, "bijzondere bijstand"),), beleid_bij_colleges=True,
        keuzes=(per_wet("algemeen-bestuur", "colleges"), GEHEEL, {"bevoegdheid": "bijzondere-bijstand", "wijze": "lokaal"}),
    ),
    Feit(  # art. 5: per law to the DB, with the rules; of the Wi without art. 39 and chapter 10
        "ISD Bollenstreek", (*INKOMEN, "inburgering", "schuldhulpverlening", "wmo-hulpmiddelen", "kinderopvang"), frozenset({PW, BBZ, IOAW, IOAZ, WI, WGS, WMO, WKO}),
        "per wet", "dagelijks bestuur", ((WI, "artikel 39"), (WI, "hoofdstuk 10")), keuzes=(per_wet("dagelijks-bestuur"), GEHEEL),
    ),
    Feit(  # art. 7: all executing powers under the laws to the AB; decisions by unanimity
        "Werkplein Drentsche Aa", INKOMEN, frozenset({PW, BBZ, IOAW, IOAZ}), "per wet", "algemeen bestuur",
        keuzes=(per_wet("algemeen-bestuur"), {"clausule": "besluitvorming", "variant": "eenstemmigheid", "parameters": {"basis": "uitgebracht", "besluiten": []}}),
    ),
    Feit(  # art. 5: wholly, per law; other gemeenten only with consent of the AB, at a price agreed beforehand
        "Kompas", (*INKOMEN, "inburgering", "schuldhulpverlening"), frozenset({PW, BBZ, IOAW, IOAZ, WI, WGS}), "per wet", "dagelijks bestuur",
        modules=("diensten-aan-derden", "opvolgende-wetgeving"), keuzes=(per_wet("dagelijks-bestuur"), GEHEEL),
    ),
    Feit(  # art. 4: mandate only, for three fields of work; deciding on bezwaar stays with the colleges
        "Servicecentrum MER", ("omgevingsvergunningen", "omgevingstoezicht", "algemene-bijstand", "ict", "personeelszaken"), frozenset({OW, WM, PW}), "mandaat",
        modules=("bezwaar",), keuzes=(MANDAAT,),
    ),
    Feit(  # art. 4: no delegation, mandate, for buying, administration and the protection table
        "Serviceorganisatie Zorg Holland Rijnland", ("jeugdhulp-inkoop", "jeugdhulp-administratie", "jeugdbeschermingstafel"), frozenset({JW}), "mandaat",
        vorm="bedrijfsvoeringsorganisatie",
    ),
    Feit(  # art. 4: work for colleges and gedeputeerde staten in mandate; the participants keep their powers
        "Omgevingsdienst Flevoland en Gooi en Vechtstreek", ("omgevingsvergunningen", "omgevingstoezicht", "omgevingshandhaving", "omgevingsadvies"), frozenset({OW, GW, AWB, "Provinciewet"}), "mandaat",
        makers="met provincie",
    ),
    Feit(  # art. 5: designation of officials to the DB; hardship, fines and irrecoverable claims in mandate; the Wet WOZ
        "Belastingsamenwerking Gemeenten en Waterschappen", ("belastingheffing", "belastinginvordering", "waardering-onroerende-zaken"), frozenset({GW, WOZ, "Waterschapswet"}), "per artikel", "dagelijks bestuur",
        beleid_bij_colleges=True, makers="met waterschap",  # who transferred a power may still make beleidsregels (Awb 10:16): our short text says so
    ),
    Feit(  # art. 4: mandate to the centrumgemeente; limits on openness stay with each college
        "Archief Gooi en Vechtstreek", ("archiefbeheer", "archieftoezicht", "historisch-centrum"), frozenset({AW}), "mandaat", gemandateerd=("de zorg voor overgebrachte", "reproducties", "archivaris"),
        uitgezonderd=((AW, "openbaarheid"),), vorm="regeling-zonder-meer",
    ),
    Feit(  # art. 5: the Leerplichtwet to the AB, without two of the participants
        "Regio Holland Rijnland", ("leerplicht",), frozenset({LPW}), "per wet", "algemeen bestuur", eigen=(("leerplicht", ("Aa", "Bree", "Cromme", "Diep")),), modules=("eigen-deelnemers",),
        keuzes=(per_wet("algemeen-bestuur"),), velden={"eigen_deelnemers": {"leerplicht": ("aa", "bree", "cromme", "diep")}},
    ),
    Feit(  # art. 5: the laws wholly to the one board; beleidsregels stay with the colleges
        "Participatiebedrijf KempenPlus", ("sociale-werkvoorziening", *INKOMEN, "inburgering"), frozenset({WSW, PW, IOAW, IOAZ, BBZ, WI}), "per artikel", beleid_bij_colleges=True,
        vorm="bedrijfsvoeringsorganisatie", keuzes=(GEHEEL,),
    ),
    Feit(  # art. 6: no transfer of public powers; a module has participants of its own
        "MGR Rijk van Nijmegen", ("ict",), frozenset(), "mandaat", eigen=(("informatie- en communicatietechnologie", ("Aa", "Bree", "Cromme")),), modules=("eigen-deelnemers",),
        keuzes=(MANDAAT,), velden={"eigen_deelnemers": {"ict": ("aa", "bree", "cromme")}},
    ),
)  # fmt: skip


# ── the reader ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What a reader finds in the text."""

    wijze: str
    orgaan: str
    wetten: frozenset[str]
    uitzonderingen: dict[str, str]
    gemandateerd: str
    beleid_bij_colleges: bool
    eigen: dict[str, tuple[str, ...]]


_WET = re.compile(r"van (?:de|het) ([A-Z][^|();]*?)\)?[;.]?(?: en)?$")


def _tabel(regels: list[str], kop: str) -> list[list[str]]:
    """Return the rows of a table by its heads."""
    if kop not in regels:
        return []
    rows = []
    for regel in regels[regels.index(kop) + 1 :]:
        if not regel.strip():
            break
        rows.append([cel.strip() for cel in regel.split("|")])
    return rows


def lees(tekst: str, laws: dict[str, str]) -> Gelezen:
    """Read what a regulation says of its powers, from its printed text alone; `laws` are the names of laws with their article."""
    regels = tekst.split("\n")
    bound = tekst.split("\nToelichting op ", maxsplit=1)[0]
    per_law = _tabel(regels, "Wet | Overgedragen | Niet overgedragen")
    without = "dragen geen bevoegdheden over" in bound or "mandaat om de besluiten te nemen" in bound
    items = [regel for regel in bound.split("\n") if re.search(r"\([Aa]rtikel [^()]*\)[;.]?(?: en)?$", regel)]
    tasks = [cel for row in _tabel(regels, "Omschrijving | Wetten") for cel in row[1:]]
    passing = [row[0].partition(" ")[2] for row in per_law]
    named = passing or [match.group(1) for regel in items if (match := _WET.search(regel))] or [wet for cel in tasks for wet in laws if wet in cel]
    organ = re.search(r"overgedragen bevoegdheden berusten bij het ((?:algemeen|dagelijks) bestuur)", bound)
    own = re.findall(r"(?:[a-z]\. |uitvoert, is )([^\n;.]+?), voor ([^\n;.]+)[;.]", bound) if "Deelname per taak" in bound else []
    kept = re.search(
        r"(?:Een college kan|De (?:colleges|deelnemers) kunnen over) .*?beleidsregels|kan beleidsregels vaststellen over de uitoefening|beleidsregels vaststellen; het bestuur",
        bound,
    )
    return Gelezen(
        "mandaat" if without else "per wet" if per_law else "per artikel",
        organ.group(1) if organ else "",
        frozenset(named),
        {row[0].partition(" ")[2]: row[2] for row in per_law},
        " ".join(items),
        kept is not None,
        {name: tuple(re.split(r", | en ", row)) for name, row in own},
    )


def _gemaakt(geladen: Geladen, feit: Feit) -> tuple[str, list[str]]:
    if feit.vorm == "openbaar-lichaam" and feit.makers == "colleges":
        geval = kern(geladen, feit.taken, modules=feit.modules, keuzes=feit.keuzes, **feit.velden)
    else:
        wijze = "mandaat" if feit.wijze == "mandaat" else "delegatie"
        geval = anders(regio(geladen, Geval(feit.vorm, feit.makers, "II", wijze)), feit.taken, feit.keuzes, modules=feit.modules, **feit.velden)
    made, found = regeling_van(geval)
    return tekst_van(made), [f"{item.slug}: {item.message}" for item in found]


@pytest.mark.parametrize("feit", FEITEN, ids=lambda feit: feit.naam)
def test_our_library_says_the_powers_of_a_regulation_in_force(sociaal: Geladen, feit: Feit) -> None:
    tekst, found = _gemaakt(sociaal, feit)
    assert found == []
    known = {wet.citeertitel: wet.id for wet in sociaal.ruimte.wetten.values()} | {OW: "omgevingsrecht"}
    read = lees(tekst, known)
    assert (read.wijze, read.orgaan, read.beleid_bij_colleges) == (feit.wijze, feit.orgaan, feit.beleid_bij_colleges)
    assert read.wetten == feit.wetten
    for wet, words in feit.uitgezonderd:
        assert words in read.uitzonderingen.get(wet, "") if feit.wijze == "per wet" else words not in read.gemandateerd, (wet, words)
    assert all(words in read.gemandateerd for words in feit.gemandateerd)
    assert read.eigen == dict(feit.eigen)


def test_a_mandate_is_for_decisions_and_what_decides_nothing_has_an_authority(sociaal: Geladen) -> None:
    tekst, _ = _gemaakt(sociaal, next(feit for feit in FEITEN if feit.naam == "Archief Gooi en Vechtstreek"))
    mandate, _, rest = tekst.partition("Het mandaat omvat in ieder geval de bevoegdheden tot:")[2].partition("De verlening omvat volmacht")
    authority = rest.partition("De machtiging omvat in ieder geval de bevoegdheid tot")[2].partition("Ondermandaat")[0]
    assert ("archivaris" in mandate, "de zorg voor overgebrachte" in mandate) == (True, False)
    assert ("archivaris" in authority, "de zorg voor overgebrachte" in authority) == (False, True)


def test_there_are_at_least_ten_and_every_way_of_transfer(sociaal: Geladen) -> None:
    assert len(FEITEN) >= 10
    assert {feit.wijze for feit in FEITEN} == {"per wet", "per artikel", "mandaat"}
    assert {feit.vorm for feit in FEITEN} == {"openbaar-lichaam", "bedrijfsvoeringsorganisatie", "regeling-zonder-meer"}
    assert {taak for feit in FEITEN for taak in feit.taken} <= set(sociaal.ruimte.taken)


def test_the_reader_sees_what_is_said_otherwise(sociaal: Geladen) -> None:
    """The guard is proved: the same facts with another organ, and with the exception left out, are read as such."""
    feit = FEITEN[0]
    other = Feit(feit.naam, feit.taken, feit.wetten, feit.wijze, keuzes=(per_wet("dagelijks-bestuur"),))
    tekst, _ = _gemaakt(sociaal, other)
    read = lees(tekst, {})
    assert (read.orgaan, read.beleid_bij_colleges) == ("dagelijks bestuur", False)
    assert "bijzondere bijstand" not in read.uitzonderingen[PW]
