"""Votes and power of the variants side by side: what it takes to decide, who has what weight, and a chart."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assembler.composing.figures import getekend, onzeker, staafdiagram
from assembler.composing.session.outcomes import Uitkomst
from assembler.composing.session.pieces import Kolom, alinea, tabel
from assembler.document import ChartRow, Gat, Inlines, Node, Point, Tekst
from assembler.facts import figures
from assembler.facts.power import game, power_over
from assembler.rules.power import Game, NotComputed, Power, blocking_groups, minimal_coalitions, vetos
from assembler.rules.ruleset import RuleSet
from assembler.values import Waarde
from assembler.wording import NBSP, getal, opsomming, procent_exact

_GROEP = 3  # the coalitions and blocking pairs named; more would not be read


@dataclass(frozen=True, slots=True)
class Stemkolom:
    """One variant as far as votes go."""

    uitkomst: Uitkomst
    ruleset: RuleSet
    spel: Game
    indices: Power | NotComputed


def stemmen(node_id: str, uitkomsten: Sequence[Uitkomst]) -> list[Node]:
    """Return what the variants do to the votes; nothing when they differ neither in votes nor in power."""
    kolommen = [_kolom(item) for item in uitkomsten]
    known = [kolom for kolom in kolommen if kolom is not None]
    if len(known) < len(kolommen):
        return [alinea(f"{node_id}/onbekend", "De stemmen zijn nog niet te berekenen: er ontbreekt een cijfer of een keuze.")]
    if len({(tuple(kolom.ruleset.verhouding.stemmen.items()), repr(kolom.spel.thresholds)) for kolom in known}) == 1:
        return []
    return [_nodig(node_id, known), _gewichten(node_id, known), _uitleg(node_id), _figuur(node_id, known)]


def _kolom(uitkomst: Uitkomst) -> Stemkolom | None:
    ruleset = uitkomst.facts.stemrecht.ruleset
    if ruleset is None:
        return None
    return Stemkolom(uitkomst, ruleset, game(ruleset), power_over(uitkomst.facts, ruleset))


def _naam(kolom: Stemkolom, gemeente: str) -> str:
    return kolom.uitkomst.facts.workspace.gemeenten[gemeente].naam


# ── what it takes ─────────────────────────────────────────────────────────────────────────────────────────────────


def _nodig(node_id: str, kolommen: Sequence[Stemkolom]) -> Node:
    rows = [
        ["Nodig", *(_eisen(kolom) for kolom in kolommen)],
        ["Kleinste meerderheid", *(_kleinste(kolom) for kolom in kolommen)],
        ["Alleen tegenhouden", *(_namen(kolom, vetos(kolom.spel)) or "niemand" for kolom in kolommen)],
        ["Met twee tegenhouden", *(_paren(kolom) for kolom in kolommen)],
    ]
    heads = [Kolom("Besluit", 30), *(Kolom(kolom.uitkomst.naam, 40) for kolom in kolommen)]
    return tabel(f"{node_id}/nodig", "Wat nodig is voor een besluit, als alle leden stemmen", heads, rows)


def _eisen(kolom: Stemkolom) -> str:
    parts = [f"{getal(drempel.quotum)} van de {getal(sum(drempel.weights.values()))} {drempel.unit}" for drempel in kolom.spel.thresholds]
    return opsomming(parts)


def _kleinste(kolom: Stemkolom) -> str:
    found = minimal_coalitions(kolom.spel)
    if isinstance(found, NotComputed) or not found:
        return "niet berekend"
    example = f", bijvoorbeeld {_namen(kolom, found[0])}" if len(found[0]) <= _GROEP else ""
    return f"{len(found[0])} gemeenten{example}"


def _paren(kolom: Stemkolom) -> str:
    found = blocking_groups(kolom.spel)
    if isinstance(found, NotComputed):
        return "niet berekend"
    pairs = [pair for pair in found if len(pair) == 2]
    if not pairs:
        return "niemand"
    shared = set(pairs[0]).intersection(*pairs[1:])
    if len(pairs) > 1 and len(shared) == 1:
        one = shared.pop()
        others = [name for pair in pairs for name in pair if name != one]
        everyone = len(others) == len(kolom.spel.players) - 1
        return f"{_naam(kolom, one)}, met {'elke andere gemeente' if everyone else _namen(kolom, others, 'of')}"
    named = "; ".join(_namen(kolom, pair) for pair in pairs[:_GROEP])
    return named + (f"; en nog {len(pairs) - _GROEP} andere paren" if len(pairs) > _GROEP else "")


def _namen(kolom: Stemkolom, gemeenten: Collection[str], voegwoord: str = "en") -> str:
    return opsomming([_naam(kolom, name) for name in gemeenten], voegwoord)


# ── who weighs what ───────────────────────────────────────────────────────────────────────────────────────────────


def _gewichten(node_id: str, kolommen: Sequence[Stemkolom]) -> Node:
    heads = [Kolom("Gemeente", 41)]
    for kolom in kolommen:
        letter = kolom.uitkomst.letter
        heads += [Kolom(f"{letter}:{NBSP}stemmen", 21, "rechts"), Kolom(f"{letter}:{NBSP}macht", 18, "rechts")]
    rows = [[_naam(kolommen[0], name), *(cel for kolom in kolommen for cel in _cellen(kolom, name))] for name in kolommen[0].spel.players]
    rows.append(["Samen", *(cel for kolom in kolommen for cel in (f"{getal(kolom.ruleset.verhouding.totaal)}{NBSP}(100%)", ""))])
    caption: Inlines = (Tekst("Stemmen (aandeel) en macht in procenten (Banzhaf/Shapley-Shubik)"), *onzeker(_bronnen(kolommen)))
    return tabel(f"{node_id}/gewichten", caption, heads, rows, "totaal")


def _cellen(kolom: Stemkolom, gemeente: str) -> tuple[str, str]:
    votes = kolom.ruleset.verhouding.van(gemeente).stemmen
    share = procent_exact(kolom.ruleset.verhouding.aandeel(gemeente))
    power = kolom.indices
    if isinstance(power, NotComputed):
        return f"{getal(votes)}{NBSP}({share})", "niet berekend"
    banzhaf, shapley = (procent_exact(index[gemeente]).rstrip("%") for index in (power.banzhaf, power.shapley))
    return f"{getal(votes)}{NBSP}({share})", f"{banzhaf}/{shapley}"


def _bronnen(kolommen: Sequence[Stemkolom]) -> list[Waarde | Gat]:
    return [item for kolom in kolommen for item in kolom.uitkomst.facts.stemrecht.stemmen.values()]


def _uitleg(node_id: str) -> Node:
    text = "Macht zegt hoe vaak een gemeente de doorslag geeft, over alle denkbare uitkomsten van een stemming. De twee maten tellen dat verschillend."
    return alinea(f"{node_id}/uitleg", text)


def _figuur(node_id: str, kolommen: Sequence[Stemkolom]) -> Node:
    """Return the chart of votes against inhabitants."""
    first = kolommen[0].uitkomst.facts
    people = {name: figures.of_gemeente(first.workspace.gemeenten[name], "inwoners", first.keuzes) for name in kolommen[0].spel.players}
    known = {name: item.value for name, item in people.items() if isinstance(item, Waarde)}
    total, complete = sum(known.values()), len(known) == len(people)
    rows = []
    for name in kolommen[0].spel.players:
        points = tuple(_punt(kolom.ruleset.verhouding.aandeel(name)) for kolom in kolommen)
        mark = _punt(Fraction(known[name], total), " inwoners") if complete and total else None
        rows.append(ChartRow(_naam(kolommen[0], name), points, mark))
    caption = (Tekst("Aandeel in de stemmen, tegenover het aandeel in de inwoners"), *onzeker(people.values()))
    names = [f"Stemmen in variant {kolom.uitkomst.naam}" for kolom in kolommen]
    return staafdiagram(f"{node_id}/figuur-stemmen", caption, names, rows, "Aandeel in de inwoners" if complete and total else "")


def _punt(share: Fraction, after: str = "") -> Point:
    return Point(getekend(share) or 0, f"{procent_exact(share)}{after}")
