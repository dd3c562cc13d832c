"""Where a day, a number of things or a power that a text prints was recorded: for `explain`."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.composing.session import differences
from assembler.facts.facts import Facts
from assembler.facts.uncertain import in_words, invented
from assembler.facts.unread import unread
from assembler.ground.document import Final, text_of
from assembler.ground.findings import Span
from assembler.ground.wording import datum, wetsartikel
from assembler.reading.records.keuzes import KeuzeNieuwArtikel
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.rendering.terminal import outcomes

# How the keys begin of what somebody recorded; the rest are figures, and what is computed from them.
KINDS = frozenset({"mijlpaal", "traject", "bevoegdheid", "overdracht", "wijziging", "keuze:leden", *outcomes.KINDS})


def told(facts: Facts, key: str) -> Iterator[str]:
    """Yield what is behind one key, each line with the file and line where it stands."""
    match key.split("/"):
        case ["mijlpaal", "vorige", "stand"] if facts.earlier is not None:
            before = facts.earlier.stand
            yield from (_stand(item) for item in facts.trajectmap.mijlpalen if item.stand == before)
        case ["mijlpaal", name, what]:
            yield from _milestone(facts, next((item for item in facts.trajectmap.mijlpalen if item.id == name), None), what)
        case ["traject", what]:
            yield from _traject(facts, what)
        case ["bevoegdheid", taak, name]:
            yield from _power(facts, taak, name)
        case ["overdracht", wet] if wet in facts.workspace.wetten:
            yield f"de wet en hoe haar bevoegdheden overgaan{_at(facts.workspace.wetten[wet].positie.span)}"
            for item in facts.powers.alle():
                if item.bevoegdheid.wet == wet and item.bron is not None:
                    yield f"{item.bevoegdheid.omschrijving}: {item.wijze}, besloten op {datum(item.bron.datum)}{_at(item.bron.span)}"
        case ["wijziging", name]:
            yield from _written(facts, name.removeprefix("bijlage:"))
            parts = next((item.delen for item in differences(facts) if item.naam == name), ())
            yield from (f"{part.plaats}: {part.soort}" for part in parts)
        case ["keuze:leden", *_]:
            yield from _members(facts)
        case _:
            yield from outcomes.told(facts, key)


def _written(facts: Facts, name: str) -> Iterator[str]:
    """Yield where an article or annex was written: its clause, or the decision that made it."""
    clause = facts.workspace.clausules.get(name)
    if clause is not None:
        yield f"de clausule {name}{_at(clause.positie.span)}"
        return
    for besluit in facts.trajectmap.besluiten:
        for keuze in besluit.keuzes:
            if isinstance(keuze, KeuzeNieuwArtikel) and keuze.nieuw_artikel.id == name:
                yield f"nieuw bij het besluit van {datum(besluit.datum)}{_at(keuze.positie.span)}"


def _members(facts: Facts) -> Iterator[str]:
    keuze = facts.keuzes.clausules.get(facts.stemrecht.clausule)
    for bron in dict.fromkeys(keuze.bronnen.values()) if keuze is not None else ():
        yield f"leden: besloten op {datum(bron.datum)}{_at(bron.span)}"


def _at(span: Span) -> str:
    return f" [{span}]" if span.file else ""


def _stand(item: Mijlpaal) -> str:
    return f"de stand van de mijlpaal {item.naam}{_at(item.positie.of('stand'))}"


def _milestone(facts: Facts, item: Mijlpaal | None, what: str) -> Iterator[str]:
    if item is None:
        return
    if what == "stand":
        yield _stand(item)
    elif what == "uiterste-dag" and item.uiterste_dag is not None:
        yield f"de uiterste dag van de mijlpaal {item.naam}; bron: {item.uiterste_dag.bron}{_at(item.uiterste_dag.positie.span)}"
    elif what == "beslisdag":
        yield from (f"moment van doorgaan of niet; bron: {gate.bron}{_at(gate.positie.of('datum'))}" for gate in item.beslismomenten[:1])
    elif what == "behandeldagen":
        for name in facts.traject.deelnemers:
            row = item.behandelingen.get(name)
            if row is not None and row.datum is not None:
                yield f"{facts.workspace.organisaties[name].naam}: {datum(row.datum)} ({row.status}); bron: {row.bron}{_at(row.positie.of('datum'))}"


def _traject(facts: Facts, what: str) -> Iterator[str]:
    traject, names = facts.traject, facts.workspace
    lists = {
        "deelnemers": [names.organisaties[name].naam for name in traject.deelnemers],
        "taken": [names.taken[name].naam for name in traject.taken],
        "mijlpalen": [item.naam for item in facts.trajectmap.mijlpalen],
    }
    if what in lists:
        yield f"{len(lists[what])}: {', '.join(lists[what])}{_at(traject.positie.of(what))}"
    elif what in type(traject).model_fields:
        yield f"opgegeven bij het traject{_at(traject.positie.of(what))}"


def _power(facts: Facts, taak: str, name: str) -> Iterator[str]:
    found = next((item for item in facts.powers.alle() if (item.taak.id, item.bevoegdheid.id) == (taak, name)), None)
    if found is None:
        return
    record = found.bevoegdheid
    law = facts.workspace.wetten[record.wet].citeertitel
    yield f"bevoegdheid van {record.orgaan}: {law}, {wetsartikel(record.artikel, record.lid).rstrip(',')} ({record.zekerheid}){_at(record.positie.span)}"
    by = f", besloten op {datum(found.bron.datum)}{_at(found.bron.span)}" if found.bron is not None else ", volgens de bibliotheek"
    yield f"wijze: {found.wijze}{by}"


def doubts(facts: Facts, final: Final, key: str) -> Iterator[str]:
    """Yield what is behind a line on what is not certain: the decisions, tasks or places in the law that this document rests on."""
    if key not in {"onzeker/besluiten", "onzeker/taken", "onzeker/vindplaatsen"}:
        return
    nodes = list(final.root.walk())
    printed = " ".join(text_of(row) for node in nodes for row in (node.opschrift, node.inhoud) if row)
    library = unread(facts, printed, frozenset(node.herkomst.clausule for node in nodes if node.herkomst.clausule))
    if key == "onzeker/besluiten":
        rows = [(in_words(facts, item), item.span) for item in invented(facts, None, everybody=True) if item.bekend and datum(item.bekend) in printed]
    elif key == "onzeker/taken":
        rows = [(f"{taak.naam}; bron: {taak.bron}", taak.positie.of("bron")) for taak in library.taken]
    else:
        rows = [*library.vindplaatsen]
    yield from (f"{words}{_at(span)}" for words, span in rows)
