"""Trees made in code: the documents that the tests of the renderers write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from assembler.ground.document import (
    Begripgebruik,
    Deel,
    Final,
    Gat,
    Inline,
    Inlines,
    Invulling,
    Kind,
    Label,
    Node,
    NodeId,
    Tekst,
    Verwijzing,
    Voettekst,
    Wetsverwijzing,
)
from assembler.ground.document.rows import layout_of

HUISSTIJLEN = Path(__file__).resolve().parent.parent / "templates" / "huisstijlen"


def basis(naam: str = "regio") -> bytes:
    """Return the base file of a house style."""
    return (HUISSTIJLEN / naam / "basis.docx").read_bytes()


def voettekst(*, concept: bool = True, document: str = "gr-tekst") -> Voettekst:
    """Return what every page says."""
    return Voettekst(document, "concept", "versie 2", "30 maart 2021", "Illustratieve uitwerking; niet de vastgestelde regeling", concept=concept)


def zin(*stukken: str | Inline) -> Inlines:
    """Return a sentence: strings are plain text."""
    return tuple(Tekst(stuk) if isinstance(stuk, str) else stuk for stuk in stukken)


class Boom:
    """Makes nodes with ids by count and remembers the label of each."""

    def __init__(self) -> None:
        self.labels: dict[NodeId, Label] = {}
        self._aantal = 0

    def node(
        self, kind: Kind, *kinderen: Node, op: str | Inlines = "", tekst: str | Inlines = "", id_: str = "", nr: str = "", vol: str = "", **opmaak: Any
    ) -> Node:
        """Return a node; `op` its heading, `nr` its number, `vol` its label in full."""
        self._aantal += 1
        node_id = NodeId(id_ or f"proef/{kind}-{self._aantal}")
        if nr or vol:
            self.labels[node_id] = Label(nr, vol or nr)
        return Node(kind, node_id, _inlines(op), _inlines(tekst), kinderen, layout_of(kind, opmaak))

    def lid(self, nr: int | None, tekst: str | Inlines, *kinderen: Node, id_: str = "") -> Node:
        """Return a lid; without number it is the only one of its article."""
        return self.node("lid", *kinderen, tekst=tekst, id_=id_, nr=str(nr or ""), vol=f"{nr}." if nr else "")

    def letters(self, *teksten: str | Inlines, onder: dict[int, tuple[Node, ...]] | None = None, ids: str = "") -> tuple[Node, ...]:
        """Return onderdelen a., b., c. ..."""
        return self.lijst("letters", *teksten, onder=onder, ids=ids)

    def lijst(self, soort: str, *teksten: str | Inlines, onder: dict[int, tuple[Node, ...]] | None = None, ids: str = "") -> tuple[Node, ...]:
        """Return the items of a list of some kind: letters, cijfers, graden, noten, or without labels."""
        items = []
        for i, tekst in enumerate(teksten):
            nr, vol = _label(soort, i + 1)
            items.append(self.node("onderdeel", *(onder or {}).get(i, ()), tekst=tekst, id_=f"{ids}-{i + 1}" if ids else "", nr=nr, vol=vol))
        return tuple(items)

    def artikel(self, nr: int, op: str, *leden: Node, id_: str = "") -> Node:
        """Return an article."""
        return self.node("artikel", *leden, op=op, id_=id_, nr=str(nr), vol=f"Artikel {nr}")

    def hoofdstuk(self, nr: int, op: str, *artikelen: Node) -> Node:
        """Return a chapter."""
        return self.node("hoofdstuk", *artikelen, op=op, id_=f"proef/hoofdstuk:{nr}", nr=str(nr), vol=f"Hoofdstuk {nr}")

    def tabel(self, bijschrift: str, *rijen: tuple[str, tuple[str, ...]], uitlijning: tuple[str, ...] = (), breedtes: tuple[int, ...] = ()) -> Node:
        """Return a table; a row is (kind, texts)."""
        nodes = [self.node("rij", *(self.node("cel", tekst=cel) for cel in cellen), soort=soort) for soort, cellen in rijen]
        return self.node("tabel", *nodes, op=bijschrift, uitlijning=uitlijning, breedtes=breedtes)

    def final(self, wortel: Node, titel: str, klasse: Literal["regeling", "stuk"], voet: Voettekst | None = None) -> Final:
        """Return the tree, ready to render."""
        return Final(wortel, self.labels, titel, klasse, voet or voettekst(), "regio")


def _inlines(tekst: str | Inlines) -> Inlines:
    return zin(tekst) if isinstance(tekst, str) and tekst else tekst or ()


def _label(soort: str, nummer: int) -> tuple[str, str]:
    letter = chr(ord("a") + nummer - 1)
    vormen = {
        "letters": (letter, f"{letter}."),
        "cijfers": (str(nummer), f"{nummer}."),
        "graden": (f"{nummer}°", f"{nummer}°."),
        "noten": (str(nummer), f"[{nummer}]"),
    }
    return vormen.get(soort, ("", ""))


def artikel_verwijzing(doel: str, nummer: int, rest: str = "") -> Verwijzing:
    """Return "artikel 5" or "artikel 5, tweede lid"."""
    return Verwijzing((doel,), delen=(Deel("artikel "), Deel(str(nummer), NodeId(doel)), Deel(rest)))


def noot(tekst: str, nummer: int, sleutel: str = "cijfers.proef") -> Invulling:
    """Return a value that is an assumption, with its mark."""
    return Invulling(tekst, sleutel, "aanname", "raming", nummer)


NAMEN = ("Alblasserdam", "Dordrecht", "Hardinxveld-Giessendam", "Hendrik-Ido-Ambacht", "Papendrecht", "Sliedrecht", "Zwijndrecht")


def regeling() -> Final:
    """Return a regulation with one of everything: own wording, invented figures."""
    b = Boom()
    wortel = b.node(
        "document",
        _aanhef(b),
        _algemeen(b),
        _bestuur(b),
        _geld(b),
        _slot(b),
        b.node("sluiting", b.node("alinea", tekst="Aldus besloten door de colleges, ieder voor zover bevoegd."), *_handtekeningen(b)),
        _spelregels(b),
        _takenmatrix(b),
        _toelichting(b),
        _aannames(b),
        op="Gemeenschappelijke regeling Sociaal",
        ondertitel="Concept van de tekst, voor bespreking in de raden",
        id_="gr-tekst",
    )
    return b.final(wortel, "Gemeenschappelijke regeling Sociaal", "regeling")


def _aanhef(b: Boom) -> Node:
    colleges = "De colleges van burgemeester en wethouders van de gemeenten Alblasserdam, Dordrecht, Hardinxveld-Giessendam, Hendrik-Ido-Ambacht, Papendrecht, Sliedrecht en Zwijndrecht, ieder voor zover bevoegd;"
    return b.node(
        "aanhef",
        b.node("alinea", tekst=colleges),
        b.node(
            "alinea",
            *b.lijst(
                "streepjes",
                "inwoners op één plaats terecht moeten kunnen met vragen over werk, inkomen en zorg;",
                "iedere gemeente ruimte houdt om taken dicht bij haar inwoners uit te voeren;",
            ),
            tekst="overwegende dat:",
            lijst="streepjes",
        ),
        b.node("alinea", tekst=zin("gelet op ", Wetsverwijzing("artikel 1 van de Wet gemeenschappelijke regelingen", "wgr"), ";")),
        b.node("alinea", tekst="besluiten de volgende gemeenschappelijke regeling te treffen:"),
    )


def _algemeen(b: Boom) -> Node:
    begrippen = (
        ("college", "college van burgemeester en wethouders van een deelnemende gemeente;"),
        ("deelnemer", "college dat aan deze regeling deelneemt;"),
        ("regio", "gebied van de deelnemende gemeenten samen, bedoeld in artikel 3, zoals dat op de dag van inwerkingtreding is ingedeeld."),
    )
    inhoud = [b.node("begrip", op=term, tekst=betekenis) for term, betekenis in begrippen]
    return b.hoofdstuk(
        1,
        "Algemene bepalingen",
        b.artikel(1, "Begripsbepalingen", b.lid(None, "In deze regeling wordt verstaan onder:", *inhoud), id_="begripsbepalingen"),
        b.artikel(
            2,
            "Openbaar lichaam",
            b.lid(1, "Er is een openbaar lichaam, genaamd GR Sociaal."),
            b.lid(2, "Het openbaar lichaam is gevestigd te Dordrecht."),
            id_="openbaar-lichaam",
        ),
        b.artikel(
            3,
            "Gebied",
            b.lid(None, zin("Het gebied van het openbaar lichaam is dat van de gemeenten van de ", Begripgebruik("deelnemers", "deelnemer"), ".")),
            id_="gebied",
        ),
        b.artikel(
            4,
            "Taken",
            b.lid(
                1,
                "Het openbaar lichaam voert voor de deelnemers uit:",
                *b.letters(
                    "de verlening van bijstand;",
                    "de schuldhulpverlening, waaronder:",
                    "de maatschappelijke ondersteuning, voor zover het gaat om hulp bij het huishouden; en",
                    "de inburgering.",
                    ids="taken/uitvoering",
                    onder={1: b.lijst("graden", "het gesprek en het plan van aanpak;", "de nazorg;")},
                ),
                id_="taken/een",
            ),
            b.lid(
                2,
                zin(
                    "Een taak die in ",
                    Verwijzing(("bijlage-1",), delen=(Deel("bijlage "), Deel("1", NodeId("bijlage-1")))),
                    " als lokaal is aangemerkt, blijft bij de deelnemer. Van de taak, genoemd in het ",
                    Verwijzing(("taken/een",), delen=(Deel("eerste lid", NodeId("taken/een")), Deel(", onderdeel "), Deel("b", NodeId("taken/uitvoering-2")))),
                    ", kan een deelnemer een gedeelte zelf uitvoeren.",
                ),
                id_="taken/twee",
            ),
            b.lid(
                3,
                zin("De peildatum voor het aantal inwoners is ", Gat("ntb", "peildatum"), " en de bijdrage bedraagt ", noot("€ 1.250.000", 1), " per jaar."),
                id_="taken/drie",
            ),
            id_="taken",
        ),
    )


def _bestuur(b: Boom) -> Node:
    stemmen = (2, 12, 2, 4, 4, 3, 5)
    return b.hoofdstuk(
        2,
        "Het algemeen bestuur",
        b.artikel(
            5,
            "Samenstelling",
            b.lid(1, "Het algemeen bestuur bestaat uit acht leden."),
            b.lid(2, "Iedere deelnemer wijst uit zijn midden een lid aan, met dien verstande dat de deelnemer van de gemeente Dordrecht twee leden aanwijst."),
            b.lid(
                3,
                "Het lidmaatschap eindigt op de dag waarop een lid ophoudt lid te zijn van het college dat hem heeft aangewezen. Het college wijst binnen twee maanden een opvolger aan.",
            ),
            id_="ab-samenstelling",
        ),
        b.artikel(
            6,
            "Stemverhouding",
            b.lid(
                1,
                zin(
                    "De leden die door hetzelfde college zijn aangewezen, hebben gezamenlijk een stem voor iedere ",
                    Invulling("10.000", "inwoners_per_stem", "definitief"),
                    " inwoners van hun gemeente of een gedeelte daarvan.",
                ),
                id_="stemverhouding/gewicht",
            ),
            b.lid(
                2,
                zin(
                    "Met toepassing van het ",
                    Verwijzing(("stemverhouding/gewicht",), delen=(Deel("eerste lid", NodeId("stemverhouding/gewicht")),)),
                    " is het aantal stemmen van de leden uit:",
                ),
                *b.letters(
                    *(
                        zin(naam, ": ", Invulling(f"{aantal} stemmen", f"stemmen.{naam}", "definitief"), ";" if naam != NAMEN[-1] else ".")
                        for naam, aantal in zip(NAMEN, stemmen, strict=True)
                    )
                ),
            ),
            b.lid(3, "Het algemeen bestuur besluit bij meerderheid van de uitgebrachte stemmen, tenzij deze regeling anders bepaalt."),
            id_="stemverhouding",
        ),
        b.artikel(
            7,
            "Bijzondere meerderheid",
            b.lid(
                None,
                zin(
                    "In afwijking van ",
                    artikel_verwijzing("stemverhouding", 6, ", derde lid,"),
                    " is een meerderheid van twee derde van de uitgebrachte stemmen nodig voor:",
                ),
                *b.letters("de vaststelling van de begroting;", "de wijziging van deze regeling; en", "een besluit als bedoeld in bijlage 1."),
            ),
            id_="bijzondere-meerderheid",
        ),
    )


def _geld(b: Boom) -> Node:
    return b.hoofdstuk(
        3,
        "Financiële bepalingen",
        b.artikel(
            8,
            "Bijdragen",
            b.lid(1, "De deelnemers dragen bij in de kosten naar rato van het aantal inwoners van hun gemeente."),
            b.lid(
                2,
                "De verdeling voor het eerste begrotingsjaar is:",
                b.tabel(
                    "Verdeling van de kosten over de gemeenten in het eerste jaar",
                    ("kop", ("Gemeente", "Inwoners", "Aandeel", "Bijdrage")),
                    *(("rij", (naam, f"{20 + 7 * i}.{137 + 59 * i}", f"{9 + i},{i} %", f"€ {(i + 2) * 131}.500")) for i, naam in enumerate(NAMEN)),
                    ("totaal", ("Totaal", "291.998", "100,0 %", "€ 4.576.500")),
                    uitlijning=("links", "rechts", "rechts", "rechts"),
                    breedtes=(20, 10, 8, 12),
                ),
            ),
            b.lid(3, "De deelnemers betalen in vier gelijke termijnen, telkens op de eerste dag van een kwartaal."),
            id_="bijdragen",
        ),
        b.artikel(
            9,
            "Begroting",
            b.lid(1, "Het dagelijks bestuur zendt de ontwerpbegroting twaalf weken voor de vaststelling aan de raden."),
            b.lid(2, zin("De raden kunnen hun zienswijze geven; ", artikel_verwijzing("bijdragen", 8), " blijft daarbij buiten beschouwing.")),
        ),
    )


def _slot(b: Boom) -> Node:
    return b.hoofdstuk(
        4,
        "Slotbepalingen",
        b.artikel(
            10,
            "Inwerkingtreding",
            b.lid(None, zin("Deze regeling treedt in werking met ingang van ", Invulling("1 januari 2022", "traject.inwerkingtreding", "voorlopig"), ".")),
        ),
        b.artikel(11, "Citeertitel", b.lid(None, "Deze regeling wordt aangehaald als: Gemeenschappelijke regeling Sociaal.")),
    )


def _handtekeningen(b: Boom) -> tuple[Node, ...]:
    return tuple(
        b.node(
            "ondertekening",
            b.node("ondertekenaar", op="de secretaris"),
            b.node("ondertekenaar", op="de burgemeester", tekst="A. de Vries" if naam == "Alblasserdam" else ""),
            tekst=f"Het college van burgemeester en wethouders van de gemeente {naam},",
            opstelling="naast",
            plaats_datum=naam,
        )
        for naam in NAMEN[:3]
    )


def _spelregels(b: Boom) -> Node:
    return b.node(
        "bijlage",
        b.node(
            "sectie",
            b.node(
                "alinea",
                tekst="Een deelnemer die een taak of een gedeelte daarvan zelf wil uitvoeren, meldt dat voor 1 april van het jaar voor het jaar waarin dat begint.",
            ),
            b.node(
                "alinea",
                *b.lijst(
                    "cijfers",
                    "om welke taak het gaat;",
                    "of het gaat om de hele taak of om een gedeelte:",
                    "wat dit betekent voor de kosten van de andere deelnemers.",
                    onder={1: b.letters("bij een gedeelte: welk gedeelte; en", "hoe de toegang is geregeld.")},
                ),
                tekst="De melding vermeldt:",
                lijst="cijfers",
            ),
            op="Melding",
        ),
        b.node(
            "sectie",
            b.node(
                "alinea",
                *b.lijst("cijfers", "De deelnemers bespreken de melding in het algemeen bestuur.", "Het algemeen bestuur stelt vast wat de gevolgen zijn."),
                tekst="Na de melding:",
                lijst="cijfers",
            ),
            b.node(
                "alinea",
                *b.lijst("streepjes", "snel als het kan;", "zorgvuldig als het moet."),
                tekst="Uitgangspunten bij de overgang zijn:",
                lijst="streepjes",
            ),
            op="Overgang van taken",
        ),
        op="Spelregels voor maatwerk en flexibiliteit",
        id_="bijlage-1",
        nr="1",
        vol="Bijlage 1",
        aard="onderdeel",
    )


def _takenmatrix(b: Boom) -> Node:
    taken = (
        "Bijstand",
        "Schuldhulpverlening",
        "Hulp bij het huishouden",
        "Inburgering",
        "Praktijkleren",
        "Participatieplekken",
        "Individuele begeleiding",
        "Leerlingenvervoer",
        "Bijzondere bijstand",
        "Inkomensvoorziening oudere werklozen",
        "Kinderopvang (toeslag)",
        "Beschut werk",
    )
    vormen = ("gezamenlijk", "gedeeltelijk lokaal", "lokaal")
    rijen = [("rij", (taak, *(vormen[(i * 3 + j) % 7 // 3] for j in range(7)))) for i, taak in enumerate(taken)]
    return b.node(
        "bijlage",
        b.node("alinea", tekst="De matrix laat per taak en gemeente zien wie de taak uitvoert."),
        b.tabel("Uitvoering van de taken, per gemeente", ("kop", ("Taak", *NAMEN)), *rijen, breedtes=(16, *[10] * 7)),
        op="Takenmatrix",
        id_="bijlage-2",
        nr="2",
        vol="Bijlage 2",
        liggend=True,
    )


def _toelichting(b: Boom) -> Node:
    tekst = "De samenwerking verandert van vorm: de uitvoering van sociale taken komt in een eigen lichaam, en iedere gemeente bepaalt zelf welke taken zij dichtbij wil houden. "
    per_artikel = [
        b.node(
            "sectie",
            b.node("alinea", tekst=uitleg),
            op=zin(Verwijzing((doel,), delen=(Deel("Artikel "), Deel(str(nr), NodeId(doel)))), f" {op}"),
            label="artikel",
        )
        for doel, nr, op, uitleg in (
            ("taken", 4, "Taken", "Dit artikel somt de taken limitatief op. Wat er niet staat, blijft bij de gemeenten."),
            ("stemverhouding", 6, "Stemverhouding", "De stemmen zijn gewogen naar inwoners, zodat grote en kleine gemeenten elkaar nodig hebben."),
        )
    ]
    return b.node(
        "toelichting",
        b.node("sectie", b.node("alinea", tekst=tekst * 2), b.node("alinea", tekst=tekst), op="Algemeen"),
        b.node("sectie", *per_artikel, op="Artikelsgewijs"),
        op="Toelichting",
    )


def _aannames(b: Boom) -> Node:
    items = b.lijst(
        "noten",
        "De bijdrage van € 1.250.000 is een raming van de opstellers; de begroting is nog niet vastgesteld.",
        "De datum van inwerkingtreding is voorlopig.",
    )
    ntb = b.node("onderdeel", tekst="Nog niet bekend (n.t.b.): de peildatum.")
    return b.node("aannames", *items, ntb, op="Aannames in dit stuk")


def brief(gemeente: str = "Alblasserdam") -> Final:
    """Return a raadsinformatiebrief: fields, sections, a local block, a table, signatures."""
    b = Boom()
    labels = (
        ("Onderwerp", "Hoofdlijnen van de nieuwe samenwerking sociaal, en wat die voor onze gemeente betekenen"),
        ("Aanleiding", ""),
        ("Datum", "30 maart 2021"),
        ("Portefeuillehouder", "A. de Vries"),
        ("Schrijver", zin(Gat("bij_besluit", "schrijver"))),
    )
    wortel = b.node(
        "document",
        b.node("velden", *(b.node("veld", op=label, tekst=waarde) for label, waarde in labels)),
        b.node("alinea", tekst="Geachte leden van de gemeenteraad,"),
        b.node(
            "sectie",
            b.node(
                "alinea",
                tekst=zin(
                    "Wij informeren u over de hoofdlijnen van de nieuwe samenwerking. Wij vragen u nu geen besluit: alleen of de richting past bij wat u met de samenwerking wilt bereiken. Voor ",
                    gemeente,
                    " betekent dit 1 lid in het algemeen bestuur, 2 van de 32 stemmen en een geraamde bijdrage van ",
                    noot("€ 262.000", 1),
                    ".",
                ),
            ),
        ),
        b.node(
            "sectie",
            b.node(
                "alinea",
                tekst="Wij willen delen van de volgende taken zelf uitvoeren, dicht bij onze inwoners en samen met onze partners in de centrale toegang. Dit is een groeimodel: later kunnen andere taken volgen.",
            ),
            b.node(
                "alinea",
                *b.lijst(
                    "cijfers", "Inburgering", "Centrale toegang", "Maatschappelijke ondersteuning, aan de voorkant", "Praktijkleren", "Participatieplekken"
                ),
                tekst="Het gaat om:",
                lijst="cijfers",
            ),
            b.node(
                "alinea",
                *b.lijst("streepjes", "inkomensvoorziening voor oudere werklozen;", "kinderopvang;", "subsidies."),
                tekst="Lokaal doen wij vooralsnog niets op het gebied van:",
                lijst="streepjes",
            ),
            op="Lokale inrichting",
            lokaal=True,
        ),
        b.node(
            "sectie",
            b.node("alinea", tekst="De kosten zijn geraamd op basis van de begroting van dit jaar. Wij maken een voorbehoud op de totale kosten."),
            b.tabel(
                "Geraamde bijdrage per gemeente",
                ("kop", ("Gemeente", "Inwoners", "Bijdrage")),
                *(("rij", (naam, f"{20 + i}.{100 + i}", f"€ {200 + i * 62}.000")) for i, naam in enumerate(NAMEN[:4])),
                ("totaal", ("Totaal", "82.406", "€ 1.172.000")),
                uitlijning=("links", "rechts", "rechts"),
                breedtes=(20, 10, 12),
            ),
            op="Kosten",
        ),
        b.node(
            "sectie",
            b.node("alinea", tekst=zin("De concepttekst van de regeling bespreken wij met u in de raad van juni. De datum is ", Gat("ntb", "datum"), ".")),
            op="Hoe verder",
        ),
        b.node(
            "sluiting",
            b.node("alinea", tekst="Met vriendelijke groet,"),
            b.node("alinea", tekst="burgemeester en wethouders,"),
            b.node(
                "ondertekening",
                b.node("ondertekenaar", op="de secretaris", tekst="S. Jansen"),
                b.node("ondertekenaar", op="de burgemeester", tekst="P. Bakker"),
                opstelling="naast",
            ),
        ),
        b.node("sectie", b.node("alinea", *b.lijst("cijfers", "Hoofdlijnennotitie"), lijst="cijfers", tekst=""), op="Bijlagen"),
        b.node("aannames", *b.lijst("noten", "De bijdrage is een raming van de opstellers van dit stuk."), op="Aannames in dit stuk"),
        op="Raadsinformatiebrief GR Sociaal: hoofdlijnen",
        id_="rib-alblasserdam",
        kop="Raadsinformatiebrief",
    )
    return b.final(wortel, "Raadsinformatiebrief GR Sociaal: hoofdlijnen", "stuk", voettekst(document=f"rib-{gemeente.lower()}"))


def groot(artikelen: int = 50) -> Final:
    """Return a regulation of this many articles in chapters of five, for speed."""
    b = Boom()
    tekst = "Het algemeen bestuur stelt regels vast over de wijze waarop het dagelijks bestuur de taken uitvoert, met inachtneming van wat de deelnemers daarover hebben afgesproken"
    alle = [
        b.artikel(
            nr,
            f"Onderwerp nummer {nr}",
            b.lid(1, f"{tekst}."),
            b.lid(
                2,
                zin(f"{tekst}, bedoeld in ", artikel_verwijzing(f"artikel-{max(1, nr - 3)}", max(1, nr - 3), ", eerste lid"), ", te weten:"),
                *b.letters("de eerste zaak van dit lid;", "de tweede zaak, voor zover die daarvoor in aanmerking komt; en", "de derde zaak."),
            ),
            b.lid(3, f"{tekst}."),
            id_=f"artikel-{nr}",
        )
        for nr in range(1, artikelen + 1)
    ]
    hoofdstukken = [b.hoofdstuk(i // 5 + 1, f"Hoofdstuk over {i // 5 + 1}", *alle[i : i + 5]) for i in range(0, artikelen, 5)]
    return b.final(b.node("document", *hoofdstukken, op="Grote regeling", id_="groot"), "Grote regeling", "regeling")


def met(final: Final, **anders: Any) -> Final:
    """Return the same document with something else about it."""
    return replace(final, **anders)
