"""One provision of a text: the sentence it was made from, what leans on it, which decisions spoke of it, and how it read before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from pydantic import BaseModel

from assembler.comparing.causes.places import place
from assembler.comparing.trees.side import tree_side
from assembler.facts.chosen import confidential
from assembler.facts.sequence import in_order, taken_back
from assembler.ground.document import Final, Invulling, Node, Verwijzing, text_of
from assembler.ground.findings import Span
from assembler.reading.records.base import Zin
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.keuzes import (
    Keuze,
    KeuzeAanvaarding,
    KeuzeBevoegdheid,
    KeuzeCijfer,
    KeuzeClausule,
    KeuzeIntrekken,
    KeuzeNieuwArtikel,
    KeuzeNieuwLid,
    KeuzeSchrap,
    KeuzeTaken,
    KeuzeVerplaats,
    KeuzeVervang,
    KeuzeWens,
    KeuzeWet,
)
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.verbs.choice_words import ChoiceWords
from assembler.verbs.opened import Opened, versions

_CHOICE = "keuze:"  # how the key of a value begins that a parameter gave
_SHORT = 160


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in some document that leans on the provision, and on what ground."""

    document: str
    node: str
    label: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A choice of the log about the provision; no reason where that is confidential."""

    datum: date
    gremium: str
    status: str
    over: str
    reden: str
    aanname: bool
    besluit: str
    file: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How the provision read in the texts named, one after another; '' where it was not there."""

    texts: tuple[str, ...]
    text: str


# --- the sentence ----------------------------------------------------------------------------------------------------


def sentences(workspace: Workspace) -> dict[tuple[str, int, int], Zin]:
    """Return every sentence that somebody wrote, by the place where it begins."""
    found: dict[tuple[str, int, int], Zin] = {}
    trajecten = [part for item in workspace.trajecten.values() for part in (item.mijlpalen, item.besluiten, item.keuzes)]
    stocks = (workspace.clausules, workspace.begrippen, workspace.taken, workspace.documentsoorten, workspace.blokken, trajecten)
    for zin in _sentences(stocks):
        found[zin.span.file, zin.span.line, zin.span.column] = zin
    return found


