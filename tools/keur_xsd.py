"""Holds Word files against the schemas of ISO 29500; exit 1 when one does not follow them. Asks nothing of the network.

Those schemas are in no registry of packages, and are not copied here: whoever has them (ISO and Ecma publish them with the norm, part 4, the transitional form) names the folder.

Usage: .venv/bin/python tools/keur_xsd.py MAP_MET_SCHEMAS bestand.docx ...
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element

# Which schema a part follows, by its name in the package.
SCHEMAS = {
    r"word/(document|styles|numbering|settings|header\w*|footer\w*|footnotes|endnotes|comments|fontTable|webSettings)\.xml": "wml.xsd",
    r"word/theme/.*\.xml": "dml-main.xsd",
    r"word/charts/.*\.xml": "dml-chart.xsd",
    r"xl/(?!theme).*\.xml": "sml.xsd",
    r"docProps/app\.xml": "shared-documentPropertiesExtended.xsd",
    r"docProps/custom\.xml": "shared-documentPropertiesCustom.xsd",
    r"customXml/itemProps\d+\.xml": "shared-customXmlDataProperties.xsd",
    r"\[Content_Types\]\.xml": "opc-contentTypes.xsd",
    r".*\.rels": "opc-relationships.xsd",
}
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# The norm refers to the attributes of XML itself without saying where their schema is.
_XML = "http://www.w3.org/XML/1998/namespace"
_OF_XML = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{_XML}">
<xs:attribute name="lang" type="xs:string"/><xs:attribute name="space" type="xs:string"/></xs:schema>"""


def schemas_in(folder: Path) -> dict[str, etree.XMLSchema]:
    """Return the schemas that a folder has, by the pattern of the parts that follow them."""
    found = {}
    with tempfile.TemporaryDirectory() as copy:
        for path in folder.rglob("*.xsd"):
            shutil.copy(path, copy)
        Path(copy, "xml.xsd").write_text(_OF_XML, encoding="utf-8")
        for path in Path(copy).glob("*.xsd"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(f'import namespace="{_XML}"/>', f'import namespace="{_XML}" schemaLocation="xml.xsd"/>'), encoding="utf-8")
        for pattern, name in SCHEMAS.items():
            if Path(copy, name).exists():
                found[pattern] = etree.XMLSchema(etree.parse(Path(copy, name)))
    return found


def as_the_norm_reads(root: Element) -> Element:
    """Return a part as a reader of the norm alone has it: without what the part itself lets such a reader skip, with what it gives in its place."""
    skipped = {root.nsmap[prefix] for prefix in root.get(_MC + "Ignorable", "").split() if prefix in root.nsmap}
    for choice in list(root.iter(_MC + "AlternateContent")):
        parent = choice.getparent()
        fallback = choice.find(_MC + "Fallback")
        assert parent is not None
        place = parent.index(choice)
        parent[place : place + 1] = list(fallback) if fallback is not None else []
    for element in list(root.iter("{*}*")):
        for name in [str(name) for name in element.attrib]:
            if etree.QName(name).namespace in skipped or name.startswith(_MC):
                del element.attrib[name]
        parent = element.getparent()
        if etree.QName(element).namespace in skipped and parent is not None:
            parent.remove(element)
    return etree.fromstring(etree.tostring(root))


def faults(path: Path, schemas: Mapping[str, etree.XMLSchema], looked_at: Counter[str]) -> list[str]:
    """Return what the parts of a file do otherwise than their schemas ask; counts in looked_at the parts that were read, by schema, and those that have none."""
    found = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            pattern = next((pattern for pattern in schemas if re.fullmatch(pattern, name)), None)
            looked_at[SCHEMAS[pattern] if pattern else f"geen schema: {re.sub('[0-9a-f]{8,}', '*', name)}"] += 1
            if pattern and not schemas[pattern].validate(as_the_norm_reads(etree.fromstring(package.read(name)))):
                found += [f"{path}: {name}: {error.message}" for error in schemas[pattern].error_log]  # type: ignore[attr-defined]  # its stubs do not know that it is a list
    return found


def main(folder: str, *files: str) -> int:
    """Print what is wrong, then what was looked at; return the exit code."""
    schemas = schemas_in(Path(folder))
    if not schemas:
        print(f"In {folder} staat geen van de schema's {', '.join(SCHEMAS.values())}.")
        return 2
    looked_at: Counter[str] = Counter()
    wrong = [line for file in files for line in faults(Path(file), schemas, looked_at)]
    print("\n".join([*wrong, f"{len(files)} bestanden, {len(wrong)} fouten.", *(f"{number:6} {name}" for name, number in sorted(looked_at.items()))]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 2 else __doc__)
