"""A region that stands on no disk, of any form, makers and day, with the texts of this repository."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from assembler.facts.orders import orders
from assembler.facts.reach import kind_for
from assembler.ground.findings import Finding, Level
from assembler.pipeline import Made, assemble, fold
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.gemeenten import Gemeente, Organisatie
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.taken import Taak
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Trajectmap, Workspace
from werkruimte import Geladen

VORMEN = ("openbaar-lichaam", "bedrijfsvoeringsorganisatie", "gemeenschappelijk-orgaan", "regeling-zonder-meer")
DAGEN = {"I-a": "2019-12-01", "I-b": "2021-12-01", "II": "2024-12-01"}
ZES = ("aa", "bree", "cromme", "diep", "eem", "flie")
# who make it -> the organs of each gemeente, the kinds that join, and whose power the task is
MAKERS: dict[str, tuple[list[str], tuple[str, ...], str]] = {
    "colleges": (["college"], (), "college"),
    "raden": (["raad"], (), "raad"),
    "burgemeesters": (["burgemeester"], (), "burgemeester"),
    "raden en colleges": (["raad", "college"], (), "college"),
    "colleges en burgemeesters": (["college", "burgemeester"], (), "college"),
    "met provincie": (["college"], ("provincie",), "college"),
    "met waterschap": (["college"], ("waterschap",), "college"),
    "met provincie en waterschap": (["college"], ("provincie", "waterschap"), "college"),
}
ONGEDEELD = [
    {"clausule": "quorum", "parameters": {"deel_leden": "1/2", "strikt": True, "tweede_vergadering": "zonder-quorum", "uren_tot_tweede": 24}},
    {"clausule": "staken", "parameters": {"herstemming": "volgende-vergadering", "daarna": "verworpen"}},
]


@dataclass(frozen=True, slots=True)
class Geval:
    """One combination."""

    vorm: str
    makers: str
    regime: str
    wijze: str = "delegatie"

    def __str__(self) -> str:
        """Return how a test calls it."""
        return f"{self.vorm}, {self.makers}, {self.regime}, {self.wijze}"

    @property
    def geweigerd(self) -> str:
        """The article by which the law refuses it; empty where it allows it."""
        if self.vorm == "bedrijfsvoeringsorganisatie" and self.makers in {"raden", "burgemeesters", "raden en colleges", "colleges en burgemeesters"}:
            return "artikel 8, derde lid"
        return "artikel 8, vierde lid" if self.vorm == "regeling-zonder-meer" and self.wijze == "delegatie" else ""


def _organisaties(geval: Geval) -> dict[str, Organisatie]:
    cijfer = [
        {"waarde": 10_000 + row, "peildatum": f"{year}-01-01", "bekend": f"{year}-01-02", "bron": "proef", "status": "definitief"}
        for row, year in enumerate(range(2017, 2026))
    ]
    cijfers = {"inwoners": cijfer, "bijdrage-huidig": cijfer, "raadszetels": cijfer}
    made: dict[str, Organisatie] = {
        name: Gemeente.model_validate(
            {
                "id": name,
                "naam": name.capitalize(),
                "code": f"19{row:02d}",
                "huisstijl": "regio",
                "plaats": name.capitalize(),
                "cijfers": cijfers,
                "bron": "proef",
            }
        )
        for row, name in enumerate(ZES)
    }
    for soort, naam in (("provincie", "Duinland"), ("waterschap", "Plas en Dijk")):
        if soort in MAKERS[geval.makers][1]:
            made[soort] = Organisatie.model_validate(
                {"id": soort, "soort": soort, "naam": naam, "huisstijl": "regio", "plaats": "Kust", "cijfers": cijfers, "bron": "proef"}
            )
    return made


def regio(geladen: Geladen, geval: Geval) -> tuple[Workspace, Trajectmap, Mijlpaal]:
    """Return a region that is none of this repository, with one task, one cost pool and one milestone."""
    organs, _, owner = MAKERS[geval.makers]
    organisaties = _organisaties(geval)
    dag = DAGEN[geval.regime]
    jaar = int(dag[:4]) + 1
    taak = Taak.model_validate({
        "id": "registratie", "naam": "registratie", "omschrijving": "het bijhouden van de registratie", "wetten": ["awb"], "terreinen": ["bedrijfsvoering"],
        "pakket": "basis", "deeltaken": [{"id": "invoer", "naam": "invoer"}], "verordening": "geen", "nadere_regels": "geen", "beleidsregels": "geen",
        "bevoegdheden": [{"id": "inschrijven", "omschrijving": "het inschrijven", "wet": "awb", "artikel": "4:1", "orgaan": owner, "wijze": geval.wijze}],
        "toelichting": "Uitleg.", "bron": "proef",
    })  # fmt: skip
    traject = Traject.model_validate({
        "id": "proef", "naam": "Regeling Proef", "citeertitel": "Regeling Proef", "vorm": geval.vorm, "vermelding": "Proef",
        "lichaam": {"naam": "Proef", "zetel": "aa"}, "bekendmaking": dag, "inwerkingtreding": f"{jaar}-01-01", "begrotingsjaar": jaar,
        "deelnemers": [{"organisatie": name, "organen": organs} if name in ZES else name for name in organisaties], "taken": ["registratie"],
        "pools": [{"id": "samen", "naam": "uitvoering", "soort": "uitvoeringskosten", "pakket": "basis", "taken": ["registratie"], "sleutel": "verdeelsleutel"}],
        "cijfers": {"begroting-samen": {"omschrijving": "kosten", "eenheid": "euro"}},
    })  # fmt: skip
    workspace = replace(geladen.ruimte, organisaties={**geladen.ruimte.organisaties, **organisaties}, taken={**geladen.ruimte.taken, "registratie": taak})
    kind = "gr-openbaar-lichaam" if geval.vorm == "openbaar-lichaam" else kind_for(workspace, traject)
    traject = traject.model_copy(update={"regeling": kind})
    papers = [{"soort": kind}, *({"soort": soort, "voor": "alle"} for soort in ("raadsvoorstel", "raadsbesluit", "rib"))]
    mijlpaal = Mijlpaal.model_validate({
        "id": "definitief", "naam": "Definitief", "stand": f"{dag[:4]}-06-01", "definitief": True, "omschrijving": "definitieve tekst", "documenten": papers,
        "beslispunten": [{"blok": "besluit-over-regeling"}],
        "behandelingen": {name: {"soort": "besluiten", "bron": "proef"} for name in organisaties},
    })  # fmt: skip
    besluit = Besluit.model_validate({"id": "start", "datum": "2019-01-01", "gremium": "stuurgroep", "keuzes": _keuzes(geval)})
    return workspace, Trajectmap(traject, (mijlpaal,), (besluit,)), mijlpaal


def _keuzes(geval: Geval) -> list[dict[str, Any]]:
    """Return the choices that no default makes: terrain, key, figures, the votes of an undivided board, and mandate only."""
    kind = {"clausule": "verhouding-bevoegdheden", "variant": "kort" if geval.wijze == "delegatie" else "kort-mandaat"}
    with_law = geval.vorm == "gemeenschappelijk-orgaan" and "raden" in geval.makers  # the law itself has rules on votes then
    return [
        {"cijfer": {"naam": "begroting-samen", "waarde": 100_000, "peildatum": "2019-01-01", "bron": "b", "status": "definitief"}},
        {"clausule": "belang", "variant": "kort", "parameters": {"terreinen": ["bedrijfsvoering"]}},
        {"clausule": "verdeelsleutel", "variant": "inwoners-kort", "parameters": {"jaren_terug": 1}},
        *([kind] if geval.vorm != "regeling-zonder-meer" else []),
        *(ONGEDEELD if geval.vorm in VORMEN[1:3] and not with_law else []),
        *([{"clausule": name, "vervalt": True} for name in ("quorum", "staken")] if with_law and geval.makers != "raden" else []),
        *([{"clausule": "besluitvorming", "variant": "wettelijke-regels"}] if with_law else []),
        *([{"clausule": name, "variant": variant} for name, variant in KORT.items()] if geval.vorm == "openbaar-lichaam" else []),
    ]


# An openbaar lichaam of colleges of gemeenten has longer texts too; here all makers get the same.
KORT = {
    "begripsbepalingen": "zonder-bijlagen", "taken": "kort", "aanhef": "kort", "openbaar-lichaam": "kort", "ab-samenstelling": "kort", "ab-zittingsduur": "kort",
    "ab-werkwijze": "kort-openbaar-lichaam", "stemverhouding": "een-stem", "besluitvorming": "wettelijke-meerderheid", "ab-bevoegdheden": "kort-openbaar-lichaam",
    "db-samenstelling": "kort", "db-bevoegdheden": "kort", "voorzitter": "kort-openbaar-lichaam", "betrokkenheid-raden": "kort", "verantwoording-db": "kort",
    "begroting": "kort", "kaders": "kort", "bijdragen": "kort", "jaarrekening": "kort", "garantie": "kort", "controle": "kort", "toetreding": "kort",
    "uittreding-besluit": "kort", "uittreding-termijn": "kort", "uittreding-plan": "kort", "uittreding-kosten": "kort", "wijziging": "kort", "opheffing": "kort",
    "vereffening": "kort", "evaluatie": "kort", "archief": "kort", "klachten": "kort", "geschillen": "kort", "bekendmaking": "kort",
}  # fmt: skip


# ── a regulation of the kern, with tasks of the library ─────────────────────────────────────────────────────────────


def kern(
    geladen: Geladen, taken: Sequence[str] = ("registratie",), *, modules: Sequence[str] = (), keuzes: Sequence[dict[str, Any]] = (), **velden: Any
) -> tuple[Workspace, Trajectmap, Mijlpaal]:
    """Return a region of colleges with the long regulation (`gr-tekst`), these tasks and modules, the choices that no default makes, and more of a traject."""
    workspace, item, mijlpaal = regio(geladen, Geval("openbaar-lichaam", "colleges", "II"))
    terrains = list(dict.fromkeys(terrein for taak in taken for terrein in workspace.taken[taak].terreinen))
    pool = item.traject.pools[0].model_copy(update={"taken": tuple(taken)})
    traject = item.traject.model_copy(update={"regeling": "gr-tekst", "taken": tuple(taken), "modules": tuple(modules), "pools": (pool,), **velden})
    mijlpaal = mijlpaal.model_copy(update={"documenten": (mijlpaal.documenten[0].model_copy(update={"soort": "gr-tekst"}), *mijlpaal.documenten[1:])})
    chosen = [
        {"cijfer": {"naam": "begroting-samen", "waarde": 100_000, "peildatum": "2019-01-01", "bron": "b", "status": "definitief"}},
        {"clausule": "belang", "parameters": {"terreinen": terrains}},
        {"clausule": "verdeelsleutel", "parameters": {"jaren_terug": 1}},
        *keuzes,
    ]
    besluit = Besluit.model_validate({"id": "start", "datum": "2019-01-01", "gremium": "stuurgroep", "keuzes": chosen})
    return workspace, Trajectmap(traject, (mijlpaal,), (besluit,)), mijlpaal


def regeling_van(geval: tuple[Workspace, Trajectmap, Mijlpaal]) -> tuple[Made, list[Finding]]:
    """Return the regulation of a region, and every error and warning about it."""
    workspace, item, mijlpaal = geval
    folded = fold(workspace, item, mijlpaal)
    made = next(assemble(folded, order) for order in orders(workspace, item, mijlpaal) if order.gemeente is None)
    return made, [finding for finding in (*folded.findings, *made.findings) if finding.level is not Level.OPMERKING]


def anders(
    geval: tuple[Workspace, Trajectmap, Mijlpaal], taken: Sequence[str], keuzes: Sequence[dict[str, Any]] = (), **velden: Any
) -> tuple[Workspace, Trajectmap, Mijlpaal]:
    """Return a region of any form and makers with these tasks in the place of its own, and more choices."""
    workspace, item, mijlpaal = geval
    pool = item.traject.pools[0].model_copy(update={"taken": tuple(taken)})
    traject = item.traject.model_copy(update={"taken": tuple(taken), "pools": (pool,), **velden})
    terrains = list(dict.fromkeys(terrein for taak in taken for terrein in workspace.taken[taak].terreinen))
    more = [{"clausule": "belang", "parameters": {"terreinen": terrains}}, *keuzes]
    later = Besluit.model_validate({"id": "later", "datum": "2019-01-02", "gremium": "stuurgroep", "keuzes": more})
    return workspace, replace(item, traject=traject, besluiten=(*item.besluiten, later)), mijlpaal
