"""The command line: English verbs, Dutch help; every command parses, makes one call, and prints (edge).

Exit codes: 0 clean; 1 findings of level fout (with --strict also waarschuwing); 2 wrong usage or an unknown name;
3 an operation failed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from assembler import __version__
from assembler.findings import Findings, Level

T = TypeVar("T")


class Names(click.UsageError):
    """A name that does not exist: exit 2, with what exists."""


class Failed(click.ClickException):
    """An operation that failed: exit 3."""

    exit_code = 3

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - as click declares it
        """Print the message without click's English prefix."""
        click.echo(self.format_message(), err=True, file=file)


class Group(click.Group):
    """A group whose mistakes are told in Dutch."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command; an unknown one names those that exist."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise _unknown(args[0], self.list_commands(ctx), "De opdracht")
        return super().resolve_command(ctx, args)


def _unknown(name: str, known: Iterable[str], what: str) -> Names:
    from assembler.sentence import suggestion  # noqa: PLC0415 - heavy imports stay out of --help

    names = list(known)
    near = suggestion(name, names)
    listed = f"Er is: {', '.join(names)}." if names else "Er is er geen."
    return Names(f"{what} '{name}' bestaat niet. {near + ' ' if near else ''}{listed}")


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(path_type=Path), default=Path(), help="Map van de werkruimte (standaard: de huidige map).")
@click.version_option(__version__, prog_name="assembler", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, root: Path) -> None:
    """Maakt de tekst van een gemeenschappelijke regeling en de stukken voor de raden."""
    ctx.obj = root


def _load(root: Path) -> tuple[Any, Findings]:
    from assembler.workspace import NoWorkspaceError, load  # noqa: PLC0415

    try:
        return load(root)
    except NoWorkspaceError as fault:
        raise Names(str(fault)) from fault


def _traject(workspace: Any, name: str | None) -> Any:  # noqa: ANN401 - a Workspace, loaded late
    if name is None:
        if len(workspace.trajecten) == 1:
            return next(iter(workspace.trajecten.values()))
        raise Names(f"Noem een traject: {', '.join(workspace.trajecten) or 'er is er geen'}.")
    if name not in workspace.trajecten:
        raise _unknown(name, workspace.trajecten, "Het traject")
    return workspace.trajecten[name]


def _mijlpaal(trajectmap: Any, name: str | None) -> Any:  # noqa: ANN401 - a Trajectmap, loaded late
    known = {item.id: item for item in trajectmap.traject.mijlpalen}
    if name is None:
        return known[trajectmap.traject.werkt_aan] if trajectmap.traject.werkt_aan else trajectmap.traject.mijlpalen[-1]
    bare, _, version = name.partition("@")
    if bare not in known:
        raise _unknown(bare, known, "De mijlpaal")
    if version not in {"", "nu"}:
        raise Names(f"Er is nog geen vastgelegde versie van '{bare}'; er is alleen '{bare}@nu'.")
    return known[bare]


def _stop(findings: Findings, *, strict: bool = False) -> NoReturn:
    levels = {finding.level for finding in findings}
    sys.exit(1 if Level.FOUT in levels or (strict and Level.WAARSCHUWING in levels) else 0)


def _report(findings: Findings, form: str, *, err: bool = False) -> None:
    from assembler import report  # noqa: PLC0415

    text = {"human": report.human, "json": report.as_json, "github": report.github}[form](findings)
    if text:
        click.echo(text, err=err)


def _gate(root: Path, form: str = "human") -> Any:  # noqa: ANN401 - a Workspace, loaded late
    """Load the workspace; a fault in any file stops every verb, before anything is written."""
    from assembler import linking  # noqa: PLC0415
    from assembler.findings import has_errors, ordered  # noqa: PLC0415

    workspace, found = _load(root)
    names = () if has_errors(found) else linking.check(workspace)
    everything = ordered((*found, *names))
    if has_errors(everything):
        _report(everything, form, err=form == "human")
        _stop(everything)
    return workspace


_FORM = click.option("--format", "form", type=click.Choice(["human", "json", "github"]), default="human", help="Vorm van de bevindingen.")
_MIJLPAAL = click.option("--mijlpaal", help="Mijlpaal (standaard: waar het traject aan werkt).")
_SOORT = click.option("--soort", help="Alleen deze documentsoort.")
_GEMEENTE = click.option("--gemeente", help="Alleen de stukken van deze gemeente.")


@cli.command()
@click.argument("traject", required=False)
@_MIJLPAAL
@_SOORT
@_GEMEENTE
@_FORM
@click.option("--strict", is_flag=True, help="Ook een waarschuwing telt als fout.")
@click.pass_obj
def check(root: Path, traject: str | None, mijlpaal: str | None, soort: str | None, gemeente: str | None, form: str, *, strict: bool) -> None:
    """Toont alle bevindingen; schrijft niets."""
    from assembler import pipeline  # noqa: PLC0415
    from assembler.findings import ordered  # noqa: PLC0415

    workspace = _gate(root, form)
    if traject is not None:
        _traject(workspace, traject)
    if mijlpaal is None:
        found = pipeline.check(workspace, (), traject)
    else:
        trajectmap = _traject(workspace, traject)
        found = ordered(pipeline.milestone(workspace, trajectmap, _mijlpaal(trajectmap, mijlpaal)))
    _limits(workspace, workspace.trajecten[traject] if traject else None, soort, gemeente)
    found = tuple(item for item in found if gemeente is None or item.gemeente in (None, gemeente))
    _report(found, form)
    _stop(found, strict=strict)


def _limits(workspace: Any, trajectmap: Any, soort: str | None, gemeente: str | None) -> None:  # noqa: ANN401 - loaded late
    if soort is not None and soort not in workspace.documentsoorten:
        raise _unknown(soort, workspace.documentsoorten, "De documentsoort")
    known = trajectmap.traject.deelnemers if trajectmap else workspace.gemeenten
    if gemeente is not None and gemeente not in known:
        raise _unknown(gemeente, known, "De gemeente")


@cli.command()
@click.argument("traject", required=False)
@_MIJLPAAL
@_SOORT
@_GEMEENTE
@click.option("--out", type=click.Path(path_type=Path), help="Map voor de uitvoer (standaard: build in de werkruimte).")
@click.option(
    "--format", "formats", type=click.Choice(["docx", "txt", "html", "pdf"]), multiple=True, default=("docx",), help="Vorm van de documenten; herhaalbaar."
)
@click.option("--nummering", type=click.Choice(["levend", "vast"]), default="levend", help="Nummers als velden van Word, of als vaste tekst.")
@click.option("--werkversie", is_flag=True, help="Maak de documenten ondanks fouten, met de fouten op hun plaats.")
@click.option("--strict", is_flag=True, help="Ook een waarschuwing telt als fout.")
@click.pass_obj
def build(
    root: Path,
    traject: str | None,
    mijlpaal: str | None,
    soort: str | None,
    gemeente: str | None,
    out: Path | None,
    formats: tuple[str, ...],
    nummering: str,
    *,
    werkversie: bool,
    strict: bool,
) -> None:
    """Maakt de documenten van een traject."""
    from assembler import make  # noqa: PLC0415
    from assembler.publish import WriteError  # noqa: PLC0415

    for form in formats:
        if form in make.SOON:
            raise Names(f"Het formaat '{form}' is nog niet beschikbaar.")
    workspace = _gate(root)
    trajectmap = _traject(workspace, traject)
    _limits(workspace, trajectmap, soort, gemeente)
    chosen = [_mijlpaal(trajectmap, mijlpaal)] if mijlpaal else _up_to(trajectmap)
    wish = make.Wish(tuple(dict.fromkeys(formats)), nummering, soort, gemeente, werkversie)
    try:
        result = make.build(workspace, trajectmap, chosen, wish, out or root / "build", _progress())
    except WriteError as fault:
        raise Failed(str(fault)) from fault
    _summary(result, trajectmap.traject.id)
    shown = tuple(item for item in result.findings if item.level is not Level.OPMERKING)
    if shown:
        _report(shown, "human", err=True)
    _stop(result.findings, strict=strict)


def _up_to(trajectmap: Any) -> list[Any]:  # noqa: ANN401 - a Trajectmap, loaded late
    last = _mijlpaal(trajectmap, None)
    return [item for item in trajectmap.traject.mijlpalen if item.stand <= last.stand]


def _progress() -> Any:  # noqa: ANN401 - a function of the name of a document
    if not sys.stderr.isatty():
        return lambda _name: None
    return lambda name: click.echo(f"\r\033[K{name}", nl=False, err=True)


def _summary(result: Any, traject: str) -> None:  # noqa: ANN401 - a Result, loaded late
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    for mijlpaal, outcome in result.outcomes.items():
        parts = [f"{len(getattr(outcome, name))} {name}" for name in ("nieuw", "gewijzigd", "ongewijzigd", "verwijderd") if getattr(outcome, name)]
        click.echo(f"{traject} {mijlpaal} (stand van nu): {', '.join(parts) if parts else 'geen documenten'}")
        for name in outcome.gewijzigd:
            click.echo(f"  gewijzigd: {name}")
        for name in outcome.bewaard:
            click.echo(f"  bewaard: {name} (iemand had dit bestand gewijzigd)")
        for name in outcome.niet_gemaakt:
            click.echo(f"  niet gemaakt: {name} (er zijn fouten in deze set; zie hieronder)")


@cli.command()
@click.argument("traject")
@click.argument("what")
@_MIJLPAAL
@_SOORT
@_GEMEENTE
@click.pass_obj
def explain(root: Path, traject: str, what: str, mijlpaal: str | None, soort: str | None, gemeente: str | None) -> None:
    """Zegt waar een stuk tekst vandaan komt: "artikel 5 lid 2", of een id; check:NAAM geeft de uitleg van een controle."""
    from assembler import explain as explaining  # noqa: PLC0415
    from assembler import pipeline, seams  # noqa: PLC0415

    if what.startswith("check:"):
        name = what.removeprefix("check:")
        module = seams.checks().get(name.replace("-", "_"))
        if module is None:
            raise _unknown(name, [item.replace("_", "-") for item in seams.checks()], "De controle")
        click.echo((module.__doc__ or "").strip())
        return
    workspace = _gate(root)
    trajectmap = _traject(workspace, traject)
    _limits(workspace, trajectmap, soort, gemeente)
    chosen = _mijlpaal(trajectmap, mijlpaal)
    stand = pipeline.fold(workspace, trajectmap, chosen)
    wanted = soort or (None if gemeente else trajectmap.traject.regeling)
    for opdracht in pipeline.opdrachten(workspace, trajectmap, chosen):
        if (wanted and opdracht.soort.id != wanted) or (gemeente and opdracht.gemeente != gemeente):
            continue
        final = pipeline.assemble(stand, opdracht).final
        node = explaining.find(final, what)
        if node is not None:
            click.echo(f"{trajectmap.traject.id}, {chosen.naam} (stand van nu), {opdracht.name}")
            click.echo(explaining.explain(stand.facts, final, node))
            return
    raise Names(f"'{what}' staat niet in {wanted or 'de stukken'} van {chosen.id}. Schrijf bijvoorbeeld: artikel 5, tweede lid, onderdeel b.")


def _later(name: str, text: str) -> None:
    @cli.command(name, help=text, context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
    def _command() -> None:
        raise Names(f"'{name}' is nog niet beschikbaar.")


for _name, _text in (
    ("calc", "Tabellen van stemmen en bijdragen (nog niet beschikbaar)."),
    ("freeze", "Legt een mijlpaal vast (nog niet beschikbaar)."),
    ("diff", "Vergelijkt twee versies (nog niet beschikbaar)."),
):
    _later(_name, _text)


def main() -> None:
    """Run the command line; an unexpected failure of the machine is one line and exit 3, never a traceback."""
    try:
        cli(prog_name="assembler")
    except OSError as fault:
        click.echo(f"De opdracht is niet gelukt: {fault.strerror or fault}.", err=True)
        sys.exit(3)


if __name__ == "__main__":
    main()