def _sentences(value: Any) -> Iterator[Zin]:
    if isinstance(value, Zin):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name != "positie":
                yield from _sentences(getattr(value, name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _sentences(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _sentences(item)


def sentence(opened: Opened, span: Span) -> Zin | None:
    """Return the sentence as a person wrote it that stands at a place; None when the text there is no sentence of one file."""
    known = opened.once("sentences", lambda: sentences(opened.workspace))
    return known.get((span.file, span.line, span.column))


# --- what leans on it ------------------------------------------------------------------------------------------------


def mentions(finals: Mapping[str, Final], node: Node) -> list[Mention]:
    """Return the places that refer to a provision, and those in which a parameter reads that is also filled in here."""
    own = {item.sleutel for item in node.inhoud if isinstance(item, Invulling) and item.sleutel.startswith(_CHOICE)}
    return [row for name, final in finals.items() for row in _mentions(name, final, node, own)]


def _mentions(name: str, final: Final, node: Node, own: set[str]) -> Iterator[Mention]:
    side = tree_side(final)
    for other in final.root.walk():
        if other.id == node.id or other.id.startswith(f"{node.id}/"):
            continue
        refers = any(_below(goal, node.id) for item in other.inhoud if isinstance(item, Verwijzing) for goal in item.doelen)
        shared = [item.text for item in other.inhoud if isinstance(item, Invulling) and item.sleutel in own]
        if refers or shared:
            why = "verwijst hiernaar" if refers else f"vult dezelfde keuze in ({shared[0]})"
            yield Mention(name, other.id, place(side, other.id), shortened(text_of(other.inhoud)), why)


def _below(goal: str, node: str) -> bool:
    return goal == node or goal.startswith(f"{node}/")


def label_of(final: Final, node: Node) -> str:
    """Return where a node stands, in the words of a jurist."""
    return place(tree_side(final), node.id)


def shortened(text: str) -> str:
    """Return the beginning of a long text."""
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rsplit(' ', 1)[0]} …"


# --- the log and the time before -------------------------------------------------------------------------------------


def spoken(trajectmap: Trajectmap, opened: Opened, node: Node) -> list[Spoken]:
    """Return the choices of the log about the clause of a provision, or about the provision itself, in the order in which they count."""
    here = node.id.partition("/")[2]
    clausule = node.herkomst.clausule or here.partition("/")[0]
    found = []
    for gemeente, besluit in in_order(trajectmap):
        for number, keuze in enumerate(besluit.keuzes, 1):
            about = taken_back(trajectmap, gemeente, keuze) if isinstance(keuze, KeuzeIntrekken) else (keuze,)
            if f"{besluit.id}#{number}" in node.herkomst.besluiten or any(_concerns(item, clausule, here) for item in about):
                found.append(_told(gemeente, opened, trajectmap, besluit, keuze))
    return found


def _told(gemeente: str | None, opened: Opened, trajectmap: Trajectmap, besluit: Besluit, keuze: Keuze) -> Spoken:
    body = besluit.gremium if gemeente is None else f"{besluit.gremium} ({opened.workspace.organisaties[gemeente].naam})"
    words = ChoiceWords(opened, trajectmap, gemeente).told(keuze)
    reason = "" if confidential(besluit, keuze) else keuze.reden or besluit.reden or ""
    return Spoken(besluit.datum, body, besluit.status, words, reason, besluit.aanname, besluit.id or "", besluit.positie.span.file)


def _concerns(keuze: Keuze, clausule: str, here: str) -> bool:
    """Return whether a choice is about a clause as a whole, or about this place in it."""
    match keuze:
        case KeuzeClausule():
            return keuze.clausule == clausule
        case KeuzeVervang(vervang=change):
            return _near(change.plaats, here) or change.plaats == f"begrip:{here.rpartition('/')[2]}"
        case KeuzeSchrap():
            return _near(keuze.schrap, here)
        case KeuzeNieuwLid(nieuw_lid=new):
            return _near(f"{new.in_}/{new.blok.id}", here)
        case KeuzeNieuwArtikel(nieuw_artikel=article):
            return article.id == clausule
        case KeuzeVerplaats(verplaats=move):
            return move.wat == clausule or ("/" in move.wat and _near(move.wat, here))
        case KeuzeWens():
            return keuze.over == clausule
        case KeuzeTaken() | KeuzeBevoegdheid() | KeuzeWet() | KeuzeCijfer() | KeuzeAanvaarding() | KeuzeIntrekken():
            return False
        case _:
            assert_never(keuze)


def _near(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


def readings(opened: Opened, trajectmap: Trajectmap, node_id: str) -> list[Reading]:
    """Return how a provision read at each milestone and in each frozen version, in order; equal ones together."""
    found: list[Reading] = []
    for mijlpaal in trajectmap.mijlpalen:
        for number in (*versions(opened, trajectmap)[mijlpaal.id], "nu"):
            asked = f"{mijlpaal.id}@{number}"
            text = _text(_documents(opened, trajectmap, asked), node_id)
            if found and found[-1].text == text:
                found[-1] = Reading((*found[-1].texts, asked), text)
            else:
                found.append(Reading((asked,), text))
    return found


def _documents(opened: Opened, trajectmap: Trajectmap, asked: str) -> Mapping[str, Final]:
    picked = opened.text(trajectmap, asked)
    if picked.bewaard is not None:
        return picked.bewaard.finals
    return {item.order.name: item.final for item in opened.milestone(trajectmap, picked.mijlpaal).made}


def _text(finals: Mapping[str, Final], node_id: str) -> str:
    final = finals.get(node_id.partition("/")[0])
    node = final.root.find(node_id) if final else None
    return whole_text(node) if node else ""


def lines(final: Final, node: Node) -> list[tuple[str, str]]:
    """Return a node and what stands below it as lines: the label of each and its words."""
    return [(final.label(item), text_of(item.inhoud) or text_of(item.opschrift)) for item in node.walk() if item.inhoud or (item is node and item.opschrift)]


def whole_text(node: Node) -> str:
    """Return the words of a node and of all below it."""
    parts: Sequence[str] = [text for item in node.walk() for text in (text_of(item.opschrift), text_of(item.inhoud)) if text]
    return " ".join(parts)
