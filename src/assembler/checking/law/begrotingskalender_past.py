"""De termijnen rond de begroting passen samen in het jaar.

De raden krijgen eerst de kaders (artikel 34b van de Wgr), met een termijn om wensen te geven die de regeling zelf bepaalt. Pas daarna kan het
dagelijks bestuur bij de ontwerpbegroting zeggen wat het met die wensen heeft gedaan. De ontwerpbegroting ligt acht weken, sinds 1 juli 2022
twaalf weken, bij de raden voordat zij aan het algemeen bestuur wordt aangeboden; dat besluit na de oproepingstermijn, en de begroting moet voor
1 augustus, sinds 1 juli 2022 voor 15 september, bij gedeputeerde staten zijn. De controle telt deze termijnen op vanaf de laatste dag waarop de
kaders mogen worden gezonden.

Grondslag: Wgr, artikelen 34, tweede lid, 34b en 35, eerste lid; de data en termijnen sinds 1 juli 2022: SEEN-2 (35, eerste lid, en 34, tweede
lid) en MEM (34b). Het overzicht van termijnen in wgr.md, paragraaf 3.2, is de bron van de som (INF).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, warning
from assembler.ground.wording import datum

SLUG = "begrotingskalender-past"


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The last day for the kaders, the weeks of the raden, and the last day at gedeputeerde staten; as (month, day)."""

    kaders: tuple[int, int]
    weken: int
    inzending: tuple[int, int]


_I = _Calendar((4, 14), 8, (7, 31))
_II = _Calendar((4, 29), 12, (9, 14))


def check(facts: Facts) -> Iterator[Finding]:
    """Yield a warning where the terms of this regulation cannot all be kept in one year."""
    keuzes, p = facts.keuzes.clausules, facts.parameters
    if "kaders" not in keuzes or not keuzes["kaders"].aanwezig or "wensentermijn" not in p["kaders"]:
        return
    law = _II if facts.regime == "II" else _I
    wishes = timedelta(weeks=int(p["kaders"]["wensentermijn"]))
    call = timedelta(days=int(p.get("ab-werkwijze", {}).get("oproepingstermijn", 0)))
    year = facts.traject.begrotingsjaar - 1
    sent, latest = date(year, *law.kaders), date(year, *law.inzending)
    offered = sent + wishes + timedelta(weeks=law.weken)
    if offered + call <= latest:
        return
    slack = latest - call - timedelta(weeks=law.weken) - sent
    message = (
        f"De termijnen passen niet in het jaar: kaders uiterlijk op {_day(sent)}, wensen tot en met {_day(sent + wishes)}, dan {law.weken} weken zienswijze"
        f" ({_day(offered)}) en {call.days} dagen oproeping. Het algemeen bestuur besluit dan op zijn vroegst op {_day(offered + call)}; de begroting moet"
        f" uiterlijk op {_day(latest)} bij gedeputeerde staten zijn."
    )
    weeks = max(slack.days // 7, 0)
    hint = (
        f"Stel 'wensentermijn' op ten hoogste {weeks} weken, of spreek af dat de kaders uiterlijk op {_day(sent - (offered + call - latest))} worden gezonden."
    )
    yield warning(
        SLUG, message, facts.inforce.place("kaders", "wensentermijn"), hint=hint, grondslag=facts.in_wgr("inzending-begroting", "kaders", "ontwerpbegroting")
    )


def _day(day: date) -> str:
    """Return a day of every year: without the year."""
    return datum(day).rsplit(" ", 1)[0]
