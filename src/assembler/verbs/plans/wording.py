"""A proposal for other words, of a text or a heading."""

from __future__ import annotations

from assembler.comparing.returned.reworded import reworded
from assembler.ground.document import Node
from assembler.reading.records.reacties import Voorstel
from assembler.verbs import choices
from assembler.verbs.plans.work import Work
from assembler.verbs.redraft import NotByMachineError


def text(work: Work, voorstel: Voorstel) -> None:
    """Plan other words for a text."""
    node = work.node(voorstel.plaats)
    if voorstel.raakt and all(item.wat == "leesteken" for item in voorstel.raakt):
        raise NotByMachineError("Dit leesteken zet het programma zelf.")
    was, wordt = voorstel.was or "", voorstel.wordt or ""
    if node.herkomst.span.file.endswith(".md"):
        _own_text(work, node, was, wordt)
        return
    place = work.place(node)
    work.draft.as_sent(node, was)
    zin, fresh, more = work.draft.written(node, wordt)
    work.made.keuzes += more
    if fresh != zin:
        work.made.keuzes.append(choices.replaced(place, fresh))
    work.made.wanted.texts[node.id] = wordt


def _own_text(work: Work, node: Node, was: str, wordt: str) -> None:
    """Plan the change of a text that stands in a file of its own: of a gemeente, or of the region."""
    file = node.herkomst.span.file
    work.draft.as_sent(node, was)
    fresh = reworded(work.made.files.get(file) or work.ground.read(file), node.herkomst.span.line, was, wordt)
    if fresh is None:
        raise NotByMachineError(f"De woorden zijn in {file} niet terug te vinden zoals zij op papier staan. Wijzig de tekst daar.")
    work.made.files[file] = fresh
    work.made.wanted.texts[node.id] = wordt


def heading(work: Work, voorstel: Voorstel) -> None:
    """Plan another heading."""
    node = work.node(voorstel.plaats)
    rest = node.id.partition("/")[2]
    if node.kind not in {"artikel", "bijlage", "hoofdstuk"} or "/" in rest:
        raise NotByMachineError("Dit is geen opschrift van een artikel, bijlage of hoofdstuk.")
    work.draft.as_sent(node, voorstel.was or "", heading=True)
    place = rest.removeprefix("bijlage:")
    zin, fresh, more = work.draft.headed(node, voorstel.wordt or "")
    work.made.keuzes += more
    if fresh != zin:
        work.made.keuzes.append(choices.headed(place, fresh))
    work.made.wanted.headings[node.id] = voorstel.wordt or ""
