"""Writes tools/meldingen.json: what is known of weaknesses in the packages that are pinned, from a copy of the PyPA Advisory Database (CC-BY-4.0).

Kept are the id, its other names, the package and the versions it is in; not the words. The file says of which day the copy is: what came later is not
in it. `LATER` has what became known since, as far as we know of it; each row says how sure it is.

Usage: .venv/bin/python tools/maak_meldingen.py MAP   (a git directory of the database)
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "tools" / "meldingen.json"
SOURCE = "PyPA Advisory Database, CC-BY-4.0; only ids, names of packages and versions"
# id, other names, package, first version without it.
LATER = (
    ("GHSA-q2x7-8rv6-6q7h", ["CVE-2024-56326"], "jinja2", "3.1.5"),
    ("GHSA-gmj6-6f8f-6699", ["CVE-2024-56201"], "jinja2", "3.1.5"),
    ("GHSA-cpwx-vrp4-4pq7", ["CVE-2025-27516"], "jinja2", "3.1.6"),
    ("GHSA-f96h-pmfr-66vw", ["CVE-2024-47874"], "starlette", "0.40.0"),
    ("GHSA-2c2j-9gv5-cj73", ["CVE-2025-54121"], "starlette", "0.47.2"),
    ("GHSA-7f5h-v6xp-fcq8", ["CVE-2025-62727"], "starlette", "0.49.1"),
    ("GHSA-2jv5-9r88-3w3p", ["CVE-2024-24762"], "python-multipart", "0.0.7"),
    ("GHSA-59g5-xgcq-4qw3", ["CVE-2024-53981"], "python-multipart", "0.0.18"),
    ("GHSA-vqfr-h8mv-ghfj", ["CVE-2025-43859"], "h11", "0.16.0"),
    ("GHSA-w853-jp5j-5j7f", ["CVE-2025-68146"], "filelock", "3.20.1"),
    ("GHSA-34wj-p5jm-2p96", ["CVE-2016-5851"], "python-docx", "0.8.6"),
)


def pinned() -> dict[str, str]:
    """Return name and version of each package in the lock files."""
    found: dict[str, str] = {}
    for lock in ("requirements.lock", "requirements-dev.lock"):
        found |= dict(re.findall(r"^([a-z0-9.-]+)==([^\s;\\]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
    return found


def kept(data: dict[str, Any], package: str) -> dict[str, Any] | None:
    """Return what we keep of an advisory about a package; None when it is about another, or was withdrawn."""
    if "withdrawn" in data:
        return None
    ranges, versions = [], set[str]()
    for row in data.get("affected", ()):
        if row["package"]["name"].lower() != package:
            continue
        own = [item["events"] for item in row.get("ranges", ()) if item["type"] == "ECOSYSTEM"]
        ranges += [[{name: str(value) for name, value in event.items()} for event in events] for events in own]
        versions |= set() if own else {str(item) for item in row.get("versions", ())}
    if not ranges and not versions:
        return None
    return {"id": data["id"], "ook": sorted(data.get("aliases", ())), "pakket": package, "reeksen": ranges, "versies": sorted(versions), "zekerheid": "bron"}


def later() -> list[dict[str, Any]]:
    """Return what became known since the copy, in the same form."""
    return [
        {"id": name, "ook": aliases, "pakket": package, "reeksen": [[{"introduced": "0"}, {"fixed": fixed}]], "versies": [], "zekerheid": "te verifiëren"}
        for name, aliases, package, fixed in LATER
    ]


def main(place: str) -> None:
    """Write the file from a git directory of the database."""

    def git(*words: str) -> str:
        return subprocess.run(["git", "-C", place, *words], capture_output=True, text=True, check=True).stdout  # noqa: S603, S607 - a folder that its user names

    reader = YAML(typ="safe", pure=True)
    rows = []
    for package in sorted(pinned()):
        for file in git("ls-tree", "-r", "--name-only", "HEAD", f"vulns/{package}/").split():
            row = kept(reader.load(git("show", f"HEAD:{file}")), package)
            rows += [row] if row is not None else []
    known = {name for row in rows for name in (row["id"], *row["ook"])}
    rows += [row for row in later() if not known & {row["id"], *row["ook"]}]
    data = {"bron": SOURCE, "peildatum": git("log", "-1", "--format=%cs").strip(), "meldingen": rows}
    OUTPUT.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
