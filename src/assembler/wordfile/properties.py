"""The properties of a file: title and language for who cannot see the page, and which version of what it is."""

from __future__ import annotations

from lxml import etree
from lxml.etree import SubElement

from assembler.document import Final
from assembler.wordfile.oxml import leeg, schoon, serialiseer

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # user-defined properties


def kern(final: Final) -> bytes:
    """Return docProps/core.xml: no author and no clock, for they are not of the document."""
    wortel = etree.Element(f"{{{_CP}}}coreProperties", nsmap={"cp": _CP, "dc": _DC})
    voet = final.voettekst
    onderwerp = " · ".join((voet.document, voet.mijlpaal, voet.versie, f"stand {voet.stand}"))
    for naam, waarde in (("title", final.titel), ("subject", onderwerp), ("description", voet.vermelding), ("language", "nl-NL")):
        SubElement(wortel, f"{{{_DC}}}{naam}").text = schoon(waarde)
    return serialiseer(wortel)


def programma() -> bytes:
    """Return docProps/app.xml."""
    wortel = leeg(_APP, "Properties")
    SubElement(wortel, f"{{{_APP}}}Application").text = "assembler"
    return serialiseer(wortel)


def eigen(final: Final, hash_: str, afdruk: str = "") -> bytes:
    """Return docProps/custom.xml: document, milestone, version, stand, and the hash of the tree (`Boom`) and of the words (`Tekst`)."""
    wortel = leeg(_CUSTOM, "Properties")
    voet = final.voettekst
    waarden = {
        "Document": voet.document,
        "Mijlpaal": voet.mijlpaal,
        "Versie": voet.versie,
        "Stand": voet.stand,
        "Boom": hash_,
        **({"Tekst": afdruk} if afdruk else {}),
    }
    for nummer, (naam, waarde) in enumerate(waarden.items(), 2):
        eigenschap = SubElement(wortel, f"{{{_CUSTOM}}}property", {"fmtid": _FMTID, "pid": str(nummer), "name": naam})
        SubElement(eigenschap, f"{{{_VT}}}lpwstr", nsmap={"vt": _VT}).text = schoon(waarde)
    return serialiseer(wortel)
