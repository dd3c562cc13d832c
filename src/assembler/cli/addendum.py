"""The verb `addendum`: what a council gets when the text changed after it received the papers."""

from __future__ import annotations

from pathlib import Path

import click

from assembler.cli.dutch import Verb
from assembler.cli.papers import write
from assembler.verbs.open import gate, the_traject


@click.command(cls=Verb)
@click.argument("traject")
@click.argument("gemeente")
@click.option("--as", "form", type=click.Choice(["txt", "html", "docx", "pdf"]), default="docx", help="Vorm (standaard: docx).")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Map voor het addendum en de stukken die het vervangt (standaard: build/addendum in de werkruimte)."
)
@click.pass_obj
def addendum(root: Path, traject: str, gemeente: str, form: str, out: Path | None) -> None:
    """Maakt wat een raad krijgt als de tekst is veranderd nadat hij de stukken ontving, en hij nog niet heeft besloten."""
    from assembler.verbs.standing import addendum as make  # noqa: PLC0415

    workspace = gate(root)
    made = make(root, workspace, the_traject(workspace, traject), gemeente)
    folder = out or root / "build" / "addendum"
    for item in (made.made, *made.replaced):
        write(workspace, item, form, folder / f"{item.order.name}.{form}")
