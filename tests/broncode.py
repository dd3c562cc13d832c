"""The program as text and as a tree, each file read once in a process: many guards look at all of it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def tekst(path: Path) -> str:
    """Return the text of a module."""
    return path.read_text(encoding="utf-8")


@cache
def boom(path: Path) -> ast.Module:
    """Return the tree of a module; who looks at it changes nothing of it."""
    return ast.parse(tekst(path))
