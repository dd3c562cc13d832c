"""The verb `terug`: what a Word file that came back asks, per lid."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.dutch import Verb
from assembler.verbs.open import gate, the_traject

if TYPE_CHECKING:
    from assembler.verbs.returned import Taken

_WORDS = {
    "tekst": "gewijzigd", "opschrift": "opschrift gewijzigd", "nieuw": "nieuw", "vervalt": "vervalt", "gesplitst": "gesplitst", "samengevoegd": "samengevoegd",
    "verplaatst": "verplaatst", "opmerking": "opmerking",
}  # fmt: skip

_TOUCHED = {
    "waarde": "dit is een waarde,", "begrip": "dit is het begrip", "verwijzing": "dit is een verwijzing naar", "wet": "dit is een wet,",
    "open": "dit stond nog open:",
}  # fmt: skip


@click.command(cls=Verb)
@click.argument("traject")
@click.argument("bestanden", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="BESTAND...")
@click.option("--van", required=True, metavar="NAAM", help="Van wie de bestanden zijn: een gemeente, of een ander orgaan.")
@click.option("--op", type=click.DateTime(["%Y-%m-%d"]), metavar="DAG", help="Dag van ontvangst (standaard: vandaag).")
@click.option("--tekst", metavar="MIJLPAAL@N", help="Van welke versie het bestand is, als het dat zelf niet meer zegt.")
@click.option("--document", metavar="DOCUMENT", help="Welk document het is, als het bestand dat zelf niet meer zegt.")
@click.pass_obj
def terug(root: Path, traject: str, bestanden: tuple[Path, ...], van: str, op: datetime | None, tekst: str | None, document: str | None) -> None:
    """Leest wat er in teruggekomen Word-bestanden is gewijzigd en opgemerkt, per lid, en bewaart het als voorstellen."""
    from assembler.verbs.returned import Sender, take  # noqa: PLC0415

    for path in bestanden:
        trajectmap = the_traject(gate(root), traject)
        day = op.date() if op else date.today()  # noqa: DTZ011 - the day on the calendar of who received it
        _show(path, take(root, trajectmap, path, Sender(van, day, tekst, document)))


def _show(path: Path, taken: Taken) -> None:
    click.echo(f"{path.name}: {taken.document}, {taken.tekst}")
    place = ""
    for item in taken.proposals:
        if item.spot.place != place:
            place = item.spot.place
            click.echo(f"\n{place or 'Begin van het stuk'}")
        by = ", ".join(dict.fromkeys(hand.author for hand in item.hands if hand.author))
        how = " (niet bijgehouden)" if item.silent else f" ({by})" if by else ""
        click.echo(f"  {_WORDS[item.soort]}{' hierna' if item.after else ''}{how}")
        for sign, text in (("was", item.was), ("wordt", item.wordt)):
            for number, line in enumerate(text.splitlines() if text else ()):
                click.echo(f"    {f'{sign}:' if not number else '':7}{line}")
        for part in item.raakt:
            if part.wat in _TOUCHED:
                click.echo(f"    {_TOUCHED[part.wat]} {part.feit}: '{part.was}' wordt '{part.wordt}'".replace("wordt ''", "vervalt"))
    known = len(taken.proposals) - len(taken.fresh)
    counted = f"{len(taken.proposals)} {'voorstel' if len(taken.proposals) == 1 else 'voorstellen'}"
    click.echo(f"\n{counted}{f', waarvan {known} al bekend' if known else ''}: {taken.place.as_posix()}")
