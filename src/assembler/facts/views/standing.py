"""Where the decisions stand as sentences see it: a row for each organ, and what councils gave along with how it was answered."""

from __future__ import annotations

from typing import Any

from assembler.facts.facts import Facts
from assembler.facts.standing import Standing, contributions_of, standings
from assembler.ground.document import Gat
from assembler.ground.values import Waarde
from assembler.reading.records.besluitvorming import Inbreng, Uitkomst
from assembler.sentences.names import DATUM, JA_NEE, TEKST, TEKSTEN, Name, View, ViewKind, collection

STANDING = ViewKind(
    "standregel",
    "een orgaan: wat het heeft, wat het besloot en op welke versie",
    {
        "deelnemer": Name(TEKST, "de naam van de deelnemer"),
        "orgaan": Name(TEKST, "het orgaan, zonder de naam van de deelnemer"),
        "versie": Name(TEKST, "welke versie het orgaan het laatst kreeg, in woorden"),
        "verzonden": Name(DATUM, "wanneer die is verzonden"),
        "heeft_stukken": Name(JA_NEE, "of er iets is verzonden"),
        "uitslag": Name(TEKST, "wat het besloot, in woorden"),
        "besluitdag": Name(DATUM, "wanneer"),
        "heeft_uitkomst": Name(JA_NEE, "of het iets besloot"),
        "besluitversie": Name(TEKST, "over welke versie, in woorden"),
        "opnieuw": Name(JA_NEE, "of het opnieuw moet besluiten, omdat er een andere tekst is verzonden"),
        "redenen": Name(TEKSTEN, "waarom, bij aanhouden of verwerpen"),
        "heeft_redenen": Name(JA_NEE, "of die er zijn"),
        "stemming": Name(TEKST, "de stemmen in woorden"),
        "heeft_stemming": Name(JA_NEE, "of die bekend zijn"),
        "meegegeven": Name(collection("meegegeven"), "wat het meegaf"),
        "heeft_meegegeven": Name(JA_NEE, "of het iets meegaf"),
    },
)
CONTRIBUTION = ViewKind(
    "meegegeven",
    "een kader, motie, amendement, zienswijze of voorwaarde van een orgaan, en wat ermee is gedaan",
    {
        "soort": Name(TEKST, "kader, motie, amendement, zienswijze of voorwaarde"),
        "tekst": Name(TEKST, "wat is gevraagd"),
        "dag": Name(DATUM, "de dag van het besluit waarbij het hoort"),
        "van": Name(TEKST, "van wie: de raad van de gemeente X"),
        "over": Name(TEKST, "het artikel waarover het gaat"),
        "heeft_over": Name(JA_NEE, "of dat is vermeld"),
        "antwoord": Name(TEKST, "hoe ermee is omgegaan"),
        "heeft_antwoord": Name(JA_NEE, "of dat op de dag van het stuk bekend is"),
        "verwerking": Name(TEKST, "overgenomen, deels overgenomen, niet overgenomen of nog niet beantwoord"),
    },
)
_HOW = {"overgenomen": "overgenomen", "deels": "deels overgenomen", "niet": "niet overgenomen", "open": "nog niet beantwoord"}


def standings_view(facts: Facts) -> tuple[View, ...]:
    """Return a row for each organ, as it is on the day of the paper."""
    rows = standings(facts.workspace, facts.trajectmap, facts.mijlpaal.stand)
    return tuple(STANDING.view(f"stand/{row.wie}", _standing(facts, row)) for row in rows)


def _standing(facts: Facts, row: Standing) -> dict[str, Any]:
    out, last = row.verzonden, row.uitkomst
    kind = facts.workspace.behandelsoorten.get(last.wat) if last else None
    maker = row.actor.maker
    given = tuple(contribution_view(facts, last, part) for part in last.inbreng) if last else ()
    return {
        "deelnemer": maker.organisatie.naam if maker else row.actor.naam, "orgaan": maker.orgaan.kort if maker else row.actor.naam,
        "versie": _version(facts, out.versie) if out else "", "heeft_stukken": out is not None,
        "verzonden": Waarde(out.datum, f"verzending/{out.id}", out.status, out.bron or "") if out else Gat("bij_besluit", "datum van verzending"),
        "uitslag": (kind.uitslagen.get(last.uitslag, last.uitslag) if kind else last.uitslag) if last else "", "heeft_uitkomst": last is not None,
        "besluitdag": Waarde(last.datum, f"uitkomst/{last.id}", last.status, last.bron) if last else Gat("bij_besluit", "datum van het besluit"),
        "besluitversie": _version(facts, last.versie) if last else "", "opnieuw": row.opnieuw, "redenen": last.redenen if last else (),
        "heeft_redenen": bool(last and last.redenen), "stemming": _votes(last), "heeft_stemming": bool(_votes(last)), "meegegeven": given, "heeft_meegegeven": bool(given),
    }  # fmt: skip


def _version(facts: Facts, name: str) -> str:
    mijlpaal, _, number = name.partition("@")
    known = next((item.naam for item in facts.trajectmap.mijlpalen if item.id == mijlpaal), mijlpaal)
    return f"{known}, versie {number}"


def _votes(last: Uitkomst | None) -> str:
    if last is None:
        return ""
    if last.stemming is None:
        return "met algemene stemmen" if last.eenstemmig else ""
    votes = last.stemming
    kept = f", {votes.onthouden} onthouden" if votes.onthouden else ""
    return f"{votes.voor} voor, {votes.tegen} tegen{kept}"


def contributions_view(facts: Facts, deelnemer: str, on: Any) -> tuple[View, ...]:
    """Return what the organs of a participant gave along up to a day."""
    return tuple(contribution_view(facts, row, part) for row, part in contributions_of(facts.trajectmap, deelnemer, on))


def contribution_view(facts: Facts, row: Uitkomst, part: Inbreng) -> View:
    """Return one of these; an answer of a later day than the paper is not known to it."""
    known = part.antwoord is not None and (part.beantwoord is None or part.beantwoord <= facts.mijlpaal.stand)
    clause = facts.workspace.clausules.get((part.over or "").removeprefix("bijlage:"))
    actor = row.wie.van or ""
    organisatie = facts.workspace.organisaties.get(actor)
    kind = facts.workspace.soorten.get(organisatie.soort) if organisatie else None
    organ = kind.orgaan(row.wie.orgaan or "") if kind else None
    values = {
        "soort": part.soort, "tekst": part.tekst, "dag": Waarde(row.datum, f"uitkomst/{row.id}", row.status, row.bron),
        "van": f"{f'{organ.lidwoord} ' if organ and organ.lidwoord else ''}{organ.kort if organ else row.wie.tekst} van {organisatie.naam if organisatie else actor}",
        "over": clause.opschrift.tekst if clause else "", "heeft_over": clause is not None, "antwoord": part.antwoord or "", "heeft_antwoord": known,
        "verwerking": _HOW[part.verwerking if known else "open"],
    }  # fmt: skip
    return CONTRIBUTION.view(f"inbreng/{row.id}/{part.id}", values)
