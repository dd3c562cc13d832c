"""The log, folded to a date -> Keuzes: which variant, with which parameters, and by whose decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal, assert_never

from assembler.facts.chosen import Bewerking, Keuzes, Origin, TaskChoice, Withdrawn, edit_key, edited_article, origin, reshapes
from assembler.facts.clauses import Clauses
from assembler.facts.modules import brought
from assembler.facts.reach import reach
from assembler.facts.sequence import OF_ITS_TRAJECT, in_order
from assembler.facts.setby import SetBy
from assembler.facts.withdrawals import withdrawals
from assembler.ground.findings import Finding, Related, error
from assembler.reading.records.aanvaarding import Aanvaarding
from assembler.reading.records.besluiten import Besluit
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


def choose(workspace: Workspace, trajectmap: Trajectmap, stand: date) -> tuple[Keuzes, tuple[Finding, ...]]:
    """Return the choices in force on `stand`; two values for one key at one moment is a finding at both places."""
    fold = _Fold(workspace, trajectmap, stand)
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
    return _apart(fold.result(), trajectmap.traject), tuple(fold.set_by.findings)


def _apart(keuzes: Keuzes, traject: Traject) -> Keuzes:
    """Return the choices with what a task of its own participants means for the others: no part in it, as if exempt, by the regulation itself."""
    outside = [(name, taak) for taak, row in traject.eigen_deelnemers.items() for name in traject.deelnemers if name not in row and taak in traject.taken]
    if not outside:
        return keuzes
    bron = Origin("eigen_deelnemers#1", date.min, 1, "de regeling", "", vertrouwelijk=False, aanname=False, span=traject.positie.of("eigen_deelnemers"))
    exempt = TaskChoice(Taakuitvoering(uitvoering="vrijgesteld"), bron)
    return replace(keuzes, taken={**dict.fromkeys(outside, exempt), **keuzes.taken}, buiten=frozenset(outside))


class _Fold:
    """Folds decisions one by one; remembers who set each key and when."""

    def __init__(self, workspace: Workspace, trajectmap: Trajectmap, stand: date) -> None:
        self.workspace = workspace
        self.stand = stand
        self.own = trajectmap.eigen_artikelen  # articles that the log adds
        self.set_by = SetBy()
        of = reach(workspace, trajectmap.traject)
        vorm = workspace.vormen.get(of.vorm)
        usual = brought(workspace, trajectmap.traject) | frozenset(vorm.clausules if vorm else ())
        self.clausules = Clauses(workspace, of, usual, self.set_by)
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
                self.set_by.claim(f"bevoegdheid {keuze.bevoegdheid}", bron)
                self.wijzen[keuze.bevoegdheid] = (keuze.wijze, bron)
            case KeuzeWet():
                self.set_by.claim(f"wet {keuze.wet}", bron)
                self.omvangen[keuze.wet] = (keuze.omvang, bron)
            case KeuzeCijfer(cijfer=figure):
                self.set_by.claim(f"cijfer {figure.gemeente or ''} {figure.naam} {figure.peildatum}", bron)
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
        self.set_by.claim(key, bron)
        before = self.bewerkingen.pop(key, None)  # a later edit of one place comes later in the order, too
        if before is not None and reshapes(before.keuze, keuze):
            self.bewerkingen[f"{key} {len(self.bewerkingen)}"] = before  # its words are replaced; that it split, joined or has other parts is not taken back
        self.bewerkingen[key] = Bewerking(keuze, bron)

    def _clausule(self, keuze: KeuzeClausule, bron: Origin, gemeente: str | None) -> None:
        if keuze.clausule in self.workspace.clausules:
            self.clausules.apply(keuze, bron, gemeente)
        elif keuze.clausule in self.own and keuze.vervalt:
            self._drop_own(keuze.clausule, bron)  # any other name is unknown: reported where names are checked

    def _lapsed(self, name: str, gone: Origin, bron: Origin) -> None:
        """An edit of an article that was taken back later went with it; one that was decided on afterwards has no place to be."""
        if bron.moment >= gone.moment:
            message = f"Het artikel '{name}' is er niet meer: het is op {gone.datum.isoformat()} ingetrokken of vervallen."
            hint = "Haal deze keuze weg, of neem het artikel eerst opnieuw op."
            related = (Related(gone.span, "hier is dat besloten"),)
            self.set_by.findings.append(error("plaats-bestaat", message, bron.span, related=related, hint=hint))

    def _drop_own(self, name: str, bron: Origin) -> None:
        """Drop an article that the log added, with all that was done to it since."""
        self.set_by.claim(f"tekst {name}", bron)
        for key in [key for key in self.bewerkingen if key.partition(" ")[2].partition("/")[0] == name]:
            del self.bewerkingen[key]
        self.dropped[name] = bron

    def _taken(self, keuze: KeuzeTaken, bron: Origin, gemeente: str) -> None:
        for taak, wat in keuze.taken.items():
            self.set_by.claim(f"taak {gemeente} {taak}", bron)
            self.taken[gemeente, taak] = TaskChoice(self._whole(taak, wat), bron)

    def _whole(self, taak: str, wat: Taakuitvoering) -> Taakuitvoering:
        """All parts of a task kept is the task kept."""
        record = self.workspace.taken.get(taak)
        every = {part.id for part in record.deeltaken} if record else set()
        kept = set() if wat.deeltaken == "ntb" else set(wat.deeltaken)
        return wat.model_copy(update={"uitvoering": "lokaal", "deeltaken": ()}) if wat.uitvoering == "gedeeltelijk" and every and kept >= every else wat

    def result(self) -> Keuzes:
        """Return what the decisions add up to; clauses nobody spoke of read as the library says."""
        wensen = {gemeente: tuple(found) for gemeente, found in self.wensen.items()}
        return Keuzes(
            self.stand,
            self.clausules.result(),
            self.clausules.local(),
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
