"""The enclosures of others that go along with papers: each file is there, and is the one that was received (edge)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assembler.ground.findings import Finding, Span, suggestion, warning
from assembler.reading.records.gemeenten import ExterneBijlage, Gegevens
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.store.files import OddFileError, contents, real
from assembler.store.sources import MAX_BINARY, Sources

THERE = "bijlage-is-er"
SAME = "bijlage-is-ongewijzigd"
FOLDER = "bijlagen"


def place(item: ExterneBijlage) -> str:
    """Return where the file of an enclosure stands: with the traject, or with the participant that sends it to its own council, as its record does."""
    steps = item.positie.span.file.split("/")
    return "/".join((*steps[: 2 if steps[0] == "trajecten" else 3], FOLDER, item.bestand))


def prove_enclosed(sources: Sources, mijlpalen: Sequence[Mijlpaal], gegevens: Mapping[str, Gegevens]) -> None:
    """Note every enclosure that is missing or is no longer what was received; what is noted stops no verb but the one that hands papers over."""
    rows = [item for mijlpaal in mijlpalen for item in mijlpaal.externe_bijlagen]
    rows += [item for own in gegevens.values() for row in own.bijlagen.values() for item in row]
    for item in rows:
        file = place(item)
        sources.asked.add(file)
        if not sources.there(file):
            sources.findings.append(_missing(item, file, sources.listed(file.rpartition("/")[0], lambda _name: True)))
            continue
        content = sources.content(file, limit=MAX_BINARY)
        if content is not None:
            sources.findings += _changed(item, hashlib.sha256(content).hexdigest())


def of_file(root: Path, item: ExterneBijlage) -> tuple[bytes, list[Finding]]:
    """Return the file of an enclosure as it is now, with what is wrong with it."""
    file = place(item)
    try:
        content = contents(real(root, root / file), MAX_BINARY)
    except (OSError, OddFileError):
        return b"", [_missing(item, file, ())]
    return content, list(_changed(item, hashlib.sha256(content).hexdigest()))


def _missing(item: ExterneBijlage, file: str, there: Sequence[str]) -> Finding:
    near = suggestion(item.bestand, [name.rpartition("/")[2] for name in there])
    return warning(
        THERE, f"De bijlage '{item.titel}' is er niet: {file}.", item.positie.of("bestand"), hint=near or f"Zet het bestand daar, of haal '{item.id}' weg."
    )


def _changed(item: ExterneBijlage, found: str) -> Iterator[Finding]:
    if found != item.sha256:
        hint = f"Zet het ontvangen bestand terug; is dit een nieuwere versie van {item.eigenaar}, schrijf dan 'sha256: {found}' en verbeter 'datum' en 'bron'."
        yield warning(SAME, f"De bijlage '{item.titel}' is niet het bestand dat is ontvangen.", item.positie.of("sha256"), hint=hint)


def report_unnamed(sources: Sources, file: str) -> None:
    """Report a file between the enclosures that no record names: no council would receive it."""
    hint = "Noem het bij 'externe_bijlagen:' van een mijlpaal, of bij 'bijlagen:' in gegevens.yaml, met eigenaar en kenmerk; of haal het weg."
    sources.findings.append(warning("plaats-bestaat", "Dit bestand wordt bij geen mijlpaal als bijlage genoemd: geen raad krijgt het.", Span(file), hint=hint))
