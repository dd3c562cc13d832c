"""The real server: two who save at once lose nothing, a build beside them is not disturbed, and a server that is killed or stopped leaves old or new."""

from __future__ import annotations

import http.client
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assembler.store import journal
from assembler.writing.edit import data_of
from conftest import Maker
from dosis import voorbeelden
from werkruimte import REPO, draai, proces

pytestmark = [pytest.mark.slow, pytest.mark.fuzz, pytest.mark.skipif(os.name == "nt", reason="Windows kent geen SIGKILL")]
FILE = "gemeenten/noord/gemeente.yaml"


class Client:
    """A browser without scripts, on one connection at a time."""

    def __init__(self, port: int) -> None:
        self.port, self.token = port, ""

    def ask(self, method: str, address: str, **form: str) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            body = urllib.parse.urlencode({"token": self.token, **form})
            line.request(method, address, body if method == "POST" else None, {"content-type": "application/x-www-form-urlencoded"})
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        finally:
            line.close()

    def open(self) -> None:
        """Read the page with the form."""
        found = re.search(r'name="token" value="([0-9a-f]+)"', self.ask("GET", "/t/proef/cijfers")[1])
        assert found is not None
        self.token = found[1]

    def add(self, number: int) -> int:
        """Save a figure; return the status of the answer: 303 when it was saved."""
        form = {"gemeente": "noord", "cijfer": "inwoners", "waarde": str(number), "peildatum": "2021-01-01", "bekend": "2021-08-01", "status": "definitief"}
        return self.ask("POST", "/t/proef/cijfers", bron=f"telling {number}", stap="bewaar", **form)[0]


@contextmanager
def serving(root: Path) -> Iterator[tuple[subprocess.Popen[str], Client]]:
    """Start the server as a person does, and give it with a client of it."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port = line.getsockname()[1]
    command = [sys.executable, "-m", "assembler", "--root", str(root), "serve", "--poort", str(port)]
    server = subprocess.Popen(command, cwd=REPO, env={**os.environ, "PYTHONPATH": str(REPO / "src")}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    client = Client(port)
    try:
        for _ in range(1200):
            try:
                client.open()
                break
            except OSError:
                assert server.poll() is None, server.communicate()
                time.sleep(0.1)
        yield server, client
    finally:
        server.kill()
        _, said = server.communicate()
        assert "Traceback" not in said, said


def kept(root: Path) -> list[int]:
    """Return the figures in the file beyond those that it began with."""
    return [int(row["waarde"]) for row in data_of((root / FILE).read_bytes())["cijfers"]["inwoners"]][2:]


@pytest.mark.broad  # without the server: tests/verbs/test_save.py
def test_two_that_save_in_one_file_through_the_server_lose_nothing(ruimte: Maker) -> None:
    """Every save that was answered with yes stands there once, and none that was refused; a build of another process finishes as ever."""
    root = ruimte()
    many = min(100, voorbeelden(8))
    answers: dict[int, int] = {}
    with serving(root) as (_, first):

        def work(begin: int) -> None:
            client = Client(first.port)
            client.open()
            for number in range(begin, begin + many):
                answers[number] = client.add(number)

        workers = [threading.Thread(target=work, args=(begin,)) for begin in (1000, 2000)]
        for worker in workers:
            worker.start()
        built = proces(root, "build", "proef")
        for worker in workers:
            worker.join()
    assert (built.code, "eigen" in built.alles) == (0, False), built.alles
    assert len(answers) == 2 * many
    assert set(answers.values()) == {303}
    assert sorted(kept(root)) == sorted(answers)
    assert [row["wat"] for row in journal.lines(root)] == ["bewaard"] * 2 * many
    assert journal.broken(root) == []
    again = draai(root, "build", "proef")
    assert (again.code, "eigen" in again.alles) == (0, False)


@pytest.mark.broad
def test_a_server_that_is_killed_has_saved_what_it_said_and_nothing_by_half(ruimte: Maker) -> None:
    root = ruimte()
    chance = random.Random(7)  # noqa: S311 - a choice of cases
    asked: set[int] = set()
    said: set[int] = set()
    for turn in range(min(50, voorbeelden(2))):
        with serving(root) as (server, client):

            def work(client: Client, turn: int) -> None:
                for number in range(10_000 + 1000 * turn, 11_000 + 1000 * turn):
                    asked.add(number)
                    try:
                        if client.add(number) == 303:
                            said.add(number)
                    except (OSError, http.client.HTTPException):
                        return

            worker = threading.Thread(target=work, args=(client, turn))
            worker.start()
            time.sleep(chance.uniform(0.05, 0.8))
            server.send_signal(signal.SIGTERM if turn % 10 == 1 else signal.SIGKILL)
            server.wait(120)
            worker.join()
        assert draai(root, "check").code == 0, turn
        now = kept(root)
        assert len(set(now)) == len(now), turn
        assert said <= set(now) <= asked, turn
        assert len(journal.lines(root)) == len(now), turn
        assert journal.broken(root) == [], turn
        assert not list((root / "gemeenten").rglob(".assembler-*")), turn
    assert said
