"""The verb `terug`: what a Word file that came back asks, per lid; who asked what; and taking it over or answering it."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.dutch import Verb
from assembler.verbs.open import gate, the_traject
from assembler.verbs.refusals import UnknownNameError

if TYPE_CHECKING:
    from assembler.comparing.returned.proposals import Proposal
    from assembler.verbs.adopt import Adopted
    from assembler.verbs.returned import Taken

_WORDS = {
    "tekst": "gewijzigd", "opschrift": "opschrift gewijzigd", "nieuw": "nieuw", "vervalt": "vervalt", "gesplitst": "gesplitst", "samengevoegd": "samengevoegd",
    "verplaatst": "verplaatst", "opmerking": "opmerking",
}  # fmt: skip
_TOUCHED = {
    "waarde": "dit is een waarde,", "begrip": "dit is het begrip", "verwijzing": "dit is een verwijzing naar", "wet": "dit is een wet,",
    "open": "dit stond nog open:",
}  # fmt: skip
_STATUS = ("open", "overgenomen", "aangepast", "afgewezen", "ter_bespreking")


@click.command(cls=Verb)
@click.argument("traject")
@click.argument("bestanden", nargs=-1, type=click.Path(path_type=Path), metavar="[BESTAND...]")
@click.option("--van", metavar="NAAM", help="Van wie de bestanden zijn: een gemeente, of een ander orgaan.")
@click.option("--op", type=click.DateTime(["%Y-%m-%d"]), metavar="DAG", help="Dag van ontvangst, of van het besluit (standaard: vandaag).")
@click.option("--tekst", metavar="MIJLPAAL@N", help="Van welke versie het bestand is, als het dat zelf niet meer zegt.")
@click.option("--document", metavar="DOCUMENT", help="Welk document het is, als het bestand dat zelf niet meer zegt.")
@click.option("--neem-over", "over", multiple=True, metavar="KENMERK", help="Neem dit voorstel over: als besluit in het log, of in de eigen tekst.")
@click.option("--gremium", metavar="NAAM", help="Wie het besluit neemt waarmee een voorstel wordt overgenomen.")
@click.option("--besloten/--voorgenomen", default=False, help="Of dat al is besloten (standaard: voorgenomen).")
@click.option("--reden", metavar="TEKST", help="Waarom; staat in geen enkel stuk.")
@click.option("--toch", is_flag=True, help="Neem ook over als de tekst anders wordt dan is voorgesteld.")
@click.option("--bij", multiple=True, metavar="KENMERK", help="Beantwoord dit voorstel.")
@click.option("--status", type=click.Choice(_STATUS), help="Wat er met het voorstel is gedaan.")
@click.option("--antwoord", metavar="TEKST", help="Het antwoord; het staat in de reactienota.")
@click.option("--besluit", metavar="BESLUIT", help="Het besluit dat het voorstel uitvoert.")
@click.pass_obj
def terug(root: Path, /, traject: str, bestanden: tuple[Path, ...], van: str | None, op: datetime | None, **rest: object) -> None:
    """Leest wat er in teruggekomen Word-bestanden is gewijzigd en opgemerkt, per lid, en bewaart het als voorstellen.

    Zonder bestanden: alle voorstellen bij elkaar, of met --neem-over en --bij wat ermee gebeurt.
    """
    day = op.date() if op else date.today()  # noqa: DTZ011 - the day on the calendar of who received or decided it
    asked = Asked(root, traject, day, rest)
    if sum(map(bool, (bestanden, rest["over"], rest["bij"]))) > 1:
        raise UnknownNameError("Lees bestanden in, neem voorstellen over (--neem-over) of beantwoord ze (--bij): één van de drie tegelijk.")
    if bestanden:
        asked.read(bestanden, van)
    elif rest["over"]:
        asked.take_over()
    elif rest["bij"]:
        asked.answer()
    else:
        asked.overview()


class Asked:
    """What was asked of the verb, in each of its four ways."""

    def __init__(self, root: Path, traject: str, day: date, rest: dict[str, object]) -> None:
        self.root, self.traject, self.day, self.rest = root, traject, day, rest

    def _word(self, name: str) -> str:
        found = self.rest.get(name)
        return " ".join(found.split()) if isinstance(found, str) else ""

    def _ids(self, name: str) -> tuple[str, ...]:
        found = self.rest.get(name)
        return found if isinstance(found, tuple) else ()

    def read(self, files: tuple[Path, ...], van: str | None) -> None:
        """Read files that came back, and keep what they ask."""
        from assembler.verbs.returned import Sender, sender, take  # noqa: PLC0415

        if not van:
            raise UnknownNameError("Zeg met --van van wie de bestanden zijn: een gemeente, of een ander orgaan.")
        for path in files:
            workspace = gate(self.root)
            trajectmap = the_traject(workspace, self.traject)
            who = sender(workspace, trajectmap, van)
            _show(path, take(self.root, trajectmap, path, Sender(who, self.day, self._word("tekst") or None, self._word("document") or None)))

    def take_over(self) -> None:
        """Take proposals over, or say what would read otherwise than was meant."""
        from assembler.verbs.adopt import Decision, adopt  # noqa: PLC0415
        from assembler.verbs.desk import Desk  # noqa: PLC0415

        if not self._word("gremium"):
            raise UnknownNameError("Zeg met --gremium wie dit besluit, bijvoorbeeld --gremium dialoogsessie.")
        status = "besloten" if self.rest["besloten"] else "voorgenomen"
        decision = Decision(self._word("gremium"), self.day, status, self._word("reden"), self._word("antwoord"), bool(self.rest["toch"]))
        found = adopt(Desk(self.root), self.traject, self._ids("over"), decision)
        _adopted(found, status)
        if not found.written:
            sys.exit(1)

    def answer(self) -> None:
        """Write what was done with proposals."""
        from assembler.verbs.adopt import answer  # noqa: PLC0415
        from assembler.verbs.desk import Desk  # noqa: PLC0415

        if not self._word("status") and not self._word("antwoord"):
            raise UnknownNameError("Zeg met --status of --antwoord wat er met het voorstel is gedaan.")
        for file in answer(Desk(self.root), self.traject, self._ids("bij"), self._word("status"), (self._word("antwoord"), self._word("besluit"))):
            click.echo(file)

    def overview(self) -> None:
        """Show all proposals, those on one place together, equal ones once."""
        from assembler.facts.reactions import together  # noqa: PLC0415

        rows = together(gate(self.root), the_traject(gate(self.root), self.traject))
        place = version = ""
        for item in rows:
            if item.version != version:
                version = item.version
                click.echo(f"{version}" if not place else f"\n{version}")
                place = ""
            if item.place != place:
                place = item.place
                click.echo(f"\n{place}")
            about = f", {item.besluit}" if item.besluit else ""
            click.echo(f"  {item.id} {_WORDS[item.soort]}{' hierna' if item.na else ''} ({', '.join(item.van)}): {item.status.replace('_', ' ')}{about}")
            _lines(item.was, item.wordt)
            if item.antwoord:
                click.echo(f"    antwoord: {item.antwoord}")
        open_ = sum(item.status == "open" for item in rows)
        click.echo(f"\n{_counted(len(rows))}, waarvan {open_} open." if rows else "Er is nog niets teruggekomen.")


def _counted(number: int) -> str:
    return f"{number} {'voorstel' if number == 1 else 'voorstellen'}"


def _lines(was: str, wordt: str) -> None:
    for sign, text in (("was", was), ("wordt", wordt)):
        for number, line in enumerate(text.splitlines() if text else ()):
            click.echo(f"    {f'{sign}:' if not number else '':7}{line}")


def _show(path: Path, taken: Taken) -> None:
    click.echo(f"{path.name}: {taken.document}, {taken.tekst}")
    place = ""
    for item in taken.proposals:
        if item.spot.place != place:
            place = item.spot.place
            click.echo(f"\n{place or 'Begin van het stuk'}")
        _proposal(item, item.id(taken.document))
    known = len(taken.proposals) - len(taken.fresh)
    click.echo(f"\n{_counted(len(taken.proposals))}{f', waarvan {known} al bekend' if known else ''}: {taken.place.as_posix()}")


def _proposal(item: Proposal, name: str) -> None:
    by = ", ".join(dict.fromkeys(hand.author for hand in item.hands if hand.author))
    how = " (niet bijgehouden)" if item.silent else f" ({by})" if by else ""
    click.echo(f"  {name} {_WORDS[item.soort]}{' hierna' if item.after else ''}{how}")
    _lines(item.was, item.wordt)
    for part in item.raakt:
        if part.wat in _TOUCHED:
            click.echo(f"    {_TOUCHED[part.wat]} {part.feit}: '{part.was}' wordt '{part.wordt}'".replace("wordt ''", "vervalt"))


def _adopted(found: Adopted, status: str) -> None:
    for item in found.keuzes:
        click.echo(f"  {item}")
    for other in found.differs:
        click.echo(f"\n{other.place}")
        if other.meant:
            click.echo(f"  voorgesteld: {other.meant}")
            click.echo(f"  wordt:       {other.made or '(vervalt)'}")
        else:
            click.echo(f"  verandert ook: {other.made or '(vervalt)'}")
    for fault in found.errors:
        click.echo(f"\nfout[{fault.slug}]: {fault.message}")
    if not found.written:
        click.echo("\nEr is niets bewaard: de tekst wordt anders dan is voorgesteld. Klopt dat, geef dan --toch.")
        return
    for file in found.files:
        click.echo(file)
    late = "" if found.counts else " Het telt nog bij geen mijlpaal mee: de dag ligt na hun stand."
    said = "besloten." if status == "besloten" else "voorgenomen: het verandert nog geen stuk."
    click.echo(f"{_counted(len(found.done))} overgenomen{f', {said}' if found.keuzes else '.'}{late}")
