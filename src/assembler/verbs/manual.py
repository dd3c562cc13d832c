"""What a finding means: each slug that the program can give is explained once.

A check of the law explains itself, in its docstring; every other slug has a text of its own in `checking/manual/<slug>.md`.
"""

from __future__ import annotations

import inspect
from importlib.resources import files

from assembler.verbs.refusals import unknown


def manual(slug: str) -> str:
    """Return what must hold, when it does not, what to do, and the grondslag; UnknownNameError for a slug that is none."""
    known = manuals()
    if slug not in known:
        raise unknown(slug, sorted(known), "De controle")
    return known[slug]


def manuals() -> dict[str, str]:
    """Return the explanation of every slug."""
    from assembler.checking import law  # noqa: PLC0415 - heavy imports stay out of --help

    found = {name.replace("_", "-"): inspect.getdoc(module) or "" for name, module in law.checks().items()}
    for item in files("assembler.checking").joinpath("manual").iterdir():
        if item.name.endswith(".md"):
            found[item.name.removesuffix(".md")] = item.read_text(encoding="utf-8").strip()
    return found
