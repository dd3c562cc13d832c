"""The styles that a house style must have, by id and by name: one for each structural element, and nothing else."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Titel"
SUBTITLE: Final = "Ondertitel"
HOOFDSTUK: Final = "Hoofdstuk"
ARTIKEL: Final = "Artikel"
ARTIKEL_WITHOUT_HOOFDSTUK: Final = "Artikelzonderhoofdstuk"
BIJLAGE: Final = "Bijlage"
TOELICHTING: Final = "Toelichting"
AANNAMES: Final = "Aannames"
SECTIONS: Final = ("Sectie1", "Sectie2", "Sectie3", "Sectie4")

AANHEF: Final = "Aanhef"
PARAGRAPH: Final = "Alinea"
LID: Final = "Lid"
LID_UNNUMBERED: Final = "Lidzondernummer"
ONDERDEEL: Final = "Onderdeel"
SUBONDERDEEL: Final = "Subonderdeel"
BEGRIP: Final = "Begrip"
ITEMS: Final = ("Opsomming1", "Opsomming2", "Opsomming3", "Opsomming4")
ITEM_UNMARKED: Final = "Opsommingzonderteken"
AANNAME: Final = "Aanname"
ADDRESS_LINE: Final = "Adres"
FIELD: Final = "Veld"
SLOTFORMULE: Final = "Slotformule"
STATEMENT: Final = "Ondertekening"
PLACE_AND_DATE: Final = "Plaatsendatum"
FUNCTION: Final = "Functie"
NAME: Final = "Naam"
CAPTION: Final = "Bijschrift"
CONTENTS_HEADING: Final = "Kopvaninhoudsopgave"
CONTENTS: Final = ("Inhopg1", "Inhopg2")
SECTION_END: Final = "Sectieeinde"
HEADER: Final = "Koptekst"
FOOTER: Final = "Voettekst"

# Cells: by the kind of row, then by alignment.
CELLS: Final = {
    "rij": {"links": "Tabeltekst", "rechts": "Tabeltekstrechts", "midden": "Tabeltekstmidden"},
    "kop": {"links": "Tabelkop", "rechts": "Tabelkoprechts", "midden": "Tabelkopmidden"},
    "totaal": {"links": "Tabeltotaal", "rechts": "Tabeltotaalrechts", "midden": "Tabeltotaalmidden"},
    "groep": {"links": "Tabeltotaal", "rechts": "Tabeltotaalrechts", "midden": "Tabeltotaalmidden"},
}

# Character styles.
FIELD_LABEL: Final = "Veldlabel"
TERM: Final = "Term"
NTB: Final = "Ntb"
FILL_IN_LINE: Final = "Invulregel"
NOTE: Final = "Noot"
REFERENCE: Final = "Verwijzing"
CONCEPT: Final = "Conceptmerk"

TABLE: Final = "Regelingtabel"

# Style -> its place in a page that lies down (other tab stops).
LANDSCAPE: Final = {HEADER: "Koptekstliggend", FOOTER: "Voettekstliggend"}

# The styles that carry the numbering of leden and onderdelen, by level of the one list.
RULE_LIST: Final = (ARTIKEL, LID, ONDERDEEL, SUBONDERDEEL)

# The same items with their number as text: where Word would count otherwise (lid 2a), in a document that counts itself.
FIXED_NUMBER: Final = {LID: "Lidvastnummer", ONDERDEEL: "Onderdeelvastnummer", SUBONDERDEEL: "Subonderdeelvastnummer"}

# Style id -> name. Word in another language gives a built-in style another id, never another name.
REQUIRED: Final[dict[str, str]] = {
    "Standaard": "Normal",
    TITLE: "Title",
    SUBTITLE: "Subtitle",
    "Kop1": "heading 1",
    "Kop2": "heading 2",
    "Kop3": "heading 3",
    "Kop4": "heading 4",
    HOOFDSTUK: "Hoofdstuk",
    ARTIKEL: "Artikel",
    ARTIKEL_WITHOUT_HOOFDSTUK: "Artikel zonder hoofdstuk",
    BIJLAGE: "Bijlage",
    TOELICHTING: "Toelichting",
    AANNAMES: "Aannames",
    **{style: f"Sectie {level}" for level, style in enumerate(SECTIONS, 1)},
    AANHEF: "Aanhef",
    PARAGRAPH: "Alinea",
    LID: "Lid",
    LID_UNNUMBERED: "Lid zonder nummer",
    ONDERDEEL: "Onderdeel",
    SUBONDERDEEL: "Subonderdeel",
    **{fixed: f"{style} vast nummer" for style, fixed in FIXED_NUMBER.items()},
    BEGRIP: "Begrip",
    **{style: f"Opsomming {level}" for level, style in enumerate(ITEMS, 1)},
    ITEM_UNMARKED: "Opsomming zonder teken",
    AANNAME: "Aanname",
    ADDRESS_LINE: "Adres",
    FIELD: "Veld",
    SLOTFORMULE: "Slotformule",
    STATEMENT: "Ondertekening",
    PLACE_AND_DATE: "Plaats en datum",
    FUNCTION: "Functie",
    NAME: "Naam",
    CAPTION: "caption",
    CONTENTS_HEADING: "TOC Heading",
    CONTENTS[0]: "toc 1",
    CONTENTS[1]: "toc 2",
    SECTION_END: "Sectie einde",
    HEADER: "header",
    FOOTER: "footer",
    LANDSCAPE[HEADER]: "Koptekst liggend",
    LANDSCAPE[FOOTER]: "Voettekst liggend",
    **{
        style: {"rij": "Tabeltekst", "kop": "Tabelkop", "totaal": "Tabeltotaal", "groep": "Tabeltotaal"}[kind] + ("" if side == "links" else f" {side}")
        for kind, sides in CELLS.items()
        for side, style in sides.items()
    },
    FIELD_LABEL: "Veldlabel",
    TERM: "Term",
    NTB: "Ntb",
    FILL_IN_LINE: "Invulregel",
    NOTE: "Noot",
    REFERENCE: "Verwijzing",
    CONCEPT: "Conceptmerk",
    TABLE: "Regelingtabel",
}
