"""Parameters of the text as chosen that nobody has given a value: they stand on the list without anybody listing them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assembler.composing.composer import Composer, Place
from assembler.document import text_of
from assembler.facts.facts import Facts
from assembler.facts.openpoints import OpenPunt, open_punten
from assembler.wording import opsomming


def zonder_waarde(facts: Facts, composer: Composer, scope: Mapping[str, Any], place: Place) -> list[str]:
    """Return a line for each parameter without value of a clause of the region that stands in the text."""
    soort = facts.workspace.documentsoorten[facts.traject.regeling]
    used = {name for chapter in soort.hoofdstukken for name in chapter.clausules} | {*soort.aanhef, *soort.slot, *(item.clausule for item in soort.bijlagen)}
    open_ = [punt for punt in open_punten(facts) if punt.soort == "parameter" and punt.onderwerp in used]
    return [f"{text_of(composer.zin(facts.workspace.clausules[punt.onderwerp].opschrift, scope, place))}: {_regel(punt)}" for punt in open_]


def _regel(punt: OpenPunt) -> str:
    options = f" (keuze uit {opsomming(punt.mogelijkheden, 'of')})" if punt.mogelijkheden else ""
    return f"{punt.omschrijving.rstrip('.')}{options}"
