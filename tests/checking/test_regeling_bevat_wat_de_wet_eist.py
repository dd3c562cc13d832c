"""What the Wgr demands in the text is missed when the clause that covers it is dropped: each demand, alone, and through the whole program."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assembler.checking.law import of_facts, regeling_bevat_wat_de_wet_eist
from assembler.checking.law.regeling_bevat_wat_de_wet_eist import _EISEN
from assembler.facts.facts import Facts
from assembler.pipeline import milestone
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.keuzes import KeuzeClausule
from assembler.reading.records.wgr import Regime
from werkruimte import Geladen

SLUG = "regeling-bevat-wat-de-wet-eist"
REGIMES: tuple[Regime, ...] = ("I-a", "I-b", "II")


def without(facts: Facts, rows: set[str]) -> Facts:
    """Return the facts as if no clause covered these rows of the fact sheet."""
    gone = {name for name, clause in facts.workspace.clausules.items() if rows & set(clause.vervult)}
    clausules = {name: replace(keuze, aanwezig=keuze.aanwezig and name not in gone) for name, keuze in facts.keuzes.clausules.items()}
    return replace(facts, keuzes=replace(facts.keuzes, clausules=clausules))


def told(facts: Facts) -> dict[str, str]:
    """Return what the check misses, with the article that demands it."""
    found = list(regeling_bevat_wat_de_wet_eist.check(facts))
    assert {item.slug for item in found} <= {SLUG}
    assert all(item.is_error for item in found)
    return {item.message: item.grondslag for item in found}


@pytest.fixture(scope="module")
def facts(sociaal: Geladen) -> Facts:
    """Return the facts of the definitive text."""
    return sociaal.folded("definitief").facts


def test_de_uitwerking_bevat_alles(facts: Facts) -> None:
    assert told(facts) == {}


@pytest.mark.parametrize("onderwerp", _EISEN)
def test_ieder_onderwerp_dat_ontbreekt_wordt_gemeld_met_zijn_artikel(facts: Facts, onderwerp: str) -> None:
    """wgr.md, parts I and II."""
    rows, article, regimes = _EISEN[onderwerp]
    for regime in REGIMES:
        found = told(replace(without(facts, set(rows)), regime=regime))
        expected = f"In de regeling ontbreekt: {onderwerp}."
        assert (found.get(expected) == article) is (regime in regimes), regime


def test_een_onderwerp_dat_ontbreekt_haalt_de_andere_niet_weg(facts: Facts) -> None:
    bare = without(facts, {row for rows, _, _ in _EISEN.values() for row in rows})
    for regime in REGIMES:
        demanded = {f"In de regeling ontbreekt: {subject}.": article for subject, (_, article, regimes) in _EISEN.items() if regime in regimes}
        assert told(replace(bare, regime=regime)) == demanded


@pytest.mark.parametrize("vorm", ["bedrijfsvoeringsorganisatie", "gemeenschappelijk-orgaan", "regeling-zonder-meer"])
def test_de_eisen_gelden_voor_een_openbaar_lichaam(facts: Facts, vorm: str) -> None:
    other = replace(facts.trajectmap, traject=facts.traject.model_copy(update={"vorm": vorm}))
    assert told(replace(without(facts, {"i-8-1"}), trajectmap=other)) == {}


def test_een_mijlpaal_zonder_regeling_hoeft_niets_te_bevatten(sociaal: Geladen) -> None:
    early = next(item for item in sociaal.trajectmap.mijlpalen if all(choice.soort != sociaal.trajectmap.traject.regeling for choice in item.documenten))
    assert told(without(sociaal.folded(early.id).facts, {"i-8-1"})) == {}


def test_de_controle_staat_aan(sociaal: Geladen, facts: Facts) -> None:
    """A decision that drops the only clause that covers a demand stops the text, through all stages."""
    soort = facts.workspace.documentsoorten[facts.traject.regeling]
    listed = [*soort.aanhef, *(name for chapter in soort.hoofdstukken for name in chapter.clausules), *soort.slot]
    covering = {
        subject: [name for name in listed if facts.keuzes.clausules[name].aanwezig and set(rows) & set(facts.workspace.clausules[name].vervult)]
        for subject, (rows, _, regimes) in _EISEN.items()
        if facts.regime in regimes
    }
    subject, (only,) = next((subject, names) for subject, names in covering.items() if len(names) == 1)
    last = sociaal.trajectmap.mijlpalen[-1]
    gone = Besluit(id="proef", datum=last.stand, gremium="proef", keuzes=(KeuzeClausule(clausule=only, vervalt=True),))
    changed = replace(sociaal.trajectmap, besluiten=(*sociaal.trajectmap.besluiten, gone))
    found = {item.message: item for item in milestone(sociaal.ruimte, changed, last).findings if item.slug == SLUG}
    missed = found[f"In de regeling ontbreekt: {subject}."]
    assert (missed.is_error, missed.grondslag, missed.mijlpaal) == (True, _EISEN[subject][1], last.id)
    assert [item for item in of_facts(facts) if item.slug == SLUG] == []
