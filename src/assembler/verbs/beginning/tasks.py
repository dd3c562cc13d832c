"""The tasks of a new regulation: those of the library that its makers can give it, and for terrains without any a task of its own to work out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assembler.ground.findings import Finding, error, suggestion, warning
from assembler.ground.wording import opsomming
from assembler.reading.records.antwoorden import Antwoorden
from assembler.reading.records.taken import EIGEN, Bevoegdheid, Taak
from assembler.reading.records.workspace import Workspace
from assembler.verbs.beginning.participants import slug

ORGANS: Mapping[str, str] = {"vertegenwoordigend": "raad", "uitvoerend": "college", "voorzittend": "burgemeester"}  # role of a maker -> owner of a power
_GENERAL = "nog te bepalen taken (n.t.b.)"  # said as what it is: nobody named a terrain


@dataclass(frozen=True, slots=True)
class Work:
    """What the regulation does: tasks of the library, terrains that get a task of their own, and the powers that stay where they are."""

    taken: tuple[Taak, ...]
    eigen: tuple[str, ...]
    blijft: tuple[str, ...]  # task/power
    wijze: Literal["delegatie", "mandaat"]
    reden: str  # why that way

    @property
    def domeinen(self) -> tuple[str, ...]:
        """The domains of its tasks, each once."""
        return tuple(dict.fromkeys(taak.domein for taak in self.taken if taak.domein is not None))

    @property
    def terreinen(self) -> tuple[str, ...]:
        """The terrains of the interest: those of every task, each once."""
        return tuple(dict.fromkeys((*(item for taak in self.taken for item in taak.terreinen), *self.eigen)))


def work(
    answers: Antwoorden, workspace: Workspace, owners: Collection[str], *, transfer: bool, packages: bool, unfit: Collection[str]
) -> tuple[Work, list[Finding]]:
    """Return what the regulation does and what is wrong with what was asked.

    Of a domain in `unfit` there is no text for this regulation: it becomes a task of its own.

    `owners` are the organs that make it (raad, college, burgemeester); `transfer` says whether powers can pass in its form, `packages` whether its text
    knows more of them than one.
    """
    library = workspace.taken
    asked, faults = _asked(answers, workspace, packages=packages)
    able = tuple(taak for taak in asked if _possible(taak, owners, transfer=transfer))
    named = {name for name in answers.taken if name in library} - {taak.id for taak in able}
    faults += [_impossible(answers, library[name], owners) for name in sorted(named) if answers.uit_register is None]
    gone = [workspace.domeinen[name] for name in dict.fromkeys(taak.domein or "" for taak in able) if name in unfit]
    able = tuple(taak for taak in able if taak.domein not in unfit)
    own = tuple(dict.fromkeys((*answers.terreinen, *(item.naam for item in gone)))) or (() if able else (_GENERAL,))
    faults += [_without_text(answers, item.naam) for item in gone]
    kept = tuple(
        f"{taak.id}/{power.id}" for taak in able for power in taak.bevoegdheden if power.wijze in {"delegatie", "mandaat"} and power.orgaan not in owners
    )
    passing = any(power.wijze == "delegatie" and power.orgaan in owners for taak in able for power in taak.bevoegdheden)
    usual = {workspace.domeinen[name].overdracht for taak in able if (name := taak.domein or "") in workspace.domeinen}
    wijze, reden = _way(answers, passing=passing, transfer=transfer, usual=usual)
    return Work(able, own, kept, wijze, reden), faults


def own_task(terrein: str) -> dict[str, object]:
    """Return the task that a region works out itself, as its file says it."""
    return {
        "id": f"{EIGEN}{slug(terrein, 40)}",
        "naam": terrein,
        "omschrijving": f"werkzaamheden op het terrein van {terrein}, voor zover de deelnemers die samen laten uitvoeren",
        "terreinen": [terrein],
        "uit_te_werken": True,
        "toelichting": "Wat de deelnemers op dit terrein samen laten doen, is nog uit te werken.",
        "bron": "aanname bij het begin; de bibliotheek heeft voor dit terrein geen taak",
    }


def _asked(answers: Antwoorden, workspace: Workspace, *, packages: bool) -> tuple[list[Taak], list[Finding]]:
    library, known = workspace.taken, sorted(workspace.domeinen)
    unknown = [name for name in answers.domeinen if name not in known]
    offered = f"Er is: {opsomming(known)}."
    faults = [
        error("domein-bestaat", f"Het domein '{name}' bestaat niet.", answers.positie.of("domeinen"), hint=suggestion(name, known) or offered)
        for name in unknown
    ]
    faults += [
        error("taak-bestaat", f"De taak '{name}' bestaat niet.", answers.positie.of("taken"), hint=suggestion(name, list(library)))
        for name in answers.taken
        if name not in library
    ]
    if answers.taken:
        return [library[name] for name in answers.taken if name in library], faults
    return [taak for taak in library.values() if taak.domein in answers.domeinen and taak.pakket in (("basis", "plus") if packages else ("basis",))], faults


def _without_text(answers: Antwoorden, naam: str) -> Finding:
    message = f"Voor het domein '{naam}' is er geen tekst die bij deze organen en deelnemers past. Er is een taak van gemaakt die u zelf uitwerkt."
    return warning("domein-bestaat", message, answers.positie.of("domeinen"), hint="Kijk na of dit domein er wel bij hoort.")


def _possible(taak: Taak, owners: Collection[str], *, transfer: bool) -> bool:
    """Return whether one of the makers has a power for the task, or it needs none (see the check overdracht-past-bij-aard).

    What the law gives to the board of a body is nothing for a regulation without one.
    """
    if not transfer and any(power.wijze == "attributie" for power in taak.bevoegdheden):
        return False
    single = list(_deciding(taak))
    return not single or any(power.orgaan in (*owners, "geen", "bestuur", "voorzitter") for power in single)


def _deciding(taak: Taak) -> Iterator[Bevoegdheid]:
    return (power for power in taak.bevoegdheden if power.aard != "regels")


def _impossible(answers: Antwoorden, taak: Taak, owners: Collection[str]) -> Finding:
    whose = opsomming(sorted({power.orgaan for power in _deciding(taak)}))
    message = f"De taak '{taak.id}' rust op bevoegdheden van: {whose}. De regeling wordt getroffen door: {opsomming(sorted(owners))}."
    return error(
        "overdracht-past-bij-aard", message, answers.positie.of("taken"), hint="Laat de taak weg, of laat dat orgaan deelnemen.", grondslag="Wgr, artikel 1"
    )


def _way(answers: Antwoorden, *, passing: bool, transfer: bool, usual: Collection[str]) -> tuple[Literal["delegatie", "mandaat"], str]:
    """Return how powers are used, and why; nothing passes where the form does not allow it or no power is known that could."""
    if not transfer:
        return "mandaat", "In deze vorm kan alleen mandaat worden gegeven (Wgr, artikel 8, vierde lid)."
    if not passing:
        return "mandaat", "Van de taken is geen bevoegdheid bekend die kan overgaan; tot die bekend zijn, zegt de tekst dat er niets overgaat."
    if answers.overdracht == "mandaat":
        return "mandaat", "Gekozen is voor mandaat."
    if answers.overdracht == "ntb" and set(usual) == {"alleen-mandaat"}:
        return "mandaat", "In dit domein wordt gewoonlijk alleen mandaat gegeven."
    return "delegatie", "Gekozen is voor overdracht." if answers.overdracht == "delegatie" else "Gewoonlijk gaan de bevoegdheden van de taken over."


def split_pools(work_: Work) -> Sequence[tuple[str, str, tuple[str, ...]]]:
    """Return the cost pools as id, name and tasks: one for each domain, and one for what the region works out itself."""
    groups: dict[str, list[str]] = {}
    for taak in work_.taken:
        groups.setdefault(taak.domein or "uitvoering", []).append(taak.id)
    made = [(name, f"uitvoering {name}" if name != "uitvoering" else name, tuple(row)) for name, row in groups.items()]
    own = tuple(f"{EIGEN}{slug(name, 40)}" for name in work_.eigen)
    return [*made, *([("overige-taken", "uitvoering van overige taken", own)] if own and made else [("uitvoering", "uitvoering", own)] if own else [])]
