"""The form of a new regulation by the tree of article 8 of the Wgr: a board of its own, staff and property of its own, only support.

Source: wgr.md I-8.1 to I-8.4 (SEEN): a legal person with two boards (8(1)); a joint organ without legal personality, only in cases specially suited to it (8(2)); a
legal person with one board, only of colleges and only for support and execution (8(3)); no body at all, mandate only (8(4)).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from assembler.reading.records.antwoorden import Antwoorden
from assembler.reading.records.bereik import Vormnaam


@dataclass(frozen=True, slots=True)
class Chosen:
    """A form, and why it is that one."""

    vorm: Vormnaam
    reden: str


def form(answers: Antwoorden, organs: Collection[str]) -> Chosen:
    """Return the form that was named, or the one that follows from the answers; `organs` are those of all participants."""
    if answers.vorm != "ntb":
        return Chosen(answers.vorm, "Deze vorm is gekozen.")
    if answers.eigen_lichaam == "nee":
        return Chosen("regeling-zonder-meer", "Er komt geen eigen bestuur: een van de deelnemers doet het werk, in mandaat (Wgr, artikel 8, vierde lid).")
    if "ja" not in (answers.rechtspersoon, answers.eigen_personeel) and "nee" in (answers.rechtspersoon, answers.eigen_personeel):
        return Chosen(
            "gemeenschappelijk-orgaan",
            "Er komt een bestuur zonder rechtspersoonlijkheid en zonder personeel (Wgr, artikel 8, tweede lid); dat kan alleen in daarvoor bijzonder aangewezen gevallen.",
        )
    if answers.alleen_ondersteuning == "ja" and set(organs) <= {"college"}:
        return Chosen("bedrijfsvoeringsorganisatie", "Alleen colleges nemen deel, en alleen voor ondersteuning en uitvoering (Wgr, artikel 8, derde lid).")
    return Chosen("openbaar-lichaam", "Een rechtspersoon met een algemeen en een dagelijks bestuur (Wgr, artikel 8, eerste lid).")
