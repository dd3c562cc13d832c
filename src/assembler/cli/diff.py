"""The verb `diff`: what changed between two moments, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.common import GEMEENTE, FailedError, UnknownNameError, gate, limits, the_traject, unknown
from assembler.cli.dutch import Verb

if TYPE_CHECKING:
    from assembler.cli.operands import Plek, Woordbestand
    from assembler.diff.difference import Verschil
    from assembler.diff.sides import Side

FORMS = {"redline": "docx", "was-wordt": "docx", "gevolgen": "txt", "html": "html", "txt": "txt", "json": "json"}
_SHOWN = {"txt", "json", "gevolgen"}  # on the terminal, unless --out says where


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked."""

    form: str
    document: str | None
    gemeente: str | None
    out: Path | None
    volledig: bool
    verplaatsingen: str


@click.command(cls=Verb)
@click.argument("traject")
@click.argument("oud")
@click.argument("nieuw")
@click.option("--as", "form", type=click.Choice(list(FORMS)), default="txt", help="Vorm van de vergelijking (standaard: txt).")
@click.option("--document", metavar="DOCUMENT", help="Welk document (standaard: de regeling).")
@GEMEENTE
@click.option("--out", type=click.Path(path_type=Path), metavar="BESTAND", help="Waar de vergelijking komt te staan.")
@click.option("--oud-root", type=click.Path(path_type=Path), metavar="MAP", help="Werkruimte waar OUD uit komt: een oudere map.")
@click.option("--volledig", is_flag=True, help="Toon ook wat alleen een ander nummer kreeg.")
@click.option("--verplaatsingen", type=click.Choice(["verplaatsen", "doorhalen"]), default="verplaatsen", help="Hoe een redline een verplaatsing toont.")
@click.pass_obj
def diff(
    root: Path,
    traject: str,
    oud: str,
    nieuw: str,
    form: str,
    document: str | None,
    gemeente: str | None,
    out: Path | None,
    oud_root: Path | None,
    verplaatsingen: str,
    *,
    volledig: bool,
) -> None:
    """Vergelijkt twee mijlpalen, versies, dagen of Word-bestanden, met bij iedere wijziging de oorzaak."""
    from assembler.cli.operands import Plek  # noqa: PLC0415

    workspace = gate(root)
    trajectmap = the_traject(workspace, traject)
    limits(workspace, trajectmap, None, gemeente)
    here = Plek(root, workspace, trajectmap)
    old_place = here
    if oud_root is not None:
        older = gate(oud_root)
        old_place = Plek(oud_root, older, the_traject(older, traject))
    wish = Wish(form, document, gemeente, out, volledig, verplaatsingen)
    _Diff(here, old_place, wish).run(oud, nieuw)


