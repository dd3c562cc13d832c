"""What a Word file of others holds beside its words: it is told, for a comparison of words does not show it, or shows it in another form."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.wordfile.oxml import MC, VAL, Element, M, R, T, W

_PICTURE = ("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", "{urn:schemas-microsoft-com:vml}imagedata")
_SCHEME = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_MARKS = (W + "ins", W + "del", W + "moveFrom", W + "moveTo")
_FALLBACK = MC + "Fallback"  # the same once more, for older programs


def uncarried(document: Element) -> Iterator[str]:
    """Yield what is in a document and is not compared as what it is, each kind once, with how often it is there."""
    for number, one, more, what in _rows(document):
        if number:
            yield f"{number} {one if number == 1 else more}: {what}"


def _rows(document: Element) -> Iterator[tuple[int, str, str, str]]:
    objects = _count(document, W + "object")
    pictures = _count(document, *_PICTURE) - sum(1 for item in document.iterfind(f".//{W}object") for _ in item.iter(*_PICTURE))
    yield pictures, "afbeelding", "afbeeldingen", "niet vergeleken"
    yield _count(document, _SCHEME), "schema (SmartArt)", "schema's (SmartArt)", "niet vergeleken"
    yield _count(document, _CHART), "grafiek", "grafieken", "niet vergeleken"
    yield objects, "ingevoegd object", "ingevoegde objecten", "niet vergeleken"
    yield _count(document, M + "oMath"), "formule", "formules", "vergeleken als een regel tekst"
    yield _count(document, W + "sym"), "teken uit een symboollettertype", "tekens uit een symboollettertype", "vergeleken, maar niet in dat lettertype getoond"
    yield _count(document, W + "txbxContent"), "tekstvak", "tekstvakken", "de tekst is vergeleken als alinea's achter die waarin het staat"
    nested = sum(1 for table in document.iter(W + "tbl") if not _fallback(table) and next(table.iterancestors(W + "tc"), None) is not None)
    yield nested, "tabel in een tabel", "tabellen in een tabel", "vergeleken als regels van de cel"
    merged = _count(document, W + "gridSpan") + sum(1 for item in document.iter(W + "vMerge") if item.get(VAL) == "restart")
    yield merged, "samengevoegde cel", "samengevoegde cellen", "vergeleken als losse cellen, waarvan de eerste de tekst heeft"
    links = sum(1 for item in document.iter(W + "hyperlink") if item.get(R + "id"))
    yield links, "link naar buiten", "links naar buiten", "de tekst is vergeleken, het adres niet"
    yield _count(document, W + "fldSimple") + _fields(document), "veld", "velden", "vergeleken zoals het er het laatst stond"
    yield _count(document, W + "footnoteReference", W + "endnoteReference"), "noot", "noten", "vergeleken als regel achter de tekst"
    yield _count(document, W + "cr") + _breaks(document), "regeleinde in een alinea", "regeleinden in een alinea", "vergeleken als spatie"
    yield _hidden(document), "stuk verborgen tekst", "stukken verborgen tekst", "niet vergeleken"
    ends = sum(1 for _ in document.iterfind(f".//{W}pPr/{W}sectPr"))
    yield ends, "sectie-einde", "sectie-einden", "niet vergeleken; de redline heeft één sectie"
    yield _count(document, *_MARKS), "bijgehouden wijziging", "bijgehouden wijzigingen", "geteld als aanvaard"


def _fallback(element: Element) -> bool:
    return any(above.tag == _FALLBACK for above in element.iterancestors())


def _count(document: Element, *tags: str) -> int:
    return sum(1 for item in document.iter(*tags) if not _fallback(item))


def _fields(document: Element) -> int:
    return sum(1 for item in document.iter(W + "fldChar") if item.get(W + "fldCharType") == "begin")


def _breaks(document: Element) -> int:
    return sum(1 for item in document.iter(W + "br") if item.get(W + "type") != "page" and not _fallback(item))


def _hidden(document: Element) -> int:
    marks = (run.find(f"{W}rPr/{W}vanish") for run in document.iter(W + "r") if run.find(T) is not None)
    return sum(1 for mark in marks if mark is not None and mark.get(VAL, "1") not in {"0", "false", "off"})
