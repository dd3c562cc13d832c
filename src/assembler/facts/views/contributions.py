"""The money as sentences see it: the cost pools, all contributions together, and what one gemeente pays, today and then."""

from __future__ import annotations

from typing import Any

from assembler.facts import figures
from assembler.facts.facts import Facts
from assembler.facts.views.links import Links
from assembler.ground.document import Gat
from assembler.ground.values import Figure, computed, difference, first_gap, in_cents, known, quotient, share, total
from assembler.reading.records.trajecten import Cijferreeks, Pool
from assembler.sentences.names import AANDEEL, BEDRAG, CIJFER, GETAL, JA_NEE, NODE, TEKST, TEKSTEN, Name, View, ViewKind, collection

CURRENT = "bijdrage-huidig"  # figure of a gemeente, in euros: what it pays now for the same tasks
STATE = "rijksbijdrage"  # figure of a gemeente, in euros: what the State pays it for these tasks in the budget year
_WHAT = "de bijdragen"

POOL = ViewKind(
    "pool",
    "een kostenpost",
    {
        "id": Name(TEKST, "het id van de kostenpost"),
        "naam": Name(TEKST, "de naam van de kostenpost"),
        "soort": Name(TEKST, "programmakosten of uitvoeringskosten"),
        "pakket": Name(TEKST, "basis, plus of maatwerk"),
        "bedrag": Name(BEDRAG, "het geraamde bedrag in het begrotingsjaar"),
        "verdeeld": Name(BEDRAG, "wat de gemeenten er samen van betalen"),
        "sleutel": Name(TEKST, "de clausule die zegt hoe wordt verdeeld (id)"),
        "sleutel_naam": Name(NODE, "het opschrift van die clausule"),
        "taken": Name(collection("taak"), "de taken die eruit worden betaald"),
        "toelichting": Name(TEKST, "de toelichting op de kostenpost"),
        "heeft_toelichting": Name(JA_NEE, "of er een toelichting is"),
    },
)
ONE_OFF = ViewKind(
    "eenmalig",
    "een eenmalige last van het traject",
    {
        "naam": Name(TEKST, "wat het is"),
        "bedrag": Name(BEDRAG, "het bedrag, voor alle gemeenten samen"),
        "bedrag_bekend": Name(JA_NEE, "of dat bekend is"),
        "begrepen": Name(JA_NEE, "of het is begrepen in de raming van een kostenpost"),
        "pool": Name(TEKST, "de naam van die kostenpost", sometimes=True),
    },
)
CONTRIBUTIONS = ViewKind(
    "bijdragen",
    "de bijdragen van alle gemeenten samen",
    {
        "totaal": Name(BEDRAG, "alle bijdragen samen"),
        "totaal_bekend": Name(JA_NEE, "of dat bekend is"),
        "onbekende_posten": Name(TEKSTEN, "de kostenposten waarvan het bedrag nog niet bekend is"),
        "heeft_onbekende_posten": Name(JA_NEE, "of er zulke kostenposten zijn"),
        "heeft_bekende_posten": Name(JA_NEE, "of van een kostenpost het bedrag bekend is"),
        "jaar": Name(GETAL, "het begrotingsjaar"),
        "inwoners": Name(CIJFER, "de inwoners van alle gemeenten samen"),
        "eenmalig": Name(collection("eenmalig"), "de eenmalige lasten, binnen of buiten de kostenposten"),
        "heeft_eenmalig": Name(JA_NEE, "of er zulke lasten zijn"),
        "heeft_programmakosten": Name(JA_NEE, "of er een kostenpost van programmakosten is"),
    },
)
OWN = {
    "bijdrage": Name(BEDRAG, "wat de gemeente in het begrotingsjaar betaalt"),
    "bijdrage_bekend": Name(JA_NEE, "of dat bekend is"),
    "bijdrage_per_inwoner": Name(BEDRAG, "haar bijdrage per inwoner"),
    "maatwerkkosten": Name(BEDRAG, "wat zij betaalt voor maatwerk"),
    "aandeel_bijdrage": Name(AANDEEL, "haar aandeel in alle bijdragen"),
    "bijdrage_huidig": Name(BEDRAG, "wat zij nu betaalt voor dezelfde taken (haar cijfer bijdrage-huidig)"),
    "bijdrage_huidig_bekend": Name(JA_NEE, "of dat bekend is"),
    "verschil_bijdrage": Name(BEDRAG, "haar bijdrage min wat zij nu betaalt"),
    "effect_lokaal": Name(BEDRAG, "wat lokale uitvoering, door haar of een ander, aan haar bijdrage verandert"),
    "heeft_maatwerk": Name(JA_NEE, "of er een kostenpost van maatwerk is waaraan zij betaalt"),
    "rijksbijdrage": Name(BEDRAG, "wat zij van het Rijk voor deze taken ontvangt (haar cijfer rijksbijdrage)"),
    "rijksbijdrage_bekend": Name(JA_NEE, "of dat bekend is"),
    "bijdrage_netto": Name(BEDRAG, "haar bijdrage na aftrek van die rijksbijdrage"),
}


def fill_pools(facts: Facts, links: Links) -> None:
    """Give the pools their values, and what they share with each deelnemer: what it pays of the pool."""
    for pool in facts.traject.pools:
        paid = facts.bijdragen[pool.id]
        links.pools[pool.id].values = POOL.checked(_pool(facts, links, pool))
        links.pools[pool.id].crossings = {gemeente: {"bedrag": paid[gemeente]} for gemeente in facts.traject.deelnemers}


