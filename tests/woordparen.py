"""Pairs of Word files of others, made here: what the public test sets of compare tools try, case by case.

The cases are those of the comparers of Open-Xml-PowerTools (WC001 and further, CZ, RC, CA) and of Docxodus (its scenarios): what each of them tries was
looked up, no file or sentence of them is here. `PAREN` is the table: which cases, our pair, and what the program says of it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

_OPEN = "http://schemas.openxmlformats.org"
SPACES = {
    "w": f"{_OPEN}/wordprocessingml/2006/main",
    "r": f"{_OPEN}/officeDocument/2006/relationships",
    "m": f"{_OPEN}/officeDocument/2006/math",
    "mc": f"{_OPEN}/markup-compatibility/2006",
    "wp": f"{_OPEN}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OPEN}/drawingml/2006/main",
    "pic": f"{_OPEN}/drawingml/2006/picture",
    "c": f"{_OPEN}/drawingml/2006/chart",
    "dgm": f"{_OPEN}/drawingml/2006/diagram",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
_NS = " ".join(f'xmlns:{name}="{uri}"' for name, uri in SPACES.items())
W, M = f"{{{SPACES['w']}}}", f"{{{SPACES['m']}}}"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Nadruk"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
)


@dataclass(frozen=True)
class Bestand:
    """A Word file in the making: its body as markup, its notes, header and comments."""

    body: str
    noten: dict[int, str] = field(default_factory=dict)
    eindnoten: dict[int, str] = field(default_factory=dict)
    kop: str = ""
    opmerking: str = ""
    strict: bool = False
    andere_namen: bool = False  # the parts are called as some programs do: document2.xml

    def docx(self) -> bytes:
        """Return the file."""
        parts = {"styles": f"<w:styles {_NS}>{_STYLES}</w:styles>", "numbering": f"<w:numbering {_NS}>{_NUMBERS}</w:numbering>"}
        for name, one, notes in (("footnotes", "footnote", self.noten), ("endnotes", "endnote", self.eindnoten)):
            if notes:
                rows = "".join(f'<w:{one} w:id="{key}">{text}</w:{one}>' for key, text in notes.items())
                parts[name] = f"<w:{name} {_NS}>{rows}</w:{name}>"
        if self.kop:
            parts["header1"] = f"<w:hdr {_NS}>{al(self.kop)}</w:hdr>"
        if self.opmerking:
            parts["comments"] = f'<w:comments {_NS}><w:comment w:id="0" w:author="X">{al(self.opmerking)}</w:comment></w:comments>'
        header = '<w:headerReference w:type="default" r:id="header1"/>' if self.kop else ""
        parts["document"] = f"<w:document {_NS}><w:body>{self.body}<w:sectPr>{header}</w:sectPr></w:body></w:document>"
        tail = "2" if self.andere_namen else ""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            kinds = {name: {"document": "document.main", "header1": "header"}.get(name, name) for name in parts}
            rows = "".join(f'<Override PartName="/word/{name}{tail}.xml" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in kinds.items())
            plain = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            package.writestr("[Content_Types].xml", f'<Types xmlns="{_OPEN}/package/2006/content-types">{plain}{rows}</Types>')
            package.writestr("_rels/.rels", _related({"document": f"/word/document{tail}.xml"}, "officeDocument"))
            package.writestr(f"word/_rels/document{tail}.xml.rels", _related({name: f"{name}{tail}.xml" for name in parts if name != "document"}))
            for name, text in parts.items():
                xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}'
                for half in ("wordprocessingml/2006/main", "officeDocument/2006/relationships", "officeDocument/2006/math") if self.strict else ():
                    xml = xml.replace(f"{_OPEN}/{half}", f"http://purl.oclc.org/ooxml/{half.replace('/2006', '')}")
                package.writestr(f"word/{name}{tail}.xml", xml)
        return out.getvalue()


def _related(targets: dict[str, str], kind: str = "") -> str:
    rows = "".join(f'<Relationship Id="{name}" Type="{SPACES["r"]}/{kind or name.rstrip("1")}" Target="{to}"/>' for name, to in targets.items())
    return f'<Relationships xmlns="{_OPEN}/package/2006/relationships">{rows}</Relationships>'


# --- markup --------------------------------------------------------------------------------------------------------------


def t(text: str, look: str = "") -> str:
    """A run."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def al(*parts: str, how: str = "") -> str:
    """A paragraph of runs, or of plain words."""
    return f"<w:p>{f'<w:pPr>{how}</w:pPr>' if how else ''}{''.join(part if part.startswith('<') else t(part) for part in parts)}</w:p>"


