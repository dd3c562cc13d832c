"""A sentence that is tried in the workbench: the paper around it is the one that a build makes."""

from __future__ import annotations

from pathlib import Path

from assembler.verbs.desk import Desk
from assembler.verbs.sentence import made, tried
from werkruimte import BLOKKEN, anders, werkruimte

BRIEF = "templates/documenten/brief.yaml"


def kantoor(tmp_path: Path) -> Desk:
    """Return the small workspace, whose letter tells what changed since the milestone before."""
    skeleton = anders(BRIEF, ("      - invoegen: kern\n", "      - invoegen: kern\n      - blok: veranderd-sinds\n"))
    return Desk(werkruimte(tmp_path, {**BLOKKEN, BRIEF: skeleton}))


def test_a_document_made_alone_is_the_one_that_is_made_with_all_others(tmp_path: Path) -> None:
    """The list of what changed since the milestone before stands in it too."""
    opened = kantoor(tmp_path).open()
    trajectmap = opened.traject("proef")
    mijlpaal = next(item for item in trajectmap.mijlpalen if item.id == "definitief")
    whole = opened.milestone(trajectmap, mijlpaal)
    assert len(whole.made) > 1
    for item in whole.made:
        final, found = made(opened, "proef", mijlpaal, item.order.name)
        assert final == item.final
        assert {(one.slug, one.message) for one in found} <= {(one.slug, one.message) for one in whole.findings}
    letter = next(item.final for item in whole.made if item.order.name == "brief-zuid")
    assert any(node.id.endswith("/veranderd") for node in letter.root.walk())


def test_a_sentence_reads_as_the_choice_would_have_it_and_tells_only_what_is_new(tmp_path: Path) -> None:
    desk = kantoor(tmp_path)
    trajectmap = desk.open().traject("proef")
    mijlpaal = next(item for item in trajectmap.mijlpalen if item.id == "definitief")
    trial = tried(
        desk, "proef", mijlpaal, "gr-tekst/klachten/regeling", {"vervang": {"plaats": "klachten/regeling", "tekst": "Klagen mag altijd."}, "reden": "proef"}
    )
    assert ("Klagen mag altijd." in trial.text, trial.findings) == (True, ())
