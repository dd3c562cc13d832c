"""The verb `serve`: opens on this machine only, says where, and stops when asked; what cannot be is told in words."""

from __future__ import annotations

import builtins
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from conftest import Maker
from werkruimte import REPO, draai


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


@pytest.mark.slow
def test_it_says_where_it_is_open_answers_there_and_stops_when_asked(ruimte: Maker) -> None:
    port = free_port()
    command = [sys.executable, "-m", "assembler", "--root", str(ruimte()), "serve", "--poort", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(REPO / "src"), "PYTHONUNBUFFERED": "1"}) as running:
        assert running.stdout is not None
        place = f"http://127.0.0.1:{port}/"
        assert running.stdout.readline() == f"De werkbank staat open op {place} (stoppen: Ctrl-C)\n"
        page = ""
        for _ in range(100):
            try:
                page = urllib.request.urlopen(place, timeout=10).read().decode()
                break
            except OSError:
                threading.Event().wait(0.1)
        assert "Regeling Proef" in page
        running.send_signal(signal.SIGINT)
        assert running.wait(20) in {0, 3}


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.4", "::", "werkbank.example.nl"])  # noqa: S104 - refused
def test_it_is_not_opened_to_others_while_there_is_no_log_in(ruimte: Maker, address: str) -> None:
    outcome = draai(ruimte(), "serve", "--adres", address)
    assert outcome.code == 2
    assert "alleen op deze computer zelf" in outcome.alles


def test_a_port_that_is_taken_is_told(ruimte: Maker) -> None:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        line.listen()
        outcome = draai(ruimte(), "serve", "--poort", str(line.getsockname()[1]))
    assert outcome.code == 3
    assert "kies een andere poort met --poort" in outcome.alles


def test_a_folder_that_is_no_workspace_is_refused_before_anything_is_opened(tmp_path: Path) -> None:
    outcome = draai(tmp_path, "serve")
    assert outcome.code == 2
    assert "is geen werkruimte" in outcome.alles


def test_without_the_extra_it_says_how_to_install_it(ruimte: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, globals_: Mapping[str, Any] | None = None, locals_: Mapping[str, Any] | None = None, wanted: Any = (), level: int = 0) -> Any:
        if name.partition(".")[0] in {"starlette", "uvicorn"} or name == "assembler.web.server":
            raise ModuleNotFoundError(name)
        return real(name, globals_, locals_, wanted, level)

    monkeypatch.setattr(builtins, "__import__", without)
    outcome = draai(ruimte(), "serve")
    assert outcome.code == 3
    assert "pip install 'assembler[werkbank]'" in outcome.alles
