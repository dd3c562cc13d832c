"""Een module staat geheel in de regeling, of geheel niet.

Een module (clauses/modules) is een deel van de bibliotheek dat een regeling als geheel kiest, met 'modules:' in het traject: artikelen, bijlagen en
begrippen die elkaar nodig hebben. Is de eerste clausule van een module er, dan horen haar andere vaste clausules en haar bijlagen er ook te zijn, net
als de modules waarmee zij samengaat. Wat alleen een module regelt (een taak die een gemeente zelf uitvoert, een taak in een ander pakket dan het
basispakket), kan zonder die module niet gekozen worden: de tekst zwijgt er dan over. Ook is een module die voor deze vorm, deze organen of
deze deelnemers geen tekst heeft, een fout.

Grondslag: Wet gemeenschappelijke regelingen, artikel 10: de regeling zelf vermeldt de bevoegdheden die overgaan en de taken die zij behartigt.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.facts.modules import there
from assembler.ground.findings import Finding, Span, error
from assembler.ground.wording import opsomming
from assembler.reading.records.modules import Gegeven, Module

SLUG = "module-is-geheel"


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each module that stands in the text in part, or not at all while it was asked for, and data that need a module."""
    present = there(facts.workspace, facts.trajectmap, lambda name: facts.keuzes.clausules[name].aanwezig)
    for name, module in facts.workspace.modules.items():
        if name in present:
            yield from _whole(facts, module, present)
        elif name in facts.traject.modules:
            message = (
                f"De module '{name}' staat niet in de regeling: haar eerste clausule '{module.kern}' is vervallen, of er is geen tekst voor deze regeling."
            )
            yield error(
                SLUG, message, facts.traject.positie.of("modules"), hint="Haal de module weg bij 'modules:', of kies een tekst die er voor deze regeling is."
            )
    yield from _data(facts, present)


def _whole(facts: Facts, module: Module, present: frozenset[str]) -> Iterator[Finding]:
    gone = sorted(name for name in module.vast if not facts.keuzes.clausules[name].aanwezig)
    if gone:
        message = f"Van de module '{module.id}' staat '{module.kern}' wel in de regeling, maar {opsomming([repr(name) for name in gone])} niet."
        hint = f"Zet 'modules: [{module.id}]' in het traject, of laat ook '{module.kern}' vervallen."
        yield error(SLUG, message, facts.inforce.place(module.kern), hint=hint)
    missing = [name for name in module.samen_met if name not in present]
    if missing:
        message = f"De module '{module.id}' gaat samen met {opsomming([repr(name) for name in missing])}."
        yield error(SLUG, message, facts.inforce.place(module.kern), hint=f"Zet ook {opsomming(missing)} bij 'modules:'.")


def _data(facts: Facts, present: frozenset[str]) -> Iterator[Finding]:
    """Yield what the data of this traject say and only a module has words for."""
    of = {kind: name for name, module in facts.workspace.modules.items() for kind in module.gegevens}
    for kind, what, span in _asked(facts):
        if kind in of and of[kind] not in present:
            hint = f"Zet '{of[kind]}' bij 'modules:' van het traject."
            yield error(SLUG, f"{what}, maar de regeling zegt daar niets over zonder de module '{of[kind]}'.", span, hint=hint)


def _asked(facts: Facts) -> Iterator[tuple[Gegeven, str, Span]]:
    for (gemeente, name), item in facts.keuzes.taken.items():
        if item.keuze.uitvoering in {"lokaal", "gedeeltelijk"} and name in facts.traject.taken:
            naam = facts.workspace.organisaties[gemeente].naam
            yield "lokale-uitvoering", f"{naam} voert de taak '{name}' (deels) zelf uit", item.bron.span
    for name in facts.traject.eigen_deelnemers:
        yield "eigen-deelnemers", f"Aan de taak '{name}' nemen niet alle deelnemers deel", facts.traject.positie.of("eigen_deelnemers")
    for pakket in facts.traject.pakketten:
        yield "pakketten", f"Er zijn taken in het pakket '{pakket}'", facts.traject.positie.of("pakketten")
