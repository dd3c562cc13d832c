"""A comparison as papers and files: the redline, was-wordt and the consequences, in the house style that they are sent in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.verbs.sides import Plek

if TYPE_CHECKING:
    from assembler.comparing.causes.consequences import Consequences
    from assembler.comparing.causes.difference import Difference
    from assembler.ground.document import Final


def redline(here: Plek, difference: Difference, *, full: bool, moves: str) -> bytes:
    """Return the document with its changes tracked, for Word; their author is the body that sends it, never a person."""
    from assembler.rendering.comparison import redline as tracked  # noqa: PLC0415

    traject = here.trajectmap.traject
    body = here.workspace.organisaties[difference.gemeente].naam if difference.gemeente else traject.lichaam.naam
    return tracked.render(difference, base(here, difference.trees.new.final.huisstijl), body, full=full, moves=moves)


def consequences(here: Plek, found: Consequences) -> Final:
    """Return the page of consequences."""
    from assembler.comparing.papers import gevolgen  # noqa: PLC0415

    names = {name: item.naam for name, item in here.workspace.organisaties.items()}
    traject = here.trajectmap.traject
    return gevolgen.paper(found, names, traject.vermelding, traject.huisstijl)


def word(here: Plek, final: Final) -> bytes:
    """Return a paper about a difference for Word."""
    from assembler.rendering import word as writer  # noqa: PLC0415

    return writer.render(final, base(here, final.huisstijl), numbering="levend")


def base(here: Plek, house_style: str) -> bytes:
    """Return the base file of a house style; that of the traject for one that is gone."""
    known = here.workspace.basis
    return known.get(house_style) or known[here.trajectmap.traject.huisstijl]
