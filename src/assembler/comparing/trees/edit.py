"""Two rows of words -> which stay, which go, which come: the fewest words, sentence by sentence.

A sentence of which little stays is replaced whole: a few words left standing between strokes cannot be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple, Protocol

_BLIJFT_MINSTENS = 0.4  # of the shorter sentence
_VERSNIPPERD, _DAN_MINSTENS = 3, 0.5  # more changes than this: half of the longer sentence must stay
_PAAR_MINSTENS = 0.45  # two sentences out of several are versions of each other
_STAPPEN = 400  # edits; beyond it two rows have nothing to do with each other
_SLUIT = frozenset(".;:?!")


class Blok(NamedTuple):
    """Old words o1..o2 against new words n1..n2: the same, or replaced (either side may be empty)."""

    gelijk: bool
    o1: int
    o2: int
    n1: int
    n2: int


class Teken(Protocol):
    """A word as far as it is compared."""

    @property
    def tekst(self) -> str:
        """What it prints."""

    @property
    def sleutel(self) -> Hashable:
        """What it is compared by."""

    @property
    def telt(self) -> bool:
        """Whether it says something: a space or a comma does not."""


def verschil(oud: Sequence[Teken], nieuw: Sequence[Teken]) -> list[Blok]:
    """Return the blocks of two rows in order, equal and replaced in turn; they cover both rows."""
    a, b = [woord.sleutel for woord in oud], [woord.sleutel for woord in nieuw]
    if a == b:
        return [Blok(True, 0, len(a), 0, len(b))] if a or b else []  # noqa: FBT003 - a field
    blokken: list[Blok] = []
    for (o1, o2), (n1, n2) in _zinsparen(oud, nieuw):
        blokken += [Blok(g, o1 + p, o1 + q, n1 + r, n1 + s) for g, p, q, r, s in _zin(oud[o1:o2], nieuw[n1:n2])]
    return _opgeruimd(blokken, oud, nieuw)


# --- sentences ------------------------------------------------------------------------------------------------------


def _zinsparen(oud: Sequence[Teken], nieuw: Sequence[Teken]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield which stretch of old words belongs with which stretch of new ones, in order."""
    links, rechts = _zinnen(oud), _zinnen(nieuw)
    if len(links) == 1 and len(rechts) == 1:
        yield links[0], rechts[0]
        return
    o = n = 0
    for i, j in [*_koppel(oud, nieuw, links, rechts), (len(links), len(rechts))]:
        if o < i or n < j:
            yield (_begin(links, o, oud), _begin(links, i, oud)), (_begin(rechts, n, nieuw), _begin(rechts, j, nieuw))
        if i < len(links):
            yield links[i], rechts[j]
        o, n = i + 1, j + 1


def _begin(zinnen: Sequence[tuple[int, int]], nummer: int, woorden: Sequence[Teken]) -> int:
    return zinnen[nummer][0] if nummer < len(zinnen) else len(woorden)


def _zinnen(woorden: Sequence[Teken]) -> list[tuple[int, int]]:
    """Where sentences begin and end: after a full stop or a semicolon, with the space that follows it."""
    grenzen = [0, *(i + 2 for i in range(len(woorden) - 2) if _sluit_zin(woorden[i : i + 3]))]
    return list(zip(grenzen, [*grenzen[1:], len(woorden)], strict=True))


def _sluit_zin(drie: Sequence[Teken]) -> bool:
    teken, spatie, volgende = (woord.tekst for woord in drie)
    return teken in _SLUIT and spatie.isspace() and (teken == ";" or volgende[:1].isupper())


