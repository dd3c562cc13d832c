"""The library as the law of one day has it: a law or a task under the name of that day, with the powers that the law then gives.

A text is about the day it takes effect (wgr.md 0.3); what the law calls something later, or gives later, stands in no text of before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assembler.reading.records.taken import Deeltaak, Later, Taak
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.wetten import Wet
from assembler.reading.records.wgr import Regime
from assembler.reading.records.workspace import Workspace

WEP = date(2021, 7, 1)  # Wet elektronische publicaties: bekendmaking in het gemeenteblad (wgr.md 0.3)
WGR_2022 = date(2022, 7, 1)  # Stb. 2022, 18


def day_of(traject: Traject) -> date:
    """Return the day whose law the text of a traject speaks of: that of publication or, when later, of taking effect."""
    return max(traject.bekendmaking, traject.inwerkingtreding)


def regime_of(traject: Traject) -> Regime:
    """Return the regime of the Wgr for the *text*: by the planned day of publication and entry into force."""
    if day_of(traject) >= WGR_2022:
        return "II"
    return "I-b" if traject.bekendmaking >= WEP else "I-a"


def library_on(workspace: Workspace, day: date) -> Workspace:
    """Return the workspace with its laws and tasks as the law of `day` has them."""
    taken = {name: taak_on(taak, day) for name, taak in workspace.taken.items()}
    wetten = {name: wet_on(wet, day) for name, wet in workspace.wetten.items()}
    return replace(workspace, taken=taken, wetten=wetten)


def taak_on(taak: Taak, day: date) -> Taak:
    """Return a task under the names of `day`, with the powers that the law gives on that day."""
    parts = tuple(_part_on(part, day) for part in taak.deeltaken)
    powers = tuple(power for power in taak.bevoegdheden if (power.vanaf or day) <= day and (power.tot is None or day < power.tot))
    changed: dict[str, Any] = {"deeltaken": parts, "bevoegdheden": powers}
    newest = _newest(taak.later, day)
    if newest is not None:
        changed |= {"naam": newest.naam, "omschrijving": newest.omschrijving, "toelichting": newest.toelichting or taak.toelichting}
    return taak.model_copy(update=changed)


def wet_on(wet: Wet, day: date) -> Wet:
    """Return a law under its name of `day`."""
    known = [item for item in wet.later if item.vanaf <= day]
    if not known:
        return wet
    newest = max(known, key=lambda item: item.vanaf)
    return wet.model_copy(update={"citeertitel": newest.citeertitel, "lidwoord": newest.lidwoord, "afkorting": newest.afkorting})


def _part_on(part: Deeltaak, day: date) -> Deeltaak:
    newest = _newest(part.later, day)
    return part.model_copy(update={"naam": newest.naam, "omschrijving": newest.omschrijving.tekst}) if newest else part


def _newest(row: Sequence[Later], day: date) -> Later | None:
    return max((item for item in row if item.vanaf <= day), key=lambda item: item.vanaf, default=None)
