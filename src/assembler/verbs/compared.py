"""A comparison as papers and files: the redline, and the overviews of which the skeletons stand in templates/vergelijkingen, in the house style that they are sent in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from assembler.verbs.headings import paper_words
from assembler.verbs.refusals import FoundError, UnusableError
from assembler.verbs.sides import Plek

if TYPE_CHECKING:
    from assembler.comparing.causes.consequences import Consequences
    from assembler.comparing.causes.difference import Difference
    from assembler.ground.document import Final, Voettekst
    from assembler.sentences.names import View


def redline(here: Plek, difference: Difference, *, full: bool, moves: str) -> bytes:
    """Return the document with its changes tracked, for Word; their author is the body that sends it, never a person."""
    from assembler.rendering.comparison import redline as tracked  # noqa: PLC0415

    traject = here.trajectmap.traject
    body = here.workspace.organisaties[difference.gemeente].naam if difference.gemeente else traject.lichaam.naam
    return tracked.render(difference, base(here, difference.trees.new.final.huisstijl), body, full=full, moves=moves)


def consequences(here: Plek, found: Consequences) -> Final:
    """Return the page of consequences."""
    from assembler.comparing.papers.consequences import consequences_view, foot  # noqa: PLC0415

    names = {name: item.naam for name, item in here.workspace.organisaties.items()}
    traject = here.trajectmap.traject
    return _composed(
        here, "gevolgen", consequences_view(found, names, partial(paper_words, here.workspace)), foot(found, traject.vermelding), traject.huisstijl
    )


def overview(here: Plek, difference: Difference, kind: Literal["was-wordt", "vergelijking"], *, full: bool) -> Final:
    """Return a paper about the difference of one document; `full` shows what only renumbered too."""
    from assembler.comparing.papers.difference import difference_view, foot  # noqa: PLC0415

    return _composed(here, kind, difference_view(difference, full=full), foot(difference), difference.trees.new.final.huisstijl)


def _composed(here: Plek, kind: str, of: View, foot: Voettekst, house_style: str) -> Final:
    from assembler.composing.comparison import compose_comparison  # noqa: PLC0415

    skeleton = here.workspace.vergelijkingen.get(kind)
    if skeleton is None or skeleton.over != of.kind:
        raise UnusableError(
            f"Er is geen skelet '{kind}' over '{of.kind}' in templates/vergelijkingen. Neem {kind}.yaml over uit deze versie van het programma."
        )
    final, findings = compose_comparison(here.workspace, skeleton, {of.kind: of}, foot, house_style)
    if any(item.is_error for item in findings):
        raise FoundError(findings)
    return final


def word(here: Plek, final: Final) -> bytes:
    """Return a paper about a difference for Word."""
    from assembler.rendering import word as writer  # noqa: PLC0415

    return writer.render(final, base(here, final.huisstijl), numbering="levend")


def base(here: Plek, house_style: str) -> bytes:
    """Return the base file of a house style; that of the traject for one that is gone."""
    known = here.workspace.basis
    return known.get(house_style) or known[here.trajectmap.traject.huisstijl]
