"""Behind one provision: where it comes from, what leans on it, which decisions spoke of it, and how it read before."""

from __future__ import annotations

from starlette.responses import Response

from assembler.ground.document import Final, Node
from assembler.rendering.terminal import explain
from assembler.verbs import history
from assembler.verbs import provision as behind
from assembler.verbs.choices import place_of
from assembler.verbs.headings import heading
from assembler.verbs.refusals import UnknownNameError, unknown
from assembler.web.ask import Ask
from assembler.web.frame import page
from assembler.web.words import without_codes

_IN_FILES = frozenset({"id", "in een besluit", "tekst", "bron", "clausule", "variant"})  # what names places in files; a jurist reads the same in words


def provision(ask: Ask) -> Response:
    """Show what is behind a provision of the text that was chosen."""
    node_id = ask.path["plek"]
    name = node_id.partition("/")[0]
    final = ask.final(name)
    node = final.root.find(node_id)
    if node is None:
        raise _unknown(node_id, [item.id for item in final.root.walk()])
    kept = ask.text.bewaard
    facts = None if kept else ask.opened.milestone(ask.trajectmap, ask.text.mijlpaal).folded.facts
    told = explain.explain_frozen(kept.versie.besluiten, final, node) if kept else explain.explain(facts, final, node)  # type: ignore[arg-type]
    rows = [_row(without_codes(line)) for line in told.split("\n")[1:]]
    zin = behind.sentence(ask.opened, node.herkomst.span)
    clause = ask.opened.workspace.clausules.get(node.herkomst.clausule or "")
    variant = clause.varianten.get(node.herkomst.variant or "") if clause else None
    return page(
        ask, "plek.html", plek=node_id, naam=name, label=behind.label_of(final, node), regels=behind.lines(final, node), delen=_parts(final, node), soort=node.kind, geschreven=zin,
        herkomst=[row for row in rows if row[1] not in _IN_FILES], vindplaats=[row[1:] for row in rows if row[1] in _IN_FILES], hangt=behind.mentions(ask.finals(), node),
        besluiten=behind.spoken(ask.trajectmap, ask.opened, node), lezingen=behind.readings(ask.opened, ask.trajectmap, node_id),
        git=history.of_provision(ask.desk, ask.trajectmap, node), clausule=node.herkomst.clausule, vast=kept is not None, wijzigbaar=bool(place_of(node)), van_regio=_of_region(ask, node.herkomst.clausule), in_bibliotheek=clause is not None,
        kop_clausule=heading(ask.opened.workspace, clause) if clause else "", variant=node.herkomst.variant, variant_woorden=(variant.omschrijving or "") if variant and clause and len(clause.varianten) > 1 else "",
    )  # fmt: skip


def _of_region(ask: Ask, clausule: str) -> bool:
    found = ask.opened.workspace.clausules.get(clausule)
    return found is not None and found.wie == "regio"


def _parts(final: Final, node: Node) -> list[tuple[str, str]]:
    """Return the provisions that an article or chapter holds, each by its id and its place."""
    inside = [child for child in node.kinderen if child.kind in {"artikel", "lid", "begrip", "onderdeel", "alinea"}]
    return [(child.id, behind.label_of(final, child)) for child in inside]


def _row(line: str) -> tuple[int, str, str]:
    """Return a line of an explanation: how deep it stands, what it is about, what it says."""
    about, colon, said = line.strip().partition(": ")
    depth = (len(line) - len(line.lstrip())) // 2
    return (depth, about, said) if colon and depth < 2 else (depth, "", line.strip().removesuffix(":"))


def _unknown(node_id: str, known: list[str]) -> UnknownNameError:
    """Return the refusal with the nearest places only: a text has a thousand."""
    return UnknownNameError(str(unknown(node_id, known, "De plaats")).partition(" Er is: ")[0])


ROUTES = (("GET", "/t/{traject}/plek/{plek:path}", provision, "gedeeld"),)
