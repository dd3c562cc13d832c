"""Findings as people and programs read them: human, json, github."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from assembler.ground.findings import Finding, Level, Span

_NAMES = {Level.FOUT: ("fout", "fouten"), Level.WAARSCHUWING: ("waarschuwing", "waarschuwingen"), Level.OPMERKING: ("opmerking", "opmerkingen")}
_DAILY = ("trajecten/", "gemeenten/")
_CAUSES = frozenset({"veld-is-ingevuld", "veld-is-bekend", "waarde-is-bekend", "waarde-heeft-juiste-vorm", "parameter-past", "parameter-bestaat"})
_FOLLOW = frozenset({"keuze-is-gemaakt", "alles-is-bekend"})
_SHOWN = 3
_RANK = {level: rank for rank, level in enumerate(Level)}
_GITHUB = {Level.FOUT: "error", Level.WAARSCHUWING: "warning", Level.OPMERKING: "notice"}


def human(findings: Sequence[Finding]) -> str:
    """Return the findings for a person: place, message, and what explains it, ended by a count.

    Faults come first, and of those what stands in the files of every day before what stands in the library. What follows from a choice that is
    not whole is told in one line: it goes away with its cause.
    """
    groups = grouped(findings)
    after = _after(findings, groups)
    told = sorted((group for group in groups if group not in after), key=lambda group: (_RANK[group[0].level], not group[0].span.file.startswith(_DAILY)))
    faults = [_one(group) for group in told if group[0].is_error]
    others = [_one(group) for group in told if not group[0].is_error]
    return "\n".join([*faults, *_consequences([group[0] for group in after]), *others, total([group[0] for group in groups])])


def _after(findings: Sequence[Finding], groups: Sequence[list[Finding]]) -> list[list[Finding]]:
    """Return the faults that follow from another at their milestone: a value is missing since the choice that gives it is not whole."""
    causes = {item.mijlpaal for item in findings if item.is_error and item.slug in _CAUSES}
    return [group for group in groups if group[0].is_error and group[0].slug in _FOLLOW and any(item.mijlpaal in causes for item in group)]


def grouped(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return the findings, the same one in several papers together: it is told once, with where it counts."""
    groups: dict[Finding, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(replace(finding, gemeente=None, mijlpaal=None, place=""), []).append(finding)
    return list(groups.values())


def where(group: Sequence[Finding]) -> str:
    """Return where a finding counts: places in the text, gemeenten, milestones."""
    return ", ".join(dict.fromkeys(part for item in group for part in (item.place, item.gemeente or "", item.mijlpaal or "") if part))


def _consequences(after: Sequence[Finding]) -> list[str]:
    """Return in a line what probably follows from the faults above."""
    if not after:
        return []
    files = list(dict.fromkeys(item.span.file for item in after))
    shown = ", ".join(files[:_SHOWN]) + (f" en {len(files) - _SHOWN} andere" if len(files) > _SHOWN else "")
    number = "is er één plaats" if len(after) == 1 else f"zijn er {len(after)} plaatsen"
    return [f"Daardoor {number} waar een waarde ontbreekt ({shown}). Verbeter eerst wat hierboven staat; --format json noemt ze alle."]


def _one(group: Sequence[Finding]) -> str:
    finding = group[0]
    lines = [f"{finding.span}: {finding.level}: {finding.message}" if finding.span.file else f"{finding.level}: {finding.message}"]
    lines += [f"    waar: {where(group)}"] if where(group) else []
    lines += [f"    zie {related.span}: {related.note}" for related in finding.related]
    lines += [f"    {finding.hint}"] if finding.hint else []
    lines += [f"    grondslag: {finding.grondslag}"] if finding.grondslag else []
    return "\n".join([*lines, f"    [{finding.slug}]"])


def total(findings: Sequence[Finding]) -> str:
    """Return the count per level: `2 fouten, 1 waarschuwing`."""
    counts = {level: sum(finding.level is level for finding in findings) for level in Level}
    parts = [f"{count} {_NAMES[level][count != 1]}" for level, count in counts.items() if count]
    return ", ".join(parts) if parts else "Geen bevindingen."


def as_json(findings: Sequence[Finding], teksten: Mapping[str, str] | None = None) -> str:
    """Return the findings for a program; `teksten` says which text of each milestone they are about."""
    named = {"teksten": dict(teksten)} if teksten else {}
    return json.dumps({"versie": 1, **named, "bevindingen": [_plain(finding) for finding in findings]}, ensure_ascii=False, indent=1)


def _plain(finding: Finding) -> dict[str, object]:
    row = asdict(finding)
    row["level"] = str(finding.level)
    row["bestand"], row["regel"], row["kolom"] = finding.span.file, finding.span.line, finding.span.column
    return {
        "niveau": row.pop("level"),
        **{key: value for key, value in row.items() if key != "span"},
        "related": [_related(item.span, item.note) for item in finding.related],
    }


def _related(span: Span, note: str) -> dict[str, object]:
    return {"bestand": span.file, "regel": span.line, "kolom": span.column, "tekst": note}


def github(findings: Sequence[Finding]) -> str:
    """Return the findings as annotations of a code review."""
    return "\n".join(
        f"::{_GITHUB[item.level]} file={item.span.file},line={item.span.line},col={item.span.column},title={item.slug}::{_escaped(item)}" for item in findings
    )


def _escaped(finding: Finding) -> str:
    text = f"{finding.message} {finding.hint}".strip()
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
