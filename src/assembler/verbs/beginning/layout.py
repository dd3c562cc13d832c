"""What is known of a new regulation -> the files of its workspace: this module knows which file says what, with `entries` and `treatment`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assembler.ground.wording import datum, opsomming
from assembler.reading.records.antwoorden import Antwoorden
from assembler.reading.records.organisaties import Organisatiesoort
from assembler.reading.records.taken import EIGEN
from assembler.rules.timetable import Timetable
from assembler.store.country import Table
from assembler.verbs.beginning.entries import STYLE, Entry, of_party
from assembler.verbs.beginning.form import Chosen
from assembler.verbs.beginning.participants import Party, slug, without_kind
from assembler.verbs.beginning.tasks import Work, own_task, split_pools
from assembler.verbs.beginning.treatment import Plan, counted, ground, steps
from assembler.writing.house import text_of

MILESTONES = {"concept": "Concepttekst", "definitief": "Definitieve tekst"}
WHO = "begin van het traject"
FILLED = "ingevuld bij het begin van het traject; nog door niemand besloten"


@dataclass(frozen=True, slots=True)
class Beginning:
    """Everything that the files of a new workspace say."""

    id: str
    answers: Antwoorden
    form: Chosen
    parties: tuple[Party, ...]
    kinds: Mapping[str, Organisatiesoort]
    seat: str
    kind: str  # kind of document of the regulation
    timetable: Timetable
    draft_round: bool  # whether the law has councils give a zienswijze on the draft
    year: int  # of the first budget
    work: Work
    modules: tuple[str, ...]
    choices: Sequence[Mapping[str, Any]]
    today: date
    gemeenten: Table
    version: str  # of the program whose library it has
    profile: str = ""

    @property
    def naam(self) -> str:
        """The name of the body, or of the regulation where there is none."""
        return self.answers.lichaam or without_kind(self.answers.citeertitel or self.answers.naam)

    @property
    def decided(self) -> date:
        """The day of the first decision: before the first milestone, also when that should have been in the past."""
        return min(self.today, self.timetable.day("concept"))


def files(new: Beginning) -> dict[str, str]:
    """Return every file of the workspace that is not of the library, by its path."""
    entered = Entry(new.id, new.gemeenten, new.answers.bron, new.decided)
    found = {path: text for party in new.parties for path, text in of_party(entered, party)}
    found |= {
        f"clauses/taken/{EIGEN}{slug(name, 40)}.yaml": text_of(own_task(name), "Nog uit te werken: wat houdt deze taak in, en welke bevoegdheden horen erbij?")
        for name in new.work.eigen
    }
    folder = f"trajecten/{new.id}"
    found[f"regelingen/{new.id}/regeling.yaml"] = text_of(_regeling(new), f"{new.answers.naam}.\n{_assumed(new)}")
    found[f"{folder}/traject.yaml"] = text_of(
        _traject(new), f"{new.answers.naam}, begonnen op {datum(new.today)}.\nWat hier staat, is ingevuld bij het begin: kijk het na."
    )
    for name, title in MILESTONES.items():
        found[f"{folder}/mijlpalen/{name}.yaml"] = text_of(_milestone(new, name, title), counted(new.timetable))
    comment = "Uitgangspunten om mee te beginnen; niemand heeft hierover besloten. Een later besluit gaat ervoor."
    found[f"{folder}/besluiten/{new.decided.isoformat()}-begin.yaml"] = text_of(_decision(new), comment)
    found["antwoorden.yaml"] = text_of(
        _answers(new.answers), f"Waaruit deze werkruimte op {datum(new.today)} is gemaakt: assembler init <map> --uit antwoorden.yaml"
    )
    found["README.md"] = _readme(new)
    return found


def _regeling(new: Beginning) -> dict[str, Any]:
    """Return the regulation, whoever works on it."""
    answers, pools = new.answers, split_pools(new.work)
    return {
        "id": new.id,
        "naam": answers.naam,
        "citeertitel": answers.citeertitel or answers.naam,
        "vorm": new.form.vorm,
        "documentsoort": new.kind,
        **({"centrum": new.seat} if new.form.vorm == "regeling-zonder-meer" else {"lichaam": {"naam": new.naam, "zetel": new.seat}}),
        "deelnemers": [_participation(new, party) for party in new.parties],
        "taken": [*(taak.id for taak in new.work.taken), *(f"{EIGEN}{slug(name, 40)}" for name in new.work.eigen)],
        **({"modules": list(new.modules)} if new.modules else {}),
        "pools": [
            {"id": name, "naam": title, "soort": "uitvoeringskosten", "pakket": "basis", "taken": list(row), "sleutel": "verdeelsleutel"}
            for name, title, row in pools
        ],
        "cijfers": {f"begroting-{name}": {"omschrijving": f"Geraamde kosten van {title} in {new.year}", "eenheid": "euro"} for name, title, _ in pools},
        "gemeentecijfers": {"inwoners": "aantal inwoners", "raadszetels": "aantal raadszetels"},
        "bron": answers.bron or "antwoorden bij het begin van het traject",
    }


def _traject(new: Beginning) -> dict[str, Any]:
    """Return the project that makes the regulation."""
    region = {"afzender": {"naam": new.answers.regio}} if new.answers.regio else {}
    act = {
        "soort": "vaststellen",
        "regeling": new.id,
        "bekendmaking": new.timetable.day("bekendmaking"),
        "datum": new.timetable.day("inwerkingtreding"),
        "begrotingsjaar": new.year,
    }
    return {
        "id": new.id,
        "naam": new.answers.naam,
        "vermelding": "Ontwerp; niet vastgesteld",
        "huisstijl": STYLE,
        **region,
        "werkt_aan": "concept",
        "instrumenten": [act],
        "bron": new.answers.bron or "antwoorden bij het begin van het traject",
    }


def _participation(new: Beginning, party: Party) -> Any:
    """Return a participant as the traject names it: by its name alone where its usual organ takes part and that was said."""
    if party.aangenomen:
        why = "niemand heeft gezegd welke organen deelnemen"
        return {"organisatie": party.id, "organen": list(party.organen), "status": "aanname", "bron": f"{new.answers.bron}: {why}" if new.answers.bron else why}
    usual = party.organen == (new.kinds[party.soort].standaard,)
    return party.id if usual else {"organisatie": party.id, "organen": list(party.organen)}


def _milestone(new: Beginning, name: str, title: str) -> dict[str, Any]:
    plan = Plan(new.parties, new.kinds, new.timetable, "zienswijze" if new.draft_round else "richting")
    return {"id": name, "soort": name, "naam": title, "stand": new.timetable.day(name), "omschrijving": title, "stappen": list(steps(plan, name))}


def _assumed(new: Beginning) -> str:
    """Return what in the regulation nobody said: a line above the file."""
    without = new.form.vorm == "regeling-zonder-meer"
    rows = [] if new.answers.zetel else [f"{'wie het werk doet' if without else 'de zetel'} ({new.seat})"]
    rows += [] if new.answers.lichaam or without else ["de naam van het lichaam"]
    return f"Aangenomen: {opsomming(rows)}. Kijk het na." if rows else "Kijk na wat hier staat."


def _decision(new: Beginning) -> dict[str, Any]:
    unknown = [
        {"cijfer": {"naam": f"begroting-{name}", "waarde": "ntb", "peildatum": new.decided, "bron": "nog te ramen", "status": "aanname"}}
        for name, _, _ in split_pools(new.work)
    ]
    kept = [{"bevoegdheid": name, "wijze": "lokaal"} for name in new.work.blijft]
    mandated = [
        {"bevoegdheid": taak.id, "wijze": "mandaat"}
        for taak in new.work.taken
        if new.work.wijze == "mandaat" and any(p.wijze == "delegatie" for p in taak.bevoegdheden)
    ]
    return {
        "id": "begin",
        "datum": new.decided,
        "gremium": WHO,
        "aanname": True,
        "reden": f"{FILLED}. {new.form.reden} {new.work.reden} Profiel: {new.profile}.",
        "keuzes": [*new.choices, *mandated, *kept, *unknown],
    }


def _answers(answers: Antwoorden) -> dict[str, Any]:
    """Return the answers as a file gives them, without what was left to its default."""
    data = answers.model_dump(exclude_defaults=True)
    data["deelnemers"] = [row["naam"] if set(row) == {"naam"} else row for row in data["deelnemers"]]
    return data


def _readme(new: Beginning) -> str:
    """Return the page that a newcomer reads first: what was made, what to do next, the days."""
    steps = "\n".join(f"| {datum(step.dag)} | {step.tekst} | {ground(step) if step.weken else ''} |" for step in new.timetable.steps)
    return f"""# {new.answers.naam}

