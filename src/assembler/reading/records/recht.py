"""The law as data: which organ takes which decision, and from which day the law reads differently."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Datum, Grondslag, Id, Record, Reeks, Tekst


class Bestuursbesluit(Record):
    """A decision that a regulation may name, with the organ that law or regulation gives it to.

    `tekst` reads on after `een besluit tot`. `vereist` names the clauses without which there is no such decision, `alternatief` the
    decisions to name instead when it is another organ's.
    """

    id: Id
    tekst: Tekst
    orgaan: Literal["algemeen-bestuur", "dagelijks-bestuur", "deelnemers", "raden"]
    grondslag: Reeks[Grondslag] = Field(min_length=1)
    vereist: Reeks[Id] = ()
    alternatief: Reeks[Id] = ()


class Bestuursbesluiten(Record):
    """The file of decisions that a regulation may name."""

    besluiten: Reeks[Bestuursbesluit]


class Rechtswijziging(Record):
    """A day from which the law makes a text read differently; sentences ask `recht.<id>` whether it holds for the text."""

    id: Id
    datum: Datum
    omschrijving: Tekst
    zekerheid: str = Field(pattern=r"^(SEEN|SEEN-2|CARRY|INF|MEM)$")
    bron: Tekst


class Rechtswijzigingen(Record):
    """The file of changes in the law by date."""

    recht: Reeks[Rechtswijziging]
