"""What organs decided, and what they gave along, as sentences see it: each kader, motie, amendement, zienswijze and voorwaarde with its answer and what it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Literal, get_args

from assembler.facts.facts import Facts
from assembler.facts.makers import with_role
from assembler.facts.standing import DONE, contributions_of
from assembler.facts.views.texts import RegulationText
from assembler.facts.views.worked import decision_of, progress, worked_in
from assembler.ground.values import Waarde
from assembler.ground.wording import met_lidwoord
from assembler.reading.records.besluitvorming import Inbreng, Inbrengsoort, Uitkomst
from assembler.reading.records.organisaties import Orgaan, Rol
from assembler.sentences.names import DATUM, GETAL, JA_NEE, NODE, TEKST, TEKSTEN, Name, View, ViewKind, collection

TextNow = Callable[[], RegulationText]

CONTRIBUTION = ViewKind(
    "meegegeven",
    "een kader, motie, amendement, zienswijze of voorwaarde van een orgaan, en wat ermee is gedaan",
    {
        "soort": Name(TEKST, "kader, motie, amendement, zienswijze of voorwaarde"),
        "tekst": Name(TEKST, "wat is gevraagd"),
        "dag": Name(DATUM, "de dag van het besluit waarbij het hoort"),
        "van": Name(TEKST, "van wie: de raad van X"),
        "over": Name(NODE, "het opschrift van het artikel waarover het gaat", sometimes=True),
        "heeft_over": Name(JA_NEE, "of dat is vermeld"),
        "antwoord": Name(TEKST, "hoe ermee is omgegaan"),
        "heeft_antwoord": Name(JA_NEE, "of dat op de dag van het stuk bekend is"),
        "verwerking": Name(
            TEKST,
            "overgenomen, deels overgenomen, niet overgenomen, voorgenomen of ter bespreking (het besluit dat het uitvoert is er nog niet), of nog niet beantwoord",
        ),
        "is_overgenomen": Name(JA_NEE, "of het geheel of deels is overgenomen, met een besluit dat is genomen of zonder dat er een is vermeld"),
        "heeft_besluit": Name(JA_NEE, "of is vastgelegd welk besluit het uitvoert"),
        "verwerkt": Name(TEKSTEN, "de artikelen en bijlagen die dat besluit raakt, met het nummer van nu"),
        "is_verwerkt": Name(JA_NEE, "of die er zijn"),
    },
)
WORDS = ViewKind("uitspraak", "een reden of standpunt, in de woorden van het orgaan", {"tekst": Name(TEKST, "de woorden")})
OUTCOME = ViewKind(
    "uitkomst",
    "wat een orgaan besloot",
    {
        "orgaan": Name(TEKST, "wie besloot: het college, de raad"),
        "dag": Name(DATUM, "de dag van het besluit"),
        "uitslag": Name(TEKST, "wat het besloot, in woorden: aangehouden, toestemming verleend"),
        "aangehouden": Name(JA_NEE, "of het de beslissing uitstelde"),
        "aangenomen": Name(JA_NEE, "of het instemde, zo nodig gewijzigd"),
        "versie": Name(TEKST, "over welke versie, in woorden"),
        "mijlpaal": Name(TEKST, "over de stukken van welke mijlpaal"),
        "nummer": Name(TEKST, "het nummer van het besluit"),
        "heeft_nummer": Name(JA_NEE, "of dat bekend is"),
        "stemming": Name(TEKST, "de stemmen in woorden"),
        "heeft_stemming": Name(JA_NEE, "of die bekend zijn"),
        "redenen": Name(collection("uitspraak"), "waarom, bij aanhouden of verwerpen; ieder een zin"),
        "heeft_redenen": Name(JA_NEE, "of die er zijn"),
        "een_reden": Name(JA_NEE, "of het er precies één is"),
        "standpunt": Name(collection("uitspraak"), "wat het van het vervolg vindt; ieder een zinsdeel met 'dat'"),
        "heeft_standpunt": Name(JA_NEE, "of dat is opgeschreven"),
        "voorwaarden": Name(collection("meegegeven"), "wat het als voorwaarde stelde"),
        "heeft_voorwaarden": Name(JA_NEE, "of het die stelde"),
        "een_voorwaarde": Name(JA_NEE, "of het er precies één is"),
        "aantal_voorwaarden": Name(GETAL, "hoeveel dat er zijn"),
        "verzoeken": Name(collection("meegegeven"), "wat het verder meegaf: kaders, moties, amendementen en zienswijzen"),
        "heeft_verzoeken": Name(JA_NEE, "of die er zijn"),
    },
)
CONTRIBUTOR = ViewKind(
    "inbrenger",
    "een deelnemer, wat zijn organen besloten en wat zij meegaven",
    {
        "naam": Name(TEKST, "de naam van de deelnemer"),
        "uitkomsten": Name(collection("uitkomst"), "wat zijn organen tot en met de dag van het stuk besloten, het oudste eerst"),
        "heeft_uitkomsten": Name(JA_NEE, "of er zo iets is vastgelegd"),
        "meegegeven": Name(collection("meegegeven"), "wat zij meegaven"),
        "heeft_meegegeven": Name(JA_NEE, "of zij iets meegaven"),
        **{f"{soort}_aantal": Name(GETAL, f"hoeveel daarvan van de soort {soort} zijn") for soort in get_args(Inbrengsoort)},
    },
)
_HOW = {"overgenomen": "overgenomen", "deels": "deels overgenomen", "niet": "niet overgenomen", "open": "nog niet beantwoord"}
_ON_THE_WAY = {"voorgenomen": "voorgenomen", "besproken": "ter bespreking", "open": "nog niet beantwoord"}


def outcomes_view(facts: Facts, deelnemer: str, on: date, rol: Rol | None = None, text: TextNow | None = None) -> tuple[View, ...]:
    """Return what the organs of a participant, or the one with this role, decided up to a day, the oldest first."""
    organ = with_role(facts.workspace, deelnemer, rol) if rol is not None else None
    rows = (row for row in facts.trajectmap.uitkomsten if row.wie.van == deelnemer and row.datum <= on)
    return tuple(outcome_view(facts, row, on, text) for row in rows if rol is None or (organ is not None and row.wie.tekst == organ.wie))


def outcome_view(facts: Facts, row: Uitkomst, on: date, text: TextNow | None = None) -> View:
    """Return one decision of one organ."""
    organ = _organ(facts, row)
    votes = votes_in_words(row)
    given = [(part.soort, contribution_view(facts, row, part, on, text)) for part in row.inbreng if part.uitslag in DONE]
    conditions, others = (tuple(view for soort, view in given if (soort == "voorwaarde") == wanted) for wanted in (True, False))
    values = {
        "orgaan": met_lidwoord(organ.lidwoord, organ.kort) if organ else row.wie.tekst, "dag": _day(row), "uitslag": result_in_words(facts, row),
        "aangehouden": row.uitslag == "aangehouden", "aangenomen": row.uitslag in DONE, "versie": version_in_words(facts, row.versie),
        "mijlpaal": _milestone(facts, row.versie), "nummer": row.nummer or "", "heeft_nummer": bool(row.nummer), "stemming": votes, "heeft_stemming": bool(votes),
        "redenen": _words(row, "redenen"), "heeft_redenen": bool(row.redenen), "een_reden": len(row.redenen) == 1, "standpunt": _words(row, "standpunt"), "heeft_standpunt": bool(row.standpunt),
        "voorwaarden": conditions, "heeft_voorwaarden": bool(conditions), "een_voorwaarde": len(conditions) == 1, "aantal_voorwaarden": Waarde(len(conditions), f"uitkomst/{row.id}/voorwaarden"),
        "verzoeken": others, "heeft_verzoeken": bool(others),
    }  # fmt: skip
    return OUTCOME.view(f"uitkomst/{row.id}", values)


def _words(row: Uitkomst, field: Literal["redenen", "standpunt"]) -> tuple[View, ...]:
    """Return the reasons or the position of an organ, each traced to the record that has it."""
    texts = getattr(row, field)
    return tuple(
        WORDS.view(f"uitkomst/{row.id}/{field}/{number}", {"tekst": Waarde(text, f"uitkomst/{row.id}/{field}")}) for number, text in enumerate(texts, 1)
    )


def contributors_view(facts: Facts, text: TextNow | None = None) -> tuple[View, ...]:
    """Return every participant with what its organs decided and gave along up to the day of the paper."""
    on = facts.mijlpaal.stand
    found = []
    for name in facts.trajectmap.besluitnemers:
        given, decided = contributions_view(facts, name, on, text), outcomes_view(facts, name, on, text=text)
        count = Counter(part.soort for _, part in contributions_of(facts.trajectmap, name, on))
        numbers = {f"{soort}_aantal": Waarde(count[soort], f"inbreng/{name}/{soort}") for soort in get_args(Inbrengsoort)}
        values = {"naam": facts.workspace.organisaties[name].naam, "uitkomsten": decided, "heeft_uitkomsten": bool(decided)}
        found.append(CONTRIBUTOR.view(name, {**values, "meegegeven": given, "heeft_meegegeven": bool(given), **numbers}))
    return tuple(found)


def contributions_view(facts: Facts, deelnemer: str, on: date, text: TextNow | None = None) -> tuple[View, ...]:
    """Return what the organs of a participant gave along up to a day; with `text` also where each is worked in."""
    return tuple(contribution_view(facts, row, part, on, text) for row, part in contributions_of(facts.trajectmap, deelnemer, on))


def contribution_view(facts: Facts, row: Uitkomst, part: Inbreng, on: date, text: TextNow | None = None) -> View:
    """Return one of these; an answer, or a decision that carries it out, of a later day than the paper is not known to it."""
    besluit = decision_of(facts, part.besluit)
    taken = part.verwerking in {"overgenomen", "deels"}
    waiting = progress(besluit) if taken and besluit is not None else "genomen"
    known = part.antwoord is not None and (part.beantwoord is None or part.beantwoord <= on) and waiting != "open" and (besluit is None or besluit.datum <= on)
    clause = facts.workspace.clausules.get((part.over or "").removeprefix("bijlage:"))
    organisatie = facts.workspace.organisaties.get(row.wie.van or "")
    organ = _organ(facts, row)
    whose = f"{met_lidwoord(organ.lidwoord, organ.kort) if organ else row.wie.tekst} van {organisatie.naam}" if organisatie else row.wie.tekst
    done = known and taken and waiting == "genomen"
    touched = worked_in(facts, text, part.besluit, part.over or "") if done and text is not None else ()
    values = {
        "soort": part.soort, "tekst": part.tekst, "dag": _day(row), "van": whose,
        **({"over": clause.opschrift} if clause is not None else {}), "heeft_over": clause is not None, "antwoord": part.antwoord or "", "heeft_antwoord": known,
        "verwerking": _HOW["open"] if not known else _HOW[part.verwerking] if waiting == "genomen" else _ON_THE_WAY[waiting],
        "is_overgenomen": done, "heeft_besluit": besluit is not None, "verwerkt": touched, "is_verwerkt": bool(touched),
    }  # fmt: skip
    return CONTRIBUTION.view(f"inbreng/{row.id}/{part.id}", values)


def _organ(facts: Facts, row: Uitkomst) -> Orgaan | None:
    organisatie = facts.workspace.organisaties.get(row.wie.van or "")
    kind = facts.workspace.soorten.get(organisatie.soort) if organisatie else None
    return kind.orgaan(row.wie.orgaan or "") if kind else None


def _day(row: Uitkomst) -> Waarde:
    return Waarde(row.datum, f"uitkomst/{row.id}", row.status, row.bron)


def result_in_words(facts: Facts, row: Uitkomst) -> str:
    """Return what an organ decided, as the kind of treatment calls it."""
    kind = facts.workspace.behandelsoorten.get(row.wat)
    return kind.uitslagen.get(row.uitslag, row.uitslag) if kind else row.uitslag


def version_in_words(facts: Facts, name: str) -> str:
    """Return a frozen version in words: Definitief, versie 2."""
    return f"{_milestone(facts, name)}, versie {name.partition('@')[2]}"


def _milestone(facts: Facts, versie: str) -> str:
    mijlpaal = versie.partition("@")[0]
    return next((item.naam for item in facts.trajectmap.mijlpalen if item.id == mijlpaal), mijlpaal)


def votes_in_words(row: Uitkomst) -> str:
    """Return how was voted; empty when nobody wrote that down."""
    if row.stemming is None:
        return "met algemene stemmen" if row.eenstemmig else ""
    votes = row.stemming
    kept = f", {votes.onthouden} onthouden" if votes.onthouden else ""
    return f"{votes.voor} voor, {votes.tegen} tegen{kept}"
