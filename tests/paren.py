"""Pairs of documents for comparing: a tree made in code, numbered and referred by the program, and a changed one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Literal

from assembler.composing.number import number
from assembler.composing.refer import refer
from assembler.ground.document import Cover, Draft, Final, Gat, Inline, Inlines, Invulling, Kind, List, Masthead, Node, NodeId, Tekst, Verwijzing, text_of
from assembler.ground.document.rows import layout_of
from bomen import voettekst

GEMEENTEN = ("Alblasserdam", "Dordrecht", "Hardinxveld-Giessendam", "Papendrecht", "Sliedrecht", "Zwijndrecht")
NIEUWE = ("Molenlanden", "Súdwest-Fryslân", "'s-Gravendeel", "Noardeast-Fryslân")
WOORDEN = [
    "het",
    "algemeen",
    "bestuur",
    "dagelijks",
    "bestuur",
    "stelt",
    "vast",
    "de",
    "begroting",
    "jaarlijks",
    "deelnemer",
    "college",
    "raad",
    "zienswijze",
    "regeling",
    "taken",
    "bijdrage",
    "voorzitter",
    "besluit",
    "termijn",
    "weken",
    "voor",
    "na",
    "overleg",
    "met",
    "in",
    "ieder",
    "geval",
    "gehoord",
    "toezendt",
    "inwoners",
    "kosten",
    "verdeling",
    "uitvoering",
    "lokale",
    "maatwerk",
    "secretaris",
    "archief",
    "klacht",
    "behandelt",
    "wijst",
    "aan",
]
VREEMD = (
    "€ 1.250,50",
    "één à twee",
    "naïef",
    "100 %",
    "e\u0301e\u0301n",
    "שלום",
    "مرحبا",
    "🏛️",
    "a\u00a0b",
    "x\tb",
    "–",
    "n.t.b.",
    "[2]",
    "<b>&amp;",
    "«q»",
    "\u200b",
    "1°.",
)


def kans_van(zaad: int) -> Random:
    """Return a source of chance that gives the same for the same seed."""
    return Random(zaad)  # noqa: S311


@dataclass
class Maker:
    """Makes nodes and sentences from a source of chance."""

    kans: Random
    teller: int = 0

    def naam(self, soort: str) -> str:
        """A name of its own, or (one in three) a number in a row."""
        self.teller += 1
        return f"{soort}-{self.teller}" if self.kans.random() < 0.34 else f"{self.kans.choice(WOORDEN)}{self.teller}x"

    def woorden(self, minst: int = 3, hoogst: int = 12) -> str:
        gekozen = [self.kans.choice(WOORDEN) for _ in range(self.kans.randint(minst, hoogst))]
        if self.kans.random() < 0.15:
            gekozen.insert(self.kans.randrange(len(gekozen) + 1), self.kans.choice(VREEMD))
        return " ".join(gekozen)

    def zin(self, doelen: list[str]) -> Inlines:
        """A sentence or two, some with a figure, a gap, a reference."""
        stukken: list[Inline] = [Tekst(self.woorden().capitalize())]
        for _ in range(self.kans.choice((0, 0, 1, 1, 2))):
            stukken.append(Tekst(" "))
            stukken.append(self.stuk(doelen))
            stukken.append(Tekst(f" {self.woorden(1, 5)}"))
        stukken.append(Tekst("."))
        if self.kans.random() < 0.3:
            stukken.append(Tekst(f" {self.woorden().capitalize()}."))
        return tuple(stukken)

    def stuk(self, doelen: list[str]) -> Inline:
        soort = self.kans.randrange(4)
        if soort == 0:
            return Gat(self.kans.choice(("ntb", "bij_besluit")), "datum")
        if soort == 1 and doelen:
            return Verwijzing(tuple(sorted(set(self.kans.sample(doelen, min(len(doelen), self.kans.choice((1, 1, 2))))))))
        return Invulling(str(self.kans.randint(1, 99_999)), f"cijfer.{self.kans.randint(1, 5)}", "aanname", "", self.kans.choice((0, 0, 1)))

    def node(self, kind: Kind, ouder: str, *kinderen: Node, op: str = "", tekst: Inlines = (), naam: str = "", **opmaak: Any) -> Node:
        return Node(kind, NodeId(f"{ouder}/{naam or self.naam(kind)}"), (Tekst(op),) if op else (), tekst, kinderen, layout_of(kind, opmaak))


# --- a document ---------------------------------------------------------------------------------------------------------


def regeling(m: Maker) -> Node:
    """Return the tree of a regulation: chapters, articles, an annex with a table, a memorandum."""
    doelen: list[str] = []
    namen = [m.naam("artikel") for _ in range(m.kans.randint(2, 5))]
    doelen += [f"gr/{naam}" for naam in namen]
    artikelen = [_artikel(m, naam, doelen) for naam in namen]
    grens = m.kans.randint(1, len(artikelen))
    hoofdstukken = [
        m.node("hoofdstuk", "gr", *deel, op=m.woorden(1, 3).capitalize(), naam=f"hoofdstuk:{i}")
        for i, deel in enumerate((artikelen[:grens], artikelen[grens:]), 1)
        if deel
    ]
    aanhef = m.node("aanhef", "gr", m.node("alinea", "gr/aanhef", tekst=m.zin([]), naam="een"), naam="aanhef")
    delen = [aanhef] if m.kans.random() < 0.5 else []
    delen += hoofdstukken
    if m.kans.random() < 0.7:
        delen.append(m.node("bijlage", "gr", _sectie(m, "gr/b", doelen), tabel(m, "gr/b"), op="Verdeling", naam="b", liggend=m.kans.random() < 0.3))
    if m.kans.random() < 0.4:
        delen.append(m.node("toelichting", "gr", *(_sectie(m, "gr/t", doelen) for _ in range(m.kans.randint(1, 2))), op="Toelichting", naam="t"))
    return Node("document", NodeId("gr"), (Tekst("Regeling Proef"),), (), tuple(delen), Cover("gr-tekst"))


def _artikel(m: Maker, naam: str, doelen: list[str]) -> Node:
    ouder = f"gr/{naam}"
    leden = []
    for _ in range(m.kans.choice((1, 1, 2, 3))):
        lid = m.naam("lid")
        doelen.append(f"{ouder}/{lid}")
        onder = _onderdelen(m, f"{ouder}/{lid}", doelen) if m.kans.random() < 0.35 else ()
        leden.append(m.node("lid", ouder, *onder, tekst=m.zin(doelen), naam=lid, **({"lijst": "letters"} if onder else {})))
    return m.node("artikel", "gr", *leden, op=m.woorden(1, 4).capitalize(), naam=naam)


def _onderdelen(m: Maker, ouder: str, doelen: list[str]) -> tuple[Node, ...]:
    if m.kans.random() < 0.4:
        return tuple(
            m.node(
                "onderdeel", ouder, tekst=(Tekst(f"{naam}: "), Invulling(str(m.kans.randint(1, 9)), f"stemmen.{naam}"), Tekst(";")), naam=f"g={naam.lower()}"
            )
            for naam in GEMEENTEN[: m.kans.randint(2, 5)]
        )
    gemaakt = []
    for _ in range(m.kans.randint(1, 4)):
        naam = m.naam("onderdeel")
        onder = (m.node("onderdeel", f"{ouder}/{naam}", tekst=m.zin([]), naam="diep"),) if m.kans.random() < 0.2 else ()
        gemaakt.append(m.node("onderdeel", ouder, *onder, tekst=m.zin(doelen), naam=naam, **({"lijst": "letters"} if onder else {})))
    return tuple(gemaakt)


def _sectie(m: Maker, ouder: str, doelen: list[str]) -> Node:
    naam = m.naam("sectie")
    alineas = []
    for _ in range(m.kans.randint(1, 3)):
        eigen = m.naam("alinea")
        stijl = m.kans.choice(("streepjes", "cijfers", "geen"))
        onder = tuple(m.node("onderdeel", f"{ouder}/{naam}/{eigen}", tekst=m.zin(doelen)) for _ in range(m.kans.choice((0, 0, 2))))
        alineas.append(m.node("alinea", f"{ouder}/{naam}", *onder, tekst=m.zin(doelen), naam=eigen, **({"lijst": stijl} if onder else {})))
    return m.node("sectie", ouder, *alineas, op=m.woorden(1, 3).capitalize() if m.kans.random() < 0.8 else "", naam=naam)


def tabel(m: Maker, ouder: str, rijen: tuple[str, ...] = GEMEENTEN[:3], kolommen: int = 3) -> Node:
    """Return a table with a row for each gemeente."""
    plaats = f"{ouder}/tabel"
    kop = _rij(m, plaats, "kop", ["Gemeente", *(f"Kolom {i}" for i in range(1, kolommen))])
    gevuld = [_rij(m, plaats, naam.lower(), [naam, *(str(m.kans.randint(1, 9999)) for _ in range(1, kolommen))]) for naam in rijen]
    return m.node(
        "tabel",
        ouder,
        kop,
        *gevuld,
        op=m.kans.choice(("Verdeling van de kosten", "")),
        naam="tabel",
        uitlijning=("links", "rechts", "rechts")[:kolommen],
        breedtes=(),
    )


def _rij(m: Maker, ouder: str, naam: str, cellen: list[str]) -> Node:
    gemaakt = [
        m.node("cel", f"{ouder}/{naam}", tekst=(Tekst(cel),) if i == 0 or m.kans.random() < 0.3 else (Invulling(cel, f"c.{naam}.{i}"),), naam=f"k{i}")
        for i, cel in enumerate(cellen)
    ]
    return m.node("rij", ouder, *gemaakt, naam=naam, soort="kop" if naam == "kop" else "rij")


def brief(m: Maker) -> Node:
    """Return the tree of a paper: fields, sections with lists, a table, signatures, assumptions."""
    velden = m.node(
        "velden",
        "rib",
        *(
            m.node("veld", "rib", op=label, tekst=m.zin([]) if m.kans.random() < 0.8 else (), naam=f"veld:{label}")
            for label in ("Onderwerp", "Datum", "Steller")
        ),
        naam="velden",
    )
    adres = m.node("alinea", "rib", tekst=(Tekst("Aan de raad"),), naam="adres-1", rol="adres")
    secties = [_sectie(m, "rib", []) for _ in range(m.kans.randint(1, 4))]
    wie = m.kans.choice(("de burgemeester", "de voorzitter"))
    tekenaars = [
        m.node("ondertekenaar", "rib/sluiting/o", op=functie, tekst=(Tekst(naam),) if naam else (), naam=functie)
        for functie, naam in ((wie, "A. de Vries"), ("de secretaris", ""))
    ]
    teken = m.node(
        "ondertekening",
        "rib/sluiting",
        *tekenaars[: m.kans.randint(1, 2)],
        tekst=m.zin([]) if m.kans.random() < 0.5 else (),
        naam="o",
        opstelling=m.kans.choice(("naast", "onder")),
        plaats_datum=m.kans.choice(("", "Dordrecht")),
    )
    slot = m.node("sluiting", "rib", m.node("alinea", "rib/sluiting", tekst=(Tekst("Met groet,"),), naam="groet-1"), teken, naam="sluiting")
    aannames = m.node(
        "aannames",
        "rib",
        *(m.node("onderdeel", "rib/aannames", tekst=m.zin([]), naam=f"n{i}", noot=i) for i in range(1, m.kans.randint(2, 4))),
        op="Aannames in dit stuk",
        naam="aannames",
    )
    return Node(
        "document",
        NodeId("rib"),
        (Tekst("Brief"),),
        (),
        (adres, velden, *secties, tabel(m, "rib"), slot, aannames),
        Masthead("rib", "Raadsinformatiebrief", m.kans.random() < 0.3),
    )


def af(wortel: Node, klasse: Literal["regeling", "stuk"] = "regeling") -> Final:
    """Number a tree, resolve its references and make it ready; a reference to what is not there becomes text."""
    wortel = _zonder_lege_verwijzingen(wortel, {node.id for node in wortel.walk()})
    genummerd = number(Draft(wortel))
    klaar, _ = refer(genummerd, lambda _pad: ("", (), ""))
    return Final(klaar, genummerd.labels, text_of(wortel.opschrift), klasse, voettekst(), "regio")


def _zonder_lege_verwijzingen(node: Node, ids: set[NodeId]) -> Node:
    def zin(inlines: Inlines) -> Inlines:
        return tuple(Tekst("dat artikel") if isinstance(item, Verwijzing) and not ids.issuperset(item.doelen) else item for item in inlines)

    kinderen = tuple(_zonder_lege_verwijzingen(kind, ids) for kind in node.kinderen)
    return replace(node, opschrift=zin(node.opschrift), inhoud=zin(node.inhoud), kinderen=kinderen)


# --- changes ------------------------------------------------------------------------------------------------------------


def pas_aan(node: Node, node_id: str, wat: Callable[[Node], tuple[Node, ...]]) -> Node:
    """Return the tree with the node of this id replaced by others."""
    kinderen: list[Node] = []
    for kind in node.kinderen:
        kinderen += wat(kind) if kind.id == node_id else (pas_aan(kind, node_id, wat),)
    return replace(node, kinderen=tuple(kinderen))


def erbij(wortel: Node, ouder: str, plaats: int, nieuw: Node) -> Node:
    """Return the tree with a node more."""
    if wortel.id == ouder:
        return replace(wortel, kinderen=(*wortel.kinderen[:plaats], nieuw, *wortel.kinderen[plaats:]))
    return replace(wortel, kinderen=tuple(erbij(kind, ouder, plaats, nieuw) for kind in wortel.kinderen))


def _kies(m: Maker, wortel: Node, *soorten: Kind) -> Node | None:
    alle = [node for node in wortel.walk() if node.kind in soorten]
    return m.kans.choice(alle) if alle else None


def bewerk_zin(m: Maker, wortel: Node) -> Node:
    """Change, add or take words; change a figure; fill a gap."""
    node = _kies(m, wortel, "lid", "onderdeel", "alinea", "cel", "veld")
    if node is None or not node.inhoud:
        return wortel
    plaats = m.kans.randrange(len(node.inhoud))
    stuk = node.inhoud[plaats]
    anders: Inline = Tekst(stuk.text + " " + m.woorden(1, 3))
    if isinstance(stuk, Invulling):
        anders = replace(stuk, text=str(m.kans.randint(1, 99_999)), noot=m.kans.choice((0, stuk.noot)))
    elif isinstance(stuk, Gat):
        anders = Invulling("1 januari 2022", "datum")
    elif isinstance(stuk, Tekst):
        woorden = stuk.text.split(" ")
        woorden[m.kans.randrange(len(woorden))] = m.kans.choice((m.woorden(1, 2), "", m.kans.choice(VREEMD)))
        anders = Tekst(" ".join(woorden))
    inhoud = (*node.inhoud[:plaats], anders, *node.inhoud[plaats + 1 :])
    if m.kans.random() < 0.15:
        inhoud = m.zin([artikel.id for artikel in wortel.walk() if artikel.kind == "artikel"])
    return pas_aan(wortel, node.id, lambda oud: (replace(oud, inhoud=inhoud),))


def bewerk_kop(m: Maker, wortel: Node) -> Node:
    node = _kies(m, wortel, "artikel", "hoofdstuk", "sectie", "tabel", "bijlage")
    op = m.woorden(1, 3).capitalize() if m.kans.random() < 0.8 else ""
    return wortel if node is None else pas_aan(wortel, node.id, lambda oud: (replace(oud, opschrift=(Tekst(op),) if op else ()),))


def voeg_in(m: Maker, wortel: Node) -> Node:
    """Insert an article, lid, onderdeel, alinea or section."""
    ouder = _kies(m, wortel, "hoofdstuk", "artikel", "lid", "sectie", "alinea")
    if ouder is None:
        return wortel
    plaats, doelen = m.kans.randint(0, len(ouder.kinderen)), [str(node.id) for node in wortel.walk() if node.kind == "artikel"]
    nieuw = {
        "hoofdstuk": lambda: _artikel(m, m.naam("artikel"), list(doelen)),
        "artikel": lambda: m.node("lid", ouder.id, tekst=m.zin(doelen)),
        "sectie": lambda: m.node("alinea", ouder.id, tekst=m.zin(doelen)),
    }.get(ouder.kind, lambda: m.node("onderdeel", ouder.id, tekst=m.zin(doelen)))()
    gemaakt = erbij(wortel, ouder.id, plaats, nieuw)
    return (
        gemaakt if ouder.list_style or ouder.kind not in {"lid", "alinea"} else pas_aan(gemaakt, ouder.id, lambda oud: (replace(oud, layout=List("letters")),))
    )


def haal_weg(m: Maker, wortel: Node) -> Node:
    node = _kies(m, wortel, "artikel", "lid", "onderdeel", "alinea", "sectie", "hoofdstuk", "tabel", "rij", "bijlage", "ondertekenaar", "veld")
    return wortel if node is None else pas_aan(wortel, node.id, lambda _: ())


_HOUDERS: dict[Kind, tuple[Kind, ...]] = {
    "artikel": ("hoofdstuk",),
    "lid": ("artikel",),
    "onderdeel": ("lid", "alinea"),
    "alinea": ("sectie",),
    "rij": ("tabel",),
}


def verplaats(m: Maker, wortel: Node) -> Node:
    """Move a node: among its siblings, or into another of the kind that holds it."""
    node = _kies(m, wortel, "artikel", "artikel", "lid", "onderdeel", "alinea", "sectie", "hoofdstuk", "rij")
    if node is None:
        return wortel
    zonder = pas_aan(wortel, node.id, lambda _: ())
    houders = _HOUDERS.get(node.kind, ())
    ouder = next((o for o in wortel.walk() if node in o.kinderen), wortel)
    if houders and m.kans.random() < 0.6:
        ouder = _kies(m, zonder, *houders) or ouder
    ouder = zonder.find(ouder.id) or zonder
    eerst = 1 if ouder.kind == "tabel" else 0
    return erbij(zonder, ouder.id, m.kans.randint(min(eerst, len(ouder.kinderen)), len(ouder.kinderen)), node)


def splits(m: Maker, wortel: Node) -> Node:
    """Split a lid in two, or join it with the next."""
    lid = _kies(m, wortel, "lid")
    if lid is None or len(lid.inhoud) < 2:
        return wortel
    ouder = next(node for node in wortel.walk() if lid in node.kinderen)
    plaats = ouder.kinderen.index(lid)
    if m.kans.random() < 0.5 and plaats + 1 < len(ouder.kinderen):
        volgende = ouder.kinderen[plaats + 1]
        zonder = pas_aan(wortel, volgende.id, lambda _: ())
        return pas_aan(zonder, lid.id, lambda oud: (replace(oud, inhoud=(*lid.inhoud, Tekst(" "), *volgende.inhoud)),))
    half = len(lid.inhoud) // 2
    tweede = m.node("lid", ouder.id, tekst=lid.inhoud[half:])
    return pas_aan(wortel, lid.id, lambda oud: (replace(oud, inhoud=lid.inhoud[:half]), tweede))


def bewerk_tabel(m: Maker, wortel: Node) -> Node:
    """Add a row, or make the table again with another number of columns."""
    node = _kies(m, wortel, "tabel")
    if node is None:
        return wortel
    if m.kans.random() < 0.25:
        return pas_aan(wortel, node.id, lambda oud: (replace(tabel(m, oud.id.rpartition("/")[0], kolommen=m.kans.choice((2, 3))), id=oud.id),))
    naam = m.kans.choice(NIEUWE)
    breed = max((len(rij.kinderen) for rij in node.kinderen), default=3)
    nieuw = _rij(m, node.id, f"{naam.lower()}{m.naam('r')}", [naam, *("7",) * (breed - 1)])
    return erbij(wortel, node.id, m.kans.randint(min(1, len(node.kinderen)), len(node.kinderen)), nieuw)


def hernoem(m: Maker, wortel: Node) -> Node:
    """Give a gemeente another name: in every sentence, every figure, every id."""
    was, wordt = m.kans.choice(GEMEENTEN), m.kans.choice(NIEUWE)
    paren = ((was, wordt), (was.lower(), wordt.lower()))

    def anders(tekst: str) -> str:
        for een, ander in paren:
            tekst = tekst.replace(een, ander)
        return tekst

    def inlines(zin: Inlines) -> Inlines:
        return tuple(replace(item, text=anders(item.text)) if isinstance(item, Tekst | Invulling) else item for item in zin)

    def node(oud: Node) -> Node:
        return replace(
            oud, id=NodeId(anders(oud.id)), opschrift=inlines(oud.opschrift), inhoud=inlines(oud.inhoud), kinderen=tuple(node(kind) for kind in oud.kinderen)
        )

    gemaakt = node(wortel)
    ids = [kind.id for kind in gemaakt.walk()]
    return gemaakt if len(set(ids)) == len(ids) else wortel


def hernoem_id(m: Maker, wortel: Node) -> Node:
    """Give a node another id: a clause was renamed."""
    node = _kies(m, wortel, "hoofdstuk", "lid", "onderdeel", "sectie", "alinea")
    return wortel if node is None else pas_aan(wortel, node.id, lambda oud: (replace(oud, id=NodeId(f"{oud.id}-anders{m.naam('z')}")),))


BEWERKINGEN = (bewerk_zin, bewerk_zin, bewerk_zin, bewerk_kop, voeg_in, voeg_in, haal_weg, verplaats, verplaats, splits, bewerk_tabel, hernoem, hernoem_id)


def _uniek(wortel: Node) -> bool:
    ids = [node.id for node in wortel.walk()]
    return len(set(ids)) == len(ids)


def paar(kans: Random, hoogst: int = 4) -> tuple[Final, Final]:
    """Return a document and what became of it after some changes."""
    m = Maker(kans)
    klasse: Literal["regeling", "stuk"] = "regeling" if kans.random() < 0.7 else "stuk"
    wortel = regeling(m) if klasse == "regeling" else brief(m)
    anders = wortel
    for _ in range(kans.randint(0, hoogst)):
        gemaakt = kans.choice(BEWERKINGEN)(m, anders)
        anders = gemaakt if _uniek(gemaakt) else anders
    return af(wortel, klasse), af(anders, klasse)


def zinnen(final: Final) -> Iterator[tuple[Node, str]]:
    """Yield each node with what it says."""
    yield from ((node, text_of(node.opschrift) + text_of(node.inhoud)) for node in final.root.walk())
