"""What a change would do: the same as a comparison tells afterwards, whatever was made before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assembler.comparing.causes import sides
from assembler.comparing.causes.consequences import consequences
from assembler.comparing.causes.steps import states
from assembler.verbs import compared
from assembler.verbs.desk import Desk
from assembler.verbs.effects import Effects, effects
from assembler.verbs.opened import Opened
from assembler.verbs.sides import Plek
from conftest import Maker
from werkruimte import BESTANDEN

LOG = "trajecten/proef/besluiten/"
NOORD = "gemeenten/noord/gemeente.yaml"
VIJF = "datum: 2021-10-05\ngremium: overleg\nkeuzes:\n  - {clausule: klachten, parameters: {weken: 5}}\n  - {clausule: ombudsman}\n"


def worked_out(root: Path, files: dict[str, bytes | None]) -> tuple[Opened, Opened, Effects]:
    desk = Desk(root)
    before, after = desk.open(), desk.with_laid(files)
    mijlpaal = before.text(before.traject("proef"), "definitief@nu").mijlpaal
    return before, after, effects(before, after, "proef", mijlpaal)


@pytest.mark.parametrize(
    "files",
    [
        {f"{LOG}2021-10-05-overleg.yaml": VIJF},
        {f"{LOG}2021-09-01-dialoog.yaml": None},
        {f"{LOG}2021-09-01-dialoog.yaml": BESTANDEN[f"{LOG}2021-09-01-dialoog.yaml"].replace("weken: 8", "weken: 9")},
        {f"{LOG}2021-09-01-dialoog.yaml": BESTANDEN[f"{LOG}2021-09-01-dialoog.yaml"].replace("keuzes:", "status: ingetrokken\nkeuzes:")},
        {NOORD: BESTANDEN[NOORD].replace("waarde: 20126", "waarde: 31000")},
        {NOORD: BESTANDEN[NOORD].replace("waarde: 20126", "waarde: 31000"), f"{LOG}2021-10-05-overleg.yaml": VIJF},
        {"gemeenten/zuid/proef/definitief/brief/na-kern.md": "Zuid zegt iets.\n"},
        {"clauses/slot/klachten.yaml": BESTANDEN["clauses/slot/klachten.yaml"].replace("De termijn is", "De termijn bedraagt")},
    ],
)
def test_the_shortcuts_tell_what_the_whole_way_tells(ruimte: Maker, files: dict[str, str | None]) -> None:
    before, after, found = worked_out(ruimte(), {name: text.encode() if text else None for name, text in files.items()})
    was, now = (item.milestone(item.traject("proef"), item.text(item.traject("proef"), "definitief@nu").mijlpaal) for item in (before, after))
    old, new = (sides.from_milestone(whole, "definitief@nu") for whole in (was, now))
    old, new = replace(old, text="zoals het nu is"), replace(new, text="met deze wijziging")
    steps = states(after.workspace, after.traject("proef"), old, new)
    whole = consequences("proef", old, new, steps, ends=(was.folded.facts, now.folded.facts))
    assert found.paper == compared.consequences(Plek(after.root, after.workspace, after.traject("proef")), whole)
    assert found.unchanged == whole.unchanged
    assert not found.nothing


def test_a_change_without_effect_says_so(ruimte: Maker) -> None:
    _, _, found = worked_out(ruimte(), {f"{LOG}2022-05-01-later.yaml": VIJF.replace("2021-10-05", "2022-05-01").encode()})
    assert found.nothing
    assert len(found.unchanged) == 4


def test_findings_that_come_and_go_are_told_whatever_line_they_stand_on(ruimte: Maker) -> None:
    name = f"{LOG}2021-09-01-dialoog.yaml"
    text = BESTANDEN[name].replace("weken: 8", "weken: 80")
    root = ruimte()
    _, _, worse = worked_out(root, {name: ("# een regel erboven\n" + text).encode()})
    assert any("ten hoogste 12" in item.message for item in worse.new)
    assert worse.gone == ()
    (root / name).write_text(text, encoding="utf-8")
    _, _, better = worked_out(root, {name: BESTANDEN[name].encode()})
    assert any("ten hoogste 12" in item.message for item in better.gone)
    assert not any(item.is_error for item in better.new)
