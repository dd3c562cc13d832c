"""The tasks as sentences see them: with the powers that go along, who makes the rules, and who does what itself."""

from __future__ import annotations

from typing import Any

from assembler.facts.facts import Facts
from assembler.facts.modules import there
from assembler.facts.powers import RULE_KINDS
from assembler.facts.views.links import Links
from assembler.facts.views.powers import power_view
from assembler.ground.document import Gat
from assembler.ground.values import Waarde
from assembler.reading.records.taken import Taak
from assembler.sentences.names import JA_NEE, TEKST, TEKSTEN, Name, View, ViewKind, collection, view
from assembler.sentences.own import own_words

PAKKETNAMEN = {"basis": "basispakket", "plus": "pluspakket", "maatwerk": "maatwerk"}
ORGANEN = {"algemeen-bestuur": "algemeen bestuur", "dagelijks-bestuur": "dagelijks bestuur", "college": "college", "raad": "raad", "geen": "geen"}
_OWN = ("gedeeltelijk", "lokaal", "vrijgesteld")
_RULES = {"verordening": "de verordening", "nadere_regels": "nadere regels", "beleidsregels": "beleidsregels"}

TASK = ViewKind(
    "taak",
    "een taak van het traject",
    {
        "id": Name(TEKST, "het id van de taak"),
        "naam": Name(TEKST, "de naam van de taak"),
        "omschrijving": Name(TEKST, "wat de taak inhoudt"),
        "pakket": Name(TEKST, "basis, plus of maatwerk"),
        "pakketnaam": Name(TEKST, "het pakket in woorden"),
        "deeltaken": Name(collection("deeltaak"), "de onderdelen van de taak"),
        "heeft_deeltaken": Name(JA_NEE, "of de taak onderdelen heeft die een deelnemer zelf kan doen"),
        "bevoegdheden": Name(collection("bevoegdheid"), "de bevoegdheden die bij de taak horen"),
        "overgedragen": Name(collection("bevoegdheid"), "de bevoegdheden die worden overgedragen (delegatie)"),
        "gemandateerd": Name(collection("bevoegdheid"), "de bevoegdheden die in mandaat worden uitgeoefend"),
        "heeft_overgedragen": Name(JA_NEE, "of er een bevoegdheid wordt overgedragen"),
        "heeft_gemandateerd": Name(JA_NEE, "of er een bevoegdheid in mandaat wordt uitgeoefend"),
        "wettennamen": Name(TEKSTEN, "de citeertitels van de wetten van de taak"),
        **{name: Name(TEKST, f"wie {words} vaststelt (id)") for name, words in _RULES.items()},
        **{f"{name}_naam": Name(TEKST, f"wie {words} vaststelt, in woorden") for name, words in _RULES.items()},
        "toelichting": Name(TEKST, "de toelichting op de taak"),
        "lokaal_mogelijk": Name(JA_NEE, "of een gemeente de taak (deels) zelf mag doen"),
        "terreinen": Name(TEKSTEN, "de terreinen van het belang waarbinnen zij valt"),
        "bron": Name(TEKST, "waar de taak vandaan komt"),
        "uitzonderingen": Name(collection("uitzondering"), "de gemeenten die de taak of een deel ervan zelf doen, of er niet aan deelnemen"),
        "heeft_uitzonderingen": Name(JA_NEE, "of er zulke gemeenten zijn"),
        "heeft_gezamenlijk": Name(JA_NEE, "of het lichaam de taak voor een deelnemer geheel uitvoert"),
        **{f"{name}_door": Name(TEKSTEN, f"de namen van de deelnemers met de uitvoering: {name}; of: geen") for name in _OWN},
        "eigen_deelnemers": Name(TEKSTEN, "de namen van wie aan de taak deelnemen, als dat niet alle deelnemers zijn"),
        "heeft_eigen_deelnemers": Name(JA_NEE, "of de regeling zegt dat niet alle deelnemers aan de taak deelnemen"),
        "eigen": Name(view("uitzondering"), "in gemeente.lokale_taken: wat die gemeente zelf doet", sometimes=True),
        "pool": Name(view("pool"), "de kostenpost waaruit de taak wordt betaald, als er een is"),
        "heeft_pool": Name(JA_NEE, "of er zo'n kostenpost is"),
    },
)
PART = ViewKind(
    "deeltaak",
    "een onderdeel van een taak",
    {
        "id": Name(TEKST, "het id van de deeltaak"),
        "naam": Name(TEKST, "de naam van de deeltaak"),
        "omschrijving": Name(TEKST, "wat de deeltaak inhoudt"),
    },
)
EXCEPTION = ViewKind(
    "uitzondering",
    "een gemeente die een taak of een deel ervan zelf doet, of er niet aan deelneemt",
    {
        "deelnemer": Name(view("deelnemer"), "de gemeente"),
        "uitvoering": Name(TEKST, "gedeeltelijk, lokaal of vrijgesteld"),
        "deeltaken": Name(TEKSTEN, "wat zij zelf doet; nog niet bekend: n.t.b."),
        "deeltaken_bekend": Name(JA_NEE, "of dat bekend is"),
        "een_deeltaak": Name(JA_NEE, "of het om precies een deeltaak gaat"),
        "toelichting": Name(TEKST, "de toelichting van de gemeente"),
        "heeft_toelichting": Name(JA_NEE, "of er een toelichting is"),
    },
)


