"""The worked examples of every rule, and what every rule must bring with it."""

from __future__ import annotations

import importlib
import re
from types import ModuleType, SimpleNamespace
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from assembler.reading.records.base import Record
from assembler.rules import seams
from assembler.rules.common import Objections, Vorm
from assembler.rules.votes import stemverhouding
from gevallen import bestanden, gevallen, stemgerechtigden, stemming, verdeelinvoer

SEAMS = ("stemregels", "verdeelsleutels", "uittreedregels")


def _cases(seam: str, *needs: str) -> list[Any]:
    """Return (rule, case) for every case that has one of these expectations."""
    found = []
    for regel in seams.modules(f"rules.{seam}"):
        cases = gevallen(seam, regel) if regel in bestanden(seam) else []
        found += [pytest.param(regel, case, id=f"{regel}: {case['naam']}") for case in cases if any(need in case for need in needs)]
    return found


def _both(*needs: str) -> list[Any]:
    """Return (seam, rule, case) for every case of all seams that has one of these expectations."""
    return [pytest.param(seam, *row.values, id=row.id) for seam in SEAMS for row in _cases(seam, *needs)]


def _without(rows: list[Any], *keys: str) -> list[Any]:
    """Return the rows whose case has none of these keys."""
    return [row for row in rows if not set(keys) & set(row.values[-1])]


def _texts(bezwaren: Objections) -> list[str]:
    return [f"{bezwaar.niveau}: {bezwaar.deelnemer + ': ' if bezwaar.deelnemer else ''}{bezwaar.tekst}" for bezwaar in bezwaren]


def _check(expected: dict[str, Any], found: dict[str, Any]) -> None:
    assert found == dict(expected)


@pytest.mark.parametrize(("regel", "case"), _cases("stemregels", "verwacht_stemmen"))
def test_a_weight_rule_gives_the_votes_of_its_worked_example(regel: str, case: dict[str, Any]) -> None:
    module = seams.weight_rules()[regel]
    p = module.Parameters.model_validate(case["parameters"])
    deelnemers = stemgerechtigden(case)
    bezwaren = module.controle(p, deelnemers)
    assert not any(bezwaar.is_fout for bezwaar in bezwaren)
    stemmen = module.stemmen(p, deelnemers)
    _check(case["verwacht_stemmen"], stemmen)
    table, faults = stemverhouding(deelnemers, stemmen, lambda votes, leden: module.verdeling(p, votes, leden))
    assert _texts(bezwaren + faults) == list(case.get("verwacht_bezwaren", ()))
    if "verwacht_totaal" in case:
        assert table.totaal == case["verwacht_totaal"]
    if "verwacht_per_lid" in case:
        _check(case["verwacht_per_lid"], {row.deelnemer: row.per_lid for row in table.rijen})


@pytest.mark.parametrize(("regel", "case"), _cases("stemregels", "verwacht_aangenomen"))
def test_a_majority_rule_decides_as_in_its_worked_example(regel: str, case: dict[str, Any]) -> None:
    module = seams.majority_rules()[regel]
    p = module.Parameters.model_validate(case["parameters"])
    assert module.geldt(p, case.get("besluit"))
    assert module.aangenomen(p, stemming(case)) is case["verwacht_aangenomen"]


@pytest.mark.parametrize(("regel", "case"), _cases("stemregels", "verwacht_geldig"))
def test_a_quorum_is_there_or_not(regel: str, case: dict[str, Any]) -> None:
    module = seams.quorum_rules()[regel]
    p = module.Parameters.model_validate(case["parameters"])
    assert module.geldig(p, stemming(case)) is case["verwacht_geldig"]


@pytest.mark.parametrize(("regel", "case"), _cases("stemregels", "verwacht_uitslag"))
def test_a_tie_means_what_its_worked_example_says(regel: str, case: dict[str, Any]) -> None:
    module = seams.tie_rules()[regel]
    p = module.Parameters.model_validate(case["parameters"])
    ballot = stemming(case)
    assert (module.uitslag(p, ballot) if module.staakt(ballot) else None) == case["verwacht_uitslag"]


@pytest.mark.parametrize(("regel", "case"), _cases("stemregels", "verwacht_geldt"))
def test_a_rule_is_asked_only_of_the_decisions_it_is_for(regel: str, case: dict[str, Any]) -> None:
    module: Any = seams.stemregels()[regel]
    p = module.Parameters.model_validate(case["parameters"])
    assert module.geldt(p, case.get("besluit")) is case["verwacht_geldt"]