Deze map is op {datum(new.today)} gemaakt met `assembler init`. Alles wat erin staat, is een begin: niemand heeft erover besloten.

1. `assembler build` maakt de regeling en de stukken van iedere deelnemer, in `build/{new.id}/`.
2. `assembler check` zegt wat nog is in te vullen, en wie dat moet zeggen.
3. Wat een gremium besluit, komt in `trajecten/{new.id}/besluiten/`, met een datum. De eerste keuzes staan daar al, als aanname.

| map | wat er staat |
|---|---|
| `gemeenten/`, `organisaties/` | de feiten van iedere deelnemer, en haar eigen keuzes |
| `regelingen/{new.id}/` | de regeling: vorm, deelnemers, taken, kosten |
| `trajecten/{new.id}/` | hoe zij tot stand komt: mijlpalen, besluiten, teksten |
| `clauses/`, `templates/` | de bibliotheek van assembler {new.version}: bepalingen en opbouw van stukken. Zij is van deze map: een nieuwe versie van het programma verandert haar niet. |

Teruggerekend vanaf {datum(new.timetable.day("inwerkingtreding"))}:

| dag | wat | daarna |
|---|---|---|
{steps}

Achter een termijn staat waarop zij rust, en hoe zeker dat is: SEEN (in de wet gelezen), SEEN-2, CARRY, INF of MEM (nog te verifiëren).
"""
