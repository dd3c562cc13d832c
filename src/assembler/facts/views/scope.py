"""Facts -> the names that sentences may use: in every paper of a milestone, and in the papers of one gemeente."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assembler.facts.facts import Facts
from assembler.facts.views.choices import changes_view, choices_view, figures_view, modules_view
from assembler.facts.views.contributions import contributions_view, fill_pools
from assembler.facts.views.deelnemers import fill_deelnemers, gemeente_view
from assembler.facts.views.links import links
from assembler.facts.views.planning import milestone_view, milestones_view
from assembler.facts.views.steps import steps_view
from assembler.facts.views.tasks import fill_tasks
from assembler.facts.views.traject import form_view, laws, traject_view
from assembler.facts.views.transfers import transfer_view
from assembler.facts.views.votes import votes_view


def region_scope(facts: Facts) -> Mapping[str, Any]:
    """Return the names that every sentence of a milestone may use; worked out once for each milestone."""
    return facts.once("scope", lambda: _region_scope(facts))


def _region_scope(facts: Facts) -> dict[str, Any]:
    linked = links(facts)
    fill_tasks(facts, linked)
    fill_deelnemers(facts, linked)
    fill_pools(facts, linked)
    return {
        "traject": traject_view(facts, linked),
        "vorm": form_view(facts), "mijlpaal": milestone_view(facts), "mijlpalen": milestones_view(facts), "deelnemers": tuple(linked.deelnemers.values()),
        "stappen": steps_view(facts),
        "taken": tuple(linked.taken.values()), "pools": tuple(linked.pools.values()), "wetten": laws(facts), "stemverhouding": votes_view(facts),
        "bijdragen": contributions_view(facts), "keuzes": choices_view(facts), "cijfers": figures_view(facts),
        "overdracht": transfer_view(facts, linked), "recht": changes_view(facts), "modules": modules_view(facts),
    }  # fmt: skip


def gemeente_scope(facts: Facts, base: Mapping[str, Any], gemeente: str) -> dict[str, Any]:
    """Return the names for a paper of one gemeente: the base and `gemeente` itself."""
    own = next(view for view in base["deelnemers"] if view.key == gemeente)
    return {**base, "gemeente": gemeente_view(facts, own)}
