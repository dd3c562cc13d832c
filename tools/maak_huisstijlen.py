"""Make the base .docx of every house style from one definition: `python tools/maak_huisstijlen.py`.

Writes `templates/huisstijlen/<naam>/basis.docx`; the same definition gives the same bytes. A secretary may restyle the
file in Word afterwards (run the script no more for that house): the renderer asks only that the styles keep their names,
that Artikel, Lid, Onderdeel and Subonderdeel stay one list, and that the fields of header and footer stay somewhere.
"""

from __future__ import annotations

import io
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

from huisstijl_stijlen import GRIJS, KOP, MARGE, ROOT, STAP, Huis, W, numbering_xml, styles_xml

from assembler.wordfile import styles as s
from assembler.wordfile.base import read_base

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006"
DOC = "application/vnd.openxmlformats-officedocument.wordprocessingml"

HUIZEN = (
    Huis("regio", "regio", "Naam van de regio", "Calibri", 22, 276, "1F4E79"),
    Huis("alblasserdam", "gemeente", "Alblasserdam", "Arial", 20, 288, "00616B"),
    Huis("dordrecht", "gemeente", "Dordrecht", "Arial", 20, 288, "9B1C2E"),
    Huis("hardinxveld-giessendam", "gemeente", "Hardinxveld-Giessendam", "Calibri", 22, 276, "1E5B2A"),
    Huis("hendrik-ido-ambacht", "gemeente", "Hendrik-Ido-Ambacht", "Calibri", 22, 276, "6A1B57"),
    Huis("papendrecht", "gemeente", "Papendrecht", "Arial", 20, 288, "0B4F8A"),
    Huis("sliedrecht", "gemeente", "Sliedrecht", "Times New Roman", 23, 276, "7A3E00"),
    Huis("zwijndrecht", "gemeente", "Zwijndrecht", "Calibri", 22, 276, "004F59"),
)


def contrast(kleur: str) -> float:
    """Return the contrast of a colour with white paper, by WCAG 2.1 (1.4.3)."""
    kanalen = [int(kleur[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    rood, groen, blauw = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen)
    return 1.05 / (0.2126 * rood + 0.7152 * groen + 0.0722 * blauw + 0.05)


def invulveld(naam: str, voorbeeld: str, teken: str = "") -> str:
    """Return a content control that the renderer fills in; its tag says with what."""
    opmaak = teken and f'<w:rPr><w:rStyle w:val="{teken}"/></w:rPr>'
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{naam}"/><w:tag w:val="{naam}"/><w:id w:val="{sum(map(ord, naam)) + 1000}"/><w:text/></w:sdtPr>'
        f'<w:sdtContent><w:r>{opmaak}<w:t xml:space="preserve">{escape(voorbeeld)}</w:t></w:r></w:sdtContent></w:sdt>'
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
    wie = invulveld("soort", f"{huis.soort} ") + invulveld("afzender", huis.afzender, "Woordmerknaam")
    merk = alineaxml("Woordmerk", wie) if eerste else ""
    regel = alineaxml(s.HEADER, invulveld("vermelding", "Vermelding") + "<w:r><w:tab/></w:r>" + tekst("\u00a0CONCEPT\u00a0", s.CONCEPT))
    return f'{KOP}<w:hdr xmlns:w="{W}" xmlns:r="{R}">{merk}{regel}</w:hdr>'


def voettekst() -> str:
    """Return the footer."""
    versie = invulveld("versie", "versie") + tekst(" van ") + invulveld("stand", "datum")
    links = tekst(" | ").join((invulveld("document", "titel"), invulveld("mijlpaal", "mijlpaal"), versie))
    rechts = tekst("Pagina ") + paginaveld("PAGE") + tekst(" van ") + paginaveld("NUMPAGES")
    return f'{KOP}<w:ftr xmlns:w="{W}" xmlns:r="{R}">{alineaxml(s.FOOTER, links + "<w:r><w:tab/></w:r>" + rechts)}</w:ftr>'


def document_xml() -> str:
    """Return the body: a line in every style, for the secretary who restyles them; the renderer takes the page only."""
    namen = {**s.REQUIRED}
    voor_teken = (s.FIELD_LABEL, s.TERM, s.NTB, s.FILL_IN_LINE, s.NOTE, s.REFERENCE, s.CONCEPT, s.TABLE)
    overslaan = {*voor_teken, "Standaard", "Kop1", "Kop2", "Kop3", "Kop4", s.SECTION_END, s.HEADER, s.FOOTER, *s.LANDSCAPE.values()}
    regels = "".join(alineaxml(stijl_id, tekst(f"Voorbeeld van de stijl {naam}")) for stijl_id, naam in namen.items() if stijl_id not in overslaan)
    verwijzingen = "".join(
        f'<w:{soort}Reference w:type="{keer}" r:id="rId{n}"/>'
        for n, (soort, keer) in enumerate((("header", "default"), ("header", "first"), ("footer", "default"), ("footer", "first")), 10)
    )
    # The header of the first page, with the wordmark, is no higher than the top margin: where a header pushes the text down, LibreOffice
    # lets go of what stays together at the foot of that page.
    pagina = (
        f'<w:sectPr>{verwijzingen}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="{MARGE}" w:bottom="1134" w:left="{MARGE}" '
        'w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
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
    inhoud = (
        styles_xml(huis),
        numbering_xml(),
        settings_xml(),
        koptekst(huis, eerste=False),
        koptekst(huis, eerste=True),
        voettekst(),
        voettekst(),
        fonttable_xml(huis),
        theme_xml(huis),
    )
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
        assert contrast(huis.accent) >= 4.5 <= contrast(GRIJS), huis.naam
        inhoud = schrijf(pakket(huis))
        read_base(inhoud, "levend")
        doel = ROOT / "templates" / "huisstijlen" / huis.naam / "basis.docx"
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_bytes(inhoud)
        sys.stdout.write(f"{doel.relative_to(ROOT)}: {len(inhoud)} bytes, contrast {contrast(huis.accent):.1f}\n")


if __name__ == "__main__":
    main()
