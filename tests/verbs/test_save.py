"""A save by a face: on what stands there now, whole or not at all, and never over what another saved."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from assembler.checking.rights.people import Person
from assembler.store import journal
from assembler.store.drafts import Drafts
from assembler.verbs.desk import Desk
from assembler.verbs.refusals import FailedError, FoundError, UnknownNameError
from assembler.verbs.save import MISSING, Change, ConflictError, considered, replaced, save, value
from assembler.writing.edit import data_of
from conftest import Maker
from dosis import voorbeelden
from werkruimte import BESTANDEN, draai, schrijf

FILE = "gemeenten/noord/gemeente.yaml"
PLACE = ("cijfers", "inwoners")


def observation(number: int) -> dict[str, object]:
    return {"waarde": number, "peildatum": "2021-01-01", "bekend": "2021-08-01", "bron": f"telling {number}", "status": "definitief"}


def adding(number: int) -> Change:
    """Return the change that adds one observation to those that are there."""

    def make(there: bytes | None) -> bytes:
        assert there is not None
        return replaced(there, (*PLACE, len(value(there, PLACE))), MISSING, observation(number))

    return Change(FILE, make, f"telling {number}")


def saved(desk: Desk, number: int) -> bool:
    """Save an observation, unless the other is in the way for too long: that is told, and nothing is written."""
    try:
        save(desk, adding(number))
    except FailedError:
        return False
    return True


@pytest.mark.slow
@pytest.mark.fuzz
def test_two_that_save_over_and_over_in_one_file_lose_nothing(ruimte: Maker) -> None:
    """Every save that was not refused stands in the file, once; a build in between is not disturbed. With `make fuzz` each saves hundreds of times."""
    root, times = ruimte(), voorbeelden(10)
    wrong: list[BaseException] = []

    def work(first: int) -> None:
        desk = Desk(root)
        try:
            for number in range(first, first + times):
                while not saved(desk, number):
                    pass
        except BaseException as fault:  # noqa: BLE001 - told by the test
            wrong.append(fault)

    workers = [threading.Thread(target=work, args=(first,)) for first in (1000, 2000)]
    for worker in workers:
        worker.start()
    assert draai(root, "check", "proef").code == 0
    for worker in workers:
        worker.join()
    assert wrong == []
    kept = [row["waarde"] for row in data_of((root / FILE).read_bytes())["cijfers"]["inwoners"]]
    assert sorted(kept[2:]) == [*range(1000, 1000 + times), *range(2000, 2000 + times)]
    assert kept[:2] == [19500, 20126]
    assert len(journal.lines(root)) == 2 * times
    assert journal.broken(root) == []
    assert not Desk(root).open().faults


def test_a_change_that_would_keep_the_workspace_from_loading_is_not_written(ruimte: Maker) -> None:
    desk = Desk(root := ruimte())
    wrong = Change(FILE, lambda there: replaced(there or b"", ("code",), "0505", "vijf"), "code")
    after, _ = considered(desk, wrong)
    assert after.faults
    with pytest.raises(FoundError) as fault:
        save(desk, wrong)
    assert any(item.span.file == FILE for item in fault.value.findings)
    assert (root / FILE).read_text(encoding="utf-8") == BESTANDEN[FILE]
    assert journal.lines(root) == []


@pytest.mark.parametrize("file", ["../weg.yaml", "src/x.yaml", "trajecten/proef/vastgelegd/definitief/1/versie.json", "gemeenten/.x.yaml", "gemeenten//x.yaml"])
def test_only_what_people_write_in_the_folders_of_a_workspace_is_written(ruimte: Maker, file: str) -> None:
    desk = Desk(root := ruimte())
    with pytest.raises(UnknownNameError):
        save(desk, Change(file, lambda _there: b"x", "x"))
    assert not (root.parent / "weg.yaml").exists()


def test_a_link_that_leads_out_of_the_workspace_is_not_followed(ruimte: Maker) -> None:
    root = ruimte()
    schrijf(root.parent, "buiten.yaml", "x: 1\n")
    (root / "gemeenten/uit").symlink_to(root.parent)
    with pytest.raises(UnknownNameError):
        save(Desk(root), Change("gemeenten/uit/buiten.yaml", lambda _there: b"weg", "x"))
    assert (root.parent / "buiten.yaml").read_text(encoding="utf-8") == "x: 1\n"


def test_a_value_is_replaced_only_as_it_was_seen() -> None:
    content = b"a: 1 # een\nb: [1, 2]\n"
    assert replaced(content, ("a",), 1, 2) == b"a: 2 # een\nb: [1, 2]\n"
    assert replaced(content, ("a",), 7, 1) == content  # it is so already
    assert replaced(content, ("c",), MISSING, "x") == b"a: 1 # een\nb: [1, 2]\nc: x\n"
    assert replaced(content, ("b", 1), 2, MISSING) == b"a: 1 # een\nb: [1]\n"
    for path, seen, new in ((("a",), 2, 3), (("a",), MISSING, 3), (("c",), 1, 2), (("a",), True, 0), (("a",), "1", 0)):
        with pytest.raises(ConflictError) as fault:
            replaced(content, path, seen, new)
        assert fault.value.theirs == ("" if path == ("c",) else "1")


def test_a_draft_stays_until_it_is_saved_or_thrown_away(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    assert drafts.get("wie", "zin/a") == ""
    assert drafts.places("wie") == []
    desk = Desk(tmp_path)
    desk.keep("zin/a", "een 'zin' -- met; alles")
    desk.keep("zin/a", "een andere")
    desk.keep("zin/b", "nog een")
    assert desk.draft("zin/a") == "een andere"
    assert {place for place, _ in desk.drafts()} == {"zin/a", "zin/b"}
    assert desk.of(Person("een ander")).draft("zin/a") == ""
    desk.forget("zin/a")
    assert desk.draft("zin/a") == ""