def fill_tasks(facts: Facts, links: Links) -> None:
    """Give the tasks their values, and what they share with each deelnemer: how it has the task done."""
    for name, task in links.taken.items():
        task.values = TASK.checked(_task(facts, links, facts.workspace.taken[name]))
        task.crossings = {
            gemeente: {"uitvoering": Waarde(own_words("uitvoering", hoe=execution(facts, gemeente, name)), f"taak/{name}/{gemeente}")}
            for gemeente in facts.traject.deelnemers
        }


def execution(facts: Facts, gemeente: str, taak: str) -> str:
    """Return how a gemeente has a task done: `gezamenlijk`, `gedeeltelijk`, `lokaal`, or `vrijgesteld`."""
    chosen = facts.keuzes.taken.get((gemeente, taak))
    return chosen.keuze.uitvoering if chosen else "gezamenlijk"


def local_task(facts: Facts, links: Links, taak: str, gemeente: str) -> View:
    """Return a task with what one gemeente does of it itself."""
    shared = links.taken[taak]
    return View(TASK.name, taak, TASK.checked({**shared.values, "eigen": _exception(facts, links, gemeente, taak)}), shared.crossings)


def _exception(facts: Facts, links: Links, gemeente: str, taak: str) -> View:
    keuze = facts.keuzes.taken[gemeente, taak].keuze
    record = facts.workspace.taken[taak]
    key = f"taak/{taak}/{gemeente}"
    if keuze.uitvoering in {"lokaal", "vrijgesteld"}:
        parts: Any = Waarde(tuple(item.naam for item in record.deeltaken), key)
    elif keuze.deeltaken == "ntb":
        parts = Gat("ntb", f"de deeltaken van {record.naam} die {facts.workspace.organisaties[gemeente].naam} zelf uitvoert")
    else:
        parts = Waarde(tuple(item.naam for item in record.deeltaken if item.id in keuze.deeltaken), key)
    values = {
        "deelnemer": links.deelnemers[gemeente],
        "uitvoering": Waarde(keuze.uitvoering, key),
        "deeltaken": parts,
        "deeltaken_bekend": not isinstance(parts, Gat),
        "een_deeltaak": isinstance(parts, Waarde) and len(parts.value) == 1,
        "toelichting": keuze.toelichting or "",
        "heeft_toelichting": bool(keuze.toelichting),
    }
    return EXCEPTION.view(f"{taak}-{gemeente}", values)


def _divided(facts: Facts, taak: str) -> dict[str, Any]:
    """Return who have a task done in which way: those that the body does everything for are all others."""
    done = {name: execution(facts, name, taak) for name in facts.traject.deelnemers}
    names = {way: tuple(facts.workspace.organisaties[name].naam for name, how in done.items() if how == way) or ("geen",) for way in _OWN}
    return {"heeft_gezamenlijk": "gezamenlijk" in done.values(), **{f"{way}_door": Waarde(row, f"taak/{taak}") for way, row in names.items()}}


def _explained(facts: Facts, taak: Taak) -> str:
    """Return the explanation of a task, with those of its further sentences that are true in this regulation."""
    present = there(facts.workspace, facts.trajectmap, lambda name: facts.keuzes.clausules[name].aanwezig)
    known = set(facts.traject.taken)
    more = (item.tekst for item in taak.toelichting_erbij if (item.module is None or item.module in present) and known.issuperset(item.taken))
    return " ".join((taak.toelichting, *more))


def _task(facts: Facts, links: Links, taak: Taak) -> dict[str, Any]:
    powers = tuple(power_view(facts, links, power) for power in facts.powers.van(taak))
    moved = tuple(item for item in powers if item.values["wijze"] == "delegatie")
    mandated = tuple(item for item in powers if item.values["wijze"] == "mandaat")
    own = tuple(_exception(facts, links, name, taak.id) for name in facts.traject.deelnemers if execution(facts, name, taak.id) != "gezamenlijk")
    pool = next((links.pools[item.id] for item in facts.traject.pools if taak.id in item.taken), None)
    parts = tuple(PART.view(item.id, {"id": item.id, "naam": item.naam, "omschrijving": item.omschrijving or item.naam}) for item in taak.deeltaken)
    rules: dict[str, str] = {"verordening": taak.verordening, **{name: facts.powers.regelgever(taak, name) for name in RULE_KINDS}}
    return {
        "id": taak.id, "naam": taak.naam, "omschrijving": taak.omschrijving.tekst, "pakket": taak.pakket, "pakketnaam": PAKKETNAMEN[taak.pakket],
        "deeltaken": parts, "heeft_deeltaken": bool(parts), "bevoegdheden": powers, "overgedragen": moved, "gemandateerd": mandated, "heeft_overgedragen": bool(moved),
        "heeft_gemandateerd": bool(mandated), "wettennamen": tuple(facts.workspace.wetten[name].citeertitel for name in taak.wetten) or ("geen",),
        "lokaal_mogelijk": taak.lokaal_mogelijk, "terreinen": taak.terreinen, "bron": taak.bron, **rules, **{f"{name}_naam": ORGANEN[organ] for name, organ in rules.items()}, "toelichting": _explained(facts, taak),
        "uitzonderingen": own, "heeft_uitzonderingen": bool(own), **_divided(facts, taak.id), "pool": pool, "heeft_pool": pool is not None,
        "eigen_deelnemers": tuple(facts.workspace.organisaties[name].naam for name in facts.traject.eigen_deelnemers.get(taak.id, ())),
        "heeft_eigen_deelnemers": taak.id in facts.traject.eigen_deelnemers,
    }  # fmt: skip
