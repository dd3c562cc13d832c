"""A PDF as LibreOffice writes it -> one that holds to PDF/UA-1 and PDF/A-2b at once, and is the same each time it is made.

LibreOffice leaves four things: the mark of PDF/UA is a property that PDF/A wants declared, a page with links names no order for the tab key, the lines of a
border are neither content nor decoration, and the file carries the hour at which it was made.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Pdf

_SCHEMA = """
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
"""
_END = b"</rdf:RDF>"
_LINE_ENDS = (b"\r", b"\n")
_ENDS_AS_A_LINE = re.compile(rb"[\r\n]\nendstream")
_BEGIN_MARKED, _END_MARKED = frozenset({"BMC", "BDC"}), "EMC"
_PATH = frozenset({"m", "l", "c", "v", "y", "h", "re"})
_PAINT = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"})


def repaired(content: bytes) -> bytes:
    """Return the PDF mended."""
    import pikepdf  # noqa: PLC0415 - only who asks for PDF pays for it

    with pikepdf.open(io.BytesIO(content)) as pdf:
        _declare(pdf)
        for page in pdf.pages:
            if "/Annots" in page:
                page.Tabs = pikepdf.Name.S
            drawn = pikepdf.unparse_content_stream(list(_decoration_named(pikepdf.parse_content_stream(page))))
            page.Contents = pikepdf.Stream(pdf, zlib.compress(drawn, 9), Filter=pikepdf.Name.FlateDecode)
        _without_clock(pdf)
        _packed(pdf)
        return _saved(pdf)


def _packed(pdf: Pdf) -> None:
    """Write each stream of which the packed bytes end as a line does in hexadecimal: a reader could count that end to the line after it.

    The last bytes of a packed stream are a sum over its content, so packing it otherwise does not change them.
    """
    import pikepdf  # noqa: PLC0415

    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Filter") == pikepdf.Name.FlateDecode and item.read_raw_bytes().endswith(_LINE_ENDS):
            item.write(item.read_raw_bytes().hex().encode() + b">", filter=[pikepdf.Name.ASCIIHexDecode, pikepdf.Name.FlateDecode], decode_parms=None)


def _saved(pdf: Pdf) -> bytes:
    """Return the file, small when that can be: objects packed together, unless such a pack ends as a line does."""
    import pikepdf  # noqa: PLC0415

    for mode in (pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable):
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=mode,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
        )
        if not _ENDS_AS_A_LINE.search(out.getvalue()):
            break
    return out.getvalue()


def _declare(pdf: Pdf) -> None:
    """Declare the property that says PDF/UA, for PDF/A knows no property that is not declared."""
    stream = pdf.Root.Metadata
    xmp = stream.read_bytes()
    if b"pdfaExtension:schemas" not in xmp:
        stream.write(xmp.replace(_END, _SCHEMA.encode() + _END, 1))


def _without_clock(pdf: Pdf) -> None:
    """Drop the hour at which it was made: it is of the machine, not of the document."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            if name in meta:
                del meta[name]
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().rstrip())
    for name in ("/CreationDate", "/ModDate"):
        if name in pdf.docinfo:
            del pdf.docinfo[name]
    for intent in pdf.Root.get("/OutputIntents", []):
        profile = intent.DestOutputProfile
        intent.DestOutputProfile = pdf.make_stream(_undated(profile.read_bytes()), N=profile.N)
    for name in ("/DocChecksum", "/ID"):  # made from that hour; a new /ID comes from what the file holds
        if name in pdf.trailer:
            del pdf.trailer[name]


def _undated(profile: bytes) -> bytes:
    """Return a colour profile (ISO 15076-1, 7.2) without the moment in its header, bytes 24 to 35, and without the hash over it, 84 to 99."""
    moment = b"".join(part.to_bytes(2, "big") for part in (2000, 1, 1, 0, 0, 0))
    return profile[:24] + moment + profile[36:84] + bytes(16) + profile[100:]


def _decoration_named(instructions: Iterator[Any] | list[Any]) -> Iterator[Any]:
    """Yield the instructions of a page with every path outside marked content marked as decoration: from its first point to where it is painted."""
    import pikepdf  # noqa: PLC0415

    depth, path = 0, False
    for item in instructions:
        operator = str(item.operator)
        depth += (operator in _BEGIN_MARKED) - (operator == _END_MARKED)
        if depth == 0 and not path and operator in _PATH:
            path = True
            yield pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact], pikepdf.Operator("BMC"))
        yield item
        if path and operator in _PAINT:
            path = False
            yield pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))
