"""Leden, onderdelen, definitions: items that number themselves where Word counts as the tree does, and else in text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assembler.document import Node, text_of
from assembler.rendering.word.writer import Lijst, Plek, Schrijver
from assembler.wordfile import styles as stijlen
from assembler.wordfile.fields import sleutel
from assembler.wordfile.lists import GRADEN, LETTERS, STREEPJES, Formaat, Niveau, herken
from assembler.wordfile.oxml import Element, alinea, houd_bij_volgende, tab, tekst


@dataclass(frozen=True, slots=True)
class Soort:
    """What a group of items looks like: the style of an item, of one without a mark, and what the style numbers itself."""

    stijl: str
    los: str
    stijlformaat: Formaat | None = None  # the style prints this label itself, here


@dataclass(frozen=True, slots=True)
class Wijze:
    """How a group is numbered: by a list (or none: the style's own), in text, or not at all."""

    stijl: str
    lijst: tuple[int, int] | None = None
    letterlijk: bool = False
    door_lijst: bool = False  # Word counts
    plek: Plek | None = None  # for what stands below


def onderdelen(schrijver: Schrijver, doel: Element, ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write the items of a list, and the lists in them."""
    wijze = kies_wijze(schrijver, ouder, groep, _soort(plek), plek)
    assert wijze.plek is not None  # noqa: S101 - kies_wijze fills it in
    schrijf_items(schrijver, doel, groep, wijze, replace(wijze.plek, diepte=plek.diepte + 1))


def _soort(plek: Plek) -> Soort:
    diep = min(plek.diepte, len(stijlen.OPSOMMINGEN) - 1)
    if not plek.regel or diep > 1:
        return Soort(stijlen.OPSOMMINGEN[min(diep + plek.regel, len(stijlen.OPSOMMINGEN) - 1)], stijlen.OPSOMMING_LOS)
    formaat = (LETTERS, GRADEN)[diep] if plek.stijllijst else None
    return Soort((stijlen.ONDERDEEL, stijlen.SUBONDERDEEL)[diep], stijlen.OPSOMMING_LOS, formaat)


def kies_wijze(schrijver: Schrijver, ouder: Node, groep: tuple[Node, ...], soort: Soort, plek: Plek) -> Wijze:
    """Return how a group of items is numbered so that it prints the labels of the tree and nothing else."""
    onder = replace(plek, stijllijst=False, lijst=None)
    formaat = _formaat(schrijver, ouder, groep)
    if formaat is None and not any(schrijver.final.label(node) for node in groep):
        return Wijze(soort.los, plek=onder)
    if formaat is None or not schrijver.levend:
        stijl = stijlen.VAST_NUMMER.get(soort.stijl, soort.stijl) if schrijver.levend else soort.stijl
        return Wijze(stijl, letterlijk=True, plek=onder)
    if formaat == soort.stijlformaat:
        return Wijze(soort.stijl, door_lijst=True, plek=replace(plek, lijst=None))
    lijst = plek.lijst
    hier = Niveau(formaat, soort.stijl)
    if lijst is None or lijst.niveaus.get(plek.diepte) != hier:
        niveaus = {**_niveaus(schrijver, groep, replace(plek, diepte=plek.diepte + 1)), plek.diepte: hier}
        lijst = Lijst(schrijver.lijsten.nieuw(niveaus), niveaus)
    return Wijze(soort.stijl, (lijst.nummer, plek.diepte), door_lijst=True, plek=replace(onder, lijst=lijst))


def schrijf_items(schrijver: Schrijver, doel: Element, groep: tuple[Node, ...], wijze: Wijze, onder: Plek) -> None:
    """Write the paragraphs of a group, each with what stands in it."""
    if wijze.door_lijst:
        schrijver.door_lijst_genummerd.update(node.id for node in groep)
    for node in groep:
        paragraaf = alinea(doel, wijze.stijl, lijst=wijze.lijst)
        bladwijzer = schrijver.bladwijzers.open(paragraaf, sleutel(node.id))
        label = merk(schrijver, node, letterlijk=wijze.letterlijk)
        if label:
            tekst(paragraaf, label)
            tab(paragraaf)
        if node.opschrift:
            _term(paragraaf, node)
        schrijver.zin(paragraaf, node.inhoud)
        schrijver.bladwijzers.sluit(paragraaf, bladwijzer)
        if node.kinderen:
            houd_bij_volgende(paragraaf)
            schrijver.bouw(doel, node, onder)


def merk(schrijver: Schrijver, node: Node, *, letterlijk: bool) -> str:
    """Return the mark that stands before an item as text: its label, or the dash of a list that is not numbered."""
    return (schrijver.final.label(node) or STREEPJES.patroon) if letterlijk else ""


def _term(paragraaf: Element, node: Node) -> None:
    """The term of a definition."""
    tekst(paragraaf, text_of(node.opschrift), stijlen.TERM)
    if node.inhoud:
        tekst(paragraaf, ": ")


def _formaat(schrijver: Schrijver, ouder: Node, groep: tuple[Node, ...]) -> Formaat | None:
    labels = [schrijver.final.label(node) for node in groep]
    if any(labels):
        return herken(labels)
    return STREEPJES if ouder.list_style == "streepjes" else None


def _niveaus(schrijver: Schrijver, groep: tuple[Node, ...], plek: Plek) -> dict[int, Niveau]:
    """The levels of the lists in a list, as far as those of one level agree."""
    gevonden: dict[int, set[Formaat | None]] = {}
    _verzamel(schrijver, groep, plek.diepte, gevonden)
    eens = {diepte: formaat for diepte, formaten in gevonden.items() if len(formaten) == 1 for formaat in formaten}
    return {diepte: Niveau(formaat, _soort(replace(plek, diepte=diepte)).stijl) for diepte, formaat in eens.items() if formaat is not None}


def _verzamel(schrijver: Schrijver, groep: tuple[Node, ...], diepte: int, gevonden: dict[int, set[Formaat | None]]) -> None:
    """The formats of the lists under these items, by depth."""
    for node in groep:
        onder = tuple(kind for kind in node.kinderen if kind.kind == "onderdeel")
        if onder:
            gevonden.setdefault(diepte, set()).add(_formaat(schrijver, node, onder))
            _verzamel(schrijver, onder, diepte + 1, gevonden)
