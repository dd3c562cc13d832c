"""What the Wgr demands in the text is missed when the clause that covers it is dropped: each demand, alone, and through the whole program."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assembler.checking.law import of_facts, regeling_bevat_wat_de_wet_eist
from assembler.facts.facts import Facts
from assembler.pipeline import milestone
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.keuzes import KeuzeClausule
from assembler.reading.records.vormen import Eis
from assembler.reading.records.wgr import Regime
from werkruimte import Geladen, deze

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


EISEN: dict[str, Eis] = {eis.onderwerp: eis for eis in deze().ruimte.vormen["openbaar-lichaam"].eisen}
# Matrix 1C of wgr.md: what must stand in a text of this form (under II) that need not in one of another.
MATRIX = {
    "openbaar-lichaam": ("het dagelijks bestuur", "de aanwijzing van de voorzitter", "vereffening", "de plaats van vestiging", "evaluatie"),
    "bedrijfsvoeringsorganisatie": ("eigen regels over vergaderen en stemmen", "vereffening", "de plaats van vestiging", "betrokkenheid van ingezetenen"),
    "gemeenschappelijk-orgaan": ("eigen regels over vergaderen en stemmen", "de plaats van vestiging", "zienswijze van de raden op besluiten"),
    "regeling-zonder-meer": ("het mandaat", "wie de regeling bekendmaakt", "wijziging, opheffing, toetreding en uittreding"),
}


def article(facts: Facts, eis: Eis) -> str:
    """Return where the law demands a subject."""
    return facts.in_wgr(eis.bepaling) if eis.bepaling else eis.grondslag or ""


@pytest.mark.parametrize("onderwerp", EISEN)
def test_ieder_onderwerp_dat_ontbreekt_wordt_gemeld_met_zijn_artikel(facts: Facts, onderwerp: str) -> None:
    """wgr.md, parts I and II."""
    eis = EISEN[onderwerp]
    for regime in REGIMES:
        bare = replace(without(facts, set(eis.vervult)), regime=regime)
        found, expected = told(bare), f"In de regeling ontbreekt: {onderwerp}."
        assert (found.get(expected) == article(bare, eis)) is (regime in eis.regimes), regime


def test_een_onderwerp_dat_ontbreekt_haalt_de_andere_niet_weg(facts: Facts) -> None:
    bare = without(facts, {row for eis in EISEN.values() for row in eis.vervult})
    for regime in REGIMES:
        here = replace(bare, regime=regime)
        assert told(here) == {f"In de regeling ontbreekt: {subject}.": article(here, eis) for subject, eis in EISEN.items() if regime in eis.regimes}


@pytest.mark.parametrize("vorm", MATRIX)
def test_iedere_vorm_heeft_eigen_eisen(sociaal: Geladen, vorm: str) -> None:
    """wgr.md 1C."""
    demanded = {eis.onderwerp for eis in sociaal.ruimte.vormen[vorm].eisen}
    assert set(MATRIX[vorm]) <= demanded
    elsewhere = {subject for other, subjects in MATRIX.items() for subject in subjects if other != vorm}
    assert (
        not (demanded & elsewhere)
        - set(MATRIX[vorm])
        - {"evaluatie", "betrokkenheid van ingezetenen", "zienswijze van de raden op besluiten"}
        - {"wijziging, opheffing, toetreding en uittreding"}
    )


def test_een_mijlpaal_zonder_regeling_hoeft_niets_te_bevatten(sociaal: Geladen) -> None:
    early = next(item for item in sociaal.trajectmap.mijlpalen if all(choice.soort != sociaal.trajectmap.traject.regeling for choice in item.documenten))
    assert told(without(sociaal.folded(early.id).facts, {"i-8-1"})) == {}


@pytest.mark.slow
def test_de_controle_staat_aan(sociaal: Geladen, facts: Facts) -> None:
    """A decision that drops the only clause that covers a demand stops the text, through all stages."""
    soort = facts.workspace.documentsoorten[facts.traject.regeling]
    listed = [*soort.aanhef, *(name for chapter in soort.hoofdstukken for name in chapter.clausules), *soort.slot]
    covering = {
        subject: [name for name in listed if facts.keuzes.clausules[name].aanwezig and set(eis.vervult) & set(facts.workspace.clausules[name].vervult)]
        for subject, eis in EISEN.items()
        if facts.regime in eis.regimes
    }
    subject, (only,) = next((subject, names) for subject, names in covering.items() if len(names) == 1)
    last = sociaal.trajectmap.mijlpalen[-1]
    gone = Besluit(id="proef", datum=last.stand, gremium="proef", keuzes=(KeuzeClausule(clausule=only, vervalt=True),))
    changed = replace(sociaal.trajectmap, besluiten=(*sociaal.trajectmap.besluiten, gone))
    found = {item.message: item for item in milestone(sociaal.ruimte, changed, last).findings if item.slug == SLUG}
    missed = found[f"In de regeling ontbreekt: {subject}."]
    assert (missed.is_error, missed.grondslag, missed.mijlpaal) == (True, article(facts, EISEN[subject]), last.id)
    assert [item for item in of_facts(facts) if item.slug == SLUG] == []
