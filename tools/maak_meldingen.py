"""Writes tools/meldingen.json: what is known of weaknesses in the packages that are pinned, from a copy of the PyPA Advisory Database (CC-BY-4.0).

Kept are the id, its other names, the package and the versions it is in; not the words. The file says of which day the copy is: what came later is not
in it. `LATER` has what became known since, as far as we know of it, and `NPM` what we know of packages of JavaScript; each row says how sure it is.

Usage: .venv/bin/python tools/maak_meldingen.py MAP          (a git directory of the database: the file is made anew)
       .venv/bin/python tools/maak_meldingen.py --registers  (PyPI by pip-audit, npm by npm audit: what they answer about what is pinned is added, with the day)
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
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
NPM: tuple[tuple[str, list[str], str, str], ...] = (
    ("GHSA-jg8v-48h5-wgxg", ["CVE-2021-23413"], "jszip", "3.7.0"),
    ("GHSA-36fh-84j7-cv5h", ["CVE-2022-48285"], "jszip", "3.8.0"),
    ("GHSA-5fg8-2547-mr8q", ["CVE-2021-32796"], "@xmldom/xmldom", "0.7.0"),
    ("GHSA-9pgh-qqpf-7wqj", ["CVE-2022-37616"], "@xmldom/xmldom", "0.8.3"),
    ("GHSA-crh6-fp67-6883", ["CVE-2022-39353"], "@xmldom/xmldom", "0.8.4"),
    ("GHSA-mwcw-c2x4-8c55", ["CVE-2024-55565"], "nanoid", "3.3.8"),
    ("GHSA-67mh-4wv8-f99g", [], "esbuild", "0.25.0"),
)
SCRIPTS = ("tests/javascript", "werkbank/js")  # where a package-lock.json stands


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


def pinned_npm() -> set[tuple[str, str]]:
    """Return name and version of each package of JavaScript in the lock files."""
    found = set()
    for place in SCRIPTS:
        rows = json.loads((ROOT / place / "package-lock.json").read_text(encoding="utf-8"))["packages"]
        found |= {(path.rpartition("node_modules/")[2], str(row["version"])) for path, row in rows.items() if path}
    return found


def later() -> list[dict[str, Any]]:
    """Return what became known since the copy, and of packages of JavaScript, in the same form."""
    return [
        {
            "id": name,
            "ook": aliases,
            "pakket": package,
            "reeksen": [[{"introduced": "0"}, {"fixed": fixed}]],
            "versies": [],
            "zekerheid": "te verifiëren",
            **where,
        }
        for table, where in ((LATER, {}), (NPM, {"register": "npm"}))
        for name, aliases, package, fixed in table
    ]


# --- what the registers answer themselves --------------------------------------------------------------------------------


def asked_pypi(told: dict[str, Any]) -> tuple[int, list[dict[str, Any]]]:
    """Return of how many packages pip-audit had an answer, and a row for each weakness in a pinned version."""
    rows = told["dependencies"]
    return sum("vulns" in row for row in rows), [
        _answered(item["id"], item.get("aliases", []), row["name"], row["version"]) for row in rows for item in row.get("vulns", ())
    ]


def asked_npm(told: dict[str, Any]) -> tuple[int, list[dict[str, Any]]]:
    """Return of how many packages npm audit had an answer, and a row for each weakness; one that passes on another's has none of its own."""
    if "vulnerabilities" not in told:
        return 0, []
    versions: dict[str, list[str]] = {}
    for name, version in sorted(pinned_npm()):
        versions.setdefault(name, []).append(version)
    found = [
        {**_answered(item["url"].rpartition("/")[2], [], item["dependency"], version), "register": "npm"}
        for row in told["vulnerabilities"].values()
        for item in row["via"]
        if isinstance(item, dict)
        for version in versions.get(item["dependency"], ())
    ]
    return int(told["metadata"]["dependencies"]["total"]), found


def _answered(name: str, aliases: list[str], package: str, version: str) -> dict[str, Any]:
    return {"id": name, "ook": sorted(aliases), "pakket": package, "reeksen": [], "versies": [version], "zekerheid": "register"}


def _said(command: list[str]) -> dict[str, Any]:
    """Return what a client of a register says; nothing when it is not there, or has no answer."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603 - the ordinary clients
        found = json.loads(done.stdout)
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def ask(today: str) -> list[str]:
    """Ask the registers about what is pinned, add what they answer to the file, and return what to say. Without any answer the file stays as it is."""
    locks = [word for lock in ("requirements.lock", "requirements-dev.lock") for word in ("-r", lock)]
    audit = _said(["pip-audit", "--disable-pip", "--require-hashes", *locks, "--format", "json", "--progress-spinner", "off"])
    answers = [("PyPI (pip-audit)", *(asked_pypi(audit) if "dependencies" in audit else (0, [])))]
    answers += [(f"npm (npm audit, {place})", *asked_npm(_said(["npm", "audit", "--json", "--package-lock-only", "--prefix", place]))) for place in SCRIPTS]
    data = json.loads(OUTPUT.read_text(encoding="utf-8"))
    for source, count, rows in answers:
        if count:
            known = {(row["id"], row["pakket"]) for row in data["meldingen"]}
            data["meldingen"] += [row for row in rows if (row["id"], row["pakket"]) not in known]
            data["nagevraagd"] = {**data.get("nagevraagd", {}), source: {"op": today, "pakketten": count}}
    if any(count for _, count, _ in answers):
        OUTPUT.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [f"{source}: {f'{count} pakketten, {len(rows)} meldingen' if count else 'geen antwoord'}" for source, count, rows in answers]


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
    if sys.argv[1:] == ["--registers"]:
        print("\n".join(ask(datetime.now(UTC).date().isoformat())))
    else:
        main(sys.argv[1])