def _pool(facts: Facts, links: Links, pool: Pool) -> dict[str, Any]:
    clause = facts.workspace.clausules.get(pool.sleutel)
    return {
        "id": pool.id, "naam": pool.naam, "soort": pool.soort, "pakket": pool.pakket, "bedrag": facts.bedragen[pool.id],
        "verdeeld": total(f"bijdrage/{pool.id}/totaal", facts.bijdragen[pool.id].values(), _WHAT), "sleutel": pool.sleutel,
        "sleutel_naam": clause.opschrift if clause else pool.sleutel,
        "taken": tuple(links.taken[name] for name in pool.taken if name in links.taken), "toelichting": pool.toelichting or "",
        "heeft_toelichting": bool(pool.toelichting),
    }  # fmt: skip


def contributions_view(facts: Facts) -> View:
    """Return the contributions of all deelnemers together."""
    inhabitants = [figures.of_gemeente(facts.workspace.organisaties[name], "inwoners", facts.keuzes) for name in facts.traject.deelnemers]
    one_off = tuple(_one_off(facts, name, series) for name, series in facts.traject.cijfers.items() if series.eenmalig)
    unknown = tuple(pool.naam for pool in facts.traject.pools if isinstance(facts.bedragen[pool.id], Gat))
    everything = total("bijdrage/totaal", _everything(facts), _WHAT)
    values = {
        "totaal": everything,
        "totaal_bekend": not isinstance(everything, Gat),
        "onbekende_posten": unknown,
        "heeft_onbekende_posten": bool(unknown),
        "heeft_bekende_posten": len(unknown) < len(facts.traject.pools),
        "jaar": facts.traject.begrotingsjaar,
        "inwoners": total("inwoners/totaal", inhabitants, "de inwonertallen"),
        "eenmalig": one_off,
        "heeft_eenmalig": bool(one_off),
        "heeft_programmakosten": any(pool.soort == "programmakosten" for pool in facts.traject.pools),
    }
    return CONTRIBUTIONS.view(CONTRIBUTIONS.name, values)


def _one_off(facts: Facts, name: str, series: Cijferreeks) -> View:
    """Return a one-off cost; that it is part of a pool is said only where the traject says so (and a check holds it)."""
    pool = next((item for item in facts.traject.pools if item.id == series.begrepen_in), None)
    more = {"pool": pool.naam} if pool else {}
    amount = figures.of_traject(facts.traject, name, facts.keuzes)
    values = {"naam": series.omschrijving, "bedrag": amount, "bedrag_bekend": not isinstance(amount, Gat), "begrepen": pool is not None, **more}
    return ONE_OFF.view(name, values)


def own_contribution(facts: Facts, gemeente: str, inwoners: Figure) -> dict[str, Any]:
    """Return what the papers say of the money of one gemeente."""
    pays = total(f"bijdrage/{gemeente}", [row[gemeente] for row in facts.bijdragen.values()], _WHAT)
    tailored = [facts.bijdragen[pool.id][gemeente] for pool in facts.traject.pools if pool.pakket == "maatwerk"]
    now, state = (_of_gemeente(facts, gemeente, name, what) for name, what in ((CURRENT, "de huidige bijdrage"), (STATE, "de rijksbijdrage")))
    return {
        "bijdrage": pays,
        "bijdrage_bekend": not isinstance(pays, Gat),
        "bijdrage_per_inwoner": quotient(f"bijdrage-per-inwoner/{gemeente}", pays, inwoners, "inwoners"),
        "maatwerkkosten": total(f"maatwerk/{gemeente}", tailored, "de kosten van maatwerk"),
        "aandeel_bijdrage": share(f"aandeel/bijdrage/{gemeente}", pays, _everything(facts), _WHAT),
        "bijdrage_huidig": now,
        "bijdrage_huidig_bekend": not isinstance(now, Gat),
        "verschil_bijdrage": difference(f"verschil/bijdrage/{gemeente}", pays, now),
        "effect_lokaal": _local_effect(facts, gemeente),
        "heeft_maatwerk": any(isinstance(item, Gat) or item.value for item in tailored),
        "rijksbijdrage": state,
        "rijksbijdrage_bekend": not isinstance(state, Gat),
        "bijdrage_netto": difference(f"bijdrage-netto/{gemeente}", pays, state),
    }


def _everything(facts: Facts) -> list[Figure]:
    return [item for row in facts.bijdragen.values() for item in row.values()]


def _of_gemeente(facts: Facts, gemeente: str, name: str, what: str) -> Figure:
    """Return an amount that a gemeente recorded in euros, in cents."""
    record = facts.workspace.organisaties[gemeente]
    found = figures.of_gemeente(record, name, facts.keuzes)
    return Gat("ntb", f"{what} van {record.naam}") if isinstance(found, Gat) else in_cents(found)


def _local_effect(facts: Facts, gemeente: str) -> Figure:
    rows = [verdeling.bijdragen[gemeente] for verdeling in facts.verdelingen.values()]
    change = sum(verdeling.local_effect(gemeente) for verdeling in facts.verdelingen.values())
    return first_gap(rows) or computed(change, f"effect-lokaal/{gemeente}", known(rows))
