"""The powers of the tasks as sentences see them: who uses which, what of which law passes, and what colleges keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assembler.facts.facts import Facts
from assembler.facts.powers import Power
from assembler.facts.views.links import Links
from assembler.ground.values import Waarde
from assembler.ground.wording import met_lidwoord, wetsartikel
from assembler.reading.records.taken import Bevoegdheid
from assembler.reading.records.wetten import Wet
from assembler.sentences.names import TEKST, TEKSTEN, Name, View, ViewKind, view
from assembler.sentences.own import own_words

POWER = ViewKind(
    "bevoegdheid",
    "een bevoegdheid die bij een taak hoort",
    {
        "id": Name(TEKST, "het id van de bevoegdheid"),
        "omschrijving": Name(TEKST, "wat er kan worden gedaan"),
        "wetsartikel": Name(TEKST, "waar dat staat: artikel 7, eerste lid, van de Participatiewet"),
        "orgaan": Name(TEKST, "wiens bevoegdheid het is"),
        "wijze": Name(TEKST, "delegatie, mandaat, lokaal of attributie"),
        "wijzenaam": Name(TEKST, "de wijze in woorden; van een handeling in mandaat: machtiging"),
        "aard": Name(TEKST, "besluit, handeling of regels"),
        "taak": Name(view("taak"), "de taak waarbij zij hoort"),
        "deeltaaknamen": Name(TEKSTEN, "de deeltaken waarvoor zij nodig is, of: de gehele taak"),
        "zekerheid": Name(TEKST, "hoe zeker de vindplaats is: SEEN, SEEN-2, CARRY, INF of MEM"),
        "bron": Name(TEKST, "de bron van haar taak"),
    },
)


def power_key(taak: str, power: str) -> str:
    """Return the key of a power as texts print it."""
    return f"bevoegdheid/{taak}/{power}"


def law_key(wet: str) -> str:
    """Return the key of what passes of a law, as texts print it."""
    return f"overdracht/{wet}"


def power_view(facts: Facts, links: Links, power: Power) -> View:
    """Return the view of a power."""
    record = power.bevoegdheid
    parts = tuple(part.naam for part in power.taak.deeltaken if part.id in record.deeltaken) or (own_words("gehele_taak"),)
    authorised = record.aard == "handeling" and power.wijze == "mandaat"
    values = {
        "id": record.id, "omschrijving": Waarde(record.omschrijving, power_key(power.taak.id, record.id)), "wetsartikel": Waarde(_artikel(record, facts.workspace.wetten[record.wet]), power_key(power.taak.id, record.id)), "orgaan": record.orgaan,
        "wijze": power.wijze, "wijzenaam": "machtiging" if authorised else own_words("wijze", hoe=power.wijze), "aard": record.aard, "taak": links.taken[power.taak.id],
        "deeltaaknamen": parts, "zekerheid": record.zekerheid, "bron": power.taak.bron,
    }  # fmt: skip
    return POWER.view(f"{power.taak.id}-{record.id}", values)


def law_name(wet: Wet) -> str:
    """Return a law with its article: `de Participatiewet`."""
    return met_lidwoord(wet.lidwoord, wet.citeertitel)


def bounded_laws(facts: Facts) -> tuple[str, ...]:
    """Return the laws under which decisions are mandated that such a law lets only be mandated to a bestuursorgaan."""
    names = {power.bevoegdheid.wet for power in facts.powers.alle() if power.wijze == "mandaat" and power.bevoegdheid.aard == "besluit"}
    known = [facts.workspace.wetten[name] for name in names]
    return tuple(sorted(law_name(wet) for wet in known if wet.mandaat_aan_bestuursorganen is not None))


def _artikel(record: Bevoegdheid, wet: Wet) -> str:
    return f"{wetsartikel(record.artikel, record.lid)} van {law_name(wet)}"


def articles_of(facts: Facts, powers: Iterable[Power]) -> list[str]:
    """Return the articles of these powers, those of one law together, the leden of one article together."""
    per_law: dict[str, dict[str, list[str]]] = {}
    for power in powers:
        leden = per_law.setdefault(power.bevoegdheid.wet, {}).setdefault(power.bevoegdheid.artikel, [])
        leden += [lid for lid in power.bevoegdheid.lid or ("",) if lid not in leden]
    rows = {law: [wetsartikel(artikel, () if "" in leden else leden) for artikel, leden in row.items()] for law, row in per_law.items()}
    return [f"{_joined(row)} van {law_name(facts.workspace.wetten[law])}" for law, row in rows.items()]


def _joined(articles: Sequence[str]) -> str:
    """Return articles as a list in a sentence; one with a lid keeps the comma after it."""
    first = "".join(f"{item.rstrip(',')}, " for item in articles[:-2])
    return f"{first}{' en '.join(articles[-2:])}"
