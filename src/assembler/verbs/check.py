"""All findings of a workspace; what was found before is told again when neither the workspace nor the program has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assembler.ground.findings import Findings
from assembler.store import fingerprint, outcome
from assembler.store.cache import Cache
from assembler.verbs.refusals import FoundError


@dataclass(frozen=True, slots=True)
class Checked:
    """What is found, and which text of each milestone it is about; `refused` when a fault in a file stopped the check there."""

    findings: Findings
    texts: Mapping[str, str] = field(default_factory=dict)
    refused: bool = False


def check(root: Path, traject: str | None, mijlpaal: str | None, soort: str | None, gemeente: str | None) -> Checked:
    """Return the findings under these limits; UnknownNameError when one of the names does not exist."""
    cache = Cache(root)
    before = fingerprint.workspace(root)
    key = cache.key("check", before, traject, mijlpaal, soort, gemeente)
    kept = cache.get(key) if before else None
    if kept is not None:
        return Checked(outcome.from_data(kept["findings"]), kept["texts"], kept["refused"])
    found = _checked(root, traject, mijlpaal, soort, gemeente)
    if before and fingerprint.workspace(root) == before:  # nobody saved a file meanwhile
        cache.put(key, {"findings": outcome.as_data(found.findings), "texts": dict(found.texts), "refused": found.refused})
    return found


def _checked(root: Path, traject: str | None, mijlpaal: str | None, soort: str | None, gemeente: str | None) -> Checked:
    try:
        found, texts = _found(root, traject, mijlpaal, soort, gemeente)
    except FoundError as fault:
        return Checked(fault.findings, refused=True)
    return Checked(tuple(item for item in found if gemeente is None or item.gemeente in (None, gemeente)), texts)


def _found(root: Path, traject: str | None, mijlpaal: str | None, soort: str | None, gemeente: str | None) -> tuple[Findings, dict[str, str]]:
    from assembler import pipeline  # noqa: PLC0415 - none of this is needed where nothing has changed
    from assembler.ground.findings import ordered  # noqa: PLC0415
    from assembler.store.versions import prove  # noqa: PLC0415
    from assembler.verbs import texts as versions  # noqa: PLC0415
    from assembler.verbs.earlier import before  # noqa: PLC0415
    from assembler.verbs.open import gate_with, limits, the_traject  # noqa: PLC0415
    from assembler.verbs.starts import moved  # noqa: PLC0415

    workspace, told = gate_with(root)
    limits(workspace, the_traject(workspace, traject) if traject else None, soort, gemeente)
    if mijlpaal is None:
        kept = versions.latest(root, workspace, traject)
        every = pipeline.check(workspace, told, traject, kept, before(root, workspace))
        found = ordered((*every, *moved(root, workspace, traject), *(item for row in kept.values() for item in row.bevindingen)))
        return found, {f"{name} {item}": row.tekst for (name, item), row in kept.items()}
    trajectmap = the_traject(workspace, traject)
    chosen = versions.pick(root, trajectmap, mijlpaal)
    proof = prove(root, trajectmap.traject.id, chosen.mijlpaal.id)
    past = before(root, workspace)(trajectmap, chosen.mijlpaal)
    made = chosen.bewaard.versie.bevindingen if chosen.bewaard else pipeline.milestone(workspace, trajectmap, chosen.mijlpaal, past).findings
    found = ordered((*proof, *made))
    return found, {f"{trajectmap.traject.id} {chosen.mijlpaal.id}": chosen.tekst}
