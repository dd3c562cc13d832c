"""The facts of a milestone: what is missing or does not fit is told, of what stands in the text; and what the law itself finds, with it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from assembler.facts.earlier import Earlier
from assembler.facts.facts import Facts, facts, fold_facts
from assembler.facts.statutes import regime_of
from assembler.ground.findings import Finding, Span, error
from assembler.reading.records.wgr import Regime
from regio import Geval, regio
from werkruimte import Geladen, anders, laad, plek, werkruimte

EERSTE = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
ANDER = "trajecten/proef/besluiten/2021-10-01-overleg.yaml"
KLACHTEN = "clauses/slot/klachten.yaml"
HEAD = "datum: 2021-10-01\ngremium: overleg\nkeuzes:\n"


def found(tmp_path: Path, **files: str) -> tuple[Facts, list[tuple[str, str]]]:
    """Return the facts of the definitive text with these files in the workspace, and what stands against them: slug and place."""
    geladen = laad(werkruimte(tmp_path, {{"ander": ANDER, "log": LOG, "eerste": EERSTE, "klachten": KLACHTEN}[name]: text for name, text in files.items()}))
    assert not geladen.bevindingen, geladen.bevindingen
    mijlpaal = geladen.mijlpaal("definitief")
    known, wrong = facts(geladen.ruimte, geladen.trajectmap, mijlpaal, geladen.folded("definitief").keuzes)
    return known, [(item.slug, str(item.span)) for item in wrong]


@pytest.mark.parametrize(
    ("bekendmaking", "inwerkingtreding", "regime"),
    [
        ("2021-06-30", "2021-06-30", "I-a"), ("2021-06-30", "2021-07-01", "I-a"), ("2021-06-30", "2022-06-30", "I-a"), ("2021-07-01", "2021-07-01", "I-b"),
        ("2022-06-30", "2022-06-30", "I-b"), ("2021-06-30", "2022-07-01", "II"), ("2022-06-30", "2022-07-01", "II"), ("2022-07-01", "2022-07-01", "II"),
    ],
)  # fmt: skip
def test_the_regime_is_that_of_publication_and_since_july_2022_of_the_day_it_takes_effect(
    proef: Geladen, bekendmaking: str, inwerkingtreding: str, regime: Regime
) -> None:
    days = {"bekendmaking": date.fromisoformat(bekendmaking), "inwerkingtreding": date.fromisoformat(inwerkingtreding)}
    assert regime_of(proef.trajectmap.traject.model_copy(update=days)) == regime


def test_of_a_healthy_workspace_nothing_is_found_and_all_is_known(tmp_path: Path) -> None:
    known, wrong = found(tmp_path)
    assert wrong == []
    names = ("noord", "midden", "zuid")
    assert known.bedragen["samen"].value == 90_127_000  # type: ignore[union-attr]
    assert {name: type(item.value) for name, item in known.bijdragen["samen"].items()} == dict.fromkeys(names, int)  # type: ignore[union-attr]
    assert sum(item.value for item in known.bijdragen["samen"].values()) == 90_127_000  # type: ignore[union-attr]
    assert known.verdelingen["samen"].bijdragen is known.bijdragen["samen"]
    assert set(known.deelname["samen"]) == set(names)
    assert all(0 <= share <= 1 for share in known.deelname["samen"].values())
    assert known.deelname["samen"]["midden"] == Fraction(1)
    assert known.parameters["klachten"] == {"weken": 8}
    assert known.inforce.definitief


def test_what_is_wrong_with_votes_and_with_money_is_both_told(tmp_path: Path) -> None:
    """Neither hides the other: two members that cannot share an odd number of votes, and a pool whose key fell away."""
    lines = "  - {clausule: samenstelling, parameters: {leden_per_gemeente: {noord: 2}}}\n  - {clausule: sleutel, vervalt: true}\n"
    _, wrong = found(tmp_path, ander=HEAD + lines)
    assert [slug for slug, _ in wrong] == ["stemmen-kloppen", "pool-heeft-sleutel"]


def test_a_parameter_that_does_not_fit_is_told_at_its_place_unless_its_clause_stands_in_no_text(tmp_path: Path) -> None:
    wrong_value = anders(LOG, ("{weken: 8}", "{weken: 99}"))
    assert found(tmp_path / "a", log=wrong_value)[1] == [("parameter-past", plek(LOG, "99", wrong_value))]
    assert found(tmp_path / "b", log=wrong_value.replace("    reden", "    vervalt: true\n    reden"))[1] == []
    soort = "templates/documenten/gr-tekst.yaml"
    geladen = laad(werkruimte(tmp_path / "c", {LOG: wrong_value, soort: anders(soort, ("[klachten, ombudsman, naam]", "[ombudsman, naam]"))}))
    _, told = facts(geladen.ruimte, geladen.trajectmap, geladen.mijlpaal("definitief"), geladen.folded("definitief").keuzes)
    assert [item.slug for item in told if item.slug == "parameter-past"] == []


def test_a_parameter_of_a_variant_that_was_taken_back_names_that_decision(tmp_path: Path) -> None:
    """Only of its own clause: another that was taken back has nothing to do with it."""
    lines = "  - intrekken: 2021-02-01-stuurgroep/1\n"
    later = anders(LOG, ("    parameters: {weken: 8}\n", "    parameters: {weken: 99}\n"))
    later += "  - {clausule: stemmen, parameters: {inwoners_per_stem: 5000}}\n"
    geladen = laad(werkruimte(tmp_path, {LOG: later, ANDER: HEAD + lines}))
    _, told = facts(geladen.ruimte, geladen.trajectmap, geladen.mijlpaal("definitief"), geladen.folded("definitief").keuzes)
    notes = {item.slug: [note.note for note in item.related] for item in told}
    assert any("hier is de keuze voor 'per-inwoners' ingetrokken; trek dan ook deze keuze in" in row for row in notes.values())
    assert notes["parameter-past"] == []


def test_a_milestone_tells_the_faults_of_the_log_those_of_the_facts_and_those_of_the_law(tmp_path: Path) -> None:
    """All at once, in order, each of this milestone; what is no fault in the log is told where names are checked."""
    same_day = "datum: 2021-09-01\ngremium: ander\nkeuzes:\n  - {clausule: klachten, parameters: {weken: 9}}\n  - {clausule: naam}\n"
    geladen = laad(
        werkruimte(tmp_path, {"trajecten/proef/besluiten/2021-09-01-z.yaml": same_day, EERSTE: anders(EERSTE, ("jaren_terug: 1", "jaren_terug: 0"))})
    )
    seen: list[Facts] = []

    def law(known: Facts) -> list[Finding]:
        seen.append(known)
        return [error("wet-eist", "De wet eist iets.", Span("zorgwet.yaml", 1, 1))]

    before = Earlier("Eerder", date(2021, 1, 1), lambda _node, _labels: (), dict, lambda: None)
    mijlpaal = geladen.mijlpaal("definitief")
    known, told = fold_facts(geladen.ruimte, geladen.trajectmap, mijlpaal, law, before)
    assert [item.slug for item in told] == ["cijfer-is-bekend", "keuze-is-eenduidig", "wet-eist"]
    assert {item.mijlpaal for item in told} == {"definitief"}
    assert seen == [known]
    assert known.earlier is seen[0].earlier is before


def test_what_is_worked_out_once_is_not_worked_out_again(proef: Geladen) -> None:
    known = proef.folded("definitief").facts
    numbers = iter(range(9))
    assert [known.once("proef", lambda: next(numbers)) for _ in range(3)] == [0, 0, 0]
    assert known.makers is known.makers
    assert known.wgr is known.wgr
    assert known.powers is known.powers
    assert known.in_wgr("toestemming") == f"Wgr, {known.wgr['toestemming'].text.rstrip(',')}"


@pytest.mark.parametrize(("vanaf", "naam"), [("2022-01-01", "Nieuwe zorgwet"), ("2022-01-02", "Zorgwet")])
def test_a_law_goes_by_its_name_on_the_day_that_the_text_takes_effect(tmp_path: Path, vanaf: str, naam: str) -> None:
    wetten = "clauses/wetten/wetten.yaml"
    later = f"lidwoord: de, later: [{{vanaf: {vanaf}, citeertitel: Nieuwe zorgwet, lidwoord: de, zekerheid: SEEN, bron: staatsblad}}]}}"
    geladen = laad(werkruimte(tmp_path, {wetten: anders(wetten, ("citeertitel: Zorgwet, lidwoord: de}", f"citeertitel: Zorgwet, {later}"))}))
    assert geladen.folded("definitief").facts.workspace.wetten["zorgwet"].citeertitel == naam


@pytest.mark.parametrize(("makers", "term"), [("colleges", "college"), ("raden", "raad")])
def test_a_term_that_stands_in_the_place_of_another_is_that_other(sociaal: Geladen, makers: str, term: str) -> None:
    workspace, item, mijlpaal = regio(sociaal, Geval("openbaar-lichaam", makers, "II"))
    known, _ = fold_facts(workspace, item, mijlpaal, lambda _: ())
    assert str(known.workspace.begrippen["maker"].term) == term
