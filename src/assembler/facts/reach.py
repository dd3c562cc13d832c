"""Which texts serve this regulation: by its form, by the organs that make it, by the kinds of participant it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assembler.facts.makers import aard, makers
from assembler.ground.wording import opsomming
from assembler.reading.records.bereik import MAKERS, ONGENOEMD, SOORTEN, VORMEN, Aardregeling, Bereik, Vormnaam
from assembler.reading.records.blokken import Begrip
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.documenten import Documentsoort
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Trajectmap, Workspace

# what the organs with a role are called where most participants are gemeenten
ROLLEN: Mapping[str, str] = {"vertegenwoordigend": "raden", "uitvoerend": "colleges", "voorzittend": "burgemeesters"}


@dataclass(frozen=True, slots=True)
class Reach:
    """What a regulation is: its form, its makers, the kinds of its participants. `claims` is false in a library without forms: it says nothing of them."""

    vorm: Vormnaam
    aard: Aardregeling
    soorten: frozenset[str]
    claims: bool
    aantallen: Mapping[str, int] = field(default_factory=dict, compare=False)  # deelnemers, and the organs among the makers by what most of them are called

    def within(self, bereik: Bereik | None) -> bool:
        """Return whether a text with this range serves the regulation."""
        wanted = bereik or ONGENOEMD
        fits = self.vorm in wanted.vormen and self.aard in wanted.makers and self.soorten <= set(wanted.deelnemers)
        return fits or not self.claims

    def variant(self, clausule: Clausule) -> str | None:
        """Return how a clause reads before anybody chose: its standard where that serves this regulation, else the first variant that does."""
        standard = clausule.standaard or next(iter(clausule.varianten))
        return next((name for name in (standard, *clausule.varianten) if self.within(range_of(clausule, name))), None)


def clauses_of(soort: Documentsoort) -> list[str]:
    """Return the clauses of a kind of document, in order."""
    chapters = [name for chapter in soort.hoofdstukken for name in chapter.clausules]
    annexes = [item.clausule for item in soort.bijlagen]
    return [*soort.aanhef, *chapters, *soort.artikelen, *soort.slot, *annexes, *([soort.toelichting] if soort.toelichting else [])]


def in_use(workspace: Workspace, trajectmap: Trajectmap) -> frozenset[str]:
    """Return the clauses that stand in a document of this traject or share its costs; what a gemeente chooses counts always."""
    own = () if trajectmap.soort == "opheffen" else (trajectmap.traject.regeling,)  # what ends is printed no more
    kinds = {choice.soort for mijlpaal in trajectmap.mijlpalen for choice in mijlpaal.documenten} | set(own)
    listed = (name for kind in kinds if kind in workspace.documentsoorten for name in clauses_of(workspace.documentsoorten[kind]))
    shared = (name for pool in trajectmap.traject.pools for name in (pool.sleutel, pool.ingroei, pool.lokaal) if name)
    local = (name for name, clausule in workspace.clausules.items() if clausule.wie == "gemeente")
    return frozenset((*listed, *shared, *local))


def reach(workspace: Workspace, traject: Traject) -> Reach:
    """Return what a regulation is, as far as its texts differ by it."""
    kinds = frozenset(str(workspace.organisaties[name].soort) for name in traject.deelnemers if name in workspace.organisaties)
    organs = Counter(ROLLEN[maker.orgaan.rol] for row in makers(workspace, traject).values() for maker in row if maker.orgaan.rol in ROLLEN)
    counted = {**dict.fromkeys(ROLLEN.values(), 0), **organs, "deelnemers": len(traject.deelnemers)}
    return Reach(traject.vorm, aard(workspace, traject), kinds, claims=bool(workspace.vormen), aantallen=counted)


def powers_for(workspace: Workspace, of: Reach) -> Workspace:
    """Return the workspace with the powers that belong to the kinds of participants of this regulation."""
    found = {}
    for name, taak in workspace.taken.items():
        kept = tuple(power for power in taak.bevoegdheden if not power.met or of.soorten & set(power.met))
        found[name] = taak if len(kept) == len(taak.bevoegdheden) else taak.model_copy(update={"bevoegdheden": kept})
    return replace(workspace, taken=found)


def range_of(clausule: Clausule, variant: str) -> Bereik | None:
    """Return for which regulations a variant of a clause is written."""
    found = clausule.varianten.get(variant)
    return (found.geldt_voor if found else None) or clausule.geldt_voor


def kind_for(workspace: Workspace, traject: Traject) -> str | None:
    """Return the kind of document that the regulation itself is when a traject names none: the first of its form that serves it."""
    vorm, of = workspace.vormen.get(traject.vorm), reach(workspace, traject)
    known = workspace.documentsoorten
    fitting = (name for name in (vorm.regelingen if vorm else ()) if name in known and of.within(known[name].geldt_voor))
    return next(fitting, vorm.regelingen[0] if vorm else None)


def told(bereik: Bereik | None) -> str:
    """Return a range in words: `openbaar-lichaam; collegeregeling; gemeente`; what leaves nothing out is not told."""
    wanted = bereik or ONGENOEMD
    parts = [opsomming(row) for row, every in ((wanted.vormen, VORMEN), (wanted.makers, MAKERS), (wanted.deelnemers, SOORTEN)) if set(row) != set(every)]
    return "; ".join(parts) or "iedere regeling"


def terms_for(workspace: Workspace, of: Reach) -> Mapping[str, Begrip]:
    """Return the defined terms as they are called in this regulation: one that stands in the place of another is that other."""
    known = workspace.begrippen

    def called(begrip: Begrip) -> Begrip:
        for item in begrip.zie:
            if of.within(item.voor) and (not item.met or of.soorten & set(item.met)) and item.begrip in known:
                return called(known[item.begrip])
        return begrip

    return {name: called(begrip) for name, begrip in known.items()} if of.claims else known
