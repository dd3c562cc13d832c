"""Formats of papers: each names what its kind has, and every paper of a participant has one."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.checking.names.blocks import check_zin
from assembler.checking.names.context import Context, unknown
from assembler.ground.findings import Finding, error
from assembler.ground.wording import opsomming
from assembler.reading.records.documenten import Documentsoort, Format
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.trajecten import Traject


def check_formats(ctx: Context) -> Iterator[Finding]:
    """Yield what is wrong with the formats of the house styles and of the kinds of paper."""
    for huisstijl in ctx.workspace.huisstijlen.values():
        for name, format_ in huisstijl.formats.items():
            soort = ctx.workspace.documentsoorten.get(name)
            if soort is None:
                yield unknown(name, ctx.workspace.documentsoorten, "De documentsoort", huisstijl.positie.of("formats"))
            else:
                yield from _format(ctx, soort, format_)
    for soort in ctx.workspace.documentsoorten.values():
        if soort.format is not None:
            yield from _format(ctx, soort, soort.format)


def _format(ctx: Context, soort: Documentsoort, format_: Format) -> Iterator[Finding]:
    """Yield what is wrong with a format of a kind of paper: in a house style, or in the kind itself."""
    names = ctx.paper(gemeente=soort.per == "gemeente")
    for zin in (*format_.adressering, format_.aanhef, *format_.groet, format_.ondertekening.verklaring if format_.ondertekening else None):
        yield from check_zin(zin, names)
    sections = [section.id for section in soort.secties]
    for choice in format_.secties:
        if choice.sectie not in sections:
            yield unknown(choice.sectie, sections, "De sectie", choice.positie.of("sectie"), "plaats-bestaat")
        if choice.opschrift is not None and not isinstance(choice.opschrift, str):
            yield from check_zin(choice.opschrift, names)
    fields = {*soort.velden, *(field for gemeente in ctx.workspace.organisaties.values() for field in gemeente.velden), *_given(ctx)}
    for field in format_.velden:
        if field.veld not in fields and not field.leeg:
            yield unknown(field.veld, fields, "Het veld", field.positie.of("veld"))


def _given(ctx: Context) -> Iterator[str]:
    """Yield the fields that anybody fills in for a traject."""
    for item in ctx.workspace.trajecten.values():
        for record in item.gegevens.values():
            yield from record.velden


def check_formats_there(ctx: Context, traject: Traject, mijlpaal: Mijlpaal) -> Iterator[Finding]:
    """Yield each kind of paper that some participant gets and for which neither its house style nor the kind has a format.

    Without one a paper would have no addressee, no date and no signature.
    """
    for choice in mijlpaal.documenten:
        soort = ctx.workspace.documentsoorten.get(choice.soort)
        if soort is None or soort.per != "gemeente" or soort.klasse != "stuk" or soort.format is not None:
            continue
        readers = [ctx.workspace.organisaties[name] for name in traject.deelnemers if name in ctx.workspace.organisaties and mijlpaal.makes(choice, name)]
        styles = ctx.workspace.huisstijlen
        lacking = [item.naam for item in readers if item.huisstijl in styles and soort.id not in styles[item.huisstijl].formats]
        if lacking:
            message = f"Een '{soort.id}' voor {opsomming(lacking)} heeft geen vorm: er zouden geen velden en geen ondertekening in staan."
            hint = f"Zet 'format:' in templates/documenten/{soort.id}.yaml, of onder 'formats:' in de huisstijl van die gemeente."
            yield error("format-bestaat", message, choice.positie.of("soort"), hint=hint)
