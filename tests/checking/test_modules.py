"""Modules: a regulation is complete without each of them, and has each of them whole or not at all."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from assembler.checking.names.context import context
from assembler.checking.names.library import check_library
from assembler.checking.names.modules import check_modules
from assembler.checking.names.traject import check_traject
from assembler.ground.document import text_of
from assembler.ground.findings import Level
from assembler.ground.values import Waarde
from assembler.pipeline import fold
from assembler.reading.records.taken import Toelichtingsdeel
from regio import kern, regeling_van
from werkruimte import Geladen

MAATWERK = ("maatwerk", "pakket", "lokale uitvoering", "deeltaak", "deeltaken")
KOSTEN: dict[str, Any] = {"clausule": "maatwerkkosten", "parameters": {"overheadopslag": 0, "bij_lokaal": "krimpt", "eigen_ambtelijke_kosten": True}}


def _words(made: object) -> str:
    root = made.final.root  # type: ignore[attr-defined]
    return "\n".join(text for node in root.walk() for text in (text_of(node.opschrift), text_of(node.inhoud)) if text)


@pytest.mark.parametrize("variant", ["per-wet", "per-artikel", "alleen-mandaat"])
@pytest.mark.parametrize("stemmen", [False, True])
def test_the_kern_is_a_whole_regulation_without_words_of_a_module(sociaal: Geladen, variant: str, stemmen: bool) -> None:
    """Regio.md row 15: the model of one region stood in every regulation, and without it references dangled."""
    votes = {"clausule": "stemverhouding", "variant": "per-inwoners", "parameters": {
        "inwoners_per_stem": 10000, "peildatum": "2019-01-01", "afronding": "omhoog", "verdeling_over_leden": "gelijk", "afwezigheid": "plaatsvervanger", "minimum": 1, "maximum": 0,
        "herijking": "geen", "tabel_bindt": True,
    }}  # fmt: skip
    made, found = regeling_van(kern(sociaal, keuzes=[{"clausule": "verhouding-bevoegdheden", "variant": variant}, *([votes] if stemmen else [])]))
    assert [f"{item.slug}: {item.message}" for item in found] == []
    text = _words(made)
    assert [line for line in text.split("\n") if any(word in line.lower() for word in MAATWERK)] == []
    assert not re.search(r"  | ,| \.|,,|\.\.(?!\.)", text)


def test_the_explanation_of_a_task_says_only_what_holds_in_this_regulation(sociaal: Geladen) -> None:
    """What a gemeente may do itself, and to which task something else belongs, is told where the regulation has that choice and that task."""
    taken = ["centrale-toegang", "bijzondere-bijstand", "algemene-bijstand", "schuldhulpverlening"]
    choice, elsewhere = (
        "Daarom kan een gemeente de taak geheel of gedeeltelijk zelf uitvoeren.",
        "Bijzondere bijstand voor schuldenbewind en voor kinderopvang staat bij die taken.",
    )
    alone = _words(regeling_van(kern(sociaal, taken))[0])
    assert not re.search(r"gemeente \w+ (?:de|deze) taak|zelf uitvoeren|[Pp]luspakket|staat bij die taken|is een afzonderlijke taak", alone)
    both = _words(regeling_van(kern(sociaal, [*taken, "schuldenbewind", "kinderopvang"], modules=["maatwerk"], keuzes=[KOSTEN]))[0])
    assert choice in both
    assert elsewhere in both
    assert "Schuldenbewind is een afzonderlijke taak, omdat de rechter daarover beslist." in both
    assert elsewhere not in _words(regeling_van(kern(sociaal, [*taken, "schuldenbewind"]))[0])  # of two tasks that it names one is not here


def test_what_an_explanation_hangs_on_exists(sociaal: Geladen) -> None:
    workspace = sociaal.ruimte
    strange = [{"module": "maatwerken", "tekst": "Iets."}, {"taken": ["bijstant"], "tekst": "Iets."}]
    taak = workspace.taken["algemene-bijstand"].model_copy(update={"toelichting_erbij": tuple(Toelichtingsdeel.model_validate(row) for row in strange)})
    found = list(check_library(context(replace(workspace, taken={**workspace.taken, taak.id: taak}))))
    assert {(one.slug, one.message) for one in found} == {
        ("module-bestaat", "De module 'maatwerken' bestaat niet."), ("taak-bestaat", "De taak 'bijstant' bestaat niet."),
    }  # fmt: skip


def test_with_its_module_the_text_has_its_articles_annex_and_terms(sociaal: Geladen) -> None:
    made, found = regeling_van(kern(sociaal, modules=["maatwerk"], keuzes=[KOSTEN]))
    assert [item.message for item in found] == []
    ids = {node.id for node in made.final.root.walk()}
    assert {"gr-tekst/maatwerk", "gr-tekst/maatwerkkosten", "gr-tekst/bijlage:spelregels-maatwerk", "gr-tekst/begripsbepalingen/begrippen/maatwerk"} <= ids
    assert "gr-tekst/frictiekosten" not in ids  # belongs to it, and is chosen by a decision


def test_a_module_is_there_as_a_whole(sociaal: Geladen) -> None:
    _, found = regeling_van(kern(sociaal, modules=["maatwerk"], keuzes=[{"clausule": "spelregels-maatwerk", "vervalt": True}, KOSTEN]))
    assert "Van de module 'maatwerk' staat 'maatwerk' wel in de regeling, maar 'spelregels-maatwerk' niet." in [item.message for item in found]
    _, found = regeling_van(kern(sociaal, modules=["maatwerk"], keuzes=[{"clausule": "maatwerk", "vervalt": True}]))
    assert [item.slug for item in found if item.slug == "module-is-geheel"] == ["module-is-geheel"]


def test_what_only_a_module_has_words_for_asks_for_it(sociaal: Geladen) -> None:
    """A task that a gemeente does itself, in a text that says nothing of that, was printed as done for all."""
    workspace, item, mijlpaal = kern(sociaal, keuzes=[{"gemeente": "bree", "taken": {"registratie": {"uitvoering": "lokaal"}}}])
    _, found = regeling_van((workspace, item, mijlpaal))
    assert [(one.slug, one.hint) for one in found] == [("module-is-geheel", "Zet 'maatwerk' bij 'modules:' van het traject.")]
    _, found = regeling_van(kern(sociaal, pakketten={"plus": ("registratie",)}))
    assert [one.slug for one in found] == ["module-is-geheel"]
    plus = workspace.taken["registratie"].model_copy(update={"pakket": "plus"})
    plain = kern(sociaal)
    made, found = regeling_van((replace(plain[0], taken={**plain[0].taken, "registratie": plus}), *plain[1:]))
    assert [one.message for one in found] == []
    assert "pakket" not in _words(made), "the library proposes a package; a regulation without packages has one"


def test_which_tasks_are_in_which_package_is_said_by_the_regulation(sociaal: Geladen) -> None:
    fields: dict[str, Any] = {
        "modules": ["maatwerk"],
        "keuzes": [KOSTEN, {"clausule": "verhouding-bevoegdheden", "variant": "alleen-mandaat"}],
        "pakketten": {"plus": ("facilitair",)},
    }
    made, found = regeling_van(kern(sociaal, ["ict", "facilitair"], **fields))
    assert [one.message for one in found] == []
    texts = {str(node.id): text_of(node.inhoud) for node in made.final.root.walk()}
    assert "informatie- en communicatietechnologie" in texts["gr-tekst/taken/basispakket"]
    assert "facilitaire diensten" in texts["gr-tekst/taken/pluspakket"]


def test_no_clause_of_the_library_leans_on_a_module_that_may_be_absent(sociaal: Geladen) -> None:
    assert [item.message for item in check_modules(context(sociaal.ruimte))] == []


@pytest.mark.parametrize(
    ("als", "tekst", "goed"),
    [
        (None, "{{ ref('maatwerk') }} geldt.", False),
        (None, "Het {{ begrip('maatwerk') }} geldt.", False),
        ("not modules.maatwerk", "{{ ref('maatwerk') }} geldt.", False),
        (None, "{{ 'niets' if modules.maatwerk else ref('maatwerk') }} geldt.", False),
        ("modules.maatwerk or traject.raden_doen_mee", "{{ ref('maatwerk') }} geldt.", False),
        ("modules.maatwerk and traject.raden_doen_mee", "{{ ref('maatwerk') }} geldt.", True),
        ("keuzes.maatwerk.aanwezig", "{{ ref('bijlage:spelregels-maatwerk') }} geldt.", True),
        (None, "{{ ref('maatwerk') if modules.maatwerk else 'niets' }} geldt.", True),
        (None, "{{ 'niets' if not modules.maatwerk else ref('maatwerk') }} geldt.", True),
    ],
)
def test_a_reference_into_a_module_stands_under_a_condition(sociaal: Geladen, als: str | None, tekst: str, goed: bool) -> None:
    """The guard is proved: a sentence planted in a clause outside the module."""
    workspace = sociaal.ruimte
    clause = workspace.clausules["gebied"]
    variant = clause.varianten["standaard"]
    lid = variant.leden[0]
    changed = type(lid).model_validate({"id": "proef", "als": als, "tekst": tekst} if als else {"id": "proef", "tekst": tekst})
    clause = clause.model_copy(update={"varianten": {"standaard": variant.model_copy(update={"leden": (changed,)})}})
    found = list(check_modules(context(replace(workspace, clausules={**workspace.clausules, "gebied": clause}))))
    assert ([item.slug for item in found] == []) is goed
    assert all(item.level is Level.FOUT for item in found)


# ── every module, and tasks with participants of their own ──────────────────────────────────────────────────────────

MET: dict[str, list[dict[str, Any]]] = {"maatwerk": [KOSTEN]}
EIGEN: dict[str, Any] = {"modules": ["eigen-deelnemers"], "eigen_deelnemers": {"registratie": ("aa", "bree")}}
ALLE = (
    "andere-regelingen", "bezwaar", "diensten-aan-derden", "dienstverleningsovereenkomst", "eigen-deelnemers", "grenzen-privaatrecht", "maatwerk", "opvolgende-wetgeving",
    "persoonsgegevens", "uitvoeringstoets",
)  # fmt: skip


@pytest.mark.parametrize("module", ALLE)
@pytest.mark.parametrize("variant", ["per-wet", "alleen-mandaat"])
def test_a_module_brings_its_articles_and_nothing_dangles(sociaal: Geladen, module: str, variant: str) -> None:
    fields: dict[str, Any] = {"eigen_deelnemers": EIGEN["eigen_deelnemers"]} if module == "eigen-deelnemers" else {}
    chosen: list[dict[str, Any]] = [{"clausule": "verhouding-bevoegdheden", "variant": variant}, *MET.get(module, [])]
    made, found = regeling_van(kern(sociaal, modules=[module], keuzes=chosen, **fields))
    assert [item.message for item in found] == []
    ids = {node.id for node in made.final.root.walk()}
    assert {f"gr-tekst/{name}" for name in sociaal.ruimte.modules[module].vast} <= ids | {
        f"gr-tekst/{item.clausule}" for item in sociaal.ruimte.modules[module].bijlagen
    }
    assert not re.search(r"  | ,| \.(?!\.)|\bNone\b|n\.t\.b", _words(made))


def test_all_modules_together_are_one_text(sociaal: Geladen) -> None:
    assert set(sociaal.ruimte.modules) == set(ALLE)
    made, found = regeling_van(kern(sociaal, modules=ALLE, keuzes=[KOSTEN], eigen_deelnemers=EIGEN["eigen_deelnemers"]))
    assert [item.message for item in found] == []
    order = [node.id.rpartition("/")[2] for node in made.final.root.walk() if node.kind == "artikel"]
    after = {item.clausule: item.na for module in sociaal.ruimte.modules.values() for item in module.clausules if item.clausule in order}
    assert all(any(order.index(name) < order.index(clause) for name in names if name in order) for clause, names in after.items())


def test_who_takes_no_part_in_a_task_transfers_and_pays_nothing_for_it(sociaal: Geladen) -> None:
    """A modular regulation: a task of two participants, with a cost pool of its own."""
    workspace, item, mijlpaal = kern(sociaal, ["ict", "facilitair"], **EIGEN | {"eigen_deelnemers": {"ict": ("aa", "bree")}})
    own = item.traject.pools[0].model_copy(update={"taken": ("facilitair",)})
    pools = (own, own.model_copy(update={"id": "ict", "naam": "ICT", "taken": ("ict",)}))
    figures = {**item.traject.cijfers, "begroting-ict": next(iter(item.traject.cijfers.values()))}
    besluit = item.besluiten[0]
    more = [
        {"cijfer": {"naam": "begroting-ict", "waarde": 50_000, "peildatum": "2019-01-01", "bron": "b", "status": "definitief"}},
        {"clausule": "verhouding-bevoegdheden", "variant": "alleen-mandaat"},
    ]
    besluit = besluit.model_copy(
        update={"keuzes": (*besluit.keuzes, *type(besluit).model_validate({"datum": "2019-01-01", "gremium": "g", "keuzes": more}).keuzes)}
    )
    item = replace(item, traject=item.traject.model_copy(update={"pools": pools, "cijfers": figures}), besluiten=(besluit,))
    folded = fold(workspace, item, mijlpaal)
    assert [one.message for one in folded.findings if one.level is not Level.OPMERKING] == []
    paid = {name: one.value for name, one in folded.facts.bijdragen["ict"].items() if isinstance(one, Waarde)}
    assert {name for name, amount in paid.items() if amount} == {"aa", "bree"}
    whole = folded.facts.bedragen["ict"]
    assert isinstance(whole, Waarde)
    assert sum(paid.values()) == whole.value
    made, found = regeling_van((workspace, item, mijlpaal))
    assert [one.message for one in found] == []
    assert "informatie- en communicatietechnologie, voor Aa en Bree" in _words(made)


@pytest.mark.parametrize(
    ("velden", "slug"),
    [
        ({"eigen_deelnemers": {"registratie": ("aa", "bree")}}, "module-is-geheel"),  # the module is not there
        ({"modules": ["eigen-deelnemers"], "eigen_deelnemers": {"registratie": ("aa", "onbekend")}}, "naam-bestaat"),
        ({"modules": ["eigen-deelnemers"], "eigen_deelnemers": {"inschrijving": ("aa",)}}, "taak-bestaat"),
        ({"modules": ["eigen-deelnemers"], "eigen_deelnemers": {"registratie": ("aa", "bree", "cromme", "diep", "eem", "flie")}}, "keuze-heeft-gevolg"),
        ({"modules": ["zelfbedacht"]}, "module-bestaat"),
    ],
)
def test_what_does_not_hold_is_said(sociaal: Geladen, velden: dict[str, object], slug: str) -> None:
    workspace, item, mijlpaal = kern(sociaal, **velden)  # type: ignore[arg-type]
    found = [one.slug for one in check_traject(context(workspace).of_traject(item), item)]
    if not found:
        found = [one.slug for one in fold(workspace, item, mijlpaal).findings]
    assert slug in found


def test_a_pool_is_paid_by_all_or_by_the_participants_of_its_tasks(sociaal: Geladen) -> None:
    """One task of a pool without a participant: the key cannot divide that."""
    _, found = regeling_van(
        kern(
            sociaal,
            ["ict", "facilitair"],
            keuzes=[{"clausule": "verhouding-bevoegdheden", "variant": "alleen-mandaat"}],
            **EIGEN | {"eigen_deelnemers": {"ict": ("aa", "bree")}},
        )
    )
    assert {one.slug for one in found} == {"vrijstelling-past-bij-taken"}
    assert "Cromme neemt niet deel aan 'ict', maar wel aan andere taken van de kostenpool 'uitvoering'" in found[0].message