def _koppel(oud: Sequence[Teken], nieuw: Sequence[Teken], links: Sequence[tuple[int, int]], rechts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Which old sentence is a version of which new one: the pairs, in order, that have most in common."""
    tassen_o = [_tas(oud[i:j]) for i, j in links]
    tassen_n = [_tas(nieuw[i:j]) for i, j in rechts]
    beste = [[0.0] * (len(rechts) + 1) for _ in range(len(links) + 1)]
    for i in range(len(links) - 1, -1, -1):
        for j in range(len(rechts) - 1, -1, -1):
            gelijkenis = lijkt(tassen_o[i], tassen_n[j])
            mee = beste[i + 1][j + 1] + gelijkenis if gelijkenis >= _PAAR_MINSTENS else 0.0
            beste[i][j] = max(mee, beste[i + 1][j], beste[i][j + 1])
    paren, i, j = [], 0, 0
    while i < len(links) and j < len(rechts):
        gelijkenis = lijkt(tassen_o[i], tassen_n[j])
        if gelijkenis >= _PAAR_MINSTENS and beste[i][j] == beste[i + 1][j + 1] + gelijkenis:
            paren.append((i, j))
            i, j = i + 1, j + 1
        elif beste[i][j] == beste[i + 1][j]:
            i += 1
        else:
            j += 1
    return paren


def _tas(woorden: Sequence[Teken]) -> Counter[Hashable]:
    return Counter(woord.sleutel for woord in woorden if woord.telt)


def lijkt(een: Counter[Hashable], ander: Counter[Hashable]) -> float:
    """Return how much two bags of words share, from 0 to 1 (Dice)."""
    totaal = een.total() + ander.total()
    return 2 * (een & ander).total() / totaal if totaal else 1.0


# --- words ----------------------------------------------------------------------------------------------------------


def _zin(oud: Sequence[Teken], nieuw: Sequence[Teken]) -> list[Blok]:
    heel = [Blok(False, 0, len(oud), 0, len(nieuw))]  # noqa: FBT003 - a field
    if not oud or not nieuw:
        return heel
    tas_o, tas_n = _tas(oud), _tas(nieuw)
    kleinste, grootste = sorted((tas_o.total(), tas_n.total()))
    if (tas_o & tas_n).total() < _BLIJFT_MINSTENS * kleinste:
        return heel
    blokken = kortste([w.sleutel for w in oud], [w.sleutel for w in nieuw])
    blijft = sum(1 for blok in blokken if blok.gelijk for woord in oud[blok.o1 : blok.o2] if woord.telt)
    wijzigingen = sum(not blok.gelijk for blok in blokken)
    weinig = blijft < _BLIJFT_MINSTENS * kleinste or (wijzigingen > _VERSNIPPERD and blijft < _DAN_MINSTENS * grootste)
    return heel if weinig else blokken


def kortste(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Blok]:
    """Return the shortest edit of one row into the other (Myers 1986), what both begin and end with set apart first."""
    voor = 0
    while voor < min(len(a), len(b)) and a[voor] == b[voor]:
        voor += 1
    na = 0
    while na < min(len(a), len(b)) - voor and a[-1 - na] == b[-1 - na]:
        na += 1
    midden = _myers(a[voor : len(a) - na], b[voor : len(b) - na])
    gelijk = [(i, i) for i in range(voor)] + [(x + voor, y + voor) for x, y in midden]
    gelijk += [(len(a) - na + i, len(b) - na + i) for i in range(na)]
    return _in_blokken(gelijk, len(a), len(b))


def _myers(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The pairs of places that stay."""
    if not a or not b:
        return []
    verst, spoor = {1: 0}, []
    for d in range(min(len(a) + len(b), _STAPPEN) + 1):
        spoor.append(dict(verst))
        for k in range(-d, d + 1, 2):
            x = verst[k + 1] if k == -d or (k != d and verst[k - 1] < verst[k + 1]) else verst[k - 1] + 1
            while x < len(a) and x - k < len(b) and a[x] == b[x - k]:
                x += 1
            verst[k] = x
            if x >= len(a) and x - k >= len(b):
                return _terug(spoor, len(a), len(b))
    return []


def _terug(spoor: Sequence[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    paren: list[tuple[int, int]] = []
    for d in range(len(spoor) - 1, -1, -1):
        verst, k = spoor[d], x - y
        vorige = k + 1 if k == -d or (k != d and verst[k - 1] < verst[k + 1]) else k - 1
        px = verst.get(vorige, 0)
        py = px - vorige
        while x > px and y > py and x > 0 and y > 0:
            x, y = x - 1, y - 1
            paren.append((x, y))
        x, y = px, py
    return paren[::-1]


def _in_blokken(gelijk: Sequence[tuple[int, int]], lengte_o: int, lengte_n: int) -> list[Blok]:
    blokken: list[Blok] = []
    o = n = 0
    for i, j in [*gelijk, (lengte_o, lengte_n)]:
        if o < i or n < j:
            blokken.append(Blok(False, o, i, n, j))  # noqa: FBT003 - a field
        if i < lengte_o:
            blokken.append(Blok(True, i, i + 1, j, j + 1))  # noqa: FBT003 - a field
        o, n = i + 1, j + 1
    return _samen(blokken)


# --- what can be read ------------------------------------------------------------------------------------------------


def _opgeruimd(blokken: Sequence[Blok], oud: Sequence[Teken], nieuw: Sequence[Teken]) -> list[Blok]:
    """Join changes with no word between them; what prints the same on both sides is no change."""
    blokken = _samen(blokken)
    for i in range(1, len(blokken) - 1):
        blok = blokken[i]
        tussen, vervangen = oud[blok.o1 : blok.o2], [_vervangt(buur) for buur in (blokken[i - 1], blokken[i + 1])]
        if blok.gelijk and (all(vervangen) if any(not woord.tekst.isspace() for woord in tussen) else any(vervangen)) and not any(w.telt for w in tussen):
            blokken[i] = blok._replace(gelijk=False)
    blokken = [deel for blok in _samen(blokken) for deel in _zonder_rand(blok, oud, nieuw)]
    return _samen([blok._replace(gelijk=True) if _drukt_hetzelfde(blok, oud, nieuw) else blok for blok in blokken])


def _zonder_rand(blok: Blok, oud: Sequence[Teken], nieuw: Sequence[Teken]) -> list[Blok]:
    """A change without what both of its sides begin with before the first word, and without the space that both end with."""
    if blok.gelijk:
        return [blok]
    _, o1, o2, n1, n2 = blok
    while o1 < o2 and n1 < n2 and oud[o1].sleutel == nieuw[n1].sleutel and not oud[o1].telt:
        o1, n1 = o1 + 1, n1 + 1
    while o1 < o2 and n1 < n2 and oud[o2 - 1].sleutel == nieuw[n2 - 1].sleutel and oud[o2 - 1].tekst.isspace():
        o2, n2 = o2 - 1, n2 - 1
    begin, einde = Blok(True, blok.o1, o1, blok.n1, n1), Blok(True, o2, blok.o2, n2, blok.n2)  # noqa: FBT003 - a field
    return [begin, Blok(False, o1, o2, n1, n2), einde]  # noqa: FBT003 - a field


def _vervangt(blok: Blok) -> bool:
    return blok.o1 < blok.o2 and blok.n1 < blok.n2


def _drukt_hetzelfde(blok: Blok, oud: Sequence[Teken], nieuw: Sequence[Teken]) -> bool:
    """Whether a reader sees no difference; two references that print one number can still point at different things."""
    links, rechts = oud[blok.o1 : blok.o2], nieuw[blok.n1 : blok.n2]
    if blok.gelijk or all(any(not isinstance(woord.sleutel, str) for woord in kant) for kant in (links, rechts)):
        return False
    return "".join(woord.tekst for woord in links) == "".join(woord.tekst for woord in rechts)


def _samen(blokken: Sequence[Blok]) -> list[Blok]:
    """Blocks of one kind that follow each other are one."""
    gevonden: list[Blok] = []
    for blok in blokken:
        if gevonden and gevonden[-1].gelijk == blok.gelijk:
            gevonden[-1] = gevonden[-1]._replace(o2=blok.o2, n2=blok.n2)
        elif blok.o1 < blok.o2 or blok.n1 < blok.n2:
            gevonden.append(blok)
    return gevonden
