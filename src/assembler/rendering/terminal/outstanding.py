"""What is still to be filled in, by who must say it: a participant, the region, or the jurist who answers for the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assembler.ground.findings import Finding
from assembler.rendering.terminal.findings import where

REGION, JURIST = "De regio", "De jurist"
_TO_FILL = frozenset(
    {"aannames-zijn-bekend", "alles-is-bekend", "begin-is-nagekeken", "keuze-is-gemaakt", "plaats-is-gevuld", "stukken-zijn-volledig", "overdracht-is-volledig"}
)  # fmt: skip
_OF_JURIST = frozenset({"begin-is-nagekeken", "overdracht-is-volledig"})
_ACCEPTED = "; aanvaard op "  # an organ took it as it is: nobody has to say anything of it any more
_FOLDERS = ("gemeenten", "organisaties")


def by_owner(findings: Sequence[Finding]) -> Mapping[str, list[list[Finding]]]:
    """Return what is to be filled in by who must say it, participants first; what is found in several papers is one thing.

    The same of several participants is for the region: it is one fact or choice that all papers lack.
    """
    same: dict[tuple[str, str], list[Finding]] = {}
    for item in findings:
        if item.slug in _TO_FILL and _ACCEPTED not in item.message:
            same.setdefault((item.slug, item.message), []).append(item)
    owners: dict[str, list[list[Finding]]] = {}
    for group in same.values():
        owners.setdefault(_owner(group), []).append(group)
    order = sorted(name for name in owners if name not in {REGION, JURIST})
    return {name: owners[name] for name in (*order, REGION, JURIST) if name in owners}


def _owner(group: Sequence[Finding]) -> str:
    first = group[0]
    if first.slug in _OF_JURIST:
        return JURIST
    folder, _, rest = first.span.file.partition("/")
    if folder in _FOLDERS:
        return rest.partition("/")[0]
    readers = {item.gemeente for item in group}
    return next(iter(readers)) or REGION if len(readers) == 1 else REGION


def human(findings: Sequence[Finding]) -> str:
    """Return the list for a person: under each name a line for each thing, with where it is written."""
    lines = []
    for name, groups in by_owner(findings).items():
        lines += [name, *(f"  - {group[0].message} ({group[0].span}; {where([_bare(item) for item in group])})" for group in groups), ""]
    return "\n".join(lines).rstrip() or "Er is niets meer in te vullen."


def _bare(item: Finding) -> Finding:
    return replace(item, gemeente=None, place="")


def summary(findings: Sequence[Finding]) -> str:
    """Return in one line how much each must still say; '' when there is nothing."""
    counts = [f"{name} {len(groups)}" for name, groups in by_owner(findings).items()]
    return f"Nog in te vullen: {', '.join(counts)}. Zie: assembler check --in-te-vullen" if counts else ""
