"""The participants of a new regulation: each from what was typed, with what the tables of the country know of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assembler.ground.findings import Finding, Span, error, suggestion
from assembler.ground.wording import opsomming
from assembler.reading.records.antwoorden import Aanmelding, Antwoorden, Vervolgantwoorden
from assembler.reading.records.organisaties import Organisatiesoort
from assembler.store.country import Table, regulations

_KIND = re.compile(r"\A(?:de |wijziging(?:sbesluit)? )*(?:gemeenschappelijke regeling|centrumregeling|regeling|gr)\b", re.IGNORECASE)
_CODE = re.compile(r"(?:gm)?(\d{4})\Z")
_WATER = re.compile(r"(?:het )?(?:(?P<gewoon>waterschap)|(?P<eigen>hoogheemraadschap|wetterskip)) +(?:van )?(?P<naam>.+)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Party:
    """A participant to be: its organs, what is known of it, and what is odd about it.

    `aangenomen`: nobody said which organs take part.
    """

    id: str
    naam: str
    soort: str
    organen: tuple[str, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)  # code, plaats, adres, postadres, provincie, voluit, inwoners, raadszetels
    aangenomen: bool = False
    noot: str = ""

    @property
    def plaats(self) -> str:
        """Where it signs: the place in its address. Of a gemeente without one, its own name; of another, whose name is of no place, still to be told."""
        return str(self.facts.get("plaats", self.naam if self.soort == "gemeente" else "n.t.b."))


def slug(text: str, limit: int = 60) -> str:
    """Return a fixed name from a name: small letters, figures and dashes; one that is too long loses whole words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return whole if len(whole) <= limit else whole[: limit + 1].rpartition("-")[0] or whole[:limit]


def without_kind(naam: str) -> str:
    """Return a name of a regulation without the words that every one has: `Gemeenschappelijke regeling Noord` is Noord."""
    rest = _KIND.sub("", naam).strip(" -:,")
    return rest[:1].upper() + rest[1:] if rest else naam


def parties(answers: Antwoorden | Vervolgantwoorden, gemeenten: Table, kinds: Mapping[str, Organisatiesoort]) -> tuple[list[Party], list[Finding]]:
    """Return the participants, and what is wrong with how they were given."""
    found: dict[str, Party] = {}
    faults: list[Finding] = []
    for item in answers.deelnemers:
        made = _party(answers, item, gemeenten, kinds)
        if isinstance(made, Finding):
            faults.append(made)
        elif made.id in found and made.soort == found[made.id].soort:
            faults.append(error("id-is-uniek", f"'{made.naam}' staat twee keer bij de deelnemers.", item.positie.of("naam")))
        else:
            own = made if made.id not in found else replace(made, id=f"{made.id}-{made.soort}")
            found[own.id] = own
    return list(found.values()), faults


def _party(answers: Antwoorden | Vervolgantwoorden, item: Aanmelding, gemeenten: Table, kinds: Mapping[str, Organisatiesoort]) -> Party | Finding:
    row = _row(item, gemeenten) if item.soort in (None, "gemeente") else None
    if row is None and item.soort is None:
        near = suggestion(item.naam, [str(known["naam"]) for known in gemeenten.rows.values()])
        hint = near or "Is het geen gemeente, geef dan de soort: {naam: ..., soort: waterschap}."
        return error("deelnemer-bestaat", f"De gemeente '{item.naam}' staat niet in de tabel van gemeenten ({gemeenten.source}).", _place(item), hint=hint)
    facts = {**(row or {}), **{name: value for name in ("voluit", "plaats", "code") if (value := getattr(item, name))}}
    soort = item.soort or "gemeente"
    noot = f"staat niet in de tabel van gemeenten ({gemeenten.source}); bestaat de gemeente nog?" if soort == "gemeente" and row is None else ""
    if noot and "code" not in facts:
        return error(
            "deelnemer-bestaat",
            f"'{item.naam}' {noot}",
            _place(item),
            hint="Geef een gemeente die wel bestaat, of haar code: {naam: ..., soort: gemeente, code: gm0505}.",
        )
    organs = item.organen or (answers.organen if soort == "gemeente" else ())
    known = [orgaan.id for orgaan in kinds[soort].organen]
    unknown = next((name for name in organs if name not in known), None)
    if unknown is not None:
        hint = f"Een {kinds[soort].naam} heeft: {opsomming(known)}."
        return error("orgaan-bestaat", f"Het orgaan '{unknown}' van '{item.naam}' bestaat niet.", _place(item), hint=hint)
    by_law = isinstance(answers, Antwoorden) and answers.vorm == "bedrijfsvoeringsorganisatie"  # of executive organs alone (Wgr 8(3)): then nothing is assumed
    alone = len(known) == 1 or by_law
    naam, in_full = _named(str(facts.pop("naam", item.naam)), soort)
    facts = {**({"voluit": in_full} if in_full else {}), **facts}
    return Party(slug(naam) or "deelnemer", naam, soort, tuple(organs) or (kinds[soort].standaard,), facts, not organs and not alone, noot)


def _named(naam: str, soort: str) -> tuple[str, str]:
    """Return the name of an organisation without the word for what it is, and how it is called in full where `de/het <kind> <name>` would be wrong.

    A waterschap that calls itself hoogheemraadschap or wetterskip is known as such in the register of regulations, also when only its name is typed.
    """
    if soort == "provincie":
        return re.sub(r"\A(?:de )?provincie +", "", naam, flags=re.IGNORECASE), ""
    if soort != "waterschap":
        return naam, ""
    typed = _WATER.match(naam)
    short = typed["naam"] if typed else naam
    if typed and typed["gewoon"]:
        return short, ""
    rows = (party for row in regulations().rows.values() for party in row["deelnemers"] if party.get("soort") == "waterschap" and "voluit" in party)
    known = next((party["voluit"] for party in rows if (found := _WATER.match(party["naam"])) and slug(found["naam"]) == slug(short)), "")
    whole = known or (f"het {naam.removeprefix('het ')}" if typed else "")
    return (whole.removeprefix("het ") if "wetterskip" in whole.lower() else short), whole


def _place(item: Aanmelding) -> Span:
    return item.positie.of("naam")


def _row(item: Aanmelding, gemeenten: Table) -> Mapping[str, Any] | None:
    """Return what the table has of a gemeente, by its code or its name; capitals and accents do not matter."""
    code = _CODE.match(item.code or item.naam)
    if code is not None:
        return gemeenten.rows.get(f"gm{code[1]}")
    wanted = slug(re.sub(r"\A(?:de )?gemeente +", "", item.naam, flags=re.IGNORECASE))
    for row in gemeenten.rows.values():
        names = (str(row["naam"]), *row.get("ook", ()))  # a gemeente with two names is called as it was typed
        found = [name for name in names if slug(name) == wanted]
        if found:
            return {**row, "naam": item.naam if item.naam in found else found[0]}
    return None
