"""The verb `init`: a new workspace, or a traject in one that there is, from questions on the terminal, a file with answers, or a regulation of the register."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assembler.cli.common import report
from assembler.cli.dutch import Verb
from assembler.cli.screen import fault_of
from assembler.verbs.refusals import FoundError, UnknownNameError

if TYPE_CHECKING:
    from assembler.reading.records.antwoorden import Antwoorden, Vervolgantwoorden
    from assembler.reading.records.workspace import Workspace
    from assembler.verbs.beginning.questions import Question


@click.command(cls=Verb)
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path))
@click.option("--uit", type=click.Path(path_type=Path), metavar="BESTAND", help="Antwoorden uit een YAML-bestand, in plaats van vragen.")
@click.option("--register", metavar="ID", help="Gegevens van een regeling uit het register van gemeenschappelijke regelingen.")
def init(map_: Path, uit: Path | None, register: str | None) -> None:
    """Maakt een nieuwe werkruimte, of in een werkruimte een traject voor een wijziging, samenvoeging, opheffing, toetreding of uittreding."""
    from assembler.reading.records.antwoorden import Vervolgantwoorden  # noqa: PLC0415 - what --help does not need
    from assembler.verbs.beginning import begin  # noqa: PLC0415

    if uit is not None and register is not None:
        raise UnknownNameError("Geef --uit of --register, niet allebei.")
    there = (map_ / "clauses").is_dir()
    if not there or (uit is None and register is not None):
        _free(map_)  # before somebody has typed everything
    library = begin.library()
    answers = (
        begin.from_file(uit) if uit is not None else begin.from_register(register, library) if register is not None else _asked(map_, library, there=there)
    )
    if isinstance(answers, Vervolgantwoorden):
        _followed(map_, answers, there=there)
        return
    _free(map_)
    made = begin.begin(map_, answers, date.today(), library)  # noqa: DTZ011 - the day on the calendar of who begins
    report(made.findings, err=True)
    click.echo(f"De werkruimte staat in {map_.as_posix()}: {len(made.files)} bestanden van u, en de bibliotheek.")
    _next(map_)


def _free(map_: Path) -> None:
    from assembler.store.newfolder import OccupiedError, free  # noqa: PLC0415

    try:
        free(map_)
    except OccupiedError as fault:
        raise UnknownNameError(str(fault)) from fault


def _next(map_: Path, traject: str = "") -> None:
    click.echo("Maak nu de stukken en kijk wat nog is in te vullen:")
    for verb in ("build", "check"):
        click.echo(f"  assembler --root {map_.as_posix()} {verb}{f' {traject}' if traject else ''}")


def _followed(map_: Path, answers: Vervolgantwoorden, *, there: bool) -> None:
    """Make a traject in the workspace that there is."""
    from assembler.verbs.beginning import following  # noqa: PLC0415
    from assembler.verbs.open import gate  # noqa: PLC0415

    if not there:
        raise UnknownNameError(
            f"In {map_.as_posix()} staat geen werkruimte. Noem de map waar de regeling staat; staat zij nog nergens, begin dan met 'nieuw', of met --register."
        )
    made = following.follow(map_, gate(map_), answers, date.today())  # noqa: DTZ011 - the day on the calendar of who begins
    report(made.findings, err=True)
    click.echo(f"Het traject '{made.id}' staat in {map_.as_posix()}/trajecten/{made.id}: {len(made.files)} bestanden.")
    _next(map_, made.id)


def _asked(map_: Path, library: Workspace, *, there: bool) -> Antwoorden | Vervolgantwoorden:
    """Ask the questions, each again until the answer can be; an answer that only shows to be wrong at the end is told with all others."""
    from assembler.verbs.beginning import begin, following, questions  # noqa: PLC0415
    from assembler.verbs.open import gate  # noqa: PLC0415

    click.echo("Enter neemt wat tussen haken staat; 'ntb' is nog niet bekend.")
    given: dict[str, Any] = {questions.FIRST.veld: _answer(questions.FIRST)}
    new = given["soort"] == "nieuw"
    if new:
        _free(map_)
    elif not there:
        raise UnknownNameError(f"In {map_.as_posix()} staat geen werkruimte met een regeling. Noem de map waar zij staat, of kies 'nieuw'.")
    for question in questions.questions(library) if new else questions.about_existing(following.regulations(gate(map_))):
        if question.als(given):
            given[question.veld] = _answer(question)
    found, faults = begin.checked(questions.data_of(given))
    if found is None:
        raise FoundError(faults)
    return found


def _answer(question: Question) -> Any:
    from assembler.verbs.beginning.questions import answer  # noqa: PLC0415

    words = f"{question.vraag} ({', '.join(question.keuze)})" if question.keuze else question.vraag
    while True:
        if fault_of("stdout") is not None:
            raise click.Abort  # nobody sees what is asked
        typed = click.prompt(words, default=question.standaard, show_default=bool(question.standaard)).strip()
        try:
            return answer(question, typed)
        except ValueError as fault:
            click.echo(str(fault), err=True)
