"""The library holds together: every clause, task, term, kind of document and house format names what exists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.checking.names.blocks import check_blocks, check_zin
from assembler.checking.names.context import Context, strangers, unknown
from assembler.checking.names.drafting import check_leden
from assembler.checking.names.figures import check_organisation
from assembler.checking.names.formats import check_formats
from assembler.checking.names.given import check_shared_figures
from assembler.checking.names.modules import check_modules
from assembler.checking.names.participants import check_organisation_periods
from assembler.checking.names.skeletons import check_skeletons
from assembler.checking.names.texts import check_kinds_of_milestone
from assembler.facts.named import onbekend
from assembler.facts.parameter_types import all_rules, types_of
from assembler.ground.findings import Finding, Span, error
from assembler.reading.records.base import Grondslag
from assembler.reading.records.blokken import Begrip
from assembler.reading.records.clausules import Clausule, Variant
from assembler.reading.records.domeinen import Domein
from assembler.reading.records.recht import Bestuursbesluit
from assembler.reading.records.taken import Taak
from assembler.reading.records.vormen import Vorm
from assembler.reading.records.wetten import Wet
from assembler.sentences import check as sentencecheck
from assembler.sentences.expressions import SentenceError, calls, split


def check_library(ctx: Context) -> list[Finding]:
    """Return what is wrong between the files of the library."""
    found: list[Finding] = []
    for clausule in ctx.workspace.clausules.values():
        found += _clausule(ctx, clausule)
    for taak in ctx.workspace.taken.values():
        found += _taak(ctx, taak)
    terms = ctx.workspace.begrippen
    for begrip in terms.values():
        found += check_zin(begrip.definitie, ctx.base)
        if begrip.als is not None:
            found += sentencecheck.check_condition(begrip.als, ctx.base)
        found += [unknown(item.begrip, terms, "Het begrip", item.positie.of("begrip")) for item in begrip.zie if item.begrip not in terms]
    found += [fault for domein in ctx.workspace.domeinen.values() for fault in _domein(ctx, domein)]
    found += [fault for vorm in ctx.workspace.vormen.values() for fault in _vorm(ctx, vorm)]
    found += [fault for besluit in ctx.workspace.besluiten.values() for fault in _besluit(ctx, besluit)]
    found += check_modules(ctx)
    found += _circles(ctx)
    found += [fault for wet in ctx.workspace.wetten.values() for fault in _wet(ctx, wet)]
    found += check_skeletons(ctx)
    found += check_kinds_of_milestone(ctx)
    found += check_formats(ctx)
    found += check_shared_figures(ctx)
    for gemeente in ctx.workspace.organisaties.values():
        found += check_organisation(gemeente)
        found += check_organisation_periods(gemeente)
        if gemeente.huisstijl not in ctx.workspace.huisstijlen:
            found.append(unknown(gemeente.huisstijl, ctx.workspace.huisstijlen, "De huisstijl", gemeente.positie.of("huisstijl"), "huisstijl-bestaat"))
    return found


def _clausule(ctx: Context, clausule: Clausule) -> Iterator[Finding]:
    if clausule.standaard and clausule.standaard not in clausule.varianten:
        yield unknown(clausule.standaard, clausule.varianten, "De variant", clausule.positie.of("standaard"))
    first = next(iter(clausule.varianten.values()))
    yield from check_zin(clausule.opschrift, ctx.clause(first, gemeente=clausule.wie == "gemeente"))
    yield from _grondslag(ctx, clausule.grondslag)
    yield from _relations(ctx, (*clausule.vereist, *clausule.sluit_uit), clausule)
    for variant in clausule.varianten.values():
        yield from _variant(ctx, clausule, variant)
    yield from check_blocks(clausule.toelichting_blokken, ctx.clause(_widest(clausule), gemeente=clausule.wie == "gemeente"))
    for zin in clausule.toelichting:
        if not any(item.toelichting for item in clausule.varianten.values()) or len(clausule.varianten) > 1:
            yield from check_zin(zin, ctx.clause(_widest(clausule), gemeente=clausule.wie == "gemeente"))


def _widest(clausule: Clausule) -> Variant:
    """Return the variant with most parameters: the memorandum of a clause serves all its variants."""
    return max(clausule.varianten.values(), key=lambda item: (len(item.parameters), item.regel or ""))


def _variant(ctx: Context, clausule: Clausule, variant: Variant) -> Iterator[Finding]:
    names = ctx.clause(variant, gemeente=clausule.wie == "gemeente")
    if variant.regel and variant.regel not in all_rules():
        yield unknown(variant.regel, all_rules(), "De regel", variant.positie.of("regel"), "regel-bestaat")
    if variant.leden and variant.blokken:
        yield error("veld-is-bekend", "Een variant heeft 'leden' (een artikel) of 'blokken' (doorlopende tekst), niet allebei.", variant.positie.of("blokken"))
    if not variant.leden and not variant.blokken and clausule.wie == "regio":
        yield error("veld-is-ingevuld", "Deze variant heeft geen 'leden' of 'blokken'.", variant.positie.span)
    if variant.voorwaarde is not None:
        yield from sentencecheck.check_condition(variant.voorwaarde, names)
    if variant.opschrift is not None:
        yield from check_zin(variant.opschrift, names)
    yield from _grondslag(ctx, variant.grondslag)
    for parameter in variant.parameters.values():
        if parameter.soort == "besluiten":
            yield from onbekend(parameter.standaard, parameter.positie.span, ctx.workspace.besluiten)
    yield from _relations(ctx, (*variant.vereist, *variant.sluit_uit), clausule)
    yield from check_blocks(variant.leden, names, ids=True)
    yield from check_leden(variant.leden)
    yield from check_blocks(variant.blokken, names)
    for zin in variant.toelichting or ():
        yield from check_zin(zin, names)
    only = replace(names, names={"regel": names.names["regel"]})
    known = types_of(variant)
    for name, zin in variant.in_woorden.items():
        if name not in known:
            yield unknown(name, known, "De parameter", variant.positie.of("in_woorden"), "parameter-bestaat")
        yield from check_zin(zin, only)


def _grondslag(ctx: Context, row: Sequence[Grondslag]) -> Iterator[Finding]:
    for item in row:
        if item.wet not in ctx.workspace.wetten:
            yield unknown(item.wet, ctx.workspace.wetten, "De wet", item.positie.of("wet"), "wet-bestaat")


def _relations(ctx: Context, row: Sequence[str], clausule: Clausule) -> Iterator[Finding]:
    for item in row:
        name, _, variant = item.partition("=")
        target = ctx.workspace.clausules.get(name)
        field = "vereist" if item in clausule.vereist else "sluit_uit"
        if target is None:
            yield unknown(name, ctx.workspace.clausules, "De clausule", clausule.positie.of(field))
        elif variant and variant not in target.varianten:
            yield unknown(variant, target.varianten, "De variant", clausule.positie.of(field))


def _wet(ctx: Context, wet: Wet) -> Iterator[Finding]:
    """Yield what a law names and that does not exist: its term, and the texts that it asks for."""
    if wet.begrip and wet.begrip not in ctx.workspace.begrippen:
        yield unknown(wet.begrip, ctx.workspace.begrippen, "Het begrip", wet.positie.of("begrip"))
    for name, variant in wet.eist.items():
        yield from _text(ctx, name, variant, wet.positie.of("eist"))


def _text(ctx: Context, name: str, variant: str, span: Span) -> Iterator[Finding]:
    """Yield when a clause, or a variant of it, does not exist."""
    target = ctx.workspace.clausules.get(name)
    if target is None:
        yield unknown(name, ctx.workspace.clausules, "De clausule", span)
    elif variant not in target.varianten:
        yield unknown(variant, target.varianten, "De variant", span, "variant-bestaat")


def _taak(ctx: Context, taak: Taak) -> Iterator[Finding]:
    if taak.domein is not None and taak.domein not in ctx.workspace.domeinen:
        yield unknown(taak.domein, ctx.workspace.domeinen, "Het domein", taak.positie.of("domein"), "domein-bestaat")
    yield from _task_itself(ctx, taak)


def _task_itself(ctx: Context, taak: Taak) -> Iterator[Finding]:
    yield from check_zin(taak.omschrijving, ctx.base)
    if split(taak.omschrijving.tekst) and any(piece.tree for piece in split(taak.omschrijving.tekst)):
        yield error("zin-is-leesbaar", "De omschrijving van een taak is vaste tekst.", taak.omschrijving.span)
    yield from strangers(taak.wetten, ctx.workspace.wetten, "De wet", taak.positie.of("wetten"), "wet-bestaat")
    for more in taak.toelichting_erbij:
        yield from strangers(more.taken, ctx.workspace.taken, "De taak", more.positie.of("taken"), "taak-bestaat")
        if more.module is not None and more.module not in ctx.workspace.modules:
            yield unknown(more.module, ctx.workspace.modules, "De module", more.positie.of("module"), "module-bestaat")
    parts = [part.id for part in taak.deeltaken]
    for power in taak.bevoegdheden:
        if power.wet not in ctx.workspace.wetten:
            yield unknown(power.wet, ctx.workspace.wetten, "De wet", power.positie.of("wet"), "wet-bestaat")
        for part in power.deeltaken:
            if part not in parts:
                yield unknown(part, parts, "De deeltaak", power.positie.of("deeltaken"), "taak-bestaat")
        if power.vanaf is not None and power.tot is not None and power.vanaf >= power.tot:
            message = f"De bevoegdheid '{power.id}' geldt op geen enkele dag: 'tot' ligt niet na 'vanaf'."
            yield error("datum-klopt", message, power.positie.of("tot"), hint="'tot' is de eerste dag waarop de bevoegdheid niet meer geldt.")
    for row in (taak.deeltaken, taak.bevoegdheden):
        names = [item.id for item in row]
        for item in row:
            if names.count(item.id) > 1:
                yield error("id-is-uniek", f"Het id '{item.id}' komt hier twee keer voor.", item.positie.of("id"))


def _domein(ctx: Context, domein: Domein) -> Iterator[Finding]:
    """Yield what a domain proposes and that does not exist."""
    yield from strangers(domein.modules, ctx.workspace.modules, "De module", domein.positie.of("modules"), "module-bestaat")
    for name, variant in domein.keuzes.items():
        yield from _text(ctx, name, variant, domein.positie.of("keuzes"))


def _vorm(ctx: Context, vorm: Vorm) -> Iterator[Finding]:
    """Yield what a form names and that does not exist."""
    yield from strangers(vorm.regelingen, ctx.workspace.documentsoorten, "De documentsoort", vorm.positie.of("regelingen"))
    yield from strangers(vorm.clausules, ctx.workspace.clausules, "De clausule", vorm.positie.of("clausules"))
    for subject in (vorm.bepaling, *(eis.bepaling for eis in vorm.eisen if eis.bepaling)):
        if subject not in ctx.workspace.wgr:
            yield unknown(subject, ctx.workspace.wgr, "Het onderwerp", vorm.positie.span)


def _besluit(ctx: Context, besluit: Bestuursbesluit) -> Iterator[Finding]:
    """Yield what a decision of the list names and that does not exist."""
    yield from _grondslag(ctx, besluit.grondslag)
    yield from strangers(besluit.vereist, ctx.workspace.clausules, "De clausule", besluit.positie.of("vereist"))
    yield from strangers(besluit.alternatief, ctx.workspace.besluiten, "Het besluit", besluit.positie.of("alternatief"), "besluit-bestaat")


def _circles(ctx: Context) -> Iterator[Finding]:
    """A definition may not lean on itself, not by way of others either."""
    uses = {name: _terms(begrip) for name, begrip in ctx.workspace.begrippen.items()}
    for name, begrip in ctx.workspace.begrippen.items():
        reached, waiting = set(), set(uses[name])
        while waiting:
            one = waiting.pop()
            reached.add(one)
            waiting |= uses.get(one, set()) - reached
        if name in reached:
            yield error(
                "begrip-zonder-kringloop",
                f"De omschrijving van '{begrip.term}' verwijst, al dan niet via andere begrippen, naar zichzelf.",
                begrip.definitie.span,
            )


def _terms(begrip: Begrip) -> set[str]:
    try:
        pieces = split(begrip.definitie.tekst)
    except SentenceError:
        return set()
    return {
        str(getattr(tree.args[0], "value", ""))
        for piece in pieces
        if piece.tree is not None
        for name in ("begrip", "het", "dit", "dat", "ieder")
        for tree in calls(piece.tree, name)
    }
