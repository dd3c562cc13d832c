"""Writes docs/sbom.cdx.json: what the program is made of (CycloneDX 1.6), from the lock files: each package with its version, hashes, licence and who asks for it.

The same lock files give the same bytes: no clock, no machine. A test says when it is stale.

Usage: .venv/bin/python tools/maak_sbom.py
"""

from __future__ import annotations

import json
import re
import sys
import uuid
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import maak_licenties as licences

from assembler import __version__

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "docs" / "sbom.cdx.json"
_ENTRY = re.compile(r"^([a-z0-9.-]+)==([^\s;\\]+)[^\n]*\n((?:    --hash=sha256:[0-9a-f]{64}[^\n]*\n)*)", re.MULTILINE)
_HASH = re.compile(r"sha256:([0-9a-f]{64})")


def hashes(lock: str) -> dict[str, list[str]]:
    """Return the hashes of the files of each package in a lock file, any of which may be installed."""
    return {name: _HASH.findall(rest) for name, _, rest in _ENTRY.findall((ROOT / lock).read_text(encoding="utf-8"))}


def _component(name: str, version: str, kind: str, licence: str, scope: str) -> dict[str, Any]:
    said = {"expression": licence} if " " in licence else {"license": {"id": licence}}
    return {
        "type": "library",
        "bom-ref": f"pkg:{kind}/{name}@{version}",
        "name": name,
        "version": version,
        "scope": scope,
        "licenses": [said],
        "purl": _purl(kind, name, version),
    }


def _purl(kind: str, name: str, version: str) -> str:
    return f"pkg:{kind}/{name.replace('@', '%40', 1) if name.startswith('@') else name}@{version}"


def made() -> str:
    """Return the file."""
    run, every = licences.pinned("requirements.lock"), licences.pinned("requirements-dev.lock")
    marks = hashes("requirements.lock") | hashes("requirements-dev.lock")
    components = []
    for name, version in sorted(every.items()):
        item = _component(name, version, "pypi", licences.licence(name), "required" if name in run else "excluded")
        components.append({**item, "hashes": [{"alg": "SHA-256", "content": mark} for mark in marks[name]]} if name in run else item)
    for name, (version, licence, _) in sorted(licences.javascript().items()):
        components.append(_component(name, version, "npm", licence, "excluded"))
    known = {item["bom-ref"] for item in components}
    scripts = json.loads((licences.SCRIPTS / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for path, row in sorted(scripts.items()):
        if path and not row.get("optional"):  # what is bundled in the scripts of the workbench, and what bundles it
            item = _component(path.rpartition("node_modules/")[2], row["version"], "npm", row["license"], "excluded" if row.get("dev") else "required")
            components += [item] if item["bom-ref"] not in known else []
    refs = {item["name"]: item["bom-ref"] for item in components}
    root = {"type": "application", "bom-ref": "assembler", "name": "assembler", "version": __version__, "licenses": [{"license": {"id": "EUPL-1.2"}}]}
    asked = licences.askers(every)
    needs: dict[str, list[str]] = {"assembler": sorted(refs[name] for name in licences.reasons() if name in every)}
    for name, who in asked.items():
        for asker in who & set(every) if name in refs else ():
            needs.setdefault(refs[asker], []).append(refs[name])
    body = {
        "metadata": {"component": root}, "components": components,
        "dependencies": [{"ref": ref, "dependsOn": sorted(row)} for ref, row in sorted(needs.items())],
    }  # fmt: skip
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    head = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
    }
    return json.dumps({**head, **body}, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    OUTPUT.write_text(made(), encoding="utf-8")
