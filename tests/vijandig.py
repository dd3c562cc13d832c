"""Hostile inputs: for every reader of what others made the bytes that try to break it, and what it then says. One table, for one test."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from functools import cache as once
from pathlib import Path

from assembler import pipeline
from assembler.checking import names
from assembler.ground import treejson
from assembler.ground.findings import has_errors
from assembler.reading import localtext, yamltext
from assembler.reading.imports.sheet import read_sheet
from assembler.reading.records.base import Zin
from assembler.rendering.carried.read import UnreadableError, read_docx, read_revisions, read_structure
from assembler.sentences.check import check
from assembler.sentences.names import GETAL, JA_NEE, TEKST
from assembler.sentences.scope import Names
from assembler.store import folder, journal, workspace
from assembler.store.cache import Cache
from assembler.wordfile.base import HouseStyleError, read_base
from werkruimte import BASIS, BESTANDEN, werkruimte

# --- the readers: bytes -> what they say ('' when they take it, or make nothing of it in silence as they should) -----------

NAMEN = Names({"a": JA_NEE, "naam": TEKST, "n": GETAL}, {}, {"ref": frozenset({"klachten"}), "wet": frozenset({"wgr"})})


def yaml(content: bytes) -> str:
    """What the reader of every YAML file says."""
    found = yamltext.parse(content, "x.yaml")
    return found.findings[0].message if found.findings else ""


def md(content: bytes) -> str:
    """What the reader of a plain text of a gemeente says."""
    _, found = localtext.read(content, "gemeenten/noord/proef/concept/brief/na-kern.md")
    return found[0].message if found else ""


def zin(content: bytes) -> str:
    """What the checker of sentences says."""
    found = check(Zin(content.decode()), NAMEN)
    return found[0].message if found else ""


def csv(content: bytes) -> str:
    """What the reader of figures says of a .csv."""
    _, found = read_sheet(content, "x.csv", None)
    return found[0].message if found else ""


def xlsx(content: bytes) -> str:
    """What the reader of figures says of a workbook."""
    _, found = read_sheet(content, "x.xlsx", None)
    return found[0].message if found else ""


def _geweigerd(read: Callable[[bytes], object], content: bytes) -> str:
    try:
        read(content)
    except UnreadableError as fault:
        return str(fault)
    return ""


def terug(content: bytes) -> str:
    """What the reader of a Word file that came back says."""
    return _geweigerd(read_revisions, content)


def onze(content: bytes) -> str:
    """What the reader of our own Word files says."""
    return _geweigerd(read_docx, content)


def vreemd(content: bytes) -> str:
    """What the reader of anybody's Word file says."""
    return _geweigerd(lambda given: read_structure(given, "x", "", ""), content)


def basis(content: bytes) -> str:
    """What the reader of a house style says."""
    try:
        read_base(content, "levend")
    except HouseStyleError as fault:
        return str(fault)
    return ""


def boom(content: bytes) -> str:
    """What the reader of a frozen document says."""
    try:
        treejson.load(content)
    except treejson.BoomError as fault:
        return str(fault)
    return ""


def manifest(content: bytes) -> str:
    """What the program takes from a manifest: the names that it believes to be its own."""
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "manifest.json").write_bytes(content)
        return ", ".join(folder._rows(Path(place)))


def journaal(content: bytes) -> str:
    """What the program says of a journal: the numbers of the lines that do not fit."""
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / ".werkbank").mkdir()
        (Path(place) / ".werkbank/journaal.jsonl").write_bytes(content)
        return ", ".join(map(str, journal.broken(Path(place))))


def cache(content: bytes) -> str:
    """What the program takes from an entry that somebody laid in its cache."""
    with tempfile.TemporaryDirectory() as place:
        kept = Cache(Path(place))
        kept._secret = b"0" * 32
        key = kept.key("yaml", "x")
        kept.put(key, "goed")
        assert kept.get(key) == "goed"
        (Path(place) / ".cache/assembler" / key).write_bytes(content)
        return str(kept.get(key) or "")


@once
def _ruimte() -> Path:
    place = tempfile.TemporaryDirectory(prefix="ruimte-")
    _OPEN.append(place)  # it goes when the process ends
    return werkruimte(Path(place.name))


