"""Where the Wgr says something, for this regulation: by the chapter of its participants and the regime of its day (wgr.md 0.3 and 7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assembler.ground.wording import wetsartikel
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.wgr import Regime, Wgrbepaling, Wgrhoofdstuk
from assembler.reading.records.workspace import Workspace

_SURE = ("SEEN", "SEEN-2", "CARRY", "INF", "MEM")  # from sure to unsure
_READ = frozenset({"SEEN", "CARRY"})
_COUNTED = frozenset({"gemeente", "provincie", "waterschap"})  # who decide the chapter; others join by 93-98


@dataclass(frozen=True, slots=True)
class Lawplace:
    """Where a subject stands: its article, by way of which other one it applies here, and how sure that is."""

    id: str
    artikel: str
    lid: str
    onderdeel: str
    via: str
    zekerheid: str

    @property
    def text(self) -> str:
        """The place in words, with the comma that follows it: `artikel 13, zesde lid,`, `artikel 52 in samenhang met artikel 13, zesde lid,`."""
        place = wetsartikel(self.artikel, self.lid, self.onderdeel)
        return f"artikel {self.via} in samenhang met {place}" if self.via else place


def chapter(workspace: Workspace, traject: Traject) -> Wgrhoofdstuk | None:
    """Return the chapter of the Wgr for these participants; of other kinds than three the law takes no notice. None without a table."""
    kinds = {workspace.organisaties[name].soort for name in traject.deelnemers if name in workspace.organisaties} & _COUNTED
    wanted = kinds or {"gemeente"}
    return next((item for item in workspace.wgrhoofdstukken.values() if set(item.soorten) == wanted), None)


def places(workspace: Workspace, traject: Traject, regime: Regime) -> Mapping[str, Lawplace]:
    """Return where each subject of the table stands for a regulation; what does not apply to it is not there."""
    of = chapter(workspace, traject)
    if of is None:
        return {}
    found = (_place(item, of, regime) for item in workspace.wgr.values())
    return {item.id: item for item in found if item is not None}


def _place(item: Wgrbepaling, of: Wgrhoofdstuk, regime: Regime) -> Lawplace | None:
    here = next((place for place in item.plaatsen if regime in place.regimes), None)
    if here is None:
        return None
    lid, onderdeel = here.lid or "", here.onderdeel or ""
    if of.via is None:
        return Lawplace(item.id, here.artikel, lid, onderdeel, "", here.zekerheid)
    own = of.artikelen.get(here.artikel)
    if own is not None:
        return Lawplace(item.id, own, lid, onderdeel, "", _worst(here.zekerheid, of.zekerheid))
    if _declared(here.artikel, of.van_toepassing):
        return Lawplace(item.id, here.artikel, lid, onderdeel, of.via, _worst(here.zekerheid, of.zekerheid))
    return None


def cited(known: Mapping[str, Lawplace], *subjects: str) -> str:
    """Return the places of these subjects as the legal basis of a finding: `Wgr, artikel 1, eerste lid, en artikel 30, eerste lid`.

    A place that nobody read in the law in force is marked as to be verified; a subject that does not apply here is left out.
    """
    row = [known[name] for name in subjects if name in known]
    return f"Wgr, {', en '.join(item.text.rstrip(',') for item in row)}{doubt(*(item.zekerheid for item in row))}" if row else "Wgr"


def doubt(*grades: str) -> str:
    """Return what stands behind a place in the law that somebody still has to read there; nothing where all were read."""
    return " (te verifiëren)" if any(grade not in _READ for grade in grades) else ""


def _worst(*grades: str) -> str:
    return max(grades, key=_SURE.index)


def _declared(artikel: str, ranges: Iterable[str]) -> bool:
    """Return whether an article is one of those that a chapter declares applicable; 13a belongs to 13."""
    number = int(artikel.rstrip("abcdefghijklmnopqrstuvwxyz"))
    bounds = ([int(part) for part in item.split("-")] for item in ranges)
    return any(row[0] <= number <= row[-1] for row in bounds)
