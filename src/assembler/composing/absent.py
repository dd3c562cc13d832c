"""Why a place is not in a text: by which choice, and where that was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assembler.composing.refer import Why
from assembler.facts.chosen import Withdrawn
from assembler.facts.facts import Facts
from assembler.ground.findings import Related, suggestion
from assembler.reading.records.blokken import Blok
from assembler.reading.records.keuzes import KeuzeClausule, KeuzeNieuwArtikel, KeuzeNieuwLid, KeuzeSchrap, KeuzeVervang, added


def why(facts: Facts) -> Why:
    """Return the function that says by which choice a place is not in the text."""

    def reason(path: str) -> tuple[str, tuple[Related, ...], str]:
        name, _, rest = path.removeprefix("bijlage:").partition("/")
        keuze = facts.keuzes.clausules.get(name)
        undone = _taken_back(facts, path)
        if undone is not None:
            return f": het besluit van {undone.door.datum.isoformat()} trok het in", (Related(undone.door.span, "hier is dat besloten"),), ""
        if keuze is None:
            return _own(facts, name)
        if not keuze.aanwezig:
            source = keuze.bronnen.get("aanwezig")
            if source is None:
                return ": die clausule is optioneel en niet gekozen", (), f"Kies de clausule '{name}' in een besluit, of laat de verwijzing vervallen."
            return f": het besluit van {source.datum.isoformat()} liet '{name}' vervallen", (Related(source.span, "hier is dat besloten"),), ""
        dropped = next(
            (item for item in facts.keuzes.bewerkingen if isinstance(item.keuze, KeuzeSchrap) and f"{path}/".startswith(f"{item.keuze.schrap}/")), None
        )
        joined = next(
            (
                item
                for item in facts.keuzes.bewerkingen
                if isinstance(item.keuze, KeuzeVervang) and any(f"{path}/".startswith(f"{one}/") for one in item.keuze.vervang.neemt_op)
            ),
            None,
        )
        if joined is not None and isinstance(joined.keuze, KeuzeVervang):
            by = f": het besluit van {joined.bron.datum.isoformat()} voegde het samen met '{joined.keuze.vervang.plaats}'"
            return by, (Related(joined.bron.span, "hier is dat besloten"),), f"Verwijs naar '{joined.keuze.vervang.plaats}'."
        if dropped is not None:
            return f": het besluit van {dropped.bron.datum.isoformat()} schrapte het", (Related(dropped.bron.span, "hier is dat besloten"),), ""
        places = _places(facts, name)
        if rest and rest.partition("=")[0] not in places:
            return f": de clausule '{name}' heeft geen deel '{rest}'", (), suggestion(rest, places)
        source = keuze.bronnen.get("variant")
        by = f" (besluit van {source.datum.isoformat()})" if source else ""
        related = (Related(source.span, "hier is de variant gekozen"),) if source else ()
        if not rest:
            return ": dit document bevat die clausule niet", related, ""
        return f": de gekozen variant '{keuze.variant}'{by} heeft het niet, of zijn voorwaarde geldt niet", related, ""

    return reason


def _taken_back(facts: Facts, path: str) -> Withdrawn | None:
    """Return the withdrawal of what put this place in the text."""
    for item in facts.keuzes.ingetrokken:
        new = item.keuze
        if isinstance(new, KeuzeNieuwLid | KeuzeVervang) and any(f"{path}/".startswith(f"{within}/{blok.id}/") for within, blok in added(new)):
            return item
        if isinstance(new, KeuzeNieuwArtikel) and path.partition("/")[0] == new.nieuw_artikel.id:
            return item
    return None


def _own(facts: Facts, name: str) -> tuple[str, tuple[Related, ...], str]:
    """Say of an article that the log added why it is not there: it was dropped later."""
    for besluit in facts.trajectmap.besluiten:
        for keuze in besluit.keuzes:
            if isinstance(keuze, KeuzeClausule) and keuze.clausule == name and keuze.vervalt and besluit.datum <= facts.keuzes.stand:
                return f": het besluit van {besluit.datum.isoformat()} liet '{name}' vervallen", (Related(keuze.positie.span, "hier is dat besloten"),), ""
    return "", (), ""


def _places(facts: Facts, name: str) -> set[str]:
    """Return the paths of all leden and onderdelen that a clause has: in any variant, and by any decision of the log."""

    def below(prefix: str, row: Sequence[Blok]) -> Iterator[str]:
        for blok in row:
            if blok.id is not None:
                yield f"{prefix}{blok.id}"
                yield from below(f"{prefix}{blok.id}/", (*blok.onderdelen, *blok.blokken))

    found = {path for variant in facts.workspace.clausules[name].varianten.values() for path in below("", (*variant.leden, *variant.blokken))}
    for keuze in (keuze for besluit in facts.trajectmap.besluiten for keuze in besluit.keuzes if isinstance(keuze, KeuzeNieuwLid | KeuzeVervang)):
        for within, blok in added(keuze):
            clausule, _, inside = within.partition("/")
            if clausule == name:
                found |= set(below(f"{inside}/" if inside else "", [blok]))
    return found
