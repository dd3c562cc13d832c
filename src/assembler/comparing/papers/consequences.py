"""What happened in all documents, as the sentences of the page of consequences see it: what each decision and figure did, and what is still open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from assembler.comparing.causes.causes import Cause
from assembler.comparing.causes.consequences import CauseGroup, Consequences
from assembler.comparing.causes.sides import Entry
from assembler.comparing.causes.tastes import TouchedPlace
from assembler.comparing.papers import amounts, told
from assembler.facts.views.compared import CHOICE_EFFECT, CONSEQUENCES, EFFECT, PAPERS, TALLY, TOUCHED, TOUCHED_TEXT
from assembler.ground.document import Voettekst
from assembler.ground.wording import datum
from assembler.sentences.names import View

_SHORT = 120  # characters: a reason up to here is told
_MAX = 9  # places of one decision; the comparison itself has all
_MAX_OPEN = 5


def foot(found: Consequences, vermelding: str) -> Voettekst:
    """Return what every page says besides the words of the skeleton; `vermelding` is what every page of the traject says."""
    return Voettekst("", "", "", datum(found.new.stand) if found.new.stand else "", vermelding, concept=False)


def consequences_view(found: Consequences, names: Mapping[str, str], called: Callable[[str], str]) -> View:
    """Return the consequences; `names` are those of the gemeenten, `called` says how a document of this id is called, or all of a kind."""
    decided = [*(_effect(group, names, called) for group in found.groups if group.kind == "besluit"), *(_idle(item) for item in found.idle)]
    figures = [_effect(group, names, called) for group in found.groups if group.kind == "cijfer"]
    loose = [_effect(group, names, called) for group in found.undecided]
    values: dict[str, Any] = {
        "oud": told.side(found.old), "nieuw": told.side(found.new), "kanttekeningen": told.remarks((*found.old.caveats, *found.new.caveats)),
        "wijzigingen": found.changes, "uitgedacht": any(item.aanname for item in (*(group.first for group in found.groups), *found.idle)),
        **_with_any("zonder_besluit", loose), **_with_any("besluiten", decided), **_with_any("cijfers", figures),
        **_totals(found, names), **_documents(found, called), **_open(found, names),
    }  # fmt: skip
    return CONSEQUENCES.view(found.traject, values)


def _with_any(name: str, rows: Sequence[View]) -> dict[str, Any]:
    return {name: tuple(rows), f"heeft_{name}": bool(rows)}


# --- what each cause did ----------------------------------------------------------------------------------------------


def _effect(group: CauseGroup, names: Mapping[str, str], called: Callable[[str], str]) -> View:
    reasons = {item.reden for item in group.causes if item.reden}
    reason = next(iter(reasons)) if len(reasons) == 1 else ""
    votes, euros = (amounts.together([getattr(row, name) for row in group.effects]) for name in ("votes", "contributions"))
    undecided = group.kind in {"bewerking", "onbekend"}  # of what nobody decided only the places are told, each once
    parts = [group.touched] if undecided else list(group.causes.values())
    values: dict[str, Any] = {
        "reden": reason if len(reason) < _SHORT else "", "zonder_gevolg": not group.touched and not group.effects, "keuzes": tuple(_choices(parts, called)),
        **_with_any("cijfers", amounts.figures(group.figures, names)), **_with_any("stukken", _papers(parts, called)),
        **_with_any("stemmen", [amounts.moved(name, item, None, names.get(name, name)) for name, item in votes.items()]),
        **_with_any("bijdragen", [amounts.moved(name, None, item, names.get(name, name)) for name, item in euros.items()]),
    }  # fmt: skip
    return EFFECT.view(_key(group.first), {**told.cause(group.first), **values, "heeft_reden": bool(values["reden"])})


def _idle(item: Cause) -> View:
    """Return a decision that touched nothing."""
    return _effect(CauseGroup(item), {}, str)


def _key(item: Cause) -> str:
    return "-".join(part for part in (item.kind, item.besluit.replace("#", "-"), item.gemeente or "", item.text) if part)


def _choices(parts: Sequence[Sequence[TouchedPlace]], called: Callable[[str], str]) -> Iterator[View]:
    """Yield for each choice the places that it touched, per document."""
    for number, touched in enumerate(parts):
        texts: dict[str, list[TouchedPlace]] = {}
        for item in touched:
            if item.regeling:
                texts.setdefault(item.document, []).append(item)
        if texts:
            rows = tuple(_text(name, called(name), row) for name, row in texts.items())
            yield CHOICE_EFFECT.view(str(number), {"teksten": rows})


def _text(key: str, name: str, rows: Sequence[TouchedPlace]) -> View:
    shown = tuple(_place(str(number), item) for number, item in enumerate(rows[:_MAX]))
    return TOUCHED_TEXT.view(key, {"naam": name, "plaatsen": shown, "meer": max(0, len(rows) - _MAX)})


def _place(key: str, item: TouchedPlace) -> View:
    values = {"naam": told.within(item.place), "soort": item.action, "toont": _taste(item), "was": item.before, "wordt": item.after, "aantal": item.count}
    return TOUCHED.view(key, values)


def _taste(item: TouchedPlace) -> str:
    """Return what there is to show of a place."""
    if item.action != "gewijzigd":
        return "soort"
    if item.before and item.after:
        return "beide"
    return ("erbij" if item.after else "eruit") if item.count == 1 and (item.before or item.after) else "aantal"


def _papers(parts: Sequence[Sequence[TouchedPlace]], called: Callable[[str], str]) -> tuple[View, ...]:
    """Return the papers of all choices together, those of a kind as one."""
    papers: dict[str, dict[str, None]] = {}
    for item in (item for touched in parts for item in touched if not item.regeling):
        papers.setdefault(item.document, {}).update(dict.fromkeys(item.papers))
    return tuple(_of_kind(name, list(rows), called) for name, rows in papers.items())


def _of_kind(document: str, names: Sequence[str], called: Callable[[str], str]) -> View:
    return PAPERS.view(document, {"naam": called(document if len(names) > 1 else names[0]), "aantal": len(names)})


# --- totals, documents, and what is open ------------------------------------------------------------------------------


def _totals(found: Consequences, names: Mapping[str, str]) -> dict[str, Any]:
    """Return who votes with how much and pays what, before and after."""
    votes, euros = found.votes, found.contributions
    rows = tuple(amounts.moved(name, votes[name], euros[name], names.get(name, name)) for name in votes)
    return {
        "heeft_bedragen": bool(votes), "gemeenten": rows, "samen": amounts.moved("samen", amounts.summed(votes.values()), amounts.summed(euros.values())),
        "stemmen_anders": any(item.old != item.new for item in votes.values()), "bijdragen_anders": any(item.old != item.new for item in euros.values()),
    }  # fmt: skip


def _documents(found: Consequences, called: Callable[[str], str]) -> dict[str, Any]:
    moved = [group for group in found.groups if group.kind == "mijlpaal"]
    touched = tuple(dict.fromkeys(name for group in moved for item in group.touched for name in item.papers))
    return {
        "ongewijzigd": _listed(found.unchanged, found.new.entries, called), "aantal_ongewijzigd": len(found.unchanged), "aantal_stukken": len(found.new.entries),
        "hoort_bij_mijlpaal": bool(moved), "bij_mijlpaal": _listed(touched, found.new.entries, called),
        "erbij": _listed(found.added, found.new.entries, called), "aantal_erbij": len(found.added),
        "eraf": _listed(found.dropped, found.old.entries, called), "aantal_eraf": len(found.dropped),
    }  # fmt: skip


def _listed(rows: Iterable[str], entries: Mapping[str, Entry], called: Callable[[str], str]) -> tuple[View, ...]:
    """Return documents by name, those of more gemeenten together: Tekst van de regeling, Raadsinformatiebrief (7)."""
    kinds: dict[str, list[str]] = {}
    for name in rows:
        kinds.setdefault(entries[name].document, []).append(name)
    return tuple(_of_kind(document, names, called) for document, names in kinds.items())


def _open(found: Consequences, names: Mapping[str, str]) -> dict[str, Any]:
    own = {names.get(name, name): number for name, number in found.own_text.items()}
    return {
        **_with_any("onbekend", told.remarks(found.ntb[:_MAX_OPEN])), "meer_onbekend": max(0, len(found.ntb) - _MAX_OPEN), "aannames": len(found.aannames),
        **_with_any("eigen_teksten", _counts(own)), **_with_any("voorgenomen", told.remarks(found.voorgenomen)),
        **_with_any("bevindingen", _counts(found.findings)),
    }  # fmt: skip


def _counts(rows: Mapping[str, int]) -> tuple[View, ...]:
    return tuple(TALLY.view(name, {"soort": name, "aantal": number}) for name, number in rows.items())
