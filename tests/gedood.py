"""A process that dies at a chosen moment, as kill -9 would: for tests that see what is left behind."""

from __future__ import annotations

import errno
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# What reaches the disk: a process dies just before the chosen one of these.
STEPS = (
    (os, "replace"), (os, "rename"), (os, "unlink"), (os, "fsync"), (os, "mkdir"), (os, "rmdir"), (tempfile, "mkstemp"), (tempfile, "mkdtemp"), (Path, "write_bytes"),
)  # fmt: skip
FULL = {"fsync", "mkdir", "mkstemp", "mkdtemp", "write_bytes"}  # what cannot be done on a full disk
HERE = Path(__file__).resolve().parent
BEGIN, END = ".assembler-", ".deel"  # of a file that is being written, as in store.files
ANTWOORDEN = "naam: Regeling X\ndeelnemers: [Dordrecht, Zwijndrecht]\n"  # of a workspace that is begun
# Loads the program once, and does what its children do so that they find all read; then for each line a child that counts every step that reaches the disk and dies at the chosen one.
_MOTHER = """
import json, os, pathlib, sys, tempfile
import assembler.verbs.adopt, assembler.verbs.beginning.begin, assembler.verbs.build, assembler.verbs.freeze, assembler.verbs.sending
from assembler.__main__ import main
from gedood import ANTWOORDEN, stop_at
from test_save import adding
def run(words, saying, heard):
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(heard, 2)
    code = 0
    try:
        if words[0] == "save":
            from pathlib import Path
            from assembler.verbs.desk import Desk
            from assembler.verbs.save import save
            from assembler.verbs.refusals import FailedError
            try:
                save(Desk(Path(words[1])), adding(int(words[2])))
            except FailedError:
                code = 3
        else:
            sys.argv = ["assembler", *words]
            main()
    except SystemExit as end:
        code = end.code or 0
    os.write(saying, str(taken[0]).encode())
    sys.stderr.flush()
    os._exit(code)
with tempfile.TemporaryDirectory() as folder:
    from werkruimte import draai, schrijf, werkruimte
    root = werkruimte(pathlib.Path(folder))
    schrijf(root, "antwoorden.yaml", ANTWOORDEN)
    for words in (("build",), ("init", str(root / "nieuw"), "--uit", str(root / "antwoorden.yaml"))):
        assert draai(root, *words).code == 0
def born(moment, how, words):
    global taken
    hearing, saying = os.pipe()
    heard = tempfile.TemporaryFile()
    child = os.fork()
    if child == 0:
        taken = stop_at(moment, how)
        try:
            run(words, saying, heard.fileno())
        except BaseException:
            import traceback
            traceback.print_exc()
            sys.stderr.flush()
        os._exit(99)
    os.close(saying)
    return child, hearing, heard
for line in sys.stdin:
    told = []
    for child, hearing, heard in [born(*job) for job in json.loads(line)]:
        steps = os.read(hearing, 20).decode() or "-1"
        os.close(hearing)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        heard.seek(0)
        told.append([code, int(steps), heard.read().decode("utf-8", "replace")])
        heard.close()
    print(json.dumps(told), flush=True)
"""


def bronnen(root: Path) -> dict[str, str]:
    """Return what people and the program keep in a workspace, with the hash of each file; not the locks, the cache and what is built."""
    from werkruimte import sporen  # noqa: PLC0415 - not before the program, in the process that counts steps

    return {name: mark for name, mark in sporen(root).items() if not name.startswith((".", "build/"))}


def resten(folder: Path) -> list[str]:
    """Return what a killed program left half written."""
    return [path.as_posix() for path in folder.rglob(f"{BEGIN}*") if path.name.endswith(END)]


def stop_at(moment: int, how: str = "kill") -> list[int]:
    """Let something happen to this process at the step of that number which reaches the disk; return the count of the steps that it takes.

    `kill`: it dies; `term`: it is asked to stop; `full`: from then on the disk is full; `slow`: before each step it waits a while, by a chance that the number seeds.
    `size`: from the beginning a file may be no larger than a hundred bytes for each step before that moment; `files`: it may open only so few files more.
    """
    if how in {"size", "files"}:
        kind = resource.RLIMIT_FSIZE if how == "size" else resource.RLIMIT_NOFILE
        most = 2000 + 100 * moment if how == "size" else len(os.listdir("/proc/self/fd")) + moment % 12
        resource.setrlimit(kind, (most, most))
    taken = [0]
    chance = random.Random(moment)  # noqa: S311 - an order of steps, no secret
    time.sleep(chance.uniform(0, 0.1) if how == "slow" else 0)

    def counted(real: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            number = taken[0]
            taken[0] += 1
            if how == "slow":
                time.sleep(chance.choice((0, 0, 0.001, 0.02)))
            elif number == moment and how in {"kill", "term"}:
                os.kill(os.getpid(), signal.SIGKILL if how == "kill" else signal.SIGTERM)
            if number >= moment and how == "full" and name in FULL:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(args[0]) if args and isinstance(args[0], str | Path) else None)
            return real(*args, **more)

        return call

    for module, name in STEPS:
        setattr(module, name, counted(getattr(module, name), name))
    return taken


class Dying:
    """Runs a verb that dies at a step that reaches the disk."""

    def __init__(self, mother: subprocess.Popen[str]) -> None:
        self._mother = mother

    def run(self, moment: int, *words: str, how: str = "kill") -> tuple[int, int]:
        """Run these words; return the exit code (negative when it was killed) and the number of steps when it was not. Never a traceback."""
        ((code, steps, _),) = self.together((moment, how, words))
        return code, steps

    def together(self, *jobs: tuple[int, str, Sequence[str]]) -> list[tuple[int, int, str]]:
        """Run these at once, each with its moment and what happens then; return of each the exit code, the number of steps, and what it said."""
        assert self._mother.stdin is not None
        assert self._mother.stdout is not None
        print(json.dumps(jobs), file=self._mother.stdin, flush=True)
        told = [(int(code), int(steps), str(said)) for code, steps, said in json.loads(self._mother.stdout.readline())]
        assert not any("Traceback" in said for _, _, said in told), told
        return told

    def __call__(self, root: Path, moment: int, *words: str) -> int:
        """Run a verb in a workspace and return its exit code."""
        return self.run(moment, "--root", str(root), *words)[0]


@contextmanager
def dying() -> Iterator[Dying]:
    """Start the process of which each run is a child."""
    path = os.pathsep.join([*sys.path, str(HERE), str(HERE / "verbs")])
    with subprocess.Popen(
        [sys.executable, "-c", _MOTHER],
        cwd=HERE.parent,
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as mother:
        yield Dying(mother)
        assert mother.stdin is not None
        mother.stdin.close()


def beginning(tmp_path: Path, there: bool) -> tuple[Path, tuple[str, ...], Callable[[], None]]:
    """Return the place where a workspace begins, the words that make it, and what makes that place anew: an empty folder that is there, or none."""
    (tmp_path / "antwoorden.yaml").write_text(ANTWOORDEN, encoding="utf-8")
    place = tmp_path / "werk/nieuw"

    def vers() -> None:
        shutil.rmtree(tmp_path / "werk", ignore_errors=True)
        (place if there else place.parent).mkdir(parents=True)

    return place, ("init", str(place), "--uit", str(tmp_path / "antwoorden.yaml")), vers
