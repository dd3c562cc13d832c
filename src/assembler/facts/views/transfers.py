"""What passes to the body as sentences see it: by law and by power, what takes the place of the colleges, and what gemeenten keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assembler.facts.facts import Facts
from assembler.facts.powers import LawTransfer
from assembler.facts.views.links import Links
from assembler.facts.views.powers import articles_of, bounded_laws, law_key, law_name, power_view
from assembler.ground.document import Gat
from assembler.ground.values import Waarde
from assembler.ground.wording import opsomming, wetsartikel
from assembler.reading.records.taken import Regelgever, Taak
from assembler.sentences.names import JA_NEE, TEKST, TEKSTEN, Name, View, ViewKind, collection, view
from assembler.sentences.own import own_words

_BESTUREN: Mapping[str, Regelgever] = {"algemeen_bestuur": "algemeen-bestuur", "dagelijks_bestuur": "dagelijks-bestuur"}
LAW_TRANSFER = ViewKind(
    "wetsoverdracht",
    "een wet waarvan bevoegdheden overgaan",
    {
        "naam": Name(TEKST, "de citeertitel met zijn lidwoord"),
        "geheel": Name(JA_NEE, "of alle bevoegdheden van het college overgaan"),
        "overgedragen": Name(TEKST, "wat overgaat, in woorden"),
        "niet_overgedragen": Name(TEKST, "wat niet overgaat, in woorden"),
    },
)
LOCAL = ViewKind(
    "lokale_uitvoering",
    "wat een gemeente van een taak zelf doet",
    {
        "deelnemer": Name(view("deelnemer"), "de gemeente"),
        "taak": Name(view("taak"), "de taak"),
        "deeltaken": Name(TEKSTEN, "de deeltaken, of: de gehele taak; nog niet bekend: n.t.b."),
        "bevoegdheden": Name(TEKST, "de artikelen die haar college daarvoor zelf toepast; zonder: geen"),
    },
)
PLACE = ViewKind(
    "in_de_plaats",
    "een wet die het bestuur in de plaats van de colleges stelt als haar uitvoering volledig is overgedragen",
    {
        "naam": Name(TEKST, "de citeertitel met zijn lidwoord"),
        "artikel": Name(TEKST, "de bepaling die dat zegt"),
        "volledig": Name(JA_NEE, "of zij volledig overgaat, door ten minste een gemeente"),
        "uitgezonderd": Name(TEKSTEN, "de gemeenten die een deel van de wet zelf uitvoeren"),
        "heeft_uitgezonderd": Name(JA_NEE, "of er zulke gemeenten zijn"),
        "een_uitgezonderd": Name(JA_NEE, "of er precies een is"),
        "voorbehoud": Name(TEKST, "wat de wet zelf bij de colleges laat"),
        "heeft_voorbehoud": Name(JA_NEE, "of de wet iets bij de colleges laat"),
        "reden": Name(TEKST, "waarom zij niet volledig overgaat"),
    },
)
TRANSFER = ViewKind(
    "overdracht",
    "hoe bevoegdheden overgaan, en welke",
    {
        "wijze": Name(TEKST, "per-wet, per-artikel of geen"),
        "wetten": Name(collection("wetsoverdracht"), "bij overdracht per wet: de wetten waarvan bevoegdheden overgaan"),
        "heeft_gehele_wetten": Name(JA_NEE, "of van een wet alle bevoegdheden overgaan"),
        "overgedragen": Name(collection("bevoegdheid"), "alle bevoegdheden die overgaan, per taak"),
        "heeft_overgedragen": Name(JA_NEE, "of er een overgaat"),
        "toegekend": Name(collection("bevoegdheid"), "alle bevoegdheden die een wet zelf aan het bestuur of de voorzitter toekent (attributie), per taak"),
        "heeft_toegekend": Name(JA_NEE, "of er zo'n bevoegdheid is"),
        "gemandateerd": Name(collection("bevoegdheid"), "alle bevoegdheden in mandaat of machtiging, per taak"),
        "heeft_gemandateerd": Name(JA_NEE, "of er een besluit in mandaat is"),
        "heeft_machtiging": Name(JA_NEE, "of er een handeling in machtiging is"),
        "lokaal": Name(collection("lokale_uitvoering"), "wat gemeenten zelf doen"),
        "heeft_lokaal": Name(JA_NEE, "of een gemeente iets zelf doet"),
        "in_de_plaats": Name(collection("in_de_plaats"), "de wetten die het bestuur in de plaats van de colleges kunnen stellen"),
        **{f"regels_{name}": Name(TEKST, f"welke regels het {name.replace('_', ' ')} vaststelt: nadere regels, beleidsregels of beide") for name in _BESTUREN},
        **{f"heeft_regels_{name}": Name(JA_NEE, f"of het {name.replace('_', ' ')} regels vaststelt") for name in _BESTUREN},
        "mandaat_bestuursorganen": Name(TEKSTEN, "de wetten in het mandaat die mandaat alleen aan een bestuursorgaan toelaten"),
        "heeft_mandaat_bestuursorganen": Name(JA_NEE, "of er zulke wetten zijn"),
        "een_mandaat_bestuursorganen": Name(JA_NEE, "of er precies een is"),
    },
)


def transfer_view(facts: Facts, links: Links) -> View:
    """Return the view of all that passes, is mandated and is kept."""
    powers = facts.powers
    every = [power_view(facts, links, power) for power in powers.alle()]
    moved = tuple(item for item in every if item.values["wijze"] == "delegatie")
    mandated = tuple(item for item in every if item.values["wijze"] == "mandaat")
    given = tuple(item for item in every if item.values["wijze"] == "attributie")
    known = powers.wetten()
    passing = tuple(law for law in known if law.taken) if powers.overdracht == "per-wet" else ()
    kept = tuple(_local(facts, links, gemeente, taak) for gemeente in links.deelnemers for taak in powers.taken if _kept(facts, gemeente, taak))
    bounded = bounded_laws(facts)
    values: dict[str, Any] = {
        "wijze": powers.overdracht, "wetten": tuple(_law(law) for law in passing), "heeft_gehele_wetten": any(law.geheel for law in passing),
        "overgedragen": moved, "heeft_overgedragen": bool(moved), "toegekend": given, "heeft_toegekend": bool(given), "gemandateerd": mandated,
        "heeft_gemandateerd": any(item.values["aard"] == "besluit" for item in mandated),
        "heeft_machtiging": any(item.values["aard"] == "handeling" for item in mandated), "lokaal": kept, "heeft_lokaal": bool(kept),
        "in_de_plaats": tuple(_place(facts, law) for law in known if law.wet.overdracht.in_de_plaats), **_rules(facts),
        "mandaat_bestuursorganen": bounded, "heeft_mandaat_bestuursorganen": bool(bounded),
        "een_mandaat_bestuursorganen": len(bounded) == 1,
    }  # fmt: skip
    return TRANSFER.view(TRANSFER.name, values)


def reason(facts: Facts, law: LawTransfer) -> str:
    """Return why the execution of a law does not pass wholly."""
    if facts.powers.overdracht in {"geen", "per-artikel"}:
        why: str = facts.powers.overdracht
    elif not law.geheel:
        why = "taken"
    elif not law.taken:
        why = "mandaat"
    else:
        why = "deel" if law.withheld else "zelf"
    return own_words("niet_geheel", waarom=why)


def _rules(facts: Facts) -> dict[str, Any]:
    """Return which rules the two boards make, in words: `nadere regels en beleidsregels`."""
    found: dict[str, Any] = {}
    for name, organ in _BESTUREN.items():
        kinds = [soort.replace("_", " ") for soort in facts.powers.regels_van(organ)]
        found |= {f"regels_{name}": opsomming(kinds), f"heeft_regels_{name}": bool(kinds)}
    return found


def _law(law: LawTransfer) -> View:
    """Return the row of a law: what passes and what does not, as words for a cell."""
    if law.geheel:
        passes, nothing = own_words("alle_bevoegdheden_van_college"), own_words("geen_uitzonderingen")
    else:
        passes = own_words("bevoegdheden_van_college_voor", taken=_tasks([taak.naam for taak in law.taken]))
        nothing = own_words("bevoegdheden_voor_andere_taken")
    rest = "; ".join(_withheld(law)) or nothing
    values = {
        "naam": law_name(law.wet), "geheel": law.geheel, "overgedragen": passes, "niet_overgedragen": Waarde(rest, law_key(law.wet.id)),
    }  # fmt: skip
    return LAW_TRANSFER.view(law.wet.id, values)


def _tasks(names: Sequence[str]) -> str:
    """Return tasks by name; each after its own `de taak` when a name is itself a list."""
    one = len(names) == 1
    apart = tuple(own_words("taken_bij_naam", een=True, taken=(name,)) for name in names) if not one else ()
    return own_words("taken_bij_naam", een=one, apart=any(" en " in name for name in names), taken=tuple(names), ieder_de_taak=apart)


def _withheld(law: LawTransfer) -> list[str]:
    """Return what of a law does not pass: what the law itself withholds, tasks of which nothing passes, and single powers."""
    found = [law.wet.overdracht.voorbehoud] if law.geheel and law.wet.overdracht.voorbehoud else []
    single = [power.bevoegdheid for power in law.withheld if power.taak in law.taken]
    whole = list(dict.fromkeys(power.taak.naam for power in law.withheld if power.taak not in law.taken))
    if whole:
        found.append(own_words("bevoegdheden_voor", taken=_tasks(whole)))
    return [*found, *(f"{power.omschrijving} ({wetsartikel(power.artikel, power.lid).rstrip(',')})" for power in single)]


def _place(facts: Facts, law: LawTransfer) -> View:
    """Return whether the board takes the place of the colleges under a law that says so, and for whom not."""
    place = law.wet.overdracht.in_de_plaats
    assert place is not None  # noqa: S101 - asked only of a law that has such a provision
    names = tuple(facts.workspace.organisaties[name].naam for name in law.behalve)
    everywhere = len(names) == len(facts.traject.deelnemers)
    values = {
        "naam": law_name(law.wet), "artikel": f"{wetsartikel(place.artikel, place.lid or '')} van {law_name(law.wet)}",
        "volledig": law.volledig and not everywhere, "uitgezonderd": names, "heeft_uitgezonderd": bool(names), "een_uitgezonderd": len(names) == 1,
        "voorbehoud": law.wet.overdracht.voorbehoud or "", "heeft_voorbehoud": bool(law.wet.overdracht.voorbehoud), "reden": reason(facts, law),
    }  # fmt: skip
    return PLACE.view(law.wet.id, values)


def _kept(facts: Facts, gemeente: str, taak: Taak) -> bool:
    stand = facts.keuzes.taken.get((gemeente, taak.id))
    return stand is not None and stand.keuze.uitvoering in {"gedeeltelijk", "lokaal"}


def _local(facts: Facts, links: Links, gemeente: str, taak: Taak) -> View:
    """Return what one gemeente does of one task, and which powers its college uses for that."""
    keuze = facts.keuzes.taken[gemeente, taak.id].keuze
    own, shared = facts.powers.lokaal(gemeente, taak), facts.powers.gedeeld(gemeente, taak)
    key = f"taak/{taak.id}/{gemeente}"
    if keuze.deeltaken == "ntb":
        gap = Gat("ntb", f"de deeltaken van {taak.naam} die {facts.workspace.organisaties[gemeente].naam} zelf uitvoert")
        parts: Any = gap
        words: Any = gap
    else:
        names = tuple(part.naam for part in taak.deeltaken if part.id in keuze.deeltaken)
        parts = Waarde((own_words("gehele_taak"),) if keuze.uitvoering == "lokaal" else names, key)
        known = [*articles_of(facts, own), *(own_words("voor_deze_deeltaken", artikelen=text) for text in articles_of(facts, shared))]
        words = Waarde("; ".join(known) or own_words("geen"), key)
    values = {"deelnemer": links.deelnemers[gemeente], "taak": links.taken[taak.id], "deeltaken": parts, "bevoegdheden": words}
    return LOCAL.view(f"{gemeente}-{taak.id}", values)
