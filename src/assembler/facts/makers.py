"""Who makes the regulation: the organs of each participant that take part, and what kind of regulation that makes it.

Source: Wgr 1 (raden, colleges and burgemeesters, separately or together), with its mirrors 40, 50, 51, 61, 73 and 83 for provincies and
waterschappen; 93-98 for others (wgr.md 7, I-93).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembler.ground.wording import met_lidwoord, opsomming
from assembler.reading.records.bereik import Aardregeling
from assembler.reading.records.gemeenten import Organisatie
from assembler.reading.records.organisaties import Orgaan, Organisatiesoort, Rol
from assembler.reading.records.trajecten import Deelname, Traject
from assembler.reading.records.workspace import Workspace

OF_AARD: Mapping[str, Rol] = {"raadsregeling": "vertegenwoordigend", "collegeregeling": "uitvoerend", "burgemeestersregeling": "voorzittend"}


@dataclass(frozen=True, slots=True)
class Maker:
    """An organ of a participant that makes the regulation, or is asked about it; `key` is what tells it from the others."""

    key: str
    organisatie: Organisatie
    soort: Organisatiesoort
    orgaan: Orgaan

    @property
    def wie(self) -> str:
        """As a step or an outcome names it: `<organisation>/<organ>`."""
        return f"{self.organisatie.id}/{self.orgaan.id}"

    @property
    def naam(self) -> str:
        """Its name with article, as it stands inside a sentence."""
        return self.van(voluit(self.organisatie, self.soort))

    def van(self, organisation: str) -> str:
        """Return its name with article, as an organ of what is called so."""
        return organisation if self.orgaan.zelf else f"{met_lidwoord(self.orgaan.lidwoord, self.orgaan.naam)} van {organisation}"


def voluit(organisatie: Organisatie, soort: Organisatiesoort) -> str:
    """Return an organisation in full, with its article."""
    return organisatie.voluit or f"{soort.lidwoord} {soort.naam} {organisatie.naam}"


def makers(workspace: Workspace, traject: Traject) -> Mapping[str, tuple[Maker, ...]]:
    """Return for each participant the organs of it that make the regulation; of one of which nothing is known, none."""
    return {item.organisatie: tuple(_of(workspace, traject, item)) for item in traject.deelnames}


def _of(workspace: Workspace, traject: Traject, item: Deelname) -> Iterator[Maker]:
    organisatie = workspace.organisaties.get(item.organisatie)
    soort = workspace.soorten.get(organisatie.soort) if organisatie else None
    if organisatie is None or soort is None:
        return
    names = item.organen or (_standard(soort, traject.aard),)
    organs = [orgaan for orgaan in soort.organen if orgaan.id in names]  # in the order of the kind, not of typing
    for orgaan in organs:
        yield Maker(organisatie.id if len(organs) == 1 else f"{organisatie.id}-{orgaan.id}", organisatie, soort, orgaan)


def _standard(soort: Organisatiesoort, aard: Aardregeling | None) -> str:
    """Return the organ that takes part when the traject names none: the one that goes with the typed nature of the regulation."""
    wanted = soort.met_rol(OF_AARD[aard]) if aard is not None and aard in OF_AARD else None
    return wanted.id if wanted else soort.standaard


def roles(workspace: Workspace, traject: Traject) -> frozenset[Rol]:
    """Return the roles of all organs that make the regulation."""
    return frozenset(maker.orgaan.rol for row in makers(workspace, traject).values() for maker in row)


def aard(workspace: Workspace, traject: Traject) -> Aardregeling:
    """Return what kind of regulation it is by the organs that make it."""
    found = roles(workspace, traject)
    pure: Mapping[frozenset[Rol], Aardregeling] = {
        frozenset({"vertegenwoordigend"}): "raadsregeling",
        frozenset({"uitvoerend"}): "collegeregeling",
        frozenset({"voorzittend"}): "burgemeestersregeling",
    }
    return pure.get(found, "gemengd") if found else traject.aard or "collegeregeling"


def with_role(workspace: Workspace, name: str, rol: Rol) -> Maker | None:
    """Return the organ of an organisation that has a role there, whether it takes part or not."""
    organisatie = workspace.organisaties.get(name)
    soort = workspace.soorten.get(organisatie.soort) if organisatie else None
    orgaan = soort.met_rol(rol) if soort else None
    return Maker(f"{name}-{orgaan.id}", organisatie, soort, orgaan) if organisatie and soort and orgaan else None


def grouped(workspace: Workspace, row: tuple[Maker, ...]) -> tuple[str, ...]:
    """Return these organs in words, those of one kind together: `de colleges ... van de gemeenten A, B en C`; in the order of the kinds."""
    return tuple(text for group in _by_kind(workspace, row) for text in _group(group))


def _group(row: list[Maker]) -> tuple[str, ...]:
    """Return the organs of one kind: together where they are several organs with a name of their own."""
    first = row[0]
    if len(row) == 1 or first.orgaan.zelf:
        return tuple(maker.naam for maker in row)
    article = "de " if first.orgaan.lidwoord else ""
    if any(maker.organisatie.voluit for maker in row):
        whole = opsomming([voluit(maker.organisatie, maker.soort) for maker in row])
    else:
        whole = f"de {first.soort.meervoud} {opsomming([maker.organisatie.naam for maker in row])}"
    return (f"{article}{first.orgaan.meervoud} van {whole}",)


def of_their_kind(workspace: Workspace, row: tuple[Maker, ...]) -> tuple[str, ...]:
    """Return these organs by kind without naming each: `de raden van hun gemeenten`, `provinciale staten van hun provincie`."""
    return tuple(f"{_short(group)} van hun {group[0].soort.meervoud if len(group) > 1 else group[0].soort.naam}" for group in _by_kind(workspace, row))


def in_short(workspace: Workspace, row: tuple[Maker, ...]) -> tuple[str, ...]:
    """Return these organs by kind in one word each: `de colleges`, `gedeputeerde staten`; with whose they are where the joint body has such organs too."""
    return tuple(dict.fromkeys(f"{_short(group)}{_whose(group)}" for group in _by_kind(workspace, row)))


def _whose(group: list[Maker]) -> str:
    """Return of which kind of organisation organs are, when their names are also those of the boards of a joint body."""
    soort = group[0].soort
    if group[0].orgaan.id not in {"algemeen-bestuur", "dagelijks-bestuur"}:
        return ""
    return f" van {met_lidwoord('de', soort.meervoud) if len(group) > 1 else met_lidwoord(soort.lidwoord, soort.naam)}"


def _short(group: list[Maker]) -> str:
    first, more = group[0], len(group) > 1
    return met_lidwoord("de" if more and first.orgaan.lidwoord else first.orgaan.lidwoord, first.orgaan.kort_meervoud if more else first.orgaan.kort)


def _by_kind(workspace: Workspace, row: tuple[Maker, ...]) -> list[list[Maker]]:
    """Return these organs by kind of organisation and organ, in the order of the kinds."""
    kinds: dict[tuple[str, str], list[Maker]] = {(soort.id, orgaan.id): [] for soort in workspace.soorten.values() for orgaan in soort.organen}
    for maker in row:
        kinds[maker.soort.id, maker.orgaan.id].append(maker)
    return [group for group in kinds.values() if group]


def has_council(workspace: Workspace, name: str) -> bool:
    """Return whether a participant has a representing organ, for which papers are made: a minister or a private body has none."""
    soort = workspace.soorten.get(workspace.organisaties[name].soort)
    return soort is None or soort.met_rol("vertegenwoordigend") is not None
