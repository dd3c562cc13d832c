"""The log as it counts on a date: each decision with its choices, told short; what causes are taken from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from assembler.facts.chosen import confidential
from assembler.facts.firstform import first_form
from assembler.facts.sequence import in_order
from assembler.ground.wording import opsomming, telwoord
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.bewerkingen import Vervanging
from assembler.reading.records.keuzes import (
    Keuze,
    KeuzeAanvaarding,
    KeuzeBevoegdheid,
    KeuzeCijfer,
    KeuzeClausule,
    KeuzeIntrekken,
    KeuzeNieuwArtikel,
    KeuzeNieuwLid,
    KeuzeSchrap,
    KeuzeTaken,
    KeuzeVerplaats,
    KeuzeVervang,
    KeuzeWens,
    KeuzeWet,
    Tekstkeuze,
)
from assembler.reading.records.workspace import Trajectmap, Workspace


@dataclass(frozen=True, slots=True)
class LoggedChoice:
    """One choice of a decision: what it is about, and why; no reason where it is confidential."""

    over: str
    reden: str
    vertrouwelijk: bool


@dataclass(frozen=True, slots=True)
class LoggedDecision:
    """One decision that counts; `hash` is over all that its record says."""

    id: str
    datum: date
    volgnummer: int
    gremium: str
    gemeente: str | None
    aanname: bool
    hash: str
    keuzes: tuple[LoggedChoice, ...]


def entries(workspace: Workspace, trajectmap: Trajectmap, stand: date) -> tuple[LoggedDecision, ...]:
    """Return the decisions that count on `stand`, in the order in which they do."""
    names = {name: gemeente.naam for name, gemeente in workspace.organisaties.items()}
    return tuple(_entry(gemeente, names.get(gemeente or "", ""), besluit) for gemeente, besluit in counting(trajectmap, stand))


def counting(trajectmap: Trajectmap, stand: date) -> list[tuple[str | None, Besluit]]:
    """Return the records that are decided on `stand`, each with the gemeente that took it (None: the region)."""
    return [(gemeente, besluit) for gemeente, besluit in in_order(trajectmap) if besluit.datum <= stand and besluit.status == "besloten"]


def _entry(gemeente: str | None, naam: str, besluit: Besluit) -> LoggedDecision:
    rows = tuple(_choice(besluit, keuze) for keuze in besluit.keuzes)
    body = besluit.gremium if naam in besluit.gremium else f"{besluit.gremium} van {naam}"
    return LoggedDecision(besluit.id or "", besluit.datum, besluit.volgnummer, body, gemeente, besluit.aanname, hashed(besluit), rows)


def hashed(besluit: Besluit) -> str:
    """Return the hash of all that the record of a decision says; of one that is shown without some of it, that of the record itself."""
    if besluit.kenmerk:
        return besluit.kenmerk
    content = json.dumps(first_form(besluit), sort_keys=True, default=str)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def marked(besluit: Besluit, original: Besluit) -> Besluit:
    """Return a decision that is shown without some of what its record says, with the hash of that record."""
    return besluit.with_mark(hashed(original))


def _choice(besluit: Besluit, keuze: Keuze) -> LoggedChoice:
    secret = confidential(besluit, keuze)
    about = "wens" if secret and isinstance(keuze, KeuzeWens) else subject(keuze)  # a wish is its words
    return LoggedChoice(about, "" if secret else keuze.reden or besluit.reden or "", secret)


def subject(keuze: Keuze) -> str:
    """Return what a choice is about, in words for a jurist."""
    match keuze:
        case KeuzeWens():
            return f"wens {keuze.wens}"
        case KeuzeIntrekken():
            return f"ingetrokken {keuze.intrekken}"
        case KeuzeClausule():
            return f"clausule {keuze.clausule}"
        case KeuzeBevoegdheid():
            return f"bevoegdheid {keuze.bevoegdheid}"
        case KeuzeWet():
            return f"omvang van de overdracht {keuze.wet}"
        case KeuzeCijfer(cijfer=figure):
            return f"cijfer {figure.naam}"
        case KeuzeAanvaarding(aanvaardt=item):
            named = " ".join(part for part in (item.cijfer or item.behandeling or item.besluit, item.gemeente) if part)
            return f"aanvaarding van {named}"
        case KeuzeTaken():
            return f"taken {', '.join(keuze.taken)}"
        case KeuzeNieuwLid() | KeuzeNieuwArtikel() | KeuzeVervang() | KeuzeSchrap() | KeuzeVerplaats():
            return _edited(keuze)
        case _:
            assert_never(keuze)


def _edited(keuze: Tekstkeuze) -> str:
    """Return what a choice does to the text."""
    match keuze:
        case KeuzeNieuwLid(nieuw_lid=new):
            return f"nieuw {'lid' if new.lid else 'onderdeel'} {new.in_}/{new.blok.id}"
        case KeuzeNieuwArtikel(nieuw_artikel=article):
            return f"nieuw artikel {article.id}"
        case KeuzeVervang(vervang=change):
            return _replaced(change)
        case KeuzeSchrap():
            return f"geschrapt {keuze.schrap}"
        case KeuzeVerplaats(verplaats=move):
            return f"verplaatst {move.wat}"
        case _:
            assert_never(keuze)


def _replaced(change: Vervanging) -> str:
    if change.opschrift is not None:
        return f"nieuw opschrift voor {change.plaats}"
    split = f", gesplitst in {telwoord(1 + len(change.gevolgd_door))}" if change.gevolgd_door else ""
    joined = f", samengevoegd met {opsomming(change.neemt_op)}" if change.neemt_op else ""
    return f"nieuwe tekst voor {change.plaats}{split}{joined}"


def as_data(regel: LoggedDecision) -> dict[str, Any]:
    """Return a decision as plain data."""
    return {
        "id": regel.id, "datum": regel.datum.isoformat(), "volgnummer": regel.volgnummer, "gremium": regel.gremium, "gemeente": regel.gemeente,
        "aanname": regel.aanname, "hash": regel.hash,
        "keuzes": [{"over": keuze.over, "reden": keuze.reden, "vertrouwelijk": keuze.vertrouwelijk} for keuze in regel.keuzes],
    }  # fmt: skip


def from_data(row: Mapping[str, Any]) -> LoggedDecision:
    """Return the decision that `as_data` wrote; KeyError, TypeError or ValueError when it is none."""
    keuzes = tuple(LoggedChoice(str(item["over"]), str(item["reden"]), bool(item["vertrouwelijk"])) for item in row["keuzes"])
    datum = date.fromisoformat(row["datum"])
    return LoggedDecision(row["id"], datum, int(row["volgnummer"]), row["gremium"], row["gemeente"], bool(row["aanname"]), row["hash"], keuzes)
