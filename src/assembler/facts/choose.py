"""The log, folded to a date -> Keuzes: which variant, with which parameters, and by whose decision."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Literal, assert_never

from assembler.facts.chosen import Bewerking, Clausulekeuze, Keuzes, Origin, TaskChoice, Withdrawn, edit_key, edited_article, origin, reshapes
from assembler.facts.modules import brought
from assembler.facts.reach import Reach, reach
from assembler.facts.sequence import OF_ITS_TRAJECT, in_order
from assembler.ground.findings import Finding, Related, error, warning
from assembler.reading.records.aanvaarding import Aanvaarding
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.keuzes import (
    Cijferopgave,
    Keuze,
    KeuzeAanvaarding,
    KeuzeBevoegdheid,
    KeuzeCijfer,
    KeuzeClausule,
    KeuzeIntrekken,
    KeuzeNieuwArtikel,
    KeuzeNieuwLid,
    KeuzeSchrap,
    KeuzeTaken,
    KeuzeVerplaats,
    KeuzeVervang,
    KeuzeWens,
    KeuzeWet,
    Taakuitvoering,
    Tekstkeuze,
)
from assembler.reading.records.taken import Wijze
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.reading.source import SourceMap


def choose(workspace: Workspace, trajectmap: Trajectmap, stand: date) -> tuple[Keuzes, tuple[Finding, ...]]:
    """Return the choices in force on `stand`; two values for one key at one moment is a finding at both places."""
    of, along = reach(workspace, trajectmap.traject), brought(workspace, trajectmap.traject)
    fold = _Fold(workspace, stand, of, trajectmap.eigen_artikelen, along)
    taken_back = withdrawals(trajectmap, stand)
    before = {id(besluit) for _, besluit in trajectmap.vooraf}
    for gemeente, besluit in in_order(trajectmap):
        if besluit.datum > stand or besluit.status == "ingetrokken":
            continue
        if besluit.status == "voorgenomen":
            fold.voorgenomen.append(besluit)
            continue
        for nummer, keuze in enumerate(besluit.keuzes, 1):
            bron = origin(besluit, keuze, nummer)
            if bron.id in taken_back:
                fold.withdraw(Withdrawn(keuze, bron, taken_back[bron.id]))
            elif id(besluit) not in before or not isinstance(keuze, OF_ITS_TRAJECT):
                fold.apply(keuze, bron, gemeente)
    for item in trajectmap.cijfers:
        if item.bekend <= stand:
            fold.cijfers.append((item.cijfer, Origin(item.id, item.bekend, 1, item.herkomst, "", vertrouwelijk=False, aanname=False, span=item.span)))
    return _apart(fold.result(), trajectmap.traject), tuple(fold.findings)


def _apart(keuzes: Keuzes, traject: Traject) -> Keuzes:
    """Return the choices with what a task of its own participants means for the others: no part in it, as if exempt, by the regulation itself."""
    outside = [(name, taak) for taak, row in traject.eigen_deelnemers.items() for name in traject.deelnemers if name not in row and taak in traject.taken]
    if not outside:
        return keuzes
    bron = Origin("eigen_deelnemers#1", date.min, 1, "de regeling", "", vertrouwelijk=False, aanname=False, span=traject.positie.of("eigen_deelnemers"))
    exempt = TaskChoice(Taakuitvoering(uitvoering="vrijgesteld"), bron)
    return replace(keuzes, taken={**dict.fromkeys(outside, exempt), **keuzes.taken}, buiten=frozenset(outside))


def withdrawals(trajectmap: Trajectmap, stand: date) -> dict[str, Origin]:
    """Return by the id of a choice (`besluit#nummer`) the decision that took it back, as it counts on `stand`.

    The last decision is heard first: a withdrawal that was itself taken back withdraws nothing.
    """
    log = [(gemeente, item) for gemeente, item in in_order(trajectmap) if item.datum <= stand and item.status == "besloten"]
    found: dict[str, Origin] = {}
    for place in range(len(log) - 1, -1, -1):
        gemeente, besluit = log[place]
        for nummer, keuze in enumerate(besluit.keuzes, 1):
            bron = origin(besluit, keuze, nummer)
            if not isinstance(keuze, KeuzeIntrekken) or bron.id in found:
                continue
            for other, earlier in log[:place]:
                if other == gemeente and earlier.id == keuze.besluit:
                    numbers = [keuze.nummer] if keuze.nummer else range(1, len(earlier.keuzes) + 1)
                    found |= {f"{earlier.id}#{number}": bron for number in numbers}
    return found


class _Fold:
    """Folds decisions one by one; remembers who set each key and when."""

    def __init__(self, workspace: Workspace, stand: date, of: Reach, own: Collection[str], along: frozenset[str]) -> None:
        self.workspace = workspace
        self.of = of
        vorm = workspace.vormen.get(of.vorm)
        self.usual = along | frozenset(vorm.clausules if vorm else ())  # optional elsewhere, part of a text of this form or of a chosen module
        self.stand = stand
        self.own = own  # articles that the log adds
        self.findings: list[Finding] = []
        self.set_by: dict[str, Origin] = {}
        self.clausules: dict[str, dict[str, Any]] = {}
        self.lokaal: dict[tuple[str, str], dict[str, Any]] = {}
        self.taken: dict[tuple[str, str], TaskChoice] = {}
        self.wijzen: dict[str, tuple[Wijze, Origin]] = {}
        self.omvangen: dict[str, tuple[Literal["geheel", "taken"], Origin]] = {}
        self.cijfers: list[tuple[Cijferopgave, Origin]] = []
        self.bewerkingen: dict[str, Bewerking] = {}
        self.wensen: dict[str, list[tuple[KeuzeWens, Origin]]] = {}
        self.voorgenomen: list[Besluit] = []
        self.aanvaard: list[tuple[Aanvaarding, Origin]] = []
        self.ingetrokken: list[Withdrawn] = []
        self.dropped: dict[str, Origin] = {}  # own article -> by which decision it is gone

    def withdraw(self, item: Withdrawn) -> None:
        """Note a choice that was taken back later: it is not applied."""
        self.ingetrokken.append(item)
        if isinstance(item.keuze, KeuzeNieuwArtikel):
            self.dropped[item.keuze.nieuw_artikel.id] = item.door

    def apply(self, keuze: Keuze, bron: Origin, gemeente: str | None) -> None:
        """Take one choice into account."""
        match keuze:
            case KeuzeWens():
                if gemeente:
                    self.wensen.setdefault(gemeente, []).append((keuze, bron))
            case KeuzeClausule():
                self._clausule(keuze, bron, gemeente)
            case KeuzeTaken():
                self._taken(keuze, bron, gemeente or keuze.gemeente or "")
            case KeuzeBevoegdheid():
                self._claim(f"bevoegdheid {keuze.bevoegdheid}", bron)
                self.wijzen[keuze.bevoegdheid] = (keuze.wijze, bron)
            case KeuzeWet():
                self._claim(f"wet {keuze.wet}", bron)
                self.omvangen[keuze.wet] = (keuze.omvang, bron)
            case KeuzeCijfer(cijfer=figure):
                self._claim(f"cijfer {figure.gemeente or ''} {figure.naam} {figure.peildatum}", bron)
                self.cijfers.append((figure, bron))
            case KeuzeAanvaarding():
                self.aanvaard.append((keuze.aanvaardt, bron))
            case KeuzeNieuwLid() | KeuzeNieuwArtikel() | KeuzeVervang() | KeuzeSchrap() | KeuzeVerplaats():
                self._edit(keuze, bron)
            case KeuzeIntrekken():
                pass  # what it takes back was left out, see `withdrawals`
            case _:
                assert_never(keuze)

    def _edit(self, keuze: Tekstkeuze, bron: Origin) -> None:
        key = edit_key(keuze)
        if isinstance(keuze, KeuzeNieuwArtikel):
            self.dropped.pop(keuze.nieuw_artikel.id, None)
        gone = self.dropped.get(edited_article(keuze))
        if gone is not None:
            self._lapsed(edited_article(keuze), gone, bron)
            return
        self._claim(key, bron)
        before = self.bewerkingen.pop(key, None)  # a later edit of one place comes later in the order, too
        if before is not None and reshapes(before.keuze, keuze):
            self.bewerkingen[f"{key} {len(self.bewerkingen)}"] = before  # its words are replaced; that it split, joined or has other parts is not taken back
        self.bewerkingen[key] = Bewerking(keuze, bron)

    def _clausule(self, keuze: KeuzeClausule, bron: Origin, gemeente: str | None) -> None:
        name = keuze.clausule
        clausule = self.workspace.clausules.get(name)
        if clausule is None and name in self.own and keuze.vervalt:
            self._drop_own(name, bron)
        if clausule is None:
            return  # an unknown name: reported where names are checked
        where = f"{gemeente}/{name}" if gemeente else name
        state = self.lokaal.setdefault((gemeente, name), self._start(clausule)) if gemeente else self.clausules.setdefault(name, self._start(clausule))
        self._has_effect(keuze, state, bron)
        self._one_voice(where, state["bronnen"], keuze, bron)
        if keuze.variant is not None:
            self._claim(f"variant {where}", bron)
            if keuze.variant != state["variant"]:
                state["parameters"] = {}
                state["bronnen"] = {key: value for key, value in state["bronnen"].items() if key in {"variant", "aanwezig"}}
            state["variant"] = keuze.variant
            state["bronnen"]["variant"] = bron
        for key, value in keuze.parameters.items():
            self._claim(f"parameter {where} {key}", bron)
            span = keuze.parameters.values_at[key] if isinstance(keuze.parameters, SourceMap) else bron.span
            state["parameters"][key] = (value, span)
            state["bronnen"][key] = bron
        if keuze.vervalt or not state["aanwezig"]:
            self._claim(f"aanwezig {where}", bron)
            state["bronnen"]["aanwezig"] = bron
        state["aanwezig"] = not keuze.vervalt

    def _lapsed(self, name: str, gone: Origin, bron: Origin) -> None:
        """An edit of an article that was taken back later went with it; one that was decided on afterwards has no place to be."""
        if bron.moment >= gone.moment:
            message = f"Het artikel '{name}' is er niet meer: het is op {gone.datum.isoformat()} ingetrokken of vervallen."
            hint = "Haal deze keuze weg, of neem het artikel eerst opnieuw op."
            related = (Related(gone.span, "hier is dat besloten"),)
            self.findings.append(error("plaats-bestaat", message, bron.span, related=related, hint=hint))

    def _has_effect(self, keuze: KeuzeClausule, state: Mapping[str, Any], bron: Origin) -> None:
        """Say of a choice that names a clause and no more, while that is in the text already, that it chooses nothing."""
        if keuze.variant is None and not keuze.parameters and not keuze.vervalt and state["aanwezig"]:
            message = f"Deze keuze verandert niets: '{keuze.clausule}' staat al in de tekst, en er is geen variant, parameter of 'vervalt' genoemd."
            hint = f"Noem wat er is gekozen; 'assembler explain clausule:{keuze.clausule}' laat zien wat er te kiezen is."
            self.findings.append(warning("keuze-heeft-gevolg", message, bron.span, hint=hint))

    def _drop_own(self, name: str, bron: Origin) -> None:
        """Drop an article that the log added, with all that was done to it since."""
        self._claim(f"tekst {name}", bron)
        for key in [key for key in self.bewerkingen if key.partition(" ")[2].partition("/")[0] == name]:
            del self.bewerkingen[key]
        self.dropped[name] = bron

    def _one_voice(self, where: str, known: Mapping[str, Origin], keuze: KeuzeClausule, bron: Origin) -> None:
        """Two decisions of one moment may not set variant and parameters apart: a variant drops parameters, so the order would decide."""
        others = [known["variant"]] if keuze.parameters and keuze.variant is None and "variant" in known else []
        if keuze.variant is not None:
            others = [other for key, other in known.items() if key not in {"variant", "aanwezig"}]
        for other in others:
            if other.moment == bron.moment and other.besluit != bron.besluit:
                message = f"Op {bron.datum.isoformat()} kiezen twee besluiten de variant en de parameters van '{where}'; welke eerst geldt, is niet te zeggen."
                hint = "Neem beide in één besluit op, of geef een van de twee een later volgnummer."
                self.findings.append(error("keuze-is-eenduidig", message, bron.span, related=(Related(other.span, "hier staat de andere keuze"),), hint=hint))

    def _taken(self, keuze: KeuzeTaken, bron: Origin, gemeente: str) -> None:
        for taak, wat in keuze.taken.items():
            self._claim(f"taak {gemeente} {taak}", bron)
            self.taken[gemeente, taak] = TaskChoice(self._whole(taak, wat), bron)

    def _whole(self, taak: str, wat: Taakuitvoering) -> Taakuitvoering:
        """All parts of a task kept is the task kept."""
        record = self.workspace.taken.get(taak)
        every = {part.id for part in record.deeltaken} if record else set()
        kept = set() if wat.deeltaken == "ntb" else set(wat.deeltaken)
        return wat.model_copy(update={"uitvoering": "lokaal", "deeltaken": ()}) if wat.uitvoering == "gedeeltelijk" and every and kept >= every else wat

    def _claim(self, key: str, bron: Origin) -> None:
        """Note that `bron` sets `key`; two decisions at one moment about one key contradict each other."""
        first = self.set_by.get(key)
        if first is not None and first.moment == bron.moment:
            message = f"Op {bron.datum.isoformat()} wordt hetzelfde twee keer bepaald ({key})."
            hint = "Geef een van de twee besluiten een later volgnummer, of verwijder een keuze."
            self.findings.append(error("keuze-is-eenduidig", message, bron.span, related=(Related(first.span, "hier staat de andere keuze"),), hint=hint))
        self.set_by[key] = bron

    def _start(self, clausule: Clausule) -> dict[str, Any]:
        """Return how a clause reads before anybody chose: the variant for this regulation, present unless it is optional or there is none."""
        variant = self.of.variant(clausule)
        standard = clausule.standaard or next(iter(clausule.varianten))
        present = variant is not None and (not clausule.optioneel or clausule.id in self.usual)
        return {"variant": variant or standard, "aanwezig": present, "parameters": {}, "bronnen": {}}

    def result(self) -> Keuzes:
        """Return what the decisions add up to; clauses nobody spoke of read as the library says."""
        chosen = {name: _frozen(name, self.clausules.get(name) or self._start(clausule)) for name, clausule in self.workspace.clausules.items()}
        lokaal = {key: _frozen(key[1], state) for key, state in self.lokaal.items()}
        wensen = {gemeente: tuple(found) for gemeente, found in self.wensen.items()}
        return Keuzes(
            self.stand,
            chosen,
            lokaal,
            self.taken,
            self.wijzen,
            self.omvangen,
            tuple(self.cijfers),
            tuple(self.bewerkingen.values()),
            wensen,
            tuple(self.voorgenomen),
            tuple(self.ingetrokken),
            aanvaard=tuple(self.aanvaard),
        )


def _frozen(name: str, state: dict[str, Any]) -> Clausulekeuze:
    return Clausulekeuze(name, state["variant"], state["aanwezig"], dict(state["parameters"]), dict(state["bronnen"]))