@pytest.mark.parametrize(("regel", "case"), _cases("stemregels", "vorm"))
def test_a_rule_says_what_the_law_has_against_it(regel: str, case: dict[str, Any]) -> None:
    module: Any = seams.stemregels()[regel]
    p = module.Parameters.model_validate(case["parameters"])
    bezwaren = module.bezwaren(p, case["vorm"])
    found = [f"{text} ({bezwaar.grondslag})" for text, bezwaar in zip(_texts(bezwaren), bezwaren, strict=True)]
    assert found == list(case["verwacht_bezwaren"])


@pytest.mark.parametrize(("regel", "case"), _cases("verdeelsleutels", "verwacht_verdeeld"))
def test_a_key_divides_as_in_its_worked_example(regel: str, case: dict[str, Any]) -> None:
    module = seams.verdeelsleutels()[regel]
    p = module.Parameters.model_validate(case["parameters"])
    invoer = verdeelinvoer(case)
    assert _texts(module.controle(p, invoer)) == list(case.get("verwacht_bezwaren", ()))
    _check(case["verwacht_verdeeld"], module.verdeel(p, invoer))
    assert module.te_verdelen(p, invoer) == case.get("verwacht_te_verdelen", case["bedrag"])


@pytest.mark.parametrize(("regel", "case"), _without(_cases("verdeelsleutels", "verwacht_bezwaren"), "verwacht_verdeeld"))
def test_a_key_says_what_is_wrong_with_its_figures(regel: str, case: dict[str, Any]) -> None:
    module = seams.verdeelsleutels()[regel]
    p = module.Parameters.model_validate(case["parameters"])
    assert _texts(module.controle(p, verdeelinvoer(case))) == list(case["verwacht_bezwaren"])


@pytest.mark.parametrize(("regel", "case"), _without(_cases("stemregels", "verwacht_bezwaren"), "verwacht_stemmen", "vorm"))
def test_a_weight_rule_says_what_is_wrong_with_its_table(regel: str, case: dict[str, Any]) -> None:
    module = seams.weight_rules()[regel]
    p = module.Parameters.model_validate(case["parameters"])
    assert _texts(module.controle(p, stemgerechtigden(case))) == list(case["verwacht_bezwaren"])


