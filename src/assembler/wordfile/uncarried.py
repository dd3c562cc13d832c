"""What a Word file of others holds beside its words: it is told, for a comparison of words does not show it, or shows it in another form."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.wordfile.oxml import Element, R, W

_PICTURE = ("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", "{urn:schemas-microsoft-com:vml}imagedata")
_MARKS = (W + "ins", W + "del", W + "moveFrom", W + "moveTo")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same once more, for older programs


def uncarried(document: Element) -> Iterator[str]:
    """Yield what is in a document and is not compared as what it is, each kind once, with how often it is there."""
    rows = (
        (_count(document, *_PICTURE), "afbeelding", "afbeeldingen", "niet vergeleken"),
        (_count(document, W + "txbxContent"), "tekstvak", "tekstvakken", "de tekst is vergeleken als alinea's achter die waarin het staat"),
        (sum(1 for _ in document.iterfind(f".//{W}tc//{W}tbl")), "tabel in een tabel", "tabellen in een tabel", "vergeleken als regels van de cel"),
        (
            sum(1 for item in document.iter(W + "hyperlink") if item.get(R + "id")),
            "link naar buiten",
            "links naar buiten",
            "de tekst is vergeleken, het adres niet",
        ),
        (_count(document, W + "fldSimple") + _fields(document), "veld", "velden", "vergeleken zoals het er het laatst stond"),
        (_count(document, W + "footnoteReference", W + "endnoteReference"), "noot", "noten", "vergeleken als regel achter de tekst"),
        (sum(1 for _ in document.iterfind(f".//{W}pPr/{W}sectPr")), "sectie-einde", "sectie-einden", "niet vergeleken; de redline heeft één sectie"),
        (_count(document, *_MARKS), "bijgehouden wijziging", "bijgehouden wijzigingen", "geteld als aanvaard"),
    )
    for number, one, more, what in rows:
        if number:
            yield f"{number} {one if number == 1 else more}: {what}"


def _count(document: Element, *tags: str) -> int:
    return sum(1 for item in document.iter(*tags) if not any(above.tag == _FALLBACK for above in item.iterancestors()))


def _fields(document: Element) -> int:
    return sum(1 for item in document.iter(W + "fldChar") if item.get(W + "fldCharType") == "begin")
