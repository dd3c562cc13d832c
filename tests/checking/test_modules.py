"""Modules: a regulation is complete without each of them, and has each of them whole or not at all."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assembler.checking.names.context import context
from assembler.checking.names.modules import check_modules
from assembler.ground.document import text_of
from assembler.ground.findings import Level
from regio import kern, regeling_van
from werkruimte import Geladen

MAATWERK = ("maatwerk", "pakket", "lokale uitvoering", "deeltaak", "deeltaken")
KOSTEN = {"clausule": "maatwerkkosten", "parameters": {"overheadopslag": 0, "bij_lokaal": "krimpt", "eigen_ambtelijke_kosten": True}}


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
    plus = workspace.taken["registratie"].model_copy(update={"pakket": "plus"})
    plain = kern(sociaal)
    _, found = regeling_van((replace(plain[0], taken={**plain[0].taken, "registratie": plus}), *plain[1:]))
    assert "module-is-geheel" in [one.slug for one in found]


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
