"""Writes docs/licenties.md: every package that is pinned, its version, its licence as the package itself says, and what it is for.

A licence that is not known to go together with the EUPL-1.2 ends the program. Usage: .venv/bin/python tools/maak_licenties.py
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "docs" / "licenties.md"
SCRIPTS = ROOT / "werkbank" / "js"

# What fits, and why. We change none of these packages. An installer fetches those of Python, each under its own licence; those of the scripts go with the
# bundle, with their licences.
FITS = {
    "MIT": "permissive",
    "MIT-0": "permissive",
    "0BSD": "permissive, without terms",
    "BSD-2-Clause": "permissive",
    "BSD-3-Clause": "permissive",
    "Apache-2.0": "permissive",
    "Apache-2.0 OR BSD-2-Clause": "permissive",
    "Apache-2.0 OR BSD-3-Clause": "permissive",
    "Apache-2.0 OR GPL-2.0-or-later": "permissive: Apache-2.0 is chosen",
    "PSF-2.0": "permissive",
    "MIT AND PSF-2.0": "permissive",
    "MIT-CMU": "permissive, without terms on what is built with it",
    "MPL-2.0": "copyleft per file; named in the appendix of the EUPL",
    "LGPL-2.1-or-later": "copyleft of the library itself, used unchanged; named in the appendix of the EUPL",
    "GPL-3.0-or-later": "a program of its own that is run, not linked; named in the appendix of the EUPL",
    "ISC": "permissive",
    "BlueOak-1.0.0": "permissive",
    "MIT AND Zlib": "permissive",
    "MIT OR GPL-3.0-or-later": "permissive: MIT is chosen",
    "OFL-1.1": "fonts, not software: they may go with any document",
}
RUN_ONLY_FOR_DEVELOPMENT = {"GPL-3.0-or-later"}
# What older packages write in the place of an identifier of SPDX.
_NAMES = {
    "MIT License": "MIT", "BSD-3-Clause": "BSD-3-Clause", "BSD 2-Clause License": "BSD-2-Clause", "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0", "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0", "SIL OFL 1.1": "OFL-1.1", "MIT": "MIT",
}  # fmt: skip
# Packages that say too little; read in the named file of the package.
READ = {
    "axe-playwright-python": "MIT",  # LICENSE; axe inside it is MPL-2.0
    "cobble": "BSD-2-Clause",  # "BSD", of the maker of mammoth
    "colorama": "BSD-3-Clause",  # LICENSE.txt; installed on Windows only
    "jinja2": "BSD-3-Clause",  # LICENSE.txt
    "num2words": "LGPL-2.1-or-later",  # COPYING and the head of each file
    "resvg-py": "MIT",  # LICENSE; resvg inside it is Apache-2.0 OR MIT
}

JAVASCRIPT = ROOT / "tests" / "javascript" / "package-lock.json"
FOR_JAVASCRIPT = {
    "@ooxml-tools/validate": "the Open XML SDK: whether a Word file is as its schemas ask, in tests",
    **dict.fromkeys(("@xmldom/xmldom", "docx", "jszip"), "edits a file as a program of a reviewer may, in tests"),
}

HEAD = """\
# Licences

