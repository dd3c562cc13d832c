"""The verb `build`: the documents of a traject."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.common import GEMEENTE, MIJLPAAL, SOORT, STRICT, progress, report, stop
from assembler.cli.dutch import Verb
from assembler.cli.handing import Asked, sets, wish_of_set
from assembler.ground.findings import Level
from assembler.rendering.formats import formats as there
from assembler.verbs.open import gate_with, limits, the_mijlpaal, the_traject
from assembler.verbs.refusals import FailedError, UnknownNameError

if TYPE_CHECKING:
    from assembler.ground.findings import Finding
    from assembler.reading.records.workspace import Trajectmap
    from assembler.verbs.build import Result


@click.command(cls=Verb)
@click.argument("traject", required=False)
@click.option("--alle", is_flag=True, help="De documenten van alle trajecten.")
@MIJLPAAL
@SOORT
@GEMEENTE
@click.option("--out", type=click.Path(path_type=Path), help="Map voor de uitvoer (standaard: build in de werkruimte).")
@click.option("--format", "formats", type=click.Choice(list(there())), multiple=True, default=("docx",), help="Vorm van de documenten; herhaalbaar.")
@click.option("--nummering", type=click.Choice(["levend", "vast"]), default="levend", help="Nummers als velden van Word, of als vaste tekst.")
@click.option("--werkversie", is_flag=True, help="Maak de documenten ondanks fouten, met de fouten op hun plaats.")
@click.option("--ter-beoordeling", "beoordeling", is_flag=True, help="Word met het bijhouden van wijzigingen aan: om te versturen en terug te lezen.")
@click.option("--set", "handed", is_flag=True, help="De set van een raad uit de vastgelegde versie: een map en een zip voor de griffie, in Word en pdf.")
@click.option("--taken", type=click.IntRange(1, 64), default=1, help="Aantal processen bij --alle (standaard: 1).")
@STRICT
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
    taken: int,
    *,
    alle: bool,
    werkversie: bool,
    beoordeling: bool,
    handed: bool,
    strict: bool,
) -> None:
    """Maakt de documenten van een traject, of met --alle van ieder traject."""
    from assembler.store.cache import Cache  # noqa: PLC0415
    from assembler.store.folder import WriteError, own_output  # noqa: PLC0415
    from assembler.store.office import OfficeError  # noqa: PLC0415
    from assembler.store.turn import Turn  # noqa: PLC0415
    from assembler.verbs import build as make  # noqa: PLC0415
    from assembler.verbs.earlier import before  # noqa: PLC0415
    from assembler.verbs.processes import each  # noqa: PLC0415
    from assembler.verbs.texts import pick  # noqa: PLC0415

    if alle and (traject is not None or mijlpaal is not None):
        raise UnknownNameError("Bij --alle hoort geen traject en geen mijlpaal: alles wordt gemaakt.")
    try:
        place = out or own_output(root)
    except WriteError as fault:
        raise FailedError(str(fault)) from fault
    turn = Turn(root, place)
    workspace, loose = gate_with(root)
    if handed:
        if alle or soort is not None or werkversie or beoordeling:
            raise UnknownNameError(
                "Bij --set horen geen --alle, --soort, --werkversie en --ter-beoordeling: een set is alles van een vastgelegde versie voor een raad."
            )
        sets(root, workspace, the_traject(workspace, traject), mijlpaal, Asked(gemeente, wish_of_set(formats), nummering, place, turn))
        return
    wish = make.Wish(tuple(dict.fromkeys(formats)), nummering, soort, gemeente, werkversie, beoordeling)
    found: list[Finding] = [*loose]
    cache = Cache(root)
    if not alle and traject is None and len(workspace.trajecten) > 1:
        raise UnknownNameError(f"Noem een traject: {', '.join(workspace.trajecten)}; of --alle.")
    todo = [*workspace.trajecten.values()] if alle else [the_traject(workspace, traject)]

    def one(number: int) -> Result:
        trajectmap = todo[number]
        limits(workspace, None if alle else trajectmap, soort, gemeente)
        picked = [pick(root, trajectmap, name) for name in ([mijlpaal] if mijlpaal else _up_to(trajectmap))]
        kept = {} if werkversie else {item.mijlpaal.id: item.bewaard for item in picked if item.bewaard}
        past = make.Past(kept, before(root, workspace), cache, turn)
        try:
            with turn:
                return make.build(workspace, trajectmap, [item.mijlpaal for item in picked], wish, place, progress(), past)
        except (WriteError, OfficeError) as fault:
            raise FailedError(str(fault)) from fault

    for trajectmap, result in zip(todo, each(one, len(todo), taken), strict=True):
        _summary(result, trajectmap.traject.id)
        found += result.findings
    shown = tuple(item for item in found if item.level is not Level.OPMERKING)
    if shown:
        report(shown, "human", err=True)
    stop(tuple(found), strict=strict)


def _up_to(trajectmap: Trajectmap) -> list[str]:
    last = the_mijlpaal(trajectmap, None)
    return [item.id for item in trajectmap.mijlpalen if item.stand <= last.stand]


def _summary(result: Result, traject: str) -> None:
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    for mijlpaal, outcome in result.outcomes.items():
        parts = [f"{len(getattr(outcome, name))} {name}" for name in ("nieuw", "gewijzigd", "ongewijzigd", "verwijderd") if getattr(outcome, name)]
        click.echo(f"{traject} {mijlpaal} ({result.teksten[mijlpaal]}): {', '.join(parts) if parts else 'geen documenten'}")
        for name in outcome.gewijzigd:
            click.echo(f"  gewijzigd: {name}")
        for name in outcome.bewaard:
            click.echo(f"  bewaard: {name} (iemand had dit bestand gewijzigd)")
        for name in outcome.niet_gemaakt:
            click.echo(f"  niet gemaakt: {name} (er zijn fouten in deze set; zie hieronder)")
        if names := result.afwijkend.get(mijlpaal):
            click.echo(f"  de tekst van nu wijkt af van {result.teksten[mijlpaal]}: {', '.join(names)}")
            click.echo(f"    zie: assembler diff {traject} {mijlpaal}@{result.teksten[mijlpaal].removeprefix('versie ')} {mijlpaal}@nu")