@pytest.mark.parametrize(("seam", "regel", "case"), _both("ongeldig"))
def test_parameters_that_cannot_be_are_refused(seam: str, regel: str, case: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        seams.modules(f"rules.{seam}")[regel].Parameters.model_validate(case["parameters"])
    assert [".".join(map(str, fault["loc"])) + ": " + fault["msg"] for fault in caught.value.errors()] == list(case["ongeldig"])


@pytest.mark.parametrize(("seam", "regel", "case"), _both("verwacht_vraag"))
def test_a_rule_asks_for_the_figures_it_needs(seam: str, regel: str, case: dict[str, Any]) -> None:
    module: Any = seams.modules(f"rules.{seam}")[regel]
    p = module.Parameters.model_validate(case["parameters"])
    asked = module.cijfers(p) if seam == "stemregels" else module.cijfers(p, case["jaar"])
    assert [[vraag.naam, str(vraag.peildatum or "nieuwste")] for vraag in asked] == [list(row) for row in case["verwacht_vraag"]]


@pytest.mark.parametrize(("seam", "regel", "case"), _both("verwacht_omschrijving"))
def test_a_rule_describes_itself(seam: str, regel: str, case: dict[str, Any]) -> None:
    module: Any = seams.modules(f"rules.{seam}")[regel]
    assert module.omschrijving(module.Parameters.model_validate(case["parameters"])) == case["verwacht_omschrijving"]


# ── what every rule brings ────────────────────────────────────────────────────────────────────────────────────────

_SLEUTEL = ("VORMEN", "GRONDSLAG", "AFRONDING", "WETTEN", "Parameters", "omschrijving", "cijfers", "controle", "te_verdelen", "exact", "verdeel")
_UITTREDEN = ("VORMEN", "GRONDSLAG", "WETTEN", "Parameters", "omschrijving", "controle")
_NAMEN = {
    "gewicht": ("VORMEN", "GRONDSLAG", "WETTEN", "Parameters", "omschrijving", "cijfers", "controle", "stemmen", "verdeling"),
    "meerderheid": ("VORMEN", "GRONDSLAG", "WETTEN", "Parameters", "omschrijving", "geldt", "aangenomen", "drempels", "bezwaren"),
    "quorum": ("VORMEN", "GRONDSLAG", "WETTEN", "Parameters", "omschrijving", "geldig", "bezwaren"),
    "staken": ("VORMEN", "GRONDSLAG", "WETTEN", "Parameters", "omschrijving", "staakt", "uitslag", "doorslag", "bezwaren"),
    "uitsluiting": ("VORMEN", "GRONDSLAG", "WETTEN", "Parameters", "omschrijving", "geldt", "gemeenten", "bezwaren"),
    "sleutel": _SLEUTEL,
    "bewerking": _SLEUTEL,
    "som": (*_UITTREDEN, "rijen"),
    "korting": (*_UITTREDEN, "rijen"),
    "termijn": (*_UITTREDEN, "datum"),
    "procedure": (*_UITTREDEN, "stappen"),
    "alternatief": (*_UITTREDEN, "geldt", "verdeel"),
}
_KOPPEN = ("Te kiezen:", "Grondslag:", "Let op:")


def gebreken(name: str, module: Any, cases: set[str]) -> list[str]:
    """Return what a file in a seam lacks."""
    parts = _NAMEN.get(getattr(module, "SOORT", ""), ("SOORT",))
    found = [f"{name}: {part} ontbreekt" for part in parts if not hasattr(module, part)]
    manual = module.__doc__ or ""
    found += [f"{name}: handleiding zonder '{kop}'" for kop in _KOPPEN if kop not in manual]
    if name not in cases:
        found.append(f"{name}: geen gevallen")
    model = getattr(module, "Parameters", None)
    if model is not None:
        fields = {key: field for key, field in model.model_fields.items() if key != "positie"}
        found += [f"{name}: parameter {key} zonder uitleg" for key, field in fields.items() if not field.description]
        found += [f"{name}: parameter {key} staat niet in de handleiding" for key in fields if f"`{key}`" not in manual]
        found += [f"{name}: Parameters is geen Record"] if not issubclass(model, Record) else []
    found += [f"{name}: vorm {vorm} bestaat niet" for vorm in getattr(module, "VORMEN", ()) if vorm not in get_args(Vorm)]
    return found


@pytest.mark.parametrize("seam", SEAMS)
def test_every_rule_has_its_manual_its_parameters_and_its_cases(seam: str) -> None:
    found = seams.modules(f"rules.{seam}")
    assert [line for name, module in found.items() for line in gebreken(name, module, bestanden(seam))] == []
    assert bestanden(seam) - set(found) == set(), "cases without a rule"


@pytest.mark.parametrize("seam", SEAMS)
def test_the_list_of_a_seam_names_every_rule_in_it(seam: str) -> None:
    listed = set(re.findall(r"[a-z]+(?:_[a-z]+)*", importlib.import_module(f"assembler.rules.{seam}").__doc__ or ""))
    assert set(seams.modules(f"rules.{seam}")) - listed == set()


def test_no_two_rules_share_a_name() -> None:
    names = [name for seam in SEAMS for name in seams.modules(f"rules.{seam}")]
    assert len(names) == len(set(names))


def test_the_guard_sees_a_rule_that_brings_nothing() -> None:
    assert gebreken("leeg", ModuleType("leeg"), set()) == [
        "leeg: SOORT ontbreekt",
        "leeg: handleiding zonder 'Te kiezen:'",
        "leeg: handleiding zonder 'Grondslag:'",
        "leeg: handleiding zonder 'Let op:'",
        "leeg: geen gevallen",
    ]


def test_the_guard_sees_a_parameter_without_explanation() -> None:
    class Parameters(Record):
        aantal: int

    module = SimpleNamespace(__doc__="Te kiezen: Grondslag: Let op:", SOORT="gewicht", VORMEN=("vereniging",), Parameters=Parameters)
    found = gebreken("half", module, {"half"})
    assert "half: parameter aantal zonder uitleg" in found
    assert "half: parameter aantal staat niet in de handleiding" in found
    assert "half: vorm vereniging bestaat niet" in found
    assert "half: stemmen ontbreekt" in found


def test_underscore_files_are_no_rules() -> None:
    assert not [name for seam in SEAMS for name in seams.modules(f"rules.{seam}") if name.startswith("_")]
