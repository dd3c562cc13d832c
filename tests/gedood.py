"""A process that dies at a chosen moment, as kill -9 would: for tests that see what is left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# What reaches the disk: a process dies just before the chosen one of these.
STEPS = ((os, "replace"), (os, "rename"), (os, "unlink"), (os, "fsync"), (os, "mkdir"), (os, "rmdir"), (tempfile, "mkstemp"), (tempfile, "mkdtemp"))
HERE = Path(__file__).resolve().parent
# Loads the program once; then for each line a child that counts every step that reaches the disk and dies at the chosen one.
_MOTHER = """
import json, os, sys
import assembler.verbs.adopt, assembler.verbs.beginning.begin, assembler.verbs.build, assembler.verbs.freeze, assembler.verbs.sending
from assembler.__main__ import main
from gedood import die_at
def run(words, saying):
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    code = 0
    try:
        if words[0] == "save":
            from pathlib import Path
            from test_save import adding
            from assembler.verbs.desk import Desk
            from assembler.verbs.save import save
            save(Desk(Path(words[1])), adding(int(words[2])))
        else:
            sys.argv = ["assembler", *words]
            main()
    except SystemExit as end:
        code = end.code or 0
    os.write(saying, str(taken[0]).encode())
    os._exit(code)
for line in sys.stdin:
    moment, words = json.loads(line)
    hearing, saying = os.pipe()
    child = os.fork()
    if child == 0:
        taken = die_at(moment)
        run(words, saying)
    os.close(saying)
    steps = os.read(hearing, 20).decode() or "-1"
    os.close(hearing)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), steps, flush=True)
"""


def die_at(moment: int) -> list[int]:
    """Let this process die at the step of that number which reaches the disk; return the count of the steps that it takes."""
    taken = [0]

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            if taken[0] == moment:
                os.kill(os.getpid(), signal.SIGKILL)
            taken[0] += 1
            return real(*args, **more)

        return call

    for module, name in STEPS:
        setattr(module, name, counted(getattr(module, name)))
    return taken


class Dying:
    """Runs a verb that dies at a step that reaches the disk."""

    def __init__(self, mother: subprocess.Popen[str]) -> None:
        self._mother = mother

    def run(self, moment: int, *words: str) -> tuple[int, int]:
        """Run these words; return the exit code (negative when it was killed) and the number of steps when it was not."""
        assert self._mother.stdin is not None
        assert self._mother.stdout is not None
        print(json.dumps([moment, words]), file=self._mother.stdin, flush=True)
        code, steps = self._mother.stdout.readline().split()
        return int(code), int(steps)

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
