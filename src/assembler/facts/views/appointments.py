"""The planning as sentences see it."""

from __future__ import annotations

from assembler.facts.appointments import Appointment, appointments
from assembler.facts.facts import Facts
from assembler.ground.document import Gat
from assembler.ground.values import Waarde
from assembler.ground.wording import maanden
from assembler.sentences.names import DATUM, JA_NEE, TEKST, TEKSTEN, Name, View, ViewKind

APPOINTMENT = ViewKind(
    "afspraak",
    "wie een mijlpaal wanneer behandelt, en wat daaraan niet past",
    {
        "mijlpaal": Name(TEKST, "de naam van de mijlpaal"),
        "wie": Name(TEKST, "het orgaan, met lidwoord"),
        "gevraagd": Name(TEKST, "wat wordt gevraagd, in woorden"),
        "dag": Name(DATUM, "de dag; zolang die niet bekend is een invulregel"),
        "heeft_dag": Name(JA_NEE, "of die bekend is"),
        "periode": Name(TEKST, "de maand of maanden waarin zij valt, als alleen die bekend zijn"),
        "heeft_periode": Name(JA_NEE, "of dat zo is"),
        "over": Name(TEKST, "de citeertitel van de regeling waarover het gaat, in een traject met verscheidene"),
        "heeft_over": Name(JA_NEE, "of die erbij hoort"),
        "uiterste": Name(DATUM, "de laatste dag", sometimes=True),
        "heeft_uiterste": Name(JA_NEE, "of die er is"),
        "aanleveren": Name(DATUM, "wanneer de stukken er moeten zijn", sometimes=True),
        "heeft_aanleveren": Name(JA_NEE, "of dat bekend is"),
        "uitkomst": Name(TEKST, "wat eruit kwam"),
        "heeft_uitkomst": Name(JA_NEE, "of dat bekend is"),
        "problemen": Name(TEKSTEN, "wat niet past"),
        "heeft_problemen": Name(JA_NEE, "of er iets niet past"),
    },
)
GATE = ViewKind(
    "beslismoment",
    "een dag waarop de deelnemers samen beslissen of zij doorgaan",
    {"dag": Name(DATUM, "de dag"), "wat": Name(TEKST, "waarover dan overeenstemming moet zijn"), "mijlpaal": Name(TEKST, "bij welke mijlpaal")},
)


def appointments_view(facts: Facts) -> tuple[View, ...]:
    """Return everything that is planned, seen from the day of the paper."""
    rows = appointments(facts.workspace, facts.trajectmap, facts.mijlpaal.stand)
    return tuple(_view(facts, row, f"afspraak/{number}") for number, row in enumerate(rows))


def without_recess(facts: Facts) -> tuple[str, ...]:
    """Return the participants of whom no recess is recorded: of those a meeting in a recess is not seen."""
    known = (facts.workspace.organisaties[name] for name in facts.trajectmap.besluitnemers if name in facts.workspace.organisaties)
    return tuple(item.naam for item in known if not item.recessen)


def _view(facts: Facts, row: Appointment, key: str) -> View:
    kind = facts.workspace.behandelsoorten.get(row.soort)
    texts = tuple(text for _, text in row.troubles)
    values = {
        "mijlpaal": row.mijlpaal.naam, "wie": row.wie, "gevraagd": kind.naam if kind else row.soort, "heeft_dag": row.dag is not None,
        "dag": Waarde(row.dag, key, row.status, row.bron) if row.dag else Gat("bij_besluit", "datum van behandeling"),
        "heeft_uiterste": row.uiterste is not None, "heeft_aanleveren": row.aanleveren is not None, "uitkomst": row.uitkomst, "heeft_uitkomst": bool(row.uitkomst),
        "periode": maanden(row.periode.van, row.periode.tot) if row.periode else "", "heeft_periode": row.periode is not None,
        "over": row.regeling, "heeft_over": bool(row.regeling), "problemen": texts, "heeft_problemen": bool(texts),
    }  # fmt: skip
    values |= {"uiterste": Waarde(row.uiterste, f"{key}/uiterste")} if row.uiterste else {}
    values |= {"aanleveren": Waarde(row.aanleveren, f"{key}/aanleveren")} if row.aanleveren else {}
    return APPOINTMENT.view(key, values)


def gates_view(facts: Facts) -> tuple[View, ...]:
    """Return the days on which is decided whether to go on, in order."""
    rows = sorted(((gate, item) for item in facts.trajectmap.mijlpalen for gate in item.beslismomenten), key=lambda row: row[0].datum)
    return tuple(
        GATE.view(
            f"beslismoment/{number}", {"dag": Waarde(gate.datum, f"beslismoment/{number}", gate.status, gate.bron), "wat": gate.wat, "mijlpaal": item.naam}
        )
        for number, (gate, item) in enumerate(rows)
    )
