"""Spoilt inputs, thousands with `make fuzz`: no reader raises, none takes more than five seconds or 500 MB; tried in a process of its own that may not take more."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

import gefuzzd
import geleid
import vijandig
from dosis import DOSIS, voorbeelden

TESTS = Path(__file__).resolve().parents[1]


@pytest.mark.fuzz
@pytest.mark.slow
def test_no_reader_raises_hangs_or_takes_more_than_it_may_whatever_it_is_given() -> None:
    done = subprocess.run(
        [sys.executable, str(TESTS / "gefuzzd.py"), str(1000 * DOSIS), str(voorbeelden(25))], capture_output=True, text=True, check=False, timeout=3000
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["wrong"] == []
    assert set(told["taken"]) == {lezer.__name__ for lezer in vijandig.GEVALLEN} == set(gefuzzd.SOUND)
    assert sum(1 for number in told["taken"].values() if number) > 8  # much of it is odd, and is read all the same


def test_what_goes_wrong_is_seen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The guard itself: a reader that raises, and one that takes its time, are named with the input."""

    def wild(_content: bytes) -> str:
        raise KeyError("x")

    def slow(_content: bytes) -> str:
        return str(sum(range(300_000)))[:0]

    monkeypatch.setattr(gefuzzd, "limit", lambda: None)
    monkeypatch.setattr(gefuzzd, "SECONDS", 0.001)
    wild.__name__, slow.__name__ = "csv", "yaml"
    monkeypatch.setattr(vijandig, "GEVALLEN", {wild: {}, slow: {}})
    monkeypatch.setattr(gefuzzd, "SOUND", {"csv": [], "yaml": [b"a: 1"]})
    monkeypatch.setattr(gefuzzd, "inputs", lambda _reader, _chance: b"x")
    gefuzzd.main(0, 1, "csv", "yaml")
    wrong = json.loads(capsys.readouterr().out)["wrong"]
    assert [item.partition(":")[0] for item in wrong] == ["csv 0", "yaml 0"]


PLANTED = """
import sys
import atheris, gefuzzd, geleid, vijandig

@atheris.instrument_func
def planted(content):
    if content[:1] == b"G":
        if content[1:2] == b"R":
            if content[2:3] == b"!":
                raise KeyError("gevonden")
    return ""

vijandig.GEVALLEN = {planted: {}}
gefuzzd.SOUND = {"planted": [b"x"]}
geleid.fuzzed("planted", sys.argv[1:])
"""


@pytest.mark.slow
@pytest.mark.skipif(not geleid.READY, reason="atheris is er niet voor deze Python")
def test_what_is_led_finds_what_is_planted_and_keeps_its_input(tmp_path: Path) -> None:
    (tmp_path / "begin").mkdir()
    command = [sys.executable, "-c", PLANTED, "-runs=400000", "-seed=1", f"-artifact_prefix={tmp_path}/", str(tmp_path / "begin")]
    path = os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path, "GELEID": "blind"}, capture_output=True, text=True, errors="replace", check=False)
    assert done.returncode != 0
    assert "KeyError: 'gevonden'" in done.stdout
    assert [item.read_bytes()[:3] for item in tmp_path.glob("crash-*")] == [b"GR!"]


def test_without_atheris_it_says_so_and_is_no_failure(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(geleid, "READY", False)
    assert geleid.main([]) == 0
    assert capsys.readouterr().out == f"{geleid.ABSENT}\n"


def test_what_was_found_fails_the_whole(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(geleid, "READY", True)
    monkeypatch.setattr(geleid, "tried", lambda reader, seconds, runs: (f"{reader} {seconds} {runs}", reader != "md"))
    assert geleid.main(["--tijd", "5", "--keer", "7", "yaml", "csv"]) == 0
    assert geleid.main(["md", "csv"]) == 1
    assert capsys.readouterr().out == "yaml 5 7\ncsv 5 7\nmd 60 -1\ncsv 60 -1\n"


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - inputs, no secrets


def test_the_same_number_makes_the_same_input() -> None:
    for reader in ("yaml", "csv", "basis"):
        assert gefuzzd.inputs(reader, chance(5)) == gefuzzd.inputs(reader, chance(5))