def als(*lines: str) -> str:
    """A paragraph for each line."""
    return "".join(al(line) for line in lines)


def punt(text: str) -> str:
    """An item of a list that Word numbers."""
    return al(text, how='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def cel(inside: str, how: str = "") -> str:
    """A cell of paragraphs, or of plain words."""
    return f"<w:tc>{f'<w:tcPr>{how}</w:tcPr>' if how else ''}{inside if inside.startswith('<w:') else al(inside)}</w:tc>"


def tabel(*rows: str | tuple[str, ...]) -> str:
    """A table of rows of cells; `a|b` is a row of two."""
    lines = ["".join(cel(item) for item in (row.split("|") if isinstance(row, str) else row)) for row in rows]
    return rijen(*lines, columns=max(line.count("<w:tc>") for line in lines))


def rijen(*rows: str, columns: int = 2) -> str:
    """A table of rows of cells that were made before."""
    grid = '<w:gridCol w:w="1000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def noot(number: int, kind: str = "footnote") -> str:
    """The mark of a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def vak(inside: str, *, shape: bool = False) -> str:
    """A text box: as Word writes it since 2010, with the same for older programs, or as those did."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    old = f'<w:pict><v:shape style="width:99pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    if not shape:
        return f"<w:r>{old}</w:r>"
    new = f'<w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>'
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'


def beeld(what: str = '<pic:pic><pic:blipFill><a:blip r:embed="{}"/></pic:blipFill></pic:pic>', which: str = "een") -> str:
    """A picture, or what else stands in a frame."""
    return f'<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x">{what.format(which)}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'


SCHEMA, GRAFIEK = '<dgm:relIds r:dm="{}"/>', '<c:chart r:id="{}"/>'


def som(*parts: str) -> str:
    """A formula."""
    return f"<m:oMath>{''.join(part if part.startswith('<') else f'<m:r><m:t>{part}</m:t></m:r>' for part in parts)}</m:oMath>"


def breuk(above: str, below: str) -> str:
    """A fraction."""
    return f"<m:f><m:num><m:r><m:t>{above}</m:t></m:r></m:num><m:den><m:r><m:t>{below}</m:t></m:r></m:den></m:f>"


def macht(what: str, times: str) -> str:
    """A power."""
    return f"<m:sSup><m:e><m:r><m:t>{what}</m:t></m:r></m:e><m:sup><m:r><m:t>{times}</m:t></m:r></m:sup></m:sSup>"


def veld(text: str, code: str = "PAGE", *, simple: bool = True) -> str:
    """A field with its outcome."""
    if simple:
        return f'<w:fldSimple w:instr=" {code} ">{t(text)}</w:fldSimple>'
    kinds = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    begin, between, end = kinds
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{between}{t(text)}{end}'


def link(text: str, to: str) -> str:
    """A link out of the file."""
    return f'<w:hyperlink r:id="{to}">{t(text)}</w:hyperlink>'


def bijgehouden(kind: str, inside: str) -> str:
    """A tracked change."""
    return f'<w:{kind} w:id="7" w:author="X" w:date="2021-01-01T00:00:00Z">{inside}</w:{kind}>'


def weg(text: str) -> str:
    """Struck words."""
    return bijgehouden("del", f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>')


BEGIN = als("Regeling Afval", "Artikel 1 Bestuur", "1. Het bestuur bestaat uit drie leden.", "2. De leden zijn lid van een raad.")
EINDE = als("Artikel 2 Slot", "Deze regeling treedt in werking op de dag na die van de bekendmaking.")
TWINTIG = [f"Regel {woord} gaat over onderwerp {woord} van deze tekst." for woord in (
    ["aap", "noot", "mies", "wim", "zus", "jet", "teun", "vuur", "gijs", "lam", "kees", "bok", "weide", "does", "hok", "duif", "schapen", "hond", "kat", "muis"]
)]  # fmt: skip
NOTEN = {2: al("de eerste noot"), 3: al("de tweede noot")}


@dataclass(frozen=True)
class Paar:
    """One pair: the public cases that try this, the two files, what is said of each, and how many words more than the fewest may be marked, with the reason."""

    publiek: str
    oud: Bestand
    nieuw: Bestand
    gezegd: tuple[str, ...] = ()
    gezegd_oud: tuple[str, ...] | None = None  # where it differs
    meer: int = 0
    waarom: str = ""


def paar(publiek: str, oud: str, nieuw: str, *gezegd: str, oud_gezegd: tuple[str, ...] | None = None, meer: int = 0, waarom: str = "") -> Paar:
    """A pair that differs in its body alone, within a regulation."""
    return Paar(publiek, Bestand(BEGIN + oud + EINDE), Bestand(BEGIN + nieuw + EINDE), gezegd, oud_gezegd, meer, waarom)


def tekst(publiek: str, oud: str, nieuw: str, *gezegd: str, oud_gezegd: tuple[str, ...] | None = None, meer: int = 0, waarom: str = "") -> Paar:
    """A pair that is no regulation: a title and paragraphs."""
    return Paar(publiek, Bestand(al("Een stuk") + oud), Bestand(al("Een stuk") + nieuw), gezegd, oud_gezegd, meer, waarom)


def noten(publiek: str, oud: dict[int, str], nieuw: dict[int, str], *gezegd: str, eind: bool = False, oud_gezegd: tuple[str, ...] | None = None) -> Paar:
    """A pair with a sentence and its notes, at the foot or at the end."""

    def side(notes: dict[int, str]) -> Bestand:
        body = al("Over de kosten", *(noot(key, "endnote" if eind else "footnote") for key in notes), t(" beslist het bestuur."))
        return Bestand(BEGIN + body + EINDE, {} if eind else notes, notes if eind else {})

    return Paar(publiek, side(oud), side(nieuw), gezegd, oud_gezegd)


ZIN = "De gemeente haalt ieder jaar het afval van alle inwoners op."
_VAK = "1 tekstvak: de tekst is vergeleken als alinea's achter die waarin het staat"
_VAKKEN = "2 tekstvakken: de tekst is vergeleken als alinea's achter die waarin het staat"
_BEELD, _SCHEMA = "1 afbeelding: niet vergeleken", "1 schema (SmartArt): niet vergeleken"
_FORMULE, _FORMULES = "1 formule: vergeleken als een regel tekst", "2 formules: vergeleken als een regel tekst"
_NOOT, _NOTEN = "1 noot: vergeleken als regel achter de tekst", "2 noten: vergeleken als regel achter de tekst"
_CEL, _CELLEN = ("1 samengevoegde cel", "2 samengevoegde cellen")
_LOS = ": vergeleken als losse cellen, waarvan de eerste de tekst heeft"
_BINNEN = "1 tabel in een tabel: vergeleken als regels van de cel"
_LINK, _VELD = "1 link naar buiten: de tekst is vergeleken, het adres niet", "1 veld: vergeleken zoals het er het laatst stond"
_EINDE = "1 regeleinde in een alinea: vergeleken als spatie"
_GEHELE_TABEL = "een tabel met een ander aantal kolommen is een andere tabel"

_BREDE = rijen(cel("breed", '<w:gridSpan w:val="2"/>') + cel("c"), cel("d") + cel("e") + cel("f"), columns=3)
_HOGE = rijen(cel("hoog", '<w:vMerge w:val="restart"/>') + cel("b"), cel("<w:p/>", "<w:vMerge/>") + cel("d"))
_PLAATJES = [(f"rij {n}", al(beeld(which=str(n)))) for n in range(4)]

PAREN: dict[str, Paar] = {
    "een ander woord": tekst("CA001, WC011, body-replace-word", al(ZIN), al(ZIN.replace("jaar", "kwartaal"))),
    "cijfers": tekst("WC001-Digits-Mod", als("1 2 3 4 5 6", "7 8 9 10 11 12"), als("1 2 33 4 5 6", "7 8 9 10 11 13")),
    "cijfers, een alinea minder": tekst("WC001-Digits-Deleted-Paragraph", als("12 34 56", "65 43 21", "98 76 54"), als("12 34 56", "98 76 54")),
    "cijfers, een alinea meer": tekst("WC001-Digits-Deleted-Paragraph, andersom", als("12 34 56", "98 76 54"), als("12 34 56", "65 43 21", "98 76 54")),
    "anders aan het begin": tekst("WC002-DiffAtBeginning", al(ZIN), al(ZIN.replace("De gemeente", "De dienst"))),
    "anders in het midden": tekst("WC002-DiffInMiddle, body-replace-phrase", al(ZIN), al(ZIN.replace("ieder jaar", "elke week"))),
    "erbij aan het begin": tekst("WC002-InsertAtBeginning", al(ZIN), al(f"Altijd geldt dit. {ZIN}")),
    "erbij in het midden": tekst("WC002-InsertInMiddle, body-insert-word", al(ZIN), al(ZIN.replace("het afval", "het huishoudelijk afval"))),
    "erbij aan het einde": tekst("WC002-InsertAtEnd", al(ZIN), al(f"{ZIN} Dat is alles.")),
    "weg aan het begin": tekst("WC002-DeleteAtBeginning, WC007-Deleted-at-Beginning-of-Para", al(f"Altijd geldt dit. {ZIN}"), al(ZIN)),
    "weg in het midden": tekst("WC002-DeleteInMiddle, body-delete-word", al(ZIN), al(ZIN.replace("ieder jaar ", ""))),
    "weg aan het einde": tekst("WC002-DeleteAtEnd", al(f"{ZIN} Dat is alles."), al(ZIN)),
    "het langste aan het einde": tekst("WC007-Longest-At-End", als("Kort.", ZIN), als("Iets anders dus.", f"Kort. {ZIN}"), meer=1, waarom="een zin van één woord die van alinea wisselt"),
    "een rij minder": paar("WC006-Table-Delete-Row, WC025, table-delete-row", tabel("a|een", "b|twee", "c|drie"), tabel("a|een", "c|drie")),
    "een rij meer": paar("WC006-Table-Delete-Row, andersom, table-insert-row", tabel("a|een", "c|drie"), tabel("a|een", "b|twee", "c|drie")),
    "een rij leeg": paar("WC006-Table-Delete-Contests-of-Row", tabel("a|een", "b|twee", "c|drie"), tabel("a|een", "|", "c|drie")),
    "de eerste cel": paar("WC009-Table-Cell-1-1-Mod, WC024, table-cell-edit", tabel("soort afval|prijs", "b|twee"), tabel("soort papier|prijs", "b|twee")),
    "een woord in een cel": paar("WC053, table-cell-insert-word", tabel("a|naam van de weg"), tabel("a|volle naam van de weg")),
    "alleen opmaak in een cel": paar("WC054, table-cell-format", tabel("a|een"), tabel(("a", al(t("een", "<w:b/>"))))),
    "vijf kolommen": paar("WC041, WC042", tabel("a|b|c|d|e", "1a|2a|3a|4a|5a"), tabel("a|b|c|d|e", "1a|2a|3x|4a|5a")),
    "een kolom meer": paar("table-insert-column", tabel("a|b", "c|d"), tabel("a|x|b", "c|y|d"), meer=4, waarom=_GEHELE_TABEL),
    "een kolom minder": paar("table-delete-column", tabel("a|x|b", "c|y|d"), tabel("a|b", "c|d"), meer=4, waarom=_GEHELE_TABEL),
    "een lange tabel": paar("WC026-Long-Table", tabel(*(f"{w}|{w}en" for w in ["aap", "noot", "mies", "wim", "zus", "jet", "teun", "vuur", "gijs", "lam"])), tabel(*(f"{w}|{w}en" for w in ["aap", "noot", "mies", "wim", "nieuw", "zus", "jet", "teun", "vuur", "lam"]))),
    "een alinea voor een tabel": paar("WC010-Para-Before-Table", al(ZIN) + tabel("a|een"), al(ZIN.replace("jaar", "kwartaal")) + tabel("a|een")),
    "in een tabel gezet": paar("WC007-Moved-into-Table", al(ZIN) + tabel("a|een"), tabel("a|een", f"b|{ZIN}"), meer=9, waarom="wat in een tabel wordt gezet, is daar nieuw"),
    "een formule": paar("WC012-Math", al("Het bedrag is ", som("a+b"), t(".")), al("Het bedrag is ", som("a+c"), t(".")), _FORMULE),
    "een breuk": paar("WC021-Math-1", al("Deel: ", som("x=", breuk("inwoners", "totaal"))), al("Deel: ", som("x=", breuk("woningen", "totaal"))), _FORMULE),
    "een macht": paar("WC021-Math-2", al("Deel: ", som(macht("n", "2"), "+k")), al("Deel: ", som(macht("n", "3"), "+k")), _FORMULE),
    "een formule en een beeld": paar("WC022-Image-Math-Para, WC030-Image-Math", al("Zie ", beeld(), som("a+b")), al("Zie ", beeld(), som("a+c")), _BEELD, _FORMULE),
    "twee formules": paar("WC031-Two-Maths", al("Eerst ", som("a"), t(" dan "), som("b")), al("Eerst ", som("a"), t(" dan "), som("d")), _FORMULES),
    "een beeld weg": paar("WC013-Image, WC016, RC002", al("Dit is ", beeld(), t("het wapen.")), al("Dit is ", t("het wapen.")), oud_gezegd=(_BEELD,)),
    "een ander beeld": paar("WC013-Image-After2, WC017", al("Dit is ", beeld(), t("het wapen.")), al("Dit is ", beeld(which="twee"), t("het nieuwe wapen.")), _BEELD),
    "een schema": paar("WC014-SmartArt, WC052-SmartArt-Same", al("Zo werkt het: ", beeld(SCHEMA)), al("Zo gaat het: ", beeld(SCHEMA, "twee")), _SCHEMA),
    "een schema weg": paar("WC014-SmartArt-With-Image-Deleted", al("Zo werkt het: ", beeld(SCHEMA), beeld()), al("Zo werkt het: ", beeld()), _BEELD, oud_gezegd=(_BEELD, _SCHEMA)),
    "een grafiek en een object": paar("DocxDiff: charts, embedded objects", al("Zie ", beeld(GRAFIEK), "<w:r><w:object/></w:r>"), al("Bekijk ", beeld(GRAFIEK), "<w:r><w:object/></w:r>"), "1 grafiek: niet vergeleken", "1 ingevoegd object: niet vergeleken"),
    "drie alinea's": tekst("WC015-Three-Paragraphs", als(*TWINTIG[:3]), als(*(line.replace("gaat over", "handelt van") for line in TWINTIG[:3]))),
    "een veld": paar("WC018-Field-Simple-1", al("Zie bladzijde ", veld("7"), t(" van de regeling.")), al("Zie bladzijde ", veld("8"), t(" van de regeling.")), _VELD),
    "een veld van begin tot einde": paar("WC018-Field-Simple-2, DocxDiffFieldsOption", al("Zie bladzijde ", veld("7", simple=False), t(" van de regeling.")), al("Zie bladzijde ", veld("8", simple=False), t(" van deze regeling.")), _VELD),
    "een link met een ander woord": paar("WC019-Hyperlink-1", al("Zie ", link("de website", "a"), t(".")), al("Zie ", link("de voorpagina", "a"), t(".")), _LINK),
    "een link naar elders": paar("WC019-Hyperlink-2, DocxDiffHyperlinkCanon", al("Zie ", link("de website", "a"), t(".")), al("Zie ", link("de website", "b"), t(" nu.")), _LINK),
    "een noot anders": noten("WC020-FootNote-1, WC034-After1, WC059, footnote-edit", NOTEN, {2: NOTEN[2], 3: al("de laatste noot")}, _NOTEN),
    "twee noten anders": noten("WC020-FootNote-2, WC034-After2", NOTEN, {2: al("de vorige noot"), 3: al("de laatste noot")}, _NOTEN),
    "een noot erbij": noten("WC035-Footnote, WC063, footnote-insert", {2: NOTEN[2]}, NOTEN, _NOTEN, oud_gezegd=(_NOOT,)),
    "een noot weg": noten("WC034-After3, WC063 andersom, footnote-delete", NOTEN, {3: NOTEN[3]}, _NOOT, oud_gezegd=(_NOTEN,)),
    "een noot die anders heet": noten("WC064-Footnote, DocxDiffNoteReferencePairing", NOTEN, {5: NOTEN[2], 9: NOTEN[3]}, _NOTEN),
    "een noot met een tabel": noten("WC036-Footnote-With-Table", {2: tabel("a|een")}, {2: tabel("a|twee")}, _NOOT),
    "een eindnoot anders": noten("WC034-Endnotes-After1, WC060, RC007", NOTEN, {2: NOTEN[2], 3: al("de laatste noot")}, _NOTEN, eind=True),
    "een eindnoot erbij": noten("WC035-Endnote, WC034-Endnotes-After2", {2: NOTEN[2]}, NOTEN, _NOTEN, eind=True, oud_gezegd=(_NOOT,)),
    "een eindnoot weg": noten("WC034-Endnotes-After3", NOTEN, {3: NOTEN[3]}, _NOOT, eind=True, oud_gezegd=(_NOTEN,)),
    "een eindnoot met een tabel": noten("WC036-Endnote-With-Table", {2: tabel("a|een")}, {2: tabel("a|twee")}, _NOOT, eind=True),
    "een noot in een cel": Paar(
        "DocxDiffFootnoteRobustness", Bestand(BEGIN + tabel(("a", al("een", noot(2)))) + EINDE, noten={2: al("de oude noot")}),
        Bestand(BEGIN + tabel(("a", al("een", noot(2)))) + EINDE, noten={2: al("de nieuwe noot")}), (_NOOT,),
    ),
    "een rij met een beeld weg": paar("WC023-Table-4-Row-Image", tabel(*_PLAATJES), tabel(*_PLAATJES[:2], _PLAATJES[3]), "3 afbeeldingen: niet vergeleken", oud_gezegd=("4 afbeeldingen: niet vergeleken",)),
    "twintig alinea's, twee anders": tekst("WC027-Twenty-Paras-1, RC003", als(*TWINTIG), als(*TWINTIG[:4], "Nu iets heel anders.", *TWINTIG[5:])),
    "twintig alinea's, meer anders": tekst("WC027-Twenty-Paras-2", als(*TWINTIG), als("Vooraf een woord.", *TWINTIG[:9], *TWINTIG[11:18], TWINTIG[18].replace("tekst", "brief"), TWINTIG[19])),
    "twintig alinea's, veel weg": tekst("WC027-Twenty-Paras-3", als(*TWINTIG), als(*TWINTIG[:3], *TWINTIG[14:])),
    "alleen de alinea anders opgemaakt": paar("WC032-Para-with-Para-Props", al(ZIN, how='<w:jc w:val="left"/>'), al(ZIN, how='<w:keepNext/><w:jc w:val="center"/>')),
    "brede cellen": paar("WC033-Merged-Cells-1, WC057", _BREDE, _BREDE.replace("breed", "wijd"), _CEL + _LOS),
    "hoge cellen": paar("WC033-Merged-Cells-2, WC058", _HOGE + _BREDE, _HOGE.replace(">d<", ">x<") + _BREDE, _CELLEN + _LOS),
    "een tekstvak": paar("WC037-Textbox, WC044, WC065", al("Met een kader.", vak(al("kader oud"))), al("Met een kader.", vak(al("kader nieuw"))), _VAK),
    "een tekstvak van nu": paar("WC045-Text-Box, DocxDiffTextboxInterior, DocxDiffWordShape", al("Kader.", vak(al("kader oud"), shape=True)), al("Kader.", vak(al("kader nieuw"), shape=True)), _VAK),
    "twee tekstvakken": paar("WC046-Two-Text-Box, WC047", al("Kader.", vak(al("een oud")), vak(al("twee"))), al("Kader.", vak(al("een nieuw")), vak(al("twee"))), _VAKKEN),
    "een tekstvak erbij": paar("WC066-Textbox-Before-Ins, DocxDiffInsertedTextBox", al("Met een kader."), al("Met een kader.", vak(al("kader nieuw"))), _VAK, oud_gezegd=()),
    "een tekstvak met een beeld": paar("WC067-Textbox-Image", al("Kader.", vak(al("oud", beeld()))), al("Kader.", vak(al("nieuw", beeld()))), _BEELD, _VAK),
    "een tekstvak in een cel": paar("WC048-Text-Box-in-Cell, WC049", tabel(("a", al("een", vak(al("kader oud"), shape=True)))), tabel(("a", al("een", vak(al("kader nieuw"), shape=True)))), _VAK),
    "een tabel in een tekstvak": paar("WC050-Table-in-Text-Box, WC051", al("Kader.", vak(tabel("a|een") + "<w:p/>")), al("Kader.", vak(tabel("a|twee") + "<w:p/>")), _VAK),
    "een regeleinde": paar("WC038-Document-With-BR, DocxDiffMisplacedBreak", al("Voor het einde", "<w:r><w:br/></w:r>", t("en erna.")), al("Voor het einde", "<w:r><w:br/></w:r>", t("en daarna.")), _EINDE),
    "een regeleinde in een rij": paar("WC039-Break-In-Row", tabel(("a", al("een", "<w:r><w:br/></w:r>", t("twee")))), tabel(("a", al("een", "<w:r><w:br/></w:r>", t("drie")))), _EINDE),
    "een tabel in een tabel": paar("WC043-Nested-Table", tabel(("links", tabel("binnen oud") + "<w:p/>")), tabel(("links", tabel("binnen nieuw") + "<w:p/>")), _BINNEN),
    "met accenten": tekst("WC055-French, WC056-French", al("Élève à Liège : « déjà payé » !"), al("Élève à Liège : « déjà reçu » !")),
    "een stijl erbij": paar("WC061-Style-Added, style-change-paragraph", al("Een los woord vooraf."), al("Een los woord vooraf.", how='<w:pStyle w:val="Normal"/>')),
    "een tekenstijl erbij": paar("WC062-New-Char-Style-Added", al(ZIN), al(t(ZIN[:20], '<w:rStyle w:val="Nadruk"/>'), t(ZIN[20:]))),
    "al bijgehouden": tekst("CZ001-Plain, DocxCompareOriginalPendingRevisions", al(ZIN), al(t("De gemeente haalt "), weg("ieder jaar "), bijgehouden("ins", t("elke week ")), t("het afval van alle inwoners op.")), "2 bijgehouden wijzigingen: geteld als aanvaard", oud_gezegd=()),
    "al bijgehouden, alinea's samen": tekst("CZ002, CZ003-Multi-Paragraphs", als("Het begin van een zin", "en het einde van die zin."), al("Het begin van een zin", how=f'<w:rPr>{bijgehouden("del", "")}</w:rPr>') + al(" en het einde van die zin."), "1 bijgehouden wijziging: geteld als aanvaard", oud_gezegd=()),
    "al bijgehouden in een cel": paar("CZ004-Multi-Paragraphs-in-Cell", tabel(("a", als("een", "twee"))), tabel(("a", al(weg("een"), bijgehouden("ins", t("drie"))) + al("twee"))), "2 bijgehouden wijzigingen: geteld als aanvaard", oud_gezegd=()),
    "een alinea erbij": paar("RC001, RC004, body-insert-paragraph", al(ZIN), als(ZIN, "Er komt een zin bij.")),
    "een alinea weg": paar("RC005, RC006, body-delete-paragraph", als(ZIN, "Er gaat een zin weg."), al(ZIN)),
    "een alinea verplaatst": tekst("body-move-paragraph, DocxDiffMoveDetection", als(*TWINTIG[:6]), als(TWINTIG[4], *TWINTIG[:4], TWINTIG[5])),
    "een alinea gesplitst": tekst("body-split-paragraph", al(f"{ZIN} {TWINTIG[0]}"), als(ZIN, TWINTIG[0])),
    "twee alinea's samengevoegd": tekst("body-split-paragraph, andersom", als(ZIN, TWINTIG[0]), al(f"{ZIN} {TWINTIG[0]}")),
    "een hele alinea anders": tekst("whole-paragraph-replace", als(*TWINTIG[:2], ZIN), als(*TWINTIG[:2], "Niets blijft hier zoals het eerst stond."), meer=1, waarom="één gelijk woord blijft niet staan tussen strepen"),
    "alleen opmaak": tekst("format-bold-run, format-italic-run, format-size-run, format-color-run, format-underline-run", al(ZIN), al(t(ZIN[:9], "<w:b/><w:i/>"), t(ZIN[9:], '<w:color w:val="FF0000"/><w:sz w:val="36"/><w:u w:val="single"/>'))),
    "een andere koptekst": Paar("header-edit, footer-edit, DocxDiffHeaderFooter", Bestand(BEGIN + EINDE, kop="Vertrouwelijk"), Bestand(BEGIN + EINDE, kop="Openbaar"), ("in de kop- of voettekst staat anders: 'Openbaar'",), ("in de kop- of voettekst staat anders: 'Vertrouwelijk'",)),
    "een inhoudsbesturing": paar("sdt-insert", al("Het plan geldt."), al("Het plan", f"<w:sdt><w:sdtContent>{t(' van nu')}</w:sdtContent></w:sdt>", t(" geldt."))),
    "van alles": Paar("multi-edit", Bestand(BEGIN + al(ZIN) + tabel("a|een") + EINDE), Bestand(BEGIN.replace("drie", "vijf") + al(ZIN, how="<w:keepNext/>") + tabel("a|twee") + EINDE.replace("Slot", "Einde")), meer=1, waarom="het opschrift staat ook in de inhoud"),
    "een opmerking": Paar("DocxDiffCommentStructure", Bestand(BEGIN + EINDE), Bestand(BEGIN.replace("drie", "vijf") + EINDE, opmerking="Klopt dit?"), ("er staat één opmerking in de kantlijn; die is niet vergeleken",), ()),
    "punten die Word telt": paar("DocxDiffNumberingRemap, DocxDiffNumberingChangeOriginal", al("Nodig zijn:") + punt("een bak") + punt("een zak"), al("Nodig zijn:") + punt("een bak") + punt("een doos") + punt("een zak"), meer=1, waarom="het nummer van wat doorschuift, met --volledig"),
    "punten in een cel": paar("DocxDiffNumberingImport", tabel(("a", punt("een bak") + punt("een zak"))), tabel(("a", punt("een bak") + punt("een doos")))),
    "andere spaties": tekst("DocxDiffWhitespaceOption, WC054", al("Dat is 5 km of € 3."), al("Dat  is 5\u00a0km of €\u00a03.")),
    "de strenge norm": Paar("DocxDiffStrictOoxml", Bestand(BEGIN + EINDE, strict=True), Bestand(BEGIN.replace("drie", "vijf") + EINDE, strict=True)),
    "onderdelen met andere namen": Paar(
        "DocxDiffPackageTolerance", Bestand(BEGIN + punt("een bak") + EINDE, andere_namen=True), Bestand(BEGIN + punt("een zak") + al("erbij", noot(2)) + EINDE, {2: al("een noot")}, andere_namen=True), (_NOOT,), (),
    ),
    "een lange alinea": tekst("DenseTextParagraph, DocxDiffCrossParagraphRunScaling", al(" ".join(TWINTIG)), al(" ".join(TWINTIG).replace("onderwerp kees", "thema kees"))),
    "niets gemeen": Paar("DocxCompareUnrelatedDocuments", Bestand(als("Een brief", *TWINTIG[:3])), Bestand(BEGIN + EINDE), meer=9, waarom="wat door toeval gelijk is, blijft niet staan; de inhoud komt erbij"),
    "twee secties": paar("DocxDiffDanglingSectionRef, DocxDiffMissingTrailingSectPr", al("Einde van een deel.", how="<w:sectPr/>"), al("Einde van dit deel.", how="<w:sectPr/>"), "1 sectie-einde: niet vergeleken; de redline heeft één sectie"),
    "een symbool": paar("WordprocessingTextSymbol", al("Vink ", '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', t(" aan.")), al("Vink ", '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', t(" uit.")), "1 teken uit een symboollettertype: vergeleken, maar niet in dat lettertype getoond"),
    "verborgen tekst": paar("DocxDiff: w:vanish", al(ZIN, t("geheim een", "<w:vanish/>")), al(ZIN, t("geheim twee", "<w:vanish/>")), "1 stuk verborgen tekst: niet vergeleken"),
    "tekst op een vreemde plaats": paar("DocxDiff: unknown markup", al(ZIN), al(ZIN, "<w:onbekend>" + t("hier leest niemand") + "</w:onbekend>"), "tekst op een plaats die het programma niet leest, is niet vergeleken: 'hier leest niemand'", oud_gezegd=()),
    "een andere keuze voor oude programma's": paar("DocxDiff: mc:AlternateContent", al("Een ", f'<mc:AlternateContent><mc:Choice Requires="wps">{t("oude")}</mc:Choice><mc:Fallback>{t("dubbele")}</mc:Fallback></mc:AlternateContent>', t(" weg.")), al("Een ", f'<mc:AlternateContent><mc:Choice Requires="wps">{t("nieuwe")}</mc:Choice><mc:Fallback>{t("dubbele")}</mc:Fallback></mc:AlternateContent>', t(" weg."))),
}  # fmt: skip


# --- what a reader of Word sees, by other code than that of the program ---------------------------------------------------


class Lezer:
    """The words of a file in the order in which the program promises to compare them: text, note and box behind the paragraph they are of."""

    def __init__(self, bestand: Bestand) -> None:
        notes = {("footnote", str(key)): text for key, text in bestand.noten.items()} | {("endnote", str(key)): text for key, text in bestand.eindnoten.items()}
        self.notes = {key: etree.fromstring(f"<x {_NS}>{text}</x>") for key, text in notes.items()}
        self.root = etree.fromstring(f"<x {_NS}>{bestand.body}</x>")
        self.count = 0

    def tekst(self) -> str:
        """Return all of it, with spaces between."""
        return " ".join(self._blocks(self.root))

    def _blocks(self, parent: Element) -> Iterator[str]:
        struck = ""
        for child in parent:
            if child.tag == W + "p":
                struck += self._own(child)
                if child.find(f"{W}pPr/{W}rPr/{W}del") is None:
                    yield struck
                    struck = ""
                yield from self._notes(child)
                for box in child.iter(W + "txbxContent"):
                    if not any(str(above.tag).endswith("Fallback") for above in box.iterancestors()):
                        yield from self._blocks(box)
            elif child.tag == W + "tbl":
                later: list[str] = []
                for cell in (cell for row in child.iterfind(W + "tr") for cell in row.iterfind(W + "tc")):
                    for text in self._blocks(cell):
                        (later if text.startswith("Noot: ") else []).append(text)
                        if not text.startswith("Noot: "):
                            yield text
                yield from later

    def _notes(self, paragraph: Element) -> Iterator[str]:
        for kind in ("footnote", "endnote"):
            for mark in paragraph.iter(f"{W}{kind}Reference"):
                if next(mark.iterancestors(W + "p")) is paragraph:
                    yield f"Noot: {' '.join(''.join(map(str, p.itertext())) for p in self.notes[kind, mark.get(W + 'id', '')].iter(W + 'p'))}"

    def _own(self, paragraph: Element) -> str:
        found = ""
        if paragraph.find(f"{W}pPr/{W}numPr") is not None:
            self.count += 1
            found = f"{self.count}. "
        for part in paragraph.iter(W + "t", M + "t", W + "br"):
            above = {str(item.tag).rpartition("}")[2] for item in part.iterancestors() if item in set(paragraph.iterdescendants())}
            run = part.getparent()
            hidden = run is not None and run.find(f"{W}rPr/{W}vanish") is not None
            if not above & {"txbxContent", "Fallback", "onbekend"} and not hidden:
                found += f" {part.text}" if part.tag == M + "t" else part.text or " "
        return found
