"""The size of the boards against the Wgr: how many members, from where, and how many of them in both (wgr.md 4.4)."""

from __future__ import annotations

from collections.abc import Mapping

from assembler.rules.common import Objection, Objections, fout, waarschuwing

LEDEN_AB = "leden_per_gemeente"  # parameter: the members of the algemeen bestuur, per gemeente or for each
LEDEN_DB = "aantal_leden"  # parameter: the members of the dagelijks bestuur beside the voorzitter
_KLEINSTE_DB = 3
_WEINIG_BURGEMEESTERS = 6  # with fewer gemeenten than this the burgemeesters, who are the algemeen bestuur, may have a majority in both (Wgr 14(3))


def size_objections(leden: Mapping[str, int], naast_voorzitter: int | None, *, burgemeesters: bool = False) -> Objections:
    """Return what stands against the sizes of an openbaar lichaam; `naast_voorzitter` None where no clause says, `burgemeesters` where they alone make it."""
    found: list[Objection] = []
    seated = [name for name, count in leden.items() if count]
    total = sum(leden.values())
    if len(seated) < 2:
        found.append(fout("Het algemeen bestuur heeft leden uit ten minste twee gemeenten.", "Wgr artikel 13, vijfde lid, onderdeel a"))
    for name, count in leden.items():
        if not count:
            found.append(waarschuwing("Deze gemeente heeft geen lid in het algemeen bestuur.", "Wgr artikel 13, derde lid", deelnemer=name))
    if naast_voorzitter is None:
        return tuple(found)
    size = naast_voorzitter + 1
    if size < _KLEINSTE_DB:
        text = "Het dagelijks bestuur bestaat uit de voorzitter en ten minste twee andere leden."
        found.append(fout(text, "Wgr artikel 14, eerste lid", parameter=LEDEN_DB))
    if 2 * size > total and not (burgemeesters and len(leden) < _WEINIG_BURGEMEESTERS):
        text = f"Het dagelijks bestuur ({size} leden) is de meerderheid van het algemeen bestuur ({total} leden)."
        found.append(fout(text, "Wgr artikel 14, derde lid; rekenregel INF", parameter=LEDEN_DB))
    if len(seated) == 1 and size <= max(leden.values()):
        text = "De leden van het dagelijks bestuur kunnen alleen uit één gemeente komen."
        found.append(fout(text, "Wgr artikel 14, eerste lid", parameter=LEDEN_DB))
    return tuple(found)
