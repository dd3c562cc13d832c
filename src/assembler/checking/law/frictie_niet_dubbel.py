"""Kosten van een keuze worden niet twee keer betaald.

Voert een gemeente een taak zelf uit, dan bepaalt de verdeelsleutel wie haar deel van de kosten draagt: `krimpt` (de kosten dalen mee), `rest`
(de andere gemeenten nemen het over) of `frictie` (de gemeente bouwt af). Alleen als de kosten meedalen, kunnen er daarnaast frictiekosten zijn
die de regeling aan haar toerekent. In de andere gevallen betaalt iemand ze al.

Grondslag: werkafspraak; geschillen over dubbele kosten beslissen gedeputeerde staten of de rechter (Wgr, artikel 28).
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, warning

SLUG = "frictie-niet-dubbel"


def check(facts: Facts) -> Iterator[Finding]:
    """Yield a warning where a clause of friction costs stands beside a key that has them borne already."""
    keuze = facts.keuzes.clausules.get("frictiekosten")
    if keuze is None or not keuze.aanwezig:
        return
    way = facts.parameters.get("maatwerkkosten", {}).get("bij_lokaal")
    if way in {"rest", "frictie"}:
        who = "nemen de andere gemeenten die kosten al over" if way == "rest" else "bouwt de gemeente haar deel al in jaren af"
        message = f"Volgens 'maatwerkkosten' (bij_lokaal: {way}) {who}; de clausule 'frictiekosten' laat ze nog eens betalen."
        span = keuze.bronnen["aanwezig"].span if "aanwezig" in keuze.bronnen else facts.inforce.place("frictiekosten")
        yield warning(SLUG, message, span, hint="Laat 'frictiekosten' weg, of kies 'bij_lokaal: krimpt'.")