class _Diff:
    """One comparison: finds the sides, compares, shows or writes."""

    def __init__(self, here: Plek, old_place: Plek, wish: Wish) -> None:
        self.here, self.old_place, self.wish = here, old_place, wish
        self.words = ("", "")

    def run(self, oud: str, nieuw: str) -> None:
        """Compare and show; exit 1 when only the words of a file could be compared."""
        from assembler.cli.operands import file_side, is_file, read_file, side  # noqa: PLC0415

        self.words = (oud, nieuw)
        files = tuple(read_file(word) if is_file(word) else None for word in self.words)
        loose = [item for item in files if item is not None and item.gelezen.final is None]
        if loose and self.wish.form in {"redline", "was-wordt", "gevolgen"}:
            from assembler.cli.operands import UnusableError  # noqa: PLC0415

            why = "; ".join(f"{Path(item.woord).name}: {item.gelezen.waarom}" for item in loose)
            raise UnusableError(f"{why}. Daarvan is alleen de tekst te vergelijken, met --as txt, html of json.")
        places = (self.old_place, self.here)
        sides = [
            None if item is not None and item.gelezen.final is None else file_side(place, item) if item is not None else side(place, word, other)
            for place, word, other, item in zip(places, self.words, self.words[::-1], files, strict=True)
        ]
        old, new = sides
        if self.wish.form == "gevolgen" and old is not None and new is not None:
            self._consequences(old, new, files)
            return
        found = self._words_only(old, new, files) if old is None or new is None else self._difference(old, new, files)
        self._show(found)
        if loose:
            for item in loose:
                click.echo(f"Let op: {Path(item.woord).name}: {item.gelezen.waarom}. Alleen de tekst is vergeleken.", err=True)
            click.get_current_context().exit(1)

    # --- comparing ---------------------------------------------------------------------------------------------------

    def _difference(self, old: Side, new: Side, files: tuple[Woordbestand | None, ...]) -> Verschil:
        from assembler.diff.difference import difference  # noqa: PLC0415
        from assembler.diff.steps import states  # noqa: PLC0415

        names = self._names(old, new, files)
        steps = states(self.here.workspace, self.here.trajectmap, old, new)
        return difference(self.here.trajectmap.traject.id, old, new, names, steps)

    def _names(self, old: Side, new: Side, files: tuple[Woordbestand | None, ...]) -> tuple[str, str]:
        """Return what the document is called on each side; a Word file says it itself."""
        given = [item.naam for item in files if item is not None]
        wanted = given[0] if given else self._wanted(old, new)
        names = (files[0].naam if files[0] else wanted, files[1].naam if files[1] else wanted)
        if given and self.wish.document and given[0] not in {self.wish.document, f"{self.wish.document}-{self.wish.gemeente}"}:
            raise UnknownNameError(f"In dit bestand staat '{given[0]}', niet '{self.wish.document}'.")
        for name, side in zip(names, (old, new), strict=True):
            if name not in side.stukken:
                raise unknown(name, side.stukken, f"In {side.woord} staat geen stuk met deze naam; het document")
        return names

    def _wanted(self, old: Side, new: Side) -> str:
        stukken = {**old.stukken, **new.stukken}
        document, gemeente = self.wish.document, self.wish.gemeente
        kinds = {item.document: bool(item.gemeente) for item in stukken.values()}
        if document is None and gemeente is not None:
            options = sorted({item.document for item in stukken.values() if item.gemeente == gemeente})
            raise UnknownNameError(f"Noem ook --document: {', '.join(options)}.")
        if document is None:
            document = next((item.document for item in stukken.values() if not item.gemeente and item.final.klasse == "regeling"), next(iter(kinds), ""))
        if document not in kinds:
            raise unknown(document, kinds, "Het document")
        if kinds[document] and gemeente is None:
            raise UnknownNameError(f"'{document}' is er voor iedere gemeente apart; noem ook --gemeente.")
        return f"{document}-{gemeente}" if kinds[document] else document

    def _words_only(self, old: Side | None, new: Side | None, files: tuple[Woordbestand | None, ...]) -> Verschil:
        """Compare the words: of a file as they stand in it, of a document as it would stand in such a file."""
        from assembler.diff.difference import difference  # noqa: PLC0415
        from assembler.diff.flat import from_lines  # noqa: PLC0415
        from assembler.diff.sides import Side, Stuk  # noqa: PLC0415

        first = next(item for item in files if item is not None)
        flat = []
        for side, item, mark in zip((old, new), files, ("oud", "nieuw"), strict=True):
            if item is not None:
                lines = item.gelezen.regels
                note = [f"{Path(item.woord).name}: {item.gelezen.waarom or 'alleen de tekst is vergeleken'}"]
                base = side or Side(Path(item.woord).name, f"uit {Path(item.woord).name}", item.gelezen.eigenschappen.get("Mijlpaal", ""), None, {})
            else:
                assert side is not None  # noqa: S101 - a side that is no file is known
                if first.naam not in side.stukken:
                    raise unknown(first.naam, side.stukken, f"In {side.woord} staat geen stuk met deze naam; het document")
                lines, note, base = self._lines(side, first), [], side
            final = from_lines(lines, mark, first.naam)
            flat.append(replace(base, stukken={first.naam: Stuk(first.naam, None, final)}, kanttekeningen=tuple(note), besluiten=None, invoer=None))
        return difference(self.here.trajectmap.traject.id, flat[0], flat[1], (first.naam, first.naam), [])

    def _lines(self, side: Side, like: Woordbestand) -> tuple[str, ...]:
        from assembler.renderers import word  # noqa: PLC0415
        from assembler.renderers.word.lees import lees  # noqa: PLC0415

        final = side.stukken[like.naam].final
        return lees(word.render(final, self.here.workspace.basis[final.huisstijl], nummering="levend" if like.gelezen.levend else "vast")).regels

    # --- showing -----------------------------------------------------------------------------------------------------

    def _consequences(self, old: Side, new: Side, files: tuple[Woordbestand | None, ...]) -> None:
        from assembler.diff.consequences import consequences  # noqa: PLC0415
        from assembler.diff.forms import gevolgen  # noqa: PLC0415
        from assembler.diff.steps import states  # noqa: PLC0415

        only = [item.naam for item in files if item is not None] or self._only(old, new)
        steps = states(self.here.workspace, self.here.trajectmap, old, new)
        found = consequences(self.here.trajectmap.traject.id, old, new, steps, only)
        names = {name: item.naam for name, item in self.here.workspace.gemeenten.items()}
        kind = self.wish.out.suffix.lstrip(".").casefold() if self.wish.out else "txt"
        match kind:
            case "docx":
                basis, vermelding = self.here.workspace.basis["regio"], self.here.trajectmap.traject.vermelding
                self._write(gevolgen.docx(found, names, basis, vermelding), self.wish.out)
            case "html":
                self._write(gevolgen.html(found, names).encode(), self.wish.out)
            case "txt":
                self._say(gevolgen.txt(found, names))
            case _:
                raise UnknownNameError("Een overzicht van gevolgen is er als .txt, .html en .docx.")

    def _only(self, old: Side, new: Side) -> list[str] | None:
        """Return the names of the documents that were asked for; None: all."""
        stukken = {**old.stukken, **new.stukken}
        document, gemeente = self.wish.document, self.wish.gemeente
        if document is None and gemeente is None:
            return None
        kinds = [item.document for item in stukken.values()]
        if document is not None and document not in kinds:
            raise unknown(document, dict.fromkeys(kinds), "Het document")
        return [name for name, item in stukken.items() if document in (None, item.document) and gemeente in (None, item.gemeente)]

    def _show(self, verschil: Verschil) -> None:
        from assembler.diff.forms import data, html, txt  # noqa: PLC0415

        match self.wish.form:
            case "txt":
                self._say(txt.render(verschil, volledig=self.wish.volledig))
            case "json":
                self._say(data.render(verschil))
            case "html":
                self._write(html.render(verschil, volledig=self.wish.volledig).encode("utf-8", "replace"), self.wish.out or self._place(verschil))
            case "was-wordt":
                from assembler.diff.forms import waswordt  # noqa: PLC0415

                self._write(waswordt.render(verschil, self._basis(verschil), volledig=self.wish.volledig), self.wish.out or self._place(verschil))
            case _:
                self._redline(verschil)

    def _redline(self, verschil: Verschil) -> None:
        from assembler.diff.forms import redline  # noqa: PLC0415

        traject = self.here.trajectmap.traject
        body = self.here.workspace.gemeenten[verschil.gemeente].naam if verschil.gemeente else traject.lichaam.naam
        content = redline.render(verschil, self._basis(verschil), body, volledig=self.wish.volledig, verplaatsingen=self.wish.verplaatsingen)
        place = self.wish.out or self._place(verschil)
        table = redline.table(verschil)
        self._write(content, place)
        if table:
            self._write(table, place.with_name(f"{place.stem.removesuffix('-redline')}-transponeringstabel.csv"))

    def _basis(self, verschil: Verschil) -> bytes:
        known = self.here.workspace.basis
        return known.get(verschil.vergelijking.nieuw.final.huisstijl) or known["regio"]

    def _place(self, verschil: Verschil) -> Path:
        """Return where a comparison stands: build/<traject>/verschil/<oud>-<nieuw>/<document>[-gemeente]-<as>.<ext>."""
        pair = "-".join(Path(word).name.removesuffix(".docx") for word in self.words)
        name = f"{verschil.naam}-{self.wish.form}.{FORMS[self.wish.form]}"
        return self.here.root / "build" / verschil.traject / "verschil" / pair / name

    def _say(self, text: str) -> None:
        if self.wish.out is None:
            click.echo(text, nl=False)
        else:
            self._write(text.encode("utf-8", "replace"), self.wish.out)

    def _write(self, content: bytes, place: Path | None) -> None:
        from assembler.publish import WriteError, replace_file  # noqa: PLC0415

        assert place is not None  # noqa: S101 - the caller knows where
        try:
            replace_file(place, content)
        except WriteError as fault:
            raise FailedError(str(fault)) from fault
        click.echo(place.as_posix())
