"""Modules hold together: they name what exists, and no text outside a module leans on it without asking whether it is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from jinja2 import nodes

from assembler.checking.names.context import Context, no_deelnemer, strangers, unknown
from assembler.facts.views.choices import attribute
from assembler.ground.findings import Finding, error
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Blok
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.modules import Module
from assembler.reading.records.trajecten import Traject
from assembler.sentences.expressions import SentenceError, expression, place, spell, split

SLUG = "module-kan-ontbreken"
_TERMS = ("begrip", "het", "dit", "dat", "ieder")


def check_modules(ctx: Context) -> Iterator[Finding]:
    """Yield what modules name and is not there, and each sentence that leans on a module that may not be there."""
    named = [(clausule, frozenset(name for zin in _every(clausule) for name in _mentioned(zin.tekst))) for clausule in ctx.workspace.clausules.values()]
    for module in ctx.workspace.modules.values():
        yield from _names(ctx, module)
        own = module.leden | set(module.begrippen)
        for clausule, names in named:
            if clausule.id not in module.leden and not names.isdisjoint(own):
                yield from _outside(clausule, module)


def _every(clausule: Clausule) -> Iterator[Zin]:
    """Yield each sentence of a clause that `_outside` looks at."""
    for variant in clausule.varianten.values():
        yield from (*([variant.opschrift] if variant.opschrift else []), *(variant.toelichting or ()))
        yield from _inside((*variant.leden, *variant.blokken))
    yield from clausule.toelichting or ()
    yield from _inside(clausule.toelichting_blokken)


def _inside(blokken: Sequence[Blok]) -> Iterator[Zin]:
    for blok in blokken:
        cells = (blok.tabel.bijschrift, *(zin for kolom in blok.tabel.kolommen for zin in (kolom.kop, kolom.cel))) if blok.tabel is not None else ()
        yield from (zin for zin in (blok.kop, blok.tekst, blok.bij_een, *cells) if zin is not None)
        yield from _inside((*blok.onderdelen, *blok.blokken, *blok.anders))


def check_chosen(ctx: Context, traject: Traject) -> Iterator[Finding]:
    """Yield what is wrong with the modules of a regulation, and with what only modules have words for."""
    yield from _own_participants(ctx, traject)
    for name in (name for row in traject.pakketten.values() for name in row if name not in traject.taken):
        yield unknown(name, traject.taken, "De taak", traject.positie.of("pakketten"), "taak-bestaat")
    for name in traject.modules:
        if name not in ctx.workspace.modules:
            yield unknown(name, ctx.workspace.modules, "De module", traject.positie.of("modules"), "module-bestaat")


def _own_participants(ctx: Context, traject: Traject) -> Iterator[Finding]:
    """Yield what is wrong with the tasks that have participants of their own."""
    for taak, row in traject.eigen_deelnemers.items():
        span = traject.positie.of("eigen_deelnemers")
        if taak not in traject.taken:
            yield unknown(taak, traject.taken, "De taak", span, "taak-bestaat")
        for name in row:
            if name not in traject.deelnemers:
                yield no_deelnemer(ctx, traject, name, span)
        if len(set(row)) < len(row):
            yield error("id-is-uniek", f"Bij de taak '{taak}' staat een deelnemer twee keer.", span)
        if set(row) >= set(traject.deelnemers):
            yield error(
                "keuze-heeft-gevolg",
                f"Aan de taak '{taak}' nemen alle deelnemers deel; dat is al zo zonder 'eigen_deelnemers'.",
                span,
                hint="Haal haar daar weg.",
            )


def _names(ctx: Context, module: Module) -> Iterator[Finding]:
    known = ctx.workspace.clausules
    for item in module.clausules:
        for name, span in ((item.clausule, item.positie.of("clausule")), *((name, item.positie.of("na")) for name in item.na)):
            if name not in known:
                yield unknown(name, known, "De clausule", span)
        if item.clausule in known and not known[item.clausule].optioneel:
            message = f"De clausule '{item.clausule}' hoort bij de module '{module.id}', maar staat ook zonder die module in de tekst."
            yield error(SLUG, message, item.positie.of("clausule"), hint=f"Zet 'optioneel: true' in de clausule '{item.clausule}'.")
    for annex in module.bijlagen:
        if annex.clausule not in known:
            yield unknown(annex.clausule, known, "De clausule", annex.positie.of("clausule"))
    yield from strangers(module.begrippen, ctx.workspace.begrippen, "Het begrip", module.positie.of("begrippen"))
    yield from strangers(module.samen_met, ctx.workspace.modules, "De module", module.positie.of("samen_met"), "module-bestaat")


def _outside(clausule: Clausule, module: Module) -> Iterator[Finding]:
    """Yield each sentence of a clause outside a module that names a provision or a term of it, where nothing asked whether it is there."""
    for variant in clausule.varianten.values():
        if module.leden & {item.partition("=")[0] for item in (*clausule.vereist, *variant.vereist)}:
            continue  # it stands in no text without the module
        bare = (*([variant.opschrift] if variant.opschrift else []), *(variant.toelichting or ()))
        for zin in bare:
            yield from _sentence(zin, module, guarded=False)
        yield from _blocks((*variant.leden, *variant.blokken), module, guarded=False)
    if not module.leden & {item.partition("=")[0] for item in clausule.vereist}:
        for zin in clausule.toelichting or ():
            yield from _sentence(zin, module, guarded=False)
        yield from _blocks(clausule.toelichting_blokken, module, guarded=False)


def _blocks(blokken: Sequence[Blok], module: Module, *, guarded: bool) -> Iterator[Finding]:
    for blok in blokken:
        inside = guarded or (blok.als is not None and _asks(_read(blok.als.tekst), module))
        for zin in (blok.kop, blok.tekst, blok.bij_een):
            if zin is not None:
                yield from _sentence(zin, module, guarded=inside)
        if blok.tabel is not None:
            cells = (zin for kolom in blok.tabel.kolommen if not (kolom.als and _asks(_read(kolom.als.tekst), module)) for zin in (kolom.kop, kolom.cel))
            for zin in (blok.tabel.bijschrift, *cells):
                if zin is not None:
                    yield from _sentence(zin, module, guarded=inside)
        yield from _blocks((*blok.onderdelen, *blok.blokken, *blok.anders), module, guarded=inside)


def _sentence(zin: Zin, module: Module, *, guarded: bool) -> Iterator[Finding]:
    if guarded:
        return
    for piece in split(zin.tekst) if _mentioned(zin.tekst) else ():
        named = sorted(_named(piece.tree, module)) if piece.tree is not None else []
        if named:
            message = f"Deze zin noemt '{named[0]}', dat bij de module '{module.id}' hoort en er zonder die module niet is."
            hint = f"Zet er een voorwaarde bij: 'als: modules.{attribute(module.id)}', of {{{{ ... if modules.{attribute(module.id)} else ... }}}}."
            yield error(SLUG, message, place(zin, piece.rank), hint=hint)


@lru_cache(maxsize=20_000)
def _mentioned(text: str) -> frozenset[str]:
    """Return all that calls in a sentence name, of a place the clause; nothing of one that cannot be read: that is said where sentences are read."""
    try:
        calls = [
            call for piece in split(text) if piece.tree is not None for call in (piece.tree, *piece.tree.find_all(nodes.Call)) if isinstance(call, nodes.Call)
        ]
    except SentenceError:
        return frozenset()
    words = (str(arg.value) for call in calls for arg in call.args if isinstance(arg, nodes.Const))
    return frozenset(name for word in words for name in (word, word.removeprefix("bijlage:").partition("/")[0]))


def _named(tree: nodes.Node, module: Module) -> set[str]:
    """Return the provisions and terms of a module that an expression names where it did not ask for the module."""
    if isinstance(tree, nodes.CondExpr):
        branches = [part for part, holds in ((tree.expr1, True), (tree.expr2, False)) if part is not None and not _asks(tree.test, module, holds=holds)]
        return {name for part in branches for name in _named(part, module)}
    found = {name for child in tree.iter_child_nodes() for name in _named(child, module)}
    if isinstance(tree, nodes.Call) and isinstance(tree.node, nodes.Name):
        words = [str(arg.value) for arg in tree.args if isinstance(arg, nodes.Const)]
        if tree.node.name in _TERMS:
            found |= set(words[:1]) & set(module.begrippen)
        elif tree.node.name in {"ref", "ref_of"}:
            found |= {word for word in words if word.removeprefix("bijlage:").partition("/")[0] in module.leden}
    return found


def _asks(tree: nodes.Node | None, module: Module, *, holds: bool = True) -> bool:
    """Return whether a condition that holds (or does not) tells that the module is there."""
    if isinstance(tree, nodes.Not):
        return _asks(tree.node, module, holds=not holds)
    if isinstance(tree, nodes.And) and holds:
        return _asks(tree.left, module) or _asks(tree.right, module)
    if isinstance(tree, nodes.Or) and not holds:
        return _asks(tree.left, module, holds=False) or _asks(tree.right, module, holds=False)
    if isinstance(tree, (nodes.And, nodes.Or)):  # holds by one of the two, whichever: both must tell
        return _asks(tree.left, module, holds=holds) and _asks(tree.right, module, holds=holds)
    return holds and tree is not None and any(_tells(spell(item), module) for item in _attributes(tree))


def _attributes(tree: nodes.Node) -> Iterable[nodes.Getattr]:
    return (*([tree] if isinstance(tree, nodes.Getattr) else []), *tree.find_all(nodes.Getattr))


def _tells(name: str, module: Module) -> bool:
    return name == f"modules.{attribute(module.id)}" or any(name.startswith(f"keuzes.{attribute(clause)}.") for clause in module.leden)


def _read(text: str) -> nodes.Node | None:
    try:
        return expression(text)
    except SentenceError:
        return None
