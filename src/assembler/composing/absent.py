"""Why a place is not in a text: by which choice, and where that was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assembler.composing.refer import Why
from assembler.facts.facts import Facts
from assembler.ground.findings import Related, suggestion
from assembler.reading.records.blokken import Blok
from assembler.reading.records.keuzes import KeuzeNieuwLid, KeuzeSchrap


def why(facts: Facts) -> Why:
    """Return the function that says by which choice a place is not in the text."""

    def reason(path: str) -> tuple[str, tuple[Related, ...], str]:
        name, _, rest = path.removeprefix("bijlage:").partition("/")
        keuze = facts.keuzes.clausules.get(name)
        if keuze is None:
            return "", (), ""
        if not keuze.aanwezig:
            source = keuze.bronnen.get("aanwezig")
            if source is None:
                return ": die clausule is optioneel en niet gekozen", (), f"Kies de clausule '{name}' in een besluit, of laat de verwijzing vervallen."
            return f": het besluit van {source.datum.isoformat()} liet '{name}' vervallen", (Related(source.span, "hier is dat besloten"),), ""
        dropped = next(
            (item for item in facts.keuzes.bewerkingen if isinstance(item.keuze, KeuzeSchrap) and f"{path}/".startswith(f"{item.keuze.schrap}/")), None
        )
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


def _places(facts: Facts, name: str) -> set[str]:
    """Return the paths of all leden and onderdelen that a clause has: in any variant, and by any decision of the log."""

    def below(prefix: str, row: Sequence[Blok]) -> Iterator[str]:
        for blok in row:
            if blok.id is not None:
                yield f"{prefix}{blok.id}"
                yield from below(f"{prefix}{blok.id}/", (*blok.onderdelen, *blok.blokken))

    found = {path for variant in facts.workspace.clausules[name].varianten.values() for path in below("", (*variant.leden, *variant.blokken))}
    for new in (keuze.nieuw_lid for besluit in facts.trajectmap.besluiten for keuze in besluit.keuzes if isinstance(keuze, KeuzeNieuwLid)):
        if new.in_.partition("/")[0] == name:
            inside = new.in_.partition("/")[2]
            found |= set(below(f"{inside}/" if inside else "", [new.blok]))
    return found
