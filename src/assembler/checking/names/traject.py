"""A traject holds together: its participants, tasks, pools, milestones, documents and local texts exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assembler.checking.names.blocks import check_blocks, check_zin
from assembler.checking.names.context import Context, no_deelnemer, unknown
from assembler.checking.names.formats import check_formats_there
from assembler.checking.names.given import check_given
from assembler.checking.names.modules import check_chosen
from assembler.checking.names.moments import check_days, check_limits
from assembler.checking.names.openpoints import check_open_points
from assembler.checking.names.texts import check_texts
from assembler.checking.names.typed import check_typed
from assembler.ground.findings import Finding, Related, Span, error, warning
from assembler.ground.wording import opsomming
from assembler.reading.records.documenten import Documentsoort
from assembler.reading.records.mijlpalen import Documentkeuze, Mijlpaal
from assembler.reading.records.regelingen import act_of
from assembler.reading.records.trajecten import Deelname, Traject
from assembler.reading.records.workspace import EigenBeslispunten, LokaleTekst, Trajectmap


def check_traject(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong in traject.yaml and in the folders of the gemeenten for this traject."""
    traject = item.traject
    yield from _participants(ctx, item)
    yield from check_days(traject)
    yield from check_limits(ctx, item)
    yield from _pools(ctx, traject)
    yield from _milestones(ctx, item)
    yield from check_texts(ctx, item)
    yield from _folders(ctx, item)
    yield from check_given(ctx, item)
    yield from check_typed(item)
    for text in item.teksten:
        if text.gemeente in item.betrokkenen:
            yield from _local(ctx, item, text)
    for points in item.eigen_beslispunten:
        if points.gemeente in item.betrokkenen:
            yield from _points(ctx, item, points)


