"""Make the base .docx of every house style from one definition: `python tools/maak_huisstijlen.py`.

Writes `templates/huisstijlen/<naam>/basis.docx`; the same definition gives the same bytes. A secretary may restyle the
file in Word afterwards (run the script no more for that house): the renderer asks only that the styles keep their names,
that Artikel, Lid, Onderdeel and Subonderdeel stay one list, and that the fields of header and footer stay somewhere.
"""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from assembler.renderers.word import stijlen as s  # noqa: E402 - the script runs without the package being installed
from assembler.renderers.word.basis import lees_basis  # noqa: E402

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006"
DOC = "application/vnd.openxmlformats-officedocument.wordprocessingml"
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
    woordmerk: tuple[str, str]
    lettertype: str
    grootte: int  # half points
    regelafstand: int  # 240 = single
    accent: str


HUIZEN = (
    Huis("regio", ("regio ", "Drechtsteden"), "Calibri", 22, 276, "1F4E79"),
    Huis("alblasserdam", ("gemeente ", "Alblasserdam"), "Arial", 20, 288, "00616B"),
    Huis("dordrecht", ("gemeente ", "Dordrecht"), "Arial", 20, 288, "9B1C2E"),
    Huis("hardinxveld-giessendam", ("gemeente ", "Hardinxveld-Giessendam"), "Calibri", 22, 276, "1E5B2A"),
    Huis("hendrik-ido-ambacht", ("gemeente ", "Hendrik-Ido-Ambacht"), "Calibri", 22, 276, "6A1B57"),
    Huis("papendrecht", ("gemeente ", "Papendrecht"), "Arial", 20, 288, "0B4F8A"),
    Huis("sliedrecht", ("gemeente ", "Sliedrecht"), "Times New Roman", 23, 276, "7A3E00"),
    Huis("zwijndrecht", ("gemeente ", "Zwijndrecht"), "Calibri", 22, 276, "004F59"),
)


