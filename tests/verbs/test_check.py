"""A check of what has not changed tells the same, and computes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.ground.findings import Finding, Level, Related, Span
from assembler.store import outcome
from assembler.verbs import check as module
from assembler.verbs.check import Checked
from assembler.verbs.refusals import UnknownNameError
from conftest import Maker
from dosis import sampled
from werkruimte import anders, draai, schrijf

T = "trajecten/proef/traject.yaml"

spans = st.builds(Span, st.text(), *(st.integers(0, 99) for _ in range(4)))
findings = st.builds(
    Finding, st.text(), st.sampled_from(Level), st.text(), spans, st.text(), st.lists(st.builds(Related, spans, st.text()), max_size=3).map(tuple),
    st.text(), st.text(), st.none() | st.text(), st.none() | st.text(),
)  # fmt: skip


@pytest.mark.slow
@given(st.lists(findings, max_size=4).map(tuple))
def test_findings_come_back_as_they_were(found: tuple[Finding, ...]) -> None:
    assert outcome.from_data(outcome.as_data(found)) == found


def counted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return the list that grows by one whenever something is really checked."""
    runs: list[object] = []
    real = module._checked

    def checked(root: Path, *limits: str | None) -> Checked:
        runs.append(limits)
        return real(root, *limits)

    monkeypatch.setattr(module, "_checked", checked)
    return runs


LIMITS = ((), ("proef",), ("--mijlpaal", "definitief"), ("--soort", "brief"), ("--gemeente", "noord"))


@pytest.mark.slow
@pytest.mark.parametrize(("limits", "fault"), sampled([(limits, fault) for limits in LIMITS for fault in ("", "{{ taak.naam | tekst }}", "id: taken")], 4))
@pytest.mark.usefixtures("met_cache")
def test_the_second_time_it_says_the_same_without_computing(ruimte: Maker, monkeypatch: pytest.MonkeyPatch, limits: tuple[str, ...], fault: str) -> None:
    name = "clauses/takenpakket/taken.yaml"
    root = ruimte({name: anders(name, (fault, "{{ taak.naan | tekst }}" if "naam" in fault else "id: [taken"))} if fault else None)
    runs = counted(monkeypatch)
    forms = [(*limits, "--format", form, *strict) for form in ("human", "json", "github") for strict in ((), ("--strict",))]
    first = [draai(root, "check", *args) for args in forms]
    assert len(runs) == 1
    assert [draai(root, "check", *args) for args in forms] == first
    assert len(runs) == 1
    assert {item.code for item in first} == ({1} if fault else {0})
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    assert [draai(root, "check", *args) for args in forms] == first
    assert len(runs) == 1 + len(forms)


@pytest.mark.usefixtures("met_cache")
def test_whatever_is_changed_is_seen_and_what_is_put_back_is_known(ruimte: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ruimte()
    runs = counted(monkeypatch)
    before = draai(root, "check")
    kept = (root / T).read_bytes()
    schrijf(root, T, kept.decode().replace("naam:", "naan:", 1))
    assert draai(root, "check").code == 1
    schrijf(root, T, kept)
    assert draai(root, "check") == before
    assert len(runs) == 2


@pytest.mark.usefixtures("met_cache")
def test_an_unknown_name_is_refused_every_time(ruimte: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ruimte()
    runs = counted(monkeypatch)
    for args in (("onbekend",), ("--soort", "onbekend"), ("--gemeente", "onbekend"), ("--mijlpaal", "onbekend")):
        assert [draai(root, "check", *args).code for _ in range(2)] == [2, 2]
    assert len(runs) == 8


@pytest.mark.usefixtures("met_cache")
def test_what_was_saved_during_a_check_is_not_kept_as_its_outcome(ruimte: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ruimte()
    real = module._checked

    def slow(folder: Path, *limits: str | None) -> Checked:
        found = real(folder, *limits)
        schrijf(root, T, (root / T).read_text() + "# bewaard tijdens het nakijken\n")
        return found

    monkeypatch.setattr(module, "_checked", slow)
    draai(root, "check")
    assert not (root / ".cache").exists()


@pytest.mark.usefixtures("met_cache")
def test_a_folder_with_a_link_is_checked_anew_every_time(ruimte: Maker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = ruimte()
    (root / "clauses/elders").symlink_to(tmp_path)
    runs = counted(monkeypatch)
    first = draai(root, "check")
    assert draai(root, "check") == first
    assert "koppeling" in first.alles
    assert len(runs) == 2


@pytest.mark.usefixtures("met_cache")
def test_no_workspace_stays_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError):
        module.check(tmp_path, None, None, None, None)
    assert not (tmp_path / ".cache").exists()
