"""What papers tell of the milestone before: places that read otherwise, in words where the clause has them, and what was paid by it.

A place is told by its own text, so that what was decided and taken back is not told at all. The words of a clause for a parameter stand
in its stead only where a decision that anybody may know set it since; of what is confidential only the text shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assembler.facts.earlier import EARLIER, ChangedPart, ChangedPlace
from assembler.facts.facts import Facts
from assembler.facts.views.logchoice import in_words
from assembler.facts.views.owntasks import OWN_TASK, own_task
from assembler.ground.values import Waarde
from assembler.ground.wording import datum
from assembler.sentences.names import GETAL, JA_NEE, TEKST, TEKSTEN, Name, View, ViewKind, collection

MANY = 3  # parts of one place that a paper tells one by one

CHANGED_PART = ViewKind(
    "wijziging_deel",
    "een onderdeel van een artikel of bijlage dat anders luidt",
    {
        "plaats": Name(TEKST, "waar het staat: vierde lid, onderdeel b"),
        "soort": Name(TEKST, "nieuw, vervallen of gewijzigd"),
        "was": Name(TEKST, "de woorden die er stonden"),
        "wordt": Name(TEKST, "de woorden die er nu staan"),
        "heeft_was": Name(JA_NEE, "of die zijn te noemen"),
        "heeft_wordt": Name(JA_NEE, "of die zijn te noemen: niet als het er te veel zijn"),
    },
)
CHANGED_PLACE = ViewKind(
    "wijziging",
    "een artikel of bijlage die anders luidt dan bij de vorige mijlpaal",
    {
        "soort": Name(TEKST, "nieuw, vervallen, verplaatst of gewijzigd"),
        "plaats": Name(TEKST, "het artikel of de bijlage, met het nummer van nu"),
        "opschrift": Name(TEKST, "het opschrift"),
        "zinnen": Name(TEKSTEN, "wat er is gekozen, in de woorden van de clausule"),
        "heeft_zinnen": Name(JA_NEE, "of de clausule die woorden heeft"),
        "delen": Name(collection("wijziging_deel"), "wat erin anders luidt"),
        "veel": Name(JA_NEE, "of dat te veel is om een voor een te noemen"),
        "aantal": Name(GETAL, "op hoeveel plaatsen het anders luidt"),
    },
)
REPLACED = ViewKind("vervangen_stuk", "een stuk dat in de plaats van het eerdere komt", {"titel": Name(TEKST, "hoe het heet")})
CHANGED_TASKS = ViewKind(
    "taakwijziging",
    "wat een gemeente sinds de vorige mijlpaal over de uitvoering van taken koos",
    {"gemeente": Name(TEKST, "de naam van de gemeente"), "taken": Name(collection(OWN_TASK.name), "de taken met wat zij koos")},
)


def changed_places(facts: Facts, places: Sequence[ChangedPlace], since: date) -> tuple[View, ...]:
    """Return the views of what reads otherwise, without the places of which the traject says that papers do not name them."""
    left_out = {item.plaats for item in facts.mijlpaal.niet_noemen}
    return tuple(_place(facts, item, since) for item in places if item.naam not in left_out)


def _place(facts: Facts, item: ChangedPlace, since: date) -> View:
    said = tuple(_said(facts, item.naam, since)) if item.soort == "gewijzigd" else ()
    parts = tuple(_part(part, str(number)) for number, part in enumerate(item.delen, 1))
    values = {
        "soort": item.soort, "plaats": Waarde(item.plaats, f"wijziging/{item.naam}"), "opschrift": item.opschrift, "zinnen": said, "heeft_zinnen": bool(said), "delen": parts,
        "veel": len(parts) > MANY, "aantal": Waarde(len(parts), f"wijziging/{item.naam}"),
    }  # fmt: skip
    return CHANGED_PLACE.view(item.naam, values)


def _part(part: ChangedPart, key: str) -> View:
    values = {
        "plaats": part.plaats, "soort": part.soort, "was": part.was, "wordt": part.wordt, "heeft_was": bool(part.was), "heeft_wordt": bool(part.wordt),
    }  # fmt: skip
    return CHANGED_PART.view(key, values)


def _said(facts: Facts, clausule: str, since: date) -> Iterator[str]:
    """Yield the sentences of a clause for the parameters that were set in public since then and count now."""
    keuze = facts.keuzes.clausules.get(clausule)
    if keuze is None or any(bron.vertrouwelijk and bron.datum > since for bron in keuze.bronnen.values()):
        return
    variant = facts.workspace.clausules[clausule].varianten.get(keuze.variant)
    for name, zin in (variant.in_woorden if variant else {}).items():
        bron = keuze.bronnen.get(name)
        if bron is not None and bron.datum > since:
            yield in_words(facts, clausule, zin)


def changed_tasks(facts: Facts, since: date) -> tuple[View, ...]:
    """Return per gemeente what it chose in public since then about doing tasks itself, as far as that counts now."""
    rows: dict[str, list[View]] = {}
    for (gemeente, name), choice in facts.keuzes.taken.items():
        if choice.bron.datum > since and not choice.bron.vertrouwelijk and name in facts.traject.taken:
            rows.setdefault(gemeente, []).append(own_task(facts, name, choice.keuze))
    names = facts.workspace.organisaties
    return tuple(
        CHANGED_TASKS.view(gemeente, {"gemeente": names[gemeente].naam, "taken": tuple(rows[gemeente])})
        for gemeente in facts.traject.deelnemers
        if gemeente in rows
    )


def earlier_amount(facts: Facts, key: str, gemeente: str | None = None) -> Waarde | None:
    """Return an amount as the milestone before printed it; None where it did not."""
    earlier = facts.earlier_of(gemeente)
    found = earlier.amounts().get(key) if earlier is not None else None
    if found is None or earlier is None:
        return None
    bron = f"de raming van {datum(earlier.stand)}: {found.bron[:1].lower()}{found.bron[1:]}" if found.bron else ""
    return replace(found, key=f"{EARLIER}/{earlier.stand.isoformat()}/{key}", bron=bron)


def replaced_view(titles: Sequence[str]) -> tuple[View, ...]:
    """Return the papers of an addendum that come in the place of those that were sent."""
    return tuple(REPLACED.view(f"vervangen/{number}", {"titel": title}) for number, title in enumerate(titles, 1))
