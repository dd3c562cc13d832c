"""A new traject: the questions of `init` on one page, the files that the answers make beside those that are there, and a second click that saves them."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from assembler.ground.findings import has_errors
from assembler.reading.records.antwoorden import Antwoorden
from assembler.rendering.terminal.findings import grouped, where
from assembler.store.fingerprint import FOLDERS
from assembler.verbs.beginning import begin
from assembler.verbs.beginning.questions import Question, answer, data_of, questions
from assembler.verbs.save import Change, ConflictError, considered, save
from assembler.web.ask import Ask
from assembler.web.consider import conflict, fields
from assembler.web.frame import page, to


def shown(ask: Ask) -> Response:
    """Show the questions."""
    return _shown(ask, {})


def _shown(ask: Ask, wrong: dict[str, str], findings: Any = (), status: int = 200) -> Response:
    rows = questions(ask.opened.workspace)
    given = {item.veld: _typed(ask, item) if item.veld in ask.form or ask.method == "POST" else item.standaard for item in rows}
    return page(
        ask, "nieuw.html", status, vragen=rows, getypt=given, aangevinkt={item.veld: given[item.veld].split(", ") for item in rows}, fout=wrong,
        bevindingen=[(group[0], where(group)) for group in grouped(findings)],
    )  # fmt: skip


def _typed(ask: Ask, question: Question) -> str:
    """Return what was typed or ticked for a question, as a person types it on the command line."""
    return ", ".join(item.strip() for item in ask.words(question.veld) if item.strip())


def _given(ask: Ask) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the answers of the questions that are asked after the others, and what is wrong by the field of the question."""
    given: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for question in questions(ask.opened.workspace):
        if question.als(given):
            try:
                given[question.veld] = answer(question, _typed(ask, question) or question.standaard)
            except ValueError as fault:
                wrong[question.veld] = str(fault)
    return given, wrong


def sent(ask: Ask) -> Response:
    """Show what the answers make, or save it."""
    given, wrong = _given(ask)
    if wrong:
        return _shown(ask, wrong, status=400)
    answers, faults = begin.checked(data_of(given))
    if not isinstance(answers, Antwoorden):  # the questions are those of a new regulation
        return _shown(ask, {}, faults, 400)
    made = begin.make(answers, ask.desk.today(), ask.opened.workspace)
    if has_errors(made.findings):
        return _shown(ask, {}, made.findings, 400)
    there = ask.whole.workspace.files  # also what this person may not read is not written over
    first = f"trajecten/{made.id}/traject.yaml"
    if first in there or f"regelingen/{made.id}/regeling.yaml" in there:
        return _shown(ask, {"naam": f"Er is al een traject of regeling met de naam {made.id}. Geef de regeling een andere naam."}, status=400)
    fresh = {name: text.encode() for name, text in made.files.items() if name.split("/")[0] in FOLDERS and name not in there}
    change = Change(first, lambda _there: fresh[first], f"nieuw traject {made.id}", {name: text for name, text in fresh.items() if name != first})
    return _consider(ask, change, fresh, made)


def _consider(ask: Ask, change: Change, fresh: dict[str, bytes], made: begin.Made) -> Response:
    try:
        if ask.word("stap") == "bewaar":
            save(ask.desk, change)
            return to(ask, f"/t/{made.id}")
        after, _ = considered(ask.desk, change)
    except ConflictError as fault:
        return conflict(ask, fault, "/nieuw")
    if after.faults:
        return _shown(ask, {}, after.faults, 400)
    kept = [name for name in made.files if name in ask.opened.workspace.files]
    fresh_ones = [item for name, item in after.workspace.organisaties.items() if name not in ask.opened.workspace.organisaties]
    told = [(group[0], where(group)) for group in grouped((*made.findings, *after.findings(after.traject(made.id)).findings))]
    return page(ask, "nieuw_gevolgen.html", id=made.id, bestanden=sorted(fresh), gebleven=kept, bevindingen=told, velden=fields(ask), nieuwe=fresh_ones)


ROUTES = (("GET", "/nieuw", shown, "regio"), ("POST", "/nieuw", sent, "regio"))
