"""Makes the scripts of the workbench: `werkbank/js/*.js` and the packages that its lock file pins become `src/assembler/web/static/*.js`.

What comes out is committed, so that nobody needs node to install or run the workbench. Beside it stand the licences of the packages that are in it, and
`bundle.json`: the hashes of all that went in and came out, by which a test without node sees a source that changed and a bundle that did not.
Needs node and npm; the packages are fetched by `npm ci`, which holds each against the hash in the lock file and runs none of their scripts.
Usage: python tools/maak_statisch.py
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "werkbank" / "js"
STATIC = ROOT / "src" / "assembler" / "web" / "static"
ENTRIES = {"page.js": "werkbank.js", "writing.js": "writing.js"}  # a source, and the file that it becomes with all that it needs
LICENCES, MANIFEST = "licences.txt", "bundle.json"
OUTPUT = (*ENTRIES.values(), LICENCES, MANIFEST)
_FORM = ("--bundle", "--minify", "--format=iife", "--target=es2022", "--charset=utf8", "--legal-comments=none", "--log-level=warning")


class NoPackagesError(Exception):
    """The packages cannot be fetched; what npm said."""


def inputs() -> dict[str, str]:
    """Return the hash of each file that goes in, by its name."""
    return {path.name: _hash(path.read_bytes()) for path in sorted(SOURCES.iterdir()) if path.is_file()}


def packages() -> dict[str, dict[str, str]]:
    """Return version, integrity and licence of each package in the lock file, by name; `dev` for what is only needed to make the bundle."""
    rows = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return {path.rpartition("node_modules/")[2]: row for path, row in rows.items() if path}


def make(folder: Path, work: Path) -> None:
    """Write the bundles, the licences and the hashes into `folder`; `work` is an empty folder for the packages."""
    for path in SOURCES.iterdir():
        if path.is_file():
            shutil.copy(path, work)
    npm = shutil.which("npm")
    assert npm is not None, "npm ontbreekt"
    fetched = subprocess.run(  # noqa: S603 - a list, no shell
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], cwd=work, capture_output=True, text=True, check=False
    )
    if fetched.returncode:
        raise NoPackagesError(fetched.stderr)
    for source, name in ENTRIES.items():
        subprocess.run([work / "node_modules" / ".bin" / "esbuild", source, f"--outfile={folder / name}", *_FORM], cwd=work, check=True)  # noqa: S603 - a list, no shell
    (folder / LICENCES).write_text("\n".join(_licences(work)), encoding="utf-8")
    made = {name: _hash((folder / name).read_bytes()) for name in (*ENTRIES.values(), LICENCES)}
    (folder / MANIFEST).write_text(json.dumps({"in": inputs(), "out": made}, indent=2) + "\n", encoding="utf-8")


def _licences(work: Path) -> Iterator[str]:
    """Yield the licences of the packages in the bundles: theirs must go with every copy."""
    for name, row in packages().items():
        if not row.get("dev"):
            text = next(path for path in (work / "node_modules" / name).iterdir() if path.name.upper().startswith("LICEN"))
            yield f"{name} {row['version']} ({row['license']})\n\n{text.read_text(encoding='utf-8').strip()}\n"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def main() -> None:
    """Make them where they belong."""
    work = ROOT / ".cache" / "statisch"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        make(STATIC, work)
    except NoPackagesError as fault:
        sys.exit(f"npm kon de pakketten niet halen:\n{fault}")
    for name in OUTPUT:
        print(f"{(STATIC / name).stat().st_size:>8} {name}")


if __name__ == "__main__":
    main()
