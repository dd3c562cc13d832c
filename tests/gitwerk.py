"""A workspace in a repository of git, made and looked at by git itself: another program than what the workbench writes it with."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

AAN = "geschiedenis: {vastleggen: true}\n"


def git(root: Path, *words: str, fails: bool = False) -> str:
    """Run git and return what it says; its own settings only, and none of who runs the tests."""
    env = {"PATH": os.environ["PATH"], "HOME": str(root.parent), "GIT_CONFIG_NOSYSTEM": "1", "LANG": "C.UTF-8", "GIT_PAGER": "cat"}
    done = subprocess.run(["git", "-c", "core.quotePath=false", *words], cwd=root, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode != 0) is fails, done.stdout + done.stderr
    return (done.stdout + done.stderr).rstrip("\n")


def in_git(root: Path, *, aan: bool = True, wie: bool = True) -> Path:
    """Put a workspace in a repository of its own, all of it committed; `aan`: the workbench commits, `wie`: git knows who works here."""
    git(root, "init", "-q", "-b", "main")
    if wie:
        git(root, "config", "user.name", "Jurist van de regio")
        git(root, "config", "user.email", "jurist@regio.example")
    (root / ".gitignore").write_text(".werkbank/\nbuild/\n.cache/\nwerkbank.yaml\n", encoding="utf-8")
    if aan:
        (root / "werkbank.yaml").write_text(AAN, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "-c", "user.name=Begin", "-c", "user.email=begin@regio.example", "commit", "-q", "-m", "Begin")
    return root


def onderwerpen(root: Path) -> list[str]:
    """Return the first line of each commit, newest first."""
    return git(root, "log", "--format=%s").split("\n")
