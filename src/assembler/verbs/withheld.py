"""What was worked out of a workspace, without what somebody may not read: documents, versions, sides of a comparison, findings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assembler import pipeline
from assembler.checking.rights import hidden
from assembler.checking.rights.people import Sight
from assembler.pipeline import Folded, Milestone
from assembler.verbs.texts import Gekozen

if TYPE_CHECKING:
    from assembler.comparing.causes.sides import Side
    from assembler.store.versions import Bewaard

findings = hidden.findings


def milestone(folded: Folded, sight: Sight) -> Milestone:
    """Return a folded milestone with the documents that may be read."""
    made = tuple(pipeline.assembled(folded, lambda order: sight.reads(order.gemeente)))
    if sight.everything:
        return Milestone(folded, made)
    rows = tuple(replace(item, findings=tuple(findings(item.findings, sight))) for item in made)
    return Milestone(replace(folded, findings=tuple(findings(folded.findings, sight))), rows)


def chosen(text: Gekozen, sight: Sight) -> Gekozen:
    """Return a text; of a version that is fixed only the documents that may be read."""
    return text if text.bewaard is None or sight.everything else replace(text, bewaard=_version(text.bewaard, sight))


def _version(kept: Bewaard, sight: Sight) -> Bewaard:
    versie = kept.versie
    rows = tuple(row for row in versie.documenten if sight.reads(row.gemeente))
    names = {row.naam for row in rows}
    shown = replace(
        versie, documenten=rows, besluiten=hidden.decisions(versie.besluiten, sight), bevindingen=tuple(findings(versie.bevindingen, sight)),
        invoer=hidden.inputs(versie.invoer, sight),
    )  # fmt: skip
    return replace(kept, versie=shown, finals={name: final for name, final in kept.finals.items() if name in names})


def side(found: Side, sight: Sight) -> Side:
    """Return a side of a comparison with the documents that may be read."""
    if sight.everything:
        return found
    besluiten = None if found.besluiten is None else hidden.decisions(found.besluiten, sight)
    inputs = None if found.inputs is None else hidden.inputs(found.inputs, sight)
    entries = {name: entry for name, entry in found.entries.items() if sight.reads(entry.gemeente)}
    find = found.find
    return replace(found, besluiten=besluiten, inputs=inputs, entries=entries, find=lambda: tuple(findings(find(), sight)))
