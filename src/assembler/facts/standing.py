"""Where the decisions stand: of each organ of each participant what it has, what it decided and on which version, and what is still to come.

A text is the same when the regulation in it reads the same: of two versions the hash of that one document counts, as it was sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assembler.facts.makers import makers, with_role
from assembler.facts.steps import Actor, named
from assembler.reading.records.besluitvorming import Inbreng, Uitkomst, Verzending
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.stappen import Wie
from assembler.reading.records.workspace import Trajectmap, Workspace

DONE = frozenset({"aangenomen", "gewijzigd", "van_rechtswege"})  # the organ said yes
CONSENT = frozenset({"toestemming", "besluiten"})
ADOPTION, INFORM, HELD = "vaststellen", "informeren", "aangehouden"


@dataclass(frozen=True, slots=True)
class Standing:
    """One organ: what it received last, what it decided last, and whether it must decide again on a later text."""

    wie: str  # <organisatie>/<orgaan>
    deelnemer: str
    actor: Actor
    verzonden: Verzending | None
    uitkomst: Uitkomst | None
    opnieuw: bool

    @property
    def te_besluiten(self) -> bool:
        """Whether it has another text than the one that it decided on last, or held, and was asked something about it."""
        if self.verzonden is None or self.uitkomst is None or self.opnieuw or self.verzonden.wat == INFORM:
            return False
        another = _milestone(self.verzonden.versie) != _milestone(self.uitkomst.versie) and self.verzonden.datum >= self.uitkomst.datum
        return another or self.uitkomst.uitslag == HELD

    @property
    def besloten(self) -> bool:
        """Whether it said yes to the text that it must decide on now."""
        return self.uitkomst is not None and self.uitkomst.uitslag in DONE and not self.opnieuw


def standings(workspace: Workspace, item: Trajectmap, on: date) -> tuple[Standing, ...]:
    """Return where each organ stands on a day: the representing organ and each maker of every participant, and others that something was sent to."""
    sent = [row for row in item.verzendingen if row.datum <= on]
    decided = [row for row in item.uitkomsten if row.datum <= on]
    found = dict.fromkeys(_organs(workspace, item))
    found.update(dict.fromkeys(row.aan.tekst for row in sent))
    found.update(dict.fromkeys(row.wie.tekst for row in decided))
    return tuple(row for wie in found if (row := _standing(workspace, item, wie, sent, decided)) is not None)


def _organs(workspace: Workspace, item: Trajectmap) -> Iterator[str]:
    making = {**makers(workspace, item.traject), **(makers(workspace, item.uittreding.traject) if item.uittreding else {})}
    for name in item.beslissers:
        council = with_role(workspace, name, "vertegenwoordigend")
        if council is not None:
            yield council.wie
        yield from (maker.wie for maker in making.get(name, ()))


def _standing(workspace: Workspace, item: Trajectmap, wie: str, sent: Sequence[Verzending], decided: Sequence[Uitkomst]) -> Standing | None:
    van, _, orgaan = wie.partition("/")
    actor = next(iter(named(workspace, item, Wie(van=van, orgaan=orgaan) if orgaan else Wie(gremium=van))), None)
    if actor is None:
        return None
    own = next((row for row in reversed(sent) if row.aan.tekst == wie), None)
    last = next((row for row in reversed(decided) if row.wie.tekst == wie), None)
    return Standing(wie, van, actor, own, last, _again(item, last, sent))


def _again(item: Trajectmap, last: Uitkomst | None, sent: Sequence[Verzending]) -> bool:
    """Return whether a later version of the milestone that was decided on went out, to whomever, with another text of the regulation."""
    if last is None or last.uitslag not in DONE:
        return False
    texts = text_of_versions(item)
    later = (row for row in sent if row.datum > last.datum and _milestone(row.versie) == _milestone(last.versie))
    return any(texts.get(row.versie, row.versie) != texts.get(last.versie, last.versie) for row in later)


def text_of_versions(item: Trajectmap) -> Mapping[str, str]:
    """Return the hash of the regulation in each version that was sent with it."""
    kind = item.traject.regeling
    return {row.versie: stuk.inhoud for row in item.verzendingen for stuk in row.stukken if stuk.naam == kind}


def _milestone(versie: str) -> str:
    return versie.partition("@")[0]


def decided_version(item: Trajectmap, mijlpaal: str) -> int | None:
    """Return the number of the last version of a milestone that an organ said yes to; None when none did."""
    numbers = [int(row.versie.partition("@")[2]) for row in item.uitkomsten if row.uitslag in DONE and _milestone(row.versie) == mijlpaal]
    return max(numbers, default=None)


def not_adopted(workspace: Workspace, item: Trajectmap, mijlpaal: Mijlpaal) -> tuple[str, ...]:
    """Return who of those that make the regulation did not adopt, by the day of a milestone, the version that it fills in."""
    number = decided_version(item, mijlpaal.vult or "")
    rows = (row for row in item.uitkomsten if row.wat == ADOPTION and row.uitslag in DONE and row.datum <= mijlpaal.stand)
    done = {row.wie.tekst for row in rows if row.versie == f"{mijlpaal.vult}@{number}"}
    making = makers(workspace, item.traject)
    return tuple(maker.wie for name in item.besluitnemers for maker in making.get(name, ()) if maker.wie not in done)


def contributions_of(item: Trajectmap, deelnemer: str, on: date) -> tuple[tuple[Uitkomst, Inbreng], ...]:
    """Return what the organs of a participant gave along up to a day, with its decision; a motie or amendement that was not adopted is none."""
    rows = (row for row in item.uitkomsten if row.wie.van == deelnemer and row.datum <= on)
    return tuple((row, part) for row in rows for part in row.inbreng if part.uitslag in DONE)


def received(workspace: Workspace, item: Trajectmap, deelnemer: str, before: date) -> tuple[Verzending, ...]:
    """Return what the representing organ of a participant was sent up to a day, the newest first."""
    council = with_role(workspace, deelnemer, "vertegenwoordigend")
    own = (row for row in item.verzendingen if council is not None and row.aan.tekst == council.wie)
    return tuple(sorted((row for row in own if row.datum <= before), key=lambda row: row.datum, reverse=True))
