"""The styles and the numbering of a house style: one definition, filled in with a typeface and a colour."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from assembler.wordfile import styles as s  # noqa: E402 - the script runs without the package being installed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

MARGE = 1418  # 2.5 cm
BREEDTE = 11906 - 2 * MARGE  # of the text, standing
BREEDTE_LIGGEND = 16838 - 2 * MARGE
STAP = 454  # 0.8 cm: one step of indentation
LABEL = 1304  # 2.3 cm: where the heading of an article begins, after its number
VELDKOLOM = 2835  # 5 cm: where the values of a paper's fields begin
GRIJS = "595959"
LIJN = "BFBFBF"
GEEN_NUMMER = '<w:numPr><w:numId w:val="0"/></w:numPr>'


@dataclass(frozen=True)
class Huis:
    """What one house differs in: its wordmark, a typeface every Windows has (with its free metric twin), one colour."""

    naam: str
    soort: str  # what the renderer writes before the name in the wordmark, and the name: here as they stand in the file itself
    afzender: str
    lettertype: str
    grootte: int  # half points
    regelafstand: int  # 240 = single
    accent: str


# --- properties, in the order the schema wants ---------------------------------------------------------------------


def alinea(  # noqa: PLR0913 - one keyword for each property of a paragraph
    *,
    voor: int | None = None,
    na: int | None = None,
    regel: int | None = None,
    links: int | None = None,
    hangend: int | None = None,
    rechts: int | None = None,
    tabs: tuple[tuple[str, int], ...] = (),
    stippels: bool = False,
    lijn: str = "",
    volgende: bool | None = None,
    bijeen: bool | None = None,
    nieuwe_pagina: bool | None = None,
    lijst: int | None = None,
    aaneen: bool = False,
    uitlijning: str = "",
    niveau: int | None = None,
) -> str:
    """Return the inside of a w:pPr: distances in twips, `lijst` the level in the list of the regulation, `stippels` dots before a right tab."""
    afstand = _kenmerken(before=voor, after=na, line=regel, lineRule="auto" if regel else None)
    inspringing = _kenmerken(left=links, right=rechts, hanging=hangend)
    delen = [
        _schakel("keepNext", volgende),
        _schakel("keepLines", bijeen),
        _schakel("pageBreakBefore", nieuwe_pagina),
        "" if lijst is None else f'<w:numPr><w:ilvl w:val="{lijst}"/><w:numId w:val="1"/></w:numPr>',
        lijn and f"<w:pBdr>{lijn}</w:pBdr>",
        tabs and "<w:tabs>" + "".join(_tab(soort, plek, stippels=stippels and soort == "right") for soort, plek in tabs) + "</w:tabs>",
        afstand and f"<w:spacing {afstand}/>",
        inspringing and f"<w:ind {inspringing}/>",
        "<w:contextualSpacing/>" if aaneen else "",
        uitlijning and f'<w:jc w:val="{uitlijning}"/>',
        "" if niveau is None else f'<w:outlineLvl w:val="{niveau}"/>',
    ]
    return "".join(deel or "" for deel in delen)


def letter(  # noqa: PLR0913 - one keyword for each property of a run
    *,
    vet: bool | None = None,
    cursief: bool | None = None,
    kleur: str = "",
    wijd: int = 0,
    grootte: int = 0,
    kader: bool = False,
    boven: bool = False,
    onderstreept: str = "",
) -> str:
    """Return the inside of a w:rPr; `grootte` in half points, `kader` a box around the text."""
    return "".join(
        (
            _schakel("b", vet),
            _schakel("bCs", vet),
            _schakel("i", cursief),
            _schakel("iCs", cursief),
            kleur and f'<w:color w:val="{kleur}"/>',
            f'<w:spacing w:val="{wijd}"/>' if wijd else "",
            f'<w:sz w:val="{grootte}"/><w:szCs w:val="{grootte}"/>' if grootte else "",
            onderstreept and f'<w:u w:val="{onderstreept}"/>',
            '<w:bdr w:val="single" w:sz="6" w:space="0" w:color="auto"/>' if kader else "",
            '<w:vertAlign w:val="superscript"/>' if boven else "",
        )
    )


def rand(kant: str, dikte: int, kleur: str, ruimte: int = 4) -> str:
    """Return one border of a paragraph or a table."""
    return f'<w:{kant} w:val="single" w:sz="{dikte}" w:space="{ruimte}" w:color="{kleur}"/>'


def label(plek: int) -> dict[str, Any]:
    """Return the properties of a heading whose text stands at `plek`, after its number."""
    return {"links": plek, "hangend": plek, "tabs": (("left", plek),)}


def _tab(soort: str, plek: int, *, stippels: bool) -> str:
    return f'<w:tab w:val="{soort}"{" w:leader=" + quoteattr("dot") if stippels else ""} w:pos="{plek}"/>'


def _schakel(naam: str, aan: object) -> str:
    if aan is None:
        return ""
    return f"<w:{naam}/>" if aan else f'<w:{naam} w:val="0"/>'


def _kenmerken(**waarden: int | str | None) -> str:
    return " ".join(f'w:{naam}="{waarde}"' for naam, waarde in waarden.items() if waarde is not None)


# --- styles --------------------------------------------------------------------------------------------------------


STANDAARDTABEL = (
    '<w:style w:type="table" w:default="1" w:styleId="Standaardtabel"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
STANDAARDTEKEN = (
    '<w:style w:type="character" w:default="1" w:styleId="Standaardalinea-lettertype"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
INGEBOUWD = {"Title", "Subtitle", "TOC Heading"}  # besides those in small letters: heading 1, toc 1, caption, header


def stijl(stijl_id: str, op: str, ppr: str = "", rpr: str = "", *, volgende: str = "", soort: str = "paragraph") -> str:
    """Return one style, named as `stijlen.VEREIST` says (or as its id), based on `op`, followed by `volgende`."""
    naam = s.REQUIRED.get(stijl_id, stijl_id)
    eigen = "" if naam.islower() or naam in INGEBOUWD else ' w:customStyle="1"'
    return "".join(
        (
            f"<w:style w:type={quoteattr(soort)}{eigen} w:styleId={quoteattr(stijl_id)}>",
            f"<w:name w:val={quoteattr(naam)}/>",
            op and f"<w:basedOn w:val={quoteattr(op)}/>",
            volgende and f"<w:next w:val={quoteattr(volgende)}/>",
            '<w:uiPriority w:val="1"/><w:qFormat/>',
            ppr and f"<w:pPr>{ppr}</w:pPr>",
            rpr and f"<w:rPr>{rpr}</w:rPr>",
            "</w:style>",
        )
    )


def koppen(huis: Huis) -> list[str]:
    """Return the styles of titles and headings; distance stands before, so that it adds up nowhere."""
    g, accent = huis.grootte, huis.accent
    vast: dict[str, Any] = {"volgende": True, "bijeen": True}
    los = (("left", 567), ("left", LABEL))  # a short label (3.1), or one as long as Artikel 50
    bladzijde: dict[str, Any] = {"regel": 235, "stippels": True, "tabs": (("left", 1701), ("right", BREEDTE))}
    return [
        stijl(s.TITLE, "Standaard", alinea(voor=240, regel=252, **vast), letter(vet=True, kleur=accent, grootte=g + 22), volgende=s.SUBTITLE),
        stijl(s.SUBTITLE, "Standaard", alinea(voor=80, bijeen=True), letter(kleur=GRIJS, grootte=g + 4), volgende=s.PARAGRAPH),
        stijl("Kop1", "Standaard", alinea(voor=480, niveau=0, **vast), letter(vet=True, kleur=accent, grootte=g + 8), volgende=s.PARAGRAPH),
        stijl("Kop2", "Standaard", alinea(voor=320, niveau=1, **vast), letter(vet=True, grootte=g + 1), volgende=s.PARAGRAPH),
        stijl("Kop3", "Standaard", alinea(voor=240, niveau=2, **vast), letter(vet=True, cursief=True), volgende=s.PARAGRAPH),
        stijl("Kop4", "Standaard", alinea(voor=200, niveau=3, **vast), letter(cursief=True), volgende=s.PARAGRAPH),
        stijl(s.HOOFDSTUK, "Kop1", alinea(niveau=0, **label(2041)), volgende=s.ARTIKEL),
        stijl(s.ARTIKEL, "Kop2", alinea(lijst=0, niveau=1, **label(LABEL)), volgende=s.LID),
        stijl(s.ARTIKEL_WITHOUT_HOOFDSTUK, s.ARTIKEL, alinea(niveau=0), volgende=s.LID),
        stijl(s.BIJLAGE, "Kop1", alinea(voor=0, nieuwe_pagina=True, niveau=0, **label(1644)), volgende=s.PARAGRAPH),
        stijl(s.TOELICHTING, "Kop1", alinea(voor=0, nieuwe_pagina=True, niveau=0), volgende=s.SECTIONS[1]),
        stijl(s.AANNAMES, "Kop1", alinea(niveau=0), letter(grootte=g + 2), volgende=s.AANNAME),
        stijl(s.SECTIONS[0], "Kop1", alinea(voor=360, niveau=0, tabs=los), letter(grootte=g + 3), volgende=s.PARAGRAPH),
        *(stijl(naam, f"Kop{n}", alinea(niveau=n - 1, tabs=los), volgende=s.PARAGRAPH) for n, naam in enumerate(s.SECTIONS[1:], 2)),
        stijl(s.CONTENTS_HEADING, "Standaard", alinea(voor=480, **vast), letter(vet=True, kleur=accent, grootte=g + 4), volgende=s.CONTENTS[0]),
        stijl(s.CONTENTS[0], "Standaard", alinea(voor=70, volgende=True, links=1701, hangend=1701, **bladzijde), letter(vet=True, grootte=g - 2)),
        stijl(s.CONTENTS[1], "Standaard", alinea(voor=10, links=1701, hangend=1417, **bladzijde), letter(grootte=g - 2)),
    ]


def lopende_tekst() -> list[str]:
    """Return the styles of running text."""
    los = {"Standaard": (None, None), s.LID: (STAP, 1), s.ONDERDEEL: (2 * STAP, 2), s.SUBONDERDEEL: (3 * STAP, 3)}
    stijlen = [
        stijl(s.PARAGRAPH, "Standaard"),
        stijl(s.AANHEF, "Standaard"),
        stijl(s.LID_UNNUMBERED, "Standaard"),
        stijl(s.BEGRIP, "Standaard", alinea(voor=60, links=2 * STAP, hangend=STAP)),
        stijl(s.ITEM_UNMARKED, "Standaard", alinea(voor=60, links=STAP)),
        stijl(s.AANNAME, "Standaard", alinea(voor=40, regel=240, links=STAP + 113, hangend=STAP + 113), letter(grootte=18)),
        stijl(s.ADDRESS_LINE, "Standaard", alinea(voor=120, na=120, aaneen=True)),
        stijl(s.FIELD, "Standaard", alinea(voor=240, na=240, regel=312, aaneen=True, links=VELDKOLOM, hangend=VELDKOLOM, tabs=(("left", VELDKOLOM),))),
        stijl(s.SECTION_END, "Standaard", alinea(voor=0, na=0, regel=20), letter(grootte=2)),
    ]
    for naam, (links, niveau) in los.items():
        if links is not None:
            stijlen.append(stijl(naam, "Standaard", alinea(voor=60 if niveau != 1 else None, lijst=niveau, links=links, hangend=STAP)))
    for diepte, (gewoon, vast) in enumerate(s.FIXED_NUMBER.items(), 1):
        stijlen.append(stijl(vast, gewoon, GEEN_NUMMER + alinea(links=diepte * STAP, hangend=STAP)))
    for diepte, naam in enumerate(s.ITEMS, 1):
        stijlen.append(stijl(naam, "Standaard", alinea(voor=60, links=diepte * STAP, hangend=STAP)))
    return stijlen


def ondertekening() -> list[str]:
    """Return the styles of a signature block: it stays together on one page."""
    bijeen: dict[str, Any] = {"volgende": True, "bijeen": True}
    tabs = (("left", BREEDTE // 2),)
    return [
        stijl(s.SLOTFORMULE, "Standaard", alinea(voor=240, na=120, aaneen=True, **bijeen)),
        stijl(s.STATEMENT, "Standaard", alinea(voor=320, **bijeen)),
        stijl(s.PLACE_AND_DATE, "Standaard", alinea(voor=120, **bijeen)),
        stijl(s.FUNCTION, "Standaard", alinea(voor=200, tabs=tabs, **bijeen)),
        stijl(s.NAME, "Standaard", alinea(voor=840, tabs=tabs, bijeen=True)),
    ]


def tabelstijlen(huis: Huis) -> list[str]:
    """Return the styles of tables: light rules, no lines between columns."""
    klein = huis.grootte - 2
    basis = {"rij": letter(grootte=klein), "kop": letter(vet=True, kleur=huis.accent), "totaal": letter(vet=True)}
    stijlen = [stijl(s.CAPTION, "Standaard", alinea(voor=280, na=100, volgende=True, bijeen=True), letter(vet=True, grootte=klein))]
    for soort, kanten in ((name, row) for name, row in s.CELLS.items() if name in basis):  # a row above a group looks like one with totals
        op = "Standaard" if soort == "rij" else s.CELLS["rij"]["links"]
        links = alinea(voor=30, na=30, regel=240) if soort == "rij" else alinea(volgende=True) if soort == "kop" else ""
        stijlen.append(stijl(kanten["links"], op, links, basis[soort]))
        stijlen.append(stijl(kanten["rechts"], kanten["links"], alinea(uitlijning="right")))
        stijlen.append(stijl(kanten["midden"], kanten["links"], alinea(uitlijning="center")))
    randen = rand("top", 8, huis.accent, 0) + rand("bottom", 8, huis.accent, 0) + rand("insideH", 4, LIJN, 0)
    marges = '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
    kop = f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{rand("bottom", 8, huis.accent, 0)}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    totaal = f'<w:tblStylePr w:type="lastRow"><w:tcPr><w:tcBorders>{rand("top", 8, huis.accent, 0)}</w:tcBorders></w:tcPr></w:tblStylePr>'
    tabel = (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{s.TABLE}"><w:name w:val="{s.REQUIRED[s.TABLE]}"/>'
        '<w:basedOn w:val="Standaardtabel"/><w:uiPriority w:val="1"/><w:qFormat/><w:tblPr>'
        f"<w:tblBorders>{randen}</w:tblBorders><w:tblCellMar>{marges}</w:tblCellMar></w:tblPr>{kop}{totaal}</w:style>"
    )
    return [
        *stijlen,
        STANDAARDTABEL,
        tabel,
    ]


def kop_en_voet(huis: Huis) -> list[str]:
    """Return the styles of header and footer, standing and lying."""
    klein = letter(kleur=GRIJS, grootte=16)
    boven, onder = rand("bottom", 4, LIJN, 4), rand("top", 4, LIJN, 6)
    smal, breed = (("right", BREEDTE),), (("clear", BREEDTE), ("right", BREEDTE_LIGGEND))
    return [
        stijl("Woordmerk", "Standaard", alinea(voor=0, na=60), letter(kleur=huis.accent, grootte=30)),
        stijl(s.HEADER, "Standaard", alinea(voor=0, na=180, regel=240, tabs=smal, lijn=boven), klein),
        stijl(s.FOOTER, "Standaard", alinea(voor=0, regel=240, tabs=smal, lijn=onder), klein),
        stijl(s.LANDSCAPE[s.HEADER], s.HEADER, alinea(tabs=breed)),
        stijl(s.LANDSCAPE[s.FOOTER], s.FOOTER, alinea(tabs=breed)),
    ]


def tekenstijlen() -> list[str]:
    """Return the character styles: difference is shape first, never colour alone."""
    los = {
        s.FIELD_LABEL: letter(vet=True),
        s.TERM: letter(vet=True),
        s.NTB: letter(vet=True, kader=True),
        s.FILL_IN_LINE: letter(kleur=GRIJS),
        s.NOTE: letter(boven=True),
        s.REFERENCE: "",
        s.CONCEPT: letter(vet=True, kleur="000000", wijd=30, grootte=18, kader=True),
        "Woordmerknaam": letter(vet=True),
    }
    return [
        STANDAARDTEKEN,
        *(stijl(naam, "Standaardalinea-lettertype", "", rpr, soort="character") for naam, rpr in los.items()),
    ]


def styles_xml(huis: Huis) -> str:
    """Return word/styles.xml of a house."""
    letters = f"<w:rFonts {' '.join(f'w:{kant}={quoteattr(huis.lettertype)}' for kant in ('ascii', 'hAnsi', 'eastAsia', 'cs'))}/>"
    standaard = f'{letters}<w:sz w:val="{huis.grootte}"/><w:szCs w:val="{huis.grootte}"/><w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>'
    return (
        f'{KOP}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{standaard}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl/><w:spacing w:before="120" w:after="0" w:line="{huis.regelafstand}" w:lineRule="auto"/></w:pPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="Geenlijst"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        + "".join([*koppen(huis), *lopende_tekst(), *ondertekening(), *tabelstijlen(huis), *kop_en_voet(huis), *tekenstijlen()])
        + "</w:styles>"
    )


def numbering_xml() -> str:
    """Return word/numbering.xml: one list for article, lid, onderdeel and subonderdeel; an article restarts the rest.

    The levels carry no indentation: that stands in the styles, where a secretary can change it.
    """
    niveaus = (
        ("decimal", "", s.ARTIKEL, "nothing"),
        ("decimal", "%2.", s.LID, "tab"),
        ("lowerLetter", "%3.", s.ONDERDEEL, "tab"),
        ("decimal", "%4°.", s.SUBONDERDEEL, "tab"),
    )
    lagen = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{vorm}"/><w:pStyle w:val="{naam}"/><w:suff w:val="{na}"/>'
        f'<w:lvlText w:val="{tekst}"/><w:lvlJc w:val="left"/></w:lvl>'
        for i, (vorm, tekst, naam, na) in enumerate(niveaus)
    )
    lijst = (
        f'<w:abstractNum w:abstractNumId="1"><w:nsid w:val="3A550001"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="3A550002"/>{lagen}</w:abstractNum>'
    )
    return f'{KOP}<w:numbering xmlns:w="{W}">{lijst}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
