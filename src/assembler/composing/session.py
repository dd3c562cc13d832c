"""What a paper may say beside the facts of its milestone: open points, parameters without a value, decisions since the one before.

They look at several versions of the text at once, so they stand above the stage that composes one. Each is worked out when a
sentence of a paper asks for it, once for each milestone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from assembler.composing.texts import printed
from assembler.facts.earlier import ChangedPlace, Earlier
from assembler.facts.facts import Facts
from assembler.facts.views.appointments import appointments_view, gates_view, without_recess
from assembler.facts.views.decisions import decisions
from assembler.facts.views.lazy import Lazy
from assembler.facts.views.openparameters import open_parameters
from assembler.facts.views.outcomes import TextNow, contributions_view, contributors_view
from assembler.facts.views.points import points
from assembler.facts.views.reactions import reactions
from assembler.facts.views.since import changed_places, changed_tasks, earlier_amount, replaced_view
from assembler.facts.views.standing import standings_view
from assembler.facts.views.terms import back_view, routes_view, running_view
from assembler.ground.document import Gat
from assembler.ground.values import Waarde, difference
from assembler.sentences.names import View


def paper_scope(facts: Facts, scope: Mapping[str, Any], gemeente: str | None = None) -> Mapping[str, Any]:
    """Return the names of a paper: those of the milestone, and what `mijlpaal` tells of points and decisions.

    What changed is told from the text that this gemeente received, when it is known which that is.
    """
    base = scope["mijlpaal"]
    earlier = facts.earlier_of(gemeente)
    since = _since(earlier)
    changed = partial(differences, facts, gemeente)
    before = partial(earlier_amount, facts, "bijdrage/totaal", gemeente)
    text: TextNow = partial(printed, facts)
    lists: dict[str, Callable[[], tuple[View, ...]]] = {
        "open_punten": lambda: points(facts, printed),
        "open_parameters": lambda: open_parameters(facts),
        "afspraken": lambda: appointments_view(facts),
        "beslismomenten": lambda: gates_view(facts),
        "looptijden": lambda: running_view(facts),
        "terugtellingen": lambda: back_view(facts),
        "routes": lambda: routes_view(facts),
        "standregels": lambda: standings_view(facts, text),
        "inbrengers": lambda: contributors_view(facts, text),
        "besluiten": lambda: decisions(facts, text),
        "open_reacties": lambda: reactions(facts, text, answered=False),
        "beantwoorde_reacties": lambda: reactions(facts, text, answered=True),
        "wijzigingen": lambda: changed_places(facts, changed(), earlier.stand) if earlier else (),
        "taakwijzigingen": lambda: changed_tasks(facts, earlier.stand) if earlier else (),
    }
    lists["overige_wijzigingen"] = lambda: _others(once["wijzigingen"](), once["besluiten"]())
    once = {name: partial(facts.once, f"paper {name}{since}", make) for name, make in lists.items()}
    makers: dict[str, Callable[[], Any]] = {
        **{name: partial(base.get, name) for name in base.values},
        **once,
        **{f"heeft_{name}": partial(_any, of) for name, of in once.items()},
        "heeft_inbrengers": lambda: any(row.get("heeft_meegegeven") for row in once["inbrengers"]()),
        "heeft_aanlevering": lambda: any(row.get("heeft_aanleveren") for row in once["afspraken"]()),
        "zonder_recessen": lambda: without_recess(facts),
        "heeft_zonder_recessen": lambda: bool(without_recess(facts)),
        "heeft_besluitvorming": lambda: bool(facts.trajectmap.verzendingen or facts.trajectmap.uitkomsten),
        "vervangen": lambda: replaced_view(earlier.replaced()) if earlier else (),
        "heeft_vorige": lambda: earlier is not None,
        "vorige": lambda: earlier.naam if earlier else "",
        "vorige_stand": lambda: Waarde(earlier.stand, "mijlpaal/vorige/stand") if earlier else facts.mijlpaal.stand,
        "totaal_eerder": lambda: before() or Gat("ntb", "de eerdere raming"),
        "totaal_eerder_bekend": lambda: before() is not None,
        "totaal_verschil": lambda: difference("verschil/eerder/totaal", scope["bijdragen"].get("totaal"), before() or Gat("ntb", "de eerdere raming")),
    }
    found = {**scope, "mijlpaal": View(base.kind, base.key, Lazy(makers))}
    return found if gemeente is None else {**found, "gemeente": _told(facts, scope["gemeente"], text)}


def _told(facts: Facts, own: View, text: TextNow) -> View:
    """Return a gemeente that also tells where what its organs gave along is worked in."""
    on = own.get("datum_stuk").value
    return View(
        own.kind, own.key, Lazy({**{name: partial(own.get, name) for name in own.values}, "meegegeven": lambda: contributions_view(facts, own.key, on, text)})
    )


def differences(facts: Facts, gemeente: str | None = None) -> tuple[ChangedPlace, ...]:
    """Return which places of the regulation read otherwise than in the text that this gemeente had before; worked out once for each such text."""
    earlier = facts.earlier_of(gemeente)
    return facts.once(f"differences{_since(earlier)}", lambda: _changed(facts, earlier))


def _since(earlier: Earlier | None) -> str:
    """Return what tells the text before from another: two gemeenten may have received different ones."""
    return f" since {earlier.naam} {earlier.stand}" if earlier else ""


def _changed(facts: Facts, earlier: Earlier | None) -> tuple[ChangedPlace, ...]:
    text = printed(facts)
    return earlier.changes(text.root, text.labels) if earlier is not None else ()


def _others(places: Sequence[View], decided: Sequence[View]) -> tuple[View, ...]:
    """Return the places that no decision says it touches."""
    touched = {label for decision in decided for choice in decision.get("keuzes") for label in choice.get("raakt")}
    return tuple(item for item in places if item.get("plaats").value not in touched)


def _any(of: Callable[[], tuple[View, ...]]) -> bool:
    return bool(of())
