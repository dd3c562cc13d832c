"""Wie geen gemeente, provincie, waterschap of ander openbaar lichaam is, noemt waarop zijn deelneming rust.

Een privaatrechtelijke rechtspersoon kan alleen deelnemen als zij daartoe bij koninklijk besluit is gemachtigd, de Staat bij besluit van een minister. Noem dat
besluit bij de deelnemer, met 'grondslag': het komt in de aanhef, achter 'gelet op'.

Van een organisatie buiten Nederland kent het programma het recht niet: in wat het van de Wgr heeft gelezen staat er niets over, en verdragen zijn niet gelezen. De
tekst rust dan alleen op de Wgr. Laat nagaan op welk verdrag of welke andere regel de deelneming rust, en noem die met 'grondslag'. Ook dan blijft staan
dat het programma haar niet heeft nagekeken.

Grondslag: Wgr, artikelen 93 tot en met 98 (deelneming van anderen). Voor deelnemers buiten Nederland: te verifiëren.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, remark, warning

SLUG = "deelneming-heeft-grondslag"
_OTHERS = "Wet gemeenschappelijke regelingen, artikelen 93 tot en met 98"
_ABROAD = "buitenlands"
_NEEDED = {  # of which kind of participant: what the law asks, and what to type
    "privaat": ("een privaatrechtelijke rechtspersoon. Zij kan alleen deelnemen als zij daartoe bij koninklijk besluit is gemachtigd", "het koninklijk besluit van …, nr. …"),
    "rijk": ("een orgaan van de Staat. De Staat kan alleen deelnemen bij besluit van een minister", "het besluit van de Minister van … van …"),
}  # fmt: skip


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each participant whose part in the regulation rests on something that nobody named, or that the program does not know."""
    for item in facts.traject.deelnames:
        organisatie = facts.workspace.organisaties.get(item.organisatie)
        if organisatie is None:
            continue
        name, span = organisatie.naam, item.positie.of("grondslag" if item.grondslag else "organisatie")
        if organisatie.soort == _ABROAD and item.grondslag:
            message = f"{name} is een organisatie buiten Nederland en neemt deel op grond van: {item.grondslag}. Het programma kent dat recht niet en heeft dit niet nagekeken."
            yield remark(SLUG, message, span, hint="Laat een jurist nagaan of deze grondslag klopt, en of de tekst eraan voldoet.")
        elif organisatie.soort == _ABROAD:
            message = (
                f"{name} is een organisatie buiten Nederland. Het programma kent het recht daarover niet: de tekst rust alleen op de Wet gemeenschappelijke "
                "regelingen, en in wat het daarvan heeft gelezen staat niets over deelnemers buiten Nederland."
            )
            hint = f"Laat nagaan op welk verdrag {name} kan deelnemen, en noem het: {{organisatie: {item.organisatie}, grondslag: artikel … van …}}."
            yield warning(SLUG, message, span, hint=hint)
        elif organisatie.soort in _NEEDED and not item.grondslag:
            what, typed = _NEEDED[organisatie.soort]
            hint = f"Noem dat besluit: {{organisatie: {item.organisatie}, grondslag: {typed}}}. Het komt in de aanhef."
            yield warning(SLUG, f"{name} is {what}; dat besluit is niet genoemd.", span, hint=hint, grondslag=_OTHERS)
