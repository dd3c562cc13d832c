"""The verb `diff`: what changed between two moments, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.common import GEMEENTE
from assembler.cli.dutch import Verb
from assembler.verbs.open import gate, limits, the_traject
from assembler.verbs.refusals import FailedError, UnknownNameError

if TYPE_CHECKING:
    from assembler.comparing.causes.difference import Difference
    from assembler.ground.document import Final
    from assembler.reading.records.workspace import Workspace
    from assembler.verbs.compare import Comparison

FORMS = {"redline": "docx", "was-wordt": "docx", "gevolgen": "txt", "html": "html", "txt": "txt", "json": "json"}


@click.command(cls=Verb)
@click.argument("traject")
@click.argument("oud")
@click.argument("nieuw", required=False)
@click.option("--as", "form", type=click.Choice(list(FORMS)), default="txt", help="Vorm van de vergelijking (standaard: txt).")
@click.option("--document", metavar="DOCUMENT", help="Welk document (standaard: de regeling).")
@GEMEENTE
@click.option("--out", type=click.Path(path_type=Path), metavar="BESTAND", help="Waar de vergelijking komt te staan.")
@click.option("--oud-root", type=click.Path(path_type=Path), metavar="MAP", help="Werkruimte waar OUD uit komt: een oudere map.")
@click.option("--tegen", metavar="BESTAND", help="Leg de tekst naast het Word-bestand van een ander: dat staat dan in de plaats van NIEUW.")
@click.option("--volledig", is_flag=True, help="Toon ook wat alleen een ander nummer kreeg.")
@click.option("--verplaatsingen", type=click.Choice(["verplaatsen", "doorhalen"]), default="doorhalen", help="Hoe een redline een verplaatsing toont.")
@click.pass_obj
def diff(
    root: Path,
    traject: str,
    oud: str,
    nieuw: str | None,
    form: str,
    document: str | None,
    gemeente: str | None,
    out: Path | None,
    oud_root: Path | None,
    tegen: str | None,
    verplaatsingen: str,
    *,
    volledig: bool,
) -> None:
    """Vergelijkt twee mijlpalen, versies, dagen of Word-bestanden, met bij iedere wijziging de oorzaak.

    Van twee Word-bestanden hoeft het traject niet genoemd te worden.
    """
    from assembler.verbs.compare import Comparison, Wish  # noqa: PLC0415
    from assembler.verbs.sides import Plek  # noqa: PLC0415

    workspace = gate(root)
    traject, oud, nieuw = _sides(workspace, (traject, oud, nieuw), tegen)
    trajectmap = the_traject(workspace, traject)
    limits(workspace, trajectmap, None, gemeente)
    here = Plek(root, workspace, trajectmap)
    old_place = here
    if oud_root is not None:
        older = gate(oud_root)
        old_place = Plek(oud_root, older, the_traject(older, traject))
    wish = Wish(form, document, gemeente, out, volledig, verplaatsingen)
    found = Comparison(here, old_place, wish, (oud, nieuw))
    _Shown(found).show()
    _unread(found)


def _sides(workspace: Workspace, words: tuple[str, str, str | None], tegen: str | None) -> tuple[str, str, str]:
    """Return the traject and the two sides, of what was typed: the new side may be the file of somebody else, and two files need no traject."""
    from assembler.verbs.sides import is_file  # noqa: PLC0415

    traject, oud, nieuw = words
    if tegen is not None:
        if nieuw is not None or not is_file(tegen):
            raise UnknownNameError("Schrijf: assembler diff TRAJECT MIJLPAAL --tegen BESTAND.docx. Het bestand komt in de plaats van NIEUW.")
        return traject, oud, tegen
    if nieuw is not None:
        return traject, oud, nieuw
    if not (is_file(traject) and is_file(oud)):
        raise UnknownNameError("Noem eerst het traject: assembler diff TRAJECT OUD NIEUW. Alleen bij twee Word-bestanden mag het weg.")
    return next(iter(workspace.trajecten), ""), traject, oud


def _unread(found: Comparison) -> None:
    """Say what of a file was not compared, and end with 1 where that is all but its words."""
    how = "De opbouw is gelezen uit nummers, koppen en woorden; opmaak is niet vergeleken" if found.structured else "Alleen de tekst is vergeleken"
    for item in found.loose:
        click.echo(f"Let op: {Path(item.woord).name}: {item.gelezen.why}. {how}.", err=True)
        for remark in item.gelezen.remarks if found.wish.form == "redline" else ():  # every other form says it itself
            click.echo(f"Let op: {Path(item.woord).name}: {remark}.", err=True)
    if found.loose and not found.structured:
        sys.exit(1)


class _Shown:
    """Shows a comparison on the terminal, or writes it where it belongs."""

    def __init__(self, found: Comparison) -> None:
        self.found, self.here, self.wish = found, found.here, found.wish

    def show(self) -> None:
        """Show or write it in the form that was asked for."""
        if self.wish.form == "gevolgen":
            self._consequences()
        else:
            self._show(self.found.difference())

    def _consequences(self) -> None:
        from assembler.verbs import compared  # noqa: PLC0415

        kind = self.wish.out.suffix.lstrip(".").casefold() if self.wish.out else "txt"
        if kind not in {"txt", "html", "docx"}:
            raise UnknownNameError("Een overzicht van gevolgen is er als .txt, .html en .docx.")
        self._paper(compared.consequences(self.here, self.found.consequences()), kind, self.wish.out)

    def _paper(self, final: Final, kind: str, place: Path | None) -> None:
        """Show a paper about a difference, rendered like any other document."""
        from assembler.rendering import html, text  # noqa: PLC0415
        from assembler.verbs import compared  # noqa: PLC0415

        match kind:
            case "docx":
                self._write(compared.word(self.here, final), place)
            case "html":
                self._write(html.render(final), place)
            case _:
                self._say(text.wrapped(text.render(final).decode("utf-8", "replace")))

    def _show(self, verschil: Difference) -> None:
        from assembler.rendering.comparison import data  # noqa: PLC0415
        from assembler.rendering.comparison import text as txt  # noqa: PLC0415
        from assembler.verbs import compared  # noqa: PLC0415

        match self.wish.form:
            case "txt":
                self._say(txt.render(verschil, full=self.wish.volledig))
            case "json":
                self._say(data.render(verschil))
            case "html":
                self._paper(compared.overview(self.here, verschil, "vergelijking", full=self.wish.volledig), "html", self.wish.out or self._place(verschil))
            case "was-wordt":
                self._paper(compared.overview(self.here, verschil, "was-wordt", full=self.wish.volledig), "docx", self.wish.out or self._place(verschil))
            case _:
                self._redline(verschil)

    def _redline(self, verschil: Difference) -> None:
        from assembler.rendering.comparison import redline  # noqa: PLC0415
        from assembler.verbs import compared  # noqa: PLC0415

        content = compared.redline(self.here, verschil, full=self.wish.volledig, moves=self.wish.verplaatsingen)
        place = self.wish.out or self._place(verschil)
        table = redline.table(verschil)
        self._write(content, place)
        if table:
            self._write(table, place.with_name(f"{place.stem.removesuffix('-redline')}-transponeringstabel.csv"))

    def _place(self, verschil: Difference) -> Path:
        """Return where a comparison stands: build/<traject>/verschil/<oud>-<nieuw>/<document>[-gemeente]-<as>.<ext>."""
        pair = "-".join(Path(word).name.removesuffix(".docx") for word in self.found.words)
        name = f"{verschil.name}-{self.wish.form}.{FORMS[self.wish.form]}"
        return self.here.root / "build" / verschil.traject / "verschil" / pair / name

    def _say(self, text: str) -> None:
        if self.wish.out is None:
            click.echo(text, nl=False)
        else:
            self._write(text.encode("utf-8", "replace"), self.wish.out)

    def _write(self, content: bytes, place: Path | None) -> None:
        from assembler.store.folder import WriteError, replace_file  # noqa: PLC0415

        assert place is not None  # noqa: S101 - the caller knows where
        try:
            replace_file(place, content, None if self.wish.out else self.here.root)
        except WriteError as fault:
            raise FailedError(str(fault)) from fault
        click.echo(place.as_posix())