_OPEN: list[tempfile.TemporaryDirectory[str]] = []


def ruimte(content: bytes) -> str:
    """What the program says of a workspace with one file of somebody's own in it: the first line is its name; all is loaded, checked and composed."""
    name, _, body = content.partition(b"\n")
    file = name.decode("utf-8", "replace")
    if file not in BESTANDEN:
        return "-"
    loaded, found = workspace.load(_ruimte(), {file: body})
    if not has_errors(found):
        found = (*found, *names.check(loaded))
    if not has_errors(found):
        found = pipeline.check(loaded, found)
    told = [item.message for item in found if item.is_error]
    return told[0] if told else ""


# --- what is sent to them --------------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NIETS: Mapping[str, str | bytes] = {}
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def pak(parts: Mapping[str, bytes | str], *, base: bytes | None = None) -> bytes:
    """Return a zip of these parts, over those of another where one is given."""
    buffer = io.BytesIO()
    old = {}
    if base is not None:
        with zipfile.ZipFile(io.BytesIO(base)) as package:
            old = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in {**old, **parts}.items():
            package.writestr(name, part)
    return buffer.getvalue()


def tekst(inner: str, head: str = "") -> bytes:
    """Return a Word file with this body."""
    return pak({"word/document.xml": f"<?xml version='1.0'?>{head}<w:document {W}><w:body>{inner}</w:body></w:document>"})


