"""Where a piece of text comes from: its clause and line, the variant, the decisions behind it, every figure with its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from assembler.facts.chosen import Keuzes, Origin
from assembler.facts.decisions import LoggedDecision
from assembler.facts.facts import Facts
from assembler.facts.statutes import day_of
from assembler.facts.uncertain import Recorded, acceptance, in_words, recorded
from assembler.facts.unread import law_subjects, sentences_of
from assembler.ground.document import Final, Gat, Herkomst, Invulling, Node, NodeId, Verwijzing, text_of
from assembler.ground.findings import Span
from assembler.ground.values import Waarde, inputs
from assembler.ground.wording import datum, rangtelwoord
from assembler.reading.records.clausules import Clausule
from assembler.rendering.terminal import sums
from assembler.rendering.terminal.recorded import doubts

_ORDINALS = {rangtelwoord(number): str(number) for number in range(1, 31)}
_PLACE = re.compile(
    r"(?P<top>hoofdstuk|artikel|bijlage)\s+(?P<number>\d+)"
    r"(?:,?\s+(?:lid\s+(?P<lid>\d+)|(?P<ordinal>\w+)\s+lid))?"
    r"(?:,?\s+(?:onderdeel|sub|onder)\s+(?P<item>[a-z]{1,2}|\d+))?(?:,?\s+onder\s+(?P<sub>\d+)°?)?\Z"
)


def find(final: Final, what: str) -> Node | None:
    """Return the node that `artikel 5 lid 2`, `artikel 5, tweede lid, onderdeel b` or an id names; None when there is none.

    A block of paragraphs has an id and no node of its own: it is given as one that holds them.
    """
    match = _PLACE.match(what.strip().lower())
    if match is None:
        wanted = what.strip().removesuffix("/")
        ids = (wanted, f"{final.root.id}/{wanted}")
        return next(filter(None, map(final.root.find, ids)), None) or next(filter(None, (_block(final, node_id) for node_id in ids)), None)
    node = next((item for item in final.root.walk() if item.kind == match["top"] and _number(final, item) == match["number"]), None)
    lid = match["lid"] or _ORDINALS.get(match["ordinal"] or "")
    if match["ordinal"] and lid is None:
        return None
    if node is not None and lid is not None:
        leden = [child for child in node.kinderen if child.kind == "lid"]
        node = leden[int(lid) - 1] if 0 < int(lid) <= len(leden) else None
    elif node is not None and match["item"] and len(node.kinderen) == 1:
        node = node.kinderen[0]
    for mark in (match["item"], match["sub"]):
        if node is not None and mark:
            node = next((child for child in node.walk() if child is not node and _number(final, child).rstrip("°") == mark), None)
    return node


def _block(final: Final, node_id: str) -> Node | None:
    """Return what stands below an id that is no node's, in one node; None when nothing does."""
    below = [node for node in final.root.walk() if node.id.startswith(f"{node_id}/")]
    tops = [node for node in below if not any(node is not other and other.find(node.id) for other in below)]
    return Node("sectie", NodeId(node_id), (), (), tuple(tops)) if tops else None


def _number(final: Final, node: Node) -> str:
    label = final.labels.get(node.id)
    return label.nummer if label else ""


def explain(facts: Facts, final: Final, node: Node) -> str:
    """Return the explanation of a node: its text, and where each part of it comes from."""
    origin = (*_origin(facts, node, _span(final, node)), *_named_decision(facts, node))

    def how(key: str) -> Iterator[str]:
        yield from sums.how(facts, key)
        yield from (f"      {line}" for line in doubts(facts, final, key))

    return "\n".join([_told(final, node, origin, how), *_uncertain(facts, node)])


def _span(final: Final, node: Node) -> Span:
    """Return where the sentence of a node stands; of a cell or a line without one, where the table or list around it does."""
    around = [item for item in final.root.walk() if item.herkomst.span.file and f"{node.id}/".startswith(f"{item.id}/")]
    return max(around, key=lambda item: len(item.id)).herkomst.span if around else node.herkomst.span


def _named_decision(facts: Facts, node: Node) -> Iterator[str]:
    """Yield the decision that a list of decisions tells of here: where it stands in the log."""
    for part in node.id.split("/"):
        kind, _, name = part.partition("=")
        found = next((item for item in facts.trajectmap.besluiten if item.id == name), None) if kind == "besluit" else None
        if found is not None:
            yield f"  uit het log: {datum(found.datum)}, {found.gremium} [{found.positie.span}]"


def explain_frozen(besluiten: Sequence[LoggedDecision], final: Final, node: Node) -> str:
    """Return the explanation of a node of a frozen version, from what was kept with it."""
    return _told(final, node, _kept_origin(besluiten, node.herkomst), lambda _key: ())


def _told(final: Final, node: Node, origin: Iterable[str], how: Callable[[str], Iterable[str]]) -> str:
    lines = [f"{final.label(node)} {text_of(node.opschrift)}".strip() or node.id, f"  id: {node.id}"]
    if node.kind in {"artikel", "lid", "onderdeel"} and final.klasse == "regeling":  # no decision changes a paper
        lines.append(f"  in een besluit: {node.id.partition('/')[2]}")
    text = text_of(node.inhoud)
    lines += [f"  tekst: {text}"] if text else []
    lines += list(origin)
    values = list(_values(node, how))
    lines += ["  cijfers en ingevulde waarden:", *values] if values else []
    references = [f"    {item.text} -> {', '.join(item.doelen)}" for below in node.walk() for item in below.inhoud if isinstance(item, Verwijzing)]
    return "\n".join([*lines, *(["  verwijzingen:", *references] if references else [])])