The assembler is free software under the European Union Public Licence, version 1.2 ([LICENSE](../LICENSE)). It uses the packages below, each
pinned with its hashes, each under its own licence. All of them go together with the EUPL-1.2; why stands at the end.
What the wheels carry inside them is permissive too: libxml2 and libxslt in lxml (MIT), libyaml in pyyaml (MIT), resvg in resvg-py (Apache-2.0 OR MIT),
OpenSSL in cryptography (Apache-2.0), libffi in cffi (MIT).
The scripts of the workbench hold the packages of the last table; their licences go with them (`src/assembler/web/static/licences.txt`).
Made by `tools/maak_licenties.py` from the lock files and from what each package says of itself; a test says when it is stale.
"""


def pinned(lock: str) -> dict[str, str]:
    """Return name and version of each package in a lock file."""
    return dict(re.findall(r"^([a-z0-9.-]+)==([^\s;\\]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def reasons() -> dict[str, str]:
    """Return what each package is for that we ask for ourselves, as pyproject.toml says beside its name."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return {_canonical(name): why for name, why in re.findall(r'^  "([A-Za-z0-9._-]+)[^"]*", +# (.+)$', text, re.MULTILINE)}


def licence(name: str) -> str:
    """Return the licence of an installed package as SPDX writes it; '' when it does not say."""
    if name in READ:
        return READ[name]
    said = metadata.metadata(name)
    names = [row.rpartition(" :: ")[2] for row in said.get_all("Classifier") or () if row.startswith("License ::")]
    spelled = (*said.get_all("License-Expression", ()), *said.get_all("License", ()), *names)
    return next((found for item in spelled if (found := _NAMES.get(item, item)) in FITS), "")


def askers(names: Mapping[str, str]) -> dict[str, set[str]]:
    """Return for each package which of the others ask for it."""
    found: dict[str, set[str]] = {}
    for name in names:
        for row in _requires(name):
            needed = Requirement(row)
            if "extra" not in str(needed.marker or ""):
                found.setdefault(_canonical(needed.name), set()).add(name)
    return found


def _requires(name: str) -> list[str]:
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:  # for another system
        return []


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def javascript() -> dict[str, tuple[str, str, str]]:
    """Return version, licence and purpose of each package of the tests of JavaScript, as their lock file says."""
    rows = json.loads(JAVASCRIPT.read_text(encoding="utf-8"))["packages"]
    ours = rows[""]["dependencies"]
    asked: dict[str, list[str]] = {}
    for path, row in rows.items():
        for name in row.get("dependencies", {}) if path else ():
            asked.setdefault(name, []).append(path.rpartition("node_modules/")[2])
    found = {}
    for path, row in rows.items():
        name = path.rpartition("node_modules/")[2]
        if name:
            why = FOR_JAVASCRIPT[name] if name in ours else f"needed by {', '.join(sorted(asked.get(name, ())))}" if name in asked else ""
            found[name] = (row["version"], row.get("license", "").strip("()"), why)
    return found


def in_scripts() -> tuple[list[str], set[str], list[str]]:
    """Return the table of the packages of the scripts, as their lock file names them, their licences, and what is wrong."""
    rows = json.loads((SCRIPTS / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    why = json.loads((SCRIPTS / "package.json").read_text(encoding="utf-8"))["reasons"]
    known = {path.removeprefix("node_modules/"): row for path, row in rows.items() if path and not row.get("optional")}
    lines, wrong = ["## In the scripts of the workbench\n", "| package | version | licence | for |", "|---|---|---|---|"], []
    for name, row in sorted(known.items()):
        asked = sorted(item for item, other in known.items() if name in other.get("dependencies", {}))
        purpose = why.get(name) or (f"needed by {', '.join(asked)}" if asked else "")
        if row["license"] not in FITS or not purpose:
            wrong.append(f"{name} {row['version']}: licence '{row['license']}', for '{purpose}'")
        lines.append(f"| {name} | {row['version']} | {row['license']} | {purpose} |")
    return [*lines, ""], {row["license"] for row in known.values()}, wrong


def made() -> str:
    """Return the page; SystemExit with what is wrong when a package has no licence that fits, or nobody knows what it is for."""
    run, all_ = pinned("requirements.lock"), pinned("requirements-dev.lock")
    why, asked = reasons(), askers(all_)
    wrong, lines = [], [HEAD]
    for title, names in (("To run", run), ("To build and test, besides", {name: version for name, version in all_.items() if name not in run})):
        lines += [f"## {title}\n", "| package | version | licence | for |", "|---|---|---|---|"]
        for name, version in sorted(names.items()):
            found = licence(name)
            purpose = why.get(name) or ", ".join(f"{'' if number else 'needed by '}{item}" for number, item in enumerate(sorted(asked.get(name, ()))))
            if found not in FITS or (found in RUN_ONLY_FOR_DEVELOPMENT and name in run):
                wrong.append(f"{name} {version}: licence '{found}' is not known to fit")
            if not purpose:
                wrong.append(f"{name} {version}: nobody asks for it")
            lines.append(f"| {name} | {version} | {found} | {purpose} |")
        lines.append("")
    lines += ["## Libraries of JavaScript, in tests only\n", "| package | version | licence | for |", "|---|---|---|---|"]
    for name, (version, found, purpose) in sorted(javascript().items()):
        wrong += [f"{name} {version}: licence '{found}' is not known to fit"] if found not in FITS else []
        wrong += [] if purpose else [f"{name} {version}: nobody asks for it"]
        lines.append(f"| {name} | {version} | {found} | {purpose} |")
    lines.append("")
    scripts, used_in_scripts, faults = in_scripts()
    lines += scripts
    wrong += faults
    used = sorted({licence(name) for name in all_} | {found for _, found, _ in javascript().values()} | used_in_scripts)
    lines += ["## Why they fit\n", "| licence | why |", "|---|---|", *(f"| {item} | {FITS.get(item, '')} |" for item in used)]
    if wrong:
        sys.exit("\n".join(wrong))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    OUTPUT.write_text(made(), encoding="utf-8")
