"""Choices -> who uses which power of a task: the college, the board of the joint body in its own name, or that board for the college.

The article that lets powers pass says how (`Variant.overdracht`): per law, per article of a law, or not at all. Under the last every power that would
pass is mandated. No organ of the joint body makes rules for a task of which no power passes. What a gemeente does itself takes out the powers of the
parts it keeps, and no others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from assembler.facts.chosen import Keuzes, Origin
from assembler.reading.records.taken import Bevoegdheid, Regelgever, Taak, Wijze
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.wetten import Wet
from assembler.reading.records.workspace import Workspace

Overdracht = Literal["per-wet", "per-artikel", "geen"]
Regelsoort = Literal["nadere_regels", "beleidsregels"]
RULE_KINDS: tuple[Regelsoort, ...] = get_args(Regelsoort)


@dataclass(frozen=True, slots=True)
class Power:
    """One power of one task under these choices: in which way it is used, and by which decision when the log says so."""

    taak: Taak
    bevoegdheid: Bevoegdheid
    wijze: Wijze
    bron: Origin | None


@dataclass(frozen=True, slots=True)
class LawTransfer:
    """One law under these choices: what of it passes, what does not, and what keeps it from passing wholly."""

    wet: Wet
    geheel: bool
    taken: tuple[Taak, ...]  # the tasks for which powers under this law pass
    withheld: tuple[Power, ...]  # powers of a college under this law that do not pass
    kept: tuple[tuple[str, Taak], ...]  # gemeente and task for which it uses powers under this law itself

    @property
    def volledig(self) -> bool:
        """Whether its execution passes wholly, apart from what single gemeenten keep."""
        return self.geheel and bool(self.taken) and not self.withheld

    @property
    def behalve(self) -> tuple[str, ...]:
        """The gemeenten that keep a part of it."""
        return tuple(dict.fromkeys(gemeente for gemeente, _ in self.kept))


@dataclass(frozen=True)
class Powers:
    """All powers of the tasks of a traject, under its choices; what all questions need is worked out once."""

    workspace: Workspace
    traject: Traject
    keuzes: Keuzes

    @property
    def overdracht(self) -> Overdracht:
        """How powers pass: as the chosen variant of the article on that says; per article when no article does."""
        return self._article[0]

    @cached_property
    def _article(self) -> tuple[Overdracht, bool]:
        """How powers pass, and whether the colleges keep the beleidsregels about them."""
        for name, keuze in self.keuzes.clausules.items():
            variant = self.workspace.clausules[name].varianten.get(keuze.variant)
            if keuze.aanwezig and variant is not None and variant.overdracht is not None:
                kept, _ = keuze.parameters.get("beleidsregels", (None, None))
                return variant.overdracht, kept == "colleges"
        return "per-artikel", False

    @cached_property
    def taken(self) -> tuple[Taak, ...]:
        """The tasks of the traject, in its order."""
        return tuple(self.workspace.taken[name] for name in self.traject.taken)

    def van(self, taak: Taak) -> tuple[Power, ...]:
        """Return the powers of a task, each with the way in which it is used."""
        return self._by_task[taak.id]

    @cached_property
    def _by_task(self) -> dict[str, tuple[Power, ...]]:
        return {taak.id: tuple(self._power(taak, power) for power in taak.bevoegdheden) for taak in self.workspace.taken.values()}

    def alle(self) -> Iterator[Power]:
        """Yield the powers of all tasks."""
        for taak in self.taken:
            yield from self.van(taak)

    def regelgever(self, taak: Taak, soort: Regelsoort) -> Regelgever:
        """Return who makes rules about a task: no organ of the joint body when no power for that task passes (Awb 4:81), or colleges keep them."""
        organ: Regelgever = getattr(taak, soort)
        kept = soort == "beleidsregels" and self._article[1]
        passes = any(power.wijze in {"delegatie", "attributie"} for power in self.van(taak))
        return organ if organ == "geen" or (passes and not kept) else "college"

    def regels_van(self, organ: Regelgever) -> tuple[Regelsoort, ...]:
        """Return which kinds of rules an organ makes, about one task or more."""
        return tuple(soort for soort in RULE_KINDS if any(self.regelgever(taak, soort) == organ for taak in self.taken))

    def lokaal(self, gemeente: str, taak: Taak) -> tuple[Power, ...]:
        """Return the powers that stay with a college because its gemeente keeps the parts that need them, or takes no part in the task."""
        stand = self.keuzes.taken.get((gemeente, taak.id))
        if stand is None or stand.keuze.uitvoering == "gezamenlijk" or stand.keuze.deeltaken == "ntb":
            return ()
        kept = {part.id for part in taak.deeltaken} if stand.keuze.uitvoering in {"lokaal", "vrijgesteld"} else set(stand.keuze.deeltaken)
        every = {part.id for part in taak.deeltaken}
        return tuple(power for power in self.van(taak) if power.wijze not in {"lokaal", "attributie"} and kept >= (set(power.bevoegdheid.deeltaken) or every))

    def gedeeld(self, gemeente: str, taak: Taak) -> tuple[Power, ...]:
        """Return the powers that both use: the college for the parts that its gemeente keeps, the joint body for the others.

        While those parts are not known, each power of the task may be one of them.
        """
        stand = self.keuzes.taken.get((gemeente, taak.id))
        if stand is None or stand.keuze.uitvoering != "gedeeltelijk":
            return ()
        if stand.keuze.deeltaken == "ntb":
            return tuple(power for power in self.van(taak) if power.wijze not in {"lokaal", "attributie"})
        kept, every = set(stand.keuze.deeltaken), {part.id for part in taak.deeltaken}
        own = {power.bevoegdheid.id for power in self.lokaal(gemeente, taak)}
        return tuple(
            power
            for power in self.van(taak)
            if power.wijze not in {"lokaal", "attributie"} and power.bevoegdheid.id not in own and kept & (set(power.bevoegdheid.deeltaken) or every)
        )

    def wetten(self) -> tuple[LawTransfer, ...]:
        """Return the laws of the tasks under which a college has powers, by citeertitel, each with what of it passes."""
        return self._laws

    @cached_property
    def _laws(self) -> tuple[LawTransfer, ...]:
        names = {power.bevoegdheid.wet for power in self.alle() if power.bevoegdheid.orgaan == "college"}
        return tuple(self._law(self.workspace.wetten[name]) for name in sorted(names, key=lambda name: self.workspace.wetten[name].citeertitel))

    def omvang(self, wet: Wet) -> Literal["geheel", "taken"]:
        """Return how much of a law passes: as the log says, else as the library says."""
        chosen = self.keuzes.omvangen.get(wet.id)
        return chosen[0] if chosen else wet.overdracht.omvang

    def _power(self, taak: Taak, power: Bevoegdheid) -> Power:
        if power.wijze == "attributie":  # the law gave it: nothing to choose
            return Power(taak, power, "attributie", None)
        chosen = self.keuzes.wijzen.get(f"{taak.id}/{power.id}")
        if chosen is None and power.wijze != "lokaal":
            chosen = self.keuzes.wijzen.get(taak.id)
        wijze = chosen[0] if chosen else power.wijze
        return Power(taak, power, "mandaat" if wijze == "delegatie" and self.overdracht == "geen" else wijze, chosen[1] if chosen else None)

    def _law(self, wet: Wet) -> LawTransfer:
        of_law = [power for power in self.alle() if power.bevoegdheid.wet == wet.id]
        passing = tuple(taak for taak in self.taken if any(power.taak is taak and power.wijze == "delegatie" for power in of_law))
        withheld = tuple(power for power in of_law if power.wijze != "delegatie" and power.bevoegdheid.orgaan == "college")
        kept = tuple(
            (gemeente, taak)
            for gemeente in self.traject.deelnemers
            for taak in self.taken
            if any(power.bevoegdheid.wet == wet.id for power in (*self.lokaal(gemeente, taak), *self.gedeeld(gemeente, taak)))
        )
        return LawTransfer(wet, self.overdracht == "per-wet" and self.omvang(wet) == "geheel", passing, withheld, kept)
