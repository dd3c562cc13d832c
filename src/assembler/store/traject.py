"""The folder of a traject, and what each gemeente keeps for it in its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from assembler.ground.findings import Finding, Span
from assembler.reading import localtext, placetext
from assembler.reading.imports.figures import doubled, read_figures
from assembler.reading.records.besluiten import Besluit, Gemeentekeuzes
from assembler.reading.records.besluitvorming import Uitkomst, Verzending
from assembler.reading.records.cijfers import Cijferimport
from assembler.reading.records.gemeenten import Gegevens, Organisatie
from assembler.reading.records.keuzes import Cijferopgave
from assembler.reading.records.mijlpalen import Mijlpaal, Route, Routes, Tekstblokken
from assembler.reading.records.reacties import Reacties
from assembler.reading.records.regelingen import Trajectopgave
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import EigenBeslispunten, Importcijfer, LokaleTekst, Plaatstekst, Trajectmap
from assembler.store.enclosed import FOLDER, prove_enclosed
from assembler.store.instruments import parted
from assembler.store.regelingen import Deel, identified, log
from assembler.store.sent import prove_sent
from assembler.store.sources import MAX_BINARY, Sources

PLACE = "trajecten/<traject>/teksten/<mijlpaal>/<plaats>.md"
PLACE_OF_KIND = "trajecten/<traject>/teksten/<mijlpaal>/<documentsoort>/<plaats>.md"
LOCAL_PLACE = "gemeenten/<gemeente>/<traject>/<mijlpaal>/<documentsoort>/na-<sectie>.md"
POINTS = "/beslispunten.md"  # of a gemeente: beside its papers, for they stand in more than one
T = TypeVar("T")
D = TypeVar("D", Verzending, Uitkomst)


def read_head(sources: Sources, file: str) -> Traject | Trajectopgave | None:
    """Return what traject.yaml says: a traject that holds its regulation itself, or one that works on regulations by instruments."""
    head = sources.either(Traject, Trajectopgave, "instrumenten", file)
    if head is not None:
        sources.same_name(head.id, file.split("/")[1], head.positie.of("id"), "van de map")
    return head


def read_traject(
    sources: Sources, name: str, head: Traject | Trajectopgave | None, delen: Sequence[Deel], gemeenten: dict[str, Organisatie]
) -> Trajectmap | None:
    """Return the traject in the folder `name`; None when its head is faulty: the rest is read also then, for all faults at once.

    `delen` are what it does to each regulation; none for a traject that holds its regulation itself.
    """
    folder = f"trajecten/{name}"
    milestones, texts = _milestones(sources, folder), _texts(sources, folder)
    besluiten, choices, own = tuple(log(sources, folder)), _choices(sources, name), _local_texts(sources, name)
    points, data = _own_points(sources, name), _data(sources, name)
    sent, decided = _dated(sources, Verzending, f"{folder}/verzendingen"), _dated(sources, Uitkomst, f"{folder}/uitkomsten")
    prove_sent(sources, name, sent, decided)
    prove_enclosed(sources, milestones, data)
    read = (sources.record(Reacties, path) for path in sources.yaml(f"{folder}/reacties"))
    reacties = tuple(item for item in read if item is not None)
    first = head if isinstance(head, Traject) else delen[0].traject if delen else None
    if first is None:
        return None
    figures = (*_figures(sources, folder, first, gemeenten), *_given(data))
    whole = Trajectmap(first, milestones, besluiten, choices, own, texts, points, figures, reacties, sent, decided, _routes(sources, folder), data)
    return parted(whole, head, delen) if isinstance(head, Trajectopgave) else whole


def _milestones(sources: Sources, folder: str) -> tuple[Mijlpaal, ...]:
    """Return the milestones in the order of their `stand`."""
    found: dict[str, Mijlpaal] = {}
    for file in sources.yaml(f"{folder}/mijlpalen"):
        sources.add(found, sources.record(Mijlpaal, file), file, "mijlpaal")
    return tuple(sorted(found.values(), key=lambda item: (item.stand, item.id)))


def _routes(sources: Sources, folder: str) -> tuple[Route, ...]:
    """Return the routes of the timeline; each has a name of its own, and at most one is that of the milestones."""
    file = f"{folder}/routes.yaml"
    record = sources.record(Routes, file) if sources.there(file) else None
    rows = record.routes if record else ()
    for number, row in enumerate(rows):
        if row.id in {other.id for other in rows[:number]}:
            sources.report("id-is-uniek", f"Er is al een route '{row.id}'.", row.positie.of("id"), hint="Geef een van de twee een ander id.")
        if row.mijlpalen and any(other.mijlpalen for other in rows[:number]):
            sources.report("id-is-uniek", "Er is al een route met de mijlpalen.", row.positie.of("mijlpalen"), hint="Zet 'mijlpalen: true' bij een route.")
        if not row.mijlpalen and not row.momenten:
            sources.report(
                "veld-is-ingevuld", f"De route '{row.id}' heeft geen momenten.", row.positie.span, hint="Noem 'momenten:', of zet 'mijlpalen: true'."
            )
    return rows


def _dated(sources: Sources, kind: type[D], folder: str) -> tuple[D, ...]:
    """Return the records in a folder by their day, each with an id."""
    found: list[D] = []
    for file in sources.yaml(folder):
        item = sources.record(kind, file)
        if item is not None:
            found.append(item if item.id else item.model_copy(update={"id": Path(file).stem}))
    return tuple(sorted(found, key=lambda item: (item.datum, item.id or "")))


def _texts(sources: Sources, folder: str) -> tuple[Plaatstekst, ...]:
    found: dict[tuple[str, str, str], Plaatstekst] = {}
    for file in sources.listed(f"{folder}/teksten", lambda name: name.endswith((".md", ".yaml", ".yml"))):
        text = _text(sources, file)
        if text is None:
            continue
        first = found.setdefault((text.mijlpaal, text.soort, text.plaats), text)
        if first is not text:
            message = f"Voor '{text.plaats}' is er al een tekst bij deze mijlpaal: {first.span.file.rpartition('/')[2]}."
            sources.report("id-is-uniek", message, text.span, hint="Voeg de twee bestanden samen.")
    return tuple(found.values())


def _text(sources: Sources, file: str) -> Plaatstekst | None:
    if not _placed(sources, file, PLACE_OF_KIND if file.count("/") == PLACE_OF_KIND.count("/") else PLACE):
        return None
    _, _, _, mijlpaal, *soort, name = file.split("/")
    if file.endswith(".md"):
        content = sources.content(file)
        blokken = _kept(sources, placetext.read(content, file)) if content is not None else None
    else:
        record = sources.record(Tekstblokken, file)
        blokken = record.blokken if record else None
    return Plaatstekst(mijlpaal, Path(name).stem, blokken, Span(file), "".join(soort)) if blokken else None


def _choices(sources: Sources, name: str) -> dict[str, tuple[Besluit, ...]]:
    """Return the decisions of each gemeente."""
    found: dict[str, tuple[Besluit, ...]] = {}
    for path in _own(sources, lambda path: path.endswith(f"/{name}/keuzes.yaml")):
        read = sources.record(Gemeentekeuzes, path)
        if read is not None:
            gemeente = path.split("/")[1]
            found[gemeente] = tuple(identified(item, f"{gemeente}-{number}") for number, item in enumerate(read.besluiten, 1))
    return found


def _data(sources: Sources, name: str) -> dict[str, Gegevens]:
    """Return what each participant fills in for this traject."""
    read = {path.split("/")[1]: sources.record(Gegevens, path) for path in _own(sources, lambda path: path.split("/")[2:] == [name, "gegevens.yaml"])}
    return {gemeente: item for gemeente, item in read.items() if item is not None}


def _given(data: dict[str, Gegevens]) -> Iterator[Importcijfer]:
    """Yield the figures that participants give for this traject."""
    for gemeente, record in data.items():
        for name, row in record.cijfers.items():
            for item in row:
                figure = Cijferopgave(
                    naam=name, gemeente=gemeente, waarde=item.waarde, peildatum=item.peildatum, bron=item.bron, status=item.status, sprong=item.sprong
                )
                yield Importcijfer(figure, item.bekend, f"gegevens/{gemeente}", item.positie.of("waarde"), "opgave van de deelnemer")


def _own(sources: Sources, wanted: Callable[[str], bool]) -> list[str]:
    """Return the wanted files in the folders of those who take part: gemeenten, then other organisations."""
    return [*sources.listed("gemeenten", wanted), *sources.listed("organisaties", wanted)]


def _local_texts(sources: Sources, name: str) -> tuple[LokaleTekst, ...]:
    found = []
    for file in _own(sources, lambda path: f"/{name}/" in path and path.endswith(".md") and not _points(path) and not _enclosed(path)):
        content = sources.content(file) if _placed(sources, file, LOCAL_PLACE) else None
        text = _kept(sources, localtext.read(content, file)) if content is not None else None
        if text is not None:
            found.append(text)
    return tuple(found)


def _points(path: str) -> bool:
    return path.endswith(POINTS) and path.count("/") == LOCAL_PLACE.count("/") - 1


def _enclosed(path: str) -> bool:
    return path.split("/")[3:4] == [FOLDER]


def _own_points(sources: Sources, name: str) -> tuple[EigenBeslispunten, ...]:
    """Return what gemeenten add to the beslispunten."""
    files = _own(sources, lambda path: path.split("/")[2:3] == [name] and _points(path))
    read = [_kept(sources, localtext.read_points(content, file)) for file in files if (content := sources.content(file)) is not None]
    return tuple(item for item in read if item is not None)


def _placed(sources: Sources, file: str, place: str) -> bool:
    """Return whether a file is as deep as its kind stands; report it when not."""
    sources.asked.add(file)
    fits = file.count("/") == place.count("/")
    if not fits:
        sources.report("plaats-bestaat", "Deze tekst staat niet op een bekende plaats.", Span(file), hint=f"Zet haar in {place}.")
    return fits


def _kept(sources: Sources, read: tuple[T, Sequence[Finding]]) -> T:
    sources.findings += read[1]
    return read[0]


def _figures(sources: Sources, folder: str, traject: Traject, gemeenten: dict[str, Organisatie]) -> tuple[Importcijfer, ...]:
    """Return the figures of the imports of a traject; each import names a file in the same folder."""
    found: list[Importcijfer] = []
    for path in sources.yaml(f"{folder}/cijfers"):
        order = sources.record(Cijferimport, path)
        if order is None:
            continue
        file = f"{path.rpartition('/')[0]}/{order.bestand}"
        if not sources.there(file):
            sources.report("bestand-is-leesbaar", f"Het bestand '{order.bestand}' staat niet in deze map.", order.positie.of("bestand"))
            continue
        content = sources.content(file, limit=MAX_BINARY)
        if content is not None:
            found += _kept(sources, read_figures(order, content, traject, gemeenten, file))
    sources.findings += doubled(found)
    return tuple(found)
