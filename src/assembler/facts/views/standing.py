"""Where the decisions stand as sentences see it: a row for each organ."""

from __future__ import annotations

from typing import Any

from assembler.facts.facts import Facts
from assembler.facts.standing import DONE, Standing, standings
from assembler.facts.views.outcomes import CONTRIBUTION, TextNow, contribution_view, result_in_words, version_in_words, votes_in_words
from assembler.ground.document import Gat
from assembler.ground.values import Waarde
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
        "te_besluiten": Name(JA_NEE, "of het over wat het nu heeft nog moet besluiten: het besloot over een andere mijlpaal, of hield aan"),
        "redenen": Name(TEKSTEN, "waarom, bij aanhouden of verwerpen"),
        "heeft_redenen": Name(JA_NEE, "of die er zijn"),
        "stemming": Name(TEKST, "de stemmen in woorden"),
        "heeft_stemming": Name(JA_NEE, "of die bekend zijn"),
        "meegegeven": Name(collection(CONTRIBUTION.name), "wat het meegaf"),
        "heeft_meegegeven": Name(JA_NEE, "of het iets meegaf"),
    },
)


def standings_view(facts: Facts, text: TextNow | None = None) -> tuple[View, ...]:
    """Return a row for each organ, as it is on the day of the paper."""
    rows = standings(facts.workspace, facts.trajectmap, facts.mijlpaal.stand)
    return tuple(STANDING.view(f"stand/{row.wie}", _standing(facts, row, text)) for row in rows)


def _standing(facts: Facts, row: Standing, text: TextNow | None) -> dict[str, Any]:
    out, last = row.verzonden, row.uitkomst
    maker = row.actor.maker
    rows = [known for known in facts.trajectmap.uitkomsten if known.wie.tekst == row.wie and known.datum <= facts.mijlpaal.stand]
    given = tuple(contribution_view(facts, known, part, facts.mijlpaal.stand, text) for known in rows for part in known.inbreng if part.uitslag in DONE)
    votes = votes_in_words(last) if last else ""
    return {
        "deelnemer": maker.organisatie.naam if maker else row.actor.naam, "orgaan": maker.orgaan.kort if maker else row.actor.naam,
        "versie": version_in_words(facts, out.versie) if out else "", "heeft_stukken": out is not None,
        "verzonden": Waarde(out.datum, f"verzending/{out.id}", out.status, out.bron or "") if out else Gat("bij_besluit", "datum van verzending"),
        "uitslag": result_in_words(facts, last) if last else "", "heeft_uitkomst": last is not None,
        "besluitdag": Waarde(last.datum, f"uitkomst/{last.id}", last.status, last.bron) if last else Gat("bij_besluit", "datum van het besluit"),
        "besluitversie": version_in_words(facts, last.versie) if last else "", "opnieuw": row.opnieuw, "te_besluiten": row.te_besluiten, "redenen": last.redenen if last else (),
        "heeft_redenen": bool(last and last.redenen), "stemming": votes, "heeft_stemming": bool(votes), "meegegeven": given, "heeft_meegegeven": bool(given),
    }  # fmt: skip
