"""Which observation of a figure counts: the newest one that was known on the stand date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from assembler.facts.chosen import Keuzes
from assembler.facts.inforce import RulesInForce
from assembler.ground import wording
from assembler.ground.document import Gat, Status
from assembler.ground.findings import Finding, Level
from assembler.ground.values import Figure, Waarde
from assembler.reading.records.gemeenten import Organisatie
from assembler.reading.records.trajecten import Traject
from assembler.rules.common import FigureQuestion

_WHICH = ("peildatum", "jaren_terug", "circulaire", "begrotingsjaar", "cijfer", "delen", "lasten")  # parameters that say which figure is asked


def of_gemeente(gemeente: Organisatie, naam: str, keuzes: Keuzes, peildatum: date | None = None) -> Figure:
    """Return a figure of a gemeente as known on the stand date, on `peildatum` or else the newest; a gap when unknown."""
    seen: list[tuple[date, date, Any, Status, str]] = [
        (item.peildatum, item.bekend, item.waarde, item.status, item.bron) for item in gemeente.cijfers.get(naam, ()) if item.bekend <= keuzes.stand
    ]
    seen += [
        (item.peildatum, bron.datum, item.waarde, item.status, item.bron) for item, bron in keuzes.cijfers if item.gemeente == gemeente.id and item.naam == naam
    ]
    fitting = [item for item in seen if peildatum is None or item[0] == peildatum]
    if not fitting:
        op = f" op {wording.datum(peildatum)}" if peildatum else ""
        return Gat("ntb", f"{naam} van {gemeente.naam}{op}")
    moment, _, value, status, source = max(fitting, key=lambda item: (item[0], item[1]))
    if value == "ntb":
        return Gat("ntb", f"{naam} van {gemeente.naam}")
    return Waarde(_whole(value), f"gemeenten/{gemeente.id}/{naam}/{moment.isoformat()}", status, source)


def missing(inforce: RulesInForce, vragen: Iterable[FigureQuestion], clausule: str) -> list[Finding]:
    """Return a finding for each figure that a rule asks for and some gemeenten do not have, at the clause that asks."""
    found = []
    for vraag in vragen:
        lacking = [name for name in inforce.traject.deelnemers if isinstance(_asked(inforce, vraag, name), Gat)]
        if not lacking:
            continue
        op = f" op {wording.datum(vraag.peildatum)}" if vraag.peildatum else ""
        who = wording.opsomming([inforce.workspace.organisaties[name].naam for name in lacking])
        known = sorted({moment for name in lacking for moment in _days(inforce, vraag.naam, name)})
        later = vraag.peildatum in known or (vraag.peildatum is None and bool(known))
        why = "is nog niet bekend" if later else "ontbreekt"
        level = Level.FOUT if inforce.definitief else Level.OPMERKING if later else Level.WAARSCHUWING
        hint = f"Wel opgegeven: {wording.opsomming([wording.datum(moment) for moment in known])}." if known and not later else ""
        moment = next((name for name in _WHICH if name in inforce.keuzes.clausules[clausule].parameters), "")
        span = inforce.place(clausule, moment)
        found.append(Finding("cijfer-is-bekend", level, f"Het cijfer '{vraag.naam}'{op} {why} voor {who}.", span, hint=hint))
    return found


def _asked(inforce: RulesInForce, vraag: FigureQuestion, gemeente: str) -> Figure:
    return of_gemeente(inforce.workspace.organisaties[gemeente], vraag.naam, inforce.keuzes, vraag.peildatum)


def _days(inforce: RulesInForce, naam: str, gemeente: str) -> set[date]:
    """Return the days for which a gemeente has a figure, known already or not."""
    own = {item.peildatum for item in inforce.workspace.organisaties[gemeente].cijfers.get(naam, ())}
    return own | {item.peildatum for item, _ in inforce.keuzes.cijfers if item.gemeente == gemeente and item.naam == naam}


def of_begroting(traject: Traject, pool: str, keuzes: Keuzes) -> Figure:
    """Return the amount of a pool in the budget year: the figure of that year where the traject names one."""
    yearly = f"begroting-{pool}-{traject.begrotingsjaar}"
    return of_traject(traject, yearly if yearly in traject.cijfers else f"begroting-{pool}", keuzes)


def of_traject(traject: Traject, naam: str, keuzes: Keuzes) -> Figure:
    """Return a figure of the traject as known on the stand date: euros in cents, other figures as they are."""
    series = traject.cijfers.get(naam)
    seen = [(item, bron) for item, bron in keuzes.cijfers if item.gemeente is None and item.naam == naam]
    if not seen or series is None:
        return Gat("ntb", series.omschrijving if series else naam)
    item, _ = max(seen, key=lambda entry: (entry[0].peildatum, entry[1].moment))
    if item.waarde == "ntb":
        return Gat("ntb", series.omschrijving)
    value = _cents(item.waarde) if series.eenheid == "euro" else _whole(item.waarde)
    return Waarde(value, f"cijfers/{naam}/{item.peildatum.isoformat()}", item.status, item.bron)


def _whole(value: Any) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value


def _cents(value: Any) -> int:
    return int(value * 100)