def alinea(words: str = "Een zin.") -> str:
    """Return one paragraph."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def blad(inner: str, head: str = "", more: Mapping[str, str | bytes] = NIETS) -> bytes:
    """Return a workbook with this sheet."""
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pack = "http://schemas.openxmlformats.org/package/2006"
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{main}"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{main.replace("sheet.main", "worksheet")}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{pack}/relationships"><Relationship Id="r1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {S} xmlns:r="{rel}"><sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{pack}/relationships"><Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<?xml version='1.0'?>{head}<worksheet {S}>{inner}</worksheet>",
    }
    return pak({**parts, **more})


CEL = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
LACH = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)) + "]>"
EXTERN = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def met_vlag(content: bytes, flag: int) -> bytes:
    """Return a zip whose members say that they are encrypted."""
    found = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = found.find(mark)
        while place >= 0:
            found[place + at] |= flag
            place = found.find(mark, place + 4)
    return bytes(found)


def liegt(content: bytes) -> bytes:
    """Return a zip whose members say that they are one byte long."""
    found = bytearray(content)
    place = found.find(b"PK\x01\x02")
    while place >= 0:
        found[place + 24 : place + 28] = b"\1\0\0\0"
        place = found.find(b"PK\x01\x02", place + 4)
    return bytes(found)


GROOT = " " * 30_000_000
HEEL = tekst(alinea())
JSON_DIEP = b"[" * 200_000
NUL = "Hier staat een onzichtbaar stuurteken (U+0000) dat niet in een tekst hoort."
STUUR = "Hier staat een onzichtbaar stuurteken ({}) dat niet in een tekst hoort."
ANKER = "Ankers en verwijzingen van YAML (& en *) mogen hier niet."
TAG = "YAML-tags (met een uitroepteken) mogen hier niet."
KLOPT = "Dit is geen geldige YAML: de opbouw klopt hier niet."
DIEP = "De inspringing is te diep."
TWEE = "Dit bestand bevat meer dan één YAML-document."
UTF8 = "Dit bestand is geen UTF-8."
LEEG = "Dit bestand is leeg."
LANG = "Deze alinea is te lang; het maximum is 20.000 tekens."
HTML = "HTML kan hier niet."
LINK = "Deze link is niet te lezen."
REKENEN = "Rekenen mag niet in een zin."
OPDRACHT = "In een zin mag geen opdracht ({% ... %}) staan."
DIEPE = "Deze uitdrukking gaat meer dan 25 stappen diep."
KOLOMMEN = "De kolommen zijn niet te onderscheiden: niet iedere regel heeft evenveel puntkomma's of komma's."
BREED = "Dit bestand heeft meer dan 5000 regels of 500 kolommen."
EXCEL = "Dit bestand is niet te lezen als Excel-werkmap."
BLAD = "Het blad 'Blad1' heeft meer dan 5000 regels of 500 kolommen."
WORD = "het is geen Word-bestand (.docx), of het is beschadigd"
XML = "het onderdeel word/document.xml is geen goede XML"
HUIS = "De huisstijl (basis.docx) is niet te gebruiken: {}."
BOOM = "de inhoud is geen boom van een document"

Lezer = Callable[[bytes], str]
Maker = Callable[[], bytes]


def _basis(parts: Mapping[str, bytes | str]) -> bytes:
    return pak(parts, base=BASIS.read_bytes())


RELATIES = "http://schemas.openxmlformats.org/package/2006/relationships"
GEVALLEN: dict[Lezer, dict[str, tuple[bytes | Maker, str]]] = {
    yaml: {
        "ankers die zich vermenigvuldigen": (
            b"a: &a [x, x, x, x]\n" + b"".join(b"%c: &%c [*%c, *%c, *%c, *%c]\n" % (98 + n, 98 + n, 97 + n, 97 + n, 97 + n, 97 + n) for n in range(20)), ANKER,
        ),
        "een anker in zichzelf": (b"&a [*a]\n", ANKER),
        "een anker": (b"a: &a 1\n", ANKER),
        "een verwijzing naar niets": (b"a: *b\n", KLOPT),
        "een groep die een andere opneemt": (b"a: &a {x: 1}\nb:\n  <<: *a\n", ANKER),
        "een aanroep van Python": (b"a: !!python/object/apply:os.system ['id']\n", TAG),
        "een module van Python": (b"a: !!python/module:os\n", TAG),
        "binaire inhoud": (b"a: !!binary aGFsbG8=\n", TAG),
        "een eigen tag": (b"a: !x y\n", TAG),
        "een tag met een eigen voorvoegsel": (b"%TAG ! tag:x,2000:\n---\na: !y z\n", TAG),
        "een tag van een sleutel": (b"!!binary YQ==: b\n", "Een sleutel heeft geen anker of tag."),
        "een onbekende versie van YAML": (b"%YAML 9.9\n---\na: b\n", KLOPT),
        "vijftig lijsten diep": (b"a: " + b"[" * 50 + b"]" * 50 + b"\n", DIEP),
        "honderdduizend lijsten diep": (b"a: " + b"[" * 100_000 + b"\n", DIEP),
        "honderdduizend groepen diep": (b"a: " + b"{a: " * 70_000 + b"\n", DIEP),
        "een regel vol streepjes": (b"- " * 100_000 + b"x\n", DIEP),
        "een regel vol vraagtekens": (b"? " * 50_000 + b"\n", DIEP),
        "een trap van inspringingen": (b"".join(b" " * n + b"a:\n" for n in range(1, 700)), DIEP),
        "twintigduizend ankers": (
            lambda: b"".join(b"a%d: &a%d x\n" % (n, n) for n in range(20_000)),
            "Hier klopt iets niet: een anker, een tag, een sleutel die er twee keer staat, of een opbouw die geen YAML is.",
        ),
        "twee documenten": (b"a: 1\n---\nb: 2\n", TWEE),
        "tekst na het einde": (b"a: 1\n...\nb: 2\n", TWEE),
        "drie megabyte": (lambda: b"#" * 3_000_000, "Dit bestand is te groot (3 MB); het maximum is 2 MB."),
        "een nulteken": (b"a: \x00\n", NUL),
        "een teken dat de terminal bestuurt": (b"a: \x1b[31m\n", STUUR.format("U+001B")),
        "een teken dat de richting omkeert": ("a: x\u202ey\n".encode(), STUUR.format("U+202E")),
        "een half teken, uitgeschreven": (b'a: "\\ud800"\n', STUUR.format("U+D800")),
        "een bel, uitgeschreven": (b'a: "\\a"\n', STUUR.format("U+0007")),
        "een teken dat niet bestaat": (b'a: "\\U00110000"\n', "Dit bestand is geen geldige YAML (ValueError)."),
        "UTF-16": ("a: b\n".encode("utf-16"), UTF8),
        "Latin-1": (b"a: \xe9\n", UTF8),
        "een te lange vorm van een teken": (b"a: \xc0\xaf\n", UTF8),
        "een aanhalingsteken dat niet sluit": (lambda: b'a: "' + b"x" * 200_000 + b"\n", KLOPT),
        "een sleutel van honderdduizend tekens": (b"a" * 100_000 + b": 1\n", KLOPT),
        "een groep als sleutel": (b"? {a: b}\n: 1\n", "Een sleutel moet een woord zijn."),
        "een sleutel twee keer": (b"a: 1\na: 2\n", "De sleutel 'a' staat hier twee keer."),
        "leeg": (b"", LEEG),
    },
    md: {
        "een script": (b"<script>alert(1)</script>\n", HTML),
        "HTML in een zin": (b"een <img src=x onerror=alert(1)> zin\n", HTML),
        "een opmerking van HTML": (b"<!-- x -->\n", HTML),
        "een afbeelding": (b"![x](data:image/png;base64,AAAA)\n", "Een afbeelding kan hier niet."),
        "een link met een script": (b"[x](javascript:alert(1))\n", LINK),
        "een link naar een bestand": (b"[x](file:///etc/passwd)\n", LINK),
        "een link naar een netwerkmap": (b"[x](//server/map)\n", "Dit adres leidt nergens heen voor wie het stuk leest."),
        "een link met inhoud": (b"[x](data:text/html,x)\n", LINK),
        "een link die elders staat": (b"[x]\n\n[x]: http://a.nl\n", "Een link die elders wordt uitgelegd, kan hier niet."),
        "duizend citaten diep": (b">" * 1000 + b" x\n", "Een citaatblok kan hier niet."),
        "tweehonderd lijsten diep": (b"".join(b"  " * n + b"- x\n" for n in range(200)), "Dit punt is leeg."),
        "vijftigduizend haken": (b"[" * 50_000 + b"\n", LANG),
        "twintigduizend begonnen links": (b"[a](" * 20_000 + b"\n", LANG),
        "twintigduizend sterren": (b"*a " * 20_000 + b"\n", LANG),
        "vijftigduizend liggende streepjes": (b"_" * 50_000 + b"a\n", LANG),
        "bijna zo veel liggende streepjes als mag": (b"_" * 19_000 + b"a\n", "Hier staat een losse ___; zo zou zij worden afgedrukt."),
        "een stuurteken": (b"x\x07\n", STUUR.format("U+0007")),
        "een stuurteken als code": (b"a &#x202e; b\n", STUUR.format("U+202E")),
        "een verborgen teken als code": (b"a &#xfffe; b {{ traject.naam | tekst }}\n", ""),  # it becomes the sign for what is no character
        "een blok met code": (b"```\nx\n```\n", "Een blok met code kan hier niet."),
        "een kop met gegevens": (b"---\na: &a [*a]\n---\nx\n", "Een lijn tussen alinea's kan hier niet."),
        "meer dan tweehonderdduizend tekens": (b"een zin.\n\n" * 26_000, "Deze tekst is te lang; het maximum is 200.000 tekens."),
        "drie megabyte": (lambda: b"x" * 3_000_000, "Dit bestand is te groot (3 MB); het maximum is 2 MB."),
        "Latin-1": (b"\xe9\n", UTF8),
        "leeg": (b"\n\n", LEEG),
    },
    zin: {
        "driehonderd stappen diep": (b"{{ n" + b".a" * 300 + b" | tekst }}", DIEPE),
        "zestig keuzes in elkaar": (b"{{ " + b"'x' if a else " * 60 + b"'y' }}", DIEPE),
        "tweeduizend tekens": (b"{{ " + b"a" * 2000 + b" }}", "Deze uitdrukking is te lang (2002 tekens; het maximum is 1000)."),
        "een verborgen eigenschap": (b"{{ naam.__class__ | tekst }}", "De naam '__class__' bestaat niet."),
        "een verborgen eigenschap tussen haken": (b"{{ naam['__class__'] | tekst }}", "Iets tussen rechte haken opvragen mag niet in een zin."),
        "een verborgen eigenschap met een filter": (b"{{ naam | attr('__class__') }}", "Het filter 'attr' bestaat niet."),
        "een aanroep van iets van een waarde": (b"{{ naam.format(1) | tekst }}", "'dit' kan hier niet worden aangeroepen."),
        "een module": (b"{{ __import__('os') }}", "'__import__' kan hier niet worden aangeroepen."),
        "een rij van een miljard": (b"{{ range(10**9) }}", "'range' kan hier niet worden aangeroepen."),
        "een macht van een macht": (b"{{ 9**9**9 | getal }}", REKENEN),
        "een tekst van een miljard": (b"{{ 'x' * 1000000000 | tekst }}", REKENEN),
        "een lijst van een miljard": (b"{{ [1]*999999999 }}", REKENEN),
        "een lus": (b"{% for i in range(99999999) %}x{% endfor %}", OPDRACHT),
        "een bestand": (b"{% include '/etc/passwd' %}", OPDRACHT),
        "een opmerking": (b"{# x #}", "In een zin mag geen opmerking ({# ... #}) staan."),
        "een functie": (b"{{ lambda: 1 }}", "Deze uitdrukking is niet te lezen."),
        "niet gesloten": (b"{{ naam", "De accolades zijn niet gesloten."),
        "een woordenboek": (b"{{ {'a': 1} }}", "Een woordenboek mag niet in een zin."),
        "een richtingteken in een woord": (b"{{ 'x\\u202e' if a else 'y' }}", STUUR.format("U+202E")),
    },
    csv: {
        "een nulteken": (b"a;b\n\x00;1\n", NUL),
        "binaire inhoud": (bytes(range(256)) * 10, NUL),
        "UTF-16": ("a;b\n1;2\n".encode("utf-16"), NUL),
        "honderdduizend kolommen": (b";" * 100_000 + b"\n", BREED),
        "zesduizend regels": (b"a;b\n" * 6000, BREED),
        "een regel zonder einde": (b"a;" + b"x" * 300_000 + b"\n", BREED),
        "een veld zonder einde": (b'a;b\n"' + b"x" * 150_000 + b'";1\n', "Dit bestand is niet te lezen als csv."),
        "een veld over veel regels": (b'a;b\n1;2\n"' + b"x;\n" * 60_000, BREED),
        "een aanhalingsteken dat niet sluit": (b'a;b\n"x;1\n', KOLOMMEN),
        "leeg": (b"", KOLOMMEN),
    },
    xlsx: {
        "geen werkmap": (b"x", EXCEL),
        "leeg": (b"", EXCEL),
        "een oude werkmap": (OLE, EXCEL),
        "een ander pakket": (pak({"a": "b"}), EXCEL),
        "afgebroken": (blad(CEL)[:300], EXCEL),
        "entiteiten die zich vermenigvuldigen": (blad(CEL, LACH), EXCEL),
        "een entiteit van buiten": (blad('<sheetData><row r="1"><c r="A1" t="str"><v>&a;</v></c></row></sheetData>', EXTERN), EXCEL),
        "entiteiten in UTF-16": (
            blad(CEL, more={"xl/worksheets/sheet1.xml": f"<?xml version='1.0' encoding='utf-16'?>{LACH}<worksheet {S}>{CEL}</worksheet>".encode("utf-16")}), EXCEL,
        ),
        "een onderdeel dat uitpakt tot negentig megabyte": (lambda: blad(CEL, more={"xl/x.xml": GROOT * 3}), EXCEL),
        "twaalfhonderd onderdelen": (blad(CEL, more={f"x/{n}.bin": b"" for n in range(1200)}), EXCEL),
        "een onderdeel dat over zijn lengte liegt": (liegt(blad(CEL)), EXCEL),
        "versleuteld": (met_vlag(blad(CEL), 1), EXCEL),
        "zeventien miljard samengevoegde cellen": (blad(CEL + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), EXCEL),
        "een cel aan het eind van het blad": (blad('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'), BLAD),
        "een cel aan het eind van de regel": (blad('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'), BLAD),
        "een cel zonder plaats": (blad('<sheetData><row r="1"><c r="??"><v>1</v></c></row></sheetData>'), EXCEL),
        "een getal dat er geen is": (blad('<sheetData><row r="1"><c r="A1"><v>abc</v></c></row></sheetData>'), EXCEL),
        "een getal van vijfduizend cijfers": (blad(f'<sheetData><row r="1"><c r="A1"><v>{"9" * 5000}</v></c></row></sheetData>'), EXCEL),
        "een tekst die er niet is": (blad('<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>'), EXCEL),
        "een dag die niet bestaat": (blad('<sheetData><row r="1"><c r="A1" t="d"><v>9999-99-99</v></c></row></sheetData>'), EXCEL),
        "geen goede XML": (blad("<sheetData>"), EXCEL),
        "geen bladen": (blad(CEL, more={"xl/workbook.xml": f"<workbook {S}><sheets/></workbook>"}), "Deze werkmap heeft geen bladen."),
    },
    terug: {
        "geen Word-bestand": (b"x", WORD),
        "leeg": (b"", WORD),
        "versleuteld, of van voor 2007": (OLE, "het is versleuteld met een wachtwoord, of een Word-bestand van voor 2007 (.doc)"),
        "versleuteld": (met_vlag(HEEL, 1), "het is versleuteld met een wachtwoord"),
        "afgebroken": (HEEL[:80], WORD),
        "een verkeerde som": (HEEL[:60] + b"\xff\xff" + HEEL[62:], WORD),
        "een onderdeel dat over zijn lengte liegt": (lambda: liegt(tekst(alinea(), f"<!-- {GROOT} -->")), WORD),
        "een onderdeel dat uitpakt tot dertig megabyte": (lambda: tekst(alinea(), f"<!-- {GROOT} -->"), "het onderdeel word/document.xml is uitgepakt te groot"),
        "vijftienhonderd onderdelen": (pak({f"x/{n}": "" for n in range(1500)}), "het heeft te veel onderdelen"),
        "zonder tekst": (pak({"a": "b"}), "het is geen Word-bestand: de tekst ontbreekt"),
        "geen goede XML": (pak({"word/document.xml": "<w:document"}), XML),
        "entiteiten die zich vermenigvuldigen": (tekst(alinea("&i;"), LACH), XML),
        "een entiteit van buiten": (tekst(alinea("&a;"), EXTERN), XML),
        "entiteiten in UTF-16": (pak({"word/document.xml": f"<?xml version='1.0' encoding='utf-16'?>{LACH}<w:document {W}/>".encode("utf-16")}), XML),
        "een entiteit in de opmerkingen": (pak({"word/comments.xml": f"{EXTERN}<w:comments {W}/>"}, base=HEEL), "het onderdeel word/comments.xml is geen goede XML"),
        "kapotte stijlen": (pak({"word/styles.xml": "<x"}, base=HEEL), "het onderdeel word/styles.xml is geen goede XML"),
        "honderdduizend alinea's in elkaar": (lambda: tekst("<w:p>" * 100_000 + "</w:p>" * 100_000), XML),
        "driehonderd tabellen in elkaar": (tekst("<w:tbl><w:tr><w:tc>" * 300 + alinea() + "</w:tc></w:tr></w:tbl>" * 300), XML),
        "een kenmerk van vijftien megabyte": (lambda: tekst(f'<w:p w:rsidR="{"a" * 15_000_000}"/>'), XML),
        "vijfentwintigduizend alinea's": (lambda: tekst(alinea("x") * 25_000), "het heeft te veel alinea's (meer dan 20000)"),
    },
    onze: {
        "een bestand van een ander": (HEEL, "het is niet door dit programma gemaakt"),
        "een boom van een ander soort": (
            pak({"customXml/item1.xml": '<document xmlns="urn:nl:assembler:boom:1"><document/></document>'}, base=tekst("")), "het is niet door dit programma gemaakt",
        ),
    },
    vreemd: {"vijfentwintigduizend alinea's": (lambda: tekst(alinea("x") * 25_000), "het heeft te veel alinea's (meer dan 20000)")},
    basis: {
        "geen Word-bestand": (b"x", HUIS.format("het is geen Word-bestand (.docx)")),
        "afgebroken": (lambda: BASIS.read_bytes()[:4000], HUIS.format("het is geen Word-bestand (.docx)")),
        "versleuteld": (lambda: met_vlag(BASIS.read_bytes(), 1), HUIS.format("het is geen Word-bestand (.docx)")),
        "een los onderdeel": (HEEL, HUIS.format("het onderdeel [Content_Types].xml ontbreekt")),
        "entiteiten": (
            lambda: _basis({"word/styles.xml": f"{LACH}<w:styles {W}/>"}),
            HUIS.format("een onderdeel is geen goede XML (een documenttype is in Word niet toegestaan)"),
        ),
        "honderdtwintig megabyte": (lambda: _basis({"word/x.xml": GROOT * 4}), HUIS.format("het bestand is te groot")),
        "tweeduizend onderdelen": (lambda: _basis({f"x/{n}.bin": "" for n in range(2000)}), HUIS.format("het bestand is te groot")),
        "soorten van onderdelen die er geen zijn": (
            lambda: _basis({"[Content_Types].xml": "<x/>"}), HUIS.format("de onderdelen van het Word-bestand passen niet bij elkaar"),
        ),
        "relaties die er geen zijn": (lambda: _basis({"_rels/.rels": "<x/>"}), HUIS.format("de onderdelen van het Word-bestand passen niet bij elkaar")),
        "een relatie naar buiten het pakket": (
            lambda: _basis({
                    "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIES}"><Relationship Id="rId1" '
                    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="../../../etc/passwd"/></Relationships>'
                }
            ),
            HUIS.format("het onderdeel etc/passwd ontbreekt"),
        ),
    },
    boom: {
        "geen JSON": (b"x", BOOM),
        "tweehonderdduizend lijsten diep": (JSON_DIEP, BOOM),
        "een getal": (b"1", BOOM),
        "een getal van vijfduizend cijfers": (b'{"formaat": 1, "x": ' + b"9" * 5000 + b"}", BOOM),
        "een later formaat": (b'{"formaat": 99}', "formaat 99 is niet bekend; daarvoor is een nieuwere versie van het programma nodig"),
        "geen UTF-8": (b"\xe9", BOOM),
    },
    manifest: {
        "geen JSON": (b"x", ""),
        "tweehonderdduizend lijsten diep": (JSON_DIEP, ""),
        "namen die naar buiten leiden": (
            json.dumps({"documenten": [{"path": name} for name in ("../x", "/etc/passwd", "..\\x", "C:x", ".", "..", "", ".slot", "goed.docx")]}).encode(), "goed.docx",
        ),
        "geen lijst": (b"[]", ""),
        "rijen die er geen zijn": (b'{"documenten": [1]}', ""),
        "een getal als naam": (b'{"documenten": [{"path": 3}]}', ""),
        "een getal van zesduizend cijfers": (b'{"documenten": ' + b"9" * 6000 + b"}", ""),
    },
    journaal: {
        "geen JSON": (b"x\n", "1"),
        "tweehonderdduizend lijsten diep": (JSON_DIEP + b"\n", "1"),
        "een lijst": (b"[]\n", "1"),
        "een regel die niet aansluit": (b'{"tijd": "t", "wie": "w", "wat": "x", "over": "o", "vorige": "a"}\n', "1"),
        "een getal van zesduizend cijfers": (b"9" * 6000 + b"\n", "1"),
    },
    cache: {
        "niet ondertekend": (b'"fout"', ""),
        "met een verzonnen handtekening": (b"0" * 64 + b'\n"fout"', ""),
        "tweehonderdduizend lijsten diep": (b"0" * 64 + b"\n" + JSON_DIEP, ""),
        "vijf megabyte": (lambda: b"x" * 5_000_000, ""),
        "leeg": (b"", ""),
    },
    ruimte: {
        "een bestand dat er niet bij hoort": (b"../x.yaml\na: 1\n", "-"),
        "een getal in plaats van een gemeente": (b"gemeenten/noord/gemeente.yaml\n1\n", "Hier hoort een groep met namen en waarden te staan ('1')."),
    },
}  # fmt: skip
