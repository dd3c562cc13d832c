"""Een bevoegdheid gaat alleen over als zij van het bestuursorgaan is dat de regeling treft.

Een collegeregeling kan alleen bevoegdheden van de colleges overdragen of in mandaat laten uitoefenen. Een bevoegdheid van
de raad (zoals het vaststellen van een verordening) of van de burgemeester blijft daar. Staat zo'n bevoegdheid bij een taak
met de wijze 'delegatie' of 'mandaat', dan is dat een fout. Maak de wijze 'lokaal', of kies een andere vorm van regeling.

Ook een taak waarvoor alleen bevoegdheden van een ander orgaan bestaan, past niet: het lichaam zou haar uitvoeren zonder dat iemand die de
regeling treft, erover gaat. De zorg voor een uitvaart is zo'n taak van de burgemeester; het verhaal van de kosten is dat niet.

Grondslag: Wet gemeenschappelijke regelingen, artikel 1, eerste lid (ieder orgaan voor zover het voor de eigen gemeente
bevoegd is) en artikel 30, eerste lid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assembler.facts.facts import Facts
from assembler.facts.powers import Power
from assembler.ground.findings import Finding, error
from assembler.ground.wording import met_lidwoord, opsomming
from assembler.reading.records.organisaties import Rol

SLUG = "overdracht-past-bij-aard"
_ORGANEN: Mapping[Rol, str] = {"vertegenwoordigend": "raad", "uitvoerend": "college", "voorzittend": "burgemeester"}


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each power that leaves an organ which does not make this regulation, and each task that rests on such powers alone."""
    makers = tuple(_ORGANEN[maker.orgaan.rol] for row in facts.makers.values() for maker in row)
    for taak in facts.powers.taken:
        powers = facts.powers.van(taak)
        yield from (_power(facts, power) for power in powers if power.wijze in {"delegatie", "mandaat"} and power.bevoegdheid.orgaan not in makers)
        single = [power for power in powers if power.bevoegdheid.aard != "regels"]
        if single and not any(power.bevoegdheid.orgaan in (*makers, "geen", "bestuur", "voorzitter") for power in single):
            owners = opsomming(sorted({met_lidwoord("het" if power.bevoegdheid.orgaan == "college" else "de", power.bevoegdheid.orgaan) for power in single}))
            message = f"De taak '{taak.naam}' rust alleen op bevoegdheden van {owners}; in een {facts.aard} kan zij niet worden opgedragen."
            hint = f"Beperk de taak tot wat van {'het college' if facts.aard == 'collegeregeling' else 'de makers'} is, of laat haar weg; het eigen orgaan kan voor het praktische werk zelf machtiging verlenen."
            yield error(SLUG, message, facts.traject.positie.of("taken"), hint=hint, grondslag=facts.in_wgr("bevoegd-te-treffen", "over-te-dragen"))


def _power(facts: Facts, power: Power) -> Finding:
    span = power.bron.span if power.bron else power.bevoegdheid.positie.of("wijze")
    word = "overgedragen" if power.wijze == "delegatie" else "gemandateerd"
    organ = power.bevoegdheid.orgaan
    owner = "van geen bestuursorgaan van de gemeente" if organ == "geen" else f"van {'het' if organ == 'college' else 'de'} {organ}"
    message = f"De bevoegdheid '{power.bevoegdheid.omschrijving}' is {owner} en kan in een {facts.aard} niet worden {word}."
    return error(SLUG, message, span, hint="Maak de wijze 'lokaal'.", grondslag=facts.in_wgr("bevoegd-te-treffen", "over-te-dragen"))
