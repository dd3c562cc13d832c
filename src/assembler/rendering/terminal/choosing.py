"""What there is to choose: a clause with its variants, what each asks, and a choice that is ready to paste in a decision; a rule with its manual."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from assembler.facts import asked
from assembler.facts.parameter_types import all_rules, rule_model
from assembler.ground.wording import opsomming
from assembler.reading.records.base import Grondslag
from assembler.reading.records.clausules import Clausule, Variant
from assembler.reading.records.workspace import Workspace


def clause(workspace: Workspace, found: Clausule, names: asked.Names) -> str:
    """Return a clause for who has to choose: what it is, its variants, and for each a block for the log."""
    lines = [f"Clausule {found.id}: {found.opschrift}", f"  bestand: {found.positie.span.file}"]
    lines += [f"  wie kiest: de {found.wie}"]
    lines += ["  optioneel: staat alleen in de tekst als een besluit haar kiest"] if found.optioneel else []
    lines += ["  verplicht: kan niet vervallen"] if found.verplicht else []
    lines += [f"  grondslag: {_basis(workspace, item)}" for item in found.grondslag]
    lines += [f"  vereist: {', '.join(found.vereist)}"] if found.vereist else []
    lines += [f"  sluit uit: {', '.join(found.sluit_uit)}"] if found.sluit_uit else []
    standard = found.standaard or next(iter(found.varianten))
    for name, variant in found.varianten.items():
        lines += ["", *_variant(found, name, variant, names, standard=name == standard)]
    return "\n".join(lines)


def _variant(found: Clausule, name: str, variant: Variant, names: asked.Names, *, standard: bool) -> Iterator[str]:
    one = len(found.varianten) == 1
    if not one:
        about = f": {variant.omschrijving}" if variant.omschrijving else ""
        yield f"Variant {name}{' (geldt zonder besluit)' if standard and not found.optioneel else ''}{about}"
    if variant.voorwaarde is not None:
        yield f"  alleen als: {variant.voorwaarde}"
    if len(variant.regimes) < _ALL_REGIMES:
        yield f"  recht: {opsomming(list(variant.regimes))}"
    if variant.vereist:
        yield f"  vereist: {', '.join(variant.vereist)}"
    if variant.regel is not None:
        yield f"  rekent met de regel {variant.regel}; zie: assembler explain regel:{variant.regel}"
    rows = asked.asked(variant, rule_model(variant), names)
    yield "  in een besluit, onder 'keuzes:' (met # ervoor: mag weg, dan geldt wat er staat):"
    yield asked.block(found.id, None if one else name, rows)


_ALL_REGIMES = 3


def rule(name: str) -> str:
    """Return the manual of a rule, and on what it rests."""
    module = all_rules()[name]
    return f"Regel {name} ({module.SOORT})\n\n{inspect.getdoc(module) or ''}"


def _basis(workspace: Workspace, item: Grondslag) -> str:
    known = workspace.wetten.get(item.wet)
    law = known.citeertitel if known else item.wet
    parts = [f"{law}, artikel {item.artikel}", *([f"lid {item.lid}"] if item.lid else []), *([f"onderdeel {item.onderdeel}"] if item.onderdeel else [])]
    return f"{', '.join(parts)} ({item.zekerheid})"
