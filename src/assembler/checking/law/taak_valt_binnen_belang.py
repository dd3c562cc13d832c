"""Iedere taak valt binnen het belang van de regeling.

De regeling vermeldt de belangen waarvoor zij is getroffen; het lichaam kan geen taak op zich nemen die daarbuiten valt. Een taak noemt in de
bibliotheek haar terreinen; die staan alle in de terreinen die de regeling bij het belang noemt.

De controle vergelijkt woorden. Is een terrein in de regeling ruimer omschreven, noem het terrein van de taak dan ook.

Grondslag: Wgr, artikel 10, eerste lid.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, error
from assembler.ground.wording import opsomming

_BELANG, _TERREINEN = "belang", "terreinen"


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each task with a terrain that the regulation does not name."""
    present = facts.inforce.present(_BELANG)
    named, _ = present.parameters.get(_TERREINEN, (None, None)) if present else (None, None)
    if not isinstance(named, (list, tuple)):
        return  # that it was not chosen is reported where the parameter is
    known = {str(item) for item in named}
    for taak in facts.powers.taken:
        outside = [item for item in taak.terreinen if item not in known]
        if outside:
            message = f"De taak '{taak.naam}' valt buiten het belang: de regeling noemt {opsomming(outside)} niet."
            hint = f"Noem bij 'belang' ook {opsomming(outside)}, of laat de taak weg."
            yield error("taak-valt-binnen-belang", message, facts.inforce.place(_BELANG, _TERREINEN), hint=hint, grondslag=facts.in_wgr("belang"))
