"""A traject holds together: its participants, tasks, pools, milestones, documents and local texts exist."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.checking.names.context import Context, no_deelnemer, unknown
from assembler.checking.names.documents import check_documents
from assembler.checking.names.given import check_given
from assembler.checking.names.localtexts import check_folders, check_local, check_points
from assembler.checking.names.milestones import check_milestones
from assembler.checking.names.modules import check_chosen
from assembler.checking.names.moments import check_days, check_limits
from assembler.checking.names.texts import check_texts
from assembler.checking.names.typed import check_typed
from assembler.ground.findings import Finding, error
from assembler.ground.wording import opsomming
from assembler.reading.records.trajecten import Deelname, Pool, Traject
from assembler.reading.records.workspace import Trajectmap


def check_traject(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong in traject.yaml and in the folders of the gemeenten for this traject."""
    traject = item.traject
    yield from _participants(ctx, item)
    yield from check_days(traject)
    yield from check_limits(ctx, item)
    yield from _pools(ctx, traject)
    yield from check_milestones(ctx, item)
    yield from check_texts(ctx, item)
    yield from check_folders(ctx, item)
    yield from check_given(ctx, item)
    yield from check_typed(item)
    for text in item.teksten:
        if text.gemeente in item.betrokkenen:
            yield from check_local(ctx, item, text)
    for points in item.eigen_beslispunten:
        if points.gemeente in item.betrokkenen:
            yield from check_points(ctx, item, points)


def check_part(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong in what a traject does to another regulation than its first: who takes part, its days, tasks, pools and documents."""
    yield from _participants(ctx, item)
    yield from check_days(item.traject)
    yield from _pools(ctx, item.traject)
    for mijlpaal in item.mijlpalen:
        yield from check_documents(ctx, item.traject, mijlpaal)


def _participants(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    traject = item.traject
    for row in traject.deelnames:
        yield from _participant(ctx, traject, row)
    if len(set(traject.deelnemers)) < len(traject.deelnemers):
        yield error("id-is-uniek", "Een gemeente staat twee keer bij de deelnemers.", traject.positie.of("deelnemers"))
    if traject.lichaam.zetel not in item.betrokkenen:  # of who leaves: told with the instrument
        yield no_deelnemer(ctx, traject, traject.lichaam.zetel, traject.lichaam.positie.of("zetel"))
    if traject.regeling not in ctx.workspace.documentsoorten:
        yield unknown(traject.regeling, ctx.workspace.documentsoorten, "De documentsoort", traject.positie.of("regeling"))
    for name in traject.taken:
        if name not in ctx.workspace.taken:
            yield unknown(name, ctx.workspace.taken, "De taak", traject.positie.of("taken"), "taak-bestaat")
    yield from check_chosen(ctx, traject)
    if traject.huisstijl not in ctx.workspace.huisstijlen:
        yield error(
            "huisstijl-bestaat",
            f"De huisstijl '{traject.huisstijl}' van de stukken van de regio bestaat niet.",
            traject.positie.of("huisstijl"),
            hint=f"Kies met 'huisstijl:' een map in templates/huisstijlen. Er is: {opsomming(sorted(ctx.workspace.huisstijlen)) or 'er nog geen'}.",
        )


def _participant(ctx: Context, traject: Traject, item: Deelname) -> Iterator[Finding]:
    """Yield what is wrong with one participant: it exists, of a known kind, with organs that such a kind has."""
    span = item.positie.span if item.positie.fields else traject.positie.of("deelnemers")
    organisatie = ctx.workspace.organisaties.get(item.organisatie)
    if organisatie is None:
        yield unknown(item.organisatie, ctx.workspace.organisaties, "De gemeente", span)
        return
    soort = ctx.workspace.soorten.get(organisatie.soort)
    if soort is None:
        message = f"De soort '{organisatie.soort}' van '{item.organisatie}' staat niet in clauses/organisaties."
        yield error("soort-bestaat", message, span, hint="Zet de soort met haar organen in clauses/organisaties/soorten.yaml.")
        return
    known = [orgaan.id for orgaan in soort.organen]
    if "organen" in item.model_fields_set and not item.organen:
        message = f"'{item.organisatie}' neemt deel zonder orgaan."
        yield error(
            "orgaan-bestaat", message, item.positie.of("organen"), hint=f"Noem er een: {opsomming(known, 'of')}. Zonder 'organen' is het {soort.standaard}."
        )
    for name in item.organen:
        if soort.orgaan(name) is None:
            yield unknown(name, known, f"Het orgaan van een {soort.naam}", item.positie.of("organen"), "orgaan-bestaat")


def _pools(ctx: Context, traject: Traject) -> Iterator[Finding]:
    seen: set[str] = set()
    for series in traject.cijfers.values():
        if series.begrepen_in is not None and series.begrepen_in not in {pool.id for pool in traject.pools}:
            yield unknown(series.begrepen_in, [pool.id for pool in traject.pools], "De kostenpost", series.positie.of("begrepen_in"))
    for pool in traject.pools:
        yield from _pool(ctx, traject, pool)
        for name in pool.taken:
            if name not in traject.taken:
                yield unknown(name, traject.taken, "De taak", pool.positie.of("taken"), "taak-bestaat")
            if name in seen:
                yield error("taak-in-een-pool", f"De taak '{name}' staat in twee pools.", pool.positie.of("taken"))
            seen.add(name)


def _pool(ctx: Context, traject: Traject, pool: Pool) -> Iterator[Finding]:
    """Yield what is wrong with one pool: its name says which costs, and its clauses and its amount exist."""
    if pool.naam.strip().lower() == "bijstand":
        yield error(
            "pool-heeft-naam",
            "'bijstand' alleen zegt niet welke kosten het zijn.",
            pool.positie.of("naam"),
            hint="Bedoelde u 'programmakosten bijstand' of 'uitvoeringskosten bijstand'?",
        )
    for field, name in (("sleutel", pool.sleutel), ("ingroei", pool.ingroei), ("lokaal", pool.lokaal)):
        if name is not None and name not in ctx.workspace.clausules:
            yield unknown(name, ctx.workspace.clausules, "De clausule", pool.positie.of(field))
    if f"begroting-{pool.id}" not in traject.cijfers:
        yield error(
            "pool-heeft-bedrag",
            f"Er is geen cijfer 'begroting-{pool.id}' voor deze pool.",
            pool.positie.of("id"),
            hint="Noem het onder 'cijfers' met eenheid: euro; de waarde komt in een besluit.",
        )
