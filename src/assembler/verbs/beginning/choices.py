"""The first decision of a new regulation: for each clause the variant that serves it, with votes, key and exit in a profile of its size. All of it an assumption."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from assembler.facts.reach import Reach, clauses_of, range_of
from assembler.reading.records.antwoorden import NTB
from assembler.reading.records.clausules import Variant
from assembler.reading.records.documenten import Documentsoort
from assembler.reading.records.vormen import Vorm
from assembler.reading.records.workspace import Workspace

Naam = Literal["klein", "midden", "groot"]
MIDDEN, GROOT = 6, 13  # from so many participants on


@dataclass(frozen=True, slots=True)
class Profile:
    """Votes, majority and exit that go with a size; each value is a choice that somebody still makes."""

    naam: Naam
    omschrijving: str
    stemmen: tuple[tuple[str, str, Mapping[str, Any]], ...]  # clause, variant, parameters
    wijziging: tuple[str, Mapping[str, Any]] | None
    maanden: int  # of notice before leaving


_PER_INWONERS: Mapping[str, Any] = {
    "inwoners_per_stem": 10_000, "afronding": "omhoog", "minimum": 1, "maximum": 0, "herijking": "na-verkiezingen", "verdeling_over_leden": "gelijk", "afwezigheid": "plaatsvervanger",
}  # fmt: skip
_DUBBEL: Mapping[str, Any] = {
    "drempel_stemmen": "1/2",
    "drempel_gemeenten": "1/2",
    "strikt": True,
    "basis": "uitgebracht",
    "verdeelde_gemeente": "meerderheid-van-haar-stemmen",
}
PROFILES: Mapping[str, Profile] = {
    "klein": Profile("klein", "ieder lid één stem, gewone meerderheid, wijzigen met allen, opzeggen met twaalf maanden", (), None, 12),
    "midden": Profile(
        "midden",
        "stemmen naar inwoners, gewone meerderheid, wijzigen met twee derde, opzeggen met twaalf maanden",
        (("stemverhouding", "per-inwoners", _PER_INWONERS), ("besluitvorming", "gewone-meerderheid", {})),
        ("gekwalificeerd", {"drempel": "2/3"}),
        12,
    ),
    "groot": Profile(
        "groot",
        "stemmen naar inwoners met een dubbele meerderheid, wijzigen met twee derde, opzeggen met vierentwintig maanden",
        (("stemverhouding", "per-inwoners", _PER_INWONERS), ("besluitvorming", "dubbele-meerderheid", _DUBBEL)),
        ("gekwalificeerd", {"drempel": "2/3"}),
        24,
    ),
}


def profile(asked: str, participants: int) -> Profile:
    """Return the profile that was asked, or the one that goes with the number of participants."""
    by_size = "groot" if participants >= GROOT else "midden" if participants >= MIDDEN else "klein"
    return PROFILES[by_size if asked == NTB else asked]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the choices hang on: the regulation, its kind of document, how powers pass, and the year back to which known inhabitants go."""

    of: Reach
    kind: Documentsoort
    vorm: Vorm
    mandaat: bool
    terreinen: tuple[str, ...]
    jaren_terug: int
    peildatum: str  # of the inhabitants by which votes are counted
    profile: Profile
    domeinen: tuple[str, ...]


def choices(workspace: Workspace, asked: Asked) -> list[dict[str, Any]]:
    """Return the choices of the first decision, in the order of the text: only those for which the library has no answer of its own, or a profile another."""
    order = {name: at for at, name in enumerate(clauses_of(asked.kind))}
    chosen: dict[str, dict[str, Any]] = {}
    for item in (*_needed(workspace, asked), *_of_domains(workspace, asked), *_meetings(asked), *_profile(workspace, asked)):
        if item["clausule"] in order:
            chosen.setdefault(item["clausule"], item)  # what must be goes before what a domain wants, and that before a profile
    return sorted(chosen.values(), key=lambda item: order[item["clausule"]])


