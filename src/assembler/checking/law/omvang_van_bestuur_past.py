"""Het dagelijks bestuur past bij het algemeen bestuur.

Voor een openbaar lichaam: het algemeen bestuur heeft leden uit ten minste twee gemeenten, het dagelijks bestuur heeft een voorzitter en
ten minste twee andere leden, niet allen uit één gemeente, en is nooit de meerderheid van het algemeen bestuur. Met één lid per
gemeente en drie leden in het dagelijks bestuur zijn er daarom ten minste zes gemeenten nodig, of meer leden per gemeente. Voor een regeling van
alleen burgemeesters met minder dan zes gemeenten geldt die grens niet.

Geteld wordt wat de keuzes zeggen: `leden_per_gemeente` en het aantal leden naast de voorzitter. Leden van buiten het algemeen bestuur
telt deze controle niet.

Grondslag: Wgr, artikel 13, derde en vijfde lid, en artikel 14, eerste en derde lid. De rekenregel bij artikel 14, derde lid, is afgeleid.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.findings import Finding
from assembler.rules.boardsize import LEDEN_AB, LEDEN_DB, size_objections


def check(facts: Facts) -> Iterator[Finding]:
    """Yield what stands against the sizes of the boards of an openbaar lichaam."""
    whole, daily = facts.inforce.clause_with(LEDEN_AB), facts.inforce.clause_with(LEDEN_DB)
    if facts.traject.vorm != "openbaar-lichaam" or whole is None:
        return
    given = facts.parameters[daily][LEDEN_DB] if daily is not None else None
    bezwaren = size_objections(facts.stemrecht.leden, given if isinstance(given, int) else None, burgemeesters=facts.aard == "burgemeestersregeling")
    yield from facts.inforce.findings(bezwaren, daily or whole, slug="omvang-van-bestuur-past")
