"""The styles of a house style that the renderer leans on: one for each structural element, and nothing else."""

from __future__ import annotations

from typing import Final

TITEL: Final = "Titel"
ONDERTITEL: Final = "Ondertitel"
HOOFDSTUK: Final = "Hoofdstuk"
ARTIKEL: Final = "Artikel"
ARTIKEL_LOS: Final = "Artikelzonderhoofdstuk"
BIJLAGE: Final = "Bijlage"
TOELICHTING: Final = "Toelichting"
AANNAMES: Final = "Aannames"
SECTIES: Final = ("Sectie1", "Sectie2", "Sectie3", "Sectie4")

AANHEF: Final = "Aanhef"
ALINEA: Final = "Alinea"
LID: Final = "Lid"
LID_LOS: Final = "Lidzondernummer"
ONDERDEEL: Final = "Onderdeel"
SUBONDERDEEL: Final = "Subonderdeel"
BEGRIP: Final = "Begrip"
OPSOMMINGEN: Final = ("Opsomming1", "Opsomming2", "Opsomming3", "Opsomming4")
OPSOMMING_LOS: Final = "Opsommingzonderteken"
AANNAME: Final = "Aanname"
ADRES: Final = "Adres"
VELD: Final = "Veld"
SLOTFORMULE: Final = "Slotformule"
VERKLARING: Final = "Ondertekening"
PLAATS_DATUM: Final = "Plaatsendatum"
FUNCTIE: Final = "Functie"
NAAM: Final = "Naam"
BIJSCHRIFT: Final = "Bijschrift"
INHOUD_KOP: Final = "Kopvaninhoudsopgave"
INHOUD: Final = ("Inhopg1", "Inhopg2")
SECTIE_EINDE: Final = "Sectieeinde"
KOPTEKST: Final = "Koptekst"
VOETTEKST: Final = "Voettekst"

# Cells: by the kind of row, then by alignment.
CELLEN: Final = {
    "rij": {"links": "Tabeltekst", "rechts": "Tabeltekstrechts", "midden": "Tabeltekstmidden"},
    "kop": {"links": "Tabelkop", "rechts": "Tabelkoprechts", "midden": "Tabelkopmidden"},
    "totaal": {"links": "Tabeltotaal", "rechts": "Tabeltotaalrechts", "midden": "Tabeltotaalmidden"},
}

# Character styles.
VELDLABEL: Final = "Veldlabel"
TERM: Final = "Term"
NTB: Final = "Ntb"
INVULREGEL: Final = "Invulregel"
NOOT: Final = "Noot"
VERWIJZING: Final = "Verwijzing"
CONCEPT: Final = "Conceptmerk"

TABEL: Final = "Regelingtabel"

# Style -> its place in a page that lies down (other tab stops).
LIGGEND: Final = {KOPTEKST: "Koptekstliggend", VOETTEKST: "Voettekstliggend"}

# The styles that carry the numbering of leden and onderdelen, by level of the one list.
REGELLIJST: Final = (ARTIKEL, LID, ONDERDEEL, SUBONDERDEEL)

# The same items with their number as text: where Word would count otherwise (lid 2a), in a document that counts itself.
VAST_NUMMER: Final = {LID: "Lidvastnummer", ONDERDEEL: "Onderdeelvastnummer", SUBONDERDEEL: "Subonderdeelvastnummer"}

# Style id -> name. Word in another language gives a built-in style another id, never another name.
VEREIST: Final[dict[str, str]] = {
    "Standaard": "Normal",
    TITEL: "Title",
    ONDERTITEL: "Subtitle",
    "Kop1": "heading 1",
    "Kop2": "heading 2",
    "Kop3": "heading 3",
    "Kop4": "heading 4",
    HOOFDSTUK: "Hoofdstuk",
    ARTIKEL: "Artikel",
    ARTIKEL_LOS: "Artikel zonder hoofdstuk",
    BIJLAGE: "Bijlage",
    TOELICHTING: "Toelichting",
    AANNAMES: "Aannames",
    **{stijl: f"Sectie {niveau}" for niveau, stijl in enumerate(SECTIES, 1)},
    AANHEF: "Aanhef",
    ALINEA: "Alinea",
    LID: "Lid",
    LID_LOS: "Lid zonder nummer",
    ONDERDEEL: "Onderdeel",
    SUBONDERDEEL: "Subonderdeel",
    **{vast: f"{stijl} vast nummer" for stijl, vast in VAST_NUMMER.items()},
    BEGRIP: "Begrip",
    **{stijl: f"Opsomming {niveau}" for niveau, stijl in enumerate(OPSOMMINGEN, 1)},
    OPSOMMING_LOS: "Opsomming zonder teken",
    AANNAME: "Aanname",
    ADRES: "Adres",
    VELD: "Veld",
    SLOTFORMULE: "Slotformule",
    VERKLARING: "Ondertekening",
    PLAATS_DATUM: "Plaats en datum",
    FUNCTIE: "Functie",
    NAAM: "Naam",
    BIJSCHRIFT: "caption",
    INHOUD_KOP: "TOC Heading",
    INHOUD[0]: "toc 1",
    INHOUD[1]: "toc 2",
    SECTIE_EINDE: "Sectie einde",
    KOPTEKST: "header",
    VOETTEKST: "footer",
    LIGGEND[KOPTEKST]: "Koptekst liggend",
    LIGGEND[VOETTEKST]: "Voettekst liggend",
    **{
        stijl: {"rij": "Tabeltekst", "kop": "Tabelkop", "totaal": "Tabeltotaal"}[soort] + ("" if kant == "links" else f" {kant}")
        for soort, kanten in CELLEN.items()
        for kant, stijl in kanten.items()
    },
    VELDLABEL: "Veldlabel",
    TERM: "Term",
    NTB: "Ntb",
    INVULREGEL: "Invulregel",
    NOOT: "Noot",
    VERWIJZING: "Verwijzing",
    CONCEPT: "Conceptmerk",
    TABEL: "Regelingtabel",
}