def _needed(workspace: Workspace, asked: Asked) -> Iterator[dict[str, Any]]:
    """Yield what no text can do without: the terrains, how powers pass, the key."""
    yield {"clausule": "belang", "parameters": {"terreinen": list(asked.terreinen)}}
    usual = {workspace.domeinen[name].overdracht for name in asked.domeinen}
    if not asked.mandaat and usual == {"per-artikel"} and _fits(workspace, asked, "verhouding-bevoegdheden", "per-artikel"):
        yield {"clausule": "verhouding-bevoegdheden", "variant": "per-artikel"}
    if asked.mandaat and (variant := _first(workspace, asked, "verhouding-bevoegdheden", lambda item: item.overdracht == "geen")):
        yield {"clausule": "verhouding-bevoegdheden", "variant": variant}
    if variant := _first(workspace, asked, "verdeelsleutel", lambda item: item.regel == "per_inwoner"):
        yield {"clausule": "verdeelsleutel", "variant": variant, "parameters": {"jaren_terug": asked.jaren_terug}}


def _of_domains(workspace: Workspace, asked: Asked) -> Iterator[dict[str, Any]]:
    """Yield what is usual in the domains of the tasks, or what the law of one wants."""
    for name in asked.domeinen:
        for clause, variant in workspace.domeinen[name].keuzes.items():
            if _fits(workspace, asked, clause, variant):
                yield {"clausule": clause, "variant": variant}


def _meetings(asked: Asked) -> Iterator[dict[str, Any]]:
    """Yield the rules on meeting and voting of an undivided board, which the law does not give (wgr.md I-22.4), or leave them to the law where it does (Wgr 23)."""
    if asked.vorm.besturen != "een":
        return
    councils = asked.of.aard in {"raadsregeling", "gemengd"} and asked.of.vorm == "gemeenschappelijk-orgaan"
    if not councils:
        yield {"clausule": "quorum", "parameters": {"deel_leden": "1/2", "strikt": True, "tweede_vergadering": "zonder-quorum", "uren_tot_tweede": 24}}
        yield {"clausule": "staken", "parameters": {"herstemming": "volgende-vergadering", "daarna": "verworpen"}}
        return
    yield {"clausule": "besluitvorming", "variant": "wettelijke-regels"}
    if asked.of.aard != "raadsregeling":
        yield from ({"clausule": name, "vervalt": True} for name in ("quorum", "staken"))


def _profile(workspace: Workspace, asked: Asked) -> Iterator[dict[str, Any]]:
    """Yield votes, change and exit of the profile, as far as there is a text for this regulation."""
    rows = [*asked.profile.stemmen, *([("wijziging", *asked.profile.wijziging)] if asked.profile.wijziging else [])]
    for clause, variant, parameters in rows if all(_fits(workspace, asked, clause, variant) for clause, variant, _ in rows) else ():
        extra = {"peildatum": asked.peildatum} if variant == "per-inwoners" else {}
        yield {"clausule": clause, "variant": variant, **({"parameters": {**parameters, **extra}} if parameters or extra else {})}
    for clause, name, value in (("uittreding-termijn", "maanden", asked.profile.maanden), ("centrum-uittreding", "maanden", asked.profile.maanden)):
        found = workspace.clausules.get(clause)
        standing = asked.of.variant(found) if found else None
        if found is not None and standing is not None and name in found.varianten[standing].parameters:
            yield {"clausule": clause, "parameters": {name: value}}


def _first(workspace: Workspace, asked: Asked, clause: str, wanted: Callable[[Variant], bool]) -> str | None:
    """Return the first variant of a clause that serves the regulation and does what is wanted."""
    found = workspace.clausules.get(clause)
    return next((name for name, item in found.varianten.items() if wanted(item) and asked.of.within(range_of(found, name))), None) if found else None


def _fits(workspace: Workspace, asked: Asked, clause: str, variant: str) -> bool:
    clausule = workspace.clausules.get(clause)
    return clausule is not None and clause in clauses_of(asked.kind) and variant in clausule.varianten and asked.of.within(range_of(clausule, variant))
