"""The verb `build`: the documents of a traject."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
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
    from assembler.reading.records.workspace import Trajectmap
    from assembler.store.cache import Cache
    from assembler.store.turn import Turn
    from assembler.verbs.again import Again, Built
    from assembler.verbs.built import Result


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
    from assembler.store.turn import Turn  # noqa: PLC0415
    from assembler.verbs.again import Again  # noqa: PLC0415

    if alle and (traject is not None or mijlpaal is not None):
        raise UnknownNameError("Bij --alle hoort geen traject en geen mijlpaal: alles wordt gemaakt.")
    try:
        place = out or own_output(root)
    except WriteError as fault:
        raise FailedError(str(fault)) from fault
    turn = Turn(root, place)
    work = _Work(traject, mijlpaal, soort, gemeente, tuple(dict.fromkeys(formats)), nummering, alle, werkversie, beoordeling)
    if handed:
        _handed(root, place, turn, work)
        return
    cache = Cache(root)
    again = (
        None if werkversie or "pdf" in formats else Again(root, cache, asdict(work))
    )  # a pdf depends on LibreOffice; a working version shows where text ends
    try:
        with turn:
            told = again.told(place, turn) if again is not None else None
    except WriteError as fault:
        raise FailedError(str(fault)) from fault
    built, loose = told or _made(_At(root, place, turn, cache, taken), work, again)
    for name, result in built.items():
        _summary(result, name)
    found = (*loose, *(item for result in built.values() for item in result.findings))
    shown = tuple(item for item in found if item.level is not Level.OPMERKING)
    if shown:
        report(shown, "human", err=True)
    stop(found, strict=strict)


@dataclass(frozen=True, slots=True)
class _Work:
    """What was asked, as far as the documents depend on it."""

    traject: str | None
    mijlpaal: str | None
    soort: str | None
    gemeente: str | None
    formats: tuple[str, ...]
    nummering: str
    alle: bool
    werkversie: bool
    beoordeling: bool


@dataclass(frozen=True, slots=True)
class _At:
    """Where it is done, and in how many processes."""

    root: Path
    place: Path
    turn: Turn
    cache: Cache
    taken: int


def _handed(root: Path, place: Path, turn: Turn, work: _Work) -> None:
    """Make the set of a council, or of each."""
    workspace = gate_with(root)[0]
    if work.alle or work.soort is not None or work.werkversie or work.beoordeling:
        raise UnknownNameError(
            "Bij --set horen geen --alle, --soort, --werkversie en --ter-beoordeling: een set is alles van een vastgelegde versie voor een raad."
        )
    asked = Asked(work.gemeente, wish_of_set(work.formats), work.nummering, place, turn)
    sets(root, workspace, the_traject(workspace, work.traject), work.mijlpaal, asked)


def _made(at: _At, work: _Work, again: Again | None) -> Built:
    """Build, and keep what was done for the next time."""
    from assembler.store.folder import WriteError  # noqa: PLC0415
    from assembler.store.office import OfficeError  # noqa: PLC0415
    from assembler.verbs import build as make  # noqa: PLC0415
    from assembler.verbs.earlier import before  # noqa: PLC0415
    from assembler.verbs.processes import each  # noqa: PLC0415
    from assembler.verbs.texts import pick  # noqa: PLC0415

    workspace, loose = gate_with(at.root, library=again.library) if again is not None else gate_with(at.root)
    wish = make.Wish(work.formats, work.nummering, work.soort, work.gemeente, work.werkversie, work.beoordeling)
    if not work.alle and work.traject is None and len(workspace.trajecten) > 1:
        raise UnknownNameError(f"Noem een traject: {', '.join(workspace.trajecten)}; of --alle.")
    todo = [*workspace.trajecten.values()] if work.alle else [the_traject(workspace, work.traject)]

    known = {"known": again.known} if again is not None and again.holds() else {}  # what was read is what it is known of

    def one(number: int) -> Result:
        trajectmap = todo[number]
        limits(workspace, None if work.alle else trajectmap, work.soort, work.gemeente)
        picked = [pick(at.root, trajectmap, name) for name in ([work.mijlpaal] if work.mijlpaal else _up_to(trajectmap))]
        kept = {} if work.werkversie else {item.mijlpaal.id: item.bewaard for item in picked if item.bewaard}
        past = make.Past(kept, before(at.root, workspace), at.cache, at.turn, **known)
        try:
            with at.turn:
                return make.build(workspace, trajectmap, [item.mijlpaal for item in picked], wish, at.place, progress(), past)
        except (WriteError, OfficeError) as fault:
            raise FailedError(str(fault)) from fault

    built = dict(zip((item.traject.id for item in todo), each(one, len(todo), at.taken), strict=True))
    if again is not None:
        again.keep(built, loose)
    return built, loose


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