def contrast(kleur: str) -> float:
    """Return the contrast of a colour with white paper, by WCAG 2.1 (1.4.3)."""
    kanalen = [int(kleur[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    rood, groen, blauw = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen)
    return 1.05 / (0.2126 * rood + 0.7152 * groen + 0.0722 * blauw + 0.05)


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
    lijn: str = "",
    volgende: bool | None = None,
    bijeen: bool | None = None,
    nieuwe_pagina: bool | None = None,
    lijst: int | None = None,
    aaneen: bool = False,
    uitlijning: str = "",
    niveau: int | None = None,
) -> str:
    """Return the inside of a w:pPr: distances in twips, `lijst` the level in the list of the regulation."""
    afstand = _kenmerken(before=voor, after=na, line=regel, lineRule="auto" if regel else None)
    inspringing = _kenmerken(left=links, right=rechts, hanging=hangend)
    delen = [
        _schakel("keepNext", volgende),
        _schakel("keepLines", bijeen),
        _schakel("pageBreakBefore", nieuwe_pagina),
        "" if lijst is None else f'<w:numPr><w:ilvl w:val="{lijst}"/><w:numId w:val="1"/></w:numPr>',
        lijn and f"<w:pBdr>{lijn}</w:pBdr>",
        tabs and "<w:tabs>" + "".join(f'<w:tab w:val="{soort}" w:pos="{plek}"/>' for soort, plek in tabs) + "</w:tabs>",
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


def _schakel(naam: str, aan: bool | None) -> str:
    if aan is None:
        return ""
    return f"<w:{naam}/>" if aan else f'<w:{naam} w:val="0"/>'


def _kenmerken(**waarden: int | str | None) -> str:
    return " ".join(f'w:{naam}="{waarde}"' for naam, waarde in waarden.items() if waarde is not None)


# --- styles --------------------------------------------------------------------------------------------------------


INGEBOUWD = {"Title", "Subtitle", "TOC Heading"}  # besides those in small letters: heading 1, toc 1, caption, header


def stijl(stijl_id: str, op: str, ppr: str = "", rpr: str = "", *, volgende: str = "", soort: str = "paragraph") -> str:
    """Return one style, named as `stijlen.VEREIST` says (or as its id), based on `op`, followed by `volgende`."""
    naam = s.VEREIST.get(stijl_id, stijl_id)
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
    vast = {"volgende": True, "bijeen": True}
    los = (("left", 567), ("left", LABEL))  # a short label (3.1), or one as long as Artikel 50
    return [
        stijl(s.TITEL, "Standaard", alinea(voor=240, regel=252, **vast), letter(vet=True, kleur=accent, grootte=g + 22), volgende=s.ONDERTITEL),
        stijl(s.ONDERTITEL, "Standaard", alinea(voor=80, bijeen=True), letter(kleur=GRIJS, grootte=g + 4), volgende=s.ALINEA),
        stijl(s.SOORT_STUK, "Standaard", alinea(voor=240, **vast), letter(vet=True, kleur=GRIJS, wijd=10, grootte=g + 2), volgende=s.TITEL),
        stijl("Kop1", "Standaard", alinea(voor=480, niveau=0, **vast), letter(vet=True, kleur=accent, grootte=g + 8), volgende=s.ALINEA),
        stijl("Kop2", "Standaard", alinea(voor=320, niveau=1, **vast), letter(vet=True, grootte=g + 1), volgende=s.ALINEA),
        stijl("Kop3", "Standaard", alinea(voor=240, niveau=2, **vast), letter(vet=True, cursief=True), volgende=s.ALINEA),
        stijl("Kop4", "Standaard", alinea(voor=200, niveau=3, **vast), letter(cursief=True), volgende=s.ALINEA),
        stijl(s.HOOFDSTUK, "Kop1", alinea(niveau=0, **label(2041)), volgende=s.ARTIKEL),
        stijl(s.ARTIKEL, "Kop2", alinea(lijst=0, niveau=1, **label(LABEL)), volgende=s.LID),
        stijl(s.ARTIKEL_LOS, s.ARTIKEL, alinea(niveau=0), volgende=s.LID),
        stijl(s.BIJLAGE, "Kop1", alinea(voor=0, nieuwe_pagina=True, niveau=0, **label(1644)), volgende=s.ALINEA),
        stijl(s.TOELICHTING, "Kop1", alinea(voor=0, nieuwe_pagina=True, niveau=0), volgende=s.SECTIES[1]),
        stijl(s.AANNAMES, "Kop1", alinea(niveau=0), letter(grootte=g + 2), volgende=s.AANNAME),
        stijl(s.SECTIES[0], "Kop1", alinea(voor=360, niveau=0, tabs=los), letter(grootte=g + 3), volgende=s.ALINEA),
        *(stijl(naam, f"Kop{n}", alinea(niveau=n - 1, tabs=los), volgende=s.ALINEA) for n, naam in enumerate(s.SECTIES[1:], 2)),
        stijl(s.INHOUD_KOP, "Standaard", alinea(voor=480, **vast), letter(vet=True, kleur=accent, grootte=g + 4), volgende=s.INHOUD[0]),
        stijl(s.INHOUD[0], "Standaard", alinea(voor=110, volgende=True, **label(1701)), letter(vet=True)),
        stijl(s.INHOUD[1], "Standaard", alinea(voor=10, links=1701, hangend=1417, tabs=(("left", 1701),))),
    ]


def lopende_tekst() -> list[str]:
    """Return the styles of running text."""
    los = {"Standaard": (None, None), s.LID: (STAP, 1), s.ONDERDEEL: (2 * STAP, 2), s.SUBONDERDEEL: (3 * STAP, 3)}
    stijlen = [
        stijl(s.ALINEA, "Standaard"),
        stijl(s.AANHEF, "Standaard"),
        stijl(s.LID_LOS, "Standaard"),
        stijl(s.BEGRIP, "Standaard", alinea(voor=60, links=2 * STAP, hangend=STAP)),
        stijl(s.OPSOMMING_LOS, "Standaard", alinea(voor=60, links=STAP)),
        stijl(s.AANNAME, "Standaard", alinea(voor=60, links=STAP + 113, hangend=STAP + 113), letter(grootte=18)),
        stijl(s.ADRES, "Standaard", alinea(voor=120, na=120, aaneen=True)),
        stijl(s.VELD, "Standaard", alinea(voor=240, na=240, regel=312, aaneen=True, links=VELDKOLOM, hangend=VELDKOLOM, tabs=(("left", VELDKOLOM),))),
        stijl(s.SECTIE_EINDE, "Standaard", alinea(voor=0, na=0, regel=20), letter(grootte=2)),
    ]
    for naam, (links, niveau) in los.items():
        if links is not None:
            stijlen.append(stijl(naam, "Standaard", alinea(voor=60 if niveau != 1 else None, lijst=niveau, links=links, hangend=STAP)))
    for diepte, (gewoon, vast) in enumerate(s.VAST_NUMMER.items(), 1):
        stijlen.append(stijl(vast, gewoon, GEEN_NUMMER + alinea(links=diepte * STAP, hangend=STAP)))
    for diepte, naam in enumerate(s.OPSOMMINGEN, 1):
        stijlen.append(stijl(naam, "Standaard", alinea(voor=60, links=diepte * STAP, hangend=STAP)))
    return stijlen


def ondertekening() -> list[str]:
    """Return the styles of a signature block: it stays together on one page."""
    bijeen = {"volgende": True, "bijeen": True}
    tabs = (("left", BREEDTE // 2),)
    return [
        stijl(s.SLOTFORMULE, "Standaard", alinea(voor=240, aaneen=True, **bijeen)),
        stijl(s.VERKLARING, "Standaard", alinea(voor=320, **bijeen)),
        stijl(s.PLAATS_DATUM, "Standaard", alinea(voor=120, **bijeen)),
        stijl(s.FUNCTIE, "Standaard", alinea(voor=200, tabs=tabs, **bijeen)),
        stijl(s.NAAM, "Standaard", alinea(voor=840, tabs=tabs, bijeen=True)),
        stijl(s.TEKENLIJN, s.NAAM, "", letter(kleur=GRIJS)),
    ]


def tabelstijlen(huis: Huis) -> list[str]:
    """Return the styles of tables: light rules, no lines between columns."""
    klein = huis.grootte - 2
    basis = {"rij": letter(grootte=klein), "kop": letter(vet=True, kleur=huis.accent), "totaal": letter(vet=True)}
    stijlen = [stijl(s.BIJSCHRIFT, "Standaard", alinea(voor=280, na=100, volgende=True, bijeen=True), letter(vet=True, grootte=klein))]
    for soort, kanten in s.CELLEN.items():
        op = "Standaard" if soort == "rij" else s.CELLEN["rij"]["links"]
        links = alinea(voor=30, na=30, regel=240) if soort == "rij" else alinea(volgende=True) if soort == "kop" else ""
        stijlen.append(stijl(kanten["links"], op, links, basis[soort]))
        stijlen.append(stijl(kanten["rechts"], kanten["links"], alinea(uitlijning="right")))
        stijlen.append(stijl(kanten["midden"], kanten["links"], alinea(uitlijning="center")))
    randen = rand("top", 8, huis.accent, 0) + rand("bottom", 8, huis.accent, 0) + rand("insideH", 4, LIJN, 0)
    marges = '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
    kop = f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{rand("bottom", 8, huis.accent, 0)}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    totaal = f'<w:tblStylePr w:type="lastRow"><w:tcPr><w:tcBorders>{rand("top", 8, huis.accent, 0)}</w:tcBorders></w:tcPr></w:tblStylePr>'
    return [
        *stijlen,
        '<w:style w:type="table" w:default="1" w:styleId="Standaardtabel"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{s.TABEL}"><w:name w:val="{s.VEREIST[s.TABEL]}"/><w:basedOn w:val="Standaardtabel"/>'
        f'<w:uiPriority w:val="1"/><w:qFormat/><w:tblPr><w:tblBorders>{randen}</w:tblBorders><w:tblCellMar>{marges}</w:tblCellMar></w:tblPr>{kop}{totaal}</w:style>',
    ]


def kop_en_voet(huis: Huis) -> list[str]:
    """Return the styles of header and footer, standing and lying."""
    klein = letter(kleur=GRIJS, grootte=16)
    boven, onder = rand("bottom", 4, LIJN, 4), rand("top", 4, LIJN, 6)
    smal, breed = (("right", BREEDTE),), (("clear", BREEDTE), ("right", BREEDTE_LIGGEND))
    return [
        stijl("Woordmerk", "Standaard", alinea(voor=0, na=120), letter(kleur=huis.accent, grootte=30)),
        stijl(s.KOPTEKST, "Standaard", alinea(voor=0, na=280, regel=240, tabs=smal, lijn=boven), klein),
        stijl(s.VOETTEKST, "Standaard", alinea(voor=0, regel=240, tabs=smal, lijn=onder), klein),
        stijl(s.LIGGEND[s.KOPTEKST], s.KOPTEKST, alinea(tabs=breed)),
        stijl(s.LIGGEND[s.VOETTEKST], s.VOETTEKST, alinea(tabs=breed)),
    ]


def tekenstijlen() -> list[str]:
    """Return the character styles: difference is shape first, never colour alone."""
    los = {
        s.VELDLABEL: letter(vet=True),
        s.TERM: letter(vet=True),
        s.NTB: letter(vet=True, kader=True),
        s.INVULREGEL: letter(kleur=GRIJS),
        s.NOOT: letter(boven=True),
        s.VERWIJZING: "",
        s.CONCEPT: letter(vet=True, kleur="000000", wijd=30, grootte=18, kader=True),
        "Woordmerknaam": letter(vet=True),
    }
    return [
        '<w:style w:type="character" w:default="1" w:styleId="Standaardalinea-lettertype"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
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


# --- header, footer, settings, sample text -------------------------------------------------------------------------


def invulveld(naam: str, voorbeeld: str) -> str:
    """Return a content control that the renderer fills in; its tag says with what."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{naam}"/><w:tag w:val="{naam}"/><w:id w:val="{sum(map(ord, naam)) + 1000}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{escape(voorbeeld)}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def tekst(inhoud: str, teken: str = "") -> str:
    """Return a run."""
    opmaak = teken and f'<w:rPr><w:rStyle w:val="{teken}"/></w:rPr>'
    return f'<w:r>{opmaak}<w:t xml:space="preserve">{escape(inhoud)}</w:t></w:r>'


def paginaveld(naam: str) -> str:
    """Return a field with a page number."""
    merk = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f'{merk.format("begin")}<w:r><w:instrText xml:space="preserve"> {naam} </w:instrText></w:r>{merk.format("separate")}{tekst("1")}{merk.format("end")}'


def alineaxml(naam: str, inhoud: str) -> str:
    """Return a paragraph in a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{naam}"/></w:pPr>{inhoud}</w:p>'


def koptekst(huis: Huis, *, eerste: bool) -> str:
    """Return a header: on the first page under the wordmark."""
    merk = alineaxml("Woordmerk", tekst(huis.woordmerk[0]) + tekst(huis.woordmerk[1], "Woordmerknaam")) if eerste else ""
    regel = alineaxml(s.KOPTEKST, invulveld("vermelding", "Vermelding") + "<w:r><w:tab/></w:r>" + tekst("\u00a0CONCEPT\u00a0", s.CONCEPT))
    return f'{KOP}<w:hdr xmlns:w="{W}">{merk}{regel}</w:hdr>'


def voettekst() -> str:
    """Return the footer."""
    punt = tekst(" · ")
    links = punt.join(
        (invulveld("document", "document"), invulveld("mijlpaal", "mijlpaal"), invulveld("versie", "versie"), tekst("stand ") + invulveld("stand", "datum"))
    )
    rechts = tekst("Pagina ") + paginaveld("PAGE") + tekst(" van ") + paginaveld("NUMPAGES")
    return f'{KOP}<w:ftr xmlns:w="{W}">{alineaxml(s.VOETTEKST, links + "<w:r><w:tab/></w:r>" + rechts)}</w:ftr>'


def document_xml() -> str:
    """Return the body: a line in every style, for the secretary who restyles them; the renderer takes the page only."""
    namen = {**s.VEREIST}
    voor_teken = (s.VELDLABEL, s.TERM, s.NTB, s.INVULREGEL, s.NOOT, s.VERWIJZING, s.CONCEPT, s.TABEL)
    overslaan = {*voor_teken, "Standaard", "Kop1", "Kop2", "Kop3", "Kop4", s.SECTIE_EINDE, s.KOPTEKST, s.VOETTEKST, *s.LIGGEND.values()}
    regels = "".join(alineaxml(stijl_id, tekst(f"Voorbeeld van de stijl {naam}")) for stijl_id, naam in namen.items() if stijl_id not in overslaan)
    verwijzingen = "".join(
        f'<w:{soort}Reference w:type="{keer}" r:id="rId{n}"/>'
        for n, (soort, keer) in enumerate((("header", "default"), ("header", "first"), ("footer", "default"), ("footer", "first")), 10)
    )
    pagina = (
        f'<w:sectPr>{verwijzingen}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="{MARGE}" w:bottom="1418" w:left="{MARGE}" '
        'w:header="680" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )
    return f'{KOP}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{regels}{pagina}</w:body></w:document>'


def settings_xml() -> str:
    """Return word/settings.xml: Word 2013 and later, Dutch."""
    waarden = (
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
    )
    verenigbaar = "".join(f'<w:compatSetting w:name="{n}" w:uri="http://schemas.microsoft.com/office/word" w:val="{v}"/>' for n, v in waarden)
    return (
        f'{KOP}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="{STAP}"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{verenigbaar}</w:compat><w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def theme_xml(huis: Huis) -> str:
    """Return word/theme/theme1.xml: Word wants one, and offers its colours and fonts to whoever restyles the file."""
    vast = {"dk1": "000000", "lt1": "FFFFFF", "dk2": GRIJS, "lt2": "F2F2F2"}
    kleuren = {**vast, **{f"accent{n}": huis.accent for n in range(1, 7)}, "hlink": huis.accent, "folHlink": GRIJS}
    schema = "".join(f'<a:{naam}><a:srgbClr val="{kleur}"/></a:{naam}>' for naam, kleur in kleuren.items())
    font = f'<a:latin typeface={quoteattr(huis.lettertype)}/><a:ea typeface=""/><a:cs typeface=""/>'
    vul = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    lijn = "".join(f'<a:ln w="{dikte}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' for dikte in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{KOP}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name={quoteattr(huis.naam)}><a:themeElements>'
        f"<a:clrScheme name={quoteattr(huis.naam)}>{schema}</a:clrScheme><a:fontScheme name={quoteattr(huis.naam)}><a:majorFont>{font}</a:majorFont>"
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name={quoteattr(huis.naam)}><a:fillStyleLst>{vul}</a:fillStyleLst>"
        f"<a:lnStyleLst>{lijn}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{vul}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def fonttable_xml(huis: Huis) -> str:
    """Return word/fontTable.xml."""
    familie = "roman" if huis.lettertype.startswith("Times") else "swiss"
    return (
        f'{KOP}<w:fonts xmlns:w="{W}"><w:font w:name={quoteattr(huis.lettertype)}><w:charset w:val="00"/>'
        f'<w:family w:val="{familie}"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


DELEN = (  # name in word/, kind of part, kind of relationship
    ("styles.xml", "styles", "styles"),
    ("numbering.xml", "numbering", "numbering"),
    ("settings.xml", "settings", "settings"),
    ("header1.xml", "header", "header"),
    ("header2.xml", "header", "header"),
    ("footer1.xml", "footer", "footer"),
    ("footer2.xml", "footer", "footer"),
    ("fontTable.xml", "fontTable", "fontTable"),
    ("theme/theme1.xml", "theme", "theme"),
)


def pakket(huis: Huis) -> dict[str, str]:
    """Return the parts of a base file, in the order they are written."""
    basis = {"theme": "application/vnd.openxmlformats-officedocument.theme"}
    soorten = "".join(f'<Override PartName="/word/{naam}" ContentType="{basis.get(soort, f"{DOC}.{soort}")}+xml"/>' for naam, soort, _ in DELEN)
    relaties = "".join(f'<Relationship Id="rId{7 + n}" Type="{R}/{relatie}" Target="{naam}"/>' for n, (naam, _, relatie) in enumerate(DELEN))
    inhoud = (styles_xml(huis), numbering_xml(), settings_xml(), koptekst(huis, eerste=False), koptekst(huis, eerste=True), voettekst(), voettekst())
    inhoud += (fonttable_xml(huis), theme_xml(huis))
    return {
        "[Content_Types].xml": f'{KOP}<Types xmlns="{PKG}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{DOC}.document.main+xml"/>{soorten}</Types>',
        "_rels/.rels": f'{KOP}<Relationships xmlns="{PKG}/relationships"><Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document_xml(),
        "word/_rels/document.xml.rels": f'{KOP}<Relationships xmlns="{PKG}/relationships">{relaties}</Relationships>',
        **{f"word/{naam}": xml for (naam, _, _), xml in zip(DELEN, inhoud, strict=True)},
    }


def schrijf(delen: dict[str, str]) -> bytes:
    """Return the package as bytes that depend on the parts alone."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zip_:
        for naam, xml in delen.items():
            info = zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr, info.compress_type = 0, 0, zipfile.ZIP_DEFLATED
            zip_.writestr(info, xml.encode())
    return uit.getvalue()


def main() -> None:
    """Write the base of every house, after the renderer has accepted it."""
    for huis in HUIZEN:
        assert contrast(huis.accent) >= 4.5 <= contrast(GRIJS), huis.naam  # noqa: S101 - a fault in this definition
        inhoud = schrijf(pakket(huis))
        lees_basis(inhoud, "levend")
        doel = ROOT / "templates" / "huisstijlen" / huis.naam / "basis.docx"
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_bytes(inhoud)
        sys.stdout.write(f"{doel.relative_to(ROOT)}: {len(inhoud)} bytes, contrast {contrast(huis.accent):.1f}\n")


if __name__ == "__main__":
    main()