def check_part(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong in what a traject does to another regulation than its first: who takes part, its days, tasks, pools and documents."""
    yield from _participants(ctx, item)
    yield from check_days(item.traject)
    yield from _pools(ctx, item.traject)
    for mijlpaal in item.mijlpalen:
        yield from _documents(ctx, item.traject, mijlpaal)


def _folders(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield once for each folder of a gemeente that takes no part, at the first file in it: all that stands there is read by nobody."""
    places = [(name, besluiten[0].positie.span.file) for name, besluiten in item.keuzes.items() if besluiten]
    places += [(text.gemeente, text.span.file) for text in item.teksten]
    places += [(name, record.positie.span.file) for name, record in item.gegevens.items()]
    places += [(points.gemeente, points.span.file) for points in item.eigen_beslispunten]
    for name, file in dict(sorted(places, reverse=True)).items():
        if name not in item.betrokkenen:
            folder = "/".join(file.split("/")[:3])
            found = no_deelnemer(ctx, item.traject, name, Span(file), "plaats-bestaat")
            yield replace(found, message=f"{found.message} De map {folder} wordt niet gebruikt.") if name in ctx.workspace.organisaties else found


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
        for name in pool.taken:
            if name not in traject.taken:
                yield unknown(name, traject.taken, "De taak", pool.positie.of("taken"), "taak-bestaat")
            if name in seen:
                yield error("taak-in-een-pool", f"De taak '{name}' staat in twee pools.", pool.positie.of("taken"))
            seen.add(name)


def _left_out(ctx: Context, item: Trajectmap, mijlpaal: Mijlpaal) -> Iterator[Finding]:
    """Yield the places that papers are to leave out and that no regulation has."""
    known = {*ctx.workspace.clausules, *(f"bijlage:{name}" for name in ctx.workspace.clausules), *item.eigen_artikelen}
    for row in mijlpaal.niet_noemen:
        if row.plaats not in known:
            yield unknown(row.plaats, known, "Het artikel of de bijlage", row.positie.of("plaats"), "plaats-bestaat")


def _milestones(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    traject, names = item.traject, [mijlpaal.id for mijlpaal in item.mijlpalen]
    if not names:
        hint = f"Maak trajecten/{traject.id}/mijlpalen/<mijlpaal>.yaml, met 'id', 'naam', 'stand' en 'omschrijving'."
        yield error("traject-heeft-mijlpaal", "Dit traject heeft geen mijlpaal.", traject.positie.span, hint=hint)
    elif traject.werkt_aan is not None and traject.werkt_aan not in names:
        yield unknown(traject.werkt_aan, names, "De mijlpaal", traject.positie.of("werkt_aan"), "mijlpaal-bestaat")
    for before, after in zip(item.mijlpalen, item.mijlpalen[1:], strict=False):
        if after.stand == before.stand:
            related = (Related(before.positie.of("stand"), "hier staat de andere"),)
            message = f"De mijlpalen '{before.id}' en '{after.id}' hebben dezelfde stand."
            hint = "De stand bepaalt de volgorde: geef een van de twee een andere dag."
            yield error("mijlpalen-op-volgorde", message, after.positie.of("stand"), related=related, hint=hint)
    for mijlpaal in item.mijlpalen:
        if mijlpaal.vult is not None and mijlpaal.vult not in {row.id for row in item.mijlpalen if row.stand < mijlpaal.stand}:
            yield unknown(mijlpaal.vult, names, "De eerdere mijlpaal", mijlpaal.positie.of("vult"), "mijlpaal-bestaat")
        yield from _milestone(ctx, item, mijlpaal)
        yield from _left_out(ctx, item, mijlpaal)


def _kind_of_milestone(ctx: Context, item: Trajectmap, mijlpaal: Mijlpaal) -> Iterator[Finding]:
    """Yield a kind of milestone that does not exist, and documents to leave out that it does not have."""
    kinds = ctx.workspace.mijlpaalsoorten
    if mijlpaal.soort is not None and mijlpaal.soort not in kinds:
        yield unknown(mijlpaal.soort, kinds, "De soort mijlpaal", mijlpaal.positie.of("soort"), "mijlpaal-bestaat")
    soort = kinds.get(mijlpaal.soort or "")
    if soort is not None and soort.vult is not None and mijlpaal.vult is None:
        message = f"Er is geen eerdere mijlpaal van de soort '{soort.vult}' om in te vullen."
        yield error(
            "mijlpaal-bestaat",
            message,
            mijlpaal.positie.span,
            hint=f"Schrijf bij 'vult' welke mijlpaal het is, of maak een mijlpaal met 'soort: {soort.vult}'.",
        )
    known = {choice.id or choice.soort for choice in (soort.documenten if soort else ())} | {
        item.traject.regeling,
        act_of(item.instrument, item.traject.regeling, text=True),
    }
    for name in mijlpaal.zonder:
        if mijlpaal.soort is None or name not in known:
            yield unknown(name, known if mijlpaal.soort else (), "Het document", mijlpaal.positie.of("zonder"))


def _milestone(ctx: Context, item: Trajectmap, mijlpaal: Mijlpaal) -> Iterator[Finding]:
    traject = item.traject
    yield from _kind_of_milestone(ctx, item, mijlpaal)
    among = {name for part in item.delen for name in part.betrokkenen}  # who takes part in one of the regulations may treat the milestone
    for gemeente in mijlpaal.behandelingen:
        if gemeente not in among:
            yield no_deelnemer(ctx, traject, gemeente, mijlpaal.behandelingen[gemeente].positie.span)
    yield from _documents(ctx, traject, mijlpaal)
    names = [choice.id or choice.soort for choice in mijlpaal.documenten]
    yield from check_open_points(ctx, traject, mijlpaal.open_punten)
    paper = ctx.paper()
    for annex in mijlpaal.bijlagen:
        yield from check_zin(annex.titel, paper)
        if annex.document is not None and annex.document not in names:
            yield unknown(annex.document, names, "Het document", annex.positie.of("document"))


def _documents(ctx: Context, traject: Traject, mijlpaal: Mijlpaal) -> Iterator[Finding]:
    for choice in mijlpaal.documenten:
        soort = ctx.workspace.documentsoorten.get(choice.soort)
        if soort is None:
            yield unknown(choice.soort, ctx.workspace.documentsoorten, "De documentsoort", choice.positie.of("soort"))
        elif (soort.per == "traject") != (choice.voor == "regio"):
            hint = "Schrijf 'voor: alle'." if soort.per == "gemeente" else "Laat 'voor' weg."
            yield error(
                "document-heeft-lezer",
                f"'{choice.soort}' wordt gemaakt per {soort.per}; dat past niet bij 'voor: {choice.voor}'.",
                choice.positie.span,
                hint=hint,
            )
        for name in choice.alleen:
            if name not in traject.deelnemers:
                yield no_deelnemer(ctx, traject, name, choice.positie.of("alleen"))
    for choice in mijlpaal.documenten:
        same = [other for other in mijlpaal.documenten if (other.id or other.soort) == (choice.id or choice.soort)]
        if len(same) > 1 and len({other.voor for other in same}) < len(same):
            yield error("id-is-uniek", f"Het document '{choice.id or choice.soort}' staat er twee keer.", choice.positie.span)
    yield from _one_name(ctx, traject, mijlpaal)
    yield from check_formats_there(ctx, traject, mijlpaal)


def _one_name(ctx: Context, traject: Traject, mijlpaal: Mijlpaal) -> Iterator[Finding]:
    """No two documents of a milestone may have one file name: `rib-dordrecht` is a rib for Dordrecht, and may be the id of another document."""
    made: dict[str, Documentkeuze] = {}
    for choice in mijlpaal.documenten:
        soort = ctx.workspace.documentsoorten.get(choice.soort)
        own = choice.id or choice.soort
        readers = [f"{own}-{name}" for name in traject.deelnemers if mijlpaal.makes(choice, name)]
        for name in readers if soort is not None and soort.per == "gemeente" else [own]:
            first = made.setdefault(name, choice)
            if first is not choice and (first.id or first.soort) != own:
                message = f"Twee documenten van deze mijlpaal zouden '{name}' heten."
                related = (Related(first.positie.span, "hier staat het andere"),)
                yield error("id-is-uniek", message, choice.positie.span, related=related, hint="Geef een van de twee een ander 'id'.")


def _local(ctx: Context, item: Trajectmap, text: LokaleTekst) -> Iterator[Finding]:
    milestones = [mijlpaal.id for mijlpaal in item.mijlpalen]
    soort = ctx.workspace.documentsoorten.get(text.soort)
    if text.mijlpaal not in milestones:
        yield unknown(text.mijlpaal, milestones, "De mijlpaal", text.span, "plaats-bestaat")
    if soort is None:
        yield unknown(text.soort, ctx.workspace.documentsoorten, "De documentsoort", text.span, "plaats-bestaat")
    elif text.sectie not in (sections := [section.id for section in soort.secties]):
        found = unknown(text.sectie, sections, "De plaats", text.span, "plaats-bestaat")
        yield found if found.hint else replace(found, hint=f"Een '{soort.id}' heeft: {', '.join(sections)}.")
    else:
        yield from _reader(item, soort, text)
        names = ctx.paper(gemeente=soort.per == "gemeente")
        yield from check_zin(text.opschrift, names)
        yield from check_blocks(text.blokken, names)


def _points(ctx: Context, item: Trajectmap, points: EigenBeslispunten) -> Iterator[Finding]:
    """What a gemeente adds to the beslispunten stands in papers that it gets, and names what exists."""
    mijlpaal = next((found for found in item.mijlpalen if found.id == points.mijlpaal), None)
    yield from check_blocks(points.lijst.onderdelen, ctx.paper())
    if mijlpaal is None:
        yield unknown(points.mijlpaal, [found.id for found in item.mijlpalen], "De mijlpaal", points.span, "plaats-bestaat")
    elif not any(_has_points(ctx, made.soort) and mijlpaal.makes(made, points.gemeente) for made in mijlpaal.documenten):
        message = f"De gemeente krijgt bij de mijlpaal '{mijlpaal.id}' geen stuk met beslispunten; deze worden niet afgedrukt."
        hint = "Zet raadsvoorstel en raadsbesluit bij 'documenten' van de mijlpaal, of haal het bestand weg."
        yield warning("tekst-wordt-afgedrukt", message, points.span, hint=hint)


def _has_points(ctx: Context, soort: str) -> bool:
    found = ctx.workspace.documentsoorten.get(soort)
    return found is not None and any(blok.invoegen == "beslispunten" for section in found.secties for blok in section.blokken)


def _reader(item: Trajectmap, soort: Documentsoort, text: LokaleTekst) -> Iterator[Finding]:
    """A text of a gemeente stands in a paper that is made: for that gemeente, at that milestone."""
    mijlpaal = next((mijlpaal for mijlpaal in item.mijlpalen if mijlpaal.id == text.mijlpaal), None)
    if soort.per == "traject":
        hint = "Geef de tekst aan de regio, of zet haar bij een stuk van de gemeente zelf."
        yield error("plaats-bestaat", f"'{soort.id}' is een stuk van de regio; tekst van één gemeente komt daar niet in.", text.span, hint=hint)
    elif mijlpaal is not None and not any(made.soort == soort.id and mijlpaal.makes(made, text.gemeente) for made in mijlpaal.documenten):
        message = f"De gemeente krijgt bij de mijlpaal '{mijlpaal.id}' geen '{soort.id}'; deze tekst wordt niet afgedrukt."
        yield warning("tekst-wordt-afgedrukt", message, text.span, hint="Zet het stuk bij 'documenten' van de mijlpaal, of haal het bestand weg.")