def _origin(facts: Facts, node: Node, span: Span) -> Iterator[str]:
    origin = node.herkomst
    if span.file:
        yield f"  bron: {span}"
    clause = facts.workspace.clausules.get(origin.clausule)
    if clause is not None:
        yield f"  clausule: {origin.clausule} (clauses: {clause.positie.span.file})"
        yield f"  variant: {origin.variant}"
        own = clause.varianten[origin.variant].grondslag if origin.variant in clause.varianten else ()
        for basis in (item for item in (*clause.grondslag, *own) if item.holds_on(day_of(facts.traject))):
            law = facts.workspace.wetten[basis.wet]
            yield f"  grondslag: {law.citeertitel}, artikel {basis.artikel}{f', lid {basis.lid}' if basis.lid else ''}{f', onderdeel {basis.onderdeel}' if basis.onderdeel else ''} ({basis.zekerheid})"
        yield from _places(facts, clause, origin)
    for bron in _decisions(facts.keuzes, node, origin.clausule):
        why = "" if not bron.reden else f": {bron.reden}"
        mark = f" (uitgedacht voor deze uitwerking{_accepted(facts, Recorded('besluit', bron.besluit, bekend=bron.datum))})" if bron.aanname else ""
        yield f"  besluit: {datum(bron.datum)}, {bron.gremium}{mark}{why if not bron.vertrouwelijk else ' (vertrouwelijk)'} [{bron.span}]"
    if clause is not None and not _decisions(facts.keuzes, node, origin.clausule):
        yield "  besluit: geen; dit is de tekst van de bibliotheek"


def _places(facts: Facts, clause: Clausule, origin: Herkomst) -> Iterator[str]:
    """Yield where the Wgr says what the sentences of a node refer to by its meaning, and how sure that place is."""
    variant = clause.varianten.get(origin.variant)
    sentences = list(sentences_of((*variant.leden, *variant.blokken))) if variant else []
    here = [zin for zin in sentences if zin.span == origin.span] or sentences
    for name in dict.fromkeys(name for zin in here for name in law_subjects(zin)):
        place = facts.wgr.get(name)
        if place is not None:
            verify = "" if place.zekerheid == "SEEN" else ", te verifiëren"
            yield f"  wgr('{name}'): {place.text.rstrip(',')} ({place.zekerheid}{verify})"


def _uncertain(facts: Facts, node: Node) -> Iterator[str]:
    """Yield the recorded figures and days below this node that are not certain, those behind what was computed too, and who accepted them."""
    items = (item for below in node.walk() for item in (*below.opschrift, *below.inhoud) if isinstance(item, Invulling))
    found = {part for item in items for part in inputs([Waarde(None, item.sleutel, item.status, item.bron, item.uit)])}
    rows = {recorded(facts, item): item.status for item in sorted(found, key=lambda one: one.sleutel)}
    if rows:
        yield "  staat niet vast:"
    for record, status in rows.items():
        where = f" [{record.span}]" if record.span.file else ""
        yield f"    {in_words(facts, record)} ({status}){_accepted(facts, record)}{where}"


def _accepted(facts: Facts, item: Recorded) -> str:
    bron = acceptance(facts, item)
    if bron is None:
        return ""
    why = "" if bron.vertrouwelijk or not bron.reden else f": {bron.reden}"
    return f"; aanvaard op {datum(bron.datum)} door {bron.gremium}{why}"


def _kept_origin(besluiten: Sequence[LoggedDecision], origin: Herkomst) -> Iterator[str]:
    """Yield where a node of a frozen version came from when it was fixed."""
    if origin.span.file:
        yield f"  bron bij het vastleggen: {origin.span}"
    if origin.clausule:
        yield f"  clausule: {origin.clausule}"
        yield f"  variant: {origin.variant}"
    for regel in besluiten:
        for number, keuze in enumerate(regel.keuzes, 1):
            if f"{regel.id}#{number}" in origin.besluiten:
                mark = " (uitgedacht voor deze uitwerking)" if regel.aanname else ""
                why = " (vertrouwelijk)" if keuze.vertrouwelijk else f": {keuze.reden}" if keuze.reden else ""
                yield f"  besluit: {datum(regel.datum)}, {regel.gremium}{mark}{why}"


def _decisions(keuzes: Keuzes, node: Node, clausule: str) -> list[Origin]:
    """Return the decisions that shaped this node: on its clause, and on this very part."""
    found = list(keuzes.clausules[clausule].bronnen.values()) if clausule in keuzes.clausules else []
    found += [item.bron for item in keuzes.bewerkingen if item.bron.id in node.herkomst.besluiten]
    keys = {item.sleutel for below in node.walk() for item in below.inhoud if isinstance(item, Invulling)}
    found += [chosen.bron for (gemeente, taak), chosen in keuzes.taken.items() if f"taak/{taak}/{gemeente}" in keys]
    return list(dict.fromkeys(found))


def _values(node: Node, how: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """Yield each value that is printed, with its key and source; the first time also how it came about."""
    seen: set[str] = set()
    for below in node.walk():
        for item in below.inhoud:
            if isinstance(item, Invulling):
                source = f"; bron: {item.bron}" if item.bron else ""
                yield f"    {item.text} = {item.sleutel}{f' ({item.status})' if item.status else ''}{source}"
                if item.sleutel not in seen:
                    yield from how(item.sleutel)
                seen.add(item.sleutel)
            elif isinstance(item, Gat):
                yield f"    {item.text} = {item.omschrijving} ({item.soort.replace('_', ' ')})"
