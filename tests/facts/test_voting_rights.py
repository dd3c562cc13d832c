"""The rule set of the board: from the clauses that carry its rules, each rule once, and what contradicts it at its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from assembler.checking.law import omvang_van_bestuur_past
from assembler.facts.facts import Facts
from assembler.ground.document import Gat
from assembler.ground.findings import Finding
from assembler.ground.values import Waarde
from werkruimte import Geladen, Wijziging, anders, laad, werkruimte

LOG = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
T = "trajecten/proef/traject.yaml"
NOORD = "gemeenten/noord/gemeente.yaml"
_RULES = {
    "quorum": "{deel_leden: 1/2, strikt: true, tweede_vergadering: zonder-quorum, uren_tot_tweede: 24}",
    "staken": "{herstemming: volgende-vergadering, daarna: verworpen}",
    "een_per_lid": "{}",
}


def clause(name: str, regel: str) -> dict[str, str]:
    """Return the file of a clause that carries a rule."""
    text = f"id: {name}\nopschrift: {name}\nregel: {regel}\nleden:\n  - id: lid\n    tekst: Zo is het.\n"
    return {f"clauses/bestuur/{name}.yaml": text}


def with_rules(tmp_path: Path, *rules: tuple[str, str]) -> Geladen:
    """Return the small workspace with a clause for each of these rules, their parameters chosen."""
    files: dict[str, Wijziging] = {path: text for name, regel in rules for path, text in clause(name, regel).items()}
    chosen = "".join(f"  - {{clausule: {name}, parameters: {_RULES[regel]}}}\n" for name, regel in rules)
    files[LOG] = anders(LOG, ("  - clausule: sleutel\n", f"{chosen}  - clausule: sleutel\n"))
    return laad(werkruimte(tmp_path, files))


def clashes(geladen: Geladen) -> list[Finding]:
    """Return what stands against the rule set as a whole."""
    return [item for item in geladen.folded("definitief").findings if "allebei" in item.message]


@pytest.mark.parametrize(
    ("regel", "melding"),
    [
        ("quorum", "'eerste' en 'tweede' gaan allebei over het quorum."),
        ("staken", "'eerste' en 'tweede' gaan allebei over het staken van de stemmen."),
    ],
)
def test_twee_regels_over_een_onderwerp_spreken_elkaar_tegen(tmp_path: Path, regel: str, melding: str) -> None:
    geladen = with_rules(tmp_path, ("eerste", regel), ("tweede", regel))
    (found,) = clashes(geladen)
    assert (found.message, found.is_error) == (melding, True)
    assert found.span.file == "clauses/bestuur/tweede.yaml"
    assert [(item.span.file, item.note) for item in found.related] == [("clauses/bestuur/eerste.yaml", "hier staat de andere")]


def test_een_regel_per_onderwerp_telt_en_spreekt_niets_tegen(tmp_path: Path) -> None:
    geladen = with_rules(tmp_path, ("aanwezig", "quorum"), ("gelijk", "staken"))
    assert clashes(geladen) == []
    ruleset = geladen.folded("definitief").facts.stemrecht.ruleset
    assert ruleset is not None
    assert ruleset.quorum is not None
    assert ruleset.tie is not None
    assert (ruleset.quorum[1].deel_leden, ruleset.tie[1].daarna) == (0.5, "verworpen")


def test_zonder_regels_heeft_het_bestuur_geen_quorum_en_geen_regel_voor_staken(tmp_path: Path) -> None:
    ruleset = laad(werkruimte(tmp_path)).folded("definitief").facts.stemrecht.ruleset
    assert ruleset is not None
    assert (ruleset.quorum, ruleset.tie, ruleset.demands) == (None, None, ())


def test_twee_clausules_die_de_stemmen_geven_spreken_elkaar_tegen(tmp_path: Path) -> None:
    (found,) = clashes(with_rules(tmp_path, ("tellen", "een_per_lid")))
    assert found.message == "'stemmen' en 'tellen' bepalen allebei de stemmen."
    assert found.hint == "Laat een van de twee vervallen."


def test_ieder_houdt_zijn_eigen_gat(tmp_path: Path) -> None:
    late = anders(NOORD, ("peildatum: 2021-01-01, bekend: 2021-03-01", "peildatum: 2021-01-01, bekend: 2022-03-01"))
    rights = laad(werkruimte(tmp_path, {NOORD: late})).folded("concept").facts.stemrecht
    assert rights.ruleset is None
    assert rights.stemmen["noord"] == Gat("ntb", "inwoners van Noord op 1 januari 2021")
    assert set(rights.stemmen.values()) == {rights.stemmen["noord"]}


def test_de_stemmen_van_een_gemeente_hebben_haar_eigen_bron(tmp_path: Path) -> None:
    own = anders(NOORD, ("bekend: 2021-03-01, bron: tellingen, status: definitief", "bekend: 2021-03-01, bron: eigen telling, status: voorlopig"))
    rights = laad(werkruimte(tmp_path, {NOORD: own})).folded("concept").facts.stemrecht
    assert rights.stemmen["noord"] == Waarde(3, "stemmen/noord", "voorlopig", "eigen telling")
    assert rights.stemmen["zuid"] == Waarde(4, "stemmen/zuid", "definitief", "tellingen")
    assert rights.per_lid["zuid"] == Waarde(4, "stemmen/zuid/per-lid", "definitief", "tellingen")


# --- members and the size of the boards ------------------------------------------------------------------------------

SAMENSTELLING = "clauses/bestuur/samenstelling.yaml"


@pytest.mark.parametrize(
    ("gekozen", "leden"),
    [
        ("", {"noord": 1, "midden": 1, "zuid": 1}),
        ("  - {clausule: samenstelling, parameters: {leden_per_gemeente: 2}}\n", {"noord": 2, "midden": 2, "zuid": 2}),
        ("  - {clausule: samenstelling, parameters: {leden_per_gemeente: {zuid: 4}}}\n", {"noord": 1, "midden": 1, "zuid": 4}),
        ("  - {clausule: samenstelling, parameters: {leden_per_gemeente: 2}, vervalt: true}\n", {"noord": 1, "midden": 1, "zuid": 1}),
    ],
)
def test_de_leden_staan_in_de_clausule_die_daarover_gaat(tmp_path: Path, gekozen: str, leden: Mapping[str, int]) -> None:
    root = werkruimte(tmp_path, {LOG: anders(LOG, ("  - clausule: sleutel\n", f"{gekozen}  - clausule: sleutel\n"))})
    assert laad(root).folded("definitief").facts.stemrecht.leden == leden


def _lichaam(tmp_path: Path, dagelijks: str) -> Facts:
    """Return the facts of an openbaar lichaam whose daily board has so many members, in a clause of any name."""
    own = f"id: {dagelijks}\nopschrift: Dagelijks\nparameters:\n  aantal_leden: {{soort: getal, omschrijving: Leden, standaard: 2}}\nleden:\n  - id: lid\n    tekst: Zo is het.\n"
    files = {T: anders(T, ("vorm: regeling-zonder-meer", "vorm: openbaar-lichaam")), f"clauses/bestuur/{dagelijks}.yaml": own}
    return laad(werkruimte(tmp_path, files)).folded("definitief").facts


@pytest.mark.parametrize("naam", ["db-samenstelling", "dagelijks"])
def test_de_omvang_van_het_dagelijks_bestuur_hangt_niet_aan_de_naam_van_een_clausule(tmp_path: Path, naam: str) -> None:
    found = list(omvang_van_bestuur_past.check(_lichaam(tmp_path, naam)))
    assert [item.message for item in found] == ["Het dagelijks bestuur (3 leden) is de meerderheid van het algemeen bestuur (3 leden)."]
    assert found[0].span.file == f"clauses/bestuur/{naam}.yaml"


def test_zonder_clausule_over_de_leden_is_er_niets_te_zeggen_van_de_omvang(tmp_path: Path) -> None:
    files: dict[str, Wijziging] = {
        T: anders(T, ("vorm: regeling-zonder-meer", "vorm: openbaar-lichaam")),
        LOG: anders(LOG, ("  - clausule: sleutel\n", "  - {clausule: samenstelling, vervalt: true}\n  - clausule: sleutel\n")),
    }
    assert list(omvang_van_bestuur_past.check(laad(werkruimte(tmp_path, files)).folded("definitief").facts)) == []
